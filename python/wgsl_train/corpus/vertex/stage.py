"""A vertex shader in the making: its inputs, uniforms, lines and outputs."""

from ..draw import Draw
from ..family import Request
from ..surface import verbatim
from ..words import define

define(
    vertex_shader=(
        "vertex shader", "WGSL vertex shader", "vertex stage", "vertex program", "vertex function", "vs_main", "wgsl vertex shader", "vert shader",
    ),
    fragment_stage=("fragment shader", "fragment stage", "pixel shader", "next stage", "rasterizer", "frag shader", "fragment program"),
    clip_space=("clip space", "the clip position", "the builtin position", "the output position", "gl_Position style output"),
)  # fmt: skip

_UNIFORMS = """struct Uniforms {
    resolution: vec2<f32>,
    time: f32,
    frame: f32,
    mouse: vec4<f32>,
}"""

# Of the interface: attributes, what is bound, what goes out. `{l}` is the list.
_INPUTS = (
    "inputs: {l}", "attributes: {l}", "vertex attributes: {l}", "vertex inputs are {l}", "the attributes are {l}", "vertex layout: {l}", "takes {l}", "in: {l}", "per-vertex data: {l}", "[each vertex has|a vertex has] {l}", "vertex buffer: {l}", "attribute layout: {l}", "- inputs: {l}", "reads {l}",
)  # fmt: skip
_BOUND = (
    "bindings: {l}", "in group 0: {l}", "group 0 has {l}", "bound are {l}", "bind group 0: {l}", "uniforms and buffers: {l}", "resources: {l}", "{l}, all in group 0", "group(0): {l}", "- bindings: {l}", "binding layout: {l}", "uses {l} of group 0",
)  # fmt: skip
_SENT = (
    "outputs: {l}", "out: {l}", "varyings: {l}", "the outputs are {l}", "besides the position it outputs {l}", "it sends {l} to the <fragment_stage>", "interpolated outputs: {l}", "- outputs: {l}", "{l} [go|goes] to the <fragment_stage>", "passes on {l}",
)  # fmt: skip
_AT_LOCATION = ("{x} at location {n}", "{x} @location({n})", "@location({n}) {x}", "{n} {x}", "{n}: {x}", "{x} (location {n})", "location {n} = {x}", "{x} in location {n}", "{x} ({n})", "{x} -> {n}")  # fmt: skip
_AT_BINDING = ("{x} at binding {n}", "{x} @binding({n})", "@binding({n}) {x}", "{n} {x}", "{n}: {x}", "{x} (binding {n})", "binding {n} = {x}", "{x} in binding {n}", "{x} ({n})", "binding {n} is {x}")  # fmt: skip
_NAMED = ("{x}: {t}", "{x}: {t}", "{t} {x}", "{x} ({t})", "{x} as {t}", "{x}")


