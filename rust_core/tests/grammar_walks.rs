//! Random walks over the masks: what is allowed is WGSL's syntax, and every way to say so agrees with the others.

mod wgsl_modules;

use std::ops::Range;

use rust_core::Tokenizer;
use rust_core::constrain::grammar::{Grammar, GrammarState, Terminal, TerminalSet, TokenMask, classify, example};
use rust_core::tokenizer::{END_OF_SPELLING, EOS, FIRST_BYTE, FIRST_PIECE};
use rust_core::wgsl::lexer::tokenize;
use rust_core::wgsl::printer::print;
use wgsl_modules::{empty_vocabulary, fitted, modules};

/// A vocabulary, and which tokens are each terminal.
struct Vocabulary {
    tokenizer: Tokenizer,
    grammar: Grammar,
    pieces: Vec<(u32, TerminalSet)>,
}

impl Vocabulary {
    fn of(tokenizer: Tokenizer) -> Self {
        let grammar = Grammar::for_tokenizer(&tokenizer);
        let ids = FIRST_PIECE..tokenizer.target_vocab_size() as u32;
        let pieces = ids.map(|id| (id, classify(&tokenizer.piece(id).unwrap()))).collect();
        Self { tokenizer, grammar, pieces }
    }
}

/// A walk: any allowed token, then another, then the shortest end.
struct Walk {
    ids: Vec<u32>,
    /// Its lexemes as they were chosen.
    lexemes: Vec<String>,
}

fn walk(vocabulary: &Vocabulary, seed: u64, length: usize) -> Walk {
    let Vocabulary { tokenizer, grammar, .. } = vocabulary;
    let random = &mut oorandom::Rand32::new(seed);
    let (mut state, mut mask) = (GrammarState::start(), grammar.new_mask());
    let mut walk = Walk { ids: Vec::new(), lexemes: Vec::new() };
    while walk.ids.len() < length || !state.spelling().is_empty() {
        grammar.mask(&state, &mut mask);
        let id = choose(vocabulary, &mask, &state, random);
        let spelling = String::from_utf8_lossy(state.spelling()).into_owned();
        assert!(grammar.advance(&mut state, id), "{:?} of the mask is refused", tokenizer.piece(id));
        match id {
            EOS => return walk,
            END_OF_SPELLING => walk.lexemes.push(spelling),
            FIRST_PIECE.. => walk.lexemes.extend(tokenizer.piece(id)),
            _ => {}
        }
        walk.ids.push(id);
    }
    for terminal in state.closing() {
        assert!(state.push(terminal), "{} closes nothing", terminal.name());
        walk.lexemes.push(example(terminal).to_owned());
    }
    assert!(grammar.advance(&mut state, EOS));
    walk
}

/// Any id of the mask, chosen by its terminal every other time; the end of a spelling soon, since there are many bytes,
/// and the end of the module only where nothing else is chosen.
fn choose(vocabulary: &Vocabulary, mask: &TokenMask, state: &GrammarState, random: &mut oorandom::Rand32) -> u32 {
    if !state.spelling().is_empty() && mask.contains(END_OF_SPELLING) && random.rand_range(0..4) == 0 {
        return END_OF_SPELLING;
    }
    let (bytes, others): (Vec<u32>, Vec<u32>) =
        mask.iter().filter(|&id| id != EOS).partition(|id| (FIRST_BYTE..FIRST_PIECE).contains(id));
    let pick = |ids: &[u32], random: &mut oorandom::Rand32| ids[random.rand_range(0..ids.len() as u32) as usize];
    if others.is_empty() || random.rand_range(0..20) == 0 && !bytes.is_empty() {
        return if bytes.is_empty() { EOS } else { pick(&bytes, random) };
    }
    if state.spelling().is_empty() && random.rand_range(0..2) == 0 {
        let terminals: Vec<_> = state.allowed().iter().collect();
        let terminal = terminals[random.rand_range(0..terminals.len() as u32) as usize];
        let pieces = vocabulary.pieces.iter().filter(|(_, terminals)| terminals.contains(terminal));
        let ids: Vec<u32> = pieces.map(|(id, _)| *id).collect();
        if !ids.is_empty() {
            return pick(&ids, random);
        }
    }
    pick(&others, random)
}

/// What naga says where it is the syntax that is wrong; names and types may be.
fn is_syntax_error(message: &str) -> bool {
    const SYNTAX: [&str; 24] = [
        "invalid numeric literal",
        "numeric literal not representable",
        "reserved",
        "identifier can't be",
        "unknown a",
        "repeated attribute",
        "must be used",
        "unknown builtin",
        "unknown storage format",
        "unknown enable-extension",
        "unknown language extension",
        "unknown `diagnostic",
        "`diagnostic(…)`",
        "`@diagnostic(…)`",
        "invalid address space",
        "binding is not consistent",
        "attribute",
        "@must_use but does not",
        "workgroup size is missing",
        "break if",
        "nesting limit",
        "nest deeper",
        "front end error",
        "global directive",
    ];
    let message = message.to_lowercase();
    // A name that is known, but not as a variable or a function.
    let is_name = message.starts_with("expected variable access") || message.starts_with("expected function name");
    !is_name && message.starts_with("expected ") && message.contains(", found \"")
        || SYNTAX.iter().any(|words| message.contains(words))
}

