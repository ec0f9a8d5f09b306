"""Tasks on indices and neighbours: sequences, copies in another order, gathers, differences, windows."""

from ..draw import Draw
from ..family import Request, family
from .generate import PCG
from .task import Task, build, number, reads, updates, writes

_ALL = ("f32", "f32", "f32", "u32", "i32", "vec2<f32>", "vec4<f32>")
_X = reads("x", "values", "values", "source elements", "input values", "elements", t="T")
_O = writes("o", "results", "results", "output values", "destination", t="T")
_N = number("n", "offset", "shift", t="u32", name="offset", span=(1, 40, 1))
_I = reads("k", "indices", "indices", "index list", t="u32")

MOVES = (
    Task("copy", (_X, _O), ("{o}[i] = {x}[i];",), ("copy {x} to {o}", "copy every element of {x} over to {o}"), (), ("a copy of {x} in {o}", "memcpy of {x} to {o}"), ("{o}[i] = {x}[i]",), kinds=_ALL),
    Task("reverse", (_X, _O), ("{o}[i] = {x}[arrayLength(&{x}) - 1u - i];",), ("write {x} backwards to {o}", "reverse {x} into {o}"), (), ("{x} in reverse order in {o}",), ("{o}[i] = {x}[n - 1 - i]",), kinds=_ALL),
    Task("roll_left", (_X, _O), ("{o}[i] = {x}[(i + {n}) % arrayLength(&{x})];",), ("rotate {x} left by {n} with wrap-around into {o}",), (_N,), ("{x} rotated left by {n} in {o}, wrapping around",), ("{o}[i] = {x}[(i + {n}) % length]",), kinds=_ALL),
    Task("strided", (_X, _O), ("{o}[i] = {x}[{s} + i * {n}];",), ("copy every element of {x} at {s} + i * {n} to {o}", "take {x} from index {s} on with a stride of {n} and write them to {o}"), (number("s", "start", "start index", t="u32", name="start", span=(1, 20, 1)), number("n", "stride", t="u32", name="stride", span=(2, 16, 1))), ("a strided copy of {x} to {o}: start {s}, stride {n}",), ("{o}[i] = {x}[{s} + i * {n}]",), kinds=_ALL),
    Task("decimate", (_X, _O), ("{o}[i] = {x}[i * {n}];",), ("keep every {n}-th of {x} (from the first) in {o}", "decimate {x} by {n} into {o}"), (number("n", "factor", "decimation factor", t="u32", name="factor", span=(2, 16, 1)),), (), ("{o}[i] = {x}[i * {n}]",), kinds=_ALL),
    Task("slice", (_X, _O), ("{o}[i] = {x}[i + {n}];",), ("copy {x} from index {n} on to {o}", "skip the first {n} of {x} and copy the rest to {o}"), (_N,), (), ("{o}[i] = {x}[i + {n}]",), kinds=_ALL),
    Task("repeat", (_X, _O), ("{o}[i] = {x}[i / {n}];",), ("repeat each of {x} {n} times in a row in {o}",), (number("n", "repeat count", "repeats", t="u32", name="repeats", span=(2, 12, 1)),), ("np.repeat of {x} by {n} in {o}",), ("{o}[i] = {x}[i / {n}]",), kinds=_ALL),
    Task("gather", (_X, _I, _O), ("{o}[i] = {x}[{k}[i]];",), ("gather {x} at {k} into {o}", "look up {x} by {k} and write the elements to {o}"), (), ("a gather of {x} by {k} into {o}",), ("{o}[i] = {x}[{k}[i]]", "{o} = {x}[{k}]"), kinds=_ALL),
    Task("gather_scaled", (reads("x", "table", "table", "lookup table"), _I, reads("w", "weights", "weights"), writes("o", "results", "results")), ("{o}[i] = {x}[{k}[i]] * {w}[i];",), ("look up {x} by {k}, multiply by {w} and write to {o}",), (), ("{x} at {k} times {w}, in {o}",), ("{o}[i] = {x}[{k}[i]] * {w}[i]",)),
    Task("scatter", (_X, _I, _O), ("{o}[{k}[i]] = {x}[i];",), ("scatter {x} to the positions {k} of {o}", "write each of {x} to {o} at the place that {k} names"), (), ("a scatter of {x} by {k} into {o}",), ("{o}[{k}[i]] = {x}[i]", "{o}[{k}] = {x}"), each="x", kinds=_ALL),
    Task("safe_gather", (_X, _I, _O), ("{o}[i] = {zero};", "if {k}[i] < arrayLength(&{x}) {", "{o}[i] = {x}[{k}[i]];", "}"), ("gather {x} by {k} into {o}, with 0 where an index is out of range",), (), ("{x} at {k} in {o}, zero for indices beyond the end",), kinds=("f32", "f32", "u32", "i32")),
    Task("inverse", (reads("x", "permutation", "permutation", t="u32"), writes("o", "inverse", "inverse permutation", t="u32")), ("{o}[{x}[i]] = i;",), ("write the inverse of {x} to {o}", "invert {x}: entry i of it says where i goes in {o}"), (), ("the inverse permutation of {x} in {o}",), ("{o}[{x}[i]] = i",), each="x"),
    Task("swap", (updates("a", "a", "first values", t="T"), updates("b", "b", "second values", t="T")), ("let value = {a}[i];", "{a}[i] = {b}[i];", "{b}[i] = value;"), ("swap {a} and {b}", "exchange the contents of {a} and {b}"), (), ("a swap of {a} with {b}",), kinds=_ALL),
    Task("interleave", (reads("a", "a", "first values", t="T"), reads("b", "b", "second values", t="T"), _O), ("if i % 2u == 0u {", "{o}[i] = {a}[i / 2u];", "} else {", "{o}[i] = {b}[i / 2u];", "}"), ("interleave {a} (even places) and {b} (odd places) into {o}",), (), ("{a} and {b} interleaved in {o}, the first at even places",), kinds=_ALL),
    Task("split_even_odd", (_X, writes("o", "evens", "even elements", t="T"), writes("r", "odds", "odd elements", t="T")), ("{o}[i] = {x}[2u * i];", "{r}[i] = {x}[2u * i + 1u];"), ("split {x}: even indices to {o}, odd indices to {r}", "deinterleave {x} into {o} and {r}, even and odd places"), (), ("even places of {x} in {o}, odd places in {r}",), kinds=_ALL),
    Task("concat", (reads("a", "a", "first values", t="T"), reads("b", "b", "second values", t="T"), _O), ("let n = arrayLength(&{a});", "if i < n {", "{o}[i] = {a}[i];", "} else {", "{o}[i] = {b}[i - n];", "}"), ("concatenate {a} and {b} into {o}", "write {a} and behind them {b} to {o}"), (), ("{a} followed by {b} in {o}",), kinds=_ALL),
    Task("transpose", (_X, _O), ("let row = i / {h};", "let column = i % {h};", "{o}[i] = {x}[column * {w} + row];"), ("transpose the row-major matrix in {x} ({h} rows, {w} columns) into {o}",), (number("w", "number of columns", "width", t="u32", name="width", span=(3, 64, 1)), number("h", "number of rows", "height", t="u32", name="height", span=(3, 64, 1))), ("the transpose of {x}, a row-major matrix of {w} columns and {h} rows, in {o}",), kinds=("f32", "f32", "u32", "i32")),
    Task("outer", (reads("a", "a", "first vector", "column vector"), reads("b", "b", "second vector", "row vector"), writes("o", "results", "matrix", "results")), ("let n = arrayLength(&{b});", "{o}[i] = {a}[i / n] * {b}[i % n];"), ("compute the outer product of {a} and {b} as a row-major matrix in {o}",), (), ("the outer product of {a} and {b} in {o}, row by row",)),
    Task("pair_means", (reads("x", "values", "values", "samples"), writes("o", "results", "means", "results")), ("{o}[i] = ({x}[2u * i] + {x}[2u * i + 1u]) * 0.5;",), ("average {x} in pairs into {o}, which is half as long", "downsample {x} by two, the mean of each pair goes to {o}"), (), ("the means of neighbouring pairs of {x} in {o}",), ("{o}[i] = ({x}[2 * i] + {x}[2 * i + 1]) / 2",)),
    Task("block_means", (reads("x", "values", "values", "samples"), writes("o", "results", "means", "block means")), ("var sum = 0.0;", "for (var k = 0u; k < {n}; k++) {", "sum += {x}[i * {n} + k];", "}", "{o}[i] = sum / f32({n});"), ("average each {n} consecutive elements of {x} into {o}", "decimate {x} by the mean of blocks of {n}, into {o}"), (number("n", "block length", "block size", t="u32", name="block", span=(3, 32, 1)),), ("block means of {x} over {n} elements each, in {o}",)),
    Task("offset_indices", (_I, writes("o", "results", "shifted indices", "results", t="u32")), ("{o}[i] = {k}[i] + {n};",), ("add {n} to {k}{to}", "offset {k} by {n}{to}"), (number("n", "base vertex", "offset", t="u32", name="base", span=(1, 500, 1)),), (), ("{o}[i] = {k}[i] + {n}",), into="k"),
)  # fmt: skip

