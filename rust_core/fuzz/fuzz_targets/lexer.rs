//! For every text: spans cover it, and its canonical text has the same lexemes, with a vocabulary or without.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust_core::Tokenizer;
use rust_core::wgsl::lexer::{lex, tokenize};
use rust_core::wgsl::printer::canonical_text;

fuzz_target!(|source: &str| {
    let covered: String = lex(source).iter().map(|lexeme| &source[lexeme.span.clone()]).collect();
    assert_eq!(covered, source);
    let text = canonical_text(source);
    assert_eq!(tokenize(&text), tokenize(source));
    assert_eq!(canonical_text(&text), text);
    let tokenizer = Tokenizer::fit([source], [], 2);
    assert_eq!(tokenizer.decode(&tokenizer.encode(source)).ok(), Some(text));
});
