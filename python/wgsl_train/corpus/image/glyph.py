"""Letters of straight bars, seven-segment digits and bitmaps of rows: figures told by what they spell."""

from ..describe import PLACE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, digits
from ..surface import verbatim
from .canvas import Canvas
from .compose import Picture, picture
from .ink import ink, usual_or
from .place import SIDES, at_side

# Bars of a letter: v upright at -1 (left), 0 or 1 (right), h level at -1 (top), 0, 1 (bottom).
_LETTERS: dict[str, tuple[tuple[str, int], ...]] = {
    "T": (("h", -1), ("v", 0)), "L": (("v", -1), ("h", 1)), "I": (("v", 0),), "H": (("v", -1), ("v", 1), ("h", 0)),
    "E": (("v", -1), ("h", -1), ("h", 0), ("h", 1)), "F": (("v", -1), ("h", -1), ("h", 0)), "U": (("v", -1), ("v", 1), ("h", 1)),
    "C": (("v", -1), ("h", -1), ("h", 1)), "O": (("v", -1), ("v", 1), ("h", -1), ("h", 1)), "J": (("v", 1), ("h", 1)),
}  # fmt: skip
_NOUNS: Templates = (
    "letter {l}", "[capital|uppercase|big|block] letter {l}", "capital {l}", "block letter {l}", "the letter {l}", "{l} shape", "uppercase {l}", "letter \"{l}\"", "character '{l}'", "{l} made of straight bars", "glyph {l}", "letter {l} built from rectangles", "big {l}", "letter {l} in a blocky font", "initial {l}", "{l} as a block letter",
)  # fmt: skip


def where(draw: Draw, said: list[Modifier]) -> str:
    """The middle of the screen, mostly unsaid, or a place that is said: its centre as WGSL."""
    if draw.chance(0.65):
        return "vec2<f32>(0.5)"
    if draw.chance(0.4):
        (x, y), names = draw.pick(tuple(SIDES.items()))
        said.append(at_side(draw, names))
        return f"vec2<f32>({Number(x)}, {Number(y)})"
    across, down = draw.number(0.2, 0.8, 0.05), draw.number(0.2, 0.8, 0.05)
    said.append(Modifier(
        after=("at ({x}, {y})", "centered at ({x}, {y})", "with its center at ({x}, {y})", "at x={x}, y={y}", "around ({x}, {y})"),
        sentence=("its center is ({x}, {y})", "put it at ({x}, {y})", "center: ({x}, {y})", "it sits at ({x}, {y})"),
        slots={"x": digits(across.value), "y": digits(down.value)}, rank=PLACE, key=("[center|position|at]", "({x}, {y})"),
    ))  # fmt: skip
    return f"vec2<f32>({across}, {down})"


