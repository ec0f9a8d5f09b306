//! What weights are kept and multiplied as.

use crate::error::{Error, Result};
use std::str::FromStr;

/// What matrices become in memory; norms and biases stay f32. A folder of another dtype is converted as it is read:
/// f32 asked for as int8 is quantised as `wgsl-train export --dtype int8` would, int8 asked for as f32 is widened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dtype {
    /// Each as the file holds it: f32 in f32, bf16 in bf16, int8 in int8 without ever being widened. Nothing is made
    /// smaller unasked; whoever exported the folder has chosen (`tests/engine_quality.rs` tells what that costs).
    #[default]
    Auto,
    /// 32-bit floats: the reference, 4 bytes a weight.
    F32,
    /// The upper halves of f32, multiplied with f32 activations.
    Bf16,
    /// Integers within +-127 with a scale a row, multiplied with activations quantised row by row as they come.
    Int8,
    /// Four bits with a scale for 32 weights of a row, multiplied with activations as for int8; embeddings stay int8. Half
    /// the bytes of int8, and the only one that is asked for and never exported: it costs quality
    /// (`tests/engine_quality.rs` tells how much).
    Int4,
}

impl Dtype {
    /// All, as [`FromStr`] and [`as_str`](Self::as_str) name them.
    pub const NAMES: [&str; 5] = ["auto", "f32", "bf16", "int8", "int4"];

    /// "auto", "f32", "bf16", "int8" or "int4".
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::F32 => "f32",
            Self::Bf16 => "bf16",
            Self::Int8 => "int8",
            Self::Int4 => "int4",
        }
    }
}

impl Dtype {
    /// Whether activations are quantised for it.
    pub(crate) fn is_integer(self) -> bool {
        matches!(self, Self::Int8 | Self::Int4)
    }
}

impl FromStr for Dtype {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "auto" => Ok(Self::Auto),
            "f32" => Ok(Self::F32),
            "bf16" => Ok(Self::Bf16),
            "int8" => Ok(Self::Int8),
            "int4" => Ok(Self::Int4),
            _ => {
                let expected = format!("one of {}", Self::NAMES.join(", "));
                Err(Error::Argument { name: "dtype", expected, found: name.chars().take(60).collect() })
            }
        }
    }
}