class Stage:
    """Collects code. Attributes get locations in order, uniforms bindings in order; time brings in the `Uniforms`."""

    def __init__(self) -> None:
        """Nothing in, nothing out but a position."""
        self._attributes: list[str] = []
        self._builtins: list[str] = []
        self._structs: list[str] = []
        self._bindings: list[str] = []
        self._others: list[str] = []
        self._outputs: list[tuple[str, str, str]] = []
        self._lines: list[str] = []
        self._timed = False

    def attribute(self, name: str, kind: str) -> str:
        """A vertex attribute at the next location; returns its name."""
        self._attributes.append(f"@location({len(self._attributes)}) {name}: {kind}")
        return name

    def vertex_index(self) -> str:
        """The number of the vertex."""
        self._builtins.append("@builtin(vertex_index) index: u32")
        return "index"

    def instance_index(self) -> str:
        """The number of the instance."""
        self._builtins.append("@builtin(instance_index) instance: u32")
        return "instance"

    @property
    def time(self) -> str:
        """Seconds since the start."""
        self._timed = True
        return "u.time"

    @property
    def resolution(self) -> str:
        """Width and height of the screen in pixels."""
        self._timed = True
        return "u.resolution"

    def add_uniforms(self) -> None:
        """Binds the struct of resolution, time and mouse at 0."""
        self._timed = True

    def uniform(self, name: str, kind: str) -> str:
        """A uniform of its own at the next binding; returns its name."""
        self._bindings.append(f"var<uniform> {name}: {kind};")
        return name

    def storage(self, name: str, kind: str) -> str:
        """An array that is read, at the next binding; returns its name."""
        self._bindings.append(f"var<storage, read> {name}: array<{kind}>;")
        return name

    def struct(self, code: str) -> None:
        """A struct before the bindings."""
        self._structs.append(code)

    def declare(self, code: str) -> None:
        """A constant or function before the entry point."""
        self._others.append(code)

    def output(self, name: str, kind: str, value: str) -> None:
        """Something that goes on to the fragment stage, at the next location."""
        self._outputs.append((name, kind, value))

    def add(self, *lines: str) -> None:
        """Adds statements as they stand."""
        self._lines += lines

    def module(self, position: str) -> str:
        """The whole module; `position` is a vec4 in clip space."""
        parts = [_UNIFORMS] if self._timed else []
        parts += self._structs
        if self._outputs:
            fields = "".join(f"@location({at}) {name}: {kind}, " for at, (name, kind, _) in enumerate(self._outputs))
            parts.append(f"struct VertexOutput {{ @builtin(position) position: vec4<f32>, {fields}}}")
        bindings = ["var<uniform> u: Uniforms;"] if self._timed else []
        for at, text in enumerate(bindings + self._bindings):
            parts.append(f"@group(0) @binding({at}) {text}")
        inputs = ", ".join([*self._builtins, *self._attributes])
        result = "VertexOutput" if self._outputs else "@builtin(position) vec4<f32>"
        value = position
        if self._outputs:
            value = f"VertexOutput({', '.join([position, *[value for _, _, value in self._outputs]])})"
        return "\n".join(
            [
                *parts,
                *self._others,
                f"@vertex fn vs_main({inputs}) -> {result} {{",
                *self._lines,
                f"return {value};",
                "}",
            ]
        )

    def request(self, draw: Draw, prompt: str, position: str) -> Request:
        """The prompt, in a third of all cases with a part of the interface told, and the module."""
        told = [sentence for sentence in self._told(draw) if sentence] if draw.chance(0.33) else []
        if not told:
            return Request(prompt, self.module(position))
        draw.random.shuffle(told)
        text = ". ".join(sentence[:1].upper() + sentence[1:] if draw.chance(0.6) else sentence for sentence in told)
        if not prompt.endswith("?") and draw.chance(0.2):
            return Request(f"{text}. {prompt[:1].upper()}{prompt[1:]}", self.module(position))
        sign = " " if prompt.endswith(("?", ".", "!")) else draw.pick((". ", ". ", ". ", "; ", " - "))
        return Request(prompt + sign + text, self.module(position))

    def _told(self, draw: Draw) -> list[str]:
        """Sentences about attributes, bindings and outputs; each is there in six of ten cases."""
        attributes = [text.split(") ", 1)[1].split(": ") for text in self._attributes]
        bound = [["u", "Uniforms"]] if self._timed else []
        bound += [text.split("> ", 1)[1].removesuffix(";").split(": ") for text in self._bindings]
        outputs = [[name, kind] for name, kind, _ in self._outputs]
        listed = ((_INPUTS, _AT_LOCATION, attributes), (_BOUND, _AT_BINDING, bound), (_SENT, _AT_LOCATION, outputs))
        return [_tell(draw, *each) if each[2] and draw.chance(0.6) else "" for each in listed]


def _tell(draw: Draw, frames: tuple[str, ...], places: tuple[str, ...], items: list[list[str]]) -> str:
    """One sentence that lists names, maybe types, and numbers."""
    place, named = draw.pick(places), draw.pick(_NAMED)
    parts = [place.format(x=verbatim(named.format(x=name, t=kind)), n=at) for at, (name, kind) in enumerate(items)]
    return draw.phrase(frames, {"l": ", ".join(parts)})
