"""Shapes by their signed distance: negative inside, in the unit of the coordinate they get."""

from collections.abc import Callable
from dataclasses import dataclass

from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, share
from ..parameter import parameter
from .canvas import Canvas


@dataclass(frozen=True, slots=True)
class Shape:
    """What it is called, and its distance at a coordinate as WGSL. `turns`: whether a rotation can be seen."""

    kind: str
    thing: Thing
    distance: str
    turns: bool = True


SHAPES: dict[str, Callable[[Draw, Canvas, str], Shape]] = {}


def shape(build: Callable[[Draw, Canvas, str], Shape]) -> Callable[[Draw, Canvas, str], Shape]:
    """Registers a shape. It is given the draw, the canvas and the name of a vec2 variable."""
    SHAPES[build.__name__] = build
    return build


def _sized(draw: Draw, name: str, low: float = 0.05, high: float = 0.45) -> tuple[Number, list[Modifier]]:
    """A size that is said, or the default of 0.25 left unsaid."""
    if draw.chance(0.45):
        return Number(0.25), []
    value = draw.number(low, high)
    return value, [parameter(draw, name, value)]


@shape
def circle(draw: Draw, canvas: Canvas, p: str) -> Shape:
    radius, said = _sized(draw, "radius")
    return Shape("circle", Thing(("<circle>",), said), f"length({p}) - {radius}", turns=False)


@shape
def ring(draw: Draw, canvas: Canvas, p: str) -> Shape:
    radius, said = _sized(draw, "radius", 0.1)
    thickness = draw.number(0.01, 0.12)
    said.append(parameter(draw, "thickness", thickness))
    half = Number(round(thickness.value / 2, 4))
    return Shape("ring", Thing(("<ring>",), said), f"abs(length({p}) - {radius}) - {half}", turns=False)


_BOX = """fn sd_box(p: vec2<f32>, half_size: vec2<f32>) -> f32 {
    let q = abs(p) - half_size;
    return length(max(q, vec2<f32>(0.0))) + min(max(q.x, q.y), 0.0);
}"""


@shape
def square(draw: Draw, canvas: Canvas, p: str) -> Shape:
    half, said = _sized(draw, "half_size")
    box = canvas.helper("sd_box", _BOX)
    return Shape("square", Thing(("<square>",), said), f"{box}({p}, vec2<f32>({half}))")


@shape
def rectangle(draw: Draw, canvas: Canvas, p: str) -> Shape:
    width, height = draw.number(0.1, 0.9), draw.number(0.1, 0.9)
    slots = {"w": lambda: share(draw, width.value), "h": lambda: share(draw, height.value)}
    said = Modifier(
        after=(
            "{w} wide and {h} [tall|high]", "[with a|of] width [of |]{w} and [a |]height [of |]{h}", "{w} by {h}", "{w} x {h}",
            "of size {w} x {h}", "[that is|which is] {h} tall and {w} wide", "with w = {w} and h = {h}", "measuring {w} by {h}",
        ),
        sentence=("it is {w} wide and {h} tall", "width {w}, height {h}", "make it {w} by {h}", "its size is {w} x {h}"),
        slots=slots,
    )  # fmt: skip
    box = canvas.helper("sd_box", _BOX)
    halves = f"vec2<f32>({Number(round(width.value / 2, 4))}, {Number(round(height.value / 2, 4))})"
    return Shape("rectangle", Thing(("<rectangle>",), [said]), f"{box}({p}, {halves})")


_POLYGON = """fn sd_polygon(p: vec2<f32>, radius: f32, sides: f32) -> f32 {
    let sector = 6.2831855 / sides;
    let a = atan2(p.x, -p.y);
    return length(p) * cos(a - sector * round(a / sector)) - radius * cos(0.5 * sector);
}"""
_POLYGON_NAMES = {
    3: ("<triangle>",), 5: ("[regular |]pentagon", "five-sided polygon", "5-gon", "polygon with 5 sides"),
    6: ("[regular |]hexagon", "six-sided polygon", "6-gon", "polygon with six sides"),
    7: ("[regular |]heptagon", "seven-sided polygon", "7-gon", "polygon with 7 sides"),
    8: ("[regular |]octagon", "eight-sided polygon", "8-gon", "polygon with eight sides"),
}  # fmt: skip


@shape
def polygon(draw: Draw, canvas: Canvas, p: str) -> Shape:
    """A regular polygon, one corner up; its radius reaches the corners."""
    sides = draw.pick((3, 3, 5, 6, 6, 7, 8, 9, 10, 12))
    radius, said = _sized(draw, "radius", 0.1)
    noun = _POLYGON_NAMES.get(sides, ("polygon with {n} sides", "{n}-sided polygon", "regular {n}-gon"))
    called = canvas.helper("sd_polygon", _POLYGON)
    thing = Thing(noun, said, {"n": str(sides)})
    return Shape(f"polygon {sides}", thing, f"{called}({p}, {radius}, {sides}.0)")


_STAR = """fn sd_star(p: vec2<f32>, radius: f32, points: f32, inner: f32) -> f32 {
    let sector = 6.2831855 / points;
    let a = atan2(p.x, -p.y);
    let local = abs(a - sector * round(a / sector));
    let q = length(p) * vec2<f32>(cos(local), sin(local)) - vec2<f32>(radius, 0.0);
    let corner = inner * vec2<f32>(cos(0.5 * sector), sin(0.5 * sector)) - vec2<f32>(radius, 0.0);
    let along = clamp(dot(q, corner) / dot(corner, corner), 0.0, 1.0);
    return length(q - corner * along) * sign(q.x * -corner.y + q.y * corner.x);
}"""


@shape
def star(draw: Draw, canvas: Canvas, p: str) -> Shape:
    """A star, one point up; its inner radius is 0.4 of the outer one unless said."""
    points = draw.pick((4, 5, 5, 5, 6, 7, 8))
    radius, said = _sized(draw, "radius", 0.1)
    noun: Templates = ("{n}[-| ]pointed <star>", "<star> with {n} [points|tips|arms]", "{n} point star")
    noun = ("<star>", *noun) if points == 5 else noun
    called = canvas.helper("sd_star", _STAR)
    thing = Thing(noun, said, {"n": lambda: count(draw, points)})
    inner = Number(round(radius.value * 0.4, 4))
    return Shape(f"star {points}", thing, f"{called}({p}, {radius}, {points}.0, {inner})")


@shape
def cross(draw: Draw, canvas: Canvas, p: str) -> Shape:
    half, said = _sized(draw, "half_size", 0.1)
    arm = draw.number(0.02, 0.1)
    said.append(parameter(draw, "thickness", Number(round(arm.value * 2, 4))))
    box = canvas.helper("sd_box", _BOX)
    bars = f"min({box}({p}, vec2<f32>({half}, {arm})), {box}({p}, vec2<f32>({arm}, {half})))"
    return Shape("cross", Thing(("<cross>",), said), bars)
