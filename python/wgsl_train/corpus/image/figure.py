"""A figure: a shape with its place, look and motion on a background."""

from ..describe import OTHER, Modifier
from ..draw import Draw
from .canvas import Canvas
from .combine import combined
from .compose import Picture, picture
from .layers import Sketch, layers
from .measure import Measure
from .place import centered, place
from .shape import any_shape
from .transform import SAME, Transform, around, growing, pulse, repeated, rocking, spinning, tilt

# What a figure may have beyond shape, size, place and colour, with weights.
_FEATURES = {
    "unit": 2,
    "turn": 2,
    "motion": 2,
    "repeat": 2,
    "edge": 4,
    "shadow": 1,
    "border": 1.5,
    "paint": 3,
    "seen": 2,
    "combine": 3,
    "ground": 2,
}
# Features that would disturb each other in one picture.
_APART = (
    {"turn", "motion", "repeat", "shadow"}, {"edge", "shadow", "border"}, {"unit", "repeat"}, {"shadow", "seen"}, {"combine", "repeat"}, {"unit", "motion"},
)  # fmt: skip


def _features(draw: Draw) -> set[str]:
    """None in two of five figures, up to three in the others. `simple`, drawn apart, is what is typed in a hurry."""
    wanted = draw.random.choices((0, 1, 2, 3), (42, 34, 18, 6))[0]
    chosen: set[str] = set()
    for _ in range(wanted):
        name = draw.random.choices(tuple(_FEATURES), tuple(_FEATURES.values()))[0]
        if not any(name in group and chosen & (group - {name}) for group in _APART):
            chosen.add(name)
    return chosen


@picture(structures=900)
def figure(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One shape at its place, turned, moved, repeated, outlined, filled and lit in many ways, on a background."""
    sketch = Sketch(draw, canvas, uv, canvas.name("p"), {"simple"} if draw.chance(0.28) else _features(draw))
    sketch.measure = _measure(draw, sketch)
    moved = _transform(draw, canvas, sketch.features)
    if moved.kind == "around":
        sketch.measure = Measure("uv", free=False, most=0.12)
    coordinate = _coordinate(sketch, moved)
    line = ""
    if "combine" in sketch.features:
        shape, line = combined(draw, canvas, sketch.p, sketch.measure)
    else:
        seen_to_turn = "turn" in sketch.features and "paint" not in sketch.features
        shape = any_shape(draw, canvas, sketch.p, sketch.measure, turned=seen_to_turn)
    canvas.add(f"let {sketch.p} = {coordinate};")
    sketch.kinds += [shape.kind, sketch.measure.unit, moved.kind]
    color = layers(sketch, shape, line)
    shape.thing.modifiers += [*sketch.said, *moved.said]
    return Picture(tuple(kind for kind in sketch.kinds if kind), shape.thing, color)


def _measure(draw: Draw, sketch: Sketch) -> Measure:
    if "repeat" in sketch.features:
        return Measure("cell")
    if "unit" not in sketch.features:
        return Measure()
    if draw.chance(0.45):
        return Measure("pixels")
    sketch.said.append(_ROUND)
    return Measure("height")


_ROUND = Modifier(
    after=(
        "corrected for the aspect ratio", "that is not stretched on wide screens", "with aspect correction", "[that keeps|keeping] its proportions on any screen", "aspect-corrected",
        "undistorted by the aspect ratio", "with the aspect ratio taken into account", "that looks the same on any screen shape",
    ),
    sentence=(
        "correct for the aspect ratio", "it must not be stretched on wide screens", "take the aspect ratio into account", "multiply x by resolution.x / resolution.y", "fix the aspect ratio",
        "it should keep its proportions whatever the window size", "no stretching when the window is not square", "use the height as the unit of length",
        "aspect-correct the coordinates", "uv.x *= aspect",
    ),
    rank=OTHER, key=("[aspect|aspect-ratio|aspect correction]", "[corrected|keep|on|yes]"),
)  # fmt: skip


def _transform(draw: Draw, canvas: Canvas, features: set[str]) -> Transform:
    if "turn" in features:
        return draw.pick((tilt, tilt, spinning, spinning, rocking))(draw, canvas)
    if "motion" in features:
        return draw.pick((pulse, pulse, pulse, growing))(draw, canvas)
    if "repeat" in features and draw.chance(0.3):
        return around(draw, canvas)
    return SAME


def _coordinate(sketch: Sketch, moved: Transform) -> str:
    """The figure's coordinate: repeated in cells, or relative to its place, then transformed."""
    draw = sketch.draw
    if "repeat" in sketch.features and not moved.kind:
        kind = draw.pick(("grid", "grid", "row", "column"))
        code, words = repeated(draw, kind)
        sketch.said.append(words)
        sketch.kinds.append(kind)
        return code.format(uv=sketch.uv)
    if moved.kind == "around":
        return moved.code(f"{sketch.uv} - vec2<f32>(0.5)")
    spot = centered(draw) if "simple" in sketch.features else place(draw, sketch.canvas, sketch.measure)
    sketch.said += spot.said
    sketch.kinds.append(spot.kind)
    return moved.code(spot.offset(sketch.uv, sketch.measure, sketch.canvas))
