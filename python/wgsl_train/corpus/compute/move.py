"""Elements that change place: copies, reversals, shifts, rotations, strides, interleaving, gather and scatter."""

from ..draw import Draw
from ..family import Request, family
from .kernel import Kernel, combination
from .recipe import Amount, Recipe, build, zero

_ALL = ("f32", "u32", "i32", "vec2<f32>", "vec3<f32>", "vec4<f32>")
_STEP = Amount(1, 40, 1, "u32", ("offset", "shift", "distance"))
_STRIDE = Amount(2, 16, 1, "u32", ("stride", "step"))

_MOVES = (
    Recipe(
        "copy", ("{dst}[i] = {src}[i];",),
        ("copy {src} to {dst}", "copy <each> of {src} into {dst}", "duplicate {src} into {dst}", "transfer the contents of {src} to {dst}", "clone {src} into {dst}", "write {src} to {dst} unchanged", "memcpy {src} to {dst}",
         "read {src} and write the same values to {dst}", "copy {src}", "make {dst} a copy of {src}"),
        ("a copy of {src} in {dst}", "a buffer copy from {src} to {dst}", "memcpy from {src} to {dst}", "a plain copy kernel, {src} to {dst}"), ("{dst}[i] = {src}[i]",), types=_ALL,
    ),
    Recipe(
        "reverse", ("{dst}[i] = {src}[arrayLength(&{src}) - 1u - i];",),
        ("reverse {src} into {dst}", "write {src} backwards to {dst}", "flip the order of {src}, result in {dst}", "copy {src} to {dst} in reverse order", "reverse the order of the elements of {src}, writing to {dst}",
         "mirror {src} into {dst}, so that the last element comes first", "put the elements of {src} in {dst} from last to first"),
        ("{src} in reverse order, written to {dst}", "a reversed copy of {src} in {dst}", "the array {src.name} back to front in {dst}", "numpy's {src.name} with step -1, in {dst}"), ("{dst}[i] = {src}[n - 1 - i]",), types=_ALL,
    ),
    Recipe(
        "rotate_left", ("{dst}[i] = {src}[(i + {n}) % arrayLength(&{src})];",),
        ("rotate {src} left by {n} into {dst}", "shift {src} left by {n} with wrap-around and <put> it in {dst}", "cyclically move the elements of {src} {n} places towards the start, writing to {dst}", "write to <each> of {dst} the element of {src} {n} places further, wrapping around"),
        ("a circular left shift of {src} by {n} into {dst}", "{src} rotated left by {n}, in {dst}", "a cyclic shift of {src} by {n} to the left, wrapping at the ends, into {dst}"), ("{dst}[i] = {src}[(i + {n}) % length]", "{dst}[i] = {src}[(i + {n}) mod n]"), types=_ALL, amounts={"n": _STEP},
    ),
    Recipe(
        "rotate_right", ("let count = arrayLength(&{src});", "{dst}[i] = {src}[(i + count - {n} % count) % count];"),
        ("rotate {src} right by {n} into {dst}", "shift {src} right by {n} with wrap-around and <put> it in {dst}", "cyclically move the elements of {src} {n} places towards the end, writing to {dst}"),
        ("a circular right shift of {src} by {n} into {dst}", "{src} rotated right by {n}, in {dst}", "np.roll of {src} by {n} into {dst}"), (), types=_ALL, amounts={"n": _STEP},
    ),
    Recipe(
        "shift_left", ("if i + {n} < arrayLength(&{src}) {", "{dst}[i] = {src}[i + {n}];", "} else {", "{dst}[i] = {zero};", "}"),
        ("shift {src} left by {n} into {dst}, filling up with zeros", "move the elements of {src} {n} places towards the start, writing to {dst} with zeros at the end", "delay-free advance {src} by {n} samples into {dst}, zero beyond the end"),
        ("{src} shifted left by {n} with zero fill, in {dst}", "a left shift of {src} by {n} elements into {dst}; what comes in is zero"), (), types=_ALL, amounts={"n": _STEP},
    ),
    Recipe(
        "shift_right", ("if i >= {n} {", "{dst}[i] = {src}[i - {n}];", "} else {", "{dst}[i] = {zero};", "}"),
        ("shift {src} right by {n} into {dst}, filling up with zeros", "delay {src} by {n} samples into {dst}, with zeros before the start", "move the elements of {src} {n} places towards the end, writing to {dst}; the first ones become zero"),
        ("{src} shifted right by {n} with zero fill, in {dst}", "a delay of {src} by {n} elements into {dst}, starting with zeros"), (), types=_ALL, amounts={"n": _STEP},
    ),
    Recipe(
        "stride", ("{dst}[i] = {src}[i * {n}];",),
        ("copy only the elements of {src} at multiples of {n} to {dst}", "downsample {src} by {n} into {dst}, keeping the first of each {n}", "take the elements 0, {n}, 2*{n}, ... of {src} and <put> them in {dst}", "decimate {src} by a factor of {n} into {dst}", "subsample {src} with a stride of {n}, writing to {dst}"),
        ("{src} with a stride of {n} in {dst}", "a strided copy of {src} to {dst}, stride {n}", "decimation of {src} by {n} into {dst} without filtering"), ("{dst}[i] = {src}[i * {n}]", "{dst}[i] = {src}[{n} * i]"), types=_ALL, amounts={"n": _STRIDE},
    ),
    Recipe(
        "repeat", ("{dst}[i] = {src}[i / {n}];",),
        ("repeat <each> of {src} {n} times in {dst}", "upsample {src} by {n} into {dst} with nearest neighbor", "write <each> of {src} {n} times in a row to {dst}", "stretch {src} by a factor of {n} into {dst}, repeating elements"),
        ("nearest neighbor upsampling of {src} by {n} into {dst}", "np.repeat of {src} by {n} into {dst}", "{dst} with <each> of {src} repeated {n} times"), ("{dst}[i] = {src}[i / {n}]",), types=_ALL, amounts={"n": Amount(2, 16, 1, "u32", ("factor", "repeats"))},
    ),
    Recipe(
        "tile", ("{dst}[i] = {src}[i % arrayLength(&{src})];",),
        ("fill {dst} with {src} over and over", "tile {src} until {dst} is full", "repeat {src} cyclically to fill {dst}", "loop {src} into {dst}, wrapping at its end"), ("{src} tiled over {dst}", "cyclic repetition of {src} across {dst}", "np.tile of {src} into {dst}"), (), types=_ALL,
    ),
    Recipe(
        "interleave", ("if i % 2u == 0u {", "{dst}[i] = {a}[i / 2u];", "} else {", "{dst}[i] = {b}[i / 2u];", "}"),
        ("interleave {both} into {dst}", "zip {both} into {dst}, alternating elements", "merge {both} into {dst} alternately, the first one first", "weave {both} together into {dst}: even places from the first, odd places from the second"),
        ("{both} interleaved in {dst}", "an interleaved buffer {dst} with elements of {a} at even and of {b} at odd places", "the alternating merge of {both} into {dst}"), (), ("a", "b"), _ALL,
    ),
    Recipe(
        "even_elements", ("{dst}[i] = {src}[2u * i];",), ("copy the elements with even index from {src} to {dst}", "extract the even-indexed elements of {src} into {dst}", "take the left channel (even samples) of interleaved stereo {src} into {dst}"),
        ("the even-indexed elements of {src} in {dst}", "every second element of {src}, from the first on, in {dst}"), ("{dst}[i] = {src}[2 * i]",), types=_ALL[:3],
    ),
    Recipe(
        "odd_elements", ("{dst}[i] = {src}[2u * i + 1u];",), ("copy the elements with odd index from {src} to {dst}", "extract the odd-indexed elements of {src} into {dst}", "take the right channel (odd samples) of interleaved stereo {src} into {dst}"),
        ("the odd-indexed elements of {src} in {dst}", "every second element of {src}, from the second on, in {dst}"), ("{dst}[i] = {src}[2 * i + 1]",), types=_ALL[:3],
    ),
    Recipe(
        "swap_pairs", ("{dst}[i] = {src}[i ^ 1u];",), ("swap neighbouring pairs of {src}, writing to {dst}", "exchange elements 0 and 1, 2 and 3 and so on of {src}, result in {dst}"), ("{src} with each pair of neighbours swapped, in {dst}",), ("{dst}[i] = {src}[i ^ 1]",), types=_ALL,
    ),
    Recipe(
        "pair_sums", ("{dst}[i] = {src}[2u * i] + {src}[2u * i + 1u];",), ("add neighbouring pairs of {src} into {dst}", "sum elements 0 and 1, 2 and 3 and so on of {src}, one sum per element of {dst}", "do one tree reduction step: add pairs of {src} into {dst}"),
        ("the sums of neighbouring pairs of {src} in {dst}", "one level of pairwise summation of {src} into {dst}"), ("{dst}[i] = {src}[2 * i] + {src}[2 * i + 1]",), types=_ALL,
    ),
    Recipe(
        "slice", ("{dst}[i] = {src}[i + {n}];",), ("copy a slice of {src} that starts at index {n} to {dst}", "copy {src} from index {n} on to {dst}", "skip the first {n} elements of {src} and copy the rest to {dst}"),
        ("the slice of {src} from index {n} on, in {dst}", "{src} without its first {n} elements, in {dst}"), ("{dst}[i] = {src}[i + {n}]",), types=_ALL, amounts={"n": Amount(1, 100, 1, "u32", ("offset", "start"))},
    ),
    Recipe(
        "component_x", ("{dst}[i] = {src}[i].x;",), ("extract the x component of <each> of {src} into {dst}", "copy only x of the vectors in {src} to {dst}"), ("the x components of {src} in {dst}", "just the x of each vector of {src}, in {dst}"), ("{dst}[i] = {src}[i].x",), types=("vec3<f32>", "vec2<f32>", "vec4<f32>"), result="f32", default="f32",
    ),
    Recipe(
        "component_y", ("{dst}[i] = {src}[i].y;",), ("extract the y component of <each> of {src} into {dst}", "copy only y of the vectors in {src} to {dst}"), ("the y components of {src} in {dst}", "just the y of each vector of {src}, in {dst}"), ("{dst}[i] = {src}[i].y",), types=("vec3<f32>", "vec2<f32>", "vec4<f32>"), result="f32", default="f32",
    ),
    Recipe(
        "zip_vec2", ("{dst}[i] = vec2<f32>({a}[i], {b}[i]);",), ("pack the x values in {a} and the y values in {b} into vec2s in {dst}", "combine {a} (x) and {b} (y) into 2D points in {dst}", "join {both} into one buffer {dst.name} of vec2"), ("vec2s built from x in {a} and y in {b}, written to {dst}",),
        ("{dst}[i] = vec2({a}[i], {b}[i])",), ("a", "b"), ("f32",), result="vec2<f32>",
    ),
)  # fmt: skip


