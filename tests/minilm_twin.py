"""``architecture = "minilm"`` once more, from its definition: tensors by name, one sequence, no padding, no cache.

Shapes: S source length, T target length, D d_model, H heads, K head_dim.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

Weights = dict[str, Tensor]
SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def linear(w: Weights, name: str, x: Tensor) -> Tensor:
    """x W^T + b."""
    return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]


def norm(w: Weights, name: str, x: Tensor, eps: float = 1e-5) -> Tensor:
    """Layer norm over the last dimension."""
    centred = x - x.mean(-1, keepdim=True)
    return centred / (centred.square().mean(-1, keepdim=True) + eps).sqrt() * w[f"{name}.weight"] + w[f"{name}.bias"]


def turned(x_THK: Tensor) -> Tensor:
    """Rotary positions by complex numbers: element i and element i + K/2 are one number."""
    T, _, K = x_THK.shape
    number = torch.complex(x_THK[..., : K // 2], x_THK[..., K // 2 :])
    angle = torch.outer(torch.arange(T).to(x_THK), 10_000.0 ** (-2.0 * torch.arange(K // 2).to(x_THK) / K))
    number = number * torch.polar(torch.ones_like(angle), angle)[:, None]
    return torch.cat([number.real, number.imag], dim=-1)


def attention(q: Tensor, k: Tensor, v: Tensor, nhead: int, *, rotary: bool, causal: bool = False) -> Tensor:
    """q [T, D] over k, v [S, D]."""
    q, k, v = (each.view(len(each), nhead, -1) for each in (q, k, v))
    if rotary:
        q, k = turned(q), turned(k)
    scores = torch.einsum("thk,shk->hts", q, k) / math.sqrt(q.shape[-1])
    if causal:
        scores = scores.masked_fill(torch.ones_like(scores, dtype=torch.bool).triu(1), -math.inf)
    return torch.einsum("hts,shk->thk", scores.softmax(-1), v).flatten(1)


def self_attention(w: Weights, layer: str, x: Tensor, nhead: int, *, rotary: bool, causal: bool = False) -> Tensor:
    """Products around ``attention``."""
    q, k, v = linear(w, f"{layer}.self_attention.qkv_proj", x).chunk(3, -1)
    mixed = attention(q, k, v, nhead, rotary=rotary, causal=causal)
    return linear(w, f"{layer}.self_attention.out_proj", mixed)


def layers(w: Weights, stack: str) -> list[str]:
    """The names of a stack's layers."""
    names = (f"{stack}.layers.{index}" for index in range(len(w)))
    return [name for name in names if f"{name}.norm1.weight" in w]


def prompt_rows(w: Weights, texts: list[str], source: list[int], frozen_nhead: int) -> Tensor:
    """[S, D]: frozen features and symbols of each token; ``texts`` are the pieces."""
    words = w["prompt_encoder.word_embedding.weight"][torch.tensor(source) // 8]
    hidden = words + w["prompt_encoder.position_embedding.weight"][: len(source)]
    hidden = norm(w, "prompt_encoder.norm", hidden, 1e-12)
    for layer in layers(w, "prompt_encoder"):
        mixed = self_attention(w, layer, hidden, frozen_nhead, rotary=False)
        hidden = norm(w, f"{layer}.norm1", hidden + mixed, 1e-12)
        inner = F.gelu(linear(w, f"{layer}.linear1", hidden))
        hidden = norm(w, f"{layer}.norm2", hidden + linear(w, f"{layer}.linear2", inner), 1e-12)
    features = torch.cat([norm(w, "prompt.word_norm", words), norm(w, "prompt.hidden_norm", hidden)], -1)
    rows = linear(w, "prompt.proj", features)
    for row, token in zip(rows, source, strict=True):
        piece = texts[token // 8]
        text = "" if piece in SPECIALS else piece.removeprefix("##")
        for place, char in enumerate(text[:12]):
            symbol = ord(char) - 32 if " " <= char <= "~" else 95
            row += w["prompt.char_embedding.weight"][place * 96 + symbol]
        row += w["prompt.form_embedding.weight"][token % 8]
    return rows


def feed_forward(w: Weights, layer: str, x: Tensor) -> Tensor:
    """Linear, ReLU, linear."""
    return linear(w, f"{layer}.linear2", linear(w, f"{layer}.linear1", x).relu())


def minilm_logits(
    w: Weights, texts: list[str], source: list[int], target: list[int], *, nhead: int, frozen_nhead: int
) -> Tensor:
    """Logits [T, V] in the precision of ``w``, which holds the tensors of a model folder by name."""
    x = prompt_rows(w, texts, source, frozen_nhead)
    for layer in layers(w, "encoder"):
        x = x + self_attention(w, layer, norm(w, f"{layer}.norm1", x), nhead, rotary=True)
        x = x + feed_forward(w, layer, norm(w, f"{layer}.norm2", x))
    memory = norm(w, "encoder.norm", x)
    table = w["embedding.weight"]
    y = table[target] * math.sqrt(table.shape[1])
    for layer in layers(w, "decoder"):
        y = y + self_attention(w, layer, norm(w, f"{layer}.norm1", y), nhead, rotary=True, causal=True)
        q = linear(w, f"{layer}.cross_attention.q_proj", norm(w, f"{layer}.norm2", y))
        k, v = linear(w, f"{layer}.cross_attention.kv_proj", memory).chunk(2, -1)
        mixed = attention(q, k, v, nhead, rotary=False)
        y = y + linear(w, f"{layer}.cross_attention.out_proj", mixed)
        y = y + feed_forward(w, layer, norm(w, f"{layer}.norm3", y))
    return norm(w, "decoder.norm", y) @ table.T + w["lm_head.bias"]
