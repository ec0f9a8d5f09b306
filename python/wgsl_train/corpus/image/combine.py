"""Two shapes made one by their distances: union, difference, intersection, and a smooth union."""

from ..describe import Modifier, Templates, Thing, describe
from ..draw import Draw
from ..number import Number
from ..phrase import Slots
from .canvas import Canvas
from .measure import Measure
from .shape import SHAPES, Shape

_PARTS = (
    "circle",
    "circle",
    "square",
    "square",
    "rectangle",
    "diamond",
    "triangle",
    "star",
    "heart",
    "cross",
    "polygon",
    "ellipse",
    "pill",
)
_SMOOTH = """fn smooth_min(a: f32, b: f32, k: f32) -> f32 {
    let h = clamp(0.5 + 0.5 * (b - a) / k, 0.0, 1.0);
    return mix(b, a, h) - k * h * (1.0 - h);
}"""
_NOUNS: dict[str, Templates] = {
    "union": (
        "the union of {a} and {b}{shift}", "{a} joined with {b}{shift}", "{a} merged with {b}{shift} into one shape", "{a} and {b}{shift} combined into one figure",
        "a shape made of {a} and {b}{shift}", "{a} united with {b}{shift}", "min of the distances of {a} and {b}{shift}", "one silhouette of {a} plus {b}{shift}",
    ),
    "intersection": (
        "the intersection of {a} and {b}{shift}", "the overlap of {a} and {b}{shift}", "only the part where {a} and {b}{shift} overlap", "the area common to {a} and {b}{shift}",
        "{a} intersected with {b}{shift}", "{a} clipped by {b}{shift}", "what {a} and {b}{shift} have in common", "max of the distances of {a} and {b}{shift}",
    ),
    "difference": (
        "{a} with {b}{shift} cut out[ of it|]", "{a} minus {b}{shift}", "the difference of {a} and {b}{shift}", "{a} with a hole in the shape of {b}{shift}", "{a} from which {b}{shift} is subtracted",
        "{a}, {b}{shift} punched out of it", "{a} with {b}{shift} removed", "{a} with the hole of {b}{shift}", "{a} out of which {b}{shift} is cut",
    ),
    "exclusive": (
        "the XOR of {a} and {b}{shift}", "{a} xor {b}{shift}", "{a} and {b}{shift}, filled where exactly one of them is", "{a} and {b}{shift} with their overlap left out", "the symmetric difference of {a} and {b}{shift}",
        "{a} exclusive-or {b}{shift}", "{a} and {b}{shift} with the even-odd fill rule", "either {a} or {b}{shift} but not both",
    ),
    "smooth union": (
        "{a} melting into {b}{shift}{blend}", "the smooth union of {a} and {b}{shift}{blend}", "{a} smoothly blended with {b}{shift}{blend}", "{a} and {b}{shift} merging like liquid{blend}",
        "smooth minimum of {a} and {b}{shift}{blend}", "metaball-like {a} and {b}{shift}{blend}", "{a} fused softly with {b}{shift}{blend}", "{a} and {b}{shift} gooey-blended{blend}",
    ),
}  # fmt: skip
_BLEND = (
    " with a blend radius of {k}", ", k = {k}", " (smoothness {k})", " with smoothing {k}", " over a distance of {k}", ", blended by {k}", " with k={k}", " with blend factor {k}",
)  # fmt: skip
_SHIFTS = {
    "right": ("vec2<f32>({n}, 0.0)", "to the right"),
    "left": ("vec2<f32>(-{n}, 0.0)", "to the left"),
    "up": ("vec2<f32>(0.0, -{n})", "up"),
    "down": ("vec2<f32>(0.0, {n})", "down"),
}
_CODE = {
    "union": "min({a}, {b})",
    "intersection": "max({a}, {b})",
    "difference": "max({a}, -({b}))",
    "exclusive": "max(min({a}, {b}), -max({a}, {b}))",
    "smooth union": "smooth_min({a}, {b}, {k})",
}


def combined(draw: Draw, canvas: Canvas, p: str, measure: Measure) -> tuple[Shape, str]:
    """Two shapes as one, and a line of code that must stand before its distance (or none).

    The second stands in the middle of the first unless it is said to be shifted.
    """
    how = draw.pick(("union", "intersection", "difference", "difference", "exclusive", "smooth union"))
    first = SHAPES[draw.pick(_PARTS)](draw, canvas, p, measure)
    shifted = how in ("union", "smooth union", "exclusive") or draw.chance(0.5)
    q = canvas.name(p) if shifted else p
    second = _second(draw, canvas, q, measure, how, shifted)
    line, shift = "", ""
    if shifted:
        line, shift = _shift(draw, p, q, measure, 0.4 if "union" in how or how == "exclusive" else 0.15)
    k = Number(0.1) if draw.chance(0.3) and measure.unit != "pixels" else measure.number(draw, 0.03, 0.3)
    blend = ""
    if how == "smooth union":
        canvas.helper("smooth_min", _SMOOTH)
        blend = (
            ""
            if k.value == 0.1 and measure.unit != "pixels"
            else draw.phrase(_BLEND, {"k": measure.say(draw, k.value)})
        )
    a, rest_a = describe(draw, first.thing, apart=False)
    b, rest_b = describe(draw, second.thing, apart=False)
    said = [Modifier(sentence=(text,)) for text in (*rest_a, *rest_b)]
    thing = Thing(_NOUNS[how], said, {"a": a, "b": b, "shift": shift, "blend": blend}, article=False, adjectives=False)
    distance = _CODE[how].format(a=first.distance, b=second.distance, k=k)
    kind = f"{how}+{first.kind}+{second.kind}{'+shifted' if shifted else ''}"
    return Shape(kind, thing, distance, first.reach, exact=first.exact and second.exact), line


def _second(draw: Draw, canvas: Canvas, q: str, measure: Measure, how: str, shifted: bool) -> Shape:
    """A hole is smaller than what it is in: its size is always said, and so is that of a part of an intersection."""
    if how == "difference" and not shifted:
        measure = Measure(measure.unit, free=False, most=0.2)
    elif how == "intersection" and not shifted:
        measure = Measure(measure.unit, free=False)
    return SHAPES[draw.pick(_PARTS)](draw, canvas, q, measure)


def _shift(draw: Draw, p: str, q: str, measure: Measure, most: float) -> tuple[str, str]:
    way = draw.pick(tuple(_SHIFTS))
    code, words = _SHIFTS[way]
    amount = measure.number(draw, 0.05, most)
    forms = (
        " shifted {words} by {n}", " moved {n} {words}", " {n} {words}", ", offset by {n} {words},", " (shifted {n} {words})", " placed {n} {words}",
        " displaced {n} {words}", ", {n} further {words},",
    )  # fmt: skip
    slots: Slots = {"words": words, "n": lambda: measure.say(draw, amount.value)}
    return f"let {q} = {p} - {code.format(n=amount)};", draw.phrase(forms, slots)
