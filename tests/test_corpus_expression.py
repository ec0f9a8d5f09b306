"""Formulas of prompts: what is typed, and the WGSL beside it, mean the tree they were made from."""

import math
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import rust_core
from wgsl_train.corpus.draw import Attempt, Draw
from wgsl_train.corpus.expression import (
    Binary,
    Call,
    Const,
    Expression,
    Unary,
    Var,
    calls,
    draw_style,
    evaluate,
    random_expression,
    to_wgsl,
    type_of,
    type_out,
    used,
)
from wgsl_train.corpus.expression.spoken import speak
from wgsl_train.corpus.expression.style import Style
from wgsl_train.corpus.expression.template import read

_POINTS = ({"x": 0.37, "y": 1.21, "z": -0.83}, {"x": 1.73, "y": -0.45, "z": 0.61}, {"x": -1.1, "y": 0.9, "z": 2.2})
_SAME = {
    "ln": "log", "lerp": "mix", "frac": "fract", "rsqrt": "inverseSqrt", "inversesqrt": "inverseSqrt", "arctan": "atan",
    "arcsin": "asin", "arccos": "acos", "PI": "pi", "TAU": "tau", "math.pi": "pi", "np.pi": "pi", "math.tau": "tau",
}  # fmt: skip
_TOKEN = re.compile(r"\s*(0x[0-9a-f]+|\d*\.?\d+|(?:math|np)\.\w+|[A-Za-z]\w*|\*\*|<<|>>|[<>=!]=|.)")
_draws = st.integers(0, 100_000).map(lambda index: Draw(Attempt(7, index, "train")))


def _as_python(text: str, style: Style) -> str:
    """A typed formula in Python's notation, with every sign of multiplication."""
    text = _latex_as_plain(text) if style.name == "latex" else text
    signs = (("²", "**2"), ("³", "**3"), ("⁴", "**4"), ("π", " pi "), ("·", "*"), ("\u00d7", "*"))
    for sign, name in signs:
        text = text.replace(sign, name)
    text = text.replace("√(", " sqrt(")
    text = re.sub(r"(sin|cos)(\*\*\d)(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))", r"(\1\3\2)", text)
    text = re.sub(r"√\|([^|]+)\|", r" sqrt(abs(\1))", re.sub(r"√(\w+)", r" sqrt(\1)", text))
    text = re.sub(r"\|([^|]+)\|", r" abs(\1)", text).replace("⌊", " floor(").replace("⌋", ")")
    tokens = [_SAME.get(token, token.removeprefix("math.").removeprefix("np.")) for token in _TOKEN.findall(text)]
    written: list[str] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else ""
        starts = token[0].isalnum() or token[0] == "."
        is_number = bool(re.fullmatch(r"\d*\.?\d+|pi", before))
        if is_number and (starts or token == "(") and token not in ("if", "else", "mod"):
            written.append("*")
        written.append(f" {token} " if token in ("if", "else") else "**" if token == "^" else token)
    return "".join(written)


def _latex_as_plain(text: str) -> str:
    text = re.sub(r"\\mathrm\{(\w+)\}", r" \1", text).replace("\\cdot", "*").replace("\\bmod", "mod")
    text = re.sub(r"\\lfloor(.*?)\\rfloor", r" floor(\1)", text)
    group = r"\{((?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)\}"
    while "\\frac" in text:
        text = re.sub(r"\\frac" + group + group, r"((\1)/(\2))", text)
    return text.replace("{", "(").replace("}", ")").replace("\\", " ")


def _value(tree: Expression, point: dict[str, float]) -> float:
    try:
        return evaluate(tree, point)
    except (ArithmeticError, ValueError):
        return math.nan


def _read_back(text: str, style: Style) -> Expression:
    """The typed text read by Python's rules, with `e ** x` and `2 ** x` as what they are."""
    python = _as_python(text, style)
    bare = re.sub(r"\b(sin|cos|tan|log|sqrt)(\d*\.?\d*\*?)([a-z])(?![\w(])", r"\1(\2\3)", python)
    return read(re.sub(r"\bsqrt(\d\.?\d*)", r"sqrt(\1)", bare).replace("atan(y,x)", "atan2(y,x)"))


def _evaluate_back(tree: Expression, point: dict[str, float]) -> float:
    return _value(tree, {**point, "e": math.e})


