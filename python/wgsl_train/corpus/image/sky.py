"""Skies and what falls from them: a sunset over water, rain, snow, twinkling stars, a spotlight from above, laser beams."""

from ..color import BLACK, WHITE, Color, color, named
from ..describe import COLOR, MOTION, OTHER, SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, digits, plain, share, shares
from ..phrase import Slots
from ..rhythm import Rhythm, rhythm
from .canvas import Canvas
from .compose import Picture, picture
from .layers import over
from .noise import HASH
from .paint import colored

_SUNSET: Templates = (
    "sunset: the sky fades from {a} at the top to {b} at the horizon (y = {h}), a {c} sun of radius {r} at ({x}, {y}), {d} sea below the horizon", "sun over the sea. Sky {a} on top blending to {b} at the horizon, which is at y {h}; the sun is a {c} disc, radius {r}, center ({x}, {y}); the water is {d}",
    "sky from {a} (top) to {b} (horizon at {h}) with a {c} sun (r {r}) at ({x}, {y}) and {d} water in front of it", "evening scene with a {d} sea below y = {h}, above it a sky going from {a} at the top to {b} at the waterline, and a {c} sun of radius {r} around ({x}, {y})",
    "beach view: horizon at {h} of the height, sky {a} to {b} downwards, {c} sun with radius {r} centered at ({x}, {y}), {d} ocean hiding whatever of the sun is below the horizon", "landscape with a horizon at y = {h}: gradient sky {a} to {b}, {c} sun at ({x}, {y}) with r = {r}, ground in {d}",
    "sunrise behind a {d} field: horizon y {h}, sky blending from {a} to {b}, sun {c}, radius {r}, at ({x}, {y})", "{c} sun (radius {r}, at {x}, {y}) in front of a sky from {a} down to {b}, with {d} ground from y = {h} down",
)  # fmt: skip
_SUNSET_WHOLE: Templates = (
    "<draw> a sunset. The sky goes from {a} at the top to {b} at the horizon. The horizon is at y = {h}. The sun is {c}, radius {r}, at ({x}, {y}). Below the horizon there is {d} water", "first the sky: {a} at the top turning into {b} at y = {h}. Then a {c} sun at ({x}, {y}), radius {r}. Finally everything below y = {h} is {d}",
    "sky: {a} to {b} between the top and y={h}; sun: {c}, ({x}, {y}), r {r}; sea: {d}, below", "paint a sky that fades from {a} down to {b} at {h}, put a {c} sun of radius {r} at ({x}, {y}), and cover everything under {h} with {d}", "sun setting into the sea: horizon {h}, sky {a} -> {b}, sun {c} radius {r} at ({x}, {y}), sea {d}",
    "at the top the sky is {a}, at the horizon (y {h}) it is {b}; the {c} sun of radius {r} sits at ({x}, {y}), the {d} sea covers its lower part",
)  # fmt: skip


