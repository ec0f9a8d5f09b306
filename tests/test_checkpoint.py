"""Door 6: checkpoints are whole or absent, and damage is named."""

import json
import os
import shutil
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from tiny_run import tiny_config
from wgsl_train import checkpoint
from wgsl_train.checkpoint import TrainState, pointed_folder, read_state, restore, save_checkpoint
from wgsl_train.config import ModelConfig
from wgsl_train.data import lay_end_to_end
from wgsl_train.layers import EncoderDecoder
from wgsl_train.metrics import MetricsLog, cut_back, read_metrics
from wgsl_train.model import build_model
from wgsl_train.optimize import build_optimizers
from wgsl_train.run_folder import RunFolder

MODEL = ModelConfig(d_model=8, nhead=2, num_layers=1, dim_feedforward=16, dropout=0.5, max_seq_len=16)


def new_model(
    config: ModelConfig = MODEL, vocab_size: int = 11, optimizer: str = "muon"
) -> tuple[EncoderDecoder, list[torch.optim.Optimizer]]:
    model = build_model(config, vocab_size)
    return model, build_optimizers(model, tiny_config(f"training.optimizer={optimizer}").training)


def take_step(model: EncoderDecoder, optimizers: list[torch.optim.Optimizer]) -> None:
    """One step that depends on weights, moments and the random generator."""
    pairs = [(ids, ids) for ids in torch.arange(8).view(2, 4)]
    model(lay_end_to_end([pairs])).square().sum().backward()
    for optimizer in optimizers:
        optimizer.step()
        optimizer.zero_grad()


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return RunFolder.create(tiny_config(), tmp_path / "run")


def save(
    run: RunFolder, step: int, best_step: int | None = None, optimizer: str = "muon"
) -> tuple[EncoderDecoder, list[torch.optim.Optimizer]]:
    torch.manual_seed(step)
    model, optimizers = new_model(optimizer=optimizer)
    for _ in range(step):
        take_step(model, optimizers)
    save_checkpoint(run, TrainState(step=step, best_step=best_step, threads=1), model, optimizers)
    return model, optimizers


def names(run: RunFolder) -> set[str]:
    return {path.name for path in run.checkpoints.iterdir()}


@pytest.mark.parametrize("optimizer", ["adamw", "muon"])
def test_restored_run_goes_on_bitwise(run: RunFolder, optimizer: str) -> None:
    model, optimizers = save(run, 3, optimizer=optimizer)
    take_step(model, optimizers)
    torch.manual_seed(99)
    other, other_optimizers = new_model(optimizer=optimizer)
    state = restore(run, other, other_optimizers)
    assert state == TrainState(step=3, threads=1)
    take_step(other, other_optimizers)
    for one, two in zip(model.parameters(), other.parameters(), strict=True):
        assert torch.equal(one, two)


def test_only_last_and_best_are_kept(run: RunFolder) -> None:
    save(run, 1, best_step=1)
    assert names(run) == {"step-1"}
    save(run, 2, best_step=1)
    save(run, 3, best_step=1)
    assert names(run) == {"step-1", "step-3"}
    assert (run.last_file.read_text(), run.best_file.read_text()) == ("step-3\n", "step-1\n")
    save(run, 4, best_step=4)
    assert names(run) == {"step-4"}


class Killed(BaseException):
    """Stands for the end of the process: nothing after it runs."""


CALLS = ["mkdir", "save_tensors", "_optimizer_tensors", "sync_folder", "rename", "_sync", "replace_file"]


