"""What training tells the person who waits: ``train`` calls a ``Progress`` and knows nothing of terminals."""

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

from rich.console import Console
from rich.live import Live
from rich.padding import Padding
from rich.syntax import Syntax
from rich.text import Text

Record = Mapping[str, Any]

SAMPLES_SHOWN = 3
SAMPLE_LINES = 8
SAMPLE_COLUMNS = 110
PLAIN_INTERVAL_SECS = 10.0


@dataclass(frozen=True, kw_only=True)
class TrainingStart:
    """What is known before the first step. ``start_step`` is above 0 when a run is resumed."""

    total_steps: int
    start_step: int
    parameters: int
    examples: Mapping[str, int]
    device: str
    precision: str
    threads: int
    run: Path
    notes: list[str] = field(default_factory=list)


class Progress(Protocol):
    """The five things ``train`` says. Records are those of ``metrics.jsonl``."""

    def start(self, info: TrainingStart) -> None:
        """Before the first step."""

    def step(self, record: Record) -> None:
        """After every optimizer step."""

    def evaluation(self, record: Record) -> None:
        """After every evaluation, its samples included."""

    def message(self, text: str) -> None:
        """One line worth knowing, at any time."""

    def close(self) -> None:
        """At the end, also after an error; the terminal is left as it was found."""


class SilentProgress:
    """Says nothing."""

    def start(self, info: TrainingStart) -> None:
        """Nothing."""

    def step(self, record: Record) -> None:
        """Nothing."""

    def evaluation(self, record: Record) -> None:
        """Nothing."""

    def message(self, text: str) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


class JsonProgress:
    """One JSON object a line, flushed: ``start``, then the records of ``metrics.jsonl`` as they are made."""

    def __init__(self, file: IO[str] | None = None) -> None:
        """Writes to ``file``; None is stdout."""
        self._file = file if file is not None else sys.stdout

    def _write(self, record: Record) -> None:
        print(json.dumps(record, ensure_ascii=False, default=str), file=self._file, flush=True)

    def start(self, info: TrainingStart) -> None:
        """Writes the start as a record of its own type."""
        self._write({"type": "start", **asdict(info)})

    def step(self, record: Record) -> None:
        """Writes the record."""
        self._write(record)

    def evaluation(self, record: Record) -> None:
        """Writes the record."""
        self._write(record)

    def message(self, text: str) -> None:
        """Writes ``{"type": "message", "text": ...}``."""
        self._write({"type": "message", "text": text})

    def close(self) -> None:
        """Nothing to tidy."""


class Eta:
    """Remaining seconds from the mean pace of this process; steps made before a resume do not count as made now.

    Evaluations and checkpoints fall between two steps, so they are part of the pace.
    """

    def __init__(self, total_steps: int, start_step: int, now: float) -> None:
        """``now`` is any clock in seconds that only grows."""
        self._total = total_steps
        self._first_step, self._first_time = start_step, now

    def remaining_secs(self, step: int, now: float) -> float | None:
        """After ``step``; None before the first step of this process."""
        made, spent = step - self._first_step, now - self._first_time
        return max(0, self._total - step) * spent / made if made > 0 else None


