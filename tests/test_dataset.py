"""Files and Arrow to examples: the refusals are the same data as for Rust's `tests/dataset.rs`."""

import os
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import rust_core

FIXTURES = Path(__file__).parent / "fixtures" / "dataset"
REFUSED = tomllib.loads((FIXTURES / "refused.toml").read_text())["case"]

COLUMNS = {
    "prompt": ["red", "blue", "grey"],
    "code": ["fn red() {}", "fn blue() {}", "fn grey() {}"],
}


def rows(examples: rust_core.Examples) -> list[dict[str, Any]]:
    table: list[dict[str, Any]] = pa.table(examples).to_pylist()
    return table


@pytest.mark.parametrize("name", ["new.toml", "older.toml", "pairs.jsonl"])
def test_three_spellings_load_as_the_same(name: str) -> None:
    examples = rust_core.load_examples(FIXTURES / "same" / name)
    assert examples == rust_core.load_examples(str(FIXTURES / "same" / "new.toml"))
    assert len(examples) == 2
    assert rows(examples)[0] == {
        "id": "colour-001",
        "theme": "colour",
        "prompt": "red",
        "code": "fn red() -> vec3<f32> { return vec3<f32>(1.0, 0.0, 0.0); }",
        "split": None,
    }
    assert rows(examples)[1]["split"] == "test"


@pytest.mark.parametrize("case", REFUSED, ids=[case["name"] for case in REFUSED])
def test_refusals_name_file_and_line(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / case["file"]
    path.write_text(case["text"], encoding="utf-8")
    with pytest.raises(ValueError, match="expected") as raised:
        rust_core.load_examples(path)
    prefix = f"{tmp_path}/"
    assert str(raised.value) == prefix + case["message"].replace("{folder}", prefix)


def test_io_errors_are_of_their_kind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"cannot read .*none.toml") as missing:
        rust_core.load_examples(tmp_path / "none.toml")
    assert missing.value.errno is not None
    (tmp_path / "file.toml").touch()
    with pytest.raises(NotADirectoryError):
        rust_core.load_examples(tmp_path / "file.toml" / "a.toml")
    closed = tmp_path / "closed.toml"
    closed.touch(mode=0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(PermissionError):
        rust_core.load_examples(closed)


@pytest.mark.parametrize("source", [3, b"a.toml", ["a.toml"]])
def test_another_source_is_a_type_error(source: Any) -> None:
    with pytest.raises(TypeError, match="source: expected a path or an object with __arrow_c_stream__"):
        rust_core.load_examples(source)


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_any_arrow_string_column_is_read(kind: pa.DataType) -> None:
    columns = {
        "code": pa.array(COLUMNS["code"], kind),
        "stars": pa.array([1, 2, 3]),
        "natural_language": pa.array(COLUMNS["prompt"], kind),
        "split": pa.array(["train", None, "test"], kind),
    }
    examples = rust_core.load_examples(pa.table(columns))
    assert [row["id"] for row in rows(examples)] == ["stream-001", "stream-002", "stream-003"]
    assert [row["prompt"] for row in rows(examples)] == COLUMNS["prompt"]
    assert [row["split"] for row in rows(examples)] == ["train", None, "test"]


def test_polars_chunks_and_slices_are_read() -> None:
    frame = pl.concat([pl.DataFrame(COLUMNS)] * 3, rechunk=False)[1:8]
    examples = rust_core.load_examples(frame)
    assert [row["prompt"] for row in rows(examples)] == frame["prompt"].to_list()


def test_parquet_enters_through_pyarrow(tmp_path: Path) -> None:
    pq.write_table(pa.table(COLUMNS), tmp_path / "pairs.parquet")
    with pytest.raises(ValueError, match="read it with pyarrow"):
        rust_core.load_examples(tmp_path / "pairs.parquet")
    examples = rust_core.load_examples(pq.read_table(tmp_path / "pairs.parquet"))
    assert [row["code"] for row in rows(examples)] == COLUMNS["code"]


def table(**columns: Any) -> pa.Table:
    return pa.table({**COLUMNS, **columns})


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (table(code=[1, 2, 3]), "arrow stream: expected strings in column `code`, found Int64"),
        (
            table(theme=pa.nulls(3, pa.binary())),
            "arrow stream: expected strings in column `theme`, found Binary",
        ),
        (table(prompt=["a", None, "c"]), "arrow stream, record 2: expected a field `prompt`, found none"),
        (table(code=["a", "b", " "]), "arrow stream, record 3: expected some text in `code`"),
        (table(id=["x", "y", "x"]), "arrow stream, record 3: expected an id of its own, found `x`"),
        (table(split=["test", "dev", None]), "arrow stream, record 2: expected a split among"),
        (table().drop_columns("code"), "arrow stream: expected a column `code`, found columns"),
        (table().slice(0, 0), "arrow stream: expected at least one example, found none"),
        (
            table().append_column("code", [["a", "b", "c"]]),
            "arrow stream: expected one column `code`, found 2",
        ),
        (pa.chunked_array([[1, 2]]), "arrow stream: expected a table"),
    ],
)
def test_bad_arrow_is_refused(source: Any, message: str) -> None:
    with pytest.raises(ValueError, match="^" + message):
        rust_core.load_examples(source)


