"""Lines between two points, lines across the screen, points of light, progress bars and loading rings."""

from ..color import BLACK, WHITE, Color, color
from ..describe import SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, share
from ..rhythm import Spin, spin
from ..vague import WIDTHS
from .canvas import Canvas
from .compose import Picture, picture
from .layers import over
from .measure import Measure
from .paint import colored
from .place import place
from .shape import SD_ARC
from .transform import ROTATE

SD_SEGMENT = """fn sd_segment(p: vec2<f32>, a: vec2<f32>, b: vec2<f32>) -> f32 {
    let along = clamp(dot(p - a, b - a) / dot(b - a, b - a), 0.0, 1.0);
    return length(p - a - (b - a) * along);
}"""


def _colors(draw: Draw, said: list[Modifier]) -> tuple[Color, Color]:
    """Background and fill, black and white where nothing is said."""
    background = BLACK if draw.chance(0.55) else color(draw)
    fill = WHITE if draw.chance(0.3) and sum(background.rgb) < 2.5 else color(draw, other_than=background)
    if fill is not WHITE or draw.chance(0.3):
        said.append(colored(fill))
    if background is not BLACK or draw.chance(0.25):
        said.append(over(background))
    return background, fill


def _stroked(draw: Draw, said: list[Modifier], default: float = 0.02) -> Number:
    if draw.chance(0.4):
        return Number(default)
    if draw.chance(0.2):
        factor, words = draw.pick(tuple(WIDTHS.items()))
        said.append(Modifier(before=words, rank=SIZE))
        return Number(round(default * factor, 4))
    width = draw.number(0.005, 0.06, 0.005)
    said.append(Measure().said(draw, "thickness", width))
    return width


