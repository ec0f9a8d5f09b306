"""How people ask for a function by its formula."""

from collections.abc import Sequence

from ..draw import Draw
from ..expression import Var
from ..surface import verbatim

# `{sig}` is `f(x, y)`, `{sig_typed}` that with types, `{F}` the formula, `{vars}` "x and y", `{takes}` "two floats x and y".
SIGNED = (
    "{sig} = {F}", "{sig} = {F}", "{sig}={F}", "[implement|write|code|code up] {sig} = {F}", "<function> {sig} = {F}",
    "implement this formula: {sig} = {F}", "[can you|could you] implement {sig} = {F}[ in WGSL|]?", "{sig} := {F}",
    "[I need|I want|give me] {sig} = {F}[ as a <function>|]", "[define|let] {sig} = {F}", "wgsl for {sig} = {F}",
    "<write> a <function> {sig} that returns {F}", "{sig} returns {F}", "{sig} -> {F}", "{sig} => {F}",
    "[evaluate|compute] {sig} = {F}[ in WGSL| on the gpu|]", "[translate|convert|turn] {sig} = {F} [to|into] WGSL", "the function {sig} = {F}",
    "{sig} should [return|be|give] {F}", "[how do I write|how would I write] {sig} = {F} in WGSL?", "a <function> {sig}, defined as {F}",
    "formula: {sig} = {F}", "given {sig} = {F}, write it in WGSL", "port {sig} = {F}", "math: {sig} = {F}",
    "<function> where {sig} is {F}", "we have {sig} = {F}, I need that as [code|a <function>]",
)  # fmt: skip
SIGNED_TYPED = (
    "{sig_typed} = {F}", "fn {sig_typed}: {F}", "<write> {sig_typed} that returns {F}", "implement {sig_typed} = {F}", "{sig_typed} returning {F}",
    "[a|] <function> {sig_typed} which computes {F}", "fn {sig_typed} -> {F}", "{sig_typed} := {F}", "signature {sig_typed}, [body|returns|result] {F}",
    "define {sig_typed} as {F}", "[need|I need] {sig_typed} with {F} as the result", "{sig_typed}: return {F}",
)  # fmt: skip
BARE = (
    "a <function> that [returns|computes|evaluates|gives] {F}", "<function> returning {F}", "return {F}", "[compute|calculate|evaluate] {F}",
    "[evaluate|compute] {F} for [given|some|a given] {vars}", "implement {F}", "implement [this|the|the following] formula: {F}",
    "[take|given] {vars}, [return|compute|give back] {F}", "<write> a <function> [of|in] {vars} that [returns|computes] {F}", "{F}",
    "[what is|what's] the WGSL for {F}?", "{F} as a <function>", "{F} as a <function> of {vars}", "[how do I|how to] compute {F}[ in WGSL|]?",
    "[I need|I want|I'd like] a <function> [for|that evaluates|giving] {F}", "[turn|translate|convert] {F} into [a <function>|WGSL|code]",
    "[I need|I have to compute|I want] the value of {F}", "formula: {F}", "[code|WGSL code|wgsl] for {F}", "the expression {F} as a <function>",
    "a <function> with parameter[s|] {vars} returning {F}", "wrap {F} in a <function>", "put {F} into a <function>",
    "for {vars}, [work out|compute|return] {F}", "my shader needs {F}, write it as a <function>", "[function|fn] of {vars}: {F}",
    "the <function> should return {F}", "take {vars} and give back {F}", "[write|<write>] {F} as WGSL",
)  # fmt: skip
# Where types must be said.
TAKES = (
    "a <function> that takes {takes} and returns {F}", "given {takes}, [return|compute] {F}", "{F} for {takes}", "for {takes}, compute {F}",
    "<write> a <function> [on|of|over|for] {takes}: {F}", "<function> taking {takes} and returning {F}", "return {F}, where the [inputs|parameters|arguments] are {takes}",
    "compute {F} from {takes}", "{F}, given {takes}", "with {takes} as input, [return|give back] {F}", "take {takes} and return {F}", "[I need|I want] {F} for {takes}",
    "implement {F} for {takes}", "evaluate {F}; the parameters are {takes}", "{takes} in, {F} out", "input: {takes}; output: {F}", "{takes} -> {F}",
    "a <function> with [inputs|parameters] {takes} that [gives|computes] {F}", "[how do I|how to] compute {F} from {takes}?", "[parameters|arguments]: {takes}. Result: {F}",
)  # fmt: skip
# Behind a prompt without a signature.
CALLED = (
    ", called {name}", ", name it {name}", ", call it {name}", ". Name the function {name}", "; the function is called {name}", " - call it {name}", ", as {name}",
    ". It should be named {name}", ", named {name}", " (function name: {name})",
)  # fmt: skip
GLSL = (
    "{code}", "port this to WGSL: {code}", "translate to wgsl: {code}", "[convert|rewrite] {code} [to|in|into] WGSL", "WGSL version of {code}", "[what is|what's] {code} in WGSL?",
    "I have this in GLSL: {code} - make it WGSL", "from {code} to WGSL", "[glsl|GLSL] to wgsl: {code}", "same thing in WGSL: {code}",
)  # fmt: skip
PYTHON = (
    "{code}", "port this Python to WGSL: {code}", "translate to wgsl: {code}", "[convert|rewrite] {code} [to|in] WGSL", "WGSL version of {code}", "[what is|what's] {code} in WGSL?",
    "I have this in Python: {code} - make it a WGSL function", "python: {code}, now in WGSL", "same thing in WGSL: {code}", "turn this python function into wgsl: {code}",
)  # fmt: skip
_NOUNS: dict[str, tuple[str, ...]] = {
    "f32": ("float", "f32", "number", "scalar", "f32 value"), "u32": ("u32", "unsigned integer", "uint", "unsigned int", "u32 value"),
    "i32": ("i32", "signed integer", "signed int", "i32 value", "int"), "vec2<f32>": ("vec2", "vec2f", "2D vector", "vec2<f32>"),
    "vec3<f32>": ("vec3", "vec3f", "3D vector", "vec3<f32>", "3-vector"), "vec4<f32>": ("vec4", "vec4f", "4D vector", "vec4<f32>"),
}  # fmt: skip
_GLSL_TYPES = {
    "f32": "float",
    "u32": "uint",
    "i32": "int",
    "vec2<f32>": "vec2",
    "vec3<f32>": "vec3",
    "vec4<f32>": "vec4",
}
_COUNTS = ("", "a ", "two ", "three ", "four ")


