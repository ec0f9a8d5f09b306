"""The Rust engine's logits against PyTorch's, both measured against float64, on the same weights."""

import json
from pathlib import Path

import pyarrow as pa
import pytest
import torch
from torch import Tensor

import rust_core
from wgsl_train.config import ModelConfig, load_config
from wgsl_train.export import model_config, weights_to_bytes
from wgsl_train.layers import EncoderDecoder
from wgsl_train.model import build_model

ROOT = Path(__file__).parents[1]
CLEAR_MARGIN = 1e-4
"""Top-2 distance of float64 logits above which every path has to choose the same token."""


def teacher_forced(model: EncoderDecoder, source: list[int], decoder_input: list[int]) -> Tensor:
    """Logits [T, V] of one sequence in the model's own precision."""
    input_ids = torch.tensor([source])
    with torch.inference_mode():
        states = model(input_ids, torch.ones_like(input_ids, dtype=torch.bool), torch.tensor([decoder_input]))
        logits: Tensor = model.lm_head(states)[0]
    return logits.double()


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

    torch_error = engine_error = 0.0
    for row in rows[:: len(rows) // sequences]:
        source = [*tokenizer.encode_prompt(row["prompt"]), tokenizer.eos_id]
        decoder_input = [tokenizer.bos_id, *tokenizer.encode(row["code"])]
        truth = teacher_forced(exact, source, decoder_input)
        ours = torch.tensor(engine.logits(source, decoder_input), dtype=torch.float64)
        torch_error = max(torch_error, float((teacher_forced(model, source, decoder_input) - truth).abs().max()))
        engine_error = max(engine_error, float((ours - truth).abs().max()))
        best = truth.topk(2).values
        clear = best[:, 0] - best[:, 1] > CLEAR_MARGIN
        assert clear.any()
        assert torch.equal(ours.argmax(-1)[clear], truth.argmax(-1)[clear]), row["id"]
    print(f"max logit error against float64: torch f32 {torch_error:.2e}, engine f32 {engine_error:.2e}")
    assert 0.0 < engine_error <= 2.0 * torch_error


def test_engine_agrees_with_torch_on_the_tiny_config() -> None:
    check_parity(load_config(str(ROOT / "configs" / "tiny.toml")).model, sequences=8)


@pytest.mark.slow
def test_engine_agrees_with_torch_on_the_base_model() -> None:
    check_parity(load_config(str(ROOT / "configs" / "wgsl_generation.toml")).model, sequences=6)
