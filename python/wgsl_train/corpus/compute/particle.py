"""Particles: moved, pulled, damped, bounced, in a struct or in two buffers, and what bodies do to each other."""

from collections.abc import Callable

from ..draw import Draw
from ..family import Request, family
from ..number import Number, plain
from ..surface import verbatim
from ..words import define
from .kernel import Kernel, combination
from .recipe import Amount, draw_amount

define(particles=("particles", "points", "bodies", "sprites", "sparks", "agents"))
_MOVE_DO = (
    "move {things} by their velocity over a time step of {dt}", "advance {things} by one Euler step of {dt}", "integrate the position of {things} with a time step of {dt}", "update {things} by position += velocity * dt, dt = {dt}", "step {things} forward by {dt} seconds", "let {things} fly along their velocity for {dt} seconds",
    "animate {things}: add velocity times {dt} to each position",
)  # fmt: skip
_MOVE_WHAT = ("an Euler step of {things} with dt = {dt}", "a particle update of {things}, dt = {dt}", "one integration step for {things} over {dt} seconds", "the motion of {things} over a time step of {dt}", "position += velocity * {dt} for {things}")  # fmt: skip
_GRAVITY = ("gravity of {n} pulls down (minus y) before they move", "first add a gravity of -{n} to the y velocity", "gravity {n} per second squared along negative y, applied to the velocity first", "they fall: velocity.y decreases by {n} * dt before the move")  # fmt: skip
_DAMPING = ("then the velocity is multiplied by {n}", "after the move, damp the velocity by a factor of {n}", "velocities are scaled by {n} at the end", "drag: multiply the velocity by {n} after moving")  # fmt: skip
_BOUNCE = ("they bounce at the walls of the {box}: clamp the position and reverse that component of the velocity", "at the borders of the {box} put them back on the border and flip the velocity component", "walls of the {box} reflect them (position clamped, velocity component negated)")  # fmt: skip
_WRAP = ("they wrap around in the unit square", "positions wrap around at 0 and 1", "what leaves the 0..1 square comes back on the other side", "take fract of the new position")  # fmt: skip
_BOXES = {"unit square": ("0.0", "1.0"), "square from -1 to 1": ("-1.0", "1.0")}
_ATTRACT = ("first a pull of strength {n} towards ({x}, {y}) changes the velocity: add direction * strength * dt", "before moving they accelerate by {n} in the direction of ({x}, {y})", "an attractor at ({x}, {y}) accelerates them by {n} (unit direction times strength) before the move")  # fmt: skip
_STRUCT = ("each has position and velocity as {vec}", "a struct Particle with position and velocity ({vec})", "stored as a struct Particle: position, velocity, both {vec}", "Particle is a struct of position: {vec} and velocity: {vec}")  # fmt: skip
_ARRAYS = ("positions and velocities are separate {vec} buffers, in this order", "two {vec} buffers hold positions and velocities", "position and velocity lie in two buffers {pos} and {vel} of {vec}")  # fmt: skip


def _say(draw: Draw, kernel: Kernel, forms: tuple[str, ...], **slots: str | Callable[[], str]) -> None:
    kernel.sentences.append(draw.phrase(forms, slots))


@family("compute", structures=40)
def particle_step(draw: Draw) -> Request:
    """Velocity moves position; before it gravity or an attractor may act, after it walls and damping."""
    kernel = Kernel(draw)
    vec, struct = draw.pick(("vec2<f32>", "vec2<f32>", "vec3<f32>")), draw.chance(0.6)
    force = draw.pick(("", "", "gravity", "attract")) if vec == "vec2<f32>" else draw.pick(("", "gravity"))
    wall = draw.pick(("", "", "bounce", "wrap")) if vec == "vec2<f32>" else ""
    damped = draw.chance(0.3)
    combination(draw, f"particles {vec} {struct}", force, wall, "damped" if damped else "")
    dt = kernel.amount("dt", "0.016", lambda: "0.016", "dt", "f32", 0.4)
    if dt == "0.016":
        step = draw.pick((Number(0.016), Number(0.01), Number(0.02), draw.number(0.005, 0.1, 0.005)))
        dt = str(step)
        kernel.slots["dt"] = lambda: plain(draw, step.value)
    said_vec = verbatim(vec)
    if struct:
        particles = kernel.both("data", "particles", "Particle")
        particles.typed = True
        kernel.declare(f"struct Particle {{ position: {vec}, velocity: {vec}, }}")
        position, velocity = f"{particles}[i].position", f"{particles}[i].velocity"
        kernel.slots["things"] = lambda: draw.phrase(
            ("the <particles> in {name}", "<particles> in the buffer {name}", "all <particles> of {name}"),
            {"name": kernel.slots["data.name"]},
        )
        kernel.each(particles)
        _say(draw, kernel, _STRUCT, vec=said_vec)
    else:
        positions, velocities = kernel.both("pos", "positions", vec), kernel.both("vel", "velocities", vec)
        positions.typed = velocities.typed = True
        position, velocity = f"{positions}[i]", f"{velocities}[i]"
        kernel.slots["things"] = lambda: draw.phrase(
            ("<particles>", "all <particles>", "the <particles> in {p} with velocities in {v}"),
            {"p": kernel.slots["pos.name"], "v": kernel.slots["vel.name"]},
        )
        kernel.each(positions)
        _say(draw, kernel, _ARRAYS, vec=said_vec, pos=kernel.slots["pos.name"], vel=kernel.slots["vel.name"])
    kernel.add(f"var velocity = {velocity};")
    _force(draw, kernel, force, dt, position)
    kernel.add(f"var position = {position} + velocity * {dt};")
    _wall(draw, kernel, wall)
    if damped:
        number = draw.number(0.8, 0.99, 0.01)
        kernel.add(f"velocity = velocity * {number};")
        _say(draw, kernel, _DAMPING, n=plain(draw, number.value))
    kernel.add(f"{position} = position;", f"{velocity} = velocity;")
    return kernel.request(do=_MOVE_DO, what=_MOVE_WHAT)


