"""Pictures with a name and the formula that makes them: stripes, spirals and ripples by fract, glows by division, plasma."""

from ..color import BLACK, WHITE, Color, color
from ..describe import Templates, Thing
from ..draw import Draw
from ..number import Number, digits
from ..phrase import Slots
from ..surface import verbatim
from .canvas import Canvas
from .compose import Picture, picture
from .palette import HUE

# What is asked: names, the formula as typed, its WGSL. {n} and {k} are numbers.
_PATTERNS: dict[str, tuple[Templates, tuple[str, ...], str]] = {
    "vertical stripes": (("vertical stripes", "upright bars", "picket fence"), ("fract(x * {n})", "fract({n}x)", "fract(uv.x * {n})"), "fract(uv.x * {N})"),
    "horizontal stripes": (("horizontal stripes", "level bands", "blinds"), ("fract(y * {n})", "fract({n}y)", "fract(uv.y * {n})"), "fract(uv.y * {N})"),
    "diagonal stripes": (("diagonal stripes", "warning stripes", "barrier tape", "candy stripes", "slanted bars"), ("fract((x + y) * {n})", "fract({n} * (x + y))", "fract((uv.x + uv.y) * {n})"), "fract((uv.x + uv.y) * {N})"),
    "other diagonal": (("diagonal stripes", "barber pole stripes", "stripes leaning the other way"), ("fract((x - y) * {n})", "fract({n} * (uv.x - uv.y))"), "fract((uv.x - uv.y) * {N})"),
    "rings": (("rings", "concentric rings", "ripple rings", "vinyl grooves"), ("fract({n} * r)", "fract(r * {n})", "fract(length(p) * {n})"), "fract(length(p) * {N})"),
    "rays": (("rays", "sunburst", "pie wedges", "fan of rays"), ("fract({n} * a / 2pi)", "fract(angle / 2pi * {n})", "fract(atan2(p.y, p.x) / 6.2831853 * {n})"), "fract(atan2(p.y, p.x) / 6.2831855 * {N})"),
    "spiral": (("spiral", "spiral arms", "swirl", "hypnosis spiral"), ("fract({n} * angle / 2pi + {k} * r)", "fract(angle / 2pi * {n} + {k} r)", "fract({k} * length(p) + {n} * atan2(p.y, p.x) / 6.2831853)"), "fract(atan2(p.y, p.x) / 6.2831855 * {N} + {K} * length(p))"),
    "counter spiral": (("spiral", "spiral arms", "snail shell"), ("fract({k} * r - {n} * angle / 2pi)", "fract({k} * length(p) - atan2(p.y, p.x) / 6.2831853 * {n})"), "fract({K} * length(p) - atan2(p.y, p.x) / 6.2831855 * {N})"),
    "chirp": (("stripes that get narrower to the right", "chirp", "frequency sweep"), ("fract({n} * x * x)", "fract({n} x^2)", "fract(uv.x * uv.x * {n})"), "fract(uv.x * uv.x * {N})"),
    "zone plate": (("zone plate", "Fresnel rings", "rings that get finer outwards"), ("fract({n} * r * r)", "fract(dot(p, p) * {n})", "fract({n} r^2)"), "fract(dot(p, p) * {N})"),
    "hyperbolas": (("hyperbola pattern", "curved cross bands", "bands along x*y"), ("fract({n} * p.x * p.y)", "fract(p.x * p.y * {n})"), "fract(p.x * p.y * {N})"),
}  # fmt: skip
_ASKED: Templates = (
    "{name}: {a} where {f} < {w}, {b} elsewhere", "{name}, {a} where {f} < {w} and {b} otherwise", "{name} by formula: {f} < {w} ? {a} : {b}", "{name} in {a} and {b}, {a} when {f} is below {w}", "{name} using step({w}, {f}), {a} for 0 and {b} for 1",
    "{name}; compute v = {f}, {a} if v < {w}, else {b}", "{name} made with {f}, {a} under {w}, {b} above", "{a} and {b} {name}, first color where {f} is less than {w}", "{name} ({f} < {w} is {a}, the rest {b})",
    "{name}. v = {f}; {a} for v under {w}, {b} for the rest",
)  # fmt: skip
_POLAR = ", where p = uv - 0.5", " with p = uv - vec2(0.5)", " (p = uv - 0.5)", ", p is relative to the center"
_POLAR_WORDS = ", r and angle around the center", " (r is the distance from the center, angle = atan2(y, x))", ", r = distance to the middle, angle = atan2(p.y, p.x)", " with r and angle = atan2(y, x) of the offset from the center"  # fmt: skip


