"""Patterns that have a name: tartan, houndstooth, argyle, herringbone, scales, basket weave, truchet, chevrons and the like."""

from collections.abc import Callable

from ..color import Color, color, named
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, digits
from .canvas import Canvas
from .compose import Picture, picture

_HASH = """fn hash(p: vec2<f32>) -> f32 {
    return fract(sin(dot(p, vec2<f32>(12.9898, 78.233))) * 43758.547);
}"""
_COLORS: tuple[Templates, Templates] = (
    ("in {a} and {b}", "in {a} on {b}", "of {a} on {b}", "colored {a} and {b}", "({a} on {b})", "{a} on {b}", "with {a} on a {b} ground", "in {a} over {b}"),
    ("the colors are {a} and {b}", "{a} on {b}", "use {a} for the pattern and {b} for the ground", "colors: {a} on {b}", "the pattern is {a}, the ground {b}"),
)  # fmt: skip
_TILES: tuple[Templates, Templates] = (
    ("with {n} {t} across", "{n} {t} per row", "with {n} {t} per side", "repeated {n} times across", "({n} {t} across the <screen>)", "with {n} repeats", "{n} {t} wide", "on a {n} x {n} grid"),
    ("it repeats {n} times across the <screen>", "{n} {t} per row", "use {n} {t} across", "there are {n} {t} across the <screen>", "tiles: {n}"),
)  # fmt: skip


class _Cloth:
    """A pattern in the making: n repeats (8 unless said), a measure of its own, white on black unless said."""

    def __init__(self, draw: Draw, canvas: Canvas) -> None:
        self.draw, self.canvas = draw, canvas
        self.said: list[Modifier] = []
        self.back, self.fill = named("black"), named("white")
        if draw.chance(0.75):
            self.back = color(draw)
            self.fill = color(draw, other_than=self.back)
            self.said.append(Modifier(after=_COLORS[0], sentence=_COLORS[1], slots={"a": self.fill.text, "b": self.back.text}))  # fmt: skip

    def repeats(self, tiles: str, low: int = 3, high: int = 20) -> Number:
        """How often it repeats across the screen."""
        if self.draw.chance(0.3):
            return Number(8.0)
        n = self.draw.integer(low, high)
        self.said.append(Modifier(after=_TILES[0], sentence=_TILES[1], slots={"n": count(self.draw, n), "t": tiles}))
        return Number(float(n))

    def measure(self, name: str, usual: float, low: float, high: float, step: float = 0.05, unit: str = " of a cell") -> Number:  # fmt: skip
        """A share of a cell with its name."""
        if self.draw.chance(0.5):
            return Number(usual)
        value = self.draw.number(low, high, step)
        self.said.append(Modifier(after=(f"with {name} {{v}}{unit}", f"with a {name} of {{v}}{unit}", f"whose {name} is {{v}}{unit}", f"({name} {{v}}{unit})"), sentence=(f"the {name} is {{v}}{unit}", f"{name}: {{v}}{unit}"), slots={"v": digits(value.value)}))  # fmt: skip
        return value

    def two(self, test: str) -> str:
        """The pattern's colour where the test holds."""
        return f"select({self.back}, {self.fill}, {test})"


Builder = Callable[[_Cloth], tuple[Templates, str]]
CLOTHS: dict[str, Builder] = {}


def _cloth(build: Builder) -> Builder:
    CLOTHS[build.__name__.strip("_")] = build
    return build


@_cloth
def _houndstooth(c: _Cloth) -> tuple[Templates, str]:
    c.canvas.add(f"let q = fract(uv * {c.repeats('tiles')});")
    c.canvas.add("let stripe = fract((q.x + q.y) * 2.0) < 0.5;")
    nouns = ("houndstooth pattern", "houndstooth", "hound's tooth check", "dogtooth pattern", "pied-de-poule", "houndstooth fabric", "houndstooth check")  # fmt: skip
    return nouns, c.two("select(select(stripe, false, q.y < 0.5), select(true, stripe, q.y < 0.5), q.x < 0.5)")


@_cloth
def _argyle(c: _Cloth) -> tuple[Templates, str]:
    c.canvas.add(f"let g = abs(fract(uv * {c.repeats('diamonds')}) - vec2<f32>(0.5));")
    nouns = ("diamond pattern", "harlequin pattern", "argyle-like diamonds", "checkered diamonds touching at their tips", "pattern of diamonds (rhombi) touching each other", "rhombus pattern", "harlequin check", "diamond check, one diamond per cell")  # fmt: skip
    return nouns, c.two("g.x + g.y < 0.5")


