"""A figure: a shape with its place, look and motion on a background."""

from ..color import BLACK, WHITE, Color, color
from ..describe import OTHER, PLACE, REST, Modifier, describe
from ..draw import Draw
from ..number import Number
from .canvas import Canvas
from .combine import combined
from .compose import BACKGROUNDS, Picture, picture
from .edge import HARD, Edge, edge, hard_edge, shadow
from .measure import Measure
from .paint import colored, paint, visibility
from .place import centered, place
from .shape import Shape, any_shape
from .transform import SAME, Transform, around, growing, pulse, repeated, rocking, spinning, tilt

_OVER = (
    "<on> a {bg} <background>", "<on> {bg}", "on a {bg} <background>", "with a {bg} <background>", "on {bg}", "against {bg}",
    "over a {bg} <background>", "with {bg} behind it", "with {bg} everywhere else", "surrounded by {bg}", "and {bg} everywhere else",
    "on a plain {bg} <background>", "in front of {bg}", "where the rest is {bg}",
)  # fmt: skip
_OVER_SENTENCE = (
    "the <background> is {bg}", "<background>: {bg}", "use {bg} for the <background>", "{bg} <background>", "everything else is {bg}",
    "outside it is {bg}", "the rest stays {bg}", "fill the rest with {bg}", "make the <background> {bg}", "bg = {bg}", "put it on {bg}",
)  # fmt: skip


def over(background: Color) -> Modifier:
    """The words for a background of one colour."""
    return Modifier(
        after=_OVER,
        sentence=_OVER_SENTENCE,
        slots={"bg": background.text},
        rank=REST,
        key=("[background|bg|background-color|backdrop]", "{bg}"),
    )


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
    """None in two of five figures, up to three in the others."""
    wanted = draw.random.choices((0, 1, 2, 3), (42, 34, 18, 6))[0]
    chosen: set[str] = set()
    for _ in range(wanted):
        name = draw.random.choices(tuple(_FEATURES), tuple(_FEATURES.values()))[0]
        if not any(name in group and chosen & (group - {name}) for group in _APART):
            chosen.add(name)
    return chosen


