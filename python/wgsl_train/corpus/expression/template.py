"""Shapes of formulas: written as Python at import, filled with random constants by a draw.

Lower-case names are places for variables, capitals for constants by their role.
"""

import ast
from collections.abc import Callable

from ..draw import Draw
from .tree import PI, TAU, Binary, Call, Const, Expression, Unary, Var

_OPERATORS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Mod: "%", ast.Pow: "**", ast.BitAnd: "&", ast.BitOr: "|",
    ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>", ast.Lt: "<", ast.Gt: ">", ast.LtE: "<=", ast.GtE: ">=",
    ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_NAMED = {"pi": PI, "tau": TAU}


def read(text: str, kind: str = "f32") -> Expression:
    """A tree from Python's notation; numbers are of the given scalar type. Raises `ValueError` for anything else."""
    return _tree(ast.parse(text, mode="eval").body, kind)


def _tree(node: ast.expr, kind: str) -> Expression:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Const(float(node.value) if kind == "f32" else node.value, kind)
    if isinstance(node, ast.Name):
        return _NAMED.get(node.id) or Var(node.id, kind)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return Var(f"{node.value.id}.{node.attr}", kind)
    if isinstance(node, ast.UnaryOp):
        operand = _tree(node.operand, kind)
        if isinstance(node.op, ast.USub) and isinstance(operand, Const) and not operand.symbol:
            return Const(-operand.value, kind)
        return Unary("~" if isinstance(node.op, ast.Invert) else "-", operand)
    if isinstance(node, ast.BinOp):
        left, right = _tree(node.left, kind), _tree(node.right, kind)
        if isinstance(node.op, ast.Mult | ast.Div) and isinstance(left, Unary) and not _is_capital(left.operand):
            return Unary("-", Binary(_OPERATORS[type(node.op)], left.operand, right))
        return Binary(_OPERATORS[type(node.op)], left, right)
    if isinstance(node, ast.Compare):
        return Binary(_OPERATORS[type(node.ops[0])], _tree(node.left, kind), _tree(node.comparators[0], kind))
    if isinstance(node, ast.IfExp):
        return Call("if", tuple(_tree(part, kind) for part in (node.test, node.body, node.orelse)))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return Call(node.func.id, tuple(_tree(argument, kind) for argument in node.args))
    raise ValueError(f"formula: {ast.unparse(node)!r} has no place in an expression")


def _is_capital(node: Expression) -> bool:
    return isinstance(node, Var) and node.name[0].isupper()


_FAVOURITES = (2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 20.0)
_Value = Callable[[Draw], float]
# What a capital letter may become.
_ROLES: dict[str, _Value] = {
    "A": lambda draw: draw.pick((0.5, 0.5, 0.25, 0.1)) if draw.chance(0.3) else draw.number(0.05, 0.95, 0.05).value,
    "B": lambda draw: draw.pick((0.5, 1.5, 0.25)) if draw.chance(0.1) else draw.number(1.1, 4.0, 0.1).value,
    "C": lambda draw: 0.5 if draw.chance(0.4) else draw.number(0.1, 0.9, 0.05).value,
    "C0": lambda draw: draw.number(0.05, 0.45, 0.05).value,
    "C1": lambda draw: draw.number(0.5, 0.95, 0.05).value,
    "F": lambda draw: draw.pick(_FAVOURITES) if draw.chance(0.4) else draw.number(2, 40, 1).value,
    "G": lambda draw: draw.number(2, 60, 1).value if draw.chance(0.7) else draw.number(1.5, 12, 0.5).value,
    "K": lambda draw: draw.number(2, 9, 1).value if draw.chance(0.6) else draw.number(1.1, 10, 0.1).value,
    "N": lambda draw: draw.number(2, 12, 1).value,
    "P": lambda draw: draw.pick((1.5, 2.2, 2.5, 0.5, 5.0, 0.4545, 0.75, 8.0, 6.0, 1.2)),
    "S": lambda draw: draw.number(0.01, 0.2, 0.01).value if draw.chance(0.8) else draw.number(0.001, 0.02, 0.001).value,
    "Q": lambda draw: draw.pick((2.0, 2.0, 2.0, 3.0)),
    # Integers
    "I": lambda draw: draw.number(2, 20, 1).value,
    "J": lambda draw: draw.number(2, 255, 1).value,
    "L": lambda draw: draw.number(1, 24, 1).value,
    "M": lambda draw: draw.pick((1, 3, 7, 15, 31, 63, 255, 0xFFFF, 0xFF00, 0xF0F0)),
    "H": lambda draw: draw.random.getrandbits(draw.pick((16, 31, 32))) | 1,
}
_HEXADECIMAL = ("H", "M")


def fill(draw: Draw, template: Expression, places: dict[str, Expression], kind: str = "f32") -> Expression:
    """A template with its variables put in place and its constants drawn.

    `K` is another number each time, `K1` the same: it is added to `places`.
    """
    if isinstance(template, Var):
        name = template.name
        if name in places:
            return places[name]
        value = _ROLES[name if name in _ROLES else name[0]](draw)
        symbol = "hex" if name[0] in _HEXADECIMAL and draw.chance(0.8 if value > 255 else 0.4) else ""
        drawn = Const(value if kind == "f32" else int(value), kind, symbol)
        if len(name) > 1:
            places[name] = drawn
        return drawn
    if isinstance(template, Const):
        return template
    if isinstance(template, Unary):
        operand = fill(draw, template.operand, places, kind)
        if template.op == "-" and isinstance(operand, Const):
            return Const(-operand.value, kind)
        return Unary(template.op, operand)
    if isinstance(template, Binary):
        left, right = fill(draw, template.left, places, kind), fill(draw, template.right, places, kind)
        return Binary(template.op, left, right)
    return Call(template.function, tuple([fill(draw, argument, places, kind) for argument in template.arguments]))
