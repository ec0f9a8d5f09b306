//! The tokenizer: properties over every text, the order of the vocabulary, the file and what it refuses.

mod wgslish;

use proptest::prelude::*;
use rust_core::tokenizer::{BOS, CAPITALIZED, END_OF_SPELLING, EOS, FIRST_BYTE, FIRST_PIECE, PAD, UPPERCASE};
use rust_core::wgsl::lexer::tokenize;
use rust_core::wgsl::printer::canonical_text;
use rust_core::{Error, Tokenizer};
use wgslish::{any_text, wgslish};

fn tokenizer() -> Tokenizer {
    let codes = ["@fragment fn fs_main(@location(0) uv: vec2<f32>) -> @location(0) vec4<f32> { return a < 1.0; }"];
    Tokenizer::fit(codes, ["a red circle, radius 0.25"], 1)
}

/// The words and signs of a prompt, as written: what ids of a prompt mean.
fn prompt_meaning(tokenizer: &Tokenizer, ids: &[u32]) -> Vec<String> {
    let (mut words, mut spelling, mut case) = (Vec::new(), Vec::new(), 0);
    for &id in ids {
        let word = match id {
            CAPITALIZED | UPPERCASE => {
                case = id;
                continue;
            }
            FIRST_BYTE..FIRST_PIECE => {
                spelling.push(u8::try_from(id - FIRST_BYTE).unwrap());
                continue;
            }
            END_OF_SPELLING => String::from_utf8(std::mem::take(&mut spelling)).unwrap(),
            _ => tokenizer.piece(id).unwrap(),
        };
        words.push(match std::mem::take(&mut case) {
            UPPERCASE => word.to_uppercase(),
            CAPITALIZED => {
                let first: String = word.chars().take(1).flat_map(char::to_uppercase).collect();
                first + &word.chars().skip(1).collect::<String>()
            }
            _ => word,
        });
    }
    words
}

#[test]
fn ids_are_where_the_contract_says() {
    assert_eq!((PAD, BOS, EOS), (0, 1, 2));
    let tokenizer = Tokenizer::fit(["a;"], [], 1);
    assert_eq!(tokenizer.target_vocab_size(), FIRST_PIECE as usize + 2);
    assert_eq!(tokenizer.source_vocab_size(), tokenizer.target_vocab_size());
    let pieces: Vec<_> = [0, 1, 2, 3, 4, 5, 6, 261, 262, 263].map(|id| tokenizer.piece(id).unwrap()).into();
    assert_eq!(pieces, ["<pad>", "<bos>", "<eos>", "<end>", "<cap>", "<upper>", "<0x00>", "<0xFF>", ";", "a"],);
    assert_eq!(tokenizer.piece(264), None);
    assert_eq!(tokenizer.piece(u32::MAX), None);
}

