//! Decoding that can only end in valid WGSL: checkpoints and rollback, with naga as the judge.
//!
//! The invariant: naga accepts P + close(P), where P is what has been accepted so far and close(P) the shortest ending
//! that makes a module of it. The model proposes one unit after another (a statement, a declaration, the header of a
//! block, a `}`), and each is kept only if the invariant holds with it.
//!
//! What is refused is remembered. The least likely of the tokens that can be to blame is forbidden where it stood, and
//! the model goes on from there, so no model can propose the same thing twice. Where that does not help, more is taken
//! back: the unit before, then the block around. Last, the unit is dropped and the block around it closed by force.
//!
//! Before naga is asked, masks are: what the grammar refuses is never proposed. As long as nothing was refused the model
//! is on its own; from then on it is steered (`steer`), so that refusals cost little and it comes to an end.
//!
//! | file | what |
//! |---|---|
//! | `lexicon` | what each token of the vocabulary is here |
//! | `masks` | what may come next by the tables alone |
//! | `lookahead` | what may come after the next tokens, for guessing them |
//! | `steer` | what is held back from a model that has gone wrong |
//! | `unit` | the proposal: lexemes until a unit is whole |
//! | `block` | the blocks that are open, and how each could end |
//! | `close` | close(P) |
//! | `checkpoint` | what there is to come back to, and what was refused there |
//! | `judge` | whether a unit is kept |
//! | `portable` | constants that naga lets pass and other implementations refuse |
//! | `careful` | the same where it may well be right: asked of a model that is steered |
//! | `dialect` | reads of atomics, types and built-in values that naga lets pass and Tint refuses |
//! | `workgroup` | workgroups that naga lets pass and a default device refuses |
//! | `rollback` | how far to go back |
//! | [`grammar`] | LALR(1) tables and token masks of WGSL's syntax |
//! | [`scope`] | the names, members and types that can stand there |
//!
//! A [`Constraint`] is one answer in the making and knows of no model: a loop asks it for the tokens so far, feeds them,
//! and pushes what the model chose. All budgets are counted in tokens and bytes.

mod block;
mod careful;
mod checkpoint;
mod close;
mod dialect;
pub mod grammar;
mod judge;
mod lexicon;
mod lookahead;
mod masks;
mod portable;
mod rollback;
pub mod scope;
mod steer;
mod unit;
mod workgroup;

pub use grammar::TokenMask;
pub use lexicon::Lexicon;
pub(crate) use lookahead::Lookahead;

use crate::error::{Error, Result};
use crate::tokenizer::{EOS, Tokenizer};
use checkpoint::Checkpoint;
use masks::Masks;
use unit::Unit;

/// Bytes naga may read for one answer, as a multiple of its token budget. Ten times and more what a module needs that is
/// judged again with every unit: one of 500 tokens takes about 100 KB [measured].
pub const MAX_VALIDATOR_BYTES_PER_TOKEN: usize = 8 << 10;
/// Decode steps for one answer, as a multiple of its token budget: what is rolled back is paid for.
pub const MAX_STEPS_PER_TOKEN: usize = 4;

/// How an answer was held to valid WGSL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ConstraintReport {
    /// Proposals refused: by naga, or for their length.
    pub units_refused: usize,
    /// How often decoding went back to an earlier token.
    pub rollbacks: usize,
    /// Proposals given up as a last resort.
    pub units_dropped: usize,
    /// Whether the code ends where the model would have gone on, completed or not, or had a block closed for it.
    pub closed_by_force: bool,
    /// Decode steps, those that were rolled back included.
    pub tokens_spent: usize,
    /// The model's own statements in function bodies that were kept.
    pub statements_kept: usize,
    /// Tokens of the answer that are the model's own, EOS included.
    pub own_tokens: usize,
    /// Texts that naga judged.
    pub validator_calls: usize,
    /// Their bytes.
    pub validator_bytes: usize,
}

/// What a finished [`Constraint`] leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Completed {
    /// P and close(P).
    pub token_ids: Vec<u32>,
    /// Sum of the log-probabilities of the model's own tokens, EOS included.
    pub log_probability: f64,
    /// The least of them; 0 where there are none.
    pub min_log_probability: f64,
    /// What it took.
    pub report: ConstraintReport,
}

