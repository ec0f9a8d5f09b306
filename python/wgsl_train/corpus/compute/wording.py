"""How people speak of buffers, their element types, uniforms and workgroups."""

from typing import TYPE_CHECKING

from ..draw import Draw
from ..phrase import Slots
from ..surface import verbatim
from ..words import define

if TYPE_CHECKING:
    from .kernel import Buffer

define(
    each=(
        "every element", "each element", "each value", "every value", "each entry", "every item", "every single element",
        "each number", "every entry", "each cell", "each single value", "every value", "each of the elements", "each one",
    ),
    elementwise=(
        "element-wise", "elementwise", "element by element", "per element", "component by component", "entry by entry",
        "pointwise",
    ),
    in_place_noun=("in-place", "inplace", "in place"),
    in_place=(
        "in place", "in-place", "inplace", "overwriting the old values", "back into the same buffer", "without a second buffer",
        "directly in the buffer", "overwriting the input",
    ),
    put=("write", "store", "put", "save", "output", "place"),
)  # fmt: skip

ELEMENTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # adjectives, plural nouns
    "f32": (("float", "f32", "floating point", "float32"), ("floats", "f32 values", "f32s", "floating point numbers", "f32")),
    "i32": (("i32", "int", "signed int", "signed integer", "int32"), ("i32 values", "signed integers", "ints", "i32s", "i32")),
    "u32": (("u32", "uint", "unsigned int", "unsigned integer", "uint32"), ("u32 values", "unsigned integers", "uints", "u32")),
    "vec2<f32>": (("vec2<f32>", "vec2", "vec2f", "float2"), ("vec2<f32>", "2D vectors", "vec2s", "vec2f values", "float2s")),
    "vec3<f32>": (("vec3<f32>", "vec3", "vec3f", "float3"), ("vec3<f32>", "3D vectors", "vec3s", "vec3f values", "float3s")),
    "vec4<f32>": (("vec4<f32>", "vec4", "vec4f", "float4"), ("vec4<f32>", "vec4s", "vec4f values", "float4s", "4D vectors")),
}  # fmt: skip
BUILTINS = {
    "lane": "@builtin(local_invocation_index) lane: u32",
    "group": "@builtin(workgroup_id) group: vec3<u32>",
}

_NAMED = ("the {adjective}<buffer> {name}", "{name}{bare}", "{name}{bare}", "<buffer> {name}{bare}", "the <buffer> {name}{bare}")  # fmt: skip
_OUTPUT = (
    "another {adjective}<buffer>{called}", "a second {adjective}<buffer>{called}", "an output {adjective}<buffer>{called}",
    "a separate {adjective}<buffer>{called}", "the output {adjective}<buffer>{called}", "a new {adjective}<buffer>{called}",
    "a result {adjective}<buffer>{called}", "a different {adjective}<buffer>{called}", "a fresh {adjective}<buffer>{called}", "the second {adjective}<buffer>{called}", "an extra {adjective}<buffer>{called}", "its own {adjective}<buffer>{called}", "a target {adjective}<buffer>{called}", "a destination {adjective}<buffer>{called}",
)  # fmt: skip
_CALLED = (" called {name}", " named {name}", " {name}", " ({name})", " `{name}`", " with the name {name}")


def _typed(text: str) -> str:
    """A type as a word; `uint` keeps its letters, or a slip makes it a unit."""
    return verbatim(text) if text.startswith("uint") else text


def _adjective(draw: Draw, element: str) -> str:
    return _typed(draw.pick(ELEMENTS[element][0])) + " "


def buffer(draw: Draw, element: str, name: str, typed: bool, output: bool) -> tuple[str, bool]:
    """A noun phrase with article, and whether it (or what came before) tells the element type."""
    known = element in ELEMENTS
    says = known and draw.chance(0.4 if typed else 0.85)
    slots: dict[str, str] = {"adjective": "", "of": "", "bare": "", "called": "", "name": name}
    if name:
        slots["called"] = draw.phrase(_CALLED, {"name": name})
    if output:
        slots["adjective"] = _adjective(draw, element) if says else ""
        if name and draw.chance(0.5):
            return draw.phrase(_NAMED, slots | {"bare": _bare(draw, element) if says else ""}), typed or says
        return draw.phrase(_OUTPUT, slots), typed or says
    if name and draw.chance(0.55):
        slots["adjective"] = _adjective(draw, element) if says else ""
        slots["bare"] = _bare(draw, element) if says else ""
        return draw.phrase(_NAMED, slots), typed or says
    form = draw.pick(
        ("a {adjective}<buffer>{called}", "a <buffer>{of}{called}", "[the|my] {adjective}<buffer>{called}")
    )
    if says:
        slots["adjective"] = _adjective(draw, element)
        slots["of"] = " of " + _typed(draw.pick(ELEMENTS[element][1]))
    return draw.phrase((form,), slots), typed or says


