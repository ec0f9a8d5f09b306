"""Charts of colours: hue against brightness or saturation, wheels with their start and direction, the default of new shaders."""

from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, share
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .palette import HUE

_FIELD: Templates = (
    "hue {across} and {other} {down}", "HSV chart with hue {across} and {other} {down}", "color picker field: hue {across}, {other} {down}", "HSV spectrum, hue {across}, {other} {down}", "[hsv|HSV] map: hue = x, {other} {down}",
    "all hues {across} with {other} {down}", "color chart, hue {across}, {other} {down}", "rainbow {across} whose {other} goes {down}", "palette with the hue {across} and the {other} {down}",
)  # fmt: skip
_FIELD_WHOLE: Templates = (
    "map hue to x and {other} to y, {ends}", "let x be the hue; {other} is {ends}", "hue = uv.x, {other} {ends}", "use x as hue and let the {other} be {ends}", "x -> hue, {other}: {ends}",
)  # fmt: skip


@picture(structures=0.8, background=False, warps=0.05, effects=0.1)
def hue_field(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Hue from left to right; value (to black) or saturation (to white) along y; the third of HSV is 1."""
    other = draw.pick(("value", "value", "saturation"))
    down = draw.chance(0.6)
    name = {"value": ("value", "brightness", "V"), "saturation": ("saturation", "S")}[other]
    ends = ("from 1 at the top to 0 at the bottom", "1 at the top, 0 at the bottom", "falling from top to bottom") if down else ("from 0 at the top to 1 at the bottom", "0 at the top, 1 at the bottom", "rising from top to bottom")  # fmt: skip
    level = f"(1.0 - {uv}.y)" if down else f"{uv}.y"
    slots: Slots = {
        "across": lambda: draw.pick(("from left to right", "along x", "across", "horizontally", "on the x axis")), "other": lambda: draw.pick(name),
        "down": lambda: draw.pick(ends), "ends": lambda: draw.pick(ends),
    }  # fmt: skip
    hue = f"{canvas.helper('hue', HUE)}({uv}.x)"
    shown = f"{hue} * {level}" if other == "value" else f"mix(vec3<f32>(1.0), {hue}, {level})"
    return Picture(("hue field", other, "down" if down else "up"), Thing(_FIELD, slots=slots, article=False, adjectives=False, whole=_FIELD_WHOLE), shown)  # fmt: skip


_WHEEL: Templates = (
    "color wheel", "hue wheel", "HSV color wheel", "hue circle", "HSV wheel", "color circle", "wheel of all hues",
)  # fmt: skip


@picture(structures=0.6, warps=0.02, effects=0.05)
def turned_wheel(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A colour wheel whose start (of red) and direction are said; saturation by distance, full at 0.5; a disc, or up to the corners."""
    back = draw.chance(0.5)
    starts = {"right": ("{p}.y", "{p}.x"), "top": ("{p}.x", "-{p}.y"), "left": ("-{p}.y", "-{p}.x"), "bottom": ("-{p}.x", "{p}.y")}  # fmt: skip
    names = {"right": ("on the right", "at 3 o'clock", "along the positive x axis"), "top": ("at the top", "at 12 o'clock"), "left": ("on the left", "at 9 o'clock"), "bottom": ("at the bottom", "at 6 o'clock")}  # fmt: skip
    side = draw.pick(("right", "right", *starts))
    across, along = (text.format(p="p") for text in starts[side])
    way = draw.word("counterclockwise" if back else "clockwise")
    slots: Slots = {"s": lambda: draw.pick(names[side]), "way": way}
    after: Templates = ("with red {s}, going {way}", "starting with red {s} and running {way}", "(red {s}, {way})", "whose red is {s}, hues going {way}", "with hue 0 {s}, increasing {way}", "hue by angle, red {s}, {way}")  # fmt: skip
    sentence: Templates = ("red is {s} and the hue grows {way}", "start with red {s}, go {way}", "the angle gives the hue, red {s}, {way}")  # fmt: skip
    said = [Modifier(after=after, sentence=sentence, slots=slots)]
    full = draw.chance(0.4)
    canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    r = canvas.let("r", "min(length(p) * 2.0, 1.0)" if full else "length(p) * 2.0")
    shade = f"mix(vec3<f32>(1.0), {canvas.helper('hue', HUE)}({'-' if back else ''}atan2({across}, {along}) / 6.2831855), {r})"  # fmt: skip
    if full:
        said.append(Modifier(after=("with the corners filled too", "over the whole <screen>, corners included", "filling the whole <screen>, saturation 1 beyond radius 0.5"), sentence=("fill the corners too", "cover the whole <screen>, not just a disc")))  # fmt: skip
    else:
        shade = f"select(vec3<f32>(0.0), {shade}, {r} < 1.0)"
    return Picture(("turned wheel", side, "full" if full else "disc"), Thing(_WHEEL, said), shade)


_RING: Templates = (
    "rainbow ring", "hue ring", "ring in all colors of the rainbow", "color ring", "rainbow-colored circle outline", "ring whose hue follows the angle", "RGB gaming ring", "ring with a hue gradient around it",
)  # fmt: skip


@picture(structures=0.4, warps=0.02, effects=0.1)
def rainbow_ring(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A ring of radius 0.3, 0.1 thick, red at the top, hues clockwise; it may turn."""
    radius, width, said = Number(0.3), Number(0.1), []
    if draw.chance(0.5):
        radius, width = draw.number(0.15, 0.4), draw.number(0.02, 0.15)
        slots: Slots = {"r": lambda: share(draw, radius.value), "w": lambda: share(draw, width.value)}
        said.append(Modifier(after=("with radius {r} and thickness {w}", "of radius {r}, {w} thick", "(radius {r}, width {w})"), sentence=("its radius is {r}, its thickness {w}", "radius {r}, line width {w}"), slots=slots))  # fmt: skip
    moving = draw.chance(0.4)
    often = draw.pick((0.1, 0.2, 0.25, 0.5, 1.0))
    step = f" - {canvas.time} * {Number(often)}" if moving else ""
    if moving:
        rate = "once a second" if often == 1 else f"once every {1 / often:g} seconds"
        said.append(Modifier(after=("turning clockwise {v}", "that rotates clockwise {v}", "whose colors run clockwise {v}"), sentence=("it turns clockwise {v}", "the colors run around it clockwise, {v}"), slots={"v": rate}))  # fmt: skip
    canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    shown = f"{canvas.helper('hue', HUE)}(atan2(p.x, -p.y) / 6.2831855{step}) * select(0.0, 1.0, abs(length(p) - {radius}) < 0.5 * {width})"  # fmt: skip
    return Picture(("rainbow ring", "moving" if moving else "still"), Thing(_RING, said), shown)


_NEW: Templates = (
    "the default Shadertoy shader", "what a new Shadertoy shader shows", "the Shadertoy starter shader", "shadertoy hello world", "the Shadertoy template with the slowly changing colors", "the shader you get when you press New on Shadertoy",
    "the 0.5 + 0.5*cos(...) colors of the Shadertoy start page", "shadertoy's starting code", "the usual first Shadertoy shader with uv.xyx", "Shadertoy's new-shader gradient", "the animated pastel colors of a fresh Shadertoy",
)  # fmt: skip


@picture(structures=0.1, warps=0.1, effects=0.2)
def new_shader_colors(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The cosine colours that Shadertoy offers as a start, on our uv."""
    code = f"0.5 + 0.5 * cos({canvas.time} + {uv}.xyx + vec3<f32>(0.0, 2.0, 4.0))"
    return Picture(("new shader",), Thing(_NEW, article=False, adjectives=False), code)
