"""Scenes told layer by layer: a background, strips and figures over it, each with its colour, size and place."""

from ..color import Color, color
from ..describe import PLACE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import count, share, shares
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .measure import Measure
from .place import SIDES, at_side
from .several import different, figure_at, layer, spoken
from .several import ground as ground_under

# Distances of strips along the edges, by the share {n} of the screen, and what they are called.
_STRIPS: dict[str, tuple[str, Templates]] = {
    "bottom": (
        "{rest} - uv.y",
        ("the [bottom|lower] {n} in {c}", "a {c} strip over the [bottom|lower] {n} of the <screen>", "a {c} ground that takes the lower {n}", "a {c} floor {n} high at the bottom", "{c} over the lowest {n} of the height", "a {c} band along the bottom edge, {n} high",
         "{c} ground from the bottom up to {n} of the height"),
    ),
    "top": (
        "uv.y - {n}",
        ("the [top|upper] {n} in {c}", "a {c} strip over the [top|upper] {n} of the <screen>", "a {c} ceiling {n} high at the top", "a {c} header that takes the top {n}", "a {c} band along the top edge, {n} high", "{c} over the uppermost {n} of the height"),
    ),
    "left": ("uv.x - {n}", ("the left {n} in {c}", "a {c} strip over the left {n} of the <screen>", "a {c} sidebar {n} wide at the left", "a {c} column along the left edge, {n} wide", "a {c} panel taking the leftmost {n} of the width")),
    "right": ("{rest} - uv.x", ("the right {n} in {c}", "a {c} strip over the right {n} of the <screen>", "a {c} sidebar {n} wide at the right", "a {c} column along the right edge, {n} wide", "a {c} panel taking the rightmost {n} of the width")),
}  # fmt: skip
_MIDDLE: Templates = ("in the [middle|center|centre]", "in the middle of the <screen>", "at the center", "centered")
_AT: Templates = ("at ({x}, {y})", "at {x}, {y}", "centered at ({x}, {y})", "at uv ({x}, {y})", "at x={x} y={y}", "{w} from the left and {h} from the top", "with its center at ({x}, {y})", "around ({x}, {y})")  # fmt: skip


def _strip(draw: Draw, canvas: Canvas, fill: Color) -> tuple[str, str]:
    side = draw.pick(tuple(_STRIPS))
    distance, forms = _STRIPS[side]
    amount = draw.number(0.1, 0.6, 0.05)
    rest = round(1 - amount.value, 4)
    layer(canvas, fill, distance.format(n=amount, rest=rest))
    return draw.phrase(forms, {"c": fill.text, "n": share(draw, amount.value)}), f"strip {side}"


def _figure(draw: Draw, canvas: Canvas, fill: Color) -> tuple[str, str]:
    """A figure in the middle, at a side, or at a point."""
    roll = draw.random.random()
    if roll < 0.25:
        center, where = "vec2<f32>(0.5)", Modifier(after=_MIDDLE, rank=PLACE)
    elif roll < 0.6:
        (x, y), names = draw.pick(tuple(SIDES.items()))
        words = at_side(draw, names)
        center, where = f"vec2<f32>({x}, {y})", Modifier(after=words.after, slots=words.slots, rank=PLACE)
    else:
        at_x, at_y = draw.number(0.1, 0.9, 0.05), draw.number(0.1, 0.9, 0.05)
        across, down = shares(draw, at_x.value, at_y.value)
        center = f"vec2<f32>({at_x}, {at_y})"
        where = Modifier(after=_AT, slots={"x": f"{at_x.value:g}", "y": f"{at_y.value:g}", "w": across, "h": down}, rank=PLACE)  # fmt: skip
    shape = figure_at(draw, canvas, center, fill, Measure(most=0.3))
    return spoken(draw, shape, where), shape.kind


