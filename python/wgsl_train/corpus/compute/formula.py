"""Kernels that a prompt spells out as a formula of elements, neighbours, the index and uniforms."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..describe import Templates
from ..draw import Draw
from ..expression import (
    Expression,
    Var,
    calls,
    draw_style,
    from_shape,
    random_expression,
    speak,
    to_wgsl,
    type_out,
    used,
)
from ..family import Request, family
from ..names import buffer_name, variable_names
from ..surface import verbatim
from . import binding
from . import formula_ask as ask
from .binding import Bound

_RESULTS = ("out", "out", "out", "output", "result", "y", "dst", "c", "z", "res", "o")
_INPUTS = (
    ("a", "b", "c"),
    ("a", "b", "c"),
    ("x", "y", "z"),
    ("u", "v", "w"),
    ("p", "q", "r"),
    ("src", "src2", "src3"),
    ("A", "B", "C"),
    ("data", "weights", "offsets"),
)
_UNIFORM_LETTERS = ("k", "k", "s", "alpha", "scale", "factor", "gain", "h", "dt", "amount", "beta")


@dataclass(slots=True)
class FormulaKernel:
    """What a module is made of. `result` is written; it is read too where it is among the formula's buffers."""

    kind: str
    inputs: list[str]
    result: str
    tree: Expression
    pattern: str = "{}[i]"
    uniforms: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    guard: str = "i >= arrayLength(&{result})"
    clauses: list[str] = field(default_factory=list)

    bound: list[Bound] = field(default_factory=list)

    def items(self) -> list[Bound]:
        """What is bound. One uniform stands alone, several are fields of a struct."""
        items = [Bound(name, binding.INPUT, f"array<{self.kind}>") for name in self.inputs]
        if len(self.uniforms) == 1:
            items.append(Bound(self.uniforms[0], binding.UNIFORM, self.kind))
        elif self.uniforms:
            items.append(Bound("params", binding.UNIFORM, "Params"))
        return [*items, Bound(self.result, binding.OUTPUT, f"array<{self.kind}>")]

    def code(self) -> str:
        """The module, bound as usual or as the prompt says."""
        lines = []
        if len(self.uniforms) > 1:
            lines.append(f"struct Params {{ {', '.join([f'{name}: {self.kind}' for name in self.uniforms])} }}")
        spaces = {binding.INPUT: "storage, read", binding.UNIFORM: "uniform", binding.OUTPUT: "storage, read_write"}
        for item in self.bound or binding.usual(self.items()):
            lines.append(f"@group(0) @binding({item.number}) var<{spaces[item.role]}> {item.name}: {item.type};")
        lines.append("@compute @workgroup_size(64) fn cs_main(@builtin(global_invocation_id) id: vec3<u32>) {")
        lines += ["let i = id.x;", f"if {self.guard.format(result=self.result)} {{ return; }}", *self.before]
        lines += [f"{self.result}[i] = {to_wgsl(self.tree)};", "}"]
        return "\n".join(lines)


def _kind(draw: Draw) -> str:
    return draw.pick(("f32", "f32", "f32", "f32", "u32", "i32"))


def buffer_names(draw: Draw, count: int) -> tuple[list[str], str]:
    """Names of the inputs and of the result."""
    if draw.chance(0.5):
        inputs = list(draw.pick(_INPUTS)[:count])
        return inputs, draw.pick([name for name in _RESULTS if name not in inputs])
    names: list[str] = []
    while len(names) <= count:
        names.append(buffer_name(draw, (*names, "params", "id", "i")))
    return names[:count], names[-1]


def uniform_names(draw: Draw, taken: Sequence[str]) -> list[str]:
    """Usually none; otherwise one or two numbers that come from a uniform."""
    if not draw.chance(0.25):
        return []
    names = [draw.pick(_UNIFORM_LETTERS)] if draw.chance(0.75) else variable_names(draw, 2)
    return [name for name in names if name not in (*taken, "i", "id", "params")]


