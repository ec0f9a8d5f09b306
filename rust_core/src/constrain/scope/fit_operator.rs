//! What may come after an operand: members, operators, the end of the expression.

use super::Level;
use super::accept::View;
use super::basic::{ALL_BASIC, Binary, Type, Unary, members};
use super::frame::{Frame, FrameKind};
use super::name::NameId;
use super::types::{Composite, Space};
use super::word::{Sign, Word};

impl View<'_> {
    pub(super) fn has_members(&self, of: Type) -> bool {
        match self.composite(of) {
            Some(Composite::Pointer { target, .. }) => {
                target == Type::UNKNOWN || target != of && self.has_members(target)
            }
            Some(Composite::Struct { .. } | Composite::Predeclared(_)) => true,
            Some(_) => false,
            None => of.shape().is_none_or(|shape| shape.columns == 1 && shape.rows > 1),
        }
    }

    pub(super) fn member_fits(&self, frame: &Frame, base: Type, name: Option<NameId>) -> bool {
        let Some(name) = name else { return base == Type::UNKNOWN };
        if self.pointee(base).is_basic() {
            return self.swizzle_fits(frame, base, self.swizzle(name));
        }
        self.member(base, name).is_some_and(|of| self.level < Level::Types || self.starts(frame, of))
    }

    /// Whether components of a vector may be taken: how many, and which the highest is.
    pub(super) fn swizzle_fits(&self, frame: &Frame, base: Type, selected: Option<(u8, u8)>) -> bool {
        let (Some(shape), Some((length, highest))) = (self.pointee(base).shape(), selected) else { return false };
        if shape.columns > 1 || shape.rows < highest.max(2) {
            return false;
        }
        // Of a vector that is written to, one component.
        let fits = (length == 1 || !frame.accepted.reference) && self.starts(frame, Type::vector(length, shape.kind));
        self.level < Level::Types || fits
    }

    pub(super) fn pointee(&self, of: Type) -> Type {
        match self.composite(of) {
            Some(Composite::Pointer { target, .. }) => target,
            _ => of,
        }
    }

    /// What may come after an operand.
    pub(super) fn operator_fits(&self, frame: &Frame, of: Type, word: Word) -> bool {
        // A component of a vector has no address.
        let is_addressed = self.state.frame(frame.below).kind == FrameKind::Unary(Unary::AddressOf);
        let has_parts = !is_addressed || self.pointee(of).shape().is_none_or(|shape| shape.columns > 1);
        match word {
            Word::Sign(Sign::Dot) => has_parts && self.has_fitting_member(frame, self.pointee(of)),
            Word::Sign(Sign::BracketOpen) => {
                has_parts && self.element(of).is_some_and(|element| self.starts(frame, element))
            }
            Word::Sign(Sign::Equals | Sign::Increment) | Word::Assign(_) => self.assignment_fits(word),
            _ => match word.binary().filter(|_| !self.closes_template(word)) {
                Some(op) => self.binary_fits(op),
                None => self.closing_fits(word),
            },
        }
    }

    fn has_fitting_member(&self, frame: &Frame, of: Type) -> bool {
        match self.composite(of) {
            Some(composite) => self.state.members(composite).any(|(_, part)| self.starts(frame, part)),
            None if of == Type::UNKNOWN => true,
            None => of.shape().is_some_and(|shape| {
                let vectors = 1..=if frame.accepted.reference { 1 } else { 4 };
                let is_vector = shape.columns == 1 && shape.rows > 1;
                is_vector && vectors.into_iter().any(|rows| self.starts(frame, Type::vector(rows, shape.kind)))
            }),
        }
    }

    fn binary_fits(&self, op: Binary) -> bool {
        let Some(settled) = self.settle(Some(op.tightness())) else { return false };
        let free = settled.pointer.is_none() && !settled.frame.accepted.reference;
        free && (settled.of == Type::UNKNOWN || self.right_operands(op, settled.of, &settled.frame) != 0)
    }

    /// Whether `>` ends the template list around this expression.
    pub(super) fn closes_template(&self, word: Word) -> bool {
        let mut frame = self.state.top();
        word == Word::Sign(Sign::Greater)
            && loop {
                match frame.kind {
                    FrameKind::Value { .. } | FrameKind::Binary(..) | FrameKind::Unary(_) => {
                        frame = self.state.frame(frame.below);
                    }
                    kind => break matches!(kind, FrameKind::Template { .. }),
                }
            }
    }

    fn assignment_fits(&self, word: Word) -> bool {
        let Some(settled) = self.settle(None) else { return false };
        let of = settled.of;
        if settled.pointer.is_some() || !settled.space.is_some_and(Space::is_writable) && of != Type::UNKNOWN {
            return false;
        }
        match word {
            Word::Assign(op) => of == Type::UNKNOWN || Self::assigned(op, of) != 0,
            Word::Sign(Sign::Increment) => matches!(of, Type::I32 | Type::U32 | Type::UNKNOWN),
            _ => self.is_constructible(of),
        }
    }

    /// The basic types that `variable op= ...` takes.
    pub(super) fn assigned(op: Binary, variable: Type) -> u64 {
        let fits = |of: &Type| op.result(variable, *of) == Some(variable);
        members(ALL_BASIC).filter(fits).fold(0, |set, of| set | of.bit())
    }

    /// Whether an expression may end before `word`.
    fn closing_fits(&self, word: Word) -> bool {
        let Some(settled) = self.settle(None) else { return false };
        let below = self.state.frame(settled.frame.below);
        match below.kind {
            FrameKind::Paren => match settled.pointer {
                Some((space, target)) => self.pointer_starts(&below, space, target),
                None => self.starts(&below, settled.of),
            },
            FrameKind::Index { base, .. } => {
                let inside = match (settled.literal, self.length(base)) {
                    (Some(index), Some(length)) => index < length,
                    _ => true,
                };
                inside && self.is_accepted(&settled)
            }
            _ => match self.call(&below) {
                Some(call) if self.is_accepted(&settled) => match word {
                    Word::Sign(Sign::Comma) => call.may_go_on(settled.argument()),
                    _ => call.may_end_after(settled.argument()),
                },
                Some(_) => false,
                None => self.is_accepted(&settled),
            },
        }
    }
}
