//! Going back: what is forbidden after a refusal, and how far to go back where that does not help.

use super::checkpoint::Checkpoint;
use super::close::close_innermost;
use super::lexicon::Entry;
use super::unit::Unit;
use super::{Constraint, Reached};
use crate::error::Result;
use crate::validate::Verdict;
use crate::wgsl::lexer::lex_code;

/// Refusals at one place before more is taken back.
const MAX_REFUSALS: usize = 8;

impl Constraint<'_> {
    /// How many tokens of the proposal stand up to the place that naga complains of.
    pub(super) fn to_blame(&self, code: &str, verdict: &Verdict) -> Result<usize> {
        let proposal = self.proposal();
        let accepted = self.tokenizer.decode(&self.tokens[..self.top().len])?;
        let before = verdict.span.as_ref().and_then(|span| code.get(..span.end)).unwrap_or(code);
        let lexemes = lex_code(before).len().saturating_sub(lex_code(&accepted).len());
        let is_last = |token: &u32| !matches!(self.lexicon.entry(*token), Entry::Byte(_));
        let ends = proposal.iter().enumerate().filter(|(_, token)| is_last(token));
        let end = lexemes.checked_sub(1).and_then(|index| ends.map(|(at, _)| at + 1).nth(index));
        Ok(end.unwrap_or(proposal.len()))
    }

    /// Forbids the least likely of the proposal's first `to_blame` tokens.
    pub(super) fn refuse(&mut self, to_blame: usize) {
        self.report.units_refused += 1;
        self.steered = true;
        self.forbid_least_likely(to_blame);
    }

    fn forbid_least_likely(&mut self, to_blame: usize) {
        let start = self.top().len;
        let likelihood = |token: &Option<f64>| token.unwrap_or_default();
        let likelihoods = self.log_probabilities.iter().skip(start).take(to_blame).enumerate();
        let least = likelihoods.min_by(|a, b| likelihood(a.1).total_cmp(&likelihood(b.1))).map_or(0, |(at, _)| at);
        self.forbid(least);
    }

    /// Forbids the proposal's token `at` and goes back to before it.
    pub(super) fn forbid(&mut self, at: usize) {
        self.report.rollbacks += 1;
        let len = self.top().len;
        let Some(&token) = self.tokens.get(len + at) else { return };
        let Some(top) = self.checkpoints.last_mut() else { return };
        top.refused.insert(&self.tokens[len..len + at], token);
        top.refusals += 1;
        let refusals = top.refusals;
        self.cut(len + self.kept_of_refused(at));
        if refusals >= MAX_REFUSALS {
            self.widen();
        }
    }

    /// Cuts the tokens back to `len`, which lies in the proposal, and reads what is left of it again.
    fn cut(&mut self, len: usize) {
        self.masks.truncate(len);
        self.tokens.truncate(len);
        self.log_probabilities.truncate(len);
        let mut unit = Unit::new(self.top().blocks.in_struct());
        self.proposal().iter().for_each(|token| unit.push(self.lexicon.entry(*token)));
        self.unit = unit;
    }

    /// Sets the masks to where they are after other tokens.
    fn follow(&mut self, tokens: &[u32]) {
        let common = self.tokens.iter().zip(tokens).take_while(|(here, there)| here == there).count();
        self.masks.truncate(common);
        self.masks.follow(tokens.get(common..).unwrap_or_default());
    }

    /// Takes more back: first the unit before, then the block around, then drops the proposal for good. At the level
    /// of the module what stands before is complete and stays.
    pub(super) fn widen(&mut self) {
        let inside = self.top().blocks.len();
        let back_to = match self.widened {
            _ if inside == 0 => None,
            0 => self.checkpoints.len().checked_sub(2),
            1 => self.checkpoints.iter().rposition(|checkpoint| checkpoint.blocks.len() < inside),
            _ => None,
        };
        let own = |index: &usize| self.checkpoints.iter().skip(index + 1).all(|checkpoint| !checkpoint.forced);
        self.widened += 1;
        let Some(index) = back_to.filter(own) else { return self.drop_unit() };
        let len = self.top().len;
        if self.furthest.as_ref().is_none_or(|furthest| furthest.tokens.len() < len) {
            self.furthest = Some(Reached {
                tokens: self.tokens[..len].to_vec(),
                log_probabilities: self.log_probabilities[..len].to_vec(),
                checkpoints: self.checkpoints.clone(),
            });
        }
        let unit_end = self.checkpoints.get(index + 1).map_or(len, |checkpoint| checkpoint.len);
        self.checkpoints.truncate(index + 1);
        self.cut(unit_end);
        self.forbid_least_likely(usize::MAX);
    }

    /// The last resort: back to the furthest point, without the unit that fails there, and out of its block.
    fn drop_unit(&mut self) {
        self.report.units_dropped += 1;
        self.widened = 0;
        if let Some(furthest) = self.furthest.take() {
            self.follow(&furthest.tokens);
            self.tokens = furthest.tokens;
            self.log_probabilities = furthest.log_probabilities;
            self.checkpoints = furthest.checkpoints;
        }
        let top = self.top().clone();
        self.cut(top.len);
        if let Some(last) = self.checkpoints.last_mut() {
            last.refusals = 0;
        }
        let mut blocks = top.blocks;
        let Some(ending) = close_innermost(&mut blocks) else { return };
        // What is left is the ending that naga has seen already, so there is nothing to judge.
        self.report.closed_by_force = true;
        let ending = self.tokenizer.encode(&ending);
        if !self.masks.takes(&ending) {
            // Only where naga was not asked: it has seen the ending otherwise.
            self.exhausted = true;
            return;
        }
        self.masks.follow(&ending);
        self.tokens.extend(&ending);
        self.log_probabilities.resize(self.tokens.len(), None);
        let close = top.close.get(ending.len()..).unwrap_or_default().to_vec();
        let (len, statements) = (self.tokens.len(), top.statements);
        self.keep(Checkpoint { len, blocks, close, statements, forced: true, ..Checkpoint::default() });
    }
}
