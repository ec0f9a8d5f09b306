//! Random walks under grammar and scope: they never stop, every way to say what is allowed agrees with the others, and
//! what they write is accepted by naga far more often.

mod wgsl_modules;

use rust_core::Tokenizer;
use rust_core::constrain::grammar::{Grammar, GrammarState, Terminal, TokenMask, example};
use rust_core::constrain::scope::{Level, Scope, ScopeState};
use rust_core::tokenizer::{END_OF_SPELLING, EOS, FIRST_BYTE, FIRST_PIECE};
use wgsl_modules::{empty_vocabulary, fitted, modules};

struct Vocabulary {
    tokenizer: Tokenizer,
    grammar: Grammar,
    scope: Scope,
}

impl Vocabulary {
    fn of(tokenizer: Tokenizer) -> Self {
        let (grammar, scope) = (Grammar::for_tokenizer(&tokenizer), Scope::for_tokenizer(&tokenizer));
        Self { tokenizer, grammar, scope }
    }
}

/// Where a walk is.
#[derive(Clone)]
struct Walk {
    ids: Vec<u32>,
    grammar: GrammarState,
    scope: ScopeState,
}

impl Walk {
    fn from(vocabulary: &Vocabulary, code: &str) -> Self {
        let mut walk = Self { ids: Vec::new(), grammar: GrammarState::start(), scope: ScopeState::start() };
        vocabulary.tokenizer.encode(code).into_iter().for_each(|id| walk.push(vocabulary, id));
        walk
    }

    fn push(&mut self, vocabulary: &Vocabulary, id: u32) {
        vocabulary.scope.advance(&mut self.scope, &self.grammar, id);
        assert!(vocabulary.grammar.advance(&mut self.grammar, id));
        self.ids.push(id);
    }

    /// The shortest end, as text after what was walked.
    fn closed(&self, vocabulary: &Vocabulary) -> String {
        let code = vocabulary.tokenizer.decode(&self.ids).unwrap();
        let mut walk = self.clone();
        for terminal in self.grammar.closing() {
            for id in vocabulary.tokenizer.encode(example(terminal)) {
                walk.push(vocabulary, id);
            }
        }
        let closing: Vec<&str> = self.grammar.closing().into_iter().map(example).collect();
        code + " " + &closing.join(" ")
    }
}

/// Uniformly any id of the mask, but few bytes, and the end of a spelling soon.
fn choose(mask: &TokenMask, walk: &Walk, random: &mut oorandom::Rand32) -> u32 {
    if !walk.grammar.spelling().is_empty() && mask.contains(END_OF_SPELLING) && random.rand_range(0..4) == 0 {
        return END_OF_SPELLING;
    }
    let is_byte = |id: &u32| (FIRST_BYTE..FIRST_PIECE).contains(id);
    let (bytes, others): (Vec<u32>, Vec<u32>) = mask.iter().filter(|&id| id != EOS).partition(is_byte);
    let pick = |ids: &[u32], random: &mut oorandom::Rand32| ids[random.rand_range(0..ids.len() as u32) as usize];
    match (bytes.is_empty(), others.is_empty()) {
        (true, true) => EOS,
        (false, true) => pick(&bytes, random),
        (false, false) if random.rand_range(0..20) == 0 => pick(&bytes, random),
        _ => pick(&others, random),
    }
}

#[test]
fn masks_rollback_and_single_tokens_agree() {
    let (fitted, empty) = (Vocabulary::of(fitted(&modules())), Vocabulary::of(empty_vocabulary()));
    let (mut dead_ends, mut tokens) = (0, 0);
    for seed in 0..48 {
        let vocabulary = if seed % 4 == 0 { &empty } else { &fitted };
        let random = &mut oorandom::Rand32::new(seed);
        let mut walk = Walk::from(vocabulary, if seed % 3 == 0 { "" } else { CONTEXT });
        let (mut mask, mut masks) = (vocabulary.grammar.new_mask(), Vec::new());
        let start = walk.ids.len();
        while walk.ids.len() < start + 80 {
            vocabulary.grammar.mask(&walk.grammar, &mut mask);
            let grammatical = mask.clone();
            dead_ends += usize::from(!vocabulary.scope.mask(&walk.scope, &walk.grammar, &mut mask));
            if walk.ids.len().is_multiple_of(13) {
                for id in grammatical.iter() {
                    let allowed = vocabulary.scope.allows(&walk.scope, &walk.grammar, id);
                    assert_eq!(mask.contains(id), allowed, "{:?}", vocabulary.tokenizer.piece(id));
                }
            }
            masks.push((walk.ids.len(), mask.clone()));
            let id = choose(&mask, &walk, random);
            if id == EOS {
                break;
            }
            walk.push(vocabulary, id);
        }
        tokens += walk.ids.len() - start;
        if walk.grammar.spelling().is_empty() {
            assert!(!walk.closed(vocabulary).is_empty());
        }
        for (len, expected) in masks.iter().rev().step_by(7) {
            walk.scope.truncate(*len);
            walk.grammar.truncate(*len);
            assert_eq!(walk.scope.len(), *len);
            vocabulary.grammar.mask(&walk.grammar, &mut mask);
            vocabulary.scope.mask(&walk.scope, &walk.grammar, &mut mask);
            assert_eq!(mask, *expected);
        }
    }
    println!("{dead_ends} dead ends in {tokens} tokens");
    assert!(dead_ends * 50 < tokens, "{dead_ends} dead ends in {tokens} tokens");
}

