"""The frames of a prompt: how people ask for a shader, a function or a kernel.

Each takes `{what}`, a noun phrase, or `{do}`, a verb phrase in its base form.
"""

from collections.abc import Callable

from . import frames
from .draw import Draw
from .phrase import Slots
from .surface import verbatim

_IMAGE = (
    "<draw> {what}",
    "{what}",
    "<draw> {what}",
    "{what}",
    "a <shader> [that|which] [shows|draws|renders|displays] {what}",
    "<shader>: {what}",
    "[I want|I'd like|I need|I would like] {what}",
    "[can|could] you <draw> {what}?",
    "[how do I|how would I|how can I|how to] <draw> {what}[ in WGSL| with a shader|]?",
    "<write> a <shader> [that draws|that renders|for|showing|with|which shows] {what}",
    "the <screen> [shows|should show|displays|contains] {what}",
    "{what}",
    "[we see|you see|there is|I see|there should be] {what}",
    "{what}[ please| on screen| on the screen| as a shader| in wgsl| shader|]",
    "[show me|let me see|I'm looking for|looking for] {what}",
    "[what's the code for|code for|wgsl code for|WGSL for] {what}",
    "[need|want|gimme|give me] {what}",
    "[my|the] <shader> should <draw> {what}",
    "full[-| ]screen <shader>: {what}",
    "[help me|I'm trying to|I am trying to|trying to] <draw> {what}",
    "<draw> [this|the following]: {what}",
    "[effect|goal|task|scene|output]: {what}",
    "[what would|how would] {what} look[ like|][ as a shader| in wgsl|]?",
    "[is it possible to|any idea how to|what's the easiest way to|can a shader] <draw> {what}?",
    "[I have to|we have to|I need to|we want to|I want to] <draw> {what}",
    "[test image|background|demo|exercise|wallpaper|today's task]: {what}",
    "[could we have|may I have|can I get|would you make me|do you have] {what}?",
    "[I'd love to see|let's see|let's have|we need|we want] {what}",
)
_CALLED = ("called {name}", "named {name}", "with the name {name}", "call it {name}", "- name it {name}", "({name})")


def image(draw: Draw, what: str) -> str:
    """A request for a picture: `what` is a noun phrase."""
    return draw.phrase(_IMAGE, {"what": what})


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
