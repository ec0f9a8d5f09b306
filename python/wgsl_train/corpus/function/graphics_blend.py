"""Blend modes with an opacity, and all operators of Porter and Duff in straight and premultiplied alpha."""

import re

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..names import function_name
from ..number import plain
from ..surface import verbatim
from .blend import _MODES
from .graphics import sentence_request

_OPACITY_NAMES = ("opacity", "opacity", "opacity", "alpha", "amount", "strength", "t", "k", "factor", "fade")
# `{m}` the mode, `{o}` the opacity, by its name or its value.
_OPACITY_WHAT = (
    "{m} blend with opacity {o}", "the {m} blend mode with opacity {o}", "{m} blending at opacity {o}", "{m} mode, opacity {o}", "a {m} layer at opacity {o}", "Photoshop's {m} with a layer opacity of {o}", "{m} blend of base and top, faded by opacity {o}", "mix(base, {m}(base, top), {o})", "{m} blend, then mix with the base by {o}",
    "lerp from base to {m}(base, top) by {o}",
)  # fmt: skip
_OPACITY_DO = (
    "blend two colors with {m} at opacity {o}", "{m} a color onto a base color with opacity {o}", "apply the {m} blend mode with an opacity of {o}", "compute the {m} blend of base and top and mix it over the base by {o}", "do a {m} blend whose strength is {o}", "blend base and top in {m} mode and interpolate from the base to the result by {o}",
)  # fmt: skip
_OPEN_WHAT = (
    "{m} blend with opacity", "{m} blend mode with an opacity parameter", "{m} blending of two colors, opacity as the third argument", "{m}(base, top, {o})", "{m} blend with {o} as third parameter", "{m} mode with {o}, 0 leaves the base unchanged", "the {m} blend of base and top with an extra parameter {o}", "{m} blend of two colors and an {o} float between 0 and 1", "{m} with layer opacity",
)  # fmt: skip
_OPEN_DO = (
    "blend two colors with {m}, taking the opacity as third parameter", "blend in {m} mode with an adjustable opacity", "{m} one color onto another, with a float {o} for how much of it shows", "do {m} blending, where {o} = 0 gives the base and {o} = 1 the full blend",
)  # fmt: skip
_TOP_ALPHA = (
    "{m} blend where the alpha of the top color is the opacity", "{m} blend of a vec3 base and a vec4 top, using top.a as opacity", "{m} blend with the opacity taken from the top color's alpha", "{m} blend of an rgba layer over an opaque rgb base", "{m}: base is rgb, top is rgba, its alpha says how much",
)  # fmt: skip
_BOTH_ALPHA = (
    "{m} blend of two rgba colors, weighted by the top alpha, keeping the base alpha", "{m} blend for vec4s: rgb mixed by top.a, alpha of the base stays", "{m} blend of two vec4 colors with top.a as opacity and the base's alpha in the result", "{m} on rgba, alpha comes from the base, opacity from the top's alpha",
)  # fmt: skip
_FIRST_TOP = ("the top layer comes first", "argument order: top, then base", "first parameter is the top color, second the base", "(top first, base second)", "top is the first argument")  # fmt: skip
_GRAY = ("on floats", "for single channels (f32)", "for scalar values", "for grayscale floats", "f32 version")


