"""The encoder-decoder that learns: ``architecture = "transformer"`` is Vaswani et al. 2017, post-norm.

Shapes: B batch, S source length, T target length, D d_model, H heads, K head_dim, F feed-forward, V vocab.

The module's parameter names are the tensor names of every checkpoint and exported folder, so the Rust engine
reads them as they stand. There is no decoding loop here: samples come from the Rust engine.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from wgsl_train.config import ModelConfig

SUBLAYER_GAIN = 0.1
"""Initial scale of what self-attention and feed-forward layers add to the residual stream; see ``_initialise``."""

UNSEEN_COUNT = 0.1
"""How often a token that no target holds is taken to occur when the output bias is set."""


def sinusoidal_positions(length: int, d_model: int) -> Tensor:
    """Position table [length, D] of Vaswani et al. 2017, section 3.5: sine on even, cosine on odd columns."""
    position = torch.arange(length, dtype=torch.float64).unsqueeze(1)
    frequency = torch.exp(torch.arange(0, d_model, 2, dtype=torch.float64) * (-math.log(10_000.0) / d_model))
    table = torch.empty(length, d_model, dtype=torch.float64)
    table[:, 0::2] = torch.sin(position * frequency)
    table[:, 1::2] = torch.cos(position * frequency)
    return table.float()


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


class Dropout(nn.Module):
    """Dropout that draws 16 random bits an element.

    torch's own draws 64, one element after another on most CPUs: a seventh of the base model's step on two cores.
    The rate is met to 1/65536.
    """

    def __init__(self, rate: float) -> None:
        """``rate`` in [0, 1): the share of elements set to zero while training."""
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Same shape; what is kept is scaled by 1 / (1 - rate)."""
        if not self.training or self.rate == 0.0:
            return x
        if x.device.type != "cpu":
            return F.dropout(x, self.rate)
        words = torch.empty(-(-x.numel() // 4), dtype=torch.int64).random_(-(2**63), None)
        bits = words.view(torch.int16)[: x.numel()].view(x.shape)
        keep = bits >= round(self.rate * 65536) - 32768
        return x * keep.to(x.dtype).mul_(1.0 / (1.0 - self.rate))


class SelfAttention(nn.Module):
    """Multi-head attention of a sequence to itself; one product makes q, k and v."""

    def __init__(self, d_model: int, nhead: int) -> None:
        """``d_model`` must be divisible by ``nhead`` (the config checks it)."""
        super().__init__()
        self.nhead = nhead
        self.qkv_proj = nn.Linear(d_model, 3 * d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def forward(self, x_BTD: Tensor, bias: Tensor | None) -> Tensor:
        """[B, T, D] -> [B, T, D]."""
        B, T, D = x_BTD.shape
        q, k, v = self.qkv_proj(x_BTD).view(B, T, 3, self.nhead, D // self.nhead).permute(2, 0, 3, 1, 4)
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


class EncoderLayer(nn.Module):
    """Self-attention and feed-forward, each followed by dropout, residual and norm (post-norm)."""

    def __init__(self, config: ModelConfig) -> None:
        """Sizes come from ``config``."""
        super().__init__()
        D = config.d_model
        self.self_attention = SelfAttention(D, config.nhead)
        self.norm1 = nn.LayerNorm(D)
        self.linear1 = nn.Linear(D, config.dim_feedforward)
        self.linear2 = nn.Linear(config.dim_feedforward, D)
        self.norm2 = nn.LayerNorm(D)
        self.dropout = Dropout(config.dropout)

    def forward(self, x_BSD: Tensor, source_bias: Tensor | None) -> Tensor:
        """[B, S, D] -> [B, S, D]."""
        x_BSD = self.norm1(x_BSD + self.dropout(self.self_attention(x_BSD, source_bias)))
        hidden_BSF = F.relu(self.linear1(x_BSD))
        return self.norm2(x_BSD + self.dropout(self.linear2(hidden_BSF)))  # type: ignore[no-any-return]


class DecoderLayer(nn.Module):
    """Causal self-attention, cross-attention and feed-forward, post-norm."""

    def __init__(self, config: ModelConfig) -> None:
        """Sizes come from ``config``."""
        super().__init__()
        D = config.d_model
        self.self_attention = SelfAttention(D, config.nhead)
        self.norm1 = nn.LayerNorm(D)
        self.cross_attention = CrossAttention(D, config.nhead)
        self.norm2 = nn.LayerNorm(D)
        self.linear1 = nn.Linear(D, config.dim_feedforward)
        self.linear2 = nn.Linear(config.dim_feedforward, D)
        self.norm3 = nn.LayerNorm(D)
        self.dropout = Dropout(config.dropout)

    def forward(
        self, x_BTD: Tensor, encoder_output_BSD: Tensor, causal_bias: Tensor, source_bias: Tensor | None
    ) -> Tensor:
        """[B, T, D] over [B, S, D] -> [B, T, D]."""
        x_BTD = self.norm1(x_BTD + self.dropout(self.self_attention(x_BTD, causal_bias)))
        x_BTD = self.norm2(x_BTD + self.dropout(self.cross_attention(x_BTD, encoder_output_BSD, source_bias)))
        hidden_BTF = F.relu(self.linear1(x_BTD))
        return self.norm3(x_BTD + self.dropout(self.linear2(hidden_BTF)))  # type: ignore[no-any-return]


class Stack(nn.Module):
    """A pile of layers; gives the parameters their ``encoder.layers.N`` and ``decoder.layers.N`` names."""

    def __init__(self, layers: list[nn.Module]) -> None:
        """``layers`` run in order."""
        super().__init__()
        self.layers = nn.ModuleList(layers)


class Transformer(nn.Module):
    """Post-norm encoder-decoder; one embedding for source and target, no final norms, a biased output layer.

    With ``vocab_size`` V the base config has 44,138,496 + 1,025 V trainable parameters.
    """

    positions: Tensor

    def __init__(self, config: ModelConfig, vocab_size: int) -> None:
        """Makes a model with fresh weights, drawn from torch's global generator."""
        super().__init__()
        self.config = config
        self.vocab_size = vocab_size
        self.embedding = nn.Embedding(vocab_size, config.d_model)
        self.encoder = Stack([EncoderLayer(config) for _ in range(config.num_layers)])
        self.decoder = Stack([DecoderLayer(config) for _ in range(config.num_layers)])
        self.lm_head = nn.Linear(config.d_model, vocab_size)
        self.dropout = Dropout(config.dropout)
        table = sinusoidal_positions(config.max_seq_len, config.d_model)
        self.register_buffer("positions", table, persistent=False)
        self._initialise()

    def _initialise(self) -> None:
        """Xavier for every product (q, k and v as three), zero biases, unit-variance embeddings once scaled.

        The products that end self-attention and feed-forward layers start ``SUBLAYER_GAIN`` times as large, so that
        a deep post-norm stack starts near the identity and learns from the first step (Liu et al. 2020,
        "Understanding the Difficulty of Training Transformers", tells why it otherwise does not). Cross-attention
        keeps its full size: scaled down as well, the decoder becomes a language model that does not read the prompt.
        """
        nn.init.normal_(self.embedding.weight, std=self.config.d_model**-0.5)
        for name, module in self.named_modules():
            if isinstance(module, nn.Linear):
                fused = name.endswith(("qkv_proj", "kv_proj"))
                gain = SUBLAYER_GAIN if name.endswith(("self_attention.out_proj", "linear2")) else 1.0
                for weight in torch.split(module.weight, self.config.d_model) if fused else (module.weight,):
                    nn.init.xavier_uniform_(weight, gain)
                nn.init.zeros_(module.bias)

    def set_output_bias(self, target_counts_V: Tensor) -> None:
        """Starts the output layer at the frequencies of the target tokens.

        Otherwise the first hundred steps learn them, through cross-attention, whose constant part then drowns what
        tells one position from another.
        """
        counts = target_counts_V + UNSEEN_COUNT
        with torch.no_grad():
            self.lm_head.bias.copy_(torch.log(counts / counts.sum()))

    def _embed(self, ids_BT: Tensor) -> Tensor:
        scaled = self.embedding(ids_BT) * math.sqrt(self.config.d_model)
        return self.dropout(scaled + self.positions[: ids_BT.shape[1]])  # type: ignore[no-any-return]

    def forward(self, input_ids_BS: Tensor, attention_mask_BS: Tensor, decoder_input_ids_BT: Tensor) -> Tensor:
        """Decoder states [B, T, D] under teacher forcing; ``lm_head`` turns those that count into logits.

        ``attention_mask_BS`` is 1 on real source tokens. Padding of the target needs no mask: it stands to the
        right, where causal attention never looks.
        """
        B, T = decoder_input_ids_BT.shape
        S = input_ids_BS.shape[1]
        H = self.config.nhead
        source_bias = None
        if not bool(attention_mask_BS.all()):
            dropped = attention_mask_BS.logical_not().view(B, 1, 1, S).expand(B, H, 1, S)
            source_bias = torch.zeros(B, H, 1, S, device=dropped.device).masked_fill_(dropped, -math.inf)
        causal_bias = torch.full((T, T), -math.inf, device=input_ids_BS.device).triu_(1).view(1, 1, T, T)

        encoder_output_BSD = self._embed(input_ids_BS)
        for layer in self.encoder.layers:
            encoder_output_BSD = layer(encoder_output_BSD, source_bias)
        x_BTD = self._embed(decoder_input_ids_BT)
        for layer in self.decoder.layers:
            x_BTD = layer(x_BTD, encoder_output_BSD, causal_bias, source_bias)
        return x_BTD


def build_model(config: ModelConfig, vocab_size: int) -> Transformer:
    """The module that ``config.architecture`` names, with fresh weights."""
    return Transformer(config, vocab_size)


def parameter_count(model: nn.Module) -> int:
    """Number of trainable parameters."""
    return sum(p.numel() for p in model.parameters() if p.requires_grad)
