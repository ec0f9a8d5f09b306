"""Vertices from `vertex_index` and `instance_index` alone: full-screen triangles, quads, circles, strips, instances."""

from .. import ask
from ..color import color
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..number import Number, plain, share
from ..surface import verbatim
from ..words import define
from .stage import Stage

define(
    full_screen=("full-screen", "fullscreen", "full screen", "screen-filling", "viewport-covering", "screen-covering"),
    no_buffer=("without a vertex buffer", "from vertex_index only", "without any vertex buffers", "with no inputs but vertex_index", "using only the vertex index", "bufferless"),
)  # fmt: skip
_WITH_UV = ("with uv", "and pass uv on, (0, 0) at the top left", "with texture coordinates (top left is 0,0)", "that outputs uv too, origin top left", "with uvs for the <fragment_stage>", "with uv at location 0, y down")  # fmt: skip
_TRIANGLE_DO = ("draw a <full_screen> triangle", "cover the screen with one big triangle", "output a <full_screen> triangle <no_buffer>", "generate a single triangle that covers the whole screen <no_buffer>", "fill the screen with one oversized triangle", "make a <full_screen> pass with three vertices <no_buffer>", "emit the classic big triangle for post processing")  # fmt: skip
_TRIANGLE_WHAT = ("a <full_screen> triangle", "the <full_screen> triangle trick", "one large triangle covering the viewport <no_buffer>", "a <full_screen> triangle <no_buffer>", "a post-processing pass drawn as one big triangle", "a 3-vertex screen cover")  # fmt: skip
_QUAD_DO = ("draw a <full_screen> quad of two triangles", "output a <full_screen> quad with six vertices <no_buffer>", "cover the screen with two triangles from vertex_index 0 to 5", "generate a screen quad as six hard-coded vertices", "make a <full_screen> rectangle out of two triangles")  # fmt: skip
_QUAD_WHAT = ("a <full_screen> quad of two triangles", "a six-vertex screen quad", "two triangles covering the screen", "a <full_screen> quad from vertex_index (6 vertices)", "a screen-sized quad with six vertices <no_buffer>")  # fmt: skip
_STRIP_DO = ("draw a <full_screen> quad as a triangle strip of four vertices", "output a four-vertex <full_screen> strip <no_buffer>", "cover the screen with a triangle strip of 4 vertices")  # fmt: skip
_STRIP_WHAT = ("a <full_screen> quad as a triangle strip (4 vertices)", "a four-vertex triangle strip covering the screen")  # fmt: skip
_CORNERS = "let corners = array<vec2<f32>, 6>(vec2<f32>(0.0, 0.0), vec2<f32>(0.0, 1.0), vec2<f32>(1.0, 0.0), vec2<f32>(1.0, 0.0), vec2<f32>(0.0, 1.0), vec2<f32>(1.0, 1.0));"


@family("vertex", structures=8)
def full_screen(draw: Draw) -> Request:
    """One triangle of three vertices, two of six, or a strip of four; uv has its origin at the top left."""
    stage = Stage()
    kind, has_uv = draw.pick(("triangle", "triangle", "quad", "strip")), draw.chance(0.55)
    index = stage.vertex_index()
    do: tuple[str, ...]
    what: tuple[str, ...]
    if kind == "triangle":
        stage.add(f"let uv = vec2<f32>(f32({index} & 2u), f32(({index} << 1u) & 2u));")
        do, what = _TRIANGLE_DO, _TRIANGLE_WHAT
    elif kind == "quad":
        stage.add(f"var {_CORNERS[4:]}", f"let uv = corners[{index}];")
        do, what = _QUAD_DO, _QUAD_WHAT
    else:
        stage.add(f"let uv = vec2<f32>(f32({index} & 1u), f32({index} >> 1u));")
        do, what = _STRIP_DO, _STRIP_WHAT
    if has_uv:
        stage.output("uv", "vec2<f32>", "uv")
        do, what = tuple(f"{text} {{uv}}" for text in do), tuple(f"{text} {{uv}}" for text in what)
    text = ask.vertex(draw, do=do, what=what, uv=lambda: draw.phrase(_WITH_UV))
    return stage.request(draw, text, "vec4<f32>(uv.x * 2.0 - 1.0, 1.0 - uv.y * 2.0, 0.0, 1.0)")


