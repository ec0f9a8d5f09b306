"""Triangles, polygons, stars, arrows."""

from ..describe import SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import count
from ..words import define
from .canvas import Canvas
from .measure import Measure
from .shape import Shape, facing, shape

define(
    right_triangle=(
        "right triangle",
        "right-angled triangle",
        "right angled triangle",
        "set square shape",
        "half of a square cut along its diagonal",
    ),
    arrow=("arrow", "arrow shape", "arrow symbol", "thick arrow", "arrow sign", "direction arrow"),
)

SD_POLYGON = """fn sd_polygon(p: vec2<f32>, radius: f32, sides: f32) -> f32 {
    let sector = 6.2831855 / sides;
    let a = atan2(p.x, -p.y) + 0.5 * sector;
    return length(p) * cos(a - sector * round(a / sector)) - radius * cos(0.5 * sector);
}"""
_POLYGON_NAMES: dict[int, Templates] = {
    5: ("[regular |]pentagon", "five-sided polygon", "5-gon", "polygon with 5 sides", "regular shape with five corners"),
    6: ("[regular |]hexagon", "six-sided polygon", "6-gon", "polygon with six sides", "hex shape", "honeycomb cell shape"),
    7: ("[regular |]heptagon", "seven-sided polygon", "7-gon", "polygon with 7 sides"),
    8: ("[regular |]octagon", "eight-sided polygon", "8-gon", "polygon with eight sides", "stop sign shape"),
}  # fmt: skip


