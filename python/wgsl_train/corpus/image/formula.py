"""Pictures that a prompt spells out as a formula of the pixel, the distance, the angle or the time."""

from dataclasses import dataclass

from ..color import BLACK, WHITE, Color, color
from ..draw import Draw
from ..expression import (
    Binary,
    Expression,
    Formula,
    Unary,
    Var,
    calls,
    draw_style,
    evaluate,
    from_shape,
    random_expression,
    sample_points,
    speak,
    to_wgsl,
    type_out,
    used,
)
from ..expression import shapes as known
from ..family import Request, family
from ..number import Number, digits, share
from ..phrase import Slots
from ..surface import verbatim
from . import formula_ask as ask
from .canvas import Canvas
from .coordinate import Scene, axes, scene


@dataclass(frozen=True, slots=True)
class _Spelled:
    """Formulas as one person writes them, and the definitions that they leave necessary."""

    texts: list[str]
    words: bool
    definitions: list[str]


def _spell(draw: Draw, made: Scene, trees: list[Expression], *, words: float = 0.3) -> _Spelled:
    """All formulas of a prompt in one style, in English where that works."""
    if draw.chance(words) or (made.spoken and draw.chance(0.5)):
        spoken = [speak(draw, tree, made.spoken) for tree in trees]
        said = [text for text in spoken if text is not None]
        if len(said) == len(trees):
            return _Spelled(said, True, [text for name, text in made.definitions if name not in made.spoken])
    style = draw_style(draw)
    return _Spelled([verbatim(type_out(tree, style)) for tree in trees], False, [text for _, text in made.definitions])


def _with_definitions(draw: Draw, request: str, definitions: list[str]) -> str:
    """The request with what its variables mean, before or behind it."""
    if not definitions:
        return request
    clauses = draw.pick((" and ", ", ", " and ")).join(draw.sample(definitions, len(definitions)))
    return draw.phrase(
        ask.BEFORE if draw.chance(0.22) else ask.BEHIND, {"request": request.rstrip("?"), "clauses": clauses}
    )


def _formula(draw: Draw, made: Scene) -> Formula:
    return random_expression(draw, made.variables, made.shapes, low=made.low, high=made.high, visible=True)


def _canvas(made: Scene) -> Canvas:
    canvas = Canvas()
    made.write(canvas)
    return canvas


@family("image", structures=29)
def formula_grey(draw: Draw) -> Request:
    """The formula is the brightness."""
    made = scene(draw)
    found = _formula(draw, made)
    draw.structure("grey", made.kind, found.shape)
    spelled = _spell(draw, made, [found.tree])
    canvas = _canvas(made)
    value = canvas.let("value", to_wgsl(found.tree))
    prompt = draw.phrase(ask.GREY_WORDS if spelled.words else ask.GREY, {"F": spelled.texts[0]})
    return Request(_with_definitions(draw, prompt, spelled.definitions), canvas.module(f"vec3<f32>({value})"))


@family("image", structures=11)
def formula_tint(draw: Draw) -> Request:
    """The formula is the strength of one colour."""
    made = scene(draw)
    found = _formula(draw, made)
    tint = color(draw, other_than=BLACK)
    draw.structure("tint", made.kind, found.shape)
    spelled = _spell(draw, made, [found.tree])
    canvas = _canvas(made)
    value = canvas.let("value", to_wgsl(found.tree))
    prompt = draw.phrase(
        ask.TINT,
        {"F": spelled.texts[0], "c": tint.text, "P": _grouped(spelled.texts[0], found.tree, words=spelled.words)},
    )
    return Request(_with_definitions(draw, prompt, spelled.definitions), canvas.module(f"{tint} * {value}"))


@family("image", structures=13)
def formula_mix(draw: Draw) -> Request:
    """The formula mixes two colours: 0 is the first."""
    made = scene(draw)
    found = _formula(draw, made)
    first = color(draw)
    second = color(draw, other_than=first)
    draw.structure("mix", made.kind, found.shape)
    spelled = _spell(draw, made, [found.tree])
    canvas = _canvas(made)
    value = canvas.let("value", to_wgsl(found.tree))
    prompt = draw.phrase(ask.MIX, {"F": spelled.texts[0], "c0": first.text, "c1": second.text})
    return Request(
        _with_definitions(draw, prompt, spelled.definitions), canvas.module(f"mix({first}, {second}, {value})")
    )


