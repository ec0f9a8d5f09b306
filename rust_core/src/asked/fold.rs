//! Constants that stand in WGSL expressions, and what they come to: `0.5 * 0.1` holds 0.5, 0.1 and 0.05.
//!
//! A small reader of expressions over lexemes, for code that naga has accepted. What it cannot fold is unknown, never an
//! error.

use super::literal::literal;
use super::statement::begins_a_name;
use std::collections::HashMap;

/// Expressions inside each other that are read; what is deeper is unknown.
const MAX_DEPTH: usize = 100;
/// Components of a vector.
const MAX_COMPONENTS: usize = 4;

const KEYWORDS: [&str; 15] = [
    "return",
    "if",
    "else",
    "let",
    "var",
    "const",
    "while",
    "for",
    "loop",
    "switch",
    "case",
    "default",
    "break",
    "continue",
    "continuing",
];
const WITH_TEMPLATE: [&str; 8] = ["array", "bitcast", "ptr", "vec2", "vec3", "vec4", "atomic", "var"];

/// Components; None: not a constant.
pub type Vector = Vec<Option<f64>>;

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Unknown,
    Number(f64),
    Vector(Vector),
}

/// What has been found: every scalar that folds, and every vector of which some component does.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Constants {
    pub(super) numbers: Vec<f64>,
    pub(super) vectors: Vec<Vector>,
}

impl Constants {
    /// Keeps a value that says something.
    pub(super) fn add(&mut self, value: &Value) {
        match value {
            Value::Unknown => {}
            Value::Number(number) => self.numbers.push(*number),
            Value::Vector(parts) if parts.iter().all(Option::is_none) => {}
            Value::Vector(parts) => {
                self.numbers.extend(parts.iter().flatten());
                self.vectors.push(parts.clone());
            }
        }
    }

    /// Puts all in order and keeps one of each.
    pub(super) fn sort(&mut self) {
        // 0 and -0 are one number.
        self.numbers.iter_mut().for_each(|number| *number += 0.0);
        self.vectors.iter_mut().flatten().flatten().for_each(|part| *part += 0.0);
        self.numbers.sort_unstable_by(f64::total_cmp);
        self.numbers.dedup();
        let key = |part: &Option<f64>| part.unwrap_or(f64::NAN);
        self.vectors.sort_by(|a, b| {
            let parts = a.iter().zip(b).map(|(a, b)| key(a).total_cmp(&key(b)));
            parts.fold(a.len().cmp(&b.len()), |order, next| order.then(next))
        });
        self.vectors.dedup();
    }
}

/// Reads the expressions of one statement and keeps their constants.
pub(super) struct Reader<'r, 'c> {
    lexemes: &'r [&'c str],
    at: usize,
    depth: usize,
    known: &'r HashMap<&'c str, Value>,
    constants: &'r mut Constants,
}