def listed(draw: Draw, names: Sequence[str]) -> str:
    """`x`, `x and y`, `x, y and z`."""
    marked = [verbatim(name) for name in names]
    if len(marked) == 1:
        return marked[0]
    if draw.chance(0.25):
        return ", ".join(marked)
    return ", ".join(marked[:-1]) + " and " + marked[-1]


def takes(draw: Draw, variables: Sequence[Var]) -> str:
    """`two floats x and y`, `vec3 a, vec3 b and a float t`."""
    kinds = {variable.type for variable in variables}
    names = [variable.name for variable in variables]
    if len(kinds) == 1:
        noun = draw.pick(_NOUNS[variables[0].type])
        if len(names) == 1:
            return draw.pick(("{a}{noun} {x}", "{x} ({a}{noun})", "{x}, {a}{noun}")).format(
                a="a ", noun=noun, x=verbatim(names[0])
            )
        plural = noun + "s" if draw.chance(0.7) else noun
        return (_COUNTS[len(names)] if draw.chance(0.5) and plural != noun else "") + f"{plural} {listed(draw, names)}"
    parts = [f"a {draw.pick(_NOUNS[variable.type])} {verbatim(variable.name)}" for variable in variables]
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def signature(draw: Draw, name: str, variables: Sequence[Var], *, typed: bool = False) -> str:
    """`f(x, y)`, or with types as in WGSL or as in C."""
    if not typed:
        return f"{name}({draw.pick((', ', ', ', ',')).join([variable.name for variable in variables])})"
    if draw.chance(0.6):
        return f"{name}({', '.join([f'{variable.name}: {variable.type}' for variable in variables])})"
    return c_signature(name, variables)


def c_signature(name: str, variables: Sequence[Var]) -> str:
    """`f(float x, uint y)`."""
    return f"{name}({', '.join([f'{_GLSL_TYPES[variable.type]} {variable.name}' for variable in variables])})"


def glsl_type(kind: str) -> str:
    """The GLSL name of a type."""
    return _GLSL_TYPES[kind]
