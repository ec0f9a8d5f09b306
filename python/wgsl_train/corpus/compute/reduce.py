"""Many elements to one: sums, extremes and products in workgroup memory, by one workgroup, by atomics or by one thread."""

from dataclasses import dataclass

from ..draw import Draw
from ..family import Request, family
from .kernel import Kernel, combination

Templates = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reduction:
    """`start` by scalar type; `merge` changes `{a}` by `{b}`; `atomic` is the builtin for integers."""

    name: str
    start: dict[str, str]
    merge: str
    verb: Templates
    noun: Templates
    result: str
    atomic: str = ""


_LOWEST = {"f32": "-3.4028234e38", "i32": "-2147483647 - 1", "u32": "0u"}
_HIGHEST = {"f32": "3.4028234e38", "i32": "2147483647", "u32": "4294967295u"}
REDUCTIONS = (
    Reduction("sum", {"f32": "0.0", "i32": "0", "u32": "0u"}, "{a} += {b};", ("sum up", "add up", "sum", "add together"), ("sum", "total", "sum of all elements"), "sum", "atomicAdd"),
    Reduction("max", _LOWEST, "{a} = max({a}, {b});", ("find the maximum of", "find the largest value in", "take the max of", "get the highest value of"), ("maximum", "largest value", "max", "highest element"), "maximum", "atomicMax"),
    Reduction("min", _HIGHEST, "{a} = min({a}, {b});", ("find the minimum of", "find the smallest value in", "take the min of", "get the lowest value of"), ("minimum", "smallest value", "min", "lowest element"), "minimum", "atomicMin"),
    Reduction("product", {"f32": "1.0", "i32": "1", "u32": "1u"}, "{a} *= {b};", ("multiply together", "multiply up", "take the product of"), ("product", "product of all elements"), "product"),
    Reduction("squares", {"f32": "0.0", "i32": "0", "u32": "0u"}, "{a} += {b};", ("sum the squares of", "add up the squares of"), ("sum of squares", "squared L2 norm"), "sum"),
)  # fmt: skip

_TREE_DO = (
    "{verb} {src} per workgroup in shared memory and write one {result} per workgroup to {dst}", "{verb} {src}, one partial result for each workgroup, written to {dst}", "reduce {src} to one {result} per workgroup, halving the stride in workgroup memory, results in {dst}",
    "do a parallel reduction ({noun}) of {src} in shared memory; each workgroup of {size} writes its {result} to {dst}", "let each workgroup {verb} its {size} elements of {src} with a tree in workgroup memory and store the {result} in {dst}",
    "{verb} blocks of {size} elements of {src}, one block per workgroup, into {dst}", "compute a partial {noun} for each block of {size} elements of {src} in shared memory, into {dst}",
)  # fmt: skip
_TREE_WHAT = (
    "a workgroup reduction: the {noun} of each block of {size} elements of {src}, in {dst}", "a tree reduction ({noun}) of {src} with workgroup memory, one value per workgroup in {dst}", "the {noun} per workgroup of {src}, in {dst}",
    "a shared memory {noun} reduction of {src}, one {result} per workgroup in {dst}", "partial {noun} values of {src}, one per workgroup of {size}, in {dst}", "a block-wise {noun} of {src} with a halving stride, {dst} holding one value per workgroup",
)  # fmt: skip
_WHOLE_DO = (
    "{verb} all of {src} with a single workgroup and write the result to {first}", "{verb} {src} with one workgroup of {size} threads, the {result} goes to {first}", "reduce the whole of {src} to its {noun} in one workgroup, result in {first}", "{verb} {src} and store the {result} in {first}",
    "compute the {noun} of {src} and <put> it in {first}", "{verb} the whole {src.name} buffer into {first}", "let one workgroup stride over {src}, merge in shared memory and write the {noun} to {first}",
)  # fmt: skip
_WHOLE_WHAT = (
    "the {noun} of {src} in {first}", "the {noun} over the whole of {src}, computed by one workgroup, in {first}", "a full reduction of {src} to its {noun}, written to {first}", "the {noun} of {src}", "a single-workgroup {noun} of {src}, result in {first}",
    "numpy-like {noun} of {src}",
)  # fmt: skip
_ATOMIC_DO = (
    "{verb} {src} with atomics into {dst}", "{verb} {src} using {atomic} on {dst}", "{verb} {src}: every thread applies {atomic} to {dst}", "{verb} all of {src} atomically, the {result} ends up in {dst}", "use {atomic} to {verb} {src} into {dst}",
    "have each invocation merge its element of {src} into {dst} with {atomic}",
)  # fmt: skip
_ATOMIC_WHAT = ("the {noun} of {src} by {atomic} in {dst}", "an atomic {noun} of {src} in {dst}", "a reduction of {src} to its {noun} with {atomic} on {dst}", "the {noun} of {src} kept in the atomic {dst.name}")  # fmt: skip
_SERIAL_DO = (
    "{verb} {src} in a loop in a single thread, result in {first}", "loop over {src} in one invocation and <put> the {noun} in {first}", "{verb} {src} serially with one thread and write it to {first}", "use a plain for loop in the first invocation to {verb} {src} into {first}",
)  # fmt: skip
_SERIAL_WHAT = ("the {noun} of {src} by a simple loop in one thread, in {first}", "a serial {noun} of {src} in {first}, no shared memory, a single thread", "a single-threaded {noun} of {src} in {first}")  # fmt: skip
_FIRST = ("element 0 of {dst}", "{dst.first}", "the first element of {dst}", "{dst.first}", "index 0 of {dst}")


