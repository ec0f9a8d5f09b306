"""Standard vertex stages: along the normal, morphing, skinning, pixels to clip space, sky, depth bias."""

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..number import plain
from ..surface import verbatim
from .stage import Stage
from .transform import EXTRAS, Templates

_NORMAL_DO = (
    "push each vertex out along its normal by {n}", "inflate the mesh by moving vertices {n} along their normals", "offset {n} along the normal", "make the mesh fatter: position + normal * {n}", "extrude vertices by {n} in the direction of the normal",
)  # fmt: skip
_NORMAL_WAVE = (
    "displace each vertex along its normal by {n} * sin(time * {s})", "make the mesh breathe: push vertices along the normal by {n} times the sine of {s} times time", "pulse the mesh along its normals, amplitude {n}, sin({s} * time)",
)  # fmt: skip
_MVP = ("then multiply by the uniform matrix mvp", "apply the mvp uniform after that", "the result is multiplied by a uniform mat4x4 mvp", "uniform mvp takes it to clip space")  # fmt: skip


@family("vertex", structures=8)
def displace_normal(draw: Draw) -> Request:
    """Along the normal by a number or a pulse, then a matrix."""
    stage = Stage()
    number = draw.number(0.01, 0.5, 0.01)
    pulses, passes = draw.chance(0.5), draw.chance(0.4)
    position, normal = stage.attribute("position", "vec3<f32>"), stage.attribute("normal", "vec3<f32>")
    slots = {"n": plain(draw, number.value)}
    amount = str(number)
    if pulses:
        speed = draw.number(0.5, 6, 0.5)
        slots["s"] = plain(draw, speed.value)
        amount = f"{number} * sin({stage.time} * {speed})"
    matrix = stage.uniform("mvp", "mat4x4<f32>")
    stage.add(f"let p = {position} + {normal} * {amount};")
    sentences = [draw.phrase(_MVP)]
    if passes:
        stage.output("normal", "vec3<f32>", normal)
        sentences.append(
            draw.phrase(
                (
                    "pass the normal on",
                    "the normal goes to the <fragment_stage>",
                    "output the normal too",
                    "forward the normal unchanged",
                )
            )
        )
    text = ask.vertex(
        draw,
        do=_NORMAL_WAVE if pulses else _NORMAL_DO,
        n=slots["n"],
        s=slots.get("s", ""),
    )
    return stage.request(draw, join_clauses(draw, text, sentences), f"{matrix} * vec4<f32>(p, 1.0)")


_MORPH_DO = (
    "morph between two positions, {first} and {second}, with {t}", "blend the vertex from {first} to {second} by {t}", "interpolate between the attributes {first} and {second}, factor {t}", "mix {first} and {second} by {t} for vertex animation", "lerp each vertex from {first} to {second} by {t}",
)  # fmt: skip
_MORPH_WHAT = ("a morph target blend of {first} and {second} by {t}", "vertex morphing from {first} to {second} with {t}", "keyframe interpolation between {first} and {second}, factor {t}")  # fmt: skip


@family("vertex", structures=8)
def morph(draw: Draw) -> Request:
    """Two positions mixed by a constant, a uniform or time; maybe a matrix."""
    stage = Stage()
    dimension, has_matrix, kind = draw.pick((2, 3, 3)), draw.chance(0.5), draw.pick(("constant", "uniform", "time"))
    draw.structure(f"morph {dimension}", kind, *(["matrix"] if has_matrix else []))
    first, second = draw.pick(
        (("position_a", "position_b"), ("start_pos", "end_pos"), ("frame_a", "frame_b"), ("source", "target_position"))
    )
    stage.attribute(first, f"vec{dimension}<f32>")
    stage.attribute(second, f"vec{dimension}<f32>")
    if kind == "constant":
        number = draw.number(0.05, 0.95, 0.05)
        t, text = str(number), plain(draw, number.value)
    elif kind == "uniform":
        t = stage.uniform("t", "f32")
        text = draw.pick(("the uniform t (f32)", "a uniform f32 t", "a factor t from a uniform"))
    else:
        t, text = (
            f"0.5 + 0.5 * sin({stage.time})",
            draw.pick(("half plus half the sine of time", "0.5 + 0.5 * sin(time)")),
        )
    matrix = stage.uniform("mvp", "mat4x4<f32>") + " * " if has_matrix else ""
    stage.add(f"let p = mix({first}, {second}, {t});")
    sentences = [draw.phrase(_MVP)] if has_matrix else []
    if dimension == 2:
        sentences.append(draw.pick(("both are 2D", "both attributes are vec2", "positions are vec2")))
    zero = "0.0, " if dimension == 2 else ""
    text = ask.vertex(draw, do=_MORPH_DO, what=_MORPH_WHAT, first=verbatim(first), second=verbatim(second), t=text)
    return stage.request(draw, join_clauses(draw, text, sentences), f"{matrix}vec4<f32>(p, {zero}1.0)")


