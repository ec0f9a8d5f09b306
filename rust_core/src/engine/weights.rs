//! Reads `model.safetensors` tensor by tensor into the engine's own memory, as `f32`.
//!
//! A mapped file that shrinks kills the process, so nothing is mapped: seek and read. The header is checked before any
//! tensor is read, every tensor before its memory is taken, so memory is bounded by the file's own size (times four for
//! int8). Format: <https://github.com/huggingface/safetensors>, 8 bytes of header length, JSON header, data.

use super::kernels::Kernels;
use super::tensor::Tensor;
use crate::error::{Error, Result};
use safetensors::Dtype;
use safetensors::tensor::{Metadata, TensorInfo};
use std::collections::HashMap;
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

const LENGTH_BYTES: u64 = 8;
const MAX_HEADER_BYTES: u64 = 16 << 20;
const CHUNK_BYTES: usize = 1 << 16;

/// y = x W^T + b.
pub(crate) struct Linear {
    /// `[out, in]`
    pub(crate) weight: Tensor,
    /// `[out]`
    pub(crate) bias: Tensor,
}

impl Linear {
    /// Rows of x `[in]` to rows of y `[out]`.
    pub(crate) fn apply(&self, kernels: &Kernels, x: &[f32], y: &mut [f32]) {
        (kernels.linear)(x, &self.weight, &self.bias, y);
    }
}

/// Scale and shift after normalising a row.
pub(crate) struct LayerNorm {
    /// `[D]`
    weight: Tensor,
    /// `[D]`
    bias: Tensor,
    eps: f32,
}

impl LayerNorm {
    /// Rows of x `[D]` become the norm of x + residual.
    pub(crate) fn apply(&self, kernels: &Kernels, x: &mut [f32], residual: &[f32]) {
        (kernels.add_layer_norm)(x, residual, &self.weight, &self.bias, self.eps);
    }
}

/// An open weights file and the tensors nobody has asked for yet.
pub(crate) struct WeightsReader<R> {
    reader: R,
    place: String,
    data_start: u64,
    unread: HashMap<String, TensorInfo>,
}

impl WeightsReader<File> {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|source| Error::io("read", path, source))?;
        let len = file.metadata().map_err(|source| Error::io("read", path, source))?.len();
        Self::new(file, len, path.display().to_string())
    }
}

impl<'a> WeightsReader<Cursor<&'a [u8]>> {
    pub(crate) fn from_bytes(bytes: &'a [u8], place: &str) -> Result<Self> {
        Self::new(Cursor::new(bytes), bytes.len() as u64, place.to_owned())
    }
}

impl<R: Read + Seek> WeightsReader<R> {
    fn new(mut reader: R, len: u64, place: String) -> Result<Self> {
        let mut length = [0; LENGTH_BYTES as usize];
        if len < LENGTH_BYTES {
            return Err(Error::malformed(place, "a safetensors file", format!("{len} bytes")));
        }
        reader.read_exact(&mut length).map_err(|source| Error::io("read", Path::new(&place), source))?;
        let header_len = u64::from_le_bytes(length);
        if header_len > MAX_HEADER_BYTES.min(len - LENGTH_BYTES) {
            let expected = format!("a header of at most {} bytes", MAX_HEADER_BYTES.min(len - LENGTH_BYTES));
            return Err(Error::malformed(place, expected, format!("a header length of {header_len}")));
        }
        let mut header = vec![0; header_len as usize];
        reader.read_exact(&mut header).map_err(|source| Error::io("read", Path::new(&place), source))?;
        let unread = tensor_infos(&header, len - LENGTH_BYTES - header_len, &place)?;
        Ok(Self { reader, place, data_start: LENGTH_BYTES + header_len, unread })
    }

    /// `{name}.weight` `[outputs, inputs]` and `{name}.bias` `[outputs]`.
    pub(crate) fn linear(&mut self, name: &str, outputs: usize, inputs: usize) -> Result<Linear> {
        let weight = self.tensor(&format!("{name}.weight"), &[outputs, inputs])?;
        Ok(Linear { weight, bias: self.tensor(&format!("{name}.bias"), &[outputs])? })
    }

    /// `{name}.weight` and `{name}.bias`, both `[width]`.
    pub(crate) fn layer_norm(&mut self, name: &str, width: usize, eps: f32) -> Result<LayerNorm> {
        let weight = self.tensor(&format!("{name}.weight"), &[width])?;
        Ok(LayerNorm { weight, bias: self.tensor(&format!("{name}.bias"), &[width])?, eps })
    }

