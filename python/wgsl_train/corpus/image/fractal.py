"""Fractals: escape-time sets and the Sierpinski carpet."""

from ..color import BLACK, Color, color
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, digits, plain
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .palette import HUE

_MANDELBROT: Templates = (
    "Mandelbrot set", "Mandelbrot fractal", "Mandelbrot", "the Mandelbrot set", "escape-time Mandelbrot", "classic Mandelbrot fractal", "mandelbrot z = z^2 + c", "the well-known Mandelbrot fractal",
    "fractal of z² + c starting at zero", "famous apple-man fractal",
)  # fmt: skip
_SHIP: Templates = (
    "Burning Ship fractal",
    "burning ship",
    "Burning Ship set",
    "fractal like Mandelbrot but with absolute values, the Burning Ship",
    "burning-ship fractal",
)
_CUBIC: Templates = (
    "cubic Mandelbrot set",
    "Mandelbrot set of z^3 + c",
    "multibrot of degree 3",
    "third-degree multibrot",
    "Mandelbrot-like fractal with z³ + c",
)
_JULIA: Templates = (
    "Julia set for c = {c}", "Julia set with c = {c}", "Julia fractal, c = {c}", "julia set c={c}", "filled Julia set of z^2 + ({c})", "Julia fractal with the constant {c}",
    "z = z^2 + c fractal with fixed c = {c}", "Julia set at {c}",
)  # fmt: skip
_STEPS = {
    "mandelbrot": "z = vec2<f32>(z.x * z.x - z.y * z.y, 2.0 * z.x * z.y) + c;",
    "ship": "z = vec2<f32>(z.x * z.x - z.y * z.y, abs(2.0 * z.x * z.y)) + c;",
    "cubic": "z = vec2<f32>(z.x * z.x * z.x - 3.0 * z.x * z.y * z.y, 3.0 * z.x * z.x * z.y - z.y * z.y * z.y) + c;",
}  # fmt: skip


def _iterations(draw: Draw) -> tuple[int, list[Modifier]]:
    if draw.chance(0.35):
        return 64, []
    number = draw.pick((16, 20, 24, 30, 32, 40, 48, 50, 60, 80, 96, 100, 120, 128, 150, 200))
    after = (
        "with {n} iterations",
        "with [at most|up to] {n} iterations",
        "using {n} iterations",
        "iterated {n} times",
        "({n} iterations)",
        "max {n} steps",
    )
    sentence = ("use {n} iterations", "iterate [up to|at most] {n} times", "max iterations: {n}")
    return number, [Modifier(after=after, sentence=sentence, slots={"n": str(number)})]


def _coloring(draw: Draw, canvas: Canvas, t: str, inside: str) -> tuple[str, str, list[Modifier]]:
    """Grey by the share of iterations unsaid; two colours, hues, or black and white by membership, said."""
    kind = draw.pick(("grey", "grey", "two", "two", "hue", "flat", "flat", "root"))
    if kind == "root":
        after: Templates = ("with brightness sqrt(n / max)", "shaded by the square root of the share of iterations", "outside gray by sqrt(iterations / maximum)")  # fmt: skip
        said = [Modifier(after=after, sentence=("outside the brightness is the square root of n / N", "use sqrt(n / max) as gray, black inside"))]  # fmt: skip
        return kind, f"select(vec3<f32>(sqrt({t})), vec3<f32>(0.0), {inside})", said
    if kind == "grey":
        after = (
            "in [grayscale|greyscale|shades of grey]",
            "shaded from black to white by [the escape time|iteration count]",
        )
        said = [Modifier(before=("grayscale",), after=after)] if draw.chance(0.4) else []
        return kind, f"select(vec3<f32>({t}), vec3<f32>(0.0), {inside})", said
    if kind == "hue":
        name = canvas.helper("hue", HUE)
        after = (
            "in rainbow colors",
            "with hue by iteration count",
            "colored by hue of the escape time",
            "with rainbow coloring outside and black inside",
        )
        return (
            kind,
            f"select({name}({t}), vec3<f32>(0.0), {inside})",
            [Modifier(after=after, sentence=("map the iteration count to the hue", "use rainbow colors"))],
        )
    a = BLACK if kind == "flat" and draw.chance(0.5) else color(draw)
    b = color(draw, other_than=a)
    slots: Slots = {"a": a.text, "b": b.text}
    if kind == "flat":
        after = (
            "[in|colored] {a} on {b}",
            "{a} inside and {b} outside",
            "points that never escape {a}, all others {b}",
            "with its interior {a} and the outside {b}",
            "colored {a} where it stays bounded and {b} where it escapes",
            "as a {a} shape on {b}",
            "with {a} points in the set and {b} elsewhere",
        )
        return (
            kind,
            f"select({b}, {a}, {inside})",
            [Modifier(after=after, sentence=("inside {a}, outside {b}", "the set is {a}, the rest {b}"), slots=slots)],
        )
    after = (
        "going from {a} to {b} by iteration count, black inside",
        "with a gradient from {a} to {b} outside",
        "colored from {a} to {b} by escape time",
        "blending {a} into {b} with the iteration count",
    )
    return (
        kind,
        f"select(mix({a}, {b}, {t}), vec3<f32>(0.0), {inside})",
        [Modifier(after=after, sentence=("color it from {a} to {b} by escape time, black inside",), slots=slots)],
    )


