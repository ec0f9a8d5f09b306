"""Colour by name: spaces and their conversions, measures of a colour, contrast."""

from ..draw import Draw
from ..family import Request, family
from .graphics import Entry, entry, entry_request

_LUMA = "vec3<f32>(0.2126, 0.7152, 0.0722)"
_HUE = "fn hue_color(hue: f32) -> vec3<f32> { return clamp(abs(fract(vec3<f32>(hue) + vec3<f32>(1.0, 0.6666667, 0.33333334)) * 6.0 - vec3<f32>(3.0)) - vec3<f32>(1.0), vec3<f32>(0.0), vec3<f32>(1.0)); }\n"
_OKLAB = (
    "fn rgb_to_oklab(c: vec3<f32>) -> vec3<f32> { let l = pow(dot(c, vec3<f32>(0.41222146, 0.53633255, 0.051445995)), 0.33333334); let m = pow(dot(c, vec3<f32>(0.2119035, 0.6806995, 0.10739696)), 0.33333334); "
    "let s = pow(dot(c, vec3<f32>(0.08830246, 0.28171885, 0.6299787)), 0.33333334); let q = vec3<f32>(l, m, s); "
    "return vec3<f32>(dot(q, vec3<f32>(0.21045426, 0.7936178, -0.004072047)), dot(q, vec3<f32>(1.9779985, -2.4285922, 0.4505937)), dot(q, vec3<f32>(0.025904037, 0.78277177, -0.80867577))); }\n"
)
_HIGH_LOW = "let high = max(color.r, max(color.g, color.b)); let low = min(color.r, min(color.g, color.b)); "
_SPAN_HUE = (
    "let span = high - low; if span <= 0.0 { return 0.0; } var hue = (color.r - color.g) / span + 4.0; "
    "if high == color.r { hue = (color.g - color.b) / span; } else if high == color.g { hue = (color.b - color.r) / span + 2.0; } "
)
_SPACES: tuple[Entry, ...] = (
    entry(
        "srgb_channel_to_linear", "c:f32 sRGB channel", "if c <= 0.04045 { return c / 12.92; } return pow((c + 0.055) / 1.055, 2.4);",
        names=("sRGB to linear, one channel", "srgb -> linear for a single channel", "sRGB EOTF of a float", "single channel sRGB decode", "per channel srgb to linear (f32)", "scalar sRGB to linear"),
        do=("convert one sRGB channel to linear", "decode a single sRGB channel value (f32) to linear light", "linearize one channel, piecewise: divide by 12.92 up to 0.04045, else ((c + 0.055) / 1.055)^2.4"),
        what=("the linear value of a single sRGB channel", "c/12.92 if c <= 0.04045 else ((c+0.055)/1.055)^2.4", "the sRGB transfer function inverse for a float"),
        calls="srgbToLinear1 srgb_channel_to_linear srgbDecode1 toLinear1 linearizeChannel", plain=False,
    ),
    entry(
        "linear_channel_to_srgb", "c:f32 linear channel", "if c <= 0.0031308 { return c * 12.92; } return 1.055 * pow(c, 0.4166667) - 0.055;",
        names=("linear to sRGB, one channel", "linear -> srgb for a single channel", "sRGB OETF of a float", "single channel sRGB encode", "per channel linear to srgb (f32)", "scalar linear to sRGB"),
        do=("convert one linear channel to sRGB", "encode a single linear channel value (f32) as sRGB", "gamma-encode one channel, piecewise: times 12.92 up to 0.0031308, else 1.055 c^(1/2.4) - 0.055"),
        what=("the sRGB value of a single linear channel", "12.92c if c <= 0.0031308 else 1.055 c^(1/2.4) - 0.055", "the sRGB transfer function for a float"),
        calls="linearToSrgb1 linear_channel_to_srgb srgbEncode1 encodeChannel", plain=False,
    ),
    entry(
        "srgb_to_linear_alpha", "color:vec4 sRGB color with alpha", "vec4<f32>(select(pow((color.rgb + 0.055) / 1.055, vec3<f32>(2.4)), color.rgb / 12.92, color.rgb <= vec3<f32>(0.04045)), color.a)", "vec4",
        names=("sRGB to linear for rgba, alpha untouched", "srgb -> linear, vec4, keep alpha", "sRGBA to linear RGBA", "exact sRGB decode of a vec4 (alpha passes through)"),
        do=("convert an sRGB rgba color to linear and leave alpha alone", "decode the rgb of a vec4 from sRGB, alpha stays"), what=("the linear version of an sRGB vec4, alpha unchanged",),
        calls="srgbToLinear4 decodeSrgba", plain=False,
    ),
    entry(
        "linear_to_srgb_alpha", "color:vec4 linear color with alpha", "vec4<f32>(select(1.055 * pow(color.rgb, vec3<f32>(0.4166667)) - 0.055, color.rgb * 12.92, color.rgb <= vec3<f32>(0.0031308)), color.a)", "vec4",
        names=("linear to sRGB for rgba, alpha untouched", "linear -> srgb, vec4, keep alpha", "linear RGBA to sRGBA", "exact sRGB encode of a vec4 (alpha passes through)"),
        do=("convert a linear rgba color to sRGB and leave alpha alone", "encode the rgb of a vec4 as sRGB, alpha stays"), what=("the sRGB version of a linear vec4, alpha unchanged",),
        calls="linearToSrgb4 encodeSrgba", plain=False,
    ),
    entry(
        "srgb_to_linear_fast", "color:vec3 sRGB color", "pow(color, vec3<f32>(2.2))", "vec3",
        names=("approximate sRGB to linear with pow 2.2", "fast srgb to linear, gamma 2.2", "cheap linearize: pow(c, 2.2)", "color^2.2", "srgb -> linear (2.2 approximation)", "pow(c, vec3(2.2))"),
        do=("approximate sRGB decoding with a plain gamma of 2.2", "linearize a color the cheap way by raising it to 2.2"), what=("the gamma 2.2 approximation of sRGB to linear",),
    ),
    entry(
        "linear_to_srgb_fast", "color:vec3 linear color", "pow(color, vec3<f32>(0.45454547))", "vec3",
        names=("approximate linear to sRGB with pow 1/2.2", "fast linear to srgb, gamma 2.2", "cheap gamma encode: pow(c, 1/2.2)", "color^(1/2.2)", "linear -> srgb (2.2 approximation)", "pow(c, vec3(1.0/2.2))", "pow(c, vec3(0.4545))"),
        do=("approximate sRGB encoding with a plain gamma of 1/2.2", "gamma encode a color the cheap way by raising it to 1/2.2"), what=("the gamma 2.2 approximation of linear to sRGB",),
    ),
    entry(
        "hsv_to_rgb_degrees", "h:f32 hue in degrees; s:f32 saturation; v:f32 value", "let k = abs(fract(vec3<f32>(h / 360.0) + vec3<f32>(1.0, 0.6666667, 0.33333334)) * 6.0 - vec3<f32>(3.0)); return v * mix(vec3<f32>(1.0), clamp(k - vec3<f32>(1.0), vec3<f32>(0.0), vec3<f32>(1.0)), s);", "vec3",
        names=("hsv to rgb with hue in degrees", "HSV (h 0..360, s, v as three floats) to RGB", "hsv2rgb(h, s, v), h in degrees", "hsv -> rgb, three f32 arguments, hue 0-360", "hue in degrees, saturation, value -> rgb"),
        do=("convert hue in degrees, saturation and value, passed as three floats, to RGB", "turn a hue from 0 to 360 and s, v in 0..1 into a color"), what=("the RGB color of a hue in degrees, a saturation and a value",),
    ),
    entry(
        "hue_degrees_to_rgb", "hue:f32 hue in degrees", "clamp(abs(fract(vec3<f32>(hue / 360.0) + vec3<f32>(1.0, 0.6666667, 0.33333334)) * 6.0 - vec3<f32>(3.0)) - vec3<f32>(1.0), vec3<f32>(0.0), vec3<f32>(1.0))", "vec3",
        names=("hue in degrees to rgb", "hue (0..360) -> pure rgb color", "hue angle to RGB, fully saturated", "rgb of a hue given in degrees"),
        do=("convert a hue in degrees to a fully saturated color",), what=("the fully saturated color of a hue between 0 and 360 degrees",), calls="hueToRgbDeg hue360",
        plain=False,
    ),
    entry(
        "hwb_to_rgb", "hwb:vec3 hue, whiteness and blackness", "if hwb.y + hwb.z >= 1.0 { return vec3<f32>(hwb.y / (hwb.y + hwb.z)); } return hue_color(hwb.x) * (1.0 - hwb.y - hwb.z) + vec3<f32>(hwb.y);", "vec3", before=_HUE,
        names=("HWB to RGB", "hwb -> rgb", "CSS hwb() to rgb, hue in 0..1", "hwb2rgb", "hue, whiteness, blackness to RGB (all 0..1)"),
        do=("convert HWB to RGB", "turn hue, whiteness and blackness (0..1 each) into a color; gray when white and black reach 1"), what=("the RGB of an HWB color", "a color from hue, whiteness and blackness as in CSS"), calls="hwb2rgb hwbToRgb hwb_to_rgb",
    ),
    entry(
        "rgb_to_hwb", "color:vec3 color", _HIGH_LOW + "return vec3<f32>(hue_of(color), low, 1.0 - high);", "vec3", before="fn hue_of(color: vec3<f32>) -> f32 { " + _HIGH_LOW + _SPAN_HUE + "return fract(hue / 6.0); }\n",
        names=("RGB to HWB", "rgb -> hwb", "rgb2hwb", "hue, whiteness and blackness of a color"), do=("convert RGB to HWB",), what=("the HWB of an rgb color, hue in 0..1",), calls="rgb2hwb rgbToHwb rgb_to_hwb",
    ),
    entry(
        "hue_of", "color:vec3 color", _HIGH_LOW + _SPAN_HUE + "return fract(hue / 6.0);", "f32",
        names=("hue of an rgb color (0..1)", "rgb -> hue only", "just the hue from rgb, in 0..1", "getHue(rgb), 0 to 1, gray gives 0"), do=("extract the hue of an RGB color as a number from 0 to 1", "find only the hue of a color in 0..1, zero for grays"), what=("the hue of a color between 0 and 1",), calls="getHue hueOf rgb_hue", plain=False,
    ),
    entry(
        "hue_of_degrees", "color:vec3 color", _HIGH_LOW + _SPAN_HUE + "return 360.0 * fract(hue / 6.0);", "f32",
        names=("hue of an rgb color in degrees", "rgb -> hue angle 0..360", "just the hue from rgb, in degrees", "getHue(rgb) in degrees, gray gives 0"), do=("extract the hue of an RGB color in degrees",), what=("the hue of a color in degrees",),
    ),
    entry(
        "hsv_saturation", "color:vec3 color", _HIGH_LOW + "return select(0.0, (high - low) / high, high > 0.0);", "f32",
        names=("HSV saturation of an rgb color", "saturation (max-min)/max", "rgb -> saturation (HSV)", "how saturated is a color, HSV"), do=("compute the HSV saturation of a color",), what=("the HSV saturation of a color, 0 for black", "(max - min) / max of the channels, 0 for black"),
    ),
    entry(
        "chroma_of", "color:vec3 color", _HIGH_LOW + "return high - low;", "f32",
        names=("chroma, max minus min channel", "rgb chroma", "max(rgb) - min(rgb)", "colorfulness as max - min"), do=("compute the chroma of a color: largest minus smallest channel",), what=("the difference of the largest and the smallest channel",),
    ),
    entry(
        "rgb_to_yuv", "color:vec3 color", "let y = dot(color, vec3<f32>(0.299, 0.587, 0.114)); return vec3<f32>(y, 0.492 * (color.b - y), 0.877 * (color.r - y));", "vec3",
        names=("RGB to YUV (BT.601)", "rgb -> yuv", "rgb2yuv", "YUV of an rgb color, U = 0.492(B-Y), V = 0.877(R-Y)", "analog YUV, BT.601"), do=("convert RGB to YUV with the BT.601 weights", "compute Y, U = 0.492 (B - Y) and V = 0.877 (R - Y)"), what=("the YUV of a color (BT.601)",), calls="rgb2yuv rgbToYuv rgb_to_yuv",
    ),
    entry(
        "yuv_to_rgb", "yuv:vec3 Y, U and V", "vec3<f32>(yuv.x + 1.13983 * yuv.z, yuv.x - 0.39465 * yuv.y - 0.5806 * yuv.z, yuv.x + 2.03211 * yuv.y)", "vec3",
        names=("YUV to RGB (BT.601)", "yuv -> rgb", "yuv2rgb", "RGB from YUV with 1.13983, 0.39465, 0.58060 and 2.03211"), do=("convert YUV to RGB (BT.601)",), what=("the RGB of a YUV color (BT.601)",), calls="yuv2rgb yuvToRgb yuv_to_rgb",
    ),
    entry(
        "yuv709_to_rgb", "yuv:vec3 Y, U and V", "vec3<f32>(yuv.x + 1.5748 * yuv.z, yuv.x - 0.1873 * yuv.y - 0.4681 * yuv.z, yuv.x + 1.8556 * yuv.y)", "vec3",
        names=("BT.709 YCbCr to RGB, chroma centered on 0", "rec709 yuv to rgb (1.5748, 0.1873, 0.4681, 1.8556)", "HD video yuv -> rgb, full range, u and v in -0.5..0.5"), do=("convert full-range BT.709 YCbCr (chroma around zero) to RGB",), what=("the RGB of a Rec. 709 YCbCr color with chroma around 0",),
    ),
    entry(
        "rgb_to_ycocg", "color:vec3 color", "vec3<f32>(0.25 * color.r + 0.5 * color.g + 0.25 * color.b, 0.5 * color.r - 0.5 * color.b, -0.25 * color.r + 0.5 * color.g - 0.25 * color.b)", "vec3",
        names=("RGB to YCoCg", "rgb -> ycocg", "rgb2ycocg", "YCoCg of a color"), do=("convert RGB to YCoCg", "transform a color to luma, orange chroma and green chroma (YCoCg)"), what=("the YCoCg of an rgb color, as in TAA clamping",), calls="rgb2ycocg RGBToYCoCg rgb_to_ycocg rgbToYCoCg",
    ),
    entry(
        "ycocg_to_rgb", "color:vec3 YCoCg color", "vec3<f32>(color.x + color.y - color.z, color.x + color.z, color.x - color.y - color.z)", "vec3",
        names=("YCoCg to RGB", "ycocg -> rgb", "ycocg2rgb", "rgb from YCoCg"), do=("convert YCoCg back to RGB",), what=("the RGB of a YCoCg color",), calls="ycocg2rgb YCoCgToRGB ycocg_to_rgb",
    ),
    entry(
        "oklab_to_oklch", "lab:vec3 Oklab color", "vec3<f32>(lab.x, length(lab.yz), atan2(lab.z, lab.y))", "vec3",
        names=("OKLab to OKLCH", "oklab -> oklch", "oklab to oklch, hue in radians", "lightness, chroma, hue from OKLab"), do=("convert Oklab to OKLCh with the hue in radians",), what=("the OKLCH of an Oklab color (hue in radians)",), calls="oklabToOklch oklab_to_oklch",
    ),
    entry(
        "oklch_to_oklab", "lch:vec3 lightness, chroma and hue", "vec3<f32>(lch.x, lch.y * cos(lch.z), lch.y * sin(lch.z))", "vec3",
        names=("OKLCH to OKLab", "oklch -> oklab", "oklch to oklab, hue in radians", "a and b from chroma and hue (radians)"), do=("convert OKLCh (hue in radians) to Oklab",), what=("the Oklab of an OKLCH color (hue in radians)",), calls="oklchToOklab oklch_to_oklab",
    ),
    entry(
        "oklch_to_oklab_degrees", "lch:vec3 lightness, chroma and hue", "let h = radians(lch.z); return vec3<f32>(lch.x, lch.y * cos(h), lch.y * sin(h));", "vec3",
        names=("OKLCH to OKLab with hue in degrees", "css oklch() values to oklab, hue in degrees", "oklch -> oklab, h in deg"), do=("convert OKLCh with the hue in degrees to Oklab",), what=("the Oklab of an OKLCH color whose hue is in degrees",),
    ),
    entry(
        "rgb_to_oklch", "color:vec3 linear color", "let lab = rgb_to_oklab(color); return vec3<f32>(lab.x, length(lab.yz), atan2(lab.z, lab.y));", "vec3", before=_OKLAB,
        names=("linear rgb to OKLCH", "linear sRGB -> oklch (hue in radians)", "OKLCH of a linear color"), do=("convert linear sRGB to OKLCh (hue in radians)",), what=("the OKLCH of a linear sRGB color, hue in radians",), calls="linearToOklch rgb_to_oklch",
        plain=False,
    ),
    entry(
        "xyz_to_xyy", "xyz:vec3 XYZ color", "let total = xyz.x + xyz.y + xyz.z; return vec3<f32>(xyz.xy / max(total, 0.0001), xyz.y);", "vec3",
        names=("XYZ to xyY", "xyz -> xyY", "CIE xyY from XYZ", "chromaticity and luminance of XYZ"), do=("convert CIE XYZ to xyY[, guarding the sum with 0.0001|]",), what=("the xyY of a CIE XYZ color", "the chromaticity x, y and the luminance Y of XYZ"), calls="xyz2xyY XYZtoxyY xyz_to_xyy",
    ),
    entry(
        "xyy_to_xyz", "xyy:vec3 x, y and Y", "let scale = xyy.z / max(xyy.y, 0.0001); return vec3<f32>(xyy.x * scale, xyy.z, (1.0 - xyy.x - xyy.y) * scale);", "vec3",
        names=("xyY to XYZ", "xyY -> xyz", "CIE XYZ from xyY", "XYZ from chromaticity x, y and luminance Y"), do=("convert CIE xyY to XYZ[, guarding y with 0.0001|]",), what=("the XYZ of a CIE xyY color",), calls="xyY2xyz xyYtoXYZ xyy_to_xyz",
    ),
    entry(
        "xyz_to_lab", "xyz:vec3 XYZ color", "let t = xyz / vec3<f32>(0.95047, 1.0, 1.08883); let f = select(7.787037 * t + 0.13793103, pow(t, vec3<f32>(0.33333334)), t > vec3<f32>(0.008856452)); return vec3<f32>(116.0 * f.y - 16.0, 500.0 * (f.x - f.y), 200.0 * (f.y - f.z));", "vec3",
        names=("XYZ to CIELAB (D65)", "xyz -> lab", "CIE L*a*b* from XYZ, D65 white", "xyz2lab"), do=("convert CIE XYZ to L*a*b* with the D65 white point",), what=("the CIELAB color of an XYZ color, D65 white 0.95047, 1, 1.08883",), calls="xyz2lab XYZtoLab xyz_to_lab",
    ),
    entry(
        "lab_to_xyz", "lab:vec3 L*, a* and b*", "let y = (lab.x + 16.0) / 116.0; let f = vec3<f32>(y + lab.y / 500.0, y, y - lab.z / 200.0); return vec3<f32>(0.95047, 1.0, 1.08883) * select((f - 0.13793103) / 7.787037, f * f * f, f > vec3<f32>(0.20689656));", "vec3",
        names=("CIELAB to XYZ (D65)", "lab -> xyz", "XYZ from CIE L*a*b*, D65 white", "lab2xyz"), do=("convert CIE L*a*b* to XYZ with the D65 white point",), what=("the XYZ of a CIELAB color, D65",), calls="lab2xyz LabToXYZ lab_to_xyz",
    ),
    entry(
        "lab_to_lch", "lab:vec3 Lab color", "vec3<f32>(lab.x, length(lab.yz), atan2(lab.z, lab.y))", "vec3",
        names=("Lab to LCh", "lab -> lch (hue in radians)", "cylindrical Lab: L, C, h", "CIE LCh(ab) from Lab"), do=("convert Lab to LCh, hue in radians",), what=("the LCh of a Lab color[, hue in radians|]",), calls="lab2lch labToLch lab_to_lch",
    ),
    entry(
        "delta_e", "a:vec3 first Lab color; b:vec3 second Lab color", "distance(a, b)", "f32",
        names=("delta E 1976", "CIE76 color difference", "deltaE76 of two Lab colors", "Delta E (CIE 1976)"), do=("compute the CIE76 color difference of two Lab colors",), what=("the Euclidean distance of two Lab colors (Delta E 76)",), calls="deltaE76 delta_e_76",
    ),
    entry(
        "lightness_star", "y:f32 luminance", "if y <= 0.008856452 { return y * 903.2963; } return 116.0 * pow(y, 0.33333334) - 16.0;", "f32",
        names=("CIE lightness L* from luminance Y", "Y -> L*", "perceptual lightness L* (0..100) of a luminance 0..1", "luminance to L star"), do=("convert a luminance Y in 0..1 to CIE lightness L*",), what=("L* of a luminance Y",), calls="yToLstar YtoLstar luminance_to_lstar",
    ),
    entry(
        "kelvin_to_rgb", "kelvin:f32[1500,12000,100] temperature",
        "let t = kelvin / 100.0; var c = vec3<f32>(1.0); if t <= 66.0 { c = vec3<f32>(1.0, 0.39008158 * log(t) - 0.6318414, select(0.0, 0.5432068 * log(t - 10.0) - 1.1962541, t > 19.0)); } else { c = vec3<f32>(1.2929362 * pow(t - 60.0, -0.13320476), 1.1298909 * pow(t - 60.0, -0.07551485), 1.0); } return clamp(c, vec3<f32>(0.0), vec3<f32>(1.0));", "vec3", implied=True,
        names=("kelvin to rgb", "color temperature {kelvin} K to RGB", "blackbody color, Tanner Helland's fit", "kelvin -> rgb (Tanner Helland)", "color temperature to rgb", "blackbody rgb at {kelvin} kelvin", "temperature in kelvin to a light color"),
        do=("convert a color temperature of {kelvin} kelvin to RGB", "approximate the color of a blackbody at {kelvin} K (Tanner Helland)", "turn {kelvin} kelvin into a light color"), what=("the RGB color of light at {kelvin} kelvin", "the color of a {kelvin} K light source"), calls="kelvinToRGB kelvin2rgb colorTemperatureToRGB blackbodyRGB",
    ),
    entry(
        "luminance_2020", "color:vec3 linear color", "dot(color, vec3<f32>(0.2627, 0.678, 0.0593))", "f32",
        names=("Rec. 2020 luminance", "BT.2020 luma", "luminance with 0.2627, 0.6780, 0.0593", "rec2020 Y"), do=("compute the luminance of a color with the Rec. 2020 weights",), what=("the BT.2020 luminance of a color",), calls="luminance2020 luma2020",
    ),
    entry(
        "perceived_brightness", "color:vec3 color", "sqrt(dot(color * color, vec3<f32>(0.299, 0.587, 0.114)))", "f32",
        names=("HSP perceived brightness", "sqrt(0.299 r^2 + 0.587 g^2 + 0.114 b^2)", "HSP brightness of rgb"), do=("compute the HSP brightness: root of 0.299 r² + 0.587 g² + 0.114 b²",), what=("the perceived brightness by the HSP formula, sqrt(0.299 r² + 0.587 g² + 0.114 b²)",),
    ),
    entry(
        "p3_to_srgb", "color:vec3 linear P3 color", "vec3<f32>(dot(color, vec3<f32>(1.2249402, -0.2249404, 0.0)), dot(color, vec3<f32>(-0.0420569, 1.0420571, 0.0)), dot(color, vec3<f32>(-0.0196376, -0.0786361, 1.0982735)))", "vec3",
        names=("Display P3 to sRGB (linear)", "linear P3 -> linear sRGB", "p3 to srgb primaries, linear light"), do=("convert linear Display P3 to linear sRGB",), what=("the linear sRGB of a linear Display P3 color",), calls="p3ToSrgb displayP3ToSRGB",
    ),
    entry(
        "rec709_oetf", "c:f32 linear channel", "if c < 0.018 { return 4.5 * c; } return 1.099 * pow(c, 0.45) - 0.099;", "f32",
        names=("Rec. 709 OETF", "BT.709 transfer function", "rec709 gamma for one channel", "4.5L below 0.018, else 1.099 L^0.45 - 0.099"), do=("apply the BT.709 OETF to a channel",), what=("the Rec. 709 encoding of one linear channel",), calls="rec709Oetf oetf709 bt709_oetf",
    ),
    entry(
        "pq_eotf", "v:f32 PQ value", "let p = pow(v, 0.012683313); return 10000.0 * pow(max(p - 0.8359375, 0.0) / (18.851563 - 18.6875 * p), 6.277395);", "f32",
        names=("PQ EOTF (ST 2084) to nits", "SMPTE ST 2084 decode", "PQ to linear nits", "HDR10 PQ curve to cd/m2"), do=("decode a PQ (ST 2084) value to nits",), what=("the luminance in nits of a PQ code value",), calls="pqToNits pq_eotf ST2084ToLinear",
    ),
    entry(
        "cmy_of", "color:vec3 color", "vec3<f32>(1.0) - color", "vec3", names=("RGB to CMY", "rgb -> cmy (no black)", "cmy from rgb"), do=("convert RGB to CMY without key",), what=("the cyan, magenta and yellow of a color, no black",), calls="rgb2cmy rgbToCmy",
    ),
    entry(
        "text_color_on", "background:vec3 background color", f"select(vec3<f32>(1.0), vec3<f32>(0.0), dot(background, {_LUMA}) > 0.5)", "vec3",
        names=("black or white text for a background color", "readable text color: black on light, white on dark (luminance > 0.5)", "contrasting text color, black above luminance 0.5"), do=("choose black text on bright backgrounds (Rec. 709 luminance above 0.5) and white text otherwise",), what=("black or white, whichever reads on a background: black if its luminance is above one half",),
    ),
)  # fmt: skip


@family("function", structures=90)
def color_by_name(draw: Draw) -> Request:
    """A conversion or a measure of a colour."""
    return entry_request(draw, draw.pick(_SPACES))
