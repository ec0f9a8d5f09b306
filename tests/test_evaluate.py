"""What a model is worth: teacher-forced figures against a slow twin, and judging what it writes."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import torch
import torch.nn.functional as F

import rust_core
from test_data import sequences_of
from tiny_run import PAIRS, train_tiny
from wgsl_train.config import ModelConfig
from wgsl_train.data import evaluation_batches
from wgsl_train.evaluate import (
    evaluate_generation,
    evaluate_loss,
    evaluate_model,
    generate_samples,
    report_samples,
)
from wgsl_train.model import build_model
from wgsl_train.objective import target_logits

CPU = torch.device("cpu")
MODEL = ModelConfig(d_model=16, nhead=2, num_layers=1, dim_feedforward=32, dropout=0.5, max_seq_len=64)


def test_loss_and_accuracies_are_those_of_one_sequence_after_another() -> None:
    torch.manual_seed(0)
    split = sequences_of([(3, 9), (6, 2), (2, 30), (9, 12), (1, 5)])
    model = build_model(MODEL, 7).eval()
    with torch.no_grad():
        # A bias that makes token 6, the only label, the likeliest at half of the positions.
        logits = [row for batch in evaluation_batches(split, 64) for row in target_logits(model, batch)]
        margins = torch.stack([row[:6].max() - row[6] for row in logits])
        model.lm_head.bias[6] += margins.median() + 1e-6
    model.train()
    report = evaluate_loss(model, split, batch_tokens=64, device=CPU, precision="fp32")
    assert model.training
    model.eval()
    loss, right, whole, tokens = 0.0, 0, 0, 0
    for index in range(5):
        batch = split.batch([[index]])
        logits = model.lm_head(model(batch))
        loss += F.cross_entropy(logits, batch.labels, reduction="sum").item()
        hits = logits.argmax(-1) == batch.labels
        right, whole, tokens = right + int(hits.sum()), whole + int(hits.all()), tokens + len(hits)
    assert 0 < right < tokens
    assert report.loss == pytest.approx(loss / tokens, rel=1e-5)
    assert (report.token_accuracy, report.sequence_accuracy, report.tokens) == (right / tokens, whole / 5, tokens)


def test_an_empty_split_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one sequence"):
        evaluate_loss(build_model(MODEL, 7), sequences_of([]), batch_tokens=64, device=CPU, precision="fp32")


@dataclass
class Output:
    code: str
    finish_reason: str = "eos"
    prompt_truncated: bool = False
    closed_by_force: bool = False
    rollbacks: int = 3
    features: dict[str, float] = field(default_factory=dict)


class Parrot:
    """Answers from a list, in order."""

    def __init__(self, *codes: str) -> None:
        self.codes = codes

    def generate_batch(self, prompts: list[str], **_: Any) -> list[Output]:
        assert len(prompts) == len(self.codes)
        return [Output(code) for code in self.codes]


REFERENCE = "fn one() -> f32 { return 1.0; }"


def test_outputs_are_judged() -> None:
    codes = ("fn one()->f32{return 1.0;}", "fn one() -> f32 { return 2.0; }", "", "fn one( {")
    examples = [{"id": str(n), "prompt": "one", "code": REFERENCE} for n in range(4)]
    samples = generate_samples(Parrot(*codes), examples)  # type: ignore[arg-type]
    assert [sample["exact"] for sample in samples] == [True, False, False, False]
    assert [sample["valid"] for sample in samples] == [True, True, True, False]
    assert [sample["hollow"] for sample in samples] == [False, False, True, False]
    report = report_samples(samples)
    assert (report.count, report.exact, report.valid, report.hollow) == (4, 1, 3, 1)
    assert (report.exact_rate, report.valid_rate, report.hollow_rate) == (0.25, 0.75, 0.25)
    assert (report.closed_by_force_rate, report.mean_rollbacks) == (0.0, 3.0)
    assert report.naga_version == rust_core.NAGA_VERSION
    json.dumps(samples)


def test_nothing_to_judge_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one example"):
        evaluate_generation(Parrot(), [])  # type: ignore[arg-type]


def test_an_exported_model_is_evaluated_on_a_split(tmp_path: Path) -> None:
    run, _ = train_tiny(tmp_path / "run", "training.num_epochs=1")
    examples = rust_core.load_examples(PAIRS).with_splits(train_fraction=0.8, validation_fraction=0.1, seed=0)
    reports = evaluate_model(run.export, examples, "test", threads=2)
    assert {mode: report.count for mode, report in reports.items()} == {"off": 2, "full": 2}
    assert (reports["off"].mean_rollbacks, reports["full"].valid_rate) == (0.0, 1.0)
    with pytest.raises(ValueError, match="expected one of train, validation, test, all, found everything"):
        evaluate_model(run.export, examples, "everything")
    whole = rust_core.load_examples(PAIRS).with_splits(train_fraction=1.0, validation_fraction=0.0, seed=0)
    with pytest.raises(ValueError, match="split test: expected at least one example"):
        evaluate_model(run.export, whole, "test")
