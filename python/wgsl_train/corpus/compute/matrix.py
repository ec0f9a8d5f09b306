"""Products of matrices and vectors in buffers, row by row; sizes are constants or in a uniform."""

from ..draw import Draw
from ..family import Request, family
from ..surface import verbatim
from .kernel import Kernel, combination

_SQUARE_DO = (
    "multiply the two {n} x {n} matrices in {a} and {b} into {dst}", "compute the product of the square matrices in {a} and {b} of size {n}, result in {dst}", "do a naive matrix multiplication {formula} of {n} by {n} matrices", "matmul {both} holding {n}x{n} matrices and <put> the product in {dst}",
    "multiply the matrix in {a} by the one in {b}, both {n} times {n}, into {dst}, one thread per output element",
)  # fmt: skip
_SQUARE_WHAT = (
    "the matrix product of {a} and {b}, {n} x {n}, in {dst}", "naive matrix multiplication of {n}x{n} matrices, {formula}", "{formula} for square matrices of size {n}", "a {n}x{n} matmul of {both} into {dst}", "GEMM without scaling for {n} by {n} matrices: {formula}",
    "matrix multiply, {formula}, size {n} by {n}, one thread per output cell",
)  # fmt: skip
_GENERAL_DO = (
    "multiply the M x K matrix in {a} by the K x N matrix in {b} into {dst}", "do a naive matrix multiplication {formula}", "compute the matrix product of {a} (M x K) and {b} (K x N), result in {dst}", "matmul {both} and <put> the product in {dst}", "multiply two matrices {formula}, one thread per element of the result",
)  # fmt: skip
_GENERAL_WHAT = ("matrix multiplication of {both} into {dst}", "the matrix product {formula}", "naive GEMM {formula}", "a matmul kernel for {both}, product in {dst}", "{formula} for matrices, M x K times K x N")  # fmt: skip
_DIMENSIONS = ("M, N and K are u32 in a Params uniform (fields m, n, k)", "a uniform struct Params holds m, n and k as u32", "sizes m, n, k (u32) come from a uniform struct Params", "take m (rows), n (columns) and k (inner size) as u32 from a uniform Params")  # fmt: skip
_SIZE_VECTOR = ("the uniform {vec} size holds (M, N, K)", "M, N, K are x, y, z of a uniform {vec} size", "uniform size: {vec} with (M, N, K)", "a uniform {vec} called size gives M, N and K in this order", "size is a uniform {vec} (M rows, N columns, K inner)")  # fmt: skip
_CONSTANTS = ("M = {m}, N = {n}, K = {k}", "with M = {m}, N = {n} and K = {k}", "{m} x {k} times {k} x {n}", "the first is {m} x {k}, the second {k} x {n}")  # fmt: skip
_ROWS = ("row-major", "stored row by row", "all in row-major order", "row major layout")


@family("compute", structures=10)
def matrix_product(draw: Draw) -> Request:
    """One invocation for each element of the product: flat, or in squares where the prompt says so."""
    kernel = Kernel(draw, workgroups=("8, 8", "16, 16"), resized=0.4)
    kind = draw.pick(("square", "square uniform", "constants", "uniform", "vector"))
    element = draw.pick(("f32", "f32", "f32", "i32", "u32"))
    combination(draw, f"matmul {kind}", kernel.workgroup, element)
    a, b, dst = kernel.read("a", "a", element), kernel.read("b", "b", element), kernel.write("dst", "results", element)
    dst.typed = True
    kernel.together("both", "two", a, b)
    kernel.slots["formula"] = lambda: kernel.formula(
        draw.pick(("{2} = {0} * {1}", "{2} = {0} x {1}", "{2} = {0} @ {1}")), a, b, dst
    )
    m, n, k = _sizes(draw, kernel, kind)
    if "," in kernel.workgroup:
        kernel.add("let row = id.y;", "let column = id.x;", f"if row >= {m} || column >= {n} {{ return; }}")
        place = f"row * {n} + column"
    else:
        kernel.add(
            "let i = id.x;",
            f"if i >= arrayLength(&{dst}) {{ return; }}",
            f"let row = i / {n};",
            f"let column = i % {n};",
        )
        place = "i"
    zero = {"f32": "0.0", "u32": "0u", "i32": "0"}[element]
    kernel.add(
        f"var sum = {zero};", f"for (var j = 0u; j < {k}; j++) {{", f"sum += {a}[row * {k} + j] * {b}[j * {n} + column];", "}",
        f"{dst}[{place}] = sum;",
    )  # fmt: skip
    if draw.chance(0.4):
        kernel.sentences.append(draw.phrase(_ROWS))
    square = kind.startswith("square")
    return kernel.request(do=_SQUARE_DO if square else _GENERAL_DO, what=_SQUARE_WHAT if square else _GENERAL_WHAT)


