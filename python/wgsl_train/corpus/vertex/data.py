"""Vertices from data: plots, height fields, terrain, texture coordinates that move, light at the vertices, skins and instances."""

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..number import Number, plain
from .stage import Stage
from .transform import Templates

_MVP = (
    "then multiply by the uniform matrix mvp",
    "the uniform mvp (mat4x4) takes it to clip space",
    "apply the mvp uniform last",
    "mvp is a uniform mat4x4",
    "finally mvp, a uniform",
)
_VIEW = (
    "the camera matrix is the uniform view_proj",
    "view_proj is a uniform mat4x4 applied last",
    "then apply the uniform view_proj",
    "uniform view_proj takes it to clip space",
)


def _request(
    draw: Draw, stage: Stage, point: str, do: Templates, what: Templates, sentences: list[str], **slots: str
) -> Request:
    text = ask.vertex(draw, do=do, what=what, **slots, **{"[": "[", "]": "]"})
    return stage.request(draw, join_clauses(draw, text, sentences), point)


def _range(draw: Draw, low: float, high: float) -> tuple[Number, Number]:
    first = draw.number(low, high, (high - low) / 20)
    return first, Number(round(first.value + draw.number(1, 40, 0.5).value, 4))


_PLOT_DO = ("map data with x from {a} to {b} and y from {c} to {d} to the whole screen", "plot 2D points: x in {a}..{b} and y in {c}..{d} should fill clip space", "convert data coordinates (x {a} to {b}, y {c} to {d}, y up) to clip space", "scale chart data, x between {a} and {b}, y between {c} and {d}, to -1..1")  # fmt: skip
_PLOT_WHAT = ("a chart: x from {a} to {b}, y from {c} to {d}, mapped to clip space", "data to screen mapping, x {a}..{b}, y {c}..{d}", "a scatter plot whose axes run from {a} to {b} (x) and {c} to {d} (y)")  # fmt: skip
_SIGNAL_DO = ("draw the f32 storage buffer samples as a line strip: vertex i at x from -1 to 1, y is the sample", "plot the samples (storage buffer of f32), evenly spaced from x = -1 to x = 1", "show a waveform from the storage buffer samples (f32) across the screen, one vertex per sample")  # fmt: skip
_SIGNAL_WHAT = ("a waveform from the f32 storage buffer samples, x spread over -1..1", "an oscilloscope line of the f32 storage buffer samples across the screen")  # fmt: skip


@family("vertex", structures=12)
def plots(draw: Draw) -> Request:
    """Data coordinates to clip space, or a buffer of samples as a line."""
    stage = Stage()
    if draw.chance(0.35):
        index = stage.vertex_index()
        samples = stage.storage("samples", "f32")
        stage.add(f"let x = f32({index}) / f32(arrayLength(&{samples}) - 1u) * 2.0 - 1.0;")
        return _request(draw, stage, f"vec4<f32>(x, {samples}[{index}], 0.0, 1.0)", _SIGNAL_DO, _SIGNAL_WHAT, [])
    position = stage.attribute("position", "vec2<f32>")
    (a, b), (c, d) = _range(draw, -20, 20), _range(draw, -20, 20)
    stage.add(f"let low = vec2<f32>({a}, {c});", f"let high = vec2<f32>({b}, {d});", f"let p = ({position} - low) / (high - low) * 2.0 - 1.0;")  # fmt: skip
    slots = {key: plain(draw, number.value) for key, number in zip("abcd", (a, b, c, d), strict=True)}
    return _request(draw, stage, "vec4<f32>(p, 0.0, 1.0)", _PLOT_DO, _PLOT_WHAT, [], **slots)


