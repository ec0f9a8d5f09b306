"""What ``run`` would train on, as files: Arrow shards that map into memory, a manifest, and a report for people.

The folder is written under a temporary name and renamed, so it is whole or absent.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

import rust_core
from wgsl_train.config import Config, ConfigError
from wgsl_train.prepared import EXAMPLES_FILE, FORMAT_VERSION, MANIFEST_FILE, SPLITS, TOKENIZER_FILE
from wgsl_train.pretrained import find_pretrained
from wgsl_train.progress import one_line
from wgsl_train.run_folder import RunError

EXAMPLES_A_SPLIT = 64
"""Examples of each split that are kept as text, evenly spaced: training shows samples of them."""
SHARD_TOKENS = 32 << 20
"""About 128 MiB of token ids a shard."""
PERCENTILES = (0, 50, 90, 99, 100)


@dataclass(frozen=True)
class Report:
    """What a person should know before training on a set. Examples are named by their ids."""

    examples: int
    """Examples read, before any was left out."""
    duplicates: list[dict[str, Any]]
    """id, of (the earlier example), same (prompt, code or both)."""
    invalid: list[dict[str, Any]]
    """Examples that do not stand alone: id, stage, message, line and more."""
    invalid_skipped: bool
    """Whether the config leaves those out."""
    too_long: list[dict[str, Any]]
    """Targets over max_seq_len, which ``run`` refuses and the shards leave out: id, tokens."""
    truncated_prompts: list[str]
    """Prompts over max_seq_len, which are cut."""
    lengths: dict[str, dict[str, int]]
    """prompt and code -> percentile -> tokens, specials included, after cutting and leaving out."""


def read_examples(path: str) -> rust_core.Examples:
    """The examples of ``dataset.path``: ``bundled``, .toml, .jsonl, .parquet or a folder of them.

    Raises ``ValueError`` with file and line or record, ``OSError`` for what cannot be read.
    """
    if path == "bundled":
        return rust_core.load_examples()
    source = Path(path)
    # Not the folders inside: a corpus keeps its tests in one.
    parquet = sorted(source.glob("*.parquet")) if source.is_dir() else [source] * (source.suffix == ".parquet")
    if not parquet:
        return rust_core.load_examples(source)
    import pyarrow.parquet as pq

    try:
        return rust_core.load_examples(pq.read_table(parquet))
    except pa.ArrowInvalid as error:
        raise ValueError(f"{path}: expected Parquet, found {error}") from None


def choose_examples(config: Config) -> tuple[rust_core.Examples, dict[str, Any]]:
    """The examples that ``config`` trains on, with their splits, and ``inspect_examples`` of all that were read.

    Raises ``ValueError`` as ``read_examples``, and naming the first invalid example when ``on_invalid`` is "error".
    """
    dataset = config.dataset
    examples = read_examples(dataset.path)
    inspection = rust_core.inspect_examples(examples)
    if inspection["invalid"] and dataset.on_invalid == "error":
        first = inspection["invalid"][0]
        raise ConfigError(
            f"{dataset.path}: example {first['id']}: expected a module that naga accepts, found {first['message']} "
            f'({len(inspection["invalid"])} in all; dataset.on_invalid = "keep" or "skip" allows them)'
        )
    if dataset.on_invalid == "skip":
        refused = {entry["id"] for entry in inspection["invalid"]}
        examples = examples.select([name not in refused for name in pa.table(examples)["id"].to_pylist()])
    splits = examples.with_splits(
        train_fraction=dataset.train_fraction, validation_fraction=dataset.validation_fraction, seed=dataset.split_seed
    )
    return splits, inspection


def fit_tokenizer(examples: rust_core.Examples, config: Config) -> rust_core.Tokenizer:
    """The vocabulary of the training split; ``ValueError`` when that split is empty.

    ``minilm`` reads prompts with its pretrained encoder's own vocabulary, and raises where that is not to be had.
    """
    table = pa.table(examples)
    train = [split == "train" for split in table["split"].to_pylist()]
    codes, prompts = (table[name].filter(pa.array(train)).to_pylist() for name in ("code", "prompt"))
    if not codes:
        raise ConfigError(f"{config.dataset.path}: expected examples in the training split, found none")
    shared = [] if config.model.architecture == "minilm" else prompts
    fitted = rust_core.Tokenizer.fit(codes, shared, min_freq=config.tokenizer.min_freq)
    return source_of(fitted.with_number_pieces(config.tokenizer.number_pieces), config)


def source_of(tokenizer: rust_core.Tokenizer, config: Config) -> rust_core.Tokenizer:
    """``tokenizer`` with the prompt side that the config's architecture reads."""
    if config.model.architecture == "minilm":
        pretrained = find_pretrained(config.model.prompt_encoder)
        return tokenizer.with_wordpiece(pretrained.pieces, pretrained.max_seq_len)
    return tokenizer


