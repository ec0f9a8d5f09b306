//! The Arrow PyCapsule interface: structs of the C data interface in capsules of agreed names, which pyarrow, polars
//! and the rest read without copying. Each export is a stream of its own over shared buffers, so it can be repeated.
//! <https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>

use crate::error::{Error, Result};
use arrow_array::ffi::{FFI_ArrowSchema, to_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, RecordBatch, RecordBatchIterator};
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

const STREAM: &std::ffi::CStr = c"arrow_array_stream";
const SCHEMA: &std::ffi::CStr = c"arrow_schema";
const ARRAY: &std::ffi::CStr = c"arrow_array";

/// A stream of record batches.
pub(super) fn stream_capsule<'py, I>(py: Python<'py>, batches: I, schema: SchemaRef) -> PyResult<Bound<'py, PyCapsule>>
where
    I: Iterator<Item = Result<RecordBatch, ArrowError>> + Send + 'static,
{
    let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, schema)));
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// A schema or a type, exported by [`export_schema`] or [`export_type`].
pub(super) fn schema_capsule(py: Python<'_>, schema: Result<FFI_ArrowSchema>) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, schema?, SCHEMA)
}

pub(super) fn export_schema(schema: &Schema) -> Result<FFI_ArrowSchema> {
    FFI_ArrowSchema::try_from(schema).map_err(|error| refused(&error))
}

pub(super) fn export_type(data_type: &DataType) -> Result<FFI_ArrowSchema> {
    FFI_ArrowSchema::try_from(data_type).map_err(|error| refused(&error))
}

/// An array and its type.
pub(super) fn array_capsules<'py>(
    py: Python<'py>,
    array: &dyn Array,
) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
    let (array, schema) = to_ffi(&array.to_data()).map_err(|error| refused(&error))?;
    Ok((PyCapsule::new_with_value(py, schema, SCHEMA)?, PyCapsule::new_with_value(py, array, ARRAY)?))
}

/// The stream that an object with `__arrow_c_stream__` offers. It must be of record batches (a table).
pub(super) fn import_stream(source: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    let capsule = source.call_method0("__arrow_c_stream__")?;
    let pointer = capsule.cast::<PyCapsule>()?.pointer_checked(Some(STREAM))?;
    // SAFETY: the interface promises that a capsule of this name holds an initialised ArrowArrayStream. It is moved
    // out, which leaves the capsule one that is marked as released, as the interface asks of a consumer.
    let reader = unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr().cast()) };
    Ok(reader.map_err(|error| refused(&error))?)
}

fn refused(error: &ArrowError) -> Error {
    Error::malformed("arrow stream", "a table", error.to_string())
}
