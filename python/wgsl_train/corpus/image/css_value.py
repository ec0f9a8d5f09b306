"""Values of CSS: colours in its notations, percentages."""

from dataclasses import dataclass

from ..color import COMMON, HOUSE, NAMED, Color, named, vec3
from ..draw import Draw
from ..number import Number, digits
from .canvas import Canvas

# `green` is half as bright in CSS as everywhere else; some names are none of CSS.
_NOT_CSS = ("green", "mint", "cream", "charcoal")
_KEYWORDS = tuple(name for name in NAMED if name not in _NOT_CSS and name not in HOUSE)
_COMMON = tuple(name for name in COMMON if name not in _NOT_CSS)
_HSL = """fn hsl(h: f32, s: f32, l: f32) -> vec3<f32> {
    let k = clamp(abs(fract(vec3<f32>(h / 360.0) + vec3<f32>(0.0, 0.6666667, 0.33333334)) * 6.0 - vec3<f32>(3.0)) - vec3<f32>(1.0),
        vec3<f32>(0.0), vec3<f32>(1.0));
    return vec3<f32>(l) + s * (1.0 - abs(2.0 * l - 1.0)) * (k - vec3<f32>(0.5));
}"""


def css_percent(share: float) -> str:
    """`25%`."""
    return f"{digits(round(share * 100, 4))}%"


@dataclass(frozen=True, slots=True)
class _Hsl:
    hue: int
    saturation: int
    lightness: int

    def rgb(self) -> tuple[float, float, float]:
        """In 0..1, for comparing."""
        chroma, light = self.saturation / 100 * (1 - abs(2 * self.lightness / 100 - 1)), self.lightness / 100
        waves = [min(max(abs((self.hue / 360 + shift) % 1 * 6 - 3) - 1, 0), 1) for shift in (0.0, 2 / 3, 1 / 3)]
        red, green, blue = (light + chroma * (wave - 0.5) for wave in waves)
        return red, green, blue


def css_color(draw: Draw, canvas: Canvas) -> Color:
    """A colour as a stylesheet has it: a keyword, `#f80`, `rgb()`, `hsl()`."""
    roll = draw.random.random()
    if roll < 0.62:
        name = draw.pick(_COMMON if roll < 0.4 else _KEYWORDS)
        shade = named(name)
        return Color(shade.code, shade.rgb, name.replace(" ", ""))
    if roll < 0.8:
        return _hexadecimal(draw)
    return _rgb(draw) if roll < 0.92 else _hsl(draw, canvas)


def _hexadecimal(draw: Draw) -> Color:
    short = draw.chance(0.3)
    said = "".join(draw.pick("0123456789abcdef") for _ in range(3 if short else 6))
    long = "".join(digit * 2 for digit in said) if short else said
    red, green, blue = (int(long[at : at + 2], 16) / 255 for at in (0, 2, 4))
    said = said.upper() if draw.chance(0.2) else said
    return Color(f"unpack4x8unorm(0x{long}u).zyx", (red, green, blue), "#" + said)


def _rgb(draw: Draw) -> Color:
    if draw.chance(0.2):
        parts = [draw.number(0, 1, 0.05).value for _ in range(3)]
        red, green, blue = parts
        said = draw.pick((", ", " ")).join(css_percent(part) for part in parts)
        return Color(vec3(red, green, blue), (red, green, blue), f"rgb({said})")
    whole = [int(draw.number(0, 255, 1).value) for _ in range(3)]
    said = draw.pick((", ", ",", " ")).join(map(str, whole))
    code = f"(vec3<f32>({', '.join(f'{part}.0' for part in whole)}) / 255.0)"
    return Color(code, (whole[0] / 255, whole[1] / 255, whole[2] / 255), f"rgb({said})")


def _hsl(draw: Draw, canvas: Canvas) -> Color:
    made = _Hsl(draw.integer(0, 71) * 5, draw.integer(2, 10) * 10, draw.integer(3, 16) * 5)
    form = draw.pick(
        (
            "hsl({h}, {s}%, {l}%)",
            "hsl({h}, {s}%, {l}%)",
            "hsl({h} {s}% {l}%)",
            "hsl({h}deg {s}% {l}%)",
            "hsl({h}deg, {s}%, {l}%)",
            "hsl({h},{s}%,{l}%)",
        )
    )
    code = f"{canvas.helper('hsl', _HSL)}({Number(made.hue)}, {Number(made.saturation / 100)}, {Number(made.lightness / 100)})"
    return Color(code, made.rgb(), form.format(h=made.hue, s=made.saturation, l=made.lightness))