/// What statements are drawn in: variables of many types, a struct, functions, resources.
const CONTEXT: &str = "struct Light { position: vec3<f32>, color: vec3<f32>, power: f32, kind: u32 }
struct Uniforms { resolution: vec2<f32>, time: f32, frame: f32, mouse: vec4<f32>, view: mat4x4<f32> }
@group(0) @binding(0) var<uniform> u: Uniforms;
@group(0) @binding(1) var<storage, read_write> data: array<f32>;
@group(0) @binding(2) var image: texture_2d<f32>;
@group(0) @binding(3) var linear_sampler: sampler;
const PI = 3.14159;
fn luminance(color: vec3<f32>) -> f32 { return dot(color, vec3<f32>(0.2126, 0.7152, 0.0722)); }
fn rotate(p: vec2<f32>, angle: f32) -> vec2<f32> { return mat2x2<f32>(cos(angle), sin(angle), -sin(angle), cos(angle)) * p; }
fn shade(uv: vec2<f32>, index: u32, light: Light) -> vec4<f32> {
var color = vec3<f32>(0.0);
var count = 0u;
var i = 0;
let d = length(uv);
let inside = d < 0.5;
";

/// A statement drawn after `CONTEXT`; None where it has no end in sight.
fn draw(vocabulary: &Vocabulary, level: Option<Level>, scope: &Scope, start: &Walk, seed: u64) -> Option<Walk> {
    let random = &mut oorandom::Rand32::new(seed);
    let mut walk = start.clone();
    let mut mask = vocabulary.grammar.new_mask();
    let depth = |walk: &Walk| walk.grammar.closing().iter().filter(|terminal| terminal.name() == "'}'").count();
    let outside = depth(start);
    while walk.ids.len() < start.ids.len() + 200 {
        vocabulary.grammar.mask(&walk.grammar, &mut mask);
        if level.is_some() {
            scope.mask(&walk.scope, &walk.grammar, &mut mask);
        }
        let id = choose(&mask, &walk, random);
        walk.push(vocabulary, id);
        let at_end = walk.grammar.spelling().is_empty() && walk.grammar.accepts(Terminal::named("'let'"));
        if at_end && depth(&walk) <= outside {
            return Some(walk);
        }
    }
    None
}

/// Prints what share of randomly drawn statements naga accepts, with the grammar alone and with each level of scopes.
/// DRAWS=2000.
#[test]
#[ignore = "a measurement: DRAWS=2000"]
fn share_of_statements_that_naga_accepts() {
    let draws: u64 = std::env::var("DRAWS").map_or(2000, |count| count.parse().unwrap());
    let vocabulary = Vocabulary::of(fitted(&modules()));
    let start = Walk::from(&vocabulary, CONTEXT);
    assert_eq!(start.scope.misfits(), 0);
    println!("vocabulary of {}", vocabulary.tokenizer.target_vocab_size());
    for level in [None, Some(Level::Names), Some(Level::Members), Some(Level::Types)] {
        let scope = vocabulary.scope.clone().at_level(level.unwrap_or(Level::Types));
        let walks: Vec<Walk> = (0..draws).filter_map(|seed| draw(&vocabulary, level, &scope, &start, seed)).collect();
        let first = start.ids.len();
        // `;` is no statement, and `}` with what comes after the function is none either.
        let closes = vocabulary.tokenizer.encode("}")[0];
        let walks: Vec<&Walk> =
            walks.iter().filter(|walk| walk.ids.len() > first + 1 && walk.ids[first] != closes).collect();
        let tokens: usize = walks.iter().map(|walk| walk.ids.len() - first).sum();
        let codes: Vec<String> = walks.iter().map(|walk| walk.closed(&vocabulary)).collect();
        // A function must end with `return`, and nothing may come after one.
        let returning: Vec<String> =
            codes.iter().map(|code| code.trim_end_matches('}').to_owned() + "return vec4<f32>(); }").collect();
        let bare = rust_core::validate_batch(&codes);
        let verdicts: Vec<_> = rust_core::validate_batch(&returning)
            .into_iter()
            .zip(bare)
            .map(|(with, without)| if without.valid { without } else { with })
            .collect();
        let accepted = verdicts.iter().filter(|verdict| verdict.valid).count();
        let lengths: usize = walks
            .iter()
            .zip(&verdicts)
            .filter(|(_, verdict)| verdict.valid)
            .map(|(walk, _)| walk.ids.len() - first)
            .sum();
        println!(
            "{level:?}: {} of {draws} ended, {:.1} tokens each; naga accepts {accepted}, {:.1} %, {:.1} tokens each",
            walks.len(),
            tokens as f64 / walks.len() as f64,
            100.0 * accepted as f64 / walks.len() as f64,
            lengths as f64 / accepted as f64,
        );
        if std::env::var("SHOW").is_ok() && level == Some(Level::Types) {
            for ((walk, code), verdict) in walks.iter().zip(&codes).zip(&verdicts).filter(|(_, verdict)| !verdict.valid)
            {
                let message = verdict.message.clone().unwrap_or_default().lines().next().unwrap_or_default().to_owned();
                let statement = vocabulary.tokenizer.decode(&walk.ids[first..]).unwrap();
                println!("{message}\t{}\t{}", statement.split_whitespace().collect::<Vec<_>>().join(" "), code.len());
            }
        }
    }
}
