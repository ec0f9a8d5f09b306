//! The tables of operators and predeclared functions against naga: a call fits iff naga accepts it.

use rust_core::Tokenizer;
use rust_core::constrain::grammar::{Grammar, GrammarState};
use rust_core::constrain::scope::{Scope, ScopeState};

const TYPES: [&str; 17] = [
    "f32",
    "i32",
    "u32",
    "bool",
    "vec2<f32>",
    "vec3<f32>",
    "vec4<f32>",
    "vec2<i32>",
    "vec3<i32>",
    "vec4<i32>",
    "vec2<u32>",
    "vec4<u32>",
    "vec3<bool>",
    "mat2x2<f32>",
    "mat3x3<f32>",
    "mat2x3<f32>",
    "mat3x2<f32>",
];

/// Parameters `a0`, `a1`, ... of the types, in order; what else an argument can be.
const LITERALS: [&str; 4] = ["1", "1.5", "vec3(1)", "vec2(1.5)"];

const FUNCTIONS: [&str; 76] = [
    "abs",
    "min",
    "max",
    "clamp",
    "saturate",
    "cos",
    "cosh",
    "sin",
    "sinh",
    "tan",
    "tanh",
    "acos",
    "asin",
    "asinh",
    "atan",
    "atanh",
    "atan2",
    "radians",
    "degrees",
    "ceil",
    "floor",
    "round",
    "fract",
    "trunc",
    "modf",
    "frexp",
    "ldexp",
    "exp",
    "exp2",
    "log",
    "log2",
    "pow",
    "dot",
    "dot4I8Packed",
    "dot4U8Packed",
    "cross",
    "distance",
    "length",
    "normalize",
    "faceForward",
    "reflect",
    "refract",
    "sign",
    "fma",
    "mix",
    "step",
    "smoothstep",
    "sqrt",
    "inverseSqrt",
    "transpose",
    "determinant",
    "countTrailingZeros",
    "countOneBits",
    "reverseBits",
    "extractBits",
    "insertBits",
    "firstTrailingBit",
    "firstLeadingBit",
    "pack4x8snorm",
    "pack4x8unorm",
    "pack2x16float",
    "pack4xI8",
    "pack4xU8",
    "unpack4x8snorm",
    "unpack2x16float",
    "unpack4xI8",
    "unpack4xU8",
    "all",
    "any",
    "select",
    "vec2",
    "vec3",
    "vec3<f32>",
    "mat2x2<f32>",
    "vec4<i32>",
    "u32",
];

fn fits(tokenizer: &Tokenizer, grammar: &Grammar, scope: &Scope, code: &str) -> bool {
    let (mut state, mut scopes) = (GrammarState::start(), ScopeState::start());
    for id in tokenizer.encode(code) {
        scope.advance(&mut scopes, &state, id);
        assert!(grammar.advance(&mut state, id), "{code}");
    }
    scopes.misfits() == 0
}

fn assert_agreement(expressions: impl Iterator<Item = String>) {
    let parameters: Vec<String> = TYPES.iter().enumerate().map(|(at, of)| format!("a{at}: {of}")).collect();
    let wrap = |expression| format!("fn f({}) {{ _ = {expression}; }}", parameters.join(", "));
    let codes: Vec<String> = expressions.map(wrap).collect();
    let tokenizer = Tokenizer::fit(codes.iter().map(String::as_str), [], 1);
    let (grammar, scope) = (Grammar::for_tokenizer(&tokenizer), Scope::for_tokenizer(&tokenizer));
    let verdicts = rust_core::validate_batch(&codes);
    let mut wrong = Vec::new();
    for (code, verdict) in codes.iter().zip(&verdicts) {
        // What depends on values is naga's.
        let message = verdict.message.clone().unwrap_or_default();
        let is_about_values = message.contains("constant expression") || message.contains("Abstract types");
        if fits(&tokenizer, &grammar, &scope, code) != verdict.valid && !is_about_values {
            wrong.push(format!(
                "{} naga: {}",
                code.split_once('{').unwrap().1,
                message.lines().next().unwrap_or("yes")
            ));
        }
    }
    let accepted = verdicts.iter().filter(|verdict| verdict.valid).count();
    assert!(accepted > 100, "{accepted}");
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), codes.len(), wrong.join("\n"));
}

fn arguments() -> Vec<String> {
    let parameters = (0..TYPES.len()).map(|at| format!("a{at}"));
    parameters.chain(LITERALS.iter().map(|&text| text.to_owned())).collect()
}

#[test]
fn binary_operators_agree_with_naga() {
    let operators = ["+", "-", "*", "/", "%", "==", "<", ">=", "&", "|", "^", "&&", "||", "<<"];
    let arguments = arguments();
    let parameters = &arguments[..TYPES.len() + 1];
    let pairs = operators
        .iter()
        .flat_map(|op| parameters.iter().flat_map(move |a| parameters.iter().map(move |b| format!("{a} {op} {b}"))));
    // Two literals would be worked out.
    assert_agreement(pairs.filter(|text| text.contains('a')));
}

#[test]
fn unary_operators_agree_with_naga() {
    let arguments = arguments();
    assert_agreement(
        arguments[..TYPES.len()]
            .iter()
            .flat_map(|a| ["-", "!", "~"].map(|op| format!("{op}{a}")))
            .chain(arguments[..TYPES.len()].iter().flat_map(|a| [a.clone(), format!("{a} + {a}"), format!("{a}.x")]))
            .chain(
                arguments[..TYPES.len()]
                    .iter()
                    .flat_map(|a| ["xy", "z", "w", "rgb", "rgba", "xr", "xxxx"].map(|member| format!("{a}.{member}"))),
            )
            .chain(
                arguments[..TYPES.len()]
                    .iter()
                    .flat_map(|a| ["0", "1", "2", "a1", "a0"].map(|at| format!("{a}[{at}]"))),
            ),
    );
}

#[test]
fn predeclared_functions_agree_with_naga() {
    let arguments = arguments();
    let random = &mut oorandom::Rand32::new(4);
    let mut calls = Vec::new();
    for name in FUNCTIONS {
        calls.extend(arguments.iter().map(|argument| format!("{name}({argument})")));
        for _ in 0..150 {
            let pick = |random: &mut oorandom::Rand32| {
                arguments[random.rand_range(0..arguments.len() as u32) as usize].clone()
            };
            let first = pick(random);
            let mut list = vec![first.clone()];
            for _ in 0..random.rand_range(1..4) {
                // Mostly the same again, or nothing would ever match.
                list.push(if random.rand_range(0..5) < 3 { first.clone() } else { pick(random) });
            }
            calls.push(format!("{name}({})", list.join(", ")));
        }
    }
    // What has no variable in it is worked out by naga.
    assert_agreement(calls.into_iter().filter(|call| call.split_once('(').unwrap().1.contains('a')));
}
