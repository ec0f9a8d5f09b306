//! Lexing of prompts: words, numbers, punctuation. Nothing is a comment and nothing fuses: `https://x` is not half a
//! prompt, and `vec3<f32>` is four lexemes.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::wgsl::Table;

/// How a word was written, where a marker says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// The lexeme is spelled as in the prompt: lower case, or some case that no marker gives back.
    AsWritten,
    /// `Red`: the lexeme is `red`.
    Capitalized,
    /// `RGB`: the lexeme is `rgb`.
    Uppercase,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Word,
    Other,
}

const ROWS: [(Kind, &str); 4] = [
    (Kind::Space, r"\s+"),
    // Digits and underscores go on a word, so that a name in a prompt is the lexeme that it is in the code.
    (Kind::Word, r"[\p{L}_][\p{L}\p{M}\p{N}_]*"),
    // A number as code writes it. The point needs a digit after it: one may end the sentence.
    (Kind::Other, r"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?|\.[0-9]+"),
    (Kind::Other, r"(?s:.)"),
];

static TABLE: LazyLock<Table<Kind>> = LazyLock::new(|| Table::new(&ROWS));

/// The lexemes of a prompt, words in lower case where a marker can give back how they were written.
pub(super) fn prompt_lexemes(prompt: &str) -> Vec<(Case, Cow<'_, str>)> {
    let mut matcher = TABLE.matcher();
    let mut lexemes = Vec::new();
    let mut start = 0;
    while start < prompt.len() {
        let Some((kind, end)) = matcher.longest_match(prompt, start) else { break };
        let text = &prompt[start..end];
        match kind {
            Kind::Space => {}
            Kind::Word => lexemes.push(fold_case(text)),
            Kind::Other => lexemes.push((Case::AsWritten, Cow::Borrowed(text))),
        }
        start = end;
    }
    lexemes
}

/// A marker is used only where it leads back to the very same word: not for `WebGPU`, and not where Unicode's case
/// mappings are no inverses (`İ`, `ß`).
fn fold_case(word: &str) -> (Case, Cow<'_, str>) {
    if !word.chars().any(char::is_uppercase) {
        return (Case::AsWritten, Cow::Borrowed(word));
    }
    let lower = word.to_lowercase();
    if Case::Capitalized.apply(&lower) == word {
        (Case::Capitalized, Cow::Owned(lower))
    } else if Case::Uppercase.apply(&lower) == word {
        (Case::Uppercase, Cow::Owned(lower))
    } else {
        (Case::AsWritten, Cow::Borrowed(word))
    }
}

impl Case {
    fn apply(self, lower: &str) -> String {
        match self {
            Self::AsWritten => lower.to_owned(),
            Self::Uppercase => lower.to_uppercase(),
            Self::Capitalized => {
                let mut rest = lower.chars();
                let first = rest.next().map(char::to_uppercase);
                first.into_iter().flatten().chain(rest).collect()
            }
        }
    }
}
