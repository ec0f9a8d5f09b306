"""The frames of a prompt: how people ask for a shader, a function or a kernel.

Each takes `{what}`, a noun phrase, or `{do}`, a verb phrase in its base form.
"""

from collections.abc import Callable

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
    "{what}",
    "{what}[ please| pls|, wgsl]",
    "fn: {what}",
    "[todo|missing]: {what}",
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
    "[gpu|compute|gpgpu]: {do}",
    "[I want|we want|I need] the GPU to {do}",
    "[my|our] <kernel> [should|has to|needs to] {do}",
    "[what does|how does|what would] a <kernel> look like [that can|to] {do}?",
    "[a|] <kernel> whose job is to {do}",
    "[port this to the GPU|on the gpu please|task for a compute shader|cs_main]: {do}",
    "[implement|program|design] a <kernel> to {do}",
    "use [a compute shader|the GPU|WGSL compute|compute] to {do}",
)
_KERNEL_WHAT = (
    "<write> a <kernel> for {what}",
    "<kernel> for {what}",
    "{what}",
    "{what} [on the GPU|as a compute shader|in a compute shader|as a kernel|in compute]",
    "a <kernel> [computing|that computes|that does|doing|performing] {what}",
    "[implement|code up] {what} [as a compute shader|in a compute shader|on the GPU|]",
    "[I need|I want|I'd like|looking for] {what} [on the GPU|in compute|as a kernel|]",
    "[gpu|compute|gpgpu|kernel|cs]: {what}",
    "[WGSL|wgsl] compute: {what}",
    "[what is|what's|show me] the <kernel> for {what}?",
    "[how do I|how would I|how to] [do|implement|get] {what} [in a compute shader|on the GPU|in WGSL]?",
    "[code|source|WGSL code] for {what} [in a compute shader|on the GPU|as a kernel]",
)
_VERTEX_DO = (
    "<write> a <vertex_shader> to {do}",
    "<vertex_shader> that can {do}",
    "{do}, in [the|a] <vertex_shader>",
    "[I need|I want|I'd like|looking for] a <vertex_shader> to {do}",
    "[how do I|how can I|how would I|how to] {do} in [a|the] <vertex_shader>?",
    "[can|could] you <write> a <vertex_shader> to {do}?",
    "<vertex_shader>: {do}",
    "[vertex stage|vs|vs_main|vertex program]: {do}",
    "[my|the|our] <vertex_shader> [should|has to|needs to] {do}",
    "[in|inside] the [vertex stage|vertex shader|vertex step], {do}",
    "use a <vertex_shader> to {do}",
    "[help me|I'm trying to|I want to|I need to] {do} in a <vertex_shader>",
    "a <vertex_shader> whose job is to {do}",
    "[what does|how would] a <vertex_shader> [to|that should] {do} look[ like|]?",
)
_VERTEX_WHAT = (
    "<write> a <vertex_shader> for {what}",
    "<vertex_shader> for {what}",
    "{what} in [a|the] <vertex_shader>",
    "<vertex_shader>: {what}",
    "[vertex stage|vs|vs_main|vertex program]: {what}",
    "a <vertex_shader> [producing|that outputs|that makes|generating|for|that does|giving me] {what}",
    "[I need|I want|I'd like|looking for] a <vertex_shader> for {what}",
    "[can|could] you <write> a <vertex_shader> for {what}?",
    "[how do I get|how would I do|how to make] {what} in a <vertex_shader>?",
    "[code|WGSL|wgsl code] for {what}, [vertex stage|vertex shader|in the vertex shader]",
    "{what}, [vertex shader only|just the vertex stage|vertex shader please|only the vertex part]",
    "[show me|give me] the <vertex_shader> for {what}",
)
_CALLED = ("called {name}", "named {name}", "with the name {name}", "call it {name}", "- name it {name}", "({name})")


_NAMED_DO = (
    "<write> a <function> {name} to {do}",
    "<write> a <function> [called|named] {name} [to|that should] {do}",
    "[implement|code] {name}, [a <function> to|which should] {do}",
    "function {name}: {do}",
    "fn {name} [should|to] {do}",
    "[I need|I want|I'd like] a <function> [called |named |]{name} to {do}",
    "{do}[, call it| - call it|, name it|. Name:|. Call the function] {name}",
    "{do}, in a <function> [called|named] {name}",
    "{do} ({name})",
    "wgsl function {name} to {do}",
    "[my shader|my code|our engine] calls {name} to {do}. [Write|Implement|Please write] it",
    "[how do I|how would I] {do} with a <function> called {name}?",
)
_NAMED_WHAT = (
    "<write> a <function> {name} for {what}",
    "<function> {name}: {what}",
    "<function> [called|named] {name} [returning|that computes|that returns|for] {what}",
    "{what}, as [a <function> called|function|a function named] {name}",
    "{what}[, called| named|, name it|, call it] {name}",
    "{what} ({name})",
    "[compute|return|evaluate|calculate] {what} in a <function> [called|named] {name}",
    "[I need|I want|I'd like] {name}, a <function> for {what}",
    "fn {name}: {what}",
    "[let|make] {name} [return|compute|be] {what}",
    "[implement|code up] {what} as {name}",
    "[can|could] you <write> {what} as a function called {name}?",
)


