"""Gradients: a ramp from 0 to 1 over the screen, and two to four colours along it."""

from ..color import Color, color
from ..describe import Templates, Thing, with_article
from ..draw import Draw
from ..number import Number, count, digits, rate, share
from ..phrase import Slots
from ..words import define
from .canvas import Canvas
from .compose import Picture, picture

define(
    gradient=("gradient", "color gradient", "smooth gradient", "fade", "blend", "ramp", "color ramp", "transition"),
    to=("to", "into", "through to", "over to"),
)

# Ramp in uv, and the words for going from its start to its end. `{q}` is the coordinate.
_DIRECTIONS: dict[str, tuple[str, Templates]] = {
    "right": ("{q}.x", ("from left to right", "left to right", "horizontally", "going right", "across the <screen>", "along x", "to the right")),
    "left": ("1.0 - {q}.x", ("from right to left", "right to left", "going left", "to the left", "running leftwards")),
    "down": ("{q}.y", ("from top to bottom", "top to bottom", "vertically", "going down", "downwards", "along y", "top down", "down the <screen>")),
    "up": ("1.0 - {q}.y", ("from bottom to top", "bottom to top", "upwards", "going up", "from the bottom up", "rising")),
    "down right": (
        "({q}.x + {q}.y) * 0.5",
        ("diagonally", "from the top left to the bottom right", "from top left corner to bottom right corner", "along the diagonal", "diagonally from the upper left"),
    ),
    "up right": (
        "({q}.x + 1.0 - {q}.y) * 0.5",
        ("from the bottom left to the top right", "from the lower left corner to the upper right", "diagonally from bottom left to top right"),
    ),
    "down left": (
        "(1.0 - {q}.x + {q}.y) * 0.5",
        ("from the top right to the bottom left", "from the upper right corner to the lower left", "diagonally from top right to bottom left"),
    ),
}  # fmt: skip
_ENDS = {
    "right": ("on the left", "on the right"), "left": ("on the right", "on the left"),
    "down": ("at the top", "at the bottom"), "up": ("at the bottom", "at the top"),
    "down right": ("in the top left", "in the bottom right"), "up right": ("in the bottom left", "in the top right"),
    "down left": ("in the top right", "in the bottom left"),
}  # fmt: skip
_TWO: Templates = (
    "<gradient> from {a} <to> {b} {way}", "{a} to {b} <gradient> {way}", "<gradient> {way} from {a} to {b}",
    "{way} <gradient> from {a} to {b}", "linear <gradient> from {a} to {b} {way}", "<gradient> of {a} and {b} {way}",
    "{a} {start} fading to {b} {end}", "{a} {start} and {b} {end} with a smooth <gradient> between", "{a} fading into {b} {way}",
    "<gradient>, {a} {start}, {b} {end}", "<gradient> that goes from {a} {start} to {b} {end}", "{a} -> {b} {way}",
    "{a} {start} turning [gradually |slowly |smoothly |]into {b} {end}", "{way} blend of {a} into {b}", "mix of {a} and {b} {way}",
    "background that changes from {a} to {b} {way}", "<gradient> starting with {a} {start} and ending with {b} {end}",
    "color that goes {way} from {a} to {b}", "<gradient> where {a} is {start} and {b} is {end}", "{a}/{b} <gradient> {way}",
    "lerp from {a} to {b} {way}", "smooth transition {way}: {a} to {b}", "interpolation between {a} {start} and {b} {end}",
    "smooth change of color, {a} {start} and {b} {end}", "{a} {start} which [gradually |]becomes {b} {end}", "{a} {start} melting into {b} {end}", "color bleeding from {a} {start} into {b} {end}", "{a} that changes into {b} {way}", "{a} {start}, turning more and more {b} until it is {b} {end}",
    "soft mix, {a} {start} and {b} {end}", "<screen> that is {a} {start}, {b} {end} and a mix in between", "{a} {start}, pure {b} {end}, and everything between is blended", "<screen> which begins {a} {start} and ends {b} {end}", "color shifting from {a} to {b} {way}",
)  # fmt: skip
_TWO_WHOLE: Templates = (
    "fade from {a} to {b} {way}", "blend {a} into {b} {way}", "go from {a} to {b} {way}", "mix {a} and {b} {way}", "make it {a} {start} and {b} {end}, blending in between", "fill the <screen> with a <gradient> from {a} to {b} {way}",
    "{a} {start}, {b} {end}", "the <screen> goes from {a} {start} to {b} {end}", "interpolate from {a} to {b} {way}", "let {a} turn into {b} {way}", "{a} to {b}, {way}",
    "the <screen> starts {a} {start} and ends {b} {end}", "{start} it is {a}, {end} it is {b}, and in between the colors blend", "begin with {a} {start} and become {b} {end}", "pure {a} {start}, pure {b} {end}, everything between is a mix", "color each pixel between {a} {start} and {b} {end}",
    "{start}: {a}, {end}: {b}, [smooth|linear] in between", "[0% |]{a} {start}, [100% |]{b} {end}, linear between", "{way}, {a} becomes {b}", "let the color change {way}: {a} first, {b} at the end", "{a} {start} should gradually become {b} {end}", "make {a} {start} run into {b} {end}",
    "the color {start} is {a} and the color {end} is {b}, interpolate", "what is {start} shall be {a}, what is {end} {b}, and linear in between",
)  # fmt: skip
_MORE_WHOLE: Templates = (
    "fade {way} from {a} over {middle} to {b}", "go from {a} through {middle} to {b} {way}", "blend {a}, {middle} and {b} {way}", "stops {way}: {a}, {middle}, {b}", "{a} {start}, {middle} halfway, {b} {end}",
    "{n} colors {way}, evenly spread and blended: {a}, {middle}, {b}", "{a} -> {arrows} -> {b}, {way}",
    "start with {a} {start}, pass {middle}, end with {b} {end}", "{start} {a}, then {middle}, and {b} {end}, evenly spaced and blended", "{way}: first {a}, then {middle}, last {b}, all smooth", "let {a} {start} turn into {middle} and that into {b} {end}", "the <screen> begins {a} {start}, becomes {middle} and is {b} {end}",
)  # fmt: skip
_MORE: Templates = (
    "<gradient> from {a} [over|through|via] {middle} to {b} {way}", "{way} <gradient> with the colors {a}, {middle} and {b}",
    "{n}-color <gradient> {way}: {a}, {middle}, {b}", "<gradient> {way} of {a}, {middle} and {b}", "<gradient> {way}: {a} -> {arrows} -> {b}",
    "{n} stops going {way}: {a}, {middle}, {b}", "<gradient> with {n} stops {way}: {a}, {middle}, {b}", "{a} {start}, [then |]{middle} in the middle and {b} {end}", "<gradient> with {a} {start}, {middle} in the middle and {b} {end}",
    "linear <gradient> {way} going through {a}, {middle} and {b}", "{n} evenly spaced colors blending {way}: {a}, {middle}, {b}",
    "<gradient> {way}, {a} first, then {middle}, then {b}", "{a} {start} turning into {middle} and finally {b} {end}", "<screen> that is {a} {start}, then {middle}, and {b} {end}, all blended", "{a}, {middle} and {b} melting into each other {way}", "{a} {start}, over {middle}, ending {b} {end}",
)  # fmt: skip


