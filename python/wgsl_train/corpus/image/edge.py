"""The edge of a figure: hard, soft, outlined, glowing; what a distance becomes as coverage in 0..1."""

from dataclasses import dataclass, field

from ..describe import LOOK, Modifier
from ..draw import Draw
from ..number import Number
from .measure import Measure


@dataclass(frozen=True, slots=True)
class Edge:
    """`distance` wraps a distance, `mask` turns the name of a distance into coverage; both with `{}`."""

    kind: str
    distance: str = "{}"
    mask: str = "select(0.0, 1.0, {} < 0.0)"
    said: list[Modifier] = field(default_factory=list)


HARD = Edge("")


def hard_edge(draw: Draw) -> Edge:
    """The usual edge, now and then with a word."""
    if draw.chance(0.93):
        return HARD
    said = Modifier(
        before=("crisp", "sharp", "hard-edged", "sharp-edged", "clean"),
        after=("with [hard|crisp|sharp] edges", "with a [hard|sharp|crisp] edge", "without any blur"),
        sentence=("its edges are hard", "no smoothing at the edge", "use step for the edge", "no anti-aliasing"),
        rank=LOOK, key=("edge", "[hard|sharp]"),
    )  # fmt: skip
    return Edge("", said=[said])


def soft_edge(draw: Draw, measure: Measure) -> Edge:
    """A smoothstep centred on the edge, 0.02 wide or as said."""
    width = Number(0.02)
    if measure.unit == "pixels" or draw.chance(0.5):
        width = measure.number(draw, 0.01, 0.2)
        said = measure.said(draw, "softness", width)
    else:
        said = Modifier(
            before=("<soft>", "soft-edged", "<soft>", "smooth-edged"),
            after=("with <soft> edges", "with a <soft> edge", "with smooth anti-aliased edges", "with a smoothstep edge", "with a gentle edge"),
            sentence=("its edge is <soft>", "soften its edges", "use smoothstep for the edge", "anti-alias it", "blur the edge a little"),
            rank=LOOK, key=("edge", "[soft|smooth|blurred]"),
        )  # fmt: skip
    return Edge("soft", mask=f"1.0 - smoothstep(-0.5, 0.5, {{}} / {width})", said=[said])


def outline(draw: Draw, measure: Measure) -> Edge:
    """Only the line around the figure, centred on its edge; 0.02 thick or as said."""
    width = Number(0.02)
    bare = measure.unit != "pixels" and draw.chance(0.4)
    if not bare:
        width = measure.number(draw, 0.01, 0.08)
    slots = {"n": lambda: measure.say(draw, width.value)}
    said = Modifier(
        before=("outlined", "hollow", "stroked", "unfilled", "line-art") if bare else (),
        after=(
            "drawn as an outline", "as an outline only", "in outline", "drawn with a stroke only", "without fill, just the contour", "as a wireframe", "as line art",
        )
        if bare
        else (
            "drawn as an outline {n} thick", "as an outline of thickness {n}", "outlined with a line {n} wide", "stroked with width {n}, no fill",
            "in outline, {n} thick", "hollow, with a line {n} wide", "as a {n} thick contour", "with no fill and a stroke of {n}",
        ),
        sentence=("only its outline is drawn", "don't fill it, just draw the outline", "fill: none, just the stroke", "show only its contour", "outline only")
        if bare
        else (
            "only its outline is drawn, {n} thick", "don't fill it, stroke it {n} wide", "fill: none; stroke-width: {n}", "draw just the contour with thickness {n}",
            "use abs(d) to get an outline {n} thick",
        ),
        slots=slots, rank=LOOK, key=("style", "outline") if bare else ("[outline|stroke]", "{n}"),
    )  # fmt: skip
    return Edge("outline", distance=f"abs({{}}) - 0.5 * {width}", said=[said])


def double_outline(draw: Draw, measure: Measure) -> Edge:
    """Two lines, inside and outside the edge at a distance."""
    gap, width = measure.number(draw, 0.03, 0.06), measure.number(draw, 0.01, 0.03)
    slots = {"g": lambda: measure.say(draw, gap.value), "n": lambda: measure.say(draw, width.value)}
    said = Modifier(
        after=(
            "drawn as a double outline {n} thick, each line {g} from the edge", "with a double contour, {n} thick lines {g} away from its edge",
            "as two parallel outlines, {g} inside and outside the edge, each {n} thick", "onioned twice: lines {n} thick at {g} on both sides of the edge",
        ),
        sentence=("draw it as two outlines, {g} inside and outside its edge, {n} thick", "it is a double outline: lines {n} thick, {g} from the edge"),
        slots=slots, rank=LOOK,
    )  # fmt: skip
    return Edge("double outline", distance=f"abs(abs({{}}) - {gap}) - 0.5 * {width}", said=[said])