_SEQ_U = writes("o", "results", "results", "output", "numbers", t="u32")
_SEQ = writes("o", "results", "results", "output", "output values")
FILLS = (
    Task("iota", (_SEQ_U,), ("{o}[i] = i;",), ("write to each of {o} its own index", "fill {o} with 0, 1, 2, 3, ..."), (), ("iota in {o}", "the index sequence 0, 1, 2 ... in {o}"), ("{o}[i] = i",)),
    Task("iota_from", (_SEQ_U,), ("{o}[i] = {a} + i;",), ("fill {o} with {a}, {a} + 1, {a} + 2 and so on", "number {o} from {a} upwards"), (number("a", "start", "first number", t="u32", name="start", span=(1, 99, 1)),), ("iota from {a} in {o}", "consecutive integers from {a} on in {o}"), ("{o}[i] = {a} + i",)),
    Task("iota_signed", (writes("o", "results", "results", "output", t="i32"),), ("{o}[i] = {a} + i32(i) * {d};",), ("fill {o} with an arithmetic sequence from {a} in steps of {d}",), (number("a", "start", "first value", t="i32", name="start", span=(1, 50, 1)), number("d", "step", "increment", t="i32", name="step", span=(2, 20, 1))), ("an i32 ramp in {o}, start {a}, step {d}",), ("{o}[i] = {a} + i * {d}",)),
    Task("ramp", (_SEQ,), ("{o}[i] = {a} + {d} * f32(i);",), ("fill {o} with {a} + {d} * i", "write a ramp to {o} that starts at {a} and rises by {d} per element"), (number("a", "start", "first value", name="start", span=(1, 20, 0.5)), number("d", "step", "increment", name="step", span=(0.05, 3, 0.05))), ("np.arange in {o}: first {a}, step {d}",), ("{o}[i] = {a} + {d} * i",)),
    Task("linspace", (_SEQ,), ("{o}[i] = mix({a}, {b}, f32(i) / f32(arrayLength(&{o}) - 1u));",), ("fill {o} with evenly spaced values from {a} to {b}, both included", "do np.linspace from {a} to {b} into {o}"), (number("a", "first value", "start", name="start"), number("b", "last value", "stop", name="stop")), ("linspace from {a} to {b} over {o}",)),
    Task("powers", (_SEQ,), ("{o}[i] = pow({q}, f32(i));",), ("fill {o} with the powers of {q}: 1 first, then {q} to the i",), (number("q", "base", "ratio", name="base", span=(0.3, 3, 0.05)),), ("a geometric sequence in {o} with ratio {q}, starting at 1",), ("{o}[i] = pow({q}, i)",)),
    Task("fill", (updates("o", "results", "buffer", "results", t="T"),), ("{o}[i] = {v};",), ("set every element of {o} to {v}", "fill {o} with {v}"), (number("v", "fill value", "value", name="value"),), ("a constant fill of {o} with {v}",), ("{o}[i] = {v}",), kinds=("f32",)),
    Task("fill_color", (updates("o", "pixels", "pixels", "colors", t="vec4<f32>"),), ("{o}[i] = {v};",), ("clear {o} to {v}", "fill {o} with {v}"), (number("v", "clear color", "color", t="vec4<f32>", name="color"),), ("a clear of {o} to {v}",), ("{o}[i] = {v}",)),
    Task("random_unit", (_SEQ,), ("{o}[i] = f32(pcg(i ^ {s})) / 4294967295.0;",), ("fill {o} with random numbers between 0 and 1, the PCG hash of the index xor {s}",), (number("s", "seed", t="u32", name="seed"),), ("white noise from 0 to 1 in {o}: PCG of i xor {s}",), helpers=(PCG,)),
    Task("random_range", (_SEQ,), ("{o}[i] = mix({a}, {b}, f32(pcg(i)) / 4294967295.0);",), ("fill {o} with random numbers between {a} and {b}, from the PCG hash of the index",), (number("a", "lowest value", "lower bound", name="low"), number("b", "highest value", "upper bound", name="high")), ("noise from {a} to {b} in {o}, PCG hash of the index",), helpers=(PCG,)),
    Task("dice", (_SEQ_U,), ("{o}[i] = pcg(i ^ {s}) % {n};",), ("fill {o} with random integers below {n}: PCG of the index xor {s}, modulo {n}",), (number("s", "seed", t="u32", name="seed"), number("n", "upper bound", "number of sides", t="u32", name="sides")), ("random integers 0 .. {n} - 1 in {o} (PCG of i xor {s}, by remainder)",), helpers=(PCG,)),
    Task("grid_points", (writes("o", "points", "points", "grid points", t="vec2<f32>"),), ("{o}[i] = vec2<f32>(f32(i % {w}), f32(i / {w})) * {d};",), ("fill {o} with a grid of points, {w} per row, {d} apart, row by row from the origin",), (number("w", "number per row", "columns", t="u32", name="columns", span=(4, 100, 1)), number("d", "spacing", name="spacing", span=(0.1, 4, 0.1))), ("a regular 2D grid in {o} with {w} points per row and {d} between them",)),
    Task("circle_points", (writes("o", "points", "points", t="vec2<f32>"),), ("let angle = 6.2831855 * f32(i) / f32(arrayLength(&{o}));", "{o}[i] = {r} * vec2<f32>(cos(angle), sin(angle));"), ("place {o} evenly on a circle of radius {r} around the origin, starting at (r, 0), counterclockwise",), (number("r", "radius", name="radius", span=(0.5, 10, 0.5)),), ("{o} as equally spaced points of a circle with radius {r}, first on the x axis",)),
    Task("sine_table", (_SEQ,), ("{o}[i] = sin(6.2831855 * f32(i) / f32(arrayLength(&{o})));",), ("fill {o} with exactly one period of a sine over its length", "make {o} a sine lookup table: sin(2 pi i / n) with n the length"), (), ("one sine period in {o}",)),
    Task("hann_table", (_SEQ,), ("{o}[i] = 0.5 - 0.5 * cos(6.2831855 * f32(i) / f32(arrayLength(&{o}) - 1u));",), ("fill {o} with a Hann window over its length, zero at both ends",), (), ("a Hann window in {o}: 0.5 - 0.5 cos(2 pi i / (n - 1))",)),
    Task("triangle_table", (_SEQ,), ("{o}[i] = 1.0 - abs(2.0 * f32(i) / f32(arrayLength(&{o}) - 1u) - 1.0);",), ("fill {o} with a triangular window: 0 at both ends, 1 in the middle",), (), ("a triangle (Bartlett) window in {o}, 1 - |2 i / (n - 1) - 1|",)),
    Task("gauss_table", (_SEQ,), ("let x = f32(i) - 0.5 * f32(arrayLength(&{o}) - 1u);", "{o}[i] = exp(-0.5 * x * x / ({s} * {s}));"), ("fill {o} with a Gaussian of standard deviation {s} elements centered in the buffer, peak 1",), (number("s", "sigma", "standard deviation", name="sigma", span=(1, 20, 0.5)),), ("a Gaussian window in {o}, exp(-x^2 / (2 {s}^2)) with x measured from the middle",)),
)  # fmt: skip

