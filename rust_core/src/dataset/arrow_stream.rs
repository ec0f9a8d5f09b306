//! Examples as Arrow: read from any stream of record batches (so Parquet through pyarrow), and written as one.

use super::record::{Collector, FIELDS, Record};
use crate::arrow_export::{batches, strings};
use crate::error::{Error, Result};
use crate::example::Example;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::sync::{Arc, LazyLock};

/// What examples look like as Arrow. `split` is null where none is given.
pub static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let text = |name: &str| Field::new(name, DataType::Utf8, name == "split");
    Arc::new(Schema::new(["id", "theme", "prompt", "code", "split"].map(text).to_vec()))
});

/// Where records come from, in errors; and their theme where none is given.
const PLACE: &str = "arrow stream";
const THEME: &str = "stream";

/// Reads examples from a stream with string columns (utf8, large_utf8 or utf8_view) `prompt` and `code`, or their older
/// names, and optionally `id`, `theme` and `split`. Other columns are left alone.
///
/// # Errors
/// As [`load`](super::load), with the number of the record (1-based); and for a column of another type, one that is
/// there twice, bytes that are not UTF-8, and what the producer of the stream reports.
pub fn from_batches(reader: impl RecordBatchReader) -> Result<Vec<Example>> {
    check_schema(&reader.schema())?;
    let mut collector = Collector::default();
    let mut number = 0;
    for batch in reader {
        let batch = batch.map_err(|error| arrow_error(&error))?;
        let columns = columns(&batch)?;
        for row in 0..batch.num_rows() {
            number += 1;
            let mut record = Record::default();
            for (name, column) in &columns {
                if let Some(text) = column.get(row) {
                    record.set(name, text.to_owned());
                }
            }
            collector.push(record, format!("{PLACE}, record {number}"), THEME)?;
        }
    }
    collector.finish(PLACE)
}

/// Writes examples as record batches of [`SCHEMA`].
pub fn to_batches(examples: &[Example]) -> impl Iterator<Item = Result<RecordBatch, ArrowError>> {
    batches(examples, |example| example.prompt.len() + example.code.len()).map(|rows| {
        let split: StringArray = rows.iter().map(|row| row.split.map(|split| split.name())).collect();
        let columns: Vec<ArrayRef> = vec![
            strings(rows, |row| &row.id),
            strings(rows, |row| &row.theme),
            strings(rows, |row| &row.prompt),
            strings(rows, |row| &row.code),
            Arc::new(split),
        ];
        RecordBatch::try_new(SCHEMA.clone(), columns)
    })
}

fn check_schema(schema: &Schema) -> Result<()> {
    for name in FIELDS {
        let fields: Vec<_> = schema.fields().iter().filter(|field| field.name() == name).collect();
        let [field] = fields[..] else {
            if fields.is_empty() {
                continue;
            }
            return Err(Error::malformed(PLACE, format!("one column `{name}`"), fields.len().to_string()));
        };
        use DataType::{LargeUtf8, Null, Utf8, Utf8View};
        if !matches!(field.data_type(), Utf8 | LargeUtf8 | Utf8View | Null) {
            let expected = format!("strings in column `{name}`");
            return Err(Error::malformed(PLACE, expected, field.data_type().to_string()));
        }
    }
    for (name, older) in [("prompt", "natural_language"), ("code", "wgsl_code")] {
        if schema.index_of(name).is_err() && schema.index_of(older).is_err() {
            let found: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
            return Err(Error::malformed(PLACE, format!("a column `{name}`"), format!("columns {found:?}")));
        }
    }
    Ok(())
}

/// A string column of any of Arrow's layouts.
enum Strings<'a> {
    Utf8(&'a StringArray),
    Large(&'a arrow_array::LargeStringArray),
    View(&'a arrow_array::StringViewArray),
    Null,
}

impl Strings<'_> {
    fn get(&self, row: usize) -> Option<&str> {
        match self {
            Self::Utf8(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Large(array) => array.is_valid(row).then(|| array.value(row)),
            Self::View(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Null => None,
        }
    }
}

fn columns(batch: &RecordBatch) -> Result<Vec<(&'static str, Strings<'_>)>> {
    let mut columns = Vec::new();
    for name in FIELDS {
        let Some(array) = batch.column_by_name(name) else { continue };
        // The importer trusts the producer's offsets and bytes; strings made of them must not be taken on trust.
        array.to_data().validate_full().map_err(|error| arrow_error(&error))?;
        let strings = match array.data_type() {
            DataType::Utf8 => Strings::Utf8(array.as_string()),
            DataType::LargeUtf8 => Strings::Large(array.as_string()),
            DataType::Utf8View => Strings::View(array.as_string_view()),
            _ => Strings::Null,
        };
        columns.push((name, strings));
    }
    Ok(columns)
}

fn arrow_error(error: &ArrowError) -> Error {
    Error::malformed(PLACE, "record batches", error.to_string())
}
