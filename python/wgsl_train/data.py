"""From encoded Arrow data to batches: sequences laid end to end, never padded.

Shapes: M source tokens and N target tokens of a batch.

The order of training is a pure function of (seed, epoch, workers): nothing has to be saved to continue it.
Which sequences make up an optimizer step is a plain shuffle; only inside a step are sequences sorted by length, cut
into micro-batches and these into the groups that attention pads, so batches stay uncorrelated.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import torch
from torch import Tensor
from torch.utils.dlpack import from_dlpack

from wgsl_train.prepared import SPLITS, open_split

GROUP_OVERHEAD_CELLS = 150_000
"""What attention to a group costs besides its cells, in cells (see ``cut_groups``).

Mostly kernels: a group has shapes of its own, and oneDNN takes 0.5 to 1 ms to make one. Of an 8 M model in steps of 24
on one Zen 5 core, target tokens a second of processor time against padding everything: 20,000 cells 1.2 times as many
(8 groups), 100,000 1.6, 300,000 1.6, one group 1.45.
"""

MAX_ATTENTION_CELLS = 2**20
"""Bound on the cells of a micro-batch, unpadded: weights of attention are kept for every layer and head."""

Lengths = list[list[int]]
"""Of sequences that lie end to end, by group."""

MicroBatch = list[list[int]]
"""Indices of sequences, by group."""


@dataclass(frozen=True)
class Batch:
    """Token ids of sequences that lie end to end in groups of similar length, int64."""

    input_ids: Tensor
    """[M]"""
    decoder_input_ids: Tensor
    """[N]: each target without its last token."""
    labels: Tensor
    """[N]: each target without its first token."""
    source_lengths: Lengths
    target_lengths: Lengths

    def to(self, device: torch.device) -> "Batch":
        """The same batch on ``device``."""
        if device.type == "cpu":
            return self
        names = ("input_ids", "decoder_input_ids", "labels")
        return replace(self, **{name: getattr(self, name).to(device, non_blocking=True) for name in names})


def lay_end_to_end(groups: list[list[tuple[Tensor, Tensor]]]) -> Batch:
    """The batch of (source, target) token ids; at least one of the source and two of the target."""
    sources, targets = zip(*chain.from_iterable(groups), strict=True)
    return Batch(
        input_ids=torch.cat(sources).long(),
        decoder_input_ids=torch.cat([target[:-1] for target in targets]).long(),
        labels=torch.cat([target[1:] for target in targets]).long(),
        source_lengths=[[len(source) for source, _ in group] for group in groups],
        target_lengths=[[len(target) - 1 for _, target in group] for group in groups],
    )


def positions_of(lengths: Lengths, device: torch.device) -> Tensor:
    """Where each token stands in its sequence, from 0; int64."""
    return torch.cat([torch.arange(length) for length in chain.from_iterable(lengths)]).to(device)


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

    def batch(self, micro_batch: MicroBatch) -> Batch:
        """The sequences of ``micro_batch`` end to end."""
        groups = [[int(self.rows[index]) for index in group] for group in micro_batch]
        return lay_end_to_end([[(self.inputs[row], self.labels[row]) for row in group] for group in groups])


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


def attention_cells(target: int, source: int) -> int:
    """Weights that a layer and head of encoder, decoder and cross-attention have for a sequence."""
    return target * target + target * source + source * source


def cut_micro_batches(sequences: Sequences, indices: list[int], batch_tokens: int) -> list[MicroBatch]:
    """Cuts ``indices`` by length into micro-batches, and these into the groups that attention pads; deterministic.

    A micro-batch holds at most ``batch_tokens`` source and target tokens and ``MAX_ATTENTION_CELLS``; a single
    sequence beyond that stands alone.
    """
    micro_batches: list[list[int]] = []
    tokens = cells = 0
    for index in sorted(indices, key=lambda index: (*sequences.sizes(index), index)):
        size = sequences.sizes(index)
        tokens, cells = tokens + sum(size), cells + attention_cells(*size)
        if not micro_batches or tokens > batch_tokens or cells > MAX_ATTENTION_CELLS:
            micro_batches.append([])
            tokens, cells = sum(size), attention_cells(*size)
        micro_batches[-1].append(index)
    return [cut_groups(sequences, micro_batch) for micro_batch in micro_batches]


def cut_groups(sequences: Sequences, order: list[int]) -> MicroBatch:
    """Cuts ``order`` into runs at the least cost of padded attention.

    Cost = padded cells + a fixed overhead a group, minimised by dynamic programming.
    """
    sizes = [sequences.sizes(index) for index in order]
    # least_cost[n] and cut_before[n]: of the first n sequences, and where its last group starts.
    least_cost, cut_before = [0], [0]
    for end in range(1, len(order) + 1):
        target = source = best_cost = best_start = 0
        for start in range(end - 1, -1, -1):
            target, source = max(target, sizes[start][0]), max(source, sizes[start][1])
            padded = (end - start) * attention_cells(target, source)
            cost = least_cost[start] + padded + GROUP_OVERHEAD_CELLS
            if not best_cost or cost < best_cost:
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

    def shares(self, epoch: int, position: int, workers: int) -> list[list[MicroBatch]]:
        """Step ``position`` of ``epoch``, both from 0: each worker's micro-batches.

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
