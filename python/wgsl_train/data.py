"""From encoded Arrow data to padded batches: the only place where sequences are padded.

Shapes: B batch, S source length, T target length.

The order of training is a pure function of (seed, epoch, workers): nothing has to be saved to continue it.
Which sequences make up an optimizer step is a plain shuffle; only inside a step are sequences sorted by length and
cut into micro-batches, so batches stay uncorrelated and little is spent on padding.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import torch
from torch import Tensor
from torch.utils.dlpack import from_dlpack

from wgsl_train.prepared import SPLITS, open_split

PAD_ID = 0
IGNORED_LABEL = -100
"""Marks target positions that are padding; the value ``torch.nn.functional.cross_entropy`` ignores."""

MICRO_BATCH_OVERHEAD_TOKENS = 200
"""What a micro-batch costs besides its tokens, in tokens.

Base model in bf16 on one Zen 5 core: 0.58 ms a padded token, 110 ms a micro-batch (its weight gradients, made and
added up, are as large as the model). Steps of 16 took 2,220 ms uncut, 1,820 in two, 1,770 in four, 2,550 in eight.
"""

MAX_ATTENTION_CELLS = 2**19
"""Bound on B x T x max(S, T) of a micro-batch: attention materialised in every layer must fit the memory."""


@dataclass(frozen=True)
class Batch:
    """Padded token ids of B sequences, int64; ``attention_mask`` is bool, true on real source tokens."""

    input_ids: Tensor
    """[B, S]"""
    attention_mask: Tensor
    """[B, S]"""
    decoder_input_ids: Tensor
    """[B, T]: the target without its last token."""
    labels: Tensor
    """[B, T]: the target without its first token; -100 on padding."""

    def to(self, device: torch.device) -> "Batch":
        """The same batch on ``device``."""
        if device.type == "cpu":
            return self
        fields = (self.input_ids, self.attention_mask, self.decoder_input_ids, self.labels)
        return Batch(*(tensor.to(device, non_blocking=True) for tensor in fields))


class TokenColumn:
    """A ``list<int32>`` column whose rows are int32 views of Arrow's own memory."""

    def __init__(self, column: pa.ChunkedArray, name: str) -> None:
        """``name`` is for errors. Raises ``ValueError`` on another type or on nulls."""
        if not (pa.types.is_list(column.type) and column.type.value_type == pa.int32()):
            raise ValueError(f"encoded data: {name}: expected list<int32>, found {column.type}")
        chunks = [chunk for chunk in column.chunks if len(chunk)]
        self.chunks = [self._flat(chunk, name) for chunk in chunks]
        self.offsets = [chunk.offsets.to_numpy() - chunk.offsets[0].as_py() for chunk in chunks]
        self.first_rows = np.cumsum([0] + [len(chunk) for chunk in chunks])
        lengths = [np.diff(offsets) for offsets in self.offsets]
        self.lengths: npt.NDArray[np.int64] = np.concatenate([*lengths, np.empty(0)]).astype(np.int64)

    @staticmethod
    def _flat(chunk: Any, name: str) -> Tensor:
        values = chunk.flatten()
        if chunk.null_count or values.null_count:
            raise ValueError(f"encoded data: {name}: expected no nulls")
        if not len(values):
            return torch.empty(0, dtype=torch.int32)
        return from_dlpack(values)

    def __getitem__(self, row: int) -> Tensor:
        """Token ids of one row, int32 [length], not copied."""
        chunk = int(np.searchsorted(self.first_rows, row, side="right")) - 1
        start, end = self.offsets[chunk][row - self.first_rows[chunk] :][:2].tolist()
        return self.chunks[chunk][start:end]


