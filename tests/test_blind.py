"""The blind set: whole, valid, and not in the corpus."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import rust_core
from wgsl_train.contamination import TrainingTraces
from wgsl_train.corpus.pair import pair

BLIND = Path(__file__).parent / "fixtures" / "blind"


def examples(half: str) -> list[dict[str, Any]]:
    files = sorted((BLIND / half).glob("*.toml"))
    return [entry for file in files for entry in tomllib.loads(file.read_text(encoding="utf-8"))["examples"]]


@pytest.mark.parametrize("half", ["development", "final"])
def test_every_reference_is_valid(half: str) -> None:
    entries = examples(half)
    assert len([entry["id"] for entry in entries]) == 225
    codes = [code for entry in entries for code in (entry["code"], *entry.get("alternatives", []))]
    assert [
        code for code, verdict in zip(codes, rust_core.validate_batch(codes), strict=True) if not verdict.valid
    ] == []


def test_no_prompt_stands_twice() -> None:
    prompts = Counter(
        " ".join(entry["prompt"].lower().split()) for half in ("development", "final") for entry in examples(half)
    )
    assert [prompt for prompt, count in prompts.items() if count > 1] == []


@pytest.mark.parametrize("half", ["development", "final"])
def test_the_corpus_shares_no_run_of_words_with_it(half: str) -> None:
    drawn = (pair(0, index) for index in range(5000))
    traces = TrainingTraces((one.prompt, one.code) for one in drawn)
    overlap = traces.overlap((entry["prompt"], entry["code"]) for entry in examples(half))
    assert overlap.equal_prompts <= 0.02
    assert overlap.prompts_sharing_wording <= 0.02
    # Published constants (hashes, luminance weights) make runs of their own.
    assert overlap.prompts_sharing_a_run <= 0.05
