//! A table of regular expressions, compiled once into one lazily built DFA.
//!
//! Every row is a pattern and what it recognises. At a position the longest match wins, as the WGSL specification
//! asks (section 3, "Textual Structure"), and the earlier row where two rows match the same text. So a table can
//! be copied from a specification without putting its alternatives into some working order.

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::util::pool::{Pool, PoolGuard};
use regex_automata::{Anchored, Input, MatchKind};

/// Holds every state that a table of some Unicode classes can have (about 1 MiB for WGSL), so that states once found
/// stay: their ids are kept across texts.
const CACHE_BYTES: usize = 16 << 20;

type NewStates = Box<dyn Fn() -> States + Send + Sync>;

/// Patterns and their kinds; see the module's documentation.
pub(crate) struct Table<K> {
    kinds: Vec<K>,
    dfa: DFA,
    /// The states found so far. Kept between texts: finding them is most of the cost of a short text.
    states: Pool<States, NewStates>,
}

struct States {
    cache: Cache,
    start: LazyStateID,
}

/// A table at work, holding one cache of states.
pub(crate) struct Matcher<'t, K> {
    table: &'t Table<K>,
    states: PoolGuard<'t, States, NewStates>,
}

impl<K: Copy> Table<K> {
    /// Compiles the rows.
    ///
    /// # Panics
    /// If a pattern is malformed or looks around: the rows are constants of this crate.
    pub(crate) fn new(rows: &[(K, &str)]) -> Self {
        let patterns: Vec<&str> = rows.iter().map(|(_, pattern)| *pattern).collect();
        let config = DFA::config()
            .match_kind(MatchKind::All)
            .cache_capacity(CACHE_BYTES)
            // A state id must not outlive its cache: should the cache ever be full, matching ends instead.
            .minimum_cache_clear_count(Some(0));
        let dfa = DFA::builder().configure(config).build_many(&patterns).expect("the patterns of a table are valid");
        assert!(dfa.get_nfa().look_set_any().is_empty(), "one start state must do for every position");
        let for_states = dfa.clone();
        let new_states = move || {
            let mut cache = for_states.create_cache();
            let input = Input::new("").anchored(Anchored::Yes);
            let start = for_states.start_state_forward(&mut cache, &input).expect("an empty cache has room");
            States { cache, start }
        };
        let kinds = rows.iter().map(|(kind, _)| *kind).collect();
        Self { kinds, dfa, states: Pool::new(Box::new(new_states) as NewStates) }
    }

    pub(crate) fn matcher(&self) -> Matcher<'_, K> {
        Matcher { table: self, states: self.states.get() }
    }
}

impl<K: Copy> Matcher<'_, K> {
    /// The longest match that starts at byte `start`: its kind and its end. None where no row matches.
    ///
    /// The library's own search is made for long matches; a lexeme is four bytes, so the states are walked here.
    pub(crate) fn longest_match(&mut self, text: &str, start: usize) -> Option<(K, usize)> {
        let dfa = &self.table.dfa;
        let States { cache, start: first } = &mut *self.states;
        let mut state = *first;
        let mut longest = None;
        for (at, &byte) in text.as_bytes().iter().enumerate().skip(start) {
            state = dfa.next_state(cache, state, byte).ok()?;
            // A match is known one byte late: this state says that a lexeme ends before `byte`.
            if state.is_match() {
                longest = Some((state, at));
            } else if state.is_tagged() {
                break;
            }
        }
        if !state.is_dead() {
            state = dfa.next_eoi_state(cache, state).ok()?;
            if state.is_match() {
                longest = Some((state, text.len()));
            }
        }
        let (state, end) = longest?;
        let pattern = dfa.match_pattern(cache, state, 0);
        Some((*self.table.kinds.get(pattern.as_usize())?, end))
    }
}
