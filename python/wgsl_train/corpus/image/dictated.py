"""Everyday things told part by part, every part with its shape, colour, size and place: "lollipop: the stick is ...".

The name of the thing tells nothing that the parts do not; the code is the parts alone, later ones on top.
"""

from dataclasses import dataclass

from ..ask_image import image
from ..color import Color, color, named
from ..describe import Templates
from ..draw import Draw
from ..family import Request, family
from ..number import Number, digits
from .canvas import Canvas
from .dictated_things import THINGS, Part
from .several import layer
from .shape_box import SD_BOX

# How a part is said: as a noun phrase, as a sentence, and as an entry of a list. {x}, {y} is its centre.
_DISC: tuple[Templates, Templates, Templates] = (
    ("a {c} {role} (circle of radius {r} at ({x}, {y}))", "a round {c} {role} of radius {r} at ({x}, {y})", "a {c} disc of radius {r} at ({x}, {y}) as the {role}", "a {c} circle for the {role}, radius {r}, center ({x}, {y})", "a {c} {role} {d} across, centered at ({x}, {y})",
     "a {role} in {c}, a circle around ({x}, {y}) with r = {r}"),
    ("the {role} is a {c} circle of radius {r} at ({x}, {y})", "the {role} is a {c} disc centered at ({x}, {y}) with radius {r}", "for the {role}, a {c} circle with center ({x}, {y}) and radius {r}", "the {role} is round, {c}, {d} across, its center is ({x}, {y})", "put a {c} disc (r {r}) at ({x}, {y}), that's the {role}",
     "{c} disc at x {x}, y {y}, radius {r}, for the {role}", "the {role}: a {c} circle, {d} in diameter, centred on ({x}, {y})"),
    ("{role}: {c} circle at ({x}, {y}), r={r}", "{role} = {c} disc, center ({x}, {y}), radius {r}", "{role} ({c}): circle ({x}, {y}) r {r}", "{role} - {c} circle, {d} wide, at {x}, {y}", "{role}: circle, {c}, center {x} {y}, radius {r}"),
)  # fmt: skip
_RING: tuple[Templates, Templates, Templates] = (
    ("a {c} {role} (ring of radius {r}, {t} thick, around ({x}, {y}))", "a {c} ring for the {role}, radius {r}, thickness {t}, center ({x}, {y})", "a ring-shaped {c} {role} of radius {r} and thickness {t} at ({x}, {y})", "a {c} ring as the {role}, {t} thick, radius {r}, at ({x}, {y})", "a {role} that is a {c} ring around ({x}, {y}), r = {r}, {t} thick"),
    ("the {role} is a {c} ring of radius {r} and thickness {t} at ({x}, {y})", "the {role} is a {c} ring centered at ({x}, {y}), radius {r}, {t} thick", "for the {role}, a {c} ring around ({x}, {y}) with radius {r}, {t} thick", "put a {c} ring, r {r} and {t} thick, at ({x}, {y}), that's the {role}", "the {role}: a {c} circle outline {t} thick, radius {r}, center ({x}, {y})"),
    ("{role}: {c} ring at ({x}, {y}), r={r}, thickness {t}", "{role} = {c} ring, center ({x}, {y}), radius {r}, {t} thick", "{role} ({c}): ring ({x}, {y}) r {r}, width {t}", "{role} - {c} ring, {t} thick, radius {r}, at {x}, {y}", "{role}: ring, {c}, center {x} {y}, radius {r}, line {t}"),
)  # fmt: skip
_BOX: tuple[Templates, Templates, Templates] = (
    ("a {c} {role} {w} wide and {h} high at ({x}, {y})", "a {c} rectangle of {w} by {h} at ({x}, {y}) as the {role}", "a {c} {role} ({w} x {h}, centered at ({x}, {y}))", "a {c} box for the {role}, width {w}, height {h}, center ({x}, {y})", "a rectangular {role} in {c}, {w} wide, {h} tall, around ({x}, {y})", "a {c} {role} of {w} x {h} with its center at ({x}, {y})"),
    ("the {role} is a {c} rectangle, {w} wide and {h} high, at ({x}, {y})", "the {role} is a {c} box of {w} by {h} centered at ({x}, {y})", "for the {role}, a {c} rectangle {w} x {h} with center ({x}, {y})", "the {role} is {c}, {w} wide, {h} tall, its center is ({x}, {y})", "put a {c} rectangle ({w} x {h}) at ({x}, {y}), that's the {role}",
     "{c} box at x {x}, y {y}, {w} wide and {h} high, for the {role}", "the {role} measures {w} by {h}, is {c} and sits at ({x}, {y})"),
    ("{role}: {c} rect at ({x}, {y}), {w} x {h}", "{role} = {c} box, center ({x}, {y}), size {w} x {h}", "{role} ({c}): rectangle ({x}, {y}) w {w} h {h}", "{role} - {c} rectangle, {w} wide, {h} high, at {x}, {y}", "{role}: rect, {c}, center {x} {y}, size {w} {h}"),
)  # fmt: skip
_ROUNDED: tuple[Templates, Templates, Templates] = (
    ("a rounded {c} {role} {w} wide and {h} high with corner radius {k} at ({x}, {y})", "a {c} rounded rectangle of {w} by {h}, corners {k}, at ({x}, {y}) as the {role}", "a {c} {role} ({w} x {h}, corner radius {k}, centered at ({x}, {y}))", "a {c} {role} of {w} x {h} with corners rounded by {k} and its center at ({x}, {y})", "a {c} rounded box for the {role}, width {w}, height {h}, radius {k}, center ({x}, {y})"),
    ("the {role} is a {c} rounded rectangle, {w} wide and {h} high with corner radius {k}, at ({x}, {y})", "the {role} is a {c} box of {w} by {h} with corners of radius {k}, centered at ({x}, {y})", "for the {role}, a {c} rounded box {w} x {h}, corner radius {k}, center ({x}, {y})", "the {role} is {c}, {w} wide, {h} tall, its corners are rounded by {k}, its center is ({x}, {y})", "put a {c} rounded rectangle ({w} x {h}, corners {k}) at ({x}, {y}), that's the {role}"),
    ("{role}: {c} rounded rect at ({x}, {y}), {w} x {h}, radius {k}", "{role} = {c} rounded box, center ({x}, {y}), size {w} x {h}, corners {k}", "{role} ({c}): rounded rectangle ({x}, {y}) w {w} h {h} corner {k}", "{role} - {c} rectangle with corner radius {k}, {w} wide, {h} high, at {x}, {y}", "{role}: rect, {c}, center {x} {y}, size {w} {h}, border-radius {k}"),
)  # fmt: skip
_SPAN: tuple[Templates, Templates, Templates] = (
    ("a {c} {role} from ({x0}, {y0}) to ({x1}, {y1})", "a {c} rectangle between ({x0}, {y0}) and ({x1}, {y1}) as the {role}", "a {c} {role} spanning x {x0} to {x1} and y {y0} to {y1}", "a {c} {role} (x from {x0} to {x1}, y from {y0} to {y1})", "a {c} box for the {role}, corners ({x0}, {y0}) and ({x1}, {y1})"),
    ("the {role} is {c} and goes from x = {x0} to {x1} and from y = {y0} to {y1}", "the {role} is a {c} rectangle with corners ({x0}, {y0}) and ({x1}, {y1})", "for the {role}, a {c} rectangle from ({x0}, {y0}) to ({x1}, {y1})", "the {role} is {c}, x {x0}..{x1}, y {y0}..{y1}", "the {role} fills x between {x0} and {x1}, y between {y0} and {y1}, in {c}",
     "fill ({x0}, {y0}) to ({x1}, {y1}) with {c}, that's the {role}"),
    ("{role}: {c} rect ({x0}, {y0}) to ({x1}, {y1})", "{role} = {c} box, x {x0}..{x1}, y {y0}..{y1}", "{role} ({c}): {x0} <= x <= {x1}, {y0} <= y <= {y1}", "{role} - {c} rectangle, x {x0} to {x1}, y {y0} to {y1}", "{role}: rect, {c}, from {x0} {y0} to {x1} {y1}"),
)  # fmt: skip
_BAND: tuple[Templates, Templates, Templates] = (
    ("a {c} {role} below y = {y0}", "{c} {role} from y = {y0} down", "a {c} {role} covering everything below y {y0}", "a {c} {role} over the lower {below}", "a {c} {role} filling the bottom {below} of the height"),
    ("the {role} is {c} and covers everything below y = {y0}", "everything below y = {y0} is {role}, {c}", "the {role} starts at y = {y0} and is {c}", "from y = {y0} down there is {c} {role}", "the {role} takes the bottom {below}, in {c}", "the lower {below} of the <screen> is the {role}, {c}", "the {role}, {c}, goes from y {y0} to the bottom edge"),
    ("{role}: {c}, y > {y0}", "{role} = {c} below y {y0}", "{role} ({c}): bottom {below}", "{role} - {c} from y {y0} to the bottom", "{role}: {c}, lower {below}"),
)  # fmt: skip
_FORMS = {"disc": _DISC, "ring": _RING, "box": _BOX, "rounded": _ROUNDED, "span": _SPAN, "band": _BAND}


