"""CSS gradients with places of their stops, their centre, their repetition (CSS Images 4), on a square element."""

from collections.abc import Callable

from ..color import Color
from ..describe import Templates, Thing
from ..draw import Draw
from ..number import Number, digits
from ..surface import verbatim
from .canvas import Canvas
from .compose import Picture, picture
from .css_value import css_color, css_percent

# A gradient as a value, and as people put it into a request of its own.
NOUNS: Templates = (
    "{css}", "{css} from CSS", "the CSS {css}", "what {css} does in CSS", "the {css} of CSS", "the CSS background {css}", "a fullscreen {css}", "the equivalent of {css}",
    "the same as {css} in CSS", "a shader version of {css}",
)  # fmt: skip
WHOLE: Templates = (
    "{css}", "{css}", "background: {css}", "background: {css};", "background-image: {css};", "css {css}", "[same as|like|just like] {css}", "port this CSS: {css}", "CSS to WGSL: {css}", "do a CSS {css}", "{css}, as in CSS",
    "in CSS it is {css}", "body {open} background: {css}; {close}", ".hero {open} background: {css} {close}", "div {open} background-image: {css}; {close}", "style=\"background: {css}\"", "<div style=\"background:{css}\"></div>",
    "my stylesheet says {css}, <draw> the same", "convert {css} to a <shader>", "how do I <draw> {css} in a <shader>?", "what is {css} in WGSL?", "the page has background {css}; I need it as a <shader>",
    "translate to wgsl: {css}", "{css} on a square element", "{css} [on|over] the whole <screen>", "I have {css} in my CSS and want the same in WebGPU", "css equivalent: {css}", "replicate {css}", "element.style.background = '{css}'",
)  # fmt: skip


def css_picture(kinds: tuple[str, ...], css: str, color: str) -> Picture:
    """A picture that is asked for by a line of CSS."""
    slots = {"css": verbatim(css), "open": "{", "close": "}"}
    return Picture(kinds, Thing(NOUNS, slots=slots, article=False, adjectives=False, whole=WHOLE), color)


def _different(draw: Draw, canvas: Canvas, wanted: int) -> list[Color]:
    shades: list[Color] = []
    while len(shades) < wanted:
        shade = css_color(draw, canvas)
        if not shades or sum(abs(a - b) for a, b in zip(shade.rgb, shades[-1].rgb, strict=True)) > 0.3:
            shades.append(shade)
    return shades


def _places(draw: Draw, wanted: int, most: float) -> list[float]:
    """Ascending places up to `most`, in steps of 5 or 10 hundredths of it."""
    step = draw.pick((0.05, 0.1))
    inside = round(1 / step)
    found = sorted(draw.sample(range(1, inside), wanted))
    return [round(at * step * most, 4) for at in found]


def _smooth(shades: list[Color], places: list[float], t: str) -> str:
    code = shades[0].code
    for number, shade in enumerate(shades[1:]):
        low, high = Number(places[number]), Number(places[number + 1])
        along = f"{t} / {high}" if low.value == 0 else f"({t} - {low}) / ({high} - {low})"
        code = f"mix({code}, {shade.code}, clamp({along}, 0.0, 1.0))"
    return code


def _hard(shades: list[Color], ends: list[float], t: str) -> str:
    """`ends` are where all colours but the last end."""
    code = shades[-1].code
    for shade, end in zip(reversed(shades[:-1]), reversed(ends), strict=True):
        code = f"select({code}, {shade.code}, {t} < {Number(end)})"
    return code


