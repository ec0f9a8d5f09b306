//! Which types may be written where.

use super::Level;
use super::accept::View;
use super::basic::{Kind, Type};
use super::frame::{Declares, Frame, FrameKind, Head};
use super::state::Meaning;
use super::types::{Composite, Space};
use super::word::Word;

impl View<'_> {
    /// What may stand for a type.
    pub(super) fn type_fits(&self, word: Word) -> bool {
        let of = match word {
            Word::Name(name) => match self.state.meaning(name) {
                Some(Meaning::Type(of)) => of,
                _ => return false,
            },
            Word::Type(of) => of,
            Word::Head(columns, rows) if self.level >= Level::Types => {
                let head = Head::Values(columns, rows);
                let of = if columns > 1 { Type::matrix(columns, rows, false) } else { Type::vector(rows, Kind::F32) };
                return self.has_component_type(head) && self.type_may_stand(of);
            }
            Word::Array => return self.level < Level::Types || self.array_type_fits(),
            Word::Atomic => return self.level < Level::Types || self.atomic_type_fits(),
            Word::Pointer => return self.level < Level::Types || self.pointer_type_fits(),
            _ => return true,
        };
        self.level < Level::Types || of == Type::UNKNOWN || self.type_may_stand(of)
    }

    /// Whether an alias is in scope that may stand in the list of `head`: closed lists are one lexeme.
    pub(super) fn has_component_type(&self, head: Head) -> bool {
        let fits = |meaning| match meaning {
            Meaning::Type(Type::UNKNOWN) => true,
            Meaning::Type(of) => Self::is_component(head, of),
            _ => false,
        };
        matches!(head, Head::Array | Head::Bitcast | Head::Pointer)
            || self.state.declarations().any(|declaration| fits(declaration.meaning))
    }

    fn is_component(head: Head, of: Type) -> bool {
        match head {
            Head::Values(1, _) => of.shape().is_some_and(|shape| (shape.columns, shape.rows) == (1, 1)),
            Head::Values(..) => of == Type::F32,
            Head::Atomic => matches!(of, Type::I32 | Type::U32),
            Head::Array | Head::Bitcast | Head::Pointer => true,
        }
    }

    /// Where the type that is being written belongs.
    fn type_place(&self) -> FrameKind {
        self.state.below().kind
    }

    fn type_may_stand(&self, of: Type) -> bool {
        let known = self.state.known(of);
        let is_handle = known.is_some_and(|known| {
            matches!(known.composite, Composite::Texture(_) | Composite::Sampler | Composite::ComparisonSampler)
        });
        let is_pointer = matches!(self.composite(of), Some(Composite::Pointer { .. }));
        let has_runtime_array = known.is_some_and(|known| known.has_runtime_array);
        let is_stored = !is_handle && !is_pointer;
        let is_constructible = self.is_constructible(of);
        match self.type_place() {
            FrameKind::Declaration { declares, .. } => match declares {
                Declares::Var(Space::Handle) => is_handle,
                Declares::Var(Space::StorageRead | Space::Storage) => is_stored && of != Type::BOOL,
                Declares::Var(Space::Uniform) => is_constructible && of != Type::BOOL,
                Declares::Var(Space::Workgroup) => is_stored && !has_runtime_array,
                Declares::Let => is_constructible || is_pointer,
                Declares::Override => of.shape().is_some_and(|shape| (shape.columns, shape.rows) == (1, 1)),
                Declares::Var(_) | Declares::Const => is_constructible,
                Declares::Alias => true,
            },
            FrameKind::Parameter(_) => is_constructible || is_pointer || is_handle,
            FrameKind::Function { .. } => is_constructible,
            // A struct with a runtime-sized array is in no other.
            FrameKind::Member(_) => {
                is_stored && (!has_runtime_array || matches!(self.composite(of), Some(Composite::Array { .. })))
            }
            FrameKind::Template { head, .. } => match head {
                Head::Values(..) | Head::Atomic => Self::is_component(head, of),
                Head::Array => is_stored && !has_runtime_array,
                Head::Bitcast => of.shape().is_some_and(|shape| shape.columns == 1 && shape.kind != Kind::Bool),
                Head::Pointer => is_stored,
            },
            _ => true,
        }
    }

    fn array_type_fits(&self) -> bool {
        !matches!(
            self.type_place(),
            FrameKind::Declaration { declares: Declares::Var(Space::Handle) | Declares::Override, .. }
                | FrameKind::Template { head: Head::Values(..) | Head::Atomic | Head::Bitcast, .. }
        )
    }

    fn atomic_type_fits(&self) -> bool {
        if !self.has_component_type(Head::Atomic) {
            return false;
        }
        match self.type_place() {
            FrameKind::Declaration { declares, .. } => matches!(
                declares,
                Declares::Alias | Declares::Var(Space::Workgroup | Space::Storage | Space::StorageRead)
            ),
            FrameKind::Member(_) => true,
            FrameKind::Template { head, .. } => matches!(head, Head::Array | Head::Pointer),
            _ => false,
        }
    }

    fn pointer_type_fits(&self) -> bool {
        matches!(
            self.type_place(),
            FrameKind::Parameter(_) | FrameKind::Declaration { declares: Declares::Let | Declares::Alias, .. }
        )
    }

    /// naga takes no pointers into other spaces as parameters.
    pub(super) fn pointer_space_fits(&self, frame: &Frame, word: Word) -> bool {
        let Word::Space(space) = word else { return true };
        let outer = self.state.frame(self.state.frame(frame.below).below);
        let is_parameter = matches!(outer.kind, FrameKind::Parameter(_));
        self.level < Level::Types || !is_parameter || matches!(space, Space::Function | Space::Private)
    }
}
