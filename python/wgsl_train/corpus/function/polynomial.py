"""Polynomials whose coefficients the prompt gives, as a formula, as a list or in words."""

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..names import function_name, variable_name
from ..number import Number, digits
from ..surface import verbatim

_DEGREES = {1: ("linear function", "straight line"), 2: ("quadratic", "parabola", "second-degree polynomial"), 3: ("cubic", "cubic polynomial"), 4: ("quartic", "fourth-degree polynomial")}  # fmt: skip
_FORMULA_DO = (
    "evaluate {p}", "compute {p}", "return {p}", "evaluate the polynomial {p}", "calculate the value of {p} at {x}", "plug {x} into {p}", "evaluate the {kind} {p}", "work out {p} for a float {x}",
)  # fmt: skip
_FORMULA_WHAT = (
    "{p}", "the polynomial {p}", "the {kind} {p}", "the value of {p} at {x}", "f({x}) = {p}", "y = {p}", "the function {x} -> {p}", "a {kind}: {p}",
)  # fmt: skip
_LIST_DO = (
    "evaluate [a|the] {kind} with [the |]coefficients {c}, highest power first, at {x}", "evaluate the polynomial in {x} whose coefficients from the highest power down are {c}", "compute a polynomial of degree {n} with coefficients {c} (leading one first)",
)  # fmt: skip
_LIST_WHAT = (
    "a {kind} with coefficients {c}, highest power first", "the polynomial in {x} with coefficients {c} (from the highest power to the constant)", "a degree {n} polynomial, coefficients {c} starting with the leading one",
)  # fmt: skip
_HORNER = (
    " using Horner's rule",
    " with Horner's scheme",
    " in Horner form",
    " (Horner)",
    ", nested as in Horner's method",
    " by Horner's method",
)
_POWERS = {2: ("²", "^2", "**2"), 3: ("³", "^3", "**3"), 4: ("⁴", "^4", "**4")}


@family("function", structures=24)
def polynomials(draw: Draw) -> Request:
    """Degree one to four; written out as powers, or nested where the prompt asks for Horner's rule."""
    degree = draw.pick((1, 2, 2, 3, 3, 4))
    coefficients = [_coefficient(draw, zero=0 < at < degree) for at in range(degree + 1)]
    x = variable_name(draw) if draw.chance(0.4) else "x"
    nested = degree > 1 and draw.chance(0.3)
    listed = draw.chance(0.3)
    draw.structure(
        "polynomial",
        str(degree),
        "horner" if nested else "powers",
        "".join("0" if c.value == 0 else "1" for c in coefficients),
    )
    slots = {
        "x": verbatim(x), "n": str(degree), "kind": draw.pick(_DEGREES[degree]), "p": verbatim(_formula(draw, coefficients, x)),
        "c": ", ".join(verbatim(digits(c.value)) for c in coefficients),
    }  # fmt: skip
    form = draw.pick(("do", "what"))
    phrases = {
        ("do", True): _LIST_DO,
        ("what", True): _LIST_WHAT,
        ("do", False): _FORMULA_DO,
        ("what", False): _FORMULA_WHAT,
    }
    text = draw.phrase(phrases[form, listed], slots) + (draw.phrase(_HORNER) if nested else "")
    name = function_name(draw) if draw.chance(0.4) else ""
    asked = ask.frame(draw, form, text, name)
    sentences = []
    if x != "x" and verbatim(x) not in text:
        sentences = [
            draw.phrase(
                ("the variable is {x}", "call the variable {x}", "the parameter is {x}", "it takes {x}", "input: {x}"),
                {"x": verbatim(x)},
            )
        ]
    code = _horner(coefficients, x) if nested else _powers(coefficients, x)
    return Request(
        join_clauses(draw, asked, sentences), f"fn {name or 'polynomial'}({x}: f32) -> f32 {{ return {code}; }}"
    )


def _coefficient(draw: Draw, *, zero: bool) -> Number:
    """A number other than zero, or zero for one in six inner coefficients."""
    if zero and draw.chance(0.17):
        return Number(0.0)
    value = draw.number(1, 9, 1) if draw.chance(0.5) else draw.number(0.25, 6, 0.25)
    return Number(-value.value) if draw.chance(0.35) else value


def _formula(draw: Draw, coefficients: list[Number], x: str) -> str:
    """As people type it: `3x² - 2x + 1`."""
    style = int(draw.random.random() * 3)
    times = draw.pick(("", "", " * ", "*")) if len(x) == 1 else " * "
    parts: list[str] = []
    for at, coefficient in enumerate(coefficients):
        power = len(coefficients) - 1 - at
        size = abs(coefficient.value)
        if size == 0:
            continue
        variable = x + (_POWERS[power][style] if power > 1 else "")
        term = digits(size) if power == 0 else variable if size == 1 else f"{digits(size)}{times}{variable}"
        sign = "-" if coefficient.value < 0 else "+"
        parts.append(f"{sign} {term}" if parts else ("-" if sign == "-" else "") + term)
    return " ".join(parts)


def _powers(coefficients: list[Number], x: str) -> str:
    """Every term with its power as a product: `3.0 * x * x - 2.0 * x + 1.0`."""
    code = ""
    for at, coefficient in enumerate(coefficients):
        power = len(coefficients) - 1 - at
        size = Number(abs(coefficient.value))
        if size.value == 0:
            continue
        factors = [x] * power if size.value == 1 and power else [str(size), *[x] * power]
        term = " * ".join(factors)
        negative = coefficient.value < 0
        code = f"{code} {'-' if negative else '+'} {term}" if code else ("-" if negative else "") + term
    return code


def _horner(coefficients: list[Number], x: str) -> str:
    """Nested products: `(3.0 * x - 2.0) * x + 1.0`."""
    code = str(coefficients[0])
    for at, coefficient in enumerate(coefficients[1:]):
        inner = f"({code})" if at else code
        sign = "-" if coefficient.value < 0 else "+"
        code = f"{inner} * {x}" + (f" {sign} {Number(abs(coefficient.value))}" if coefficient.value else "")
    return code
