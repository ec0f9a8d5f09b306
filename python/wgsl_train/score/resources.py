"""What is bound to a shader while it runs: buffers, textures and samplers, their contents a function of a seed.

Reference and candidate get the same bytes for the same group and binding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from wgsl_train.score.interface import F32, I32, U32, Interface, UnsupportedError

STORAGE_FORMATS = {
    "rgba8unorm": "u1",
    "rgba8snorm": "i1",
    "rgba8uint": "u1",
    "rgba8sint": "i1",
    "rgba16uint": "u2",
    "rgba16sint": "i2",
    "rgba16float": "f2",
    "r32uint": "u4",
    "r32sint": "i4",
    "r32float": "f4",
    "rg32uint": "u4",
    "rg32sint": "i4",
    "rg32float": "f4",
    "rgba32uint": "u4",
    "rgba32sint": "i4",
    "rgba32float": "f4",
}
"""Storage textures that can be read back, with numpy's type of a channel."""


@dataclass(frozen=True)
class Filling:
    """How large buffers and textures are in one run, and what kind of numbers they hold."""

    seed: int
    elements: int
    """Length of every array without one."""
    grid: tuple[int, int]
    """Size of every texture; what integers in uniforms alternate between."""
    floats: tuple[float, float] | None
    """Range of the floats; None: 0, 1, -1 and simple fractions."""
    integers: int
    """Integers are from 0 up to this, excluded."""
    results_are_zero: bool = False
    """Writable buffers start as zeros, not as data."""


COMPUTE_FILLINGS = (
    Filling(0, 1, (1, 1), (0.0, 1.0), 2),
    Filling(1, 64, (8, 8), (-2.0, 2.0), 64, results_are_zero=True),
    Filling(2, 96, (12, 8), None, 2),
    Filling(3, 257, (16, 16), (0.0, 1.0), 4096, results_are_zero=True),
    Filling(4, 1000, (40, 25), (-10.0, 10.0), 1000),
)
SIMPLE_FLOATS = np.array([0.0, 1.0, -1.0, 0.5, 0.25, 2.0, -0.5, 0.75], np.float32)

PICTURE_FILLING = Filling(5, 64, (64, 48), (0.0, 1.0), 64)


def job_bindings(interface: Interface) -> list[dict[str, Any]]:
    """The module's bindings as ``device.py`` wants them, in the order of group and binding.

    Raises ``UnsupportedError`` for one that cannot be made here.
    """
    return [_job_binding(interface, resource) for resource in interface.bindings]


def _job_binding(interface: Interface, resource: dict[str, Any]) -> dict[str, Any]:
    ty = interface.types[resource["type"]]
    place = {"group": resource["group"], "binding": resource["binding"]}
    if place["group"] > 3:
        raise UnsupportedError(f"a binding in group {place['group']}, beyond the four of a default device")
    if resource["space"] == "uniform":
        return {**place, "kind": "uniform"}
    if resource["space"] == "storage":
        return {**place, "kind": resource["access"]}
    if ty["kind"] == "sampler" and not ty["comparison"]:
        return {**place, "kind": "sampler"}
    is_plain = ty["kind"] == "texture" and ty["dimension"] == "2d" and not (ty["arrayed"] or ty["multisampled"])
    if is_plain and ty["sampled"] == "f32":
        return {**place, "kind": "texture", "format": "rgba8unorm"}
    if is_plain and ty["format"] in STORAGE_FORMATS:
        return {**place, "kind": "storage_texture", "format": ty["format"], "access": ty["access"]}
    raise UnsupportedError(f"a binding of type {ty['wgsl']}")


def free_group(interface: Interface) -> int:
    """A group for the harness's own bindings; ``UnsupportedError`` when the module uses all four."""
    used = {resource["group"] for resource in interface.bindings}
    for group in range(4):
        if group not in used:
            return group
    raise UnsupportedError("a module that uses all four bind groups of a default device")


