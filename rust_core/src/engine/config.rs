//! `config.json` of an exported model folder: the shape of the network and which tokenizer it was trained with.

use super::architecture::{Architecture, PromptEncoderConfig};
use super::confidence::{ConfidenceConfig, FEATURES};
use crate::error::{Error, Result};
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The version of the folder's format that this crate reads.
pub const FORMAT_VERSION: u64 = 1;

const MAX_CONFIG_BYTES: u64 = 1 << 20;
/// Keys and values of all decoder layers at full length, in numbers: 1 GiB of `f32`.
const MAX_CACHE_LEN: u64 = 1 << 28;

/// Shape of a model. The field names are the keys of `config.json`.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelConfig {
    /// The network.
    pub architecture: Architecture,
    /// Size of the prompt side's vocabulary.
    pub source_vocab_size: usize,
    /// Size of the code side's vocabulary; equal to the source's in [`Architecture::Transformer`], which shares one. In
    /// [`Architecture::Minilm`] the source's is a multiple of [`FORMS`](crate::tokenizer::FORMS).
    pub target_vocab_size: usize,
    /// Width of the residual stream, even, a multiple of `nhead`.
    pub d_model: usize,
    /// Attention heads.
    pub nhead: usize,
    /// Encoder layers.
    pub num_encoder_layers: usize,
    /// Decoder layers.
    pub num_decoder_layers: usize,
    /// Width inside the feed-forward blocks.
    pub dim_feedforward: usize,
    /// The most tokens a source or a target may have, BOS and EOS included.
    pub max_seq_len: usize,
    /// The frozen part; there in [`Architecture::Minilm`] alone.
    pub prompt_encoder: Option<PromptEncoderConfig>,
    /// How far answers can be trusted, where that was measured.
    pub confidence: Option<ConfidenceConfig>,
    /// sha256 of the tokenizer the model was trained with; checked by [`Model`](crate::Model) where it is given.
    pub tokenizer_hash: Option<String>,
    /// Version of `wgsl-train` that exported the model.
    pub wgsl_train_version: Option<String>,
    /// Version of naga that judged its training data.
    pub naga_version: Option<String>,
}

impl ModelConfig {
    /// Reads `config.json`. Errors as [`ModelConfig::from_json`], and [`Error::Io`].
    pub fn load(path: &Path) -> Result<Self> {
        let place = path.display().to_string();
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(|source| Error::io("read", path, source))?;
        file.take(MAX_CONFIG_BYTES + 1).read_to_end(&mut bytes).map_err(|source| Error::io("read", path, source))?;
        let json = std::str::from_utf8(&bytes).map_err(|error| Error::malformed(&place, "UTF-8", error.to_string()))?;
        Self::from_json(json, &place)
    }

    /// Parses and checks the text of a `config.json`; `place` names it in errors.
    ///
    /// Every key is known and in range or the whole is refused: a key this version does not know could change what
    /// the weights mean.
    pub fn from_json(json: &str, place: &str) -> Result<Self> {
        if json.len() as u64 > MAX_CONFIG_BYTES {
            return Err(Error::malformed(place, format!("at most {MAX_CONFIG_BYTES} bytes"), "more"));
        }
        let value = serde_json::from_str(json).map_err(|error| Error::malformed(place, "JSON", error.to_string()))?;
        let Value::Object(map) = value else {
            return Err(Error::malformed(place, "a JSON object", shown(&value)));
        };
        let mut fields = Fields { map, place };
        fields.format_version()?;
        let config = Self {
            architecture: fields.architecture()?,
            source_vocab_size: fields.size("source_vocab_size")?,
            target_vocab_size: fields.size("target_vocab_size")?,
            d_model: fields.size("d_model")?,
            nhead: fields.size("nhead")?,
            num_encoder_layers: fields.size("num_encoder_layers")?,
            num_decoder_layers: fields.size("num_decoder_layers")?,
            dim_feedforward: fields.size("dim_feedforward")?,
            max_seq_len: fields.size("max_seq_len")?,
            prompt_encoder: fields.prompt_encoder()?,
            confidence: fields.confidence()?,
            tokenizer_hash: fields.text("tokenizer_hash")?,
            wgsl_train_version: fields.text("wgsl_train_version")?,
            naga_version: fields.text("naga_version")?,
        };
        fields.finish()?;
        config.check(place)?;
        Ok(config)
    }

