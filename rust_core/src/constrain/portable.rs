//! What naga lets pass and other WebGPU implementations refuse, where one unit shows it: constants out of range. Loops
//! without a way out are the other kind (`block`).

/// Bits of the integers that are shifted and cut.
const BITS: u32 = 32;

/// Whether no literal of a unit is a shift by too much, a divisor of zero, a range of bits that is not there or limits
/// the wrong way round (WGSL sections 8.9, 17.3 and 17.5), and no pointer leads to an atomic where none can be (6.2.8).
/// Only what is written as one literal is looked at.
pub(super) fn is_portable(lexemes: &[Box<str>]) -> bool {
    // Integers of a `const` may have 64 bits.
    let is_constant = lexemes.first().is_some_and(|first| &**first == "const");
    let operands = lexemes.windows(2).all(|pair| match (&*pair[0], integer(&pair[1])) {
        ("/" | "%" | "/=" | "%=", Some(divisor)) => divisor != 0,
        ("<<" | ">>" | "<<=" | ">>=", Some(distance)) => is_constant || distance < BITS,
        _ => true,
    });
    operands && lexemes.iter().enumerate().all(|(at, head)| calls_portably(head, &lexemes[at + 1..]))
}

/// Whether the list after `head`, of arguments or of a template, has nothing that is out of range.
fn calls_portably(head: &str, list: &[Box<str>]) -> bool {
    let number = |argument: Option<&&[Box<str>]>| match argument {
        Some([text]) => text.trim_end_matches(['u', 'i', 'f']).parse::<f64>().ok(),
        _ => None,
    };
    match head {
        "extractBits" | "insertBits" => {
            let arguments = arguments(list);
            arguments.iter().rev().take(2).filter_map(|last| number(Some(last))).sum::<f64>() <= f64::from(BITS)
        }
        "clamp" | "smoothstep" => {
            let arguments = arguments(list);
            let at = usize::from(head == "clamp");
            let (low, high) = (number(arguments.get(at)), number(arguments.get(at + 1)));
            low.zip(high).is_none_or(|(low, high)| low < high || low == high && head == "clamp")
        }
        "ptr" => match arguments(list)[..] {
            [[space], [pointee, ..]] => !pointee.starts_with("atomic") || matches!(&**space, "storage" | "workgroup"),
            _ => true,
        },
        _ => true,
    }
}

/// The arguments of a list that begins with its `(` or `<`; none where it has not ended.
pub(super) fn arguments(list: &[Box<str>]) -> Vec<&[Box<str>]> {
    let (mut depth, mut start, mut arguments) = (0_usize, 1, Vec::new());
    for (at, lexeme) in list.iter().enumerate() {
        match &**lexeme {
            "(" | "[" | "<" => depth += 1,
            ")" | "]" | ">" if depth > 1 => depth -= 1,
            "," if depth == 1 => {
                arguments.push(&list[start..at]);
                start = at + 1;
            }
            ")" | ">" if depth == 1 => {
                arguments.push(&list[start..at]);
                return arguments;
            }
            _ if depth == 0 => break,
            _ => {}
        }
    }
    Vec::new()
}

/// The value of an integer literal.
pub(super) fn integer(text: &str) -> Option<u32> {
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
            "let a = clamp(b, 1.0, 0.0);",
            "let a = smoothstep(0.5, 0.5, b);",
            "fn f(a: ptr<private, atomic<i32>>) {",
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
            "const a = 1 << 40;",
            "let a = clamp(b, 0.0, 0.0);",
            "let a = clamp(b, 1.0, c);",
            "fn f(a: array<array<f32, 4>, 3>) {",
            "fn f(a: ptr<workgroup, atomic<i32>>) {",
            "let a = array<f32>(",
        ] {
            assert!(portable(code), "{code}");
        }
    }
}
