"""A random BERT of a few thousand parameters in the format of a real one, so that tests need no download."""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

VOCAB = Path(__file__).parent / "fixtures" / "wordpiece" / "vocab.txt"
D, HEADS, LAYERS, F, POSITIONS = 32, 4, 2, 48, 64


def write_tiny_bert(folder: Path) -> Path:
    """Writes config.json, vocab.txt and model.safetensors into ``folder``; returns it. The same each time."""
    vocab = VOCAB.read_text(encoding="utf-8")
    config = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
        "hidden_size": D,
        "num_attention_heads": HEADS,
        "num_hidden_layers": LAYERS,
        "intermediate_size": F,
        "max_position_embeddings": POSITIONS,
        "vocab_size": vocab.count("\n"),
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "vocab.txt").write_text(vocab, encoding="utf-8")
    save_file(_tensors(vocab.count("\n")), folder / "model.safetensors")
    return folder


def _tensors(pieces: int) -> dict[str, Tensor]:
    generator = torch.Generator().manual_seed(11)
    tensors: dict[str, Tensor] = {"embeddings.position_ids": torch.arange(POSITIONS).view(1, -1)}

    def random(name: str, *shape: int, scale: float = 0.5, around: float = 0.0) -> None:
        tensors[name] = around + scale * torch.randn(shape, generator=generator)

    def dense(name: str, out: int, width: int) -> None:
        random(f"{name}.weight", out, width, scale=width**-0.5)
        random(f"{name}.bias", out, scale=0.1)

    def norm(name: str) -> None:
        random(f"{name}.LayerNorm.weight", D, scale=0.2, around=1.0)
        random(f"{name}.LayerNorm.bias", D, scale=0.1)

    random("embeddings.word_embeddings.weight", pieces, D)
    random("embeddings.position_embeddings.weight", POSITIONS, D)
    random("embeddings.token_type_embeddings.weight", 2, D)
    norm("embeddings")
    for layer in (f"encoder.layer.{index}" for index in range(LAYERS)):
        for name in ("query", "key", "value"):
            dense(f"{layer}.attention.self.{name}", D, D)
        dense(f"{layer}.attention.output.dense", D, D)
        norm(f"{layer}.attention.output")
        dense(f"{layer}.intermediate.dense", F, D)
        dense(f"{layer}.output.dense", D, F)
        norm(f"{layer}.output")
    return tensors
