"""Functions that people ask for by a bare name: shader slang, and what other languages and libraries call them."""

from ..draw import Draw
from ..family import Request, family
from .recipe import ANY, PLANE_AND_SPACE, VECTORS, Recipe, recipe
from .say import request

_FLOATS = ("f32", "vec3", "vec2", "vec4")


def _known(
    name: str, signature: str, body: str, *what: str, result: str = "T", types: tuple[str, ...] = ("f32",)
) -> Recipe:
    return recipe(name, signature, body, what=what, result=result, types=types)


_MATH = (
    _known("lerp", "a:T; b:T; t:f32", "mix(a, b, t)", "lerp", "lerp(a, b, t)", "HLSL lerp", "unclamped lerp", "Mathf.LerpUnclamped", "std::lerp", "a lerp", "mix, GLSL style", types=_FLOATS),
    _known("lerp_clamped", "a:f32; b:f32; t:f32", "mix(a, b, clamp(t, 0.0, 1.0))", "clamped lerp", "Unity's Mathf.Lerp", "Mathf.Lerp (it clamps t)", "a lerp with t clamped to 0..1"),
    _known("inverse_lerp", "a:f32; b:f32; x:f32", "(x - a) / (b - a)", "inverse lerp(a, b, x)", "invlerp(a, b, x)", "unlerp(a, b, x)", "ilerp(a, b, x), no clamping", "Godot's inverse_lerp(a, b, x)"),
    _known("linstep", "a:f32; b:f32; x:f32", "clamp((x - a) / (b - a), 0.0, 1.0)", "linstep(a, b, x)", "linear step(a, b, x)", "Mathf.InverseLerp(a, b, x), which clamps", "linstep(a, b, x), like smoothstep without the curve"),
    _known("remap", "x:f32; a:f32; b:f32; c:f32; d:f32", "c + (x - a) * (d - c) / (b - a)", "remap(x, a, b, c, d)", "map(x, a, b, c, d) as in Processing", "Arduino's map(x, a, b, c, d) for floats", "p5's map(x, a, b, c, d)"),
    _known("saturate", "x:T", "clamp(x, T(0.0), T(1.0))", "saturate", "HLSL saturate", "clamp01", "Mathf.Clamp01", "a saturate", "saturate like in Cg", types=ANY),
    _known("frac", "x:T", "fract(x)", "frac", "HLSL's frac", "x - floor(x)", "a frac()", types=ANY),
    _known("glsl_mod", "x:f32; y:f32", "x - y * floor(x / y)", "GLSL mod", "mod(x, y) from GLSL", "fmod with floor", "floored mod of two floats", "Python's % for floats", "np.mod on floats"),
    _known("fmod", "x:f32; y:f32", "x % y", "C's fmod", "fmod(x, y) from math.h", "HLSL fmod", "JavaScript's % on floats", "truncated float remainder"),
    _known("positive_mod", "a:i32; b:i32", "((a % b) + b) % b", "Java's floorMod(a, b) for positive b", "Python's % on ints, b positive", "Rust's rem_euclid for i32, b above zero", "a modulo that never goes negative, i32", "Math.floorMod for ints, positive divisor", result="i32"),
    _known("step_at", "edge:f32; x:f32", "select(0.0, 1.0, x >= edge)", "step(edge, x)", "GLSL step(edge, x)", "Heaviside step at edge: step(edge, x)"),
    _known("smoothstep_between", "a:f32; b:f32; x:f32", "smoothstep(a, b, x)", "smoothstep(a, b, x)", "GLSL smoothstep(a, b, x) as my own function", "smoothstep wrapper (a, b, x)"),
    _known("rsqrt", "x:T", "inverseSqrt(x)", "rsqrt", "1/sqrt(x)", "inversesqrt", "the Quake thing, 1 over sqrt(x)", "CUDA's rsqrtf", types=ANY),
    _known("reciprocal", "x:T", "T(1.0) / x", "rcp", "1/x", "the reciprocal", "np.reciprocal for one float", types=ANY),
    _known("square", "x:T", "x * x", "sqr", "x squared", "sq(x)", "square", "np.square for a single value", "x^2", "pow2", types=ANY),
    _known("cube", "x:T", "x * x * x", "x cubed", "cube", "pow3", "x^3", "x*x*x", types=ANY),
    _known("hypotenuse", "x:f32; y:f32", "sqrt(x * x + y * y)", "hypot", "hypot(x, y)", "Math.hypot of x and y", "np.hypot", "std::hypot(x, y)"),
    _known("log10", "x:f32", "log2(x) * 0.30103", "log10", "math.log10", "base 10 log", "std::log10"),
    _known("degrees_to_radians", "angle:f32", "radians(angle)", "deg2rad", "degToRad", "degrees -> radians", "Mathf.Deg2Rad as a function", "np.deg2rad", "math.radians", "deg to rad"),
    _known("radians_to_degrees", "angle:f32", "degrees(angle)", "rad2deg", "radToDeg", "radians -> degrees", "Mathf.Rad2Deg as a function", "np.rad2deg", "math.degrees", "rad to deg"),
    _known("cube_root", "x:f32", "sign(x) * pow(abs(x), 0.33333334)", "cbrt", "Math.cbrt", "np.cbrt", "signed cube root", "std::cbrt"),
    _known("sinc", "x:f32", "if x == 0.0 { return 1.0; } return sin(x) / x;", "sinc (unnormalized)", "sin(x)/x with sinc(0) = 1", "sinc, sin(x)/x"),
    _known("sinc_pi", "x:f32", "if x == 0.0 { return 1.0; } let y = 3.1415927 * x; return sin(y) / y;", "np.sinc", "normalized sinc, sin(pi x)/(pi x)", "sinc as numpy has it"),
    _known("sign_nonzero", "x:f32", "select(-1.0, 1.0, x >= 0.0)", "Mathf.Sign (1 for zero)", "sign, but sgn(0) = 1", "sign that never returns 0", "Unity's Mathf.Sign: zero gives 1"),
    _known("safe_sqrt", "x:f32", "sqrt(max(x, 0.0))", "safe sqrt", "sqrt with negatives as 0", "sqrt that never gives NaN: negatives count as zero", "sqrt(max(x, 0))"),
    _known("safe_normalize", "v:T", "let len = length(v); if len == 0.0 { return T(0.0); } return v / len;", "safe normalize", "normalize that returns zero for the zero vector", "Unity-style normalized (zero stays zero)", "Vector3.Normalize, zero in, zero out", types=VECTORS),
    _known("round_half_up", "x:f32", "floor(x + 0.5)", "JavaScript's Math.round", "round half up", "Math.round from JS", "floor(x + 0.5)"),
    _known("truncate", "x:T", "trunc(x)", "Math.trunc", "trunc", "chop off the decimals, towards zero", "np.trunc", "np.fix", types=ANY),
    _known("move_towards", "current:f32; target_value:f32; max_delta:f32", "current + clamp(target_value - current, -max_delta, max_delta)", "Mathf.MoveTowards", "Unity's MoveTowards for floats", "Godot's move_toward(from, to, delta)"),
    _known("repeat", "t:f32; length_of:f32", "t - length_of * floor(t / length_of)", "Mathf.Repeat", "Unity's Repeat(t, length)"),
    _known("ping_pong", "t:f32; length_of:f32", "length_of - abs(t - 2.0 * length_of * floor(t / (2.0 * length_of)) - length_of)", "Mathf.PingPong", "Unity's PingPong(t, length)", "pingpong(t, length)"),
    _known("delta_angle", "a:f32; b:f32", "let d = b - a; return d - 360.0 * floor((d + 180.0) / 360.0);", "Mathf.DeltaAngle(a, b) in [-180, 180)", "shortest difference from angle a to b in degrees, -180 to 180", "delta angle a -> b, degrees, in [-180, 180)"),
    _known("approximately", "a:f32; b:f32", "abs(a - b) < 0.00001", "float equality with eps 1e-5", "nearly equal, abs difference below 1e-5", "almostEqual(a, b), epsilon 0.00001", result="bool"),
    _known("where_value", "condition:bool; a:T; b:T", "select(b, a, condition)", "np.where(condition, a, b)", "ternary: condition ? a : b", "torch.where(condition, a, b)", "if-else expression: a if condition else b", "Excel's IF(condition, a, b)", "condition ? a : b", types=ANY),
    _known("clip", "x:f32; lo:f32; hi:f32", "clamp(x, lo, hi)", "np.clip", "clip(x, lo, hi)", "std::clamp", "Math.min(Math.max(x, lo), hi)", "constrain(x, lo, hi) from Arduino", "Mathf.Clamp", "Excel MEDIAN(lo, x, hi)"),
    _known("expm1", "x:f32", "exp(x) - 1.0", "expm1", "exp(x) - 1", "np.expm1"),
    _known("log1p", "x:f32", "log(1.0 + x)", "log1p", "ln(1+x)", "np.log1p"),
    _known("logit", "p:f32", "log(p / (1.0 - p))", "logit", "log odds of p", "inverse sigmoid", "ln(p/(1-p))"),
    _known("db_to_gain", "db:f32", "pow(10.0, db / 20.0)", "db2lin", "dB -> linear gain (amplitude)", "dbToGain", "10^(dB/20)"),
)  # fmt: skip
_BITS = (
    _known("count_trailing_zeros", "x:u32", "countTrailingZeros(x)", "ctz", "__builtin_ctz with 32 for zero", "tzcnt", "count trailing zeros", "number of trailing zero bits, u32", result="u32"),
    _known("count_leading_zeros", "x:u32", "countLeadingZeros(x)", "clz", "Math.clz32", "lzcnt", "__clz", "number of leading zero bits, u32", "Integer.numberOfLeadingZeros", result="u32"),
    _known("popcount", "x:u32", "countOneBits(x)", "popcount", "popcnt", "Integer.bitCount", "__builtin_popcount", "bitCount", "Hamming weight", "how many bits are set (u32)", "std::popcount", result="u32"),
    _known("reverse_bits", "x:u32", "reverseBits(x)", "bitreverse", "__brev", "bit reversal, u32", "brev", "Integer.reverse for unsigned", result="u32"),
    _known("floor_log2", "x:u32", "31u - countLeadingZeros(x)", "ilog2 of a u32 (x > 0)", "floor(log2(x)) for a nonzero u32", "msb index of a nonzero u32", result="u32"),
    _known("is_odd", "x:i32", "(x & 1) == 1", "isOdd", "odd?", "is an int odd", "is_odd(x), i32", result="bool"),
    _known("is_even", "x:i32", "(x & 1) == 0", "isEven", "even?", "is an int even", "is_even(x), i32", result="bool"),
    _known("ceil_div", "a:u32; b:u32", "(a + b - 1u) / b", "ceil div", "ceildiv(a, b)", "div_ceil", "DIV_ROUND_UP", "integer division rounding up, u32", "-(-a // b) for u32", result="u32"),
    _known("abs_difference", "a:u32; b:u32", "max(a, b) - min(a, b)", "u32 abs_diff", "abs_diff(a, b) like Rust's, u32", "absolute difference of two uints without underflow", result="u32"),
    _known("saturating_subtract", "a:u32; b:u32", "a - min(a, b)", "saturating_sub", "Rust's saturating_sub for u32", "u32 subtraction that stops at 0", "a - b but never below 0 for uints", result="u32"),
    _known("align_up", "x:u32; alignment:u32", "(x + alignment - 1u) & ~(alignment - 1u)", "align up to a power of two (u32)", "ALIGN(x, alignment), alignment is a power of two", "round x up to a power-of-two alignment", result="u32"),
    _known("float_bits", "x:f32", "bitcast<u32>(x)", "floatBitsToUint", "f32::to_bits", "__float_as_uint", "asuint(x)", result="u32"),
    _known("bits_to_float", "x:u32", "bitcast<f32>(x)", "uintBitsToFloat", "f32::from_bits", "__uint_as_float", "asfloat(x) of a uint", result="f32"),
    _known("unit_float", "x:u32", "f32(x >> 8u) / 16777216.0", "random u32 -> float in [0,1) from the top 24 bits", "uint to [0, 1) float: (x >> 8) / 2^24", "top 24 bits of a u32 as a float below 1", result="f32"),
    _known("unit_float_full", "x:u32", "f32(x) / 4294967295.0", "u32 / 0xffffffff", "uint to 0..1, f32(x) / 4294967295", "map the whole u32 range to 0..1", result="f32"),
)  # fmt: skip
_VECTORS = (
    _known("sqr_length", "v:T", "dot(v, v)", "sqrMagnitude", "length squared", "Vector3.sqrMagnitude", "len2", "dot(v, v)", result="f32", types=VECTORS),
    _known("magnitude", "v:T", "length(v)", "magnitude", "np.linalg.norm", "vector length", "{|}v{|}", "Vector3.magnitude", result="f32", types=VECTORS),
    _known("dist", "a:T; b:T", "distance(a, b)", "Vector3.Distance", "dist(a, b)", "euclidean distance", "distance between two points", result="f32", types=VECTORS),
    _known("perp", "v:vec2", "vec2<f32>(-v.y, v.x)", "perp (ccw, y up)", "Vector2.Perpendicular", "perp(v) = (-y, x)", result="vec2"),
    _known("cross2", "a:vec2; b:vec2", "a.x * b.y - a.y * b.x", "2d cross", "cross2d", "perp dot product", "wedge product of two vec2s", "det(a, b)", result="f32"),
    _known("reflect_vector", "v:T; n:T", "reflect(v, n)", "Vector3.Reflect", "reflect(v, n)", "bounce v off a unit normal n", types=PLANE_AND_SPACE),
    _known("angle_of", "v:vec2", "atan2(v.y, v.x)", "heading of a vec2", "atan2 of a vec2", "direction angle of a 2d vector in radians", "p5's heading()", result="f32"),
    _known("from_angle", "angle:f32", "vec2<f32>(cos(angle), sin(angle))", "unit vec2 from angle", "p5's fromAngle", "angle -> direction (radians)", "(cos a, sin a)", result="vec2"),
    _known("complex_multiply", "a:vec2; b:vec2", "vec2<f32>(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x)", "complex mul", "cmul", "complex product, vec2 = re, im", result="vec2"),
    _known("complex_square", "z:vec2", "vec2<f32>(z.x * z.x - z.y * z.y, 2.0 * z.x * z.y)", "csqr", "z^2 for complex z (vec2)", "complex square", result="vec2"),
    _known("complex_divide", "a:vec2; b:vec2", "vec2<f32>(a.x * b.x + a.y * b.y, a.y * b.x - a.x * b.y) / dot(b, b)", "cdiv", "complex division a / b (vec2)", result="vec2"),
    _known("complex_exp", "z:vec2", "exp(z.x) * vec2<f32>(cos(z.y), sin(z.y))", "cexp", "e^z for complex z", "complex exponential of a vec2", result="vec2"),
    _known("complex_conjugate", "z:vec2", "vec2<f32>(z.x, -z.y)", "complex conjugate", "conj", "conj(z) for a vec2", result="vec2"),
    _known("lerp_color", "a:vec4; b:vec4; t:f32", "mix(a, b, t)", "Color.LerpUnclamped", "rgba lerp", "lerp of two vec4 colors", result="vec4"),
)  # fmt: skip
_COLORS = (
    _known("luminance", "color:vec3", "dot(color, vec3<f32>(0.2126, 0.7152, 0.0722))", "luma rec709", "Rec. 709 luminance", "relative luminance of linear rgb", "luminance", "BT.709 luma", result="f32"),
    _known("luma_601", "color:vec3", "dot(color, vec3<f32>(0.299, 0.587, 0.114))", "rec601 luma", "NTSC gray", "BT.601 luma", "rgb2gray with 0.299 0.587 0.114", result="f32"),
    _known("reinhard", "color:vec3", "color / (color + vec3<f32>(1.0))", "reinhard", "simple Reinhard", "x/(1+x) tonemap", "reinhard tonemapping", result="vec3"),
    _known("invert", "color:vec3", "vec3<f32>(1.0) - color", "invert color", "negative of an rgb", "1 - rgb", result="vec3"),
    _known("blend_screen", "a:vec3; b:vec3", "vec3<f32>(1.0) - (vec3<f32>(1.0) - a) * (vec3<f32>(1.0) - b)", "screen blend", "Photoshop screen", "CSS mix-blend-mode: screen", "screen of two rgb", result="vec3"),
    _known("blend_multiply", "a:vec3; b:vec3", "a * b", "multiply blend", "Photoshop multiply", "CSS mix-blend-mode: multiply", result="vec3"),
    _known("blend_difference", "a:vec3; b:vec3", "abs(a - b)", "difference blend", "Photoshop difference", "CSS mix-blend-mode: difference", result="vec3"),
    _known("blend_exclusion", "a:vec3; b:vec3", "a + b - 2.0 * a * b", "exclusion blend", "CSS mix-blend-mode: exclusion", result="vec3"),
    _known("premultiply", "color:vec4", "vec4<f32>(color.rgb * color.a, color.a)", "premultiply", "premul rgba", "straight -> premultiplied alpha", result="vec4"),
    _known("unpremultiply", "color:vec4", "if color.a == 0.0 { return vec4<f32>(0.0); } return vec4<f32>(color.rgb / color.a, color.a);", "unpremultiply, zero alpha gives zero", "premultiplied -> straight alpha (transparent stays all zero)", result="vec4"),
    _known("src_over", "src:vec4; dst:vec4", "src + dst * (1.0 - src.a)", "src over dst, premultiplied", "Porter-Duff over (premultiplied)", "source-over, premul", result="vec4"),
    _known("swap_red_blue", "color:vec4", "color.bgra", "bgra swizzle", "rgba -> bgra", "swap red and blue of a vec4", "BGRA to RGBA", result="vec4"),
    _known("unpack_normal", "rgb:vec3", "normalize(rgb * 2.0 - vec3<f32>(1.0))", "decode normal map (and normalize)", "unpack tangent space normal, rgb*2-1 normalized", "normal map texel to unit normal", result="vec3"),
)  # fmt: skip
_RECIPES = _MATH + _BITS + _VECTORS + _COLORS


@family("function", structures=140)
def jargon(draw: Draw) -> Request:
    """One of the names above, bare or in a short frame."""
    return request(draw, draw.pick(_RECIPES), brief=True)