_FIELDS = (
    ("product", "{a} * sin({f} * {x}) * cos({g} * {z})", ("{a} * sin({f}x) * cos({g}z)", "{a} times sin({f} x) times cos({g} z)", "{a} * sin({f} * x) * cos({g} * z)"), False),
    ("sum", "{a} * (sin({f} * {x}) + cos({g} * {z}))", ("{a} * (sin({f} * x) + cos({g} * z))", "{a} times the sum of sin({f} x) and cos({g} z)"), False),
    ("moving", "{a} * sin({f} * {x} + {g} * {z} + {t})", ("{a} * sin({f} * x + {g} * z + time)", "{a} times the sine of {f} x plus {g} z plus time"), True),
    ("ring", "{a} * sin({f} * length(vec2<f32>({x}, {z})) - {g} * {t})", ("{a} * sin({f} * r - {g} * time) with r = length(x, z)", "{a} * sin({f} * length(xz) - {g} * time)"), True),
    ("bowl", "{a} * ({x} * {x} + {z} * {z})", ("{a} * (x^2 + z^2)", "{a} times (x*x + z*z)"), False),
    ("saddle", "{a} * ({x} * {x} - {z} * {z})", ("{a} * (x^2 - z^2)", "{a} times (x*x - z*z)"), False),
    ("hill", "{a} * exp(-{f} * ({x} * {x} + {z} * {z}))", ("{a} * exp(-{f} * (x^2 + z^2))", "{a} * exp(-{f} (x*x + z*z))"), False),
)  # fmt: skip
_FIELD_DO = (
    "set y of each vertex to {h}",
    "lift a flat grid: y = {h}",
    "turn a plane mesh into the height field y = {h}",
    "make terrain out of a plane with the height {h}",
    "replace y by {h}",
    "displace a grid in the xz plane to y = {h}",
)
_FIELD_WHAT = (
    "the height field y = {h}",
    "a surface y = {h} from a flat mesh",
    "a plane displaced to y = {h}",
    "water or terrain with height {h}",
)


@family("vertex", structures=20)
def height_field(draw: Draw) -> Request:
    """y as a function of x and z; maybe the height goes on, maybe a matrix."""
    stage = Stage()
    kind, code, said, timed = draw.pick(_FIELDS)
    passes, has_matrix = draw.chance(0.35), draw.chance(0.6)
    draw.structure("height", kind, *(["height out"] if passes else []), *(["matrix"] if has_matrix else []))
    a, f, g = draw.number(0.05, 2, 0.05), draw.number(0.5, 8, 0.5), draw.number(0.5, 8, 0.5)
    position = stage.attribute("position", "vec3<f32>")
    time = stage.time if timed else ""
    matrix = stage.uniform("mvp", "mat4x4<f32>") + " * " if has_matrix else ""
    stage.add(f"let height = {code.format(a=a, f=f, g=g, x=position + '.x', z=position + '.z', t=time)};")
    sentences = [draw.phrase(_MVP)] if has_matrix else []
    if passes:
        stage.output("height", "f32", "height")
        sentences.append(
            draw.phrase(
                (
                    "pass the height on",
                    "output the height at location 0",
                    "the height also goes to the <fragment_stage> as an f32",
                )
            )
        )
    text = draw.pick(said).format(a=f"{a.value:.6g}", f=f"{f.value:.6g}", g=f"{g.value:.6g}")
    point = f"{matrix}vec4<f32>({position}.x, height, {position}.z, 1.0)"
    return _request(draw, stage, point, _FIELD_DO, _FIELD_WHAT, sentences, h=text)


