"""Patterns of two colours that people know from walls, print and cloth: honeycombs, halftones, gingham, scales."""

from ..color import BLACK, WHITE, Color, color
from ..describe import COLOR, SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, share, shares
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .pattern import figure_and_ground, repeats

_HONEYCOMB: Templates = (
    "honeycomb", "honeycomb pattern", "hexagon grid", "hexagonal grid", "hexagon pattern", "hex tiling", "grid of hexagons", "hex tiles", "beehive pattern", "pattern of regular hexagons", "hexagonal tiles", "hex grid",
)  # fmt: skip
_CELL = """fn hex_cell(p: vec2<f32>) -> vec2<f32> {
    let size = vec2<f32>(1.0, 1.7320508);
    let a = p - size * round(p / size);
    let b = p - size * (floor(p / size) + 0.5);
    return select(b, a, dot(a, a) < dot(b, b));
}"""


@picture(structures=1.1, background=True, warps=0.1)
def honeycomb(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Hexagons, one corner up, one in the middle of the screen; the gap takes 10 % of each unless said."""
    said: list[Modifier] = []
    if draw.chance(0.4):
        size = draw.number(0.04, 0.3, 0.01)
        scale = f"/ {size}"
        after: Templates = ("with hexagons {s} wide", "with cells {s} across", "with hexagons of width {s}", "(cell width {s})", "whose hexagons are {s} apart", "with centers {s} apart")  # fmt: skip
        said.append(Modifier(after=after, sentence=("each hexagon is {s} wide", "the cells are {s} across", "cell width: {s}"), slots={"s": lambda: share(draw, size.value)}, rank=SIZE))  # fmt: skip
        kind = "size"
    else:
        number, said = repeats(draw, "[hexagons|cells] across", 3, 20)
        scale, kind = f"* {Number(number)}", "count"
    gap = Number(0.1)
    if draw.chance(0.35):
        gap = draw.number(0.02, 0.4, 0.02)
        after = ("with gaps of {g} of a cell", "with lines {g} of a cell wide", "with a line width of {g} of the cell", "whose outermost {g} is the line", "with {g} of each hexagon as border")  # fmt: skip
        said.append(Modifier(after=after, sentence=("the lines take {g} of each cell", "line width: {g} of a cell", "the outer {g} of each hexagon is line"), slots={"g": lambda: share(draw, gap.value)}))  # fmt: skip
    line, fill = BLACK, WHITE
    if draw.chance(0.8):
        line = color(draw) if draw.chance(0.5) else BLACK
        fill = color(draw, other_than=line)
        both: Templates = ("with {a} cells and {b} lines", "in {a} with {b} lines", "of {a} hexagons with {b} gaps", "filled {a}, lines {b}", "in {a} with {b} outlines", "with {a} hexagons on {b}")  # fmt: skip
        said.append(Modifier(after=both, sentence=("the hexagons are {a}, the lines {b}", "fill {a}, lines {b}", "use {a} for the cells and {b} for the gaps"), slots={"a": fill.text, "b": line.text}, rank=COLOR))  # fmt: skip
    name = canvas.helper("hex_cell", _CELL)
    q = canvas.let("q", f"abs({name}(({uv} - vec2<f32>(0.5)) {scale}))")
    d = canvas.let("d", f"2.0 * max({q}.x, 0.5 * {q}.x + 0.8660254 * {q}.y)")
    shown = f"mix({line}, {fill}, select(0.0, 1.0, {d} < 1.0 - {gap}))"
    return Picture(("honeycomb", kind), Thing(_HONEYCOMB, said), shown)


_HALFTONE: Templates = (
    "halftone [pattern|gradient|fade]", "halftone dots", "newspaper dots", "comic book dots", "Ben-Day dots", "print raster", "halftone screen", "raster of dots", "grid of dots of different sizes", "pop art dots",
    "dots of growing size",
)  # fmt: skip
_GROWING: dict[str, tuple[str, Templates]] = {
    "right": ("{c}.x", ("growing to the right", "that get bigger from left to right", "small on the left and large on the right", "growing from left to right", "larger towards the right")),
    "left": ("1.0 - {c}.x", ("growing to the left", "that get bigger from right to left", "small on the right and large on the left", "larger towards the left")),
    "down": ("{c}.y", ("growing downwards", "that get bigger from top to bottom", "small at the top and large at the bottom", "growing toward the bottom", "larger further down")),
    "up": ("1.0 - {c}.y", ("growing upwards", "that get bigger from bottom to top", "large at the top and small at the bottom", "shrinking toward the bottom")),
    "out": ("min(2.0 * distance({c}, vec2<f32>(0.5)), 1.0)", ("growing away from the center", "small in the middle and large at the edges", "that get bigger outwards")),
    "in": ("max(1.0 - 2.0 * distance({c}, vec2<f32>(0.5)), 0.0)", ("growing towards the center", "large in the middle and small at the edges", "that shrink outwards", "getting smaller away from the center")),
}  # fmt: skip


@picture(structures=1.4, background=False, warps=0.05)
def halftone(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """n by n dots whose radius grows, by the middle of their cell, from nothing to half a cell or to what is said."""
    way = draw.pick(tuple(_GROWING))
    amount, words = _GROWING[way]
    number, said = repeats(draw, "dots [across|per side|per row]", 6, 40)
    most = Number(0.5)
    sentence = tuple(f"they are {text}" if text.startswith(("small", "large")) else f"the dots should be {text}" for text in words if not text.startswith("that"))  # fmt: skip
    said.append(Modifier(after=words, sentence=sentence))
    if draw.chance(0.35):
        most = draw.number(0.2, 0.7, 0.05)
        after = ("with a largest radius of {r} of a cell", "up to radius {r} of the cell", "with radii from 0 to {r} of a cell", "(max radius {r} cells)")  # fmt: skip
        said.append(Modifier(after=after, sentence=("the biggest radius is {r} of a cell", "the radius goes from 0 to {r} cells", "max dot radius: {r} of a cell"), slots={"r": lambda: share(draw, most.value)}))  # fmt: skip
    dot, ground = BLACK, WHITE
    if draw.chance(0.65):
        ground = color(draw) if draw.chance(0.6) else WHITE
        dot = color(draw, other_than=ground)
        said.append(Modifier(before=("{a}",) if ground is WHITE else (), after=("in {a} on {b}", "with {a} dots on {b}", "{a} on {b}", "using {a} on a {b} <background>"), sentence=("{a} dots on {b}", "colors: {a} on {b}"), slots={"a": dot.text, "b": ground.text}, rank=COLOR))  # fmt: skip
        if ground is WHITE:
            said[-1] = Modifier(before=("{a}",), after=("in {a}", "in {a} on white", "{a} on white"), sentence=("the dots are {a}",), slots={"a": dot.text}, rank=COLOR)  # fmt: skip
    g = canvas.let("g", f"{uv} * {Number(number)}")
    c = canvas.let("c", f"(floor({g}) + 0.5) / {Number(number)}")
    r = canvas.let("r", f"{most} * ({amount.format(c=c)})")
    shown = f"select({ground}, {dot}, length(fract({g}) - vec2<f32>(0.5)) < {r})"
    return Picture(("halftone", way), Thing(_HALFTONE, said), shown)


_GINGHAM: Templates = (
    "gingham [pattern|cloth|]", "picnic [blanket|tablecloth|cloth] pattern", "vichy check", "checked tablecloth", "plaid of two overlapping stripe sets", "gingham check", "table cloth pattern with see-through stripes",
    "red-checkered-tablecloth kind of pattern",
)  # fmt: skip


@picture(structures=0.4, background=True, warps=0.1)
def gingham(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Half-transparent stripes in both directions: the colour where they cross, half of it where only one is."""
    number, said = repeats(draw, "[squares per side|stripes in each direction|stripes each way]", 3, 20)
    ground = WHITE if draw.chance(0.7) else color(draw)
    cloth = color(draw, other_than=ground)
    slots: Slots = {"a": cloth.text, "b": ground.text}
    said.append(Modifier(after=("in {a} and {b}", "of {a} on {b}", "with {a} stripes on {b}", "colored {a} over {b}"), sentence=("use {a} on {b}", "the stripes are {a}, the cloth {b}"), slots=slots, rank=COLOR))  # fmt: skip
    if ground is WHITE:
        said[-1] = Modifier(before=("{a}", "{a} and white"), after=("in {a}", "in {a} and white"), sentence=("use {a}", "the stripes are {a}"), slots=slots, rank=COLOR)  # fmt: skip
    s = canvas.let("s", f"select(vec2<f32>(0.0), vec2<f32>(0.5), fract({uv} * {Number(number)}) < vec2<f32>(0.5))")
    noun = tuple(form for form in _GINGHAM if not form.startswith("red"))
    return Picture(("gingham",), Thing(noun, said), f"mix({ground}, {cloth}, {s}.x + {s}.y)")


def _two(draw: Draw) -> tuple[Color, Color, Slots]:
    a = color(draw)
    b = color(draw, other_than=a)
    return a, b, {"a": a.text, "b": b.text}


_SIZED_CHECKS: Templates = (
    "checkerboard of {s} squares in {a} and {b}", "{a} and {b} checkerboard with squares {s} [wide|on a side]", "{a}/{b} checks of {s}", "chessboard with {s} cells, {a} and {b}", "checker pattern, cell size {s}, {a} first then {b}",
    "{a} and {b} tiles of {s} in checkerboard order", "checkered floor with {s} tiles in {a} and {b}", "checkerboard with a cell size of {s}, colors {a} and {b}", "checkerboard, {a} in the top left, {b} next to it, squares {s} wide",
)  # fmt: skip
_SIZED_STRIPES: Templates = (
    "{way} stripes, {s} wide each, alternating {a} and {b}", "{way} {a} and {b} stripes of {s} each", "{a} and {b} {way} bands, every band {s} {thick}", "{way} stripes {s} {thick}, {a} then {b}", "{s} {thick} {way} stripes in {a} and {b}",
    "{way} stripes that change from {a} to {b} every {s}", "alternating {way} {a} and {b} bars, each {s} {thick}", "{way} bars of {s} in {a} and {b}, starting with {a}", "{way} stripe pattern with stripes of {s}: {a}, {b}, {a} and so on",
)  # fmt: skip
_SIZED_GRID: Templates = (
    "{b} grid of lines {t} thick, one every {s}, on {a}", "{b} lines every {s}, {t} wide, over {a}", "grid with a spacing of {s} and {b} lines {t} wide on {a}", "{a} <background> with {b} grid lines every {s}, line width {t}",
    "graph paper, cells of {s}, {b} lines of {t} on {a}", "{b} on {a} grid, cell size {s}, lines {t} thick", "mesh of {b} lines, {s} apart and {t} thick, on {a}",
)  # fmt: skip
_SIZED_DOTS: Templates = (
    "{b} dots of radius {t} every {s} on {a}", "{a} <background> with a {b} dot of radius {t} in the middle of every {s} cell", "polka dots, spacing {s}, radius {t}, {b} on {a}", "{b} polka dots on {a}, {s} apart, each with radius {t}",
    "dot grid with a spacing of {s}, dots of radius {t}, {b} over {a}", "{b} circles of radius {t} in cells of {s} on {a}",
)  # fmt: skip


@picture(structures=4, background=False, warps=0.05)
def sized_pattern(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Checks, stripes, lines or dots by the size of a cell, in shares of the screen or in pixels; cells start at the top left."""
    pixels = draw.chance(0.5)
    size = draw.number(4, 120, 4) if pixels else draw.number(0.02, 0.25, 0.01)
    thin = Number(round(size.value * draw.pick((0.1, 0.2, 0.25)), 4)) if not pixels else Number(max(1, size.value // draw.pick((4, 5, 8))))  # fmt: skip

    def say(value: float) -> str:
        if pixels:
            return f"{value:g}" + draw.pick((" px", "px", " pixels", " pixels"))
        return share(draw, value)

    a, b, colors = _two(draw)
    kind = draw.pick(("checks", "checks", "stripes", "stripes", "grid", "dots"))
    at = f"{uv} * {canvas.resolution}" if pixels else uv
    slots: Slots = {**colors, "s": lambda: say(size.value), "t": lambda: say(thin.value)}
    if kind == "checks":
        cell = canvas.let("cell", f"floor({at} / {size})")
        noun, shown = _SIZED_CHECKS, f"select({a}, {b}, abs({cell}.x + {cell}.y) % 2.0 == 1.0)"
    elif kind == "stripes":
        axis, way, thick = draw.pick((("x", "vertical", "wide"), ("y", "horizontal", "high")))
        slots = {**slots, "way": way, "thick": thick}
        at = f"{uv}.{axis} * {canvas.resolution}.{axis}" if pixels else f"{uv}.{axis}"
        band = canvas.let("band", f"floor({at} / {size})")
        noun, shown = _SIZED_STRIPES, f"select({a}, {b}, abs({band}) % 2.0 == 1.0)"
        kind = "stripes " + axis
    elif kind == "grid":
        g = canvas.let("g", f"abs(fract({at} / {size} - 0.5) - 0.5) * {size}")
        noun, shown = _SIZED_GRID, f"select({a}, {b}, min({g}.x, {g}.y) < 0.5 * {thin})"
    else:
        g = canvas.let("g", f"(fract({at} / {size}) - 0.5) * {size}")
        noun, shown = _SIZED_DOTS, f"select({a}, {b}, length({g}) < {thin})"
    return Picture(("sized", kind, "pixels" if pixels else "share"), Thing(noun, slots=slots, article=False), shown)


_WALL: Templates = (
    "brick wall with bricks {l} long and {h} high, {b} mortar {m} thick, {a} bricks", "{a} bricks of {l} x {h} with {b} mortar joints of {m}", "wall of {a} bricks, rows {h} high, bricks {l} long, {m} of {b} mortar between",
    "{a} brick texture: brick {l} by {h}, {b} mortar {m} wide, every second row shifted by half a brick", "running bond in {a}, brick size {l} x {h}, {b} joints {m} thick", "brickwork with rows {h} tall and {l} wide bricks in {a}, joints {b}, {m} wide",
)  # fmt: skip


@picture(structures=0.4, background=False, warps=0.05)
def sized_bricks(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Bricks by their size; every second row is shifted by half a brick; mortar centred on the joints."""
    height = draw.number(0.05, 0.2, 0.01)
    long = draw.number(0.1, 0.4, 0.01)
    mortar = draw.number(0.005, 0.03, 0.005)
    a, b, colors = _two(draw)
    slots: Slots = {**colors, **dict(zip("hlm", shares(draw, height.value, long.value, mortar.value), strict=True))}
    row = canvas.let("row", f"floor({uv}.y / {height})")
    along = canvas.let("along", f"{uv}.x / {long} + 0.5 * ({row} % 2.0)")
    edge = canvas.let("edge", f"min((0.5 - abs(fract({along}) - 0.5)) * {long}, (0.5 - abs(fract({uv}.y / {height}) - 0.5)) * {height})")  # fmt: skip
    shown = f"select({a}, {b}, {edge} < 0.5 * {mortar})"
    return Picture(("sized bricks",), Thing(_WALL, slots=slots, article=False), shown)


_TRIANGLES: Templates = (
    "triangle [pattern|tiling|grid]", "pattern of right triangles", "tiles cut diagonally into two triangles", "squares split into triangles", "half-square triangles like on a quilt", "quilt of triangles",
)  # fmt: skip


@picture(structures=0.2, background=True, warps=0.1)
def triangle_tiles(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Square tiles, each cut from the bottom left to the top right; the figure's colour is the upper left part."""
    number, said = repeats(draw, "tiles per side", 2, 16)
    figure, ground, colors = figure_and_ground(draw)
    g = canvas.let("g", f"fract({uv} * {Number(number)})")
    shown = f"mix({ground}, {figure}, select(0.0, 1.0, {g}.x + {g}.y < 1.0))"
    said.append(Modifier(after=("with the upper left triangle of each tile filled", "filled in the upper left half of every tile"), sentence=("fill the upper left triangle of each tile", "in every tile the upper left half is filled")))  # fmt: skip
    return Picture(("triangle tiles",), Thing(_TRIANGLES, said + colors), shown)
