"""Model, view and projection in every block layout, attributes and outputs at any locations, all spelled out."""

from dataclasses import dataclass

from ..draw import Draw
from ..family import Request, family
from .interface import Bound, Placed, bindings, module, placed

Templates = tuple[str, ...]
_M4 = "mat4x4<f32>"
_NAMES: dict[str, Templates] = {
    "model": ("model", "model", "model", "model_matrix", "world", "world_matrix", "modelMatrix", "transform"),
    "view": ("view", "view", "view", "view_matrix", "viewMatrix"),
    "projection": ("projection", "projection", "proj", "projection_matrix", "projectionMatrix", "proj"),
    "view_proj": ("view_proj", "view_proj", "view_projection", "viewProj", "vp", "view_proj_matrix"),
    "mvp": ("mvp", "mvp", "model_view_projection", "mvp_matrix", "transform", "matrix"),
    "normal_matrix": ("normal_matrix", "normal_matrix", "normalMatrix", "normal_mat"),
    "camera_position": ("camera_position", "eye", "camera_pos", "eye_position", "viewPos"),
}  # fmt: skip
_CHAINS = {"mvp": ("mvp",), "vp": ("view_proj",), "m_vp": ("view_proj", "model"), "m_v_p": ("projection", "view", "model"), "v_p": ("projection", "view")}  # fmt: skip
_STRUCTS = (("Uniforms", "uniforms"), ("Matrices", "matrices"), ("Transforms", "transforms"), ("Camera", "camera"), ("Scene", "scene"), ("Globals", "globals"), ("Uniforms", "u"), ("FrameData", "frame_data"))  # fmt: skip


@dataclass(slots=True)
class _Matrices:
    """How each matrix is written, and what is bound."""

    chain: Templates
    paths: dict[str, str]
    bound: list[Bound]


def _draw_matrices(draw: Draw, chain: Templates, with_normals: bool, with_eye: bool) -> _Matrices:
    names = {key: draw.pick(_NAMES[key]) for key in chain}
    wanted = [(key, names[key], _M4) for key in reversed(chain)]
    if with_normals:
        wanted.append(("normal_matrix", draw.pick(_NAMES["normal_matrix"]), draw.pick(("mat3x3<f32>", _M4))))
    eye = [("camera_position", draw.pick(_NAMES["camera_position"]), "vec3<f32>")] if with_eye else []
    roll = draw.random.random()
    if len(wanted) + len(eye) > 1 and roll < 0.5:
        struct = draw.pick(_STRUCTS)
        fields = wanted + eye
        if draw.chance(0.15):
            draw.random.shuffle(fields)
        return _Matrices(chain, *_in_struct(fields, struct, 0, 0))
    if len(wanted) + len(eye) > 2 and roll < 0.8:
        camera = [one for one in wanted if one[0] in ("view", "projection", "view_proj")] + eye
        rest = [one for one in wanted if one not in camera]
        if len(camera) > 1:
            return _camera_first(draw, chain, camera, rest)
    group_by = draw.chance(0.15)
    paths, bound = {}, []
    items = wanted + eye
    if draw.chance(0.1):
        draw.random.shuffle(items)
    for at, (key, name, kind) in enumerate(items):
        paths[key] = name
        bound.append(Bound(at if group_by else 0, 0 if group_by else at, name, kind))
    return _Matrices(chain, paths, bound)


def _in_struct(
    fields: list[tuple[str, str, str]], struct: tuple[str, str], group: int, binding: int
) -> tuple[dict[str, str], list[Bound]]:
    paths = {key: f"{struct[1]}.{name}" for key, name, _ in fields}
    held = tuple((name, kind) for _, name, kind in fields)
    return paths, [Bound(group, binding, struct[1], struct[0], "uniform", held)]


def _camera_first(
    draw: Draw, chain: Templates, camera: list[tuple[str, str, str]], rest: list[tuple[str, str, str]]
) -> _Matrices:
    """A struct of the camera, and what belongs to the object on its own, in the next group or at the next binding."""
    paths, bound = _in_struct(camera, ("Camera", "camera"), 0, 0)
    apart = draw.chance(0.5)
    if len(rest) > 1 and draw.chance(0.6):
        more, other = _in_struct(rest, draw.pick((("Object", "object"), ("Model", "model_data"), ("Instance", "instance"))), 1 if apart else 0, 0 if apart else 1)  # fmt: skip
        return _Matrices(chain, paths | more, bound + other)
    for at, (key, name, kind) in enumerate(rest):
        paths[key] = name
        bound.append(Bound(1 if apart else 0, at if apart else at + 1, name, kind))
    return _Matrices(chain, paths, bound)


