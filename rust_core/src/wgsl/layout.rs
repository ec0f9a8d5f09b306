//! Where the lines of a program break.

use std::ops::Range;

use super::lexer::{Lexeme, LexemeKind};

/// Deeper code is not indented further: a megabyte of `{` must not become a terabyte of spaces.
const MAX_INDENT: usize = 10;

/// One line, before anything about its width is known.
pub(super) struct Line {
    /// Indices into the lexemes.
    pub(super) lexemes: Range<usize>,
    /// In levels.
    pub(super) indent: usize,
    /// Whether an empty line stands before it.
    pub(super) after_blank: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Block,
    /// The braces of a struct, whose members stand one a line.
    Members,
    /// Parentheses and square brackets: nothing breaks a line in there, not the `;` of a `for` either.
    Group,
}

/// Splits code (no whitespace, no comments) into lines.
pub(super) fn split_lines(lexemes: &[Lexeme<'_>]) -> Vec<Line> {
    let mut splitter = Splitter { lexemes, brackets: Vec::new(), blocks: 0, after_definition: None };
    let mut lines: Vec<Line> = Vec::new();
    for index in 0..lexemes.len() {
        let breaks = splitter.breaks_before(index, lines.last());
        if breaks {
            let after_blank = splitter.needs_blank(index);
            lines.push(Line { lexemes: index..index, indent: splitter.indent_of(index), after_blank });
        }
        if let Some(line) = lines.last_mut() {
            line.lexemes.end = index + 1;
        }
        splitter.advance(index);
    }
    lines
}

struct Splitter<'l, 'a> {
    lexemes: &'l [Lexeme<'a>],
    brackets: Vec<Bracket>,
    /// How many of the brackets are braces.
    blocks: usize,
    /// Whether the last top-level declaration was a function or a struct; None before the first.
    after_definition: Option<bool>,
}

impl Splitter<'_, '_> {
    fn text(&self, index: usize) -> &str {
        self.lexemes.get(index).map_or("", |lexeme| &lexeme.text)
    }

    fn breaks_before(&self, index: usize, line: Option<&Line>) -> bool {
        let (Some(line), Some(previous)) = (line, index.checked_sub(1)) else { return true };
        let innermost = self.brackets.last();
        let text = self.text(index);
        match self.text(previous) {
            "{" => text != "}",
            _ if text == "}" => true,
            "}" => !matches!(text, "else" | ";" | "," | ")"),
            ";" => innermost != Some(&Bracket::Group),
            "," => innermost == Some(&Bracket::Members),
            // The attributes of a function stand on a line of their own.
            _ => text == "fn" && innermost.is_none() && self.lexemes[line.lexemes.start].kind == LexemeKind::Attribute,
        }
    }

    fn indent_of(&self, index: usize) -> usize {
        let closes = usize::from(self.text(index) == "}");
        self.blocks.saturating_sub(closes).min(MAX_INDENT)
    }

    /// Whether a new top-level declaration begins here and it or the one before it is a function or a struct.
    fn needs_blank(&mut self, index: usize) -> bool {
        let begins = index == 0 || matches!(self.text(index - 1), ";" | "}");
        if !begins || !self.brackets.is_empty() || self.text(index) == "}" {
            return false;
        }
        let is_definition = self.is_definition(index);
        let before = self.after_definition.replace(is_definition);
        before.is_some_and(|was_definition| was_definition || is_definition)
    }

    /// Whether the declaration at `index` is a function or a struct, attributes aside.
    fn is_definition(&self, index: usize) -> bool {
        let mut depth = 0usize;
        for lexeme in &self.lexemes[index..] {
            match &*lexeme.text {
                // Never past the end of this declaration: so no lexeme is looked at for two declarations.
                ";" | "{" | "}" => return false,
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                "fn" | "struct" if depth == 0 => return true,
                _ if depth > 0 || lexeme.kind == LexemeKind::Attribute => {}
                _ => return false,
            }
        }
        false
    }

    fn advance(&mut self, index: usize) {
        match self.text(index) {
            "{" => {
                let members = index >= 2 && self.text(index - 2) == "struct";
                self.brackets.push(if members { Bracket::Members } else { Bracket::Block });
                self.blocks += 1;
            }
            "}" => self.close_block(),
            "(" | "[" => self.brackets.push(Bracket::Group),
            ")" | "]" if self.brackets.last() == Some(&Bracket::Group) => {
                self.brackets.pop();
            }
            _ => {}
        }
    }

    /// A `}` closes every parenthesis left open since its `{`; without any `{` it closes nothing.
    fn close_block(&mut self) {
        if self.blocks == 0 {
            return;
        }
        while self.brackets.pop() == Some(Bracket::Group) {}
        self.blocks -= 1;
    }
}
