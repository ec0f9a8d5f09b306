"""How a picture is put together: a coordinate that may be warped, a picture on it, an effect over it.

Builders register themselves: `@picture` draws on a coordinate, `@warp` changes the coordinate before, `@effect` the
colour after. Each says what it is called; any of them goes with any other, and combinations are held out as such.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..ask_image import image
from ..describe import EFFECT, Modifier, Thing, describe, join_clauses, settings
from ..draw import Draw, RefusedError
from ..family import Request, family
from .canvas import Canvas
from .leading import led

_MOST_LEXEMES = 400
_LEXEME = re.compile(r"[A-Za-z_]\w*(?:<f32>)?|\d+\.\d+|\d+u?|@\w+|[^\w\s]")


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
    """Registers a change of the colour: given the name of a vec3, it returns an expression. `uv` stays the screen's.

    It says one modifier, which has clauses and sentences, so that two effects can be told in their order.
    """
    EFFECTS[build.__name__] = build
    return build


def _compose(draw: Draw, build: Builder, warps: float, effects: float) -> Request:
    canvas = Canvas()
    coordinate, changes = "uv", []
    if WARPS and draw.chance(warps):
        changes.append(WARPS[draw.pick(tuple(WARPS))](draw, canvas, coordinate))
        coordinate = canvas.let("q", changes[-1].code)
    drawn = build(draw, canvas, coordinate)
    for change in changes:
        drawn.thing.modifiers += change.said
    color = drawn.color
    finish: list[Change] = []
    if EFFECTS and draw.chance(effects):
        for name in draw.sample(tuple(EFFECTS), 2 if draw.chance(0.2) else 1):
            finish.append(EFFECTS[name](draw, canvas, canvas.let("color", color)))
            color = finish[-1].code
        drawn.thing.modifiers += in_order(draw, [modifier for change in finish for modifier in change.said])
    draw.structure(*drawn.kinds, *[change.kind for change in (*changes, *finish)])
    code = canvas.module(color)
    if len(code) > 3 * _MOST_LEXEMES and len(_LEXEME.findall(code)) > _MOST_LEXEMES:
        raise RefusedError
    return Request(_prompt(draw, drawn.thing), code)


def _prompt(draw: Draw, thing: Thing) -> str:
    if draw.chance(0.1):
        listed = settings(draw, thing)
        if listed:
            return listed
    if thing.whole and draw.chance(0.4):
        request = replace(thing, noun=thing.whole, article=False, adjectives=False)
        return join_clauses(draw, *describe(draw, request))
    leading = led(draw, thing)
    if leading:
        return leading
    what, sentences = describe(draw, thing)
    if draw.chance(0.2):
        # Typed in a hurry: no frame, mostly no article.
        bare = what.removeprefix("a ").removeprefix("one ") if draw.chance(0.7) else what
        return join_clauses(draw, bare, sentences)
    return join_clauses(draw, image(draw, what), sentences)


def in_order(draw: Draw, effects: list[Modifier]) -> list[Modifier]:
    """Effects one after the other: what comes first is said first."""
    if len(effects) < 2:
        return effects
    first, second = effects
    said = Modifier(
        after=("{a} and {b}", "{a}, then {b}", "{a} and finally {b}", "{a} and then {b}"),
        sentence=(
            "{first}, then {second}", "{first}, and after that {second}", "first {first}, then {second}", "{first} and then {second}",
            "finish like this: {first}, then {second}", "as post-processing, {first}, then {second}",
        ),
        slots={
            "a": lambda: draw.phrase(first.after, first.slots), "b": lambda: draw.phrase(second.after, second.slots),
            "first": lambda: draw.phrase(first.sentence, first.slots), "second": lambda: draw.phrase(second.sentence, second.slots),
        },
        rank=EFFECT,
    )  # fmt: skip
    return [said]
