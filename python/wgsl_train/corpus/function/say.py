"""A recipe becomes a request: choices of type, constants and names, and the clauses that tell them."""

import re

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request
from ..names import function_name, variable_names
from ..surface import verbatim
from ..words import define
from .examples import example
from .recipe import Instance, Parameter, Recipe, Wording, spoken
from .specify import specified

define(
    of_f32=("float", "f32", "scalar", "single float", "floating point number"),
    of_vec2=("vec2", "2D vector", "vec2<f32>", "vec2f", "two-component vector", "2d vec", "float2"),
    of_vec3=("vec3", "3D vector", "vec3<f32>", "vec3f", "three-component vector", "3d vec", "float3"),
    of_vec4=("vec4", "4D vector", "vec4<f32>", "vec4f", "four-component vector", "float4"),
    of_mat2=("mat2x2", "2x2 matrix", "mat2x2<f32>", "mat2", "mat2x2f", "2 by 2 matrix"),
    of_mat3=("mat3x3", "3x3 matrix", "mat3x3<f32>", "mat3", "mat3x3f", "3 by 3 matrix"),
    of_mat4=("mat4x4", "4x4 matrix", "mat4x4<f32>", "mat4", "mat4x4f", "4 by 4 matrix"),
    of_i32=("i32", "int", "integer", "signed integer", "signed int"),
    of_u32=("u32", "unsigned integer", "uint", "unsigned int", "unsigned 32-bit integer"),
)
_FOR_TYPE = (
    " for {t}s", " for {t}", " on {t}s", " ({t})", ", {t} version", " with {t} inputs", " working on {t} values",
    " - {t}", " for {t} arguments", " in {t}", " using {t}", ", as {t}",
)  # fmt: skip
_TYPE_SENTENCE = (
    "it should work on {t}s", "use {t}", "type: {t}", "it works on {t} values", "make it a {t} version",
    "I need it for {t}", "the input is a {t}", "it operates on {t}s",
)  # fmt: skip
_WITH_CONSTANT = (
    " with {l} {n}", " with a {l} of {n}", " ({l} {n})", " using {l} = {n}", " where the {l} is {n}", ", {l} {n}",
    " and {l} {n}", ", {l}: {n}", " with {n} as the {l}",
)  # fmt: skip
_CONSTANT_SENTENCE = (
    "the {l} is {n}",
    "use a {l} of {n}",
    "{l}: {n}",
    "{l} = {n}",
    "take {n} for the {l}",
    "set the {l} to {n}",
)
_WITH_PARAMETER = (
    " with the {l} as a parameter", " with {n} as a parameter", " with adjustable {l}", ", {l} as an argument", " given the {l}",
    " for any {l}", " with {l} {n}", " where {n} is the {l}", " with a {l} parameter",
)  # fmt: skip
_PARAMETER_SENTENCE = (
    "the {l} is a parameter", "pass the {l} in", "{n} is the {l}", "the {l} comes in as {n}", "the {l} should be an argument",
    "take the {l} as a parameter",
)  # fmt: skip
_TAKING = (
    " taking {s}", " with parameters {s}", " given {s}", " with inputs {s}", " with arguments {s}", " (parameters {s})", " (inputs: {s})",
    ", parameters {s}",
)  # fmt: skip
_TAKES_SENTENCE = (
    "it takes {s}", "parameters: {s}", "the arguments are {s}", "inputs: {s}", "args: {s}", "the parameters are {s}",
    "input {s}", "its parameters should be {s}", "pass in {s}", "take {s}",
)  # fmt: skip
_ORDER_SENTENCE = (
    "arguments in this order: {s}", "parameters, in this order: {s}", "the order of the arguments is {s}",
    "it takes {s}, in that order", "argument order: {s}", "parameter order {s}",
)  # fmt: skip
_SIGNATURE = (
    "signature: {s}", "the signature is {s}", "use the signature {s}", "it must look like {s}", "header: {s}",
    "it should have the signature `{s}`", "declared as {s}", "fn {s}", "prototype: {s}",
)  # fmt: skip
# "with period period", where a parameter is called what it is, becomes "with a given period".
_DOUBLED = re.compile(r"\b(a |an |the |each |every |any )?(\w+)(?: of)? \x02\2\x02")
# "with n = n" says nothing.
_ITSELF = re.compile(r",? (?:with|where|for) (\w+)(?: =| is) \x02\1\x02")
_PLAIN_VALUES = {"f32": ("a number", "a value", "a float", "an f32", "a scalar", "a number", "a float value")}