/// One answer in the making.
#[derive(Debug, Clone)]
pub struct Constraint<'t> {
    tokenizer: &'t Tokenizer,
    lexicon: &'t Lexicon,
    /// Most tokens of an answer.
    budget: usize,
    /// Whether naga is asked, or the masks alone.
    judged: bool,
    masks: Masks<'t>,
    /// Whether anything has been refused, so that the model is steered.
    steered: bool,
    /// Tokens that were asked for.
    asked: usize,
    /// Tokens that the answer begins with, unless naga refuses them.
    prefix: Vec<u32>,
    /// P and the unit proposed after it.
    tokens: Vec<u32>,
    /// One for each of `tokens`; None for what is not the model's.
    log_probabilities: Vec<Option<f64>>,
    unit: Unit,
    /// Never empty: the first is the empty module.
    checkpoints: Vec<Checkpoint>,
    /// What was reached before more than a unit was taken back.
    furthest: Option<Reached>,
    /// How often that was done without coming further.
    widened: usize,
    /// The log-probability of the EOS that ended it.
    eos: Option<f64>,
    /// Whether naga may read no more.
    exhausted: bool,
    report: ConstraintReport,
}

/// Accepted tokens and their checkpoints.
#[derive(Debug, Clone)]
struct Reached {
    tokens: Vec<u32>,
    log_probabilities: Vec<Option<f64>>,
    checkpoints: Vec<Checkpoint>,
}

impl Reached {
    /// The last checkpoint that fits `budget` with its ending; the empty module always does.
    fn last_fitting(&self, budget: usize) -> &Checkpoint {
        let fits = |checkpoint: &&Checkpoint| checkpoint.len + checkpoint.close.len() <= budget;
        self.checkpoints.iter().rfind(fits).expect("the empty module is always there")
    }
}

impl<'t> Constraint<'t> {
    /// An empty answer that may hold `budget` tokens. `lexicon` is the tokenizer's.
    pub fn new(tokenizer: &'t Tokenizer, lexicon: &'t Lexicon, budget: usize) -> Self {
        Self {
            tokenizer,
            lexicon,
            budget,
            judged: true,
            masks: Masks::new(lexicon),
            steered: false,
            asked: 0,
            prefix: Vec::new(),
            tokens: Vec::new(),
            log_probabilities: Vec::new(),
            unit: Unit::default(),
            checkpoints: vec![Checkpoint::default()],
            furthest: None,
            widened: 0,
            eos: None,
            exhausted: false,
            report: ConstraintReport::default(),
        }
    }

    /// The same answer held to the masks alone: naga is not asked.
    pub fn unjudged(self) -> Self {
        Self { judged: false, ..self }
    }

    /// The same answer, to begin with these tokens as if the model had chosen them.
    pub fn with_prefix(self, prefix: Vec<u32>) -> Self {
        Self { prefix, ..self }
    }

    /// Whether an answer can begin with these tokens, as far as syntax goes.
    pub fn may_begin(&self, tokens: &[u32]) -> bool {
        Masks::new(self.lexicon).takes(tokens)
    }

    /// The next token of what the answer is to begin with; None where that is over, or was refused.
    pub fn prescribed(&self) -> Option<u32> {
        let next = self.prefix.strip_prefix(&self.tokens[..])?.first().copied()?;
        self.allows(next).then_some(next)
    }

    /// The same answer, with what other answers took before it counted in.
    pub(crate) fn with_report(self, report: ConstraintReport) -> Self {
        Self { report, ..self }
    }

    /// What it took so far; the kept statements are counted in the end.
    pub(crate) fn report(&self) -> ConstraintReport {
        self.report
    }

    /// Most tokens of this answer.
    pub(crate) fn budget(&self) -> usize {
        self.budget
    }

    /// This answer and one token more, for a search that has others to turn to: None where it is refused. `total` is
    /// the search's own count, and what naga has read of it is what counts against the budget.
    pub(crate) fn extended(
        &self,
        token: u32,
        log_probability: f64,
        total: &mut ConstraintReport,
    ) -> Result<Option<Self>> {
        let mut extended = self.clone().with_report(*total);
        extended.push(token, log_probability)?;
        *total = ConstraintReport { rollbacks: total.rollbacks, ..extended.report };
        Ok((extended.tokens.len() > self.tokens.len() && !extended.exhausted).then_some(extended))
    }

    /// The tokens so far, an unfinished proposal included. After a refusal they are fewer than before.
    pub fn token_ids(&self) -> &[u32] {
        &self.tokens
    }

