"""The cases of ``tests/fixtures/lexer`` through the Python door; Rust runs the same files."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import rust_core

FIXTURES = Path(__file__).parent / "fixtures" / "lexer"


def cases(file: str) -> list[Any]:
    found = tomllib.loads((FIXTURES / file).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


@pytest.mark.parametrize("case", cases("lexemes.toml"))
def test_lexemes(case: dict[str, Any]) -> None:
    assert rust_core.tokenize(case["source"]) == case["lexemes"]


@pytest.mark.parametrize("case", cases("layout.toml"))
def test_layout(case: dict[str, Any]) -> None:
    assert rust_core.canonical_text(case["source"]) == case["canonical"]
