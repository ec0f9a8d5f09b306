"""Fractals with their window, iterations, bailout and colouring all stated."""

from ..number import digits
from .spec import HELPER, Bounds, Options, Spec, table

_LOOKS: Options = (
    ("gray = n / {I}, inside black", "select(vec3<f32>(t), vec3<f32>(0.0), n == {i})"), ("grayscale by escape count / {I}, black inside", "select(vec3<f32>(t), vec3<f32>(0.0), n == {i})"), ("escape count over {I} as brightness, interior black", "select(vec3<f32>(t), vec3<f32>(0.0), n == {i})"),
    ("white inside, black outside", "select(vec3<f32>(0.0), vec3<f32>(1.0), n == {i})"), ("black inside, white outside", "select(vec3<f32>(1.0), vec3<f32>(0.0), n == {i})"), ("inside black, outside hue n/{I}", "select(hue(t), vec3<f32>(0.0), n == {i})"), ("outside colored by hue = n / {I}, inside black", "select(hue(t), vec3<f32>(0.0), n == {i})"),
    ("palette 0.5 + 0.5*cos(6.2831853*(n/{I} + vec3(0, 0.33, 0.67))) outside, black inside", "select(0.5 + 0.5 * cos(6.2831855 * (t + vec3<f32>(0.0, 0.33, 0.67))), vec3<f32>(0.0), n == {i})"), ("outside 0.5+0.5*cos(3 + n*0.15 + vec3(0,0.6,1)), inside black", "select(0.5 + 0.5 * cos(3.0 + f32(n) * 0.15 + vec3<f32>(0.0, 0.6, 1.0)), vec3<f32>(0.0), n == {i})"),
    ("outside sqrt(n/{I}) gray, inside black", "select(vec3<f32>(sqrt(t)), vec3<f32>(0.0), n == {i})"), ("even iteration counts white, odd black, inside black", "select(select(vec3<f32>(1.0), vec3<f32>(0.0), n % 2 == 1), vec3<f32>(0.0), n == {i})"),
)  # fmt: skip
_STEP = "z = vec2<f32>(z.x * z.x - z.y * z.y, 2.0 * z.x * z.y) + c;"
_SHIP = "z = vec2<f32>(z.x * z.x - z.y * z.y, abs(2.0 * z.x * z.y)) + c;"
_TRICORN = "z = vec2<f32>(z.x * z.x - z.y * z.y, -2.0 * z.x * z.y) + c;"
_CUBE = "z = vec2<f32>(z.x * z.x * z.x - 3.0 * z.x * z.y * z.y, 3.0 * z.x * z.x * z.y - z.y * z.y * z.y) + c;"
_N: dict[str, Bounds] = {"i": (20, 200, 10)}


def _loop(step: str) -> tuple[str, ...]:
    return ("var n = 0;", "while n < {i} && dot(z, z) < 4.0 {", step, "n++;", "}", "let t = f32(n) / {i}.0;")


