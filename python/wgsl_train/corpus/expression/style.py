"""How somebody writes formulas: the habits of one prompt, drawn once."""

from dataclasses import dataclass

from ..draw import Draw

_HLSL = {"mix": "lerp", "fract": "frac", "inverseSqrt": "rsqrt"}
_GLSL = {"atan2": "atan", "inverseSqrt": "inversesqrt"}
_MATH = {"log": "ln", "atan": "arctan", "asin": "arcsin", "acos": "arccos"}
_PYTHON = dict.fromkeys(("sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "log", "log2", "sqrt", "floor",
                         "ceil", "pow", "sinh", "cosh", "tanh"), "math.")  # fmt: skip
_LATEX = dict.fromkeys(("sin", "cos", "tan", "exp", "min", "max", "log", "tanh", "sinh", "cosh"), "\\")


@dataclass(frozen=True, slots=True)
class Style:
    """Habits. `power` is `^`, `**`, `²`, `^{` or `*` (multiplied out); `ternary` is `?`, `if`, `cases` or `select`."""

    name: str
    names: dict[str, str]
    prefixes: dict[str, str]
    spaces: bool = True
    point: bool = False
    bare_point: bool = False
    times: str = "*"
    implied: bool = False
    power: str = "^"
    bars: bool = False
    root: bool = False
    e_power: bool = False
    bare_calls: bool = False
    fractions: bool = False
    ternary: str = "?"
    pi: str = "pi"
    tau: str = "2*pi"
    vector: str = "vec{}({})"
    upper_hex: bool = False


def draw_style(draw: Draw, *, integer: bool = False) -> Style:
    """The habits of one person. For integers those of programmers only, where `^` is the exclusive or."""
    roll = draw.random.random()
    if integer:
        return _code(draw, integer=True) if roll < 0.7 else _tight(draw, implied=False, power="*")
    if roll < 0.24:
        return _code(draw)
    if roll < 0.46:
        return _plain(draw)
    if roll < 0.72:
        return _tight(draw, implied=draw.chance(0.6), power=draw.pick(("^", "^", "²", "*")))
    if roll < 0.9:
        return _mathematical(draw)
    if roll < 0.94:
        return _latex(draw)
    return _python(draw)


def _code(draw: Draw, *, integer: bool = False) -> Style:
    """A line as it stands in a shader."""
    kind = draw.pick(("wgsl", "wgsl", "glsl", "hlsl"))
    tables = {"wgsl": {}, "glsl": _GLSL, "hlsl": _HLSL}
    pi = draw.pick(("PI", "PI", "pi", "3.1415927"))
    tau = draw.pick(("2.0 * PI", "TAU", "6.2831855", "6.2831855"))
    vector = {
        "wgsl": draw.pick(("vec{}<f32>({})", "vec{}f({})", "vec{}({})")),
        "glsl": "vec{}({})",
        "hlsl": "float{}({})",
    }
    ternary = "select" if kind == "wgsl" and draw.chance(0.7) else "?"
    return Style(
        kind, tables[kind], {}, point=not integer or draw.chance(0.5), power="*", pi=pi, tau=tau, vector=vector[kind], ternary=ternary, upper_hex=draw.chance(0.3),
    )  # fmt: skip


def _plain(draw: Draw) -> Style:
    """Spaces round operators, numbers without needless points: the commonest way of all."""
    tau = draw.pick(("2 * pi", "tau", "6.2831855"))
    power = draw.pick(("^", "^", "*", "**"))
    return Style(
        "plain", {}, {}, power=power, tau=tau, bare_point=draw.chance(0.1), vector=draw.pick(("vec{}({})", "({1})"))
    )


def _tight(draw: Draw, *, implied: bool, power: str) -> Style:
    tau = draw.pick(("2pi", "6.2831855", "tau")) if implied else draw.pick(("2*pi", "tau", "6.2831855"))
    return Style("tight", {}, {}, spaces=False, implied=implied, power=power, tau=tau, bare_point=draw.chance(0.2))


def _mathematical(draw: Draw) -> Style:
    """As on paper: `2πx`, `|x|`, `x²`, `√x`, `e^(-3x)`, `sin x`."""
    return Style(
        "math", _MATH, {}, spaces=draw.chance(0.8), implied=True, power=draw.pick(("²", "²", "^")), bars=draw.chance(0.8),
        root=draw.chance(0.7), e_power=draw.chance(0.75), bare_calls=draw.chance(0.5), pi="π", tau="2π",
        times=draw.pick(("*", "·", "·", "\u00d7")), ternary=draw.pick(("if", "cases")),
    )  # fmt: skip


def _latex(draw: Draw) -> Style:
    return Style(
        "latex", {"log": "ln", **_LATEX_NAMES}, _LATEX, implied=True, power="^{", bars=True, root=True, e_power=draw.chance(0.6),
        fractions=True, pi="\\pi ", tau="2\\pi ", times="\\cdot ", ternary="if",
    )  # fmt: skip


_LATEX_NAMES = {
    name: f"\\mathrm{{{name}}}" for name in ("clamp", "mix", "smoothstep", "step", "fract", "length", "distance")
}


def _python(draw: Draw) -> Style:
    module = draw.pick(("math", "math", "np", ""))
    prefixes = dict.fromkeys(_PYTHON, f"{module}.") if module else {}
    pi = f"{module}.pi" if module else "pi"
    tau = f"2 * {pi}" if draw.chance(0.6) else f"{module}.tau" if module == "math" else f"2 * {pi}"
    return Style("python", {}, prefixes, power="**", pi=pi, tau=tau, point=draw.chance(0.4), ternary="if")