def request(draw: Draw, recipe: Recipe, *, brief: bool = False) -> Request:
    """A prompt for this recipe and the function it asks for. `brief`: its noun phrases are bare names."""
    chosen = _choose(draw, recipe, renames=0.08 if brief else 0.3)
    parts = [recipe.name]
    if chosen.type != next(iter(recipe.bodies)):
        parts.append(chosen.type)
    fixed = sorted(given.name for given in recipe.parameters if given.name in chosen.constants and not given.always)
    draw.structure(*parts, *fixed)
    wording = chosen.wording(draw, _values(draw, chosen))
    form, phrases = _form(draw, recipe)
    text = draw.phrase(phrases, wording.slots)
    text = _DOUBLED.sub(lambda found: f"{found[1] or 'a '}given {found[2]}", _ITSELF.sub("", text))
    name = function_name(draw) if draw.chance(0.2 if brief else 0.4) else ""
    if chosen.order and draw.chance(0.22):
        return _specified(draw, chosen, wording, "brief" if brief else form, text, name)
    inline, sentences = _clauses(draw, chosen, wording, name)
    sentences += [shown] if (shown := example(draw, chosen)) else []
    told = bool(name) and not any(verbatim(name) in said for said in sentences)
    asked = ask.frame(draw, "brief" if brief else form, text + inline, name if told else "")
    return Request(join_clauses(draw, asked, sentences), chosen.code(name or recipe.name))


def _specified(draw: Draw, chosen: Instance, wording: Wording, form: str, text: str, name: str) -> Request:
    """A prompt with the whole signature; constants that the phrase left out come behind it."""
    for given in chosen.recipe.parameters:
        constant = chosen.constants.get(given.name)
        if constant is not None and given.name not in wording.used:
            text += draw.phrase(_WITH_CONSTANT, {"l": given.label, "n": spoken(draw, constant)})
    asked, sentences = specified(draw, chosen, wording, form, text, name)
    sentences += [shown] if (shown := example(draw, chosen)) else []
    return Request(join_clauses(draw, asked, sentences), chosen.code(name or chosen.recipe.name))


def _form(draw: Draw, recipe: Recipe) -> tuple[str, tuple[str, ...]]:
    """Verb phrases, noun phrases or whole sentences, each as likely as one of their templates."""
    at = draw.random.random() * (len(recipe.do) + len(recipe.what) + len(recipe.say))
    if at < len(recipe.do):
        return "do", recipe.do
    return ("what", recipe.what) if at < len(recipe.do) + len(recipe.what) else ("say", recipe.say)


def _choose(draw: Draw, recipe: Recipe, *, renames: float) -> Instance:
    kinds = tuple(recipe.bodies)
    kind = kinds[0] if draw.chance(0.45) else draw.pick(kinds)
    # Mostly all constants or none; sometimes some of each.
    share = draw.pick((0.0, 0.0, 0.5, 1.0, 1.0))
    constants = {
        given.name: given.constant(draw)
        for given in recipe.parameters
        if given.always or (given.span and (share == 1.0 or (share and draw.chance(share))))
    }  # fmt: skip
    free = [given for given in recipe.parameters if given.name not in constants]
    names = {given.name: given.name for given in free}
    order = free
    if draw.chance(renames):
        names = dict(zip(names, variable_names(draw, len(free), recipe.locals), strict=True))
    if len(free) > 1 and draw.chance(0.08):
        order = draw.sample(free, len(free))
    return Instance(recipe, kind, constants, names, order)


