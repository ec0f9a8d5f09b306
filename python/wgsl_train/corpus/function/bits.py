"""Hashes, noise and the tricks of integers."""

from ..draw import Draw
from ..family import Request, family
from .recipe import recipe
from .say import request

_HASH = "fn hash(p: vec2<f32>) -> f32 {\n return fract(sin(dot(p, vec2<f32>(12.9898, 78.233))) * 43758.547);\n}\n"
_PCG = "let state = v * 747796405u + 2891336453u; let word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u; return (word >> 22u) ^ word;"
_RECIPES = (
    recipe(
        "pcg_hash", "v:u32 value", _PCG, result="u32",
        do=("hash an unsigned integer with PCG", "scramble a u32 with the PCG hash (747796405, 2891336453, 277803737)", "do the PCG random hash of a u32"), what=("the PCG hash of a u32", "pcg_hash", "a PCG hash for unsigned integers", "PCG-RXS-M-XS 32 bit output for a u32 input"),
    ),
    recipe(
        "pcg_random", "v:u32 seed", _PCG.replace("return (word >> 22u) ^ word;", "return f32((word >> 22u) ^ word) / 4294967295.0;"), result="f32",
        do=("turn a u32 seed into a random float from 0 to 1 with PCG", "make a random number in 0..1 from an integer seed with the PCG hash, divided by 4294967295"), what=("a random float in [0, 1] from a u32 with PCG", "PCG noise of an integer seed as a float between 0 and 1"),
    ),
    recipe(
        "wang_hash", "v:u32 value", "var x = (v ^ 61u) ^ (v >> 16u); x *= 9u; x ^= x >> 4u; x *= 668265261u; x ^= x >> 15u; return x;", result="u32",
        do=("hash an unsigned integer with Thomas Wang's hash", "do the Wang hash of a u32"), what=("the Wang hash of a u32", "wang_hash"),
    ),
    recipe(
        "xorshift32", "v:u32 state", "var x = v; x ^= x << 13u; x ^= x >> 17u; x ^= x << 5u; return x;", result="u32",
        do=("advance an xorshift32 state (13, 17, 5)", "do one step of Marsaglia's xorshift with shifts 13, 17 and 5"), what=("the next xorshift32 value (13, 17, 5)", "an xorshift32 step for a u32"),
    ),
    recipe(
        "lcg_next", "v:u32 state", "v * 1664525u + 1013904223u", result="u32",
        do=("advance a linear congruential generator (1664525, 1013904223)", "do one LCG step with the Numerical Recipes constants"), what=("the next LCG state: x * 1664525 + 1013904223", "a linear congruential step (Numerical Recipes)"),
    ),
    recipe(
        "fnv1a", "v:u32 value", "var hash = 2166136261u; for (var i = 0u; i < 4u; i++) { hash = (hash ^ ((v >> (i * 8u)) & 255u)) * 16777619u; } return hash;", result="u32",
        do=("compute the 32-bit FNV-1a hash of the four bytes of a u32, lowest byte first", "hash a u32 byte by byte with FNV-1a"), what=("FNV-1a over the bytes of a u32, low byte first",),
    ),
    recipe(
        "hash21", "p:vec2 point", "fract(sin(dot(p, vec2<f32>(12.9898, 78.233))) * 43758.547)", result="f32",
        do=("hash a 2D point to a float with the classic sine trick (12.9898, 78.233, 43758.5453)", "get a pseudo random number from a vec2: fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453)", "do the usual one-liner random of a vec2"),
        what=("the classic sin hash of a vec2", "fract(sin(dot(co, vec2(12.9898, 78.233))) * 43758.5453)", "the GLSL one-liner rand(co)"),
    ),
    recipe(
        "value_noise", "p:vec2 point", "let i = floor(p); let f = fract(p); let w = f * f * (3.0 - 2.0 * f); let a = mix(hash(i), hash(i + vec2<f32>(1.0, 0.0)), w.x); let b = mix(hash(i + vec2<f32>(0.0, 1.0)), hash(i + vec2<f32>(1.0, 1.0)), w.x); return mix(a, b, w.y);", result="f32", before=_HASH,
        do=("compute 2D value noise with the hash fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453)", "make smooth value noise of a vec2 with the sine hash and smoothstep interpolation"),
        what=("2D value noise[ with the classic sine hash|]", "value noise of a vec2 using fract(sin(dot(p, vec2(12.9898,78.233)))*43758.5453)", "smooth noise at a 2D point (sine hash, smoothstep weights)"),
    ),
    recipe(
        "is_power_of_two", "n:u32 number", "n != 0u && (n & (n - 1u)) == 0u", result="bool",
        do=("check [whether|if] a u32 is a power of two", "tell if an unsigned integer has exactly one bit set", "test for a power of two[, zero is none|]"), what=("whether a number is a power of two", "a power of two test for u32", "a check that exactly one bit is set"),
    ),
    recipe(
        "next_power_of_two", "n:u32 number", "var v = n - 1u; v |= v >> 1u; v |= v >> 2u; v |= v >> 4u; v |= v >> 8u; v |= v >> 16u; return v + 1u;", result="u32",
        do=("round a u32 up to the next power of two", "find the smallest power of two that is not less than n", "get the next power of two of an unsigned integer"), what=("the next power of two of a u32", "a number rounded up to a power of two"),
    ),
    recipe(
        "popcount", "n:u32 number", "countOneBits(n)", result="u32",
        do=("count the one bits of a u32", "get the population count of an unsigned integer", "tell how many bits are set in n"), what=("the number of set bits", "popcount of a u32", "the Hamming weight of an unsigned integer"),
    ),
    recipe(
        "popcount_loop", "n:u32 number", "var v = n; var count = 0u; while v != 0u { v &= v - 1u; count++; } return count;", result="u32",
        do=("count set bits with a loop that clears the lowest one (Kernighan)", "count the bits of a u32 by Kernighan's method", "loop over a u32 and count its one bits[ without the builtin|]"), what=("Kernighan's bit count", "a popcount with a loop"),
    ),
    recipe(
        "parity", "n:u32 number", "countOneBits(n) & 1u", result="u32",
        do=("compute the parity of a u32: 1 for an odd number of one bits", "return 1 if the number of set bits is odd and 0 otherwise"), what=("the bit parity of a u32", "1 for odd parity, 0 for even"),
    ),
    recipe(
        "reverse_bits", "n:u32 number", "reverseBits(n)", result="u32",
        do=("reverse the bits of a u32", "mirror the 32 bits of an unsigned integer"), what=("a u32 with its bits reversed", "bit reversal"),
    ),
    recipe(
        "highest_bit", "n:u32 number", "firstLeadingBit(n)", result="u32",
        do=("find the index of the highest set bit of a u32", "get floor(log2(n)) of an unsigned integer"), what=("the position of the most significant one bit", "integer log2 of a u32"),
    ),
    recipe(
        "lowest_bit", "n:u32 number", "countTrailingZeros(n)", result="u32",
        do=("count the trailing zeros of a u32", "find the index of the lowest set bit"), what=("the number of trailing zero bits", "the position of the least significant one bit"),
    ),
    recipe(
        "get_bit", "n:u32 number; i:u32[0,31] bit index", "(n >> i) & 1u", result="u32",
        do=("extract bit {i} of a u32 as 0 or 1", "tell whether bit {i} of a number is set, as 0 or 1", "read the bit at position {i}"), what=("bit {i} of a u32", "the value of bit number {i} of an unsigned integer"),
    ),
    recipe(
        "set_bit", "n:u32 number; i:u32[0,31] bit index", "n | (1u << i)", result="u32",
        do=("set bit {i} of a u32", "turn on the bit at position {i}"), what=("a u32 with bit {i} set", "a number with bit {i} switched on"),
    ),
    recipe(
        "clear_bit", "n:u32 number; i:u32[0,31] bit index", "n & ~(1u << i)", result="u32",
        do=("clear bit {i} of a u32", "turn off the bit at position {i}"), what=("a u32 with bit {i} cleared",),
    ),
    recipe(
        "toggle_bit", "n:u32 number; i:u32[0,31] bit index", "n ^ (1u << i)", result="u32",
        do=("flip bit {i} of a u32", "toggle the bit at position {i}"), what=("a u32 with bit {i} flipped",),
    ),
    recipe(
        "rotate_left", "n:u32 number; k:u32[1,31] shift", "(n << k) | (n >> (32u - k))", result="u32",
        do=("rotate a u32 left by {k} bits", "do a circular left shift by {k}"), what=("a u32 rotated left by {k}", "a left bit rotation by {k}"),
    ),
    recipe(
        "rotate_right", "n:u32 number; k:u32[1,31] shift", "(n >> k) | (n << (32u - k))", result="u32",
        do=("rotate a u32 right by {k} bits", "do a circular right shift by {k}"), what=("a u32 rotated right by {k}", "a right bit rotation by {k}"),
    ),
    recipe(
        "gray_code", "n:u32 number", "n ^ (n >> 1u)", result="u32",
        do=("convert a number to Gray code", "compute the reflected binary (Gray) code of a u32"), what=("the Gray code of a u32", "n xor n >> 1"),
    ),
    recipe(
        "spread_bits", "n:u32 number", "var x = n & 65535u; x = (x | (x << 8u)) & 16711935u; x = (x | (x << 4u)) & 252645135u; x = (x | (x << 2u)) & 858993459u; x = (x | (x << 1u)) & 1431655765u; return x;", result="u32",
        do=("spread the low 16 bits of a u32 so that a zero lies between any two", "insert a zero bit after each of the low 16 bits, as for a Morton code"), what=("the low 16 bits interleaved with zeros", "Part1By1 of a u32"),
    ),
    recipe(
        "pack_rgba8", "color:vec4 color", "let c = vec4<u32>(round(clamp(color, vec4<f32>(0.0), vec4<f32>(1.0)) * 255.0)); return c.x | (c.y << 8u) | (c.z << 16u) | (c.w << 24u);", result="u32",
        do=("pack an RGBA color into a u32, red in the lowest byte", "pack a vec4 color to 8 bits a channel with r in the low byte[, by hand|]"), what=("an rgba color as a packed u32 (r lowest)", "RGBA8 packing of a vec4, red in the low 8 bits"),
    ),
    recipe(
        "unpack_rgba8", "v:u32 packed color", "vec4<f32>(f32(v & 255u), f32((v >> 8u) & 255u), f32((v >> 16u) & 255u), f32(v >> 24u)) / 255.0", result="vec4",
        do=("unpack a u32 into an RGBA color, red in the lowest byte", "turn a packed 8-bit-per-channel color (r in the low byte) into a vec4"), what=("the RGBA color packed in a u32 (r lowest)", "RGBA8 unpacking to vec4"),
    ),
    recipe(
        "divide_round_up", "a:u32 dividend; b:u32[2,256,2] divisor", "(a + b - 1u) / b", result="u32",
        do=("divide by {b}, rounding up", "compute the number of workgroups of size {b} needed for a items", "do a ceiling division of unsigned integers by {b}"), what=("ceil(a / {b}) for integers", "an integer division by {b} rounded up"),
    ),
    recipe(
        "round_up_to_multiple", "n:u32 number; m:u32[2,64,2] multiple", "(n + m - 1u) / m * m", result="u32",
        do=("round a u32 up to a multiple of {m}", "align n up to {m}"), what=("the next multiple of {m}", "n aligned up to {m}"),
    ),
    recipe(
        "swap_bytes", "n:u32 number", "(n << 24u) | ((n & 65280u) << 8u) | ((n >> 8u) & 65280u) | (n >> 24u)", result="u32",
        do=("swap the byte order of a u32", "reverse the four bytes of an unsigned integer (endianness)"), what=("a u32 with its bytes reversed", "an endian swap of a u32"),
    ),
    recipe(
        "digit_sum", "n:u32 number", "var v = n; var sum = 0u; while v > 0u { sum += v % 10u; v /= 10u; } return sum;", result="u32",
        do=("add up the decimal digits of a u32", "compute the digit sum of an unsigned integer"), what=("the sum of the decimal digits", "the cross sum of a number"),
    ),
    recipe(
        "index_2d", "x:u32 column; y:u32 row; width:u32[4,256,4] width", "y * width + x", result="u32",
        do=("turn column and row into a linear index for a width of {width}", "flatten 2D coordinates, row-major with width {width}"), what=("the row-major index of x and y with width {width}", "y * {width} + x"),
    ),
    recipe(
        "morton_2d", "x:u32 x; y:u32 y", "return spread(x) | (spread(y) << 1u);", result="u32", before="fn spread(n: u32) -> u32 {\n var x = n & 65535u; x = (x | (x << 8u)) & 16711935u; x = (x | (x << 4u)) & 252645135u; x = (x | (x << 2u)) & 858993459u; x = (x | (x << 1u)) & 1431655765u; return x;\n}\n",
        do=("compute the 2D Morton code of x and y (16 bits each)", "interleave the bits of x and y, x in the even positions"), what=("the Morton (Z-order) code of two u32", "a 2D z-order index"),
    ),
)  # fmt: skip


@family("function", structures=40)
def integer_tricks(draw: Draw) -> Request:
    """Hashes and bits."""
    return request(draw, draw.pick(_RECIPES))
