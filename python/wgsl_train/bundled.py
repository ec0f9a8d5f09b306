"""The weights that ship, as a folder for what reads files. Without torch."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import rust_core

BUNDLED = "bundled"
"""The name of that folder in configs and on the command line."""


def model_folder(name: str) -> Path:
    """The model folder that ``training.init_from`` names; ``ValueError`` for ``bundled`` where nothing ships."""
    return Path(_written_out().name) if name == BUNDLED else Path(name)


@cache
def _written_out() -> TemporaryDirectory[str]:
    """The files, on disk for as long as this process lives."""
    files = rust_core.bundled_model()
    if files is None:
        raise ValueError(f"{BUNDLED}: this build has no weights of its own (cargo feature `bundled-model`)")
    folder = TemporaryDirectory(prefix="wgsl-train-")
    for name, data in files.items():
        (Path(folder.name) / name).write_bytes(data)
    return folder