_CHANNEL_CONSTANTS = (0.0, 0.0, 0.5, 1.0, 0.2)


@family("image", structures=20)
def formula_channels(draw: Draw) -> Request:
    """Each channel has its formula, or a constant."""
    made = scene(draw)
    while {variable.name for variable in made.variables} & {"r", "g", "b"}:
        made = scene(draw)
    trees: list[Expression] = []
    names: list[str] = []
    for _ in range(3):
        if trees and draw.chance(0.4):
            constant = Number(draw.pick(_CHANNEL_CONSTANTS)) if draw.chance(0.6) else draw.number(0.0, 1.0, 0.1)
            trees.append(from_shape(draw, digits(constant.value), {}).tree)
            names.append("constant")
        else:
            found = _channel(draw, made)
            trees.append(found.tree)
            names.append(found.shape)
    draw.structure("channels", made.kind, *names)
    order = draw.sample((0, 1, 2), 3) if draw.chance(0.3) else [0, 1, 2]
    trees = [trees[at] for at in order]
    made.keep([name for tree in trees for name in used(tree)])
    spelled = _spell(draw, made, trees, words=0.12)
    canvas = _canvas(made)
    slots = dict(zip(("R", "G", "B"), spelled.texts, strict=True))
    prompt = draw.phrase(ask.CHANNELS_WORDS if spelled.words else ask.CHANNELS, slots)
    code = f"vec3<f32>({', '.join([to_wgsl(tree) for tree in trees])})"
    return Request(_with_definitions(draw, prompt, spelled.definitions), canvas.module(code))


def _channel(draw: Draw, made: Scene) -> Formula:
    """A short formula over one or all of the variables."""
    roll = draw.random.random()
    if roll < 0.3:
        return Formula(draw.pick(made.variables), "variable")
    if roll < 0.5 and len(made.variables) > 1 and "pixel" not in made.kind:
        return from_shape(
            draw,
            draw.pick(("x", "1 - x", "x * y", "x * (1 - y)", "abs(x - y)", "A * x")),
            {"x": made.variables[0], "y": made.variables[-1]},
        )
    return from_shape(draw, draw.pick(made.shapes), _named(made))


def _named(made: Scene) -> dict[str, Expression]:
    places: dict[str, Expression] = dict(zip("xyz", made.variables, strict=False))
    places["d"], places["t"] = made.variables[0], made.variables[-1]
    return places


@family("image", structures=11)
def formula_threshold(draw: Draw) -> Request:
    """One colour where the formula is above or below a number, another elsewhere."""
    made = scene(draw)
    found = _formula(draw, made)
    over = draw.chance(0.55)
    while calls(found.tree, ("if",)):
        found = _formula(draw, made)
    limit = _limit(draw, made, found.tree)
    draw.structure("threshold", ">" if over else "<", made.kind, found.shape)
    inside, outside, colored = _two_colors(draw)
    spelled = _spell(draw, made, [found.tree])
    canvas = _canvas(made)
    sign = ">" if over else "<"
    slots: Slots = {
        "F": spelled.texts[0], "n": verbatim(digits(limit.value)), "sign": verbatim(sign), "c": inside.text, "bg": outside.text,
        "over": lambda: draw.pick(("above", "greater than", "larger than", "more than", "over") if over else ("below", "less than", "smaller than", "under")),
    }  # fmt: skip
    prompt = draw.phrase(ask.THRESHOLD_COLORED if colored else ask.THRESHOLD, slots)
    value = canvas.let("value", to_wgsl(found.tree))
    shown = f"mix({outside}, {inside}, select(0.0, 1.0, {value} {sign} {limit}))"
    return Request(_with_definitions(draw, prompt, spelled.definitions), canvas.module(shown))