_HARD_DO = ("draw a hard-coded triangle {with_color}", "output a triangle from three constant positions {points} {with_color}", "hard-code a triangle with corners {points} {with_color}", "put a triangle with the vertices {points} on screen {with_color}", "emit a single triangle {points} <no_buffer> {with_color}")  # fmt: skip
_HARD_WHAT = ("a hard-coded triangle {points} {with_color}", "a hello world triangle with corners {points} {with_color}", "a triangle <no_buffer>, corners {points}, {with_color}", "one triangle with the vertices {points} {with_color}")  # fmt: skip
_HELLO = ("a hello world triangle {with_color}", "the classic hello triangle {with_color}", "a simple triangle <no_buffer> {with_color}", "a hard-coded triangle {with_color}")  # fmt: skip
_RGB = ("in red, green and blue", "with red, green and blue corners", "with a red, a green and a blue vertex", "colored red, green and blue per vertex", "with vertex colors red, green, blue")  # fmt: skip


@family("vertex", structures=6)
def hard_coded_triangle(draw: Draw) -> Request:
    """Three constant positions; unsaid, (0, 0.5), (-0.5, -0.5), (0.5, -0.5). Maybe three colours."""
    stage = Stage()
    given, colored = draw.chance(0.6), draw.pick(("", "rgb", "rgb", "three"))
    points = [(0.0, 0.5), (-0.5, -0.5), (0.5, -0.5)]
    if given:
        points = [(draw.number(-1, 1, 0.05).value, draw.number(-1, 1, 0.05).value) for _ in range(3)]
    index = stage.vertex_index()
    listing = ", ".join(f"vec2<f32>({Number(x)}, {Number(y)})" for x, y in points)
    stage.add(f"var corners = array<vec2<f32>, 3>({listing});")
    slots = {"points": ", ".join(f"({x:.6g}, {y:.6g})" for x, y in points), "with_color": ""}
    if colored:
        drawn = [color(draw) for _ in range(3)] if colored == "three" else []
        codes = [str(one) for one in drawn] or [
            "vec3<f32>(1.0, 0.0, 0.0)",
            "vec3<f32>(0.0, 1.0, 0.0)",
            "vec3<f32>(0.0, 0.0, 1.0)",
        ]
        stage.add(f"var colors = array<vec3<f32>, 3>({', '.join(codes)});")
        stage.output("color", "vec3<f32>", f"colors[{index}]")
        slots["with_color"] = (
            draw.phrase(_RGB) if not drawn else "with vertex colors " + ", ".join(one.text for one in drawn)
        )
    elif draw.chance(0.3):
        slots["with_color"] = draw.pick(("without colors", "position only", "with no other outputs"))
    do, what = (
        (tuple(text for text in _HARD_DO if "{points}" in text), _HARD_WHAT) if given else ((_HARD_DO[0],), _HELLO)
    )
    return stage.request(draw, ask.vertex(draw, do=do, what=what, **slots), f"vec4<f32>(corners[{index}], 0.0, 1.0)")


