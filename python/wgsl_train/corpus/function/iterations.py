"""Sums over k, Newton steps, integrals by rules, orbits of maps: small loops with a count."""

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..names import function_name
from ..surface import verbatim
from .recipe import recipe
from .say import request

_SQUARE_Z = "z = vec2<f32>(z.x * z.x - z.y * z.y, 2.0 * z.x * z.y) + c;"
_RECIPES = (
    recipe("newton_cube_root", "x:f32 number; n:u32[3,20] number of steps", "var y = max(x, 1.0); for (var i = 0u; i < n; i++) { y = y - (y * y * y - x) / (3.0 * y * y); } return y;", "f32", ("find a cube root with {n} Newton steps, starting at max(x, 1)", "approximate the cube root of a positive number by {n} Newton iterations from max(x, 1)"), ("a cube root by {n} steps of Newton, first guess max(x, 1)", "Newton's method for y^3 = x, {n} iterations, start max(x, 1)")),
    recipe("newton_reciprocal", "x:f32 number; guess:f32 first guess; n:u32[2,8] number of steps", "var y = guess; for (var i = 0u; i < n; i++) { y = y * (2.0 - x * y); } return y;", "f32", ("refine a guess of 1/x with {n} Newton steps y = y (2 - x y)",), ("a reciprocal by {n} Newton steps from a guess", "1/x without division: {n} times y *= 2 - x*y")),
    recipe("mandelbrot_count", "c:vec2 point; limit:u32[20,200] iterations", f"var z = vec2<f32>(0.0); var n = 0u; while n < limit && dot(z, z) <= 4.0 {{ {_SQUARE_Z} n += 1u; }} return n;", "u32", ("count the Mandelbrot iterations of a point, at most {limit}", "iterate z^2 + c from zero while the magnitude is at most 2, up to {limit} times, and return the count", "find the escape time of c in the Mandelbrot set, limit {limit}"), ("the Mandelbrot escape count of c, at most {limit}", "mandelbrot iterations (max {limit})", "how many steps z = z*z + c stays within radius 2, at most {limit}", "the escape-time of a vec2 c, {limit} iterations at most")),
    recipe("julia_count", "start:vec2 start; c:vec2 constant; limit:u32[20,200] iterations", f"var z = start; var n = 0u; while n < limit && dot(z, z) <= 4.0 {{ {_SQUARE_Z} n += 1u; }} return n;", "u32", ("count the Julia set iterations of a start point for a constant, at most {limit}",), ("the Julia escape count, at most {limit} iterations", "how long z -> z^2 + c stays within radius 2 from a given start, up to {limit} steps")),
    recipe("alternating_harmonic", "n:u32 number of terms", "var sum = 0.0; var s = 1.0; for (var k = 1u; k <= n; k++) { sum += s / f32(k); s = -s; } return sum;", "f32", ("add the first n terms of 1 - 1/2 + 1/3 - 1/4 ...",), ("the alternating harmonic series up to n", "1 - 1/2 + 1/3 - ... with n terms (towards ln 2)")),
    recipe("integrate_sine", "a:f32 start; b:f32 end; n:u32[8,128] number of strips", "let h = (b - a) / f32(n); var sum = 0.0; for (var i = 0u; i < n; i++) { sum += sin(a + (f32(i) + 0.5) * h); } return sum * h;", "f32", ("integrate sin from {a} to {b} with the midpoint rule and {n} strips",), ("the integral of sine by the midpoint rule, {n} intervals", "a midpoint Riemann sum of sin over [a, b] with {n} slices")),
    recipe("integrate_gauss", "x:f32 upper limit; n:u32[8,128] number of strips", "let h = x / f32(n); var sum = 0.0; for (var i = 0u; i < n; i++) { let t = (f32(i) + 0.5) * h; sum += exp(-t * t); } return sum * h;", "f32", ("integrate exp(-t^2) from 0 to x with the midpoint rule and {n} strips",), ("the integral of e^(-t^2) from 0 to x, midpoint rule with {n} strips",)),
    recipe("trapezoid_square", "a:f32 start; b:f32 end; n:u32[4,64] number of strips", "let h = (b - a) / f32(n); var sum = 0.5 * (a * a + b * b); for (var i = 1u; i < n; i++) { let x = a + f32(i) * h; sum += x * x; } return sum * h;", "f32", ("integrate x^2 from {a} to {b} with the trapezoidal rule and {n} strips",), ("the trapezoidal rule for x^2 on [a, b], {n} strips",)),
    recipe("euler_decay", "y:f32 start value; k:f32[0.1,2,0.1] rate; dt:f32[0.01,0.2,0.01] step; n:u32[5,100] number of steps", "var v = y; for (var i = 0u; i < n; i++) { v = v - k * v * dt; } return v;", "f32", ("integrate dy/dt = -{k} y with {n} Euler steps of {dt}",), ("{n} explicit Euler steps of size {dt} for y' = -{k} y",)),
    recipe("count_down_halving", "n:u32 number", "var x = n; var count = 0u; while x > 1u { x = x / 2u; count += 1u; } return count;", "u32", ("count how often a number can be halved until it is 1",), ("floor(log2(n)) with a loop", "how many halvings until 1")),
    recipe("bisect_square_root", "x:f32 number; n:u32[8,32] number of steps", "var lo = 0.0; var hi = max(x, 1.0); for (var i = 0u; i < n; i++) { let m = 0.5 * (lo + hi); if m * m < x { lo = m; } else { hi = m; } } return 0.5 * (lo + hi);", "f32", ("find a square root by {n} bisections of {[}0, max(x, 1){]}",), ("a square root by bisection, {n} steps in {[}0, max(x, 1){]}",)),
    recipe("digital_root", "n:u32 number", "var x = n; while x > 9u { var sum = 0u; while x > 0u { sum += x % 10u; x = x / 10u; } x = sum; } return x;", "u32", ("add the digits again and again until one digit is left",), ("the digital root", "the repeated digit sum until below 10"), ("9875 -> 29 -> 11 -> 2: repeat the digit sum until one digit remains",)),
    recipe("is_palindrome", "n:u32 number", "var x = n; var reversed = 0u; while x > 0u { reversed = reversed * 10u + x % 10u; x = x / 10u; } return reversed == n;", "bool", ("check whether a number reads the same backwards",), ("a palindrome test for a decimal u32", "is n a palindrome"), ("12321 is true, 1231 is false: does the number read the same from both ends?",)),
    recipe("binomial", "n:u32 n; k:u32 k", "var result = 1u; for (var i = 1u; i <= k; i++) { result = result * (n - k + i) / i; } return result;", "u32", ("compute n choose k",), ("the binomial coefficient", "n choose k", "nCr")),
    recipe("count_multiples", "n:u32 upper bound; a:u32[2,9] divisor", "var count = 0u; for (var i = 1u; i <= n; i++) { if i % a == 0u { count += 1u; } } return count;", "u32", ("count the multiples of {a} from 1 to n in a loop",), ("how many numbers from 1 to n are divisible by {a}, counted in a loop",)),
    recipe("sum_of_multiples", "n:u32 upper bound; a:u32[3,9] first divisor; b:u32[10,17] second divisor", "var sum = 0u; for (var i = 1u; i < n; i++) { if i % a == 0u || i % b == 0u { sum += i; } } return sum;", "u32", ("add all numbers below n that are divisible by {a} or {b}",), ("the sum of the multiples of {a} or {b} below n", "Project Euler 1 with {a} and {b}")),
    recipe("horner_exp", "x:f32 number", "1.0 + x * (1.0 + x * (0.5 + x * (0.16666667 + x * 0.041666668)))", "f32", ("approximate e^x by its Taylor polynomial of degree 4",), ("the degree 4 Taylor polynomial of exp", "1 + x + x^2/2 + x^3/6 + x^4/24")),
    recipe("random_walk_step", "p:f32 position; r:f32 random number; size:f32[0.1,2,0.1] step", "select(p - size, p + size, r < 0.5)", "f32", ("step {size} to the right if a random number is below one half, else to the left",), ("a random walk step of {size}: right if r < 0.5, else left",)),
    recipe("decay_until", "x:f32 start; factor:f32[0.5,0.95,0.05] factor; limit:f32[0.01,0.5,0.01] limit", "var value = x; var count = 0u; while value > limit { value = value * factor; count += 1u; } return count;", "u32", ("count how often {x} must be multiplied by {factor} until it is not above {limit}",), ("the number of steps until x falls to {limit} when each step multiplies by {factor}",)),
)  # fmt: skip


