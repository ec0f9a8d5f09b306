"""Numbers: how WGSL writes them and how people do."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .draw import Draw

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_FRACTIONS = {
    Fraction(1, 2): ("half", "one half", "a half", "1/2", "½"),
    Fraction(1, 4): ("a quarter", "one quarter", "1/4", "one fourth", "¼"),
    Fraction(3, 4): ("three quarters", "3/4", "three fourths", "¾"),
    Fraction(1, 3): ("a third", "one third", "1/3", "⅓"),
    Fraction(2, 3): ("two thirds", "2/3", "⅔"),
    Fraction(1, 5): ("a fifth", "one fifth", "1/5", "⅕"),
    Fraction(2, 5): ("two fifths", "2/5", "⅖"),
    Fraction(3, 5): ("three fifths", "3/5", "⅗"),
    Fraction(4, 5): ("four fifths", "4/5", "⅘"),
    Fraction(1, 6): ("a sixth", "one sixth", "1/6", "⅙"),
    Fraction(1, 8): ("an eighth", "one eighth", "1/8", "⅛"),
    Fraction(1, 10): ("a tenth", "one tenth", "1/10", "⅒"),
    Fraction(5, 6): ("five sixths", "5/6", "⅚"),
    Fraction(3, 8): ("three eighths", "3/8", "⅜"),
    Fraction(5, 8): ("five eighths", "5/8", "⅝"),
    Fraction(7, 8): ("seven eighths", "7/8", "⅞"),
    Fraction(7, 10): ("seven tenths", "7/10"),
    Fraction(9, 10): ("nine tenths", "9/10"),
    Fraction(3, 10): ("three tenths", "3/10"),
}


def float_literal(value: float) -> str:
    """The shortest spelling of an f32 with a point: `0.5`, `1.0`, `-2.0`."""
    text = f"{value:.6g}"
    if "e" in text:
        text = f"{value:.10f}".rstrip("0")
    return text if "." in text else text + ".0"


@dataclass(frozen=True, slots=True)
class Number:
    """A number a prompt names. In an f-string it is its WGSL literal."""

    value: float

    def __str__(self) -> str:
        """The WGSL literal."""
        return float_literal(self.value)


def whole_in_words(value: int) -> str:
    """0 to 99 in English words; larger numbers stay digits."""
    if not 0 <= value < 100:
        return str(value)
    if value < 20:
        return _ONES[value]
    tens, ones = divmod(value, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def digits(value: float) -> str:
    """The number as digits, without a needless point."""
    return f"{value:.6g}"


def plain(draw: "Draw", value: float) -> str:
    """A number without a unit: `0.25`, `.25`, `8`, `eight`, `8.0`, `0.250`."""
    text = digits(value)
    if value < 0 and draw.chance(0.15):
        return text.replace("-", "\u2212")
    if value == int(value):
        if draw.chance(0.3) and 0 <= value <= 20:
            return whole_in_words(int(value))
        return text + ".0" if draw.chance(0.1) else text
    if text.startswith("0.") and draw.chance(0.12):
        return text[1:]
    return text + "0" if "." in text and len(text) < 5 and draw.chance(0.03) else text


def count(draw: "Draw", value: int) -> str:
    """How many: `8`, `eight`."""
    return whole_in_words(value) if value <= 20 and draw.chance(0.45) else str(value)


def ordinal(draw: "Draw", value: int) -> str:
    """A place in a row, counted from 1: `third`, `3rd`."""
    if value <= len(ORDINALS) and draw.chance(0.6):
        return ORDINALS[value - 1]
    ending = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def share(draw: "Draw", value: float) -> str:
    """A share of a whole: `0.25`, `25%`, `25 percent`, `a quarter`."""
    roll = draw.random.random()
    if roll < 0.25:
        percent = digits(value * 100)
        return percent + draw.pick(("%", "%", "%", " percent", " per cent", " %", " pct"))
    if roll < 0.5:
        names = _fraction(value)
        if names:
            return draw.pick(names)
    return plain(draw, value)


def shares(draw: "Draw", *values: float) -> list[str]:
    """Several shares in one notation: nobody mixes `.11` and `16 percent` in one breath."""
    roll = draw.random.random()
    if roll < 0.25:
        sign = draw.pick(("%", "%", " percent", " %"))
        return [digits(round(value * 100, 6)) + sign for value in values]
    if roll < 0.37 and all(0 < value < 1 and digits(value).startswith("0.") for value in values):
        return [digits(value)[1:] for value in values]
    if roll < 0.5:
        named = [_fraction(value) for value in values]
        if all(named):
            kind = draw.pick(("word", "slash", "sign"))
            alike = [[name for name in names if _notation(name) == kind] for names in named]
            if all(alike):
                return [names[0] for names in alike]
    return [digits(value) for value in values]


def _fraction(value: float) -> tuple[str, ...]:
    """The names of a simple fraction, none for another number."""
    near = Fraction(value).limit_denominator(12)
    return _FRACTIONS.get(near, ()) if abs(float(near) - value) < 0.004 else ()


def _notation(name: str) -> str:
    """Whether the name of a fraction is made of words, with a slash, or one sign."""
    return "slash" if "/" in name else "word" if name.isascii() else "sign"


def degrees(draw: "Draw", value: float) -> str:
    """An angle given in degrees: `45 degrees`, `45°`, `pi/4`, `an eighth of a turn`."""
    roll = draw.random.random()
    turns = Fraction(value / 360).limit_denominator(12)
    exact = abs(float(turns) * 360 - value) < 1e-6
    if exact and roll < 0.12 and turns in _FRACTIONS:
        name = _FRACTIONS[turns][0]
        whole = f"{name} of a turn" if turns != Fraction(1, 2) else "half a turn"
        sign = next((f"{each} turn" for each in _FRACTIONS[turns] if _notation(each) == "sign"), whole)
        return draw.pick((whole, whole, sign, f"{digits(round(value / 360, 6))} turns"))
    if exact and roll < 0.24:
        of_pi = turns * 2
        letter = draw.pick(("pi", "pi", "\u03c0"))
        head = letter if of_pi.numerator == 1 else f"{of_pi.numerator}{letter}"
        return head + ("" if of_pi.denominator == 1 else f"/{of_pi.denominator}") + draw.pick(("", " radians", " rad"))
    if roll < 0.34:
        return f"{digits(round(math.radians(value), 3))} radians" if not exact else f"{digits(value)} degs"
    return digits(value) + draw.pick((" degrees", " degrees", "°", " deg", " degree"))


def rate(draw: "Draw", value: float) -> str:
    """How often, in cycles a second: `twice a second`, `2 Hz`, `every half second`, `with a period of 4 seconds`."""
    period = 1 / value
    roll = draw.random.random()
    second = draw.pick(("second", "second", "sec", "s"))
    if value == 1 and roll < 0.6:
        return draw.pick(("once a second", "once per second", "every second", "one time per second", "at 1 Hz"))
    if value == 2 and roll < 0.4:
        return draw.pick(("twice a second", "twice per second", "two times a second"))
    if abs(round(period, 3) - period) < 1e-9 and roll < 0.4:
        if period == 0.5:
            return "every half second"
        every = plain(draw, period)
        forms = [
            f"every {every} seconds",
            f"once every {every} seconds",
            f"with a period of {every} seconds",
            f"once per {every} s",
        ]
        if period < 2:
            forms.append(f"every {digits(period * 1000)} ms")
        return draw.pick(forms)
    if roll < 0.55:
        return draw.pick(("at {} Hz", "at {} Hz", "with a frequency of {} Hz", "at {}Hz", "at {} cycles/s")).format(
            digits(value)
        )
    return f"{plain(draw, value)} {draw.pick(('times a', 'times per', 'cycles per', 'x per'))} {second}"