@dataclass(frozen=True, slots=True)
class _Style:
    """How the numbers of one prompt are written: `0.25`, `.25` or `25%`."""

    kind: int

    def say(self, value: float) -> str:
        value = round(value, 4)
        if self.kind == 2:
            return digits(round(value * 100, 2)) + "%"
        return digits(value).removeprefix("0") if self.kind == 1 and 0 < value < 1 else digits(value)


def _numbers(draw: Draw, part: Part) -> dict[str, float]:
    """Every number of a part: near what the table says, to a hundredth or a twentieth."""
    made = {}
    for name, (low, high) in part.ranges.items():
        made[name] = draw.number(low, high, 0.01).value if high > low else low
    return made


def _paint(canvas: Canvas, part: Part, at: dict[str, float], fill: Color) -> None:
    n = {name: Number(value) for name, value in at.items()}
    if part.shape == "band":
        layer(canvas, fill, f"{n['y0']} - uv.y")
        return
    if part.shape == "span":
        canvas.add(f"color = select(color, {fill}, all(uv > vec2<f32>({n['x0']}, {n['y0']})) && all(uv < vec2<f32>({n['x1']}, {n['y1']})));")  # fmt: skip
        return
    center = "vec2<f32>(0.5)" if at["x"] == at["y"] == 0.5 else f"vec2<f32>({n['x']}, {n['y']})"
    p = canvas.let("p", f"uv - {center}")
    if part.shape == "disc":
        layer(canvas, fill, f"length({p}) - {n['r']}")
    elif part.shape == "ring":
        layer(canvas, fill, f"abs(length({p}) - {n['r']}) - 0.5 * {n['t']}")
    elif part.shape == "rounded":
        half = f"0.5 * vec2<f32>({n['w']}, {n['h']}) - {n['k']}"
        layer(canvas, fill, f"{canvas.helper('sd_box', SD_BOX)}({p}, {half}) - {n['k']}")
    else:
        layer(canvas, fill, f"{canvas.helper('sd_box', SD_BOX)}({p}, 0.5 * vec2<f32>({n['w']}, {n['h']}))")


