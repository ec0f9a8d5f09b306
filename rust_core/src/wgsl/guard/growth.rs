//! Bounds what evaluating constants can cost.
//!
//! naga writes a constant's value out again, element by element, wherever a function mentions it, and where an
//! abstract value becomes a concrete one. The weight of a name is the number of values it can stand for: for a
//! struct, an alias, or a constant built with one of them or with `array`, the sum over everything its declaration
//! mentions; for any other constant (a scalar, a vector, one element of a table) the heaviest thing it mentions. A
//! text's growth is the weight of every mention, added up.

use super::scan::{Kind, Token};
use super::zero_value::ZeroValues;
use super::{MAX_GROWTH, Refusal};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What a constant built without `array` and structs holds at most, references to tables aside: a 4 x 4 matrix.
const LARGEST_MATRIX: u64 = 16;

/// Refuses `tokens` if evaluating their constants could grow beyond the limit.
pub(super) fn check(source: &str, tokens: &[Token]) -> Result<(), Refusal> {
    let mut names = Names::of_module(source, tokens);
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
        if names.zero_values.size_at(source, tokens, i) > MAX_GROWTH {
            let message = format!("the zero value of this type may have more than {MAX_GROWTH} elements");
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
pub(super) struct Declaration<'a> {
    pub(super) name: &'a str,
    pub(super) is_type: bool,
    /// Indices of the tokens between the name and the end of the declaration.
    pub(super) body: Range<usize>,
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
        let is_end =
            |token: &Token| matches!(token.kind, Kind::Byte(b';' | b'{' | b'}')) || token.text(source) == "const";
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
    zero_values: ZeroValues<'a>,
}

impl<'a> Names<'a> {
    /// The names of the module scope, which may be used before they are declared.
    fn of_module(source: &'a str, tokens: &'a [Token]) -> Self {
        let mut depth = 0usize;
        let mut declarations = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            depth = depth_after(depth, token);
            declarations.extend((depth == 0).then(|| Declaration::at(source, tokens, i)).flatten());
        }
        let types = declarations.iter().filter(|d| d.is_type).map(|d| d.name).collect();
        let mut names = Self { source, tokens, weights: HashMap::new(), types, zero_values: ZeroValues::default() };
        for index in in_dependency_order(source, tokens, &declarations) {
            names.declare(&declarations[index]);
        }
        names
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
        self.zero_values.declare(self.source, self.tokens, declaration);
    }

    /// What mentioning token `i` costs: 0 for all but declared names.
    fn weight_of(&self, i: usize) -> u64 {
        let is_member = i > 0 && self.tokens[i - 1].is(b'.');
        let name = self.tokens[i].text(self.source);
        if is_member { 0 } else { self.weights.get(name).copied().unwrap_or(0) }
    }
}

/// Indices of `declarations`, each after those it depends on. Those on a cycle are left out: what counts as a
/// dependency here counts as one for naga too, and naga refuses cycles before it evaluates anything.
fn in_dependency_order(source: &str, tokens: &[Token], declarations: &[Declaration<'_>]) -> Vec<usize> {
    let by_name: HashMap<&str, usize> = declarations.iter().enumerate().map(|(i, d)| (d.name, i)).collect();
    let in_attribute = attribute_arguments(tokens);
    let is = |i: usize, byte| tokens.get(i).is_some_and(|token| token.is(byte));
    let is_member = |i: usize| is(i + 1, b':') || (i > 0 && is(i - 1, b'.'));
    let mut users = vec![Vec::new(); declarations.len()];
    let mut waits_for = vec![0usize; declarations.len()];
    for (user, declaration) in declarations.iter().enumerate() {
        let mentions = declaration.body.clone().filter(|&i| !is_member(i) && !in_attribute[i]);
        for &used in mentions.filter_map(|i| by_name.get(tokens[i].text(source))) {
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
    order
}

/// Which tokens are between the brackets of an attribute: `position` in `@builtin(position)` is not a mention of
/// whatever else is called so.
fn attribute_arguments(tokens: &[Token]) -> Vec<bool> {
    let mut depth = 0usize;
    let mut inside = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        inside.push(depth > 0);
        let opens = depth > 0 || (i >= 2 && tokens[i - 2].is(b'@'));
        match token.kind {
            Kind::Byte(b'(') if opens => depth += 1,
            Kind::Byte(b')') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    inside
}
