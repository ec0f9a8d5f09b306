"""Waves over the screen: a line or a filled level with its amplitude, count and height; hills in front of each other."""

from ..color import BLACK, Color, color
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, digits, share
from .canvas import Canvas
from .compose import Picture, picture
from .ink import ink

# The wave over t, which counts periods; between -1 and 1, upwards positive.
_FORMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "sine": ("sin({t} * 6.2831855)", ("sine wave", "sine curve", "sinusoid", "sine", "sin wave", "wave", "sine line")),
    "cosine": ("cos({t} * 6.2831855)", ("cosine wave", "cosine curve", "cos wave", "cosine")),
    "triangle": ("1.0 - 4.0 * abs(fract({t} + 0.25) - 0.5)", ("triangle wave", "zigzag line", "triangular wave", "zigzag curve", "triangle signal")),
    "square": ("select(-1.0, 1.0, fract({t}) < 0.5)", ("square wave", "square signal", "rectangular wave", "on-off signal", "digital clock signal")),
    "sawtooth": ("2.0 * fract({t}) - 1.0", ("sawtooth wave", "saw wave", "sawtooth", "sawtooth line", "sawtooth signal")),
}  # fmt: skip
_COUNT: tuple[Templates, Templates] = (
    ("with {n} periods", "with {n} periods across the <screen>", "of {n} cycles", "with {n} full waves", "repeating {n} times over the width", "with {n} waves across", "with frequency {N}", "({n} periods)", "going through {n} cycles"),
    ("it has {n} periods", "there are {n} full waves over the width", "{n} cycles from left to right", "frequency: {N}", "use {n} periods across the <screen>"),
)  # fmt: skip
_HEIGHT: tuple[Templates, Templates] = (
    ("with amplitude {a}", "with an amplitude of {a}", "of amplitude {a}", "(amplitude {a})", "swinging {a} up and down", "with a swing of {a} to each side"),
    ("its amplitude is {a}", "amplitude: {a}", "amplitude = {a}", "the amplitude is {a}"),
)  # fmt: skip
_LEVEL: tuple[Templates, Templates] = (
    ("around y = {y}", "centered at y = {y}", "at height y={y}", "with its middle at y = {y}", "about the line y = {y}"),
    ("its middle line is y = {y}", "it swings around y = {y}", "center it on y = {y}"),
)  # fmt: skip
_THICK: tuple[Templates, Templates] = (
    ("{w} thick", "with a line width of {w}", "drawn {w} thick", "with thickness {w}", "with a {w} thick line"),
    ("the line is {w} thick", "line width: {w}", "thickness {w}", "line width {w}"),
)  # fmt: skip
_FILLS: Templates = (
    "area below a {w}", "filled area under a {w}", "region under a {w}", "everything below a {w} filled", "water with a surface like a {w}", "liquid whose surface is a {w}", "landscape silhouette bounded by a {w}", "filled {w}, solid below the curve", "ground below a {w}",
)  # fmt: skip
_LINES: Templates = ("{w}", "{w}", "{w} as a line", "line in the form of a {w}", "graph of a {w}", "oscilloscope trace of a {w}", "{w} drawn as a curve", "curve: a {w}", "plotted {w}")  # fmt: skip


def _said(said: list[Modifier], forms: tuple[Templates, Templates], name: str, text: str, **more: str) -> None:
    said.append(Modifier(after=forms[0], sentence=forms[1], slots={name: text, **more}))


