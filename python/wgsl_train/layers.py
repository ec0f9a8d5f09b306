"""The parts that every architecture is put together from: attention, dropout, layers.

Shapes: B batch, S source length, T target length, D d_model, H heads, K head_dim, F feed-forward, V vocab.
"""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from wgsl_train.config import ModelConfig

ROTARY_BASE = 10_000.0
"""Su et al. 2021, section 3.2.2."""

UNSEEN_COUNT = 0.1
"""How often a token that no target holds is taken to occur when the output bias is set."""


@contextmanager
def _autocast_off(device_type: str) -> Iterator[None]:
    with torch.autocast(device_type, enabled=False):
        yield


def _attend_by_matmul(q_BHTK: Tensor, k_BHSK: Tensor, v_BHSK: Tensor, bias: Tensor | None) -> Tensor:
    """Attention from plain batched products.

    In bf16 on a CPU the backward pass of the fused kernel costs several times this one; autocast is off because
    it would promote the softmax to float32.
    """
    B, H, T, K = q_BHTK.shape
    q, k, v = (x.reshape(B * H, x.shape[2], K) for x in (q_BHTK, k_BHSK, v_BHSK))
    scale = 1.0 / math.sqrt(K)
    with _autocast_off(q.device.type):
        if bias is None:
            scores = torch.bmm(q * scale, k.transpose(1, 2))
        else:
            scores = torch.baddbmm(bias.to(q.dtype).flatten(0, 1), q, k.transpose(1, 2), alpha=scale)
        return torch.bmm(torch.softmax(scores, dim=-1), v).view(B, H, T, K)


def attend(q_BHTK: Tensor, k_BHSK: Tensor, v_BHSK: Tensor, bias: Tensor | None) -> Tensor:
    """Scaled dot-product attention -> [B, H, T, K]; ``bias`` [B, H, 1 or T, S] is 0 to keep, -inf to drop."""
    if q_BHTK.device.type == "cpu" and q_BHTK.dtype == torch.bfloat16:
        return _attend_by_matmul(q_BHTK, k_BHSK, v_BHSK, bias)
    mask = None if bias is None else bias.to(q_BHTK.dtype)
    return F.scaled_dot_product_attention(q_BHTK, k_BHSK, v_BHSK, attn_mask=mask)


def padding_bias(attention_mask_BS: Tensor, nhead: int) -> Tensor | None:
    """[B, H, 1, S]: -inf on padding of the source; None where there is none."""
    if bool(attention_mask_BS.all()):
        return None
    B, S = attention_mask_BS.shape
    dropped = attention_mask_BS.logical_not().view(B, 1, 1, S).expand(B, nhead, 1, S)
    return torch.zeros(B, nhead, 1, S, device=dropped.device).masked_fill_(dropped, -math.inf)


def causal_bias(length: int, device: torch.device) -> Tensor:
    """[1, 1, T, T]: -inf on what comes later."""
    return torch.full((length, length), -math.inf, device=device).triu_(1).view(1, 1, length, length)


