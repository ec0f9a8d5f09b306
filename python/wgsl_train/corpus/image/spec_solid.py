"""Small lit scenes with every vector stated: balls seen head-on, ray-marched solids, floors in perspective."""

from .spec import Options, Spec, table

_P = "let p = (uv - vec2<f32>(0.5)) * vec2<f32>(1.0, -1.0) / {r};"
_N = "let normal = vec3<f32>(p, sqrt(max(1.0 - dot(p, p), 0.0)));"
_L = "let light = normalize(vec3<f32>({x}, {y}, {z}));"
_VECTOR = {"x": (-1, 1, 0.1), "y": (-1, 1, 0.1), "z": (0.2, 1, 0.1)}
_R = {"r": (0.1, 0.48, 0.02)}
_BALL = "[sphere|ball|orthographic sphere]"
_AT = "[radius {r}|r={r}|of radius {r}]"
_BALLS_ROWS = {
    "lambert": Spec(
        (f"{_BALL}, {_AT}, Lambert, light direction ({{x}}, {{y}}, {{z}}), no ambient, y up, z to the viewer", f"{_BALL} {_AT}: brightness max(dot(n, normalize(vec3({{x}}, {{y}}, {{z}}))), 0), y up", f"pure diffuse {_BALL} {_AT}, light from ({{x}}, {{y}}, {{z}}) (y up, z towards us), without ambient light"),
        (_P, _N, _L), light="max(dot(normal, light), 0.0) * select(0.0, 1.0, dot(p, p) < 1.0)", numbers={**_R, **_VECTOR},
    ),
    "ambient": Spec(
        (f"{_BALL}, {_AT}, light ({{x}}, {{y}}, {{z}}), ambient {{a}} plus {{b}} * diffuse, y up", f"{_BALL} {_AT}, shade = {{a}} + {{b}} * max(dot(n, l), 0), l = normalize(({{x}}, {{y}}, {{z}})), y up, black outside"),
        (_P, _N, _L), light="({a} + {b} * max(dot(normal, light), 0.0)) * select(0.0, 1.0, dot(p, p) < 1.0)", numbers={**_R, **_VECTOR, "a": (0.05, 0.4, 0.05), "b": (0.4, 0.9, 0.1)},
    ),
    "half lambert": Spec(
        (f"half-Lambert {_BALL} {_AT}, light ({{x}}, {{y}}, {{z}}): 0.5 + 0.5 * dot(n, l), y up", f"{_BALL} {_AT} with wrapped diffuse 0.5 + 0.5*dot(n, l), l = normalize(({{x}}, {{y}}, {{z}})), y up"),
        (_P, _N, _L), light="(0.5 + 0.5 * dot(normal, light)) * select(0.0, 1.0, dot(p, p) < 1.0)", numbers={**_R, **_VECTOR},
    ),
    "toon": Spec(
        (f"toon shaded {_BALL} {_AT}: floor(max(dot(n, l), 0) * {{k}}) / {{k}}, l = normalize(({{x}}, {{y}}, {{z}})), y up", f"cel shading on a {_BALL} {_AT}, {{k}} steps (floor(diffuse*{{k}})/{{k}}), light from ({{x}}, {{y}}, {{z}}), y up"),
        (_P, _N, _L), light="floor(max(dot(normal, light), 0.0) * {k}) / {k} * select(0.0, 1.0, dot(p, p) < 1.0)", numbers={**_R, **_VECTOR, "k": (2, 6, 1)},
    ),
    "phong": Spec(
        (f"Phong {_BALL} {_AT}, light ({{x}}, {{y}}, {{z}}): {{a}} + {{b}} * diffuse + pow(max(reflect(-l, n).z, 0), {{k}}), y up, viewer along z", f"{_BALL} {_AT}, ambient {{a}}, diffuse {{b}}, specular 1 with exponent {{k}} (Phong), light from ({{x}}, {{y}}, {{z}}), y up"),
        (_P, _N, _L, "let highlight = pow(max(reflect(-light, normal).z, 0.0), {k});"), light="({a} + {b} * max(dot(normal, light), 0.0) + highlight) * select(0.0, 1.0, dot(p, p) < 1.0)", numbers={**_R, **_VECTOR, "a": (0.05, 0.3, 0.05), "b": (0.4, 0.9, 0.1), "k": (4, 64, 4)},
    ),
    "blinn": Spec(
        (f"Blinn-Phong {_BALL} {_AT}: max(dot(n,l),0) + pow(max(dot(n,h),0), {{k}}), l = normalize(({{x}}, {{y}}, {{z}})), h = normalize(l + (0,0,1)), y up", f"{_BALL} {_AT}, Lambert plus Blinn-Phong highlight of exponent {{k}}, light from ({{x}}, {{y}}, {{z}}), view along +z, no ambient, y up"),
        (_P, _N, _L, "let middle = normalize(light + vec3<f32>(0.0, 0.0, 1.0));"), light="(max(dot(normal, light), 0.0) + pow(max(dot(normal, middle), 0.0), {k})) * select(0.0, 1.0, dot(p, p) < 1.0)", numbers={**_R, **_VECTOR, "k": (4, 64, 4)},
    ),
    "normals": Spec(
        (f"normals of a {_BALL} {_AT} as colors, n*0.5+0.5, black outside, y up", f"normal map of a {_BALL} {_AT} (0.5 + 0.5 * n, y up), black background", f"{_BALL} {_AT} colored by its normal: rgb = n * 0.5 + 0.5, y up"),
        (_P, _N), shown="select(vec3<f32>(0.0), normal * 0.5 + 0.5, dot(p, p) < 1.0)", numbers=_R,
    ),
    "fresnel": Spec(
        (f"Fresnel rim on a {_BALL} {_AT}: pow(1 - n.z, {{k}})", f"{_BALL} {_AT} that glows at its rim, brightness (1 - n.z)^{{k}}", f"rim light {_BALL} {_AT}, pow(1.0 - dot(n, v), {{k}}) with v = (0, 0, 1)"),
        (_P, _N), light="pow(1.0 - normal.z, {k}) * select(0.0, 1.0, dot(p, p) < 1.0)", numbers={**_R, "k": (1, 6, 0.5)},
    ),
    "depth": Spec(
        (f"depth of a {_BALL} {_AT}: brightness n.z", f"{_BALL} {_AT} shaded by sqrt(1 - x^2 - y^2), x and y from its center in radii", f"headlight {_BALL} {_AT}: brightness is the z of the normal"),
        (_P, _N), light="normal.z * select(0.0, 1.0, dot(p, p) < 1.0)", numbers=_R,
    ),
    "orbiting light": Spec(
        (f"{_BALL} {_AT} lit by l = normalize(vec3(cos {{T}}, {{h}}, sin {{T}})), Lambert, ambient {{a}} added, y up", f"{_BALL} {_AT}, light going round the vertical axis: (cos({{T}}), {{h}}, sin({{T}})) normalized, brightness {{a}} + max(dot(n, l), 0), y up"),
        (_P, _N, "let light = normalize(vec3<f32>(cos(u.time), {h}, sin(u.time)));"), light="({a} + max(dot(normal, light), 0.0)) * select(0.0, 1.0, dot(p, p) < 1.0)", numbers={**_R, "a": (0.05, 0.3, 0.05), "h": (0.2, 1, 0.1)},
    ),
    "checked ball": Spec(
        (f"{_BALL} {_AT} with a checker texture: floor(x*{{n}}) + floor(y*{{n}}) of the normal, {{c}} and {{k}} (odd), black outside, y up", f"{_BALL} {_AT}, checks from the normal's x and y times {{n}} (floored, summed): even {{c}}, odd {{k}}, black behind, y up"),
        (_P, "let cell = floor(p * {n});"), shown="select(vec3<f32>(0.0), select({c}, {k}, abs(cell.x + cell.y) % 2.0 == 1.0), dot(p, p) < 1.0)", numbers={**_R, "n": (2, 8, 1)}, colors="ck",
    ),
}  # fmt: skip
BALLS = table("specified_ball", 10)(_BALLS_ROWS)

