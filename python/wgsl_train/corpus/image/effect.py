"""Effects that know only the colour of a pixel: tones, tints, levels."""

from ..color import color
from ..describe import EFFECT, Modifier, Templates
from ..draw import Draw
from ..number import Number, count, plain
from ..phrase import Slots
from .canvas import Canvas
from .compose import Change, effect

# Frames for what an effect is called, as a clause and as a sentence.
_WITH: Templates = (
    "with {e}", "with {e} on top", "with {e} over it", "with {e} as post-processing", "finished with {e}", "with {e} applied",
)  # fmt: skip
_ADD: Templates = (
    "add {e}", "finish with {e}", "put {e} on top", "apply {e}", "overlay {e}", "give it {e}", "post-process it with {e}", "use {e} as a finish",
    "there should be {e}", "top it off with {e}",
)  # fmt: skip


def said(
    draw: Draw,
    *,
    noun: Templates = (),
    looks: Templates = (),
    do: Templates,
    slots: Slots | None = None,
    key: tuple[str, str] | None = None,
) -> Modifier:
    """The words of an effect: its names (`a vignette`), clauses (`in sepia`) and commands (`darken the corners`)."""
    values = dict(slots or {})
    if noun:
        values["e"] = lambda: draw.phrase(noun, slots)
    return Modifier(
        after=(*looks, *(_WITH if noun else ())), sentence=(*do, *(_ADD if noun else ())), slots=values, rank=EFFECT, key=key
    )  # fmt: skip


_LUMA = "vec3<f32>(0.2126, 0.7152, 0.0722)"


def luminance(color: str) -> str:
    """The weighted sum of Rec. 709."""
    return f"dot({color}, {_LUMA})"


@effect
def invert(draw: Draw, canvas: Canvas, c: str) -> Change:
    words = said(
        draw,
        noun=("inverted colors", "a color inversion", "a negative effect", "an invert filter"),
        looks=("with inverted colors", "as a photo negative", "with all colors inverted", "in negative", "with its colors flipped to their complements", "filtered with invert(1)"),
        do=("invert the colors", "invert everything", "turn the result into a negative", "flip all colors to their opposite", "output 1 - color", "the final color is one minus the color", "negate the colors at the end", "filter: invert(1)", "show the complement of every color"),
        key=("[filter|effect]", "invert"),
    )  # fmt: skip
    return Change("invert", f"1.0 - {c}", [words])


