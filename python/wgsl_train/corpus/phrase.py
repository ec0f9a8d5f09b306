"""The phrase language: how a family writes many wordings in one line.

    "[a|one] {color} <circle>[ of radius {radius}|]"

`[a|b|]` is one of its alternatives (an empty one makes the rest optional), `{name}` a slot that the family fills, and
`<name>` a synonym from `words.WORDS` (`x < 3` is none). Alternatives nest. A backslash takes its meaning from such a
sign behind it: `\\|x\\|`. A phrase is compiled once and realised by a draw.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .draw import Draw

_SIGNS = tuple("[]|{}<")
_WORD = re.compile(r"<([a-z_0-9]+)>")
Slots = Mapping[str, "str | Callable[[], str]"]


class PhraseError(ValueError):
    """A phrase that cannot be read; the message shows it and the place."""


class Choice(tuple["Node", ...]):
    """Alternatives, each a sequence."""


class Sequence(tuple["Node", ...]):
    """Parts that follow each other."""


class Slot(str):
    """A `{name}`."""


class Word(str):
    """A `<name>`."""


Node = Choice | Sequence | Slot | Word | str


@cache
def compile_phrase(text: str) -> Sequence:
    """Reads a phrase. Raises `PhraseError` where brackets do not match."""
    alternatives, at = _alternatives(text, 0)
    if at != len(text):
        raise PhraseError(f"phrase {text!r}: unexpected {text[at]!r} at {at}")
    return alternatives[0] if len(alternatives) == 1 else Sequence((Choice(alternatives),))


def _alternatives(text: str, at: int) -> tuple[list[Sequence], int]:
    """Sequences divided by `|`, up to a `]` or the end."""
    sequences: list[Sequence] = []
    parts: list[Node] = []
    while at < len(text) and text[at] != "]":
        character = text[at]
        if character == "|":
            sequences.append(Sequence(parts))
            parts, at = [], at + 1
        elif character == "[":
            inner, at = _alternatives(text, at + 1)
            if at == len(text):
                raise PhraseError(f"phrase {text!r}: `[` without `]`")
            parts.append(Choice(inner))
            at += 1
        elif character == "{":
            end = text.find("}", at)
            if end < 0:
                raise PhraseError(f"phrase {text!r}: `{{` at {at} is not closed")
            parts.append(Slot(text[at + 1 : end]))
            at = end + 1
        elif character == "\\" and text[at + 1 : at + 2] in _SIGNS:
            parts.append(text[at + 1 : at + 2])
            at += 2
        elif word := _WORD.match(text, at):
            parts.append(Word(word[1]))
            at = word.end()
        else:
            end = at + 1
            while end < len(text) and text[end] not in "[]|{<\\":
                end += 1
            parts.append(text[at:end])
            at = end
    sequences.append(Sequence(parts))
    return sequences, at


def realise(node: Node, draw: "Draw", slots: dict[str, str | Callable[[], str]]) -> str:
    """The phrase in words. A slot is spelled once: nobody writes "18 by eighteen".

    Raises `PhraseError` for a slot that is not filled.
    """
    if isinstance(node, Sequence):
        return "".join([realise(part, draw, slots) for part in node])
    if isinstance(node, Choice):
        return realise(draw.pick(node), draw, slots)
    if isinstance(node, Word):
        return realise(compile_phrase(draw.word(node)), draw, slots)
    if isinstance(node, Slot):
        if node not in slots:
            raise PhraseError(f"slot {{{node}}} is not filled; there are {', '.join(slots) or 'none'}")
        value = slots[node]
        if not isinstance(value, str):
            value = slots[node] = value()
        return value
    return node
