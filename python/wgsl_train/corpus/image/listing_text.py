"""How a listing of several statements looks in a prompt: the words of GLSL, HLSL, WGSL, JavaScript, Python and pseudo-code."""

from dataclasses import dataclass

from ..draw import Draw
from ..expression import Style
from ..expression.language import GLSL

ASKED = (
    "{code}", "{code}", "{code}", "port this to WGSL: {code}", "port this {dialect} shader to wgsl: {code}", "convert to WGSL: {code}", "translate: {code}", "{dialect}: {code}", "{dialect} -> wgsl: {code}", "[I have|here is|this is] a {dialect} shader: {code}",
    "how would this look in WGSL? {code}", "[what is|what's] the WGSL for {code}", "shader that does {code}", "make a fragment shader from this: {code}", "rewrite for WebGPU: {code}", "my {dialect} code is {code}", "[can|could] you port {code} [please|to wgsl please|to WebGPU]?",
    "body of the shader: {code}", "main: {code}", "the whole shader: {code}", "per pixel: {code}", "for each pixel: {code}", "pseudocode: {code}", "compute this at every pixel: {code}", "I found this {dialect} snippet: {code}", "[same|exactly this], as a wgsl fragment shader: {code}",
    "{code} // {dialect}, [port please|to wgsl|needs to be wgsl]", "do the following steps: {code}", "algorithm: {code}", "steps per pixel: {code}", "please turn this into a fragment shader: {code}", "from {dialect}: {code}", "old code: {code}. [New code should be wgsl|WGSL please|Now in wgsl]",
    "implement {code}", "fs_main should do: {code}", "write it out as wgsl: {code}", "uv is 0..1: {code}", "complete this to a whole module: {code}", "fill in fs_main with {code}", "a fragment shader whose body is {code}",
)  # fmt: skip
_TYPED = {
    "glsl": {"f32": "float", "vec2<f32>": "vec2", "vec3<f32>": "vec3"},
    "hlsl": {"f32": "float", "vec2<f32>": "float2", "vec3<f32>": "float3"},
}


@dataclass(frozen=True, slots=True)
class Syntax:
    """The dialect of a listing: its words for types, time and screen. `coordinate` is the pixel's, where the dialect names it."""

    name: str
    time: str
    coordinate: str
    resolution: str
    result: tuple[str, ...]
    dialects: tuple[str, ...]
    vector_form: str = "vec{}({})"
    separator: str = " "
    style: Style = GLSL.style

    def vector(self, size: int) -> str:
        """The name of a vector type as a constructor."""
        return self.vector_form.format(size, "").removesuffix("()")

    def end(self, statement: str) -> str:
        """A statement with its end."""
        return statement if self.name in ("python", "pseudo") else statement + ";"

    def declare(self, kind: str, name: str, value: str, *, changes: bool = False) -> str:
        """A declaration, of a variable that changes or stays."""
        if self.name in _TYPED:
            return f"{_TYPED[self.name][kind]} {name} = {value};"
        if self.name == "wgsl":
            return f"{'var' if changes else 'let'} {name} = {value};"
        if self.name == "js":
            return f"{'let' if changes else 'const'} {name} = {value};"
        return f"{name} = {value}"

    def branch(self, condition: str, statement: str) -> str:
        """A statement under a condition."""
        if self.name == "python":
            return f"if {condition}: {statement}"
        if self.name == "pseudo":
            return f"if {condition} then {statement}"
        return f"if ({condition}) {{ {statement}; }}" if self.name == "wgsl" else f"if ({condition}) {statement};"

    def normalized(self) -> str:
        """The line that makes uv, where the dialect has no uv of its own."""
        if not self.coordinate:
            return ""
        space = " " if self.style.spaces else ""
        return self.declare("vec2<f32>", "uv", f"{self.coordinate}{space}/{space}{self.resolution}.xy")

    def output(self, draw: Draw, color: str) -> str:
        """The last line."""
        return self.end(draw.pick(self.result).format(c=color))

    def whole(self, draw: Draw, lines: list[str]) -> str:
        """All in one line, sometimes within its function."""
        body = (self.separator if self.name != "pseudo" else draw.pick(("; ", ", ", ". ", " / ", "; then "))).join(
            lines
        )
        if self.coordinate == "fragCoord" and draw.chance(0.3):
            head = draw.pick(
                (
                    "void mainImage(out vec4 fragColor, in vec2 fragCoord)",
                    "void mainImage( out vec4 fragColor, in vec2 fragCoord )",
                )
            )
            return f"{head} {{ {body} }}"
        if self.coordinate == "gl_FragCoord.xy" and draw.chance(0.4):
            return f"void main() {{ {body} }}"
        return body

    def called(self, draw: Draw) -> str:
        """The dialect by name."""
        return draw.pick(self.dialects)


_SYNTAXES = (
    Syntax("glsl", "iTime", "fragCoord", "iResolution", ("fragColor = vec4({c}, 1.0)", "fragColor = vec4({c},1.0)", "fragColor = vec4({c}, 1)", "fragColor=vec4({c},1.)"), ("Shadertoy", "shadertoy", "GLSL", "ShaderToy")),
    Syntax("glsl", "iTime", "fragCoord", "iResolution", ("fragColor = vec4({c}, 1.0)", "fragColor.rgb = {c}", "fragColor = vec4({c},1.0)"), ("Shadertoy", "shadertoy", "GLSL")),
    Syntax("glsl", "u_time", "gl_FragCoord.xy", "u_resolution", ("gl_FragColor = vec4({c}, 1.0)", "gl_FragColor = vec4({c},1.0)"), ("GLSL", "Book of Shaders", "WebGL", "glsl")),
    Syntax("glsl", "time", "", "resolution", ("gl_FragColor = vec4({c}, 1.0)", "fragColor = vec4({c}, 1.0)", "outColor = vec4({c}, 1.0)"), ("GLSL", "three.js", "WebGL", "glsl")),
    Syntax("hlsl", "time", "", "resolution", ("return float4({c}, 1.0)", "return float4({c}, 1)"), ("HLSL", "Unity", "hlsl", "DirectX"), vector_form="float{}({})"),
    Syntax("wgsl", "u.time", "", "u.resolution", ("return vec4f({c}, 1.0)", "return vec4({c}, 1.0)", "return vec4<f32>({c}, 1.0)"), ("WGSL", "wgsl"), vector_form="vec{}f({})"),
    Syntax("js", "time", "", "resolution", ("return {c}", "return vec4({c}, 1.0)"), ("TSL-like", "JS", "JavaScript-like")),
    Syntax("python", "t", "", "resolution", ("return {c}", "color = {c}", "out = {c}"), ("Python", "python-like", "Taichi-like"), separator="; "),
    Syntax("pseudo", "time", "", "resolution", ("output {c}", "pixel = {c}", "show {c}", "result: {c}"), ("pseudo-code", "informal", "sketched")),
    Syntax("pseudo", "t", "", "resolution", ("output {c}", "return {c}", "draw {c}"), ("pseudo-code", "informal", "sketched")),
)  # fmt: skip


def draw_syntax(draw: Draw) -> Syntax:
    """One of the dialects, Shadertoy's most often."""
    return draw.pick(_SYNTAXES[:2]) if draw.chance(0.4) else draw.pick(_SYNTAXES)
