//! The engine against the float64 answers of `tests/fixtures/make_tiny_model.py` and `make_tiny_minilm.py`, and against
//! itself.

mod tiny_model;

use rust_core::engine::Kernels;
use tiny_model::{Case, cases, cases_of, engine, engine_of};

const ARCHITECTURES: [&str; 2] = ["tiny_model", "tiny_minilm"];

fn max_error(logits: &[f32], exact: &[f64]) -> f64 {
    assert_eq!(logits.len(), exact.len());
    logits.iter().zip(exact).map(|(logit, exact)| (f64::from(*logit) - exact).abs()).fold(0.0, f64::max)
}

/// The id of the highest logit, the lowest id of a tie; PAD and BOS are no answers.
fn best(logits: &[f32]) -> u32 {
    let logit = |id: u32| logits[id as usize];
    (2..logits.len() as u32).rev().max_by(|a, b| logit(*a).total_cmp(&logit(*b))).unwrap()
}

#[test]
fn logits_err_at_most_twice_as_much_as_pytorch() {
    for (name, kernels) in
        ARCHITECTURES.iter().flat_map(|name| Kernels::available().into_iter().map(move |k| (name, k)))
    {
        let engine = engine_of(name).with_kernels(kernels);
        for Case { source, decoder_input, torch_f32_max_error, logits, .. } in cases_of(name) {
            let error = max_error(&engine.logits(&source, &decoder_input).unwrap(), &logits);
            let path = kernels.name();
            assert!(error <= 2.0 * torch_f32_max_error, "{name}, {path}: {error} > 2 x {torch_f32_max_error}");
        }
    }
}

#[test]
fn greedy_tokens_are_those_of_float64() {
    for (name, kernels) in
        ARCHITECTURES.iter().flat_map(|name| Kernels::available().into_iter().map(move |k| (name, k)))
    {
        let engine = engine_of(name).with_kernels(kernels);
        for Case { source, greedy, .. } in cases_of(name) {
            let mut session = engine.start(&source).unwrap();
            let mut token = 1;
            for expected in greedy {
                token = best(engine.step(&mut session, token).unwrap());
                assert_eq!(token, expected, "{name}, {} after {:?}", kernels.name(), session.tokens());
            }
        }
    }
}

#[test]
fn rolling_back_and_forking_leave_no_trace() {
    for (name, Case { source, decoder_input, .. }) in
        ARCHITECTURES.iter().flat_map(|name| cases_of(name).into_iter().map(move |case| (name, case)))
    {
        let engine = engine_of(name);
        let expected = engine.logits(&source, &decoder_input).unwrap();
        let mut session = engine.start(&source).unwrap();
        for (token, expected) in decoder_input.iter().zip(expected.chunks(300)) {
            let mut fork = session.fork();
            for wrong in [250, 9, 4] {
                engine.step(&mut session, wrong).unwrap();
            }
            session.truncate(fork.len());
            assert_eq!(engine.step(&mut session, *token).unwrap(), expected);
            engine.step(&mut fork, 13).unwrap();
            fork.copy_from(&session);
            assert_eq!(fork.tokens(), session.tokens());
            session = fork;
        }
    }
}

#[test]
fn one_engine_serves_many_threads() {
    let engine = engine();
    let alone: Vec<_> = cases().iter().map(|case| engine.logits(&case.source, &case.decoder_input).unwrap()).collect();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for (case, alone) in cases().iter().zip(&alone) {
                    assert_eq!(&engine.logits(&case.source, &case.decoder_input).unwrap(), alone);
                }
            });
        }
    });
}

fn message<T>(result: rust_core::Result<T>) -> String {
    result.err().expect("an error").to_string()
}

#[test]
fn what_does_not_fit_is_refused() {
    let engine = engine();
    let max_seq_len = engine.config().max_seq_len;
    let too_long = "source: expected 1 to 64 tokens (max_seq_len), found 65";
    assert_eq!(message(engine.start(&[])), "source: expected 1 to 64 tokens (max_seq_len), found 0");
    assert_eq!(message(engine.start(&vec![5; max_seq_len + 1])), too_long);
    assert_eq!(message(engine.start(&[300, 2])), "token id 300 is outside the vocabulary of 300");
    let mut session = engine.start(&vec![5; max_seq_len]).unwrap();
    assert_eq!(message(engine.step(&mut session, u32::MAX)), "token id 4294967295 is outside the vocabulary of 300");
    assert!(session.is_empty());
    for _ in 0..max_seq_len {
        engine.step(&mut session, 7).unwrap();
    }
    let full = "token: expected at most 64 target tokens (max_seq_len), found 65";
    assert_eq!(message(engine.step(&mut session, 7)), full);
    assert_eq!(session.len(), max_seq_len);
    let foreign = "session: expected a session of this engine, found another engine's";
    assert_eq!(message(tiny_model::engine().step(&mut session, 7)), foreign);
}

#[test]
#[ignore = "run by the next test, in an environment of its own"]
fn kernels_of_this_environment() {
    println!(
        "found: {}",
        Kernels::detect().map_or_else(|error| error.to_string(), |kernels| kernels.name().to_owned())
    );
}

#[test]
fn the_environment_chooses_the_kernels() {
    let names: Vec<_> = Kernels::available().iter().map(|kernels| kernels.name()).collect();
    let refusal = format!("WGSL_KERNELS: expected one of {}, found sse9", names.join(", "));
    for (wanted, found) in names.iter().map(|name| (*name, *name)).chain([("sse9", refusal.as_str())]) {
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--exact", "--nocapture", "kernels_of_this_environment"]);
        let output = command.env("WGSL_KERNELS", wanted).output().unwrap();
        let output = String::from_utf8(output.stdout).unwrap();
        assert!(output.contains(&format!("found: {found}\n")), "{output}");
    }
}
