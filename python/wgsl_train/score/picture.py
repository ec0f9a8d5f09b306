"""Pictures of fragment shaders, by the conventions of the house, and how far two of them are apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from wgsl_train.score.interface import Interface, UnsupportedError
from wgsl_train.score.resources import PICTURE_FILLING, contents, free_group, job_bindings, join_blobs
from wgsl_train.score.rewrite import count_loop_steps, free_prefix
from wgsl_train.score.supervisor import ShaderTimeoutError, Supervisor

Picture = npt.NDArray[np.uint8]
"""(height, width, 4): red, green, blue, alpha."""

MEAN_TOLERANCE = 0.5 / 255.0
P99_TOLERANCE = 4.0 / 255.0
"""Two pictures match when the mean difference of a channel and the 99th percentile of a pixel's largest difference,
both in parts of full scale, are at most these, in every frame."""

UNIFORMS = {0: "vec2<f32>", 8: "f32", 12: "f32", 16: "vec4<f32>"}
"""Offsets in bytes and types of resolution, time, frame and mouse."""
UNIFORMS_PLACE = (0, 0)
CLOCK = (*UNIFORMS_PLACE, "uniform")
FRAMES_A_SECOND = 60.0


@dataclass(frozen=True)
class Frame:
    """What a picture depends on."""

    width: int = 256
    height: int = 256
    time: float = 0.0
    """Seconds."""
    mouse: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Pixels."""

    def uniforms(self) -> bytes:
        """The bytes of ``Uniforms``: resolution, time, frame, mouse."""
        frame = np.floor(self.time * FRAMES_A_SECOND)
        return np.array([self.width, self.height, self.time, frame, *self.mouse], np.float32).tobytes()


SCORED_FRAMES = (
    Frame(128, 96, 0.0, (40.0, 30.0, 40.0, 30.0)),
    Frame(96, 160, 0.37, (70.0, 100.0, 20.0, 60.0)),
    Frame(128, 96, 1.23, (100.0, 71.0, 0.0, 0.0)),
    Frame(96, 160, 2.71, (13.0, 41.0, 50.0, 90.0)),
    Frame(128, 96, 0.81, (64.0, 48.0, 64.0, 48.0)),
    Frame(96, 160, 7.9, (80.0, 20.0, 10.0, 140.0)),
)
"""Where reference and candidate are compared; the first two suffice where nothing changes with time or mouse."""
STILL_FRAMES = 2

UV_OFFSET = (0.000131, 0.000173)
"""Added to uv while scoring, a fiftieth of a pixel: no sample lies exactly on an edge or an axis of symmetry, where two
right answers may differ."""


@dataclass(frozen=True)
class Drawing:
    """The entry points a picture is drawn with."""

    fragment: str
    vertex: str | None
    """The module's own; None: a triangle over the whole target that gives uv at location 0."""


def drawing(interface: Interface) -> Drawing:
    """How to draw the module; ``UnsupportedError`` says why it cannot be."""
    fragments = [entry for entry in interface.entry_points if entry["stage"] == "fragment"]
    if not fragments:
        raise UnsupportedError("a module without a fragment entry point")
    chosen = sorted(fragments, key=lambda entry: entry["name"] != "fs_main")[0]
    _check_outputs(interface, chosen)
    needed = _slots(interface, chosen["parameters"])
    needed.pop("position", None)
    needed.pop("front_facing", None)
    for entry in interface.entry_points:
        if entry["stage"] == "vertex" and _draws_by_itself(interface, entry, needed):
            return Drawing(chosen["name"], entry["name"])
    for bound_to, type_ in needed.items():
        if bound_to != "location(0)" or type_ != "vec2<f32>":
            raise UnsupportedError(
                f"fragment input {bound_to} of type {type_}: expected uv, a vec2<f32> at location(0), or position"
            )
    return Drawing(chosen["name"], None)


def _slots(interface: Interface, values: Sequence[dict[str, Any]]) -> dict[str, str]:
    """What is bound, with its type as text."""
    members = [member for value in values for member in interface.members(value)]
    return {str(member.bound_to): interface.types[member.type]["wgsl"] for member in members}


def _check_outputs(interface: Interface, entry: dict[str, Any]) -> None:
    outputs = _slots(interface, [entry["result"]] if entry["result"] else [])
    if outputs != {"location(0)": "vec4<f32>"}:
        found = ", ".join(f"{type_} at {bound_to}" for bound_to, type_ in outputs.items()) or "none"
        raise UnsupportedError(f"fragment output: expected one vec4<f32> at location(0), found {found}")


