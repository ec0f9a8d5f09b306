"""PyTorch eager, decoding by hand: preallocated caches, fused products, 2-D activations, no module calls.

int8 is what `quantize_dynamic` makes of linear layers, called directly, with a scale for each row of the weights.
B batch, S source tokens, D d_model, H heads, K head_dim.
"""

import json
import math
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor

from inference_peers.task import Task, Timed, Tokens, run_steps
from wgsl_train.model import sinusoidal_positions

Product = Callable[[Tensor], Tensor]


def load(folder: Path, dtype: str, threads: int) -> "PyTorch":
    """`dtype` f32, bf16, or int8 and the engine that multiplies: int8-fbgemm, int8-onednn."""
    torch.set_num_threads(threads)
    dtype, _, engine = dtype.partition("-")
    if engine:
        torch.backends.quantized.engine = engine
    return PyTorch(folder / "f32", dtype)


def float_product(weight: Tensor, bias: Tensor, dtype: torch.dtype) -> Product:
    """x -> x W^T + b."""
    weight, bias = weight.to(dtype), bias.to(dtype)
    return lambda x: F.linear(x, weight, bias)


def int8_product(weight: Tensor, bias: Tensor) -> Product:
    """The same with symmetric int8 rows and inputs quantized at run time."""
    scale = weight.abs().amax(dim=1).double() / 127.0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # these calls are to move to another package
        rows = torch.quantize_per_channel(weight, scale, torch.zeros(len(scale), dtype=torch.int64), 0, torch.qint8)
        packed = torch.ops.quantized.linear_prepack(rows, bias)
    call = torch.ops.quantized.linear_dynamic
    return lambda x: call(x, packed)


class PyTorch:
    """Weights, and the one batch that is being decoded."""

    def __init__(self, folder: Path, dtype: str) -> None:
        self.runner = f"torch {torch.__version__}"
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.heads, self.d_model = config["nhead"], config["d_model"]
        self.layers = (config["num_encoder_layers"], config["num_decoder_layers"])
        self.dtype = torch.bfloat16 if dtype == "bf16" else torch.float32
        tensors = load_file(folder / "model.safetensors")
        scaled = tensors["embedding.weight"] * math.sqrt(self.d_model)
        self.embedding = scaled.to(self.dtype)
        self.positions = sinusoidal_positions(config["max_seq_len"], self.d_model).to(self.dtype)
        names = [f"decoder.layers.{layer}.cross_attention.kv_proj" for layer in range(self.layers[1])]
        for part in ("weight", "bias"):
            tensors[f"cross_kv.{part}"] = torch.cat([tensors.pop(f"{name}.{part}") for name in names])
        self.products: dict[str, Product] = {}
        self.norms: dict[str, tuple[Tensor, Tensor]] = {}
        for name in [name.removesuffix(".bias") for name in tensors if name.endswith(".bias")]:
            weight, bias = tensors.pop(f"{name}.weight"), tensors.pop(f"{name}.bias")
            if weight.dim() == 1:
                self.norms[name] = (weight.to(self.dtype), bias.to(self.dtype))
            elif dtype == "int8":
                self.products[name] = int8_product(weight, bias)
            else:
                self.products[name] = float_product(weight, bias, self.dtype)

    def _norm(self, x: Tensor, name: str) -> Tensor:
        return F.layer_norm(x, (self.d_model,), *self.norms[name])

    def _feed_forward(self, x: Tensor, layer: str, norm: str) -> Tensor:
        inner = self.products[f"{layer}.linear1"](x).relu_()
        return self._norm(x + self.products[f"{layer}.linear2"](inner), f"{layer}.{norm}")

    @torch.inference_mode()
    def start(self, sources: Tokens, steps: int) -> Callable[[], None]:
        """Caches of self-attention [layers, 2, B, H, steps, K]."""
        heads, K = self.heads, self.d_model // self.heads
        self.cache = torch.zeros(self.layers[1], 2, len(sources), heads, steps, K, dtype=self.dtype)
        return lambda: self._encode(sources)

    @torch.inference_mode()
    def _encode(self, sources: Tokens) -> None:
        ids = torch.tensor(sources)
        B, S = ids.shape
        shape = (B, S, -1, self.heads, self.d_model // self.heads)
        x = (self.embedding[ids] + self.positions[:S]).view(B * S, self.d_model)
        for number in range(self.layers[0]):
            layer = f"encoder.layers.{number}"
            q, k, v = self.products[f"{layer}.self_attention.qkv_proj"](x).view(shape).permute(2, 0, 3, 1, 4)
            attended = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(B * S, self.d_model)
            x = self._norm(x + self.products[f"{layer}.self_attention.out_proj"](attended), f"{layer}.norm1")
            x = self._feed_forward(x, layer, "norm2")
        # [layers x 2, B, H, S, K], so that each head's rows stand together.
        self.cross = self.products["cross_kv"](x).view(shape).permute(2, 0, 3, 1, 4).contiguous()

    @torch.inference_mode()
    def step(self, tokens: Sequence[int], position: int) -> list[int]:
        """See `Stepper`."""
        B, K = len(tokens), self.d_model // self.heads
        x = self.embedding[torch.tensor(tokens)] + self.positions[position]
        for number in range(self.layers[1]):
            layer = f"decoder.layers.{number}"
            qkv = self.products[f"{layer}.self_attention.qkv_proj"](x).view(B, 3, self.heads, 1, K)
            cache = self.cache[number]
            cache[:, :, :, position] = qkv[:, 1:, :, 0].transpose(0, 1)
            k, v = cache[:, :, :, : position + 1]
            attended = F.scaled_dot_product_attention(qkv[:, 0], k, v).reshape(B, self.d_model)
            x = self._norm(x + self.products[f"{layer}.self_attention.out_proj"](attended), f"{layer}.norm1")
            q = self.products[f"{layer}.cross_attention.q_proj"](x).view(B, self.heads, 1, K)
            k, v = self.cross[2 * number : 2 * number + 2]
            attended = F.scaled_dot_product_attention(q, k, v).reshape(B, self.d_model)
            x = self._norm(x + self.products[f"{layer}.cross_attention.out_proj"](attended), f"{layer}.norm2")
            x = self._feed_forward(x, layer, "norm3")
        chosen: list[int] = self.products["lm_head"](x).argmax(dim=-1).tolist()
        return chosen

    def run(self, task: Task) -> Timed:
        """See `Peer`."""
        return run_steps(self, task)
