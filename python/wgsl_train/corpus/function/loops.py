"""Functions with loops: number theory, series, iterations."""

from ..draw import Draw
from ..family import Request, family
from .recipe import recipe
from .say import request

_GCD = "fn gcd(a: u32, b: u32) -> u32 { var x = a; var y = b; while y != 0u { let rest = x % y; x = y; y = rest; } return x; }\n"
_NUMBERS = (
    recipe(
        "factorial", "n:u32 number", "var result = 1u; for (var i = 2u; i <= n; i++) { result *= i; } return result;", result="u32",
        do=("compute the factorial of {n}", "multiply all whole numbers from 1 to {n}", "calculate {n}! with a loop", "return n factorial for an unsigned integer", "find the product of the first {n} positive integers", "get n factorial"),
        what=("the factorial of an unsigned integer", "the factorial of {n}", "n! for a u32", "the product 1 * 2 * ... * {n}", "factorial with a loop (WGSL has no recursion)", "n factorial", "a factorial"),
    ),
    recipe(
        "fibonacci", "n:u32 index", "var a = 0u; var b = 1u; for (var i = 0u; i < n; i++) { let next = a + b; a = b; b = next; } return a;", result="u32",
        do=("compute the {n}-th Fibonacci number (F(0) = 0, F(1) = 1)", "return the nth Fibonacci number, starting with 0, 1", "iterate the Fibonacci sequence {n} times from 0 and 1", "calculate fibonacci({n}) with a loop, fib(0) = 0", "compute a Fibonacci number"),
        what=("the nth Fibonacci number[, F(0) = 0|]", "the Fibonacci number with index {n} (0, 1, 1, 2, ...)", "fibonacci of an unsigned integer, iteratively", "fib({n}), u32", "a Fibonacci number", "the fibonacci sequence at an index"),
    ),
    recipe(
        "gcd", "a:u32; b:u32", "var x = a; var y = b; while y != 0u { let rest = x % y; x = y; y = rest; } return x;", result="u32",
        do=("compute the greatest common divisor of {a} and {b}", "find the gcd of two unsigned integers", "run Euclid's algorithm on {a} and {b}", "find the largest number that divides both {a} and {b}", "find the biggest common divisor of two integers (u32)"),
        what=("the greatest common divisor of {a} and {b}", "the gcd of two u32s", "Euclid's algorithm for {a} and {b}", "the highest common factor of {a} and {b} (unsigned)", "gcd({a}, {b})", "gcd", "greatest common divisor with Euclid's algorithm"),
    ),
    recipe(
        "lcm", "a:u32; b:u32", "a / gcd(a, b) * b", result="u32", before=_GCD,
        do=("compute the least common multiple of {a} and {b}", "find the lcm of two unsigned integers", "find the smallest number that both {a} and {b} divide"),
        what=("the least common multiple of {a} and {b}", "the lcm of two u32s", "the lowest common multiple of {a} and {b} through the gcd", "lcm({a}, {b})"),
    ),
    recipe(
        "is_prime", "n:u32 number", "if n < 2u { return false; } for (var i = 2u; i * i <= n; i++) { if n % i == 0u { return false; } } return true;", result="bool",
        do=("check whether {n} is a prime number", "test an unsigned integer for primality by trial division", "return true if {n} is prime", "tell if a u32 is prime", "find out if a number is prime"),
        what=("a primality test for an unsigned integer", "whether {n} is prime", "a prime check by trial division", "true for primes, false otherwise, of a u32", "a prime test", "isPrime"),
    ),
    recipe(
        "collatz_steps", "n:u32 start", "var value = n; var steps = 0u; while value > 1u { value = select(3u * value + 1u, value / 2u, value % 2u == 0u); steps++; } return steps;", result="u32",
        do=("count the Collatz steps from {n} down to 1", "count how many 3n+1 steps it takes until {n} reaches 1", "run the Collatz sequence from an unsigned integer and count the steps to 1"),
        what=("the number of Collatz steps from {n} to 1", "the Collatz stopping time of a u32", "the length of the 3n + 1 sequence of {n} until it hits 1 (number of steps)", "how many halve-or-triple-plus-one steps lead from {n} to 1"),
    ),
    recipe(
        "digit_sum", "n:u32 number", "var value = n; var total = 0u; while value > 0u { total += value % 10u; value /= 10u; } return total;", result="u32",
        do=("add up the decimal digits of {n}", "sum the digits of an unsigned integer", "compute the cross sum of {n} in base 10"),
        what=("the digit sum of an unsigned integer", "the sum of the decimal digits of {n}", "the cross sum of a u32 (base 10)", "the digit total of {n}"),
    ),
    recipe(
        "digit_count", "n:u32 number", "var value = n / 10u; var digits = 1u; while value > 0u { digits++; value /= 10u; } return digits;", result="u32",
        do=("count the decimal digits of {n}", "count how many digits an unsigned integer has (0 has one)", "find the length of {n} written in base 10"),
        what=("the number of decimal digits of {n}", "the digit count of a u32, 1 for zero", "how many decimal digits {n} has"),
    ),
    recipe(
        "reverse_digits", "n:u32 number", "var value = n; var result = 0u; while value > 0u { result = result * 10u + value % 10u; value /= 10u; } return result;", result="u32",
        do=("reverse the decimal digits of {n}", "turn 123 into 321 for an unsigned integer", "write the digits of a u32 backwards"),
        what=("an unsigned integer with its decimal digits reversed", "{n} with reversed digits", "the decimal mirror image of a u32, 120 giving 21"),
    ),
    recipe(
        "divisor_count", "n:u32 number", "var total = 0u; for (var i = 1u; i <= n; i++) { if n % i == 0u { total++; } } return total;", result="u32",
        do=("count the divisors of {n}", "count how many numbers from 1 to {n} divide {n}", "find the number of divisors of an unsigned integer"),
        what=("the number of divisors of {n}", "the divisor count of a u32 (1 and itself included)", "how many positive integers divide {n}"),
    ),
    recipe(
        "sum_to", "n:u32 last number", "var total = 0u; for (var i = 1u; i <= n; i++) { total += i; } return total;", result="u32",
        do=("add the whole numbers from 1 to {n} with a loop", "sum 1 + 2 + ... + {n} in a for loop", "loop from 1 to {n} and add everything up"),
        what=("the sum of the integers 1 to {n}, by a loop", "1 + 2 + ... + {n} computed in a for loop", "the sum of the first {n} natural numbers with a loop"),
    ),
    recipe(
        "sum_of_squares", "n:u32 last number", "var total = 0u; for (var i = 1u; i <= n; i++) { total += i * i; } return total;", result="u32",
        do=("add the squares of the whole numbers from 1 to {n}", "sum i * i for i from 1 to {n} with a loop", "add up 1 + 4 + 9 + ... + {n}²"),
        what=("the sum of the first {n} squares", "the sum of squares 1² + 2² + ... + {n}² with a loop", "the sum of i*i for i = 1..{n}"),
    ),
    recipe(
        "integer_power", "base:u32 base; exponent:u32[2,12] exponent", "var result = 1u; for (var i = 0u; i < exponent; i++) { result *= base; } return result;", result="u32",
        do=("raise an unsigned integer {base} to the power {exponent} by repeated multiplication in a loop", "compute {base}^{exponent} on integers with a loop", "multiply {base} with itself {exponent} times in a loop, starting from 1"),
        what=("an integer power {base}^{exponent} by a loop", "the u32 {base} to the power {exponent} through a for loop", "integer exponentiation with exponent {exponent}, by a loop"),
    ),
    recipe(
        "is_power_of_two", "n:u32 number", "n != 0u && (n & (n - 1u)) == 0u", result="bool",
        do=("check whether {n} is a power of two", "test if exactly one bit of a u32 is set", "return true for 1, 2, 4, 8, 16 and so on"),
        what=("whether {n} is a power of two", "a power-of-two test for an unsigned integer", "true if a u32 is a power of 2, false for zero"),
    ),
    recipe(
        "count_set_bits", "n:u32 number", "var value = n; var total = 0u; while value != 0u { total += value & 1u; value >>= 1u; } return total;", result="u32",
        do=("count the set bits of {n} with a loop", "count the ones in the binary form of a u32, shifting in a loop", "do a popcount with a loop instead of countOneBits"),
        what=("the number of set bits of {n} by a loop", "a popcount in a loop for a u32", "how many ones a u32 has in binary, counted by shifting"),
    ),
    recipe(
        "integer_sqrt", "n:u32 number", "var root = 0u; while (root + 1u) * (root + 1u) <= n { root++; } return root;", result="u32",
        do=("find the largest whole number whose square is at most {n}, counting up in a loop", "compute an integer square root of {n} by counting up", "floor the square root of a u32 without floats, in a loop"),
        what=("the integer square root of {n} by counting up", "the floor of the square root of a u32, integer arithmetic only, simple loop", "isqrt of an unsigned integer with a loop that counts up"),
    ),
    recipe(
        "is_even", "n:i32 number", "n % 2 == 0", result="bool",
        say=("true for 0, 2, 4, false for 1, 3, 5",),
        do=("check whether an integer is even", "return true if the i32 {n} is even", "test if {n} is divisible by two"),
        what=("whether an integer is even", "true for even integers", "an evenness test for an i32", "the parity of {n}: true when even"),
    ),
    recipe(
        "is_divisible", "n:u32 number; d:u32[3,40] divisor", "n % d == 0u", result="bool",
        do=("check whether an unsigned integer is divisible by {d}", "return true if {d} divides {n} without remainder", "tell if {n} is a multiple of {d} (u32)"),
        what=("whether {n} is a multiple of {d}", "a divisibility test by {d} for a u32", "true for unsigned multiples of {d}"),
    ),
    recipe(
        "fizz_buzz", "n:u32 number; a:u32[2,5] first divisor; b:u32[6,11] second divisor", "if n % a == 0u && n % b == 0u { return 3u; } if n % a == 0u { return 1u; } if n % b == 0u { return 2u; } return 0u;", result="u32",
        do=("return 3 if {n} is divisible by both {a} and {b}, 1 if only by {a}, 2 if only by {b} and 0 otherwise", "play FizzBuzz with {a} and {b}: 1 for fizz, 2 for buzz, 3 for both, 0 for none"),
        what=("a FizzBuzz code for {n}: 3 if divisible by {a} and {b}, 1 for {a} only, 2 for {b} only, else 0", "fizzbuzz with divisors {a} (1) and {b} (2), 3 for both, 0 for neither"),
    ),
)  # fmt: skip
_SERIES = (
    recipe(
        "harmonic_sum", "n:u32[3,60] number of terms", "var total = 0.0; for (var i = 1u; i <= n; i++) { total += 1.0 / f32(i); } return total;", result="f32",
        do=("add 1 + 1/2 + 1/3 + ... up to {n} terms", "sum the first {n} terms of the harmonic series", "sum 1/i for i from 1 to {n}"),
        what=("the {n}-term harmonic sum", "the sum of the first {n} reciprocals", "the harmonic number with {n} terms", "a loop adding 1/i, i = 1..{n}"),
    ),
    recipe(
        "geometric_sum", "r:f32 ratio; n:u32[3,30] number of terms", "var total = 0.0; var term = 1.0; for (var i = 0u; i < n; i++) { total += term; term *= r; } return total;", result="f32",
        do=("add the first {n} terms of the geometric series 1 + {r} + {r}² + ...", "sum {n} powers of {r}, starting at {r}^0, with a loop", "sum a geometric series with {n} terms, starting from 1"),
        what=("the sum of {n} terms of a geometric series with ratio {r}, first term 1", "1 + {r} + {r}^2 + ... with {n} terms", "a geometric sum with {n} terms by a loop, starting at one"),
    ),
    recipe(
        "exp_series", "x:f32 argument; n:u32[3,14] number of terms", "var total = 0.0; var term = 1.0; for (var i = 1u; i <= n; i++) { total += term; term *= x / f32(i); } return total;", result="f32",
        do=("approximate e^{x} with {n} terms of its Taylor series", "sum the first {n} terms of the power series of exp at {x}", "compute exp({x}) as 1 + x + x²/2! + ... with {n} terms"),
        what=("the Taylor series of exp with {n} terms", "exp({x}) from {n} series terms", "a {n}-term Maclaurin series of the exponential function"),
    ),
    recipe(
        "sine_series", "x:f32 argument; n:u32[2,9] number of terms", "var total = 0.0; var term = x; for (var i = 1u; i <= n; i++) { total += term; term *= -x * x / f32(2u * i * (2u * i + 1u)); } return total;", result="f32",
        do=("approximate the sine of {x} with {n} terms of its Taylor series", "sum the first {n} nonzero terms of the power series of sin at {x}", "compute sin({x}) as x - x³/3! + x⁵/5! - ... with {n} terms"),
        what=("the Taylor series of sine with {n} terms", "sin({x}) from {n} series terms", "a {n}-term Maclaurin series of sine"),
    ),
    recipe(
        "leibniz_pi", "n:u32[5,200] number of terms", "var total = 0.0; var sign_now = 1.0; for (var i = 0u; i < n; i++) { total += sign_now / f32(2u * i + 1u); sign_now = -sign_now; } return 4.0 * total;", result="f32",
        do=("approximate pi with {n} terms of the Leibniz series", "compute 4 (1 - 1/3 + 1/5 - ...) with {n} terms"),
        what=("pi from {n} terms of the Leibniz series", "an approximation of π: 4 times {n} terms of 1 - 1/3 + 1/5 - ...", "the Leibniz formula for pi with {n} terms"),
    ),
    recipe(
        "newton_sqrt", "x:f32 value; n:u32[2,12] number of iterations", "var root = max(x, 1.0); for (var i = 0u; i < n; i++) { root = 0.5 * (root + x / root); } return root;", result="f32",
        do=("approximate the square root of {x} with {n} Newton iterations, starting at max({x}, 1)", "run {n} steps of Heron's method for the root of {x} from the start max(x, 1)"),
        what=("the square root of {x} by {n} Newton steps from max(x, 1)", "a Babylonian square root with {n} iterations, start max(x, 1)", "Heron's method for sqrt({x}), {n} iterations, first guess max(x, 1)"),
    ),
    recipe(
        "logistic_map", "x:f32 start value; r:f32[2,4] growth rate; n:u32[3,60] number of iterations", "var value = x; for (var i = 0u; i < n; i++) { value = r * value * (1.0 - value); } return value;", result="f32",
        do=("iterate the logistic map x -> r x (1 - x) from {x} for {n} steps with r = {r}", "apply r x (1 - x) {n} times to {x}, r being {r}"),
        what=("the logistic map with r = {r} after {n} iterations from {x}", "{x} after {n} steps of x = r x (1 - x), r = {r}", "{n} iterations of the logistic map, growth rate {r}"),
    ),
    recipe(
        "compound_interest", "amount:f32 starting amount; rate:f32[0.01,0.2,0.01] interest rate; years:u32[2,40] number of years", "var total = amount; for (var i = 0u; i < years; i++) { total *= 1.0 + rate; } return total;", result="f32",
        do=("grow {amount} by the rate {rate} each year for {years} years, in a loop", "compute compound interest on {amount}: rate {rate}, {years} years, with a loop"),
        what=("{amount} after {years} years of compound interest at rate {rate}, by a loop", "compound growth of {amount}, rate {rate}, over {years} periods in a loop"),
    ),
    recipe(
        "octave_sum", "x:f32 argument; n:u32[2,8] number of octaves", "var total = 0.0; var scale = 1.0; for (var i = 0u; i < n; i++) { total += sin(x * scale) / scale; scale *= 2.0; } return total;", result="f32",
        do=("add {n} octaves of sine: each doubles the frequency and halves the amplitude, starting from sin({x})", "sum sin(2^i x) / 2^i for i from 0 to {n} - 1"),
        what=("{n} octaves of sine summed, frequency doubling and amplitude halving", "a fractal sum of {n} sines of {x}, starting at frequency 1 and amplitude 1", "the sum of sin({x} * 2^i) / 2^i over {n} octaves"),
    ),
)  # fmt: skip
_NAMED_COUNT = "values:array<T, N> array; N:count[3,16] number of elements"
_NUMBER_KINDS = ("f32", "i32", "u32")
_OF = "[{N} {values}|an array of {N} {values}|a fixed array of {N} {values}|{N} {values} in an array]"


