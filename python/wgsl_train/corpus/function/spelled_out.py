"""Any recipe with its interface told in words: how many arguments of what types, their roles in order, what comes back."""

from functools import cache
from importlib import import_module
from itertools import groupby
from pkgutil import iter_modules

from .. import ask
from ..draw import Draw
from ..family import Request, family
from ..names import function_name
from ..surface import verbatim
from .recipe import Instance, Parameter, Recipe, Wording, spoken
from .say import _DOUBLED, _ITSELF, _WITH_CONSTANT, _choose, _form, _values

_COUNTS = ("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_WORDS: dict[str, tuple[str, ...]] = {
    "f32": ("float", "f32", "number", "scalar"), "i32": ("i32", "int", "signed int"), "u32": ("u32", "uint", "unsigned int"), "bool": ("bool", "boolean"),
    "vec2<f32>": ("vec2", "vec2f", "2D vector"), "vec3<f32>": ("vec3", "vec3f", "3D vector"), "vec4<f32>": ("vec4", "vec4f", "4D vector"),
    "mat2x2<f32>": ("mat2x2", "2x2 matrix"), "mat3x3<f32>": ("mat3x3", "3x3 matrix"), "mat4x4<f32>": ("mat4x4", "4x4 matrix"),
}  # fmt: skip
# `{p}` are types by number, `{r}` the type of the result with its article.
_BY_TYPE = (
    "; takes {p} and returns {r}", ", takes {p}, returns {r}", " from {p}, returning {r}", " ({p} in, {r} out)", ": {p} in, {r} out", ". Arguments: {p}. Result: {r}", " - args {p}, result {r}", ". It takes {p}. It returns {r}", ", given {p}; the result is {r}", " with {p} as parameters and {r} as the result", " ({p} -> {r})", "; input: {p}; output: {r}", ". Inputs are {p}, the return type is {r}", ", {p} as inputs, {r} as output",
)  # fmt: skip
# `{p}` are roles in their order.
_BY_ROLE = (
    ". Arguments: {p}", "; the arguments are {p}", " with {p} as arguments", ", arguments {p}", " ({p})", ". Parameters in order: {p}", " - parameters: {p}", ", taking {p}", " as a function of {p}", ". It gets {p}", ", passed {p}", ": {p}", ", inputs {p}", ". Inputs: {p}", "; pass {p}, in this order", " given {p}",
)  # fmt: skip
_IN_TURN = (
    ". {p}", "; {p}", ", {p}", " ({p})", " - {p}",
)  # fmt: skip
_ONE = (
    " with the {l} as {o} argument", ", {l} as the {o} argument", ", the {l} is the {o} parameter", "; the {o} argument is the {l}", " ({l} is the {o} argument)", ", {o} parameter: {l}", ". Put the {l} in as the {o} parameter", ", where the {l} is an argument too", ", with the {l} as an argument", "; make the {l} a parameter", ", the {l} should not be hard-coded", " ({l} as a parameter)",
)  # fmt: skip
_RESULT = (
    ", returns {r}", "; returns {r}", ". Return {r}", ", the result is {r}", " -> {r}", " as {r}", ", result: {r}", ". It should return {r}", " returning {r}",
)  # fmt: skip
_SPELLED_TRUTH = ("true or false", "a bool", "a boolean", "bool", "true/false")


@cache
def _recipes() -> tuple[Recipe, ...]:
    """Every recipe of this folder that has a phrase."""
    found: dict[int, Recipe] = {}
    package = __package__ or ""
    for file in iter_modules(import_module(package).__path__):
        for table in vars(import_module(f"{package}.{file.name}")).values():
            if isinstance(table, tuple):
                found |= {id(each): each for each in table if isinstance(each, Recipe) and (each.do or each.what)}
    return tuple(found.values())


@family("function", structures=150)
def spelled_out(draw: Draw) -> Request:
    """A function by its phrase, and its arguments by number, type, role or place."""
    recipe = draw.pick(_recipes())
    chosen = _choose(draw, recipe, renames=0.0)
    first = next(iter(recipe.bodies))
    fixed = sorted(given.name for given in recipe.parameters if given.name in chosen.constants and not given.always)
    draw.structure(recipe.name, *([chosen.type] if chosen.type != first else []), *fixed)
    wording = chosen.wording(draw, _values(draw, chosen))
    form, phrases = _form(draw, recipe)
    text = draw.phrase(phrases, wording.slots)
    text = _DOUBLED.sub(lambda found: f"{found[1] or 'a '}given {found[2]}", _ITSELF.sub("", text))
    text += _constants(draw, chosen, wording) + _interface(draw, chosen, wording)
    name = function_name(draw) if draw.chance(0.2) else ""
    return Request(ask.frame(draw, form, text, name), chosen.code(name or recipe.name))


