"""Self-similar sets and moving ones: Cantor bars, Sierpinski triangles, a Julia set whose constant travels."""

from ..color import BLACK, WHITE, Color, color
from ..describe import COLOR, MOTION, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count
from ..phrase import Slots
from ..rhythm import Spin, spin
from .canvas import Canvas
from .compose import Picture, picture
from .pattern import figure_and_ground

_CANTOR: Templates = (
    "Cantor set with {n} rows", "Cantor bars, {n} rows", "Cantor set of {n} levels, one below the other", "cantor set: {n} rows, each with the middle thirds of the row above removed", "{n} rows of the Cantor set construction", "Cantor comb with {n} rows",
    "middle-thirds set drawn in {n} rows from top to bottom", "first {n} steps of the Cantor set as rows of bars",
)  # fmt: skip


@picture(structures=0.2, warps=0.05, effects=0.1)
def cantor_set(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Rows of equal height; the first is whole, each next one has lost the middle thirds once more."""
    n = draw.integer(3, 8)
    figure, ground, said = figure_and_ground(draw)
    canvas.add(f"var x = {uv}.x;")
    canvas.add("var bar = 1.0;")
    canvas.add(f"for (var i = 0; i < i32({uv}.y * {Number(n)}); i++) {{")
    canvas.add("x *= 3.0;")
    canvas.add("bar *= select(1.0, 0.0, floor(x) == 1.0);")
    canvas.add("x = fract(x);")
    canvas.add("}")
    return Picture(("cantor",), Thing(_CANTOR, said, {"n": lambda: count(draw, n)}, adjectives=False), f"mix({ground}, {figure}, bar)")  # fmt: skip


_SIERPINSKI: Templates = (
    "Sierpinski triangle", "Sierpiński triangle", "sierpinski gasket", "Sierpinski triangle from bitwise AND", "triangle fractal where x & y is zero", "Pascal's triangle mod 2 pattern", "fractal triangle pattern by x AND y", "Sierpinski gasket fractal",
)  # fmt: skip


@picture(structures=0.2, warps=0.05, effects=0.1)
def sierpinski_triangle(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Cells of a grid of 256 a side, or of a power of two that is said, where column AND row is zero; from the top left."""
    power = 8 if draw.chance(0.45) else draw.integer(3, 9)
    figure, ground, said = figure_and_ground(draw)
    size = 2**power
    if power != 8:
        slots: Slots = {"n": str(size)}
        said.append(Modifier(after=("on a {n}x{n} grid", "with {n} cells per side", "at {n} by {n} cells"), sentence=("use a grid of {n} by {n} cells", "the grid is {n}x{n}"), slots=slots))  # fmt: skip
    canvas.add(f"let cell = vec2<u32>({uv} * {Number(size)});")
    return Picture(("sierpinski triangle",), Thing(_SIERPINSKI, said), f"select({ground}, {figure}, (cell.x & cell.y) == 0u)")  # fmt: skip


_MOVING: Templates = (
    "animated Julia set whose c goes round a circle of radius {r}", "Julia set with c = {r} * (cos t, sin t)", "morphing Julia set, c = {r} e^(it)", "Julia set animation where c moves on a circle of radius {r} around 0", "Julia set whose constant circles the origin at distance {r}",
    "julia fractal with c = {r}*vec2(cos(time), sin(time))", "slowly morphing Julia fractal, c on a circle of radius {r}",
)  # fmt: skip


@picture(structures=0.6, warps=0, effects=0.1)
def moving_julia(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """c on a circle, one radian a second unless said; the square of width 3 around 0, y up; grey by the share of 64 iterations."""
    radius = draw.number(0.6, 0.9, 0.005) if draw.chance(0.6) else Number(0.7885)
    iterations = 64 if draw.chance(0.4) else draw.pick((16, 24, 32, 40, 48, 50, 80, 100, 128))
    said: list[Modifier] = []
    if iterations != 64:
        said.append(Modifier(after=("with {n} iterations", "({n} iterations)", "using {n} steps"), sentence=("use {n} iterations", "iterate up to {n} times"), slots={"n": str(iterations)}))  # fmt: skip
    angle = canvas.time
    noun = _MOVING
    if draw.chance(0.4):
        turn: Spin = spin(draw)
        angle = turn.code(canvas.time)
        noun = tuple(form for form in _MOVING if "cos" not in form and "e^" not in form)
        said.append(Modifier(after=("turning {v}", "with c going round {v}"), sentence=("c turns {v}", "it goes round {v}"), slots={"v": lambda: turn.say(draw)}, rank=MOTION))  # fmt: skip
    fill: Color | None = None
    if draw.chance(0.4):
        inner = BLACK if draw.chance(0.5) else color(draw)
        fill = color(draw, other_than=inner)
        said.append(Modifier(after=("{b} inside, {a} outside", "with the inside {b} and the outside {a}"), sentence=("the inside is {b}, the rest {a}",), slots={"a": fill.text, "b": inner.text}, rank=COLOR))  # fmt: skip
    canvas.add(f"let a = {angle};")
    canvas.add(f"let c = {radius} * vec2<f32>(cos(a), sin(a));")
    canvas.add(f"var z = ({uv} - vec2<f32>(0.5)) * vec2<f32>(3.0, -3.0);")
    canvas.add("var n = 0;")
    canvas.add(f"while n < {iterations} && dot(z, z) < 4.0 {{")
    canvas.add("z = vec2<f32>(z.x * z.x - z.y * z.y, 2.0 * z.x * z.y) + c;")
    canvas.add("n++;")
    canvas.add("}")
    shown = f"select({fill}, {inner}, n == {iterations})" if fill else f"vec3<f32>(f32(n) / {iterations}.0)"
    return Picture(("moving julia", "flat" if fill else "grey"), Thing(noun, said, {"r": f"{radius.value:g}"}), shown)


_ROSE: Templates = (
    "rose curve r = {f}, filled {a} on {b}", "everything with r < {f} in {a}, the rest {b}", "polar rose: {a} where r < {f}, {b} elsewhere", "filled polar curve r = {f} around the center, {a} on {b}", "{a} area inside r = {f} (polar coordinates around the middle), {b} outside",
    "flower given by r = {f}, {a} over {b}", "polar plot of r = {f}, interior {a}, exterior {b}", "{a} where the distance from the center is below {f}, {b} where it is not", "shape r < {f} in {a} against {b}, theta = atan2(y, x)",
)  # fmt: skip
_RADII = {
    "petals": ("{m} + {k} * cos({n} * {t})", "{M} + {K} * cos({N} * {T})"), "sine petals": ("{m} + {k} * sin({n} * {t})", "{M} + {K} * sin({N} * {T})"),
    "rose": ("{m} * abs(cos({n} * {t}))", "{M} * abs(cos({N} * {T}))"), "cardioid": ("{k} * 2.0 * (1.0 + cos({t}))", "{KK} * (1.0 + cos({T}))"),
}  # fmt: skip


@picture(structures=1.4, warps=0.03, effects=0.1)
def polar_area(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The area inside r = f(theta) around the centre, theta = atan2(y, x) with y down."""
    kind = draw.pick(tuple(_RADII))
    ground = BLACK if draw.chance(0.4) else color(draw)
    figure = WHITE if draw.chance(0.25) and sum(ground.rgb) < 2.5 else color(draw, other_than=ground)
    n = draw.integer(2, 9)
    base = draw.number(0.2, 0.4, 0.05)
    swing = draw.number(0.03, 0.15, 0.01)
    theta = draw.pick(("theta", "angle", "a", "phi", "θ"))
    tight = draw.chance(0.5)
    written, code = _RADII[kind]
    forms = {"m": f"{base.value:g}", "k": f"{swing.value:g}", "n": str(n), "t": theta}
    text = written.format(**forms)
    if kind == "cardioid":
        text = f"{swing.value * 2:g} * (1 + cos({theta}))"
    if "abs" in text and draw.chance(0.4):
        text = f"{base.value:g} |cos({n} {theta})|"
    if tight:
        text = text.replace(" * ", "*")
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    a = canvas.let("a", f"atan2({p}.y, {p}.x)")
    radius = code.format(M=base, K=swing, KK=Number(round(swing.value * 2, 4)), N=Number(n), T=a)
    slots: Slots = {"f": text, "a": figure.text, "b": ground.text}
    noun = tuple(form for form in _ROSE if ("rose" in form) <= (kind == "rose") and ("flower" in form) <= ("petal" in kind or kind == "rose") and ("theta" not in form or theta in ("theta", "θ")))  # fmt: skip
    shown = f"select({ground}, {figure}, length({p}) < {radius})"
    return Picture(("polar area", kind), Thing(noun, slots=slots, article=False, adjectives=False), shown)
