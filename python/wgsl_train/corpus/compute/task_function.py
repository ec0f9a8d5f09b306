"""Named functions over whole buffers: the recipes of the function theme, an element at a time."""

import re

from ..draw import Draw, RefusedError
from ..family import Request, family
from ..function import (
    activations,
    arithmetic,
    bits,
    color_space,
    everyday,
    interpolation,
    iterations,
    jargon,
    limits,
    number_theory,
    physics,
    polynomial,
    statistics,
    toolbox,
    waves,
)
from ..function.recipe import TYPES, Parameter, Recipe, spoken
from ..number import Number
from ..surface import verbatim
from .task import Part, Scalar, Task, build
from .task_ask import OUT

_MODULES = (activations, arithmetic, bits, color_space, everyday, interpolation, iterations, jargon, limits, number_theory, physics, polynomial, statistics, toolbox, waves)  # fmt: skip
_WHERE = (
    (", with ", " = ", ""),
    (" (", " = ", ")"),
    (", where ", " is ", ""),
    ("; ", " is ", ""),
    (", ", ": ", ""),
    (" with ", "=", ""),
)
_PLAIN = ("f32", "u32", "i32", "vec2", "vec3", "vec4")
_DO = (
    "PHRASE, for each of {SRC}{to}", "take each element of {SRC} and PHRASE{to}", "PHRASE, element by element over {SRC}{to}", "go over {SRC} and PHRASE for each{to}", "PHRASE for every element of {SRC}{to}", "loop over {SRC} in parallel and PHRASE{to}", "PHRASE (elementwise on {SRC}){to}", "run over {SRC} and, for each element, PHRASE{to}", "process {SRC}: PHRASE for every element{to}",
)  # fmt: skip
_WHAT = (
    "PHRASE for each of {SRC}{to}", "PHRASE, elementwise on {SRC}{to}", "PHRASE of every element of {SRC}{to}", "{SRC}, element by element: PHRASE{to}", "PHRASE over all of {SRC}{to}", "PHRASE ({SRC}, elementwise){to}", "for each of {SRC}, PHRASE{to}",
)  # fmt: skip
_WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_BOOL = (" (1 or 0)", ", 1 for yes and 0 for no", " (u32: 1 if so, else 0)", ", as u32 1 or 0")


def _usable(recipe: Recipe) -> bool:
    first = recipe.parameters[0]
    kinds = [given.type for given in recipe.parameters]
    return (
        recipe.result in (*_PLAIN, "T", "bool")
        and all(kind in (*_PLAIN, "T") for kind in kinds)
        and len(recipe.parameters) <= 4
        and first.span is None
        and bool(recipe.do or recipe.what)
        and recipe.name not in ("pcg", "hash")
    )


def _found() -> list[Recipe]:
    """The recipes of all tables, each once."""
    found: dict[str, Recipe] = {}
    for module in _MODULES:
        for value in vars(module).values():
            for each in value if isinstance(value, tuple | list) else ():
                if isinstance(each, Recipe) and _usable(each):
                    found.setdefault(each.name, each)
    return list(found.values())


_RECIPES = _found()
_FIRST = {each.name: each.parameters[0].name for each in _RECIPES}


def _where(recipe: Recipe, at: int) -> str:
    """Which buffer or number is which parameter, where there are several."""
    if len(recipe.parameters) == 1:
        return ""
    head, equals, end = _WHERE[at % len(_WHERE)]
    return head + ", ".join([f"{verbatim(each.name)}{equals}{{{each.name}}}" for each in recipe.parameters]) + end


def _phrases(frames: tuple[str, ...], recipe: Recipe, phrases: tuple[str, ...]) -> tuple[str, ...]:
    ends = _BOOL if recipe.result == "bool" else ("",)
    made = [(frame, phrase) for frame in frames for phrase in phrases]
    return tuple(
        [
            frame.replace("PHRASE", phrase + ends[at % len(ends)]).replace("{SRC}", f"{{{_FIRST[recipe.name]}}}")
            + _where(recipe, at)
            for at, (frame, phrase) in enumerate(made)
        ]
    )


