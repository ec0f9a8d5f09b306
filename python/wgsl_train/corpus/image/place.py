"""Where a figure is: a point in uv, still or moving, and the words for it."""

from dataclasses import dataclass

from ..describe import Modifier
from ..draw import Draw
from ..number import Number, rate, share
from .canvas import Canvas

_SIDES: dict[tuple[float, float], tuple[str, ...]] = {
    (0.25, 0.25): ("top left", "upper left", "top-left", "upper-left"),
    (0.75, 0.25): ("top right", "upper right", "top-right", "upper-right"),
    (0.25, 0.75): ("bottom left", "lower left", "bottom-left", "lower-left"),
    (0.75, 0.75): ("bottom right", "lower right", "bottom-right", "lower-right"),
    (0.5, 0.25): ("top", "upper half", "top center", "upper part"),
    (0.5, 0.75): ("bottom", "lower half", "bottom center", "lower part"),
    (0.25, 0.5): ("left", "left half", "left side", "left hand side"),
    (0.75, 0.5): ("right", "right half", "right side", "right hand side"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A centre as WGSL and the modifiers that say it; `kind` names the structure."""

    kind: str
    center: str
    said: list[Modifier]


def place(draw: Draw, canvas: Canvas) -> Place:
    """Half of all figures stand in the middle; the others at a point, a side, the mouse, or in motion."""
    roll = draw.random.random()
    if roll < 0.5:
        centered = Modifier(before=("centered", "centred"), after=("<centered>", "<centered> of the <screen>"))
        return Place("center", "vec2<f32>(0.5)", [centered] if draw.chance(0.4) else [])
    if roll < 0.68:
        return _point(draw)
    if roll < 0.83:
        return _side(draw)
    if roll < 0.88:
        return _mouse(canvas)
    return _moving(draw, canvas)


def _point(draw: Draw) -> Place:
    x, y = draw.number(0.1, 0.9, 0.05), draw.number(0.1, 0.9, 0.05)
    slots = {"x": lambda: share(draw, x.value), "y": lambda: share(draw, y.value)}
    said = Modifier(
        after=(
            "at ({x}, {y})", "centered at ({x}, {y})", "at uv ({x}, {y})", "with its center at ({x}, {y})", "at x={x}, y={y}",
            "{x} from the left and {y} from the top", "placed at ({x}, {y})", "at position {x}, {y}", "around ({x}, {y})",
            "positioned at x = {x} and y = {y}", "at uv coordinates {x}, {y}", "centred on ({x}, {y})",
            "{y} down from the top and {x} in from the left",
        ),
        sentence=(
            "its center is ({x}, {y})", "put it at ({x}, {y})", "it sits at x={x}, y={y}", "place it at uv ({x}, {y})",
            "center: ({x}, {y})", "it should be {x} from the left edge and {y} from the top",
        ),
        slots=slots,
    )  # fmt: skip
    return Place("point", f"vec2<f32>({x}, {y})", [said])


def _side(draw: Draw) -> Place:
    (x, y), names = draw.pick(tuple(_SIDES.items()))
    said = Modifier(
        after=(
            "in the {side}", "at the {side}", "in the {side} of the <screen>", "toward the {side}", "on the {side}",
            "placed in the {side}", "located at the {side} of the <screen>", "near the {side}", "towards the {side}",
        ),
        sentence=("put it in the {side}", "it sits at the {side}", "place it at the {side} of the <screen>"),
        slots={"side": lambda: draw.pick(names)},
    )  # fmt: skip
    return Place("side", f"vec2<f32>({Number(x)}, {Number(y)})", [said])


def _mouse(canvas: Canvas) -> Place:
    said = Modifier(
        after=(
            "[that follows|following] the [mouse|cursor|pointer]", "at the [mouse|cursor|pointer]", "under the [mouse|cursor]",
            "at the mouse position", "centered on the [mouse|cursor|pointer]", "wherever the [mouse|cursor|pointer] is",
            "attached to the cursor", "tracking the [mouse|pointer]",
        ),
        sentence=("it follows the [mouse|cursor|pointer]", "it should track the [mouse|cursor]", "move it with the mouse"),
    )  # fmt: skip
    return Place("mouse", canvas.mouse, [said])


def _moving(draw: Draw, canvas: Canvas) -> Place:
    often = draw.pick((0.1, 0.2, 0.25, 0.5, 1.0, 1.0, 2.0, 3.0))
    reach = draw.number(0.1, 0.4, 0.05)
    radians = Number(round(often * 6.2831855, 4))
    angle = f"{canvas.time} * {radians}"
    slots = {
        "rate": lambda: rate(draw, often),
        "reach": lambda: share(draw, reach.value),
    }
    kind = draw.pick(("sideways", "up and down", "orbit"))
    if kind == "orbit":
        center = f"vec2<f32>(0.5) + {reach} * vec2<f32>(cos({angle}), sin({angle}))"
        after = (
            "orbiting the [center|middle] {rate} at a distance of {reach}", "circling the center {rate} with radius {reach}",
            "moving in a circle of radius {reach} {rate}", "that orbits the middle {rate}, {reach} away from it",
            "going round the center {rate} on a circle of radius {reach}", "that travels clockwise on a circle of radius {reach} {rate}",
        )  # fmt: skip
        sentence = (
            "it orbits the center {rate} at radius {reach}",
            "it circles around the middle {rate}, {reach} away",
        )
    else:
        across = "left and right" if kind == "sideways" else "up and down"
        offset = f"{reach} * sin({angle})"
        center = f"vec2<f32>(0.5 + {offset}, 0.5)" if kind == "sideways" else f"vec2<f32>(0.5, 0.5 + {offset})"
        synonyms = ("side to side", "horizontally", across) if kind == "sideways" else ("vertically", across)
        slots["across"] = lambda: draw.pick(synonyms)
        after = (
            "moving {across} by {reach} {rate}", "swinging {across} {rate} with amplitude {reach}",
            "that moves {across} {rate}, {reach} each way", "oscillating {across} by {reach} {rate}",
            "sliding {across} {rate} by {reach}", "that sways {across} by {reach} {rate}",
        )  # fmt: skip
        sentence = ("it moves {across} {rate} by {reach}", "it swings {across} by {reach} {rate}")
    return Place(kind, center, [Modifier(after=after, sentence=sentence, slots=slots)])
