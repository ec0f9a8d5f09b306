//! LALR(1) tables of a grammar. Runs in `build.rs` only.
//!
//! The canonical LR(1) construction with states merged as soon as they have the same kernel: a state whose look-aheads
//! grew is visited again, until none grows (Aho, Lam, Sethi, Ullman, "Compilers", section 4.7, the propagation of
//! look-aheads done by plain iteration). Sets of terminals are 128 bits, so this takes a fraction of a second.

use std::collections::BTreeMap;

use super::notation::{Notation, Production, Symbol};

/// A production and how much of its body has been read.
type Item = (usize, usize);

/// What the parser does to bring the unit to its shortest end from a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Finish {
    /// Reads this terminal.
    Shift(usize),
    /// Reduces by this production, whatever comes next.
    Reduce(usize),
}

/// A state of the parser.
#[derive(Debug)]
pub(crate) struct State {
    /// Its kernel, with look-aheads.
    kernel: BTreeMap<Item, u128>,
    /// Where each symbol leads.
    pub(crate) transitions: BTreeMap<Symbol, usize>,
    /// Productions to reduce by and the terminals before which to do so.
    pub(crate) reductions: Vec<(usize, u128)>,
    pub(crate) finish: Finish,
}

/// Builds all states; the first is the start.
///
/// # Errors
/// Every conflict, with the items of its state.
pub(crate) fn build(grammar: &Notation) -> Result<Vec<State>, String> {
    let mut builder = Builder::new(grammar);
    builder.run();
    builder.reduce_and_finish();
    let conflicts: Vec<String> = builder.states.iter().filter_map(|state| builder.conflict(state)).collect();
    if conflicts.is_empty() { Ok(builder.states) } else { Err(conflicts.join("\n")) }
}

struct Builder<'g> {
    grammar: &'g Notation,
    /// Productions of each nonterminal.
    productions_of: Vec<Vec<usize>>,
    /// Terminals each nonterminal can begin with.
    first: Vec<u128>,
    nullable: Vec<bool>,
    /// Lexemes in the shortest text of each nonterminal, and the production that begins it.
    shortest: Vec<(usize, usize)>,
    states: Vec<State>,
    by_kernel: BTreeMap<Vec<Item>, usize>,
}

/// A name has to be invented, so anything else is shorter.
const NAME_LENGTH: usize = 4;

impl<'g> Builder<'g> {
    fn new(grammar: &'g Notation) -> Self {
        let count = grammar.nonterminals.len();
        let mut productions_of = vec![Vec::new(); count];
        for (index, production) in grammar.productions.iter().enumerate() {
            productions_of[production.head].push(index);
        }
        let mut builder = Self {
            grammar,
            productions_of,
            first: vec![0; count],
            nullable: vec![false; count],
            shortest: vec![(usize::MAX, 0); count],
            states: Vec::new(),
            by_kernel: BTreeMap::new(),
        };
        while builder.grow_first() || builder.grow_shortest() {}
        builder
    }

    fn grow_first(&mut self) -> bool {
        let mut grew = false;
        for Production { head, body } in &self.grammar.productions {
            let (first, nullable) = self.first_of(body);
            grew |= self.first[*head] | first != self.first[*head] || nullable && !self.nullable[*head];
            self.first[*head] |= first;
            self.nullable[*head] |= nullable;
        }
        grew
    }

    fn grow_shortest(&mut self) -> bool {
        let mut grew = false;
        for (index, Production { head, body }) in self.grammar.productions.iter().enumerate() {
            let length = self.length(body);
            if length < self.shortest[*head].0 {
                self.shortest[*head] = (length, index);
                grew = true;
            }
        }
        grew
    }

    fn first_of(&self, body: &[Symbol]) -> (u128, bool) {
        let mut first = 0;
        for symbol in body {
            match *symbol {
                Symbol::Terminal(terminal) => return (first | 1 << terminal, false),
                Symbol::Nonterminal(nonterminal) => {
                    first |= self.first[nonterminal];
                    if !self.nullable[nonterminal] {
                        return (first, false);
                    }
                }
            }
        }
        (first, true)
    }

    fn length(&self, body: &[Symbol]) -> usize {
        let lengths = body.iter().map(|symbol| match *symbol {
            Symbol::Terminal(terminal) if self.grammar.terminals[terminal] == "IDENT" => NAME_LENGTH,
            Symbol::Terminal(_) => 1,
            Symbol::Nonterminal(nonterminal) => self.shortest[nonterminal].0,
        });
        lengths.fold(0, usize::saturating_add)
    }

    fn run(&mut self) {
        let mut pending = vec![self.state(vec![((0, 0), 0)]).0];
        while let Some(index) = pending.pop() {
            let mut kernels: BTreeMap<Symbol, Vec<(Item, u128)>> = BTreeMap::new();
            for ((production, dot), ahead) in self.items(&self.states[index].kernel) {
                if let Some(&symbol) = self.grammar.productions[production].body.get(dot) {
                    kernels.entry(symbol).or_default().push(((production, dot + 1), ahead));
                }
            }
            for (symbol, kernel) in kernels {
                let (target, grew) = self.state(kernel);
                self.states[index].transitions.insert(symbol, target);
                if grew && !pending.contains(&target) {
                    pending.push(target);
                }
            }
        }
    }

