"""Gradients that begin or end inside the screen, turn back, lie elsewhere, or are written as CSS."""

from ..color import Color, color
from ..describe import Modifier, Templates, Thing, with_article
from ..draw import Draw
from ..number import Number, digits, share
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .gradient import named_stops, stops
from .place import SIDES

_ALONG = {
    "down": ("{q}.y", "at the top", "at the bottom", ("of the height", "from the top", "of the way down")),
    "up": ("1.0 - {q}.y", "at the bottom", "at the top", ("of the height", "from the bottom", "of the way up")),
    "right": ("{q}.x", "on the left", "on the right", ("of the width", "from the left", "of the way to the right")),
    "left": ("1.0 - {q}.x", "on the right", "on the left", ("of the width", "from the right", "of the way to the left")),
}  # fmt: skip


def _different(draw: Draw, n: int) -> list[Color]:
    shades = [color(draw)]
    while len(shades) < n:
        shades.append(color(draw, other_than=shades[-1]))
    return shades


_EARLY: Templates = (
    "<gradient> from {a} {start} to {b} at {n} {far}, {b} after that", "{a} {start} fading to {b} by {n} {far}, then just {b}", "{a} {start} that has become {b} at {n} {far}; the rest is {b}", "<gradient> from {a} to {b} that ends at {n} {far}, starting {start}",
    "linear-gradient: {a} {start}, {b} from {n} {far} on", "{a} {start} blending into {b}, which is reached at {n} {far}", "<gradient> {start} {a}, completely {b} at {n} {far} and beyond",
)  # fmt: skip
_LATE: Templates = (
    "{a} {start} up to {n} {far}, from there a <gradient> to {b} {end}", "solid {a} {start} until {n} {far}, then fading to {b} {end}", "<gradient> from {a} to {b} that only starts at {n} {far} and ends {end}", "{a} for the first {n} {far}, then a blend into {b} {end}",
    "<gradient> whose {a} part lasts until {n} {far}, {b} {end}",
)  # fmt: skip
_BETWEEN: Templates = (
    "{a} {start} up to {n} {far}, {b} after {m}, blended in between", "<gradient> from {a} at {n} {far} to {b} at {m}, flat on both sides", "smoothstep({n}, {m}) from {a} {start} to {b} {end}", "{a} {start} and {b} {end} with a soft transition between {n} and {m}",
    "{a} below {n} and {b} above {m} ({a} {start}), smoothstep in between",
)  # fmt: skip


_EARLY_WHOLE: Templates = (
    "blend from {a} {start} to {b}, finished at {n} {far}", "start {a} {start} and be {b} from {n} {far} on, blending before that", "{a} {start}, {b} from {n} {far} on, blended between", "let {a} {start} turn into {b} by {n} {far}, then keep {b}", "the change from {a} {start} to {b} is over at {n} {far}, everything after it is {b}",
    "{start} it's {a}, it gets more and more {b} and is pure {b} at {n} {far}; from there on just {b}", "fade {a} {start} into {b}, done at {n} {far}, the rest stays {b}", "begin with {a} {start}; at {n} {far} reach {b} and stay there", "{a} {start} becoming {b} until {n} {far}, beyond that plain {b}",
)  # fmt: skip
_LATE_WHOLE: Templates = (
    "keep {a} {start} up to {n} {far}, then blend to {b} {end}", "{a} {start} until {n} {far}, after which it turns into {b} {end}", "stay {a} until {n} {far}, then fade to {b} {end}", "start the fade from {a} to {b} only at {n} {far}, it ends {end}", "plain {a} {start}; from {n} {far} on it blends into {b}, which is reached {end}",
    "hold {a} up to {n} {far}, then go to {b} {end} linearly",
)  # fmt: skip


