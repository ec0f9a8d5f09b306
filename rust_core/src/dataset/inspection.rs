//! What a person should know of a set before training on it: what is there twice, and what does not stand alone.

use crate::example::Example;
use crate::validate::{Verdict, validate_batch};
use crate::wgsl::lexer::tokenize;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// What a later example shares with an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    /// One prompt, two answers: a conflict, no model can learn both.
    Prompt,
    /// One answer under two prompts: fine as paraphrases, a leak when they land in different splits.
    Code,
    /// The same pair twice.
    Both,
}

impl Same {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Prompt => "prompt",
            Self::Code => "code",
            Self::Both => "both",
        }
    }
}

/// A later example and the first one it repeats, as indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duplicate {
    /// The later example.
    pub index: usize,
    /// The first that is the same.
    pub of: usize,
    /// In what.
    pub same: Same,
}

/// The report on a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// Repetitions, in order of the later example. Prompts are compared without regard to case and white space, codes
    /// by their lexemes.
    pub duplicates: Vec<Duplicate>,
    /// Examples that naga does not accept as they stand, with its verdict.
    pub invalid: Vec<(usize, Verdict)>,
}

/// Compares and validates all examples, on all cores.
pub fn inspect(examples: &[Example]) -> Inspection {
    let keys: Vec<([u8; 32], [u8; 32])> =
        examples.par_iter().map(|example| (prompt_key(&example.prompt), code_key(&example.code))).collect();
    let (mut prompts, mut codes) = (HashMap::new(), HashMap::new());
    let mut duplicates = Vec::new();
    for (index, (prompt, code)) in keys.into_iter().enumerate() {
        let same_prompt = *prompts.entry(prompt).or_insert(index);
        let same_code = *codes.entry(code).or_insert(index);
        if same_prompt == same_code && same_prompt < index {
            duplicates.push(Duplicate { index, of: same_prompt, same: Same::Both });
            continue;
        }
        if same_prompt < index {
            duplicates.push(Duplicate { index, of: same_prompt, same: Same::Prompt });
        }
        if same_code < index {
            duplicates.push(Duplicate { index, of: same_code, same: Same::Code });
        }
    }
    let codes: Vec<&str> = examples.iter().map(|example| example.code.as_str()).collect();
    let verdicts = validate_batch(&codes).into_iter().enumerate();
    Inspection { duplicates, invalid: verdicts.filter(|(_, verdict)| !verdict.valid).collect() }
}

fn prompt_key(prompt: &str) -> [u8; 32] {
    key(prompt.split_whitespace().map(str::to_lowercase))
}

fn code_key(code: &str) -> [u8; 32] {
    key(tokenize(code))
}

fn key(parts: impl IntoIterator<Item = impl AsRef<str>>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.as_ref().len() as u64).to_le_bytes());
        hasher.update(part.as_ref().as_bytes());
    }
    hasher.finalize().into()
}
