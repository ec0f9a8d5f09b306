"""Rainbows and cosine palettes along a coordinate."""

from collections.abc import Callable

from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, digits, rate
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture

# A parameter from 0 to 1 over the screen, and the words for what it follows.
_ALONG: dict[str, tuple[str, Templates]] = {
    "x": ("{q}.x", ("from left to right", "horizontally", "along x", "across the <screen>", "over uv.x")),
    "y": ("{q}.y", ("from top to bottom", "vertically", "along y", "down the <screen>", "over uv.y")),
    "distance": (
        "distance({q}, vec2<f32>(0.5))",
        ("by the distance from the center", "outwards from the center", "over the distance to the middle", "radially"),
    ),
    "angle": (
        "fract(atan2({q}.x - 0.5, 0.5 - {q}.y) / 6.2831855)",
        ("around the center clockwise from the top", "by the angle around the center, starting at the top and going clockwise"),
    ),
    "diagonal": ("({q}.x + {q}.y) * 0.5", ("along the diagonal from the top left", "diagonally from the top left to the bottom right")),
}  # fmt: skip
HUE = """fn hue(t: f32) -> vec3<f32> {
    return clamp(abs(fract(vec3<f32>(t) + vec3<f32>(0.0, 0.6666667, 0.33333334)) * 6.0 - vec3<f32>(3.0)) - vec3<f32>(1.0),
        vec3<f32>(0.0), vec3<f32>(1.0));
}"""
_RAINBOW: Templates = (
    "rainbow {along}", "rainbow gradient {along}", "[full |]hue spectrum {along}", "all hues {along}", "spectrum of colors {along}",
    "HSV rainbow {along}", "hue going [once |]through the whole circle {along}", "colors of the rainbow {along}", "hue ramp {along}",
    "rainbow colors running {along}", "saturated hues {along}, starting with red", "red, yellow, green, cyan, blue, magenta and red again {along}",
)  # fmt: skip


def _parameter(draw: Draw, uv: str, kinds: tuple[str, ...]) -> tuple[str, str, Callable[[], str]]:
    kind = draw.pick(kinds)
    ramp, words = _ALONG[kind]
    return kind, ramp.format(q=uv), lambda: draw.phrase(words)


def _moved(draw: Draw, canvas: Canvas, ramp: str) -> tuple[str, list[Modifier]]:
    if not draw.chance(0.3):
        return ramp, []
    often = draw.pick((0.1, 0.2, 0.25, 0.5, 1.0))
    step = canvas.time if often == 1.0 else f"{canvas.time} * {Number(often)}"
    after: Templates = (
        "shifting through the colors {rate}",
        "cycling {rate}",
        "that cycles {rate}",
        "with the colors moving on {rate}",
        "animated to cycle {rate}",
    )
    sentence: Templates = (
        "the colors cycle {rate}",
        "it shifts through all its colors {rate}",
        "add time so that it cycles {rate}",
    )
    return f"{ramp} + {step}", [Modifier(after=after, sentence=sentence, slots={"rate": lambda: rate(draw, often)})]


@picture(structures=5, background=True, warps=0.1, effects=0.2)
def rainbow(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The saturated hues, red at 0, once or several times."""
    kind, ramp, along = _parameter(draw, uv, tuple(_ALONG))
    times = draw.pick((1, 1, 1, 2, 3, 4, 5))
    said = []
    if times > 1:
        ramp = f"{ramp} * {times}.0"
        said.append(
            Modifier(
                after=("repeated {n} times", "{n} times over", "with {n} repeats"),
                sentence=("repeat it {n} times",),
                slots={"n": lambda: count(draw, times)},
            )
        )
    inner, moves = _moved(draw, canvas, ramp)
    name = canvas.helper("hue", HUE)
    return Picture(("rainbow", kind), Thing(_RAINBOW, said + moves, {"along": along}), f"{name}({inner})")


_COLOR_WHEEL: Templates = (
    "color wheel",
    "hue wheel",
    "HSV color wheel",
    "colour circle with all hues",
    "hue circle",
    "round color picker",
)


@picture(structures=0.4, warps=0.05)
def color_wheel(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Hue by angle (red at the top, clockwise), saturation by distance; black outside the radius of 0.5."""
    name = canvas.helper("hue", HUE)
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    r = canvas.let("r", f"length({p}) * 2.0")
    shade = canvas.let("shade", f"mix(vec3<f32>(1.0), {name}(atan2({p}.x, -{p}.y) / 6.2831855), {r})")
    after = (
        "white in the middle[ and full saturation at the rim|]",
        "with saturation growing outwards",
        "red at the top, going clockwise",
    )
    thing = Thing(_COLOR_WHEEL, [Modifier(after=after)] if draw.chance(0.5) else [])
    return Picture(("color wheel",), thing, f"select(vec3<f32>(0.0), {shade}, {r} < 1.0)")


_COSINE: Templates = (
    "cosine palette a={a} b={b} c={c} d={d} {along}", "cosine color palette with a = {a}, b = {b}, c = {c}, d = {d} {along}",
    "palette a + b*cos(2pi*(c*t + d)) with a={a}, b={b}, c={c}, d={d}, t running {along}", "iq palette {a} {b} {c} {d} {along}",
    "procedural palette (a {a}, b {b}, c {c}, d {d}) {along}", "Inigo Quilez cosine gradient with coefficients {a}, {b}, {c}, {d} {along}",
)  # fmt: skip


@picture(structures=2.2, background=True, warps=0.1)
def cosine_palette(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """a + b * cos(2 pi (c t + d)), all four said."""
    kind, ramp, along = _parameter(draw, uv, tuple(_ALONG))

    def vector(low: float, high: float, step: float) -> tuple[str, str]:
        if draw.chance(0.5):
            value = draw.number(low, high, step)
            return f"vec3<f32>({value})", draw.pick((digits(value.value), f"vec3({digits(value.value)})"))
        values = [draw.number(low, high, step) for _ in range(3)]
        inside = ", ".join(digits(value.value) for value in values)
        return f"vec3<f32>({', '.join(map(str, values))})", draw.pick((f"({inside})", f"vec3({inside})", f"[{inside}]"))

    a, b, c, d = vector(0.4, 0.6, 0.1), vector(0.3, 0.5, 0.1), vector(0.5, 2.0, 0.5), vector(0.0, 1.0, 0.05)
    slots: Slots = {"a": a[1], "b": b[1], "c": c[1], "d": d[1], "along": along}
    inner, moves = _moved(draw, canvas, ramp)
    t = canvas.let("t", inner)
    code = f"{a[0]} + {b[0]} * cos(6.2831855 * ({c[0]} * {t} + {d[0]}))"
    return Picture(("cosine palette", kind), Thing(_COSINE, moves, slots), code)
