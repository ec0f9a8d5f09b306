"""Constants that stand in WGSL expressions, and what they come to: ``0.5 * 0.1`` holds 0.5, 0.1 and 0.05.

A small reader of expressions over lexemes, for code that naga has accepted. What it cannot fold is unknown, never an
error.
"""

import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

MAX_DEPTH = 100
"""Expressions inside each other that are read; what is deeper is unknown."""

Vector = tuple[float | None, ...]
"""Components; None: not a constant."""
Value = float | Vector | None

NAME = re.compile(r"[A-Za-z_]\w*")
_LITERAL = re.compile(r"(0x[0-9a-f]+)[iu]?|((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)[fhiu]?", re.IGNORECASE)
_VECTOR = re.compile(r"vec[234](?:<.*>|[fhiu])?")
_SWIZZLE = re.compile(r"[xyzw]{1,4}|[rgba]{1,4}")
KEYWORDS = frozenset(
    ("return", "if", "else", "let", "var", "const", "while", "for", "loop", "switch", "case", "default", "break",
     "continue", "continuing")
)  # fmt: skip
_WITH_TEMPLATE = ("array", "bitcast", "ptr", "vec2", "vec3", "vec4", "atomic", "var")
_BINARY: tuple[tuple[str, ...], ...] = (
    ("||",), ("&&",), ("|",), ("^",), ("&",), ("==", "!="), ("<", ">", "<=", ">="), ("<<", ">>"), ("+", "-"),
    ("*", "/", "%"),
)  # fmt: skip
_PRECEDENCE = {symbol: level for level, symbols in enumerate(_BINARY) for symbol in symbols}
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": math.fmod,
}
_SCALARS = {"f32": float, "f16": float, "i32": float, "u32": float}
_FUNCTIONS: dict[str, Callable[[float], float]] = {
    **_SCALARS, "radians": math.radians, "degrees": math.degrees, "sin": math.sin, "cos": math.cos, "tan": math.tan,
    "sqrt": math.sqrt, "exp": math.exp, "exp2": lambda x: 2.0**x, "abs": abs,
}  # fmt: skip


@dataclass
class Constants:
    """What has been found: every scalar that folds, and every vector of which some component does."""

    numbers: set[float] = field(default_factory=set)
    vectors: set[Vector] = field(default_factory=set)

    def add(self, value: Value) -> None:
        """Keeps a value that says something."""
        if isinstance(value, float):
            self.numbers.add(value)
        elif value is not None and any(part is not None for part in value):
            self.vectors.add(value)
            self.numbers.update(part for part in value if part is not None)


def literal(lexeme: str) -> float | None:
    """The value of a numeric literal."""
    found = _LITERAL.fullmatch(lexeme)
    if not found:
        return None
    # naga has accepted it, so a hexadecimal one is short.
    return float(int(found[1], 16)) if found[1] else float(found[2])


