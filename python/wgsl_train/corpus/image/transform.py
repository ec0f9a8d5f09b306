"""What happens to a figure's coordinate before its shape is asked: still and running turns."""

from dataclasses import dataclass

from ..describe import Modifier
from ..draw import Draw
from ..number import Number, degrees, rate
from .canvas import Canvas

ROTATE = """fn rotate(p: vec2<f32>, angle: f32) -> vec2<f32> {
    let c = cos(angle);
    let s = sin(angle);
    return vec2<f32>(c * p.x + s * p.y, c * p.y - s * p.x);
}"""


@dataclass(frozen=True, slots=True)
class Transform:
    """`wrap` around a coordinate, as WGSL with `{}` in it, and the words."""

    kind: str
    wrap: str
    said: list[Modifier]

    def code(self, coordinate: str) -> str:
        """The transformed coordinate."""
        return self.wrap.format(coordinate)


def turn(draw: Draw, canvas: Canvas, visible: bool) -> Transform:
    """No turn, a still one by an angle, or a running one. Clockwise on the screen is a growing angle: y points down."""
    roll = draw.random.random()
    if not visible or roll < 0.6:
        return Transform("upright", "{}", [])
    name = canvas.helper("rotate", ROTATE)
    backwards = draw.chance(0.3)
    direction = "<counterclockwise>" if backwards else draw.pick(("", "", "<clockwise>"))
    direction = f" {direction}" if direction else ""
    sign = "-" if backwards else ""
    if roll < 0.8:
        angle = draw.pick((15, 20, 30, 45, 45, 60, 75, 10, 35, 50))
        said = Modifier(
            before=(),
            after=(
                f"[rotated|turned|tilted] [by |]{{a}}{direction}",
                f"at an angle of {{a}}{direction}",
                f"tilted {{a}}{direction}",
            ),
            sentence=(
                f"rotate it by {{a}}{direction}",
                f"it is tilted by {{a}}{direction}",
                f"turn it {{a}}{direction}",
            ),
            slots={"a": lambda: degrees(draw, angle)},
        )
        radians = Number(round(angle * 0.017453292, 4))
        return Transform("turned", f"{name}({{}}, {sign}{radians})", [said])
    turns = draw.pick((0.1, 0.2, 0.25, 0.5, 1.0, 1.0, 2.0))
    said = Modifier(
        before=(f"<spinning>{direction}",) if turns == 1.0 and not direction else (),
        after=(
            f"<spinning>{direction} {{rate}}",
            f"that [spins|rotates|turns]{direction} {{rate}}",
            f"spinning {{rate}}{direction}",
        ),
        sentence=(
            f"it [spins|rotates|turns]{direction} {{rate}}",
            f"make it spin {{rate}}{direction}",
            f"rotate it {{rate}}{direction}",
        ),
        slots={"rate": lambda: rate(draw, turns)},
    )
    radians = Number(round(turns * 6.2831855, 4))
    return Transform("spinning", f"{name}({{}}, {sign}{canvas.time} * {radians})", [said])
