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
    "sienna": "a0522d", "peru": "cd853f", "wheat": "f5deb3", "linen": "faf0e6", "azure": "f0ffff", "chartreuse": "7fff00", "goldenrod": "daa520", "rebecca purple": "663399",
    "pale green": "98fb98", "aquamarine": "7fffd4", "bisque": "ffe4c4", "blanched almond": "ffebcd", "blue violet": "8a2be2", "burly wood": "deb887", "cadet blue": "5f9ea0", "corn silk": "fff8dc",
    "dark goldenrod": "b8860b", "dark khaki": "bdb76b", "dark olive green": "556b2f", "dark orchid": "9932cc", "dark salmon": "e9967a", "dark sea green": "8fbc8f", "dark slate blue": "483d8b", "dark slate gray": "2f4f4f", "dark turquoise": "00ced1",
    "deep sky blue": "00bfff", "dim gray": "696969", "floral white": "fffaf0", "gainsboro": "dcdcdc", "ghost white": "f8f8ff", "green yellow": "adff2f", "honeydew": "f0fff0", "indian red": "cd5c5c", "lavender blush": "fff0f5", "lawn green": "7cfc00",
    "lemon chiffon": "fffacd", "light coral": "f08080", "light cyan": "e0ffff", "light salmon": "ffa07a", "light sea green": "20b2aa", "light sky blue": "87cefa", "light slate gray": "778899", "light steel blue": "b0c4de", "medium aquamarine": "66cdaa", "medium blue": "0000cd",
    "medium orchid": "ba55d3", "medium sea green": "3cb371", "medium slate blue": "7b68ee", "medium spring green": "00fa9a", "medium turquoise": "48d1cc", "medium violet red": "c71585", "misty rose": "ffe4e1", "moccasin": "ffe4b5", "navajo white": "ffdead", "olive drab": "6b8e23",
    "pale goldenrod": "eee8aa", "pale violet red": "db7093", "papaya whip": "ffefd5", "peach puff": "ffdab9", "powder blue": "b0e0e6", "rosy brown": "bc8f8f", "saddle brown": "8b4513", "sandy brown": "f4a460", "sea shell": "fff5ee", "snow": "fffafa", "thistle": "d8bfd8",
    "white smoke": "f5f5f5", "yellow green": "9acd32", "alice blue": "f0f8ff", "antique white": "faebd7", "pale turquoise": "afeeee", "orange red": "ff4500", "medium purple": "9370db",
}  # fmt: skip
# CSS has no such names: one well-known value each.
HOUSE = {
    "mint": "98ff98", "cream": "fffdd0", "charcoal": "36454f", "peach": "ffe5b4", "lilac": "c8a2c8", "burgundy": "800020", "mustard": "ffdb58", "rust": "b7410e", "sand": "c2b280", "emerald": "50c878", "ruby": "e0115f", "sapphire": "0f52ba",
    "amber": "ffbf00", "jade": "00a86b", "copper": "b87333", "bronze": "cd7f32", "scarlet": "ff2400", "cherry": "de3163", "rose": "ff007f", "mauve": "e0b0ff", "periwinkle": "ccccff", "lemon": "fff700", "apricot": "fbceb1",
    "tangerine": "f28500", "pumpkin": "ff7518", "brick red": "cb4154", "blood red": "660000", "cobalt": "0047ab", "ultramarine": "3f00ff", "cerulean": "007ba7", "aubergine": "614051", "off-white": "faf9f6", "taupe": "483c32", "ochre": "cc7722",
    "umber": "635147", "champagne": "f7e7ce", "pistachio": "93c572", "neon green": "39ff14", "neon pink": "ff10f0", "neon blue": "1f51ff", "neon yellow": "ffff33", "neon orange": "ff5f1f", "electric blue": "7df9ff", "baby blue": "89cff0",
    "navy blue": "000080", "brick": "cb4154", "wine": "722f37", "mahogany": "c04000", "caramel": "c68e17", "petrol": "005f6a", "denim": "1560bd", "ice blue": "99ffff",
}  # fmt: skip
NAMED |= HOUSE
COMMON = tuple(list(NAMED)[:15])
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
        return named(draw.pick(COMMON))
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


# How a modifier changes a colour: towards a grey level, by how much.
_MODIFIERS = {
    "light": (1.0, 0.5), "dark": (0.0, 0.5), "pale": (1.0, 0.7), "pastel": (1.0, 0.6), "very light": (1.0, 0.8), "very dark": (0.0, 0.8), "deep": (0.0, 0.3), "soft": (1.0, 0.3), "muted": (0.5, 0.5), "dull": (0.5, 0.6), "dusty": (0.5, 0.4),
    "bright": (0.0, 0.0), "pure": (0.0, 0.0), "half-bright": (0.0, 0.5),
}  # fmt: skip
_USUAL = ("light", "light", "dark", "dark", "pale", "deep", "pastel", "bright")


def _shade(draw: "Draw") -> Color:
    """`light orange`, `dark coral`, `muted teal`: half way to white, half as bright, half way to middle grey."""
    kind = draw.pick(_USUAL if draw.chance(0.6) else tuple(_MODIFIERS))
    base = named(draw.pick([name for name in COMMON if name not in ("white", "black", "gray", "grey")]))
    said = f"{kind} {base.text}"
    if said in NAMED:
        return named(said)
    toward, amount = _MODIFIERS[kind]
    red, green, blue = (round(part + (toward - part) * amount, 3) for part in base.rgb)
    return Color(vec3(red, green, blue), (red, green, blue), said)
