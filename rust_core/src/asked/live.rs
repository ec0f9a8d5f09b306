//! What stands in the live code of a module: what its entry points, or the function asked for, come to run.

use super::fold::{Constants, Reader, Value, Vector};
use super::literal::literal;
use super::statement::{Declaration, Statement, begins_a_name, declarations, live_statements};
use crate::wgsl::lexer::tokenize;
use std::collections::{BTreeSet, HashMap, HashSet};

const STAGES: [&str; 3] = ["@fragment", "@compute", "@vertex"];

/// Constants and names of live code.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LiveCode {
    pub(super) constants: Constants,
    pub(super) names: BTreeSet<String>,
}

impl LiveCode {
    /// Every scalar that stands in it or that an expression of it comes to, ascending.
    pub fn numbers(&self) -> &[f64] {
        &self.constants.numbers
    }

    /// Every vector of which some component is known.
    pub fn vectors(&self) -> &[Vector] {
        &self.constants.vectors
    }

    /// What is declared and used.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}

/// The live code of a module.
///
/// It starts at the entry points; in a module without any at the function `root`, without that at the last function,
/// which is the one asked for where functions are declared before they are used. Functions nobody calls, statements
/// after a `return`, branches of `if false` and locals whose value goes nowhere are dead; some other dead code may pass
/// for live. Any text is read; of a module that is not valid the result means little.
pub fn live_code(code: &str, root: Option<&str>) -> LiveCode {
    let lexemes = tokenize(code);
    let lexemes: Vec<_> = lexemes.iter().map(AsRef::as_ref).collect();
    let declarations = declarations(&lexemes);
    let by_name: HashMap<_, _> = declarations.iter().enumerate().map(|(at, one)| (one.name, at)).collect();
    let mut waiting = roots(&declarations, root);
    let mut names: HashSet<&str> = HashSet::new();
    let mut reached: Vec<Option<Vec<Statement<'_>>>> = declarations.iter().map(|_| None).collect();
    while let Some(name) = waiting.pop() {
        let Some(at) = by_name.get(name).filter(|_| names.insert(name)) else { continue };
        let declaration = &declarations[*at];
        let statements = live_statements(&declaration.body);
        let lexemes = declaration.head.iter().chain(statements.iter().flat_map(|one| &one.lexemes));
        for lexeme in lexemes.copied().filter(|lexeme| begins_a_name(lexeme)) {
            if by_name.contains_key(lexeme) {
                waiting.push(lexeme);
            } else {
                names.insert(lexeme);
            }
        }
        reached[*at] = Some(statements);
    }
    // In the order of the text, so that a constant is known where it is used.
    let (mut constants, mut known) = (Constants::default(), HashMap::new());
    for (declaration, statements) in declarations.iter().zip(&reached) {
        if let Some(statements) = statements {
            read(declaration, statements, &mut constants, &mut known);
        }
    }
    constants.sort();
    // A function without a name, in a text that is no module.
    names.remove("");
    LiveCode { constants, names: names.into_iter().map(str::to_owned).collect() }
}

/// The last function of `reference`, by which answers are scored; None where there is none.
pub fn function_asked_for(reference: &str) -> Option<String> {
    let lexemes = tokenize(reference);
    let lexemes: Vec<_> = lexemes.iter().map(AsRef::as_ref).collect();
    declarations(&lexemes).iter().rfind(|one| one.kind == "fn").map(|one| one.name.to_owned())
}

/// Where live code starts.
fn roots<'c>(declarations: &[Declaration<'c>], root: Option<&str>) -> Vec<&'c str> {
    let functions = || declarations.iter().filter(|one| one.kind == "fn");
    let is_entry_point = |one: &&Declaration<'_>| one.head.iter().any(|lexeme| STAGES.contains(lexeme));
    let entry_points: Vec<_> = functions().filter(is_entry_point).map(|one| one.name).collect();
    if !entry_points.is_empty() {
        return entry_points;
    }
    let named = declarations.iter().find(|one| Some(one.name) == root);
    named.or_else(|| functions().next_back()).map(|one| one.name).into_iter().collect()
}

/// Adds the constants of a live declaration; a constant of the module becomes known by its name.
fn read<'c>(
    declaration: &Declaration<'c>,
    statements: &[Statement<'c>],
    constants: &mut Constants,
    known: &mut HashMap<&'c str, Value>,
) {
    if declaration.kind != "fn" {
        let value = Reader::new(&declaration.head, known, constants).read();
        if declaration.kind == "const" {
            known.insert(declaration.name, value);
        }
        return;
    }
    declaration
        .head
        .iter()
        .filter_map(|lexeme| literal(lexeme))
        .for_each(|number| constants.add(&Value::Number(number)));
    let mut inner = known.clone();
    for one in statements {
        let value = Reader::new(&one.lexemes, &inner, constants).read();
        if let Some(target) = one.target().filter(|_| one.declares()) {
            let changes = one.lexemes.first() == Some(&"var");
            inner.insert(target, if changes { Value::Unknown } else { value });
        }
    }
}