@effect
def grayscale(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Rec. 709 luminance."""
    words = said(
        draw,
        noun=("a grayscale filter", "a desaturation filter", "a gray filter", "a luminance conversion"),
        looks=("in grayscale", "converted to grayscale", "in shades of gray", "without any color, only gray levels", "like an old black and white film", "completely desaturated", "reduced to its luminance"),
        do=("convert it to grayscale", "remove all color", "desaturate everything", "turn the result gray", "show only the luminance", "make it monochrome gray", "filter: grayscale(100%)", "use the luminance as the output color", "drop the colors and keep the brightness"),
        key=("[filter|effect]", "grayscale"),
    )  # fmt: skip
    return Change("grayscale", f"vec3<f32>({luminance(c)})", [words])


@effect
def sepia(draw: Draw, canvas: Canvas, c: str) -> Change:
    """The matrix of the CSS filter, column by column."""
    words = said(
        draw,
        noun=("a sepia tone", "a sepia filter", "an old photo look in sepia", "sepia toning"),
        looks=("in sepia", "in sepia tones", "sepia-toned", "like an old sepia photograph", "with a vintage sepia look", "toned in sepia"),
        do=("tone it in sepia", "make it sepia", "turn everything sepia", "filter: sepia(1)", "give it the brown tone of old photographs", "convert the colors to sepia", "age it with a sepia tone"),
        key=("[filter|effect]", "sepia"),
    )  # fmt: skip
    matrix = "mat3x3<f32>(0.393, 0.349, 0.272, 0.769, 0.686, 0.534, 0.189, 0.168, 0.131)"
    return Change("sepia", f"min({matrix} * {c}, vec3<f32>(1.0))", [words])


def _amount(draw: Draw) -> tuple[Number, Slots]:
    """A factor in tenths, without 1."""
    value = draw.number(0.2, 0.9, 0.1) if draw.chance(0.5) else draw.number(1.1, 2.5, 0.1)
    return value, {
        "n": f"{value.value:g}",
        "percent": f"{value.value * 100:g}%",
        "more": "higher" if value.value > 1 else "lower",
    }


@effect
def brightness(draw: Draw, canvas: Canvas, c: str) -> Change:
    """A factor on the colour."""
    value, slots = _amount(draw)
    slots = {**slots, "up": "brighter" if value.value > 1 else "darker"}
    words = said(
        draw,
        noun=("a brightness factor of {n}", "a brightness of {percent}", "its brightness scaled by {n}"),
        looks=("at {percent} brightness", "with the brightness multiplied by {n}", "made {up} by a factor of {n}", "with every color multiplied by {n}", "with brightness {n}"),
        do=("multiply the brightness by {n}", "make it {up}: multiply by {n}", "scale the final color by {n}", "filter: brightness({n})", "set the brightness to {percent}", "color *= {n}", "multiply the result by {n}"),
        slots=slots, key=("brightness", "{n}"),
    )  # fmt: skip
    return Change("brightness", f"{c} * {value}", [words])


@effect
def contrast(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Around one half, clamped."""
    value, slots = _amount(draw)
    words = said(
        draw,
        noun=("a contrast of {n}", "contrast {n}", "{more} contrast ({n})", "the contrast scaled by {n}"),
        looks=("with {more} contrast, factor {n}", "at {percent} contrast", "with contrast {n}", "contrast-adjusted by {n} around mid gray", "with the contrast multiplied by {n}"),
        do=("set the contrast to {n}", "multiply the contrast by {n}", "filter: contrast({n})", "scale the colors around 0.5 by {n}", "change the contrast by a factor of {n}", "stretch the contrast by {n}", "(color - 0.5) * {n} + 0.5"),
        slots=slots, key=("contrast", "{n}"),
    )  # fmt: skip
    return Change("contrast", f"clamp(({c} - 0.5) * {value} + 0.5, vec3<f32>(0.0), vec3<f32>(1.0))", [words])


@effect
def saturation(draw: Draw, canvas: Canvas, c: str) -> Change:
    """From the luminance towards the colour, clamped."""
    value, slots = _amount(draw)
    words = said(
        draw,
        noun=("a saturation of {n}", "saturation {percent}", "{more} saturation ({n})", "the saturation scaled by {n}"),
        looks=("with {more} saturation, factor {n}", "at {percent} saturation", "with saturation {n}", "with the saturation multiplied by {n}", "with colors saturated by {n}"),
        do=("set the saturation to {n}", "multiply the saturation by {n}", "filter: saturate({n})", "scale the saturation by {n}", "change the saturation by a factor of {n}", "mix the gray value and the color with {n}"),
        slots=slots, key=("saturation", "{n}"),
    )  # fmt: skip
    code = f"clamp(mix(vec3<f32>({luminance(c)}), {c}, {value}), vec3<f32>(0.0), vec3<f32>(1.0))"
    return Change("saturation", code, [words])


@effect
def gamma(draw: Draw, canvas: Canvas, c: str) -> Change:
    """The power 1 / gamma; 2.2 unless said."""
    value = Number(2.2) if draw.chance(0.5) else draw.number(1.2, 3, 0.1)
    slots = {"n": f"{value.value:g}"}
    bare = value.value == 2.2 and draw.chance(0.4)
    words = said(
        draw,
        noun=("gamma correction", "a gamma correction") if bare else ("a gamma correction of {n}", "gamma correction with gamma {n}", "gamma {n}"),
        looks=("with gamma correction", "gamma-corrected") if bare else ("gamma-corrected with {n}", "with colors raised to 1/{n}", "encoded with gamma {n}", "with its gamma set to {n}"),
        do=("gamma-correct the result", "apply gamma correction at the end") if bare else ("raise the color to the power 1/{n}", "correct the gamma with {n}", "gamma-correct the result with {n}", "apply a gamma of {n}", "pow(color, 1/{n}) at the end"),
        slots=slots, key=("gamma", "{n}"),
    )  # fmt: skip
    return Change("gamma", f"pow({c}, vec3<f32>(1.0 / {value}))", [words])


@effect
def posterise(draw: Draw, canvas: Canvas, c: str) -> Change:
    """`n` equal steps a channel, black and white included; 4 unless said."""
    n = 4 if draw.chance(0.2) else draw.integer(2, 10)
    slots = {"n": lambda: count(draw, n)}
    bare = n == 4 and draw.chance(0.5)
    words = said(
        draw,
        noun=("posterization", "a posterize effect", "a poster look") if bare else ("posterization to {n} levels", "a posterize effect with {n} levels", "a poster look of {n} levels per channel", "color banding in {n} steps"),
        looks=("posterized", "in flat poster colors") if bare else ("posterized to {n} levels", "quantized to {n} levels per channel", "reduced to {n} steps per color channel", "with only {n} shades per channel"),
        do=("posterize it", "posterize the result") if bare else ("posterize to {n} levels", "quantize every channel to {n} levels", "reduce each channel to {n} values", "limit the colors to {n} levels a channel", "use only {n} levels per channel"),
        slots=slots, key=("[posterize|levels]", "{n}"),
    )  # fmt: skip
    steps = Number(n - 1)
    # Half is nudged up: `round` takes even halves down.
    return Change("posterise", f"floor({c} * {steps} + 0.5) / {steps}", [words])


@effect
def threshold(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Black or white by the luminance; 0.5 unless said."""
    value = Number(0.5) if draw.chance(0.4) else draw.number(0.1, 0.9, 0.05)
    bare = value.value == 0.5 and draw.chance(0.6)
    slots = {"n": lambda: plain(draw, value.value)}
    words = said(
        draw,
        noun=("a black-and-white threshold", "a hard threshold") if bare else ("a threshold at {n}", "a black and white threshold of {n}", "a luminance threshold of {n}"),
        looks=("thresholded to pure black and white", "in pure black and white, no grays", "binarized") if bare else ("thresholded at {n} to black and white", "binarized at luminance {n}", "in pure black and white, split at {n}"),
        do=("threshold it to pure black and white", "make every pixel either black or white", "binarize the result") if bare else ("threshold the luminance at {n}", "white above luminance {n}, black below", "binarize it at {n}", "use step({n}, luminance) as the output", "turn everything brighter than {n} white and the rest black"),
        slots=slots, key=("threshold", "{n}"),
    )  # fmt: skip
    return Change("threshold", f"vec3<f32>(step({value}, {luminance(c)}))", [words])


@effect
def tint(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Multiplied by a colour, or mixed with it by an amount."""
    hue = color(draw)
    if draw.chance(0.5):
        words = said(
            draw,
            noun=("a {t} multiply tint", "a {t} filter multiplied on top", "a multiplied {t} layer"),
            looks=("multiplied by {t}", "seen through a {t} filter", "with every color multiplied by {t}", "as if seen through {t} glass"),
            do=("multiply everything by {t}", "multiply the result with {t}", "put a {t} multiply layer on top", "look at it through a {t} filter", "color *= {t}"),
            slots={"t": hue.text},
        )  # fmt: skip
        return Change("multiply", f"{c} * {hue}", [words])
    amount = draw.number(0.1, 0.8, 0.05)
    words = said(
        draw,
        noun=("a {p}% {t} tint", "a {t} tint of {n}", "a {t} overlay at {p}% opacity", "a {t} wash of {p}%"),
        looks=("tinted {t} by {p}%", "mixed with {p}% {t}", "tinted with {t}, strength {n}", "blended {p} percent towards {t}"),
        do=("tint everything {t} by {p}%", "mix in {p}% {t}", "mix the result with {t} by {n}", "blend the color {p}% toward {t}", "lay {t} over it with alpha {n}"),
        slots={"t": hue.text, "n": f"{amount.value:g}", "p": f"{amount.value * 100:g}"},
    )  # fmt: skip
    return Change("tint", f"mix({c}, {hue}, {amount})", [words])


_HUE = """fn shift_hue(color: vec3<f32>, angle: f32) -> vec3<f32> {
    let axis = vec3<f32>(0.57735027);
    return color * cos(angle) + cross(axis, color) * sin(angle) + axis * dot(axis, color) * (1.0 - cos(angle));
}"""


@effect
def hue_shift(draw: Draw, canvas: Canvas, c: str) -> Change:
    """A rotation around the gray axis, red towards green for positive angles."""
    angle = draw.number(10, 350, 10)
    slots = {"n": f"{angle.value:g}"}
    words = said(
        draw,
        noun=("a hue shift of {n} degrees", "a hue rotation of {n}°", "its hue shifted by {n} degrees"),
        looks=("with its hue rotated by {n} degrees", "hue-shifted by {n}°", "with all hues turned by {n} degrees", "with the hues shifted {n} degrees around the color wheel"),
        do=("rotate the hue by {n} degrees", "shift all hues by {n}°", "filter: hue-rotate({n}deg)", "turn the hue {n} degrees around the gray axis", "hue-rotate the result by {n} degrees"),
        slots=slots, key=("[hue-rotate|hue shift]", "{n}deg"),
    )  # fmt: skip
    called = canvas.helper("shift_hue", _HUE)
    return Change("hue shift", f"clamp({called}({c}, radians({angle})), vec3<f32>(0.0), vec3<f32>(1.0))", [words])


@effect
def swap_channels(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Two channels change places."""
    order, one, other = draw.pick((("bgr", "red", "blue"), ("grb", "red", "green"), ("rbg", "green", "blue")))
    words = said(
        draw,
        noun=("the {a} and {b} channels swapped", "swapped {a} and {b} channels"),
        looks=("with the {a} and {b} channels swapped", "with {a} and {b} exchanged", "in {o} order instead of rgb", "where {a} and {b} trade places"),
        do=("swap the {a} and {b} channels", "exchange {a} and {b}", "output color.{o}", "swizzle the result to {o}", "let {a} and {b} trade places"),
        slots={"a": one, "b": other, "o": order},
    )  # fmt: skip
    return Change(f"swap {order}", f"{c}.{order}", [words])
