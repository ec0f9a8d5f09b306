"""Patterns around a centre and along waves: rings, rays, spirals, waves and zigzags."""

from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, share
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .pattern import figure_and_ground, repeats, scroll, two_colors


@picture(structures=4, background=True, warps=0.1)
def concentric_rings(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """n periods of ring and gap from the centre to the middle of the edge; the disc in the middle has the figure's colour."""
    number, said = repeats(draw, "rings", 2, 16)
    figure, ground, colors = figure_and_ground(draw)
    inner, moves = scroll(draw, canvas, f"distance({uv}, vec2<f32>(0.5)) * {number * 2}.0", "outwards")
    thing = Thing(
        ("<rings>", "<rings>", "bullseye", "target of rings", "ring pattern"), said + colors + moves, article=False
    )
    color = f"mix({ground}, {figure}, select(0.0, 1.0, fract({inner}) < 0.5))"
    return Picture(("rings", "moving" if moves else "still"), thing, color)


_WEDGES: Templates = (
    "{n} {a} and {n} {b} wedges alternating around the center", "sunburst of {n} {a} and {n} {b} rays", "{n} {a} rays with {n} {b} ones between them", "{a} and {b} pie wedges, {n} of each", "{n} pairs of {a} and {b} rays", "circus tent rays, {n} {a} and {n} {b}",
    "sun ray background with {n} {a} and {n} {b} sectors", "{n} {a}/{b} ray pairs",
)  # fmt: skip


@picture(structures=2.2, background=True, warps=0.1)
def sunburst(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """n rays and n gaps around the centre; the first ray begins at the top and goes clockwise."""
    a, b, colors = two_colors(draw)
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    side = draw.pick(("top", "top", "right", "right")) if draw.chance(0.3) else ""
    angle = f"atan2({p}.y, {p}.x)" if side == "right" else f"atan2({p}.x, -{p}.y)"
    noun: Templates = ("<rays>", "<rays>", "rays from the center", "fan of rays")
    slots: Slots = {}
    if colors and draw.chance(0.5):
        # The colours stand in the noun: "12 red and 12 white wedges".
        number = draw.integer(3, 24)
        noun, slots = _WEDGES, {"a": str(colors[0].slots["a"]), "b": str(colors[0].slots["b"]), "n": count(draw, number)}  # fmt: skip
        said: list[Modifier] = []
        colors = []
    else:
        number, said = repeats(draw, "rays", 3, 24)
    if side:
        where = {"top": "[the top|12 o'clock]", "right": "[3 o'clock|the right|the positive x axis]"}[side]
        after = (f"starting at {where} and going clockwise", f"the first one starting at {where}, then clockwise", f"counted clockwise from {where}")  # fmt: skip
        said.append(Modifier(after=after, sentence=(f"the first one starts at {where}, the others follow clockwise", f"begin at {where} and go clockwise")))  # fmt: skip
    inner, moves = scroll(draw, canvas, f"{angle} / 6.2831855 * {number}.0", "around")
    thing = Thing(noun, said + colors + moves, slots)
    color = f"mix({a}, {b}, select(0.0, 1.0, fract({inner}) < 0.5))"
    return Picture(("rays", "moving" if moves else "still"), thing, color)


_SPIRAL: Templates = (
    "spiral", "swirl", "Archimedean spiral", "spiral pattern", "hypnotic spiral", "spiral with {arms} arm{s}", "{arms}-armed spiral",
    "spiral that has {arms} arm{s}", "vortex of {arms} arm{s}", "whirlpool spiral",
)  # fmt: skip


@picture(structures=2.2, background=True, warps=0.05)
def spiral(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Arms that wind clockwise outwards; each one's turns are counted from the centre to the middle of the edge."""
    arms = draw.pick((1, 1, 2, 3, 4, 5, 6))
    turns, said = repeats(draw, "turns", 2, max(3, 12 // arms))
    bands = turns * arms if said else turns
    figure, ground, colors = figure_and_ground(draw)
    counter = draw.chance(0.3)
    if counter:
        said.append(
            Modifier(
                after=("winding <counterclockwise> outwards", "that winds <counterclockwise>"),
                sentence=("it winds <counterclockwise>",),
            )
        )
    noun = tuple(text for text in _SPIRAL if ("{arms}" in text) == (arms > 1) or arms == 1)
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    angle = f"atan2({p}.y, {p}.x) / 6.2831855" + (f" * {arms}.0" if arms > 1 else "")
    inner, moves = scroll(draw, canvas, f"length({p}) * {bands * 2}.0 {'+' if counter else '-'} {angle}", "outwards")
    thing = Thing(noun, said + colors + moves, {"arms": lambda: count(draw, arms), "s": "s" if arms > 1 else ""})
    kinds = (
        "spiral",
        "one arm" if arms == 1 else "arms",
        "counter" if counter else "clockwise",
        "moving" if moves else "still",
    )
    return Picture(kinds, thing, f"mix({ground}, {figure}, select(0.0, 1.0, fract({inner}) < 0.5))")


_WAVY: Templates = (
    "wavy [lines|stripes]", "wave pattern", "waves", "sine waves", "undulating stripes", "rippling lines", "sine-shaped stripes", "wavy bands",
    "stripes bent by a sine",
)  # fmt: skip


@picture(structures=2.2, background=True, warps=0.1)
def wavy_stripes(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Stripes displaced by a sine of the other coordinate: n stripes, amplitude and number of waves said or 0.05 and 3."""
    upright = draw.chance(0.3)
    along, across = ("y", "x") if upright else ("x", "y")
    number, said = repeats(draw, "stripes", 3, 20)
    amplitude, bends = Number(0.05), 3
    if draw.chance(0.7):
        amplitude, bends = draw.number(0.01, 0.15), draw.integer(1, 10)
        slots: Slots = {"a": lambda: share(draw, amplitude.value), "k": lambda: count(draw, bends)}
        after = ("with amplitude {a} and {k} waves", "bent by {k} waves of amplitude {a}", "with {k} periods of a sine of amplitude {a}", "waving {k} times with amplitude {a}",
                 "(amplitude {a}, {k} periods)", "displaced by {a} * sin({k} periods)")  # fmt: skip
        said.append(
            Modifier(
                after=after,
                sentence=("the waves have amplitude {a} and {k} periods", "amplitude {a}, {k} waves"),
                slots=slots,
            )
        )
    said.append(Modifier(before=("vertical", "upright") if upright else ("horizontal",)))
    figure, ground, colors = figure_and_ground(draw)
    phase = f"({uv}.{across} + {amplitude} * sin({Number(round(6.2831855 * bends, 4))} * {uv}.{along})) * {number}.0"
    inner, moves = scroll(draw, canvas, phase, "vertical" if upright else "horizontal")
    thing = Thing(_WAVY, said + colors + moves, article=False)
    kinds = ("waves", across, "moving" if moves else "still")
    return Picture(kinds, thing, f"mix({ground}, {figure}, select(0.0, 1.0, fract({inner}) < 0.5))")


@picture(structures=1.4, background=True, warps=0.15)
def zigzag(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Stripes displaced by a triangle wave: n stripes, teeth said or 8, height of the teeth one stripe and its gap."""
    number, said = repeats(draw, "stripes", 3, 16)
    teeth = 8
    if draw.chance(0.6):
        teeth = draw.integer(2, 16)
        after = (
            "with {k} teeth [each|per row]",
            "bending {k} times across",
            "with {k} peaks per line",
            "having {k} zigs across the <screen>",
        )
        said.append(
            Modifier(
                after=after,
                sentence=("each line has {k} peaks", "{k} teeth per line"),
                slots={"k": lambda: count(draw, teeth)},
            )
        )
    figure, ground, colors = figure_and_ground(draw)
    v = canvas.let("v", f"{uv}.y * {number}.0 + abs(fract({uv}.x * {teeth}.0) - 0.5) * 2.0")
    thing = Thing(("<zigzag>", "<zigzag>", "zigzag stripes", "zigzag lines"), said + colors)
    return Picture(("zigzag",), thing, f"mix({ground}, {figure}, select(0.0, 1.0, fract({v}) < 0.5))")