_CIRCLE_DO = ("place {n} vertices evenly on a circle of radius {r} <no_buffer>", "draw a circle of {n} points with radius {r} from vertex_index", "put vertex i on a circle: angle 2 pi i / {n}, radius {r}", "generate a ring of {n} vertices, radius {r}, starting on the positive x axis", "outline a circle of radius {r} with {n} segments as a line strip")  # fmt: skip
_CIRCLE_WHAT = ("a circle of {n} vertices with radius {r} <no_buffer>", "{n} points on a circle of radius {r}", "a circle outline, {n} segments, radius {r}, from vertex_index")  # fmt: skip
_CURVE_DO = ("draw y = {formula} as a line strip of {n} points for x from -1 to 1", "plot {formula} over x from -1 to 1 with {n} vertices <no_buffer>", "put {n} vertices on the graph of {formula}, x from -1 to 1", "trace the curve y = {formula} from x = -1 to x = 1 with {n} points")  # fmt: skip
_CURVE_WHAT = ("a line strip of y = {formula} over -1..1 with {n} points", "a plot of {formula} with {n} vertices, x from -1 to 1 <no_buffer>", "the graph of {formula} as {n} line strip vertices across the screen")  # fmt: skip
_GRID_DO = ("place vertices on a grid {n} points wide, point i at column i mod {n} and row i / {n}, spaced {r} from (-1, -1)", "lay out points in rows of {n} with a spacing of {r}, starting at (-1, -1)")  # fmt: skip
_GRID_WHAT = ("a grid of points, {n} per row, {r} apart, from (-1, -1) on", "points in rows of {n}, spacing {r}, the first at (-1, -1)")  # fmt: skip


@family("vertex", structures=10)
def from_index(draw: Draw) -> Request:
    """Points on a circle, on the graph of a function, on a grid."""
    stage = Stage()
    kind = draw.pick(("circle", "circle", "curve", "curve", "grid"))
    index = stage.vertex_index()
    count = draw.integer(6, 256)
    slots = {"n": str(count)}
    do: tuple[str, ...]
    what: tuple[str, ...]
    if kind == "circle":
        radius = draw.number(0.1, 1, 0.05)
        slots["r"] = share(draw, radius.value) if draw.chance(0.2) else plain(draw, radius.value)
        stage.add(
            f"let angle = 6.2831855 * f32({index}) / {count}.0;",
            f"let p = {radius} * vec2<f32>(cos(angle), sin(angle));",
        )
        do, what = _CIRCLE_DO, _CIRCLE_WHAT
    elif kind == "grid":
        spacing = draw.number(0.02, 0.3, 0.01)
        slots["r"] = plain(draw, spacing.value)
        stage.add(
            f"let cell = vec2<f32>(f32({index} % {count}u), f32({index} / {count}u));",
            f"let p = cell * {spacing} - 1.0;",
        )
        do, what = _GRID_DO, _GRID_WHAT
    else:
        a, f = draw.number(0.1, 1, 0.05), draw.number(1, 20, 0.5)
        amplitude, frequency = f"{a.value:.6g}", f"{f.value:.6g}"
        name, code, formula = draw.pick((
            ("sine", f"{a} * sin({f} * x)", f"{amplitude} * sin({frequency} * x)"), ("cosine", f"{a} * cos({f} * x)", f"{amplitude} * cos({frequency} * x)"),
            ("moving", f"{a} * sin({f} * x + u.time)", f"{amplitude} * sin({frequency} * x + time)"), ("parabola", f"{a} * x * x", f"{amplitude} * x * x"),
            ("cubic", f"{a} * x * x * x", f"{amplitude} * x * x * x"), ("bell", f"{a} * exp(-{f} * x * x)", f"{amplitude} * exp(-{frequency} * x * x)"),
            ("line", f"{a} * x", f"{amplitude} * x"), ("abs", f"{a} * abs(x)", f"{amplitude} * abs(x)"),
        ))  # fmt: skip
        if name == "moving":
            code = code.replace("u.time", stage.time)
        slots["formula"] = verbatim(formula)
        stage.add(f"let x = f32({index}) / {count - 1}.0 * 2.0 - 1.0;", f"let p = vec2<f32>(x, {code});")
        do, what = _CURVE_DO, _CURVE_WHAT
    return stage.request(draw, ask.vertex(draw, do=do, what=what, **slots), "vec4<f32>(p, 0.0, 1.0)")


