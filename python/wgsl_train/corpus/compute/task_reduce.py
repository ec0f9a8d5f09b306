"""Tasks with few results: sums and searches by one invocation, by atomics, by a workgroup; histograms, filters, sorting steps."""

from ..draw import Draw
from ..family import Request, family
from .task import Task, build, number, reads, updates, writes

_X = reads("x", "values", "values", "input values", "data", "numbers")
_T = number("t", "threshold", "limit", name="threshold", span=(0.1, 9, 0.1))
_LOOP = "for (var k = 0u; k < arrayLength(&{x}); k++) {"
_ONLY = (
    "by a single invocation",
    "with one thread only",
    "with a plain loop in one invocation",
    "only invocation 0 works",
    "serially",
)


def _one(name: str, noun: str, lines: tuple[str, ...], do: tuple[str, ...], **rest: object) -> Task:
    """A loop in one invocation, its result a single value of its own or element 0 of an array."""
    said = tuple([f"{text}, {_ONLY[at % len(_ONLY)]}" for at, text in enumerate((*do, *do))])
    output = writes("o", noun.split()[-1], noun, single=True)
    return Task(name, (_X, output), lines, said, each="", serial=True, **rest)  # type: ignore[arg-type]


def _first(task: Task) -> Task:
    """The same with the result in element 0 of an array."""
    part = task.parts[-1]
    held = writes("o", "results", "results", "output", t=part.element)
    lines = tuple([line.replace("{o} =", "{o}[0] =") for line in task.lines])
    do = tuple([text.replace("{o}", "element 0 of {o}") for text in task.do])
    return Task(f"{task.name} first", (*task.parts[:-1], held), lines, do, task.scalars, each="", serial=True)


