"""A box by its CSS rule: size, corners, border, shadow, opacity, rotation, in the middle of the page."""

from dataclasses import dataclass, field

from ..color import BLACK, Color
from ..describe import Templates, Thing
from ..draw import Draw
from ..number import Number, digits
from ..surface import verbatim
from .canvas import Canvas
from .compose import Picture, picture
from .css_value import css_color
from .shape_box import SD_BOX
from .transform import ROTATE

_RULES: Templates = (
    "{rule}", "a div with {rule}", "a centered div with {rule}", "an element styled {rule}", "this CSS box: {rule}", "a box styled like this: {rule}", "a div, {rule}, in the middle of the page", "a card with {rule}",
    "the element that {rule} gives, centered", "a centered div whose style is {rule}", "a <div style=\"{rule}\">", "one box in the center: {rule}",
)  # fmt: skip
_WHOLE: Templates = (
    "{rule}", ".box {open} {rule} {close}", "div {open} {rule} {close}", ".card {open} {rule} {close}", "#square {open} {rule} {close}", ".button {open}{rule}{close}", "css: {rule}", "style=\"{rule}\"", "<div style=\"{rule}\"></div>",
    "<div style='{rule}'></div>", "port this CSS box to a <shader>: {rule}", "<draw> a div with {rule}", "<draw> the same as this CSS: {rule}", "in CSS: {rule}; centered on the page", "center a div with {rule}", "how do I get {rule} in a <shader>?",
    "style = {open} {rule} {close}", "convert to wgsl: .item {open} {rule} {close}", "the css is {rule}", "<draw> this box in the middle of the <screen>: {rule}",
)  # fmt: skip


@dataclass(slots=True)
class _Box:
    """A rule in the making: its declarations, the names of its parts, and the unit of its lengths."""

    unit: str
    rule: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def length(self, draw: Draw, low: float, high: float) -> tuple[str, Number]:
        """As CSS says it, and in the unit of the coordinate."""
        if self.unit == "px":
            pixels = draw.number(round(low * 800), round(high * 800), 1 if high < 0.1 else 10)
            return f"{digits(pixels.value)}px", pixels
        hundredths = draw.number(round(low * 100), round(high * 100), 1)
        return f"{digits(hundredths.value)}vmin", Number(round(hundredths.value / 100, 4))


def _size(draw: Draw, box: _Box) -> tuple[Number, Number]:
    """Width and height: in pixels, vmin or percent of the page."""
    if box.unit == "vmin" and draw.chance(0.6):
        wide = draw.number(15, 80, 5)
        high = wide if draw.chance(0.5) else draw.number(15, 80, 5)
        box.rule += [f"width: {digits(wide.value)}%", f"height: {digits(high.value)}%"]
        return Number(wide.value / 100), Number(high.value / 100)
    said, wide = box.length(draw, 0.15, 0.6)
    box.rule.append(f"width: {said}")
    if draw.chance(0.4):
        box.rule.append("aspect-ratio: 1" if draw.chance(0.3) else f"height: {said}")
        return wide, wide
    said, high = box.length(draw, 0.15, 0.6)
    box.rule.append(f"height: {said}")
    return wide, high


def _corner(draw: Draw, box: _Box, wide: Number, high: Number) -> str:
    """The radius of the corners as WGSL, or nothing."""
    roll = draw.random.random()
    if roll < 0.4:
        return ""
    if roll < 0.55 and wide.value == high.value:
        box.rule.append("border-radius: 50%")
        box.kinds.append("round")
        return f"0.5 * {wide}"
    box.kinds.append("corners")
    most = min(wide.value, high.value) / (800 if box.unit == "px" else 1)
    said, radius = box.length(draw, 0.01, max(0.02, min(0.1, 0.4 * most)))
    box.rule.append(f"border-radius: {said}")
    return str(radius)


def _border(draw: Draw, canvas: Canvas, box: _Box) -> tuple[str, Color | None]:
    """The width of a border, which lies outside of the size, and its colour."""
    if not draw.chance(0.35):
        return "", None
    said, width = box.length(draw, 0.01, 0.04)
    line = css_color(draw, canvas)
    box.rule.append(f"border: {said} solid {line.text}")
    box.kinds.append("border")
    if draw.chance(0.3):
        box.rule.append("box-sizing: border-box")
        box.kinds.append("border-box")
    return str(width), line


def _distance(canvas: Canvas, p: str, size: tuple[Number, Number], corner: str, grown: str) -> str:
    """To the outer edge: of the border, where that stands outside."""
    half = f"0.5 * vec2<f32>({size[0]}, {size[1]})" + (f" + {grown}" if grown else "")
    called = canvas.helper("sd_box", SD_BOX)
    return f"{called}({p}, {half} - {corner}) - {corner}" if corner else f"{called}({p}, {half})"


