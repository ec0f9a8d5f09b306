"""A run is a folder: ``runs/<config>-<n>/``. This file knows its layout and how runs are found; never torch."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wgsl_train.config import Config

RUNS = Path("runs")


class RunError(ValueError):
    """A folder that is not the run, or the model, that was asked for; the message names it and says what to do."""


def replace_file(path: Path, data: bytes) -> None:
    """Writes ``path`` whole or not at all: a temporary file beside it, flushed to disk, renamed over it.

    Links are followed; what is no file (a device, a pipe) is written to as it stands. Raises ``OSError`` naming
    ``path``; the old content, if any, then stands as it was.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
        return
    path = path.resolve() if path.is_symlink() else path
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise


@dataclass(frozen=True)
class RunFolder:
    """The paths of one run. Making the object touches nothing; ``create`` and ``open`` do."""

    path: Path

    @property
    def name(self) -> str:
        """The folder's own name, as in ``tiny-3``."""
        return self.path.resolve().name

    @property
    def config_file(self) -> Path:
        """The resolved config; a folder with this file is a run."""
        return self.path / "config.toml"

    @property
    def metrics_file(self) -> Path:
        """One JSON object a line: every step, every evaluation."""
        return self.path / "metrics.jsonl"

    @property
    def checkpoints(self) -> Path:
        """Folder of ``step-N/`` folders."""
        return self.path / "checkpoints"

    @property
    def last_file(self) -> Path:
        """Names the newest checkpoint; what ``--resume`` continues from."""
        return self.path / "last"

    @property
    def best_file(self) -> Path:
        """Names the best checkpoint; what ``export`` holds."""
        return self.path / "best"

    @property
    def export(self) -> Path:
        """The exported model folder."""
        return self.path / "export"

    @property
    def samples_file(self) -> Path:
        """Sample outputs, newest evaluation first."""
        return self.path / "samples.md"

    @property
    def curves_file(self) -> Path:
        """The loss curve."""
        return self.path / "curves.png"

    @property
    def tensorboard(self) -> Path:
        """TensorBoard's event files, where the extra is installed."""
        return self.path / "tensorboard"

    @property
    def summary_file(self) -> Path:
        """Written last, once, atomically."""
        return self.path / "summary.json"

    @property
    def finished(self) -> bool:
        """Whether training came to its end."""
        return self.summary_file.is_file()

    @classmethod
    def create(cls, config: Config, out: Path | None = None) -> "RunFolder":
        """Makes a new run: ``out``, or the next free ``runs/<task.name>-<n>``; writes ``config.toml``.

        Raises ``RunError`` when ``out`` already holds something, ``OSError`` when the folder cannot be written.
        """
        run = cls(_new_folder(out) if out is not None else _next_free(RUNS, _slug(config.task.name)))
        try:
            replace_file(run.config_file, config.to_toml().encode())
        except BaseException:
            with suppress(OSError):
                run.path.rmdir()
            raise
        return run

    @classmethod
    def open(cls, path: Path) -> "RunFolder":
        """The run at ``path``; ``RunError`` when there is none."""
        run = cls(Path(path))
        if run.config_file.is_file():
            return run
        found = "a folder without config.toml" if run.path.is_dir() else "no such folder"
        raise RunError(f"{path}: expected a run, found {found}; `wgsl-train list` shows the runs")

    def discard_if_empty(self) -> None:
        """Removes the folder again when nothing was trained in it: no metrics, no checkpoint."""
        if not self.metrics_file.exists() and not self.last_file.exists():
            shutil.rmtree(self.path, ignore_errors=True)

    def summary(self) -> dict[str, Any] | None:
        """``summary.json`` as a dict, None before the end; ``RunError`` when it is not what training wrote."""
        try:
            summary = json.loads(self.summary_file.read_bytes())
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise RunError(f"{self.summary_file}: expected JSON, found {error}") from None
        if not isinstance(summary, dict):
            raise RunError(f"{self.summary_file}: expected a JSON object, found {type(summary).__name__}")
        return summary

    def modified(self) -> float:
        """When the run last wrote a record, in seconds since the epoch."""
        for file in (self.metrics_file, self.config_file):
            with suppress(OSError):
                return file.stat().st_mtime
        return 0.0

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the run for one process; ``RunError`` when another one is training in it.

        The operating system lets go when the process ends, however it ends. Without ``fcntl`` (Windows) it is
        not held.
        """
        try:
            import fcntl
        except ImportError:
            yield
            return
        with self.config_file.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise RunError(f"{self.path}: another process is training this run; wait for it or end it") from None
            yield


def _new_folder(out: Path) -> Path:
    if out.exists() and not out.is_dir():
        raise RunError(f"{out}: expected a folder, found a file; name a new folder with --out")
    if (out / "config.toml").is_file():
        raise RunError(
            f"{out}: already holds a run, and runs are never overwritten; name a new folder with --out, or "
            f"continue it with `wgsl-train run --resume --out {out}`"
        )
    if out.is_dir() and any(out.iterdir()):
        raise RunError(f"{out}: expected a new or empty folder, found one with files; name another with --out")
    out.mkdir(parents=True, exist_ok=True)
    return out


def _slug(name: str) -> str:
    """A task name as a folder name: no separators, no leading dots, not endless."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:64] or "run"


def _next_free(root: Path, name: str) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    pattern = re.compile(rf"{re.escape(name)}-([0-9]{{1,9}})")
    taken = (pattern.fullmatch(entry.name) for entry in root.iterdir())
    number = max((int(match[1]) for match in taken if match), default=0) + 1
    while True:
        try:
            path = root / f"{name}-{number}"
            path.mkdir()
            return path
        except FileExistsError:  # another process took it between the look and the leap
            number += 1


def list_runs(root: Path = RUNS) -> list[RunFolder]:
    """Every run directly under ``root``, oldest first by its last record."""
    if not root.is_dir():
        return []
    runs = [RunFolder(entry) for entry in root.iterdir()]
    return sorted((run for run in runs if run.config_file.is_file()), key=lambda run: (run.modified(), run.name))


def newest_unfinished(root: Path = RUNS) -> RunFolder | None:
    """The run that wrote last among those that did not come to their end."""
    return next((run for run in reversed(list_runs(root)) if not run.finished), None)


def is_model_dir(path: Path) -> bool:
    """Whether ``path`` looks like an exported model folder."""
    return (path / "model.safetensors").is_file() and (path / "config.json").is_file()


def resolve_model_dir(path: Path) -> Path:
    """The model folder meant by ``path``: an export, or a run's ``export/``.

    Raises ``RunError`` that says what was found and how to get a model.
    """
    if is_model_dir(path):
        return path
    if is_model_dir(path / "export"):
        return path / "export"
    if (path / "config.toml").is_file():
        raise RunError(
            f"{path}: this run has no export yet; finish it with `wgsl-train run --resume --out {path}`, "
            f"or export its best checkpoint with `wgsl-train export {path} DIR`"
        )
    found = "a folder without model.safetensors and config.json" if path.is_dir() else "no such folder"
    raise RunError(f"{path}: expected an exported model or a run, found {found}")