#[test]
fn vocabulary_is_ordered_by_frequency_then_text() {
    let fit = |codes: [&'static str; 3]| Tokenizer::fit(codes, ["Red RED blue"], 2);
    let tokenizer = fit(["b a", "b a c", "b"]);
    let pieces: Vec<_> = (FIRST_PIECE..).map_while(|id| tokenizer.piece(id)).collect();
    assert_eq!(pieces, ["b", "a", "red"]);
    assert_eq!(tokenizer, fit(["b", "b a c", "b a"]));
}

#[test]
fn rare_lexemes_are_spelled() {
    let tokenizer = Tokenizer::fit(["a a b"], [], 2);
    assert_eq!(tokenizer.encode("a b"), [FIRST_PIECE, FIRST_BYTE + u32::from(b'b'), END_OF_SPELLING]);
}

#[test]
fn a_lexeme_too_long_for_a_piece_is_spelled() {
    let long = "x".repeat(100_000);
    let tokenizer = Tokenizer::fit([&*long], [], 1);
    assert_eq!(tokenizer.target_vocab_size(), FIRST_PIECE as usize);
    assert_eq!(tokenizer.decode(&tokenizer.encode(&long)).unwrap(), long + "\n");
}

#[test]
fn prompts_have_a_lexing_of_their_own() {
    let tokenizer = tokenizer();
    let meaning = |prompt| prompt_meaning(&tokenizer, &tokenizer.encode_prompt(prompt));
    assert_eq!(meaning("A Red CIRCLE"), ["A", "Red", "CIRCLE"]);
    assert_eq!(
        meaning("see https://x.y /* 50% */"),
        ["see", "https", ":", "/", "/", "x", ".", "y", "/", "*", "50", "%", "*", "/"]
    );
    assert_eq!(meaning("vec3<f32> fs_main #ff8800"), ["vec3", "<", "f32", ">", "fs_main", "#", "ff8800"]);
    assert_eq!(meaning("0.25, .5. 1e-3 2D WebGPU"), ["0.25", ",", ".5", ".", "1e-3", "2", "D", "WebGPU"]);
    assert_eq!(meaning("größe STRASSE ß İx 🎨\u{200d}"), ["größe", "STRASSE", "ß", "İx", "🎨", "\u{200d}"]);
    let red = |prompt| tokenizer.encode_prompt(prompt).pop();
    assert_eq!(red("red"), red("Red"));
    assert_eq!(tokenizer.encode_prompt("RED"), [UPPERCASE, red("red").unwrap()]);
}

#[test]
fn prompts_and_code_share_pieces() {
    let tokenizer = Tokenizer::fit(["uv + 0.25"], [], 1);
    assert_eq!(tokenizer.encode_prompt("uv + 0.25"), tokenizer.encode("uv + 0.25"));
}

#[test]
fn decode_skips_specials_and_ends_spellings() {
    let tokenizer = Tokenizer::fit(["a"], [], 1);
    let byte = |b: u8| FIRST_BYTE + u32::from(b);
    let ids =
        [BOS, END_OF_SPELLING, byte(b'x'), byte(b'y'), FIRST_PIECE, CAPITALIZED, byte(0xC3), END_OF_SPELLING, EOS, PAD];
    assert_eq!(tokenizer.decode(&ids).unwrap(), "xy a \u{FFFD}\n");
    assert_eq!(tokenizer.decode(&[]).unwrap(), "");
}

#[test]
fn decode_refuses_ids_outside_the_vocabulary() {
    let tokenizer = Tokenizer::fit(["a"], [], 1);
    for id in [FIRST_PIECE + 1, u32::MAX] {
        let error = tokenizer.decode(&[FIRST_PIECE, id]).unwrap_err();
        assert!(matches!(error, Error::TokenId { id: found, vocab_size: 263 } if found == id), "{error}");
    }
}

#[test]
fn file_round_trip_and_hash() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tokenizer.json");
    let tokenizer = tokenizer();
    Tokenizer::fit(["other"], [], 1).save(&path).unwrap();
    tokenizer.save(&path).unwrap();
    let loaded = Tokenizer::load(&path).unwrap();
    assert_eq!(loaded, tokenizer);
    assert_eq!(loaded.hash(), tokenizer.hash());
    assert_ne!(loaded.hash(), Tokenizer::fit(["other"], [], 1).hash());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "the temporary file is gone");
}

#[test]
fn hash_is_that_of_the_canonical_text() {
    let tokenizer = Tokenizer::fit(["a"], [], 1);
    let json = r#"{"format_version":1,"type":"wgsl-lexeme","min_freq":1,"source":{"type":"shared"},"target":{"type":"wgsl","pieces":["a"]}}"#;
    assert_eq!(tokenizer.to_json(), json);
    // printf '%s' "$json" | sha256sum
    assert_eq!(tokenizer.hash(), "2253cff34da5e16e6d90d4be8d77f4410fabc00c01c8cc3637e9e4969b69e31d");
    let spread = json.replace(',', " ,\n").replace("wgsl-lexeme", "wgsl\\u002dlexeme");
    assert_eq!(Tokenizer::from_json(&spread, "spread").unwrap().hash(), tokenizer.hash());
}

