"""Pairs by the batch: one function from indexes to Arrow rows, for worker processes, Ray and whoever maps batches."""

import pyarrow as pa

import rust_core

from .draw import Split
from .pair import pair

SCHEMA = pa.schema(
    [pa.field(name, pa.string(), nullable=False) for name in ("id", "theme", "family", "prompt", "code", "split")]
)

# What a split of the corpus is to a dataset: held-out splits are tests.
_DATASET_SPLIT = {"train": "train", "validation": "validation"}


class InvalidPairError(ValueError):
    """A family wrote a module that naga refuses. The message names what reproduces it."""


def pairs(batch: pa.Table, *, seed: int, split: Split = "train") -> pa.Table:
    """The pairs at ``batch["index"]`` (int64) as rows of `SCHEMA`, each module validated.

    Works as it is under ``ray.data.Dataset.map_batches(pairs, batch_format="pyarrow", fn_kwargs={"seed": 1})``.
    Raises `InvalidPairError` for a family that is wrong.
    """
    indexes = batch["index"].to_pylist()
    drawn = [pair(seed, index, split) for index in indexes]
    for index, one, verdict in zip(indexes, drawn, rust_core.validate_batch([p.code for p in drawn]), strict=True):
        if not verdict.valid:
            raise InvalidPairError(
                f"family {one.family}, seed {seed}, index {index}, split {split}: expected a module that naga "
                f"{rust_core.NAGA_VERSION} accepts, found {verdict.message}\nprompt: {one.prompt}\n{one.code}"
            )
    columns = {
        "id": [f"{split}-{seed}-{index}" for index in indexes],
        "theme": [one.theme for one in drawn],
        "family": [one.family for one in drawn],
        "prompt": [one.prompt for one in drawn],
        "code": [one.code for one in drawn],
        "split": [_DATASET_SPLIT.get(split, "test")] * len(drawn),
    }
    return pa.table(columns, schema=SCHEMA)
