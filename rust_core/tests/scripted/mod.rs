//! Models that are a function of what they were fed.

#![allow(unreachable_pub, dead_code, reason = "a module of the tests, each of which takes what it needs")]

use rust_core::Result;
use rust_core::generate::{Answer, NextToken, NgramTable};
use rust_core::tokenizer::BOS;

/// `next` writes the logits for what comes after the tokens fed, BOS first.
pub struct Scripted<F> {
    next: F,
    fed: Vec<u32>,
    logits: Vec<f32>,
    /// All rows asked for at one time.
    rows: Vec<f32>,
    ngrams: Option<NgramTable>,
    /// How often it was asked.
    pub calls: usize,
    /// Tokens fed, those that were taken back included.
    pub steps: usize,
    /// The most that were fed at one time.
    pub longest: usize,
}

impl<F: FnMut(&[u32], &mut [f32])> Scripted<F> {
    pub fn new(vocab_size: usize, next: F) -> Self {
        Self {
            next,
            fed: Vec::new(),
            logits: vec![0.0; vocab_size],
            rows: Vec::new(),
            ngrams: None,
            calls: 0,
            steps: 0,
            longest: 0,
        }
    }

    /// The same, which knows what its answers tend to say.
    pub fn with_ngrams(self, table: &NgramTable) -> Self {
        Self { ngrams: Some(table.clone()), ..self }
    }

    /// Whether the whole answer was fed, so that EOS can have come after it.
    pub fn has_fed(&self, answer: &Answer) -> bool {
        self.fed.first() == Some(&BOS) && self.fed[1..].starts_with(&answer.token_ids)
    }
}

impl<F: FnMut(&[u32], &mut [f32])> NextToken for Scripted<F> {
    fn extend(&mut self, tokens: &[u32]) -> Result<&[f32]> {
        self.calls += 1;
        self.rows.clear();
        for token in tokens {
            self.fed.push(*token);
            assert_eq!(self.fed[0], BOS);
            self.steps += 1;
            self.longest = self.longest.max(self.fed.len());
            (self.next)(&self.fed, &mut self.logits);
            self.rows.extend_from_slice(&self.logits);
        }
        Ok(&self.rows)
    }

    fn truncate(&mut self, len: usize) {
        self.fed.truncate(len);
    }

    fn ngrams(&self) -> Option<&NgramTable> {
        self.ngrams.as_ref()
    }
}
