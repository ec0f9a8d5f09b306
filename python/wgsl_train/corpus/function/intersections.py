"""Rays, planes, spheres, boxes and triangles: where and whether they meet. No hit is -1 unless said otherwise."""

from ..draw import Draw
from ..family import Request, family
from .recipe import recipe
from .say import request

_RAY = "origin:vec3 ray origin; direction:vec3 ray direction"
_RECIPES = (
    recipe(
        "ray_sphere", f"{_RAY}; center:vec3 sphere center; radius:f32[0.3,4,0.1] sphere radius",
        "let oc = origin - center; let b = dot(oc, direction); let h = b * b - dot(oc, oc) + radius * radius; if h < 0.0 { return -1.0; } return -b - sqrt(h);", result="f32",
        do=("intersect a ray with a sphere [of radius {radius} |]and return the nearest distance, -1 if it misses", "find where a ray (origin, unit direction) hits a sphere with center and radius {radius}; -1 for a miss", "trace a ray against a sphere, radius {radius}, giving t of the first hit or -1"),
        what=("[a |]ray-sphere intersection [with radius {radius} |]returning the nearest t or -1", "the distance along a ray to a sphere of radius {radius}, -1 on miss", "ray vs sphere (center, radius {radius}): t or -1.0"),
    ),
    recipe(
        "hits_sphere", f"{_RAY}; center:vec3 sphere center; radius:f32[0.3,4,0.1] sphere radius",
        "let oc = origin - center; let b = dot(oc, direction); return b * b - dot(oc, oc) + radius * radius >= 0.0;", result="bool",
        do=("test whether the line of a ray hits a sphere of radius {radius}", "check if a ray's line meets a sphere with center and radius {radius}, as a bool"),
        what=("whether an infinite line (origin, unit direction) hits a sphere of radius {radius}", "a line-sphere hit test, radius {radius}"),
    ),
    recipe(
        "ray_plane", f"{_RAY}; normal:vec3 plane normal; offset:f32[-3,3,0.5] plane offset",
        "let denominator = dot(normal, direction); if abs(denominator) < 0.000001 { return -1.0; } return -(dot(normal, origin) + offset) / denominator;", result="f32",
        do=("intersect a ray with the plane dot(n, p) + {offset} = 0, -1 when parallel", "find t where a ray hits a plane given by normal and offset {offset} (n.p + d = 0); -1 if parallel"),
        what=("[a |]ray-plane intersection: t for the plane n.p + {offset} = 0 or -1 if parallel", "the ray parameter at a plane with normal and offset {offset}, -1 for parallel rays"),
    ),
    recipe(
        "ray_plane_point", f"{_RAY}; point:vec3 point on the plane; normal:vec3 plane normal",
        "let denominator = dot(normal, direction); if abs(denominator) < 0.000001 { return -1.0; } return dot(point - origin, normal) / denominator;", result="f32",
        do=("intersect a ray with a plane given by a point and a normal, returning t or -1 when parallel", "find the distance along a ray to a plane through a point with a normal; -1 if parallel"),
        what=("[a |]ray-plane intersection from a point on the plane and its normal (-1 if parallel)", "t of a ray against a plane given by point and normal, -1 if parallel"),
    ),
    recipe(
        "ray_ground", f"{_RAY}; height:f32[-2,2,0.5] height", "return select(-1.0, (height - origin.y) / direction.y, abs(direction.y) > 0.000001);", result="f32",
        do=("intersect a ray with the horizontal plane y = {height}, -1 if parallel", "find where a ray meets the floor at height {height}, -1 if it runs parallel"),
        what=("the ray parameter at the ground y = {height}, -1 if parallel",),
    ),
    recipe(
        "ray_box", f"{_RAY}; low:vec3 box minimum; high:vec3 box maximum",
        "let a = (low - origin) / direction; let b = (high - origin) / direction; let near = min(a, b); let far = max(a, b); let entry = max(near.x, max(near.y, near.z)); let exit = min(far.x, min(far.y, far.z)); return vec2<f32>(entry, exit);", result="vec2",
        do=("intersect a ray with an axis-aligned box and return entry and exit as a vec2", "do the slab test of a ray against an AABB, giving (tnear, tfar)", "compute tmin and tmax of a ray and a box given by its min and max corners"),
        what=("the slab method: entry and exit distance of a ray and an AABB as a vec2", "[a |]ray-AABB intersection returning vec2(tNear, tFar)", "ray-box entry and exit as vec2"),
    ),
    recipe(
        "hits_box", f"{_RAY}; low:vec3 box minimum; high:vec3 box maximum",
        "let a = (low - origin) / direction; let b = (high - origin) / direction; let near = min(a, b); let far = max(a, b); let entry = max(near.x, max(near.y, near.z)); let exit = min(far.x, min(far.y, far.z)); return exit >= max(entry, 0.0);", result="bool",
        do=("test whether a ray hits an axis-aligned box in front of it", "check if a ray intersects an AABB given by min and max, as a bool (hits behind the origin do not count)"),
        what=("a boolean ray-AABB test", "whether a ray hits a box (min corner, max corner)"),
    ),
    recipe(
        "ray_triangle", f"{_RAY}; a:vec3 first corner; b:vec3 second corner; c:vec3 third corner",
        "let e1 = b - a; let e2 = c - a; let h = cross(direction, e2); let det = dot(e1, h); if abs(det) < 0.000001 { return -1.0; } let s = (origin - a) / det; let u = dot(s, h); let q = cross(s, e1); let v = dot(direction, q); if u < 0.0 || v < 0.0 || u + v > 1.0 { return -1.0; } return dot(e2, q);", result="f32",
        do=("intersect a ray with a triangle by Möller-Trumbore, returning t or -1", "find where a ray hits a triangle (three corners), -1 on a miss", "do a Moller-Trumbore ray-triangle test that gives the distance or -1"),
        what=("Möller-Trumbore ray-triangle intersection (t or -1)", "the distance along a ray to a triangle, -1 if it misses"),
    ),
    recipe(
        "point_in_circle", "p:vec2 point; c:vec2 center; r:f32[0.2,3,0.1] radius", "distance(p, c) <= r", result="bool",
        do=("check [whether|if] a 2D point lies in a circle with center {c} and radius {r}", "test if a point is inside a circle of radius {r}"), what=("whether a point is within distance {r} of a center in 2D", "a point in circle test, radius {r}"),
    ),
    recipe(
        "point_in_box", "p:T point; low:T minimum corner; high:T maximum corner", "all(p >= low) && all(p <= high)", result="bool", types=("vec2", "vec3"),
        do=("check [whether|if] a point lies in an axis-aligned box given by its min and max corners", "test if a point is inside an AABB, borders included"), what=("whether a point is inside a box (min, max)", "a point in box test[ with min and max corners|]", "an AABB containment test"),
    ),
    recipe(
        "spheres_overlap", "c1:vec3 first center; r1:f32 first radius; c2:vec3 second center; r2:f32 second radius", "distance(c1, c2) <= r1 + r2", result="bool",
        do=("check [whether|if] two spheres overlap", "test two spheres for collision: first center and radius, then second center and radius"), what=("whether two spheres touch or overlap", "a sphere-sphere collision test"),
    ),
    recipe(
        "circles_overlap", "c1:vec2 first center; r1:f32 first radius; c2:vec2 second center; r2:f32 second radius", "distance(c1, c2) <= r1 + r2", result="bool",
        do=("check [whether|if] two circles overlap", "test two 2D circles for collision, each given by center and radius"), what=("whether two circles touch or overlap", "a circle-circle collision test"),
    ),
    recipe(
        "boxes_overlap", "min1:vec3 first minimum; max1:vec3 first maximum; min2:vec3 second minimum; max2:vec3 second maximum", "all(min1 <= max2) && all(min2 <= max1)", result="bool",
        do=("check [whether|if] two axis-aligned boxes overlap (min1, max1, min2, max2)", "test two AABBs for overlap, touching included"), what=("an AABB-AABB overlap test (min1, max1, min2, max2)", "whether two axis-aligned boxes intersect"),
    ),
    recipe(
        "point_in_triangle", "p:vec2 point; a:vec2 first corner; b:vec2 second corner; c:vec2 third corner",
        "let u = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); let v = (c.x - b.x) * (p.y - b.y) - (c.y - b.y) * (p.x - b.x); let w = (a.x - c.x) * (p.y - c.y) - (a.y - c.y) * (p.x - c.x); return (u >= 0.0 && v >= 0.0 && w >= 0.0) || (u <= 0.0 && v <= 0.0 && w <= 0.0);", result="bool",
        do=("check [whether|if] a 2D point lies in a triangle", "test if a point is inside the triangle a, b, c, whatever its winding"), what=("whether a point is inside a 2D triangle", "a point in triangle test for any winding"),
    ),
    recipe(
        "closest_on_segment", "p:T point; a:T segment start; b:T segment end", "let ab = b - a; return a + ab * clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0);", types=("vec3", "vec2"),
        do=("find the point on a segment that is closest to a given point", "project a point onto the segment from a to b and clamp it to the ends", "get the nearest point of a line segment"), what=("the closest point on a segment", "the nearest point to p on the segment ab"),
    ),
    recipe(
        "project_on_plane", "p:vec3 point; origin:vec3 point on the plane; normal:vec3 unit normal", "p - normal * dot(p - origin, normal)", result="vec3",
        do=("project a point onto a plane given by a point and a unit normal", "drop a point perpendicularly onto a plane"), what=("the projection of a point onto a plane (point on it, unit normal)",),
    ),
    recipe(
        "ray_at", f"{_RAY}; t:f32 distance", "origin + direction * t", result="vec3",
        do=("evaluate a ray at distance t", "get the point on a ray at parameter t", "move along a ray by t"), what=("the point at distance t along a ray", "origin + t * direction"),
    ),
)  # fmt: skip


@family("function", structures=26)
def intersections(draw: Draw) -> Request:
    """Rays against things, and things against each other."""
    return request(draw, draw.pick(_RECIPES))
