//! What is kept from a model that is steered although it may well be right: where naga looks less closely than other
//! WebGPU implementations do, and only types or values could tell.

use super::block::Blocks;
use super::grammar::{Terminal, classify};
use super::portable::{arguments, integer};

/// Elements of an array outside a buffer (WGSL section 2.4).
const MAX_ELEMENTS: u32 = 65_535;

/// Whether a unit, which stands within `blocks`, has none of it.
pub(super) fn is_careful(lexemes: &[Box<str>], blocks: &Blocks) -> bool {
    let has_workgroup = blocks.in_graphics() && lexemes.iter().any(|lexeme| blocks.is_workgroup(lexeme));
    let has_uniform = blocks.len() > 1 && lexemes.iter().any(|lexeme| needs_uniform_control_flow(lexeme));
    // What is declared after a `continue` is not there in the `continuing`.
    let is_bypassed = blocks.continues() && lexemes.first().is_some_and(|first| &**first == "continuing");
    !has_workgroup
        && !has_uniform
        && !is_bypassed
        && lexemes.iter().enumerate().all(|(at, head)| is_careful_before(head, &lexemes[at + 1..]))
}

/// Barriers, and what compares neighbours: whether control flow is uniform is not looked at.
fn needs_uniform_control_flow(lexeme: &str) -> bool {
    let derivative = ["dpdx", "dpdy", "fwidth"].iter().any(|name| lexeme.starts_with(name));
    derivative
        || lexeme.ends_with("Barrier")
        || matches!(lexeme, "textureSample" | "textureSampleBias" | "textureSampleCompare" | "workgroupUniformLoad")
}

/// Whether what comes after `head` is nothing that could be out of range, for all that is seen of it.
///
/// No divisor and no distance of a shift that is a constant to be computed, and no zero of floats; no function that
/// leaves its range soon, of constants alone; no vector from a `bitcast`, whose sizes naga does not compare; no array of
/// a large or computed size; no literals of two kinds in the size of a workgroup; no pointer that is followed where it is
/// taken, since naga does not see that what it leads to is an atomic.
fn is_careful_before(head: &str, rest: &[Box<str>]) -> bool {
    let next = rest.first().map_or("", |lexeme| lexeme);
    match head {
        "/" | "%" | "<<" | ">>" => is_seen(operand(rest)),
        "/=" | "%=" | "<<=" | ">>=" => is_seen(rest.strip_suffix(&[";".into()]).unwrap_or(rest)),
        "*" if next == "(" => rest.get(1).is_none_or(|inner| &**inner != "&"),
        "*" | "&" => !matches!(next, "*" | "&") || head == next,
        "extractBits" | "insertBits" => {
            arguments(rest).iter().rev().take(2).all(|bits| bits.len() == 1 || !is_constant(bits))
        }
        "pow" | "exp" | "exp2" | "ldexp" | "quantizeToF16" | "pack2x16float" => !is_constant(operand(rest)),
        "bitcast" => arguments(rest).first().is_none_or(|of| of.iter().all(|lexeme| !lexeme.starts_with("vec"))),
        "array" if next == "<" => match arguments(rest)[..] {
            [_, [count]] => integer(count).is_none_or(|count| count <= MAX_ELEMENTS),
            [_, count] => !is_constant(count),
            _ => true,
        },
        "@workgroup_size" => {
            let arguments = arguments(rest);
            let mut suffixes = arguments.iter().filter_map(|size| size.last()?.chars().last());
            arguments.len() < 2 || suffixes.all(|suffix| suffix.is_ascii_digit() || suffix == 'u')
        }
        _ => true,
    }
}

/// Whether an operand is one literal that is not zero, or something that is no constant.
fn is_seen(operand: &[Box<str>]) -> bool {
    match operand {
        [literal] if literal.starts_with(|first: char| first.is_ascii_digit() || first == '.') => {
            literal.trim_end_matches(['f', 'u', 'i']).parse() != Ok(0.0)
        }
        _ => !is_constant(operand),
    }
}

/// Whether no name of the module's own is among these.
fn is_constant(lexemes: &[Box<str>]) -> bool {
    let is_member = |at: usize| at > 0 && &*lexemes[at - 1] == ".";
    let is_name = |lexeme: &str| classify(lexeme).contains(Terminal::named("IDENT"));
    !lexemes.iter().enumerate().any(|(at, lexeme)| is_name(lexeme) && !is_member(at))
}

/// The operand that begins here, with its calls, indices and members.
fn operand(lexemes: &[Box<str>]) -> &[Box<str>] {
    let mut depth = 0_usize;
    for (at, lexeme) in lexemes.iter().enumerate() {
        match &**lexeme {
            "(" | "[" => depth += 1,
            ")" | "]" if depth > 0 => depth -= 1,
            "-" | "!" | "~" | "." if depth == 0 && at == 0 => {}
            _ if depth > 0 => {}
            text if text == "."
                || text.starts_with(|first: char| first.is_alphanumeric() || first == '_' || first == '.') => {}
            _ => return &lexemes[..at],
        }
    }
    lexemes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wgsl::lexer::tokenize;

    #[test]
    fn what_other_implementations_may_refuse_is_seen() {
        let careful = |code: &str| {
            let lexemes: Vec<Box<str>> = tokenize(code).into_iter().map(Into::into).collect();
            is_careful(&lexemes, &Blocks::default())
        };
        for code in [
            "a /= 1u >> 2u;",
            "let a = b / 0.0;",
            "let a = b / (2u - 2u);",
            "let a = b % min(0u, 1u) + c;",
            "let a = b >> (30u + 2u);",
            "let a = pow(49.0, 13265.0);",
            "var<private> a: array<S, select(1, 2, true)>;",
            "*&a = 1;",
            "*(&a) = 1;",
            "let a = b % modf(0.5 - 0.5).whole;",
            "let a = extractBits(b, 3u * 8u, c);",
            "let a = bitcast<vec2<u32>>(b);",
            "var<private> a: array<S, 70000>;",
            "var<private> a: array<S, 2 * 3>;",
            "@compute @workgroup_size(1u, 2i) fn f() {",
        ] {
            assert!(!careful(code), "{code}");
        }
        for code in [
            "a /= 2u;",
            "a /= b >> 2u;",
            "let a = b / 0.5;",
            "let a = b * *c;",
            "let a = 1.0 / f(c);",
            "let a = b / -(2.0 + c[1].x) + 0.0;",
            "let a = pow(2.0, b);",
            "let a = b && c;",
            "let a = bitcast<u32>(b);",
            "var<private> a: array<S, 70>;",
            "let a = array(1, 2 + 3);",
            "@compute @workgroup_size(1u, 2) fn f() {",
            "@compute @workgroup_size(64) fn f() {",
        ] {
            assert!(careful(code), "{code}");
        }
    }
}
