"""Vertices that come from attributes: passed on, moved, turned, displaced, multiplied by matrices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..number import Number, degrees, plain
from ..surface import verbatim
from .stage import Stage

Templates = tuple[str, ...]
EXTRAS: dict[str, tuple[str, Templates]] = {
    "color": ("vec3<f32>", ("color", "the vertex color", "an RGB color", "a per-vertex color")),
    "rgba": ("vec4<f32>", ("an RGBA color", "the RGBA vertex color", "a vec4 color", "a color with alpha")),
    "uv": ("vec2<f32>", ("uv", "the texture coordinates", "uvs", "the uv coordinate", "the UV")),
    "normal": ("vec3<f32>", ("the normal", "normals", "the vertex normal")),
}


@dataclass(slots=True)
class Change:
    """One change of the position: its words, with `{p}` as the object, and its lines."""

    kind: str
    do: Templates
    lines: tuple[str, ...]
    slots: Mapping[str, str | Callable[[], str]]


def _vector(draw: Draw, dimension: int, low: float, high: float, step: float) -> tuple[str, str]:
    """A vector of numbers as WGSL, and as people type it."""
    numbers = [draw.number(low, high, step) for _ in range(dimension)]
    listing = ", ".join(f"{number.value:.6g}" for number in numbers)
    return f"vec{dimension}<f32>({', '.join(str(number) for number in numbers)})", draw.pick(
        (f"({listing})", f"({listing})", f"vec{dimension}({listing})")
    )


def _scale(draw: Draw, stage: Stage, dimension: int) -> Change:
    if draw.chance(0.25):
        name = stage.uniform("scale", "f32")
        return Change(
            "scale uniform",
            (
                "scale {p} by the uniform f32 scale",
                "multiply {p} by a float uniform called scale",
                "multiply {p} by the uniform scale (f32)",
            ),
            (f"p = p * {name};",),
            {},
        )
    number = draw.number(0.1, 4, 0.05)
    do = (
        "scale {p} by {n}",
        "multiply {p} by {n}",
        "make the mesh {n} times as large, by scaling {p}",
        "resize {p} by a factor of {n}",
    )
    return Change("scale", do, (f"p = p * {number};",), {"n": plain(draw, number.value)})


def _stretch(draw: Draw, stage: Stage, dimension: int) -> Change:
    code, text = _vector(draw, dimension, 0.2, 3, 0.05)
    return Change(
        "stretch",
        ("scale {p} by {v} per axis", "stretch {p} by {v}", "multiply {p} component by component with {v}"),
        (f"p = p * {code};",),
        {"v": text},
    )


def _offset(draw: Draw, stage: Stage, dimension: int) -> Change:
    if draw.chance(0.3):
        name = stage.uniform("offset", f"vec{dimension}<f32>")
        kind = verbatim(f"vec{dimension}<f32>")
        return Change(
            "offset uniform",
            (
                "move {p} by the uniform {k} offset",
                "add a {k} uniform called offset to {p}",
                "translate {p} by the uniform offset ({k})",
            ),
            (f"p = p + {name};",),
            {"k": kind},
        )
    code, text = _vector(draw, dimension, -1, 1, 0.05)
    return Change(
        "offset",
        ("move {p} by {v}", "offset {p} by {v}", "translate {p} by {v}", "shift {p} by {v}", "add {v} to {p}"),
        (f"p = p + {code};",),
        {"v": text},
    )


_AROUND = {"z": ("x", "y"), "x": ("y", "z"), "y": ("z", "x")}


def _rotate(draw: Draw, stage: Stage, dimension: int) -> Change:
    axis = "z" if dimension == 2 else draw.pick(("z", "z", "y", "x"))
    about = "" if dimension == 2 else f" [around|about] the {axis} axis"
    roll = draw.random.random()
    if roll < 0.4:
        angle = draw.pick((10, 15, 20, 30, 45, 60, 75, 90, 120, 180))
        value, slots = str(Number(round(angle * 0.017453292, 4))), {"a": degrees(draw, angle)}
        do: Templates = (
            f"rotate {{p}} by {{a}}{about} counterclockwise",
            f"turn {{p}} counterclockwise by {{a}}{about}",
            f"rotate {{p}}{about} by {{a}}, counterclockwise",
        )
    elif roll < 0.7:
        speed = draw.number(0.1, 4, 0.1)
        value, slots = f"{stage.time} * {speed}", {"a": plain(draw, speed.value)}
        do = (
            f"rotate {{p}}{about} counterclockwise with time at {{a}} radians per second",
            f"spin {{p}} counterclockwise{about} at {{a}} radians per second",
            f"rotate {{p}}{about} by an angle of time * {{a}}",
        )
    else:
        value, slots = stage.uniform("angle", "f32"), {}
        do = (
            f"rotate {{p}}{about} by the uniform angle (f32, radians)",
            f"turn {{p}}{about} by a uniform f32 called angle",
            f"rotate {{p}} by a uniform angle{about}, an f32 in radians",
        )
    first, second = _AROUND[axis]
    turned = {first: f"c * p.{first} - s * p.{second}", second: f"s * p.{first} + c * p.{second}", axis: f"p.{axis}"}
    parts = ", ".join(turned[key] for key in "xyz"[:dimension])
    return Change(
        f"rotate {axis}",
        do,
        (
            f"let angle_now = {value};",
            "let c = cos(angle_now);",
            "let s = sin(angle_now);",
            f"p = vec{dimension}<f32>({parts});",
        ),
        slots,
    )


def _wave(draw: Draw, stage: Stage, dimension: int) -> Change:
    amplitude, frequency = draw.number(0.02, 0.6, 0.02), draw.number(0.5, 20, 0.5)
    along = draw.pick(("x", "x", "z")) if dimension == 3 else "x"
    up = "y" if along != "y" else "x"
    slots = {"a": plain(draw, amplitude.value), "f": plain(draw, frequency.value), "along": along}
    moving = draw.chance(0.6)
    phase = f"p.{along} * {frequency}"
    do: Templates = (
        "add a sine wave to y with amplitude {a} and frequency {f} along {along}",
        "displace {p} in y by {a} * sin({f} * {along})",
        "make y wavy: add {a} times the sine of {f} times {along}",
    )
    if moving:
        speed = draw.number(0.5, 6, 0.5)
        slots["s"] = plain(draw, speed.value)
        phase += f" + {stage.time} * {speed}"
        do = (
            "add a sine wave to y: {a} * sin({f} * {along} + {s} * time)", "wave {p} up and down like a flag: y += {a} * sin({along} * {f} + time * {s})", "displace y by a moving sine, amplitude {a}, frequency {f} along {along}, plus time times {s} as phase",
            "ripple y by {a} times the sine of {f} {along} plus {s} times time",
        )  # fmt: skip
    parts = ", ".join(
        f"p.{axis}" + (f" + {amplitude} * sin({phase})" if axis == up else "") for axis in "xyz"[:dimension]
    )
    return Change("wave " + ("moving" if moving else "still"), do, (f"p = vec{dimension}<f32>({parts});",), slots)


def _flip(draw: Draw, stage: Stage, dimension: int) -> Change:
    axis, word = draw.pick((("y", "flip y of {p}"), ("x", "mirror {p} in x")))
    parts = ", ".join(("-" if key == axis else "") + f"p.{key}" for key in "xyz"[:dimension])
    do = (
        word,
        f"negate the {axis} coordinate of {{p}}",
        f"flip the {axis} axis of {{p}}",
        f"mirror {{p}} by negating {axis}",
    )
    return Change(f"flip {axis}", do, (f"p = vec{dimension}<f32>({parts});",), {})


_CHANGES = (_scale, _scale, _offset, _offset, _rotate, _rotate, _wave, _wave, _flip, _stretch)
_MATRICES: dict[str, tuple[tuple[tuple[str, ...], ...], Templates]] = {
    "mvp": ((("mvp",),), ("multiply {p} by the uniform matrix mvp", "transform {p} by a uniform mat4x4 mvp", "transform {p} with an mvp matrix from a uniform", "apply the model-view-projection matrix (uniform mvp) to {p}", "multiply the mvp uniform with {p}")),
    "view_proj": ((("view_proj",),), ("multiply {p} by the uniform view_proj matrix", "transform {p} by a uniform mat4x4 called view_proj", "project {p} with the view_proj matrix from a uniform", "apply the camera matrix view_proj (a uniform) to {p}")),
    "transform": ((("transform",),), ("multiply {p} by a uniform matrix called transform", "transform {p} by the uniform mat4x4 transform", "apply the transform matrix uniform to {p}")),
    "two": ((("model", "view_proj"),), ("multiply {p} by model and then view_proj, [two uniform matrices|uniform matrices in this order]", "transform {p} by the uniform matrices model and view_proj", "take {p} to world space with the uniform model and to clip space with the uniform view_proj")),
    "three": ((("model", "view", "projection"),), ("multiply {p} by the uniform matrices model, view and projection, in this order", "transform {p} with [separate |]uniforms model, view and projection", "apply the uniform matrices model, then view, then projection to {p}")),
}  # fmt: skip
_PASS = ("pass {p} through to <clip_space>", "output {p} as it is", "write {p} straight to <clip_space>", "pass {p} on unchanged", "use {p} directly as clip position", "hand {p} through without a transform")  # fmt: skip
_OUT = ("and pass {extras} on to the <fragment_stage>", "and forward {extras} to the <fragment_stage>", "and hand {extras} through", "and output {extras} too", "and interpolate {extras} for the <fragment_stage>", "and pass along {extras}")  # fmt: skip
_SUBJECTS = ("the position", "the vertex position", "each position", "every vertex", "the vertices", "the incoming position")  # fmt: skip
_SUBJECTS_2D = ("2D positions", "the 2D position", "a vec2 position", "2D vertices", "each 2D vertex", "the vec2 position")  # fmt: skip
_INPUT_2D = ("the positions are 2D", "positions are vec2", "the position attribute is a vec2", "2D input", "it is a 2D mesh, positions have x and y only")  # fmt: skip
_ATTRIBUTES = ("attributes in order: position, {list}", "inputs are position, {list} at locations 0 to {last}", "locations: position 0, {numbered}")  # fmt: skip


@family("vertex", structures=160)
def transform_vertices(draw: Draw) -> Request:
    """Attributes in; the position goes through changes and matrices, other attributes are passed on."""
    stage = Stage()
    dimension = 2 if draw.chance(0.35) else 3
    matrix = draw.pick(("", "", "", *_MATRICES)) if dimension == 3 else draw.pick(("", "", "", "", "transform"))
    names = draw.sample(tuple(EXTRAS), draw.pick((0, 0, 1, 1, 2, 3)))
    if "rgba" in names and "color" in names:
        names.remove("rgba")
    position = stage.attribute("position", f"vec{dimension}<f32>")
    extras = [(name, "color" if name == "rgba" else name, EXTRAS[name][0]) for name in names]
    for _, name, kind in extras:
        stage.attribute(name, kind)
    count = draw.pick((0, 1, 1, 1, 2, 2)) if matrix or draw.chance(0.85) else 0
    changes: list[Change] = []
    while len(changes) < count:
        make = draw.pick(_CHANGES)
        if all(change.kind.split()[0] != make.__name__.strip("_").split("_")[0] for change in changes):
            changes.append(make(draw, stage, dimension))
    draw.structure(*[change.kind for change in changes], *names, *([matrix] if matrix else []))
    if changes:
        stage.add(f"var p = {position};", *[line for change in changes for line in change.lines])
    point = f"vec4<f32>({'p' if changes else position}, {'0.0, ' if dimension == 2 else ''}1.0)"
    point, world_normal = _multiply(draw, stage, matrix, point, "normal" in names)
    for _, name, kind in extras:
        stage.output(name, kind, "world_normal" if name == "normal" and world_normal else name)
    prompt = _prompt(draw, dimension, matrix, changes, names, world_normal)
    return stage.request(draw, prompt, point)


def _multiply(draw: Draw, stage: Stage, matrix: str, point: str, has_normal: bool) -> tuple[str, bool]:
    """The position in clip space, and whether the normal has been taken to world space."""
    if not matrix:
        return point, False
    matrices = [stage.uniform(name, "mat4x4<f32>") for name in _MATRICES[matrix][0][0]]
    world = has_normal and matrices[0] == "model" and draw.chance(0.7)
    if world:
        stage.add("let world_normal = normalize((model * vec4<f32>(normal, 0.0)).xyz);")
    return " * ".join([*reversed(matrices), point]), world


def _prompt(draw: Draw, dimension: int, matrix: str, changes: list[Change], names: list[str], world: bool) -> str:
    flat = dimension == 2 and draw.chance(0.6)
    subject = draw.pick(_SUBJECTS_2D if flat else _SUBJECTS)
    told: list[str] = []

    def object_() -> str:
        if told and draw.chance(0.6):
            return "it"
        told.append(subject)
        return subject

    verbs = [draw.phrase(change.do, {**change.slots, "p": object_}) for change in changes]
    if matrix:
        verbs.append(draw.phrase(_MATRICES[matrix][1], {"p": "it" if verbs else object_}))
    elif not verbs:
        verbs.append(draw.phrase(_PASS, {"p": object_}))
    text = draw.pick((", then ", ", then ", " and then ")).join(verbs)
    said = [draw.pick(EXTRAS[name][1]) for name in names]
    if said:
        if world:
            said[names.index("normal")] = draw.pick(
                (
                    "the normal in world space (model matrix, normalized)",
                    "the world space normal, normalized after multiplying by model",
                )
            )
        listing = ", ".join(said[:-1]) + " and " + said[-1] if len(said) > 1 else said[0]
        text += f"{draw.pick((' ', ', '))}{draw.phrase(_OUT, {'extras': listing})}"
    sentences = [] if dimension == 3 or (flat and told) else [draw.phrase(_INPUT_2D)]
    plain_names = ["color" if name == "rgba" else name for name in names]
    if names and draw.chance(0.25):
        slots = {
            "list": ", ".join(plain_names),
            "last": str(len(names)),
            "numbered": ", ".join(f"{name} {at}" for at, name in enumerate(plain_names, 1)),
        }
        sentences.append(draw.phrase(_ATTRIBUTES, slots))
    return join_clauses(draw, ask.vertex(draw, do=("{verbs}",), verbs=text), sentences)
