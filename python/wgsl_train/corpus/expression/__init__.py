"""The grammar of expressions that people type into prompts, with its WGSL beside it."""

from ..draw import Draw
from ..surface import verbatim
from .generate import Formula, from_shape, random_expression, sample_points, shapes_for
from .spoken import speak
from .style import Style, draw_style
from .tree import Binary, Call, Const, Expression, Unary, Var, calls, evaluate, type_of, used
from .typed import type_out
from .wgsl import to_wgsl

__all__ = [
    "Binary",
    "Call",
    "Const",
    "Expression",
    "Formula",
    "Style",
    "Unary",
    "Var",
    "calls",
    "draw_style",
    "evaluate",
    "from_shape",
    "random_expression",
    "sample_points",
    "shapes_for",
    "speak",
    "to_text",
    "to_wgsl",
    "type_of",
    "type_out",
    "used",
]


def to_text(draw: Draw, tree: Expression) -> str:
    """The expression as somebody types it, marked so that no slip of the finger changes it."""
    return verbatim(type_out(tree, draw_style(draw, integer=type_of(tree) in ("u32", "i32"))))
