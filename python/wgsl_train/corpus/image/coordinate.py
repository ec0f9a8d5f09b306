"""Variables of formulas in pictures: what they stand for, in WGSL and in words.

A `Scene` draws variables for one formula. Those that nobody could guess are defined in the prompt; `x` and `y` alone are
uv, `t` and `time` the time.
"""

from dataclasses import dataclass, field

from ..describe import Templates
from ..draw import Draw
from ..expression import Var
from ..expression import shapes as known
from ..surface import verbatim
from .canvas import Canvas

_SPOKEN_AXIS: dict[str, Templates] = {
    "x": ("the horizontal position", "the x coordinate", "the horizontal coordinate", "the x position", "uv.x"),
    "y": ("the vertical position", "the y coordinate", "the vertical coordinate", "the y position", "uv.y"),
}
_CENTER_DISTANCE: Templates = (
    "{n} is the distance to the [center|middle]", "{n} is the distance from the [center|middle|center of the screen]", "{n} = length(uv - 0.5)", "{n}=length(uv-.5)",
    "{n} = distance(uv, vec2(0.5))", "{n} is how far the pixel is from the [center|middle]", "{n} is the radius from the [center|middle|screen center]",
    "{n}: distance [to|from] the center", "{n} denotes the distance to (0.5, 0.5)", "{n} is the distance of the pixel to the center of the <screen>",
)  # fmt: skip
_SPOKEN_DISTANCE: Templates = (
    "the distance to the center", "the distance from the center", "the distance to the middle", "the radius", "the distance from the middle of the screen",
    "the pixel's distance to the center",
)  # fmt: skip
_ANGLE: Templates = (
    "{n} is the angle around the [center|middle]", "{n} = atan2(uv.y - 0.5, uv.x - 0.5)", "{n} is the polar angle", "{n}=atan(uv.y-.5,uv.x-.5)", "{n} is the angle of the pixel as seen from the center",
    "{n}: polar angle about the center", "{n} is the angle (atan2) about the screen center", "{n} is the direction from the center in radians",
)  # fmt: skip
_SPOKEN_ANGLE: Templates = ("the angle around the center", "the polar angle", "the angle", "the angle about the middle")
_MOUSE_DISTANCE: Templates = (
    "{n} is the distance to the [mouse|cursor|pointer]", "{n} is how far the pixel is from the [mouse|cursor]", "{n} = distance(uv, mouse)", "{n} is the distance from the mouse position",
    "{n}: distance to the cursor", "{n} = length(uv - mouse)",
)  # fmt: skip
_TIME: Templates = (
    "{n} is [the |]time",
    "{n} is the time in seconds",
    "{n} is time in seconds",
    "{n} = time",
    "{n} is the elapsed time",
    "{n}: time",
)
_SPOKEN_TIME: Templates = ("time", "the time", "the time in seconds", "the elapsed time")
# Frames of x and y: WGSL of an axis, and what defines it.
_FRAMES: dict[str, tuple[str, Templates]] = {
    "signed": ("uv.{axis} * 2.0 - 1.0", (
        "{n} = uv.{axis}*2-1", "{n} = 2.0 * uv.{axis} - 1.0", "{n} [runs|goes|ranges] from -1 to 1", "{n} in -1..1", "{n} is uv.{axis} mapped to -1..1", "{n} is between -1 and 1",
    )),
    "centered": ("uv.{axis} - 0.5", (
        "{n} = uv.{axis} - 0.5", "{n} = uv.{axis}-.5", "{n} [runs|goes] from -0.5 to 0.5", "{n} is uv.{axis} measured from the center", "{n} is uv.{axis} minus a half",
    )),
    "pixel": ("uv.{axis} * u.resolution.{axis}", (
        "{n} is [in pixels|the pixel coordinate|measured in pixels]", "{n} = uv.{axis} * resolution.{axis}", "{n} in pixels", "{n} is the pixel position", "{n} counts pixels",
    )),
    "unit": ("uv.{axis}", (
        "{n} = uv.{axis}", "{n} is uv.{axis}", "{n} [runs|goes] from 0 to 1", "{n} in 0..1", "{n} is the uv coordinate", "{n} between 0 and 1",
    )),
}  # fmt: skip
_BOTH: dict[str, Templates] = {
    "signed": ("x and y [run|go|range] from -1 to 1", "(x, y) = uv*2-1", "x,y in -1..1", "x and y are uv mapped to -1..1", "coordinates from -1 to 1"),
    "centered": ("x and y are measured from the center", "(x, y) = uv - 0.5", "x and y run from -0.5 to 0.5", "x, y are centered uv coordinates"),
    "pixel": ("x and y are in pixels", "x and y are pixel coordinates", "(x, y) is the pixel position", "x,y in pixels"),
    "unit": ("x and y are uv", "(x, y) = uv", "x and y run from 0 to 1", "x,y in 0..1", "x and y are the uv coordinates"),
}  # fmt: skip
_POINTS: dict[str, tuple[str, Templates]] = {
    "signed": ("uv * 2.0 - vec2<f32>(1.0)", ("{n} = uv*2-1", "{n} = uv * 2.0 - 1.0", "{n} = 2*uv - 1", "{n} is uv remapped to -1..1", "{n} is uv scaled to the range -1 to 1")),
    "centered": ("uv - vec2<f32>(0.5)", ("{n} = uv - 0.5", "{n} = uv-.5", "{n} = uv - vec2(0.5)", "{n} is uv centered at 0", "{n} is the offset from the center")),
}  # fmt: skip
_NO_NEGATIVE = ("P", "sqrt(x)", "log", "sqrt(1", "x / (x +", "K * x + 1)", "1 + K * x)")
_SAFE = tuple(shape for shape in known.UNIT if not any(part in shape for part in _NO_NEGATIVE))
_SAFE_PAIR = tuple(
    shape for shape in known.UNIT_PAIR if not any(part in shape for part in (*_NO_NEGATIVE, "/ (x + y)"))
)
_PIXELS = (
    "0.5 + 0.5 * sin(S * x)", "fract(x / N)", "fract(S * x)", "step(0.5, fract(x / J))", "mod(x, J1) / J1", "abs(sin(S * x))", "0.5 + 0.5 * cos(x / N)", "fract(x / J)", "floor(x / N) % 2", "0.5 + 0.5 * sin(x / N)",
)  # fmt: skip
_PIXEL_PAIRS = (
    "(floor(x / N) + floor(y / N)) % 2", "fract((x + y) / J)", "0.5 + 0.5 * sin(S * x) * sin(S * y)", "0.5 + 0.5 * sin(x / N) * cos(y / N)", "fract(x / N) * fract(y / N)", "0.5 + 0.5 * sin((x + y) / N)", "step(0.5, fract((x - y) / J))",
    "(x + y) % J1 / J1", "fract(sin(x * 12.9898 + y * 78.233) * 43758.5453)", "0.5 + 0.5 * sin(S * (x - y))", "abs(sin(S * x) * sin(S * y))",
)  # fmt: skip
_PULSES = (
    "0.5 + 0.5 * sin(t)", "0.5 + 0.5 * sin(K * t)", "abs(sin(t))", "abs(sin(K * t))", "fract(t)", "fract(A * t)", "0.5 + 0.5 * cos(K * t)", "sin(t) ** 2", "1 - fract(t)", "fract(t / N)", "step(0.5, fract(t))", "exp(-K * fract(t))",
    "0.5 - 0.5 * cos(tau * t)", "0.5 + 0.5 * sin(tau * t)", "step(0, sin(K * t))", "abs(2 * fract(t) - 1)", "0.5 + 0.25 * sin(t) + 0.25 * sin(K * t)", "sin(K * t) * 0.5 + 0.5", "abs(sin(t) * cos(K * t))",
)  # fmt: skip
RIPPLES = (
    "0.5 + 0.5 * sin(F * d - t)", "0.5 + 0.5 * sin(F * d - K * t)", "0.5 + 0.5 * cos(F * d + t)", "sin(F * d - t)", "fract(F * d - t)", "abs(sin(F * d - K * t))", "0.5 * sin(F * d - K * t) + 0.5", "S / abs(sin(F * d - t))", "exp(-K * d) * abs(sin(F * d - K * t))",
    "S / d * (1.5 + sin(t))", "S * (1.5 + sin(K * t)) / d", "exp(-K * d) * (0.5 + 0.5 * sin(t))", "step(d, 0.25 + 0.1 * sin(t))", "step(d, 0.5 * fract(t))", "1 - smoothstep(0, 0.2 + 0.1 * sin(t), d)", "fract(d - A * t)", "S / abs(d - 0.3 - 0.1 * sin(t))",
    "exp(-F * abs(d - fract(A * t)))", "(1 - d) * abs(sin(t))", "0.5 + 0.5 * sin(tau * (K * d - t))", "abs(fract(F * d - t) - 0.5)", "(sin(F * d - K * t) + 1) / 2", "S / abs(sin(F * d + t) / 8)",
)  # fmt: skip
ROTARY = (
    "0.5 + 0.5 * sin(N * x)", "0.5 + 0.5 * cos(N * x)", "abs(sin(N * x))", "abs(cos(N * x))", "step(0, sin(N * x))", "x / tau + 0.5", "fract(x / tau)", "fract(N * x / tau)", "0.5 * cos(N * x) + 0.5", "cos(N * x)", "step(0.5, fract(N * x / tau))", "(cos(N * x) + 1) / 2",
    "abs(x) / pi", "max(0, cos(N * x))", "smoothstep(-A, A, sin(N * x))", "sin(N * x) ** 2",
)  # fmt: skip
SPIRALS = (
    "0.5 + 0.5 * sin(N * x + F * y)", "0.5 + 0.5 * sin(F * y - N * x)", "0.5 + 0.5 * cos(N * x - F * y)", "step(y, 0.3 + S * cos(N * x))", "S / abs(y - 0.3 - S * sin(N * x))", "step(0, sin(F * y + N * x))", "fract(x / tau + K * y)", "abs(sin(N * x + F * y))", "y * abs(cos(N * x))",
    "1 - smoothstep(0.2, 0.3, y * (1 + A * cos(N * x)))", "exp(-K * y) * abs(cos(N * x))", "step(y, abs(0.4 * cos(N * x)))", "(0.5 + 0.5 * cos(N * x)) * (1 - y)", "0.5 + 0.5 * sin(N * x) * cos(F * y)", "S / y * abs(sin(N * x))", "fract(F * y + N * x / tau)",
)  # fmt: skip
PLASMAS = (
    "0.5 + 0.25 * (sin(F * x + t) + sin(F * y + t))", "0.5 + 0.5 * sin(F * x + t) * sin(F * y - t)", "0.5 + 0.5 * sin(F * x + F * y + t)", "0.5 + 0.5 * sin(F * (x + y) - K * t)", "0.5 + 0.5 * sin(F * x + K * sin(F * y + t))", "fract(F * x + F * y - t)", "abs(sin(F * x + t) * cos(F * y + t))",
    "0.5 + 0.5 * sin(F * x * y + t)", "0.5 + 0.5 * cos(F * x - K * t) * cos(F * y)", "x * y * abs(sin(t))", "x * abs(sin(t)) + y * abs(cos(t))", "mix(x, y, 0.5 + 0.5 * sin(t))", "fract(x + y + A * t)", "step(y, 0.5 + 0.2 * sin(F * x + t))", "S / abs(y - 0.5 - 0.2 * sin(F * x - K * t))",
    "sin(F * x + t) + sin(F * y + K * t)", "0.5 + 0.5 * sin(F * x + cos(F * y + t))", "0.5 + 0.5 * sin(t + F * x + F * y)",
)  # fmt: skip