_TERRAIN_DO = ("build terrain without a vertex buffer: vertex i is column i % {n} and row i / {n}, its height is heights{[}i{]} from an f32 storage buffer", "place vertex i of a grid {n} wide at (column, heights{[}i{]}, row), heights being a storage buffer of f32")  # fmt: skip
_TERRAIN_WHAT = ("a terrain grid of {n} columns from vertex_index, with heights from the f32 storage buffer heights", "a heightmap mesh <no_buffer>, {n} vertices per row, y from the f32 storage buffer heights")  # fmt: skip
_PULL_DO = ("read the vec3 position of each vertex from the storage buffer positions by vertex_index", "pull vertices from the storage buffer positions (vec3) instead of attributes")  # fmt: skip
_PULL_WHAT = ("vertex pulling from the vec3 storage buffer positions", "programmable vertex pulling: positions{[}vertex_index{]}, a vec3 storage buffer")  # fmt: skip
_MODELS_DO = ("multiply each vertex by the model matrix of its instance from the storage buffer models (mat4x4)", "draw instances with one model matrix each, models{[}instance_index{]} from a storage buffer of mat4x4", "transform the position by models{[}instance_index{]}, a storage array of matrices")  # fmt: skip
_MODELS_WHAT = ("instancing with model matrices in the storage buffer models", "an instanced mesh, per-instance mat4x4 in the storage buffer models", "GPU instancing: models{[}instance_index{]} * position")  # fmt: skip


@family("vertex", structures=12)
def from_storage(draw: Draw) -> Request:
    """Terrain, pulled vertices or model matrices of instances, then the camera."""
    stage = Stage()
    kind = draw.pick(("terrain", "terrain", "pull", "models", "models"))
    view = stage.uniform("view_proj", "mat4x4<f32>")
    sentences = [draw.phrase(_VIEW)]
    if kind == "models":
        position, instance = stage.attribute("position", "vec3<f32>"), stage.instance_index()
        models = stage.storage("models", "mat4x4<f32>")
        point = f"{view} * {models}[{instance}] * vec4<f32>({position}, 1.0)"
        return _request(draw, stage, point, _MODELS_DO, _MODELS_WHAT, sentences)
    index = stage.vertex_index()
    if kind == "pull":
        positions = stage.storage("positions", "vec3<f32>")
        return _request(draw, stage, f"{view} * vec4<f32>({positions}[{index}], 1.0)", _PULL_DO, _PULL_WHAT, sentences)
    heights, width = stage.storage("heights", "f32"), draw.integer(8, 512)
    stage.add(f"let height = {heights}[{index}];")
    if draw.chance(0.5):
        stage.output("height", "f32", "height")
        sentences.append(
            draw.phrase(
                ("pass the height on", "send the height to the <fragment_stage>", "the height goes out at location 0")
            )
        )
    point = f"{view} * vec4<f32>(f32({index} % {width}u), height, f32({index} / {width}u), 1.0)"
    return _request(draw, stage, point, _TERRAIN_DO, _TERRAIN_WHAT, sentences, n=str(width))


_SCROLL_DO = (
    "scroll the uv by {v} per second and pass it on",
    "move the texture coordinates by time * {v}",
    "let the texture slide: uv + time * {v}",
    "animate uv, adding {v} times time",
)
_SCROLL_WHAT = ("UV scrolling by {v} per second", "scrolling texture coordinates, speed {v}", "uv + {v} * time")
_TILE_DO = (
    "multiply the uv by {v} and pass it on",
    "repeat the texture {v} times by scaling uv",
    "scale the texture coordinates by {v}",
)
_TILE_WHAT = ("uv tiling by {v}", "texture coordinates scaled by {v}", "a uv repeat of {v}")
_FLIP_DO = ("flip v of the texture coordinates (1 - v) and pass them on", "turn the uv upside down: v becomes 1 - v")
_FLIP_WHAT = ("flipped texture coordinates, v = 1 - v", "uv with v flipped")
_POSITION = (
    "the position is used as it is",
    "position (vec3) goes straight to clip space",
    "the position is not changed",
)


