"""Words for the interface of a task. Tables by `named` say things without a name first, with one second."""

from ..draw import Draw
from ..surface import verbatim
from .wording import GUARD, WORKGROUP

__all__ = ["GUARD", "WORKGROUP"]

# Adjectives, plural nouns.
_ELEMENTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "f32": (("f32", "f32", "float", "float32"), ("f32", "floats", "f32 values", "f32 elements")),
    "i32": (("i32", "i32", "int", "signed int"), ("i32", "ints", "i32 values", "signed integers")),
    "u32": (("u32", "u32", "uint", "unsigned int"), ("u32", "uints", "u32 values", "unsigned integers")),
    "vec2<f32>": (("vec2<f32>", "vec2", "vec2f", "float2"), ("vec2<f32>", "vec2s", "vec2f", "float2s")),
    "vec3<f32>": (("vec3<f32>", "vec3", "vec3f", "float3"), ("vec3<f32>", "vec3s", "vec3f", "float3s")),
    "vec4<f32>": (("vec4<f32>", "vec4", "vec4f", "float4"), ("vec4<f32>", "vec4s", "vec4f", "float4s")),
    "vec2<u32>": (("vec2<u32>", "vec2u", "uint2"), ("vec2<u32>", "vec2u", "uint2s")),
    "atomic<u32>": (("atomic<u32>", "atomic u32"), ("atomic<u32>", "atomic u32", "u32 atomics")),
    "atomic<i32>": (("atomic<i32>", "atomic i32"), ("atomic<i32>", "atomic i32", "i32 atomics")),
}  # fmt: skip


def element(draw: Draw, kind: str) -> tuple[str, str]:
    """An element type as adjective and as plural noun."""
    adjectives, plurals = _ELEMENTS.get(kind, ((kind,), (kind,)))
    return verbatim(draw.pick(adjectives)), verbatim(draw.pick(plurals))


