"""Functions that a prompt spells out as a formula; the code carries it over as it stands."""

from dataclasses import dataclass

from ..draw import Draw
from ..expression import (
    Binary,
    Const,
    Expression,
    Style,
    Var,
    calls,
    draw_style,
    from_shape,
    random_expression,
    speak,
    to_wgsl,
    type_of,
    type_out,
    used,
)
from ..family import Request, family
from ..names import function_name, variable_names
from ..phrase import Slots
from ..surface import verbatim
from . import formula_ask as ask

_DEFAULT_NAME = "f"
_LETTERS = (
    ("x", "y", "z", "w"),
    ("x", "y", "z", "w"),
    ("a", "b", "c", "d"),
    ("x", "t", "k", "s"),
    ("t", "a", "b", "c"),
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A function in the making: what it is called, if the prompt says so, and its parameters in order."""

    name: str | None
    variables: list[Var]
    tree: Expression

    def code(self) -> str:
        parameters = ", ".join([f"{variable.name}: {variable.type}" for variable in self.variables])
        head = f"fn {self.name or _DEFAULT_NAME}({parameters}) -> {type_of(self.tree)}"
        return f"{head} {{ return {to_wgsl(self.tree)}; }}"


def _variables(draw: Draw, count: int, kind: str) -> list[Var]:
    names = list(draw.pick(_LETTERS)[:count]) if draw.chance(0.6) else variable_names(draw, count)
    return [Var(name, kind) for name in names]


def _name(draw: Draw) -> str | None:
    """Half of the prompts give one; `f` is what the others get, and what `f(x) = ...` says."""
    return function_name(draw) if draw.chance(0.5) else None


def _prompt(draw: Draw, asked: _Asked, *, types: bool = False) -> str:
    """Any way of asking that says all. `types`: whether they must be said."""
    words = speak(draw, asked.tree, {}) if draw.chance(0.3) else None
    integer = type_of(asked.tree) in ("u32", "i32")
    style = draw_style(draw, integer=integer)
    if (
        words is None
        and style.name in ("glsl", "python")
        and draw.chance(0.5)
        and not (types and style.name == "python")
    ):
        return _port(draw, asked, style)
    formula = words or verbatim(type_out(asked.tree, style))
    slots: Slots = {
        "F": formula,
        "sig": lambda: verbatim(ask.signature(draw, asked.name or _DEFAULT_NAME, asked.variables)),
        "sig_typed": lambda: verbatim(ask.signature(draw, asked.name or _DEFAULT_NAME, asked.variables, typed=True)),
        "vars": lambda: ask.listed(draw, [variable.name for variable in asked.variables]),
        "takes": lambda: ask.takes(draw, asked.variables),
    }
    signed = words is None and draw.chance(0.7 if asked.name else 0.35)
    if signed:
        return draw.phrase(ask.SIGNED_TYPED if types or draw.chance(0.12) else ask.SIGNED, slots)
    bare = _says_order(asked) and not types and draw.chance(0.8)
    prompt = draw.phrase(ask.BARE if bare else ask.TAKES, slots)
    if asked.name:
        stop = prompt.rstrip("?") if prompt.endswith("?") else prompt
        prompt = stop + draw.phrase(ask.CALLED, {"name": verbatim(asked.name)})
    return prompt


def _says_order(asked: _Asked) -> bool:
    """Whether the formula alone names the parameters in their order, however it is typed or spoken."""
    if len(asked.variables) > 1 and calls(asked.tree, ("if", "step", "smoothstep")):
        return False
    return used(asked.tree) == [variable.name for variable in asked.variables]


def _port(draw: Draw, asked: _Asked, style: Style) -> str:
    """Code in another language, to be translated."""
    name, body = asked.name or _DEFAULT_NAME, type_out(asked.tree, style)
    if style.name == "glsl":
        result = ask.glsl_type(type_of(asked.tree))
        code = f"{result} {ask.c_signature(name, asked.variables)} {{ return {body}; }}"
        return draw.phrase(ask.GLSL, {"code": verbatim(code)})
    names = ", ".join([variable.name for variable in asked.variables])
    code = f"def {name}({names}): return {body}" if draw.chance(0.75) else f"{name} = lambda {names}: {body}"
    return draw.phrase(ask.PYTHON, {"code": verbatim(code)})


@family("function", structures=400)
def formula(draw: Draw) -> Request:
    """One to four numbers in, one out."""
    count = draw.pick((1, 1, 1, 1, 2, 2, 2, 3, 3, 4))
    variables = _variables(draw, count, "f32")
    found = random_expression(draw, variables)
    draw.structure("formula", found.shape)
    if draw.chance(0.7):
        order = used(found.tree)
        variables.sort(key=lambda variable: order.index(variable.name))
    asked = _Asked(_name(draw), variables, found.tree)
    return Request(_prompt(draw, asked), asked.code())


@family("function", structures=120)
def formula_of_integers(draw: Draw) -> Request:
    """Bit tricks and whole-number formulas."""
    kind = draw.pick(("u32", "u32", "i32"))
    variables = _variables(draw, draw.pick((1, 1, 1, 2, 2)), kind)
    found = random_expression(draw, variables)
    draw.structure("formula", kind, found.shape)
    asked = _Asked(_name(draw), variables, found.tree)
    return Request(_prompt(draw, asked, types=True), asked.code())


# Types of the variables, then the formula: v a vector of one size, s a number, both in this order.
_VECTORS = (
    ("a:v b:v", "a + b"), ("a:v b:v", "a - b"), ("a:v b:v", "(a + b) / 2"), ("a:v b:v", "(a + b) * 0.5"), ("a:v b:v t:s", "a + (b - a) * t"), ("a:v b:v t:s", "mix(a, b, t)"),
    ("a:v b:v t:s", "a * (1 - t) + b * t"), ("v:v", "v / length(v)"), ("v:v", "normalize(v)"), ("v:v", "v * K"), ("v:v", "K * v"), ("v:v k:s", "v * k"), ("v:v", "abs(v)"), ("v:v", "v * K - B"),
    ("v:v", "v * 2 - 1"), ("v:v", "0.5 * v + 0.5"), ("v:v", "fract(v * K)"), ("v:v", "floor(v * K1) / K1"), ("v:v", "abs(fract(v) - 0.5)"), ("v:v", "max(v, 0)"), ("v:v", "clamp(v, 0, 1)"),
    ("v:v", "1 - v"), ("v:v", "length(v)"), ("v:v", "length(v) - K"), ("v:v r:s", "length(v) - r"), ("a:v b:v", "length(a - b)"), ("a:v b:v", "distance(a, b)"), ("a:v b:v r:s", "distance(a, b) - r"),
    ("a:v b:v", "dot(a, b)"), ("a:v b:v", "max(dot(a, b), 0)"), ("a:v b:v", "pow(max(dot(a, b), 0), P)"), ("a:v b:v", "0.5 + 0.5 * dot(a, b)"), ("a:v b:v", "dot(a, b) / (length(a) * length(b))"),
    ("i:v n:v", "i - 2 * dot(i, n) * n"), ("a:v b:v", "dot(a, b) / dot(b, b) * b"), ("v:v", "dot(v, v)"), ("v:v", "exp(-v * v)"), ("v:v", "v / (v + 1)"), ("v:v", "v / (1 + v)"), ("v:v", "pow(v, P)"),
    ("p:v v:v t:s", "p + v * t"), ("o:v d:v t:s", "o + t * d"), ("p:v v:v a:v t:s", "p + v * t + 0.5 * a * t * t"), ("a:v b:v", "a * b"), ("a:v b:v", "A * a + A * b"), ("a:v b:v", "1 - (1 - a) * (1 - b)"),
    ("a:v b:v", "max(a, b)"), ("a:v b:v", "min(a, b)"), ("a:v b:v", "abs(a - b)"), ("v:v", "sin(K * v)"), ("v:v t:s", "0.5 + 0.5 * sin(v * K + t)"), ("v:v t:s", "v + A * sin(K * v + t)"), ("v:v", "sqrt(abs(v))"),
    ("v:v m:v", "v - m * floor(v / m)"), ("c:v l:s", "c * l / (1 + l)"), ("v:v k:s", "exp(-k * v)"), ("a:v b:v c:v", "(a + b + c) / 3"), ("v:v", "v * length(v)"), ("v:v", "v * exp(-length(v))"), ("v:v", "A * v"),
)  # fmt: skip
_SPACE = (
    ("a:v b:v", "cross(a, b)"), ("a:v b:v", "normalize(cross(a, b))"), ("a:v b:v c:v", "dot(a, cross(b, c))"), ("a:v b:v", "length(cross(a, b)) / 2"), ("a:v b:v c:v", "cross(b - a, c - a)"),
    ("t:s", "0.5 + 0.5 * cos(t + vec3(0, 2, 4))"), ("t:s", "0.5 + 0.5 * cos(tau * (t + vec3(0, 0.33, 0.67)))"), ("t:s", "0.5 + 0.5 * cos(tau * (N * t + vec3(A, A, A)))"), ("t:s", "vec3(A, A, A) * t + vec3(A, A, A)"),
    ("t:s a:v b:v", "a + b * cos(tau * t)"), ("t:s a:v b:v c:v d:v", "a + b * cos(tau * (c * t + d))"), ("c:v", "dot(c, vec3(0.299, 0.587, 0.114))"), ("c:v", "dot(c, vec3(0.2126, 0.7152, 0.0722))"),
    ("c:v", "vec3(dot(c, vec3(0.299, 0.587, 0.114)))"), ("t:s", "vec3(sin(t), cos(t), t)"), ("t:s", "vec3(t, t * t, 1 - t)"), ("x:s y:s", "vec3(x, y, 1 - x)"), ("x:s y:s", "vec3(cos(x) * sin(y), sin(x) * sin(y), cos(y))"),
)  # fmt: skip
_PLANE = (
    ("t:s", "vec2(cos(t), sin(t))"), ("t:s r:s", "r * vec2(cos(t), sin(t))"), ("t:s", "vec2(cos(K * t), sin(N * t))"), ("x:s y:s", "vec2(x + y, x - y)"), ("x:s y:s", "vec2(x * x - y * y, 2 * x * y)"), ("t:s", "vec2(t, t * t)"),
)  # fmt: skip
_BY_SIZE = {"vec2<f32>": _VECTORS + _PLANE, "vec3<f32>": _VECTORS + _SPACE * 2, "vec4<f32>": _VECTORS}


@family("function", structures=90)
def formula_of_vectors(draw: Draw) -> Request:
    """Formulas over vectors and numbers; the types are said."""
    kind = draw.pick(("vec2<f32>", "vec3<f32>", "vec3<f32>", "vec3<f32>", "vec4<f32>"))
    signature, text = draw.pick(_BY_SIZE[kind])
    parameters = [part.split(":") for part in signature.split()]
    names = [name for name, _ in parameters] if draw.chance(0.6) else variable_names(draw, len(parameters))
    types = [kind if letter == "v" else "f32" for _, letter in parameters]
    variables = [Var(name, each) for name, each in zip(names, types, strict=True)]
    places: dict[str, Expression] = {name: variable for (name, _), variable in zip(parameters, variables, strict=True)}
    tree = from_shape(draw, text, places).tree
    draw.structure("formula", kind, text)
    asked = _Asked(_name(draw), variables, tree)
    return Request(_prompt(draw, asked, types=True), asked.code())


_BRANCHES = (
    "{A} if {c1}, {B} if {c2}, [otherwise|else] {C}", "{A} for {c1}, {B} for {c2} and {C} [otherwise|elsewhere]", "{A} when {c1}, {B} when {c2}, [else|otherwise] {C}",
    "if {c1} then {A}, else if {c2} then {B}, else {C}", "{A} ({c1}), {B} ({c2}), {C} (otherwise)", "{A} while {c1}, {B} while {c2}, {C} after that", "if {c1}: {A}; elif {c2}: {B}; else: {C}",
    "{A} below {n1}, {B} below {n2} and {C} above", "for {c1} {A}, for {c2} {B}, else {C}", "{A} up to {x} = {n1}, {B} up to {n2}, {C} beyond", "{c1}: {A}; {c2}: {B}; otherwise: {C}", "{c1} ? {A} : {c2} ? {B} : {C}",
)  # fmt: skip
_PIECEWISE = (
    "{sig} = {cases}", "[piecewise|piecewise function|branches|cases]: {sig} = {cases}", "{sig} [is|returns] {cases}", "implement the piecewise {sig} = {cases}", "<write> a <function> {sig} that is {cases}",
    "a piecewise <function> {sig}: {cases}", "{sig} := {cases}", "[I need|I want|give me] {sig}, which is {cases}", "<function> {sig} with [three|3] [cases|branches|pieces]: {cases}", "define {sig} as {cases}",
    "<write> {sig} = {cases}", "[how do I write|how to write] {sig} = {cases}?", "{sig} should [be|return] {cases}", "use branches: {sig} = {cases}", "code up {sig}, it is {cases}",
)  # fmt: skip


@family("function", structures=60)
def formula_by_cases(draw: Draw) -> Request:
    """Three branches on one variable, in rising order; the border belongs to the upper one."""
    x = _variables(draw, 1, "f32")[0]
    low = draw.number(-2, 1, 0.1).value
    borders = [Const(low), Const(round(low + draw.number(0.2, 3, 0.1).value, 4))]
    constants = draw.sample((0.0, 1.0, 0.5, 2.0, -1.0, 0.25, 3.0, 4.0, 1.5), 3)
    trees = [Const(constants[at]) if draw.chance(0.25) else _short(draw, x) for at in range(3)]
    draw.structure("cases", *["constant" if isinstance(tree, Const) else "formula" for tree in trees])
    style = draw_style(draw)
    conditions = [Binary("<", x, border) for border in borders]
    name = _name(draw)
    texts = [verbatim(type_out(tree, style)) for tree in (*trees, *conditions, *borders)]
    slots: dict[str, str] = dict(zip(("A", "B", "C", "c1", "c2", "n1", "n2"), texts, strict=True))
    slots["x"] = verbatim(x.name)
    cases = draw.phrase(_BRANCHES, slots)
    sig = verbatim(ask.signature(draw, name or _DEFAULT_NAME, [x]))
    first, second, third = (to_wgsl(tree) for tree in trees)
    under = [
        f"if {to_wgsl(condition)} {{ return {code}; }}"
        for condition, code in zip(conditions, (first, second), strict=True)
    ]
    code = f"fn {name or _DEFAULT_NAME}({x.name}: f32) -> f32 {{ {' '.join(under)} return {third}; }}"
    return Request(draw.phrase(_PIECEWISE, {"sig": sig, "cases": cases}), code)


def _short(draw: Draw, x: Var) -> Expression:
    """A branch: no choice of its own."""
    while True:
        tree = random_expression(draw, [x]).tree
        if not calls(tree, ("if",)):
            return tree
