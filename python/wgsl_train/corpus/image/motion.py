"""Centres that move: to and fro, up and down, bouncing, round, across the screen. The phase is zero at the start."""

from collections.abc import Callable

from ..describe import MOTION, Modifier, Templates
from ..draw import Draw
from ..number import Number, share
from ..rhythm import Rhythm, rhythm
from .canvas import Canvas

# Each: the centre from {r} (reach), {a} (angle) and {c} (phase in cycles); clauses; sentences. `{by}` and `{rate}` may
# be empty: reach 0.25 and once a second.
_Kind = tuple[str, Templates, Templates]
_KINDS: dict[str, _Kind] = {
    "sideways": (
        "vec2<f32>(0.5 + {r} * sin({a}), 0.5)",
        (
            "moving [left and right|side to side|horizontally|back and forth]{by}{rate}", "swinging [left and right|side to side]{rate}{by}",
            "that [moves|slides|sways] [side to side|from side to side|left and right]{by}{rate}", "oscillating horizontally{by}{rate}",
            "sliding [to and fro|left and right]{rate}{by}", "that sways to the left and the right{by}{rate}", "drifting back and forth horizontally{by}{rate}",
        ),
        (
            "it moves [left and right|horizontally|side to side]{by}{rate}", "it swings [left and right|from side to side]{by}{rate}",
            "let it slide back and forth horizontally{by}{rate}", "animate its x with a sine{by}{rate}", "it oscillates along x{by}{rate}",
        ),
    ),
    "up and down": (
        "vec2<f32>(0.5, 0.5 + {r} * sin({a}))",
        (
            "moving [up and down|vertically]{by}{rate}", "bobbing [up and down|vertically]{by}{rate}", "that [bobs|moves|floats] up and down{by}{rate}",
            "oscillating vertically{by}{rate}", "floating up and down{rate}{by}", "that goes down and up{by}{rate}", "sliding [vertically|up and down]{by}{rate}",
        ),
        (
            "it moves [up and down|vertically]{by}{rate}", "it bobs up and down{by}{rate}", "let it float up and down{by}{rate}",
            "animate its y with a sine{by}{rate}", "it oscillates along y{by}{rate}",
        ),
    ),
    "bouncing": (
        "vec2<f32>(0.5, 0.5 - {r} * abs(sin({h})))",
        (
            "bouncing up from the [middle|center]{by}{rate}", "that [bounces|hops|jumps] up from the center{by}{rate}", "bouncing like a ball{by}{rate}",
            "hopping [up|upwards]{by}{rate}", "jumping up{by}{rate}", "that bounces upwards{by}{rate}", "bouncing{by}{rate}",
        ),
        (
            "it bounces up from the center{by}{rate}", "make it bounce{by}{rate}", "it hops up{by}{rate}", "it bounces like a ball{by}{rate}",
            "let it jump up from the middle{by}{rate}", "use abs(sin) to make it bounce{by}{rate}",
        ),
    ),
    "orbit": (
        "vec2<f32>(0.5) + {r} * vec2<f32>(cos({a}), sin({a}))",
        (
            "orbiting the [center|middle][ clockwise|]{by}{rate}", "circling the [center|middle]{by}{rate}", "moving in a circle{by}{rate}",
            "that [orbits|circles|goes around] the [center|middle]{by}{rate}", "going round [clockwise |]in a circle{by}{rate}",
            "travelling clockwise around the [center|middle]{by}{rate}", "revolving around the center of the <screen>{by}{rate}",
        ),
        (
            "it orbits the center[ clockwise|]{by}{rate}", "it circles around the middle{by}{rate}", "it moves in a circle{by}{rate}",
            "let it travel clockwise around the center{by}{rate}", "it goes round and round the middle{by}{rate}",
        ),
    ),
    "orbit back": (
        "vec2<f32>(0.5) + {r} * vec2<f32>(cos({a}), -sin({a}))",
        (
            "orbiting the [center|middle] <counterclockwise>{by}{rate}", "circling the center <counterclockwise>{by}{rate}",
            "that [orbits|circles] the middle <counterclockwise>{by}{rate}", "moving <counterclockwise> in a circle{by}{rate}",
        ),
        ("it orbits the center <counterclockwise>{by}{rate}", "it moves in a circle, <counterclockwise>{by}{rate}"),
    ),
    "eight": (
        "vec2<f32>(0.5) + {r} * vec2<f32>(sin({a}), sin(2.0 * ({a})))",
        (
            "moving in a figure eight{by}{rate}", "tracing a figure-8{by}{rate}", "that follows a lying eight{by}{rate}",
            "moving along an infinity sign{by}{rate}", "on a figure eight path{by}{rate}", "following a Lissajous curve 1:2{by}{rate}",
        ),
        ("it moves in a figure eight{by}{rate}", "it traces a figure 8{by}{rate}", "let it follow an infinity sign{by}{rate}"),
    ),
    "across": (
        "vec2<f32>(fract({c}), 0.5)",
        (
            "moving [across the <screen>|from left to right], starting over at the left edge{rate}", "crossing the <screen> from left to right{rate}",
            "that travels from the left edge to the right edge{rate}", "scrolling [to the right|from left to right] across the screen{rate}",
            "that crosses the <screen> from left to right and wraps around{rate}", "flying across the screen from left to right{rate}",
        ),
        (
            "it crosses the screen from left to right{rate}", "it moves to the right and wraps around{rate}", "let it fly from the left edge to the right edge{rate}",
        ),
    ),
    "falling": (
        "vec2<f32>(0.5, fract({c}))",
        (
            "falling from top to bottom{rate}", "that falls from the top edge to the bottom edge{rate}", "dropping down the screen{rate}",
            "moving from the top to the bottom, over and over{rate}", "falling down and starting again at the top{rate}", "that drops from the top{rate}",
        ),
        ("it falls from top to bottom{rate}", "let it drop from the top edge to the bottom edge{rate}", "it falls and starts again at the top{rate}"),
    ),
}  # fmt: skip
_BY: dict[str, Templates] = {
    "orbit": (
        " at a distance of {r}",
        " with radius {r}",
        " on a circle of radius {r}",
        ", {r} away from it",
        " at radius {r}",
        " on a radius of {r}",
    ),
    "other": (
        " by {r}",
        " with an amplitude of {r}",
        ", {r} each way",
        " with amplitude {r}",
        " (amplitude {r})",
        " by {r} to each side",
    ),
    "bouncing": (" {r} high", " to a height of {r}", " by {r}", " with height {r}", ", {r} high"),
}


def moving(draw: Draw, canvas: Canvas) -> tuple[str, str, Modifier]:
    """The kind of a motion, the moving centre in uv, and its words."""
    kind = draw.pick(tuple(_KINDS))
    center, after, sentence = _KINDS[kind]
    beat = Rhythm(1.0) if draw.chance(0.3) else rhythm(draw)
    rate: str | Callable[[], str] = ""
    if beat.often != 1.0 or draw.chance(0.4):
        rate = lambda: " " + beat.say(draw)  # noqa: E731
    reach, by = Number(0.25), ""
    if "{r}" in center and draw.chance(0.6):
        reach = draw.number(0.05, 0.4, 0.05)
        forms = _BY["orbit" if kind.startswith("orbit") else kind if kind == "bouncing" else "other"]
        by = draw.phrase(forms, {"r": share(draw, reach.value)})
    angle = beat.angle(canvas.time)
    code = center.format(r=reach, a=angle, c=beat.code(canvas.time), h=angle.replace("6.2831855", "3.1415927"))
    return kind, code, Modifier(after=after, sentence=sentence, slots={"by": by, "rate": rate}, rank=MOTION)
