"""Maps of two or three buffers: sums, products, blends, comparisons, dot products, into a result or the first buffer."""

from dataclasses import dataclass
from functools import partial

from ..draw import Draw
from ..family import Request, family
from ..number import Number, digits, plain
from .kernel import Buffer, Kernel, combination
from .operation import FLOATS, INTEGERS
from .unary import literal

Templates = tuple[str, ...]
_ANY = (*FLOATS, *INTEGERS)
_VECTORS = ("vec2<f32>", "vec3<f32>", "vec3<f32>", "vec4<f32>")


@dataclass(frozen=True, slots=True)
class Pairing:
    """`a` and `b` (and `c`) in `code` are elements. `do` and `what` name the buffers as `{a}`, `{b}` or `{both}`.

    `elements` are noun phrases for the value of one pair, and `into` says it in terms of what `a` becomes.
    """

    name: str
    code: str
    formula: Templates
    do: Templates
    what: Templates
    types: Templates = FLOATS
    result: str = ""
    into: Templates = ()


PAIRINGS = (
    Pairing(
        "add", "{a} + {b}", ("{a} + {b}", "{a}+{b}"),
        ("add {both}[ <elementwise>|]", "add {both} together, <elementwise>", "sum {both} <elementwise>", "add {a} and {b}[ <elementwise>|]",
         "add each element of {a} to the matching one of {b}", "add up {both} index by index", "compute the sum of matching elements of {both}"),
        ("vector addition[ of {both}|]", "the <elementwise> sum of {both}", "vector add", "the sum of {both}, <elementwise>", "<elementwise> addition of {both}", "CUDA-style vecAdd on {both}"),
        _ANY, into=("add {b} to {a} <in_place>", "add each element of {b} onto {a}", "accumulate {b} into {a}", "increase each value of {a} by the matching one of {b}, <in_place>"),
    ),
    Pairing(
        "subtract", "{a} - {b}", ("{a} - {b}", "{a}-{b}"),
        ("subtract {b} from {a}[ <elementwise>|]", "subtract the second from the first of {both}, <elementwise>", "take each element of {b} away from the one of {a}"),
        ("the <elementwise> difference {a.name} - {b.name}", "the difference of {a} and {b}, first minus second", "vector subtraction, {a} minus {b}"),
        (*FLOATS, "i32", "i32"), into=("subtract {b} from {a} <in_place>", "decrease each value of {a} by the matching one of {b}, <in_place>"),
    ),
    Pairing(
        "multiply", "{a} * {b}", ("{a} * {b}", "{a}*{b}"),
        ("multiply {both}[ <elementwise>|]", "multiply {a} by {b}, <elementwise>", "multiply matching elements of {both}", "form the product of {both} <elementwise>"),
        ("the <elementwise> product of {both}", "the Hadamard product of {both}", "<elementwise> multiplication of {both}", "pairwise products of {both}"),
        _ANY, into=("multiply {a} by {b} <in_place>", "scale each value of {a} by the matching one of {b}, <in_place>"),
    ),
    Pairing(
        "divide", "{a} / {b}", ("{a} / {b}", "{a}/{b}"),
        ("divide {a} by {b}[ <elementwise>|]", "divide each element of {a} by the one of {b}", "divide the first by the second of {both}, <elementwise>"),
        ("the <elementwise> quotient of {a} and {b}", "<elementwise> division of {a} by {b}", "the ratio of {a} to {b} for each index"),
        FLOATS, into=("divide {a} by {b} <in_place>",),
    ),
    Pairing(
        "safe_divide", "select({a} / {b}, 0.0, {b} == 0.0)", ("{b} == 0 ? 0 : {a} / {b}",),
        ("divide {a} by {b} <elementwise>, giving 0 where the divisor is 0", "divide {a} by {b}, but write 0 wherever {b.name} is zero",
         "safely divide {a} by {b}: a division by zero gives 0"),
        ("<elementwise> division of {a} by {b} with 0 for zero divisors", "safe division {a.name} / {b.name}, 0 where the divisor is 0"), ("f32",),
    ),
    Pairing(
        "minimum", "min({a}, {b})", ("min({a}, {b})",),
        ("take the smaller of each pair from {both}", "take the <elementwise> minimum of {both}", "keep the smaller element of {both}"),
        ("the <elementwise> minimum of {both}", "the smaller of the two elements of {both} at each index", "pairwise min of {both}"), _ANY,
    ),
    Pairing(
        "maximum", "max({a}, {b})", ("max({a}, {b})",),
        ("take the larger of each pair from {both}", "take the <elementwise> maximum of {both}", "keep the larger element of {both}"),
        ("the <elementwise> maximum of {both}", "the larger of the two elements of {both} at each index", "pairwise max of {both}"), _ANY,
    ),
    Pairing(
        "average", "({a} + {b}) * 0.5", ("({a} + {b}) / 2", "0.5 * ({a} + {b})", "({a} + {b}) * 0.5"),
        ("average {both}[ <elementwise>|]", "take the mean of matching elements of {both}", "mix {both} half and half"),
        ("the <elementwise> average of {both}", "the mean of {both} at each index", "the midpoint of matching elements of {both}"), FLOATS,
    ),
    Pairing(
        "abs_difference", "abs({a} - {b})", ("abs({a} - {b})", "|{a} - {b}|"),
        ("take the absolute difference of {both}", "compute how far matching elements of {both} are apart, as absolute difference"),
        ("the <elementwise> absolute difference of {both}", "the absolute error between {both}"), (*FLOATS, "i32"),
    ),
    Pairing(
        "squared_difference", "({a} - {b}) * ({a} - {b})", ("({a} - {b})^2", "({a} - {b}) * ({a} - {b})", "({a} - {b})²"),
        ("square the difference of {both} <elementwise>", "compute the squared difference of matching elements of {both}"),
        ("the <elementwise> squared difference of {both}", "the squared error between {both} at each index"), ("f32", "f32", "i32"),
    ),
    Pairing(
        "hypotenuse", "sqrt({a} * {a} + {b} * {b})", ("sqrt({a} * {a} + {b} * {b})", "sqrt({a}^2 + {b}^2)", "hypot({a}, {b})"),
        ("compute the hypotenuse from the legs in {both}", "combine {both} into the magnitude sqrt(a^2 + b^2)"), ("the hypotenuse for each pair of {both}", "the magnitude of x and y components in {both}"), ("f32",),
    ),
    Pairing(
        "power", "pow({a}, {b})", ("pow({a}, {b})", "{a}^{b}", "{a}**{b}"), ("raise each element of {a} to the power in {b}", "raise {a} to the power of {b} <elementwise>"),
        ("the power of {a} with exponents in {b}", "each base of {a} raised to its exponent in {b}"), FLOATS,
    ),
    Pairing(
        "atan2", "atan2({a}, {b})", ("atan2({a}, {b})",), ("compute atan2 of {a} (y) and {b} (x)",), ("the angle atan2(y, x) with y in {a} and x in {b}",), ("f32",),
    ),
    Pairing(
        "dot", "dot({a}, {b})", ("dot({a}, {b})",), ("take the dot product of each pair of vectors in {both}", "dot matching vectors of {both}", "compute the scalar product of the vectors of {both} at each index"),
        ("the dot product of matching vectors of {both}", "one dot product per pair of vectors of {both}", "the <elementwise> scalar product of the vectors in {both}"), _VECTORS, "f32",
    ),
    Pairing(
        "distance", "distance({a}, {b})", ("distance({a}, {b})", "length({a} - {b})", "|{a} - {b}|"), ("compute the distance between matching points of {both}", "measure how far apart the points of {both} are at each index"),
        ("the distance between matching points of {both}", "the Euclidean distance of each pair of points in {both}"), _VECTORS, "f32",
    ),
    Pairing(
        "cross", "cross({a}, {b})", ("cross({a}, {b})", "{a} x {b}"), ("take the cross product of matching vectors in {a} and {b}",),
        ("the cross product of {a} and {b} at each index", "one cross product per pair of vectors, {a} cross {b}"), ("vec3<f32>",),
    ),
    Pairing(
        "reflect", "reflect({a}, {b})", ("reflect({a}, {b})",), ("reflect each vector of {a} at the unit normal in {b}",), ("the reflection of each vector of {a} about its normal in {b}",), ("vec3<f32>", "vec2<f32>"),
    ),
    Pairing(
        "complex", "vec2<f32>({a}.x * {b}.x - {a}.y * {b}.y, {a}.x * {b}.y + {a}.y * {b}.x)", (),
        ("multiply the complex numbers (x real, y imaginary) in {both}", "multiply {both} <elementwise> as complex numbers"),
        ("the complex product of {both}", "<elementwise> complex multiplication of {both}, x real and y imaginary"), ("vec2<f32>",),
    ),
    Pairing(
        "greater", "select({zero}, {one}, {a} > {b})", ("{a} > {b} ? 1 : 0",), ("compare {both}: write 1 where the first is greater, else 0", "mark with 1 where {a} is greater than {b} and with 0 elsewhere"),
        ("a mask of ones where {a} exceeds {b}, zeros elsewhere", "1 where {a.name} > {b.name}, else 0"), ("f32", "u32", "i32"),
    ),
    Pairing(
        "equal", "select({zero}, {one}, {a} == {b})", ("{a} == {b} ? 1 : 0",), ("compare {both} for equality: 1 where they are the same, 0 where not", "mark with 1 where matching elements of {both} are equal, 0 otherwise"),
        ("an equality mask of {both}: 1 where equal, 0 elsewhere",), INTEGERS,
    ),
    Pairing("bit_and", "{a} & {b}", ("{a} & {b}",), ("and {both} bitwise", "combine {both} with bitwise and"), ("the bitwise and of {both}",), INTEGERS),
    Pairing("bit_or", "{a} | {b}", ("{a} | {b}",), ("or {both} bitwise", "combine {both} with bitwise or"), ("the bitwise or of {both}",), INTEGERS),
    Pairing("bit_xor", "{a} ^ {b}", ("{a} ^ {b}", "{a} xor {b}"), ("xor {both}", "combine {both} with exclusive or"), ("the xor of {both}", "the bitwise exclusive or of {both}"), INTEGERS),
    Pairing("modulo", "{a} % {b}", ("{a} % {b}",), ("compute {a} modulo {b}", "take the remainder of {a} divided by {b}"), ("the remainder of {a} divided by {b}", "{a} mod {b}"), ("u32",)),
)  # fmt: skip
_TO = (
    "{verb} and <put> [the result|it] [in|into|to] {dst}", "{verb}, results go to {dst}", "{verb}", "{verb} into {dst}", "{verb}, writing to {dst}",
    "compute {thing}, <put> it [in|into] {dst}", "<put> {thing} [in|into] {dst}", "set {dst.i} to {formula}", "compute {formula_is}", "fill {dst} with {thing}",
    "<put> {formula} in {dst.i}", "read {both} and <put> {formula} to {dst}", "calculate {thing}", "compute {thing} with one thread per element",
    "{verb} numpy-style, result in {dst}", "let thread i compute {formula_is}", "evaluate {formula_is} for all indices",
)  # fmt: skip
_TO_WHAT = (
    "{thing}", "{thing} in {dst}", "{formula_is}", "{formula_is} for every index", "{dst} = {thing}", "{thing}, written to {dst}", "{formula_is}, one thread per element",
    "{names_only}", "{names_only} on the GPU", "{thing}, stored in {dst}", "numpy-like {names_only}", "a CUDA-style kernel for {formula_is}",
)  # fmt: skip
_INTO = (
    "{into}", "{into}", "{verb}, overwriting {a.name}", "{verb} and <put> the result back in {a.name}", "set {a.i} to {formula}", "compute {formula_is}", "update {a}: {formula_is}",
    "{verb}, with the result replacing the contents of {a.name}", "{into}", "compute {thing} and leave it in {a.name}",
)  # fmt: skip
_INTO_WHAT = ("{formula_is}", "{formula_is} for each i", "{thing}, kept in {a.name}", "{names_only}", "<in_place_noun> {formula_is}", "{thing}, overwriting {a.name}")  # fmt: skip


