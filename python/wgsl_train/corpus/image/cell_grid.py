"""Grids of squares or dots of which some are lit: one cell, a row, a border, the first k; dice and dominoes."""

from ..color import color, named
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import ORDINALS, Number, count, digits
from .canvas import Canvas
from .compose import Picture, picture
from .glyph import where
from .ink import usual_or
from .layers import over
from .several import layer
from .shape_box import SD_BOX

_SQUARES: Templates = (
    "{k}x{m} grid of {c} squares", "{k} by {m} grid of {c} squares", "grid of {k} columns and {m} rows of {c} squares", "{c} squares in a {k} x {m} grid", "{k} times {m} {c} boxes filling the <screen>", "{c} tiles, {k} per row and {m} rows", "board of {k} x {m} {c} cells with gaps", "{m} rows of {k} {c} squares", "{k}x{m} matrix of {c} squares",
)  # fmt: skip
_DOTS: Templates = (
    "{k}x{m} grid of {c} dots", "{k} by {m} grid of {c} circles", "{c} dots in {m} rows of {k}", "{k} x {m} {c} discs filling the <screen>", "peg board of {k} by {m} {c} dots", "{c} circles arranged in {k} columns and {m} rows", "dot matrix of {k}x{m} {c} dots", "{m} rows with {k} {c} dots each", "LED matrix of {k}x{m} {c} dots",
)  # fmt: skip
_LIT: Templates = ("{w} in {e}", "with {w} in {e}", "with {w} {e}", "{w} being {e}", "and {w} in {e}", "where {w} [is|are] {e}", "except {w}, which [is|are] {e}", "with {w} highlighted in {e}")  # fmt: skip
_LIT_SENTENCE: Templates = (
    "{w} [is|are] {e}",
    "make {w} {e}",
    "{w}: {e}",
    "paint {w} {e}",
    "highlight {w} in {e}",
    "{w} shall be {e}",
    "use {e} for {w}",
)


def _ordinal(at: int) -> str:
    return ORDINALS[at - 1] if at <= 10 else f"{at}th"


def _chosen(draw: Draw, k: int, m: int) -> tuple[str, str, str]:
    """Which cells are lit: a kind, the condition on `cell`, and the words."""
    kind = draw.pick(
        ("cell", "cell", "index", "row", "column", "first", "diagonal", "border", "corners", "center", "checker")
    )
    if kind == "center" and (k % 2 == 0 or m % 2 == 0):
        kind = "cell"
    if kind == "diagonal" and k != m:
        kind = "border"
    x, y = draw.integer(0, k - 1), draw.integer(0, m - 1)
    n = draw.integer(2, k * m - 1)
    column, row = f"cell.x == {Number(x)}", f"cell.y == {Number(y)}"
    cells = draw.pick(("cell", "cell", "one"))
    words: Templates
    if kind == "cell":
        words = (f"the {cells} in row {y + 1}, column {x + 1}", f"the {cells} in column {x + 1} and row {y + 1}", f"the {_ordinal(x + 1)} {cells} of the {_ordinal(y + 1)} row", f"the {cells} at column {x + 1}, row {y + 1} (counting from 1 at the top left)", f"the {_ordinal(x + 1)} from the left in the {_ordinal(y + 1)} row from the top", f"{cells} ({x}, {y}) (zero based, column first)")  # fmt: skip
        return kind, f"{column} && {row}", draw.phrase(words)
    if kind == "index":
        words = (f"the {_ordinal(n)} {cells}", f"number {n}", f"{cells} number {n} in reading order", f"{cells} {n} (counted from 1, row by row)", f"the {_ordinal(n)} in reading order")  # fmt: skip
        return kind, f"cell.y * {Number(k)} + cell.x == {Number(n - 1)}", draw.phrase(words)
    if kind == "first":
        words = (f"the first {n}", f"the first {n} cells in reading order", f"the first {n}, row by row from the top left", f"{n} of them, starting at the top left")  # fmt: skip
        return kind, f"cell.y * {Number(k)} + cell.x < {Number(n)}", draw.phrase(words)
    if kind == "row":
        words = (f"the {_ordinal(y + 1)} row", f"row {y + 1}", f"the whole {_ordinal(y + 1)} row from the top", f"all of row {y + 1}")  # fmt: skip
        return kind, row, draw.phrase(words)
    if kind == "column":
        words = (f"the {_ordinal(x + 1)} column", f"column {x + 1}", f"the whole {_ordinal(x + 1)} column from the left", f"all of column {x + 1}")  # fmt: skip
        return kind, column, draw.phrase(words)
    if kind == "diagonal":
        words = ("the main diagonal", "the diagonal from the top left to the bottom right", "those on the diagonal (row = column)", "the cells where row equals column")  # fmt: skip
        return kind, "cell.x == cell.y", draw.phrase(words)
    right, bottom = Number(k - 1), Number(m - 1)
    if kind == "border":
        words = ("the outer ring of cells", "the border cells", "all cells on the border", "the outermost cells", "those along the edge")  # fmt: skip
        return kind, f"cell.x == 0.0 || cell.y == 0.0 || cell.x == {right} || cell.y == {bottom}", draw.phrase(words)
    if kind == "corners":
        words = ("the four corners", "the corner cells", "the four in the corners", "only the cells in the corners")
        return (
            kind,
            f"(cell.x == 0.0 || cell.x == {right}) && (cell.y == 0.0 || cell.y == {bottom})",
            draw.phrase(words),
        )
    if kind == "checker":
        words = ("every second one, as on a chess board, the top left one included", "those with an even sum of row and column (from 0)", "the cells where (column + row) is even, counting from 0", "alternating ones, starting at the top left")  # fmt: skip
        return kind, "(cell.x + cell.y) % 2.0 == 0.0", draw.phrase(words)
    words = ("the middle one", "the center cell", "the one in the middle", "the center one", "the central one")
    return kind, f"cell.x == {Number(k // 2)} && cell.y == {Number(m // 2)}", draw.phrase(words)