def _words(draw: Draw, kernel: Kernel, reduction: Reduction) -> None:
    kernel.slots |= {
        "verb": lambda: draw.phrase(reduction.verb),
        "noun": lambda: draw.phrase(reduction.noun),
        "result": reduction.result,
        "size": kernel.workgroup,
        "atomic": reduction.atomic,
    }


def _place(draw: Draw, kernel: Kernel) -> None:
    """`{first}`: where a single result goes. Unsaid, it is element 0 of `results`."""
    kernel.slots["first"] = lambda: draw.phrase(_FIRST, kernel.slots)


def _element(reduction: Reduction, name: str) -> str:
    return f"{name} * {name}" if reduction.name == "squares" else name


@family("compute", structures=30)
def reduce_workgroup(draw: Draw) -> Request:
    """One value for each workgroup, by a tree in workgroup memory."""
    reduction, element = draw.pick(REDUCTIONS), draw.pick(("f32", "f32", "u32", "i32"))
    kernel = Kernel(draw, workgroups=("128", "256", "32"))
    combination(draw, f"tree {reduction.name}", element, kernel.workgroup)
    src, dst = kernel.read("src", "values", element), kernel.write("dst", "results", element)
    dst.typed = True
    kernel.local("lane", "group")
    kernel.shared("partial", f"array<{element}, {kernel.workgroup}>")
    kernel.add(
        f"var value = {reduction.start[element]};",
        f"if id.x < arrayLength(&{src}) {{", f"value = {_element(reduction, f'{src}[id.x]')};", "}", "partial[lane] = value;",
    )  # fmt: skip
    _tree(kernel, reduction)
    kernel.add(f"if lane == 0u && group.x < arrayLength(&{dst}) {{", f"{dst}[group.x] = partial[0];", "}")
    _words(draw, kernel, reduction)
    return kernel.request(do=_TREE_DO, what=_TREE_WHAT)


def _tree(kernel: Kernel, reduction: Reduction) -> None:
    half = int(kernel.workgroup) // 2
    merge = reduction.merge.format(a="partial[lane]", b="partial[lane + stride]")
    kernel.add(
        "workgroupBarrier();", f"for (var stride = {half}u; stride > 0u; stride = stride / 2u) {{", "if lane < stride {", merge, "}",
        "workgroupBarrier();", "}",
    )  # fmt: skip


@family("compute", structures=20)
def reduce_whole(draw: Draw) -> Request:
    """The whole buffer by one workgroup; each lane strides over it first."""
    reduction, element = draw.pick(REDUCTIONS), draw.pick(("f32", "f32", "u32", "i32"))
    kernel = Kernel(draw, workgroups=("128", "256"))
    combination(draw, f"whole {reduction.name}", element, kernel.workgroup)
    src, dst = kernel.read("src", "values", element), kernel.write("dst", "results", element)
    dst.typed = True
    kernel.slots["dst.first"] = lambda: kernel.formula("{}[0]", dst)
    kernel.local("lane")
    kernel.shared("partial", f"array<{element}, {kernel.workgroup}>")
    merge = reduction.merge.format(a="value", b=_element(reduction, f"{src}[k]"))
    kernel.add(
        f"var value = {reduction.start[element]};",
        f"for (var k = lane; k < arrayLength(&{src}); k += {kernel.workgroup}u) {{", merge, "}", "partial[lane] = value;",
    )  # fmt: skip
    _tree(kernel, reduction)
    kernel.add("if lane == 0u {", f"{dst}[0] = partial[0];", "}")
    _words(draw, kernel, reduction)
    _place(draw, kernel)
    return kernel.request(do=_WHOLE_DO, what=_WHOLE_WHAT)


