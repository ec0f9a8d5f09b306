"""What a test set shares with a training set: equal prompts, long runs of the same words, equal code and structure.

A figure of a test means little without these beside it. Runs of eight words are the measure of GPT-3's contamination
study (Brown et al. 2020, appendix C) fitted to short prompts; structure is code with its literals and names masked.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise

import rust_core

RUN_WORDS = 8
CONSTANTS = 3
"""As many numbers in a run make it one of a published formula, which two people write alike by themselves."""
_WORD = re.compile(r"[a-z0-9_#]+")
_LITERAL = re.compile(r"(?:0x[0-9a-f]+|\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)[fuih]?", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of the test set, 0 to 1, and how many pairs it has."""

    pairs: int
    equal_prompts: float
    prompts_sharing_a_run: float
    """Prompts with at least `RUN_WORDS` words in a row that stand in a training prompt."""
    prompts_sharing_wording: float
    """The same without runs that are mostly constants: fewer than `CONSTANTS` numbers among the words."""
    equal_code: float
    equal_structure: float

    def to_dict(self) -> dict[str, float | int]:
        """For JSON."""
        return asdict(self)


class TrainingTraces:
    """64-bit traces of a training set; memory is about 100 bytes a pair and run of words."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """`pairs` of prompt and code, read once."""
        self.prompts: set[int] = set()
        self.runs: set[int] = set()
        self.codes: set[int] = set()
        self.structures: set[int] = set()
        for prompt, code in pairs:
            words = _words(prompt)
            self.prompts.add(_trace(" ".join(words)))
            self.runs.update(map(_trace, _runs(words)))
            self.codes.add(_trace(rust_core.canonical_text(code)))
            self.structures.add(_trace(structure(code)))

    def overlap(self, pairs: Iterable[tuple[str, str]]) -> Overlap:
        """What the test pairs share with the training set."""
        count = equal_prompts = sharing = sharing_wording = equal_code = equal_structure = 0
        for prompt, code in pairs:
            words = _words(prompt)
            count += 1
            equal_prompts += _trace(" ".join(words)) in self.prompts
            shared = [run for run in _runs(words) if _trace(run) in self.runs]
            sharing += bool(shared)
            sharing_wording += any(_numbers(run) < CONSTANTS for run in shared)
            equal_code += _trace(rust_core.canonical_text(code)) in self.codes
            equal_structure += _trace(structure(code)) in self.structures
        totals = (equal_prompts, sharing, sharing_wording, equal_code, equal_structure)
        return Overlap(count, *(total / max(count, 1) for total in totals))


def structure(code: str) -> str:
    """The program without its constants and without the names it gives: equal for two draws of one structure."""
    names: dict[str, str] = {}

    def masked(lexeme: str) -> str:
        if _LITERAL.fullmatch(lexeme):
            return "0"
        if _NAME.fullmatch(lexeme) and lexeme in declared:
            return names.setdefault(lexeme, f"n{len(names)}")
        return lexeme

    lexemes = rust_core.tokenize(code)
    declared = _declared(lexemes)
    return " ".join(map(masked, lexemes))


def _declared(lexemes: list[str]) -> set[str]:
    """Names that follow a declaring keyword or stand before a colon."""
    found = set()
    for first, second in pairwise(lexemes):
        if first in ("let", "var", "const", "override", "fn", "struct", "alias", ">") and _NAME.fullmatch(second):
            found.add(second)
        if second == ":" and _NAME.fullmatch(first):
            found.add(first)
    return found


def _words(prompt: str) -> list[str]:
    return _WORD.findall(prompt.lower())


def _runs(words: list[str]) -> Iterator[str]:
    for start in range(len(words) - RUN_WORDS + 1):
        yield " ".join(words[start : start + RUN_WORDS])


def _numbers(run: str) -> int:
    return sum(word.isdecimal() for word in run.split())


def _trace(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
