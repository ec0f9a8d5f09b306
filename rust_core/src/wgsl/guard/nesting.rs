//! Bounds nesting, and the depth a text's syntax tree can reach.
//!
//! The depth of an expression is at most the number of operators between two commas plus the depth of the deepest
//! bracket among them. Brackets are frames on a stack, so the sum is exact enough to let a table of ten thousand
//! entries through and to stop a sum of ten thousand terms.

use super::scan::{Kind, Token};
use super::{MAX_DEPTH, MAX_NESTING, Refusal};
use crate::wgsl::Span;

const OPERATOR: usize = 1;
const BRACKET: usize = 4;
const BLOCK: usize = 8;
const ELSE: usize = 8;

/// What is open at one point of the text: a bracket, or the module itself.
#[derive(Default)]
struct Frame {
    /// Operators and `else`s since the last separator: each may be one level above all before it.
    links: usize,
    /// Depth of the operand being read: its member accesses, indexes, calls and template lists.
    operand: usize,
    /// Depth of the deepest operand since the last separator.
    deepest: usize,
    /// Depth of the deepest part between two separators so far.
    depth: usize,
    /// `<` that may still open a template list.
    templates: usize,
    /// Just past a `}`: unless `else` follows, a new statement starts.
    after_block: bool,
}

impl Frame {
    fn part_depth(&self) -> usize {
        self.links + self.deepest.max(self.operand)
    }

    fn operator(&mut self, cost: usize) {
        if self.templates > 0 {
            self.operand += cost;
            return;
        }
        self.deepest = self.deepest.max(self.operand);
        self.operand = 0;
        self.links += cost;
    }

    fn separator(&mut self) {
        self.depth = self.depth.max(self.part_depth());
        (self.links, self.operand, self.deepest) = (0, 0, 0);
    }

    fn into_depth(mut self) -> usize {
        self.separator();
        self.depth
    }
}

/// Frames, innermost last; the first one is the module and stays.
struct Nesting {
    outer: Vec<Frame>,
    frame: Frame,
    /// Possible template lists open in `outer`.
    outer_templates: usize,
}

/// Refuses `tokens` if they nest or can nest too deep.
pub(super) fn check(source: &str, tokens: &[Token]) -> Result<(), Refusal> {
    let mut nesting = Nesting { outer: Vec::new(), frame: Frame::default(), outer_templates: 0 };
    for token in tokens {
        nesting.read(source, token);
        nesting.within_limits(token.span())?;
    }
    while nesting.close(BRACKET) {
        nesting.within_limits(source.len()..source.len())?;
    }
    Ok(())
}

impl Nesting {
    fn read(&mut self, source: &str, token: &Token) {
        let is_else = token.kind == Kind::Word && token.text(source) == "else";
        if std::mem::take(&mut self.frame.after_block) && !is_else {
            self.frame.separator();
        }
        match token.kind {
            Kind::Word if is_else => self.frame.operator(ELSE),
            Kind::Word | Kind::Number | Kind::Pair([b'-', b'>']) => {}
            Kind::Pair([b'&', b'&'] | [b'|', b'|']) => {
                self.frame.templates = 0;
                self.frame.operator(OPERATOR);
            }
            Kind::Pair(_) => self.frame.operator(OPERATOR),
            Kind::Byte(byte) => self.read_byte(byte),
        }
    }

    fn read_byte(&mut self, byte: u8) {
        let frame = &mut self.frame;
        match byte {
            b'(' | b'[' | b'{' => self.open(byte == b'{'),
            b')' | b']' => _ = self.close(BRACKET),
            b'}' => {
                self.close(BLOCK);
                self.frame.after_block = true;
            }
            b'<' => {
                frame.templates += 1;
                frame.operand += BRACKET;
            }
            b'>' if frame.templates > 0 => frame.templates -= 1,
            b',' if frame.templates == 0 => frame.separator(),
            b';' => {
                frame.templates = 0;
                frame.separator();
            }
            b'=' | b':' => {
                frame.templates = 0;
                frame.operator(OPERATOR);
            }
            b'.' => frame.operand += OPERATOR,
            b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'!' | b'~' | b'>' => frame.operator(OPERATOR),
            _ => {}
        }
    }

    fn open(&mut self, is_block: bool) {
        if is_block {
            self.frame.templates = 0;
        }
        self.outer_templates += self.frame.templates;
        self.outer.push(std::mem::take(&mut self.frame));
    }

    /// Folds the innermost frame into the one around it; false if only the module is left.
    fn close(&mut self, cost: usize) -> bool {
        let Some(outer) = self.outer.pop() else {
            return false;
        };
        self.outer_templates -= outer.templates;
        let inner = std::mem::replace(&mut self.frame, outer);
        self.frame.operand += cost + inner.into_depth();
        true
    }

    fn within_limits(&self, span: Span) -> Result<(), Refusal> {
        if self.outer.len() + self.outer_templates + self.frame.templates > MAX_NESTING {
            return Err(Refusal::new(format!("brackets nest deeper than {MAX_NESTING} levels"), span));
        }
        if self.frame.part_depth() > MAX_DEPTH {
            let message = "an expression or a chain of `else if` is too long to evaluate: split it";
            return Err(Refusal::new(message, span));
        }
        Ok(())
    }
}