def _words(draw: Draw, part: Part, at: dict[str, float], fill: Color, style: _Style, form: int) -> str:
    slots = {name: style.say(value) for name, value in at.items()}
    slots |= {"c": fill.text, "role": part.role}
    if "r" in at:
        slots["d"] = style.say(2 * at["r"])
    if part.shape == "band":
        slots["below"] = style.say(1 - at["y0"])
    return draw.phrase(_FORMS[part.shape][form], slots)


_OF_PHRASES: Templates = (
    "{it} made of {parts}", "{it}: {parts}", "{it} consisting of {parts}", "{it} built from {parts}", "{it} with {parts}", "simple {it}: {parts}", "{it}, that is {parts}", "{it} drawn with {n} shapes: {parts}", "{it} composed of {parts}, in that order", "schematic {it} from {parts}", "flat {it} icon: {parts}",
    "{it} as [simple|plain] shapes: {parts}",
)  # fmt: skip
_OF_SENTENCES: Templates = (
    "{it}. {parts}", "draw a {it} like this: {parts}", "I need a {it} for my game. {parts}", "<draw> a {it}. {parts}", "a simple {it} please. {parts}", "let's build a {it}. {parts}", "{it} from basic shapes. {parts}", "[can|could] you make a {it}? {parts}", "how about a {it}: {parts}", "icon of a {it}. {parts}",
    "my daughter wants a {it}. {parts}", "a {it}, later parts cover earlier ones. {parts}", "<shader> showing a {it}. {parts}", "here is how the {it} should look: {parts}", "description of the {it}: {parts}", "we want a cartoon {it}. {parts}", "{it} for the logo. {parts}", "build up a {it} in layers. {parts}",
)  # fmt: skip
_OF_LIST: Templates = (
    "{it}: {parts}", "{it} ({parts})", "draw a {it}: {parts}", "a {it}. {parts}", "{it} - {parts}", "spec of the {it}: {parts}", "{it}, bottom to top: {parts}", "object: {it}; {parts}", "{it} with these parts: {parts}", "parts of the {it}: {parts}",
)  # fmt: skip
_GROUND: tuple[Templates, ...] = (
    ("a {c} <background>", "{c} behind everything", "a plain {c} backdrop"),
    ("the <background> is {c}", "behind it all is {c}", "fill the <background> with {c}", "everything else is {c}", "use a {c} <background>"),
    ("<background>: {c}", "bg = {c}", "bg: {c}", "back - {c}"),
)  # fmt: skip


