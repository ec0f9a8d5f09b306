"""Small drawings from a child's picture: a house, trees, a snowman, the sun."""

from ..color import named
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count
from ..rhythm import spin
from .canvas import Canvas
from .compose import Picture, picture
from .compound import box, circle, part, start, whole
from .several import layer


@picture(structures=0.4)
def house(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A square wall, a roof, a door; a window, if said."""
    p, said, kind = start(draw, canvas, uv)
    layer(canvas, part(draw, said, "wall", "white"), box(p, 0, 0.1, 0.2, 0.2))
    roof = f"max(abs({p}.x) * 0.8 - {p}.y - 0.34, {p}.y + 0.1)"
    layer(canvas, part(draw, said, "roof", "red"), roof)
    layer(canvas, part(draw, said, "door", "brown"), box(p, 0, 0.2, 0.05, 0.1))
    window = draw.chance(0.4)
    if window:
        layer(canvas, named("sky blue"), box(p, 0.12, 0.05, 0.04, 0.04))
        said.append(
            Modifier(
                after=("with a window", "with a door and a window", "and one small window"),
                sentence=("it has a window", "put a sky blue window to the right of the door"),
            )
        )
    noun = (
        "house",
        "simple house",
        "little house",
        "house with a roof and a door",
        "cartoon house",
        "child's drawing of a house",
        "home icon",
    )
    return Picture(("house window" if window else "house", kind), Thing(noun, said), "color")


@picture(structures=0.4)
def tree(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A trunk with a round crown, or with three triangles of a fir."""
    p, said, kind = start(draw, canvas, uv)
    layer(canvas, part(draw, said, "trunk", "brown"), box(p, 0, 0.25, 0.04, 0.13))
    leaves = part(draw, said, "crown", "forest green")
    if draw.chance(0.6):
        layer(canvas, leaves, circle(p, 0, -0.05, 0.22))
        noun: Templates = (
            "tree",
            "simple tree",
            "tree with a round crown",
            "cartoon tree",
            "leafy tree",
            "deciduous tree",
            "lollipop tree",
        )
        return Picture(("tree", kind), Thing(noun, said), "color")
    for top, bottom in ((-0.36, -0.12), (-0.22, 0.02), (-0.08, 0.16)):
        layer(
            canvas,
            leaves,
            f"max(abs({p}.x) - 0.8 * ({p}.y + {Number(-top)}), {p}.y - {Number(bottom)})".replace("- -", "+ "),
        )
    noun = (
        "fir tree",
        "pine tree",
        "christmas tree",
        "Christmas tree",
        "conifer",
        "fir made of three triangles",
        "evergreen tree",
    )
    return Picture(("fir", kind), Thing(noun, said), "color")


@picture(structures=0.2)
def snowman(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Three balls, two eyes, a nose."""
    p, said, kind = start(draw, canvas, uv)
    snow = part(draw, said, "body", "white")
    for y, radius in ((0.24, 0.2), (-0.04, 0.15), (-0.26, 0.1)):
        layer(canvas, snow, circle(p, 0, y, radius))
    layer(canvas, named("black"), f"length(vec2<f32>(abs({p}.x) - 0.035, {p}.y + 0.29)) - 0.014")
    layer(canvas, part(draw, said, "nose", "orange"), circle(p, 0, -0.25, 0.02))
    noun = ("snowman", "simple snowman", "snowman made of three balls", "snow man", "cartoon snowman")
    return Picture(("snowman", kind), Thing(noun, said), "color")


@picture(structures=0.6)
def sun(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A disc with rays around it, 12 unless said; the rays may turn."""
    p, said, kind = start(draw, canvas, uv)
    n = 12 if draw.chance(0.4) else draw.integer(5, 24)
    if n != 12:
        said.append(
            Modifier(
                after=("with {n} rays", "that has {n} rays", "surrounded by {n} rays", "with {n} beams around it"),
                sentence=("it has {n} rays", "draw {n} rays around it", "rays: {n}"),
                slots={"n": lambda: count(draw, n)},
            )
        )
    speed = spin(draw) if draw.chance(0.25) else None
    fill = whole(draw, said, "yellow")
    layer(canvas, fill, circle(p, 0, 0, 0.18))
    turn = ""
    if speed:
        turn = f" - {speed.code(canvas.time)}"
        said.append(
            Modifier(
                after=("with rays turning clockwise {r}", "whose rays rotate {r}", "with rays that spin {r}"),
                sentence=("its rays rotate {r}", "turn the rays clockwise {r}"),
                slots={"r": lambda: speed.say(draw)},
            )
        )
    angle = canvas.let("a", f"(atan2({p}.x, -{p}.y){turn}) * {Number(n)}")
    layer(canvas, fill, f"max(abs(length({p}) - 0.27) - 0.06, 0.7 - cos({angle}))")
    noun = ("sun", "cartoon sun", "sun with rays", "sun icon", "shining sun like in a child's drawing", "simple sun")
    return Picture(("sun turning" if speed else "sun", kind), Thing(noun, said), "color")
