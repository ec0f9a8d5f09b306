"""Signed distances in the plane and in space, and the operators that combine them."""

from ..draw import Draw
from ..family import Request, family
from .recipe import recipe
from .say import request

_PLANE = (
    recipe(
        "sd_circle", "p:vec2 point; r:f32[0.1,2,0.05] radius", "length(p) - r", result="f32",
        do=("compute the signed distance from a 2D point to a circle [of|with] radius {r} [at|around] the origin", "tell how far a 2D point is from a circle of radius {r}, negative inside", "get the SDF of a circle with radius {r}"),
        what=("the signed distance to a circle of radius {r}", "a [2D |]circle SDF[ with radius {r}|, radius {r}]", "sdCircle with radius {r}", "the distance field of a circle, radius {r}"),
    ),
    recipe(
        "sd_box", "p:vec2 point; b:vec2 half size", "let q = abs(p) - b; return length(max(q, vec2<f32>(0.0))) + min(max(q.x, q.y), 0.0);", result="f32",
        do=("compute the signed distance from a [2D |]point to [a|an axis-aligned] 2D box[ of given half size|]", "get the [exact |]SDF of a rectangle centered at the origin from a point and its half extents (vec2)", "tell how far a 2D point is from a rectangle with half size {b}"),
        what=("the [exact |]signed distance to a 2D box with half extents {b}", "a 2D box SDF", "the [2D |]rectangle SDF, half size as a vec2", "sdBox in 2D"),
    ),
    recipe(
        "sd_rounded_box", "p:vec2 point; b:vec2 half size; r:f32[0.05,0.5,0.05] corner radius", "let q = abs(p) - b + vec2<f32>(r); return length(max(q, vec2<f32>(0.0))) + min(max(q.x, q.y), 0.0) - r;", result="f32",
        do=("compute the signed distance to a 2D box with corners rounded by {r}", "get the SDF of a rounded rectangle with half size {b} and corner radius {r}"),
        what=("a rounded [box|rectangle] SDF with corner radius {r}", "the signed distance to a rectangle with rounded corners of radius {r}"),
    ),
    recipe(
        "sd_segment", "p:vec2 point; a:vec2 segment start; b:vec2 segment end", "let pa = p - a; let ba = b - a; let h = clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0); return length(pa - ba * h);", result="f32",
        do=("compute the distance from a 2D point to a [line |]segment from a to b", "tell how far a point is from the segment between two points in 2D", "get the SDF of a line segment[ in 2D|]", "find the shortest distance between a point and a line segment in the plane"),
        what=("the distance from a point to a 2D line segment", "a 2D segment SDF", "point to segment distance[ in 2D|]", "sdSegment for vec2"),
    ),
    recipe(
        "sd_line", "p:vec2 point; a:vec2 first point; b:vec2 second point", "let d = normalize(b - a); return abs((p.x - a.x) * d.y - (p.y - a.y) * d.x);", result="f32",
        do=("compute the distance from a 2D point to the infinite line through two points", "tell how far a point is from the line through a and b (endless, 2D)"),
        what=("the distance to an infinite 2D line through two points", "point to line distance in the plane"),
    ),
    recipe(
        "sd_ring", "p:vec2 point; r:f32[0.2,2,0.05] radius; w:f32[0.02,0.3,0.02] thickness", "abs(length(p) - r) - w * 0.5", result="f32",
        do=("compute the signed distance to a ring of radius {r} and thickness {w}", "get the SDF of an annulus: middle radius {r}, thickness {w}"),
        what=("a ring SDF with radius {r} and thickness {w}", "the signed distance to an annulus (radius {r}, thickness {w})"),
    ),
    recipe(
        "sd_equilateral_triangle", "p:vec2 point; r:f32[0.2,2,0.1] half side",
        "let k = 1.7320508; var q = vec2<f32>(abs(p.x) - r, p.y + r / k); if q.x + k * q.y > 0.0 { q = vec2<f32>(q.x - k * q.y, -k * q.x - q.y) / 2.0; } q.x -= clamp(q.x, -2.0 * r, 0.0); return -length(q) * sign(q.y);", result="f32",
        do=("compute the signed distance to an equilateral triangle with half side {r}, tip up (y up)", "get the exact SDF of an equilateral triangle of half side {r}"),
        what=("an equilateral triangle SDF with half side {r}", "the signed distance to an equilateral triangle, half side {r}"),
    ),
    recipe(
        "sd_hexagon", "p:vec2 point; r:f32[0.2,2,0.1] apothem", "let q = abs(p); return max(q.x * 0.8660254 + q.y * 0.5, q.y) - r;", result="f32",
        do=("compute the (bound) distance to a hexagon with apothem {r} as max(0.866 x + 0.5 y, y) - {r} of the absolute point", "get the hexagon distance max(q.x * 0.8660254 + q.y * 0.5, q.y) - {r} with q = abs(p)"),
        what=("the hexagon distance max(0.8660254 x + 0.5 y, y) - {r} for |p|".replace("|", "{|}"),),
    ),
    recipe(
        "sd_diamond", "p:vec2 point; r:f32[0.2,2,0.1] half diagonal", "(abs(p.x) + abs(p.y) - r) * 0.70710677", result="f32",
        do=("compute the distance to a diamond (a square on its tip) with half diagonal {r}", "get (abs(x) + abs(y) - {r}) divided by the square root of two", "get the distance to a square rotated by 45 degrees, corners {r} from the center[, not exact at the corners|]"),
        what=("the L1 ball distance with radius {r}, scaled by 1/sqrt(2)", "a diamond distance with half diagonal {r}"),
    ),
    recipe(
        "manhattan_distance", "a:vec2 first point; b:vec2 second point", "let d = abs(a - b); return d.x + d.y;", result="f32", types=("f32",),
        do=("compute the Manhattan distance [between|of] two 2D points", "get the taxicab distance of two vec2", "add up the absolute differences of x and y of two points"),
        what=("the Manhattan distance between two vec2 points", "taxicab (L1) distance in 2D", "city block distance"),
    ),
    recipe(
        "chebyshev_distance", "a:vec2 first point; b:vec2 second point", "let d = abs(a - b); return max(d.x, d.y);", result="f32",
        do=("compute the Chebyshev distance [between|of] two 2D points", "get the larger of the absolute differences in x and y", "measure chessboard distance of two vec2"),
        what=("the Chebyshev distance of two vec2", "chessboard distance in 2D", "the L-infinity distance between two points"),
    ),
    recipe(
        "squared_distance", "a:T first point; b:T second point", "let d = a - b; return dot(d, d);", result="f32", types=("vec3", "vec2"),
        do=("compute the squared distance [between|of] two points", "get the square of the distance of two points without a square root", "measure squared distance"),
        what=("the squared distance between two points", "distance squared", "d dot d for the difference of two points"),
    ),
)  # fmt: skip