@picture(structures=8, warps=0, effects=0.03)
def named_formula_pattern(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A pattern called by its name and given by its formula; a share of each period has the first colour."""
    kind = draw.pick(tuple(_PATTERNS))
    names, written, code = _PATTERNS[kind]
    n = draw.integer(1, 8) if "spiral" in kind else draw.integer(2, 30)
    k = draw.number(2, 12, 1)
    width = Number(0.5) if draw.chance(0.75) else draw.number(0.1, 0.9, 0.1)
    a, b = WHITE, BLACK
    if draw.chance(0.6):
        a = color(draw)
        b = BLACK if draw.chance(0.3) and sum(a.rgb) > 0.3 else color(draw, other_than=a)
    text = draw.pick(written).format(n=n, k=digits(k.value))
    tail = (
        draw.pick(_POLAR)
        if "p" in text.replace("pi", "")
        else draw.pick(_POLAR_WORDS)
        if " r" in text or "r)" in text or "r *" in text or " a " in text or "angle" in text
        else ""
    )
    if " a " in text:
        tail = tail.replace("angle", "a")
    slots: Slots = {"name": lambda: draw.phrase(names), "a": a.text, "b": b.text, "f": verbatim(text), "w": digits(width.value)}  # fmt: skip
    if "p)" in code or "p." in code:
        canvas.let("p", "uv - vec2<f32>(0.5)")
    v = canvas.let("v", code.format(N=Number(n), K=k))
    thing = Thing(tuple(form + tail for form in _ASKED), slots=slots, article=False, adjectives=False, whole=tuple(form + tail for form in _ASKED))  # fmt: skip
    return Picture(("named formula", kind), thing, f"select({b}, {a}, {v} < {width})")


_GLOWS: dict[str, tuple[Templates, tuple[str, ...], str]] = {
    "point": (("glowing point", "star glow", "point light", "lamp"), ("{k} / d", "{k}/length(p)", "{k} / r"), "length(p)"),
    "ring": (("neon ring", "glowing ring", "glowing circle outline", "plasma ring"), ("{k} / abs(d - {r})", "{k}/abs(length(p) - {r})", "{k} / |r - {r}|"), "abs(length(p) - {r})"),
    "beam": (("laser beam", "horizontal light beam", "glowing horizontal line", "neon tube"), ("{k} / abs(y - 0.5)", "{k}/abs(uv.y - 0.5)", "{k} / |y - 0.5|"), "abs(uv.y - 0.5)"),
    "column": (("light column", "vertical light beam", "glowing vertical line"), ("{k} / abs(x - 0.5)", "{k}/abs(uv.x - 0.5)", "{k} / |x - 0.5|"), "abs(uv.x - 0.5)"),
    "wave": (("glowing sine wave", "neon wave", "electric wave", "oscilloscope trace"), ("{k} / abs(y - 0.5 - {r} * sin({n} * x))", "{k}/abs(uv.y - 0.5 - {r}*sin({n}*uv.x))"), "abs(uv.y - 0.5 - {r} * sin({N} * uv.x))"),
    "moving wave": (("moving neon wave", "glowing wave running along x", "animated electric wave"), ("{k} / abs(y - 0.5 - {r} * sin({n} * x + time))", "{k}/abs(uv.y - 0.5 - {r}*sin({n}*uv.x + t))"), "abs(uv.y - 0.5 - {r} * sin({N} * uv.x + {T}))"),
}  # fmt: skip
_GLOWING: Templates = (
    "{c} {name}, {f}", "{name} in {c}: brightness {f}", "{c} {name} with glow = {f}", "{name}, intensity = {f}, color {c}", "{name} of {c} light falling off as {f}", "{name} computed as {f}, tinted {c}", "{c} times {f}, which gives a {name}", "{name}: {c} * {f}",
    "{name} look: {c} multiplied by {f}", "{name} ({c}, brightness {f})",
)  # fmt: skip


@picture(structures=5, warps=0, effects=0.05)
def named_glow(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A colour times a small number over a distance."""
    kind = draw.pick(tuple(_GLOWS))
    names, written, code = _GLOWS[kind]
    k = draw.number(0.004, 0.06, 0.002) if draw.chance(0.5) else draw.number(0.01, 0.1)
    r = draw.number(0.05, 0.3, 0.05) if "wave" in kind else draw.number(0.1, 0.45, 0.05)
    n = draw.integer(3, 25)
    shade = WHITE if draw.chance(0.15) else color(draw, other_than=BLACK)
    text = draw.pick(written).format(k=digits(k.value), r=digits(r.value), n=n)
    tail = ""
    if "p)" in text:
        tail = draw.pick((", p = uv - 0.5", " with p = uv - vec2(0.5)", ", p measured from the center"))
    elif "d" in text.replace("abs", ""):
        tail = draw.pick((", d = distance to the center", " (d: distance from the middle)", " where d is the distance to the center"))  # fmt: skip
    elif "r" in text.split("/")[1]:
        tail = draw.pick((", r = distance to the center", " (r: distance from the middle)"))
    if "p" in code:
        canvas.let("p", "uv - vec2<f32>(0.5)")
    d = canvas.let("d", code.format(r=r, N=Number(n), T=canvas.time if "{T}" in code else ""))
    slots: Slots = {"name": lambda: draw.phrase(names), "c": shade.text, "f": verbatim(text)}
    forms = tuple(form + tail for form in _GLOWING)
    return Picture(("named glow", kind), Thing(forms, slots=slots, article=False, adjectives=False, whole=forms), f"{shade} * {k} / max({d}, 0.0001)")  # fmt: skip


_PLASMA: Templates = (
    "plasma: {f}", "old school plasma effect, {f}", "demoscene plasma {f}", "classic plasma with {f}", "plasma from a sum of sines, {f}", "retro plasma, {f}", "lava-like plasma: {f}", "plasma shader ({f})",
)  # fmt: skip
_TERMS = (
    ("sin({n}x{t})", "sin({N} * uv.x{T})"), ("sin({n}y{t})", "sin({N} * uv.y{T})"), ("sin({n}(x + y){t})", "sin({N} * (uv.x + uv.y){T})"), ("sin({n}d{t})", "sin({N} * d{T})"), ("cos({n}x{t})", "cos({N} * uv.x{T})"), ("cos({n}y{t})", "cos({N} * uv.y{T})"),
)  # fmt: skip


@picture(structures=5, warps=0, effects=0.05)
def plasma(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two to four sines added, mapped from their whole range to grey, to the hues, or between two colours."""
    n = draw.integer(2, 4)
    moving = draw.chance(0.5)
    star = draw.chance(0.4)
    terms, codes = [], []
    for written, code in draw.sample(_TERMS, n):
        k, speed = draw.integer(3, 30), draw.pick((1, 1, 2, 3)) if moving and draw.chance(0.7) else 0
        time = "" if not speed else " + t" if speed == 1 else f" + {speed}t"
        text = written.format(n=k, t=time)
        if star:
            text = text.replace(f"{k}", f"{k} * ", 1).replace(f"{speed}t", f"{speed} * t")
        terms.append(text)
        codes.append(code.format(N=Number(k), T="" if not speed else f" + {canvas.time}" if speed == 1 else f" + {canvas.time} * {Number(speed)}"))  # fmt: skip
    if any("d" in code.replace("d(", "") and "* d" in code for code in codes):
        canvas.let("d", "distance(uv, vec2<f32>(0.5))")
        where = draw.pick((", d = distance to the center", ", d is the distance from the middle", " (d: distance to the middle)"))  # fmt: skip
    else:
        where = ""
    v = canvas.let("v", " + ".join(codes))
    unit = f"({v} + {n}.0) / {2 * n}.0"
    formula = verbatim("v = " + " + ".join(terms))
    kind = draw.pick(("grey", "grey", "hue", "two"))
    slots: Slots = {}
    if kind == "grey":
        end = draw.pick((f", mapped from -{n}..{n} to black..white", f", gray = (v + {n}) / {2 * n}", f", shown as (v + {n})/{2 * n} in gray", f", v from -{n} to {n} goes from black to white"))  # fmt: skip
        shown = f"vec3<f32>({unit})"
    elif kind == "hue":
        end = draw.pick((f", hue = (v + {n}) / {2 * n}", f", in rainbow colors with hue (v + {n})/{2 * n}", f", use (v + {n}) / {2 * n} as the hue"))  # fmt: skip
        shown = f"{canvas.helper('hue', HUE)}({unit})"
    else:
        a: Color = color(draw)
        b = color(draw, other_than=a)
        end = draw.pick((", from {a} at -{n} to {b} at {n}", ", mixing {a} and {b} by (v + {n}) / {m}", ", color = mix({a}, {b}, (v + {n})/{m})")).format(a=a.text, b=b.text, n=n, m=2 * n)  # fmt: skip
        shown = f"mix({a}, {b}, {unit})"
    slots = {"f": formula + where + end}
    return Picture(("plasma", kind, str(n), "moving" if moving else "still"), Thing(_PLASMA, slots=slots, article=False, adjectives=False, whole=_PLASMA), shown)  # fmt: skip
