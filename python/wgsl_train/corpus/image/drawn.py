"""Pictures as lists of drawing commands: SVG elements, calls of a 2D canvas, of p5.js and of PIL, painted in their order."""

from collections.abc import Callable
from dataclasses import dataclass

from ..color import Color
from ..describe import Templates, Thing
from ..draw import Draw
from ..number import Number, digits
from ..surface import verbatim
from .canvas import Canvas
from .compose import Picture, picture
from .css_value import css_color

_SEGMENT = """fn sd_segment(p: vec2<f32>, a: vec2<f32>, b: vec2<f32>) -> f32 {
    let ab = b - a;
    return length(p - a - ab * clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0));
}"""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One element: its kind, its whole numbers in units of the sheet, its colour, the width of its line (0: filled) and opacity."""

    kind: str
    values: tuple[int, ...]
    color: Color
    line: int = 0
    opacity: float = 1.0


def _mark(draw: Draw, canvas: Canvas, size: int, other_than: Color) -> _Mark:
    """An element within a sheet of `size` units."""
    step = max(1, size // 20)

    def at(low: float, high: float) -> int:
        return round(draw.number(round(low * size / step), round(high * size / step), 1).value) * step

    shade = css_color(draw, canvas)
    while sum(abs(a - b) for a, b in zip(shade.rgb, other_than.rgb, strict=True)) < 0.3:
        shade = css_color(draw, canvas)
    kind = draw.pick(("circle", "circle", "circle", "rect", "rect", "rect", "ellipse", "line"))
    line = (
        max(1, size // 50) * draw.integer(1, 4)
        if kind == "line" or (kind in ("circle", "rect") and draw.chance(0.25))
        else 0
    )
    opacity = draw.number(0.1, 0.9, 0.1).value if draw.chance(0.1) and kind != "line" else 1.0
    if kind == "circle":
        values: tuple[int, ...] = (at(0.2, 0.8), at(0.2, 0.8), at(0.1, 0.4))
    elif kind == "line":
        values = (at(0.05, 0.45), at(0.05, 0.95), at(0.55, 0.95), at(0.05, 0.95))
    elif kind == "rect":
        values = (at(0.0, 0.5), at(0.0, 0.5), at(0.15, 0.5), at(0.15, 0.5))
    else:
        values = (at(0.25, 0.75), at(0.25, 0.75), at(0.1, 0.45), at(0.1, 0.45))
    return _Mark(kind, values, shade, line, opacity)


def _distance(canvas: Canvas, mark: _Mark, p: str) -> str:
    """Below 0 inside a filled element; the ellipse's is no distance, but has its sign."""
    n = [Number(value) for value in mark.values]
    if mark.kind == "circle":
        return f"length({p} - vec2<f32>({n[0]}, {n[1]})) - {n[2]}"
    if mark.kind == "ellipse":
        return f"length(({p} - vec2<f32>({n[0]}, {n[1]})) / vec2<f32>({n[2]}, {n[3]})) - 1.0"
    if mark.kind == "rect":
        # Strokes meet in sharp corners.
        half = f"0.5 * vec2<f32>({n[2]}, {n[3]})"
        q = canvas.let("q", f"abs({p} - vec2<f32>({n[0]}, {n[1]}) - {half}) - {half}")
        return f"max({q}.x, {q}.y)"
    return f"{canvas.helper('sd_segment', _SEGMENT)}({p}, vec2<f32>({n[0]}, {n[1]}), vec2<f32>({n[2]}, {n[3]}))"


def _paint(canvas: Canvas, ground: str, marks: list[_Mark], p: str) -> str:
    """The marks over each other, as WGSL; all but the last give a `let`."""
    shown = ground
    for number, mark in enumerate(marks):
        d = canvas.let("d", _distance(canvas, mark, p))
        half = Number(mark.line / 2)
        inside = f"{d} < 0.0" if not mark.line else f"{d} < {half}" if mark.kind == "line" else f"abs({d}) < {half}"
        shown = f"mix({shown}, {mark.color}, select(0.0, {Number(mark.opacity)}, {inside}))"
        if number < len(marks) - 1:
            shown = canvas.let("color", shown)
    return shown