def rounded(draw: Draw, measure: Measure) -> Edge:
    """Grown outwards by a radius, which rounds its corners."""
    radius = measure.number(draw, 0.02, 0.1)
    said = Modifier(
        after=(
            "grown outwards by {n}", "expanded by {n} with rounded corners", "inflated by {n}", "fattened by {n}", "with {n} subtracted from its distance",
            "offset outward by {n}", "dilated by {n}",
        ),
        sentence=("grow it by {n} all around", "subtract {n} from its distance", "expand it by {n}, which rounds it", "inflate it by {n}"),
        slots={"n": lambda: measure.say(draw, radius.value)}, rank=LOOK,
    )  # fmt: skip
    return Edge("rounded", distance=f"{{}} - {radius}", said=[said])


def glow(draw: Draw, measure: Measure) -> Edge:
    """Light that falls off outside: exponentially, at rate 10 or as said; or as strength over distance, if said."""
    if draw.chance(0.35):
        strength = draw.number(0.005, 0.06, 0.005)
        said = Modifier(
            after=(
                "with a glow of {n} / distance", "glowing with {n} / d", "with a {n} / distance falloff", "with an inverse distance glow of strength {n}",
                "whose glow falls off as {n} over the distance", "with glow = {n} / d outside", "with neon glow ({n} / distance)",
            ),
            sentence=(
                "its glow is {n} / distance", "it glows with {n} divided by the distance", "use {n} / d as the glow", "the light falls off like {n} / d, at most 1",
                "glow: {n} / distance",
            ),
            slots={"n": f"{strength.value:g}"}, rank=LOOK, key=("glow", "{n} / [distance|d|dist]"),
        )  # fmt: skip
        return Edge("inverse glow", mask=f"min({strength} / max({{}}, 0.0001), 1.0)", said=[said])
    if draw.chance(0.55):
        said = Modifier(
            before=("<glowing>", "<glowing>", "softly <glowing>", "glowing neon"),
            after=("with a [soft |]glow", "with a glow around it", "surrounded by a [soft |]glow", "with a halo[ around it|]", "that glows", "with an aura", "giving off light"),
            sentence=("it glows", "give it a glow", "add a [soft |]glow around it", "let it shine into the dark", "it has a halo", "put a glow around it"),
            rank=LOOK, key=("glow", "[yes|on|true]"),
        )  # fmt: skip
        return Edge("glow", mask="exp(-10.0 * max({}, 0.0))", said=[said])
    rate = draw.number(2, 40, 1)
    said = Modifier(
        after=(
            "with a glow of exp(-{n} * d)", "with an exponential glow of rate {n}", "glowing with exp(-{n} * distance)", "with a glow falling off exponentially with rate {n}",
            "with exponential falloff {n} outside", "whose glow decays as exp(-{n}d)",
        ),
        sentence=("its glow is exp(-{n} * distance)", "the glow decays exponentially with rate {n}", "use exp(-{n} * max(d, 0)) for the glow", "glow falloff: exp(-{n} d)"),
        slots={"n": f"{rate.value:g}"}, rank=LOOK, key=("glow", "exp(-{n} * d)"),
    )  # fmt: skip
    return Edge("glow", mask=f"exp(-{rate} * max({{}}, 0.0))", said=[said])


def edge(draw: Draw, measure: Measure, exact: bool) -> Edge:
    """An edge other than the hard one."""
    kinds = [soft_edge, soft_edge, outline, outline]
    if exact:
        kinds += [rounded, double_outline]
        if measure.unit in ("uv", "height"):
            kinds += [glow, glow, glow]
    return draw.pick(kinds)(draw, measure)


def shadow(draw: Draw, measure: Measure) -> tuple[str, str, Modifier]:
    """A hard drop shadow: its offset and darkness, and the words. 0.03 down and right, black at 50 %, unless said."""
    right = down = Number(0.03)
    strength = Number(0.5)
    where = ""
    if measure.unit == "pixels" or draw.chance(0.6):
        right, down = measure.number(draw, 0.02, 0.1), measure.number(draw, 0.02, 0.1)
        slots = {"x": lambda: measure.say(draw, right.value), "y": lambda: measure.say(draw, down.value)}
        where = draw.phrase(
            (" {x} to the right and {y} down", " offset by {x} right and {y} down", " shifted by ({x}, {y})", " with offset ({x}, {y})", " {x} right and {y} below it"), slots
        )  # fmt: skip
    how = ""
    if draw.chance(0.35):
        strength = draw.number(0.2, 0.9, 0.1)
        how = draw.pick(("{}% ", "{} percent ")).format(f"{strength.value * 100:g}")
        how += draw.pick(("opaque ", "dark ", "strong "))
    said = Modifier(
        after=(
            "with a {how}drop shadow{where}", "with a {how}hard shadow{where}", "casting a {how}shadow{where}", "with a {how}shadow{where}", "that casts a {how}hard drop shadow{where}",
            "and its {how}shadow{where}",
        ),
        sentence=(
            "it casts a {how}shadow{where}", "add a {how}drop shadow{where}", "give it a {how}box-shadow{where}", "there is a {how}hard shadow{where}", "put a {how}shadow under it{where}",
        ),
        slots={"where": where, "how": how}, rank=LOOK, key=("[shadow|box-shadow|drop-shadow]", "{how}shadow{where}"),
    )  # fmt: skip
    return f"vec2<f32>({right}, {down})", str(strength), said
