//! Takes a lexeme of a declaration or statement.

use super::basic::Type;
use super::fit::Lexeme;
use super::frame::{Accepted, BlockKind, Callee, Declares, ForPart, Frame, FrameKind, Stage};
use super::machine::{Machine, Next};
use super::state::{Meaning, Signature};
use super::types::{Composite, Space};
use super::word::{Keyword, Sign, Word};

impl Machine<'_> {
    /// At the level of the module.
    pub(super) fn take_declaration(&mut self, is_entry: bool, must_use: bool, word: Word) -> Next {
        match word {
            Word::Stage => self.state.become_kind(FrameKind::Module { is_entry: true, must_use }),
            Word::Attribute(None) => self.state.become_kind(FrameKind::Module { is_entry, must_use: true }),
            Word::Attribute(holds) => return self.begin_attribute(holds),
            Word::Keyword(keyword) => return self.begin_declaration(is_entry, must_use, keyword),
            _ => {}
        }
        Next::Done
    }

    fn begin_declaration(&mut self, is_entry: bool, must_use: bool, keyword: Keyword) -> Next {
        let declares = |declares| FrameKind::Declaration { declares, name: None, of: None, literal: None };
        let kind = match keyword {
            Keyword::Struct => FrameKind::StructHeader { name: None },
            Keyword::Fn => {
                self.state.become_kind(FrameKind::Module { is_entry: false, must_use: false });
                let first = self.state.parameter_count();
                FrameKind::Function { name: None, first, result: None, is_entry, must_use }
            }
            Keyword::Var => declares(Declares::Var(Space::Handle)),
            Keyword::Const => declares(Declares::Const),
            Keyword::Override => declares(Declares::Override),
            Keyword::Alias => declares(Declares::Alias),
            Keyword::ConstAssert => return self.begin_condition(keyword),
            Keyword::Diagnostic => FrameKind::Skipped(0),
            _ => return Next::Done,
        };
        self.open(kind)
    }

    pub(super) fn take_struct(&mut self, kind: FrameKind, lexeme: Lexeme) -> Next {
        match (kind, lexeme.word) {
            (FrameKind::StructHeader { name: None }, Word::Name(name)) => {
                self.state.become_kind(FrameKind::StructHeader { name: Some(name) });
            }
            (FrameKind::StructHeader { name: Some(name) }, Word::Sign(Sign::BraceOpen)) => {
                let first = self.state.member_count();
                self.state.become_kind(FrameKind::StructBody { name, first });
            }
            (FrameKind::StructBody { name, first }, Word::Sign(Sign::BraceClose)) => {
                let count = self.state.member_count() - first;
                let of = self.state.add_composite(Composite::Struct { first, count });
                self.state.pop();
                self.state.declare(name, Meaning::Type(of));
            }
            (FrameKind::StructBody { .. }, Word::Attribute(holds)) => return self.begin_attribute(holds),
            (FrameKind::StructBody { .. }, Word::Sign(Sign::Comma)) => {}
            (FrameKind::StructBody { .. }, _) => {
                if let Some(name) = lexeme.name {
                    return self.open(FrameKind::Member(name));
                }
                return self.leave();
            }
            _ => return self.leave(),
        }
        Next::Done
    }

    /// The header of a function.
    pub(super) fn take_function(&mut self, kind: FrameKind, word: Word) -> Next {
        let FrameKind::Function { name, first, result, is_entry, must_use, .. } = kind else { return self.leave() };
        match word {
            Word::Name(own) if name.is_none() => {
                self.state.declare(own, Meaning::Taken);
                let name = Some(own);
                self.state.become_kind(FrameKind::Function { name, first, result, is_entry, must_use });
            }
            Word::Name(parameter) => return self.open(FrameKind::Parameter(parameter)),
            Word::Attribute(holds) => return self.begin_attribute(holds),
            Word::Sign(Sign::Arrow) => return self.open(FrameKind::TypeName),
            Word::Sign(Sign::BraceOpen) => self.begin_body(first),
            Word::Sign(Sign::BraceClose) => self.end_function(name, first, result, is_entry, must_use),
            // Between attributes and the type of a result.
            Word::Sign(_) => {}
            _ => return self.leave(),
        }
        Next::Done
    }

    /// The body is a block above the function's frame; its scope has the parameters.
    fn begin_body(&mut self, first: u32) {
        let outer = self.state.scope();
        let count = self.state.parameter_count() - first;
        for &(name, of) in &self.state.parameters(first, count).to_vec() {
            let meaning = Meaning::Value { of, space: None, stage: Stage::Runtime, literal: None };
            self.state.declare(name, meaning);
        }
        self.state.push(Frame::plain(FrameKind::Block { outer, kind: BlockKind::Function }));
    }

    fn end_function(&mut self, name: Option<u32>, first: u32, result: Option<Type>, is_entry: bool, must_use: bool) {
        self.state.pop();
        let count = self.state.parameter_count() - first;
        if let Some(name) = name.filter(|_| !is_entry) {
            let number = self.state.add_function(Signature { first, count, result, must_use });
            self.state.declare(name, Meaning::Function(number));
        }
    }

    /// `let`, `var`, `alias` and their like, up to the semicolon.
    pub(super) fn take_declared(&mut self, frame: Frame, word: Word) -> Next {
        let FrameKind::Declaration { declares, name, of, literal } = frame.kind else { return self.leave() };
        let become_var = |space| FrameKind::Declaration { declares: Declares::Var(space), name, of, literal };
        match word {
            Word::Sign(Sign::Less | Sign::Greater | Sign::Comma) | Word::Access(false) => {}
            Word::Space(space) => self.state.become_kind(become_var(space)),
            Word::Access(true) => self.state.become_kind(become_var(Space::Storage)),
            Word::Name(own) => {
                self.state.become_kind(FrameKind::Declaration { declares, name: Some(own), of, literal });
            }
            Word::Sign(Sign::Colon) => return self.open(FrameKind::TypeName),
            Word::Sign(Sign::Equals) if declares == Declares::Alias => return self.open(FrameKind::TypeName),
            Word::Sign(Sign::Equals) => {
                let accepted = of.map_or(Accepted::ANYTHING, Accepted::converting_to);
                let stage = match declares {
                    Declares::Const => Stage::Constant,
                    Declares::Override | Declares::Var(Space::Private) => Stage::Override,
                    _ => Stage::Runtime,
                };
                self.state.push(Frame::expression(accepted, stage));
            }
            _ => {
                self.state.pop();
                self.declare(declares, name, of, literal);
                return Next::Again;
            }
        }
        Next::Done
    }

    fn declare(&mut self, declares: Declares, name: Option<u32>, of: Option<Type>, literal: Option<u32>) {
        let Some(name) = name else { return };
        let of = of.unwrap_or(Type::UNKNOWN);
        let value = |of, space, stage, literal| Meaning::Value { of, space, stage, literal };
        let meaning = match declares {
            Declares::Alias => Meaning::Type(of),
            Declares::Const => value(of, None, Stage::Constant, literal),
            Declares::Override => value(of.concrete(), None, Stage::Override, None),
            Declares::Let => value(of.concrete(), None, Stage::Runtime, None),
            Declares::Var(space) => value(of.concrete(), Some(space), Stage::Runtime, None),
        };
        self.state.declare(name, meaning);
    }

    /// Anything else that is open in a function.
    pub(super) fn take_in_statement(&mut self, kind: FrameKind, word: Word) -> Next {
        let is = |sign| word == Word::Sign(sign);
        match kind {
            FrameKind::Block { outer, kind } => self.take_statement(outer, kind, word),
            FrameKind::Header(kind) if is(Sign::BraceOpen) => self.begin_block(kind),
            FrameKind::Else if word == Word::Keyword(Keyword::If) => {
                self.state.become_kind(FrameKind::Header(BlockKind::Plain));
                self.push_condition()
            }
            FrameKind::Else if is(Sign::BraceOpen) => self.begin_block(BlockKind::Plain),
            FrameKind::For { outer, part } => self.take_for(outer, part, word),
            FrameKind::SwitchBody(selector) => self.take_switch(selector, word),
            FrameKind::Case(_) if is(Sign::BraceOpen) => self.begin_block(BlockKind::Plain),
            FrameKind::Case(selector) => {
                if is(Sign::Comma) {
                    self.push_selector(selector);
                }
                Next::Done
            }
            FrameKind::Break if word == Word::Keyword(Keyword::If) => {
                self.state.become_kind(FrameKind::Terminated);
                self.push_condition()
            }
            FrameKind::Assignment if is(Sign::Equals) => {
                self.state.become_kind(FrameKind::Terminated);
                self.state.push(Frame::expression(Accepted::ANYTHING, Stage::Runtime));
                Next::Done
            }
            _ => self.leave(),
        }
    }

    /// Puts a block in the place of its header.
    fn begin_block(&mut self, kind: BlockKind) -> Next {
        self.state.pop();
        let outer = match (kind, self.state.top().kind) {
            (BlockKind::Continuing, FrameKind::Block { outer, .. }) => outer,
            _ => self.state.scope(),
        };
        self.open(FrameKind::Block { outer, kind })
    }

    fn push_condition(&mut self) -> Next {
        self.state.push(Frame::expression(Accepted::basic(Type::BOOL.bit()), Stage::Runtime));
        Next::Done
    }

    fn push_selector(&mut self, selector: Type) {
        let accepted = match selector.concrete() {
            // Selectors say what an abstract one becomes.
            _ if selector != selector.concrete() => Accepted::integers(),
            of => Accepted::converting_to(of),
        };
        self.state.push(Frame::expression(accepted, Stage::Constant));
    }

    fn take_switch(&mut self, selector: Type, word: Word) -> Next {
        match word {
            Word::Keyword(Keyword::Case) => {
                self.open(FrameKind::Case(selector));
                self.push_selector(selector);
                Next::Done
            }
            Word::Keyword(Keyword::Default) => self.open(FrameKind::Case(selector)),
            Word::Sign(Sign::BraceClose) => self.close(),
            _ => Next::Done,
        }
    }

    fn take_for(&mut self, outer: u32, part: ForPart, word: Word) -> Next {
        let part = match (part, word) {
            (ForPart::Keyword, _) => ForPart::Init,
            (ForPart::Init, Word::Sign(Sign::Semicolon)) => {
                self.state.become_kind(FrameKind::For { outer, part: ForPart::Condition });
                return self.push_condition();
            }
            (ForPart::Condition, _) => ForPart::Update,
            (ForPart::Update, Word::Sign(Sign::ParenClose)) => {
                self.state.become_kind(FrameKind::For { outer, part: ForPart::Body });
                return self.open(FrameKind::Header(BlockKind::Plain));
            }
            _ => return self.take_simple(word),
        };
        self.state.become_kind(FrameKind::For { outer, part });
        Next::Done
    }

    fn take_statement(&mut self, outer: u32, kind: BlockKind, word: Word) -> Next {
        match word {
            Word::Sign(Sign::BraceOpen) => {
                let outer = self.state.scope();
                self.open(FrameKind::Block { outer, kind: BlockKind::Plain })
            }
            Word::Sign(Sign::BraceClose) => {
                self.state.pop();
                self.state.leave(outer);
                if let FrameKind::For { outer, .. } = self.state.top().kind {
                    self.state.pop();
                    self.state.leave(outer);
                }
                // The function's own frame has the rest to do.
                if kind == BlockKind::Function { Next::Again } else { Next::Done }
            }
            Word::Sign(Sign::Semicolon) => Next::Done,
            Word::Keyword(keyword) => self.begin_statement(keyword),
            _ => self.take_simple(word),
        }
    }

    fn begin_statement(&mut self, keyword: Keyword) -> Next {
        match keyword {
            Keyword::If | Keyword::While => {
                self.open(FrameKind::Header(BlockKind::Plain));
                self.push_condition()
            }
            Keyword::Else => self.open(FrameKind::Else),
            Keyword::Loop => self.open(FrameKind::Header(BlockKind::Plain)),
            Keyword::Continuing => self.open(FrameKind::Header(BlockKind::Continuing)),
            Keyword::For => {
                let outer = self.state.scope();
                self.open(FrameKind::For { outer, part: ForPart::Keyword })
            }
            Keyword::Switch => {
                self.open(FrameKind::Switch);
                self.state.push(Frame::expression(Accepted::integers(), Stage::Runtime));
                Next::Done
            }
            Keyword::Break => self.open(FrameKind::Break),
            Keyword::Return => {
                let result = self.result();
                self.open(FrameKind::Terminated);
                let accepted = result.map_or(Accepted::ANYTHING, Accepted::converting_to);
                self.state.push(Frame::expression(accepted, Stage::Runtime));
                Next::Done
            }
            Keyword::ConstAssert => self.begin_condition(keyword),
            Keyword::Let | Keyword::Const | Keyword::Var => self.take_simple(Word::Keyword(keyword)),
            _ => self.open(FrameKind::Terminated),
        }
    }

    /// What the function around returns.
    fn result(&self) -> Option<Type> {
        let mut frame = self.state.top();
        loop {
            match frame.kind {
                FrameKind::Function { result, .. } => return result,
                FrameKind::Module { .. } => return None,
                _ => frame = self.state.frame(frame.below),
            }
        }
    }

    /// What may stand in the header of a `for` too: declarations, assignments, calls.
    fn take_simple(&mut self, word: Word) -> Next {
        let declares = match word {
            Word::Keyword(Keyword::Let) => Declares::Let,
            Word::Keyword(Keyword::Const) => Declares::Const,
            Word::Keyword(Keyword::Var) => Declares::Var(Space::Function),
            Word::Name(_) | Word::Builtin(_) | Word::Sign(Sign::ParenOpen | Sign::Star | Sign::Ampersand) => {
                return self.begin_target(word);
            }
            Word::Sign(Sign::Underscore) => return self.open(FrameKind::Assignment),
            _ => return Next::Done,
        };
        self.open(FrameKind::Declaration { declares, name: None, of: None, literal: None })
    }

    fn begin_target(&mut self, word: Word) -> Next {
        let callee = match word {
            Word::Builtin(number) => Some(Callee::Builtin(number)),
            Word::Name(name) => match self.state.meaning(name) {
                Some(Meaning::Function(number)) => Some(Callee::User(number)),
                _ => None,
            },
            _ => None,
        };
        if let Some(callee) = callee {
            self.state.push(Frame::plain(FrameKind::CallStatement));
            let frame = Frame::expression(Accepted::ANYTHING, Stage::Runtime);
            self.state.push(Frame { kind: FrameKind::Callee(callee), ..frame });
            return Next::Done;
        }
        self.state.push(Frame::plain(FrameKind::Assignment));
        let accepted = Accepted { reference: true, ..Accepted::ANYTHING };
        self.state.push(Frame::expression(accepted, Stage::Runtime));
        Next::Again
    }
}
