"""Everything a module does, on many more inputs than the scorer looks at and to the last bit: what a mutant changed.

It shares the harness with the scorer, and none of its tolerances, frames, rows or fillings.
"""

import hashlib

import numpy as np

from wgsl_train.score.buffers import dispatch
from wgsl_train.score.inputs import INDEX, Rows
from wgsl_train.score.interface import BOOL, F32, Interface
from wgsl_train.score.picture import Frame, draw
from wgsl_train.score.resources import Filling
from wgsl_train.score.supervisor import Supervisor
from wgsl_train.score.values import Call, Outcome, evaluate

TIMES = (0.0, 0.05, 0.13, 0.29, 0.57, 0.83, 1.4, 5.1)
FRAMES = tuple(Frame(240, 180, t, (30 + 40 * t % 200, 150 - 25 * t % 140, 5.0, 6.0)) for t in TIMES)
ROWS = 6000
SCALES = np.array([0.05, 0.3, 1.0, 1.0, 2.0, 5.0, 20.0])
FILLINGS = (
    Filling(100, 1, (1, 1), (0.0, 1.0), 2),
    Filling(101, 64, (8, 8), (-1.0, 1.0), 64, results_are_zero=True),
    Filling(102, 300, (20, 15), (0.0, 1.0), 5),
    Filling(103, 777, (37, 21), (0.0, 1.0), 777, results_are_zero=True),
    Filling(104, 2048, (64, 32), (-5.0, 5.0), 2048, results_are_zero=True),
)
NOT_FINITE, NEGATIVE_ZERO = 0x7FC00000, 0x80000000


def fingerprint(supervisor: Supervisor, code: str) -> str:
    """Equal for modules that do the same on the dense sample; raises what the harness raises."""
    interface = Interface.of(code)
    stages = {entry["stage"]: entry for entry in interface.entry_points}
    if "fragment" in stages:
        parts = [picture.tobytes() for picture in draw(supervisor, interface, FRAMES)]
    elif "compute" in stages:
        entry = stages["compute"]
        outputs = dispatch(supervisor, interface, entry, entry["dimensions"], FILLINGS).outputs[0]
        parts = [data for of_filling in outputs for data in of_filling]
    elif "vertex" in stages:
        parts = _words(evaluate(supervisor, Call.of_vertex(interface, stages["vertex"]), _rows))
    else:
        parts = _words(evaluate(supervisor, Call.of_function(interface, interface.functions[-1]), _rows))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _rows(kinds: tuple[tuple[str, int], ...]) -> Rows:
    rng = np.random.default_rng(99)
    words = np.zeros((ROWS, len(kinds)), np.uint32)
    for column, (_, kind) in enumerate(kinds):
        if kind == INDEX:
            words[:, column] = rng.integers(0, 16, ROWS)
        elif kind == BOOL:
            words[:, column] = rng.integers(0, 2, ROWS)
        elif kind == F32:
            values = rng.uniform(-1.0, 1.0, ROWS) * rng.choice(SCALES, ROWS)
            values[::2] = np.abs(values[::2])
            words[:, column] = values.astype(np.float32).view(np.uint32)
        else:
            shifts = rng.integers(0, 32, ROWS).astype(np.uint32)
            words[:, column] = rng.integers(0, 1 << 32, ROWS, dtype=np.uint64).astype(np.uint32) >> shifts
    nothing = np.zeros(ROWS, np.bool_)
    return Rows(words, nothing, nothing)


def _words(outcome: Outcome) -> list[bytes]:
    parts = []
    for words in outcome.words:
        kept = words.copy()
        for column, kind in enumerate(outcome.kinds):
            if kind == F32:
                kept[~np.isfinite(words[:, column].copy().view(np.float32)), column] = NOT_FINITE
                kept[words[:, column] == NEGATIVE_ZERO, column] = 0
        parts.append(kept.tobytes())
    return parts