def _no_formula(templates: Templates, without: tuple[str, ...]) -> Templates:
    return tuple(template for template in templates if not any(slot in template for slot in without))


@family("compute", structures=80)
def map_two(draw: Draw) -> Request:
    """Two buffers, index by index, into a third or into the first."""
    pairing = draw.pick(PAIRINGS)
    element = draw.pick(pairing.types)
    into = not pairing.result and draw.chance(0.25)
    combination(draw, pairing.name, "into" if into else "", element)
    kernel = Kernel(draw)
    a = kernel.both("a", "a", element) if into else kernel.read("a", "a", element)
    b = kernel.read("b", "b", element)
    dst = a if into else kernel.write("dst", "results", pairing.result or element)
    dst.typed = dst.typed or not into
    kernel.together("both", "two", a, b)
    zero, one = literal(0, element), literal(1, element)
    code = partial(pairing.code.format, zero=zero, one=one)
    kernel.each(dst)
    x, y = f"{a}[i]", f"{b}[i]"
    if pairing.code.count("{a}") > 1:
        kernel.add(f"let x = {x};", f"let y = {y};")
        x, y = "x", "y"
    elif pairing.code.count("{b}") > 1:
        kernel.add(f"let y = {y};")
        y = "y"
    kernel.add(f"{dst}[i] = {code(a=x, b=y)};")
    _pair_slots(draw, kernel, pairing, a, b, dst)
    missing = [] if pairing.formula else ["{formula", "{names_only"]
    missing += [] if pairing.into else ["{into}"]
    do, what = (_INTO, _INTO_WHAT) if into else (_TO, _TO_WHAT)
    return kernel.request(do=_no_formula(do, tuple(missing)), what=_no_formula(what, tuple(missing)))