_SPACE = (
    recipe(
        "sd_sphere", "p:vec3 point; r:f32[0.2,3,0.1] radius", "length(p) - r", result="f32",
        do=("compute the signed distance from a [3D |]point to a sphere of radius {r}[ at the origin|]", "get the SDF of a sphere with radius {r}", "tell how far a 3D point is from a sphere of radius {r}, negative inside"),
        what=("the signed distance to a sphere of radius {r}", "a sphere SDF[ with radius {r}|, radius {r}]", "sdSphere, radius {r}"),
    ),
    recipe(
        "sd_sphere_at", "p:vec3 point; c:vec3 center; r:f32[0.2,3,0.1] radius", "distance(p, c) - r", result="f32",
        do=("compute the signed distance from a 3D point to a sphere with a given center and radius {r}", "get the distance of a point to a sphere around {c} with radius {r}"),
        what=("the signed distance to a sphere with center {c} and radius {r}", "a sphere SDF with center and radius {r}"),
    ),
    recipe(
        "sd_box_3d", "p:vec3 point; b:vec3 half size", "let q = abs(p) - b; return length(max(q, vec3<f32>(0.0))) + min(max(q.x, max(q.y, q.z)), 0.0);", result="f32",
        do=("compute the signed distance from a 3D point to [a|an axis-aligned] box of half size {b}", "get the [exact |]SDF of a 3D box from half extents (vec3)"),
        what=("the [exact |]signed distance to a 3D box with half extents {b}", "a 3D box SDF", "sdBox in 3D, half size as a vec3"),
    ),
    recipe(
        "sd_torus", "p:vec3 point; major:f32[0.5,2,0.1] major radius; minor:f32[0.1,0.4,0.05] minor radius", "let q = vec2<f32>(length(p.xz) - major, p.y); return length(q) - minor;", result="f32",
        do=("compute the signed distance to a torus lying in the xz plane, major radius {major}, minor radius {minor}", "get the SDF of a torus around the y axis with radii {major} and {minor}"),
        what=("a torus SDF with radii {major} and {minor}[, around the y axis|]", "the signed distance to a donut in the xz plane (radius {major}, tube {minor})"),
    ),
    recipe(
        "sd_plane", "p:vec3 point; normal:vec3 unit normal; h:f32[-2,2,0.25] offset", "dot(p, normal) + h", result="f32",
        do=("compute the signed distance to a plane with unit normal {normal} and offset {h}", "get dot(p, n) + {h}, the distance to a plane"),
        what=("a plane SDF with normal {normal} and offset {h}", "the signed distance from a point to a plane: dot(p, n) + {h}"),
    ),
    recipe(
        "sd_ground", "p:vec3 point; height:f32[-2,2,0.25] height", "p.y - height", result="f32",
        do=("compute the signed distance to a horizontal ground plane at y = {height}", "tell how high a 3D point is above the floor at height {height}"),
        what=("the distance to the ground at height {height}", "a ground plane SDF at y = {height}"),
    ),
    recipe(
        "sd_capsule", "p:vec3 point; a:vec3 start; b:vec3 end; r:f32[0.1,1,0.05] radius", "let pa = p - a; let ba = b - a; let h = clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0); return length(pa - ba * h) - r;", result="f32",
        do=("compute the signed distance to a capsule from a to b with radius {r}", "get the SDF of a 3D capsule between two points, radius {r}"),
        what=("a capsule SDF with end points and radius {r}", "the signed distance to a 3D line segment thickened by {r}"),
    ),
    recipe(
        "sd_cylinder", "p:vec3 point; r:f32[0.2,2,0.1] radius; h:f32[0.2,2,0.1] half height", "let d = abs(vec2<f32>(length(p.xz), p.y)) - vec2<f32>(r, h); return min(max(d.x, d.y), 0.0) + length(max(d, vec2<f32>(0.0)));", result="f32",
        do=("compute the signed distance to a capped vertical cylinder of radius {r} and half height {h}", "get the SDF of a cylinder along y: radius {r}, half height {h}"),
        what=("a capped cylinder SDF along y with radius {r} and half height {h}", "the signed distance to a vertical cylinder (radius {r}, half height {h})"),
    ),
    recipe(
        "sd_octahedron", "p:vec3 point; s:f32[0.3,2,0.1] size", "let q = abs(p); return (q.x + q.y + q.z - s) * 0.57735026;", result="f32",
        do=("compute the [bound |]distance to an octahedron of size {s}: (abs x + abs y + abs z - {s}) / sqrt(3)", "get the octahedron bound SDF with size {s}"),
        what=("the [inexact |]octahedron SDF of size {s}", "an octahedron distance bound, size {s}"),
    ),
)  # fmt: skip

