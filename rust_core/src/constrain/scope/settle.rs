//! Applying the operators that wait for an operand.

use super::accept::View;
use super::basic::{Type, Unary};
use super::call::{Argument, Call};
use super::frame::{Frame, FrameKind, Want};
use super::types::{Composite, Space};

/// What an expression is worth so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled {
    pub(super) of: Type,
    /// Where it is stored.
    pub(super) space: Option<Space>,
    /// For `&a`, whose type may have no number yet: where it points, and to what.
    pub(super) pointer: Option<(Space, Type)>,
    /// The literal that it is, where it is nothing else.
    pub(super) literal: Option<u32>,
    /// What it stands in.
    pub(super) frame: Frame,
}

impl View<'_> {
    /// The innermost operand with the operators before it applied that bind at least as tightly as `least` (all of them
    /// for None). None where types do not fit, or where there is no operand.
    pub(super) fn settle(&self, least: Option<u8>) -> Option<Settled> {
        let frame = self.state.top();
        let FrameKind::Value { of, space, literal } = frame.kind else { return None };
        let mut settled = Settled { of, space, pointer: None, literal, frame };
        loop {
            let below = self.state.frame(settled.frame.below);
            settled = match below.kind {
                FrameKind::Binary(op, left) if least.is_none_or(|least| op.tightness() >= least) => {
                    if settled.pointer.is_some() {
                        return None;
                    }
                    let of = op.result(left, settled.of)?;
                    Settled { of, space: None, literal: None, pointer: None, frame: below }
                }
                FrameKind::Unary(op) => Settled { frame: below, literal: None, ..self.apply(op, settled)? },
                _ => return Some(settled),
            };
        }
    }

    fn apply(&self, op: Unary, operand: Settled) -> Option<Settled> {
        let unknown = operand.of == Type::UNKNOWN;
        match (op, operand.pointer) {
            (Unary::AddressOf, None) if unknown => Some(Settled { space: None, ..operand }),
            (Unary::AddressOf, None) => {
                let space = operand.space.filter(|space| *space != Space::Handle)?;
                Some(Settled { of: Type::UNKNOWN, space: None, pointer: Some((space, operand.of)), ..operand })
            }
            (Unary::Dereference, Some((space, of))) => {
                Some(Settled { of, space: Some(space), pointer: None, ..operand })
            }
            (Unary::Dereference, None) if unknown => Some(Settled { space: Some(Space::Function), ..operand }),
            (Unary::Dereference, None) => match self.composite(operand.of)? {
                Composite::Pointer { space, target } => Some(Settled { of: target, space: Some(space), ..operand }),
                _ => None,
            },
            (op, None) => op.result(operand.of).map(|of| Settled { of, space: None, ..operand }),
            (_, Some(_)) => None,
        }
    }

    /// Whether an expression may end as it is.
    pub(super) fn is_accepted(&self, settled: &Settled) -> bool {
        match (settled.pointer, settled.frame.accepted.want) {
            (Some((_, target)), Want::Pointee) => self.starts(&self.dereference(&settled.frame), target),
            (Some((space, target)), want) => self.pointer_fits(want, space, target),
            (None, _) => self.accepts(&settled.frame, settled.of),
        }
    }

    /// The call whose arguments are in `frame`.
    pub(super) fn call<'a>(&'a self, frame: &'a Frame) -> Option<Call<'a>> {
        match frame.kind {
            FrameKind::Arguments { callee, count, told } => {
                Some(Call { view: *self, frame, callee, count: count.into(), told })
            }
            _ => None,
        }
    }

    /// Whether the expression that `frame` belongs to is the target of an assignment.
    pub(super) fn is_target(&self, mut frame: Frame) -> bool {
        loop {
            match frame.kind {
                FrameKind::Assignment => return true,
                FrameKind::Operand | FrameKind::Value { .. } | FrameKind::MemberOf { .. } => {}
                FrameKind::Paren | FrameKind::Unary(_) => {}
                _ => return false,
            }
            frame = self.state.frame(frame.below);
        }
    }
}

impl Settled {
    pub(super) fn argument(&self) -> Argument {
        Argument { of: self.of, pointer: self.pointer }
    }
}
