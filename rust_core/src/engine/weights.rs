//! Reads `model.safetensors` tensor by tensor into the arena, packed as the kernels want it; no other copy is made.
//!
//! A mapped file that shrinks kills the process, so nothing is mapped: seek and read. The header is checked before any
//! tensor is read, and the arena's size follows from it, so memory is bounded by the file's own size (times four where
//! int8 becomes f32, and the filling up of panels). Format: <https://github.com/huggingface/safetensors>, 8 bytes of
//! header length, JSON header, data.

use super::arena::{Arena, Block};
use super::dtype::Dtype;
use super::kernels::Kernels;
use super::linear::{Linear, Matrix, MatrixBuilder, StoredRow, Use};
use super::packed::{INT8_DEPTH, PANEL_ROWS};
use crate::error::{Error, Result};
use safetensors::Dtype as Stored;
use safetensors::tensor::{Metadata, TensorInfo};
use std::collections::HashMap;
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

const LENGTH_BYTES: u64 = 8;
const MAX_HEADER_BYTES: u64 = 16 << 20;
/// Rows are read this many bytes at a time, or one by one where they are longer.
const CHUNK_BYTES: usize = 1 << 18;
/// Every block starts on a cache line.
const CACHE_LINE_BYTES: usize = 64;
/// The largest number that does not become infinite as bf16.
const MOST_AS_BF16: f32 = f32::from_bits(0x7F7F_7FFF);

/// Scale and shift after normalising a row.
pub(crate) struct LayerNorm {
    /// `[D]`
    weight: Block<f32>,
    /// `[D]`
    bias: Block<f32>,
    eps: f32,
}

impl LayerNorm {
    /// D
    pub(crate) fn width(&self) -> usize {
        self.weight.len()
    }

    /// Rows of x `[D]` become the norm of x + residual.
    pub(crate) fn apply(&self, kernels: &Kernels, x: &mut [f32], residual: &[f32]) {
        (kernels.add_layer_norm)(x, residual, &self.weight, &self.bias, self.eps);
    }
}

/// An open weights file, the tensors nobody has asked for yet, and where they go.
pub(crate) struct WeightsReader<R> {
    reader: R,
    place: String,
    data_start: u64,
    unread: HashMap<String, TensorInfo>,
    dtype: Dtype,
    arena: Arena,
}

impl WeightsReader<File> {
    pub(crate) fn open(path: &Path, dtype: Dtype) -> Result<Self> {
        let file = File::open(path).map_err(|source| Error::io("read", path, source))?;
        let len = file.metadata().map_err(|source| Error::io("read", path, source))?.len();
        Self::new(file, len, path.display().to_string(), dtype)
    }
}

impl<'a> WeightsReader<Cursor<&'a [u8]>> {
    pub(crate) fn from_bytes(bytes: &'a [u8], place: &str, dtype: Dtype) -> Result<Self> {
        Self::new(Cursor::new(bytes), bytes.len() as u64, place.to_owned(), dtype)
    }
}

impl<R: Read + Seek> WeightsReader<R> {
    fn new(mut reader: R, len: u64, place: String, dtype: Dtype) -> Result<Self> {
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
        let capacity = unread.iter().map(|(name, info)| most_bytes(name, info, dtype)).fold(0, usize::saturating_add);
        let Some(arena) = Arena::new(capacity) else {
            return Err(Error::malformed(place, format!("memory for {capacity} bytes of weights"), "not enough"));
        };
        Ok(Self { reader, place, data_start: LENGTH_BYTES + header_len, unread, dtype, arena })
    }

    /// `{name}.weight` `[outputs, inputs]` and `{name}.bias` `[outputs]`.
    pub(crate) fn linear(&mut self, name: &str, outputs: usize, inputs: usize) -> Result<Linear> {
        self.stacked_linear(&[name.to_owned()], outputs, inputs)
    }

