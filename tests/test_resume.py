"""A run that was interrupted, however, ends bitwise as the run that was not."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from tiny_run import Listener, tiny_config, train_tiny, weights, without_clocks, write_pairs
from wgsl_train.metrics import read_metrics
from wgsl_train.run_folder import RunFolder
from wgsl_train.train import Interrupted, TrainSummary, train

EPOCHS = "training.num_epochs=6"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """The run that nothing interrupted."""
    return train_tiny(tmp_path_factory.mktemp("whole") / "run", EPOCHS)[0]


def assert_same(run: RunFolder, whole: RunFolder) -> None:
    assert weights(run) == weights(whole)
    assert without_clocks(read_metrics(run.metrics_file)) == without_clocks(read_metrics(whole.metrics_file))
    for name in ("model.safetensors", "optimizer.safetensors"):
        last = run.last_file.read_text().strip()
        assert (run.checkpoints / last / name).read_bytes() == (whole.checkpoints / last / name).read_bytes()
    assert sorted(path.name for path in run.checkpoints.iterdir()) == sorted(
        path.name for path in whole.checkpoints.iterdir()
    )


class StopAt(Listener):
    """Asks to stop after one step, as Ctrl-C does."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at

    def step(self, record: object) -> None:
        if record["step"] == self.at:  # type: ignore[index]
            signal.raise_signal(signal.SIGINT)


def resume(run: RunFolder, progress: Listener | None = None) -> TrainSummary:
    return train(tiny_config(EPOCHS), run, device="cpu", resume=True, progress=progress or Listener())


def test_stopping_after_any_step_changes_nothing(tmp_path: Path, whole: RunFolder) -> None:
    """Steps 1, 5 and 6 lie inside epochs and between checkpoints, step 8 has an evaluation."""
    run = RunFolder.create(tiny_config(EPOCHS), tmp_path / "run")
    with pytest.raises(Interrupted):
        train(tiny_config(EPOCHS), run, device="cpu", progress=StopAt(1))
    for step in (5, 6, 8):
        with pytest.raises(Interrupted):
            resume(run, StopAt(step))
        assert run.last_file.read_text() == f"step-{step}\n"
    summary = resume(run)
    assert_same(run, whole)
    assert summary.steps == 12
    assert summary.best_value == (whole.summary() or {})["best_value"]


def test_stopping_after_the_last_step_is_being_done(tmp_path: Path, whole: RunFolder) -> None:
    run = RunFolder.create(tiny_config(EPOCHS), tmp_path / "run")
    train(tiny_config(EPOCHS), run, device="cpu", progress=StopAt(12))
    assert_same(run, whole)


def test_the_threads_of_the_run_are_taken_again(tmp_path: Path, whole: RunFolder) -> None:
    threads = torch.get_num_threads()
    run = RunFolder.create(tiny_config(EPOCHS), tmp_path / "run")
    with pytest.raises(Interrupted):
        train(tiny_config(EPOCHS), run, device="cpu", progress=StopAt(3))
    torch.set_num_threads(threads + 1)
    listener = Listener()
    try:
        resume(run, listener)
        assert torch.get_num_threads() == threads
    finally:
        torch.set_num_threads(threads)
    assert listener.messages[:1] == [f"continuing with {threads} threads, as the run began"]
    assert_same(run, whole)


def test_what_changed_is_said_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    pairs = [{"prompt": f"number {n}", "code": f"fn f() -> f32 {{ return {n}.0; }}"} for n in range(20)]
    data = write_pairs(path, pairs)
    config = tiny_config(data)
    run = RunFolder.create(config, tmp_path / "run")
    with pytest.raises(Interrupted):
        train(config, run, device="cpu", progress=StopAt(1))
    write_pairs(path, [*pairs[:-1], {"prompt": "other", "code": "fn g() {}"}])
    with pytest.raises(ValueError, match="the examples of the checkpoint of step 1"):
        train(config, run, device="cpu", resume=True, progress=Listener())
    write_pairs(path, pairs)
    listener = Listener()
    train(tiny_config(data, "training.learning_rate=0.001"), run, device="cpu", resume=True, progress=listener)
    assert any("config_hash was" in text for text in listener.messages)


def start(path: Path) -> "subprocess.Popen[bytes]":
    """The run in ``path``, begun or continued by a process of its own."""
    program = (
        "import sys; from pathlib import Path; from tiny_run import *; path = Path(sys.argv[1]); config = "
        "tiny_config(sys.argv[2]); run = RunFolder.open(path) if path.exists() else RunFolder.create(config, path); "
        "train(config, run, device='cpu', resume=True, progress=Listener())"
    )
    tests = str(Path(__file__).parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([tests, os.environ.get("PYTHONPATH", "")])}
    return subprocess.Popen([sys.executable, "-c", program, str(path), EPOCHS], env=environment)


def kill_when(process: "subprocess.Popen[bytes]", path: Path, moment: str, after_secs: float = 0.0) -> bool:
    """Kills the process ``after_secs`` after its first new step, or its first new checkpoint; true if so."""
    metrics = path / "metrics.jsonl"
    before = metrics.stat().st_size if metrics.exists() else 0
    while process.poll() is None:
        seen = metrics.exists() and metrics.stat().st_size > before
        if moment == "checkpoint":
            seen = any((path / "checkpoints").glob(".writing-*/*"))
        if seen:
            break
        time.sleep(0.0005)
    time.sleep(after_secs)
    process.kill()
    return process.wait() == -signal.SIGKILL


def test_kill_9_changes_nothing(tmp_path: Path, whole: RunFolder) -> None:
    """Killed before the first checkpoint, while one is written, and some time later."""
    path = tmp_path / "run"
    assert kill_when(start(path), path, "step")
    assert not (path / "last").exists()
    assert kill_when(start(path), path, "checkpoint")
    kill_when(start(path), path, "step", after_secs=0.3)
    run = RunFolder.open(path)
    if not run.finished:
        resume(run)
    assert_same(run, whole)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_kill_9_at_ten_random_moments_changes_nothing(tmp_path: Path, whole: RunFolder, seed: int) -> None:
    draw, path = random.Random(seed), tmp_path / "run"
    for _ in range(10):
        moment = draw.choice(["step", "step", "checkpoint"])
        kill_when(start(path), path, moment, after_secs=draw.choice([0.0, draw.uniform(0.0, 0.05), draw.random()]))
    run = RunFolder.open(path)
    if not run.finished:
        resume(run)
    assert_same(run, whole)


def test_a_second_signal_ends_the_process_at_once() -> None:
    program = (
        "import signal; from wgsl_train.signals import catch_signals\n"
        "with catch_signals() as signals:\n"
        "    signal.raise_signal(signal.SIGINT)\n"
        "    print(signals, flush=True)\n"
        "    signal.raise_signal(signal.SIGTERM)\n"
        "    print('still here', flush=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=False)
    assert done.stdout.decode() == "[2]\n"
    assert done.returncode == -signal.SIGTERM
