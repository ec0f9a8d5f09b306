"""Small arithmetic: sums and means of a few numbers, powers, roots, logarithms, units, signs, safe division."""

from ..draw import Draw
from ..family import Request, family
from .recipe import ANY, recipe
from .say import request

_NUMBERS = (*ANY, "i32", "u32")
_COUNTS = {2: ("two", "both"), 3: ("three", "all three"), 4: ("four", "all four")}
_LETTERS = "abcd"


def _listed(count: int) -> str:
    names = [f"{{{letter}}}" for letter in _LETTERS[:count]]
    return ", ".join(names[:-1]) + f" and {names[-1]}"


def _of_several() -> list:  # type: ignore[type-arg]
    """Sum, mean, product, extremes, spread and variance of two to four values."""
    made = []
    for count, (word, _) in _COUNTS.items():
        letters = _LETTERS[:count]
        given = "; ".join(f"{letter}:T" for letter in letters)
        plus, times, names = " + ".join(letters), " * ".join(letters), _listed(count)

        def fold(call: str, letters: str = letters) -> str:
            folded = letters[0]
            for letter in letters[1:]:
                folded = f"{call}({folded}, {letter})"
            return folded

        squares = " + ".join("(x - m) * (x - m)".replace("x", letter) for letter in letters)
        either = "the two" if count == 2 else "them all"
        made += [
            recipe(
                f"sum_of_{word}", given, plus, types=_NUMBERS,
                do=(f"add {names}", f"add [up |]{word} {{values}}", f"sum {word} {{values}}", f"return the total of {word} {{values}}", f"add {names} together", f"sum up {names}"),
                what=(f"the sum of {names}", f"the sum of {word} {{values}}", f"the total of {names}", f"the total of {word} {{values}}", f"the result of adding {word} {{values}}"),
            ),
            recipe(
                f"mean_of_{word}", given, f"({plus}) / {count}.0", types=ANY, color=True,
                do=(f"average {names}", f"average {word} {{values}}", f"find the [mean|average] of {word} {{values}}", f"take the arithmetic mean of {names}", f"blend {word} {{values}} in equal parts", f"add {names} and divide by {word}"),
                what=(f"the [mean|average] of {names}", f"the [mean|average] of {word} {{values}}", f"the arithmetic mean of {names}", f"an equal mix of {word} {{values}}", f"the average value of {names}"),
            ),
            recipe(
                f"product_of_{word}", given, times, types=_NUMBERS, color=True,
                do=(f"multiply {names}", f"multiply {word} {{values}}[ with each other|]", f"return the product of {word} {{values}}", f"multiply {names} together"),
                what=(f"the product of {names}", f"the product of {word} {{values}}", f"{word} {{values}} multiplied together", f"the result of multiplying {names}"),
            ),
            recipe(
                f"max_of_{word}", given, fold("max"), types=_NUMBERS,
                do=(f"find the [largest|greatest|biggest|maximum] of {names}", f"return the [largest|greatest|biggest] of {word} {{values}}", f"pick the [maximum|larger value] of {names}", f"compare {word} {{values}} and return the highest", f"take the max of {either}: {names}"),
                what=(f"the maximum of {names}", f"the [largest|biggest|maximum] of {word} {{values}}", f"the max of {names}", f"the highest of {word} {{values}}", f"the greatest of {names}"),
            ),
            recipe(
                f"min_of_{word}", given, fold("min"), types=_NUMBERS,
                do=(f"find the [smallest|least|lowest|minimum] of {names}", f"return the [smallest|lowest|least] of {word} {{values}}", f"pick the [minimum|smaller value] of {names}", f"compare {word} {{values}} and return the lowest", f"take the min of {either}: {names}"),
                what=(f"the minimum of {names}", f"the [smallest|lowest|minimum] of {word} {{values}}", f"the min of {names}", f"the lowest of {word} {{values}}", f"the least of {names}"),
            ),
            recipe(
                f"range_of_{word}", given, f"{fold('max')} - {fold('min')}", types=_NUMBERS,
                do=(f"find the spread of {names}: largest minus smallest", f"subtract the smallest of {word} {{values}} from the largest", f"compute max minus min of {names}"),
                what=(f"the range (max - min) of {names}", f"the difference between the largest and the smallest of {word} {{values}}", f"the spread of {word} {{values}}, max minus min", f"max minus min of {names}"),
            ),
            recipe(
                f"variance_of_{word}", given, f"let m = ({plus}) / {count}.0; return ({squares}) / {count}.0;",
                do=(f"compute the population variance of {names}", f"find the mean squared deviation of {word} numbers from their mean", f"average the squared differences of {names} from their mean"),
                what=(f"the [population |]variance of {names}", f"the variance of {word} numbers (divided by {count})", f"the mean squared deviation of {word} numbers", f"the population variance of {word} floats"),
            ),
            recipe(
                f"norm_of_{word}", given, f"sqrt({' + '.join(f'{letter} * {letter}' for letter in letters)})",
                do=(f"compute the square root of the sum of the squares of {names}", f"compute hypot of {names}", f"find the Euclidean norm of {word} floats", f"apply Pythagoras to {names}"),
                what=(f"the hypotenuse for {names}: the root of the summed squares", f"hypot({', '.join(f'{{{letter}}}' for letter in letters)})", f"the square root of the sum of {word} squared numbers", f"the Euclidean norm of {word} separate floats"),
            ),
        ]  # fmt: skip
    return made


