"""Buffers made from nothing but the index: constants, ramps, tables of a function."""

from ..draw import Draw
from ..family import Request, family
from .kernel import Kernel, combination
from .recipe import Amount, Recipe, build, spoken, zero
from .unary import literal

_FILL_DO = (
    "fill {dst} with {n}", "set <each> of {dst} to {n}", "write {n} [to|into] <each> of {dst}", "initialize {dst} with {n}", "set all of {dst} to {n}",
    "store {n} in <each> of {dst}", "memset {dst} to {n}", "make <each> of {dst} equal to {n}", "reset {dst}, putting {n} in <each>", "assign {n} to <each> of {dst}",
    "overwrite {dst} with the constant {n}", "initialise <each> of {dst} to {n}", "put the value {n} everywhere in {dst}",
)  # fmt: skip
_FILL_WHAT = ("{dst} filled with {n}", "a constant fill of {dst} with {n}", "{dst} where <each> is {n}", "a memset of {dst} to {n}", "initialization of {dst} to {n}", "{dst} full of the value {n}")  # fmt: skip
_CLEAR_DO = (
    "clear {dst}", "zero {dst}", "zero out {dst}", "set <each> of {dst} to zero", "fill {dst} with zeros", "reset {dst} to 0", "clear {dst} to zero", "wipe {dst} to zeros",
    "memset {dst} to 0", "write 0 everywhere in {dst}", "make all of {dst} zero",
)  # fmt: skip
_CLEAR_WHAT = ("{dst} filled with zeros", "zero initialization of {dst}", "a clear of {dst} to 0", "np.zeros for {dst}", "{dst} set to zero")  # fmt: skip


@family("compute", structures=10)
def fill_constant(draw: Draw) -> Request:
    """Every element gets one value: zero, a number, or a vector of numbers."""
    element = draw.pick(("f32", "f32", "u32", "i32", "vec2<f32>", "vec3<f32>", "vec4<f32>"))
    clears = draw.chance(0.25)
    combination(draw, f"fill {clears}", element)
    kernel = Kernel(draw)
    dst = kernel.both("dst", "results", element)
    kernel.each(dst)
    if clears:
        kernel.add(f"{dst}[i] = {zero(element)};")
        return kernel.request(do=_CLEAR_DO, what=_CLEAR_WHAT)
    if element.startswith("vec"):
        numbers = [draw.number(0, 5, 0.1) for _ in range(int(element[3]))]
        code = f"{element}({', '.join(str(number) for number in numbers)})"
        form = draw.pick(("({})", "vec" + element[3] + "({})", "({})"))
        kernel.slots["n"] = lambda: form.format(", ".join(f"{number.value:.6g}" for number in numbers))
        value = code
    else:
        number = float(draw.integer(1, 99)) if element != "f32" else draw.number(0.1, 20, 0.1).value
        value = kernel.amount(
            "n", literal(number, element), lambda: spoken(draw, number, element), "value", element, 0.2
        )
    kernel.add(f"{dst}[i] = {value};")
    return kernel.request(do=_FILL_DO, what=_FILL_WHAT)


