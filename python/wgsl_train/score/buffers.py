"""Compute shaders: what their writable bindings hold after a dispatch, for several lengths, each run twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wgsl_train.score.interface import Interface
from wgsl_train.score.resources import COMPUTE_FILLINGS, Filling, contents, free_group, job_bindings, join_blobs
from wgsl_train.score.rewrite import count_loop_steps, free_prefix
from wgsl_train.score.supervisor import ShaderTimeoutError, Supervisor

RUNS = 2
DEPTH = 4
"""Invocations in z where a shader has three dimensions."""


@dataclass(frozen=True)
class Dispatched:
    """What one compute shader left behind: ``outputs[run][filling]`` are its writable bindings in order."""

    outputs: list[list[list[bytes]]]


def dispatch(
    supervisor: Supervisor,
    interface: Interface,
    entry: dict[str, Any],
    dimensions: int,
    fillings: Sequence[Filling] = COMPUTE_FILLINGS,
) -> Dispatched:
    """Runs an entry point on every filling, and then on all of them again.

    There are as many invocations as elements, or as cells of the grid where ``dimensions`` is 2 or more.

    Raises ``UnsupportedError`` for bindings that cannot be made, and a ``WorkerError`` for what does not come back.
    """
    prefix, group = free_prefix(interface.code), free_group(interface)
    bindings = [*job_bindings(interface), {"group": group, "binding": 0, "kind": "read_write"}]
    filled = [*fillings] * RUNS
    blobs, places = join_blobs([[*contents(interface, filling), bytes(4)] for filling in filled])
    job = {
        "kind": "dispatch",
        "code": count_loop_steps(interface.code, prefix, group, 0),
        "entry": entry["name"],
        "bindings": bindings,
        "runs": [
            {"groups": _groups(filling, entry["workgroup_size"], dimensions), "blobs": at, "texture_size": filling.grid}
            for filling, at in zip(filled, places, strict=True)
        ],
    }
    outputs = supervisor.run(job, blobs)
    a_run = len(outputs) // len(filled)
    by_filling = [outputs[start : start + a_run] for start in range(0, len(outputs), a_run)]
    if any(any(of_run[-1]) for of_run in by_filling):
        raise ShaderTimeoutError("a loop of this shader does not end in reasonable time")
    own = [of_run[:-1] for of_run in by_filling]
    return Dispatched([own[: len(fillings)], own[len(fillings) :]])


def _groups(filling: Filling, workgroup_size: list[int], dimensions: int) -> list[int]:
    invocations = [filling.elements, 1, 1]
    if dimensions > 1:
        invocations = [*filling.grid, DEPTH if dimensions > 2 else 1]
    return [-(-count // max(1, size)) for count, size in zip(invocations, workgroup_size, strict=True)]
