"""Colours: spaces, tone mapping, adjustments and blend modes."""

from ..draw import Draw
from ..family import Request, family
from .recipe import recipe
from .say import request

_SPACES = (
    recipe(
        "luminance", "color:vec3 linear color", "dot(color, vec3<f32>(0.2126, 0.7152, 0.0722))", result="f32",
        say=("how bright is a color? weigh the channels as Rec. 709 does",),
        do=(
            "compute the [relative |]luminance of a [linear |]RGB color[ with Rec. 709 weights|]", "convert a [linear |]color to luminance[ (Rec. 709)|]", "get the brightness of an RGB color with the weights 0.2126, 0.7152, 0.0722",
            "find how bright a linear rgb color is", "weigh r, g and b by 0.2126, 0.7152 and 0.0722 and add them up", "turn an RGB color into its perceived brightness (BT.709)",
        ),
        what=("the [relative |]luminance of a color[ using Rec. 709 coefficients|]", "luma with 0.2126 R + 0.7152 G + 0.0722 B", "the Rec.709 luminance of an rgb color", "perceived brightness of a linear color"),
    ),
    recipe(
        "luma_601", "color:vec3 color", "dot(color, vec3<f32>(0.299, 0.587, 0.114))", result="f32",
        do=(
            "compute the luma of an RGB color with [the |]Rec. 601 weights", "get the gray level of a color as 0.299 r + 0.587 g + 0.114 b", "convert RGB to luma with NTSC weights (0.299, 0.587, 0.114)", "turn a color into its Y value as in BT.601",
        ),
        what=("the Rec. 601 luma of a color", "0.299 R + 0.587 G + 0.114 B", "NTSC luma (0.299, 0.587, 0.114)", "the BT.601 gray value of an rgb color"),
    ),
    recipe(
        "grayscale", "color:vec3 color", "vec3<f32>(dot(color, vec3<f32>(0.2126, 0.7152, 0.0722)))", result="vec3",
        do=(
            "convert a color to grayscale[ and return it as an RGB color| with Rec. 709 luminance weights|]", "desaturate a color completely[ by luminance|]", "make a color gray, keeping its luminance", "turn an rgb color into a gray rgb color",
            "remove all color from an RGB value, leaving its luminance in all three channels",
        ),
        what=("a grayscale version of a color", "the gray color of equal luminance", "greyscale of an rgb color as a vec3", "a black-and-white version of a color"),
    ),
    recipe(
        "average_gray", "color:vec3 color", "(color.r + color.g + color.b) / 3.0", result="f32",
        do=("average the three channels of a color", "compute the mean of r, g and b", "get the gray value of a color as the plain average of its channels"),
        what=("the average of the r, g and b channels", "the mean channel value of a color", "simple gray: (r + g + b) / 3"),
    ),
    recipe(
        "srgb_to_linear", "color:vec3 sRGB color",
        "select(pow((color + 0.055) / 1.055, vec3<f32>(2.4)), color / 12.92, color <= vec3<f32>(0.04045))", result="vec3",
        do=(
            "convert [an sRGB color|a color from sRGB] to linear[ RGB| light|][ with the exact piecewise curve|]", "decode sRGB to linear[, piecewise|]", "undo the sRGB transfer function[ exactly|] on a color", "linearize an sRGB color[ with the exact formula|]",
            "apply the sRGB EOTF to a color", "turn gamma-encoded sRGB into linear light",
        ),
        what=("[exact |]sRGB to linear conversion of a color", "the linear RGB of an sRGB color", "the sRGB decoding curve", "piecewise sRGB to linear"),
    ),
    recipe(
        "linear_to_srgb", "color:vec3 linear color",
        "select(1.055 * pow(color, vec3<f32>(0.4166667)) - 0.055, color * 12.92, color <= vec3<f32>(0.0031308))", result="vec3",
        do=(
            "convert a linear color to sRGB[ with the exact piecewise curve|]", "encode linear RGB as sRGB", "apply the [exact |]sRGB transfer function to a linear color", "go from linear light to sRGB", "gamma-encode a color with the real sRGB curve",
            "apply the sRGB OETF to a color",
        ),
        what=("[exact |]linear to sRGB conversion of a color", "the sRGB encoding of a linear color", "the sRGB encoding curve", "piecewise linear to sRGB"),
    ),
    recipe(
        "gamma_encode", "color:vec3 linear color; gamma:f32[1.6,2.6,0.1] gamma", "pow(color, vec3<f32>(1.0 / gamma))", result="vec3",
        do=(
            "apply gamma correction of {gamma} to a color", "gamma-encode a color with gamma {gamma}", "raise each channel of a color to the power 1 over {gamma}", "gamma correct a linear color[,| using] gamma {gamma}", "do the usual pow(color, 1/{gamma})",
        ),
        what=("gamma correction of a color with gamma {gamma}", "a color to the power of 1 / {gamma}", "the gamma-{gamma} encoding of a linear color"),
    ),
    recipe(
        "gamma_decode", "color:vec3 encoded color; gamma:f32[1.6,2.6,0.1] gamma", "pow(color, vec3<f32>(gamma))", result="vec3",
        do=("remove a gamma of {gamma} from a color", "decode a gamma {gamma} color to linear", "linearize a color by raising it to the power {gamma}", "undo gamma correction of {gamma}"),
        what=("a color raised to the power {gamma}", "gamma {gamma} decoding of a color", "the linear value of a color stored with gamma {gamma}"),
    ),
    recipe(
        "hsv_to_rgb", "hsv:vec3 hue, saturation and value", "let k = abs(fract(hsv.xxx + vec3<f32>(1.0, 0.6666667, 0.33333334)) * 6.0 - vec3<f32>(3.0)); return hsv.z * mix(vec3<f32>(1.0), clamp(k - vec3<f32>(1.0), vec3<f32>(0.0), vec3<f32>(1.0)), hsv.y);", result="vec3",
        do=("convert HSV to RGB[, all in 0..1| with hue in 0..1|]", "turn hue, saturation and value into an RGB color", "get the rgb color of an hsv triple[ (hue from 0 to 1)|]", "do an HSV to RGB conversion", "go from HSV (HSB) to RGB"),
        what=("[an |]HSV to RGB conversion", "hsv2rgb", "the RGB color for a given hue, saturation, value", "the classic hsv2rgb", "rgb from hsv"),
    ),
    recipe(
        "rgb_to_hsv", "color:vec3 color",
        "let high = max(color.r, max(color.g, color.b)); let low = min(color.r, min(color.g, color.b)); let span = high - low; var hue = 0.0; if span > 0.0 { if high == color.r { hue = (color.g - color.b) / span; } else if high == color.g { hue = (color.b - color.r) / span + 2.0; } else { hue = (color.r - color.g) / span + 4.0; } } return vec3<f32>(fract(hue / 6.0), select(0.0, span / high, high > 0.0), high);",
        result="vec3",
        do=("convert RGB to HSV[, all in 0..1|]", "get hue, saturation and value of an RGB color", "turn an RGB color into HSV", "do an RGB to HSV conversion", "find the hue, the saturation and the value of a color"),
        what=("[an |]RGB to HSV conversion", "rgb2hsv", "the HSV of a color", "hue, saturation and value of an rgb color as a vec3"),
    ),
    recipe(
        "hue_to_rgb", "hue:f32 hue", "clamp(abs(fract(vec3<f32>(hue) + vec3<f32>(1.0, 0.6666667, 0.33333334)) * 6.0 - vec3<f32>(3.0)) - vec3<f32>(1.0), vec3<f32>(0.0), vec3<f32>(1.0))", result="vec3",
        do=("convert a hue [in 0..1|from 0 to 1] to a [fully |]saturated RGB color", "get the pure color of a hue between 0 and 1", "turn a hue (0 to 1) into RGB at full saturation and value"),
        what=("the saturated color of a hue in 0..1", "the rainbow color for a value from 0 to 1", "hue to rgb", "the RGB of a hue at full saturation and brightness"),
    ),
    recipe(
        "rgb_to_ycbcr", "color:vec3 color",
        "let y = dot(color, vec3<f32>(0.299, 0.587, 0.114)); return vec3<f32>(y, (color.b - y) * 0.564 + 0.5, (color.r - y) * 0.713 + 0.5);", result="vec3",
        do=("convert RGB to YCbCr[ (BT.601, full range)| with Cb and Cr centered at 0.5|]", "turn a color into YCbCr with chroma offset 0.5", "compute luma and the two chroma differences of a color, 0.564 (b - y) + 0.5 and 0.713 (r - y) + 0.5"),
        what=("the YCbCr of a color[, chroma centered on one half|]", "[an |]RGB to YCbCr conversion", "BT.601 YCbCr"),
    ),
    recipe(
        "rgb_to_cmyk", "color:vec3 color",
        "let k = 1.0 - max(color.r, max(color.g, color.b)); return vec4<f32>((vec3<f32>(1.0 - k) - color) / max(1.0 - k, 0.0001), k);", result="vec4",
        do=("convert RGB to CMYK", "turn a color into cyan, magenta, yellow and key", "get the CMYK values of a color"),
        what=("the CMYK of a color", "[an |]RGB to CMYK conversion", "cyan, magenta, yellow and black of a color as a vec4"),
    ),
    recipe(
        "kelvin_mix", "color:vec3 color; amount:f32[-0.5,0.5,0.05] warmth", "color * vec3<f32>(1.0 + amount, 1.0, 1.0 - amount)", result="vec3",
        do=("warm up a color by {amount}: more red, less blue", "shift the white balance of a color by {amount}: scale red by 1 + {amount} and blue by 1 - {amount}", "make a color warmer by {amount} [by multiplying|multiplying] red with one plus and blue with one minus that"),
        what=("a warmth adjustment of {amount}: red times 1 + it, blue times 1 - it",),
    ),
)  # fmt: skip

