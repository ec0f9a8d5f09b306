"""Counting with atomics: histograms, counters, stream compaction; and prefix sums."""

from ..draw import Draw
from ..family import Request, family
from ..number import count as count_words
from ..number import float_literal
from .kernel import Kernel, Slot, combination
from .recipe import spoken

_HISTOGRAM_DO = (
    "build a histogram of {src} with {bins} bins in {dst}", "count how many values of {src} fall into each of {bins} bins, using atomics on {dst}", "compute a {bins} bin histogram of {src} with atomicAdd, into {dst}", "sort the values of {src} into {bins} bins and count them in {dst}",
    "histogram {src}: {bins} bins, counts in {dst}", "bin {src} into {bins} buckets, counting with atomicAdd in {dst}", "tally {src} into {bins} bins of {dst} atomically",
)  # fmt: skip
_HISTOGRAM_WHAT = ("a histogram of {src} with {bins} bins in {dst}", "a {bins} bin histogram of {src}, counted atomically in {dst}", "the value distribution of {src} in {bins} buckets, counts in {dst}", "an atomic histogram ({bins} bins) of {src} into {dst}")  # fmt: skip
_UNIT = ("values lie in 0 to 1, 1 goes into the last bin", "the values are between 0 and 1 (clamp them)", "the range is 0..1, values outside are clamped", "bins cover zero to one evenly, clamp what is outside")  # fmt: skip
_RANGE = ("the range is {a} to {b}, values outside are clamped", "bins cover {a} to {b} evenly, values outside go into the first or last bin", "values from {a} to {b}, clamped")  # fmt: skip
_INDEX = ("each value is its bin number, values beyond the last bin are skipped", "a value is the index of its bin; skip values that are too large", "the value itself is the bin, ignore values out of range")  # fmt: skip
_MODULO = ("the bin is the value modulo {bins}", "use value mod {bins} as the bin", "bin = value % {bins}")


@family("compute", structures=12)
def histogram(draw: Draw) -> Request:
    """Counts in bins: floats over a range, or u32 values as bin numbers."""
    kernel = Kernel(draw)
    kind = draw.pick(("unit", "unit", "range", "index", "modulo"))
    bins = draw.pick((8, 10, 16, 20, 32, 64, 100, 128, 256, 256, 512)) if draw.chance(0.6) else draw.integer(4, 200)
    combination(draw, f"histogram {kind}", kernel.workgroup)
    src = kernel.read("src", "values", "f32" if kind in ("unit", "range") else "u32")
    dst = kernel.write("dst", "bins", "atomic<u32>", str(bins))
    dst.typed = True
    kernel.slots |= {"bins": lambda: str(bins)}
    kernel.each(src)
    said, slots = {"unit": _UNIT, "range": _RANGE, "index": _INDEX, "modulo": _MODULO}[kind], {"bins": str(bins)}
    if kind == "unit":
        kernel.add(f"let bin = min(u32(clamp({src}[i], 0.0, 1.0) * {bins}.0), {bins - 1}u);")
    elif kind == "range":
        low = draw.integer(-20, 20)
        high = low + draw.integer(1, 100)
        slots |= {"a": str(low), "b": str(high)}
        shifted = f"{src}[i]" if low == 0 else f"({src}[i] {'-' if low > 0 else '+'} {abs(low)}.0)"
        kernel.add(
            f"let t = clamp({shifted} / {high - low}.0, 0.0, 1.0);", f"let bin = min(u32(t * {bins}.0), {bins - 1}u);"
        )
    elif kind == "modulo":
        kernel.add(f"let bin = {src}[i] % {bins}u;")
    else:
        kernel.add(f"let bin = {src}[i];", f"if bin >= {bins}u {{ return; }}")
    kernel.add(f"atomicAdd(&{dst}[bin], 1u);")
    kernel.sentences.append(draw.phrase(said, slots))
    return kernel.request(do=_HISTOGRAM_DO, what=_HISTOGRAM_WHAT)


