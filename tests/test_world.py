"""Several processes under torchrun train the run that one process with as many workers trains, bit for bit."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from cli_process import PROGRAM
from tiny_run import tiny_config, train_tiny, weights, without_clocks
from wgsl_train.metrics import read_metrics
from wgsl_train.run_folder import RunFolder
from wgsl_train.world import World

EPOCHS = "training.num_epochs=6"


def torchrun(*arguments: str | Path) -> "subprocess.Popen[bytes]":
    """The command in two processes of one thread each: they share two cores at most."""
    two = sorted(os.sched_getaffinity(0))[:2]
    program = ["--no-python", sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.Popen(
        [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", *program],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={key: value for key, value in os.environ.items() if key != "OMP_NUM_THREADS"},
        preexec_fn=lambda: os.sched_setaffinity(0, two),
    )


def steps_done(run: RunFolder) -> int:
    """By the log so far."""
    if not run.metrics_file.exists():
        return 0
    return sum(b'"type": "step"' in line for line in run.metrics_file.read_bytes().splitlines())


def ended(process: "subprocess.Popen[bytes]") -> str:
    """What it said until its end."""
    return process.communicate()[0].decode()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """One process, two threads: two workers."""
    threads = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        return train_tiny(tmp_path_factory.mktemp("alone") / "run", EPOCHS)[0]
    finally:
        torch.set_num_threads(threads)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="cores cannot be told to a process here")
def test_two_processes_train_as_two_workers_do_and_can_be_stopped(tmp_path: Path, alone: RunFolder) -> None:
    config = tmp_path / "config.toml"
    config.write_text(tiny_config(EPOCHS).to_toml())
    run = RunFolder(tmp_path / "run")
    started = torchrun("run", config, "--out", run.path, "--device", "cpu", "--json")
    while steps_done(run) < 3 and started.poll() is None:
        time.sleep(0.01)
    started.send_signal(signal.SIGTERM)
    told = ended(started)
    assert run.last_file.exists(), told
    assert not run.finished, "stopped in the middle"
    told = ended(torchrun("run", "--resume", "--out", run.path, "--device", "cpu", "--json"))
    assert run.finished, told
    assert [json.loads(line)["type"] for line in told.splitlines() if line.startswith('{"type": "s')][-1] == "summary"
    assert weights(run) == weights(alone)
    assert without_clocks(read_metrics(run.metrics_file)) == without_clocks(read_metrics(alone.metrics_file))


def test_a_process_without_torchrun_is_alone() -> None:
    world, numbers = World(), torch.tensor([1.0, 2.0])
    world.add_up([numbers])
    world.wait()
    assert (world.is_first, world.highest(3), world.from_first({"a": None})) == (True, 3, {"a": None})
    assert numbers.tolist() == [1.0, 2.0]