    /// The state of a kernel, its look-aheads added; and whether that was news.
    fn state(&mut self, kernel: Vec<(Item, u128)>) -> (usize, bool) {
        let mut items: Vec<Item> = kernel.iter().map(|(item, _)| *item).collect();
        items.sort_unstable();
        let fresh = self.states.len();
        let index = *self.by_kernel.entry(items).or_insert(fresh);
        if index == fresh {
            let kernel = kernel.into_iter().collect();
            let finish = Finish::Shift(0);
            self.states.push(State { kernel, transitions: BTreeMap::new(), reductions: Vec::new(), finish });
            return (index, true);
        }
        let mut grew = false;
        for (item, ahead) in kernel {
            if let Some(known) = self.states[index].kernel.get_mut(&item) {
                grew |= *known | ahead != *known;
                *known |= ahead;
            }
        }
        (index, grew)
    }

    /// The LR(1) closure of a kernel.
    fn items(&self, kernel: &BTreeMap<Item, u128>) -> Vec<(Item, u128)> {
        let mut ahead: Vec<Option<u128>> = vec![None; self.first.len()];
        let mut grown: Vec<usize> = Vec::new();
        for (&(production, dot), &after) in kernel {
            self.expand(production, dot, after, &mut ahead, &mut grown);
        }
        while let Some(nonterminal) = grown.pop() {
            let after = ahead[nonterminal].unwrap_or_default();
            for &production in &self.productions_of[nonterminal] {
                self.expand(production, 0, after, &mut ahead, &mut grown);
            }
        }
        let mut items: Vec<(Item, u128)> = kernel.iter().map(|(&item, &after)| (item, after)).collect();
        for (nonterminal, after) in ahead.iter().enumerate() {
            let Some(after) = *after else { continue };
            items.extend(self.productions_of[nonterminal].iter().map(|&production| ((production, 0), after)));
        }
        items
    }

    /// Notes what may follow the nonterminal at the dot.
    fn expand(&self, production: usize, dot: usize, after: u128, ahead: &mut [Option<u128>], grown: &mut Vec<usize>) {
        let body = &self.grammar.productions[production].body;
        let Some(&Symbol::Nonterminal(nonterminal)) = body.get(dot) else { return };
        let (mut follow, nullable) = self.first_of(&body[dot + 1..]);
        if nullable {
            follow |= after;
        }
        let known = ahead[nonterminal];
        if known.is_none_or(|known| known | follow != known) {
            ahead[nonterminal] = Some(known.unwrap_or_default() | follow);
            grown.push(nonterminal);
        }
    }

    fn reduce_and_finish(&mut self) {
        for index in 0..self.states.len() {
            let items = self.items(&self.states[index].kernel);
            let complete =
                |&((production, dot), _): &(Item, u128)| dot == self.grammar.productions[production].body.len();
            let reductions =
                items.iter().filter(|item| complete(item)).map(|&((production, _), ahead)| (production, ahead));
            let reductions = reductions.collect();
            let finish = self.finish(&self.states[index]);
            self.states[index].reductions = reductions;
            self.states[index].finish = finish;
        }
    }

    /// The item nearest to its end is finished first; one that only makes a list longer, last.
    fn finish(&self, state: &State) -> Finish {
        let production = |item: &Item| &self.grammar.productions[item.0];
        let lengthens =
            |item: &Item| item.1 == 1 && production(item).body[0] == Symbol::Nonterminal(production(item).head);
        let rest = |item: &Item| &production(item).body[item.1..];
        let best = state.kernel.keys().min_by_key(|item| (lengthens(item), self.length(rest(item))));
        let Some(&(mut index, dot)) = best else { return Finish::Shift(0) };
        let mut next = self.grammar.productions[index].body.get(dot);
        loop {
            match next {
                None => return Finish::Reduce(index),
                Some(Symbol::Terminal(terminal)) => return Finish::Shift(*terminal),
                Some(Symbol::Nonterminal(nonterminal)) => {
                    index = self.shortest[*nonterminal].1;
                    next = self.grammar.productions[index].body.first();
                }
            }
        }
    }

    fn conflict(&self, state: &State) -> Option<String> {
        let mut taken: u128 = 0;
        for symbol in state.transitions.keys() {
            if let Symbol::Terminal(terminal) = symbol {
                taken |= 1 << terminal;
            }
        }
        let mut both = 0;
        for (_, ahead) in &state.reductions {
            both |= taken & ahead;
            taken |= ahead;
        }
        if both == 0 {
            return None;
        }
        let mut message = format!("conflict before {} in the state\n", self.names(both));
        for ((production, dot), ahead) in self.items(&state.kernel) {
            message += &format!("    {}    before {}\n", self.item(production, dot), self.names(ahead));
        }
        Some(message)
    }

    fn item(&self, production: usize, dot: usize) -> String {
        let Production { head, body } = &self.grammar.productions[production];
        let mut words: Vec<&str> = body.iter().map(|symbol| self.name(*symbol)).collect();
        words.insert(dot, "\u{2022}");
        format!("{} : {}", self.grammar.nonterminals[*head], words.join(" "))
    }

    fn name(&self, symbol: Symbol) -> &str {
        match symbol {
            Symbol::Terminal(index) => &self.grammar.terminals[index],
            Symbol::Nonterminal(index) => &self.grammar.nonterminals[index],
        }
    }

    fn names(&self, terminals: u128) -> String {
        let names = self.grammar.terminals.iter().enumerate();
        let names: Vec<&str> = names.filter(|(i, _)| terminals >> i & 1 == 1).map(|(_, name)| name.as_str()).collect();
        names.join(" ")
    }
}