def _svg(draw: Draw, mark: _Mark) -> str:
    """`<circle cx="50" cy="40" r="20" fill="red"/>`."""
    names = {
        "circle": ("cx", "cy", "r"),
        "ellipse": ("cx", "cy", "rx", "ry"),
        "rect": ("x", "y", "width", "height"),
        "line": ("x1", "y1", "x2", "y2"),
    }
    pairs = [(name, str(value)) for name, value in zip(names[mark.kind], mark.values, strict=True)]
    if mark.kind == "rect" and mark.values[:2] == (0, 0) and draw.chance(0.5):
        pairs = pairs[2:]
    if mark.line:
        pairs += [
            ("stroke", mark.color.text),
            ("stroke-width", str(mark.line)),
            ("fill", "none") if mark.kind != "line" else ("stroke-linecap", "round"),
        ]
    else:
        pairs.append(("fill", mark.color.text))
    if mark.opacity < 1:
        pairs.append(
            (
                draw.pick(("opacity", "opacity", "fill-opacity" if not mark.line else "stroke-opacity")),
                digits(mark.opacity),
            )
        )
    quote = draw.pick(('"', '"', '"', "'"))
    return (
        f"<{mark.kind} "
        + " ".join(f"{name}={quote}{value}{quote}" for name, value in pairs)
        + draw.pick(("/>", "/>", " />", f"></{mark.kind}>"))
    )


def _svg_sheet(draw: Draw, size: int, ground: Color | None, marks: list[_Mark]) -> str:
    first = []
    if ground:
        full = draw.pick((f'width="{size}" height="{size}"', 'width="100%" height="100%"'))
        first = [f'<rect {full} fill="{ground.text}"/>']
    inside = draw.pick(("", " ")).join(first + [_svg(draw, mark) for mark in marks])
    return draw.pick(
        (
            f'<svg viewBox="0 0 {size} {size}">{inside}</svg>',
            f"<svg viewBox='0 0 {size} {size}'> {inside} </svg>",
            f"viewBox 0 0 {size} {size}: {inside}",
            f"{inside} (viewBox 0 0 {size} {size})",
            f'<svg width="{size}" height="{size}">{inside}</svg>',
        )
    )


def _canvas_calls(draw: Draw, size: int, ground: Color | None, marks: list[_Mark]) -> str:
    """`ctx.fillStyle = "red"; ctx.fillRect(10, 10, 50, 50);`."""
    c, q, tau = (
        draw.pick(("ctx", "ctx", "c", "context", "g")),
        draw.pick(('"', "'")),
        draw.pick(("2 * Math.PI", "Math.PI * 2", "Math.PI*2")),
    )
    lines = [f"{c}.fillStyle = {q}{ground.text}{q}", f"{c}.fillRect(0, 0, {size}, {size})"] if ground else []
    for mark in marks:
        style, verb = ("strokeStyle", "stroke") if mark.line else ("fillStyle", "fill")
        values = ", ".join(map(str, mark.values))
        if mark.opacity < 1:
            lines.append(f"{c}.globalAlpha = {digits(mark.opacity)}")
        lines.append(f"{c}.{style} = {q}{mark.color.text}{q}")
        if mark.line:
            lines.append(
                f"{c}.lineWidth = {mark.line}" + (f"; {c}.lineCap = {q}round{q}" if mark.kind == "line" else "")
            )
        if mark.kind == "rect":
            lines.append(f"{c}.{verb}Rect({values})")
        else:
            x, y, *_ = mark.values
            path = {
                "circle": f"{c}.arc({values}, 0, {tau})", "ellipse": f"{c}.ellipse({values}, 0, 0, {tau})", "line": f"{c}.moveTo({x}, {y}); {c}.lineTo({', '.join(map(str, mark.values[2:]))})",
            }[mark.kind]  # fmt: skip
            lines += [f"{c}.beginPath()", path, f"{c}.{verb}()"]
        if mark.opacity < 1:
            lines.append(f"{c}.globalAlpha = 1")
    return f"{size}x{size} canvas: " + "; ".join(lines) + ";"


def _p5(draw: Draw, size: int, ground: Color | None, marks: list[_Mark]) -> str:
    """`createCanvas(400, 400); background("navy"); noStroke(); fill("red"); circle(200, 200, 100);`: with diameters."""
    lines = [f"createCanvas({size}, {size})", f"background('{ground.text}')" if ground else "background(0)"]
    for mark in marks:
        x, y, *rest = mark.values
        lines += (
            [f"stroke('{mark.color.text}')", f"strokeWeight({mark.line})"]
            if mark.line
            else ["noStroke()", f"fill('{mark.color.text}')"]
        )
        if mark.line and mark.kind != "line":
            lines.append("noFill()")
        doubled = [value * 2 for value in rest] if mark.kind in ("circle", "ellipse") else rest
        lines.append(f"{mark.kind}({', '.join(map(str, (x, y, *doubled)))})")
    return draw.pick(("", "p5.js: ", "in p5: ", "processing: ")) + "; ".join(lines) + ";"


