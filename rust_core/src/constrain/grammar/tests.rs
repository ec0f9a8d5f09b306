//! The generator on small grammars, and what must hold of the tables themselves.

use super::lexeme::{FIXED, IDENT};
use super::tables::{self, TerminalSet};
use super::{lalr, notation};

fn states(text: &str) -> Result<usize, String> {
    let grammar = notation::read(text)?;
    lalr::build(&grammar).map(|states| states.len())
}

#[test]
fn lalr_is_more_than_slr() {
    // Aho, Lam, Sethi, Ullman, example 4.48: assignments with pointers.
    let pointers = "s : l '=' r | r\nl : '*' r | 'id'\nr : l\n";
    assert_eq!(states(pointers), Ok(11));
}

#[test]
fn a_conflict_shows_its_items() {
    let message = states("e : e '+' e | 'x'\n").unwrap_err();
    assert!(message.contains("conflict before '+'"), "{message}");
    assert!(message.contains("e : e \u{2022} '+' e") && message.contains("e : e '+' e \u{2022}"), "{message}");
    // LR(1) but not LALR(1): the merged state reduces by either (example 4.58).
    let merged = "s : 'a' a 'd' | 'b' b 'd' | 'a' b 'e' | 'b' a 'e'\na : 'c'\nb : 'c'\n";
    assert!(states(merged).unwrap_err().contains("conflict before 'd' 'e'"));
}

#[test]
fn a_mistake_in_the_notation_is_an_error_that_names_it() {
    for (text, expected) in [
        ("", "no rule"),
        ("a : b\n", "`b` is neither declared nor a rule"),
        ("a b\n", "expected `rule : symbols`"),
        ("a : 'x\n", "no closing quote"),
        ("a : 'x'\nb : 'y'\n", "the rule `b` is used nowhere"),
        ("%pattern X\na : 'x'\n", "`X` is used nowhere"),
        ("%word X : x\n%refused : x\na : X\n", "`x` is declared in two ways"),
        ("%what X : x\na : X\n", "is no declaration"),
    ] {
        let message = notation::read(text).unwrap_err();
        assert!(message.contains(expected), "{message}");
    }
}

/// So a token's terminal is decided by the state, without looking ahead. For `>` the state alone does not know, since the
/// states in the counts of arrays are merged with those of other expressions, but the stack does.
#[test]
fn no_state_accepts_two_terminals_of_one_lexeme() {
    let [state_count, ..] = tables::sizes();
    for state in 0..u16::try_from(state_count).unwrap() {
        let possible = tables::reductions(state).fold(tables::shifts(state), |set, (_, ahead)| set.or(ahead));
        for (text, terminals) in FIXED.iter().filter(|(text, _)| text != ">") {
            assert!(terminals.and(possible).iter().count() <= 1, "{text} in state {state}");
        }
    }
}

#[test]
fn every_terminal_has_an_example() {
    let terminals = TerminalSet::ALL.iter().take(tables::TERMINAL_COUNT).skip(1);
    for terminal in terminals {
        let text = super::example(terminal);
        assert!(super::classify(text).contains(terminal), "{} {text:?}", terminal.name());
    }
    assert_eq!(super::classify(super::example(IDENT)), TerminalSet::of(&[IDENT]));
}
