"""Animated values: from one number or colour to another in a time, along a curve, once, again or back and forth."""

from .. import ask
from ..color import color
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..names import function_name, variable_name
from ..number import plain
from ..surface import verbatim
from ..words import define

define(
    seconds=("seconds", "s", "secs", "sec", "seconds of time"),
    animate=("animate", "go", "move", "interpolate", "run", "transition", "blend", "change"),
)
# The curve of `t` in 0..1, and what is said of the motion.
_CURVES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("linear", "t", ("linearly", "at constant speed", "in a straight line", "without easing", "with linear easing")),
    ("smoothstep", "t * t * (3.0 - 2.0 * t)", ("smoothly with smoothstep", "with smoothstep easing", "along a smoothstep", "eased by the polynomial 3t² - 2t³")),
    ("in quad", "t * t", ("with a quadratic ease-in", "easing in with t squared", "accelerating quadratically", "with easeInQuad")),
    ("in cubic", "t * t * t", ("with a cubic ease-in", "easing in with t cubed", "with easeInCubic", "starting slowly, cubic ease-in")),
    ("out quad", "1.0 - (1.0 - t) * (1.0 - t)", ("with a quadratic ease-out", "easing out quadratically", "slowing down quadratically", "with easeOutQuad")),
    ("out cubic", "1.0 - (1.0 - t) * (1.0 - t) * (1.0 - t)", ("with a cubic ease-out", "easing out cubically", "with easeOutCubic", "ending slowly, cubic ease-out")),
    ("in out sine", "0.5 - 0.5 * cos(3.1415927 * t)", ("with a sine ease-in-out", "easing in and out along a cosine", "with easeInOutSine", "with sinusoidal easing at both ends")),
)  # fmt: skip
_MODES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("once", "clamp({} / {}, 0.0, 1.0)", ("", "", ", then stay there", ", and hold the end value after that", " once", ", clamped before and after")),
    ("loop", "fract({} / {})", (", over and over", ", then jump back and repeat", ", looping forever", ", and start again each time", ", repeating")),
    ("back", "1.0 - abs(2.0 * fract({} / (2.0 * {})) - 1.0)", (" and back again in the same time, forever", ", then back the same way, over and over", ", ping-pong", ", back and forth")),
)  # fmt: skip
_SAY = (
    "<animate> from {a} to {b} [in|over|within] {d} <seconds> {how}{mode}", "<animate> {how} from {a} to {b}, taking {d} <seconds>{mode}", "start at {a} and reach {b} after {d} <seconds>, {how}{mode}",
    "fade from {a} to {b} {how} over {d} <seconds>{mode}", "turn seconds ({x}) into a value going from {a} to {b} in {d} <seconds>, {how}{mode}", "tween from {a} to {b} over {d} <seconds> {how}{mode}",
    "return {a} at time 0 and {b} at time {d}, moving {how}{mode}", "ease a value from {a} to {b} for {d} <seconds>, {how}{mode}",
)  # fmt: skip
_WHAT = (
    "a tween from {a} to {b} [in|over] {d} <seconds>, {how}{mode}", "an animation from {a} to {b} lasting {d} <seconds>, {how}{mode}", "a transition between {a} and {b} of {d} <seconds>, {how}{mode}",
    "a value that goes from {a} to {b} in {d} <seconds> {how}{mode}", "the value at the moment {x} of an animation from {a} to {b}, {d} <seconds> long, {how}{mode}", "a fade from {a} to {b} with a duration of {d} <seconds>, {how}{mode}",
)  # fmt: skip


@family("function", structures=40)
def tweens(draw: Draw) -> Request:
    """A number or a colour as a function of time; the ends and the duration are constants or parameters."""
    curve, code, how = draw.pick(_CURVES)
    mode, phase, then = draw.pick((_MODES[0], _MODES[0], *_MODES))
    colored = draw.chance(0.35)
    open_ends = not colored and draw.chance(0.25)
    time = variable_name(draw, ("t", "start", "goal")) if draw.chance(0.35) else "time"
    draw.structure("tween", curve, mode, "color" if colored else "parameters" if open_ends else "number")
    duration = draw.number(0.5, 8, 0.25)
    if colored:
        first, last = color(draw), color(draw)
        ends, said, given = (first.code, last.code), (first.text, last.text), f"{time}: f32"
    elif open_ends:
        ends, said = ("start", "goal"), (verbatim("start"), verbatim("goal"))
        given = f"start: f32, goal: f32, {time}: f32"
    else:
        low, high = draw.number(-5, 5, 0.5), draw.number(6, 20, 0.5)
        ordered = (low, high) if draw.chance(0.6) else (high, low)
        ends, said = (str(ordered[0]), str(ordered[1])), (plain(draw, ordered[0].value), plain(draw, ordered[1].value))
        given = f"{time}: f32"
    form, phrases = ("do", _SAY) if draw.chance(0.6) else ("what", _WHAT)
    slots = {
        "a": said[0], "b": said[1], "d": plain(draw, duration.value), "x": verbatim(time), "how": draw.phrase(how), "mode": draw.pick(then),
    }  # fmt: skip
    name = function_name(draw) if draw.chance(0.4) else ""
    asked = ask.frame(draw, form, draw.phrase(phrases, slots), name)
    sentences = []
    if time != "time" or open_ends:
        order = ", ".join(verbatim(part.split(":")[0]) for part in given.split(", "))
        told = (
            "the parameters are {s}",
            "parameters: {s}",
            "it takes {s}",
            "inputs: {s}",
            "arguments: {s}",
            "args {s}",
        )
        sentences.append(draw.phrase(told, {"s": order}))
        if time != "time" and (open_ends or draw.chance(0.5)):
            sentences.append(
                draw.phrase(("{x} is the time", "the time is {x}", "{x}: the time in seconds"), {"x": verbatim(time)})
            )
    result = "vec3<f32>" if colored else "f32"
    body = f"let t = {phase.format(time, duration)}; return mix({ends[0]}, {ends[1]}, {code});"
    return Request(join_clauses(draw, asked, sentences), f"fn {name or 'tween'}({given}) -> {result} {{ {body} }}")