@family("compute", structures=60)
def move_elements(draw: Draw) -> Request:
    """One of the table above: which element goes where."""
    return build(draw, draw.pick(_MOVES))


_REVERSE_DO = ("reverse {data} <in_place>", "flip the order of {data} <in_place>, swapping from both ends", "reverse {data} <in_place>, one thread per pair", "swap the first element of {data} with the last, the second with the last but one and so on, <in_place>")  # fmt: skip
_REVERSE_WHAT = ("<in_place_noun> reversal of {data}", "{data} reversed <in_place>", "an <in_place_noun> reverse of {data} by swapping mirrored elements")  # fmt: skip


@family("compute", structures=3)
def reverse_in_place(draw: Draw) -> Request:
    """Mirrored elements swap; half of the invocations do it."""
    kernel = Kernel(draw)
    element = draw.pick(_ALL)
    combination(draw, "reverse in place", element)
    data = kernel.both("data", "values", element)
    kernel.add(
        "let i = id.x;", f"let count = arrayLength(&{data});", "if i >= count / 2u { return; }", "let other = count - 1u - i;",
        f"let value = {data}[i];", f"{data}[i] = {data}[other];", f"{data}[other] = value;",
    )  # fmt: skip
    return kernel.request(do=_REVERSE_DO, what=_REVERSE_WHAT)