    /// Equal layers that read the same rows, as one: their outputs side by side.
    pub(crate) fn stacked_linear(&mut self, names: &[String], outputs: usize, inputs: usize) -> Result<Linear> {
        let weights: Vec<_> = names.iter().map(|name| format!("{name}.weight")).collect();
        let weight = self.stacked(&weights, Use::Product, (outputs, inputs))?;
        let Some(mut bias) = self.arena.take(names.len() * outputs) else {
            return Err(self.no_room(&weights[0]));
        };
        for (name, bias) in names.iter().zip(bias.chunks_exact_mut(outputs)) {
            self.floats_into(&format!("{name}.bias"), bias)?;
        }
        Ok(Linear { weight, bias })
    }

    /// `{name}.weight` and `{name}.bias`, both `[width]`.
    pub(crate) fn layer_norm(&mut self, name: &str, width: usize, eps: f32) -> Result<LayerNorm> {
        let weight = self.vector(&format!("{name}.weight"), width)?;
        Ok(LayerNorm { weight, bias: self.vector(&format!("{name}.bias"), width)?, eps })
    }

    /// One matrix `[outputs, inputs]`, stored as F32, BF16, or I8 within +-127 with `{name}.scale` F32 `[outputs]`.
    pub(crate) fn matrix(&mut self, name: &str, of: Use, outputs: usize, inputs: usize) -> Result<Matrix> {
        self.stacked(&[name.to_owned()], of, (outputs, inputs))
    }

    fn stacked(&mut self, names: &[String], of: Use, (outputs, inputs): (usize, usize)) -> Result<Matrix> {
        let stored = names.first().and_then(|name| self.unread.get(name)).map(|info| info.dtype);
        let dtype = kept_as(self.dtype, stored, &names[0]);
        let Some(mut builder) = MatrixBuilder::new(&mut self.arena, dtype, of, (names.len() * outputs, inputs)) else {
            return Err(self.refuse_shape(&names[0], &[outputs, inputs]));
        };
        let most = if matches!(dtype, Dtype::Bf16 | Dtype::Int4) { MOST_AS_BF16 } else { f32::MAX };
        for name in names {
            self.rows(name, &[outputs, inputs], most, |row| builder.push(row))?;
        }
        Ok(builder.finish())
    }

    /// One vector `[len]`, stored as F32 or BF16, kept as f32.
    pub(crate) fn vector(&mut self, name: &str, len: usize) -> Result<Block<f32>> {
        let Some(mut numbers) = self.arena.take(len) else {
            return Err(self.refuse_shape(name, &[len]));
        };
        self.floats_into(name, &mut numbers)?;
        Ok(numbers)
    }

    fn floats_into(&mut self, name: &str, numbers: &mut [f32]) -> Result<()> {
        let shape = [numbers.len()];
        self.rows(name, &shape, f32::MAX, |row| {
            if let StoredRow::Floats(row) = row {
                numbers.copy_from_slice(row);
            }
        })
    }

    /// What int8 numbers are multiples of; 127 times each is within +-`most`.
    fn scales_into(&mut self, name: &str, most: f32, scales: &mut [f32]) -> Result<()> {
        self.floats_into(name, scales)?;
        match first(scales, |scale| !is_within(scale * 127.0, most)) {
            None => Ok(()),
            Some(at) => Err(self.wrong(
                name,
                format!("numbers within +-{:e}", most / 127.0),
                format!("{:e} at {at}", scales[at]),
            )),
        }
    }

