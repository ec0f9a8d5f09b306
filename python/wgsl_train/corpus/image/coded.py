"""Figures that are asked for by a formula: a condition on uv, a step, a mix. The formula is carried over as it stands."""

from ..color import BLACK, WHITE, color
from ..describe import Templates, Thing
from ..draw import Draw
from ..surface import verbatim
from .canvas import Canvas
from .compose import Picture, picture

_SAID: Templates = (
    "{in} where {test}, {out} elsewhere", "{out} with {in} wherever {test}", "{test} ? {in} : {out}", "if {test} then {in} else {out}", "{in} if {test}, otherwise {out}",
    "color = {in} when {test} and {out} otherwise", "mix({in}, {out}, step({r}, {d}))", "col = {test} ? {in} : {out}", "mix({out}, {in}, float({test}))",
    "pixels in {in} for {test}, all others {out}", "{in} for every uv with {test}; the rest {out}", "{out}, but {in} inside {test}", "d = {d}; {in} where d {less} {r}, {out} where not",
    "let d = {d}: return {in} if d {less} {r}, {out} otherwise", "select({out}, {in}, {test})", "{in} fill: {test}; {out} outside", "everything with {test} in {in}, on {out}",
)  # fmt: skip
# The formula in WGSL and as people type it; {n} is a number between the two.
_FORMULAS: dict[str, tuple[str, tuple[str, ...], tuple[float, float]]] = {
    "disc": ("length(p)", ("length(p)", "sqrt(p.x*p.x + p.y*p.y)", "|p|"), (0.05, 0.45)),
    "square": ("max(abs(p.x), abs(p.y))", ("max(abs(p.x), abs(p.y))", "max(|p.x|, |p.y|)"), (0.05, 0.45)),
    "diamond": ("abs(p.x) + abs(p.y)", ("abs(p.x) + abs(p.y)", "|p.x| + |p.y|", "abs(p.x)+abs(p.y)"), (0.05, 0.45)),
    "squared": ("dot(p, p)", ("dot(p, p)", "p.x*p.x + p.y*p.y", "p.x^2 + p.y^2"), (0.01, 0.2)),
    "ring": ("abs(length(p) - {n})", ("abs(length(p) - {n})", "|length(p) - {n}|"), (0.01, 0.1)),
    "hyperbola": ("abs(p.x * p.y)", ("abs(p.x * p.y)", "|p.x * p.y|", "abs(p.x*p.y)"), (0.01, 0.1)),
    "upright strip": ("abs(p.x)", ("abs(p.x)", "|p.x|"), (0.02, 0.4)),
    "level strip": ("abs(p.y)", ("abs(p.y)", "|p.y|"), (0.02, 0.4)),
    "slanted strip": ("abs(p.x + p.y)", ("abs(p.x + p.y)", "|p.x + p.y|"), (0.02, 0.4)),
    "wave": ("abs(p.y - {n} * sin(10.0 * p.x))", ("abs(p.y - {n} * sin(10 * p.x))", "|p.y - {n}*sin(10*p.x)|"), (0.01, 0.1)),
    "cushion": ("length(max(abs(p) - vec2<f32>({n}), vec2<f32>(0.0)))", ("length(max(abs(p) - {n}, 0))", "length(max(abs(p) - vec2({n}), vec2(0)))"), (0.02, 0.2)),
}  # fmt: skip


@picture(structures=3, warps=0)
def figure_by_formula(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The area where a formula of the offset from a point is below a bound."""
    background = BLACK if draw.chance(0.5) else color(draw)
    fill = WHITE if draw.chance(0.4) and sum(background.rgb) < 2.5 else color(draw, other_than=background)
    kind = draw.pick(("disc", *_FORMULAS))
    code, written, bounds = _FORMULAS[kind]
    bound = draw.number(*bounds)
    inner = draw.number(0.1, 0.4)
    center, said = _offset(draw)
    canvas.let("p", f"uv - {center}")
    d = canvas.let("d", f"{code.format(n=inner)} - {bound}")
    formula, tail = draw.pick(written).format(n=inner), ", [where |with |]p = {p}"
    if formula == "length(p)" and draw.chance(0.7):
        formula, tail = (
            draw.pick((f"length({said})", f"distance(uv, {said[5:]})" if "(" in said else f"length({said})")),
            "",
        )
    slots = {
        "in": fill.text, "out": background.text, "test": verbatim(f"{formula} < {bound}"), "d": verbatim(formula), "r": str(bound), "less": "<", "p": verbatim(said),
    }  # fmt: skip
    thing = Thing(tuple(form + tail for form in _SAID), [], slots, article=False, adjectives=False)
    return Picture(("formula", kind), thing, f"mix({background}, {fill}, select(0.0, 1.0, {d} < 0.0))")


def _offset(draw: Draw) -> tuple[str, str]:
    """A centre as WGSL, and the vector from it to uv as people type it."""
    if draw.chance(0.5):
        return "vec2<f32>(0.5)", draw.pick(("uv - 0.5", "uv - vec2(0.5)", "uv - vec2(0.5, 0.5)", "uv - vec2f(0.5)"))
    x, y = draw.number(0.1, 0.9, 0.05), draw.number(0.1, 0.9, 0.05)
    form = draw.pick(("uv - vec2({x}, {y})", "uv - vec2f({x}, {y})", "uv - vec2<f32>({x}, {y})"))
    return f"vec2<f32>({x}, {y})", form.format(x=x, y=y)
