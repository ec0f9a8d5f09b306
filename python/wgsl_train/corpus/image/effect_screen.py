"""Effects that know where a pixel is: vignettes, lines, grain, borders, dither."""

from ..color import color
from ..draw import Draw
from ..number import Number, count, share
from ..phrase import Slots
from ..rhythm import Rhythm, rhythm
from .canvas import Canvas
from .compose import Change, effect
from .effect import luminance, said


@effect
def vignette(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Darker with the distance from the middle; the corners lose `strength` of their light, half unless said."""
    strength = Number(0.5) if draw.chance(0.4) else draw.number(0.1, 1, 0.1)
    bare = strength.value == 0.5 and draw.chance(0.7)
    slots = {"n": lambda: share(draw, strength.value)}
    words = said(
        draw,
        noun=("a vignette", "vignetting", "a dark vignette", "a subtle vignette", "darkened corners", "a lens vignette") if bare else ("a vignette of strength {n}", "a {n} vignette", "a vignette that darkens the corners by {n}", "vignetting of {n}"),
        looks=("with dark corners", "darker toward the edges", "vignetted", "that gets darker toward the corners") if bare else ("with its corners darkened by {n}", "that loses {n} of its brightness toward the corners", "vignetted by {n}"),
        do=("darken the corners", "let it get darker toward the edges", "the corners fade into darkness", "vignette it") if bare else ("darken the corners by {n}", "let the corners lose {n} of their brightness", "vignette strength {n}", "vignette: {n}"),
        slots=slots, key=("vignette", "[on|yes]" if bare else "{n}"),
    )  # fmt: skip
    return Change("vignette", f"{c} * (1.0 - {strength} * 2.0 * dot(uv - 0.5, uv - 0.5))", [words])


@effect
def limited_vignette(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Dark from one distance to another, as Shadertoy users write it."""
    near = draw.number(0.1, 0.5, 0.05)
    far = Number(round(near.value + draw.pick((0.2, 0.25, 0.3, 0.4, 0.5)), 4))
    formula = f"smoothstep({near.value:g}, {far.value:g}, distance to the center)"
    words = said(
        draw,
        noun=("a vignette from {a} to {b}", "a vignette of 1 - smoothstep({a}, {b}, d), d the distance from the center", "a vignette that starts at distance {a} and is black at {b}", "a smoothstep vignette between {a} and {b}"),
        looks=("darkened by 1 - {f}", "fading smoothly to black between distance {a} and {b} from the center", "multiplied by 1 - {f}"),
        do=("multiply it by 1 - {f}", "darken it smoothly from distance {a} to {b} from the center", "vignette: 1 - {f}", "color *= 1 - smoothstep({a}, {b}, length(uv - 0.5))"),
        slots={"a": f"{near.value:g}", "b": f"{far.value:g}", "f": formula}, key=("vignette", "from {a} to {b}"),
    )  # fmt: skip
    return Change("limited vignette", f"{c} * (1.0 - smoothstep({near}, {far}, distance(uv, vec2<f32>(0.5))))", [words])


_BARS = {
    "letterbox": ("y", ("cinematic bars", "letterbox bars", "black bars at the top and bottom", "movie bars at the top and bottom", "cinema bars")),
    "pillarbox": ("x", ("pillarbox bars", "black bars on the left and right", "black bars on both sides")),
}  # fmt: skip


@effect
def letterbox(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Black bars at two sides, a tenth of the screen each unless said."""
    kind = draw.pick(("letterbox", "letterbox", "pillarbox"))
    axis, names = _BARS[kind]
    size = Number(0.1) if draw.chance(0.4) else draw.number(0.05, 0.3, 0.01)
    bare = size.value == 0.1 and draw.chance(0.6)
    slots: Slots = {"n": lambda: share(draw, size.value), "of": "height" if axis == "y" else "width"}
    tail = "" if bare else "[ of {n} each|, {n} of the {of} each|, each {n} of the {of}]"
    words = said(
        draw,
        noun=tuple(f"{name}{tail}" for name in names),
        looks=(f"[in|with] a {kind}" + tail, f"between {names[2] if axis == 'y' else names[1]}{tail}"),
        do=(*(f"[cover it with|put on] {name}{tail}" for name in names[:2]), f"black out the {'top and bottom' if axis == 'y' else 'left and right'}" + ("" if bare else " {n} of the <screen>")),
        slots=slots, key=(kind, "on" if bare else "{n}"),
    )  # fmt: skip
    return Change(kind, f"select({c}, vec3<f32>(0.0), abs(uv.{axis} - 0.5) > 0.5 - {size})", [words])


@effect
def scan_lines(draw: Draw, canvas: Canvas, c: str) -> Change:
    """A sine down the screen that takes up to half of the light; 100 lines unless said."""
    n = 100 if draw.chance(0.3) else int(draw.number(20, 300, 10).value)
    bare = n == 100 and draw.chance(0.7)
    slots = {"n": str(n)}
    words = said(
        draw,
        noun=("scan lines", "scanlines", "CRT scan lines", "horizontal scan lines", "old monitor scanlines", "retro TV lines") if bare else ("{n} scan lines", "{n} scanlines", "{n} CRT lines", "{n} dark horizontal lines like on an old TV"),
        looks=("like on a CRT", "like on an old TV screen", "with a CRT look") if bare else ("like on a CRT with {n} lines", "with a CRT look ({n} lines)"),
        do=("make it look like an old CRT", "darken it in scan lines", "draw scanlines over it") if bare else ("draw {n} scan lines over it", "darken it in {n} horizontal lines", "run {n} scanlines over it", "modulate the brightness by a sine with {n} lines"),
        slots=slots, key=("[scanlines|scan lines]", "on" if bare else "{n}"),
    )  # fmt: skip
    return Change("scan lines", f"{c} * (0.75 + 0.25 * sin(uv.y * 6.2831855 * {Number(n)}))", [words])


_HASH = """fn hash21(p: vec2<f32>) -> f32 {
    return fract(sin(dot(p, vec2<f32>(12.9898, 78.233))) * 43758.547);
}"""


@effect
def grain(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Noise around zero, 0.1 from end to end unless said; still, or new with the time."""
    amount = Number(0.1) if draw.chance(0.4) else draw.number(0.02, 0.4, 0.02)
    moving = draw.chance(0.35)
    bare = amount.value == 0.1 and draw.chance(0.7)
    slots: Slots = {
        "n": lambda: share(draw, amount.value),
        "m": draw.pick(("animated ", "moving ", "flickering ")) if moving else draw.pick(("", "", "static ")),
    }
    words = said(
        draw,
        noun=("{m}film grain", "{m}grain", "{m}noise grain", "some {m}film grain", "{m}random noise", "fine {m}grain") if bare else ("{m}film grain of strength {n}", "{m}grain of {n}", "{n} {m}noise", "{m}film grain with an amplitude of {n}"),
        looks=("with a layer of {m}grain", "with {m}film noise") if bare else ("with {m}grain, strength {n}", "covered in {m}noise of strength {n}"),
        do=("put {m}film grain over it", "let {m}grain cover it", "sprinkle {m}noise over everything") if bare else ("add {m}grain of strength {n}", "noise up every pixel with {m}grain of {n}", "{m}film grain: {n}"),
        slots=slots, key=("[grain|film grain|noise]", "{m}on" if bare else "{m}{n}"),
    )  # fmt: skip
    seed = f"uv + fract({canvas.time})" if moving else "uv"
    called = canvas.helper("hash21", _HASH)
    return Change("moving grain" if moving else "grain", f"{c} + {amount} * ({called}({seed}) - 0.5)", [words])


_EDGES = {
    "bottom": ("1.0 - uv.y", "the bottom", "downwards"),
    "top": ("uv.y", "the top", "upwards"),
    "left": ("uv.x", "the left", "to the left"),
    "right": ("1.0 - uv.x", "the right", "to the right"),
}


@effect
def fade(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Linear to black over the whole screen, or over the part at one side that is said."""
    side = draw.pick(("bottom", *_EDGES))
    along, name, way = _EDGES[side]
    over = None if draw.chance(0.5) else draw.pick((0.2, 0.25, 0.3, 0.4, 0.5))
    slots = {"side": name, "way": way, "n": "" if over is None else f"{over * 100:g}"}
    tail = "" if over is None else " over the last {n}%[ of the screen|]"
    words = said(
        draw,
        noun=(f"a fade to black at {{side}}{tail}", f"a fade to black toward {{side}}{tail}", f"a dark gradient toward {{side}}{tail}"),
        looks=(f"fading to black toward {{side}}{tail}", f"that gets black {{way}}{tail}", f"fading out {{way}}{tail}", f"that darkens to black at {{side}}{tail}", f"fading into black at {{side}}{tail}"),
        do=(f"fade it to black at {{side}}{tail}", f"let it fade out toward {{side}}{tail}", f"it should get black toward {{side}}{tail}", f"darken it linearly to black {{way}}{tail}"),
        slots=slots,
    )  # fmt: skip
    if over is None:
        factor = f"({along})" if "-" in along else along
        return Change(f"fade {side}", f"{c} * {factor}", [words])
    return Change(f"fade part {side}", f"{c} * clamp(({along}) / {Number(over)}, 0.0, 1.0)", [words])


@effect
def frame(draw: Draw, canvas: Canvas, c: str) -> Change:
    """A border of one colour along the edges of the screen; 0.05 wide unless said."""
    paint = color(draw)
    width = Number(0.05) if draw.chance(0.4) else draw.number(0.01, 0.15)
    slots: Slots = {"c": paint.text, "n": lambda: share(draw, width.value)}
    bare = width.value == 0.05 and draw.chance(0.7)
    tail = "" if bare else ", {n} wide,"
    words = said(
        draw,
        noun=(f"a {{c}} frame{tail} around the screen", f"a {{c}} border{tail} around the whole image", f"a picture frame in {{c}}{tail}", f"a {{c}} border{tail} along the screen edges"),
        looks=(f"framed in {{c}}{tail}".rstrip(","), f"inside a {{c}} frame{tail}".rstrip(","), f"with the screen edges painted {{c}}{tail}".rstrip(",")),
        do=(f"draw a {{c}} frame{tail} around the screen", f"surround the image with a {{c}} border{tail}".rstrip(","), f"paint a {{c}} border{tail} around the whole screen", f"border the screen in {{c}}{tail}".rstrip(",")),
        slots=slots,
    )  # fmt: skip
    edge = "max(abs(uv.x - 0.5), abs(uv.y - 0.5))"
    return Change("frame", f"select({c}, {paint}, {edge} > 0.5 - {width})", [words])


@effect
def darken_half(draw: Draw, canvas: Canvas, c: str) -> Change:
    """One half of the screen at half its light, or at what is said; or black and white."""
    side, test = draw.pick(
        (("left", "uv.x < 0.5"), ("right", "uv.x > 0.5"), ("top", "uv.y < 0.5"), ("bottom", "uv.y > 0.5"))
    )
    if draw.chance(0.3):
        words = said(
            draw,
            noun=("a grayscale {s} half", "the {s} half in grayscale"),
            looks=("with the {s} half in grayscale", "where the {s} half is desaturated", "split-screen with the {s} half in gray tones"),
            do=("show the {s} half in grayscale", "turn the {s} half gray", "desaturate the {s} half of the screen", "remove the color in the {s} half"),
            slots={"s": side},
        )  # fmt: skip
        return Change(f"gray half {side}", f"select({c}, vec3<f32>({luminance(c)}), {test})", [words])
    amount = Number(0.5) if draw.chance(0.5) else draw.number(0.1, 0.9, 0.1)
    words = said(
        draw,
        noun=("the {s} half darkened to {p}%", "the {s} half dimmed to {p}%", "a {s} half that is only {p}% as bright"),
        looks=("with the {s} half darkened to {p}%", "where the {s} half is multiplied by {n}", "split-screen with the {s} half at {p}% brightness"),
        do=("darken the {s} half to {p}%", "dim the {s} half of the screen to {p}%", "multiply the {s} half by {n}", "make the {s} half {p}% as bright"),
        slots={"s": side, "n": f"{amount.value:g}", "p": f"{amount.value * 100:g}"},
    )  # fmt: skip
    return Change(f"dark half {side}", f"{c} * select(1.0, {amount}, {test})", [words])


@effect
def invert_half(draw: Draw, canvas: Canvas, c: str) -> Change:
    """One half of the screen in negative."""
    side, test = draw.pick(
        (("left", "uv.x < 0.5"), ("right", "uv.x > 0.5"), ("top", "uv.y < 0.5"), ("bottom", "uv.y > 0.5"))
    )
    words = said(
        draw,
        noun=("an inverted {s} half", "the {s} half in negative"),
        looks=("with the {s} half inverted", "where the {s} half shows inverted colors", "split-screen with the {s} half as a negative"),
        do=("invert the {s} half", "invert the colors in the {s} half of the screen", "show the {s} half as a negative", "flip the colors on the {s}"),
        slots={"s": side},
    )  # fmt: skip
    return Change(f"invert half {side}", f"select({c}, 1.0 - {c}, {test})", [words])


_BAYER = {
    2: "array<f32, 4>(0.0, 2.0, 3.0, 1.0)",
    4: "array<f32, 16>(0.0, 8.0, 2.0, 10.0, 12.0, 4.0, 14.0, 6.0, 3.0, 11.0, 1.0, 9.0, 15.0, 7.0, 13.0, 5.0)",
}


@effect
def dither(draw: Draw, canvas: Canvas, c: str) -> Change:
    """Ordered, to pure black and white by the luminance; on the pixels of the screen. 4x4 unless said."""
    size = draw.pick((2, 4, 4))
    bare = size == 4 and draw.chance(0.4)
    words = said(
        draw,
        noun=("ordered dithering", "a Bayer dither", "black and white dithering", "1-bit dithering") if bare else ("{n}x{n} Bayer dithering", "a {n} by {n} ordered dither", "{n}x{n} ordered dithering to black and white"),
        looks=("dithered to black and white", "in 1-bit with a Bayer dither", "dithered like on an old Macintosh") if bare else ("dithered to black and white with a {n}x{n} Bayer matrix", "in 1-bit with {n}x{n} ordered dither"),
        do=("dither it to black and white", "use ordered dithering to reduce it to black and white") if bare else ("dither it to 1 bit with a {n}x{n} Bayer matrix", "reduce it to black and white using {n}x{n} ordered dithering", "ordered dither, {n} by {n}"),
        slots={"n": str(size)}, key=("dither", "[{n}x{n}|Bayer {n}x{n}]"),
    )  # fmt: skip
    matrix = canvas.var("bayer", _BAYER[size])
    cell = canvas.let("cell", f"vec2<u32>(uv * {canvas.resolution}) % {size}u")
    level = f"({matrix}[{cell}.y * {size}u + {cell}.x] + 0.5) / {size * size}.0"
    return Change(f"dither {size}", f"vec3<f32>(step({level}, {luminance(c)}))", [words])


@effect
def flicker(draw: Draw, canvas: Canvas, c: str) -> Change:
    """The light of the whole picture swings by 20 %."""
    beat = Rhythm(1.0) if draw.chance(0.3) else rhythm(draw)
    slots = {"rate": "" if beat.often == 1.0 and draw.chance(0.5) else lambda: " " + beat.say(draw)}
    amount = Number(0.2) if draw.chance(0.4) else draw.number(0.05, 0.5, 0.05)
    by = (
        ""
        if amount.value == 0.2
        else draw.pick((" by {p}%", " by plus or minus {p}%")).format(p=f"{amount.value * 100:g}")
    )
    words = said(
        draw,
        noun=(f"a global brightness that pulses{by}{{rate}}", f"a brightness pulse{by}{{rate}}"),
        looks=(f"with the overall brightness pulsing{by}{{rate}}", f"whose overall brightness swings{by}{{rate}}"),
        do=(f"let the brightness of everything pulse{by}{{rate}}", f"the whole picture gets brighter and darker{by}{{rate}}", f"modulate the overall brightness with a sine{by}{{rate}}"),
        slots=slots,
    )  # fmt: skip
    return Change("flicker", f"{c} * (1.0 + {amount} * sin({beat.angle(canvas.time)}))", [words])


@effect
def reveal(draw: Draw, canvas: Canvas, c: str) -> Change:
    """The picture appears from one side in the first seconds."""
    seconds = draw.pick((1, 2, 3, 4, 5, 10))
    side, test = draw.pick((("left", "uv.x"), ("top", "uv.y"), ("right", "1.0 - uv.x"), ("bottom", "1.0 - uv.y")))
    n = lambda: count(draw, seconds) + (" seconds" if seconds > 1 else " second")  # noqa: E731
    words = said(
        draw,
        noun=("a wipe-in from the {s} over {n}", "a wipe transition from the {s} in {n}"),
        looks=("wiped in from the {s} over {n}", "revealed from the {s} within {n}", "that is uncovered from the {s} in {n}"),
        do=("wipe it in from the {s} over {n}", "reveal it from the {s} within {n}", "uncover it from the {s} in the first {n}"),
        slots={"s": side, "n": n},
    )  # fmt: skip
    return Change(f"reveal {side}", f"{c} * step({test}, {canvas.time} / {Number(seconds)})", [words])