    /// Whether the answer has ended: with EOS, or because no budget is left.
    pub fn is_over(&self) -> bool {
        self.has_ended() || self.exhausted || self.masks.is_lost() || self.tokens.len() >= self.budget
    }

    /// Whether the model ended it, with EOS.
    pub fn has_ended(&self) -> bool {
        self.eos.is_some()
    }

    /// Whether `token` may come next: by the masks, by what was refused here before, and by what the model is steered to.
    pub fn allows(&self, token: u32) -> bool {
        self.masks.allows(token)
            && !self.top().refused.forbids(self.proposal(), token)
            && !self.is_held_back(token)
            && (token != EOS || self.proposal().is_empty())
            && (!self.must_close() || self.closing().contains(token))
    }

    /// All tokens that may come next. To be asked where the first choice was not allowed.
    pub fn allowed(&self) -> TokenMask {
        let open = |mut mask: TokenMask| {
            mask.retain(|token| !self.top().refused.forbids(self.proposal(), token) && !self.is_held_back(token));
            mask
        };
        let closing = self.must_close().then(|| open(self.closing())).filter(|closing| !closing.is_empty());
        closing.unwrap_or_else(|| open(self.masks.allowed()))
    }

    /// Sets the logits of the tokens that were refused here before to minus infinity.
    pub fn mask_refused(&self, logits: &mut [f32]) {
        for token in self.top().refused.after(self.proposal()) {
            if let Some(logit) = logits.get_mut(token as usize) {
                *logit = f32::NEG_INFINITY;
            }
        }
    }

    /// Takes a token that is [`allowed`](Self::allowed), and the model's log-probability of it.
    ///
    /// # Errors
    /// [`Error::Argument`] for any other.
    pub fn push(&mut self, token: u32, log_probability: f64) -> Result<()> {
        self.asked += 1;
        let is_own = self.prescribed() != Some(token);
        if !self.masks.push(token) {
            let expected = "one that the constraint allows".to_owned();
            return Err(Error::Argument { name: "token", expected, found: token.to_string() });
        }
        if token == EOS {
            self.eos = Some(log_probability);
            return Ok(());
        }
        self.unit.push(self.lexicon.entry(token));
        self.tokens.push(token);
        self.log_probabilities.push(is_own.then_some(log_probability));
        if self.unit.has_ended() {
            return self.judge();
        }
        if self.is_endless() {
            self.refuse(self.proposal().len());
        }
        Ok(())
    }

    /// To be called where no token may come next: goes back and forbids what led here.
    pub fn dead_end(&mut self) {
        self.asked += 1;
        self.steered = true;
        // A spelling that can become no lexeme is no better with another last byte.
        let spelled = |token: &&u32| matches!(self.lexicon.entry(**token), lexicon::Entry::Byte(_));
        let spelling = self.proposal().iter().rev().take_while(spelled).count();
        match self.proposal().len().checked_sub(spelling.max(1)) {
            Some(at) => self.forbid(at),
            None => self.widen(),
        }
    }

    /// The answer: P + close(P), of the longest P there was whose ending fits the budget.
    pub fn complete(mut self) -> Completed {
        let here = Reached {
            tokens: std::mem::take(&mut self.tokens),
            log_probabilities: std::mem::take(&mut self.log_probabilities),
            checkpoints: std::mem::take(&mut self.checkpoints),
        };
        let here_len = here.tokens.len();
        let furthest = self.furthest.take().filter(|furthest| {
            self.eos.is_none() && furthest.last_fitting(self.budget).len > here.last_fitting(self.budget).len
        });
        let mut reached = furthest.unwrap_or(here);
        let checkpoint = reached.last_fitting(self.budget).clone();
        let mut report = self.report;
        report.closed_by_force |= !checkpoint.close.is_empty() || checkpoint.len != here_len;
        report.statements_kept = checkpoint.statements;
        reached.tokens.truncate(checkpoint.len);
        reached.tokens.extend(&checkpoint.close);
        let own = reached.log_probabilities.iter().take(checkpoint.len).flatten().chain(&self.eos);
        report.own_tokens = own.clone().count();
        let min_log_probability = own.clone().copied().fold(0.0, f64::min);
        Completed { token_ids: reached.tokens, log_probability: own.sum(), min_log_probability, report }
    }

    fn top(&self) -> &Checkpoint {
        self.checkpoints.last().expect("the empty module is always there")
    }

    /// The tokens after P.
    fn proposal(&self) -> &[u32] {
        self.tokens.get(self.top().len..).unwrap_or_default()
    }
}
