"""Training as a whole on a model of seconds, and the parts of an optimizer step."""

import json
import math
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from test_data import sequences_of
from tiny_run import FIXTURES, Listener, golden_tiny_run, tiny_config, train_tiny, with_training, write_pairs
from wgsl_train import session as session_room
from wgsl_train.config import ModelConfig, TrainingConfig
from wgsl_train.data import Sampler
from wgsl_train.device import choose_device, choose_precision
from wgsl_train.gradient import GradientWorkers
from wgsl_train.layers import EncoderDecoder
from wgsl_train.metrics import read_metrics
from wgsl_train.model import build_model
from wgsl_train.objective import loss_sum
from wgsl_train.optimize import build_optimizers, clip_gradients, learning_rate_at
from wgsl_train.run_folder import RunFolder
from wgsl_train.train import Interrupted, NonFiniteLoss, train
from wgsl_train.training_data import load_data

CPU = torch.device("cpu")


def test_a_run_learns_and_leaves_everything_behind(tmp_path: Path) -> None:
    listener = Listener()
    run, summary = train_tiny(tmp_path / "run", "training.num_epochs=6", progress=listener)
    assert summary.steps == 12
    assert summary.stopped == "epochs"
    assert listener.evaluations[-1]["train_loss"] < listener.evaluations[0]["train_loss"]
    assert listener.steps == [record for record in read_metrics(run.metrics_file) if record["type"] == "step"]
    assert run.finished
    assert json.loads(run.summary_file.read_text())["best_value"] == summary.best_value
    assert {path.name for path in run.export.iterdir()} == {
        "model.safetensors",
        "config.json",
        "tokenizer.json",
        "ngrams.bin",
    }
    assert run.curves_file.read_bytes().startswith(b"\x89PNG")
    assert listener.evaluations[0]["samples"][0]["prompt"] in run.samples_file.read_text()
    assert run.best_file.read_text() == f"step-{summary.best_step}\n"
    left = {path.name for path in run.checkpoints.iterdir()}
    assert left == {f"step-{summary.best_step}", f"step-{summary.steps}"}


def test_loss_curve_is_the_golden_one(tmp_path: Path) -> None:
    """A change of model, data order, loss, optimizer or schedule shows here; `golden_tiny_loss.py` writes the file."""
    golden = json.loads((FIXTURES / "golden_tiny_loss.json").read_text())
    listener = golden_tiny_run(tmp_path / "run")
    assert [record["loss"] for record in listener.steps] == pytest.approx(golden["loss"], rel=2e-3)
    assert [record["grad_norm"] for record in listener.steps] == pytest.approx(golden["grad_norm"], rel=2e-2)


def test_same_seed_same_run_other_seed_other_run(tmp_path: Path) -> None:
    def losses(name: str, seed: int) -> list[Any]:
        listener = Listener()
        train_tiny(tmp_path / name, f"training.seed={seed}", "training.num_epochs=1", progress=listener)
        return [record["loss"] for record in listener.steps]

    assert losses("a", 1) == losses("b", 1)
    assert losses("a2", 1) != losses("c", 2)


def schedule(**changes: Any) -> list[float]:
    training = TrainingConfig(**{"learning_rate": 1.0, "warmup_steps": 4, **changes})
    return [learning_rate_at(step, 12, training) for step in range(12)]


def test_schedules() -> None:
    assert schedule()[:5] == [0.25, 0.5, 0.75, 1.0, 1.0]
    assert schedule()[4:] == pytest.approx([1.0, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125])
    assert schedule(schedule="constant")[4:] == [1.0] * 8
    assert schedule(schedule="cosine")[8] == pytest.approx(0.5)
    assert schedule(schedule="cosine")[4:] == sorted(schedule(schedule="cosine")[4:], reverse=True)
    assert schedule(warmup_steps=0)[0] == 1.0
    assert all(0.0 < rate < 1.0 for rate in schedule(warmup_steps=50))


