"""The parts that every architecture is put together from: dropout, attention, layers.

Shapes: M source tokens and N target tokens of a batch, D d_model, K head_dim, V vocab. Sequences lie end to end.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from wgsl_train.attention import cross_attend, self_attend
from wgsl_train.config import ModelConfig
from wgsl_train.data import Lengths

ROTARY_BASE = 10_000.0
"""Su et al. 2021, section 3.2.2."""

UNSEEN_COUNT = 0.1
"""How often a token that no target holds is taken to occur when the output bias is set."""


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
    """[2, max_seq_len, K/2]: cosines and sines."""

    def __init__(self, max_seq_len: int, head_dim: int) -> None:
        """``head_dim`` must be even (the config checks it)."""
        super().__init__()
        position = torch.arange(max_seq_len, dtype=torch.float64)
        frequency = ROTARY_BASE ** (-torch.arange(0, head_dim, 2, dtype=torch.float64) / head_dim)
        angle = torch.outer(position, frequency)
        self.register_buffer("angles", torch.stack([angle.cos(), angle.sin()]).float(), persistent=False)


class SelfAttention(nn.Module):
    """Multi-head attention of each sequence to itself; one product makes q, k and v."""

    def __init__(self, d_model: int, nhead: int, *, causal: bool) -> None:
        """``d_model`` must be divisible by ``nhead`` (the config checks it)."""
        super().__init__()
        self.nhead = nhead
        self.causal = causal
        self.qkv_proj = nn.Linear(d_model, 3 * d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def forward(self, x_ND: Tensor, lengths: Lengths, rotary: Rotary | None = None) -> Tensor:
        """[N, D] -> [N, D]."""
        qkv = self.qkv_proj(x_ND).view(len(x_ND), 3, self.nhead, -1)
        angles = None if rotary is None else rotary.angles
        mixed = self_attend(qkv, lengths, causal=self.causal, angles=angles)
        return self.out_proj(mixed.flatten(1))  # type: ignore[no-any-return]


class CrossAttention(nn.Module):
    """Multi-head attention of each target to its encoded source."""

    def __init__(self, d_model: int, nhead: int) -> None:
        """``d_model`` must be divisible by ``nhead`` (the config checks it)."""
        super().__init__()
        self.nhead = nhead
        self.q_proj = nn.Linear(d_model, d_model)
        self.kv_proj = nn.Linear(d_model, 2 * d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def forward(self, x_ND: Tensor, encoder_output_MD: Tensor, lengths: Lengths, source_lengths: Lengths) -> Tensor:
        """[N, D] over [M, D] -> [N, D]."""
        q = self.q_proj(x_ND).view(len(x_ND), 1, self.nhead, -1)
        kv = self.kv_proj(encoder_output_MD).view(len(encoder_output_MD), 2, self.nhead, -1)
        return self.out_proj(cross_attend(q, kv, lengths, source_lengths).flatten(1))  # type: ignore[no-any-return]


@dataclass(frozen=True, kw_only=True)
class LayerShape:
    """What the layers of one stack have in common."""

    d_model: int
    nhead: int
    dim_feedforward: int
    dropout: float
    pre_norm: bool = False
    """Whether a sublayer reads its input normalised, instead of leaving its sum so."""
    activation: Callable[[Tensor], Tensor] = torch.relu_
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
        self.self_attention = SelfAttention(D, shape.nhead, causal=False)
        self.norm1 = self._norm()
        self.linear1 = nn.Linear(D, shape.dim_feedforward)
        self.linear2 = nn.Linear(shape.dim_feedforward, D)
        self.norm2 = self._norm()

    def forward(self, x_MD: Tensor, source_lengths: Lengths, rotary: Rotary | None = None) -> Tensor:
        """[M, D] -> [M, D]."""
        x_MD = self._add(x_MD, self.norm1, lambda x: self.self_attention(x, source_lengths, rotary))
        return self._add(x_MD, self.norm2, self._feed_forward)


class DecoderLayer(Layer):
    """Causal self-attention, cross-attention and feed-forward."""

    def __init__(self, shape: LayerShape) -> None:
        """Sizes come from ``shape``."""
        super().__init__(shape)
        D = shape.d_model
        self.self_attention = SelfAttention(D, shape.nhead, causal=True)
        self.norm1 = self._norm()
        self.cross_attention = CrossAttention(D, shape.nhead)
        self.norm2 = self._norm()
        self.linear1 = nn.Linear(D, shape.dim_feedforward)
        self.linear2 = nn.Linear(shape.dim_feedforward, D)
        self.norm3 = self._norm()

    def forward(
        self,
        x_ND: Tensor,
        encoder_output_MD: Tensor,
        lengths: Lengths,
        source_lengths: Lengths,
        rotary: Rotary | None = None,
    ) -> Tensor:
        """[N, D] over [M, D] -> [N, D]."""
        x_ND = self._add(x_ND, self.norm1, lambda x: self.self_attention(x, lengths, rotary))
        x_ND = self._add(
            x_ND, self.norm2, lambda x: self.cross_attention(x, encoder_output_MD, lengths, source_lengths)
        )
        return self._add(x_ND, self.norm3, self._feed_forward)


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

    ``forward(batch)`` gives decoder states [N, D] under teacher forcing, which ``lm_head`` turns into logits.
    Parameters that are not trained have ``requires_grad`` off.
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
