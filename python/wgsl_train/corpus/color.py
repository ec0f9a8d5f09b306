"""Colours: how WGSL gets them and how people name them."""

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from .number import digits, float_literal

if TYPE_CHECKING:
    from .draw import Draw

# CSS Color Module Level 4, section 6.1: the names people use, as hexadecimal sRGB. `green` and `lime` follow the
# primaries that graphics programmers mean: pure green.
NAMED = {
    "red": "ff0000", "green": "00ff00", "blue": "0000ff", "yellow": "ffff00", "cyan": "00ffff", "magenta": "ff00ff",
    "white": "ffffff", "black": "000000", "orange": "ffa500", "purple": "800080", "pink": "ffc0cb", "brown": "a52a2a",
    "gray": "808080", "grey": "808080", "teal": "008080", "navy": "000080", "olive": "808000", "maroon": "800000",
    "lime": "00ff00", "aqua": "00ffff", "fuchsia": "ff00ff", "silver": "c0c0c0", "gold": "ffd700", "violet": "ee82ee",
    "indigo": "4b0082", "turquoise": "40e0d0", "salmon": "fa8072", "coral": "ff7f50", "crimson": "dc143c",
    "tomato": "ff6347", "khaki": "f0e68c", "lavender": "e6e6fa", "beige": "f5f5dc", "ivory": "fffff0", "tan": "d2b48c",
    "chocolate": "d2691e", "plum": "dda0dd", "orchid": "da70d6", "skyblue": "87ceeb", "sky blue": "87ceeb",
    "hot pink": "ff69b4", "deep pink": "ff1493", "royal blue": "4169e1", "steel blue": "4682b4", "slate gray": "708090",
    "slate blue": "6a5acd", "midnight blue": "191970", "dodger blue": "1e90ff", "cornflower blue": "6495ed",
    "forest green": "228b22", "sea green": "2e8b57", "lime green": "32cd32", "spring green": "00ff7f",
    "light blue": "add8e6", "light green": "90ee90", "light gray": "d3d3d3", "light grey": "d3d3d3",
    "light yellow": "ffffe0", "light pink": "ffb6c1", "dark blue": "00008b", "dark green": "006400",
    "dark red": "8b0000", "dark gray": "a9a9a9", "dark grey": "a9a9a9", "dark orange": "ff8c00",
    "dark violet": "9400d3", "dark cyan": "008b8b", "dark magenta": "8b008b", "firebrick": "b22222",
    "sienna": "a0522d", "peru": "cd853f", "wheat": "f5deb3", "linen": "faf0e6", "mint": "98ff98", "cream": "fffdd0",
    "charcoal": "36454f", "azure": "f0ffff", "chartreuse": "7fff00", "goldenrod": "daa520", "rebecca purple": "663399",
    "pale green": "98fb98", "pale turquoise": "afeeee", "orange red": "ff4500", "medium purple": "9370db",
}  # fmt: skip
_COMMON = tuple(list(NAMED)[:15])
_NAMES = tuple(NAMED)


@dataclass(frozen=True, slots=True)
class Color:
    """A colour: its WGSL expression (`code`, a vec3<f32>), its value in 0..1, and what a prompt calls it."""

    code: str
    rgb: tuple[float, float, float]
    text: str

    def __str__(self) -> str:
        """The WGSL expression."""
        return self.code


def vec3(red: float, green: float, blue: float) -> str:
    """`vec3<f32>(0.5)` where all are equal."""
    if red == green == blue:
        return f"vec3<f32>({float_literal(red)})"
    return f"vec3<f32>({float_literal(red)}, {float_literal(green)}, {float_literal(blue)})"


@cache
def named(name: str) -> Color:
    """A colour by its name, to three places: half a step of 8 bits is 0.002."""
    red, green, blue = (round(int(NAMED[name][at : at + 2], 16) / 255, 3) for at in (0, 2, 4))
    return Color(vec3(red, green, blue), (red, green, blue), name)


BLACK, WHITE = named("black"), named("white")


def color(draw: "Draw", *, other_than: Color | None = None) -> Color:
    """Any colour, said in any way. Differs in value from `other_than`, so that a figure shows on it."""
    while True:
        found = _color(draw)
        if other_than is None or sum(abs(a - b) for a, b in zip(found.rgb, other_than.rgb, strict=True)) > 0.25:
            return found


