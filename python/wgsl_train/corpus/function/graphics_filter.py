"""Colour filters with one thing more: a strength, an alpha that is kept, a clamped result, an exposure before."""

import re
from dataclasses import dataclass

from ..draw import Draw
from ..family import Request, family
from ..names import function_name
from ..number import plain
from ..surface import verbatim
from .graphics import sentence_request

_LUMA = "vec3<f32>(0.2126, 0.7152, 0.0722)"
_BLACK, _WHITE = "vec3<f32>(0.0)", "vec3<f32>(1.0)"


@dataclass(frozen=True, slots=True)
class Filter:
    """An expression of `color`, how to ask for it, and a number in it with its range."""

    name: str
    body: str
    do: tuple[str, ...]
    what: tuple[str, ...]
    number: tuple[str, float, float, float] | None = None


_FILTERS = (
    Filter("grayscale", f"vec3<f32>(dot(color, {_LUMA}))", ("convert a color to grayscale (Rec. 709)", "desaturate a color", "make a color gray by its Rec. 709 luminance"), ("grayscale", "desaturation by luminance", "black and white conversion (Rec. 709)", "greyscale filter")),
    Filter("invert", "vec3<f32>(1.0) - color", ("invert a color", "make the negative of a color"), ("color inversion", "negative", "invert filter", "CSS invert()")),
    Filter("sepia", "vec3<f32>(dot(color, vec3<f32>(0.393, 0.769, 0.189)), dot(color, vec3<f32>(0.349, 0.686, 0.168)), dot(color, vec3<f32>(0.272, 0.534, 0.131)))", ("apply the standard sepia matrix", "tone a color in sepia"), ("sepia", "sepia filter", "CSS sepia()", "sepia toning")),
    Filter("posterize", "floor(color * levels) / levels", ("posterize a color to {p} levels (floor)", "quantize a color with floor(c * {p}) / {p}"), ("posterize with {p} levels (floor)", "posterization to {p} steps, floor"), ("levels", 2, 12, 1)),
    Filter("threshold", f"vec3<f32>(step(level, dot(color, {_LUMA})))", ("threshold a color at luminance {p}", "make a color black or white at luminance {p}"), ("luminance threshold at {p}", "black/white threshold {p}"), ("level", 0.2, 0.8, 0.05)),
    Filter("contrast", "(color - vec3<f32>(0.5)) * contrast + vec3<f32>(0.5)", ("change the contrast of a color by {p} around 0.5", "scale a color around mid gray by {p}"), ("contrast {p}", "contrast adjustment by {p} (pivot 0.5)"), ("contrast", 0.4, 2.4, 0.1)),
    Filter("saturation", f"mix(vec3<f32>(dot(color, {_LUMA})), color, saturation)", ("scale the saturation of a color by {p}", "change saturation by {p}"), ("saturation {p}", "saturation adjustment of {p}"), ("saturation", 0, 2.4, 0.1)),
    Filter("brightness", "color + vec3<f32>(brightness)", ("add {p} to the brightness of a color", "brighten each channel by adding {p}"), ("brightness offset {p}", "additive brightness {p}"), ("brightness", -0.4, 0.4, 0.05)),
    Filter("exposure", "color * exp2(stops)", ("expose a color by {p} stops", "apply {p} EV of exposure"), ("exposure of {p} stops", "exposure, {p} EV"), ("stops", -3, 3, 0.5)),
    Filter("gamma", "pow(color, vec3<f32>(1.0 / gamma))", ("apply gamma {p} to a color, pow(c, 1/{p})", "gamma-encode a color with {p}"), ("gamma correction {p}", "pow(c, 1/{p})"), ("gamma", 1.6, 2.6, 0.1)),
    Filter("reinhard", "color / (color + vec3<f32>(1.0))", ("tone map a color with Reinhard",), ("Reinhard tone mapping", "reinhard")),
    Filter("aces", "clamp((color * (2.51 * color + 0.03)) / (color * (2.43 * color + 0.59) + 0.14), vec3<f32>(0.0), vec3<f32>(1.0))", ("tone map a color with the ACES fit of Narkowicz",), ("ACES tone mapping (Narkowicz)", "ACES film curve")),
    Filter("solarize", "select(color, vec3<f32>(1.0) - color, color > vec3<f32>(level))", ("solarize a color at {p}", "invert channels above {p}"), ("solarization at {p}", "solarize {p}"), ("level", 0.3, 0.7, 0.05)),
    Filter("warm", "color * vec3<f32>(1.0 + warmth, 1.0, 1.0 - warmth)", ("warm a color by {p}: red times 1 + {p}, blue times 1 - {p}",), ("warmth {p} (red 1 + it, blue 1 - it)",), ("warmth", -0.4, 0.4, 0.05)),
    Filter("linear_to_srgb", "select(1.055 * pow(color, vec3<f32>(0.4166667)) - 0.055, color * 12.92, color <= vec3<f32>(0.0031308))", ("convert linear to sRGB exactly", "encode a color as sRGB"), ("linear to sRGB", "exact sRGB encoding")),
    Filter("srgb_to_linear", "select(pow((color + 0.055) / 1.055, vec3<f32>(2.4)), color / 12.92, color <= vec3<f32>(0.04045))", ("convert sRGB to linear exactly", "decode an sRGB color"), ("sRGB to linear", "exact sRGB decoding")),
    Filter("swap_channels", "color.bgr", ("swap red and blue", "reverse the channel order"), ("red-blue swap", "rgb to bgr")),
    Filter("luma_601_gray", "vec3<f32>(dot(color, vec3<f32>(0.299, 0.587, 0.114)))", ("convert a color to gray with the Rec. 601 weights", "make a color gray with 0.299, 0.587, 0.114"), ("grayscale with Rec. 601 luma", "NTSC grayscale")),
    Filter("average_gray", "vec3<f32>((color.r + color.g + color.b) / 3.0)", ("make a color gray by averaging its channels",), ("grayscale by channel average", "average desaturation")),
    Filter("s_curve", "color * color * (vec3<f32>(3.0) - 2.0 * color)", ("put a color through the s-curve c*c*(3-2c)",), ("s-curve contrast c²(3 - 2c)",)),
)  # fmt: skip
_AMOUNTS = ("amount", "amount", "strength", "intensity", "t", "mix_factor", "factor", "k", "blend")
_STRENGTH = (
    ", with {a} from 0 (unchanged) to 1 (full effect)", " with a strength parameter {a}", ", mixed with the original by {a}", ", {a} as the last parameter blends with the original", " and blend with the original color by {a}", ", the last argument {a} says how much (0 none, 1 all)", " with adjustable strength {a}", ", lerped from the input by {a}", " by {a} (0..1)", "; last parameter {a}: 0 keeps the color, 1 is the full effect",
)  # fmt: skip
_KEEP = (
    " for a vec4, alpha unchanged", ", rgba in and out, keep alpha", " on rgba, leave alpha alone", " for a vec4 color without touching alpha", ", takes and returns vec4, alpha passes through", " (vec4, preserve alpha)", ", keeping the alpha channel of the vec4", ", rgb only - the alpha of the vec4 stays",
)  # fmt: skip
_CLAMP = (
    ", clamp the result to 0..1", ", result saturated", " and clamp to 0..1", ", clamped between 0 and 1 at the end", ", never leaving 0..1", " (saturate the result)", ", output limited to the unit range",
)  # fmt: skip
_EXPOSE = (
    ", after multiplying by an exposure {a}", ", {a} is an exposure factor applied first", " with an exposure factor {a} applied before", ", color multiplied by {a} first (exposure)", ", pre-multiplied by exposure {a}",
)  # fmt: skip
_SECOND = ("{a} is the second argument", "{a} as second parameter", "the second parameter is {a}")