_TESTS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "above": ("{x} > {n}", ("[greater than|above|larger than|over] {n}", "bigger than {n}", "> {n}"), ("f32", "u32", "i32")),
    "below": ("{x} < {n}", ("[less than|below|smaller than|under] {n}", "{lt} {n}"), ("f32", "u32", "i32")),
    "at_least": ("{x} >= {n}", ("at least {n}", "{n} or more", ">= {n}", "not below {n}"), ("f32", "u32", "i32")),
    "equal": ("{x} == {n}", ("equal to {n}", "exactly {n}", "== {n}"), ("u32", "i32")),
    "different": ("{x} != {n}", ("different from {n}", "not equal to {n}", "!= {n}"), ("u32", "i32")),
    "nonzero": ("{x} != {zero}", ("not zero", "nonzero", "different from 0"), ("u32", "i32", "f32")),
    "positive": ("{x} > {zero}", ("positive", "greater than zero", "above 0"), ("f32", "i32")),
    "negative": ("{x} < {zero}", ("negative", "less than zero", "below 0"), ("f32", "i32")),
    "even": ("{x} % 2u == 0u", ("even", "divisible by two"), ("u32",)),
    "odd": ("{x} % 2u == 1u", ("odd", "not divisible by two"), ("u32",)),
    "multiple": ("{x} % {n} == 0u", ("a multiple of {n}", "divisible by {n}"), ("u32",)),
    "between": ("{x} >= {n} && {x} <= {m}", ("between {n} and {m} (both included)", "in the range {n} to {m}, ends included", "at least {n} and at most {m}"), ("f32", "u32", "i32")),
}  # fmt: skip


def draw_test(draw: Draw, kernel: Kernel, element: str = "", uniform: float = 0.25) -> tuple[str, str, str]:
    """A condition on an element: its name, its WGSL with `{x}`, its type. `{test}` says it as an adjective phrase."""
    name = draw.pick([key for key, (_, _, types) in _TESTS.items() if not element or element in types])
    code, words, types = _TESTS[name]
    element = element or draw.pick(types)
    zero = {"f32": "0.0", "u32": "0u", "i32": "0"}[element]
    slots: dict[str, Slot] = {"lt": "<"}
    if "{n}" in code:
        value = draw.number(0.05, 20, 0.05).value if element == "f32" else float(draw.integer(2, 100))
        literal = float_literal(value) if element == "f32" else f"{int(value)}{'u' if element == 'u32' else ''}"
        noun = draw.pick(("threshold", "limit")) if name in ("above", "below", "at_least") else ""
        n = kernel.amount("n", literal, lambda: spoken(draw, value, element), noun, element, uniform if noun else 0.0)
        upper = value + (draw.integer(1, 50) if element != "f32" else draw.number(0.5, 20, 0.5).value)
        m = float_literal(upper) if element == "f32" else f"{int(upper)}{'u' if element == 'u32' else ''}"
        code = code.replace("{n}", n).replace("{m}", m)
        slots |= {"n": kernel.slots["n"], "m": spoken(draw, round(upper, 6), element)}
    kernel.slots["test"] = lambda: draw.phrase(words, slots)
    return name, code.replace("{zero}", zero), element


_COUNT_DO = (
    "count the elements of {src} that are {test}, with an atomic counter {dst.name}", "count how many values of {src} are {test} in {dst}", "increment {dst} for <each> of {src} that is {test}", "use atomicAdd on {dst} to count the values of {src} that are {test}", "tally the elements of {src} which are {test} in {dst}",
    "add 1 to {dst} whenever an element of {src} is {test}", "count the entries of {src} {test_that}",
)  # fmt: skip
_COUNT_WHAT = ("the number of elements of {src} that are {test}, in {dst}", "a count of the values of {src} that are {test}, with atomicAdd on {dst}", "how many elements of {src} are {test}", "an atomic count of values that are {test} in {src}, kept in {dst}", "np.count_nonzero on {src} where the value is {test}, in {dst}")  # fmt: skip


@family("compute", structures=24)
def count_matching(draw: Draw) -> Request:
    """An atomic u32 counter of the elements that pass a test."""
    kernel = Kernel(draw)
    name, code, element = draw_test(draw, kernel)
    combination(draw, f"count {name}", element)
    src = kernel.read("src", "values", element)
    dst = kernel.one("dst", "count", "atomic<u32>")
    dst.typed = True
    kernel.slots["dst"] = lambda: kernel.formula(
        draw.pick(("{}", "the atomic counter {}", "an atomic u32 called {}", "the counter {}")), dst
    )
    kernel.slots["test_that"] = lambda: draw.phrase(
        ("that are {test}", "which are {test}, in one atomic {dst.name}"), kernel.slots
    )
    kernel.each(src)
    kernel.add(f"if {code.replace('{x}', f'{src}[i]')} {{", f"atomicAdd(&{dst}, 1u);", "}")
    return kernel.request(do=_COUNT_DO, what=_COUNT_WHAT)


