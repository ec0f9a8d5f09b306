//! Models that are a function of what they were fed.

#![allow(unreachable_pub, dead_code, reason = "a module of the tests, each of which takes what it needs")]

use rust_core::Result;
use rust_core::generate::{Answer, NextToken};
use rust_core::tokenizer::BOS;

/// `next` writes the logits for what comes after the tokens fed, BOS first.
pub struct Scripted<F> {
    next: F,
    fed: Vec<u32>,
    logits: Vec<f32>,
    /// Tokens fed, those that were taken back included.
    pub steps: usize,
    /// The most that were fed at one time.
    pub longest: usize,
}

impl<F: FnMut(&[u32], &mut [f32])> Scripted<F> {
    pub fn new(vocab_size: usize, next: F) -> Self {
        Self { next, fed: Vec::new(), logits: vec![0.0; vocab_size], steps: 0, longest: 0 }
    }

    /// Whether the whole answer was fed, so that EOS can have come after it.
    pub fn has_fed(&self, answer: &Answer) -> bool {
        self.fed.first() == Some(&BOS) && self.fed[1..] == answer.token_ids
    }
}

impl<F: FnMut(&[u32], &mut [f32])> NextToken for Scripted<F> {
    fn step(&mut self, token: u32) -> Result<&[f32]> {
        self.fed.push(token);
        assert_eq!(self.fed[0], BOS);
        self.steps += 1;
        self.longest = self.longest.max(self.fed.len());
        (self.next)(&self.fed, &mut self.logits);
        Ok(&self.logits)
    }

    fn truncate(&mut self, len: usize) {
        self.fed.truncate(len);
    }
}