def _pair_slots(draw: Draw, kernel: Kernel, pairing: Pairing, a: Buffer, b: Buffer, dst: Buffer) -> None:
    """The slots of the templates above. In place, the buffers have to be told apart, so their names are said."""

    def formula(left: str, right: str) -> str:
        return draw.pick(pairing.formula).format(a=left, b=right)

    into = {key: kernel.slots[key] for key in ("a", "b", "a.name", "b.name", "both")}
    kernel.slots |= {
        "verb": lambda: draw.phrase(pairing.do, into),
        "thing": lambda: draw.phrase(pairing.what, into),
        "into": lambda: draw.phrase(pairing.into, into),
        "formula": lambda: kernel.formula(formula("{0}[i]", "{1}[i]"), a, b),
        "formula_is": lambda: kernel.formula("{2}[i] = " + formula("{0}[i]", "{1}[i]"), a, b, dst),
        "names_only": lambda: kernel.formula("{2} = " + formula("{0}", "{1}"), a, b, dst),
    }


def _typed(kernel: Kernel, number: Number) -> str:
    """The number, or the uniform that holds it, as it stands in a formula."""
    name = kernel.slots["n.name"]
    return name if isinstance(name, str) else digits(number.value)


_AXPY_DO = (
    "compute {formula_is}", "multiply {x} by {n} and add {y}", "scale {x} by {n}, add {y} and <put> the result in {dst}",
    "add {n} times {x} to {y}, result in {dst}", "do a saxpy with alpha = {n} on {x} and {y}, writing to {dst}", "evaluate {formula_is} for each element",
    "set {dst.i} to {n} times {x.i} plus {y.i}", "<put> {formula} into {dst}", "compute alpha * x + y with alpha {n}, x in {x} and y in {y}",
)  # fmt: skip
_AXPY_WHAT = (
    "saxpy with alpha {n} into {dst}", "saxpy out of place, alpha = {n}, x from {x}, y from {y}", "{formula_is}", "{formula_is}, alpha being {n}",
    "a scaled vector sum: {n} times {x} plus {y}", "BLAS axpy into {dst}, {x.name} scaled by {n} plus {y.name}",
)  # fmt: skip
_AXPY_IN_DO = (
    "do a saxpy with alpha {n}", "add {n} times {x} to {y} <in_place>", "compute {formula_is}", "update {y}: {formula_is}", "run saxpy: {formula_is}",
    "scale {x} by {n} and add it onto {y}", "accumulate {n} times {x} into {y}", "set {y.i} to {n} times {x.i} plus {y.i}",
    "add {x}, multiplied by {n}, to {y}, overwriting {y.name}", "do y = alpha*x + y with alpha {n}",
)  # fmt: skip
_AXPY_IN_WHAT = (
    "saxpy with alpha {n}", "saxpy, alpha = {n}", "BLAS axpy with a factor of {n}", "{formula_is}", "the BLAS saxpy operation y = alpha x + y, alpha is {n}", "{formula_is} (saxpy), alpha {n}",
    "axpy on {x} and {y} with alpha {n}", "y += alpha * x with alpha = {n}",
)  # fmt: skip


