"""Flags with a cross, a saltire, a disc, a triangle or a canton; stripes of many or unequal colours; clocks that show a time."""

from ..color import Color, color, named
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, digits
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .flag import _bands
from .ink import usual_or
from .several import layer
from .stroke import SD_SEGMENT

_NORDIC = {
    "Denmark": ("red", "white", ""), "Sweden": ("royal blue", "yellow", ""), "Finland": ("white", "navy", ""), "Norway": ("red", "white", "navy"), "Iceland": ("royal blue", "white", "red"), "Faroe Islands": ("white", "royal blue", "red"),
}  # fmt: skip
_ADJECTIVES = {
    "Denmark": "Danish",
    "Sweden": "Swedish",
    "Finland": "Finnish",
    "Norway": "Norwegian",
    "Iceland": "Icelandic",
    "Faroe Islands": "Faroese",
}
_NAMED: Templates = (
    "flag of {c}",
    "{a} flag",
    "the flag of {c}",
    "{c} flag",
    "national flag of {c}",
    "{a} flag with its nordic cross",
    "flag of {c} filling the <screen>",
    "flag: {c}",
)
_CROSSES: Templates = (
    "nordic cross flag: {f} field, {x} cross", "{f} flag with a {x} nordic cross", "{f} field with a {x} scandinavian cross", "scandinavian cross flag in {f} and {x}", "flag with an off-center {x} cross on {f}", "{x} nordic cross on {f}", "flag like Denmark's with a {x} cross on {f}",
)  # fmt: skip
_CENTERED: Templates = (
    "{f} flag with a {x} cross from edge to edge", "{x} cross over the whole {f} <screen>", "centered {x} cross on {f}, reaching all edges", "{f} field quartered by a {x} cross", "flag with a centered {x} cross on {f}", "St George style cross in {x} on {f}", "{x} cross dividing a {f} <screen> into quarters",
)  # fmt: skip
_SALTIRES: Templates = (
    "{f} flag with a {x} saltire", "{x} diagonal cross on {f} from corner to corner", "saltire in {x} on {f}", "Scottish style flag, {x} X on {f}", "{f} field with a {x} St Andrew's cross", "{x} X across the whole {f} <screen>", "{f} <screen> with a {x} X from corner to corner",
)  # fmt: skip
_WIDE: tuple[Templates, Templates] = (
    ("with arms {t} wide", "{t} thick", "with bars {t} wide", "whose bars are {t} wide", "(bar width {t})", "with a line width of {t}"),
    ("its arms are {t} wide", "bar width {t}", "the bars are {t} thick", "arm thickness: {t}"),
)  # fmt: skip


def _two(draw: Draw) -> tuple[Color, Color, Slots]:
    field = color(draw)
    other = color(draw, other_than=field)
    return field, other, {"f": field.text, "x": other.text}