def _bare(draw: Draw, element: str) -> str:
    return (
        draw.pick((" ({})", ": {}", " of type {}")).format(verbatim(element)) if draw.chance(0.7) else f" ({element})"
    )


def buffers(draw: Draw, count: str, element: str) -> str:
    """`two float buffers`, `two arrays of u32`; the type is told unless it is f32."""
    noun = draw.pick(("buffers", "arrays", "storage buffers", "buffers", "arrays"))
    if element == "f32" and draw.chance(0.45):
        return f"{count} {noun}"
    if draw.chance(0.5):
        return f"{count} {_adjective(draw, element)}{noun}"
    return f"{count} {noun} of {_typed(draw.pick(ELEMENTS[element][1]))}"


def listed(draw: Draw, items: list[str]) -> str:
    """`a and b`, `a, b and c`."""
    if len(items) == 1:
        return items[0]
    last = draw.pick((" and ", " and ", " and ", " & " if len(items) == 2 else ", and "))
    return ", ".join(items[:-1]) + last + items[-1]


_UNIFORM = (
    "the uniform {name}", "{name} (a uniform)", "the value of the uniform {name}", "the {kind} uniform {name}", "uniform {name}", "`{name}` (uniform)", "{name} (uniform {kind})", "{name} from a uniform", "{name}, a uniform {kind}", "a {kind} uniform {name}", "var<uniform> {name}: {kind}".replace("<", "{lt}"),
)  # fmt: skip
_UNIFORM_NAMED = (
    "a uniform {noun} called {name}", "the uniform {noun} {name}", "a {noun} from a uniform called {name}",
    "a {noun} in the uniform {name}", "a {noun} passed as the uniform {name}", "{name}, the {noun} (uniform)", "the {noun} in uniform {name}", "a {noun} {name} set from the host as a uniform", "the uniform {kind} {name} as {noun}", "a uniform {kind} {name} (the {noun})",
)  # fmt: skip
_FIELD = (
    "{name} from a {Struct} uniform", "{struct}.{name}", "the field {name} of the {Struct} uniform", "{name} in a uniform struct {Struct}",
    "the member {name} of the {Struct} uniform struct", "{struct}.{name} from a uniform buffer", "{struct}.{name} ({kind})", "{struct}.{name}, a uniform", "uniform {struct}.{name}", "{name} out of the uniform struct {Struct}", "`{struct}.{name}`",
)  # fmt: skip
_FIELD_NAMED = (
    "the {noun} {name} of a uniform struct {Struct}", "a {noun} {name} given in a {Struct} uniform struct",
    "a {noun} {struct}.{name} from a uniform buffer",
)  # fmt: skip


def uniform(draw: Draw, noun: str, name: str, kind: str, struct: tuple[str, str] | None) -> str:
    """`a factor from a uniform called gain`, or of the struct that has this name and variable, `params.gain`."""
    forms: tuple[str, ...] = _FIELD if struct else _UNIFORM
    if noun != name:
        forms += _FIELD_NAMED if struct else _UNIFORM_NAMED
    slots: dict[str, str] = {"noun": noun, "name": verbatim(name), "kind": verbatim(kind), "lt": "<"}
    if struct:
        slots |= {"Struct": verbatim(struct[0]), "struct": struct[1]}
        forms = tuple(form.replace("{struct}.{name}", "{path}") for form in forms)
        slots["path"] = verbatim(f"{struct[1]}.{name}")
    return draw.phrase(forms, slots)


TAKES = (
    "take {uniform}", "it uses {uniform}", "there is also {uniform}", "needed: {uniform}", "plus {uniform}", "it reads {uniform}", "also needed is {uniform}", "the host sets {uniform}", "and {uniform}", "parameters: {uniform}", "additional input: {uniform}", "given {uniform}", "- {uniform}", "comes with {uniform}",
)  # fmt: skip
GUARD = (
    "guard against running past the end", "with a bounds check", "ignore threads beyond the last element", "threads past the end do nothing", "the length need not be a multiple of the workgroup size", "out-of-range invocations return early", "check id.x against arrayLength", "bounds-check with arrayLength", "one thread per element", "one invocation per element",
    "each invocation handles one element", "do not read or write out of bounds", "1D dispatch, one element per thread", "arbitrary length", "works for any length", "return early if the index is too large", "use global_invocation_id.x as the index", "index by the global invocation id", "mind the last partial workgroup",
)  # fmt: skip

WORKGROUP = (
    "workgroup size {n}", "use a workgroup size of {n}", "workgroups of {n}", "the workgroup size is {n}", "@workgroup_size {n}",
    "{n} threads per workgroup", "with {n} invocations per workgroup", "use {n} threads per group", "work group size: {n}",
    "block size {n}", "make the workgroups {n}", "dispatch it in groups of {n}", "workgroup_size {n}", "@workgroup_size({n})", "[local size|local_size|numthreads] {n}", "{n} per workgroup", "threads per workgroup: {n}", "in workgroups of {n}", "use {n} as the workgroup size", "{n}-wide workgroups", "a {n} workgroup", "groups of {n} threads", "wg size {n}",
)  # fmt: skip

