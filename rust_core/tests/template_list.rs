//! Template list discovery against its slow twin: the algorithm of WGSL section 3.9, a code point at a time.

use proptest::prelude::*;
use rust_core::wgsl::lexer::{LexemeKind, lex};

/// What the algorithm tells apart, and little else.
const LEXEMES: &[&str] = &[
    "a", "a", "a", "vec2", "f32", "array", "true", "1", "@id", "_", "<", "<", "<", ">", ">", ">", "<=", ">=", "<<",
    ">>", "<<=", ">>=", "=", "==", "!=", "!", "+=", "->", "&&", "||", "&", "(", ")", "[", "]", "{", "}", ";", ":", ",",
];

/// Byte offsets of the brackets of all template lists, in order.
fn found_by_the_lexer(source: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for lexeme in lex(source) {
        match lexeme.kind {
            LexemeKind::TemplateOpen | LexemeKind::TemplateClose => found.push(lexeme.span.start),
            LexemeKind::TemplateType => {
                let brackets = source[lexeme.span.clone()].match_indices(['<', '>']);
                found.extend(brackets.map(|(at, _)| lexeme.span.start + at));
            }
            _ => {}
        }
    }
    found
}

/// The same by the specification, for text without comments in which spaces stand around words and numbers.
fn found_by_the_specification(source: &str) -> Vec<usize> {
    let followed_by = |at: usize, text: &str| source.as_bytes()[at..].starts_with(text.as_bytes());
    let (mut found, mut pending, mut depth, mut at) = (Vec::new(), Vec::<(usize, usize)>::new(), 0usize, 0);
    while at < source.len() {
        let word = source[at..].split(|c| " <>()[]!=;{}:&|,".contains(c)).next().unwrap_or("");
        if !word.is_empty() {
            at += word.len();
            at += source[at..].bytes().take_while(|&b| b == b' ').count();
            if is_identifier(word) && followed_by(at, "<") {
                if followed_by(at + 1, "<") || followed_by(at + 1, "=") {
                    at += 2;
                } else {
                    pending.push((at, depth));
                    at += 1;
                }
            }
            continue;
        }
        let equal = usize::from(followed_by(at + 1, "="));
        at += 1 + match source.as_bytes()[at] {
            b'>' if pending.last().is_some_and(|&(_, level)| level == depth) => {
                found.extend([pending.pop().unwrap().0, at]);
                0
            }
            b'>' | b'!' => equal,
            b'=' if equal == 1 => 1,
            b'(' | b'[' => {
                depth += 1;
                0
            }
            b')' | b']' => {
                pending.retain(|&(_, level)| level < depth);
                depth = depth.saturating_sub(1);
                0
            }
            b'=' | b';' | b'{' | b':' => {
                depth = 0;
                pending.clear();
                0
            }
            b'&' | b'|' if followed_by(at, "&&") || followed_by(at, "||") => {
                pending.retain(|&(_, level)| level < depth);
                1
            }
            _ => 0,
        };
    }
    found.sort_unstable();
    found
}

fn is_identifier(word: &str) -> bool {
    let name = word.strip_prefix('@').unwrap_or(word);
    name.starts_with(|c: char| c.is_alphabetic() || c == '_') && !["_", "true", "false"].contains(&word)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    /// Spaces stand between all lexemes: on `+==` the specification's algorithm sees a comparison, where its own rule
    /// of the longest match sees two assignments.
    #[test]
    fn template_lists_are_the_specifications(lexemes in prop::collection::vec(prop::sample::select(LEXEMES), 0..24)) {
        let source = lexemes.join(" ");
        prop_assert_eq!(found_by_the_lexer(&source), found_by_the_specification(&source), "{:?}", source);
    }
}
