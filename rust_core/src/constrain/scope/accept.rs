//! Whether an operand of some type can still become what is accepted.

use super::basic::{self, ALL_BASIC, Level, Type, members};
use super::frame::{Accepted, Frame, FrameKind, Want};
use super::name::{NameId, Names, swizzle};
use super::state::{Meaning, ScopeState};
use super::texture::TextureFunction;
use super::types::{Composite, Count, Space};

/// A state and the names it speaks of.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) names: &'a Names,
    pub(super) state: &'a ScopeState,
    pub(super) level: super::Level,
}

impl<'a> View<'a> {
    pub(super) fn composite(&self, of: Type) -> Option<Composite> {
        self.state.known(of).map(|known| known.composite)
    }

    pub(super) fn text(&self, name: NameId) -> &'a str {
        let spelled = || self.state.spelled_text(self.names.len(), name);
        self.names.text(name).or_else(spelled).unwrap_or_default()
    }

    /// What a name selects of a vector; see [`swizzle`](super::name::swizzle).
    pub(super) fn swizzle(&self, name: NameId) -> Option<(u8, u8)> {
        self.names.swizzle(name).unwrap_or_else(|| swizzle(self.text(name).as_bytes()))
    }

    /// Whether an operand of this type can begin what `frame` accepts.
    pub(super) fn starts(&self, frame: &Frame, of: Type) -> bool {
        if of == Type::UNKNOWN {
            return true;
        }
        let Some(known) = self.state.known(of) else {
            return basic::reach(of, frame.level) & frame.accepted.basic != 0;
        };
        known.reach[frame.level as usize] & frame.accepted.basic != 0
            || self.satisfies(frame, of)
            || match frame.accepted.want {
                Want::Exactly(wanted) => known.parts >> (wanted.0 & 63) & 1 == 1 || self.is_vague(wanted),
                Want::Atomic => known.has_atomic,
                Want::RuntimeArray => known.has_runtime_array,
                _ => false,
            }
    }

    /// Whether a type is equal to more than itself.
    fn is_vague(&self, of: Type) -> bool {
        matches!(self.composite(of), Some(Composite::Array { count: Count::Unknown, .. }))
    }

    /// Whether a value of this type is accepted as it is.
    pub(super) fn accepts(&self, frame: &Frame, of: Type) -> bool {
        of == Type::UNKNOWN || frame.accepted.basic & of.bit() != 0 || !of.is_basic() && self.satisfies(frame, of)
    }

    fn satisfies(&self, frame: &Frame, of: Type) -> bool {
        let composite = self.composite(of);
        match (frame.accepted.want, composite) {
            (Want::None, _) => false,
            (Want::Any, _) => true,
            (Want::Exactly(wanted), _) => self.same(wanted, of),
            (Want::Pointee, Some(Composite::Pointer { target, .. })) => self.starts(&self.dereference(frame), target),
            (_, Some(Composite::Pointer { space, target })) => self.pointer_fits(frame.accepted.want, space, target),
            (Want::Atomic, Some(Composite::Atomic(_))) => true,
            (Want::RuntimeArray, Some(Composite::Array { count: Count::Runtime, .. })) => true,
            (Want::Texture(function), Some(Composite::Texture(texture))) => {
                let call = self.state.frame(frame.below);
                let is_due = function == TextureFunction::Store || self.starts(&call, function.result(texture));
                function.takes(texture) && is_due
            }
            (Want::Sampler, Some(Composite::Sampler)) => true,
            (Want::ComparisonSampler, Some(Composite::ComparisonSampler)) => true,
            _ => false,
        }
    }

    /// The frame of the `*` that an expression is the operand of.
    pub(super) fn dereference(&self, frame: &Frame) -> Frame {
        let mut outer = self.state.frame(frame.below);
        while outer.kind == FrameKind::Paren {
            outer = self.state.frame(outer.below);
        }
        outer
    }

    /// Whether two types are the same, as far as known.
    pub(super) fn same(&self, one: Type, other: Type) -> bool {
        if one == other || one == Type::UNKNOWN || other == Type::UNKNOWN {
            return true;
        }
        match (self.composite(one), self.composite(other)) {
            (
                Some(Composite::Array { element: a, count: of_a }),
                Some(Composite::Array { element: b, count: of_b }),
            ) => (of_a == Count::Unknown || of_b == Count::Unknown || of_a == of_b) && self.same(a, b),
            (
                Some(Composite::Pointer { space: a, target: to_a }),
                Some(Composite::Pointer { space: b, target: to_b }),
            ) => a == b && self.same(to_a, to_b),
            _ => false,
        }
    }

    /// Whether a pointer that has no number yet is wanted.
    pub(super) fn pointer_fits(&self, want: Want, space: Space, target: Type) -> bool {
        let unknown = target == Type::UNKNOWN;
        match want {
            Want::Any => true,
            Want::Exactly(Type::UNKNOWN) => true,
            Want::Exactly(wanted) => match self.composite(wanted) {
                Some(Composite::Pointer { space: wanted_space, target: wanted }) => {
                    space == wanted_space && self.same(target, wanted)
                }
                _ => false,
            },
            Want::AtomicPointer => unknown || matches!(self.composite(target), Some(Composite::Atomic(_))),
            Want::ArrayPointer => {
                unknown || matches!(self.composite(target), Some(Composite::Array { count: Count::Runtime, .. }))
            }
            Want::WorkgroupPointer => space == Space::Workgroup,
            _ => false,
        }
    }

    /// Whether a pointer in parentheses can begin what `frame` accepts.
    pub(super) fn pointer_starts(&self, frame: &Frame, space: Space, target: Type) -> bool {
        let reached = match self.state.known(target) {
            Some(known) => known.reach[frame.level as usize],
            None if target == Type::UNKNOWN => ALL_BASIC,
            None => basic::reach_of_set(basic::parts(target), frame.level),
        };
        let is_operand = frame.accepted.want == Want::Pointee && self.starts(&self.dereference(frame), target);
        is_operand || reached & frame.accepted.basic != 0 || self.pointer_fits(frame.accepted.want, space, target)
    }

    /// What the operand of `&` may be where `accepted` is.
    pub(super) fn addressed(&self, frame: &Frame) -> Accepted {
        let is_in_paren = matches!(self.state.frame(frame.below).kind, FrameKind::Paren);
        let accepted = match frame.accepted.want {
            // `(&a)[0]`
            Want::None | Want::Exactly(_) if is_in_paren => {
                let outer = self.state.frame(frame.below);
                let fits = |of: &Type| self.pointer_starts(&outer, Space::Function, *of);
                let basic = members(ALL_BASIC).filter(fits).fold(0, |set, of| set | of.bit());
                Accepted { basic, want: Want::Any, reference: true }
            }
            Want::Any | Want::WorkgroupPointer => Accepted::ANYTHING,
            Want::Pointee => {
                let outer = self.dereference(frame);
                Accepted { basic: basic::leading_to(outer.accepted.basic, outer.level), ..outer.accepted }
            }
            Want::Exactly(wanted) => match self.composite(wanted) {
                Some(Composite::Pointer { target, .. }) if target.is_basic() => Accepted::basic(target.bit()),
                Some(Composite::Pointer { target, .. }) => Accepted::converting_to(target),
                _ => Accepted::NOTHING,
            },
            Want::AtomicPointer => Accepted::want(Want::Atomic),
            Want::ArrayPointer => Accepted::want(Want::RuntimeArray),
            _ => Accepted::NOTHING,
        };
        Accepted { reference: true, ..accepted }
    }

    /// Whether some value in scope can begin what `frame` accepts: for what has no literals.
    pub(super) fn has_value(&self, frame: &Frame) -> bool {
        let fits = |meaning| matches!(meaning, Meaning::Value { .. }) && self.value_fits(frame, meaning);
        self.state.declarations().any(|declaration| fits(declaration.meaning))
    }

    /// Whether what a name means can stand as an operand.
    pub(super) fn value_fits(&self, frame: &Frame, meaning: Meaning) -> bool {
        match meaning {
            Meaning::Value { of, space, stage, .. } => {
                let in_memory = space.is_some_and(|space| space != Space::Handle)
                    || of == Type::UNKNOWN
                    || matches!(self.composite(of), Some(Composite::Pointer { .. }));
                stage <= frame.stage && (in_memory || !frame.accepted.reference) && self.starts(frame, of)
            }
            _ => false,
        }
    }

    /// The type of a member; None where there is none.
    pub(super) fn member(&self, base: Type, name: NameId) -> Option<Type> {
        if base == Type::UNKNOWN {
            return Some(Type::UNKNOWN);
        }
        if let Some(shape) = base.shape() {
            let (length, highest) = self.swizzle(name)?;
            let is_vector = shape.columns == 1 && shape.rows > 1;
            return (is_vector && highest <= shape.rows).then(|| Type::vector(length, shape.kind));
        }
        match self.composite(base)? {
            Composite::Pointer { target, .. } if !matches!(self.composite(target), Some(Composite::Pointer { .. })) => {
                self.member(target, name)
            }
            composite => self.state.members(composite).find(|(member, _)| *member == name).map(|(_, of)| of),
        }
    }

    /// The type of an element; None where there is none.
    pub(super) fn element(&self, base: Type) -> Option<Type> {
        match self.composite(base) {
            Some(Composite::Array { element, .. }) => Some(element),
            Some(Composite::Pointer { target, .. }) if target.is_basic() => target.element(),
            Some(Composite::Pointer { target, .. }) => match self.composite(target) {
                Some(Composite::Array { element, .. }) => Some(element),
                _ => (target == Type::UNKNOWN).then_some(target),
            },
            Some(_) => None,
            None if base == Type::UNKNOWN => Some(base),
            None => base.element(),
        }
    }

    /// How many elements there are; None where that is not known.
    pub(super) fn length(&self, base: Type) -> Option<u32> {
        match self.composite(base) {
            Some(Composite::Array { count: Count::Known(count), .. }) => Some(count),
            Some(Composite::Pointer { target, .. }) if target != base => self.length(target),
            Some(_) => None,
            None => base.shape().map(|shape| u32::from(if shape.columns == 1 { shape.rows } else { shape.columns })),
        }
    }

    /// Where a part of `base` is stored, when `base` is stored in `space`.
    pub(super) fn part_space(&self, base: Type, space: Option<Space>) -> Option<Space> {
        match self.composite(base) {
            Some(Composite::Pointer { space, .. }) => Some(space),
            _ => space,
        }
    }

    /// Whether `T()` and `T(...)` make values of it.
    pub(super) fn is_constructible(&self, of: Type) -> bool {
        self.state.known(of).is_none_or(|known| known.is_constructible)
    }

    /// The basic types that `op` takes so that what comes of it can begin what `frame` accepts.
    pub(super) fn unary_operands(&self, op: basic::Unary, frame: &Frame) -> u64 {
        let fits = |of: &Type| op.result(*of).is_some_and(|result| self.starts(frame, result));
        members(ALL_BASIC).filter(fits).fold(0, |set, of| set | of.bit())
    }

    /// The basic types that may stand right of `op`.
    pub(super) fn right_operands(&self, op: basic::Binary, left: Type, frame: &Frame) -> u64 {
        let fits = |of: &Type| op.result(left, *of).is_some_and(|result| self.starts(frame, result));
        members(ALL_BASIC).filter(fits).fold(0, |set, of| set | of.bit())
    }

    /// What may stand in parentheses where `frame` is.
    pub(super) fn inner(&self, frame: &Frame) -> Accepted {
        Accepted { basic: basic::leading_to(frame.accepted.basic, frame.level), ..frame.accepted }
    }

    /// A frame like `frame` that accepts something else, as far as [`starts`](Self::starts) is concerned.
    pub(super) fn accepting(frame: &Frame, accepted: Accepted) -> Frame {
        Frame { accepted, level: Level::Full, ..*frame }
    }
}
