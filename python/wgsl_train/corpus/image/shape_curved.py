"""Hearts, moons, drops, flowers, clouds."""

from ..describe import SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import count
from .canvas import Canvas
from .measure import Measure
from .shape import Shape, shape

# A square on its tip, with a half disc on each of its two upper sides; `size` is its width.
SD_HEART = """fn sd_heart(p: vec2<f32>, size: f32) -> f32 {
    let s = 0.29289322 * size;
    let q = vec2<f32>(abs(p.x), p.y);
    let b = abs(vec2<f32>(q.x + q.y, q.x - q.y) * 0.70710678) - s;
    let tip = length(max(b, vec2<f32>(0.0))) + min(max(b.x, b.y), 0.0);
    return min(tip, length(q - vec2<f32>(s, -s) * 0.70710678) - s);
}"""


@shape(3)
def heart(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    width, said = measure.sized(draw, "width", 0.5, 0.1, 0.9)
    half = f"(0.5 * {width})"
    distance = f"{canvas.helper('sd_heart', SD_HEART)}({p}, {width})"
    return Shape("heart", Thing(("<heart>",), said), distance, (half, half))


SD_CRESCENT = """fn sd_crescent(p: vec2<f32>, radius: f32) -> f32 {
    return max(length(p) - radius, 0.9 * radius - length(p - vec2<f32>(0.4 * radius, 0.0)));
}"""


@shape(2)
def crescent(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A disc with a bite; it is open to the right unless said."""
    radius, said = measure.sized(draw, "radius", 0.25, 0.08, 0.45)
    side, turned = draw.pick((("right", p), ("right", p), ("left", f"-{p}"), ("up", f"vec2<f32>(-{p}.y, {p}.x)")))
    if side != "right":
        way = "upwards" if side == "up" else "to the left"
        after = (f"open {way}", f"opening {way}", f"with its horns pointing {way}", f"with both tips pointing {way}")
        said.append(Modifier(after=after, key=("[opening|open|tips]", side)))
    distance = f"{canvas.helper('sd_crescent', SD_CRESCENT)}({turned}, {radius})"
    return Shape(f"crescent {side}", Thing(("<crescent>",), said), distance, (str(radius), str(radius)), exact=False)


SD_DROP = """fn sd_drop(p: vec2<f32>, radius: f32) -> f32 {
    let cone = dot(vec2<f32>(abs(p.x), p.y), vec2<f32>(0.8660254, -0.5)) - radius;
    return select(length(p) - radius, cone, p.y < -0.5 * radius);
}"""


@shape(1.5)
def drop(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A disc with a tip upwards, whose sides touch it; the tip is two radii above the centre of the disc."""
    radius, said = measure.sized(draw, "radius", 0.25, 0.05, 0.3)
    distance = f"{canvas.helper('sd_drop', SD_DROP)}({p}, {radius})"
    return Shape("drop", Thing(("<drop>",), said), distance, (str(radius), f"(2.0 * {radius})"))


@shape(1.5)
def flower(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """A circle whose radius swings by 30 % around it, once a petal."""
    radius, said = measure.sized(draw, "radius", 0.25, 0.1, 0.4)
    petals = draw.pick((3, 4, 5, 5, 6, 6, 7, 8, 10))
    noun: Templates = (
        "<flower> with {n} petals",
        "{n}[-| ]petal[|ed] <flower>",
        "{n}-petaled flower",
        "wavy circle with {n} bumps",
        "polar rose with {n} petals",
    )
    noun = ("<flower>", *noun) if petals == 6 else noun
    said = [modifier for modifier in said if modifier.key and modifier.key[0] == "size"] + [
        Modifier(
            after=("with a mean radius of {n}", "of mean radius {n}", "with an average radius of {n}", "around a base radius of {n}"),
            sentence=("its mean radius is {n}", "base radius: {n}", "use a base radius of {n}"),
            slots=modifier.slots, rank=SIZE, key=("[base radius|mean radius]", "{n}"),
        )
        for modifier in said if modifier.key and modifier.key[0] != "size"
    ]  # fmt: skip
    distance = f"length({p}) - {radius} * (1.0 + 0.3 * cos(atan2({p}.x, -{p}.y) * {petals}.0))"
    thing = Thing(noun, said, {"n": lambda: count(draw, petals)})
    return Shape(f"flower {petals}", thing, distance, (str(radius), str(radius)), exact=False)


SD_CLOUD = """fn sd_cloud(p: vec2<f32>, size: f32) -> f32 {
    let side = length(vec2<f32>(abs(p.x) - 0.3 * size, p.y)) - 0.2 * size;
    return min(side, length(p + vec2<f32>(0.0, 0.1 * size)) - 0.28 * size);
}"""


@shape(1)
def cloud(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> Shape:
    """Three overlapping discs, the middle one larger and higher."""
    width, said = measure.sized(draw, "width", 0.5, 0.2, 0.9)
    half = f"(0.5 * {width})"
    distance = f"{canvas.helper('sd_cloud', SD_CLOUD)}({p}, {width})"
    return Shape("cloud", Thing(("<cloud>",), said), distance, (half, half))
