"""Whole numbers by their well-known names: number theory, sequences, series, tricks with bits, words that hold fields."""

from ..draw import Draw
from ..family import Request, family
from .recipe import recipe
from .say import request

_NUMBERS = (
    recipe("power_mod", "base:u32 base; exponent:u32 exponent; modulus:u32 modulus", "var result = 1u; var b = base % modulus; var e = exponent; while e > 0u { if (e & 1u) == 1u { result = result * b % modulus; } b = b * b % modulus; e = e >> 1u; } return result;", result="u32",
        do=("raise {base} to {exponent} modulo {modulus} by square and multiply", "compute a modular power with binary exponentiation", "do modular exponentiation, base^exponent mod m"), what=("modular exponentiation by squaring", "modpow(base, exponent, modulus)", "Python's pow(b, e, m) for u32", "base^exponent mod modulus with square-and-multiply", "fast modular exponentiation")),
    recipe("totient", "n:u32 number", "var value = n; var result = n; for (var p = 2u; p * p <= value; p++) { if value % p == 0u { while value % p == 0u { value /= p; } result -= result / p; } } if value > 1u { result -= result / value; } return result;", result="u32",
        do=("compute Euler's totient of n", "count the numbers up to n that are coprime to n", "evaluate Euler's phi function"), what=("Euler's totient function", "phi(n)", "how many numbers in 1..n are coprime to n", "Euler's phi for u32")),
    recipe("divisor_sum", "n:u32 number", "var total = 0u; for (var d = 1u; d <= n; d++) { if n % d == 0u { total += d; } } return total;", result="u32",
        do=("add up all divisors of n, n included", "sum the divisors of a positive integer", "compute sigma(n)"), what=("the sum of the divisors of n, including n", "the divisor function sigma(n)", "sigma_1(n)", "all divisors of n added up")),
    recipe("is_perfect", "n:u32 number", "if n < 2u { return false; } var total = 1u; for (var d = 2u; d < n; d++) { if n % d == 0u { total += d; } } return total == n;", result="bool",
        do=("check whether n is a perfect number", "test if the proper divisors of n add up to n"), what=("whether n is perfect (equals the sum of its proper divisors)", "a perfect number test", "isPerfect(n)"), say=("6 and 28 are perfect numbers, test for that", "a number is perfect if its proper divisors sum to itself")),
    recipe("is_perfect_square", "n:u32 number", "var root = 0u; while (root + 1u) * (root + 1u) <= n { root++; } return root * root == n;", result="bool",
        do=("check whether n is a square number[ by counting up|]", "test if n is a perfect square"), what=("a perfect square test", "whether n is the square of a whole number", "is n a square? (u32)", "isPerfectSquare(n)")),
    recipe("are_coprime", "a:u32; b:u32", "var x = a; var y = b; while y != 0u { let rest = x % y; x = y; y = rest; } return x == 1u;", result="bool",
        do=("check whether {a} and {b} are coprime", "test if two integers share no factor", "test if the gcd of {a} and {b} is 1"), what=("whether two integers are coprime", "a coprimality test", "is gcd(a, b) equal to 1?", "are {a} and {b} relatively prime")),
    recipe("smallest_factor", "n:u32 number", "for (var d = 2u; d * d <= n; d++) { if n % d == 0u { return d; } } return n;", result="u32",
        do=("find the smallest prime factor of n", "return the least divisor of n above 1, or n itself if it is prime"), what=("the smallest prime factor", "the least divisor of n greater than 1", "spf(n)", "n's smallest factor from 2 on, n if prime")),
    recipe("next_prime", "n:u32 number", "var candidate = max(n + 1u, 2u); loop { var prime = true; for (var d = 2u; d * d <= candidate; d++) { if candidate % d == 0u { prime = false; break; } } if prime { break; } candidate++; } return candidate;", result="u32",
        do=("find the first prime above n", "return the next prime after n"), what=("the next prime after n", "the smallest prime greater than n", "nextPrime(n)")),
    recipe("prime_count", "n:u32 number", "var total = 0u; for (var k = 2u; k <= n; k++) { var prime = true; for (var d = 2u; d * d <= k; d++) { if k % d == 0u { prime = false; break; } } if prime { total++; } } return total;", result="u32",
        do=("count the primes up to n", "tell how many primes there are from 2 to n"), what=("the number of primes not above n", "pi(n), the prime counting function", "how many primes are <= n", "countPrimes(n), n included")),
    recipe("lucas", "n:u32 index", "var a = 2u; var b = 1u; for (var i = 0u; i < n; i++) { let next = a + b; a = b; b = next; } return a;", result="u32",
        do=("compute the n-th Lucas number (2, 1, 3, 4, 7, ...)", "iterate the Lucas sequence from 2 and 1"), what=("the nth Lucas number, L(0) = 2", "Lucas numbers 2, 1, 3, 4, 7", "lucas(n)")),
    recipe("catalan", "n:u32 index", "var value = 1u; for (var k = 0u; k < n; k++) { value = value * 2u * (2u * k + 1u) / (k + 2u); } return value;", result="u32",
        do=("compute the n-th Catalan number with the product recurrence", "calculate Catalan numbers: C(0) = 1, C(k+1) = C(k) * 2(2k+1) / (k+2)"), what=("the nth Catalan number", "Catalan numbers 1, 1, 2, 5, 14, 42", "catalan(n)")),
    recipe("hailstone_peak", "n:u32 start", "var value = n; var peak = n; while value > 1u { value = select(3u * value + 1u, value / 2u, value % 2u == 0u); peak = max(peak, value); } return peak;", result="u32",
        do=("find the largest value in the Collatz sequence of n", "return the highest point that the 3n+1 sequence reaches from n"), what=("the peak of the Collatz trajectory of n", "the maximum of the hailstone sequence starting at n")),
    recipe("is_happy", "n:u32 number", "var value = n; while value != 1u && value != 4u && value != 0u { var total = 0u; while value > 0u { let digit = value % 10u; total += digit * digit; value /= 10u; } value = total; } return value == 1u;", result="bool",
        do=("check whether n is a happy number", "replace n by the sum of the squares of its digits until it is 1 (happy) or 4"), what=("a happy number test", "LeetCode 202, happy number", "whether n is happy: digit squares summed repeatedly end at 1")),
    recipe("digit_count_in_base", "n:u32 number; base:u32[2,16] base", "var value = n / base; var digits = 1u; while value > 0u { digits++; value /= base; } return digits;", result="u32",
        do=("count the digits of n in base {base}", "tell how many digits n has when written to base {base}"), what=("the number of digits of n in base {base}", "the length of n written in base {base}")),
    recipe("sum_of_cubes", "n:u32 last number", "var total = 0u; for (var k = 1u; k <= n; k++) { total += k * k * k; } return total;", result="u32",
        do=("add the cubes of 1 to n", "sum k^3 for k = 1..n in a loop"), what=("1^3 + 2^3 + ... + n^3", "the sum of the first n cubes", "the sum of k cubed from 1 to n")),
    recipe("sum_of_odds", "n:u32 count", "var total = 0u; for (var k = 0u; k < n; k++) { total += 2u * k + 1u; } return total;", result="u32",
        do=("add the first n odd numbers in a loop", "sum 1 + 3 + 5 + ... for n terms with a loop"), what=("the sum of the first n odd numbers, by a loop", "1 + 3 + 5 + ... (n terms), looped")),
    recipe("double_factorial", "n:u32 number", "var result = 1u; var k = n; while k > 1u { result *= k; k -= 2u; } return result;", result="u32",
        do=("compute the double factorial n!!", "multiply n (n-2) (n-4) ... down to 1 or 2"), what=("the double factorial of n", "n!! (n times n - 2 times n - 4 ...)", "n!!")),
    recipe("permutations", "n:u32 items; k:u32 picked", "var result = 1u; for (var i = 0u; i < k; i++) { result *= n - i; } return result;", result="u32",
        do=("count the ordered selections of {k} out of {n}", "compute n! / (n - k)! as a falling product"), what=("the number of k-permutations of n", "nPr", "n permute k", "P(n, k) as n (n-1) ... (n-k+1)", "math.perm(n, k)")),
    recipe("is_square_free", "n:u32 number", "for (var d = 2u; d * d <= n; d++) { if n % (d * d) == 0u { return false; } } return true;", result="bool",
        do=("check that no square above 1 divides n", "test whether n is square-free"), what=("a square-free test", "whether n is squarefree")),
)  # fmt: skip
_SERIES = (
    recipe("wallis_pi", "n:u32 number of factors", "var result = 2.0; for (var k = 1u; k <= n; k++) { let q = 4.0 * f32(k * k); result *= q / (q - 1.0); } return result;", result="f32",
        do=("approximate pi with n factors of the Wallis product", "multiply 2 by 4k²/(4k² - 1) for k = 1..n"), what=("pi by the Wallis product with n factors", "Wallis' formula for pi, n factors")),
    recipe("nilakantha_pi", "n:u32 number of terms", "var total = 3.0; var sign_now = 1.0; for (var k = 1u; k <= n; k++) { let a = 2.0 * f32(k); total += sign_now * 4.0 / (a * (a + 1.0) * (a + 2.0)); sign_now = -sign_now; } return total;", result="f32",
        do=("approximate pi with n terms of the Nilakantha series", "compute 3 + 4/(2*3*4) - 4/(4*5*6) + ... with n terms"), what=("the Nilakantha series for pi", "pi = 3 + 4/(2·3·4) - 4/(4·5·6) + ..., n terms")),
    recipe("e_series", "n:u32 last term", "var term = 1.0; var total = 1.0; for (var k = 1u; k <= n; k++) { term /= f32(k); total += term; } return total;", result="f32",
        do=("approximate e by summing 1/k! for k = 0..n", "add up the reciprocals of the factorials from 0! to n!"), what=("e as the sum of 1/k! up to k = n", "Euler's number from its series", "the sum of the inverse factorials, k from 0 to n")),
    recipe("basel_sum", "n:u32 last term", "var total = 0.0; for (var k = 1u; k <= n; k++) { total += 1.0 / f32(k * k); } return total;", result="f32",
        do=("sum 1/k² for k from 1 to n", "add the reciprocals of the first n squares"), what=("the partial sum of 1/k^2", "the Basel sum up to n", "1 + 1/4 + 1/9 + ... + 1/n²", "zeta(2) truncated after n terms")),
    recipe("arctan_series", "x:f32 argument; n:u32 number of terms", "var power = x; var total = 0.0; for (var k = 0u; k < n; k++) { total += power / f32(2u * k + 1u); power *= -x * x; } return total;", result="f32",
        do=("compute arctan by the first n terms of its Taylor series", "sum x - x³/3 + x⁵/5 - ... with n terms"), what=("the arctangent series with n terms", "Gregory's series for atan(x), n terms", "x - x^3/3 + x^5/5 - ..., n terms")),
    recipe("cosine_series", "x:f32 argument; n:u32 number of terms", "var term = 1.0; var total = 0.0; for (var k = 0u; k < n; k++) { total += term; term *= -x * x / f32((2u * k + 1u) * (2u * k + 2u)); } return total;", result="f32",
        do=("compute cos by n terms of its Taylor series", "sum 1 - x²/2! + x⁴/4! - ... with n terms"), what=("the Taylor series of cosine with n terms", "cos(x) from its Maclaurin series, n terms", "1 - x^2/2! + x^4/4! - ..., n terms")),
    recipe("log_series", "x:f32 argument; n:u32 number of terms", "var power = x; var total = 0.0; for (var k = 1u; k <= n; k++) { total += power / f32(k); power *= -x; } return total;", result="f32",
        do=("compute ln(1 + x) by n terms of its series", "sum x - x²/2 + x³/3 - ... with n terms"), what=("the Mercator series for ln(1 + x), n terms", "x - x^2/2 + x^3/3 - ..., n terms", "the Taylor series of log(1+x)")),
    recipe("arithmetic_geometric_mean", "a:f32 first; b:f32 second; n:u32 iterations", "var x = a; var y = b; for (var k = 0u; k < n; k++) { let m = 0.5 * (x + y); y = sqrt(x * y); x = m; } return x;", result="f32",
        do=("compute the arithmetic-geometric mean of {a} and {b} in n iterations",), what=("the AGM of two numbers, n iterations", "agm(a, b) with n steps", "Gauss' arithmetic-geometric mean, n iterations")),
    recipe("halton", "index:u32 index; base:u32[2,7] base", "var fraction = 1.0; var result = 0.0; var i = index; while i > 0u { fraction /= f32(base); result += fraction * f32(i % base); i /= base; } return result;", result="f32",
        do=("compute the Halton sequence in base {base} at an index", "reverse the base {base} digits of the index behind the point"), what=("the radical inverse of index in base {base}", "halton(index, {base})", "the Halton low-discrepancy sequence with base {base}", "van der Corput in base {base}")),
    recipe("van_der_corput", "i:u32 index", "f32(reverseBits(i)) / 4294967296.0", result="f32",
        do=("compute the radical inverse in base 2 by reversing the bits", "turn an index into a van der Corput number with reverseBits"), what=("radicalInverse_VdC", "the base 2 van der Corput sequence by reverseBits", "the radical inverse (base 2) with a bit reversal")),
    recipe("hammersley", "i:u32 index; n:u32 number of points", "vec2<f32>(f32(i) / f32(n), f32(reverseBits(i)) / 4294967296.0)", result="vec2",
        do=("compute the i-th of n Hammersley points", "build vec2(i / n, radical inverse of i)"), what=("the Hammersley point set", "hammersley(i, n)", "a 2D Hammersley sample for importance sampling")),
)  # fmt: skip
_TRICKS = (
    recipe("gray_to_binary", "g:u32 Gray code", "var value = g; value ^= value >> 16u; value ^= value >> 8u; value ^= value >> 4u; value ^= value >> 2u; value ^= value >> 1u; return value;", result="u32",
        do=("convert a Gray code back to binary", "decode a 32-bit Gray code", "undo n ^ (n >> 1)"), what=("Gray code to binary", "the inverse Gray code", "gray decode, u32", "gray2bin")),
    recipe("gosper_next", "x:u32 word", "let low = x & (~x + 1u); let ripple = x + low; return ripple | (((x ^ ripple) / low) >> 2u);", result="u32",
        do=("find the next larger number with the same number of set bits", "apply Gosper's hack"), what=("Gosper's hack", "the next u32 with the same popcount", "the lexicographically next bit permutation by Gosper")),
    recipe("clear_lowest_bit", "x:u32 word", "x & (x - 1u)", result="u32", do=("clear the lowest set bit", "turn off the rightmost 1 bit", "reset the least significant one"), what=("x & (x - 1)", "x without its lowest set bit", "BLSR", "Kernighan's x &= x - 1")),
    recipe("compact_bits", "x:u32 word", "var v = x & 0x55555555u; v = (v | (v >> 1u)) & 0x33333333u; v = (v | (v >> 2u)) & 0x0F0F0F0Fu; v = (v | (v >> 4u)) & 0x00FF00FFu; v = (v | (v >> 8u)) & 0x0000FFFFu; return v;", result="u32",
        do=("gather the even bits of x into the low 16", "undo the spreading of bits for Morton codes (every other bit)"), what=("compact1By1", "every second bit of x packed into the low half", "the x coordinate of a 2D Morton code", "Morton decode of one axis")),
    recipe("morton_decode", "code:u32 Morton code", "var v = vec2<u32>(code, code >> 1u) & vec2<u32>(0x55555555u); v = (v | (v >> vec2<u32>(1u))) & vec2<u32>(0x33333333u); v = (v | (v >> vec2<u32>(2u))) & vec2<u32>(0x0F0F0F0Fu); v = (v | (v >> vec2<u32>(4u))) & vec2<u32>(0x00FF00FFu); return (v | (v >> vec2<u32>(8u))) & vec2<u32>(0x0000FFFFu);", result="vec2<u32>",
        do=("decode a 2D Morton code into x (even bits) and y (odd bits)", "deinterleave a Z-order index to vec2<u32>"), what=("Morton decoding in 2D", "Z-order curve index to xy", "x and y of a Morton code, x in the even bits")),
    recipe("zigzag_encode", "x:i32 number", "bitcast<u32>((x << 1u) ^ (x >> 31u))", result="u32", do=("zigzag encode a signed integer", "map 0, -1, 1, -2, 2 to 0, 1, 2, 3, 4"), what=("zigzag encoding as in protobuf", "zigzag(i32) -> u32", "(n << 1) ^ (n >> 31) as u32")),
    recipe("zigzag_decode", "x:u32 code", "bitcast<i32>((x >> 1u) ^ (~(x & 1u) + 1u))", result="i32", do=("decode a zigzag number back to a signed integer", "map 0, 1, 2, 3, 4 to 0, -1, 1, -2, 2"), what=("zigzag decoding as in protobuf", "zigzag u32 -> i32")),
    recipe("sign_extend", "x:u32 field; bits:u32[4,24] width", "let shift = 32u - bits; return bitcast<i32>(x << shift) >> shift;", result="i32", do=("sign-extend the low {bits} bits of a word", "read the low {bits} bits as a two's complement number"), what=("sign extension from {bits} bits to i32", "the low {bits} bits as a signed integer")),
    recipe("average_floor", "a:u32; b:u32", "(a & b) + ((a ^ b) >> 1u)", result="u32", do=("average {a} and {b} without overflow", "compute (a + b) / 2 rounded down, safe for large u32"), what=("an overflow-free average of two u32", "(a & b) + ((a ^ b) >> 1)", "midpoint of two unsigned ints that cannot overflow")),
    recipe("hamming_distance", "a:u32; b:u32", "countOneBits(a ^ b)", result="u32", do=("count the bits in which {a} and {b} differ", "count how many bits have to flip to get from {a} to {b}"), what=("the Hamming distance of {a} and {b}", "popcount(a ^ b)", "the number of differing bits of two words", "LeetCode 461, Hamming distance")),
    recipe("opposite_signs", "a:i32; b:i32", "(a ^ b) < 0", result="bool", do=("check with xor whether two ints have opposite signs",), what=("whether two ints have different signs, via xor", "(a ^ b) < 0")),
    recipe("murmur_finalizer", "h:u32 hash", "var x = h; x ^= x >> 16u; x *= 0x85ebca6bu; x ^= x >> 13u; x *= 0xc2b2ae35u; x ^= x >> 16u; return x;", result="u32", do=("mix a hash with murmur3's finalizer", "apply fmix32 of MurmurHash3"), what=("MurmurHash3's finalizer", "fmix32", "murmur3 finaliser", "the murmur avalanche step")),
    recipe("jenkins_hash", "a:u32 value", "var x = a; x += x << 10u; x ^= x >> 6u; x += x << 3u; x ^= x >> 11u; x += x << 15u; return x;", result="u32", do=("hash a u32 with Jenkins' one-at-a-time steps: += << 10, ^= >> 6, += << 3, ^= >> 11, += << 15",), what=("Bob Jenkins' one-at-a-time hash of a u32", "the Jenkins hash used in many shaders", "jenkinsHash(u32)")),
    recipe("float_sort_key", "x:f32 value", "let b = bitcast<u32>(x); return select(b | 0x80000000u, ~b, (b & 0x80000000u) != 0u);", result="u32", do=("turn a float into a u32 that sorts the same way", "flip float bits for a radix sort"), what=("a sortable u32 key of a float", "the radix sort key of an f32: flip all bits if negative, else the sign bit", "FloatFlip for radix sort")),
    recipe("pack_rgb565", "color:vec3 color", "let q = vec3<u32>(round(clamp(color, vec3<f32>(0.0), vec3<f32>(1.0)) * vec3<f32>(31.0, 63.0, 31.0))); return (q.x << 11u) | (q.y << 5u) | q.z;", result="u32", do=("pack a color in 0..1 as RGB565 in a u32 (red on top)",), what=("an RGB565 encoder", "vec3 color to 16 bit 5-6-5, red in the high bits, rounded", "rgb to 565")),
    recipe("unpack_rgb565", "packed:u32 pixel", "vec3<f32>(f32((packed >> 11u) & 31u) / 31.0, f32((packed >> 5u) & 63u) / 63.0, f32(packed & 31u) / 31.0)", result="vec3", do=("unpack an RGB565 pixel to a vec3 color in 0..1",), what=("RGB565 to vec3", "a 5-6-5 pixel as a float color, red in the top bits", "565 to rgb")),
    recipe("pack_two_halfs", "v:vec2 pair", "pack2x16float(v)", result="u32", do=("pack two floats as half floats into a u32",), what=("packHalf2x16", "two f16 in one u32", "f32tof16 for a pair", "vec2 to a u32 of two halfs")),
    recipe("unpack_two_halfs", "packed:u32 word", "unpack2x16float(packed)", result="vec2", do=("unpack two half floats from a u32",), what=("unpackHalf2x16", "a u32 of two f16 as vec2", "f16tof32 for both halves")),
    recipe("quantize_bits", "x:f32 value in 0..1; bits:u32[2,16] bits", "u32(round(clamp(x, 0.0, 1.0) * f32((1u << bits) - 1u)))", result="u32", do=("quantize a value in 0..1 to {bits} bits, rounding", "store a normalized float as a {bits}-bit unsigned integer"), what=("a {bits}-bit unorm from a float", "float to unorm{bits}")),
)  # fmt: skip


@family("function", structures=40)
def number_theory(draw: Draw) -> Request:
    """Primes, divisors, sequences and sums."""
    return request(draw, draw.pick(_NUMBERS + _SERIES))


@family("function", structures=40)
def bit_tricks(draw: Draw) -> Request:
    """Well-known tricks with the bits of a word, hashes, and packed formats."""
    return request(draw, draw.pick(_TRICKS))