@family("vertex", structures=12)
def texture_coordinates(draw: Draw) -> Request:
    """uv scrolled, tiled or flipped; the position stays or takes a matrix."""
    stage = Stage()
    kind, has_matrix = draw.pick(("scroll", "scroll", "tile", "flip")), draw.chance(0.5)
    draw.structure("uv", kind, *(["matrix"] if has_matrix else []))
    position, uv = stage.attribute("position", "vec3<f32>"), stage.attribute("uv", "vec2<f32>")
    x, y = (draw.number(1, 12, 1), draw.number(1, 12, 1)) if kind == "tile" else (draw.number(-1, 1, 0.05), draw.number(-1, 1, 0.05))  # fmt: skip
    vector = f"vec2<f32>({x}, {y})"
    value, do, what = {
        "scroll": (f"{uv} + {vector} * {stage.time if kind == 'scroll' else ''}", _SCROLL_DO, _SCROLL_WHAT),
        "tile": (f"{uv} * {vector}", _TILE_DO, _TILE_WHAT),
        "flip": (f"vec2<f32>({uv}.x, 1.0 - {uv}.y)", _FLIP_DO, _FLIP_WHAT),
    }[kind]
    matrix = stage.uniform("mvp", "mat4x4<f32>") + " * " if has_matrix else ""
    stage.output("uv", "vec2<f32>", value)
    sentences = [draw.phrase(_MVP if has_matrix else _POSITION)] if has_matrix or draw.chance(0.4) else []
    text = f"({x.value:.6g}, {y.value:.6g})"
    return _request(draw, stage, f"{matrix}vec4<f32>({position}, 1.0)", do, what, sentences, v=text)


_LIGHT_DO = ("light each vertex with Lambert: brightness = max(dot(normal, {l}), 0)", "compute diffuse light per vertex from the normal and {l}, pass the brightness on", "do Gouraud shading with the light direction {l}", "output the Lambert term of the normal and {l} as a float")  # fmt: skip
_LIGHT_WHAT = ("per-vertex Lambert lighting with the light direction {l}", "Gouraud shading, light from {l}", "vertex lighting: the diffuse factor for the direction {l} at location 0")  # fmt: skip


@family("vertex", structures=10)
def vertex_light(draw: Draw) -> Request:
    """The Lambert term at each vertex; the light is a constant or a uniform, ambient light may be added."""
    stage = Stage()
    named, ambient = draw.chance(0.5), draw.chance(0.4)
    position, normal = stage.attribute("position", "vec3<f32>"), stage.attribute("normal", "vec3<f32>")
    matrix = stage.uniform("mvp", "mat4x4<f32>")
    if named:
        direction, text = (
            stage.uniform("light_direction", "vec3<f32>"),
            "the uniform light_direction (vec3, unit length)",
        )
    else:
        axis = draw.pick((("(0, 1, 0)", "0.0, 1.0, 0.0"), ("(0, 0, 1)", "0.0, 0.0, 1.0"), ("(1, 0, 0)", "1.0, 0.0, 0.0"), ("(0, -1, 0)", "0.0, -1.0, 0.0"), ("(0, 0.6, 0.8)", "0.0, 0.6, 0.8"), ("(0.6, 0.8, 0)", "0.6, 0.8, 0.0")))  # fmt: skip
        text, direction = axis[0], f"vec3<f32>({axis[1]})"
    sentences = [draw.phrase(_MVP)]
    value = f"max(dot({normal}, {direction}), 0.0)"
    if ambient:
        amount = draw.number(0.05, 0.5, 0.05)
        value = f"{amount} + {Number(round(1 - amount.value, 4))} * {value}"
        sentences.append(draw.phrase(("at least {n} ambient: {n} + {m} * diffuse", "brightness is {n} + {m} times the diffuse term"), {"n": f"{amount.value:.6g}", "m": f"{1 - amount.value:.6g}"}))  # fmt: skip
    stage.output("brightness", "f32", value)
    return _request(draw, stage, f"{matrix} * vec4<f32>({position}, 1.0)", _LIGHT_DO, _LIGHT_WHAT, sentences, l=text)


