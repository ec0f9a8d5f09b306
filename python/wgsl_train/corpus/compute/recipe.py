"""Kernels that are one small body each: a table of recipes, and the builder that turns one into a request."""

from dataclasses import dataclass, field

from ..draw import Draw
from ..family import Request
from ..number import count, digits, float_literal, plain
from ..surface import verbatim
from .kernel import Buffer, Kernel, combination

Templates = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a recipe: its range, its WGSL type, and what it is called where it comes from a uniform."""

    low: float
    high: float
    step: float = 1.0
    kind: str = "u32"
    nouns: Templates = ()
    uniform: float = 0.25


@dataclass(frozen=True, slots=True)
class Recipe:
    """`lines` run once for each element of `{dst}`, with `i` as its index; `{src}`, `{a}`, `{n}` and so on are filled in.

    Where `inputs` is empty, `{dst}` is the only buffer. `formula` is what people type. The first of `types` is the one a
    prompt may leave out, unless `default` names another. `{T}` in `lines` is the element type, `{zero}` its zero.
    """

    name: str
    lines: Templates
    do: Templates
    what: Templates
    formula: Templates = ()
    inputs: Templates = ("src",)
    types: Templates = ("f32",)
    amounts: dict[str, Amount] = field(default_factory=dict)
    result: str = ""
    default: str = ""


_FORMULA_DO = ("compute {formula}", "set {formula}")
_FORMULA_WHAT = ("{formula}", "{formula}", "{formula} for all i")
_INPUT_NAMES = {"src": "values", "a": "a", "b": "b"}


def build(draw: Draw, recipe: Recipe, kernel: Kernel | None = None) -> Request:
    """Draws types, numbers and names of a recipe, and its request."""
    element = draw.pick(recipe.types)
    combination(draw, recipe.name, "" if element == (recipe.default or recipe.types[0]) else element)
    kernel = kernel or Kernel(draw)
    buffers: dict[str, Buffer] = {}
    for key in recipe.inputs:
        buffers[key] = kernel.read(key, _INPUT_NAMES[key], element)
    if recipe.inputs:
        buffers["dst"] = kernel.write("dst", "results", recipe.result or element)
    else:
        buffers["dst"] = kernel.both("dst", "results", element)
    for buffer in buffers.values():
        buffer.typed = element == (recipe.default or recipe.types[0]) or (
            bool(recipe.inputs) and buffer.role == "output"
        )
    if len(recipe.inputs) == 2:
        kernel.together("both", "two", *[buffers[key] for key in recipe.inputs])
    filled = {key: buffer.name for key, buffer in buffers.items()}
    typed: dict[str, str] = dict(filled)
    for key, amount in recipe.amounts.items():
        filled[key], typed[key] = draw_amount(draw, kernel, key, amount, element)
    filled |= {"T": element, "zero": zero(element)}
    kernel.each(buffers["dst"])
    kernel.add(*[fill(line, filled) for line in recipe.lines])
    return _request(draw, kernel, recipe, buffers, typed)


def _request(draw: Draw, kernel: Kernel, recipe: Recipe, buffers: dict[str, Buffer], typed: dict[str, str]) -> Request:
    if not recipe.formula:
        return kernel.request(do=recipe.do, what=recipe.what)

    def formula() -> str:
        text = draw.pick(recipe.formula)
        for key, buffer in buffers.items():
            buffer.named = buffer.named or f"{{{key}}}" in text
        return verbatim(fill(text, typed))

    kernel.slots["formula"] = formula
    return kernel.request(do=recipe.do + _FORMULA_DO, what=recipe.what + _FORMULA_WHAT)


def draw_amount(draw: Draw, kernel: Kernel, key: str, amount: Amount, element: str) -> tuple[str, str]:
    """A number's WGSL, and how it stands in a typed formula; `{key}` says it."""
    kind = element if amount.kind == "element" else amount.kind
    scalar = kind if kind in ("u32", "i32") else "f32"
    if scalar == "f32" and amount.step != 1.0:
        value = draw.number(amount.low, amount.high, amount.step).value
    else:
        value = float(draw.integer(int(amount.low), int(amount.high)))
    code = {"u32": f"{int(value)}u", "i32": str(int(value))}.get(scalar, float_literal(value))
    noun = draw.pick(amount.nouns) if amount.nouns else ""
    chance = amount.uniform if noun else 0.0
    code = kernel.amount(key, code, lambda: spoken(draw, value, scalar), noun, scalar, chance)
    name = kernel.slots[f"{key}.name"]
    return code, name if isinstance(name, str) else digits(value)


def spoken(draw: Draw, value: float, scalar: str) -> str:
    """A number in words or digits; an integer never gets a point."""
    return plain(draw, value) if scalar == "f32" else count(draw, int(value))


def zero(element: str) -> str:
    """Zero of an element type as WGSL."""
    if element.startswith("vec"):
        return f"{element}(0.0)"
    return {"u32": "0u", "i32": "0"}.get(element, "0.0")


def fill(line: str, values: dict[str, str]) -> str:
    """`{key}` replaced by its value; other braces are WGSL."""
    for key, value in values.items():
        line = line.replace(f"{{{key}}}", value)
    return line
