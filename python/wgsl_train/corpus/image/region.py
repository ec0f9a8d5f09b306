"""Parts of the screen as conditions on uv: halves, bands, corners, discs, boxes; each in words and as a formula."""

from collections.abc import Callable
from dataclasses import dataclass

from ..describe import Templates
from ..draw import Draw
from ..number import Number, digits, share
from ..phrase import Slots
from ..surface import verbatim


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the screen: its condition in WGSL, a noun phrase for it, and its formula as people type it."""

    kind: str
    code: str
    words: str
    formula: str


Builder = Callable[[Draw], Region]
REGIONS: dict[str, Builder] = {}
CORNERS: dict[str, tuple[str, str]] = {
    "top left": ("0.0", "0.0"),
    "top right": ("1.0", "0.0"),
    "bottom left": ("0.0", "1.0"),
    "bottom right": ("1.0", "1.0"),
}
_UPPER = {"top": "upper", "bottom": "lower"}


def region(build: Builder) -> Builder:
    """Registers a kind of region."""
    REGIONS[build.__name__] = build
    return build


def any_region(draw: Draw) -> Region:
    """One of all regions."""
    return REGIONS[draw.pick(tuple(REGIONS))](draw)


def _made(draw: Draw, kind: str, code: str, words: Templates, formulas: Templates, slots: Slots) -> Region:
    return Region(kind, code, draw.phrase(words, slots), verbatim(draw.phrase(formulas, slots)))


def _uv(draw: Draw) -> str:
    return draw.pick(("", "uv.", "uv."))


def corner_name(draw: Draw, corner: str) -> str:
    """`bottom left`, `lower left`, `bottom-left`."""
    up, side = corner.split()
    return draw.pick((corner, corner, f"{_UPPER[up]} {side}", f"{up}-{side}", f"{_UPPER[up]}-{side}"))


_SIDES: dict[str, tuple[str, Templates]] = {
    "left": ("x", ("the left {p}", "the leftmost {p}", "everything left of x = {v}", "the {p} on the left", "the area left of x={v}", "all to the left of {v}", "the left {p} of the <screen>", "a strip along the left edge, {p} wide")),
    "right": ("x", ("the right {p}", "the rightmost {p}", "everything right of x = {v}", "the {p} on the right", "the area right of x={v}", "all to the right of x = {v}", "the right {p} of the <screen>", "a strip along the right edge, {p} wide")),
    "top": ("y", ("the top {p}", "the upper {p}", "everything above y = {v}", "the {p} at the top", "the area above y={v}", "all above y = {v}", "the top {p} of the <screen>", "a strip along the top edge, {p} high")),
    "bottom": ("y", ("the bottom {p}", "the lower {p}", "everything below y = {v}", "the {p} at the bottom", "the area below y={v}", "all below y = {v}", "the bottom {p} of the <screen>", "a strip along the bottom edge, {p} high")),
}  # fmt: skip


_THIRDS = {1: ("third", "third", "1/3", "33%"), 2: ("two thirds", "two thirds", "2/3", "67%")}


@region
def side(draw: Draw) -> Region:
    """Left, right, top or bottom, up to a limit."""
    name = draw.pick(tuple(_SIDES))
    axis, words = _SIDES[name]
    low = name in ("left", "top")
    sign = "<" if low else ">"
    formula = (f"{_uv(draw)}{axis} {sign} {{v}}",)
    if draw.chance(0.2):
        thirds = draw.pick((1, 1, 2))
        at = thirds if low else 3 - thirds
        spoken: Slots = {"p": draw.pick(_THIRDS[thirds]), "v": f"{at}/3"}
        words = tuple(form for form in words if "strip" not in form and "on the" not in form)
        return _made(draw, "side", f"uv.{axis} {sign} {at}.0 / 3.0", words, formula, spoken)
    size = Number(0.5) if draw.chance(0.2) else draw.number(0.1, 0.9, 0.05)
    limit = size if low else Number(round(1 - size.value, 4))
    said = share(draw, size.value)
    if said.startswith(("a ", "an ", "one ")):
        said = "half" if size.value == 0.5 else said.split(" ", 1)[1]
    if said[0].isalpha():
        words = tuple(form for form in words if "strip" not in form)
    return _made(draw, "side", f"uv.{axis} {sign} {limit}", words, formula, {"p": said, "v": digits(limit.value)})


_BANDS: dict[str, Templates] = {
    "x": ("the vertical band from x = {a} to x = {b}", "the upright strip between x = {a} and x = {b}", "everything between x = {a} and x = {b}", "the columns from {a} to {b} of the width", "the vertical stripe x {a}..{b}", "x between {a} and {b}"),
    "y": ("the horizontal band from y = {a} to y = {b}", "the level strip between y = {a} and y = {b}", "everything between y = {a} and y = {b}", "the rows from {a} to {b} of the height", "the horizontal stripe y {a}..{b}", "y between {a} and {b}"),
}  # fmt: skip


@region
def band(draw: Draw) -> Region:
    """Between two values of x or y."""
    axis = draw.pick("xy")
    a = draw.number(0.05, 0.6, 0.05)
    b = Number(round(a.value + draw.number(0.05, 0.4, 0.05).value, 4))
    c = f"{_uv(draw)}{axis}"
    forms = (f"{{a}} < {c} < {{b}}", f"{c} > {{a}} && {c} < {{b}}", f"{c} > {{a}} and {c} < {{b}}", f"{{a}} < {c} && {c} < {{b}}", f"{c} in ({{a}}, {{b}})")  # fmt: skip
    slots: Slots = {"a": digits(a.value), "b": digits(b.value)}
    return _made(draw, "band", f"uv.{axis} > {a} && uv.{axis} < {b}", _BANDS[axis], forms, slots)


_BARS: dict[str, Templates] = {
    "x": ("a vertical bar {t} wide at x = {v}", "an upright bar of width {t} centered on x = {v}", "a vertical line {t} thick at x={v}", "a full-height bar at x = {v}, {t} wide", "the pixels within {h} of x = {v}"),
    "y": ("a horizontal bar {t} high at y = {v}", "a level bar of height {t} centered on y = {v}", "a horizontal line {t} thick at y={v}", "a full-width bar at y = {v}, {t} high", "the pixels within {h} of y = {v}"),
}  # fmt: skip


@region
def bar(draw: Draw) -> Region:
    """A bar over the whole screen, by its middle and its thickness."""
    axis = draw.pick("xy")
    v, t = draw.number(0.1, 0.9, 0.05), draw.number(0.02, 0.3, 0.02)
    slots: Slots = {"v": digits(v.value), "t": digits(t.value), "h": digits(round(t.value / 2, 4))}
    formula = (f"abs({_uv(draw)}{axis} - {{v}}) < {{h}}",)
    half = Number(round(t.value / 2, 4))
    return _made(draw, "bar", f"abs(uv.{axis} - {v}) < {half}", _BARS[axis], formula, slots)


@region
def disc(draw: Draw) -> Region:
    """A disc around any point."""
    x, y, r = draw.number(0.1, 0.9, 0.05), draw.number(0.1, 0.9, 0.05), draw.number(0.05, 0.35, 0.01)
    words: Templates = ("a circle of radius {r} at ({x}, {y})", "a disc with center ({x}, {y}) and radius {r}", "the disc of radius {r} around ({x}, {y})", "a circle {d} across centered at ({x}, {y})", "everything closer than {r} to ({x}, {y})", "a dot at ({x}, {y}), r={r}", "the inside of the circle with center ({x}, {y}), radius {r}", "a circle at {x}, {y} with radius {r}")  # fmt: skip
    forms: Templates = ("distance(uv, vec2({x}, {y})) < {r}", "length(uv - vec2({x}, {y})) < {r}", "the distance to ({x}, {y}) is less than {r}", "dist to ({x}, {y}) < {r}", "(x-{x})^2 + (y-{y})^2 < {r}^2", "length(uv - ({x}, {y})) < {r}")  # fmt: skip
    slots: Slots = {
        "x": digits(x.value),
        "y": digits(y.value),
        "r": digits(r.value),
        "d": digits(round(2 * r.value, 4)),
    }
    return _made(draw, "disc", f"distance(uv, vec2<f32>({x}, {y})) < {r}", words, forms, slots)


@region
def middle(draw: Draw) -> Region:
    """A disc in the middle, or all that is outside of one."""
    r = draw.number(0.1, 0.5, 0.05)
    inside = draw.chance(0.7)
    slots: Slots = {"r": digits(r.value), "s": "<" if inside else ">"}
    words: Templates = ("a circle of radius {r} in the middle", "the disc of radius {r} around the center", "everything within {r} of the center", "a centered circle with radius {r}", "the middle circle (radius {r})", "all pixels closer than {r} to the center")  # fmt: skip
    if not inside:
        words = ("everything farther than {r} from the center", "everything outside the centered circle of radius {r}", "all pixels more than {r} away from the middle", "the outside of a centered disc of radius {r}", "what lies beyond a distance of {r} from the center")  # fmt: skip
    forms: Templates = ("distance(uv, vec2(0.5)) {s} {r}", "length(uv - 0.5) {s} {r}", "the distance to the center {s} {r}", "distance from the center {s} {r}", "dist to (0.5, 0.5) {s} {r}")  # fmt: skip
    return _made(draw, "middle", f"distance(uv, vec2<f32>(0.5)) {slots['s']} {r}", words, forms, slots)


@region
def corner_disc(draw: Draw) -> Region:
    """A quarter of a disc in a corner of the screen."""
    corner = draw.pick(tuple(CORNERS))
    x, y = CORNERS[corner]
    r = draw.number(0.1, 0.9, 0.05)
    words: Templates = ("a quarter circle of radius {r} in the {c} corner", "a quarter disc, radius {r}, in the {c} corner", "everything within {r} of the {c} corner", "a circle of radius {r} centered on the {c} corner", "a quarter of a disc filling the {c} corner, radius {r}", "the {c} corner up to a distance of {r}")  # fmt: skip
    forms: Templates = ("distance(uv, vec2({x}, {y})) < {r}", "length(uv - vec2({x}, {y})) < {r}", "the distance to the {c} corner is below {r}", "dist to ({x}, {y}) < {r}")  # fmt: skip
    slots: Slots = {"r": digits(r.value), "c": corner_name(draw, corner), "x": x[0], "y": y[0]}
    return _made(draw, "corner disc", f"distance(uv, vec2<f32>({x}, {y})) < {r}", words, forms, slots)


_EDGES = {"bottom": ("0.5", "1.0"), "top": ("0.5", "0.0"), "left": ("0.0", "0.5"), "right": ("1.0", "0.5")}


@region
def edge_disc(draw: Draw) -> Region:
    """Half a disc on the middle of an edge."""
    edge = draw.pick(("bottom", "bottom", "top", "left", "right"))
    x, y = _EDGES[edge]
    r = draw.number(0.1, 0.5, 0.05)
    words: Templates = ("a half circle of radius {r} on the middle of the {e} edge", "a semicircle, radius {r}, sitting on the {e} edge", "a half disc of radius {r} at the {e} edge", "a disc of radius {r} half hidden behind the {e} edge", "a circle of radius {r} centered on the middle of the {e} edge", "a dome of radius {r} on the {e} edge")  # fmt: skip
    forms: Templates = ("distance(uv, vec2({x}, {y})) < {r}", "length(uv - vec2({x}, {y})) < {r}", "dist to ({x}, {y}) < {r}")  # fmt: skip
    slots: Slots = {"r": digits(r.value), "e": edge, "x": digits(float(x)), "y": digits(float(y))}
    return _made(draw, "edge disc", f"distance(uv, vec2<f32>({x}, {y})) < {r}", words, forms, slots)


@region
def box(draw: Draw) -> Region:
    """A rectangle by its limits."""
    a, c = draw.number(0.05, 0.55, 0.05), draw.number(0.05, 0.55, 0.05)
    b, d = (Number(round(low.value + draw.number(0.1, 0.4, 0.05).value, 4)) for low in (a, c))
    words: Templates = ("a rectangle from ({a}, {c}) to ({b}, {d})", "the box x {a}..{b}, y {c}..{d}", "a rectangle with corners ({a}, {c}) and ({b}, {d})", "the area with x between {a} and {b} and y between {c} and {d}", "a box spanning ({a}, {c}) to ({b}, {d})", "a rectangle whose top left is ({a}, {c}) and bottom right ({b}, {d})", "a rectangle with left {a}, top {c}, right {b}, bottom {d}")  # fmt: skip
    forms: Templates = ("{a} < x < {b} and {c} < y < {d}", "x > {a} && x < {b} && y > {c} && y < {d}", "x in [{a}, {b}] and y in [{c}, {d}]", "uv.x > {a} && uv.x < {b} && uv.y > {c} && uv.y < {d}")  # fmt: skip
    slots: Slots = {"a": digits(a.value), "b": digits(b.value), "c": digits(c.value), "d": digits(d.value)}
    code = f"all(uv > vec2<f32>({a}, {c})) && all(uv < vec2<f32>({b}, {d}))"
    return _made(draw, "box", code, words, forms, slots)


@region
def corner_box(draw: Draw) -> Region:
    """A square, a triangle or a quarter of the screen in a corner."""
    corner = draw.pick(tuple(CORNERS))
    up, side_name = corner.split()
    s = Number(0.5) if draw.chance(0.3) else draw.number(0.1, 0.6, 0.05)
    slots: Slots = {"s": digits(s.value), "c": corner_name(draw, corner), "t": digits(round(1 - s.value, 4))}
    far = Number(round(1 - s.value, 4))
    if draw.chance(0.4):
        across = "uv.x" if side_name == "left" else "1.0 - uv.x"
        down = "uv.y" if up == "top" else "1.0 - uv.y"
        words: Templates = ("a right triangle in the {c} corner with legs {s}", "the {c} corner cut off as a triangle with legs {s}", "a triangle in the {c} corner, legs {s} long", "a triangular {c} corner, {s} along both edges", "a right-angled triangle of leg length {s} filling the {c} corner")  # fmt: skip
        x, y = (text.replace("uv.", "").replace("1.0", "1") for text in (across, down))
        return _made(draw, "corner triangle", f"{across} + {down} < {s}", words, (f"{x} + {y} < {{s}}", f"({x}) + ({y}) < {{s}}"), slots)  # fmt: skip
    h, v = ("<", s) if side_name == "left" else (">", far), ("<", s) if up == "top" else (">", far)
    words = ("a square of side {s} in the {c} corner", "the {s} x {s} square in the {c} corner", "a {s} by {s} box in the {c} corner", "the {c} corner square, {s} wide and high", "a square patch of size {s} in the {c} corner")  # fmt: skip
    if s.value == 0.5:
        words = (*words, "the {c} quarter", "the {c} quadrant", "the {c} quarter of the <screen>", "the {c} quadrant")
    say = [f"{axis} {sign} {digits(at.value)}" for axis, (sign, at) in (("x", h), ("y", v))]
    forms = (" && ".join(say), " and ".join(say), "uv." + " && uv.".join(say))
    return _made(draw, "corner box", f"uv.x {h[0]} {h[1]} && uv.y {v[0]} {v[1]}", words, forms, slots)


_HALVES: tuple[tuple[str, Templates, Templates], ...] = (
    ("uv.x > uv.y", ("the triangle above the diagonal from the top left to the bottom right", "the upper right half", "everything above the main diagonal", "the upper right triangle", "the top right half of the <screen>, cut along the diagonal"), ("x > y", "uv.x > uv.y", "y < x")),
    ("uv.x < uv.y", ("the triangle below the diagonal from the top left to the bottom right", "the lower left half", "everything below the main diagonal", "the lower left triangle", "the bottom left half of the <screen>, cut along the diagonal"), ("x < y", "uv.x < uv.y", "y > x")),
    ("uv.x + uv.y < 1.0", ("everything above the diagonal from the bottom left to the top right", "the upper left half", "the upper left triangle", "the top left half of the <screen>, cut along the diagonal", "the triangle above the line from the bottom left to the top right corner"), ("x + y < 1", "uv.x + uv.y < 1.0", "y < 1 - x")),
    ("uv.x + uv.y > 1.0", ("everything below the diagonal from the bottom left to the top right", "the lower right half", "the lower right triangle", "the bottom right half of the <screen>, cut along the diagonal", "the triangle below the line from the bottom left to the top right corner"), ("x + y > 1", "uv.x + uv.y > 1.0", "y > 1 - x")),
)  # fmt: skip


@region
def half(draw: Draw) -> Region:
    """One side of a diagonal."""
    code, words, formulas = draw.pick(_HALVES)
    return _made(draw, "half", code, words, formulas, {})


@region
def ringed(draw: Draw) -> Region:
    """A ring by its two radii or its line, a diamond, or the frame of the screen."""
    kind = draw.pick(("radii", "line", "diamond", "frame"))
    a = draw.number(0.1, 0.35, 0.05)
    b = Number(round(a.value + draw.number(0.02, 0.14, 0.02).value, 4))
    t = draw.number(0.02, 0.2, 0.02)
    slots: Slots = {"a": digits(a.value), "b": digits(b.value), "t": digits(t.value), "h": digits(round(t.value / 2, 4)), "g": digits(round(0.5 - t.value, 4))}  # fmt: skip
    if kind == "radii":
        words: Templates = ("a ring between the radii {a} and {b}", "the ring from radius {a} to radius {b}", "everything between {a} and {b} from the center", "an annulus with inner radius {a} and outer radius {b}", "the area between the circles of radius {a} and {b}")  # fmt: skip
        forms: Templates = ("{a} < r < {b}", "{a} < distance to center < {b}", "{a} < length(uv - 0.5) < {b}")
        return _made(draw, kind, f"distance(uv, vec2<f32>(0.5)) > {a} && distance(uv, vec2<f32>(0.5)) < {b}", words, forms, slots)  # fmt: skip
    if kind == "line":
        words = ("a ring of radius {a}, {t} thick", "a centered ring with radius {a} and thickness {t}", "a circle line of radius {a} and width {t}", "a ring (radius {a}, line width {t}) in the middle", "a {t} thick ring of radius {a}")  # fmt: skip
        forms = ("abs(length(uv - 0.5) - {a}) < {h}", "abs(distance(uv, vec2(0.5)) - {a}) < {h}", "abs(r - {a}) < {h}")
        half_width = Number(round(t.value / 2, 4))
        return _made(draw, kind, f"abs(distance(uv, vec2<f32>(0.5)) - {a}) < {half_width}", words, forms, slots)
    if kind == "diamond":
        words = ("a diamond in the middle with half-diagonal {a}", "a centered diamond reaching {a} in each direction", "a rhombus around the center, {a} from the center to each tip", "the diamond abs(x) + abs(y) < {a} around the center")  # fmt: skip
        forms = ("abs(x - 0.5) + abs(y - 0.5) < {a}", "dx + dy < {a} with dx = abs(x - 0.5), dy = abs(y - 0.5)", "abs(uv.x - 0.5) + abs(uv.y - 0.5) < {a}")  # fmt: skip
        return _made(draw, kind, f"abs(uv.x - 0.5) + abs(uv.y - 0.5) < {a}", words, forms, slots)
    words = ("a border {t} wide along the edges of the <screen>", "a frame of width {t} around the whole <screen>", "the outer frame, {t} wide", "a {t} border all around", "everything closer than {t} to an edge")  # fmt: skip
    forms = ("max(abs(x - 0.5), abs(y - 0.5)) > {g}", "x < {t} or y < {t} or 1-x < {t} or 1-y < {t}", "the distance to the nearest edge < {t}")  # fmt: skip
    return _made(draw, kind, f"max(abs(uv.x - 0.5), abs(uv.y - 0.5)) > 0.5 - {t}", words, forms, slots)
