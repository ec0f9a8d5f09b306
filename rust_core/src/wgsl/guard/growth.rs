//! Bounds what evaluating constants can cost.
//!
//! naga writes a constant's value out again, element by element, wherever a function mentions it, and where an
//! abstract value becomes a concrete one. The weight of a name is the number of values it can stand for: for a
//! struct, an alias, or a constant built with one of them or with `array`, the sum over everything its declaration
//! mentions; for any other constant (a scalar, a vector, one element of a table) the heaviest thing it mentions. A
//! text's growth is the weight of every mention, added up.

use super::scan::{Kind, Token};
use super::{MAX_GROWTH, Refusal};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What a constant built without `array` and structs holds at most, references to tables aside: a 4 x 4 matrix.
const LARGEST_MATRIX: u64 = 16;

/// Refuses `tokens` if evaluating their constants could grow beyond the limit.
pub(super) fn check(source: &str, tokens: &[Token]) -> Result<(), Refusal> {
    let mut names = Names::of_module(source, tokens)?;
    let mut growth = 0u64;
    let mut depth = 0usize;
    for (i, token) in tokens.iter().enumerate() {
        depth = depth_after(depth, token);
        if depth > 0
            && let Some(local) = Declaration::at(source, tokens, i)
        {
            names.declare(&local);
        }
        growth = growth.saturating_add(names.weight_of(i));
        if growth > MAX_GROWTH {
            let message = "constants grow too large: a table is copied wherever a function mentions it";
            return Err(Refusal::new(message, token.span()));
        }
    }
    Ok(())
}

fn depth_after(depth: usize, token: &Token) -> usize {
    match token.kind {
        Kind::Byte(b'{') => depth + 1,
        Kind::Byte(b'}') => depth.saturating_sub(1),
        _ => depth,
    }
}

/// `const`, `alias` or `struct`: a name and what it stands for.
struct Declaration<'a> {
    name: &'a str,
    is_type: bool,
    /// Indices of the tokens between the name and the end of the declaration.
    body: Range<usize>,
}

impl<'a> Declaration<'a> {
    /// The declaration whose keyword is token `i`, if there is one.
    fn at(source: &'a str, tokens: &[Token], i: usize) -> Option<Self> {
        let is_type = match tokens.get(i)?.text(source) {
            "const" => false,
            "alias" | "struct" => true,
            _ => return None,
        };
        let name = tokens.get(i + 1).filter(|token| token.kind == Kind::Word)?.text(source);
        let start = i + 2 + usize::from(tokens.get(i + 2).is_some_and(|token| token.is(b'{')));
        let is_end = |token: &Token| {
            matches!(token.kind, Kind::Byte(b';' | b'{' | b'}')) || token.text(source) == "const"
        };
        let len = tokens.get(start..)?.iter().position(is_end).unwrap_or(tokens.len() - start);
        Some(Self { name, is_type, body: start..start + len })
    }
}

/// What each declared name weighs.
struct Names<'a> {
    source: &'a str,
    tokens: &'a [Token],
    weights: HashMap<&'a str, u64>,
    types: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    /// The names of the module scope, which may be used before they are declared.
    fn of_module(source: &'a str, tokens: &'a [Token]) -> Result<Self, Refusal> {
        let mut depth = 0usize;
        let mut declarations = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            depth = depth_after(depth, token);
            declarations.extend((depth == 0).then(|| Declaration::at(source, tokens, i)).flatten());
        }
        let types = declarations.iter().filter(|d| d.is_type).map(|d| d.name).collect();
        let mut names = Self { source, tokens, weights: HashMap::new(), types };
        for index in in_dependency_order(source, tokens, &declarations)? {
            names.declare(&declarations[index]);
        }
        Ok(names)
    }

    /// Gives a declaration's name its weight. Scopes are not told apart: the heaviest declaration of a name counts.
    fn declare(&mut self, declaration: &Declaration<'a>) {
        let (mut sum, mut heaviest, mut is_built) = (0u64, 0, declaration.is_type);
        for i in declaration.body.clone() {
            let weight = self.weight_of(i);
            heaviest = heaviest.max(weight);
            let token = &self.tokens[i];
            let text = token.text(self.source);
            is_built |= text == "array" || self.types.contains(text);
            sum = sum.saturating_add(weight.max(u64::from(matches!(token.kind, Kind::Word | Kind::Number))));
        }
        let weight = if is_built { sum } else { heaviest.max(sum.min(LARGEST_MATRIX)) };
        let entry = self.weights.entry(declaration.name).or_default();
        *entry = weight.max(*entry);
    }

    /// What mentioning token `i` costs: 0 for all but declared names.
    fn weight_of(&self, i: usize) -> u64 {
        let name = mention(self.source, self.tokens, i);
        name.and_then(|name| self.weights.get(name)).copied().unwrap_or(0)
    }
}

/// The name that token `i` mentions, unless it is a member's name (`a.name`, `name: f32`) or an attribute's argument
/// (`@builtin(name)`).
fn mention<'a>(source: &'a str, tokens: &[Token], i: usize) -> Option<&'a str> {
    let is = |at: Option<usize>, byte| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is(byte));
    let is_member = is(i.checked_sub(1), b'.') || is(Some(i + 1), b':');
    let is_argument = is(i.checked_sub(1), b'(') && is(i.checked_sub(3), b'@');
    tokens.get(i).filter(|token| token.kind == Kind::Word && !is_member && !is_argument).map(|token| token.text(source))
}

/// Indices of `declarations`, each after those it mentions.
fn in_dependency_order(
    source: &str,
    tokens: &[Token],
    declarations: &[Declaration<'_>],
) -> Result<Vec<usize>, Refusal> {
    let by_name: HashMap<&str, usize> = declarations.iter().enumerate().map(|(i, d)| (d.name, i)).collect();
    let mut users = vec![Vec::new(); declarations.len()];
    let mut waits_for = vec![0usize; declarations.len()];
    for (user, declaration) in declarations.iter().enumerate() {
        let mentioned = declaration.body.clone().filter_map(|i| by_name.get(mention(source, tokens, i)?));
        for &used in mentioned {
            users[used].push(user);
            waits_for[user] += 1;
        }
    }
    let mut order: Vec<usize> = (0..declarations.len()).filter(|&i| waits_for[i] == 0).collect();
    let mut next = 0;
    while let Some(&ready) = order.get(next) {
        next += 1;
        for &user in &users[ready] {
            waits_for[user] -= 1;
            if waits_for[user] == 0 {
                order.push(user);
            }
        }
    }
    match waits_for.iter().position(|&count| count > 0) {
        Some(cyclic) => {
            let Declaration { name, body, .. } = &declarations[cyclic];
            let span = tokens[body.start - 1].span();
            Err(Refusal::new(format!("declaration of `{name}` depends on itself"), span))
        }
        None => Ok(order),
    }
}
