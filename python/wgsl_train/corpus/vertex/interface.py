"""What a vertex shader reads and writes, in words: attributes and outputs with locations, uniforms with groups and bindings."""

from dataclasses import dataclass

from ..draw import Draw
from ..surface import verbatim


@dataclass(frozen=True, slots=True)
class Placed:
    """An attribute or an output at its location."""

    location: int
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A uniform or a storage buffer; `fields` are those of its struct."""

    group: int
    binding: int
    name: str
    type: str
    space: str = "uniform"
    fields: tuple[tuple[str, str], ...] = ()


_SHORT = {"vec2<f32>": ("vec2<f32>", "vec2f", "vec2", "float2"), "vec3<f32>": ("vec3<f32>", "vec3f", "vec3", "float3"), "vec4<f32>": ("vec4<f32>", "vec4f", "vec4", "float4"), "f32": ("f32", "float", "f32"), "mat4x4<f32>": ("mat4x4<f32>", "mat4x4f", "mat4", "mat4x4<f32>"), "mat3x3<f32>": ("mat3x3<f32>", "mat3x3f", "mat3"), "u32": ("u32", "uint")}  # fmt: skip
_INPUTS = ("attributes: {l}", "inputs: {l}", "vertex inputs: {l}", "vertex attributes {l}", "in: {l}", "takes {l}", "the vertex buffer has {l}", "per vertex: {l}", "vertex layout: {l}", "input {l}", "it reads {l}", "the inputs are {l}")  # fmt: skip
_OUTPUTS = ("outputs: {l}", "out: {l}", "output {l}", "pass on {l}", "varyings: {l}", "besides the position, output {l}", "to the fragment shader: {l}", "the outputs are {l}", "return the position and {l}", "then output {l}", "forward {l}", "it outputs {l}")  # fmt: skip
_BOUND = ("uniforms: {l}", "bindings: {l}", "bind groups: {l}", "bound: {l}", "resources: {l}", "uses {l}", "there is {l}", "{l}", "{l}", "given {l}", "I have {l}")  # fmt: skip
_PLACES = ("{x} at location {n}", "{x} (location {n})", "location {n} {x}", "location {n} = {x}", "@location({n}) {x}", "{n}: {x}", "{x} in location {n}", "{n} = {x}", "loc {n} {x}", "{x} @location({n})")  # fmt: skip
_NAMED = ("{x}: {t}", "{x} ({t})", "{x} {t}", "{t} {x}", "{x} as {t}", "{x}, a {t},")
_BINDINGS = ("{x} at binding {n}", "{x} (binding {n})", "binding {n}: {x}", "@binding({n}) {x}", "{x} on binding {n}", "binding {n} is {x}")  # fmt: skip
_GROUPS = ("{x} at group {g} binding {n}", "{x} (group {g}, binding {n})", "group {g} binding {n}: {x}", "@group({g}) @binding({n}) {x}", "{x} in group {g}, binding {n}", "{g}/{n}: {x}")  # fmt: skip


def listed(parts: list[str]) -> str:
    """`a, b and c`, or with commas alone where a part has one."""
    if len(parts) < 2 or any("," in part for part in parts):
        return ", ".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def kind(draw: Draw, of: str) -> str:
    """A WGSL type as people write it."""
    return verbatim(draw.pick(_SHORT[of])) if of in _SHORT else verbatim(of)


def placed(draw: Draw, items: list[Placed], *, outputs: bool, meanings: dict[str, str] | None = None) -> str:
    """Attributes or outputs with their locations; `meanings` says what an output is where its name does not."""
    place, name = draw.pick(_PLACES), draw.pick(_NAMED)
    parts = []
    for item in items:
        text = name.format(x=verbatim(item.name), t=kind(draw, item.type)) if draw.chance(0.9) or outputs else verbatim(f"{item.name}: {item.type}")  # fmt: skip
        meaning = (meanings or {}).get(item.name, "")
        text = text.rstrip(",") + (f" = {meaning}" if meaning else "")
        parts.append(place.format(x=text, n=item.location))
    sign = listed(parts) if draw.chance(0.6) else "; ".join(parts)
    return draw.pick(_OUTPUTS if outputs else _INPUTS).format(l=sign)


def bindings(draw: Draw, items: list[Bound]) -> str:
    """What is bound where; the group is told unless all are in group 0."""
    grouped = any(item.group for item in items)
    place = draw.pick(_GROUPS if grouped or draw.chance(0.2) else _BINDINGS)
    parts = [place.format(x=_spoken(draw, item), n=item.binding, g=item.group) for item in items]
    text = "; ".join(parts) if any("," in part for part in parts) and draw.chance(0.7) else ", ".join(parts)
    return draw.pick(_BOUND).format(l=text)


def _spoken(draw: Draw, item: Bound) -> str:
    if item.space != "uniform":
        return draw.pick(("storage array {x} of {e}", "{x}: storage {t}", "read-only storage buffer {x} ({t})", "{x} (storage, read, {t})")).format(x=verbatim(item.name), t=verbatim(item.type), e=verbatim(item.type.removeprefix("array<").removesuffix(">")))  # fmt: skip
    if not item.fields:
        return draw.pick(("uniform {x}: {t}", "uniform {t} {x}", "{x} (uniform {t})", "{x}: {t}", "the uniform {x} ({t})", "{t} {x}")).format(x=verbatim(item.name), t=kind(draw, item.type))  # fmt: skip
    of = {kind for _, kind in item.fields}
    fields = ", ".join(verbatim(f"{name}: {kind}") for name, kind in item.fields)
    if len(of) == 1 and draw.chance(0.6):
        fields = ", ".join(verbatim(name) for name, _ in item.fields) + f" (all {kind(draw, of.pop())})"
    forms = ["uniform {v}: struct {S} {{ {l} }}", "a uniform struct {S} {{ {l} }} called {v}", "uniform {v} of type {S} with {l}", "struct {S} ({l}) as uniform {v}"]  # fmt: skip
    if item.name == item.type.lower():
        forms += ["a uniform struct {S} with {l}", "uniform struct {S} {{ {l} }}", "the {S} uniform ({l})", "{S} {{ {l} }}", "a {S} struct holding {l}"]  # fmt: skip
    return draw.pick(forms).format(v=verbatim(item.name), S=verbatim(item.type), l=fields)


def module(attributes: list[Placed], bound: list[Bound], outputs: list[Placed], builtins: list[str], lines: list[str], values: list[str], result: str = "VertexOutput") -> str:  # fmt: skip
    """The whole module; `values` are the position and the outputs."""
    parts = []
    for item in bound:
        if item.fields:
            parts.append(f"struct {item.type} {{ {', '.join(f'{name}: {kind}' for name, kind in item.fields)} }}")
    if outputs:
        fields = ", ".join(f"@location({one.location}) {one.name}: {one.type}" for one in outputs)
        parts.append(f"struct {result} {{ @builtin(position) position: vec4<f32>, {fields} }}")
    for item in bound:
        space = "uniform" if item.space == "uniform" else "storage, read"
        parts.append(f"@group({item.group}) @binding({item.binding}) var<{space}> {item.name}: {item.type};")
    inputs = ", ".join([*builtins, *[f"@location({one.location}) {one.name}: {one.type}" for one in attributes]])
    returned = f"{result}({', '.join(values)})" if outputs else values[0]
    kind_of = result if outputs else "@builtin(position) vec4<f32>"
    return "\n".join([*parts, f"@vertex fn vs_main({inputs}) -> {kind_of} {{", *lines, f"return {returned};", "}"])
