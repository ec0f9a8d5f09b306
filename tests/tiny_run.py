"""What the training tests share: a set of pairs of their own, a config of seconds, a run in a folder."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import torch

from wgsl_train.config import Config, load_config
from wgsl_train.metrics import CLOCK_FIELDS
from wgsl_train.progress import Record, SilentProgress
from wgsl_train.run_folder import RunFolder
from wgsl_train.train import TrainSummary, train

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
PAIRS = FIXTURES / "training_pairs.jsonl"


def tiny_config(*changes: str) -> Config:
    """``configs/tiny.toml`` on the test pairs in fp32, which every CPU computes alike."""
    fixed = [f"dataset.path={PAIRS}", "training.precision=fp32", "model.max_seq_len=192"]
    return load_config(str(ROOT / "configs" / "tiny.toml"), [*fixed, *changes])


class Listener(SilentProgress):
    """Remembers what training said."""

    def __init__(self) -> None:
        self.steps: list[Record] = []
        self.evaluations: list[Record] = []
        self.messages: list[str] = []

    def step(self, record: Record) -> None:
        self.steps.append(record)

    def evaluation(self, record: Record) -> None:
        self.evaluations.append(record)

    def message(self, text: str) -> None:
        self.messages.append(text)


def train_tiny(path: Path, *changes: str, resume: bool = False, progress: Any = None) -> tuple[RunFolder, TrainSummary]:
    """Trains in ``path``; returns run and summary."""
    config = tiny_config(*changes)
    run = RunFolder.open(path) if resume else RunFolder.create(config, path)
    return run, train(config, run, device="cpu", resume=resume, progress=progress or Listener())


def golden_tiny_run(path: Path) -> Listener:
    """A run whose losses are written down: with two threads, since each draws its own dropout."""
    listener, threads = Listener(), torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        train_tiny(path, progress=listener)
    finally:
        torch.set_num_threads(threads)
    return listener


def without_clocks(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records as far as they are reproducible."""
    return [{key: value for key, value in record.items() if key not in CLOCK_FIELDS} for record in records]


def weights(run: RunFolder) -> bytes:
    """The bytes of the exported weights."""
    return (run.export / "model.safetensors").read_bytes()


def with_training(config: Config, **changes: Any) -> Config:
    """``config`` with other ``[training]`` values."""
    return dataclasses.replace(config, training=dataclasses.replace(config.training, **changes))


def write_pairs(path: Path, pairs: list[dict[str, str]]) -> str:
    """Writes JSONL; returns the config change that trains on it."""
    path.write_text("".join(json.dumps(pair) + "\n" for pair in pairs))
    return f"dataset.path={path}"
