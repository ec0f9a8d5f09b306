"""Kernels with a fixed body over several buffers and numbers: a table entry says the interface, and builds a request."""

import re
from dataclasses import dataclass, field

from ..draw import Draw
from ..family import Request
from .kernel import Kernel, combination
from .recipe import Amount, Templates, draw_amount, fill

READ, WRITE, BOTH, ONE = "read", "write", "both", "one"


@dataclass(frozen=True, slots=True)
class Held:
    """A buffer of a spec; `typed` where the phrases or the thing itself tell its element type."""

    key: str
    name: str
    role: str
    element: str = "f32"
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Spec:
    """`lines` run for each element of the buffer `each`; without it they bring their own guard and begin with `i`.

    `amounts` are numbers that stand in the prompt or in a uniform, `given` uniforms by (WGSL type, noun).
    """

    name: str
    buffers: tuple[Held, ...]
    lines: Templates
    do: Templates
    what: Templates
    each: str = ""
    amounts: dict[str, Amount] = field(default_factory=dict)
    given: dict[str, tuple[str, str]] = field(default_factory=dict)
    shared: tuple[tuple[str, str], ...] = ()
    builtins: Templates = ()

    def __post_init__(self) -> None:
        """Makes the phrases literal."""
        object.__setattr__(self, "do", literal(self.do))
        object.__setattr__(self, "what", literal(self.what))


_SIGNS = re.compile(r"[\[\]<]")


def literal(templates: Templates) -> Templates:
    """Templates whose brackets and `<` are meant as they stand: a spec has so many phrases that none has alternatives."""
    return tuple(_SIGNS.sub(lambda found: f"{{{found[0]}}}", template) for template in templates)


def build(draw: Draw, spec: Spec) -> Request:
    """Draws the numbers and names of a spec, and its request."""
    kernel = Kernel(draw, workgroups=() if spec.shared else ("128", "256", "32"))
    filled: dict[str, str] = {}
    for held in spec.buffers:
        if held.role == WRITE:
            buffer = kernel.write(held.key, held.name, held.element)
        elif held.role == ONE:
            buffer = kernel.one(held.key, held.name, held.element)
        else:
            make = kernel.read if held.role == READ else kernel.both
            buffer = make(held.key, held.name, held.element)
        buffer.typed = buffer.typed or held.typed
        filled[held.key] = buffer.name
    for key, amount in spec.amounts.items():
        filled[key], _ = draw_amount(draw, kernel, key, amount, "f32")
    for key, (kind, noun) in spec.given.items():
        filled[key] = kernel.uniform(key, noun.replace(" ", "_"), kind, noun)
    combination(draw, spec.name, *[f"uniform {key}" for key in spec.amounts if "\x00" in filled[key]])
    for name, kind in spec.shared:
        kernel.shared(name, kind)
    kernel.local(*spec.builtins)
    if spec.each:
        each = filled[spec.each]
        kernel.add("let i = id.x;", f"if i >= arrayLength(&{each}) {{ return; }}")
    kernel.add(*[fill(line, filled) for line in spec.lines])
    kernel.slots |= {"[": "[", "]": "]", "<": "<"}
    return kernel.request(do=spec.do, what=spec.what)
