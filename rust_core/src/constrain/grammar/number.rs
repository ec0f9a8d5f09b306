//! Numeric literals (WGSL section 3.5.2) of the canonical subset: decimal, and hexadecimal integers.
//!
//! A literal must be representable (naga and the specification refuse `5000000000u` and `1e39f`), and an integer
//! without a suffix must fit 32 bits, since it has to become an `i32`, a `u32` or a float sooner or later.

use super::tables::{Terminal, TerminalSet};

const INT: Terminal = Terminal::named("INT");
const FLOAT: Terminal = Terminal::named("FLOAT");
const BOTH: TerminalSet = TerminalSet::of(&[INT, FLOAT]);

/// Longest literal that is spelled in bytes: `f32::MAX` written out, with some room.
const MAX_SPELLED_BYTES: usize = 48;

/// What a literal is: an integer, a float, or none of the subset.
pub(super) fn classify(text: &str) -> TerminalSet {
    match Parts::of(text) {
        Some(parts) if parts.is_int() => TerminalSet::of(&[INT]),
        Some(parts) if parts.is_float() => TerminalSet::of(&[FLOAT]),
        _ => TerminalSet::EMPTY,
    }
}

/// Whether a literal of `allowed` begins with `prefix`, which has at least one byte.
pub(super) fn is_prefix(prefix: &[u8], allowed: TerminalSet) -> bool {
    let Ok(text) = std::str::from_utf8(prefix) else { return false };
    let is_number = text.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    if !is_number || allowed.and(BOTH).is_empty() || text.len() > MAX_SPELLED_BYTES {
        return false;
    }
    let begins = |tail: &str| !classify(&format!("{text}{tail}")).and(allowed).is_empty();
    // A complete literal, one that lacks a digit, and what can still become a float.
    let room = MAX_SPELLED_BYTES - text.len();
    ["", "0", ".", ".0", "e0", "+0"].iter().any(|tail| tail.len() <= room && begins(tail))
}

/// A literal taken apart; every part may be empty.
struct Parts<'a> {
    is_hex: bool,
    whole: &'a str,
    /// After the point; None without one.
    fraction: Option<&'a str>,
    /// With its sign; None without an `e`.
    exponent: Option<&'a str>,
    suffix: &'a str,
    /// Without the suffix.
    value: &'a str,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        if let Some(digits) = text.strip_prefix("0x").or(text.strip_prefix("0X")) {
            let (whole, suffix) = digits.split_at(span(digits, |byte| byte.is_ascii_hexdigit()));
            return Some(Self { is_hex: true, whole, fraction: None, exponent: None, suffix, value: whole });
        }
        let (whole, mut rest) = digits(text);
        let mut fraction = None;
        if let Some(after) = rest.strip_prefix('.') {
            let (part, after) = digits(after);
            (fraction, rest) = (Some(part), after);
        }
        let mut exponent = None;
        if let Some(after) = rest.strip_prefix(['e', 'E']) {
            let sign = span(after, |byte| matches!(byte, b'+' | b'-')).min(1);
            let length = sign + digits(&after[sign..]).0.len();
            (exponent, rest) = (Some(&after[..length]), &after[length..]);
        }
        let value = &text[..text.len() - rest.len()];
        Some(Self { is_hex: false, whole, fraction, exponent, suffix: rest, value })
    }

    fn is_int(&self) -> bool {
        if self.fraction.is_some() || self.exponent.is_some() || self.whole.is_empty() {
            return false;
        }
        let padded = !self.is_hex && self.whole.len() > 1 && self.whole.starts_with('0');
        let value = u32::from_str_radix(self.whole, if self.is_hex { 16 } else { 10 });
        match self.suffix {
            "" | "u" => !padded && value.is_ok(),
            "i" => !padded && value.is_ok_and(|value| i32::try_from(value).is_ok()),
            _ => false,
        }
    }

    fn is_float(&self) -> bool {
        let has_digits = !self.whole.is_empty() || self.fraction.is_some_and(|fraction| !fraction.is_empty());
        let is_marked = self.fraction.is_some() || self.exponent.is_some();
        // `1f` is a float, `01f` is nothing.
        let is_suffixed = self.suffix == "f" && (self.whole.len() == 1 || !self.whole.starts_with('0'));
        let has_exponent = self.exponent.is_none_or(|exponent| exponent.ends_with(|c: char| c.is_ascii_digit()));
        !self.is_hex
            && has_digits
            && has_exponent
            && (is_marked || is_suffixed)
            && matches!(self.suffix, "" | "f")
            && self.value.parse::<f32>().is_ok_and(f32::is_finite)
    }
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(span(text, |byte| byte.is_ascii_digit()))
}

/// Length of the longest beginning of bytes that are `of` some kind (ASCII).
fn span(text: &str, of: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|&byte| of(byte)).count()
}
