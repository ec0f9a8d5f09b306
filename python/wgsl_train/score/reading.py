"""The values that code may have for a number or a colour in a prompt: 30% is 0.3, a diameter of 0.4 a radius of 0.2."""

import math
import re

from wgsl_train.corpus.color import NAMED

Rgb = tuple[float, float, float]

EVERYWHERE = (0.0, 0.5, 1.0, 2.0)
"""Numbers that stand in nearly every shader."""

_NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)"
_SIZE = re.compile(
    r"thick|wid|across|diameter|stroke|line|sides?\b|size|long|tall|high|height|length|band|strip|ring|bars?\b|"
    r"gap|gutter|mortar|edge|central|middle|total|square|box|blur|soft|fade|feather|slanted|"
    r"oblique|[x\u00d7]\s*\.?\d|by \.?\d|\d by $|half of|circle\([\d, ]*$",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(
    r"\s*(?:s\b|secs?\b|seconds?|times|hz|hertz|cycles?|periods?|(?:\w+ )?waves?|rev|turns?|rounds?|orbits?|x\b|"
    r"rad|per\b|/\s*s|beats?|rps)",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(r"(?:period|every|frequency|over|for|after)\s*(?:of|=|:|is)?\s*$", re.IGNORECASE)
_AROUND = re.compile(r"kaleidoscop|sectors|mirrored|\bfold|evenly|symmetr|wedges|sunburst", re.IGNORECASE)
_TWICE = re.compile(
    r"rings?\b|turns|bands|strips|stripes|steps|bars|pairs|wedges|alternat|level stripes", re.IGNORECASE
)
_LESS_ONE_BEFORE = re.compile(r"(?:levels|shades|tones|steps)\s*[=:]?\s*$", re.IGNORECASE)
_LESS_ONE_AFTER = re.compile(
    r"\s+(?:line strip )?(?:points|vertices|levels|shades|tones|steps|colou?rs)\b", re.IGNORECASE
)
_WINDOW = re.compile(r"box|blur|mean|average|window|filter|around|taps?\b", re.IGNORECASE)
_FROM_THE_END = re.compile(
    r"from (?:the )?(?:right|bottom|both|either|all|edge|left|top)|outermost|transparen|opaque|opacity|darke|threshold|"
    r"fade|remov|dim|los",
    re.IGNORECASE,
)
_STRIP_BEFORE = re.compile(r"\b(?:bottom|right|lower|lowest|last)\s*$", re.IGNORECASE)
_STRIP_AFTER = re.compile(r"\s*(?:wide|high|tall|of the (?:height|width))", re.IGNORECASE)
_END = re.compile(r"right|bottom|lower|lowest|floor|last", re.IGNORECASE)
_PART_OF_A_ROW = re.compile(r"first|last|followed|\brest\b|others|\bleft\b|\bright\b|out of", re.IGNORECASE)
_RANGE = re.compile(rf"({_NUMBER})%?\s*(?:and|to|\.\.|-|\u2013|through)\s*-?({_NUMBER})", re.IGNORECASE)
_NEAR = 25
_SHADES = {"light": (1.0, 0.5), "dark": (0.0, 0.5), "pale": (1.0, 0.7)}
_CSS_GREEN = (0.0, 128 / 255, 0.0)


def number_readings(value: float, prompt: str, start: int, end: int) -> tuple[float, ...]:
    """Of a number other than 0 at ``prompt[start:end]``; ``value`` first."""
    before, after = prompt[max(start - _NEAR, 0) : start], prompt[end : end + _NEAR]
    readings = [value]
    if before.rstrip().endswith("/"):
        readings.append(1 / value)
    if value.is_integer():
        readings += _of_count(value, before, prompt[end : end + 2 * _NEAR])
    if _RATE_AFTER.match(after) or (value.is_integer() and _AROUND.search(prompt)) or _RATE_BEFORE.search(before):
        readings += _of_rate(value)
    if value < 1 and _is_strip(prompt, start, end):
        readings.append(1 - value)
    sizes = _of_size(value, before) or _of_size(value, before + after)
    return _telling(*readings, *sizes, *_of_range(value, prompt))


def share_readings(value: float, prompt: str, start: int, end: int) -> tuple[float, ...]:
    """Of a share of a whole (30%, 1/3)."""
    context = prompt[max(start - _NEAR, 0) : end + _NEAR]
    readings = [value, *_of_size(value, context), *_of_range(value, prompt)]
    if _FROM_THE_END.search(context) or _is_strip(prompt, start, end):
        readings.append(1 - value)
    return _telling(*readings)


def angle_readings(radians: float) -> tuple[float, ...]:
    """Of an angle: itself, half of it (to either side), in turns, and what a direction has of it."""
    direction = (abs(function(radians)) for function in (math.sin, math.cos, math.tan))
    return _telling(radians, radians / 2, radians / math.tau, *direction)


def _telling(value: float, *derived: float) -> tuple[float, ...]:
    """All of them but what is derived and stands in nearly every shader."""
    others = (part for part in derived if min(abs(part - common) for common in EVERYWHERE) > 1e-3)
    return tuple(dict.fromkeys((value, *others)))


def _of_count(value: float, before: str, after: str) -> list[float]:
    """Rings are two bands each, levels have a step less between them, a window has a square and two halves."""
    readings = [2 * value] if _TWICE.search(before + after) else []
    if _LESS_ONE_AFTER.match(after) or _LESS_ONE_BEFORE.search(before):
        readings.append(value - 1)
    if _PART_OF_A_ROW.search(before + after):
        readings.append(value - 0.5)
    return [*readings, (value - 1) / 2, value * value] if _WINDOW.search(before + after) else readings


def _is_strip(prompt: str, start: int, end: int) -> bool:
    """Whether it is the share of a strip along the right or bottom edge, where the code has where that begins."""
    around = prompt[max(start - 2 * _NEAR, 0) : end + 2 * _NEAR]
    if _STRIP_BEFORE.search(prompt[max(start - _NEAR, 0) : start]):
        return True
    return bool(_STRIP_AFTER.match(prompt, end) and _END.search(around))


def _of_rate(value: float) -> list[float]:
    """A frequency may stand as a period and the other way round, times a circle's angle or not."""
    return [1 / value, math.tau * value, math.pi * value, math.tau / value, math.pi / value]


def _of_size(value: float, context: str) -> list[float]:
    """Half to either side of a middle."""
    if not _SIZE.search(context):
        return []
    return [value / 2, 0.5 - value / 2, 0.5 + value / 2] if value < 1 else [value / 2]


def _of_range(value: float, prompt: str) -> list[float]:
    """Extent, middle and sum of a range that ends with the value."""
    readings = []
    for found in _RANGE.finditer(prompt):
        low, high = float(found[1]), float(found[2])
        for scale in (1.0, 0.01):
            if value in (scale * low, scale * high):
                readings += [
                    scale * part for part in (abs(high - low), abs(high - low) / 2, low + high, (low + high) / 2)
                ]
    return readings


def color_readings(name: str) -> tuple[Rgb, ...]:
    """Of a colour's name, as ``asked._SCAN`` finds it; ``green`` is also CSS's."""
    if value := _VALUES.get(_letters(name)):
        return (_rgb(value), _CSS_GREEN) if name == "green" else (_rgb(value),)
    shade, base = re.split("[ -]", name, maxsplit=1)
    toward, amount = _SHADES[shade]
    red, green, blue = (part + (toward - part) * amount for part in _rgb(_VALUES[_letters(base)]))
    return ((red, green, blue),)


def _letters(name: str) -> str:
    """``skyblue`` of ``sky blue`` and of ``sky-blue``."""
    return re.sub("[ -]", "", name)


_VALUES = {_letters(known): value for known, value in NAMED.items()}


def _rgb(hexadecimal: str) -> Rgb:
    red, green, blue = (int(hexadecimal[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