def _limit(draw: Draw, made: Scene, tree: Expression) -> Number:
    """A number that the formula passes, as far as a few points show."""
    values = [evaluate(tree, point) for point in sample_points(made.variables, made.low, made.high)]
    for _ in range(8):
        limit = draw.number(0.1, 0.9, 0.05)
        if min(values) < limit.value < max(values):
            break
    return limit


def _grouped(text: str, tree: Expression, *, words: bool) -> str:
    """A formula that may stand behind "times": a sum, a choice or English in parentheses."""
    if words:
        return text if isinstance(tree, Var) else f"({text})"
    is_sum = isinstance(tree, Unary) or (isinstance(tree, Binary) and tree.op in "+-%")
    return f"({text})" if is_sum or calls(tree, ("if", "mod")) else text


def _two_colors(draw: Draw) -> tuple[Color, Color, bool]:
    """White and black unless said."""
    if draw.chance(0.45):
        return WHITE, BLACK, False
    outside = BLACK if draw.chance(0.4) else color(draw)
    return color(draw, other_than=outside), outside, True


@family("image", structures=4)
def formula_contours(draw: Draw) -> Request:
    """Stripes along lines of equal value: white in the second half of each step."""
    made = scene(draw)
    found = _formula(draw, made)
    # Whole values would all lie on the border of a stripe.
    while calls(found.tree, ("if", "step", "sign", "floor", "round")):
        found = _formula(draw, made)
    count = draw.number(2, 12, 1)
    draw.structure("contours", made.kind, found.shape)
    inside, outside, colored = _two_colors(draw)
    spelled = _spell(draw, made, [found.tree])
    canvas = _canvas(made)
    slots = {"F": spelled.texts[0], "n": verbatim(digits(count.value)), "c": inside.text, "bg": outside.text}
    slots["P"] = _grouped(spelled.texts[0], found.tree, words=spelled.words)
    prompt = draw.phrase(ask.CONTOURS_COLORED if colored else ask.CONTOURS, slots)
    value = canvas.let("value", to_wgsl(found.tree))
    shown = f"mix({outside}, {inside}, step(0.5, fract({value} * {count})))"
    return Request(_with_definitions(draw, prompt, spelled.definitions), canvas.module(shown))


_CURVES = tuple(shape for shape in known.UNIT if not any(part in shape for part in ("step(", "if", "sign", "S /")))


@family("image", structures=11)
def formula_plot(draw: Draw) -> Request:
    """A curve y = f(x), y up from 0 at the bottom to 1 at the top unless the prompt writes uv.y, which points down."""
    made = _plotted(draw)
    moves = len(made.variables) > 1
    shapes = known.MOVING[:8] if moves else _CURVES if "signed" not in made.kind else made.shapes
    found = random_expression(draw, made.variables, shapes, low=made.low, high=made.high, visible=True)
    draw.structure("plot", made.kind, found.shape)
    line, ground, colored = _two_colors(draw)
    width = draw.number(0.004, 0.06, 0.002) if draw.chance(0.6) else None
    spelled = _spell(draw, made, [found.tree])
    direct = "direct" in made.kind
    down = direct or draw.chance(0.2)
    slots: Slots = {
        "F": spelled.texts[0], "c": line.text, "bg": ground.text, "y": verbatim("uv.y" if direct else "y"),
        "x": verbatim(made.variables[0].name), "w": lambda: share(draw, width.value) if width else "",
    }  # fmt: skip
    prompt = draw.phrase(ask.PLOT_WIDE if width else ask.PLOT, slots)
    prompt += draw.phrase(ask.PLOT_COLORS, slots) if colored else ""
    definitions = list(spelled.definitions)
    if not direct and (down or draw.chance(0.3)):
        definitions.append(draw.phrase(ask.Y_DOWN if down else ask.Y_UP))
    canvas = _canvas(made)
    y, f = canvas.let("y", _height(made, down)), canvas.let("f", to_wgsl(found.tree))
    half = Number(round((width or _LINE).value / 2, 4))
    shown = f"mix({ground}, {line}, select(0.0, 1.0, abs({y} - {f}) < {half}))"
    return Request(_with_definitions(draw, prompt, definitions), canvas.module(shown))


