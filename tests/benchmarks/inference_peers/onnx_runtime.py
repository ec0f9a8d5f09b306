"""ONNX Runtime with IO binding: every input and output is memory of ours, and the caches are changed in place.

B batch, S source tokens, T places in the cache, L decoder layers, H heads, K head_dim.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime as ort

from inference_peers.task import Task, Timed, Tokens, run_steps


def load(folder: Path, dtype: str, threads: int) -> "OnnxRuntime":
    """`dtype` as `onnx_graph.prepare` takes it."""
    return OnnxRuntime(folder / f"onnx-{dtype}", threads)


class OnnxRuntime:
    """Two sessions, and the one batch that is being decoded."""

    def __init__(self, folder: Path, threads: int) -> None:
        self.runner = f"onnxruntime {ort.__version__}"
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        self.encoder, self.decoder = (
            ort.InferenceSession(folder / f"{name}.onnx", options, providers=["CPUExecutionProvider"])
            for name in ("encoder", "decoder")
        )
        self.caches, _, self.heads, _, self.head_dim = self.encoder.get_outputs()[0].shape

    def start(self, sources: Tokens, steps: int) -> Callable[[], None]:
        """Caches [2L, B, H, T, K] and [2L, B, H, S, K]; a layer's part of them is an input of its own."""
        ids = np.array(sources, dtype=np.int64)
        B, S = ids.shape
        cache = np.zeros((self.caches, B, self.heads, steps, self.head_dim), dtype=np.float32)
        cross = np.zeros((self.caches, B, self.heads, S, self.head_dim), dtype=np.float32)
        self.token, self.next = np.zeros(B, dtype=np.int64), np.zeros(B, dtype=np.int64)
        self.position, self.length = np.zeros(1, dtype=np.int64), np.zeros((), dtype=np.int32)
        self.last = np.zeros(B, dtype=np.int32)
        inputs = {"token": self.token, "position": self.position, "last": self.last, "length": self.length}
        self.binding = self.decoder.io_binding()
        for name, array in inputs.items():
            self.binding.bind_ortvalue_input(name, ort.OrtValue.ortvalue_from_numpy(array))
        for n in range(self.caches):
            own = ort.OrtValue.ortvalue_from_numpy(cache[n])
            self.binding.bind_ortvalue_input(f"past.{n}", own)
            self.binding.bind_ortvalue_output(f"present.{n}", own)
            self.binding.bind_ortvalue_input(f"cross.{n}", ort.OrtValue.ortvalue_from_numpy(cross[n]))
        self.binding.bind_ortvalue_output("next", ort.OrtValue.ortvalue_from_numpy(self.next))
        self.arrays = (cache, cross)
        encoding = self.encoder.io_binding()
        encoding.bind_ortvalue_input("ids", ort.OrtValue.ortvalue_from_numpy(ids))
        encoding.bind_ortvalue_output("cross", ort.OrtValue.ortvalue_from_numpy(cross))
        return lambda: self.encoder.run_with_iobinding(encoding)

    def step(self, tokens: Sequence[int], position: int) -> list[int]:
        """See `Stepper`."""
        self.token[:], self.position[0] = tokens, position
        self.last[:], self.length[...] = position, position + 1
        self.decoder.run_with_iobinding(self.binding)
        chosen: list[int] = self.next.tolist()
        return chosen

    def run(self, task: Task) -> Timed:
        """See `Peer`."""
        return run_steps(self, task)