def stops(colors: list[Color], ramp: str) -> str:
    """The color at `ramp` (a name, 0 to 1) of evenly spaced colors, as WGSL."""
    if len(colors) == 2:
        return f"mix({colors[0]}, {colors[1]}, {ramp})"
    spans = len(colors) - 1
    code = str(colors[0])
    for number, shade in enumerate(colors[1:]):
        at = f"{ramp} * {spans}.0" + (f" - {number}.0" if number else "")
        code = f"mix({code}, {shade}, clamp({at}, 0.0, 1.0))"
    return code


def colors(draw: Draw, least: int = 2) -> list[Color]:
    """Two to four colours, each visibly other than the one before."""
    wanted = draw.pick((2, 2, 2, 2, 3, 3, 4)) if least == 2 else draw.pick((3, 3, 4))
    found = [color(draw)]
    while len(found) < wanted:
        found.append(color(draw, other_than=found[-1]))
    return found


def named_stops(draw: Draw, shades: list[Color]) -> dict[str, str]:
    """Slots that name the colours: first `a`, last `b`, and those between."""
    middle = [shade.text for shade in shades[1:-1]]
    return {
        "a": shades[0].text,
        "b": shades[-1].text,
        "middle": ", ".join(middle),
        "arrows": " -> ".join(middle),
        "n": count(draw, len(shades)),
    }


