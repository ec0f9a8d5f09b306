"""Sorting steps: odd-even and bitonic phases in place, and a rank sort."""

from ..draw import Draw
from ..family import Request, family
from .kernel import Kernel, combination

_SORT_EVEN_DO = ("compare and swap neighbouring pairs of {data} that start at an {parity} index", "do the {parity} phase of an odd-even sort on {data}, ascending")  # fmt: skip
_SORT_EVEN_WHAT = ("a compare-and-swap pass over {data} for pairs that start at {parity} indices", "the {parity} pass of a parallel bubble (odd-even) sort of {data}")  # fmt: skip
_BITONIC_DO = ("do one bitonic sort step on {data} with j and k from {uniform}", "run a compare-exchange pass of bitonic sort over {data} <in_place>, with j and k in {uniform}", "sort {data} by bitonic steps: this pass takes j and k from {uniform}")  # fmt: skip
_BITONIC_WHAT = ("one pass of bitonic sort on {data}, k (block size) and j (distance) in {uniform}", "a bitonic sort step on {data} with partner i ^ j, j and k in {uniform}", "the bitonic compare and swap of {data}, direction by i & k, j and k come from {uniform}")  # fmt: skip
_RANK_DO = ("sort {src} into {dst} by counting, for each element, how many are smaller", "sort {src} with a rank sort into {dst}, ties by index", "write <each> of {src} to its sorted place in {dst} by counting smaller elements")  # fmt: skip
_RANK_WHAT = ("a rank sort of {src} into {dst}, ties by index", "an enumeration sort: {src} sorted ascending into {dst}", "a counting rank sort of {src} into {dst}, stable")  # fmt: skip


@family("compute", structures=12)
def sorting(draw: Draw) -> Request:
    """One phase of odd-even or bitonic sort in place, or a rank sort; ascending."""
    kernel = Kernel(draw)
    kind, element = draw.pick(("even", "odd", "bitonic", "rank")), draw.pick(("f32", "f32", "u32", "i32"))
    combination(draw, f"sort {kind}", element)
    if kind == "rank":
        src, dst = kernel.read("src", "values", element), kernel.write("dst", "results", element)
        dst.typed = True
        kernel.each(src)
        kernel.add(
            "var slot = 0u;", f"for (var k = 0u; k < arrayLength(&{src}); k++) {{", f"if {src}[k] < {src}[i] || ({src}[k] == {src}[i] && k < i) {{", "slot += 1u;", "}", "}",
            f"{dst}[slot] = {src}[i];",
        )  # fmt: skip
        return kernel.request(do=_RANK_DO, what=_RANK_WHAT)
    data = kernel.both("data", "values", element)
    if kind == "bitonic":
        kernel.slots["uniform"] = lambda: draw.pick(
            (
                "a Params uniform (u32)",
                "the uniform struct Params, both u32",
                "a uniform struct Params with fields j and k of type u32",
            )
        )
        j, k = kernel.field("j", "u32"), kernel.field("k", "u32")
        kernel.each(data)
        kernel.add(
            f"let other = i ^ {j};", f"if other <= i || other >= arrayLength(&{data}) {{ return; }}", f"let up = (i & {k}) == 0u;",
            f"if ({data}[i] > {data}[other]) == up {{",
        )  # fmt: skip
    else:
        kernel.slots["parity"] = kind
        first = "id.x * 2u" if kind == "even" else "id.x * 2u + 1u"
        kernel.add(
            f"let i = {first};",
            "let other = i + 1u;",
            f"if other >= arrayLength(&{data}) {{ return; }}",
            f"if {data}[i] > {data}[other] {{",
        )
        if draw.chance(0.4):
            kernel.sentences.append(
                draw.phrase(
                    ("pairs start at {parity} indices", "this is the {parity} phase", "ascending, {parity} pairs"),
                    kernel.slots,
                )
            )
    kernel.add(f"let value = {data}[i];", f"{data}[i] = {data}[other];", f"{data}[other] = value;", "}")
    if kind == "bitonic":
        return kernel.request(do=_BITONIC_DO, what=_BITONIC_WHAT)
    return kernel.request(do=_SORT_EVEN_DO, what=_SORT_EVEN_WHAT)
