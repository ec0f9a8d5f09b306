"""Blend modes of image editors (W3C Compositing and Blending Level 1, section 10) and the Porter-Duff operators."""

from ..draw import Draw
from ..family import Request, family
from .recipe import Recipe, recipe
from .say import request

_KINDS = ("vec3", "f32")
_BASE = "base:T base color; top:T blend color"

# Name, expression, other names, and what it does.
_MODES = (
    ("multiply", "base * top", ("multiply",), "multiply two colors channel by channel"),
    ("screen", "T(1.0) - (T(1.0) - base) * (T(1.0) - top)", ("screen",), "invert both colors, multiply and invert again"),
    ("overlay", "select(T(1.0) - 2.0 * (T(1.0) - base) * (T(1.0) - top), 2.0 * base * top, base < T(0.5))", ("overlay",), "multiply where the base is below one half and screen above"),
    ("hard_light", "select(T(1.0) - 2.0 * (T(1.0) - base) * (T(1.0) - top), 2.0 * base * top, top < T(0.5))", ("hard light",), "multiply where the top color is below 0.5 and screen above"),
    ("soft_light", "(T(1.0) - 2.0 * top) * base * base + 2.0 * top * base", ("soft light (Pegtop)", "Pegtop soft light", "soft light by the Pegtop formula"), "compute (1 - 2 top) base^2 + 2 top base"),
    ("darken", "min(base, top)", ("darken",), "keep the darker of two colors in each channel"),
    ("lighten", "max(base, top)", ("lighten",), "keep the lighter of two colors in each channel"),
    ("difference", "abs(base - top)", ("difference",), "take the absolute difference of two colors"),
    ("exclusion", "base + top - 2.0 * base * top", ("exclusion",), "compute base + top - 2 base top"),
    ("color_dodge", "min(T(1.0), base / max(T(1.0) - top, T(0.0001)))", ("color dodge", "dodge"), "divide the base by the inverted top color, at most 1"),
    ("color_burn", "T(1.0) - min(T(1.0), (T(1.0) - base) / max(top, T(0.0001)))", ("color burn", "burn"), "invert, divide by the top color and invert again"),
    ("linear_dodge", "min(base + top, T(1.0))", ("linear dodge", "additive", "add"), "add two colors and clamp at 1"),
    ("linear_burn", "max(base + top - T(1.0), T(0.0))", ("linear burn",), "add two colors, subtract 1 and clamp at 0"),
    ("linear_light", "clamp(base + 2.0 * top - T(1.0), T(0.0), T(1.0))", ("linear light",), "compute base + 2 top - 1 clamped to 0..1"),
    ("subtract", "max(base - top, T(0.0))", ("subtract",), "subtract the top color from the base, not below zero"),
    ("average", "(base + top) * 0.5", ("average",), "average two colors"),
    ("negation", "T(1.0) - abs(T(1.0) - base - top)", ("negation",), "compute 1 - abs(1 - base - top)"),
    ("reflect_blend", "min(T(1.0), base * base / max(T(1.0) - top, T(0.0001)))", ("reflect",), "square the base and divide by the inverted top color, at most 1"),
)  # fmt: skip


def _mode(name: str, body: str, names: tuple[str, ...], meaning: str) -> Recipe:
    do, what = [meaning, f"{meaning} (base first, then top)"], []
    for called in names:
        do += [
            f"blend two colors with [the |]{called}[ blend mode| mode|]", f"apply [the |]{called} blend[ing|] [mode |]to a base and a top color", f"combine a base color and a blend color in {called} mode",
            f"do Photoshop's {called} blend[, base first|]",
        ]  # fmt: skip
        what += [
            f"the {called} blend [mode |]of two colors",
            f"{called} blending[ of base and top|]",
            f"{called} blend mode",
            f"the {called} mode [from Photoshop|of image editors]",
        ]
    return recipe(
        f"blend_{name.removesuffix('_blend')}", _BASE, body, types=_KINDS, color=True, do=tuple(do), what=tuple(what)
    )


_RECIPES = (
    *(_mode(*mode) for mode in _MODES),
    recipe(
        "alpha_over", "top:vec4 top color; bottom:vec4 bottom color", "let alpha = top.a + bottom.a * (1.0 - top.a); return vec4<f32>((top.rgb * top.a + bottom.rgb * bottom.a * (1.0 - top.a)) / max(alpha, 0.0001), alpha);", result="vec4",
        do=("composite one color over another[ with straight alpha|]", "do Porter-Duff over with straight (unpremultiplied) alpha", "alpha blend a top rgba color over a bottom rgba color[, not premultiplied|]"),
        what=("the over operator for two straight-alpha colors", "alpha compositing of one rgba color over another", "Porter-Duff source over, straight alpha"),
    ),
    recipe(
        "alpha_over_premultiplied", "top:vec4 top color; bottom:vec4 bottom color", "top + bottom * (1.0 - top.a)", result="vec4",
        do=("composite a premultiplied color over another", "do Porter-Duff over with premultiplied alpha", "alpha blend two premultiplied rgba colors, the first on top"),
        what=("the over operator for premultiplied colors", "premultiplied alpha blending of top over bottom", "source over with premultiplied alpha"),
    ),
    recipe(
        "blend_opacity", "base:vec3 base color; top:vec3 top color; opacity:f32[0.1,0.9,0.05] opacity", "mix(base, top, opacity)", result="vec3",
        do=("blend a color over another with opacity {opacity}", "lay one color over a base at {opacity} opacity", "mix a top color onto a base color by {opacity}"),
        what=("normal blending at opacity {opacity}", "a base color with another over it at opacity {opacity}", "the normal blend mode with an opacity of {opacity}"),
    ),
)  # fmt: skip


@family("function", structures=30)
def blend_modes(draw: Draw) -> Request:
    """Two colours into one."""
    return request(draw, draw.pick(_RECIPES))
