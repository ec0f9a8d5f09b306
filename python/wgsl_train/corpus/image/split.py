"""The screen cut into areas of plain colours: two parts, quarters, a border; the cut stands still or follows the mouse."""

from ..color import BLACK, WHITE, Color, color
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, share
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .layers import over

_SIDES = {"x": ("left", "right"), "y": ("top", "bottom")}
_AREAS = {"left": "left half", "right": "right half", "top": "top half", "bottom": "bottom half"}
_HALVES: Templates = (
    "<screen> split in two: {first} {a}, {last} {b}", "[{first}|{first} half] {a}, [{last}|{last} half] {b}", "{a} {first} half and {b} {last} half", "{first} half {a}, {last} half {b}", "two halves, {a} {first} and {b} {last}",
    "split screen, {a} on the {first} and {b} on the {last}", "<screen> that is half {a} ({first}) and half {b} ({last})", "{a} on the {first}, {b} on the {last}", "half {a}, half {b}, {a} on the {first}",
    "<screen> divided in the middle, {a} [{first}|on the {first} side] and {b} [{last}|on the {last} side]",
)  # fmt: skip
_HALVES_WHOLE: Templates = (
    "make the {first} half {a} and the {last} half {b}", "paint the {first} half {a}, the {last} half {b}", "split the <screen> in two: {first} {a}, {last} {b}", "the {first} half is {a}, the {last} half is {b}",
    "{a} if uv.{axis} < 0.5 else {b}", "cut the <screen> in half, {a} {first} and {b} {last}", "fill the {first} half with {a} and the other half with {b}", "step(0.5, uv.{axis}) chooses between {a} and {b}",
)  # fmt: skip
_AT: Templates = (
    "{a} up to {n} [from the {first}|of the {size}], {b} after that", "<screen> whose {first} {n} is {a} and the rest {b}", "the {first} {n} in {a}, the rest in {b}", "{a} strip over the {first} {n} of the <screen>, {b} elsewhere",
    "{b} <screen> with its {first} {n} in {a}", "hard edge at {axis} = {v}: {a} before it, {b} after it", "two areas divided at {axis} = {v}, {a} {first} and {b} {last}",
)  # fmt: skip
_AT_WHOLE: Templates = (
    "the {first} {n} of the <screen> is {a}, the rest is {b}", "paint the {first} {n} {a} and everything else {b}", "{a} where {axis} < {v}, {b} otherwise", "{a} for uv.{axis} below {v}, {b} above",
    "split at {axis} = {v}: {a} on the {first}, {b} on the {last}", "color everything {b}, but the {first} {n} {a}", "step({v}, uv.{axis}): {a} below, {b} above", "uv.{axis} < {v} ? {a} : {b}",
)  # fmt: skip
_MOUSE: Templates = (
    "<screen> split at the [mouse|cursor|pointer], {a} {where} and {b} {other}", "{a} {where} the [mouse|cursor|pointer], {b} {other} it", "comparison slider at the mouse: {a} {where} it, {b} {other} it", "{a} {where} the mouse position and {b} {other} it",
    "wipe that follows the [cursor|mouse], {a} {where} it and {b} {other} it",
)  # fmt: skip
_MOUSE_WHOLE: Templates = (
    "everything {where} the [mouse|cursor|pointer] is {a}, everything {other} it {b}", "split the <screen> where the mouse is: {a} {where} it, {b} {other} it", "paint {a} {where} the [cursor|pointer] and {b} {other} it",
    "compare uv.{axis} with the mouse: {a} {where} it, {b} {other} it",
)  # fmt: skip
_WHERE = {"x": ("left of", "right of"), "y": ("above", "below")}