def shape(draw: Draw, recipe: Recipe, kind: str) -> Instance:
    """A recipe of this type with every parameter open and sometimes other names: for code that shows them."""
    names = {given.name: given.name for given in recipe.parameters}
    if draw.chance(0.35):
        names = dict(zip(names, variable_names(draw, len(names), recipe.locals), strict=True))
    return Instance(recipe, kind, {}, names, list(recipe.parameters))


def _values(draw: Draw, chosen: Instance) -> tuple[str, ...]:
    if chosen.type == next(iter(chosen.recipe.bodies)) and chosen.type in _PLAIN_VALUES:
        return _PLAIN_VALUES[chosen.type]
    return (f"a {_type_word(draw, chosen)}",)


def _type_word(draw: Draw, chosen: Instance) -> str:
    if chosen.recipe.color and chosen.type == "vec3" and draw.chance(0.4):
        return draw.pick(("color", "RGB color", "rgb color", "vec3 color"))
    return draw.word(f"of_{chosen.type}")


def _clauses(draw: Draw, chosen: Instance, wording: Wording, name: str) -> tuple[str, list[str]]:
    """What the phrase left unsaid: inline behind it, or as sentences."""
    inline: list[str] = []
    sentences: list[str] = []

    def add(short: tuple[str, ...], long: tuple[str, ...], **slots: str) -> None:
        if draw.chance(0.3):
            sentences.append(draw.phrase(long, slots))
        else:
            inline.append(draw.phrase(short, slots))

    custom = any(key != value for key, value in chosen.names.items())
    listed = custom or chosen.order != [given for given in chosen.recipe.parameters if given.name in chosen.names]
    listed = (listed or draw.chance(0.08)) and bool(chosen.order)
    typed = listed and draw.chance(0.5)
    default = chosen.type == next(iter(chosen.recipe.bodies))
    if (
        not typed
        and len(chosen.recipe.bodies) > 1
        and "value" not in wording.used
        and (not default or draw.chance(0.25))
    ):
        add(_FOR_TYPE, _TYPE_SENTENCE, t=_type_word(draw, chosen))
    for given in chosen.recipe.parameters:
        if given.name in wording.used or not given.span:
            continue
        constant = chosen.constants.get(given.name)
        if constant is not None:
            add(_WITH_CONSTANT, _CONSTANT_SENTENCE, l=given.label, n=spoken(draw, constant))
        elif not listed and not (chosen.recipe.implied and draw.chance(0.5)):
            add(_WITH_PARAMETER, _PARAMETER_SENTENCE, l=given.label, n=verbatim(given.name))
    if listed:
        _list_parameters(draw, chosen, wording, name if typed else "", typed, inline, sentences)
    return "".join(inline), sentences


def _label(chosen: Instance, given: Parameter, wording: Wording) -> str:
    """What a parameter is, unless the phrase or its own name has said so."""
    return "" if given.name in wording.used or chosen.names[given.name] == given.label else given.label


def _list_parameters(
    draw: Draw, chosen: Instance, wording: Wording, name: str, typed: bool, inline: list[str], sentences: list[str]
) -> None:
    items = chosen.typed() if typed else [chosen.names[given.name] for given in chosen.order]
    several = len(chosen.order) > 1
    labels = [_label(chosen, given, wording) if several else "" for given in chosen.order]
    if name and not any(labels) and draw.chance(0.5):
        header = f"{name}({', '.join(items)})" + draw.pick((f" -> {chosen.type_of(chosen.recipe.result)}", ""))
        sentences.append(draw.phrase(_SIGNATURE, {"s": verbatim(header)}))
        return
    said = [verbatim(item) + (f" ({label})" if label else "") for item, label in zip(items, labels, strict=True)]
    shuffled = chosen.order != [given for given in chosen.recipe.parameters if given.name in chosen.names]
    listing = ", ".join(said)
    if len(said) > 1 and not shuffled and draw.chance(0.5):
        listing = ", ".join(said[:-1]) + f" and {said[-1]}"
    if shuffled:
        sentences.append(draw.phrase(_ORDER_SENTENCE, {"s": listing}))
    elif draw.chance(0.5):
        sentences.append(draw.phrase(_TAKES_SENTENCE, {"s": listing}))
    else:
        inline.append(draw.phrase(_TAKING, {"s": listing}))
