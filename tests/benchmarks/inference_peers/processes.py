"""Which peers there are at which dtypes, and each one's process."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from inference_peers.report import OURS, label_of
from inference_peers.task import Task
from inference_peers.weights import NATIVE_DTYPES

BENCHMARKS = Path(__file__).parents[1]
QUIET_SECS = 0.3
"""Between two measurements: threads of OpenMP and of ONNX Runtime spin on for a while after their work is done."""
PYTHON, RUST = "python", "rust"
"""Where a worker comes from: a module of this package, or the program in `peers_rust`."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A peer at one dtype: how reports name it, and its worker."""

    name: str
    dtype: str
    module: str
    variant: str
    """The dtype as the worker takes it."""
    program: str = PYTHON
    prepared_by: str = ""
    """Module whose `prepare` writes what this one loads; none where it loads the exported folder."""
    environment: Mapping[str, str] = field(default_factory=dict)


def kinds() -> list[Kind]:
    """All, ours first."""
    forced = {"CT2_FORCE_CPU_ISA": "AVX512"} if "avx512bw" in cpu_line("flags") else {}
    found = [Kind(name=OURS, dtype=dtype, module="native", variant=dtype) for dtype in (*NATIVE_DTYPES, "int4")]
    for name, dtype, variant in (
        ("PyTorch", "f32", "f32"),
        ("PyTorch", "bf16", "bf16"),
        ("PyTorch FBGEMM", "int8", "int8-fbgemm"),
        ("PyTorch oneDNN", "int8", "int8-onednn"),
    ):
        found.append(Kind(name=name, dtype=dtype, module="pytorch", variant=variant))
    for name, dtype, variant in (
        ("ONNX Runtime", "f32", "f32"),
        ("ONNX Runtime", "int8", "int8"),
        ("ONNX Runtime MatMulNBits", "int8", "nbits8"),
        ("ONNX Runtime MatMulNBits", "int4", "nbits4"),
    ):
        found.append(Kind(name=name, dtype=dtype, module="onnx_runtime", variant=variant, prepared_by="onnx_graph"))
    for dtype in ("f32", "int8"):
        ctranslate = Kind(name="CTranslate2", dtype=dtype, module="ctranslate", variant=dtype, environment=forced)
        found.append(replace(ctranslate, prepared_by="ctranslate"))
    for dtype in ("f32", "int8", "int4"):
        found.append(Kind(name="candle", dtype=dtype, module="candle", variant=dtype, program=RUST))
    for dtype, variant in (("f32", "rten-f32"), ("int8", "rten-int8"), ("int4", "rten-nbits4")):
        found.append(
            Kind(name="rten", dtype=dtype, module="rten", variant=variant, program=RUST, prepared_by="onnx_graph")
        )
    return found


class Worker:
    """A peer's process, ready to be asked."""

    def __init__(self, kind: Kind, process: "subprocess.Popen[str]", threads: int) -> None:
        self.kind, self.process, self.threads = kind, process, threads
        loaded = self._answer()
        self.runner: str = loaded["runner"]
        self.memory_bytes: int = loaded["memory_bytes"]
        self.load_ms: float = loaded["load_secs"] * 1e3

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise OSError(f"{label_of(asdict(self.kind))}: its process ended, see above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self, task: Task) -> dict[str, Any]:
        """What `worker` answers. Memory is kept of single sequences only: batches are as large as one likes."""
        assert self.process.stdin is not None
        time.sleep(QUIET_SECS)
        print(json.dumps(asdict(task)), file=self.process.stdin, flush=True)
        answer = self._answer()
        if len(task.sources) == 1 and "memory_bytes" in answer:
            told = answer["report"]
            self.memory_bytes = told.get("peak_memory_bytes", answer["memory_bytes"])
            self.load_ms = told.get("load_ms", self.load_ms)
        return answer


@contextmanager
def started(kind: Kind, folder: Path, threads: int, programs: Mapping[str, str]) -> Iterator[Worker]:
    """The worker of a peer, ended on the way out; `programs` are `wgsl-infer` and `rust`."""
    command = [sys.executable, "-m", "inference_peers.worker"] if kind.program == PYTHON else [programs[RUST]]
    command += ["--peer", kind.module, "--model", str(folder), "--dtype", kind.variant, "--threads", str(threads)]
    environment = {**os.environ, **kind.environment, "WGSL_INFER": programs["wgsl-infer"]}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(BENCHMARKS), os.environ.get("PYTHONPATH", ""))))
    environment |= {f"{library}_NUM_THREADS": str(threads) for library in ("OMP", "RAYON", "RTEN")}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:
        try:
            yield Worker(kind, process, threads)
        finally:
            assert process.stdin is not None
            process.stdin.close()


def build(*arguments: str, folder: Path) -> str:
    """The program that `cargo build --release` makes."""
    command = ["cargo", "build", "--release", "--message-format", "json-render-diagnostics", *arguments]
    built = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    messages = [json.loads(line) for line in built.stdout.splitlines()]
    return next(str(message["executable"]) for message in messages if message.get("executable"))


def cpu_line(key: str) -> str:
    """What the first processor says of itself."""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith(key):
            return line.partition(":")[2].strip()
    return ""
