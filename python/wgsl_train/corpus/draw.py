"""Seeded choices for one pair, and what training never sees of them.

Each held-out split withholds one kind of choice from training by a stable hash: whole templates, synonyms, intervals
of numbers, combinations of structures. A draw for such a split takes at least one withheld choice of its kind and none
of another; a draw for training takes none at all.
"""

import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar, get_args

from .number import Number
from .phrase import Slots, compile_phrase, realise
from .words import WORDS

Split = Literal["train", "validation", "combination", "template", "synonym", "number"]
SPLITS: tuple[Split, ...] = get_args(Split)

_T = TypeVar("_T")
_TEMPLATE_SHARE, _SYNONYM_SHARE, _COMBINATION_SHARE, _PAIR_SHARE = 10, 8, 10, 30
_DEFAULT_PARTS = frozenset(("still", "center", "upright", "f32", "right", "down", "x", "plain"))
_FEWEST_TO_HOLD_OUT = 5


class RefusedError(Exception):
    """This draw does not belong to its split; the next attempt may."""


@cache
def _hash(text: str) -> int:
    return zlib.crc32(text.encode())


@cache
def _held_out(options: tuple[str, ...], share: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Options for training and options withheld from it; small sets and the first option are never withheld."""
    if len(options) < _FEWEST_TO_HOLD_OUT:
        return options, ()
    withheld = tuple(option for option in options[1:] if _hash(option) % share == 0)
    return tuple(option for option in options if option not in withheld), withheld


@dataclass(frozen=True, slots=True)
class Attempt:
    """What makes a draw: the same four values give the same pair, on every machine."""

    seed: int
    index: int
    split: Split
    number: int = 0


class Draw:
    """The choices of one pair. Families call its methods and never a random generator of their own."""

    def __init__(self, attempt: Attempt) -> None:
        """A draw at its start."""
        self.split = attempt.split
        # One integer from four: a string seed would be hashed with SHA-512 first.
        key = (attempt.seed << 44) ^ (attempt.index << 12) ^ (attempt.number << 4) ^ SPLITS.index(attempt.split)
        self.random = random.Random(key)
        self.uses_withheld = False
        self._random = self.random.random

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self._random() < probability

    def pick(self, options: Sequence[_T]) -> _T:
        """One of the options: for program structure, which `structure` holds out as a whole."""
        return options[int(self._random() * len(options))]

    def sample(self, options: Sequence[_T], count: int) -> list[_T]:
        """`count` different options in random order."""
        return self.random.sample(options, count)

    def integer(self, low: int, high: int) -> int:
        """A whole number from low to high, both included; part of a wide range is held out of training."""
        width = high - low
        if width < 12:
            return low + int(self._random() * (width + 1))
        return round(self._from_range(low, high, 1.0))

    def number(self, low: float, high: float, step: float = 0.01) -> Number:
        """A multiple of step in [low, high]; part of the range is held out of training."""
        return Number(round(self._from_range(low, high, step), 6))

    def _from_range(self, low: float, high: float, step: float) -> float:
        """Withholds the interval from 60 % to 70 % of the range, ends included."""
        steps = round((high - low) / step)
        first, last = int(steps * 0.6), int(steps * 0.7)
        if self.split == "number" and self.chance(0.7):
            self.uses_withheld = True
            return low + step * (first + int(self._random() * (last - first + 1)))
        at = int(self._random() * (steps + 1 - (last - first + 1)))
        return low + step * (at if at < first else at + last - first + 1)

    def phrase(self, templates: tuple[str, ...], slots: Slots | None = None) -> str:
        """One of the templates in words; some templates are held out of training."""
        return realise(compile_phrase(self.template(templates)), self, dict(slots) if slots else {})

    def template(self, templates: tuple[str, ...]) -> str:
        """One of the templates as it is written; some are held out of training."""
        seen, withheld = _held_out(templates, _TEMPLATE_SHARE)
        if self.split == "template" and withheld and self.chance(0.6):
            self.uses_withheld = True
            return self.pick(withheld)
        return self.pick(seen)

    def word(self, name: str) -> str:
        """A synonym of a word of `words.WORDS`; some are held out of training."""
        seen, withheld = _held_out(WORDS[name], _SYNONYM_SHARE)
        if self.split == "synonym" and withheld and self.chance(0.6):
            self.uses_withheld = True
            return self.pick(withheld)
        return self.pick(seen)

    def structure(self, *parts: str) -> None:
        """Names the combination that has been drawn; some are held out of training, the plain ones never.

        Raises `RefusedError` where the combination belongs to another split.
        """
        telling = [part for part in parts if part not in _DEFAULT_PARTS]
        if len(telling) < 2:
            return
        # Two parts are often one thing with one property: withholding it takes more from users than it shows.
        share = _PAIR_SHARE if len(telling) == 2 else _COMBINATION_SHARE
        withheld = _hash("+".join(telling)) % share == 0
        if withheld != (self.split == "combination"):
            raise RefusedError
        self.uses_withheld = self.uses_withheld or withheld

    def finish(self) -> None:
        """Raises `RefusedError` where a held-out split got nothing that is held out."""
        if self.split not in ("train", "validation") and not self.uses_withheld:
            raise RefusedError
