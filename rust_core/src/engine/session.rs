//! Sources being decoded, as the engine's users hold them.

use super::Network;
use super::decoder::{MOST_ROWS, Part, Target, Workspace};
use std::sync::Arc;

/// One source being decoded: cross-attention keys and values computed once, the cache of the tokens fed so far, and
/// the memory a step works in, all taken at the start.
pub struct Session {
    pub(crate) engine_id: u64,
    target: Target,
    workspace: Workspace,
}

impl Session {
    /// `encoder_output` `[S, D]`.
    pub(crate) fn new(network: &Network, engine_id: u64, encoder_output: &[f32]) -> Self {
        Self { engine_id, target: Target::new(network, encoder_output), workspace: Workspace::new(network) }
    }

    /// Number of target tokens fed so far, BOS included.
    pub fn len(&self) -> usize {
        self.target.tokens.len()
    }

    /// Whether no token has been fed yet.
    pub fn is_empty(&self) -> bool {
        self.target.tokens.is_empty()
    }

    /// The target tokens fed so far.
    pub fn tokens(&self) -> &[u32] {
        &self.target.tokens
    }

    /// Forgets all tokens from `len` on (rollback); costs nothing. Nothing happens when there are no more than `len`.
    pub fn truncate(&mut self, len: usize) {
        self.target.tokens.truncate(len);
    }

    /// Takes over the tokens of `other`, a fork of the same source, copying only what differs: the cache of a prefix
    /// both have fed is the same. Allocates nothing.
    ///
    /// # Panics
    /// When the two do not descend from one [`Engine::start`](super::Engine::start).
    pub fn copy_from(&mut self, other: &Session) {
        let (mine, theirs) = (&mut self.target, &other.target);
        assert!(Arc::ptr_eq(&mine.cross, &theirs.cross), "sessions of different sources");
        let shared = mine.tokens.iter().zip(&theirs.tokens).take_while(|(mine, theirs)| mine == theirs).count();
        mine.tokens.truncate(shared);
        mine.tokens.extend_from_slice(&theirs.tokens[shared..]);
        for (mine, theirs) in mine.cache.iter_mut().zip(&theirs.cache) {
            mine.copy_tokens(theirs, shared..other.len());
        }
    }

    /// A second session that continues from here on its own. The source's part is shared, T rows a layer are copied; the
    /// memory for steps is taken with its first one.
    pub fn fork(&self) -> Session {
        let target = self.target.empty_like();
        let mut fork = Session { engine_id: self.engine_id, target, workspace: Workspace::default() };
        fork.copy_from(self);
        fork
    }

    /// Feeds tokens whose ids and number were checked; logits `[n, V]` of those after each.
    pub(crate) fn extend(&mut self, network: &Network, tokens: &[u32]) -> &[f32] {
        let Self { target, workspace, .. } = self;
        workspace.logits.resize(tokens.len() * network.config.target_vocab_size);
        for (block, tokens) in tokens.chunks(MOST_ROWS).enumerate() {
            workspace.forward(network, &mut [Part { target, tokens }], block * MOST_ROWS);
        }
        &workspace.logits
    }

    /// Feeds each session its tokens, likewise checked; logits `[n, V]` of those after each, session after session.
    pub(crate) fn extend_many<'w>(
        network: &Network,
        feeds: &mut [(&mut Session, &[u32])],
        workspace: &'w mut Workspace,
    ) -> &'w [f32] {
        let rows_of = |feeds: &[(&mut Session, &[u32])]| feeds.iter().map(|(_, tokens)| tokens.len()).sum::<usize>();
        workspace.logits.resize(rows_of(feeds) * network.config.target_vocab_size);
        let (mut rest, mut first) = (feeds, 0);
        while !rest.is_empty() {
            let mut rows = 0;
            let fitting = rest.iter().take_while(|(_, tokens)| {
                rows += tokens.len();
                rows <= MOST_ROWS
            });
            let (block, others) = rest.split_at_mut(fitting.count().max(1));
            if let [(Session { target, .. }, tokens)] = block {
                for (block, tokens) in tokens.chunks(MOST_ROWS).enumerate() {
                    workspace.forward(network, &mut [Part { target, tokens }], first + block * MOST_ROWS);
                }
            } else {
                let fed = block.iter_mut().filter(|(_, tokens)| !tokens.is_empty());
                let mut parts: Vec<_> =
                    fed.map(|(session, tokens)| Part { target: &mut session.target, tokens }).collect();
                workspace.forward(network, &mut parts, first);
            }
            first += rows_of(block);
            rest = others;
        }
        &workspace.logits
    }
}
