"""The layers of a figure's picture: background, shadow, fill, coverage, border; and the words for each."""

from dataclasses import dataclass, field

from ..color import BLACK, WHITE, Color, color
from ..describe import PLACE, REST, Modifier, Templates, describe
from ..draw import Draw
from ..number import Number
from .canvas import Canvas
from .compose import BACKGROUNDS
from .edge import HARD, Edge, edge, hard_edge, shadow
from .measure import Measure
from .paint import colored, paint, visibility
from .shape import Shape

_OVER = (
    "<on> a {bg} <background>", "<on> {bg}", "on a {bg} <background>", "with a {bg} <background>", "on {bg}", "against {bg}", "on {bg}", "<on> {bg}",
    "over a {bg} <background>", "with {bg} behind it", "with {bg} everywhere else", "surrounded by {bg}", "and {bg} everywhere else",
    "on a plain {bg} <background>", "in front of {bg}", "where the rest is {bg}", "with {bg} around it", "with {bg} as the <background>",
)  # fmt: skip
_OVER_SENTENCE = (
    "the <background> is {bg}", "<background>: {bg}", "use {bg} for the <background>", "{bg} <background>", "everything else is {bg}",
    "outside it is {bg}", "the rest stays {bg}", "fill the rest with {bg}", "make the <background> {bg}", "bg = {bg}", "put it on {bg}",
    "the surroundings are {bg}", "the rest of the <screen> is {bg}", "behind it everything is {bg}", "set the <background> to {bg}",
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


# Nouns for what is only outlined: nobody says "hollow filled circle".
_UNFILLED = {
    "<circle>": "[circle|round shape|disc]",
    "<square>": "[square|box|square shape]",
    "<rectangle>": "[rectangle|rect|oblong]",
}


@dataclass(slots=True)
class Sketch:
    """A figure in the making. `p` is the name of its coordinate; `said` and `kinds` grow as it is drawn."""

    draw: Draw
    canvas: Canvas
    uv: str
    p: str
    features: set[str]
    measure: Measure = field(default_factory=Measure)
    said: list[Modifier] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)


def layers(sketch: Sketch, shape: Shape, line: str) -> str:
    """The colour of a pixel as WGSL. `line` is a statement that the shape's distance needs before it, or empty."""
    draw, canvas = sketch.draw, sketch.canvas
    behind, back = _ground(sketch)
    lighting = edge(draw, sketch.measure, shape.exact) if "edge" in sketch.features else hard_edge(draw)
    sketch.kinds.append(lighting.kind)
    sketch.said += lighting.said
    if "outline" in lighting.kind:
        shape.thing.noun = tuple(_UNFILLED.get(form, form) for form in shape.thing.noun)
    distance = shape.distance
    if "shadow" in sketch.features:
        back = _shadowed(sketch, shape, line, back)
        distance = f"sd_figure({sketch.p})"
    elif line:
        canvas.add(line)
    d = canvas.let("d", lighting.distance.format(distance))
    fill = _fill(sketch, shape, behind)
    shown = f"mix({back}, {fill}, {_mask(sketch, lighting, d)})"
    if "border" in sketch.features:
        shown = _bordered(sketch, shown, d, (behind.code, fill))
    return shown


def _ground(sketch: Sketch) -> tuple[Color, str]:
    """A colour to stand out from, and the background as WGSL."""
    draw, said = sketch.draw, sketch.said
    if "ground" in sketch.features and BACKGROUNDS:
        drawn = draw.pick(tuple(BACKGROUNDS.values()))(draw, sketch.canvas, sketch.uv)
        what, sentences = describe(draw, drawn.thing, apart=False)
        said.append(
            Modifier(
                after=("<on> {what}", "on {what}", "with {what} behind it", "over {what}", "in front of {what}"),
                sentence=("the <background> is {what}", "behind it there is {what}", "<background>: {what}", "put it on {what}"),
                slots={"what": what}, rank=REST,
            )
        )  # fmt: skip
        said.extend(Modifier(sentence=("{text}",), slots={"text": text}, rank=REST) for text in sentences)
        sketch.kinds.extend(drawn.kinds)
        return BLACK, sketch.canvas.let("back", drawn.color)
    shadowed, simple = "shadow" in sketch.features, "simple" in sketch.features
    background = (
        BLACK
        if draw.chance(0.7 if simple else 0.45) and not shadowed
        else color(draw, other_than=BLACK if shadowed else None)
    )
    if background is not BLACK or draw.chance(0.1 if simple else 0.3):
        said.append(over(background))
    return background, background.code