def _force(draw: Draw, kernel: Kernel, force: str, dt: str, position: str) -> None:
    """What changes the velocity before the move."""
    if force == "gravity":
        number = draw.pick((Number(9.81), Number(9.8), draw.number(0.1, 20, 0.1)))
        kernel.add(f"velocity.y -= {number} * {dt};")
        _say(draw, kernel, _GRAVITY, n=plain(draw, number.value))
    elif force == "attract":
        x, y, number = draw.number(0, 1, 0.05), draw.number(0, 1, 0.05), draw.number(0.1, 5, 0.1)
        kernel.add(f"velocity += normalize(vec2<f32>({x}, {y}) - {position}) * {number} * {dt};")
        _say(draw, kernel, _ATTRACT, n=plain(draw, number.value), x=f"{x.value:.6g}", y=f"{y.value:.6g}")


def _wall(draw: Draw, kernel: Kernel, wall: str) -> None:
    """What happens at the borders."""
    if wall == "bounce":
        box, (low, high) = draw.pick(tuple(_BOXES.items()))
        kernel.add(
            f"let inside = clamp(position, vec2<f32>({low}), vec2<f32>({high}));", "velocity = select(velocity, -velocity, position != inside);",
            "position = inside;",
        )  # fmt: skip
        _say(draw, kernel, _BOUNCE, box=box)
    elif wall == "wrap":
        kernel.add("position = fract(position);")
        _say(draw, kernel, _WRAP)


_NBODY_DO = (
    "compute the gravitational acceleration on each of the bodies in {src} from all others into {dst}", "sum up the pull of all bodies in {src} on each of them and <put> the acceleration in {dst}", "do the all-pairs n-body force calculation for {src}, accelerations go to {dst}", "loop over all bodies for each body in {src} and accumulate gravity into {dst}",
)  # fmt: skip
_NBODY_WHAT = ("the n-body accelerations of the bodies in {src}, in {dst}", "brute force n-body gravity from {src} into {dst}", "all-pairs gravity: the acceleration of every body in {src}, written to {dst}")  # fmt: skip
_SOFT = ("softening {n} is added to the squared distance", "use a softening of {n}: r2 = dot(d, d) + {n}", "add {n} to the squared distance as softening")  # fmt: skip
_MASSES = ("bodies are vec4<f32>: position in xyz, mass in w", "xyz is the position and w the mass, the result is a vec4<f32> with w = 0", "each body is a vec4<f32> of position and mass, accelerations are vec4<f32> with 0 in w")  # fmt: skip


@family("compute", structures=4)
def n_body(draw: Draw) -> Request:
    """Softened gravity of everybody on everybody. Without masses, each of the positions weighs one."""
    kernel = Kernel(draw)
    vec = draw.pick(("vec2<f32>", "vec3<f32>", "vec4<f32>"))
    combination(draw, f"n-body {vec}", kernel.workgroup)
    src, dst = (
        kernel.read("src", "positions" if vec != "vec4<f32>" else "bodies", vec),
        kernel.write("dst", "accelerations", vec),
    )
    dst.typed = True
    soft = draw.pick(("0.01", "0.001", "0.1", str(draw.number(0.01, 0.5, 0.01))))
    strength = draw.chance(0.4)
    g, _ = draw_amount(draw, kernel, "g", Amount(0.1, 10, 0.1, "f32", ("strength",)), "f32") if strength else ("", "")
    kernel.each(dst)
    swizzle = ".xyz" if vec == "vec4<f32>" else ""
    inner = "vec3<f32>" if vec == "vec4<f32>" else vec
    mass = f"{src}[k].w * " if vec == "vec4<f32>" else ""
    kernel.add(
        f"var sum = {inner}(0.0);", f"for (var k = 0u; k < arrayLength(&{src}); k++) {{", f"let d = {src}[k]{swizzle} - {src}[i]{swizzle};",
        f"let r2 = dot(d, d) + {soft};", f"sum += {mass}d * inverseSqrt(r2 * r2 * r2);", "}",
    )  # fmt: skip
    result = (
        f"vec4<f32>({'sum' if not strength else f'sum * {g}'}, 0.0)"
        if swizzle
        else ("sum" if not strength else f"sum * {g}")
    )
    kernel.add(f"{dst}[i] = {result};")
    kernel.sentences.append(draw.phrase(_SOFT, {"n": soft}))
    if swizzle:
        kernel.sentences.append(draw.pick([verbatim_types(text) for text in _MASSES]))
        src.typed = True
    else:
        kernel.sentences.append(draw.pick(("all masses are 1", "every mass is one", "unit masses")))
    if strength:
        kernel.sentences.append(
            draw.phrase(
                ("multiply the sum by {g}", "the result is scaled by {g}", "the gravitational constant is {g}"),
                kernel.slots,
            )
        )
    return kernel.request(do=_NBODY_DO, what=_NBODY_WHAT)