_EXTRAS = (("uv", "vec2<f32>"), ("color", "vec3<f32>"), ("color", "vec4<f32>"), ("uv2", "vec2<f32>"), ("tangent", "vec4<f32>"), ("alpha", "f32"))  # fmt: skip
_OUT_NAMES: dict[str, Templates] = {
    "uv": ("uv", "uv", "tex_coord", "v_uv"), "color": ("color", "color", "v_color"), "uv2": ("uv2", "lightmap_uv"), "tangent": ("tangent", "v_tangent"), "alpha": ("alpha", "opacity"),
    "normal": ("normal", "normal", "v_normal"), "world_normal": ("world_normal", "normal", "normal", "normal_ws"), "world_position": ("world_position", "world_pos", "frag_pos", "position_ws"),
    "view_position": ("view_position", "view_pos", "eye_pos"), "to_camera": ("view_dir", "to_camera", "view_vector"),
}  # fmt: skip
_MEANINGS: dict[str, Templates] = {
    "normal": ("the normal unchanged", "the raw normal", "the normal as it is"),
    "world_normal": ("the normal by the model matrix (w = 0), normalized", "the world space normal (model matrix with w 0, normalized)", "normalize((model * vec4(normal, 0)).xyz)"),
    "matrix_normal": ("the normal by the normal matrix, normalized", "normalized normal_matrix * normal", "the normal transformed by the normal matrix, normalized"),
    "world_position": ("the world space position", "the position in world space (after the model matrix)", "model * position, xyz"),
    "view_position": ("the view space position", "the position after model and view", "the eye space position"),
    "to_camera": ("camera position minus world position", "the vector from the world position to the camera", "eye - world position"),
}  # fmt: skip
_MAIN = ("vertex shader", "a vertex shader", "standard MVP vertex shader", "vs_main", "write a vertex shader that transforms the position to clip space", "vertex stage: position to clip space", "vertex shader for a mesh", "WGSL vertex shader with this interface", "I need a vertex shader", "please write the vertex stage", "mesh vertex shader", "vertex shader spec", "vert shader: multiply position by {chain}", "transform the position by {chain} in a vertex shader", "vertex shader, clip position = {product} * position", "basic transform vertex shader", "vertex shader that multiplies the position by {chain}")  # fmt: skip


def _chain_words(draw: Draw, held: _Matrices) -> tuple[str, str]:
    names = [held.paths[key] for key in held.chain]
    order = list(reversed(names))
    words = order[0] if len(order) == 1 else ", ".join(order[:-1]) + draw.pick((" and then ", " then ", ", then ")) + order[-1]  # fmt: skip
    return words, " * ".join(names)


@family("vertex", structures=700)
def stated_transform(draw: Draw) -> Request:
    """Attributes, matrices and outputs as the prompt lists them."""
    chain = _CHAINS[draw.pick(("mvp", "mvp", "vp", "m_vp", "m_vp", "m_vp", "m_v_p", "m_v_p", "m_v_p", "v_p"))]
    has_model = "model" in chain
    extras = [one for at, one in enumerate(draw.sample(_EXTRAS, draw.pick((0, 1, 1, 2, 2)))) if at == 0 or one[0] != "color"]  # fmt: skip
    normal = draw.pick(("", "", "normal", "world", "world", "matrix", "matrix")) if has_model else draw.pick(("", "", "normal"))  # fmt: skip
    places = has_model and draw.chance(0.4)
    sees = places and "view" not in chain and draw.chance(0.25)
    eye = has_model and "view" in chain and not places and draw.chance(0.2)
    held = _draw_matrices(draw, chain, normal == "matrix", sees)
    draw.structure("stated", *chain, normal, "world" if places else "", *[name for name, _ in extras])
    size = draw.pick((3, 3, 3, 3, 2, 4)) if not normal else 3
    kinds = [("position", f"vec{size}<f32>"), *([("normal", "vec3<f32>")] if normal else []), *extras]
    attributes = [Placed(at, name, kind) for at, (name, kind) in enumerate(kinds)]
    if draw.chance(0.12):
        order = draw.sample(range(len(kinds)), len(kinds))
        attributes = [Placed(at, one.name, one.type) for at, one in zip(order, attributes, strict=True)]
    lines, values = _body(held, size, normal, places, sees, eye)
    outputs, meanings, results = _sent(draw, extras, normal, places, sees, eye)
    code = module(attributes, held.bound, outputs, [], lines, [values, *results])
    words, product = _chain_words(draw, held)
    main = draw.pick(_MAIN).format(chain=words, product=product)
    told = [placed(draw, attributes, outputs=False), bindings(draw, held.bound)]
    if outputs:
        told.append(placed(draw, outputs, outputs=True, meanings=meanings))
    elif draw.chance(0.4):
        told.append(draw.pick(("only the position goes out", "no other outputs", "output just the position")))
    if "{" not in main and len(held.chain) > 1 and draw.chance(0.3):
        told.append(f"clip = {product} * position")
    if draw.chance(0.25):
        draw.random.shuffle(told)
    sign = draw.pick((". ", ". ", ", ", "; "))
    text = sign.join([main, *[one[:1].upper() + one[1:] if sign == ". " else one for one in told]])
    return Request(text, code)


