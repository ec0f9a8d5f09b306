"""Shapes by their signed distance, negative inside; the round ones stand here, the others in `shape_*.py`.

A distance is an expression in the name of a vec2 variable, so that it can be asked at other places too.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..describe import MOTION, SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number
from ..phrase import Slots
from ..words import define
from .canvas import Canvas
from .measure import Measure

define(
    ellipse=(
        "ellipse",
        "oval",
        "oval shape",
        "elliptical shape",
        "stretched circle",
        "squashed circle",
        "egg-like oval",
    ),
    arc=("arc", "circular arc", "curved line", "arc segment", "rainbow-shaped arc", "piece of a ring", "curved stroke"),
    pie=(
        "pie slice",
        "slice of pie",
        "circular sector",
        "sector",
        "wedge",
        "pizza slice",
        "slice of pizza",
        "pie wedge",
    ),
    pacman=("pacman", "pac-man", "Pac-Man", "pacman shape", "circle with an open mouth", "pac man figure"),
    crescent=("crescent", "crescent moon", "moon", "moon shape", "lunar crescent", "sickle moon", "crescent shape"),
    flower=("flower", "blossom", "flower shape", "rosette", "daisy shape", "petal shape"),
    drop=("drop", "teardrop", "water drop", "raindrop", "droplet", "tear shape", "drop shape"),
    cloud=("cloud", "cloud shape", "little cloud", "puffy cloud", "cartoon cloud", "cloud made of three circles"),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What it is called, its distance as WGSL, and half its width and height (about) as WGSL.

    `exact`: whether the distance is one outside too, for soft edges and glows.
    """

    kind: str
    thing: Thing
    distance: str
    reach: tuple[str, str]
    exact: bool = True


Builder = Callable[[Draw, Canvas, str, Measure], Shape]
SHAPES: dict[str, Builder] = {}
_SHARES: dict[str, float] = {}


def shape(share: float = 1) -> Callable[[Builder], Builder]:
    """Registers a shape, with how often it is drawn against the others.

    It is given the draw, the canvas, the name of a vec2 variable, and what its sizes are counted in.
    """

    def register(build: Builder) -> Builder:
        SHAPES[build.__name__] = build
        _SHARES[build.__name__] = share
        return build

    return register


# Shapes that look the same however they are turned.
ROUND = ("circle", "ring")


def any_shape(draw: Draw, canvas: Canvas, p: str, measure: Measure, *, turned: bool = False) -> Shape:
    """One of all the shapes; one that can be seen to turn, if it is `turned`."""
    name = draw.random.choices(tuple(SHAPES), tuple(_SHARES.values()))[0]
    while turned and name in ROUND:
        name = draw.random.choices(tuple(SHAPES), tuple(_SHARES.values()))[0]
    return SHAPES[name](draw, canvas, p, measure)


# How a shape that points upwards is asked at `p` to point elsewhere.
_FACING = {
    "up": ("{p}", ("up", "upwards", "to the top", "upward")),
    "down": ("-{p}", ("down", "downwards", "to the bottom", "downward")),
    "left": ("vec2<f32>({p}.y, {p}.x)", ("left", "to the left", "leftwards", "leftward")),
    "right": ("vec2<f32>({p}.y, -{p}.x)", ("right", "to the right", "rightwards", "rightward")),
}


def facing(draw: Draw, p: str, usual: str) -> tuple[str, str, list[Modifier]]:
    """A direction, the coordinate that shows an upward shape in it, and the words; `usual` may be left unsaid."""
    side = draw.pick(("up", "up", "down", "left", "right"))
    wrap, words = _FACING[side]
    if side == usual and draw.chance(0.6):
        return side, wrap.format(p=p), []
    before: Templates = (f"{side}ward[-| ]pointing", f"{side}[-| ]facing", f"{side}[-| ]pointing")
    after = (
        "pointing {way}",
        "[that points|which points] {way}",
        "facing {way}",
        "with its tip [pointing |]{way}",
        "aimed {way}",
    )
    sentence = (
        "it points {way}",
        "it should point {way}",
        "make it point {way}",
        "its tip points {way}",
        "direction: {way}",
    )
    slots: Slots = {"way": lambda: draw.pick(words), "side": side}
    said = Modifier(before, after, sentence, slots, rank=MOTION, key=("[direction|pointing|facing]", "{side}"))
    return side, wrap.format(p=p), [said]


