"""Two shapes at places that are said, made one: union, intersection, difference, exclusive or."""

from ..color import WHITE, Color, color
from ..describe import COLOR, Modifier, Templates, Thing, describe
from ..draw import Draw
from ..number import Number
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .layers import over
from .measure import Measure
from .shape import SHAPES

_PARTS = ("circle", "circle", "circle", "square", "square", "rectangle", "triangle", "diamond", "ring")
_CODE = {
    "union": "{a} < 0.0 || {b} < 0.0", "intersection": "{a} < 0.0 && {b} < 0.0", "difference": "{a} < 0.0 && {b} >= 0.0", "exclusive": "({a} < 0.0) != ({b} < 0.0)",
}  # fmt: skip
_NOUNS: dict[str, Templates] = {
    "union": (
        "the union of {a} and {b}", "{a} united with {b}", "{a} and {b} merged into one", "{a} or {b}, filled as one shape", "one shape out of {a} and {b}", "CSG union: {a} + {b}", "everything that is inside {a} or inside {b}",
    ),
    "intersection": (
        "the intersection of {a} and {b}", "the overlap of {a} and {b}", "only where {a} and {b} overlap", "the common area of {a} and {b}", "{a} AND {b}", "CSG intersection of {a} and {b}", "what is inside both {a} and {b}", "the lens where {a} and {b} meet",
    ),
    "difference": (
        "{a} minus {b}", "{a} with {b} cut out", "{a} without the part covered by {b}", "the difference of {a} and {b}", "{a} with a bite taken by {b}", "CSG difference: {a} - {b}", "{a}, subtract {b}", "{a} from which {b} is removed",
    ),
    "exclusive": (
        "the XOR of {a} and {b}", "{a} xor {b}", "the symmetric difference of {a} and {b}", "{a} and {b} without their overlap", "white where exactly one of {a} and {b} is", "{a} and {b}, even-odd filled", "inside {a} or {b}, but not in both",
    ),
}  # fmt: skip
_AT: Templates = ("at ({x}, {y})", "centered at ({x}, {y})", "around ({x}, {y})", "at {x}, {y}", "({x}, {y})", "with its center at ({x}, {y})", "at {p}% / {q}%")  # fmt: skip


@picture(structures=2.2, warps=0, effects=0.1)
def placed_overlap(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two shapes with their places: white on black unsaid."""
    how = draw.pick(tuple(_CODE))
    kinds, words, tests = [], {}, {}
    near = draw.number(0.3, 0.5, 0.05), draw.number(0.35, 0.65, 0.05)
    for name in "ab":
        x, y = near
        if name == "b":
            x = Number(round(x.value + draw.pick((0.1, 0.15, 0.2, 0.25)), 4))
            y = Number(round(y.value + draw.pick((0.0, 0.0, 0.1, -0.1, 0.15)), 4))
        p = canvas.name("p")
        shape = SHAPES[draw.pick(_PARTS)](draw, canvas, p, Measure(free=False, most=0.45))
        slots: Slots = {"x": f"{x.value:g}", "y": f"{y.value:g}", "p": f"{x.value * 100:g}", "q": f"{y.value * 100:g}"}
        shape.thing.modifiers.append(Modifier(after=_AT, slots=slots, rank=COLOR))
        said, rest = describe(draw, shape.thing, apart=False)
        words[name] = ", ".join([said, *rest])
        kinds.append(shape.kind)
        canvas.add(f"let {p} = {uv} - vec2<f32>({x}, {y});")
        tests[name] = canvas.let(name, shape.distance)
    said_of: list[Modifier] = []
    fill: Color = WHITE
    ground = color(draw) if draw.chance(0.3) else None
    if ground:
        said_of.append(over(ground))
    if draw.chance(0.5) or (ground and sum(ground.rgb) > 2.5):
        fill = color(draw, other_than=ground)
        said_of.append(Modifier(after=("in {c}", "filled {c}", "colored {c}"), sentence=("fill it with {c}", "its color is {c}", "color: {c}"), slots={"c": fill.text}, rank=COLOR))  # fmt: skip
    noun = tuple(form for form in _NOUNS[how] if fill is WHITE or "white" not in form)
    thing = Thing(noun, said_of, words, article=False, adjectives=False)
    back = ground.code if ground else "vec3<f32>(0.0)"
    return Picture((f"overlap {how}", *kinds), thing, f"select({back}, {fill}, {_CODE[how].format(**tests)})")