@picture(structures=5, warps=0, effects=0.03)
def block_letter(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A letter of bars in a box 0.3 wide and 0.5 high, the strokes 0.1 thick."""
    letter = draw.pick(tuple(_LETTERS))
    said: list[Modifier] = []
    back, fill = ink(draw, said)
    wide = usual_or(draw, said, "width", 0.3, (0.2, 0.6, 0.05), chance=0.4) if letter != "I" else Number(0.3)
    high = usual_or(draw, said, "height", 0.5, (0.3, 0.9, 0.05), chance=0.5)
    t = usual_or(draw, said, draw.pick(("stroke width", "stroke thickness", "bar thickness", "line thickness")), 0.1, (0.04, 0.16, 0.02), chance=0.5)  # fmt: skip
    canvas.add(f"let p = {uv} - {where(draw, said)};")
    bars = _LETTERS[letter]
    tests = []
    for way, at in bars:
        axis, across = ("x", wide) if way == "v" else ("y", high)
        side = f"p.{axis}" if at == 0 else f"p.{axis} {'+' if at < 0 else '-'} 0.5 * ({across} - {t})"
        tests.append(f"abs({side}) < 0.5 * {t}")
    canvas.add(f"let box = abs(p.x) < 0.5 * {wide if letter != 'I' else t} && abs(p.y) < 0.5 * {high};")
    shown = f"select({back}, {fill}, box && ({' || '.join(tests)}))" if letter != "I" else f"select({back}, {fill}, box)"  # fmt: skip
    thing = Thing(_NOUNS, said, {"l": verbatim(letter)})
    return Picture(("letter", letter), thing, shown)


# Which of the segments a to g are lit: a at the top, clockwise, g in the middle.
_SEGMENTS = ("abcdef", "bc", "abdeg", "abcdg", "bcfg", "acdfg", "acdefg", "abc", "abcdefg", "abcdfg")
_DIGIT: Templates = (
    "digit {d} on a seven-segment display", "seven segment {d}", "7-segment digit {d}", "7 segment display showing {d}", "LED digit {d}", "{d} as on a digital clock", "number {d} in seven-segment style", "digital clock digit {d}", "calculator-style {d}", "seven-segment number {d}", "{d} on a 7-seg display", "LCD digit {d}", "segment display reading {d}",
)  # fmt: skip
_TWO_DIGITS: Templates = (
    "number {d} on a seven-segment display", "7-segment number {d}", "two-digit seven segment display showing {d}", "7 segment display with {d}", "LED number {d}", "{d} in digital clock digits", "counter reading {d} in seven-segment digits", "{d} as two 7-seg digits", "scoreboard showing {d} with segment digits",
)  # fmt: skip
_SEVEN = """fn segments(p: vec2<f32>, lit: u32) -> bool {
    let q = abs(p);
    let level = q.x < 0.08 && (q.y < 0.02 || abs(q.y - 0.2) < 0.02);
    let upright = abs(q.x - 0.1) < 0.02 && abs(q.y - 0.1) < 0.08;
    let row = select(select(6u, 3u, p.y > 0.1), 0u, p.y < -0.1);
    let column = select(select(5u, 1u, p.x > 0.0), select(4u, 2u, p.x > 0.0), p.y > 0.0);
    return (level && (lit >> row & 1u) == 1u) || (upright && (lit >> column & 1u) == 1u);
}"""
_UNLIT: tuple[Templates, Templates] = (
    ("with the unlit segments at 15% brightness", "with its dark segments dimmed to 15%", "with the other segments at 15% of the color"),
    ("unlit segments are 15% as bright", "the segments that are off have 15% brightness", "the dark segments show at 15%"),
)  # fmt: skip


@picture(structures=5, warps=0, effects=0.03)
def seven_segments(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One or two digits, each 0.24 wide and 0.44 high with bars 0.04 thick, 0.3 apart; bit 0 is segment a."""
    said: list[Modifier] = []
    back, fill = ink(draw, said)
    n = draw.pick((1, 1, 2))
    value = [draw.integer(0, 9) for _ in range(n)]
    masks = [sum(1 << "abcdefg".index(letter) for letter in _SEGMENTS[digit]) for digit in value]
    canvas.helper("segments", _SEVEN)
    if n == 1:
        canvas.add(f"let p = {uv} - {where(draw, said)};")
        lit, every = f"segments(p, {masks[0]}u)", "segments(p, 127u)"
    else:
        canvas.add(f"let p = {uv} - {where(draw, said)};")
        canvas.add("let q = vec2<f32>(abs(p.x) - 0.15, p.y);")
        canvas.add("let side = vec2<f32>(select(q.x, -q.x, p.x < 0.0), p.y);")
        lit, every = f"segments(side, select({masks[1]}u, {masks[0]}u, p.x < 0.0))", "segments(side, 127u)"
    if draw.chance(0.2):
        said.append(Modifier(after=_UNLIT[0], sentence=_UNLIT[1]))
        dim = canvas.let("dim", f"select({back}, mix({back}, {fill}, 0.15), {every})")
        back_code = dim
    else:
        back_code = str(back)
    noun = _DIGIT if n == 1 else _TWO_DIGITS
    thing = Thing(noun, said, {"d": "".join(map(str, value))})
    return Picture(("segments", str(n), "dim" if back_code != str(back) else "plain"), thing, f"select({back_code}, {fill}, {lit})")  # fmt: skip


_BITMAP: Templates = (
    "{k}x{m} bitmap with the rows {rows}", "bitmap {rows}", "pixel art {rows}", "sprite of {m} rows: {rows}", "{k} by {m} sprite {rows}", "1-bit image with rows {rows} filling the <screen>", "pixel pattern {rows} stretched over the <screen>", "icon bitmap {rows}", "{k}x{m} pixel grid {rows}", "glyph bitmap, rows from top to bottom: {rows}", "font character with the rows {rows}",
    "low-res picture of {k}x{m} fat pixels: {rows}", "monochrome {k}x{m} image: {rows}", "dot matrix pattern {rows}", "pixel icon, {m} rows: {rows}",
)  # fmt: skip


def _rows(draw: Draw, n: int, m: int) -> list[int]:
    """Rows of bits, mostly a figure that is the same on both sides."""
    found = []
    for _ in range(m):
        bits = draw.random.getrandbits((n + 1) // 2)
        if draw.chance(0.75):
            row = [(bits >> min(at, n - 1 - at)) & 1 for at in range(n)]
        else:
            row = [draw.random.getrandbits(1) for _ in range(n)]
        found.append(sum(bit << (n - 1 - at) for at, bit in enumerate(row)))
    return found


@picture(structures=6, warps=0, effects=0.03)
def bitmap(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Rows of a bitmap over the whole screen, top row first, the highest bit on the left; set bits have the fill."""
    said: list[Modifier] = []
    back, fill = ink(draw, said)
    form = draw.pick(("hex", "hex", "binary", "art", "art", "signs", "lists"))
    n, m = (8, 8) if form == "hex" else draw.pick(((5, 5), (5, 5), (5, 7), (3, 3), (3, 5), (4, 4), (6, 6), (8, 8)))
    rows = _rows(draw, n, m)
    bits = [f"{row:0{n}b}" for row in rows]
    size = f"vec2<f32>({n}.0, {m}.0)" if n != m else f"{n}.0"
    most = f"vec2<f32>({n - 1}.0, {m - 1}.0)" if n != m else f"vec2<f32>({n - 1}.0)"
    if form == "hex":
        canvas.add(f"var rows = array<u32, {m}>({', '.join(f'0x{row:02x}u' for row in rows)});")
        canvas.add(f"let cell = vec2<u32>(min({uv} * {size}, {most}));")
        lit = "(rows[cell.y] >> (7u - cell.x) & 1u) == 1u"
    else:
        canvas.add(f"var bits = array<u32, {n * m}>({', '.join(f'{bit}u' for row in bits for bit in row)});")
        canvas.add(f"let cell = vec2<u32>(min({uv} * {size}, {most}));")
        lit = f"bits[cell.y * {n}u + cell.x] == 1u"
    text = _spelled(draw, form, rows, bits)
    thing = Thing(_BITMAP, said, {"rows": verbatim(text), "k": str(n), "m": str(m)}, adjectives=False)
    return Picture(("bitmap", form, f"{n} {m}"), thing, f"select({back}, {fill}, {lit})")


def _spelled(draw: Draw, form: str, rows: list[int], bits: list[str]) -> str:
    """The rows as people write them: 0x3C, 01100110, .##..##., 0 1 1 0, [0,1,1,0]."""
    if form == "hex":
        prefix, upper = draw.pick(("0x", "0x", "")), draw.chance(0.5)
        texts = [prefix + (f"{row:02X}" if upper else f"{row:02x}") for row in rows]
    elif form == "binary":
        prefix = draw.pick(("", "", "0b"))
        texts = [prefix + text for text in bits]
    elif form == "lists":
        texts = ["[" + ",".join(text) + "]" for text in bits]
    elif form == "signs":
        texts = [" ".join(text) for text in bits]
    else:
        off, on = draw.pick(((".", "#"), (".", "X"), ("-", "#"), (".", "o"), ("_", "x"), (".", "*"), (".", "@")))
        texts = [text.replace("0", off).replace("1", on) for text in bits]
    between = draw.pick((", ", " / ", " | ", "; ")) if form in ("art", "signs") else draw.pick((", ", " ", ", "))
    joined = between.join(texts)
    return f"[{joined}]" if form in ("hex", "lists") and draw.chance(0.3) else joined