@family("compute", structures=12)
def saxpy(draw: Draw) -> Request:
    """alpha times x plus y, into y (as BLAS does) unless the prompt names another result."""
    element = draw.pick(("f32", "f32", "f32", "vec2<f32>", "vec3<f32>", "vec4<f32>"))
    into = draw.chance(0.6)
    combination(draw, "saxpy", element, "" if into else "to")
    kernel = Kernel(draw)
    x = kernel.read("x", "x", element)
    y = kernel.both("y", "y", element) if into else kernel.read("y", "y", element)
    dst = y if into else kernel.write("dst", "results", element)
    dst.typed = dst.typed or not into
    number = draw.number(0.1, 10, 0.1)
    noun = draw.pick(("alpha", "alpha", "factor", "scale"))
    alpha = kernel.amount("n", str(number), lambda: plain(draw, number.value), noun, uniform=0.45)
    kernel.each(dst)
    kernel.add(f"{dst}[i] = {alpha} * {x}[i] + {y}[i];")
    text = f"{_typed(kernel, number)} * {{0}}[i] + {{1}}[i]"
    kernel.slots["formula"] = lambda: kernel.formula(text, x, y)
    kernel.slots["formula_is"] = lambda: kernel.formula("{2}[i] = " + text, x, y, dst)
    do, what = (_AXPY_IN_DO, _AXPY_IN_WHAT) if into else (_AXPY_DO, _AXPY_WHAT)
    return kernel.request(do=do, what=what)


