"""Door 5: the model against torch's own modules, and what makes batching safe."""

import math
from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from wgsl_train.config import ModelConfig
from wgsl_train.data import Batch, lay_end_to_end
from wgsl_train.layers import CrossAttention, DecoderLayer, Dropout, EncoderLayer, SelfAttention
from wgsl_train.model import Transformer, build_model, parameter_count, sinusoidal_positions
from wgsl_train.objective import loss_sum

VOCAB_SIZE = 37
TINY = ModelConfig(d_model=16, nhead=4, num_layers=2, dim_feedforward=24, dropout=0.0, max_seq_len=32)


def tiny_model(config: ModelConfig = TINY) -> Transformer:
    torch.manual_seed(7)
    model = build_model(config, VOCAB_SIZE).double().eval()
    assert isinstance(model, Transformer)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith("bias"):
                parameter.normal_(std=0.2)
    return model


def random_batch(lengths: list[tuple[int, int]]) -> Batch:
    """(source, target) lengths, in one group."""
    return lay_end_to_end([[random_pair(*each) for each in lengths]])


def random_pair(source: int, target: int) -> tuple[Tensor, Tensor]:
    return torch.randint(3, VOCAB_SIZE, (source,)), torch.randint(3, VOCAB_SIZE, (target + 1,))


def test_base_model_has_the_parameters_of_the_design() -> None:
    with torch.device("meta"):
        model = build_model(ModelConfig(), 290)
    assert parameter_count(model) == 44_435_746


def torch_attention(
    ours: SelfAttention | CrossAttention, fused: Tensor, fused_bias: Tensor, nhead: int
) -> nn.MultiheadAttention:
    """torch's attention with our weights."""
    theirs = nn.MultiheadAttention(fused.shape[1], nhead, batch_first=True, dtype=torch.float64)
    theirs.load_state_dict(
        {
            "in_proj_weight": fused,
            "in_proj_bias": fused_bias,
            "out_proj.weight": ours.out_proj.weight.detach(),
            "out_proj.bias": ours.out_proj.bias.detach(),
        }
    )
    return theirs


def twin_self_attention(ours: SelfAttention) -> nn.MultiheadAttention:
    return torch_attention(ours, ours.qkv_proj.weight.detach(), ours.qkv_proj.bias.detach(), ours.nhead)


def twin_forward(model: Transformer, batch: Batch) -> Tensor:
    """The same network on one sequence, put together from ``nn.MultiheadAttention``: slow and obvious."""
    scale, positions = math.sqrt(model.config.d_model), model.positions.double()
    x = F.embedding(batch.input_ids, model.embedding.weight) * scale + positions[: len(batch.input_ids)]
    for layer in model.encoder.layers:
        assert isinstance(layer, EncoderLayer)
        x = layer.norm1(x + twin_self_attention(layer.self_attention)(x, x, x)[0])
        x = layer.norm2(x + layer.linear2(layer.linear1(x).relu()))
    T = len(batch.decoder_input_ids)
    future = torch.ones(T, T, dtype=torch.bool).triu(1)
    y = F.embedding(batch.decoder_input_ids, model.embedding.weight) * scale + positions[:T]
    for layer in model.decoder.layers:
        assert isinstance(layer, DecoderLayer)
        y = layer.norm1(y + twin_self_attention(layer.self_attention)(y, y, y, attn_mask=future)[0])
        cross = layer.cross_attention
        weight = torch.cat([cross.q_proj.weight, cross.kv_proj.weight]).detach()
        bias = torch.cat([cross.q_proj.bias, cross.kv_proj.bias]).detach()
        y = layer.norm2(y + torch_attention(cross, weight, bias, cross.nhead)(y, x, x)[0])
        y = layer.norm3(y + layer.linear2(layer.linear1(y).relu()))
    return y


@pytest.mark.parametrize("lengths", [[(5, 7)], [(3, 9), (6, 2), (1, 1)], [(4, 4), (4, 6)]])
def test_model_agrees_with_torchs_own_modules(lengths: list[tuple[int, int]]) -> None:
    model, pairs = tiny_model(), [random_pair(*each) for each in lengths]
    twin = torch.cat([twin_forward(model, lay_end_to_end([[pair]])) for pair in pairs])
    torch.testing.assert_close(model(lay_end_to_end([pairs])), twin, rtol=1e-10, atol=1e-10)