_SINGLE = (
    _one("sum", "total", ("var value = 0.0;", _LOOP, "value += {x}[k];", "}", "{o} = value;"), ("sum all of {x} into {o}", "add up {x} and store the sum in {o}")),
    _one("mean", "mean", ("var value = 0.0;", _LOOP, "value += {x}[k];", "}", "{o} = value / f32(arrayLength(&{x}));"), ("average all of {x} into {o}", "store the arithmetic mean of {x} in {o}")),
    _one("largest", "maximum", ("var value = {x}[0];", "for (var k = 1u; k < arrayLength(&{x}); k++) {", "value = max(value, {x}[k]);", "}", "{o} = value;"), ("find the largest of {x} and store it in {o}",)),
    _one("smallest", "minimum", ("var value = {x}[0];", "for (var k = 1u; k < arrayLength(&{x}); k++) {", "value = min(value, {x}[k]);", "}", "{o} = value;"), ("find the smallest of {x} and store it in {o}",)),
    _one("norm", "norm", ("var value = 0.0;", _LOOP, "value += {x}[k] * {x}[k];", "}", "{o} = sqrt(value);"), ("write the Euclidean norm of {x} to {o}", "store the square root of the sum of squares of {x} in {o}")),
    _one("rms", "rms", ("var value = 0.0;", _LOOP, "value += {x}[k] * {x}[k];", "}", "{o} = sqrt(value / f32(arrayLength(&{x})));"), ("write the root mean square of {x} to {o}",)),
    _one("peak", "peak", ("var value = 0.0;", _LOOP, "value = max(value, abs({x}[k]));", "}", "{o} = value;"), ("write the largest absolute value of {x} to {o}", "measure the peak level of {x}, max of |x|, into {o}")),
    _one("range_width", "range", ("var low = {x}[0];", "var high = {x}[0];", "for (var k = 1u; k < arrayLength(&{x}); k++) {", "low = min(low, {x}[k]);", "high = max(high, {x}[k]);", "}", "{o} = high - low;"), ("write the spread of {x}, largest minus smallest, to {o}",)),
    _one("variance", "variance", ("let n = f32(arrayLength(&{x}));", "var value = 0.0;", _LOOP, "value += {x}[k];", "}", "let average = value / n;", "var squares = 0.0;", _LOOP, "squares += ({x}[k] - average) * ({x}[k] - average);", "}", "{o} = squares / n;"), ("write the population variance of {x} (mean first, then mean squared deviation) to {o}",)),
    _one("product", "product", ("var value = 1.0;", _LOOP, "value *= {x}[k];", "}", "{o} = value;"), ("multiply all of {x} together into {o}",)),
    _one("horner", "result", ("var value = 0.0;", "for (var k = arrayLength(&{x}); k > 0u; k--) {", "value = value * {t} + {x}[k - 1u];", "}", "{o} = value;"), ("evaluate the polynomial with coefficients {x} (constant term first) at {t} by Horner's rule into {o}",), scalars=(number("t", "position", "evaluation point", name="at_x"),)),
)  # fmt: skip
_INDEX = writes("o", "index", "index", t="u32", single=True)
_SERIAL = (
    *_SINGLE,
    *[_first(task) for task in _SINGLE],
    Task("argmax", (_X, _INDEX), ("var best = 0u;", "for (var k = 1u; k < arrayLength(&{x}); k++) {", "if {x}[k] > {x}[best] {", "best = k;", "}", "}", "{o} = best;"), ("find the index of the largest of {x} and store it in {o}, one invocation only, the first in a tie",), each="", serial=True),
    Task("argmin", (_X, _INDEX), ("var best = 0u;", "for (var k = 1u; k < arrayLength(&{x}); k++) {", "if {x}[k] < {x}[best] {", "best = k;", "}", "}", "{o} = best;"), ("find the index of the smallest of {x} and store it in {o}, one invocation only, the first in a tie",), each="", serial=True),
    Task("dot", (reads("x", "a", "first vector"), reads("y", "b", "second vector"), writes("o", "result", "result", "dot product", single=True)), ("var value = 0.0;", _LOOP, "value += {x}[k] * {y}[k];", "}", "{o} = value;"), ("write the dot product of {x} and {y} to {o}, with a loop in one invocation",), each="", serial=True),
    Task("min_max", (_X, writes("o", "extent", "extent", t="vec2<f32>", single=True)), ("var low = {x}[0];", "var high = {x}[0];", "for (var k = 1u; k < arrayLength(&{x}); k++) {", "low = min(low, {x}[k]);", "high = max(high, {x}[k]);", "}", "{o} = vec2<f32>(low, high);"), ("write minimum and maximum of {x} to {o} as (min, max), one invocation only",), each="", serial=True),
    Task("count_serial", (_X, writes("o", "count_out", "count", t="u32", single=True)), ("var n = 0u;", _LOOP, "if {x}[k] > {t} {", "n += 1u;", "}", "}", "{o} = n;"), ("count how many of {x} are greater than {t} in a loop of one invocation and write the number to {o}",), (_T,), each="", serial=True),
    Task("ema_serial", (_X, writes("o", "results", "results", "smoothed values")), ("var value = {x}[0];", "{o}[0] = value;", "for (var k = 1u; k < arrayLength(&{x}); k++) {", "value = mix(value, {x}[k], {a});", "{o}[k] = value;", "}"), ("smooth {x} exponentially with {a} (weight of the new value, the first output is the first input) into {o}, one invocation", "run an exponential moving average with {a} for the new value over {x} into {o}, serially, starting with the first value"), (number("a", "smoothing factor", "alpha", name="alpha", span=(0.05, 0.9, 0.05)),), each="", serial=True),
    Task("cumsum_serial", (_X, writes("o", "results", "results", "running sums")), ("var value = 0.0;", _LOOP, "value += {x}[k];", "{o}[k] = value;", "}"), ("write the running sum of {x} to {o}, one invocation only", "do a serial inclusive prefix sum of {x} into {o} in a single thread"), each="", serial=True),
)  # fmt: skip