MODEL = ModelConfig(d_model=16, nhead=2, num_layers=1, dim_feedforward=32, dropout=0.0, max_seq_len=64)


SEQUENCES = sequences_of([(3, 9), (6, 2), (2, 30), (9, 12), (1, 5), (4, 21)])


def model_and_gradient(batch_tokens: int, workers: int, dropout: float = 0.0) -> tuple[float, list[torch.Tensor]]:
    torch.manual_seed(3)
    model = build_model(replace(MODEL, dropout=dropout), 8)
    sampler = Sampler(sequences=SEQUENCES, batch_size=6, batch_tokens=batch_tokens, seed=0)
    loss, tokens = GradientWorkers(model, CPU, "fp32", workers).accumulate(sampler, 0, 0)
    assert tokens == sum(SEQUENCES.sizes(index)[0] for index in range(6))
    return loss, [parameter.grad.clone() for parameter in model.parameters() if parameter.grad is not None]


@pytest.mark.parametrize("batch_tokens", [1, 40, 100])
@pytest.mark.parametrize("workers", [1, 2, 4])
def test_gradient_does_not_depend_on_its_parts(batch_tokens: int, workers: int) -> None:
    torch.manual_seed(3)
    model = build_model(MODEL, 8)
    whole = loss_sum(model, SEQUENCES.batch([list(range(6))])) / sum(SEQUENCES.sizes(index)[0] for index in range(6))
    whole.backward()  # type: ignore[no-untyped-call]
    loss, parts = model_and_gradient(batch_tokens, workers)
    assert loss == pytest.approx(whole.item(), rel=1e-6)
    for parameter, gradient in zip(model.parameters(), parts, strict=True):
        torch.testing.assert_close(parameter.grad, gradient, rtol=1e-4, atol=1e-6)


def test_workers_with_dropout_are_the_same_each_time() -> None:
    first, again = (model_and_gradient(40, 3, dropout=0.5) for _ in range(2))
    assert first[0] == again[0] != model_and_gradient(40, 3)[0]
    assert all(torch.equal(one, other) for one, other in zip(first[1], again[1], strict=True))


def test_workers_leave_the_threads_of_others_alone() -> None:
    threads = torch.get_num_threads()
    model_and_gradient(40, 2)
    assert torch.get_num_threads() == threads


@pytest.mark.parametrize(("limit", "clipped"), [(0.0, False), (1e-3, True), (1e9, False)])
def test_clipping_scales_down_and_only_down(limit: float, clipped: bool) -> None:
    torch.manual_seed(0)
    model = nn.Linear(4, 4)
    model(torch.randn(8, 4)).square().sum().backward()
    before = [parameter.grad.clone() for parameter in model.parameters() if parameter.grad is not None]
    norm = clip_gradients(model, limit)
    assert norm == pytest.approx(math.sqrt(sum(float(gradient.square().sum()) for gradient in before)))
    after = [parameter.grad for parameter in model.parameters() if parameter.grad is not None]
    factor = limit / norm if clipped else 1.0
    for old, new in zip(before, after, strict=True):
        torch.testing.assert_close(old * factor, new)


def test_only_matrices_decay() -> None:
    model = build_model(MODEL, 8)
    [adamw] = build_optimizers(model, TrainingConfig(weight_decay=0.5))
    decay, rest = adamw.param_groups
    assert (decay["weight_decay"], rest["weight_decay"]) == (0.5, 0.0)
    assert all(parameter.dim() == 2 for parameter in decay["params"])
    assert len(decay["params"]) + len(rest["params"]) == len(list(model.parameters()))


def test_muon_takes_the_matrices_of_the_layers() -> None:
    model = build_model(MODEL, 8)
    names = {id(parameter): name for name, parameter in model.named_parameters()}
    muon, adamw = (
        {names[id(parameter)] for group in optimizer.param_groups for parameter in group["params"]}
        for optimizer in build_optimizers(model, TrainingConfig(optimizer="muon"))
    )
    assert muon | adamw == set(names.values())
    assert not muon & adamw
    assert muon == {name for name in names.values() if ".layers." in name and model.get_parameter(name).dim() == 2}