_SKIN_DO = ("skin vertices with two bone matrices, the weight attribute blends from bone_a to bone_b", "blend two bone transforms, uniforms bone_a and bone_b, by a weight per vertex", "do simple skinning: mix the position under the matrices bone_a and bone_b by the weight attribute")  # fmt: skip
_SKIN_WHAT = ("two-bone skinning with the uniform matrices bone_a and bone_b and a weight attribute (0 is a, 1 is b)", "linear blend skinning of two matrices bone_a and bone_b by a per-vertex weight")  # fmt: skip
_PIXEL_DO = ("convert positions in pixels (origin top left, y down) to clip space using the resolution", "map pixel coordinates to clip space, (0, 0) is the top left corner, size from the resolution uniform", "turn screen-space pixel positions into clip space for a UI, y points down", "place 2D UI vertices given in pixels from the top left")  # fmt: skip
_PIXEL_WHAT = ("pixel coordinates (origin top left) to clip space by u.resolution", "a UI in pixels from the top left corner, y down", "screen-space positions in pixels, top left origin, converted to clip space")  # fmt: skip
_UNIT_DO = ("map 2D positions from 0..1 (y down) to clip space", "convert positions in the unit square, origin top left, to clip space", "take vec2 positions in uv space, (0,0) top left, to clip space")  # fmt: skip
_UNIT_WHAT = ("2D positions in 0..1 with the origin at the top left, converted to clip space", "unit square coordinates (y down) mapped to clip space")  # fmt: skip
_SKY_DO = ("put {p} at the far plane by writing w to z, after multiplying by the uniform view_proj", "render a skybox: multiply by the uniform view_proj and set z to w so that depth is 1, direction is the position", "force depth 1 for a sky dome: clip.xyww with the uniform view_proj")  # fmt: skip
_SKY_WHAT = ("a skybox at depth 1 (z = w) with a uniform view_proj",)
_BIAS_DO = ("add a depth bias of {n} to clip z (times w), after the uniform mvp", "multiply by the uniform mvp and push the depth back by {n} (z + {n} * w)", "offset depth by {n} after transforming with mvp: z plus {n} times w")  # fmt: skip
_BIAS_WHAT = ("a depth bias of {n} (z += {n} * w) after the uniform mvp",)


@family("vertex", structures=14)
def fixed_mapping(draw: Draw) -> Request:
    """Small standards: skinning with two bones, pixels to clip space, sky at the far plane, a depth bias."""
    stage = Stage()
    kind = draw.pick(("skin", "pixel", "pixel", "unit", "sky", "bias"))
    passes = draw.chance(0.5)
    dimension = 2 if kind in ("pixel", "unit") else 3
    position = stage.attribute("position", f"vec{dimension}<f32>")
    slots: dict[str, str] = {"p": "vertices"}
    point = f"vec4<f32>({position}, 1.0)"
    sentences: list[str] = []
    do: Templates
    what: Templates
    if kind == "skin":
        weight = stage.attribute("weight", "f32")
        a, b = stage.uniform("bone_a", "mat4x4<f32>"), stage.uniform("bone_b", "mat4x4<f32>")
        view = stage.uniform("view_proj", "mat4x4<f32>")
        stage.add(f"let p = {point};", f"let skinned = mix({a} * p, {b} * p, {weight});")
        point, do, what = f"{view} * skinned", _SKIN_DO, _SKIN_WHAT
        sentences.append(
            draw.pick(
                (
                    "the uniform view_proj comes after it",
                    "then apply the uniform matrix view_proj",
                    "view_proj is a third uniform and takes it to clip space",
                )
            )
        )
    elif kind == "pixel":
        stage.add(f"let ndc = {position} / {stage.resolution} * 2.0 - 1.0;")
        point, do, what = "vec4<f32>(ndc.x, -ndc.y, 0.0, 1.0)", _PIXEL_DO, _PIXEL_WHAT
    elif kind == "unit":
        point, do, what = (
            f"vec4<f32>({position}.x * 2.0 - 1.0, 1.0 - {position}.y * 2.0, 0.0, 1.0)",
            _UNIT_DO,
            _UNIT_WHAT,
        )
    else:
        matrix = stage.uniform("view_proj" if kind == "sky" else "mvp", "mat4x4<f32>")
        stage.add(f"let clip = {matrix} * {point};")
        point, do, what = "clip.xyww", _SKY_DO, _SKY_WHAT
        if kind == "bias":
            number = draw.number(0.0005, 0.02, 0.0005)
            slots["n"] = f"{number.value:.6g}"
            point, do, what = f"vec4<f32>(clip.xy, clip.z + {number} * clip.w, clip.w)", _BIAS_DO, _BIAS_WHAT
    if passes:
        name = draw.pick(("uv", "color"))
        stage.attribute(name, EXTRAS[name][0])
        stage.output(name, EXTRAS[name][0], name)
        sentences.append(
            draw.phrase(
                ("pass {x} on", "forward {x} to the <fragment_stage>", "the vertices also have {x}, hand it through"),
                {"x": draw.pick(EXTRAS[name][1])},
            )
        )
    return stage.request(draw, join_clauses(draw, ask.vertex(draw, do=do, what=what, **slots), sentences), point)
