"""The weights that ship, as a folder for what reads files. Without torch."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import rust_core

BUNDLED = "bundled"
"""The name of that folder in configs and on the command line."""


def model_folder(name: str) -> Path:
    """The model folder that ``training.init_from`` names; ``ValueError`` for ``bundled`` where nothing ships."""
    return _written_out() if name == BUNDLED else Path(name)


@cache
def _written_out() -> Path:
    """The files, on disk for as long as this process lives."""
    files = rust_core.bundled_model()
    if files is None:
        raise ValueError(f"{BUNDLED}: this build has no weights of its own (cargo feature `bundled-model`)")
    folder = Path(mkdtemp(prefix="wgsl-train-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder
