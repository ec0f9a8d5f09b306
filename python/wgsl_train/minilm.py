"""``architecture = "minilm"``: a frozen English encoder, a small encoder of our own, a pre-norm decoder.

Shapes: M source and N target tokens of a batch, D d_model, E the frozen encoder's width, V target vocab, P pieces.

A source id is ``piece * FORMS + form`` (``rust_core``'s WordPiece). The frozen encoder reads the pieces and knows what
words mean; it blurs which digits, names and signs stood there. So each token also carries the sum of embeddings of its
characters by their place in it, and of its form: trained, the same for words never seen.
"""

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from wgsl_train.config import ModelConfig
from wgsl_train.data import Batch
from wgsl_train.layers import (
    DecoderLayer,
    Dropout,
    EncoderDecoder,
    EncoderLayer,
    LayerShape,
    Rotary,
    Stack,
    initialise_linear,
)
from wgsl_train.pretrained import find_pretrained
from wgsl_train.prompt_encoder import PREFIX, PromptEncoder

FORMS = 8
"""Forms of a piece: glued to the token before it or not, times four cases."""
TOKEN_CHARS = 12
"""Characters of a token that are embedded; later ones are not."""
ALPHABET = 96
"""Printable ASCII from space to tilde, and one for everything else."""
OTHER_CHAR = ALPHABET - 1
NO_CHAR = -1
SYMBOLS = "prompt.symbols"
"""Name of ``piece_symbols`` in a model folder."""
EMBEDDING_STD = 0.02
"""Initial deviation of the target's embedding. It is the output layer too: with d_model^-0.5, which the base model has,
a fresh model is sure that each token comes again (a logit of sqrt(D) against 1)."""
SYMBOL_STD = 0.25
"""Initial deviation of character and form embeddings: a word of five then weighs about half of its frozen features."""


def piece_symbols(pieces: list[str]) -> Tensor:
    """int8 [P, TOKEN_CHARS]: the characters of each piece as places in the alphabet, -1 behind the last one.

    The ``##`` of a piece that continues a word is not its text, and specials have none.
    """
    symbols = np.full((len(pieces), TOKEN_CHARS), NO_CHAR, dtype=np.int8)
    for row, piece in zip(symbols, pieces, strict=True):
        if len(piece) > 2 and piece.startswith("[") and piece.endswith("]"):
            continue
        text = piece[2:] if piece.startswith("##") and len(piece) > 2 else piece
        codes = [ord(char) - ord(" ") for char in text[:TOKEN_CHARS]]
        row[: len(codes)] = [code if 0 <= code < OTHER_CHAR else OTHER_CHAR for code in codes]
    return torch.from_numpy(symbols)


