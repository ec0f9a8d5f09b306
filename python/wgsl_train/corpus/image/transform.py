"""What happens to a figure's coordinate before its shape is asked: turns, pulses, repetition."""

from collections.abc import Callable
from dataclasses import dataclass

from ..describe import LOOK, MOTION, OTHER, Modifier, Templates
from ..draw import Draw
from ..number import Number, count, degrees, share
from ..phrase import Slots
from ..rhythm import Rhythm, rhythm, spin
from ..vague import adverbs
from .canvas import Canvas

ROTATE = """fn rotate(p: vec2<f32>, angle: f32) -> vec2<f32> {
    let c = cos(angle);
    let s = sin(angle);
    return vec2<f32>(c * p.x + s * p.y, c * p.y - s * p.x);
}"""


@dataclass(frozen=True, slots=True)
class Transform:
    """`wrap` around a coordinate, as WGSL with `{}` in it, and the words."""

    kind: str
    wrap: str
    said: list[Modifier]

    def code(self, coordinate: str) -> str:
        """The transformed coordinate."""
        return self.wrap.format(coordinate)


SAME = Transform("", "{}", [])


def _direction(draw: Draw, often: float = 0.3) -> tuple[str, str]:
    """A sign and its word. Clockwise on the screen is a growing angle: y points down."""
    if draw.chance(often):
        return "-", " <counterclockwise>"
    return "", draw.pick(("", "", " <clockwise>"))


def tilt(draw: Draw, canvas: Canvas) -> Transform:
    """A still turn by whole degrees."""
    sign, way = _direction(draw)
    angle = (
        draw.pick((15, 20, 30, 45, 45, 60, 75, 10, 35, 50)) if draw.chance(0.7) else int(draw.number(5, 85, 1).value)
    )
    said = Modifier(
        after=(
            f"[rotated|turned|tilted] [by |]{{a}}{way}", f"at an angle of {{a}}{way}", f"tilted {{a}}{way}", f"inclined by {{a}}{way}",
            f"with a rotation of {{a}}{way}", f"rotated{way} by {{a}}", f"turned{way} {{a}}", f"leaning {{a}}{way}",
        ),
        sentence=(
            f"rotate it by {{a}}{way}", f"it is tilted by {{a}}{way}", f"turn it {{a}}{way}", f"it is rotated{way} by {{a}}",
            "transform: rotate({d}deg)" if not sign else f"tilt it {{a}}{way}", f"give it a rotation of {{a}}{way}",
        ),
        slots={"a": lambda: degrees(draw, angle), "d": str(angle)}, rank=MOTION,
        key=("[rotation|rotate|angle|transform]", ("-" if sign else "") + f"{angle}[deg| degrees|°]"),
    )  # fmt: skip
    return Transform("tilted", f"{canvas.helper('rotate', ROTATE)}({{}}, {sign}radians({Number(angle)}))", [said])


def spinning(draw: Draw, canvas: Canvas) -> Transform:
    """A running turn; one a second where no speed is said."""
    sign, way = _direction(draw)
    speed = spin(draw)
    bare = speed.degrees == 360
    before: Templates = (f"<spinning>{way}", "<spinning>", "constantly <spinning>") if bare and not way else ()
    if not way:
        before += tuple(f"{adverb} <spinning>" for adverb in speed.adverbs())
    said = Modifier(
        before=before,
        after=(
            f"<spinning>{way} {{rate}}", f"that [spins|rotates|turns]{way} {{rate}}", f"<spinning> {{rate}}{way}", f"that keeps turning{way} {{rate}}",
            f"rotating{way} {{rate}}", f"which rotates{way} {{rate}}", f"in rotation{way} {{rate}}",
        ),
        sentence=(
            f"it [spins|rotates|turns]{way} {{rate}}", f"make it spin {{rate}}{way}", f"rotate it {{rate}}{way}", f"it keeps spinning{way} {{rate}}",
            f"let it rotate{way} {{rate}}", f"it turns around its center{way} {{rate}}", f"animate its rotation: {{rate}}{way}",
        ),
        slots={"rate": lambda: speed.say(draw)}, rank=MOTION,
    )  # fmt: skip
    return Transform("spinning", f"{canvas.helper('rotate', ROTATE)}({{}}, {sign}{speed.code(canvas.time)})", [said])


