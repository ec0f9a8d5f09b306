//! Template list discovery (WGSL section 3.9): which `<` and `>` are brackets and which are operators.
//!
//! The specification's algorithm, taken a lexeme at a time instead of a code point at a time. It is a stack machine
//! that looks at every lexeme once and decides at each `>`, with no look-ahead, so it runs interleaved with the lexer
//! and in linear time.

use super::lexer::LexemeKind;

/// The specification's "Pending" stack and "NestingDepth".
#[derive(Default)]
pub(super) struct TemplateLists {
    pending: Vec<UnclosedCandidate>,
    depth: usize,
    after_identifier: bool,
}

struct UnclosedCandidate {
    /// Where the lexer keeps the `<`.
    index: usize,
    depth: usize,
}

impl TemplateLists {
    /// Whether a `>` here would close a list.
    pub(super) fn would_close(&self) -> bool {
        self.pending.last().is_some_and(|candidate| candidate.depth == self.depth)
    }

    /// Closes the innermost list at a `>`; gives the index of its `<`. None where [`Self::would_close`] is false.
    pub(super) fn close(&mut self) -> Option<usize> {
        if !self.would_close() {
            return None;
        }
        self.after_identifier = false;
        self.pending.pop().map(|candidate| candidate.index)
    }

    /// Takes the next lexeme (no whitespace, no comment, no closing `>`), kept at `index`.
    pub(super) fn advance(&mut self, kind: LexemeKind, text: &str, index: usize) {
        let after_identifier = self.after_identifier;
        self.after_identifier = match kind {
            // `true` and `false` are literals, and the algorithm steps over literals.
            LexemeKind::Word => text != "true" && text != "false",
            LexemeKind::Attribute => true,
            _ => false,
        };
        if !matches!(kind, LexemeKind::Operator | LexemeKind::Punctuation) {
            return;
        }
        match text {
            "<" if after_identifier => self.pending.push(UnclosedCandidate { index, depth: self.depth }),
            "<=" if after_identifier => {}
            "(" | "[" => self.depth += 1,
            ")" | "]" => {
                self.reject_level();
                self.depth = self.depth.saturating_sub(1);
            }
            "&&" | "||" => self.reject_level(),
            // What no expression contains ends every list that was hoped for.
            ";" | "{" | ":" | "=" | "<=" | "<<=" | "+=" | "-=" | "*=" | "/=" | "%=" | "&=" | "|=" | "^=" => {
                self.pending.clear();
                self.depth = 0;
            }
            _ => {}
        }
    }

    fn reject_level(&mut self) {
        while self.pending.last().is_some_and(|candidate| candidate.depth >= self.depth) {
            self.pending.pop();
        }
    }
}
