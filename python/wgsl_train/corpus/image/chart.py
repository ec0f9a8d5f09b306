"""Charts: bars, stairs, pies, an equalizer."""

from ..color import Color, color
from ..describe import COLOR, SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, share
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .pattern import figure_and_ground

_RISING: Templates = (
    "bar chart with {n} bars rising [evenly |]from left to right", "{n} bars of growing height, the last one as high as the <screen>", "{n} columns growing from left to right", "bar graph whose {n} bars get taller to the right, bar i being i/{N} high",
    "{n} bars standing on the bottom edge, heights 1/{N} to 1", "bar chart: {n} columns, each 1/{N} taller than the one before", "signal strength bars, {n} of them, rising to the right", "growing histogram with {n} bars",
)  # fmt: skip
_FALLING: Templates = (
    "bar chart with {n} bars falling from left to right", "{n} bars of shrinking height, the first one as high as the <screen>", "{n} columns getting shorter to the right", "bar graph of {n} bars descending from left to right, the last 1/{N} high",
)  # fmt: skip
_VALUES: Templates = (
    "bar chart with the values {list}", "bar chart: {list}", "{n} bars with heights {list} from left to right", "bar graph of {list}", "column chart showing {list}", "{n} vertical bars from the bottom, {list} high", "histogram with {n} bars: {list}", "chart of {n} columns of height {list}",
)  # fmt: skip
_STAIRS: Templates = (
    "staircase of {n} steps rising to the right", "stairs with {n} steps going up to the right", "{n}-step staircase", "staircase silhouette with {n} steps from the bottom left to the top right", "flight of {n} stairs",
    "step function with {n} equal steps from left to right",
)  # fmt: skip
_WIDTH: Templates = ("each bar taking {w} of its column", "with bars {w} of a column wide", "with a bar width of {w} of the column", "leaving gaps so that a bar covers {w} of its column")  # fmt: skip


