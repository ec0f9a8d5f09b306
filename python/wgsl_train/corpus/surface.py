"""The last touch on a prompt: what fingers, habits and politeness add. Names and formulas are never touched."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .draw import Draw

# Words that stand behind a parameter called `a`, and behind no article.
_AFTER_A_NAME = r"(?:and|or|is|if|in|of|are|as|at|on|equals|exceeds)\b"
_VOWEL = re.compile(rf"\b([Aa])(?! {_AFTER_A_NAME})(?= (?:[aeiAEI]|o(?!ne\b|nce\b|ne-)|u(?!ni|se|ti|-|v|[0-9])|8\b|11\b|18\b|[rR][gG][bB]\b))")  # fmt: skip
_ARTICLE = re.compile(rf"\b(?:an?|the) (?!{_AFTER_A_NAME})")
# What a telegram leaves out.
_FILLER = re.compile(r"\b(?:is|are|be|that|which|should|please|its|there) (?=[a-z])")
_SPACES = re.compile(r" +(?=[.,;!](?:\s|$))|(?<=\s)\s+")
_PLAIN_WORD = re.compile(r"[a-z]{4,}")
_OPENINGS = (
    "hi, ", "hey, ", "ok so ", "hello! ", "for my game: ", "for a school project: ", "I am learning shaders. ", "so ", "hey there, ", "good morning! ",
    "for a demo: ", "next one: ", "hi! ", "ok, ", "for class: ", "yo, ", "hmm, ", "right, ", "well, ", "um, ", "also, ", "and ", "then ", "hello, ", "dear AI, ", "evening! ", "howdy! ", "greetings. ", "sorry to bother you. ", "quick: ", "wgsl question. ",
)  # fmt: skip
# Only in front of a command.
_BEFORE_A_VERB = ("please ", "could you please ", "let's ", "just ", "now ", "can you ", "pls ", "you should ", "I'd like you to ")  # fmt: skip
_VERBS = frozenset(
    "draw render show paint display make create produce output generate write implement code build define fill use compute calculate return put add".split()
)
_CLOSINGS = (
    " please", ", thanks", " thanks!", " pls", " thx", ", nothing else", ", that's all", " in wgsl", " (WGSL)",
    " for webgpu", ", in WGSL please", ", keep it simple", ", nothing fancy", ", if possible", " :)", ", cheers", " ty", ", tia", " <3", " - thank you", " asap", ", no rush", ", sorry for asking", " xD", " plz", ", as simple as it gets",
    " when you have a minute", ", that would be great", " (wgsl, naga)", ", ok?", ", got it?", " thank you very much",
)  # fmt: skip
_THANKS = (" thanks", " thanks!", " thx", " Thank you!", " :)", " cheers", " pls")
_AMERICAN = {
    "color": "colour", "center": "centre", "gray": "grey", "colored": "coloured", "centered": "centred", "checkerboard": "chequerboard", "checkered": "chequered", "posterize": "posterise", "pixelize": "pixelise",
    "visualize": "visualise", "normalize": "normalise", "colorize": "colourise", "labeled": "labelled", "favorite": "favourite", "meter": "metre", "quantize": "quantise", "binarize": "binarise", "grayscale": "greyscale", "theater": "theatre",
}  # fmt: skip
_KEYS = {
    "a": "s", "e": "r", "i": "o", "o": "p", "r": "t", "t": "y", "n": "m", "s": "d", "l": "k", "c": "v", "d": "f",
    "h": "j", "u": "i", "g": "h", "m": "n", "p": "o", "b": "v", "y": "u",
}  # fmt: skip


_MARK = "\x02"


def verbatim(text: str) -> str:
    """Marks a name or a formula in a prompt, so that no slip of the finger changes it."""
    return " ".join(f"{_MARK}{word}{_MARK}" for word in text.split(" "))


# What is typed short, and what loses a space or an apostrophe.
_SHORTER = {
    "please": ("pls", "plz"), "you": ("u", "ya"), "your": ("ur",), "with": ("w/",), "without": ("w/o",), "through": ("thru",), "background": ("bg", "backgrnd"), "thanks": ("thx", "tnx"), "because": ("bc", "cuz"), "though": ("tho",), "something": ("sth", "smth"),
    "rectangle": ("rect",), "rotated": ("rot.",), "gradient": ("grad", "gradiant"), "approximately": ("approx",), "position": ("pos",), "picture": ("pic",), "image": ("img",), "really": ("rly",), "okay": ("ok", "k"), "want to": ("wanna",), "going to": ("gonna",), "kind of": ("kinda",),
}  # fmt: skip
_LOOSE = {
    "on top": "ontop", "in front": "infront", "as well": "aswell", "a lot": "alot", "in between": "inbetween", "up side": "upside", "don't": "dont", "what's": "whats", "I'd": "id", "I'm": "im", "it's": "its", "let's": "lets", "can't": "cant", "doesn't": "doesnt", "I've": "ive", "that's": "thats",
    "who's": "whos", "shouldn't": "shouldnt", "there's": "theres", "from left to right": "left to right", "right now": "rn", "full screen": "fullscreen", "anti-aliasing": "antialiasing", "counter-clockwise": "counterclockwise",
}  # fmt: skip
_MARKED = re.compile(f"({_MARK}[^{_MARK}]*{_MARK})")
_SHORT_WORDS = re.compile(r"\b(?:" + "|".join(map(re.escape, _SHORTER)) + r")\b(?![-(])")
_LOOSE_WORDS = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, _LOOSE)) + r")\b")
_LIST_COMMA = re.compile(r"(?<=[a-z]), (?=[a-z])")
_TYPE = re.compile(r"vec|f32|u32|i32|0x|\w\(")


def _outside(text: str, change: Callable[[str], str]) -> str:
    """The text with what is not verbatim changed."""
    parts = _MARKED.split(text)
    return "".join(part if part.startswith(_MARK) else change(part) for part in parts)


def _shorten(draw: "Draw", text: str) -> str:
    return _outside(text, lambda part: _SHORT_WORDS.sub(lambda found: draw.pick(_SHORTER[found[0]]), part))


def _loosen(draw: "Draw", text: str) -> str:
    return _outside(text, lambda part: _LOOSE_WORDS.sub(lambda found: _LOOSE[found[0]], part))


def _lower(draw: "Draw", text: str) -> str:
    """All in small letters, and no stop at the end."""
    return _outside(text, str.lower).rstrip(".")


def _upper(draw: "Draw", text: str) -> str:
    """All in capitals, where nothing in it is code."""
    return text if _MARK in text or _TYPE.search(text) else text.upper()


def _run_together(draw: "Draw", text: str) -> str:
    """Without a space behind commas between words, or without the commas."""
    between = draw.pick((",", " ", " ,"))
    return text if "(" in text else _outside(text, lambda part: _LIST_COMMA.sub(between, part))


def _insist(draw: "Draw", text: str) -> str:
    """With more signs at the end than one."""
    if text.endswith("?"):
        return text + draw.pick(("?", "??", "!"))
    return text + draw.pick(("...", "!!", "!!!", " !", " ..", " ?")) if text[-1:].isalpha() else text


_HABITS = ((0.04, _shorten), (0.05, _loosen), (0.06, _lower), (0.004, _upper), (0.02, _run_together), (0.015, _insist))


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
    if draw.chance(0.05):
        text = _ARTICLE.sub("", text)
        if draw.chance(0.5):
            text = _outside(text, lambda part: _FILLER.sub("", part))
    for chance, change in _HABITS:
        if draw.chance(chance):
            text = change(draw, text)
    if draw.chance(0.12):
        text = _mistype(draw, text)
        if draw.chance(0.15):
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