def verbatim_types(text: str) -> str:
    """Text with its vector types marked."""
    return text.replace("vec4<f32>", verbatim("vec4<f32>"))


_SPRING_DO = ("pull each value in {pos} back to zero with a spring of stiffness {k}, damping {c}, over a time step of {dt}", "advance damped springs by {dt}: displacement in {pos}, velocity in {vel}, stiffness {k}, damping {c}", "integrate x'' = -{k} x - {c} x' over dt = {dt} with positions in {pos} and velocities in {vel}, velocity first")  # fmt: skip
_SPRING_WHAT = ("a spring step with stiffness {k}, damping {c} and dt = {dt} for displacements {pos} and velocities {vel}", "semi-implicit Euler for damped springs (k = {k}, c = {c}, dt = {dt}), {pos} and {vel} <in_place>", "damped oscillators, one step of {dt}, stiffness {k}, damping {c}: {pos} and {vel}")  # fmt: skip


@family("compute", structures=3)
def spring_step(draw: Draw) -> Request:
    """Damped springs at rest at zero: velocity first, then the displacement."""
    kernel = Kernel(draw)
    element = draw.pick(("f32", "f32", "vec2<f32>", "vec3<f32>"))
    combination(draw, "spring", element)
    pos, vel = kernel.both("pos", "positions", element), kernel.both("vel", "velocities", element)
    vel.typed = True
    k, _ = draw_amount(draw, kernel, "k", Amount(1, 80, 0.5, "f32", ("stiffness",), 0.15), element)
    c, _ = draw_amount(draw, kernel, "c", Amount(0.1, 5, 0.1, "f32", ("damping",), 0.15), element)
    dt, _ = draw_amount(draw, kernel, "dt", Amount(0.005, 0.1, 0.005, "f32", ("dt",), 0.25), element)
    kernel.each(pos)
    kernel.add(
        f"let velocity = {vel}[i] + (-{k} * {pos}[i] - {c} * {vel}[i]) * {dt};",
        f"{vel}[i] = velocity;",
        f"{pos}[i] = {pos}[i] + velocity * {dt};",
    )
    return kernel.request(do=_SPRING_DO, what=_SPRING_WHAT)


_DECAY = ("let {data} decay: multiply <each> by exp(-{n} * {dt})", "apply exponential decay with rate {n} over {dt} seconds to {data} <in_place>", "fade <each> of {data} by exp(-rate * dt), rate {n}, dt {dt}")  # fmt: skip
_DECAY_WHAT = ("exponential decay of {data} <in_place>, rate {n}, time step {dt}", "an <in_place_noun> decay of {data} by exp(-{n} * {dt})")  # fmt: skip
_CHASE = ("move <each> of {data} {n} of the way towards the matching target in {target}, <in_place>", "smooth {data} exponentially towards {target} with factor {n}", "ease <each> of {data} to {target} by a fraction of {n} each frame")  # fmt: skip
_CHASE_WHAT = ("exponential smoothing of {data} towards {target}, factor {n}", "an <in_place_noun> lerp of {data} towards {target} by {n}")  # fmt: skip


@family("compute", structures=8)
def relax(draw: Draw) -> Request:
    """Exponential decay, or smoothing towards targets, in place."""
    kernel = Kernel(draw)
    element = draw.pick(("f32", "f32", "vec2<f32>", "vec3<f32>", "vec4<f32>"))
    decays = draw.chance(0.5)
    combination(draw, "decay" if decays else "chase", element)
    data = kernel.both("data", "values", element)
    if decays:
        n, _ = draw_amount(draw, kernel, "n", Amount(0.1, 8, 0.1, "f32", ("rate", "decay"), 0.2), element)
        dt, _ = draw_amount(draw, kernel, "dt", Amount(0.005, 0.1, 0.005, "f32", ("dt",), 0.3), element)
        kernel.each(data)
        kernel.add(f"{data}[i] = {data}[i] * exp(-{n} * {dt});")
        return kernel.request(do=_DECAY, what=_DECAY_WHAT)
    target = kernel.read("target", "targets", element)
    target.typed = True
    n, _ = draw_amount(draw, kernel, "n", Amount(0.05, 0.9, 0.05, "f32", ("factor", "smoothing"), 0.3), element)
    kernel.each(data)
    kernel.add(f"{data}[i] = mix({data}[i], {target}[i], {n});")
    return kernel.request(do=_CHASE, what=_CHASE_WHAT)
