"""From meaning to a sentence: a thing, what modifies it, and the orders in which people say that.

A family never writes a whole prompt. It names a thing and gives each property the forms it can take: before the noun
(`red`), after it (`with a radius of 0.2`), or as a sentence of its own (`its radius is 0.2`).
"""

import re
from dataclasses import dataclass, field
from functools import cache

from .draw import Draw
from .phrase import Slots

Templates = tuple[str, ...]

# Where a property stands among others: adjectives of size come before those of colour, the background comes last.
SIZE, LOOK, COLOR, PLACE, MOTION, OTHER, REST, EFFECT = range(1, 9)
_MOST_BEFORE, _MOST_AFTER = 3, 3
_COUNTED = re.compile(r"(?:\d+|t(?:wo|hree|en|welve|hirteen|wenty)|four(?:teen)?|five|fifteen|six(?:teen)?|seven(?:teen)?|eight(?:een)?|nine(?:teen)?|eleven) (?:[a-z]+ )?[a-z]+s\b")  # fmt: skip
_PREPOSITION = re.compile(r"[,:]| (?:of|in|on|with|from|by|at|for|that|which|whose|like|where|going|made|around|along|over|bent|colored|coloured|through|across|touching|crossing|under|behind) ")  # fmt: skip
_RELATIVE = ("that ", "which ", "whose ")


@dataclass(frozen=True, slots=True)
class Modifier:
    """One property of a thing. At least one of `before`, `after` and `sentence` is given; all share `slots`.

    `key` is its name and value as in a list of settings: `("color", "{c}")`. `rank` is its natural place in a clause.
    """

    before: Templates = ()
    after: Templates = ()
    sentence: Templates = ()
    slots: Slots = field(default_factory=dict)
    rank: int = OTHER
    key: tuple[str, str] | None = None


@cache
def with_article(nouns: Templates) -> Templates:
    """Nouns with their article, except where a slot comes first: "{a} on the left" is a color and takes none."""
    return tuple(noun if noun.startswith("{") else f"a {noun}" for noun in nouns)


@dataclass(slots=True)
class Thing:
    """What a prompt asks for: a noun (phrases without an article) and its properties.

    Without `article`, the noun brings its own or needs none; without `adjectives`, nothing can stand before it. `whole`
    are requests that need no frame around them ("fill everything with {c}"), for a thing whose properties have clauses.
    """

    noun: Templates
    modifiers: list[Modifier] = field(default_factory=list)
    slots: Slots = field(default_factory=dict)
    article: bool = True
    adjectives: bool = True
    whole: Templates = ()


def describe(draw: Draw, thing: Thing, *, apart: bool = True) -> tuple[str, list[str]]:
    """A noun phrase with article, and the sentences that say the rest.

    Without `apart`, everything that can be in the phrase is: for a thing among others, where "it" would be unclear.
    """
    before: list[str] = []
    after: list[str] = []
    sentences: list[str] = []
    wordy = apart and draw.chance(0.3)
    for modifier in _ordered(draw, thing.modifiers):
        form = _form(
            draw, modifier, wordy, len(before) if thing.adjectives else _MOST_BEFORE, len(after) if apart else 0
        )
        if form == "before":
            adjective = draw.phrase(modifier.before, modifier.slots)
            # The colour stands next to the noun; what moves or where it is may come first.
            before.insert(0 if modifier.rank > COLOR else len(before), adjective)
        elif form == "after":
            after.append(draw.phrase(modifier.after, modifier.slots))
        else:
            sentences.append(draw.phrase(modifier.sentence, modifier.slots))
    noun = draw.phrase(thing.noun, thing.slots)
    words = [*before, noun]
    if thing.article and not noun.startswith("the ") and not _is_plural(noun):
        words.insert(0, draw.pick(("a", "a", "a", "a", "a", "a", "a", "a", "one", "")))
    plain = len(after) if not apart else 0 if draw.chance(0.2) else 2
    return _attach(" ".join(word for word in words if word), after, plain), sentences


@cache
def _is_plural(noun: str) -> bool:
    """Whether the head of a noun phrase, its last word before a preposition, is a plural: it takes no article."""
    if _COUNTED.match(noun):
        return True
    head = _PREPOSITION.split(noun, maxsplit=1)[0]
    return head.endswith("s") and not head.endswith(("ss", "us", "lens", "canvas", "axis", "iris"))


