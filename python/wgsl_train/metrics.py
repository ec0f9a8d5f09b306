"""``metrics.jsonl``: what happened, one JSON object a line. Curves, samples and resuming derive from it.

``{"type": "step", "step", "epoch", "loss", "learning_rate", "grad_norm", "tokens", "tokens_per_second",
"elapsed_secs"}`` after every optimizer step and ``{"type": "evaluation", "step", "epoch", "train_loss", "val_loss",
"token_accuracy", "sequence_accuracy", "valid_rate", "hollow_rate", "improved", "samples", "elapsed_secs"}`` after every
evaluation. Steps and epochs count from 1. Losses are nats per target token. ``CLOCK_FIELDS`` differ from run to run,
everything else is bitwise reproducible.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from wgsl_train.progress import Progress

CLOCK_FIELDS = ("tokens_per_second", "elapsed_secs")


class MetricsLog:
    """Appends to ``metrics.jsonl`` and, where it is installed, to TensorBoard's event files."""

    def __init__(self, path: Path | None, tensorboard: Any | None = None) -> None:
        """Opens or creates the file; None writes nothing. ``tensorboard`` is what ``open_tensorboard`` gave."""
        self._file = path.open("ab") if path is not None else None
        self._tensorboard = tensorboard

    def append(self, record: Mapping[str, Any]) -> None:
        """Writes one record as one line, which is with the operating system on return."""
        if self._file is None:
            return
        self._file.write(json.dumps(record, ensure_ascii=False, allow_nan=False).encode() + b"\n")
        self._file.flush()
        if self._tensorboard is not None:
            for name, value in record.items():
                if isinstance(value, float):
                    self._tensorboard.add_scalar(f"{record['type']}/{name}", value, record["step"])

    def sync(self) -> None:
        """Flushes to disk; called before a checkpoint, so that the log is never behind it."""
        if self._file is not None:
            os.fsync(self._file.fileno())

    def __enter__(self) -> Self:
        """The log itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Closes the files."""
        if self._file is not None:
            self._file.close()
        if self._tensorboard is not None:
            self._tensorboard.close()


def cut_back(path: Path, step: int) -> None:
    """Drops everything after the records of ``step``, a half-written last line included.

    Raises ``ValueError`` when the log ends before ``step``: it is then not the log of that checkpoint.
    """
    end = last = 0
    for record, offset in _records(path):
        if record["step"] > step:
            break
        end, last = offset, record["step"]
    if last < step:
        raise ValueError(f"{path}: expected records up to the checkpoint's step {step}, found them up to {last}")
    if path.exists():
        os.truncate(path, end)


def read_metrics(path: Path) -> list[dict[str, Any]]:
    """All whole records; none when the file does not exist. A half-written last line is left out."""
    return [record for record, _ in _records(path)]


def _records(path: Path) -> list[tuple[dict[str, Any], int]]:
    """(record, byte offset of its end) of every whole line."""
    records: list[tuple[dict[str, Any], int]] = []
    if not path.exists():
        return records
    lines = path.read_bytes().splitlines(keepends=True)
    offset = 0
    for number, line in enumerate(lines, start=1):
        offset += len(line)
        record = None
        with suppress(ValueError):
            record = json.loads(line)
        if isinstance(record, dict) and isinstance(record.get("step"), int) and line.endswith(b"\n"):
            records.append((record, offset))
        elif number < len(lines) or line.endswith(b"\n"):
            raise ValueError(f"{path}:{number}: expected a JSON object with a step, found {line[:80]!r}")
    return records


def open_tensorboard(folder: Path, step: int, progress: Progress) -> Any | None:
    """A TensorBoard writer that hides what an earlier process wrote after ``step``; None, and said, when missing."""
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        progress.message("TensorBoard is not installed; `pip install wgsl-train[track]` adds its event files")
        return None
    return SummaryWriter(str(folder), purge_step=step + 1)
