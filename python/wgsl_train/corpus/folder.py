"""A corpus on disk: Parquet shards that `run --data` reads, written in parallel, continued where they ended.

A shard is a pure function of (seed, its number) and is written whole or not at all, so that a run that was killed goes
on with the first shard that is missing. Memory holds one shard a process, and 8 bytes for each prompt seen.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import rust_core

from .batch import pairs
from .draw import SPLITS, Split

SHARD_PAIRS = 10_000
_BATCH_PAIRS = 500
HELD_OUT: tuple[Split, ...] = tuple(split for split in SPLITS if split not in ("train", "validation"))


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a corpus folder: the pairs of a split from `start` to `end`."""

    file: str
    split: Split
    start: int
    end: int


def parts(count: int, held_out: int) -> list[Part]:
    """The files of a corpus of `count` training pairs, and `held_out` pairs for validation and each held-out split.

    The held-out splits lie in a folder of their own: `run --data` reads training and validation pairs only.
    """
    training = [
        Part(f"train-{number:05}.parquet", "train", start, min(start + SHARD_PAIRS, count))
        for number, start in enumerate(range(0, count, SHARD_PAIRS))
    ]
    if not held_out:
        return training
    tests = [Part(f"test/{split}.parquet", split, 0, held_out) for split in HELD_OUT]
    return [*tests, Part("validation.parquet", "validation", 0, held_out), *training]


def write_corpus(
    out: Path, *, count: int, held_out: int, seed: int, workers: int, on_pairs: Callable[[int], None]
) -> dict[str, Any]:
    """Writes the corpus folder and returns its manifest; `on_pairs` hears of every batch that is done.

    Raises ``ValueError`` for a folder that holds another corpus, `InvalidPairError` for a family that is wrong.
    """
    wanted = {"format_version": 1, "seed": seed, "wgsl_train_version": rust_core.__version__}
    wanted |= {"naga_version": rust_core.NAGA_VERSION, "repertoire": repertoire_hash()}
    _claim(out, wanted)
    files = []
    with ProcessPoolExecutor(workers) as pool:
        seen: set[int] = set()
        for part in parts(count, held_out):
            path = out / part.file
            table = pq.read_table(path) if path.exists() else _unseen(_draw(pool, part, seed, on_pairs), seen)
            if path.exists():
                on_pairs(part.end - part.start)
            else:
                _write(path, table)
            seen.update(_hashes(table).tolist())
            files.append({"file": part.file, "split": part.split, "drawn": part.end - part.start, **_figures(table)})
    manifest = {**wanted, "files": files}
    _write_text(out / "manifest.json", json.dumps(manifest, indent=2) + "\n")
    return manifest


def repertoire_hash() -> str:
    """SHA-256 of the engine's sources: two corpora of one seed are the same only where it is."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _claim(out: Path, wanted: dict[str, Any]) -> None:
    """Makes the folder, or makes sure that what is in it belongs to the same corpus."""
    start = out / "corpus.json"
    if start.exists():
        found = json.loads(start.read_text(encoding="utf-8"))
        for key, value in wanted.items():
            if found.get(key) != value:
                raise ValueError(f"{start}: expected {key} {value}, found {found.get(key)}; name another folder")
        return
    if out.exists() and any(out.iterdir()):
        raise ValueError(f"{out}: expected a new folder or a corpus begun there, found other files")
    (out / "test").mkdir(parents=True, exist_ok=True)
    _write_text(start, json.dumps(wanted, indent=2) + "\n")


def _draw(pool: ProcessPoolExecutor, part: Part, seed: int, on_pairs: Callable[[int], None]) -> pa.Table:
    make = partial(pairs, seed=seed, split=part.split)
    batches = []
    for batch in pool.map(make, _indexes(part)):
        on_pairs(len(batch))
        batches.append(batch)
    return pa.concat_tables(batches)


def _indexes(part: Part) -> Iterator[pa.Table]:
    for start in range(part.start, part.end, _BATCH_PAIRS):
        yield pa.table({"index": pa.array(range(start, min(start + _BATCH_PAIRS, part.end)), pa.int64())})


def _hashes(table: pa.Table) -> np.ndarray[Any, np.dtype[np.int64]]:
    """64 bits of each prompt, case and spacing folded."""
    folded = (" ".join(prompt.lower().split()) for prompt in table["prompt"].to_pylist())
    digests = (hashlib.blake2b(prompt.encode(), digest_size=8).digest() for prompt in folded)
    return np.array([int.from_bytes(digest, "little", signed=True) for digest in digests], dtype=np.int64)


def _unseen(table: pa.Table, seen: set[int]) -> pa.Table:
    """Without the prompts that stand in earlier files (tests come first) or earlier in this one."""
    fresh = set(seen)
    keep = []
    for value in _hashes(table).tolist():
        keep.append(value not in fresh)
        fresh.add(value)
    return table.filter(pa.array(keep))


def _figures(table: pa.Table) -> dict[str, Any]:
    families = Counter(table["family"].to_pylist())
    return {"pairs": len(table), "different_code": len(set(table["code"].to_pylist())), "families": dict(families)}


def _write(path: Path, table: pa.Table) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        pq.write_table(table, temporary, compression="zstd")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write_text(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
