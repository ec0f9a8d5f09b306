"""The first command of the README, as a person types it: it learns, and the native engine gives back what it learnt."""

import json
import shutil
from pathlib import Path

import pytest

from cli_process import run_process


@pytest.mark.slow
def test_the_default_run_memorises_its_training_split(tmp_path: Path) -> None:
    out = tmp_path / "run"
    trained = run_process("run", "--out", out, "--device", "cpu")
    assert trained.code == 0, trained.err
    summary = json.loads((out / "summary.json").read_text())
    assert summary["train_loss"] < 0.1
    assert summary["peak_memory_bytes"] < 2 << 30
    shutil.rmtree(out / "checkpoints")  # what is exported needs nothing else of the run

    evaluated = run_process("evaluate", "--model", out, "--split", "train", "--json")
    assert evaluated.code == 0, evaluated.err
    report = json.loads(evaluated.out)
    assert report["count"] == 68
    assert report["exact_rate"] >= 0.95, report