def _prompt(draw: Draw, kernel: FormulaKernel, *, in_place: bool = False) -> str:
    """The formula in a frame, and sentences for what it does not say."""
    style = draw_style(draw, integer=kernel.kind != "f32")
    words = speak(draw, kernel.tree, {}) if draw.chance(0.25) else None
    formula = words or verbatim(type_out(kernel.tree, style))
    slots = {"F": formula, "out": verbatim(kernel.pattern.format(kernel.result)), "i": verbatim("i"), "lt": "<"}
    request = draw.phrase(ask.SPOKEN if words else ask.TYPED, slots)
    clauses = list(kernel.clauses)
    named = {
        "inputs": _listed(draw, kernel.inputs),
        "result": verbatim(kernel.result),
        "type": kernel.kind,
        "lt": "<",
        "k": _listed(draw, kernel.uniforms),
    }
    if kernel.inputs and (_hides_order(kernel) or draw.chance(0.2)):
        clauses.append(draw.phrase(ask.INPUTS, named))
    if kernel.kind != "f32" or draw.chance(0.25):
        clauses.append(draw.phrase(ask.TYPES, named))
    if in_place and draw.chance(0.5):
        clauses.append(draw.phrase(ask.IN_PLACE, named))
    if draw.chance(0.2) and len(kernel.items()) > 1:
        kernel.bound = binding.numbered(draw, kernel.items())
        clauses.append(binding.sentence(draw, kernel.bound, names=True))
    if kernel.uniforms and not (kernel.bound and len(kernel.uniforms) == 1 and "uniform " in clauses[-1]):
        said = ask.UNIFORM if len(kernel.uniforms) == 1 else ask.UNIFORM + ask.UNIFORMS
        clauses.append(draw.phrase(said, named))
    for clause in draw.sample(clauses, len(clauses)):
        forms: Templates = ask.JOIN_BEFORE if draw.chance(0.2) else ask.JOIN
        request = draw.phrase(forms, {"request": request.rstrip("?"), "clause": clause})
    return request


def _hides_order(kernel: FormulaKernel) -> bool:
    """Whether the formula alone could be read with the inputs in another order."""
    seen = [name.split("[")[0].removesuffix("_i") for name in used(kernel.tree)]
    order = list(dict.fromkeys(name for name in seen if name in kernel.inputs))
    return order != kernel.inputs or (len(kernel.inputs) > 1 and calls(kernel.tree, ("if", "step", "smoothstep")))


def _listed(draw: Draw, names: Sequence[str]) -> str:
    marked = [verbatim(name) for name in names]
    return draw.pick((" and ", ", ")).join([", ".join(marked[:-1]), marked[-1]] if len(marked) > 1 else marked)


def _elements(draw: Draw, names: Sequence[str], kind: str) -> tuple[str, list[Var]]:
    """`a[i]`, or `a_i` as on paper."""
    pattern = "{}_i" if draw.chance(0.1) else "{}[i]"
    return pattern, [Var(pattern.format(name), kind, f"{name}[i]") for name in names]


def _parameters(names: Sequence[str], kind: str) -> list[Var]:
    path = "params.{}" if len(names) > 1 else "{}"
    return [Var(name, kind, path.format(name)) for name in names]


@family("compute", structures=300)
def formula_map(draw: Draw) -> Request:
    """`out[i] = f(a[i], b[i])`, of one to three buffers."""
    kind = _kind(draw)
    inputs, result = buffer_names(draw, draw.pick((1, 1, 1, 2, 2, 2, 3)))
    uniforms = uniform_names(draw, (*inputs, result))[: 4 - len(inputs)]
    pattern, elements = _elements(draw, inputs, kind)
    variables = elements + _parameters(uniforms, kind)
    variables = draw.sample(variables, len(variables)) if uniforms else variables
    found = random_expression(draw, variables)
    draw.structure("map", kind, found.shape)
    order = used(found.tree)
    inputs = [name for _, name in sorted(zip([order.index(element.name) for element in elements], inputs, strict=True))]
    uniforms.sort(key=order.index)
    kernel = FormulaKernel(kind, inputs, result, found.tree, pattern, uniforms)
    return Request(_prompt(draw, kernel), kernel.code())


