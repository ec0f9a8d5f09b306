//! Takes lexemes one by one: which frame each belongs to.

use super::accept::View;
use super::basic::Type;
use super::fit::{Lexeme, counted};
use super::frame::{Accepted, Callee, Frame, FrameKind, Head, Stage};
use super::name::Names;
use super::state::{Meaning, ScopeState};
use super::types::{Composite, Space};
use super::word::{Keyword, Sign, Word};

pub(super) struct Machine<'a> {
    pub(super) names: &'a Names,
    pub(super) state: &'a mut ScopeState,
}

/// What becomes of a lexeme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// It is taken.
    Done,
    /// It belongs to the frame that is the innermost now.
    Again,
}

impl Machine<'_> {
    pub(super) fn view(&self) -> View<'_> {
        View { names: self.names, state: self.state, level: super::Level::Types }
    }

    pub(super) fn take(&mut self, lexeme: Lexeme) {
        while self.take_in_frame(lexeme) == Next::Again {}
    }

    fn take_in_frame(&mut self, lexeme: Lexeme) -> Next {
        let frame = self.state.top();
        let word = lexeme.word;
        match frame.kind {
            FrameKind::Operand => self.take_operand(frame, word),
            FrameKind::Value { .. } => self.take_operator(frame, word),
            FrameKind::Callee(callee) => self.take_callee(frame, callee, word),
            FrameKind::Arguments { .. } => self.take_argument_end(frame, word),
            FrameKind::MemberOf { base, space } => self.take_member(base, space, lexeme),
            FrameKind::TypeName => self.take_type_name(word),
            FrameKind::Template { head, element, space, count } => {
                self.take_template(head, element, space, count, word)
            }
            FrameKind::Attribute(holds_expression) => self.take_attribute(holds_expression, word),
            FrameKind::AttributeArguments => self.take_attribute_end(word),
            FrameKind::Skipped(depth) => self.take_skipped(depth, word),
            FrameKind::Module { is_entry, must_use } => self.take_declaration(is_entry, must_use, word),
            FrameKind::StructHeader { .. } | FrameKind::StructBody { .. } => self.take_struct(frame.kind, lexeme),
            FrameKind::Member(_) | FrameKind::Parameter(_) => self.take_typed(word),
            FrameKind::Function { .. } => self.take_function(frame.kind, word),
            FrameKind::Declaration { .. } => self.take_declared(frame, word),
            _ => self.take_in_statement(frame.kind, word),
        }
    }

    /// Closes the innermost frame before the lexeme.
    pub(super) fn leave(&mut self) -> Next {
        self.state.pop();
        Next::Again
    }

    /// Closes the innermost frame with the lexeme.
    pub(super) fn close(&mut self) -> Next {
        self.state.pop();
        Next::Done
    }

    pub(super) fn open(&mut self, kind: FrameKind) -> Next {
        self.state.push(Frame::plain(kind));
        Next::Done
    }

    pub(super) fn begin_template(&mut self, head: Head) {
        let space = Space::Function;
        self.state.push(Frame::plain(FrameKind::Template { head, element: None, space, count: None }));
    }

    fn take_type_name(&mut self, word: Word) -> Next {
        let head = match word {
            Word::Type(of) => return self.give_type(of),
            Word::Name(name) => {
                let of = match self.state.meaning(name) {
                    Some(Meaning::Type(of)) => of,
                    _ => Type::UNKNOWN,
                };
                return self.give_type(of);
            }
            Word::Head(columns, rows) => Head::Values(columns, rows),
            Word::Array => Head::Array,
            Word::Pointer => Head::Pointer,
            Word::Atomic => Head::Atomic,
            // Those of a function's result.
            Word::Attribute(holds) => return self.begin_attribute(holds),
            _ => return self.leave(),
        };
        self.begin_template(head);
        Next::Done
    }

    /// Closes a frame that waited for a type.
    fn give_type(&mut self, of: Type) -> Next {
        self.state.pop();
        self.type_is(of);
        Next::Done
    }

    /// Tells the innermost frame the type that was written in it.
    fn type_is(&mut self, of: Type) {
        let frame = self.state.top();
        match frame.kind {
            FrameKind::Template { head, space, count, .. } => {
                self.state.become_kind(FrameKind::Template { head, element: Some(of), space, count });
            }
            FrameKind::Member(name) => {
                self.state.pop();
                self.state.add_member(name, of);
            }
            FrameKind::Parameter(name) => {
                self.state.pop();
                self.state.add_parameter(name, of);
            }
            FrameKind::Function { name, first, is_entry, must_use, .. } => {
                let result = Some(of);
                self.state.become_kind(FrameKind::Function { name, first, result, is_entry, must_use });
            }
            FrameKind::Declaration { declares, name, literal, .. } => {
                self.state.become_kind(FrameKind::Declaration { declares, name, of: Some(of), literal });
            }
            FrameKind::TypeName => {
                self.state.pop();
                self.type_is(of);
            }
            FrameKind::Callee(Callee::Bitcast(_)) => {
                self.state.become_kind(FrameKind::Callee(Callee::Bitcast(of)));
            }
            FrameKind::Callee(_) => self.state.become_kind(FrameKind::Callee(Callee::Construct(of))),
            _ => {}
        }
    }

    fn take_template(
        &mut self,
        head: Head,
        element: Option<Type>,
        space: Space,
        count: Option<u32>,
        word: Word,
    ) -> Next {
        match word {
            Word::Sign(Sign::Less) if head != Head::Pointer => self.open(FrameKind::TypeName),
            Word::Sign(Sign::Less) => Next::Done,
            Word::Sign(Sign::Comma) if head == Head::Pointer && element.is_none() => self.open(FrameKind::TypeName),
            Word::Sign(Sign::Comma) if head == Head::Array => {
                self.state.push(Frame::expression(Accepted::integers(), Stage::Override));
                Next::Done
            }
            Word::Space(space) => {
                self.state.become_kind(FrameKind::Template { head, element, space, count });
                Next::Done
            }
            Word::Access(true) => {
                self.state.become_kind(FrameKind::Template { head, element, space: Space::Storage, count });
                Next::Done
            }
            Word::Sign(Sign::Greater) => {
                let of = self.listed(head, element.unwrap_or(Type::UNKNOWN), space, count);
                self.state.pop();
                self.type_is(of);
                Next::Done
            }
            Word::Sign(Sign::Comma) | Word::Access(false) => Next::Done,
            _ => self.leave(),
        }
    }

    /// The type that a template list makes of its head.
    fn listed(&mut self, head: Head, element: Type, space: Space, count: Option<u32>) -> Type {
        let kind = element.shape().map(|shape| shape.kind);
        match (head, kind) {
            (Head::Bitcast, _) => element,
            (Head::Values(1, rows), Some(kind)) => Type::vector(rows, kind),
            (Head::Values(columns, rows), Some(_)) => Type::matrix(columns, rows, false),
            (Head::Atomic, Some(kind)) => self.state.intern(Composite::Atomic(kind)),
            (Head::Values(..) | Head::Atomic, None) => Type::UNKNOWN,
            (Head::Array, _) => {
                // Zero stands for a size that is no literal; as a size it is refused anyway.
                let count = counted(count.filter(|&count| count > 0), count.is_some());
                self.state.intern(Composite::Array { element, count })
            }
            (Head::Pointer, _) => self.state.intern(Composite::Pointer { space, target: element }),
        }
    }

    fn take_attribute(&mut self, holds_expression: bool, word: Word) -> Next {
        if word != Word::Sign(Sign::ParenOpen) {
            return self.leave();
        }
        if holds_expression {
            self.state.become_kind(FrameKind::AttributeArguments);
            self.state.push(Frame::expression(Accepted::integers(), Stage::Override));
        } else {
            self.state.become_kind(FrameKind::Skipped(1));
        }
        Next::Done
    }

    fn take_attribute_end(&mut self, word: Word) -> Next {
        match word {
            Word::Sign(Sign::Comma) => {
                self.state.push(Frame::expression(Accepted::integers(), Stage::Override));
                Next::Done
            }
            Word::Sign(Sign::ParenClose) => self.close(),
            _ => self.leave(),
        }
    }

    fn take_skipped(&mut self, depth: u8, word: Word) -> Next {
        match word {
            Word::Sign(Sign::ParenOpen) => self.state.become_kind(FrameKind::Skipped(depth.saturating_add(1))),
            Word::Sign(Sign::ParenClose) if depth <= 1 => return self.close(),
            Word::Sign(Sign::ParenClose) => self.state.become_kind(FrameKind::Skipped(depth - 1)),
            // The end of a directive.
            Word::Sign(Sign::Semicolon) if depth == 0 => return self.close(),
            _ => {}
        }
        Next::Done
    }

    /// A member or parameter after its name.
    fn take_typed(&mut self, word: Word) -> Next {
        match word {
            Word::Sign(Sign::Colon) => self.open(FrameKind::TypeName),
            _ => self.leave(),
        }
    }

    pub(super) fn begin_attribute(&mut self, holds: Option<bool>) -> Next {
        match holds {
            Some(holds_expression) => self.open(FrameKind::Attribute(holds_expression)),
            None => Next::Done,
        }
    }

    /// `const_assert`, wherever it stands.
    pub(super) fn begin_condition(&mut self, keyword: Keyword) -> Next {
        let stage = if keyword == Keyword::ConstAssert { Stage::Constant } else { Stage::Runtime };
        self.state.push(Frame::plain(FrameKind::Terminated));
        self.state.push(Frame::expression(Accepted::basic(Type::BOOL.bit()), stage));
        Next::Done
    }
}