@picture(structures=5, warps=0, effects=0.08)
def sunset_scene(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A gradient sky down to the horizon, a sun, and a plain ground in front of it; everything is said."""
    a = color(draw)
    b = color(draw, other_than=a)
    c = named(draw.pick(("yellow", "orange", "red", "white", "gold"))) if draw.chance(0.6) else color(draw)
    d = named(draw.pick(("navy", "blue", "teal", "black", "midnight blue"))) if draw.chance(0.5) else color(draw)
    horizon = draw.number(0.4, 0.8, 0.05)
    radius = draw.number(0.05, 0.25, 0.01)
    x = Number(0.5) if draw.chance(0.5) else draw.number(0.2, 0.8, 0.05)
    y = horizon if draw.chance(0.4) else draw.number(0.2, 0.7, 0.05)
    canvas.var("color", f"mix({a}, {b}, clamp({uv}.y / {horizon}, 0.0, 1.0))")
    center = "vec2<f32>(0.5)" if x.value == y.value == 0.5 else f"vec2<f32>({x}, {y})"
    p = canvas.let("p", f"{uv} - {center}")
    canvas.add(f"color = select(color, {c}, length({p}) - {radius} < 0.0);")
    canvas.add(f"color = select(color, {d}, {horizon} - {uv}.y < 0.0);")
    numbers = dict(zip("hrxy", shares(draw, horizon.value, radius.value, x.value, y.value), strict=True))
    slots: Slots = {"a": a.text, "b": b.text, "c": c.text, "d": d.text, **numbers}
    noun = tuple(form if form.startswith("sky") else f"a {form}" for form in _SUNSET)
    thing = Thing(noun, slots=slots, article=False, adjectives=False, whole=_SUNSET_WHOLE)
    return Picture(("sunset", "low" if y.value == horizon.value else "high"), thing, "color")


def _pair(draw: Draw, said: list[Modifier], what: str = "") -> tuple[Color, Color]:
    """White on black, or colours that are said; `what` names the foreground where an adjective would be unclear."""
    usual_back, usual = BLACK, WHITE
    back = usual_back if draw.chance(0.45) else color(draw)
    fill = usual if draw.chance(0.45) and usual.rgb != back.rgb else color(draw, other_than=back)
    if fill is not usual:
        words = Modifier(after=(f"with {what} in {{c}}", f"with {{c}} {what}"), sentence=(f"the {what} are {{c}}", f"{what}: {{c}}"), slots={"c": fill.text}, rank=COLOR)  # fmt: skip
        said.append(words if what else colored(fill))
    if back is not usual_back:
        said.append(over(back))
    return back, fill


_RAIN: Templates = ("rain", "falling rain", "rainfall", "rain streaks", "vertical rain drops falling", "heavy rain seen through a window", "matrix-like falling streaks", "rainy night", "falling vertical streaks")  # fmt: skip
_SNOW: Templates = ("snow", "falling snow", "snowfall", "snowflakes falling", "winter snow, white dots falling", "falling snow dots", "snow flurry", "falling confetti dots")  # fmt: skip


@picture(structures=2, warps=0, effects=0.08)
def falling_weather(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Streaks in columns (40, a tenth of a column wide, 0.2 long) or dots in cells (12 by 12, a tenth of a cell); one screen a second."""
    rain = draw.chance(0.5)
    said: list[Modifier] = []
    back, fill = _pair(draw, said)
    canvas.helper("hash", HASH)
    n = (40 if rain else 12) if draw.chance(0.35) else draw.integer(15, 80) if rain else draw.integer(5, 30)
    if n != (40 if rain else 12):
        what: Templates = ("in {n} columns", "with {n} columns of drops", "of {n} streaks side by side") if rain else ("in {n} by {n} cells", "with {n} x {n} flakes on the <screen>", "on a grid of {n} by {n}")  # fmt: skip
        said.append(Modifier(after=what, sentence=("use {n} columns",) if rain else ("use {n} by {n} cells", "{n} flakes across and down"), slots={"n": count(draw, n) if rain else str(n)}))  # fmt: skip
    speed = Number(1.0) if draw.chance(0.35) else draw.number(0.1, 3, 0.1)
    if speed.value != 1.0:
        said.append(Modifier(after=("falling {v} screens per second", "at {v} screen heights a second", "at a speed of {v} screen heights per second", "(speed {v} screens/s)"), sentence=("it falls {v} screens a second", "speed: {v} screen heights per second"), slots={"v": digits(speed.value)}, rank=MOTION))  # fmt: skip
    fall = canvas.time if speed.value == 1.0 else f"{canvas.time} * {speed}"
    if rain:
        long = Number(0.2) if draw.chance(0.5) else draw.number(0.05, 0.5, 0.05)
        if long.value != 0.2:
            said.append(Modifier(after=("with streaks {n} long", "with drops of length {n}"), sentence=("each streak is {n} long", "drop length {n}"), slots={"n": lambda: share(draw, long.value)}, rank=SIZE))  # fmt: skip
        c = canvas.let("c", f"{uv}.x * {n}.0")
        y = canvas.let("y", f"fract({uv}.y - {fall} + hash(vec2<f32>(floor({c}), 0.0)))")
        test = f"abs(fract({c}) - 0.5) < 0.05 && {y} < {long}"
    else:
        radius = Number(0.1) if draw.chance(0.5) else draw.number(0.04, 0.2, 0.02)
        if radius.value != 0.1:
            said.append(Modifier(after=("with flakes of radius {n} of a cell", "each flake {n} of a cell in radius"), sentence=("a flake's radius is {n} of a cell", "flake radius: {n} cells"), slots={"n": digits(radius.value)}, rank=SIZE))  # fmt: skip
        c = canvas.let("c", f"vec2<f32>({uv}.x, {uv}.y - {fall}) * {n}.0")
        i = canvas.let("i", f"floor({c})")
        spot = canvas.let("spot", f"0.2 + 0.6 * vec2<f32>(hash({i}), hash({i} + vec2<f32>(17.0, 31.0)))")
        test = f"distance(fract({c}), {spot}) < {radius}"
    return Picture(("rain" if rain else "snow",), Thing(_RAIN if rain else _SNOW, said, article=False), f"select({back}, {fill}, {test})")  # fmt: skip


_TWINKLE: Templates = (
    "twinkling stars", "starry sky whose stars twinkle", "night sky with blinking stars", "stars that glitter", "twinkling starfield", "sky full of twinkling stars", "flickering stars", "glittering night sky",
)  # fmt: skip


@picture(structures=0.8, warps=0, effects=0.05)
def twinkling_stars(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """As the star field, 20 by 20 cells unless said; each star swings between dark and full in its own phase, once a second."""
    said: list[Modifier] = []
    back, fill = _pair(draw, said, "stars")
    canvas.helper("hash", HASH)
    n = 20 if draw.chance(0.4) else draw.integer(5, 40)
    if n != 20:
        said.append(Modifier(after=("with {n} by {n} cells", "on a {n}x{n} grid", "one in each of {n} by {n} cells"), sentence=("use {n} x {n} cells",), slots={"n": str(n)}))  # fmt: skip
    beat = Rhythm(1.0) if draw.chance(0.4) else rhythm(draw)
    if beat.often != 1.0:
        said.append(Modifier(after=("going dark and bright {r}", "each getting bright {r}", "pulsing {r}"), sentence=("each star pulses {r}", "they twinkle {r}"), slots={"r": lambda: beat.say(draw)}, rank=MOTION))  # fmt: skip
    c = canvas.let("p", f"{uv} * {n}.0")
    i = canvas.let("i", f"floor({c})")
    spot = canvas.let("spot", f"0.2 + 0.6 * vec2<f32>(hash({i}), hash({i} + vec2<f32>(17.0, 31.0)))")
    light = canvas.let("light", f"0.5 + 0.5 * sin({beat.angle(canvas.time)} + 6.2831855 * hash({i} + vec2<f32>(5.0, 7.0)))")  # fmt: skip
    return Picture(("twinkling",), Thing(_TWINKLE, said, article=False), f"mix({back}, {fill}, {light} * select(0.0, 1.0, distance(fract({c}), {spot}) < 0.1))")  # fmt: skip


_CONE: Templates = (
    "spotlight from above", "cone of light from the top", "stage light shining down", "light cone", "spotlight beam from the top edge", "street lamp light cone", "theater spotlight", "UFO beam", "ceiling lamp with a cone of light", "triangular light beam from the top",
)  # fmt: skip


@picture(structures=1.2, warps=0, effects=0.05)
def light_cone(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A cone from a point on the top edge (its middle unless said), 0.5 wide at the bottom unless said; it may fade downwards."""
    said: list[Modifier] = []
    back, fill = _pair(draw, said)
    x = Number(0.5) if draw.chance(0.5) else draw.number(0.1, 0.9, 0.05)
    wide = Number(0.5) if draw.chance(0.4) else draw.number(0.1, 1.0, 0.05)
    if x.value != 0.5:
        said.append(Modifier(after=("starting at x = {n} on the top edge", "whose tip is at ({n}, 0)", "from the point ({n}, 0)"), sentence=("its tip is at ({n}, 0)", "it starts at x = {n} on the top edge"), slots={"n": digits(x.value)}))  # fmt: skip
    if wide.value != 0.5:
        said.append(Modifier(after=("that is {n} wide at the bottom", "opening to a width of {n} at the bottom edge", "with a width of {n} at the bottom"), sentence=("at the bottom edge it is {n} wide", "it opens to {n} at the bottom"), slots={"n": lambda: share(draw, wide.value)}, rank=SIZE))  # fmt: skip
    fades = draw.chance(0.5)
    if fades:
        said.append(Modifier(after=("fading [out |]linearly towards the bottom", "that gets weaker linearly downwards and is gone at the bottom", "with full strength at the top and none at the bottom"), sentence=("it fades linearly from the top to the bottom", "its strength is 1 - y"), rank=OTHER))  # fmt: skip
    strength = f"1.0 - {uv}.y" if fades else "1.0"
    return Picture(("cone", "fading" if fades else "plain"), Thing(_CONE, said), f"mix({back}, {fill}, select(0.0, {strength}, abs({uv}.x - {x}) < 0.5 * {wide} * {uv}.y))")  # fmt: skip


_LASER: Templates = (
    "laser beam", "glowing laser line", "neon tube", "light saber", "glowing line", "beam of light", "neon line", "laser ray", "glowing horizon line", "energy beam",
)  # fmt: skip


@picture(structures=2, warps=0, effects=0.05)
def laser_beam(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A level or upright beam through the middle (unless said), red; its glow is exp(-20 d), or as said; a white core if asked."""
    said: list[Modifier] = []
    fill = named("red")
    if draw.chance(0.7):
        fill = color(draw, other_than=BLACK)
        said.append(Modifier(before=("{c}",), after=("in {c}", "of {c} light", "glowing {c}"), sentence=("its color is {c}", "it glows {c}"), slots={"c": fill.text}, rank=COLOR))  # fmt: skip
    upright = draw.chance(0.35)
    said.append(Modifier(before=("vertical", "upright", "vertical") if upright else ("horizontal", "level", "horizontal")))  # fmt: skip
    axis = "x" if upright else "y"
    at = Number(0.5) if draw.chance(0.5) else draw.number(0.1, 0.9, 0.05)
    if at.value != 0.5:
        said.append(Modifier(after=(f"at {axis} = {{n}}", f"along {axis} = {{n}}", "{n} from the left" if upright else "{n} from the top"), sentence=(f"it lies at {axis} = {{n}}",), slots={"n": digits(at.value)}))  # fmt: skip
    fall = Number(20.0) if draw.chance(0.4) else draw.number(5, 80, 5)
    if fall.value != 20:
        said.append(Modifier(after=("with a glow of exp(-{k} d)", "falling off as exp(-{k} * distance)", "whose glow decays exponentially with factor {k}", "with falloff exp(-{k}*d)"), sentence=("the glow is exp(-{k} d), d being the distance to the line", "its brightness is exp(-{k} * distance)"), slots={"k": plain(draw, fall.value)}))  # fmt: skip
    d = canvas.let("d", f"abs({uv}.{axis} - {at})")
    shown = f"{fill} * exp(-{fall} * {d})"
    if draw.chance(0.35):
        core = draw.number(0.005, 0.05, 0.005)
        said.append(Modifier(after=("with a white core {n} thick", "and a {n} thick white core", "with a white line {n} wide inside"), sentence=("its core is white and {n} thick", "add a white core {n} wide"), slots={"n": lambda: share(draw, core.value)}, rank=SIZE))  # fmt: skip
        shown = f"select({shown}, vec3<f32>(1.0), {d} < 0.5 * {core})"
    return Picture(("laser", axis, "core" if "select" in shown else "plain"), Thing(_LASER, said), shown)