@pytest.mark.parametrize("call", [*CALLS, "remove_checkpoints"])
@pytest.mark.parametrize("occurrence", [1, 2])
def test_dying_anywhere_leaves_a_run_that_continues(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch, call: str, occurrence: int
) -> None:
    """Every point at which writing the second checkpoint may end; the temporary folder is left, as by kill -9."""
    save(run, 1, best_step=1)
    with monkeypatch.context() as patch:
        place = Path if call in ("mkdir", "rename") else checkpoint
        real, count = getattr(place, call), 0

        def die(*arguments: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count == occurrence:
                raise Killed
            return real(*arguments, **options)

        patch.setattr(place, call, die)
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with suppress(Killed):
            save(run, 2, best_step=2)
    model, optimizers = new_model()
    state = restore(run, model, optimizers)
    assert state.step in (1, 2)
    assert state.best_step == state.step
    assert names(run) == {f"step-{state.step}"}
    assert pointed_folder(run.best_file, run) == pointed_folder(run.last_file, run)


def test_a_full_disk_leaves_the_old_checkpoint(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    save(run, 1)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(checkpoint, "save_file", full)
        with pytest.raises(OSError, match="No space left"):
            save(run, 2)
    assert names(run) == {"step-1"}
    assert restore(run, *new_model()).step == 1


Damage = Callable[[Path], object]


def truncate(name: str, size: int) -> Damage:
    return lambda folder: os.truncate(folder / name, size)


def lie(name: str) -> Damage:
    """A header that promises more bytes than there are."""

    def write(folder: Path) -> None:
        header = json.dumps({"x": {"dtype": "F32", "shape": [2**40], "data_offsets": [0, 2**42]}}).encode()
        (folder / name).write_bytes(struct.pack("<Q", len(header)) + header + b"\0" * 64)

    return write


def huge_header(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", 2**63) + b"{}")


def change_tensors(change: Callable[[dict[str, torch.Tensor]], object]) -> Damage:
    def write(folder: Path) -> None:
        tensors = {name: tensor.clone() for name, tensor in load_file(folder / "model.safetensors").items()}
        change(tensors)
        save_file(tensors, folder / "model.safetensors")

    return write


def change_state(text: str) -> Damage:
    return lambda folder: (folder / "state.json").write_text(text)


def edit_state(**changes: object) -> Damage:
    def write(folder: Path) -> None:
        state = json.loads((folder / "state.json").read_text())
        (folder / "state.json").write_text(json.dumps({**state, **changes}))

    return write


HEAD = "lm_head.bias"
DAMAGES: list[tuple[Damage, str]] = [
    (truncate("model.safetensors", 100), r"model.safetensors: expected safetensors"),
    (truncate("model.safetensors", 0), r"model.safetensors: expected safetensors"),
    (truncate("optimizer.safetensors", 2000), r"optimizer.safetensors: expected safetensors"),
    (lie("model.safetensors"), r"model.safetensors: expected safetensors"),
    (huge_header, r"model.safetensors: expected safetensors"),
    (lambda folder: (folder / "model.safetensors").unlink(), r"model.safetensors: no such file"),
    (change_tensors(lambda tensors: tensors.pop(HEAD)), r"model.safetensors: tensor lm_head.bias is missing"),
    (change_tensors(lambda tensors: tensors.update(x=torch.ones(1))), r"tensor x is not part of this model"),
    (
        change_tensors(lambda tensors: tensors.update({HEAD: torch.ones(12)})),
        r"tensor lm_head.bias: expected shape \[11\], found \[12\]",
    ),
    (
        change_tensors(lambda tensors: tensors.update({HEAD: torch.ones(11).half()})),
        r"tensor lm_head.bias: expected torch.float32, found torch.float16",
    ),
    (change_state("{"), r"state.json: expected JSON"),
    (change_state("[]"), r"state.json: expected a JSON object"),
    (change_state("{}"), r"state.json: format_version: expected 1, found None"),
    (edit_state(format_version=2), r"state.json: format_version: expected 1, found 2"),
    (edit_state(step="3"), r"state.json: step: expected int, found '3'"),
    (edit_state(step=4), r"state.json: expected the step of its folder, found 4"),
    (lambda folder: (folder / "state.json").unlink(), r"state.json: no such file"),
    (lambda folder: (folder.parents[1] / "last").write_text("../../x"), r"last: expected step-N, found"),
    (lambda folder: (folder.parents[1] / "last").write_bytes(b"\xff"), r"last: expected the name of a checkpoint"),
    (lambda folder: (folder.parents[1] / "last").write_text("step-9"), r"last: names step-9, but"),
    (lambda folder: (folder.parents[1] / "last").unlink(), r"last: no such file"),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGES, ids=[message for _, message in DAMAGES])
def test_damage_is_named(run: RunFolder, damage: Damage, message: str) -> None:
    save(run, 3)
    damage(run.checkpoints / "step-3")
    with pytest.raises(ValueError, match=message):
        restore(run, *new_model())


def test_a_generator_state_that_is_none_is_named(run: RunFolder) -> None:
    save(run, 1)
    path = run.checkpoints / "step-1" / "optimizer.safetensors"
    tensors = load_file(path)
    save_file({**tensors, "rng.cpu": torch.zeros_like(tensors["rng.cpu"])}, path)
    with pytest.raises(ValueError, match=r"optimizer.safetensors: rng: expected a generator state"):
        restore(run, *new_model())


def test_state_survives_the_round_trip(run: RunFolder) -> None:
    state = TrainState(
        step=1, best_step=1, best_value=0.1 + 0.2, best_train_loss=1e-300, stopped="epochs", elapsed_secs=0.0
    )
    save_checkpoint(run, state, *new_model())
    assert read_state(run.checkpoints / "step-1") == state


def test_the_log_is_cut_back_to_a_step(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    records = [{"type": kind, "step": step} for step in (1, 2, 3) for kind in ("step", "evaluation")]
    with MetricsLog(path) as log:
        for record in records:
            log.append(record)
    with path.open("ab") as file:
        file.write(b'{"type": "step", "st')
    assert read_metrics(path) == records
    cut_back(path, 2)
    assert read_metrics(path) == records[:4]
    with MetricsLog(path) as log:
        log.append(records[4])
    assert read_metrics(path) == records[:5]
    cut_back(path, 0)
    assert path.read_bytes() == b""
    with pytest.raises(ValueError, match=r"metrics.jsonl: expected records up to the checkpoint's step 1"):
        cut_back(path, 1)


@pytest.mark.parametrize("line", [b"{\n", b"[1]\n", b'{"step": "1"}\n', b"{\n{}", b"\xff\n"])
def test_a_damaged_log_is_named(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "metrics.jsonl"
    path.write_bytes(b'{"step": 1}\n' + line)
    with pytest.raises(ValueError, match=r"metrics.jsonl:2: expected a JSON object"):
        read_metrics(path)


def test_no_log_is_an_empty_log(tmp_path: Path) -> None:
    assert read_metrics(tmp_path / "metrics.jsonl") == []
    cut_back(tmp_path / "metrics.jsonl", 0)
