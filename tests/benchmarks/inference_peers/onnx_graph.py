"""The model as two ONNX graphs, for ONNX Runtime and rten: encoder, and decoder step with caches in and out.

Activations are 2-D, so that every product is one matrix product whatever the batch. Attention is the contributed
operators', which both runtimes have: the cache of self-attention is then the same memory going in and coming out.
B batch, S source tokens, T places in the cache, L decoder layers, D d_model, H heads, K head_dim, V vocab.

The encoder takes ids [B, S] and gives cross [2L, B, H, S, K], the keys and values of every decoder layer. The decoder
takes token [B], position [1], last [B], length [], past.N [B, H, T, K] and cross.N [B, H, S, K] for each N of the 2L,
and gives next [B] and present.N.
"""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

BLOCK = 128
"""Weights that share a scale in `MatMulNBits`; 32 took longer at 4 bits and at 8."""
INT8_COMPUTE = 4
"""`accuracy_level` at which `MatMulNBits` multiplies integers."""

Array = NDArray[Any]
Port = tuple[str, int, list[Any]]
"""Name, element type and shape of an input or output."""


def prepare(folder: Path, variant: str) -> None:
    """Encoder and decoder of the f32 model folder as `encoder.onnx` and `decoder.onnx` in `onnx-VARIANT`.

    Variants are f32; int8, which is what dynamic quantization makes of it; nbits8 and nbits4; for rten with `rten-`
    before the name.
    """
    out = folder / f"onnx-{variant}"
    out.mkdir()
    for build in (encoder, decoder):
        model = build(Graph(folder / "f32", variant.removeprefix("rten-"), for_rten=variant.startswith("rten-")))
        onnx.checker.check_model(model)
        onnx.save(model, out / f"{build.__name__}.onnx")


