"""Prompts that give the whole signature: as code of some language, as a comment, a list, an exercise or an issue."""

from collections.abc import Callable

from ..draw import Draw
from ..phrase import Slots
from ..surface import verbatim
from .recipe import Instance, Wording

_C = {"f32": "float", "i32": "int", "u32": "uint", "bool": "bool"}
_GLSL = _C | {"vec2<f32>": "vec2", "vec3<f32>": "vec3", "vec4<f32>": "vec4", "mat2x2<f32>": "mat2", "mat3x3<f32>": "mat3", "mat4x4<f32>": "mat4"}  # fmt: skip
_HLSL = _C | {"vec2<f32>": "float2", "vec3<f32>": "float3", "vec4<f32>": "float4", "mat2x2<f32>": "float2x2", "mat3x3<f32>": "float3x3", "mat4x4<f32>": "float4x4"}  # fmt: skip
_SHORT = {kind: kind for kind in _C} | {"vec2<f32>": "vec2f", "vec3<f32>": "vec3f", "vec4<f32>": "vec4f", "mat2x2<f32>": "mat2x2f", "mat3x3<f32>": "mat3x3f", "mat4x4<f32>": "mat4x4f"}  # fmt: skip
_PYTHON = {"f32": "float", "bool": "bool", "vec2<f32>": "Vec2", "vec3<f32>": "Vec3", "vec4<f32>": "Vec4"}
_SCRIPT = {"f32": "number", "bool": "boolean", "vec2<f32>": "Vec2", "vec3<f32>": "Vec3", "vec4<f32>": "Vec4"}
_WORDS: dict[str, tuple[str, ...]] = {
    "f32": ("float", "f32", "number", "scalar"), "i32": ("i32", "signed integer", "int"), "u32": ("u32", "unsigned integer", "uint"), "bool": ("bool", "boolean", "flag"),
    "vec2<f32>": ("vec2", "2D vector", "vec2f", "vec2<f32>"), "vec3<f32>": ("vec3", "3D vector", "vec3f", "vec3<f32>"), "vec4<f32>": ("vec4", "vec4f", "4D vector", "vec4<f32>"),
    "mat2x2<f32>": ("2x2 matrix", "mat2x2"), "mat3x3<f32>": ("3x3 matrix", "mat3x3"), "mat4x4<f32>": ("4x4 matrix", "mat4x4"),
}  # fmt: skip
# The pattern of a signature, its pattern of a parameter, and its words for types; without them, the types of WGSL.
_SIGNATURES: tuple[tuple[str, str, dict[str, str] | None], ...] = (
    ("fn {f}({p}) -> {r}", "{n}: {t}", None), ("fn {f}({p}) -> {r}", "{n}: {t}", None), ("fn {f}({p})->{r}", "{n}:{t}", None), ("{f}({p}) -> {r}", "{n}: {t}", None), ("{f}({p}): {r}", "{n}: {t}", None), ("fn {f}({p}) -> {r}", "{n}: {t}", _SHORT), ("{f}({p}) -> {r}", "{n}: {t}", _SHORT),
    ("{r} {f}({p})", "{t} {n}", _GLSL), ("{r} {f}({p})", "{t} {n}", _GLSL), ("{r} {f}({p});", "{t} {n}", _GLSL), ("{r} {f}({p})", "{t} {n}", _HLSL), ("{r} {f}({p});", "{t} {n}", _HLSL), ("static {r} {f}({p})", "{t} {n}", _HLSL), ("inline {r} {f}({p})", "{t} {n}", _HLSL), ("{r} {f}({p})", "const {t} {n}", _GLSL),
    ("def {f}({p}) -> {r}:", "{n}: {t}", _PYTHON), ("def {f}({p}) -> {r}", "{n}: {t}", _PYTHON), ("function {f}({p}): {r}", "{n}: {t}", _SCRIPT), ("const {f} = ({p}): {r} =>", "{n}: {t}", _SCRIPT), ("func {f}({p}) {r}", "{n} {t}", None), ("pub fn {f}({p}) -> {r}", "{n}: {t}", None), ("{f}: ({p}) => {r}", "{n}: {t}", _SCRIPT),
)  # fmt: skip
# `{s}` the signature (`{open}` and `{close}` are its braces), `{x}` what is asked, `{f}` the name, `{a}` the parameters in words, `{d}` in a list, `{r}` the result.
_DO = (
    "{s} - {x}", "{s}: {x}", "{s} // {x}", "// {x} {s}", "/// {x} {s}", "`{s}` should {x}", "implement {s}. It should {x}", "{x}. Signature: {s}", "signature {s}; {x}", "complete this: {s} {open} // TODO: {x} {close}", "{s} {open} /* {x} */ {close}", "{s} [must|has to|shall] {x}", "{x}: {s}", "write {s} to {x}", "I need {s} to {x}", "fill in the body of {s}, it has to {x}", "{s}, which [should|must] {x}", "{s} \"{x}\"", "{s} {open} {close} - {x}",
    "[Given|You are given] {a}, {x}", "take {a} and {x}", "with {a} as input, {x}", "{a} [come|go] in; {x}", "{x}. Takes {a} and returns [a|] {r}", "{x}; [inputs|args]: {d}; returns {r}", "inputs: {d}. output: {r}. task: {x}", "{d} -> {r}: {x}", "{x} ({d} -> {r})", "function {f} takes {a} and returns a {r}: {x}", "{f}: {x}. Parameters: {d}. Returns: {r}", "{f} - {x} - params: {d} - returns: {r}",
    "- name: {f} - args: {d} - result: {r} - behaviour: {x}", "* inputs: {d} * output: {r} * job: {x}", "def {f}: \"{x}. Args: {d}. Returns: {r}\"", "@param {d} @return {r} {x}", "[issue|ticket]: add {s}. It should {x}", "[kata|exercise|problem]: {x}. Input: {d}. Output: {r}", "a function of {a} to {x}", "{x}, given {a}", "{x}. Arguments in order: {d}", "my header declares {s}; write the body, it should {x}",
)  # fmt: skip
_WHAT = (
    "{s} - {x}", "{s}: {x}", "{s} // {x}", "// {x} {s}", "/// {x} {s}", "/// Returns {x}. {s}", "`{s}` returns {x}", "implement {s}, {x}", "{x}. Signature: {s}", "signature {s}; {x}", "complete this: {s} {open} // TODO: {x} {close}", "{s} {open} /* {x} */ {close}", "{s} [must|has to|shall] return {x}", "{x}: {s}", "write {s} for {x}", "I need {s}, {x}", "fill in the body of {s}, it returns {x}", "{s} returning {x}", "{s} \"{x}\"", "{s} {open} return {x} {close}",
    "[Given|You are given] {a}, [return|compute|find] {x}", "takes {a}, returns {x}", "with {a} as input, [return|give back|output] {x}", "{a} in, {x} out", "{x}. Takes {a} and returns [a|] {r}", "{x}; [inputs|args]: {d}; returns {r}", "inputs: {d}. output: {r}. {x}", "{d} -> {r}: {x}", "{x} ({d} -> {r})", "function {f} takes {a} and returns {x}", "{f}: {x}. Parameters: {d}. Returns: {r}", "{f} - {x} - params: {d} - returns: {r}",
    "- name: {f} - args: {d} - result: {r}, {x}", "* inputs: {d} * output: {r}, namely {x}", "def {f}: \"Return {x}. Args: {d}. Returns: {r}\"", "@param {d} @return {x}", "[issue|ticket]: add {s} for {x}", "[kata|exercise|problem]: compute {x}. Input: {d}. Output: {r}", "a function of {a} for {x}", "{x}, given {a}", "{x}. Arguments in order: {d}", "{x} from {a}", "my header declares {s}; write the body, it gives {x}", "find {x}. You get {a}",
)  # fmt: skip
_SAY = (
    "{s} - {x}", "{s}: {x}", "{s} // {x}", "// {x} {s}", "`{s}`: {x}", "implement {s}. {x}", "{x}. Signature: {s}", "{s} {open} /* {x} */ {close}", "{x}: {s}", "{s} works like this: {x}", "{x}. Takes {a} and returns [a|] {r}", "inputs: {d}. output: {r}. {x}", "{d} -> {r}: {x}", "{f}: {x}. Parameters: {d}. Returns: {r}", "- name: {f} - args: {d} - result: {r} - rule: {x}",
    "def {f}: \"{x}. Args: {d}. Returns: {r}\"", "[issue|ticket]: {s} is missing. {x}", "[kata|exercise|problem]: {x}. Input: {d}. Output: {r}", "the function gets {a}. {x}", "my header declares {s}; {x}", "{x}. Arguments in order: {d}", "there is {s}: {x}",
)  # fmt: skip
_BRIEF = (
    "{s} - {x}", "{s}: {x}", "{s} // {x}", "// {x} {s}", "`{s}`: {x}", "implement {s}, i.e. {x}", "{x}: {s}", "{s} = {x}", "{s} ({x})", "{x} as {s}", "{x} - {s}", "{s} like {x}", "{x}, {d} -> {r}", "{x} with parameters {d}", "{x}, takes {a}", "{x} for {a}", "{s} {open} /* {x} */ {close}", "{x} with the signature {s}",
)  # fmt: skip
_SHEETS = {"do": _DO, "what": _WHAT, "say": _SAY, "brief": _BRIEF}
_NAME_SENTENCE = ("call it {f}", "name it {f}", "the name is {f}", "function name: {f}", "its name should be {f}", "the function is called {f}")  # fmt: skip
# Signatures that say all by themselves.
_ALONE = (
    "{s}", "{s}", "{s}", "implement {s}", "[write|code] {s}", "port {s} to WGSL", "{s} in WGSL", "wgsl: {s}", "[complete|finish] {s} {open} {close}", "fill in {s}", "[what's|what is] {s} in WGSL?", "I need {s}", "translate to WGSL: {s}", "body for {s}", "`{s}`", "{s} {open} ... {close}", "[our|my] header has {s}, [write|implement] it", "WGSL version of {s}", "[add|missing]: {s}", "- {s}",
    "the usual {s}", "the standard {s}", "TODO: {s}",
)  # fmt: skip
_KNOWN = frozenset(
    "saturate frac fmod rsqrt gcd lcm factorial fibonacci is_prime relu leaky_relu sigmoid softplus remap hsv_to_rgb rgb_to_hsv linear_to_srgb srgb_to_linear bezier_quadratic bezier_cubic quat_multiply quat_conjugate "
    "is_power_of_two next_power_of_two popcount is_even is_odd sd_circle sd_sphere sd_segment fresnel_schlick lambert rotate_left triangle_area smoother_step complex_multiply collatz_steps integer_sqrt digit_sum reverse_bits gray_code "
    "xorshift32 wang_hash cube_root log10 safe_sqrt inverse_lerp lerp fmod relu6 softsign squared_error factorial rotate_right is_leap_year count_leading_zeros count_trailing_zeros divisor_count reverse_digits digital_root".split()
)  # fmt: skip


