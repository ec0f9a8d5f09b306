"""Colours packed in a u32, in every order of their bytes, and components of any width."""

from ..draw import Draw
from ..family import Request, family
from ..names import function_name
from .graphics import sentence_request

# The order of the bytes from the highest, as names have it.
_ORDERS = ("RRGGBB", "BBGGRR", "RRGGBBAA", "AARRGGBB", "AABBGGRR", "BBGGRRAA")
_UNPACK = (
    "0x{o} to {v}", "unpack a 0x{o} integer to {v} in 0..1", "0x{o} (u32) -> {v}", "hex color 0x{o} to {v} floats", "{l} hex to {v}", "u32 0x{o} to normalized {v}", "#{o} as u32 to {v}", "convert a {l}-ordered u32 color (0x{o}) to {v}", "packed color 0x{o} as {v}, 0 to 1",
)  # fmt: skip
_PACK = (
    "{v} color to 0x{o}", "pack a {v} color (0..1) into 0x{o}, rounding", "{v} floats -> 0x{o} (u32)", "encode a {v} color as hex 0x{o}", "{v} to {l} hex (u32)", "{v} in 0..1 to packed u32 0x{o}",
)  # fmt: skip
_WIDTHS = ((10, 10, 10, 2), (5, 6, 5), (5, 5, 5, 1), (4, 4, 4, 4), (11, 11, 10), (3, 3, 2), (16, 16), (8, 8), (12, 12), (8, 8, 8))  # fmt: skip
_WIDE_PACK = (
    "pack a {v} in 0..1 as {w} unorm, x in the lowest bits", "{w} unorm packing of a {v} (x lowest)", "pack unorm {w} from {v}, first component in the low bits", "quantize a {v} to {w} bits and pack it into a u32, x lowest", "{v} -> u32 with {w} bits, x in the least significant bits, rounded",
)  # fmt: skip
_WIDE_UNPACK = (
    "unpack {w} unorm to a {v}, x in the lowest bits", "u32 with {w} bits -> {v} in 0..1 (x lowest)", "decode a {w} packed u32 into a {v}, first component in the low bits", "read back a {v} from {w} unorm bits of a u32, x lowest",
)  # fmt: skip


@family("function", structures=40)
def packed_colors(draw: Draw) -> Request:
    """Bytes of a colour in a named order."""
    order, packs = draw.pick(_ORDERS), draw.chance(0.45)
    letters = order[::2].lower()
    draw.structure("packed", order, "pack" if packs else "unpack")
    count = len(letters)
    shifts = {letter: 8 * (count - 1 - at) for at, letter in enumerate(letters)}
    name = function_name(draw) if draw.chance(0.3) else ""
    slots = {"o": draw.pick((order, order, order.lower())), "l": draw.pick((letters.upper(), letters)), "v": f"vec{count}"}  # fmt: skip
    text = draw.phrase(_PACK if packs else _UNPACK, slots)
    kind, unsigned = f"vec{count}<f32>", f"vec{count}<u32>"
    if packs:
        ordered = sorted("rgba"[:count], key=lambda letter: -shifts[letter])
        terms = " | ".join(f"(c.{letter} << {shifts[letter]}u)" if shifts[letter] else f"c.{letter}" for letter in ordered)  # fmt: skip
        code = f"fn {name or f'pack_{letters}'}(color: {kind}) -> u32 {{ let c = {unsigned}(round(clamp(color, {kind}(0.0), {kind}(1.0)) * 255.0)); return {terms}; }}"
    else:
        code = f"fn {name or ('hex_color' if letters == 'rgb' else f'unpack_{letters}')}(hex: u32) -> {kind} {{ return {kind}({', '.join(_field('hex', shifts[letter], 8, count * 8) for letter in 'rgba'[:count])}) / 255.0; }}"
    return Request(sentence_request(draw, draw.pick(("what", "brief")), text, name, []), code)


def _field(word: str, shift: int, width: int, total: int) -> str:
    """A field of a word as a float; the top one of a full word needs no mask."""
    shifted = f"({word} >> {shift}u)" if shift else word
    if shift + width == 32 and total == 32:
        return f"f32({word} >> {shift}u)"
    return f"f32({shifted} & {(1 << width) - 1}u)"


@family("function", structures=30)
def packed_widths(draw: Draw) -> Request:
    """Components of told widths, the first in the lowest bits."""
    widths, packs = draw.pick(_WIDTHS), draw.chance(0.5)
    draw.structure("widths", str(widths), "pack" if packs else "unpack")
    count = len(widths)
    kind, unsigned = f"vec{count}<f32>", f"vec{count}<u32>"
    joined = draw.pick(("-", "_", ":", "/")).join(map(str, widths))
    name = function_name(draw) if draw.chance(0.3) else ""
    text = draw.phrase(_WIDE_PACK if packs else _WIDE_UNPACK, {"v": f"vec{count}", "w": joined})
    shifts = [sum(widths[:at]) for at in range(count)]
    same = len(set(widths)) == 1
    most = f"{float((1 << widths[0]) - 1)}" if same else f"{kind}({', '.join(str(float((1 << width) - 1)) for width in widths)})"  # fmt: skip
    plain = "_".join(map(str, widths))
    if packs:
        terms = " | ".join(f"(c.{letter} << {shift}u)" if shift else f"c.{letter}" for letter, shift in zip("xyzw"[:count], shifts, strict=True))  # fmt: skip
        code = f"fn {name or f'pack_unorm_{plain}'}(color: {kind}) -> u32 {{ let c = {unsigned}(round(clamp(color, {kind}(0.0), {kind}(1.0)) * {most})); return {terms}; }}"
    else:
        fields = ", ".join(_field("v", shift, width, sum(widths)) for shift, width in zip(shifts, widths, strict=True))
        code = f"fn {name or f'unpack_unorm_{plain}'}(v: u32) -> {kind} {{ return {kind}({fields}) / {most}; }}"
    return Request(sentence_request(draw, draw.pick(("what", "brief")), text, name, []), code)
