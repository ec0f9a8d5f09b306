//! The parser tables that `build.rs` made of `wgsl.grammar`, and the terminals they speak of.

include!(concat!(env!("OUT_DIR"), "/grammar_tables.rs"));

/// A class of lexemes that the grammar does not tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Terminal(u8);

impl Terminal {
    /// The end of the translation unit.
    pub const END: Self = Self(0);

    /// The terminal that `wgsl.grammar` calls `name`: a class (`IDENT`) or a quoted lexeme (`'fn'`).
    ///
    /// # Panics
    /// Where there is none; meant for constants, where that is an error of compilation.
    pub const fn named(name: &str) -> Self {
        let mut index = 0;
        while index < TERMINALS.len() {
            if equal(TERMINALS[index].as_bytes(), name.as_bytes()) {
                return Self(index as u8);
            }
            index += 1;
        }
        panic!("no such terminal")
    }

    pub(in crate::constrain) fn index(self) -> usize {
        self.0.into()
    }

    /// Its name in `wgsl.grammar`.
    pub fn name(self) -> &'static str {
        TERMINALS[usize::from(self.0)]
    }
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    let mut index = 0;
    while index < a.len() && index < b.len() && a[index] == b[index] {
        index += 1;
    }
    index == a.len() && index == b.len()
}

/// A set of terminals: one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct TerminalSet(u128);

impl TerminalSet {
    /// The set with no terminal.
    pub const EMPTY: Self = Self(0);
    /// The set with every terminal.
    pub const ALL: Self = Self(u128::MAX);

    /// The set of these.
    pub const fn of(terminals: &[Terminal]) -> Self {
        let (mut bits, mut index) = (0, 0);
        while index < terminals.len() {
            bits |= 1 << terminals[index].0;
            index += 1;
        }
        Self(bits)
    }

    /// What both have.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What one of them has.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What `other` has not.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether it has none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it has this one.
    pub const fn contains(self, terminal: Terminal) -> bool {
        self.0 >> terminal.0 & 1 == 1
    }

    /// The terminals, in the order of `wgsl.grammar`.
    pub fn iter(self) -> impl Iterator<Item = Terminal> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let lowest = bits.trailing_zeros();
            bits &= bits.wrapping_sub(1);
            (lowest < u128::BITS).then_some(Terminal(lowest as u8))
        })
    }
}

/// What the parser does to come to an end soon.
pub(super) enum Finish {
    Shift(Terminal),
    Reduce(u16),
}

/// Where reading `terminal` in `state` leads.
pub(super) fn shift(state: u16, terminal: Terminal) -> Option<u16> {
    let (terminals, _, first, ..) = STATES[usize::from(state)];
    Some(SHIFTS[place(terminals, terminal.0, first)?])
}

/// The terminals that `state` reads.
pub(super) fn shifts(state: u16) -> TerminalSet {
    TerminalSet(STATES[usize::from(state)].0)
}

/// Where a reduction that ends in `state` leads: to the state after `production`'s head.
pub(super) fn goto(state: u16, production: u16) -> Option<u16> {
    let (_, nonterminals, _, first, ..) = STATES[usize::from(state)];
    Some(GOTOS[place(nonterminals, PRODUCTIONS[usize::from(production)].0, first)?])
}

/// The productions to reduce by in `state`, each with the terminals before which to do so.
pub(super) fn reductions(state: u16) -> impl Iterator<Item = (u16, TerminalSet)> {
    let (.., first, last) = STATES[usize::from(state)];
    REDUCTIONS[usize::from(first)..usize::from(last)]
        .iter()
        .map(|&(production, ahead)| (production, TerminalSet(ahead)))
}

/// Symbols in the body of `production`.
pub(super) fn length(production: u16) -> usize {
    PRODUCTIONS[usize::from(production)].1.into()
}

pub(super) fn finish(state: u16) -> Finish {
    let code = FINISHES[usize::from(state)];
    if usize::from(code) < PRODUCTIONS.len() {
        Finish::Reduce(code)
    } else {
        Finish::Shift(Terminal((u16::MAX - code) as u8))
    }
}

/// All lexemes with a fixed text, sorted: text, terminals, and whether it is an identifier too.
pub(super) fn lexemes() -> impl Iterator<Item = (&'static str, TerminalSet, bool)> {
    LEXEMES.iter().map(|&(text, terminals, is_name)| (text, TerminalSet(terminals), is_name))
}

/// How many terminals there are.
pub(super) const TERMINAL_COUNT: usize = TERMINALS.len();

/// Sizes, to be reported: states, terminals, productions and bytes of all tables.
pub(super) fn sizes() -> [usize; 4] {
    let bytes = size_of_val(&STATES)
        + size_of_val(&SHIFTS)
        + size_of_val(&GOTOS)
        + size_of_val(&REDUCTIONS)
        + size_of_val(&PRODUCTIONS)
        + size_of_val(&FINISHES);
    [STATES.len(), TERMINALS.len(), PRODUCTIONS.len(), bytes]
}

/// The index of a symbol's target: targets stand in the order of the symbols' bits.
fn place(symbols: u128, symbol: u8, first: u16) -> Option<usize> {
    let bit = 1u128 << symbol;
    (symbols & bit != 0).then(|| usize::from(first) + (symbols & (bit - 1)).count_ones() as usize)
}
