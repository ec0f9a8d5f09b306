"""Colour operations on pixels in a buffer, as vec4 or packed in a u32, and conversions between the two."""

from ..draw import Draw
from ..family import Request, family
from ..number import plain
from .kernel import Kernel, combination

_PIXELS = {
    # Name: lines from `{x}`, words, and whether a number is needed. Colours are vec4 or packed.
    "gray": ("let gray = dot(color.rgb, vec3<f32>(0.2126, 0.7152, 0.0722));", "vec4<f32>(vec3<f32>(gray), color.a)", ("convert {px} to grayscale with the weights 0.2126, 0.7152, 0.0722", "turn {px} to [grey|gray] by luminance (Rec. 709 weights)", "desaturate {px} fully, using Rec. 709 luma weights"), ""),
    "gray 601": ("let gray = dot(color.rgb, vec3<f32>(0.299, 0.587, 0.114));", "vec4<f32>(vec3<f32>(gray), color.a)", ("convert {px} to grayscale with the weights 0.299, 0.587, 0.114", "turn {px} to [grey|gray] with Rec. 601 weights"), ""),
    "average gray": ("let gray = (color.r + color.g + color.b) / 3.0;", "vec4<f32>(vec3<f32>(gray), color.a)", ("set red, green and blue of {px} to their average", "gray out {px} by averaging the three channels"), ""),
    "invert": ("", "vec4<f32>(1.0 - color.rgb, color.a)", ("invert the colors of {px}", "make a negative of {px}, keeping alpha", "replace rgb of {px} by one minus it"), ""),
    "gamma": ("", "vec4<f32>(pow(color.rgb, vec3<f32>({n})), color.a)", ("raise rgb of {px} to the power of {n}", "apply a gamma exponent of {n} to rgb of {px}", "gamma correct {px} with the exponent {n}, alpha stays"), "gamma"),
    "brightness": ("", "vec4<f32>(color.rgb * {n}, color.a)", ("multiply rgb of {px} by {n}", "scale the brightness of {px} by {n}, not alpha", "change the exposure of {px} by a factor of {n}"), "brightness"),
    "swap": ("", "color.bgra", ("swap red and blue of {px}", "convert {px} from RGBA to BGRA", "exchange the red and blue channels of {px}"), ""),
    "premultiply": ("", "vec4<f32>(color.rgb * color.a, color.a)", ("premultiply alpha of {px}", "multiply rgb of {px} by its alpha", "convert {px} from straight to premultiplied alpha"), ""),
    "opaque": ("", "vec4<f32>(color.rgb, 1.0)", ("make {px} opaque", "set alpha of {px} to 1"), ""),
    "alpha": ("", "vec4<f32>(color.rgb, color.a * {n})", ("multiply alpha of {px} by {n}", "fade {px}: alpha times {n}"), "opacity"),
    "threshold": ("let gray = dot(color.rgb, vec3<f32>(0.2126, 0.7152, 0.0722));", "vec4<f32>(vec3<f32>(select(0.0, 1.0, gray > {n})), color.a)", ("make {px} white where the Rec. 709 luminance is above {n}, else black", "threshold {px} at luminance {n} (weights 0.2126, 0.7152, 0.0722) to black and white"), "threshold"),
    "red": ("", "vec4<f32>(color.r, 0.0, 0.0, color.a)", ("keep only the red channel of {px}", "zero green and blue of {px}"), ""),
    "posterize": ("", "vec4<f32>(floor(color.rgb * {n}) / {n}, color.a)", ("posterize {px}: floor(rgb * {n}) / {n}", "quantize rgb of {px} down to steps of 1/{n}"), "levels"),
}  # fmt: skip
_PIXEL_RANGE = {"gamma": (0.3, 3, 0.1), "brightness": (0.2, 3, 0.1), "opacity": (0.1, 0.9, 0.05), "threshold": (0.1, 0.9, 0.05), "levels": (2, 16, 1)}  # fmt: skip
_PIXEL_IN = ("{verb} <in_place>", "{verb}", "{verb}, <in_place>", "{verb} and write them back")
_PIXEL_TO = ("{verb} and <put> the result in {dst}", "{verb}, writing to {dst}", "{verb} into {dst}", "read {src}, {verb_it} and <put> it in {dst}")  # fmt: skip