@family("function", structures=30)
def iterations(draw: Draw) -> Request:
    """One of the loops above."""
    return request(draw, draw.pick(_RECIPES))


# What is added for each k: words or notation, WGSL of f32(k) and of the argument x.
_TERMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("reciprocal", "1.0 / f32(k)", ("1/k", "1 over k")), ("square", "f32(k) * f32(k)", ("k^2", "k squared", "k*k")), ("inverse square", "1.0 / f32(k * k)", ("1/k^2", "1/k²", "one over k squared")),
    ("root", "sqrt(f32(k))", ("sqrt(k)", "the square root of k")), ("sine", "sin(f32(k) * x)", ("sin(k x)", "sin(k*x)")), ("cosine", "cos(f32(k) * x)", ("cos(k x)", "cos(k*x)")),
    ("sawtooth", "sin(f32(k) * x) / f32(k)", ("sin(k x)/k", "sin(k*x) / k")), ("square wave", "sin(f32(2u * k - 1u) * x) / f32(2u * k - 1u)", ("sin((2k-1)x)/(2k-1)", "sin((2k - 1) * x) / (2k - 1)")),
    ("geometric", "exp2(-f32(k))", ("2^-k", "2^(-k)", "1/2^k")), ("product", "1.0 / f32(k * (k + 1u))", ("1/(k(k+1))", "1 / (k * (k + 1))")), ("cube", "f32(k * k * k)", ("k^3", "k cubed")),
    ("octave", "sin(x * exp2(f32(k))) / exp2(f32(k))", ("sin(2^k x)/2^k", "sin(2^k * x) / 2^k")), ("logarithm", "log(f32(k))", ("ln(k)", "log(k)", "the natural log of k")), ("odd", "1.0 / f32(2u * k - 1u)", ("1/(2k-1)", "1 / (2k - 1)")),
    ("damped", "exp(-f32(k) * x)", ("exp(-k x)", "e^(-k x)")), ("decaying cosine", "cos(f32(k) * x) / f32(k * k)", ("cos(k x)/k^2", "cos(k*x)/k²")),
)  # fmt: skip
_SUM_DO = (
    "sum {term} over k from {from} to {to}", "add {term} for k = {from}..{to}", "add up {term} for k from {from} to {to} in a loop", "loop k from {from} to {to} and accumulate {term}", "compute the sum of {term} for all whole k from {from} to {to}",
    "accumulate {term} over k = {from} ... {to}",
)  # fmt: skip
_SUM_WHAT = (
    "sum_{(}k={from}{)}^{(}{to}{)} {term}", "Σ {term}, k = {from} to {to}", "the sum of {term} for k = {from}..{to}", "sum over k from {from} to {to} of {term}", "a loop that sums {term}, k from {from} to {to} inclusive", "sum({term}, k={from}..{to})", "the series {term} summed from k = {from} to {to}",
)  # fmt: skip
_SUM_PHRASES = {"do": _SUM_DO, "what": _SUM_WHAT}