def _listed(draw: Draw, size: int, ground: Color | None, marks: list[_Mark]) -> str:
    """Shapes by their numbers, as in a scene file: `circle 50 40 20 red`."""
    form = draw.pick(("{k} {v} {c}{s}", "{k}({v}) {c}{s}", "{k} [{v}] {c}{s}", "{c} {k} {v}{s}"))
    comma = draw.pick((", ", " ", ","))
    order = {"circle": "x y r", "rect": "x y w h", "ellipse": "x y rx ry", "line": "x1 y1 x2 y2"}
    texts = []
    for mark in marks:
        stroke = f" stroke {mark.line}" if mark.line else ""
        stroke += " round caps" if mark.kind == "line" else ""
        stroke += f" alpha {digits(mark.opacity)}" if mark.opacity < 1 else ""
        texts.append(form.format(k=mark.kind, v=comma.join(map(str, mark.values)), c=mark.color.text, s=stroke))
    legend = ", ".join(f"{kind}: {order[kind]}" for kind in dict.fromkeys(mark.kind for mark in marks))
    ground_said = f"bg {ground.text}; " if ground else ""
    return f"{ground_said}{'; '.join(texts)} ({legend}; sheet {size}x{size}, origin top left)"


_NOUNS: Templates = (
    "{svg}",
    "the picture {svg}",
    "what {svg} gives",
    "this drawing: {svg}",
    "the result of {svg}",
    "an image like {svg}",
    "this: {svg}",
    "the same as {svg}",
    "the output of {svg}",
)
_WHOLE: Templates = (
    "{svg}", "{svg}", "<draw> this: {svg}", "convert to a <shader>: {svg}", "port to WGSL: {svg}", "turn this into a <shader>: {svg}", "as a <shader>: {svg}", "{svg} as a <shader>", "rasterize {svg}", "what is {svg} as WGSL?",
    "I have {svg} and want it as a fullscreen <shader>", "please translate {svg}", "same picture in wgsl: {svg}", "render {svg} over the whole <screen>", "how do I get {svg} in WGSL?", "replace my {svg} by a <shader>", "original: {svg}. I need that on the GPU",
    "{svg} -> wgsl", "wgsl for {svg}", "<write> a <shader> that gives the same as {svg}", "the old code was {svg}", "stretched to the whole <screen>: {svg}", "scale {svg} to the full <screen>",
)  # fmt: skip
_WRITERS: dict[str, Callable[[Draw, int, Color | None, list[_Mark]], str]] = {
    "svg": _svg_sheet,
    "canvas": _canvas_calls,
    "p5": _p5,
    "list": _listed,
}


@picture(structures=16, warps=0, effects=0.04)
def drawing_commands(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One to three elements on a square sheet that fills the screen, black where nothing is painted."""
    writer = draw.pick(("svg", "svg", "svg", "canvas", "canvas", "p5", "list"))
    size = draw.pick((100, 100, 100, 200, 400, 500, 512, 800, 24, 64, 10, 1000))
    ground = css_color(draw, canvas) if draw.chance(0.5) else None
    black = Color("vec3<f32>(0.0)", (0.0, 0.0, 0.0), "black")
    marks: list[_Mark] = []
    for _ in range(draw.pick((1, 1, 1, 2, 2, 3))):
        mark = _mark(draw, canvas, size, marks[-1].color if marks else ground or black)
        if writer == "p5" and mark.opacity < 1:
            mark = _Mark(mark.kind, mark.values, mark.color, mark.line)
        marks.append(mark)
    p = canvas.let("p", f"{uv} * {Number(size)}")
    shown = _paint(canvas, ground.code if ground else black.code, marks, p)
    kinds = [mark.kind + (" line" if mark.line else "") + (" alpha" if mark.opacity < 1 else "") for mark in marks]
    text = _WRITERS[writer](draw, size, ground, marks)
    thing = Thing(_NOUNS, slots={"svg": verbatim(text)}, article=False, adjectives=False, whole=_WHOLE)
    return Picture(("drawn", writer, "ground" if ground else "no ground", *kinds), thing, shown)
