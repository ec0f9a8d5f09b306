"""How a picture is put together: a coordinate that may be warped, a picture on it, an effect over it.

Builders register themselves: `@picture` draws on a coordinate, `@warp` changes the coordinate before, `@effect` the
colour after. Each says what it is called; any of them goes with any other, and combinations are held out as such.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..ask import image
from ..describe import Modifier, Thing, describe, join_clauses
from ..draw import Draw
from ..family import Request, family
from .canvas import Canvas


@dataclass(slots=True)
class Picture:
    """`color` is a vec3<f32> in WGSL; `kinds` name the structure; `thing` says what is seen."""

    kinds: tuple[str, ...]
    thing: Thing
    color: str


@dataclass(slots=True)
class Change:
    """A warp or an effect: the changed coordinate or colour in WGSL, and the words."""

    kind: str
    code: str
    said: list[Modifier] = field(default_factory=list)


Builder = Callable[[Draw, Canvas, str], Picture]
Changer = Callable[[Draw, Canvas, str], Change]
WARPS: dict[str, Changer] = {}
EFFECTS: dict[str, Changer] = {}
BACKGROUNDS: dict[str, Builder] = {}


def picture(
    *, structures: float = 1, background: bool = False, warps: float = 0.15, effects: float = 0.15
) -> Callable[[Builder], Builder]:
    """Registers a picture as a family. `warps` and `effects` are how often it gets one.

    With `background`, figures may stand on it: its thing must read well after "on" ("a checkerboard of red and blue").
    """

    def register(build: Builder) -> Builder:
        def compose(draw: Draw) -> Request:
            return _compose(draw, build, warps, effects)

        compose.__name__ = build.__name__
        compose.__module__ = build.__module__
        family("image", structures=structures)(compose)
        if background:
            BACKGROUNDS[build.__name__] = build
        return build

    return register


def warp(build: Changer) -> Changer:
    """Registers a change of the coordinate: given a vec2 expression, it returns another."""
    WARPS[build.__name__] = build
    return build


def effect(build: Changer) -> Changer:
    """Registers a change of the colour: given a vec3 expression, it returns another. `uv` stays the screen's."""
    EFFECTS[build.__name__] = build
    return build


def _compose(draw: Draw, build: Builder, warps: float, effects: float) -> Request:
    canvas = Canvas()
    coordinate, changes = "uv", []
    if WARPS and draw.chance(warps):
        changes.append(WARPS[draw.pick(tuple(WARPS))](draw, canvas, coordinate))
        coordinate = canvas.let("q", changes[-1].code)
    drawn = build(draw, canvas, coordinate)
    color = drawn.color
    if EFFECTS and draw.chance(effects):
        name = canvas.let("color", color)
        changes.append(EFFECTS[draw.pick(tuple(EFFECTS))](draw, canvas, name))
        color = changes[-1].code
    draw.structure(*drawn.kinds, *[change.kind for change in changes])
    for change in changes:
        drawn.thing.modifiers += change.said
    what, sentences = describe(draw, drawn.thing)
    return Request(join_clauses(draw, image(draw, what), sentences), canvas.module(color))
