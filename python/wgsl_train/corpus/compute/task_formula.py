"""Any formula over any interface: buffers of several types, components of vectors, numbers from uniforms, two results."""

from ..draw import Draw
from ..expression import Expression, Var, draw_style, random_expression, to_wgsl, type_out
from ..family import Request, family
from .task import Part, Scalar, Task, build
from .task_ask import OUT

# How an input stands in a formula: the element, the variables it gives as typed and as WGSL.
_Held = tuple[str, tuple[tuple[str, str], ...]]
_PLAIN: _Held = ("f32", (("{x}[i]", "{x}[i]"),))
_OTHERS: tuple[_Held, ...] = (
    ("u32", (("{x}[i]", "f32({x}[i])"),)),
    ("i32", (("{x}[i]", "f32({x}[i])"),)),
    ("vec2<f32>", (("{x}[i].x", "{x}[i].x"), ("{x}[i].y", "{x}[i].y"))),
    ("vec3<f32>", (("{x}[i].z", "{x}[i].z"),)),
    ("vec4<f32>", (("{x}[i].w", "{x}[i].w"),)),
    ("vec4<f32>", (("{x}[i].r", "{x}[i].r"), ("{x}[i].g", "{x}[i].g"))),
)
_NOUNS = {"a": ("first input", "input a"), "b": ("second input", "input b"), "c": ("third input", "input c")}
_UNIFORMS = ("k", "s", "alpha", "scale", "gain", "rate", "amount", "beta", "strength")


def _inputs(draw: Draw, kind: str) -> tuple[list[Part], list[Var]]:
    parts: list[Part] = []
    variables: list[Var] = []
    for key in ("a", "b", "c")[: draw.pick((1, 1, 2, 2, 2, 3))]:
        element, shown = draw.pick(_OTHERS) if kind == "f32" and draw.chance(0.35) else _PLAIN
        if kind != "f32":
            element = kind
        if len(variables) + len(shown) > 3:
            break
        parts.append(Part(key, key, _NOUNS[key], element))
        variables += [
            Var(text.replace("{x}", f"{{{key}}}"), kind, code.replace("{x}", f"{{{key}}}")) for text, code in shown
        ]
    return parts, variables


def _scalars(draw: Draw, kind: str, room: int) -> tuple[list[Scalar], list[Var]]:
    """No more than `room` uniforms of the formula; one may be a u32 that is converted."""
    scalars: list[Scalar] = []
    variables: list[Var] = []
    names = draw.sample(_UNIFORMS, min(room, draw.pick((0, 0, 1, 1, 2))))
    for key, name in zip(("p", "q"), names, strict=False):
        whole = kind == "f32" and draw.chance(0.15)
        scalars.append(Scalar(key, name, (f"parameter {name}", f"value {name}"), "u32" if whole else kind))
        variables.append(Var(f"{{{key}}}", kind, f"f32({{{key}}})" if whole else f"{{{key}}}"))
    return scalars, variables


def _sides(draw: Draw, tree: Expression, kind: str, result: str) -> tuple[str, str]:
    """What is typed and its WGSL for one result."""
    return (
        f"{{{result}}}[i] = {type_out(tree, draw_style(draw, integer=kind != 'f32'))}",
        f"{{{result}}}[i] = {to_wgsl(tree)};",
    )


@family("compute", structures=500)
def task_formula(draw: Draw) -> Request:
    """`out[i] = f(a[i], b[i].x, k)` with every type and binding told."""
    kind = draw.pick(("f32", "f32", "f32", "f32", "u32", "i32"))
    parts, variables = _inputs(draw, kind)
    scalars, more = _scalars(draw, kind, 4 - len(variables))
    variables = draw.sample([*variables, *more], len(variables) + len(more))
    found = random_expression(draw, variables)
    draw.structure("task formula", kind, found.shape)
    text, line = _sides(draw, found.tree, kind, "o")
    outputs = [Part("o", "out", ("result", "output"), kind, OUT)]
    if draw.chance(0.15):
        second = random_expression(draw, variables)
        other, below = _sides(draw, second.tree, kind, "r")
        text, line = text + draw.pick(("; ", ", ", " and ")) + other, f"{line}\n{below}"
        outputs.append(Part("r", "other", ("second result", "second output"), kind, OUT))
    same = len(outputs) == 1 and parts[0].element == kind
    task = Task(
        "formula",
        (*parts, *outputs),
        (line,),
        (),
        tuple(scalars),
        formula=(text,),
        into="a" if same else "",
        spelled=True,
    )
    return build(draw, task)


@family("compute", structures=200)
def task_flag(draw: Draw) -> Request:
    """`flags[i] = 1 where f(...) > t`: a u32 result, or an atomic count of where it holds."""
    parts, variables = _inputs(draw, "f32")
    scalars, more = _scalars(draw, "f32", 4 - len(variables))
    found = random_expression(draw, [*variables, *more])
    sign = draw.pick((">", "<", ">=", "<="))
    bound = draw.number(-2, 5, 0.25)
    counts = draw.chance(0.3)
    draw.structure("task flag", "count" if counts else "flag", found.shape)
    left = type_out(found.tree, draw_style(draw))
    if "?" in left or " if " in left:
        left = f"({left})"
    typed = f"{left} {sign} {bound.value:.6g}"
    code = f"{to_wgsl(found.tree)} {sign} {bound}"
    if counts:
        held = Part("o", "count_of", ("counter",), "atomic<u32>", "both", single=True)
        lines: tuple[str, ...] = (f"if {code} {{", "atomicAdd(&{o}, 1u);", "}")
        forms = (
            "count in {o} the i with COND",
            "atomically add 1 to {o} for every i where COND",
            "if COND: atomicAdd({o}, 1)",
            "number of i with COND, in {o}",
            "increment {o} when COND",
        )
    else:
        held = Part("o", "flags", ("flags",), "u32", OUT)
        lines = (f"{{o}}[i] = select(0u, 1u, {code});",)
        forms = (
            "{o}[i] = 1 if COND else 0",
            "{o}[i] = COND ? 1 : 0",
            "{o}[i] = (COND)",
            "{o} = 1 where COND, 0 elsewhere",
            "{o}[i] = 1 where COND, otherwise 0",
        )
    text = draw.pick(forms).replace("COND", typed)
    each = parts[0].key if counts else "first"
    task = Task("flag", (*parts, held), lines, (), tuple(scalars), formula=(text,), each=each, spelled=True)
    return build(draw, task)