_LINE = Number(0.02)


def _plotted(draw: Draw) -> Scene:
    """The variable x, and time in one of five."""
    made = axes(draw, "x", draw.pick(("unit", "unit", "direct", "signed")))
    if draw.chance(0.2):
        made.variables.append(Var("t"))
        made.lines.append(("t", "u.time"))
        if draw.chance(0.3):
            made.definitions.append(("t", f"{verbatim('t')} is the time"))
    return made


def _height(made: Scene, down: bool) -> str:
    """The y of a plot; where x runs from -1 to 1, so does y."""
    if "signed" in made.kind:
        return "uv.y * 2.0 - 1.0" if down else "1.0 - uv.y * 2.0"
    return "uv.y" if down else "1.0 - uv.y"


_PALETTES = (
    ("0.5 + 0.5 * cos(t + x + vec3(0, 2, 4))", "xt"), ("0.5 + 0.5 * cos(t + V + vec3(0, 2, 4))", "Vt"), ("0.5 + 0.5 * cos(K * x + vec3(0, 2, 4))", "x"), ("0.5 + 0.5 * sin(F * x + vec3(0, 2, 4))", "x"),
    ("0.5 + 0.5 * cos(tau * (x + vec3(0, 0.33, 0.67)))", "x"), ("0.5 + 0.5 * cos(tau * (K * x + vec3(A, A, A)))", "x"), ("vec3(A, A, A) + vec3(A, A, A) * cos(tau * (x + vec3(A, A, A)))", "x"), ("vec3(A, A, A) * x", "x"),
    ("0.5 + 0.5 * cos(t + vec3(0, 2, 4))", "t"), ("mix(vec3(A, A, A), vec3(A, A, A), x)", "x"), ("abs(sin(K * x + vec3(0, 1, 2)))", "x"), ("0.5 + 0.5 * cos(K * V + vec3(A, A, A))", "V"), ("abs(sin(F * V + t))", "Vt"), ("fract(V * K)", "V"), ("1 - V", "V"),
    ("0.5 + 0.5 * sin(F * V + vec3(0, 2, 4) + t)", "Vt"), ("exp(-K * x * vec3(1, 2, 4))", "x"), ("pow(vec3(x), vec3(1, 2, 3))", "x"), ("V * V", "V"), ("0.5 + 0.5 * cos(tau * (t + V))", "Vt"), ("S / x * vec3(A, A, A)", "x"), ("vec3(x, A, 1 - x)", "x"), ("step(vec3(0.25, 0.5, 0.75), vec3(x))", "x"),
)  # fmt: skip
_SWIZZLES = ("uv.xyx", "uv.xyx", "uv.xyy", "uv.yxy", "uv.xxy", "uv.yxx")


@family("image", structures=9)
def formula_color(draw: Draw) -> Request:
    """One vector formula gives the whole colour, as on Shadertoy."""
    text, wanted = draw.pick(_PALETTES)
    made = Scene("vector", [], ())
    places: dict[str, Expression] = {}
    if "x" in wanted:
        made = scene(draw)
        while len(made.variables) > 1 or "pixel" in made.kind or made.variables[0].name in ("t", "time", "iTime"):
            made = scene(draw)
        places["x"] = made.variables[0]
    if "V" in wanted:
        places["V"] = Var(draw.pick(_SWIZZLES), "vec3<f32>")
    if "t" in wanted:
        time = draw.pick(("t", "time", "iTime"))
        places["t"] = Var(time)
        made.lines.append((time, "u.time"))
        if draw.chance(0.3) and time != "time":
            made.definitions.append((time, f"{verbatim(time)} is the time"))
    tree = from_shape(draw, text, places).tree
    draw.structure("color", made.kind, text)
    formula = verbatim(type_out(tree, draw_style(draw)))
    canvas = _canvas(made)
    prompt = draw.phrase(ask.COLOR, {"F": formula})
    return Request(
        _with_definitions(draw, prompt, [said for _, said in made.definitions]), canvas.module(to_wgsl(tree))
    )