_RAMPS = (
    Recipe(
        "iota", ("{dst}[i] = {cast};",),
        ("write to <each> of {dst} its own index", "fill {dst} with 0, 1, 2, 3 and so on", "number the elements of {dst} from zero", "set {dst.i} to i", "store the index i in {dst.i}",
         "fill {dst} with the integers from 0 up", "have thread i write i [in|to] {dst}", "initialize {dst} to the sequence 0, 1, 2, ...", "write each thread's global index into {dst}"),
        ("iota into {dst}", "an index buffer: <each> of {dst} is its own position", "the sequence 0, 1, 2, ... in {dst}", "{dst} as numpy arange", "std::iota on {dst}", "{dst} counting up from 0"),
        ("{dst}[i] = i",), (), ("u32", "u32", "f32", "i32"),
    ),
    Recipe(
        "arithmetic", ("{dst}[i] = {n} + {cast} * {m};",),
        ("fill {dst} with a ramp that starts at {n} and grows by {m} per element", "write an arithmetic sequence to {dst}: start {n}, step {m}", "set {dst.i} to {n} plus i times {m}",
         "fill {dst} with numbers from {n} upwards in steps of {m}"),
        ("a ramp in {dst}, starting at {n} with step {m}", "an arithmetic progression in {dst} with first value {n} and increment {m}", "arange from {n} in steps of {m} into {dst}", "a linear sequence starting at {n}, each next one {m} larger, in {dst}"),
        ("{dst}[i] = {n} + i * {m}",), (), ("f32", "u32", "i32"),
        {"n": Amount(1, 40, 0.5, "element", ("start", "first value")), "m": Amount(2, 20, 0.25, "element", ("step", "increment"))},
    ),
    Recipe(
        "multiples", ("{dst}[i] = {cast} * {n};",),
        ("fill {dst} with the multiples of {n}, from zero", "write i times {n} into {dst.i}", "set {dst.i} to {n} times the index", "store index * {n} in {dst}"),
        ("multiples of {n} in {dst}, starting with 0", "{dst} holding 0, {n}, twice {n} and so on", "the index times {n} in <each> of {dst}"), ("{dst}[i] = i * {n}", "{dst}[i] = {n} * i"), (), ("u32", "f32", "i32"),
        {"n": Amount(2, 30, 0.25, "element", ("step", "scale"))},
    ),
    Recipe(
        "unit_ramp", ("{dst}[i] = f32(i) / f32(arrayLength(&{dst}) - 1u);",),
        ("fill {dst} with a ramp from 0 to 1, ends included", "spread values evenly from 0 at the first to 1 at the last element of {dst}", "write a linear gradient from 0 (first) to 1 (last) into {dst}",
         "make {dst} rise linearly from zero at its start to one at its last element"),
        ("a linspace from 0 to 1 over {dst}", "a ramp from 0 at the first to 1 at the last element of {dst}", "numpy-like linspace(0, 1) in {dst}", "{dst} rising evenly from 0 to exactly 1 at the end"), (), (),
    ),
    Recipe(
        "squares", ("{dst}[i] = {cast} * {cast};",),
        ("fill {dst} with the square numbers", "write the square of each index to {dst}", "store i squared in {dst.i}"), ("the squares 0, 1, 4, 9, ... in {dst}", "a table of squares of the index in {dst}"), ("{dst}[i] = i * i", "{dst}[i] = i^2"), (), ("u32", "f32", "i32"),
    ),
    Recipe(
        "sine_table", ("{dst}[i] = sin(f32(i) * {n});",),
        ("fill {dst} with the sine of the index times {n}", "write a sine wave to {dst}, sin(i * {n})", "tabulate sin({n} * i) in {dst}"), ("a sine table in {dst} with {n} radians per element", "a sine wave in {dst} that advances {n} radians per element", "a sine lookup table, step {n} radians, in {dst}"),
        ("{dst}[i] = sin(i * {n})", "{dst}[i] = sin({n} * i)"), (), ("f32",), {"n": Amount(0.02, 1.5, 0.02, "f32", ("step", "frequency"))},
    ),
    Recipe(
        "sine_wave", ("{dst}[i] = {m} * sin(f32(i) * {n});",),
        ("fill {dst} with a sine wave of amplitude {m} that advances {n} radians per element", "write {m} times the sine of {n} * i to {dst}"), ("a sine wave in {dst}, amplitude {m}, {n} radians per sample", "samples of a sine with amplitude {m} and a phase step of {n} in {dst}"),
        ("{dst}[i] = {m} * sin({n} * i)", "{dst}[i] = {m} * sin(i * {n})"), (), ("f32",),
        {"n": Amount(0.02, 1.5, 0.02, "f32", ("step", "frequency")), "m": Amount(0.2, 8, 0.1, "f32", ("amplitude",))},
    ),
    Recipe(
        "geometric", ("{dst}[i] = pow({n}, f32(i));",), ("fill {dst} with the powers of {n}, from the zeroth", "write {n} to the power of the index into {dst}"), ("the powers of {n} in {dst}, starting with 1", "a geometric sequence in {dst} with ratio {n}, starting at 1"),
        ("{dst}[i] = {n}^i", "{dst}[i] = pow({n}, i)"), (), ("f32",), {"n": Amount(0.2, 3, 0.05, "f32", ("base", "ratio"))},
    ),
    Recipe(
        "alternating", ("{dst}[i] = select(-{n}, {n}, i % 2u == 0u);",),
        ("fill {dst} with {n} at even and minus {n} at odd indices", "write alternating signs to {dst}: {n}, -{n}, {n}, ..."), ("{dst} alternating between {n} (even index) and -{n} (odd index)", "an alternating sequence {n}, -{n} in {dst}"), (), (), ("f32",), {"n": Amount(1, 9, 0.5, "f32")},
    ),
    Recipe(
        "modular", ("{dst}[i] = {modular};",), ("fill {dst} with the index modulo {n}", "write 0 to {n} minus 1 over and over into {dst}", "store i mod {n} in {dst.i}"),
        ("the repeating sequence i mod {n} in {dst}", "a sawtooth of period {n} counting up from 0 in {dst}", "{dst} cycling through 0 .. {n}-1"), ("{dst}[i] = i % {n}", "{dst}[i] = i mod {n}"), (), ("u32", "f32"), {"n": Amount(2, 64, 1, "u32", ("period", "modulus"))},
    ),
    Recipe(
        "even_mask", ("{dst}[i] = 1u - i % 2u;",), ("fill {dst} with 1 at even and 0 at odd indices", "write a mask of the even indices into {dst}"), ("a mask in {dst}: 1 at even indices, 0 at odd ones",), (), (), ("u32",),
    ),
    Recipe(
        "countdown", ("{dst}[i] = {countdown};",), ("number the elements of {dst} backwards, the last being 0", "fill {dst} with its indices in descending order, ending in zero"),
        ("a countdown in {dst} that ends with 0 at the last element", "{dst} counting down to 0"), (), (), ("u32", "f32"),
    ),
)  # fmt: skip
_CASTS = {"u32": ("i", "i % {n}", "arrayLength(&{dst}) - 1u - i"), "i32": ("i32(i)", "", ""), "f32": ("f32(i)", "f32(i % {n})", "f32(arrayLength(&{dst}) - 1u - i)")}  # fmt: skip


def _typed(recipe: Recipe, element: str) -> Recipe:
    """The recipe for one element type: the index is cast to it."""
    cast, modular, countdown = _CASTS[element]
    lines = tuple(
        line.replace("{cast}", cast).replace("{modular}", modular).replace("{countdown}", countdown)
        for line in recipe.lines
    )
    return Recipe(
        recipe.name,
        lines,
        recipe.do,
        recipe.what,
        recipe.formula,
        (),
        (element,),
        recipe.amounts,
        default=recipe.types[0],
    )


_BY_TYPE = {(recipe.name, element): _typed(recipe, element) for recipe in _RAMPS for element in recipe.types}


@family("compute", structures=24)
def fill_by_index(draw: Draw) -> Request:
    """Every element from its index: sequences, ramps, waves."""
    recipe = draw.pick(_RAMPS)
    return build(draw, _BY_TYPE[recipe.name, draw.pick(recipe.types)])