_TWO: Templates = (
    "{bg} <background>, on it {a}, and over that {b}", "scene on {bg}: {a}, {b}", "{bg} <background> with {a} and, on top of it, {b}", "{a} on a {bg} <background>, and {b} in front of it", "{bg} <screen>, {a}, then {b} on top", "{b} in front of {a} on a {bg} <background>",
    "{b} drawn over {a}, all on {bg}", "layers from back to front: {bg}, {a}, {b}", "{bg} <background>; {a}; {b}", "[background|backdrop] {bg}, [middle|mid] layer {a}, top layer {b}", "{a} and {b}, both on a {bg} <background>, the latter on top", "{bg} everywhere, {a} on it, {b} above that",
    "stack of {bg}, {a} and {b}, in that order", "simple scene: {bg} behind everything, {a}, and in front {b}",
)  # fmt: skip
_TWO_WHOLE: Templates = (
    "on a {bg} <background> [put|place|draw] {a} and {b}", "start with a {bg} <background>. Then draw {a}. On top of that {b}", "first fill everything with {bg}, then draw {a}, then {b}", "fill with {bg}; draw {a}; draw {b}", "1. {bg} <background> 2. {a} 3. {b}", "<background> {bg}. {a}. {b}",
    "paint the <screen> {bg}, add {a}, and finally {b} on top", "take a {bg} <screen>, place {a} on it and {b} over everything", "<background> {bg}, on it {a}; {b} goes on top", "1) {bg} 2) {a} 3) {b}, each over the one before", "on {bg} I want {a}; over it {b}",
    "the <background> is {bg}. There is {a}, and over it {b}", "make the <screen> {bg}. Add {a}. Add {b}", "- {bg} <background> - {a} - {b}", "clear with {bg}, draw {a}, and last {b}", "on top {b}, under it {a}, and {bg} behind everything",
    "[below everything|at the very back] {bg}, then {a}, finally {b}", "paint in this order: {bg} everywhere, {a}, {b}",
)  # fmt: skip
_THREE: Templates = (
    "{bg} <background> with {a}, {b} and {c}, in that order", "layers from back to front: {bg}, {a}, {b}, {c}", "scene on {bg}: {a}, {b}, {c}", "{bg} <background>; {a}; {b}; {c}", "{bg} <background>, on it {a}, over that {b}, and on top of everything {c}",
    "{a}, {b} and {c} on a {bg} <background>, later ones on top", "three things on {bg}, from back to front {a}, {b} and {c}", "composition on {bg}: {a}, then {b}, then {c}", "{bg} <screen>, {a}, {b}, and in front of all {c}",
)  # fmt: skip
_THREE_WHOLE: Templates = (
    "on a {bg} <background> [put|place|draw] {a}, {b} and {c}", "start with a {bg} <background>. Then draw {a}. Then {b}. Finally {c}", "first {bg} everywhere, then {a}, then {b}, and last {c}", "1. {bg} <background> 2. {a} 3. {b} 4. {c}", "<background> {bg}. {a}. {b}. {c}",
    "fill with {bg}; draw {a}; draw {b}; draw {c}", "paint the <screen> {bg}, add {a}, after that {b}, and finally {c}", "1) {bg} 2) {a} 3) {b} 4) {c}", "- <background>: {bg} - {a} - {b} - {c}", "on {bg} I want {a}, on top of that {b}, and {c} above everything",
    "the <background> is {bg}. There is {a}. Over it {b}. In front of all that {c}", "paint in this order: {bg} everywhere, {a}, {b}, {c}", "begin with {bg}, continue with {a} and {b}, finish with {c} on top", "clear to {bg}, then {a}, {b} and {c}, each over what is there",
)  # fmt: skip


