"""Less common neighbours of the other recipes: distances, rays, blends of corners, matrices, colours."""

from ..draw import Draw
from ..family import Request, family
from .recipe import PLANE_AND_SPACE, recipe
from .say import request

_LUMA = "vec3<f32>(0.2126, 0.7152, 0.0722)"
_SEGMENT = "fn edge_squared(v: vec2<f32>, e: vec2<f32>) -> f32 { let q = v - e * clamp(dot(v, e) / dot(e, e), 0.0, 1.0); return dot(q, q); }\n"
_DISTANCES = (
    recipe(
        "sd_annulus", "p:vec2 point; inner:f32[0.1,0.4,0.05] inner radius; outer:f32[0.5,0.95,0.05] outer radius", "abs(length(p) - 0.5 * (inner + outer)) - 0.5 * (outer - inner)", result="f32",
        do=("compute the signed distance to a flat ring between the radii {inner} and {outer}", "measure how far a point is from an annulus with inner radius {inner} and outer radius {outer}"),
        what=("the SDF of a ring from radius {inner} to radius {outer}", "the signed distance to a 2D annulus, inner radius {inner}, outer radius {outer}", "sdAnnulus with radii {inner} and {outer}"),
    ),
    recipe(
        "sd_triangle", "p:vec2 point; a:vec2 first corner; b:vec2 second corner; c:vec2 third corner", "let e0 = b - a; let e1 = c - b; let e2 = a - c; let v0 = p - a; let v1 = p - b; let v2 = p - c; let d = sqrt(min(edge_squared(v0, e0), min(edge_squared(v1, e1), edge_squared(v2, e2)))); let s = sign(e0.x * e2.y - e0.y * e2.x); let side = min(s * (v0.x * e0.y - v0.y * e0.x), min(s * (v1.x * e1.y - v1.y * e1.x), s * (v2.x * e2.y - v2.y * e2.x))); return select(d, -d, side > 0.0);", result="f32", before=_SEGMENT,
        do=("compute the signed distance from a point to a triangle with any three corners in 2D", "measure the exact distance to a 2D triangle, negative inside, either winding"),
        what=("iq's sdTriangle", "the SDF of an arbitrary 2D triangle", "the exact signed distance to a triangle a, b, c (2D)"),
    ),
    recipe(
        "sd_moon", "p:vec2 point; r:f32[0.3,0.9,0.05] radius; offset:f32[0.1,0.5,0.05] offset; cut:f32[0.2,0.8,0.05] radius of the cut", "max(length(p) - r, cut - length(p - vec2<f32>(offset, 0.0)))", result="f32",
        do=("cut a circle of radius {cut}, moved right by {offset}, out of a circle of radius {r}",), what=("a crescent SDF bound: circle {r} minus circle {cut} shifted by {offset} in x",),
    ),
    recipe(
        "sd_half_plane", "p:T point; n:T unit normal; offset:f32[0.1,2,0.1] offset", "dot(p, n) - offset", result="f32", types=PLANE_AND_SPACE,
        do=("compute the signed distance to the half-space with unit normal {n} and offset {offset}",), what=("the signed distance to a half plane, dot(p, n) - {offset}", "a half-space SDF with offset {offset}"),
    ),
    recipe(
        "sd_ellipsoid", "p:vec3 point; r:vec3 radii", "let k0 = length(p / r); let k1 = length(p / (r * r)); return k0 * (k0 - 1.0) / k1;", result="f32",
        do=("approximate the signed distance to an ellipsoid with radii vec3",), what=("iq's ellipsoid distance bound", "an approximate ellipsoid SDF, k0 (k0 - 1) / k1"),
    ),
    recipe(
        "sd_cone_2d", "p:vec2 point; width:f32[0.2,0.9,0.05] half width; height:f32[0.5,1.5,0.1] height", "max(abs(p.x) / width + p.y / height - 1.0, -p.y)", result="f32",
        do=("test a point against an upright isosceles triangle, half width {width}, height {height}, base on y = 0: negative inside",), what=("the implicit function of a triangle with base on y = 0, half width {width} and height {height}: max({|}x{|}/w + y/h - 1, -y)",),
    ),
    recipe(
        "repeat_axis", "p:T point; spacing:T spacing", "p - spacing * round(p / spacing)", types=PLANE_AND_SPACE,
        do=("fold space into cells centered at the origin with its own spacing per axis", "repeat the domain, one spacing for each axis"), what=("domain repetition with a spacing per axis", "p - s * round(p / s) for vectors", "infinite repetition, spacing given as a vector"),
    ),
    recipe("rotate_quarter", "p:vec2 point; n:u32 number of quarter turns", "switch n % 4u { case 1u { return vec2<f32>(-p.y, p.x); } case 2u { return -p; } case 3u { return vec2<f32>(p.y, -p.x); } default { return p; } }", result="vec2", do=("rotate a 2D point by n quarter turns counterclockwise (y up)",), what=("n times 90 degrees counterclockwise (y up), n is a u32", "quarter turns of a vec2, ccw")),
)  # fmt: skip
_RAYS = (
    recipe(
        "ray_disc", "origin:vec3 ray origin; direction:vec3 ray direction; center:vec3 center; normal:vec3 normal; radius:f32[0.5,5,0.5] radius", "let denom = dot(normal, direction); if abs(denom) < 0.000001 { return -1.0; } let t = dot(center - origin, normal) / denom; let d = origin + direction * t - center; if t < 0.0 || dot(d, d) > radius * radius { return -1.0; } return t;", result="f32",
        do=("intersect a ray with a disc of radius {radius}, -1 for a miss", "find where a ray meets a disk given by center, normal and radius {radius}, or return -1"),
        what=("the distance along a ray to a disc of radius {radius}, -1 if it misses", "ray-disc intersection, radius {radius}, -1 on a miss or when parallel (below 1e-6)"),
    ),
    recipe(
        "ray_line_2d", "p:vec2 ray origin; d:vec2 ray direction; a:vec2 segment start; b:vec2 segment end", "let e = b - a; let denom = d.x * e.y - d.y * e.x; if abs(denom) < 0.000001 { return -1.0; } let w = a - p; let t = (w.x * e.y - w.y * e.x) / denom; let s = (w.x * d.y - w.y * d.x) / denom; if t < 0.0 || s < 0.0 || s > 1.0 { return -1.0; } return t;", result="f32",
        do=("intersect a 2D ray with a line segment, -1 for a miss",), what=("2D ray against segment, t or -1", "where a 2D ray hits a wall from a to b, -1 when it does not"),
    ),
    recipe(
        "hits_box_inverse", "origin:vec3 ray origin; inverse:vec3 reciprocal of the direction; low:vec3 box minimum; high:vec3 box maximum", "let t0 = (low - origin) * inverse; let t1 = (high - origin) * inverse; let near3 = min(t0, t1); let far3 = max(t0, t1); let enter = max(max(near3.x, near3.y), near3.z); let leave = min(min(far3.x, far3.y), far3.z); return leave >= max(enter, 0.0);", result="bool",
        do=("test a ray, given by origin and reciprocal direction, against an axis-aligned box", "do the slab test with a precomputed 1/direction and say only whether it hits"), what=("a slab test with inverse ray direction, true or false", "ray vs AABB with 1/dir, boolean, boxes behind do not count"),
    ),
    recipe("sphere_in_plane", "center:vec3 center; radius:f32[0.5,5,0.5] radius; plane:vec4 plane", "dot(plane.xyz, center) + plane.w >= -radius", result="bool", do=("check that a sphere of radius {radius} is not wholly behind a plane (vec4: normal, offset)",), what=("a frustum culling test of a sphere of radius {radius} against one plane (xyz normal, w offset)",)),
    recipe("point_in_ellipse", "p:vec2 point; r:vec2 half axes", "let q = p / r; return dot(q, q) <= 1.0;", result="bool", do=("check whether a point is inside an ellipse at the origin with half axes r",), what=("a point in ellipse test, half axes as vec2", "(x/a)^2 + (y/b)^2 <= 1")),
    recipe("point_in_sphere", "p:vec3 point; center:vec3 center; radius:f32[0.5,5,0.5] radius", "distance(p, center) <= radius", result="bool", do=("check whether a point is inside a sphere of radius {radius}",), what=("a point in sphere test, radius {radius}", "whether p is within {radius} of a center (3D)")),
    recipe("larger_root", "a:f32 a; b:f32 b; c:f32 c", "(-b + sqrt(b * b - 4.0 * a * c)) / (2.0 * a)", result="f32", do=("find the larger root of a x^2 + b x + c for positive a", "solve a quadratic for its greater solution, a > 0"), what=("the larger quadratic root (a > 0, discriminant not negative)", "(-b + sqrt(b^2 - 4ac)) / (2a)", "the plus solution of the quadratic formula")),
    recipe("smaller_root", "a:f32 a; b:f32 b; c:f32 c", "(-b - sqrt(b * b - 4.0 * a * c)) / (2.0 * a)", result="f32", do=("find the smaller root of a x^2 + b x + c for positive a",), what=("the smaller quadratic root (a > 0, discriminant not negative)", "(-b - sqrt(b^2 - 4ac)) / (2a)", "the minus solution of the quadratic formula")),
)  # fmt: skip
_BLENDS = (
    recipe("trilinear", "low:vec4 values at z = 0; high:vec4 values at z = 1; f:vec3 fractions", "let face = mix(low, high, f.z); return mix(mix(face.x, face.y, f.x), mix(face.z, face.w, f.x), f.y);", result="f32", do=("interpolate the eight corners of a cube trilinearly; two vec4 hold z = 0 and z = 1, each x0y0, x1y0, x0y1, x1y1",), what=("trilinear interpolation of two vec4 faces (z = 0, z = 1; order x0y0 x1y0 x0y1 x1y1) by a vec3",)),
    recipe("bilinear_weights", "f:vec2 fraction", "vec4<f32>((1.0 - f.x) * (1.0 - f.y), f.x * (1.0 - f.y), (1.0 - f.x) * f.y, f.x * f.y)", result="vec4", do=("compute the four bilinear weights of a fraction, order 00, 10, 01, 11",), what=("the bilinear weights (00, 10, 01, 11) of a vec2 fraction",)),
    recipe("b_spline_weights", "t:f32 parameter", "let s = 1.0 - t; return vec4<f32>(s * s * s, 3.0 * t * t * t - 6.0 * t * t + 4.0, 3.0 * t + 3.0 * t * t - 3.0 * t * t * t + 1.0, t * t * t) / 6.0;", result="vec4", do=("compute the four weights of the uniform cubic B-spline at {t}",), what=("cubic B-spline weights in a vec4", "the uniform B-spline basis at t (four weights)")),
    recipe("bernstein_cubic", "t:f32 parameter", "let s = 1.0 - t; return vec4<f32>(s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);", result="vec4", do=("compute the four Bernstein polynomials of degree 3 at {t}",), what=("the cubic Bernstein weights", "cubic Bezier weights at t in a vec4")),
    recipe("value_noise_1d", "x:f32 position; a:f32[12,95,0.1] sine factor; b:f32[10000,48000,0.5] amplitude", "let i = floor(x); let f = fract(x); let w = f * f * (3.0 - 2.0 * f); return mix(fract(sin(i * a) * b), fract(sin((i + 1.0) * a) * b), w);", result="f32", do=("make 1D value noise from the hash fract(sin(n * {a}) * {b}) with a smoothstep blend", "interpolate fract(sin(n * {a}) * {b}) of the two neighbouring integers with f*f*(3-2f)"), what=("1D value noise, hash fract(sin(n * {a}) * {b}), fade 3f^2 - 2f^3", "smooth noise along a line from the hash fract(sin(n*{a})*{b})")),
    recipe("fract_sin", "p:vec2 position; a:f32[10,140,0.1] x factor; b:f32[70,320,0.1] y factor; c:f32[10000,48000,0.5] scale", "fract(sin(dot(p, vec2<f32>(a, b))) * c)", result="f32", do=("hash a vec2 with fract(sin(dot(p, vec2({a}, {b}))) * {c})", "make a random number from a vec2 by sine with the numbers {a}, {b} and {c}"), what=("the fract(sin(dot())) hash with {a}, {b}, {c}", "fract(sin(dot(p, ({a}, {b}))) * {c})", "the famous sine hash of a vec2, constants {a} {b} {c}")),
)  # fmt: skip
_MATRICES = (
    recipe("scale_translate", "scale:vec3 scale; translation:vec3 translation", "mat4x4<f32>(vec4<f32>(scale.x, 0.0, 0.0, 0.0), vec4<f32>(0.0, scale.y, 0.0, 0.0), vec4<f32>(0.0, 0.0, scale.z, 0.0), vec4<f32>(translation, 1.0))", result="mat4", do=("build a mat4x4 that scales first and then translates", "make a model matrix from a scale and a translation (scale applied first)"), what=("a TRS matrix without rotation: scale, then translation", "a model matrix from a vec3 scale and a vec3 position, scaling first", "translate times scale as a mat4x4")),
    recipe("rotation_translation_2d", "angle:f32 angle; offset:vec2 offset", "let c = cos(angle); let s = sin(angle); return mat3x3<f32>(vec3<f32>(c, s, 0.0), vec3<f32>(-s, c, 0.0), vec3<f32>(offset, 1.0));", result="mat3", do=("build a mat3x3 that rotates counterclockwise by {angle} radians and then translates in 2D",), what=("a 2D transform as mat3x3: rotation (radians, ccw), then translation",)),
    recipe("normal_from_heights", "left:f32 left height; right:f32 right height; down:f32 lower height; up:f32 upper height", "normalize(vec3<f32>(left - right, 2.0, down - up))", result="vec3", do=("compute a terrain normal (y up) from four neighbouring heights one unit apart",), what=("a height field normal from left, right, down and up heights, y up: normalize(l - r, 2, d - u)",)),
    recipe("orthonormal_tangent", "n:vec3 unit normal", "let axis = select(vec3<f32>(1.0, 0.0, 0.0), vec3<f32>(0.0, 1.0, 0.0), abs(n.x) > 0.9); return normalize(cross(n, axis));", result="vec3", do=("find a unit tangent perpendicular to a normal: cross it with x, or with y where {|}n.x{|} > 0.9",), what=("any tangent of a unit normal: normalize(cross(n, x axis)), y axis instead when {|}n.x{|} > 0.9",)),
)  # fmt: skip
_COLORS = (
    recipe("reinhard_luminance", "color:vec3 HDR color", f"color / (1.0 + dot(color, {_LUMA}))", result="vec3", do=("tone map by Reinhard on the luminance (Rec. 709), keeping the hue", "scale a color so that its luminance L becomes L / (1 + L)"), what=("luminance-based Reinhard", "Reinhard on luma, not per channel", "color / (1 + luminance)")),
    recipe("expose_gamma", "color:vec3 color; stops:f32[-3,3,0.5] stops; gamma:f32[1.8,2.6,0.1] gamma", "pow(max(color * exp2(stops), vec3<f32>(0.0)), vec3<f32>(1.0 / gamma))", result="vec3", do=("change the exposure by {stops} stops, cut off negatives and gamma encode with {gamma}",), what=("exposure by {stops} EV followed by gamma {gamma}, negatives clamped to zero",)),
    recipe("exposed_reinhard", "color:vec3 HDR color; exposure:f32[0.5,4,0.25] exposure", "let c = color * exposure; return c / (c + vec3<f32>(1.0));", result="vec3", do=("multiply by an exposure of {exposure}, then Reinhard",), what=("Reinhard with exposure {exposure}", "exposure {exposure} and then x/(1+x)")),
    recipe("hue_shift", "color:vec3 color; angle:f32[0.2,6,0.1] angle", "let k = vec3<f32>(0.57735027); let c = cos(angle); return color * c + cross(k, color) * sin(angle) + k * dot(k, color) * (1.0 - c);", result="vec3", do=("rotate the hue of a color by {angle} radians around the gray axis", "shift the hue with Rodrigues' formula about (1, 1, 1), angle {angle}"), what=("a hue rotation by {angle} radians about the gray diagonal", "a hue shift (rotation around the grey axis) of {angle} rad")),
    recipe("color_distance", "a:vec3 first color; b:vec3 second color", "distance(a, b)", result="f32", do=("measure how different two rgb colors are, as Euclidean distance",), what=("the rgb distance of two colors", "Euclidean color difference")),
    recipe("chroma_key_mask", "color:vec3 color; key:vec3 key color; low:f32[0.05,0.3,0.05] inner tolerance; high:f32[0.35,0.8,0.05] outer tolerance", "smoothstep(low, high, distance(color, key))", result="f32", do=("make a green screen mask: 0 near the key color, smoothly 1 from distance {low} to {high}",), what=("a chroma key alpha, smoothstep of the color distance from {low} to {high}",)),
    recipe("vibrance", "color:vec3 color; amount:f32[0.2,2,0.1] amount", "let high = max(color.r, max(color.g, color.b)); let mean = (color.r + color.g + color.b) / 3.0; return mix(color, vec3<f32>(high), (high - mean) * -3.0 * amount);", result="vec3", do=("boost vibrance by {amount}: mix towards the largest channel by -3 * {amount} * (max - mean)",), what=("vibrance with amount {amount}, mix(color, max, -3 * amount * (max - average))",)),
    recipe("gray_from_max", "color:vec3 color", "0.5 * (max(color.r, max(color.g, color.b)) + min(color.r, min(color.g, color.b)))", result="f32", do=("compute the HSL lightness of a color",), what=("HSL lightness", "the mean of the largest and smallest channel")),
    recipe("over_exact", "top:vec4 foreground; bottom:vec4 background", "let alpha = top.a + bottom.a * (1.0 - top.a); if alpha <= 0.0 { return vec4<f32>(0.0); } return vec4<f32>((top.rgb * top.a + bottom.rgb * bottom.a * (1.0 - top.a)) / alpha, alpha);", result="vec4", do=("composite one straight-alpha color over another; transparent black if the alpha is zero",), what=("source over with straight alpha, all zeros where nothing is visible",), say=("put a foreground over a background, both with straight alpha; a resulting alpha of zero gives transparent black",)),
    recipe("spotlight_cosines", "cos_angle:f32 cosine of the angle; cos_inner:f32 cosine of the inner cone; cos_outer:f32 cosine of the outer cone", "let t = clamp((cos_angle - cos_outer) / (cos_inner - cos_outer), 0.0, 1.0); return t * t * (3.0 - 2.0 * t);", result="f32", do=("fade a spot light smoothly between its inner and outer cone, all three angles as cosines",), what=("smooth spot light falloff from three cosines (angle, inner, outer)", "a spot cone with smoothstep between the cosines of the outer and inner angle")),
)  # fmt: skip


@family("function", structures=40)
def geometry(draw: Draw) -> Request:
    """Shapes, rays, weights and matrices."""
    return request(draw, draw.pick(_DISTANCES + _RAYS + _BLENDS + _MATRICES))


@family("function", structures=20)
def color_terms(draw: Draw) -> Request:
    """Less common ways with colours and light."""
    return request(draw, draw.pick(_COLORS))