@picture(structures=1.4, warps=0.02, effects=0.1)
def bar_chart(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Bars on the bottom edge in columns of equal width: rising, falling, by values, or as stairs; 0.8 of a column wide."""
    kind = draw.pick(("rising", "rising", "falling", "values", "values", "stairs"))
    n = draw.integer(3, 6) if kind == "values" else draw.integer(3, 12)
    figure, ground, said = figure_and_ground(draw)
    slots: Slots = {"n": lambda: count(draw, n), "N": str(n)}
    c = canvas.let("c", f"{uv}.x * {Number(n)}")
    if kind == "values":
        values = [draw.number(0.05, 0.95, 0.05) for _ in range(n)]
        texts = [f"{value.value:g}" for value in values]
        if draw.chance(0.25):
            texts = [f"{round(value.value * 100)}%" for value in values]
        slots = {**slots, "list": ", ".join(texts) if draw.chance(0.5) else ", ".join(texts[:-1]) + " and " + texts[-1]}
        canvas.add(f"var values = array<f32, {n}>({', '.join(map(str, values))});")
        height, noun = f"values[min(i32({c}), {n - 1})]", _VALUES
    elif kind == "falling":
        height, noun = f"({Number(n)} - floor({c})) / {Number(n)}", _FALLING
    else:
        height, noun = f"(floor({c}) + 1.0) / {Number(n)}", _STAIRS if kind == "stairs" else _RISING
    h = canvas.let("height", height)
    inside = f"1.0 - {uv}.y < {h}"
    if kind != "stairs":
        width = Number(0.8)
        if draw.chance(0.4):
            width = draw.number(0.3, 1.0, 0.05)
            said.append(Modifier(after=_WIDTH, sentence=("each bar takes {w} of its column", "a bar is {w} of its column wide", "bar width: {w} of the column"), slots={"w": lambda: share(draw, width.value)}, rank=SIZE))  # fmt: skip
        inside = f"{inside} && abs(fract({c}) - 0.5) < 0.5 * {width}"
    shown = f"select({ground}, {figure}, {inside})"
    return Picture(("bars", kind), Thing(noun, said, slots, adjectives=False), shown)


_EQUALIZER: Templates = (
    "equalizer with {n} bars", "music visualizer with {n} bouncing bars", "{n} bars bouncing up and down like an equalizer", "audio spectrum of {n} moving bars", "{n} columns whose heights swing like sound levels", "animated equalizer bars, {n} of them",
)  # fmt: skip


@picture(structures=0.2, warps=0.02, effects=0.1)
def equalizer(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Bars whose height is 0.5 + 0.4 * sin(4 time + 2 i), 0.8 of a column wide."""
    n = draw.integer(4, 20)
    figure, ground, said = figure_and_ground(draw)
    speed, phase = Number(4), Number(2)
    if draw.chance(0.5):
        speed, phase = draw.number(1, 10, 0.5), draw.number(0.2, 3, 0.1)
    slots: Slots = {"s": f"{speed.value:g}", "p": f"{phase.value:g}"}
    after: Templates = ("with height 0.5 + 0.4*sin({s}*time + {p}*i) for bar i", "bar i being 0.5 + 0.4 sin({s} t + {p} i) high", "whose heights are 0.5 + 0.4 * sin({s} * time + {p} * index)")  # fmt: skip
    if speed.value != 4 or phase.value != 2 or draw.chance(0.4):
        said.append(Modifier(after=after, sentence=("the height of bar i is 0.5 + 0.4 * sin({s} * time + {p} * i)", "height = 0.5 + 0.4*sin({s}*t + {p}*i)"), slots=slots))  # fmt: skip
    c = canvas.let("c", f"{uv}.x * {Number(n)}")
    h = canvas.let("height", f"0.5 + 0.4 * sin({canvas.time} * {speed} + floor({c}) * {phase})")
    shown = f"select({ground}, {figure}, 1.0 - {uv}.y < {h} && abs(fract({c}) - 0.5) < 0.4)"
    return Picture(("equalizer",), Thing(_EQUALIZER, said, {"n": lambda: count(draw, n)}, adjectives=False), shown)


_PIE: Templates = (
    "pie chart: {list}", "pie chart with {list}", "pie chart of {list}", "pie diagram, {list}, clockwise from the top", "round chart divided into {list}", "pie chart with slices {list}, starting at 12 o'clock", "circle diagram: {list}", "cake chart with the shares {list}",
)  # fmt: skip


@picture(structures=0.6, warps=0, effects=0.1)
def pie_chart(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two to four shares of a disc of radius 0.4 on black, clockwise from the top; a ring of the outer half if asked."""
    parts = list(draw.pick(((50, 50), (25, 75), (30, 70), (40, 60), (10, 90), (20, 80), (50, 30, 20), (40, 35, 25), (60, 30, 10), (50, 25, 25), (40, 30, 20, 10), (25, 25, 25, 25), (35, 30, 20, 15))))  # fmt: skip
    draw.random.shuffle(parts)
    fills: list[Color] = []
    for _ in parts:
        fill = color(draw, other_than=fills[-1] if fills else None)
        while sum(fill.rgb) < 0.3:
            fill = color(draw)
        fills.append(fill)
    forms = draw.pick(("{p}% {c}", "{p}% {c}", "{p} percent {c}", "{c} {p}%", "{c}: {p}%", "{c} ({p}%)"))
    texts = [forms.format(p=part, c=fill.text) for part, fill in zip(parts, fills, strict=True)]
    joined = ", ".join(texts) if draw.chance(0.5) else ", ".join(texts[:-1]) + " and " + texts[-1]
    said: list[Modifier] = []
    radius, hole = Number(0.4), ""
    if draw.chance(0.4):
        radius = draw.number(0.15, 0.48)
        said.append(Modifier(after=("with radius {r}", "of radius {r}", "with a radius of {r}"), sentence=("its radius is {r}", "radius: {r}"), slots={"r": lambda: share(draw, radius.value)}, rank=SIZE))  # fmt: skip
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    t = canvas.let("t", f"fract(atan2({p}.x, -{p}.y) / 6.2831855)")
    if draw.chance(0.2):
        hole = f" && length({p}) > 0.5 * {radius}"
        said.append(Modifier(after=("as a donut with a hole half as wide", "with a hole of half the radius in the middle"), sentence=("make it a donut with a hole half its size", "cut a hole of half its radius out of the middle"), rank=COLOR + 2))  # fmt: skip
    code, edge = str(fills[-1]), 100
    for part, fill in zip(reversed(parts[1:]), reversed(fills[:-1]), strict=True):
        edge -= part
        code = f"select({code}, {fill}, {t} < {Number(edge / 100)})"
    shown = f"select(vec3<f32>(0.0), {code}, length({p}) < {radius}{hole})"
    return Picture(("pie", str(len(parts)), "ring" if hole else "full"), Thing(_PIE, said, {"list": joined}, adjectives=False), shown)  # fmt: skip
