"""Kernels asked for in a few words, as in a search box: `arange f32`, `relu in place`, `gather vec4`."""

from dataclasses import dataclass

from ..draw import Draw
from ..family import Request, family
from ..number import digits, float_literal
from ..surface import verbatim
from .kernel import combination
from .recipe import zero

Templates = tuple[str, ...]
_F = ("f32",)
_N = ("f32", "u32", "i32")
_ALL = ("f32", "u32", "i32", "vec2<f32>", "vec3<f32>", "vec4<f32>")
_SHORT = {"vec2<f32>": ("vec2", "vec2f", "vec2<f32>"), "vec3<f32>": ("vec3", "vec3f", "vec3<f32>"), "vec4<f32>": ("vec4", "vec4f", "vec4<f32>", "float4"), "f32": ("f32", "float", "floats", "float32"), "u32": ("u32", "uint", "uints", "uint32"), "i32": ("i32", "int", "ints", "int32")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terse:
    """`form` says the buffers: "map" from `values` to `results` or in place, "two" from `a` and `b`, "fill" of `results`.

    `{x}`, `{a}`, `{b}`, `{o}` are elements, `{n}` a number between `low` and `high` that the prompt says.
    """

    form: str
    phrases: Templates
    value: str
    kinds: Templates = _F
    low: float = 0.0
    high: float = 0.0
    step: float = 0.1
    result: str = ""


_TABLE = (
    Terse("fill", ("std::iota", "index buffer 0 1 2 3", "arange", "fill with index", "identity indices", "sequence 0,1,2,...", "global id to buffer", "thread index"), "{i}", ("u32", "f32", "i32")),
    Terse("fill", ("zero fill", "clear buffer", "memset 0", "zeros", "zero buffer", "buffer clear"), "{zero}", _ALL),
    Terse("fill", ("fill with ones", "ones", "memset 1", "fill 1"), "{one}", _N),
    Terse("fill", ("fill with {n}", "constant {n}", "set all to {n}", "memset {n}", "np.full {n}"), "{n}", _N, 2, 99, 1),
    Terse("fill", ("index squared", "squares 0 1 4 9", "i*i", "square numbers"), "{i} * {i}", ("u32", "f32", "i32")),
    Terse("fill", ("even numbers", "0 2 4 6 8", "2*i"), "{i} * {two}", ("u32", "f32", "i32")),
    Terse("map", ("copy", "memcpy", "copy buffer", "buffer copy", "duplicate buffer"), "{x}", _ALL),
    Terse("map", ("reverse", "reversed copy", "flip order", "backwards copy"), "{x:arrayLength(&values) - 1u - i}", _ALL),
    Terse("map", ("rotate left by {n}", "cyclic shift left {n}", "circular shift left by {n}"), "{x:(i + {n}u) % arrayLength(&values)}", _ALL, 1, 30, 1),
    Terse("map", ("every {n}th element", "decimate by {n}", "stride {n} copy", "downsample by {n}, no filter", "take every {n}-th"), "{x:i * {n}u}", _ALL, 2, 16, 1),
    Terse("map", ("square", "squares elementwise", "x^2", "elementwise square", "square each"), "{x} * {x}", _N),
    Terse("map", ("sqrt", "square root", "elementwise sqrt", "sqrt each"), "sqrt({x})"),
    Terse("map", ("abs", "absolute value", "elementwise abs", "|x|"), "abs({x})", ("f32", "i32")),
    Terse("map", ("negate", "flip sign", "negative of each", "-x"), "-{x}", ("f32", "i32")),
    Terse("map", ("exp", "elementwise exp", "e^x"), "exp({x})"),
    Terse("map", ("natural log", "ln", "log each", "elementwise log"), "log({x})"),
    Terse("map", ("reciprocal", "1/x", "one over x", "invert 1/x"), "1.0 / {x}"),
    Terse("map", ("relu", "ReLU", "max(0,x)", "relu activation", "rectified linear"), "max({x}, 0.0)"),
    Terse("map", ("sigmoid", "logistic", "sigmoid activation"), "1.0 / (1.0 + exp(-{x}))"),
    Terse("map", ("tanh", "tanh activation"), "tanh({x})"),
    Terse("map", ("leaky relu {n}", "lrelu slope {n}", "leaky ReLU alpha {n}"), "select({n} * {x}, {x}, {x} > 0.0)", _F, 0.01, 0.3, 0.01),
    Terse("map", ("softplus", "ln(1+e^x)"), "log(1.0 + exp({x}))"),
    Terse("map", ("silu", "swish", "x*sigmoid(x)"), "{x} / (1.0 + exp(-{x}))"),
    Terse("map", ("saturate", "clamp 0 1", "clamp01", "clip to 0..1"), "clamp({x}, 0.0, 1.0)"),
    Terse("map", ("double", "times 2", "x2", "multiply by two"), "{x} * {two}", _N),
    Terse("map", ("add 1", "increment", "plus one", "x+1"), "{x} + {one}", _N),
    Terse("map", ("multiply by {n}", "scale by {n}", "times {n}", "gain {n}"), "{x} * {n}", _N, 3, 40, 1),
    Terse("map", ("add {n}", "plus {n}", "offset {n}", "bias {n}"), "{x} + {n}", _N, 2, 50, 1),
    Terse("map", ("threshold {n} to 0/1", "binarize at {n}", "step at {n}, 0 or 1", "1 if above {n} else 0"), "select(0.0, 1.0, {x} > {n})", _F, 0.05, 5, 0.05),
    Terse("map", ("deg to rad", "degrees to radians", "radians"), "radians({x})"),
    Terse("map", ("rad to deg", "radians to degrees", "degrees"), "degrees({x})"),
    Terse("map", ("popcount", "count one bits", "bit count"), "countOneBits({x})", ("u32",)),
    Terse("map", ("bit reverse", "reverse bits"), "reverseBits({x})", ("u32",)),
    Terse("map", ("gray code", "to gray code", "gray encode"), "{x} ^ ({x} >> 1u)", ("u32",)),
    Terse("map", ("bitwise not", "invert bits", "complement bits"), "~{x}", ("u32",)),
    Terse("map", ("modulo {n}", "x % {n}", "mod {n}"), "{x} % {n}", ("u32",), 2, 60, 1),
    Terse("map", ("shift left {n}", "x << {n}", "lsl {n}"), "{x} << {n}", ("u32",), 1, 16, 1),
    Terse("map", ("shift right {n}", "x >> {n}", "lsr {n}"), "{x} >> {n}", ("u32",), 1, 16, 1),
    Terse("map", ("is even, 0/1", "even flag", "1 if even"), "1u - {x} % 2u", ("u32",)),
    Terse("map", ("normalize vectors", "normalize", "unit vectors"), "normalize({x})", ("vec3<f32>", "vec2<f32>")),
    Terse("map out", ("length", "vector lengths", "magnitudes", "norms"), "length({x})", ("vec3<f32>", "vec2<f32>", "vec4<f32>"), result="f32"),
    Terse("map out", ("luminance of pixels", "rgba to gray", "grayscale values", "luma"), "dot({x}.rgb, vec3<f32>(0.2126, 0.7152, 0.0722))", ("vec4<f32>",), result="f32"),
    Terse("map out", ("float to int, truncated", "f32 to i32 cast", "cast to i32"), "i32({x})", _F, result="i32"),
    Terse("map out", ("float to uint, truncated", "f32 to u32 cast", "cast to u32"), "u32({x})", _F, result="u32"),
    Terse("map out", ("bitcast to u32", "float bits", "raw bits of the floats"), "bitcast<u32>({x})", _F, result="u32"),
    Terse("map out", ("cast to f32", "to float", "u32 to f32"), "f32({x})", ("u32",), result="f32"),
    Terse("map out", ("pack rgba8", "pack4x8unorm", "vec4 to rgba8"), "pack4x8unorm({x})", ("vec4<f32>",), result="u32"),
    Terse("map out", ("unpack rgba8", "unpack4x8unorm", "rgba8 to vec4"), "unpack4x8unorm({x})", ("u32",), result="vec4<f32>"),
    Terse("two", ("add two buffers", "vector add", "a+b", "vecadd", "elementwise sum", "sum of two arrays"), "{a} + {b}", _ALL),
    Terse("two", ("subtract two buffers", "a-b", "elementwise difference", "vector subtract"), "{a} - {b}", _ALL),
    Terse("two", ("multiply two buffers", "hadamard product", "a*b elementwise", "elementwise product"), "{a} * {b}", _ALL),
    Terse("two", ("divide two buffers", "a/b", "elementwise quotient"), "{a} / {b}", _N),
    Terse("two", ("elementwise max", "max of two buffers", "max(a,b)"), "max({a}, {b})", _N),
    Terse("two", ("elementwise min", "min of two buffers", "min(a,b)"), "min({a}, {b})", _N),
    Terse("two", ("absolute difference", "|a-b|", "absdiff"), "abs({a} - {b})", ("f32", "i32")),
    Terse("two", ("average of two buffers", "(a+b)/2", "mean of a and b"), "({a} + {b}) * 0.5"),
    Terse("two", ("squared difference", "(a-b)^2", "squared error"), "({a} - {b}) * ({a} - {b})"),
    Terse("two", ("xor two buffers", "a ^ b", "bitwise xor"), "{a} ^ {b}", ("u32",)),
    Terse("two", ("bitwise and", "a & b", "and two masks"), "{a} & {b}", ("u32",)),
    Terse("two", ("bitwise or", "a | b", "or two masks"), "{a} | {b}", ("u32",)),
    Terse("two", ("hypot", "sqrt(a^2+b^2)", "hypotenuse"), "sqrt({a} * {a} + {b} * {b})"),
    Terse("two", ("pow of two buffers", "a^b power", "pow(a,b)"), "pow({a}, {b})"),
    Terse("two", ("atan2", "atan2(a,b)"), "atan2({a}, {b})"),
    Terse("two out", ("pairwise dot", "dot of each pair", "rowwise dot product"), "dot({a}, {b})", ("vec3<f32>", "vec2<f32>", "vec4<f32>"), result="f32"),
    Terse("two out", ("pairwise distance", "distance of each pair"), "distance({a}, {b})", ("vec3<f32>", "vec2<f32>"), result="f32"),
    Terse("two", ("pairwise cross product", "cross of each pair"), "cross({a}, {b})", ("vec3<f32>",)),
    Terse("two", ("lerp a b by {n}", "mix a and b, {n}", "blend a,b t={n}"), "mix({a}, {b}, {n})", _F, 0.05, 0.95, 0.05),
)  # fmt: skip
# Only where the words alone say that it is about a buffer: `sqrt f32` may be a function.
_BARE = ("{p} {t}", "{p} {t}", "{p} {t}", "{p}, {t}", "{t} {p}", "{p} ({t})", "{p} - {t}", "{p}: {t}")
_BUFFER_WORDS = ("buffer", "array", "elementwise", "each", "copy", "fill", "iota", "arange", "memset", "zeros", "ones", "index", "sequence", "indices")  # fmt: skip
_FRAMES = (
    "{p} compute {t}", "compute: {p} {t}", "{p} {t} compute shader", "{p} kernel {t}", "wgsl compute {p} {t}", "cs {p} {t}", "gpu {p} {t}", "{p} {t} buffer", "compute shader {p} {t}", "{t} buffer: {p}", "kernel: {p}, {t}",
)  # fmt: skip
_PLAIN = (
    "{p} compute shader", "compute {p}", "{p} kernel", "compute shader: {p}", "wgsl compute {p}", "{p} on a buffer", "gpu kernel {p}", "cs_main {p}", "{p} (compute)", "kernel {p}", "{p} storage buffer", "{p} array compute", "webgpu {p} kernel", "compute kernel, {p}",
)  # fmt: skip
_IN_PLACE = (" in place", " inplace", " in-place", ", in place", " (in place)")
_SIZES = (" wg {n}", ", workgroup {n}", " workgroup_size {n}", " {n} threads", ", @workgroup_size({n})")


@family("compute", structures=160)
def terse_kernel(draw: Draw) -> Request:
    """A name, maybe a type, and nothing else: buffers, bindings and the rest are the defaults."""
    entry = draw.pick(_TABLE)
    kind = entry.kinds[0] if draw.chance(0.5) else draw.pick(entry.kinds)
    in_place = (
        entry.form == "map"
        and "values)" not in entry.value
        and "{x:" not in entry.value
        and entry.value != "{x}"
        and draw.chance(0.3)
    )
    combination(draw, f"terse {entry.phrases[0]}", kind, "in place" if in_place else "")
    value = draw.number(entry.low, entry.high, entry.step).value if entry.high > entry.low else 0.0
    said = digits(value)
    phrase = draw.phrase(
        tuple([text.replace("|", "{bar}").replace("<", "{lt}") for text in entry.phrases]),
        {"n": said, "bar": "|", "lt": "<"},
    )
    told = kind != entry.kinds[0] or (len(entry.kinds) == 1 and draw.chance(0.4)) or draw.chance(0.5)
    bare = in_place or any(word in phrase for word in _BUFFER_WORDS)
    text = draw.phrase(
        _BARE + _FRAMES if told and bare else _FRAMES if told else _PLAIN,
        {"p": phrase, "t": verbatim(draw.pick(_SHORT[kind]))},
    )
    text += draw.phrase(_IN_PLACE) if in_place else ""
    size = draw.pick(("128", "256", "32")) if draw.chance(0.08) else "64"
    if size != "64":
        text += draw.phrase(_SIZES, {"n": size})
    return Request(text, _module(entry, kind, _literal(value, kind), size, in_place=in_place))


def _literal(value: float, kind: str) -> str:
    return {"u32": f"{int(value)}u", "i32": str(int(value))}.get(kind, float_literal(value))


def _module(entry: Terse, kind: str, number: str, size: str, *, in_place: bool) -> str:
    inputs = {"map": ["values"], "two": ["a", "b"], "fill": []}[entry.form.split()[0]]
    result = "values" if in_place else "results"
    inputs = [] if in_place else inputs
    lines = [f"@group(0) @binding({at}) var<storage, read> {name}: array<{kind}>;" for at, name in enumerate(inputs)]
    lines.append(f"@group(0) @binding({len(inputs)}) var<storage, read_write> {result}: array<{entry.result or kind}>;")
    scalar = "f32" if kind.startswith("vec") else kind
    code = entry.value.replace("{n}u", f"{number.rstrip('u').removesuffix('.0')}u").replace("{n}", number)
    if "{x:" in code:
        code = f"values[{code.removeprefix('{x:').removesuffix('}')}]"
    cast = {"u32": "i", "i32": "i32(i)"}.get(kind, "f32(i)")
    for key, text in {
        "x": "values[i]",
        "a": "a[i]",
        "b": "b[i]",
        "i": cast,
        "zero": zero(kind),
        "one": _literal(1, scalar),
        "two": _literal(2, scalar),
    }.items():
        code = code.replace(f"{{{key}}}", text)
    lines.append(f"@compute @workgroup_size({size}) fn cs_main(@builtin(global_invocation_id) id: vec3<u32>) {{")
    lines += ["let i = id.x;", f"if i >= arrayLength(&{result}) {{ return; }}", f"{result}[i] = {code};", "}"]
    return "\n".join(lines)