#[test]
fn save_into_no_folder_is_an_error_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("absent").join("tokenizer.json");
    assert!(matches!(tokenizer().save(&path), Err(Error::Io { operation: "write", .. })));
    std::fs::create_dir(folder.path().join("taken")).unwrap();
    assert!(matches!(tokenizer().save(&folder.path().join("taken")), Err(Error::Io { .. })));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn load_refuses_what_is_no_tokenizer() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Tokenizer::load(&folder.path().join("absent")), Err(Error::Io { operation: "read", .. })));
    let path = folder.path().join("latin1.json");
    std::fs::write(&path, b"{\"\xE9\"}").unwrap();
    assert!(Tokenizer::load(&path).unwrap_err().to_string().contains("latin1.json: expected UTF-8"));
}

#[test]
fn from_json_refuses_with_the_place() {
    let valid = tokenizer().to_json();
    let with = |from: &str, to: &str| valid.replacen(from, to, 1);
    let pieces = |list: &str| {
        format!(
            r#"{{"format_version":1,"type":"wgsl-lexeme","min_freq":1,"source":{{"type":"shared"}},"target":{{"type":"wgsl","pieces":{list}}}}}"#
        )
    };
    let cases = [
        (String::new(), "t.json: expected a tokenizer"),
        ("[]".to_owned(), "t.json: expected a tokenizer"),
        ("[".repeat(100_000), "t.json: expected a tokenizer"),
        (valid[..valid.len() - 3].to_owned(), "line 1 column"),
        (with("\"format_version\":1", "\"format_version\":2"), "expected format_version 1, found 2"),
        (with("wgsl-lexeme", "bpe"), "expected type \"wgsl-lexeme\", found \"bpe\""),
        (with("\"shared\"", "\"bytes\""), "unknown variant `bytes`"),
        (with("\"min_freq\":1,", ""), "missing field `min_freq`"),
        (with("\"min_freq\"", "\"min_frequency\":1,\"min_freq\""), "unknown field `min_frequency`"),
        (pieces(r#"["a","b","a"]"#), "t.json, target.pieces[2]: expected every piece once"),
        (pieces(r#"["a",""]"#), "t.json, target.pieces[1]: expected 1 to 256 bytes, found 0"),
        (pieces(&format!("[{:?}]", "x".repeat(257))), "t.json, target.pieces[0]: expected 1 to 256 bytes, found 257"),
        (pieces(r#"["a",1]"#), "invalid type: integer `1`"),
        (pieces(&format!("[{}\"a\"]", "\"a\",".repeat(1_000_000))), "at most 1000000 pieces, found 1000001"),
    ];
    for (json, expected) in cases {
        let error = Tokenizer::from_json(&json, "t.json").unwrap_err();
        assert!(matches!(error, Error::Malformed { .. }));
        assert!(error.to_string().contains(expected), "{error} should contain {expected}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_code_comes_back(source in any_text(), seen in prop::collection::vec(wgslish(), 0..4), min_freq in 0usize..3) {
        let tokenizer = Tokenizer::fit(seen.iter().map(String::as_str), [], min_freq);
        let text = tokenizer.decode(&tokenizer.encode(&source)).unwrap();
        prop_assert_eq!(tokenize(&text), tokenize(&source));
        prop_assert_eq!(text, canonical_text(&source));
    }

    #[test]
    fn every_prompt_keeps_its_meaning(prompt in any_text(), seen in any_text()) {
        let tokenizer = Tokenizer::fit([], [&*seen], 1);
        let meaning = prompt_meaning(&tokenizer, &tokenizer.encode_prompt(&prompt));
        let written: String = prompt.chars().filter(|c| !c.is_whitespace()).collect();
        prop_assert_eq!(meaning.concat(), written);
        let again = prompt_meaning(&tokenizer, &tokenizer.encode_prompt(&meaning.join(" ")));
        prop_assert_eq!(again, meaning);
    }

    #[test]
    fn decode_is_total(ids in prop::collection::vec(0u32..300, 0..40)) {
        let tokenizer = tokenizer();
        let known = ids.iter().all(|&id| (id as usize) < tokenizer.target_vocab_size());
        match tokenizer.decode(&ids) {
            Ok(text) => {
                prop_assert!(known);
                prop_assert_eq!(canonical_text(&text), text);
            }
            Err(_) => prop_assert!(!known),
        }
    }

    #[test]
    fn from_json_never_panics(json in any_text()) {
        prop_assert!(Tokenizer::from_json(&json, "t.json").is_err());
    }
}