def _stops(draw: Draw, canvas: Canvas, t: str, say: Callable[[float], str]) -> tuple[str, str, str]:
    """A kind, the list of stops as CSS, and the colour at `t` as WGSL."""
    shades = _different(draw, canvas, draw.pick((2, 2, 2, 3, 3, 4)))
    n = len(shades)
    if draw.chance(0.4):
        ends = _places(draw, n - 1, 1.0)
        return f"hard {n}", _hard_list(draw, shades, ends, say), _hard(shades, ends, t)
    form = draw.pick(("first", "last", "both")) if n == 2 else draw.pick(("middle", "middle", "both"))
    inner = _places(draw, n, 1.0)
    first = inner[0] if form in ("first", "both") else 0.0
    last = inner[-1] if form in ("last", "both") else 1.0
    places = [first, *inner[1:-1], last]
    texts = [
        shade.text + (f" {say(place)}" if 0 < at < n - 1 or (at == 0 and first) or (at == n - 1 and last < 1) else "")
        for at, (shade, place) in enumerate(zip(shades, places, strict=True))
    ]
    if draw.chance(0.25):
        texts = [f"{shade.text} {say(place)}" for shade, place in zip(shades, places, strict=True)]
    return f"{form} {n}", ", ".join(texts), _smooth(shades, places, t)


def _hard_list(draw: Draw, shades: list[Color], ends: list[float], say: Callable[[float], str]) -> str:
    """Bands with both their ends, or with the end of each repeated as the start of the next."""
    starts, stops = [0.0, *ends], [*ends, 1.0]
    form = draw.pick(("both", "both", "zero", "twice"))
    texts = []
    for at, (shade, start, stop) in enumerate(zip(shades, starts, stops, strict=True)):
        if form == "both":
            texts.append(f"{shade.text} {say(start) if start else '0'} {say(stop)}")
        elif form == "zero":
            texts.append(
                f"{shade.text} {say(stop) if not at else '0'}" + (f" {say(stop)}" if 0 < at < len(ends) else "")
            )
        else:
            texts += [f"{shade.text} {say(start)}"] * (at > 0) + [f"{shade.text} {say(stop)}"] * (at < len(ends))
    return ", ".join(texts)


_KEYWORDS = {
    "": "{q}.y", "to right": "{q}.x", "to left": "1.0 - {q}.x", "to bottom": "{q}.y", "to top": "1.0 - {q}.y", "to bottom right": "({q}.x + {q}.y) * 0.5",
    "to top right": "({q}.x + 1.0 - {q}.y) * 0.5", "to bottom left": "(1.0 - {q}.x + {q}.y) * 0.5", "to top left": "1.0 - ({q}.x + {q}.y) * 0.5",
}  # fmt: skip


def _line(draw: Draw, canvas: Canvas, uv: str) -> tuple[str, str, str]:
    """The direction of a linear gradient: its kind, its CSS with a comma, and 0 to 1 along it."""
    if draw.chance(0.45):
        way = draw.pick(tuple(_KEYWORDS))
        return way or "to bottom", f"{way}, " if way else "", canvas.let("t", _KEYWORDS[way].format(q=uv))
    if draw.chance(0.12):
        turn = draw.pick((0.125, 0.25, 0.375, 0.5, 0.625, 0.75))
        said, code = f"{digits(turn)}turn, ", f"{Number(turn)} * 6.2831855"
    else:
        angle = (
            draw.integer(1, 71) * 5
            if draw.chance(0.5)
            else draw.pick((45, 45, 90, 90, 135, 180, 225, 270, 315, 30, 60))
        )
        said, code = f"{angle}deg, ", f"radians({Number(angle)})"
    canvas.add(f"let a = {code};")
    canvas.add("let direction = vec2<f32>(sin(a), -cos(a));")
    along = f"dot({uv} - vec2<f32>(0.5), direction) / (abs(direction.x) + abs(direction.y)) + 0.5"
    return "angle", said, canvas.let("t", along)