_POWERS = {2: ("square", "squared", "second power"), 3: ("cube", "cubed", "third power"), 4: ("fourth power", "to the fourth", "fourth power"), 5: ("fifth power", "to the fifth", "fifth power"), 6: ("sixth power", "to the sixth", "sixth power"), 8: ("eighth power", "to the eighth", "eighth power")}  # fmt: skip


def _powers() -> list:  # type: ignore[type-arg]
    """x to the n as repeated multiplication."""
    made = []
    for power, (noun, said, formal) in _POWERS.items():
        body = " * ".join("x" * power)
        raise_to = f"{noun} {{value}}" if power < 4 else f"raise {{value}} to the {noun}"
        made.append(
            recipe(
                f"power_{power}", "x:T", body, types=_NUMBERS,
                do=(raise_to, f"raise {{value}} to the power [of |]{power}", f"multiply {{value}} by itself to get its {formal}", f"compute x^{power} [without pow|by multiplication|] for {{value}}", f"return {{value}} to the {formal}", f"take {{value}} {said}"),
                what=(f"the {noun} of {{value}}", f"{{value}} {said}", f"{{value}} to the power of {power}", f"x^{power} by repeated multiplication for {{value}}", f"{{value}} raised to the {formal}"),
            )
        )  # fmt: skip
    return made


