"""Expressions in English. What a listener could group in two ways is closed by a comma or said with parentheses."""

from collections.abc import Mapping

from .. import number
from ..draw import Draw
from ..surface import verbatim
from .tree import Binary, Call, Const, Expression, Unary, Var, size

Names = Mapping[str, str]
LARGEST = 11

_MULTIPLIERS = {0.5: ("half", "half", "one half of", "0.5 times"), 0.25: ("a quarter of", "one quarter of", "0.25 times"),
                2.0: ("twice", "two times", "2 times", "double"), 3.0: ("three times", "3 times", "thrice"),
                0.1: ("a tenth of", "0.1 times", "one tenth of"), 0.75: ("three quarters of", "0.75 times")}  # fmt: skip
_OF = {
    "sin": ("the sine of", "sine of", "the sin of"), "cos": ("the cosine of", "cosine of", "the cos of"),
    "tan": ("the tangent of", "tan of"), "sqrt": ("the square root of", "the root of", "square root of"),
    "abs": ("the absolute value of", "the magnitude of", "abs of"), "exp": ("the exponential of", "e to the power of", "exp of"),
    "log": ("the natural logarithm of", "the natural log of", "ln of"), "floor": ("the floor of", "floor of"),
    "ceil": ("the ceiling of", "ceil of"), "fract": ("the fractional part of", "the fract of", "fract of"),
    "sign": ("the sign of",), "round": ("the rounded value of",), "tanh": ("the hyperbolic tangent of", "tanh of"),
    "exp2": ("two to the power of", "2 to the power of"), "log2": ("the base-2 logarithm of", "log base 2 of"),
    "atan": ("the arctangent of", "the inverse tangent of"), "length": ("the length of",),
}  # fmt: skip
_JOINED = {
    "min": ("the smaller of {0} and {1}", "the minimum of {0} and {1}", "the lesser of {0} and {1}", "min of {0} and {1}"),
    "max": ("the larger of {0} and {1}", "the maximum of {0} and {1}", "the greater of {0} and {1}", "max of {0} and {1}"),
    "clamp": ("{0} clamped to the range {1} to {2}", "{0} clamped between {1} and {2}", "{0} limited to {1}..{2}"),
    "mix": ("the mix of {0} and {1} by {2}", "the linear interpolation from {0} to {1} by {2}", "{0} blended to {1} by {2}"),
    "step": ("the step of {1} at {0}", "a step at {0} of {1}"), "saturate": ("{0} saturated",),
    "smoothstep": ("a smoothstep from {0} to {1} of {2}", "the smoothstep of {2} from {0} to {1}"),
    "mod": ("{0} modulo {1}", "{0} mod {1}"), "pow": ("{0} to the power of {1}", "{0} raised to {1}"),
    "distance": ("the distance between {0} and {1}",), "dot": ("the dot product of {0} and {1}",),
}  # fmt: skip
_POWERS = {2.0: ("{} squared", "the square of {}"), 3.0: ("{} cubed", "the cube of {}")}
# A phrase ends open where what follows would be heard as part of it, and is a sum, a product or one thing.
_SUM, _PRODUCT, _ONE = range(3)
_Said = tuple[str, int, bool]


class SpeechlessError(Exception):
    """No English for this expression that has one reading."""