@picture(structures=2, background=False, warps=0.02, effects=0.15)
def part_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A gradient over a part of the screen; the colours go on flat before and after it."""
    kind = draw.pick(("early", "early", "late", "between"))
    # A bare "between 0.3 and 0.5" is a coordinate, which grows to the right and down.
    way = draw.pick(("down", "right") if kind == "between" else tuple(_ALONG))
    ramp, start, end, far = _ALONG[way]
    a, b = _different(draw, 2)
    ramp = ramp.format(q=uv)
    inner = f"({ramp})" if "-" in ramp else ramp
    place = draw.number(0.2, 0.8, 0.05)
    slots: Slots = {"a": a.text, "b": b.text, "start": start, "end": end, "n": lambda: share(draw, place.value), "far": lambda: draw.pick(far)}  # fmt: skip
    if kind == "early":
        t, noun, whole = f"clamp({inner} / {place}, 0.0, 1.0)", _EARLY, _EARLY_WHOLE
    elif kind == "late":
        t, noun, whole = f"clamp(({ramp} - {place}) / (1.0 - {place}), 0.0, 1.0)", _LATE, _LATE_WHOLE
    else:
        second = Number(round(min(place.value + draw.pick((0.1, 0.15, 0.2, 0.3, 0.4)), 0.95), 4))
        slots = {**slots, "n": digits(place.value), "m": digits(second.value), "far": lambda: draw.pick(far)}
        linear = draw.chance(0.4)
        noun, whole = tuple(form for form in _BETWEEN if ("smoothstep" in form or "soft" in form) != linear), ()
        t = f"clamp(({ramp} - {place}) / ({second} - {place}), 0.0, 1.0)" if linear else f"smoothstep({place}, {second}, {ramp})"  # fmt: skip
        kind = "between linear" if linear else "between smooth"
    t = canvas.let("t", t)
    return Picture(("part gradient", way, kind), Thing(with_article(noun), slots=slots, article=False, adjectives=False, whole=whole), stops([a, b], t))  # fmt: skip


_REFLECTED: dict[str, tuple[str, Templates]] = {
    "x": (
        "abs({q}.x - 0.5) * 2.0",
        ("{b} on both sides and {a} in the middle, blending [smoothly|horizontally]", "<gradient> from {b} [on the left|left] to {a} in the center and back to {b} [on the right|right]", "<gradient> {b} - {a} - {b} from left to right", "mirrored <gradient>: {a} along the vertical center line, {b} at the left and right edges",
         "{a} center column fading to {b} at both sides", "reflected horizontal <gradient>, {a} in the middle, {b} at the edges", "linear-gradient(to right, {b}, {a}, {b})"),
    ),
    "y": (
        "abs({q}.y - 0.5) * 2.0",
        ("{b} at the top and bottom and {a} in the middle, blending [smoothly|vertically]", "<gradient> from {b} at the top to {a} in the center and back to {b} at the bottom", "<gradient> {b} - {a} - {b} from top to bottom", "mirrored <gradient>: {a} along the horizontal center line, {b} at the top and bottom",
         "{a} horizon line fading to {b} upwards and downwards", "reflected vertical <gradient>, {a} in the middle, {b} at the edges", "linear-gradient({b}, {a}, {b})"),
    ),
    "box": (
        "max(abs({q}.x - 0.5), abs({q}.y - 0.5)) * 2.0",
        ("square <gradient> from {a} in the center to {b} at the edges", "box-shaped <gradient>, {a} inside and {b} at the border", "<gradient> by the Chebyshev distance, {a} in the middle and {b} at the edges", "<gradient> in nested squares from {a} (center) to {b} (edge)"),
    ),
    "diamond": (
        "abs({q}.x - 0.5) + abs({q}.y - 0.5)",
        ("diamond <gradient> from {a} in the center to {b} in the corners", "<gradient> by the Manhattan distance, {a} in the middle and {b} in the corners", "rhombus-shaped <gradient>, {a} inside and {b} at the corners"),
    ),
}  # fmt: skip


@picture(structures=1.4, background=True, warps=0.02, effects=0.15)
def reflected_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One colour in the middle, the other at both ends, or around in a square or diamond."""
    kind = draw.pick(("x", "x", "y", "y", "box", "diamond"))
    ramp, noun = _REFLECTED[kind]
    a, b = _different(draw, 2)
    t = canvas.let("t", ramp.format(q=uv))
    return Picture(("reflected", kind), Thing(with_article(noun), slots={"a": a.text, "b": b.text}, article=False, adjectives=False), stops([a, b], t))  # fmt: skip