_SCALARS = [
    recipe(
        "safe_divide", "a:f32 numerator; b:f32 denominator; fallback:f32[0,2] fallback", "if abs(b) < 1e-6 { return fallback; } return a / b;",
        say=("dividing gives inf when the divisor is zero, return {fallback} then (below 1e-6)",),
        do=("divide {a} by {b}, or return {fallback} when {b} is (nearly) zero (below 1e-6)", "divide safely: {a} / {b}, but {fallback} if {|}b{|} < 1e-6", "compute {a} / {b} without ever dividing by zero, giving {fallback} instead (threshold 1e-6)", "divide two numbers without risking a division by zero, with a fallback value (threshold 1e-6)"),
        what=("a safe division of {a} by {b} that yields {fallback} for a zero divisor (below 1e-6)", "{a} over {b}, or {fallback} where {|}b{|} is under 1e-6", "a zero-safe quotient of {a} and {b}, falling back to {fallback} below 1e-6", "a safe divide with a fallback (threshold 1e-6)"),
    ),
    recipe(
        "sign_nonzero", "x:T value", "select(T(-1.0), T(1.0), x >= T(0.0))", types=ANY,
        do=("return 1 if {value} is zero or positive and -1 otherwise", "get the sign of {value} with +1 for zero", "return plus or minus one depending on the sign of {value}, never 0"),
        what=("the sign of {value}, counting zero as positive", "+1 or -1 by the sign of {value}, with 0 giving +1", "a sign that is never zero, of {value}", "a nonzero sign function for {values}"),
    ),
    recipe(
        "signed_square", "x:T value", "x * abs(x)", types=ANY,
        do=("square {value} but keep its sign", "multiply {value} by its own absolute value", "compute a sign-preserving square of {value}"),
        what=("the signed square of {value}", "{value} times its absolute value", "x * |x| of {value}".replace("|", "{|}"), "a square that keeps the sign of {value}"),
    ),
    recipe(
        "signed_sqrt", "x:T value", "sign(x) * sqrt(abs(x))", types=ANY,
        do=("take the square root of the magnitude of {value} but keep its sign", "compute a sign-preserving square root of {value}", "return sign(x) * sqrt(abs(x)) for {value}"),
        what=("the signed square root of {value}", "a square root that works for negative numbers by keeping the sign, of {value}", "sign times root of the magnitude of {value}", "a sign-preserving sqrt of {value}"),
    ),
    recipe(
        "signed_pow", "x:f32 value; k:f32[0.3,5] exponent", "sign(x) * pow(abs(x), k)",
        do=("raise {value} to the power {k} and keep its sign", "apply a sign-preserving power of {k} to {value}", "compute sign(x) * pow(abs(x), {k})"),
        what=("a signed power of {value} with exponent {k}", "{value} to the power {k}, keeping the sign", "sign of x times |x| to the {k}".replace("|", "{|}"), "a power curve of exponent {k}, mirrored for negative input"),
    ),
    recipe(
        "copy_sign", "a:f32 magnitude; b:f32 sign", "select(-abs(a), abs(a), b >= 0.0)",
        do=("give the magnitude of {a} the sign of {b} (zero counts as positive)", "return |a| with the sign of b".replace("|", "{|}") + " for {a} and {b}, zero being positive", "copy the sign of {b} onto {a}, plus for zero"),
        what=("copysign of {a} and {b} (b = 0 is positive)", "the absolute value of {a} with the sign of {b}, zero counting as positive", "{a} with the sign of {b}, where b >= 0 means plus"),
    ),
    recipe(
        "nth_root", "x:f32 value; n:f32[4,9,1] degree", "pow(x, 1.0 / n)",
        do=("take the {n}th root of {value}", "compute the root of degree {n} of {value}", "raise {value} to the power 1 / {n}"),
        what=("the {n}-th root of {value}", "a root of {value} with degree {n}", "{value} to the power of one over {n}", "pow(x, 1/{n})"),
    ),
    recipe(
        "cube_root", "x:f32 value", "sign(x) * pow(abs(x), 0.33333334)",
        do=("take the cube root of {value}, negative numbers too", "compute the real cube root for positive and negative {values}", "find the number whose cube is {value}, any sign"),
        what=("the cube root of {value}, negative ones included", "a cbrt that handles negative numbers", "the third root of {value} with its sign kept", "the real cube root of {value} (any sign)"),
    ),
    recipe(
        "log_base", "x:f32 value; base:f32[3,16,1] base", "log(x) / log(base)",
        do=("compute the logarithm of {value} to base {base}", "take the log base {base} of {value}", "find the exponent to which {base} must be raised to give {value}"),
        what=("the logarithm of {value} to the base {base}", "log base {base} of {value}", "the base-{base} log of {value}", "a logarithm with base {base}"),
    ),
    recipe(
        "log10", "x:T value", "log(x) / log(10.0)", types=("f32", "vec3"),
        do=("compute the decimal logarithm of {value}", "take the log base 10 of {value}", "find log10 of {value}, which WGSL lacks"),
        what=("log10 of {value}", "the base 10 logarithm of {value}", "the common logarithm of {value}", "the decimal log of {value}"),
    ),
    recipe(
        "decibels_to_gain", "db:f32 decibels", "pow(10.0, db / 20.0)",
        do=("convert decibels to a linear amplitude", "turn dB into a gain factor (20 dB per factor of ten)", "convert a level in dB to amplitude"),
        what=("the amplitude gain of a level in decibels", "dB to linear gain", "10^(dB / 20)", "a linear amplitude from decibels"),
    ),
    recipe(
        "gain_to_decibels", "amplitude:f32 gain", "20.0 * log(amplitude) / log(10.0)",
        do=("convert a linear amplitude to decibels", "turn a gain factor into dB (20 log10)", "express an amplitude in dB"),
        what=("the level in decibels of an amplitude", "linear gain to dB", "20 log10 of an amplitude", "decibels from a linear amplitude"),
    ),
    recipe(
        "to_radians", "angle:T angle in degrees", "angle * 0.017453292", types=("f32", "vec3"),
        do=("convert degrees to radians[ by hand|]", "turn an angle in degrees into radians", "multiply degrees by pi / 180"),
        what=("degrees to radians", "an angle in radians from one in degrees", "degrees times pi over 180", "the radian measure of an angle in degrees"),
    ),
    recipe(
        "to_degrees", "angle:T angle in radians", "angle * 57.29578", types=("f32", "vec3"),
        do=("convert radians to degrees[ by hand|]", "turn an angle in radians into degrees", "multiply radians by 180 / pi"),
        what=("radians to degrees", "an angle in degrees from one in radians", "radians times 180 over pi", "the degree measure of an angle in radians"),
    ),
    recipe(
        "turns_to_radians", "turns:f32 turns", "turns * 6.2831855",
        do=("convert turns to radians", "turn a number of full revolutions into radians", "multiply revolutions by 2 pi"),
        what=("turns to radians", "the angle in radians of a number of full turns", "revolutions times tau", "radians from revolutions"),
    ),
    recipe(
        "discriminant", "a:f32 a; b:f32 b; c:f32 c", "b * b - 4.0 * a * c",
        do=("compute the discriminant of the quadratic {a} x² + {b} x + {c}", "find b² - 4ac for the coefficients {a}, {b}, {c}", "calculate the discriminant of a quadratic equation"),
        what=("the discriminant of {a} x^2 + {b} x + {c}", "the discriminant of a quadratic", "b^2 - 4ac for {a}, {b}, {c}", "the discriminant of ax² + bx + c = 0"),
    ),
    recipe(
        "quadratic_roots", "a:f32 quadratic coefficient; b:f32 linear coefficient; c:f32 constant term",
        "let d = sqrt(max(b * b - 4.0 * a * c, 0.0)); return vec2<f32>(-b - d, -b + d) / (2.0 * a);", result="vec2",
        do=("solve {a} x² + {b} x + {c} = 0 and return both roots as a vec2, minus root first, with a negative discriminant taken as zero", "find the two roots of a quadratic with the quadratic formula as a vec2 (minus first, discriminant clamped to zero)", "apply the quadratic formula to {a}, {b}, {c}: (-b - d, -b + d) / 2a with d the root of the discriminant clamped at 0"),
        what=("both roots of {a} x² + {b} x + {c}, the minus one first, discriminant clamped at 0", "the two solutions of a quadratic equation as a vec2 (minus, plus), negative discriminants treated as zero", "the quadratic formula as a vec2: minus root, plus root, discriminant clamped to 0"),
    ),
    recipe(
        "weighted_average", "a:T first value; b:T second value; wa:f32 first weight; wb:f32 second weight", "(a * wa + b * wb) / (wa + wb)", types=ANY,
        do=("average {a} and {b} with the weights {wa} and {wb}", "take the weighted mean of {a} (weight {wa}) and {b} (weight {wb})", "weigh {a} by {wa} and {b} by {wb} and divide by the total weight"),
        what=("the weighted average of {a} and {b} with weights {wa}, {wb}", "the weighted mean of two {values} with two weights", "{a} and {b} averaged by weights {wa} and {wb}"),
    ),
    recipe(
        "geometric_mean", "a:f32 first; b:f32 second", "sqrt(a * b)",
        do=("compute the geometric mean of {a} and {b}", "take the square root of the product of {a} and {b}", "find the geometric mean of two numbers"),
        what=("the geometric mean of {a} and {b}", "the geometric mean of two numbers", "the root of {a} times {b}", "sqrt of the product of two numbers"),
    ),
    recipe(
        "harmonic_mean", "a:f32 first; b:f32 second", "2.0 * a * b / (a + b)",
        do=("compute the harmonic mean of {a} and {b}", "find the harmonic mean of two numbers", "average two rates {a} and {b} harmonically"),
        what=("the harmonic mean of {a} and {b}", "the harmonic mean of two numbers", "2ab / (a + b) for {a} and {b}", "twice the product over the sum of {a} and {b}"),
    ),
    recipe(
        "median_of_three", "a:f32 first; b:f32 second; c:f32 third", "max(min(a, b), min(max(a, b), c))",
        do=("find the median of {a}, {b} and {c}", "return the middle one of three numbers", "pick the value of {a}, {b}, {c} that is neither largest nor smallest"),
        what=("the median of {a}, {b}, {c}", "the median of three numbers", "the middle value of three floats", "whichever of {a}, {b}, {c} lies between the others"),
    ),
    recipe(
        "smooth_min", "a:f32 first; b:f32 second; k:f32[0.05,1] smoothness", "let h = max(k - abs(a - b), 0.0) / k; return min(a, b) - h * h * k * 0.25;",
        do=("take a smooth minimum of {a} and {b} with radius {k} (polynomial, quadratic)", "blend {a} and {b} with iq's quadratic polynomial smin, k = {k}", "join two distances {a}, {b} with a quadratic smooth min of {k}"),
        what=("the quadratic polynomial smooth minimum of {a} and {b}, k = {k}", "[iq's|Inigo Quilez'] quadratic smin of {a} and {b} with k = {k}", "a smooth min (quadratic polynomial) with blend radius {k}"),
    ),
    recipe(
        "smooth_max", "a:f32 first; b:f32 second; k:f32[0.05,1] smoothness", "let h = max(k - abs(a - b), 0.0) / k; return max(a, b) + h * h * k * 0.25;",
        do=("take a smooth maximum of {a} and {b} with radius {k} (polynomial, quadratic)", "blend {a} and {b} with the quadratic polynomial smax, k = {k}", "round off the maximum of {a} and {b} by {k} with the quadratic polynomial"),
        what=("the quadratic polynomial smooth maximum of {a} and {b}, k = {k}", "a quadratic smax of {a} and {b} with k = {k}", "a smooth max (quadratic polynomial) with blend radius {k}"),
    ),
    recipe(
        "smooth_abs", "x:f32 value; k:f32[0.01,0.5,0.01] smoothness", "sqrt(x * x + k * k)",
        do=("compute a smooth absolute value sqrt(x² + k²) with k = {k}", "round off the corner of abs(x) with sqrt(x*x + k*k), k = {k}"),
        what=("a smooth absolute value of {value} with k = {k}", "sqrt(x*x + k*k) with k = {k}", "an abs without a kink: the root of x squared plus {k} squared", "the hyperbola approximation of |x| with k = {k}".replace("|", "{|}")),
    ),
    recipe(
        "component_sum", "v:T vector", "dot(v, T(1.0))", types=("vec3", "vec2", "vec4"), result="f32",
        do=("sum the components of {value}", "add up the components of {value}", "add all elements of {value} together"),
        what=("the sum of the components of {value}", "the component sum of {value}", "all components of {value} added up", "the total of the elements of {value}"),
    ),
    recipe(
        "component_mean", "v:vec3 vector", "(v.x + v.y + v.z) / 3.0", result="f32",
        do=("average the components of a vec3", "find the mean of x, y and z of a 3D vector", "average the three channels of a color", "convert a color to gray by averaging its channels"),
        what=("the mean of the components of a vec3", "the average of a 3D vector's components", "the average of the r, g and b of a color", "the channel average of an RGB color"),
    ),
    recipe(
        "max_component", "v:vec3 vector", "max(v.x, max(v.y, v.z))", result="f32",
        do=("find the largest component of a vec3", "return the biggest of x, y and z of a 3D vector", "get the brightest channel of an RGB color"),
        what=("the largest component of a vec3", "the maximum component of a 3D vector", "the max channel of an RGB color", "the biggest of the three elements of a vec3"),
    ),
    recipe(
        "min_component", "v:vec3 vector", "min(v.x, min(v.y, v.z))", result="f32",
        do=("find the smallest component of a vec3", "return the least of x, y and z of a 3D vector", "get the darkest channel of an RGB color"),
        what=("the smallest component of a vec3", "the minimum component of a 3D vector", "the min channel of an RGB color", "the lowest of the three elements of a vec3"),
    ),
]  # fmt: skip
_SEVERAL = tuple(_of_several())
_SINGLE = tuple(_powers() + _SCALARS)


@family("function", structures=40)
def several_numbers(draw: Draw) -> Request:
    """Sums, means, products, extremes of two to four values."""
    return request(draw, draw.pick(_SEVERAL))


@family("function", structures=50)
def arithmetic(draw: Draw) -> Request:
    """Powers, roots, logarithms, units, signs."""
    return request(draw, draw.pick(_SINGLE))