@family("function", structures=120)
def blend_opacity_modes(draw: Draw) -> Request:
    """A blend mode faded by an opacity: a number, a parameter, or the alpha of the upper colour."""
    name, body, names, _ = draw.pick(_MODES)
    mode = draw.pick(names)
    form = draw.pick(("constant", "open", "open", "open", "top", "both"))
    gray = form in ("constant", "open") and draw.chance(0.15)
    top_first = form in ("constant", "open") and draw.chance(0.12)
    draw.structure("blend", name, f"opacity {form}", *(["gray"] if gray else []), *(["top first"] if top_first else []))
    opacity = draw.pick(_OPACITY_NAMES) if form == "open" else str(draw.number(0.1, 0.9, 0.05))
    said = verbatim(opacity) if form == "open" else plain(draw, float(opacity))
    slots = {"m": mode, "o": said}
    called = function_name(draw) if draw.chance(0.3) else ""
    sentences: list[str] = []
    if form in ("constant", "open"):
        verbal = draw.chance(0.4)
        phrases = (_OPACITY_DO if verbal else _OPACITY_WHAT) if form == "constant" or draw.chance(0.4) else (_OPEN_DO if verbal else _OPEN_WHAT)  # fmt: skip
        text, frame = draw.phrase(phrases, slots), "do" if verbal else draw.pick(("what", "brief"))
        if form == "open" and opacity != "opacity" and said not in text:
            sentences.append(draw.phrase(("the opacity parameter is called {o}", "call the opacity {o}", "opacity is {o}"), slots))  # fmt: skip
        if gray:
            text += " " + draw.phrase(_GRAY)
        if top_first:
            sentences.append(draw.phrase(_FIRST_TOP))
    else:
        text, frame = draw.phrase(_TOP_ALPHA if form == "top" else _BOTH_ALPHA, slots), draw.pick(("what", "brief"))
    code = _blended(called or f"blend_{name.removesuffix('_blend')}", body, form, opacity, gray=gray, top_first=top_first)  # fmt: skip
    return Request(sentence_request(draw, frame, text, called, sentences), code)


def _blended(called: str, body: str, form: str, opacity: str, *, gray: bool, top_first: bool) -> str:
    kind = "f32" if gray else "vec3<f32>"
    mode = re.sub(r"\bT\(([^()]*)\)", (lambda found: found[1]) if gray else (lambda found: f"vec3<f32>({found[1]})"), body)  # fmt: skip
    if form == "top":
        return f"fn {called}(base: vec3<f32>, top: vec4<f32>) -> vec3<f32> {{ return mix(base, {_rgb(mode, 'top')}, top.a); }}"
    if form == "both":
        both = _rgb(_rgb(mode, "top"), "base")
        return f"fn {called}(base: vec4<f32>, top: vec4<f32>) -> vec4<f32> {{ return vec4<f32>(mix(base.rgb, {both}, top.a), base.a); }}"
    parameters = [f"base: {kind}", f"top: {kind}"]
    if top_first:
        parameters.reverse()
    if form == "open":
        parameters.append(f"{opacity}: f32")
    return f"fn {called}({', '.join(parameters)}) -> {kind} {{ return mix(base, {mode}, {opacity}); }}"


def _rgb(text: str, name: str) -> str:
    """The colour part of a vec4 where the whole of it stood."""
    return re.sub(rf"\b{name}\b(?!\.)", f"{name}.rgb", text)


# Name, share of the source and of the destination, names, and what is left.
_OPERATORS = (
    ("src_over", "", "1.0 - {s}.a", ("src over dst", "source over", "over", "source-over"), "the source over the destination"),
    ("dst_over", "1.0 - {d}.a", "", ("dst over src", "destination over", "dst-over", "destination-over"), "the destination over the source"),
    ("src_in", "{d}.a", None, ("src in dst", "source in", "in", "source-in"), "the source where the destination is"),
    ("dst_in", None, "{s}.a", ("dst in src", "destination in", "dst-in", "destination-in"), "the destination where the source is"),
    ("src_out", "1.0 - {d}.a", None, ("src out dst", "source out", "out", "source-out"), "the source where the destination is not"),
    ("dst_out", None, "1.0 - {s}.a", ("dst out src", "destination out", "dst-out", "destination-out", "erase"), "the destination where the source is not"),
    ("src_atop", "{d}.a", "1.0 - {s}.a", ("src atop dst", "source atop", "atop", "source-atop"), "the source on top of and only within the destination"),
    ("dst_atop", "1.0 - {d}.a", "{s}.a", ("dst atop src", "destination atop", "dst-atop", "destination-atop"), "the destination on top of and only within the source"),
    ("xor", "1.0 - {d}.a", "1.0 - {s}.a", ("xor", "src xor dst", "exclusive or"), "either of source and destination, but not where both are"),
    ("plus", "", "", ("plus", "lighter", "add"), "the sum of source and destination"),
)  # fmt: skip
_DUFF = (
    "Porter-Duff {n}, {p}", "porter duff {n} ({p})", "porter-duff {n}, {p}", "{n} compositing with {p}", "{n} operator, {p}", "alpha compositing: {n}, {p}", "composite operator {n} ({p})", "{n} for two {q} rgba colors", "canvas globalCompositeOperation {n}, {p}", "the Porter-Duff operator {n} for {p}", "Porter/Duff: {n}; {p}",
    "blend func {n}, {p}", "compositing two {q} colors: {m}", "Porter-Duff compositing that keeps {m}, {p}", "{m} (Porter-Duff, {p})",
)  # fmt: skip
_DUFF_DO = (
    "composite a source and a destination color with {n}, {p}", "combine two {q} rgba colors by the {n} operator", "apply Porter-Duff {n} to src and dst, both {q}", "return {m}, given {p} colors src and dst", "do {n} compositing ({p})",
)  # fmt: skip
_PREMULTIPLIED = ("premultiplied", "premultiplied alpha", "premul", "alpha premultiplied", "pre-multiplied alpha")
_STRAIGHT = ("straight alpha", "unpremultiplied alpha", "non-premultiplied", "straight (not premultiplied) alpha", "unassociated alpha")  # fmt: skip
_PAIRS = (("src", "dst"), ("src", "dst"), ("src", "dst"), ("a", "b"), ("source", "destination"), ("fg", "bg"), ("s", "d"))  # fmt: skip


