//! WordPiece against the reference's tokens (`tests/fixtures/make_wordpiece.py`), as properties, and what it refuses.

mod wgslish;

use proptest::prelude::*;
use rust_core::Tokenizer;
use rust_core::tokenizer::FORMS;
use serde::Deserialize;
use std::fs;
use std::sync::LazyLock;
use wgslish::any_text;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/wordpiece");
const MAX_LEN: usize = 24;
const SPECIALS: [&str; 4] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

static PIECES: LazyLock<Vec<Box<str>>> = LazyLock::new(|| {
    let text = fs::read_to_string(format!("{FOLDER}/vocab.txt")).unwrap();
    text.trim_end_matches('\n').split('\n').map(Box::from).collect()
});

static TOKENIZER: LazyLock<Tokenizer> =
    LazyLock::new(|| Tokenizer::fit(["let x = 1.0;"], [], 1).with_wordpiece(PIECES.clone(), MAX_LEN).unwrap());

/// (piece, form) of every token of a prompt.
fn tokens(prompt: &str) -> Vec<(&'static str, u32)> {
    let ids = TOKENIZER.encode_prompt(prompt);
    ids.into_iter().map(|id| (&*PIECES[(id / FORMS) as usize], id % FORMS)).collect()
}

#[derive(Deserialize)]
struct Case {
    prompt: String,
    pieces: Vec<String>,
    forms: Vec<u32>,
    plain: bool,
}

#[test]
fn tokens_are_the_references() {
    let mut plain = 0;
    for line in fs::read_to_string(format!("{FOLDER}/cases.jsonl")).unwrap().lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let expected: Vec<_> = case.pieces.iter().map(String::as_str).zip(case.forms).collect();
        assert_eq!(tokens(&case.prompt), expected, "{:?}", case.prompt);
        plain += usize::from(case.plain);
    }
    assert!(plain > 80, "{plain} cases are plain BERT's");
}

#[test]
fn symbols_stay_what_they_are() {
    let glued = 4;
    assert_eq!(tokens("3.75"), [("3", 0), (".", glued), ("7", glued), ("5", glued)]);
    assert_eq!(tokens("Red RGB"), [("red", 1), ("r", 2), ("##gb", glued + 2)]);
    assert_eq!(tokens("uvScale"), [("uv", 0), ("scale", glued + 1)]);
    assert_eq!(tokens("red\u{1F308}star"), [("red", 0), ("[UNK]", glued), ("star", glued)]);
}

#[test]
fn a_source_is_cut_between_its_specials() {
    let [cls, sep] = ["[CLS]", "[SEP]"].map(|s| PIECES.iter().position(|p| &**p == s).unwrap() as u32 * FORMS);
    let red = TOKENIZER.encode_prompt("red")[0];
    assert_eq!(TOKENIZER.encode_source("", 99), (vec![cls, sep], false));
    assert_eq!(TOKENIZER.encode_source("red red", 99), (vec![cls, red, red, sep], false));
    assert_eq!(TOKENIZER.encode_source("red red", 3), (vec![cls, red, sep], true));
    let (ids, truncated) = TOKENIZER.encode_source(&"red ".repeat(50), 99);
    assert_eq!((ids.len(), truncated), (MAX_LEN, true));
    assert_eq!(TOKENIZER.source_vocab_size(), PIECES.len() * FORMS as usize);
}

#[test]
fn the_file_gives_it_back() {
    let json = TOKENIZER.to_json();
    let read = Tokenizer::from_json(&json, "tokenizer.json").unwrap();
    assert_eq!(read, *TOKENIZER);
    assert_eq!((read.to_json(), read.hash()), (json, TOKENIZER.hash()));
}

#[test]
fn what_is_no_vocabulary_is_refused() {
    let specials = || SPECIALS.map(str::to_owned).to_vec();
    let with = |more: &str| [specials(), vec![more.to_owned()]].concat();
    let cases = [
        (vec![], 9, "source.pieces: expected a piece [PAD], found none"),
        (specials()[..3].to_vec(), 9, "source.pieces: expected a piece [SEP], found none"),
        (specials().into_iter().rev().collect(), 9, "source.pieces: expected [PAD] as the first, found it at 3"),
        (with("[UNK]"), 9, "source.pieces[4]: expected every piece once, found one that stood before"),
        (with(""), 9, "source.pieces[4]: expected 1 to 256 bytes, found 0"),
        (with(&"x".repeat(257)), 9, "source.pieces[4]: expected 1 to 256 bytes, found 257"),
        (vec!["x".into(); (1 << 17) + 1], 9, "source.pieces: expected at most 131072 pieces, found 131073"),
        (specials(), 1, "source.max_len: expected 2 to 65536, found 1"),
        (specials(), 65_537, "source.max_len: expected 2 to 65536, found 65537"),
    ];
    for (pieces, max_len, message) in cases {
        let json = serde_json::json!({
            "format_version": 1, "type": "wgsl-lexeme", "min_freq": 1, "target": {"type": "wgsl", "pieces": []},
            "source": {"type": "wordpiece", "max_len": max_len, "pieces": pieces},
        });
        let error = Tokenizer::from_json(&json.to_string(), "tokenizer.json").unwrap_err().to_string();
        assert_eq!(error, format!("tokenizer.json, {message}"));
        let pieces = pieces.into_iter().map(Box::from).collect();
        let error = Tokenizer::fit([], [], 1).with_wordpiece(pieces, max_len).unwrap_err().to_string();
        assert_eq!(error, format!("wordpiece, {message}"));
    }
}

/// What a person would call the same text: the pieces, put together.
fn joined(tokens: &[(&str, u32)]) -> String {
    tokens.iter().map(|(piece, _)| piece.strip_prefix("##").filter(|rest| !rest.is_empty()).unwrap_or(piece)).collect()
}

proptest! {
    #[test]
    fn any_text_has_tokens(text in any_text()) {
        for (piece, form) in tokens(&text) {
            prop_assert!(form & 3 < 3, "{piece} has the reserved form {form}");
            prop_assert!(!["[PAD]", "[CLS]", "[SEP]"].contains(&piece));
        }
        let (ids, truncated) = TOKENIZER.encode_source(&text, 7);
        prop_assert!((2..=7).contains(&ids.len()));
        prop_assert_eq!(truncated, TOKENIZER.encode_prompt(&text).len() > 5);
    }

    /// Nothing of a prompt in ASCII gets lost but its spaces, and the forms give case and spaces back.
    #[test]
    fn ascii_comes_back(text in "[ -~]{0,60}") {
        let tokens = tokens(&text);
        prop_assume!(tokens.iter().all(|(piece, _)| *piece != "[UNK]"));
        prop_assert_eq!(joined(&tokens), text.replace(' ', "").to_lowercase());
        let mut written = String::new();
        for (piece, form) in &tokens {
            let letters = joined(&[(piece, 0)]);
            written += if form & 4 == 0 && !written.is_empty() { " " } else { "" };
            match form & 3 {
                1 => written.extend(letters.chars().enumerate().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c })),
                2 => written += &letters.to_ascii_uppercase(),
                _ => written += &letters,
            }
        }
        prop_assert_eq!(written, text.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn every_digit_is_a_token(text in "[a-z0-9#. ]{0,40}") {
        let digits = |token: &str| token.chars().filter(char::is_ascii_digit).count();
        prop_assert!(tokens(&text).iter().all(|(piece, _)| digits(piece) == 0 || piece.len() == 1));
        prop_assert_eq!(tokens(&text).iter().map(|(piece, _)| digits(piece)).sum::<usize>(), digits(&text));
    }
}
