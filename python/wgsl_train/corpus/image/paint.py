"""What fills a figure: gradients, halves, stripes, checkers, colours that change; and how much of it is seen."""

from dataclasses import dataclass

from ..color import Color, color
from ..describe import COLOR, LOOK, MOTION, Modifier
from ..draw import Draw
from ..number import Number, count, share
from ..rhythm import Rhythm, rhythm
from .canvas import Canvas


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as WGSL, and its words."""

    kind: str
    code: str
    said: list[Modifier]


# What somebody says first and takes back.
_TAKEN_BACK = ("red", "blue", "white", "green", "yellow", "pink", "black", "orange", "purple", "gray")


def colored(fill: Color) -> Modifier:
    """The words for one colour."""
    others = [name for name in _TAKEN_BACK if name not in fill.text]
    return Modifier(
        before=("{c}", "{c}", "{c}", "{c}[-| ]colored"),
        after=("in {c}", "colored {c}", "filled with {c}", "whose color is {c}", "of color {c}", "painted {c}", "with a {c} fill", "filled in {c}"),
        sentence=(
            "its color is {c}", "it should be {c}", "color it {c}", "use {c} for it", "color: {c}", "fill it with {c}", "fill: {c}", "paint it {c}",
            "make it {c}", "it is {c}", "color: {c}", "[not {other} but {c}|in {c}, not {other}]", "make it {other}, [no wait|no|sorry|hmm no], {c}", "I said {other} but I want it {c}", "use {c} [instead of|and not] {other}", "{c} of course", "give it the color {c}",
        ),
        slots={"c": fill.text, "other": others[len(fill.code) % len(others)]}, rank=COLOR, key=("[color|fill|colour]", "{c}"),
    )  # fmt: skip


def _two(a: Color, b: Color) -> dict[str, str]:
    return {"a": a.text, "b": b.text}


_ACROSS = {
    "right": (
        "0.5 + 0.5 * {p}.x / {x}",
        "[from left to right|left to right|horizontally from left to right]",
        "on the left",
        "on the right",
    ),
    "down": (
        "0.5 + 0.5 * {p}.y / {y}",
        "[from top to bottom|top to bottom|downwards|vertically from top to bottom]",
        "at the top",
        "at the bottom",
    ),
}


def gradient(draw: Draw, p: str, reach: tuple[str, str], a: Color, b: Color) -> Paint:
    """A linear gradient over the width or height of the figure."""
    way = draw.pick(tuple(_ACROSS))
    along, words, first, last = _ACROSS[way]
    said = Modifier(
        after=(
            f"filled with a gradient from {{a}} to {{b}} {words}", f"filled with a linear gradient, {{a}} {first} and {{b}} {last}", f"fading from {{a}} {first} to {{b}} {last}",
            f"with a fill that goes from {{a}} to {{b}} {words}", f"whose color runs from {{a}} {first} to {{b}} {last}", f"shaded from {{a}} to {{b}} {words}",
            f"with a {{a}} to {{b}} gradient inside, {words}", f"blending {{a}} into {{b}} {words}",
        ),
        sentence=(
            f"it is filled with a gradient from {{a}} to {{b}} {words}", f"inside, {{a}} {first} turns into {{b}} {last}", f"its color goes from {{a}} {first} to {{b}} {last}",
            f"fill: linear-gradient {{a}} to {{b}} {words}", f"fill it with a linear gradient {words} from {{a}} to {{b}}",
        ),
        slots=_two(a, b), rank=COLOR,
    )  # fmt: skip
    amount = along.format(p=p, x=reach[0], y=reach[1])
    return Paint(f"gradient {way}", f"mix({a}, {b}, clamp({amount}, 0.0, 1.0))", [said])


def radial(draw: Draw, p: str, reach: tuple[str, str], a: Color, b: Color) -> Paint:
    """From the centre of the figure to half its width."""
    said = Modifier(
        after=(
            "filled with a radial gradient from {a} to {b}", "{a} in the center fading to {b} at the edge", "with a radial fill from {a} inside to {b} outside",
            "shaded radially from {a} to {b}", "with a {a} core that fades to {b} at the rim", "filled with a radial-gradient({a}, {b})",
            "whose color goes from {a} in its center to {b} at its border",
        ),
        sentence=(
            "it is {a} in its center and fades to {b} at its edge", "fill: radial-gradient({a}, {b})", "fill it with a radial gradient, {a} inside and {b} outside",
            "its color blends from {a} at the center to {b} at the rim",
        ),
        slots=_two(a, b), rank=COLOR,
    )  # fmt: skip
    return Paint("radial", f"mix({a}, {b}, clamp(length({p}) / {reach[0]}, 0.0, 1.0))", [said])


def halves(draw: Draw, p: str, reach: tuple[str, str], a: Color, b: Color) -> Paint:
    """Two colours, divided at the centre."""
    axis, first, last, way = draw.pick((("x", "left", "right", "vertically"), ("y", "top", "bottom", "horizontally")))
    said = Modifier(
        after=(
            f"whose {first} half is {{a}} and {last} half is {{b}}", f"with a {{a}} {first} half and a {{b}} {last} half", f"half {{a}} ({first}), half {{b}} ({last})",
            f"split {way} into {{a}} ({first}) and {{b}} ({last})", f"two-tone: {{a}} {first}, {{b}} {last}", f"that is {{a}} in its {first} half and {{b}} in its {last} half",
        ),
        sentence=(
            f"its {first} half is {{a}} and its {last} half {{b}}", f"the {first} half is {{a}}, the {last} half {{b}}", f"color the {first} half {{a}} and the {last} half {{b}}",
        ),
        slots=_two(a, b), rank=COLOR,
    )  # fmt: skip
    return Paint(f"halves {axis}", f"select({b}, {a}, {p}.{axis} < 0.0)", [said])


def striped(draw: Draw, p: str, reach: tuple[str, str], a: Color, b: Color) -> Paint:
    """Stripes of equal width, `n` pairs over the width or height of the figure, the first colour first."""
    axis, side, kind = draw.pick((("x", 0, "vertical"), ("y", 1, "horizontal")))
    n = draw.integer(2, 8)
    across = "width" if axis == "x" else "height"
    said = Modifier(
        after=(
            f"filled with {{n}} pairs of {kind} stripes in {{a}} and {{b}}", f"with {kind} {{a}} and {{b}} stripes, {{n}} pairs over its {across}",
            f"striped {{a}} and {{b}}, {{n}} {kind} pairs across", f"covered with {{n}} {kind} {{a}}/{{b}} stripe pairs", f"with {{n}} {{a}} and {{n}} {{b}} {kind} stripes inside, alternating",
        ),
        sentence=(
            f"it is filled with {{n}} pairs of {kind} stripes, {{a}} and {{b}}", f"its fill: {kind} {{a}} and {{b}} stripes, {{n}} of each", f"{kind} stripes in {{a}} and {{b}} fill it, {{n}} pairs over its {across}",
        ),
        slots={**_two(a, b), "n": lambda: count(draw, n)}, rank=COLOR,
    )  # fmt: skip
    phase = f"fract((0.5 + 0.5 * {p}.{axis} / {reach[side]}) * {Number(n)})"
    return Paint(f"striped {axis}", f"select({b}, {a}, {phase} < 0.5)", [said])


def checkered(draw: Draw, p: str, reach: tuple[str, str], a: Color, b: Color) -> Paint:
    """Squares of a size that is said; the one right below the centre has the first colour."""
    size = draw.pick((0.02, 0.03, 0.04, 0.05, 0.05, 0.06, 0.08, 0.1))
    said = Modifier(
        after=(
            "filled with a checkerboard of {a} and {b} squares of size {n}", "with a {a} and {b} checker pattern inside, squares {n} wide", "checkered in {a} and {b} with cells of {n}",
            "covered in {a}/{b} checks of size {n}", "with a {n} checkerboard fill in {a} and {b}",
        ),
        sentence=("it is filled with a checkerboard of {a} and {b}, squares of {n}", "inside there are {a} and {b} checks, each {n} wide", "fill it with {a} and {b} checks of size {n}"),
        slots={**_two(a, b), "n": lambda: share(draw, size)}, rank=COLOR,
    )  # fmt: skip
    cells = f"floor({p} / {Number(size)})"
    return Paint("checkered", f"select({a}, {b}, abs(({cells}.x + {cells}.y) % 2.0) == 1.0)", [said])


def cycling(draw: Draw, canvas: Canvas, a: Color, b: Color) -> Paint:
    """Two colours in turn: "between" is a sine, half way at the start; "from a to b and back" begins at a."""
    beat = Rhythm(1.0) if draw.chance(0.4) else rhythm(draw)
    rate = "" if beat.often == 1.0 and draw.chance(0.6) else " " + beat.say(draw)
    if draw.chance(0.35):
        said = Modifier(
            after=("fading from {a} to {b} and back{rate}", "that goes from {a} to {b} and back{rate}", "with an animated color, {a} to {b} and back{rate}", "starting {a}, turning {b} and back again{rate}"),
            sentence=("it changes smoothly from {a} to {b} and back{rate}", "fade it from {a} to {b} and back{rate}", "its color starts as {a}, becomes {b} and returns{rate}"),
            slots={**_two(a, b), "rate": rate}, rank=COLOR,
        )  # fmt: skip
        return Paint("cycling back", f"mix({a}, {b}, 0.5 - 0.5 * cos({beat.angle(canvas.time)}))", [said])
    said = Modifier(
        after=(
            "[cycling|changing|alternating smoothly|shifting] between {a} and {b}{rate}", "whose color [oscillates|changes|swings|blends back and forth] between {a} and {b}{rate}",
            "that changes smoothly between {a} and {b}{rate}", "with a color that goes back and forth between {a} and {b}{rate}",
            "pulsing between {a} and {b}{rate}", "with a color that is a sine mix of {a} and {b}{rate}",
        ),
        sentence=(
            "its color cycles between {a} and {b}{rate}", "animate its color between {a} and {b}{rate}", "mix {a} and {b} with a sine of time{rate}",
            "it fades between {a} and {b}{rate}",
        ),
        slots={**_two(a, b), "rate": rate}, rank=COLOR,
    )  # fmt: skip
    return Paint("cycling", f"mix({a}, {b}, 0.5 + 0.5 * sin({beat.angle(canvas.time)}))", [said])


def paint(draw: Draw, canvas: Canvas, p: str, reach: tuple[str, str], behind: Color, unit: str) -> Paint:
    """A fill of two colours. `unit` is that of `p`: checks are counted in parts of the screen."""
    a = color(draw, other_than=behind)
    b = color(draw, other_than=a)
    kind = draw.pick(
        (gradient, gradient, radial, halves, striped, checkered if unit in ("uv", "height") else halves, None)
    )
    if kind is None:
        return cycling(draw, canvas, a, b)
    return kind(draw, p, reach, a, b)


def visibility(draw: Draw, canvas: Canvas) -> tuple[str, str, Modifier]:
    """How much of a figure is seen, still or in time: its kind, a factor as WGSL, and the words."""
    kind = draw.pick(("opacity", "opacity", "blink", "breathe", "fade in"))
    if kind == "opacity":
        return _opacity(draw)
    if kind == "fade in":
        return _fading_in(draw, canvas)
    beat = Rhythm(1.0) if draw.chance(0.4) else rhythm(draw)
    bare = beat.often == 1.0 and draw.chance(0.6)
    slots = {"rate": "" if bare else lambda: " " + beat.say(draw)}
    if kind == "blink":
        said = Modifier(
            before=("blinking", "flashing", "blinking", "on-and-off") if bare else (),
            after=(
                "blinking{rate}", "[flashing|blinking] on and off{rate}", "that [blinks|flashes]{rate}", "that switches on and off{rate}", "flickering hard on and off{rate}",
                "that appears and disappears abruptly{rate}",
            ),
            sentence=("it blinks{rate}", "it flashes on and off{rate}", "make it blink{rate}", "switch it on and off{rate}", "it is on half of the time, off the other half{rate}", "it is visible for the first half of each cycle only{rate}", "blink it{rate}"),
            slots=slots, rank=MOTION, key=("animation", "blink{rate}"),
        )  # fmt: skip
        return "blink", f"select(0.0, 1.0, fract({beat.code(canvas.time)}) < 0.5)", said
    said = Modifier(
        after=(
            "fading in and out{rate}", "that fades in and out{rate}", "whose [brightness|opacity] pulses{rate}", "whose brightness follows a sine{rate}", "smoothly appearing and disappearing{rate}",
            "with an opacity that swings between 0 and 1{rate}", "dimming and brightening{rate}", "glowing up and dimming{rate}", "that comes and goes softly{rate}", "lighting up and going dark smoothly{rate}", "breathing in brightness{rate}",
        ),
        sentence=("it fades in and out{rate}", "its opacity goes from 0 to 1 and back{rate}", "make it fade in and out{rate}", "its brightness oscillates{rate}", "it softly comes and goes{rate}", "its light breathes{rate}", "it glows and dims{rate}", "alpha = 0.5 + 0.5 * sin{rate}"),
        slots=slots, rank=MOTION, key=("animation", "fade in and out{rate}"),
    )  # fmt: skip
    return "breathe", f"(0.5 + 0.5 * sin({beat.angle(canvas.time)}))", said


def _opacity(draw: Draw) -> tuple[str, str, Modifier]:
    alpha = Number(0.5) if draw.chance(0.3) else draw.number(0.1, 0.9, 0.05)
    percent = f"{alpha.value * 100:g}"
    said = Modifier(
        before=("half-transparent", "semi-transparent", "translucent", "see-through") if alpha.value == 0.5 else (),
        after=(
            "with [an opacity of|opacity] {n}", "at {percent}% opacity", "with alpha {n}", "that is {percent}% opaque", "with {inverse}% transparency", "blended at {percent}%", "with an alpha of {n}",
        ),
        sentence=("its opacity is {n}", "opacity: {n}", "alpha = {n}", "it is {inverse}% transparent", "blend it over the background with alpha {n}", "mix it in at {percent} percent"),
        slots={"n": f"{alpha.value:g}", "percent": percent, "inverse": f"{100 - alpha.value * 100:g}"}, rank=LOOK, key=("[opacity|alpha]", "{n}"),
    )  # fmt: skip
    return "opacity", str(alpha), said


def _fading_in(draw: Draw, canvas: Canvas) -> tuple[str, str, Modifier]:
    seconds = draw.pick((1, 2, 2, 3, 4, 5, 10))
    said = Modifier(
        after=("fading in over {n}", "that fades in during the first {n}", "appearing slowly over {n}", "that becomes visible within {n}", "that fades up over {n}"),
        sentence=("it fades in over {n}", "fade it in during the first {n}", "it appears gradually over {n}", "its opacity rises from 0 to 1 in {n}"),
        slots={"n": lambda: count(draw, seconds) + (" seconds" if seconds > 1 else " second")}, rank=MOTION,
    )  # fmt: skip
    return "fade in", f"clamp({canvas.time} / {Number(seconds)}, 0.0, 1.0)", said
