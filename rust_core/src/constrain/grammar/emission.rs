//! Writes tables as Rust source. Runs in `build.rs` only.

use std::fmt::{Debug, Write};

use super::lalr::{Finish, State};
use super::notation::{Notation, Symbol};

/// The source of the statics that `tables.rs` includes.
pub(crate) fn source(grammar: &Notation, states: &[State]) -> String {
    let mut text = String::new();
    array(&mut text, "TERMINALS", "&str", &grammar.terminals);
    let lexemes = grammar.lexemes.iter().map(|(lexeme, fixed)| (lexeme, fixed.terminals, fixed.is_name));
    array(&mut text, "LEXEMES", "(&str, u128, bool)", lexemes);
    let productions = grammar.productions.iter().map(|production| (production.head, production.body.len()));
    array(&mut text, "PRODUCTIONS", "(u8, u8)", productions);

    let (mut rows, mut shifts, mut gotos) = (Vec::new(), Vec::new(), Vec::new());
    let mut reductions: Vec<(usize, u128)> = Vec::new();
    for state in states {
        let (mut terminals, mut nonterminals) = (0u128, 0u128);
        let first = (shifts.len(), gotos.len(), reductions.len());
        // Symbols are sorted: the place of a target is the number of smaller symbols.
        for (symbol, &target) in &state.transitions {
            match *symbol {
                Symbol::Terminal(terminal) => {
                    terminals |= 1 << terminal;
                    shifts.push(target);
                }
                Symbol::Nonterminal(nonterminal) => {
                    nonterminals |= 1 << nonterminal;
                    gotos.push(target);
                }
            }
        }
        reductions.extend(&state.reductions);
        rows.push((terminals, nonterminals, first.0, first.1, first.2, reductions.len()));
    }
    array(&mut text, "STATES", "(u128, u128, u16, u16, u16, u16)", rows);
    array(&mut text, "SHIFTS", "u16", shifts);
    array(&mut text, "GOTOS", "u16", gotos);
    array(&mut text, "REDUCTIONS", "(u16, u128)", reductions);
    // A production as itself, a terminal as what is left below the largest number.
    let finishes = states.iter().map(|state| match state.finish {
        Finish::Reduce(production) => production,
        Finish::Shift(terminal) => usize::from(u16::MAX) - terminal,
    });
    array(&mut text, "FINISHES", "u16", finishes);
    text
}

fn array<T: Debug>(text: &mut String, name: &str, item: &str, values: impl IntoIterator<Item = T>) {
    let values: Vec<String> = values.into_iter().map(|value| format!("{value:?}")).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "static {name}: [{item}; {}] = [{}];", values.len(), values.join(", "));
}
