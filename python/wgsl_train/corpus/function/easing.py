"""Easing curves: from 0 at 0 to 1 at 1, with the constants of Penner's easing equations; steps, gains and pulses."""

from ..draw import Draw
from ..family import Request, family
from .recipe import Recipe, recipe
from .say import request

# Each curve as ease-in: its names, and its three expressions in t.
_POWERS = {
    "quad": (2, ("quadratic", "quad", "power of two", "t squared"), "t * t"),
    "cubic": (3, ("cubic", "power of three", "t cubed"), "t * t * t"),
    "quart": (4, ("quartic", "quart", "power of four", "fourth power"), "t * t * t * t"),
    "quint": (5, ("quintic", "quint", "power of five", "fifth power"), "t * t * t * t * t"),
}
_OTHERS: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "sine": (
        ("sine", "sinusoidal", "sin"),
        "1.0 - cos(t * 1.5707964)", "sin(t * 1.5707964)", "0.5 - 0.5 * cos(t * 3.1415927)",
    ),
    "expo": (
        ("expo", "exponential", "exp"),
        "select(exp2(10.0 * t - 10.0), 0.0, t <= 0.0)", "select(1.0 - exp2(-10.0 * t), 1.0, t >= 1.0)",
        "if t <= 0.0 { return 0.0; } if t >= 1.0 { return 1.0; } "
        "return select(1.0 - 0.5 * exp2(10.0 - 20.0 * t), 0.5 * exp2(20.0 * t - 10.0), t < 0.5);",
    ),
    "circ": (
        ("circ", "circular", "quarter circle"),
        "1.0 - sqrt(1.0 - t * t)", "sqrt(1.0 - (t - 1.0) * (t - 1.0))",
        "if t < 0.5 { return 0.5 - 0.5 * sqrt(1.0 - 4.0 * t * t); } "
        "let u = 2.0 - 2.0 * t; return 0.5 + 0.5 * sqrt(1.0 - u * u);",
    ),
    "back": (
        ("back", "overshooting back", "anticipating back"),
        "t * t * (2.70158 * t - 1.70158)",
        "let u = t - 1.0; return 1.0 + u * u * (2.70158 * u + 1.70158);",
        "if t < 0.5 { return 2.0 * t * t * (7.189819 * t - 2.5949094); } "
        "let u = 2.0 * t - 2.0; return 0.5 * u * u * (3.5949094 * u + 2.5949094) + 1.0;",
    ),
    "elastic": (
        ("elastic", "springy elastic", "rubber-band elastic"),
        "if t <= 0.0 { return 0.0; } if t >= 1.0 { return 1.0; } "
        "return -exp2(10.0 * t - 10.0) * sin((10.0 * t - 10.75) * 2.0943952);",
        "if t <= 0.0 { return 0.0; } if t >= 1.0 { return 1.0; } "
        "return exp2(-10.0 * t) * sin((10.0 * t - 0.75) * 2.0943952) + 1.0;",
        "if t <= 0.0 { return 0.0; } if t >= 1.0 { return 1.0; } let wave = sin((20.0 * t - 11.125) * 1.3962634); "
        "return select(0.5 * exp2(10.0 - 20.0 * t) * wave + 1.0, -0.5 * exp2(20.0 * t - 10.0) * wave, t < 0.5);",
    ),
}  # fmt: skip
_BOUNCE = (
    "if t < 0.36363637 { return 7.5625 * t * t; } "
    "if t < 0.72727275 { let u = t - 0.54545456; return 7.5625 * u * u + 0.75; } "
    "if t < 0.90909094 { let u = t - 0.8181818; return 7.5625 * u * u + 0.9375; } "
    "let u = t - 0.95454544; return 7.5625 * u * u + 0.984375;"
)
_BOUNCE_HELPER = f"fn bounce_out(t: f32) -> f32 {{ {_BOUNCE} }}\n"
_IN = (
    "[an|the] ease-in {curve} curve", "[an|the] {curve} ease[-| ]in", "ease[-| |_]in {curve}", "{curve} ease-in of {t}", "easeIn {curve}",
    "{curve} easing in", "{curve} acceleration from 0 to 1", "[a|the] {curve} ease that starts slowly", "{curve} ease in (slow start, fast end) for {t} in 0..1",
    "[a|the] {curve} in-easing, as in Penner's equations", "a slow start with {curve} easing", "[an|the] easing which starts slow and speeds up, {curve}",
    "an animation curve that takes off gently, {curve} ease-in", "{curve} easing for the beginning of a move",
)  # fmt: skip
_OUT = (
    "[an|the] ease-out {curve} curve", "[an|the] {curve} ease[-| ]out", "ease[-| |_]out {curve}", "{curve} ease-out of {t}", "easeOut {curve}",
    "{curve} easing out", "{curve} deceleration from 0 to 1", "[a|the] {curve} ease that ends slowly", "{curve} ease out (fast start, slow end) for {t} in 0..1",
    "[a|the] {curve} out-easing, as in Penner's equations", "a slow stop with {curve} easing", "[an|the] easing which starts fast and slows down, {curve}",
    "an animation curve that lands gently, {curve} ease-out", "{curve} easing for the end of a move",
)  # fmt: skip
_BOTH = (
    "[an|the] ease-in-out {curve} curve", "[an|the] {curve} ease[-| ]in[-| ]out", "ease[-| |_]in[-| |_]out {curve}", "{curve} ease-in-out of {t}", "easeInOut {curve}",
    "{curve} easing in and out", "{curve} acceleration, then deceleration", "[a|the] {curve} ease with a slow start and a slow end", "{curve} in/out easing for {t} in 0..1",
    "[a|the] {curve} in-out easing, as in Penner's equations", "[an|the] easing slow at both ends and fast in the middle, {curve}", "[a|the] symmetric {curve} S-curve that eases in and out",
    "an animation curve that takes off and lands gently, {curve} ease-in-out", "{curve} easing for both the beginning and the end of a move",
)  # fmt: skip
_DO_IN = (
    "ease in {curve}[ style|-style|] from 0 to 1",
    "apply [a |]{curve} ease-in to {t}",
    "ease {t} in with a {curve} curve",
    "start slow and speed up with {curve} easing",
    "accelerate an animation with {curve} easing",
    "do easeIn {curve}",
    "begin a movement gently with {curve} ease-in",
    "implement jQuery's easeIn for {curve}",
    "remap animation progress with a {curve} ease-in",
)
_DO_OUT = (
    "ease out {curve}[ style|-style|] from 0 to 1",
    "apply [a |]{curve} ease-out to {t}",
    "ease {t} out with a {curve} curve",
    "start fast and slow down with {curve} easing",
    "decelerate an animation with {curve} easing",
    "do easeOut {curve}",
    "end a movement gently with {curve} ease-out",
    "implement jQuery's easeOut for {curve}",
    "remap animation progress with a {curve} ease-out",
)
_DO_BOTH = (
    "ease in and out {curve}[ style|-style|] from 0 to 1", "apply [a |]{curve} ease-in-out to {t}", "ease {t} in and out with a {curve} curve",
    "accelerate then slow down with {curve} easing", "animate with {curve} easing at both ends", "do easeInOut {curve}",
    "begin and end a movement gently with {curve} easing in and out", "implement jQuery's easeInOut for {curve}", "remap animation progress with a {curve} ease-in-out",
)  # fmt: skip


