"""Expressions that prompts spell out: small typed trees, and what they are worth."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Values = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Const:
    """A number. `symbol` is `pi`, `tau` or `hex` where people do not write it in decimal digits."""

    value: float
    type: str = "f32"
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Var:
    """A name as a prompt writes it. `code` is its WGSL where that differs (`f32(i)` for `i`)."""

    name: str
    type: str = "f32"
    code: str = ""


@dataclass(frozen=True, slots=True)
class Unary:
    """`-x` or `~x`. A minus before a product stands for the whole product."""

    op: str
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Binary:
    """`left op right`, with `**` for powers; `^` is the exclusive or of integers."""

    op: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of WGSL, `mod` (floored), `vec2` to `vec4`, or `if` with (condition, value, otherwise)."""

    function: str
    arguments: "tuple[Expression, ...]"


Expression = Const | Var | Unary | Binary | Call

PI, TAU = Const(3.1415927, symbol="pi"), Const(6.2831855, symbol="tau")
COMPARISONS = ("<", ">", "<=", ">=", "==", "!=")
BITS = ("&", "|", "^", "<<", ">>")
# Powers with these exponents are products in code: `pow` of a negative base is undefined.
MULTIPLIED_OUT = (2.0, 3.0, 4.0)
_TO_SCALAR = ("length", "distance", "dot")
_VECTORS = {"vec2": "vec2<f32>", "vec3": "vec3<f32>", "vec4": "vec4<f32>"}


def is_product(node: Expression) -> bool:
    """A power that is written as a product."""
    return (
        isinstance(node, Binary)
        and node.op == "**"
        and isinstance(node.right, Const)
        and node.right.value in MULTIPLIED_OUT
    )


def type_of(node: Expression) -> str:
    """The WGSL type of a tree whose parts go together."""
    if isinstance(node, Const | Var):
        return node.type
    if isinstance(node, Unary):
        return type_of(node.operand)
    if isinstance(node, Binary):
        left = type_of(node.left)
        if node.op in COMPARISONS:
            return "bool"
        return left if left.startswith("vec") or node.op in ("<<", ">>") else type_of(node.right)
    if node.function in _VECTORS:
        return _VECTORS[node.function]
    if node.function in _TO_SCALAR:
        return "f32"
    types = [type_of(argument) for argument in node.arguments]
    return next((each for each in types if each.startswith("vec")), types[-1])


def size(node: Expression) -> int:
    """How many nodes a tree has."""
    if isinstance(node, Unary):
        return 1 + size(node.operand)
    if isinstance(node, Binary):
        return 1 + size(node.left) + size(node.right)
    if isinstance(node, Call):
        return 1 + sum([size(argument) for argument in node.arguments])
    return 1


def calls(node: Expression, functions: Sequence[str]) -> bool:
    """Whether one of these functions is called anywhere in a tree."""
    if isinstance(node, Call):
        return node.function in functions or any(calls(argument, functions) for argument in node.arguments)
    if isinstance(node, Binary):
        return calls(node.left, functions) or calls(node.right, functions)
    return isinstance(node, Unary) and calls(node.operand, functions)


def used(node: Expression) -> list[str]:
    """Names of the variables, in order of their first use."""
    names: dict[str, None] = {}
    _collect(node, names)
    return list(names)


def _collect(node: Expression, names: dict[str, None]) -> None:
    if isinstance(node, Var):
        names[node.name] = None
    elif isinstance(node, Unary):
        _collect(node.operand, names)
    elif isinstance(node, Binary):
        _collect(node.left, names)
        _collect(node.right, names)
    elif isinstance(node, Call):
        for argument in node.arguments:
            _collect(argument, names)


def _smoothstep(low: float, high: float, value: float) -> float:
    along = min(max((value - low) / (high - low), 0.0), 1.0)
    return along * along * (3.0 - 2.0 * along)


_FUNCTIONS: dict[str, Callable[..., float]] = {
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "asin": math.asin, "acos": math.acos, "atan": math.atan,
    "atan2": math.atan2, "sinh": math.sinh, "cosh": math.cosh, "tanh": math.tanh, "exp": math.exp, "exp2": math.exp2,
    "log": math.log, "log2": math.log2, "sqrt": math.sqrt, "inverseSqrt": lambda x: 1.0 / math.sqrt(x), "abs": abs,
    "floor": math.floor, "ceil": math.ceil, "round": round, "fract": lambda x: x - math.floor(x),
    "trunc": math.trunc, "sign": lambda x: float(x > 0) - float(x < 0), "min": min, "max": max, "pow": math.pow,
    "clamp": lambda x, low, high: min(max(x, low), high), "saturate": lambda x: min(max(x, 0.0), 1.0),
    "step": lambda edge, x: float(x >= edge), "smoothstep": _smoothstep, "mix": lambda a, b, t: a * (1.0 - t) + b * t,
    "mod": lambda x, y: x - y * math.floor(x / y), "if": lambda condition, value, otherwise: value if condition else otherwise,
}  # fmt: skip
_OPERATORS: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "%": math.fmod, "**": math.pow, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
    "&": lambda a, b: int(a) & int(b), "|": lambda a, b: int(a) | int(b), "^": lambda a, b: int(a) ^ int(b),
    "<<": lambda a, b: (int(a) << int(b)) & 0xFFFFFFFF, ">>": lambda a, b: int(a) >> int(b),
}  # fmt: skip


def evaluate(node: Expression, values: Values) -> float:
    """The value of a tree of scalars. Raises `ArithmeticError` or `ValueError` outside its domain."""
    if isinstance(node, Const):
        return node.value
    if isinstance(node, Var):
        return values[node.name]
    if isinstance(node, Unary):
        value = evaluate(node.operand, values)
        return -value if node.op == "-" else ~int(value) & 0xFFFFFFFF
    if isinstance(node, Binary):
        return _OPERATORS[node.op](evaluate(node.left, values), evaluate(node.right, values))
    return _FUNCTIONS[node.function](*[evaluate(argument, values) for argument in node.arguments])


def is_degenerate(node: Expression, points: Sequence[Values], *, visible: bool = False) -> bool:
    """Whether a tree is constant, undefined or huge on the points; with `visible`, when clamped to 0..1."""
    try:
        found = [evaluate(node, values) for values in points]
    except (ArithmeticError, ValueError):
        return True
    if visible:
        found = [min(max(value, 0.0), 1.0) for value in found]
    return max(found) - min(found) < 0.02 or max(map(abs, found)) > 1e4
