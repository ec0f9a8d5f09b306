"""What a peer is asked to do and how its work is timed. B batch, S source tokens.

The standard library only: what is imported here would count as the memory of every peer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any, Protocol

BOS, EOS = 1, 2

Tokens = list[list[int]]
"""By sequence, without BOS."""


class Unsupported(Exception):  # noqa: N818 - an answer, not an error
    """This peer has no way to do that; says why."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """B prompts of S tokens each, and how many tokens to write for each of them, greedily."""

    prompts: list[str]
    sources: Tokens
    """The prompts in ids, EOS included."""
    steps: int
    stop: bool = False
    """Whether EOS ends it; B is 1 then. Else the weights are such that EOS is never chosen."""


@dataclass(frozen=True, kw_only=True)
class Timed:
    """What came out. `encode_secs` is 0 where only the whole was timed."""

    tokens: Tokens
    encode_secs: float
    decode_secs: float
    report: dict[str, Any] = field(default_factory=dict)
    """What only ours can say: memory's speed, drafts accepted."""


class Peer(Protocol):
    """Loaded weights, as a peer's module makes them in `load(folder, dtype, threads)`."""

    runner: str
    """Library and version."""

    def run(self, task: Task) -> Timed:
        """Does it once. Raises `Unsupported`."""


class Stepper(Protocol):
    """A peer whose steps are called one by one."""

    def start(self, sources: Tokens, steps: int) -> Callable[[], None]:
        """Allocates everything, and returns what encodes the sources, cross keys and values included."""

    def step(self, tokens: Sequence[int], position: int) -> list[int]:
        """The likeliest token of each sequence after `tokens`, which stand at `position`."""


def run_steps(stepper: Stepper, task: Task) -> Timed:
    """Greedy decoding by steps."""
    encode = stepper.start(task.sources, task.steps)
    began = perf_counter()
    encode()
    encoded = perf_counter()
    tokens, chosen = [BOS] * len(task.sources), []
    for position in range(task.steps):
        tokens = stepper.step(tokens, position)
        if task.stop and tokens[0] == EOS:
            break
        chosen.append(tokens)
    ended = perf_counter()
    by_sequence = [list(sequence) for sequence in zip(*chosen, strict=True)]
    return Timed(tokens=by_sequence, encode_secs=encoded - began, decode_secs=ended - encoded)


def run_whole(generate: Callable[[int], Tokens], task: Task) -> Timed:
    """The same of a peer that only generates as a whole; `generate` takes the most tokens it may write.

    What one token takes comes from a second run that writes one: the rest of that run is the encoder's.
    """
    began = perf_counter()
    tokens = generate(task.steps)
    whole = perf_counter() - began
    if task.stop:
        return Timed(tokens=tokens, encode_secs=0.0, decode_secs=whole)
    began = perf_counter()
    generate(1)
    first = perf_counter() - began
    step = (whole - first) / (task.steps - 1)
    return Timed(tokens=tokens, encode_secs=first - step, decode_secs=step * task.steps)


def memory_bytes(key: str) -> int:
    """Of this process: `VmRSS` now, `VmHWM` at its highest."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{key}:"):
            return int(line.split()[1]) << 10
    raise OSError(f"/proc/self/status: expected a line {key}, found none")


def forget_peak() -> None:
    """Sets `VmHWM` to what is held now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
