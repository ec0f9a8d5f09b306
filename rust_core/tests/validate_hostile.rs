//! What would end the process if it reached naga unguarded, and what must not be mistaken for it.
//!
//! Every text here overflows an 8 MiB stack, takes gigabytes, or panics naga 29.0.3 when handed to it directly, or is
//! the largest harmless thing of its kind. Files under `tests/fixtures/wgsl/hostile` are cases too: each must get a
//! verdict.

use proptest::prelude::*;
use rust_core::validate::{Stage, Verdict, validate};
use rust_core::wgsl::guard::{self, MAX_BYTES, MAX_DEPTH, MAX_NESTING};
use std::fs;
use std::path::Path;

fn assert_limit(what: &str, code: &str) {
    let verdict = validate(code);
    assert_eq!(verdict.stage, Some(Stage::Limit), "{what}: {:?}", verdict.message);
    assert!(verdict.span.is_some_and(|span| span.end <= code.len()), "{what}");
    assert!(verdict.report.is_some_and(|report| report.len() < 2_000), "{what}");
}

/// The guard lets it through and naga comes back with an answer.
fn assert_reaches_naga(what: &str, code: &str) -> Verdict {
    assert_eq!(guard::check(code), Ok(()), "{what}");
    let verdict = validate(code);
    assert_ne!(verdict.stage, Some(Stage::Limit), "{what}");
    verdict
}

/// `n` levels of each kind of nesting the guard counts.
fn nested(n: usize) -> Vec<(&'static str, String)> {
    let around = |open: &str, inner: &str, close: &str| format!("{}{inner}{}", open.repeat(n), close.repeat(n));
    vec![
        ("parentheses", format!("const x = {};", around("(", "1", ")"))),
        ("open parentheses", format!("const x = {}", "(".repeat(n))),
        ("calls", format!("fn f(a: f32) -> f32 {{ return {}; }}", around("sin(", "a", ")"))),
        ("indexes", format!("fn f(b: array<i32, 4>) -> i32 {{ return {}; }}", around("b[", "0", "]"))),
        ("array types", format!("alias T = {};", around("array<", "f32", ",1>"))),
        ("pointer types", format!("alias T = {};", around("ptr<function,", "f32", ">"))),
        ("array values", format!("const x = {};", around("array(", "1", ")"))),
        ("blocks", format!("fn f() {{ {} }}", around("{", "", "}"))),
        ("ifs", format!("fn f(a: bool) {{ {} }}", around("if a {", "", "}"))),
        ("unclosed templates", "a<".repeat(n)),
    ]
}

/// Chains of `n` links that recurse with no bracket to show for it.
fn chained(n: usize) -> Vec<(&'static str, String)> {
    let expression = |text: String| format!("fn f(a: f32, b: bool, c: vec2<f32>) {{ _ = {text}; }}");
    vec![
        ("sum", expression(format!("a{}", "+a".repeat(n)))),
        ("constant sum", format!("const x = 1{};", "+1".repeat(n))),
        ("negations", expression(format!("{}a", "- ".repeat(n)))),
        ("nots", expression(format!("{}b", "!".repeat(n)))),
        ("ands", expression(format!("b{}", "&&b".repeat(n)))),
        ("comparisons", expression(format!("a{}", ">=a".repeat(n)))),
        ("members", expression(format!("c{}", ".xy".repeat(n)))),
        ("members of a number", expression(format!("1.0{}", ".x".repeat(n)))),
        ("sum in a template", format!("alias T = array<f32, 1{}>;", "+1".repeat(n))),
        ("dereferences", format!("fn f() {{ var v = 1; {}v = 1; }}", "*&".repeat(n))),
    ]
}

#[test]
fn nesting_is_held_at_its_limit() {
    for (what, code) in nested(10_000).into_iter().filter(|(_, code)| code.len() <= MAX_BYTES) {
        assert_limit(what, &code);
    }
    for (what, code) in nested(MAX_NESTING + 1) {
        assert_limit(what, &code);
    }
    for (what, code) in nested(MAX_NESTING - 2) {
        assert_reaches_naga(what, &code);
    }
}