_PLACES = {
    "attribute": ("let center = offset;", ("each instance has a {vec} offset attribute", "an instance attribute offset ({vec}) moves it", "add the per-instance attribute offset, a {vec}", "offset it by an instance attribute called offset ({vec})")),
    "storage": ("let center = offsets[instance];", ("offsets come from a storage buffer offsets of {vec}, by instance_index", "add the element of the storage buffer offsets ({vec}) at instance_index", "each instance reads its offset from a storage array offsets ({vec})")),
    "row": ("let center = vec2<f32>(f32(instance) * {gap}, 0.0);", ("instances stand in a row, {gap} apart along x", "instance i is moved {gap} * i to the right", "put instances side by side with a spacing of {gap}", "shift x by {gap} times the instance index")),
    "grid": ("let center = vec2<f32>(f32(instance % {n}u), f32(instance / {n}u)) * {gap};", ("instances form a grid with {n} columns and a spacing of {gap}", "lay the instances out {n} per row, {gap} apart", "place instance i at column i % {n} and row i / {n}, times {gap}")),
    "circle": ("let turn = 6.2831855 * f32(instance) / {n}.0;\nlet center = {gap} * vec2<f32>(cos(turn), sin(turn));", ("{n} instances stand on a circle of radius {gap}", "spread {n} instances evenly around a circle with radius {gap}", "put instance i of {n} on a circle of radius {gap}")),
}  # fmt: skip
_INSTANCE_DO = ("draw instances of a {dim} mesh", "render an instanced {dim} mesh", "place many copies of a {dim} mesh", "instance a {dim} shape", "draw the {dim} geometry once per instance", "offset each instance of a {dim} mesh")  # fmt: skip
_INSTANCE_WHAT = ("instanced rendering of a {dim} mesh", "instancing of {dim} geometry", "an instanced {dim} mesh", "many copies of one {dim} shape")  # fmt: skip


@family("vertex", structures=24)
def instanced(draw: Draw) -> Request:
    """A mesh many times: offsets from an attribute, a storage buffer, a row, a grid or a circle."""
    stage = Stage()
    kind, has_matrix, scaled, passes = draw.pick(tuple(_PLACES)), draw.chance(0.35), draw.chance(0.35), draw.chance(0.3)
    dimension = draw.pick((2, 3)) if kind in ("attribute", "storage") else 2
    draw.structure(
        f"instanced {kind} {dimension}",
        *[part for part, drawn in (("matrix", has_matrix), ("scaled", scaled), ("color", passes)) if drawn],
    )
    vec = f"vec{dimension}<f32>"
    position = stage.attribute("position", vec)
    sentences = []
    gap, count = draw.number(0.05, 2, 0.05), draw.integer(2, 64)
    lines, words = _PLACES[kind]
    if kind == "attribute":
        stage.attribute("offset", vec)
    else:
        stage.instance_index()
        if kind == "storage":
            stage.storage("offsets", vec)
    slots = {"vec": verbatim(vec), "gap": plain(draw, gap.value), "n": str(count)}
    sentences.append(draw.phrase(words, slots))
    stage.add(*lines.replace("{gap}", str(gap)).replace("{n}", str(count)).split("\n"))
    shape = position
    if scaled:
        size = draw.number(0.05, 2, 0.05)
        shape = f"{position} * {size}"
        sentences.append(
            draw.phrase(
                (
                    "the mesh is scaled by {n} first",
                    "scale the mesh by {n} before the offset",
                    "each copy has size {n} times the mesh, scaled before moving",
                ),
                {"n": plain(draw, size.value)},
            )
        )
    matrix = stage.uniform("view_proj", "mat4x4<f32>") + " * " if has_matrix else ""
    if has_matrix:
        sentences.append(
            draw.phrase(
                (
                    "then multiply by the uniform view_proj",
                    "the uniform matrix view_proj comes last",
                    "apply a uniform mat4x4 view_proj at the end",
                )
            )
        )
    if passes:
        stage.attribute("color", "vec3<f32>")
        stage.output("color", "vec3<f32>", "color")
        sentences.append(
            draw.phrase(
                (
                    "pass an RGB color attribute on",
                    "also forward the vertex color",
                    "hand a color attribute (vec3) through to the <fragment_stage>",
                )
            )
        )
    zero = "0.0, " if dimension == 2 else ""
    text = ask.vertex(draw, do=_INSTANCE_DO, what=_INSTANCE_WHAT, dim=f"{dimension}D")
    return stage.request(draw, join_clauses(draw, text, sentences), f"{matrix}vec4<f32>({shape} + center, {zero}1.0)")