@picture(structures=7, background=False, warps=0, effects=0.04)
def css_linear_stops(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """`linear-gradient(45deg, red 20%, blue 80%)`; 0deg points up and angles go clockwise."""
    way, head, t = _line(draw, canvas, uv)
    kind, listed, shown = _stops(draw, canvas, t, css_percent)
    return css_picture(("css linear stops", way, kind), f"linear-gradient({head}{listed})", shown)


@picture(structures=4, background=False, warps=0, effects=0.04)
def css_repeating(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """`repeating-linear-gradient(45deg, red 0 10%, blue 10% 20%)`, also in pixels along an axis, radial and conic."""
    kind = draw.pick(("linear", "linear", "linear", "pixels", "pixels", "radial", "conic"))
    say: Callable[[float], str] = css_percent
    name, head, period = kind, "", draw.pick((0.05, 0.1, 0.1, 0.2, 0.2, 0.25, 0.4))
    if kind == "linear":
        way, head, t = _line(draw, canvas, uv)
        kind += " " + way
    elif kind == "pixels":
        name, period = "linear", float(draw.pick((10, 16, 20, 20, 24, 30, 32, 40, 40, 50, 60, 80, 100)))
        axis, head = draw.pick(
            (("x", "90deg, "), ("x", "to right, "), ("y", ""), ("y", "180deg, "), ("y", "to bottom, "))
        )
        t = canvas.let("t", f"{uv}.{axis} * {canvas.resolution}.{axis}")
        say = _pixels
    elif kind == "radial":
        sized = draw.pick((("circle closest-side, ", "0.5"), ("circle, ", "0.7071")))
        head, t = sized[0], canvas.let("t", f"distance({uv}, vec2<f32>(0.5)) / {sized[1]}")
    else:
        period = float(draw.pick((5, 10, 12, 15, 20, 24, 30, 36, 40, 45, 60, 72, 90)))
        t = canvas.let("t", f"fract(atan2({uv}.x - 0.5, 0.5 - {uv}.y) / 6.2831855) * 360.0")
        say = _degrees
    s = canvas.let("s", f"{t} % {Number(period)}")
    shades = _different(draw, canvas, draw.pick((2, 2, 2, 3)))
    if draw.chance(0.3):
        listed = f"{shades[0].text}, {shades[1].text} {say(period)}"
        shown, form = f"mix({shades[0].code}, {shades[1].code}, {s} / {Number(period)})", "smooth"
    else:
        ends = _bands(draw, len(shades), period)
        listed = _period_list(draw, shades, [*ends, period], say)
        shown, form = _hard(shades, ends, s), f"hard {len(shades)}"
    return css_picture(("css repeating", kind, form), f"repeating-{name}-gradient({head}{listed})", shown)


def _bands(draw: Draw, count: int, period: float) -> list[float]:
    """Where the bands of one period end: half way, or anywhere."""
    if count == 2 and draw.chance(0.6):
        return [round(period / 2, 4)]
    fractions = sorted(draw.sample((0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), count - 1))
    return [round(period * part, 4) for part in fractions]


def _period_list(draw: Draw, shades: list[Color], ends: list[float], say: Callable[[float], str]) -> str:
    starts = [0.0, *ends[:-1]]
    if draw.chance(0.6):
        bands = [f"{s.text} {say(a) if a else '0'} {say(b)}" for s, a, b in zip(shades, starts, ends, strict=True)]
        return ", ".join(bands)
    texts = []
    for shade, start, end in zip(shades, starts, ends, strict=True):
        texts += [f"{shade.text} {say(start)}" if start else shade.text, f"{shade.text} {say(end)}"]
    return ", ".join(texts)


def _pixels(value: float) -> str:
    return f"{digits(value)}px"


def _degrees(value: float) -> str:
    return f"{digits(value)}deg"


_CORNERS = {
    "top left": (0.0, 0.0), "top right": (1.0, 0.0), "bottom left": (0.0, 1.0), "bottom right": (1.0, 1.0), "top": (0.5, 0.0), "bottom": (0.5, 1.0), "left": (0.0, 0.5),
    "right": (1.0, 0.5), "center": (0.5, 0.5),
}  # fmt: skip


def _position(draw: Draw, canvas: Canvas) -> tuple[str, str]:
    """A position as CSS and the name of the point."""
    if draw.chance(0.35):
        said, (x, y) = draw.pick(tuple(_CORNERS.items()))
    else:
        x, y = (draw.number(0.1, 0.9, 0.05).value for _ in range(2))
        said = f"{css_percent(x)} {css_percent(y)}"
    return said, canvas.let("c", f"vec2<f32>({Number(x)}, {Number(y)})")


_SIZES = {
    "": "length(max({c}, vec2<f32>(1.0) - {c}))", " farthest-corner": "length(max({c}, vec2<f32>(1.0) - {c}))", " closest-side": "min(min({c}.x, {c}.y), min(1.0 - {c}.x, 1.0 - {c}.y))",
    " farthest-side": "max(max({c}.x, {c}.y), max(1.0 - {c}.x, 1.0 - {c}.y))",
}  # fmt: skip


@picture(structures=6, background=False, warps=0, effects=0.04)
def css_radial_at(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """`radial-gradient(circle at 30% 40%, red, blue 60%)`: up to the farthest corner unless a size is said."""
    said, c = _position(draw, canvas)
    kind = draw.pick(("circle", "circle", "circle", "pixels", "ellipse"))
    if kind == "pixels":
        radius = draw.number(50, 500, 10)
        head = f"circle {radius.value:g}px at {said}"
        t = canvas.let("t", f"distance({uv} * {canvas.resolution}, {c} * {canvas.resolution}) / {radius}")
    elif kind == "ellipse":
        wide, high = draw.number(0.1, 0.9, 0.05), draw.number(0.1, 0.9, 0.05)
        head = draw.pick(("ellipse ", "")) + f"{css_percent(wide.value)} {css_percent(high.value)} at {said}"
        t = canvas.let("t", f"length(({uv} - {c}) / vec2<f32>({wide}, {high}))")
    else:
        inside = said in ("center",) or "%" in said
        size = draw.pick(("", "", "", *(tuple(_SIZES) if inside else (" farthest-corner", " farthest-side"))))
        head = f"circle{size} at {said}"
        r = canvas.let("r", _SIZES[size].format(c=c))
        t = canvas.let("t", f"distance({uv}, {c}) / {r}")
        kind += size
    if draw.chance(0.4):
        a, b = _different(draw, canvas, 2)
        form, listed, shown = "plain", f"{a.text}, {b.text}", f"mix({a.code}, {b.code}, clamp({t}, 0.0, 1.0))"
    else:
        form, listed, shown = _stops(draw, canvas, t, css_percent)
    return css_picture(("css radial", kind, form), f"radial-gradient({head}, {listed})", shown)


@picture(structures=4, background=False, warps=0, effects=0.04)
def css_conic_at(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """`conic-gradient(from 90deg at 30% 40%, red 0 25%, blue 0)`: clockwise, 0deg at the top."""
    start = draw.pick((0, 0, 30, 45, 60, 90, 90, 120, 180, 270))
    head = f"from {start}deg" if start else ""
    turn = f" - {Number(start / 360)}" if start % 90 == 0 and start else f" - {Number(start)} / 360.0" if start else ""
    if draw.chance(0.5) or not start:
        said, c = _position(draw, canvas)
        head += (" " if head else "") + f"at {said}"
        angle = f"atan2({uv}.x - {c}.x, {c}.y - {uv}.y)"
    else:
        angle = f"atan2({uv}.x - 0.5, 0.5 - {uv}.y)"
    t = canvas.let("t", f"fract({angle} / 6.2831855{turn})")
    form, listed, shown = _stops(draw, canvas, t, draw.pick((css_percent, css_percent, _turned)))
    return css_picture(("css conic", "from" if start else "at", form), f"conic-gradient({head}, {listed})", shown)


def _turned(share: float) -> str:
    return f"{digits(round(share * 360, 4))}deg"
