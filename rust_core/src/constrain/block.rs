//! Blocks that are open, and what is known of each: enough to say how it can end.

use super::unit::Unit;
use std::sync::Arc;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The body of a function.
    Function,
    Struct,
    Plain,
    /// `if` and `else if`
    If,
    Else,
    /// `loop`, and `for` without a condition: what only a `break` or `return` ends.
    Loop,
    /// `for` and `while` with a condition.
    Conditional,
    Continuing,
    Switch,
    /// A clause of a `switch`.
    Case,
}

#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// The type a function's body has to return.
    pub(super) return_type: Option<Arc<str>>,
    /// Whether its last statement never lets go on: a `return`, or an `if`, `switch` or block that returns everywhere.
    pub(super) returns: bool,
    /// Whether its last statement never lets go on, as a jump of any kind does not: what follows is never reached.
    pub(super) stops: bool,
    /// Where the last statement is an `if` that an `else` may follow: whether all its branches return.
    open_if: Option<bool>,
    /// As `open_if`: whether all of them stop.
    open_if_stops: bool,
    /// In `else` and `else if`: whether all branches before it return. In a `switch`: whether all clauses do.
    others_return: bool,
    /// In `else` and `else if`: whether all branches before it stop.
    others_stop: bool,
    /// In a loop or `switch`: whether a `break` leads out of it; in a loop, a `return` as well.
    pub(super) has_exit: bool,
    /// In a loop: whether a `break` that is reached leads out of it.
    has_break: bool,
    /// In a loop: whether there is a `continue` of it.
    continues: bool,
    /// Of a function's body: whether something in it is a `discard`, after which naga asks for no `return`.
    discards: bool,
    /// In a `switch`: whether there is a `default`; in a loop: whether there is a `continuing`.
    pub(super) has_last_part: bool,
}

impl Block {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            return_type: None,
            returns: false,
            stops: false,
            open_if: None,
            open_if_stops: false,
            others_return: true,
            others_stop: true,
            has_exit: false,
            has_break: false,
            continues: false,
            discards: false,
            has_last_part: false,
        }
    }
}

/// The blocks that are open, innermost last.
#[derive(Debug, Clone, Default)]
pub(super) struct Blocks {
    open: Vec<Block>,
    /// Names of the module's workgroup variables.
    workgroup: Vec<Arc<str>>,
    /// Whether the function that is open, or was last, is a vertex or fragment shader.
    is_graphics: bool,
}

impl Blocks {
    pub(super) fn innermost(&self) -> Option<&Block> {
        self.open.last()
    }