@family("compute", structures=26)
def pixel_map(draw: Draw) -> Request:
    """A colour operation on vec4 pixels, or on pixels packed in a u32 (red in the lowest byte)."""
    kernel = Kernel(draw)
    name, (line, result, verbs, number) = draw.pick(tuple(_PIXELS.items()))
    packed, stays = draw.chance(0.4), draw.chance(0.5)
    combination(draw, f"pixel {name}", "packed" if packed else "", "" if stays else "to")
    element = "u32" if packed else "vec4<f32>"
    src = kernel.both("src", "pixels", element) if stays else kernel.read("src", "pixels", element)
    dst = src if stays else kernel.write("dst", "results", element)
    src.typed = packed
    dst.typed = dst.typed or not stays
    if packed:
        kernel.sentences.append(
            draw.pick(
                (
                    "pixels are packed as rgba8 in a u32",
                    "each u32 holds a packed rgba8unorm color",
                    "colors are u32 with 8 bits a channel (pack4x8unorm)",
                    "use unpack4x8unorm and pack4x8unorm on u32 pixels",
                )
            )
        )
    if number:
        value = draw.number(*_PIXEL_RANGE[number])
        code = kernel.amount("n", str(value), lambda: plain(draw, value.value), number, "f32", 0.25)
        line, result = line.replace("{n}", code), result.replace("{n}", code)
    of = (
        "the pixels in {src}",
        "every pixel of {src}",
        "each color in {src}",
        "the colors of {src}",
        "all pixels in {src}",
    )
    inner = dict(kernel.slots)
    kernel.slots |= {
        "verb": lambda: draw.phrase(verbs, inner | {"px": lambda: draw.phrase(of, inner)}),
        "verb_it": lambda: draw.phrase(verbs, inner | {"px": draw.pick(("each pixel", "every color", "each pixel"))}),
    }
    kernel.each(dst)
    kernel.add(
        f"let color = unpack4x8unorm({src}[i]);" if packed else f"let color = {src}[i];", *([line] if line else [])
    )
    kernel.add(f"{dst}[i] = pack4x8unorm({result});" if packed else f"{dst}[i] = {result};")
    return kernel.request(do=_PIXEL_IN if stays else _PIXEL_TO)


_PACKING = {
    "pack": ("vec4<f32>", "u32", "pack4x8unorm({x})", ("pack the colors in {src} (vec4) into one u32 each with 8 bits a channel, into {dst}", "convert the vec4 float colors in {src} to packed rgba8 u32 in {dst} with pack4x8unorm"), ("rgba8 packing of the vec4 colors in {src} into u32 in {dst}",)),
    "unpack": ("u32", "vec4<f32>", "unpack4x8unorm({x})", ("unpack the rgba8 colors in {src} (u32) to float colors in {dst}", "convert packed u32 pixels of {src} to vec4 floats in {dst} with unpack4x8unorm"), ("vec4 float colors in {dst} from the packed rgba8 u32 pixels of {src}",)),
    "luma": ("vec4<f32>", "f32", "dot({x}.rgb, vec3<f32>(0.2126, 0.7152, 0.0722))", ("write the Rec. 709 luminance of each vec4 color in {src} to {dst} as f32", "compute luminance 0.2126 r + 0.7152 g + 0.0722 b of the vec4 colors in {src} into {dst}"), ("the luminance (0.2126, 0.7152, 0.0722) of the vec4 colors of {src}, as f32 in {dst}",)),
    "luma3": ("vec3<f32>", "f32", "dot({x}, vec3<f32>(0.299, 0.587, 0.114))", ("convert the vec3 RGB colors in {src} to gray values in {dst} with the weights 0.299, 0.587, 0.114",), ("gray values in {dst} from the RGB vec3 of {src}, weights 0.299, 0.587, 0.114",)),
    "bytes": ("u32", "u32", "{x} & 255u", ("extract the lowest byte of each u32 in {src} into {dst}", "take the red byte (lowest 8 bits) of each packed u32 pixel of {src} into {dst}"), ("the lowest 8 bits of each u32 of {src}, in {dst}",)),
    "half": ("vec2<f32>", "u32", "pack2x16float({x})", ("pack each vec2 of {src} as two half floats into a u32 of {dst}",), ("two half floats per u32 in {dst} from the vec2 values of {src}, by pack2x16float",)),
    "unhalf": ("u32", "vec2<f32>", "unpack2x16float({x})", ("unpack each u32 of {src} as two half floats into a vec2 of {dst}",), ("vec2 values in {dst} unpacked from half float pairs in the u32 of {src}",)),
}  # fmt: skip


@family("compute", structures=8)
def pack_colors(draw: Draw) -> Request:
    """Colours packed into integers and back, and colours to brightness."""
    kernel = Kernel(draw)
    name, (element, result, code, do, what) = draw.pick(tuple(_PACKING.items()))
    combination(draw, f"packing {name}", kernel.workgroup)
    src, dst = kernel.read("src", "values", element), kernel.write("dst", "results", result)
    src.typed = dst.typed = True
    kernel.each(dst)
    kernel.add(f"{dst}[i] = {code.format(x=f'{src}[i]')};")
    return kernel.request(do=do, what=what)