def _window(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    i = round(values["i"])
    return {"i": (str(i), str(i)), "I": (str(i), str(i))}


def _julia(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    re, im = values["re"], values["im"]
    sign = "-" if im < 0 else "+"
    return {**_window(values), "c": (f"{digits(re)} {sign} {digits(abs(im))}i", "")}


_VIEW: Options = (
    ("re from -2 to 0.5, im from -1.25 to 1.25", "vec2<f32>(mix(-2.0, 0.5, uv.x), mix(1.25, -1.25, uv.y))"), ("window -2..1 x -1.5..1.5", "vec2<f32>(mix(-2.0, 1.0, uv.x), mix(1.5, -1.5, uv.y))"), ("real part -2.5 to 1.5, imaginary part -2 to 2", "vec2<f32>(mix(-2.5, 1.5, uv.x), mix(2.0, -2.0, uv.y))"), ("x in [-2, 2] and y in [-2, 2]".replace("[", "(").replace("]", ")"), "vec2<f32>(mix(-2.0, 2.0, uv.x), mix(2.0, -2.0, uv.y))"),
    ("re -0.8..-0.7, im 0.05..0.15", "vec2<f32>(mix(-0.8, -0.7, uv.x), mix(0.15, 0.05, uv.y))"), ("re from -1.5 to -1, im from -0.25 to 0.25", "vec2<f32>(mix(-1.5, -1.0, uv.x), mix(0.25, -0.25, uv.y))"), ("c = uv*3 - (2, 1.5), y up", "vec2<f32>(mix(-2.0, 1.0, uv.x), mix(1.5, -1.5, uv.y))"),
)  # fmt: skip
_SQUARE: Options = (
    ("window -1.5..1.5 on both axes", "vec2<f32>(3.0, -3.0)"), ("x, y from -1.5 to 1.5", "vec2<f32>(3.0, -3.0)"), ("z from -2 to 2 in x and y", "vec2<f32>(4.0, -4.0)"), ("view 3 units wide around 0", "vec2<f32>(3.0, -3.0)"), ("window 4 x 4 around the origin", "vec2<f32>(4.0, -4.0)"), ("re and im in -1..1", "vec2<f32>(2.0, -2.0)"),
)  # fmt: skip
_M_START = ("let c = {view};", "var z = vec2<f32>(0.0);")
_J_START = ("var z = (uv - vec2<f32>(0.5)) * {view};",)
_HUE = (HELPER["hue"],)
_FORMS = ("{name}, {view}, {i} iterations, {look}", "{name} fractal; {view}; max {i} iterations; {look}", "{name} with {i} iterations over {view}, {look}", "{name}: {view}. {i} iterations, bailout 2. Coloring: {look}", "{look}: {name}, {view}, up to {i} steps")  # fmt: skip


def _named(name: str) -> tuple[str, ...]:
    return tuple(form.replace("{name}", name) for form in _FORMS)


FRACTALS = table("specified_fractal", 14)({
    "mandelbrot": Spec(_named("[mandelbrot|Mandelbrot set|Mandelbrot|z^2 + c]"), (*_M_START, *_loop(_STEP)), shown="{look}", numbers=_N, options={"view": _VIEW, "look": _LOOKS}, helpers=_HUE, more=_window),
    "ship": Spec(_named("[burning ship|Burning Ship]"), (*_M_START, *_loop(_SHIP)), shown="{look}", numbers=_N, options={"view": _VIEW, "look": _LOOKS}, helpers=_HUE, more=_window),
    "tricorn": Spec(_named("[tricorn|Mandelbar|tricorn (conjugate z squared plus c)]"), (*_M_START, *_loop(_TRICORN)), shown="{look}", numbers=_N, options={"view": _VIEW, "look": _LOOKS}, helpers=_HUE, more=_window),
    "cubic": Spec(_named("[multibrot z^3 + c|cubic Mandelbrot|Mandelbrot with z cubed plus c]"), (*_M_START, *_loop(_CUBE)), shown="{look}", numbers=_N, options={"view": _VIEW, "look": _LOOKS}, helpers=_HUE, more=_window),
    "julia": Spec(
        ("Julia set c = {c}, {view}, {i} iterations, {look}", "julia fractal with c={c}; {view}; {i} iterations max; {look}", "z^2 + c with c = {c}, {view}, iterate {i} times, {look}", "Julia, constant {c}. {view}. {look}. {i} iterations"),
        (*_J_START, "let c = vec2<f32>({re}, {im});", *_loop(_STEP)), shown="{look}", numbers={**_N, "re": (-1.2, 0.4, 0.005), "im": (-0.8, 0.8, 0.005)}, options={"view": _SQUARE, "look": _LOOKS}, helpers=_HUE, more=_julia,
    ),
    "turning julia": Spec(
        ("animated Julia set, c = {k} * (cos {T}, sin {T}), {view}, {i} iterations, {look}", "Julia with c = {k}*e^(i*{w}*{T})".replace("{w}*", "") + ", {view}, {i} iterations, {look}", "morphing Julia fractal: c runs around a circle of radius {k} (angle = {T}), {i} iterations, {view}, {look}"),
        (*_J_START, "let c = {k} * vec2<f32>(cos(u.time), sin(u.time));", *_loop(_STEP)), shown="{look}", numbers={**_N, "k": (0.6, 0.9, 0.01)}, options={"view": _SQUARE, "look": _LOOKS}, helpers=_HUE, more=_window,
    ),
    "mouse julia": Spec(
        ("Julia set with c from the mouse: uv mouse mapped to -1..1 (y up), {view}, {i} iterations, {look}", "interactive Julia: c = (2*mouse.x - 1, 1 - 2*mouse.y), {i} iterations, {view}, {look}"),
        (*_J_START, "let m = u.mouse.xy / u.resolution;", "let c = vec2<f32>(2.0 * m.x - 1.0, 1.0 - 2.0 * m.y);", *_loop(_STEP)), shown="{look}", numbers=_N, options={"view": _SQUARE, "look": _LOOKS}, helpers=_HUE, more=_window,
    ),
    "newton": Spec(
        ("Newton fractal of z^3 - 1, {view}, {n} iterations, red green blue by the nearest root (1, then -0.5 + 0.866i, then -0.5 - 0.866i)", "newton z^3-1: {n} steps, {view}; root 1 red, upper root green, lower root blue", "Newton's method for z^3 = 1, {n} iterations, {view}, colors: red for the root 1, green for the one with positive imaginary part, blue for the other"),
        (*_J_START, "for (var i = 0; i < {n}; i++) {", "let s = vec2<f32>(z.x * z.x - z.y * z.y, -2.0 * z.x * z.y);", "z = z * 2.0 / 3.0 + s / (3.0 * max(dot(s, s), 0.000001));", "}", "let a = distance(z, vec2<f32>(1.0, 0.0));", "let b = distance(z, vec2<f32>(-0.5, 0.8660254));", "let c = distance(z, vec2<f32>(-0.5, -0.8660254));"),
        shown="select(select(vec3<f32>(0.0, 0.0, 1.0), vec3<f32>(0.0, 1.0, 0.0), b < c), vec3<f32>(1.0, 0.0, 0.0), a < min(b, c))", numbers={"n": (5, 40, 1)}, options={"view": _SQUARE}, more=lambda v: {"n": (f"{v['n']:g}", f"{round(v['n'])}")},
    ),
    "carpet": Spec(
        ("Sierpinski carpet, {n} levels, {c} on {k}", "sierpinski carpet depth {n}, solid parts {c}, holes {k}", "{n} times: split in 3x3 and punch the middle; {c} material, {k} holes"),
        ("var p = uv;", "var solid = 1.0;", "for (var i = 0; i < {n}; i++) {", "p *= 3.0;", "let cell = floor(p);", "solid *= select(1.0, 0.0, cell.x == 1.0 && cell.y == 1.0);", "p = fract(p);", "}"), shown="mix({k}, {c}, solid)", numbers={"n": (2, 6, 1)}, colors="ck", more=lambda v: {"n": (f"{v['n']:g}", f"{round(v['n'])}")},
    ),
    "menger cross": Spec(
        ("Vicsek fractal (plus shape: keep the middle row and column of a 3x3 split), {n} levels, {c} on {k}", "box fractal: of 3x3 cells keep the center cross, recursively {n} times, {c} on {k}"),
        ("var p = uv;", "var solid = 1.0;", "for (var i = 0; i < {n}; i++) {", "p *= 3.0;", "let cell = floor(p);", "solid *= select(0.0, 1.0, cell.x == 1.0 || cell.y == 1.0);", "p = fract(p);", "}"), shown="mix({k}, {c}, solid)", numbers={"n": (2, 5, 1)}, colors="ck", more=lambda v: {"n": (f"{v['n']:g}", f"{round(v['n'])}")},
    ),
    "dust": Spec(
        ("Cantor dust: keep the four corner cells of a 3x3 split, {n} levels, {c} on {k}", "2D Cantor set of depth {n}, {c} on {k}", "cantor dust {n} iterations, points {c}, gaps {k}"),
        ("var p = uv;", "var solid = 1.0;", "for (var i = 0; i < {n}; i++) {", "p *= 3.0;", "let cell = floor(p);", "solid *= select(0.0, 1.0, cell.x != 1.0 && cell.y != 1.0);", "p = fract(p);", "}"), shown="mix({k}, {c}, solid)", numbers={"n": (2, 5, 1)}, colors="ck", more=lambda v: {"n": (f"{v['n']:g}", f"{round(v['n'])}")},
    ),
    "cantor": Spec(
        ("Cantor set as vertical bars, level {n}, {c} on {k}", "middle thirds set after {n} steps over the full height, {c} bars on {k}", "remove the middle third of the x axis {n} times; what is left {c}, the gaps {k}"),
        ("var x = uv.x;", "var solid = 1.0;", "for (var i = 0; i < {n}; i++) {", "x *= 3.0;", "solid *= select(1.0, 0.0, floor(x) == 1.0);", "x = fract(x);", "}"), shown="mix({k}, {c}, solid)", numbers={"n": (1, 6, 1)}, colors="ck", more=lambda v: {"n": (f"{v['n']:g}", f"{round(v['n'])}")},
    ),
    "cantor rows": Spec(
        ("Cantor set in {n} rows, row k (from the top, starting at 0) shows level k, {c} on {k}", "{n} rows of the Cantor set: the first row is a full bar, each row below removes the middle thirds once more, {c} on {k}"),
        ("let row = floor(uv.y * {n}.0);", "var x = uv.x;", "var solid = 1.0;", "for (var i = 0; i < {n}; i++) {", "let removed = f32(i) < row && floor(x * 3.0) == 1.0;", "solid *= select(1.0, 0.0, removed);", "x = select(x, fract(x * 3.0), f32(i) < row);", "}"), shown="mix({k}, {c}, solid)", numbers={"n": (3, 7, 1)}, colors="ck", more=lambda v: {"n": (f"{v['n']:g}", f"{round(v['n'])}")},
    ),
})  # fmt: skip
