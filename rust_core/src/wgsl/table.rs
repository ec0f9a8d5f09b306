//! A table of regular expressions, compiled once into one lazily built DFA.
//!
//! Every row is a pattern and what it recognises. At a position the longest match wins, as the WGSL specification
//! asks (section 3, "Textual Structure"), and the earlier row where two rows match the same text. So a table can
//! be copied from a specification without putting its alternatives into some working order.

use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::util::pool::{Pool, PoolGuard};
use regex_automata::{Anchored, Input, MatchKind};

type NewCache = Box<dyn Fn() -> Cache + Send + Sync>;

/// Patterns and their kinds; see the module's documentation.
pub(crate) struct Table<K> {
    kinds: Vec<K>,
    dfa: DFA,
    /// The DFA's states found so far. Kept between texts: building them is most of the cost of a short text.
    caches: Pool<Cache, NewCache>,
}

/// A table at work, holding one cache of states.
pub(crate) struct Matcher<'t, K> {
    table: &'t Table<K>,
    cache: PoolGuard<'t, Cache, NewCache>,
}

impl<K: Copy> Table<K> {
    /// Compiles the rows.
    ///
    /// # Panics
    /// If a pattern is malformed or matches the empty text: the rows are constants of this crate.
    pub(crate) fn new(rows: &[(K, &str)]) -> Self {
        let patterns: Vec<&str> = rows.iter().map(|(_, pattern)| *pattern).collect();
        let dfa = DFA::builder()
            .configure(DFA::config().match_kind(MatchKind::All).skip_cache_capacity_check(true))
            .build_many(&patterns)
            .expect("the patterns of a table are valid");
        assert!(!dfa.get_nfa().has_empty(), "a row matches the empty text");
        let for_cache = dfa.clone();
        let caches = Pool::new(Box::new(move || for_cache.create_cache()) as NewCache);
        Self { kinds: rows.iter().map(|(kind, _)| *kind).collect(), dfa, caches }
    }

    pub(crate) fn matcher(&self) -> Matcher<'_, K> {
        Matcher { table: self, cache: self.caches.get() }
    }
}

impl<K: Copy> Matcher<'_, K> {
    /// The longest match that starts at byte `start`: its kind and its end. None where no row matches.
    pub(crate) fn longest_match(&mut self, text: &str, start: usize) -> Option<(K, usize)> {
        let input = Input::new(text).range(start..).anchored(Anchored::Yes);
        // An error would need quit bytes or a limit on cache clearing, and the table configures neither.
        let half = self.table.dfa.try_search_fwd(&mut self.cache, &input).ok().flatten()?;
        Some((*self.table.kinds.get(half.pattern().as_usize())?, half.offset()))
    }
}
