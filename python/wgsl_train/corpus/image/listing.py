"""Shaders of several statements that a prompt pastes in: from Shadertoy, as HLSL, as WGSL of another dialect, as pseudo-code.

The coordinate `fragCoord / iResolution.xy` is uv as everywhere here: y points down.
"""

from dataclasses import dataclass, field, replace

from ..draw import Draw
from ..expression import Expression, Style, Var, from_shape, random_expression, to_wgsl, type_of, type_out
from ..expression import shapes as known
from ..expression.language import GLSL, HLSL
from ..family import Request, family
from ..surface import verbatim
from .canvas import Canvas
from .coordinate import PLASMAS, RIPPLES, ROTARY, SPIRALS
from .listing_text import ASKED, Syntax, draw_syntax

_TYPES = ("f32", "vec2<f32>", "vec3<f32>")
# A vector p that the listing starts from, in WGSL, and what a first line says; `{uv}` is uv in the words of the listing.
_POINTS: dict[str, tuple[str, tuple[str, ...], float]] = {
    "centered": ("uv - vec2<f32>(0.5)", ("{uv} - 0.5", "{uv} - {vec2}(0.5)", "{uv} - {vec2}(0.5, 0.5)", "{uv} - .5"), 0.5),
    "signed": ("uv * 2.0 - vec2<f32>(1.0)", ("{uv} * 2.0 - 1.0", "{uv}*2.-1.", "2.0 * {uv} - 1.0", "({uv} - 0.5) * 2.0", "-1.0 + 2.0 * {uv}"), 1.0),
    "plain": ("uv", ("{uv}",), 1.0),
    "aspect": ("(uv - vec2<f32>(0.5)) * vec2<f32>(u.resolution.x / u.resolution.y, 1.0)", ("({coord} - 0.5 * {res}.xy) / {res}.y", "({coord}-.5*{res}.xy)/{res}.y", "({uv} - 0.5) * {vec2}({res}.x / {res}.y, 1.0)"), 0.5),
    "signed aspect": ("(uv * 2.0 - vec2<f32>(1.0)) * vec2<f32>(u.resolution.x / u.resolution.y, 1.0)", ("(2.0 * {coord} - {res}.xy) / {res}.y", "(2.*{coord}-{res}.xy)/{res}.y", "({coord} * 2.0 - {res}.xy) / {res}.y", "({uv} * 2.0 - 1.0) * {vec2}({res}.x / {res}.y, 1.0)"), 1.0),
}  # fmt: skip
# What is done to p before anything is measured: a shape over p, and how far the result reaches.
_FOLDS = (
    ("fract(p * N) - 0.5", 0.5), ("abs(p)", 1.0), ("p * K", 2.0), ("fract(p * N)", 1.0), ("p * p", 1.0), ("abs(p) - A", 0.7), ("p + S * sin(F * p)", 1.0), ("floor(p * N) / N", 1.0), ("2 * fract(p * N) - 1", 1.0),
    ("p + vec2(S * sin(t), S * cos(t))", 0.6), ("p - vec2(A, A)", 1.0), ("p - 0.2 * vec2(cos(t), sin(t))", 0.7), ("vec2(p.x, p.y + S * sin(F * p.x))", 0.6), ("vec2(abs(p.x), p.y)", 0.6),
)  # fmt: skip
# Scalars of the point, with the lowest and highest value.
_MEASURES: tuple[tuple[str, float, float, str], ...] = (
    ("length(p)", 0.0, 0.7, "far"), ("length(p)", 0.0, 0.7, "far"), ("length(p)", 0.0, 0.7, "far"), ("abs(x) + abs(y)", 0.0, 1.0, "far"), ("max(abs(x), abs(y))", 0.0, 0.5, "far"), ("dot(p, p)", 0.0, 0.5, "far"), ("distance(p, vec2(A, A))", 0.0, 1.0, "far"),
    ("abs(length(p) - A)", 0.0, 0.4, "far"), ("length(max(abs(p) - S, 0))", 0.0, 0.6, "far"), ("length(p * vec2(1, K))", 0.0, 1.0, "far"), ("atan2(y, x)", -3.0, 3.0, "turn"), ("x * y", 0.0, 0.25, "far"), ("abs(x * y)", 0.0, 0.25, "far"),
    ("x", 0.0, 1.0, "along"), ("y", 0.0, 1.0, "along"), ("x + y", 0.0, 1.5, "along"), ("x + A * sin(F * y)", 0.0, 1.0, "along"), ("abs(x)", 0.0, 0.5, "along"), ("abs(y - A * sin(F * x))", 0.0, 0.5, "far"), ("abs(y - S * sin(F * x + t))", 0.0, 0.5, "far"),
    ("sin(F * x) * sin(F * y)", -1.0, 1.0, "wave"), ("sin(F * x + t) + sin(F * y)", -2.0, 2.0, "wave"), ("sin(F * x) + cos(F * y)", -2.0, 2.0, "wave"), ("min(abs(x), abs(y))", 0.0, 0.4, "far"),
)  # fmt: skip
_WAVES = (
    "0.5 + 0.5 * x",
    "abs(x)",
    "0.5 + 0.5 * sin(K * x)",
    "x * x",
    "step(0, x)",
    "smoothstep(0, A, x)",
    "fract(K * x)",
    "S / abs(x)",
    "0.5 + 0.25 * x",
    "1 - abs(x)",
    "smoothstep(-A, A, x)",
    "step(A, abs(x))",
)
_BY_KIND = {
    "far": known.FALLOFF, "along": ("fract(F * x)", "step(0.5, fract(F * x))", "0.5 + 0.5 * sin(F * x)", "abs(sin(F * x))", "smoothstep(S, C1, x)", "1 - x", "exp(-K * x)", "x * x", "step(C, x)", "2 * abs(fract(F * x) - 0.5)", "floor(x * N1) / N1"),
    "turn": ROTARY, "wave": _WAVES,
}  # fmt: skip
_COLORS = (
    "vec3(v)", "vec3(v)", "vec3(A, A, A) * v", "vec3(A, A, A) * v", "mix(vec3(A, A, A), vec3(A, A, A), v)", "mix(vec3(A, A, A), vec3(A, A, A), v)", "0.5 + 0.5 * cos(tau * (v + vec3(0, 0.33, 0.67)))", "0.5 + 0.5 * cos(K * v + vec3(0, 2, 4))", "vec3(v, A * v, 1 - v)",
    "vec3(v, v * v, A)", "vec3(v, s, A)", "vec3(1 - v, A * v, v)", "vec3(v * v, v, sqrt(abs(v)))", "v * (0.5 + 0.5 * cos(t + V + vec3(0, 2, 4)))", "0.5 + 0.5 * cos(t + V + vec3(0, 2, 4))", "0.5 + 0.5 * cos(t + s + vec3(0, 2, 4))", "0.5 + 0.5 * sin(F * v + vec3(0, 1, 2))",
    "mix(vec3(0), vec3(A, A, A), v)", "mix(vec3(1), vec3(A, A, A), v)", "vec3(A, A, A) + v * vec3(A, A, A)", "vec3(s, v, 1 - s)",
)  # fmt: skip
# Statements that change the colour c.
_CHANGES = (
    ("*", "v"), ("*", "1 - s"), ("*", "0.5 + 0.5 * sin(t)"), ("*", "A"), ("*", "vec3(A, A, A)"), ("+", "S / abs(s)"), ("+", "vec3(A, A, A) * v"), ("-", "A * s"), ("=", "c * c"), ("=", "1 - c"), ("=", "pow(c, vec3(0.4545))"), ("=", "sqrt(c)"),
    ("=", "mix(c, vec3(A, A, A), A)"), ("=", "mix(c, vec3(1), step(s, C))"), ("=", "mix(c, vec3(A, A, A), smoothstep(S, C1, s))"), ("=", "clamp(c, 0, 1)"), ("*", "exp(-K * abs(s))"), ("*", "1 - smoothstep(S, C1, abs(s))"), ("*", "step(s, C)"), ("+", "S * V"), ("=", "1 - exp(-K * c)"),
    ("=", "floor(c * N1) / N1"), ("+", "0.1 * sin(F * s)"), ("if", "s < C"), ("if", "s > C"), ("if", "v > A"), ("if", "v < A"),
)  # fmt: skip
_SCALARS = (
    "d",
    "r",
    "v",
    "a",
    "s",
    "k",
    "m",
    "w",
    "g",
    "n",
    "dist",
    "rad",
    "wave",
    "ring",
    "glow",
    "shade",
    "val",
    "h",
    "len",
    "mask",
    "amt",
    "lum",
    "edge",
)
_VECTORS = ("p", "q", "pos", "st", "pt", "gv", "pp", "xy", "local")
_COLOR_NAMES = ("col", "col", "col", "color", "c", "rgb", "finalColor", "outCol")