_SPOT: Templates = (
    "radial <gradient> centered {place}, {a} there and {b} at a distance of {r}", "radial <gradient> from {a} {place} to {b}, radius {r}", "{a} glow {place} fading to {b} within {r}", "{a} {place}, fading to {b} at distance {r}", "circular <gradient> around the point {place}: {a} inside, {b} from {r} on",
    "spot of {a} {place} that turns {b} over a radius of {r}", "radial-gradient with its center {place}, {a} to {b}, radius {r}",
)  # fmt: skip
_CORNERS = {
    "vec2<f32>(0.0, 0.0)": ("in the top left corner", "in the upper left corner", "at (0, 0)"), "vec2<f32>(1.0, 0.0)": ("in the top right corner", "in the upper right corner", "at (1, 0)"),
    "vec2<f32>(0.0, 1.0)": ("in the bottom left corner", "in the lower left corner", "at (0, 1)"), "vec2<f32>(1.0, 1.0)": ("in the bottom right corner", "in the lower right corner", "at (1, 1)"),
    "vec2<f32>(0.5, 0.0)": ("in the middle of the top edge", "at the top center"), "vec2<f32>(0.5, 1.0)": ("in the middle of the bottom edge", "at the bottom center"),
}  # fmt: skip


def _center(draw: Draw, canvas: Canvas) -> tuple[str, str, tuple[str, ...]]:
    """A kind of place, its point in uv, and what it is called."""
    roll = draw.random.random()
    if roll < 0.4:
        point, words = draw.pick(tuple(_CORNERS.items()))
        return "corner", point, words
    if roll < 0.55:
        return "mouse", canvas.let("m", canvas.mouse), ("at the [mouse|cursor|pointer]", "under the cursor", "at the mouse position")  # fmt: skip
    if roll < 0.7:
        (across, down), names = draw.pick(tuple(SIDES.items()))
        return "side", f"vec2<f32>({Number(across)}, {Number(down)})", tuple(f"in the {name}" for name in names if "corner" not in name)  # fmt: skip
    x, y = draw.number(0.1, 0.9, 0.05), draw.number(0.1, 0.9, 0.05)
    return "point", f"vec2<f32>({x}, {y})", (f"at ({x.value:g}, {y.value:g})", f"at {x.value:g}, {y.value:g}", f"at {x.value * 100:g}% {y.value * 100:g}%")  # fmt: skip


