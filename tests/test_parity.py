"""The Rust engine's logits against PyTorch's, both measured against float64, on the same weights."""

import json
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest
import torch

import rust_core
from engine_parity import check_engine, teacher_forced
from wgsl_train.config import ModelConfig, load_config
from wgsl_train.export import model_config, weights_to_bytes
from wgsl_train.model import build_model

ROOT = Path(__file__).parents[1]


def check_parity(config: ModelConfig, sequences: int) -> None:
    rows = pa.table(rust_core.load_examples()).to_pylist()
    tokenizer = rust_core.Tokenizer.fit([row["code"] for row in rows], [row["prompt"] for row in rows])
    torch.manual_seed(7)
    model = build_model(config, tokenizer.target_vocab_size).eval()
    with torch.no_grad():
        # Fresh weights leave the logits nearly flat; a trained model's are not.
        model.lm_head.weight.mul_(8.0)
    engine = rust_core.Model.from_bytes(
        weights_to_bytes(model), json.dumps(model_config(config, tokenizer)), tokenizer.to_json()
    )
    exact = build_model(config, tokenizer.target_vocab_size).double().eval()
    exact.load_state_dict(model.state_dict())

    sources = [([*tokenizer.encode_prompt(row["prompt"]), tokenizer.eos_id], row) for row in rows]
    chosen = sources[:: len(rows) // sequences]
    check_engine(model, engine, tokenizer, chosen, partial(teacher_forced, exact))


def test_engine_agrees_with_torch_on_the_tiny_config() -> None:
    check_parity(load_config(str(ROOT / "configs" / "tiny.toml")).model, sequences=8)


@pytest.mark.slow
def test_engine_agrees_with_torch_on_the_base_model() -> None:
    check_parity(load_config(str(ROOT / "configs" / "wgsl_generation.toml")).model, sequences=6)
