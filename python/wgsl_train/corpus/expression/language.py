"""How other languages write expressions: names of functions, powers, choices; and which calls they do not have."""

import re
from dataclasses import dataclass

from ..draw import Draw
from .style import Style
from .tree import Expression, calls
from .typed import type_out

_VECTORS = ("vec2", "vec3", "vec4", "length", "distance", "dot", "cross", "normalize")
# Functions that a language lacks, or has with another meaning.
_SHADER_ONLY = ("mix", "clamp", "smoothstep", "step", "fract", "saturate", "sign", "round", "trunc", "mod", "inverseSqrt", "degrees", "radians", *_VECTORS)  # fmt: skip
_PLAIN = ("sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "exp2", "log", "log2", "sqrt", "floor", "ceil", "pow", "min", "max", "abs")  # fmt: skip
_FLOAT_LITERAL = re.compile(r"(?<![\w.])(\d+\.\d+)(?![\w.])")


@dataclass(frozen=True, slots=True)
class Language:
    """A language: the style of its expressions, what it lacks, and whether numbers may have an `f` behind them."""

    name: str
    style: Style
    lacks: tuple[str, ...]
    suffix: bool = False


def _style(
    name: str,
    names: dict[str, str],
    *,
    power: str = "*",
    point: bool = True,
    pi: str = "3.1415927",
    ternary: str = "?",
    tau: str = "6.2831855",
    vector: str = "vec{}({})",
    prefixes: dict[str, str] | None = None,
) -> Style:
    return Style(name, names, prefixes or {}, point=point, power=power, pi=pi, tau=tau, vector=vector, ternary=ternary)


_C = {name: f"{name}f" for name in _PLAIN} | {"abs": "fabsf", "min": "fminf", "max": "fmaxf"}
_UNITY = {name: f"Mathf.{name.capitalize()}" for name in _PLAIN} | {"ceil": "Mathf.Ceil", "atan2": "Mathf.Atan2", "clamp": "Mathf.Clamp", "saturate": "Mathf.Clamp01"}  # fmt: skip
_OPENCL = {"abs": "fabs", "min": "fmin", "max": "fmax"}
_NUMPY = {name: f"np.{name}" for name in _PLAIN} | {"min": "np.minimum", "max": "np.maximum", "atan2": "np.arctan2", "asin": "np.arcsin", "acos": "np.arccos", "atan": "np.arctan", "clamp": "np.clip", "trunc": "np.trunc", "sign": "np.sign"}  # fmt: skip
_EXCEL = {name: name.upper() for name in _PLAIN} | {"log": "LN", "clamp": "CLAMP"}
CUDA = Language(
    "CUDA",
    _style("c", _C | {"inverseSqrt": "rsqrtf"}),
    tuple(name for name in _SHADER_ONLY if name != "inverseSqrt"),
    suffix=True,
)
C = Language("C", _style("c", _C), _SHADER_ONLY, suffix=True)
HLSL = Language(
    "HLSL", _style("hlsl", {"mix": "lerp", "fract": "frac", "inverseSqrt": "rsqrt"}, vector="float{}({})"), ("mod",)
)
GLSL = Language("GLSL", _style("glsl", {"atan2": "atan", "inverseSqrt": "inversesqrt"}), ("saturate",))
OPENCL = Language("OpenCL", _style("c", _OPENCL), ("saturate", "fract", "mod", "inverseSqrt", *_VECTORS), suffix=True)
METAL = Language("Metal", _style("hlsl", {"inverseSqrt": "rsqrt"}), ("mod", *_VECTORS))
JAVASCRIPT = Language(
    "JavaScript",
    _style("js", {name: f"Math.{name}" for name in _PLAIN}, power="**", point=False, pi="Math.PI", tau="2 * Math.PI"),
    ("exp2", *_SHADER_ONLY),
)
UNITY = Language(
    "C#",
    _style("cs", _UNITY, pi="Mathf.PI", tau="2f * Mathf.PI"),
    ("exp2", "log2", "sinh", "cosh", "tanh", *(name for name in _SHADER_ONLY if name not in ("clamp", "saturate"))),
    suffix=True,
)
RUST = Language(
    "Rust",
    _style(
        "rust",
        {name: f"f32::{name}" for name in _PLAIN} | {"pow": "f32::powf", "log": "f32::ln", "clamp": "f32::clamp"},
        pi="PI",
        tau="TAU",
    ),
    ("if", *(name for name in _SHADER_ONLY if name != "clamp")),
)
LUA = Language(
    "Lua",
    _style("lua", {name: f"math.{name}" for name in _PLAIN}, power="^", point=False, pi="math.pi", tau="2 * math.pi"),
    ("if", "exp2", "log2", "pow", "atan2", "sinh", "cosh", "tanh", *_SHADER_ONLY),
)
NUMPY = Language(
    "numpy",
    _style("python", _NUMPY, power="**", point=False, pi="np.pi", tau="2 * np.pi", ternary="if"),
    ("if", "pow", *(name for name in _SHADER_ONLY if name not in ("clamp", "trunc", "sign"))),
)
PYTHON = Language(
    "Python",
    _style(
        "python",
        {name: f"math.{name}" for name in _PLAIN} | {"abs": "abs", "min": "min", "max": "max"},
        power="**",
        point=False,
        pi="math.pi",
        tau="2 * math.pi",
        ternary="if",
    ),
    ("exp2", *_SHADER_ONLY),
)
EXCEL = Language(
    "Excel",
    _style("plain", _EXCEL, power="^", point=False, pi="PI()", tau="2*PI()"),
    ("if", "exp2", "log2", "pow", "atan2", "floor", "ceil", *_SHADER_ONLY),
)
MATLAB = Language("MATLAB", _style("plain", {}, power="^", point=False), ("if", "exp2", "pow", *_SHADER_ONLY))


def translated(draw: Draw, node: Expression, language: Language) -> str | None:
    """The expression in a language; None where it lacks something."""
    if calls(node, language.lacks):
        return None
    text = type_out(node, language.style)
    if language.suffix and draw.chance(0.55):
        text = _FLOAT_LITERAL.sub(r"\1f", text)
    return text