def _loop(canvas: Canvas, step: str, iterations: int) -> tuple[str, str]:
    """The escape loop; returns the share of iterations and the test of membership."""
    canvas.add("var n = 0;")
    canvas.add(f"while n < {iterations} && dot(z, z) < 4.0 {{")
    canvas.add(step)
    canvas.add("n++;")
    canvas.add("}")
    return f"f32(n) / {iterations}.0", f"n == {iterations}"


_USUAL_REGION = Modifier(
    after=(
        "for re from -2 to 1 and im from -1.5 to 1.5", "with real part -2 to 1 and imaginary part -1.5 to 1.5", "over x in [-2, 1] and y in [-1.5, 1.5]", "showing -2..1 on the real and -1.5..1.5 on the imaginary axis",
        "centered at -0.5, 3 units wide",
    ),
    sentence=("x goes from -2 to 1, y from -1.5 to 1.5", "the view is 3 units wide around -0.5", "real axis -2 to 1, imaginary axis -1.5 to 1.5, pointing up"),
)  # fmt: skip


@picture(structures=2.2, warps=0, effects=0.1)
def mandelbrot(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Escape time over the square of width 3 around (-0.5, 0), or a region that is said; y points up."""
    kind = draw.pick(("mandelbrot", "mandelbrot", "mandelbrot", "ship", "cubic"))
    iterations, said = _iterations(draw)
    x, y, width = -0.5, 0.0, 3.0
    if draw.chance(0.4):
        x, y, width = (
            draw.number(-1.5, 0.4, 0.05).value,
            draw.number(-0.9, 0.9, 0.05).value,
            draw.pick((0.1, 0.2, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 4.0)),
        )
        slots: Slots = {"x": digits(x), "y": digits(y), "w": lambda: plain(draw, width)}
        after = (
            "centered at ({x}, {y}) with width {w}",
            "around ({x}, {y}), {w} units wide",
            "zoomed to the square of side {w} around {x}, {y}",
            "showing width {w} at center ({x}, {y})",
        )
        said.append(
            Modifier(
                after=after,
                sentence=(
                    "the view is centered at ({x}, {y}) and {w} wide",
                    "show the region of width {w} around ({x}, {y})",
                ),
                slots=slots,
            )
        )
    elif draw.chance(0.15):
        said.append(_USUAL_REGION)
    size = f"vec2<f32>({Number(width)}, {Number(-width)})"
    canvas.add(f"let c = ({uv} - vec2<f32>(0.5)) * {size} + vec2<f32>({Number(x)}, {Number(y)});")
    canvas.add("var z = vec2<f32>(0.0);")
    t, inside = _loop(canvas, _STEPS[kind], iterations)
    look, shade, colors = _coloring(draw, canvas, t, inside)
    noun = {"mandelbrot": _MANDELBROT, "ship": _SHIP, "cubic": _CUBIC}[kind]
    return Picture((kind, look), Thing(noun, said + colors), shade)


@picture(structures=1.4, warps=0, effects=0.1)
def julia(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A Julia set over the square of width 3 around 0; y points up."""
    re, im = draw.number(-1.2, 0.4, 0.005), draw.number(-0.8, 0.8, 0.005)
    iterations, said = _iterations(draw)
    sign = "-" if im.value < 0 else "+"
    ways = (
        f"{digits(re.value)} {sign} {digits(abs(im.value))}i",
        f"({digits(re.value)}, {digits(im.value)})",
        f"{digits(re.value)}{sign}{digits(abs(im.value))}i",
        f"({digits(re.value)}, {digits(im.value)})",
    )
    canvas.add(f"let c = vec2<f32>({re}, {im});")
    canvas.add(f"var z = ({uv} - vec2<f32>(0.5)) * vec2<f32>(3.0, -3.0);")
    t, inside = _loop(canvas, _STEPS["mandelbrot"], iterations)
    look, shade, colors = _coloring(draw, canvas, t, inside)
    thing = Thing(_JULIA, said + colors, {"c": lambda: draw.pick(ways)})
    return Picture(("julia", look), thing, shade)


_CARPET: Templates = (
    "Sierpinski carpet", "Sierpiński carpet", "sierpinski carpet fractal", "square fractal where the middle ninth is removed again and again", "Sierpinski carpet with square holes",
    "recursive carpet of squares", "fractal carpet",
)  # fmt: skip


@picture(structures=0.4, warps=0.05, effects=0.1)
def sierpinski_carpet(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Holes over the figure's colour, to a depth of four unless said."""
    depth = 4 if draw.chance(0.4) else draw.integer(2, 6)
    said = []
    if depth != 4 or draw.chance(0.3):
        said.append(
            Modifier(
                after=("of depth {n}", "with {n} levels", "to {n} iterations", "recursing {n} times"),
                sentence=("use {n} levels", "depth {n}"),
                slots={"n": str(depth)},
            )
        )
    ground: Color = BLACK
    figure = color(draw, other_than=BLACK) if draw.chance(0.6) else None
    if figure:
        said.append(
            Modifier(
                before=("{c}",), after=("in {c}", "colored {c}"), sentence=("color it {c}",), slots={"c": figure.text}
            )
        )
    p = canvas.var("p", uv)
    canvas.add("var solid = 1.0;")
    canvas.add(f"for (var i = 0; i < {depth}; i++) {{")
    canvas.add(f"{p} *= 3.0;")
    canvas.add(f"let cell = floor({p});")
    canvas.add("solid *= select(1.0, 0.0, cell.x == 1.0 && cell.y == 1.0);")
    canvas.add(f"{p} = fract({p});")
    canvas.add("}")
    shade = f"mix({ground}, {figure}, solid)" if figure else "vec3<f32>(solid)"
    return Picture(("carpet",), Thing(_CARPET, said), shade)
