"""Kernels over a grid stored row by row: where its size comes from, and one invocation for each cell."""

from ..draw import Draw
from ..surface import verbatim
from .kernel import Buffer, Kernel

_SIZE_UNIFORM = (
    "the [grid|image] size is in a uniform {vec} called {size}", "a uniform {size} ({vec}) holds width and height", "width and height come from the uniform {vec} {size}",
    "the uniform {size}: {vec} gives width and height", "{size}.x is the width and {size}.y the height, a {vec} uniform", "take width and height from a uniform {vec} {size}",
)  # fmt: skip
_SIZE_PARAMS = (
    "width and height are u32 fields of a Params uniform", "a uniform struct Params holds width and height as u32", "take params.width and params.height (u32, uniform)", "the size is given by the uniform Params with width and height, both u32",
)  # fmt: skip
_SIZE_CONSTANT = (
    "the grid is {w} x {h}", "it is {w} by {h}", "the size is {w}x{h}", "width {w}, height {h}", "[the data|it] has {w} columns and {h} rows", "{w} wide and {h} high", "use WIDTH = {w} and HEIGHT = {h}", "for a {w} by {h} grid",
)  # fmt: skip
_ROW_MAJOR = ("stored row by row", "row-major", "rows after each other", "row major order")


class Grid:
    """The size of a grid in a kernel, and the coordinate of an invocation: `x`, `y` and the flat index `i`."""

    def __init__(self, draw: Draw, kernel: Kernel) -> None:
        """Draws where the size comes from. Unsaid, it is a uniform vec2<u32> called `size`."""
        self.draw, self.kernel = draw, kernel
        self.flat = "," not in kernel.workgroup
        roll = draw.random.random()
        if roll < 0.35:
            width, height = self._constants()
            self.width, self.height = (
                kernel.constant("WIDTH", "u32", f"{width}u"),
                kernel.constant("HEIGHT", "u32", f"{height}u"),
            )
        elif roll < 0.6 or kernel.has_uniforms:
            self.width, self.height = kernel.field("width", "u32"), kernel.field("height", "u32")
            kernel.sentences.append(draw.phrase(_SIZE_PARAMS))
        else:
            size = kernel.bare("size", "vec2<u32>")
            self.width, self.height = f"{size}.x", f"{size}.y"
            if draw.chance(0.75):
                kernel.sentences.append(draw.phrase(_SIZE_UNIFORM, {"size": "size", "vec": verbatim("vec2<u32>")}))
        if draw.chance(0.2):
            kernel.sentences.append(draw.phrase(_ROW_MAJOR))

    def _constants(self) -> tuple[int, int]:
        draw = self.draw
        width = draw.pick((32, 64, 100, 128, 256, 320, 512, 640, 1024, 1920))
        height = width if draw.chance(0.5) else draw.pick((16, 48, 64, 100, 200, 240, 256, 480, 512, 1080))
        self.kernel.sentences.append(draw.phrase(_SIZE_CONSTANT, {"w": str(width), "h": str(height)}))
        return width, height

    def each(self, dst: Buffer) -> None:
        """One invocation for each cell."""
        add = self.kernel.add
        if self.flat:
            add("let i = id.x;", f"if i >= arrayLength(&{dst}) {{ return; }}")
            add(f"let x = i % {self.width};", f"let y = i / {self.width};")
            return
        add(f"if id.x >= {self.width} || id.y >= {self.height} {{ return; }}")
        add("let x = id.x;", "let y = id.y;", f"let i = y * {self.width} + x;")

    def around(self) -> None:
        """The columns beside the cell and where the rows around it start, clamped at the edges."""
        self.kernel.add(
            "let left = max(x, 1u) - 1u;", f"let right = min(x + 1u, {self.width} - 1u);", f"let row = y * {self.width};",
            f"let up = (max(y, 1u) - 1u) * {self.width};", f"let down = min(y + 1u, {self.height} - 1u) * {self.width};",
        )  # fmt: skip


def grid_kernel(draw: Draw) -> Kernel:
    """A kernel with one invocation a cell: mostly flat workgroups of 64, else squares that the prompt names."""
    return Kernel(draw, workgroups=("8, 8", "16, 16", "8, 8", "256"), resized=0.3)