def _shadow(draw: Draw, canvas: Canvas, box: _Box, page: Color) -> tuple[str, str, str, Color] | None:
    """The offset, the blur (or nothing), the strength and the colour of a shadow."""
    if not draw.chance(0.3):
        return None
    offsets = [box.length(draw, 0.01, 0.06) for _ in range(2)]
    blur = box.length(draw, 0.01, 0.08) if draw.chance(0.5) else None
    alpha = draw.number(0.1, 0.9, 0.1) if page is not BLACK and draw.chance(0.7) else None
    shade = BLACK if alpha else css_color(draw, canvas)
    strength = digits(alpha.value) if alpha else ""
    if alpha and draw.chance(0.3):
        strength = strength.removeprefix("0")
    colored = (
        draw.pick((f"rgba(0, 0, 0, {strength})", f"rgba(0,0,0,{strength})", f"rgb(0 0 0 / {strength})"))
        if alpha
        else shade.text
    )
    box.rule.append(
        f"box-shadow: {offsets[0][0]} {offsets[1][0]} {f'{blur[0]} ' if blur else draw.pick(('', '0 '))}{colored}"
    )
    box.kinds += ["shadow", "blur" if blur else "hard"]
    return (
        f"vec2<f32>({offsets[0][1]}, {offsets[1][1]})",
        str(blur[1]) if blur else "",
        str(alpha or Number(1.0)),
        shade,
    )


@picture(structures=9, warps=0, effects=0.06)
def css_box(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A box in the middle; its shadow falls on the page, its border lies outside of its size unless said."""
    box = _Box(draw.pick(("px", "px", "vmin")))
    page = BLACK if draw.chance(0.5) else css_color(draw, canvas)
    size = _size(draw, box)
    fill = css_color(draw, canvas)
    while sum(abs(a - b) for a, b in zip(fill.rgb, page.rgb, strict=True)) < 0.25:
        fill = css_color(draw, canvas)
    box.rule.append(f"background{draw.pick(('', '-color'))}: {fill.text}")
    corner = _corner(draw, box, *size)
    width, line = _border(draw, canvas, box)
    outside = width if "border-box" not in box.kinds else ""
    if "round" in box.kinds and outside:
        corner = f"({corner} + {outside})"
    p = canvas.let(
        "p", f"({uv} - vec2<f32>(0.5)) * {canvas.resolution}" if box.unit == "px" else f"{uv} - vec2<f32>(0.5)"
    )
    shown = page.code
    shadow = _shadow(draw, canvas, box, page)
    if shadow:
        offset, blur, strength, shade = shadow
        s = canvas.let("s", _distance(canvas, f"{p} - {offset}", size, corner, outside))
        factor = "" if strength == "1.0" else f"{strength} * "
        mask = f"{factor}(1.0 - smoothstep(-{blur}, {blur}, {s}))" if blur else f"select(0.0, {strength}, {s} < 0.0)"
        shown = canvas.let("ground", f"mix({shown}, {shade}, {mask})")
    elif draw.chance(0.25):
        angle = draw.integer(1, 17) * 5 if draw.chance(0.5) else draw.pick((45, 30, 15, -15, -30, 10, 60))
        box.rule.append(f"{draw.pick(('transform: rotate({}deg)', 'rotate: {}deg')).format(angle)}")
        box.kinds.append("rotated")
        p = canvas.let("q", f"{canvas.helper('rotate', ROTATE)}({p}, radians({Number(angle)}))")
    opacity = draw.number(0.1, 0.9, 0.05) if draw.chance(0.15) and not shadow else None
    d = canvas.let("d", _distance(canvas, p, size, corner, outside))
    inside = fill.code if line is None else canvas.let("fill", f"select({line}, {fill}, {d} < -{width})")
    if opacity:
        box.rule.append(f"opacity: {digits(opacity.value)}")
        box.kinds.append("opacity")
    shown = f"mix({shown}, {inside}, select(0.0, {opacity or Number(1.0)}, {d} < 0.0))"
    return Picture(("css box", box.unit, *box.kinds), _thing(draw, box.rule, page), shown)


def _thing(draw: Draw, rule: list[str], page: Color) -> Thing:
    """The declarations in one line, and the page where it has a colour."""
    rule = draw.sample(rule, len(rule)) if draw.chance(0.3) else rule
    said = "; ".join(rule) + (";" if draw.chance(0.5) else "")
    if draw.chance(0.15):
        said = said.replace(": ", ":").replace("; ", ";")
    slots = {"rule": verbatim(said), "bg": verbatim(page.text), "open": "{", "close": "}"}
    if page is BLACK:
        return Thing(_RULES, slots=slots, article=False, adjectives=False, whole=_WHOLE)
    before = draw.phrase(
        (
            "body {open} background: {bg} {close} ",
            "html {open}background:{bg};{close} ",
            "page background {bg}, ",
            "on a {bg} page: ",
            "body background: {bg}; then ",
            '<body style="background: {bg}"> ',
        ),
        slots,
    )
    behind = draw.phrase(
        (" on a {bg} page", ", body background {bg}", ", page background: {bg}", " on {bg}", " (body: {bg})"), slots
    )
    noun, whole = (
        tuple(form + "{behind}" for form in _RULES),
        tuple("{before}" + form for form in _WHOLE if form[0] in ".#<{d"),
    )
    return Thing(
        noun, slots={**slots, "before": before, "behind": behind}, article=False, adjectives=False, whole=whole
    )