@dataclass(slots=True)
class _Listing:
    """A listing in the making: `text` in the syntax of the prompt and `canvas` in WGSL grow side by side."""

    draw: Draw
    syntax: Syntax
    canvas: Canvas = field(default_factory=Canvas)
    text: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    kinds: list[str] = field(default_factory=list)

    def name(self, wanted: tuple[str, ...]) -> str:
        """A name that is not taken."""
        free = [name for name in wanted if name not in self.names]
        chosen = self.draw.pick(free)
        self.names.add(chosen)
        return chosen

    def declare(self, name: str, tree: Expression, *, changes: bool = False) -> Var:
        """`float d = ...;` and `let d = ...;`."""
        kind = type_of(tree)
        self.text.append(self.syntax.declare(kind, name, type_out(tree, self.syntax.style), changes=changes))
        code = _widened(tree, kind)
        (self.canvas.var if changes else self.canvas.let)(name, self._timed(code))
        return Var(name, kind)

    def _timed(self, code: str) -> str:
        return code.replace("u.time", self.canvas.time) if "u.time" in code else code

    def change(self, target: str, op: str, tree: Expression) -> None:
        """`col *= ...;`."""
        sign = f"{op}=" if op != "=" else "="
        code = _widened(tree, "vec3<f32>") if op in ("=", "+", "-") else to_wgsl(tree)
        self.text.append(self.syntax.end(f"{target} {sign} {type_out(tree, self.syntax.style)}"))
        self.canvas.add(f"{target} = {self._timed(code)};" if op == "=" else f"{target} {op}= {self._timed(code)};")

    def branch(self, condition: Expression, target: str, value: Expression) -> None:
        """`if (d < 0.3) col = ...;`."""
        style = self.syntax.style
        self.text.append(self.syntax.branch(type_out(condition, style), f"{target} = {type_out(value, style)}"))
        self.canvas.add(f"if ({self._timed(to_wgsl(condition))}) {{ {target} = {to_wgsl(value)}; }}")


