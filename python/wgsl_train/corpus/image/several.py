"""Several figures in one picture, later ones on top: side by side, inside each other, in a row, anywhere."""

from ..color import BLACK, Color, color
from ..describe import Modifier, Thing, describe
from ..draw import Draw
from ..number import Number, count, plain, share
from .canvas import Canvas
from .compose import Picture, picture
from .layers import over
from .measure import Measure
from .paint import colored
from .place import SIDES, at_side
from .shape import SHAPES, Shape

_SIMPLE = (
    "circle", "circle", "circle", "square", "square", "triangle", "star", "heart", "diamond", "polygon", "ring", "cross", "rectangle",
    "rounded_square", "pill", "ellipse", "x_shape", "bar",
)  # fmt: skip


def layer(canvas: Canvas, fill: Color | str, distance: str) -> None:
    """Paints over what is there, wherever the distance is negative."""
    canvas.add(f"color = select(color, {fill}, {distance} < 0.0);")


def ground(draw: Draw, canvas: Canvas, said: list[Modifier]) -> Color:
    """The background of layers: black, or a colour that is said."""
    background = BLACK if draw.chance(0.5) else color(draw)
    if background is not BLACK or draw.chance(0.3):
        said.append(over(background))
    canvas.var("color", str(background))
    return background


def figure_at(draw: Draw, canvas: Canvas, center: str, fill: Color, measure: Measure) -> Shape:
    """One of the figures, painted; its words are its shape, size and colour."""
    p = canvas.name("p")
    shape = SHAPES[draw.pick(_SIMPLE)](draw, canvas, p, measure)
    canvas.add(f"let {p} = uv - {center};")
    layer(canvas, fill, shape.distance)
    shape.thing.modifiers.append(colored(fill))
    return shape


def different(draw: Draw, background: Color, n: int) -> list[Color]:
    fills: list[Color] = []
    while len(fills) < n:
        fill = color(draw, other_than=background)
        if all(fill.rgb != other.rgb for other in fills):
            fills.append(fill)
    return fills


def spoken(draw: Draw, shape: Shape, *more: Modifier) -> str:
    """A figure among others. What cannot stand in the phrase follows as a clause."""
    shape.thing.modifiers.extend(more)
    said, rest = describe(draw, shape.thing, apart=False)
    return ", ".join([said, *rest])


_LISTS = {
    2: ("{a} and {b}", "{a}, and {b}", "{a} together with {b}", "two figures: {a} and {b}", "{a} plus {b}", "{a}; {b}", "two shapes, {a} and {b}", "{a} as well as {b}", "first {a}, then {b}"),
    3: ("{a}, {b} and {c}", "three figures: {a}, {b} and {c}", "{a} and {b} and {c}", "{a}; {b}; {c}", "three shapes: {a}, {b}, {c}", "{a}, then {b}, then {c}", "{a}, {b}, as well as {c}"),
}  # fmt: skip


