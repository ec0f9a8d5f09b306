"""The model that every peer runs, and the prompts it is given."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

import rust_core
from inference_peers.task import BOS
from wgsl_train.config import ModelConfig, load_config
from wgsl_train.export import convert, export_run, model_config
from wgsl_train.model import build_model
from wgsl_train.run_folder import RunFolder

SEED = 7
NATIVE_DTYPES = ("f32", "bf16", "int8")
"""Those that are exported."""
FIRST_PIECE = 262
"""Ids below are specials and bytes."""
NEVER = -1e4
"""A bias that keeps a token from being chosen, whatever the dtype."""
SHAPE = ("d_model", "nhead", "num_encoder_layers", "num_decoder_layers", "dim_feedforward", "max_seq_len")
GAIN = 8.0
"""Of fresh output weights: without it the logits are so flat that rounding chooses the token."""
SHRINK = 0.5
"""Of fresh embeddings: at full size the last token alone decides on the next, and every answer ends in a loop."""


def random_model(config: ModelConfig, folder: Path) -> None:
    """Fresh weights over the vocabulary of the bundled examples, exported at `folder`."""
    rows = pa.table(rust_core.load_examples()).to_pylist()
    tokenizer = rust_core.Tokenizer.fit([row["code"] for row in rows], [row["prompt"] for row in rows])
    torch.manual_seed(SEED)
    model = build_model(config, tokenizer.target_vocab_size)
    tensors = {name: tensor.detach().clone() for name, tensor in model.exported_tensors().items()}
    tensors["lm_head.weight"] *= GAIN
    tensors["embedding.weight"] *= SHRINK
    _write(folder, tensors, model_config(config, tokenizer), tokenizer.to_json())


def trained_model(run: Path, folder: Path) -> None:
    """The best checkpoint of a run of the base architecture, exported at `folder`."""
    export_run(RunFolder(run), folder)
    architecture = _config(folder)["architecture"]
    if architecture != "transformer":
        raise SystemExit(f"{run}: expected a run of the base architecture (transformer), found {architecture}")


def derive(source: Path, folder: Path, *, endless: bool) -> None:
    """The model of `source` (f32) at `folder`, one subfolder a dtype; `endless` ones only choose pieces, never EOS."""
    tensors = load_file(source / "model.safetensors")
    if endless:
        tensors["lm_head.bias"][:FIRST_PIECE] = NEVER
    config = _config(source)
    tokenizer = (source / "tokenizer.json").read_text(encoding="utf-8")
    for dtype in NATIVE_DTYPES:
        _write(folder / dtype, convert(tensors, dtype), config, tokenizer)


def _write(folder: Path, tensors: Mapping[str, Tensor], config: Mapping[str, Any], tokenizer: str) -> None:
    folder.mkdir(parents=True)
    save_file(dict(tensors), folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")


def _config(folder: Path) -> dict[str, Any]:
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return config


def parameter_count(folder: Path) -> int:
    """Of an exported folder in f32."""
    return sum(tensor.numel() for tensor in load_file(folder / "model.safetensors").values())


def margin(folder: Path, source: Sequence[int], tokens: Sequence[int]) -> float:
    """How far the likeliest token after `tokens` is ahead of the second in float64: what a difference means."""
    exported = _config(folder)
    config = replace(load_config().model, **{key: exported[key] for key in SHAPE})
    model = build_model(config, exported["target_vocab_size"]).double().eval()
    model.load_state_dict(load_file(folder / "model.safetensors"))
    ids = torch.tensor([list(source)])
    with torch.inference_mode():
        states = model(ids, torch.ones_like(ids), torch.tensor([[BOS, *tokens]]))
        first, second = model.lm_head(states[0, -1]).topk(2).values.tolist()
    return float(first - second)


def prompts_of(tokenizer: rust_core.Tokenizer, length: int, count: int) -> list[str]:
    """`count` different prompts of `length` tokens, EOS included, from words of the bundled prompts."""
    text = " ".join(row["prompt"] for row in pa.table(rust_core.load_examples()).to_pylist())
    words = sorted({word for word in text.lower().split() if len(tokenizer.encode_prompt(word)) == 1})
    chance = random.Random(SEED + length)
    prompts = [" ".join(chance.choices(words, k=length - 1)) for _ in range(count)]
    for prompt in prompts:
        if len(tokenizer.encode_prompt(prompt)) != length - 1:
            raise ValueError(f"prompt of {length} tokens: found {len(tokenizer.encode_prompt(prompt)) + 1}: {prompt}")
    return prompts