_BLEND = (
    "blend {a} into {b} with a weight of {n}", "mix {a} and {b} with factor {n}", "lerp from {a} to {b} by {n}", "linearly interpolate between {a} and {b} with t = {n}",
    "interpolate {both} with t = {n}, where 0 gives the first and 1 the second", "go {n} of the way from {a} to {b}", "crossfade from {a} to {b} by {n}", "compute {formula_is}",
    "lerp {both} by {n} and <put> the result in {dst}", "blend {both} linearly, t = {n}, into {dst}",
)  # fmt: skip
_BLEND_WHAT = (
    "a linear blend from {a} to {b} with t = {n}", "a crossfade from {a} to {b} at {n}", "{formula_is}", "the <elementwise> lerp of {both} with factor {n}", "linear interpolation from {a} to {b} by {n}, written to {dst}",
    "<elementwise> mix of {both}, factor {n}",
)  # fmt: skip


@family("compute", structures=10)
def blend_buffers(draw: Draw) -> Request:
    """A linear interpolation of two buffers."""
    element = draw.pick(FLOATS)
    kernel = Kernel(draw)
    combination(draw, "blend", element)
    a, b = kernel.read("a", "a", element), kernel.read("b", "b", element)
    dst = kernel.write("dst", "results", element)
    dst.typed = True
    kernel.together("both", "two", a, b)
    number = draw.number(0.05, 0.95, 0.05)
    noun = draw.pick(("factor", "t", "weight", "blend"))
    t = kernel.amount("n", str(number), lambda: plain(draw, number.value), noun, uniform=0.5)
    kernel.each(dst)
    kernel.add(f"{dst}[i] = mix({a}[i], {b}[i], {t});")
    text = f"{{2}}[i] = {draw.pick(('mix', 'lerp'))}({{0}}[i], {{1}}[i], {_typed(kernel, number)})"
    kernel.slots["formula_is"] = lambda: kernel.formula(text, a, b, dst)
    return kernel.request(do=_BLEND, what=_BLEND_WHAT)