def _shadowed(sketch: Sketch, shape: Shape, line: str, back: str) -> str:
    """The background with the shadow on it; the distance becomes a function, for it is asked twice."""
    p = sketch.p
    offset, strength, words = shadow(sketch.draw, sketch.measure)
    sketch.said.append(words)
    sketch.kinds.append("shadow")
    body = f"{line}\nreturn {shape.distance};"
    sketch.canvas.helper("sd_figure", f"fn sd_figure({p}: vec2<f32>) -> f32 {{\n{body}\n}}")
    mask = f"select(0.0, {strength}, sd_figure({p} - {offset}) < 0.0)"
    return sketch.canvas.let("ground", f"mix({back}, vec3<f32>(0.0), {mask})")


def _fill(sketch: Sketch, shape: Shape, behind: Color) -> str:
    draw = sketch.draw
    if "paint" in sketch.features:
        filled = paint(draw, sketch.canvas, sketch.p, shape.reach, behind, sketch.measure.unit)
        sketch.said += filled.said
        sketch.kinds.append(filled.kind)
        return sketch.canvas.let("fill", filled.code)
    fill = WHITE if draw.chance(0.3) and sum(behind.rgb) < 2.5 else color(draw, other_than=behind)
    if fill is not WHITE or draw.chance(0.4):
        sketch.said.append(colored(fill))
    return fill.code


def _mask(sketch: Sketch, lighting: Edge, d: str) -> str:
    mask = lighting.mask.format(d)
    if "seen" not in sketch.features:
        return mask
    kind, factor, words = visibility(sketch.draw, sketch.canvas)
    sketch.said.append(words)
    sketch.kinds.append(kind)
    return f"select(0.0, {factor}, {d} < 0.0)" if lighting.mask == HARD.mask else f"({mask}) * {factor}"


def _bordered(sketch: Sketch, shown: str, d: str, beside: tuple[str, str]) -> str:
    """A line of another colour on the edge, 0.02 thick or as said."""
    draw, measure = sketch.draw, sketch.measure
    line = color(draw)
    while line.code in beside:
        line = color(draw)
    bare = measure.unit != "pixels" and draw.chance(0.5)
    width = Number(0.02) if bare else measure.number(draw, 0.01, 0.06)
    forms = (" of {n}", " {n} thick", " of thickness {n}", " {n} wide", " ({n})")
    thick = "" if bare else draw.phrase(forms, {"n": measure.say(draw, width.value)})
    sketch.said.append(_border_words(line, thick))
    sketch.kinds.append("border")
    return f"mix({shown}, {line}, select(0.0, 1.0, abs({d}) - 0.5 * {width} < 0.0))"


def _border_words(line: Color, thick: str) -> Modifier:
    after: Templates = (
        "with a {c} [border|outline|stroke|rim]{thick}", "that has a {c} [border|outline]{thick}", "framed by a {c} line{thick}", "with a {c} edge line{thick}",
        "surrounded by a {c} border{thick}",
    )  # fmt: skip
    if not thick:
        after = (*after, "outlined in {c}", "bordered in {c}", "with a border in {c}", "with {c} edges")
    sentence = (
        "it has a {c} border{thick}", "add a {c} outline{thick}", "give it a {c} border{thick}", "its edge is traced by a {c} line{thick}", "put a {c} stroke{thick} around it",
    )  # fmt: skip
    slots = {"c": line.text, "thick": thick}
    return Modifier(
        after=after, sentence=sentence, slots=slots, rank=PLACE - 1, key=("[border|stroke|outline]", "{c}{thick}")
    )
