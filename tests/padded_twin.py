"""Both architectures once more on sequences that are padded on the right: slow, obvious, all of it autograd's.

Shapes: B sequences, S source length, T target length, D d_model, H heads, K head_dim, V vocab.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from wgsl_train.layers import CrossAttention, DecoderLayer, EncoderDecoder, EncoderLayer, Layer, SelfAttention
from wgsl_train.minilm import FORMS, MinilmTransformer
from wgsl_train.model import Transformer

Pair = tuple[Tensor, Tensor]
"""Token ids of source and target."""


def padded_loss(model: EncoderDecoder, pairs: list[Pair]) -> Tensor:
    """Summed cross-entropy in nats of all target tokens."""
    labels = _pad([target[1:] for _, target in pairs], -100)
    logits = model.lm_head(padded_states(model, pairs))
    return F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=-100, reduction="sum")


def padded_states(model: EncoderDecoder, pairs: list[Pair]) -> Tensor:
    """[B, T, D]; what stands behind the end of a target means nothing."""
    source = _pad([source for source, _ in pairs], 0)
    target = _pad([target[:-1] for _, target in pairs], 0)
    lengths = torch.tensor([len(source) for source, _ in pairs])
    real = (torch.arange(source.shape[1]) < lengths.unsqueeze(1))[:, None, None]
    past = torch.ones(target.shape[1], target.shape[1], dtype=torch.bool).tril()
    if isinstance(model, MinilmTransformer):
        return _minilm(model, source, target, real, past)
    assert isinstance(model, Transformer)
    scale = math.sqrt(model.config.d_model)
    x = model.embedding(source) * scale + model.positions[: source.shape[1]]
    for layer in model.encoder.layers:
        x = _layer(layer, x, real)
    y: Tensor = model.embedding(target) * scale + model.positions[: target.shape[1]]
    for layer in model.decoder.layers:
        y = _layer(layer, y, past, encoded=(x, real))
    return y


def _minilm(model: MinilmTransformer, source: Tensor, target: Tensor, real: Tensor, past: Tensor) -> Tensor:
    frozen, angles = model.prompt_encoder, model.rotary.angles
    words = frozen.word_embedding(source // FORMS)
    hidden = frozen.norm(words + frozen.position_embedding.weight[: source.shape[1]])
    for layer in frozen.layers:
        hidden = _layer(layer, hidden, real)
    x = model.prompt(source.flatten(), words.flatten(0, 1), hidden.flatten(0, 1)).view(*source.shape, -1)
    for layer in model.encoder.layers:
        x = _layer(layer, x, real, angles)
    assert model.encoder.norm is not None
    assert model.decoder.norm is not None
    x = model.encoder.norm(x)
    y = model.embedding(target) * math.sqrt(model.config.d_model)
    for layer in model.decoder.layers:
        y = _layer(layer, y, past, angles, encoded=(x, real))
    return model.decoder.norm(y)  # type: ignore[no-any-return]


def _pad(sequences: list[Tensor], value: int) -> Tensor:
    return nn.utils.rnn.pad_sequence(sequences, batch_first=True, padding_value=value)


def _layer(
    layer: nn.Module,
    x: Tensor,
    seen: Tensor,
    angles: Tensor | None = None,
    encoded: tuple[Tensor, Tensor] | None = None,
) -> Tensor:
    """[B, T, D] -> [B, T, D]; ``seen``: whether a query sees a key; ``encoded``: the encoder's output and its own."""
    assert isinstance(layer, EncoderLayer | DecoderLayer)
    x = _add(layer, layer.norm1, x, lambda each: _self_attention(layer.self_attention, each, seen, angles))
    if encoded is None:
        return _add(layer, layer.norm2, x, lambda each: _feed_forward(layer, each))
    assert isinstance(layer, DecoderLayer)
    x = _add(layer, layer.norm2, x, lambda each: _cross_attention(layer.cross_attention, each, *encoded))
    return _add(layer, layer.norm3, x, lambda each: _feed_forward(layer, each))


def _add(layer: Layer, norm: nn.Module, x: Tensor, sublayer: object) -> Tensor:
    assert callable(sublayer)
    return x + sublayer(norm(x)) if layer.shape.pre_norm else norm(x + sublayer(x))  # type: ignore[no-any-return]


def _feed_forward(layer: Layer, x: Tensor) -> Tensor:
    return layer.linear2(layer.shape.activation(layer.linear1(x)))  # type: ignore[no-any-return]


def _heads(x: Tensor, nhead: int) -> Tensor:
    return x.view(*x.shape[:-1], nhead, -1).transpose(1, 2)


def _turned(x_BHTK: Tensor, angles: Tensor | None) -> Tensor:
    if angles is None:
        return x_BHTK
    cos, sin = angles[:, : x_BHTK.shape[2]]
    one, other = x_BHTK.chunk(2, -1)
    return torch.cat([one * cos - other * sin, other * cos + one * sin], -1)


def _mix(q: Tensor, k: Tensor, v: Tensor, seen: Tensor) -> Tensor:
    scores = (q @ k.mT / math.sqrt(q.shape[-1])).masked_fill(~seen, -math.inf)
    return (scores.softmax(-1) @ v).transpose(1, 2).flatten(2)


def _self_attention(attention: SelfAttention, x: Tensor, seen: Tensor, angles: Tensor | None) -> Tensor:
    q, k, v = (_heads(each, attention.nhead) for each in attention.qkv_proj(x).chunk(3, -1))
    return attention.out_proj(_mix(_turned(q, angles), _turned(k, angles), v, seen))  # type: ignore[no-any-return]


def _cross_attention(attention: CrossAttention, x: Tensor, encoded: Tensor, seen: Tensor) -> Tensor:
    k, v = (_heads(each, attention.nhead) for each in attention.kv_proj(encoded).chunk(2, -1))
    return attention.out_proj(_mix(_heads(attention.q_proj(x), attention.nhead), k, v, seen))  # type: ignore[no-any-return]