_SAID = {each.name: (_phrases(_DO, each, each.do), _phrases(_WHAT, each, each.what)) for each in _RECIPES}


def _kind(given: Parameter, kind: str) -> str:
    return TYPES[kind if given.type == "T" else given.type]


def _helper(recipe: Recipe, kind: str, constants: dict[str, Number | int], result: str) -> str:
    """The function under its own name, its constants written out."""
    body = recipe.bodies[kind]
    given = [each for each in recipe.parameters if each.name not in constants]
    head = ", ".join([f"{each.name}: {_kind(each, kind)}" for each in given])
    return f"{recipe.before}fn {recipe.name}({head}) -> {result} {{ {_written(recipe, body, kind, constants)} }}"


def _written(recipe: Recipe, body: str, kind: str, constants: dict[str, Number | int]) -> str:
    types = {each.name: each.type for each in recipe.parameters}
    values = {name: f"{value}u" if types[name] == "u32" else str(value) for name, value in constants.items()}
    values["T"] = TYPES[kind]
    return _WORD.sub(lambda found: values.get(found[0], found[0]), body)


def _constants(draw: Draw, recipe: Recipe) -> dict[str, Number | int]:
    if not draw.chance(0.6):
        return {each.name: each.constant(draw) for each in recipe.parameters if each.always}
    return {each.name: each.constant(draw) for each in recipe.parameters if each.span or each.always}


@family("compute", structures=900)
def task_function(draw: Draw) -> Request:
    """`results[i] = f(values[i])` with a function known by name; its other parameters are constants, uniforms or buffers."""
    recipe = draw.pick(_RECIPES)
    kind = draw.pick(tuple(recipe.bodies))
    constants = _constants(draw, recipe)
    opens = [each for each in recipe.parameters if each.name not in constants]
    first, *others = opens
    result = "bool" if recipe.result == "bool" else TYPES[kind if recipe.result == "T" else recipe.result]
    element = "u32" if result == "bool" else result
    buffers = draw.chance(0.5)
    parts = [
        Part(
            first.name,
            "values",
            (f"{first.label or 'input'} values", "values", "input values", "elements"),
            _kind(first, kind),
        )
    ]
    scalars = []
    for each in others:
        name = f"{each.name}_{'values' if buffers else 'value'}"
        if buffers:
            parts.append(
                Part(
                    each.name, name, (f"{each.label or each.name} values", f"values of {each.name}"), _kind(each, kind)
                )
            )
        else:
            scalars.append(
                Scalar(each.name, name, (each.label or each.name, f"parameter {each.name}"), _kind(each, kind))
            )
    draw.structure(
        f"mapped {recipe.name}",
        "" if kind == next(iter(recipe.bodies)) else kind,
        "buffers" if others and buffers else "plain",
    )
    called = ", ".join([f"{{{each.name}}}[i]" if each is first or buffers else f"{{{each.name}}}" for each in opens])
    call = f"{recipe.name}({called})"
    line = f"{{o}}[i] = select(0u, 1u, {call});" if result == "bool" else f"{{o}}[i] = {call};"
    output = Part(
        "o",
        "flags" if result == "bool" else "results",
        ("flags",) if result == "bool" else ("results", "output values"),
        element,
        OUT,
    )
    do, what = _SAID[recipe.name]
    fixed = {"[": "[", "]": "]", "<": "<", "|": "|", "value": "an element", "values": "elements"}
    fixed |= {name: spoken(draw, value) for name, value in constants.items()}
    same = element == parts[0].element and result != "bool"
    helper = _helper(recipe, kind, constants, result)
    if re.search(r"\b(?:values|results|flags|params|o)\b", helper):
        raise RefusedError
    task = Task(f"mapped {recipe.name}", (*parts, output), (line,), do, tuple(scalars), what, into=first.name if same else "", helpers=(helper,), fixed=fixed)  # fmt: skip
    return build(draw, task)
