"""A floor in perspective up to the horizon, checked or with lines."""

from ..color import BLACK, Color, color, named
from ..describe import COLOR, MOTION, REST, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, plain
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .pattern import two_colors

_CHECKED: Templates = (
    "checkered floor in perspective", "checkerboard floor that runs to the horizon", "infinite checkerboard plane", "endless chessboard floor in perspective", "3D checkerboard ground plane", "tiled floor receding to the horizon",
    "checker plane seen in perspective", "infinite tiled floor", "raycast checkerboard floor", "mode 7 style checkered floor", "retro 3D checkerboard floor",
)  # fmt: skip
_LINED: Templates = (
    "synthwave grid floor", "neon grid running to the horizon", "retro 80s perspective grid", "grid floor in perspective", "wireframe floor that goes to the horizon", "infinite grid plane", "vaporwave grid", "outrun grid floor",
    "tron-like grid on the ground", "perspective grid of lines",
)  # fmt: skip


def _sky(draw: Draw, said: list[Modifier]) -> Color:
    if draw.chance(0.45):
        return BLACK
    sky = color(draw)
    after: Templates = ("under a {c} sky", "with a {c} sky", "and {c} above the horizon", "with {c} above the horizon")
    said.append(Modifier(after=after, sentence=("the sky is {c}", "above the horizon it is {c}", "sky: {c}", "{c} above the horizon"), slots={"c": sky.text}, rank=REST))  # fmt: skip
    return sky


def _forward(draw: Draw, canvas: Canvas, z: str) -> tuple[str, list[Modifier]]:
    """The camera moves forward now and then: one tile a second unless said."""
    if not draw.chance(0.4):
        return z, []
    speed = draw.pick((0.5, 1.0, 1.0, 2.0, 3.0, 4.0, 5.0))
    slots: Slots = {"v": lambda: plain(draw, speed), "s": "" if speed == 1 else "s"}
    after: Templates = ("moving towards the viewer at {v} [tile|unit]{s} per second", "scrolling toward us by {v} [tile|unit]{s} a second", "that we fly over at {v} [tile|unit]{s} per second", "with the camera moving forward {v} [tile|unit]{s} a second")  # fmt: skip
    sentence: Templates = ("move forward at {v} unit{s} per second", "the camera flies forward by {v} tile{s} a second", "it scrolls towards the viewer, {v} tile{s} per second")  # fmt: skip
    if speed == 1 and draw.chance(0.5):
        after, sentence = ("moving towards the viewer", "scrolling toward us", "with the camera flying forward", "flying forward"), ("move forward over it", "the camera flies forward", "it scrolls towards the viewer")  # fmt: skip
    step = canvas.time if speed == 1 else f"{canvas.time} * {Number(speed)}"
    return f"{z} + {step}", [Modifier(after=after, sentence=sentence, slots=slots, rank=MOTION)]


def _ground(draw: Draw, canvas: Canvas, uv: str, said: list[Modifier]) -> tuple[str, str, bool]:
    """The point of the floor in tiles and the height on the screen below the horizon: eye one unit up, ray (x, y, 1)."""
    eye = Number(1.0)
    if draw.chance(0.25):
        eye = draw.number(0.5, 5, 0.5)
        said.append(Modifier(after=("seen from {h} unit{s} above", "with the eye {h} unit{s} above it", "with a camera height of {h}"), sentence=("the camera is {h} unit{s} above the floor", "eye height: {h}", "the eye is {h} unit{s} up"), slots={"h": lambda: plain(draw, eye.value), "s": "" if eye.value == 1 else "s"}))  # fmt: skip
    y = canvas.let("y", f"max({uv}.y * 2.0 - 1.0, 0.0001)")
    z, moved = _forward(draw, canvas, f"{eye} / {y}")
    said.extend(moved)
    ground = canvas.let("ground", f"vec2<f32>(({uv}.x * 2.0 - 1.0) * {eye} / {y}, {z})")
    return ground, y, bool(moved)


