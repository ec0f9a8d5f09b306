"""Matrices, column-major as WGSL has them, and quaternions as vec4 (x, y, z, w)."""

from ..draw import Draw
from ..family import Request, family
from .recipe import recipe
from .say import request

_MATRICES = (
    recipe(
        "translation_mat4", "offset:vec3 offset", "mat4x4<f32>(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, offset.x, offset.y, offset.z, 1.0)", result="mat4",
        do=("build a [4x4 |]translation matrix from a vec3", "make a mat4x4 that moves points by {offset}", "construct the 4x4 matrix of a translation by {offset}", "turn an offset into a mat4x4 translation"),
        what=("a 4x4 translation matrix for {offset}", "the mat4 that translates by a vec3", "a translation by {offset} as a mat4x4", "a homogeneous translation matrix from a 3D offset"),
    ),
    recipe(
        "translation_mat3", "offset:vec2 offset", "mat3x3<f32>(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, offset.x, offset.y, 1.0)", result="mat3",
        do=("build a 3x3 matrix that translates 2D points by {offset}", "make a mat3x3 for a 2D translation by {offset}", "construct the homogeneous 2D translation matrix of {offset}"),
        what=("a 2D translation matrix (3x3) for {offset}", "the mat3 that moves 2D points by a vec2", "a homogeneous 3x3 translation by a vec2 offset", "a 2D translation as a mat3x3"),
    ),
    recipe(
        "scale_mat4", "factors:vec3 scale factors", "mat4x4<f32>(factors.x, 0.0, 0.0, 0.0, 0.0, factors.y, 0.0, 0.0, 0.0, 0.0, factors.z, 0.0, 0.0, 0.0, 0.0, 1.0)", result="mat4",
        do=("build a 4x4 scale matrix from a vec3", "make a mat4x4 that scales x, y and z by {factors}", "construct a non-uniform scaling mat4 from {factors}"),
        what=("a 4x4 scaling matrix for {factors}", "the mat4 that scales by a vec3 of factors", "a scale by {factors} as a mat4x4", "a non-uniform scale matrix (mat4x4) from three factors in a vec3"),
    ),
    recipe(
        "uniform_scale_mat4", "factor:f32[0.2,5] scale factor", "mat4x4<f32>(factor, 0.0, 0.0, 0.0, 0.0, factor, 0.0, 0.0, 0.0, 0.0, factor, 0.0, 0.0, 0.0, 0.0, 1.0)", result="mat4",
        do=("build a 4x4 matrix that scales uniformly by {factor}", "make a mat4x4 scaling everything by {factor}", "construct a uniform scale mat4 with factor {factor}"),
        what=("a uniform 4x4 scaling matrix with factor {factor}", "the mat4 that scales x, y and z by {factor}", "a uniform scale by {factor} as a mat4x4", "a 4x4 matrix for scaling by {factor} in all directions"),
    ),
    recipe(
        "scale_mat2", "factors:vec2 scale factors", "mat2x2<f32>(factors.x, 0.0, 0.0, factors.y)", result="mat2",
        do=("build a 2x2 scale matrix from a vec2", "make a mat2x2 that scales x and y by {factors}", "construct a 2D scaling matrix from {factors}"),
        what=("a 2x2 scaling matrix for {factors}", "the mat2 that scales by a vec2 of factors", "a 2D scale as a mat2x2", "a diagonal mat2x2 with {factors}"),
    ),
    recipe(
        "shear_x_mat2", "k:f32[0.1,2] shear amount", "mat2x2<f32>(1.0, 0.0, k, 1.0)", result="mat2",
        do=("build a 2x2 matrix that shears x by {k} times y", "make a mat2x2 horizontal shear of {k}", "skew horizontally: x += {k} * y, as a mat2x2", "construct a 2D shear matrix along x with amount {k}"),
        what=("a horizontal 2D shear matrix with amount {k}", "the mat2 which adds {k} times y to x", "a 2x2 skew along the x axis by {k}", "a shear in x by {k} as a mat2x2"),
    ),
    recipe(
        "shear_y_mat2", "k:f32[0.1,2] shear amount", "mat2x2<f32>(1.0, k, 0.0, 1.0)", result="mat2",
        do=("build a 2x2 matrix that shears y by {k} times x", "make a mat2x2 vertical shear of {k}", "skew vertically: y += {k} * x, as a mat2x2", "construct a 2D shear matrix along y with amount {k}"),
        what=("a vertical 2D shear matrix with amount {k}", "the mat2 which adds {k} times x to y", "a 2x2 skew along the y axis by {k}", "a shear in y by {k} as a mat2x2"),
    ),
    recipe(
        "matrix_determinant", "m:T matrix", "determinant(m)", types=("mat3", "mat2", "mat4"), result="f32",
        do=("compute the determinant of {value}", "find the determinant of {value}", "get by how much {value} scales [area or volume|volumes], with sign: its determinant"),
        what=("the determinant of {value}", "det of {value}", "{value}'s determinant", "determinant for {values}"),
    ),
    recipe(
        "determinant_2x2", "m:mat2 matrix", "m[0][0] * m[1][1] - m[1][0] * m[0][1]", result="f32",
        do=("compute the determinant of a 2x2 matrix [by hand|without the builtin]", "write out ad - bc for a mat2x2", "calculate ad - bc for a 2x2 matrix from its elements"),
        what=("the determinant of a 2x2 matrix written out", "a 2x2 determinant without the builtin", "ad - bc for a mat2", "a hand-written determinant of a mat2x2<f32>"),
    ),
    recipe(
        "matrix_transpose", "m:T matrix", "transpose(m)", types=("mat3", "mat2", "mat4"),
        do=("transpose {value}", "swap the rows and columns of {value}", "flip {value} over its diagonal", "turn the rows of {value} into columns"),
        what=("the transpose of {value}", "{value} with rows and columns swapped", "{value} transposed", "transposition for {values}"),
    ),
    recipe(
        "trace_2x2", "m:mat2 matrix", "m[0][0] + m[1][1]", result="f32",
        do=("compute the trace of a 2x2 matrix", "sum the diagonal of a mat2x2", "add the diagonal elements of a 2x2 matrix"),
        what=("the trace of a mat2x2", "the trace of a 2x2 matrix", "the sum of the diagonal of a mat2", "tr(m) for a 2x2 matrix"),
    ),
    recipe(
        "trace_3x3", "m:mat3 matrix", "m[0][0] + m[1][1] + m[2][2]", result="f32",
        do=("compute the trace of a 3x3 matrix", "sum the diagonal of a mat3x3", "add the diagonal elements of a 3x3 matrix"),
        what=("the trace of a mat3x3", "the trace of a 3x3 matrix", "the sum of the diagonal of a mat3", "tr(m) for a 3x3 matrix"),
    ),
    recipe(
        "trace_4x4", "m:mat4 matrix", "m[0][0] + m[1][1] + m[2][2] + m[3][3]", result="f32",
        do=("compute the trace of a 4x4 matrix", "sum the diagonal of a mat4x4", "add the diagonal elements of a 4x4 matrix"),
        what=("the trace of a mat4x4", "the trace of a 4x4 matrix", "the sum of the diagonal of a mat4", "tr(m) for a 4x4 matrix"),
    ),
    recipe(
        "inverse_2x2", "m:mat2 matrix", "let d = m[0][0] * m[1][1] - m[1][0] * m[0][1]; return mat2x2<f32>(m[1][1] / d, -m[0][1] / d, -m[1][0] / d, m[0][0] / d);", result="mat2",
        do=("invert a 2x2 matrix", "compute the inverse of a mat2x2", "find the matrix that undoes a 2x2 matrix", "write an inverse for mat2x2, since WGSL has none"),
        what=("the inverse of a 2x2 matrix", "a mat2x2 inverse", "matrix inversion for mat2x2<f32>", "the inverse of a mat2 by adjugate over determinant"),
    ),
    recipe(
        "inverse_3x3", "m:mat3 matrix",
        "let r0 = cross(m[1], m[2]); let r1 = cross(m[2], m[0]); let r2 = cross(m[0], m[1]); let d = dot(m[0], r0); return transpose(mat3x3<f32>(r0 / d, r1 / d, r2 / d));", result="mat3",
        do=("invert a 3x3 matrix", "compute the inverse of a mat3x3", "find the matrix that undoes a 3x3 matrix", "write an inverse for mat3x3, since WGSL has none"),
        what=("the inverse of a 3x3 matrix", "a mat3x3 inverse", "matrix inversion for mat3x3<f32>", "the inverse of a mat3 through cross products of its columns"),
    ),
    recipe(
        "outer_product", "a:vec3 first vector; b:vec3 second vector", "mat3x3<f32>(a * b.x, a * b.y, a * b.z)", result="mat3",
        do=("compute the outer product of {a} and {b}", "multiply column vector {a} by row vector {b} into a mat3x3", "build the 3x3 matrix a b^T from {a} and {b}", "find the outer product of two vec3s"),
        what=("the outer product of {a} and {b}", "the outer product of two 3D vectors as a mat3x3", "a times b transposed for {a} and {b}", "the tensor product matrix of {a} and {b} (mat3x3)"),
    ),
    recipe(
        "skew_matrix", "v:vec3 vector", "mat3x3<f32>(0.0, v.z, -v.y, -v.z, 0.0, v.x, v.y, -v.x, 0.0)", result="mat3",
        do=("build the cross product matrix of a vec3", "make the skew-symmetric matrix that turns a cross product with {v} into a matrix product", "construct the 3x3 matrix whose product with w is cross({v}, w)"),
        what=("the skew-symmetric cross product matrix of {v}", "the 3x3 matrix of the cross product with a vec3", "a cross-product matrix", "the matrix form of the cross product with {v}"),
    ),
    recipe(
        "transform_point", "m:mat4 matrix; p:vec3 point", "(m * vec4<f32>(p, 1.0)).xyz", result="vec3",
        do=("transform a [3D |]point by a 4x4 matrix", "multiply the point {p} with the mat4x4 {m} (w = 1) and return xyz", "apply the matrix {m} to the position {p}, without perspective divide"),
        what=("a 3D point transformed by a mat4x4", "the position {p} under the 4x4 matrix {m}, w = 1", "{m} applied to the point {p}", "xyz of a mat4 times a point with w 1"),
    ),
    recipe(
        "transform_direction", "m:mat4 matrix; v:vec3 direction", "(m * vec4<f32>(v, 0.0)).xyz", result="vec3",
        do=("transform a direction by a 4x4 matrix[, ignoring its translation|]", "multiply the direction {v} with the mat4x4 {m} (w = 0) and return xyz", "apply the matrix {m} to the direction {v} without translation"),
        what=("a direction transformed by a mat4x4", "the direction {v} under the 4x4 matrix {m}, w = 0", "{m} applied to the direction {v}", "xyz of a mat4 times a vector with w 0"),
    ),
    recipe(
        "project_point", "m:mat4 matrix; p:vec3 point", "let q = m * vec4<f32>(p, 1.0); return q.xyz / q.w;", result="vec3",
        do=("transform a point by a projection matrix and divide by w", "project {p} with the mat4x4 {m}, perspective divide included", "apply the 4x4 matrix {m} to {p} and do the perspective divide"),
        what=("a point after a projection matrix and the perspective divide", "normalized device coordinates of {p} under the mat4x4 {m}", "{p} projected by {m}, divided by w", "xyz / w of a mat4x4 times a point"),
    ),
    recipe(
        "perspective", "fov_y:f32 vertical field of view; aspect:f32 aspect ratio; near:f32 near plane; far:f32 far plane",
        "let f = 1.0 / tan(fov_y * 0.5); return mat4x4<f32>(f / aspect, 0.0, 0.0, 0.0, 0.0, f, 0.0, 0.0, 0.0, 0.0, far / (near - far), -1.0, 0.0, 0.0, near * far / (near - far), 0.0);", result="mat4",
        do=("build a right-handed perspective projection matrix with depth 0..1", "make a perspective mat4x4 from vertical field of view (radians), aspect, near and far, depth range 0 to 1, camera looking down -z", "construct a WebGPU perspective matrix: fovy, aspect, near, far (right-handed, z from 0 to 1)"),
        what=("a right-handed perspective projection matrix with depth range 0 to 1", "a perspective matrix for WebGPU (RH, depth 0..1)", "the mat4x4 perspective with fov {fov_y}, aspect {aspect}, near {near}, far {far}, right-handed with depth 0..1", "perspectiveRH_ZO from fov, aspect, near, far"),
    ),
    recipe(
        "orthographic", "left:f32 left; right:f32 right; bottom:f32 bottom; top:f32 top; near:f32 near plane; far:f32 far plane",
        "return mat4x4<f32>(2.0 / (right - left), 0.0, 0.0, 0.0, 0.0, 2.0 / (top - bottom), 0.0, 0.0, 0.0, 0.0, 1.0 / (near - far), 0.0, "
        "(left + right) / (left - right), (bottom + top) / (bottom - top), near / (near - far), 1.0);", result="mat4",
        do=("build a right-handed orthographic projection matrix with depth 0..1", "make an orthographic mat4x4 from left, right, bottom, top, near, far, depth range 0 to 1, camera looking down -z", "construct a WebGPU orthographic matrix (left, right, bottom, top, near, far; right-handed, z from 0 to 1)"),
        what=("a right-handed orthographic projection matrix with depth range 0 to 1", "an orthographic matrix for WebGPU (RH, depth 0..1)", "the mat4x4 ortho of {left}, {right}, {bottom}, {top}, {near}, {far}, right-handed with depth 0..1", "orthoRH_ZO from left, right, bottom, top, near, far"),
    ),
    recipe(
        "look_at", "eye:vec3 camera position; center:vec3 point looked at; up:vec3 up direction",
        "let back = normalize(eye - center); let side = normalize(cross(up, back)); let top = cross(back, side); "
        "return mat4x4<f32>(side.x, top.x, back.x, 0.0, side.y, top.y, back.y, 0.0, side.z, top.z, back.z, 0.0, -dot(side, eye), -dot(top, eye), -dot(back, eye), 1.0);", result="mat4",
        do=("build a right-handed look-at view matrix", "make a view matrix for a camera at {eye} looking at {center} with up vector {up} (right-handed)", "construct a right-handed lookAt mat4x4 from eye, center and up", "turn eye, target point and up vector into a right-handed view matrix", "aim a camera: build its right-handed view matrix from eye, center and up"),
        what=("a right-handed look-at view matrix", "a right-handed lookAt matrix from {eye}, {center}, {up}", "the view matrix (RH, -z forward) of a camera at {eye} that looks at {center}, up {up}", "lookAtRH of eye, center and up"),
    ),
    recipe(
        "camera_basis", "eye:vec3 camera position; center:vec3 point looked at", "let front = normalize(center - eye); let side = normalize(cross(front, vec3<f32>(0.0, 1.0, 0.0))); return mat3x3<f32>(side, cross(side, front), front);", result="mat3",
        do=("build a camera basis (right, up, forward as columns) at {eye} looking at {center}, y up", "make the Shadertoy setCamera mat3 from camera position and target, without roll", "construct a mat3x3 with columns right, up and forward for a camera at {eye} aimed at {center} (world up is y)"),
        what=("a mat3x3 camera basis: right, up, forward for a camera at {eye} looking at {center}, y up", "a ray marching camera matrix with columns right, up, forward from {eye} and {center}", "a setCamera(ro, ta) without roll as a mat3x3"),
    ),
)  # fmt: skip
_QUATERNIONS = (
    recipe(
        "quat_multiply", "a:vec4 first quaternion; b:vec4 second quaternion", "vec4<f32>(a.w * b.xyz + b.w * a.xyz + cross(a.xyz, b.xyz), a.w * b.w - dot(a.xyz, b.xyz))", result="vec4",
        do=("multiply [two quaternions|the quaternions {a} and {b}]", "compute the Hamilton product of {a} and {b} (xyzw)", "combine two rotations given as quaternions {a} * {b}", "compose quaternions {a} and {b}, w last"),
        what=("the [Hamilton |]product of two quaternions", "the quaternion product {a} * {b}", "quaternion multiplication (vec4, w last)", "a quat mul of {a} and {b}"),
    ),
    recipe(
        "quat_conjugate", "q:vec4 quaternion", "vec4<f32>(-q.xyz, q.w)", result="vec4",
        do=("conjugate a quaternion", "negate the vector part of the quaternion {q}", "invert a unit quaternion", "reverse the rotation of a unit quaternion"),
        what=("the conjugate of a quaternion", "the conjugate of {q} as a quaternion (xyzw)", "the inverse of a unit quaternion", "quaternion conjugation"),
    ),
    recipe(
        "quat_inverse", "q:vec4 quaternion", "vec4<f32>(-q.xyz, q.w) / dot(q, q)", result="vec4",
        do=("invert a quaternion that need not be normalized", "compute the inverse of any quaternion, not only of unit ones", "divide the conjugate of the quaternion {q} by its squared length"),
        what=("the inverse of a quaternion of any length", "the inverse of a non-unit quaternion {q}", "the quaternion inverse: conjugate over squared norm", "a general quaternion inverse (not assumed unit)"),
    ),
    recipe(
        "quat_from_axis_angle", "axis:vec3 unit axis; angle:f32[0.1,3] angle in radians", "vec4<f32>(axis * sin(angle * 0.5), cos(angle * 0.5))", result="vec4",
        do=("make a quaternion from the unit axis {axis} and the angle {angle}", "build a quaternion that rotates by {angle} [radians |]about a unit axis", "convert axis-angle to a quaternion with angle {angle}", "turn axis {axis} and {angle} radians into a quaternion (xyzw)"),
        what=("a quaternion from axis {axis} and angle {angle}", "the quaternion of a rotation by {angle} [radians |]around a unit axis", "axis-angle to quaternion, angle {angle}", "the unit quaternion (w last) for axis {axis}, angle {angle}"),
    ),
    recipe(
        "quat_rotate", "q:vec4 unit quaternion; v:vec3 vector", "let u = 2.0 * cross(q.xyz, v); return v + q.w * u + cross(q.xyz, u);", result="vec3",
        do=("rotate a vector by a [unit |]quaternion", "apply the [unit |]quaternion {q} to the vector {v}", "turn {v} by the rotation stored in the unit quaternion {q}", "rotate a vec3 with a quaternion (xyzw) without building a matrix", "turn a 3D point with a unit quaternion"),
        what=("a vector rotated by a unit quaternion", "{v} rotated by the quaternion {q}", "quaternion rotation of a vec3", "the vector q v q* for the unit quaternion {q} and {v}", "the result of rotating a vector by a quaternion"),
    ),
    recipe(
        "quat_normalize", "q:vec4 quaternion", "normalize(q)", result="vec4",
        do=("normalize a quaternion", "make a quaternion unit length", "rescale the quaternion {q} to length one", "divide a quaternion by its norm"),
        what=("a normalized quaternion", "the unit quaternion in the direction of {q}", "quaternion normalization", "the versor of the quaternion {q}"),
    ),
    recipe(
        "quat_slerp", "a:vec4 start quaternion; b:vec4 end quaternion; t:f32 blend factor",
        "var d = dot(a, b); let e = select(b, -b, d < 0.0); d = abs(d); if d > 0.9995 { return normalize(mix(a, e, t)); } let angle = acos(d); return (a * sin((1.0 - t) * angle) + e * sin(t * angle)) / sin(angle);", result="vec4",
        do=("slerp between two quaternions along the shorter arc", "interpolate spherically from quaternion {a} to {b} by {t} the short way", "blend two rotations given as quaternions with slerp", "do a quaternion slerp of {a} and {b} with factor {t}, shortest path"),
        what=("a quaternion slerp from {a} to {b} at {t}", "spherical linear interpolation of two quaternions, shortest path", "the shortest-arc slerp of quaternions {a} and {b} by {t}", "slerp for quaternions (vec4)"),
    ),
    recipe(
        "quat_nlerp", "a:vec4 start quaternion; b:vec4 end quaternion; t:f32 blend factor", "normalize(mix(a, select(b, -b, dot(a, b) < 0.0), t))", result="vec4",
        do=("nlerp two quaternions along the shorter arc", "interpolate quaternions {a} and {b} by {t} with a normalized lerp, shortest path", "blend rotation quaternions cheaply: lerp and normalize, flipping {b} if needed"),
        what=("a quaternion nlerp from {a} to {b} at {t}, shortest path", "normalized linear interpolation of two quaternions by the short way", "a shortest-path nlerp for quaternions", "a cheap quaternion blend: sign-corrected lerp, then normalize"),
    ),
    recipe(
        "quat_to_mat3", "q:vec4 unit quaternion",
        "let x = q.x; let y = q.y; let z = q.z; let w = q.w; return mat3x3<f32>(1.0 - 2.0 * (y * y + z * z), 2.0 * (x * y + w * z), 2.0 * (x * z - w * y), "
        "2.0 * (x * y - w * z), 1.0 - 2.0 * (x * x + z * z), 2.0 * (y * z + w * x), 2.0 * (x * z + w * y), 2.0 * (y * z - w * x), 1.0 - 2.0 * (x * x + y * y));", result="mat3",
        do=("convert a unit quaternion to a [3x3 |]rotation matrix", "turn the quaternion {q} into a mat3x3", "build the 3x3 matrix of a unit quaternion", "make a rotation matrix (mat3) from a quaternion (xyzw)"),
        what=("the 3x3 rotation matrix of a unit quaternion", "a mat3x3 from the quaternion {q}", "quaternion to matrix conversion (3x3)", "the rotation matrix for a quaternion with w last"),
    ),
    recipe(
        "quat_angle", "q:vec4 unit quaternion", "2.0 * acos(clamp(q.w, -1.0, 1.0))", result="f32",
        do=("find the rotation angle of a unit quaternion", "get by how many radians the unit quaternion {q} rotates", "extract the angle of a quaternion: 2 acos(w)"),
        what=("the rotation angle of a unit quaternion[ in radians|]", "the angle of the rotation {q} (quaternion) in radians", "2 acos(w) of a quaternion", "the angle of a unit quaternion (w last)"),
    ),
)  # fmt: skip


@family("function", structures=26)
def matrices(draw: Draw) -> Request:
    """Building, inverting and applying matrices."""
    return request(draw, draw.pick(_MATRICES))


@family("function", structures=11)
def quaternions(draw: Draw) -> Request:
    """Quaternions stored as vec4, w last."""
    return request(draw, draw.pick(_QUATERNIONS))
