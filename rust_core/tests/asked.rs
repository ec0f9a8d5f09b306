//! What prompts ask for and what stands in live code: cases shared with Python, and hostile text.

use proptest::prelude::*;
use rust_core::asked::{MAX_PROMPT_CHARACTERS, asked_items, function_asked_for, live_code};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/asked");
    fs::read_to_string(folder.join(name)).unwrap()
}

fn texts(prompt: &str) -> Vec<String> {
    asked_items(prompt).into_iter().map(|item| item.text).collect()
}

fn function_of(expression: &str) -> String {
    format!("fn f(x: f32) -> f32 {{ return {expression}; }}")
}

fn floats(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn are_near(found: &[f64], expected: &[f64]) -> bool {
    found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= 1e-9 * b.abs().max(1.0))
}

#[test]
fn cases_stand_where_they_do_and_nowhere_else() {
    let cases: toml::Table = toml::from_str(&fixture("cases.toml")).unwrap();
    let cases = cases["cases"].as_array().unwrap();
    assert!(cases.len() > 20);
    for case in cases {
        let text = |key: &str| case.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        let asked: Vec<_> = case["asked"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
        let items = asked_items(text("prompt"));
        assert_eq!(items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(), asked, "{}", text("prompt"));
        for (key, expected) in [("has", true), ("lacks", false)] {
            let live = live_code(&function_of(text(key)), None);
            assert!(items.iter().all(|item| live.has(item) == expected), "{}: {key}", text("prompt"));
        }
    }
}

/// Recorded when this was Python: kind, text, numbers, colours of each item, and whether it stands in the code.
#[test]
fn readings_are_what_they_were() {
    for line in fixture("recorded.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let prompt = case["prompt"].as_str().unwrap();
        let items = asked_items(prompt);
        let recorded = case["items"].as_array().unwrap();
        assert_eq!(items.len(), recorded.len(), "{prompt}: {items:?}");
        let live = live_code(case["code"].as_str().unwrap(), None);
        for (item, recorded) in items.iter().zip(recorded) {
            assert_eq!(
                (item.kind.as_str(), item.text.as_str()),
                (recorded[0].as_str().unwrap(), recorded[1].as_str().unwrap())
            );
            assert!(are_near(&item.numbers, &floats(&recorded[2])), "{prompt}: {item:?}");
            let colors: Vec<_> = recorded[3].as_array().unwrap().iter().flat_map(floats).collect();
            assert!(are_near(&item.colors.concat(), &colors), "{prompt}: {item:?}");
            assert_eq!(Some(live.has(item)), recorded[4].as_bool(), "{prompt}: {item:?}");
        }
    }
}

#[test]
fn what_is_not_run_is_dead() {
    let live_of = |body: &str| live_code(&format!("fn f(x: f32) -> f32 {{ {body} }}"), None);
    let item = &asked_items("times 7.5")[0];
    assert!(live_of("let a = 15.0 / 2.0; return a * x;").has(item));
    for dead in [
        "let a = 7.5; return x;",
        "return x; let b = x * 7.5; return b;",
        "if false { return 7.5; } return x;",
        "_ = x * 7.5; return x;",
    ] {
        assert!(!live_of(dead).has(item), "{dead}");
    }
    let two = "fn first(x: f32) -> f32 { return 7.5 * x; } fn last(x: f32) -> f32 { return x; }";
    assert!(!live_code(two, None).has(item) && live_code(two, Some("first")).has(item));
    assert_eq!(function_asked_for(two).as_deref(), Some("last"));
    assert_eq!(function_asked_for("const A = 1.0;"), None);
}

#[test]
fn long_prompts_are_cut_and_deep_code_is_read_as_far_as_it_goes() {
    let padding = " ".repeat(MAX_PROMPT_CHARACTERS - 8);
    assert_eq!(texts(&format!("0.25{padding}0.75")), ["0.25", "0.75"]);
    assert_eq!(texts(&format!("0.25    {padding}0.75")), ["0.25"]);
    let deep = live_code(&function_of(&format!("{}0.37", "(".repeat(100_000))), None);
    assert!(deep.numbers().iter().all(|number| *number == 0.37));
    // Twice as long each time, were they not cut to what a vector holds.
    let doubled: String = (0..60).map(|n| format!("let a{} = vec4(a{n}, a{n}); ", n + 1)).collect();
    let live = live_code(&format!("fn f() -> f32 {{ let a0 = vec4(1.5); {doubled} return a60.x; }}"), None);
    assert_eq!(live.vectors(), [vec![Some(1.5); 4]]);
}

#[test]
fn prompts_made_to_be_slow_are_read() {
    for piece in
        ["rgb 1 ", "light light-", "a_", "9 x 9 times ", "((((", "0.5e", "yellow green ", "hsl(", "= ; {", "\u{130}"]
    {
        asked_items(&piece.repeat(MAX_PROMPT_CHARACTERS));
        asked_items(&format!("{} 7 {}", piece.repeat(400), piece.repeat(400)));
    }
}

proptest! {
    #[test]
    fn any_text_is_read(prompt in ".{0,200}", code in "[(){}<>\\[\\];,.=+*/ @_a-e0-9-]{0,200}") {
        let live = live_code(&code, Some("a"));
        for item in asked_items(&prompt) {
            prop_assert!(prompt.contains(&item.text));
            live.has(&item);
        }
        function_asked_for(&code);
    }

    #[test]
    fn any_words_in_any_order_are_read(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "teal", "light", "#ff8000", "rgb(", "9", "0.37", "%", "degrees", "/", "three", "a third of", "called",
                "do_it", "²", "°", "٣", "\n", "(", ")", ",", "twelve", "fn", "{", ";", "=", "not", "1e400", "é",
            ]),
            0..30,
        ),
        space in prop::sample::select(vec!["", " "]),
    ) {
        let prompt = words.join(space);
        for item in asked_items(&prompt) {
            prop_assert!(prompt.contains(&item.text));
            prop_assert!(live_code(&prompt, None).names().all(|name| !name.is_empty()));
        }
    }

    #[test]
    fn constants_fold_as_floats_do(a in 1_u16..800, b in 1_u16..800, operator in "[-+*/]") {
        let (a, b) = (f64::from(a) / 8.0, f64::from(b) / 8.0);
        let expected = match operator.as_str() {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            _ => a / b,
        };
        let live = live_code(&function_of(&format!("x * ({a:?} {operator} {b:?})")), None);
        prop_assert!(live.numbers().contains(&(expected + 0.0)), "{expected}: {:?}", live.numbers());
    }
}