def _widened(tree: Expression, kind: str) -> str:
    """A scalar where a vector is meant."""
    code = to_wgsl(tree)
    return f"{kind}({code})" if type_of(tree) == "f32" and kind != "f32" else code


def _point(made: _Listing) -> tuple[Var, float]:
    """The first lines: uv, and a point from it."""
    draw, syntax = made.draw, made.syntax
    kind = draw.pick(
        ("centered", "centered", "centered", "signed", "signed", "plain", "plain", "aspect", "aspect", "signed aspect")
    )
    code, forms, reach = _POINTS[kind]
    made.kinds.append(kind)
    said = draw.pick(forms)
    if "{coord}" in said and not syntax.coordinate:
        said = forms[-1]
    uses_uv = "{uv}" in said
    start = syntax.normalized() if uses_uv else ""
    if kind == "plain":
        if start:
            made.text.append(start)
        made.names.add("uv")
        return Var("uv", "vec2<f32>"), reach
    if "u.resolution" in code:
        code = code.replace("u.resolution", made.canvas.resolution)
    value = said.format(uv="uv", vec2=syntax.vector(2), coord=syntax.coordinate, res=syntax.resolution)
    if start and draw.chance(0.35):
        # The same name goes on: `uv -= 0.5;`.
        made.text += [start, syntax.end(f"uv = {value}" if value != "uv - 0.5" or draw.chance(0.4) else "uv -= 0.5")]
        made.names |= {"uv", "p"}
        made.canvas.let("p", code)
        return Var("uv", "vec2<f32>", "p"), reach
    if start:
        made.text.append(start)
    # Without a line that makes uv, the point itself may be called so.
    name = "uv" if not uses_uv and draw.chance(0.5) else made.name(_VECTORS)
    made.text.append(syntax.declare("vec2<f32>", name, value))
    made.names |= {name, "uv"}
    if name == "uv":
        made.names.add("p")
        made.canvas.let("p", code)
        return Var("uv", "vec2<f32>", "p"), reach
    made.canvas.let(name, code)
    return Var(name, "vec2<f32>"), reach


def _places(point: Var, time: Var) -> dict[str, Expression]:
    code = point.code or point.name
    return {
        "p": point, "x": Var(f"{point.name}.x", "f32", f"{code}.x"), "y": Var(f"{point.name}.y", "f32", f"{code}.y"), "p.x": Var(f"{point.name}.x", "f32", f"{code}.x"), "p.y": Var(f"{point.name}.y", "f32", f"{code}.y"),
        "V": Var(f"{point.name}.xyx", "vec3<f32>", f"{code}.xyx"), "t": time,
    }  # fmt: skip