_COMPACT_DO = (
    "copy the elements of {src} that are {test} to the front of {dst}, in any order, with an atomic {counter}", "keep only the elements of {src} that are {test}: append them to {dst}, {counter} hands out the slots", "filter {src} into {dst}, keeping what is {test}; use the atomic {counter} for the next free slot",
    "compact {src} into {dst} by keeping the values that are {test}, with {counter} as an atomic append index",
)  # fmt: skip
_COMPACT_WHAT = ("stream compaction of {src} into {dst} (keep what is {test}) with an atomic {counter}", "an append of all elements of {src} that are {test} to {dst}, counted by the atomic {counter}", "a filter that appends values of {src} that are {test} to {dst} using {counter} as atomic index")  # fmt: skip


@family("compute", structures=24)
def compact(draw: Draw) -> Request:
    """The elements that pass a test, appended to a buffer through an atomic counter."""
    kernel = Kernel(draw)
    name, code, element = draw_test(draw, kernel)
    combination(draw, "compact", name, element)
    src, counter = kernel.read("src", "values", element), kernel.one("counter", "counter", "atomic<u32>")
    dst = kernel.write("dst", "results", element)
    counter.typed = dst.typed = True
    kernel.slots["counter"] = lambda: kernel.formula("{}", counter) + draw.pick(("", "", " (u32)"))
    kernel.each(src)
    kernel.add(
        f"if {code.replace('{x}', f'{src}[i]')} {{", f"let slot = atomicAdd(&{counter}, 1u);", f"if slot < arrayLength(&{dst}) {{",
        f"{dst}[slot] = {src}[i];", "}", "}",
    )  # fmt: skip
    return kernel.request(do=_COMPACT_DO, what=_COMPACT_WHAT)


_MASK_DO = (
    "write {yes} to {dst} where {src} is {test} and {no} elsewhere", "threshold {src} into {dst}: {yes} where the value is {test}, otherwise {no}", "set {dst.i} to {yes} if {src.i} is {test}, else {no}", "mark the elements of {src} that are {test} with {yes} in {dst}, others with {no}",
    "map {src} to {dst}, giving {yes} for values that are {test} and {no} for the rest", "<put> {yes} in {dst} for <each> of {src} that is {test} and {no} for the others",
)  # fmt: skip
_MASK_WHAT = ("a mask of {src} in {dst}: {yes} where the value is {test}, {no} elsewhere", "{yes} where {src} is {test}, {no} otherwise, in {dst}", "a binary map of {src} in {dst}, {yes} for elements that are {test}, else {no}")  # fmt: skip
_KEEP_DO = (
    "keep the elements of {src} that are {test} and set the others to zero, writing to {dst}", "copy {src} to {dst} but write 0 for elements that are not {test}", "zero everything in {src} that is not {test}, result in {dst}",
)  # fmt: skip
_KEEP_WHAT = ("{src} with every element that is not {test} replaced by zero, in {dst}", "the values of {src} that are {test}, zeros elsewhere, in {dst}")  # fmt: skip


@family("compute", structures=40)
def mask(draw: Draw) -> Request:
    """A test on each element: 1 or 0 (or two other numbers), or the element or zero."""
    kernel = Kernel(draw)
    name, code, element = draw_test(draw, kernel)
    kind = draw.pick(("bits", "bits", "numbers", "keep"))
    combination(draw, f"mask {name}", kind.replace("bits", ""), element)
    src = kernel.read("src", "values", element)
    dst = kernel.write("dst", "results", "u32" if kind == "bits" and element == "u32" else element)
    dst.typed = True
    kernel.each(dst)
    zero, one = {"f32": ("0.0", "1.0"), "u32": ("0u", "1u"), "i32": ("0", "1")}[element]
    x, lines = f"{src}[i]", []
    if code.count("{x}") > 1 or kind == "keep":
        x, lines = "value", [f"let value = {src}[i];"]
    condition = code.replace("{x}", x)
    if kind == "keep":
        kernel.add(*lines, f"{dst}[i] = select({zero}, value, {condition});")
        return kernel.request(do=_KEEP_DO, what=_KEEP_WHAT)
    yes, no = (1, 0) if kind == "bits" else (draw.integer(2, 99), draw.integer(0, 1) * 100 + draw.integer(0, 9))
    suffix = {"f32": ".0", "u32": "u", "i32": ""}[element]
    one, zero = f"{yes}{suffix}", f"{no}{suffix}"
    kernel.slots |= {"yes": lambda: count_words(draw, yes), "no": lambda: count_words(draw, no)}
    kernel.add(*lines, f"{dst}[i] = select({zero}, {one}, {condition});")
    return kernel.request(do=_MASK_DO, what=_MASK_WHAT)


