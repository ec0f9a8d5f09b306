"""Figures as they are dimensioned on a drawing: two radii, two angles, a list of lines, a distance to the edges, a cut-out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, digits
from .canvas import Canvas
from .compose import Picture, picture
from .ink import ink
from .stroke import SD_SEGMENT


@dataclass(slots=True)
class Spec:
    """A figure in the making: each number is drawn once, named, and said as `{name}`."""

    draw: Draw
    canvas: Canvas
    slots: dict[str, str] = field(default_factory=dict)

    def number(self, name: str, low: float, high: float, step: float = 0.01) -> Number:
        """A number that the words name."""
        value = self.draw.number(low, high, step)
        self.slots[name] = digits(value.value)
        return value

    def also(self, name: str, value: float) -> str:
        """A number that follows from others, in another way to say them."""
        self.slots[name] = digits(round(value, 4))
        return self.slots[name]


Builder = Callable[[Spec], tuple[Templates, str]]
SPECS: dict[str, Builder] = {}


def spec(build: Builder) -> Builder:
    """Registers a figure."""
    SPECS[build.__name__] = build
    return build


def _center(spec: Spec) -> str:
    """`p` from the middle, or from a point that is said by `{at}`."""
    if spec.draw.chance(0.6):
        spec.slots["at"] = ""
        spec.canvas.add("let p = uv - vec2<f32>(0.5);")
        return "p"
    x, y = spec.draw.number(0.2, 0.8, 0.05), spec.draw.number(0.2, 0.8, 0.05)
    spec.slots["at"] = (
        f" {spec.draw.pick(('at', 'around', 'centered at', 'with its center at'))} ({digits(x.value)}, {digits(y.value)})"
    )
    spec.canvas.add(f"let p = uv - vec2<f32>({x}, {y});")
    return "p"


@spec
def ring(s: Spec) -> tuple[Templates, str]:
    a = s.number("a", 0.05, 0.35, 0.05)
    b = Number(round(a.value + s.number("w", 0.02, 0.14, 0.02).value, 4))
    s.also("b", b.value)
    s.also("B", 2 * b.value)
    s.also("A", 2 * a.value)
    _center(s)
    return ("ring with outer radius {b} and inner radius {a}{at}", "annulus{at}, inner radius {a}, outer radius {b}", "ring{at} from radius {a} to radius {b}", "disc of radius {b} with a hole of radius {a}{at}", "donut{at}, outer radius {b}, hole radius {a}", "ring{at}, r_in = {a}, r_out = {b}", "circle of diameter {B} with a round hole of diameter {A}{at}", "washer{at} {B} across with a hole {A} across", "pixels{at} whose distance is between {a} and {b}"), f"length(p) > {a} && length(p) < {b}"  # fmt: skip


def _angles(s: Spec) -> str:
    """`t` in degrees, and the condition on it; `{from}` says where 0 is."""
    a = s.draw.integer(0, 30) * 10
    b = min(360, a + s.draw.integer(2, 27) * 10)
    s.slots["a"], s.slots["b"] = str(a), str(b)
    if s.draw.chance(0.6):
        s.slots["from"] = s.draw.pick(("clockwise from the top", "measured clockwise from 12 o'clock", "(0 at the top, clockwise)", "with 0 degrees up and going clockwise"))  # fmt: skip
        s.canvas.add("let t = degrees(atan2(p.x, -p.y));")
    else:
        s.slots["from"] = s.draw.pick(("counterclockwise from the right", "measured counterclockwise from the x axis", "(0 at the right, counterclockwise)", "in the mathematical sense from the positive x axis"))  # fmt: skip
        s.canvas.add("let t = degrees(atan2(-p.y, p.x));")
    s.canvas.add("let angle = select(t, t + 360.0, t < 0.0);")
    return f"angle > {Number(a)} && angle < {Number(b)}"


@spec
def arc_between(s: Spec) -> tuple[Templates, str]:
    r, t = s.number("r", 0.15, 0.4, 0.05), s.number("t", 0.02, 0.14, 0.02)
    _center(s)
    between = _angles(s)
    return ("arc from {a} to {b} degrees {from}, radius {r}, thickness {t}{at}", "arc{at} of radius {r}, {t} thick, from {a}° to {b}° {from}", "ring segment{at} from {a} to {b} degrees {from}, radius {r}, width {t}", "part of a ring{at} (radius {r}, {t} thick) between {a}° and {b}° {from}", "circular arc{at} with r = {r}, stroke {t}, start {a}, end {b} degrees {from}, flat ends", "stroke along a circle of radius {r}{at} between the angles {a} and {b} degrees {from}, {t} wide"), f"abs(length(p) - {r}) < 0.5 * {t} && {between}"  # fmt: skip


@spec
def slice_between(s: Spec) -> tuple[Templates, str]:
    r = s.number("r", 0.15, 0.45, 0.05)
    _center(s)
    between = _angles(s)
    return ("pie slice from {a} to {b} degrees {from}, radius {r}{at}", "sector{at} of radius {r} between {a}° and {b}° {from}", "wedge{at} from {a} to {b} degrees {from}, radius {r}", "circular sector{at}, radius {r}, start angle {a}, end angle {b} degrees {from}", "slice of a disc of radius {r}{at} covering the angles {a} to {b} degrees {from}"), f"length(p) < {r} && {between}"  # fmt: skip


@spec
def lines_at(s: Spec) -> tuple[Templates, str]:
    axis = s.draw.pick("xy")
    n = s.draw.integer(2, 4)
    at = sorted(s.draw.sample(range(1, 20), n))
    texts = [digits(value / 20) for value in at]
    s.slots |= {"list": ", ".join(texts[:-1]) + " and " + texts[-1], "n": count(s.draw, n), "v": axis, "way": "vertical" if axis == "x" else "horizontal"}  # fmt: skip
    near = [f"abs(uv.{axis} - {Number(value / 20)})" for value in at]
    whole = near[0]
    for part in near[1:]:
        whole = f"min({whole}, {part})"
    if s.draw.chance(0.35):
        t = str(s.draw.integer(1, 12))
        s.slots["t"] = f"{t} pixels" if s.draw.chance(0.5) else f"{t} px"
        width = f"{t}.0 / {s.canvas.resolution}.{axis}"
    else:
        width = str(s.number("t", 0.005, 0.05, 0.005))
    return ("{n} {way} lines at {v} = {list}, {t} wide", "{way} lines at {v} = {list}, each {t} thick", "{n} {way} lines, {t} thick, at {v} = {list}", "lines {v} = {list} drawn {t} wide", "{way} bars {t} thick at {list}", "{n} {way} guides at {v} {list}, {t} wide", "full-screen {way} lines of width {t} at {v} = {list}"), f"{whole} < 0.5 * {width}"  # fmt: skip


@spec
def capsule(s: Spec) -> tuple[Templates, str]:
    a, b, c, d = s.number("a", 0.1, 0.5, 0.05), s.number("b", 0.1, 0.9, 0.05), s.number("c", 0.55, 0.9, 0.05), s.number("d", 0.1, 0.9, 0.05)  # fmt: skip
    r = s.number("r", 0.02, 0.15)
    s.also("w", 2 * r.value)
    s.canvas.helper("sd_segment", SD_SEGMENT)
    return ("capsule from ({a}, {b}) to ({c}, {d}) with radius {r}", "capsule between ({a}, {b}) and ({c}, {d}), radius {r}", "rounded line from ({a}, {b}) to ({c}, {d}), radius {r}", "pill with end points ({a}, {b}) and ({c}, {d}) and radius {r}", "stadium shape from ({a}, {b}) to ({c}, {d}), {w} thick", "all points closer than {r} to the segment ({a}, {b}) - ({c}, {d})", "sdCapsule a=({a}, {b}) b=({c}, {d}) r={r}"), f"sd_segment(uv, vec2<f32>({a}, {b}), vec2<f32>({c}, {d})) < {r}"  # fmt: skip


@spec
def rhombus(s: Spec) -> tuple[Templates, str]:
    a, b = s.number("a", 0.1, 0.45, 0.05), s.number("b", 0.1, 0.45, 0.05)
    s.also("w", 2 * a.value)
    s.also("h", 2 * b.value)
    _center(s)
    return ("diamond{at} with half width {a} and half height {b}", "rhombus{at}, half diagonals {a} and {b}", "diamond{at} {w} wide and {h} high", "rhombus{at} with diagonals {w} (horizontal) and {h} (vertical)", "lozenge{at}, {w} by {h}"), f"abs(p.x) / {a} + abs(p.y) / {b} < 1.0"  # fmt: skip


@spec
def bite(s: Spec) -> tuple[Templates, str]:
    r, q = s.number("r", 0.2, 0.4, 0.05), s.number("q", 0.1, 0.4, 0.05)
    side = s.draw.pick(("right", "left", "up", "down"))
    v = s.number("v", 0.05, 0.3, 0.05)
    s.slots["side"] = {"right": "to the right", "left": "to the left", "up": "upwards", "down": "downwards"}[side]
    _center(s)
    shift = {"right": f"- vec2<f32>({v}, 0.0)", "left": f"+ vec2<f32>({v}, 0.0)", "up": f"+ vec2<f32>(0.0, {v})", "down": f"- vec2<f32>(0.0, {v})"}[side]  # fmt: skip
    return ("disc of radius {r}{at} with a disc of radius {q}, shifted {v} {side}, cut out", "crescent{at}: circle of radius {r} minus a circle of radius {q} moved {side} by {v}", "moon{at} made by subtracting a circle (radius {q}, offset {v} {side}) from a circle of radius {r}", "circle of radius {r}{at} with a bite of radius {q}, {v} {side} of its center", "circle r={r}{at} minus circle r={q} offset by {v} {side}"), f"length(p) < {r} && length(p {shift}) > {q}"  # fmt: skip


@spec
def hole(s: Spec) -> tuple[Templates, str]:
    r, a = s.number("r", 0.1, 0.2, 0.01), s.number("a", 0.45, 0.8, 0.05)
    s.also("h", a.value / 2)
    _center(s)
    box = f"max(abs(p.x), abs(p.y)) < 0.5 * {a}"
    if s.draw.chance(0.5):
        return ("square of side {a}{at} with a round hole of radius {r}", "square{at}, side {a}, minus a circle of radius {r}", "box of {a} x {a}{at} with a circle of radius {r} cut out of its middle", "{a} wide square{at} with a hole of radius {r} in its center", "subtract a disc of radius {r} from a square of side {a}{at}"), f"{box} && length(p) > {r}"  # fmt: skip
    r2, b = s.number("r", 0.25, 0.45, 0.05), s.number("a", 0.1, 0.3, 0.02)
    return ("circle of radius {r}{at} with a square hole of side {a}", "circle{at}, radius {r}, minus a square of side {a}", "disc of radius {r}{at} with a square of side {a} cut out of its middle", "old chinese coin{at}: disc of radius {r} with a square hole {a} wide", "subtract a {a} x {a} square from a circle of radius {r}{at}"), f"length(p) < {r2} && max(abs(p.x), abs(p.y)) > 0.5 * {b}"  # fmt: skip


@spec
def two_discs(s: Spec) -> tuple[Templates, str]:
    r, d = s.number("r", 0.15, 0.35, 0.01), s.number("d", 0.05, 0.2, 0.01)
    s.also("a", 0.5 - d.value)
    s.also("b", 0.5 + d.value)
    s.also("dd", 2 * d.value)
    how = s.draw.pick(("intersection", "union", "xor", "difference"))
    left, right = f"distance(uv, vec2<f32>(0.5 - {d}, 0.5)) < {r}", f"distance(uv, vec2<f32>(0.5 + {d}, 0.5)) < {r}"
    where = "of radius {r} at ({a}, 0.5) and ({b}, 0.5)"
    apart = "of radius {r} whose centers are {d} left and right of the middle"
    if how == "intersection":
        return (f"intersection of two circles {where}", f"lens where two circles {where} overlap", f"only the overlap of two discs {apart}", f"vesica piscis of two circles {where}", f"common part of two discs {where}", f"intersection of two discs {apart}"), f"{left} && {right}"  # fmt: skip
    if how == "union":
        return (f"union of two circles {where}", f"two merged discs {where}", f"two circles {where}, drawn as one shape", f"union of two discs {apart}", f"figure made of two overlapping circles {where}"), f"{left} || {right}"  # fmt: skip
    if how == "xor":
        return (f"symmetric difference of two circles {where}", f"XOR of two circles {where}", f"two discs {where} without their overlap", f"exclusive or of two discs {apart}", f"two circles {apart}, the overlap left empty"), f"({left}) != ({right})"  # fmt: skip
    return (f"left minus right of two circles {where}", "the circle at ({a}, 0.5) without the one at ({b}, 0.5), both of radius {r}", f"difference of two discs {apart}: the left one minus the right one"), f"{left} && !({right})"  # fmt: skip


@spec
def uneven_checks(s: Spec) -> tuple[Templates, str]:
    k, m = s.draw.integer(2, 16), s.draw.integer(2, 16)
    s.slots |= {"k": str(k), "m": str(m if m != k else m + 1)}
    m = m if m != k else m + 1
    s.canvas.add(f"let cell = floor(uv * vec2<f32>({k}.0, {m}.0));")
    return ("checkerboard with {k} columns and {m} rows, top left empty", "{k} by {m} checkerboard whose top left cell is the background", "checker pattern of {k} x {m} cells, the top left one in the background color", "chess pattern, {k} columns, {m} rows, first cell background", "checkered flag of {k} columns and {m} rows, starting with the background color"), "(cell.x + cell.y) % 2.0 == 1.0"  # fmt: skip


@spec
def slanted(s: Spec) -> tuple[Templates, str]:
    w = s.number("w", 0.02, 0.2)
    down = s.draw.chance(0.5)
    s.also("pp", 2 * w.value)
    s.slots["way"] = s.draw.pick(("running from the top left to the bottom right", "falling to the right", "going down to the right") if down else ("running from the bottom left to the top right", "rising to the right", "going up to the right"))  # fmt: skip
    axis = "uv.x - uv.y" if down else "uv.x + uv.y"
    return ("diagonal stripes {way}, each {w} wide, gaps of the same width", "45 degree stripes {way}, {w} wide with {w} gaps", "slanted stripes {way}, stripe width {w}, period {pp}", "hazard stripes {way}, {w} wide each", "caution tape stripes {way}, width {w}", "barber pole stripes {way}, every stripe and gap {w} wide"), f"fract(({axis}) * 0.70710678 / (2.0 * {w})) < 0.5"  # fmt: skip


@spec
def contour_circles(s: Spec) -> tuple[Templates, str]:
    e, t = s.number("e", 0.04, 0.2, 0.01), s.number("t", 0.005, 0.02, 0.005)
    p = _center(s)
    return ("concentric circle lines every {e}{at}, {t} thick", "thin rings{at} spaced {e} apart, line width {t}", "circles{at} of radius {e}, 2*{e}, 3*{e} and so on, lines {t} wide", "ripple lines{at}: one circle every {e}, {t} thick", "radar rings{at} every {e}, line width {t}", "contour lines of the distance{at} at multiples of {e}, {t} wide"), f"abs(length({p}) - {e} * max(round(length({p}) / {e}), 1.0)) < 0.5 * {t}"  # fmt: skip


@spec
def in_corners(s: Spec) -> tuple[Templates, str]:
    s.canvas.add("let q = vec2<f32>(0.5) - abs(uv - vec2<f32>(0.5));")
    kind = s.draw.pick(("quarter", "inset", "square", "triangle"))
    r = s.number("r", 0.05, 0.25, 0.05 if kind != "inset" else 0.01)
    if kind == "quarter":
        return ("quarter circle of radius {r} in each corner", "circle of radius {r} centered on each corner of the <screen>", "four quarter discs in the corners, radius {r}", "quarter disc in all four corners, radius {r}"), f"length(q) < {r}"  # fmt: skip
    if kind == "inset":
        v = s.number("v", 0.2, 0.35, 0.05)
        s.also("o", 1 - v.value)
        return ("four circles of radius {r}, {v} away from the edges", "circle of radius {r} near each corner, at {v} and {o} in both directions", "four dots of radius {r} at the points with x and y in ({v}, {o})", "four discs, radius {r}, each {v} from the two nearest edges"), f"length(q - vec2<f32>({v})) < {r}"  # fmt: skip
    if kind == "square":
        return ("square of side {r} in each corner", "four squares in the corners of the <screen>, side {r}", "{r} x {r} block in all four corners", "corner squares of size {r}"), f"max(q.x, q.y) < {r}"  # fmt: skip
    return ("right triangle with legs {r} in each corner", "all four corners cut off diagonally, {r} along the edges", "four corner triangles with legs of {r}", "beveled corners, legs {r} long"), f"q.x + q.y < {r}"  # fmt: skip


@spec
def growing_row(s: Spec) -> tuple[Templates, str]:
    n = s.draw.integer(3, 7)
    a, b = s.number("a", 0.01, 0.03, 0.01), s.number("b", 0.04, 0.07, 0.01)
    s.slots["n"] = count(s.draw, n)
    square = s.draw.chance(0.4)
    s.canvas.add(f"let i = min(floor(uv.x * {Number(n)}), {Number(n - 1)});")
    s.canvas.add(f"let p = vec2<f32>(uv.x - (i + 0.5) / {Number(n)}, uv.y - 0.5);")
    size = f"mix({a}, {b}, i / {Number(n - 1)})"
    if square:
        s.also("a", 2 * a.value)
        s.also("b", 2 * b.value)
        return ("row of {n} squares growing from side {a} to side {b}, left to right", "{n} squares in a row, sizes from {a} to {b}, evenly spread", "{n} evenly spaced squares whose side grows linearly from {a} on the left to {b} on the right"), f"max(abs(p.x), abs(p.y)) < {size}"  # fmt: skip
    return ("row of {n} dots growing from radius {a} to radius {b}, left to right", "{n} discs in a row, radii from {a} to {b}, evenly spread", "{n} evenly spaced circles whose radius grows linearly from {a} on the left to {b} on the right", "{n} circles side by side, the first of radius {a}, the last of radius {b}"), f"length(p) < {size}"  # fmt: skip


@spec
def dots_around(s: Spec) -> tuple[Templates, str]:
    n = s.draw.integer(3, 16)
    radius, r = s.number("R", 0.2, 0.4, 0.05), s.number("r", 0.02, 0.06, 0.01)
    s.slots["n"] = count(s.draw, n)
    _center(s)
    s.canvas.add(f"let sector = 6.2831855 / {Number(n)};")
    s.canvas.add("let a = atan2(p.x, -p.y);")
    s.canvas.add("let b = sector * round(a / sector);")
    return ("{n} dots of radius {r} on a circle of radius {R}{at}, the first at the top", "{n} discs (radius {r}) evenly spaced on a ring of radius {R}{at}, one at the top", "circle of {n} dots{at}: ring radius {R}, dot radius {r}, starting at 12 o'clock", "{n} dots arranged in a circle of radius {R}{at}, each of radius {r}, one straight up", "ring of {n} circles{at}, distance {R} from its middle, radius {r} each, the first on top", "dotted ring{at} with {n} dots of radius {r} at distance {R}, one at the top"), f"length(p - {radius} * vec2<f32>(sin(b), -cos(b))) < {r}"  # fmt: skip


@spec
def inset_pixels(s: Spec) -> tuple[Templates, str]:
    w, h = s.draw.integer(2, 30) * 10, s.draw.integer(2, 20) * 10
    x, y = s.draw.integer(0, 12) * 10, s.draw.integer(0, 12) * 10
    right, bottom = s.draw.chance(0.4), s.draw.chance(0.4)
    s.slots |= {"w": str(w), "h": str(h), "x": str(x), "y": str(y), "hs": "right" if right else "left", "vs": "bottom" if bottom else "top"}  # fmt: skip
    s.canvas.add(f"let at = uv * {s.canvas.resolution};")
    left = f"{s.canvas.resolution}.x - {Number(x + w)}" if right else str(Number(x))
    top = f"{s.canvas.resolution}.y - {Number(y + h)}" if bottom else str(Number(y))
    s.canvas.add(f"let q = at - vec2<f32>({left}, {top});")
    return ("{w} x {h} px box, {x} px from the {hs} and {y} px from the {vs}", "box of {w} by {h} pixels, {hs}: {x}px, {vs}: {y}px", "rectangle {w}px wide and {h}px high, {x}px from the {hs} edge and {y}px from the {vs} edge", "position: absolute; {hs}: {x}px; {vs}: {y}px; width: {w}px; height: {h}px", "{w}x{h} pixel rectangle with a margin of {x} px to the {hs} and {y} px to the {vs}", "panel anchored to the {vs} {hs}, offset {x}px / {y}px, {w}px by {h}px"), f"all(q > vec2<f32>(0.0)) && all(q < vec2<f32>({Number(w)}, {Number(h)}))"  # fmt: skip


@spec
def plus_lines(s: Spec) -> tuple[Templates, str]:
    x, y, t = s.number("x", 0.1, 0.9, 0.05), s.number("y", 0.1, 0.9, 0.05), s.number("t", 0.002, 0.03, 0.002)
    return ("crosshair lines over the whole <screen> meeting at ({x}, {y}), {t} wide", "full-screen cross of two thin lines through ({x}, {y}), {t} thick", "vertical line at x = {x} and horizontal line at y = {y}, both {t} wide", "lines x = {x} and y = {y}, {t} thick", "axes crossing at ({x}, {y}), line width {t}"), f"min(abs(uv.x - {x}), abs(uv.y - {y})) < 0.5 * {t}"  # fmt: skip


@picture(structures=26, warps=0, effects=0.03)
def dimensioned_figure(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A figure with every measure said; white on black unless said."""
    said: list[Modifier] = []
    back, fill = ink(draw, said)
    name = draw.pick(tuple(SPECS))
    made = Spec(draw, canvas)
    nouns, test = SPECS[name](made)
    thing = Thing(nouns, said, made.slots, adjectives=name not in ("inset_pixels", "lines_at", "two_discs"))
    return Picture(("dimensioned", name), thing, f"select({back}, {fill}, {test})")