@picture(structures=36, background=True, warps=0.05, effects=0.2)
def linear_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Colours along a direction."""
    direction = draw.pick(tuple(_DIRECTIONS))
    ramp, ways = _DIRECTIONS[direction]
    shades = colors(draw)
    start, end = _ENDS[direction]
    slots: Slots = {**named_stops(draw, shades), "way": lambda: draw.phrase(ways), "start": start, "end": end}
    t = canvas.let("t", ramp.format(q=uv))
    noun, whole = (_TWO, _TWO_WHOLE) if len(shades) == 2 else (_MORE, _MORE_WHOLE)
    if len(shades) > 3:
        noun = tuple(form for form in noun if "in the middle" not in form)
        whole = tuple(form for form in whole if "halfway" not in form)
    return Picture(("gradient", direction, str(len(shades))), Thing(with_article(noun), slots=slots, article=False, whole=whole), stops(shades, t))  # fmt: skip


_CSS: Templates = (
    "linear-gradient({deg}deg, {a}, {b})", "css linear-gradient({deg}deg, {a}, {b})", "background: linear-gradient({deg}deg, {a}, {b});",
    "[like |same as ]the CSS linear-gradient({deg}deg, {a}, {b})",
)  # fmt: skip


@picture(structures=1.1, warps=0, effects=0.05)
def css_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """CSS Images 3, section 3.1: 0deg points up, angles go clockwise, the corners get the ends."""
    angle = draw.pick((0, 30, 45, 60, 90, 120, 135, 150, 180, 210, 225, 240, 270, 300, 315, 330))
    shades = [color(draw)]
    shades.append(color(draw, other_than=shades[0]))
    slots: Slots = {"deg": str(angle), "a": shades[0].text, "b": shades[1].text}
    canvas.add(f"let a = radians({angle}.0);")
    canvas.add("let direction = vec2<f32>(sin(a), -cos(a));")
    t = canvas.let("t", f"dot({uv} - vec2<f32>(0.5), direction) / (abs(direction.x) + abs(direction.y)) + 0.5")
    return Picture(("css gradient",), Thing(_CSS, slots=slots, article=False), stops(shades, t))


_RADIAL: Templates = (
    "radial <gradient> from {a} [in|at] the [center|middle] to {b} at the {edge}", "radial <gradient>, {a} inside and {b} at the {edge}",
    "circular <gradient> from {a} to {b} at the {edge}", "{a} center fading to {b} [at|towards] the {edge}",
    "{a} in the middle that fades to {b} [toward|towards|at] the {edge}", "radial <gradient> with {a} in the center and {b} at the {edge}",
    "round <gradient> going from {a} (center) to {b} ({edge})", "<gradient> from the center outwards: {a} to {b} at the {edge}",
    "<gradient> by distance from the center, {a} at 0 and {b} at {r}", "{a} to {b} radial <gradient> reaching {b} at the {edge}",
    "{a} glow in the center blending into {b} at a distance of {r}", "mix of {a} and {b} by the distance to the center, full {b} at {r}",
    "radial <gradient> {a} -> {b} with radius {r}", "{a} spot in the middle smoothly turning {b}, all {b} from {r} on",
    "<gradient> that is {a} in the centre and gets more {b} with distance, fully {b} at {r}",
)  # fmt: skip


@picture(structures=9, background=True, warps=0.05, effects=0.2)
def radial_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two colours from the centre outwards, to the edge of the screen (0.5), its corners, or a radius that is said."""
    shades = [color(draw)]
    shades.append(color(draw, other_than=shades[0]))
    kind = draw.pick(("edge", "edge", "corner", "radius"))
    radius = {"edge": Number(0.5), "corner": Number(0.7071)}.get(kind) or draw.number(0.2, 1.0, 0.05)
    said = {"edge": "[edge|edges|border|rim]", "corner": "corners"}.get(kind, "distance {r}")
    templates = tuple(
        text for text in _RADIAL if ("{r}" in text) == (kind == "radius") or (kind == "radius" and "{edge}" in text)
    )
    templates = tuple(text.replace("at the {edge}", "at {edge}") if kind == "radius" else text for text in templates)
    slots: Slots = {"a": shades[0].text, "b": shades[1].text, "r": lambda: share(draw, radius.value)}
    slots = {**slots, "edge": lambda: draw.phrase((said,), {"r": share(draw, radius.value)})}
    t = canvas.let("t", f"clamp(distance({uv}, vec2<f32>(0.5)) / {radius}, 0.0, 1.0)")
    return Picture(("radial gradient", kind), Thing(with_article(templates), slots=slots, article=False), stops(shades, t))  # fmt: skip