_MAPS: Options = (
    ("sphere of radius {s}", "length(p) - {s}"), ("sphere, r={s}", "length(p) - {s}"), ("cube with half size {s}", "length(max(abs(p) - vec3<f32>({s}), vec3<f32>(0.0)))"), ("box, half extents {s}", "length(max(abs(p) - vec3<f32>({s}), vec3<f32>(0.0)))"),
    ("torus in the xz plane, major radius {s}, minor 0.2", "length(vec2<f32>(length(p.xz) - {s}, p.y)) - 0.2"), ("torus facing the camera (ring in xy), major radius {s}, tube 0.2", "length(vec2<f32>(length(p.xy) - {s}, p.z)) - 0.2"), ("octahedron abs(x)+abs(y)+abs(z) = {s}", "(abs(p.x) + abs(p.y) + abs(p.z) - {s}) * 0.57735"),
)  # fmt: skip
_TURNS: Options = (
    ("", "q"), ("", "q"), (", rotated about y by {w} * time (x = cx + sz, z = cz - sx)", "vec3<f32>(cos({w} * u.time) * q.x + sin({w} * u.time) * q.z, q.y, cos({w} * u.time) * q.z - sin({w} * u.time) * q.x)"),
)  # fmt: skip
_MAP = (("map", "fn map(q: vec3<f32>) -> f32 {\n    let p = {turn};\n    return {field};\n}"), ("normal_at", "fn normal_at(p: vec3<f32>) -> vec3<f32> {\n    let e = vec2<f32>(0.001, 0.0);\n    return normalize(vec3<f32>(map(p + e.xyy) - map(p - e.xyy), map(p + e.yxy) - map(p - e.yxy), map(p + e.yyx) - map(p - e.yyx)));\n}"))  # fmt: skip
_RAY = ("let eye = vec3<f32>(0.0, 0.0, {e});", "let ray = normalize(vec3<f32>((uv * 2.0 - vec2<f32>(1.0)) * vec2<f32>(1.0, -1.0), -{f}));", "var t = 0.0;", "for (var i = 0; i < {n}; i++) { t += map(eye + ray * t); }", "let normal = normal_at(eye + ray * t);")  # fmt: skip
_CAMERA = ("camera at (0, 0, {e}) looking along -z, ray direction normalize(vec3(p, -{f})) with p = uv*2-1, y up", "eye (0,0,{e}), rd = normalize(vec3(p, -{f})), p from -1 to 1 with y up", "ro = vec3(0, 0, {e}), rd = normalize(vec3(p.x, p.y, -{f})), p = 2*uv - 1 flipped so y is up")  # fmt: skip


