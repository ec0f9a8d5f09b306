"""The moving average of the weights: what it is, that it is what gets evaluated and exported, and exact resume."""

import math
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from tiny_run import Listener, tiny_config, train_tiny, weights, without_clocks
from wgsl_train.average import WeightAverage
from wgsl_train.config import ModelConfig, load_config
from wgsl_train.evaluate import evaluate_loss
from wgsl_train.metrics import read_metrics
from wgsl_train.model import build_model
from wgsl_train.training_data import load_data

MODEL = ModelConfig(d_model=8, nhead=2, num_layers=1, dim_feedforward=16, dropout=0.0, max_seq_len=16)
AVERAGED = ("training.average_decay=0.9", "training.num_epochs=3", "training.evaluate_every_epochs=1")


def test_it_is_the_weighted_mean_of_all_steps() -> None:
    model = build_model(MODEL, 9)
    average = WeightAverage(model, 0.9)
    bias = model.lm_head.bias
    expected = bias.detach().clone().double()
    for step in range(1, 200):
        with torch.no_grad():
            bias.fill_(math.sin(step))
        average.update(step)
        decay = min(0.9, (1 + step) / (10 + step))
        expected = decay * expected + (1.0 - decay) * math.sin(step)
    torch.testing.assert_close(average.tensors["lm_head.bias"].double(), expected, rtol=0, atol=1e-5)
    before = bias.detach().clone()
    with average.applied():
        assert torch.equal(bias, average.tensors["lm_head.bias"])
    assert torch.equal(bias, before)


def test_the_average_is_evaluated_and_exported(tmp_path: Path) -> None:
    run, summary = train_tiny(tmp_path / "run", *AVERAGED)
    plain, _ = train_tiny(tmp_path / "plain", *AVERAGED[1:])
    steps = [[r["loss"] for r in read_metrics(each.metrics_file) if r["type"] == "step"] for each in (run, plain)]
    assert steps[0] == steps[1], "averaging leaves training as it is"
    assert weights(run) != weights(plain)
    config = load_config(str(run.config_file))
    data = load_data(config)
    model = build_model(config.model, data.tokenizer.target_vocab_size)
    model.load_state_dict(load_file(run.export / "model.safetensors"))
    train = data.encoded.splits["train"]
    found = evaluate_loss(model, train, batch_tokens=4096, device=torch.device("cpu"), precision="fp32")
    assert found.loss == pytest.approx(summary.train_loss, rel=1e-4)


def test_resume_is_the_run_that_was_never_interrupted(tmp_path: Path) -> None:
    whole, _ = train_tiny(tmp_path / "whole", *AVERAGED)

    class Stopper(Listener):
        def step(self, record: object) -> None:
            if isinstance(record, dict) and record["step"] == 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_tiny(tmp_path / "cut", *AVERAGED, progress=Stopper())
    cut, _ = train_tiny(tmp_path / "cut", *AVERAGED, resume=True)
    assert weights(cut) == weights(whole)
    assert without_clocks(read_metrics(cut.metrics_file)) == without_clocks(read_metrics(whole.metrics_file))
    assert tiny_config(*AVERAGED).training.average_decay == 0.9