_CONIC: Templates = (
    "conic <gradient> from {a} to {b}", "angular <gradient> from {a} to {b}", "conical <gradient> from {a} to {b} around the center",
    "angle <gradient> from {a} to {b} starting at the top going clockwise", "sweep <gradient> from {a} to {b}", "conic-gradient({a}, {b})",
    "<gradient> around the center from {a} to {b}, clockwise from the top", "radar-like sweep from {a} to {b}",
    "<gradient> by the angle around the middle, {a} at twelve o'clock and turning {b} clockwise", "pie-like <gradient> from {a} to {b}",
    "{a} to {b} conic <gradient>", "{a} to {b} <gradient> that goes round the center clockwise from the top",
    "color by polar angle: {a} at 0 to {b} at a full turn, clockwise from up",
)  # fmt: skip


@picture(structures=2.2, background=True, warps=0.05, effects=0.2)
def conic_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two colours around the centre, clockwise from the top as in CSS Images 4, section 3.3."""
    shades = [color(draw)]
    shades.append(color(draw, other_than=shades[0]))
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    t = canvas.let("t", f"fract(atan2({p}.x, -{p}.y) / 6.2831855)")
    return Picture(
        ("conic gradient",),
        Thing(with_article(_CONIC), slots={"a": shades[0].text, "b": shades[1].text}, article=False),
        stops(shades, t),
    )


_CORNERS: Templates = (
    "four-corner <gradient>: {a} top left, {b} top right, {c} bottom left, {d} bottom right",
    "<gradient> between four corner colors: {a} (top left), {b} (top right), {c} (bottom left) and {d} (bottom right)",
    "bilinear <gradient> with {a} in the top left, {b} in the top right, {c} in the bottom left and {d} in the bottom right corner",
    "<screen> whose corners are {a}, {b}, {c} and {d} (top left, top right, bottom left, bottom right), blended bilinearly",
    "smooth blend of four colors, one per corner: upper left {a}, upper right {b}, lower left {c}, lower right {d}",
    "bilinear mix of {a}, {b} on top and {c}, {d} at the bottom",
)  # fmt: skip


@picture(structures=0.8, background=True, warps=0, effects=0.2)
def corner_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Four colours, one in each corner."""
    shades = [color(draw)]
    while len(shades) < 4:
        shades.append(color(draw, other_than=shades[-1]))
    slots = dict(zip("abcd", (shade.text for shade in shades), strict=True))
    top, bottom = (f"mix({shades[at]}, {shades[at + 1]}, {uv}.x)" for at in (0, 2))
    return Picture(("corners",), Thing(_CORNERS, slots=slots), f"mix({top}, {bottom}, {uv}.y)")


_BANDS: Templates = (
    "{n} flat bands [going |]from {a} to {b} {way}", "stepped <gradient> from {a} to {b} with {n} steps {way}", "{a} to {b} in {n} steps {way}",
    "<gradient> from {a} to {b} {way} cut into {n} steps", "banded <gradient> of {n} colors from {a} to {b} {way}",
    "{n}-step <gradient> {way} from {a} to {b}", "{n} bars shading from {a} to {b} {way}", "posterised <gradient> {way}, {a} to {b}, {n} levels",
    "hard-edged <gradient> of {n} bands from {a} to {b} {way}", "{n} equal strips {way} whose colors go from {a} to {b}",
)  # fmt: skip