@picture(structures=6, warps=0)
def several_figures(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two or three figures, each at a place that is said."""
    n = 2 if draw.chance(0.7) else 3
    rest: list[Modifier] = []
    background = ground(draw, canvas, rest)
    fills = different(draw, background, n)
    sides = draw.sample(tuple(SIDES.items()), n)
    words, kinds = {}, []
    points = draw.chance(0.4)
    for name, fill, ((x, y), names) in zip("abc", fills, sides, strict=False):
        if points:
            at_x, at_y = draw.number(0.1, 0.9, 0.05), draw.number(0.1, 0.9, 0.05)
            where = Modifier(
                after=("at ({x}, {y})", "at {x}, {y}", "centered at ({x}, {y})", "at uv ({x}, {y})", "at x={x} y={y}"),
                slots={"x": plain(draw, at_x.value), "y": plain(draw, at_y.value)},
            )
        else:
            at_x, at_y = Number(x), Number(y)
            where = Modifier(after=at_side(draw, names).after, slots=at_side(draw, names).slots)
        shape = figure_at(draw, canvas, f"vec2<f32>({at_x}, {at_y})", fill, Measure(most=0.25))
        words[name] = spoken(draw, shape, where)
        kinds.append(shape.kind)
    return Picture(("several", *kinds), Thing(_LISTS[n], rest, words, article=False, adjectives=False), "color")


_BESIDE = {
    "x": (
        "{a} to the left of {b}", "{a} on the left and {b} on the right", "{a} and {b} side by side", "{b} to the right of {a}", "{a} left of {b}", "on the left {a}, on the right {b}",
        "{a} next to {b}, which is on the right", "{a} in the left half and {b} in the right half", "left: {a}, right: {b}", "{a} with {b} to its right", "{a} at the left, {b} at the right",
    ),
    "y": (
        "{a} above {b}", "{a} at the top and {b} at the bottom", "{b} below {a}", "{a} in the upper half and {b} in the lower half", "on top {a}, at the bottom {b}", "{b} underneath {a}",
        "{a} with {b} below it", "top: {a}, bottom: {b}", "{a} stacked above {b}", "{b} under {a}",
    ),
}  # fmt: skip


@picture(structures=4, warps=0)
def two_figures(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Side by side or one above the other, each in the middle of its half."""
    rest: list[Modifier] = []
    fills = different(draw, ground(draw, canvas, rest), 2)
    axis = draw.pick(("x", "x", "y"))
    centers = (
        ("vec2<f32>(0.25, 0.5)", "vec2<f32>(0.75, 0.5)")
        if axis == "x"
        else ("vec2<f32>(0.5, 0.25)", "vec2<f32>(0.5, 0.75)")
    )
    shapes = [
        figure_at(draw, canvas, center, fill, Measure(most=0.25)) for center, fill in zip(centers, fills, strict=True)
    ]
    words = {name: spoken(draw, shape) for name, shape in zip("ab", shapes, strict=True)}
    kinds = ("beside " + axis, *[shape.kind for shape in shapes])
    return Picture(kinds, Thing(_BESIDE[axis], rest, words, article=False, adjectives=False), "color")


_INSIDE = (
    "{b} inside {a}", "{a} with {b} inside", "{a} containing {b}", "{b} in the middle of {a}", "{a} with {b} in its center", "{b} on top of {a}, both centered", "{b} within {a}",
    "{a}, and inside it {b}", "{b} placed over {a}, same center", "{a} with {b} on it", "{b} drawn over {a}",
)  # fmt: skip


@picture(structures=3, warps=0)
def figure_in_figure(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A smaller figure, of a size that is said, in the middle of another."""
    rest: list[Modifier] = []
    background = ground(draw, canvas, rest)
    fills = different(draw, background, 2)
    p = canvas.let("p", "uv - vec2<f32>(0.5)")
    shapes = []
    for fill, measure in zip(fills, (Measure(least=1.0), Measure(free=False, most=0.2)), strict=True):
        shape = SHAPES[draw.pick(_SIMPLE)](draw, canvas, p, measure)
        layer(canvas, fill, shape.distance)
        shape.thing.modifiers.append(colored(fill))
        shapes.append(shape)
    words = {name: spoken(draw, shape) for name, shape in zip("ab", shapes, strict=True)}
    kinds = ("inside", *[shape.kind for shape in shapes])
    return Picture(kinds, Thing(_INSIDE, rest, words, article=False, adjectives=False), "color")


_ROW = (
    "{n} {dots} in a row[: | in the colors |, |, from left to right ]{colors}", "a row of {n} {dots}: {colors}", "a row of {n} {dots} colored {colors} from left to right", "{n} {dots} side by side in {colors}",
    "{colors} {dots} in a row", "a horizontal line of {n} {dots}, {colors}", "{n} evenly spaced {dots} from left to right, {colors}", "{n} {dots} next to each other: {colors}",
)  # fmt: skip
_COLUMN = (
    "a column of {n} {dots}: {colors}", "{n} {dots} below each other, from top to bottom {colors}", "a vertical row of {n} {dots}, {colors} from the top", "{n} {dots} stacked vertically: {colors}",
    "{n} evenly spaced {dots} from top to bottom in {colors}", "{colors} {dots} in a column",
)  # fmt: skip


@picture(structures=1.4, warps=0)
def row_of_dots(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two to five discs, evenly spread over the screen, each of its colour; their radius is 0.08 unless said."""
    n = draw.integer(2, 5)
    rest: list[Modifier] = []
    fills = different(draw, ground(draw, canvas, rest), n)
    radius = Number(0.08)
    if draw.chance(0.5):
        radius = draw.number(0.03, 0.4 / n)
        rest.append(
            Modifier(
                after=(
                    "of radius {r} each",
                    "with radius {r} each",
                    "each with a radius of {r}",
                    "each {d} across",
                    "(radius {r} each)",
                ),
                sentence=("each has a radius of {r}", "their radius is {r}", "each is {d} wide"),
                slots={"r": lambda: share(draw, radius.value), "d": lambda: share(draw, round(radius.value * 2, 6))},
            )
        )
    across = draw.chance(0.75)
    for at, fill in enumerate(fills):
        along = f"{Number(at + 0.5)} / {Number(n)}"
        center = f"vec2<f32>({along}, 0.5)" if across else f"vec2<f32>(0.5, {along})"
        layer(canvas, fill, f"length(uv - {center}) - {radius}")
    names = [fill.text for fill in fills]
    colors = ", ".join(names) if draw.chance(0.4) else ", ".join(names[:-1]) + " and " + names[-1]
    slots = {
        "n": count(draw, n),
        "colors": colors,
        "dots": draw.pick(("dots", "circles", "discs", "dots", "balls", "round dots")),
    }
    thing = Thing(_ROW if across else _COLUMN, rest, slots, article=False, adjectives=False)
    return Picture(("row" if across else "column", f"dots {n}"), thing, "color")