@picture(structures=4000)
def figure(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One shape at its place, turned, moved, repeated, outlined, filled and lit in many ways, on a background."""
    features = _features(draw)
    p = canvas.name("p")
    said: list[Modifier] = []
    kinds: list[str] = []
    measure = _measure(draw, features, said)
    moved = _transform(draw, canvas, features, measure)
    if moved.kind == "around":
        measure = Measure("uv", free=False, most=0.12)
    coordinate, cells = _coordinate(draw, canvas, uv, features, measure, said, moved, kinds)
    line = ""
    if "combine" in features:
        shape, line = combined(draw, canvas, p, measure)
    else:
        shape = any_shape(draw, canvas, p, measure, turned="turn" in features and "paint" not in features)
    canvas.add(f"let {p} = {moved.code(coordinate) if not cells else coordinate};")
    kinds += [shape.kind, measure.unit, moved.kind]
    shape.thing.modifiers += [*said, *moved.said]
    code = _layers(draw, canvas, features, measure, shape, (uv, p, line), kinds)
    return Picture(tuple(kind for kind in kinds if kind), shape.thing, code)


def _measure(draw: Draw, features: set[str], said: list[Modifier]) -> Measure:
    if "repeat" in features:
        return Measure("cell")
    if "unit" not in features:
        return Measure()
    if draw.chance(0.45):
        return Measure("pixels")
    said.append(_ROUND)
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


def _transform(draw: Draw, canvas: Canvas, features: set[str], measure: Measure) -> Transform:
    if "turn" in features:
        return draw.pick((tilt, tilt, spinning, spinning, rocking))(draw, canvas)
    if "motion" in features:
        return draw.pick((pulse, pulse, pulse, growing))(draw, canvas)
    if "repeat" in features and draw.chance(0.3):
        return around(draw, canvas)
    return SAME


def _coordinate(
    draw: Draw,
    canvas: Canvas,
    uv: str,
    features: set[str],
    measure: Measure,
    said: list[Modifier],
    moved: Transform,
    kinds: list[str],
) -> tuple[str, bool]:
    """The figure's coordinate before its transform, and whether it is that of a cell."""
    if "repeat" in features and not moved.kind:
        kind = draw.pick(("grid", "grid", "row", "column"))
        code, words = repeated(draw, kind)
        said.append(words)
        kinds.append(kind)
        return code.format(uv=uv), True
    spot = centered(draw) if moved.kind == "around" else place(draw, canvas, measure)
    if moved.kind == "around":
        spot.said.clear()
    said.extend(spot.said)
    kinds.append(spot.kind)
    return spot.offset(uv, measure, canvas), False


def _layers(
    draw: Draw,
    canvas: Canvas,
    features: set[str],
    measure: Measure,
    shape: Shape,
    names: tuple[str, str, str],
    kinds: list[str],
) -> str:
    """The colour of a pixel, from the background up to the border; says what it draws in the shape's thing."""
    uv, p, line = names
    said = shape.thing.modifiers
    behind, back = _ground(draw, canvas, uv, features, said, kinds)
    lighting = edge(draw, measure, shape.exact) if "edge" in features else hard_edge(draw)
    kinds.append(lighting.kind)
    said += lighting.said
    if "shadow" in features:
        back = _shadowed(draw, canvas, measure, shape, (p, line, back), kinds)
        distance = f"sd_figure({p})"
    else:
        if line:
            canvas.add(line)
        distance = shape.distance
    d = canvas.let(
        "d",
        lighting.distance.format(
            f"({distance})" if lighting.distance != "{}" and "abs" not in lighting.distance else distance
        ),
    )
    fill = _fill(draw, canvas, features, (p, behind), shape, kinds)
    mask = _mask(draw, canvas, features, lighting, d, said, kinds)
    shown = f"mix({back}, {fill}, {mask})"
    if "border" in features:
        shown = _bordered(draw, measure, (shown, d), (behind, fill), said, kinds)
    return shown


def _ground(
    draw: Draw, canvas: Canvas, uv: str, features: set[str], said: list[Modifier], kinds: list[str]
) -> tuple[Color, str]:
    """A colour to stand out from, and the background as WGSL."""
    if "ground" in features and BACKGROUNDS:
        drawn = draw.pick(tuple(BACKGROUNDS.values()))(draw, canvas, uv)
        what, sentences = describe(draw, drawn.thing, apart=False)
        said.append(
            Modifier(
                after=("<on> {what}", "on {what}", "with {what} behind it", "over {what}", "in front of {what}"),
                sentence=("the <background> is {what}", "behind it there is {what}", "<background>: {what}"),
                slots={"what": what},
                rank=REST,
            )
        )
        said.extend(
            Modifier(sentence=(text.replace("{", "").replace("[", "").replace("<", ""),), rank=REST)
            for text in sentences
        )
        kinds.extend(drawn.kinds)
        return BLACK, canvas.let("back", drawn.color)
    background = (
        BLACK
        if draw.chance(0.45) and "shadow" not in features
        else color(draw, other_than=BLACK if "shadow" in features else None)
    )
    if background is not BLACK or draw.chance(0.3):
        said.append(over(background))
    return background, background.code


def _shadowed(
    draw: Draw, canvas: Canvas, measure: Measure, shape: Shape, names: tuple[str, str, str], kinds: list[str]
) -> str:
    p, line, back = names
    offset, strength, words = shadow(draw, measure)
    shape.thing.modifiers.append(words)
    canvas.helper("sd_figure", f"fn sd_figure({p}: vec2<f32>) -> f32 {{\n{line}\nreturn {shape.distance};\n}}")
    kinds.append("shadow")
    mask = f"select(0.0, {strength}, sd_figure({p} - {offset}) < 0.0)"
    return canvas.let("ground", f"mix({back}, vec3<f32>(0.0), {mask})")


def _fill(
    draw: Draw, canvas: Canvas, features: set[str], names: tuple[str, Color], shape: Shape, kinds: list[str]
) -> str:
    p, behind = names
    said = shape.thing.modifiers
    if "paint" in features:
        filled = paint(draw, canvas, p, shape.reach, behind)
        said += filled.said
        kinds.append(filled.kind)
        return canvas.let("fill", filled.code)
    fill = WHITE if draw.chance(0.3) and sum(behind.rgb) < 2.5 else color(draw, other_than=behind)
    if fill is not WHITE or draw.chance(0.4):
        said.append(colored(fill))
    return fill.code


def _mask(
    draw: Draw, canvas: Canvas, features: set[str], lighting: Edge, d: str, said: list[Modifier], kinds: list[str]
) -> str:
    mask = lighting.mask.format(d)
    if "seen" not in features:
        return mask
    kind, factor, words = visibility(draw, canvas)
    said.append(words)
    kinds.append(kind)
    if lighting is HARD or lighting.mask == HARD.mask:
        return f"select(0.0, {factor}, {d} < 0.0)"
    return f"({mask}) * {factor}"


def _bordered(
    draw: Draw,
    measure: Measure,
    names: tuple[str, str],
    behind: tuple[Color, str],
    said: list[Modifier],
    kinds: list[str],
) -> str:
    """A line of another colour on the edge, 0.02 thick or as said."""
    shown, d = names
    line = color(draw, other_than=behind[0])
    while line.code == behind[1]:
        line = color(draw, other_than=behind[0])
    width = Number(0.02) if measure.unit != "pixels" and draw.chance(0.5) else measure.number(draw, 0.01, 0.06)
    bare = measure.unit != "pixels" and width.value == 0.02
    thick = (
        ""
        if bare
        else draw.phrase(
            (" of {n}", " {n} thick", " of thickness {n}", " {n} wide", " ({n})"), {"n": measure.say(draw, width.value)}
        )
    )
    words = Modifier(
        after=("with a {c} [border|outline|stroke|edge|rim]{thick}", "outlined in {c}{of}", "bordered in {c}{of}", "with a border in {c}{of}", "with {c} edges{of}", "that has a {c} [border|outline]{thick}")
        if bare
        else ("with a {c} [border|outline|stroke|rim]{thick}", "that has a {c} [border|outline]{thick}", "framed by a {c} line{thick}"),
        sentence=("it has a {c} border{thick}", "add a {c} outline{thick}", "give it a {c} border{thick}", "its edge is traced by a {c} line{thick}", "its border is {c}" if bare else "put a {c} stroke{thick} around it"),
        slots={"c": line.text, "thick": thick, "of": thick}, rank=PLACE - 1, key=("[border|stroke|outline]", "{c}" if bare else "{c}{thick}"),
    )  # fmt: skip
    said.append(words)
    kinds.append("border")
    return f"mix({shown}, {line}, select(0.0, 1.0, abs({d}) - 0.5 * {width} < 0.0))"
