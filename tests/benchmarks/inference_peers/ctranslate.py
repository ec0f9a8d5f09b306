"""CTranslate2, from the same tensors put into its own specification.

It only generates as a whole, so encoding and steps are told apart by `run_whole`. Its AVX-512 kernels are used on AMD
only when they are forced; `inference.py` does, where the CPU has them.
"""

import json
import math
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
from ctranslate2.specs import Activation, TransformerSpec
from safetensors.numpy import load_file

from inference_peers.task import BOS, EOS, Task, Timed, Tokens, run_whole


def prepare(folder: Path, dtype: str) -> None:
    """Writes the model in `folder`, quantized as it will be run."""
    source, out = folder / "f32", folder / f"ctranslate2-{dtype}"
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    spec = specification(config, load_file(source / "model.safetensors"))
    spec.validate()
    spec.optimize(quantization="int8" if dtype == "int8" else None)
    out.mkdir()
    spec.save(str(out))


def load(folder: Path, dtype: str, threads: int) -> "CTranslate2":
    """`dtype` f32 or int8."""
    return CTranslate2(folder / f"ctranslate2-{dtype}", dtype, threads)


def specification(config: dict[str, Any], tensors: dict[str, Any]) -> TransformerSpec:
    """The post-norm model; a token's name is its id."""
    layers = (config["num_encoder_layers"], config["num_decoder_layers"])
    spec = TransformerSpec.from_config(layers, config["nhead"], pre_norm=False, activation=Activation.RELU)
    names = [str(token) for token in range(config["target_vocab_size"])]
    spec.register_source_vocabulary(names)
    spec.register_target_vocabulary(names)
    spec.config.bos_token = spec.config.decoder_start_token = str(BOS)
    spec.config.eos_token, spec.config.unk_token = str(EOS), "0"
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = tensors["embedding.weight"]
    for stack, part in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        stack.scale_embeddings = True
        stack.position_encodings.encodings = positions(config["max_seq_len"], config["d_model"])
        for number, layer in enumerate(stack.layer):
            fill_layer(layer, f"{part}.layers.{number}", tensors)
    fill(spec.decoder.projection, "lm_head", tensors)
    return spec


def fill_layer(layer: Any, name: str, tensors: dict[str, Any]) -> None:
    """Norms come after their sublayers; a decoder's has three."""
    decodes = name.startswith("decoder")
    fill(layer.self_attention.linear[0], f"{name}.self_attention.qkv_proj", tensors)
    fill(layer.self_attention.linear[1], f"{name}.self_attention.out_proj", tensors)
    fill_norm(layer.self_attention.layer_norm, f"{name}.norm1", tensors)
    if decodes:
        for part, product in zip(layer.attention.linear, ("q_proj", "kv_proj", "out_proj"), strict=True):
            fill(part, f"{name}.cross_attention.{product}", tensors)
        fill_norm(layer.attention.layer_norm, f"{name}.norm2", tensors)
    fill(layer.ffn.linear_0, f"{name}.linear1", tensors)
    fill(layer.ffn.linear_1, f"{name}.linear2", tensors)
    fill_norm(layer.ffn.layer_norm, f"{name}.norm{3 if decodes else 2}", tensors)


def fill(part: Any, name: str, tensors: dict[str, Any]) -> None:
    """A product."""
    part.weight, part.bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def fill_norm(part: Any, name: str, tensors: dict[str, Any]) -> None:
    """A LayerNorm."""
    part.gamma, part.beta = tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def positions(length: int, d_model: int) -> Any:
    """The table of `wgsl_train.model.sinusoidal_positions`, [length, D]."""
    frequency = np.exp(np.arange(0, d_model, 2) * (-math.log(10_000.0) / d_model))
    angles = np.arange(length)[:, None] * frequency
    return np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(length, d_model).astype(np.float32)


class CTranslate2:
    """A translator."""

    def __init__(self, folder: Path, dtype: str, threads: int) -> None:
        self.runner = f"ctranslate2 {ctranslate2.__version__}"
        compute = "int8" if dtype == "int8" else "float32"
        self.translator = ctranslate2.Translator(
            str(folder), device="cpu", compute_type=compute, intra_threads=threads, inter_threads=1
        )

    def _generate(self, sources: list[list[str]], most: int) -> Tokens:
        found = self.translator.translate_batch(sources, beam_size=1, max_decoding_length=most)
        return [[int(token) for token in one.hypotheses[0]] for one in found]

    def run(self, task: Task) -> Timed:
        """See `Peer`."""
        sources = [[str(token) for token in source] for source in task.sources]
        return run_whole(lambda most: self._generate(sources, most), task)