ACCESS = {
    "in": ("read", "read-only", "read only", "input", "readonly", "read"), "out": ("read_write", "output", "written", "read_write", "write", "result"),
    "both": ("read_write", "read_write", "in/out", "read and written", "read-write"), "uniform": ("uniform",),
}  # fmt: skip
BUFFER: tuple[tuple[str, ...], ...] = (
    ("the {noun} ({t}, {a})", "{noun} ({es}, {a})", "{noun} as {t}, {a}", "the {noun}, {es}, {a}", "{a} {adj} buffer with the {noun}", "{noun}: {t}", "{noun} ({e}, {a})", "storage buffer of {es}, the {noun} ({a})", "{t} {noun} [{a}]", "the {noun} ({es})", "{noun} {t}", "a {adj} array of the {noun}, {a}"),
    ("{name}: {t} ({a})", "{name} ({es}, {a})", "{a} {t} {name}", "{name}, {t}, {a}", "{name}: {t}", "{t} {name} ({a})", "{a} {adj} array {name}", "storage buffer {name} of {es} ({a})", "{name} = {noun} ({t}, {a})", "the {noun} {name}: {t}, {a}", "{name} {t} {a}", "{name}, the {noun} ({es}, {a})", "{a} {name}: {t}", "{noun} `{name}` ({es})"),
)  # fmt: skip
SINGLE: tuple[tuple[str, ...], ...] = (
    ("the {noun} (a single {t}, {a})", "a single {t} for the {noun}", "one {t}, the {noun}", "{noun}: a lone {t} (no array)", "{noun} as one {t} in a storage buffer"),
    ("{name}: {t} ({a})", "{name}, a single {t}", "a single {t} called {name}", "{name} (one {t}, {a})", "storage {name}: {t}", "{name}: {t}, the {noun}"),
)  # fmt: skip
UNIFORM: tuple[tuple[str, ...], ...] = (
    ("the {noun} as a uniform {t}", "uniform {t} with the {noun}", "{noun} ({t}, uniform)", "a {t} uniform, the {noun}", "uniform {t}: {noun}", "{noun}, a uniform {t}", "the {noun} ({t} uniform)", "uniform {noun} ({t})", "{noun}: {t}, uniform"),
    ("uniform {name}: {t}", "{name}: {t} (uniform)", "uniform {t} {name}", "{name}, a uniform {t}", "{name} ({t}, uniform)", "a {t} uniform {name}", "{name} = {noun} (uniform {t})", "{noun} {name} as a uniform {t}", "uniform {name} ({t})", "{t} {name} uniform"),
)  # fmt: skip
STRUCT = (
    ("a uniform struct with {fields}", "uniform struct Params: {fields}", "uniform struct Params with {fields}", "a uniform struct of {fields}", "uniforms ({fields}) in one struct", "Params uniform: {fields}", "the parameters, a uniform struct {fields}"),
    ("a uniform struct {t} with {fields}", "{name}: {t}, a uniform struct with {fields}", "uniform {t}: {fields}", "uniform struct {t}, fields {fields}", "uniform {name}: {t} {fields}", "the struct {t} ({fields}) as a uniform {name}", "uniform {name} of a struct {t} with {fields}"),
)  # fmt: skip
VECTOR = (
    ("a uniform {t} with {fields}", "uniform {t}: {fields}", "one {t} uniform, {fields}", "a {t} uniform ({fields})", "the parameters packed in a uniform {t}: {fields}"),
    ("a uniform {t} {name} with {fields}", "uniform {name}: {t}, {fields}", "{name}, a uniform {t} ({fields})", "uniform {t} {name} ({fields})", "{name}: {t} (uniform; {fields})"),
)  # fmt: skip
FIELD = (
    "{name}: {t}",
    "{name} ({t})",
    "{t} {name}",
    "{name} {t}",
    "{noun} {name} ({t})",
    "{name} ({t}, the {noun})",
    "a {t} {name}",
)
COMPONENT = (
    "{c} = {name}",
    "{name} in {c}",
    "{c} is {name}",
    "{name} = .{c}",
    "{c}: {name}",
    "{name} as {c}",
    ".{c} {name}",
)
NUMBERED = (
    "binding {n}: {d}", "binding {n}: {d}", "binding {n} is {d}", "@binding({n}) {d}", "{n}: {d}", "{n} = {d}", "{d} at binding {n}", "{d} (binding {n})", "{d} on binding {n}", "{d} in binding {n}", "binding {n} holds {d}", "binding {n} = {d}", "b{n}: {d}", "slot {n}: {d}", "- binding {n}: {d}", "- {n}: {d}", "[{n}] {d}", "{n}) {d}", "({n}) {d}",
    "at {n} {d}", "binding {n} {d}", "{d} -> binding {n}", "{d} @ {n}", "@group(0) @binding({n}): {d}", "bind {d} to {n}",
)  # fmt: skip
HEADS = (
    "",
    "",
    "",
    "",
    "",
    "bindings: ",
    "layout: ",
    "group 0: ",
    "interface: ",
    "bind group: ",
    "resources: ",
    "buffers: ",
    "inputs and outputs: ",
    "I/O: ",
    "bind group layout: ",
    "the interface is ",
    "we have ",
    "I have ",
)
LISTED = (
    "{text}. {list}", "{text}. {list}", "{text}. {list}.", "{list}. {text}", "{list}. {text}", "{list}. {text}.", "{text}; {list}", "{text} - {list}", "{list} - {text}", "{text} ({list})", "{text}: {list}", "{list}: {text}", "given {list}: {text}", "{list}. Task: {text}", "{text}, with {list}", "with {list}: {text}", "{text} || {list}", "Compute shader. {list}. {text}", "Spec: {list}. {text}", "kernel: {text}. {list}",
)  # fmt: skip
IN_ORDER = (
    "bindings in order: ", "in this order: ", "the bindings are, in order: ", "bindings, from 0 up: ", "buffers in binding order: ", "binding order: ", "bound in this order: ", "bindings 0.. are ", "order of bindings: ", "interface, in order: ", "consecutive bindings starting at 0: ", "bind (in order) ",
)  # fmt: skip
ORDERED = (
    "{text}. {list}",
    "{text}; {list}",
    "{list}. {text}",
    "{text} ({list})",
    "{text}, {list}",
    "{list} - {text}",
    "{text} - {list}",
    "{text}. {list}.",
)
DECLARED = (
    "{list} {text}", "{text}: {list}", "{list} // {text}", "given {list} {text}", "{text}. Use exactly these bindings: {list}", "these are declared: {list} now {text}", "my bindings: {list} {text}", "{text}, using {list}", "complete this: {list} // {text}", "bindings are fixed as {list} - {text}", "{text} with {list}",
)  # fmt: skip
BEHIND = (
    "{text}; {list}",
    "{text}, {list}",
    "{text} ({list})",
    "{text}. {list}",
    "{text}; also {list}",
    "{text}. Also {list}",
    "{text}, plus {list}",
    "{text}, where there is {list}",
    "{text} with {list}",
    "{list}: {text}",
)
INLINE_NUMBERED = (
    " ({t}, binding {n})",
    " (binding {n}, {t})",
    " [{t}, binding {n}]",
    " (@binding({n}), {t})",
    " ({t} at binding {n})",
    " ({t}, @binding({n}))",
    " (b{n}, {t})",
    " ({t}, slot {n})",
)
INLINE = (" ({t})", " ({t})", " [{t}]", " of type {t}", ": {t}", " as {t}")
UNIFORM_KIND = ("uniform {}", "{} uniform", "a uniform {}", "{}, uniform", "var<uniform> {}")
PROSE: dict[str, tuple[tuple[str, ...], ...]] = {
    "in": (
        ("the {noun} are in binding {n} ({t}, read only)", "it reads the {noun} ({es}) from binding {n}", "binding {n} provides the {noun} as {es}", "read the {noun} from the {adj} buffer at binding {n}", "binding {n} is a read-only {adj} array with the {noun}", "the {noun} come from binding {n}, {es}", "input at binding {n}: the {noun}, {t}"),
        ("{name} ({t}) is read from binding {n}", "binding {n} is the read-only {adj} array {name}", "read {name} ({es}) from binding {n}", "the {noun} {name} sit at binding {n} as {es}", "the input {name} at binding {n} holds {es}", "{name} at binding {n} is a read-only {t}", "binding {n} holds the {noun}, {name}: {t}"),
    ),
    "out": (
        ("the {noun} go to binding {n} ({t})", "it writes the {noun} ({es}) to binding {n}", "binding {n} receives the {noun} as {es}", "write the {noun} into the {adj} buffer at binding {n}", "binding {n} is a writable {adj} array for the {noun}", "output at binding {n}: the {noun}, {t}", "the {noun} are stored in binding {n}, {es}"),
        ("{name} ({t}) is written at binding {n}", "binding {n} is the output array {name} of {es}", "write {name} ({es}) at binding {n}", "results land in {name}, {t}, binding {n}", "the output {name} at binding {n} holds {es}", "{name} at binding {n} is a read_write {t}", "binding {n} takes the {noun}, {name}: {t}"),
    ),
    "both": (
        ("the {noun} are in binding {n} ({t}, read_write)", "binding {n} holds the {noun} as {es} and is overwritten", "it updates the {noun} ({es}) at binding {n}", "the read_write buffer at binding {n} has the {noun} ({es})", "binding {n} is a read-write {adj} array of the {noun}"),
        ("{name} ({t}) at binding {n} is read and written", "binding {n} is the read_write array {name} of {es}", "{name}, {es}, is at binding {n} and gets overwritten", "the {noun} {name} at binding {n} are {es}, read_write", "{name} at binding {n} is a read_write {t}"),
    ),
}  # fmt: skip
PROSE_SINGLE = (
    ("the {noun} goes to binding {n}, a single {t}", "binding {n} is one {t}, the {noun}", "binding {n} holds a single {t} for the {noun}", "at binding {n} there is one {t} (no array) for the {noun}"),
    ("{name} at binding {n} is a single {t}", "binding {n} is {name}, one {t}", "a single {t} called {name} sits at binding {n}", "binding {n}: {name}, just one {t}"),
)  # fmt: skip
PROSE_UNIFORM = (
    ("the {noun} is a uniform {t} at binding {n}", "binding {n} is a uniform {t}, the {noun}", "the {noun} comes from a {t} uniform at binding {n}", "a uniform {t} at binding {n} gives the {noun}", "take the {noun} from the uniform at binding {n} ({t})", "the {noun} is set by the host through binding {n} (uniform {t})"),
    ("{name} is a uniform {t} at binding {n}", "binding {n} is the uniform {name}: {t}", "the {noun} {name} comes from a {t} uniform at binding {n}", "a uniform {t} {name} at binding {n} gives the {noun}", "the uniform {name} ({t}) is at binding {n}", "the host sets {name} (uniform {t}, binding {n})"),
)  # fmt: skip
PROSE_FIELDS = (
    "binding {n} is {d}",
    "at binding {n} there is {d}",
    "binding {n}: {d}",
    "there is also {d} at binding {n}",
    "{d} at binding {n}",
)
TO = (
    " into {o}", " into {o}", ", writing to {o}", ", result in {o}", " and write it to {o}", " and store the result in {o}", ", stored in {o}", ", output to {o}", " and put the result in {o}", ", into {o}", " -> {o}", ", results go to {o}",
)  # fmt: skip
IN_PLACE = (
    " in place",
    " in place",
    ", in place",
    " in-place",
    ", overwriting the old values",
    ", result in the same buffer",
    " (in place)",
    ", back into the same buffer",
    ", no second buffer",
    ", overwriting it",
)
FORMULA = (
    "{f}",
    "{f}",
    "compute {f}",
    "{f} for [each|every|all] i",
    "kernel: {f}",
    "set {f}",
    "for each i: {f}",
    "per element: {f}",
    "[do|run|evaluate] {f}",
    "one thread per element: {f}",
    "cs_main should do {f}",
    "[write|make] a <kernel> with {f}",
    "the body is {f}",
)
COUNTED = (
    "only the first {n} elements", "only indices below {n} are processed", "{n} is the number of elements to process", "threads with an index of {n} or more return", "stop at {n} instead of arrayLength", "process {n} elements", "guard with i >= {n}", "the length is given by {n}", "use {n} as the length", "nothing happens from index {n} on",
)  # fmt: skip
JOIN = (", {}", ". {}", "; {}", " ({})", " - {}", ", {}")