def _constants(draw: Draw, chosen: Instance, wording: Wording) -> str:
    """What the prompt fixes and the phrase has not said."""
    clauses = [
        draw.phrase(_WITH_CONSTANT, {"l": given.label, "n": spoken(draw, chosen.constants[given.name])})
        for given in chosen.recipe.parameters
        if given.name in chosen.constants and given.name not in wording.used
    ]
    return "".join(clauses)


def _interface(draw: Draw, chosen: Instance, wording: Wording) -> str:
    if not chosen.order:
        return ""
    usual = [given for given in chosen.recipe.parameters if given.name in chosen.names]
    shuffled = chosen.order != usual
    told = all(given.label for given in chosen.order)
    roll = draw.random.random()
    extra = [given for given in chosen.order if given.label and given.span]
    plain = chosen.type == next(iter(chosen.recipe.bodies)) and not shuffled
    if plain and extra and (chosen.recipe.implied or len(extra) == 1) and roll < 0.3:
        given = draw.pick(extra)
        at = chosen.order.index(given)
        place = "last" if at == len(chosen.order) - 1 and draw.chance(0.5) else _ORDINALS[at]
        result = draw.phrase(_RESULT, {"r": _result(draw, chosen)}) if draw.chance(0.25) else ""
        return draw.phrase(_ONE, {"l": given.label, "o": place}) + result
    if told and (shuffled or roll < 0.65):
        result = draw.phrase(_RESULT, {"r": _result(draw, chosen)}) if draw.chance(0.35) else ""
        return _roles(draw, chosen) + result
    if shuffled:
        return draw.phrase(_BY_ROLE, {"p": ", ".join(map(verbatim, chosen.typed()))})
    return draw.phrase(_BY_TYPE, {"p": _types(draw, chosen), "r": _result(draw, chosen)})


def _word(draw: Draw, kind: str) -> str:
    return draw.pick(_WORDS[kind]) if kind in _WORDS else verbatim(kind)


def _result(draw: Draw, chosen: Instance) -> str:
    """`a float`, `true or false`."""
    kind = chosen.type_of(chosen.recipe.result)
    return draw.pick(_SPELLED_TRUTH) if kind == "bool" else f"a {_word(draw, kind)}"


def _types(draw: Draw, chosen: Instance) -> str:
    """`two vec3 and a float`."""
    parts = []
    for kind, group in groupby(chosen.type_of(given.type) for given in chosen.order):
        count = len(list(group))
        word = _word(draw, kind)
        if count > 1 and kind in _WORDS and draw.chance(0.5):
            word = f"{word}s".replace("matrixs", "matrices")
        parts.append(f"{_COUNTS[count]} {word}")
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + draw.pick((" and ", ", then ")) + parts[-1]


def _roles(draw: Draw, chosen: Instance) -> str:
    """The arguments by what they are, in their order, each with its type or none."""
    typed = draw.chance(0.6) or chosen.type != next(iter(chosen.recipe.bodies))

    def role(given: Parameter) -> str:
        kind = f" ({_word(draw, chosen.type_of(given.type))})" if typed else ""
        return given.label + kind

    roles = [role(given) for given in chosen.order]
    if len(roles) > 1 and draw.chance(0.35):
        turns = [f"{ordinal} the {each}" for ordinal, each in zip(_ORDINALS, roles, strict=False)]
        if draw.chance(0.4):
            turns[1:-1] = [f"then the {each}" for each in roles[1:-1]]
            turns[-1] = f"{draw.pick(('last', 'and finally', 'then'))} the {roles[-1]}"
        return draw.phrase(_IN_TURN, {"p": ", ".join(turns)})
    if draw.chance(0.5):
        roles = [f"the {each}" for each in roles]
    listing = roles[0] if len(roles) == 1 else ", ".join(roles[:-1]) + draw.pick((" and ", ", ")) + roles[-1]
    return draw.phrase(_BY_ROLE, {"p": listing})
