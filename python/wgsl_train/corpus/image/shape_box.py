"""Shapes with straight sides: squares, rectangles, pills, diamonds, crosses, lines."""

from ..describe import LOOK, SIZE, Modifier, Thing
from ..draw import Draw
from ..number import Number
from ..words import define
from .canvas import Canvas
from .measure import Measure
from .shape import Shape, facing, in_code, shape

define(
    rounded_square=(
        "rounded square",
        "square with rounded corners",
        "rounded box",
        "app icon shape",
        "squircle-like rounded square",
    ),
    rounded_rectangle=(
        "rounded rectangle",
        "rectangle with rounded corners",
        "rounded rect",
        "card with rounded corners",
        "button shape",
    ),
    pill=("pill", "capsule", "stadium shape", "pill shape", "capsule shape", "bar with round ends", "sausage shape"),
    diamond=(
        "diamond",
        "rhombus",
        "diamond shape",
        "square standing on its corner",
        "square on its tip",
        "lozenge",
        "baseball diamond shape",
    ),
    x_shape=("X", "X shape", "diagonal cross", "x mark", "close icon", "letter X", "saltire", "multiplication sign"),
    bar=("bar", "line", "straight line", "line segment", "stroke", "strip"),
    parallelogram=("parallelogram", "slanted rectangle", "sheared rectangle", "skewed box", "leaning rectangle"),
    trapezoid=("trapezoid", "trapezium", "trapezoid shape", "table-like trapezoid", "rectangle narrower at the top"),
)

SD_BOX = """fn sd_box(p: vec2<f32>, half_size: vec2<f32>) -> f32 {
    let q = abs(p) - half_size;
    return length(max(q, vec2<f32>(0.0))) + min(max(q.x, q.y), 0.0);
}"""


_SQUARE_CODE = (
    "use a box distance with half-size {half}", "sdBox(p, vec2({half}))", "it covers max(abs(p.x), abs(p.y)) below {half}", "its half-width is {half}",
    "use the box SDF with half extents {half}", "d = sdBox(p, vec2({half}, {half}))",
)  # fmt: skip