@family("compute", structures=150)
def formula_in_place(draw: Draw) -> Request:
    """`x[i] = f(x[i])`, maybe with a second buffer that is only read."""
    kind = _kind(draw)
    names, _ = buffer_names(draw, draw.pick((1, 1, 2)))
    result, inputs = names[0], names[1:]
    uniforms = uniform_names(draw, names)
    pattern, elements = _elements(draw, names, kind)
    found = random_expression(draw, elements + _parameters(uniforms, kind))
    draw.structure("in place", kind, found.shape)
    uniforms.sort(key=used(found.tree).index)
    kernel = FormulaKernel(kind, inputs, result, found.tree, pattern, uniforms)
    return Request(_prompt(draw, kernel, in_place=True), kernel.code())


_COUNTED = (
    "x", "x * x", "x ** 2", "A * x", "K * x", "K * x + B", "A * x + A", "x / J", "x / N", "sin(A * x)", "cos(A * x)", "sin(S * x)", "0.5 + 0.5 * sin(S * x)", "B * sin(A * x + B)", "exp(-S * x)", "1 / (x + 1)", "1 / (1 + A * x)", "sqrt(x)", "x ** 3", "fract(A * x)", "x * (x + 1) / 2", "x - K", "K - A * x", "log(1 + x)", "cos(tau * x / J)",
    "sin(tau * x / J)", "floor(x / N)", "sqrt(x) + K", "x * sin(S * x)", "2 * x + 1", "exp(-S * x) * cos(A * x)", "0.5 - 0.5 * cos(tau * x / J)", "pow(x, P)", "A * x ** 2 + B * x + K", "(x + 0.5) / J", "abs(x - J)", "mod(x, J)", "S * x",
)  # fmt: skip


@family("compute", structures=120)
def formula_index(draw: Draw) -> Request:
    """`out[i] = i * i`, maybe with an element; in a buffer of floats the index is converted."""
    kind = draw.pick(("f32", "f32", "u32", "u32", "i32"))
    inputs, result = buffer_names(draw, draw.pick((0, 0, 0, 1)))
    index = Var("i", kind, "i" if kind == "u32" else f"{kind}(i)")
    _, elements = _elements(draw, inputs, kind)
    uniforms = uniform_names(draw, (*inputs, result))[:1]
    variables = [index, *elements, *_parameters(uniforms, kind)]
    counted = _COUNTED if kind == "f32" and len(variables) == 1 else ()
    found = random_expression(draw, draw.sample(variables, len(variables)), counted, low=0.0, high=60.0)
    draw.structure("index", kind, found.shape)
    kernel = FormulaKernel(kind, inputs, result, found.tree, "{}[i]", uniforms)
    return Request(_prompt(draw, kernel), kernel.code())


