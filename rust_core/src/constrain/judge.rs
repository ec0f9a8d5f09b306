//! Whether a whole unit is kept: by what other implementations are known to refuse, and by naga.

use super::checkpoint::Checkpoint;
use super::close::close;
use super::unit::Unit;
use super::{Constraint, MAX_VALIDATOR_BYTES_PER_TOKEN, careful, dialect, portable, workgroup};
use crate::error::Result;
use crate::validate::with_module;

impl Constraint<'_> {
    /// Keeps the whole unit if naga accepts it with the ending it leaves.
    pub(super) fn judge(&mut self) -> Result<()> {
        let top = self.top();
        let mut blocks = top.blocks.clone();
        blocks.advance(&self.unit);
        let is_own = top.blocks.in_function() && self.unit.lexemes().len() > 1 && self.zero_return().is_none();
        let statements = top.statements + usize::from(is_own);
        let mut close = self.tokenizer.encode(&close(&blocks));
        if !self.judged && !self.masks.takes(&close) {
            // No value can be made of what the function is said to return.
            close = self.tokenizer.encode(&self.masks.closing_text());
        }
        let code = self.tokenizer.decode(&[&self.tokens[..], &close].concat())?;
        let bytes = self.report.validator_bytes + code.len();
        if bytes > self.budget.saturating_mul(MAX_VALIDATOR_BYTES_PER_TOKEN) {
            self.exhausted = true;
            return Ok(());
        }
        let is_careful = !self.steered || careful::is_careful(self.unit.lexemes(), &blocks);
        if !is_careful || !portable::is_portable(self.unit.lexemes()) {
            self.refuse(self.proposal().len());
            return Ok(());
        }
        if self.judged {
            self.report.validator_bytes = bytes;
            self.report.validator_calls += 1;
            if let Some(to_blame) = self.objection(&code)? {
                self.refuse(to_blame);
                return Ok(());
            }
        }
        let len = self.tokens.len();
        self.keep(Checkpoint { len, blocks, close, statements, ..Checkpoint::default() });
        Ok(())
    }

    /// How many of the proposal's tokens are to blame for what naga, Tint or a default device has against `code`, if
    /// anything.
    fn objection(&self, code: &str) -> Result<Option<usize>> {
        let fits = |module: &_, info: &_| {
            workgroup::fits_device(module).unwrap_or(!self.steered) && dialect::is_portable(code, module, info)
        };
        match with_module(code, fits) {
            Ok(fits) => Ok((!fits).then_some(self.proposal().len())),
            Err(verdict) => self.to_blame(code, &verdict).map(Some),
        }
    }

    pub(super) fn keep(&mut self, checkpoint: Checkpoint) {
        if self.furthest.as_ref().is_none_or(|furthest| checkpoint.len > furthest.tokens.len()) {
            self.furthest = None;
            self.widened = 0;
        }
        self.unit = Unit::new(checkpoint.blocks.in_struct());
        self.checkpoints.push(checkpoint);
    }
}