_SPRITE_DO = ("draw particles as small squares, one instance each, centers in a storage buffer centers of {vec}", "expand each point of the storage buffer centers ({vec}) to a square sprite", "render quads of four strip vertices around the {vec} points in a storage buffer called centers", "show every {vec} point in the storage array centers as a square")  # fmt: skip
_SPRITE_WHAT = ("square particle sprites around the {vec} centers in a storage buffer", "particle quads from a storage buffer centers ({vec}), one instance per particle", "instanced square sprites at the {vec} positions in the storage buffer centers")  # fmt: skip
_BILLBOARD_DO = ("draw camera-facing billboards at the vec3 points in a storage buffer centers", "expand each point of the storage buffer centers (vec3) to a billboard in view space", "render particles as billboards that face the camera, vec3 centers in a storage buffer called centers")  # fmt: skip
_BILLBOARD_WHAT = ("camera-facing billboards from a storage buffer centers of vec3", "view-space billboards around the vec3 points in the storage buffer centers")  # fmt: skip
_HALF = ("half-size {n}", "each is {double} wide", "they have a half-size of {n}", "the half-size is {n}", "{n} from the center to each side")  # fmt: skip
_STRIP = ("four vertices as a triangle strip", "a strip of four vertices each", "4 vertices per sprite, triangle strip", "the corners come from vertex_index 0 to 3 (strip)")  # fmt: skip
_MATRICES = ("uniforms view and projection", "the uniform matrices are view and projection, in this order", "with uniform matrices view, then projection", "use the uniforms view and projection (mat4x4)")  # fmt: skip


@family("vertex", structures=8)
def sprites(draw: Draw) -> Request:
    """A square around each point of a storage buffer: in clip space, or facing the camera in view space."""
    stage = Stage()
    billboard, has_uv = draw.chance(0.45), draw.chance(0.45)
    do: tuple[str, ...]
    what: tuple[str, ...]
    half = draw.number(0.005, 0.5, 0.005)
    index, instance = stage.vertex_index(), stage.instance_index()
    vec = "vec3<f32>" if billboard else "vec2<f32>"
    if billboard:
        stage.uniform("view", "mat4x4<f32>")
        stage.uniform("projection", "mat4x4<f32>")
    centers = stage.storage("centers", vec)
    stage.add(f"let corner = vec2<f32>(f32({index} & 1u), f32({index} >> 1u)) * 2.0 - 1.0;")
    sentences = [draw.phrase(_HALF, {"n": plain(draw, half.value), "double": plain(draw, round(half.value * 2, 6))})]
    if billboard:
        stage.add(
            f"let center = view * vec4<f32>({centers}[{instance}], 1.0);",
            f"let p = center + vec4<f32>(corner * {half}, 0.0, 0.0);",
        )
        position, do, what = "projection * p", _BILLBOARD_DO, _BILLBOARD_WHAT
        sentences.append(draw.phrase(_MATRICES))
    else:
        position, do, what = f"vec4<f32>({centers}[{instance}] + corner * {half}, 0.0, 1.0)", _SPRITE_DO, _SPRITE_WHAT
        if draw.chance(0.4):
            sentences.append(
                draw.pick(("points are in clip space", "the points are clip space coordinates", "no matrix"))
            )
    if has_uv:
        stage.output("uv", "vec2<f32>", "vec2<f32>(corner.x, -corner.y) * 0.5 + 0.5")
        sentences.append(
            draw.phrase(
                (
                    "with uv, (0, 0) at the top left",
                    "pass uv on, origin at the top left corner",
                    "output uv too, y down",
                )
            )
        )
    if draw.chance(0.6):
        sentences.append(draw.phrase(_STRIP))
    text = ask.vertex(draw, do=do, what=what, vec=f"vec{2 if not billboard else 3}")
    return stage.request(draw, join_clauses(draw, text, draw.sample(sentences, len(sentences))), position)