@_cloth
def _lattice(c: _Cloth) -> tuple[Templates, str]:
    c.canvas.add(f"let q = uv * {c.repeats('diamonds')};")
    w = c.measure("line width", 0.1, 0.02, 0.3, 0.02)
    c.canvas.add("let g = abs(fract(vec2<f32>(q.x + q.y, q.x - q.y) - vec2<f32>(0.5)) - vec2<f32>(0.5));")
    nouns = ("diamond lattice", "diagonal grid", "trellis of diagonal lines", "crosshatch of diagonal lines", "lattice of crossing diagonals", "chain-link-like diagonal grid", "diagonal line grid", "diamond mesh")  # fmt: skip
    return nouns, c.two(f"min(g.x, g.y) < 0.5 * {w}")


@_cloth
def _scales(c: _Cloth) -> tuple[Templates, str]:
    c.canvas.add(f"let q = uv * vec2<f32>({(n := c.repeats('scales'))}, 2.0 * {n});")
    c.canvas.add("let row = floor(q.y);")
    c.canvas.add("let x = fract(q.x + 0.5 * (row % 2.0)) - 0.5;")
    c.canvas.add("let r = length(vec2<f32>(x, 0.5 * fract(q.y)));")
    w = c.measure("line width", 0.1, 0.04, 0.2, 0.02)
    nouns = ("fish scale pattern", "fish scales", "scallop pattern", "scale pattern", "mermaid scales", "overlapping half circles in rows", "roof tile pattern of half circles", "scalloped pattern")  # fmt: skip
    return nouns, c.two(f"abs(r - 0.5 + 0.5 * {w}) < 0.5 * {w}")


@_cloth
def _basket(c: _Cloth) -> tuple[Templates, str]:
    c.canvas.add(f"let q = uv * {c.repeats('blocks')};")
    c.canvas.add("let cell = floor(q);")
    k = c.draw.pick((2, 3, 3, 4))
    if k != 3:
        c.said.append(Modifier(after=("with {k} strips per block", "with blocks of {k} strips", "({k} strips in each block)"), sentence=("each block has {k} strips", "{k} strips per block"), slots={"k": count(c.draw, k)}))  # fmt: skip
    c.canvas.add("let f = fract(q);")
    c.canvas.add("let along = select(f.y, f.x, (cell.x + cell.y) % 2.0 == 1.0);")
    nouns = ("basket weave pattern", "basketweave", "basket weave", "woven basket pattern", "blocks of stripes that turn by 90 degrees from block to block", "parquet of striped squares", "checkerboard of level and upright stripes", "basket-weave parquet")  # fmt: skip
    return nouns, c.two(f"fract(along * {Number(k)}) < 0.5")


@_cloth
def _truchet(c: _Cloth) -> tuple[Templates, str]:
    c.canvas.helper("hash", _HASH)
    c.canvas.add(f"let q = uv * {c.repeats('tiles')};")
    c.canvas.add("let f = fract(q);")
    c.canvas.add("let p = vec2<f32>(select(f.x, 1.0 - f.x, hash(floor(q)) < 0.5), f.y);")
    w = c.measure("line width", 0.2, 0.05, 0.4)
    if c.draw.chance(0.5):
        nouns: Templates = ("truchet tiles", "truchet pattern of quarter circles", "Truchet tiling", "random truchet arcs", "smith truchet tiles", "tiles with two quarter arcs, randomly turned", "maze of quarter circles (truchet)", "wiggly truchet pattern")  # fmt: skip
        return nouns, c.two(f"abs(min(length(p), length(p - vec2<f32>(1.0))) - 0.5) < 0.5 * {w}")
    nouns = ("10 PRINT maze", "maze of random diagonals", "random diagonal lines, one per cell", "commodore 64 style maze of / and \\ lines", "labyrinth of random slashes", "10print pattern", "truchet pattern with straight diagonals")  # fmt: skip
    return nouns, c.two(f"abs(p.x - p.y) * 0.70710678 < 0.5 * {w}")


@_cloth
def _chevrons(c: _Cloth) -> tuple[Templates, str]:
    n = c.repeats("zigzags")
    k = c.draw.integer(3, 16)
    c.said.append(Modifier(after=("in {k} rows", "with {k} rows", "stacked {k} times", "{k} rows high"), sentence=("there are {k} rows", "rows: {k}"), slots={"k": count(c.draw, k)}))  # fmt: skip
    up = c.draw.chance(0.7)
    sign = "+" if up else "-"
    c.canvas.add(f"let v = uv.y * {Number(k)} {'-' if sign == '+' else '+'} abs(fract(uv.x * {n}) - 0.5);")
    nouns = ("chevron pattern pointing up", "chevrons pointing upwards", "pattern of upward chevrons", "upward V stripes", "chevron stripes with their tips up") if up else ("chevron pattern pointing down", "chevrons pointing downwards", "pattern of V shapes", "V-shaped stripes with their tips down", "downward chevron stripes")  # fmt: skip
    return nouns, c.two("fract(v) < 0.5")


