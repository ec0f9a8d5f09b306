//! Door 1: files to examples. The refusals are data, `tests/fixtures/dataset/refused.toml`, shared with Python.

use rust_core::dataset::{from_jsonl, from_toml, load, load_bundled, source_hash};
use rust_core::{Error, Example, Split};
use std::fs;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/dataset").join(name)
}

#[test]
fn three_spellings_load_as_the_same() {
    let expected = vec![
        Example {
            id: "colour-001".into(),
            theme: "colour".into(),
            prompt: "red".into(),
            code: "fn red() -> vec3<f32> { return vec3<f32>(1.0, 0.0, 0.0); }".into(),
            split: None,
        },
        Example {
            id: "black".into(),
            theme: "shade".into(),
            prompt: "a function that gives \"black\"".into(),
            code: "fn black() -> vec3<f32> {\n    return vec3<f32>(0.0);\n}\n".into(),
            split: Some(Split::Test),
        },
    ];
    for name in ["same/new.toml", "same/older.toml", "same/pairs.jsonl"] {
        assert_eq!(load(&fixture(name)).unwrap(), expected, "{name}");
    }
}

#[test]
fn a_folder_is_read_by_name_and_numbers_go_on_within_a_theme() {
    let examples = load(&fixture("folder")).unwrap();
    let seen: Vec<_> = examples.iter().map(|example| (example.id.as_str(), example.prompt.as_str())).collect();
    assert_eq!(seen, [("a-001", "first"), ("b-001", "second"), ("b-002", "third")]);
}

#[test]
fn refusals_name_file_and_line() {
    let cases: toml::Table = fs::read_to_string(fixture("refused.toml")).unwrap().parse().unwrap();
    let mut wrong = Vec::new();
    for case in cases["case"].as_array().unwrap() {
        let text = |key: &str| case[key].as_str().unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(text("file")), text("text")).unwrap();
        let error = load(&folder.path().join(text("file"))).unwrap_err();
        let prefix = format!("{}/", folder.path().display());
        let expected = format!("{prefix}{}", text("message").replace("{folder}", &prefix));
        if error.to_string() != expected {
            wrong.push(format!("{}:\n  {error}\n  {expected}", text("name")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_id_in_two_files_names_both() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.jsonl"), "{\"id\": \"x\", \"prompt\": \"one\", \"code\": \"fn a() {}\"}").unwrap();
    fs::write(folder.path().join("b.toml"), "\n[[examples]]\nid = 'x'\nprompt = 'two'\ncode = 'fn b() {}'").unwrap();
    let message = load(folder.path()).unwrap_err().to_string();
    assert!(message.contains("b.toml, line 2: "), "{message}");
    assert!(message.ends_with("a.jsonl, line 1"), "{message}");
}

#[test]
fn bytes_that_are_not_utf8_are_placed() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.toml", "a.jsonl"] {
        let path = folder.path().join(name);
        fs::write(&path, b"\n\n{\"prompt\": \"\xff\"}").unwrap();
        let message = load(&path).unwrap_err().to_string();
        assert!(message.ends_with(&format!("{name}, line 3: expected UTF-8, found a byte that is not")), "{message}");
    }
}

#[test]
fn what_cannot_be_read_is_an_io_error() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(load(&folder.path().join("none.toml")), Err(Error::Io { operation: "read", .. })));
    let message = load(folder.path()).unwrap_err().to_string();
    assert!(message.ends_with("expected a folder with .toml or .jsonl files, found none"), "{message}");
}

#[test]
fn sizes_are_capped_before_reading() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    fs::File::create(&path).unwrap().set_len(1 << 33).unwrap();
    let message = load(&path).unwrap_err().to_string();
    assert!(message.ends_with("expected at most 67108864 bytes, found 8589934592"), "{message}");

    let long = format!("{{\"prompt\": \"{}\"}}", "x".repeat(65 << 20));
    let message = from_jsonl(long.as_bytes(), "long", "theme").unwrap_err().to_string();
    assert_eq!(message, "long, line 1: expected at most 67108864 bytes a line, found more");

    let long = format!("[[examples]]\ncode = 'x'\nprompt = '{}'", "x".repeat((16 << 20) + 1));
    let message = from_toml(&long, "long", "theme").unwrap_err().to_string();
    assert_eq!(message, "long, line 1: expected at most 16777216 bytes in `prompt`, found 16777217");
}

#[test]
fn the_hash_tells_sets_apart() {
    let examples = load(&fixture("same/new.toml")).unwrap();
    let hash = source_hash(&examples);
    assert_eq!(hash.len(), 64);
    assert_eq!(hash, source_hash(&load(&fixture("same/pairs.jsonl")).unwrap()));
    let mut moved = examples.clone();
    let letter = moved[0].prompt.pop().unwrap();
    moved[0].code.insert(0, letter);
    let mut split = examples.clone();
    split[0].split = Some(Split::Train);
    let reversed: Vec<_> = examples.iter().rev().cloned().collect();
    for other in [moved, split, reversed] {
        assert_ne!(source_hash(&other), hash);
    }
}

#[test]
fn the_bundled_files_are_those_of_the_repository() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let files = rust_core::bundled::data();
    for (name, text) in files {
        assert_eq!(*text, fs::read_to_string(folder.join(name)).unwrap());
    }
    if !files.is_empty() {
        let from_disk = load(&folder).unwrap();
        assert_eq!(load_bundled().unwrap(), from_disk);
    }
}
