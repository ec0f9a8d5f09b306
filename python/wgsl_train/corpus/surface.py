"""The last touch on a prompt: what fingers, habits and politeness add. Names and formulas are never touched."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .draw import Draw

_VOWEL = re.compile(r"\b([Aa])(?= (?:[aeiAEI]|o(?!ne\b|nce\b|ne-)|u(?!ni|se|ti|-|v|[0-9])|8\b|11\b|18\b|[rR][gG][bB]\b))")  # fmt: skip
_SPACES = re.compile(r" +(?=[.,;!](?:\s|$))|(?<=\s)\s+")
_PLAIN_WORD = re.compile(r"[a-z]{4,}")
_OPENINGS = (
    "hi, ", "hey, ", "ok so ", "hello! ", "for my game: ", "for a school project: ", "I am learning shaders. ", "so ", "hey there, ", "good morning! ",
    "for a demo: ", "next one: ", "hi! ", "ok, ", "for class: ",
)  # fmt: skip
# Only in front of a command.
_BEFORE_A_VERB = ("please ", "could you please ", "let's ", "just ", "now ", "can you ", "pls ", "you should ", "I'd like you to ")  # fmt: skip
_VERBS = frozenset(
    "draw render show paint display make create produce output generate write implement code build define fill use compute calculate return put add".split()
)
_CLOSINGS = (
    " please", ", thanks", " thanks!", " pls", " thx", ", nothing else", ", that's all", " in wgsl", " (WGSL)",
    " for webgpu", ", in WGSL please", ", keep it simple", ", nothing fancy", ", if possible", " :)",
)  # fmt: skip
_THANKS = (" thanks", " thanks!", " thx", " Thank you!", " :)", " cheers", " pls")
_AMERICAN = {"color": "colour", "center": "centre", "gray": "grey", "colored": "coloured", "centered": "centred"}
_KEYS = {
    "a": "s", "e": "r", "i": "o", "o": "p", "r": "t", "t": "y", "n": "m", "s": "d", "l": "k", "c": "v", "d": "f",
    "h": "j", "u": "i", "g": "h", "m": "n", "p": "o", "b": "v", "y": "u",
}  # fmt: skip


_MARK = "\x02"


def verbatim(text: str) -> str:
    """Marks a name or a formula in a prompt, so that no slip of the finger changes it."""
    return " ".join(f"{_MARK}{word}{_MARK}" for word in text.split(" "))


def touch(draw: "Draw", text: str) -> str:
    """A realised prompt as somebody may have typed it."""
    text = _VOWEL.sub(r"\1n", text)
    if draw.chance(0.15):
        text = " ".join(_british(word) for word in text.split(" "))
    if draw.chance(0.08) and text[:1].islower():
        verb = text.split(" ", 1)[0] in _VERBS and "?" not in text
        opening = draw.pick(_BEFORE_A_VERB if verb and draw.chance(0.5) else _OPENINGS)
        text = opening + (text[:1].upper() + text[1:] if opening.endswith((". ", "! ")) else text)
    if draw.chance(0.1):
        text = text.rstrip(".") + draw.pick(_THANKS if text.endswith("?") else _CLOSINGS)
    if draw.chance(0.04):
        text = re.sub(r"\b(?:an?|the) ", "", text)
    if draw.chance(0.12):
        text = _mistype(draw, text)
    starts_verbatim = text.startswith(_MARK)
    text = _SPACES.sub("", text).replace(_MARK, "").strip()
    roll = draw.random.random()
    if starts_verbatim:
        return text
    if roll < 0.5:
        return text[:1].upper() + text[1:]
    ends_open = text[-1:].isalnum() or (text.endswith((")", "%")) and not text.endswith(":)"))
    if roll < 0.55 and ends_open:
        return text[:1].upper() + text[1:] + "!"
    return text + "." if roll < 0.6 and ends_open else text


def _british(word: str) -> str:
    for american, british in _AMERICAN.items():
        if word.startswith(american):
            return british + word[len(american) :]
    return word


def _mistype(draw: "Draw", text: str) -> str:
    """One slip in one plain lower-case word of four letters and more, outside formulas and names."""
    words = text.split(" ")
    places = [at for at, word in enumerate(words) if _PLAIN_WORD.fullmatch(word)]
    if not places:
        return text
    at = draw.pick(places)
    word = words[at]
    where = 1 + int(draw.random.random() * (len(word) - 2))
    kind = draw.random.random()
    if kind < 0.3:
        word = word[:where] + word[where + 1 :]
    elif kind < 0.6:
        word = word[:where] + word[where + 1] + word[where] + word[where + 2 :]
    elif kind < 0.8:
        word = word[:where] + word[where] + word[where:]
    else:
        word = word[:where] + _KEYS.get(word[where], word[where]) + word[where + 1 :]
    words[at] = word
    return " ".join(words)
