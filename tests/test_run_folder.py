import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wgsl_train.config import Config, TaskConfig, load_config
from wgsl_train.run_folder import (
    RunError,
    RunFolder,
    list_runs,
    newest_unfinished,
    replace_file,
    resolve_model_dir,
)


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def named(name: str) -> Config:
    return Config(task=TaskConfig(name=name))


def age(run: RunFolder, seconds: float) -> None:
    """Makes the run's last record look ``seconds`` old."""
    then = run.config_file.stat().st_mtime - seconds
    os.utime(run.config_file, (then, then))


def make_model(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in ("model.safetensors", "config.json", "tokenizer.json"):
        (folder / name).write_text("{}")
    return folder


def test_runs_are_numbered_and_hold_the_resolved_config() -> None:
    first, second = RunFolder.create(named("tiny")), RunFolder.create(named("tiny"))
    other = RunFolder.create(named("other"))
    assert [run.path for run in (first, second, other)] == [
        Path("runs/tiny-1"),
        Path("runs/tiny-2"),
        Path("runs/other-1"),
    ]
    assert load_config(str(first.config_file)) == named("tiny")
    assert [entry.name for entry in first.path.iterdir()] == ["config.toml"]


def test_numbers_are_never_used_again() -> None:
    for name in ("tiny-9", "tiny-x", "tiny-99999999999", "tiny-2-3"):
        (Path("runs") / name).mkdir(parents=True)
    assert RunFolder.create(named("tiny")).name == "tiny-10"


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_task_name_gives_a_folder_under_runs(name: str) -> None:
    run = RunFolder.create(named(name.encode(errors="replace").decode()))
    assert run.path.resolve().parent == Path("runs").resolve()
    assert not run.name.startswith(".")
    assert RunFolder.open(run.path) == run


def test_out_may_be_new_or_empty() -> None:
    Path("empty").mkdir()
    assert RunFolder.create(Config(), Path("empty")).config_file.is_file()
    assert RunFolder.create(Config(), Path("deep/er")).config_file.is_file()


def test_out_is_never_overwritten() -> None:
    run = RunFolder.create(Config(), Path("mine"))
    with pytest.raises(RunError, match="--resume --out mine"):
        RunFolder.create(named("else"), Path("mine"))
    assert load_config(str(run.config_file)) == Config()
    Path("files").mkdir()
    Path("files/a").write_text("")
    with pytest.raises(RunError, match="new or empty"):
        RunFolder.create(Config(), Path("files"))
    with pytest.raises(RunError, match="found a file"):
        RunFolder.create(Config(), Path("files/a"))


@pytest.mark.parametrize("name", ["nowhere", "folder"])
def test_open_refuses_what_is_no_run(name: str) -> None:
    Path("folder").mkdir()
    with pytest.raises(RunError, match=name):
        RunFolder.open(Path(name))


def test_newest_goes_by_the_last_record() -> None:
    assert newest_unfinished() is None
    a, b, c = (RunFolder.create(named("r")) for _ in range(3))
    for run, seconds in ((a, 10), (b, 30), (c, 20)):
        age(run, seconds)
    Path("runs/notes").mkdir()
    assert [run.name for run in list_runs()] == ["r-2", "r-3", "r-1"]
    a.summary_file.write_text("{}")
    assert newest_unfinished() == c
    b.metrics_file.write_text("")  # written just now
    assert newest_unfinished() == b


def test_a_run_belongs_to_one_process() -> None:
    run = RunFolder.create(Config())
    program = (
        "import sys; from pathlib import Path; from wgsl_train.run_folder import RunFolder\n"
        "with RunFolder.open(Path(sys.argv[1])).lock():\n    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(run.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(RunError, match="another process"), run.lock():
            pass
        other.kill()
    with run.lock():  # let go although it was killed
        pass


def test_an_empty_run_is_taken_back_and_no_other() -> None:
    empty, trained = RunFolder.create(Config()), RunFolder.create(Config())
    trained.metrics_file.write_text("{}\n")
    empty.discard_if_empty()
    trained.discard_if_empty()
    assert [run.name for run in list_runs()] == [trained.name]


def test_summary_is_read_or_refused() -> None:
    run = RunFolder.create(Config())
    assert run.summary() is None
    assert not run.finished
    run.summary_file.write_text(json.dumps({"steps": 3}))
    assert run.summary() == {"steps": 3}
    assert run.finished
    for text in ("{", "[]"):
        run.summary_file.write_text(text)
        with pytest.raises(RunError, match=r"summary\.json"):
            run.summary()


def test_model_dir_is_an_export_or_a_run() -> None:
    export = make_model(Path("export"))
    assert resolve_model_dir(export) == export
    run = RunFolder.create(Config())
    with pytest.raises(RunError, match="no export yet"):
        resolve_model_dir(run.path)
    make_model(run.export)
    assert resolve_model_dir(run.path) == run.export


@pytest.mark.parametrize("path", ["nowhere", "."])
def test_model_dir_that_is_none_is_named(path: str) -> None:
    with pytest.raises(RunError, match="expected an exported model or a run"):
        resolve_model_dir(Path(path))


def test_replaced_files_are_whole_or_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path("file")
    replace_file(file, b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as failure:
        replace_file(file, b"new")
    assert failure.value.filename == "file"
    assert file.read_bytes() == b"old"
    assert [entry.name for entry in Path().iterdir()] == ["file"]


def test_a_folder_that_cannot_be_filled_is_not_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        RunFolder.create(Config())
    assert list(Path("runs").iterdir()) == []