impl<'r, 'c> Reader<'r, 'c> {
    /// `known`: values of names; what is found is added to `constants`.
    pub(super) fn new(
        lexemes: &'r [&'c str],
        known: &'r HashMap<&'c str, Value>,
        constants: &'r mut Constants,
    ) -> Self {
        Self { lexemes, at: 0, depth: 0, known, constants }
    }

    /// The value of the last expression: what a declaration or assignment gives its name.
    pub(super) fn read(mut self) -> Value {
        let mut value = Value::Unknown;
        while self.at < self.lexemes.len() {
            let before = self.at;
            if !KEYWORDS.contains(&self.next()) {
                value = self.expression(0);
            }
            self.at = self.at.max(before + 1);
        }
        value
    }

    /// The lexeme in place; empty at the end.
    fn next(&self) -> &'c str {
        self.lexemes.get(self.at).copied().unwrap_or_default()
    }

    /// One of operators that bind at least as close as `lowest`.
    fn expression(&mut self, lowest: u8) -> Value {
        if self.depth == MAX_DEPTH {
            return Value::Unknown;
        }
        self.depth += 1;
        let mut left = self.unary();
        while let Some(level) = precedence(self.next()).filter(|level| *level >= lowest) {
            let symbol = self.next();
            self.at += 1;
            let right = self.expression(level + 1);
            left = combine(symbol, left, right);
            self.constants.add(&left);
        }
        self.depth -= 1;
        left
    }

    fn unary(&mut self) -> Value {
        let (mut minuses, mut others) = (0_usize, 0_usize);
        while matches!(self.next(), "-" | "!" | "~" | "&" | "*") {
            if self.next() == "-" {
                minuses += 1
            } else {
                others += 1
            }
            self.at += 1;
        }
        let value = self.primary();
        if others > 0 {
            return Value::Unknown;
        }
        let value = if minuses % 2 == 1 { combine("*", Value::Number(-1.0), value) } else { value };
        self.constants.add(&value);
        value
    }

    fn primary(&mut self) -> Value {
        let lexeme = self.next();
        let mut value = Value::Unknown;
        if lexeme == "(" {
            let mut inner = self.arguments();
            value = inner.pop().filter(|_| inner.is_empty()).unwrap_or(value);
        } else if let Some(number) = literal(lexeme) {
            self.at += 1;
            value = Value::Number(number);
            self.constants.add(&value);
        } else if begins_a_name(lexeme) && !KEYWORDS.contains(&lexeme) {
            self.at += 1;
            self.skip_template(lexeme);
            value = if self.next() == "(" {
                let arguments = self.arguments();
                call(lexeme, &arguments)
            } else {
                self.known.get(lexeme).cloned().unwrap_or(value)
            };
            self.constants.add(&value);
        }
        self.postfix(value)
    }

    /// `<f32, 4>` of a type; its numbers count.
    fn skip_template(&mut self, name: &str) {
        if self.next() != "<" || !WITH_TEMPLATE.contains(&name) {
            return;
        }
        let mut depth = 0_usize;
        while self.at < self.lexemes.len() {
            match self.next() {
                "<" => depth += 1,
                ">" => depth -= 1,
                lexeme => self.constants.numbers.extend(literal(lexeme)),
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    /// What stands between parentheses.
    fn arguments(&mut self) -> Vec<Value> {
        self.at += 1;
        let mut values = Vec::new();
        while self.at < self.lexemes.len() && self.next() != ")" {
            let before = self.at;
            values.push(self.expression(0));
            if matches!(self.next(), "," | ";") || self.at == before {
                self.at += 1;
            }
        }
        self.at += 1;
        values
    }

    fn postfix(&mut self, mut value: Value) -> Value {
        loop {
            match self.next() {
                "." => {
                    let member = self.lexemes.get(self.at + 1).copied().unwrap_or_default();
                    value = swizzle(&value, member);
                    self.at += 2;
                    self.constants.add(&value);
                }
                "[" => {
                    self.at += 1;
                    self.expression(0);
                    self.at += 1;
                    value = Value::Unknown;
                }
                _ => return value,
            }
        }
    }
}

/// How close a binary operator binds.
fn precedence(symbol: &str) -> Option<u8> {
    Some(match symbol {
        "||" => 0,
        "&&" => 1,
        "|" => 2,
        "^" => 3,
        "&" => 4,
        "==" | "!=" => 5,
        "<" | ">" | "<=" | ">=" => 6,
        "<<" | ">>" => 7,
        "+" | "-" => 8,
        "*" | "/" | "%" => 9,
        _ => return None,
    })
}

/// Arithmetic, by component where one side is a vector.
fn combine(symbol: &str, left: Value, right: Value) -> Value {
    let apply: fn(f64, f64) -> f64 = match symbol {
        "+" => |a, b| a + b,
        "-" => |a, b| a - b,
        "*" => |a, b| a * b,
        "/" => |a, b| a / b,
        "%" => |a, b| a % b,
        _ => return Value::Unknown,
    };
    let parts = |a: Option<f64>, b: Option<f64>| finite(apply(a?, b?));
    match (left, right) {
        (Value::Vector(left), Value::Vector(right)) => {
            Value::Vector(left.into_iter().zip(right).map(|(a, b)| parts(a, b)).collect())
        }
        (Value::Vector(left), right) => {
            let right = scalar(&right);
            Value::Vector(left.into_iter().map(|a| parts(a, right)).collect())
        }
        (left, Value::Vector(right)) => {
            let left = scalar(&left);
            Value::Vector(right.into_iter().map(|b| parts(left, b)).collect())
        }
        (left, right) => number_or_unknown(parts(scalar(&left), scalar(&right))),
    }
}

fn scalar(value: &Value) -> Option<f64> {
    if let Value::Number(number) = value { Some(*number) } else { None }
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

fn number_or_unknown(value: Option<f64>) -> Value {
    value.map_or(Value::Unknown, Value::Number)
}

fn call(name: &str, arguments: &[Value]) -> Value {
    if let Some(size) = vector_size(name) {
        return Value::Vector(construct(size, arguments));
    }
    let [argument] = arguments else { return Value::Unknown };
    if let ("unpack4x8unorm", Value::Number(packed)) = (name, argument) {
        let packed = *packed as u32;
        return Value::Vector([0, 8, 16, 24].map(|shift| Some(f64::from(packed >> shift & 255) / 255.0)).to_vec());
    }
    let apply: fn(f64) -> f64 = match name {
        "f32" | "f16" | "i32" | "u32" => |x| x,
        "radians" => f64::to_radians,
        "degrees" => f64::to_degrees,
        "sin" => f64::sin,
        "cos" => f64::cos,
        "tan" => f64::tan,
        "sqrt" => f64::sqrt,
        "exp" => f64::exp,
        "exp2" => f64::exp2,
        "abs" => f64::abs,
        _ => return Value::Unknown,
    };
    match argument {
        Value::Unknown => Value::Unknown,
        Value::Number(number) => number_or_unknown(finite(apply(*number))),
        Value::Vector(parts) => Value::Vector(parts.iter().map(|part| finite(apply((*part)?))).collect()),
    }
}

/// 3 of `vec3`, `vec3f` and `vec3<f32>`.
fn vector_size(name: &str) -> Option<usize> {
    let rest = name.strip_prefix("vec")?;
    let size = rest.chars().next()?.to_digit(10).filter(|size| (2..=4).contains(size))?;
    let rest = &rest[1..];
    let is_type = matches!(rest, "" | "f" | "h" | "i" | "u") || (rest.starts_with('<') && rest.ends_with('>'));
    is_type.then_some(size as usize)
}

/// The components in their order; a single scalar fills all.
fn construct(size: usize, arguments: &[Value]) -> Vector {
    if let [one] = arguments
        && !matches!(one, Value::Vector(_))
    {
        return vec![scalar(one); size];
    }
    let mut parts = Vector::new();
    for argument in arguments {
        match argument {
            Value::Vector(more) => parts.extend(more),
            other => parts.push(scalar(other)),
        }
    }
    parts.truncate(MAX_COMPONENTS);
    parts
}

fn swizzle(value: &Value, member: &str) -> Value {
    let Value::Vector(parts) = value else { return Value::Unknown };
    if !(1..=MAX_COMPONENTS).contains(&member.len()) {
        return Value::Unknown;
    }
    let places = |letters: &str| member.chars().map(|letter| letters.find(letter)).collect::<Option<Vec<_>>>();
    let Some(places) = places("xyzw").or_else(|| places("rgba")) else { return Value::Unknown };
    let found: Option<Vector> = places.iter().map(|place| parts.get(*place).copied()).collect();
    match found {
        Some(found) if found.len() == 1 => number_or_unknown(found[0]),
        Some(found) => Value::Vector(found),
        None => Value::Unknown,
    }
}