def rocking(draw: Draw, canvas: Canvas) -> Transform:
    """A pendulum: an angle that swings to both sides."""
    beat = rhythm(draw)
    angle = draw.number(10, 60, 5)
    said = Modifier(
        after=(
            "rocking {a} degrees to each side {rate}", "swinging like a pendulum by {a} degrees {rate}", "that wobbles {a}° each way {rate}",
            "tilting back and forth by {a}° {rate}", "wiggling by {a} degrees {rate}", "that rocks back and forth {a} degrees {rate}",
        ),
        sentence=(
            "it rocks {a} degrees to each side {rate}", "make it wobble by {a}° each way {rate}", "it swings like a pendulum, {a} degrees each way, {rate}",
        ),
        slots={"a": f"{angle.value:g}", "rate": lambda: beat.say(draw)}, rank=MOTION,
    )  # fmt: skip
    wrap = f"{canvas.helper('rotate', ROTATE)}({{}}, radians({angle}) * sin({beat.angle(canvas.time)}))"
    return Transform("rocking", wrap, [said])


def pulse(draw: Draw, canvas: Canvas) -> Transform:
    """A size that swings by 20 % once a second, or as said."""
    beat = Rhythm(1.0) if draw.chance(0.4) else rhythm(draw)
    amount, by = Number(0.2), ""
    if draw.chance(0.45):
        amount = draw.number(0.05, 0.6, 0.05)
        by = draw.phrase(
            (" by {a}", " by plus or minus {a}", " by ±{a}", ", {a} each way,", " with an amplitude of {a}"),
            {"a": f"{amount.value * 100:g}" + draw.pick(("%", " percent", " %"))},
        )
    rate: str | Callable[[], str] = ""
    if beat.often != 1.0 or draw.chance(0.3):
        rate = lambda: " " + beat.say(draw)  # noqa: E731
    bare = not by and not rate
    said = Modifier(
        before=("<pulsing>", "<pulsing>", "gently <pulsing>", "pulsing") if bare else () if by else tuple(f"{adverb} [pulsing|pulsating|throbbing|breathing]" for adverb in adverbs(beat.often)),
        after=(
            "<pulsing>{by}{rate}", "<pulsing> in size{by}{rate}", "that [pulses|throbs]{by}{rate}", "whose size [swings|oscillates|pulses]{by}{rate}",
            "that [grows and shrinks|gets bigger and smaller]{by}{rate}", "beating[ like a heart|]{by}{rate}", "scaling up and down{by}{rate}",
            "that swells and shrinks{by}{rate}", "with a pulsing size{by}{rate}",
        ),
        sentence=(
            "it [pulses|throbs|breathes]{by}{rate}", "make it pulse{by}{rate}", "its size pulses{by}{rate}", "its size follows a sine{by}{rate}",
            "let it grow and shrink{by}{rate}", "animate its scale with sin(time){by}{rate}", "it gets bigger and smaller{by}{rate}",
        ),
        slots={"by": by, "rate": rate}, rank=MOTION, key=("animation", "pulse{by}{rate}"),
    )  # fmt: skip
    return Transform("pulse", f"({{}}) / (1.0 + {amount} * sin({beat.angle(canvas.time)}))", [said])


def growing(draw: Draw, canvas: Canvas) -> Transform:
    """From nothing to its size in the first seconds."""
    seconds = draw.pick((1, 2, 2, 3, 4, 5, 8, 10))
    said = Modifier(
        after=(
            "growing from nothing over {n}", "that grows to full size in {n}", "that appears by growing for {n}", "scaling in over the first {n}",
            "that starts as a point and reaches its size after {n}", "zooming in from zero size over {n}", "popping up over {n}",
        ),
        sentence=(
            "it grows from nothing over {n}", "let it grow to its full size in {n}", "scale it in over the first {n}", "it starts tiny and is full size after {n}",
        ),
        slots={"n": lambda: count(draw, seconds) + (" seconds" if seconds > 1 else " second")}, rank=MOTION,
    )  # fmt: skip
    return Transform("growing", f"({{}}) / clamp({canvas.time} / {Number(seconds)}, 0.001, 1.0)", [said])


