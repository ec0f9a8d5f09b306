"""The two colours of a flat drawing, white on black where nothing is said, and numbers that are said or usual."""

from ..color import BLACK, WHITE, Color, color
from ..describe import SIZE, Modifier, Templates
from ..draw import Draw
from ..number import Number, digits, share
from .layers import over
from .paint import colored


def ink(draw: Draw, said: list[Modifier], usual: Color = WHITE, ground: Color = BLACK) -> tuple[Color, Color]:
    """Background and fill; what differs from the usual is said."""
    back = ground if draw.chance(0.5) else color(draw)
    fill = usual if draw.chance(0.3) and _apart(usual, back) else color(draw, other_than=back)
    if fill is not usual or draw.chance(0.3):
        said.append(colored(fill))
    if back is not ground or draw.chance(0.2):
        said.append(over(back))
    return back, fill


def _apart(a: Color, b: Color) -> bool:
    return sum(abs(x - y) for x, y in zip(a.rgb, b.rgb, strict=True)) > 0.25


def usual_or(
    draw: Draw,
    said: list[Modifier],
    name: str,
    usual: float,
    bounds: tuple[float, float, float],
    *,
    chance: float = 0.6,
    rank: int = SIZE,
) -> Number:
    """A measure by its name ("bar width"): usual and unsaid, or drawn from low, high, step and said."""
    if not draw.chance(chance):
        return Number(usual)
    value = draw.number(*bounds)
    after: Templates = (f"with [a |]{name} [of |]{{v}}", f"{name} {{v}}", f"with {name} {{v}}", f"({name} {{v}})", f"({name} = {{v}})", f"whose {name} is {{v}}", f"having a {name} of {{v}}")  # fmt: skip
    sentence: Templates = (f"the {name} is {{v}}", f"{name}: {{v}}", f"{name} = {{v}}", f"use [a |]{name} of {{v}}", f"its {name} is {{v}}", f"make the {name} {{v}}")  # fmt: skip
    spoken = share(draw, value.value) if value.value < 1 and draw.chance(0.3) else digits(value.value)
    said.append(Modifier(after=after, sentence=sentence, slots={"v": spoken}, rank=rank, key=(name, "{v}")))
    return value