class RichProgress:
    """A live line while steps run, a line and three samples at every evaluation.

    Where stdout is no terminal: plain lines, no control codes, a step line every ten seconds.
    """

    def __init__(self, console: Console | None = None) -> None:
        """``console`` None writes to stdout."""
        self.console = console or Console(highlight=False)
        self._live: Live | None = None
        self._info: TrainingStart | None = None
        self._eta: Eta | None = None
        self._last_plain = 0.0

    def start(self, info: TrainingStart) -> None:
        """Says what is about to happen, then opens the live line."""
        self._info = info
        self._eta = Eta(info.total_steps, info.start_step, time.monotonic())
        self._last_plain = time.monotonic()
        for line in start_lines(info):
            self.console.print(line, markup=False)
        if self.console.is_terminal:
            self._live = Live(Text(""), console=self.console, refresh_per_second=8, transient=True)
            self._live.start()

    def step(self, record: Record) -> None:
        """Updates the live line."""
        if self._info is None or self._eta is None:
            return
        now = time.monotonic()
        remaining = self._eta.remaining_secs(int(record["step"]), now)
        line = step_line(record, self._info.total_steps, remaining)
        if self._live is not None:
            self._live.update(Text(line, no_wrap=True, overflow="ellipsis"))
        elif now - self._last_plain >= PLAIN_INTERVAL_SECS:
            self._last_plain = now
            self.console.print(line, markup=False, soft_wrap=True)

    def evaluation(self, record: Record) -> None:
        """Prints the figures, then up to three samples."""
        style = "bold green" if record.get("improved") else ""
        self.console.print(Text(evaluation_line(record), style=style), soft_wrap=True)
        for sample in list(record.get("samples") or [])[:SAMPLES_SHOWN]:
            self._print_sample(sample)

    def _print_sample(self, sample: Record) -> None:
        self.console.print(Text(f"  {sample_verdict(sample)}: {one_line(str(sample['prompt']))}"), soft_wrap=True)
        code = shorten_code(str(sample["code"]))
        if self.console.is_terminal:
            syntax = Syntax(code, "wgsl", background_color="default", theme="ansi_dark")
            self.console.print(Padding(syntax, (0, 0, 0, 6)))
        else:
            for line in code.splitlines():
                self.console.print(f"      {line}", markup=False, soft_wrap=True)

    def message(self, text: str) -> None:
        """Prints the line above the live one."""
        self.console.print(text, markup=False, soft_wrap=True)

    def close(self) -> None:
        """Takes the live line away."""
        if self._live is not None:
            self._live.stop()
            self._live = None


def start_lines(info: TrainingStart) -> list[str]:
    """The lines before the first step."""
    examples = ", ".join(f"{count} {split}" for split, count in info.examples.items())
    resumed = f", from step {info.start_step:,}" if info.start_step else ""
    threads = f"{info.threads} thread{'s' if info.threads != 1 else ''}"
    return [
        f"run {info.run}: {info.parameters:,} parameters, {info.total_steps:,} steps{resumed}",
        f"examples: {examples}; {info.device}, {info.precision}, {threads}",
        *info.notes,
    ]


def step_line(record: Record, total_steps: int, remaining_secs: float | None) -> str:
    """One step for a person; fields that the record lacks are left out."""
    parts = [f"epoch {record['epoch']}", f"step {record['step']:,}/{total_steps:,}", f"loss {record['loss']:.4f}"]
    if "learning_rate" in record:
        parts.append(f"lr {record['learning_rate']:.1e}")
    if "tokens_per_second" in record:
        parts.append(f"{record['tokens_per_second']:,.0f} tokens/s")
    if remaining_secs is not None:
        parts.append(f"{duration(remaining_secs)} left")
    return "  ".join(parts)


EVALUATION_FIELDS = (
    ("train_loss", "train loss", ".4f"),
    ("val_loss", "val loss", ".4f"),
    ("token_accuracy", "val tokens", ".1%"),
    ("sequence_accuracy", "val sequences", ".1%"),
    ("valid_rate", "samples valid", ".0%"),
    ("hollow_rate", "hollow", ".0%"),
)


def evaluation_line(record: Record) -> str:
    """One evaluation for a person; figures that were not measured (None) are left out."""
    parts = [f"epoch {record['epoch']}"]
    for key, label, spec in EVALUATION_FIELDS:
        value = record.get(key)
        if value is not None and not (key == "hollow_rate" and value == 0):
            parts.append(f"{label} {value:{spec}}")
    if "elapsed_secs" in record:
        parts.append(duration(record["elapsed_secs"]))
    return "  ".join(parts) + ("  * best" if record.get("improved") else "")


def sample_verdict(sample: Record) -> str:
    """``exact``, ``valid`` or ``invalid``."""
    return "exact" if sample.get("exact") else "valid" if sample.get("valid") else "invalid"


def one_line(text: str, limit: int = 100) -> str:
    """``text`` on one line of at most ``limit`` characters, control characters taken out."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return flat if len(flat) <= limit else flat[: limit - 3] + "..."


def shorten_code(code: str) -> str:
    """The first lines of ``code``, with how many are left out; control characters taken out."""
    lines = ["".join(c for c in line if c.isprintable())[:SAMPLE_COLUMNS] for line in code.splitlines()] or [
        "(nothing)"
    ]
    hidden = len(lines) - SAMPLE_LINES
    return "\n".join(lines if hidden <= 1 else [*lines[:SAMPLE_LINES], f"// ... {hidden} more lines"])


def duration(secs: float) -> str:
    """Seconds for a person: ``45 s``, ``3 min 05 s``, ``2 h 07 min``."""
    whole = round(secs)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"
