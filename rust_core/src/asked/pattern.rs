//! Regular expressions with look-around over text in small letters, compiled when first used.

use fancy_regex::{Regex, RegexBuilder};
use std::ops::Range;
use std::sync::OnceLock;

/// Steps back in one search, so that no prompt takes long. The longest prompt takes some hundred thousand where it asks for
/// nothing, about thirty a character.
const MAX_BACKTRACKS: usize = 1_000_000;

/// One of this room's own patterns. A search that gives up counts as one that finds nothing.
pub(super) struct Pattern {
    source: &'static str,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    pub(super) const fn new(source: &'static str) -> Self {
        Self { source, compiled: OnceLock::new() }
    }

    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| compile(self.source))
    }

    /// Whether `text` has it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.regex().is_match(text).unwrap_or(false)
    }

    /// Whether `text` has it from byte `at` on; what stands before is looked at, but not part of it.
    pub(super) fn is_from(&self, text: &str, at: usize) -> bool {
        matches!(self.regex().find_from_pos(text, at), Ok(Some(_)))
    }

    /// What its first group has where it begins at byte `at` of `text` or later.
    pub(super) fn group_from<'t>(&self, text: &'t str, at: usize) -> Option<&'t str> {
        let found = self.regex().captures_from_pos(text, at).ok().flatten()?;
        found.get(1).map(|group| group.as_str())
    }

    /// Where its first group stands, each time.
    pub(super) fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let found = self.regex().captures_iter(text).map_while(Result::ok);
        found.filter_map(|found| found.get(1).map(|group| group.range())).collect()
    }

    /// All that its two groups have.
    pub(super) fn pairs<'t>(&self, text: &'t str) -> Vec<(&'t str, &'t str)> {
        let found = self.regex().captures_iter(text).map_while(Result::ok);
        found.filter_map(|found| Some((found.get(1)?.as_str(), found.get(2)?.as_str()))).collect()
    }
}

/// A pattern of this room. It regards case, and its `\w`, `\d` and `\s` are those of ASCII: with Unicode's classes and
/// without regard to case, compiling all of them takes longer than answering. One that does not compile is a mistake in it,
/// which every test of the room tells.
pub(super) fn compile(source: &str) -> Regex {
    let built = RegexBuilder::new(&with_ascii_classes(source)).backtrack_limit(MAX_BACKTRACKS).build();
    built.expect("a pattern of this room compiles")
}

fn with_ascii_classes(source: &str) -> String {
    let mut ascii = String::with_capacity(2 * source.len());
    let mut is_in_class = false;
    let mut letters = source.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            is_in_class = (is_in_class || letter == '[') && letter != ']';
            ascii.push(letter);
            continue;
        }
        let members = match letters.next() {
            Some('w') => "0-9A-Za-z_",
            Some('d') => "0-9",
            // And the space that does not break.
            Some('s') => r"\t-\r \u{a0}",
            other => {
                ascii.push('\\');
                ascii.extend(other);
                continue;
            }
        };
        let (open, close) = if is_in_class { ("", "") } else { ("[", "]") };
        ascii.extend([open, members, close]);
    }
    ascii
}

/// A prompt as it was typed, and in small letters, byte for byte in the same places: what patterns read.
pub(super) struct Prompt<'t> {
    typed: &'t str,
    small: String,
}

impl<'t> Prompt<'t> {
    /// `keep`: ranges whose capitals say something.
    pub(super) fn new(typed: &'t str, keep: &[Range<usize>]) -> Self {
        let mut small = String::with_capacity(typed.len());
        for kept in keep {
            small.push_str(&typed[small.len()..kept.start].to_ascii_lowercase());
            small.push_str(&typed[kept.clone()]);
        }
        small.push_str(&typed[small.len()..].to_ascii_lowercase());
        Self { typed, small }
    }

    /// What patterns read.
    pub(super) fn small(&self) -> &str {
        &self.small
    }

    /// A part as it was typed.
    pub(super) fn typed(&self, range: Range<usize>) -> &'t str {
        &self.typed[range]
    }
}

/// A number or a colour in a prompt.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    /// In small letters, as all that stands around.
    pub(super) prompt: &'t str,
    typed: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Place<'t> {
    /// `range` is in bytes.
    pub(super) fn new(prompt: &'t Prompt<'t>, range: Range<usize>) -> Self {
        Self { prompt: prompt.small(), typed: prompt.typed, start: range.start, end: range.end }
    }

    /// Where it begins, in bytes.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// What is asked for, as it was typed.
    pub(super) fn text(&self) -> &'t str {
        &self.typed[self.start..self.end]
    }

    /// At most `count` characters before it, as they were typed.
    pub(super) fn typed_before(&self, count: usize) -> &'t str {
        &self.typed[self.near_start(count)..self.start]
    }

    /// All that stands before it.
    pub(super) fn up_to(&self) -> &'t str {
        &self.prompt[..self.start]
    }

    /// All that stands after it.
    pub(super) fn rest(&self) -> &'t str {
        &self.prompt[self.end..]
    }

    /// Where the `count` characters before it begin.
    pub(super) fn near_start(&self, count: usize) -> usize {
        self.up_to().char_indices().rev().take(count).last().map_or(self.start, |(at, _)| at)
    }

    /// Where the `count` characters after it end.
    fn near_end(&self, count: usize) -> usize {
        self.rest().char_indices().nth(count).map_or(self.prompt.len(), |(at, _)| self.end + at)
    }

    /// At most `count` characters before it.
    pub(super) fn before(&self, count: usize) -> &'t str {
        &self.prompt[self.near_start(count)..self.start]
    }

    /// At most `count` characters after it.
    pub(super) fn after(&self, count: usize) -> &'t str {
        &self.prompt[self.end..self.near_end(count)]
    }

    /// At most `count` characters to either side, without it.
    pub(super) fn before_and_after(&self, count: usize) -> String {
        [self.before(count), self.after(count)].concat()
    }

    /// It with at most `count` characters to either side.
    pub(super) fn around(&self, count: usize) -> &'t str {
        &self.prompt[self.near_start(count)..self.near_end(count)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_of_ascii() {
        assert_eq!(with_ascii_classes(r"\w+[\w.]\[\d\b"), r"[0-9A-Za-z_]+[0-9A-Za-z_.]\[[0-9]\b");
        assert!(compile(r"a\sb").is_match("a\u{a0}b").unwrap());
        assert!(!compile(r"^\w$").is_match("é").unwrap());
    }

    #[test]
    fn a_prompt_is_in_small_letters_but_for_what_is_kept() {
        let prompt = Prompt::new("A Ring called myRing, É, kept: Q", &[14..20, 32..33]);
        assert_eq!((prompt.small(), prompt.typed(2..6)), ("a ring called myRing, É, kept: Q", "Ring"));
    }

    #[test]
    fn what_stands_around_is_counted_in_characters() {
        let prompt = Prompt::new("é 7 ü", &[]);
        let place = Place::new(&prompt, 3..4);
        assert_eq!((place.text(), place.before(1), place.after(9), place.around(2)), ("7", " ", " ü", "é 7 ü"));
        assert_eq!(place.before_and_after(2), "é  ü");
    }
}