_COUNT = updates("o", "counter", "counter", "atomic counter", t="atomic<u32>", single=True)
_FLAG = updates("o", "flag", "flag", "atomic flag", t="atomic<u32>", single=True)
_U = reads("x", "values", "values", "numbers", t="u32")
_S = reads("x", "values", "values", "signed numbers", t="i32")
_KEYS = reads("k", "keys", "keys", "group ids", t="u32")
_BINS = updates("o", "bins", "bins", "counts", t="atomic<u32>")
ATOMICS = (
    Task("count_above", (_X, _COUNT), ("if {x}[i] > {t} {", "atomicAdd(&{o}, 1u);", "}"), ("count in {o} how many of {x} exceed {t}", "add 1 to {o} for each of {x} above {t}"), (_T,), ("the number of {x} above {t}, counted atomically in {o}",), each="x"),
    Task("count_within", (_X, _COUNT), ("if {x}[i] >= {lo} && {x}[i] <= {hi} {", "atomicAdd(&{o}, 1u);", "}"), ("count in {o} how many of {x} lie between {lo} and {hi}, both included",), (number("lo", "lower limit", name="low"), number("hi", "upper limit", name="high")), each="x"),
    Task("count_equal", (_U, _COUNT), ("if {x}[i] == {v} {", "atomicAdd(&{o}, 1u);", "}"), ("count in {o} how many of {x} are equal to {v}",), (number("v", "target value", "wanted value", t="u32", name="wanted", span=(1, 99, 1)),), ("occurrences of {v} in {x}, counted in {o}",), each="x"),
    Task("count_inside", (reads("x", "points", "points", "sample points", t="vec2<f32>"), _COUNT), ("if length({x}[i]) < {r} {", "atomicAdd(&{o}, 1u);", "}"), ("count in {o} how many of {x} are closer to the origin than {r}", "count hits for a Monte Carlo estimate: {x} inside the circle of radius {r} around the origin, in {o}"), (number("r", "radius", name="radius", span=(0.5, 3, 0.5)),), each="x"),
    Task("count_mismatch", (reads("x", "a", "first values", t="u32"), reads("y", "b", "second values", t="u32"), _COUNT), ("if {x}[i] != {y}[i] {", "atomicAdd(&{o}, 1u);", "}"), ("count in {o} at how many places {x} and {y} differ",), (), ("the Hamming distance of {x} and {y} (number of places that differ) in {o}",), each="x"),
    Task("any_above", (_X, _FLAG), ("if {x}[i] > {t} {", "atomicOr(&{o}, 1u);", "}"), ("set {o} to 1 with atomicOr if any of {x} is greater than {t}", "raise {o} (atomicOr with 1) when something in {x} exceeds {t}"), (_T,), each="x"),
    Task("any_different", (reads("x", "a", "first values", t="u32"), reads("y", "b", "second values", t="u32"), _FLAG), ("if {x}[i] != {y}[i] {", "atomicOr(&{o}, 1u);", "}"), ("set {o} to 1 with atomicOr if {x} and {y} differ anywhere",), each="x"),
    Task("any_unsorted", (_X, _FLAG), ("if i + 1u < arrayLength(&{x}) {", "if {x}[i] > {x}[i + 1u] {", "atomicOr(&{o}, 1u);", "}", "}"), ("set {o} to 1 with atomicOr if {x} are not in ascending order somewhere",), each="x"),
    Task("all_below", (_X, _FLAG), ("if {x}[i] >= {t} {", "atomicAnd(&{o}, 0u);", "}"), ("clear {o} with atomicAnd 0 if any of {x} is {t} or more; the host sets it to 1 before",), (_T,), each="x"),
    Task("sum_atomic", (_S, updates("o", "total", "total", "sum", t="atomic<i32>", single=True)), ("atomicAdd(&{o}, {x}[i]);",), ("add all of {x} atomically to {o}", "sum {x} with atomicAdd into {o}"), each="x"),
    Task("sum_u32", (_U, updates("o", "total", "total", "sum", t="atomic<u32>", single=True)), ("atomicAdd(&{o}, {x}[i]);",), ("add all of {x} atomically to {o}", "sum {x} with atomicAdd into {o}"), each="x"),
    Task("max_atomic", (_U, updates("o", "maximum", "maximum", "largest value", t="atomic<u32>", single=True)), ("atomicMax(&{o}, {x}[i]);",), ("find the largest of {x} with atomicMax on {o}",), each="x"),
    Task("min_max_atomic", (_S, updates("l", "lowest", "lowest value", t="atomic<i32>", single=True), updates("h", "highest", "highest value", t="atomic<i32>", single=True)), ("atomicMin(&{l}, {x}[i]);", "atomicMax(&{h}, {x}[i]);"), ("track smallest and largest of {x}: atomicMin on {l}, atomicMax on {h}",), each="x"),
    Task("fixed_point_sum", (_X, updates("o", "total", "total", "fixed-point sum", t="atomic<i32>", single=True)), ("atomicAdd(&{o}, i32({x}[i] * {s}));",), ("sum {x} in fixed point: multiply by {s}, convert to i32 and atomicAdd to {o}",), (number("s", "scale", "fixed-point scale", name="scale", span=(100, 1000, 100)),), each="x"),
    Task("histogram_index", (_U, _BINS), ("if {x}[i] < arrayLength(&{o}) {", "atomicAdd(&{o}[{x}[i]], 1u);", "}"), ("count in {o} how often each value occurs in {x}; values beyond the last bin are skipped",), (), ("a histogram of {x} in {o}, the value is the bin, too large ones ignored", "np.bincount of {x} in {o}, skipping values out of range"), each="x"),
    Task("histogram_range", (_X, _BINS), ("let n = arrayLength(&{o});", "let t = clamp(({x}[i] - {lo}) / ({hi} - {lo}), 0.0, 1.0);", "atomicAdd(&{o}[min(u32(t * f32(n)), n - 1u)], 1u);"), ("build a histogram of {x} from {lo} to {hi} in {o}, as many bins as it has elements, values outside go into the end bins",), (number("lo", "lower end", "range start", name="low"), number("hi", "upper end", "range end", name="high")), each="x"),
    Task("sum_by_key", (_S, _KEYS, updates("o", "totals", "totals", "sums", t="atomic<i32>")), ("atomicAdd(&{o}[{k}[i]], {x}[i]);",), ("add each of {x} to the entry of {o} that {k} names, atomically",), (), ("sums of {x} per key {k} in {o}", "group-by sum: {x} by {k} into {o}"), each="x"),
    Task("count_by_key", (_KEYS, _BINS), ("atomicAdd(&{o}[{k}[i]], 1u);",), ("count in {o} how often each key occurs in {k}",), (), ("group sizes: occurrences per key of {k} in {o}",), each="k"),
    Task("compact_above", (_X, _COUNT, writes("d", "kept", "kept values", "results")), ("if {x}[i] > {t} {", "let slot = atomicAdd(&{o}, 1u);", "if slot < arrayLength(&{d}) {", "{d}[slot] = {x}[i];", "}", "}"), ("append those of {x} greater than {t} to {d}, {o} hands out the slots", "compact {x} into {d}, keeping what is above {t}, with {o}"), (_T,), each="x"),
    Task("compact_indices", (_X, _COUNT, writes("d", "indices", "indices", "kept indices", t="u32")), ("if {x}[i] > {t} {", "let slot = atomicAdd(&{o}, 1u);", "if slot < arrayLength(&{d}) {", "{d}[slot] = i;", "}", "}"), ("append the indices of those of {x} greater than {t} to {d}, {o} hands out the slots", "collect in {d} where {x} exceed {t}, with {o} as append position"), (_T,), ("np.nonzero of {x} above {t} in {d} with {o}, any order",), each="x"),
    Task("compact_flagged", (_X, reads("m", "flags", "flags", "mask", t="u32"), _COUNT, writes("d", "kept", "kept values", "results")), ("if {m}[i] != 0u {", "let slot = atomicAdd(&{o}, 1u);", "if slot < arrayLength(&{d}) {", "{d}[slot] = {x}[i];", "}", "}"), ("append those of {x} whose entry in {m} is nonzero to {d}, {o} hands out the slots",), each="x"),
    Task("scan_scatter", (_X, reads("m", "flags", "flags", t="u32"), reads("k", "offsets", "offsets", "scanned flags", t="u32"), writes("d", "kept", "kept values", "results")), ("if {m}[i] != 0u {", "{d}[{k}[i]] = {x}[i];", "}"), ("finish a stream compaction: where {m} is nonzero write {x} to {d} at the place given by {k}",), each="x"),
)  # fmt: skip

