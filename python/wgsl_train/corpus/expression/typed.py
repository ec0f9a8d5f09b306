"""Expressions as engineers type them. Every text has one reading: where a habit would leave two, it is not followed."""

from dataclasses import replace

from ..number import digits, float_literal
from .style import Style
from .tree import BITS, COMPARISONS, MULTIPLIED_OUT, PI, Binary, Call, Const, Expression, Unary, Var, is_product

# How tightly a text binds. `10x` is tighter than `*`, but `1/10x` would still mislead.
_TERNARY, _COMPARED, _BITWISE, _SUM, _REMAINDER, _PRODUCT, _IMPLIED, _UNARY, _POWER, _ATOM = range(10)
_SUPERSCRIPTS = {2.0: "²", 3.0: "³", 4.0: "⁴"}
_BARE = ("sin", "cos", "tan", "log")


def type_out(node: Expression, style: Style) -> str:
    """The expression in a style."""
    return _spell(node, style)[0]


def _inside(node: Expression, style: Style, least: int) -> str:
    text, binds = _spell(node, style)
    if binds < least and style.bare_calls:
        text, binds = _spell(node, _closed(style))
    return text if binds >= least else f"({text})"


def _closed(style: Style) -> Style:
    """The style for what another operator follows: `sin(x)` instead of `sin x`."""
    return replace(style, bare_calls=False) if style.bare_calls else style


def _spell(node: Expression, style: Style) -> tuple[str, int]:
    if isinstance(node, Const):
        return _number(node, style)
    if isinstance(node, Var):
        return node.name, _ATOM
    if isinstance(node, Unary):
        if node.op == "~":
            return "~" + _inside(node.operand, style, _POWER), _UNARY
        return "-" + _inside(node.operand, style, _PRODUCT), _SUM
    if isinstance(node, Call):
        return _call(node, style)
    return _binary(node, style)


def _number(const: Const, style: Style) -> tuple[str, int]:
    if const.symbol == "hex":
        text = f"0x{int(const.value):X}" if style.upper_hex else f"0x{int(const.value):x}"
        return text + ("u" if style.point and style.name == "wgsl" else ""), _ATOM
    if const.symbol:
        text = style.pi if const.symbol == "pi" else style.tau
        return text, _PRODUCT if "*" in text else _IMPLIED if text[0] == "2" else _ATOM
    if const.type != "f32":
        suffix = "u" if const.type == "u32" and style.point and style.name != "python" else ""
        return f"{int(const.value)}{suffix}", _ATOM
    text = float_literal(const.value) if style.point else digits(const.value)
    if style.bare_point:
        text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
    return text, _ATOM if const.value >= 0 else _PRODUCT


def _binary(node: Binary, style: Style) -> tuple[str, int]:
    op, space = node.op, " " if style.spaces else ""
    if op == "**":
        return _power(node, style)
    if op in COMPARISONS:
        return f"{_inside(node.left, style, _SUM)}{space}{op}{space}{_inside(node.right, style, _SUM)}", _COMPARED
    if op in BITS:
        same = isinstance(node.left, Binary) and node.left.op == op and op in ("&", "|", "^")
        left = _inside(node.left, style, _BITWISE if same else _UNARY)
        return f"{left}{space}{op}{space}{_inside(node.right, style, _UNARY)}", _BITWISE
    if op in "+-":
        left = _inside(node.left, _closed(style), _SUM)
        return f"{left}{space}{op}{space}{_inside(node.right, style, _REMAINDER)}", _SUM
    if op == "%":
        return f"{_inside(node.left, style, _UNARY)}{space}%{space}{_inside(node.right, style, _UNARY)}", _REMAINDER
    if op == "/":
        return _quotient(node, style, space)
    return _product(node, style, space)


def _quotient(node: Binary, style: Style, space: str) -> tuple[str, int]:
    if style.fractions:
        return f"\\frac{{{_spell(node.left, style)[0]}}}{{{_spell(node.right, style)[0]}}}", _UNARY
    left = _inside(node.left, _closed(style), _PRODUCT)
    return f"{left}{space}/{space}{_inside(node.right, style, _UNARY)}", _PRODUCT


def _product(node: Binary, style: Style, space: str) -> tuple[str, int]:
    if style.implied and _is_coefficient(node.left):
        right = _after_coefficient(node.right, style)
        if right:
            return _spell(node.left, style)[0] + right, _PRODUCT if right[0] == "(" else _IMPLIED
    least = _PRODUCT if is_product(node.right) else _IMPLIED
    left, right = _inside(node.left, _closed(style), _PRODUCT), _inside(node.right, style, least)
    if style.fractions:
        return f"{left} {style.times}{right}", _PRODUCT
    return f"{left}{space}{style.times}{space}{right}", _PRODUCT


def _is_coefficient(node: Expression) -> bool:
    """A number, or a number times pi, behind which nothing needs a sign of multiplication."""
    if isinstance(node, Const):
        return node.type == "f32" and node.symbol != "hex"
    return isinstance(node, Binary) and node.op == "*" and isinstance(node.left, Const) and node.right is PI