@_cloth
def _squares(c: _Cloth) -> tuple[Templates, str]:
    kind = c.draw.pick(("max(p.x, p.y)", "p.x + p.y"))
    c.canvas.add("let p = abs(uv - vec2<f32>(0.5));")
    nouns: Templates = ("concentric squares", "squares inside squares", "nested square frames", "square tunnel of frames", "concentric square rings", "boxes within boxes", "square bullseye")  # fmt: skip
    if kind != "max(p.x, p.y)":
        nouns = ("concentric diamonds", "diamonds inside diamonds", "nested diamond frames", "concentric rhombi", "diamond rings around the center")  # fmt: skip
    n = Number(8.0)
    if c.draw.chance(0.7):
        k = c.draw.integer(3, 20)
        n = Number(float(k))
        c.said.append(Modifier(after=("with {n} of them from the center to the edge", "{n} from the middle to the edge", "with {n} rings from center to edge", "({n} rings and gaps to the edge)"), sentence=("there are {n} of them between the center and the edge", "{n} periods from the center to the edge"), slots={"n": count(c.draw, k)}))  # fmt: skip
    return nouns, c.two(f"fract(({kind}) * 2.0 * {n}) < 0.5" if "+" in kind else f"fract({kind} * 2.0 * {n}) < 0.5")


@_cloth
def _crosses(c: _Cloth) -> tuple[Templates, str]:
    c.canvas.add(f"let g = abs(fract(uv * {c.repeats('crosses')}) - vec2<f32>(0.5));")
    kind = c.draw.pick(("plus", "ring", "frame", "diamond", "corner"))
    if kind == "plus":
        s, t = c.measure("arm length", 0.3, 0.15, 0.45), c.measure("thickness", 0.1, 0.04, 0.2, 0.02)
        nouns: Templates = ("pattern of plus signs", "plus sign pattern", "grid of crosses", "little plus signs, one per cell", "swiss cross pattern", "repeating + pattern")  # fmt: skip
        return nouns, c.two(f"max(g.x, g.y) < {s} && min(g.x, g.y) < 0.5 * {t}")
    if kind == "ring":
        r, t = c.measure("ring radius", 0.3, 0.15, 0.4), c.measure("thickness", 0.1, 0.04, 0.2, 0.02)
        nouns = ("grid of rings", "pattern of circles outlines", "ring pattern, one ring per cell", "repeating rings", "grid of hollow circles", "pattern of small hoops")  # fmt: skip
        return nouns, c.two(f"abs(length(g) - {r}) < 0.5 * {t}")
    if kind == "frame":
        s, t = c.measure("side", 0.7, 0.4, 0.9), c.measure("thickness", 0.1, 0.04, 0.2, 0.02)
        nouns = ("grid of hollow squares", "pattern of square outlines", "repeating square frames", "grid of empty boxes", "square frame pattern, one per cell")  # fmt: skip
        return nouns, c.two(f"abs(max(g.x, g.y) - 0.5 * {s}) < 0.5 * {t}")
    if kind == "diamond":
        r = c.measure("half-diagonal", 0.3, 0.15, 0.45)
        nouns = ("grid of small diamonds", "pattern of separate diamonds", "little rhombi, one per cell", "diamond dot pattern", "repeating diamonds with gaps")  # fmt: skip
        return nouns, c.two(f"g.x + g.y < {r}")
    r = c.measure("radius", 0.3, 0.1, 0.5)
    nouns = ("dots on the corners of a grid", "dots at the grid intersections", "disc at every grid corner", "dot grid with dots on the crossing points", "bullet journal dots on the grid points")  # fmt: skip
    return nouns, c.two(f"length(vec2<f32>(0.5) - g) < {r}")


@_cloth
def _moire(c: _Cloth) -> tuple[Templates, str]:
    n = c.draw.integer(10, 40) if c.draw.chance(0.7) else 20
    a = c.draw.number(0.05, 0.3, 0.05)
    if n != 20:
        c.said.append(Modifier(after=("with {n} rings per unit", "{n} rings per unit of uv", "of frequency {n}"), sentence=("{n} rings per unit", "frequency {n}"), slots={"n": str(n)}))  # fmt: skip
    c.said.append(Modifier(after=("around (0.5 - {a}, 0.5) and (0.5 + {a}, 0.5)", "with centers {a} to the left and right of the middle", "centered {a} left and {a} right of the center"), sentence=("their centers lie {a} to the left and to the right of the middle", "centers: {a} left and right of the middle"), slots={"a": digits(a.value)}))  # fmt: skip
    c.canvas.add(f"let a = fract(distance(uv, vec2<f32>(0.5 - {a}, 0.5)) * {Number(n)}) < 0.5;")
    c.canvas.add(f"let b = fract(distance(uv, vec2<f32>(0.5 + {a}, 0.5)) * {Number(n)}) < 0.5;")
    nouns = ("moire pattern of two sets of rings", "two overlapping sets of concentric rings (XOR)", "interference of two ring systems, XORed", "moir\u00e9 of concentric circles", "two ring patterns combined by xor")  # fmt: skip
    return nouns, c.two("a != b")


