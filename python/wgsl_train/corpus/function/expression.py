"""Small expressions of one parameter, in WGSL and in words, for branches and chains of steps."""

import re
from dataclasses import dataclass

from ..draw import Draw
from ..number import digits, plain
from ..surface import verbatim


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to a value: WGSL with `{}` for it, phrases that do it and nouns that name the result."""

    kind: str
    code: str
    do: tuple[str, ...]
    noun: tuple[str, ...]


# `{n}` is the constant, `{x}` the value in words.
_STEPS = (
    ("add", "{} + {n}", ("add {n}", "add {n} to it", "increase it by {n}"), ("{x} plus {n}", "{x} + {n}", "the sum of {x} and {n}")),
    ("subtract", "{} - {n}", ("subtract {n}", "take {n} away", "decrease it by {n}"), ("{x} minus {n}", "{x} - {n}", "{n} less than {x}")),
    ("scale", "{} * {n}", ("multiply by {n}", "scale it by {n}", "multiply it by {n}"), ("{x} times {n}", "{x} * {n}", "{n} times {x}")),
    ("divide", "{} / {n}", ("divide by {n}", "divide it by {n}"), ("{x} divided by {n}", "{x} / {n}", "{x} over {n}")),
    ("square", "{} * {}", ("square it", "multiply it by itself"), ("{x} squared", "the square of {x}", "{x}²", "{x} * {x}")),
    ("negate", "-{}", ("negate it", "flip its sign"), ("minus {x}", "-{x}", "the negative of {x}", "{x} negated")),
    ("complement", "1.0 - {}", ("subtract it from one", "take one minus it"), ("one minus {x}", "1 - {x}")),
    ("absolute", "abs({})", ("take the absolute value", "make it positive with abs"), ("the absolute value of {x}", "abs({x})", "{x} without its sign")),
    ("root", "sqrt(abs({}))", ("take the square root of its absolute value", "take the root of its magnitude"), ("the square root of the absolute value of {x}", "sqrt(abs({x}))")),
    ("sine", "sin({})", ("take the sine", "take its sine", "apply sin"), ("the sine of {x}", "sin({x})")),
    ("cosine", "cos({})", ("take the cosine", "take its cosine", "apply cos"), ("the cosine of {x}", "cos({x})")),
    ("floor", "floor({})", ("round down", "take the floor", "floor it"), ("{x} rounded down", "the floor of {x}", "floor({x})")),
    ("round", "round({})", ("round to the nearest whole number", "round it"), ("{x} rounded", "{x} rounded to the nearest whole number", "round({x})")),
    ("fraction", "fract({})", ("take the fractional part", "keep the fraction (fract)"), ("the fractional part of {x}", "fract({x})")),
    ("exponential", "exp({})", ("exponentiate it (e to the power of it)", "apply exp"), ("e to the power of {x}", "exp({x})")),
)  # fmt: skip
_ONLY_STEPS = (
    ("clamp", "clamp({}, 0.0, 1.0)", ("clamp to 0..1", "saturate it", "clamp it between 0 and 1"), ("{x} clamped to 0..1",)),
    ("cap", "min({}, {n})", ("cap it at {n}", "limit it to at most {n}"), ("{x} capped at {n}",)),
    ("raise", "max({}, {n})", ("raise it to at least {n}", "make it no less than {n}"), ("the larger of {x} and {n}",)),
)  # fmt: skip


_OPERATOR = re.compile(r"[*/+<>=?] |[-*/+<>=?] ?\{n\}|\{n\} ?[-*/+<>=?]")


def number_for(draw: Draw) -> float:
    """A constant that people use in small formulas."""
    return draw.pick((2.0, 3.0, 0.5, 10.0, 4.0, 5.0)) if draw.chance(0.4) else draw.number(0.1, 9.0, 0.1).value


def step(draw: Draw, *, chained: bool = False) -> Step:
    """One operation with its constant; a chain knows some that read badly as a noun."""
    kind, code, do, noun = draw.pick(_STEPS + _ONLY_STEPS if chained else _STEPS)
    value = number_for(draw)
    literal = f"{value:.6g}" if "." in f"{value:.6g}" else f"{value:.6g}.0"
    said = plain(draw, value)
    return Step(
        kind,
        code.replace("{n}", literal),
        tuple(phrase.replace("{n}", fitting(phrase, said, value)) for phrase in do),
        tuple(phrase.replace("{n}", fitting(phrase, said, value)) for phrase in noun),
    )


def fitting(phrase: str, said: str, value: float) -> str:
    """A number as it was said, but in digits beside an operator: never `x * three`."""
    return digits(value) if said.isalpha() and _OPERATOR.search(phrase) else said


def value_of(draw: Draw, name: str) -> tuple[str, str, str]:
    """What a branch returns: its kind, WGSL, and words. A number, the parameter itself, or a step on it."""
    roll = draw.random.random()
    if roll < 0.45:
        value = draw.number(-5, 10, 0.5) if draw.chance(0.5) else draw.number(0, 10, 1)
        return "number", str(value), plain(draw, value.value)
    shown = verbatim(name)
    if roll < 0.6:
        return "itself", name, draw.pick((shown, f"{shown} itself", f"{shown} unchanged"))
    taken = step(draw)
    words = draw.pick(taken.noun).replace("{x}", shown)
    return taken.kind, taken.code.replace("{}", name), words
