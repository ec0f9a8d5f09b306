"""Functions of graphics practice: an entry has the names practitioners use, descriptions, and calls of other languages.

The tables are in the files `graphics_*`; a family draws an entry and asks for it by a bare name, by a description, by a
call as it stands in other code, or with an angle in degrees.
"""

import re
from dataclasses import dataclass

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request
from ..surface import verbatim
from .recipe import Recipe, recipe
from .say import request, shape
from .specify import _header

_BARE = (
    "{s}", "{s}", "{s} in [WGSL|wgsl]", "{s}, {x}", "{s} - {x}", "{s}: {x}", "{x}: {s}", "{x}, {s}", "// {x} {s}", "[implement|write|need|give me] {s}, {x}", "[port|translate] {s} ({x})", "{s} ({x})", "{s} // {x}",
    "[my|our|the old] [shader|code|engine] [calls|has|uses] {s}, [that is|it's|meaning] {x}", "`{s}` - {x}", "[what is|what's] {s} in WGSL? {x}", "fn {s}, {x}", "{x} as {s}", "- {s}: {x}", "{s} = {x}", "{s} like everybody has it: {x}",
)  # fmt: skip
_NAKED = ("{s}", "{s}", "{s}", "{s} in [WGSL|wgsl]", "implement {s}", "fn {s}", "the usual {s}", "[I need|need|give me] {s}", "{s} pls", "`{s}`", "wgsl {s}", "[write|code] {s}", "{s}()?")  # fmt: skip
_DEGREES = (
    "{t}, {a} in degrees", "{t} with {a} in degrees", "{t} ({a} in degrees)", "{t}; {a} is in degrees", "{t}, the {a} is given in degrees, not radians", "{t}, {a} given in degrees", "{t} - {a} in deg", "{t} where {a} comes in degrees",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A function by its bare names and by its descriptions; `calls` are names that other code has for it."""

    brief: Recipe
    full: Recipe | None
    calls: tuple[str, ...]
    plain: bool


def entry(
    name: str,
    signature: str,
    body: str,
    result: str = "T",
    *,
    names: tuple[str, ...],
    do: tuple[str, ...] = (),
    what: tuple[str, ...] = (),
    say: tuple[str, ...] = (),
    calls: str = "",
    before: str = "",
    types: tuple[str, ...] = ("f32",),
    plain: bool = True,
    implied: bool = True,
) -> Entry:
    """An entry; without `plain`, a call of it is never shown without a name that tells what it is."""
    brief = recipe(name, signature, body, result, what=names, before=before, types=types, implied=implied)
    full = None
    if do or what or say:
        full = recipe(name, signature, body, result, do, what, say, before, types=types, implied=implied)
    return Entry(brief, full, tuple(calls.split()), plain)


def with_degrees(made: Entry, angle: str) -> tuple[Entry, Entry]:
    """The entry, and the same with its parameter `angle`, in radians, taken in degrees."""
    label = next(given.label for given in made.brief.parameters if given.name == angle).replace(" in radians", "")
    return made, Entry(_in_degrees(made.brief, angle, label), made.full and _in_degrees(made.full, angle, label), (), True)


def _in_degrees(made: Recipe, angle: str, label: str) -> Recipe:
    word = re.compile(rf"(?<![\w.]){angle}\b")

    def told(phrases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            form.format(t=phrase, a=said) for phrase in phrases for form in _DEGREES[:6] for said in (label, f"{{{angle}}}")
        )

    return Recipe(
        f"{made.name}_degrees",
        made.parameters,
        made.result,
        {kind: word.sub(f"radians({angle})", body) for kind, body in made.bodies.items()},
        told(made.do),
        told(made.what),
        (),
        made.locals,
        made.before,
        made.color,
        False,
    )


def entry_request(draw: Draw, chosen: Entry) -> Request:
    """A prompt for an entry, in one of its forms."""
    roll = draw.random.random()
    if chosen.calls and roll < 0.2:
        return _called(draw, chosen)
    if chosen.full is None or roll < 0.6:
        return request(draw, chosen.brief, brief=True)
    return request(draw, chosen.full)


def _called(draw: Draw, chosen: Entry) -> Request:
    """A call or a header with its own name and parameters, with or without a word on what it is."""
    given = chosen.brief
    kind = next(iter(given.bodies))
    made = shape(draw, given, kind)
    if len(made.names) > 1:
        made.names = {name: name for name in made.names}
    if any(parameter.always for parameter in given.parameters):
        return request(draw, given, brief=True)
    draw.structure("call", given.name)
    name = draw.pick(chosen.calls)
    names = [made.names[each.name] for each in made.order]
    types = [made.type_of(each.type) for each in made.order]
    if draw.chance(0.5):
        shown = f"{name}({', '.join(names)})"
    else:
        shown = _header(draw, name, names, types, made.type_of(given.result))
    renamed = names != [each.name for each in given.parameters]
    naked = chosen.plain and not renamed and draw.chance(0.4)
    said = draw.phrase(given.what, made.wording(draw, (f"a {kind}",)).slots)
    text = draw.phrase(_NAKED if naked else _BARE, {"s": verbatim(shown), "x": said})
    return Request(text, made.code(name))


def sentence_request(draw: Draw, form: str, text: str, name: str, sentences: list[str]) -> str:
    """A phrase in a frame, with sentences behind it."""
    return join_clauses(draw, ask.frame(draw, form, text, name), sentences)
