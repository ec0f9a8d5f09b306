"""What a prompt asks for by value: numbers, colours and names that must stand in the live code of an answer.

Precise rather than complete, and held to that by the references of our own sets (``tests/test_asked.py``). Left out is
what right code may do without: 0 to 4 and a half, which stand in most shaders anyway or are written out; black, white
and plain grey; names of colours that are nouns as often (brick, snow, rose); ``red`` where it means a channel; what
is taken back ("blue, no, pink"); numbers of examples ("9875 -> 29"), of bits, of standards.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wgsl_train.corpus.color import NAMED
from wgsl_train.corpus.number import whole_in_words
from wgsl_train.score.context import (
    BUILT_IN,
    NOUNS,
    SERIES,
    SMALLEST_COUNT,
    is_angle,
    is_cell_line,
    is_color,
    is_number,
)
from wgsl_train.score.reading import EVERYWHERE, Rgb, angle_readings, color_readings, number_readings, share_readings


class Kind(StrEnum):
    """What is asked for."""

    NUMBER = "number"
    COLOR = "color"
    NAME = "name"


@dataclass(frozen=True)
class Item:
    """One thing a prompt asks for."""

    kind: Kind
    text: str
    """As the prompt has it; of a name the name alone."""
    numbers: tuple[float, ...] = ()
    """Magnitudes that count as the number asked for."""
    colors: tuple[Rgb, ...] = ()
    """Readings of the colour, 0 to 1."""


MAX_PROMPT_CHARACTERS = 4000

_NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?"
_WORDS = {whole_in_words(value): float(value) for value in (*range(SMALLEST_COUNT, 21), *range(30, 100, 10))}
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twelfth": 12}
_NUMERATORS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_UNSPACED = {name.replace(" ", ""): value for name, value in NAMED.items()}
_NOT_COUNTED = ("black", "white", "gray", "grey")
_COLORS = "|".join(sorted({*NAMED, *_UNSPACED} - {*_NOT_COUNTED, *NOUNS}, key=len, reverse=True))

# A number behind these is the request's own.
_NUMBERED = "ticket|isn?s?ue|question|task|shader|frag|exercise|lab|step|pass|stage|layer"
_PATTERNS = (
    rf"(?P<nothing>\b(?:{_NUMBERED})\s*#?\d+(?=\s*[:.])|hsla?\([^)]*\)|\b\d+ x \d+ times \d+ x \d+|"
    r"\b00, 10, 01, 11\b)",
    r"`(?P<quoted>[A-Za-z_]\w*)`",
    r"\b(?:called|named|name it|call it|name:)\s+[\"'`]?(?P<called>(?:[A-Za-z]+_\w+|(?-i:[a-z]+[A-Z]\w*)|foo|bar))\b",
    r"(?<![\w.@:#])(?P<snake>(?-i:[a-z][a-z0-9]*(?:_[a-z0-9]+)*_[a-z0-9]{2,}))(?![\w(])",
    r"(?P<hex>(?:#|\b0x)[0-9a-f]{6}(?![0-9a-z])|#[0-9a-f]{3}(?![0-9a-z])|\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{6}\b)",
    r"\brgb\s*\(?\s*(?P<rgb>\d+(?:\s*,\s*|\s+)\d+(?:\s*,\s*|\s+)\d+)(?![.\d])",
    r"(?<!\w)(?<!step )\(\s*(?P<triple>\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3})\s*\)",
    rf"(?<![\w-])(?P<color>(?>(?:{_COLORS})|(?:light|dark|pale)[ -](?:{_COLORS})))(?![\w'-])"
    # The value that follows says more.
    r"(?!\s+(?:\w+\s+)?\(?(?:of\s+)?(?:#|\d+%|\(|rgb))(?!\s*\()",
    rf"(?<![\w.^])(?P<percent>{_NUMBER})\s*(?:%|pct\b|perc\w{{2,4}}\b|per cent\b|vmin\b)",
    rf"(?<![\w.^])(?<!gradient\()(?P<degrees>{_NUMBER})\s*(?:°|deg(?:rees|s)?\b)(?!\s+(?:corner|angle))",
    r"(?<![\w.^/])(?P<over>\d+)\s*/\s*(?P<under>\d+)(?!\w|\.\d|\s*\d)",
    rf"\b(?P<numerator>{'|'.join(_NUMERATORS)}) (?P<part>{'|'.join(_PARTS)})s?"
    r"(?=\s+(?:of|from|down|along|across|up)\b)",
    rf"(?<![\w.^])(?P<number>{_NUMBER})(?![.]?\d)",
    rf"(?<![\w-])(?P<word>{'|'.join(_WORDS)})(?![\w-]|\s*(?:%|pct|percent|per cent|{'|'.join(_PARTS)}))",
)
_SCAN = re.compile("|".join(_PATTERNS), re.IGNORECASE)


def asked_items(prompt: str) -> list[Item]:
    """What the first ``MAX_PROMPT_CHARACTERS`` of ``prompt`` ask for, in order; the same thing twice counts once."""
    return list(dict.fromkeys(_items(prompt[:MAX_PROMPT_CHARACTERS])))


def _items(prompt: str) -> Iterator[Item]:
    matches = list(_SCAN.finditer(prompt))
    percents = [float(found["percent"]) for found in matches if found["percent"]]
    # Shares of a whole: code may add them up.
    are_shares = len(percents) > 1 and math.isclose(sum(percents), 100)
    for found in matches:
        if found["nothing"]:
            counts = False
        elif found["color"]:
            counts = is_color(found)
        elif found["percent"]:
            counts = not are_shares and not is_cell_line(found)
        elif found["number"] or found["word"]:
            counts = is_number(found, _value(found[0]))
        elif found["degrees"]:
            counts = is_angle(found)
        else:
            counts = True
        item = _item(found) if counts else None
        if item is not None:
            yield item


def _value(text: str) -> float:
    return _WORDS[text.lower()] if text.lower() in _WORDS else float(text)


def _item(found: re.Match[str]) -> Item | None:
    """What a match of ``_SCAN`` asks for."""
    text = found[0]
    name = found["quoted"] or found["called"] or found["snake"]
    if name:
        return None if BUILT_IN.fullmatch(name) else Item(Kind.NAME, name)
    if found["hex"]:
        # In a hash 0x19660d is a number.
        numbers = (float(int(text, 16)),) if text[:2].lower() == "0x" else ()
        return _value_of_color(text, _from_hexadecimal(found["hex"]), numbers)
    if found["rgb"] or found["triple"]:
        red, green, blue = (float(part) for part in re.findall(r"\d+", text))
        return _value_of_color(text, (red / 255, green / 255, blue / 255), ()) if max(red, green, blue) > 4 else None
    if found["color"]:
        return Item(Kind.COLOR, text, colors=color_readings(found["color"].lower()))
    return _number_item(found)


def _value_of_color(text: str, color: Rgb, numbers: tuple[float, ...]) -> Item | None:
    """A colour by its value; black and white count no more than by name."""
    return None if color in ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)) else Item(Kind.COLOR, text, numbers, (color,))


def _number_item(found: re.Match[str]) -> Item | None:
    text, context = found[0], (found.string, found.start(), found.end())
    other: tuple[float, ...] = ()
    if found["degrees"]:
        degrees = float(found["degrees"])
        # A gradient of CSS may be counted in degrees.
        other = (degrees,) if "gradient(" in found.string else ()
        return (
            None if degrees in (0, 360) else Item(Kind.NUMBER, text, (*angle_readings(math.radians(degrees)), *other))
        )
    if found["number"] or found["word"]:
        return Item(Kind.NUMBER, text, number_readings(_value(text), *context))
    if found["percent"]:
        share = float(found["percent"]) / 100
    elif found["over"]:
        under = float(found["under"])
        share = float(found["over"]) / under if under else 0.0
        if not share or SERIES.search(found.string):
            return None
        other = (under, 1 / share, round(share, 2))
    else:
        # A cell that takes a tenth makes ten cells.
        under = float(_PARTS[found["part"].lower()])
        share, other = _NUMERATORS[found["numerator"].lower()] / under, (under,)
    return None if share in EVERYWHERE else Item(Kind.NUMBER, text, (*share_readings(share, *context), *other))


def _from_hexadecimal(text: str) -> Rgb:
    digits = text.lower().removeprefix("#").removeprefix("0x")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
