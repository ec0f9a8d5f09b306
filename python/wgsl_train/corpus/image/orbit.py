"""Discs that go round each other, and figures whose size swings between two that are said."""

from ..color import WHITE, Color, color
from ..describe import COLOR, MOTION, REST, SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, share, shares
from ..phrase import Slots
from ..rhythm import Rhythm, Spin, rhythm, spin
from .canvas import Canvas
from .compose import Picture, picture
from .layers import over
from .several import ground, layer

_OPPOSITE: Templates = (
    "two {dots} orbiting each other, {a} and {b}", "{a} and {b} {dots} circling the center opposite each other", "two {dots}, {a} starting on the right and {b} on the left, going round the middle", "pair of {dots}, {a} and {b}, on one orbit, always opposite",
    "binary star: {a} and {b} {dots} revolving around the center", "{a} and {b} {dots} chasing each other in a circle", "two planets, {a} right and {b} left at the start, on the same orbit",
)  # fmt: skip
_AROUND: Templates = (
    "{b} {dot} orbiting a {a} {dot} in the center", "{a} sun with a {b} planet going round it", "{a} {dot} in the middle and a {b} one circling it", "planet ({b}) in orbit around a {a} star", "{b} moon circling a {a} planet",
    "{a} {dot} at the center, a smaller {b} {dot} travelling around it", "electron ({b}) going around a {a} nucleus", "solar system with a {a} sun and one {b} planet",
)  # fmt: skip


def _turning(draw: Draw) -> tuple[str, Spin, Modifier]:
    """A sign, a speed, and the words for both; clockwise unless said."""
    speed = Spin(360) if draw.chance(0.2) else spin(draw)
    sign, way = ("-", " <counterclockwise>") if draw.chance(0.3) else ("", draw.pick(("", " <clockwise>")))
    rate: str = "" if speed.degrees == 360 and draw.chance(0.5) else speed.say(draw)
    if not rate and not way:
        way = " <clockwise>"
    words = Modifier(
        after=(f"going{way} {{r}}", f"turning{way} {{r}}", f"{{r}}{way}") if rate else (f"going{way}", f"turning{way}"),
        sentence=(f"they go round{way} {{r}}", f"it all turns{way} {{r}}") if rate else (f"they go round{way}", f"it all turns{way}"),
        slots={"r": rate}, rank=MOTION,
    )  # fmt: skip
    return sign, speed, words


