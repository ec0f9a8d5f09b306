"""Interpolation between values and along curves; quaternion slerp is with the quaternions."""

from ..draw import Draw
from ..family import Request, family
from .recipe import ANY, FLAT, PLANE_AND_SPACE, recipe
from .say import request

_BLENDS = (
    recipe(
        "lerp", "a:T start; b:T end; t:f32[0.05,0.95] blend factor", "a + (b - a) * t", types=ANY, color=True,
        do=("interpolate linearly [between|from] {a} [and|to] {b} by {t}", "lerp [from |]{a} to {b} by {t}", "move {t} of the way from {a} to {b}", "blend {a} and {b} linearly with factor {t}[, without clamping|]", "mix {a} and {b}, {t} being the weight of {b}", "go in a straight line from {a} to {b}, parameter {t}", "do {a} + ({b} - {a}) * {t}", "interpolate linearly between two {values}", "blend two {values} linearly by a factor", "lerp two {values}", "do the same as mix() on two {values}, written out as a + (b - a) * t", "fade from {a} to {b} by {t}", "find a value between {a} and {b} at fraction {t}", "crossfade {a} and {b} with {t}"),
        what=("linear interpolation [between|from] {a} [and|to] {b} at {t}", "a lerp from {a} to {b} by {t}", "the value {t} of the way from {a} to {b}", "the straight-line blend of {a} and {b} with weight {t} on {b}", "a linear mix of {a} and {b} by {t}", "linear interpolation of two {values}", "a lerp function for {values}", "the linear blend of two {values} by a weight"),
    ),
    recipe(
        "lerp_clamped", "a:T start; b:T end; t:f32 blend factor", "mix(a, b, clamp(t, 0.0, 1.0))", types=ANY, color=True,
        do=("interpolate linearly from {a} to {b} with {t} clamped to 0..1", "lerp {a} to {b} by {t}, never going past either end", "mix {a} and {b} by {t}, clamping {t} to the unit range first", "do what Unity's Mathf.Lerp does with {a}, {b}, {t}"),
        what=("a clamped lerp from {a} to {b} by {t}", "linear interpolation from {a} to {b} at {t}, [with |]{t} limited to 0..1", "a lerp of {a} and {b} by {t} that does not extrapolate", "a saturating mix of {a} and {b} by {t}", "a lerp of two {values} with the factor clamped to 0..1", "clamped linear interpolation between two {values}"),
    ),
    recipe(
        "cosine_interpolate", "a:T start; b:T end; t:f32 blend factor", "mix(a, b, 0.5 - 0.5 * cos(t * 3.1415927))", types=ANY,
        do=("interpolate from {a} to {b} with a cosine at {t}", "blend {a} into {b} along half a cosine by {t}", "do cosine interpolation of {a} and {b} by {t}", "ease from {a} to {b} using (1 - cos(pi t)) / 2"),
        what=("cosine interpolation [between|from] {a} [and|to] {b} at {t}", "a cosine lerp of {a} and {b} by {t}", "{t} eased by half a cosine, then a lerp from {a} to {b}", "a cosine-weighted blend of {a} and {b} by {t}", "cosine interpolation between two {values}", "a cosine blend of two {values}"),
    ),
    recipe(
        "smooth_interpolate", "a:T start; b:T end; t:f32 blend factor", "mix(a, b, smoothstep(0.0, 1.0, t))", types=ANY,
        do=("interpolate from {a} to {b} with smoothstep of {t}", "blend {a} and {b} with a smoothstepped factor {t}", "mix {a} and {b} by smoothstep(0, 1, {t})", "go from {a} to {b} smoothly, easing {t} with smoothstep"),
        what=("a smoothstep interpolation from {a} to {b} by {t}", "a lerp of {a} and {b} with {t} passed through smoothstep", "mix({a}, {b}, smoothstep(0, 1, {t}))", "a smooth blend of {a} and {b}, smoothstep of {t} as the weight", "a smoothstep interpolation between two {values}", "a mix of two {values} with a smoothstepped weight"),
    ),
    recipe(
        "bilinear", "v00:T value at (0, 0); v10:T value at (1, 0); v01:T value at (0, 1); v11:T value at (1, 1); uv:vec2 position",
        "mix(mix(v00, v10, uv.x), mix(v01, v11, uv.x), uv.y)", types=("f32", "vec3", "vec4"),
        do=("interpolate bilinearly between the four corners {v00}, {v10}, {v01}, {v11} at {uv}", "blend the corner values {v00} and {v10} (y = 0), {v01} and {v11} (y = 1) bilinearly at the point {uv}", "filter bilinearly: {v00}, {v10}, {v01}, {v11} with the fractions {uv}", "mix {v00} and {v10} by {uv}.x, {v01} and {v11} by {uv}.x, and the two by {uv}.y"),
        what=("bilinear interpolation of the corners {v00}, {v10}, {v01}, {v11} at {uv}", "the bilinear blend of {v00}, {v10}, {v01} and {v11} at {uv} in the unit square", "a bilerp of {v00}, {v10}, {v01}, {v11} with position {uv}", "a bilinear filter over {v00}, {v10}, {v01}, {v11} with weights {uv}", "bilinear interpolation of four corner {values} at a uv position in the unit square", "a bilerp of four {values}"),
    ),
    recipe(
        "geometric_lerp", "a:f32 start; b:f32 end; t:f32 blend factor", "a * pow(b / a, t)",
        do=("interpolate [geometrically|exponentially] from {a} to {b} by {t}", "go from {a} to {b} by equal ratios, parameter {t}", "zoom from {a} to {b} at a constant perceived speed with {t}", "interpolate {a} and {b} in log space by {t}"),
        what=("exponential interpolation from {a} to {b} at {t}", "geometric interpolation [between|of] {a} and {b} by {t}", "{a} times ({b} / {a}) to the power {t}", "a log-space lerp from {a} to {b} by {t}", "exponential interpolation between two numbers", "geometric interpolation of two values"),
    ),
    recipe(
        "damp", "current:T current value; goal:T goal; rate:f32[0.5,12] rate; dt:f32 time step", "mix(goal, current, exp(-rate * dt))", types=FLAT,
        say=("the smoothing depends on the frame rate, use the exponential one with rate {rate} and dt", "follow a goal smoothly at rate {rate}, the same at 30 and 144 fps, dt is given",),
        do=("move {current} towards {goal} exponentially with rate {rate}, independent of the frame rate, over {dt}", "smooth {current} towards {goal} by exponential decay of rate {rate} in the time {dt}", "damp {current} to {goal}: rate {rate}, time step {dt}"),
        what=("frame-rate independent damping of {current} towards {goal} with rate {rate} over {dt}", "exponential smoothing of {current} to {goal}, rate {rate}, time step {dt}", "{goal} approached from {current} with exp(-{rate} * {dt})", "exponential decay of {current} to {goal} with decay {rate} and delta time {dt}"),
    ),
    recipe(
        "move_towards", "current:f32 current value; goal:f32 goal; max_step:f32[0.05,2] largest step", "current + clamp(goal - current, -max_step, max_step)",
        say=("go from the current value to the goal but by {max_step} at most", "approach the goal in steps no larger than {max_step}, do not overshoot",),
        do=("move {current} towards {goal} by at most {max_step}", "step {current} closer to {goal}, no more than {max_step} at once and never past it", "approach {goal} from {current} with a maximum change of {max_step}", "do Unity's MoveTowards from {current} to {goal} with max delta {max_step}"),
        what=("{goal} approached from {current} by a step of at most {max_step}", "a move-towards from {current} to {goal}, limited to {max_step} a call", "{current} changed towards {goal} by {max_step} at most", "a linear approach of {goal} from {current} with step limit {max_step}"),
    ),
    recipe(
        "lerp_angle", "a:f32 start angle; b:f32 end angle; t:f32 blend factor",
        "let d = b - a; return a + (d - 6.2831855 * round(d / 6.2831855)) * t;",
        say=("interpolating from 350 to 10 degrees goes the wrong way round, take the short way (radians)", "my rotation takes the long way around, blend the two angles along the shorter one",),
        do=("interpolate between [the angles |two angles ]{a} and {b} in radians by {t}, the short way round", "turn from angle {a} to angle {b} by {t} along the shorter arc", "lerp angles {a}, {b} by {t} with wraparound at 2 pi", "blend headings {a} and {b} (radians) by {t} without spinning the long way"),
        what=("shortest-path interpolation of angles {a} and {b} (radians) by {t}", "a lerpAngle of {a} and {b} by {t}, in radians", "the angle {t} of the way from {a} to {b} by the short way", "angular lerp from {a} to {b} at {t} with wrapping", "interpolation between two angles in radians by the shortest way", "an angle lerp (radians) that takes the short way round"),
    ),
    recipe(
        "nlerp", "a:T start direction; b:T end direction; t:f32 blend factor", "normalize(mix(a, b, t))", types=("vec3", "vec2", "vec4"),
        do=("interpolate between [unit vectors |directions ]{a} and {b} by {t} and normalize the result", "nlerp {a} and {b} by {t}", "lerp from {a} to {b} by {t}, then renormalize", "blend two directions {a}, {b} with weight {t} and make it unit length again"),
        what=("a normalized lerp of {a} and {b} by {t}", "nlerp from {a} to {b} at {t}", "the normalized linear interpolation of {a} and {b} by {t}", "a normalized mix of the directions {a} and {b}, factor {t}", "nlerp of two {values}", "a normalized lerp between two directions"),
    ),
    recipe(
        "slerp_vector", "a:T start direction; b:T end direction; t:f32 blend factor",
        "let angle = acos(clamp(dot(a, b), -1.0, 1.0)); if angle < 0.001 { return a; } return (a * sin((1.0 - t) * angle) + b * sin(t * angle)) / sin(angle);", types=PLANE_AND_SPACE,
        do=("interpolate spherically between unit vectors {a} and {b} by {t}", "slerp the directions {a} and {b} by {t}", "rotate from direction {a} towards {b} by the fraction {t} along the great arc", "move along the arc from unit vector {a} to unit vector {b} by {t}"),
        what=("spherical linear interpolation of the unit vectors {a} and {b} at {t}", "a slerp of two directions {a} and {b} by {t}", "a great-circle interpolation from unit vector {a} to {b} by {t}", "slerp of vectors {a} and {b} (unit length), factor {t}", "spherical interpolation between two unit {values}", "slerp for two unit {values}"),
    ),
)  # fmt: skip
_SPLINES = (
    recipe(
        "hermite", "p0:T start; m0:T start tangent; p1:T end; m1:T end tangent; t:f32 parameter",
        "let t2 = t * t; let t3 = t2 * t; return p0 * (2.0 * t3 - 3.0 * t2 + 1.0) + m0 * (t3 - 2.0 * t2 + t) + p1 * (3.0 * t2 - 2.0 * t3) + m1 * (t3 - t2);", types=FLAT,
        do=("evaluate the cubic Hermite [spline|curve] from {p0} with tangent {m0} to {p1} with tangent {m1} at {t}", "interpolate with a cubic Hermite polynomial: point {p0}, tangent {m0}, point {p1}, tangent {m1}, parameter {t}", "go from {p0} (slope {m0}) to {p1} (slope {m1}) along a cubic, at {t}"),
        what=("cubic Hermite interpolation from {p0} (tangent {m0}) to {p1} (tangent {m1}) at {t}", "the Hermite spline segment with {p0}, {m0}, {p1}, {m1} at {t}", "a cubic Hermite curve given start {p0}, start tangent {m0}, end {p1}, end tangent {m1} and {t}", "a point on a Hermite curve: {p0}, {m0}, {p1}, {m1}, t = {t}", "a cubic Hermite spline between two {values} with tangents", "cubic Hermite interpolation from two {values} and their tangents"),
    ),
    recipe(
        "catmull_rom", "p0:T first point; p1:T second point; p2:T third point; p3:T fourth point; t:f32 parameter",
        "return 0.5 * (2.0 * p1 + (p2 - p0) * t + (2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) * t * t + (3.0 * p1 - p0 - 3.0 * p2 + p3) * t * t * t);", types=FLAT,
        do=("evaluate a Catmull-Rom spline through {p0}, {p1}, {p2}, {p3} at {t}", "interpolate between {p1} and {p2} with a Catmull-Rom spline, {p0} and {p3} being the neighbours, at {t}", "run a smooth curve through the points {p0} {p1} {p2} {p3}, Catmull-Rom, parameter {t} between the middle two"),
        what=("[a|the] Catmull-Rom spline [of|with points|over] {p0}, {p1}, {p2}, {p3} at {t}", "Catmull-Rom interpolation of {p0}, {p1}, {p2} and {p3} by {t}", "a uniform Catmull-Rom segment (tension 0.5) from {p1} to {p2} with {p0}, {p3} outside, at {t}", "a catmull rom curve point for {p0}, {p1}, {p2}, {p3}, {t}", "a Catmull-Rom spline through four {values}", "Catmull-Rom interpolation of four {values}", "a point on a uniform catmull-rom curve with four control {values}"),
    ),
    recipe(
        "bezier_quadratic", "a:T start; b:T control point; c:T end; t:f32 parameter", "let u = 1.0 - t; return a * (u * u) + b * (2.0 * u * t) + c * (t * t);", types=("vec2", "vec3", "f32"),
        do=("evaluate a quadratic Bezier curve with control points {a}, {b}, {c} at {t}", "find the point at {t} on the quadratic Bézier from {a} via {b} to {c}", "compute a 3-point Bezier: {a}, {b}, {c}, parameter {t}", "follow a second-degree bezier from {a} to {c} with handle {b} at {t}"),
        what=("[a|the] quadratic B[é|e]zier curve of {a}, {b}, {c} at {t}", "a point at {t} on the quadratic bezier from {a} to {c} with control point {b}", "quadratic Bezier interpolation of {a}, {b} and {c} by {t}", "a second-degree Bezier with points {a}, {b}, {c}, evaluated at {t}", "a quadratic Bezier curve with three {values} as control points", "a point on a quadratic bezier[ curve|]", "quadratic Bezier evaluation for {values}"),
    ),
    recipe(
        "bezier_cubic", "a:T start; b:T first control point; c:T second control point; d:T end; t:f32 parameter",
        "let u = 1.0 - t; return a * (u * u * u) + b * (3.0 * u * u * t) + c * (3.0 * u * t * t) + d * (t * t * t);", types=("vec2", "vec3", "f32"),
        do=("evaluate a cubic Bezier curve with control points {a}, {b}, {c}, {d} at {t}", "find the point at {t} on the cubic Bézier {a}, {b}, {c}, {d}", "compute a 4-point Bezier: {a}, {b}, {c}, {d}, parameter {t}", "follow a cubic bezier from {a} to {d} with handles {b} and {c} at {t}"),
        what=("[a|the] cubic B[é|e]zier curve of {a}, {b}, {c}, {d} at {t}", "a point at {t} on the cubic bezier from {a} to {d} with control points {b} and {c}", "cubic Bezier interpolation of {a}, {b}, {c} and {d} by {t}", "a third-degree Bezier with points {a}, {b}, {c}, {d}, evaluated at {t}", "a cubic Bezier curve with four {values} as control points", "a point on a cubic bezier[ curve|]", "cubic Bezier evaluation for {values}"),
    ),
    recipe(
        "bezier_quadratic_tangent", "a:T start; b:T control point; c:T end; t:f32 parameter", "2.0 * (1.0 - t) * (b - a) + 2.0 * t * (c - b)", types=("vec2", "vec3", "f32"),
        do=("compute the derivative of the quadratic Bezier {a}, {b}, {c} at {t}", "find the tangent of a quadratic Bézier with points {a}, {b}, {c} at {t}, not normalized", "differentiate the 3-point bezier {a}, {b}, {c} with respect to t at {t}", "get the velocity at {t} along the quadratic bezier {a}, {b}, {c}"),
        what=("the derivative of a quadratic Bezier curve of {a}, {b}, {c} at {t}", "the (unnormalized) tangent at {t} of the quadratic bezier {a}, {b}, {c}", "the velocity of a quadratic Bézier from {a} via {b} to {c} at {t}", "d/dt of the quadratic Bezier with points {a}, {b}, {c}, at {t}", "the derivative of a quadratic Bezier curve", "the unnormalized tangent of a quadratic bezier of three {values}"),
    ),
    recipe(
        "bezier_cubic_tangent", "a:T start; b:T first control point; c:T second control point; d:T end; t:f32 parameter",
        "let u = 1.0 - t; return 3.0 * u * u * (b - a) + 6.0 * u * t * (c - b) + 3.0 * t * t * (d - c);", types=("vec2", "vec3", "f32"),
        do=("compute the derivative of the cubic Bezier {a}, {b}, {c}, {d} at {t}", "find the tangent of a cubic Bézier with points {a}, {b}, {c}, {d} at {t}, not normalized", "differentiate the 4-point bezier {a}, {b}, {c}, {d} with respect to t at {t}", "get the velocity at {t} along the cubic bezier {a}, {b}, {c}, {d}"),
        what=("the derivative of a cubic Bezier curve of {a}, {b}, {c}, {d} at {t}", "the (unnormalized) tangent at {t} of the cubic bezier {a}, {b}, {c}, {d}", "the velocity of a cubic Bézier {a}, {b}, {c}, {d} at {t}", "d/dt of the cubic Bezier with points {a}, {b}, {c}, {d}, at {t}", "the derivative of a cubic Bezier curve", "the unnormalized tangent of a cubic bezier of four {values}"),
    ),
    recipe(
        "b_spline", "p0:T first point; p1:T second point; p2:T third point; p3:T fourth point; t:f32 parameter",
        "let u = 1.0 - t; return (p0 * (u * u * u) + p1 * (3.0 * t * t * t - 6.0 * t * t + 4.0) + p2 * (3.0 * u * u * u - 6.0 * u * u + 4.0) + p3 * (t * t * t)) / 6.0;", types=FLAT,
        do=("evaluate a uniform cubic B-spline with control points {p0}, {p1}, {p2}, {p3} at {t}", "blend {p0}, {p1}, {p2}, {p3} with the cubic B-spline basis at {t}", "compute the cubic b-spline segment of {p0}, {p1}, {p2} and {p3} at parameter {t}"),
        what=("a uniform cubic B-spline of {p0}, {p1}, {p2}, {p3} at {t}", "cubic B-spline interpolation over {p0}, {p1}, {p2}, {p3} by {t}", "the cubic bspline basis applied to {p0}, {p1}, {p2}, {p3} at {t}", "a point at {t} on the uniform B-spline segment {p0}, {p1}, {p2}, {p3}", "a uniform cubic B-spline of four control {values}", "cubic B-spline interpolation of four {values}"),
    ),
)  # fmt: skip


@family("function", structures=25)
def blends(draw: Draw) -> Request:
    """Interpolation between two values, directions or corners."""
    return request(draw, draw.pick(_BLENDS))


@family("function", structures=20)
def splines(draw: Draw) -> Request:
    """A point or tangent of a polynomial curve."""
    return request(draw, draw.pick(_SPLINES))
