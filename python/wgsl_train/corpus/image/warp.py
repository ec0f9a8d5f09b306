"""What happens to the whole plane before a picture is drawn on it: turns, zooms, mirrors, tiles, twists, ripples."""

from ..describe import Modifier, Templates
from ..draw import Draw
from ..number import Number, count, degrees, plain, rate, share
from ..phrase import Slots
from .canvas import Canvas
from .compose import Change, warp
from .transform import ROTATE


def _said(after: Templates, sentence: Templates, slots: Slots | None = None, before: Templates = ()) -> list[Modifier]:
    return [Modifier(before=before, after=after, sentence=sentence, slots=slots or {})]


@warp
def rotated(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """The whole picture turned about the centre, clockwise unless said."""
    angle = draw.pick((10, 15, 20, 30, 45, 45, 60, 75, 90))
    back = draw.chance(0.3)
    way = draw.phrase((" <counterclockwise>",)) if back else draw.phrase(("", " <clockwise>"))
    slots: Slots = {"a": lambda: degrees(draw, angle), "way": way}
    name = canvas.helper("rotate", ROTATE)
    radians = Number(round(angle * 0.017453292, 4))
    after = (
        "rotated [by |]{a}{way}",
        "turned {a}{way}",
        "[all of it |everything |]rotated {a}{way} about the center",
        "tilted by {a}{way}",
        "with the whole thing rotated {a}{way}",
        "at an angle of {a}{way}",
    )
    sentence = (
        "rotate everything by {a}{way}",
        "the whole <screen> is rotated {a}{way}",
        "turn the picture {a}{way} around its center",
        "rotate the coordinates so that it is turned {a}{way}",
    )
    code = f"{name}({uv} - vec2<f32>(0.5), {'-' if back else ''}{radians}) + vec2<f32>(0.5)"
    return Change("plane turned", code, _said(after, sentence, slots))


@warp
def spinning(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """The whole picture turning about the centre, clockwise unless said."""
    turns = draw.pick((0.1, 0.2, 0.25, 0.5, 1.0, 1.0, 2.0))
    back = draw.chance(0.3)
    way = draw.phrase((" <counterclockwise>",)) if back else draw.phrase(("", " <clockwise>"))
    slots: Slots = {"rate": lambda: rate(draw, turns), "way": way}
    name = canvas.helper("rotate", ROTATE)
    radians = Number(round(turns * 6.2831855, 4))
    after = (
        "[rotating|spinning|turning]{way} {rate}",
        "with everything [spinning|rotating]{way} {rate}",
        "that [rotates|spins|turns]{way} {rate} about the center",
        "the whole thing [rotating|turning]{way} {rate}",
    )
    sentence = (
        "the whole <screen> [rotates|spins]{way} {rate}",
        "rotate everything{way} {rate}",
        "spin the picture{way} {rate} around its center",
        "it all turns{way} {rate}",
    )
    code = f"{name}({uv} - vec2<f32>(0.5), {'-' if back else ''}{canvas.time} * {radians}) + vec2<f32>(0.5)"
    return Change("plane spinning", code, _said(after, sentence, slots))


@warp
def zoomed(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """Scaled about the centre; a factor above 1 makes things larger."""
    larger = draw.chance(0.6)
    factor = draw.number(1.25, 5.0, 0.25) if larger else draw.number(2.0, 5.0, 0.5)
    slots: Slots = {"f": lambda: plain(draw, factor.value)}
    if larger:
        after: Templates = (
            "zoomed in {f} times",
            "enlarged {f}x",
            "scaled up by {f}",
            "magnified by a factor of {f}",
            "zoomed in by {f} about the center",
            "at {f}x zoom",
        )
        sentence: Templates = (
            "zoom in by {f}",
            "everything is {f} times larger",
            "scale it up {f}x around the center",
            "magnify the whole thing by {f}",
        )
    else:
        after = (
            "zoomed out {f} times",
            "shrunk by a factor of {f}",
            "scaled down by {f}",
            "made {f} times smaller",
            "zoomed out by {f} about the center",
        )
        sentence = (
            "zoom out by {f}",
            "everything is {f} times smaller",
            "scale it down {f}x around the center",
            "shrink the whole thing by {f}",
        )
    code = f"({uv} - vec2<f32>(0.5)) {'/' if larger else '*'} {factor} + vec2<f32>(0.5)"
    return Change("zoomed in" if larger else "zoomed out", code, _said(after, sentence, slots))


@warp
def mirrored(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """The left (or upper) half mirrored onto the other one."""
    kind = draw.pick(("x", "y", "both"))
    if kind == "x":
        after: Templates = (
            "mirrored left to right",
            "with the left half mirrored onto the right",
            "mirrored horizontally about the middle",
            "symmetric about the vertical center line",
            "reflected in the vertical middle line",
        )
        code = f"vec2<f32>(0.5 - abs({uv}.x - 0.5), {uv}.y)"
    elif kind == "y":
        after = (
            "mirrored top to bottom",
            "with the upper half mirrored onto the lower one",
            "mirrored vertically about the middle",
            "symmetric about the horizontal center line",
            "reflected in the horizontal middle line",
        )
        code = f"vec2<f32>({uv}.x, 0.5 - abs({uv}.y - 0.5))"
    else:
        after = (
            "mirrored in both directions",
            "mirrored left-right and top-bottom",
            "with the top left quarter mirrored into all four quarters",
            "with fourfold mirror symmetry",
            "mirrored about both center lines",
        )
        code = f"vec2<f32>(0.5) - abs({uv} - vec2<f32>(0.5))"
    sentence = tuple(f"[make it|it is|everything is] {text}" for text in after if not text.startswith("with"))
    return Change(f"mirrored {kind}", code, _said(after, sentence))


_QUARTERS = {
    "0.0, 0.0": ("upper left", "top left"), "0.5, 0.0": ("upper right", "top right"), "0.0, 0.5": ("lower left", "bottom left"), "0.5, 0.5": ("lower right", "bottom right"),
}  # fmt: skip


@warp
def cropped(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """Only one quarter of the picture, as large as the screen."""
    offset, names = draw.pick(tuple(_QUARTERS.items()))
    slots: Slots = {"q": lambda: draw.pick(names)}
    after = (
        "cropped to the {q} quarter", "zoomed in on the {q} quarter", "with only the {q} quarter shown, enlarged to the whole <screen>", "of which just the {q} quarter fills the <screen>", "seen as a 2x close-up of the {q} quarter",
    )  # fmt: skip
    sentence = ("show only its {q} quarter, twice as large", "crop it to the {q} quarter and fill the <screen>", "only the {q} quarter is visible, scaled up to the full <screen>", "zoom so that the {q} quarter fills everything")  # fmt: skip
    return Change(f"cropped {offset}", f"{uv} * 0.5 + vec2<f32>({offset})", _said(after, sentence, slots))


@warp
def tiled(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """The picture repeated n by n, or n by m."""
    columns = draw.integer(2, 8)
    rows = columns if draw.chance(0.7) else draw.integer(2, 8)
    slots: Slots = {"n": lambda: count(draw, columns), "m": lambda: count(draw, rows), "N": str(columns)}
    if rows == columns:
        after: Templates = (
            "tiled {n} by {n}",
            "repeated {n} times in both directions",
            "in {N}x{N} tiles",
            "repeated in a {n} by {n} grid",
            "tiled {N}x{N}",
            "repeating {n} times across and down",
        )
        sentence: Templates = (
            "tile it {n} by {n}",
            "repeat it {n} times in each direction",
            "use fract to repeat it {N}x{N}",
            "show it in a {n} by {n} grid",
        )
        code = f"fract({uv} * {columns}.0)"
    else:
        after = (
            "tiled {n} times horizontally and {m} times vertically",
            "repeated {n} across and {m} down",
            "in {n} columns and {m} rows of tiles",
        )
        sentence = ("tile it {n} times across and {m} times down", "repeat it in {n} columns and {m} rows")
        code = f"fract({uv} * vec2<f32>({columns}.0, {rows}.0))"
    return Change("tiled", code, _said(after, sentence, slots))


@warp
def scrolled(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """The picture moving and wrapping around, in screens a second."""
    side, code = draw.pick(
        (
            ("right", "{q}.x - {t}, {q}.y"),
            ("left", "{q}.x + {t}, {q}.y"),
            ("down", "{q}.x, {q}.y - {t}"),
            ("up", "{q}.x, {q}.y + {t}"),
        )
    )
    speed = draw.pick((0.1, 0.2, 0.25, 0.5, 1.0, 2.0))
    step = canvas.time if speed == 1.0 else f"{canvas.time} * {Number(speed)}"
    words = {
        "right": "[right|to the right|rightwards]",
        "left": "[left|to the left|leftwards]",
        "down": "[down|downwards]",
        "up": "[up|upwards]",
    }[side]
    slots: Slots = {"v": lambda: plain(draw, speed), "side": lambda: draw.phrase((words,))}
    after = (
        "scrolling {side} at {v} screens [a|per] second and wrapping around", "moving {side} by {v} of the <screen> every second, wrapping",
        "scrolling {side} at speed {v}, repeating", "that scrolls {side} {v} screens per second and wraps", "sliding {side} at {v} uv units per second (wrapped)",
    )  # fmt: skip
    sentence = (
        "it scrolls {side} at {v} screens per second and wraps around",
        "scroll it {side} by {v} a second, wrapped",
        "everything moves {side} at {v} uv per second and repeats",
    )
    return Change("scrolled", f"fract(vec2<f32>({code.format(q=uv, t=step)}))", _said(after, sentence, slots))


@warp
def twisted(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """Turned by an angle that grows with the distance to the centre, in radians per unit of uv."""
    amount = draw.number(1.0, 10.0, 0.5)
    back = draw.chance(0.3)
    name = canvas.helper("rotate", ROTATE)
    way = draw.phrase((" <counterclockwise>",)) if back else draw.phrase(("", " <clockwise>"))
    slots: Slots = {"k": lambda: plain(draw, amount.value), "way": way}
    after = (
        "twisted{way} by {k} radians per unit of distance from the center",
        "with a twist{way} of {k} * distance to the center",
        "swirled{way} around the center with strength {k}",
        "rotated{way} by {k} times the distance to the center",
        "with a swirl{way} of strength {k}",
    )
    sentence = (
        "twist it{way} around the center by {k} * r radians",
        "swirl the coordinates{way}, strength {k}",
        "the angle of rotation{way} is {k} times the distance from the center",
    )
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    return Change(
        "twisted",
        f"{name}({p}, {'-' if back else ''}{amount} * length({p})) + vec2<f32>(0.5)",
        _said(after, sentence, slots),
    )


@warp
def rippled(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """One coordinate displaced by a sine of the other."""
    along, across = draw.pick((("y", "x"), ("x", "y")))
    amplitude, periods = draw.number(0.01, 0.1), draw.integer(1, 12)
    moving = draw.chance(0.4)
    slots: Slots = {
        "a": lambda: share(draw, amplitude.value),
        "k": lambda: count(draw, periods),
        "axis": across,
        "along": along,
    }
    where = "sideways" if across == "x" else "up and down"
    after: Templates = (
        f"distorted {where} by a sine of amplitude {{a}} with {{k}} periods",
        f"wobbling {where} with {{k}} waves of amplitude {{a}}",
        "with {axis} displaced by {a} * sin of {along}, {k} periods",
        f"rippled {where} by {{k}} sine waves of {{a}}",
    )
    sentence: Templates = (
        f"bend it {where} by {{k}} sine waves of amplitude {{a}}",
        "displace {axis} by a sine of {along} with {k} periods and amplitude {a}",
        f"it wobbles {where}: {{k}} waves, amplitude {{a}}",
    )
    phase = f"{Number(round(6.2831855 * periods, 4))} * {uv}.{along}"
    if moving:
        phase = f"{phase} + {canvas.time} * 6.2831855"
        after = tuple(f"{text}, moving once a second" for text in after)
        sentence = tuple(f"{text}, moving once a second" for text in sentence)
    offset = f"{amplitude} * sin({phase})"
    code = f"{uv} + vec2<f32>({offset}, 0.0)" if across == "x" else f"{uv} + vec2<f32>(0.0, {offset})"
    return Change(f"rippled {across}{' moving' * moving}", code, _said(after, sentence, slots))


@warp
def pixelated(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """n by n blocks, each with the value at its middle."""
    number = draw.pick((8, 10, 12, 16, 20, 24, 32, 40, 48, 64))
    slots: Slots = {"n": lambda: str(number)}
    after = (
        "pixelated to {n}x{n}",
        "in {n} by {n} big pixels",
        "with a {n}x{n} pixelation",
        "at a resolution of {n} by {n} blocks",
        "mosaicked into {n}x{n} blocks",
        "pixelated with {n} blocks per side",
        "as {n}x{n} pixel art",
    )
    sentence = (
        "pixelate it to {n} by {n} blocks",
        "make it blocky: {n}x{n}",
        "use {n} big pixels across and down",
        "quantise the coordinates to a {n}x{n} grid",
    )
    return Change(
        "pixelated", f"(floor({uv} * {number}.0) + vec2<f32>(0.5)) / {number}.0", _said(after, sentence, slots)
    )


@warp
def kaleidoscope(draw: Draw, canvas: Canvas, uv: str) -> Change:
    """n mirrored sectors around the centre; the first one is centred on the direction to the right."""
    number = draw.pick((3, 4, 5, 6, 6, 8, 10, 12))
    sector = Number(round(6.2831855 / number, 4))
    half = Number(round(3.1415927 / number, 4))
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    a = canvas.let("a", f"atan2({p}.y, {p}.x) + {half}")
    b = canvas.let("b", f"abs({a} - floor({a} / {sector}) * {sector} - {half})")
    slots: Slots = {"n": lambda: count(draw, number)}
    after = (
        "seen through a kaleidoscope of {n} sectors",
        "folded into {n} mirrored sectors around the center",
        "as a {n}-fold kaleidoscope",
        "with {n}-way kaleidoscope symmetry",
    )
    sentence = (
        "apply a kaleidoscope with {n} segments",
        "fold it into {n} mirrored wedges around the center",
        "make it a kaleidoscope of {n} sectors",
    )
    return Change(
        "kaleidoscope", f"length({p}) * vec2<f32>(cos({b}), sin({b})) + vec2<f32>(0.5)", _said(after, sentence, slots)
    )
