//! Any config and any weights file give an engine or an error; an engine that loads can step.
//! Input: the config's text, a NUL, the weights file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust_core::engine::{Engine, ModelConfig};

fuzz_target!(|data: &[u8]| {
    let Some(end) = data.iter().position(|byte| *byte == 0) else { return };
    let Ok(json) = std::str::from_utf8(&data[..end]) else { return };
    let Ok(config) = ModelConfig::from_json(json, "config.json") else { return };
    let Ok(engine) = Engine::from_bytes(&data[end + 1..], config) else { return };
    let Ok(mut session) = engine.start(&[2]) else { return };
    let _ = engine.step(&mut session, 1);
});
