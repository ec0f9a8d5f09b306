"""Functions that come as code of another language, to be carried over."""

from ..draw import Draw, RefusedError
from ..expression import Var, random_expression, to_wgsl, used
from ..expression.language import (
    CUDA,
    EXCEL,
    HLSL,
    JAVASCRIPT,
    LUA,
    MATLAB,
    PYTHON,
    RUST,
    UNITY,
    C,
    Language,
    translated,
)
from ..family import Request, family
from ..names import function_name, variable_names
from ..surface import verbatim

# `{f}` is the name, `{a}` the parameters with types, `{n}` without, `{x}` the expression.
_FORMS: tuple[tuple[Language, tuple[str, ...]], ...] = (
    (CUDA, ("__device__ float {f}({a}) { return {x}; }", "__device__ inline float {f}({a}) { return {x}; }", "__device__ __forceinline__ float {f}({a}) { return {x}; }", "__host__ __device__ float {f}({a}) { return {x}; }")),
    (C, ("float {f}({a}) { return {x}; }", "static inline float {f}({a}) { return {x}; }", "inline float {f}({a}) { return {x}; }", "constexpr float {f}({a}) { return {x}; }")),
    (HLSL, ("float {f}({a}) { return {x}; }", "static float {f}({a}) { return {x}; }", "float {f}({in}) { return {x}; }")),
    (JAVASCRIPT, ("const {f} = ({n}) => {x};", "function {f}({n}) { return {x}; }", "({n}) => {x}", "let {f} = ({n}) => {x}", "{f} = ({n}) => {x}", "const {f} = function({n}) { return {x} }")),
    (UNITY, ("float {f}({a}) => {x};", "float {f}({a}) { return {x}; }", "static float {f}({a}) => {x};", "public static float {f}({a}) { return {x}; }")),
    (RUST, ("fn {f}({r}) -> f32 { {x} }", "pub fn {f}({r}) -> f32 { {x} }", "let {f} = |{r}| {x};")),
    (LUA, ("function {f}({n}) return {x} end", "local function {f}({n}) return {x} end", "{f} = function({n}) return {x} end")),
    (PYTHON, ("def {f}({n}): return {x}", "{f} = lambda {n}: {x}", "lambda {n}: {x}", "def {f}({p}) -> float: return {x}")),
    (MATLAB, ("{f} = @({n}) {x}", "@({n}) {x}", "{f} = @({n}) {x};")),
    (EXCEL, ("={x}", "={x}", "=LAMBDA({n}, {x})")),
)  # fmt: skip
_ASK = (
    "{code}", "{code}", "{code}", "port to WGSL: {code}", "wgsl for {code}", "{code} in WGSL[ please|]", "[convert|translate|rewrite] {code} [to|into] wgsl", "{lang}: {code}", "{lang} to WGSL: {code}",
    "from {lang}: {code}", "[this|here is] {lang}, I need WGSL: {code}", "[what is|what's] {code} in wgsl?", "same in WGSL: {code}", "turn this {lang} [line|snippet|code] into a WGSL function: {code}", "// {lang}: {code}",
    "[my old|our] {lang} code says {code}", "WGSL version of the {lang} code {code}", "port {code}",
)  # fmt: skip


@family("function", structures=150)
def foreign_function(draw: Draw) -> Request:
    """One to three floats in, one out, in the words of another language."""
    language, forms = draw.pick(_FORMS)
    count = draw.pick((1, 1, 2, 2, 3))
    names = list(draw.pick((("x", "y", "z"), ("a", "b", "c"), ("x", "k", "t"), ("t", "a", "b")))[:count]) if draw.chance(0.6) else variable_names(draw, count)  # fmt: skip
    variables = [Var(name, "f32") for name in names]
    found = random_expression(draw, variables)
    body = translated(draw, found.tree, language)
    form = draw.pick(forms)
    if body is None or (language is EXCEL and any(len(name) > 1 for name in names)):
        raise RefusedError
    draw.structure("foreign", language.name, found.shape)
    named = "{f}" in form
    if "{n}" not in form and language is EXCEL:
        order = used(found.tree)
        variables.sort(key=lambda variable: order.index(variable.name))
    name = function_name(draw) if named and draw.chance(0.85) else "f"
    shown = [variable.name for variable in variables]
    filled = {
        "f": name, "x": body, "n": ", ".join(shown), "a": ", ".join(f"float {each}" for each in shown),
        "in": ", ".join(f"in float {each}" for each in shown), "r": ", ".join(f"{each}: f32" for each in shown), "p": ", ".join(f"{each}: float" for each in shown),
    }  # fmt: skip
    for key, value in filled.items():
        form = form.replace(f"{{{key}}}", value)
    parameters = ", ".join(f"{each}: f32" for each in shown)
    code = f"fn {name if named else 'f'}({parameters}) -> f32 {{ return {to_wgsl(found.tree)}; }}"
    return Request(draw.phrase(_ASK, {"code": verbatim(form), "lang": language.name}), code)
