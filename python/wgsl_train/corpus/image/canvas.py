"""A fragment shader in the making: the lines of its body, the helper functions and uniforms it needs."""

import re
from itertools import count

_DECLARED = re.compile(r"(?:let|var) (\w+)")
_UNIFORMS = """struct Uniforms {
    resolution: vec2<f32>,
    time: f32,
    frame: f32,
    mouse: vec4<f32>,
}
@group(0) @binding(0) var<uniform> u: Uniforms;
"""


class Canvas:
    """Collects code. Families call `let`, `var`, `add`, and name helper functions they rely on."""

    def __init__(self) -> None:
        """An empty body."""
        self._lines: list[str] = []
        self._helpers: dict[str, str] = {}
        self._names: set[str] = set()
        self._uniforms = False

    @property
    def time(self) -> str:
        """Seconds since the start, as WGSL; asking for it brings in the uniforms."""
        self._uniforms = True
        return "u.time"

    @property
    def resolution(self) -> str:
        """Width and height in pixels, as WGSL; asking for it brings in the uniforms."""
        self._uniforms = True
        return "u.resolution"

    @property
    def mouse(self) -> str:
        """The pointer in uv, as WGSL; asking for it brings in the uniforms."""
        self._uniforms = True
        return "u.mouse.xy / u.resolution"

    def name(self, wanted: str) -> str:
        """`p`, then `p2`, `p3`: a name that no line uses yet. What a name ends in is counted anew (`p2` gives `p3`)."""
        stem = wanted.rstrip("0123456789") or wanted
        names = (stem if number == 1 else f"{stem}{number}" for number in count(1))
        name = next(name for name in names if name not in self._names)
        self._names.add(name)
        return name

    def let(self, wanted: str, expression: str) -> str:
        """Adds `let name = expression;` and returns the name it got."""
        name = self.name(wanted)
        self._lines.append(f"let {name} = {expression};")
        return name

    def var(self, wanted: str, expression: str) -> str:
        """Adds `var name = expression;` and returns the name it got."""
        name = self.name(wanted)
        self._lines.append(f"var {name} = {expression};")
        return name

    def add(self, line: str) -> None:
        """Adds a statement as it stands; a name that it declares is taken from then on."""
        declared = _DECLARED.match(line)
        if declared:
            self._names.add(declared[1])
        self._lines.append(line)

    def helper(self, name: str, code: str) -> str:
        """Makes sure that a helper function stands before the entry point, once; returns its name."""
        self._helpers[name] = code
        return name

    def module(self, color: str) -> str:
        """The whole module, which shows `color`, a vec3<f32>."""
        parts = [_UNIFORMS] if self._uniforms else []
        parts += self._helpers.values()
        parts.append("@fragment fn fs_main(@location(0) uv: vec2<f32>) -> @location(0) vec4<f32> {")
        return "\n".join([*parts, *self._lines, f"return vec4<f32>({color}, 1.0);", "}"])
