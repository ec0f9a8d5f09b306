"""Random formulas: known shapes, shapes put into shapes, and trees grown from nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..draw import Draw
from . import shapes as known
from .template import fill, read
from .tree import Binary, Call, Const, Expression, Unary, Var, is_degenerate, size, used

_MOST_TRIES, _LARGEST = 12, 24
_INSIDE = tuple(
    read(text)
    for text in ("K * x", "x - C", "x + A", "abs(x)", "x ** 2", "1 - x", "sin(F * x)", "x / K", "abs(x - C)", "fract(F * x)",
                 "x * (1 - x)", "x + S * sin(F * x)", "sqrt(abs(x))", "exp(-K * x)", "floor(F * x)", "K * x + A")
)  # fmt: skip
_BETWEEN = tuple(
    read(text)
    for text in ("u + v", "u * v", "u - v", "max(u, v)", "min(u, v)", "A * u + A * v", "mix(u, v, C)", "0.5 * (u + v)", "abs(u - v)",
                 "u * (1 - v)", "C * u + v", "u / (1 + v ** 2)")
)  # fmt: skip
_SCALAR_CALLS = ("sin", "sin", "cos", "cos", "abs", "exp", "sqrt", "fract", "floor", "tanh", "log")
_PAIR_CALLS = ("min", "max", "step", "mix", "smoothstep", "clamp", "pow", "atan2", "mod")


@dataclass(frozen=True, slots=True)
class Formula:
    """A tree and the name of its shape, which is part of what `Draw.structure` holds out."""

    tree: Expression
    shape: str


@cache
def _template(text: str, kind: str) -> Expression:
    return read(text, kind)


def shapes_for(kind: str, count: int) -> tuple[str, ...]:
    """The known shapes over `count` variables (1 to 3) of any sign."""
    by_kind = {
        "f32": (known.GENERAL, known.GENERAL_PAIR, known.GENERAL_TRIPLE),
        "u32": (known.BITWISE, known.BITWISE_PAIR, known.BITWISE_TRIPLE),
        "i32": (known.WHOLE, known.WHOLE_PAIR, known.WHOLE_TRIPLE),
    }
    return by_kind[kind][min(count, 3) - 1]


def from_shape(draw: Draw, text: str, places: dict[str, Expression], kind: str = "f32") -> Formula:
    """A shape by its text, with other constants each time."""
    return Formula(fill(draw, _template(text, kind), dict(places), kind), text)


def random_expression(
    draw: Draw,
    variables: Sequence[Var],
    shapes: tuple[str, ...] = (),
    *,
    low: float = -2.0,
    high: float = 2.0,
    visible: bool = False,
) -> Formula:
    """A formula over one to four variables of one type, each of which it uses.

    `shapes` are the known ones to start from (their variables are x, y, z; d and t stand for the first and second);
    values from `low` to `high` are where it must be defined and change; with `visible` it must between 0 and 1.
    """
    kind = variables[0].type
    shapes = shapes or shapes_for(kind, len(variables))
    points = sample_points(variables, low, high)
    for _ in range(_MOST_TRIES):
        formula = _attempt(draw, variables, shapes, kind)
        if formula.shape in shapes and len(variables) < 4 and not visible:
            return formula
        whole = size(formula.tree) <= _LARGEST and len(set(used(formula.tree))) == len(variables)
        if whole and (kind != "f32" or not is_degenerate(formula.tree, points, visible=visible)):
            return formula
    if len(variables) > 3:
        return _grown(draw, variables, kind)
    return from_shape(draw, draw.pick(shapes), _places(variables), kind)


def _places(variables: Sequence[Var]) -> dict[str, Expression]:
    places: dict[str, Expression] = dict(zip("xyzw", variables, strict=False))
    places["d"], places["t"] = variables[0], variables[-1]
    return places


def sample_points(variables: Sequence[Var], low: float, high: float) -> list[dict[str, float]]:
    """A few points, no two coordinates alike."""
    shares = (0.03, 0.21, 0.43, 0.62, 0.78, 0.97)
    return [
        {variable.name: low + (high - low) * shares[(at * (which + 1) + which) % 6] for which, variable in enumerate(variables)}
        for at in range(6)
    ]  # fmt: skip


def _attempt(draw: Draw, variables: Sequence[Var], shapes: tuple[str, ...], kind: str) -> Formula:
    roll, places = draw.random.random(), _places(variables)
    if roll < 0.6 and len(variables) < 4:
        return from_shape(draw, draw.pick(shapes), places, kind)
    if kind != "f32" or (roll > 0.82 and len(variables) > 1):
        return _grown(draw, variables, kind)
    if roll < 0.75 and len(variables) < 4:
        name = draw.pick([name for name in places if places[name] in variables])
        places[name] = fill(draw, draw.pick(_INSIDE), {"x": places[name]})
        outer = from_shape(draw, draw.pick(shapes), places)
        return Formula(outer.tree, f"inside {outer.shape}")
    if roll < 0.82 or len(variables) > 3:
        return _joined(draw, variables)
    return _grown(draw, variables, kind)


def _joined(draw: Draw, variables: Sequence[Var]) -> Formula:
    """Two shapes, each over some of the variables, joined by an operator."""
    half = max(1, len(variables) // 2)
    first, second = variables[:half], variables[half:] or variables
    parts = [from_shape(draw, draw.pick(shapes_for("f32", len(part))), _places(part)) for part in (first, second)]
    between = draw.pick(_BETWEEN)
    tree = fill(draw, between, {"u": parts[0].tree, "v": parts[1].tree})
    return Formula(tree, f"joined {parts[0].shape} {parts[1].shape}")


def _grown(draw: Draw, variables: Sequence[Var], kind: str) -> Formula:
    """A tree that nobody has a name for: the variables, in random order, joined by operators and wrapped in functions."""
    grow = _grow_float if kind == "f32" else _grow_whole
    tree: Expression = draw.pick(variables)
    left = [variable for variable in variables if variable is not tree]
    for _ in range(max(len(left), draw.pick((2, 3, 3, 4, 5)))):
        if not left and draw.chance(0.2) and not isinstance(tree, Var):
            tree = Binary("*", draw.pick(variables), tree)
        else:
            tree = grow(draw, tree, left.pop() if left else None, kind)
    root = tree.op if isinstance(tree, Binary | Unary) else tree.function if isinstance(tree, Call) else ""
    return Formula(tree, f"grown {root}")


def _constant(draw: Draw) -> Const:
    return Const(
        draw.number(2, 12, 1).value
        if draw.chance(0.5)
        else draw.number(1.1, 4, 0.1).value
        if draw.chance(0.5)
        else draw.number(0.05, 0.95, 0.05).value
    )


def _grow_float(draw: Draw, tree: Expression, other: Expression | None, kind: str) -> Expression:
    """One more operator or function round a tree."""
    roll = draw.random.random()
    operand = other or _constant(draw)
    if other or roll < 0.45:
        op = draw.pick("+-**") if other or draw.chance(0.8) else "/"
        if op == "*" and isinstance(operand, Const):
            return Binary("*", operand, tree)
        return Binary(op, tree, operand) if draw.chance(0.65) or op == "/" else Binary(op, operand, tree)
    if roll < 0.8:
        name = draw.pick(_SCALAR_CALLS)
        if name in ("sqrt", "log"):
            tree = Call("abs", (tree,)) if name == "sqrt" else Binary("+", Const(1.0), Call("abs", (tree,)))
        elif name == "exp":
            tree = Unary("-", Call("abs", (tree,)) if draw.chance(0.6) else Binary("**", tree, Const(2.0)))
        return Call(name, (tree,))
    if roll < 0.88 and size(tree) < 6 and not (isinstance(tree, Binary) and tree.op == "**"):
        return Binary("**", tree, Const(3.0 if isinstance(tree, Var) and draw.chance(0.3) else 2.0))
    return _pair_call(draw, tree)


def _pair_call(draw: Draw, tree: Expression) -> Expression:
    name, low = draw.pick(_PAIR_CALLS), draw.number(0.0, 0.5, 0.1).value
    high = Const(round(low + draw.number(0.1, 1.5, 0.1).value, 4))
    if name in ("clamp", "mix", "smoothstep"):
        arguments = (tree, Const(low), high) if name == "clamp" else (Const(low), high, tree)
        return Call(name, arguments)
    if name == "pow":
        return Call("pow", (Call("abs", (tree,)), high))
    if name == "step":
        return Call("step", (high, tree))
    if name == "mod" and size(tree) > 5:
        name = "min"
    return Call(name, (tree, high))


def _grow_whole(draw: Draw, tree: Expression, other: Expression | None, kind: str) -> Expression:
    """One more operator round a tree of integers."""
    bits = kind == "u32" and draw.chance(0.6)
    if other:
        return Binary(draw.pick("^&|" if bits else "+-*" if kind == "i32" else "+*^"), tree, other)
    if not bits:
        op = draw.pick("++**%/-") if kind == "i32" else draw.pick("++**%/")
        return Binary(op, tree, Const(int(draw.number(2, 40, 1).value), kind))
    op = draw.pick((">>", "<<", "&", "^", "|"))
    if op in (">>", "<<"):
        moved = Binary(op, tree, Const(int(draw.number(1, 24, 1).value), kind))
        return Binary("^", tree, moved) if isinstance(tree, Var) and draw.chance(0.4) else moved
    mask = draw.pick((1, 3, 7, 15, 31, 63, 127, 255, 1023, 0xFFFF))
    return Binary(op, tree, Const(mask, kind, "hex" if mask > 255 or draw.chance(0.3) else ""))