#[test]
fn chains_are_held_at_their_limit() {
    for (what, code) in chained(20_000).into_iter().filter(|(_, code)| code.len() <= MAX_BYTES) {
        assert_limit(what, &code);
    }
    for (what, code) in chained(MAX_DEPTH + 1) {
        assert_limit(what, &code);
    }
    for (what, code) in chained(MAX_DEPTH / 2 - 20) {
        assert_reaches_naga(what, &code);
    }
}

#[test]
fn else_if_chains_are_held() {
    let chain = |n: usize| format!("fn f(a: bool) {{ if a {{}} {} }}", "else if a {} ".repeat(n));
    assert_limit("else if", &chain(4_000));
    assert!(assert_reaches_naga("else if", &chain(500)).valid);
}

/// Chains hidden inside brackets add up: the first operand of each level is the level below.
#[test]
fn chains_inside_brackets_add_up() {
    let mut text = "a".to_owned();
    for _ in 0..60 {
        text = format!("({text}){}", "+a".repeat(400));
    }
    assert_limit("nested sums", &format!("fn f(a: f32) -> f32 {{ return {text}; }}"));
    let open = format!("const x = {}", format!("{}(", "-".to_owned() + &" -".repeat(500)).repeat(60));
    assert_limit("unclosed negations", &open);
}

#[test]
fn code_hidden_behind_comments_is_counted() {
    let deep = "(".repeat(100);
    for hidden in [
        format!("// \u{2028} const x = {deep}"),
        format!("// \u{85} const x = {deep}"),
        format!("// \r const x = {deep}"),
        format!("/* /* */ */ const x = {deep}"),
        format!("/**/ const x = {deep}"),
    ] {
        assert_limit("hidden", &hidden);
    }
    for shown in [format!("// {deep}"), format!("/* /* {deep} */ {deep} */"), format!("/* {deep}")] {
        assert!(assert_reaches_naga("comment", &shown).valid);
    }
}

/// 2^n values from n lines.
fn doubling(n: usize, first: &str, last: &str) -> String {
    let lines: String = (1..=n).map(|i| format!("const c{i} = array(c{}, c{});\n", i - 1, i - 1)).collect();
    format!("const c0 = {first};\n{lines}{}", last.replace("LAST", &format!("c{n}")))
}

#[test]
fn doubling_constants_are_held() {
    let structs: String = (1..26).map(|i| format!("struct S{i} {{ a: S{}, b: S{} }}\n", i - 1, i - 1)).collect();
    let shuffled: String = (1..26).rev().map(|i| format!("const c{i} = array(c{}, c{});", i - 1, i - 1)).collect();
    let aliased: String = (1..26)
        .map(|i| format!("alias A{i} = array<A{}, 2>; const c{i} = A{i}(c{}, c{});", i - 1, i - 1, i - 1))
        .collect();
    for (what, code) in [
        ("in a function", doubling(25, "1i", "fn f() { var v = LAST; }")),
        ("of abstract values", doubling(25, "1", "var<private> v = LAST;")),
        ("negated", doubling(25, "1i", "const x = -LAST;")),
        ("one element", doubling(25, "1i", "fn f() { let v = LAST[0]; }")),
        ("local", format!("fn f() {{ {} }}", doubling(25, "1", "var v = LAST;"))),
        ("in an attribute", doubling(25, "1i", "struct S { @size((-LAST)[0]) a: i32 }")),
        ("structs", format!("struct S0 {{ a: i32 }}\n{structs}const x = -S25();")),
        ("out of order", format!("{shuffled}const c0 = 1; fn f() {{ var v = c25; }}")),
        ("through aliases", format!("alias A0 = i32; const c0 = 1i; {aliased} fn f() {{ var v = c25[0]; }}")),
        ("behind line separators", doubling(25, "1i", "fn f() { var v = LAST; }").replace(", ", "\u{2028},\u{2028}")),
        (
            "behind a false cycle",
            doubling(
                25,
                "center.a",
                "struct C { @interpolate(flat, center) a: i32, c25: i32 } const center = C(1, 2); fn f() { var v = LAST; }",
            ),
        ),
    ] {
        assert_limit(what, &code);
    }
    assert!(assert_reaches_naga("small", &doubling(10, "1i", "fn f() { var v = LAST; }")).valid);
}