class Graph:
    """Nodes and weights as they come."""

    def __init__(self, folder: Path, dtype: str, *, for_rten: bool) -> None:
        self.config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.tensors: dict[str, Array] = load_file(folder / "model.safetensors")
        self.heads, self.d_model = self.config["nhead"], self.config["d_model"]
        self.dtype, self.for_rten = dtype, for_rten
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, onnx.TensorProto] = {}

    def weight(self, name: str, array: Array) -> str:
        """A constant, written once however often it is asked for."""
        if name not in self.weights:
            self.weights[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def op(self, kind: str, *inputs: str, out: str | Sequence[str] = "", domain: str = "", **attributes: Any) -> str:
        """Adds a node; returns its (first) output, named by its number unless `out` says how."""
        outputs = [out or f"x{len(self.nodes)}"] if isinstance(out, str) else list(out)
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **attributes))
        return outputs[0]

    def contrib(self, kind: str, *inputs: str, out: str | Sequence[str] = "", **attributes: Any) -> str:
        """The same of an operator that is in no standard."""
        return self.op(kind, *inputs, out=out, domain="com.microsoft", **attributes)

    def reshape(self, x: str, *shape: int) -> str:
        """0 keeps a dimension."""
        return self.op("Reshape", x, self.weight(f"shape{shape}", np.array(shape, dtype=np.int64)))

    def product(self, x: str, name: str) -> str:
        """x W^T + b of the tensors `name.weight` and `name.bias`."""
        return self.product_of(x, name, self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"])

    def product_of(self, x: str, name: str, weight: Array, bias: Array) -> str:
        """The same of arrays [out, in] and [out]."""
        b = self.weight(f"{name}.bias", bias)
        if self.dtype == "f32":
            return self.op("Gemm", x, self.weight(f"{name}.weight", weight), b, transB=1)
        if self.dtype == "int8":
            return self._dynamic_product(x, name, weight, b)
        return self._nbits_product(x, name, weight, b, int(self.dtype.removeprefix("nbits")))

    def _dynamic_product(self, x: str, name: str, weight: Array, bias: str) -> str:
        scale = np.maximum(np.abs(weight).max(axis=1), np.finfo(np.float32).tiny) / np.float32(127)
        rows = np.round(weight / scale[:, None]).astype(np.int8)
        quantized = f"{x}.u8"
        if not any(quantized in node.output for node in self.nodes):
            self.op("DynamicQuantizeLinear", x, out=(quantized, f"{x}.scale", f"{x}.zero"))
        zero = self.weight(f"{name}.zero", np.zeros(len(rows), dtype=np.int8))
        integers = self.op("MatMulInteger", quantized, self.weight(f"{name}.s8", rows.T), f"{x}.zero", zero)
        scales = self.op("Mul", f"{x}.scale", self.weight(f"{name}.scale", scale))
        scaled = self.op("Mul", self.op("Cast", integers, to=TensorProto.FLOAT), scales)
        return self.op("Add", scaled, bias)

    def _nbits_product(self, x: str, name: str, weight: Array, bias: str, bits: int) -> str:
        N, inputs = weight.shape
        middle = 1 << (bits - 1)
        blocks = weight.reshape(N, inputs // BLOCK, BLOCK)
        # The end of the range that has one number more goes to the value furthest from zero.
        furthest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=2)[..., None], axis=2)
        scale = np.where(furthest == 0, 1, furthest / np.float32(-middle)).astype(np.float32)
        values: Array = np.clip(np.round(blocks / scale) + middle, 0, 2 * middle - 1).astype(np.uint8)
        if bits == 4:
            values = values[..., 0::2] | (values[..., 1::2] << 4)
        packed = self.weight(f"{name}.u{bits}", values)
        scales = self.weight(f"{name}.scale", scale.reshape(N, -1))
        sizes = {"K": inputs, "N": N, "bits": bits, "block_size": BLOCK, "accuracy_level": INT8_COMPUTE}
        if self.for_rten:
            return self.op("Add", self.contrib("MatMulNBits", x, packed, scales, **sizes), bias)
        return self.contrib("MatMulNBits", x, packed, scales, "", "", bias, **sizes)

    def add_norm(self, x: str, update: str, name: str) -> str:
        """LayerNorm of x + update."""
        parts = [self.weight(f"{name}.{part}", self.tensors[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.contrib("SkipLayerNormalization", x, update, *parts, epsilon=1e-5)

    def attend_across(self, q: str, keys: str, values: str) -> str:
        """q [B, D] over keys and values that lie by heads, which rten only takes in the standard operator."""
        if self.for_rten:
            return self.op("Attention", self.reshape(q, 0, self.heads, 1, self.d_model // self.heads), keys, values)
        q = self.reshape(q, 0, 1, self.d_model)
        return self.contrib("MultiHeadAttention", q, keys, values, num_heads=self.heads)

    def feed_forward(self, x: str, layer: str, norm: str) -> str:
        """The last sublayer of either stack."""
        inner = self.op("Relu", self.product(x, f"{layer}.linear1"))
        return self.add_norm(x, self.product(inner, f"{layer}.linear2"), f"{layer}.{norm}")

    def embed(self, ids: str, positions: str) -> str:
        """Scaled embeddings plus rows of the table of positions."""
        table = self.weight("embedding", self.tensors["embedding.weight"] * np.float32(math.sqrt(self.d_model)))
        return self.op("Add", self.op("Gather", table, ids), positions)

    def positions(self) -> str:
        """The table of `wgsl_train.model.sinusoidal_positions`, [max_seq_len, D]."""
        frequency = np.exp(np.arange(0, self.d_model, 2) * (-math.log(10_000.0) / self.d_model))
        angles = np.arange(self.config["max_seq_len"])[:, None] * frequency
        table = np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(len(angles), self.d_model)
        return self.weight("positions", table.astype(np.float32))

    def finish(self, inputs: Sequence[Port], outputs: Sequence[Port]) -> Any:
        """The model."""
        ends = [[helper.make_tensor_value_info(*end) for end in side] for side in (inputs, outputs)]
        graph = helper.make_graph(self.nodes, "wgsl", *ends, initializer=list(self.weights.values()))
        versions = [helper.make_opsetid("", 23 if self.for_rten else 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=10)


def encoder(graph: Graph) -> Any:
    """Ids to cross keys and values."""
    D, H = graph.d_model, graph.heads
    shape = graph.op("Shape", "ids")
    zero, one, two = (graph.weight(f"only{n}", np.array([n])) for n in range(3))
    length = graph.op("Slice", shape, one, two)
    x = graph.reshape(graph.embed("ids", graph.op("Slice", graph.positions(), zero, length, zero)), -1, D)
    for number in range(graph.config["num_encoder_layers"]):
        layer = f"encoder.layers.{number}"
        width = graph.weight("width", np.array([3 * D]))
        qkv = graph.product(x, f"{layer}.self_attention.qkv_proj")
        qkv = graph.op("Reshape", qkv, graph.op("Concat", shape, width, axis=0))
        parts = [f"{layer}.{part}" for part in "qkv"]
        graph.op("Split", qkv, graph.weight("thirds", np.array([D] * 3)), out=parts, axis=2)
        attended = graph.reshape(graph.contrib("MultiHeadAttention", *parts, num_heads=H), -1, D)
        x = graph.add_norm(x, graph.product(attended, f"{layer}.self_attention.out_proj"), f"{layer}.norm1")
        x = graph.feed_forward(x, layer, "norm2")
    names = [f"decoder.layers.{n}.cross_attention.kv_proj" for n in range(graph.config["num_decoder_layers"])]
    weight, bias = (np.concatenate([graph.tensors[f"{name}.{part}"] for name in names]) for part in ("weight", "bias"))
    rest = graph.weight("rest", np.array([2 * len(names), H, D // H]))
    kv = graph.op("Reshape", graph.product_of(x, "cross_kv", weight, bias), graph.op("Concat", shape, rest, axis=0))
    graph.op("Transpose", kv, out="cross", perm=[2, 0, 3, 1, 4])
    return graph.finish(
        [("ids", TensorProto.INT64, ["B", "S"])],
        [("cross", TensorProto.FLOAT, [2 * len(names), "B", H, "S", D // H])],
    )


def decoder(graph: Graph) -> Any:
    """`last` is `position` again and `length` one more, as the attention wants them."""
    D, H, L = graph.d_model, graph.heads, graph.config["num_decoder_layers"]
    x = graph.embed("token", graph.op("Gather", graph.positions(), "position"))
    for number in range(L):
        layer, kv = f"decoder.layers.{number}", (2 * number, 2 * number + 1)
        qkv = graph.reshape(graph.product(x, f"{layer}.self_attention.qkv_proj"), 0, 1, 3 * D)
        attended = graph.contrib(
            "GroupQueryAttention",
            *(qkv, "", "", *(f"past.{n}" for n in kv), "last", "length"),
            out=(f"{layer}.attended", *(f"present.{n}" for n in kv)),
            num_heads=H,
            kv_num_heads=H,
        )
        attended = graph.reshape(attended, -1, D)
        x = graph.add_norm(x, graph.product(attended, f"{layer}.self_attention.out_proj"), f"{layer}.norm1")
        q = graph.product(x, f"{layer}.cross_attention.q_proj")
        attended = graph.reshape(graph.attend_across(q, *(f"cross.{n}" for n in kv)), -1, D)
        x = graph.add_norm(x, graph.product(attended, f"{layer}.cross_attention.out_proj"), f"{layer}.norm2")
        x = graph.feed_forward(x, layer, "norm3")
    graph.op("ArgMax", graph.product(x, "lm_head"), out="next", axis=1, keepdims=0)
    integers: list[Port] = [("token", TensorProto.INT64, ["B"]), ("position", TensorProto.INT64, [1])]
    integers += [("last", TensorProto.INT32, ["B"]), ("length", TensorProto.INT32, [])]

    def caches(name: str, places: str) -> list[Port]:
        return [(f"{name}.{n}", TensorProto.FLOAT, ["B", H, places, D // H]) for n in range(2 * L)]

    inputs = [*integers, *caches("past", "T"), *caches("cross", "S")]
    return graph.finish(inputs, [("next", TensorProto.INT64, ["B"]), *caches("present", "T")])
