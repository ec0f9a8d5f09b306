"""One colour everywhere."""

from ..color import color
from ..describe import Thing
from ..draw import Draw
from .canvas import Canvas
from .compose import Picture, picture


@picture(structures=4, warps=0, effects=0)
def solid_color(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The whole screen in one colour."""
    shown = color(draw)
    noun = (
        "[a |]solid {c}", "[the|a] whole <screen> in {c}", "plain {c}", "{c} [color|everywhere|only]", "a {c} <screen>",
        "a uniform {c}", "a flat {c} color", "nothing but {c}", "every pixel {c}", "a single color: {c}", "constant {c}",
        "a {c} fill", "an entirely {c} <screen>", "just {c}", "everything {c}", "a solid fill of {c}",
    )  # fmt: skip
    return Picture(("solid",), Thing(noun, slots={"c": shown.text}, article=False), shown.code)