@family("function", structures=45)
def porter_duff(draw: Draw) -> Request:
    """One of the operators, premultiplied or straight."""
    name, of_source, of_destination, names, meaning = draw.pick(_OPERATORS)
    straight = draw.chance(0.35)
    draw.structure("porter duff", name, *(["straight"] if straight else []))
    source, destination = draw.pick(_PAIRS)
    said = draw.pick(_STRAIGHT if straight else _PREMULTIPLIED)
    adjective = draw.pick(("straight-alpha", "unpremultiplied")) if straight else draw.pick(("premultiplied", "premultiplied-alpha"))  # fmt: skip
    called = function_name(draw) if draw.chance(0.25) else ""
    slots = {"n": draw.pick(names), "p": said, "q": adjective, "m": meaning}
    verbal = draw.chance(0.35)
    text = draw.phrase(_DUFF_DO if verbal else _DUFF, slots)
    frame = "do" if verbal else draw.pick(("what", "brief", "brief"))
    sentences = []
    if (source, destination) != ("src", "dst"):
        sentences.append(
            draw.phrase(
                ("{s} is the source, {d} the destination", "parameters {s} (source) and {d} (destination)", "args: {s} (source), {d} (destination)", "source {s}, destination {d}"),
                {"s": verbatim(source), "d": verbatim(destination)},
            )
        )  # fmt: skip
    code = _composited(called or name, source, destination, of_source, of_destination, straight=straight)
    return Request(join_clauses(draw, ask.frame(draw, frame, text, called), sentences), code)


def _composited(called: str, s: str, d: str, of_s: str | None, of_d: str | None, *, straight: bool) -> str:
    header = f"fn {called}({s}: vec4<f32>, {d}: vec4<f32>) -> vec4<f32>"
    if not straight:
        return f"{header} {{ return {' + '.join(_terms((s, d), (s, d), of_s, of_d))}; }}"
    alpha = " + ".join(_terms((f"{s}.a", f"{d}.a"), (s, d), of_s, of_d))
    color = " + ".join(_terms((f"{s}.rgb * {s}.a", f"{d}.rgb * {d}.a"), (s, d), of_s, of_d))
    return f"{header} {{ let alpha = {alpha}; return vec4<f32>(({color}) / max(alpha, 0.0001), alpha); }}"


def _terms(values: tuple[str, str], names: tuple[str, str], *shares: str | None) -> list[str]:
    """What each colour adds: nothing, all, or a share of it."""
    told = []
    for value, share in zip(values, shares, strict=True):
        if share is not None:
            weight = share.format(s=names[0], d=names[1])
            told.append(f"{value} * ({weight})" if " " in weight else f"{value} * {weight}" if weight else value)
    return told
