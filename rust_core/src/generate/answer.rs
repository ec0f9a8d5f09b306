//! One line of input, one line of JSON in answer: what `generate -` does in both command lines.

use super::{GenerateOptions, Generation, Model};
use crate::engine::FEATURES;
use crate::error::json_kind;
use crate::validate::{Verdict, validate};
use serde_json::{Map, Value};

/// Keys of an answer. What an input line has under one of these does not reach its answer.
const ANSWER_KEYS: [&str; 19] = [
    "error",
    "prompt",
    "code",
    "valid",
    "hollow",
    "finish_reason",
    "tokens",
    "prompt_truncated",
    "confidence",
    "low_confidence",
    "features",
    "units_refused",
    "rollbacks",
    "units_dropped",
    "closed_by_force",
    "tokens_spent",
    "drafted",
    "accepted",
    "message",
];

/// Answers one line: a prompt as it stands, or a JSON object with the prompt under `"prompt"`.
///
/// The answer is one line of JSON without its line end: the keys of [`generation_json`], then the other keys of the
/// input object in their order. A line that cannot be answered gives `{"error": "...", ...}` in its place, with the
/// input's other keys all the same, so that whoever asked can tell which line it was.
pub fn answer_line(model: &Model, line: &str, options: &GenerateOptions) -> String {
    let (prompt, others) = match parse_line(line) {
        Ok(input) => input,
        Err(refusal) => return error_json(refusal.message, None, refusal.others),
    };
    match model.generate(&prompt, options) {
        Ok(generation) => {
            let mut answer = generation_json(&prompt, &generation, &validate(&generation.code));
            answer.extend(others);
            Value::Object(answer).to_string()
        }
        Err(error) => error_json(error.to_string(), Some(prompt), others),
    }
}

/// A generation as both command lines print it: `prompt`, `code`, `valid`, `finish_reason`, `tokens` (how many),
/// `prompt_truncated`, `confidence` (null where the model cannot tell), `low_confidence`, the `features` confidence is made
/// of, the constraint's `units_refused`, `rollbacks`, `units_dropped`, `closed_by_force` and `tokens_spent`, the
/// `drafted` and `accepted` tokens, and the verdict's `message` when the code is not valid.
pub fn generation_json(prompt: &str, generation: &Generation, verdict: &Verdict) -> Map<String, Value> {
    let mut json = Map::new();
    json.insert("prompt".into(), prompt.into());
    json.insert("code".into(), generation.code.as_str().into());
    json.insert("valid".into(), verdict.valid.into());
    json.insert("hollow".into(), verdict.hollow.into());
    json.insert("finish_reason".into(), generation.finish_reason.as_str().into());
    json.insert("tokens".into(), generation.token_ids.len().into());
    json.insert("prompt_truncated".into(), generation.prompt_truncated.into());
    json.insert("confidence".into(), generation.confidence.into());
    json.insert("low_confidence".into(), generation.low_confidence.into());
    let features = FEATURES.into_iter().zip(generation.features());
    let features: Map<_, _> = features.map(|(name, value)| (name.into(), value.into())).collect();
    json.insert("features".into(), features.into());
    let constraint = &generation.constraint;
    json.insert("units_refused".into(), constraint.units_refused.into());
    json.insert("rollbacks".into(), constraint.rollbacks.into());
    json.insert("units_dropped".into(), constraint.units_dropped.into());
    json.insert("closed_by_force".into(), constraint.closed_by_force.into());
    json.insert("tokens_spent".into(), constraint.tokens_spent.into());
    json.insert("drafted".into(), generation.drafted.into());
    json.insert("accepted".into(), generation.accepted.into());
    if let Some(message) = &verdict.message {
        json.insert("message".into(), message.as_str().into());
    }
    json
}

/// Why a line has no prompt, and what else was in it.
struct Refusal {
    message: String,
    others: Map<String, Value>,
}

/// The prompt of a line, and the other keys if it was an object.
fn parse_line(line: &str) -> Result<(String, Map<String, Value>), Refusal> {
    let text = line.trim();
    let refuse = |message: String| Refusal { message, others: Map::new() };
    if text.is_empty() {
        return Err(refuse("expected a prompt, found an empty line".into()));
    }
    if !text.starts_with('{') {
        return Ok((text.to_owned(), Map::new()));
    }
    let mut input: Map<String, Value> = serde_json::from_str(text)
        .map_err(|error| refuse(format!("expected a prompt or a JSON object with \"prompt\": {error}")))?;
    let prompt = input.shift_remove("prompt");
    input.retain(|key, _| !ANSWER_KEYS.contains(&key.as_str()));
    let message = match prompt {
        Some(Value::String(prompt)) if !prompt.trim().is_empty() => return Ok((prompt, input)),
        Some(Value::String(_)) => "`prompt`: expected text, found an empty string".to_owned(),
        Some(other) => format!("`prompt`: expected a string, found {}", json_kind(&other)),
        None => "expected a JSON object with \"prompt\", found none".to_owned(),
    };
    Err(Refusal { message, others: input })
}

fn error_json(message: String, prompt: Option<String>, others: Map<String, Value>) -> String {
    let mut json = Map::new();
    json.insert("error".into(), message.into());
    json.extend(prompt.map(|prompt| ("prompt".to_owned(), Value::from(prompt))));
    json.extend(others);
    Value::Object(json).to_string()
}