def _sizes(draw: Draw, kernel: Kernel, kind: str) -> tuple[str, str, str]:
    """Rows, columns and the inner size as WGSL."""
    if kind == "square":
        size = draw.pick((4, 8, 16, 32, 64, 100, 128, 256, 512, 1024))
        kernel.slots["n"] = str(size)
        name = kernel.constant("SIZE", "u32", f"{size}u")
        return name, name, name
    if kind == "square uniform":
        size_code = kernel.uniform("n", "size", "u32", "size")
        kernel.slots["n"] = "n"
        return size_code, size_code, size_code
    if kind == "constants":
        sizes = {key: draw.pick((3, 4, 8, 16, 20, 32, 64, 128, 256)) for key in "mnk"}
        kernel.sentences.append(draw.phrase(_CONSTANTS, {key: str(value) for key, value in sizes.items()}))
        m, n, k = [kernel.constant(key.upper(), "u32", f"{sizes[key]}u") for key in "mnk"]
        return m, n, k
    if kind == "vector":
        kernel.sentences.append(draw.phrase(_SIZE_VECTOR, {"vec": verbatim("vec3<u32>")}))
        size_code = kernel.bare("size", "vec3<u32>")
        return f"{size_code}.x", f"{size_code}.y", f"{size_code}.z"
    kernel.sentences.append(draw.phrase(_DIMENSIONS))
    return kernel.field("m", "u32"), kernel.field("n", "u32"), kernel.field("k", "u32")


_VECTOR_DO = (
    "multiply the matrix in {a} by the vector in {b} into {dst}", "compute the matrix vector product of {a} and {b}, result in {dst}", "take the dot product of each row of the matrix in {a} with the vector in {b} and <put> it in {dst}", "apply the matrix in {a} to the vector in {b}, writing to {dst}",
)  # fmt: skip
_VECTOR_WHAT = ("the matrix-vector product of {a} and {b} in {dst}", "GEMV of {a} and {b} into {dst}", "matrix times vector, one thread per row: {a} times {b} into {dst}")  # fmt: skip
_SUMS_DO = ("sum each row of the matrix in {a} into {dst}", "compute the row sums of {a}, one thread per row, into {dst}", "add up every row of {a} and <put> the sums in {dst}")  # fmt: skip
_SUMS_WHAT = ("the row sums of the matrix in {a} in {dst}", "one sum per row of {a}, in {dst}")
_MEANS_DO = ("average each row of the matrix in {a} into {dst}", "compute the mean of every row of {a}, one thread per row, into {dst}")  # fmt: skip
_MEANS_WHAT = ("the row means of the matrix in {a} in {dst}", "one mean per row of {a}, in {dst}")
_COLUMNS = ("it has {n} columns", "the matrix is {n} columns wide", "each row has {n} elements", "rows are {n} long")
_COLUMNS_UNIFORM = ("the number of columns is a u32 uniform called columns", "a uniform columns (u32) gives the length of a row", "take the row length from the u32 uniform columns")  # fmt: skip


@family("compute", structures=8)
def matrix_rows(draw: Draw) -> Request:
    """One invocation for each row: times a vector, its sum, its mean."""
    kernel = Kernel(draw)
    kind = draw.pick(("vector", "vector", "sum", "mean"))
    element = draw.pick(("f32", "f32", "i32", "u32")) if kind != "mean" else "f32"
    combination(draw, f"rows {kind}", element)
    a = kernel.read("a", "matrix" if kind != "vector" else "a", element)
    b = kernel.read("b", "b", element) if kind == "vector" else None
    dst = kernel.write("dst", "results", element)
    dst.typed = True
    if b:
        b.typed = True
    if draw.chance(0.5):
        width = str(draw.integer(3, 300))
        columns = kernel.constant("COLUMNS", "u32", f"{width}u")
        kernel.sentences.append(draw.phrase(_COLUMNS, {"n": width}))
    else:
        width = columns = kernel.bare("columns", "u32")
        kernel.sentences.append(draw.phrase(_COLUMNS_UNIFORM))
    kernel.each(dst)
    zero = {"f32": "0.0", "u32": "0u", "i32": "0"}[element]
    factor = f" * {b}[j]" if b else ""
    result = f"sum / f32({columns})" if kind == "mean" else "sum"
    kernel.add(
        f"var sum = {zero};",
        f"for (var j = 0u; j < {columns}; j++) {{",
        f"sum += {a}[i * {columns} + j]{factor};",
        "}",
        f"{dst}[i] = {result};",
    )
    do, what = {"vector": (_VECTOR_DO, _VECTOR_WHAT), "sum": (_SUMS_DO, _SUMS_WHAT), "mean": (_MEANS_DO, _MEANS_WHAT)}[
        kind
    ]
    return kernel.request(do=do, what=what)
