"""Vectors and triangles: angles, projections, reflections, coordinates, areas, barycentric weights."""

from ..draw import Draw
from ..family import Request, family
from .recipe import PLANE_AND_SPACE, VECTORS, recipe
from .say import request

_VECTORS = (
    recipe(
        "project_onto", "a:T vector; b:T vector to project onto", "b * (dot(a, b) / dot(b, b))", types=VECTORS,
        do=("project {a} onto {b}", "project {value} onto another", "find the component of {a} along {b}", "find the shadow of {a} on the line along {b}", "split off the part of {a} that is parallel to {b}", "compute b * dot(a, b) / dot(b, b) for {a} and {b}"),
        what=("the [vector |]projection of {a} onto {b}", "the part of {a} parallel to {b}", "{a} projected on {b}", "vector projection of {value} onto another", "the projection of {value} onto a second one, not assumed normalized"),
    ),
    recipe(
        "reject_from", "a:T vector; b:T axis", "a - b * (dot(a, b) / dot(b, b))", types=VECTORS,
        do=("reject {a} from {b}", "remove from {a} its component along {b}", "find the part of {a} perpendicular to {b}", "strip the part parallel to {b} from {a}", "make {a} orthogonal to {b} by subtracting its projection", "remove from {value} its component along another"),
        what=("the [vector |]rejection of {a} from {b}", "the component of {a} orthogonal to {b}", "{a} minus its projection onto {b}", "the perpendicular part of {a} relative to {b}", "vector rejection of {value} from another"),
    ),
    recipe(
        "reflect_vector", "v:T vector; n:T unit normal", "v - 2.0 * dot(v, n) * n", types=PLANE_AND_SPACE,
        do=("reflect {v} about the unit normal {n}", "mirror the direction {v} at a surface with normal {n}", "bounce {v} off a surface with unit normal {n}", "compute v - 2 dot(v, n) n for {v} and {n}", "bounce an incoming vector off a surface given its unit normal", "mirror {value} at a plane with a given unit normal", "bounce a ball's velocity off a wall with a unit normal"),
        what=("the reflection of {v} about the unit normal {n}", "{v} mirrored at the plane with normal {n}", "the reflection vector of {v} and normal {n}, written out", "the direction of a ray {v} after bouncing off a mirror with normal {n}", "the mirror image of {value} with respect to a unit normal", "a bounce direction from an incoming direction and a unit normal"),
    ),
    recipe(
        "refract_vector", "v:vec3 unit direction; n:vec3 unit normal; eta:f32[0.5,1.5] ratio of refractive indices",
        "let c = dot(n, v); let k = 1.0 - eta * eta * (1.0 - c * c); if k < 0.0 { return vec3<f32>(0.0); } return eta * v - (eta * c + sqrt(k)) * n;", result="vec3",
        do=("refract {v} at a surface with normal {n} and index ratio {eta}, zero on total internal reflection", "bend the unit direction {v} by Snell's law at normal {n} with eta {eta}", "write refract out for {v}, {n} and eta = {eta}, returning zero for total reflection", "apply Snell's law to direction {v}, unit normal {n}, ratio {eta} (zero vector on total internal reflection)"),
        what=("the refraction of {v} at normal {n} with eta {eta}, zero vector on total reflection", "a refracted direction by Snell's law: incident {v}, normal {n}, eta {eta}", "refract({v}, {n}, {eta}) written out by hand", "the refracted ray of {v} at normal {n} with ratio {eta} of refractive indices"),
    ),
    recipe(
        "angle_between", "a:T first vector; b:T second vector", "acos(clamp(dot(a, b) / (length(a) * length(b)), -1.0, 1.0))", types=VECTORS, result="f32",
        do=("find the angle between {a} and {b} in radians", "compute the angle [enclosed by|between] two {values}[ in radians|]", "measure how far apart the directions {a} and {b} point, in radians", "get the angle from the dot product of {a} and {b}", "work out how many radians separate two {values}"),
        what=("the angle between {a} and {b}[ in radians|]", "the angle between two {values}[ in radians|]", "the unsigned angle [from|between] {a} [to|and] {b} by acos of the normalized dot product", "acos of the normalized dot product of {a} and {b}"),
    ),
    recipe(
        "angle_between_degrees", "a:T first vector; b:T second vector", "degrees(acos(clamp(dot(a, b) / (length(a) * length(b)), -1.0, 1.0)))", types=VECTORS, result="f32",
        do=("find the angle between {a} and {b} in degrees", "compute the angle between two {values} in degrees", "measure the angle from {a} to {b} in degrees, 0 to 180"),
        what=("the angle between {a} and {b} in degrees", "the angle between two {values}, in degrees", "how many degrees lie between the directions {a} and {b}", "the angle (deg) enclosed by {a} and {b}"),
    ),
    recipe(
        "signed_angle", "a:vec2 first vector; b:vec2 second vector", "atan2(a.x * b.y - a.y * b.x, dot(a, b))", result="f32",
        do=("find the signed angle from {a} to {b} in 2D", "measure the counterclockwise angle from the 2D vector {a} to {b}, from -pi to pi", "compute the signed 2D angle between {a} and {b} with atan2 of cross and dot"),
        what=("the signed angle from 2D vector {a} to {b}", "the signed angle between two 2D vectors", "the oriented angle from {a} to {b} in the plane, -pi to pi", "atan2(cross, dot) of two 2D vectors {a} and {b}"),
    ),
    recipe(
        "perpendicular_left", "v:vec2 vector", "vec2<f32>(-v.y, v.x)", result="vec2",
        do=("rotate {v} by 90 degrees counterclockwise", "turn a 2D vector a quarter turn counterclockwise", "find the left-hand perpendicular of {v}", "make a vector at right angles to the left of {v}", "turn (x, y) into (-y, x)"),
        what=("a 2D vector turned 90° counterclockwise", "the counterclockwise perpendicular of {v}", "the left normal of a 2D vector", "(-y, x) for a vec2", "the vec2 perpendicular to {v} on its left side"),
    ),
    recipe(
        "perpendicular_right", "v:vec2 vector", "vec2<f32>(v.y, -v.x)", result="vec2",
        do=("rotate {v} by 90 degrees clockwise", "turn a 2D vector a quarter turn clockwise", "find the right-hand perpendicular of {v}", "make a vector at right angles to the right of {v}", "turn (x, y) into (y, -x)"),
        what=("a 2D vector turned 90° clockwise", "the clockwise perpendicular of {v}", "the right normal of a 2D vector", "(y, -x) for a vec2", "the vec2 perpendicular to {v} on its right side"),
    ),
    recipe(
        "cross_2d", "a:vec2 first vector; b:vec2 second vector", "a.x * b.y - a.y * b.x", result="f32",
        do=("compute the 2D cross product of {a} and {b}", "find the signed area of the parallelogram of the 2D vectors {a} and {b}", "compute a.x * b.y - a.y * b.x for {a}, {b}", "tell which side {b} is on relative to {a} through the scalar cross product"),
        what=("the 2D cross product of {a} and {b}", "the [perp dot|perpendicular dot|scalar cross] product of {a} and {b}", "the z component of the cross product of two 2D vectors", "the wedge product of two vec2s", "the signed parallelogram area of {a} and {b} in 2D"),
    ),
    recipe(
        "normalize_safe", "v:T vector", "let size = length(v); if size < 1e-6 { return T(0.0); } return v / size;", types=VECTORS,
        say=("normalize() gives NaN for a zero vector here, make one that does not", "a zero vector must not turn into NaN when I normalize it",),
        do=("normalize {value} but return zero for a zero-length vector", "normalize {value} safely, giving the zero vector when its length is below 1e-6", "make {value} unit length without dividing by zero (zero stays zero)", "divide {value} by its length unless that is tiny, then return zero"),
        what=("a safe normalize of {value}: zero stays zero", "{value} normalized, or zero if shorter than 1e-6", "the direction of {value}, the zero vector if it has none", "a normalize that does not produce NaN for zero {values}"),
    ),
    recipe(
        "set_length", "v:T vector; size:f32[0.3,8] length", "normalize(v) * size", types=VECTORS,
        do=("give {value} the length {size}, keeping its direction", "rescale {value} to length {size}", "set the magnitude of {value} to {size}", "make {value} exactly {size} long"),
        what=("{value} rescaled to length {size}", "a vector of length {size} in the direction of {value}", "{value} normalized and multiplied by {size}", "{value} with its magnitude set to {size}"),
    ),
    recipe(
        "manhattan_distance", "a:T first point; b:T second point", "dot(abs(a - b), T(1.0))", types=("vec2", "vec3", "vec4"), result="f32",
        do=("compute the Manhattan distance between {a} and {b}", "measure the [taxicab|city block|L1] distance of {a} and {b}", "sum the absolute differences of the components of {a} and {b}", "find the L1 distance between two {values}"),
        what=("the Manhattan distance between {a} and {b}", "the Manhattan distance of two {values}", "the [taxicab|city-block|L1] distance from {a} to {b}", "the sum of the absolute component differences of {a} and {b}"),
    ),
    recipe(
        "distance_squared", "a:T first point; b:T second point", "let d = a - b; return dot(d, d);", types=VECTORS, result="f32",
        do=("compute the squared distance between {a} and {b}", "measure the distance of {a} and {b} without the square root", "find the squared Euclidean distance of two {values}"),
        what=("the squared distance between {a} and {b}", "the squared distance of two {values}", "the distance between {a} and {b}, squared, to save a sqrt", "dot(a - b, a - b) for {a} and {b}"),
    ),
    recipe(
        "polar_to_cartesian", "radius:f32 radius; angle:f32 angle", "radius * vec2<f32>(cos(angle), sin(angle))", result="vec2",
        do=("convert polar coordinates ({radius}, {angle}) to Cartesian", "turn radius {radius} and angle {angle} into x and y", "go from polar to cartesian coordinates", "find the point at distance {radius} from the origin in direction {angle}"),
        what=("polar to Cartesian conversion", "the 2D point with radius {radius} and angle {angle}", "x and y from a radius and an angle [in radians|]", "(r cos θ, r sin θ) as a vec2"),
    ),
    recipe(
        "cartesian_to_polar", "p:vec2 point", "vec2<f32>(length(p), atan2(p.y, p.x))", result="vec2",
        do=("convert a 2D point to polar coordinates (radius, angle)", "turn {p} into (radius, angle)", "go from cartesian to polar coordinates, radius first", "return the length and the angle of a vec2 [as a vec2|]"),
        what=("Cartesian to polar conversion: (radius, angle)", "the polar coordinates (r, theta) of {p}", "radius and angle of a 2D point as a vec2", "the polar form of {p}: length in x, atan2(y, x) in y"),
    ),
    recipe(
        "spherical_to_cartesian", "theta:f32 polar angle; phi:f32 azimuth", "vec3<f32>(sin(theta) * cos(phi), cos(theta), sin(theta) * sin(phi))", result="vec3",
        do=("convert spherical angles to a unit vector: polar angle {theta} from the y axis, azimuth {phi} around it from x towards z", "make a unit direction from the angle {theta} against +y and the azimuth {phi} from x to z", "turn theta (from +y) and phi (around y, from x towards z) into a direction"),
        what=("a unit vector from spherical angles, y up: {theta} from +y, {phi} from x towards z", "the direction with polar angle {theta} (from the y axis) and azimuth {phi} (x to z)", "(sin θ cos φ, cos θ, sin θ sin φ) from theta {theta} and phi {phi}", "spherical to Cartesian with y up on the unit sphere, theta from the pole, phi from x to z"),
    ),
    recipe(
        "cartesian_to_spherical", "p:vec3 point", "let radius = length(p); return vec3<f32>(radius, acos(p.y / radius), atan2(p.z, p.x));", result="vec3",
        do=("convert a 3D point to spherical coordinates: radius, polar angle from +y, azimuth atan2(z, x)", "turn {p} into (radius, acos(y / radius), atan2(z, x))", "find radius, inclination from the y axis and azimuth (x towards z) of {p}"),
        what=("spherical coordinates of {p}, y up: (radius, angle from +y, azimuth from x to z)", "the radius, the polar angle from the y axis and the azimuth atan2(z, x) of a point", "(r, theta, phi) of a point with theta from +y and phi = atan2(z, x)"),
    ),
    recipe(
        "triangle_area", "a:T first corner; b:T second corner; c:T third corner", "0.5 * length(cross(b - a, c - a))", types=("vec3",), result="f32",
        do=("compute the area of the 3D triangle {a} {b} {c}", "find the area of a triangle in space from its corners", "measure the surface of the triangle with 3D corners {a}, {b} and {c}"),
        what=("the area of the triangle with 3D corners {a}, {b}, {c}", "the area of a 3D triangle", "half the length of the cross product of two edges of triangle {a}{b}{c}", "the surface area of a triangle given three vec3 corners"),
    ),
    recipe(
        "triangle_area_2d", "a:vec2 first corner; b:vec2 second corner; c:vec2 third corner", "let u = b - a; let v = c - a; return 0.5 * abs(u.x * v.y - u.y * v.x);", result="f32",
        do=("compute the area of the 2D triangle {a} {b} {c}", "find the area of a triangle from three 2D corners", "measure the area of a flat triangle with vec2 corners {a}, {b}, {c}"),
        what=("the area of the triangle with 2D corners {a}, {b}, {c}", "the area of a 2D triangle", "the unsigned area of a triangle given three vec2 points", "half the absolute 2D cross product of the edges of triangle {a}, {b}, {c} (vec2)"),
    ),
    recipe(
        "triangle_normal", "a:vec3 first corner; b:vec3 second corner; c:vec3 third corner", "normalize(cross(b - a, c - a))", result="vec3",
        do=("compute the unit normal of the triangle {a} {b} {c}", "find the face normal of a triangle from its corners in counterclockwise order", "get the normalized normal of the plane through {a}, {b} and {c}", "compute a flat shading normal from three vertices {a}, {b}, {c}", "compute which way a triangle faces"),
        what=("the normal of the triangle {a}, {b}, {c}", "the unit face normal of a triangle", "the normalized cross product of the edges b - a and c - a of a triangle", "the flat normal of a triangle given its three corners", "the plane normal through three points {a}, {b}, {c}", "the direction a triangle faces"),
    ),
    recipe(
        "barycentric", "p:vec2 point; a:vec2 first corner; b:vec2 second corner; c:vec2 third corner",
        "let u = b - a; let v = c - a; let w = p - a; let area = u.x * v.y - u.y * v.x; let s = (w.x * v.y - w.y * v.x) / area; let t = (u.x * w.y - u.y * w.x) / area; return vec3<f32>(1.0 - s - t, s, t);", result="vec3",
        do=("compute the barycentric coordinates of the 2D point {p} in the triangle {a}, {b}, {c}", "find the weights of the corners {a}, {b}, {c} at the 2D point {p}", "express a 2D point as a weighted mix of the corners of a triangle"),
        what=("the barycentric coordinates of {p} in the 2D triangle {a} {b} {c}", "barycentric weights of a 2D point in a triangle, as a vec3", "the corner weights (a, b, c) of a 2D point inside a triangle", "barycentric coordinates in 2D"),
    ),
    recipe(
        "triangle_center", "a:T first corner; b:T second corner; c:T third corner", "(a + b + c) / 3.0", types=PLANE_AND_SPACE,
        do=("find the centroid of the triangle {a} {b} {c}", "compute the center of mass of a triangle with corners {a}, {b} and {c}", "average the three corners of a triangle"),
        what=("the centroid of the triangle {a}, {b}, {c}", "the centroid of a triangle", "the average of three corners {a}, {b}, {c}", "the barycenter of a triangle given three {values}"),
    ),
    recipe(
        "midpoint", "a:T first point; b:T second point", "(a + b) * 0.5", types=PLANE_AND_SPACE,
        do=("find the midpoint of {a} and {b}", "find the point halfway between two {values}", "average the points {a} and {b}", "get the middle of the segment from {a} to {b}"),
        what=("the midpoint [of|between] {a} and {b}", "the midpoint of two {values}", "the middle of the segment {a} - {b}", "the point halfway from {a} to {b}"),
    ),
    recipe(
        "direction_to", "a:T start; b:T goal", "normalize(b - a)", types=PLANE_AND_SPACE,
        do=("find the unit direction from {a} to {b}", "compute the normalized vector pointing from {a} towards {b}", "make a unit vector that points from {a} at {b}"),
        what=("the unit direction from {a} to {b}", "a normalized vector from {a} towards {b}", "the direction from {value} to another, normalized", "normalize(b - a) for the points {a} and {b}"),
    ),
    recipe(
        "triple_product", "a:vec3 first vector; b:vec3 second vector; c:vec3 third vector", "dot(a, cross(b, c))", result="f32",
        do=("compute the scalar triple product of {a}, {b} and {c}", "find the signed volume of the parallelepiped of three vectors {a}, {b}, {c}", "compute a dot (b cross c) for {a}, {b}, {c}"),
        what=("the scalar triple product of {a}, {b}, {c}", "the scalar triple product of three 3D vectors", "the signed volume of the box spanned by {a}, {b} and {c}", "dot(a, cross(b, c)) for {a}, {b}, {c}"),
    ),
)  # fmt: skip


@family("function", structures=45)
def vector_geometry(draw: Draw) -> Request:
    """Vectors, coordinates and triangles."""
    return request(draw, draw.pick(_VECTORS))
