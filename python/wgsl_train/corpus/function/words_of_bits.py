"""Words of bits beyond `bits` and `number_theory`: counts and scans by loops, masks, careful arithmetic, fixed point, codes."""

from ..draw import Draw
from ..family import Request, family
from .bits import _RECIPES as _PLAIN_BITS
from .brisk import also, brisk, by_name
from .number_theory import _TRICKS
from .recipe import recipe

_SPREAD = "fn spread_three(n: u32) -> u32 { var x = n & 1023u; x = (x | (x << 16u)) & 0x030000FFu; x = (x | (x << 8u)) & 0x0300F00Fu; x = (x | (x << 4u)) & 0x030C30C3u; x = (x | (x << 2u)) & 0x09249249u; return x; }\n"
_KNOWN = by_name(_PLAIN_BITS, _TRICKS)
_SCANS = (
    recipe("parity_fold", "n:u32 number", "var v = n; v ^= v >> 16u; v ^= v >> 8u; v ^= v >> 4u; v ^= v >> 2u; v ^= v >> 1u; return v & 1u;", result="u32",
        do=("compute the parity of a u32 by folding it with xor",), what=("parity of a u32 by xor folding", "parity without popcount, shifts and xors", "xor all 32 bits together by halving")),
    recipe("trailing_zeros_loop", "n:u32 number", "if n == 0u { return 32u; } var v = n; var count = 0u; while (v & 1u) == 0u { v >>= 1u; count++; } return count;", result="u32",
        do=("count the trailing zero bits with a loop, 32 for zero",), what=("number of trailing zeros via loop", "ctz with a while loop (32 for 0)", "countTrailingZeros without the builtin")),
    recipe("leading_zeros_loop", "n:u32 number", "var count = 0u; for (var i = 0u; i < 32u; i++) { if (n & (0x80000000u >> i)) != 0u { break; } count++; } return count;", result="u32",
        do=("count the leading zero bits with a loop, 32 for zero",), what=("clz with a loop", "countLeadingZeros without the builtin", "number of leading zeros of a u32, loop version")),
    recipe("reverse_bits_loop", "n:u32 number", "var v = n; var result = 0u; for (var i = 0u; i < 32u; i++) { result = (result << 1u) | (v & 1u); v >>= 1u; } return result;", result="u32",
        do=("reverse the 32 bits of a u32 with a loop",), what=("reverseBits without the builtin", "bit reversal of a u32 by a loop of 32 steps", "reverse bits, LeetCode 190")),
    recipe("reverse_byte", "x:u32 byte", "reverseBits(x) >> 24u", result="u32",
        do=("reverse the order of the low 8 bits",), what=("reverse the bits of a byte", "bit reversal of an 8 bit value in a u32", "mirror a byte")),
    recipe("reverse_low_bits", "x:u32 value; n:u32[2,16] number of bits", "reverseBits(x) >> (32u - n)", result="u32",
        do=("reverse the lowest {n} bits of a u32, dropping the others", "bit-reverse an index of {n} bits for an FFT"), what=("the low {n} bits of x in reverse order", "bit reversed index, {n} bits", "FFT bit reversal of an {n}-bit index"), implied=False),
    recipe("bit_length", "n:u32 number", "32u - countLeadingZeros(n)", result="u32",
        do=("tell how many bits are needed to write n, 0 for zero",), what=("bit length", "Python's int.bit_length() for a u32", "number of bits to represent n", "position of the highest set bit plus one")),
    recipe("zero_bit_count", "n:u32 number", "32u - countOneBits(n)", result="u32", do=("count the zero bits of a u32",), what=("number of zero bits", "32 minus popcount", "how many of the 32 bits are 0")),
    recipe("longest_run", "n:u32 number", "var v = n; var length_found = 0u; while v != 0u { v &= v << 1u; length_found++; } return length_found;", result="u32",
        do=("find the longest run of consecutive one bits",), what=("the longest run of ones in a u32", "max consecutive set bits")),
    recipe("has_alternating_bits", "n:u32 number", "let v = n ^ (n >> 1u); return (v & (v + 1u)) == 0u;", result="bool", do=("check whether the bits of n alternate between 0 and 1",), what=("alternating bits test, 5 = 101 yes, 6 = 110 no", "binary number with alternating bits, bool")),
    recipe("is_bit_palindrome", "n:u32 number", "reverseBits(n) == n", result="bool", do=("check whether the 32 bits of n read the same from both ends",), what=("32-bit palindrome test", "is a u32 equal to its bit reversal")),
    recipe("hamming_weight_swar", "n:u32 number", "var v = n - ((n >> 1u) & 0x55555555u); v = (v & 0x33333333u) + ((v >> 2u) & 0x33333333u); v = (v + (v >> 4u)) & 0x0F0F0F0Fu; return (v * 0x01010101u) >> 24u;", result="u32",
        do=("count the set bits with the parallel SWAR method",), what=("popcount SWAR", "the 0x55555555 0x33333333 popcount", "parallel bit count without loop or builtin", "Hamming weight by the divide and conquer trick")),
    recipe("previous_power_of_two", "n:u32 number", "if n == 0u { return 0u; } return 1u << (31u - countLeadingZeros(n));", result="u32",
        do=("round a u32 down to a power of two, 0 stays 0", "find the largest power of two not above n"), what=("previous power of two", "the highest power of two <= n", "bit floor (std::bit_floor)", "round down to a power of 2", "the value of the highest set bit")),
    recipe("lowest_set_bit", "n:u32 number", "n & (~n + 1u)", result="u32", do=("isolate the lowest set bit",), what=("n & -n for u32", "the lowest set bit as a value", "isolate the rightmost 1", "BLSI")),
    recipe("set_lowest_zero", "n:u32 number", "n | (n + 1u)", result="u32", do=("turn on the lowest zero bit",), what=("n | (n + 1)", "set the rightmost 0 bit")),
    recipe("nearest_power_of_two", "n:u32 number", "let low = 1u << (31u - countLeadingZeros(n)); return select(low, low << 1u, n - low >= (low << 1u) - n);", result="u32",
        do=("round a positive u32 to the nearest power of two, up on a tie",), what=("nearest power of two (n > 0, ties go up)", "closest power of 2 to n")),
)  # fmt: skip
_MASKS = (
    recipe("rotate_left_safe", "n:u32 number; k:u32 shift", "(n << (k & 31u)) | (n >> ((32u - k) & 31u))", result="u32",
        do=("rotate a u32 left by any number of bits, 0 and 32 included", "rotate left with the shift taken modulo 32"), what=("rotl32(x, n) that is safe for n = 0", "rotate left, any shift amount", "std::rotl for u32", "rotl with the shift masked to 5 bits")),
    recipe("rotate_right_safe", "n:u32 number; k:u32 shift", "(n >> (k & 31u)) | (n << ((32u - k) & 31u))", result="u32",
        do=("rotate a u32 right by any number of bits, 0 and 32 included",), what=("rotr32(x, n) that is safe for n = 0", "rotate right, any shift amount", "std::rotr for u32", "rotr with the shift masked to 5 bits")),
    recipe("rotate_byte_left", "x:u32 byte; k:u32 shift 0 to 7", "((x << k) | (x >> (8u - k))) & 255u", result="u32", do=("rotate an 8 bit value left within the byte",), what=("rol8", "8-bit rotate left, value in a u32")),
    recipe("low_mask", "n:u32 number of bits", "select((1u << n) - 1u, 4294967295u, n >= 32u)", result="u32", do=("make a mask with the lowest {n} bits set, all of them for 32",), what=("set n lowest bits mask", "(1 << n) - 1 that also works for 32", "a mask of n ones, n up to 32")),
    recipe("range_mask", "first:u32 first bit; count:u32 number of bits", "((1u << count) - 1u) << first", result="u32", do=("make a mask of {count} ones starting at bit {first}",), what=("bit mask from first bit and count (count < 32)", "ones in bits first .. first + count - 1")),
    recipe("insert_field", "x:u32 word; value:u32 field; offset:u32 offset; count:u32 width", "let mask = ((1u << count) - 1u) << offset; return (x & ~mask) | ((value << offset) & mask);", result="u32",
        do=("replace a bit field of a word: {count} bits from bit {offset} on become {value}",), what=("bit field insert (word, value, offset, width)", "write a bit field into a u32, width below 32", "BFI")),
    recipe("put_bit", "x:u32 word; i:u32 bit index; on:bool new value", "select(x & ~(1u << i), x | (1u << i), on)", result="u32", do=("set or clear bit {i} depending on a bool",), what=("write bit i of x from a bool", "set bit if the flag is true, clear it otherwise", "bitWrite(x, i, b) from Arduino")),
    recipe("swap_bits", "x:u32 word; i:u32 first bit; j:u32 second bit", "let d = ((x >> i) ^ (x >> j)) & 1u; return x ^ ((d << i) | (d << j));", result="u32", do=("swap bits {i} and {j} of a word",), what=("exchange two bits of a u32", "swap bit i with bit j")),
    recipe("swap_nibbles", "x:u32 byte", "((x & 15u) << 4u) | ((x >> 4u) & 15u)", result="u32", do=("swap the two nibbles of a byte",), what=("swap nibbles of a byte", "exchange high and low nibble (8 bits in a u32)", "0xAB -> 0xBA")),
    recipe("swap_halves", "x:u32 word", "(x << 16u) | (x >> 16u)", result="u32", do=("swap the upper and lower 16 bits",), what=("swap the 16-bit halves of a u32", "rotate by 16")),
    recipe("swap_adjacent_bits", "x:u32 word", "((x & 0x55555555u) << 1u) | ((x >> 1u) & 0x55555555u)", result="u32", do=("swap every even bit with the odd bit above it",), what=("swap odd and even bits", "exchange neighbouring bits in pairs")),
    recipe("nibble", "x:u32 word; i:u32[0,7] index", "(x >> (4u * i)) & 15u", result="u32", do=("extract nibble {i}, counting from the lowest",), what=("nibble {i} of a u32", "hex digit number {i} from the right"), implied=False),
    recipe("put_byte", "x:u32 word; i:u32 byte index; value:u32 byte", "let shift = 8u * i; return (x & ~(255u << shift)) | ((value & 255u) << shift);", result="u32", do=("replace byte {i} of a word, 0 being the lowest",), what=("set byte i of a u32", "write one byte into a packed u32 (index 0 = lowest)")),
    recipe("morton_3d", "x:u32 x; y:u32 y; z:u32 z", "spread_three(x) | (spread_three(y) << 1u) | (spread_three(z) << 2u)", result="u32", before=_SPREAD,
        do=("interleave the low 10 bits of x, y and z, x lowest",), what=("3D morton code, 10 bits each", "30-bit Morton code for an LBVH, from three u32", "z-order index of a 3D cell (x in bit 0)", "morton3(x, y, z)")),
    recipe("morton_3d_unit", "p:vec3 point in the unit cube", "let q = vec3<u32>(clamp(p * 1024.0, vec3<f32>(0.0), vec3<f32>(1023.0))); return spread_three(q.x) | (spread_three(q.y) << 1u) | (spread_three(q.z) << 2u);", result="u32", before=_SPREAD,
        do=("compute the 30-bit Morton code of a point in the unit cube (scaled by 1024, clamped to 1023), x in bit 0",), what=("morton code of a vec3 in 0..1, 10 bits per axis", "LBVH Morton code from a normalized position, x lowest")),
    recipe("spread_three_bits", "n:u32 value", "var x = n & 1023u; x = (x | (x << 16u)) & 0x030000FFu; x = (x | (x << 8u)) & 0x0300F00Fu; x = (x | (x << 4u)) & 0x030C30C3u; x = (x | (x << 2u)) & 0x09249249u; return x;", result="u32",
        do=("put two zero bits after each of the low 10 bits",), what=("Part1By2", "expandBits for a 30-bit Morton code", "spread 10 bits three apart")),
)  # fmt: skip
_CAREFUL = (
    recipe("saturating_add", "a:u32; b:u32", "let s = a + b; return select(s, 4294967295u, s < a);", result="u32", do=("add two u32, sticking at the maximum on overflow",), what=("saturating add u32", "a + b clamped to 0xFFFFFFFF", "Rust's saturating_add for u32", "add without wraparound, max on overflow")),
    recipe("add_overflows", "a:u32; b:u32", "a + b < a", result="bool", do=("check whether a + b overflows 32 bits",), what=("add with overflow detect, bool (u32)", "does a + b wrap around", "carry out of a u32 addition as a bool")),
    recipe("add_carry", "a:u32; b:u32", "let s = a + b; return vec2<u32>(s, select(0u, 1u, s < a));", result="vec2<u32>", do=("add two u32 and return sum and carry",), what=("add with carry: vec2<u32>(sum, carry)", "full 33 bit sum as low word and carry", "GLSL uaddCarry as a vec2<u32>")),
    recipe("subtract_borrow", "a:u32; b:u32", "vec2<u32>(a - b, select(0u, 1u, a < b))", result="vec2<u32>", do=("subtract two u32 and return difference and borrow",), what=("subtract with borrow: vec2<u32>(difference, borrow)", "GLSL usubBorrow as a vec2<u32>")),
    recipe("add_64", "a:vec2<u32> low and high word; b:vec2<u32> low and high word", "let low = a.x + b.x; return vec2<u32>(low, a.y + b.y + select(0u, 1u, low < a.x));", result="vec2<u32>", do=("add two 64-bit numbers, each a vec2<u32> with the low word first",), what=("64-bit add with vec2<u32> (low, high)", "emulated u64 addition, x is the low half")),
    recipe("multiply_high", "a:u32; b:u32", "let al = a & 65535u; let ah = a >> 16u; let bl = b & 65535u; let bh = b >> 16u; let low = al * bl; let m = ah * bl + (low >> 16u); let n = al * bh + (m & 65535u); return ah * bh + (m >> 16u) + (n >> 16u);", result="u32",
        do=("compute the upper 32 bits of the 64-bit product of two u32",), what=("mulhi u32", "__umulhi(a, b)", "high word of a * b, 32x32 -> 64", "umulExtended, the msb part")),
    recipe("clamp_to_byte", "x:i32 value", "u32(clamp(x, 0, 255))", result="u32", do=("clamp an i32 to 0..255 and return it as u32",), what=("i32 to u8 with saturation, as u32", "clamp to a byte, u32 result", "Uint8ClampedArray conversion of an int")),
    recipe("to_int16", "x:u32 word", "bitcast<i32>(x << 16u) >> 16u", result="i32", do=("read the low 16 bits as a signed number",), what=("low 16 bits as i16, sign extended to i32", "int16 from the lower half of a u32", "u16 bit pattern to signed i32")),
    recipe("to_int8", "x:u32 word", "bitcast<i32>(x << 24u) >> 24u", result="i32", do=("read the low byte as a signed number",), what=("low 8 bits as i8, sign extended to i32", "signed char from a byte in a u32")),
    recipe("arithmetic_shift", "x:u32 word; k:u32 shift", "bitcast<u32>(bitcast<i32>(x) >> k)", result="u32", do=("shift a u32 right keeping its sign bit",), what=("arithmetic shift right of a u32 bit pattern", "sar for u32")),
    recipe("logical_shift", "x:i32 number; k:u32 shift", "bitcast<i32>(bitcast<u32>(x) >> k)", result="i32", do=("shift an i32 right filling with zeros",), what=("JavaScript's >>> for i32", "logical shift right of a signed int", "unsigned right shift, i32 in and out")),
    recipe("negate_bits", "x:u32 word", "~x + 1u", result="u32", do=("negate a u32 in two's complement",), what=("two's complement of a u32", "~x + 1", "negative of a u32 bit pattern")),
    recipe("absolute_difference_int", "a:i32; b:i32", "abs(a - b)", result="i32", do=("take the absolute difference of two i32",), what=("abs diff of two i32", "|a - b| for ints".replace("|", "{|}"))),
    recipe("average_ceil", "a:u32; b:u32", "(a | b) - ((a ^ b) >> 1u)", result="u32", do=("average two u32 rounding up without overflow",), what=("average of two u32 rounded up, no overflow", "PAVG: (a + b + 1) / 2 without overflow")),
    recipe("is_aligned", "address:u32 address; alignment:u32[4,256,4] alignment", "address % alignment == 0u", result="bool", do=("check whether {address} is a multiple of {alignment}",), what=("alignment check to {alignment} bytes", "is an offset aligned to {alignment}"), implied=False),
    recipe("align_down", "n:u32 number; m:u32[2,64,2] multiple", "n / m * m", result="u32", do=("round a u32 down to a multiple of {m}", "align n down to {m}"), what=("align down to {m}", "the largest multiple of {m} not above n"), implied=False),
    recipe("round_to_multiple_int", "n:u32 number; m:u32[2,64,2] multiple", "(n + m / 2u) / m * m", result="u32", do=("round a u32 to the nearest multiple of {m}, halves up",), what=("nearest multiple of {m} (u32)", "round integer to multiple of {m}"), implied=False),
)  # fmt: skip
_FIXED = (
    recipe("to_fixed", "x:f32 value; bits:u32[4,16] fraction bits", "i32(round(x * f32(1u << bits)))", result="i32", do=("convert a float to fixed point with {bits} fraction bits, rounding",), what=("float to fixed point, {bits} fractional bits, i32", "f32 -> Qn.{bits}", "to_fixed with {bits} fractional bits"), implied=False),
    recipe("from_fixed", "x:i32 fixed point number; bits:u32[4,16] fraction bits", "f32(x) / f32(1u << bits)", result="f32", do=("convert a fixed point i32 with {bits} fraction bits to a float",), what=("fixed point to float, {bits} fractional bits", "Qn.{bits} i32 -> f32", "from_fixed with {bits} fractional bits"), implied=False),
    recipe("float_to_q16", "x:f32 value", "i32(round(x * 65536.0))", result="i32", do=("convert a float to 16.16 fixed point, rounding",), what=("float to Q16.16", "f32 to 16.16 fixed point i32", "float_to_fixed 16.16")),
    recipe("q16_to_float", "x:i32 fixed point number", "f32(x) / 65536.0", result="f32", do=("convert 16.16 fixed point to a float",), what=("Q16.16 to float", "16.16 fixed point i32 to f32", "fixed_to_float 16.16")),
    recipe("float_to_q8", "x:f32 value", "i32(round(x * 256.0))", result="i32", do=("convert a float to 8.8 fixed point, rounding",), what=("float to 8.8 fixed", "f32 to Q8.8", "float to 8.8 fixed point i32")),
    recipe("q8_to_float", "x:i32 fixed point number", "f32(x) / 256.0", result="f32", do=("convert 8.8 fixed point to a float",), what=("Q8.8 to float", "8.8 fixed point i32 to f32")),
    recipe("q16_multiply", "a:i32; b:i32", "let al = bitcast<u32>(a) & 65535u; let bl = bitcast<u32>(b) & 65535u; return (a >> 16u) * b + i32(al) * (b >> 16u) + i32((al * bl) >> 16u);", result="i32", do=("multiply two 16.16 fixed point numbers without losing the high bits",), what=("q16.16 fixed point multiply, i32", "fixed point mul 16.16", "(a * b) >> 16 in 64-bit precision for i32 fixed point")),
    recipe("q8_multiply", "a:i32; b:i32", "(a * b) >> 8u", result="i32", do=("multiply two 8.8 fixed point numbers",), what=("8.8 fixed point multiply", "(a * b) >> 8", "Q8.8 mul, i32")),
    recipe("fixed_lerp", "a:u32 first; b:u32 second; t:u32 weight 0 to 256", "(a * (256u - t) + b * t) >> 8u", result="u32", do=("blend two u32 with a weight from 0 to 256 in integers",), what=("integer lerp with an 8-bit weight (0..256)", "(a*(256-t) + b*t) >> 8")),
    recipe("multiply_unorm8", "a:u32 first byte; b:u32 second byte", "let t = a * b + 128u; return (t + (t >> 8u)) >> 8u;", result="u32", do=("multiply two bytes as fractions of 255, rounded",), what=("unorm8 multiply: a * b / 255 rounded", "mul_un8", "exact a*b/255 with shifts")),
    recipe("unorm8", "x:f32 value", "u32(round(clamp(x, 0.0, 1.0) * 255.0))", result="u32", do=("convert 0..1 to a byte 0..255 with clamping and rounding",), what=("float to unorm8", "0..1 -> 0..255 as u32", "f32 to u8 color channel, rounded")),
    recipe("snorm8", "x:f32 value", "i32(round(clamp(x, -1.0, 1.0) * 127.0))", result="i32", do=("convert -1..1 to -127..127 with clamping and rounding",), what=("float to snorm8", "-1..1 -> -127..127 as i32")),
    recipe("unorm16", "x:f32 value", "u32(round(clamp(x, 0.0, 1.0) * 65535.0))", result="u32", do=("convert 0..1 to 0..65535 with clamping and rounding",), what=("float to unorm16", "0..1 -> 16 bit unsigned")),
    recipe("crc32_byte", "crc:u32 current value; byte:u32 next byte", "var c = crc ^ byte; for (var i = 0u; i < 8u; i++) { c = select(c >> 1u, (c >> 1u) ^ 0xEDB88320u, (c & 1u) == 1u); } return c;", result="u32", do=("update a CRC-32 (reflected, 0xEDB88320) by one byte, bit by bit",), what=("crc32 step for one byte, polynomial 0xEDB88320", "bitwise CRC32 update", "CRC-32 of one more byte without a table")),
    recipe("lfsr16", "state:u32 state", "let bit = (state ^ (state >> 2u) ^ (state >> 3u) ^ (state >> 5u)) & 1u; return (state >> 1u) | (bit << 15u);", result="u32", do=("advance a 16-bit Fibonacci LFSR with taps 16, 14, 13 and 11",), what=("16-bit LFSR step, taps 16 14 13 11", "Fibonacci LFSR (16, 14, 13, 11)")),
)  # fmt: skip
_TERSE = (
    also(_KNOWN["gray_code"], "binary to gray", "bin2gray", "gray encode", "Gray code of n", "integer to reflected binary code", "n -> gray", "gray code (u32)", say=("I have a normal binary number and need its Gray code",)),
    also(_KNOWN["gray_to_binary"], "gray to binary, u32", "gray code decode", "gray code -> binary", "undo Gray coding", "reflected binary back to a plain number"),
    also(_KNOWN["is_power_of_two"], "is power of 2", "isPowerOfTwo", "power of two test, 0 counts as no", "ispow2", "exactly one bit set?", "std::has_single_bit", "n & (n - 1) == 0 and n nonzero", "u32 power of two check, 0 is false", "pow2 test", say=("true if n is 1, 2, 4, 8, ... and false otherwise, also for 0", "is n a power of two?")),
    also(_KNOWN["next_power_of_two"], "next pow2 >= n", "next power of two", "nextPowerOf2", "round up to power of two", "bit ceil (std::bit_ceil)", "smallest power of two not below n", "clp2 / nextpow2 of a u32"),
    also(_KNOWN["popcount_loop"], "popcount without the builtin", "Kernighan bit count", "count set bits, Brian Kernighan's loop", "number of 1 bits with a loop, no countOneBits", "hamming weight by a loop"),
    also(_KNOWN["parity"], "parity bit", "even parity bit of a u32", "parity: 1 if the number of ones is odd", "xor of all bits of a u32"),
    also(_KNOWN["toggle_bit"], "flip the {i}th bit", "toggle bit {i}", "x ^ (1 << {i})", "bit flip at position {i}", "xor with a one at bit {i}"),
    also(_KNOWN["set_bit"], "set bit {i}", "x {|} (1 << {i})", "bit {i} on", "bitset at index {i}", "turn bit {i} to 1"),
    also(_KNOWN["clear_bit"], "clear bit {i}", "x & ~(1 << {i})", "bit {i} off", "reset bit {i} to 0"),
    also(_KNOWN["get_bit"], "bit {i} as 0 or 1", "(x >> {i}) & 1", "read bit {i}", "getbit({i})"),
    also(_KNOWN["rotate_left"], "rotl by {k}", "rol {k}", "rotate left {k}", "circular shift left by {k} bits", "(x << {k}) {|} (x >> (32 - {k}))"),
    also(_KNOWN["rotate_right"], "rotr by {k}", "ror {k}", "rotate right {k}", "circular shift right by {k} bits", "(x >> {k}) {|} (x << (32 - {k}))"),
    also(_KNOWN["swap_bytes"], "bswap32", "endian swap", "htonl", "byte swap u32", "little endian to big endian, 32 bit", "__builtin_bswap32", "0x11223344 -> 0x44332211"),
    also(_KNOWN["divide_round_up"], "ceil div by {b}", "number of workgroups for n items of {b}", "dispatch count, workgroup size {b}", "(n + {b} - 1) / {b}", "div_ceil({b})"),
    also(_KNOWN["round_up_to_multiple"], "align up to {m}", "round up to multiple of {m}", "pad a size to {m} bytes", "next multiple of {m}, u32"),
    also(_KNOWN["morton_2d"], "morton code 2d", "z-order from x and y", "interleave 16 bits of x and y", "morton2(x, y)", "encode x, y to Morton (x even bits)", "z-curve index of a 2D cell"),
    also(_KNOWN["hamming_distance"], "hamming distance of two u32", "number of differing bits", "popcount(a ^ b)", "how many bits differ between a and b"),
    also(_KNOWN["average_floor"], "average of two u32 no overflow", "midpoint of two u32 without overflow", "(a + b) / 2 overflow safe", "std::midpoint for unsigned, rounded down"),
    also(_KNOWN["zigzag_encode"], "zigzag encode i32", "protobuf sint32 encoding", "signed to unsigned zigzag: 0, -1, 1, -2 -> 0, 1, 2, 3"),
    also(_KNOWN["zigzag_decode"], "zigzag decode u32", "protobuf sint32 decoding", "unsigned zigzag back to signed"),
    also(_KNOWN["opposite_signs"], "do a and b have opposite signs", "sign bits differ? (i32)", "(a ^ b) < 0"),
    also(_KNOWN["clear_lowest_bit"], "drop the lowest set bit", "remove the rightmost one", "x &= x - 1"),
)  # fmt: skip


@family("function", structures=60)
def scans_and_masks(draw: Draw) -> Request:
    """Counting, finding and moving bits."""
    return brisk(draw, _SCANS + _MASKS)


@family("function", structures=45)
def careful_integers(draw: Draw) -> Request:
    """Overflow, sign, alignment and fixed point."""
    return brisk(draw, _CAREFUL + _FIXED)


@family("function", structures=45)
def bits_in_brief(draw: Draw) -> Request:
    """The tricks of `bits` and `number_theory` by the names they are typed with."""
    return brisk(draw, _TERSE)
