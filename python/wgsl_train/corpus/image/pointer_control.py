"""The pointer as a control: its x or y sets a number of a picture; what looks at it, what it lights up, rings around it."""

from dataclasses import dataclass

from ..color import BLACK, Color, color, named
from ..describe import COLOR, MOTION, SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, digits, share
from ..phrase import Slots
from ..rhythm import rhythm
from ..words import define
from .canvas import Canvas
from .compose import Picture, picture
from .layers import over
from .palette import HUE
from .stroke import SD_SEGMENT
from .transform import ROTATE

define(pointer=("mouse", "cursor", "pointer", "mouse pointer", "mouse cursor", "mouse position"))

_AXES = {
    "x": (("x of the <pointer>", "horizontal <pointer> position", "mouse x", "x coordinate of the mouse"), "at the left edge", "at the right edge", "to the right"),
    "y": (("y of the <pointer>", "vertical <pointer> position", "mouse y", "y coordinate of the mouse"), "at the top", "at the bottom", "down"),
}  # fmt: skip
_CONTROL: Templates = (
    "{thing} whose {param} goes from {lo} to {hi} as the mouse moves {way}", "{thing}, the {m} controls its {param}: {lo} {start}, {hi} {end}", "{thing} with {param} mix({lo}, {hi}, mouse.{axis})", "{thing} whose {param} is set by the {m}, {lo} {start} and {hi} {end}", "{thing} with its {param} driven by the {m}, between {lo} ({start}) and {hi} ({end})",
    "{thing} that reacts to the mouse: {param} {lo} when it is {start}, {hi} when it is {end}", "interactive {thing}: {param} from {lo} to {hi} by the {m}", "{thing}, {param} = {lo} + ({hi} - {lo}) * mouse.{axis}", "{thing}; moving the mouse {way} changes its {param} from {lo} to {hi}", "{thing} whose {param} follows the {m} linearly from {lo} to {hi}",
    "{thing} with a {param} of {lo} when the cursor is {start} and {hi} when it is {end}, linear in between", "{thing}, {param} {lo} to {hi} depending on the {m}", "{thing} whose {param} depends on how far {way} the pointer is: {lo} {start}, {hi} {end}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Control:
    """What the pointer sets: the words, the mask or value as WGSL of {p} and {k}, and the ranges of both ends."""

    nouns: Templates
    param: tuple[str, ...]
    mask: str
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    whole: bool = False


_CONTROLS = {
    "radius": _Control(("<circle>",), ("radius", "radius"), "length({p}) < {k}", (0.02, 0.15, 0.01), (0.2, 0.5, 0.05)),
    "ring radius": _Control(("ring 0.04 thick", "circle outline 0.04 thick"), ("radius",), "abs(length({p}) - {k}) < 0.02", (0.02, 0.15, 0.01), (0.2, 0.48, 0.02)),
    "side": _Control(("<square>",), ("side", "side length", "width"), "max(abs({p}.x), abs({p}.y)) < 0.5 * {k}", (0.05, 0.3, 0.05), (0.4, 0.95, 0.05)),
    "thickness": _Control(("ring of radius 0.25", "circle outline of radius 0.25"), ("thickness", "line width"), "abs(length({p}) - 0.25) < 0.5 * {k}", (0.01, 0.05, 0.01), (0.1, 0.3, 0.02)),
    "bar": _Control(("horizontal line through the center", "horizontal bar across the middle of the <screen>"), ("thickness", "height"), "abs({p}.y) < 0.5 * {k}", (0.01, 0.1, 0.01), (0.2, 0.9, 0.1)),
    "stripes": _Control(("set of vertical stripes", "vertical stripe pattern"), ("number of stripes", "stripe count"), "fract(uv.x * {k}) < 0.5", (1, 5, 1), (10, 40, 2), whole=True),
    "rings": _Control(("set of concentric rings", "ring pattern"), ("number of rings",), "fract(length({p}) * 2.0 * {k}) < 0.5", (1, 5, 1), (8, 30, 2), whole=True),
    "turn": _Control(("square of side 0.4", "0.4 wide square"), ("rotation in degrees", "angle in degrees (clockwise)"), "max(abs(rotate({p}, radians({k})).x), abs(rotate({p}, radians({k})).y)) < 0.2", (0, 0, 15), (90, 360, 45), whole=True),
}  # fmt: skip


@picture(structures=9, warps=0, effects=0.05)
def mouse_control(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A number of a figure or pattern that runs from one end to the other with the pointer's x or y."""
    kind = draw.pick(tuple(_CONTROLS))
    control = _CONTROLS[kind]
    axis = draw.pick("xxy")
    names, start, end, way = _AXES[axis]
    low, high = draw.number(*control.low) if control.low[0] < control.low[1] else Number(control.low[0]), draw.number(*control.high)  # fmt: skip
    if draw.chance(0.2) and low.value > 0:
        low, high = high, low
    said: list[Modifier] = []
    back, fill = _colors(draw, said)
    canvas.let("m", canvas.mouse)
    k = canvas.let("k", f"mix({low}, {high}, m.{axis})")
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)") if "{p}" in control.mask else ""
    if kind == "turn":
        canvas.helper("rotate", ROTATE)
        p = canvas.let("q", f"rotate({p}, radians({k}))")
        mask = f"max(abs({p}.x), abs({p}.y)) < 0.2"
    else:
        mask = control.mask.format(p=p, k=k)
    say = digits if control.whole or draw.chance(0.8) else lambda value: share(draw, value)
    slots: Slots = {
        "thing": draw.phrase(control.nouns), "param": draw.pick(control.param), "lo": say(low.value), "hi": say(high.value), "m": lambda: draw.phrase(names), "axis": axis, "start": start, "end": end, "way": way,
    }  # fmt: skip
    noun = tuple(form if form.startswith("interactive") else f"a {form}" for form in _CONTROL)
    thing = Thing(noun, said, slots, article=False, adjectives=False)
    return Picture(("mouse control", kind, axis), thing, f"select({back}, {fill}, {mask})")


def _colors(draw: Draw, said: list[Modifier]) -> tuple[Color, Color]:
    """White on black, or colours that are said behind the rest."""
    if draw.chance(0.35):
        return BLACK, named("white")
    back = BLACK if draw.chance(0.5) else color(draw)
    fill = color(draw, other_than=back)
    said.append(Modifier(after=("in {c}", "colored {c}", "drawn in {c}"), sentence=("make it {c}", "its color is {c}", "use {c} for it", "color: {c}"), slots={"c": fill.text}, rank=COLOR))  # fmt: skip
    if back is not BLACK:
        said.append(over(back))
    return back, fill


_SHADES: dict[str, tuple[Templates, Templates]] = {
    "mix": (
        ("<screen> whose color goes from {a} to {b} as the mouse moves {way}", "color picked by the {m}, {a} {start} and {b} {end}", "plain <screen>, {a} when the cursor is {start}, {b} when it is {end}, mixed in between", "whole <screen> in mix({a}, {b}, mouse.{axis})", "mouse-controlled fade between {a} ({start}) and {b} ({end})"),
        ("mix {a} and {b} by the {m}", "blend the whole <screen> from {a} to {b} with the {m}", "moving the mouse {way} turns the <screen> from {a} to {b}", "fill the <screen> with a color between {a} and {b}, chosen by the {m}", "let the {m} fade the <screen> from {a} to {b}"),
    ),
    "brightness": (
        ("{a} <screen> whose brightness is the {m}", "{a} <screen>, black when the mouse is {start} and full when it is {end}", "<screen> in {a} dimmed by the {m}", "{a} times mouse.{axis} everywhere", "dimmer: {a} multiplied by the {m}", "{a} <screen> that gets brighter as the mouse moves {way}"),
        ("multiply {a} by the {m}", "use the {m} as a dimmer for {a}", "control the brightness of {a} with the {m}", "show {a} * mouse.{axis}", "fade {a} in from black as the mouse moves {way}"),
    ),
    "hue": (
        ("<screen> whose hue is the {m}", "single color with the hue taken from the {m}", "plain color, hue = mouse.{axis}", "color that runs through all hues as the mouse moves {way}", "rainbow color picked with the {m}", "full-screen hue picker: the {m} is the hue"),
        ("choose the hue with the {m}", "use the {m} as the hue of the whole <screen>", "hue = mouse.{axis}, saturation and value 1", "color everything by the hue at the {m}", "moving the mouse {way} cycles the hue once"),
    ),
}  # fmt: skip


@picture(structures=2, warps=0, effects=0)
def mouse_shade(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The whole screen in a colour that the pointer mixes, dims or turns."""
    kind = draw.pick(("mix", "mix", "brightness", "hue"))
    noun, whole = _SHADES[kind]
    axis = draw.pick("xxy")
    names, start, end, way = _AXES[axis]
    a = color(draw, other_than=BLACK)
    b = color(draw, other_than=a)
    canvas.let("m", canvas.mouse)
    shown = {"mix": f"mix({a}, {b}, m.{axis})", "brightness": f"{a} * m.{axis}"}.get(kind)
    if not shown:
        shown = f"{canvas.helper('hue', HUE)}(m.{axis})"
    slots: Slots = {"a": a.text, "b": b.text, "m": lambda: draw.phrase(names), "axis": axis, "start": start, "end": end, "way": way}  # fmt: skip
    return Picture(("mouse shade", kind, axis), Thing(noun, slots=slots, whole=whole), shown)


_RINGS: Templates = (
    "rings around the <pointer>", "concentric rings centered on the <pointer>", "ring pattern that follows the <pointer>", "circles spreading around the <pointer>", "ripple rings around the <pointer>", "rings whose center is the <pointer>", "target rings at the <pointer>", "rings by the distance to the <pointer>",
)  # fmt: skip


@picture(structures=1.4, warps=0, effects=0.05)
def mouse_rings(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Rings of a width that is said (0.05 else, gaps alike) around the pointer; they may run outwards."""
    said: list[Modifier] = []
    width = Number(0.05) if draw.chance(0.35) else draw.number(0.01, 0.12, 0.01)
    if width.value != 0.05:
        said.append(Modifier(after=("each {n} wide", "{n} wide", "with rings and gaps {n} wide", "with a ring width of {n}"), sentence=("rings and gaps are {n} wide", "each ring is {n} wide"), slots={"n": lambda: share(draw, width.value)}, rank=SIZE))  # fmt: skip
    back, fill = _colors(draw, said)
    m = canvas.let("m", canvas.mouse)
    phase = f"distance({uv}, {m}) / (2.0 * {width})"
    beat = rhythm(draw) if draw.chance(0.4) else None
    if beat:
        said.append(Modifier(after=("running outwards, one ring {r}", "moving outwards by one ring and gap {r}"), sentence=("they run outwards, one period {r}", "a new ring comes out {r}"), slots={"r": lambda: beat.say(draw)}, rank=MOTION))  # fmt: skip
        phase += f" - {beat.code(canvas.time)}"
    noun = tuple(form for form in _RINGS if "spreading" not in form or beat)
    return Picture(("mouse rings", "moving" if beat else "still"), Thing(noun, said, article=False), f"select({back}, {fill}, fract({phase}) < 0.5)")  # fmt: skip


_EYES: Templates = (
    "eye that looks at the <pointer>", "eye following the <pointer>", "eyeball whose pupil points at the <pointer>", "googly eye watching the <pointer>", "eye with a pupil that follows the <pointer>", "cartoon eye staring at the <pointer>",
)  # fmt: skip


@picture(structures=0.8, warps=0, effects=0.05)
def mouse_eye(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A white disc and a pupil on the line to the pointer: 0.3, 0.1 and at most 0.15 from the middle unless said."""
    said: list[Modifier] = []
    back = named("gray") if draw.chance(0.4) else color(draw, other_than=named("white"))
    said.append(over(back))
    eye, pupil, reach = Number(0.3), Number(0.1), Number(0.15)
    if draw.chance(0.6):
        eye, pupil = draw.number(0.2, 0.4, 0.05), draw.number(0.04, 0.12, 0.01)
        said.append(Modifier(after=("with an eyeball of radius {e} and a pupil of radius {p}", "(eyeball radius {e}, pupil radius {p})"), sentence=("the eyeball has radius {e}, the pupil {p}", "radius of the eyeball {e}, of the pupil {p}"), slots={"e": digits(eye.value), "p": digits(pupil.value)}, rank=SIZE))  # fmt: skip
    if draw.chance(0.5):
        reach = draw.number(0.05, 0.2, 0.01)
        said.append(Modifier(after=("whose pupil moves at most {n} from the center", "with the pupil shifted by up to {n}"), sentence=("the pupil stays within {n} of the center", "the pupil moves by {n} at most"), slots={"n": digits(reach.value)}, rank=MOTION))  # fmt: skip
    fill = BLACK if draw.chance(0.5) else color(draw, other_than=named("white"))
    if fill is not BLACK:
        said.append(Modifier(after=("with a {c} pupil", "whose pupil is {c}"), sentence=("the pupil is {c}", "pupil color: {c}"), slots={"c": fill.text}, rank=COLOR))  # fmt: skip
    v = canvas.let("v", f"{canvas.mouse} - vec2<f32>(0.5)")
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    o = canvas.let("o", f"{v} * min(1.0, {reach} / max(length({v}), 0.001))")
    shown = f"select(select({back}, vec3<f32>(1.0), length({p}) < {eye}), {fill}, length({p} - {o}) < {pupil})"
    return Picture(("mouse eye",), Thing(_EYES, said, adjectives=False), shown)


_CELLS: Templates = (
    "{n} by {n} grid where the cell under the <pointer> is {a}", "{s}x{s} grid that highlights the cell under the <pointer> in {a}", "board of {s} x {s} fields with the hovered one in {a}", "{a} cell under the <pointer> on a grid of {n} by {n} cells", "{s}x{s} tiles, the one the <pointer> is over lights up in {a}", "hover effect on a {n} by {n} grid: the cell at the <pointer> turns {a}",
)  # fmt: skip
_STRING: Templates = (
    "line from the center to the <pointer>", "line between the middle of the <screen> and the <pointer>", "rubber band from the center to the <pointer>", "straight line connecting ({x}, {y}) with the <pointer>", "line from ({x}, {y}) to the <pointer>", "laser from ({x}, {y}) to the <pointer>", "string from the point ({x}, {y}) to the <pointer>",
)  # fmt: skip


@picture(structures=1.4, warps=0, effects=0.05)
def mouse_pick(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The cell under the pointer, or a line to it, 0.02 thick unless said."""
    said: list[Modifier] = []
    if draw.chance(0.5):
        n = draw.integer(2, 16)
        back = BLACK if draw.chance(0.5) else color(draw)
        fill = color(draw, other_than=back)
        if back is not BLACK:
            said.append(Modifier(after=("and all others {c}", "the other cells in {c}", "while the rest is {c}"), sentence=("all other cells are {c}", "the rest is {c}"), slots={"c": back.text}))  # fmt: skip
        c = canvas.let("c", f"floor({uv} * {n}.0)")
        shown = f"select({back}, {fill}, all({c} == floor({canvas.mouse} * {n}.0)))"
        return Picture(("mouse cell",), Thing(_CELLS, said, {"a": fill.text, "n": count(draw, n), "s": str(n)}, adjectives=False), shown)  # fmt: skip
    back, fill = _colors(draw, said)
    width = Number(0.02) if draw.chance(0.4) else draw.number(0.005, 0.06, 0.005)
    if width.value != 0.02:
        said.append(Modifier(after=("{n} thick", "with a line width of {n}", "of thickness {n}"), sentence=("the line is {n} thick", "line width {n}"), slots={"n": lambda: share(draw, width.value)}, rank=SIZE))  # fmt: skip
    x, y = draw.number(0.1, 0.9, 0.1), draw.number(0.1, 0.9, 0.1)
    placed = draw.chance(0.6)
    noun = tuple(form for form in _STRING if ("{x}" in form) == placed)
    start = f"vec2<f32>({x}, {y})" if placed else "vec2<f32>(0.5)"
    d = canvas.let("d", f"{canvas.helper('sd_segment', SD_SEGMENT)}({uv}, {start}, {canvas.mouse}) - 0.5 * {width}")
    thing = Thing(noun, said, {"x": f"{x.value:g}", "y": f"{y.value:g}"}, adjectives=False)
    return Picture(("mouse line", "placed" if placed else "center"), thing, f"mix({back}, {fill}, select(0.0, 1.0, {d} < 0.0))")  # fmt: skip
