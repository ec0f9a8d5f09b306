"""The encoder-decoders that learn: ``architecture = "transformer"`` is Vaswani et al. 2017, post-norm.

Shapes: M source tokens and N target tokens of a batch, D d_model, V vocab.

The module's parameter names are the tensor names of every checkpoint and exported folder, so the Rust engine
reads them as they stand. There is no decoding loop here: samples come from the Rust engine.
"""

import math

import torch
from torch import Tensor, nn

from wgsl_train.config import ModelConfig
from wgsl_train.data import Batch, Lengths, positions_of
from wgsl_train.layers import (
    DecoderLayer,
    Dropout,
    EncoderDecoder,
    EncoderLayer,
    LayerShape,
    Stack,
    initialise_linear,
)
from wgsl_train.minilm import MinilmTransformer

SUBLAYER_GAIN = 0.1
"""Initial scale of what self-attention and feed-forward layers add to the residual stream; see ``_initialise``."""


def sinusoidal_positions(length: int, d_model: int) -> Tensor:
    """Position table [length, D] of Vaswani et al. 2017, section 3.5: sine on even, cosine on odd columns."""
    position = torch.arange(length, dtype=torch.float64).unsqueeze(1)
    frequency = torch.exp(torch.arange(0, d_model, 2, dtype=torch.float64) * (-math.log(10_000.0) / d_model))
    table = torch.empty(length, d_model, dtype=torch.float64)
    table[:, 0::2] = torch.sin(position * frequency)
    table[:, 1::2] = torch.cos(position * frequency)
    return table.float()


class Transformer(EncoderDecoder):
    """Post-norm encoder-decoder; one embedding for source and target, no final norms, a biased output layer.

    With ``vocab_size`` V the base config has 44,138,496 + 1,025 V trainable parameters.
    """

    positions: Tensor

    def __init__(self, config: ModelConfig, vocab_size: int) -> None:
        """Makes a model with fresh weights, drawn from torch's global generator."""
        super().__init__(config, vocab_size)
        shape = LayerShape.of(config)
        self.embedding = nn.Embedding(vocab_size, config.d_model)
        self.encoder = Stack([EncoderLayer(shape) for _ in range(config.encoder_layers)])
        self.decoder = Stack([DecoderLayer(shape) for _ in range(config.decoder_layers)])
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
                gain = SUBLAYER_GAIN if name.endswith(("self_attention.out_proj", "linear2")) else 1.0
                initialise_linear(module, name, gain)

    def _embed(self, ids_N: Tensor, lengths: Lengths) -> Tensor:
        scaled = self.embedding(ids_N) * math.sqrt(self.config.d_model)
        return self.dropout(scaled + self.positions[positions_of(lengths, ids_N.device)])  # type: ignore[no-any-return]

    def forward(self, batch: Batch) -> Tensor:
        """Decoder states [N, D] under teacher forcing."""
        encoder_output_MD = self._embed(batch.input_ids, batch.source_lengths)
        for layer in self.encoder.layers:
            encoder_output_MD = layer(encoder_output_MD, batch.source_lengths)
        x_ND = self._embed(batch.decoder_input_ids, batch.target_lengths)
        for layer in self.decoder.layers:
            x_ND = layer(x_ND, encoder_output_MD, batch.target_lengths, batch.source_lengths)
        return x_ND


def build_model(config: ModelConfig, vocab_size: int) -> EncoderDecoder:
    """The module that ``config.architecture`` names, with fresh weights where they are trained.

    ``vocab_size`` is the target's. Raises ``ValueError`` when ``config.prompt_encoder`` is needed and cannot be read.
    """
    if config.architecture == "minilm":
        return MinilmTransformer(config, vocab_size)
    return Transformer(config, vocab_size)


def parameter_count(model: nn.Module) -> int:
    """Number of trainable parameters."""
    return sum(p.numel() for p in model.parameters() if p.requires_grad)
