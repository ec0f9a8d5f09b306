"""Token ids to Arrow: the schema, both readers, repeated export, and the twin that encodes by hand."""

import subprocess
import sys
import threading

import polars as pl
import pyarrow as pa
import pytest

import rust_core

PROMPTS = ["red as a colour", "a blue function", "grey"]
CODES = ["fn red() -> f32 { return 1.0; }", "fn blue(x: u32) -> u32 { return x; }", "fn grey() {}"]


@pytest.fixture(scope="module")
def tokenizer() -> rust_core.Tokenizer:
    return rust_core.Tokenizer.fit(CODES, PROMPTS)


@pytest.fixture(scope="module")
def examples() -> rust_core.Examples:
    columns = {"prompt": PROMPTS, "code": CODES, "split": ["train", "validation", "test"]}
    return rust_core.load_examples(pa.table(columns))


def test_schema_and_metadata(examples: rust_core.Examples, tokenizer: rust_core.Tokenizer) -> None:
    encoded = rust_core.encode_dataset(examples, tokenizer, max_seq_len=64)
    ids = pa.list_(pa.field("item", pa.int32(), nullable=False))
    kinds = {"id": pa.string(), "theme": pa.string(), "split": pa.string(), "input_ids": ids, "labels": ids}
    schema = pa.schema([pa.field(name, kind, nullable=False) for name, kind in kinds.items()])
    assert pa.table(encoded).schema.equals(schema)
    assert pa.schema(encoded).equals(schema)
    assert pa.table(encoded).schema.metadata == {
        b"wgsl_train.tokenizer_hash": tokenizer.hash.encode(),
        b"wgsl_train.source_hash": examples.source_hash.encode(),
    }
    assert (encoded.tokenizer_hash, encoded.source_hash) == (tokenizer.hash, examples.source_hash)


def test_rows_are_encoded_as_by_hand(examples: rust_core.Examples, tokenizer: rust_core.Tokenizer) -> None:
    encoded = rust_core.encode_dataset(examples, tokenizer, max_seq_len=64)
    bos, eos = tokenizer.bos_id, tokenizer.eos_id
    for row, prompt, code in zip(pa.table(encoded).to_pylist(), PROMPTS, CODES, strict=True):
        assert row["input_ids"] == [*tokenizer.encode_prompt(prompt), eos]
        assert row["labels"] == [bos, *tokenizer.encode(code), eos]
    assert len(encoded) == 3
    assert encoded.truncated_prompts == []


def test_pyarrow_and_polars_read_the_same_stream_again_and_again(
    examples: rust_core.Examples, tokenizer: rust_core.Tokenizer
) -> None:
    encoded = rust_core.encode_dataset(examples, tokenizer, max_seq_len=64)
    for exported in (examples, encoded):
        table = pa.table(exported)
        assert table.equals(pa.table(exported))
        assert pl.DataFrame(exported).to_dicts() == pl.DataFrame(exported).to_dicts() == table.to_pylist()
        assert pa.RecordBatchReader.from_stream(exported).read_all().equals(table)


def test_export_shares_its_buffers(examples: rust_core.Examples, tokenizer: rust_core.Tokenizer) -> None:
    encoded = rust_core.encode_dataset(examples, tokenizer, max_seq_len=64)

    def addresses() -> list[int]:
        chunk = pa.table(encoded)["labels"].chunk(0)
        return [buffer.address for buffer in chunk.buffers() if buffer is not None]

    assert addresses() == addresses()


def test_exports_outlive_their_source(tokenizer: rust_core.Tokenizer) -> None:
    columns = {"prompt": PROMPTS * 2000, "code": CODES * 2000}
    encoded = rust_core.encode_dataset(rust_core.load_examples(pa.table(columns)), tokenizer, max_seq_len=64)
    table = pa.table(encoded)
    assert len(table["labels"].chunks) == 2
    del encoded
    assert table["labels"][5999].as_py() == [tokenizer.bos_id, *tokenizer.encode(CODES[2]), tokenizer.eos_id]
    unread = rust_core.load_examples(pa.table(columns)).__arrow_c_stream__()
    del unread


def test_long_prompts_are_cut_and_long_targets_refused(
    examples: rust_core.Examples, tokenizer: rust_core.Tokenizer
) -> None:
    longest = max(len(tokenizer.encode(code)) for code in CODES) + 2
    encoded = rust_core.encode_dataset(examples, tokenizer, max_seq_len=longest)
    assert len(encoded) == 3
    culprit = f"example `stream-00{1 + max(range(3), key=lambda i: len(tokenizer.encode(CODES[i])))}`"
    message = f"{culprit}: expected a target of at most {longest - 1} tokens .*, found {longest}"
    with pytest.raises(ValueError, match=message):
        rust_core.encode_dataset(examples, tokenizer, max_seq_len=longest - 1)

    wordy = rust_core.load_examples(pa.table({"id": ["wordy"], "prompt": ["red " * 100], "code": ["fn red"]}))
    encoded = rust_core.encode_dataset(wordy, tokenizer, max_seq_len=8)
    assert encoded.truncated_prompts == ["wordy"]
    [row] = pa.table(encoded).to_pylist()
    assert row["input_ids"] == [*tokenizer.encode_prompt("red " * 100)[:7], tokenizer.eos_id]


@pytest.mark.parametrize("max_seq_len", [-1, 0, 1, 10**12])
def test_impossible_lengths_are_value_errors(
    examples: rust_core.Examples, tokenizer: rust_core.Tokenizer, max_seq_len: int
) -> None:
    with pytest.raises(ValueError, match="max_seq_len: expected"):
        rust_core.encode_dataset(examples, tokenizer, max_seq_len=max_seq_len)


def test_an_example_without_a_split_counts_as_training(tokenizer: rust_core.Tokenizer) -> None:
    examples = rust_core.load_examples(pa.table({"prompt": PROMPTS, "code": CODES}))
    assert pa.table(examples)["split"].null_count == 3
    encoded = rust_core.encode_dataset(examples, tokenizer, max_seq_len=64)
    assert pa.table(encoded)["split"].to_pylist() == ["train"] * 3


def test_encode_batch_is_an_arrow_array(tokenizer: rust_core.Tokenizer) -> None:
    ids = tokenizer.encode_batch([*CODES, ""])
    expected = [tokenizer.encode(code) for code in CODES] + [[]]
    assert len(ids) == 4
    array = pa.array(ids)
    assert array.type == pa.list_(pa.field("item", pa.int32(), nullable=False))
    assert array.to_pylist() == expected == pl.Series(ids).to_list()
    assert pa.array(tokenizer.encode_batch([])).to_pylist() == []


def test_the_gil_is_released(tokenizer: rust_core.Tokenizer) -> None:
    """While one thread encodes in Rust, this one runs Python; holding the GIL would stop it until the end."""
    codes = CODES * 20_000
    done = threading.Event()

    def encode() -> None:
        tokenizer.encode_batch(codes)
        done.set()

    thread = threading.Thread(target=encode)
    switch = sys.getswitchinterval()
    # With an hour between switches no thread gets the GIL unless the other gives it away.
    sys.setswitchinterval(3600)
    try:
        thread.start()
        turns = 0
        while not done.wait(0):
            turns += 1
            threading.Event().wait(1e-4)
    finally:
        sys.setswitchinterval(switch)
    thread.join()
    assert turns > 0


def test_importing_rust_core_imports_neither_torch_nor_pyarrow() -> None:
    heavy = "{'torch', 'pyarrow', 'numpy'}"
    script = f"import sys, rust_core; rust_core.tokenize('x'); print({heavy} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout == "set()\n"