class Sabotage(Listener):
    """Does something after a step, from inside the run."""

    def __init__(self, step: int, deed: Callable[[], None]) -> None:
        super().__init__()
        self.at, self.deed = step, deed

    def step(self, record: Any) -> None:
        super().step(record)
        if record["step"] == self.at:
            self.deed()


def test_a_loss_that_is_not_finite_stops_before_the_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[EncoderDecoder] = []

    def keep(*args: Any) -> EncoderDecoder:
        built.append(build_model(*args))
        return built[0]

    monkeypatch.setattr(session_room, "build_model", keep)
    good: list[torch.Tensor] = []

    def spoil() -> None:
        built[0].lm_head.bias.data[0] = math.nan
        good.extend(parameter.detach().clone() for parameter in built[0].parameters())

    with pytest.raises(NonFiniteLoss, match="step 6: expected a finite loss"):
        train_tiny(tmp_path / "run", progress=Sabotage(5, spoil))
    for before, after in zip(good, built[0].parameters(), strict=True):
        torch.testing.assert_close(before, after, rtol=0, atol=0, equal_nan=True)
    run = RunFolder.open(tmp_path / "run")
    assert [path.name for path in run.checkpoints.iterdir()] == ["step-4"]
    assert not run.finished


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_after_the_step_with_a_checkpoint(tmp_path: Path, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with pytest.raises(Interrupted) as caught:
        train_tiny(tmp_path / "run", progress=Sabotage(3, lambda: signal.raise_signal(number)))
    assert (caught.value.step, caught.value.signal) == (3, number)
    run = RunFolder.open(tmp_path / "run")
    assert run.last_file.read_text() == "step-3\n"
    assert not run.best_file.exists()
    assert signal.getsignal(number) is before


def test_early_stopping_waits_for_patience(tmp_path: Path) -> None:
    changes = ("training.learning_rate=1e-30", "training.patience=2", "training.evaluate_every_epochs=1")
    _, summary = train_tiny(tmp_path / "run", *changes, "training.num_epochs=9", "model.dropout=0.0")
    assert (summary.stopped, summary.epochs, summary.best_step) == ("early_stopping", 3, 2)


def test_without_early_stopping_all_epochs_are_made(tmp_path: Path) -> None:
    changes = ("training.learning_rate=1e-30", "training.patience=1", "training.early_stopping=false")
    _, summary = train_tiny(tmp_path / "run", *changes)
    assert (summary.stopped, summary.epochs) == ("epochs", 4)


def test_best_follows_the_watched_metric(tmp_path: Path) -> None:
    run, summary = train_tiny(
        tmp_path / "run",
        "training.early_stopping_metric=val_loss",
        "training.evaluate_every_epochs=1",
        "training.learning_rate=0.05",
        "training.num_epochs=8",
    )
    evaluations = [record for record in read_metrics(run.metrics_file) if record["type"] == "evaluation"]
    assert summary.best_value == summary.val_loss == min(record["val_loss"] for record in evaluations)
    best = next(record for record in evaluations if record["val_loss"] == summary.best_value)
    assert (best["step"], best["train_loss"]) == (summary.best_step, summary.train_loss)
    assert best["improved"]


def test_a_run_is_not_trained_twice(tmp_path: Path) -> None:
    run, summary = train_tiny(tmp_path / "run")
    listener = Listener()
    assert train(tiny_config(), run, resume=True, progress=listener) == summary
    assert listener.messages == [f"{run.path} is finished; nothing to do"]
    run.summary_file.unlink()
    with pytest.raises(ValueError, match="continue it with --resume"):
        train(tiny_config(), run, progress=Listener())


def test_a_missing_tensorboard_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "torch.utils.tensorboard", None)
    listener = Listener()
    run, _ = train_tiny(tmp_path / "run", "training.num_epochs=1", progress=listener)
    assert [text for text in listener.messages if "TensorBoard" in text] == listener.messages[:1]
    assert "pip install" in listener.messages[0]
    assert not run.tensorboard.exists()