class _Speaker:
    """One person saying one formula."""

    def __init__(self, draw: Draw, names: Names) -> None:
        self.draw, self.names = draw, names
        self.words = draw.chance(0.6)

    def say(self, node: Expression) -> _Said:
        """Words, how tightly they bind, and whether they end open."""
        if isinstance(node, Const):
            return self.number(node), _ONE, False
        if isinstance(node, Var):
            said = self.names.get(node.name)
            return said or verbatim(node.name), _ONE, False
        if isinstance(node, Unary) and node.op == "-":
            return f"minus {self.inside(node.operand, _PRODUCT)}", _SUM, True
        if isinstance(node, Call):
            return self.call(node)
        if isinstance(node, Binary):
            return self.binary(node)
        raise SpeechlessError

    def number(self, const: Const) -> str:
        if const.symbol == "hex":
            return verbatim(f"0x{int(const.value):x}")
        if const.value > 99999:
            return verbatim(str(int(const.value)))
        if const.symbol:
            return "pi" if const.symbol == "pi" else self.draw.pick(("two pi", "2 pi", "tau"))
        if self.words and const.value < 0:
            return "minus " + self.number(Const(-const.value))
        if self.words and const.value == int(const.value) and const.value <= 20:
            return verbatim(number.whole_in_words(int(const.value)))
        if self.words and const.value in (0.5, 0.25):
            return self.draw.pick(("half", "one half", "0.5")) if const.value == 0.5 else "a quarter"
        return verbatim(number.digits(const.value))

    def inside(self, node: Expression, least: int) -> str:
        text, binds, _ = self.say(node)
        return text if binds >= least else f"({text})"

    def closed(self, node: Expression, least: int) -> str:
        """What an operator follows: a comma ends it where it is open."""
        text, binds, is_open = self.say(node)
        if binds < least:
            return f"({text})"
        return text + "," if is_open else text

    def binary(self, node: Binary) -> _Said:
        op, pick = node.op, self.draw.pick
        if op == "+":
            return self.joined(node, " plus ", _SUM)
        if op == "-":
            return self.joined(node, " minus ", _SUM)
        if op == "*":
            return self.product(node)
        if op == "/":
            return self.joined(node, pick((" divided by ", " over ", " divided by ")), _PRODUCT)
        if op == "**" and isinstance(node.right, Const):
            return self.power(node.left, node.right)
        raise SpeechlessError

    def joined(self, node: Binary, by: str, level: int) -> _Said:
        """`level` is that of the operator; its right side binds more tightly."""
        left = self.closed(node.left, level)
        if node.op == "/" and node.right == Const(0.5):
            return f"{left}{by}0.5", level, True
        text, binds, is_open = self.say(node.right)
        if binds <= level:
            text, is_open = f"({text})", False
        return left + by + text, level, is_open or node.op == "/"

    def product(self, node: Binary) -> _Said:
        left, right = node.left, node.right
        if isinstance(left, Const) and not left.symbol and left.value > 0:
            known = _MULTIPLIERS.get(left.value)
            if known and self.words:
                times = self.draw.pick(known)
                return f"{times} {self.inside(right, _ONE)}", _PRODUCT, times.endswith("of") or isinstance(right, Call)
            if isinstance(right, Var) and right.name not in self.names and len(right.name) == 1:
                return f"{self.number(left)} {verbatim(right.name)}", _ONE, False
        return self.joined(node, self.draw.pick((" times ", " times ", " multiplied by ")), _PRODUCT)

    def power(self, base: Expression, exponent: Const) -> _Said:
        text = self.inside(base, _ONE)
        if exponent.value not in _POWERS:
            return f"{text} to the power of {self.number(exponent)}", _ONE, False
        phrase = _POWERS[exponent.value][0 if isinstance(base, Var) and base.name not in self.names else 1]
        if isinstance(base, Call):
            raise SpeechlessError
        return phrase.format(text), _ONE, phrase.endswith("{}")

    def call(self, node: Call) -> _Said:
        name = node.function
        if name in _OF:
            argument = node.arguments[0]
            scaled = isinstance(argument, Binary) and argument.op == "*" and isinstance(argument.left, Const)
            return f"{self.draw.pick(_OF[name])} {self.inside(argument, _PRODUCT if scaled else _ONE)}", _ONE, True
        if name not in _JOINED:
            raise SpeechlessError
        said = [self.inside(argument, _ONE) for argument in node.arguments]
        return self.draw.pick(_JOINED[name]).format(*said), _PRODUCT, True


def speak(draw: Draw, node: Expression, names: Names) -> str | None:
    """The expression in words, with `names` for its variables; None where it is too long or has no clear reading."""
    if size(node) > LARGEST:
        return None
    try:
        return _Speaker(draw, names).say(node)[0]
    except SpeechlessError:
        return None