class Dropout(nn.Module):
    """Dropout that draws 16 random bits an element.

    torch's own draws 64, one element after another on most CPUs: a seventh of the base model's step on two cores.
    The rate is met to 1/65536. On a CPU the bits come from the generator of the thread, where it has one.
    """

    _thread = threading.local()

    def __init__(self, rate: float) -> None:
        """``rate`` in [0, 1): the share of elements set to zero while training."""
        super().__init__()
        self.rate = rate

    @classmethod
    @contextmanager
    def drawing_from(cls, generator: torch.Generator) -> Iterator[None]:
        """Inside, this thread's masks on a CPU come from ``generator``: threads that share one would race for it."""
        cls._thread.generator = generator
        try:
            yield
        finally:
            cls._thread.generator = None

    def forward(self, x: Tensor) -> Tensor:
        """Same shape; what is kept is scaled by 1 / (1 - rate)."""
        if not self.training or self.rate == 0.0:
            return x
        if x.device.type != "cpu":
            return F.dropout(x, self.rate)
        words = torch.empty(-(-x.numel() // 4), dtype=torch.int64)
        words.random_(-(2**63), None, generator=getattr(self._thread, "generator", None))
        bits = words.view(torch.int16)[: x.numel()].view(x.shape)
        keep = bits >= round(self.rate * 65536) - 32768
        return x * keep.to(x.dtype).mul_(1.0 / (1.0 - self.rate))


class Rotary(nn.Module):
    """Rotary positions (Su et al. 2021): pairs (i, i + K/2) of q and k turn by position * base^(-2i/K)."""

    angles: Tensor

    def __init__(self, max_seq_len: int, head_dim: int) -> None:
        """``head_dim`` must be even (the config checks it)."""
        super().__init__()
        position = torch.arange(max_seq_len, dtype=torch.float64)
        frequency = ROTARY_BASE ** (-torch.arange(0, head_dim, 2, dtype=torch.float64) / head_dim)
        angle = torch.outer(position, frequency)
        self.register_buffer("angles", torch.stack([angle.cos(), angle.sin()]).float(), persistent=False)

    def forward(self, x_BTAHK: Tensor) -> Tensor:
        """Same shape and type; A is any number of things that stand at the same positions, as q and k do."""
        cos, sin = self.angles[:, : x_BTAHK.shape[1], None, None].to(x_BTAHK.dtype)
        one, other = x_BTAHK.chunk(2, dim=-1)
        return torch.cat([one * cos - other * sin, other * cos + one * sin], dim=-1)


class SelfAttention(nn.Module):
    """Multi-head attention of a sequence to itself; one product makes q, k and v."""

    def __init__(self, d_model: int, nhead: int) -> None:
        """``d_model`` must be divisible by ``nhead`` (the config checks it)."""
        super().__init__()
        self.nhead = nhead
        self.qkv_proj = nn.Linear(d_model, 3 * d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def forward(self, x_BTD: Tensor, bias: Tensor | None, rotary: Rotary | None = None) -> Tensor:
        """[B, T, D] -> [B, T, D]."""
        B, T, D = x_BTD.shape
        qkv = self.qkv_proj(x_BTD).view(B, T, 3, self.nhead, D // self.nhead)
        if rotary is not None:
            qkv = torch.cat([rotary(qkv[:, :, :2]), qkv[:, :, 2:]], dim=2)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        return self.out_proj(attend(q, k, v, bias).transpose(1, 2).reshape(B, T, D))  # type: ignore[no-any-return]


class CrossAttention(nn.Module):
    """Multi-head attention of the target to the encoder's output."""

    def __init__(self, d_model: int, nhead: int) -> None:
        """``d_model`` must be divisible by ``nhead`` (the config checks it)."""
        super().__init__()
        self.nhead = nhead
        self.q_proj = nn.Linear(d_model, d_model)
        self.kv_proj = nn.Linear(d_model, 2 * d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def forward(self, x_BTD: Tensor, encoder_output_BSD: Tensor, bias: Tensor | None) -> Tensor:
        """[B, T, D] over [B, S, D] -> [B, T, D]."""
        B, T, D = x_BTD.shape
        S, K = encoder_output_BSD.shape[1], D // self.nhead
        q = self.q_proj(x_BTD).view(B, T, self.nhead, K).transpose(1, 2)
        k, v = self.kv_proj(encoder_output_BSD).view(B, S, 2, self.nhead, K).permute(2, 0, 3, 1, 4)
        return self.out_proj(attend(q, k, v, bias).transpose(1, 2).reshape(B, T, D))  # type: ignore[no-any-return]


@dataclass(frozen=True, kw_only=True)
class LayerShape:
    """What the layers of one stack have in common."""

    d_model: int
    nhead: int
    dim_feedforward: int
    dropout: float
    pre_norm: bool = False
    """Whether a sublayer reads its input normalised, instead of leaving its sum so."""
    activation: Callable[[Tensor], Tensor] = F.relu
    norm_eps: float = 1e-5

    @classmethod
    def of(cls, config: ModelConfig, *, pre_norm: bool = False) -> "LayerShape":
        """The layers that the config describes."""
        return cls(
            d_model=config.d_model,
            nhead=config.nhead,
            dim_feedforward=config.dim_feedforward,
            dropout=config.dropout,
            pre_norm=pre_norm,
        )


class Layer(nn.Module):
    """What encoder and decoder layers share: the feed-forward part, and where the norms stand."""

    linear1: nn.Linear
    linear2: nn.Linear

    def __init__(self, shape: LayerShape) -> None:
        """The subclass makes the parts, in the order of their computation."""
        super().__init__()
        self.shape = shape
        self.dropout = Dropout(shape.dropout)

    def _norm(self) -> nn.LayerNorm:
        return nn.LayerNorm(self.shape.d_model, eps=self.shape.norm_eps)

    def _feed_forward(self, x: Tensor) -> Tensor:
        return self.linear2(self.shape.activation(self.linear1(x)))  # type: ignore[no-any-return]

    def _add(self, x: Tensor, norm: nn.Module, sublayer: Callable[[Tensor], Tensor]) -> Tensor:
        """The residual stream after a sublayer."""
        if self.shape.pre_norm:
            return x + self.dropout(sublayer(norm(x)))  # type: ignore[no-any-return]
        return norm(x + self.dropout(sublayer(x)))  # type: ignore[no-any-return]


class EncoderLayer(Layer):
    """Self-attention and feed-forward."""

    def __init__(self, shape: LayerShape) -> None:
        """Sizes come from ``shape``."""
        super().__init__(shape)
        D = shape.d_model
        self.self_attention = SelfAttention(D, shape.nhead)
        self.norm1 = self._norm()
        self.linear1 = nn.Linear(D, shape.dim_feedforward)
        self.linear2 = nn.Linear(shape.dim_feedforward, D)
        self.norm2 = self._norm()

    def forward(self, x_BSD: Tensor, source_bias: Tensor | None, rotary: Rotary | None = None) -> Tensor:
        """[B, S, D] -> [B, S, D]."""
        x_BSD = self._add(x_BSD, self.norm1, lambda x: self.self_attention(x, source_bias, rotary))
        return self._add(x_BSD, self.norm2, self._feed_forward)


class DecoderLayer(Layer):
    """Causal self-attention, cross-attention and feed-forward."""

    def __init__(self, shape: LayerShape) -> None:
        """Sizes come from ``shape``."""
        super().__init__(shape)
        D = shape.d_model
        self.self_attention = SelfAttention(D, shape.nhead)
        self.norm1 = self._norm()
        self.cross_attention = CrossAttention(D, shape.nhead)
        self.norm2 = self._norm()
        self.linear1 = nn.Linear(D, shape.dim_feedforward)
        self.linear2 = nn.Linear(shape.dim_feedforward, D)
        self.norm3 = self._norm()

    def forward(
        self,
        x_BTD: Tensor,
        encoder_output_BSD: Tensor,
        causal_bias: Tensor,
        source_bias: Tensor | None,
        rotary: Rotary | None = None,
    ) -> Tensor:
        """[B, T, D] over [B, S, D] -> [B, T, D]."""
        x_BTD = self._add(x_BTD, self.norm1, lambda x: self.self_attention(x, causal_bias, rotary))
        x_BTD = self._add(x_BTD, self.norm2, lambda x: self.cross_attention(x, encoder_output_BSD, source_bias))
        return self._add(x_BTD, self.norm3, self._feed_forward)


def initialise_linear(module: nn.Linear, name: str, gain: float = 1.0) -> None:
    """Xavier times ``gain``, q, k and v as three products; no bias. ``name`` tells which products are fused."""
    fused = name.endswith(("qkv_proj", "kv_proj"))
    for weight in torch.split(module.weight, module.in_features) if fused else (module.weight,):
        nn.init.xavier_uniform_(weight, gain)
    nn.init.zeros_(module.bias)


class Stack(nn.Module):
    """A pile of layers; gives the parameters their ``encoder.layers.N`` and ``decoder.layers.N`` names."""

    def __init__(self, layers: list[nn.Module], norm: nn.LayerNorm | None = None) -> None:
        """``layers`` run in order; ``norm`` after the last one, where the layers are pre-norm."""
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.norm = norm


class EncoderDecoder(nn.Module):
    """What training needs of an architecture.

    ``forward(input_ids, attention_mask, decoder_input_ids)`` gives decoder states [B, T, D] under teacher forcing;
    ``lm_head`` turns those that count into logits. Parameters that are not trained have ``requires_grad`` off.
    """

    lm_head: nn.Linear

    def __init__(self, config: ModelConfig, vocab_size: int) -> None:
        """``vocab_size`` is the target's."""
        super().__init__()
        self.config = config
        self.vocab_size = vocab_size

    def set_output_bias(self, target_counts_V: Tensor) -> None:
        """Starts the output layer at the frequencies of the target tokens.

        Otherwise the first hundred steps learn them, through cross-attention, whose constant part then drowns what
        tells one position from another.
        """
        counts = target_counts_V + UNSEEN_COUNT
        with torch.no_grad():
            self.lm_head.bias.copy_(torch.log(counts / counts.sum()))

    def trainable_parameters(self) -> dict[str, nn.Parameter]:
        """By name: what the optimizer changes and a checkpoint holds."""
        return {name: parameter for name, parameter in self.named_parameters() if parameter.requires_grad}

    def exported_tensors(self) -> dict[str, Tensor]:
        """By name: everything that the weights file of a model folder holds, frozen or trained."""
        return dict(self.named_parameters())
