//! What is open around a lexeme: brackets, template lists, every `<` that the lexer could still take for one, and what
//! the blocks allow (`break` in a loop or switch, `return` with a value where the function has one).
//!
//! The grammar decides what a `<` is by what stands before it; the lexer decides by template list discovery (WGSL
//! section 3.9), which looks ahead. The two agree as long as nothing is written that would close a comparison like a
//! list (`f(a < b, c > d)`) or make discovery give a list up (`<=` inside one).

use super::tables::{Terminal, TerminalSet};
use crate::wgsl::guard::MAX_NESTING;

const BRACE: Terminal = Terminal::named("'{'");
const TEMPLATE_OPEN: Terminal = Terminal::named("TEMPLATE_OPEN");
const OPENING: TerminalSet = TerminalSet::of(&[Terminal::named("'('"), Terminal::named("'['"), BRACE, TEMPLATE_OPEN]);
const CLOSING: TerminalSet = TerminalSet::of(&[
    Terminal::named("')'"),
    Terminal::named("']'"),
    Terminal::named("'}'"),
    Terminal::named("TEMPLATE_CLOSE"),
]);
const LESS: Terminal = Terminal::named("LESS");
/// What ends the hope for a list on its own level.
const REJECTING: TerminalSet = TerminalSet::of(&[
    Terminal::named("AND"),
    Terminal::named("OR"),
    Terminal::named("';'"),
    Terminal::named("':'"),
    Terminal::named("'='"),
    BRACE,
]);
/// What begins with `>` and is no closing bracket.
const GREATER: TerminalSet = TerminalSet::of(&[Terminal::named("GREATER"), Terminal::named("SHIFT_RIGHT")]);
/// After anything but a name, discovery takes it for an assignment and gives up all lists.
const LESS_EQUAL: TerminalSet = TerminalSet::of(&[Terminal::named("LESS_EQUAL")]);
/// What can stand before a `<` of either kind and is a word.
const WORDS: TerminalSet = TerminalSet::of(&[
    Terminal::named("IDENT"),
    Terminal::named("BOOL"),
    Terminal::named("BUILTIN_FUNCTION"),
    Terminal::named("ATOMIC_FUNCTION"),
    Terminal::named("VOID_FUNCTION"),
    Terminal::named("'read'"),
    Terminal::named("'write'"),
    Terminal::named("'read_write'"),
    Terminal::named("'function'"),
    Terminal::named("'private'"),
    Terminal::named("'workgroup'"),
    Terminal::named("'uniform'"),
    Terminal::named("'storage'"),
]);

const BREAK: Terminal = Terminal::named("'break'");
const CONTINUE: Terminal = Terminal::named("'continue'");
const RETURN: Terminal = Terminal::named("'return'");
const SEMICOLON: TerminalSet = TerminalSet::of(&[Terminal::named("';'")]);
const LOOPING: TerminalSet =
    TerminalSet::of(&[Terminal::named("'loop'"), Terminal::named("'for'"), Terminal::named("'while'")]);

/// Greatest level, two below [`MAX_NESTING`]: the guard counts some `<` longer than this module.
pub(super) const MAX_LEVEL: u16 = MAX_NESTING as u16 - 2;

/// Which jumps a block allows (WGSL sections 9.4 and 9.5).
#[derive(Debug, Clone, Copy, Default)]
struct Jumps {
    breaks: bool,
    continues: bool,
    returns: bool,
    /// Whether `return` takes a value.
    has_value: bool,
    /// A `continuing` block: `break if` ends it.
    breaks_if: bool,
}

impl Jumps {
    /// Of the next block inside this one, after `keyword`; None where the keyword does not matter.
    fn after(self, keyword: Terminal) -> Option<Self> {
        let inner = Self { breaks_if: false, ..self };
        match keyword.name() {
            "'fn'" => Some(Self { returns: true, ..Self::default() }),
            "'->'" => Some(Self { returns: true, has_value: true, ..Self::default() }),
            "'switch'" => Some(Self { breaks: true, ..inner }),
            "'continuing'" => Some(Self { breaks: false, continues: false, returns: false, breaks_if: true, ..self }),
            _ if LOOPING.contains(keyword) => Some(Self { breaks: true, continues: true, ..inner }),
            _ => None,
        }
    }

    /// What may not come after `before`.
    fn refused(self, before: Option<Terminal>) -> TerminalSet {
        let unless = |allowed: bool, set: TerminalSet| if allowed { TerminalSet::EMPTY } else { set };
        let one = |terminal| TerminalSet::of(&[terminal]);
        let jumps = unless(self.breaks || self.breaks_if, one(BREAK))
            .or(unless(self.continues, one(CONTINUE)))
            .or(unless(self.returns, one(RETURN)));
        match before {
            Some(BREAK) => unless(self.breaks, SEMICOLON),
            Some(RETURN) if self.has_value => SEMICOLON,
            Some(RETURN) => TerminalSet::ALL.without(SEMICOLON),
            _ => jumps,
        }
    }
}

/// The innermost thing that is open. Frames are never changed but replaced, so that old ones can be gone back to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Frame {
    /// The frame around this one.
    outer: u32,
    /// Brackets and lists open, and comparisons with `<` that the guard counts as such.
    pub(super) level: u16,
    /// `<` compared with on this level since the last lexeme that ends the hope for a list.
    comparisons: u16,
    /// Whether one of them stands after a word, so that a `>` would close it.
    is_candidate: bool,
    /// Whether a template list is open, here or further out.
    in_list: bool,
    jumps: Jumps,
    /// Of the next block, where a keyword has announced it.
    announced: Option<Jumps>,
}

impl Frame {
    /// What must not come after `before` although the grammar would have it.
    pub(super) fn refused(&self, before: Option<Terminal>) -> TerminalSet {
        let greater = if self.is_candidate { GREATER } else { TerminalSet::EMPTY };
        let less_equal = if self.in_list { LESS_EQUAL } else { TerminalSet::EMPTY };
        greater.or(less_equal).or(self.jumps.refused(before))
    }

    /// The frame after `terminal`, which stands after `before`, when `frames[index]` is `self`.
    pub(super) fn advance(
        &self,
        index: u32,
        before: Option<Terminal>,
        terminal: Terminal,
        frames: &mut Vec<Self>,
    ) -> u32 {
        if CLOSING.contains(terminal) {
            return self.outer;
        }
        let mut top = index;
        let mut push = |frame: Self| {
            frames.push(frame);
            top = u32::try_from(frames.len() - 1).unwrap_or(u32::MAX);
            top
        };
        let (mut frame, mut index) = (*self, index);
        let jumps = frame.announced.unwrap_or(Jumps { breaks_if: false, ..frame.jumps });
        if REJECTING.contains(terminal) && (frame.comparisons > 0 || terminal == BRACE && frame.announced.is_some()) {
            frame.level -= frame.comparisons;
            (frame.comparisons, frame.is_candidate) = (0, false);
            if terminal == BRACE {
                frame.announced = None;
            }
            index = push(frame);
        }
        if OPENING.contains(terminal) {
            let in_list = frame.in_list || terminal == TEMPLATE_OPEN;
            push(Self { outer: index, level: frame.level + 1, in_list, jumps, ..Self::default() });
        } else if terminal == LESS {
            let is_candidate = frame.is_candidate || before.is_some_and(|before| WORDS.contains(before));
            push(Self { level: frame.level + 1, comparisons: frame.comparisons + 1, is_candidate, ..frame });
        } else if let Some(announced) = frame.jumps.after(terminal) {
            push(Self { announced: Some(announced), ..frame });
        }
        top
    }
}