@dataclass(slots=True)
class Scene:
    """Variables with the lines that make them, what must be said of them, and formulas that suit them."""

    kind: str
    variables: list[Var]
    shapes: tuple[str, ...]
    low: float = 0.0
    high: float = 1.0
    lines: list[tuple[str, str]] = field(default_factory=list)
    definitions: list[tuple[str, str]] = field(default_factory=list)
    spoken: dict[str, str] = field(default_factory=dict)

    def keep(self, names: list[str]) -> None:
        """Forgets the lines and definitions of variables that are not among the names used."""
        bases = {name.split(".")[0] for name in names}
        self.lines = [line for line in self.lines if line[0] in bases]
        self.definitions = [
            said for said in self.definitions if (said[0] or "x") in bases or (not said[0] and self.lines)
        ]

    def write(self, canvas: Canvas) -> None:
        """Adds the lines to the shader; asks for the uniforms they need."""
        for name, code in self.lines:
            if "u.time" in code:
                code = code.replace("u.time", canvas.time)
            elif "u.resolution" in code:
                code = code.replace("u.resolution", canvas.resolution)
            canvas.let(name, code)


def scene(draw: Draw) -> Scene:
    """Any set of variables."""
    return draw.pick(_SCENES)(draw)


def _define(draw: Draw, said: Templates, name: str) -> tuple[str, str]:
    """A definition by its name, in words or as an equation that no slip of the finger changes."""
    text = draw.phrase(said, {"n": name, "axis": name})
    return name, verbatim(text) if "=" in text else text.replace(name, verbatim(name), 1)


