//! Token ids to Arrow: what training reads. Rust adds bos and eos, nobody pads here, and the hashes of the tokenizer and
//! of the examples travel in the schema's metadata.

use crate::dataset::source_hash;
use crate::error::{Error, Result};
use crate::example::Example;
use crate::tokenizer::{BOS, EOS, Tokenizer};
use arrow_array::builder::{Int32Builder, ListBuilder};
use arrow_array::{ArrayRef, ListArray, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// Metadata key: [`Tokenizer::hash`].
pub const TOKENIZER_HASH: &str = "wgsl_train.tokenizer_hash";
/// Metadata key: [`source_hash`].
pub const SOURCE_HASH: &str = "wgsl_train.source_hash";

/// The columns of an encoded set; none has nulls. The metadata is added to each set's own copy.
pub static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let text = |name: &str| Field::new(name, DataType::Utf8, false);
    let ids = |name: &str| Field::new(name, DataType::List(id_field()), false);
    Arc::new(Schema::new(vec![text("id"), text("theme"), text("split"), ids("input_ids"), ids("labels")]))
});

/// Rows of a batch: enough that the cost a batch is nothing, few enough to spread over workers.
const BATCH_ROWS: usize = 4096;
/// Bytes of text in a batch, well under the 2 GiB that 32-bit offsets reach.
const BATCH_BYTES: usize = 256 << 20;

/// A set as token ids.
#[derive(Debug, Clone)]
pub struct EncodedDataset {
    /// [`SCHEMA`] with both hashes in its metadata.
    pub schema: SchemaRef,
    /// The rows in the order of the examples.
    pub batches: Vec<RecordBatch>,
    /// Ids of the examples whose prompt was cut to fit.
    pub truncated_prompts: Vec<String>,
}

impl EncodedDataset {
    /// Number of examples.
    pub fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

/// Encodes every example, on all cores: `input_ids` are [`Tokenizer::encode_source`], `labels` are
/// `[BOS] + code_ids + [EOS]`. An example without a split counts as training. A prompt beyond `max_seq_len` ids is cut
/// (its specials stay) and listed.
///
/// # Errors
/// [`Error::Malformed`] naming the example whose target is longer than `max_seq_len`; [`Error::Argument`] for a
/// `max_seq_len` under 2.
pub fn encode_dataset(examples: &[Example], tokenizer: &Tokenizer, max_seq_len: usize) -> Result<EncodedDataset> {
    if !(2..=i32::MAX as usize / BATCH_ROWS).contains(&max_seq_len) {
        return Err(Error::Argument {
            name: "max_seq_len",
            expected: format!("2 to {}", i32::MAX as usize / BATCH_ROWS),
            found: max_seq_len.to_string(),
        });
    }
    let metadata =
        HashMap::from([(TOKENIZER_HASH.to_owned(), tokenizer.hash()), (SOURCE_HASH.to_owned(), source_hash(examples))]);
    let schema = Arc::new(SCHEMA.as_ref().clone().with_metadata(metadata));
    let mut encoded = EncodedDataset { schema, batches: Vec::new(), truncated_prompts: Vec::new() };
    for rows in batches(examples, |example| example.id.len() + example.theme.len()) {
        let pairs: Vec<Pair> =
            rows.par_iter().map(|row| Pair::encode(row, tokenizer, max_seq_len)).collect::<Result<_>>()?;
        let truncated = rows.iter().zip(&pairs).filter(|(_, pair)| pair.prompt_truncated);
        encoded.truncated_prompts.extend(truncated.map(|(row, _)| row.id.clone()));
        encoded.batches.push(record_batch(encoded.schema.clone(), rows, &pairs)?);
    }
    Ok(encoded)
}

/// Encodes codes, without bos or eos, as one Arrow array of lists, on all cores.
///
/// # Errors
/// [`Error::Argument`] where all ids together pass the 2^31 that 32-bit offsets reach.
pub fn encode_batch<S: AsRef<str> + Sync>(codes: &[S], tokenizer: &Tokenizer) -> Result<ListArray> {
    let rows: Vec<Vec<u32>> = codes.par_iter().map(|code| tokenizer.encode(code.as_ref())).collect();
    let total: usize = rows.iter().map(Vec::len).sum();
    if total > i32::MAX as usize {
        let expected = format!("at most {} token ids in one batch", i32::MAX);
        return Err(Error::Argument { name: "codes", expected, found: total.to_string() });
    }
    Ok(lists(rows.iter().map(Vec::as_slice)))
}

/// The sequences of one example.
struct Pair {
    input_ids: Vec<u32>,
    labels: Vec<u32>,
    prompt_truncated: bool,
}

impl Pair {
    fn encode(example: &Example, tokenizer: &Tokenizer, max_seq_len: usize) -> Result<Self> {
        let (input_ids, prompt_truncated) = tokenizer.encode_source(&example.prompt, max_seq_len);
        let mut labels = vec![BOS];
        labels.extend(tokenizer.encode(&example.code));
        labels.push(EOS);
        if labels.len() > max_seq_len {
            return Err(Error::malformed(
                format!("example `{}`", example.id),
                format!("a target of at most {max_seq_len} tokens (max_seq_len, bos and eos included)"),
                labels.len().to_string(),
            ));
        }
        Ok(Self { input_ids, labels, prompt_truncated })
    }
}

fn record_batch(schema: SchemaRef, rows: &[Example], pairs: &[Pair]) -> Result<RecordBatch> {
    let split: StringArray = rows.iter().map(|row| Some(row.split.map_or("train", |split| split.name()))).collect();
    let columns: Vec<ArrayRef> = vec![
        strings(rows, |row| &row.id),
        strings(rows, |row| &row.theme),
        Arc::new(split),
        Arc::new(lists(pairs.iter().map(|pair| pair.input_ids.as_slice()))),
        Arc::new(lists(pairs.iter().map(|pair| pair.labels.as_slice()))),
    ];
    RecordBatch::try_new(schema, columns)
        .map_err(|error| Error::malformed("encoded examples", "a record batch", error.to_string()))
}

/// The rows in runs that fit a batch; `bytes_of` bounds the text a row puts into one column.
pub(crate) fn batches<T>(rows: &[T], bytes_of: impl Fn(&T) -> usize) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |row: &T| {
            bytes += bytes_of(row);
            bytes <= BATCH_BYTES
        };
        // A row is never too large alone (example::MAX_TEXT_BYTES), but one at least must leave the list.
        let count = rest.iter().take(BATCH_ROWS).map(fits).take_while(|fits| *fits).count().max(1).min(rest.len());
        let (batch, others) = rest.split_at(count);
        rest = others;
        (!batch.is_empty()).then_some(batch)
    })
}

pub(crate) fn strings<T>(rows: &[T], text: impl Fn(&T) -> &str) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(rows.iter().map(text)))
}

/// The element field of a list of ids; pyarrow and polars both call it `item`.
fn id_field() -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Int32, false))
}

fn lists<'a>(rows: impl Iterator<Item = &'a [u32]>) -> ListArray {
    let mut builder = ListBuilder::new(Int32Builder::new()).with_field(id_field());
    for row in rows {
        builder.values().extend(row.iter().map(|id| Some(*id as i32)));
        builder.append(true);
    }
    builder.finish()
}
