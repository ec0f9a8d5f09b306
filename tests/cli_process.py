"""Runs the command line for tests: in this process where that is enough, in its own where it matters."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from wgsl_train.cli import main

PROGRAM = "from wgsl_train.cli import main; main()"


@dataclass(frozen=True)
class Finished:
    """What a command left behind."""

    code: int
    out: str
    err: str


def run_here(*arguments: str | Path, stdin: bytes = b"") -> Finished:
    """The command in this process; torch is imported once for all tests."""
    out, err = io.StringIO(), io.StringIO()
    code: object = None
    with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin))):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code
    return Finished(code if isinstance(code, int) else 0, out.getvalue(), err.getvalue())


def run_process(
    *arguments: str | Path,
    stdin: bytes = b"",
    program: str = PROGRAM,
    preexec_fn: Callable[[], None] | None = None,
    environment: dict[str, str] | None = None,
) -> Finished:
    """The command in a process of its own."""
    finished = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        preexec_fn=preexec_fn,
        env={**os.environ, **(environment or {})},
        check=False,
    )
    return Finished(finished.returncode, finished.stdout.decode(), finished.stderr.decode())
