//! What is open around a lexeme: brackets, template lists, and every `<` that the lexer could still take for one.
//!
//! The grammar decides what a `<` is by what stands before it; the lexer decides by template list discovery (WGSL
//! section 3.9), which looks ahead. The two agree as long as nothing is written that would close a comparison like a
//! list (`f(a < b, c > d)`) or make discovery give a list up (`<=` inside one).

use super::tables::{Terminal, TerminalSet};
use crate::wgsl::guard::MAX_NESTING;

const TEMPLATE_OPEN: Terminal = Terminal::named("TEMPLATE_OPEN");
const OPENING: TerminalSet = TerminalSet::of(&[
    Terminal::named("'('"),
    Terminal::named("'['"),
    Terminal::named("'{'"),
    TEMPLATE_OPEN,
]);
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
    Terminal::named("'{'"),
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

/// Greatest level, two below [`MAX_NESTING`]: the guard counts some `<` longer than this module.
pub(super) const MAX_LEVEL: u16 = MAX_NESTING as u16 - 2;

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
}

impl Frame {
    /// What must not come next although the grammar would have it.
    pub(super) fn refused(&self) -> TerminalSet {
        let greater = if self.is_candidate { GREATER } else { TerminalSet::EMPTY };
        let less_equal = if self.in_list { LESS_EQUAL } else { TerminalSet::EMPTY };
        greater.or(less_equal)
    }

    /// The frame after `terminal`, which stands after `before`, when `frames[index]` is `self`.
    pub(super) fn advance(&self, index: u32, before: Option<Terminal>, terminal: Terminal, frames: &mut Vec<Self>) -> u32 {
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
        if REJECTING.contains(terminal) && frame.comparisons > 0 {
            frame.level -= frame.comparisons;
            (frame.comparisons, frame.is_candidate) = (0, false);
            index = push(frame);
        }
        if OPENING.contains(terminal) {
            let in_list = frame.in_list || terminal == TEMPLATE_OPEN;
            push(Self { outer: index, level: frame.level + 1, comparisons: 0, is_candidate: false, in_list });
        } else if terminal == LESS {
            let is_candidate = frame.is_candidate || before.is_some_and(|before| WORDS.contains(before));
            push(Self { level: frame.level + 1, comparisons: frame.comparisons + 1, is_candidate, ..frame });
        }
        top
    }
}
