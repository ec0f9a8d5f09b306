"""Figures by their points: polygons, polylines, scattered dots and line charts, each point said."""

from ..ask_image import image
from ..color import BLACK, WHITE, Color, color
from ..describe import Templates
from ..draw import Draw
from ..family import Request, family
from ..number import Number, digits
from .canvas import Canvas
from .stroke import SD_SEGMENT

_INSIDE = """fn in_polygon(p: vec2<f32>) -> bool {{
    var corners = array<vec2<f32>, {n}>({points});
    var inside = false;
    for (var i = 0; i < {n}; i++) {{
        let a = corners[i];
        let b = corners[(i + 1) % {n}];
        if (a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y) {{
            inside = !inside;
        }}
    }}
    return inside;
}}"""
_NAMES = {
    3: ("triangle", "triangle", "tri", "filled triangle", "solid triangle"),
    4: ("quad", "quadrilateral", "four-sided polygon", "4-gon", "filled quad"),
    5: ("pentagon", "five-sided polygon", "polygon", "5-gon"),
    6: ("polygon", "six-sided polygon", "hexagon"),
}
_FILLED: Templates = (
    "{n} with [vertices|corners|points] {list}", "{n} {list}", "{n} through {list}", "{n} with corners at {list}", "{n} whose corners are {list}", "{n} given by {list}", "{n} between {list}", "{n} spanned by {list}", "{n}, vertices {list}", "{n} [{list}]", "{n} from {list}", "{n} with vertices at uv {list}", "filled polygon {list}", "polygon with points={list}", "solid shape with the corner points {list}",
)  # fmt: skip
_OUTLINE: Templates = (
    "outline of the {n} {list}, {t} thick", "{n} outline through {list} with line width {t}", "closed polyline {list}, stroke {t}", "hollow {n} with corners {list}, line {t} thick", "{n} {list}, only its edges, {t} wide", "wireframe {n} {list}, lines {t} thick", "unfilled {n} with vertices {list}, stroke width {t}",
    "closed path {list}, stroke-width {t}, no fill", "line loop {list}, {t} thick",
)  # fmt: skip
_POLYLINE: Templates = (
    "polyline through {list}, {t} thick", "line through the points {list}, width {t}", "path {list} with a stroke of {t}", "connected line segments {list}, {t} thick", "zigzag line from point to point: {list}, thickness {t}", "line chart through {list}, line {t} thick", "broken line {list}, {t} wide", "line strip {list}, {t} thick", "open polyline {list} with line width {t}", "[points|dots] {list} joined by lines {t} thick", "lightning bolt line through {list}, {t} thick", "graph line connecting {list}, {t} wide",
)  # fmt: skip
_DOTS: Templates = (
    "dots at {list}, radius {r}", "points {list} as discs of radius {r}", "scatter plot of {list}, dot radius {r}", "scatter plot with points {list}, radius {r}", "stars at {list}, each a disc of radius {r}", "{k} dots of radius {r} at {list}", "{k} circles at {list}, all with radius {r}", "discs of radius {r} at {list}", "markers at {list} (radius {r})", "constellation of dots at {list}, radius {r}", "little circles, radius {r}, centered at {list}", "point cloud {list}, r={r}",
)  # fmt: skip
_CHART: Templates = (
    "line chart through {list}: line {t} thick, dots of radius {r}", "{list} connected by lines {t} thick with dots of radius {r} on them", "polyline {list}, {t} thick, with a marker of radius {r} at each point", "graph with nodes at {list} (radius {r}) connected in order by edges {t} thick", "constellation: stars of radius {r} at {list}, joined by lines {t} thick", "line plot of {list} with markers, line width {t}, marker radius {r}", "path through {list}, {t} wide, with round nodes of radius {r}",
)  # fmt: skip
_ONE: Templates = ("{w} in {c}", "{c} {w}", "{w}, {c}", "{w}, color {c}", "{w}. Color: {c}", "{w}. Make it {c}", "a {c} {w}", "{w}, drawn in {c}", "{w} colored {c}", "{w}, {c} color")  # fmt: skip
_OVER: Templates = (
    "{w} on {b}",
    "{w} on a {b} <background>",
    "{w}, <background> {b}",
    "{w} over {b}",
    "{w}. The <background> is {b}",
    "{w}, {b} behind it",
    "{w} against {b}",
    "{w}; bg {b}",
)
_TWO: Templates = ("{w}, lines {c}, dots {e}", "{w}; line color {c}, dot color {e}", "{w}. The lines are {c}, the dots {e}", "{w}, {c} lines and {e} dots", "{w}, with {e} dots on {c} lines")  # fmt: skip
_UP: Templates = ("{w}, y pointing up", "{w} (y up, origin bottom left)", "{w}, origin at the bottom left", "{w}, with y up", "{w}. y goes up, (0, 0) is the bottom left corner")  # fmt: skip


def _points(draw: Draw, n: int, *, ordered: bool) -> list[tuple[Number, Number]]:
    """Different points of the screen; from left to right if ordered, counterclockwise round the middle of them else."""
    step = 0.1 if draw.chance(0.6) else 0.05
    while True:
        found = [(draw.number(0.1, 0.9, step), draw.number(0.1, 0.9, step)) for _ in range(n)]
        xs, ys = ({point[axis].value for point in found} for axis in (0, 1))
        if len({(x.value, y.value) for x, y in found}) == n and len(xs) == n and len(ys) > 1:
            break
    if ordered:
        return sorted(found, key=lambda point: point[0].value)
    return found


