"""The hand-written pairs: valid, canonical, no pair twice, and nothing of the blind set among them."""

import tomllib
from pathlib import Path

import pytest

import rust_core
from wgsl_train.contamination import TrainingTraces

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "data" / "handwritten").glob("*.toml"))


def pairs(file: Path) -> list[tuple[str, str]]:
    return [(entry["prompt"], entry["code"]) for entry in tomllib.loads(file.read_text(encoding="utf-8"))["examples"]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_module_is_valid_and_canonical(file: Path) -> None:
    for prompt, code in pairs(file):
        verdict = rust_core.validate(code)
        assert verdict.valid, (prompt, verdict.message)
        assert not verdict.hollow, prompt
        assert code.strip() == rust_core.canonical_text(code).strip(), prompt


def test_no_prompt_stands_twice() -> None:
    prompts = [" ".join(prompt.lower().split()) for file in FILES for prompt, _ in pairs(file)]
    assert len(prompts) == len(set(prompts)) == 1509


@pytest.mark.parametrize("half", ["development", "final"])
def test_the_blind_set_shares_no_prompt_with_them(half: str) -> None:
    traces = TrainingTraces(pair for file in FILES for pair in pairs(file))
    folder = ROOT / "tests" / "fixtures" / "blind" / half
    overlap = traces.overlap(pair for file in sorted(folder.glob("*.toml")) for pair in pairs(file))
    assert overlap.equal_prompts == 0
    # Published constants (hashes, luminance weights) make runs of their own.
    assert overlap.prompts_sharing_a_run <= 0.03