@_cloth
def _pinwheel(c: _Cloth) -> tuple[Templates, str]:
    kind = c.draw.pick(("checks", "polar"))
    n, m = c.draw.integer(4, 16), c.draw.integer(3, 10)
    c.canvas.add("let p = uv - vec2<f32>(0.5);")
    c.canvas.add("let t = fract(atan2(p.x, -p.y) / 6.2831855);")
    if kind == "polar":
        c.said.append(Modifier(after=("with {n} sectors and {m} rings to the edge", "of {n} rays and {m} rings", "({n} sectors, {m} rings)"), sentence=("{n} sectors and {m} rings up to the edge",), slots={"n": count(c.draw, 2 * n), "m": count(c.draw, m)}))  # fmt: skip
        nouns: Templates = ("polar checkerboard", "radial checkerboard", "checkerboard in polar coordinates", "dartboard-like checker of sectors and rings", "circular chess board")  # fmt: skip
        return nouns, c.two(f"(floor(t * {Number(2 * n)}) + floor(length(p) * 2.0 * {Number(m)})) % 2.0 == 1.0")
    r = c.measure("radius", 0.4, 0.2, 0.5, unit="")
    c.said.append(Modifier(after=("with {n} wedges", "cut into {n} wedges", "of {n} slices in turn", "made of {n} alternating slices"), sentence=("it has {n} wedges", "wedges: {n}"), slots={"n": count(c.draw, 2 * n)}))  # fmt: skip
    nouns = ("beach ball seen from above", "round pinwheel of wedges", "umbrella seen from above", "disc of alternating wedges", "circus tent from above", "parasol seen from above")  # fmt: skip
    return nouns, f"select(vec3<f32>(0.0), {c.two(f'floor(t * {Number(2 * n)}) % 2.0 == 1.0')}, length(p) < {r})"


@_cloth
def _tartan(c: _Cloth) -> tuple[Templates, str]:
    c.canvas.add(f"let q = fract(uv * {c.repeats('repeats', 2, 10)});")
    w = c.measure("band width", 0.5, 0.2, 0.6)
    t = c.measure("thin line width", 0.05, 0.02, 0.1, 0.01)
    line: Color = color(c.draw, other_than=c.back)
    c.said.append(Modifier(after=("with thin {e} lines", "and thin lines in {e}", "crossed by thin {e} lines"), sentence=("the thin lines are {e}", "thin lines: {e}"), slots={"e": line.text}))  # fmt: skip
    c.canvas.add(f"let bands = select(vec2<f32>(0.0), vec2<f32>(0.5), q < vec2<f32>({w}));")
    c.canvas.add(f"let base = mix({c.back}, {c.fill}, bands.x + bands.y);")
    c.canvas.add("let g = abs(q - vec2<f32>(0.75));")
    nouns = ("tartan", "plaid pattern", "scottish plaid", "tartan fabric", "flannel plaid", "kilt pattern", "lumberjack plaid", "tartan check")  # fmt: skip
    return nouns, f"select(base, {line}, min(g.x, g.y) < 0.5 * {t})"


@_cloth
def _dashes(c: _Cloth) -> tuple[Templates, str]:
    way = c.draw.pick(("horizontal", "vertical"))
    along, other = ("x", "y") if way == "horizontal" else ("y", "x")
    n = c.repeats("dashes")
    t = c.measure("thickness", 0.02, 0.01, 0.1, 0.01, unit="")
    gap = c.measure("dash length", 0.5, 0.2, 0.8, unit=" of a period")
    nouns = (f"{way} dashed line", f"dashed line, {way}, through the middle", f"{way} dashed line across the <screen>", f"broken {way} line of dashes through the center", f"{way} road marking dashes in the middle")  # fmt: skip
    return nouns, c.two(f"abs(uv.{other} - 0.5) < 0.5 * {t} && fract(uv.{along} * {n}) < {gap}")


@picture(structures=24, warps=0, effects=0.03)
def named_cloth(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One of the patterns; its repeats, colours and measures have usual values."""
    name = draw.pick(tuple(CLOTHS))
    cloth = _Cloth(draw, canvas)
    nouns, shown = CLOTHS[name](cloth)
    return Picture(("cloth", name), Thing(nouns, cloth.said), shown)