#[test]
fn large_tables_mentioned_often_are_held() {
    let table = |entries: usize, mentions: usize| {
        let entries = "1,".repeat(entries);
        format!("const t = array({entries}); fn f() {{ {} }}", "_ = t[0];".repeat(mentions))
    };
    assert_limit("table", &table(8_000, 3_000));
    assert!(assert_reaches_naga("table", &table(512, 200)).valid);
    assert!(assert_reaches_naga("table", &table(20_000, 1)).valid);
}

#[test]
fn large_zero_values_are_held() {
    for code in [
        "const x = -array<i32, 4294967295>();",
        "const x = -(array<i32, 0xffffffff,>());",
        "const n = 100000000u; const x = array<i32, n>() == array<i32, n>();",
        "const x = -array<i32, 65536 * 65536>();",
        "const m = n * n; const n = 60000u; alias A = array<i32, m>; fn f() { _ = -A(); }",
        "struct S { a: array<i32, 4000000>, b: f32 } const z = S(); const x = -z.a;",
        "struct S { a: array<i32, 200000>, b: array<i32, 200000> } const z = -S();",
        "const x = -array<i32, 1u << 31u>();",
        "const x = -array<i32, 0u - 1u>();",
        "const x = -array<i32, ~0u>();",
        "const x = -array<array<i32, 4294967295>, 2>();",
        "const x = -array<i32, max(4294967295u, 1u)>();",
        "fn f() { const n = 4294967295u; _ = -array<i32, n>(); }",
        "const x = array<i32, array(1u, 4294967295u)[1]>() + 1;",
    ] {
        assert_limit(code, code);
    }
    for code in [
        "const n = 16u; var<private> grid = array<array<f32, n * n>, 4>();",
        "@group(0) @binding(0) var<storage> data: array<f32, 33554432>; fn f() -> f32 { return data[0]; }",
        "alias Big = array<f32, 1 << 24>; @group(0) @binding(0) var<storage> d: Big; fn f() { var a = array<i32, 9>(); }",
        "struct Light { color: vec3<f32> } const lights = array<Light, 64>(); fn f() { var l = Light(); }",
        "const w = 1920u; const h = 1080u; @group(0) @binding(0) var<storage> image: array<u32, w * h * 4u>;",
    ] {
        let verdict = assert_reaches_naga(code, code);
        assert!(verdict.valid, "{:?}", verdict.report);
    }
}

/// naga's validator keeps a bit for every location up to the highest, and never gives them back.
#[test]
fn locations_are_held() {
    let reads = |location: &str| format!("const N = 7u; @fragment fn f(@location({location}) a: f32) {{}}");
    for location in ["4294967295", "1001", "N + 1000u", "1u << 31u", "(N - 6u) * 1001u"] {
        assert_limit(location, &reads(location));
    }
    for code in [
        "const FAR = 4294967295u; struct Far { @location(0) near: f32, @location(FAR) a: f32 } @fragment fn f(a: Far) {}",
        "fn unused(a: f32, b: f32, @location(2000) c: f32) {}",
    ] {
        assert_limit(code, code);
    }
    let verdict = validate("@fragment fn f() -> @location(0xfffffff0u) vec4<f32> { return vec4<f32>(); }");
    assert_eq!(verdict.stage, Some(Stage::Limit));
    assert_eq!(verdict.message.unwrap(), "@location(4294967280): a location is at most 1000");
    for location in ["0", "1000", "N + 993u"] {
        assert!(assert_reaches_naga(location, &reads(location)).valid);
    }
}

#[test]
fn scalars_built_from_each_other_are_no_bomb() {
    let lines: String = (1..60).map(|i| format!("const k{i} = k{} * k{} + k{};\n", i - 1, i - 1, i - 1)).collect();
    assert_reaches_naga("scalars", &format!("const k0 = 0.5;\n{lines}fn f() -> f32 {{ return k59; }}"));
}