# l, m, n are the elements before, at and after i; capitals are constants.
_NEIGHBORS = (
    "n - m", "m - l", "n - l", "(n - l) / 2", "(n - l) * 0.5", "(m + n) / 2", "(l + m) / 2", "0.5 * (m + n)", "(l + m + n) / 3", "(l + n) / 2", "l - 2 * m + n", "n - 2 * m + l", "l + n - 2 * m", "0.25 * l + 0.5 * m + 0.25 * n", "(l + 2 * m + n) / 4", "m + A * (l - 2 * m + n)",
    "abs(n - m)", "abs(n - l)", "max(l, max(m, n))", "min(min(l, m), n)", "max(m, n)", "min(l, m)", "A * l + A * m + A * n", "m - A * (m - l)", "l + n", "l * n", "m * n", "m + K * (n - l)", "K * (n - m)", "(n - m) / S", "(n - m) / K", "(m - l) ** 2", "2 * m - l", "m + A * (l + n)", "sqrt(abs(l * n))",
    "(1 - C1) * m + C1 * l", "mix(m, n, A)", "mix(l, m, A)", "m - (l + n) / 2", "A * (l + n) + (1 - A) * m", "n / (1 + abs(m))", "m * (1 - m) + A * (l + n)", "m + n", "l + m + n", "l - n", "m - n", "sin(l) + sin(n)", "clamp(l + n - m, -1, 1)",
)  # fmt: skip
_WHOLE_NEIGHBORS = (
    "n - m",
    "m - l",
    "l + n",
    "l + m + n",
    "l + 2 * m + n",
    "max(m, n)",
    "min(l, m)",
    "max(l, max(m, n))",
    "m * n",
    "l * I + n",
    "(l + n) / 2",
    "m + n",
    "I * m + n",
    "m * I + n * I",
    "l + n + I",
)
_BIT_NEIGHBORS = (
    "l ^ n",
    "l ^ m ^ n",
    "m ^ n",
    "l | n",
    "l & n",
    "l ^ (m | n)",
    "(m ^ n) & M",
    "l + n",
    "m + n",
    "max(l, n)",
    "l ^ (m << L)",
    "(l + m + n) / 3",
    "(l + m + n) % J",
    "m * I + n",
)
_BY_KIND = {"f32": _NEIGHBORS, "i32": _WHOLE_NEIGHBORS, "u32": _BIT_NEIGHBORS}


@family("compute", structures=150)
def formula_neighbors(draw: Draw) -> Request:
    """`out[i] = a[i + 1] - a[i]`: at the ends the index is clamped, unless the prompt wants it wrapped or the ends left."""
    kind = draw.pick(("f32", "f32", "f32", "f32", "i32", "u32"))
    inputs, result = buffer_names(draw, 1)
    text = draw.pick(_BY_KIND[kind])
    reach = draw.pick((1, 1, 1, 1, 1, 2, 3, 4))
    edge = draw.pick(("clamp", "clamp", "wrap", "skip"))
    elements = _around(draw, inputs[0], kind, reach, edge)
    tree = from_shape(draw, text, elements, kind).tree
    draw.structure("neighbors", kind, edge, text)
    kernel = FormulaKernel(kind, inputs, result, tree)
    names = used(tree)
    reads = {letter for letter, element in elements.items() if used(element)[0] in names}
    if edge == "skip":
        below = [f"i < {reach}u"] if "l" in reads else []
        kernel.guard = " || ".join(
            [*below, f"i + {reach}u >= arrayLength(&{{result}})" if "n" in reads else "i >= arrayLength(&{result})"]
        )
        kernel.clauses.append(draw.phrase(ask.EDGE_SKIP))
    elif edge == "wrap":
        kernel.before.append(f"let n = arrayLength(&{inputs[0]});")
        kernel.clauses.append(draw.phrase(ask.EDGE_WRAP))
    else:
        kernel.before += [f"let last = arrayLength(&{inputs[0]}) - 1u;"] if "n" in reads else []
        kernel.clauses += [draw.phrase(ask.EDGE_CLAMP)] if draw.chance(0.5) else []
    return Request(_prompt(draw, kernel), kernel.code())


def _around(draw: Draw, name: str, kind: str, reach: int, edge: str) -> dict[str, Expression]:
    """The elements before, at and after i, as a prompt writes them and as the kernel reads them."""
    gap = " " if draw.chance(0.4) else ""
    before, after = {
        "clamp": (f"max(i, {reach}u) - {reach}u", f"min(i + {reach}u, last)"),
        "wrap": (f"(i + n - {reach}u) % n", f"(i + {reach}u) % n"),
        "skip": (f"i - {reach}u", f"i + {reach}u"),
    }[edge]
    return {
        "l": Var(f"{name}[i{gap}-{gap}{reach}]", kind, f"{name}[{before}]"),
        "m": Var(f"{name}[i]", kind, f"{name}[i]"),
        "n": Var(f"{name}[i{gap}+{gap}{reach}]", kind, f"{name}[{after}]"),
    }
