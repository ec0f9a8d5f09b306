"""Figures that are asked for in formulas: a condition on uv, a step, a mix. The code is that of the same figure in words."""

from ..color import BLACK, WHITE, color
from ..describe import Templates, Thing
from ..draw import Draw
from ..surface import verbatim
from .canvas import Canvas
from .compose import Picture, picture
from .shape_box import SD_BOX

_SAID: Templates = (
    "{in} where {test}, {out} elsewhere", "{out} with {in} wherever {test}", "{test} ? {in} : {out}", "if {test} then {in} else {out}", "{in} if {test}, otherwise {out}",
    "color = {in} when {test} and {out} otherwise", "col = mix({out}, {in}, step({d}, {r}))", "col = {test} ? {in} : {out}", "mix({out}, {in}, float({test}))",
    "pixels in {in} for {test}, all others {out}", "{in} for every uv with {test}; the rest {out}", "{out}, but {in} inside {test}", "d = {d}; {in} where d {less} {r}, {out} where not",
    "let d = {d}: return {in} if d {less} {r}, {out} otherwise", "select({out}, {in}, {test})", "{in} fill: {test}; {out} outside",
)  # fmt: skip


@picture(structures=8, warps=0)
def figure_by_formula(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A disc, a square, a diamond, by its inequality; in the middle or at a point."""
    background = BLACK if draw.chance(0.5) else color(draw)
    fill = WHITE if draw.chance(0.4) and sum(background.rgb) < 2.5 else color(draw, other_than=background)
    kind = draw.pick(("disc", "disc", "square", "diamond"))
    size = draw.number(0.05, 0.45)
    if draw.chance(0.5):
        center, from_center = (
            "vec2<f32>(0.5)",
            draw.pick(("uv - 0.5", "uv - vec2(0.5)", "uv - vec2(0.5, 0.5)", "uv - vec2f(0.5)")),
        )
    else:
        x, y = draw.number(0.1, 0.9, 0.05), draw.number(0.1, 0.9, 0.05)
        center = f"vec2<f32>({x}, {y})"
        from_center = draw.pick(("uv - vec2({x}, {y})", "uv - vec2f({x}, {y})", "uv - ({x}, {y})")).format(x=x, y=y)
    p = canvas.let("p", f"{uv} - {center}")
    if kind == "disc":
        distance, said = (
            f"length({p}) - {size}",
            draw.pick(
                (
                    f"length({from_center})",
                    f"distance(uv, {from_center[5:]})" if "vec2" in from_center else f"length({from_center})",
                )
            ),
        )
        bound = f"{size}"
    elif kind == "square":
        box = canvas.helper("sd_box", SD_BOX)
        side = round(size.value * 2, 4)
        distance = (
            f"{box}({p}, vec2<f32>(0.5 * {side:g}))"
            if side != int(side)
            else f"{box}({p}, vec2<f32>(0.5 * {side:.1f}))"
        )
        said, bound = f"max(abs(p.x), abs(p.y)) with p = {from_center}", f"{size}"
    else:
        side = round(size.value * 2, 4)
        distance = (
            f"(abs({p}.x) + abs({p}.y) - 0.5 * {side:.4g}) * 0.70710678"
            if side != int(side)
            else f"(abs({p}.x) + abs({p}.y) - 0.5 * {side:.1f}) * 0.70710678"
        )
        said, bound = f"abs(p.x) + abs(p.y) with p = {from_center}", f"{size}"
    d = canvas.let("d", distance)
    whole = " with " in said
    formula, _, where = said.partition(" with ")
    test = verbatim(f"{formula} < {bound}")
    tail = f", p = {verbatim(from_center)}" if whole else ""
    slots = {"in": fill.text, "out": background.text, "test": test, "d": verbatim(formula), "r": bound, "less": "<"}
    noun = tuple(form + tail for form in _SAID)
    return Picture(
        ("formula", kind),
        Thing(noun, [], slots, article=False, adjectives=False),
        f"mix({background}, {fill}, select(0.0, 1.0, {d} < 0.0))",
    )