# The types of WGSL without their angle brackets, which mean synonyms here.
_BONES_DO = ("skin vertices with four bones: indices (vec4u, location 1) and weights (vec4f, location 2) into the storage array bones of mat4x4", "blend four bone matrices per vertex: attributes position, indices (vec4u), weights (vec4f), matrices in the storage buffer bones")  # fmt: skip
_BONES_WHAT = ("linear blend skinning, four bones per vertex from the storage buffer bones; attributes position, indices (vec4u) and weights (vec4f)", "skeletal animation with 4 weights: indices vec4u, weights vec4f, bone matrices in the storage buffer bones")  # fmt: skip
_SKY_DO = ("draw a skybox: only the rotation of view, then projection, depth at the far plane (z = w); the position is passed on as direction", "render a sky cube with view's translation dropped, then projection, z set to w, forwarding the position as the direction")  # fmt: skip
_SKY_WHAT = (
    "a skybox that ignores the translation of view, with projection after it and z = w; direction = position goes out",
)
_MATRICES = (
    "view and projection are uniform matrices",
    "uniforms view and projection, mat4x4 each",
    "both matrices are uniforms of their own",
)
_STRUCT = (
    "a uniform struct Camera holds view and projection",
    "view and projection are fields of a uniform struct Camera",
    "the uniform struct Camera (view, projection) is called camera",
)
_SPIN_DO = (
    "spin 2D vertices counterclockwise at {n} radians per second and divide x by the aspect ratio",
    "rotate a vec2 mesh by time * {n} (counterclockwise) and correct x for the aspect ratio width / height",
)
_SPIN_WHAT = (
    "a 2D mesh spinning counterclockwise at {n} radians per second, aspect-corrected in x",
    "an aspect-corrected 2D spin, {n} rad/s counterclockwise",
)


@family("vertex", structures=14)
def skins_and_skies(draw: Draw) -> Request:
    """Four bones, a sky box from view and projection, a spin that keeps its shape."""
    stage = Stage()
    kind = draw.pick(("bones", "bones", "sky", "sky", "spin"))
    if kind == "spin":
        position, speed = stage.attribute("position", "vec2<f32>"), draw.number(0.2, 4, 0.1)
        stage.add(f"let angle = {stage.time} * {speed};", "let c = cos(angle);", "let s = sin(angle);", f"let p = vec2<f32>(c * {position}.x - s * {position}.y, s * {position}.x + c * {position}.y);")  # fmt: skip
        point = f"vec4<f32>(p.x * {stage.resolution}.y / {stage.resolution}.x, p.y, 0.0, 1.0)"
        return _request(draw, stage, point, _SPIN_DO, _SPIN_WHAT, [], n=plain(draw, speed.value))
    position = stage.attribute("position", "vec3<f32>")
    if kind == "bones":
        indices, weights = stage.attribute("indices", "vec4<u32>"), stage.attribute("weights", "vec4<f32>")
        mvp = stage.uniform("mvp", "mat4x4<f32>")
        bones = stage.storage("bones", "mat4x4<f32>")
        parts = " + ".join(f"{weights}.{key} * ({bones}[{indices}.{key}] * p)" for key in "xyzw")
        stage.add(f"let p = vec4<f32>({position}, 1.0);", f"let skinned = {parts};")
        return _request(draw, stage, f"{mvp} * skinned", _BONES_DO, _BONES_WHAT, [draw.phrase(_MVP)])
    view, projection = "camera.view", "camera.projection"
    if struct := draw.chance(0.4):
        stage.struct("struct Camera { view: mat4x4<f32>, projection: mat4x4<f32>, }")
        stage.uniform("camera", "Camera")
    else:
        view, projection = stage.uniform("view", "mat4x4<f32>"), stage.uniform("projection", "mat4x4<f32>")
    stage.add(
        f"let turned = {view} * vec4<f32>({position}, 0.0);", f"let clip = {projection} * vec4<f32>(turned.xyz, 1.0);"
    )
    stage.output("direction", "vec3<f32>", position)
    return _request(draw, stage, "clip.xyww", _SKY_DO, _SKY_WHAT, [draw.phrase(_STRUCT if struct else _MATRICES)])