def _in_array(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(phrase.replace("OF", _OF) for phrase in phrases)


_ARRAYS = (
    recipe(
        "array_sum", _NAMED_COUNT, "var total = T(0.0); for (var i = 0u; i < N; i++) { total += values[i]; } return total;", types=("f32", "i32", "u32", "vec3"),
        do=_in_array(("sum OF", "add up OF", "return the total of OF", "loop over OF and add everything up", "accumulate OF")),
        what=_in_array(("the sum of OF", "the total of OF", "the sum of all elements of OF", "all of OF added up")),
    ),
    recipe(
        "array_mean", _NAMED_COUNT, "var total = T(0.0); for (var i = 0u; i < N; i++) { total += values[i]; } return total / N.0;", types=("f32", "vec3"),
        do=_in_array(("average OF", "compute the mean of OF", "find the average of OF", "sum OF and divide by the count")),
        what=_in_array(("the mean of OF", "the average of OF", "the arithmetic mean of OF")),
    ),
    recipe(
        "array_max", _NAMED_COUNT, "var best = values[0]; for (var i = 1u; i < N; i++) { best = max(best, values[i]); } return best;", types=_NUMBER_KINDS,
        do=_in_array(("find the largest of OF", "return the maximum of OF", "loop over OF and keep the biggest", "search OF for the greatest value")),
        what=_in_array(("the maximum of OF", "the largest of OF", "the biggest value in OF", "the greatest element of OF")),
    ),
    recipe(
        "array_min", _NAMED_COUNT, "var best = values[0]; for (var i = 1u; i < N; i++) { best = min(best, values[i]); } return best;", types=_NUMBER_KINDS,
        do=_in_array(("find the smallest of OF", "return the minimum of OF", "loop over OF and keep the smallest", "search OF for the least value")),
        what=_in_array(("the minimum of OF", "the smallest of OF", "the lowest value in OF", "the least element of OF")),
    ),
    recipe(
        "array_product", _NAMED_COUNT, "var total = T(1.0); for (var i = 0u; i < N; i++) { total *= values[i]; } return total;", types=_NUMBER_KINDS,
        do=_in_array(("multiply OF", "multiply OF together", "compute the product of OF")),
        what=_in_array(("the product of OF", "all of OF multiplied together", "the product of all elements of OF")),
    ),
    recipe(
        "array_dot", "a:array<f32, N> first array; b:array<f32, N> second array; N:count[3,16] number of elements", "var total = 0.0; for (var i = 0u; i < N; i++) { total += a[i] * b[i]; } return total;", result="f32",
        do=("compute the dot product of two arrays of {N} floats", "multiply two float arrays of length {N} element by element and add the products", "take the inner product of the arrays {a} and {b} of {N} floats"),
        what=("the dot product of two arrays of {N} floats", "the inner product of {a} and {b}, arrays of {N} f32", "the scalar product of two {N}-element float arrays"),
    ),
    recipe(
        "index_of_max", _NAMED_COUNT, "var best = 0u; for (var i = 1u; i < N; i++) { if values[i] > values[best] { best = i; } } return best;", types=_NUMBER_KINDS, result="u32",
        do=_in_array(("find the index of the largest of OF", "return where the maximum of OF is, the first one if there are several", "compute the argmax of OF")),
        what=_in_array(("the index of the maximum of OF (u32, first one wins)", "the argmax of OF", "the position of the largest of OF")),
    ),
    recipe(
        "index_of_min", _NAMED_COUNT, "var best = 0u; for (var i = 1u; i < N; i++) { if values[i] < values[best] { best = i; } } return best;", types=_NUMBER_KINDS, result="u32",
        do=_in_array(("find the index of the smallest of OF", "return where the minimum of OF is, the first one if there are several", "compute the argmin of OF")),
        what=_in_array(("the index of the minimum of OF (u32, first one wins)", "the argmin of OF", "the position of the smallest of OF")),
    ),
    recipe(
        "find_index", "values:array<T, N> array; wanted:T value to find; N:count[3,16] number of elements", "for (var i = 0; i < N; i++) { if values[i] == wanted { return i; } } return -1;", types=("i32", "u32", "f32"), result="i32",
        do=_in_array(("search OF for a value and return its index, or -1", "find the first position of {wanted} in OF, -1 if it is missing", "do a linear search through OF, returning -1 when nothing matches")),
        what=_in_array(("the index of {wanted} in OF, or -1", "a linear search in OF that returns the index or -1", "the first index at which OF equal {wanted}, else -1")),
    ),
    recipe(
        "contains", "values:array<T, N> array; wanted:T value to find; N:count[3,16] number of elements", "for (var i = 0u; i < N; i++) { if values[i] == wanted { return true; } } return false;", types=("i32", "u32", "f32"), result="bool",
        do=_in_array(("check whether {wanted} is one of OF", "tell if OF contain {wanted}", "return true if a value occurs among OF")),
        what=_in_array(("whether {wanted} occurs among OF", "a membership test of {wanted} in OF", "true if any of OF equals {wanted}")),
    ),
    recipe(
        "count_above", "values:array<f32, N> array; limit:f32[0.1,5] threshold; N:count[3,16] number of elements", "var total = 0u; for (var i = 0u; i < N; i++) { if values[i] > limit { total++; } } return total;", result="u32",
        do=("count how many of {N} floats in an array are greater than {limit}", "count the elements above {limit} in an array of {N} floats", "loop over {N} floats and count those larger than {limit}"),
        what=("the number of elements above {limit} in an array of {N} floats", "how many of {N} f32 in an array exceed {limit}", "a count of the values > {limit} among {N} floats"),
    ),
    recipe(
        "count_below", "values:array<f32, N> array; limit:f32[0.1,5] threshold; N:count[3,16] number of elements", "var total = 0u; for (var i = 0u; i < N; i++) { if values[i] < limit { total++; } } return total;", result="u32",
        do=("count how many of {N} floats in an array are less than {limit}", "count the elements below {limit} in an array of {N} floats", "loop over {N} floats and count those smaller than {limit}"),
        what=("the number of elements below {limit} in an array of {N} floats", "how many of {N} f32 in an array are under {limit}", "a count of the values smaller than {limit} among {N} floats"),
    ),
    recipe(
        "is_sorted", _NAMED_COUNT, "for (var i = 1u; i < N; i++) { if values[i] < values[i - 1u] { return false; } } return true;", types=_NUMBER_KINDS, result="bool",
        do=_in_array(("check whether OF are sorted ascending", "tell if OF never decrease", "return true if OF are in ascending order, equal neighbours allowed")),
        what=_in_array(("whether OF are in ascending order", "an is-sorted test (ascending) for OF", "true if OF never decrease")),
    ),
    recipe(
        "array_norm", "values:array<f32, N> array; N:count[3,16] number of elements", "var total = 0.0; for (var i = 0u; i < N; i++) { total += values[i] * values[i]; } return sqrt(total);", result="f32",
        do=("compute the Euclidean norm of an array of {N} floats", "take the square root of the sum of the squares of {N} floats in an array"),
        what=("the Euclidean norm of an array of {N} floats", "the L2 norm of a {N}-element float array", "the length of a vector stored as array<f32, {N}>"),
    ),
    recipe(
        "horner", "coefficients:array<f32, N> coefficients; x:f32 argument; N:count[3,8] number of coefficients", "var result = 0.0; for (var i = N; i > 0; i--) { result = result * x + coefficients[i - 1]; } return result;", result="f32",
        do=("evaluate a polynomial at {x} by Horner's rule, {N} coefficients in an array, constant term first", "evaluate the polynomial with {N} coefficients (lowest power first) at {x} with Horner's scheme"),
        what=("a polynomial at {x} by Horner's method with {N} coefficients, constant first", "Horner's scheme for array<f32, {N}> coefficients, lowest degree first"),
    ),
)  # fmt: skip


@family("function", structures=20)
def whole_numbers(draw: Draw) -> Request:
    """Number theory on integers, with loops."""
    return request(draw, draw.pick(_NUMBERS))


@family("function", structures=9)
def series(draw: Draw) -> Request:
    """A sum or an iteration with a number of terms."""
    return request(draw, draw.pick(_SERIES))


@family("function", structures=28)
def arrays(draw: Draw) -> Request:
    """Reductions and searches over an array parameter."""
    return request(draw, draw.pick(_ARRAYS))
