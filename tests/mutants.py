"""Mutants of a module, one lexeme or one pair of arguments changed: the scorer must tell them from the original."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import rust_core

OPERATORS = {
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+=", "*=": "+=", "/=": "*=", "++": "--",
    "<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "!=", "!=": "==", "&&": "||", "||": "&&",
    "&": "|", "|": "&", "^": "|", "<<": ">>", ">>": "<<",
}  # fmt: skip
FLOAT = re.compile(r"\d+\.\d*(e-?\d+)?|\.\d+|\d+e-?\d+")
INTEGER = re.compile(r"(\d+)([ui]?)")


@dataclass(frozen=True)
class Mutant:
    """One change to a module."""

    kind: str
    """operator, constant or arguments"""
    change: str
    code: str


def mutants(code: str) -> list[Mutant]:
    """Every valid mutant of ``code`` that is another text."""
    lexemes = rust_core.tokenize(code)
    candidates = [*_lexeme_mutants(lexemes), *_argument_mutants(lexemes)]
    verdicts = rust_core.validate_batch([mutant.code for mutant in candidates])
    return [mutant for mutant, verdict in zip(candidates, verdicts, strict=True) if verdict.valid]


def _lexeme_mutants(lexemes: list[str]) -> Iterator[Mutant]:
    for at, lexeme in enumerate(lexemes):
        if lexemes[at - 2].startswith("@"):
            continue  # a binding or location: its change is one of the interface
        if lexeme in OPERATORS:
            yield _changed("operator", lexemes, at, OPERATORS[lexeme])
        elif FLOAT.fullmatch(lexeme):
            value = float(lexeme)
            yield _changed("constant", lexemes, at, repr(1.0 if value == 0.0 else value * 1.25))
        elif found := INTEGER.fullmatch(lexeme):
            yield _changed("constant", lexemes, at, f"{int(found[1]) + 1}{found[2]}")


def _changed(kind: str, lexemes: list[str], at: int, other: str) -> Mutant:
    changed = [*lexemes[:at], other, *lexemes[at + 1 :]]
    place = " ".join(lexemes[max(0, at - 4) : at + 5])
    return Mutant(kind, f"{lexemes[at]} -> {other} in: {place}", " ".join(changed))


def _argument_mutants(lexemes: list[str]) -> Iterator[Mutant]:
    """Every call with its first two arguments exchanged."""
    for at in range(1, len(lexemes)):
        if lexemes[at] != "(" or not re.match(r"[a-z]", lexemes[at - 1]) or lexemes[at - 2] == "fn":
            continue
        depth, commas, end = 0, [], at
        for end in range(at, len(lexemes)):
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(lexemes[end], 0)
            if depth == 1 and lexemes[end] == ",":
                commas.append(end)
            if depth == 0:
                break
        if not commas:
            continue
        first, stop = lexemes[at + 1 : commas[0]], (commas[1] if len(commas) > 1 else end)
        second = lexemes[commas[0] + 1 : stop]
        if first != second:
            changed = [*lexemes[: at + 1], *second, ",", *first, *lexemes[stop:]]
            yield Mutant("arguments", f"{lexemes[at - 1]}({' '.join(first)}, {' '.join(second)})", " ".join(changed))