    /// What the function has to return, if anything.
    pub(super) fn return_type(&self) -> Option<&str> {
        self.open.first()?.return_type.as_deref()
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Whether the innermost block is a struct.
    pub(super) fn in_struct(&self) -> bool {
        self.innermost().is_some_and(|block| block.kind == Kind::Struct)
    }

    pub(super) fn in_function(&self) -> bool {
        self.open.first().is_some_and(|block| block.kind == Kind::Function)
    }

    /// Whether this is within a vertex or fragment shader, which has no workgroup.
    pub(super) fn in_graphics(&self) -> bool {
        self.in_function() && self.is_graphics
    }

    /// Whether the innermost block, or the one around it, is a loop with a `continue`.
    pub(super) fn continues(&self) -> bool {
        self.open.iter().rev().take(2).any(|block| block.continues)
    }

    /// Whether a workgroup variable has this name.
    pub(super) fn is_workgroup(&self, name: &str) -> bool {
        self.workgroup.iter().any(|variable| **variable == *name)
    }

    /// Takes a whole unit.
    pub(super) fn advance(&mut self, unit: &Unit) {
        let keyword = unit.keyword();
        match unit.lexemes().last().map_or("", |lexeme| lexeme) {
            // The struct may have ended in the unit it began in.
            "}" if keyword != "struct" => self.close(),
            "," if keyword == "struct" => self.open.push(Block::new(Kind::Struct)),
            "{" => self.open(unit, keyword),
            ";" => self.statement(unit, keyword),
            _ => {}
        }
    }

    fn statement(&mut self, unit: &Unit, keyword: &str) {
        if let ["var", "<", "workgroup", ">", name, ..] =
            unit.lexemes().iter().map(|text| &**text).collect::<Vec<_>>()[..]
        {
            self.workgroup.push(name.into());
        }
        if let Some(function) = self.open.first_mut() {
            function.discards |= keyword == "discard";
        }
        let of_loop = self.open.iter_mut().rev().find(|block| matches!(block.kind, Kind::Loop | Kind::Conditional));
        if let Some(of_loop) = of_loop.filter(|_| keyword == "continue") {
            of_loop.continues = true;
        }
        if matches!(keyword, "break" | "return") {
            self.mark_exit(keyword == "return");
        }
        if let Some(block) = self.open.last_mut() {
            block.returns = keyword == "return";
            block.stops |= matches!(keyword, "return" | "break" | "continue");
            block.open_if = None;
        }
    }

    /// Tells the blocks around a `break` (or `return`) that it leads out of them, unless it is never reached.
    fn mark_exit(&mut self, is_return: bool) {
        // What `continuing` has is reached by whatever goes on.
        let mut is_reached = self.innermost().is_some_and(|block| block.kind == Kind::Continuing);
        for block in self.open.iter_mut().rev() {
            if block.stops && !is_reached {
                return;
            }
            is_reached &= block.kind == Kind::Continuing;
            match block.kind {
                Kind::Loop | Kind::Conditional => {
                    block.has_exit = true;
                    block.has_break |= !is_return;
                }
                Kind::Switch if !is_return => block.has_exit = true,
                _ => continue,
            }
            if !is_return {
                return;
            }
        }
    }

    fn open(&mut self, unit: &Unit, keyword: &str) {
        let mut block = Block::new(kind(unit, keyword));
        match block.kind {
            Kind::Function => {
                block.return_type = unit.return_type().map(Arc::from);
                self.is_graphics = unit.lexemes().iter().any(|lexeme| matches!(&**lexeme, "@vertex" | "@fragment"));
            }
            Kind::Case if has_default(unit) => self.mark_last_part(),
            Kind::Continuing => self.mark_last_part(),
            _ => {}
        }
        if let Some(outer) = self.open.last_mut() {
            let before = outer.open_if.take();
            if keyword == "else" {
                block.others_return = before.unwrap_or(false);
                block.others_stop = before.is_some() && outer.open_if_stops;
            }
            outer.returns = false;
        }
        self.open.push(block);
    }

    fn mark_last_part(&mut self) {
        if let Some(block) = self.open.last_mut() {
            block.has_last_part = true;
        }
    }

    /// Closes the innermost block.
    pub(super) fn close(&mut self) {
        let (Some(block), outer) = (self.open.pop(), self.open.last_mut()) else { return };
        let Some(outer) = outer else { return };
        let everywhere = block.returns && block.others_return;
        let stops_everywhere = block.stops && block.others_stop;
        match block.kind {
            Kind::If => {
                outer.open_if = Some(everywhere);
                outer.open_if_stops = stops_everywhere;
            }
            Kind::Else => {
                outer.returns = everywhere;
                outer.stops |= stops_everywhere;
            }
            Kind::Plain => {
                outer.returns = block.returns;
                outer.stops |= block.stops;
            }
            Kind::Case => {
                outer.others_return &= block.returns;
                outer.others_stop &= block.stops;
            }
            Kind::Switch => {
                let is_whole = block.has_last_part && !block.has_exit;
                outer.returns = block.others_return && is_whole;
                outer.stops |= block.others_stop && is_whole;
            }
            // naga wants a `return` after every loop.
            Kind::Loop => outer.stops |= !block.has_break,
            Kind::Function | Kind::Struct | Kind::Conditional | Kind::Continuing => {}
        }
    }

    /// Whether the innermost block may end here: a loop without a way out does not, and neither does a function that has a
    /// `discard` in place of its `return`. naga accepts both, and Tint does not.
    pub(super) fn may_end(&self) -> bool {
        match self.innermost() {
            Some(block) if block.kind == Kind::Loop => block.has_exit,
            Some(block) if block.kind == Kind::Continuing => self.loop_has_exit(),
            Some(block) if block.discards => block.returns || block.return_type.is_none(),
            _ => true,
        }
    }

    /// Whether the loop around a `continuing` has another way out.
    pub(super) fn loop_has_exit(&self) -> bool {
        self.open.iter().rev().find(|block| block.kind == Kind::Loop).is_none_or(|block| block.has_exit)
    }
}

fn kind(unit: &Unit, keyword: &str) -> Kind {
    let has = |word: &str| unit.lexemes().iter().any(|lexeme| &**lexeme == word);
    match keyword {
        "fn" => Kind::Function,
        "if" => Kind::If,
        "else" if has("if") => Kind::If,
        "else" => Kind::Else,
        "loop" => Kind::Loop,
        "for" if unit.lexemes().windows(2).any(|pair| &*pair[0] == ";" && &*pair[1] == ";") => Kind::Loop,
        "for" | "while" => Kind::Conditional,
        "continuing" => Kind::Continuing,
        "switch" => Kind::Switch,
        "case" | "default" => Kind::Case,
        _ => Kind::Plain,
    }
}

fn has_default(unit: &Unit) -> bool {
    unit.lexemes().iter().any(|lexeme| &**lexeme == "default")
}