def _named(phrases: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    one = f"[{'|'.join(names)}]"
    return tuple(phrase.replace("{curve}", one) for phrase in phrases)


def _three(key: str, names: tuple[str, ...], codes: tuple[str, str, str], before: str = "") -> list[Recipe]:
    """Ease-in, ease-out and ease-in-out of one curve."""
    forms = (
        (f"ease_in_{key}", _IN, _DO_IN),
        (f"ease_out_{key}", _OUT, _DO_OUT),
        (f"ease_in_out_{key}", _BOTH, _DO_BOTH),
    )
    return [
        recipe(
            name,
            "t:f32 progress",
            code,
            do=_named(do, names),
            what=_named(what, names),
            before=before if "return" not in code else "",
        )
        for (name, what, do), code in zip(forms, codes, strict=True)
    ]


def _curves() -> list[Recipe]:
    made: list[Recipe] = []
    for key, (power, names, rising) in _POWERS.items():
        falling = rising.replace("t", "u")
        scale = f"{2 ** (power - 1)}.0"
        flip = f"let u = 1.0 - t; return 1.0 - {falling};"
        both = f"if t < 0.5 {{ return {scale} * {rising}; }} let u = 1.0 - t; return 1.0 - {scale} * {falling};"
        made += _three(key, names[:2], (rising, flip, both))
    for key, (names, rising, falling, both) in _OTHERS.items():
        made += _three(key, names, (rising, falling, both))
    names = ("bounce", "bouncing", "bouncing ball")
    into = "1.0 - bounce_out(1.0 - t)"
    both = "select(0.5 + 0.5 * bounce_out(2.0 * t - 1.0), 0.5 - 0.5 * bounce_out(1.0 - 2.0 * t), t < 0.5)"
    return made + _three("bounce", names, (into, _BOUNCE, both), _BOUNCE_HELPER)


_CURVES = tuple(_curves())


@family("function", structures=40)
def easing(draw: Draw) -> Request:
    """One of Penner's curves, in, out or both."""
    return request(draw, draw.pick(_CURVES))