@picture(structures=1.8, warps=0, effects=0.1)
def orbiting_dots(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two discs of radius 0.06 opposite each other at 0.3 from the centre, or one around a larger one (0.12) in the middle."""
    rest: list[Modifier] = []
    back = ground(draw, canvas, rest)
    a = color(draw, other_than=back)
    b = color(draw, other_than=back)
    while b.rgb == a.rgb:
        b = color(draw, other_than=back)
    pair = draw.chance(0.5)
    reach, radius = Number(0.3), Number(0.06)
    if draw.chance(0.6):
        reach = draw.number(0.15, 0.42)
        rest.append(Modifier(after=("at a distance of {n}", "on an orbit of radius {n}", "{n} from the center", "(orbit radius {n})"), sentence=("the orbit has radius {n}", "orbit radius: {n}", "they stay {n} away from the center" if pair else "it stays {n} away from the center"), slots={"n": lambda: share(draw, reach.value)}))  # fmt: skip
    if draw.chance(0.5):
        radius = draw.number(0.02, 0.1)
        who = "each has" if pair else "the moving one has"
        rest.append(Modifier(after=("of radius {n} each", "with a radius of {n} each") if pair else (), sentence=(f"{who} a radius of {{n}}",), slots={"n": lambda: share(draw, radius.value)}, rank=SIZE))  # fmt: skip
    sign, speed, words = _turning(draw)
    rest.append(words)
    angle = canvas.let("a", f"{sign}{speed.code(canvas.time)}")
    o = canvas.let("o", f"{reach} * vec2<f32>(cos({angle}), sin({angle}))")
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    if pair:
        layer(canvas, b, f"length({p} + {o}) - {radius}")
        layer(canvas, a, f"length({p} - {o}) - {radius}")
    else:
        layer(canvas, a, f"length({p}) - 0.12")
        layer(canvas, b, f"length({p} - {o}) - {radius}")
    slots: Slots = {"a": a.text, "b": b.text, "dots": draw.pick(("dots", "discs", "balls", "circles", "planets")), "dot": draw.pick(("dot", "disc", "ball", "circle"))}  # fmt: skip
    thing = Thing(_OPPOSITE if pair else _AROUND, rest, slots, article=not pair, adjectives=False)
    return Picture(("orbiting", "pair" if pair else "around", sign), thing, "color")


_SIZES: dict[str, tuple[str, Templates, Templates]] = {
    "circle": (
        "length({p}) - {r}", ("<circle>", "<circle>", "ball"),
        ("whose radius [swings|goes|oscillates|varies|pulses] between {a} and {b}{rate}", "with a radius that goes from {a} to {b} and back{rate}", "pulsing between radius {a} and {b}{rate}", "growing and shrinking, radius {a} to {b}{rate}", "of radius between {a} and {b}, pulsing{rate}", "[that pulses|pulsing] from r={a} to r={b}{rate}"),
    ),
    "ring": (
        "abs(length({p}) - {r}) - 0.02", ("ring", "circle outline", "hoop"),
        ("0.04 thick whose radius [swings|oscillates] between {a} and {b}{rate}", "with a thickness of 0.04 and a radius that pulses between {a} and {b}{rate}", "(thickness 0.04) growing and shrinking between radius {a} and {b}{rate}"),
    ),
    "square": (
        "max(abs({p}.x), abs({p}.y)) - 0.5 * {r}", ("<square>", "square"),
        ("whose side [swings|goes|oscillates|varies] between {a} and {b}{rate}", "with a side length that goes from {a} to {b} and back{rate}", "pulsing between side {a} and {b}{rate}", "growing and shrinking, side {a} to {b}{rate}", "scaling between {a} and {b} wide{rate}"),
    ),
}  # fmt: skip


@picture(structures=2.2, warps=0.05, effects=0.1)
def pulsing_size(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A circle, ring or square between two sizes: a sine that starts half way; once a second unless said."""
    kind = draw.pick(("circle", "circle", "ring", "square"))
    code, noun, after = _SIZES[kind]
    least = draw.number(0.02, 0.3, 0.01) if draw.chance(0.5) else draw.number(0.05, 0.3, 0.05)
    most = Number(round(least.value + draw.pick((0.05, 0.05, 0.1, 0.1, 0.15, 0.2)), 4))
    beat = Rhythm(1.0) if draw.chance(0.4) else rhythm(draw)
    bare = beat.often == 1.0 and draw.chance(0.6)
    low, high = shares(draw, least.value, most.value)
    slots: Slots = {"a": low, "b": high, "rate": "" if bare else lambda: " " + beat.say(draw)}
    sentence: Templates = ("its radius swings between {a} and {b}{rate}", "the radius goes from {a} to {b} and back{rate}") if kind == "circle" else ("its side swings between {a} and {b}{rate}", "the side length oscillates from {a} to {b}{rate}") if kind == "square" else ()  # fmt: skip
    said = [Modifier(after=after, sentence=sentence, slots=slots, rank=MOTION)]
    fill = _colored(draw, said)
    r = canvas.let("r", f"mix({least}, {most}, 0.5 + 0.5 * sin({beat.angle(canvas.time)}))")
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    shown = f"{fill} * select(0.0, 1.0, {code.format(p=p, r=r)} < 0.0)"
    return Picture(("pulsing size", kind), Thing(noun, said), shown)


def _colored(draw: Draw, said: list[Modifier]) -> Color:
    """White unsaid, or a colour on black."""
    if draw.chance(0.35):
        return WHITE
    fill = color(draw)
    while sum(fill.rgb) < 0.3:
        fill = color(draw)
    said.append(Modifier(before=("{c}",), after=("in {c}", "colored {c}"), sentence=("its color is {c}", "make it {c}"), slots={"c": fill.text}, rank=COLOR))  # fmt: skip
    return fill


_WAVES: Templates = (
    "ring that expands from the center [again and again|and repeats]{rate}", "expanding ring{rate}", "sonar ping: a ring growing from the center to radius {r}{rate}", "radar pulse ring growing out to {r}{rate}", "shock wave ring spreading to radius {r}{rate}",
    "ring growing from nothing to radius {r}{rate}, over and over", "ripple ring that starts in the middle and grows to {r}{rate}",
)  # fmt: skip


@picture(structures=0.8, warps=0, effects=0.1)
def expanding_ring(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A ring 0.02 thick that grows from the centre to 0.5, or to what is said, and starts again; it may fade on the way."""
    most = Number(0.5)
    noun = tuple(form for form in _WAVES if "{r}" not in form)
    if draw.chance(0.6):
        most = draw.number(0.2, 0.7, 0.05)
        noun = tuple(form for form in _WAVES if "{r}" in form)
    beat = Rhythm(1.0) if draw.chance(0.3) else rhythm(draw)
    bare = beat.often == 1.0 and draw.chance(0.6)
    slots: Slots = {"r": lambda: share(draw, most.value), "rate": "" if bare else lambda: " " + beat.say(draw)}
    said: list[Modifier] = []
    fill = _colored(draw, said)
    if draw.chance(0.3):
        behind = color(draw, other_than=fill)
        said.append(over(behind))
        back = behind.code
    else:
        back = "vec3<f32>(0.0)"
    t = canvas.let("t", f"fract({beat.code(canvas.time)})")
    strength = "1.0"
    if draw.chance(0.4):
        strength = f"1.0 - {t}"
        said.append(Modifier(after=("fading out as it grows", "that fades on its way", "getting fainter as it grows"), sentence=("it fades out as it grows", "it gets fainter on its way", "its opacity drops to zero at the end"), rank=REST - 1))  # fmt: skip
    width = Number(0.02)
    if draw.chance(0.4):
        width = draw.number(0.01, 0.08, 0.01)
        said.append(Modifier(after=("{n} thick", "with a line width of {n}", "of thickness {n}"), sentence=("the ring is {n} thick", "line width {n}"), slots={"n": lambda: share(draw, width.value)}, rank=SIZE))  # fmt: skip
    d = canvas.let("d", f"abs(distance({uv}, vec2<f32>(0.5)) - {most} * {t}) - 0.5 * {width}")
    return Picture(("expanding ring", "fading" if "-" in strength else "plain"), Thing(noun, said, slots), f"mix({back}, {fill}, select(0.0, {strength}, {d} < 0.0))")  # fmt: skip


_SPINNER: Templates = (
    "{n} dots in a circle, lighting up one after the other", "loading animation: {n} dots in a ring, the bright one moving on clockwise", "circle of {n} dots with a bright one running around clockwise", "dotted loading spinner with {n} dots", "throbber of {n} dots fading behind the leading one",
    "[iOS|mac]-like activity indicator with {n} dots", "spinner made of {n} dots, each dimmer than the next",
)  # fmt: skip


@picture(structures=0.2, warps=0, effects=0.05)
def dot_spinner(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Dots of radius 0.03 at 0.25 from the centre, the first at the top; brightness falls from the leading one backwards."""
    n = draw.integer(6, 12)
    beat = Rhythm(1.0) if draw.chance(0.5) else rhythm(draw)
    said: list[Modifier] = []
    if beat.often != 1.0:
        said.append(Modifier(after=("going round {rate}", "with one round {rate}"), sentence=("it goes round {rate}", "one round {rate}"), slots={"rate": lambda: beat.say(draw)}, rank=MOTION))  # fmt: skip
    fill = _colored(draw, said)
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    s = canvas.let("s", f"round(atan2({p}.x, -{p}.y) / 6.2831855 * {Number(n)})")
    a = canvas.let("a", f"{s} * 6.2831855 / {Number(n)}")
    d = canvas.let("d", f"length({p} - 0.25 * vec2<f32>(sin({a}), -cos({a}))) - 0.03")
    light = canvas.let("light", f"fract({s} / {Number(n)} - {beat.code(canvas.time)})")
    thing = Thing(_SPINNER, said, {"n": lambda: count(draw, n)}, adjectives=False)
    return Picture(("dot spinner",), thing, f"{fill} * {light} * select(0.0, 1.0, {d} < 0.0)")