def _convex(points: list[tuple[Number, Number]]) -> bool:
    n = len(points)
    turns = []
    for at in range(n):
        (ax, ay), (bx, by), (cx, cy) = (
            (x.value, y.value) for x, y in (points[at], points[(at + 1) % n], points[(at + 2) % n])
        )
        turns.append((bx - ax) * (cy - by) - (by - ay) * (cx - bx))
    return all(turn > 0.02 for turn in turns) or all(turn < -0.02 for turn in turns)


def _listed(draw: Draw, points: list[tuple[Number, Number]]) -> str:
    form = draw.pick(("({x}, {y})", "({x}, {y})", "({x}, {y})", "({x},{y})", "{x},{y}", "[{x}, {y}]", "vec2({x}, {y})"))
    short = draw.chance(0.15)
    texts = []
    for x, y in points:
        across, down = (digits(v.value).removeprefix("0") if short else digits(v.value) for v in (x, y))
        texts.append(form.format(x=across, y=down))
    if form == "{x},{y}":
        return " ".join(texts)
    if draw.chance(0.45):
        return ", ".join(texts[:-1]) + " and " + texts[-1]
    return draw.pick((", ", ", ", " ", "; ", " - " if form[0] == "(" else ", ")).join(texts)


def _array(points: list[tuple[Number, Number]]) -> str:
    return ", ".join(f"vec2<f32>({x}, {y})" for x, y in points)


def _colored(draw: Draw, text: str, fill: Color, dots: Color | None, ground: Color) -> str:
    if dots is not None:
        text = draw.phrase(_TWO, {"w": text, "c": fill.text, "e": dots.text})
    elif fill is not WHITE or draw.chance(0.3):
        text = draw.phrase(_ONE, {"w": text, "c": fill.text})
    if ground is not BLACK or draw.chance(0.2):
        text = draw.phrase(_OVER, {"w": text, "b": ground.text})
    return text


@family("image", structures=14)
def figure_of_points(draw: Draw) -> Request:
    """A polygon, its outline, a polyline, dots, or dots on a polyline; white on black unless said."""
    kind = draw.pick(("filled", "filled", "filled", "outline", "polyline", "polyline", "dots", "dots", "chart"))
    n = draw.pick((3, 3, 3, 4, 4, 5)) if kind in ("filled", "outline") else draw.integer(2 if kind == "dots" else 3, 6)
    draw.structure("points", kind, str(n))
    while True:
        points = _points(draw, n, ordered=kind in ("polyline", "chart") and draw.chance(0.8))
        if kind not in ("filled", "outline") or _convex(points):
            break
    ground = BLACK if draw.chance(0.5) else color(draw)
    fill = WHITE if draw.chance(0.25) and ground is BLACK else color(draw, other_than=ground)
    dots = color(draw, other_than=fill) if kind == "chart" and draw.chance(0.6) else None
    t, r = draw.number(0.005, 0.04, 0.005), draw.number(0.01, 0.06, 0.005)
    canvas = Canvas()
    up = draw.chance(0.15)
    p = canvas.let("p", "vec2<f32>(uv.x, 1.0 - uv.y)") if up else "uv"
    if kind == "filled":
        canvas.helper("in_polygon", _INSIDE.format(n=n, points=_array(points)))
        shown = f"select({ground}, {fill}, in_polygon({p}))"
    else:
        shown = _strokes(canvas, kind, points, p, (ground, fill, dots or fill), (t, r))
    slots = {"n": draw.pick(_NAMES.get(n, ("polygon",))), "list": _listed(draw, points), "t": digits(t.value), "r": digits(r.value), "k": str(n)}  # fmt: skip
    forms = {"filled": _FILLED, "outline": _OUTLINE, "polyline": _POLYLINE, "dots": _DOTS, "chart": _CHART}[kind]
    text = _colored(draw, draw.phrase(forms, slots), fill, dots, ground)
    if up:
        text = draw.phrase(_UP, {"w": text})
    return Request(text if draw.chance(0.4) else image(draw, text), canvas.module(shown))


def _strokes(canvas: Canvas, kind: str, points: list[tuple[Number, Number]], p: str, colors: tuple[Color, Color, Color], sizes: tuple[Number, Number]) -> str:  # fmt: skip
    """The code of lines and dots: one loop over the points, the distance to the nearest."""
    n, (ground, fill, dots), (t, r) = len(points), colors, sizes
    canvas.add(f"var points = array<vec2<f32>, {n}>({_array(points)});")
    if kind != "dots":
        canvas.helper("sd_segment", SD_SEGMENT)
        last, following = (n, f"points[(i + 1) % {n}]") if kind == "outline" else (n - 1, "points[i + 1]")
        canvas.add("var d = 10.0;")
        canvas.add(f"for (var i = 0; i < {last}; i++) {{ d = min(d, sd_segment({p}, points[i], {following})); }}")
    shown = f"select({ground}, {fill}, d < 0.5 * {t})"
    if kind in ("dots", "chart"):
        name = "d" if kind == "dots" else "e"
        canvas.add(f"var {name} = 10.0;")
        canvas.add(f"for (var i = 0; i < {n}; i++) {{ {name} = min({name}, distance({p}, points[i])); }}")
        shown = f"select({ground}, {fill}, d < {r})" if kind == "dots" else f"select({shown}, {dots}, e < {r})"
    return shown
