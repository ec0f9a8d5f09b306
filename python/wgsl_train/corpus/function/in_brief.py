"""Recipes of the older files by the short names people type, and by what those who lack the name write."""

from ..draw import Draw
from ..family import Request, family
from .arithmetic import _SEVERAL, _SINGLE
from .brisk import also, brisk, by_name
from .everyday import _CALENDAR, _CHOICES, _INDICES
from .interpolation import _BLENDS
from .iterations import _RECIPES as _ITERATIONS
from .limits import _RECIPES as _LIMITS
from .loops import _NUMBERS, _SERIES
from .number_theory import _NUMBERS as _THEORY
from .number_theory import _SERIES as _MORE_SERIES
from .physics import _LAWS, _MONEY
from .rotations import _PLANE, _SPACE
from .statistics import _NAMED, _OF_VECTORS, _PROBABILITY
from .vectors import _VECTORS

_KNOWN = by_name(_NUMBERS, _SERIES, _ITERATIONS, _THEORY, _MORE_SERIES, _SEVERAL, _SINGLE, _VECTORS, _LIMITS, _BLENDS, _PLANE, _SPACE, _LAWS, _MONEY, _NAMED, _OF_VECTORS, _PROBABILITY, _CALENDAR, _CHOICES, _INDICES)  # fmt: skip
_INTEGERS = (
    also(_KNOWN["gcd"], "gcd u32", "gcd(a, b)", "hcf of two numbers", "euclid", "largest common divisor", "math.gcd", "std::gcd", "greatest common factor"),
    also(_KNOWN["lcm"], "lcm u32", "lcm(a, b)", "least common multiple", "smallest common multiple of two u32", "math.lcm", "std::lcm"),
    also(_KNOWN["factorial"], "factorial", "n!", "fact(n)", "math.factorial for u32", "factorial u32 iterative"),
    also(_KNOWN["fibonacci"], "fibonacci", "fib(n)", "nth fibonacci number, iterative", "fib u32, fib(0) = 0", "0 1 1 2 3 5 8 ... at index n"),
    also(_KNOWN["is_prime"], "isprime", "prime check", "is n prime", "primality by trial division", "bool is_prime(uint n)", "prime or not", say=("tell me whether a number is prime", "is this u32 a prime number?")),
    also(_KNOWN["collatz_steps"], "collatz length", "collatz steps", "3n+1 steps until 1", "hailstone steps", "collatz stopping time"),
    also(_KNOWN["digit_sum"], "digit sum", "sum of digits", "cross sum", "add the digits, 4711 -> 13", "quersumme"),
    also(_KNOWN["digit_count"], "number of digits", "digit count", "how many digits", "decimal length of a u32"),
    also(_KNOWN["reverse_digits"], "reverse digits", "123 -> 321", "reverse an integer, LeetCode 7 (u32)"),
    also(_KNOWN["divisor_count"], "number of divisors", "tau(n)", "sigma_0(n)", "divisor count"),
    also(_KNOWN["is_divisible"], "divisible by {d}", "n % {d} == 0", "multiple of {d}?", "does {d} divide n"),
    also(_KNOWN["digital_root"], "digital root", "repeated digit sum until one digit", "add digits until single digit"),
    also(_KNOWN["is_palindrome"], "palindrome number", "is n a palindrome in decimal", "isPalindrome(n), u32"),
    also(_KNOWN["binomial"], "nCr(n, k)", "n choose k", "binomial coefficient", "math.comb(n, k)", "C(n, k)", "how many ways to pick k of n"),
    also(_KNOWN["power_mod"], "modpow a^b mod m, u32", "modpow", "powmod", "base^exponent % modulus", "modular exponentiation u32"),
    also(_KNOWN["totient"], "euler phi", "totient", "phi(n)"), also(_KNOWN["next_prime"], "next prime", "first prime > n", "smallest prime above n"),
    also(_KNOWN["prime_count"], "count primes <= n", "prime counting function", "how many primes up to n"), also(_KNOWN["smallest_factor"], "smallest prime factor", "least factor > 1"),
    also(_KNOWN["divisor_sum"], "sum of divisors", "sigma(n)", "divisor sum incl. n"), also(_KNOWN["is_perfect"], "perfect number?", "is n perfect"), also(_KNOWN["is_perfect_square"], "perfect square?", "is n a square number"),
    also(_KNOWN["are_coprime"], "coprime?", "relatively prime", "gcd == 1"), also(_KNOWN["catalan"], "catalan number"), also(_KNOWN["lucas"], "lucas number"), also(_KNOWN["permutations"], "nPr", "n permute k", "permutations of k out of n"),
    also(_KNOWN["double_factorial"], "n!!", "double factorial"), also(_KNOWN["integer_power"], "integer power by loop, exponent {exponent}", "{base}^{exponent} for u32 with a loop"),
    also(_KNOWN["is_leap_year"], "leap year", "is leap year? u32", "isLeap(year)", "gregorian leap year bool"), also(_KNOWN["days_in_month"], "days in month, no leap years", "month length, february 28"), also(_KNOWN["hours_minutes"], "seconds to h:m:s", "split seconds into vec3<u32>(h, m, s)"),
    also(_KNOWN["fizz_buzz"], "fizzbuzz with {a} and {b}: 1, 2, 3 for both, else 0"), also(_KNOWN["compare"], "three-way compare i32", "cmp(a, b) -> -1 0 1", "spaceship for ints"), also(_KNOWN["wrap_index"], "wrap index {n}", "circular buffer index, {n} slots, negatives ok"),
    also(_KNOWN["unflatten_2d"], "index to x, y for width {width}", "linear index -> vec2<u32>, width {width}"), also(_KNOWN["flatten_3d"], "3d index flatten, {width} x {height}", "x + {width} * (y + {height} * z)"),
)  # fmt: skip
_FLOATS = (
    also(_KNOWN["sine_series"], "taylor sine with {n} terms", "sin by series, {n} terms", "sin(x) taylor, number of terms {n}", "maclaurin sin {n} terms"),
    also(_KNOWN["exp_series"], "taylor exp with {n} terms", "e^x by series, {n} terms", "exp(x) taylor, number of terms {n}"), also(_KNOWN["cosine_series"], "taylor cosine, n terms", "cos by series, number of terms is an argument"),
    also(_KNOWN["leibniz_pi"], "leibniz pi {n} terms", "pi by leibniz, number of terms {n}"), also(_KNOWN["harmonic_sum"], "harmonic number {n}", "H_n with n = {n}", "sum 1/k, k = 1..{n}"), also(_KNOWN["geometric_sum"], "geometric series {n} terms ratio {r}", "sum r^k, {n} terms"),
    also(_KNOWN["newton_sqrt"], "newton sqrt with {n} iterations, start max(x, 1)", "babylonian sqrt, {n} steps from max(x, 1)"), also(_KNOWN["newton_cube_root"], "newton cube root {n} iterations from max(x, 1)"), also(_KNOWN["logistic_map"], "logistic map {n} iterations r = {r}", "x = r x (1 - x), {n} times, r {r}"),
    also(_KNOWN["mandelbrot_count"], "mandelbrot iterations, limit {limit}", "mandelbrot escape time, max {limit} iterations", "z = z^2 + c iteration count, cap {limit}"), also(_KNOWN["julia_count"], "julia iterations, limit {limit}", "julia escape time, max {limit} iterations"),
    also(_KNOWN["integrate_sine"], "integral of sin from a to b, {n} steps midpoint", "midpoint rule for sin, {n} intervals"),
    also(_KNOWN["log_base"], "log base {base}", "logarithm to base {base}", "log_{base}(x)", "log(x) / log({base})"), also(_KNOWN["nth_root"], "{n}th root", "x^(1/{n})", "root of degree {n}"), also(_KNOWN["cube_root"], "cbrt", "cube root, negatives too"),
    also(_KNOWN["safe_divide"], "safe divide, fallback {fallback}", "a / b or {fallback} when b is about 0 (1e-6)"), also(_KNOWN["discriminant"], "discriminant", "b^2 - 4ac"), also(_KNOWN["median_of_three"], "median of three", "median3", "middle of three floats"),
    also(_KNOWN["harmonic_mean"], "harmonic mean", "2ab/(a+b)"), also(_KNOWN["geometric_mean"], "geometric mean", "sqrt(ab)"), also(_KNOWN["smooth_min"], "smooth min k = {k}", "iq polynomial smin, k = {k}", "smin with k {k}"), also(_KNOWN["smooth_max"], "smooth max k = {k}", "smax with k {k}"),
    also(_KNOWN["copy_sign"], "copysign", "std::copysign", "magnitude of a, sign of b"), also(_KNOWN["signed_pow"], "signed power {k}", "sign(x) |x|^{k}".replace("|", "{|}")), also(_KNOWN["weighted_average"], "weighted average of two", "(a wa + b wb) / (wa + wb)"),
    also(_KNOWN["wrap_range"], "wrap x into {lo}..{hi}", "modular wrap between {lo} and {hi}"), also(_KNOWN["ping_pong"], "pingpong 0..{size}", "triangle fold into 0..{size}", "bounce x between 0 and {size}"), also(_KNOWN["remap"], "map {a}..{b} to {c}..{d}", "remap {x} from [{a}, {b}] to [{c}, {d}]", "range conversion {a}..{b} -> {c}..{d}"),
    also(_KNOWN["clamp_range"], "clamp {lo} {hi}", "clamp to {lo}..{hi}", "limit x to [{lo}, {hi}]"), also(_KNOWN["is_near"], "almost equal, eps {tolerance}", "abs(a - b) < {tolerance}", "float equality with tolerance {tolerance}"), also(_KNOWN["in_range"], "{lo} <= x <= {hi}?", "is x in [{lo}, {hi}]"),
    also(_KNOWN["dead_zone"], "soft threshold {zone}", "shrink towards zero by {zone}", "soft-thresholding, lambda {zone}"), also(_KNOWN["quantize_levels"], "quantize to {levels} levels", "{levels}-level quantizer"), also(_KNOWN["round_decimals"], "round to {places} decimals", "toFixed({places}) as a number", "round(x, {places})"),
    also(_KNOWN["geometric_lerp"], "log lerp", "exponential interpolation a (b/a)^t", "eerp"), also(_KNOWN["move_towards"], "move towards by at most {max_step}", "approach(current, goal, {max_step})"),
    also(_KNOWN["angle_between"], "angle between vectors, radians", "acos of normalized dot, clamped", "Vector3.Angle in radians"), also(_KNOWN["angle_between_degrees"], "angle between vectors, degrees", "Vector3.Angle", "angle of two vec3 in degrees"), also(_KNOWN["signed_angle"], "signed angle 2d, radians", "atan2(cross, dot)"),
    also(_KNOWN["project_onto"], "project a onto b", "vector projection", "proj_b a"), also(_KNOWN["reject_from"], "reject a from b", "vector rejection", "component of a perpendicular to b"), also(_KNOWN["triple_product"], "scalar triple product", "a . (b x c)", "signed volume of a parallelepiped"),
    also(_KNOWN["perpendicular_left"], "perpendicular vec2, left", "rotate 90 ccw", "(-y, x)"), also(_KNOWN["perpendicular_right"], "perpendicular vec2, right", "rotate 90 cw", "(y, -x)"), also(_KNOWN["barycentric"], "barycentric coordinates 2d", "barycentric(p, a, b, c)"), also(_KNOWN["triangle_area_2d"], "triangle area 2d", "area of triangle abc in 2D, not negative"),
    also(_KNOWN["triangle_normal"], "triangle normal", "face normal of a, b, c"), also(_KNOWN["polar_to_cartesian"], "polar to cartesian, radians", "pol2cart"), also(_KNOWN["cartesian_to_polar"], "cartesian to polar, radians", "cart2pol"), also(_KNOWN["manhattan_distance"], "manhattan distance", "L1 distance", "taxicab distance"),
    also(_KNOWN["rotate_degrees"], "rotate vec2 by degrees", "rotate p by angle in degrees ccw"), also(_KNOWN["rotate_around"], "rotate p around a center, radians", "rotate about a pivot by an angle"), also(_KNOWN["rotate_around_degrees"], "rotate around pivot, degrees", "rotate p about center by an angle in degrees"), also(_KNOWN["rotation_matrix_degrees"], "2d rotation matrix from degrees", "mat2 rotation, degrees in"), also(_KNOWN["rotation_matrix"], "2d rotation matrix from radians", "rot(a) mat2"), also(_KNOWN["rotate_axis"], "rodrigues rotation", "axis-angle rotation of a vec3, radians", "rotate v about unit axis"),
    also(_KNOWN["kinetic_energy"], "kinetic energy", "1/2 m v^2"), also(_KNOWN["pendulum_period"], "pendulum period g {g}", "2 pi sqrt(l / {g})"), also(_KNOWN["projectile_range"], "projectile range, g {g}"), also(_KNOWN["orbital_speed"], "circular orbit speed", "sqrt(mu / r)"), also(_KNOWN["free_fall_distance"], "free fall distance g {g}", "half g t^2, g = {g}"), also(_KNOWN["body_mass_index"], "bmi", "body mass index kg and m"), also(_KNOWN["percent_change"], "percent change", "relative change in percent from before to after"),
    also(_KNOWN["normal_density"], "gaussian pdf mean {mean} sigma {sigma}", "normal distribution density, mu {mean}, sigma {sigma}"), also(_KNOWN["z_score"], "z-score", "(x - mean) / std"), also(_KNOWN["cosine_similarity"], "cosine similarity", "cos sim of two vectors"), also(_KNOWN["bayes"], "bayes theorem", "posterior from prior, likelihood, evidence"), also(_KNOWN["box_muller"], "box-muller", "two uniforms to gaussian pair"),
)  # fmt: skip


@family("function", structures=60)
def integers_in_brief(draw: Draw) -> Request:
    """Number theory, loops, indices, calendars."""
    return brisk(draw, _INTEGERS)


@family("function", structures=90)
def floats_in_brief(draw: Draw) -> Request:
    """Series, means, ranges, vectors, rotations, physics, statistics."""
    return brisk(draw, _FLOATS)