@shape(4)
def square(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    side, said = measure.sized(draw, "side", 0.5, 0.1, 0.9)
    box = canvas.helper("sd_box", SD_BOX)
    half = f"(0.5 * {side})"
    return Shape(
        "square",
        Thing(("<square>",), in_code(measure, said, *_SQUARE_CODE)),
        f"{box}({p}, vec2<f32>(0.5 * {side}))",
        (half, half),
    )


@shape(2.5)
def rectangle(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """0.6 by 0.3 where nothing is said."""
    width, height, said = measure.sides(draw, 0.6, 0.3)
    box = canvas.helper("sd_box", SD_BOX)
    distance = f"{box}({p}, 0.5 * vec2<f32>({width}, {height}))"
    return Shape(
        "rectangle",
        Thing(("<rectangle>", "box", "block") if said else ("<rectangle>",), said),
        distance,
        (f"(0.5 * {width})", f"(0.5 * {height})"),
    )


def _corner(draw: Draw, measure: Measure, shortest: float) -> tuple[Number, list[Modifier]]:
    if measure.unit != "pixels" and draw.chance(0.4) and shortest > 0.12:
        return Number(0.05), []
    value = measure.number(draw, 0.02, max(0.03, shortest * 0.45))
    return value, [measure.said(draw, "corner", value)]


@shape(1.5)
def rounded_square(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """Corners of radius 0.05 unless said."""
    side, said = measure.sized(draw, "side", 0.5, 0.15, 0.9)
    corner, more = _corner(draw, measure, side.value if measure.unit != "pixels" else side.value / 800)
    box = canvas.helper("sd_box", SD_BOX)
    half = f"(0.5 * {side})"
    distance = f"{box}({p}, vec2<f32>(0.5 * {side} - {corner})) - {corner}"
    return Shape("rounded square", Thing(("<rounded_square>",), said + more), distance, (half, half))


@shape(1.5)
def rounded_rectangle(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    width, height, said = measure.sides(draw, 0.6, 0.3)
    shortest = min(width.value, height.value) / (1 if measure.unit != "pixels" else 800)
    corner, more = _corner(draw, measure, shortest)
    box = canvas.helper("sd_box", SD_BOX)
    distance = f"{box}({p}, 0.5 * vec2<f32>({width}, {height}) - {corner}) - {corner}"
    reach = (f"(0.5 * {width})", f"(0.5 * {height})")
    return Shape("rounded rectangle", Thing(("<rounded_rectangle>",), said + more), distance, reach)


@shape(1.5)
def pill(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A box whose shorter sides are half circles; 0.6 by 0.2 where nothing is said."""
    width, height, said = measure.sides(draw, 0.6, 0.2)
    upright = height.value > width.value
    short, long = (width, height) if upright else (height, width)
    core = f"vec2<f32>(0.0, {long} - {short})" if upright else f"vec2<f32>({long} - {short}, 0.0)"
    box = canvas.helper("sd_box", SD_BOX)
    distance = f"{box}({p}, 0.5 * {core}) - 0.5 * {short}"
    reach = (f"(0.5 * {width})", f"(0.5 * {height})")
    return Shape("pill upright" if upright else "pill", Thing(("<pill>",), said), distance, reach)


@shape(2)
def diamond(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """As high as wide, or of a width and height that are said."""
    if draw.chance(0.7):
        width, said = measure.sized(draw, "width", 0.5, 0.1, 0.9)
        distance = f"(abs({p}.x) + abs({p}.y) - 0.5 * {width}) * 0.70710678"
        half = f"(0.5 * {width})"
        return Shape("diamond", Thing(("<diamond>",), said), distance, (half, half))
    width, height, said = Measure.sides(Measure(measure.unit, free=False), draw, 0.5, 0.5)
    shorter = Number(min(width.value, height.value))
    distance = f"(abs({p}.x) / {width} + abs({p}.y) / {height} - 0.5) * {shorter}"
    return Shape(
        "rhombus", Thing(("<diamond>",), said), distance, (f"(0.5 * {width})", f"(0.5 * {height})"), exact=False
    )


def _bars(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> tuple[str, Number, list[Modifier]]:
    width, said = measure.sized(draw, "width", 0.5, 0.2, 0.9)
    if measure.free and measure.unit != "pixels" and width.value > 0.15 and draw.chance(0.5):
        thickness = Number(0.1)
    else:
        thickness = measure.number(draw, 0.02, max(0.04, 0.3 * width.value / (800 if measure.unit == "pixels" else 1)))
        said.append(measure.said(draw, "thickness", thickness))
    cross = canvas.helper(
        "sd_cross",
        """fn sd_cross(p: vec2<f32>, half_size: vec2<f32>) -> f32 {
    return min(sd_box(p, half_size), sd_box(p, half_size.yx));
}""",
    )
    return f"{cross}({p}, 0.5 * vec2<f32>({width}, {thickness}))", width, said


@shape(2)
def cross(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """Two bars, 0.1 thick unless said."""
    canvas.helper("sd_box", SD_BOX)
    distance, width, said = _bars(draw, canvas, p, measure)
    half = f"(0.5 * {width})"
    return Shape("cross", Thing(("<cross>",), said), distance, (half, half))


@shape(1.5)
def x_shape(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A cross on its side; its bars are as long as those of a cross."""
    canvas.helper("sd_box", SD_BOX)
    diagonal = f"vec2<f32>({p}.x + {p}.y, {p}.y - {p}.x) * 0.70710678"
    distance, width, said = _bars(draw, canvas, diagonal, measure)
    said = [_bar_length(modifier) for modifier in said]
    half = f"(0.35 * {width})"
    return Shape("x", Thing(("<x_shape>",), said), distance, (half, half))


def _bar_length(modifier: Modifier) -> Modifier:
    """The size of an X is the length of its bars, not its width."""
    if modifier.key is None or modifier.key[0] != "width":
        return modifier
    after = (
        "with bars {n} long",
        "[with|having] strokes {n} long",
        "with a bar length of {n}",
        "whose bars are {n} long",
        "with {n} long arms from tip to tip",
    )
    sentence = ("its bars are {n} long", "each bar is {n} long", "bar length: {n}", "make the bars {n} long")
    return Modifier(after=after, sentence=sentence, slots=modifier.slots, rank=SIZE, key=("bar length", "{n}"))


@shape(2)
def bar(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A straight line, level unless said, with flat ends; 0.5 long and 0.05 thick where nothing is said."""
    length, said = measure.sized(draw, "length", 0.5, 0.15, 0.95)
    thickness, more = measure.thickness(draw, 0.05)
    said += more
    upright = draw.chance(0.4)
    if upright or draw.chance(0.6):
        words = (
            ("vertical", "upright", "standing", "up-and-down", "vertical")
            if upright
            else ("horizontal", "level", "flat", "horizontal", "left-to-right")
        )
        said.append(Modifier(before=words, rank=LOOK, key=("[orientation|direction]", words[0])))
    box = canvas.helper("sd_box", SD_BOX)
    sides = f"{thickness}, {length}" if upright else f"{length}, {thickness}"
    reach = tuple(f"(0.5 * {side})" for side in sides.split(", "))
    distance = f"{box}({p}, 0.5 * vec2<f32>({sides}))"
    return Shape("bar upright" if upright else "bar", Thing(("<bar>",), said), distance, (reach[0], reach[1]))


@shape(0.7)
def parallelogram(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A rectangle whose top is shifted by half its height against its middle."""
    width, height, said = measure.sides(draw, 0.5, 0.3)
    way, words = draw.pick((("+", ("right", "the right")), ("-", ("left", "the left"))))
    lean = Modifier(
        after=("leaning to {way}", "with its top shifted to {way}", "slanted to {way}"),
        slots={"way": words[1]},
        key=("lean", words[0]),
    )
    sheared = f"vec2<f32>({p}.x {way} {p}.y, {p}.y)"
    distance = f"{canvas.helper('sd_box', SD_BOX)}({sheared}, 0.5 * vec2<f32>({width}, {height}))"
    said.append(lean)
    reach = (f"(0.5 * {width})", f"(0.5 * {height})")
    return Shape(f"parallelogram {words[0]}", Thing(("<parallelogram>",), said), distance, reach, exact=False)


@shape(1.5)
def chevron(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """Two strokes that meet at a right angle in a tip; 0.05 thick unless said."""
    width, said = measure.sized(draw, "width", 0.5, 0.15, 0.8)
    thickness, more = measure.thickness(draw, 0.05)
    stroke = canvas.helper(
        "sd_chevron",
        """fn sd_chevron(p: vec2<f32>, size: f32) -> f32 {
    let q = vec2<f32>(abs(p.x), p.y) + vec2<f32>(0.0, 0.25 * size);
    return length(q - clamp(0.5 * (q.x + q.y), 0.0, 0.5 * size));
}""",
    )
    side, turned, way = facing(draw, p, "up")
    noun = ("<chevron>", "<chevron>", "V shape" if side == "down" else "caret" if side == "up" else "angle bracket")
    half = f"(0.5 * {width})"
    distance = f"{stroke}({turned}, {width}) - 0.5 * {thickness}"
    return Shape(f"chevron {side}", Thing(noun, [*said, *more, *way]), distance, (half, half))


define(
    chevron=("chevron", "chevron arrow", "caret shape", "arrow head without a shaft", "angle mark", "chevron symbol")
)
