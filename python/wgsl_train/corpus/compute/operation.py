"""Operations on one element: their WGSL and their words. `x` is the element, `n` and `m` are numbers.

`modify` are verb phrases ("double {x}"), `value` noun phrases ("the square root of {x}"), `formula` what people type. In
`code` and `formula`, `{n}` is a number of the element's scalar type and `{N}` the same number in all components.
"""

from dataclasses import dataclass

Templates = tuple[str, ...]
FLOATS = ("f32", "f32", "f32", "f32", "f32", "vec2<f32>", "vec3<f32>", "vec4<f32>")
SCALAR = ("f32",)
INTEGERS = ("u32", "i32")
SIGNED = (*FLOATS, "i32", "i32")
ANY = (*FLOATS, "i32", "i32", "u32", "u32")


@dataclass(frozen=True, slots=True)
class Operation:
    """`low` to `high` by `step` are the numbers it takes; with `pair` there is a larger `m` too."""

    name: str
    code: str
    formula: Templates
    modify: Templates
    value: Templates
    types: Templates = FLOATS
    low: float = 0.0
    high: float = 0.0
    step: float = 0.1
    pair: bool = False
    noun: Templates = ()
    result: str = ""

    @property
    def takes_number(self) -> bool:
        """Whether the operation needs a number that the prompt gives."""
        return self.high > self.low


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "scale", "{x} * {n}", ("{x} * {n}", "{x}*{n}"),
        ("multiply {x} by {n}", "scale {x} by {n}", "scale {x} by a factor of {n}", "make {x} {n} times as large", "mul {x} by {n}"),
        ("{x} times {n}", "{x} multiplied by {n}", "{n} times {x}", "{x} scaled by {n}", "the product of {x} and {n}"),
        ANY, 2, 20, 0.25, noun=("factor", "scale", "gain", "multiplier"),
    ),
    Operation(
        "double", "{x} * {two}", ("{x} * 2", "{x}*2"),
        ("double {x}", "make {x} twice as large", "multiply {x} by two", "multiply {x} by 2", "times two {x}", "scale {x} by 2"),
        ("twice {x}", "{x} times two", "double {x}", "two times {x}", "{x} doubled", "2 times {x}"), ANY,
    ),
    Operation(
        "halve", "{x} / {two}", ("{x} / 2", "{x}/2"),
        ("halve {x}", "divide {x} by two", "divide {x} by 2", "cut {x} in half"), ("half of {x}", "{x} divided by two", "{x} over 2", "{x} halved"),
        ANY,
    ),
    Operation(
        "add", "{x} + {n}", ("{x} + {n}", "{x}+{n}"),
        ("add {n} to {x}", "increase {x} by {n}", "raise {x} by {n}", "offset {x} by {n}", "shift {x} up by {n}", "increment {x} by {n}"),
        ("{x} plus {n}", "{x} increased by {n}", "the sum of {x} and {n}", "{x} with {n} added"), ANY, 1, 50, 0.5, noun=("offset", "bias", "amount"),
    ),
    Operation(
        "subtract", "{x} - {n}", ("{x} - {n}", "{x}-{n}"),
        ("subtract {n} from {x}", "decrease {x} by {n}", "lower {x} by {n}", "take {n} away from {x}", "reduce {x} by {n}"),
        ("{x} minus {n}", "{x} decreased by {n}", "{x} less {n}"), SIGNED, 1, 50, 0.5, noun=("offset", "bias", "amount"),
    ),
    Operation(
        "divide", "{x} / {n}", ("{x} / {n}", "{x}/{n}"), ("divide {x} by {n}", "scale {x} down by a factor of {n}"),
        ("{x} divided by {n}", "{x} over {n}", "the quotient of {x} and {n}"), ANY, 3, 30, 0.5,
        noun=("divisor", "scale"),
    ),
    Operation(
        "square", "{x} * {x}", ("{x} * {x}", "{x}^2", "{x}²", "{x}**2", "pow({x}, 2)"),
        ("square {x}", "multiply {x} by itself", "raise {x} to the power of two"),
        ("the square of {x}", "{x} squared", "{x} times itself", "the second power of {x}"), ANY,
    ),
    Operation(
        "cube", "{x} * {x} * {x}", ("{x} * {x} * {x}", "{x}^3", "{x}³", "{x}**3"), ("cube {x}", "raise {x} to the third power"),
        ("the cube of {x}", "{x} cubed", "the third power of {x}", "{x} to the power of three"), ANY,
    ),
    Operation(
        "sqrt", "sqrt({x})", ("sqrt({x})", "√{x}", "{x}^0.5", "sqrt {x}"), ("replace {x} by its square root", "square-root {x}"),
        ("the square root of {x}", "the sqrt of {x}", "sqrt of {x}", "the root of {x}"),
    ),
    Operation(
        "inverse_sqrt", "inverseSqrt({x})", ("1 / sqrt({x})", "inverseSqrt({x})", "rsqrt({x})"), ("replace {x} by its inverse square root",),
        ("the inverse square root of {x}", "one over the square root of {x}", "rsqrt of {x}", "the reciprocal square root of {x}"),
    ),
    Operation(
        "abs", "abs({x})", ("abs({x})", "|{x}|", "fabs({x})"), ("make {x} positive by dropping its sign", "drop the sign of {x}"),
        ("the absolute value of {x}", "abs of {x}", "{x} without its sign"), SIGNED,
    ),
    Operation(
        "negate", "-{x}", ("-{x}", "0 - {x}", "-1 * {x}"), ("negate {x}", "flip the sign of {x}", "change the sign of {x}", "multiply {x} by minus one"),
        ("the negative of {x}", "minus {x}", "{x} with the opposite sign", "{x} negated"), SIGNED,
    ),
    Operation(
        "invert", "1.0 - {x}", ("1 - {x}", "1-{x}", "1.0 - {x}"), ("replace {x} by one minus it", "invert {x} (one minus the value)", "subtract {x} from one"),
        ("one minus {x}", "1 minus {x}", "the complement of {x} to one"),
    ),
    Operation(
        "reciprocal", "1.0 / {x}", ("1 / {x}", "1/{x}", "{x}^-1"), ("replace {x} by its reciprocal", "divide one by {x}"),
        ("the reciprocal of {x}", "one over {x}", "one divided by {x}", "the multiplicative inverse of {x}"),
    ),
    Operation(
        "saturate", "clamp({x}, {zero}, {one})", ("clamp({x}, 0, 1)", "saturate({x})", "min(max({x}, 0), 1)", "clip({x}, 0, 1)"),
        ("clamp {x} to the range 0 to 1", "clamp {x} between 0 and 1", "limit {x} to [zero to one|0..1]", "saturate {x}", "keep {x} between zero and one", "clip {x} to 0..1"),
        ("{x} clamped to 0..1", "{x} limited to zero to one", "{x} saturated"),
    ),
    Operation(
        "clamp", "clamp({x}, {N}, {M})", ("clamp({x}, {n}, {m})", "min(max({x}, {n}), {m})", "clip({x}, {n}, {m})"),
        ("clamp {x} to the range {n} to {m}", "clamp {x} between {n} and {m}", "limit {x} to {n}..{m}", "keep {x} between {n} and {m}",
         "restrict {x} to the interval from {n} to {m}", "clip {x} to {n} .. {m}"),
        ("{x} clamped between {n} and {m}", "{x} limited to {n}..{m}", "{x} clipped at {n} and {m}"), ANY, 1, 30, 0.5, pair=True,
        noun=("low", "minimum"),
    ),
    Operation(
        "cap", "min({x}, {N})", ("min({x}, {n})",), ("cap {x} at {n}", "limit {x} to at most {n}", "make {x} no larger than {n}", "let {x} be {n} at most"),
        ("the smaller of {x} and {n}", "the minimum of {x} and {n}", "{x} capped at {n}"), ANY, 1, 60, 0.5, noun=("limit", "cap", "ceiling"),
    ),
    Operation(
        "floor_at", "max({x}, {N})", ("max({x}, {n})",), ("make {x} no smaller than {n}", "limit {x} to at least {n}", "raise {x} to {n} where it is smaller"),
        ("the larger of {x} and {n}", "the maximum of {x} and {n}", "{x} but at least {n}"), ANY, 1, 60, 0.5, noun=("limit", "lowest"),
    ),
    Operation(
        "relu", "max({x}, {zero})", ("max({x}, 0)", "relu({x})", "max(0, {x})"), ("apply relu to {x}", "set {x} to zero where it is negative", "clip negative parts of {x} to zero", "rectify {x}"),
        ("relu of {x}", "{x} with negatives set to zero", "the ReLU of {x}", "the rectified value of {x}"), SIGNED,
    ),
    Operation(
        "sigmoid", "1.0 / (1.0 + exp(-{x}))", ("1 / (1 + exp(-{x}))", "sigmoid({x})", "1/(1+e^-{x})"), ("apply the sigmoid to {x}", "pass {x} through a sigmoid", "squash {x} with the logistic function"),
        ("the sigmoid of {x}", "the logistic function of {x}", "sigmoid of {x}"),
    ),
    Operation(
        "tanh", "tanh({x})", ("tanh({x})",), ("apply tanh to {x}", "squash {x} with tanh", "pass {x} through tanh"),
        ("the hyperbolic tangent of {x}", "tanh of {x}", "the tanh activation of {x}"),
    ),
    Operation(
        "softplus", "log(1.0 + exp({x}))", ("log(1 + exp({x}))", "softplus({x})", "ln(1 + e^{x})"), ("apply softplus to {x}", "pass {x} through softplus"),
        ("the softplus of {x}", "softplus of {x}"),
    ),
    Operation(
        "exp", "exp({x})", ("exp({x})", "e^{x}"), ("exponentiate {x}", "raise e to the power of {x}"), ("the exponential of {x}", "e to the power of {x}", "exp of {x}"),
    ),
    Operation(
        "log", "log({x})", ("log({x})", "ln({x})", "ln {x}"), ("replace {x} by its natural logarithm", "replace {x} by ln of it"),
        ("the natural logarithm of {x}", "ln of {x}", "the natural log of {x}"),
    ),
    Operation(
        "log2", "log2({x})", ("log2({x})",), ("replace {x} by its base-2 logarithm",), ("the base 2 logarithm of {x}", "log2 of {x}", "the binary logarithm of {x}"),
    ),
    Operation("exp2", "exp2({x})", ("exp2({x})", "2^{x}"), ("raise two to the power of {x}",), ("two to the power of {x}", "2 to the {x}", "exp2 of {x}")),
    Operation("sin", "sin({x})", ("sin({x})", "sin {x}"), ("apply sin to {x}", "replace {x} by its sine"), ("the sine of {x}", "sin of {x}")),
    Operation("cos", "cos({x})", ("cos({x})", "cos {x}"), ("apply cos to {x}", "replace {x} by its cosine"), ("the cosine of {x}", "cos of {x}")),
    Operation(
        "floor", "floor({x})", ("floor({x})", "⌊{x}⌋"), ("round {x} down", "floor {x}", "round {x} down to a whole number"), ("the floor of {x}", "{x} rounded down"),
    ),
    Operation("ceil", "ceil({x})", ("ceil({x})", "⌈{x}⌉"), ("round {x} up", "ceil {x}", "round {x} up to the next whole number"), ("the ceiling of {x}", "{x} rounded up")),
    Operation("round", "round({x})", ("round({x})",), ("round {x}", "round {x} to the nearest whole number", "snap {x} to the nearest integer"), ("{x} rounded to the nearest whole number", "{x} rounded")),
    Operation(
        "fract", "fract({x})", ("fract({x})", "{x} - floor({x})"), ("keep only the fractional part of {x}", "drop the whole part of {x}", "wrap {x} into 0..1"),
        ("the fractional part of {x}", "the part of {x} behind the point", "fract of {x}"),
    ),
    Operation("sign", "sign({x})", ("sign({x})",), ("replace {x} by its sign (-1, 0 or 1)", "reduce {x} to its sign"), ("the sign of {x}", "-1, 0 or 1 by the sign of {x}"), SIGNED),
    Operation(
        "power", "pow({x}, {N})", ("pow({x}, {n})", "{x}^{n}", "{x}**{n}"), ("raise {x} to the power of {n}", "raise {x} to the {n}", "apply a gamma of exponent {n} to {x}"),
        ("{x} to the power of {n}", "{x} raised to {n}", "the power {n} of {x}"), FLOATS, 0.4, 6, 0.1, noun=("exponent", "power", "gamma"),
    ),
    Operation(
        "quantize", "floor({x} * {n}) / {n}", ("floor({x} * {n}) / {n}",), ("quantize {x} to steps of 1/{n}", "quantize {x} to {n} levels per unit by rounding down"),
        ("{x} rounded down to a multiple of 1/{n}", "{x} quantized down to steps of 1/{n}"), FLOATS, 3, 64, 1.0, noun=("levels",),
    ),
    Operation(
        "celsius", "({x} - 32.0) / 1.8", ("({x} - 32) / 1.8", "({x} - 32) * 5/9"), ("convert {x} from Fahrenheit to Celsius", "turn {x} from degrees F into degrees C"),
        ("{x} converted from Fahrenheit to Celsius", "the Celsius value of {x} given in Fahrenheit"), SCALAR,
    ),
    Operation(
        "fahrenheit", "{x} * 1.8 + 32.0", ("{x} * 1.8 + 32", "{x} * 9/5 + 32"), ("convert {x} from Celsius to Fahrenheit", "turn {x} from degrees C into degrees F"),
        ("{x} converted from Celsius to Fahrenheit", "the Fahrenheit value of {x} given in Celsius"), SCALAR,
    ),
    Operation("radians", "radians({x})", ("radians({x})", "{x} * pi / 180"), ("convert {x} from degrees to radians",), ("{x} in radians, given in degrees", "the radians of {x} in degrees")),
    Operation("degrees", "degrees({x})", ("degrees({x})", "{x} * 180 / pi"), ("convert {x} from radians to degrees",), ("{x} in degrees, given in radians", "the degrees of {x} in radians")),
    Operation(
        "smoothstep", "smoothstep({zero}, {one}, {x})", ("smoothstep(0, 1, {x})",), ("apply smoothstep from 0 to 1 to {x}", "smoothstep {x} over 0..1"),
        ("smoothstep(0, 1) of {x}", "the smoothstep of {x} between zero and one"),
    ),
    Operation(
        "normalize", "normalize({x})", ("normalize({x})", "{x} / length({x})"), ("normalize {x}", "scale {x} to unit length", "make {x} a unit vector", "give {x} length one"),
        ("the normalized {x}", "{x} normalized", "the unit vector of {x}", "the direction of {x}"), ("vec2<f32>", "vec3<f32>", "vec3<f32>", "vec4<f32>"),
    ),
    Operation(
        "length", "length({x})", ("length({x})", "|{x}|", "sqrt(dot({x}, {x}))"), (),
        ("the length of {x}", "the magnitude of {x}", "the norm of {x}", "how long {x} is"), ("vec2<f32>", "vec3<f32>", "vec3<f32>", "vec4<f32>"), result="f32",
    ),
    Operation(
        "dot_self", "dot({x}, {x})", ("dot({x}, {x})", "|{x}|^2"), (), ("the squared length of {x}", "the squared norm of {x}", "{x} dotted with itself"),
        ("vec2<f32>", "vec3<f32>", "vec4<f32>"), result="f32",
    ),
    Operation("swap_xy", "{x}.yx", ("{x}.yx",), ("swap the two components of {x}", "exchange x and y of {x}"), ("{x} with x and y swapped",), ("vec2<f32>",)),
    Operation(
        "turn_90", "vec2<f32>(-{x}.y, {x}.x)", ("(-{x}.y, {x}.x)", "vec2(-{x}.y, {x}.x)"), ("replace {x} by (-y, x)", "turn {x} by 90 degrees, so that (x, y) becomes (-y, x)"), ("(-y, x) of {x}",), ("vec2<f32>",),
    ),
    Operation("to_u32", "u32({x})", ("u32({x})", "(uint){x}"), (), ("{x} converted to u32", "{x} cast to an unsigned integer", "{x} as u32"), ("f32", "i32"), result="u32"),
    Operation("to_i32", "i32({x})", ("i32({x})", "(int){x}"), (), ("{x} converted to i32", "{x} truncated to a signed integer", "{x} cast to i32"), ("f32", "u32"), result="i32"),
    Operation("to_f32", "f32({x})", ("f32({x})", "(float){x}"), (), ("{x} converted to f32", "{x} cast to float", "{x} as a floating point number"), INTEGERS, result="f32"),
    Operation("bits", "bitcast<u32>({x})", ("bitcast<u32>({x})",), (), ("the raw bits of {x} as u32", "the bit pattern of {x} as u32", "{x} bitcast to u32"), SCALAR, result="u32"),
    Operation("bit_not", "~{x}", ("~{x}",), ("flip all bits of {x}", "invert the bits of {x}", "bitwise negate {x}"), ("the bitwise complement of {x}", "{x} with all bits flipped", "bitwise not of {x}"), ("u32", "u32", "i32")),
    Operation("bit_and", "{x} & {n}", ("{x} & {n}",), ("mask {x} with {n}", "bitwise and {x} with {n}", "and {x} with {n}"), ("{x} bitwise and {n}", "the bits of {x} under the mask {n}"), INTEGERS, 1, 255, 1, noun=("mask",)),
    Operation("bit_xor", "{x} ^ {n}", ("{x} ^ {n}", "{x} xor {n}"), ("xor {x} with {n}", "bitwise xor {x} with {n}"), ("{x} xor {n}", "the exclusive or of {x} and {n}"), INTEGERS, 1, 255, 1, noun=("key", "mask")),
    Operation("shift_left", "{x} << {bits}", ("{x} << {n}",), ("shift {x} left by {n} bits", "left-shift {x} by {n}"), ("{x} shifted left by {n} bits", "{x} left shifted by {n}"), ("u32", "u32", "i32"), 1, 12, 1),
    Operation("shift_right", "{x} >> {bits}", ("{x} >> {n}",), ("shift {x} right by {n} bits", "right-shift {x} by {n}"), ("{x} shifted right by {n} bits", "{x} right shifted by {n}"), ("u32", "u32", "i32"), 1, 12, 1),
    Operation("modulo", "{x} % {n}", ("{x} % {n}", "{x} mod {n}"), ("reduce {x} modulo {n}", "wrap {x} at {n} with the remainder"), ("{x} modulo {n}", "the remainder of {x} divided by {n}", "{x} mod {n}"), ("u32",), 3, 40, 1, noun=("modulus", "divisor")),
    Operation("popcount", "countOneBits({x})", ("popcount({x})", "countOneBits({x})"), (), ("the number of set bits of {x}", "the popcount of {x}", "how many one bits {x} has"), ("u32",)),
    Operation("leading", "countLeadingZeros({x})", ("countLeadingZeros({x})", "clz({x})"), (), ("the number of leading zero bits of {x}", "the leading zeros of {x}"), ("u32",)),
    Operation("reverse_bits", "reverseBits({x})", ("reverseBits({x})",), ("reverse the bits of {x}", "mirror the bit order of {x}"), ("{x} with its bits reversed", "the bit reversal of {x}"), ("u32",)),
    Operation("increment", "{x} + {unit}", ("{x} + 1", "{x}++"), ("increment {x}", "add one to {x}", "count {x} up by one"), ("{x} plus one", "{x} incremented"), ANY),
    Operation("decrement", "{x} - {unit}", ("{x} - 1", "{x}--"), ("decrement {x}", "subtract one from {x}", "count {x} down by one"), ("{x} minus one", "{x} decremented"), SIGNED),
    Operation("is_odd", "{x} & 1u", ("{x} & 1", "{x} % 2"), (), ("1 where {x} is odd and 0 where it is even", "the lowest bit of {x}", "the parity (odd = 1) of {x}"), ("u32",)),
)  # fmt: skip
