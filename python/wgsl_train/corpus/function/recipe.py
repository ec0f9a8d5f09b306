"""A recipe: one function up to its names, types and constants, with the ways people ask for it.

A recipe writes its signature as `"x:T value; lo:f32[0,0.4] lower limit"`: names, types, labels, and for parameters that
a prompt may fix the range of the constant. `T` is one of `types`; `T(0.5)` in the body is a constant of that type. In
phrases `{x}` stands for a parameter, by its name or its constant, `{value}` for "a float", `{values}` for "vec3s".
"""

import re
from dataclasses import dataclass

from ..draw import Draw
from ..number import Number, count, plain
from ..phrase import Slots
from ..surface import verbatim

TYPES = {
    "f32": "f32", "i32": "i32", "u32": "u32", "bool": "bool", "vec2": "vec2<f32>", "vec3": "vec3<f32>",
    "vec4": "vec4<f32>", "mat2": "mat2x2<f32>", "mat3": "mat3x3<f32>", "mat4": "mat4x4<f32>",
}  # fmt: skip
ANY = ("f32", "vec2", "vec3", "vec4")
VECTORS = ("vec3", "vec2", "vec4")
PLANE_AND_SPACE = ("vec3", "vec2")
FLAT = ("f32", "vec2", "vec3")

_SIGNATURE = re.compile(r"(\w+):([\w<>, ]+?)(?:\[([^\]]*)\])?(?: ([^;\[\]<>:]+))?$")
_SPLAT = re.compile(r"\bT\(((?:[^()]|\([^()]*\))*)\)")
_WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_LOCAL = re.compile(r"\b(?:let|var) (\w+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """`span` is (low, high, step) of the constant a prompt may put in its place; `always` where it must."""

    name: str
    type: str
    label: str
    span: tuple[float, float, float] | None
    always: bool = False

    def constant(self, draw: Draw) -> Number | int:
        """A value for it; a whole one where the type is whole."""
        low, high, step = self.span or (0, 1, 0.1)
        if self.type in ("i32", "u32", "count"):
            return draw.integer(int(low), int(high))
        return draw.number(low, high, step)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What `recipe` made of its arguments: the bodies by type are ready to be given names."""

    name: str
    parameters: tuple[Parameter, ...]
    result: str
    bodies: dict[str, str]
    do: tuple[str, ...]
    what: tuple[str, ...]
    say: tuple[str, ...]
    locals: tuple[str, ...]
    before: str
    color: bool
    implied: bool


def recipe(
    name: str,
    signature: str,
    body: str,
    result: str = "T",
    do: tuple[str, ...] = (),
    what: tuple[str, ...] = (),
    say: tuple[str, ...] = (),
    before: str = "",
    *,
    types: tuple[str, ...] = ("f32",),
    color: bool = False,
    implied: bool = True,
) -> Recipe:
    """A function: an expression or statements as its body, helper functions `before` it; verb phrases, noun phrases, and
    whole sentences. Without `implied`, a phrase that leaves out an open parameter never stands without it: the plain
    name would be taken for the function without this parameter.
    """
    text = body if "return " in body else f"return {body};"
    bodies = {kind: _typed(text, kind) for kind in types}
    parameters = tuple(_parameter(part.strip()) for part in signature.split(";"))
    do, what, say = (tuple(map(literal, phrases)) for phrases in (do, what, say))
    found = tuple(_LOCAL.findall(body))
    return Recipe(name, parameters, result, bodies, do, what, say, found, before, color, implied)


def spoken(draw: Draw, constant: Number | int) -> str:
    """A constant as a prompt says it."""
    return count(draw, constant) if isinstance(constant, int) else plain(draw, constant.value)


_PLURAL = re.compile(r"^an? (.*)$")
_INTERVAL = re.compile(r"(?<!\{)\[([^\[\]|()]*)([\])])")
_COMPARISON = re.compile(r"<(?!\w+>)|<(?=[fiu]32>)")


def literal(phrase: str) -> str:
    """Intervals without alternatives in them (`[0, 1)`) and comparisons, as slots that print their bracket or sign."""
    phrase = _INTERVAL.sub(lambda found: f"{{[}}{found[1]}" + ("{]}" if found[2] == "]" else ")"), phrase)
    return _COMPARISON.sub("{<}", phrase)


def _parameter(text: str) -> Parameter:
    found = _SIGNATURE.match(text)
    if not found:
        raise ValueError(f"parameter {text!r}: expected `name:type[low,high,step] label`")
    name, kind, span, label = found.groups()
    numbers = tuple(float(part) for part in span.split(",")) if span else None
    full = (numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else 0.05) if numbers else None
    return Parameter(name, kind, label or "", full, always=kind == "count")


def _typed(text: str, kind: str) -> str:
    """The body with `T(0.5)` as a constant of this type."""
    return _SPLAT.sub(lambda found: _splat(kind, found[1]), text)


def _splat(kind: str, inner: str) -> str:
    if kind in ("i32", "u32"):
        return inner.removesuffix(".0") + ("u" if kind == "u32" else "")
    if kind != "f32":
        return f"{TYPES[kind]}({inner})"
    return f"({inner})" if " " in inner and not inner.startswith("-") else inner


@dataclass(slots=True)
class Wording:
    """The slots of a phrase, and which of them it has used."""

    slots: Slots
    used: set[str]


@dataclass(slots=True)
class Instance:
    """A recipe with its choices made: type, constants, names. What remains is to say it."""

    recipe: Recipe
    type: str
    constants: dict[str, Number | int]
    names: dict[str, str]
    order: list[Parameter]

    def type_of(self, kind: str) -> str:
        """A type of the signature as WGSL."""
        if kind == "T":
            return TYPES[self.type]
        if kind in TYPES:
            return TYPES[kind]
        known = {"T": TYPES[self.type], **{name: str(value) for name, value in self.constants.items()}}
        return _WORD.sub(lambda found: known.get(found[0], found[0]), kind)

    def code(self, called: str) -> str:
        """The function under this name."""
        replace = {**self.names, **{name: self._literal(name) for name in self.constants}, "T": TYPES[self.type]}
        body = _WORD.sub(lambda found: replace.get(found[0], found[0]), self.recipe.bodies[self.type])
        signature = ", ".join(self.typed())
        return f"{self.recipe.before}fn {called}({signature}) -> {self.type_of(self.recipe.result)} {{ {body} }}"

    def typed(self) -> list[str]:
        """`x: f32` for each parameter in its order."""
        return [f"{self.names[given.name]}: {self.type_of(given.type)}" for given in self.order]

    def _literal(self, name: str) -> str:
        kind = next(given.type for given in self.recipe.parameters if given.name == name)
        text = str(self.constants[name])
        return f"{text}u" if kind == "u32" else text

    def wording(self, draw: Draw, values: tuple[str, ...]) -> Wording:
        """Slots that note their use: parameters by name or constant, and `{value}` for what the function takes."""
        used: set[str] = set()

        def slot(name: str, text: str) -> object:
            def say() -> str:
                used.add(name)
                return text

            return say

        slots: dict[str, object] = {"[": "[", "]": "]", "<": "<", "|": "|"}
        for given in self.recipe.parameters:
            constant = self.constants.get(given.name)
            if constant is None:
                slots[given.name] = slot(given.name, verbatim(self.names[given.name]))
            else:
                slots[given.name] = slot(given.name, spoken(draw, constant))
        slots["value"] = slot("value", draw.pick(values))
        slots["values"] = slot("value", _PLURAL.sub(r"\1s", draw.pick(values)))
        return Wording(slots, used)  # type: ignore[arg-type]
