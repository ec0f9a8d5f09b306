"""Inputs for functions: rows of 32-bit words, in blocks that suit colours, directions, distances, counts and edges."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from wgsl_train.score.interface import BOOL, F32, I32

Words = npt.NDArray[np.uint32]

INDEX = 100
"""A u32 that counts vertices or instances."""
INDICES = 8

EDGE_FLOATS = np.array([0.0, 1.0, -1.0, 0.5, -0.5, 2.0, 0.25, 3.0, 10.0, 0.001, 100.0], np.float32)
EDGE_INTEGERS = np.array(
    [
        0,
        1,
        2,
        3,
        4,
        7,
        8,
        15,
        16,
        31,
        32,
        63,
        64,
        255,
        256,
        65535,
        65536,
        0x00FF8040,
        0x7FFFFFFF,
        0x80000000,
        0xFFFFFFFE,
        0xFFFFFFFF,
    ],
    np.uint32,
)
LARGE = 4096
"""Integers beyond this may send an honest loop on a long way."""


@dataclass(frozen=True)
class Block:
    """Rows of one kind."""

    count: int
    floats: tuple[float, float] | None = None
    """Range; None: of ``EDGE_FLOATS``."""
    bits: int | None = None
    """Integers have at most so many bits, and half of the signed ones are negative; None: of ``EDGE_INTEGERS``."""
    unit_vectors: bool = False
    """Vectors of floats have length one."""
    equal: bool = False
    """The components of a vector are equal (greys), or vectors of the same size are, by turns."""


BLOCKS = (
    Block(128, (0.0, 1.0), 4),
    Block(96, (-2.0, 2.0), 8),
    Block(64, (-1.0, 1.0), 16, unit_vectors=True),
    Block(96, (-10.0, 10.0), 32),
    Block(32, (0.0, 0.1), 2),
    Block(128),
    Block(32, (0.0, 1.0), 4, equal=True),
)


@dataclass(frozen=True)
class Rows:
    """Inputs of a function: ``words`` is (rows, words a row)."""

    words: Words
    is_edge: npt.NDArray[np.bool_]
    """Rows of special values, where right answers may differ in which side a border belongs to."""
    is_large: npt.NDArray[np.bool_]
    """Rows with an integer beyond ``LARGE``."""


@lru_cache(maxsize=64)
def input_rows(kinds: tuple[tuple[str, int], ...]) -> Rows:
    """Rows for inputs of these kinds, each with the name of the vector it is a component of. The same for the same."""
    rng = np.random.default_rng(20_26)
    blocks = [_block(rng, block, kinds) for block in BLOCKS]
    words = np.concatenate(blocks)
    is_edge = np.repeat([block.floats is None or block.equal for block in BLOCKS], [block.count for block in BLOCKS])
    is_large = np.zeros(len(words), np.bool_)
    for column, (_, kind) in enumerate(kinds):
        if kind not in (F32, BOOL, INDEX):
            values = (
                words[:, column].view(np.int32).astype(np.int64) if kind == I32 else words[:, column].astype(np.int64)
            )
            is_large |= np.abs(values) > LARGE
    return Rows(words, is_edge, is_large)


def _block(rng: np.random.Generator, block: Block, kinds: Sequence[tuple[str, int]]) -> Words:
    words = np.zeros((block.count, len(kinds)), np.uint32)
    vectors: dict[str, list[int]] = {}
    for column, (vector, kind) in enumerate(kinds):
        words[:, column] = _column(rng, block, kind)
        if kind == F32:
            vectors.setdefault(vector, []).append(column)
    floats = words.view(np.float32)
    for columns in vectors.values():
        if block.unit_vectors and len(columns) > 1:
            normal = rng.standard_normal((block.count, len(columns)))
            floats[:, columns] = normal / np.linalg.norm(normal, axis=1, keepdims=True)
        if block.equal:
            floats[: block.count // 2, columns] = floats[: block.count // 2, columns[:1]]
    if block.equal:
        first: dict[int, list[int]] = {}
        for columns in vectors.values():
            twin = first.setdefault(len(columns), columns)
            floats[block.count // 2 :, columns] = floats[block.count // 2 :, twin]
    return words


def _column(rng: np.random.Generator, block: Block, kind: int) -> Words:
    if kind == INDEX:
        return rng.integers(0, INDICES, block.count).astype(np.uint32)
    if kind == BOOL:
        return rng.integers(0, 2, block.count).astype(np.uint32)
    if kind == F32:
        values = (
            rng.choice(EDGE_FLOATS, block.count) if block.floats is None else rng.uniform(*block.floats, block.count)
        )
        return values.astype(np.float32).view(np.uint32)
    if block.bits is None:
        return rng.choice(EDGE_INTEGERS, block.count)
    integers = rng.integers(0, 1 << block.bits, block.count, dtype=np.uint64).astype(np.uint32)
    if kind == I32 and block.bits < 32:
        integers = np.where(rng.integers(0, 2, block.count) == 1, -integers.view(np.int32), integers).astype(np.int32)
    return integers.view(np.uint32)
