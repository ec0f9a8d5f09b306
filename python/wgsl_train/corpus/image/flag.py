"""Flags and screens in bands: equal stripes over the whole screen, each of its colour."""

from ..color import Color, color, named
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count
from .canvas import Canvas
from .compose import Picture, picture

_NATIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "France": ("x", ("blue", "white", "red")), "Italy": ("x", ("green", "white", "red")), "Ireland": ("x", ("green", "white", "orange")),
    "Belgium": ("x", ("black", "yellow", "red")), "Romania": ("x", ("blue", "yellow", "red")), "Nigeria": ("x", ("green", "white", "green")),
    "Germany": ("y", ("black", "red", "gold")), "Netherlands": ("y", ("red", "white", "blue")), "Russia": ("y", ("white", "blue", "red")),
    "Austria": ("y", ("red", "white", "red")), "Hungary": ("y", ("red", "white", "green")), "Bulgaria": ("y", ("white", "green", "red")),
    "Estonia": ("y", ("blue", "black", "white")), "Poland": ("y", ("white", "red")), "Ukraine": ("y", ("blue", "yellow")),
    "Indonesia": ("y", ("red", "white")), "Peru": ("x", ("red", "white", "red")),
    "Mali": ("x", ("green", "yellow", "red")), "Guinea": ("x", ("red", "yellow", "green")), "Ivory Coast": ("x", ("orange", "white", "green")), "Armenia": ("y", ("red", "blue", "orange")), "Lithuania": ("y", ("yellow", "green", "red")),
    "Gabon": ("y", ("green", "yellow", "blue")), "Yemen": ("y", ("red", "white", "black")), "Monaco": ("y", ("red", "white")),
}  # fmt: skip
_FLAG = (
    "the flag of {c}", "[a |the |]{c} flag", "[the |]national flag of {c}", "flag of {c}", "[the|a] flag of {c}, filling the screen", "{c}'s flag", "a {c} flag on the whole screen",
)  # fmt: skip
_BANDS: dict[str, Templates] = {
    "x": (
        "flag with {n} vertical stripes: {colors}", "vertical tricolor of {colors}", "{n} vertical bands from left to right: {colors}", "screen split into {n} equal columns, {colors}",
        "{n} vertical stripes of equal width, {colors} from the left", "flag of {n} upright stripes in {colors}", "{n} equal columns colored {colors}", "vertical color bars: {colors}",
        "screen divided vertically into {colors}",
    ),
    "y": (
        "flag with {n} horizontal stripes: {colors}", "horizontal tricolor of {colors}", "{n} horizontal bands from top to bottom: {colors}", "screen split into {n} equal rows, {colors}",
        "{n} horizontal stripes of equal height, {colors} from the top", "flag of {n} level stripes in {colors}", "{n} equal rows colored {colors}", "horizontal color bars: {colors}",
        "screen divided into rows of {colors}, top to bottom",
    ),
}  # fmt: skip


def _bands(axis: str, fills: tuple[Color, ...]) -> str:
    """Nested selections, from the last band back."""
    code = str(fills[-1])
    for at in range(len(fills) - 1, 0, -1):
        edge = "0.5" if len(fills) == 2 else f"{Number(at)} / {Number(len(fills))}"
        code = f"select({code}, {fills[at - 1]}, uv.{axis} < {edge})"
    return code


@picture(structures=0.8, warps=0)
def national_flag(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A flag of two or three stripes, in plain colours."""
    nation = draw.pick(tuple(_NATIONS))
    axis, names = _NATIONS[nation]
    return Picture(
        ("flag", nation),
        Thing(_FLAG, [], {"c": nation}, article=False),
        _bands(axis, tuple(named(name) for name in names)),
    )


@picture(structures=1.4, warps=0)
def color_bands(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two to five equal bands."""
    axis, n = draw.pick("xy"), draw.integer(2, 5)
    fills: list[Color] = [color(draw)]
    while len(fills) < n:
        fills.append(color(draw, other_than=fills[-1]))
    names = [fill.text for fill in fills]
    said = ", ".join(names) if draw.chance(0.4) else ", ".join(names[:-1]) + " and " + names[-1]
    noun = tuple(form for form in _BANDS[axis] if n == 3 or "tricolor" not in form)
    thing = Thing(noun, [], {"n": lambda: count(draw, n), "colors": said}, article=False, adjectives=False)
    return Picture(("bands " + axis, str(n)), thing, _bands(axis, tuple(fills)))


@picture(structures=0.2, warps=0)
def japanese_flag(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A red disc of radius 0.3 of the height on white, round on any screen."""
    p = canvas.let("p", f"(uv - vec2<f32>(0.5)) * vec2<f32>({canvas.resolution}.x / {canvas.resolution}.y, 1.0)")
    noun = (
        "flag of Japan",
        "Japanese flag",
        "Japan flag",
        "flag of Japan (red disc, white field)",
        "national flag of Japan",
    )
    return Picture(
        ("japan",),
        Thing(noun, list[Modifier]()),
        f"mix(vec3<f32>(1.0), vec3<f32>(0.737, 0.0, 0.176), select(0.0, 1.0, length({p}) - 0.3 < 0.0))",
    )


_SWATCHES: Templates = (
    "color chart of {m} rows and {k} columns: {colors}", "{k}x{m} swatches, row by row from the top left: {colors}", "palette grid with {k} columns and {m} rows, {colors} in reading order", "{k} by {m} color patches in reading order: {colors}", "test chart with {m} rows of {k} plain fields: {colors}",
    "paint box of {k} x {m} colors, {colors}, left to right and top to bottom", "{m} rows of {k} rectangles filling the <screen>, colored {colors} in reading order", "grid of {k} columns and {m} rows of flat color ({colors}, row after row)",
)  # fmt: skip


@picture(structures=1.4, warps=0)
def swatch_grid(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two by two to four by two fields, each of its colour, in reading order."""
    columns, rows = draw.pick(((2, 2), (3, 2), (2, 3), (4, 2), (2, 4), (3, 3)))
    fills: list[Color] = [color(draw)]
    while len(fills) < columns * rows:
        fills.append(color(draw, other_than=fills[-1]))
    names = [fill.text for fill in fills]
    said = ", ".join(names) if draw.chance(0.7) else ", ".join(names[:-1]) + " and " + names[-1]
    c = canvas.let("c", f"floor({uv} * vec2<f32>({columns}.0, {rows}.0))")
    i = canvas.let("i", f"{c}.y * {columns}.0 + {c}.x")
    code = fills[-1].code
    for at in range(len(fills) - 2, -1, -1):
        code = f"select({code}, {fills[at]}, {i} < {at}.5)"
    thing = Thing(_SWATCHES, [], {"k": str(columns), "m": str(rows), "colors": said}, adjectives=False)
    return Picture(("swatches", f"{columns} {rows}"), thing, code)
