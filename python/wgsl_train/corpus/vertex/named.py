"""Vertex shaders that have names: shapes from the vertex index, bends and twists, billboards, outlines, instances, sprites."""

import re
from dataclasses import dataclass, field

from .. import ask
from ..draw import Draw
from ..family import Request, family
from ..number import plain
from ..surface import verbatim
from .interface import Bound, bindings
from .stage import Stage

Templates = tuple[str, ...]
_P3, _N3, _P2 = ("position", "vec3<f32>"), ("normal", "vec3<f32>"), ("position", "vec2<f32>")
_M4 = "mat4x4<f32>"


@dataclass(frozen=True, slots=True)
class Named:
    """A recipe: `needs` are uniforms and storage buffers in binding order, `numbers` are (low, high, step).

    A whole number has a step of 1 and is written as u32. `outputs` are (name, type, value). Phrases hold no alternatives.
    """

    name: str
    lines: Templates
    point: str
    do: Templates
    what: Templates
    attributes: tuple[tuple[str, str], ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    numbers: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    outputs: tuple[tuple[str, str, str], ...] = ()
    index: bool = False
    instance: bool = False


_FLAT = "vec4<f32>(p, 0.0, 1.0)"
_MVP = (("mvp", _M4),)
_VP = (("view_proj", _M4),)
_POLYGONS = {3: "triangle", 4: "square", 5: "pentagon", 6: "hexagon", 7: "heptagon", 8: "octagon", 9: "nonagon", 10: "decagon", 12: "dodecagon"}  # fmt: skip
_SHAPES = (
    Named("polygon", ("let corner = index / 3u + index % 3u - 1u;", "let angle = 6.2831855 * f32(corner) / {n:f};", "let p = select(vec2<f32>(cos(angle), sin(angle)) * {r}, vec2<f32>(0.0), index % 3u == 0u);"), _FLAT,
        ("draw a filled regular polygon with {n} corners and radius {r} as a triangle list from the vertex index (3 vertices per side, the first is the center)", "make a filled {n}-gon of radius {r} without a vertex buffer: triangle k is the center, corner k and corner k + 1"), ("a filled regular polygon, {n} corners, radius {r}, triangle list from vertex_index, center first", "a filled {poly} of radius {r} from vertex_index as a triangle list, center first", "a regular {poly} as a triangle list from vertex_index, radius {r}", "a {poly} ({n} triangles from the center), radius {r}, <no_buffer>", "a {n}-sided polygon of radius {r} as center-corner-corner triangles from the vertex index"), numbers={"n": (3, 12, 1), "r": (0.2, 1, 0.05)}, index=True),
    Named("disc", ("let corner = index / 3u + index % 3u - 1u;", "let angle = 6.2831855 * f32(corner) / {n:f};", "let p = select(vec2<f32>(cos(angle), sin(angle)) * {r}, vec2<f32>(0.0), index % 3u == 0u);"), _FLAT,
        ("draw a filled circle of radius {r} with {n} triangles from the vertex index, center first in each triangle",), ("a filled circle of {n} triangles (center, corner, next corner), radius {r}, vertex_index only", "a disc as a triangle list, {n} segments, radius {r}, center vertex first"), numbers={"n": (16, 128, 1), "r": (0.1, 1, 0.05)}, index=True),
    Named("polygon_outline", ("let angle = 6.2831855 * f32(index % {n}) / {n:f};", "let p = {r} * vec2<f32>(cos(angle), sin(angle));"), _FLAT,
        ("draw the outline of a {poly} of radius {r}, a closed line strip from vertex_index", "outline a regular polygon with {n} corners and radius {r} as a closed line strip of {n} + 1 vertices",), ("a closed {n}-gon outline of radius {r} as a line strip, the last vertex repeats the first (index mod {n})",), numbers={"n": (3, 12, 1), "r": (0.2, 1, 0.05)}, index=True),
    Named("star_outline", ("let angle = 6.2831855 * f32(index) / {n:f} * 0.5;", "let r = select({r}, {s}, index % 2u == 1u);", "let p = r * vec2<f32>(cos(angle), sin(angle));"), _FLAT,
        ("outline a star with {n} points as a line strip: even vertices at radius {r}, odd ones at {s}, angle pi * i / {n}",), ("a {n}-pointed star outline, outer radius {r}, inner radius {s}, from vertex_index (angle pi i / {n})", "star with {n} tips as a line strip, radii {r} and {s} alternate, first tip on the positive x axis"), numbers={"n": (4, 12, 1), "r": (0.5, 1, 0.05), "s": (0.1, 0.45, 0.05)}, index=True),
    Named("ring_strip", ("let angle = 6.2831855 * f32(index / 2u) / {n:f};", "let r = select({r}, {s}, index % 2u == 1u);", "let p = r * vec2<f32>(cos(angle), sin(angle));"), _FLAT,
        ("draw a ring as a triangle strip with {n} segments: even vertices at radius {r}, odd ones at {s}",), ("a flat ring (annulus) as a triangle strip, {n} segments, radii {r} (even) and {s} (odd)",), numbers={"n": (8, 128, 1), "r": (0.5, 1, 0.05), "s": (0.1, 0.45, 0.05)}, index=True),
    Named("spiral_line", ("let t = f32(index) / {n:f};", "let angle = 6.2831855 * {k} * t;", "let p = t * {r} * vec2<f32>(cos(angle), sin(angle));"), _FLAT,
        ("draw a spiral line of {n} vertices with {k} turns, growing from the center to radius {r} (t = i / {n})",), ("an Archimedean spiral as a line strip, {n} points, {k} turns, radius up to {r}, t = i / {n}",), numbers={"n": (64, 512, 1), "k": (1, 8, 0.5), "r": (0.4, 1, 0.05)}, index=True),
    Named("lissajous", ("let t = 6.2831855 * f32(index) / {n:f};", "let p = {r} * vec2<f32>(sin({a} * t), sin({b} * t));"), _FLAT,
        ("trace a Lissajous curve with {n} points: {r} * (sin({a} t), sin({b} t)), t = 2 pi i / {n}",), ("a Lissajous figure {a}:{b} as a line strip of {n} vertices, amplitude {r}, (sin({a} t), sin({b} t))",), numbers={"n": (100, 800, 1), "a": (1, 7, 1.0001), "b": (1, 7, 1.0001), "r": (0.4, 0.95, 0.05)}, index=True),
    Named("rose", ("let t = 6.2831855 * f32(index) / {n:f};", "let p = {r} * cos({a} * t) * vec2<f32>(cos(t), sin(t));"), _FLAT,
        ("draw a rose curve r = {r} cos({a} t) with {n} points, t = 2 pi i / {n}",), ("a rose curve, radius {r} * cos({a} * t), {n} vertices, t = 2 pi i / {n}",), numbers={"n": (100, 800, 1), "a": (2, 7, 1.0001), "r": (0.4, 0.95, 0.05)}, index=True),
    Named("grid_mesh", ("var corners = array<vec2<f32>, 6>(vec2<f32>(0.0, 0.0), vec2<f32>(0.0, 1.0), vec2<f32>(1.0, 0.0), vec2<f32>(1.0, 0.0), vec2<f32>(0.0, 1.0), vec2<f32>(1.0, 1.0));", "let cell = index / 6u;", "let corner = vec2<f32>(f32(cell % {n}), f32(cell / {n})) + corners[index % 6u];", "let p = corner / {n:f} * 2.0 - 1.0;"), _FLAT,
        ("tile clip space with {n} x {n} cells, six vertices each, from the vertex index; cell k is column k % {n}, row k / {n}, from (-1, -1)", "generate a {n} by {n} grid mesh over -1..1 as two triangles per cell without vertex buffers"), ("a {n} x {n} grid of quads over -1..1, 6 vertices per cell, vertex_index only", "procedural grid mesh, {n} cells per side, two triangles a cell, covering -1..1"), numbers={"n": (2, 64, 1)}, index=True),
    Named("grid_points", ("let cell = vec2<f32>(f32(index % {n}), f32(index / {n}));", "let p = (cell + 0.5) / {n:f} * 2.0 - 1.0;"), _FLAT,
        ("place {n} x {n} points evenly over the screen, in the middle of their cells, from the vertex index",), ("a {n} x {n} point grid over -1..1, cell centers, point i in column i % {n} and row i / {n}",), numbers={"n": (4, 128, 1)}, index=True),
    Named("cube", ("var corners = array<vec3<f32>, 8>(vec3<f32>(-1.0, -1.0, -1.0), vec3<f32>(1.0, -1.0, -1.0), vec3<f32>(-1.0, 1.0, -1.0), vec3<f32>(1.0, 1.0, -1.0), vec3<f32>(-1.0, -1.0, 1.0), vec3<f32>(1.0, -1.0, 1.0), vec3<f32>(-1.0, 1.0, 1.0), vec3<f32>(1.0, 1.0, 1.0));",), "mvp * vec4<f32>(corners[index] * {r}, 1.0)",
        ("generate the 8 corners of a cube with half size {r} from the vertex index (x from bit 0, y from bit 1, z from bit 2), then the uniform mvp", "emit cube corners for an index buffer: vertex i of 8, bits x, y, z choose the sign, half size {r}, uniform mvp"), ("8 cube corners from vertex_index (bit 0 x, bit 1 y, bit 2 z), half size {r}, uniform mvp",), needs=_MVP, numbers={"r": (0.25, 2, 0.25)}, index=True),
    Named("axes", ("var ends = array<vec3<f32>, 6>(vec3<f32>(0.0), vec3<f32>(1.0, 0.0, 0.0), vec3<f32>(0.0), vec3<f32>(0.0, 1.0, 0.0), vec3<f32>(0.0), vec3<f32>(0.0, 0.0, 1.0));", "var colors = array<vec3<f32>, 3>(vec3<f32>(1.0, 0.0, 0.0), vec3<f32>(0.0, 1.0, 0.0), vec3<f32>(0.0, 0.0, 1.0));"), "view_proj * vec4<f32>(ends[index] * {r}, 1.0)",
        ("draw a coordinate gizmo: three lines (6 vertices) from the origin along x, y, z of length {r}, colored red, green, blue at location 0, uniform view_proj",), ("xyz axes as a line list of 6 vertices, length {r}, red green blue, uniform view_proj",), needs=_VP, numbers={"r": (0.5, 5, 0.5)}, outputs=(("color", "vec3<f32>", "colors[index / 2u]"),), index=True),
    Named("rect_pixels", ("let corner = vec2<f32>(f32(index & 1u), f32(index >> 1u));", "let pixel = rect.xy + corner * rect.zw;", "let ndc = pixel / screen * 2.0 - 1.0;"), "vec4<f32>(ndc.x, -ndc.y, 0.0, 1.0)",
        ("draw a UI rectangle as a strip of 4 vertices: the uniform rect (vec4: x, y, width, height in pixels from the top left), the uniform screen (vec2) is the size of the screen",), ("a pixel rectangle from the uniform rect (x, y, width, height; origin top left) and the uniform vec2 screen, 4-vertex strip",), needs=(("rect", "vec4<f32>"), ("screen", "vec2<f32>")), index=True),
    Named("quad_center", ("let corner = vec2<f32>(f32(index & 1u), f32(index >> 1u)) * 2.0 - 1.0;", "let p = center + corner * half_size;"), _FLAT,
        ("draw a quad (strip of 4) around the uniform center (vec2) with the uniform half_size (vec2) in clip space",), ("a clip space rectangle from the uniforms center and half_size (vec2 each), 4 strip vertices",), needs=(("center", "vec2<f32>"), ("half_size", "vec2<f32>")), index=True),
    Named("bar_chart", ("let corner = vec2<f32>(f32(index & 1u), f32(index >> 1u));", "let x = (f32(instance) + 0.1 + 0.8 * corner.x) / f32(arrayLength(&bars)) * 2.0 - 1.0;", "let y = corner.y * bars[instance] * 2.0 - 1.0;"), "vec4<f32>(x, y, 0.0, 1.0)",
        ("draw a bar chart: one instance per value (0..1) of the storage buffer bars, 4-vertex strip, each bar fills the middle 80% of its slot and grows from the bottom",), ("bars from the f32 storage buffer bars, one strip quad per instance, 10% margin left and right, height 0..1 over the screen",), needs=(("bars", "storage f32"),), index=True, instance=True),
    Named("line_quad", ("let a = mix(start, end, f32(index >> 1u));", "let along = normalize(end - start);", "let p = a + vec2<f32>(-along.y, along.x) * {k} * (f32(index & 1u) * 2.0 - 1.0);"), _FLAT,
        ("expand the line from the uniform start to the uniform end (vec2) to a quad of 4 strip vertices, {k} to either side",), ("a thick line from start to end (uniform vec2s) as a triangle strip of 4 vertices, half width {k}",), needs=(("start", "vec2<f32>"), ("end", "vec2<f32>")), numbers={"k": (0.005, 0.1, 0.005)}, index=True),
    Named("line_instances", ("let ends = segments[instance];", "let a = mix(ends.xy, ends.zw, f32(index >> 1u));", "let along = normalize(ends.zw - ends.xy);", "let p = a + vec2<f32>(-along.y, along.x) * {k} * (f32(index & 1u) * 2.0 - 1.0);"), _FLAT,
        ("draw thick line segments, one instance each, from the storage buffer segments (vec4: start xy, end zw), as 4-vertex strips with half width {k}",), ("instanced line quads from the vec4 storage buffer segments (xy to zw), half width {k}, strip of four",), needs=(("segments", "storage vec4<f32>"),), numbers={"k": (0.005, 0.1, 0.005)}, index=True, instance=True),
)  # fmt: skip
_BENDS = (
    Named("twist", ("let angle = {k} * position.y;", "let c = cos(angle);", "let s = sin(angle);", "let p = vec3<f32>(c * position.x + s * position.z, position.y, c * position.z - s * position.x);"), "mvp * vec4<f32>(p, 1.0)",
        ("twist the mesh around y by {k} radians per unit of height, then the uniform mvp", "rotate each vertex about the y axis by {k} * y, then multiply by the uniform mvp"), ("a twist about the y axis, angle {k} * y, then the uniform mvp", "a twist deformer around y with {k} radians per unit, uniform mvp last"), (_P3,), _MVP, {"k": (0.2, 4, 0.1)}),
    Named("taper", ("let scale = 1.0 - {k} * position.y;", "let p = vec3<f32>(position.x * scale, position.y, position.z * scale);"), "mvp * vec4<f32>(p, 1.0)",
        ("taper the mesh: x and z are multiplied by 1 - {k} * y, then the uniform mvp",), ("a taper along y, x and z times (1 - {k} y), uniform mvp last",), (_P3,), _MVP, {"k": (0.1, 0.9, 0.05)}),
    Named("shear", ("let p = vec3<f32>(position.x + {k} * position.y, position.y, position.z);",), "mvp * vec4<f32>(p, 1.0)",
        ("shear the mesh: x += {k} * y, then the uniform mvp", "slant the vertices by adding {k} times y to x, then the uniform mvp"), ("a shear of x by {k} times y, then mvp (uniform)",), (_P3,), _MVP, {"k": (0.1, 1, 0.05)}),
    Named("spherify", ("let p = mix(position, normalize(position) * {r}, {k});",), "mvp * vec4<f32>(p, 1.0)",
        ("blend the mesh to a sphere of radius {r} by {k}, then the uniform mvp",), ("spherify: mix(position, normalize(position) * {r}, {k}), then the uniform mvp", "cube to sphere morph, radius {r}, factor {k}, uniform mvp"), (_P3,), _MVP, {"r": (0.5, 2, 0.25), "k": (0.1, 1, 0.05)}),
    Named("snap", ("let clip = mvp * vec4<f32>(position, 1.0);", "let snapped = floor(clip.xy / clip.w * {k} + 0.5) / {k};"), "vec4<f32>(snapped * clip.w, clip.z, clip.w)",
        ("snap vertices to a coarse grid like the PS1: after the uniform mvp round x / w and y / w to multiples of 1 / {k}", "add PlayStation vertex jitter: clip xy over w is rounded to a grid of {k} steps per unit, uniform mvp"), ("PS1 style vertex snapping with {k} steps per unit of NDC, after the uniform mvp", "PSX vertex jitter, floor(ndc * {k} + 0.5) / {k}, uniform mvp", "retro vertex snapping: ndc rounded to 1/{k}, uniform mvp"), (_P3,), _MVP, {"k": (40, 320, 10)}),
    Named("curved_world", ("let seen = view * model * vec4<f32>(position, 1.0);", "let bent = vec4<f32>(seen.x, seen.y - {k} * seen.z * seen.z, seen.z, seen.w);"), "projection * bent",
        ("bend the world down with distance: in view space y -= {k} * z^2; uniforms model, view, projection",), ("a curved world effect, view space y minus {k} * z * z, uniforms model, view and projection",), (_P3,), (("model", _M4), ("view", _M4), ("projection", _M4)), {"k": (0.001, 0.02, 0.001)}),
    Named("outline_scale", ("let p = position + normalize(normal) * {k};",), "mvp * vec4<f32>(p, 1.0)",
        ("extrude the hull for an outline: push along the normalized normal by {k}, then the uniform mvp",), ("an inverted hull outline, {k} along the normalized normal, uniform mvp",), (_P3, _N3), _MVP, {"k": (0.005, 0.1, 0.005)}),
    Named("outline_clip", ("let clip = mvp * vec4<f32>(position, 1.0);", "let side = normalize((mvp * vec4<f32>(normal, 0.0)).xy);"), "vec4<f32>(clip.xy + side * {k} * clip.w, clip.z, clip.w)",
        ("make a screen-space outline: push clip.xy by {k} * w along the normalized clip space normal, uniform mvp",), ("a constant width outline in clip space, {k} * w along normalize((mvp * normal).xy)",), (_P3, _N3), _MVP, {"k": (0.002, 0.03, 0.001)}),
    Named("sway", ("let bend = {k} * position.y * sin(u.time * {s} + position.x);", "let p = vec3<f32>(position.x + bend, position.y, position.z);"), "mvp * vec4<f32>(p, 1.0)",
        ("sway grass in the wind: x += {k} * y * sin({s} * time + x), then the uniform mvp", "let plants wave: the higher the vertex the more it moves, x += {k} * y * sin({s} * time + x), uniform mvp"), ("wind sway x += {k} * y * sin({s} * time + x), uniform mvp last", "grass wind animation, x offset {k} * y * sin({s} time + x), then mvp"), (_P3,), _MVP, {"k": (0.02, 0.4, 0.02), "s": (0.5, 5, 0.5)}),
    Named("pinned_flag", ("let wave = {k} * uv.x * sin({f} * uv.x - {s} * u.time);", "let p = vec3<f32>(position.x, position.y, position.z + wave);"), "mvp * vec4<f32>(p, 1.0)",
        ("wave a flag that is fixed at u = 0: z += {k} * u * sin({f} * u - {s} * time), pass uv, then the uniform mvp",), ("a cloth flag pinned on the left: z += {k} * uv.x * sin({f} * uv.x - {s} * time), uv passed on, uniform mvp",), (_P3, ("uv", "vec2<f32>")), _MVP, {"k": (0.05, 0.5, 0.05), "f": (2, 12, 0.5), "s": (0.5, 6, 0.5)}, (("uv", "vec2<f32>", "uv"),)),
    Named("ripple", ("let r = length(position.xz);", "let p = vec3<f32>(position.x, position.y + {k} * sin({f} * r - {s} * u.time), position.z);"), "mvp * vec4<f32>(p, 1.0)",
        ("add circular ripples: y += {k} * sin({f} * r - {s} * time), r the distance from the y axis, then the uniform mvp",), ("ring waves on a plane, y += {k} * sin({f} * length(xz) - {s} * time), uniform mvp",), (_P3,), _MVP, {"k": (0.02, 0.4, 0.02), "f": (2, 20, 0.5), "s": (0.5, 6, 0.5)}),
    Named("explode", ("let p = position + normal * {k} * u.time;",), "mvp * vec4<f32>(p, 1.0)",
        ("let the mesh explode: every vertex flies along its normal with speed {k}, uniform mvp",), ("an explosion along the normals, position + normal * {k} * time, uniform mvp",), (_P3, _N3), _MVP, {"k": (0.1, 2, 0.1)}),
    Named("bob", ("let p = position + vec3<f32>(0.0, {k} * sin(u.time * {s}), 0.0);",), "mvp * vec4<f32>(p, 1.0)",
        ("let the object bob up and down: y += {k} * sin({s} * time), then the uniform mvp",), ("a bobbing object, y offset {k} * sin({s} * time), uniform mvp",), (_P3,), _MVP, {"k": (0.05, 0.5, 0.05), "s": (0.5, 5, 0.5)}),
    Named("shake", ("let p = position + {k} * vec2<f32>(sin(u.time * 50.0), cos(u.time * 70.0));",), _FLAT,
        ("shake a 2D mesh by {k} * (sin(50 time), cos(70 time))",), ("a screen shake of 2D vertices, {k} * (sin(50 * time), cos(70 * time))",), (_P2,), (), {"k": (0.005, 0.1, 0.005)}),
    Named("aspect", ("let p = vec2<f32>(position.x * u.resolution.y / u.resolution.x, position.y);",), _FLAT,
        ("correct the aspect ratio of 2D vertices: x times height / width of the resolution", "divide x of a 2D position by the aspect ratio (resolution)", "keep squares square: scale x by resolution.y / resolution.x"), ("aspect-corrected 2D vertices (x * height / width)", "2D positions with aspect correction in x"), (_P2,)),
    Named("sky_inline", ("let clip = view_proj * vec4<f32>(position + camera_position, 1.0);",), "clip.xyww",
        ("draw a skybox that follows the camera: add the uniform camera_position (vec3) to the position, apply the uniform view_proj, depth at the far plane (xyww), direction = position",), ("a sky cube centered on the uniform camera_position, uniform view_proj, z = w, the position goes out as direction",), (_P3,), (("view_proj", _M4), ("camera_position", "vec3<f32>")), {}, (("direction", "vec3<f32>", "position"),)),
    Named("far_depth", ("let clip = mvp * vec4<f32>(position, 1.0);",), "vec4<f32>(clip.xy, clip.w * {k}, clip.w)",
        ("force the depth to {k} after the uniform mvp (z = {k} * w)",), ("a fixed depth of {k}, z = w * {k}, after the uniform mvp",), (_P3,), _MVP, {"k": (0.1, 0.95, 0.05)}),
    Named("world_plane", (), "view_proj * vec4<f32>(position.x * {k}, {f}, position.y * {k}, 1.0)",
        ("lay a 2D mesh on the ground: x and y become world x and z, scaled by {k}, height {f}, uniform view_proj",), ("a ground plane from vec2 positions, (x, y) * {k} to (x, z), y = {f}, uniform view_proj",), (_P2,), _VP, {"k": (1, 50, 0.5), "f": (-2, 2, 0.25)}),
    Named("sphere_uv", ("let direction = vec3<f32>(cos(position.y) * cos(position.x), sin(position.y), cos(position.y) * sin(position.x));",), "view_proj * vec4<f32>(direction * {r}, 1.0)",
        ("map longitude and latitude (vec2 position in radians) to a sphere of radius {r}: (cos lat cos lon, sin lat, cos lat sin lon), uniform view_proj",), ("a globe point from (longitude, latitude) in radians, radius {r}, y up, uniform view_proj",), (_P2,), _VP, {"r": (0.5, 10, 0.5)}),
)  # fmt: skip
_INSTANCES = (
    Named("instance_full", ("let p = position * scale + offset;",), "view_proj * vec4<f32>(p, 1.0)",
        ("draw instances with the per-instance attributes offset (vec3, location 1), scale (f32, location 2) and color (vec4, location 3); color goes out, uniform view_proj",), ("instancing with offset (vec3), scale (f32) and color (vec4) attributes per instance, uniform view_proj, color passed on",), (_P3, ("offset", "vec3<f32>"), ("scale", "f32"), ("color", "vec4<f32>")), _VP, {}, (("color", "vec4<f32>", "color"),)),
    Named("instance_matrix", ("let model = mat4x4<f32>(column_0, column_1, column_2, column_3);",), "view_proj * model * vec4<f32>(position, 1.0)",
        ("take the model matrix from four instance attributes column_0 to column_3 (vec4, locations 1 to 4), then the uniform view_proj", "build the per-instance model matrix of the vec4 columns column_0, column_1, column_2, column_3 at locations 1-4 and multiply by the uniform view_proj"), ("instancing with a matrix in four vec4 attributes column_0..column_3 (locations 1 to 4), uniform view_proj",), (_P3, ("column_0", "vec4<f32>"), ("column_1", "vec4<f32>"), ("column_2", "vec4<f32>"), ("column_3", "vec4<f32>")), _VP),
    Named("instance_rotated", ("let c = cos(angle);", "let s = sin(angle);", "let p = vec2<f32>(c * position.x - s * position.y, s * position.x + c * position.y) + offset;"), _FLAT,
        ("draw 2D instances with the attributes offset (vec2) and angle (f32, counterclockwise): rotate, then move",), ("instanced 2D sprites, per-instance offset (vec2, location 1) and angle (f32, location 2), rotated counterclockwise before the offset",), (_P2, ("offset", "vec2<f32>"), ("angle", "f32"))),
    Named("instance_tower", ("let p = position + vec3<f32>(0.0, f32(instance) * {k}, 0.0);",), "view_proj * vec4<f32>(p, 1.0)",
        ("stack instances on top of each other, {k} apart along y, then the uniform view_proj",), ("a tower of instances, y offset {k} * instance_index, uniform view_proj",), (_P3,), _VP, {"k": (0.1, 3, 0.1)}, instance=True),
    Named("instance_grid_3d", ("let cell = vec3<f32>(f32(instance % {n}), f32(instance / {n} % {n}), f32(instance / ({n} * {n})));", "let p = position + cell * {k};"), "view_proj * vec4<f32>(p, 1.0)",
        ("arrange instances in a cube grid of {n} x {n} x {n} (x first, then y, then z), {k} apart, then the uniform view_proj",), ("a 3D grid of instances, {n} per axis, spacing {k}, x fastest, uniform view_proj",), (_P3,), _VP, {"n": (2, 20, 1), "k": (0.5, 4, 0.25)}, instance=True),
    Named("instance_ground", ("let cell = vec2<f32>(f32(instance % {n}), f32(instance / {n}));", "let p = position + vec3<f32>(cell.x, 0.0, cell.y) * {k};"), "view_proj * vec4<f32>(p, 1.0)",
        ("spread instances over the ground: column instance % {n} along x, row instance / {n} along z, {k} apart, uniform view_proj",), ("a forest of instances on the xz plane, {n} per row, {k} apart, uniform view_proj",), (_P3,), _VP, {"n": (4, 64, 1), "k": (0.5, 4, 0.25)}, instance=True),
    Named("instance_phase", ("let p = position + vec2<f32>(0.0, {k} * sin(u.time + f32(instance) * {f}));",), _FLAT,
        ("let 2D instances bob out of phase: y += {k} * sin(time + instance * {f})",), ("instances moving like a wave, y offset {k} * sin(time + {f} * instance_index), 2D",), (_P2,), (), {"k": (0.05, 0.5, 0.05), "f": (0.1, 1, 0.1)}, instance=True),
    Named("billboard_axis", ("let corner = vec2<f32>(f32(index & 1u), f32(index >> 1u)) * 2.0 - 1.0;", "let side = vec3<f32>(view[0].x, view[1].x, view[2].x);", "let up = vec3<f32>(view[0].y, view[1].y, view[2].y);", "let p = center + (side * corner.x + up * corner.y) * {k};"), "projection * view * vec4<f32>(p, 1.0)",
        ("draw a billboard at the uniform center (vec3) from the right and up vectors in the rows of view, half size {k}, strip of 4 vertices; uniforms view, projection, center",), ("a camera-facing quad at the uniform vec3 center, half size {k}, right and up read from the view matrix, bindings view, projection, center",), (), (("view", _M4), ("projection", _M4), ("center", "vec3<f32>")), {"k": (0.1, 2, 0.1)}, (), True),
    Named("billboard_upright", ("let corner = vec2<f32>(f32(index & 1u) * 2.0 - 1.0, f32(index >> 1u));", "let side = vec3<f32>(view[0].x, view[1].x, view[2].x);", "let p = centers[instance] + side * corner.x * {k} + vec3<f32>(0.0, corner.y * {f}, 0.0);"), "projection * view * vec4<f32>(p, 1.0)",
        ("draw upright tree billboards at the vec3 storage buffer centers: half width {k} along the camera's right vector, height {f} straight up from the foot, strip of 4, uniforms view and projection",), ("cylindrical billboards (trees) from the vec3 storage buffer centers, half width {k}, height {f}, world y stays up, uniforms view, projection",), (), (("view", _M4), ("projection", _M4), ("centers", "storage vec3<f32>")), {"k": (0.1, 2, 0.1), "f": (0.5, 5, 0.25)}, (), True, True),
    Named("particle_size", ("let corner = vec2<f32>(f32(index & 1u), f32(index >> 1u)) * 2.0 - 1.0;", "let one = points[instance];", "let p = one.xy + corner * one.z;"), _FLAT,
        ("draw particles from the vec4 storage buffer points: xy is the center, z the half size, w the alpha (passed on), strip of 4 per instance",), ("quads from the storage buffer points (vec4: x, y, half size, alpha), one instance each, alpha at location 0",), (), (("points", "storage vec4<f32>"),), {}, (("alpha", "f32", "one.w"),), True, True),
    Named("sprite_sheet", ("let cell = vec2<f32>(f32(frame % {n}), f32(frame / {n}));",), "vec4<f32>(position, 0.0, 1.0)",
        ("pick a frame of a sprite sheet with {n} x {n} cells: uv = (uv + cell) / {n}, cell from the uniform u32 frame (row by row), 2D position unchanged",), ("sprite sheet uv, {n} by {n} frames, uniform u32 frame, 2D position passed through",), (_P2, ("uv", "vec2<f32>")), (("frame", "u32"),), {"n": (2, 8, 1)}, (("uv", "vec2<f32>", "(uv + cell) / {n:f}"),)),
    Named("atlas_rect", (), "vec4<f32>(position, 0.0, 1.0)",
        ("map uv into an atlas rectangle: the uniform region (vec4: offset xy, size zw), uv * size + offset goes out, 2D position unchanged",), ("atlas uv: region.xy + uv * region.zw with the uniform vec4 region, 2D position passed through",), (_P2, ("uv", "vec2<f32>")), (("region", "vec4<f32>"),), {}, (("uv", "vec2<f32>", "region.xy + uv * region.zw"),)),
    Named("camera_2d", ("let p = (position - camera) * zoom;",), "vec4<f32>(p.x * u.resolution.y / u.resolution.x, p.y, 0.0, 1.0)",
        ("apply a 2D camera: subtract the uniform camera (vec2), multiply by the uniform zoom (f32), then correct x for the aspect ratio by the resolution",), ("a 2D camera with the uniforms camera (vec2) and zoom (f32), (position - camera) * zoom, x times height / width",), (_P2,), (("camera", "vec2<f32>"), ("zoom", "f32"))),
    Named("tangent_frame", ("let n = normalize((model * vec4<f32>(normal, 0.0)).xyz);", "let t = normalize((model * vec4<f32>(tangent.xyz, 0.0)).xyz);"), "view_proj * model * vec4<f32>(position, 1.0)",
        ("output a tangent frame: normal and tangent (attribute vec4) by the model matrix, normalized, bitangent = cross(normal, tangent) * tangent.w; uniforms model, view_proj",), ("TBN vectors for normal mapping: normal, tangent and bitangent = cross(n, t) * tangent.w in world space, attributes position, normal, tangent (vec4), uniforms model and view_proj",), (_P3, _N3, ("tangent", "vec4<f32>")), (("model", _M4), ("view_proj", _M4)), {}, (("normal", "vec3<f32>", "n"), ("tangent", "vec3<f32>", "t"), ("bitangent", "vec3<f32>", "cross(n, t) * tangent.w"))),
    Named("shadow", ("let world_position = model * vec4<f32>(position, 1.0);",), "view_proj * world_position",
        ("output light space coordinates for a shadow map: light_view_proj * model * position as a vec4 at location 0, besides the camera position; uniforms model, view_proj, light_view_proj",), ("shadow mapping: the light space position (vec4, location 0) by light_view_proj, uniforms model, view_proj, light_view_proj",), (_P3,), (("model", _M4), ("view_proj", _M4), ("light_view_proj", _M4)), {}, (("light_position", "vec4<f32>", "light_view_proj * world_position"),)),
    Named("clip_plane", ("let world_position = model * vec4<f32>(position, 1.0);",), "view_proj * world_position",
        ("output the signed distance to the uniform plane (vec4) of the world position, dot(plane, world), at location 0; uniforms model, view_proj, plane",), ("a clip distance as a varying: dot(plane, model * position), uniforms model, view_proj and vec4 plane",), (_P3,), (("model", _M4), ("view_proj", _M4), ("plane", "vec4<f32>")), {}, (("clip_distance", "f32", "dot(plane, world_position)"),)),
    Named("fog", ("let clip = mvp * vec4<f32>(position, 1.0);",), "clip",
        ("compute exponential fog per vertex: 1 - exp(-{k} * w) with w of the clip position goes to location 0, uniform mvp",), ("per-vertex fog amount 1 - exp(-{k} * clip.w) at location 0, uniform mvp",), (_P3,), _MVP, {"k": (0.01, 0.2, 0.01)}, (("fog", "f32", "1.0 - exp(-{k} * clip.w)"),)),
    Named("screen_uv", ("let clip = mvp * vec4<f32>(position, 1.0);",), "clip",
        ("pass on the clip position as a vec4 at location 0 too, for projective texturing, uniform mvp",), ("the clip position twice: builtin and a vec4 at location 0 called screen, uniform mvp",), (_P3,), _MVP, {}, (("screen", "vec4<f32>", "clip"),)),
    Named("rim", ("let world_position = model * vec4<f32>(position, 1.0);", "let world_normal = normalize((model * vec4<f32>(normal, 0.0)).xyz);", "let to_camera = normalize(camera_position - world_position.xyz);"), "view_proj * world_position",
        ("compute a fresnel rim per vertex: 1 - max(dot(n, v), 0) goes to location 0; uniforms model, view_proj, camera_position (vec3)",), ("per-vertex rim light 1 - max(dot(normal, to_camera), 0), world space, uniforms model, view_proj, camera_position",), (_P3, _N3), (("model", _M4), ("view_proj", _M4), ("camera_position", "vec3<f32>")), {}, (("rim", "f32", "1.0 - max(dot(world_normal, to_camera), 0.0)"),)),
)  # fmt: skip
_TYPED = ("attributes: {l}", "inputs: {l}", "{l}", "vertex inputs {l}", "in: {l}")


@family("vertex", structures=260)
def named_vertices(draw: Draw) -> Request:
    """One of the recipes; where more than one thing is bound, the prompt says where."""
    recipe = draw.pick(draw.pick((_SHAPES, _BENDS, _INSTANCES)))
    stage = Stage()
    filled: dict[str, str] = {}
    words: dict[str, str] = {}
    for key, (low, high, step) in recipe.numbers.items():
        if step == 1.0 or (low == int(low) and step > 1.0 and step < 2.0):
            whole = draw.integer(int(low), int(high))
            unsigned = step == 1.0
            filled |= {f"{key}:f": f"{whole}.0", key: f"{whole}u" if unsigned else f"{whole}.0"}
            words[key] = str(whole)
            words["poly"] = _POLYGONS.get(whole, f"{whole}-gon")
        else:
            number = draw.number(low, high, step)
            filled[key], words[key] = str(number), plain(draw, number.value)
    if recipe.index:
        stage.vertex_index()
    if recipe.instance:
        stage.instance_index()
    for name, kind in recipe.attributes:
        stage.attribute(name, kind)
    lines = [_filled(line, filled) for line in recipe.lines]
    values = [(name, kind, _filled(value, filled)) for name, kind, value in recipe.outputs]
    if _timed(recipe):
        stage.add_uniforms()
    for name, kind in recipe.needs:
        if kind.startswith("storage "):
            stage.storage(name, kind.removeprefix("storage "))
        else:
            stage.uniform(name, kind)
    for name, kind, value in values:
        stage.output(name, kind, value)
    stage.add(*lines)
    prompt = ask.vertex(draw, do=recipe.do, what=recipe.what, **words)
    if draw.chance(0.4) and len(recipe.needs) > 0:
        prompt = f"{prompt}{'' if prompt.endswith(('?', '.')) else '.'} {_bound(draw, recipe)}"
    elif len(recipe.attributes) > 1 and draw.chance(0.4):
        listing = ", ".join(verbatim(f"{name}: {kind}") for name, kind in recipe.attributes)
        prompt = f"{prompt}{'' if prompt.endswith(('?', '.')) else '.'} {draw.pick(_TYPED).format(l=listing)}"
    return Request(prompt, stage.module(_filled(recipe.point, filled)))


def _timed(recipe: Named) -> bool:
    return bool(re.search(r"\bu\.(time|resolution)", recipe.point + " ".join(recipe.lines)))


def _filled(text: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def _bound(draw: Draw, recipe: Named) -> str:
    """The bindings of a recipe; the time has binding 0 where there is one."""
    items = [Bound(0, 0, "u", "Uniforms")] if _timed(recipe) else []
    for name, kind in recipe.needs:
        stored = kind.startswith("storage ")
        of = f"array<{kind.removeprefix('storage ')}>" if stored else kind
        items.append(Bound(0, len(items), name, of, "storage" if stored else "uniform"))
    return bindings(draw, items)