_D = "d1:f32 first distance; d2:f32 second distance"
_OPERATORS = (
    recipe(
        "op_union", _D, "min(d1, d2)", result="f32",
        do=("combine two signed distances into their union", "unite two SDFs", "join two distance fields"), what=("the union of two SDFs", "an SDF union operator", "the smaller of two signed distances"),
    ),
    recipe(
        "op_intersection", _D, "max(d1, d2)", result="f32",
        do=("intersect two signed distances", "keep only where two SDFs overlap"), what=("the intersection of two SDFs", "an SDF intersection operator", "the larger of two signed distances"),
    ),
    recipe(
        "op_subtraction", "d1:f32 base distance; d2:f32 distance of what is cut away", "max(d1, -d2)", result="f32",
        do=("subtract the second signed distance from the first", "carve the second SDF out of the first", "cut shape two out of shape one, given their signed distances"), what=("the difference of two SDFs, first minus second", "an SDF subtraction, first without second", "max(d1, -d2)"),
    ),
    recipe(
        "op_xor", _D, "max(min(d1, d2), -max(d1, d2))", result="f32",
        do=("compute the exclusive or of two SDFs", "keep where exactly one of two SDFs is inside"), what=("the xor of two signed distances", "an SDF exclusive or"),
    ),
    recipe(
        "smooth_union", f"{_D}; k:f32[0.05,0.6,0.05] smoothness", "let h = clamp(0.5 + 0.5 * (d2 - d1) / k, 0.0, 1.0); return mix(d2, d1, h) - k * h * (1.0 - h);", result="f32",
        do=("blend two SDFs with a polynomial smooth minimum, k {k}", "unite two signed distances smoothly with smoothness {k}", "compute the [polynomial |]smooth min of two values with k = {k}", "do Inigo Quilez's polynomial smin with k = {k}"),
        what=("the polynomial smooth minimum with k = {k}", "smin(a, b) with k {k}", "a smooth union of two SDFs, k = {k}", "a smooth min with blend radius {k}"),
    ),
    recipe(
        "smooth_subtraction", f"{_D}; k:f32[0.05,0.6,0.05] smoothness", "let h = clamp(0.5 - 0.5 * (d1 + d2) / k, 0.0, 1.0); return mix(d1, -d2, h) + k * h * (1.0 - h);", result="f32",
        do=("cut the second SDF out of the first smoothly with k = {k}", "subtract distance two from distance one smoothly, smoothness {k}"), what=("a smooth SDF subtraction (first minus second), k = {k}",),
    ),
    recipe(
        "op_round", "d:f32 distance; r:f32[0.02,0.5,0.02] rounding", "d - r", result="f32",
        do=("round an SDF by {r}", "inflate a signed distance by {r}"), what=("a signed distance rounded by {r}", "an SDF grown by {r}"),
    ),
    recipe(
        "op_onion", "d:f32 distance; w:f32[0.02,0.3,0.02] thickness", "abs(d) - w", result="f32",
        do=("turn an SDF into a shell of thickness {w} to each side", "make an SDF hollow: abs(d) - {w}"), what=("the onion operator with thickness {w}", "a hollow shell SDF, abs(d) - {w}", "an annular SDF with {w}"),
    ),
    recipe(
        "op_repeat", "p:vec2 point; c:f32[0.5,4,0.25] cell size", "p - vec2<f32>(c) * round(p / c)", result="vec2",
        do=("repeat space every {c} units in 2D, centered on the cells", "fold a 2D point into a cell of size {c} around the origin"), what=("a 2D domain repetition with cell size {c}", "infinite repetition of a 2D point, period {c}"),
    ),
)  # fmt: skip


@family("function", structures=20)
def plane_distances(draw: Draw) -> Request:
    """Distances in two dimensions."""
    return request(draw, draw.pick(_PLANE))


@family("function", structures=16)
def space_distances(draw: Draw) -> Request:
    """Distances in three dimensions."""
    return request(draw, draw.pick(_SPACE))


@family("function", structures=14)
def distance_operators(draw: Draw) -> Request:
    """Combinations of distances."""
    return request(draw, draw.pick(_OPERATORS))
