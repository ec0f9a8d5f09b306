"""Small drawings of several parts whose proportions are fixed: targets, faces, houses, trees, signs."""

from ..color import Color, color, named
from ..describe import COLOR, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, share
from ..phrase import Slots
from ..rhythm import Spin, spin
from .canvas import Canvas
from .compose import Picture, picture
from .measure import Measure
from .paint import colored
from .place import place
from .several import ground, layer
from .transform import ROTATE


def start(draw: Draw, canvas: Canvas, uv: str) -> tuple[str, list[Modifier], str]:
    """A background, then a coordinate around a centre: its name, the words so far, the kind of place."""
    said: list[Modifier] = []
    ground(draw, canvas, said)
    spot = place(draw, canvas, Measure())
    p = canvas.let("p", spot.offset(uv, Measure(), canvas))
    return p, [*said, *spot.said], spot.kind


def part(draw: Draw, said: list[Modifier], name: str, usual: str) -> Color:
    """The colour of a part: the usual one, or one that is said. A name in the plural ends with s."""
    if draw.chance(0.6):
        return named(usual)
    fill = color(draw)
    article, are = ("", "are") if name.endswith("s") else ("a ", "is")
    words = Modifier(
        after=(f"with {article}{{c}} {{part}}", f"whose {{part}} {are} {{c}}", "with its {part} in {c}", "with {part} in {c}"),
        sentence=(f"its {{part}} {are} {{c}}", "the {part} should be {c}", "make the {part} {c}", "{part}: {c}", "use {c} for the {part}", "paint the {part} {c}"),
        slots={"c": fill.text, "part": name}, rank=COLOR, key=(name, "{c}"),
    )  # fmt: skip
    said.append(words)
    return fill


def whole(draw: Draw, said: list[Modifier], usual: str) -> Color:
    """The colour of a drawing that has only one."""
    if draw.chance(0.5):
        return named(usual)
    fill = color(draw)
    said.append(colored(fill))
    return fill


def circle(p: str, x: float, y: float, radius: float) -> str:
    """The distance to a disc around a point of the drawing."""
    center = f"{p} - vec2<f32>({Number(x)}, {Number(y)})" if x or y else p
    return f"length({center}) - {Number(radius)}"


def box(p: str, x: float, y: float, half_width: float, half_height: float) -> str:
    """A distance, exact inside only, to a box given by its centre and half sides."""
    across, down = (
        f"{p}.{axis} - {Number(at)}".replace("- -", "+ ") if at else f"{p}.{axis}" for axis, at in (("x", x), ("y", y))
    )
    return f"max(abs({across}) - {Number(half_width)}, abs({down}) - {Number(half_height)})"