def _strength(made: _Listing, places: dict[str, Expression], time: Var) -> tuple[Expression, Expression]:
    """The lines that measure: a scalar s of the point and a value v of it."""
    draw = made.draw
    shape, low, high, kind = draw.pick(_MEASURES)
    made.kinds.append(shape)
    s = made.declare(made.name(_SCALARS), from_shape(draw, shape, places).tree)
    variables, shapes = [s], _BY_KIND[kind]
    if kind == "far" and draw.chance(0.3):
        variables, shapes = [s, time], RIPPLES
    elif kind == "along" and draw.chance(0.3):
        variables, shapes = [s, time], known.MOVING
    elif kind == "turn" and draw.chance(0.6):
        far = made.declare(made.name(_SCALARS), from_shape(draw, "length(p)", places).tree)
        variables, shapes, low, high = [s, far], SPIRALS, 0.0, 0.7
    found = random_expression(draw, variables, shapes, low=low, high=high, visible=True)
    made.kinds.append(found.shape)
    if draw.chance(0.2):
        return s, found.tree
    return s, made.declare(made.name(_SCALARS), found.tree)


def _plasma(made: _Listing, places: dict[str, Expression], time: Var) -> tuple[Expression, Expression]:
    """A value of both axes at once."""
    x, y = places["x"], places["y"]
    assert isinstance(x, Var)
    assert isinstance(y, Var)
    moves = made.draw.chance(0.6)
    shapes: tuple[str, ...] = PLASMAS if moves else known.UNIT_PAIR
    shapes = tuple(
        shape
        for shape in shapes
        if "%" not in shape and "sqrt" not in shape and "/ (x" not in shape and "P" not in shape
    )
    found = random_expression(made.draw, [x, y, time] if moves else [x, y], shapes, visible=True)
    made.kinds.append(found.shape)
    v = made.declare(made.name(_SCALARS), found.tree)
    return v, v


def _color(made: _Listing, places: dict[str, Expression], s: Expression, v: Expression) -> str:
    """The lines that make and change the colour; the name of the colour."""
    draw = made.draw
    places = {**places, "s": s, "v": v}
    shape = draw.pick(_COLORS)
    if not isinstance(v, Var):
        shape = draw.pick(("vec3(v)", "vec3(A, A, A) * v", "mix(vec3(A, A, A), vec3(A, A, A), v)"))
    changes = draw.sample(_CHANGES, draw.pick((0, 0, 1, 1, 1, 2)))
    made.kinds.append(shape)
    name = made.name(_COLOR_NAMES)
    color = made.declare(name, from_shape(draw, shape, places).tree, changes=bool(changes))
    for op, form in changes:
        places["c"] = color
        if not isinstance(v, Var) and "v" in form:
            form = "A"
            op = "*"
        tree = from_shape(draw, form, places).tree
        made.kinds.append(f"{op}{form}")
        if op == "if":
            made.branch(
                tree,
                name,
                from_shape(draw, draw.pick(("vec3(A, A, A)", "vec3(A, A, A)", "vec3(1)", "vec3(0)")), {}).tree,
            )
        else:
            made.change(name, op, tree)
    return name


def _styled(draw: Draw, syntax: Syntax) -> Syntax:
    """With habits of spacing and numbers."""
    base: Style = {"glsl": GLSL.style, "hlsl": HLSL.style}.get(syntax.name) or replace(
        GLSL.style, name=syntax.name, names={} if syntax.name == "wgsl" else GLSL.style.names, vector=syntax.vector_form
    )
    spaces = draw.chance(0.7)
    point = draw.chance(0.6) if syntax.name != "wgsl" else True
    style = replace(
        base,
        spaces=spaces,
        point=point,
        bare_point=not point and draw.chance(0.3),
        power="*",
        tau=draw.pick(("6.2831855", "6.2831855", "2.0 * PI" if spaces else "2.0*PI")),
        ternary="if" if syntax.name == "python" else "?",
    )
    return replace(syntax, style=style)


@family("image", structures=60)
def shader_listing(draw: Draw) -> Request:
    """Three to seven statements, carried over one by one."""
    syntax = _styled(draw, draw_syntax(draw))
    made = _Listing(draw, syntax)
    time = Var(syntax.time, "f32", "u.time")
    point, _ = _point(made)
    places = _places(point, time)
    if draw.chance(0.3):
        fold, _ = draw.pick(_FOLDS)
        made.kinds.append(fold)
        point = made.declare(made.name(_VECTORS), from_shape(draw, fold, places).tree)
        places = _places(point, time)
    measured = _plasma if draw.chance(0.2) else _strength
    s, v = measured(made, places, time)
    name = _color(made, places, s, v)
    made.text.append(syntax.output(draw, name))
    draw.structure("listing", *made.kinds)
    prompt = draw.phrase(ASKED, {"code": verbatim(syntax.whole(draw, made.text)), "dialect": syntax.called(draw)})
    return Request(prompt, made.canvas.module(name))
