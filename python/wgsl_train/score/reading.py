"""The values that code may have for a number or a colour in a prompt: 30% is 0.3, a diameter of 0.4 a radius of 0.2."""

import math
import re

from wgsl_train.corpus.color import NAMED

Rgb = tuple[float, float, float]

_NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)"
_SIZE = re.compile(
    r"thick|wid|across|diameter|stroke|line|sides?\b|size|long|tall|high|height|length|band|strip|ring|bars?\b|gap|gutter|"
    r"mortar|edge|central|middle|total|square|box|blur|soft|fade|feather|[x×]\s*\.?\d|by \.?\d",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s*(?:s\b|secs?\b|seconds?|times|hz|hertz|cycles?|periods?|waves?|rev|turns?|rounds?|orbits?|x\b|rad|per\b|/\s*s|beats?|rps)", re.IGNORECASE)
_FROM_THE_END = re.compile(r"from (?:the )?(?:right|bottom|both|either|all|edge|left|top)|transparen|opaque|opacity|darke|threshold|fade|remov|dim|los", re.IGNORECASE)
_COUNTED = re.compile(r"[ -]*(?:by\s+\S+\s+|x\s*\S+\s+)?(?:[A-Za-z]{2,}|#)")
_COUNTS = re.compile(r"(?:turns|rings|waves|bands|stripes|levels|arms|cells)\s*(?:=|:|is|are)?\s*$", re.IGNORECASE)
_RANGE = re.compile(rf"({_NUMBER})%?\s*(?:and|to|\.\.|-|–|through)\s*-?({_NUMBER})", re.IGNORECASE)
_SHADES = {"light": (1.0, 0.5), "dark": (0.0, 0.5), "pale": (1.0, 0.7)}
_CSS_GREEN = (0.0, 128 / 255, 0.0)


def number_readings(value: float, prompt: str, start: int, end: int) -> tuple[float, ...]:
    """Of a number at ``prompt[start:end]``; ``value`` first."""
    before, after = prompt[max(start - 30, 0) : start], prompt[end : end + 30]
    readings = [value]
    if before.rstrip().endswith("/") and value:
        readings.append(1 / value)
    if value.is_integer() and (_COUNTED.match(after) or _COUNTS.search(before)):
        readings += _of_count(value)
    if _TIME.match(after) or re.search(r"(?:period|every|frequency|over|for|after)\s*(?:of|=|:|is)?\s*$", before):
        readings += _of_rate(value)
    readings += _of_size(value, before + after)
    readings += _of_range(value, prompt)
    return tuple(readings)


def share_readings(value: float, prompt: str, start: int, end: int) -> tuple[float, ...]:
    """Of a share of a whole (30%, 1/3)."""
    context = prompt[max(start - 30, 0) : end + 40]
    readings = [value, *_of_size(value, context), *_of_range(value, prompt)]
    if _FROM_THE_END.search(context):
        readings.append(1 - value)
    # The tenth of the width that a cell takes is ten cells.
    return (*readings, 1 / value)


def angle_readings(radians: float) -> tuple[float, ...]:
    """Of an angle: itself, half of it (to either side), in turns, and its sine, cosine and tangent."""
    exact = (radians, radians / 2, radians / math.tau)
    return (*exact, *(abs(f(angle)) for f in (math.sin, math.cos, math.tan) for angle in (radians, radians / 2)))


def _of_count(value: float) -> list[float]:
    """Rings are two bands each, levels have a step less between them, a window half of that, waves a circle's angle."""
    return [2 * value, value - 1, (value - 1) / 2, 1 / value, math.tau * value, math.pi * value, math.tau / value, math.pi / value]


def _of_rate(value: float) -> list[float]:
    """A frequency may stand as a period and the other way round, times a circle's angle or not."""
    return [part for part in (math.tau * value, math.pi * value) if value] + [
        angle / value for angle in (1.0, math.tau, math.pi) if value
    ]


def _of_size(value: float, context: str) -> list[float]:
    """Half to either side of a middle."""
    return [value / 2, abs(0.5 - value / 2), 0.5 + value / 2] if _SIZE.search(context) else []


def _of_range(value: float, prompt: str) -> list[float]:
    """Middle, extent and half the extent of a range that ends with the value."""
    readings = []
    for found in _RANGE.finditer(prompt):
        low, high = float(found[1]), float(found[2])
        if value in (low, high, low / 100, high / 100):
            scale = 1.0 if value in (low, high) else 0.01
            readings += [scale * abs(high - low), scale * (low + high) / 2, scale * abs(high - low) / 2]
            readings += [scale * abs(high + low)]
    return readings


def color_readings(name: str) -> tuple[Rgb, ...]:
    """Of a colour's name, with or without spaces; ``green`` is also CSS's."""
    unspaced = {known.replace(" ", ""): value for known, value in NAMED.items()}
    if value := unspaced.get(name.replace(" ", "")):
        return (_rgb(value), _CSS_GREEN) if name == "green" else (_rgb(value),)
    shade, base = name.split(" ", 1)
    toward, amount = _SHADES[shade]
    red, green, blue = (part + (toward - part) * amount for part in _rgb(unspaced[base.replace(" ", "")]))
    return ((red, green, blue),)


def _rgb(hexadecimal: str) -> Rgb:
    red, green, blue = (int(hexadecimal[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