@family("function", structures=30)
def sums(draw: Draw) -> Request:
    """A sum over k of a term with or without x; its end is n or a number."""
    kind, code, said = draw.pick(_TERMS)
    has_x, alternates = "x" in code.replace("exp", ""), draw.chance(0.25)
    first = draw.pick((1, 1, 1, 1, 2))
    last = 0 if not has_x or draw.chance(0.4) else draw.integer(3, 40)
    draw.structure("sum", kind, "x" if has_x else "", "alternating" if alternates else "", "n" if not last else "")
    term, text = draw.pick(said), code
    if alternates:
        sign = "(-1)^(k+1)" if draw.chance(0.6) else "(-1)^(k-1)"
        text = f"select(-1.0, 1.0, k % 2u == 1u) * {code if '/' not in code else f'({code})'}"
        term = f"{sign} * {term}" if " " not in term or "(" in term else f"{sign} times {term}"
    n = draw.pick(("n", "n", "n", "N", "count", "terms"))
    slots = {"term": verbatim(term), "from": str(first), "to": str(last) if last else verbatim(n), "(": "{", ")": "}"}
    form = draw.pick(("do", "what"))
    name = function_name(draw) if draw.chance(0.35) else ""
    asked = ask.frame(draw, form, draw.phrase(_SUM_PHRASES[form], slots), name)
    sentences: list[str] = []
    if not last:
        sentences = [draw.phrase(("{n} is a u32", "{n}: u32, the result is a float", "{n} is an unsigned integer", "{n} (u32) is an argument", "takes {n} as u32 and gives an f32"), {"n": verbatim(n)})]  # fmt: skip
    if has_x and not last:
        sentences.append(draw.phrase(("the parameters are {s}", "arguments: {s}", "it takes {s}, in that order"), {"s": f"x and {verbatim(n)}"}))  # fmt: skip
    parameters = ", ".join((["x: f32"] if has_x else []) + ([] if last else [f"{n}: u32"]))
    body = (
        f"var sum = 0.0; for (var k = {first}u; k <= {f'{last}u' if last else n}; k++) {{ sum += {text}; }} return sum;"
    )
    return Request(join_clauses(draw, asked, sentences), f"fn {name or 'sum_terms'}({parameters}) -> f32 {{ {body} }}")