_BUFFER_LIST = (
    "buffers: {list}", "the buffers are {list}", "bindings in order: {list}", "the interface is {list}", "bind {list}",
    "storage buffers {list}", "storage: {list}", "the storage bindings are {list}, in that order",
    "in group 0: {list}", "I have {list}", "we have {list}", "given {list}", "data: {list}", "arrays: {list}", "bound are {list}", "resources: {list}", "bind group 0: {list}", "- buffers: {list}", "inputs and outputs: {list}", "bindings: {list}", "it works on {list}", "storage arrays {list}", "[use|with] the buffers {list}", "group 0 has {list}", "the kernel binds {list}", "declare {list}",
)  # fmt: skip
_NAMES = (
    "call the buffers {list}", "name the buffers {list}", "the buffers are called {list}", "buffer names: {list}",
    "use {list} as buffer names", "[with|using] buffers named {list}", "the buffers should be named {list}",
    "name them {list}", "buffers called {list}", "they are called {list}", "names: {list}", "my buffers are {list}", "I call them {list}", "variables: {list}", "[where|with] {list} as the buffers", "buffers {list}", "(buffers {list})", "the arrays are {list}", "arrays {list}",
)  # fmt: skip
_NAME_ONE = (
    "call the buffer {list}", "name the buffer {list}", "the buffer is called {list}", "buffer name: {list}",
    "the buffer should be named {list}", "[with|using] a buffer named {list}",
)  # fmt: skip
_INPUT_OUTPUT = (
    "read from {inputs} and write to {outputs}", "input: {inputs}, output: {outputs}", "{inputs} in, {outputs} out",
    "[inputs|in] = {inputs}, [result|out] = {outputs}", "read {inputs}, write {outputs}",
    "the input is {inputs}, the result goes to {outputs}", "take {inputs} as input and {outputs} as output",
    "results go to {outputs}, inputs come from {inputs}", "{inputs} -> {outputs}", "from {inputs} to {outputs}",
    "in: {inputs}; out: {outputs}", "{inputs} => {outputs}", "reads {inputs}, writes {outputs}", "src: {inputs}, dst: {outputs}", "- in: {inputs} - out: {outputs}", "given {inputs}, produce {outputs}", "outputs to {outputs}, reads {inputs}", "consume {inputs}, produce {outputs}", "{outputs} from {inputs}", "(in: {inputs}, out: {outputs})",
)  # fmt: skip
_ALL_HOLD = (
    "the [elements|values|entries] are {type}", "the element type is {type}", "everything is {type}", "use {type} [elements|values]",
    "the data is {type}", "[type|element type|dtype]: {type}", "all [buffers|arrays] hold {type}", "elements of type {type}",
    "the buffers are of type {type}", "it works on {type}", "all {type}", "{type} everywhere", "{type} data", "for {type}", "(all {type})", "data type {type}", "the arrays are {type}", "holding {type}",
)  # fmt: skip


def interface(draw: Draw, ordered: "list[Buffer]", names: bool) -> str:
    """One sentence that names the buffers, or tells their types, or both."""
    types = [buffer.element for buffer in ordered]
    untyped = [buffer for buffer in ordered if not buffer.typed]
    same = len(set(types)) == 1 and types[0] in ELEMENTS
    if not names and same and draw.chance(0.7):
        return draw.phrase(_ALL_HOLD, {"type": verbatim(draw.pick((types[0], draw.pick(ELEMENTS[types[0]][1]))))})
    inputs = [buffer for buffer in ordered if buffer.role == "input"]
    outputs = [buffer for buffer in ordered if buffer.role != "input"]
    typed = bool(untyped) or draw.chance(0.25)
    roll = draw.random.random()
    if inputs and roll < 0.4:
        slots = {"inputs": _items(draw, inputs, typed), "outputs": _items(draw, outputs, typed)}
        return draw.phrase(_INPUT_OUTPUT, slots)
    if typed or roll < 0.5:
        return draw.phrase(_BUFFER_LIST, {"list": _items(draw, ordered, True)})
    names_of: Slots = {"list": _items(draw, ordered, False)}
    return draw.phrase(_NAME_ONE if len(ordered) == 1 else _NAMES, names_of)


def _items(draw: Draw, some: "list[Buffer]", typed: bool) -> str:
    form = draw.pick(("{} ({})", "{}: {}", "{}: array<{}>")) if typed else "{}"
    return listed(draw, [verbatim(_item(form, buffer)) for buffer in some])


def _item(form: str, buffer: "Buffer") -> str:
    if buffer.role == "single" and "array" in form:
        return f"{buffer.name}: {buffer.type}"
    return form.format(buffer.name, buffer.element)
