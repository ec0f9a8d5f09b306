//! Places to come back to: an accepted prefix P that has an ending, and what was refused after it.

use super::block::Blocks;
use std::collections::{HashMap, HashSet};

/// One P with naga's word that P + close(P) is a module.
#[derive(Debug, Clone, Default)]
pub(super) struct Checkpoint {
    /// Tokens of P.
    pub(super) len: usize,
    pub(super) blocks: Blocks,
    /// Tokens of close(P).
    pub(super) close: Vec<u32>,
    /// The model's own statements in function bodies so far, headers of blocks among them.
    pub(super) statements: usize,
    /// Whether the last unit was none of the model's.
    pub(super) forced: bool,
    pub(super) refused: Refused,
    /// How often something was refused after P, dead ends included.
    pub(super) refusals: usize,
}

/// Continuations that were refused, as a tree: after these tokens, not that one.
#[derive(Debug, Clone, Default)]
pub(super) struct Refused {
    nodes: HashMap<Box<[u32]>, HashSet<u32>>,
}

impl Refused {
    /// Forbids `token` after `path`.
    pub(super) fn insert(&mut self, path: &[u32], token: u32) {
        self.nodes.entry(path.into()).or_default().insert(token);
    }

    /// What must not come after `path`.
    pub(super) fn after(&self, path: &[u32]) -> impl Iterator<Item = u32> + '_ {
        self.nodes.get(path).into_iter().flatten().copied()
    }

    pub(super) fn forbids(&self, path: &[u32], token: u32) -> bool {
        self.nodes.get(path).is_some_and(|tokens| tokens.contains(&token))
    }
}