class PromptEmbedding(nn.Module):
    """Frozen features of a token and its exact symbols, in one row of width D."""

    symbols: Tensor

    def __init__(self, features: int, d_model: int, symbols_PC: Tensor) -> None:
        """``features`` is the frozen encoder's width."""
        super().__init__()
        self.word_norm = nn.LayerNorm(features)
        self.hidden_norm = nn.LayerNorm(features)
        self.proj = nn.Linear(2 * features, d_model)
        self.char_embedding = nn.Embedding(TOKEN_CHARS * ALPHABET, d_model)
        self.form_embedding = nn.Embedding(FORMS, d_model)
        self.register_buffer("symbols", symbols_PC, persistent=False)

    def forward(self, ids_M: Tensor, words_ME: Tensor, hidden_ME: Tensor) -> Tensor:
        """[M, D]."""
        features = torch.cat([self.word_norm(words_ME), self.hidden_norm(hidden_ME)], dim=-1)
        symbols_MC = self.symbols[ids_M // FORMS].long()
        places = torch.arange(TOKEN_CHARS, device=ids_M.device) * ALPHABET
        chars_MD = F.embedding_bag(
            (symbols_MC + places).clamp_min(0),
            self.char_embedding.weight,
            mode="sum",
            per_sample_weights=(symbols_MC != NO_CHAR).to(self.char_embedding.weight.dtype),
        )
        return self.proj(features) + (chars_MD + self.form_embedding(ids_M % FORMS))  # type: ignore[no-any-return]


class MinilmTransformer(EncoderDecoder):
    """Frozen prompt encoder, pre-norm encoder and decoder with rotary positions, embedding tied to the output layer."""

    def __init__(self, config: ModelConfig, vocab_size: int) -> None:
        """Reads the frozen part; the rest has fresh weights, drawn from torch's global generator.

        Raises ``ValueError`` when ``config.prompt_encoder`` cannot be read.
        """
        super().__init__(config, vocab_size)
        D, shape = config.d_model, LayerShape.of(config, pre_norm=True)
        self.pretrained = find_pretrained(config.prompt_encoder)
        self.prompt_encoder = PromptEncoder(self.pretrained)
        self.prompt = PromptEmbedding(self.pretrained.d_model, D, piece_symbols(self.pretrained.pieces))
        self.encoder = Stack([EncoderLayer(shape) for _ in range(config.encoder_layers)], nn.LayerNorm(D))
        self.decoder = Stack([DecoderLayer(shape) for _ in range(config.decoder_layers)], nn.LayerNorm(D))
        self.embedding = nn.Embedding(vocab_size, D)
        self.lm_head = nn.Linear(D, vocab_size)
        self.lm_head.weight = self.embedding.weight
        self.rotary = Rotary(config.max_seq_len, D // config.nhead)
        self.dropout = Dropout(config.dropout)
        self._initialise()

    def _initialise(self) -> None:
        """Xavier for every product; what adds to the residual stream starts smaller the more there is of it.

        The scale is that of Radford et al. 2019 (GPT-2).
        """
        nn.init.normal_(self.embedding.weight, std=EMBEDDING_STD)
        for table in (self.prompt.char_embedding, self.prompt.form_embedding):
            nn.init.normal_(table.weight, std=SYMBOL_STD)
        for stack, sublayers in ((self.encoder, 2), (self.decoder, 3)):
            depth = sublayers * len(stack.layers)
            for name, module in stack.named_modules():
                if isinstance(module, nn.Linear):
                    gain = depth**-0.5 if name.endswith(("out_proj", "linear2")) else 1.0
                    initialise_linear(module, name, gain)
        initialise_linear(self.prompt.proj, "proj")
        nn.init.zeros_(self.lm_head.bias)

    def forward(self, batch: Batch) -> Tensor:
        """Decoder states [N, D] under teacher forcing."""
        words_ME, hidden_ME = self.prompt_encoder(batch.input_ids // FORMS, batch.source_lengths)
        x_MD = self.dropout(self.prompt(batch.input_ids, words_ME, hidden_ME))
        for layer in self.encoder.layers:
            x_MD = layer(x_MD, batch.source_lengths, self.rotary)
        encoder_output_MD = self.encoder.norm(x_MD)  # type: ignore[misc]
        x_ND = self.dropout(self.embedding(batch.decoder_input_ids) * math.sqrt(self.config.d_model))
        for layer in self.decoder.layers:
            x_ND = layer(x_ND, encoder_output_MD, batch.target_lengths, batch.source_lengths, self.rotary)
        return self.decoder.norm(x_ND)  # type: ignore[misc,no-any-return]

    def exported_tensors(self) -> dict[str, Tensor]:
        """The characters of the pieces too: a model folder needs nothing else."""
        return {**super().exported_tensors(), SYMBOLS: self.prompt.symbols}


def frozen_tensors(config: ModelConfig) -> dict[str, Tensor]:
    """What a model folder holds besides what was trained, by name; nothing where ``config`` is not of this kind."""
    if config.architecture != "minilm":
        return {}
    pretrained = find_pretrained(config.prompt_encoder)
    encoder = {PREFIX + name: tensor for name, tensor in PromptEncoder(pretrained).named_parameters()}
    return {**encoder, SYMBOLS: piece_symbols(pretrained.pieces)}