@shape(2.5)
def triangle(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """Equilateral; its radius reaches the corners; it points up unless said."""
    radius, said = measure.sized(draw, "radius", 0.25, 0.1, 0.45)
    said = [_to_corners(modifier) for modifier in said]
    side, turned, way = facing(draw, p, "up")
    noun: Templates = ("<triangle>", "<triangle>", "play button" if side == "right" else "<triangle>")
    called = canvas.helper("sd_polygon", SD_POLYGON)
    distance = f"{called}({turned}, {radius}, 3.0)"
    return Shape(f"triangle {side}", Thing(noun, [*said, *way]), distance, (str(radius), str(radius)), exact=False)


def _to_corners(modifier: Modifier) -> Modifier:
    """The radius of a polygon, without the diameters that only a circle has."""
    if modifier.key is None or not modifier.key[0].startswith("[radius"):
        return modifier
    after = (
        "[with|of] radius {n}", "[with a|having a] radius of {n}", "r={n}", "(radius {n})", "with a circumradius of {n}",
        "whose corners are {n} from the center", "with its corners at distance {n}", "[with|at] r = {n}", "radius {n}",
        "with a {n} radius", "reaching out {n} from its center", "whose tips are {n} from its center",
    )  # fmt: skip
    sentence = (
        "its radius is {n}", "its corners are {n} away from its center", "use a radius of {n}", "radius: {n}", "make the radius {n}",
        "the circumradius is {n}", "set the radius to {n}",
    )  # fmt: skip
    return Modifier(after=after, sentence=sentence, slots=modifier.slots, rank=SIZE, key=modifier.key)


@shape(2)
def polygon(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A regular polygon, one corner up; its radius reaches the corners."""
    sides = draw.pick((5, 5, 6, 6, 6, 7, 8, 8, 9, 10, 12))
    radius, said = measure.sized(draw, "radius", 0.25, 0.1, 0.45)
    said = [_to_corners(modifier) for modifier in said]
    noun = _POLYGON_NAMES.get(
        sides, ("polygon with {n} sides", "{n}-sided polygon", "regular {n}-gon", "shape with {n} equal sides")
    )
    called = canvas.helper("sd_polygon", SD_POLYGON)
    thing = Thing(noun, said, {"n": lambda: count(draw, sides)})
    return Shape(
        f"polygon {sides}", thing, f"{called}({p}, {radius}, {sides}.0)", (str(radius), str(radius)), exact=False
    )


SD_STAR = """fn sd_star(p: vec2<f32>, radius: f32, points: f32, inner: f32) -> f32 {
    let sector = 6.2831855 / points;
    let a = atan2(p.x, -p.y);
    let local = abs(a - sector * round(a / sector));
    let q = length(p) * vec2<f32>(cos(local), sin(local)) - vec2<f32>(radius, 0.0);
    let corner = inner * vec2<f32>(cos(0.5 * sector), sin(0.5 * sector)) - vec2<f32>(radius, 0.0);
    let along = clamp(dot(q, corner) / dot(corner, corner), 0.0, 1.0);
    return length(q - corner * along) * sign(q.x * corner.y - q.y * corner.x);
}"""


@shape(3)
def star(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A star, one point up; its inner radius is 0.4 of the outer one unless said."""
    points = draw.pick((4, 5, 5, 5, 5, 6, 6, 7, 8))
    radius, said = measure.sized(draw, "radius", 0.25, 0.1, 0.45)
    said = [_to_corners(modifier) for modifier in said]
    noun: Templates = (
        "{n}[-| ]pointed <star>",
        "<star> with {n} [points|tips|arms]",
        "{n} point star",
        "{n}-armed star",
    )
    noun = ("<star>", "<star>", *noun) if points == 5 else noun
    inner = f"0.4 * {radius}"
    if draw.chance(0.15):
        share = draw.number(0.25, 0.75, 0.05)
        inner = f"{share} * {radius}"
        depth = (
            "with an inner radius of {share} of the outer one",
            "whose inner corners lie at {share} of the radius",
            "with an inner to outer ratio of {share}",
        )
        said.append(
            Modifier(after=depth, slots={"share": f"{share.value:g}"}, rank=SIZE, key=("inner ratio", "{share}"))
        )
    thing = Thing(noun, said, {"n": lambda: count(draw, points)})
    distance = f"{canvas.helper('sd_star', SD_STAR)}({p}, {radius}, {points}.0, {inner})"
    return Shape(f"star {points}", thing, distance, (str(radius), str(radius)))


_CORNERS = {
    "bottom left": ("-{p}.x", "{p}.y", "{p}.x - {p}.y"),
    "bottom right": ("{p}.x", "{p}.y", "-{p}.x - {p}.y"),
    "top left": ("-{p}.x", "-{p}.y", "{p}.x + {p}.y"),
    "top right": ("{p}.x", "-{p}.y", "{p}.y - {p}.x"),
}


@shape(1)
def right_triangle(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """Half of a square; the right angle is at the bottom left unless said."""
    side, said = measure.sized(draw, "width", 0.5, 0.15, 0.9)
    corner = draw.pick(("bottom left", *_CORNERS))
    if corner != "bottom left" or draw.chance(0.4):
        at = (
            "with the right angle at the {corner}", "whose right angle is at the {corner}", "with its square corner in the {corner}",
            "with its 90 degree corner at the {corner}", "with the right angle in the {corner} corner",
        )  # fmt: skip
        said.append(Modifier(after=at, slots={"corner": corner}, key=("right angle", "{corner}")))
    across, down, slope = (part.format(p=p) for part in _CORNERS[corner])
    distance = f"max(max({across}, {down}) - 0.5 * {side}, ({slope}) * 0.70710678)"
    half = f"(0.5 * {side})"
    return Shape(f"right triangle {corner}", Thing(("<right_triangle>",), said), distance, (half, half), exact=False)


@shape(1)
def tall_triangle(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """Isosceles, tip up, by its base and its height."""
    base, height = measure.number(draw, 0.1, 0.8), measure.number(draw, 0.1, 0.8)
    sizes = Modifier(
        after=(
            "with a base of {b} and a height of {h}", "{h} tall with a base of {b}", "with base {b} and height {h}", "(base {b}, height {h})",
            "whose base is {b} and height is {h}", "{b} wide at the bottom and {h} high", "that is {h} high over a base of {b}",
        ),
        slots={"b": lambda: measure.say(draw, base.value), "h": lambda: measure.say(draw, height.value)},
        rank=SIZE, key=("[base, height|base x height]", "{b}, {h}"),
    )  # fmt: skip
    called = canvas.helper(
        "sd_isosceles",
        """fn sd_isosceles(p: vec2<f32>, base: f32, height: f32) -> f32 {
    let side = normalize(vec2<f32>(height, 0.5 * base));
    let slope = dot(vec2<f32>(abs(p.x), -p.y - 0.5 * height), side);
    return max(slope, p.y - 0.5 * height);
}""",
    )
    noun = ("triangle", "isosceles triangle", "[upright|symmetric] triangle", "triangle with its tip up")
    reach = (f"(0.5 * {base})", f"(0.5 * {height})")
    return Shape("isosceles", Thing(noun, [sizes]), f"{called}({p}, {base}, {height})", reach, exact=False)


SD_ARROW = """fn sd_arrow(p: vec2<f32>, size: f32) -> f32 {
    let shaft = max(abs(p.x) - 0.12 * size, abs(p.y - 0.2 * size) - 0.3 * size);
    let head = max(0.70710678 * (abs(p.x) - p.y - 0.5 * size), p.y + 0.1 * size);
    return min(shaft, head);
}"""


@shape(1.5)
def arrow(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A shaft with a head; as long as its size; it points right unless said."""
    length, said = measure.sized(draw, "length", 0.5, 0.15, 0.9)
    side, turned, way = facing(draw, p, "right")
    called = canvas.helper("sd_arrow", SD_ARROW)
    half = f"(0.5 * {length})"
    distance = f"{called}({turned}, {length})"
    return Shape(f"arrow {side}", Thing(("<arrow>",), [*said, *way]), distance, (half, half), exact=False)