def axes(draw: Draw, letters: str, frame: str = "") -> Scene:
    """`x`, `y` or both, in one of the frames."""
    frame = frame or draw.pick(
        ("unit", "unit", "unit", "direct", "direct", "signed", "centered", "point", "point", "pixel")
    )
    if frame in ("point", "direct"):
        return _components(draw, letters, frame)
    code, said = _FRAMES[frame]
    names = list(letters)
    made = Scene(f"{letters} {frame}", [Var(name) for name in names], _shapes(len(letters), frame))
    made.lines = [(name, code.format(axis=name)) for name in names]
    made.low, made.high = {"signed": (-1.0, 1.0), "centered": (-0.5, 0.5), "pixel": (0.0, 500.0)}.get(frame, (0.0, 1.0))
    if frame != "unit" or draw.chance(0.35):
        if len(letters) == 2 and draw.chance(0.75):
            made.definitions = [("", draw.phrase(_BOTH[frame]))]
        else:
            made.definitions = [_define(draw, said, name) for name in names]
    elif frame == "unit":
        made.spoken = {name: draw.phrase(_SPOKEN_AXIS[name]) for name in names} if draw.chance(0.6) else {}
    return made


def _components(draw: Draw, letters: str, frame: str) -> Scene:
    """`uv.x`, or `p.x` with a point that is defined."""
    if frame == "direct":
        return Scene(f"{letters} direct", [Var(f"uv.{letter}") for letter in letters], _shapes(len(letters), "unit"))
    name, kind = draw.pick(("p", "p", "q", "st", "pos", "pt", "c")), draw.pick(tuple(_POINTS))
    code, said = _POINTS[kind]
    made = Scene(
        f"{letters} {kind} point", [Var(f"{name}.{letter}") for letter in letters], _shapes(len(letters), kind)
    )
    made.lines, made.definitions = [(name, code)], [_define(draw, said, name)]
    made.low, made.high = (-1.0, 1.0) if kind == "signed" else (-0.5, 0.5)
    return made


