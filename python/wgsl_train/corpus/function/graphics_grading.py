"""Tone curves, cameras, grading and dithering by name."""

from ..draw import Draw
from ..family import Request, family
from .graphics import Entry, entry, entry_request

_LUMA = "vec3<f32>(0.2126, 0.7152, 0.0722)"
_HABLE = "fn hable(x: vec3<f32>) -> vec3<f32> { return ((x * (0.15 * x + 0.05) + 0.004) / (x * (0.15 * x + 0.5) + 0.06)) - 0.02 / 0.3; }\n"
_BAYER4 = "array<f32, 16>(0.0, 8.0, 2.0, 10.0, 12.0, 4.0, 14.0, 6.0, 3.0, 11.0, 1.0, 9.0, 15.0, 7.0, 13.0, 5.0)"
_BAYER2 = "array<f32, 4>(0.0, 2.0, 3.0, 1.0)"
_LUMINOSITY = (
    "fn set_luminance(color: vec3<f32>, target_luminance: f32) -> vec3<f32> { let c = color + vec3<f32>(target_luminance - dot(color, vec3<f32>(0.3, 0.59, 0.11))); "
    "let l = dot(c, vec3<f32>(0.3, 0.59, 0.11)); let low = min(c.r, min(c.g, c.b)); let high = max(c.r, max(c.g, c.b)); var result = c; "
    "if low < 0.0 { result = vec3<f32>(l) + (result - vec3<f32>(l)) * l / (l - low); } if high > 1.0 { result = vec3<f32>(l) + (result - vec3<f32>(l)) * (1.0 - l) / (high - l); } return result; }\n"
)  # fmt: skip
_TONE: tuple[Entry, ...] = (
    entry(
        "reinhard_white_luminance", "color:vec3 HDR color; white:f32[1.5,8,0.5] white point", f"let l = dot(color, {_LUMA}); return color * (1.0 + l / (white * white)) / (1.0 + l);", "vec3", implied=False,
        names=("extended Reinhard on luminance, white point {white}", "Reinhard with white point {white}, luminance based", "luminance-based extended Reinhard (white {white})"), do=("tone map the luminance with extended Reinhard, white at {white}, and scale the color by it",), what=("a color tone mapped by luminance, extended Reinhard with white {white}",),
    ),
    entry(
        "reinhard_jodie", "color:vec3 HDR color", f"let l = dot(color, {_LUMA}); let t = color / (vec3<f32>(1.0) + color); return mix(color / (1.0 + l), t, t);", "vec3",
        names=("Reinhard-Jodie tone mapping", "reinhard jodie", "Jodie's Reinhard tonemap"), do=("tone map with the Reinhard-Jodie operator",), what=("the Reinhard-Jodie tonemap of a color",), calls="reinhard_jodie reinhardJodie",
    ),
    entry(
        "reinhard_channel", "x:f32 value", "x / (1.0 + x)", "f32", names=("Reinhard for a single float", "scalar reinhard x/(1+x)", "tone map one value with Reinhard", "reinhard on luminance only (f32 in, f32 out)"), do=("compress one HDR value with x / (1 + x)",), what=("the Reinhard curve of a float",),
    ),
    entry(
        "inverse_reinhard", "color:vec3 tone mapped color", "color / max(vec3<f32>(1.0) - color, vec3<f32>(0.0001))", "vec3", names=("inverse Reinhard", "undo reinhard tonemapping, c/(1-c)", "Reinhard inverse (for TAA resolve)", "inverse tonemap: c / (1 - c), guarded by 0.0001"), do=("undo Reinhard tone mapping, guarding the division with 0.0001",), what=("the HDR color that Reinhard mapped to this one",), calls="inverseReinhard invReinhard untonemapReinhard",
    ),
    entry(
        "tonemap_luma_weight", "color:vec3 color", f"color / (1.0 + dot(color, {_LUMA}))", "vec3", names=("Karis average weighting, color / (1 + luma)",), do=("weigh a color down by one plus its luminance, like the Karis average",),
    ),
    entry(
        "aces_exposure", "color:vec3 HDR color; exposure:f32[0.4,2,0.1] exposure", "let x = color * exposure; return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), vec3<f32>(0.0), vec3<f32>(1.0));", "vec3", implied=False,
        names=("ACES (Narkowicz) with exposure {exposure}", "ACES tonemap, exposure {exposure} applied first", "aces film curve after multiplying by an exposure of {exposure}", "ACESFilm(color * {exposure})"), do=("multiply a color by exposure {exposure} and apply the ACES approximation of Narkowicz",), what=("the ACES approximation of a color exposed by a factor of {exposure}",),
    ),
    entry(
        "aces_scalar", "x:f32 value", "clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0)", "f32", names=("ACES curve for one float", "scalar ACES (Narkowicz)", "aces fit, f32 in and out"), do=("apply the Narkowicz ACES curve to one value",), what=("the ACES approximation of a single value",),
    ),
    entry(
        "filmic_hejl", "color:vec3 HDR color", "let x = max(color - vec3<f32>(0.004), vec3<f32>(0.0)); return (x * (6.2 * x + 0.5)) / (x * (6.2 * x + 1.7) + 0.06);", "vec3", names=("filmic tonemap of Hejl and Burgess-Dawson, gamma included", "Jim Hejl's optimized filmic curve (6.2, 0.5, 1.7, 0.06)"), do=("apply the Hejl Burgess-Dawson filmic curve with 6.2, 0.5, 1.7, 0.06",),
    ),
    entry(
        "uncharted2_exposed", "color:vec3 HDR color; exposure:f32[1,4,0.5] exposure; white:f32[6,14,0.2] white point", "hable(color * exposure) / hable(vec3<f32>(white))", "vec3", before=_HABLE, implied=False,
        names=("Uncharted 2 tonemap with exposure {exposure} and white point {white}", "Hable filmic, exposure bias {exposure}, W = {white}", "full Uncharted2 operator (exposure {exposure}, white {white})"), do=("tone map with Hable's curve after exposure {exposure}, normalized so that {white} becomes 1",),
    ),
    entry(
        "ev100", "aperture:f32 f-number; shutter:f32 shutter time in seconds; iso:f32 ISO", "log2(aperture * aperture / shutter * 100.0 / iso)", "f32", names=("EV100 from aperture, shutter and ISO", "ev100(aperture, shutter time, iso)", "exposure value at ISO 100", "log2(N^2 / t * 100 / S)"), do=("compute EV100 from f-number, shutter time and ISO",), what=("the exposure value for aperture N, shutter time t and sensitivity S",), calls="computeEV100 ev100 exposureValue", plain=False,
    ),
    entry(
        "exposure_from_ev100", "ev100:f32 EV100", "1.0 / (1.2 * exp2(ev100))", "f32", names=("exposure from EV100", "EV100 -> exposure multiplier", "1 / (1.2 * 2^EV100)", "photometric exposure of an EV100"), do=("convert an EV100 to the exposure scale, 1 / (1.2 * 2^ev)",), what=("the exposure factor for an EV100, with 1.2",), calls="convertEV100ToExposure exposureFromEV100 ev100ToExposure",
    ),
    entry(
        "auto_exposure", "average:f32 average luminance; key:f32[0.1,0.3,0.02] key value", "key / max(average, 0.0001)", "f32", implied=False, names=("auto exposure: key {key} over average luminance", "exposure from average scene luminance with key {key}", "middle gray {key} / average luminance"), do=("compute an exposure that brings the average luminance to {key}, guarded by 0.0001",),
    ),
    entry(
        "adapt_luminance", "current:f32 adapted luminance; goal:f32 measured luminance; dt:f32 time step; tau:f32[0.5,4,0.1] adaptation speed", "current + (goal - current) * (1.0 - exp(-dt * tau))", "f32", implied=False, names=("eye adaptation over time, speed {tau}", "luminance adaptation: current + (goal - current) * (1 - exp(-dt * {tau}))"), do=("move the adapted luminance towards the measured one exponentially, speed {tau}",),
    ),
)  # fmt: skip
_GRADE: tuple[Entry, ...] = (
    entry(
        "levels", "x:T value; in_black:f32[0,0.2] input black; in_white:f32[0.7,1] input white; gamma:f32[0.5,2.2,0.1] gamma", "pow(clamp((x - T(in_black)) / (in_white - in_black), T(0.0), T(1.0)), T(1.0 / gamma))", types=("vec3", "f32"), implied=False,
        names=("Photoshop levels: input black {in_black}, input white {in_white}, gamma {gamma}", "levels adjustment ({in_black}, {in_white}, gamma {gamma})", "levels with black point {in_black}, white point {in_white} and midtone gamma {gamma}"),
        do=("apply levels to {value}: map {in_black} to 0 and {in_white} to 1, clamp, and raise to 1/{gamma}", "stretch {value} from {in_black}..{in_white} to 0..1, clamped, then apply gamma {gamma} (power of its reciprocal)"), what=("a levels adjustment of {value} with black {in_black}, white {in_white}, gamma {gamma}",),
    ),
    entry(
        "levels_output", "color:vec3 color; in_black:f32 input black; in_white:f32 input white; out_black:f32 output black; out_white:f32 output white", "mix(vec3<f32>(out_black), vec3<f32>(out_white), clamp((color - vec3<f32>(in_black)) / (in_white - in_black), vec3<f32>(0.0), vec3<f32>(1.0)))", "vec3",
        names=("levels with input and output range", "Photoshop levels without gamma: in black, in white, out black, out white", "input levels to output levels, clamped"), do=("map a color from the input levels to the output levels, clamping in between",), what=("a levels adjustment with input black and white and output black and white, no gamma",),
    ),
    entry(
        "lift_gamma_gain", "color:vec3 color; lift:vec3 lift; gamma:vec3 gamma; gain:vec3 gain", "pow(max(gain * (color + lift * (vec3<f32>(1.0) - color)), vec3<f32>(0.0)), vec3<f32>(1.0) / gamma)", "vec3",
        names=("lift gamma gain", "lift, gamma, gain color grading", "color wheels: lift gamma gain as vec3", "lift/gamma/gain"), do=("grade a color by lift, gamma and gain", "apply lift gamma gain: (gain * (c + lift (1 - c)))^(1/gamma), negatives cut off"), what=("a lift-gamma-gain correction, all vec3",), calls="liftGammaGain lift_gamma_gain",
    ),
    entry(
        "asc_cdl", "color:vec3 color; slope:vec3 slope; offset:vec3 offset; power:vec3 power", "pow(max(color * slope + offset, vec3<f32>(0.0)), power)", "vec3", names=("ASC CDL", "ASC CDL slope offset power", "slope, offset, power color correction", "SOP grade (ASC CDL without saturation)"), do=("apply the ASC CDL: (c * slope + offset)^power, not below zero before the power",), what=("an ASC CDL correction with slope, offset and power",), calls="ascCDL asc_cdl applyCDL slopeOffsetPower",
    ),
    entry(
        "contrast_pivot", "color:T color; contrast:f32[0.5,2,0.1] contrast; pivot:f32[0.1,0.6,0.02] pivot", "(color - T(pivot)) * contrast + T(pivot)", types=("vec3", "f32"), implied=False, names=("contrast {contrast} around pivot {pivot}", "contrast with an adjustable pivot: contrast {contrast}, pivot {pivot}", "contrast(color, {contrast}, pivot {pivot})"), do=("scale the distance of a color from {pivot} by {contrast}",), what=("a contrast of {contrast} about a pivot of {pivot}",),
    ),
    entry(
        "brightness_contrast", "color:vec3 color; brightness:f32[-0.4,0.4,0.05] brightness; contrast:f32[0.5,2,0.1] contrast", "(color - vec3<f32>(0.5)) * contrast + vec3<f32>(0.5 + brightness)", "vec3", implied=False,
        names=("brightness/contrast: brightness {brightness}, contrast {contrast}", "brightness and contrast in one function ({brightness}, {contrast})", "(c - 0.5) * {contrast} + 0.5 + {brightness}", "brightness {brightness} and contrast {contrast}"), do=("apply contrast {contrast} around 0.5 and add brightness {brightness}", "adjust brightness by {brightness} and contrast by {contrast}"), what=("a color with contrast {contrast} and brightness offset {brightness}",), calls="brightnessContrast adjustBrightnessContrast",
        plain=False,
    ),
    entry(
        "log_contrast", "color:vec3 color; contrast:f32[0.6,1.8,0.1] contrast", "exp2((log2(max(color, vec3<f32>(0.0001))) - vec3<f32>(log2(0.18))) * contrast + vec3<f32>(log2(0.18)))", "vec3", implied=False, names=("log-space contrast {contrast} around middle gray 0.18", "contrast in log2 around 18% gray, factor {contrast}"), do=("scale a color's log2 distance from 0.18 by {contrast}",),
    ),
    entry(
        "sigmoid_contrast", "x:T value; k:f32[2,12,1] contrast", "T(1.0) / (T(1.0) + exp(-k * (x - T(0.5))))", types=("vec3", "f32"), implied=False, names=("sigmoid contrast curve with steepness {k} at 0.5", "s-curve 1/(1+exp(-{k}(x-0.5)))"), do=("put {value} through a logistic s-curve of steepness {k} centered on 0.5",),
    ),
    entry(
        "s_curve", "color:vec3 color", "color * color * (vec3<f32>(3.0) - 2.0 * color)", "vec3", names=("s-curve contrast for a color, 3c^2 - 2c^3", "filmic-looking S curve c*c*(3-2c)", "smoothstep as a contrast curve on rgb"), do=("give a color more contrast with the curve c * c * (3 - 2c)",), what=("the contrast s-curve c²(3 - 2c) of a color",),
    ),
    entry(
        "solarize", "color:vec3 color; level:f32[0.3,0.7,0.05] threshold", "select(color, vec3<f32>(1.0) - color, color > vec3<f32>(level))", "vec3", implied=False, names=("solarize with threshold {level}", "solarization: invert channels above {level}", "solarise({level})"), do=("invert every channel that is above {level}", "solarize a color at {level}"), what=("a solarized color, channels above {level} inverted",),
    ),
    entry(
        "threshold_value", "x:f32 value; level:f32[0.1,0.9,0.05] threshold", "step(level, x)", "f32", implied=False, names=("binary threshold at {level}", "threshold({level}), 0 or 1", "binarize at {level}"), do=("return 1 for values from {level} up and 0 below",), what=("0 or 1 by a threshold of {level}",),
    ),
    entry(
        "duotone", "color:vec3 color; dark:vec3 shadow color; light:vec3 highlight color", f"mix(dark, light, dot(color, {_LUMA}))", "vec3", names=("duotone", "duotone from shadow to highlight color by luminance", "gradient map with two colors", "gradient map from dark to light"), do=("map a color's luminance onto a gradient of two colors", "make a duotone: mix shadow and highlight color by luminance"), what=("a duotone of a color, dark for shadows and light for highlights",), calls="duotone gradientMap duoTone",
    ),
    entry(
        "tritone", "color:vec3 color; dark:vec3 shadow color; middle:vec3 midtone color; light:vec3 highlight color", f"let l = dot(color, {_LUMA}); if l < 0.5 {{ return mix(dark, middle, l * 2.0); }} return mix(middle, light, l * 2.0 - 1.0);", "vec3", names=("tritone", "gradient map with three colors (shadow, midtone at 0.5, highlight)", "three color gradient map by luminance"), do=("map luminance to shadow, midtone and highlight colors, the midtone at 0.5",), what=("a tritone of a color",), calls="tritone gradientMap3",
    ),
    entry(
        "split_tone", "color:vec3 color; shadows:vec3 shadow tint; highlights:vec3 highlight tint", f"color * mix(shadows, highlights, dot(color, {_LUMA}))", "vec3", names=("split toning", "split tone: tint shadows and highlights", "multiply by a shadow tint and a highlight tint blended by luminance"), do=("tint shadows and highlights of a color differently: times the mix of two tints by luminance",), what=("split toning with a shadow and a highlight tint (multiplied)",), calls="splitTone splitToning",
    ),
    entry(
        "channel_mixer", "color:vec3 color; red:vec3 red weights; green:vec3 green weights; blue:vec3 blue weights", "vec3<f32>(dot(color, red), dot(color, green), dot(color, blue))", "vec3", names=("channel mixer", "rgb channel mixer with three weight vectors", "color matrix by rows"), do=("mix the channels of a color with one weight vector per output channel",), what=("a channel mixer: dot products of the color with three rows",), calls="channelMixer channelMix",
    ),
    entry(
        "grade_matrix", "color:vec4 color; m:mat4 color matrix; offset:vec4 offset", "m * color + offset", "vec4", names=("color matrix with offset (4x4 plus vec4)", "feColorMatrix: mat4 times rgba plus offset"), do=("apply a 4x4 color matrix and an offset to an rgba color",), calls="colorMatrix applyColorMatrix",
        plain=False,
    ),
    entry(
        "white_balance", "color:vec3 color; temperature:f32[-0.3,0.3,0.05] temperature; tint:f32[-0.3,0.3,0.05] tint", "color * vec3<f32>(1.0 + temperature, 1.0 + tint, 1.0 - temperature)", "vec3", implied=False, names=("white balance: temperature {temperature}, tint {tint}", "temperature/tint: red 1 + {temperature}, green 1 + {tint}, blue 1 - {temperature}"), do=("scale red by 1 + {temperature}, green by 1 + {tint} and blue by 1 - {temperature}",),
    ),
    entry(
        "bloom_threshold", "color:vec3 HDR color; threshold:f32[0.6,2,0.1] threshold", f"color * step(threshold, dot(color, {_LUMA}))", "vec3", implied=False, names=("bright pass with threshold {threshold}", "bloom threshold {threshold} on luminance", "bright-pass filter: keep colors with luminance from {threshold} up"), do=("keep a color if its luminance reaches {threshold}, black otherwise",), what=("the bright pass of a color, threshold {threshold}",), calls="brightPass bloomThreshold",
        plain=False,
    ),
    entry(
        "bloom_soft_knee", "color:vec3 HDR color; threshold:f32[0.6,2,0.1] threshold; knee:f32[0.1,0.5,0.1] knee", "let brightness = max(color.r, max(color.g, color.b)); let soft = clamp(brightness - threshold + knee, 0.0, 2.0 * knee); let weight = max(soft * soft / (4.0 * knee), brightness - threshold) / max(brightness, 0.0001); return color * weight;", "vec3", implied=False,
        names=("bloom prefilter with threshold {threshold} and soft knee {knee}", "Unity style soft knee bloom threshold ({threshold}, knee {knee})"), do=("prefilter a bloom color with threshold {threshold} and soft knee {knee} on the largest channel",),
    ),
    entry(
        "vignette_factor", "uv:vec2 uv; strength:f32[0.3,2,0.1] strength", "let d = uv - vec2<f32>(0.5); return 1.0 - strength * dot(d, d);", "f32", implied=False, names=("vignette factor 1 - {strength} * squared distance from the center", "vignette of strength {strength}: 1 - k * dot(uv - 0.5, uv - 0.5)"), do=("darken towards the edges: one minus {strength} times the squared distance of uv from 0.5",),
    ),
    entry(
        "vignette_smooth", "uv:vec2 uv; inner:f32[0.2,0.5,0.05] inner radius; outer:f32[0.6,0.9,0.05] outer radius", "1.0 - smoothstep(inner, outer, distance(uv, vec2<f32>(0.5)))", "f32", implied=False, names=("vignette from radius {inner} to {outer}", "smooth vignette mask, 1 inside {inner}, 0 beyond {outer}", "vignette(uv, {inner}, {outer})"), do=("compute a vignette that is 1 within {inner} of the center of uv and falls smoothly to 0 at {outer}",), what=("a smooth vignette factor between the radii {inner} and {outer}",),
    ),
    entry(
        "film_grain", "color:vec3 color; random:f32 random number; amount:f32[0.02,0.3,0.02] amount", "color + vec3<f32>((random - 0.5) * amount)", "vec3", implied=False, names=("film grain of {amount} from a random number in 0..1", "add grain: color + (random - 0.5) * {amount}"), do=("add monochrome grain of strength {amount} to a color, given a random number in 0..1",),
    ),
    entry(
        "blend_luminosity", "base:vec3 base color; top:vec3 blend color", "set_luminance(base, dot(top, vec3<f32>(0.3, 0.59, 0.11)))", "vec3", before=_LUMINOSITY, names=("luminosity blend mode", "CSS mix-blend-mode: luminosity", "Photoshop luminosity blend (W3C)"), do=("blend with the luminosity mode: hue and saturation of the base, luminosity of the top",), what=("the W3C luminosity blend of two colors",), calls="blendLuminosity",
    ),
    entry(
        "blend_color", "base:vec3 base color; top:vec3 blend color", "set_luminance(top, dot(base, vec3<f32>(0.3, 0.59, 0.11)))", "vec3", before=_LUMINOSITY, names=("color blend mode", "CSS mix-blend-mode: color", "Photoshop color blend (W3C)"), do=("blend with the color mode: luminosity of the base, hue and saturation of the top",), what=("the W3C color blend of two colors",), calls="blendColor",
        plain=False,
    ),
    entry(
        "hue_lerp", "a:f32 first hue; b:f32 second hue; t:f32 blend factor", "let d = fract(b - a + 0.5) - 0.5; return fract(a + d * t);", "f32", names=("lerp two hues the short way round (0..1)", "shortest path hue interpolation", "hue lerp with wraparound"), do=("interpolate between two hues in 0..1 along the shorter arc",), what=("the shortest-arc mix of two hues in 0..1",), calls="lerpHue mixHue hueLerp",
    ),
    entry(
        "lerp_linear_light", "a:vec3 first color; b:vec3 second color; t:f32 blend factor", "pow(mix(pow(a, vec3<f32>(2.2)), pow(b, vec3<f32>(2.2)), t), vec3<f32>(0.45454547))", "vec3", names=("gamma-correct mix of two colors (2.2)", "lerp colors in linear light with gamma 2.2", "mix in linear space, gamma 2.2 in and out"), do=("mix two colors in linear light, decoding and encoding with gamma 2.2",), what=("the gamma 2.2 correct blend of two colors",), calls="mixLinear lerpGammaCorrect", plain=False,
    ),
    entry(
        "gradient_three", "a:vec3 first color; b:vec3 middle color; c:vec3 last color; t:f32 position", "if t < 0.5 { return mix(a, b, t * 2.0); } return mix(b, c, t * 2.0 - 1.0);", "vec3", names=("three stop gradient", "gradient of three colors with the middle at 0.5", "3-color gradient a, b, c at t", "three color ramp"), do=("blend through three colors, the second at one half",), what=("a three-color ramp at t, the middle color at 0.5",), calls="gradient3 ramp3 colorRamp3",
    ),
)  # fmt: skip
_DITHER: tuple[Entry, ...] = (
    entry(
        "bayer_4x4", "pixel:vec2<u32> pixel", f"var thresholds = {_BAYER4}; return (thresholds[(pixel.y % 4u) * 4u + pixel.x % 4u] + 0.5) / 16.0;", "f32", names=("4x4 Bayer threshold of a pixel", "bayer4x4", "Bayer matrix 4x4 dither threshold, (m + 0.5) / 16", "ordered dither threshold, 4x4 Bayer"), do=("look up the 4x4 Bayer dither threshold (m + 0.5) / 16 for a pixel (vec2<u32>)",), what=("the 4x4 Bayer threshold at a pixel, (m + 0.5)/16",), calls="bayer4x4 bayer4 ditherThreshold4",
    ),
    entry(
        "bayer_2x2", "pixel:vec2<u32> pixel", f"var thresholds = {_BAYER2}; return (thresholds[(pixel.y % 2u) * 2u + pixel.x % 2u] + 0.5) / 4.0;", "f32", names=("2x2 Bayer threshold of a pixel", "bayer2x2", "Bayer matrix 2x2 dither threshold, (m + 0.5) / 4"), do=("look up the 2x2 Bayer dither threshold (m + 0.5) / 4 for a pixel (vec2<u32>)",), what=("the 2x2 Bayer threshold at a pixel",), calls="bayer2x2 bayer2",
    ),
    entry(
        "dither_bit", "value:f32 gray value; pixel:vec2<u32> pixel", f"var thresholds = {_BAYER4}; return step((thresholds[(pixel.y % 4u) * 4u + pixel.x % 4u] + 0.5) / 16.0, value);", "f32", names=("1-bit ordered dither with a 4x4 Bayer matrix", "Bayer dither a gray value to black or white (4x4)", "ordered dithering to 1 bit, 4x4 Bayer"), do=("dither a gray value to 0 or 1 with the 4x4 Bayer matrix at a pixel",), what=("0 or 1 by ordered 4x4 Bayer dithering of a gray value",), calls="bayerDither orderedDither", plain=False,
    ),
    entry(
        "quantize_dithered", "color:vec3 color; threshold:f32 dither threshold; levels:f32[2,32,1] levels", "floor(color * (levels - 1.0) + vec3<f32>(threshold)) / (levels - 1.0)", "vec3", implied=False, names=("quantize to {levels} levels with a dither threshold", "ordered-dither quantization: floor(c * ({levels} - 1) + threshold) / ({levels} - 1)"), do=("quantize a color to {levels} levels per channel, adding a dither threshold before the floor",),
    ),
    entry(
        "interleaved_gradient_noise", "pixel:vec2 pixel position", "fract(52.982918 * fract(dot(pixel, vec2<f32>(0.06711056, 0.00583715))))", "f32", names=("interleaved gradient noise", "IGN (Jimenez)", "Jorge Jimenez's interleaved gradient noise", "ign of the pixel position", "fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715))))"), do=("compute interleaved gradient noise for a pixel",), what=("Jimenez's interleaved gradient noise at a pixel",), calls="interleavedGradientNoise InterleavedGradientNoise IGN ign",
    ),
    entry(
        "dither_noise", "color:vec3 color; noise:f32 noise", "color + vec3<f32>((noise - 0.5) / 255.0)", "vec3", names=("debanding: add one 8-bit step of noise", "dither before 8 bit output, noise in 0..1", "color + (noise - 0.5)/255"), do=("add noise of one 8-bit step (plus or minus half) to a color against banding",), what=("a color dithered by (noise - 0.5)/255",),
    ),
    entry(
        "triangular_noise", "u:f32 uniform number", "let s = 2.0 * u - 1.0; return sign(s) * (1.0 - sqrt(1.0 - abs(s)));", "f32", names=("remap uniform noise to triangular (TPDF)", "uniform to triangular distribution in -1..1", "triangular PDF dither noise from one uniform number"), do=("remap a uniform number in 0..1 to a triangular distribution in -1..1",), what=("a triangularly distributed number in -1..1 from a uniform one",), calls="remapTri triangularNoise toTriangular",
    ),
    entry(
        "nearest_of_four", "color:vec3 color; a:vec3 first palette color; b:vec3 second palette color; c:vec3 third palette color; d:vec3 fourth palette color", "var best = a; if distance(color, b) < distance(color, best) { best = b; } if distance(color, c) < distance(color, best) { best = c; } if distance(color, d) < distance(color, best) { best = d; } return best;", "vec3", names=("nearest of four palette colors", "Game Boy palette lookup: closest of four colors", "snap a color to the closest of 4"), do=("replace a color by the nearest of four palette colors (Euclidean in rgb)",), what=("the closest of four palette colors",), calls="nearestColor4 closestPaletteColor", plain=False,
    ),
)  # fmt: skip


@family("function", structures=40)
def tone_by_name(draw: Draw) -> Request:
    """A tone curve or the exposure of a camera."""
    return entry_request(draw, draw.pick(_TONE))


@family("function", structures=70)
def grading_by_name(draw: Draw) -> Request:
    """Grading and toning of a colour."""
    return entry_request(draw, draw.pick(_GRADE))


@family("function", structures=25)
def dithering(draw: Draw) -> Request:
    """Thresholds and noise against banding."""
    return entry_request(draw, draw.pick(_DITHER))