def _after_coefficient(node: Expression, style: Style) -> str:
    """What follows a number without a sign: a letter, its power, a call, a sum in parentheses. Empty otherwise."""
    if isinstance(node, Binary) and node.op in "+-":
        return f"({_spell(node, _closed(style))[0]})"
    if isinstance(node, Const):
        return style.pi if node.symbol == "pi" and "*" not in style.pi else ""
    letter = node.left if isinstance(node, Binary) and is_product(node) and style.power != "*" else node
    if isinstance(letter, Call) and letter is node:
        text, binds = _spell(node, style)
        gap = " " if style.name == "math" and style.spaces else ""
        return gap + text if binds >= _IMPLIED and (text[0].isalpha() or text[0] == "\\") and text[:2] != "e^" else ""
    # `3u` and `2f` would be numbers with a suffix.
    single = isinstance(letter, Var) and len(letter.name) == 1 and letter.name not in "ufhie"
    return _spell(node, style)[0] if single else ""


def _power(node: Binary, style: Style) -> tuple[str, int]:
    if style.power == "*":
        if not is_product(node) or not isinstance(node.right, Const):
            return _plain_call("pow", (node.left, node.right), style)
        star = " * " if style.spaces else "*"
        return star.join([_inside(node.left, style, _UNARY)] * int(node.right.value)), _PRODUCT
    exponent = node.right
    if style.power == "²" and isinstance(exponent, Const) and exponent.value in _SUPERSCRIPTS:
        mark = _SUPERSCRIPTS[exponent.value]
        if isinstance(node.left, Call) and node.left.function in ("sin", "cos") and style.name == "math":
            return f"{node.left.function}{mark}({_spell(node.left.arguments[0], style)[0]})", _POWER
        return _inside(node.left, _closed(style), _ATOM) + mark, _POWER
    base = _inside(node.left, _closed(style), _ATOM)
    if style.fractions:
        return f"{base}^{{{_spell(exponent, style)[0]}}}", _POWER
    sign = "^" if style.power == "²" else style.power
    above = (
        digits(exponent.value)
        if isinstance(exponent, Const) and exponent.value > 0
        else _inside(exponent, style, _ATOM)
    )
    return f"{base}{sign}{above}", _POWER


def _call(node: Call, style: Style) -> tuple[str, int]:
    name, arguments = node.function, node.arguments
    if name == "if":
        return _choice(node, style)
    if name.startswith("vec"):
        return style.vector.format(name[3], _listed(arguments, style)), _ATOM
    written = _signs(name, arguments, style) if style.name in ("math", "latex") else None
    if written:
        return written
    if style.bare_calls and name in _BARE:
        text, binds = _spell(arguments[0], _closed(style))
        if binds in (_ATOM, _IMPLIED) and text.isalnum() and not set(text) & set("²³⁴"):
            return f"{style.names.get(name, name)} {text}", _IMPLIED
    return _plain_call(name, arguments, style)


def _plain_call(name: str, arguments: tuple[Expression, ...], style: Style) -> tuple[str, int]:
    known = style.prefixes.get(name, "") + style.names.get(name, name)
    return f"{known}({_listed(arguments, style)})", _ATOM


def _listed(arguments: tuple[Expression, ...], style: Style) -> str:
    comma = ", " if style.spaces else ","
    return comma.join([_inside(argument, style, _COMPARED) for argument in arguments])


def _signs(name: str, arguments: tuple[Expression, ...], style: Style) -> tuple[str, int] | None:
    """The notations of mathematics, where the style has one for a function."""
    inside, binds = _spell(arguments[0], _closed(style))
    latex = style.name == "latex"
    group = f"{{{inside}}}" if latex else inside if binds == _ATOM else f"({inside})"
    if name == "abs" and style.bars and "|" not in inside:
        return f"|{inside}|", _ATOM
    if name == "floor" and style.bars and style.root:
        return (f"\\lfloor {inside} \\rfloor" if latex else f"⌊{inside}⌋"), _ATOM
    if name == "sqrt" and style.root:
        group = group if latex or inside.isalnum() or inside[0] == "|" or binds != _ATOM else f"({inside})"
        return ("\\sqrt" if latex else "√") + group, _ATOM if latex else _POWER
    if name in ("exp", "exp2") and style.e_power:
        return ("e^" if name == "exp" else "2^") + group, _POWER
    if name == "mod":
        sign = "\\bmod" if latex else "mod"
        return f"{_inside(arguments[0], style, _UNARY)} {sign} {_inside(arguments[1], style, _UNARY)}", _REMAINDER
    if name == "pow" and not (isinstance(arguments[1], Const) and arguments[1].value in MULTIPLIED_OUT):
        return _power(Binary("**", *arguments), style)
    return None


def _choice(node: Call, style: Style) -> tuple[str, int]:
    condition, value, otherwise = (_inside(argument, style, _COMPARED) for argument in node.arguments)
    if style.ternary == "select":
        return f"select({otherwise}, {value}, {condition})", _ATOM
    if style.ternary == "if":
        return f"{value} if {condition} else {otherwise}", _TERNARY
    if style.ternary == "cases":
        return f"{{{value} if {condition}, {otherwise} otherwise}}", _ATOM
    space = " " if style.spaces else ""
    return f"{condition}{space}?{space}{value}{space}:{space}{otherwise}", _TERNARY
