"""Kernels whose interface a prompt spells out: any task meets any bindings, names, uniforms and ways to say them.

A `Task` says what is computed over which parts; `build` draws the interface (numbers, names, in place or not, uniforms
alone, in a struct, in a vector or as constants, a count, the size of a workgroup) and `task_ask` the prompt.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from .. import names
from ..draw import Draw
from ..family import Request
from ..number import digits, float_literal
from . import task_ask
from .kernel import combination
from .recipe import zero
from .task_ask import BOTH, IN, OUT, UNIFORM, Asked, Item

Templates = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A buffer: its usual name, what it is called in words, its element. `single` holds one value, no array."""

    key: str
    name: str
    nouns: Templates
    element: str = "f32"
    role: str = IN
    single: bool = False

    @property
    def type(self) -> str:
        """The WGSL type of the whole."""
        return self.element if self.single else f"array<{self.element}>"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A number that the host sets; with `high` it may be a constant of the prompt too."""

    key: str
    name: str
    nouns: Templates
    kind: str = "f32"
    low: float = 0.0
    high: float = 0.0
    step: float = 0.1


@dataclass(frozen=True, slots=True)
class Task:
    """`lines` run for each `i` below the length of `each`, by default the first part that is written.

    In `lines`, `do` and `formula`, `{x}` is a part or a scalar by its key. `{to}` in `do` says where the result goes;
    with `into` that part may be the one it names. Parts of element "T" take one of `kinds`, `{zero}` is its zero.
    `fixed` are further slots of the phrases. A `spelled` task is told by its formula and names alone. `serial` runs in one invocation. A task without `each` guards itself.
    """

    name: str
    parts: tuple[Part, ...]
    lines: Templates
    do: Templates
    scalars: tuple[Scalar, ...] = ()
    what: Templates = ()
    formula: Templates = ()
    into: str = ""
    each: str = "first"
    serial: bool = False
    helpers: Templates = ()
    shared: tuple[tuple[str, str], ...] = ()
    builtins: Templates = ()
    kinds: Templates = ()
    spelled: bool = False
    fixed: dict[str, str] = field(default_factory=dict, hash=False)
    reads_length: bool = field(default=False, init=False)
    locals: frozenset[str] = field(default=frozenset(), init=False)

    def __post_init__(self) -> None:
        """Notes the names that the body takes."""
        body, helpers = " ".join(self.lines), " ".join(self.helpers)
        object.__setattr__(self, "reads_length", "arrayLength" in body)
        found = frozenset(_LOCAL.findall(body) + _LOCAL.findall(helpers) + _HELPER.findall(helpers))
        usual = {part.name for part in self.parts} | {scalar.name for scalar in self.scalars}
        if clash := (found | {"i", "id", "params"}) & usual:
            raise ValueError(f"task {self.name}: {clash} is a local and a binding")
        object.__setattr__(self, "locals", found | _TAKEN)


_LOCAL = re.compile(r"\b(?:let|var) ([a-z_0-9]+)")
_HELPER = re.compile(r"\b(\w+)(?=: |\()")
_TAKEN = frozenset(("i", "id", "lane", "group", "params", "count", "settings", "config", "partial", "hash", "pcg"))
_STRUCTS = ("Params", "Params", "Params", "Params", "Settings", "Config", "Uniforms", "Args", "Constants")
_LETTERS = "xyzw"
_SIZES = ("32", "128", "256", "16", "512")


def build(draw: Draw, task: Task) -> Request:
    """The interface of a task, its prompt and its module."""
    kind = draw.pick(task.kinds) if task.kinds else ""
    if kind:
        task = _of(task, kind)
    in_place = bool(task.into) and draw.chance(0.4)
    named = task.spelled or draw.chance(0.55)
    parts = _placed(task, in_place=in_place)
    called = _names(draw, task, parts, named=named)
    storage = [
        Item(part.key, called[part.key], draw.pick(part.nouns), part.type, part.role, part.element) for part in parts
    ]
    constants, scalars = _constants(draw, task)
    counted = task.each != "" and not (task.reads_length or task.serial or task.shared) and draw.chance(0.12)
    if counted:
        scalars = [
            *scalars,
            Scalar("count", "count", ("number of elements", "element count", "number of valid elements"), "u32"),
        ]
    uniforms, code, style = _uniforms(draw, task, scalars, {item.name for item in storage}, named=named)
    combination(draw, f"task {task.name}", "in place" if in_place else "", style, kind)
    filled = {item.key: item.name for item in storage} | code | {key: value[0] for key, value in constants.items()}
    if in_place:
        filled[_written(task).key] = filled[task.into]
    asked = Asked(
        task,
        storage,
        uniforms,
        task.fixed | {key: value[1] for key, value in constants.items()},
        in_place,
        named,
        counted,
    )
    workgroup = draw.pick(_SIZES) if not task.shared and draw.chance(0.15) else "64"
    asked.workgroup = "" if workgroup == "64" else workgroup
    prompt, order = task_ask.prompt(draw, asked)
    return Request(prompt, _module(task, order, filled, workgroup, counted=counted))


@cache
def _of(task: Task, kind: str) -> Task:
    """The task for one element type."""
    parts = tuple([replace(part, element=part.element.replace("T", kind)) for part in task.parts])
    values = {"zero": zero(kind), "T": kind}
    lines = tuple([fill(line, values) for line in task.lines])
    return replace(task, parts=parts, lines=lines)


def _written(task: Task) -> Part:
    return next(part for part in task.parts if part.role in (OUT, BOTH))


def _placed(task: Task, *, in_place: bool) -> list[Part]:
    """The parts, the source being the result too where the task runs in place."""
    if not in_place:
        return list(task.parts)
    dropped = _written(task)
    return [replace(part, role=BOTH) if part.key == task.into else part for part in task.parts if part != dropped]


def _names(draw: Draw, task: Task, parts: list[Part], *, named: bool) -> dict[str, str]:
    """The usual names, or, where the prompt gives names, any."""
    called: dict[str, str] = {}
    anything = named and draw.chance(0.45)
    for part in parts:
        taken = task.locals | set(called.values()) | {scalar.name for scalar in task.scalars}
        called[part.key] = names.buffer_name(draw, taken) if anything else part.name
    return called


def _constants(draw: Draw, task: Task) -> tuple[dict[str, tuple[str, str]], list[Scalar]]:
    """Scalars that are numbers of the prompt, as WGSL and in digits, and those left to uniforms."""
    constants: dict[str, tuple[str, str]] = {}
    rest = []
    literal = draw.chance(0.3)
    for scalar in task.scalars:
        if scalar.high <= scalar.low or not literal:
            rest.append(scalar)
        elif scalar.kind == "f32":
            value = draw.number(scalar.low, scalar.high, scalar.step).value
            constants[scalar.key] = float_literal(value), digits(value)
        else:
            whole = draw.integer(int(scalar.low), int(scalar.high))
            constants[scalar.key] = f"{whole}u" if scalar.kind == "u32" else str(whole), str(whole)
    return constants, rest


def _uniforms(
    draw: Draw, task: Task, scalars: list[Scalar], taken: set[str], *, named: bool
) -> tuple[list[Item], dict[str, str], str]:
    """The uniforms, what code writes for each scalar, and how they are held."""
    if not scalars:
        return [], {}, ""
    fields: list[Item] = []
    for scalar in scalars:
        used = task.locals - {"count"} | taken | {item.name for item in fields}
        name = names.variable_name(draw, used) if (named and draw.chance(0.25)) or scalar.name in used else scalar.name
        fields.append(Item(scalar.key, name, draw.pick(scalar.nouns), scalar.kind, UNIFORM, scalar.kind))
    floats = all(item.type == "f32" for item in fields) and 2 <= len(fields) <= 4
    style = draw.pick(("alone", "alone", "struct", "struct", "vector" if floats else "struct"))
    if style == "vector":
        name = draw.pick(("params", "params", "settings", "args", "constants")) if named else "params"
        kind = f"vec{len(fields)}<f32>"
        held = Item("params", name, "parameters", kind, UNIFORM, kind, fields=fields)
        return [held], {item.key: f"{name}.{_LETTERS[at]}" for at, item in enumerate(fields)}, style
    if style == "struct":
        kind = draw.pick(_STRUCTS) if named else "Params"
        held = Item("params", kind.lower(), "parameters", kind, UNIFORM, kind, fields=fields)
        return [held], {item.key: f"{kind.lower()}.{item.name}" for item in fields}, style
    return fields, {item.key: item.name for item in fields}, ""


def _module(task: Task, order: list[Item], filled: dict[str, str], workgroup: str, *, counted: bool) -> str:
    """The module with its bindings in this order."""
    text = [task_ask.struct(item) for item in order if item.is_struct]
    text += [task_ask.declaration(item) for item in order]
    text += [f"var<workgroup> {name}: {kind};" for name, kind in task.shared]
    text += task.helpers
    builtins = ", ".join(["@builtin(global_invocation_id) id: vec3<u32>", *task.builtins])
    text.append(f"@compute @workgroup_size({workgroup}) fn cs_main({builtins}) {{")
    if task.serial:
        text.append("if id.x > 0u { return; }")
    elif task.each:
        each = filled[_written(task).key if task.each == "first" else task.each]
        limit = filled["count"] if counted else f"arrayLength(&{each})"
        text += ["let i = id.x;", f"if i >= {limit} {{ return; }}"]
    return "\n".join([*text, *[fill(line, filled) for line in task.lines], "}"])


def reads(key: str, name: str, *nouns: str, t: str = "f32") -> Part:
    """An input array."""
    return Part(key, name, nouns, t)


def writes(key: str, name: str, *nouns: str, t: str = "f32", single: bool = False) -> Part:
    """A result: an array, or a single value."""
    return Part(key, name, nouns, t, OUT, single)


def updates(key: str, name: str, *nouns: str, t: str = "f32", single: bool = False) -> Part:
    """What is read and overwritten."""
    return Part(key, name, nouns, t, BOTH, single)


def number(
    key: str, *nouns: str, t: str = "f32", name: str = "", span: tuple[float, float, float] = (0, 0, 1)
) -> Scalar:
    """A scalar, by default named as its key; `span` is lowest, highest and step of a constant in the prompt."""
    return Scalar(key, name or key, nouns, t, *span)


def fill(text: str, values: dict[str, str]) -> str:
    """`{key}` replaced by its value; other braces are WGSL."""
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return text