def contents(interface: Interface, filling: Filling) -> list[bytes | None]:
    """Bytes for every binding of the module, in the order of ``job_bindings``; None where there are none to give."""
    return [_content(interface, resource, filling) for resource in interface.bindings]


def _content(interface: Interface, resource: dict[str, Any], filling: Filling) -> bytes | None:
    ty = interface.types[resource["type"]]
    if resource["space"] == "handle":
        return test_image(*filling.grid).tobytes() if ty["kind"] == "texture" and ty["sampled"] else None
    kinds = interface.words(resource["type"], filling.elements)
    # A counter that hands out slots starts at zero, or there is not a slot for everyone.
    is_counter = ty["kind"] == "atomic" and interface.uses_atomic_results
    if is_counter or (resource["access"] == "read_write" and filling.results_are_zero):
        return bytes(4 * len(kinds))
    rng = np.random.default_rng([filling.seed, resource["group"], resource["binding"]])
    words = np.zeros(len(kinds), np.uint32)
    floats = _floats(rng, filling, int(np.count_nonzero(kinds == F32)))
    # Searching in what is not sorted has no right answer.
    words[kinds == F32] = (np.sort(floats) if "sorted" in resource["name"].lower() else floats).view(np.uint32)
    integers = (kinds == I32) | (kinds == U32)
    words[integers] = _integers(
        rng, filling, int(np.count_nonzero(integers)), is_uniform=resource["space"] == "uniform"
    )
    if "sorted" in resource["name"].lower():
        words[integers] = np.sort(words[integers])
    # A uniform buffer's size is a multiple of 16 bytes.
    return words.tobytes() + bytes(-4 * len(words) % 16 if resource["space"] == "uniform" else 0)


def _floats(rng: np.random.Generator, filling: Filling, count: int) -> npt.NDArray[np.float32]:
    if filling.floats is None:
        return rng.choice(SIMPLE_FLOATS, count)
    return rng.uniform(*filling.floats, count).astype(np.float32)


def _integers(rng: np.random.Generator, filling: Filling, count: int, *, is_uniform: bool) -> npt.NDArray[np.uint32]:
    if not is_uniform:
        return rng.integers(0, filling.integers, count).astype(np.uint32)
    if count == 1:
        # A lone number is mostly the length, or the width of the grid.
        return np.array([filling.elements if filling.seed % 2 == 0 else filling.grid[0]], np.uint32)
    return np.resize(np.array(filling.grid, np.uint32), count)


def test_image(width: int, height: int) -> npt.NDArray[np.uint8]:
    """The picture that textures hold, (height, width, 4): two gradients, a disc, a checkered corner, varying alpha."""
    x = (np.arange(width) + 0.5)[None, :] / width + np.zeros((height, 1))
    y = (np.arange(height) + 0.5)[:, None] / height + np.zeros((1, width))
    disc = np.hypot(x - 0.35, y - 0.4) < 0.22
    checker = (np.floor(x * 16) + np.floor(y * 12)) % 2 * ((x > 0.6) & (y > 0.55))
    red = np.where(disc, 0.9, 0.2 + 0.6 * x)
    green = np.where(disc, 0.3, 0.9 - 0.7 * y)
    blue = np.where(checker > 0, 0.95, 0.5 + 0.4 * np.sin(9.0 * x * y))
    image = np.stack([red, green, blue, 1.0 - 0.5 * x * y], axis=-1)
    return (image * 255.0 + 0.5).astype(np.uint8)


def join_blobs(runs: Sequence[Sequence[bytes | None]]) -> tuple[list[bytes], list[list[int | None]]]:
    """All contents of all runs as one list of blobs, and for every run where its own are in it."""
    blobs: list[bytes] = []
    places: list[list[int | None]] = []
    seen: dict[bytes, int] = {}
    for run in runs:
        place: list[int | None] = []
        for content in run:
            if content is not None and content not in seen:
                seen[content] = len(blobs)
                blobs.append(content)
            place.append(None if content is None else seen[content])
        places.append(place)
    return blobs, places