def uniforms_objection(interface: Interface) -> str | None:
    """What is wrong with the uniform at group 0, binding 0; None when it is ``Uniforms``, the first members of it, or
    absent. Others are drawn too, but with test numbers in them."""
    for resource in interface.bindings:
        if (resource["group"], resource["binding"]) != UNIFORMS_PLACE or resource["space"] != "uniform":
            continue
        ty = interface.types[resource["type"]]
        members = [(m["offset"], interface.types[m["type"]]["wgsl"]) for m in ty.get("members", [])]
        if not members or any(type_ != UNIFORMS.get(offset) for offset, type_ in members):
            return (
                "the uniform at group 0, binding 0: expected struct { resolution: vec2<f32>, time: f32, frame: f32, "
                f"mouse: vec4<f32> }} or the first of these, found {ty['wgsl']}"
            )
    return None


def _draws_by_itself(interface: Interface, entry: dict[str, Any], needed: dict[str, str]) -> bool:
    inputs = _slots(interface, entry["parameters"])
    outputs = _slots(interface, [entry["result"]])
    has_no_buffers = set(inputs) <= {"vertex_index", "instance_index"}
    return has_no_buffers and all(outputs.get(bound_to) == type_ for bound_to, type_ in needed.items())


def draw(
    supervisor: Supervisor, interface: Interface, frames: Sequence[Frame], uv_offset: tuple[float, float] = (0.0, 0.0)
) -> list[Picture]:
    """A picture for every frame.

    Raises ``UnsupportedError`` for what cannot be drawn, and a ``WorkerError`` for what does not come back.
    """
    how = drawing(interface)
    bindings = job_bindings(interface)
    given = contents(interface, PICTURE_FILLING)
    places = [(binding["group"], binding["binding"], binding["kind"]) for binding in bindings]
    prefix, group = free_prefix(interface.code), free_group(interface)
    clock = places.index(CLOCK) if CLOCK in places and uniforms_objection(interface) is None else None
    runs = []
    for frame in frames:
        runs.append([frame.uniforms() if i == clock else data for i, data in enumerate(given)] + [bytes(4)])
    blobs, at = join_blobs(runs)
    job = {
        "kind": "draw",
        "code": count_loop_steps(interface.code, prefix, group, 0),
        "entry": how.fragment,
        "vertex": how.vertex,
        "uv_offset": uv_offset,
        "bindings": [*bindings, {"group": group, "binding": 0, "kind": "read_write"}],
        "runs": [
            {"size": [frame.width, frame.height], "texture_size": PICTURE_FILLING.grid, "blobs": blobs_at}
            for frame, blobs_at in zip(frames, at, strict=True)
        ],
    }
    outputs = supervisor.run(job, blobs)
    a_run = len(outputs) // len(frames)
    if any(any(late) for late in outputs[a_run - 1 :: a_run]):
        raise ShaderTimeoutError("a loop of this shader does not end in reasonable time")
    pictures = zip(outputs[::a_run], frames, strict=True)
    return [np.frombuffer(data, np.uint8).reshape(frame.height, frame.width, 4) for data, frame in pictures]


def render(
    code: str,
    *,
    size: tuple[int, int] = (256, 256),
    time: float = 0.0,
    mouse: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> Picture:
    """One picture of a fragment shader; ``size`` is width and height, ``time`` seconds, ``mouse`` pixels.

    It starts a process (most of a second): for many pictures use ``Scorer.draw``, which raises the same.
    """
    with Supervisor() as supervisor:
        return draw_by_convention(supervisor, Interface.of(code), [Frame(*size, time, mouse)])[0]


def draw_by_convention(supervisor: Supervisor, interface: Interface, frames: Sequence[Frame]) -> list[Picture]:
    """As ``draw``, but refuses a uniform at group 0, binding 0 that is not ``Uniforms``: it would hold test numbers."""
    drawing(interface)
    if objection := uniforms_objection(interface):
        raise UnsupportedError(objection)
    return draw(supervisor, interface, frames)


def is_animated(interface: Interface) -> bool:
    """Whether time, size or mouse can reach the picture through ``Uniforms``."""
    places = [(resource["group"], resource["binding"], resource["space"]) for resource in interface.bindings]
    return CLOCK in places and uniforms_objection(interface) is None


def is_single_color(pictures: Sequence[Picture]) -> bool:
    """Whether every picture has one colour all over, to within a step."""
    return all(int(np.ptp(picture.reshape(-1, 4), axis=0).max()) <= 1 for picture in pictures)


@dataclass(frozen=True)
class PictureDifference:
    """How far two sequences of pictures are apart: the worst frame of each figure, in parts of full scale."""

    mean: float
    p99: float

    @property
    def matches(self) -> bool:
        """Whether both figures are within tolerance."""
        return self.mean <= MEAN_TOLERANCE and self.p99 <= P99_TOLERANCE


def compare_pictures(reference: Sequence[Picture], candidate: Sequence[Picture]) -> PictureDifference:
    """The difference of pictures of the same frames."""
    mean = p99 = 0.0
    for one, other in zip(reference, candidate, strict=True):
        apart = np.abs(one.astype(np.int16) - other.astype(np.int16)) / 255.0
        mean = max(mean, float(apart.mean()))
        p99 = max(p99, float(np.percentile(apart.max(axis=-1), 99.0)))
    return PictureDifference(mean, p99)
