"""Rotations of points and their matrices: counterclockwise as in mathematics unless the prompt says otherwise."""

from itertools import product

from ..draw import Draw
from ..family import Request, family
from .recipe import Recipe, recipe
from .say import request

_UNITS = {"radians": ("[ radians| rad|]", "[in radians|]"), "degrees": ("[ degrees|°| deg]", "in degrees")}
_WAYS = {
    "": ("[ counterclockwise| counter-clockwise| anticlockwise| ccw|]", ""),
    "_clockwise": (" [clockwise|cw]", "clockwise"),
}
_SPANS = {"radians": "0.1,3", "degrees": "5,175,5"}


def _sine(way: str, unit: str) -> str:
    """`c` and `s` of the angle, which turns the other way where it is clockwise."""
    angle = "radians(angle)" if unit == "degrees" else "angle"
    return f"let c = cos({angle}); let s = {'-' if way else ''}sin({angle});"


def _in_plane() -> list[Recipe]:
    """Points around the origin or a centre, and the 2x2 matrix."""
    made = []
    for unit, way in product(_UNITS, _WAYS):
        by, given = _UNITS[unit][0], _UNITS[unit][1]
        turn, said = _WAYS[way]
        angle = f"angle:f32[{_SPANS[unit]}] angle {'in degrees' if unit == 'degrees' else 'in radians'}"
        name = f"{way}{'_degrees' if unit == 'degrees' else ''}"
        sine = _sine(way, unit)
        made.append(
            recipe(
                f"rotate{name}", f"p:vec2 point; {angle}", f"{sine} return vec2<f32>(c * p.x - s * p.y, s * p.x + c * p.y);", result="vec2",
                do=(
                    f"[rotate|turn] [a 2D point|a vec2|{{p}}] by {{angle}}{by}{turn}", f"rotate a 2D vector around the origin by {{angle}}{by}{turn}", f"[spin|turn] {{p}} about the origin{turn} by an angle of {{angle}}{by}",
                    f"rotate a point in the plane{turn}, angle {{angle}}{by}", f"apply a 2D rotation of {{angle}}{by}{turn} to [a point|a vec2|{{p}}]", f"turn 2D coordinates{turn} through {{angle}}{by}",
                ),
                what=(
                    f"a 2D point rotated by {{angle}}{by}{turn}", f"a 2D rotation of {{p}} by {{angle}}{by}{turn}", f"[a vec2|{{p}}] turned {{angle}}{by}{turn} around the origin", f"rotation of a 2D vector by {{angle}}{by}{turn}",
                    f"a {said} 2D rotation with the angle {given}",
                ),
            )
        )  # fmt: skip
        made.append(
            recipe(
                f"rotate_around{name}", f"p:vec2 point; center:vec2 pivot; {angle}",
                f"{sine} let d = p - center; return center + vec2<f32>(c * d.x - s * d.y, s * d.x + c * d.y);", result="vec2",
                do=(
                    f"rotate [a 2D point|the point {{p}}] around {{center}} by {{angle}}{by}{turn}", f"turn {{p}} about the pivot {{center}} by {{angle}}{by}{turn}", f"rotate a 2D point around a given center by {{angle}}{by}{turn}",
                    f"spin {{p}} around the point {{center}}{turn} through {{angle}}{by}", f"rotate a vec2 around a pivot point{turn} by {{angle}}{by}",
                ),
                what=(f"{{p}} rotated around {{center}} by {{angle}}{by}{turn}", f"a rotation of {{p}} about {{center}} by {{angle}}{by}{turn}", f"rotation of a 2D point about a pivot by {{angle}}{by}{turn}", f"a {said} 2D rotation around an arbitrary center, angle {given}"),
            )
        )  # fmt: skip
        made.append(
            recipe(
                f"rotation_matrix{name}", angle, f"{sine} return mat2x2<f32>(c, s, -s, c);", result="mat2",
                do=(f"build a 2D rotation matrix for {{angle}}{by}{turn}", f"make a mat2x2 that rotates{turn} by {{angle}}{by}", f"construct the 2x2 matrix of a rotation{turn} by {{angle}}{by}", f"return a rot2D matrix for an angle of {{angle}}{by}{turn}"),
                what=(f"a 2D rotation matrix for {{angle}}{by}{turn}", f"the 2x2 matrix which rotates{turn} by {{angle}}{by}", f"a mat2 rotation by {{angle}}{by}{turn}", f"a {said} 2x2 rotation matrix, angle {given}", f"rot(a) as a mat2x2<f32> turning{turn} by {{angle}}{by}"),
            )
        )  # fmt: skip
    return made


_AXES = {
    "x": ("vec3<f32>(p.x, c * p.y - s * p.z, s * p.y + c * p.z)", "1.0, 0.0, 0.0, 0.0, c, s, 0.0, -s, c", "1.0, 0.0, 0.0, 0.0, 0.0, c, s, 0.0, 0.0, -s, c, 0.0"),
    "y": ("vec3<f32>(c * p.x + s * p.z, p.y, c * p.z - s * p.x)", "c, 0.0, -s, 0.0, 1.0, 0.0, s, 0.0, c", "c, 0.0, -s, 0.0, 0.0, 1.0, 0.0, 0.0, s, 0.0, c, 0.0"),
    "z": ("vec3<f32>(c * p.x - s * p.y, s * p.x + c * p.y, p.z)", "c, s, 0.0, -s, c, 0.0, 0.0, 0.0, 1.0", "c, s, 0.0, 0.0, -s, c, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0"),
}  # fmt: skip


