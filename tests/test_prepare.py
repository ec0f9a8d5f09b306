import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import rust_core
from cli_process import run_here
from wgsl_train import prepare as prepare_module
from wgsl_train.config import Config, ConfigError, load_config
from wgsl_train.prepare import choose_examples, fit_tokenizer, prepare
from wgsl_train.run_folder import RunError


def pairs(count: int) -> list[dict[str, Any]]:
    return [
        {"id": f"e{n}", "prompt": f"multiply by {n}", "code": f"fn f(x: f32) -> f32 {{ return x * {n}.5; }}"}
        for n in range(count)
    ]


def write_jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def config_for(path: Path, *overrides: str) -> Config:
    return load_config(None, [f"dataset.path={json.dumps(str(path))}", *overrides])


def read_shards(folder: Path, split: dict[str, Any]) -> pa.Table:
    tables = []
    for shard in split["shards"]:
        with pa.memory_map(str(folder / shard["file"])) as source:
            tables.append(pa.ipc.open_file(source).read_all())
    return pa.concat_tables(tables)


def test_shards_are_what_training_reads(tmp_path: Path) -> None:
    manifest, report = prepare(load_config(), tmp_path / "out")
    examples, _ = choose_examples(load_config())
    tokenizer = fit_tokenizer(examples, load_config())
    assert (tmp_path / "out/tokenizer.json").read_text() == tokenizer.to_json()
    expected = pa.table(rust_core.encode_dataset(examples, tokenizer, max_seq_len=512))
    assert {name: part["rows"] for name, part in manifest["splits"].items()} == {
        "train": 68,
        "validation": 8,
        "test": 9,
    }
    for name, part in manifest["splits"].items():
        found = read_shards(tmp_path / "out", part)
        rows = expected.filter(pa.compute.equal(expected["split"], name))
        assert found.schema.equals(expected.schema, check_metadata=True)
        assert found.equals(rows)
        for side, column in (("source_tokens", "input_ids"), ("target_tokens", "labels")):
            assert part[side] == sum(map(len, rows[column].to_pylist()))
        for shard in part["shards"]:
            assert hashlib.sha256((tmp_path / "out" / shard["file"]).read_bytes()).hexdigest() == shard["sha256"]
    assert json.loads((tmp_path / "out/manifest.json").read_text()) == manifest
    assert manifest["tokenizer_hash"] == tokenizer.hash
    assert manifest["source_hash"] == examples.source_hash
    assert (report.invalid, report.too_long, report.truncated_prompts) == ([], [], [])