#[test]
fn cycles_are_left_to_naga() {
    for code in ["struct Node { next: Node }", "const a = b; const b = a;", "alias A = B; alias B = array<A, 2>;"] {
        let verdict = assert_reaches_naga("cycle", code);
        assert!(verdict.message.unwrap().contains("declaration of"), "{code}");
    }
}

/// naga's own rendering of this takes gigabytes: one label a constant, each padded to its column.
#[test]
fn reports_stay_small() {
    let cycle: String = (0..3_000).map(|i| format!("const a{i} = a{};", (i + 1) % 3_000)).collect();
    let long_name = format!("fn f() {{ {} = 1; }}", "x".repeat(60_000));
    for (what, code) in [("cycle", cycle), ("long name", long_name), ("NULs", "\0".repeat(MAX_BYTES))] {
        let verdict = assert_reaches_naga(what, &code);
        assert!(!verdict.valid);
        assert!(verdict.report.unwrap().len() < 2_000, "{what}");
    }
}

#[test]
fn size_is_held_before_anything_is_read() {
    assert!(assert_reaches_naga("largest", &" ".repeat(MAX_BYTES)).valid);
    assert_limit("one byte more", &" ".repeat(MAX_BYTES + 1));
    assert_limit("a 5 MB line", &"a".repeat(5_000_000));
}

#[test]
fn half_precision_constants_get_a_verdict() {
    for code in ["const a = 1.0h;", "enable f16; const a = f16(65505.0);", "const a = f16(1e9);"] {
        assert!(!assert_reaches_naga("f16", code).valid);
    }
}

#[test]
fn hostile_files_get_a_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/wgsl/hostile");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let code = fs::read_to_string(&path).unwrap();
        assert!(!validate(&code).valid, "{}", path.display());
    }
}

/// Pieces of WGSL in any order, with enough structure to get past the parser now and then.
fn fragments() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "fn f() { ",
        "fn g(a: f32) -> f32 { ",
        "} ",
        "{ ",
        "( ",
        ") ",
        "[ ",
        "] ",
        "< ",
        "> ",
        ", ",
        "; ",
        ": ",
        "= ",
        "return ",
        "let x = ",
        "var y = ",
        "const c = ",
        "if ",
        "else ",
        "loop ",
        "for ",
        "switch ",
        "case ",
        "a ",
        "x ",
        "c ",
        "1 ",
        "2u ",
        "1.5 ",
        "0x7fffffff ",
        "4294967295u ",
        "1e38 ",
        "vec3<f32>",
        "array<",
        "array(",
        "mat2x2(",
        "+ ",
        "- ",
        "* ",
        "/ ",
        "% ",
        "<< ",
        ">> ",
        "&& ",
        "|| ",
        "! ",
        "~ ",
        "& ",
        "== ",
        ".x ",
        ".xyz ",
        "f32(",
        "i32(",
        "select(",
        "bitcast<u32>(",
        "ptr<function, f32>",
        "struct S { a: f32 } ",
        "S(",
        "alias A = ",
        "@fragment ",
        "@compute @workgroup_size(1) ",
        "@location(0) ",
        "var<private> p ",
        "override o = ",
        "/* ",
        "*/ ",
        "// ",
        "\n",
        "é",
        "\0",
        "\u{2028}",
        "\u{1F600}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_text_gets_a_verdict(code in prop_oneof![fragments(), any::<String>()]) {
        let verdict = validate(&code);
        prop_assert_eq!(verdict.valid, verdict.stage.is_none());
        if let Some(span) = verdict.span {
            prop_assert!(span.end <= code.len());
        }
    }
}

/// The callers' own pool must not start one job while another waits for its verdict.
#[test]
fn many_jobs_of_another_pool_may_ask_at_once() {
    use rayon::prelude::*;
    let valid = (0..3000).into_par_iter().filter(|_| validate("fn f() {}").valid).count();
    assert_eq!(valid, 3000);
}
