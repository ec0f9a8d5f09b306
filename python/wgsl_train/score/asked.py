"""What a prompt asks for by value: numbers, colours and names that must stand in the live code of an answer.

Precise rather than complete: what a prompt may say without its standing in right code is left out. So are 0, 1 and 2,
black and white, which stand in nearly every shader. An item carries every value that counts as it: 30% is 0.3, and a
diameter of 0.4 may stand as the radius 0.2.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wgsl_train.corpus.color import NAMED
from wgsl_train.corpus.number import whole_in_words

Rgb = tuple[float, float, float]


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
    all_numbers: tuple[float, ...] = ()
    """Of a colour given by parts: what may stand in the code by itself, all of them."""


_NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?"
_BETWEEN = r"\s*,\s*|\s+"
_WORDS = {whole_in_words(value): float(value) for value in range(3, 21)} | {
    whole_in_words(value): float(value) for value in range(30, 100, 10)
}
_FRACTIONS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_NUMERATORS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_CSS_GREEN = (0.0, 128 / 255, 0.0)
_PLAIN_COLORS = ("black", "white")
_COLOR_NAMES = sorted({*NAMED, *(name.replace(" ", "") for name in NAMED)} - {*_PLAIN_COLORS}, key=len, reverse=True)
_UNSPACED = {name.replace(" ", ""): value for name, value in NAMED.items()}
_SCAN = re.compile(
    "|".join(
        (
            r"`(?P<quoted>[A-Za-z_]\w*)`",
            r"\b(?:called|named|name it|call it|name: ?)\s+[\"'`]?(?P<called>[A-Za-z_]\w*)",
            r"(?<![\w.])(?P<snake>[a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?![\w(])",
            r"(?P<hex>(?:#|\b0x)(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z]))",
            rf"(?P<triple>(?:rgb\s*)?\(\s*(?P<r>\d+)\s*,\s*(?P<g>\d+)\s*,\s*(?P<b>\d+)\s*\))",
            rf"(?P<color>(?<![\w-])(?:{'|'.join(_COLOR_NAMES)})(?![\w-]))",
            rf"(?<![\w.^])(?P<percent>{_NUMBER})\s*(?:%|percent\b|per cent\b)",
            rf"(?<![\w.^])(?P<degrees>{_NUMBER})\s*(?:°|deg(?:ree)?s?\b)",
            rf"(?<![\w.^/])(?P<over>\d+)\s*/\s*(?P<under>\d+)(?![\w.]|\s*\d)",
            rf"\b(?P<numerator>{'|'.join(_NUMERATORS)})[ -](?P<part>{'|'.join(_FRACTIONS)})s?\b",
            rf"(?<![\w.^])(?P<number>{_NUMBER})(?![.]?\d)",
            rf"(?<![\w-])(?P<word>{'|'.join(_WORDS)})(?![\w-])",
        )
    ),
    re.IGNORECASE,
)


def asked_items(prompt: str) -> list[Item]:
    """What ``prompt`` asks for, in its order; the same thing twice counts once."""
    return list(dict.fromkeys(_items(prompt)))


def _items(prompt: str) -> Iterator[Item]:
    for found in _SCAN.finditer(prompt):
        group = found.lastgroup
        text = found[0]
        if found["quoted"] or found["called"] or found["snake"]:
            yield Item(Kind.NAME, found["quoted"] or found["called"] or found["snake"])
        elif found["hex"]:
            yield _hexadecimal(text)
        elif found["triple"]:
            parts = tuple(float(found[name]) for name in "rgb")
            if max(parts) > 2:
                yield Item(Kind.COLOR, text, colors=((parts[0]/255, parts[1]/255, parts[2]/255),), all_numbers=parts)
        elif found["color"]:
            value = _UNSPACED[found["color"].lower().replace(" ", "")]
            rgb = tuple(int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
            yield Item(Kind.COLOR, text, colors=(rgb, _CSS_GREEN) if found["color"].lower() == "green" else (rgb,))
        elif found["percent"]:
            v = float(found["percent"])/100
            yield Item(Kind.NUMBER, text, (v,))
        elif found["degrees"]:
            yield Item(Kind.NUMBER, text, (math.radians(float(found["degrees"])),))
        elif found["over"]:
            if int(found["under"]): yield Item(Kind.NUMBER, text, (int(found["over"])/int(found["under"]),))
        elif found["part"]:
            yield Item(Kind.NUMBER, text, (_NUMERATORS[found["numerator"].lower()]/_FRACTIONS[found["part"].lower()],))
        elif found["number"]:
            v=float(found["number"])
            if v not in (0,1,2): yield Item(Kind.NUMBER, text, (v,))
        elif found["word"]:
            yield Item(Kind.NUMBER, text, (_WORDS[found["word"].lower()],))


def _hexadecimal(text: str) -> Item:
    digits = text.lstrip("#").removeprefix("0x").removeprefix("0X")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return Item(Kind.COLOR, text, colors=((red, green, blue),))
