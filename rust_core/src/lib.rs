//! English in, valid WGSL out: the language, the data and the inference side of `wgsl-train`.
//!
//! | room | promise |
//! |---|---|
//! | [`wgsl`] | lossless lexemes, canonical layout, size and nesting guard, the four chromatic templates |
//! | [`tokenizer`] | text to token ids and back; no unknown token exists |
//! | [`dataset`] | TOML, JSONL and Arrow to [`Example`]s in a stable order; every refusal names file and record |
//! | [`validate`](mod@validate) | WGSL to a [`Verdict`]; never aborts the process |
//! | [`asked`] | what a prompt asks for by value, and whether it stands in live code |
//! | [`interface`] | a valid module to its types, bindings, functions and entry points |
//! | `arrow_export` | token ids to Arrow record batches (feature `arrow`) |
//! | [`constrain`] | tokens that may come next, so that what is decoded is valid |
//! | [`engine`] | token ids to logits |
//! | [`constrain`] | decoding that can only end in valid WGSL |
//! | [`generate`] | prompt to [`Generation`] |
//! | [`bundled`] | the configs, examples and weights that travel inside a build |

pub mod asked;
pub mod bundled;
pub mod constrain;
pub mod dataset;
pub mod engine;
mod error;
pub mod example;
pub mod generate;
pub mod interface;
pub mod tokenizer;
pub mod validate;
pub mod wgsl;

#[cfg(feature = "arrow")]
pub mod arrow_export;
#[cfg(feature = "python")]
mod python;
#[cfg(test)]
#[allow(unreachable_pub, reason = "shared with the integration tests")]
#[path = "../tests/tiny_model/random.rs"]
mod random_model;

pub use error::{Error, Result};
pub use example::{Example, Split};
pub use generate::{Generation, Model};
pub use interface::describe;
pub use tokenizer::Tokenizer;
pub use validate::{Verdict, validate, validate_batch};

/// The README's examples run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