def test_positions_are_the_papers() -> None:
    table = sinusoidal_positions(50, 8)
    for position in (0, 1, 49):
        for pair in range(4):
            angle = position / 10_000 ** (2 * pair / 8)
            assert table[position, 2 * pair].item() == pytest.approx(math.sin(angle), abs=1e-6)
            assert table[position, 2 * pair + 1].item() == pytest.approx(math.cos(angle), abs=1e-6)


def test_bf16_on_cpu_is_near_float64() -> None:
    model, batch = tiny_model(), random_batch([(5, 7), (3, 4)])
    exact = loss_sum(model, batch).item()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        rounded = loss_sum(model.float(), batch).item()
    assert rounded == pytest.approx(exact, rel=0.02)
    assert rounded != exact


def test_a_token_sees_no_later_token() -> None:
    model, batch = tiny_model(), random_batch([(4, 8)])
    before = model(batch)
    changed = batch.decoder_input_ids.clone()
    changed[5:] = 3
    after = model(replace(batch, decoder_input_ids=changed))
    torch.testing.assert_close(before[:5], after[:5], rtol=0, atol=0)
    assert not torch.equal(before[5:], after[5:])


def test_fresh_weights_expect_nothing() -> None:
    """Every token about equally likely: the first loss is near log(V), and embeddings have unit variance."""
    torch.manual_seed(0)
    model = build_model(ModelConfig(d_model=64, nhead=4, num_layers=2, dim_feedforward=64), VOCAB_SIZE).eval()
    assert isinstance(model, Transformer)
    batch = random_batch([(8, 20)] * 8)
    tokens = len(batch.labels)
    assert loss_sum(model, batch).item() / tokens == pytest.approx(math.log(VOCAB_SIZE), rel=0.35)
    assert model.embedding.weight.std().item() * 8 == pytest.approx(1.0, rel=0.1)


def test_dropout_is_drawn_only_while_training() -> None:
    config = ModelConfig(d_model=16, nhead=4, num_layers=1, dim_feedforward=24, dropout=0.5, max_seq_len=32)
    model, batch = tiny_model(config), random_batch([(4, 6)])
    assert loss_sum(model, batch).item() == loss_sum(model, batch).item()
    model.train()
    assert loss_sum(model, batch).item() != loss_sum(model, batch).item()


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.5, 0.9])
@pytest.mark.parametrize("shape", [(1001, 333), (7,), (1,)])
def test_dropout_drops_its_share_and_keeps_the_mean(rate: float, shape: tuple[int, ...]) -> None:
    torch.manual_seed(0)
    x = torch.ones(shape, requires_grad=True)
    y = Dropout(rate)(x)
    y.sum().backward()
    assert x.grad is not None
    assert torch.equal(x.grad, y)
    assert set(y.detach().flatten().tolist()) <= {0.0, y.max().item()}
    if len(shape) > 1:
        assert (y == 0).float().mean().item() == pytest.approx(rate, abs=0.005)
        assert y.mean().item() == pytest.approx(1.0, abs=0.02)
        # The four elements that share a random word fall independently of each other.
        groups = (y.detach().flatten()[: 4 * 80_000].view(-1, 4) == 0).float()
        assert torch.allclose(groups.T.cov(), torch.eye(4) * rate * (1 - rate), atol=0.005)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device: fused bf16 attention is untested here")
def test_cuda_agrees_with_the_cpu() -> None:
    model, batch = tiny_model().float(), random_batch([(5, 7), (3, 4)])
    expected = loss_sum(model, batch).item()
    device = torch.device("cuda")
    model.to(device)
    assert loss_sum(model, batch.to(device)).item() == pytest.approx(expected, rel=1e-4)
    with torch.autocast("cuda", dtype=torch.bfloat16):
        assert loss_sum(model, batch.to(device)).item() == pytest.approx(expected, rel=0.02)