@given(_draws, st.integers(1, 3))
def test_typed_formulas_mean_their_tree(draw: Draw, count: int) -> None:
    variables = [Var(name) for name in "xyz"[:count]]
    tree = random_expression(draw, variables).tree
    style = draw_style(draw)
    # Written in forms that Python does not have.
    assume(not calls(tree, ("if", "mod", "atan2")) and "%" not in str(tree))
    text = type_out(tree, style)
    back = _read_back(text, style)
    for point in _POINTS:
        expected, found = _value(tree, point), _evaluate_back(back, point)
        if not math.isnan(expected):
            assert found == pytest.approx(expected, rel=1e-4, abs=1e-5), (style.name, text)


@given(_draws, st.integers(1, 2), st.sampled_from(["u32", "i32"]))
def test_typed_integer_formulas_have_the_operators_of_their_tree(draw: Draw, count: int, kind: str) -> None:
    tree = random_expression(draw, [Var(name, kind) for name in "xy"[:count]]).tree
    assume(not calls(tree, ("if",)))
    text = re.sub(r"(?<=[\da-f])u\b", "", type_out(tree, draw_style(draw, integer=True)).lower())
    back = read(text, kind)
    for x, y in ((5, 9), (123, 77), (40_000, 3)):
        assert _value(back, {"x": x, "y": y}) == pytest.approx(_value(tree, {"x": x, "y": y}), nan_ok=True), text


@given(_draws, st.integers(1, 4), st.sampled_from(["f32", "f32", "u32", "i32"]))
def test_wgsl_is_valid_and_uses_every_variable(draw: Draw, count: int, kind: str) -> None:
    variables = [Var(name, kind) for name in "xyzw"[:count]]
    tree = random_expression(draw, variables).tree
    parameters = ", ".join(f"{variable.name}: {kind}" for variable in variables)
    code = f"fn f({parameters}) -> {type_of(tree)} {{ return {to_wgsl(tree)}; }}"
    verdict = rust_core.validate(code)
    assert verdict.valid, (code, verdict.message)
    assert set(used(tree)) == {variable.name for variable in variables}


_X, _Y = Var("x"), Var("y")
_SIN = Call("sin", (Binary("*", Const(10.0), _X),))


@pytest.mark.parametrize(
    ("tree", "wgsl"),
    [
        (Binary("**", _X, Const(2.0)), "x * x"),
        (Binary("/", Const(1.0), Binary("**", _X, Const(2.0))), "1.0 / (x * x)"),
        (Binary("**", _X, Const(2.5)), "pow(x, 2.5)"),
        (Binary("**", Binary("-", _X, Const(0.5)), Const(2.0)), "(x - 0.5) * (x - 0.5)"),
        (Unary("-", Binary("*", _X, _Y)), "-x * y"),
        (Binary("-", _X, Binary("-", _Y, Const(1.0))), "x - (y - 1.0)"),
        (Call("mod", (_X, Const(2.0))), "x - 2.0 * floor(x / 2.0)"),
        (Call("if", (Binary(">", _X, _Y), _X, _Y)), "select(y, x, x > y)"),
        (read("(x ^ (x >> 16)) * 7", "u32"), "(x ^ (x >> 16u)) * 7u"),
        (read("x % 5 * 3", "i32"), "(x % 5) * 3"),
        (Call("max", (Var("v", "vec3<f32>"), Const(0.0))), "max(v, vec3<f32>(0.0))"),
    ],
)
def test_one_spelling_in_wgsl(tree: Expression, wgsl: str) -> None:
    assert to_wgsl(tree) == wgsl


@pytest.mark.parametrize(
    ("text", "one_of"),
    [
        ("1 / x + 1", ("one over x, plus one", "1 divided by x, plus 1")),
        ("1 / (x + 1)", ("one over (x plus one)", "1 divided by (x plus 1)")),
        ("0.5 + 0.5 * cos(10 * x)", ("half plus half the cosine of ten x",)),
        ("sin(x) + 1", ("the sine of x, plus one",)),
    ],
)
def test_english_has_one_reading(text: str, one_of: tuple[str, ...]) -> None:
    said = {(speak(Draw(Attempt(1, index, "train")), read(text), {}) or "").replace("\x02", "") for index in range(400)}
    assert said & set(one_of)
    assert "one over x plus one" not in said
    assert "the sine of x plus one" not in said