@family("compute", structures=8)
def reduce_atomic(draw: Draw) -> Request:
    """Integers merged into one atomic value."""
    reduction, element = draw.pick(REDUCTIONS[:3]), draw.pick(("u32", "i32"))
    combination(draw, f"atomic {reduction.name}", element)
    kernel = Kernel(draw)
    src = kernel.read("src", "values", element)
    dst = kernel.one("dst", "total" if reduction.name == "sum" else reduction.result, f"atomic<{element}>")
    dst.typed = True
    kernel.each(src)
    kernel.add(f"{reduction.atomic}(&{dst}, {src}[i]);")
    _words(draw, kernel, reduction)
    kernel.slots["dst"] = lambda: kernel.formula(
        draw.pick(("{}", "the atomic {}", "the single value {}", "one atomic called {}")), dst
    )
    return kernel.request(do=_ATOMIC_DO, what=_ATOMIC_WHAT)


@family("compute", structures=14)
def reduce_serial(draw: Draw) -> Request:
    """A loop in the first invocation: sums, extremes, and the mean."""
    reduction, element = draw.pick(REDUCTIONS), draw.pick(("f32", "f32", "u32", "i32"))
    mean = element == "f32" and reduction.name == "sum" and draw.chance(0.6)
    combination(draw, f"serial {'mean' if mean else reduction.name}", element)
    kernel = Kernel(draw, workgroups=())
    src, dst = kernel.read("src", "values", element), kernel.write("dst", "results", element)
    dst.typed = True
    kernel.slots["dst.first"] = lambda: kernel.formula("{}[0]", dst)
    merge = reduction.merge.format(a="value", b=_element(reduction, f"{src}[k]"))
    result = f"value / f32(arrayLength(&{src}))" if mean else "value"
    kernel.add(
        "if id.x > 0u { return; }", f"var value = {reduction.start[element]};", f"for (var k = 0u; k < arrayLength(&{src}); k++) {{", merge, "}",
        f"{dst}[0] = {result};",
    )  # fmt: skip
    _words(draw, kernel, reduction)
    if mean:
        kernel.slots |= {
            "verb": lambda: draw.phrase(("average", "take the mean of")),
            "noun": lambda: draw.phrase(("mean", "average", "arithmetic mean")),
            "result": "mean",
        }
    _place(draw, kernel)
    return kernel.request(do=_SERIAL_DO, what=_SERIAL_WHAT)


_DOT_TREE_DO = (
    "compute the dot product of {both} per workgroup in shared memory, one partial sum per workgroup in {dst}", "multiply {both} <elementwise> and sum the products of each workgroup in workgroup memory, writing one value per workgroup to {dst}",
    "reduce the products of {both} to one sum for each workgroup, in {dst}",
)  # fmt: skip
_DOT_TREE_WHAT = ("a partial dot product of {both} per workgroup, in {dst}", "the workgroup-wise dot product of {both} in {dst}, reduced in shared memory", "a dot product of {both} by workgroup reduction; each workgroup writes its partial sum to {dst}")  # fmt: skip
_DOT_DO = ("compute the dot product of {both} into {first}", "take the dot product of {both} and <put> it in {first}", "compute the inner product of {both} with one workgroup, result in {first}", "sum the products of matching elements of {both} into {first}")  # fmt: skip
_DOT_WHAT = ("the dot product of {both} in {first}", "the inner product of {both}", "the scalar product of {both}, a single number in {first}", "the dot product of {both}, computed by one workgroup, in {first}")  # fmt: skip