def _divider(draw: Draw, colors: tuple[Color, Color], distance: str, code: str) -> tuple[str, list[Modifier]]:
    """A line along the cut now and then, white and 0.01 wide unless said."""
    if not draw.chance(0.25):
        return code, []
    line, width = WHITE, Number(0.01)
    if draw.chance(0.6) or WHITE.rgb in (colors[0].rgb, colors[1].rgb):
        line = color(draw)
    if draw.chance(0.6):
        width = draw.number(0.005, 0.04, 0.005)
    slots: Slots = {
        "c": line.text + " " if line is not WHITE or draw.chance(0.5) else "",
        "n": "" if width.value == 0.01 else draw.phrase((" {n} wide", " of width {n}", " {n} thick", " ({n})"), {"n": share(draw, width.value)}),
    }  # fmt: skip
    after = ("with a {c}[divider|line|dividing line]{n} between them", "separated by a {c}line{n}", "and a {c}line{n} along the cut", "with a {c}divider{n} in between")  # fmt: skip
    sentence = ("a {c}line{n} divides them", "put a {c}divider{n} on the cut", "draw a {c}line{n} between the two")
    words = Modifier(after=after, sentence=sentence, slots=slots)
    return f"select({code}, {line}, abs({distance}) < 0.5 * {width})", [words]


