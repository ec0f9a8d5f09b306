"""The bundled examples keep the promises of data/README.md."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

import rust_core

DATA_DIR = Path(__file__).resolve().parents[1] / "data"

UNIFORMS = """
struct Uniforms { resolution: vec2<f32>, time: f32, frame: f32, mouse: vec4<f32>, }
@group(0) @binding(0) var<uniform> u: Uniforms;
"""
ENTRY_POINTS = {
    "@fragment": "@fragment fn fs_main(@location(0) uv: vec2<f32>) -> @location(0) vec4<f32> {",
    "@compute": "@compute @workgroup_size(64) fn cs_main(@builtin(global_invocation_id) id: vec3<u32>",
    "@vertex": "@vertex fn vs_main(",
}
MAX_LEXEMES = 300
SHORT_TYPE = re.compile(r"vec[234][fhiu]|mat[234]x[234][fh]")
FLOAT = re.compile(r"\d*\.\d*(?:[eE][+-]?\d+)?[fh]?|\d+(?:[eE][+-]?\d+[fh]?|[fh])")


@dataclass(frozen=True)
class Row:
    """One bundled example and the lexemes of its code."""

    id: str
    theme: str
    prompt: str
    code: str
    lexemes: list[str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    table = pa.table(rust_core.load_examples())
    return [Row(r["id"], r["theme"], r["prompt"], r["code"], rust_core.tokenize(r["code"])) for r in table.to_pylist()]


def fold(prompt: str) -> str:
    return " ".join(prompt.casefold().split())


def contains(lexemes: list[str], part: list[str]) -> bool:
    return any(lexemes[i : i + len(part)] == part for i in range(len(lexemes) - len(part) + 1))


def ids_where(rows: list[Row], offends: list[bool]) -> list[str]:
    return [row.id for row, bad in zip(rows, offends, strict=True) if bad]


def test_there_are_85_examples_in_the_themes_of_the_folder(rows: list[Row]) -> None:
    assert len(rows) == 85
    assert len({row.id for row in rows}) == 85
    assert {row.theme for row in rows} == {path.stem for path in DATA_DIR.glob("*.toml")}


def test_every_target_is_valid(rows: list[Row]) -> None:
    verdicts = rust_core.validate_batch([row.code for row in rows])
    assert {row.id: v.message for row, v in zip(rows, verdicts, strict=True) if not v.valid} == {}


def test_no_target_is_hollow(rows: list[Row]) -> None:
    # naga accepts a module without functions and a function that does nothing
    assert ids_where(rows, ["fn" not in r.lexemes or contains(r.lexemes, ["{", "}"]) for r in rows]) == []


def test_inspection_finds_nothing_to_report() -> None:
    report = rust_core.inspect_examples(rust_core.load_examples())
    assert report["count"] == 85
    assert report["duplicates"] == []
    assert report["invalid"] == []


def test_no_two_prompts_are_the_same(rows: list[Row]) -> None:
    assert len({fold(row.prompt) for row in rows}) == len(rows)
    assert ids_where(rows, [fold(row.prompt) == "" for row in rows]) == []


def test_no_two_codes_are_the_same(rows: list[Row]) -> None:
    assert len({tuple(row.lexemes) for row in rows}) == len(rows)


def test_canonical_text_is_a_fixed_point_with_the_same_lexemes(rows: list[Row]) -> None:
    for row in rows:
        text = rust_core.canonical_text(row.code)
        assert rust_core.canonical_text(text) == text, row.id
        assert rust_core.tokenize(text) == row.lexemes, row.id


def test_targets_carry_no_comments(rows: list[Row]) -> None:
    # `tokenize` drops comments and whitespace: without the whitespace, nothing else may be missing
    def squeeze(text: str) -> str:
        return "".join(text.split())

    assert ids_where(rows, [squeeze("".join(r.lexemes)) != squeeze(r.code) for r in rows]) == []


@pytest.mark.parametrize("stage", ENTRY_POINTS)
def test_entry_points_have_the_conventional_signature(rows: list[Row], stage: str) -> None:
    signature = rust_core.tokenize(ENTRY_POINTS[stage])
    staged = [row for row in rows if stage in row.lexemes]
    assert len(staged) >= 5
    assert ids_where(staged, [not contains(row.lexemes, signature) for row in staged]) == []
    assert ids_where(staged, [row.lexemes.count(stage) != 1 for row in staged]) == []


def test_time_size_and_mouse_come_from_the_one_uniforms_struct(rows: list[Row]) -> None:
    users = [row for row in rows if "Uniforms" in row.lexemes]
    assert len(users) >= 5
    struct, binding = UNIFORMS.strip().split("\n")
    for part in (rust_core.tokenize(struct), rust_core.tokenize(binding)):
        assert ids_where(users, [not contains(row.lexemes, part) for row in users]) == []


def test_compute_shaders_guard_their_index(rows: list[Row]) -> None:
    guards = {"arrayLength", "textureDimensions"}
    staged = [row for row in rows if "@compute" in row.lexemes]
    assert ids_where(staged, [guards.isdisjoint(row.lexemes) for row in staged]) == []


def test_types_are_spelled_in_the_long_form(rows: list[Row]) -> None:
    assert ids_where(rows, [any(SHORT_TYPE.fullmatch(x) for x in row.lexemes) for row in rows]) == []


def test_floats_have_their_shortest_spelling(rows: list[Row]) -> None:
    def shortest(text: str) -> str:
        return np.format_float_positional(np.float32(text.rstrip("fh")), unique=True, trim="0")

    floats = {x for row in rows for x in row.lexemes if FLOAT.fullmatch(x) and x != "."}
    assert "0.5" in floats
    assert {x: shortest(x) for x in floats if shortest(x) != x} == {}


def test_targets_stay_short(rows: list[Row]) -> None:
    lengths = [len(row.lexemes) for row in rows]
    assert max(lengths) < MAX_LEXEMES
    assert min(lengths) >= 20
    assert 60 <= statistics.median(lengths) <= 120