@picture(structures=12, warps=0, effects=0.03)
def wave_curve(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A line or a filled area: one period, amplitude 0.2, around y = 0.5, line 0.02 thick; goes up first, may move."""
    said: list[Modifier] = []
    back, fill = ink(draw, said)
    kind = draw.pick(("sine", "sine", "sine", "cosine", "triangle", "square", "sawtooth"))
    filled = draw.chance(0.35)
    n, a, y, w = 1, Number(0.2), Number(0.5), Number(0.02)
    if draw.chance(0.8):
        n = draw.integer(1, 12)
        _said(said, _COUNT, "n", count(draw, n) if n > 1 else "1", N=str(n))
        if n == 1:
            said[-1] = Modifier(after=("with one period", "of a single cycle", "with one full wave over the width"), sentence=("it has one period", "one cycle from left to right"))  # fmt: skip
    if draw.chance(0.75):
        a = draw.number(0.02, 0.45, 0.01 if draw.chance(0.5) else 0.05)
        _said(said, _HEIGHT, "a", share(draw, a.value) if draw.chance(0.3) else digits(a.value))
    if draw.chance(0.35):
        y = draw.number(0.2, 0.8, 0.05)
        _said(said, _LEVEL, "y", digits(y.value))
    if not filled and draw.chance(0.65):
        w = draw.number(0.005, 0.06, 0.005)
        _said(said, _THICK, "w", digits(w.value))
    t = f"uv.x * {Number(n)}" if n != 1 else "uv.x"
    moving = draw.chance(0.15)
    if moving:
        way = draw.pick(("left", "right"))
        said.append(Modifier(after=(f"moving to the {way} by one period a second", f"travelling {way}, one period per second", f"scrolling {way} one cycle a second"), sentence=(f"it moves to the {way}, one period a second", f"scroll it {way} by one period per second")))  # fmt: skip
        t = f"{t} {'+' if way == 'left' else '-'} {canvas.time}"
    canvas.add(f"let t = {t};")
    canvas.add(f"let y = {y} - {a} * ({_FORMS[kind][0].format(t='t')});" if kind in ("triangle", "sawtooth") else f"let y = {y} - {a} * {_FORMS[kind][0].format(t='t')};")  # fmt: skip
    test = "uv.y > y" if filled else f"abs(uv.y - y) < 0.5 * {w}"
    noun = tuple(form.replace("{w}", name) for form in (_FILLS if filled else _LINES) for name in _FORMS[kind][1][:4])
    parts = ("wave", kind, "filled" if filled else "line", "moving" if moving else "still")
    return Picture(parts, Thing(noun, said), f"select({back}, {fill}, {test})")


_HILLS: Templates = (
    "{n} layers of hills: {list}", "landscape with {n} rows of hills, from back to front {list}", "rolling hills in {n} layers, back to front: {list}", "{n} sine hills one in front of the other: {list}", "mountain layers, far to near: {list}", "waves in {n} layers from back to front: {list}", "parallax hills, {n} layers: {list}", "sea in {n} wavy layers, from far to near {list}",
)  # fmt: skip
_HILL: Templates = (
    "{c} at y = {y} with amplitude {a} and {k} {wave}", "{c} (y {y}, amplitude {a}, {k} {wave})", "{c}, {k} {wave} of amplitude {a} around y = {y}", "{c} with {k} sine {period}, amplitude {a}, base y {y}", "{c}: y = {y} - {a}*sin(2*pi*{k}*x)", "{c} below {y} - {a} * sin(2 pi * {k} * x)",
)  # fmt: skip


@picture(structures=5, warps=0, effects=0.03)
def layered_hills(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two or three filled sine waves on a sky that is said, each with its colour, height, amplitude and count."""
    said: list[Modifier] = []
    sky = color(draw) if draw.chance(0.85) else BLACK
    if sky is not BLACK:
        said.append(Modifier(after=("under a {c} sky", "on a {c} sky", "with a {c} sky behind", "against {c}", "over a {c} <background>"), sentence=("the sky is {c}", "sky: {c}", "the <background> is {c}", "behind them is a {c} sky"), slots={"c": sky.text}))  # fmt: skip
    n = draw.pick((2, 2, 3))
    fills: list[Color] = []
    while len(fills) < n:
        fills.append(color(draw, other_than=fills[-1] if fills else sky))
    canvas.var("color", str(sky))
    form, texts = draw.pick(_HILL), []
    level = draw.number(0.3, 0.5, 0.05).value
    for fill in fills:
        a, k = draw.number(0.02, 0.12, 0.01), draw.integer(1, 5)
        y = Number(round(level, 2))
        canvas.add(f"color = select(color, {fill}, uv.y > {y} - {a} * sin(uv.x * {Number(k)} * 6.2831855));")
        texts.append(
            draw.phrase(
                (form,),
                {
                    "c": fill.text,
                    "y": digits(y.value),
                    "a": digits(a.value),
                    "k": str(k),
                    "wave": "wave" if k == 1 else "waves",
                    "period": "period" if k == 1 else "periods",
                },
            )
        )
        level += draw.number(0.1, 0.25, 0.05).value
    listed = draw.pick(("; ", "; ", ", then ")).join(texts)
    thing = Thing(_HILLS, said, {"n": count(draw, n), "list": listed}, adjectives=False)
    return Picture(("hills", str(n)), thing, "color")


# Curves over their own range of x; {x} is the variable.
_CURVES: dict[str, tuple[str, ...]] = {
    "{x} * {x}": ("x^2", "x*x", "x squared", "x\u00b2"), "{x} * {x} * {x}": ("x^3", "x*x*x", "x cubed", "x\u00b3"), "sin({x})": ("sin(x)", "sin x", "the sine of x"), "cos({x})": ("cos(x)", "cos x", "the cosine of x"), "abs({x})": ("|x|", "abs(x)"), "exp(-{x} * {x})": ("exp(-x^2)", "exp(-x*x)", "e^(-x^2)", "the Gaussian exp(-x^2)"), "tan({x})": ("tan(x)", "tan x"),
    "sqrt(abs({x}))": ("sqrt(abs(x))", "sqrt(|x|)"), "1.0 / {x}": ("1/x", "1 / x"), "tanh({x})": ("tanh(x)", "tanh x"), "exp({x})": ("exp(x)", "e^x"), "floor({x})": ("floor(x)", "the floor of x"), "fract({x})": ("fract(x)", "x - floor(x)"), "sin({x}) / {x}": ("sin(x)/x", "sinc: sin(x)/x"), "1.0 / (1.0 + exp(-{x}))": ("1/(1+exp(-x))", "the sigmoid 1/(1+e^-x)", "the logistic function 1/(1+exp(-x))"),
    "{x}": ("x",), "max({x}, 0.0)": ("max(x, 0)", "ReLU: max(0, x)", "relu(x) = max(x, 0)"), "sin({x} * {x})": ("sin(x^2)", "sin(x*x)"), "{x} * {x} * {x} - {x}": ("x^3 - x", "x*x*x - x"), "{x} * sin({x})": ("x*sin(x)", "x sin(x)"), "1.0 / (1.0 + {x} * {x})": ("1/(1+x^2)", "1 / (1 + x*x)"), "sign({x})": ("sign(x)", "the sign of x"),
}  # fmt: skip
_RANGES = (
    ("-1", "1"),
    ("-2", "2"),
    ("-3", "3"),
    ("-5", "5"),
    ("0", "1"),
    ("0", "2"),
    ("0", "10"),
    ("-4", "4"),
    ("0", "6.283"),
    ("-3.142", "3.142"),
    ("-10", "10"),
)
_PLOT: Templates = (
    "plot of y = {f}", "graph of y = {f}", "y = {f} plotted", "function plot of {f}", "curve y = {f}", "graph of f(x) = {f}", "plot of f(x) = {f}", "the function {f} as a curve", "f(x) = {f}", "function graph: y = {f}", "line plot of {f}", "plotted curve of {f}",
)  # fmt: skip
_SPAN: tuple[Templates, Templates] = (
    ("for x from {a} to {b} and y from {c} to {d}", "with x in {xs} and y in {ys}", "over x {a}..{b}, y {c}..{d}", "with the x axis from {a} to {b} and the y axis from {c} to {d}", "in the window {xs} x {ys}", "showing x between {a} and {b} and y between {c} and {d}", "for {a} <= x <= {b}, {c} <= y <= {d}"),
    ("x goes from {a} to {b} and y from {c} to {d}", "x range {a} to {b}, y range {c} to {d}", "the window is {xs} x {ys}, y up", "xlim = ({a}, {b}), ylim = ({c}, {d})", "x: {a}..{b}, y: {c}..{d} (up)"),
)  # fmt: skip
_STROKE: tuple[Templates, Templates] = (
    ("with a line of thickness {w} (in y units)", "line {w} thick in plot units", "{w} units thick", "where {bars} < {h}", "drawn where abs(y - f(x)) < {h}"),
    ("the curve is drawn where {bars} < {h}", "line thickness {w} in units of y", "mark pixels with abs(y - f(x)) < {h}", "the line is {w} units thick"),
)  # fmt: skip
_AXES: tuple[Templates, Templates] = (
    ("with {e} axes, {t} wide", "with both axes in {e} ({t} units thick)", "and the axes x = 0 and y = 0 in {e}, {t} thick", "with coordinate axes in {e}, {t} units thick"),
    ("draw the axes in {e}, {t} units thick", "the axes are {e} and {t} thick", "axes: {e}, {t} thick", "add the x and y axis in {e}, {t} thick, under the curve"),
)  # fmt: skip


@picture(structures=14, warps=0, effects=0.02)
def function_window(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """y = f(x) over a window whose ends are said, y up; the line's thickness is in units of y; axes and the area below if asked."""
    said: list[Modifier] = []
    back, fill = ink(draw, said)
    code = draw.pick(tuple(_CURVES))
    (a, b), (c, d) = draw.pick(_RANGES), draw.pick((("-1", "1"), ("-1.5", "1.5"), ("-2", "2"), ("0", "1"), ("-0.5", "1.5"), ("-3", "3"), ("0", "4"), ("-5", "5")))  # fmt: skip
    said.append(
        Modifier(
            after=_SPAN[0],
            sentence=_SPAN[1],
            slots={"a": a, "b": b, "c": c, "d": d, "xs": f"[{a}, {b}]", "ys": f"[{c}, {d}]"},
        )
    )
    low, high, under, above = (Number(float(end)) for end in (a, b, c, d))
    canvas.add(f"let x = mix({low}, {high}, uv.x);")
    canvas.add(f"let y = mix({above}, {under}, uv.y);")
    canvas.add(f"let f = {code.format(x='x')};")
    shown = str(back)
    with_axes = draw.chance(0.35)
    if with_axes:
        axis, t = color(draw, other_than=back), draw.number(0.01, 0.06, 0.01)
        said.append(Modifier(after=_AXES[0], sentence=_AXES[1], slots={"e": axis.text, "t": digits(t.value)}))
        shown = f"select({shown}, {axis}, min(abs(x), abs(y)) < 0.5 * {t})"
    area = draw.chance(0.2)
    nouns = _PLOT
    if area:
        nouns = ("area under y = {f}", "filled area below the curve y = {f}", "region y < {f}", "plot of y = {f}, filled below the curve", "all points with y < {f}", "integral area: everything below y = {f}")  # fmt: skip
        test = "y < f"
    else:
        w = draw.number(0.02, 0.2, 0.02)
        said.append(Modifier(after=_STROKE[0], sentence=_STROKE[1], slots={"w": digits(w.value), "h": digits(round(w.value / 2, 4)), "bars": draw.pick(("|y - f(x)|", "abs(y - f(x))"))}))  # fmt: skip
        test = f"abs(y - f) < 0.5 * {w}"
    thing = Thing(nouns, said, {"f": draw.pick(_CURVES[code])}, adjectives=False)
    return Picture(("plot", code, "area" if area else "line", "axes" if with_axes else "plain"), thing, f"select({shown}, {fill}, {test})")  # fmt: skip
