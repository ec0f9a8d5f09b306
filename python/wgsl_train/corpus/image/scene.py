"""Small lit scenes in three dimensions: a ball by formula, and ray-marched solids over a floor.

Space: x to the right, y up, z towards the viewer; the picture spans -1 to 1 in both directions at z = 0.
"""

from ..color import BLACK, WHITE, Color, color
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, rate, share
from ..phrase import Slots
from ..rhythm import Spin, spin
from .canvas import Canvas
from .compose import Picture, picture

# Where the light comes from, towards the light and not yet of length one, and how that is said.
_LIGHTS: dict[str, tuple[str, Templates]] = {
    "top left": ("-1.0, 1.0, 1.0", ("lit from the [top|upper] left", "with light from the [top|upper] left", "with a light at the top left")),
    "top right": ("1.0, 1.0, 1.0", ("lit from the [top|upper] right", "with light from the [top|upper] right", "with a light at the upper right")),
    "above": ("0.0, 1.0, 0.5", ("lit from above", "with light from above", "with a light over it")),
    "left": ("-1.0, 0.0, 0.5", ("lit from the left", "with light coming from the left", "with a light on the left")),
    "right": ("1.0, 0.0, 0.5", ("lit from the right", "with light coming from the right", "with a light on the right")),
    "front": ("0.0, 0.0, 1.0", ("lit from the front", "lit head-on", "with a headlight")),
}  # fmt: skip
_DEFAULT_LIGHT = "top left"


def _light(draw: Draw, canvas: Canvas) -> tuple[str, str, list[Modifier]]:
    """The direction to the light: top left unsaid, a side, a vector that is said, or one that circles."""
    roll = draw.random.random()
    if roll < 0.3:
        return _DEFAULT_LIGHT, f"normalize(vec3<f32>({_LIGHTS[_DEFAULT_LIGHT][0]}))", []
    if roll < 0.65:
        kind = draw.pick(tuple(_LIGHTS))
        vector, after = _LIGHTS[kind]
        return (
            kind,
            f"normalize(vec3<f32>({vector}))",
            [Modifier(after=after, sentence=tuple(f"it is {text}" for text in after if text.startswith("lit")))],
        )
    if roll < 0.85:
        x, y, z = (draw.number(low, high, 0.1) for low, high in ((-1.0, 1.0), (-1.0, 1.0), (0.2, 1.0)))
        slots: Slots = {"v": f"({x.value:g}, {y.value:g}, {z.value:g})"}
        after = (
            "lit from direction {v}",
            "with light direction {v}",
            "with the light at {v}",
            "with a directional light from {v}",
            "using light vector {v}",
        )
        return (
            "vector",
            f"normalize(vec3<f32>({x}, {y}, {z}))",
            [Modifier(after=after, sentence=("the light comes from {v}", "light direction: {v}"), slots=slots)],
        )
    often = draw.pick((0.1, 0.2, 0.25, 0.5, 1.0))
    angle = f"{canvas.time} * {Number(round(often * 6.2831855, 4))}"
    a = canvas.let("a", angle)
    after = (
        "with a light circling [around it |]{rate}",
        "lit by a light that orbits {rate}",
        "with a light source going around it {rate}",
    )
    return (
        "orbit",
        f"normalize(vec3<f32>(cos({a}), sin({a}), 1.0))",
        [Modifier(after=after, sentence=("the light circles {rate}",), slots={"rate": lambda: rate(draw, often)})],
    )


def _look(draw: Draw) -> tuple[Color, Color, list[Modifier]]:
    """The colour of the solid and of what lies behind it: white on black unsaid."""
    ground = BLACK if draw.chance(0.6) else color(draw)
    solid = WHITE if draw.chance(0.3) and ground is not WHITE else color(draw, other_than=ground)
    said = []
    if solid is not WHITE or draw.chance(0.3):
        said.append(
            Modifier(
                before=("{c}",),
                after=("in {c}", "colored {c}"),
                sentence=("its color is {c}", "make it {c}"),
                slots={"c": solid.text},
            )
        )
    if ground is not BLACK or draw.chance(0.2):
        said.append(
            Modifier(
                after=("<on> a {c} <background>", "in front of {c}", "on {c}"),
                sentence=("the <background> is {c}",),
                slots={"c": ground.text},
            )
        )
    return solid, ground, said


