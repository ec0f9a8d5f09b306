"""What follows the mouse over the whole screen: crosshair lines, spotlights, the distance to it; and the big X."""

from ..color import BLACK, Color, color, named
from ..describe import SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, share
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .layers import over
from .paint import colored

_LINES: Templates = (
    "crosshair lines through the [mouse|cursor|pointer]", "crosshair over the whole <screen> at the [mouse|cursor|pointer]", "horizontal and [a |]vertical line through the [mouse|cursor|pointer]", "full-screen crosshair that follows the [mouse|cursor|pointer]",
    "two lines that cross at the cursor, one across the whole width, one over the whole height", "ruler lines through the mouse position", "cross of full-width and full-height lines at the [cursor|mouse]", "cursor crosshair from edge to edge",
)  # fmt: skip
_X: Templates = (
    "big X from corner to corner", "X across the whole <screen>", "both diagonals of the <screen>", "two diagonal lines from corner to corner", "lines along both diagonals", "cross made of the two diagonals", "huge X touching all four corners", "saltire over the whole <screen>",
)  # fmt: skip
_PLUS: Templates = (
    "horizontal and vertical line through the center", "cross over the whole <screen>", "coordinate axes through the middle", "plus from edge to edge", "x and y axis crossing in the middle", "full-screen cross through the center",
)  # fmt: skip


def _stroke(draw: Draw, default: float, said: list[Modifier]) -> Number:
    if draw.chance(0.35):
        return Number(default)
    width = draw.number(0.004, 0.06, 0.002) if draw.chance(0.5) else draw.number(0.01, 0.1)
    after: Templates = ("{n} thick", "each {n} thick", "with a line width of {n}", "with lines {n} wide", "drawn {n} thick", "(line width {n})", "of thickness {n}")  # fmt: skip
    said.append(Modifier(after=after, sentence=("the lines are {n} thick", "line width: {n}", "each line is {n} wide", "stroke width {n}"), slots={"n": lambda: share(draw, width.value)}, rank=SIZE))  # fmt: skip
    return width


def _look(draw: Draw, said: list[Modifier]) -> tuple[Color, Color]:
    back = BLACK if draw.chance(0.5) else color(draw)
    if back is not BLACK:
        said.append(over(back))
    fill = named("white")
    if draw.chance(0.7) or sum(back.rgb) > 2.5:
        fill = color(draw, other_than=back)
        said.append(colored(fill))
    return back, fill


@picture(structures=1.8, warps=0, effects=0.1)
def crossing_lines(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two lines from edge to edge: through the mouse (0.01 thick unless said), through the middle or along the diagonals (0.02)."""
    kind = draw.pick(("mouse", "mouse", "diagonals", "diagonals", "axes"))
    said: list[Modifier] = []
    width = _stroke(draw, 0.01 if kind == "mouse" else 0.02, said)
    back, fill = _look(draw, said)
    if kind == "mouse":
        noun, center = _LINES, canvas.let("m", canvas.mouse)
    else:
        noun, center = (_X if kind == "diagonals" else _PLUS), "vec2<f32>(0.5)"
    p = canvas.let("p", f"{uv} - {center}")
    # Across the line: half the diagonal of the square that x + y spans.
    d = f"min(abs({p}.x - {p}.y), abs({p}.x + {p}.y)) * 0.70710677" if kind == "diagonals" else f"min(abs({p}.x), abs({p}.y))"  # fmt: skip
    return Picture(("crossing lines", kind), Thing(noun, said), f"select({back}, {fill}, {d} < 0.5 * {width})")


_TORCH: Templates = (
    "flashlight at the [mouse|cursor|pointer]", "torch light that follows the [mouse|cursor]", "spotlight under the [cursor|mouse], dark elsewhere", "soft light circle at the mouse", "flashlight effect around the pointer", "glow that follows the cursor and fades to black at distance {r}",
    "light around the mouse fading linearly to black at {r}", "brightness falling with the distance to the [mouse|cursor], black from {r} on",
)  # fmt: skip


@picture(structures=0.4, warps=0, effects=0.1)
def mouse_light(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Light around the mouse that falls linearly to black at 0.3, or where said."""
    radius = draw.number(0.1, 0.8, 0.05) if draw.chance(0.6) else Number(0.3)
    said: list[Modifier] = []
    bare = radius.value == 0.3
    noun = tuple(form for form in _TORCH if ("{r}" in form) != bare)
    slots: Slots = {"r": lambda: share(draw, radius.value)}
    light = named("white")
    if draw.chance(0.6):
        light = color(draw, other_than=BLACK)
        said.append(colored(light))
    m = canvas.let("m", canvas.mouse)
    return Picture(("mouse light",), Thing(noun, said, slots, adjectives=False), f"{light} * clamp(1.0 - distance({uv}, {m}) / {radius}, 0.0, 1.0)")  # fmt: skip


_RAMPS: Templates = (
    "mouse x as red and mouse y as green", "<screen> whose red is the mouse x and green the mouse y", "color from the mouse position, x in red and y in green", "mouse coordinates shown as color (red = x, green = y)",
)  # fmt: skip
_RAMPS_WHOLE: Templates = ("color = vec3(mouse.x, mouse.y, 0)", "use the mouse position as red and green", "show the mouse position as color: x red, y green, no blue", "output vec3(mouse / resolution, 0)")  # fmt: skip


@picture(structures=0.1, warps=0, effects=0)
def mouse_color(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The mouse in 0..1 as red and green."""
    m = canvas.let("m", canvas.mouse)
    return Picture(("mouse color",), Thing(_RAMPS, article=False, adjectives=False, whole=_RAMPS_WHOLE), f"vec3<f32>({m}, 0.0)")  # fmt: skip
