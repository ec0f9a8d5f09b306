"""Light as it adds up: overlapping lamps, shifted colour channels, blobs that melt by their fields."""

from ..color import color, named
from ..describe import COLOR, MOTION, SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, plain, share
from ..phrase import Slots
from ..rhythm import Spin, spin
from .canvas import Canvas
from .compose import Picture, picture
from .measure import Measure
from .shape import SHAPES

_LAMPS: Templates = (
    "three overlapping [circles|discs|spotlights|lamps] in red, green and blue whose colors add up", "additive color mixing with three [circles|discs|lights]", "RGB Venn diagram, red, green and blue discs added", "red, green and blue spotlights that overlap and add",
    "three lights (red, green, blue) mixing to white in the middle", "additive mixing of a red, a green and a blue disc", "demonstration of additive light with three overlapping discs", "RGB circles overlapping, with yellow, cyan, magenta and white where they meet",
)  # fmt: skip
_LAMPS_AT: Templates = (
    "{list}, [overlapping and |]added together", "lights that add up: {list}", "additive spotlights: {list}", "discs of light, {list}, whose colors add", "{list}; where they overlap the colors are summed", "sum of {list}", "{list} with additive blending",
)  # fmt: skip


@picture(structures=1.1, warps=0, effects=0.1)
def added_lights(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Discs whose colours add: red on top, green and blue below, radius 0.25; or each with its place and colour said."""
    if draw.chance(0.35):
        radius, said = Number(0.25), []
        if draw.chance(0.5):
            radius = draw.number(0.18, 0.35)
            said = [Modifier(after=("of radius {r}", "with radius {r} each", "each with a radius of {r}"), sentence=("each has a radius of {r}", "their radius is {r}"), slots={"r": lambda: share(draw, radius.value)}, rank=SIZE)]  # fmt: skip
        lamps = [(named(name), at) for name, at in (("red", "vec2<f32>(0.5, 0.35)"), ("green", "vec2<f32>(0.37, 0.6)"), ("blue", "vec2<f32>(0.63, 0.6)"))]  # fmt: skip
        canvas.var("color", "vec3<f32>(0.0)")
        for fill, at in lamps:
            canvas.add(f"color += {fill} * select(0.0, 1.0, distance({uv}, {at}) < {radius});")
        thing = Thing(tuple(form for form in _LAMPS), said, article=False, adjectives=False)
        return Picture(("added", "usual"), thing, "color")
    words = []
    canvas.var("color", "vec3<f32>(0.0)")
    n = draw.pick((2, 3, 3))
    for fill in (color(draw, other_than=named("black")) for _ in range(n)):
        x, y, r = draw.number(0.2, 0.8, 0.05), draw.number(0.2, 0.8, 0.05), draw.number(0.1, 0.4, 0.05)
        forms = ("{c} at ({x}, {y}) with radius {r}", "a {c} one at ({x}, {y}), radius {r}", "a {c} disc of radius {r} at ({x}, {y})", "a {c} circle at ({x}, {y}) with r = {r}")  # fmt: skip
        words.append((forms, {"c": fill.text, "x": plain(draw, x.value), "y": plain(draw, y.value), "r": plain(draw, r.value)}))  # fmt: skip
        canvas.add(f"color += {fill} * select(0.0, 1.0, distance({uv}, vec2<f32>({x}, {y})) < {r});")
    form = draw.pick((2, 3))
    texts = [draw.phrase((forms[form],), slots) for forms, slots in words]
    joined = ", ".join(texts[:-1]) + " and " + texts[-1]
    return Picture(("added", str(n)), Thing(_LAMPS_AT, slots={"list": joined}, article=False, adjectives=False), "color")  # fmt: skip


_SPLIT: Templates = (
    "{a} with chromatic aberration{by}", "{a} with [RGB|color channel] split{by}", "RGB-split {bare}{by}", "{a} with its red channel shifted left and its blue channel shifted right{by}", "{a} like on a badly aligned screen, red to the left and blue to the right{by}",
    "chromatic aberration on {a}{by}", "{a} seen through a cheap lens with color fringes{by}", "glitchy {bare} with separated channels{by}", "anaglyph-like {bare}, red moved left, blue moved right{by}", "{a} whose color channels are offset horizontally{by}",
    "{a} drawn once a channel: red further left, green in place, blue further right{by}",
)  # fmt: skip


@picture(structures=0.8, warps=0, effects=0.05)
def split_channels(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A white figure whose red part is shifted to the left and blue part to the right, by 0.02 unless said."""
    shape = SHAPES[draw.pick(("circle", "circle", "square", "ring", "star", "heart", "triangle", "cross", "diamond"))](draw, canvas, "p", Measure())  # fmt: skip
    by, amount = "", Number(0.02)
    if draw.chance(0.65):
        amount = draw.number(0.005, 0.1, 0.005)
        by = draw.phrase((" by {n}", ", {n} each way", " by {n} each", ", offset {n}", " (offset {n})", ", {n} to each side"), {"n": share(draw, amount.value)})  # fmt: skip
    noun = draw.phrase(shape.thing.noun, shape.thing.slots)
    said = shape.thing.modifiers
    slots: Slots = {"a": draw.pick(("a ", "a white ", "a ")) + noun, "bare": draw.pick(("", "white ")) + noun, "by": by}
    canvas.helper("figure_mask", f"fn figure_mask(p: vec2<f32>) -> f32 {{\nreturn select(0.0, 1.0, {shape.distance} < 0.0);\n}}")  # fmt: skip
    canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    offset = f"vec2<f32>({amount}, 0.0)"
    shown = f"vec3<f32>(figure_mask(p + {offset}), figure_mask(p), figure_mask(p - {offset}))"
    # Only what can stand behind a phrase fits here.
    said = [Modifier(after=one.after, sentence=one.sentence, slots=one.slots, rank=one.rank) if one.after else Modifier(sentence=("the size is {w}",), slots={"w": draw.phrase(one.before, one.slots)}) for one in said]  # fmt: skip
    return Picture(("split channels", shape.kind), Thing(_SPLIT, said, slots, article=False, adjectives=False), shown)


_BLOBS: Templates = (
    "{n} metaballs", "{n} blobs melting into each other", "lava lamp with {n} blobs", "{n} gooey balls that merge when they meet", "{n} [liquid|fluid] blobs", "{n} metaballs merging and separating",
)  # fmt: skip


@picture(structures=0.6, warps=0, effects=0.1)
def metaballs(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Balls that go up and down or sideways beside each other, each a bit faster; where the sum of 0.01 / d^2 is above 1."""
    n = draw.integer(2, 5)
    strength = Number(0.01) if draw.chance(0.5) else draw.number(0.004, 0.03, 0.002)
    said: list[Modifier] = []
    if strength.value != 0.01 or draw.chance(0.4):
        field: Templates = ("with the field sum of {k} / d^2, filled where it is above 1", "as the region where the sum of {k}/dist^2 exceeds 1", "using field = sum of {k} / dot(d, d) and threshold 1", "where {k} over the squared distance, summed, is greater than 1")  # fmt: skip
        said.append(Modifier(after=field, sentence=("fill where the sum of {k} / d^2 is over 1", "the field of each is {k} / distance squared, the threshold 1"), slots={"k": f"{strength.value:g}"}))  # fmt: skip
    fill = named("white")
    if draw.chance(0.6):
        fill = color(draw, other_than=named("black"))
        said.append(Modifier(before=("{c}",), after=("in {c}", "colored {c}"), sentence=("make them {c}", "color: {c}"), slots={"c": fill.text}, rank=COLOR))  # fmt: skip
    reach, turn = draw.number(0.1, 0.3, 0.05), Spin(360) if draw.chance(0.2) else spin(draw)
    round_words: Templates = ("evenly spread on a circle of radius {r} that turns {rate}", "going round the center at radius {r}, evenly spaced, turning {rate}", "circling the middle on a circle of radius {r}, turning {rate}")  # fmt: skip
    said.append(Modifier(after=round_words, sentence=("they are evenly spaced on a circle of radius {r} that turns {rate}", "they circle the center at distance {r}, turning {rate}"), slots={"r": lambda: share(draw, reach.value), "rate": lambda: turn.say(draw)}, rank=MOTION))  # fmt: skip
    canvas.var("field", "0.0")
    canvas.add(f"for (var i = 0; i < {n}; i++) {{")
    canvas.add(f"let a = {turn.code(canvas.time)} + f32(i) * 6.2831855 / {Number(n)};")
    canvas.add(f"let d = {uv} - vec2<f32>(0.5) - {reach} * vec2<f32>(cos(a), sin(a));")
    canvas.add(f"field += {strength} / max(dot(d, d), 0.00001);")
    canvas.add("}")
    thing = Thing(_BLOBS, said, {"n": lambda: count(draw, n)}, adjectives=False)
    return Picture(("metaballs", str(n)), thing, f"{fill} * select(0.0, 1.0, field > 1.0)")