def specified(draw: Draw, chosen: Instance, wording: Wording, form: str, text: str, name: str) -> tuple[str, list[str]]:
    """A request that tells every parameter with its type, and sentences for what it left out."""
    shown = name or chosen.recipe.name
    names = [chosen.names[given.name] for given in chosen.order]
    types = [chosen.type_of(given.type) for given in chosen.order]
    result = chosen.type_of(chosen.recipe.result)
    labels = [
        "" if given.name in wording.used or chosen.names[given.name] == given.label or len(names) == 1 else given.label
        for given in chosen.order
    ]
    told: set[str] = set()

    def slot(key: str, value: str) -> Callable[[], str]:
        def say() -> str:
            told.add(key)
            return value

        return say

    slots: Slots = {
        "s": slot("sf", verbatim(_header(draw, shown, names, types, result))),
        "f": slot("f", verbatim(shown)),
        "a": slot("al", _in_words(draw, names, types, labels)),
        "d": slot("al", _in_list(draw, names, types, labels)),
        "r": draw.pick(_WORDS.get(result, (result,))),
        "x": text,
        "open": "{",
        "close": "}",
    }
    alone = shown in _KNOWN and not chosen.constants and names == [given.name for given in chosen.recipe.parameters]
    if alone and draw.chance(0.35):
        return draw.phrase(_ALONE, slots), []
    request = draw.phrase(_SHEETS[form], slots)
    sentences = []
    if name and "f" not in "".join(told):
        sentences.append(draw.phrase(_NAME_SENTENCE, {"f": verbatim(name)}))
    if "al" not in told and any(labels) and names != [given.name for given in chosen.order]:
        meanings = [f"{verbatim(each)} is the {label}" for each, label in zip(names, labels, strict=True) if label]
        sentences.append(", ".join(meanings))
    return request, sentences