@family("compute", structures=6)
def dot_product(draw: Draw) -> Request:
    """The inner product of two buffers, per workgroup or as a whole by one workgroup."""
    whole, element = draw.chance(0.5), draw.pick(("f32", "f32", "u32", "i32"))
    kernel = Kernel(draw, workgroups=("128", "256"))
    combination(draw, f"dot {whole}", element, kernel.workgroup)
    a, b = kernel.read("a", "a", element), kernel.read("b", "b", element)
    dst = kernel.write("dst", "results", element)
    dst.typed = True
    kernel.together("both", "two", a, b)
    kernel.slots["dst.first"] = lambda: kernel.formula("{}[0]", dst)
    kernel.shared("partial", f"array<{element}, {kernel.workgroup}>")
    kernel.local("lane", *(() if whole else ("group",)))
    kernel.add(f"var value = {REDUCTIONS[0].start[element]};")
    if whole:
        kernel.add(
            f"for (var k = lane; k < arrayLength(&{a}); k += {kernel.workgroup}u) {{", f"value += {a}[k] * {b}[k];", "}"
        )
    else:
        kernel.add(f"if id.x < arrayLength(&{a}) {{", f"value = {a}[id.x] * {b}[id.x];", "}")
    kernel.add("partial[lane] = value;")
    _tree(kernel, REDUCTIONS[0])
    if whole:
        kernel.add("if lane == 0u {", f"{dst}[0] = partial[0];", "}")
    else:
        kernel.add(f"if lane == 0u && group.x < arrayLength(&{dst}) {{", f"{dst}[group.x] = partial[0];", "}")
    _place(draw, kernel)
    return kernel.request(do=_DOT_DO if whole else _DOT_TREE_DO, what=_DOT_WHAT if whole else _DOT_TREE_WHAT)


_ARG_DO = (
    "find the index of the {extreme} element of {src} in a single thread and <put> it in {first}", "loop over {src} in one invocation and store the index of the {extreme} value in {first}", "find where {src} is {extreme}, with a loop in one thread; the u32 index goes to {first}",
    "search {src} serially for its {extreme} element and <put> its index in {first}",
)  # fmt: skip
_ARG_WHAT = ("the {arg} of {src} by a loop in one thread, in {first}", "a serial {arg} of {src}, index in {first}", "the index of the {extreme} element of {src}, found by a single thread, in {first}")  # fmt: skip
_FIND_DO = (
    "find the first index where {src} is {test}, with a loop in one thread, and <put> it in {first}; {missing}", "search {src} in a single thread for the first element that is {test}, index in {first}, {missing}", "loop over {src} in one invocation until an element is {test} and store its index in {first}, {missing}",
)  # fmt: skip
_FIND_WHAT = ("the index of the first element of {src} that is {test}, in {first}, {missing}", "a linear search in one thread for the first value of {src} {test}, its index in {first}, {missing}")  # fmt: skip


@family("compute", structures=8)
def search(draw: Draw) -> Request:
    """argmax, argmin, or the first element that passes a test, by one thread; the result is u32."""
    element, kind = draw.pick(("f32", "f32", "u32", "i32")), draw.pick(("argmax", "argmin", "greater", "less", "equal"))
    kind = "greater" if kind == "equal" and element == "f32" else kind
    combination(draw, f"search {kind}", element)
    kernel = Kernel(draw, workgroups=())
    src, dst = kernel.read("src", "values", element), kernel.write("dst", "results", "u32")
    dst.typed = True
    kernel.slots["dst.first"] = lambda: kernel.formula("{}[0]", dst)
    _place(draw, kernel)
    kernel.add("if id.x > 0u { return; }")
    if kind in ("argmax", "argmin"):
        sign = ">" if kind == "argmax" else "<"
        kernel.slots |= {
            "arg": kind,
            "extreme": lambda: draw.pick(("largest", "greatest") if sign == ">" else ("smallest", "least")),
        }
        kernel.add(
            "var best = 0u;",
            f"for (var k = 1u; k < arrayLength(&{src}); k++) {{",
            f"if {src}[k] {sign} {src}[best] {{",
            "best = k;",
            "}",
            "}",
            f"{dst}[0] = best;",
        )
        kernel.sentences += (
            [draw.pick(("the first one wins in a tie", "ties go to the first"))] if draw.chance(0.3) else []
        )
        return kernel.request(do=_ARG_DO, what=_ARG_WHAT)
    number = draw.integer(1, 60)
    literal = {"f32": f"{number}.0", "u32": f"{number}u", "i32": str(number)}[element]
    sign, words = {
        "greater": (">", ("greater than {}", "above {}", "> {}")),
        "less": ("<", ("less than {}", "below {}", "< {}")),
        "equal": ("==", ("equal to {}", "== {}")),
    }[kind]
    kernel.slots["test"] = lambda: draw.pick(words).format(number)
    kernel.slots["missing"] = lambda: draw.pick(
        (
            "the length of the buffer if there is none",
            "or the number of elements where nothing is found",
            "the array length if none does",
        )
    )
    kernel.add(
        f"var best = arrayLength(&{src});", f"for (var k = 0u; k < arrayLength(&{src}); k++) {{", f"if {src}[k] {sign} {literal} {{", "best = k;",
        "break;", "}", "}", f"{dst}[0] = best;",
    )  # fmt: skip
    return kernel.request(do=_FIND_DO, what=_FIND_WHAT)