_PHASES: Templates = (
    "moon phases", "moon going through its phases", "animated moon phases", "moon whose lit side changes as the light goes around it", "sphere with a light circling it horizontally", "planet going from full to new and back",
)  # fmt: skip


@picture(structures=1, warps=0, effects=0.1)
def moon_phases(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A white ball, radius 0.25, Lambert without ambient light; the light goes round it, from the front at time 0 to the right."""
    radius, said = Number(0.25), []
    if draw.chance(0.6):
        radius = draw.number(0.1, 0.48)
        said.append(Modifier(after=("with radius {r}", "of radius {r}", "{d} across"), sentence=("its radius is {r}", "radius {r}"), slots={"r": share(draw, radius.value), "d": share(draw, round(2 * radius.value, 4))}))  # fmt: skip
    speed = Spin(360) if draw.chance(0.2) else spin(draw)
    code = speed.code(canvas.time)
    if draw.chance(0.25):
        code = canvas.time
        said.append(Modifier(after=("with light direction (sin t, 0, cos t)", "lit from (sin(time), 0, cos(time))", "using the light vector (sin t, 0, cos t)"), sentence=("the light comes from (sin t, 0, cos t)", "light = (sin(time), 0, cos(time))")))  # fmt: skip
    elif speed.degrees != 360 or draw.chance(0.5):
        said.append(Modifier(after=("with the light going round {v}", "the light turning {v}"), sentence=("the light goes round {v}", "the light turns {v}"), slots={"v": lambda: speed.say(draw)}))  # fmt: skip
    solid = color(draw, other_than=BLACK) if draw.chance(0.3) else WHITE
    if solid is not WHITE:
        said.append(Modifier(after=("in {c}", "colored {c}"), sentence=("its color is {c}", "make it {c}"), slots={"c": solid.text}))  # fmt: skip
    canvas.let("a", code)
    canvas.let("p", f"({uv} - vec2<f32>(0.5)) / {radius}")
    canvas.let("z", "sqrt(max(1.0 - dot(p, p), 0.0))")
    shown = f"{solid} * select(0.0, max(p.x * sin(a) + z * cos(a), 0.0), dot(p, p) < 1.0)"
    return Picture(("moon phases",), Thing(_PHASES, said, adjectives=False), shown)


_SHADE = """let diffuse = max(dot(normal, light), 0.0);"""
_BALL: Templates = (
    "shaded sphere", "lit sphere", "3D ball", "sphere with diffuse shading", "lambert-shaded sphere", "ball with lighting", "sphere with Lambert lighting", "3d sphere", "shaded 3D sphere",
    "round ball with shading", "planet-like ball", "raytraced sphere",
)  # fmt: skip


@picture(structures=2.2, warps=0, effects=0.1)
def lit_ball(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A ball seen from far away: normal from the circle, ambient 0.1, diffuse, and a highlight if asked."""
    radius = Number(0.25)
    said = []
    if draw.chance(0.5):
        radius = draw.number(0.1, 0.48)
        after = ("[with|of] radius {r}", "with a radius of {r}", "{d} wide", "of diameter {d}")
        said.append(
            Modifier(
                after=after,
                sentence=("its radius is {r}",),
                slots={"r": lambda: share(draw, radius.value), "d": lambda: share(draw, round(2 * radius.value, 4))},
            )
        )
    kind, light, lit = _light(draw, canvas)
    solid, ground, colors = _look(draw)
    shiny = draw.chance(0.35)
    power = draw.pick((8, 16, 32, 64))
    canvas.add(f"let p = ({uv} - vec2<f32>(0.5)) * vec2<f32>(1.0, -1.0) / {radius};")
    canvas.add("let normal = vec3<f32>(p, sqrt(max(1.0 - dot(p, p), 0.0)));")
    canvas.add(f"let light = {light};")
    canvas.add(_SHADE)
    shade = f"{solid} * (0.1 + 0.9 * diffuse)"
    if shiny:
        canvas.add(f"let highlight = pow(max(reflect(-light, normal).z, 0.0), {power}.0);")
        shade = f"{shade} + vec3<f32>(highlight)"
        after = (
            "with a [specular |white |]highlight of exponent {k}",
            "with Phong shininess {k}",
            "and a specular highlight (power {k})",
            "with a shiny highlight, exponent {k}",
        )
        said.append(
            Modifier(
                before=(),
                after=after,
                sentence=("add a specular highlight with exponent {k}", "shininess {k}"),
                slots={"k": str(power)},
            )
        )
    color_code = f"select({ground}, {shade}, dot(p, p) < 1.0)"
    return Picture(("ball", kind, "shiny" if shiny else "matte"), Thing(_BALL, said + lit + colors), color_code)


_SOLIDS: dict[str, tuple[str, Templates]] = {
    "sphere": ("length(p) - {r}", ("ray-marched sphere", "raymarched sphere", "sphere by ray marching", "sphere traced with an SDF", "raymarched ball")),
    "box": (
        "length(max(abs(p) - vec3<f32>({r}), vec3<f32>(0.0)))",
        ("ray-marched cube", "raymarched box", "cube by ray marching", "raymarched cube", "SDF cube", "3D cube drawn by sphere tracing"),
    ),
    "torus": (
        "length(vec2<f32>(length(p.xy) - {r}, p.z)) - {r} * 0.3",
        ("ray-marched torus", "raymarched donut", "torus by ray marching", "torus facing the viewer, ray-marched", "3D donut by sphere tracing", "raymarched torus"),
    ),
    "octahedron": ("(abs(p.x) + abs(p.y) + abs(p.z) - {r}) * 0.57735", ("ray-marched octahedron", "raymarched octahedron", "octahedron by sphere tracing", "3D diamond shape by ray marching")),
}  # fmt: skip
_TURN = """fn turn(p: vec3<f32>, angle: f32) -> vec3<f32> {
    let c = cos(angle);
    let s = sin(angle);
    return vec3<f32>(c * p.x + s * p.z, p.y, c * p.z - s * p.x);
}"""
_NORMAL = """fn normal_at(p: vec3<f32>) -> vec3<f32> {
    let e = vec2<f32>(0.001, 0.0);
    return normalize(vec3<f32>(map(p + e.xyy) - map(p - e.xyy), map(p + e.yxy) - map(p - e.yxy), map(p + e.yyx) - map(p - e.yyx)));
}"""


@picture(structures=2.2, warps=0, effects=0.1)
def ray_marched(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A solid at the origin, eye at (0, 0, 3), 64 steps; size 0.7; ambient 0.1, diffuse; still, or turning about y."""
    shape = draw.pick(tuple(_SOLIDS))
    field, noun = _SOLIDS[shape]
    size = Number(0.7)
    said = []
    if draw.chance(0.35):
        size = draw.number(0.3, 1.0, 0.05)
        said.append(
            Modifier(
                after=("of size {r}", "with size {r}", "(size {r})"),
                sentence=("its size is {r}",),
                slots={"r": lambda: share(draw, size.value)},
            )
        )
    kind, light, lit = _light(draw, canvas)
    solid, ground, colors = _look(draw)
    turning = shape != "sphere" and draw.chance(0.5)
    angle = "0.0"
    if turning:
        often = draw.pick((0.1, 0.2, 0.25, 0.5, 1.0))
        angle = f"{canvas.time} * {Number(round(often * 6.2831855, 4))}"
        said.append(
            Modifier(
                after=(
                    "<spinning> about the [vertical|y] axis {rate}",
                    "that spins around y {rate}",
                    "turning around its vertical axis {rate}",
                ),
                sentence=("it rotates around the y axis {rate}",),
                slots={"rate": lambda: rate(draw, often)},
            )
        )
        canvas.helper("turn", _TURN)
    at = f"turn(q, {angle})" if turning else "q"
    canvas.helper("map", f"fn map(q: vec3<f32>) -> f32 {{ let p = {at}; return {field.format(r=size)}; }}")
    canvas.helper("normal_at", _NORMAL)
    canvas.add("let eye = vec3<f32>(0.0, 0.0, 3.0);")
    canvas.add(f"let ray = normalize(vec3<f32>(({uv} - vec2<f32>(0.5)) * vec2<f32>(2.0, -2.0), -3.0));")
    canvas.add("var t = 0.0;")
    canvas.add("for (var i = 0; i < 64; i++) { t += map(eye + ray * t); }")
    canvas.add("let hit = eye + ray * t;")
    canvas.add("let normal = normal_at(hit);")
    canvas.add(f"let light = {light};")
    canvas.add(_SHADE)
    shade = f"select({ground}, {solid} * (0.1 + 0.9 * diffuse), t < 6.0)"
    return Picture((shape, kind, "turning" if turning else "still"), Thing(noun, said + lit + colors), shade)