_TONES = (
    recipe(
        "reinhard", "color:vec3 HDR color", "color / (color + vec3<f32>(1.0))", result="vec3",
        do=("apply Reinhard tone mapping to a[n HDR|] color", "tone map an HDR color with Reinhard['s operator|]", "compress an HDR color with x / (1 + x)", "map high dynamic range to 0..1 with simple Reinhard", "divide a color by one plus itself"),
        what=("Reinhard tone mapping", "the [simple |]Reinhard operator for a color", "c / (1 + c) tone mapping", "reinhard tonemap"),
    ),
    recipe(
        "reinhard_extended", "color:vec3 HDR color; white:f32[1.5,8,0.5] white point", "color * (vec3<f32>(1.0) + color / (white * white)) / (vec3<f32>(1.0) + color)", result="vec3",
        do=("apply extended Reinhard tone mapping with white point {white}", "tone map a color with the extended Reinhard operator, white at {white}", "do Reinhard with a white point of {white}: c (1 + c / {white}^2) / (1 + c)"),
        what=("extended Reinhard tone mapping[ of a color|] with a white point of {white}", "Reinhard with white point {white}"),
    ),
    recipe(
        "aces_film", "color:vec3 HDR color", "clamp((color * (2.51 * color + 0.03)) / (color * (2.43 * color + 0.59) + 0.14), vec3<f32>(0.0), vec3<f32>(1.0))", result="vec3",
        do=(
            "apply the ACES filmic [curve|tone curve|approximation] [of Narkowicz |]to a color", "tone map with Krzysztof Narkowicz's ACES fit", "do ACES tone mapping [with the constants 2.51, 0.03, 2.43, 0.59, 0.14|(approximation)]", "tonemap an HDR color with the ACES approximation",
        ),
        what=("ACES filmic tone mapping[ (Narkowicz fit)|]", "the ACES approximation by Narkowicz", "ACES tonemap of an HDR color", "filmic tone mapping with 2.51, 0.03, 2.43, 0.59 and 0.14"),
    ),
    recipe(
        "exposure_tone", "color:vec3 HDR color; exposure:f32[0.5,4,0.25] exposure", "vec3<f32>(1.0) - exp(-color * exposure)", result="vec3",
        do=("tone map a color exponentially with exposure {exposure}", "apply exposure tone mapping: 1 - exp(-color * {exposure})", "map an HDR color to 0..1 by 1 - exp(-c * {exposure})"),
        what=("exponential tone mapping with exposure {exposure}", "1 - exp(-{exposure} c) for a color", "exposure-based tone mapping at {exposure}"),
    ),
    recipe(
        "expose", "color:vec3 color; stops:f32[-3,3,0.5] stops", "color * exp2(stops)", result="vec3",
        do=("change the exposure of a color by {stops} stops", "brighten a color by {stops} EV", "multiply a color by two to the power of {stops}", "apply an exposure compensation of {stops} stops"),
        what=("a color exposed by {stops} stops", "exposure adjustment of {stops} EV", "color times 2^{stops}"),
    ),
    recipe(
        "uncharted2", "x:vec3 HDR color", "((x * (0.15 * x + 0.05) + 0.004) / (x * (0.15 * x + 0.5) + 0.06)) - 0.02 / 0.3", result="vec3",
        do=("apply the Uncharted 2 filmic curve to a color[, without white scale|]", "use John Hable's filmic function with A=0.15, B=0.5, C=0.1, D=0.2, E=0.02, F=0.3", "evaluate Hable's Uncharted 2 tone curve[ (no white scaling)|]"),
        what=("Hable's Uncharted 2 curve[ without white scale|]", "the Hable filmic function for a color", "the Uncharted 2 tone curve (A 0.15, B 0.5, C 0.1, D 0.2, E 0.02, F 0.3)"),
    ),
)  # fmt: skip