GOOD = {"prompt": "nothing", "code": "fn f() -> f32 { return 1.0; }"}


def test_empty_splits_are_named(tmp_path: Path) -> None:
    one = write_pairs(tmp_path / "one.jsonl", [GOOD])
    with pytest.raises(ValueError, match="training split"):
        load_data(tiny_config(one, "dataset.train_fraction=0.1", "dataset.validation_fraction=0.0"))
    with pytest.raises(ValueError, match="validation split"):
        load_data(tiny_config(one, "dataset.train_fraction=1.0", "dataset.validation_fraction=0.0",
                              "training.early_stopping_metric=val_loss"))  # fmt: skip


def test_training_without_a_validation_split(tmp_path: Path) -> None:
    listener = Listener()
    everything = ("dataset.train_fraction=1.0", "dataset.validation_fraction=0.0", "training.num_epochs=1")
    _, summary = train_tiny(tmp_path / "run", *everything, progress=listener)
    assert summary.val_loss is None
    assert listener.evaluations[-1]["token_accuracy"] is None


def test_a_target_that_is_too_long_is_named(tmp_path: Path) -> None:
    pairs = [GOOD, {"id": "endless", "prompt": "long", "code": "fn f() { " + "f();" * 200 + " }"}]
    with pytest.raises(ValueError, match="endless"):
        load_data(tiny_config(write_pairs(tmp_path / "pairs.jsonl", pairs)))


def test_long_prompts_are_cut_and_said(tmp_path: Path) -> None:
    pairs = write_pairs(tmp_path / "pairs.jsonl", [{**GOOD, "prompt": "word " * 400}, GOOD])
    data = load_data(tiny_config(pairs, "dataset.train_fraction=1.0", "dataset.validation_fraction=0.0"))
    assert any("were cut" in note for note in data.notes)
    assert max(data.encoded.splits["train"].sizes(index)[1] for index in range(2)) == 192


def test_on_invalid_is_obeyed(tmp_path: Path) -> None:
    pairs = write_pairs(tmp_path / "pairs.jsonl", [*[GOOD] * 3, {"id": "bare", "prompt": "x", "code": "clamp(v, 0.0)"}])
    everything = (pairs, "dataset.train_fraction=1.0", "dataset.validation_fraction=0.0")
    with pytest.raises(ValueError, match="bare"):
        load_data(tiny_config(*everything, "dataset.on_invalid=error"))
    skipped = load_data(tiny_config(*everything, "dataset.on_invalid=skip"))
    kept = load_data(tiny_config(*everything, "dataset.on_invalid=keep"))
    assert len(skipped.encoded.splits["train"]) + 1 == len(kept.encoded.splits["train"]) == 4
    assert any("left out" in note for note in skipped.notes)
    assert any("kept" in note for note in kept.notes)


def test_devices_and_precisions() -> None:
    assert choose_device("cpu") == CPU
    with pytest.raises(ValueError, match="expected one of auto, cpu, cuda, found tpu"):
        choose_device("tpu")
    for precision in ("fp32", "bf16"):
        assert choose_precision(with_training(tiny_config(), precision=precision), CPU) == precision
    assert choose_precision(with_training(tiny_config(), precision="auto"), CPU) in ("fp32", "bf16")


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_cuda_that_is_not_there_is_said_plainly() -> None:
    assert choose_device("auto") == CPU
    with pytest.raises(ValueError, match=r"device cuda: .*use --device cpu"):
        choose_device("cuda")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device: training on one is untested here")
@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_training_on_cuda(tmp_path: Path, precision: str) -> None:
    config = tiny_config(f"training.precision={precision}")
    summary = train(config, RunFolder.create(config, tmp_path / "run"), device="cuda", progress=Listener())
    golden = json.loads((FIXTURES / "golden_tiny_loss.json").read_text())
    assert summary.train_loss == pytest.approx(golden["loss"][-1], rel=0.3)
