//! Takes a lexeme of an expression.

use super::accept::View;
use super::basic::{Level, Type, Unary};
use super::call::{Call, Outcome};
use super::fit::{Lexeme, callee_of, head_of};
use super::frame::{Accepted, Callee, Frame, FrameKind, Stage, Want};
use super::machine::{Machine, Next};
use super::settle::Settled;
use super::state::Meaning;
use super::types::{Composite, Count, Space};
use super::word::{Sign, Word};

impl Machine<'_> {
    /// Before an operand.
    pub(super) fn take_operand(&mut self, frame: Frame, word: Word) -> Next {
        if let Some(op) = word.unary() {
            let accepted = match op {
                Unary::AddressOf => self.view().addressed(&frame),
                Unary::Dereference => Accepted { want: Want::Pointee, ..Accepted::NOTHING },
                _ => Accepted::basic(self.view().unary_operands(op, &frame)),
            };
            self.state.become_kind(FrameKind::Unary(op));
            self.state.push(Frame { accepted, level: Level::Postfix, kind: FrameKind::Operand, ..frame });
            return Next::Done;
        }
        match word {
            Word::Number { number, value } => self.value(number, None, value),
            Word::Bool => self.value(Type::BOOL, None, None),
            Word::Name(name) => match self.state.meaning(name) {
                Some(Meaning::Value { of, space, literal, .. }) => self.value(of, space, literal),
                Some(Meaning::Function(number)) => self.callee(Callee::User(number)),
                Some(Meaning::Type(of)) => self.callee(Callee::Construct(of)),
                Some(Meaning::Taken) | None => self.value(Type::UNKNOWN, None, None),
            },
            Word::Sign(Sign::ParenOpen) => {
                let accepted = self.view().inner(&frame);
                self.state.become_kind(FrameKind::Paren);
                self.state.push(Frame { accepted, level: Level::Full, kind: FrameKind::Operand, ..frame });
                Next::Done
            }
            _ => match callee_of(word) {
                Some(callee) => self.callee(callee),
                // An empty list of arguments, or the end of a statement without a value.
                None => self.leave(),
            },
        }
    }

    fn value(&mut self, of: Type, space: Option<Space>, literal: Option<u32>) -> Next {
        self.state.become_kind(FrameKind::Value { of, space, literal });
        Next::Done
    }

    fn callee(&mut self, callee: Callee) -> Next {
        self.state.become_kind(FrameKind::Callee(callee));
        Next::Done
    }

    /// After the name of what is called.
    pub(super) fn take_callee(&mut self, frame: Frame, callee: Callee, word: Word) -> Next {
        match word {
            Word::Sign(Sign::Less) => {
                self.begin_template(head_of(callee));
                self.state.push(Frame::plain(FrameKind::TypeName));
                Next::Done
            }
            Word::Sign(Sign::ParenOpen) => {
                let told = Call::begin(self.view(), &frame, callee);
                self.state.become_kind(FrameKind::Arguments { callee, count: 0, told });
                self.push_argument();
                Next::Done
            }
            // A function that is not called: it stands for nothing.
            _ => {
                self.value(Type::UNKNOWN, None, None);
                Next::Again
            }
        }
    }

    /// Begins the next argument of the innermost call.
    fn push_argument(&mut self) {
        let frame = self.state.top();
        let accepted = self.view().call(&frame).and_then(|call| call.accepted()).unwrap_or(Accepted::NOTHING);
        self.state.push(Frame::expression(accepted, frame.stage));
    }

    /// After an operand.
    pub(super) fn take_operator(&mut self, frame: Frame, word: Word) -> Next {
        let FrameKind::Value { of, space, .. } = frame.kind else { return self.leave() };
        match word {
            Word::Sign(Sign::Dot) => {
                self.state.become_kind(FrameKind::MemberOf { base: of, space });
                return Next::Done;
            }
            Word::Sign(Sign::BracketOpen) => {
                self.state.become_kind(FrameKind::Index { base: of, space });
                self.state.push(Frame::expression(Accepted::integers(), frame.stage));
                return Next::Done;
            }
            _ => {}
        }
        if let Some(op) = word.binary().filter(|_| !self.view().closes_template(word)) {
            let settled = self.settle(Some(op.tightness()));
            let left = if settled.pointer.is_some() { Type::UNKNOWN } else { settled.of };
            let basic = self.view().right_operands(op, left, &settled.frame);
            let accepted = if left == Type::UNKNOWN { Accepted::ANYTHING } else { Accepted::basic(basic) };
            self.state.become_kind(FrameKind::Binary(op, left));
            self.state.push(Frame { level: op.right_level(), ..Frame::expression(accepted, frame.stage) });
            return Next::Done;
        }
        let settled = self.settle(None);
        self.state.pop();
        self.take_value(settled, word)
    }

    /// Applies waiting operators. The frame of what comes of it is the innermost then.
    fn settle(&mut self, least: Option<u8>) -> Settled {
        let settled = self.view().settle(least);
        let mut frame = self.state.top();
        let mut below = self.state.below();
        loop {
            match below.kind {
                FrameKind::Binary(op, _) if least.is_none_or(|least| op.tightness() >= least) => {}
                FrameKind::Unary(_) => {}
                _ => break,
            }
            self.state.pop();
            (frame, below) = (below, self.state.frame(below.below));
        }
        settled.unwrap_or(Settled { of: Type::UNKNOWN, space: None, pointer: None, literal: None, frame })
    }

    /// Gives an expression that is complete to what it stands in, and `word` after it.
    fn take_value(&mut self, settled: Settled, word: Word) -> Next {
        let frame = self.state.top();
        match frame.kind {
            FrameKind::Arguments { callee, count, .. } => {
                let view = self.view();
                let told = view.call(&frame).and_then(|call| call.after(settled.argument())).unwrap_or(0);
                self.state.become_kind(FrameKind::Arguments { callee, count: count.saturating_add(1), told });
                Next::Again
            }
            FrameKind::Paren => {
                let of = self.numbered(&settled);
                self.value(of, settled.space, None)
            }
            FrameKind::Index { base, space } => {
                let view = self.view();
                let element = view.element(base).unwrap_or(Type::UNKNOWN);
                let space = view.part_space(base, space);
                self.value(element, space, None)
            }
            FrameKind::Assignment => self.take_assignment(settled, word),
            FrameKind::Declaration { declares, name, of, .. } => {
                let given = of.unwrap_or_else(|| self.numbered(&settled));
                let literal = settled.literal;
                self.state.become_kind(FrameKind::Declaration { declares, name, of: Some(given), literal });
                Next::Again
            }
            FrameKind::Template { head, element, space, .. } => {
                let count = Some(settled.literal.unwrap_or(0));
                self.state.become_kind(FrameKind::Template { head, element, space, count });
                Next::Again
            }
            FrameKind::Switch => {
                self.state.become_kind(FrameKind::SwitchBody(settled.of));
                Next::Again
            }
            _ => Next::Again,
        }
    }

    /// The type of an expression with a number for it.
    fn numbered(&mut self, settled: &Settled) -> Type {
        match settled.pointer {
            Some((space, target)) => self.state.intern(Composite::Pointer { space, target }),
            None => settled.of,
        }
    }

    /// Between the arguments of a call.
    pub(super) fn take_argument_end(&mut self, frame: Frame, word: Word) -> Next {
        match word {
            Word::Sign(Sign::Comma) => {
                self.push_argument();
                Next::Done
            }
            Word::Sign(Sign::ParenClose) => {
                let outcome = self.view().call(&frame).and_then(|call| call.outcome());
                let of = match outcome {
                    Some(Outcome::Value(of)) => of,
                    Some(Outcome::Array(element, count)) => self.array(frame, element, count),
                    Some(Outcome::Nothing) | None => Type::UNKNOWN,
                };
                self.value(of, None, None)
            }
            _ => self.leave(),
        }
    }

    /// The type of `array(...)`: the one that is wanted, or what its elements say.
    fn array(&mut self, frame: Frame, element: Type, count: u32) -> Type {
        match (frame.accepted.basic, frame.accepted.want) {
            (0, Want::Exactly(wanted)) => wanted,
            _ => self.state.intern(Composite::Array { element, count: Count::Known(count) }),
        }
    }

    /// After the dot.
    pub(super) fn take_member(&mut self, base: Type, space: Option<Space>, lexeme: Lexeme) -> Next {
        let view = self.view();
        let of = lexeme.name.and_then(|name| view.member(base, name)).unwrap_or(Type::UNKNOWN);
        let space = view.part_space(base, space);
        self.value(of, space, None)
    }

    /// After the target of an assignment.
    fn take_assignment(&mut self, target: Settled, word: Word) -> Next {
        let accepted = match word {
            Word::Sign(Sign::Equals) => Accepted::converting_to(target.of),
            Word::Assign(_) if !target.of.is_basic() => Accepted::ANYTHING,
            Word::Assign(op) => Accepted::basic(View::assigned(op, target.of)),
            Word::Sign(Sign::Increment) => {
                self.state.become_kind(FrameKind::Terminated);
                return Next::Done;
            }
            _ => return self.leave(),
        };
        self.state.become_kind(FrameKind::Terminated);
        self.state.push(Frame::expression(accepted, Stage::Runtime));
        Next::Done
    }
}