_V = reads("x", "values", "values", "samples", "signal")
_R = writes("o", "results", "results", "output")
_LEFT = "let left = {x}[max(i, 1u) - 1u];"
_RIGHT = "let right = {x}[min(i + 1u, arrayLength(&{x}) - 1u)];"
_ENDS = ("let last = arrayLength(&{x}) - 1u;", "if i == 0u || i == last {", "{o}[i] = {x}[i];", "return;", "}")
_ZERO_ENDS = ("let last = arrayLength(&{x}) - 1u;", "if i == 0u || i == last {", "{o}[i] = 0.0;", "return;", "}")
_RING = ("let n = arrayLength(&{x});", "let left = {x}[(i + n - 1u) % n];", "let right = {x}[(i + 1u) % n];")
_RATE = number("k", "rate", "diffusion rate", "coefficient", name="rate", span=(0.05, 0.45, 0.05))
_H = number("h", "spacing", "grid spacing", "step size", name="spacing", span=(0.05, 2, 0.05))
NEIGHBORS = (
    Task("average3_copy", (_V, _R), (*_ENDS, "{o}[i] = ({x}[i - 1u] + {x}[i] + {x}[i + 1u]) / 3.0;"), ("average each of {x} with both neighbours into {o} and copy the first and the last unchanged", "smooth {x} with a window of 3 into {o}, border elements are copied"), (), ("a 3-point moving average of {x} in {o}, the two border elements copied",)),
    Task("average3_clamp", (_V, _R), (_LEFT, _RIGHT, "{o}[i] = (left + {x}[i] + right) / 3.0;"), ("average each of {x} with both neighbours into {o}, indices clamped at the ends",), (), ("a 3-point moving average of {x} in {o} with clamped ends",)),
    Task("average3_ring", (_V, _R), (*_RING, "{o}[i] = (left + {x}[i] + right) / 3.0;"), ("average each of {x} with both neighbours into {o}, wrapping around at the ends",), (), ("a circular 3-point moving average of {x} in {o}",)),
    Task("central_copy0", (_V, _R), (*_ZERO_ENDS, "{o}[i] = ({x}[i + 1u] - {x}[i - 1u]) / (2.0 * {h});"), ("write the central difference of {x} with {h} to {o}, 0 at both ends", "differentiate {x}: (next - previous) / (2 * {h}) into {o}, zero at the first and last element"), (_H,), ("central differences of {x} over 2 * {h} in {o}, zero at the borders",)),
    Task("forward", (_V, _R), (_RIGHT, "{o}[i] = (right - {x}[i]) / {h};"), ("write the forward difference (next - this) / {h} of {x} to {o}; the last one is 0 as its index is clamped",), (_H,), ("forward differences of {x} over {h} in {o}, clamped at the end",)),
    Task("laplace_copy", (_V, _R), (*_ENDS, "{o}[i] = {x}[i] + {k} * ({x}[i - 1u] - 2.0 * {x}[i] + {x}[i + 1u]);"), ("do one heat equation step of {x} with {k} into {o}, ends kept", "diffuse {x} by {k} into {o}; the first and last element are copied"), (_RATE,), ("an explicit diffusion step of {x} into {o} with {k} and fixed end values",), ("{o}[i] = {x}[i] + {k} * ({x}[i - 1] - 2 * {x}[i] + {x}[i + 1]), borders copied",)),
    Task("laplace_ring", (_V, _R), (*_RING, "{o}[i] = {x}[i] + {k} * (left - 2.0 * {x}[i] + right);"), ("do one heat equation step of {x} on a ring with {k} into {o}",), (_RATE,), ("a periodic diffusion step of {x} into {o} with {k}",)),
    Task("median3_copy", (_V, _R), (*_ENDS, "let left = {x}[i - 1u];", "let center = {x}[i];", "let right = {x}[i + 1u];", "{o}[i] = max(min(left, center), min(max(left, center), right));"), ("take the median of each of {x} and its two neighbours into {o}, copying the ends",), (), ("a median-of-three filter of {x} in {o}, border elements copied",)),
    Task("max3", (_V, _R), (_LEFT, _RIGHT, "{o}[i] = max(max(left, {x}[i]), right);"), ("write the largest of each of {x} and its two neighbours to {o}, clamped at the ends",), (), ("a running maximum of three of {x} in {o}",)),
    Task("window_mean", (_V, _R), ("let first = max(i, {n}) - {n};", "let last = min(i + {n}, arrayLength(&{x}) - 1u);", "var sum = 0.0;", "for (var k = first; k <= last; k++) {", "sum += {x}[k];", "}", "{o}[i] = sum / f32(last - first + 1u);"), ("average {x} over {n} neighbours to each side, as far as they exist, into {o}",), (number("n", "radius", "window radius", t="u32", name="radius", span=(1, 12, 1)),), ("a moving average of {x} with radius {n} in {o}, shorter windows at the ends",)),
    Task("trailing_mean", (_V, _R), ("let first = max(i + 1u, {n}) - {n};", "var sum = 0.0;", "for (var k = first; k <= i; k++) {", "sum += {x}[k];", "}", "{o}[i] = sum / f32(i - first + 1u);"), ("average each of {x} with the ones before it, {n} in all or as many as there are, into {o}", "compute the trailing moving average of {x} over {n} elements (fewer at the start) into {o}"), (number("n", "window", "window length", t="u32", name="window", span=(2, 50, 1)),), ("a simple moving average (SMA) of {x} over the last {n} elements in {o}, shorter at the start",)),
    Task("window_max", (_V, _R), ("let first = max(i + 1u, {n}) - {n};", "var high = {x}[first];", "for (var k = first + 1u; k <= i; k++) {", "high = max(high, {x}[k]);", "}", "{o}[i] = high;"), ("write the largest of the last {n} of {x} up to each place (fewer at the start) to {o}",), (number("n", "window", "window length", t="u32", name="window", span=(2, 50, 1)),), ("a trailing maximum of {x} over {n} elements in {o}",)),
    Task("fir", (_V, reads("w", "taps", "taps", "filter coefficients"), _R), ("var sum = 0.0;", "for (var k = 0u; k < arrayLength(&{w}); k++) {", "if k <= i {", "sum += {w}[k] * {x}[i - k];", "}", "}", "{o}[i] = sum;"), ("filter {x} with the FIR {w} (causal, zero before the start) into {o}", "convolve {x} with {w} into {o}: sum of tap k times the sample k earlier, nothing before the first"), (), ("a causal FIR filter of {x} with {w} in {o}",)),
    Task("cumsum", (reads("x", "values", "values", t="T"), writes("o", "results", "results", "running sums", t="T")), ("var sum = {zero};", "for (var k = 0u; k <= i; k++) {", "sum += {x}[k];", "}", "{o}[i] = sum;"), ("write the running sum of {x} (including each element) to {o}, each thread loops",), (), ("the inclusive prefix sum of {x} in {o} by a loop per thread", "np.cumsum of {x} in {o}"), kinds=("f32", "u32", "i32")),
    Task("zero_crossings", (_V, writes("o", "flags", "flags", "crossing flags", t="u32")), (_LEFT, "{o}[i] = select(0u, 1u, left * {x}[i] < 0.0);"), ("set {o} to 1 where {x} change sign against the element before, else 0",), (), ("zero crossing flags of {x} in {o}: 1 where the previous element has the other sign",)),
    Task("is_sorted", (_V, writes("o", "flags", "flags", t="u32")), (_LEFT, "{o}[i] = select(0u, 1u, left <= {x}[i]);"), ("set {o} to 1 where an element of {x} is not smaller than the one before it, else 0 (the first gets 1)",), (), ("flags in {o} that tell where {x} are in ascending order",)),
    Task("starts", (reads("x", "keys", "keys", "sorted keys", t="u32"), writes("o", "flags", "flags", "segment heads", t="u32")), ("let left = {x}[max(i, 1u) - 1u];", "{o}[i] = select(0u, 1u, i == 0u || {x}[i] != left);"), ("mark in {o} with 1 where a new run begins in {x} (the first too), 0 elsewhere",), (), ("segment head flags of {x} in {o}: 1 where the key differs from the one before",)),
)  # fmt: skip


@family("compute", structures=300)
def task_move(draw: Draw) -> Request:
    """Elements to other places."""
    return build(draw, draw.pick(MOVES))


@family("compute", structures=200)
def task_fill(draw: Draw) -> Request:
    """Buffers from the index and a few numbers."""
    return build(draw, draw.pick(FILLS))


@family("compute", structures=160)
def task_neighbors(draw: Draw) -> Request:
    """Elements and those around them, with the ends spelled out."""
    return build(draw, draw.pick(NEIGHBORS))
