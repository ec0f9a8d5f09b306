"""Filters and movements of images and grids in buffers. Beyond the edges the nearest cell counts."""

from dataclasses import dataclass

from ..draw import Draw
from ..family import Request, family
from .grid import Grid, grid_kernel
from .kernel import combination
from .recipe import Amount, draw_amount, fill

Templates = tuple[str, ...]
_AT = {
    "{l}": "{src}[row + left]", "{r}": "{src}[row + right]", "{u}": "{src}[up + x]", "{d}": "{src}[down + x]",
    "{ul}": "{src}[up + left]", "{ur}": "{src}[up + right]", "{dl}": "{src}[down + left]", "{dr}": "{src}[down + right]",
    "{c}": "{src}[i]",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """`lines` may name the neighbours `{l}`, `{ur}` and so on; where they do, `around` holds."""

    name: str
    lines: Templates
    do: Templates
    what: Templates
    around: bool = True
    types: Templates = ("f32",)
    amount: Amount | None = None


_GRADIENT = (
    "let gx = {ur} + 2.0 * {r} + {dr} - {ul} - 2.0 * {l} - {dl};",
    "let gy = {dl} + 2.0 * {d} + {dr} - {ul} - 2.0 * {u} - {ur};",
)
_FILTERS = (
    Filter(
        "sobel", (*_GRADIENT, "{dst}[i] = sqrt(gx * gx + gy * gy);"),
        ("run a Sobel filter on the [grayscale |]image in {src} and write the gradient magnitude to {dst}", "detect edges in {src} with Sobel, magnitude into {dst}", "apply the Sobel operator to {src}, sqrt(gx^2 + gy^2) goes to {dst}", "compute the Sobel edge strength of {src} into {dst}",
         "find the edges of the image in {src} with 3x3 Sobel kernels, result in {dst}"),
        ("Sobel edge detection from {src} to {dst}", "the Sobel gradient magnitude of {src} in {dst}", "a Sobel filter on {src}, writing the magnitude to {dst}", "edges of {src} by the Sobel operator in {dst}"),
    ),
    Filter(
        "sobel_x", (_GRADIENT[0], "{dst}[i] = gx;"), ("compute the horizontal Sobel derivative of {src} into {dst}", "apply the Sobel x kernel to {src}, result in {dst}"), ("the Sobel gx of {src} in {dst}", "the horizontal Sobel gradient (right minus left) of {src} in {dst}"),
    ),
    Filter(
        "sobel_y", (_GRADIENT[1], "{dst}[i] = gy;"), ("compute the vertical Sobel derivative of {src} into {dst}", "apply the Sobel y kernel (lower minus upper row) to {src}, result in {dst}"), ("the Sobel gy of {src} in {dst}", "the vertical Sobel gradient (lower minus upper row) of {src} in {dst}"),
    ),
    Filter(
        "laplacian", ("{dst}[i] = {l} + {r} + {u} + {d} - 4.0 * {c};",),
        ("apply the 5-point Laplacian to the grid in {src}, writing to {dst}", "compute the 2D Laplacian of {src} into {dst}", "sum the four neighbours of each cell of {src} minus four times the cell, into {dst}", "convolve the image in {src} with the kernel 0 1 0, 1 -4 1, 0 1 0 into {dst}"),
        ("the 2D Laplacian of {src} in {dst}", "the discrete 5-point Laplacian of the grid in {src}, in {dst}", "a Laplacian filter (four neighbours) of the image in {src} into {dst}"),
    ),
    Filter(
        "box3", ("let sum = {ul} + {u} + {ur} + {l} + {c} + {r} + {dl} + {d} + {dr};", "{dst}[i] = sum / 9.0;"),
        ("blur the image in {src} with a 3x3 box filter into {dst}", "average each pixel of {src} with its eight neighbours, writing to {dst}", "apply a 3x3 mean filter to {src}, result in {dst}", "box blur {src} (3x3) into {dst}", "smooth the grid in {src} by the mean of the 3 by 3 block around each cell, into {dst}"),
        ("a 3x3 box blur of {src} in {dst}", "the 3x3 mean filter of {src}, written to {dst}", "the average of each pixel of {src} and its 8 neighbours in {dst}"), types=("f32", "f32", "vec3<f32>", "vec4<f32>"),
    ),
    Filter(
        "gauss3", ("let corners = {ul} + {ur} + {dl} + {dr};", "let sides = {u} + {l} + {r} + {d};", "{dst}[i] = (corners + 2.0 * sides + 4.0 * {c}) / 16.0;"),
        ("apply a 3x3 gaussian blur to {src}, writing to {dst}", "blur {src} with the kernel 1 2 1, 2 4 2, 1 2 1 divided by 16 into {dst}", "gaussian blur the image in {src} (3x3) into {dst}"), ("a 3x3 gaussian blur of {src} in {dst}", "the 3x3 binomial blur (1 2 1 / 2 4 2 / 1 2 1) of {src} in {dst}"), types=("f32", "f32", "vec3<f32>", "vec4<f32>"),
    ),
    Filter(
        "sharpen", ("{dst}[i] = 5.0 * {c} - {l} - {r} - {u} - {d};",), ("sharpen the image in {src} with the kernel 0 -1 0, -1 5 -1, 0 -1 0 into {dst}", "sharpen {src} into {dst}: five times the pixel minus its four neighbours", "apply a 3x3 sharpen filter (centre 5, sides -1) to {src}, result in {dst}"),
        ("a 3x3 sharpening of {src} in {dst}, centre weight 5 and -1 for the four sides", "the standard sharpen kernel (5 and four times -1) applied to {src}, in {dst}"), types=("f32", "f32", "vec3<f32>"),
    ),
    Filter(
        "emboss", ("{dst}[i] = {c} + {dr} + {r} + {d} - {ul} - {l} - {u};",), ("emboss the image in {src} with the kernel -1 -1 0, -1 1 1, 0 1 1 into {dst}",), ("an emboss filter (-1 -1 0 / -1 1 1 / 0 1 1) of {src} in {dst}",),
    ),
    Filter(
        "dilate", ("{dst}[i] = max(max(max({l}, {r}), max({u}, {d})), {c});",), ("dilate {src} with a plus-shaped neighbourhood into {dst}", "take the maximum of each cell of {src} and its four neighbours, into {dst}"), ("a dilation of the image in {src} (cross of four neighbours) in {dst}", "the maximum over each pixel of {src} and its 4 neighbours, in {dst}"), types=("f32", "u32"),
    ),
    Filter(
        "erode", ("{dst}[i] = min(min(min({l}, {r}), min({u}, {d})), {c});",), ("erode {src} with a plus-shaped neighbourhood into {dst}", "take the minimum of each cell of {src} and its four neighbours, into {dst}"), ("an erosion of the image in {src} (cross of four neighbours) in {dst}", "the minimum over each pixel of {src} and its 4 neighbours, in {dst}"), types=("f32", "u32"),
    ),
    Filter(
        "jacobi", ("{dst}[i] = ({l} + {r} + {u} + {d}) * 0.25;",), ("replace each cell of {src} by the average of its four neighbours, writing to {dst}", "do one Jacobi iteration of the Laplace equation from {src} to {dst}", "relax the grid in {src} one Jacobi step into {dst}"),
        ("one Jacobi relaxation step on {src} into {dst}", "the mean of the four neighbours of every cell of {src}, in {dst}"),
    ),
    Filter(
        "heat", ("{dst}[i] = {c} + {n} * ({l} + {r} + {u} + {d} - 4.0 * {c});",), ("do one diffusion step on the 2D grid {src} with rate {n}, into {dst}", "advance the 2D heat equation one explicit step with coefficient {n}, from {src} to {dst}", "let heat spread in the grid in {src}: add {n} times the Laplacian, into {dst}"),
        ("a 2D heat diffusion step with rate {n} from {src} to {dst}", "one explicit step of the heat equation on {src} with coefficient {n}, in {dst}"), amount=Amount(0.02, 0.25, 0.01, "f32", ("rate", "diffusion", "coefficient")),
    ),
    Filter(
        "gradient", ("{dst}[i] = vec2<f32>({r} - {l}, {d} - {u}) * 0.5;",), ("compute the central difference gradient of the height field in {src} as vec2 into {dst}", "write the gradient (dx, dy) of the grid in {src} to the vec2 buffer {dst.name}, half of neighbour differences"), ("the gradient of the scalar field in {src} as vec2 in {dst}, by central differences",),
    ),
    Filter(
        "flip_x", ("{dst}[i] = {src}[y * {w} + ({w} - 1u - x)];",), ("mirror the image in {src} horizontally into {dst}", "flip {src} left to right, result in {dst}", "reverse every row of {src} into {dst}"), ("a horizontal flip of the image in {src} in {dst}", "{src} mirrored left-right in {dst}"), False, ("f32", "u32", "vec4<f32>", "vec3<f32>"),
    ),
    Filter(
        "flip_y", ("{dst}[i] = {src}[({h} - 1u - y) * {w} + x];",), ("flip the image in {src} upside down into {dst}", "mirror {src} vertically, result in {dst}", "reverse the order of the rows of {src} into {dst}"), ("a vertical flip of the image in {src} in {dst}", "{src} upside down in {dst}"), False, ("f32", "u32", "vec4<f32>", "vec3<f32>"),
    ),
    Filter(
        "transpose", ("{dst}[x * {h} + y] = {src}[i];",),
        ("transpose the matrix in {src} into {dst}", "write the transpose of {src} to {dst}", "swap rows and columns of {src}, result in {dst}", "flip the matrix in {src} along its diagonal into {dst}", "turn rows of {src} into columns of {dst}", "transpose {src}, whose height is its number of rows, into {dst}"),
        ("a matrix transpose of {src} into {dst}", "the transposed matrix of {src} in {dst}", "matrix transposition, {src} to {dst}", "numpy-like .T of {src} in {dst}"), False, ("f32", "f32", "u32", "i32", "vec4<f32>"),
    ),
    Filter(
        "rows", ("{dst}[i] = {src}[i] * f32(y);",), ("multiply each cell of {src} by its row number (from 0) into {dst}",), ("each cell of {src} times its row index, in {dst}",), False,
    ),
)  # fmt: skip
# As people type it into a search box; what is left out takes the defaults.
_TERSE: dict[str, Templates] = {
    "sobel": ("sobel", "sobel filter", "sobel edge detection", "sobel magnitude of a gray image", "3x3 sobel operator, magnitude", "edge detection with sobel kernels"),
    "sobel_x": ("sobel gx", "horizontal sobel (right minus left)", "sobel x derivative"), "sobel_y": ("sobel gy", "vertical sobel (lower minus upper)", "sobel y derivative"),
    "laplacian": ("5-point laplacian", "laplace filter 0 1 0 / 1 -4 1 / 0 1 0", "laplacian of a 2D grid, clamped"),
    "box3": ("3x3 box blur", "3x3 mean filter", "box blur 3x3", "image smoothing with a 3x3 mean"), "gauss3": ("3x3 gaussian blur", "gaussian 3x3 (1 2 1 / 2 4 2 / 1 2 1)", "gauss blur 3x3 on a buffer"),
    "sharpen": ("3x3 sharpen", "sharpen kernel 0 -1 0 / -1 5 -1 / 0 -1 0", "sharpening convolution 3x3, center 5"), "emboss": ("emboss -1 -1 0 / -1 1 1 / 0 1 1", "3x3 emboss kernel -1 -1 0, -1 1 1, 0 1 1"),
    "dilate": ("dilation, 4 neighbours, clamped", "morphological dilation with a cross"), "erode": ("erosion, 4 neighbours, clamped", "morphological erosion with a cross"),
    "jacobi": ("jacobi iteration for laplace, clamped edges", "mean of the four neighbours, clamped"), "heat": ("heat diffusion step with rate {n}, clamped", "2D diffusion, rate {n}, clamped edges"),
    "gradient": ("gradient of a height field as vec2, halved central differences", "central difference gradient (vec2), clamped"),
    "flip_x": ("horizontal flip of an image buffer", "mirror image left-right", "fliplr on a buffer"), "flip_y": ("vertical flip of an image buffer", "flipud on a buffer", "image upside down, buffer to buffer"),
    "transpose": ("matrix transpose", "transpose a matrix", "transpose, row-major"),
}  # fmt: skip
_EDGES = ("clamp at the edges", "edges clamped", "at the border, use the nearest pixel", "clamp coordinates to the border", "outside the image the edge pixel counts", "repeat the edge pixels")  # fmt: skip


@family("compute", structures=50)
def grid_filter(draw: Draw) -> Request:
    """One of the filters above on a grid stored row by row."""
    kind = draw.pick(_FILTERS)
    element = draw.pick(kind.types)
    kernel = grid_kernel(draw)
    combination(draw, f"grid {kind.name}", element, kernel.workgroup)
    src = kernel.read("src", "values", element)
    dst = kernel.write("dst", "results", "vec2<f32>" if kind.name == "gradient" else element)
    dst.typed = True
    filled = {}
    if kind.amount:
        filled["n"], _ = draw_amount(draw, kernel, "n", kind.amount, element)
    grid = Grid(draw, kernel)
    grid.each(dst)
    if kind.around:
        grid.around()
    filled |= {"src": src.name, "dst": dst.name, "w": grid.width, "h": grid.height}
    for line in kind.lines:
        for key, at in _AT.items():
            line = line.replace(key, at)
        kernel.add(fill(line, filled))
    if kind.around and draw.chance(0.5):
        kernel.sentences.append(draw.phrase(_EDGES))
    return kernel.request(do=kind.do, what=kind.what + _TERSE.get(kind.name, ()))


_BOX_DO = (
    "box blur the image in {src} with radius {n} into {dst}", "average a square of {wide} x {wide} cells around each cell of {src}, into {dst}", "apply a {wide}x{wide} box filter to {src}, result in {dst}", "blur {src} with a box of radius {n}, writing to {dst}",
)  # fmt: skip
_BOX_WHAT = ("a {wide}x{wide} box blur of {src} in {dst}", "a 2D box blur with radius {n} from {src} to {dst}", "the mean over {wide} by {wide} cells around each cell of {src}, in {dst}")  # fmt: skip


@family("compute", structures=6)
def grid_box_blur(draw: Draw) -> Request:
    """A square mean of any radius, clamped at the edges."""
    kernel = grid_kernel(draw)
    element = draw.pick(("f32", "f32", "vec3<f32>", "vec4<f32>"))
    combination(draw, "grid box", element, kernel.workgroup)
    src, dst = kernel.read("src", "values", element), kernel.write("dst", "results", element)
    dst.typed = True
    grid = Grid(draw, kernel)
    radius = draw.integer(2, 8)
    wide = 2 * radius + 1
    kernel.slots |= {"n": str(radius), "wide": str(wide)}
    grid.each(dst)
    start = f"{element}(0.0)" if element != "f32" else "0.0"
    kernel.add(
        f"var sum = {start};", f"for (var dy = -{radius}; dy <= {radius}; dy++) {{", f"for (var dx = -{radius}; dx <= {radius}; dx++) {{",
        f"let column = u32(clamp(i32(x) + dx, 0, i32({grid.width}) - 1));", f"let row = u32(clamp(i32(y) + dy, 0, i32({grid.height}) - 1));",
        f"sum += {src}[row * {grid.width} + column];", "}", "}", f"{dst}[i] = sum / {wide * wide}.0;",
    )  # fmt: skip
    if draw.chance(0.5):
        kernel.sentences.append(draw.phrase(_EDGES))
    return kernel.request(do=_BOX_DO, what=_BOX_WHAT)