def prepare(config: Config, out: Path) -> tuple[dict[str, Any], Report]:
    """Writes the folder ``out``; returns its manifest and the report.

    Raises ``ValueError`` for data that cannot be used and for an ``out`` that is not new or empty, ``OSError`` when
    it cannot be written; in either case ``out`` is as it was.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise RunError(f"{out}: expected a new or empty folder; name another with --out")
    examples, inspection = choose_examples(config)
    tokenizer = fit_tokenizer(examples, config)
    max_seq_len = config.model.max_seq_len
    too_long = _too_long(examples, tokenizer, max_seq_len)
    refused = {entry["id"] for entry in too_long}
    kept = examples.select([name not in refused for name in pa.table(examples)["id"].to_pylist()])
    encoded = rust_core.encode_dataset(kept, tokenizer, max_seq_len=max_seq_len)
    table = pa.table(encoded)
    report = Report(
        examples=inspection["count"],
        duplicates=inspection["duplicates"],
        invalid=inspection["invalid"],
        invalid_skipped=config.dataset.on_invalid == "skip",
        too_long=too_long,
        truncated_prompts=list(encoded.truncated_prompts),
        lengths={"prompt": _percentiles(table["input_ids"]), "code": _percentiles(table["labels"])},
    )
    return _write_folder(out, pa.table(kept), table, tokenizer, config, report), report


def _too_long(examples: rust_core.Examples, tokenizer: rust_core.Tokenizer, max_seq_len: int) -> list[dict[str, Any]]:
    table = pa.table(examples)
    encoded = pa.array(tokenizer.encode_batch(table["code"].to_pylist()))
    lengths = encoded.value_lengths().to_numpy(zero_copy_only=False) + 2  # BOS and EOS
    long = np.flatnonzero(lengths > max_seq_len)
    return [{"id": table["id"][int(row)].as_py(), "tokens": int(lengths[row])} for row in long]


def _percentiles(column: pa.ChunkedArray) -> dict[str, int]:
    lengths = pa.compute.list_value_length(column).to_numpy()
    if not len(lengths):
        return {}
    values = np.percentile(lengths, PERCENTILES, method="higher")
    return {str(percentile): int(value) for percentile, value in zip(PERCENTILES, values, strict=True)}


def _write_folder(
    out: Path, examples: pa.Table, table: pa.Table, tokenizer: rust_core.Tokenizer, config: Config, report: Report
) -> dict[str, Any]:
    out.parent.mkdir(parents=True, exist_ok=True)
    temporary = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        temporary.mkdir()
        metadata = table.schema.metadata or {}
        manifest = {
            "format_version": FORMAT_VERSION,
            "wgsl_train_version": rust_core.__version__,
            "naga_version": rust_core.NAGA_VERSION,
            "tokenizer_hash": metadata.get(b"wgsl_train.tokenizer_hash", b"").decode(),
            "source_hash": metadata.get(b"wgsl_train.source_hash", b"").decode(),
            "max_seq_len": config.model.max_seq_len,
            "dataset": asdict(config.dataset),
            "tokenizer": asdict(config.tokenizer),
            "splits": {split: _write_split(temporary, table, split) for split in SPLITS},
        }
        tokenizer.save(temporary / TOKENIZER_FILE)
        _write_text(temporary / EXAMPLES_FILE, _some_examples(examples))
        _write_text(temporary / "report.md", report_page(report, config))
        _write_text(temporary / MANIFEST_FILE, json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
        with suppress(FileNotFoundError):
            out.rmdir()  # an empty folder gives way
        temporary.rename(out)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    return manifest


def _some_examples(examples: pa.Table) -> str:
    """``EXAMPLES_A_SPLIT`` examples of each split as JSON lines."""
    lines = []
    for split in SPLITS:
        rows = examples.filter(pa.compute.equal(examples["split"], split)).select(["id", "prompt", "code", "split"])
        count = min(len(rows), EXAMPLES_A_SPLIT)
        places = pa.array([index * len(rows) // count for index in range(count)], pa.int64())
        chosen = rows.take(places)
        lines += [json.dumps(example, ensure_ascii=False) + "\n" for example in chosen.to_pylist()]
    return "".join(lines)


def _write_text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _write_split(folder: Path, table: pa.Table, split: str) -> dict[str, Any]:
    """Writes one split as shards; returns its part of the manifest."""
    rows = table.filter(pa.compute.equal(table["split"], split))
    shards = []
    for number, shard in enumerate(_shards(rows)):
        path = folder / f"{split}-{number:05}.arrow"
        # The file format without compression is what maps into memory as it stands.
        with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, shard.schema) as writer:
            writer.write_table(shard)
        with path.open("rb") as written:
            digest = hashlib.file_digest(written, "sha256").hexdigest()
        shards.append({"file": path.name, "rows": len(shard), "bytes": path.stat().st_size, "sha256": digest})
    return {
        "rows": len(rows),
        "source_tokens": _token_count(rows["input_ids"]),
        "target_tokens": _token_count(rows["labels"]),
        "shards": shards,
    }


def _token_count(column: pa.ChunkedArray) -> int:
    return int(pa.compute.sum(pa.compute.list_value_length(column)).as_py() or 0)


def _shards(rows: pa.Table) -> Iterator[pa.Table]:
    """Cuts ``rows`` where about ``SHARD_TOKENS`` are full; the cuts depend on the lengths alone."""
    tokens = sum(pa.compute.list_value_length(rows[name]).to_numpy() for name in ("input_ids", "labels"))
    shard_of = np.cumsum(tokens) // SHARD_TOKENS
    starts = [0, *(np.flatnonzero(np.diff(shard_of)) + 1).tolist(), len(rows)]
    for start, end in pairwise(starts):
        if end > start:
            yield rows.slice(start, end - start).combine_chunks()


def report_page(report: Report, config: Config) -> str:
    """The report as Markdown."""
    fate = "left out" if report.invalid_skipped else "kept"
    parts = [
        "# What `wgsl-train run` would train on",
        "",
        f"{report.examples} examples from {config.dataset.path}; max_seq_len {config.model.max_seq_len}.",
        "",
        "| tokens | shortest | median | 90% | 99% | longest |",
        "|---|---|---|---|---|---|",
        *(f"| {side} | {' | '.join(map(str, lengths.values()))} |" for side, lengths in report.lengths.items()),
        "",
        *_section(f"Do not stand alone ({fate})", [_invalid_line(entry) for entry in report.invalid]),
        *_section(
            "Targets over max_seq_len (left out here; `run` refuses them: shorten them, or raise model.max_seq_len)",
            [f"{entry['id']}: {entry['tokens']} tokens" for entry in report.too_long],
        ),
        *_section("Prompts over max_seq_len (their ends are cut)", report.truncated_prompts),
        *_section("Duplicates", [_duplicate_line(entry) for entry in report.duplicates]),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}: {len(lines) or 'none'}", "", *(f"- {line}" for line in lines), *([""] if lines else [])]


def _invalid_line(entry: dict[str, Any]) -> str:
    line = f", line {entry['line']}" if entry.get("line") is not None else ""
    return f"{entry['id']}: {entry['stage']}{line}: {one_line(str(entry['message']), 200)}"


def _duplicate_line(entry: dict[str, Any]) -> str:
    return f"{entry['id']}: same {entry.get('same', 'pair')} as {entry['of']}"
