//! Which terminals a lexeme can be.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::number;
use super::tables::{self, Terminal, TerminalSet};
use crate::wgsl::lexer::{LexemeKind, lex_code};

pub(super) const IDENT: Terminal = Terminal::named("IDENT");

/// Lexemes with a fixed text, sorted: those of `wgsl.grammar` and the template types that the lexer fuses.
pub(in crate::constrain) static FIXED: LazyLock<Vec<(String, TerminalSet)>> = LazyLock::new(|| {
    let name = TerminalSet::of(&[IDENT]);
    let named = |is_name| if is_name { name } else { TerminalSet::EMPTY };
    let mut fixed: Vec<(String, TerminalSet)> = tables::lexemes()
        .map(|(text, terminals, is_name)| (text.to_owned(), terminals.or(named(is_name))))
        .chain(fused_types())
        .collect();
    fixed.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    fixed
});

static RESERVED: LazyLock<HashMap<&str, ()>> =
    LazyLock::new(|| naga::keywords::wgsl::RESERVED.iter().map(|&word| (word, ())).collect());

/// The terminals that `text` can be; none where it is no lexeme, or one outside the subset.
pub fn classify(text: &str) -> TerminalSet {
    if let Ok(index) = FIXED.binary_search_by(|(fixed, _)| fixed.as_str().cmp(text)) {
        return FIXED[index].1;
    }
    match lex_code(text).as_slice() {
        [lexeme] if lexeme.text == text => match lexeme.kind {
            LexemeKind::Number => number::classify(text),
            LexemeKind::Word if !is_reserved(text) => TerminalSet::of(&[IDENT]),
            _ => TerminalSet::EMPTY,
        },
        _ => TerminalSet::EMPTY,
    }
}

/// Some lexeme that is a `terminal`, to close with; a name for an identifier, nothing for the end.
pub fn example(terminal: Terminal) -> &'static str {
    match terminal.name() {
        "IDENT" => "name",
        "INT" => "0",
        "FLOAT" => "0.0",
        _ => {
            let is_one = |(_, terminals): &&(String, TerminalSet)| terminals.contains(terminal);
            FIXED.iter().find(is_one).map_or("", |(text, _)| text)
        }
    }
}

/// Whether no declaration may have this name (sections 3.7 and 16.2).
fn is_reserved(word: &str) -> bool {
    word.starts_with("__") || RESERVED.contains_key(word)
}

/// Every closed template type of the lexer but those of `f16`.
fn fused_types() -> Vec<(String, TerminalSet)> {
    const SCALARS: [&str; 4] = ["bool", "i32", "u32", "f32"];
    let fuse = |heads: &[&str], arguments: &[&str]| -> Vec<String> {
        heads.iter().flat_map(|head| arguments.iter().map(move |argument| format!("{head}<{argument}>"))).collect()
    };
    let of = |name| TerminalSet::of(&[name]);
    let mut values = fuse(&["vec2", "vec3", "vec4"], &SCALARS);
    let matrices = ["mat2x2", "mat2x3", "mat2x4", "mat3x2", "mat3x3", "mat3x4", "mat4x2", "mat4x3", "mat4x4"];
    values.extend(fuse(&matrices, &["f32"]));
    let atomics = fuse(&["atomic"], &["i32", "u32"]);
    let elements = values.iter().chain(&atomics).map(String::as_str).chain(SCALARS);
    let arrays = fuse(&["array"], &elements.collect::<Vec<_>>());
    let sampled = [
        "texture_1d",
        "texture_2d",
        "texture_2d_array",
        "texture_3d",
        "texture_cube",
        "texture_cube_array",
        "texture_multisampled_2d",
    ];
    let mut textures = fuse(&sampled, &["f32", "i32", "u32"]);
    let stored = ["texture_storage_1d", "texture_storage_2d", "texture_storage_2d_array", "texture_storage_3d"];
    textures.extend(fuse(&stored, &storage_arguments().iter().map(String::as_str).collect::<Vec<_>>()));
    let with = |types: Vec<String>, terminals| types.into_iter().map(move |text| (text, terminals)).collect::<Vec<_>>();
    let mut fused = with(values, of(Terminal::named("VALUE_TYPE")));
    fused.extend(with(atomics, of(Terminal::named("ATOMIC_TYPE"))));
    fused.extend(with(arrays, of(Terminal::named("ARRAY_TYPE"))));
    fused.extend(with(textures, of(Terminal::named("TEXTURE_TYPE"))));
    fused
}

/// `rgba8unorm, write` and its like: the texel formats among naga's predeclared words, with each access mode.
fn storage_arguments() -> Vec<String> {
    let words = naga::keywords::wgsl::BUILTIN_IDENTIFIERS.iter();
    let is_format = |word: &&&str| lex_code(&format!("texture_storage_2d<{word}, write>")).len() == 1;
    let pairs = words.filter(is_format).flat_map(|format| ["read", "write", "read_write"].map(|mode| (format, mode)));
    pairs.map(|(format, mode)| format!("{format}, {mode}")).collect()
}
