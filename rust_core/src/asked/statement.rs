//! A module's declarations and statements, told from lexemes: no types, and names of inner scopes taken together.

use std::collections::{HashMap, HashSet};

const ASSIGNMENTS: [&str; 13] = ["=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "++", "--"];
const ENDS: [&str; 4] = ["return", "discard", "break", "continue"];
const DECLARATIONS: [&str; 6] = ["fn", "struct", "alias", "const", "override", "var"];

/// A declaration of the module, attributes and all.
pub(super) struct Declaration<'c> {
    /// `fn`, `struct`, ...; empty for a directive.
    pub(super) kind: &'c str,
    pub(super) name: &'c str,
    /// All of it; of a function what stands before its body.
    pub(super) head: Vec<&'c str>,
    /// A function's, without its braces.
    pub(super) body: Vec<&'c str>,
}

/// A simple statement, or the head of a compound one (`if x < 1.0`).
pub(super) struct Statement<'c> {
    pub(super) lexemes: Vec<&'c str>,
    /// The head it stands under.
    parent: Option<usize>,
    is_head: bool,
}

impl<'c> Statement<'c> {
    fn first(&self) -> &'c str {
        self.lexemes.first().copied().unwrap_or_default()
    }

    /// Whether it makes a new name.
    pub(super) fn declares(&self) -> bool {
        matches!(self.first(), "let" | "var" | "const")
    }

    /// The name that it gives a value; None where it does something else.
    pub(super) fn target(&self) -> Option<&'c str> {
        if self.is_head {
            return None;
        }
        if self.declares() {
            return name_in(&self.lexemes[1..]);
        }
        let stores = self.lexemes.iter().any(|lexeme| ASSIGNMENTS.contains(lexeme));
        Some(self.first()).filter(|first| stores && is_name(first))
    }
}

/// Whether a lexeme is an identifier or a keyword.
pub(super) fn is_name(lexeme: &str) -> bool {
    let is_first = |first: char| first.is_ascii_alphabetic() || first == '_';
    lexeme.starts_with(is_first) && lexeme.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
}

/// Whether a lexeme begins as an identifier does: `vec3<f32>` is one lexeme.
pub(super) fn begins_a_name(lexeme: &str) -> bool {
    lexeme.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
}

/// The name after `let` or `var`, whose template list is passed over.
fn name_in<'c>(lexemes: &[&'c str]) -> Option<&'c str> {
    let skipped = match lexemes.first() {
        Some(&"<") => lexemes.iter().position(|lexeme| *lexeme == ">")? + 1,
        _ => 0,
    };
    lexemes.get(skipped).copied()
}

/// Splits a module at the semicolons and bodies of its top level.
pub(super) fn declarations<'c>(lexemes: &[&'c str]) -> Vec<Declaration<'c>> {
    let mut found = Vec::new();
    let mut head = Vec::new();
    let mut at = 0;
    while let Some(lexeme) = lexemes.get(at) {
        match *lexeme {
            "{" => {
                let end = closing(lexemes, at);
                let inner = &lexemes[at + 1..end.max(at + 1)];
                found.push(declaration(std::mem::take(&mut head), inner));
                at = end;
            }
            ";" if head.is_empty() => {}
            ";" => found.push(declaration(std::mem::take(&mut head), &[])),
            lexeme => head.push(lexeme),
        }
        at += 1;
    }
    found
}

fn declaration<'c>(mut head: Vec<&'c str>, inner: &[&'c str]) -> Declaration<'c> {
    let keyword = head.iter().position(|lexeme| DECLARATIONS.contains(lexeme));
    let kind = keyword.map_or("", |at| head[at]);
    let name = keyword.and_then(|at| name_in(&head[at + 1..])).unwrap_or_default();
    if kind == "fn" {
        return Declaration { kind, name, head, body: inner.to_vec() };
    }
    head.extend(inner);
    Declaration { kind, name, head, body: Vec::new() }
}

/// Where the brace that opens at `open` closes, or the end.
fn closing(lexemes: &[&str], open: usize) -> usize {
    block_end(lexemes, open + 1)
}

/// Where the block that goes on at `from` closes, or the end.
fn block_end(lexemes: &[&str], from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, lexeme) in lexemes.iter().enumerate().skip(from) {
        match *lexeme {
            "}" if depth == 0 => return at,
            "}" => depth -= 1,
            "{" => depth += 1,
            _ => {}
        }
    }
    lexemes.len()
}

/// The statements of a body that its result or a buffer depends on, in their order.
pub(super) fn live_statements<'c>(body: &[&'c str]) -> Vec<Statement<'c>> {
    let statements = reachable(body);
    let locals: HashSet<_> = statements.iter().filter(|one| one.declares()).filter_map(Statement::target).collect();
    let mut givers: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut waiting = Vec::new();
    for (index, one) in statements.iter().enumerate() {
        match one.target() {
            Some(target) if locals.contains(target) => givers.entry(target).or_default().push(index),
            _ if !one.is_head && one.first() != "_" => waiting.push(index),
            _ => {}
        }
    }
    let mut is_live = vec![false; statements.len()];
    while let Some(index) = waiting.pop() {
        if std::mem::replace(&mut is_live[index], true) {
            continue;
        }
        waiting.extend(statements[index].parent);
        waiting.extend(statements[index].lexemes.iter().filter_map(|lexeme| givers.remove(lexeme)).flatten());
    }
    statements.into_iter().zip(is_live).filter_map(|(one, is_live)| is_live.then_some(one)).collect()
}

/// The statements of a body that can be reached: none after a `return`, none under `if false`.
fn reachable<'c>(lexemes: &[&'c str]) -> Vec<Statement<'c>> {
    let mut found: Vec<Statement<'c>> = Vec::new();
    let mut open_heads = Vec::new();
    let mut pending = Vec::new();
    let (mut parentheses, mut at) = (0_isize, 0);
    while let Some(lexeme) = lexemes.get(at) {
        at += 1;
        let parent = open_heads.last().copied();
        match *lexeme {
            "{" => {
                let head = Statement { lexemes: std::mem::take(&mut pending), parent, is_head: true };
                if is_never(&head.lexemes) {
                    at = block_end(lexemes, at) + 1;
                    continue;
                }
                open_heads.push(found.len());
                found.push(head);
            }
            "}" => _ = open_heads.pop(),
            ";" if parentheses == 0 => {
                let statement = Statement { lexemes: std::mem::take(&mut pending), parent, is_head: false };
                if ENDS.contains(&statement.first()) && !statement.lexemes.contains(&"if") {
                    at = block_end(lexemes, at);
                }
                found.push(statement);
            }
            lexeme => {
                parentheses += match lexeme {
                    "(" => 1,
                    ")" => -1,
                    _ => 0,
                };
                pending.push(lexeme);
            }
        }
    }
    found
}

/// Whether a head's block is never entered.
fn is_never(head: &[&str]) -> bool {
    let mut words = head.iter().filter(|lexeme| !matches!(**lexeme, "(" | ")"));
    matches!(words.next(), Some(&"if" | &"while")) && words.next() == Some(&"false") && words.next().is_none()
}
