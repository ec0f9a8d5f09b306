"""The frames of a prompt: how people ask for a shader, a function or a kernel.

Each takes `{what}`, a noun phrase, or `{do}`, a verb phrase in its base form.
"""

from .draw import Draw
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
    "the <screen> [shows|should show|displays|contains|is] {what}",
    "fill the <screen> with {what}",
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
)
_FUNCTION_DO = (
    "<write> [a|a small|a simple] <function> to {do}",
    "<write> a <function> that can {do}",
    "{do}",
    "[I need|I want|I'd like] a <function> to {do}",
    "[how do I|how can I|how would you|how to] {do}[ in WGSL| in wgsl| on the GPU|]?",
    "<function> to {do}",
    "[can|could] you <write> [code|a function|something] to {do}?",
    "[I need to|I want to|I have to|help me|we need to] {do}",
    "wgsl: {do}",
    "[code|WGSL code|a bit of WGSL] to {do}",
    "[my shader|my renderer|our engine|my material] [needs to|has to|should] {do}",
    "[task|todo]: {do}",
)
_FUNCTION_WHAT = (
    "<write> a <function> for {what}",
    "<function> for {what}",
    "{what}",
    "{what} <function>",
    "{what} in [WGSL|wgsl]",
    "[compute|calculate|return|evaluate|work out|get] {what}",
    "[I need|I want|I'd like|looking for|give me] {what}",
    "a <function> [returning|that returns|which returns|that computes|computing|that gives|which calculates] {what}",
    "[how do I compute|how is|what is the code for|how to get|how do you calculate] {what}[ in WGSL|]?",
    "[implement|code up|implementation of|wgsl code for] {what}",
    "[can|could] you <write> {what}?",
    "wgsl {what}",
)
_KERNEL_DO = (
    "<write> a <kernel> to {do}",
    "<kernel> that can {do}",
    "{do}",
    "{do} [in a compute shader|on the GPU|with a compute shader|using a compute shader|in compute]",
    "<kernel>: {do}",
    "[I need|I want|I'd like] a <kernel> to {do}",
    "[how do I|how can I|how would I|how to] {do} [on the GPU|in a compute shader|in WGSL compute]?",
    "[can|could] you <write> a <kernel> to {do}?",
    "[I need to|I want to|I have to|help me] {do} [on the GPU|in parallel|]",
    "for every [element|index|invocation], {do}",
    "gpu: {do}",
    "[use|launch] one thread per element to {do}",
)
_KERNEL_WHAT = (
    "<write> a <kernel> for {what}",
    "<kernel> for {what}",
    "{what}",
    "{what} [on the GPU|as a compute shader|in a compute shader|compute shader|kernel]",
    "a <kernel> [computing|that computes|that does|doing|performing] {what}",
    "[implement|code up] {what} [as a compute shader|in a compute shader|on the GPU|]",
    "[I need|I want|I'd like|looking for] {what} [on the GPU|in compute|as a kernel|]",
)
_CALLED = ("called {name}", "named {name}", "with the name {name}", "call it {name}", "- name it {name}", "({name})")


def image(draw: Draw, what: str) -> str:
    """A request for a picture: `what` is a noun phrase."""
    return draw.phrase(_IMAGE, {"what": what})


def function(draw: Draw, *, do: tuple[str, ...] = (), what: tuple[str, ...] = (), **slots: str) -> str:
    """A request for a function, from verb phrases and noun phrases with their slots."""
    return _ask(draw, (_FUNCTION_DO, do), (_FUNCTION_WHAT, what), slots)


def kernel(draw: Draw, *, do: tuple[str, ...] = (), what: tuple[str, ...] = (), **slots: str) -> str:
    """A request for a compute shader, from verb phrases and noun phrases with their slots."""
    return _ask(draw, (_KERNEL_DO, do), (_KERNEL_WHAT, what), slots)


def _ask(
    draw: Draw,
    do: tuple[tuple[str, ...], tuple[str, ...]],
    what: tuple[tuple[str, ...], tuple[str, ...]],
    slots: dict[str, str],
) -> str:
    frames, forms = do if draw.random.random() * (len(do[1]) + len(what[1])) < len(do[1]) else what
    slot = "do" if forms is do[1] and frames is do[0] else "what"
    return draw.phrase(frames, {slot: draw.phrase(forms, slots)})


def called(draw: Draw, name: str) -> str:
    """` called name`, to be put behind a request."""
    return draw.phrase(_CALLED, {"name": verbatim(name)})
