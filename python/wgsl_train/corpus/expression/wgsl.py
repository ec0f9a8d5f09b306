"""Expressions as WGSL: parentheses where the language or a reader needs them, and no others."""

from ..number import float_literal
from .tree import BITS, COMPARISONS, Binary, Call, Const, Expression, Unary, Var, is_product, type_of

# How tightly a text binds. A product of powers may follow `*` but not `/`.
_TERNARY, _COMPARED, _BITWISE, _SUM, _REMAINDER, _PRODUCT, _POWER_PRODUCT, _UNARY, _ATOM = range(9)
# Calls whose arguments must all have the type of the result.
_SAME_TYPE = ("min", "max", "clamp", "pow", "step", "smoothstep", "mod", "atan2")


def to_wgsl(node: Expression) -> str:
    """The expression in WGSL."""
    return _spell(node)[0]


def literal(const: Const) -> str:
    """A literal of the constant's type: `0.5`, `3u`, `-2`, `0x45d9f3bu`."""
    if const.type == "f32":
        return float_literal(const.value) if not const.symbol else f"{const.value:.8g}"
    digits = f"0x{int(const.value):x}" if const.symbol == "hex" else str(int(const.value))
    return digits + ("u" if const.type == "u32" else "")


def _spell(node: Expression) -> tuple[str, int]:
    if isinstance(node, Const):
        return literal(node), _ATOM if node.value >= 0 else _PRODUCT
    if isinstance(node, Var):
        return node.code or node.name, _ATOM
    if isinstance(node, Unary):
        if node.op == "~":
            return "~" + _inside(node.operand, _UNARY), _UNARY
        return "-" + _inside(node.operand, _PRODUCT), _SUM
    if isinstance(node, Call):
        return _call(node)
    return _binary(node)


def _inside(node: Expression, least: int) -> str:
    text, binds = _spell(node)
    return text if binds >= least else f"({text})"


def _binary(node: Binary) -> tuple[str, int]:
    if node.op == "**":
        return _power(node)
    if node.op in COMPARISONS:
        return f"{_inside(node.left, _SUM)} {node.op} {_inside(node.right, _SUM)}", _COMPARED
    if node.op in BITS:
        same = isinstance(node.left, Binary) and node.left.op == node.op and node.op in ("&", "|", "^")
        left = _inside(node.left, _BITWISE if same else _UNARY)
        return f"{left} {node.op} {_inside(node.right, _UNARY)}", _BITWISE
    if node.op in "+-":
        return f"{_inside(node.left, _SUM)} {node.op} {_inside(node.right, _REMAINDER)}", _SUM
    if node.op == "%":
        return f"{_inside(node.left, _UNARY)} % {_inside(node.right, _UNARY)}", _REMAINDER
    least = _POWER_PRODUCT if node.op == "*" else _UNARY
    return f"{_inside(node.left, _PRODUCT)} {node.op} {_inside(node.right, least)}", _PRODUCT


def _power(node: Binary) -> tuple[str, int]:
    """Whole exponents of 2 to 4 are products, others are `pow`."""
    if is_product(node):
        assert isinstance(node.right, Const)
        base = _inside(node.left, _UNARY)
        return " * ".join([base] * int(node.right.value)), _POWER_PRODUCT
    return _call(Call("pow", (node.left, node.right)))


def _call(node: Call) -> tuple[str, int]:
    if node.function == "if":
        condition, value, otherwise = node.arguments
        return f"select({to_wgsl(otherwise)}, {to_wgsl(value)}, {to_wgsl(condition)})", _ATOM
    if node.function == "mod":
        dividend, divisor = node.arguments
        period = _inside(divisor, _UNARY)
        return f"{_inside(dividend, _SUM)} - {period} * floor({_inside(dividend, _PRODUCT)} / {period})", _SUM
    name = node.function + ("<f32>" if node.function.startswith("vec") else "")
    arguments = [to_wgsl(argument) for argument in node.arguments]
    if node.function in _SAME_TYPE or node.function == "mix":
        kind = type_of(node)
        if kind.startswith("vec"):
            arguments = [_widened(node, at, text, kind) for at, text in enumerate(arguments)]
    return f"{name}({', '.join(arguments)})", _ATOM


def _widened(node: Call, at: int, text: str, kind: str) -> str:
    """A scalar argument as a vector, where the function has no form that takes the scalar."""
    scalar = not type_of(node.arguments[at]).startswith("vec")
    return f"{kind}({text})" if scalar and not (node.function == "mix" and at == 2) else text