_SCAN_DO = (
    "compute an {which} prefix sum of {src} within each workgroup of {size}, into {dst}", "scan {src} per workgroup ({which}) in shared memory, writing to {dst}", "do an {which} Hillis-Steele scan of {src} in workgroup memory, one block of {size} per workgroup, results in {dst}",
    "prefix-sum each block of {size} elements of {src} in workgroup memory, {which}, into {dst}", "write the {which} running sum within each workgroup of {src} to {dst}",
)  # fmt: skip
_SCAN_WHAT = ("an {which} prefix sum of {src} per workgroup of {size}, in {dst}", "an {which} workgroup scan of {src} with shared memory, into {dst}", "the {which} prefix scan of each block of {size} elements of {src}, in {dst}", "a Hillis-Steele {which} scan of {src} within workgroups, result in {dst}")  # fmt: skip
_RUNNING_DO = (
    "compute the {which} prefix sum of all of {src}, each thread looping over the elements before it, into {dst}", "write to {dst.i} the sum of all elements of {src} {upto}", "compute the cumulative sum of {src} {upto}, into {dst}", "write the running total of {src} {upto} to {dst}", "add up {src} {upto} for each i and <put> the total in {dst}",
)  # fmt: skip
_RUNNING_WHAT = ("the {which} prefix sum of the whole of {src} with a plain loop per thread, in {dst}", "the running total of {src} {upto}, in {dst}", "the cumulative sum of {src} {upto}, written to {dst}", "a naive {which} prefix sum of {src} in {dst}, one loop per thread")  # fmt: skip


@family("compute", structures=12)
def prefix_sum(draw: Draw) -> Request:
    """Inclusive or exclusive sums: within a workgroup in shared memory, or over everything by a loop in each thread."""
    inclusive, local = draw.chance(0.55), draw.chance(0.55)
    element = draw.pick(("f32", "u32", "i32"))
    kernel = Kernel(draw, workgroups=("128", "256") if local else ("128", "256", "32"))
    combination(draw, f"scan {inclusive} {local}", element, kernel.workgroup)
    src, dst = kernel.read("src", "values", element), kernel.write("dst", "results", element)
    dst.typed = True
    zero = {"f32": "0.0", "u32": "0u", "i32": "0"}[element]
    kernel.slots |= {"which": "inclusive" if inclusive else "exclusive", "size": kernel.workgroup}
    if not local:
        upto = (
            ("up to and including index i", "up to and including its own index")
            if inclusive
            else ("before index i", "before its own index, without itself")
        )
        kernel.slots["upto"] = lambda: draw.pick(upto)
        kernel.each(dst)
        kernel.add(
            f"var sum = {zero};",
            f"for (var k = 0u; k {'<=' if inclusive else '<'} i; k++) {{",
            f"sum += {src}[k];",
            "}",
            f"{dst}[i] = sum;",
        )
        return kernel.request(do=_RUNNING_DO, what=_RUNNING_WHAT)
    kernel.shared("partial", f"array<{element}, {kernel.workgroup}>")
    kernel.local("lane")
    kernel.add(
        f"var sum = {zero};", f"if id.x < arrayLength(&{src}) {{", f"sum = {src}[id.x];", "}", "partial[lane] = sum;", "workgroupBarrier();",
        f"for (var stride = 1u; stride < {kernel.workgroup}u; stride = stride * 2u) {{", "if lane >= stride {", "sum += partial[lane - stride];", "}",
        "workgroupBarrier();", "partial[lane] = sum;", "workgroupBarrier();", "}",
    )  # fmt: skip
    kernel.add(f"if id.x < arrayLength(&{dst}) {{")
    if inclusive:
        kernel.add(f"{dst}[id.x] = sum;", "}")
    else:
        kernel.add(
            "if lane == 0u {", f"{dst}[id.x] = {zero};", "} else {", f"{dst}[id.x] = partial[lane - 1u];", "}", "}"
        )
    return kernel.request(do=_SCAN_DO, what=_SCAN_WHAT)