@picture(structures=20, warps=0, effects=0.03)
def grid_with_lit_cells(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Squares 0.8 of a cell or dots of radius 0.3 cells, some of them in another colour."""
    k, m = draw.pick(((3, 3), (3, 3), (4, 4), (5, 5), (8, 8), (7, 5), (7, 6), (4, 3), (6, 4), (10, 10), (5, 3), (2, 3), (9, 9)))  # fmt: skip
    dots = k == m and draw.chance(0.6)
    said: list[Modifier] = []
    base = color(draw)
    lit = color(draw, other_than=base)
    back = named("black")
    if draw.chance(0.4) or sum(base.rgb) < 0.3:
        back = color(draw, other_than=base)
        said.append(over(back))
    kind, test, words = _chosen(draw, k, m)
    said.append(Modifier(after=_LIT, sentence=_LIT_SENTENCE, slots={"w": words, "e": lit.text}))
    q = canvas.let("q", f"{uv} * {f'{k}.0' if k == m else f'vec2<f32>({k}.0, {m}.0)'}")
    canvas.add(f"let cell = floor({q});")
    fill = f"select({base}, {lit}, {test})"
    if dots:
        r = usual_or(draw, said, "radius", 0.3, (0.1, 0.5, 0.05), chance=0.0)
        if draw.chance(0.3):
            r = draw.number(0.1, 0.5, 0.05)
            said.append(Modifier(after=("of radius {v} cells", "with radius {v} of a cell", "with a radius of {v} in cell units"), sentence=("the radius is {v} of a cell",), slots={"v": digits(r.value)}))  # fmt: skip
        inside = f"length(fract({q}) - vec2<f32>(0.5)) < {r}"
    else:
        side = Number(0.8)
        if draw.chance(0.4):
            side = draw.number(0.5, 0.95, 0.05)
            said.append(Modifier(after=("each {v} of its cell wide", "covering {v} of each cell's width", "of side {v} cells", "with gaps of {g} cells"), sentence=("each square is {v} of a cell wide", "the gap between squares is {g} of a cell"), slots={"v": digits(side.value), "g": digits(round(1 - side.value, 4))}))  # fmt: skip
        canvas.add(f"let g = abs(fract({q}) - vec2<f32>(0.5));")
        inside = f"max(g.x, g.y) < 0.5 * {side}"
    slots = {"k": str(k), "m": str(m), "c": base.text}
    nouns = _DOTS if dots else _SQUARES
    thing = Thing(nouns, said, slots, adjectives=False)
    return Picture(("grid", "dots" if dots else "squares", kind), thing, f"select({back}, {fill}, {inside})")


_PIPS = {1: "0", 2: "d", 3: "0d", 4: "de", 5: "0de", 6: "des"}
_DIE: Templates = (
    "die showing {n}", "dice showing {n}", "die face with {n} pips", "dice with {n} dots", "face {n} of a die", "{n} on a dice", "dice face {n}", "one die, {n} up", "six-sided die showing a {n}", "playing dice with {n} pips", "D6 showing {n}", "die with {n} eyes",
)  # fmt: skip


def _pips(n: int, p: str, s: Number, r: Number) -> str:
    """The condition of the pips of a face; 2 and 3 run from the top left to the bottom right, 6 has columns of three."""
    parts = []
    if "0" in _PIPS[n]:
        parts.append(f"length({p})")
    if n in (2, 3):
        parts.append(f"min(length({p} - vec2<f32>({s})), length({p} + vec2<f32>({s})))")
    if n >= 4:
        parts.append(f"length(abs({p}) - vec2<f32>({s}))")
    if n == 6:
        parts.append(f"length(vec2<f32>(abs({p}.x) - {s}, {p}.y))")
    whole = parts[0]
    for part in parts[1:]:
        whole = f"min({whole}, {part})"
    return f"{whole} - {r}"


@picture(structures=4, warps=0, effects=0.03)
def die_face(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A rounded white square of side 0.5 (corners 0.08) with black pips of radius 0.045, 0.14 from the middle lines."""
    n = draw.integer(1, 6)
    said: list[Modifier] = []
    back, body, pip = named("black"), named("white"), named("black")
    if draw.chance(0.5):
        back = color(draw, other_than=body)
        said.append(over(back))
    if draw.chance(0.4):
        body = color(draw, other_than=back)
        pip = color(draw, other_than=body)
        said.append(Modifier(
            after=("in {a} with {b} pips", "with {b} dots on {a}", "({a}, {b} pips)", "whose body is {a} and whose pips are {b}"),
            sentence=("the die is {a}, its pips {b}", "{a} body, {b} pips", "body {a}, dots {b}"), slots={"a": body.text, "b": pip.text},
        ))  # fmt: skip
    side = usual_or(draw, said, draw.pick(("side", "size", "side length")), 0.5, (0.4, 0.8, 0.05), chance=0.35)
    r = usual_or(draw, said, draw.pick(("pip radius", "dot radius")), 0.045, (0.02, 0.06, 0.005), chance=0.4)
    canvas.var("color", str(back))
    canvas.add(f"let p = {uv} - {where(draw, said)};")
    canvas.helper("sd_box", SD_BOX)
    layer(canvas, body, f"sd_box(p, vec2<f32>(0.5 * {side} - 0.08)) - 0.08")
    layer(canvas, pip, _pips(n, "p", Number(0.14), r))
    return Picture(("die", str(n)), Thing(_DIE, said, {"n": count(draw, n)}), "color")


_DOMINO: Templates = (
    "domino tile {a}/{b}", "domino {a}-{b}", "domino with {a} on the left and {b} on the right", "domino stone {a}:{b}", "domino piece showing {a} and {b}", "domino tile with {a} pips left and {b} pips right", "domino ({a}, {b})",
)  # fmt: skip


@picture(structures=3, warps=0, effects=0.03)
def domino(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A white tile 0.8 by 0.4 with a black line 0.01 wide in its middle and pips of radius 0.03, 0.11 from the middle lines."""
    a, b = draw.integer(1, 6), draw.integer(1, 6)
    said: list[Modifier] = []
    back, body, pip = named("black"), named("white"), named("black")
    if draw.chance(0.5):
        back = color(draw, other_than=body)
        said.append(over(back))
    canvas.var("color", str(back))
    canvas.add(f"let p = {uv} - vec2<f32>(0.5);")
    canvas.helper("sd_box", SD_BOX)
    layer(canvas, body, "sd_box(p, vec2<f32>(0.4, 0.2))")
    layer(canvas, pip, "max(abs(p.x) - 0.005, abs(p.y) - 0.2)")
    r = usual_or(draw, said, draw.pick(("pip radius", "dot radius")), 0.03, (0.02, 0.05, 0.005), chance=0.3)
    canvas.add("let left = p + vec2<f32>(0.2, 0.0);")
    layer(canvas, pip, _pips(a, "left", Number(0.11), r))
    canvas.add("let right = p - vec2<f32>(0.2, 0.0);")
    layer(canvas, pip, _pips(b, "right", Number(0.11), r))
    return Picture(("domino", str(a), str(b)), Thing(_DOMINO, said, {"a": str(a), "b": str(b)}), "color")
