"""Training from a prepared folder: the same run as from the pairs, and what is refused."""

import json
import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import torch

from tiny_run import Listener, tiny_config, train_tiny, weights
from wgsl_train import prepare as prepare_room
from wgsl_train.data import Sampler
from wgsl_train.metrics import read_metrics
from wgsl_train.prepare import prepare
from wgsl_train.training_data import load_data


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test pairs in shards of a few examples each."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepare_room, "SHARD_TOKENS", 100)
        manifest, _ = prepare(tiny_config(), folder)
    assert len(manifest["splits"]["train"]["shards"]) > 3
    return folder


def test_it_is_the_run_from_the_pairs(prepared: Path, tmp_path: Path) -> None:
    from_pairs, _ = train_tiny(tmp_path / "pairs")
    from_shards, _ = train_tiny(tmp_path / "shards", f"dataset.path={prepared}")
    assert weights(from_shards) == weights(from_pairs)
    assert read_metrics(from_shards.metrics_file)[-1]["samples"] == read_metrics(from_pairs.metrics_file)[-1]["samples"]


def test_shards_are_mapped_and_not_copied(prepared: Path) -> None:
    before = pa.total_allocated_bytes()
    data = load_data(tiny_config(f"dataset.path={prepared}"))
    assert pa.total_allocated_bytes() - before < 4096
    train = data.encoded.splits["train"]
    batch = train.batch([[0, len(train) - 1]])
    expected = load_data(tiny_config()).encoded.splits["train"].batch([[0, len(train) - 1]])
    assert torch.equal(batch.input_ids, expected.input_ids)
    assert torch.equal(batch.labels, expected.labels)


def test_tokens_are_counted_alike(prepared: Path) -> None:
    data, pairs = (load_data(tiny_config(*changes)) for changes in ([f"dataset.path={prepared}"], []))
    size = data.tokenizer.target_vocab_size
    counts = data.encoded.splits["train"].target_counts(size)
    assert torch.equal(counts, pairs.encoded.splits["train"].target_counts(size))
    assert int(counts.sum()) > 0


Change = Callable[[dict[str, Any]], object]


def changed(prepared: Path, out: Path, change: Change) -> str:
    """The config change that names a copy with another manifest."""
    shutil.copytree(prepared, out)
    manifest = json.loads((out / "manifest.json").read_text())
    change(manifest)
    (out / "manifest.json").write_text(json.dumps(manifest))
    return f"dataset.path={out}"


def first_shard(manifest: dict[str, Any]) -> dict[str, Any]:
    shard: dict[str, Any] = manifest["splits"]["train"]["shards"][0]
    return shard


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda m: m.update(format_version=7), r"manifest.json: format_version: expected 1, found 7"),
        (lambda m: m.pop("splits"), r"manifest.json: splits: expected dict, found None"),
        (lambda m: m["splits"].pop("test"), r"manifest.json: splits.test: expected a list of shards"),
        (lambda m: m.update(tokenizer_hash="0" * 64), r"tokenizer.json: expected the tokenizer of the manifest"),
        (lambda m: first_shard(m).update(file="../secret"), r"expected the name of a shard, found '../secret'"),
        (lambda m: first_shard(m).update(file="none.arrow"), r"none.arrow: expected \d+ bytes, .* found None"),
        (lambda m: first_shard(m).update(bytes=1), r"train-00000.arrow: expected 1 bytes, as the manifest says"),
        (lambda m: first_shard(m).update(rows=99), r"train-00000.arrow: expected 99 rows, as the manifest says"),
    ],
)
def test_manifests_that_lie_are_refused(prepared: Path, tmp_path: Path, change: Change, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_data(tiny_config(changed(prepared, tmp_path / "copy", change)))


def test_shards_that_lie_are_refused(prepared: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy"
    path = changed(prepared, out, lambda manifest: None)
    file = out / "train-00000.arrow"
    with pa.ipc.open_file(file) as reader:
        table = reader.read_all()

    def rewrite(table: pa.Table) -> None:
        with pa.OSFile(str(file), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        manifest = json.loads((out / "manifest.json").read_text())
        first_shard(manifest).update(bytes=file.stat().st_size)
        (out / "manifest.json").write_text(json.dumps(manifest))

    labels = pa.array([[1, 10**6, 2]] * len(table), table.schema.field("labels").type)
    rewrite(table.set_column(table.column_names.index("labels"), table.schema.field("labels"), labels))
    with pytest.raises(ValueError, match=r"train: labels: expected ids under \d+, found 1000000"):
        load_data(tiny_config(path))
    rewrite(table.replace_schema_metadata({}))
    with pytest.raises(ValueError, match=r"train-00000.arrow: expected tokens of tokenizer"):
        load_data(tiny_config(path))
    file.write_bytes(b"x" * file.stat().st_size)
    manifest = json.loads((out / "manifest.json").read_text())
    first_shard(manifest).update(bytes=file.stat().st_size)
    (out / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ValueError, match=r"train-00000.arrow: expected an Arrow file"):
        load_data(tiny_config(path))


def test_data_prepared_for_another_model_is_refused(prepared: Path) -> None:
    path = f"dataset.path={prepared}"
    with pytest.raises(ValueError, match=r"train: labels: expected at most 16 tokens, found"):
        load_data(tiny_config(path, "model.max_seq_len=16"))


def test_steps_in_place_of_epochs(prepared: Path, tmp_path: Path) -> None:
    listener = Listener()
    changes = ("training.max_steps=7", "training.evaluate_every_steps=3", f"dataset.path={prepared}")
    run, summary = train_tiny(tmp_path / "run", *changes, progress=listener)
    assert (summary.steps, summary.stopped) == (7, "max_steps")
    assert [record["step"] for record in listener.evaluations] == [3, 6, 7]
    assert len(listener.steps) == 7
    assert run.finished


def test_the_order_is_a_permutation() -> None:
    """Of a million sequences, made without a Python list of them."""
    from test_data import sequences_of

    sampler = Sampler(sequences=sequences_of([(2, 3)] * 1000), batch_size=7, batch_tokens=100, seed=1)
    steps = [sampler.shares(3, position, 1)[0] for position in range(sampler.steps_per_epoch)]
    seen = np.array([index for step in steps for micro_batch in step for index in chain(*micro_batch)])
    assert np.array_equal(np.sort(seen), np.arange(1000))
    assert not np.array_equal(seen, np.arange(1000))