_CIRCLE_CODE = (
    "use length(p) - {plain} as the distance", "d = length(p) - {plain}", "sdCircle(p, {plain})", "inside is where length(p) is below {plain}",
    "use the circle SDF with r = {plain}", "its distance function is length(p) - {plain}",
)  # fmt: skip


def in_code(measure: Measure, said: list[Modifier], *sentences: str) -> list[Modifier]:
    """The same words, and sentences that state the size as code, in `{plain}` or its `{half}`."""
    if measure.unit != "uv":
        return said
    return [
        replace(modifier, sentence=(*modifier.sentence, *sentences)) if modifier.sentence else modifier
        for modifier in said
    ]


@shape(5)
def circle(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    radius, said = measure.sized(draw, "radius", 0.25, 0.05, 0.45)
    noun = Thing(("<circle>",), in_code(measure, said, *_CIRCLE_CODE))
    return Shape("circle", noun, f"length({p}) - {radius}", (str(radius), str(radius)))


@shape(3)
def ring(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    radius, said = measure.sized(draw, "radius", 0.25, 0.1, 0.45)
    thickness, more = measure.thickness(draw, 0.05)
    distance = f"abs(length({p}) - {radius}) - 0.5 * {thickness}"
    return Shape("ring", Thing(("<ring>",), said + more), distance, (str(radius), str(radius)))


@shape(2)
def ellipse(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """0.6 by 0.3 where nothing is said. Its distance is exact on the edge and grows by half the smaller side."""
    width, height, said = measure.sides(draw, 0.6, 0.3)
    shorter = Number(min(width.value, height.value))
    distance = f"(length({p} / (0.5 * vec2<f32>({width}, {height}))) - 1.0) * 0.5 * {shorter}"
    reach = (f"(0.5 * {width})", f"(0.5 * {height})")
    return Shape("ellipse", Thing(("<ellipse>",), said), distance, reach, exact=False)


@shape(1.5)
def half_circle(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """The half of a disc on one side of its centre."""
    radius, said = measure.sized(draw, "radius", 0.25, 0.08, 0.45)
    side, cut, names = draw.pick(
        (
            (
                "top",
                f"{p}.y",
                ("[upper|top] half of a <circle>", "half <circle> with the flat side [down|at the bottom]", "dome"),
            ),
            (
                "bottom",
                f"-{p}.y",
                ("[lower|bottom] half of a <circle>", "half <circle> with the flat side [up|on top]", "bowl shape"),
            ),
            (
                "left",
                f"{p}.x",
                ("left half of a <circle>", "half <circle> with the flat side [on the right|to the right]"),
            ),
            (
                "right",
                f"-{p}.x",
                ("right half of a <circle>", "half <circle> with the flat side [on the left|to the left]"),
            ),
        )
    )
    if side == "top":
        names = (*names, "half circle", "semicircle", "semi-circle", "half disc", "half moon standing on its flat side")
    noun = draw.pick(names)
    thing = Thing((noun,), said)
    if "half of" in noun:
        thing = Thing((f"the {noun}",), said, article=False, adjectives=False)
    distance = f"max(length({p}) - {radius}, {cut})"
    return Shape(f"half {side}", thing, distance, (str(radius), str(radius)))


SD_ARC = """fn sd_arc(p: vec2<f32>, angle: f32, radius: f32) -> f32 {
    let q = vec2<f32>(abs(p.x), -p.y);
    let end = vec2<f32>(sin(0.5 * angle), cos(0.5 * angle));
    return select(length(q - radius * end), abs(length(q) - radius), q.x * end.y < q.y * end.x);
}"""
_AT_TOP = (
    "at the top of its circle",
    "centered at its top",
    "around its top",
    "in the upper part of its circle",
    "symmetric about its top",
)


@shape(1.5)
def arc(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A part of a circle's line, its middle at the top, its ends round."""
    radius, said = measure.sized(draw, "radius", 0.25, 0.1, 0.45)
    thickness, more = measure.thickness(draw, 0.05)
    angle = draw.number(30, 330, 10)
    spans = Modifier(
        after=(
            "spanning {a} degrees {top}", "covering {a}° {top}", "of {a} degrees {top}", "with an opening angle of {a} degrees {top}",
            "that covers {a} degrees {top}", "{a}° long {top}", "sweeping {a} degrees {top}",
        ),
        slots={"a": f"{angle.value:g}", "top": lambda: draw.pick(_AT_TOP)}, rank=SIZE, key=("[angle|sweep]", "{a} degrees {top}"),
    )  # fmt: skip
    distance = f"{canvas.helper('sd_arc', SD_ARC)}({p}, radians({angle}), {radius}) - 0.5 * {thickness}"
    return Shape("arc", Thing(("<arc>",), [*said, *more, spans]), distance, (str(radius), str(radius)))


def _angled(angle: str) -> Modifier:
    after = (
        "of {a} degrees", "with an angle of {a} degrees", "spanning {a}°", "with a {a} degree opening", "{a} degrees wide",
        "with an opening angle of {a}°", "that opens {a} degrees", "covering {a} degrees",
    )  # fmt: skip
    return Modifier(after=after, slots={"a": angle}, rank=SIZE, key=("[angle|opening]", "{a}[ degrees|°|deg]"))


@shape(1.5)
def pie(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A sector whose tip is the centre; it opens upwards unless said, over 60 degrees unless said."""
    radius, said = measure.sized(draw, "radius", 0.25, 0.1, 0.45)
    angle = Number(60.0)
    if draw.chance(0.6):
        angle = draw.number(20, 180, 10)
        said.append(_angled(f"{angle.value:g}"))
    sector = canvas.helper(
        "sd_pie",
        """fn sd_pie(p: vec2<f32>, radius: f32, angle: f32) -> f32 {
    return max(length(p) - radius, abs(p.x) * cos(0.5 * angle) + p.y * sin(0.5 * angle));
}""",
    )
    side, turned, way = _opening(draw, p, "up")
    distance = f"{sector}({turned}, {radius}, radians({angle}))"
    return Shape(f"pie {side}", Thing(("<pie>",), [*said, *way]), distance, (str(radius), str(radius)))


@shape(1.5)
def pacman(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A disc with a mouth of 60 degrees, to the right unless said."""
    radius, said = measure.sized(draw, "radius", 0.25, 0.1, 0.45)
    angle = Number(60.0)
    if draw.chance(0.4):
        angle = draw.number(20, 120, 10)
        mouth = (
            "with a mouth of {a} degrees",
            "with its mouth open by {a}°",
            "with a mouth angle of {a} degrees",
            "whose mouth opens {a}°",
        )
        slots = {"a": f"{angle.value:g}"}
        said.append(Modifier(after=mouth, slots=slots, rank=SIZE, key=("[mouth|mouth angle|opening]", "{a} degrees")))
    body = canvas.helper(
        "sd_pacman",
        """fn sd_pacman(p: vec2<f32>, radius: f32, mouth: f32) -> f32 {
    return max(length(p) - radius, -p.y * sin(0.5 * mouth) - abs(p.x) * cos(0.5 * mouth));
}""",
    )
    side, turned, way = _opening(draw, p, "right")
    thing = Thing(("<pacman>", "<circle> with a wedge cut out", "<circle> with a missing slice"), [*said, *way])
    return Shape(f"pacman {side}", thing, f"{body}({turned}, {radius}, radians({angle}))", (str(radius), str(radius)))


def _opening(draw: Draw, p: str, usual: str) -> tuple[str, str, list[Modifier]]:
    side = draw.pick((usual, usual, "up", "down", "left", "right"))
    wrap, words = _FACING[side]
    if side == usual:
        return side, wrap.format(p=p), []
    after = (
        "opening {way}",
        "open {way}",
        "[that opens|which opens] {way}",
        "with the opening {way}",
        "opening toward the {end}",
    )
    end = {"up": "top", "down": "bottom"}.get(side, side)
    slots: Slots = {"way": lambda: draw.pick(words), "end": end}
    return side, wrap.format(p=p), [Modifier(after=after, slots=slots, rank=MOTION, key=("[opening|open]", "{end}"))]
