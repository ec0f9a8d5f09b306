"""Particles in a struct whose fields the prompt lists, with any of several forces, walls and clocks, one after the other."""

from dataclasses import dataclass, field

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..names import buffer_name
from ..number import plain
from ..surface import verbatim
from .stated import Resource, declared, describe

Templates = tuple[str, ...]
_POSITIONS = (("position", "velocity"), ("position", "velocity"), ("pos", "vel"), ("pos", "vel"), ("p", "v"), ("pos", "velocity"), ("location", "speed"))  # fmt: skip
_EXTRAS = (("life", "f32"), ("age", "f32"), ("mass", "f32"), ("radius", "f32"), ("color", "vec4<f32>"), ("size", "f32"))
_STRUCTS = ("Particle", "Particle", "Particle", "Body", "Agent", "Boid", "Ball", "Spark")


@dataclass(slots=True)
class _Step:
    """What happens to a particle: words and lines, in which `{p}` and `{v}` are its fields."""

    text: str
    lines: list[str] = field(default_factory=list)


class _Particles:
    """A kernel over one buffer of structs and a few numbers."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.vec = draw.pick(("vec2<f32>", "vec2<f32>", "vec3<f32>"))
        self.position, self.velocity = draw.pick(_POSITIONS)
        self.extras = draw.sample(_EXTRAS, draw.pick((0, 0, 0, 1, 1, 2)))
        self.struct = draw.pick(_STRUCTS)
        self.buffer = buffer_name(draw, {"i", "id", "position", "velocity", "params"}) if draw.chance(0.2) else draw.pick(("particles", "particles", f"{self.struct.lower()}s" if self.struct != "Body" else "bodies"))  # fmt: skip
        self.uniforms: list[tuple[str, str]] = []

    def fields(self) -> list[tuple[str, str]]:
        """Position and velocity, mostly first, and what else a particle has."""
        fields = [(self.position, self.vec), (self.velocity, self.vec), *self.extras]
        if self.extras and self.draw.chance(0.2):
            self.draw.random.shuffle(fields)
        return fields

    def number(self, name: str, low: float, high: float, step: float, chance: float = 0.3) -> tuple[str, str]:
        """A number as WGSL and in the prompt: a value, or a uniform that is called so."""
        if self.draw.chance(chance):
            self.uniforms.append((name, "f32"))
            return f"\x00{name}\x00", verbatim(name)
        value = self.draw.number(low, high, step)
        return str(value), plain(self.draw, value.value)


def _forces(draw: Draw, held: _Particles, dt: tuple[str, str]) -> list[_Step]:
    steps: list[_Step] = []
    time, said = dt
    if draw.chance(0.55):
        code, text = held.number("gravity", 0.5, 12, 0.1)
        words = draw.pick(("gravity {g} pulls down (-y)", "subtract {g} * {t} from the y velocity", "they fall with gravity {g} (y up)", "velocity.y -= {g} * {t}", "gravity of {g} along negative y", "apply gravity ({g}, downwards)"))  # fmt: skip
        steps.append(_Step(words.format(g=text, t=said), [f"velocity.y -= {code} * {time};"]))
    if draw.chance(0.3):
        code, text = held.number(draw.pick(("drag", "damping", "friction")), 0.8, 0.99, 0.01)
        words = draw.pick(("the velocity is multiplied by {g}", "damp the velocity by a factor of {g}", "velocity *= {g}", "drag: velocity times {g}"))  # fmt: skip
        steps.append(_Step(words.format(g=text), [f"velocity = velocity * {code};"]))
    if draw.chance(0.2) and held.vec == "vec2<f32>":
        held.uniforms.append(("attractor", held.vec))
        code, text = held.number("strength", 0.5, 10, 0.5)
        words = draw.pick(("accelerate by {g} towards the uniform point {a}", "an attractor at {a} (uniform vec2) pulls with {g} in its direction", "velocity += normalize({a} - position) * {g} * {t}, {a} a uniform vec2"))  # fmt: skip
        steps.append(
            _Step(
                words.format(g=text, a=verbatim("attractor"), t=said),
                [f"velocity += normalize(\x00attractor\x00 - {{buffer}}[i].{held.position}) * {code} * {time};"],
            )
        )
    return steps


def _walls(draw: Draw, held: _Particles) -> _Step | None:
    roll = draw.random.random()
    low, high, box = draw.pick((("0.0", "1.0", "0..1"), ("-1.0", "1.0", "-1..1")))
    if roll < 0.2:
        words: Templates = ("bounce at the walls of the {b} box: clamp the position and negate that velocity component", "at the borders of {b} the position is clamped and the velocity component flips", "reflect off the {b} box (position clamped, component of the velocity negated)")  # fmt: skip
        lines = [f"let inside = clamp(position, {held.vec}({low}), {held.vec}({high}));", "velocity = select(velocity, -velocity, position != inside);", "position = inside;"]  # fmt: skip
    elif roll < 0.35:
        code, text = held.number("restitution", 0.3, 0.95, 0.05)
        words = ("on the floor y = 0 they bounce: y is set to 0 and the y velocity becomes -" + text + " times itself", "below y = 0: put y to 0 and multiply the y velocity by -" + text)  # fmt: skip
        lines = ["if position.y < 0.0 {", "position.y = 0.0;", f"velocity.y = -velocity.y * {code};", "}"]
    elif roll < 0.5:
        words = ("wrap around in the unit box with fract", "positions wrap at 0 and 1 (fract)", "take fract of the new position")  # fmt: skip
        lines = ["position = fract(position);"]
    else:
        return None
    return _Step(draw.pick(words).format(b=box), lines)


def _clock(draw: Draw, held: _Particles, dt: tuple[str, str]) -> _Step | None:
    names = [name for name, _ in held.extras]
    if "life" in names and draw.chance(0.8):
        words = ("the life goes down by {t}, not below 0", "subtract {t} from life (at least 0)", "life = max(life - {t}, 0)", "life counts down by {t} and stops at 0")  # fmt: skip
        return _Step(draw.pick(words).format(t=dt[1]), [f"{{buffer}}[i].life = max({{buffer}}[i].life - {dt[0]}, 0.0);"])  # fmt: skip
    if "age" in names and draw.chance(0.8):
        words = ("the age grows by {t}", "add {t} to age", "age += {t}", "each gets {t} older")
        return _Step(draw.pick(words).format(t=dt[1]), [f"{{buffer}}[i].age = {{buffer}}[i].age + {dt[0]};"])
    return None


_MOVE = ("move the particles in {b}: position += velocity * {t}", "update {b} by one Euler step of {t}", "advance {b} over a time step of {t}", "integrate the particles of {b} with dt = {t}", "simulate {b} for {t}: add velocity * {t} to the position")  # fmt: skip
_WHAT = ("a particle update of {b} with time step {t}", "an Euler step of {b} over {t}", "a particle system step ({b}), dt = {t}", "particle integration, pos += vel * {t}, buffer {b}")  # fmt: skip
_FIELD = ("{n}: {t}", "{n}: {t}", "{n} ({t})", "{t} {n}", "{n} {t}")
_LAYOUT = ("struct {S} {{ {l} }}", "{S} {{ {l} }}", "{S} has {l}", "each {S} holds {l}", "a struct {S} with {l}", "the struct {S} has the fields {l} in that order", "{S} = {l}")  # fmt: skip
_BEFORE = ("first {x}", "before the move: {x}", "{x} (before moving)", "before that, {x}")
_NEXT = ("next, still before the move, {x}", "also before the move: {x}", "then, before moving, {x}", "and {x}, also before the move")  # fmt: skip
_THEN = ("then {x}", "after the move: {x}", "{x} (after moving)", "finally {x}")


def _uniforms(draw: Draw, held: _Particles) -> tuple[list[Resource], str, str]:
    """The numbers of the host: resources, their struct, and the prefix of a reference."""
    if len(held.uniforms) == 1 and draw.chance(0.6):
        name, kind = held.uniforms[0]
        return [Resource(name, kind, "uniform")], "", ""
    if not held.uniforms:
        return [], "", ""
    name = draw.pick(("Params", "Params", "SimParams", "Settings"))
    variable = {"SimParams": "sim"}.get(name, name.lower())
    struct = f"struct {name} {{ {', '.join(f'{key}: {kind}' for key, kind in held.uniforms)} }}"
    return [Resource(variable, name, "uniform", "", tuple(held.uniforms))], struct, f"{variable}."


@family("compute", structures=260)
def particle_struct(draw: Draw) -> Request:
    """Forces change the velocity, it moves the position, then walls and clocks: what the prompt lists, in this order."""
    held = _Particles(draw)
    dt = held.number(draw.pick(("dt", "dt", "delta_time")), 0.005, 0.1, 0.005, 0.65)
    forces, walls, clock = _forces(draw, held, dt), _walls(draw, held), _clock(draw, held, dt)
    fields = held.fields()
    draw.structure("particle struct", held.vec, *[step.lines[0][:14] for step in forces], walls.lines[0][:16] if walls else "")  # fmt: skip
    lines = [f"var velocity = {held.buffer}[i].{held.velocity};"]
    lines += [line for step in forces for line in step.lines]
    lines.append(f"var position = {held.buffer}[i].{held.position} + velocity * {dt[0]};")
    after = [step for step in (walls, clock) if step]
    lines += walls.lines if walls else []
    lines += [f"{held.buffer}[i].{held.position} = position;", f"{held.buffer}[i].{held.velocity} = velocity;"]
    lines += clock.lines if clock else []
    found, struct, prefix = _uniforms(draw, held)
    particles = Resource(held.buffer, f"array<{held.struct}>", "storage, read_write", "")
    bound = [*found, particles] if draw.chance(0.5) else [particles, *found]
    form = draw.pick(_FIELD)
    layout = draw.pick(_LAYOUT).format(S=verbatim(held.struct), l=", ".join(verbatim(form.format(n=name, t=kind)) for name, kind in fields))  # fmt: skip
    slots = {"b": verbatim(held.buffer), "t": dt[1]}
    main = ask.kernel(draw, do=_MOVE, what=_WHAT, **slots)
    sentences = [draw.pick(_BEFORE if at == 0 else _NEXT).format(x=step.text) for at, step in enumerate(forces)]  # fmt: skip
    sentences += [draw.pick(_THEN).format(x=step.text) for step in after]
    sentences = [layout, *sentences] if draw.chance(0.5) else [*sentences, layout]
    sentences.append(describe(draw, bound, 0))
    code = ["struct " + held.struct + " { " + ", ".join(f"{name}: {kind}" for name, kind in fields) + " }", struct]
    code += [*declared(bound, 0), "@compute @workgroup_size(64) fn cs_main(@builtin(global_invocation_id) id: vec3<u32>) {"]  # fmt: skip
    code += ["let i = id.x;", f"if i >= arrayLength(&{held.buffer}) {{ return; }}", *lines, "}"]
    text = "\n".join(code).replace("{buffer}", held.buffer)
    for name, _ in held.uniforms:
        text = text.replace(f"\x00{name}\x00", f"{prefix}{name}")
    return Request(join_clauses(draw, main, sentences), text)