@picture(structures=5, background=False, warps=0.02, effects=0.1)
def split_screen(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two colours on both sides of a straight cut: in the middle, at a place that is said, or at the mouse."""
    axis = draw.pick("xxy")
    a = color(draw)
    b = color(draw, other_than=a)
    first, last = _SIDES[axis]
    where, other = _WHERE[axis]
    slots: Slots = {"a": a.text, "b": b.text, "first": first, "last": last, "axis": axis, "where": where, "other": other, "size": "width" if axis == "x" else "height"}  # fmt: skip
    kind = draw.pick(("half", "half", "at", "at", "mouse"))
    noun, whole, at = _HALVES, _HALVES_WHOLE, "0.5"
    if kind == "at":
        place = draw.number(0.1, 0.9, 0.05)
        noun, whole, at = _AT, _AT_WHOLE, str(place)
        slots = {**slots, "n": lambda: share(draw, place.value), "v": f"{place.value:g}"}
    elif kind == "mouse":
        noun, whole, at = _MOUSE, _MOUSE_WHOLE, f"{canvas.let('m', canvas.mouse)}.{axis}"
    shown, said = _divider(draw, (a, b), f"{uv}.{axis} - {at}", f"select({b}, {a}, {uv}.{axis} < {at})")
    article = kind == "mouse"
    noun = tuple(form if article or form[0] in "{[t" else f"a {form}" for form in noun)
    thing = Thing(noun, said, slots, article=False, adjectives=False, whole=whole)
    return Picture(("split", axis, kind, "divided" if said else "plain"), thing, shown)


_DIAGONAL: Templates = (
    "<screen> split diagonally, {a} in the {first} and {b} in the {last}", "{a} {first} triangle and {b} {last} triangle", "diagonal split: {a} {first}, {b} {last}", "two triangles, {a} {first} and {b} {last}, meeting on the diagonal",
    "{a} above the diagonal and {b} below it, the {a} corner being the {first}", "diagonally halved <screen>, {first} half {a}, {last} half {b}",
)  # fmt: skip
_DIAGONAL_WHOLE: Templates = (
    "split the <screen> along the diagonal: {first} {a}, {last} {b}", "cut it diagonally, {a} in the {first} half and {b} in the {last} half", "the {first} half of the <screen> is {a}, the {last} half {b}, divided by the diagonal",
    "paint the {first} triangle {a} and the {last} one {b}",
)  # fmt: skip


@picture(structures=0.4, warps=0.02, effects=0.1)
def diagonal_split(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two colours on both sides of a diagonal."""
    test, first, last = draw.pick(
        (("{q}.x + {q}.y < 1.0", "upper left", "lower right"), ("{q}.x > {q}.y", "upper right", "lower left"), ("{q}.x < {q}.y", "lower left", "upper right"), ("{q}.x + {q}.y > 1.0", "lower right", "upper left"))
    )  # fmt: skip
    a = color(draw)
    b = color(draw, other_than=a)
    if draw.chance(0.4):
        first, last = (side.replace("upper", "top").replace("lower", "bottom") for side in (first, last))
    slots = {"a": a.text, "b": b.text, "first": first, "last": last}
    noun = tuple(form for form in _DIAGONAL if "above" not in form or first.split()[0] in ("upper", "top"))
    thing = Thing(noun, slots=slots, article=False, adjectives=False, whole=_DIAGONAL_WHOLE)
    return Picture(("diagonal split", first), thing, f"select({b}, {a}, {test.format(q=uv)})")


_QUARTERS: Templates = (
    "four quadrants: {a} top left, {b} top right, {c} bottom left, {d} bottom right", "four quarters in {a}, {b}, {c} and {d}, row by row from the top left", "2x2 blocks of color: {a} and {b} on top, {c} and {d} below",
    "<screen> divided into four equal parts, {a} upper left, {b} upper right, {c} lower left and {d} lower right", "2 by 2 grid of the colors {a}, {b}, {c}, {d} (left to right, top to bottom)", "window of four panes: {a}, {b} in the upper row, {c}, {d} in the lower row",
)  # fmt: skip
_QUARTERS_WHOLE: Templates = (
    "split the <screen> into quadrants: {a} top left, {b} top right, {c} bottom left, {d} bottom right", "color the four quarters {a} (top left), {b} (top right), {c} (bottom left) and {d} (bottom right)",
    "divide the <screen> in four, top row {a} and {b}, bottom row {c} and {d}", "top left {a}, top right {b}, bottom left {c}, bottom right {d}, hard edges",
)  # fmt: skip


@picture(structures=0.4, warps=0.02, effects=0.1)
def quadrants(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Four plain quarters."""
    shades = [color(draw)]
    while len(shades) < 4:
        shades.append(color(draw, other_than=shades[-1]))
    a, b, c, d = shades
    slots = dict(zip("abcd", (shade.text for shade in shades), strict=True))
    left, top = f"{uv}.x < 0.5", f"{uv}.y < 0.5"
    shown = f"select(select({d}, {c}, {left}), select({b}, {a}, {left}), {top})"
    return Picture(("quadrants",), Thing(_QUARTERS, slots=slots, article=False, adjectives=False, whole=_QUARTERS_WHOLE), shown)  # fmt: skip


_BORDER: Templates = (
    "{c} border around the [whole |]<screen>{n}", "{c} frame{n} along the edges of the <screen>", "empty <screen> with a {c} border{n}", "{c} border{n}", "picture frame in {c}{n}", "{c} outline of the whole <screen>{n}",
    "window border in {c}{n}", "{c} rim{n} along all four edges",
)  # fmt: skip


@picture(structures=1.1, warps=0, effects=0.1)
def screen_border(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A border along the edges of the screen, 0.05 wide or as said, in shares of the screen or in pixels."""
    ground = BLACK if draw.chance(0.5) else color(draw)
    line = color(draw, other_than=ground)
    said = [over(ground)] if ground is not BLACK else []
    if draw.chance(0.35):
        width = draw.number(2, 60, 1)
        pixels = f"{width.value:g}" + draw.pick(("px", " px", " pixels"))
        slots: Slots = {"c": line.text, "n": draw.phrase((", {n} wide", " {n} thick", ", {n}", " of {n}", " of width {n}"), {"n": pixels})}  # fmt: skip
        whole: Templates = ("border: {p} solid {c}", "draw a {c} border{n} [around the <screen>|along the edges]", "put a {p} border in {c} around the <screen>", "frame the image in {c}, {p} wide", "{c} within {p} of any edge")  # fmt: skip
        slots = {**slots, "p": pixels}
        at = canvas.let("at", f"{uv} * {canvas.resolution}")
        edge = canvas.let("edge", f"min({at}, {canvas.resolution} - {at})")
        kind = "pixels"
    else:
        width = Number(0.05) if draw.chance(0.4) else draw.number(0.01, 0.15)
        amount = "" if width.value == 0.05 and draw.chance(0.7) else draw.phrase((", {n} wide", " {n} thick", ", width {n}", " of {n}", " of thickness {n}"), {"n": share(draw, width.value)})  # fmt: skip
        slots = {"c": line.text, "n": amount}
        whole = ("draw a {c} border{n} around the <screen>", "frame the image in {c}{n}", "put a {c} border{n} along the edges of the <screen>", "paint the edges of the <screen> {c}{n}", "outline the <screen> in {c}{n}", "[just|only] a {c} border{n} around the image")  # fmt: skip
        edge = canvas.let("edge", f"min({uv}, vec2<f32>(1.0) - {uv})")
        kind = "share"
    shown = f"select({ground}, {line}, min({edge}.x, {edge}.y) < {width})"
    return Picture(("border", kind), Thing(_BORDER, said, slots, whole=whole), shown)