@family("function", structures=160)
def filters_with_more(draw: Draw) -> Request:
    """A filter with one to three of the additions."""
    chosen = draw.pick(_FILTERS)
    clamps = not chosen.body.startswith("clamp")
    options = [extra for extra in ("strength", "keep", "clamp") if extra != "clamp" or clamps]
    extras = draw.sample(options, draw.pick((1, 1, 1, 2, 2, 3)) if clamps else draw.pick((1, 1, 2)))
    if draw.chance(0.1) and chosen.name in ("reinhard", "aces", "gamma", "linear_to_srgb"):
        extras = ["expose", *(["keep"] if "keep" in extras else [])]
    draw.structure("filter", chosen.name, *sorted(extras))
    body, parameters, said = chosen.body, [], ""
    if chosen.number:
        label, low, high, step = chosen.number
        constant = draw.number(low, high, step)
        if draw.chance(0.5):
            body = re.sub(rf"\b{label}\b", str(constant), body)
            said = plain(draw, constant.value)
        else:
            parameters.append(label)
            said = verbatim(label)
    amount = draw.pick([name for name in _AMOUNTS if name not in parameters])
    if "expose" in extras:
        amount = draw.pick(("exposure", "exposure", "ev_scale", "gain"))
    slots = {"p": said, "a": verbatim(amount)}
    form = draw.pick(("do", "what", "brief"))
    text = draw.phrase(chosen.do if form == "do" else chosen.what, slots)
    table = {"strength": _STRENGTH, "keep": _KEEP, "clamp": _CLAMP, "expose": _EXPOSE}
    text += "".join(draw.phrase(table[extra], slots) for extra in extras)
    second = "strength" in extras and draw.chance(0.15)
    sentences = [draw.phrase(_SECOND, slots)] if second and parameters and "last" not in text else []
    if "strength" in extras or "expose" in extras:
        parameters = [amount, *parameters] if sentences else [*parameters, amount]
    name = function_name(draw) if draw.chance(0.3) else ""
    code = _filtered(name or chosen.name, body, parameters, amount, extras)
    return Request(sentence_request(draw, form, text, name, sentences), code)


def _filtered(name: str, body: str, parameters: list[str], amount: str, extras: list[str]) -> str:
    before = ""
    color = "color.rgb" if "keep" in extras else "color"
    if "keep" in extras:
        body = re.sub(r"\bcolor\b(?!\.)", "color.rgb", body)
    if "expose" in extras:
        before = f"let c = {color} * {amount}; "
        body = re.sub(r"\bcolor(\.rgb)?\b", "c", body)
    if "strength" in extras:
        body = f"mix({color}, {body}, {amount})"
    if "clamp" in extras:
        body = f"clamp({body}, {_BLACK}, {_WHITE})"
    kind = "vec3<f32>"
    if "keep" in extras:
        kind, body = "vec4<f32>", f"vec4<f32>({body}, color.a)"
    listed = ", ".join([f"color: {kind}", *(f"{each}: f32" for each in parameters)])
    return f"fn {name}({listed}) -> {kind} {{ {before}return {body}; }}"
