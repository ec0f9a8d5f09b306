//! CONTRACT (room: language). Canonical layout.

/// Lays out lexeme texts; `tokenize(print(tokenize(s))) == tokenize(s)` for every string.
pub fn print<'a>(lexemes: impl IntoIterator<Item = &'a str>) -> String {
    todo!()
}

/// `print(tokenize(source))`: the canonical text of a source.
pub fn canonical_text(source: &str) -> String {
    todo!()
}