def _header(draw: Draw, shown: str, names: list[str], types: list[str], result: str) -> str:
    """The signature in WGSL or, where it has all the types, in another language."""
    form, part, words = draw.pick(_SIGNATURES)
    if words is None or any(kind not in words for kind in (*types, result)):
        words = {kind: kind for kind in (*types, result)}
        form, part = (
            (form, part) if "{t} {n}" not in part and "float" not in form and "=" not in form else _SIGNATURES[0][:2]
        )
    listed = ", ".join(part.format(n=name, t=words[kind]) for name, kind in zip(names, types, strict=True))
    return form.format(f=shown, p=listed, r=words[result])


def _in_words(draw: Draw, names: list[str], types: list[str], labels: list[str]) -> str:
    """`a float x and two vec3 a (start), b (end)`: each with its type."""
    parts = []
    for name, kind, label in zip(names, types, labels, strict=True):
        word = draw.pick(_WORDS.get(kind, (kind,)))
        parts.append(
            f"a {word if kind in _WORDS else verbatim(word)} {verbatim(name)}" + (f" ({label})" if label else "")
        )
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" and {parts[-1]}"


def _in_list(draw: Draw, names: list[str], types: list[str], labels: list[str]) -> str:
    """`x: f32, k (f32, steepness)`."""
    form = draw.pick(("{n}: {t}", "{n} ({t})", "{t} {n}", "{n} {t}"))
    parts = []
    for name, kind, label in zip(names, types, labels, strict=True):
        word = _SHORT.get(kind, kind) if draw.chance(0.2) else kind
        parts.append(verbatim(form.format(n=name, t=word)) + (f" ({label})" if label else ""))
    return ", ".join(parts)