@picture(structures=22, warps=0, effects=0.03)
def layered_scene(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A background that is said, then two or three layers, later ones on top."""
    n = 2 if draw.chance(0.6) else 3
    ground = color(draw)
    canvas.var("color", str(ground))
    slots: dict[str, str] = {"bg": ground.text}
    kinds = []
    for name, fill in zip("abc", different(draw, ground, n), strict=False):
        # A strip over figures would hide them.
        build = _strip if name == "a" and draw.chance(0.3) else _figure
        slots[name], kind = build(draw, canvas, fill)
        kinds.append(kind)
    noun, whole = (_TWO, _TWO_WHOLE) if n == 2 else (_THREE, _THREE_WHOLE)
    thing = Thing(noun, slots=slots, article=False, adjectives=False, whole=whole)
    return Picture(("layered", *kinds), thing, "color")


# Concentric parts: distance from the outside in, and the words for a size {n}, its double {d} and a colour {c}.
_PARTS: dict[str, tuple[str, Templates]] = {
    "disc": ("length({p}) - {n}", ("a {c} <circle> of radius {n}", "a {c} <circle>[ of|,] radius {n}", "a {c} <circle> {d} across", "a {c} <circle> (r = {n})", "a {c} <circle> with radius {n}")),
    "ring": ("abs(length({p}) - {n}) - 0.01", ("a {c} ring of radius {n}, 0.02 thick", "a {c} ring with radius {n} and thickness 0.02", "a {c} circle outline (radius {n}, 0.02 thick)", "a thin (0.02) {c} ring of radius {n}", "a {c} hoop, r = {n} and 0.02 thick")),
    "square": ("max(abs({p}.x), abs({p}.y)) - {n}", ("a {c} <square> of side {d}", "a {c} <square>, {d} wide", "a {c} <square> with sides of {d}", "a {c} <square> (side {d})", "a {d} by {d} {c} <square>")),
    "diamond": ("abs({p}.x) + abs({p}.y) - {n}", ("a {c} diamond {d} wide and {d} high", "a {c} diamond with half-diagonals of {n}", "a {c} diamond reaching {n} from its center", "a {c} rhombus, {d} across both ways")),
}  # fmt: skip
_NESTED: Templates = (
    "{a}, inside it {b}, and in the very middle {c}", "{c} inside {b} inside {a}", "from outside to inside: {a}, {b}, {c}", "{a} around {b} with {c} in its center", "nested, outermost first: {a}, {b} and {c}", "{a} that contains {b}, which contains {c}", "{a} with {b} in it and {c} in the center of that",
    "{b} with {c} in its middle and {a} around it", "concentric: {a}, {b}, {c}", "{a} surrounding {b}, and {c} at the center of both", "{a}; within it {b}; within that {c}", "three concentric figures: {a}, {b} and {c}", "{c} in the middle of {b}, with {a} around both", "{a}, {b} and {c}, all with the same center",
)  # fmt: skip
_PAIR: Templates = (
    "{a} around {b}", "{b} with {a} around it", "{a} with {b} inside it", "{b} enclosed by {a}", "{a} and, inside, {b}", "{b} surrounded by {a}", "concentric: {a} and {b}", "{b} inside {a}, same center", "{a} that has {b} in its middle", "{b}, and around it {a}", "from outside to inside: {a}, {b}",
)  # fmt: skip


@picture(structures=8, warps=0, effects=0.05)
def nested_parts(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two or three figures around one centre, from the largest to the smallest, all sizes said."""
    n = 2 if draw.chance(0.35) else 3
    said: list[Modifier] = []
    ground = ground_under(draw, canvas, said)
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    slots: dict[str, str] = {}
    kinds = []
    spans = ((0.3, 0.45), (0.15, 0.26), (0.03, 0.12))
    for name, fill, (low, high) in zip("abc", different(draw, ground, n), spans, strict=False):
        kind = draw.pick(("ring", "ring", "disc", "square", "diamond")) if name == "a" else draw.pick(tuple(_PARTS))
        code, forms = _PARTS[kind]
        size = draw.number(low, high)
        layer(canvas, fill, code.format(p=p, n=size))
        radius, double = shares(draw, size.value, round(2 * size.value, 4))
        slots[name] = draw.phrase(forms, {"c": fill.text, "n": radius, "d": double})
        kinds.append(kind)
    thing = Thing(_NESTED if n == 3 else _PAIR, said, slots, article=False, adjectives=False)
    return Picture(("nested", *kinds), thing, "color")


_EACH: Templates = (
    "{k} {a} and {k} {b} {dots} in a row, alternating", "row of {n} {dots}, {k} of each color, {a} and {b} alternating from the left", "{n} {dots} side by side, alternately {a} and {b}, {k} of each", "horizontal row with {k} {a} and {k} {b} {dots} taking turns, {a} first", "line of alternating {a} and {b} {dots}, {k} each",
    "{a}, {b}, {a}, {b} ... {n} {dots} in a row", "{dots} in a row, every second one {b}, the others {a}, {n} in total", "{k} pairs of {dots} in a row, {a} then {b}", "bead chain of {n} {dots}: {a} and {b} in turn, starting {a}",
)  # fmt: skip
_HALVES: Templates = (
    "{k} {a} {dots} followed by {k} {b} ones in a row", "row of {k} {a} and then {k} {b} {dots}", "{n} {dots} in a row, the first {k} {a}, the [others|last {k}] {b}", "row of {n} {dots}: the left half {a}, the right half {b}", "{k} {a} {dots} on the left and {k} {b} {dots} on the right, all in one row", "{n} evenly spaced {dots}, {k} {a} ones first, then {k} {b} ones",
    "rating of {k} out of {n} {dots}: {k} {a}, the rest {b}",
)  # fmt: skip


@picture(structures=1.8, warps=0, effects=0.05)
def some_of_each(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A row of dots (radius 0.03 unless said) or squares (side 0.06) in two colours: in turn, or one after the other."""
    k = draw.integer(2, 5)
    said: list[Modifier] = []
    ground = ground_under(draw, canvas, said)
    a, b = different(draw, ground, 2)
    round_ones = draw.chance(0.7)
    half = 0.03
    if draw.chance(0.5):
        size = draw.number(0.01, 0.04, 0.005)
        half = size.value
        forms: Templates = ("of radius {r}", "with radius {r}", "each {d} across", "(r = {r})", "with a radius of {r} each") if round_ones else ("of side {d}", "each {d} wide", "with sides of {d}", "(side {d})")  # fmt: skip
        said.append(Modifier(after=forms, slots={"r": share(draw, half), "d": share(draw, round(2 * half, 4))}))
    p = canvas.let("p", f"vec2<f32>((fract({uv}.x * {2 * k}.0) - 0.5) / {2 * k}.0, {uv}.y - 0.5)")
    i = canvas.let("i", f"floor({uv}.x * {2 * k}.0)")
    turns = draw.chance(0.6)
    fill = f"select({a}, {b}, {i} % 2.0 == 1.0)" if turns else f"select({a}, {b}, {i} > {k - 1}.5)"
    layer(canvas, fill, f"length({p}) - {half}" if round_ones else f"max(abs({p}.x), abs({p}.y)) - {half}")
    names = ("dots", "circles", "discs", "balls", "round dots") if round_ones else ("squares", "boxes", "square tiles")
    slots: Slots = {"a": a.text, "b": b.text, "k": count(draw, k), "n": count(draw, 2 * k), "dots": draw.pick(names)}
    kind = ("of each", "in turn" if turns else "in halves", "dots" if round_ones else "squares")
    return Picture(kind, Thing(_EACH if turns else _HALVES, said, slots, article=False, adjectives=False), "color")


# Shapes of one half-size {h}.
_SIMPLE = {
    "circle": ("length({p}) - {h}", ("circle", "disc", "dot", "ball")),
    "square": ("max(abs({p}.x), abs({p}.y)) - {h}", ("square", "box", "block")),
    "diamond": ("abs({p}.x) + abs({p}.y) - {h}", ("diamond", "rhombus", "square standing on its tip")),
}  # fmt: skip
_LINE: dict[str, Templates] = {
    "x": (
        "from left to right: {list}, each {d} wide", "row of {n} shapes from left to right, {list}, all {d} wide", "{list} in a row, evenly spaced, each {d} across", "{n} figures side by side ({list}), all {d} wide", "{list}, one next to the other in equal columns, {d} wide each", "horizontal line-up of {list}, each of width {d}",
        "{n} equal columns, in their centers {list}, all {d} wide", "{list} next to each other from the left, all of size {d}",
    ),
    "y": (
        "from top to bottom: {list}, each {d} wide", "column of {n} shapes from the top down, {list}, all {d} wide", "{list} below each other, evenly spaced, each {d} across", "{n} figures stacked vertically ({list}), all {d} wide", "{list}, one under the other in equal rows, {d} wide each", "vertical line-up of {list}, each of width {d}",
        "{n} equal rows, in their centers {list}, all {d} wide", "{list}, the first at the top, the last at the bottom, all of size {d}",
    ),
}  # fmt: skip


@picture(structures=3, warps=0, effects=0.05)
def line_of_shapes(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two to four different shapes of one size, evenly spread from left to right or from top to bottom."""
    n = draw.integer(2, 4)
    axis = draw.pick("xxy")
    said: list[Modifier] = []
    ground = ground_under(draw, canvas, said)
    half = draw.number(0.04, round(0.45 / n, 2), 0.01)
    texts, kinds = [], []
    for at, fill in enumerate(different(draw, ground, n)):
        kind = draw.pick(tuple(_SIMPLE))
        code, names = _SIMPLE[kind]
        along = f"{at + 0.5} / {n}.0"
        p = canvas.let("p", f"{uv} - vec2<f32>({f'{along}, 0.5' if axis == 'x' else f'0.5, {along}'})")
        layer(canvas, fill, code.format(p=p, h=half))
        texts.append(f"a {fill.text} {draw.pick(names)}")
        kinds.append(kind)
    listed = ", ".join(texts) if draw.chance(0.3) else ", ".join(texts[:-1]) + " and " + texts[-1]
    slots: Slots = {"list": listed, "n": count(draw, n), "d": share(draw, round(2 * half.value, 4))}
    noun = tuple(f"a {form}" if form.startswith(("row", "column", "horizontal", "vertical")) else form for form in _LINE[axis])  # fmt: skip
    return Picture(("line", axis, *kinds), Thing(noun, said, slots, article=False, adjectives=False), "color")
