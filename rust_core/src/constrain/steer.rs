//! What is held back from a model that has gone wrong, so that it keeps something of its own and comes to an end.
//!
//! Nothing of this is asked before the first refusal, by a mask or by naga: an answer that needed none is the one the
//! model gives without constraint.

use super::Constraint;
use super::grammar::TokenMask;
use super::lexicon::Entry;

/// Tokens of a unit before only the way to its end is open, by how often something was refused at its place.
const UNIT_TOKENS: [usize; 8] = [MAX_UNIT_TOKENS, 48, 32, 16, 8, 4, 3, 2];
const MAX_UNIT_TOKENS: usize = 64;
/// Tokens that the way to an end may take. Types can ask for more than syntax does, and for what there is no way to.
const CLOSING_TOKENS: usize = 16;
/// Bytes of a spelling before it has to end; fewer where something was refused.
const SPELLED_BYTES: [usize; 2] = [24, 8];
/// Tokens of a struct before it has to end.
const STRUCT_TOKENS: usize = 64;
/// Share of the budget, as one over this, that has to be left to hold back the end of an answer with no statement.
const HOLLOW_ROOM: usize = 4;
/// Refusals at one place before a unit is proposed from its first token again, and a `return` has the zero value.
const RESTART_REFUSALS: usize = 4;
/// By what the temperature is multiplied with each refusal at a place.
const COOLING: f32 = 0.7;
/// Share of the budget after which the temperature falls, to 0 at its end.
const WARM_SHARE: f32 = 0.5;
/// Room beside close(P) in which a unit's end is looked for.
const ROOM_TO_LOOK: usize = MAX_UNIT_TOKENS + CLOSING_TOKENS;

impl Constraint<'_> {
    /// To be called where the model's choice was not allowed.
    pub fn steer(&mut self) {
        self.steered = true;
    }

    /// What the temperature is to be multiplied by. A model that was refused here is asked for what it is more certain
    /// of, and so is one whose budget comes to an end.
    pub fn warmth(&self) -> f32 {
        if !self.steered {
            return 1.0;
        }
        let share = |part: usize, whole: usize| part as f32 / whole.max(1) as f32;
        let steps = self.budget.saturating_mul(super::MAX_STEPS_PER_TOKEN);
        let spent = share(self.tokens.len(), self.budget).max(share(self.asked, steps));
        let left = ((1.0 - spent) / (1.0 - WARM_SHARE)).clamp(0.0, 1.0);
        left * COOLING.powi(self.top().refusals.try_into().unwrap_or(i32::MAX))
    }

    /// Whether the unit that is begun has to come to its end: it is long enough, or there is room for no more.
    pub(super) fn must_close(&self) -> bool {
        let len = self.proposal().len();
        if !self.steered {
            return false;
        }
        if len == 0 {
            return self.struct_len() >= STRUCT_TOKENS;
        }
        let room = self.budget.saturating_sub(self.tokens.len());
        let is_tight = || room <= self.masks.closing_len() + self.top().close.len() + 1;
        self.zero_return().is_some()
            || len >= self.unit_tokens()
            || self.masks.spelled() >= SPELLED_BYTES[self.top().refusals.min(1)]
            || room < self.top().close.len() + ROOM_TO_LOOK && is_tight()
    }

    /// Whether the unit that is begun comes to no end, steered or not: a long one that fills all the room may be one without.
    pub(super) fn is_endless(&self) -> bool {
        let len = self.proposal().len();
        let fills_room = self.tokens.len() >= self.budget && len > MAX_UNIT_TOKENS;
        fills_room || self.steered && len >= self.unit_tokens() + CLOSING_TOKENS
    }

    /// Tokens of a unit at this place before only the way to its end is open.
    fn unit_tokens(&self) -> usize {
        UNIT_TOKENS[self.top().refusals.min(UNIT_TOKENS.len() - 1)]
    }

    /// Tokens of the struct that is open; 0 where none is.
    fn struct_len(&self) -> usize {
        if !self.top().blocks.in_struct() {
            return 0;
        }
        let before = self.checkpoints.iter().rev().find(|checkpoint| !checkpoint.blocks.in_struct());
        self.tokens.len() - before.map_or(0, |checkpoint| checkpoint.len)
    }

    /// What may come next where [`must_close`](Self::must_close) says so.
    pub(super) fn closing(&self) -> TokenMask {
        let Some(path) = self.zero_return() else { return self.masks.closing() };
        let mut mask = self.lexicon.grammar.new_mask();
        path.get(self.proposal().len()).into_iter().for_each(|token| mask.insert(*token));
        mask
    }

    /// How many tokens of a proposal to keep that was refused after `at` of them.
    pub(super) fn kept_of_refused(&self, at: usize) -> usize {
        if self.top().refusals < RESTART_REFUSALS { at } else { 0 }
    }

    /// `return T();` where a `return` was begun after other values were refused. The one unit of which nothing is left
    /// to the model but that it is there.
    pub(super) fn zero_return(&self) -> Option<Vec<u32>> {
        if self.top().refusals < RESTART_REFUSALS || self.unit.keyword() != "return" {
            return None;
        }
        let return_type = self.top().blocks.return_type()?;
        let path = self.tokenizer.encode(&format!("return {return_type}();"));
        path.starts_with(self.proposal()).then_some(path)
    }

    /// Whether `token` is kept from the model although the masks allow it: the end of a loop that has no way out, whoever
    /// asks for it; and from one that is steered, names in other scripts, which not every implementation can read, and
    /// what says nothing.
    pub(super) fn is_held_back(&self, token: u32) -> bool {
        let is_first = self.proposal().is_empty();
        match self.lexicon.entry(token) {
            Entry::Lexeme(text) if is_first => {
                &**text == "}" && !self.top().blocks.may_end() || self.steered && self.is_idle(text)
            }
            Entry::Byte(b'}') if is_first => !self.top().blocks.may_end(),
            Entry::Byte(0xC0..) => self.steered,
            Entry::Eos => self.steered && self.is_hollow(),
            _ => false,
        }
    }

    /// Whether a unit that begins so says nothing where the model still has to say something: an empty statement, the end
    /// of a function without any, or a `return` that would have the zero value.
    fn is_idle(&self, first: &str) -> bool {
        let top = self.top();
        match first {
            ";" => true,
            "}" => self.is_hollow() && top.blocks.in_function(),
            "return" => self.is_hollow() && top.refusals >= RESTART_REFUSALS,
            _ => false,
        }
    }

    /// Whether no statement is the model's own, with room left for some.
    fn is_hollow(&self) -> bool {
        let room = self.budget.saturating_sub(self.tokens.len());
        self.top().statements == 0 && room > self.budget / HOLLOW_ROOM
    }
}