class Reader:
    """Reads the expressions of one statement and keeps their constants."""

    def __init__(self, lexemes: Sequence[str], known: Mapping[str, Value], constants: Constants) -> None:
        """``known``: values of names; what is found is added to ``constants``."""
        self._lexemes = lexemes
        self._at = 0
        self._depth = 0
        self._known = known
        self._constants = constants

    def read(self) -> Value:
        """The value of the last expression: what a declaration or assignment gives its name."""
        value: Value = None
        while self._at < len(self._lexemes):
            before = self._at
            if self._lexemes[before] not in KEYWORDS:
                value = self._expression(0)
            self._at = max(self._at, before + 1)
        return value

    def _next(self) -> str:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else ""

    def _expression(self, lowest: int) -> Value:
        if self._depth == MAX_DEPTH:
            return None
        self._depth += 1
        left = self._unary()
        while (level := _PRECEDENCE.get(symbol := self._next(), -1)) >= lowest:
            self._at += 1
            left = _combine(symbol, left, self._expression(level + 1))
            self._constants.add(left)
        self._depth -= 1
        return left

    def _unary(self) -> Value:
        signs = []
        while self._next() in ("-", "!", "~", "&", "*"):
            signs.append(self._next())
            self._at += 1
        value = self._primary()
        if any(sign != "-" for sign in signs):
            return None
        value = _combine("*", -1.0, value) if len(signs) % 2 else value
        self._constants.add(value)
        return value

    def _primary(self) -> Value:
        lexeme = self._next()
        value: Value = None
        if lexeme == "(":
            inner = self._arguments()
            value = inner[0] if len(inner) == 1 else None
        elif (number := literal(lexeme)) is not None:
            self._at += 1
            value = number
            self._constants.add(value)
        elif NAME.match(lexeme) and lexeme not in KEYWORDS:
            self._at += 1
            self._skip_template(lexeme)
            value = _call(lexeme, self._arguments()) if self._next() == "(" else self._known.get(lexeme)
            self._constants.add(value)
        return self._postfix(value)

    def _skip_template(self, name: str) -> None:
        """``<f32, 4>`` of a type; its numbers count."""
        if self._next() != "<" or name not in _WITH_TEMPLATE:
            return
        depth = 0
        while self._at < len(self._lexemes):
            depth += {"<": 1, ">": -1}.get(self._next(), 0)
            self._constants.add(literal(self._next()))
            self._at += 1
            if depth == 0:
                return

    def _arguments(self) -> list[Value]:
        """What stands between parentheses."""
        self._at += 1
        values = []
        while self._at < len(self._lexemes) and self._next() != ")":
            before = self._at
            values.append(self._expression(0))
            if self._next() in (",", ";") or self._at == before:
                self._at += 1
        self._at += 1
        return values

    def _postfix(self, value: Value) -> Value:
        while self._next() in (".", "["):
            if self._next() == ".":
                member = self._lexemes[self._at + 1] if self._at + 1 < len(self._lexemes) else ""
                value = _swizzle(value, member)
                self._at += 2
                self._constants.add(value)
                continue
            self._at += 1
            self._expression(0)
            self._at += 1
            value = None
        return value


def _combine(symbol: str, left: Value, right: Value) -> Value:
    """Arithmetic, by component where one side is a vector."""
    function = _ARITHMETIC.get(symbol)
    if function is None:
        return None
    if isinstance(left, tuple) or isinstance(right, tuple):
        size = len(left) if isinstance(left, tuple) else len(right) if isinstance(right, tuple) else 0
        pairs = zip(_spread(left, size), _spread(right, size), strict=False)
        return tuple(_apply(function, a, b) for a, b in pairs)
    return _apply(function, left, right)


def _spread(value: Value, size: int) -> Vector:
    return value if isinstance(value, tuple) else (value,) * size


def _apply(function: Callable[..., float], *values: float | None) -> float | None:
    """None where an argument is unknown or there is no finite result."""
    if any(value is None for value in values):
        return None
    try:
        result = function(*values)
    except (ArithmeticError, ValueError):
        return None
    return result if math.isfinite(result) else None


def _call(name: str, arguments: list[Value]) -> Value:
    if _VECTOR.fullmatch(name):
        parts = [part for argument in arguments for part in (argument if isinstance(argument, tuple) else (argument,))]
        size = int(name[3])
        return tuple(parts * size if len(parts) == 1 and not isinstance(arguments[0], tuple) else parts)
    if len(arguments) != 1:
        return None
    argument = arguments[0]
    if name == "unpack4x8unorm" and isinstance(argument, float):
        return tuple((int(argument) >> shift & 255) / 255 for shift in (0, 8, 16, 24))
    function = _FUNCTIONS.get(name)
    if function is None:
        return None
    if isinstance(argument, tuple):
        return tuple(_apply(function, part) for part in argument)
    return _apply(function, argument)


def _swizzle(value: Value, member: str) -> Value:
    if not isinstance(value, tuple) or not _SWIZZLE.fullmatch(member):
        return None
    places = ["rgba".find(letter) if letter in "rgba" else "xyzw".find(letter) for letter in member]
    if max(places) >= len(value):
        return None
    return value[places[0]] if len(places) == 1 else tuple(value[place] for place in places)