def _body(held: _Matrices, size: int, normal: str, places: bool, sees: bool, eye: bool) -> tuple[list[str], str]:
    """The lines and the position in clip space."""
    point = {2: "vec4<f32>(position, 0.0, 1.0)", 3: "vec4<f32>(position, 1.0)", 4: "position"}[size]
    matrices = [held.paths[key] for key in held.chain]
    lines = []
    if places:
        lines.append(f"let world_position = {matrices[-1]} * {point};")
        clip = " * ".join([*matrices[:-1], "world_position"])
    elif eye:
        lines.append(f"let view_position = {' * '.join([*matrices[1:], point])};")
        clip = f"{matrices[0]} * view_position"
    else:
        clip = " * ".join([*matrices, point])
    if normal == "world":
        lines.append(f"let world_normal = normalize(({held.paths['model']} * vec4<f32>(normal, 0.0)).xyz);")
    if normal == "matrix":
        matrix = held.paths["normal_matrix"]
        wide = any(kind == _M4 for one in held.bound for name, kind in (*one.fields, (one.name, one.type)) if matrix.endswith(name) and "normal" in name)  # fmt: skip
        product = f"({matrix} * vec4<f32>(normal, 0.0)).xyz" if wide else f"{matrix} * normal"
        lines.append(f"let world_normal = normalize({product});")
    if sees:
        lines.append(f"let to_camera = {held.paths['camera_position']} - world_position.xyz;")
    return lines, clip


def _sent(
    draw: Draw, extras: list[tuple[str, str]], normal: str, places: bool, sees: bool, eye: bool
) -> tuple[list[Placed], dict[str, str], list[str]]:
    """The outputs, what is to be said of them, and their values."""
    wanted = [(name, kind, name, "") for name, kind in extras]
    if normal == "normal":
        wanted.append(("normal", "vec3<f32>", "normal", draw.pick(_MEANINGS["normal"])))
    elif normal:
        wanted.append(("world_normal", "vec3<f32>", "world_normal", draw.pick(_MEANINGS["world_normal" if normal == "world" else "matrix_normal"])))  # fmt: skip
    if places:
        wanted.append(("world_position", "vec3<f32>", "world_position.xyz", draw.pick(_MEANINGS["world_position"])))
    if sees:
        wanted.append(("to_camera", "vec3<f32>", "to_camera", draw.pick(_MEANINGS["to_camera"])))
    if eye:
        wanted.append(("view_position", "vec3<f32>", "view_position.xyz", draw.pick(_MEANINGS["view_position"])))
    if draw.chance(0.5):
        draw.random.shuffle(wanted)
    outputs, meanings, results = [], {}, []
    for at, (key, kind, value, meaning) in enumerate(wanted):
        name = draw.pick(_OUT_NAMES[key])
        outputs.append(Placed(at, name, kind))
        results.append(value)
        if meaning and (name not in ("world_position", "world_pos", "view_position") or draw.chance(0.4)):
            meanings[name] = meaning
        elif name != key and value == key:
            meanings[name] = key
    return outputs, meanings, results
