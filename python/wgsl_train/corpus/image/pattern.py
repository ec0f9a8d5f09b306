"""Patterns of two colours over the whole plane: checks, stripes, grids, dots, rings, rays, waves, spirals, zigzags."""

from ..color import BLACK, WHITE, Color, color
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, share
from ..parameter import parameter
from ..phrase import Slots
from ..words import define
from .canvas import Canvas
from .compose import Picture, picture

define(
    checkerboard=("checkerboard", "checker pattern", "chessboard", "chequerboard", "checkers", "checkered pattern", "chess pattern"),
    stripes=("stripes", "bars", "bands", "lines", "strips"),
    rings=("concentric rings", "concentric circles", "rings around the center", "target rings", "bullseye rings", "ripple rings"),
    rays=("sunburst", "sun rays", "starburst", "radial rays", "sun ray pattern", "rising sun pattern", "ray burst"),
    zigzag=("zigzag", "zig-zag", "chevron", "zigzag pattern", "chevron pattern", "saw-tooth"),
    dots=("polka dots", "dots", "polka dot pattern", "dot grid", "round dots", "spots", "a grid of dots", "circles in a grid"),
)  # fmt: skip

_PAIR: Templates = ("{a} and {b}", "{a} and {b}", "{a} & {b}", "{a}/{b}", "{a}-{b}", "{a}, {b}", "{a} n {b}")
_IN_PAIR: Templates = (
    "in {pair}", "of {pair}", "with the colors {pair}", "alternating {pair}", "colored {pair}", "switching between {pair}",
    "using {pair}", "({pair})", "made of {pair}", "with alternating {pair} cells",
)  # fmt: skip


def two_colors(draw: Draw, first: Color = BLACK, second: Color = WHITE) -> tuple[Color, Color, list[Modifier]]:
    """The colours of alternating parts: the defaults unsaid, or two that are said in their order."""
    if draw.chance(0.3):
        return first, second, []
    a = color(draw)
    b = color(draw, other_than=a)
    pair = Modifier(before=_PAIR, after=_IN_PAIR, sentence=("use {pair}", "the colors are {pair}", "colors: {pair}", "alternate {pair}"),
                    slots={"a": a.text, "b": b.text, "pair": lambda: draw.phrase(_PAIR, {"a": a.text, "b": b.text})})  # fmt: skip
    return a, b, [pair]


def figure_and_ground(draw: Draw) -> tuple[Color, Color, list[Modifier]]:
    """The colours of lines or dots and of what lies behind: white on black unsaid, or said."""
    ground = BLACK if draw.chance(0.45) else color(draw)
    figure = WHITE if draw.chance(0.35) and ground is not WHITE else color(draw, other_than=ground)
    said = []
    if figure is not WHITE or draw.chance(0.5):
        said.append(
            Modifier(
                before=("{c}",),
                after=("in {c}", "colored {c}", "of color {c}"),
                sentence=("make them {c}", "color: {c}"),
                slots={"c": figure.text},
            )
        )
    if ground is not BLACK or draw.chance(0.4):
        after: Templates = (
            "<on> {bg}",
            "on a {bg} <background>",
            "over a {bg} <background>",
            "with {bg} behind",
            "on {bg}",
            "with a {bg} <background>",
        )
        said.append(
            Modifier(
                after=after, sentence=("the <background> is {bg}", "<background>: {bg}"), slots={"bg": ground.text}
            )
        )
    return figure, ground, said


def repeats(draw: Draw, thing: str, low: int = 2, high: int = 24) -> tuple[int, list[Modifier]]:
    """How many of something: the default of eight unsaid, or a number that is said."""
    if draw.chance(0.25):
        return 8, []
    number = draw.integer(low, high)
    after: Templates = (
        f"with {{n}} {thing}",
        f"({{n}} {thing})",
        f"having {{n}} {thing}",
        f"of {{n}} {thing}",
        f"using {{n}} {thing}",
        f"{{n}} {thing} in total",
    )
    sentence: Templates = (
        f"use {{n}} {thing}",
        f"there are {{n}} {thing}",
        f"{{n}} {thing}",
        f"number of {thing}: {{n}}",
        f"I want {{n}} {thing}",
    )
    return number, [Modifier(after=after, sentence=sentence, slots={"n": lambda: count(draw, number)})]