_ADJUST = (
    recipe(
        "invert_color", "color:vec3 color", "vec3<f32>(1.0) - color", result="vec3",
        do=("invert a color", "make the negative of a color", "compute the complement of an RGB color", "subtract a color from white", "turn a color into its negative"),
        what=("the inverse of a color", "the negative of an rgb color", "one minus a color", "an inverted color"),
    ),
    recipe(
        "adjust_contrast", "color:vec3 color; amount:f32[0.3,2.5,0.1] contrast", "(color - vec3<f32>(0.5)) * amount + vec3<f32>(0.5)", result="vec3",
        do=("change the contrast of a color by [a factor of |]{amount}[ around mid gray|]", "scale a color around 0.5 by {amount}", "increase or reduce contrast: distance from 0.5 times {amount}", "apply contrast {amount} to a color, pivot 0.5"),
        what=("a contrast adjustment of {amount}[ around 0.5|]", "a color with contrast {amount}", "contrast {amount} for an rgb color"),
    ),
    recipe(
        "adjust_saturation", "color:vec3 color; amount:f32[0,2.5,0.1] saturation", "mix(vec3<f32>(dot(color, vec3<f32>(0.2126, 0.7152, 0.0722))), color, amount)", result="vec3",
        do=("change the saturation of a color by [a factor of |]{amount}", "scale the saturation of a color by {amount}: mix its luminance and itself", "make a color more or less saturated, factor {amount}", "blend between the gray of a color and the color by {amount}"),
        what=("a saturation adjustment of {amount}", "a color with its saturation scaled by {amount}", "saturation {amount} for an rgb color"),
    ),
    recipe(
        "adjust_brightness", "color:vec3 color; amount:f32[-0.5,0.5,0.05] brightness", "color + vec3<f32>(amount)", result="vec3",
        do=("add {amount} to the brightness of a color", "brighten a color by {amount} [additively|in all channels]", "offset each channel of a color by {amount}", "change the brightness of a color by adding {amount}"),
        what=("a color with {amount} added to every channel", "an additive brightness adjustment of {amount}"),
    ),
    recipe(
        "posterize", "color:vec3 color; levels:f32[2,12,1] levels", "floor(color * levels) / levels", result="vec3",
        do=("posterize a color to {levels} levels[ by flooring|]", "quantize each channel of a color down to steps of 1 / {levels}", "reduce a color to {levels} levels: floor(c * {levels}) / {levels}", "posterise a color with {levels} steps"),
        what=("a posterized color with {levels} levels", "color quantization by floor to {levels} levels", "posterization to {levels} steps a channel"),
    ),
    recipe(
        "sepia", "color:vec3 color", "vec3<f32>(dot(color, vec3<f32>(0.393, 0.769, 0.189)), dot(color, vec3<f32>(0.349, 0.686, 0.168)), dot(color, vec3<f32>(0.272, 0.534, 0.131)))", result="vec3",
        do=("apply [a |]sepia [tone |][filter |]to a color", "tint a color in sepia[ with the standard matrix|]", "make a color look like an old photograph (sepia)", "give a color the classic sepia look"),
        what=("a sepia tone of a color", "the [standard |]sepia filter", "sepia matrix times a color"),
    ),
    recipe(
        "threshold_color", "color:vec3 color; level:f32[0.1,0.9,0.05] threshold", "vec3<f32>(step(level, dot(color, vec3<f32>(0.2126, 0.7152, 0.0722))))", result="vec3",
        do=("make a color black or white by its luminance at [a threshold of |]{level}", "threshold a color at luminance {level}", "return white where the luminance reaches {level} and black below"),
        what=("a black-and-white threshold of a color at luminance {level}", "a luminance threshold at {level}"),
    ),
    recipe(
        "tint_color", "color:vec3 color; tint:vec3 tint; amount:f32[0.1,0.9,0.05] amount", "mix(color, color * tint, amount)", result="vec3",
        do=("tint a color with another by {amount}[: mix the color with their product|]", "multiply a color by a tint, mixed in by {amount}", "blend a color towards its product with a tint color by {amount}"),
        what=("a color tinted by another one with strength {amount}", "a multiply tint of strength {amount}"),
    ),
    recipe(
        "premultiply_alpha", "color:vec4 color", "vec4<f32>(color.rgb * color.a, color.a)", result="vec4",
        do=("premultiply a color by its alpha", "convert straight alpha to premultiplied alpha", "multiply rgb by alpha and keep alpha"),
        what=("a premultiplied-alpha color", "straight to premultiplied alpha conversion", "an rgba color with rgb times a"),
    ),
)  # fmt: skip


@family("function", structures=30)
def color_spaces(draw: Draw) -> Request:
    """Conversions between colour spaces."""
    return request(draw, draw.pick(_SPACES))


@family("function", structures=15)
def tone_mapping(draw: Draw) -> Request:
    """From high dynamic range to the screen's."""
    return request(draw, draw.pick(_TONES))


@family("function", structures=20)
def color_adjustment(draw: Draw) -> Request:
    """Contrast, saturation and the like."""
    return request(draw, draw.pick(_ADJUST))
