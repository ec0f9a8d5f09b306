"""A model to try commands on, trained once for all tests."""

import os
from pathlib import Path

import pytest

from cli_process import run_here
from score_machine import scorer  # noqa: F401 - a fixture

# No test module has loaded torch yet; cli/run.py says why.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

TINY = ("--set", "training.num_epochs=2", "--set", "training.evaluate_every_epochs=1")


@pytest.fixture(scope="session")
def tiny_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run of the tiny config on the bundled examples: two epochs, so its answers are nonsense."""
    out = tmp_path_factory.mktemp("runs") / "tiny"
    finished = run_here("run", "tiny", "--out", out, "--device", "cpu", *TINY)
    assert finished.code == 0, finished.err
    return out
