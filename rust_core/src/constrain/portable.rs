//! What naga lets pass and other WebGPU implementations refuse, where one unit shows it: constants out of range. Loops
//! without a way out are the other kind (`block`).

/// Bits of the integers that are shifted and cut.
const BITS: u32 = 32;

/// Whether no literal of a unit is a shift by too much, a divisor of zero, or a range of bits that is not there (WGSL
/// sections 8.9 and 17.5). Only what is written as one literal is looked at.
pub(super) fn is_portable(lexemes: &[Box<str>]) -> bool {
    let operands = lexemes.windows(2).all(|pair| match (&*pair[0], literal(&pair[1])) {
        ("/" | "%" | "/=" | "%=", Some(divisor)) => divisor != 0,
        ("<<" | ">>" | "<<=" | ">>=", Some(distance)) => distance < BITS,
        _ => true,
    });
    let is_bits = |lexeme: &Box<str>| matches!(&**lexeme, "extractBits" | "insertBits");
    let mut calls = lexemes.iter().enumerate().filter(|(_, lexeme)| is_bits(lexeme));
    operands && calls.all(|(at, _)| has_its_bits(&lexemes[at + 1..]))
}

/// Whether the last two arguments of a call, which begins with its parenthesis, are within the bits there are.
fn has_its_bits(call: &[Box<str>]) -> bool {
    let mut arguments = vec![Vec::new()];
    let mut depth = 0_usize;
    for lexeme in call {
        match &**lexeme {
            ")" | "]" if depth <= 1 => break,
            ")" | "]" => depth -= 1,
            "(" | "[" => depth += 1,
            "," if depth == 1 => arguments.push(Vec::new()),
            _ => {}
        }
        arguments.iter_mut().next_back().into_iter().for_each(|argument| argument.push(&**lexeme));
    }
    let value = |argument: &Vec<&str>| match argument[..] {
        // Each but the first begins with the comma before it.
        [_, text] => literal(text).unwrap_or(0),
        _ => 0,
    };
    let last: Vec<u32> = arguments.iter().skip(1).rev().take(2).map(value).collect();
    last.into_iter().fold(0, u32::saturating_add) <= BITS
}

/// The value of an integer literal.
fn literal(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(['u', 'i']);
    match digits.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wgsl::lexer::tokenize;

    fn portable(code: &str) -> bool {
        let lexemes: Vec<Box<str>> = tokenize(code).into_iter().map(Into::into).collect();
        is_portable(&lexemes)
    }

    #[test]
    fn constants_out_of_range_are_seen() {
        for code in [
            "let a = b / 0;",
            "a %= 0u;",
            "let a = b >> 32u;",
            "a <<= 0x20u;",
            "let a = extractBits(b, 30u, 3u);",
            "let a = insertBits(f(b, c), d[1], 33u, e);",
            "let a = insertBits(b, c, 16u, 17u);",
            "let a = extractBits(b, c, 40u);",
        ] {
            assert!(!portable(code), "{code}");
        }
        for code in [
            "let a = b / 2;",
            "let a = b >> 31u;",
            "let a = 0 / b;",
            "let a = extractBits(b, 24u, 8u);",
            "let a = extractBits(b, c + 30u, 8u);",
            "let a = extractBits(b, 40u + c, 8u);",
            "let a = 1.0 / 0.5;",
        ] {
            assert!(portable(code), "{code}");
        }
    }
}