def test_the_same_data_gives_the_same_folder(tmp_path: Path) -> None:
    for name in "ab":
        prepare(load_config(), tmp_path / name)
    a, b = ({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in "ab")
    assert a == b


def test_shards_map_without_a_copy(tmp_path: Path) -> None:
    manifest, _ = prepare(load_config(), tmp_path / "out")
    before = pa.total_allocated_bytes()
    table = read_shards(tmp_path / "out", manifest["splits"]["train"])
    assert pa.total_allocated_bytes() == before
    assert len(table) == 68


def test_large_splits_become_several_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, _ = prepare(load_config(), tmp_path / "whole")
    monkeypatch.setattr(prepare_module, "SHARD_TOKENS", 500)
    cut, _ = prepare(load_config(), tmp_path / "cut")
    train = cut["splits"]["train"]
    assert len(train["shards"]) > 3
    assert sum(shard["rows"] for shard in train["shards"]) == train["rows"] == 68
    assert read_shards(tmp_path / "cut", train).equals(read_shards(tmp_path / "whole", whole["splits"]["train"]))


def test_the_report_names_what_needs_attention(tmp_path: Path) -> None:
    rows = pairs(30)
    rows.append({"id": "bare", "prompt": "clamp it", "code": "clamp(v, 0.0, 1.0)"})
    rows.append({"id": "twice", "prompt": "Multiply  by 3", "code": rows[3]["code"]})
    rows.append({"id": "long", "prompt": "sum", "code": f"fn s() -> f32 {{ return {' + '.join(['1.0'] * 100)}; }}"})
    rows.append({"id": "wordy", "prompt": "half " * 100, "code": "fn half(x: f32) -> f32 { return x * 0.25; }"})
    path = write_jsonl(tmp_path / "pairs.jsonl", rows)
    manifest, report = prepare(config_for(path, "model.max_seq_len=64"), tmp_path / "out")
    assert report.examples == len(rows)
    assert [entry["id"] for entry in report.invalid] == ["bare"]
    assert [(entry["id"], entry["of"]) for entry in report.duplicates] == [("twice", "e3")]
    assert [entry["id"] for entry in report.too_long] == ["long"]
    assert report.too_long[0]["tokens"] > 200
    assert report.truncated_prompts == ["wordy"]
    assert report.lengths["prompt"]["100"] == 64
    assert sum(part["rows"] for part in manifest["splits"].values()) == len(rows) - 1
    page = (tmp_path / "out/report.md").read_text()
    for name in ("bare", "twice", "long", "wordy"):
        assert f"- {name}" in page
    assert "(kept): 1" in page
    printed = run_here("prepare", "--data", path, "--out", tmp_path / "again")
    assert printed.code == 0
    assert "1 do not stand alone" in printed.out
    assert "report.md" in printed.out


def test_on_invalid_decides(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "pairs.jsonl", [*pairs(20), {"id": "bare", "prompt": "c", "code": "clamp(v)"}])
    kept, _ = choose_examples(config_for(path))
    skipped, inspection = choose_examples(config_for(path, "dataset.on_invalid=skip"))
    assert (len(kept), len(skipped)) == (21, 20)
    assert "bare" not in pa.table(skipped)["id"].to_pylist()
    assert [entry["id"] for entry in inspection["invalid"]] == ["bare"]
    with pytest.raises(ConfigError, match="example bare"):
        choose_examples(config_for(path, "dataset.on_invalid=error"))


def test_parquet_is_the_same_as_jsonl(tmp_path: Path) -> None:
    rows = pairs(25)
    jsonl = write_jsonl(tmp_path / "pairs.jsonl", [{**row, "theme": "t"} for row in rows])
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "pairs.parquet", tmp_path / "folder/pairs.parquet"):
        pq.write_table(pa.Table.from_pylist([{**row, "theme": "t"} for row in rows]), target)
    expected, _ = choose_examples(config_for(jsonl))
    for path in (tmp_path / "pairs.parquet", tmp_path / "folder"):
        assert pa.table(choose_examples(config_for(path))[0]).equals(pa.table(expected))


def test_parquet_without_the_columns_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"question": ["a"]}), tmp_path / "pairs.parquet")
    with pytest.raises(ValueError, match="prompt"):
        choose_examples(config_for(tmp_path / "pairs.parquet"))


def test_the_vocabulary_is_that_of_the_training_split(tmp_path: Path) -> None:
    rows = [
        {"prompt": f"p{n}", "code": f"fn {split}_{n}() {{}}", "split": split}
        for split in ("train", "validation", "test")
        for n in range(3)
    ]
    config = config_for(write_jsonl(tmp_path / "pairs.jsonl", rows))
    examples, _ = choose_examples(config)
    tokenizer = fit_tokenizer(examples, config)
    assert len(tokenizer.encode("train_1")) == 1
    assert len(tokenizer.encode("test_1")) > 1


def test_out_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine").write_text("")
    with pytest.raises(RunError, match="new or empty"):
        prepare(load_config(), full)
    assert [path.name for path in full.iterdir()] == ["mine"]

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(prepare_module, "_write_text", fail)
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        with pytest.raises(OSError, match="No space"):
            prepare(load_config(), tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "full"]


def test_lengths_count_special_tokens(tmp_path: Path) -> None:
    manifest, report = prepare(load_config(), tmp_path / "out")
    lengths = np.concatenate(
        [
            pa.compute.list_value_length(read_shards(tmp_path / "out", part)["labels"]).to_numpy()
            for part in manifest["splits"].values()
        ]
    )
    assert report.lengths["code"]["0"] == lengths.min()
    assert report.lengths["code"]["100"] == lengths.max()
