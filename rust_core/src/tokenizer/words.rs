//! The words of a prompt for WordPiece: BERT's uncased rules (Devlin et al. 2019) and three of our own.
//!
//! BERT's: control characters are dropped, accents stripped (NFD without its marks), letters lower-cased; white space
//! ends a word; punctuation and CJK ideographs stand alone. Ours, so that symbols stay what they are: every digit
//! stands alone (`375` is three tokens, not `37 ##5`); a name is split where a capital begins (`vertexColor`,
//! `RGBAValue`); and a character that no piece continues a word with stands alone, so that it does not make the whole
//! word unknown.

use std::sync::LazyLock;

use regex_syntax::hir::{Class, HirKind};
use unicode_normalization::UnicodeNormalization;

/// How a word was written. The numbers are part of the ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// Lower case, or letters without case, or no letters.
    Lower = 0,
    /// `Red`, `A`.
    Capitalized = 1,
    /// `RGB`.
    Upper = 2,
}

/// A word in lower case and what that leaves out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) case: Case,
    /// Whether no white space lies between it and what stands before it.
    pub(super) glued: bool,
}

/// Splits a prompt; `continues` tells whether a lower-case character can continue a word.
pub(super) fn words(prompt: &str, continues: impl Fn(char) -> bool) -> Vec<Word> {
    let mut words = Words { words: Vec::new(), run: Vec::new(), glued: false };
    for c in prompt.chars() {
        if is_dropped(c) {
            continue;
        }
        if c.is_whitespace() {
            words.end_run();
            words.glued = false;
            continue;
        }
        for c in std::iter::once(c).nfd().filter(|c| !MARKS.contains(*c)) {
            if stands_alone(c) || !c.to_lowercase().all(&continues) {
                words.end_run();
                words.push(&[c]);
            } else {
                words.run.push(c);
            }
        }
    }
    words.end_run();
    words.words
}

/// Words so far, the letters of the next, and whether that one is glued to what stands before it.
struct Words {
    words: Vec<Word>,
    run: Vec<char>,
    glued: bool,
}

impl Words {
    fn push(&mut self, letters: &[char]) {
        let text = letters.iter().flat_map(|c| c.to_lowercase()).collect();
        self.words.push(Word { text, case: Case::of(letters), glued: std::mem::replace(&mut self.glued, true) });
    }

    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        let mut start = 0;
        for at in 1..run.len() {
            let before_lower = run.get(at + 1).is_some_and(|c| c.is_lowercase());
            let ends = run[at - 1].is_lowercase() || (run[at - 1].is_uppercase() && before_lower);
            if run[at].is_uppercase() && ends {
                self.push(&run[start..at]);
                start = at;
            }
        }
        if start < run.len() {
            self.push(&run[start..]);
        }
    }
}

impl Case {
    fn of(letters: &[char]) -> Self {
        let upper = letters.iter().filter(|c| c.is_uppercase()).count();
        match upper {
            0 => Self::Lower,
            1 => Self::Capitalized,
            _ if letters.iter().any(|c| c.is_lowercase()) => Self::Capitalized,
            _ => Self::Upper,
        }
    }
}

fn is_dropped(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{FFFD}' => true,
        _ => CONTROLS.contains(c),
    }
}

fn stands_alone(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_punctuation() || c.is_ascii_digit(),
        // CJK ideographs, as BERT lists them: not Hangul, Hiragana or Katakana.
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{20000}'..='\u{2A6DF}'
        | '\u{2A700}'..='\u{2CEAF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{2F800}'..='\u{2FA1F}' => true,
        _ => PUNCTUATION.contains(c),
    }
}

static CONTROLS: LazyLock<Category> = LazyLock::new(|| Category::new(r"[\p{Cc}\p{Cf}\p{Co}]"));
static MARKS: LazyLock<Category> = LazyLock::new(|| Category::new(r"\p{Mn}"));
static PUNCTUATION: LazyLock<Category> = LazyLock::new(|| Category::new(r"\p{P}"));

/// The characters of a Unicode category, as sorted ranges.
struct Category(Vec<(char, char)>);

impl Category {
    /// `pattern` is a constant of this file; one that is no class would be empty.
    fn new(pattern: &str) -> Self {
        match regex_syntax::parse(pattern).map(regex_syntax::hir::Hir::into_kind) {
            Ok(HirKind::Class(Class::Unicode(class))) => {
                Self(class.ranges().iter().map(|range| (range.start(), range.end())).collect())
            }
            _ => Self(Vec::new()),
        }
    }

    fn contains(&self, c: char) -> bool {
        let after = self.0.partition_point(|(start, _)| *start <= c);
        after > 0 && c <= self.0[after - 1].1
    }
}