@picture(structures=1.4, warps=0, effects=0.15)
def checkered_floor(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Tiles of one unit; the horizon is in the middle; the sky is black unless said."""
    a, b, said = two_colors(draw, named("white"), BLACK)
    ground, _, moving = _ground(draw, canvas, uv, said)
    sky = _sky(draw, said)
    cell = canvas.let("cell", f"floor({ground})")
    tiles = f"select({a}, {b}, abs({cell}.x + {cell}.y) % 2.0 == 1.0)"
    thing = Thing(_CHECKED, said)
    return Picture(("floor", "moving" if moving else "still"), thing, f"select({sky}, {tiles}, {uv}.y > 0.5)")


@picture(structures=0.6, warps=0, effects=0.15)
def grid_floor(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Lines a twentieth of a unit wide around tiles of one unit, magenta on black unless said."""
    said: list[Modifier] = []
    line, base = named("magenta"), BLACK
    if draw.chance(0.7):
        line = color(draw, other_than=BLACK)
        said.append(Modifier(before=("{c}",), after=("with {c} lines", "in {c}", "of {c} lines"), sentence=("the lines are {c}", "line color: {c}", "use {c} lines"), slots={"c": line.text}, rank=COLOR))  # fmt: skip
    width = Number(0.05)
    if draw.chance(0.3):
        width = draw.number(0.02, 0.2, 0.01)
        said.append(Modifier(after=("with lines {w} of a tile wide", "with a line width of {w} tiles"), sentence=("the lines are {w} of a tile wide", "line width: {w} tiles"), slots={"w": f"{width.value:g}"}))  # fmt: skip
    ground, _, moving = _ground(draw, canvas, uv, said)
    sky = _sky(draw, said)
    g = canvas.let("g", f"abs(fract({ground} - 0.5) - 0.5)")
    shown = f"select({base}, {line}, min({g}.x, {g}.y) < 0.5 * {width})"
    return Picture(("grid floor", "moving" if moving else "still"), Thing(_LINED, said), f"select({sky}, {shown}, {uv}.y > 0.5)")  # fmt: skip


_TUNNEL: Templates = (
    "tunnel", "endless tunnel", "tunnel effect", "checkered tunnel", "flight through a tunnel", "old demo scene tunnel", "infinite tube seen from inside", "retro tunnel", "round tunnel with checkered walls",
)  # fmt: skip


@picture(structures=0.4, warps=0, effects=0.15)
def tunnel(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Checks over angle (n sectors, 16 unless said) and one over the distance, moving inwards one unit a second unless said."""
    a, b, said = two_colors(draw)
    n = 16 if draw.chance(0.4) else 2 * draw.integer(2, 16)
    if n != 16:
        said.append(Modifier(after=("with {n} sectors around", "with {n} tiles around", "having {n} cells per ring"), sentence=("use {n} sectors", "{n} tiles go around it"), slots={"n": lambda: count(draw, n)}))  # fmt: skip
    speed = draw.pick((0.0, 1.0, 1.0, 2.0, 3.0, 0.5))
    if speed == 0:
        said.append(Modifier(before=("still", "static"), after=("that does not move", "without motion"), sentence=("it stands still", "no animation")))  # fmt: skip
    elif speed != 1:
        said.append(Modifier(after=("flown through at {v} units per second", "moving at speed {v}", "at a speed of {v}"), sentence=("fly through it at speed {v}", "speed: {v}"), slots={"v": f"{speed:g}"}, rank=MOTION))  # fmt: skip
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    depth = f"1.0 / max(length({p}), 0.001)"
    if speed:
        depth += f" + {canvas.time}" + ("" if speed == 1 else f" * {Number(speed)}")
    cell = canvas.let("cell", f"floor(vec2<f32>(atan2({p}.y, {p}.x) / 6.2831855 * {Number(n)}, {depth}))")
    shown = f"select({a}, {b}, abs({cell}.x + {cell}.y) % 2.0 == 1.0)"
    return Picture(("tunnel", "moving" if speed else "still"), Thing(_TUNNEL, said), shown)