fn assert_walks_are_syntax(vocabulary: &Vocabulary, seeds: Range<u64>, length: usize) {
    let walks: Vec<Walk> = seeds.map(|seed| walk(vocabulary, seed, length)).collect();
    let codes: Vec<String> = walks.iter().map(|walk| print(walk.lexemes.iter().map(String::as_str))).collect();
    for (walk, code) in walks.iter().zip(&codes) {
        assert_eq!(tokenize(code), walk.lexemes, "{code}");
        let decoded = vocabulary.tokenizer.decode(&walk.ids).unwrap();
        let taken = tokenize(&decoded).len();
        assert!(taken <= walk.lexemes.len() && taken > 0, "{decoded}");
    }
    for (code, verdict) in codes.iter().zip(rust_core::validate_batch(&codes)) {
        let message = verdict.message.unwrap_or_default();
        assert!(!is_syntax_error(&message), "line {:?}: {message}\n{code}", verdict.line);
    }
}

#[test]
fn what_is_allowed_is_syntax_and_lexes_back() {
    let fitted = Vocabulary::of(fitted(&modules()));
    assert_walks_are_syntax(&fitted, 0..300, 120);
    assert_walks_are_syntax(&fitted, 300..900, 20);
    assert_walks_are_syntax(&Vocabulary::of(empty_vocabulary()), 0..60, 300);
}

/// The same for as long as one likes: WALKS=100000.
#[test]
#[ignore = "long: WALKS=100000"]
fn many_walks_are_syntax() {
    let count: u64 = std::env::var("WALKS").map_or(10_000, |count| count.parse().unwrap());
    let (fitted, empty) = (Vocabulary::of(fitted(&modules())), Vocabulary::of(empty_vocabulary()));
    for start in (1000..1000 + count).step_by(1000) {
        assert_walks_are_syntax(&fitted, start..start + 900, 10 + (start / 1000 % 20) as usize * 10);
        assert_walks_are_syntax(&empty, start..start + 100, 200);
    }
}

/// At every prefix of walks and of targets: the mask is what is allowed one by one, cutting back is replaying, and the
/// shortest end is accepted.
#[test]
fn masks_rollback_and_closing_agree_with_their_slow_twins() {
    let modules = modules();
    let fitted = Vocabulary::of(fitted(&modules));
    let empty = Vocabulary::of(empty_vocabulary());
    let targets = modules.iter().step_by(9).map(|(_, code)| (&fitted, fitted.tokenizer.encode(code)));
    let walks = (0..20).map(|seed| (&fitted, walk(&fitted, seed, 60).ids));
    let spelled = (0..10).map(|seed| (&empty, walk(&empty, seed, 120).ids));
    let mut closed = 0;
    for (vocabulary, ids) in targets.chain(walks).chain(spelled) {
        let grammar = &vocabulary.grammar;
        let mut mask = grammar.new_mask();
        let mut state = GrammarState::start();
        let mut states = vec![state.clone()];
        for (at, &id) in ids.iter().enumerate() {
            if at % 7 == 0 {
                grammar.mask(&state, &mut mask);
                for id in 0..vocabulary.tokenizer.target_vocab_size() as u32 + 2 {
                    assert_eq!(mask.contains(id), grammar.allows(&state, id), "{id}");
                }
            }
            assert!(grammar.advance(&mut state, id));
            states.push(state.clone());
            assert!(classify(">").and(state.allowed()).iter().count() <= 1);
            if state.spelling().is_empty() {
                let mut closing = state.clone();
                let terminals = state.closing();
                assert!(terminals.iter().all(|&terminal| closing.push(terminal)));
                assert!(closing.accepts(Terminal::END));
                closed += terminals.len();
            }
        }
        for len in (0..states.len()).rev().step_by(5) {
            state.truncate(len);
            assert_eq!(state.len(), len);
            assert_eq!(state.spelling(), states[len].spelling());
            assert_eq!(state.allowed(), states[len].allowed());
            let rest: Vec<u32> = ids[len..].iter().copied().take(9).collect();
            for id in rest {
                assert!(grammar.advance(&mut state, id));
            }
        }
    }
    assert!(closed > 1000);
}

/// Bytes alone, as long as there are any: where none is left, the lexeme may end.
#[test]
fn a_spelling_never_leads_nowhere() {
    let tokenizer = empty_vocabulary();
    let grammar = Grammar::for_tokenizer(&tokenizer);
    let mut mask = grammar.new_mask();
    for (seed, before) in
        (0..1200).zip(["fn ", "const a = ", "@group(", "var<private> a: array<f32, ", ""].iter().cycle())
    {
        let random = &mut oorandom::Rand32::new(seed);
        let mut state = GrammarState::start();
        assert!(tokenizer.encode(before).iter().all(|&id| grammar.advance(&mut state, id)));
        // A few bytes only, so that `__`, `0x` and long runs of digits are met.
        let favourites: Vec<u8> = (0..3).map(|_| b"_0xe.19fnvu"[random.rand_range(0..11) as usize]).collect();
        loop {
            grammar.mask(&state, &mut mask);
            let bytes: Vec<u32> = mask.iter().filter(|id| (FIRST_BYTE..FIRST_PIECE).contains(id)).collect();
            let liked = bytes.iter().copied().filter(|&id| favourites.iter().any(|&b| id == FIRST_BYTE + u32::from(b)));
            let liked: Vec<u32> = liked.collect();
            let among = if liked.is_empty() || random.rand_range(0..8) == 0 { &bytes } else { &liked };
            if among.is_empty() {
                break;
            }
            assert!(grammar.advance(&mut state, among[random.rand_range(0..among.len() as u32) as usize]));
        }
        assert!(grammar.allows(&state, END_OF_SPELLING), "{:?}", String::from_utf8_lossy(state.spelling()));
    }
}
