"""Two formulas side by side: one half of the screen shows the first, the other the second."""

from ..draw import Draw
from ..expression import calls, draw_style, random_expression, to_wgsl, type_out
from ..family import Request, family
from ..phrase import Slots
from ..surface import verbatim
from .canvas import Canvas
from .coordinate import axes

_HALVES = {"y": (("top half", "bottom half", "{q}.y < 0.5"), ("upper half", "lower half", "{q}.y < 0.5")), "x": (("left half", "right half", "{q}.x < 0.5"), ("left side", "right side", "{q}.x < 0.5"))}  # fmt: skip
_FORMS = (
    "{first}: [gray|grey|brightness] = {F}, {last}: {G}", "[show|<draw>] {F} as [gray|grey level|brightness] in the {first} and {G} in the {last}", "{F} in the {first}, {G} in the {last}, both as gray", "compare {F} ({first}) with {G} ({last}), shown as brightness",
    "gray value {F} in the {first} and {G} in the {last}", "{first} {F}, {last} {G}, [grayscale|as grey]", "split screen: {first} brightness {F}, {last} brightness {G}", "the {first} shows {F}, the {last} {G}", "brightness = {F} on the {first}, {G} on the {last}",
    "plot {F} as gray in the {first}; in the {last} do {G}", "[a|] <shader> with {F} as the gray level of the {first} and {G} as that of the {last}", "side by side: {F} ({first}), {G} ({last})", "how do {F} ({first}) and {G} ({last}) compare as brightness?",
    "{first} = {F}. {last} = {G}. [Gray only.|Grayscale.|]", "in the {first} the gray is {F}, in the {last} it is {G}", "if the pixel is in the {first} output {F}, else {G}, as gray",
)  # fmt: skip


@family("image", structures=3)
def formula_halves(draw: Draw) -> Request:
    """Two formulas of the same coordinates as brightness, one in each half."""
    axis = draw.pick("yyx")
    made = axes(draw, "x" if axis == "y" else "y")
    first = random_expression(draw, made.variables, made.shapes, low=made.low, high=made.high, visible=True)
    second = random_expression(draw, made.variables, made.shapes, low=made.low, high=made.high, visible=True)
    while calls(second.tree, ("if",)) or to_wgsl(second.tree) == to_wgsl(first.tree):
        second = random_expression(draw, made.variables, made.shapes, low=made.low, high=made.high, visible=True)
    draw.structure("halves", axis, first.shape, second.shape)
    style = draw_style(draw)
    canvas = Canvas()
    made.write(canvas)
    a, b = canvas.let("a", to_wgsl(first.tree)), canvas.let("b", to_wgsl(second.tree))
    upper, lower, test = draw.pick(_HALVES[axis])
    slots: Slots = {"F": verbatim(type_out(first.tree, style)), "G": verbatim(type_out(second.tree, style)), "first": upper, "last": lower}  # fmt: skip
    prompt = draw.phrase(_FORMS, slots)
    definitions = [text for _, text in made.definitions]
    if definitions:
        prompt = f"{prompt.rstrip('?')}, where {' and '.join(definitions)}"
    return Request(prompt, canvas.module(f"vec3<f32>(select({b}, {a}, {test.format(q='uv')}))"))