    /// One I8 tensor of exactly this shape and no scale: integers from -1 to below `end`.
    pub(crate) fn small_integers(&mut self, name: &str, shape: &[usize], end: i8) -> Result<Vec<i8>> {
        let info = self.unread.remove(name);
        let Some(info) = info.as_ref().filter(|info| info.shape == shape && info.dtype == Dtype::I8) else {
            let found = info.map_or("no such tensor".into(), |info| format!("{:?} {:?}", info.dtype, info.shape));
            return Err(self.wrong(name, format!("I8 {shape:?}, as config.json says"), found));
        };
        // The header was checked: the file is as long as this.
        let mut bytes = vec![0; shape.iter().product()];
        let failed = |source| Error::Io { operation: "read", path: PathBuf::from(&self.place), source };
        self.reader.seek(SeekFrom::Start(self.data_start + info.data_offsets.0 as u64)).map_err(failed)?;
        self.reader.read_exact(&mut bytes).map_err(failed)?;
        let values: Vec<i8> = bytes.into_iter().map(|byte| byte as i8).collect();
        match values.iter().find(|value| !(-1..end).contains(*value)) {
            None => Ok(values),
            Some(value) => Err(self.wrong(name, format!("integers from -1 to {}", end - 1), value.to_string())),
        }
    }

    /// One tensor of exactly this shape, stored as F32, BF16, or (matrices) I8 with `{name}.scale` F32 `[rows]`.
    pub(crate) fn tensor(&mut self, name: &str, shape: &[usize]) -> Result<Tensor> {
        let info = self.unread.remove(name);
        let quantised = info.as_ref().is_some_and(|info| info.dtype == Dtype::I8) && shape.len() == 2;
        let scale = if quantised { Some(self.tensor(&format!("{name}.scale"), &shape[..1])?) } else { None };
        let readable = |info: &TensorInfo| matches!(info.dtype, Dtype::F32 | Dtype::BF16) || quantised;
        let Some(info) = info.as_ref().filter(|info| info.shape == shape && readable(info)) else {
            let dtypes = if shape.len() == 2 { "F32, BF16 or I8" } else { "F32 or BF16" };
            let found = info.map_or("no such tensor".into(), |info| format!("{:?} {:?}", info.dtype, info.shape));
            return Err(self.wrong(name, format!("{dtypes} {shape:?}, as config.json says"), found));
        };
        let len = shape.iter().product();
        let Some(mut tensor) = Tensor::try_zeros(len) else {
            return Err(self.wrong(name, format!("memory for {len} numbers"), "not enough".into()));
        };
        self.fill(info, scale.as_deref(), &mut tensor)?;
        match tensor.iter().position(|value| !value.is_finite()) {
            None => Ok(tensor),
            Some(at) => Err(self.wrong(name, "finite numbers".into(), format!("{} at {at}", tensor[at]))),
        }
    }

    /// Nothing may be left over: a tensor nobody asked for belongs to another model.
    pub(crate) fn finish(self) -> Result<()> {
        match self.unread.iter().min_by_key(|(name, _)| name.as_str()) {
            None => Ok(()),
            Some((name, info)) => {
                let found = format!("{:?} {:?}", info.dtype, info.shape);
                Err(self.wrong(name, "no such tensor, as config.json says".into(), found))
            }
        }
    }

    fn wrong(&self, name: &str, expected: String, found: String) -> Error {
        Error::Tensor { file: self.place.clone(), name: name.to_owned(), expected, found }
    }

    /// Reads and converts chunk by chunk; the header check made sure that sizes agree.
    fn fill(&mut self, info: &TensorInfo, scale: Option<&[f32]>, tensor: &mut [f32]) -> Result<()> {
        let failed = |source| Error::Io { operation: "read", path: PathBuf::from(&self.place), source };
        self.reader.seek(SeekFrom::Start(self.data_start + info.data_offsets.0 as u64)).map_err(failed)?;
        let columns = info.shape.last().copied().unwrap_or(1);
        let width = info.dtype.bitsize() / 8;
        let mut bytes = vec![0; CHUNK_BYTES];
        for (index, values) in tensor.chunks_mut(CHUNK_BYTES / width).enumerate() {
            let bytes = &mut bytes[..values.len() * width];
            self.reader.read_exact(bytes).map_err(failed)?;
            let start = index * (CHUNK_BYTES / width);
            for (offset, (value, encoded)) in values.iter_mut().zip(bytes.chunks_exact(width)).enumerate() {
                *value = match (encoded, scale) {
                    (&[a, b, c, d], _) => f32::from_le_bytes([a, b, c, d]),
                    (&[low, high], _) => f32::from_bits(u32::from(u16::from_le_bytes([low, high])) << 16),
                    (&[byte], Some(scale)) => f32::from(byte as i8) * scale[(start + offset) / columns],
                    _ => unreachable!("dtypes were checked"),
                };
            }
        }
        Ok(())
    }
}

/// The header's tensors, whose ranges cover the data without hole or overlap (checked by `Metadata`).
fn tensor_infos(header: &[u8], data_len: u64, place: &str) -> Result<HashMap<String, TensorInfo>> {
    let metadata: Metadata = serde_json::from_slice(header)
        .map_err(|error| Error::malformed(place, "a valid safetensors header", error.to_string()))?;
    if metadata.data_len() as u64 != data_len {
        let expected = format!("{} bytes of data, as the header says", metadata.data_len());
        return Err(Error::malformed(place, expected, format!("{data_len} bytes")));
    }
    Ok(metadata.tensors().into_iter().map(|(name, info)| (name, info.clone())).collect())
}
