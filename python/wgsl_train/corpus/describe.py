"""From meaning to a sentence: a thing, what modifies it, and the orders in which people say that.

A family never writes a whole prompt. It names a thing and gives each property the forms it can take: before the noun
(`red`), after it (`with a radius of 0.2`), or as a sentence of its own (`its radius is 0.2`).
"""

from dataclasses import dataclass, field

from .draw import Draw
from .phrase import Slots

Templates = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Modifier:
    """One property of a thing. At least one of `before`, `after` and `sentence` is given; all share `slots`."""

    before: Templates = ()
    after: Templates = ()
    sentence: Templates = ()
    slots: Slots = field(default_factory=dict)


@dataclass(slots=True)
class Thing:
    """What a prompt asks for: a noun (phrases without an article) and its properties."""

    noun: Templates
    modifiers: list[Modifier] = field(default_factory=list)
    slots: Slots = field(default_factory=dict)
    article: bool = True


def describe(draw: Draw, thing: Thing) -> tuple[str, list[str]]:
    """A noun phrase with article, and the sentences that say the rest."""
    before: list[str] = []
    after: list[str] = []
    sentences: list[str] = []
    wordy = draw.chance(0.3)
    for modifier in draw.sample(thing.modifiers, len(thing.modifiers)):
        if modifier.sentence and ((wordy and draw.chance(0.6)) or not (modifier.before or modifier.after)):
            sentences.append(draw.phrase(modifier.sentence, modifier.slots))
        elif modifier.before and (not modifier.after or draw.chance(0.75)):
            before.append(draw.phrase(modifier.before, modifier.slots))
        else:
            after.append(draw.phrase(modifier.after, modifier.slots))
    words = [*before, draw.phrase(thing.noun, thing.slots)]
    if thing.article:
        words.insert(0, draw.pick(("a", "a", "a", "one", "")))
    separator = draw.pick((" ", " ", " ", ", "))
    return separator.join([" ".join(word for word in words if word), *after]), sentences


def join_clauses(draw: Draw, main: str, sentences: list[str]) -> str:
    """The main clause and the rest: as sentences, or strung together by commas."""
    if not sentences:
        return main
    if main.endswith("?") or draw.chance(0.7):
        stop = "" if main.endswith(("?", ".", "!")) else "."
        return f"{main}{stop} " + ". ".join(text[:1].upper() + text[1:] for text in sentences)
    return ", ".join([main, *sentences])