@picture(structures=9, background=True, warps=0.2)
def checkerboard(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """n by n cells; the first colour is that of the top left cell."""
    a, b, said = two_colors(draw)
    number = 8 if draw.chance(0.25) else draw.integer(2, 24)
    slots: Slots = {"n": lambda: str(number), "s": lambda: share(draw, round(1 / number, 3))}
    if number != 8 or draw.chance(0.5):
        after: Templates = ("with {n} cells per side", "with {n} by {n} squares", "with {n} squares in each direction", "of {n} x {n} tiles",
                 "with {n} rows and {n} columns", "having {n} cells across", "({n}x{n})", "on a {n} by {n} grid", "divided into {n}x{n} fields")  # fmt: skip
        sentence: Templates = (
            "use {n} cells per side",
            "{n} squares across and {n} down",
            "there are {n} rows and columns",
            "grid size {n}",
        )
        said.append(
            Modifier(
                before=("{n}x{n}", "{n} by {n}", "{n} x {n}", "{n}*{n}"), after=after, sentence=sentence, slots=slots
            )
        )
    noun = (
        "<checkerboard>",
        "<checkerboard>",
        "grid of alternating squares",
        "board of alternating squares like in chess",
        "checks",
    )
    cell = canvas.let("cell", f"floor({uv} * {number}.0)")
    t = f"({cell}.x + {cell}.y) - 2.0 * floor(({cell}.x + {cell}.y) * 0.5)"
    return Picture(("checkerboard",), Thing(noun, said), f"mix({a}, {b}, {t})")


_STRIPE_WAYS: dict[str, tuple[str, Templates]] = {
    "vertical": ("{q}.x", ("vertical", "upright", "standing", "up-and-down", "vertical")),
    "horizontal": ("{q}.y", ("horizontal", "level", "lying", "side-to-side", "horizontal")),
    "diagonal": ("({q}.x + {q}.y)", ("diagonal", "slanted", "45 degree", "oblique", "diagonal")),
}  # fmt: skip


@picture(structures=14, background=True, warps=0.15)
def stripes(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """n stripes of one colour with gaps of the same width: white on black; each stripe is the first half of its period."""
    way = draw.pick(tuple(_STRIPE_WAYS))
    ramp, words = _STRIPE_WAYS[way]
    number, said = repeats(draw, "<stripes>")
    # Across a diagonal the ramp runs to 2.
    often = Number(number / 2 if said and way == "diagonal" else float(number))
    figure, ground, colors = figure_and_ground(draw)
    width = Number(0.5)
    if draw.chance(0.25):
        width = draw.number(0.1, 0.9, 0.05)
        said.append(Modifier(
            after=("filling {w} of each period", "with a duty cycle of {w}", "each {w} of the period wide", "covering {w} of every repeat"),
            sentence=("each stripe takes {w} of its period", "stripe to period ratio {w}"), slots={"w": lambda: share(draw, width.value)}))  # fmt: skip
    said += [Modifier(before=words), *colors]
    inner, moves = scroll(draw, canvas, f"{ramp.format(q=uv)} * {often}", way)
    t = f"select(0.0, 1.0, fract({inner}) < {width})"
    thing = Thing(("<stripes>", "stripe pattern", "striped pattern", "<stripes>"), said + moves, article=False)
    return Picture(("stripes", way, "moving" if moves else "still"), thing, f"mix({ground}, {figure}, {t})")


# What such stripes are called; the prompt tells the rest.
_STRIPED: dict[str, Templates] = {
    "vertical": ("zebra crossing in", "prison bars in", "circus tent canvas in", "wallpaper stripes in", "deck chair stripes in", "barcode-like bars in"),
    "horizontal": ("sailor shirt in", "bee stripes in", "rugby shirt in", "jersey stripes in", "ladder-like bars in", "sunset bands in"),
    "diagonal": ("hazard tape in", "hazard stripes in", "candy cane in", "barber pole in", "warning stripes in", "caution tape in", "construction barrier in"),
}  # fmt: skip


@picture(structures=4, background=True, warps=0.15)
def alternating_stripes(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """n stripes in all, two colours in turn, the first colour first."""
    way = draw.pick(tuple(_STRIPE_WAYS))
    ramp, words = _STRIPE_WAYS[way]
    a = color(draw)
    b = color(draw, other_than=a)
    number = draw.integer(2, 24)
    noun: Templates = (
        "{n} {way} <stripes> alternating between {a} and {b}", "{n} {way} <stripes>, alternately {a} and {b}",
        "{n} alternating {a} and {b} {way} <stripes>", "{way} <stripes> alternating {a} and {b}, {n} in total",
        "{n} {way} <stripes> in total, {a} then {b} and so on", "{a} and {b} {way} <stripes> in turn, {n} altogether",
        "{n} {way} <stripes> that switch between {a} and {b}, starting with {a}", "{n} equal {way} <stripes>: {a}, {b}, {a}, {b}...",
    )  # fmt: skip
    if number % 2 == 0 and number > 2:
        noun = (
            *noun, "{h} {a} and {h} {b} {way} <stripes>, alternating", "{h} {a} and {h} {b} {way} <stripes>, {a} first", "{way} <stripes>: {h} {a} ones and {h} {b} ones in turn",
            "{h} pairs of {a} and {b} {way} <stripes>", "{way} <stripes>, {h} {a}/{b} pairs, starting with {a}", "{h} {way} {a}-{b} stripe pairs, {a} [first|{edge}]",
        )  # fmt: skip
    noun += tuple(f"{name} {{a}} and {{b}}, {{n}} {{way}} stripes in total" for name in _STRIPED[way])
    edges = {"vertical": "on the left", "horizontal": "on top", "diagonal": "in the top left corner"}
    slots: Slots = {
        "a": a.text, "b": b.text, "n": lambda: count(draw, number), "way": lambda: draw.phrase(words), "h": count(draw, number // 2), "edge": edges[way],
    }  # fmt: skip
    along = f"{ramp.format(q=uv)} * {Number(number / 2)}" if way == "diagonal" else f"{ramp.format(q=uv)} * {number}.0"
    band = canvas.let("band", f"floor({along})")
    t = f"{band} - 2.0 * floor({band} * 0.5)"
    return Picture(("alternating stripes", way), Thing(noun, slots=slots, article=False), f"mix({a}, {b}, {t})")


_SCROLL = {
    "vertical": (("to the right", "right", "rightwards"), ("to the left", "left", "leftwards")),
    "horizontal": (("down", "downwards"), ("up", "upwards")),
    "diagonal": (("down and right", "towards the bottom right"), ("up and left", "towards the top left")),
    "outwards": (("outwards", "outward", "away from the center"), ("inwards", "inward", "towards the center")),
    "around": (("<clockwise>",), ("<counterclockwise>",)),
}  # fmt: skip


def scroll(draw: Draw, canvas: Canvas, phase: str, way: str) -> tuple[str, list[Modifier]]:
    """Moves a repeating pattern by whole periods a second, now and then."""
    if not draw.chance(0.2):
        return phase, []
    speed = draw.pick((0.5, 1.0, 1.0, 2.0, 3.0, 4.0))
    forwards, backwards = _SCROLL[way]
    back = draw.chance(0.5)
    step = canvas.time if speed == 1.0 else f"{canvas.time} * {Number(speed)}"
    periods = draw.pick(("period", "cycle", "repeat"))
    said = "half a " + periods if speed == 0.5 else f"{count(draw, int(speed))} {periods}{'s' * (speed > 1)}"
    words: Templates = backwards if back else forwards
    slots: Slots = {"v": said, "where": lambda: draw.phrase(words)}
    after: Templates = (
        "moving {where} by {v} a second", "scrolling {where} at {v} per second", "that scroll {where}, {v} every second",
        "sliding {where} {v} per second", "drifting {where} by {v} each second", "which move {where} at {v} a second",
    )  # fmt: skip
    sentence: Templates = (
        "they move {where} at {v} a second",
        "scroll them {where} by {v} per second",
        "they slide {where}, {v} a second",
    )
    return f"{phase} {'+' if back else '-'} {step}", [Modifier(after=after, sentence=sentence, slots=slots)]


@picture(structures=4, background=True, warps=0.2)
def grid_lines(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Lines around n by n cells, centred on the cells' borders."""
    number, said = repeats(draw, "[cells|squares] per side", 2, 20)
    thickness = Number(0.01)
    cells = draw.chance(0.25)
    if cells:
        thickness = draw.number(0.02, 0.3, 0.02)
        after: Templates = ("with lines taking {w} of a cell", "with lines {w} of a cell wide", "whose lines fill {w} of each cell", "with a line width of {w} of the cell size", "(lines {w} of a cell)")  # fmt: skip
        said.append(Modifier(after=after, sentence=("a line is {w} of a cell wide", "the lines take up {w} of a cell", "line width: {w} of a cell"), slots={"w": share(draw, thickness.value)}))  # fmt: skip
    elif draw.chance(0.6):
        thickness = draw.number(0.005, 0.03, 0.0025)
        said.append(parameter(draw, "thickness", thickness))
    figure, ground, colors = figure_and_ground(draw)
    noun = (
        "grid",
        "grid of lines",
        "square grid",
        "line grid",
        "mesh of thin lines",
        "graph paper grid",
        "wire grid",
        "lattice",
        "grid pattern",
    )
    half = f"0.5 * {thickness}" if cells else str(Number(round(thickness.value / 2 * number, 5)))
    g = canvas.let("g", f"abs(fract({uv} * {number}.0 - vec2<f32>(0.5)) - vec2<f32>(0.5))")
    t = f"select(0.0, 1.0, min({g}.x, {g}.y) < {half})"
    return Picture(("grid", "cell" if cells else "screen"), Thing(noun, said + colors), f"mix({ground}, {figure}, {t})")


@picture(structures=4, background=True, warps=0.2)
def polka_dots(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """n by n dots in the middle of their cells; the radius in cells (0.25 unless said); odd rows may be shifted by half."""
    number, said = repeats(draw, "dots [across|per row|per side]", 2, 20)
    radius = Number(0.25)
    if draw.chance(0.5):
        radius = draw.number(0.1, 0.48, 0.02)
        slots: Slots = {"r": lambda: share(draw, radius.value), "w": lambda: share(draw, round(2 * radius.value, 3))}
        after: Templates = ("with a radius of {r} of a cell", "each {w} of its cell wide", "with radius {r} in cell units", "filling {w} of the cell's width",
                 "whose diameter is {w} of the spacing", "of radius {r} relative to the spacing")  # fmt: skip
        said.append(
            Modifier(
                after=after,
                sentence=("each dot has radius {r} of its cell", "dot diameter: {w} of the spacing"),
                slots=slots,
            )
        )
    figure, ground, colors = figure_and_ground(draw)
    cell = canvas.let("cell", f"{uv} * {number}.0")
    shifted = draw.chance(0.25)
    if shifted:
        after = (
            "with every other row shifted by half a cell",
            "staggered by half in odd rows",
            "in a staggered arrangement",
            "offset by half in every second row",
        )
        said.append(
            Modifier(
                before=("staggered",),
                after=after,
                sentence=("shift every second row by half a cell", "odd rows are offset by half"),
            )
        )
        row = canvas.let("row", f"floor({cell}.y)")
        cell = canvas.let("shifted", f"vec2<f32>({cell}.x + 0.5 * ({row} - 2.0 * floor({row} * 0.5)), {cell}.y)")
    t = f"select(0.0, 1.0, length(fract({cell}) - vec2<f32>(0.5)) < {radius})"
    return Picture(
        ("dots", "staggered" if shifted else "straight"),
        Thing(("<dots>",), said + colors, article=False),
        f"mix({ground}, {figure}, {t})",
    )


@picture(structures=1.4, background=True, warps=0.15)
def bricks(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Rows of bricks, every odd row shifted by half; mortar in the middle of the joints."""
    rows, columns = draw.integer(4, 16), draw.integer(2, 10)
    mortar = Number(0.1)
    said = []
    if rows != 8 or columns != 4 or draw.chance(0.5):
        slots: Slots = {"rows": lambda: count(draw, rows), "columns": lambda: count(draw, columns)}
        after: Templates = ("with {rows} rows of {columns} bricks", "{rows} rows high and {columns} bricks wide", "with {rows} rows and {columns} columns", "({columns} bricks per row, {rows} rows)",
                 "having {columns} bricks in each of {rows} rows")  # fmt: skip
        said.append(
            Modifier(
                after=after,
                sentence=("there are {rows} rows of {columns} bricks", "{rows} rows, {columns} bricks each"),
                slots=slots,
            )
        )
    if draw.chance(0.5):
        mortar = draw.number(0.04, 0.2, 0.02)
        after = (
            "with mortar {m} of a brick thick",
            "with joints of {m} of a brick",
            "with {m} of each brick being mortar",
            "with a mortar gap of {m} in brick units",
        )
        said.append(
            Modifier(
                after=after,
                sentence=("the mortar takes {m} of each brick", "mortar width: {m} of a brick"),
                slots={"m": lambda: share(draw, mortar.value)},
            )
        )
    brick, joint = color(draw), BLACK
    joint = color(draw, other_than=brick)
    after = (
        "with {a} bricks and {b} mortar",
        "in {a} with {b} joints",
        "of {a} bricks with {b} mortar between",
        "made of {a} bricks, {b} mortar",
        "{a} with {b} gaps",
    )
    said.append(
        Modifier(
            after=after,
            sentence=("the bricks are {a}, the mortar {b}", "use {a} bricks and {b} mortar"),
            slots={"a": brick.text, "b": joint.text},
        )
    )
    noun = (
        "brick wall",
        "brick pattern",
        "wall of bricks",
        "running bond brick wall",
        "brickwork",
        "bricks pattern",
        "masonry wall",
        "brick texture",
    )
    half = Number(round(mortar.value / 2, 3))
    b = canvas.var("b", f"{uv} * vec2<f32>({columns}.0, {rows}.0)")
    canvas.add(f"{b}.x += 0.5 * (floor({b}.y) - 2.0 * floor(floor({b}.y) * 0.5));")
    edge = canvas.let("edge", f"abs(fract({b}) - vec2<f32>(0.5))")
    t = f"select(0.0, 1.0, max({edge}.x, {edge}.y) < {Number(round(0.5 - half.value, 3))})"
    return Picture(("bricks",), Thing(noun, said), f"mix({joint}, {brick}, {t})")
