//! Any bytes load as examples or are refused with a line that names the place; what loads can be split and hashed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust_core::dataset::{SplitOptions, from_jsonl, from_toml, source_hash, split};

fuzz_target!(|data: &[u8]| {
    let toml = String::from_utf8_lossy(data);
    for loaded in [from_jsonl(data, "fuzz.jsonl", "fuzz"), from_toml(&toml, "fuzz.toml", "fuzz")] {
        match loaded {
            Ok(examples) => {
                source_hash(&examples);
                let _ = split(examples, &SplitOptions::default());
            }
            Err(error) => assert!(error.to_string().starts_with("fuzz.")),
        }
    }
});
