"""Reading what ``prepare`` wrote: shards that map into memory, so that a million pairs cost no more than a thousand.

A prepared folder holds ``manifest.json``, ``tokenizer.json``, ``examples.jsonl`` (a few examples as text, for samples)
and the shards its manifest names: uncompressed Arrow IPC files of the schema that ``rust_core.encode_dataset`` has.
"""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa

import rust_core

FORMAT_VERSION = 1
MANIFEST_FILE, TOKENIZER_FILE, EXAMPLES_FILE = "manifest.json", "tokenizer.json", "examples.jsonl"
SPLITS = ("train", "validation", "test")


def is_prepared(path: str) -> bool:
    """Whether ``dataset.path`` names a prepared folder. One of the corpus has a manifest too, and no tokenizer."""
    return all((Path(path) / name).is_file() for name in (MANIFEST_FILE, TOKENIZER_FILE))


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest, as far as training relies on it; ``ValueError`` names the file and the key."""
    path = folder / MANIFEST_FILE
    try:
        manifest = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path}: expected JSON, found {error}") from None
    if not isinstance(manifest, dict) or manifest.get("format_version") != FORMAT_VERSION:
        found = manifest.get("format_version") if isinstance(manifest, dict) else type(manifest).__name__
        raise ValueError(f"{path}: format_version: expected {FORMAT_VERSION}, found {found!r}")
    for key, kind in (("tokenizer_hash", str), ("source_hash", str), ("max_seq_len", int), ("splits", dict)):
        if type(manifest.get(key)) is not kind:
            raise ValueError(f"{path}: {key}: expected {kind.__name__}, found {manifest.get(key)!r}")
    return manifest


def read_tokenizer(folder: Path, manifest: dict[str, Any]) -> rust_core.Tokenizer:
    """The tokenizer that made the shards; ``ValueError`` when it is another."""
    path = folder / TOKENIZER_FILE
    tokenizer = rust_core.Tokenizer.load(path)
    if tokenizer.hash != manifest["tokenizer_hash"]:
        expected = manifest["tokenizer_hash"][:12]
        raise ValueError(f"{path}: expected the tokenizer of the manifest ({expected}), found {tokenizer.hash[:12]}")
    return tokenizer


def read_some_examples(folder: Path) -> list[dict[str, str]]:
    """The examples that are kept as text: id, prompt, code, split."""
    path = folder / EXAMPLES_FILE
    examples = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            example = json.loads(line)
            examples.append({key: example[key] for key in ("id", "prompt", "code", "split")})
        except (ValueError, RecursionError, KeyError, TypeError) as error:
            raise ValueError(f"{path}, line {number}: expected an example, found {error!r}") from None
    return examples


def open_split(folder: Path, manifest: dict[str, Any], split: str) -> pa.Table:
    """The rows of one split, mapped into memory.

    Raises ``ValueError`` naming the shard when it is missing, cut short, or of another tokenizer.
    """
    part = manifest["splits"].get(split)
    if not isinstance(part, dict) or not isinstance(part.get("shards"), list):
        raise ValueError(f"{folder / MANIFEST_FILE}: splits.{split}: expected a list of shards, found none")
    tables = [_open_shard(folder, shard, manifest["tokenizer_hash"]) for shard in part["shards"]]
    schema = pa.schema({"id": pa.string(), "input_ids": pa.list_(pa.int32()), "labels": pa.list_(pa.int32())})
    return pa.concat_tables(tables) if tables else schema.empty_table()


def _open_shard(folder: Path, shard: Any, tokenizer_hash: str) -> pa.Table:
    name = shard.get("file") if isinstance(shard, dict) else None
    if not isinstance(name, str) or Path(name).name != name:
        raise ValueError(f"{folder / MANIFEST_FILE}: expected the name of a shard, found {name!r}")
    path = folder / name
    size = path.stat().st_size if path.is_file() else None
    if size is None or size != shard.get("bytes"):
        raise ValueError(f"{path}: expected {shard.get('bytes')} bytes, as the manifest says, found {size}")
    try:
        table = pa.ipc.open_file(pa.memory_map(str(path))).read_all()
    except pa.ArrowInvalid as error:
        raise ValueError(f"{path}: expected an Arrow file, found {error}") from None
    if len(table) != shard.get("rows"):
        raise ValueError(f"{path}: expected {shard.get('rows')} rows, as the manifest says, found {len(table)}")
    found = (table.schema.metadata or {}).get(b"wgsl_train.tokenizer_hash", b"").decode(errors="replace")
    if found != tokenizer_hash:
        raise ValueError(f"{path}: expected tokens of tokenizer {tokenizer_hash[:12]}, found those of {found[:12]!r}")
    return table