@dataclass(frozen=True)
class Sequences:
    """The sequences of one split: row numbers into columns that all splits share."""

    rows: npt.NDArray[np.int64]
    inputs: TokenColumn
    labels: TokenColumn

    def __len__(self) -> int:
        """Number of sequences."""
        return len(self.rows)

    def sizes(self, index: int) -> tuple[int, int]:
        """(target, source) length of a sequence as the model sees it: the target is shifted, hence one shorter."""
        row = self.rows[index]
        return int(self.labels.lengths[row]) - 1, int(self.inputs.lengths[row])

    def target_counts(self, vocab_size: int) -> Tensor:
        """How often each token is to be predicted, int64 [vocab_size]."""
        counts = torch.zeros(vocab_size, dtype=torch.int64)
        if len(self.rows) == len(self.labels.lengths):  # all of them: whole chunks, less what begins each row
            for values, offsets in zip(self.labels.chunks, self.labels.offsets, strict=True):
                counts += torch.bincount(values, minlength=vocab_size)
                counts -= torch.bincount(values[torch.from_numpy(offsets[:-1].astype(np.int64))], minlength=vocab_size)
            return counts
        for block in np.array_split(self.rows, -(-len(self.rows) // 4096)):
            targets = [self.labels[row][1:] for row in block.tolist()]
            counts += torch.bincount(torch.cat(targets), minlength=vocab_size)
        return counts

    def some_targets(self, most: int) -> list[list[int]]:
        """At most so many targets, bos to eos, evenly spaced."""
        stride = max(1, -(-len(self.rows) // most))
        return [self.labels[row].tolist() for row in self.rows[::stride].tolist()]

    def batch(self, indices: list[int]) -> Batch:
        """Pads the sequences ``indices`` to the longest among them."""
        rows = [int(self.rows[index]) for index in indices]
        sources = [self.inputs[row] for row in rows]
        targets = [self.labels[row] for row in rows]
        input_ids = _pad(sources, PAD_ID)
        lengths = torch.tensor([len(source) for source in sources])
        return Batch(
            input_ids=input_ids,
            attention_mask=torch.arange(input_ids.shape[1]) < lengths.unsqueeze(1),
            decoder_input_ids=_pad([target[:-1] for target in targets], PAD_ID),
            labels=_pad([target[1:] for target in targets], IGNORED_LABEL),
        )


def _pad(sequences: list[Tensor], value: int) -> Tensor:
    """int64 [B, longest], filled up on the right with ``value``."""
    padded = torch.full((len(sequences), max(map(len, sequences))), value)
    for row, sequence in zip(padded, sequences, strict=True):
        row[: len(sequence)] = sequence
    return padded


@dataclass(frozen=True)
class EncodedData:
    """What ``rust_core.encode_dataset`` hands over, by split."""

    splits: dict[str, Sequences]
    tokenizer_hash: str
    source_hash: str


def read_encoded(stream: Any) -> EncodedData:
    """Reads an Arrow stream (door 3 of the design) without copying its tokens.

    Raises ``ValueError`` when a column is missing, has another type or holds nulls, or a sequence is too short.
    """
    table = pa.table(stream)
    inputs, labels = _token_columns(table, ("id", "split", "input_ids", "labels"))
    split = table.column("split").to_numpy()
    splits = {name: Sequences(np.flatnonzero(split == name), inputs, labels) for name in SPLITS}
    metadata = table.schema.metadata or {}
    return EncodedData(
        splits=splits,
        tokenizer_hash=metadata.get(b"wgsl_train.tokenizer_hash", b"").decode(),
        source_hash=metadata.get(b"wgsl_train.source_hash", b"").decode(),
    )


def _token_columns(table: pa.Table, names: tuple[str, ...]) -> tuple[TokenColumn, TokenColumn]:
    for name in names:
        if name not in table.column_names:
            raise ValueError(f"encoded data: expected a column {name}, found {', '.join(table.column_names)}")
    inputs = TokenColumn(table.column("input_ids"), "input_ids")
    labels = TokenColumn(table.column("labels"), "labels")
    too_short = np.flatnonzero((labels.lengths < 2) | (inputs.lengths < 1))
    if len(too_short):
        raise ValueError(f"encoded data: {table.column('id')[int(too_short[0])]}: expected at least one token a side")
    return inputs, labels


def read_prepared(
    folder: Path, manifest: dict[str, Any], *, source_vocab_size: int, target_vocab_size: int, max_seq_len: int
) -> EncodedData:
    """Maps a prepared folder's splits into memory; only the lengths of the sequences are copied.

    Raises ``ValueError`` naming the split when a sequence is too long or a token id is outside the vocabulary.
    """
    splits = {}
    for name in SPLITS:
        inputs, labels = _token_columns(open_split(folder, manifest, name), ("id", "input_ids", "labels"))
        for column, side, vocab_size in (
            (inputs, "input_ids", source_vocab_size),
            (labels, "labels", target_vocab_size),
        ):
            longest = int(column.lengths.max(initial=0))
            if longest > max_seq_len:
                raise ValueError(f"{folder}: {name}: {side}: expected at most {max_seq_len} tokens, found {longest}")
            for values in column.chunks:
                if len(values) and not (int(values.min()) >= 0 and int(values.max()) < vocab_size):
                    found = int(values.min()) if int(values.min()) < 0 else int(values.max())
                    raise ValueError(f"{folder}: {name}: {side}: expected ids under {vocab_size}, found {found}")
        splits[name] = Sequences(np.arange(len(labels.lengths)), inputs, labels)
    # Rows as they were read, in shards whose own hashes the manifest holds.
    digest = hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()
    return EncodedData(splits=splits, tokenizer_hash=manifest["tokenizer_hash"], source_hash=digest)


def cut_micro_batches(sequences: Sequences, indices: list[int], batch_tokens: int) -> list[list[int]]:
    """Cuts ``indices`` into micro-batches of similar length at the least cost; deterministic.

    Cost = padded source + target tokens + a fixed overhead a micro-batch, minimised by dynamic programming over the
    sequences in order of length. A micro-batch holds at most ``batch_tokens`` padded tokens and
    ``MAX_ATTENTION_CELLS``; a single sequence beyond that stands alone.
    """
    order = sorted(indices, key=lambda index: (*sequences.sizes(index), index))
    sizes = [sequences.sizes(index) for index in order]
    # least_cost[n] and cut_before[n]: of the first n sequences, and where its last micro-batch starts.
    least_cost, cut_before = [0.0], [0]
    for end in range(1, len(order) + 1):
        target, source = sizes[end - 1]
        best_cost, best_start = float("inf"), end - 1
        for start in range(end - 1, -1, -1):
            source = max(source, sizes[start][1])
            count = end - start
            tokens = count * (source + target)
            too_large = tokens > batch_tokens or count * target * max(source, target) > MAX_ATTENTION_CELLS
            if too_large and count > 1:
                break
            cost = least_cost[start] + tokens + MICRO_BATCH_OVERHEAD_TOKENS
            if cost < best_cost:
                best_cost, best_start = cost, start
        least_cost.append(best_cost)
        cut_before.append(best_start)
    cuts = [len(order)]
    while cuts[-1]:
        cuts.append(cut_before[cuts[-1]])
    return [order[start:end] for start, end in pairwise(reversed(cuts))]


@lru_cache(maxsize=2)
def _shuffled(count: int, seed: int, epoch: int) -> npt.NDArray[np.int64]:
    digest = hashlib.sha256(f"wgsl-train order {seed} {epoch}".encode()).digest()
    generator = torch.Generator().manual_seed(int.from_bytes(digest[:8], "little") >> 1)
    order: npt.NDArray[np.int64] = torch.randperm(count, generator=generator).numpy()
    return order


@dataclass(frozen=True, kw_only=True)
class Sampler:
    """Which sequences make up each optimizer step, and how they are cut into micro-batches."""

    sequences: Sequences
    batch_size: int
    """Sequences an optimizer step at most; an epoch is spread evenly over its steps."""
    batch_tokens: int
    seed: int

    @property
    def steps_per_epoch(self) -> int:
        """Optimizer steps an epoch."""
        return -(-len(self.sequences) // self.batch_size)

    def shares(self, epoch: int, position: int, workers: int) -> list[list[list[int]]]:
        """Step ``position`` of ``epoch``, both from 0: each worker's micro-batches (indices into ``sequences``).

        A short step has fewer shares, none of them empty.
        """
        order = _shuffled(len(self.sequences), self.seed, epoch)
        count, steps = len(order), self.steps_per_epoch
        step: list[int] = order[position * count // steps : (position + 1) * count // steps].tolist()
        # Dealing out by length gives every worker the same work.
        by_length = sorted(step, key=lambda index: (*self.sequences.sizes(index), index))
        dealt = (by_length[worker::workers] for worker in range(min(workers, len(by_length))))
        return [cut_micro_batches(self.sequences, share, self.batch_tokens) for share in dealt]


def evaluation_batches(sequences: Sequences, batch_tokens: int, most: int | None = None) -> Iterator[Batch]:
    """Every sequence once (or ``most`` of them, evenly spaced), longest with longest."""
    indices = list(range(len(sequences)))
    if most is not None and len(indices) > most:
        indices = [index * len(sequences) // most for index in range(most)]
    for micro_batch in cut_micro_batches(sequences, indices, batch_tokens):
        yield sequences.batch(micro_batch)
