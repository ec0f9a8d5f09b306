//! Bounds how large the zero values are that a text constructs (`array<f32, 64>()`, `Light()`).
//!
//! naga writes a zero value out as soon as an operator is applied to it, before it looks at its size: 40 bytes of
//! text, `const x = -array<i32, 4294967295>();`, take 16 GB [measured]. Lengths are constant expressions, so what is
//! bounded here is numbers, constants and products and sums of them; any other length counts as unbounded where a
//! zero value is constructed with it, and only there.

use super::growth::Declaration;
use super::scan::{Kind, Token};
use std::collections::HashMap;
use std::ops::Range;

/// What is known of the lengths and types declared so far.
#[derive(Default)]
pub(super) struct ZeroValues<'a> {
    /// Constants to the greatest whole number they can be.
    lengths: HashMap<&'a str, u64>,
    /// Structs and aliases to the number of elements of their zero value.
    sizes: HashMap<&'a str, u64>,
}

impl<'a> ZeroValues<'a> {
    /// Learns a declaration; those it depends on must be known.
    pub(super) fn declare(&mut self, source: &str, tokens: &[Token], declaration: &Declaration<'a>) {
        let body = declaration.body.clone();
        let (names, bound) = if declaration.is_type {
            let size = self.size_of(source, tokens, body);
            (&mut self.sizes, size)
        } else {
            let assign = tokens[body.clone()].iter().position(|token| token.is(b'='));
            let start = assign.map_or(body.start, |at| body.start + at + 1);
            let length = self.length(source, tokens, start..body.end);
            (&mut self.lengths, length)
        };
        let entry = names.entry(declaration.name).or_default();
        *entry = bound.max(*entry);
    }

    /// Number of elements of the zero value whose type starts at token `i`; 0 if none is constructed there.
    pub(super) fn size_at(&self, source: &str, tokens: &[Token], i: usize) -> u64 {
        let end = match array_arguments(source, tokens, i) {
            Some(arguments) => arguments.end + 1,
            None if self.sizes.contains_key(tokens[i].text(source)) => i + 1,
            None => return 0,
        };
        match tokens.get(end..end + 2) {
            Some([open, close]) if open.is(b'(') && close.is(b')') => self.size_of(source, tokens, i..end),
            _ => 0,
        }
    }

    /// Sum of all arrays' lengths and all named types' sizes in `range`.
    fn size_of(&self, source: &str, tokens: &[Token], range: Range<usize>) -> u64 {
        range.fold(0, |sum, i| {
            let size = match array_arguments(source, tokens, i) {
                Some(arguments) => self.length(source, tokens, last_argument(tokens, arguments)),
                None => self.sizes.get(tokens[i].text(source)).copied().unwrap_or(0),
            };
            sum.saturating_add(size)
        })
    }

    /// An upper bound of the expression in `range`, 0 if there is none: the product of all that is in it, each plus
    /// one to cover sums.
    fn length(&self, source: &str, tokens: &[Token], range: Range<usize>) -> u64 {
        let mut bounds = Vec::new();
        for token in &tokens[range] {
            match (token.kind, token.text(source)) {
                (Kind::Number, text) => bounds.push(whole_number(text).unwrap_or(u64::MAX)),
                (Kind::Word, "i32" | "u32") | (Kind::Byte(b'+' | b'*' | b'/' | b'%' | b'(' | b')'), _) => {}
                (Kind::Word, name) => bounds.push(self.lengths.get(name).copied().unwrap_or(u64::MAX)),
                _ => bounds.push(u64::MAX),
            }
        }
        match bounds[..] {
            [] => 0,
            [bound] => bound,
            _ => bounds.iter().fold(1, |product: u64, bound| product.saturating_mul(bound.saturating_add(1))),
        }
    }
}

fn whole_number(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(['i', 'u']);
    match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(hexadecimal) => u64::from_str_radix(hexadecimal, 16).ok(),
        None => digits.parse().ok(),
    }
}

/// The tokens between `<` and its `>` in the `array<...>` that starts at token `i`.
fn array_arguments(source: &str, tokens: &[Token], i: usize) -> Option<Range<usize>> {
    let opens = tokens[i].text(source) == "array" && tokens.get(i + 1)?.is(b'<');
    let start = i + 2;
    let (mut templates, mut brackets) = (1usize, 0usize);
    for (j, token) in tokens.iter().enumerate().skip(start).take_while(|_| opens) {
        match token.kind {
            Kind::Byte(b'(' | b'[') => brackets += 1,
            Kind::Byte(b')' | b']') => brackets = brackets.checked_sub(1)?,
            Kind::Byte(b'<') if brackets == 0 => templates += 1,
            Kind::Byte(b'>') if brackets == 0 => templates -= 1,
            Kind::Byte(b';' | b'{' | b'}') => return None,
            _ => {}
        }
        if templates == 0 {
            return Some(start..j);
        }
    }
    None
}

/// What follows the first comma that is not inside another template or bracket: an array's length.
fn last_argument(tokens: &[Token], arguments: Range<usize>) -> Range<usize> {
    let mut depth = 0usize;
    for i in arguments.clone() {
        match tokens[i].kind {
            Kind::Byte(b'(' | b'[' | b'<') => depth += 1,
            Kind::Byte(b')' | b']' | b'>') => depth = depth.saturating_sub(1),
            Kind::Byte(b',') if depth == 0 => {
                let end = arguments.end - usize::from(tokens[arguments.end - 1].is(b','));
                return i + 1..end.max(i + 1);
            }
            _ => {}
        }
    }
    arguments.end..arguments.end
}
