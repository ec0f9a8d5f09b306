"""Two colours mixed by a share that is told: between two points, eased, repeated, inside a figure, by another distance, by alpha."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..color import Color, color
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, digits
from .canvas import Canvas
from .compose import Picture, picture


@dataclass(slots=True)
class Shade:
    """A mix of `{a}` and `{b}` in the making."""

    draw: Draw
    canvas: Canvas
    a: Color
    b: Color
    slots: dict[str, str]
    said: list[Modifier] = field(default_factory=list)

    def number(self, name: str, low: float, high: float, step: float = 0.05) -> Number:
        """A number that the words name."""
        value = self.draw.number(low, high, step)
        self.slots[name] = digits(value.value)
        return value

    def mixed(self, t: str) -> str:
        """From a to b by t."""
        return f"mix({self.a}, {self.b}, {t})"


Builder = Callable[[Shade], tuple[Templates, str]]
SHADES: dict[str, Builder] = {}


def shade(build: Builder) -> Builder:
    """Registers a mix."""
    SHADES[build.__name__] = build
    return build


@shade
def between_points(s: Shade) -> tuple[Templates, str]:
    x0, y0, x1, y1 = s.number("x", 0.0, 0.4), s.number("y", 0.0, 1.0), s.number("z", 0.6, 1.0), s.number("w", 0.0, 1.0)
    s.canvas.add(f"let a = vec2<f32>({x0}, {y0});")
    s.canvas.add(f"let ab = vec2<f32>({x1}, {y1}) - a;")
    return ("linear gradient from {a} at ({x}, {y}) to {b} at ({z}, {w})", "gradient between the points ({x}, {y}) and ({z}, {w}), {a} to {b}", "createLinearGradient({x}, {y}, {z}, {w}) with {a} at 0 and {b} at 1 in uv", "gradient along the line ({x}, {y}) - ({z}, {w}): {a} at its start, {b} at its end, clamped", "fade from {a} to {b} with the start point ({x}, {y}) and the end point ({z}, {w})", "SVG linearGradient x1={x} y1={y} x2={z} y2={w} from {a} to {b}"), s.mixed("clamp(dot(uv - a, ab) / dot(ab, ab), 0.0, 1.0)")  # fmt: skip


_WAYS = {
    "uv.x": ("from left to right", "horizontally, left to right", "along x", "left to right"),
    "uv.y": ("from top to bottom", "vertically, top to bottom", "along y", "top to bottom"),
}
_EASINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("smoothstep(0.0, 1.0, {t})", ("smoothstep", "eased in and out by smoothstep", "smoothstep-eased", "with smoothstep easing")),
    ("{t} * {t}", ("quadratic", "with ease-in (t squared)", "with t*t easing", "squared, slow at first")),
    ("sqrt({t})", ("square root", "with ease-out (sqrt t)", "with sqrt(t) easing", "fast at first (square root)")),
    ("{t} * {t} * {t}", ("cubic", "with cubic ease-in", "with t^3 easing", "t cubed, slow at first")),
    ("0.5 - 0.5 * cos({t} * 3.1415927)", ("cosine", "with cosine easing", "eased by 0.5 - 0.5 cos(pi t)", "with a half cosine")),
    ("1.0 - (1.0 - {t}) * (1.0 - {t})", ("ease-out quad", "with quadratic ease-out", "eased by 1 - (1 - t)^2")),
)  # fmt: skip


@shade
def eased(s: Shade) -> tuple[Templates, str]:
    t = s.draw.pick(tuple(_WAYS))
    code, words = s.draw.pick(_EASINGS)
    s.slots |= {"way": s.draw.pick(_WAYS[t]), "e": s.draw.pick(words)}
    return ("gradient {way} from {a} to {b}, {e}", "{a} to {b} gradient {way}, {e}", "non-linear gradient {way}, {a} to {b}, {e}", "blend of {a} into {b} {way}, {e}", "eased gradient {way}: {a} to {b}, {e}", "gradient, {e}, {a} to {b} {way}"), s.mixed(code.format(t=t))  # fmt: skip


@shade
def repeated(s: Shade) -> tuple[Templates, str]:
    kind = s.draw.pick(("radial", "linear", "mirrored", "angular"))
    n = s.draw.integer(2, 12)
    s.slots["n"] = count(s.draw, n)
    if kind == "radial":
        e = s.number("e", 0.05, 0.3)
        return ("radial gradient from {a} to {b} repeating every {e}", "repeating radial gradient around the center, {a} to {b} over {e}, then again", "rings that each fade from {a} (inside) to {b} over a width of {e}", "sawtooth rings: every {e} of distance fades from {a} to {b}", "concentric fade {a} to {b}, period {e}"), s.mixed(f"fract(distance(uv, vec2<f32>(0.5)) / {e})")  # fmt: skip
    if kind == "angular":
        s.canvas.add("let t = atan2(uv.x - 0.5, 0.5 - uv.y) / 6.2831855;")
        return ("conic gradient from {a} to {b} repeated {n} times around, starting at the top, clockwise", "{n} blades around the center, each fading clockwise from {a} to {b}, the first from the top", "angular sawtooth gradient, {n} periods of {a} to {b}, clockwise from the top", "fan of {n} fades from {a} to {b} going clockwise from 12 o'clock"), s.mixed(f"fract(fract(t) * {Number(n)})")  # fmt: skip
    t = s.draw.pick(tuple(_WAYS))
    s.slots["way"] = s.draw.pick(_WAYS[t])
    if kind == "linear":
        return ("gradient {way} from {a} to {b}, repeated {n} times", "{n} ramps from {a} to {b} {way}", "sawtooth gradient {way} with {n} repeats, {a} to {b}", "repeating gradient {way}: {n} times {a} to {b}, jumping back", "{n} times the same fade from {a} to {b}, {way}", "venetian blinds: {n} fades from {a} to {b} {way}"), s.mixed(f"fract({t} * {Number(n)})")  # fmt: skip
    return ("ping-pong gradient {way}: {a} to {b} and back, {n} times", "triangle wave gradient {way}, {n} periods, from {a} to {b} and back", "gradient going {a}, {b}, {a} {way}, repeated {n} times", "back-and-forth fade between {a} and {b} {way}, {n} full cycles starting with {a}"), s.mixed(f"1.0 - abs(fract({t} * {Number(n)}) * 2.0 - 1.0)")  # fmt: skip


@shade
def inside(s: Shade) -> tuple[Templates, str]:
    ground = color(s.draw)
    s.slots["g"] = ground.text
    if s.draw.chance(0.5):
        r = s.number("r", 0.15, 0.45)
        how = s.draw.pick(("x", "y", "r"))
        t = f"distance(uv, vec2<f32>(0.5)) / {r}" if how == "r" else f"(uv.{how} - 0.5) / (2.0 * {r}) + 0.5"
        s.slots["way"] = {"x": "from left to right", "y": "from top to bottom", "r": "from its center to its edge"}[how]
        return ("circle of radius {r} with a gradient {way}, {a} to {b}, on {g}", "disc of radius {r} filled with a gradient {way} from {a} to {b}; {g} around it", "{a} to {b} gradient {way} inside a centered circle of radius {r}, {g} outside", "ball of radius {r} shaded {way} from {a} to {b} on a {g} <background>", "gradient {way} ({a} to {b}) clipped to a circle of radius {r}, the rest {g}"), f"select({ground}, {s.mixed(t)}, distance(uv, vec2<f32>(0.5)) < {r})"  # fmt: skip
    w, h = s.number("w", 0.3, 0.9), s.number("h", 0.2, 0.8)
    how = s.draw.pick("xy")
    size = w if how == "x" else h
    s.slots["way"] = "from left to right" if how == "x" else "from top to bottom"
    s.canvas.add("let p = uv - vec2<f32>(0.5);")
    return ("rectangle {w} x {h} with a gradient {way}, {a} to {b}, on {g}", "box {w} wide and {h} high filled with a gradient {way} from {a} to {b}; {g} around it", "{a} to {b} gradient {way} inside a centered {w} by {h} rectangle, {g} outside", "gradient {way} ({a} to {b}) clipped to a centered box of {w} x {h}, the rest {g}", "legend bar {w} by {h} that fades {way} from {a} to {b} on {g}"), f"select({ground}, {s.mixed(f'p.{how} / {size} + 0.5')}, abs(p.x) < 0.5 * {w} && abs(p.y) < 0.5 * {h})"  # fmt: skip


@shade
def soft_limits(s: Shade) -> tuple[Templates, str]:
    r = s.number("r", 0.1, 0.3)
    outer = Number(round(r.value + s.number("w", 0.05, 0.25).value, 4))
    s.slots["R"] = digits(outer.value)
    smooth = s.draw.chance(0.6)
    t = f"smoothstep({r}, {outer}, distance(uv, vec2<f32>(0.5)))" if smooth else f"clamp((distance(uv, vec2<f32>(0.5)) - {r}) / ({outer} - {r}), 0.0, 1.0)"  # fmt: skip
    s.slots["how"] = s.draw.pick(("smoothly (smoothstep)", "with smoothstep", "by smoothstep")) if smooth else s.draw.pick(("linearly", "in a straight line", "with a linear ramp"))  # fmt: skip
    return ("soft circle: {a} up to radius {r}, fading {how} to {b} at radius {R}", "{a} disc on {b} whose edge fades {how} from radius {r} to {R}", "circle with a soft edge between {r} and {R}, {a} inside, {b} outside, blended {how}", "{a} spot on {b}, solid within {r}, gone at {R}, falling off {how}", "vignette-like disc: full {a} inside {r}, full {b} beyond {R}, between them {how}", "feathered {a} disc on {b}, feather from {r} to {R} {how}"), s.mixed(t)  # fmt: skip


_DISTANCES: tuple[tuple[str, Templates], ...] = (
    ("max(abs(p.x), abs(p.y)) * 2.0", ("square gradient from {a} in the middle to {b} at the edges", "box-shaped gradient (chebyshev distance), {a} center, {b} edges", "pyramid gradient seen from above: {a} in the center, {b} along the border", "gradient by the larger of abs(x) and abs(y) from the center, {a} to {b} at 0.5")),
    ("abs(p.x) + abs(p.y)", ("diamond gradient from {a} in the middle to {b} in the corners", "manhattan distance from the center as a gradient {a} to {b}, corners fully {b}", "rhombus-shaped gradient, {a} center, {b} corners", "gradient by taxicab distance from the center, {a} to {b} at distance 1")),
    ("clamp(length(p) * 2.0, 0.0, 1.0)", ("radial gradient from {a} in the center to {b} at distance 0.5", "distance to the center as a gradient from {a} to {b}, full at 0.5", "circular fade {a} to {b}, done at the middle of the edges")),
    ("fract(atan2(p.y, p.x) / 6.2831855)", ("angle around the center as a gradient, {a} to {b}, from the right, clockwise on <screen>", "atan2(y, x) of the centered uv mapped to {a}..{b}, 0 at the right, y down", "angular gradient {a} to {b} starting at the right and turning clockwise")),
    ("uv.x * uv.y", ("product of x and y as a blend from {a} to {b}", "mix of {a} and {b} by uv.x * uv.y", "{a} to {b} by x times y", "gradient whose amount is x*y, {a} to {b}")),
    ("abs(uv.x - uv.y)", ("mix of {a} and {b} by abs(x - y)", "{a} along the main diagonal, fading to {b} in the other corners (abs(x - y))")),
    ("min(min(uv.x, 1.0 - uv.x), min(uv.y, 1.0 - uv.y)) * 2.0", ("distance to the nearest edge as a gradient: {a} at the border, {b} in the middle", "edge distance field of the <screen>, {a} at 0, {b} at 0.5", "{a} frame fading to {b} in the center by the distance to the nearest edge")),
    ("max(uv.x, uv.y)", ("mix of {a} and {b} by max(x, y)", "gradient by the larger of x and y, {a} to {b}")),
    ("min(uv.x, uv.y)", ("mix of {a} and {b} by min(x, y)", "gradient by the smaller of x and y, {a} to {b}")),
    ("uv.x * (1.0 - uv.x) * 4.0", ("gradient {a} at both sides, {b} in the middle, as the parabola 4x(1-x)", "mix of {a} and {b} by 4*x*(1-x)", "parabolic horizontal gradient, {a} at the edges, {b} in the center")),
)  # fmt: skip


@shade
def by_distance(s: Shade) -> tuple[Templates, str]:
    code, nouns = s.draw.pick(_DISTANCES)
    if "p." in code.replace("exp.", "") or "(p)" in code:
        s.canvas.add("let p = uv - vec2<f32>(0.5);")
    return nouns, s.mixed(code)


@shade
def translucent(s: Shade) -> tuple[Templates, str]:
    alpha = s.number("alpha", 0.1, 0.9, 0.05 if s.draw.chance(0.5) else 0.1)
    s.slots["p"] = digits(round(alpha.value * 100, 2))
    s.slots["q"] = digits(round(100 - alpha.value * 100, 2))
    return ("{b} at {p}% opacity over {a}", "{a} with a {p}% {b} overlay", "{a} tinted with {b}, alpha {alpha}", "{a} mixed with {b}, {p}% {b}", "{b} with alpha {alpha} composited over {a}", "{p}% opaque {b} on top of {a}", "{a} blended {p}% towards {b}", "flat color: {q}% {a} and {p}% {b}", "mix({a}, {b}, {alpha}) everywhere", "source-over of {b} (alpha {alpha}) on {a}"), s.mixed(str(alpha))  # fmt: skip


@shade
def translucent_disc(s: Shade) -> tuple[Templates, str]:
    alpha, r = s.number("alpha", 0.2, 0.8, 0.1), s.number("r", 0.1, 0.45)
    x, y = s.number("x", 0.2, 0.8), s.number("y", 0.2, 0.8)
    s.slots["p"] = digits(round(alpha.value * 100, 2))
    return ("{a} <background> with a {p}% opaque {b} circle of radius {r} at ({x}, {y})", "half-transparent {b} disc (alpha {alpha}) of radius {r} at ({x}, {y}) over {a}", "{b} circle with opacity {alpha}, radius {r}, center ({x}, {y}), on {a}", "translucent {b} dot, {p}% opacity, radius {r} at ({x}, {y}) on a {a} <background>", "ghostly {b} disc of radius {r} at ({x}, {y}), alpha {alpha}, {a} behind"), s.mixed(f"select(0.0, {alpha}, distance(uv, vec2<f32>({x}, {y})) < {r})")  # fmt: skip


@shade
def waves_of_light(s: Shade) -> tuple[Templates, str]:
    n = s.draw.integer(1, 20)
    s.slots["n"] = count(s.draw, n)
    kind = s.draw.pick(("x", "y", "r"))
    s.slots["way"] = {"x": "from left to right", "y": "from top to bottom", "r": "per unit of distance from the center"}[kind]  # fmt: skip
    t = "distance(uv, vec2<f32>(0.5))" if kind == "r" else f"uv.{kind}"
    s.slots["cycles"] = "cycle" if n == 1 else "cycles"
    return ("soft sine bands between {a} and {b}, {n} {cycles} {way}, mix = 0.5 + 0.5 sin", "sinusoidal grating: {n} {cycles} {way}, {a} to {b} by 0.5 + 0.5*sin(2 pi n t)", "smooth sine stripes of {a} and {b}, {n} {cycles} {way} (0.5 + 0.5 sin)", "sine wave blend of {a} (trough) and {b} (crest), {n} {cycles} {way}, starting half way"), s.mixed(f"0.5 + 0.5 * sin({t} * {Number(n)} * 6.2831855)")  # fmt: skip


@picture(structures=16, warps=0, effects=0.03)
def told_mix(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two colours that are said, mixed by what is said."""
    a = color(draw)
    b = color(draw, other_than=a)
    name = draw.pick(tuple(SHADES))
    made = Shade(draw, canvas, a, b, {"a": a.text, "b": b.text})
    nouns, shown = SHADES[name](made)
    thing = Thing(nouns, made.said, made.slots, adjectives=False)
    return Picture(("told mix", name), thing, shown)