_V = updates("o", "values", "values", "data", t="T")
_SWAP = ("let value = {o}[i];", "{o}[i] = {o}[other];", "{o}[other] = value;", "}")
SORTING = (
    Task("bitonic", (_V,), ("let other = i ^ {j};", "if other <= i || other >= arrayLength(&{o}) { return; }", "let up = (i & {k}) == 0u;", "if ({o}[i] > {o}[other]) == up {", *_SWAP), ("do one bitonic compare-exchange pass on {o}, partner i xor {j}, ascending where (i and {k}) is 0",), (number("j", "distance", "partner distance", t="u32", name="j"), number("k", "block size", t="u32", name="k")), ("one step of a bitonic sort of {o} with {j} and {k}",), kinds=("f32", "u32", "i32")),
    Task("odd_even", (_V,), ("let i = 2u * id.x + {p};", "let other = i + 1u;", "if other >= arrayLength(&{o}) { return; }", "if {o}[i] > {o}[other] {", *_SWAP), ("do one odd-even transposition pass on {o}, ascending; pairs start at 2 i + {p} (0 or 1)",), (number("p", "phase", "parity", t="u32", name="phase"),), ("one pass of odd-even sort over {o} with {p} as first index of the pairs",), each="", kinds=("f32", "u32", "i32")),
    Task("rank_sort", (reads("x", "values", "values", "unsorted values", t="T"), writes("o", "results", "results", "sorted values", t="T")), ("var slot = 0u;", _LOOP, "if {x}[k] < {x}[i] || ({x}[k] == {x}[i] && k < i) {", "slot += 1u;", "}", "}", "{o}[slot] = {x}[i];"), ("sort {x} into {o} by counting how many are smaller, ties by index",), (), ("a rank sort of {x} into {o}",), each="x", kinds=("f32", "u32", "i32")),
    Task("ranks", (_X, writes("o", "ranks", "ranks", t="u32")), ("var slot = 0u;", _LOOP, "if {x}[k] < {x}[i] || ({x}[k] == {x}[i] && k < i) {", "slot += 1u;", "}", "}", "{o}[i] = slot;"), ("write the rank of each of {x} (how many come before it in ascending order, ties by index) to {o}",), (), ("ranks of {x} in {o}, 0 for the smallest, ties by index",)),
    Task("binary_search", (reads("x", "sorted", "sorted values", "sorted table"), reads("q", "queries", "queries", "search values"), writes("o", "positions", "positions", "insertion points", t="u32")), ("var low = 0u;", "var high = arrayLength(&{x});", "while low < high {", "let middle = (low + high) / 2u;", "if {x}[middle] < {q}[i] {", "low = middle + 1u;", "} else {", "high = middle;", "}", "}", "{o}[i] = low;"), ("binary-search each of {q} in {x} (ascending) and write the first position whose value is not smaller to {o}",), (), ("lower_bound of {q} in {x}, positions in {o}", "np.searchsorted of {q} in {x} (left), into {o}")),
)  # fmt: skip