TRIPLES = (
    ("fma", "{a} * {b} + {c}", ("{a} * {b} + {c}",), ("multiply {a} by {b} and add {c}", "multiply-add {three}: first times second plus third"), ("a fused multiply-add of {three}", "the multiply-add of {three}, first times second plus third"), FLOATS),
    ("mix", "mix({a}, {b}, {c})", ("mix({a}, {b}, {c})", "lerp({a}, {b}, {c})"), ("blend from {a} to {b} by the weights in {c}", "lerp {a} and {b} with a factor per element from {c}"), ("the lerp of {a} and {b} by {c}", "an <elementwise> mix of {three}, the third being the weight"), FLOATS),
    ("clamp", "clamp({a}, {b}, {c})", ("clamp({a}, {b}, {c})",), ("clamp {a} between {b} and {c}", "clamp {a} to the lower bounds in {b} and the upper bounds in {c}"), ("{a} clamped to the range from {b} to {c}",), ("f32", "i32", "u32")),
    ("sum", "{a} + {b} + {c}", ("{a} + {b} + {c}",), ("add {three} <elementwise>", "sum {three} index by index"), ("the <elementwise> sum of {three}",), FLOATS),
    ("mean", "({a} + {b} + {c}) / 3.0", ("({a} + {b} + {c}) / 3",), ("average {three} <elementwise>", "take the mean of {three} at each index"), ("the <elementwise> mean of {three}", "the average of {three} for each index"), FLOATS),
    ("largest", "max(max({a}, {b}), {c})", ("max({a}, {b}, {c})",), ("take the largest of each triple from {three}",), ("the <elementwise> maximum of {three}",), ("f32", "i32", "u32")),
    ("smallest", "min(min({a}, {b}), {c})", ("min({a}, {b}, {c})",), ("take the smallest of each triple from {three}",), ("the <elementwise> minimum of {three}",), ("f32", "i32", "u32")),
    ("product", "{a} * {b} * {c}", ("{a} * {b} * {c}",), ("multiply {three} <elementwise>",), ("the <elementwise> product of {three}",), FLOATS),
    ("difference", "({a} - {b}) * {c}", ("({a} - {b}) * {c}",), ("subtract {b} from {a} and multiply by {c}",), ("the difference of {a} and {b}, weighted by {c}",), FLOATS),
)  # fmt: skip
_THREE = ("{verb} and <put> the result in {dst}", "{verb}", "{verb}, results go to {dst}", "compute {formula_is}", "set {dst.i} to {formula}", "<put> {thing} in {dst}", "evaluate {formula_is} for each i", "compute {thing}")  # fmt: skip
_THREE_WHAT = ("{thing}", "{thing} in {dst}", "{formula_is}", "{formula_is} for all i", "{thing}, one thread per element")  # fmt: skip


@family("compute", structures=20)
def map_three(draw: Draw) -> Request:
    """Three buffers, index by index, into a fourth."""
    name, code, formulas, do, what, types = draw.pick(TRIPLES)
    element = draw.pick(types)
    combination(draw, f"three {name}", element)
    kernel = Kernel(draw)
    a, b, c = [kernel.read(key, key, element) for key in "abc"]
    dst = kernel.write("dst", "results", element)
    dst.typed = True
    kernel.together("three", "three", a, b, c)
    kernel.each(dst)
    kernel.add(f"{dst}[i] = {code.format(a=f'{a}[i]', b=f'{b}[i]', c=f'{c}[i]')};")
    text = draw.pick(formulas).format(a="{0}[i]", b="{1}[i]", c="{2}[i]")
    inner = dict(kernel.slots)
    kernel.slots |= {
        "verb": lambda: draw.phrase(do, inner),
        "thing": lambda: draw.phrase(what, inner),
        "formula": lambda: kernel.formula(text, a, b, c),
        "formula_is": lambda: kernel.formula("{3}[i] = " + text, a, b, c, dst),
    }
    return kernel.request(do=_THREE, what=_THREE_WHAT)