@picture(structures=1.4)
def target(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Rings of equal width in two colours, the first outside; 5 of them, red and white, radius 0.4, unless said."""
    p, said, kind = start(draw, canvas, uv)
    n = 5 if draw.chance(0.4) else draw.integer(2, 10)
    radius = Number(0.4) if draw.chance(0.5) else draw.number(0.1, 0.45)
    a, b = named("red"), named("white")
    if draw.chance(0.6):
        a = color(draw)
        b = color(draw, other_than=a)
        pair = Modifier(
            before=("{a} and {b}", "{a}/{b}", "{a}-{b}"), after=("in {a} and {b}", "with alternating {a} and {b} rings", "colored {a} and {b}", "that alternates {a} and {b}, {a} outside"),
            sentence=("the rings alternate between {a} and {b}, starting with {a} outside", "its colors are {a} and {b}", "colors: {a}, {b}"), slots={"a": a.text, "b": b.text}, rank=COLOR,
        )  # fmt: skip
        said.append(pair)
    if n != 5:
        said.append(
            Modifier(
                after=("with {n} rings", "of {n} rings", "with {n} bands", "made of {n} concentric rings"),
                sentence=("it has {n} rings", "use {n} rings", "rings: {n}"),
                slots={"n": lambda: count(draw, n)},
            )
        )
    if radius.value != 0.4:
        said.append(Measure().said(draw, "radius", radius))
    index = canvas.let("index", f"floor(({radius} - length({p})) * {Number(n)} / {radius})")
    canvas.add(f"color = select(color, select({a}, {b}, {index} % 2.0 == 1.0), length({p}) < {radius});")
    noun = (
        "target",
        "bullseye",
        "dartboard target",
        "archery target",
        "shooting target",
        "bull's eye",
        "concentric target",
    )
    return Picture(("target", kind), Thing(noun, said), "color")


_ZONES: Templates = (
    "target, from outside to inside {list}", "target with the rings {list} from the outside in", "bullseye of {n} zones: {list}, outermost first", "concentric discs on top of each other, {list}, the first one the largest", "archery target in {list}, going inwards", "shooting target with {n} bands from the rim to the middle: {list}",
    "{n} concentric rings colored {list} from outside to inside", "dartboard-like rings, outer to inner: {list}",
)  # fmt: skip
_ZONES_OUT: Templates = (
    "target, {list} from the center outwards", "bullseye of {n} zones, from the middle to the rim: {list}", "rings around a {first} center: {list}, going outward", "concentric rings colored {list} from inside to outside", "target with {n} bands, inner to outer {list}",
)  # fmt: skip


@picture(structures=1.1)
def ringed_target(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Rings of equal width, each of its colour: by the radius of the whole (0.4 unless said) or the width of a ring."""
    p, said, kind = start(draw, canvas, uv)
    n = draw.integer(3, 6)
    fills = [color(draw)]
    while len(fills) < n:
        fills.append(color(draw, other_than=fills[-1]))
    names = [fill.text for fill in fills]
    inwards = draw.chance(0.65)
    order = names if inwards else names[::-1]
    listed = ", ".join(order) if draw.chance(0.5) else ", ".join(order[:-1]) + " and " + order[-1]
    if draw.chance(0.4):
        width = draw.number(0.02, 0.1, 0.01)
        after: Templates = ("with rings {w} wide", "each ring {w} wide", "every band {w} wide", "with a ring width of {w}")  # fmt: skip
        said.append(Modifier(after=after, sentence=("each ring is {w} wide", "ring width: {w}", "the rings are {w} wide"), slots={"w": lambda: share(draw, width.value)}))  # fmt: skip
        edges = [f"{width} * {Number(n - at)}" if at < n - 1 else str(width) for at in range(n)]
        measured = "width"
    else:
        radius = Number(0.4) if draw.chance(0.5) else draw.number(0.1, 0.48)
        if radius.value != 0.4:
            said.append(Measure().said(draw, "radius", radius))
        edges = [f"{radius} * {Number(n - at)} / {Number(n)}" if at else str(radius) for at in range(n)]
        measured = "radius"
    r = canvas.let("r", f"length({p})")
    for fill, edge in zip(fills, edges, strict=True):
        layer(canvas, fill, f"{r} - {edge}")
    slots: Slots = {"list": listed, "n": count(draw, n), "first": order[0]}
    return Picture(("ringed target", kind, measured), Thing(_ZONES if inwards else _ZONES_OUT, said, slots, adjectives=False), "color")  # fmt: skip


@picture(structures=0.6)
def smiley(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A yellow face with black eyes and mouth (its features), smiling or sad."""
    p, said, kind = start(draw, canvas, uv)
    face, dark = part(draw, said, "face", "yellow"), part(draw, said, "features", "black")
    sad = draw.chance(0.3)
    layer(canvas, face, circle(p, 0, 0, 0.3))
    eye = f"length(vec2<f32>(abs({p}.x) - 0.1, {p}.y + 0.08)) - 0.035"
    layer(canvas, dark, eye)
    mouth = (
        f"max(abs(length({p} - vec2<f32>(0.0, 0.2)) - 0.12) - 0.015, {p}.y - 0.15)"
        if sad
        else f"max(abs(length({p}) - 0.18) - 0.015, 0.05 - {p}.y)"
    )
    layer(canvas, dark, mouth)
    noun: Templates = (
        "smiley",
        "smiley face",
        "happy face",
        "smiling face",
        "smile emoji",
        "happy emoji face",
        ":)[| face]",
        "emoticon that smiles",
    )
    if sad:
        noun = ("sad face", "frowning face", "sad smiley", "sad emoji", "frowny face", "unhappy emoji face", ":( face")
    return Picture(("sad" if sad else "smiley", kind), Thing(noun, said), "color")


@picture(structures=0.4)
def traffic_light(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A dark gray box with red, yellow and green from the top; all lit, or one, or one after the other each second."""
    p, said, kind = start(draw, canvas, uv)
    lights = ("red", "yellow", "green")
    lit = draw.pick(("all", "all", *lights, "cycle"))
    layer(canvas, part(draw, said, "box", "charcoal"), box(p, 0, 0, 0.13, 0.36))
    if lit == "cycle":
        beat = canvas.let("lit", f"floor({canvas.time} % 3.0)")
        said.append(
            Modifier(
                after=(
                    "that switches to the next light every second",
                    "cycling through its lights, one second each",
                    "lighting red, yellow, green in turn, a second each",
                ),
                sentence=(
                    "its lights come on in turn, one second each, from the top",
                    "switch to the next light every second",
                ),
            )
        )
    elif lit != "all":
        said.append(
            Modifier(
                after=(
                    "showing {l}",
                    "with only the {l} light on",
                    "on {l}",
                    "with the {l} light lit and the others dark",
                ),
                sentence=("only {l} is lit", "the {l} light is on, the others are off"),
                slots={"l": lit},
            )
        )
    for at, name in enumerate(lights):
        fill = str(named(name))
        if lit == "cycle":
            fill = f"{fill} * select(0.2, 1.0, {beat} == {Number(at)})"
        elif lit not in ("all", name):
            fill = f"{fill} * 0.2"
        layer(canvas, fill, circle(p, 0, (at - 1) * 0.22, 0.09))
    noun = (
        "traffic light",
        "stoplight",
        "traffic signal",
        "set of traffic lights",
        "stop light",
        "semaphore with three lamps",
    )
    return Picture(("traffic light", lit, kind), Thing(noun, said), "color")


@picture(structures=0.2)
def eye(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The lens of two circles, an iris, a pupil."""
    p, said, kind = start(draw, canvas, uv)
    lens = f"length(vec2<f32>({p}.x, abs({p}.y) + 0.2)) - 0.4"
    layer(canvas, part(draw, said, "eyeball", "white"), lens)
    layer(canvas, part(draw, said, "iris", "blue"), circle(p, 0, 0, 0.14))
    layer(canvas, part(draw, said, "pupil", "black"), circle(p, 0, 0, 0.06))
    noun = ("eye", "human eye", "cartoon eye", "eyeball with iris and pupil", "single eye", "eye icon", "watching eye")
    return Picture(("eye", kind), Thing(noun, said), "color")


@picture(structures=0.4)
def crosshair(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A ring and two lines through its middle, 0.01 thick; green unless said."""
    p, said, kind = start(draw, canvas, uv)
    fill = whole(draw, said, "green")
    lines = f"max(min(abs({p}.x), abs({p}.y)) - 0.005, max(abs({p}.x), abs({p}.y)) - 0.25)"
    layer(canvas, fill, f"min(abs(length({p}) - 0.18) - 0.005, {lines})")
    noun = (
        "crosshair",
        "crosshairs",
        "aiming reticle",
        "gun sight",
        "sniper scope reticle",
        "reticle",
        "target crosshair",
    )
    return Picture(("crosshair", kind), Thing(noun, said), "color")


@picture(structures=0.6, warps=0)
def clock(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A dial with 12 marks and a hand that starts at the top; once a minute unless said."""
    p, said, kind = start(draw, canvas, uv)
    speed = Spin(6) if draw.chance(0.5) else spin(draw)
    if speed.degrees != 6:
        said.append(
            Modifier(
                after=("whose hand turns {r}", "with a hand that turns {r}", "with its hand going round {r}"),
                sentence=("its hand turns {r}", "the hand goes round {r}"),
                slots={"r": lambda: speed.say(draw)},
            )
        )
    dial, hand = part(draw, said, "dial", "white"), part(draw, said, "hand", "red")
    marks = part(draw, said, "marks", "black")
    layer(canvas, dial, circle(p, 0, 0, 0.35))
    angle = canvas.let("a", f"atan2({p}.x, -{p}.y) * 12.0")
    layer(canvas, marks, f"max(abs(length({p}) - 0.3) - 0.02, 0.95 - cos({angle}))")
    canvas.helper("rotate", ROTATE)
    q = canvas.let("q", f"rotate({p}, {speed.code(canvas.time)})")
    layer(canvas, hand, box(q, 0, -0.12, 0.008, 0.14))
    noun = (
        "clock",
        "clock face with a second hand",
        "analog clock",
        "clock with one hand",
        "clock dial",
        "wall clock with a moving hand",
        "stopwatch face",
    )
    return Picture(("clock", kind), Thing(noun, said), "color")