# For a name that says all: "frac", "np.clip".
_FUNCTION_NAME = (
    "{brief}", "{brief}", "{brief}", "{brief} fn", "{brief} in [wgsl|WGSL]", "wgsl {brief}", "{brief} helper", "[need|want] {brief}",
    "{brief}, [please|pls|WGSL please]", "[port|implement|write|code] {brief}", "WGSL [equivalent of|version of|replacement for] {brief}",
    "[what is|what's] {brief} in WGSL?", "function: {brief}", "<function> for {brief}", "{brief} as a <function>",
    "[I miss|WGSL lacks|there is no] {brief}, [write it|write me one|please add it]", "[give me|I need] {brief} as a function",
    "[how do I get|how do I do|is there] {brief} in WGSL?", "fn {brief}", "the wgsl for {brief}", "something like {brief}",
)  # fmt: skip
_NAMED_NAME = (
    "{brief}, [call it|name it|called|named] {name}", "{name}: {brief}", "fn {name}: {brief}", "{brief} ({name})", "{name} = {brief}",
    "<function> {name} for {brief}", "write {name}, [i.e.|which is|meaning] {brief}", "{brief} as a function {name}", "{name}, {brief}",
    "{name} should do {brief}", "function {name} - {brief}",
)  # fmt: skip


# For whole sentences: "if x is below 0.3 return 1, otherwise 2".
_FUNCTION_SAY = (
    "{say}",
    "<function>: {say}",
    "<write> a <function> for this: {say}",
    "wgsl: {say}",
    "[I need|I want|I'd like] this as a <function>: {say}",
    "[task|todo|spec|behaviour]: {say}",
    "<write> a <function> that does the following: {say}",
    "<write> the following as a <function>: {say}",
    "a <function> with this rule: {say}",
)
_NAMED_SAY = (
    "<function> {name}: {say}",
    "fn {name}: {say}",
    "{say} ({name})",
    "<write> a <function> [called|named] {name} for this: {say}",
    "<write> {name}: {say}",
    "[implement|code] the <function> {name}: {say}",
    "[I need|I want|I'd like] a <function> [called|named] {name}: {say}",
    "{say}. [Call it|Name it|The name is] {name}",
)


def image(draw: Draw, what: str) -> str:
    """A request for a picture: `what` is a noun phrase."""
    return draw.phrase(_IMAGE, {"what": what})


def function(draw: Draw, *, do: tuple[str, ...] = (), what: tuple[str, ...] = (), **slots: str) -> str:
    """A request for a function, from verb phrases and noun phrases with their slots."""
    return _ask(draw, (_FUNCTION_DO, do), (_FUNCTION_WHAT, what), slots)


_FRAMES = {
    "do": (_FUNCTION_DO, _NAMED_DO),
    "what": (_FUNCTION_WHAT, _NAMED_WHAT),
    "say": (_FUNCTION_SAY, _NAMED_SAY),
    "brief": (_FUNCTION_NAME, _NAMED_NAME),
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
    return _ask(draw, (_KERNEL_DO, do), (_KERNEL_WHAT, what), slots)


def vertex(
    draw: Draw, *, do: tuple[str, ...] = (), what: tuple[str, ...] = (), **slots: str | Callable[[], str]
) -> str:
    """A request for a vertex shader, from verb phrases and noun phrases with their slots."""
    return _ask(draw, (_VERTEX_DO, do), (_VERTEX_WHAT, what), slots)


def _ask(
    draw: Draw,
    do: tuple[tuple[str, ...], tuple[str, ...]],
    what: tuple[tuple[str, ...], tuple[str, ...]],
    slots: Slots,
) -> str:
    frames, forms = do if draw.random.random() * (len(do[1]) + len(what[1])) < len(do[1]) else what
    slot = "do" if forms is do[1] and frames is do[0] else "what"
    return draw.phrase(frames, {slot: draw.phrase(forms, slots)})


def called(draw: Draw, name: str) -> str:
    """` called name`, to be put behind a request."""
    return draw.phrase(_CALLED, {"name": verbatim(name)})