    /// One I8 tensor of exactly this shape and no scale: integers from -1 to below `end`.
    pub(crate) fn small_integers(&mut self, name: &str, shape: &[usize], end: i8) -> Result<Vec<i8>> {
        let info = self.unread.remove(name);
        let Some(info) = info.as_ref().filter(|info| info.shape == shape && info.dtype == Stored::I8) else {
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

    /// Reads a tensor of exactly this shape and of numbers within +-`most` row by row: a vector is one row, a matrix's rows
    /// are its own.
    fn rows(&mut self, name: &str, shape: &[usize], most: f32, mut visit: impl FnMut(StoredRow)) -> Result<()> {
        let is_matrix = shape.len() == 2;
        let info = self.unread.remove(name);
        let readable = |info: &TensorInfo| match info.dtype {
            Stored::F32 | Stored::BF16 => true,
            Stored::I8 => is_matrix,
            _ => false,
        };
        let Some(info) = info.as_ref().filter(|info| info.shape == shape && readable(info)) else {
            return Err(self.unfit(name, shape, info.as_ref()));
        };
        let mut scales = vec![0.0; if info.dtype == Stored::I8 { shape[0] } else { 0 }];
        if !scales.is_empty() {
            self.scales_into(&format!("{name}.scale"), most, &mut scales)?;
        }
        let (columns, width) = (shape.last().copied().unwrap_or(1), info.dtype.bitsize() / 8);
        let count = if is_matrix { shape[0] } else { 1 };
        let at_once = (CHUNK_BYTES / (columns * width)).clamp(1, count);
        let mut decoder = RowDecoder { dtype: info.dtype, most, floats: vec![0.0; columns], values: vec![0; columns] };
        let mut bytes = vec![0; at_once * columns * width];
        let failed = |source| Error::Io { operation: "read", path: PathBuf::from(&self.place), source };
        self.reader.seek(SeekFrom::Start(self.data_start + info.data_offsets.0 as u64)).map_err(failed)?;
        for first in (0..count).step_by(at_once) {
            let bytes = &mut bytes[..at_once.min(count - first) * columns * width];
            self.reader.read_exact(bytes).map_err(failed)?;
            for (row, bytes) in bytes.chunks_exact(columns * width).enumerate() {
                let scale = scales.get(first + row).copied();
                match decoder.decode(bytes, scale) {
                    Ok(row) => visit(row),
                    Err((column, expected, found)) => {
                        let found = format!("{found} at {}", (first + row) * columns + column);
                        return Err(self.wrong(name, expected.into(), found));
                    }
                }
            }
        }
        Ok(())
    }

    /// The error of a tensor that has no room: only one whose shape is not what the arena was measured by.
    fn refuse_shape(&mut self, name: &str, shape: &[usize]) -> Error {
        match self.unread.remove(name) {
            Some(info) if info.shape == shape => self.no_room(name),
            info => self.unfit(name, shape, info.as_ref()),
        }
    }

    fn no_room(&self, name: &str) -> Error {
        self.wrong(name, "memory for it".into(), "not enough".into())
    }

    fn unfit(&self, name: &str, shape: &[usize], info: Option<&TensorInfo>) -> Error {
        let dtypes = if shape.len() == 2 { "F32, BF16 or I8" } else { "F32 or BF16" };
        let found = info.map_or("no such tensor".into(), |info| format!("{:?} {:?}", info.dtype, info.shape));
        self.wrong(name, format!("{dtypes} {shape:?}, as config.json says"), found)
    }

    /// Nothing may be left over: a tensor nobody asked for belongs to another model.
    ///
    /// Returns the bytes that the weights take.
    pub(crate) fn finish(self) -> Result<usize> {
        match self.unread.iter().min_by_key(|(name, _)| name.as_str()) {
            None => Ok(self.arena.used_bytes()),
            Some((name, info)) => {
                let found = format!("{:?} {:?}", info.dtype, info.shape);
                Err(self.wrong(name, "no such tensor, as config.json says".into(), found))
            }
        }
    }

    fn wrong(&self, name: &str, expected: String, found: String) -> Error {
        Error::Tensor { file: self.place.clone(), name: name.to_owned(), expected, found }
    }
}

/// What a matrix stored as `stored` is kept as.
fn kept_as(dtype: Dtype, stored: Option<Stored>, name: &str) -> Dtype {
    match (dtype, stored) {
        // Read a row at a time, or tied to the output layer, where four bits cost most.
        (Dtype::Int4, _) if name.ends_with("embedding.weight") => Dtype::Int8,
        (Dtype::Auto, Some(Stored::BF16)) => Dtype::Bf16,
        (Dtype::Auto, Some(Stored::I8)) => Dtype::Int8,
        (Dtype::Auto, _) => Dtype::F32,
        (dtype, _) => dtype,
    }
}

/// The most a tensor takes in the arena, whatever it is used for.
fn most_bytes(name: &str, info: &TensorInfo, dtype: Dtype) -> usize {
    let count = info.shape.iter().fold(1, |count: usize, size| count.saturating_mul(*size));
    let [rows, columns] = info.shape[..] else {
        return count.saturating_mul(size_of::<f32>()).saturating_add(CACHE_LINE_BYTES);
    };
    if count == 0 {
        return 0;
    }
    let rows = rows.saturating_add(PANEL_ROWS);
    let (width, columns) = match kept_as(dtype, Some(info.dtype), name) {
        // Four bits and a sixteenth of a scale of two bytes are less than a byte for two.
        Dtype::Int4 => (1, columns.div_ceil(2).saturating_add(columns / 16).saturating_add(INT8_DEPTH + 2)),
        Dtype::Int8 => (1, columns.saturating_add(INT8_DEPTH)),
        Dtype::Bf16 => (2, columns),
        Dtype::F32 | Dtype::Auto => (4, columns),
    };
    let scales_and_starts = rows.saturating_mul(2 * size_of::<f32>());
    let numbers = rows.saturating_mul(columns).saturating_mul(width);
    numbers.saturating_add(scales_and_starts).saturating_add(3 * CACHE_LINE_BYTES)
}

/// Turns the bytes of a row into numbers.
struct RowDecoder {
    dtype: Stored,
    most: f32,
    floats: Vec<f32>,
    values: Vec<i8>,
}

/// (column, expected, found)
type Refusal = (usize, &'static str, String);

impl RowDecoder {
    fn decode(&mut self, bytes: &[u8], scale: Option<f32>) -> std::result::Result<StoredRow<'_>, Refusal> {
        if let Some(scale) = scale {
            self.values.iter_mut().zip(bytes).for_each(|(value, byte)| *value = *byte as i8);
            return match first(&self.values, |value| value == i8::MIN) {
                None => Ok(StoredRow::Int8(&self.values, scale)),
                Some(at) => Err((at, "integers within +-127", i8::MIN.to_string())),
            };
        }
        if self.dtype == Stored::BF16 {
            for (float, bytes) in self.floats.iter_mut().zip(bytes.as_chunks().0) {
                *float = f32::from_bits(u32::from(u16::from_le_bytes(*bytes)) << 16);
            }
        } else {
            for (float, bytes) in self.floats.iter_mut().zip(bytes.as_chunks().0) {
                *float = f32::from_le_bytes(*bytes);
            }
        }
        match first(&self.floats, |float| !is_within(float, self.most)) {
            None => Ok(StoredRow::Floats(&self.floats)),
            Some(at) if self.floats[at].is_finite() => {
                Err((at, "numbers within the range of bf16", format!("{:e}", self.floats[at])))
            }
            Some(at) => Err((at, "finite numbers", self.floats[at].to_string())),
        }
    }
}

/// What is no number is not.
fn is_within(number: f32, most: f32) -> bool {
    number.abs() <= most
}

/// Where the first bad number is. Nearly every row has none, and to see that takes no branch a number.
fn first<T: Copy>(row: &[T], is_bad: impl Fn(T) -> bool) -> Option<usize> {
    let any = row.iter().fold(false, |any, number| any | is_bad(*number));
    if any { row.iter().position(|number| is_bad(*number)) } else { None }
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
