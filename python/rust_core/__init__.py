"""English to WGSL in Rust: tokenizer, datasets, naga validation and native inference.

    >>> import rust_core
    >>> rust_core.tokenize("let x = 1.0;")
    ['let', 'x', '=', '1.0', ';']

Importing this package imports neither torch nor pyarrow; data leaves it through the Arrow PyCapsule interface,
which `pyarrow.table(...)`, `polars.DataFrame(...)` and others read without copying.
"""

from rust_core import templates
from rust_core._native import (
    NAGA_VERSION,
    AskedItem,
    EncodedDataset,
    Examples,
    Generation,
    GenerationStream,
    InternalError,
    LiveCode,
    Model,
    TokenIds,
    Tokenizer,
    Verdict,
    __version__,
    asked_items,
    bundled_configs,
    bundled_data,
    bundled_model,
    canonical_text,
    describe,
    encode_dataset,
    function_asked_for,
    inspect_examples,
    live_code,
    load_examples,
    named_colors,
    ngram_table,
    tokenize,
    validate,
    validate_batch,
)
from rust_core.options import GenerateOptions

__all__ = [
    "NAGA_VERSION",
    "AskedItem",
    "EncodedDataset",
    "Examples",
    "GenerateOptions",
    "Generation",
    "GenerationStream",
    "InternalError",
    "LiveCode",
    "Model",
    "TokenIds",
    "Tokenizer",
    "Verdict",
    "__version__",
    "asked_items",
    "bundled_configs",
    "bundled_data",
    "bundled_model",
    "canonical_text",
    "describe",
    "encode_dataset",
    "function_asked_for",
    "inspect_examples",
    "live_code",
    "load_examples",
    "named_colors",
    "ngram_table",
    "templates",
    "tokenize",
    "validate",
    "validate_batch",
]