_A, _B = reads("a", "a", "first matrix", "left matrix"), reads("b", "b", "second matrix", "right matrix")
_M, _V1 = reads("a", "matrix", "matrix", "row-major matrix"), reads("b", "vector", "vector", "input vector")
_COLS = number("n", "number of columns", "columns", "row length", t="u32", name="columns", span=(3, 128, 1))
_ROWDOT = (
    "var sum = 0.0;",
    "for (var j = 0u; j < {n}; j++) {",
    "sum += {a}[i * {n} + j] * {b}[j];",
    "}",
    "{o}[i] = sum;",
)
_Y = writes("o", "results", "results", "result vector")
MATRICES = (
    Task("matvec", (_M, _V1, _Y), _ROWDOT, ("multiply {a} by {b} into {o}, {n} columns, one thread per row",), (_COLS,), ("the matrix-vector product of {a} ({n} columns) and {b} in {o}",)),
    Task("matvec_bias", (_M, _V1, reads("c", "bias", "bias", "bias vector"), _Y), ("var sum = {c}[i];", *_ROWDOT[1:]), ("multiply {a} by {b} and add {c}, into {o}, {n} columns", "compute a dense layer: weights {a}, input {b}, {c}, {n} inputs, result in {o}"), (_COLS,)),
    Task("dense_relu", (_M, _V1, reads("c", "bias", "bias", "bias vector"), _Y), ("var sum = {c}[i];", *_ROWDOT[1:4], "{o}[i] = max(sum, 0.0);"), ("compute a dense layer with ReLU: weights {a}, input {b}, {c}, {n} inputs, result in {o}",), (_COLS,)),
    Task("matmul", (_A, _B, _Y), ("let row = i / {n};", "let column = i % {n};", "var sum = 0.0;", "for (var j = 0u; j < {k}; j++) {", "sum += {a}[row * {k} + j] * {b}[j * {n} + column];", "}", "{o}[i] = sum;"), ("multiply {a} (row-major, {k} columns) by {b} (row-major, {n} columns) into {o}, one thread per element",), (number("n", "number of result columns", "columns n", t="u32", name="n"), number("k", "inner size", "inner dimension k", t="u32", name="k")), ("a matmul of {a} and {b} into {o}: inner size {k}, {n} result columns, row-major",)),
    Task("row_sums", (_M, _Y), ("var sum = 0.0;", "for (var j = 0u; j < {n}; j++) {", "sum += {a}[i * {n} + j];", "}", "{o}[i] = sum;"), ("sum each row of {a} ({n} columns) into {o}",), (_COLS,), ("row sums of {a} with {n} columns in {o}",)),
    Task("row_max", (_M, _Y), ("var high = {a}[i * {n}];", "for (var j = 1u; j < {n}; j++) {", "high = max(high, {a}[i * {n} + j]);", "}", "{o}[i] = high;"), ("write the largest entry of each row of {a} ({n} columns) to {o}",), (_COLS,), ("row maxima of {a} with {n} columns in {o}",)),
    Task("column_sums", (_M, _Y), ("var sum = 0.0;", "for (var k = i; k < arrayLength(&{a}); k += {n}) {", "sum += {a}[k];", "}", "{o}[i] = sum;"), ("sum each column of {a} ({n} columns) into {o}, one thread per column",), (_COLS,), ("column sums of {a} with {n} columns in {o}",)),
    Task("row_scale", (_M, reads("b", "factors", "row factors", "scales"), _Y), ("{o}[i] = {a}[i] * {b}[i / {n}];",), ("scale row r of {a} ({n} columns) by entry r of {b}, into {o}",), (_COLS,), ("each row of {a} times its factor from {b}, {n} columns, in {o}",)),
    Task("add_row", (_M, reads("b", "bias", "bias", "row vector"), _Y), ("{o}[i] = {a}[i] + {b}[i % {n}];",), ("add {b} to every row of {a} ({n} columns), into {o}",), (_COLS,), ("{a} plus {b} broadcast over the rows, {n} columns, in {o}",)),
    Task("one_hot", (reads("a", "labels", "labels", "class labels", t="u32"), _Y), ("{o}[i] = select(0.0, 1.0, {a}[i / {n}] == i % {n});",), ("one-hot encode {a} with {n} classes into {o}, row by row",), (number("n", "number of classes", "class count", t="u32", name="classes", span=(3, 64, 1)),), ("one-hot rows of {a} in {o}, {n} classes",)),
    Task("row_argmax", (reads("a", "scores", "scores", "logits"), writes("o", "labels", "labels", "predicted classes", t="u32")), ("var best = 0u;", "for (var k = 1u; k < {n}; k++) {", "if {a}[i * {n} + k] > {a}[i * {n} + best] {", "best = k;", "}", "}", "{o}[i] = best;"), ("write the column of the largest of each row of {a} ({n} columns) to {o}, the first in a tie",), (_COLS,), ("row-wise argmax of {a} with {n} columns in {o}",)),
    Task("polynomials", (reads("a", "coefficients", "coefficients"), reads("b", "xs", "x values", "positions"), _Y), ("var value = 0.0;", "for (var k = arrayLength(&{a}); k > 0u; k--) {", "value = value * {b}[i] + {a}[k - 1u];", "}", "{o}[i] = value;"), ("evaluate the polynomial with {a} (constant term first) at each of {b} by Horner's rule into {o}",), (), ("Horner evaluation of {a} (lowest power first) at {b}, in {o}",)),
    Task("nearest", (reads("a", "points", "points", t="vec2<f32>"), reads("b", "centers", "centers", "centroids", t="vec2<f32>"), writes("o", "labels", "labels", "nearest indices", t="u32")), ("var best = 0u;", "for (var k = 1u; k < arrayLength(&{b}); k++) {", "if distance({a}[i], {b}[k]) < distance({a}[i], {b}[best]) {", "best = k;", "}", "}", "{o}[i] = best;"), ("write to {o} the index of the one of {b} closest to each of {a}",), (), ("nearest of {b} for each of {a}, indices in {o}", "k-means assignment: {a} to {b}, labels in {o}")),
)  # fmt: skip


@family("compute", structures=200)
def task_serial(draw: Draw) -> Request:
    """One invocation over everything."""
    return build(draw, draw.pick(_SERIAL))


@family("compute", structures=200)
def task_atomic(draw: Draw) -> Request:
    """Counters, flags, sums and bins by atomics."""
    return build(draw, draw.pick(ATOMICS))


@family("compute", structures=40)
def task_sorting(draw: Draw) -> Request:
    """Sorting steps and searches."""
    return build(draw, draw.pick(SORTING))


@family("compute", structures=110)
def task_matrix(draw: Draw) -> Request:
    """Rows, columns and products with their sizes told."""
    return build(draw, draw.pick(MATRICES))
