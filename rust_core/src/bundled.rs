//! The configs, examples and weights that travel inside a build, so that an installed wheel or binary finds them with
//! no path to search. `build.rs` lists the files: one dropped into `configs/`, `data/` or `model/` is in the next build.

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// (file name, text) of every bundled config, sorted.
pub fn configs() -> &'static [(&'static str, &'static str)] {
    CONFIGS
}

/// (file name, text) of every bundled data file, sorted.
pub fn data() -> &'static [(&'static str, &'static str)] {
    DATA
}

/// The files of an exported model, as they stand in `rust_core/model`.
#[derive(Debug, Clone, Copy)]
pub struct ModelFiles {
    /// `model.safetensors`
    pub weights: &'static [u8],
    /// `config.json`
    pub config: &'static str,
    /// `tokenizer.json`
    pub tokenizer: &'static str,
    /// `ngrams.bin`, if there is one.
    pub ngrams: Option<&'static [u8]>,
}

/// The weights that ship; None in a build without the feature `bundled-model`.
pub fn model() -> Option<ModelFiles> {
    MODEL
}