def test_arrow_bytes_that_are_not_utf8_are_refused() -> None:
    data = pa.array([b"a", b"\xff", b"c"])
    text = pa.Array.from_buffers(pa.string(), 3, data.buffers())
    with pytest.raises(ValueError, match="Invalid UTF8"):
        rust_core.load_examples(table(code=text))


def test_a_failing_producer_is_named() -> None:
    def batches() -> Any:
        yield pa.record_batch(COLUMNS)
        raise OSError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.record_batch(COLUMNS).schema, batches())
    with pytest.raises(ValueError, match="the disk is gone"):
        rust_core.load_examples(reader)


def test_a_stream_may_need_the_gil_on_another_thread() -> None:
    """The producer below runs Python code; loading would hang if the GIL were held."""
    reader = pa.RecordBatchReader.from_batches(
        pa.record_batch(COLUMNS).schema, (pa.record_batch(COLUMNS) for _ in range(3))
    )
    assert len(rust_core.load_examples(reader)) == 9


def bundle(themes: int, size: int) -> rust_core.Examples:
    names = [f"t{theme}" for theme in range(themes) for _ in range(size)]
    texts = [str(number) for number in range(themes * size)]
    return rust_core.load_examples(pa.table({"prompt": texts, "code": texts, "theme": names}))


def test_the_default_split_is_68_8_9_over_all_themes() -> None:
    split = rows(bundle(17, 5).with_splits())
    assert Counter(row["split"] for row in split) == {"train": 68, "validation": 8, "test": 9}
    assert set(Counter(row["theme"] for row in split if row["split"] == "train").values()) == {4}


def test_splits_are_drawn_by_seed_and_kept_where_given() -> None:
    examples = bundle(17, 5)
    drawn = examples.with_splits(seed=7)
    assert drawn == examples.with_splits(seed=7)
    assert drawn != examples.with_splits(seed=8)
    assert drawn.with_splits(seed=8) == drawn
    assert drawn.source_hash != examples.source_hash


@pytest.mark.parametrize(
    "options", [{"train_fraction": 1.1}, {"train_fraction": 0.9, "validation_fraction": 0.2}, {"seed": -1}]
)
def test_bad_split_options_are_value_errors(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="expected"):
        bundle(1, 5).with_splits(**options)


def test_select_keeps_what_is_true() -> None:
    examples = bundle(1, 5)
    kept = examples.select([True, False, False, True, False])
    assert [row["prompt"] for row in rows(kept)] == ["0", "3"]
    with pytest.raises(ValueError, match="keep: expected 5 booleans, one an example, found 1"):
        examples.select([True])


def test_inspection_reports_duplicates_and_what_does_not_stand_alone() -> None:
    pairs = [
        ("Red  colour", "fn f() {}"),
        ("red colour", "fn f ( ) { } // the same"),
        ("RED COLOUR", "fn g() {}"),
        ("blue", "fn g(){}"),
        ("half", "clamp(value, 0.0, 1.0)"),
    ]
    ids = [f"e{number}" for number in range(5)]
    prompts, codes = zip(*pairs, strict=True)
    examples = rust_core.load_examples(pa.table({"id": ids, "prompt": prompts, "code": codes}))
    report = rust_core.inspect_examples(examples)
    assert report["count"] == 5
    assert report["duplicates"] == [
        {"id": "e1", "of": "e0", "same": "both"},
        {"id": "e2", "of": "e0", "same": "prompt"},
        {"id": "e3", "of": "e2", "same": "code"},
    ]
    [invalid] = report["invalid"]
    assert list(invalid) == ["id", "stage", "message", "span", "line", "column", "report"]
    assert (invalid["id"], invalid["stage"], invalid["line"]) == ("e4", "parse", 1)


def test_the_bundled_examples_are_the_default() -> None:
    if not rust_core.bundled_data():
        with pytest.raises(ValueError, match="bundled data: expected at least one example"):
            rust_core.load_examples()
        return
    assert rust_core.load_examples() == rust_core.load_examples(Path(__file__).parents[1] / "data")