@picture(structures=2.2, background=True, warps=0.05, effects=0.1)
def stepped_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A gradient in flat bands; the first band has the first colour, the last the last."""
    direction = draw.pick(("right", "left", "down", "up"))
    ramp, ways = _DIRECTIONS[direction]
    bands = draw.integer(3, 12)
    shades = [color(draw)]
    shades.append(color(draw, other_than=shades[0]))
    slots: Slots = {
        "a": shades[0].text,
        "b": shades[1].text,
        "n": lambda: count(draw, bands),
        "way": lambda: draw.phrase(ways),
    }
    t = canvas.let("t", f"min(floor(({ramp.format(q=uv)}) * {bands}.0), {bands - 1}.0) / {bands - 1}.0")
    return Picture(("stepped gradient", direction), Thing(_BANDS, slots=slots, article=False), stops(shades, t))


_SCROLL: Templates = (
    "scrolling <gradient> between {a} and {b} moving {side} {rate}", "<gradient> of {a} and {b} that scrolls {side} {rate}",
    "{a} and {b} <gradient> flowing {side} {rate}", "moving <gradient> between {a} and {b}, drifting {side} {rate}",
    "smooth waves of {a} and {b} travelling {side} {rate}", "animated {a}-{b} <gradient> sliding {side} {rate}",
)  # fmt: skip


@picture(structures=0.8, background=False, warps=0, effects=0.1)
def scrolling_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One cosine period over the screen, moving by so many screens a second; the first colour leads at time 0."""
    side, sign, axis = draw.pick((("right", "-", "x"), ("left", "+", "x"), ("down", "-", "y"), ("up", "+", "y")))
    speed = draw.pick((0.1, 0.2, 0.25, 0.5, 1.0, 2.0))
    shades = [color(draw)]
    shades.append(color(draw, other_than=shades[0]))
    words = {"right": ("right", "to the right", "rightwards"), "left": ("left", "to the left", "leftwards"),
             "down": ("down", "downwards"), "up": ("up", "upwards")}[side]  # fmt: skip
    slots: Slots = {
        "a": shades[0].text, "b": shades[1].text, "side": lambda: draw.pick(words),
        "rate": lambda: _speed(draw, speed),
    }  # fmt: skip
    step = canvas.time if speed == 1.0 else f"{canvas.time} * {Number(speed)}"
    t = canvas.let("t", f"0.5 - 0.5 * cos(6.2831855 * ({uv}.{axis} {sign} {step}))")
    return Picture(("scrolling gradient", axis), Thing(_SCROLL, slots=slots), stops(shades, t))


def _speed(draw: Draw, speed: float) -> str:
    if draw.chance(0.5):
        return f"at {digits(speed)} {draw.pick(('screens a second', 'screens per second', 'uv per second', 'uv/s'))}"
    return rate(draw, speed)


_BRIGHTNESS: Templates = (
    "<screen> that gets brighter {way}", "brightness ramp {way}", "grey ramp {way}", "grayscale ramp {way}", "{way} black to white ramp",
    "grey level that rises {way}", "<screen> fading from black to white {way}", "luminance ramp {way}", "black to white <gradient> {way}",
)  # fmt: skip


@picture(structures=3, background=True, warps=0.1, effects=0.2)
def grey_ramp(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Black to white along a direction."""
    direction = draw.pick(tuple(_DIRECTIONS))
    ramp, ways = _DIRECTIONS[direction]
    thing = Thing(_BRIGHTNESS, slots={"way": lambda: draw.phrase(ways)})
    return Picture(("grey ramp", direction), thing, f"vec3<f32>({ramp.format(q=uv)})")


_UV: Templates = (
    "uv coordinates as [color|colors]", "uv debug <shader>", "<screen> with red = uv.x and green = uv.y", "uv as red and green",
    "texture coordinates shown as red and green", "[classic|typical] uv test, x in red and y in green{blue}",
    "red growing to the right and green growing downwards{blue}", "color (uv.x, uv.y, {b})", "vec3(uv, {b})",
)  # fmt: skip


@picture(structures=0.6, warps=0.2, effects=0.05)
def uv_color(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The coordinates as red and green, and a blue that is 0 unless said."""
    blue = draw.number(0.1, 1.0, 0.1) if draw.chance(0.5) else Number(0.0)
    known = blue.value != 0.0
    templates = tuple(text for text in _UV if not known or "{b}" in text or "{blue}" in text)
    slots: Slots = {"b": digits(blue.value), "blue": f", blue at {digits(blue.value)}" if known else ""}
    return Picture(("uv",), Thing(templates, slots=slots, article=False), f"vec3<f32>({uv}.x, {uv}.y, {blue})")