@picture(structures=1.4, background=False, warps=0.02, effects=0.15)
def placed_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A radial gradient around any point, of two or three colours, with its radius said."""
    kind, center, words = _center(draw, canvas)
    radius = draw.number(0.2, 1.4, 0.05)
    shades = _different(draw, draw.pick((2, 2, 3)))
    slots: Slots = {**named_stops(draw, shades), "place": lambda: draw.phrase(words), "r": lambda: share(draw, radius.value)}  # fmt: skip
    noun = _SPOT
    if len(shades) == 3:
        noun = ("radial <gradient> centered {place}: {a}, then {middle}, and {b} at a distance of {r}", "radial <gradient> from {a} {place} over {middle} to {b}, radius {r}", "rings of color blending outwards from the point {place}: {a}, {middle}, {b} (radius {r})", "radial-gradient({a}, {middle}, {b}) with its center {place} and radius {r}")  # fmt: skip
    t = canvas.let("t", f"clamp(distance({uv}, {center}) / {radius}, 0.0, 1.0)")
    return Picture(("placed gradient", kind, str(len(shades))), Thing(with_article(noun), slots=slots, article=False, adjectives=False), stops(shades, t))  # fmt: skip


_CSS_WAYS = {
    "to right": "{q}.x", "to left": "1.0 - {q}.x", "to bottom": "{q}.y", "to top": "1.0 - {q}.y", "to bottom right": "({q}.x + {q}.y) * 0.5", "to top right": "({q}.x + 1.0 - {q}.y) * 0.5",
    "to bottom left": "(1.0 - {q}.x + {q}.y) * 0.5", "to top left": "1.0 - ({q}.x + {q}.y) * 0.5",
}  # fmt: skip
_CSS: Templates = ("{css}", "the CSS {css}", "{css} from CSS", "what {css} does in CSS", "a {css}", "the {css} of CSS, on a square element")  # fmt: skip
_CSS_WHOLE: Templates = (
    "{css}", "background: {css}", "background: {css};", "background-image: {css};", "css {css}", "[same as|like] {css}", "port this CSS: {css}", "CSS to WGSL: {css}", "do a CSS {css}", "{css}, as in CSS",
)  # fmt: skip


@picture(structures=2.2, warps=0, effects=0.05)
def css_keyword_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """CSS gradients on a square: linear ones towards a side or corner (down where nothing is said), radial and conic ones."""
    shades = _different(draw, draw.pick((2, 2, 3, 3, 4, 5)))
    names = ", ".join(shade.text for shade in shades)
    kind = draw.pick(("linear", "linear", "linear", "radial", "conic"))
    if kind == "linear":
        way = draw.pick(("", *_CSS_WAYS))
        ramp = _CSS_WAYS[way or "to bottom"].format(q=uv)
        css = f"linear-gradient({way + ', ' if way else ''}{names})"
    elif kind == "radial":
        # farthest-corner is the default size.
        closest = draw.pick((True, False))
        ramp = f"clamp(distance({uv}, vec2<f32>(0.5)) / {'0.5' if closest else '0.7071'}, 0.0, 1.0)"
        css = f"radial-gradient({'circle closest-side, ' if closest else draw.pick(('circle, ', ''))}{names})"
        kind = "radial side" if closest else "radial corner"
    else:
        start = draw.pick((0, 0, 0, 90, 45, 180, 270))
        turn = f" - {Number(start / 360)}" if start else ""
        ramp = f"fract(atan2({uv}.x - 0.5, 0.5 - {uv}.y) / 6.2831855{turn})"
        css = f"conic-gradient({f'from {start}deg, ' if start else ''}{names})"
    t = canvas.let("t", ramp)
    return Picture(("css", kind, str(len(shades))), Thing(_CSS, slots={"css": css}, article=False, adjectives=False, whole=_CSS_WHOLE), stops(shades, t))  # fmt: skip


_SWEEP: Templates = (
    "angular <gradient> {list}", "conic <gradient> {list}", "<gradient> around the center {list}", "sweep <gradient> {list}", "color going {list} by the angle around the middle", "radar sweep {list}", "<gradient> that goes round the center {list}", "conic blend {list}", "angular color sweep {list}", "colors around the center {list}", "sweep of color around the middle {list}", "color circle {list}", "color ring around the center {list}", "pie-like blend {list} around the middle",
)  # fmt: skip


@picture(structures=1.4, background=False, warps=0.02, effects=0.15)
def swept_gradient(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two to four colours once around the centre; where it starts and which way it goes are said."""
    shades = _different(draw, draw.pick((2, 2, 3, 4, 5)))
    listed = " to ".join(shade.text for shade in shades) if len(shades) < 4 or draw.chance(0.5) else ", ".join(shade.text for shade in shades)  # fmt: skip
    back = draw.chance(0.4)
    starts = {
        "top": ("{p}.x", "-{p}.y", ("the top", "12 o'clock", "the top center")), "right": ("{p}.y", "{p}.x", ("the right", "3 o'clock", "the positive x axis")),
        "bottom": ("-{p}.x", "{p}.y", ("the bottom", "6 o'clock")), "left": ("-{p}.y", "-{p}.x", ("the left", "9 o'clock")),
    }  # fmt: skip
    side = draw.pick(("top", "right", "right", "bottom", "left"))
    across, along, words = starts[side]
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    angle = f"atan2({across}, {along})".format(p=p)
    t = canvas.let("t", f"fract({'-' if back else ''}{angle} / 6.2831855)")
    way = draw.word("counterclockwise" if back else "clockwise")
    said = Modifier(
        after=("[starting|beginning] at {s}, {way}", "{way} from {s}", "that starts at {s} and runs {way}", "going {way}, starting from {s}"),
        sentence=("it starts at {s} and goes {way}", "start at {s}, go {way}"), slots={"s": lambda: draw.pick(words), "way": way},
    )  # fmt: skip
    listed = f"from {listed}" if " to " in listed else f"of {listed}"
    noun = _SWEEP if listed.startswith("from") else tuple(form for form in _SWEEP if "going" not in form)
    return Picture(("swept", side, str(len(shades))), Thing(noun, [said], {"list": listed}, adjectives=False), stops(shades, t))  # fmt: skip
