"""Whether two sets of numbers are the same result.

Floats match within ``RELATIVE`` of the reference plus ``ABSOLUTE`` of its usual size. WGSL lets an implementation do as
it likes with NaN and infinity, so where the reference is not finite nothing is compared; where it is finite, the
candidate must be. Integers and booleans match when equal. Right answers may round to different sides of a border, so a
few rows may differ where floats go in.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wgsl_train.score.inputs import Rows
from wgsl_train.score.interface import F32, PAD, UnsupportedError
from wgsl_train.score.resources import STORAGE_FORMATS

RELATIVE = 1e-3
ABSOLUTE = 1e-4
"""Times the median magnitude of the reference's values."""
WRONG_ROWS = 0.01
"""Share of rows (or floats of a buffer) that may differ."""
WRONG_EDGE_ROWS = 0.1
"""The same among rows of special values, where ties are common."""
HUGE = 1e30
COMPARABLE_ROWS = 0.1
"""Share of rows in which the reference must give something finite."""

Bools = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class ValueDifference:
    """How far results are apart."""

    matches: bool
    wrong: float
    """Share of compared rows, or words of a buffer, that differ."""
    late: bool = False
    """The candidate's loops went on where the reference's ended."""


def compare_rows(
    reference: Words, candidate: Words, kinds: tuple[int, ...], rows: Rows, *, exact: bool
) -> ValueDifference:
    """Compares outputs of a function, (rows, outputs + 1) with the mark of cut off loops last.

    ``exact``: no row may differ (there are no floats among the inputs). Raises ``UnsupportedError`` when the reference
    gives nothing to compare.
    """
    compared = reference[:, -1] == 0
    late = compared & (candidate[:, -1] != 0)
    if (late & ~rows.is_large).any():
        return ValueDifference(False, float(late.mean()), late=True)
    compared &= ~late
    wrong, broken, comparable = _wrong(reference[:, :-1], candidate[:, :-1], np.array(kinds, np.uint8))
    compared &= comparable.any(axis=1) | (not kinds)
    if compared.mean() < COMPARABLE_ROWS:
        raise UnsupportedError("a function that gives nothing finite for the inputs of the test")
    is_wrong, is_broken = wrong.any(axis=1) & compared, broken.any(axis=1) & compared
    share = float(is_wrong.sum() / compared.sum())
    if exact or is_broken.any():
        return ValueDifference(not is_wrong.any(), share)
    matches = all(
        (is_wrong & of).sum() <= allowed * (compared & of).sum()
        for of, allowed in ((~rows.is_edge, WRONG_ROWS), (rows.is_edge, WRONG_EDGE_ROWS))
    )
    return ValueDifference(bool(matches), share)


def compare_buffers(reference: bytes, candidate: bytes, kinds: npt.NDArray[np.uint8]) -> ValueDifference:
    """Compares a buffer word by word; padding is ignored, every integer must be equal."""
    one, other = (np.frombuffer(data, np.uint32)[: len(kinds)] for data in (reference, candidate))
    wrong, broken, comparable = _wrong(one[:, None], other[:, None], kinds[:, None])
    floats = (kinds == F32)[:, None]
    held = comparable.sum()
    share = float(wrong.sum() / held) if held else 0.0
    if broken.any() or (wrong & ~floats).any():
        return ValueDifference(False, share)
    return ValueDifference(bool(wrong.sum() <= WRONG_ROWS * (comparable & floats).sum()), share)


def _wrong(one: Words, other: Words, kinds: npt.NDArray[np.uint8]) -> tuple[Bools, Bools, Bools]:
    """For every word: whether it is wrong, whether it is not finite where it should be, whether it is compared at all.

    ``kinds`` is broadcast over the words.
    """
    kinds = np.broadcast_to(kinds, one.shape)
    with np.errstate(invalid="ignore"):
        # A signalling NaN says so when it is converted.
        a, b = one.view(np.float32).astype(np.float64), other.view(np.float32).astype(np.float64)
    is_float = kinds == F32
    finite = np.isfinite(a) & (np.abs(np.nan_to_num(a)) < HUGE)
    comparable = (kinds != PAD) & (~is_float | finite)
    broken = is_float & comparable & ~np.isfinite(b)
    a, b = np.where(finite, a, 0.0), np.where(np.isfinite(b), b, 0.0)
    too_far = np.abs(a - b) > RELATIVE * np.abs(a) + ABSOLUTE * _usual_size(np.where(is_float & finite, a, 0.0))
    wrong = np.where(is_float, too_far | broken, one != other) & comparable
    return wrong, broken, comparable


def _usual_size(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The median magnitude of what is not zero, column by column; tiny where all is zero."""
    magnitudes = np.where(values == 0.0, np.nan, np.abs(values))
    has_any = ~np.isnan(magnitudes).all(axis=0)
    sizes = np.full(values.shape[1], 1e-3)
    sizes[has_any] = np.nanmedian(magnitudes[:, has_any], axis=0)
    return sizes


def same_elements(reference: bytes, candidate: bytes, element_words: int) -> bool:
    """Whether two arrays hold the same elements, bit by bit, in any order."""
    one, other = (np.frombuffer(data, np.uint32) for data in (reference, candidate))
    whole = len(one) // element_words * element_words
    if len(one) != len(other) or not np.array_equal(one[whole:], other[whole:]):
        return False
    one, other = (words[:whole].reshape(-1, element_words) for words in (one, other))
    return bool(np.array_equal(one[np.lexsort(one.T)], other[np.lexsort(other.T)]))


def compare_textures(reference: bytes, candidate: bytes, format_: str) -> ValueDifference:
    """Compares storage textures channel by channel: normalised ones to within a step, floats as in buffers."""
    dtype = np.dtype(STORAGE_FORMATS[format_])
    one, other = (np.frombuffer(data, dtype) for data in (reference, candidate))
    if dtype.kind == "f":
        words = [values.astype(np.float32).tobytes() for values in (one, other)]
        return compare_buffers(words[0], words[1], np.full(len(one), F32, np.uint8))
    steps = 1 if format_.endswith("norm") else 0
    wrong = np.abs(one.astype(np.int64) - other.astype(np.int64)) > steps
    return ValueDifference(not wrong.any(), float(wrong.mean()))
