"""The frames of a prompt: how people ask for a function, a kernel or a vertex shader. Those of pictures are in `ask_image`.

Each takes `{what}`, a noun phrase, or `{do}`, a verb phrase in its base form.
"""

from collections.abc import Callable

from . import frames
from .draw import Draw
from .phrase import Slots
from .surface import verbatim

_CALLED = ("called {name}", "named {name}", "with the name {name}", "call it {name}", "- name it {name}", "({name})")


def function(draw: Draw, *, do: tuple[str, ...] = (), what: tuple[str, ...] = (), **slots: str) -> str:
    """A request for a function, from verb phrases and noun phrases with their slots."""
    return _ask(draw, (frames.FUNCTION_DO, do), (frames.FUNCTION_WHAT, what), slots)


_FRAMES = {
    "do": (frames.FUNCTION_DO, frames.NAMED_DO),
    "what": (frames.FUNCTION_WHAT, frames.NAMED_WHAT),
    "say": (frames.FUNCTION_SAY, frames.NAMED_SAY),
    "brief": (frames.FUNCTION_NAME, frames.NAMED_NAME),
}


def frame(draw: Draw, form: str, text: str, name: str = "") -> str:
    """A request for a function around a realised phrase; `form` is "do", "what", "brief" for a bare name or,
    for sentences, "say"."""
    plain, named = _FRAMES[form]
    if name:
        return draw.phrase(named, {form: text, "name": verbatim(name)})
    return draw.phrase(plain, {form: text})


def kernel(
    draw: Draw, *, do: tuple[str, ...] = (), what: tuple[str, ...] = (), **slots: str | Callable[[], str]
) -> str:
    """A request for a compute shader, from verb phrases and noun phrases with their slots."""
    return _ask(draw, (frames.KERNEL_DO, do), (frames.KERNEL_WHAT, what), slots)


def vertex(
    draw: Draw, *, do: tuple[str, ...] = (), what: tuple[str, ...] = (), **slots: str | Callable[[], str]
) -> str:
    """A request for a vertex shader, from verb phrases and noun phrases with their slots."""
    return _ask(draw, (frames.VERTEX_DO, do), (frames.VERTEX_WHAT, what), slots)


def _ask(
    draw: Draw,
    do: tuple[tuple[str, ...], tuple[str, ...]],
    what: tuple[tuple[str, ...], tuple[str, ...]],
    slots: Slots,
) -> str:
    around, forms = do if draw.random.random() * (len(do[1]) + len(what[1])) < len(do[1]) else what
    slot = "do" if forms is do[1] and around is do[0] else "what"
    return draw.phrase(around, {slot: draw.phrase(forms, slots)})


def called(draw: Draw, name: str) -> str:
    """` called name`, to be put behind a request."""
    return draw.phrase(_CALLED, {"name": verbatim(name)})