def _about_axes() -> list[Recipe]:
    """Points, 3x3 and 4x4 matrices for the three axes, angles in radians or degrees."""
    made = []
    for axis, unit in product(_AXES, _UNITS):
        point, three, four = _AXES[axis]
        by = _UNITS[unit][0]
        end = "_degrees" if unit == "degrees" else ""
        angle = f"angle:f32[{_SPANS[unit]}] angle {'in degrees' if unit == 'degrees' else 'in radians'}"
        sine = _sine("", unit)
        the = f"[the {axis}|the {axis.upper()}|{axis}]"
        made.append(
            recipe(
                f"rotate_{axis}{end}", f"p:vec3 point; {angle}", f"{sine} return {point};", result="vec3",
                do=(f"rotate [a 3D point|a vec3|{{p}}] [around|about] {the} axis by {{angle}}{by}", f"turn [{{p}}|a 3D vector] {{angle}}{by} around {the} axis", f"spin a point in space around {the} axis by {{angle}}{by}", f"apply a rotation of {{angle}}{by} about {axis} to [{{p}}|a vec3]"),
                what=(f"[{{p}}|a 3D point] rotated [around|about] {the} axis by {{angle}}{by}", f"rotation of a vec3 around {the}[-| ]axis by {{angle}}{by}", f"a 3D point turned {{angle}}{by} about {axis}", f"a rotate-{axis} of [{{p}}|a vec3] by {{angle}}{by}"),
            )
        )  # fmt: skip
        for size, entries in (("3", three), ("4", f"{four}, 0.0, 0.0, 0.0, 1.0")):
            made.append(
                recipe(
                    f"rotation_{axis}_mat{size}{end}", angle, f"{sine} return mat{size}x{size}<f32>({entries});", result=f"mat{size}",
                    do=(f"build a {size}x{size} [rotation matrix|matrix that rotates] around {the} axis by {{angle}}{by}", f"make a mat{size}x{size} which rotates by {{angle}}{by} about {the} axis", f"return the mat{size} of a rotation about {axis} by {{angle}}{by}"),
                    what=(f"a {size}x{size} rotation matrix around {the} axis for {{angle}}{by}", f"the mat{size}x{size} for rotating around {axis} by {{angle}}{by}", f"a mat{size} {axis}-rotation by {{angle}}{by}", f"a rotation about {the} axis by {{angle}}{by} as a mat{size}x{size}<f32>"),
                )
            )  # fmt: skip
    return made


_ANY_AXIS = [
    recipe(
        "rotate_axis", "v:vec3 vector; axis:vec3 unit axis; angle:f32[0.1,3] angle in radians", "let c = cos(angle); let s = sin(angle); return v * c + cross(axis, v) * s + axis * (dot(axis, v) * (1.0 - c));", result="vec3",
        do=("rotate {v} around the unit axis {axis} by {angle}[ radians|]", "rotate a 3D vector about any axis with Rodrigues' formula by {angle}", "turn {v} by {angle} [radians |]about an arbitrary unit axis {axis}", "apply Rodrigues' rotation to {v}: axis {axis}, angle {angle}", "spin a vector around a normalized axis by {angle}[ radians|]"),
        what=("{v} rotated about the unit axis {axis} by {angle}[ radians|]", "Rodrigues' rotation of a vector by {angle}", "an axis-angle rotation of a vec3 by {angle}", "rotation of {v} around an arbitrary normalized axis {axis} by {angle}"),
    ),
    recipe(
        "rotation_axis_mat3", "axis:vec3 unit axis; angle:f32[0.1,3] angle in radians",
        "let c = cos(angle); let s = sin(angle); let k = 1.0 - c; return mat3x3<f32>(k * axis.x * axis.x + c, k * axis.x * axis.y + s * axis.z, k * axis.x * axis.z - s * axis.y, "
        "k * axis.x * axis.y - s * axis.z, k * axis.y * axis.y + c, k * axis.y * axis.z + s * axis.x, k * axis.x * axis.z + s * axis.y, k * axis.y * axis.z - s * axis.x, k * axis.z * axis.z + c);", result="mat3",
        do=("build the 3x3 rotation matrix about the unit axis {axis} by {angle}", "make a mat3x3 from a unit axis and the angle {angle}", "construct a rotation matrix (mat3) for an arbitrary normalized axis and {angle} radians", "turn axis {axis} and angle {angle} into a mat3x3"),
        what=("the 3x3 rotation matrix for unit axis {axis} and angle {angle}", "an axis-angle rotation matrix (3x3) with angle {angle}", "a mat3x3 rotating by {angle} [radians |]around any unit axis {axis}", "Rodrigues' rotation as a mat3x3, angle {angle}"),
    ),
]  # fmt: skip
_PLANE = tuple(_in_plane())
_SPACE = tuple(_about_axes() + _ANY_AXIS * 2)


@family("function", structures=14)
def rotations_2d(draw: Draw) -> Request:
    """Rotation in the plane: point, point around a centre, matrix."""
    return request(draw, draw.pick(_PLANE))


@family("function", structures=22)
def rotations_3d(draw: Draw) -> Request:
    """Rotation in space about x, y, z or any axis: point or matrix."""
    return request(draw, draw.pick(_SPACE))