def repeated(draw: Draw, kind: str) -> tuple[str, Modifier]:
    """A coordinate that repeats over the screen, from {uv}: cells of size one, their centre zero; and the words."""
    n = 8 if draw.chance(0.1) else draw.integer(2, 12)
    slots: Slots = {"n": lambda: count(draw, n), "N": str(n)}
    after: Templates
    sentence: Templates
    if kind == "grid":
        code = f"fract({{uv}} * {Number(n)}) - 0.5"
        after = (
            "repeated in a {N} by {N} grid", "tiled {N}x{N} over the <screen>", "in a {N}x{N} grid", "repeated {n} times in both directions", "tiled {n} times across and down",
            "in a grid of {N} by {N} cells", "in each cell of a {N} x {N} grid", "instanced on a {N}x{N} grid", "repeated {N} x {N} times with fract",
        )  # fmt: skip
        sentence = (
            "repeat it in a {N} by {N} grid",
            "tile it {n} times in each direction",
            "use fract(uv * {N}) to repeat it",
            "there are {N} rows and {N} columns of it",
        )
    elif kind == "row":
        code = f"vec2<f32>(fract({{uv}}.x * {Number(n)}) - 0.5, ({{uv}}.y - 0.5) * {Number(n)})"
        after = (
            "repeated {n} times in a row", "in a horizontal row of {n}", "repeated {n} times from left to right", "{n} times side by side across the <screen>",
            "in a row of {n} across the screen", "as a line of {n} from left to right", "repeated {n} times along x",
        )  # fmt: skip
        sentence = (
            "repeat it {n} times in a row",
            "put {n} of them side by side across the screen",
            "there is a horizontal row of {n}",
        )
    else:
        code = f"vec2<f32>(({{uv}}.x - 0.5) * {Number(n)}, fract({{uv}}.y * {Number(n)}) - 0.5)"
        after = (
            "repeated {n} times in a column", "in a vertical column of {n}", "repeated {n} times from top to bottom", "{n} times one below the other",
            "stacked {n} high over the screen", "repeated {n} times along y",
        )  # fmt: skip
        sentence = (
            "repeat it {n} times in a column",
            "stack {n} of them from top to bottom",
            "there is a vertical column of {n}",
        )
    return code, Modifier(after=after, sentence=sentence, slots=slots, rank=OTHER)


_AROUND = """fn repeat_around(p: vec2<f32>, copies: f32) -> vec2<f32> {
    let sector = 6.2831855 / copies;
    let angle = sector * round(atan2(p.x, -p.y) / sector);
    return rotate(p, angle);
}"""


def around(draw: Draw, canvas: Canvas) -> Transform:
    """Copies in a circle around the middle, the first at the top, each turned outwards; 0.3 away unless said."""
    n = draw.integer(3, 12)
    away, far = Number(0.3), ""
    if draw.chance(0.5):
        away = draw.number(0.15, 0.4)
        far = draw.phrase(
            (", {a} from it", " at a distance of {a}", " on a circle of radius {a}", " with ring radius {a}"),
            {"a": share(draw, away.value)},
        )
    canvas.helper("rotate", ROTATE)
    said = Modifier(
        after=(
            "repeated {n} times around the center{far}", "{n} times in a circle around the middle{far}", "arranged {n} times around the [center|middle]{far}",
            "with {n} copies placed around the center{far}", "copied {n} times around the center like hours on a clock{far}", "in a ring of {n} around the center{far}",
            "with {n}-fold rotational repetition about the center{far}",
        ),
        sentence=("repeat it {n} times around the center{far}", "arrange {n} of them in a circle around the middle{far}"),
        slots={"n": lambda: count(draw, n), "far": far}, rank=LOOK,
    )  # fmt: skip
    wrap = f"{canvas.helper('repeat_around', _AROUND)}({{}}, {Number(n)}) + vec2<f32>(0.0, {away})"
    return Transform("around", wrap, [said])
