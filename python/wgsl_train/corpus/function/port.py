"""Functions that everybody knows, given whole in another language: the body is to be carried over as it stands."""

import re
from functools import cache

from ..draw import Draw, RefusedError
from ..family import Request, family
from ..surface import verbatim
from . import (
    activations,
    arithmetic,
    bits,
    color_space,
    distances,
    everyday,
    geometry,
    interpolation,
    intersections,
    iterations,
    jargon,
    limits,
    loops,
    matrices,
    number_theory,
    physics,
    rotations,
    shading,
    statistics,
    toolbox,
    vectors,
    waves,
)  # fmt: skip
from .recipe import Instance, Recipe
from .say import shape

_MODULES = (activations, arithmetic, bits, color_space, distances, everyday, geometry, interpolation, intersections, iterations, jargon, limits, loops, matrices, number_theory, physics, rotations, shading, statistics, toolbox, vectors, waves)  # fmt: skip
_C = {"f32": "float", "i32": "int", "u32": "uint", "bool": "bool"}
_GLSL = _C | {"vec2<f32>": "vec2", "vec3<f32>": "vec3", "vec4<f32>": "vec4"}
_HLSL = _C | {"vec2<f32>": "float2", "vec3<f32>": "float3", "vec4<f32>": "float4"}
_RUST = {kind: kind for kind in _C}
_SCRIPT = {"f32": "number", "bool": "boolean"}
_PYTHON = {"f32": "float", "bool": "bool"}
_MATH = ("sin cos tan asin acos atan atan2 sinh cosh tanh exp log log2 sqrt floor ceil pow min max abs round").split()
_PYTHON_MATH = {name: f"math.{name}" for name in _MATH} | {"abs": "abs", "min": "min", "max": "max", "round": "round"}
_NAMES: dict[str, dict[str, str]] = {
    "GLSL": {"atan2": "atan", "inverseSqrt": "inversesqrt"}, "HLSL": {"mix": "lerp", "fract": "frac", "inverseSqrt": "rsqrt"}, "C": {"abs": "fabsf", "min": "fminf", "max": "fmaxf"} | {name: f"{name}f" for name in _MATH if name not in ("abs", "min", "max")},
    "JavaScript": {name: f"Math.{name}" for name in _MATH}, "TypeScript": {name: f"Math.{name}" for name in _MATH}, "Python": _PYTHON_MATH, "Rust": {},
}  # fmt: skip
_TYPES = {"GLSL": _GLSL, "HLSL": _HLSL, "C": {"f32": "float", "bool": "bool"}, "JavaScript": _SCRIPT, "TypeScript": _SCRIPT, "Python": _PYTHON, "Rust": _RUST}  # fmt: skip
_SHADER = ("GLSL", "HLSL")
# What only shaders have, and what no other language writes this way.
_SHADER_CALLS = re.compile(r"\b(?:round|mix|clamp|smoothstep|step|fract|sign|trunc|inverseSqrt|exp2|degrees|radians|dot|cross|length|distance|normalize|reflect|refract|faceForward|acosh|asinh|atanh|determinant|transpose|cosh|sinh)\(")  # fmt: skip
_NEVER = re.compile(r"\b(?:for|while|loop|switch|array|bitcast|pack\w+|unpack\w+|countOneBits|reverseBits|count\w+Zeros|firstLeadingBit|firstTrailingBit|extractBits|insertBits|determinant|inverse|all|any|f32|u32|i32|mat\dx\d|modf|frexp|const)\b|vec\d<(?!f32)|%|\+\+|&&=|\?|\b\w+\[")  # fmt: skip
_SELECT = "select("
_LET = re.compile(r"\b(let|var) (\w+) = ")
_CONDITION = re.compile(r"\bif (.*?) \{")
_VECTOR = re.compile(r"\bvec([234])<f32>")
_CALL = re.compile(r"\b([a-zA-Z]\w*)\(")
_SCALARISING = re.compile(r"\b(?:dot|length|distance)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_FIELD = re.compile(r"\b\w+\.([xyzwrgba]+)\b")
_ASK = (
    "{code}", "{code}", "{code}", "{code}", "translate to WGSL: {code}", "[port|convert|rewrite] {code} [to|in|into] WGSL", "{lang}: {code}", "{lang} to WGSL: {code}", "{code} in WGSL", "from {lang}: {code}", "[this|here] is {lang}, I need WGSL: {code}", "same in WGSL: {code}", "wgsl for {code}", "WGSL version of {code}", "// {lang}: {code}",
    "my {lang} code: {code} - now in WGSL", "[I found|found] this {lang} function, how does it look in WGSL? {code}", "{code} <- {lang}, [make it|I want] WGSL".replace("<-", "{lt}-"), "[what is|what's] {code} in WGSL?", "turn this into WGSL: {code}", "[StackOverflow|a blog|an old shader] has {code}, I need it in WGSL", "port this function: {code}", "{code} (this is {lang}; give me WGSL)",
    "[can|could] you translate {code} to WGSL?", "rewrite for WebGPU: {code}", "we had {code} in {lang}; [now WGSL|WGSL please]", "- convert: {code}",
)  # fmt: skip


@cache
def _portable() -> tuple[tuple[Recipe, str, tuple[str, ...]], ...]:
    """Recipes with a type and the languages that can write them."""
    found = []
    for module in _MODULES:
        for table in vars(module).values():
            if isinstance(table, list | tuple) and table and isinstance(table[0], Recipe):
                found += [
                    (each, kind, languages)
                    for each in table
                    for kind in each.bodies
                    if (languages := _languages(each, kind))
                ]
    return tuple(found)


def _languages(recipe: Recipe, kind: str) -> tuple[str, ...]:
    body = recipe.bodies[kind]
    if recipe.before or _NEVER.search(body) or len(body) > 420 or any(given.always for given in recipe.parameters):
        return ()
    chosen = Instance(
        recipe, kind, {}, {given.name: given.name for given in recipe.parameters}, list(recipe.parameters)
    )
    types = [chosen.type_of(given.type) for given in recipe.parameters] + [chosen.type_of(recipe.result)]
    whole = any(each in ("i32", "u32") for each in types)
    found = []
    for language, words in _TYPES.items():
        if all(each in words for each in types) and (language in _SHADER or not _SHADER_CALLS.search(body)):
            if whole and language != "Rust" and language not in _SHADER:
                continue
            if _translated(language, chosen, "f") is not None:
                found.append(language)
    return tuple(found)


@family("function", structures=120)
def ported_function(draw: Draw) -> Request:
    """A well-known function in GLSL, HLSL, C, JavaScript, TypeScript, Python or Rust."""
    recipe, kind, languages = draw.pick(_portable())
    language = draw.pick(languages)
    chosen = shape(draw, recipe, kind)
    draw.structure("port", language, recipe.name)
    name = recipe.name
    if language in ("JavaScript", "TypeScript") or draw.chance(0.2):
        first, *rest = name.split("_")
        name = first + "".join(part.capitalize() for part in rest)
    text = _translated(language, chosen, name)
    if text is None:
        raise RefusedError
    return Request(draw.phrase(_ASK, {"code": verbatim(text), "lang": language, "lt": "<"}), chosen.code(name))


def _translated(language: str, chosen: Instance, name: str) -> str | None:
    """The whole function in a language; None where a construct does not carry over."""
    code = chosen.code(name)
    body = code[code.index("{") + 1 : code.rindex("}")].strip()
    known = {chosen.names[given.name]: chosen.type_of(given.type) for given in chosen.order}
    words = _TYPES[language]
    declared = _declared(language, body, known)
    if declared is None:
        return None
    text = _without_select(declared, language)
    if text is None:
        return None
    text = _CALL.sub(lambda found: f"{_NAMES[language].get(found[1], found[1])}(", text)
    text = _VECTOR.sub(lambda found: f"float{found[1]}" if language == "HLSL" else f"vec{found[1]}", text)
    result = words[chosen.type_of(chosen.recipe.result)]
    if language == "Rust":
        parts = ", ".join(f"{each}: {words[kind]}" for each, kind in known.items())
        return f"fn {name}({parts}) -> {result} {{ {text} }}"
    if language == "Python":
        return _python(name, text, known, result)
    text = _CONDITION.sub(r"if (\1) {", text)
    if language == "JavaScript":
        return f"function {name}({', '.join(known)}) {{ {text} }}"
    if language == "TypeScript":
        return f"function {name}({', '.join(f'{each}: {words[kind]}' for each, kind in known.items())}): {result} {{ {text} }}"
    return f"{result} {name}({', '.join(f'{words[kind]} {each}' for each, kind in known.items())}) {{ {text} }}"


def _python(name: str, text: str, known: dict[str, str], result: str) -> str | None:
    """On one line: statements that are not blocks."""
    if "{" in text:
        return None
    parts = text.rstrip(";").replace("; ", ";").split(";")
    text = (
        "; ".join(parts).replace(" && ", " and ").replace(" || ", " or ").replace("!", "not ")
        if "!=" not in text
        else ""
    )
    return f"def {name}({', '.join(known)}): {text}" if text else None


def _declared(language: str, body: str, known: dict[str, str]) -> str | None:
    """Declarations as the language writes them: with a type, or with its word."""
    types = dict(known)
    if language in ("JavaScript", "TypeScript"):
        return _LET.sub(lambda found: f"{'const' if found[1] == 'let' else 'let'} {found[2]} = ", body)
    if language == "Python":
        return _LET.sub(lambda found: f"{found[2]} = ", body)
    if language == "Rust":
        return (
            _LET.sub(lambda found: f"{'let' if found[1] == 'let' else 'let mut'} {found[2]} = ", body)
            if not _CALL.search(body)
            else None
        )
    words, parts, at = _TYPES[language], [], 0
    for found in _LET.finditer(body):
        kind = _kind_of(body[found.end() : body.index(";", found.end())], types)
        if kind not in words:
            return None
        types[found[2]] = kind
        parts += [body[at : found.start()], f"{words[kind]} {found[2]} = "]
        at = found.end()
    return "".join([*parts, body[at:]])


def _kind_of(value: str, types: dict[str, str]) -> str:
    """The WGSL type of an expression of these recipes: the widest vector in it, else what its names and numbers are."""
    value = _SCALARISING.sub("1.0", value)
    widths = [len(found) for found in _FIELD.findall(value)]
    value = _FIELD.sub("", value)
    if re.search(r"[<>]=?\s|==|!=|&&", value) and not value.startswith(("select(", "clamp(")):
        return "bool"
    widths += [int(found) for found in _VECTOR.findall(value)]
    kinds = {types[word] for word in re.findall(r"\b[A-Za-z_]\w*\b", value) if word in types}
    widths += [int(kind[3]) for kind in kinds if kind.startswith("vec")]
    if max(widths, default=1) > 1:
        return f"vec{max(widths)}<f32>"
    if re.search(r"\b(?:0x[0-9a-fA-F]+|\d+)u\b", value) or "u32" in kinds:
        return "u32"
    return "i32" if kinds == {"i32"} else "f32"


def _without_select(text: str, language: str) -> str | None:
    """`select(a, b, c)` as a ternary; None where vectors are chosen by vectors."""
    while (at := text.find(_SELECT)) >= 0:
        parts, depth, start, end = [], 1, at + len(_SELECT), at + len(_SELECT)
        while depth:
            character = text[end]
            depth += (character in "([") - (character in ")]")
            if (character == "," and depth == 1) or not depth:
                parts.append(text[start:end].strip())
                start = end + 1
            end += 1
        no, yes, condition = parts
        if "vec" in condition or "vec" in no:
            return None
        if language == "Python":
            chosen = f"({yes} if {condition} else {no})"
        elif language == "Rust":
            chosen = f"(if {condition} {{ {yes} }} else {{ {no} }})"
        else:
            chosen = f"({condition} ? {yes} : {no})"
        text = text[:at] + chosen + text[end:]
    return text