    /// The text of a `config.json` that [`ModelConfig::from_json`] reads back.
    pub fn to_json(&self) -> String {
        let mut json = json!({
            "format_version": FORMAT_VERSION,
            "architecture": self.architecture.as_str(),
            "source_vocab_size": self.source_vocab_size,
            "target_vocab_size": self.target_vocab_size,
            "d_model": self.d_model,
            "nhead": self.nhead,
            "num_encoder_layers": self.num_encoder_layers,
            "num_decoder_layers": self.num_decoder_layers,
            "dim_feedforward": self.dim_feedforward,
            "max_seq_len": self.max_seq_len,
        });
        if let Some(frozen) = &self.prompt_encoder {
            json["prompt_encoder"] = json!({
                "d_model": frozen.d_model,
                "nhead": frozen.nhead,
                "num_layers": frozen.num_layers,
                "dim_feedforward": frozen.dim_feedforward,
                "max_seq_len": frozen.max_seq_len,
            });
        }
        if let Some(confidence) = &self.confidence {
            json["confidence"] = confidence.to_json();
        }
        for (key, text) in [
            ("tokenizer_hash", &self.tokenizer_hash),
            ("wgsl_train_version", &self.wgsl_train_version),
            ("naga_version", &self.naga_version),
        ] {
            if let Some(text) = text {
                json[key] = text.as_str().into();
            }
        }
        format!("{json:#}\n")
    }

    /// The most tokens a source may have, its specials included.
    pub fn max_source_len(&self) -> usize {
        self.prompt_encoder.map_or(self.max_seq_len, |frozen| frozen.max_seq_len.min(self.max_seq_len))
    }

    /// What the fields must fulfil, alone and together.
    pub(crate) fn check(&self, place: &str) -> Result<()> {
        let refuse = |expected: String, found: String| Err(Error::malformed(place, expected, found));
        for (key, size, range) in [
            ("source_vocab_size", self.source_vocab_size, 4..=1 << 20),
            ("target_vocab_size", self.target_vocab_size, 4..=1 << 20),
            ("d_model", self.d_model, 2..=8192),
            ("nhead", self.nhead, 1..=1024),
            ("num_encoder_layers", self.num_encoder_layers, 1..=256),
            ("num_decoder_layers", self.num_decoder_layers, 1..=256),
            ("dim_feedforward", self.dim_feedforward, 1..=65_536),
            ("max_seq_len", self.max_seq_len, 2..=65_536),
        ] {
            if !range.contains(&size) {
                return refuse(format!("`{key}` of {} to {}", range.start(), range.end()), size.to_string());
            }
        }
        if !self.d_model.is_multiple_of(2) || !self.d_model.is_multiple_of(self.nhead) {
            let found = format!("`d_model` {} with `nhead` {}", self.d_model, self.nhead);
            return refuse("`d_model` to be even and a multiple of `nhead`".into(), found);
        }
        self.check_architecture(place)?;
        let cache_len = 2 * self.num_decoder_layers as u64 * self.max_seq_len as u64 * self.d_model as u64;
        if cache_len > MAX_CACHE_LEN {
            let expected = format!("2 x num_decoder_layers x max_seq_len x d_model of at most {MAX_CACHE_LEN}");
            return refuse(expected, cache_len.to_string());
        }
        if let Some(hash) = &self.tokenizer_hash
            && (hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
        {
            return refuse("`tokenizer_hash` of 64 hex digits".into(), shown(&Value::from(hash.as_str())));
        }
        Ok(())
    }
}

/// The keys not yet read.
struct Fields<'a> {
    map: Map<String, Value>,
    place: &'a str,
}

