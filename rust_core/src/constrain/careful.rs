//! What is kept from a model that is steered although it may well be right: where naga looks less closely than other
//! WebGPU implementations do, and only types or values could tell.

use super::block::Blocks;
use super::portable::{arguments, integer};

/// Elements of an array outside a buffer (WGSL section 2.4).
const MAX_ELEMENTS: u32 = 65_535;

/// Whether a unit has none of it.
pub(super) fn is_careful(lexemes: &[Box<str>], blocks: &Blocks) -> bool {
    let has_workgroup = || lexemes.iter().any(|lexeme| blocks.is_workgroup(lexeme));
    divides_by_what_is_seen(lexemes)
        && lexemes.windows(2).all(|pair| is_careful_pair(&pair[0], &pair[1]))
        && lexemes.iter().enumerate().all(|(at, head)| is_careful_list(head, &lexemes[at + 1..]))
        && !(blocks.in_graphics() && has_workgroup())
}

/// A constant that has to be computed may be zero.
fn divides_by_what_is_seen(lexemes: &[Box<str>]) -> bool {
    let at = lexemes.iter().position(|lexeme| matches!(&**lexeme, "/=" | "%="));
    let divisor = at.map_or(&[][..], |at| &lexemes[at + 1..]);
    // The last is the `;`.
    divisor.len() <= 2 || divisor.iter().any(|lexeme| is_name(lexeme))
}

/// No zero of floats as a divisor. No pointer that is followed where it is taken: naga does not see that what it leads to
/// is an atomic.
fn is_careful_pair(first: &str, second: &str) -> bool {
    match (first, second) {
        ("/" | "%" | "/=" | "%=", text) => !text.contains('.') || text.trim_end_matches('f').parse() != Ok(0.0),
        ("*", "&") | ("&", "*") => false,
        _ => true,
    }
}

/// No vector from a `bitcast`, whose sizes naga does not compare; no array of a large or computed size; no literals of
/// two kinds in the size of a workgroup.
fn is_careful_list(head: &str, list: &[Box<str>]) -> bool {
    match head {
        "bitcast" => arguments(list).first().is_none_or(|of| of.iter().all(|lexeme| !lexeme.starts_with("vec"))),
        "array" if list.first().is_some_and(|open| &**open == "<") => match arguments(list)[..] {
            [_, [count]] => integer(count).is_none_or(|count| count <= MAX_ELEMENTS),
            [_, count] => count.iter().any(|lexeme| is_name(lexeme)),
            _ => true,
        },
        "@workgroup_size" => {
            let arguments = arguments(list);
            let mut suffixes = arguments.iter().filter_map(|size| size.last()?.chars().last());
            let mut is_kind = |kind| suffixes.all(|suffix| suffix.is_ascii_digit() || suffix == kind);
            arguments.len() < 2 || is_kind('u')
        }
        _ => true,
    }
}

fn is_name(lexeme: &str) -> bool {
    lexeme.starts_with(|first: char| first == '_' || first.is_alphabetic())
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
            "*&a = 1;",
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