@picture(structures=1.4)
def segment(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A line with round ends between two points, 0.02 thick unless said."""
    said: list[Modifier] = []
    background, fill = _colors(draw, said)
    width = _stroked(draw, said)
    x1, y1, x2, y2 = (draw.number(0.05, 0.95, 0.05) for _ in range(4))
    if (x1, y1) == (x2, y2):
        x2 = Number(round(1 - x1.value, 4)) if x1.value != 0.5 else Number(0.9)
    noun: Templates = (
        "line from ({a}, {b}) to ({c}, {d})", "line segment between ({a}, {b}) and ({c}, {d})", "straight line that connects ({a}, {b}) with ({c}, {d})", "segment from uv ({a}, {b}) to uv ({c}, {d})",
        "stroke from x={a}, y={b} to x={c}, y={d}", "line with endpoints ({a}, {b}) and ({c}, {d})", "line going from {a},{b} to {c},{d}", "line joining the points ({a}, {b}) and ({c}, {d})",
        "line x1={a} y1={b} x2={c} y2={d}", "round-capped line between ({a}, {b}) and ({c}, {d})", "connection between point ({a}, {b}) and point ({c}, {d})",
    )  # fmt: skip
    slots = {"a": f"{x1.value:g}", "b": f"{y1.value:g}", "c": f"{x2.value:g}", "d": f"{y2.value:g}"}
    called = canvas.helper("sd_segment", SD_SEGMENT)
    d = canvas.let("d", f"{called}({uv}, vec2<f32>({x1}, {y1}), vec2<f32>({x2}, {y2})) - 0.5 * {width}")
    return Picture(("segment",), Thing(noun, said, slots), f"mix({background}, {fill}, select(0.0, 1.0, {d} < 0.0))")


_LINES: dict[str, tuple[str, Templates]] = {
    "down": ("abs({uv}.x - {n})", ("vertical line", "upright line", "vertical line over the whole height", "line from the top edge to the bottom edge", "full-height vertical line")),
    "across": ("abs({uv}.y - {n})", ("horizontal line", "level line", "horizontal line across the screen", "line from the left edge to the right edge", "full-width horizontal line", "horizon line")),
    "diagonal": ("abs({uv}.y - {uv}.x) * 0.70710678", ("diagonal line from the top left corner to the bottom right corner", "diagonal", "diagonal line", "line from the top left to the bottom right corner", "line y = x in uv", "main diagonal")),
    "other diagonal": ("abs({uv}.x + {uv}.y - 1.0) * 0.70710678", ("diagonal line from the bottom left corner to the top right corner", "diagonal from the lower left to the upper right", "line from the bottom left to the top right corner", "rising diagonal line", "diagonal line from corner to corner, rising to the right")),
}  # fmt: skip


@picture(structures=2.2)
def screen_line(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A line over the whole screen, 0.02 thick unless said, through the middle unless said."""
    said: list[Modifier] = []
    background, fill = _colors(draw, said)
    width = _stroked(draw, said)
    kind = draw.pick(("down", "across", "down", "across", "diagonal", "other diagonal"))
    code, noun = _LINES[kind]
    at = Number(0.5)
    if kind in ("down", "across") and draw.chance(0.5):
        at = draw.number(0.05, 0.95, 0.05)
        axis, edge = ("x", "left") if kind == "down" else ("y", "top")
        where = (
            f"at {axis} = {{n}}",
            f"{{n}} from the {edge}",
            f"at {axis}={{n}}",
            f"placed {{n}} from the {edge} edge",
            f"where {axis} is {{n}}",
            f"along {axis} = {{n}}",
        )
        said.append(Modifier(after=where, slots={"n": lambda: share(draw, at.value)}, key=(axis, "{n}")))
    elif kind in ("down", "across") and draw.chance(0.4):
        said.append(
            Modifier(
                after=("through the middle", "in the middle", "through the center of the <screen>", "in the center")
            )
        )
    d = canvas.let("d", f"{code.format(uv=uv, n=at)} - 0.5 * {width}")
    return Picture(("line", kind), Thing(noun, said), f"mix({background}, {fill}, select(0.0, 1.0, {d} < 0.0))")


@picture(structures=2.2)
def light_point(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Strength over distance, in a colour, added to the background; 0.05 unless said."""
    said: list[Modifier] = []
    background, fill = _colors(draw, said)
    spot = place(draw, canvas, Measure())
    said += spot.said
    strength = Number(0.05)
    if draw.chance(0.6):
        strength = draw.number(0.01, 0.2, 0.01)
        said.append(
            Modifier(
                after=(
                    "with intensity {n} / distance", "of strength {n} over distance", "computed as {n} / distance", "falling off as {n} / d", "with brightness {n} divided by the distance", "({n} / length(p))",
                    "with a falloff of {n} / distance", "using {n} / length(uv - center)",
                ),
                sentence=("brightness = {n} / distance", "its brightness is {n} divided by the distance", "use {n} / distance", "intensity: {n} / d", "it falls off like {n} / distance"),
                slots={"n": f"{strength.value:g}"}, rank=SIZE, key=("[intensity|brightness|glow]", "{n} / [distance|d]"),
            )
        )  # fmt: skip
    noun = (
        "point light",
        "glowing point",
        "point of light",
        "light point",
        "star-like point glow",
        "shining dot of light with inverse falloff",
        "light source",
        "firefly",
        "spark of light",
    )
    d = canvas.let("d", f"length({spot.offset(uv, Measure(), canvas)})")
    return Picture(("light", spot.kind), Thing(noun, said), f"{background} + {fill} * {strength} / max({d}, 0.001)")


@picture(structures=0.6, warps=0)
def loading_ring(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Three quarters of a ring that turn clockwise; one turn a second, radius 0.25, 0.05 thick, unless said."""
    said: list[Modifier] = []
    background, fill = _colors(draw, said)
    radius, more = Measure().sized(draw, "radius", 0.25, 0.1, 0.4)
    width = _stroked(draw, said, 0.05)
    said += more
    speed = Spin(360) if draw.chance(0.5) else spin(draw)
    if speed.degrees != 360:
        said.append(
            Modifier(
                after=("turning {rate}", "that rotates {rate}", "spinning {rate}"),
                sentence=("it spins {rate}", "it turns {rate}"),
                slots={"rate": lambda: speed.say(draw)},
            )
        )
    noun = (
        "loading spinner",
        "loading ring",
        "spinner",
        "loading indicator",
        "busy indicator",
        "circular progress spinner",
        "loading circle like on websites",
        "wait spinner",
    )
    canvas.helper("rotate", ROTATE)
    p = canvas.let("p", f"rotate({uv} - vec2<f32>(0.5), {speed.code(canvas.time)})")
    d = canvas.let("d", f"{canvas.helper('sd_arc', SD_ARC)}({p}, radians(270.0), {radius}) - 0.5 * {width}")
    return Picture(("spinner",), Thing(noun, said), f"mix({background}, {fill}, select(0.0, 1.0, {d} < 0.0))")


@picture(structures=0.8, warps=0)
def progress_ring(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A part of a ring, clockwise from the top: still, or drawn in the first seconds. Radius 0.25, 0.05 thick."""
    said: list[Modifier] = []
    background, fill = _colors(draw, said)
    radius, more = Measure().sized(draw, "radius", 0.25, 0.1, 0.4)
    width = _stroked(draw, said, 0.05)
    said += more
    noun: Templates
    if draw.chance(0.5):
        value = draw.integer(5, 95)
        said.append(_full(str(value)))
        kind, level = "still", str(Number(value / 100))
        noun = (
            "progress ring",
            "circular progress bar",
            "ring chart",
            "radial progress indicator",
            "donut gauge",
            "circular gauge",
            "partly drawn ring",
        )
    else:
        seconds = draw.pick((1, 2, 3, 4, 5, 6, 8, 10))
        said.append(_drawing(f"{seconds} seconds" if seconds > 1 else "one second"))
        kind, level = "drawn", f"clamp({canvas.time} / {Number(seconds)}, 0.0, 1.0)"
        noun = ("<ring>",)
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    d = canvas.let("d", f"abs(length({p}) - {radius}) - 0.5 * {width}")
    turned = f"fract(atan2({p}.x, -{p}.y) / 6.2831855) < {level}"
    shown = f"mix({background}, {fill}, select(0.0, 1.0, {d} < 0.0 && {turned}))"
    return Picture(("progress ring", kind), Thing(noun, said), shown)


def _full(percent: str) -> Modifier:
    return Modifier(
        after=("at {p}%, clockwise from the top", "filled to {p}% clockwise from the top", "showing {p} percent, starting at the top", "{p}% complete, clockwise from the top"),
        sentence=("it is {p}% full, clockwise from the top", "it shows {p} percent, starting at 12 o'clock", "progress: {p}%"),
        slots={"p": percent}, key=("[progress|value|filled]", "{p}%"),
    )  # fmt: skip


def _drawing(time: str) -> Modifier:
    return Modifier(
        after=(
            "that draws itself clockwise from the top over {n}", "being drawn clockwise from the top in {n}", "drawing in clockwise from 12 o'clock within {n}", "whose line is traced clockwise from the top in {n}",
        ),
        sentence=("it draws itself clockwise from the top over {n}", "draw it in clockwise, starting at the top, in {n}", "animate it being drawn clockwise from the top over {n}"),
        slots={"n": time},
    )  # fmt: skip