def _steps(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    return {
        "n": (f"{values['n']:g}", f"{round(values['n'])}"),
        "far": (f"{values['e'] * 2:g}", f"{values['e'] * 2:.1f}"),
    }


_SCENE = {"s": (0.5, 1, 0.1), "e": (3, 5, 0.5), "f": (1, 3, 0.5), "n": (40, 100, 10)}
MARCHED = table("specified_march", 10)({
    "lambert": Spec(
        tuple(f"{head}{{field}}{{turn}} at the origin, {camera}, {{n}} steps, light normalize(vec3({{x}}, {{y}}, {{z}})), shade {{a}} + {{b}} * diffuse, black where the ray travels more than {{far}}" for head, camera in zip(("raymarch: ", "ray march a ", "sphere tracing, "), _CAMERA, strict=True)),
        (*_RAY, "let light = normalize(vec3<f32>({x}, {y}, {z}));"), light="({a} + {b} * max(dot(normal, light), 0.0)) * select(0.0, 1.0, t < {far})", numbers={**_SCENE, **_VECTOR, "w": (0.5, 2, 0.5), "a": (0.05, 0.3, 0.05), "b": (0.5, 0.9, 0.1)}, options={"field": _MAPS, "turn": _TURNS}, helpers=_MAP, more=_steps,
    ),
    "normal": Spec(
        tuple(f"{head}{{field}}{{turn}} at the origin, {camera}, {{n}} steps, color = normal * 0.5 + 0.5, black where t > {{far}}" for head, camera in zip(("raymarch: ", "raymarched ", "SDF render of a "), _CAMERA, strict=True)),
        _RAY, shown="select(vec3<f32>(0.0), normal * 0.5 + 0.5, t < {far})", numbers={**_SCENE, "w": (0.5, 2, 0.5)}, options={"field": _MAPS, "turn": _TURNS}, helpers=_MAP, more=_steps,
    ),
})  # fmt: skip

_SKIES: Options = (
    ("black sky", "vec3<f32>(0.0)"), ("sky {c}", "{c}"), ("sky gradient from {c} at the top to white at the horizon", "mix({c}, vec3<f32>(1.0), uv.y * 2.0)"), ("sky from {c} (top) to {k} (horizon)", "mix({c}, {k}, uv.y * 2.0)"),
)  # fmt: skip
_FAR: Options = (
    ("", "tiles"),
    (", fading to black towards the horizon by (y - 0.5) * 2", "tiles * (uv.y - 0.5) * 2.0"),
)
FLOORS = table("specified_floor", 6)({
    "checks": Spec(
        ("checker floor below y = 0.5: z = {h} / (y - 0.5), x = (uv.x - 0.5) * z, tile size 1, {a} and {b} (odd){far}; {sky}", "perspective checkerboard floor, horizon at the middle, z = {h}/(uv.y-0.5), x = (uv.x-0.5)*z, floor(x)+floor(z) even {a}, odd {b}{far}, {sky} above"),
        ("let z = {h} / max(uv.y - 0.5, 0.0001);", "let cell = floor(vec2<f32>((uv.x - 0.5) * z, z));", "let tiles = select({a}, {b}, abs(cell.x + cell.y) % 2.0 == 1.0);"), shown="select({sky}, {far}, uv.y > 0.5)", numbers={"h": (0.2, 2, 0.1)}, colors="abck", options={"sky": _SKIES, "far": _FAR},
    ),
    "moving checks": Spec(
        ("endless checker floor flying forward: z = {h} / (y - 0.5), x = (uv.x - 0.5) * z, z += {v} * {T}, {a} and {b} (odd){far}; horizon in the middle, {sky}", "checkerboard plane, z = {h}/(uv.y-0.5), x = (uv.x-0.5)*z, then add {v}*{T} to z; even tiles {a}, odd {b}{far}; above the horizon (y < 0.5) {sky}"),
        ("let z = {h} / max(uv.y - 0.5, 0.0001);", "let cell = floor(vec2<f32>((uv.x - 0.5) * z, z + {v} * u.time));", "let tiles = select({a}, {b}, abs(cell.x + cell.y) % 2.0 == 1.0);"), shown="select({sky}, {far}, uv.y > 0.5)", numbers={"h": (0.2, 2, 0.1), "v": (0.5, 4, 0.5)}, colors="abck", options={"sky": _SKIES, "far": _FAR},
    ),
    "lines": Spec(
        ("synthwave floor: z = {h} / (y - 0.5), x = (uv.x - 0.5) * z, {a} lines where fract(x) or fract(z + {v}*{T}) < {w}, {b} in between{far}; {sky} above the middle", "{a} grid lines on a {b} floor in perspective (z = {h}/(uv.y-0.5), x = (uv.x-0.5)*z), line where min(fract(x), fract(z + {T}*{v})) < {w}{far}; {sky}"),
        ("let z = {h} / max(uv.y - 0.5, 0.0001);", "let q = fract(vec2<f32>((uv.x - 0.5) * z, z + {v} * u.time));", "let tiles = select({b}, {a}, min(q.x, q.y) < {w});"), shown="select({sky}, {far}, uv.y > 0.5)", numbers={"h": (0.2, 2, 0.1), "v": (0.5, 4, 0.5), "w": (0.05, 0.2, 0.05)}, colors="abck", options={"sky": _SKIES, "far": _FAR},
    ),
    "sky": Spec(
        ("sky gradient {c} at the top to {k} at the bottom with a {m} sun of radius {r} at ({x}, {y})", "{c} to {k} sky (top to bottom), {m} sun disc r={r} centered at ({x}, {y})"),
        (), shown="select(mix({c}, {k}, uv.y), {m}, distance(uv, vec2<f32>({x}, {y})) < {r})", numbers={"r": (0.05, 0.2, 0.01), "x": (0.2, 0.8, 0.1), "y": (0.2, 0.8, 0.1)}, colors="ckm",
    ),
    "sun glow": Spec(
        ("{c} sky with a sun at ({x}, {y}): add {m} * exp(-{e} * d), d = distance to it", "fill {c}, plus a {m} glow exp(-{e}*d) around ({x}, {y})"),
        ("let d = distance(uv, vec2<f32>({x}, {y}));",), shown="{c} + {m} * exp(-{e} * d)", numbers={"e": (3, 15, 1), "x": (0.2, 0.8, 0.1), "y": (0.2, 0.8, 0.1)}, colors="cm",
    ),
})  # fmt: skip