def _color(draw: "Draw") -> Color:
    roll = draw.random.random()
    if roll < 0.45:
        return named(draw.pick(_COMMON))
    if roll < 0.67:
        return _by_name(draw)
    if roll < 0.69:
        return _with_its_value(draw)
    if roll < 0.79:
        return _hexadecimal(draw)
    if roll < 0.86:
        return _bytes(draw)
    if roll < 0.92:
        return _unit(draw)
    return _shade(draw) if roll < 0.97 else _gray(draw)


def _by_name(draw: "Draw") -> Color:
    """`sky blue`, also as CSS writes it: `skyblue`."""
    found = named(draw.pick(_NAMES))
    if " " in found.text and draw.chance(0.4):
        return replace(found, text=found.text.replace(" ", ""))
    return found


def _with_its_value(draw: "Draw") -> Color:
    """`plum (#dda0dd)`, `plum (221, 160, 221)`: a name and what it stands for."""
    found = named(draw.pick(_NAMES))
    value = NAMED[found.text]
    parts = ", ".join(str(int(value[at : at + 2], 16)) for at in (0, 2, 4))
    forms = (f"(#{value})", f"#{value.upper()}", f"({parts})", f"#{value}", f"({parts.replace(' ', '')})")
    return replace(found, text=f"{found.text} {draw.pick(forms)}")


def _gray(draw: "Draw") -> Color:
    """`20% gray`, `gray 0.2`: 0 is black, 1 is white."""
    level = draw.number(0.05, 0.95, 0.05).value
    percent = f"{digits(round(level * 100, 3))}%"
    forms = ("{p} gray", "{n} gray", "gray {n}", "vec3({n})", "gray ({n})", "{p} grey")
    said = draw.pick(forms).format(p=percent, n=digits(level))
    return Color(vec3(level, level, level), (level, level, level), said)


def _hexadecimal(draw: "Draw") -> Color:
    """`#ff8040`: the very digits stand in the code, so copying them is all there is to learn."""
    if draw.chance(0.15):
        short = "".join(draw.pick("0123456789abcdef") for _ in range(3))
        long = "".join(digit * 2 for digit in short)
        said = short
    else:
        long = said = "".join(draw.pick("0123456789abcdef") for _ in range(6))
    value = tuple(int(long[at : at + 2], 16) / 255 for at in (0, 2, 4))
    said = said.upper() if draw.chance(0.3) else said
    said = draw.pick(("#", "#", "#", "0x")) + said if len(said) == 6 else "#" + said
    return Color(f"unpack4x8unorm(0x{long}u).zyx", (value[0], value[1], value[2]), said)


def _bytes(draw: "Draw") -> Color:
    """`rgb(255, 128, 64)`."""
    parts = [int(draw.number(0, 255, 1).value) if draw.chance(0.8) else draw.pick((0, 255)) for _ in range(3)]
    red, green, blue = parts
    space = draw.pick((", ", ",", ", ", " "))
    said = draw.pick(("rgb({})", "rgb({})", "RGB {}", "rgb {}", "({})")).format(space.join(map(str, parts)))
    if said.startswith("(") and (space == " " or max(parts) < 2):
        # Three bare numbers are bytes because one of them is large.
        said = f"rgb({', '.join(map(str, parts))})"
    code = f"vec3<f32>({red}.0, {green}.0, {blue}.0) / 255.0"
    return Color(f"({code})", (red / 255, green / 255, blue / 255), said)


def _unit(draw: "Draw") -> Color:
    """`(0.2, 0.5, 0.9)` in 0..1."""
    red, green, blue = (draw.number(0, 1, 0.1 if draw.chance(0.6) else 0.05).value for _ in range(3))
    inside = ", ".join(digits(part) for part in (red, green, blue))
    said = draw.pick(("rgb({})", "({})", "vec3({})", "color ({})", "vec3f({})", "rgb {}")).format(inside)
    return Color(vec3(red, green, blue), (red, green, blue), said)


def _shade(draw: "Draw") -> Color:
    """`light orange`, `dark coral`, `pale teal`: half way to white, half as bright, 70 % of the way to white."""
    kind = draw.pick(("light", "dark", "pale"))
    base = named(draw.pick([name for name in _COMMON if name not in ("white", "black", "gray", "grey")]))
    said = f"{kind} {base.text}"
    if said in NAMED:
        return named(said)
    toward, amount = {"light": (1.0, 0.5), "dark": (0.0, 0.5), "pale": (1.0, 0.7)}[kind]
    red, green, blue = (round(part + (toward - part) * amount, 3) for part in base.rgb)
    return Color(vec3(red, green, blue), (red, green, blue), said)
