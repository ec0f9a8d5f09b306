//! What a model is fed: the tokens that are decided, and guesses after them, whose logits are there when they turn out
//! right.

use super::draft::Drafter;
use super::ngram::NgramTable;
use crate::constrain::Constraint;
use crate::error::Result;
use crate::tokenizer::BOS;

/// Tokens fed at a time where only the logits after the last are of interest.
const CATCH_UP: usize = 32;

/// What the loop needs of a model: the engine with a source being decoded, or a script in a test.
pub trait NextToken {
    /// Feeds tokens; the logits `[n, V]` of the one after each.
    fn extend(&mut self, tokens: &[u32]) -> Result<&[f32]>;
    /// Forgets all tokens fed from `len` on, BOS counted.
    fn truncate(&mut self, len: usize);
    /// What answers tend to say; none unless the model knows.
    fn ngrams(&self) -> Option<&NgramTable> {
        None
    }
}

/// What a model is fed for one answer, BOS first, and the logits that are there.
pub(super) struct Feed {
    /// Guesses included.
    tokens: Vec<u32>,
    /// How many of them the model has been fed.
    fed: usize,
    /// How many of them are decided: what decoding token by token would have fed.
    decided: usize,
    /// `[rows, V]`: those after token `first` and following.
    logits: Vec<f32>,
    vocab_size: usize,
    first: usize,
    rows: usize,
    drafter: Option<Drafter>,
    /// Decode steps as they are without guesses: a token fed is one, and so is one fed again.
    pub(super) steps: usize,
    steps_left: usize,
}

impl Feed {
    /// For a model that has been fed `tokens`, with steps taken and left; with guesses where `draft`.
    pub(super) fn new(tokens: Vec<u32>, (steps, steps_left): (usize, usize), draft: bool) -> Self {
        let len = tokens.len();
        let drafter = draft.then(Drafter::default);
        Self {
            tokens,
            fed: len,
            decided: len,
            logits: Vec::new(),
            vocab_size: 0,
            first: 0,
            rows: 0,
            drafter,
            steps,
            steps_left,
        }
    }

    /// Guesses made and those that held.
    pub(super) fn draft_counts(&self) -> (usize, usize) {
        self.drafter.as_ref().map_or((0, 0), |drafter| (drafter.drafted, drafter.accepted))
    }

    /// Asks for the logits of the token after BOS and `answer`: they are there when all requests have been met. False where
    /// no steps are left for them. An answer has at most `budget` tokens, and guesses keep to that, to what `ngrams` knows
    /// and to what `constraint` says of them.
    pub(super) fn ask(
        &mut self,
        answer: &[u32],
        budget: usize,
        constraint: Option<&Constraint<'_>>,
        ngrams: Option<&NgramTable>,
    ) -> bool {
        let wanted = || std::iter::once(&BOS).chain(answer);
        let last = answer.len();
        let common = self.tokens.iter().zip(wanted()).take_while(|(fed, wanted)| fed == wanted).count();
        // Token by token, logits would not be kept: the last token is fed again where it is known.
        let steps = last + 1 - common.min(self.decided).min(last);
        if self.steps_left < steps {
            return false;
        }
        self.steps += steps;
        self.steps_left -= steps;
        self.settle(common, last + 1);
        if common <= last || !(self.first..self.first + self.rows).contains(&last) {
            self.cut(common.min(last));
            let keep = self.tokens.len();
            self.tokens.extend(wanted().skip(keep));
            if let Some(drafter) = &mut self.drafter {
                let room = budget.saturating_sub(last + 1);
                drafter.guess(&mut self.tokens, room, constraint, ngrams);
            }
        }
        self.decided = last + 1;
        true
    }

    /// What the model is to be fed next, and how many tokens of what it has been fed it is to keep before; None when the
    /// logits that were asked for are there.
    pub(super) fn request(&self) -> Option<(usize, &[u32])> {
        let tokens = &self.tokens[self.fed..self.request_end()];
        (!tokens.is_empty()).then_some((self.fed, tokens))
    }

    fn request_end(&self) -> usize {
        let end = self.fed + CATCH_UP;
        if end < self.decided { end } else { self.tokens.len() }
    }

    /// Meets the request: logits `[n, V]` of the token after each.
    pub(super) fn take(&mut self, logits: &[f32]) {
        let (from, end, last) = (self.fed, self.request_end(), self.decided - 1);
        self.fed = end;
        if end > last {
            self.vocab_size = logits.len() / (end - from);
            self.logits.clear();
            self.logits.extend_from_slice(&logits[(last - from) * self.vocab_size..]);
            (self.first, self.rows) = (last, end - last);
        }
    }

    /// The logits `[V]` that were asked for; no request is open.
    pub(super) fn logits(&self) -> &[f32] {
        &self.logits[(self.decided - 1 - self.first) * self.vocab_size..][..self.vocab_size]
    }

    /// Takes back what differs from the `len` tokens that are wanted, of which `common` have been fed, and tells the
    /// drafter.
    fn settle(&mut self, common: usize, len: usize) {
        let is_wrong = common < len.min(self.tokens.len());
        if let Some(drafter) = &mut self.drafter {
            match common.checked_sub(self.decided) {
                Some(held) => drafter.settle(held, is_wrong),
                None => drafter.forget(),
            }
        }
        if is_wrong || common < self.decided {
            self.cut(common);
        }
    }

    fn cut(&mut self, len: usize) {
        if self.tokens.len() > len {
            self.tokens.truncate(len);
            self.fed = self.fed.min(len);
            self.rows = self.rows.min(len.saturating_sub(self.first));
        }
    }
}
