//! What a prompt asks for by value, held against candidates for its answer.

use crate::asked::{Item, asked_items, live_code};
use crate::tokenizer::Tokenizer;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// What a prompt asks for. It is read when the first candidate is there: the first prompt of a process also compiles the
/// patterns, which must not keep the first token waiting.
pub(crate) struct Wanted<'t> {
    prompt: &'t str,
    items: OnceLock<Vec<Item>>,
    tokenizer: &'t Tokenizer,
}

/// How a candidate compares with others: first by what it lacks of what was asked for, then by the model's word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rank {
    pub(crate) missing: usize,
    pub(crate) score: f64,
}

impl<'t> Wanted<'t> {
    pub(crate) fn new(prompt: &'t str, tokenizer: &'t Tokenizer) -> Self {
        Self { prompt, items: OnceLock::new(), tokenizer }
    }

    /// How many things asked for do not stand in the live code of these tokens.
    pub(crate) fn missing(&self, token_ids: &[u32]) -> usize {
        let items = self.items.get_or_init(|| asked_items(self.prompt));
        if items.is_empty() {
            return 0;
        }
        let code = self.tokenizer.decode(token_ids).unwrap_or_default();
        let live = live_code(&code, None);
        items.iter().filter(|item| !live.has(item)).count()
    }
}

impl Rank {
    /// Greater is better.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        other.missing.cmp(&self.missing).then(self.score.total_cmp(&other.score))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODES: [&str; 2] = ["fn a() -> f32 { return 7.5; }", "fn b() -> f32 { let x = 7.5; return 1.0; }"];

    #[test]
    fn what_is_missing_is_counted_and_comes_before_the_score() {
        let tokenizer = Tokenizer::fit(CODES, [""], 1);
        let missing = |prompt: &str| {
            let wanted = Wanted::new(prompt, &tokenizer);
            CODES.map(|code| wanted.missing(&tokenizer.encode(code)))
        };
        assert_eq!(missing("times 7.5, called `a`"), [0, 2]);
        assert_eq!(missing("something"), [0, 0]);
        let [likely, whole] = [Rank { missing: 1, score: -1.0 }, Rank { missing: 0, score: -9.0 }];
        assert!(whole.compare(&likely).is_gt());
        assert!(likely.compare(&Rank { missing: 1, score: -2.0 }).is_gt());
    }
}
