"""The stubs say what the extension is: mypy compares them."""

import subprocess
import sys
from pathlib import Path

import pytest


def test_stubs_are_true(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    # From an empty folder, so that the installed package is meant and no configuration of the project.
    command = [sys.executable, "-m", "mypy.stubtest", "rust_core"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
