"""The function theme: names that a prompt gives, recipes under other names and types, and that nothing stays untold."""

import re

import pytest

import rust_core
from wgsl_train.corpus import names
from wgsl_train.corpus.draw import Attempt, Draw
from wgsl_train.corpus.family import FAMILIES
from wgsl_train.corpus.function.recipe import Instance, literal, recipe
from wgsl_train.corpus.number import Number
from wgsl_train.corpus.pair import pair

FUNCTIONS = [family.name for family in FAMILIES.values() if family.theme == "function"]


def drawn(count: int) -> list[Draw]:
    return [Draw(Attempt(5, index, "train")) for index in range(count)]


@pytest.mark.parametrize("kind", ["function_name", "variable_name", "buffer_name", "struct_name"])
def test_names_may_stand_in_a_module(kind: str) -> None:
    found = {getattr(names, kind)(draw) for draw in drawn(2000)}
    modules = [f"fn {name}() -> f32 {{ let {name}_value = 1.0; return {name}_value; }}" for name in sorted(found)]
    assert len(found) > 150
    assert all(verdict.valid for verdict in rust_core.validate_batch(modules))


def test_functions_and_variables_never_share_a_name() -> None:
    functions = {names.function_name(draw) for draw in drawn(3000)}
    variables = {names.variable_name(draw) for draw in drawn(3000)}
    assert not functions & variables


def test_variable_names_differ_and_avoid_what_is_taken() -> None:
    for draw in drawn(200):
        found = names.variable_names(draw, 4, ("t", "x"))
        assert len({*found, "t", "x"}) == 6


def instance(signature: str, body: str, given: dict[str, str], kind: str = "f32", **constants: Number) -> str:
    made = recipe("f", signature, body, what=("{x}",), types=("f32", "vec3", "i32"))
    free = [parameter for parameter in made.parameters if parameter.name not in constants]
    return Instance(made, kind, dict(constants), given, free).code("g")


def test_renaming_leaves_fields_alone() -> None:
    code = instance("x:vec2; y:f32", "x.y + y * f(y)", {"x": "p", "y": "k"})
    assert code == "fn g(p: vec2<f32>, k: f32) -> f32 { return p.y + k * f(k); }"


@pytest.mark.parametrize(("kind", "one"), [("f32", "1.0"), ("vec3", "vec3<f32>(1.0)"), ("i32", "1")])
def test_constants_take_the_type(kind: str, one: str) -> None:
    assert f"return x + {one};" in instance("x:T", "x + T(1.0)", {"x": "x"}, kind)


def test_a_fixed_parameter_leaves_the_signature() -> None:
    code = instance("x:T; k:f32[0,1] factor", "x * k", {"x": "x"}, k=Number(0.25))
    assert code == "fn g(x: f32) -> f32 { return x * 0.25; }"


def test_literal_brackets_and_comparisons() -> None:
    assert literal("wrap to [0, {b})") == "wrap to {[}0, {b})"
    assert literal("[a|b] if {a} <= 3 in a mat2x2<f32>") == "[a|b] if {a} {<}= 3 in a mat2x2{<}f32>"
    assert literal("a <circle> [in red|]") == "a <circle> [in red|]"


# `spelled_out` draws on all recipes: more names than the draws below see.
@pytest.mark.parametrize("family", sorted(set(FUNCTIONS) - {"spelled_out"}))
def test_a_prompt_tells_every_unusual_name(family: str) -> None:
    """A parameter's name that the family's other programs do not have either comes from the prompt."""
    usual = set(re.findall(r"\w+", " ".join(pair(8, index, family=family).code for index in range(500))))
    for index in range(60):
        made = pair(9, index, family=family)
        signature = re.findall(r"fn \w+\(([^)]*)\)", made.code)[-1]
        untold = {name for name in re.findall(r"(\w+):", signature) if name not in made.prompt}
        assert untold <= usual, made