# Ways to write settings: what stands before a name, between name and value, between pairs, and round all of them, where
# `{noun}` may stand for the thing itself.
_LAYOUTS: tuple[tuple[str, str, str, str], ...] = (
    ("{k}: {v}", "; ", "{noun} {{ {all}; }}", ""), ("{k}: {v}", "; ", "{noun} {{ {all} }}", ""), ("{k}: {v}", ", ", "{noun}, {all}", ""), ("{k}: {v}", ", ", "{noun}: {all}", ""), ("{k}={v}", ", ", "{noun} ({all})", ""), ("{k}: {v}", "; ", "{noun}; {all}", ""),
    ("{k} = {v}", ", ", "{noun}, {all}", ""), ("{k} = {v}", "; ", "{noun}: {all}", ""), ("{k}={v}", " ", "{noun} {all}", ""), ("{k}: {v}", ", ", "{all}", "shape: {noun}"), ("{k}: {v}", "; ", "{all}", "shape: {noun}"), ("{k}={v}", ", ", "{all}", "shape={noun}"), ("{k} = {v}", "; ", "{all}", "shape = {noun}"),
    ("{k}={v}", " ", "{all}", "shape={noun}"), ('"{k}": "{v}"', ", ", "{{{all}}}", '"shape": "{noun}"'), ('"{k}": "{v}"', ", ", "{{ {all} }}", '"type": "{noun}"'), ("{k}: '{v}'", ", ", "{{ {all} }}", "shape: '{noun}'"), ("{k}: {v}", " - ", "- {all}", "shape: {noun}"), ("{k}: {v}", " * ", "* {all}", "figure: {noun}"),
    ("{k} {v}", ", ", "{noun}, {all}", ""), ("{k} {v}", " / ", "{noun} / {all}", ""), ("{k}: {v}", " | ", "{noun} | {all}", ""), ("--{k} {v}", " ", "{noun} {all}", ""), ("--{k}={v}", " ", "draw {all}", "--shape={noun}"), ("{k} -> {v}", ", ", "{noun}: {all}", ""), ("[{k}: {v}]", " ", "[{noun}] {all}", ""),
    ("{k}: {v}", ". ", "{noun}. {all}", ""), ("{k}: {v}.", " ", "{all}", "what: {noun}."), ("{k}: {v}", ", ", "draw({all})", "shape: {noun}"), ("{k}={v}", ", ", "draw_shape({all})", "kind={noun}"), ("({k} {v})", " ", "({noun} {all})", ""), ("{k}: {v}", " // ", "{noun} // {all}", ""),
    ("{k} is {v}", ", ", "{noun}: {all}", ""), ("set {k} to {v}", ", ", "{noun}; {all}", ""), ("{k}:{v}", ";", "{noun}:{{{all}}}", ""), ('{k}="{v}"', " ", "<shape {all}/>", 'kind="{noun}"'), ("{k} := {v}", "; ", "{all}", "shape := {noun}"), ("1) {k}: {v}", " ", "{noun} {all}", ""),
)  # fmt: skip
_SPACED = re.compile(r"[ ,-]+")


def settings(draw: Draw, thing: Thing) -> str | None:
    """The thing as a list of settings, `circle { color: red; radius: 0.2 }`; None where a property has no such form."""
    keys = [modifier.key for modifier in thing.modifiers]
    if len(keys) < 2 or None in keys or not thing.adjectives:
        return None
    pair, between, whole, first = draw.pick(_LAYOUTS)
    noun = draw.phrase(thing.noun, thing.slots)
    stated = [first.format(noun=noun)] if first else []
    for number, modifier in enumerate(_ordered(draw, thing.modifiers)):
        assert modifier.key is not None
        name, value = (draw.phrase((part,), modifier.slots) for part in modifier.key)
        if pair.startswith(("--", '{k}="')):
            name = _SPACED.sub("-", name)
        stated.append(pair.replace("1)", f"{number + 1})").format(k=name, v=value))
    if first and draw.chance(0.3):
        stated = draw.sample(stated, len(stated))
    return whole.format(noun=noun, all=between.join(stated))


def join_clauses(draw: Draw, main: str, sentences: list[str]) -> str:
    """The main clause and the rest: as sentences, or strung together."""
    if not sentences:
        return main
    roll = draw.random.random()
    if main.endswith("?") or roll < 0.6:
        stop = "" if main.endswith(("?", ".", "!")) else "."
        if len(sentences) == 2 and draw.chance(0.3):
            sentences = [" and ".join(sentences)]
        return f"{main}{stop} " + ". ".join(text[:1].upper() + text[1:] for text in sentences)
    return (", " if roll < 0.8 else "; " if roll < 0.9 else " - ").join([main, *sentences])


def _ordered(draw: Draw, modifiers: list[Modifier]) -> list[Modifier]:
    """Mostly the natural order; what is said of the whole picture comes last in any case."""
    natural = draw.chance(0.8)
    ranked = [
        (modifier.rank if natural or modifier.rank >= REST else 0, draw.random.random()) for modifier in modifiers
    ]
    return [modifiers[at] for at in sorted(range(len(modifiers)), key=ranked.__getitem__)]


def _form(draw: Draw, modifier: Modifier, wordy: bool, before: int, after: int) -> str:
    if modifier.sentence and ((wordy and draw.chance(0.6)) or not (modifier.before or modifier.after)):
        return "sentence"
    if modifier.before and (not modifier.after or (before < _MOST_BEFORE and draw.chance(0.75))):
        return "before"
    if modifier.after and not (modifier.sentence and after >= _MOST_AFTER):
        return "after"
    return "sentence" if modifier.sentence else "before"


def _attach(noun: str, after: list[str], plain: int) -> str:
    """Clauses behind the noun: the first `plain` stand without a comma, and two that begin with `with` share it."""
    text, previous = noun, ""
    for number, clause in enumerate(after):
        if clause.startswith("(") or number < plain:
            shares = previous.startswith("with ") and clause.startswith("with ")
            both = previous.startswith(_RELATIVE) and clause.startswith(_RELATIVE)
            text += " and " + clause[5:] if shares else " and " + clause if both else " " + clause
        else:
            text += ", " + clause
        previous = clause
    return text
