//! Whether a lexeme fits where the grammar would have it. When in doubt it does.

use super::Level;
use super::accept::View;
use super::basic::Type;
use super::frame::{Accepted, Callee, Frame, FrameKind, Head, Stage};
use super::name::NameId;
use super::state::{Meaning, NO_DECLARATION};
use super::types::{Composite, Count, Space};
use super::word::{Sign, Word};

/// A lexeme: what it is, and its number as a name if it is a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexeme {
    pub(super) word: Word,
    pub(super) name: Option<NameId>,
}

impl View<'_> {
    pub(super) fn fits(&self, lexeme: Lexeme) -> bool {
        let level = self.level;
        let frame = self.state.top();
        let Lexeme { word, name } = lexeme;
        match frame.kind {
            FrameKind::Operand if level < Level::Types => self.operand_name_fits(&frame, word),
            FrameKind::Operand => self.operand_fits(&frame, word),
            FrameKind::MemberOf { base, .. } if level >= Level::Members => self.member_fits(&frame, base, name),
            // Only a name that stands for a function is called.
            FrameKind::Value { .. } if word == Word::Sign(Sign::ParenOpen) => false,
            FrameKind::Callee(callee) => match word {
                Word::Sign(Sign::Less) => match callee {
                    Callee::Infer(..) | Callee::InferArray | Callee::Bitcast(_) => {
                        level < Level::Types || self.has_component_type(head_of(callee))
                    }
                    _ => false,
                },
                word => word == Word::Sign(Sign::ParenOpen),
            },
            FrameKind::Value { of, .. } if level >= Level::Types => self.operator_fits(&frame, of, word),
            FrameKind::Value { of, .. } if level >= Level::Members && word == Word::Sign(Sign::Dot) => {
                self.has_members(of)
            }
            FrameKind::Block { .. } | FrameKind::For { .. } => self.statement_fits(word),
            FrameKind::TypeName => self.type_fits(word),
            FrameKind::Template { head: Head::Pointer, .. } => self.pointer_space_fits(&frame, word),
            FrameKind::StructHeader { .. } => self.is_free(word),
            FrameKind::Function { name: None, .. } => self.is_free(word),
            FrameKind::Function { first, .. } => match word {
                Word::Name(name) => !self.has_parameter(first, name),
                _ => true,
            },
            FrameKind::StructBody { first, .. } => name.is_none_or(|name| self.is_free_member(first, name)),
            FrameKind::Declaration { name: None, .. } => self.is_free(word),
            _ => true,
        }
    }

    fn has_parameter(&self, first: u32, name: NameId) -> bool {
        let count = self.state.parameter_count() - first;
        self.state.parameters(first, count).iter().any(|(known, _)| *known == name)
    }

    /// Whether a struct may have one more member of this name.
    fn is_free_member(&self, first: u32, name: NameId) -> bool {
        let so_far = Composite::Struct { first, count: self.state.member_count() - first };
        let is_sized =
            |of| self.level < Level::Types || self.state.known(of).is_none_or(|known| !known.has_runtime_array);
        self.state.members(so_far).all(|(known, of)| known != name && is_sized(of))
    }

    fn is_free(&self, word: Word) -> bool {
        match word {
            Word::Name(name) => self.is_free_name(name),
            _ => true,
        }
    }

    /// Whether a name may be declared here: no other of the same scope has it.
    fn is_free_name(&self, name: NameId) -> bool {
        let mut frame = self.state.top();
        let outer = loop {
            match frame.kind {
                FrameKind::Module { .. } => break NO_DECLARATION,
                FrameKind::Block { outer, .. } | FrameKind::For { outer, .. } => break outer,
                _ => frame = self.state.frame(frame.below),
            }
        };
        self.state.declarations_until(outer).all(|declaration| declaration.name != name)
    }

    /// What may begin a statement.
    fn statement_fits(&self, word: Word) -> bool {
        let frame = Frame::expression(Accepted { reference: true, ..Accepted::ANYTHING }, Stage::Runtime);
        match word {
            Word::Name(name) => match self.state.meaning(name) {
                Some(Meaning::Function(number)) => {
                    let must_use = self.state.function(number).is_some_and(|signature| signature.must_use);
                    !must_use && (self.level < Level::Types || self.can_call(&frame, number))
                }
                Some(Meaning::Value { of, space, .. }) => {
                    self.level < Level::Types
                        || of == Type::UNKNOWN
                        || match self.composite(of) {
                            Some(Composite::Pointer { space, target }) => space.is_writable() && self.has_parts(target),
                            _ => space.is_some_and(Space::is_writable),
                        }
                }
                _ => false,
            },
            Word::Builtin(number) => self.level < Level::Types || self.has_arguments(&frame, number),
            Word::Sign(Sign::Ampersand) => self.level < Level::Types,
            Word::Sign(Sign::Star) => self.level < Level::Types || self.has_variable(),
            _ => true,
        }
    }

    fn has_parts(&self, of: Type) -> bool {
        self.has_members(of) || self.element(of).is_some()
    }

    /// Whether anything can be assigned to through a pointer.
    fn has_variable(&self) -> bool {
        let writes = |meaning| match meaning {
            Meaning::Value { of, space, .. } => match self.composite(of) {
                Some(Composite::Pointer { space, .. }) => space.is_writable(),
                _ => of == Type::UNKNOWN || space.is_some_and(Space::is_writable),
            },
            _ => false,
        };
        self.state.declarations().any(|declaration| writes(declaration.meaning))
    }
}

/// Whether a callee's name says its type by itself, or needs a template list or arguments.
pub(super) fn callee_of(word: Word) -> Option<Callee> {
    match word {
        Word::Type(of) => Some(Callee::Construct(of)),
        Word::Head(columns, rows) => Some(Callee::Infer(columns, rows)),
        Word::Array => Some(Callee::InferArray),
        Word::Bitcast => Some(Callee::Bitcast(Type::UNKNOWN)),
        Word::Builtin(number) => Some(Callee::Builtin(number)),
        _ => None,
    }
}

/// What the template list after a callee's name belongs to.
pub(super) fn head_of(callee: Callee) -> Head {
    match callee {
        Callee::Infer(columns, rows) => Head::Values(columns, rows),
        Callee::InferArray => Head::Array,
        _ => Head::Bitcast,
    }
}

/// The size that `array<..., N>` was given.
pub(super) fn counted(count: Option<u32>, is_given: bool) -> Count {
    match (count, is_given) {
        (Some(count), _) => Count::Known(count),
        (None, true) => Count::Unknown,
        (None, false) => Count::Runtime,
    }
}
