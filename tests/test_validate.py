"""The validator's Python face; its cases are Rust's tests."""

import json

import pytest

import rust_core
from rust_core import templates

VALID = "fn half(x: f32) -> f32 { return x * 0.5; }"


def test_a_valid_text() -> None:
    verdict = rust_core.validate(VALID)
    assert verdict.valid
    assert not verdict.hollow
    assert {name for name, value in verdict.to_dict().items() if value is not None} == {"valid", "hollow"}
    assert repr(verdict) == "Verdict(valid=True)"
    assert verdict == rust_core.validate(VALID + " ")


def test_a_text_that_does_not_parse() -> None:
    verdict = rust_core.validate("fn a() {}\nfn {")
    assert not verdict.valid
    assert (verdict.stage, verdict.line, verdict.column) == ("parse", 2, 4)
    assert verdict.span == (13, 14)
    assert verdict.message
    assert "fn {" in (verdict.report or "")
    assert repr(verdict).startswith("Verdict(valid=False, stage='parse', line=2, column=4, message=")


def test_a_text_that_parses_but_is_wrong() -> None:
    assert rust_core.validate("fn a() -> f32 { return 1u; }").stage == "validate"


@pytest.mark.parametrize("code", ["(" * 10_000, "x" * 5_000_000, "\0", "é\ud7ff🦀"])
def test_hostile_texts_get_a_verdict(code: str) -> None:
    assert not rust_core.validate(f"const a = {code};").valid


def test_a_batch_is_its_texts_one_by_one() -> None:
    codes = [VALID, "fn", "fn a() -> f32 { return 1u; }", "", VALID] * 20
    assert rust_core.validate_batch(codes) == [rust_core.validate(code) for code in codes]
    assert rust_core.validate_batch([]) == []


def test_a_dict_holds_every_attribute_and_is_json() -> None:
    verdict = rust_core.validate("fn {")
    made = json.loads(json.dumps(verdict.to_dict()))
    assert list(made) == ["valid", "hollow", "stage", "message", "span", "line", "column", "report"]
    for name, value in made.items():
        expected = getattr(verdict, name)
        assert value == (list(expected) if name == "span" else expected)


def test_templates_are_valid() -> None:
    assert templates.NAMES == ["mix", "filter", "complement", "saturate"]
    for name in templates.NAMES:
        assert rust_core.validate(getattr(templates, name)()).valid


def test_the_judge_is_named() -> None:
    assert rust_core.NAGA_VERSION.count(".") == 2
