"""A figure: a shape with its place, look and motion on a background."""

from ..color import BLACK, WHITE, Color, color
from ..describe import Modifier
from ..draw import Draw
from ..number import Number
from ..parameter import parameter
from .canvas import Canvas
from .compose import Picture, picture
from .place import place
from .shape import SHAPES
from .transform import turn

_OVER = (
    "<on> a {bg} <background>", "<on> {bg}", "on a {bg} <background>", "with a {bg} <background>",
    "over a {bg} <background>", "with {bg} behind it", "<background> {bg}", "with {bg} everywhere else", "surrounded by {bg}",
)  # fmt: skip


@picture(structures=60)
def figure(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One shape at its place, maybe turned, in a colour, with hard or soft edges, on a background."""
    spot = place(draw, canvas)
    p = canvas.name("p")
    shape = SHAPES[draw.pick(tuple(SHAPES))](draw, canvas, p)
    turned = turn(draw, canvas, shape.turns)
    canvas.add(f"let {p} = {turned.code(f'{uv} - {_grouped(spot.center)}')};")
    background = BLACK if draw.chance(0.5) else color(draw)
    fill = WHITE if draw.chance(0.3) and background is not WHITE else color(draw, other_than=background)
    thing = shape.thing
    thing.modifiers += [*spot.said, *turned.said]
    if fill is not WHITE or draw.chance(0.6):
        thing.modifiers.append(_colored(fill))
    mask = _mask(draw, canvas, shape.distance, thing.modifiers)
    if background is not BLACK or draw.chance(0.4):
        thing.modifiers.append(_over(background))
    kinds = (shape.kind, spot.kind, turned.kind)
    return Picture(kinds, thing, f"mix({background}, {fill}, {mask})")


def _grouped(center: str) -> str:
    """A center that may be subtracted."""
    return f"({center})" if " " in center and not center.startswith("vec2<f32>(0.5 ") and "+ " in center else center


def _over(background: Color) -> Modifier:
    sentence = ("the <background> is {bg}", "<background>: {bg}", "use {bg} for the <background>", "{bg} <background>")
    return Modifier(after=_OVER, sentence=sentence, slots={"bg": background.text})


def _colored(fill: Color) -> Modifier:
    return Modifier(
        before=("{c}", "{c}", "{c}[-| ]colored"),
        after=("in {c}", "colored {c}", "filled with {c}", "whose color is {c}", "of color {c}", "painted {c}"),
        sentence=(
            "its color is {c}",
            "it should be {c}",
            "color it {c}",
            "use {c} for it",
            "color: {c}",
            "fill it with {c}",
        ),
        slots={"c": fill.text},
    )


def _mask(draw: Draw, canvas: Canvas, distance: str, said: list[Modifier]) -> str:
    """How much of the figure covers a pixel: a hard edge, or a soft one of a width that is said or 0.02."""
    d = canvas.let("d", distance)
    if draw.chance(0.65):
        return f"select(0.0, 1.0, {d} < 0.0)"
    width = Number(0.02)
    if draw.chance(0.5):
        width = draw.number(0.01, 0.2)
        said.append(parameter(draw, "softness", width))
    else:
        said.append(Modifier(before=("<soft>", "soft-edged"), after=("with <soft> edges", "with a <soft> edge")))
    half = Number(round(width.value / 2, 4))
    return f"1.0 - smoothstep(-{half}, {half}, {d})"