def _joined(draw: Draw, texts: list[str], form: int) -> str:
    if form == 0:
        return ", ".join(texts[:-1]) + draw.pick((" and ", ", and ", " and on top ")) + texts[-1]
    if form == 1:
        if draw.chance(0.15):
            return draw.pick(("first, ", "first ")) + ", then ".join(texts)
        return ". ".join(text[:1].upper() + text[1:] for text in texts) + draw.pick(("", "."))
    return draw.pick(("; ", ", ", "; ", " | ", " / ")).join(texts)


@family("image", structures=40)
def dictated_thing(draw: Draw) -> Request:
    """An everyday thing by its parts; black behind it unless said."""
    canvas = Canvas()
    name = draw.pick(tuple(THINGS))
    nouns, parts = THINGS[name]
    form, style = draw.pick((0, 1, 1, 2)), _Style(draw.pick((0, 0, 0, 0, 1, 2)))
    texts = []
    ground = named("black")
    if draw.chance(0.55) or len(parts) == 1:
        ground = color(draw)
        texts.append(draw.phrase(_GROUND[form], {"c": ground.text}))
    canvas.var("color", str(ground))
    draw.structure("dictated", name, "ground" if texts else "bare")
    beneath = ground
    for part in parts:
        usual = named(draw.pick(part.colors))
        fill = usual if draw.chance(0.5) and usual.rgb != beneath.rgb else color(draw, other_than=beneath)
        at = _numbers(draw, part)
        _paint(canvas, part, at, fill)
        texts.append(_words(draw, part, at, fill, style, form))
        beneath = fill
    slots = {"it": draw.phrase(nouns), "parts": _joined(draw, texts, form), "n": str(len(parts))}
    prompt = draw.phrase((_OF_PHRASES, _OF_SENTENCES, _OF_LIST)[form], slots)
    if form == 0:
        prompt = prompt if draw.chance(0.3) else image(draw, f"a {prompt}")
    return Request(prompt, canvas.module("color"))