_GATHER_DO = (
    "gather from {src} by {index}, writing to {dst}", "look up {src} at the positions in {index} and <put> the results in {dst}", "compute {formula}", "set {formula}", "copy to {dst} the element of {src} that each entry of {index} points to",
    "permute {src} by {index} into {dst}", "read {src} at the indices given in {index} and <put> what is there [to|in] {dst}", "pick elements of {src} by {index}, storing them in {dst}", "collect the elements of {src} that {index} points to in {dst}",
)  # fmt: skip
_GATHER_WHAT = ("a gather from {src} with {index} into {dst}", "indexed lookup of {src} by {index}", "{formula}", "numpy-like fancy indexing of {src} with {index}, into {dst}", "a gather: {formula}", "an indirect read of {src} through {index}, into {dst}")  # fmt: skip
_SCATTER_DO = (
    "scatter {src} to {dst} by {index}", "write <each> of {src} to the place in {dst} that {index} gives", "compute {formula}", "set {formula}", "put <each> of {src} into {dst} at the position given by {index}", "distribute {src} over {dst} by the positions in {index}",
    "store {src.i} in {dst} at index {index.i}, for each i",
)  # fmt: skip
_SCATTER_WHAT = ("a scatter of {src} into {dst} with positions from {index}", "{formula}", "a scatter: {formula}", "an indirect write of {src} through {index} into {dst}", "scattered writes of {src} to {dst} at {index}")  # fmt: skip


