//! Canonical layout: what a person would be glad to read, from lexemes that know nothing of lines and spaces.
//!
//! For every string `s`, `tokenize(canonical_text(s)) == tokenize(s)`.

use super::layout::split_lines;
use super::lexer::{Lexeme, lex_code};
use super::spacing::{Role, is_spaced, must_be_apart, role};

const INDENT: &str = "    ";
const MAX_WIDTH: usize = 100;

/// Lays out lexeme texts. Total: texts that are no lexemes are read as code first.
pub fn print<'a>(lexemes: impl IntoIterator<Item = &'a str>) -> String {
    let mut source = String::new();
    for text in lexemes {
        source.push_str(text);
        // A line break, not a space: a text that holds a line comment must not swallow those after it.
        source.push('\n');
    }
    canonical_text(&source)
}

/// The canonical text of a source: its lexemes laid out, its comments gone.
pub fn canonical_text(source: &str) -> String {
    let lexemes = lex_code(source);
    let mut text = String::with_capacity(source.len());
    for line in split_lines(&lexemes) {
        if line.after_blank {
            text.push('\n');
        }
        print_line(&mut text, &pieces(&lexemes[line.lexemes]), line.indent);
    }
    text
}

/// A lexeme in its line.
struct Piece<'l> {
    text: &'l str,
    role: Role,
    /// Whether a space stands before it.
    spaced: bool,
    /// Brackets and template lists open around it.
    depth: usize,
    /// How badly a long line goes on with it on the next; None where it cannot.
    break_cost: Option<usize>,
}

impl Piece<'_> {
    fn width(&self) -> usize {
        usize::from(self.spaced) + self.text.chars().count()
    }
}

fn pieces<'l>(lexemes: &'l [Lexeme<'_>]) -> Vec<Piece<'l>> {
    let mut pieces: Vec<Piece<'l>> = Vec::with_capacity(lexemes.len());
    let mut depth = 0usize;
    for (index, lexeme) in lexemes.iter().enumerate() {
        let before = pieces.last().map(|piece| piece.role);
        let role = role(before, lexeme);
        if matches!(role, Role::Close | Role::TemplateClose) {
            depth = depth.saturating_sub(1);
        }
        let spaced = before.is_some_and(|before| is_spaced(before, role))
            || index.checked_sub(1).is_some_and(|left| must_be_apart(&lexemes[left], lexeme));
        let binding = if before == Some(Role::Comma) { Some(0) } else { binding_strength(role, &lexeme.text) };
        let break_cost = binding.map(|binding| depth * BINDING_LEVELS + binding);
        pieces.push(Piece { text: &lexeme.text, role, spaced, depth, break_cost });
        if matches!(role, Role::Open | Role::TemplateOpen) {
            depth += 1;
        }
    }
    pieces
}

const BINDING_LEVELS: usize = 7;

/// How tightly an operator holds what stands on both sides, from 1; a comma is 0. None for what a line does not break
/// before: `->`, the assignments and everything that is no operator.
fn binding_strength(role: Role, text: &str) -> Option<usize> {
    if role != Role::Infix {
        return None;
    }
    match text {
        "||" => Some(1),
        "&&" => Some(2),
        "==" | "!=" | "<" | ">" | "<=" | ">=" => Some(3),
        "|" | "^" | "&" | "<<" | ">>" => Some(4),
        "+" | "-" => Some(5),
        "*" | "/" | "%" => Some(6),
        _ => None,
    }
}

fn print_line(text: &mut String, pieces: &[Piece<'_>], indent: usize) {
    let width = indent * INDENT.len() + pieces.iter().map(Piece::width).sum::<usize>();
    if width <= MAX_WIDTH {
        return write_line(text, pieces, indent);
    }
    match parameter_list(pieces) {
        Some((open, close)) => print_function_header(text, pieces, open, close, indent),
        None => print_wrapped(text, pieces, indent),
    }
}

fn write_line(text: &mut String, pieces: &[Piece<'_>], indent: usize) {
    for _ in 0..indent {
        text.push_str(INDENT);
    }
    for (index, piece) in pieces.iter().enumerate() {
        if piece.spaced && index > 0 {
            text.push(' ');
        }
        text.push_str(piece.text);
    }
    text.push('\n');
}

/// Where the parameters of a function header stand: the indices of its parentheses. None for other lines.
fn parameter_list(pieces: &[Piece<'_>]) -> Option<(usize, usize)> {
    pieces.first().filter(|first| first.text == "fn")?;
    let open = pieces.iter().position(|piece| piece.text == "(")?;
    let close = pieces.iter().position(|piece| piece.text == ")" && piece.depth == 0)?;
    (open + 1 < close).then_some((open, close))
}

/// One parameter a line.
fn print_function_header(text: &mut String, pieces: &[Piece<'_>], open: usize, close: usize, indent: usize) {
    write_line(text, &pieces[..=open], indent);
    for parameter in pieces[open + 1..close].split_inclusive(|piece| piece.role == Role::Comma && piece.depth == 1) {
        print_wrapped(text, parameter, indent + 1);
    }
    print_wrapped(text, &pieces[close..], indent);
}

/// Fills lines up to the width. Each breaks at the outermost place that lets it fit, the last of those.
fn print_wrapped(text: &mut String, mut pieces: &[Piece<'_>], indent: usize) {
    // What follows a line that opens a block is indented by one: the rest of this line must look different.
    let opens_block = pieces.last().is_some_and(|piece| piece.role == Role::BraceOpen);
    let continuation = indent + if opens_block { 2 } else { 1 };
    let mut level = indent;
    while let Some(end) = line_end(pieces, level * INDENT.len()) {
        write_line(text, &pieces[..end], level);
        pieces = &pieces[end..];
        level = continuation;
    }
    write_line(text, pieces, level);
}

/// How many pieces go on this line. None when the rest fits or can break nowhere.
fn line_end(pieces: &[Piece<'_>], start_width: usize) -> Option<usize> {
    let mut width = start_width;
    let mut best: Option<(usize, usize)> = None;
    for (index, piece) in pieces.iter().enumerate() {
        let candidate = piece.break_cost.filter(|_| index > 0).map(|cost| (cost, index));
        best = match (best, candidate) {
            (Some(old), Some(new)) if new.0 > old.0 => Some(old),
            (old, new) => new.or(old),
        };
        width += piece.width();
        if width > MAX_WIDTH
            && let Some((_, end)) = best
        {
            return Some(end);
        }
    }
    None
}
