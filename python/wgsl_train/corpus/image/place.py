"""Where a figure is: a point in uv, still or moving, and the words for it."""

from dataclasses import dataclass

from ..describe import PLACE, Modifier, Templates
from ..draw import Draw
from ..number import Number, digits, share, shares
from ..words import define
from .canvas import Canvas
from .measure import Measure
from .motion import moving

define(
    left=("left", "left side", "left hand side", "left half", "left-hand side"),
    right=("right", "right side", "right hand side", "right half", "right-hand side"),
)

SIDES: dict[tuple[float, float], tuple[str, ...]] = {
    (0.25, 0.25): ("top left", "upper left", "top-left", "upper-left", "top left corner area", "upper left quarter"),
    (0.75, 0.25): ("top right", "upper right", "top-right", "upper-right", "upper right quarter"),
    (0.25, 0.75): ("bottom left", "lower left", "bottom-left", "lower-left", "lower left quarter"),
    (0.75, 0.75): ("bottom right", "lower right", "bottom-right", "lower-right", "lower right quarter"),
    (0.5, 0.25): ("top", "upper half", "top center", "upper part", "top middle"),
    (0.5, 0.75): ("bottom", "lower half", "bottom center", "lower part", "bottom middle"),
    (0.25, 0.5): ("left", "left half", "left side", "left hand side", "middle left"),
    (0.75, 0.5): ("right", "right half", "right side", "right hand side", "middle right"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A centre in uv as WGSL and the modifiers that say it; `kind` names the structure."""

    kind: str
    center: str
    said: list[Modifier]
    pixels: bool = False

    def offset(self, uv: str, measure: Measure, canvas: Canvas) -> str:
        """The vector from the centre to `uv`, in the unit of the measure."""
        center = self.center if _is_call(self.center) else f"({self.center})"
        if measure.unit == "height":
            return f"({uv} - {center}) * vec2<f32>({canvas.resolution}.x / {canvas.resolution}.y, 1.0)"
        if measure.unit == "pixels":
            if self.pixels:
                return f"{uv} * {canvas.resolution} - {self.center}"
            return f"({uv} - {center}) * {canvas.resolution}"
        if self.pixels:
            return f"{uv} - {center} / {canvas.resolution}"
        return f"{uv} - {center}"


def _is_call(expression: str) -> bool:
    """Whether it is one call, whose last parenthesis closes its first."""
    depth = 0
    for at, character in enumerate(expression):
        depth += (character == "(") - (character == ")")
        if depth == 0 and character == ")":
            return at == len(expression) - 1
    return False


def centered(draw: Draw) -> Place:
    """In the middle, mostly without a word."""
    said = Modifier(
        before=("centered", "centred"), after=("<centered>", "<centered> of the <screen>", "right in the middle", "<centered>"),
        sentence=("it is <centered>", "center it", "put it in the middle of the <screen>", "position: center"),
        rank=PLACE, key=("[position|at|center]", "[center|0.5, 0.5|(0.5, 0.5)|middle]"),
    )  # fmt: skip
    return Place("center", "vec2<f32>(0.5)", [said] if draw.chance(0.25) else [])


def place(draw: Draw, canvas: Canvas, measure: Measure) -> Place:
    """Half of all figures stand in the middle; the others at a point, a side, the mouse, or in motion."""
    roll = draw.random.random()
    if roll < 0.5:
        return centered(draw)
    if measure.unit == "pixels" and roll < 0.75:
        return _pixels(draw)
    if roll < 0.64:
        return _point(draw)
    if roll < 0.8:
        return side(draw)
    if roll < 0.83:
        return _clock(draw)
    if roll < 0.86:
        return _pixels(draw)
    if roll < 0.9:
        return _mouse(canvas)
    kind, center, said = moving(draw, canvas)
    return Place(kind, center, [said])


def _point(draw: Draw) -> Place:
    if draw.chance(0.15):
        return _thirds(draw)
    x, y = draw.number(0.1, 0.9, 0.05), draw.number(0.1, 0.9, 0.05)
    if draw.chance(0.3):
        x, y = draw.number(0.05, 0.95), draw.number(0.05, 0.95)
    across, down = shares(draw, x.value, y.value)
    slots = {"x": digits(x.value), "y": digits(y.value), "w": across, "h": down, "p": digits(round(x.value * 100, 4)), "q": digits(round(y.value * 100, 4))}  # fmt: skip
    if draw.chance(0.1):
        slots |= {"x": slots["x"].removeprefix("0"), "y": slots["y"].removeprefix("0")}
    said = Modifier(
        after=(
            "at ({x}, {y})", "centered at ({x}, {y})", "at uv ({x}, {y})", "with its center at ({x}, {y})", "at x={x}, y={y}",
            "{w} from the left and {h} from the top", "placed at ({x}, {y})", "at position {x}, {y}", "around ({x}, {y})",
            "positioned at x = {x} and y = {y}", "at uv coordinates {x}, {y}", "centred on ({x}, {y})", "at vec2({x}, {y})",
            "{h} down from the top and {w} in from the left", "located at uv = ({x}, {y})", "at [|point ]({x},{y})",
            "at {w} of the width and {h} of the height", "({x}, {y})", "at {p}% / {q}%", "centered {w} from the left edge and {h} from the top edge", "with center vec2f({x}, {y})",
        ),
        sentence=(
            "its center is ({x}, {y})", "put it at ({x}, {y})", "it sits at x={x}, y={y}", "place it at uv ({x}, {y})",
            "center: ({x}, {y})", "it should be {w} from the left edge and {h} from the top", "position it at {x}, {y}",
            "left: {w}, top: {h}", "move its center to ({x}, {y})", "its middle lies at uv ({x}, {y})",
        ),
        slots=slots, rank=PLACE, key=("[center|position|at|pos]", "[({x}, {y})|{x}, {y}|vec2({x}, {y})]"),
    )  # fmt: skip
    return Place("point", f"vec2<f32>({x}, {y})", [said])


_THIRDS = {
    "1.0 / 3.0": ("a third", "one third", "1/3"),
    "2.0 / 3.0": ("two thirds", "2/3", "two-thirds"),
    "0.5": ("half way", "halfway"),
}


def _thirds(draw: Draw) -> Place:
    x, y = draw.pick(
        (
            ("1.0 / 3.0", "0.5"),
            ("2.0 / 3.0", "0.5"),
            ("1.0 / 3.0", "1.0 / 3.0"),
            ("0.5", "1.0 / 3.0"),
            ("0.5", "2.0 / 3.0"),
            ("2.0 / 3.0", "2.0 / 3.0"),
        )
    )
    after: Templates
    slots = {"x": lambda: draw.pick(_THIRDS[x]), "y": lambda: draw.pick(_THIRDS[y])}
    if y == "0.5":
        after = (
            "{x} from the left",
            "{x} of the way across[ the screen|]",
            "{x} of the way from left to right",
            "{x} in from the left edge",
        )
    elif x == "0.5":
        after = (
            "{y} from the top",
            "{y} of the way down[ the screen|]",
            "{y} down from the top",
            "{y} of the way from top to bottom",
        )
    else:
        after = (
            "{x} from the left and {y} from the top",
            "{x} across and {y} down",
            "{x} of the width in and {y} of the height down",
        )
    said = Modifier(after=after, slots=slots, rank=PLACE)
    return Place("thirds", f"vec2<f32>({x}, {y})", [said])


def side(draw: Draw) -> Place:
    """A named part of the screen: quarters of it in each direction."""
    (x, y), names = draw.pick(tuple(SIDES.items()))
    return Place("side", f"vec2<f32>({Number(x)}, {Number(y)})", [at_side(draw, names)])


def at_side(draw: Draw, names: tuple[str, ...]) -> Modifier:
    """The words for a named part of the screen."""
    return Modifier(
        after=(
            "in the {side}", "at the {side}", "in the {side} of the <screen>", "on the {side}", "to the {side}",
            "placed in the {side}", "located at the {side} of the <screen>", "towards the {side}", "over at the {side}",
        ),
        sentence=(
            "put it in the {side}", "it sits at the {side}", "place it at the {side} of the <screen>", "it belongs in the {side}",
            "move it to the {side}", "position: {side}",
        ),
        slots={"side": lambda: draw.pick(names)}, rank=PLACE, key=("[position|at|place|align]", names[0]),
    )  # fmt: skip


def _clock(draw: Draw) -> Place:
    """An hour on a dial around the middle of the screen, 0.3 away unless said."""
    hour = draw.integer(1, 12)
    away, far = Number(0.3), ""
    if draw.chance(0.6):
        away = draw.number(0.1, 0.4, 0.05)
        far = draw.phrase(
            (
                ", {a} from the center",
                ", {a} away from the middle",
                " on a circle of radius {a}",
                " at distance {a} from the center",
            ),
            {"a": share(draw, away.value)},
        )
    angle = f"radians({Number(hour * 30)})"
    said = Modifier(
        after=("at {h} o'clock{far}", "at the {h} o'clock position{far}", "where {h} is on a clock{far}", "at {h} on a clock face{far}"),
        sentence=("it sits at {h} o'clock{far}", "put it at the {h} o'clock position{far}", "place it where {h} is on a clock{far}"),
        slots={"h": str(hour), "far": far}, rank=PLACE,
    )  # fmt: skip
    return Place("clock", f"vec2<f32>(0.5) + {away} * vec2<f32>(sin({angle}), -cos({angle}))", [said])


def _in_pixels(draw: Draw) -> tuple[str, Modifier]:
    x, y = draw.number(20, 700, 10), draw.number(20, 500, 10)
    said = Modifier(
        after=(
            "at ({x}, {y}) [px|pixels]", "at pixel ({x}, {y})", "{x} px from the left and {y} px from the top", "at {x}px, {y}px",
            "centered at pixel {x}, {y}", "{x} pixels from the left edge and {y} pixels down", "at pixel coordinates ({x}, {y})",
            "with its center {x} pixels from the left and {y} pixels from the top",
        ),
        sentence=(
            "its center is at pixel ({x}, {y})", "left: {x}px; top: {y}px", "put it {x} px from the left and {y} px from the top",
            "place its middle at pixel {x}, {y}", "position it at {x}px {y}px",
        ),
        slots={"x": f"{x.value:g}", "y": f"{y.value:g}"}, rank=PLACE, key=("[position|center|at]", "{x}px {y}px"),
    )  # fmt: skip
    return f"vec2<f32>({x}, {y})", said


def _pixels(draw: Draw) -> Place:
    center, said = _in_pixels(draw)
    return Place("pixels", center, [said], pixels=True)


def _mouse(canvas: Canvas) -> Place:
    said = Modifier(
        after=(
            "[that follows|following] the [mouse|cursor|pointer]", "at the [mouse|cursor|pointer]", "under the [mouse|cursor]",
            "at the mouse position", "centered on the [mouse|cursor|pointer]", "wherever the [mouse|cursor|pointer] is",
            "attached to the cursor", "tracking the [mouse|pointer]", "stuck to the cursor", "at u.mouse", "at the mouse coordinates",
        ),
        sentence=(
            "it follows the [mouse|cursor|pointer]", "it should track the [mouse|cursor]", "move it with the mouse",
            "its center is the mouse position", "let the [mouse|cursor] drag it around", "use the mouse as its center",
        ),
        rank=PLACE, key=("[position|center|at]", "[mouse|cursor|mouse position]"),
    )  # fmt: skip
    return Place("mouse", canvas.mouse, [said])