@family("compute", structures=12)
def gather_scatter(draw: Draw) -> Request:
    """Elements through a buffer of u32 indices. An index beyond the end gives zero, or writes nothing."""
    kernel = Kernel(draw)
    element, scatters = draw.pick(_ALL), draw.chance(0.4)
    combination(draw, "scatter" if scatters else "gather", element)
    src = kernel.read("src", "values", element)
    index = kernel.read("index", "indices", "u32")
    index.typed = True
    dst = kernel.write("dst", "results", element)
    dst.typed = True
    kernel.slots["index"] = lambda: kernel.formula(
        draw.pick(("the indices in {}", "the index buffer {}", "the u32 indices in {}", "{}")), index
    )
    checked = draw.chance(0.4)
    if scatters:
        kernel.slots["formula"] = lambda: kernel.formula("{2}[{1}[i]] = {0}[i]", src, index, dst)
        kernel.each(src)
        write = f"{dst}[{index}[i]] = {src}[i];"
        lines: tuple[str, ...] = (
            (f"let slot = {index}[i];", f"if slot < arrayLength(&{dst}) {{", f"{dst}[slot] = {src}[i];", "}")
            if checked
            else (write,)
        )
        said = (
            "skip indices beyond the end",
            "ignore indices that are out of range",
            "indices past the end write nothing",
            "out-of-range indices are skipped",
        )
    else:
        kernel.slots["formula"] = lambda: kernel.formula("{2}[i] = {0}[{1}[i]]", src, index, dst)
        kernel.each(dst)
        lines = (f"{dst}[i] = {src}[{index}[i]];",)
        if checked:
            lines = (
                f"let slot = {index}[i];", f"if slot < arrayLength(&{src}) {{", f"{dst}[i] = {src}[slot];", "} else {",
                f"{dst}[i] = {zero(element)};", "}",
            )  # fmt: skip
        said = (
            "indices beyond the end give zero",
            "write zero for indices out of range",
            "out-of-range indices yield 0",
            "where the index is past the end, the result is 0",
        )
    kernel.add(*lines)
    if checked:
        kernel.sentences.append(draw.phrase(said))
    return kernel.request(do=_SCATTER_DO if scatters else _GATHER_DO, what=_SCATTER_WHAT if scatters else _GATHER_WHAT)
