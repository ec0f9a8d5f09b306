"""Sequences end to end against the same model on padded ones: states, loss and every gradient in float64."""

from itertools import pairwise
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from padded_twin import Pair, padded_loss, padded_states
from tiny_bert import write_tiny_bert
from wgsl_train.attention import cross_attend, self_attend
from wgsl_train.config import ModelConfig
from wgsl_train.data import lay_end_to_end
from wgsl_train.layers import EncoderDecoder, Rotary
from wgsl_train.model import build_model

VOCAB_SIZE = 37
SOURCES = {"transformer": (3, VOCAB_SIZE), "minilm": (4 * 8, 3000 * 8)}
"""Source token ids of each architecture."""


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, EncoderDecoder]:
    """One of each architecture in float64, no bias or norm left at its start."""
    bert = write_tiny_bert(tmp_path_factory.mktemp("bert"))
    return {architecture: model_of(architecture, bert) for architecture in SOURCES}


def model_of(architecture: str, bert: Path) -> EncoderDecoder:
    torch.manual_seed(7)
    config = ModelConfig(
        architecture=architecture,
        prompt_encoder=str(bert),
        d_model=24,
        nhead=2,
        num_layers=2,
        dim_feedforward=40,
        dropout=0.0,
        max_seq_len=64,
    )
    model = build_model(config, VOCAB_SIZE).double()
    with torch.no_grad():
        for parameter in model.trainable_parameters().values():
            if parameter.dim() == 1:
                parameter.add_(torch.randn_like(parameter), alpha=0.2)
    return model


def random_pairs(architecture: str, lengths: list[tuple[int, int]]) -> list[Pair]:
    """Pairs of (source, target) lengths; a target is one longer, as it is shifted."""
    return [
        (torch.randint(*SOURCES[architecture], (source,)), torch.randint(3, VOCAB_SIZE, (target + 1,)))
        for source, target in lengths
    ]


def gradients(model: EncoderDecoder, loss: Tensor) -> dict[str, Tensor]:
    trained = model.trainable_parameters()
    return dict(zip(trained, torch.autograd.grad(loss, list(trained.values())), strict=True))


LENGTHS = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 60)), min_size=1, max_size=7)


@pytest.mark.parametrize("architecture", SOURCES)
@settings(max_examples=15, deadline=None)
@given(lengths=LENGTHS, cuts=st.sets(st.integers(1, 6)))
def test_end_to_end_is_padded(
    models: dict[str, EncoderDecoder], architecture: str, lengths: list[tuple[int, int]], cuts: set[int]
) -> None:
    check(models[architecture], random_pairs(architecture, lengths), cuts)


@pytest.mark.parametrize("architecture", SOURCES)
@pytest.mark.parametrize("lengths", [[(1, 1)], [(1, 60), (40, 1)], [(40, 60), (1, 1), (1, 1)], [(5, 7)] * 3])
def test_the_shortest_and_the_longest(
    models: dict[str, EncoderDecoder], architecture: str, lengths: list[tuple[int, int]]
) -> None:
    check(models[architecture], random_pairs(architecture, lengths), set())


def check(model: EncoderDecoder, pairs: list[Pair], cuts: set[int]) -> None:
    """Holds ``pairs``, in groups that end at ``cuts``, to the twin."""
    ends = [0, *sorted(cut for cut in cuts if cut < len(pairs)), len(pairs)]
    batch = lay_end_to_end([pairs[start:end] for start, end in pairwise(ends)])
    states = model(batch)
    padded = padded_states(model, pairs)
    expected = torch.cat([row[: len(target) - 1] for row, (_, target) in zip(padded, pairs, strict=True)])
    torch.testing.assert_close(states, expected, rtol=1e-10, atol=1e-10)
    loss, twin = F.cross_entropy(model.lm_head(states), batch.labels, reduction="sum"), padded_loss(model, pairs)
    torch.testing.assert_close(loss, twin, rtol=1e-10, atol=1e-10)
    expected_gradients = gradients(model, twin)
    for name, gradient in gradients(model, loss).items():
        torch.testing.assert_close(gradient, expected_gradients[name], rtol=1e-10, atol=1e-10, msg=name)


def rows(count: int, things: int) -> Tensor:
    return torch.randn(count, things, 2, 6, dtype=torch.float64, requires_grad=True)


def test_the_written_gradient_is_the_differences() -> None:
    torch.manual_seed(0)
    lengths, source_lengths = [[3, 1], [4]], [[2, 5], [1]]
    angles = Rotary(8, 6).angles.double()
    for causal in (False, True):
        assert torch.autograd.gradcheck(
            lambda qkv, causal=causal: self_attend(qkv, lengths, causal=causal, angles=angles), rows(8, 3)
        )
    assert torch.autograd.gradcheck(
        lambda q, kv: cross_attend(q, kv, lengths, source_lengths), (rows(8, 1), rows(8, 2))
    )


def test_what_stands_beside_a_sequence_does_not_reach_it() -> None:
    """Not even numbers that are none."""
    torch.manual_seed(0)
    qkv = rows(9, 3).detach()
    alone = self_attend(qkv[:4], [[4]], causal=False)
    qkv[4:] = torch.nan
    beside = self_attend(qkv, [[4, 5]], causal=False)
    assert torch.equal(alone, beside[:4])
    assert beside[4:].isnan().all()
