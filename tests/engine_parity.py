"""The engine's logits held to float64 ones, beside PyTorch's: what the tests of each architecture share."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

import rust_core
from wgsl_train.data import lay_end_to_end
from wgsl_train.layers import EncoderDecoder

CLEAR_MARGIN = 1e-4
"""Top-2 distance of float64 logits above which every path has to choose the same token."""

Truth = Callable[[list[int], list[int]], Tensor]
"""Source and decoder input to float64 logits [T, V]."""


def teacher_forced(model: EncoderDecoder, source: list[int], decoder_input: list[int]) -> Tensor:
    """Logits [T, V] of one sequence in the model's own precision."""
    labels = torch.tensor([*decoder_input, 0])  # the last one is never read
    with torch.inference_mode():
        logits: Tensor = model.lm_head(model(lay_end_to_end([[(torch.tensor(source), labels)]])))
    return logits.double()


def check_engine(
    model: EncoderDecoder,
    engine: rust_core.Model,
    tokenizer: rust_core.Tokenizer,
    rows: list[tuple[list[int], dict[str, Any]]],
    truth_of: Truth,
) -> None:
    """Of each source and example: the engine errs at most twice as much as torch, and chooses as the truth does."""
    torch_error = engine_error = 0.0
    for source, row in rows:
        decoder_input = [tokenizer.bos_id, *tokenizer.encode(row["code"])]
        truth = truth_of(source, decoder_input)
        ours = torch.tensor(engine.logits(source, decoder_input), dtype=torch.float64)
        torch_error = max(torch_error, float((teacher_forced(model, source, decoder_input) - truth).abs().max()))
        engine_error = max(engine_error, float((ours - truth).abs().max()))
        best = truth.topk(2).values
        clear = best[:, 0] - best[:, 1] > CLEAR_MARGIN
        assert clear.any()
        assert torch.equal(ours.argmax(-1)[clear], truth.argmax(-1)[clear]), row["id"]
    print(f"max logit error against float64: torch f32 {torch_error:.2e}, engine f32 {engine_error:.2e}")
    assert 0.0 < engine_error <= 2.0 * torch_error