@picture(structures=6, warps=0, effects=0.02)
def cross_flag(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A cross over the whole screen, 0.15 wide: its upright bar at x = 0.36 (nordic) or in the middle, or both diagonals."""
    kind = draw.pick(("named", "nordic", "nordic", "centered", "saltire", "saltire"))
    said: list[Modifier] = []
    width = Number(0.15)
    if kind == "named":
        country = draw.pick(tuple(_NORDIC))
        field, outer, inner = _NORDIC[country]
        canvas.add("let d = min(abs(uv.x - 0.36), abs(uv.y - 0.5));")
        shown = f"select({named(field)}, {named(outer)}, d < 0.5 * 0.15)"
        if inner:
            canvas.add(f"let color = {shown};")
            shown = f"select(color, {named(inner)}, d < 0.5 * 0.07)"
        return Picture(("flag", country), Thing(_NAMED, [], {"c": country, "a": _ADJECTIVES[country]}, article=False, adjectives=False), shown)  # fmt: skip
    field_color, cross, slots = _two(draw)
    x = Number(0.36) if kind == "nordic" else Number(0.5)
    if draw.chance(0.65):
        width = draw.number(0.04, 0.3, 0.02)
        said.append(Modifier(after=_WIDE[0], sentence=_WIDE[1], slots={"t": digits(width.value)}))
    if kind == "nordic" and draw.chance(0.5):
        x = draw.number(0.25, 0.45, 0.01)
        said.append(Modifier(after=("its upright bar at x = {v}", "with the vertical bar at {v} of the width", "centered on x = {v}"), sentence=("the vertical bar sits at x = {v}", "upright bar at {v} of the width"), slots={"v": digits(x.value)}))  # fmt: skip
    nouns = {"nordic": _CROSSES, "centered": _CENTERED, "saltire": _SALTIRES}[kind]
    if kind == "saltire":
        test = "min(abs(uv.x - uv.y), abs(uv.x + uv.y - 1.0)) * 0.70710678"
    else:
        test = f"min(abs(uv.x - {x}), abs(uv.y - 0.5))"
    thing = Thing(nouns, said, slots, article=False, adjectives=False)
    return Picture(("cross flag", kind), thing, f"select({field_color}, {cross}, {test} < 0.5 * {width})")


_HOIST: Templates = (
    "flag with {n} horizontal stripes ({list}) and a {x} triangle at the left edge reaching x = {v}", "{n} level stripes {list} with a {x} triangle from the left edge to x = {v}", "Czech style flag: stripes {list}, {x} hoist triangle with its tip at ({v}, 0.5)", "stripes {list} from the top, a {x} triangle on the left whose tip is at x = {v}",
)  # fmt: skip
_CANTON: Templates = (
    "{n} stripes alternating {a} and {b} with a {x} canton {w} wide and {h} high in the top left", "US style flag: {n} stripes, {a} first, then {b}, and a {x} box {w} x {h} in the upper left corner", "flag with {n} horizontal stripes in turn {a} and {b}; top left corner {x}, {w} by {h}", "{n} horizontal {a}/{b} stripes and a {x} rectangle ({w} wide, {h} high) in the top left corner",
)  # fmt: skip
_DISCS: Templates = (
    "{f} flag with a {x} disc of radius {r} at ({v}, 0.5)", "{f} field with a {x} circle, radius {r}, center ({v}, 0.5)", "flag with a {x} disc (radius {r}) at x = {v}, halfway down, on {f}", "Bangladesh style flag: {f} with a {x} disc of radius {r} at {v} of the width", "{x} sun disc of radius {r} on {f}, its center at ({v}, 0.5)",
)  # fmt: skip


@picture(structures=6, warps=0, effects=0.02)
def charged_flag(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Stripes with a triangle or a canton, a field with a disc: every measure is said."""
    kind = draw.pick(("triangle", "canton", "disc"))
    field, other, slots = _two(draw)
    v = draw.number(0.25, 0.6, 0.05)
    if kind == "disc":
        r = draw.number(0.1, 0.35, 0.01)
        thing = Thing(
            _DISCS, [], {**slots, "r": digits(r.value), "v": digits(v.value)}, article=False, adjectives=False
        )
        return Picture(("flag disc",), thing, f"select({field}, {other}, distance(uv, vec2<f32>({v}, 0.5)) < {r})")
    if kind == "canton":
        n = draw.integer(5, 13)
        a = color(draw)
        b = color(draw, other_than=a)
        x = color(draw, other_than=a)
        w, h = draw.number(0.3, 0.5, 0.05), draw.number(0.3, 0.6, 0.05)
        canvas.add(f"let stripe = floor(uv.y * {Number(n)}) % 2.0 == 1.0;")
        shown = f"select(select({a}, {b}, stripe), {x}, uv.x < {w} && uv.y < {h})"
        words: Slots = {"n": count(draw, n), "a": a.text, "b": b.text, "x": x.text, "w": digits(w.value), "h": digits(h.value)}  # fmt: skip
        return Picture(("flag canton",), Thing(_CANTON, [], words, article=False, adjectives=False), shown)
    fills = [color(draw)]
    n = draw.integer(2, 3)
    while len(fills) < n:
        fills.append(color(draw, other_than=fills[-1]))
    hoist = color(draw, other_than=fills[0])
    words = {"n": count(draw, n), "list": ", ".join(fill.text for fill in fills), "x": hoist.text, "v": digits(v.value)}
    shown = f"select({_bands('y', tuple(fills))}, {hoist}, uv.x < {v} * (1.0 - 2.0 * abs(uv.y - 0.5)))"
    return Picture(("flag triangle", str(n)), Thing(_HOIST, [], words, article=False, adjectives=False), shown)


_MANY: dict[str, Templates] = {
    "x": ("{n} vertical bars: {list}", "color bars {list}", "TV color bars: {list}", "{n} vertical stripes from left to right: {list}", "{n} equal columns {list}", "vertical stripes {list}", "barcode of {n} equal bars, {list}", "test pattern with color bars {list}"),
    "y": ("{n} horizontal bars: {list}", "{n} horizontal stripes from top to bottom: {list}", "pride flag with the stripes {list}", "{n} equal rows {list}", "horizontal stripes {list}", "flag of {n} horizontal stripes {list}", "layer cake of {n} equal layers from the top: {list}"),
}  # fmt: skip
_SHARED: dict[str, Templates] = {
    "x": ("vertical bands with these widths: {list}", "columns from left to right: {list}", "stacked bar from the left: {list}", "<screen> cut into upright bands, {list} from the left", "horizontal stacked bar chart filling the <screen>: {list}", "vertical stripes of unequal width, left to right {list}"),
    "y": ("horizontal bands with these heights: {list}", "rows from top to bottom: {list}", "layers from the top: {list}", "<screen> cut into level bands, {list} from the top", "soil layers from top to bottom: {list}", "horizontal stripes of unequal height, top to bottom {list}", "vertical stacked bar from the top filling the <screen>: {list}"),
}  # fmt: skip


@picture(structures=6, warps=0, effects=0.03)
def many_bands(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Six to eight equal bands, or two to five of widths that are said and add up to the whole."""
    axis = draw.pick("xy")
    shared = draw.chance(0.55)
    n = draw.integer(2, 5) if shared else draw.integer(6, 8)
    fills = [color(draw)]
    while len(fills) < n:
        fills.append(color(draw, other_than=fills[-1]))
    if not shared:
        listed = ", ".join(fill.text for fill in fills)
        thing = Thing(_MANY[axis], [], {"n": count(draw, n), "list": listed}, article=False, adjectives=False)
        return Picture(("many bands", axis, str(n)), thing, _bands(axis, tuple(fills)))
    cuts = sorted(draw.sample(range(1, 20), n - 1))
    shares = [5 * (b - a) for a, b in zip([0, *cuts], [*cuts, 20], strict=True)]
    form = draw.pick(("{s}% {c}", "{c} {s}%", "{s} percent {c}", "{c} ({s}%)", "{t} {c}", "{c}: {t}"))
    texts = [form.format(s=part, t=digits(part / 100), c=fill.text) for part, fill in zip(shares, fills, strict=True)]
    code = str(fills[-1])
    for cut, fill in zip(reversed(cuts), reversed(fills[:-1]), strict=True):
        code = f"select({code}, {fill}, uv.{axis} < {Number(cut / 20)})"
    listed = ", ".join(texts) if draw.chance(0.6) else ", ".join(texts[:-1]) + " and " + texts[-1]
    return Picture(
        ("shared bands", axis, str(n)),
        Thing(_SHARED[axis], [], {"list": listed}, article=False, adjectives=False),
        code,
    )


_CLOCKS: Templates = (
    "analog clock showing {t}", "clock face at {t}", "clock with its hands at {t}", "wall clock reading {t}", "still clock that shows {t}", "clock icon at {t}", "analogue clock, time {t}", "round clock set to {t}", "clock dial with hour and minute hand at {t}",
)  # fmt: skip


@picture(structures=3, warps=0, effects=0.02)
def clock_at(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A white dial of radius 0.35; black hands: the hour 0.18 long and 0.03 thick, the minute 0.28 and 0.02; still."""
    hour, minute = draw.integer(1, 12), draw.pick((0, 0, 15, 30, 45, 10, 20, 40, 50, 5, 35, 25, 55))
    said: list[Modifier] = []
    dial, hands, back = named("white"), named("black"), named("black")
    if draw.chance(0.5):
        dial = color(draw)
        hands = color(draw, other_than=dial)
        said.append(Modifier(after=("with a {a} dial and {b} hands", "({a} face, {b} hands)", "in {a} with {b} hands"), sentence=("the dial is {a}, the hands are {b}", "{a} face, {b} hands"), slots={"a": dial.text, "b": hands.text}))  # fmt: skip
    if draw.chance(0.4):
        back = color(draw, other_than=dial)
        said.append(Modifier(after=("on {c}", "on a {c} <background>"), sentence=("the <background> is {c}", "behind it is {c}"), slots={"c": back.text}))  # fmt: skip
    r = usual_or(draw, said, "radius", 0.35, (0.25, 0.48, 0.01), chance=0.3)
    canvas.var("color", str(back))
    canvas.add("let p = uv - vec2<f32>(0.5);")
    layer(canvas, dial, f"length(p) - {r}")
    canvas.helper("sd_segment", SD_SEGMENT)
    canvas.add(f"let hour = radians({Number(30 * (hour % 12))} + 0.5 * {Number(minute)});")
    canvas.add(f"let minute = radians(6.0 * {Number(minute)});")
    layer(canvas, hands, "sd_segment(p, vec2<f32>(0.0), 0.18 * vec2<f32>(sin(hour), -cos(hour))) - 0.5 * 0.03")
    layer(canvas, hands, "sd_segment(p, vec2<f32>(0.0), 0.28 * vec2<f32>(sin(minute), -cos(minute))) - 0.5 * 0.02")
    text = f"{hour}:{minute:02d}" if minute or draw.chance(0.4) else f"{hour} o'clock"
    if minute == 30 and draw.chance(0.3):
        text = f"half past {hour}"
    elif minute == 15 and draw.chance(0.3):
        text = f"quarter past {hour}"
    return Picture(("clock at", str(minute)), Thing(_CLOCKS, said, {"t": text}), "color")