impl Fields<'_> {
    fn format_version(&mut self) -> Result<()> {
        let value = self.map.shift_remove("format_version");
        match value.as_ref().and_then(Value::as_u64) {
            Some(FORMAT_VERSION) => Ok(()),
            _ => Err(self.wrong("format_version", &FORMAT_VERSION.to_string(), value.as_ref())),
        }
    }

    fn size(&mut self, key: &str) -> Result<usize> {
        let value = self.map.shift_remove(key);
        let size = value.as_ref().and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
        size.ok_or_else(|| self.wrong(key, "a positive integer", value.as_ref()))
    }

    fn text(&mut self, key: &str) -> Result<Option<String>> {
        match self.map.shift_remove(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(self.wrong(key, "a string", Some(&other))),
        }
    }

    fn architecture(&mut self) -> Result<Architecture> {
        let value = self.map.shift_remove("architecture");
        match value.as_ref().and_then(Value::as_str) {
            Some(name) if let Some(known) = Architecture::ALL.iter().find(|known| known.as_str() == name) => Ok(*known),
            _ => Err(self.wrong("architecture", "\"transformer\" or \"minilm\"", value.as_ref())),
        }
    }

    fn object(&mut self, key: &str) -> Result<Option<Map<String, Value>>> {
        match self.map.shift_remove(key) {
            None => Ok(None),
            Some(Value::Object(map)) => Ok(Some(map)),
            Some(other) => Err(self.wrong(key, "an object", Some(&other))),
        }
    }

    fn number(&mut self, key: &str) -> Result<f64> {
        let value = self.map.shift_remove(key);
        value.as_ref().and_then(Value::as_f64).ok_or_else(|| self.wrong(key, "a number", value.as_ref()))
    }

    fn confidence(&mut self) -> Result<Option<ConfidenceConfig>> {
        let Some(map) = self.object("confidence")? else { return Ok(None) };
        let place = format!("{}, confidence", self.place);
        let mut fields = Fields { map, place: &place };
        let mut config = ConfidenceConfig {
            intercept: fields.number("intercept")?,
            coefficients: [0.0; FEATURES.len()],
            threshold: fields.number("threshold")?,
        };
        for (coefficient, feature) in config.coefficients.iter_mut().zip(FEATURES) {
            *coefficient = fields.number(feature)?;
        }
        fields.finish()?;
        Ok(Some(config))
    }

    fn prompt_encoder(&mut self) -> Result<Option<PromptEncoderConfig>> {
        let Some(map) = self.object("prompt_encoder")? else { return Ok(None) };
        let place = format!("{}, prompt_encoder", self.place);
        let mut fields = Fields { map, place: &place };
        let config = PromptEncoderConfig {
            d_model: fields.size("d_model")?,
            nhead: fields.size("nhead")?,
            num_layers: fields.size("num_layers")?,
            dim_feedforward: fields.size("dim_feedforward")?,
            max_seq_len: fields.size("max_seq_len")?,
        };
        fields.finish()?;
        Ok(Some(config))
    }

    fn finish(self) -> Result<()> {
        match self.map.keys().next() {
            None => Ok(()),
            Some(key) => {
                let expected = format!("only keys of format_version {FORMAT_VERSION}");
                Err(Error::malformed(self.place, expected, shown(&Value::from(key.as_str()))))
            }
        }
    }

    fn wrong(&self, key: &str, expected: &str, found: Option<&Value>) -> Error {
        let found = found.map_or("nothing".into(), shown);
        Error::malformed(self.place, format!("`{key}` to be {expected}"), found)
    }
}

/// A value as an error shows it: JSON, cut where a hostile file made it long.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((cut, _)) => format!("{}...", &text[..cut]),
        None => text,
    }
}