def _shapes(count: int, frame: str) -> tuple[str, ...]:
    if frame == "pixel":
        return _PIXELS if count == 1 else _PIXEL_PAIRS
    if frame == "unit":
        return known.UNIT if count == 1 else known.UNIT_PAIR
    return _SAFE if count == 1 else _SAFE_PAIR


def _add(
    draw: Draw,
    made: Scene,
    names: tuple[str, ...],
    code: str,
    said: Templates,
    spoken: Templates,
    *,
    optional: bool = False,
) -> None:
    """One more variable that is called by one of the names, or described."""
    name = draw.pick(names)
    made.variables.append(Var(name))
    made.lines.append((name, code))
    if name == names[0] and draw.chance(0.4):
        made.spoken[name] = draw.phrase(spoken)
    if not optional or (draw.chance(0.4) and name != "time"):
        made.definitions.append(_define(draw, said, name))


def _distance(draw: Draw, made: Scene) -> None:
    if draw.chance(0.08):
        spoken = ("the distance to the mouse", "the distance to the cursor")
        _add(draw, made, ("d", "dist", "m"), "length(uv - u.mouse.xy / u.resolution)", _MOUSE_DISTANCE, spoken)
        made.kind += " mouse"
    else:
        names = ("d", "d", "d", "r", "dist", "l", "len", "rad")
        _add(draw, made, names, "length(uv - vec2<f32>(0.5))", _CENTER_DISTANCE, _SPOKEN_DISTANCE)


def _angle(draw: Draw, made: Scene) -> None:
    _add(draw, made, ("a", "a", "angle", "theta", "phi"), "atan2(uv.y - 0.5, uv.x - 0.5)", _ANGLE, _SPOKEN_ANGLE)


def _time(draw: Draw, made: Scene) -> None:
    _add(draw, made, ("t", "t", "time", "time", "iTime"), "u.time", _TIME, _SPOKEN_TIME, optional=True)


def _radial(draw: Draw) -> Scene:
    made = Scene("distance", [], known.FALLOFF, 0.0, 0.7)
    _distance(draw, made)
    return made


def _ripple(draw: Draw) -> Scene:
    made = Scene("distance time", [], RIPPLES, 0.0, 0.7)
    _distance(draw, made)
    _time(draw, made)
    return made


def _pulse(draw: Draw) -> Scene:
    made = Scene("time", [], _PULSES, 0.0, 6.0)
    _time(draw, made)
    return made


def _rotary(draw: Draw) -> Scene:
    made = Scene("angle", [], ROTARY, -3.0, 3.0)
    _angle(draw, made)
    return made


def _spiral(draw: Draw) -> Scene:
    made = Scene("angle distance", [], SPIRALS, 0.0, 0.7)
    _angle(draw, made)
    _distance(draw, made)
    return made


def _moving(draw: Draw) -> Scene:
    made = axes(draw, draw.pick("xy"), draw.pick(("unit", "direct", "signed", "point")))
    made.kind, made.shapes = made.kind + " time", known.MOVING
    _time(draw, made)
    return made


def _plasma(draw: Draw) -> Scene:
    made = axes(draw, "xy", draw.pick(("unit", "direct", "signed", "point")))
    made.kind, made.shapes = made.kind + " time", PLASMAS
    _time(draw, made)
    return made


def _across(draw: Draw) -> Scene:
    return axes(draw, draw.pick("xxy"))


def _plane(draw: Draw) -> Scene:
    return axes(draw, "xy")


_SCENES = (_across, _across, _plane, _plane, _plane, _radial, _radial, _radial, _ripple, _ripple, _pulse, _rotary, _spiral, _moving, _plasma)  # fmt: skip
