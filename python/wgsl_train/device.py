"""Where and in which precision the model is computed, and what it took."""

import ctypes
import os
import platform
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import torch

from wgsl_train.config import Config

DEVICES = ("auto", "cpu", "cuda")


def choose_device(name: str = "auto") -> torch.device:
    """``auto`` takes CUDA where there is one, and of several the current one.

    Raises ``ValueError`` for an unknown name or CUDA that is not there.
    """
    if name not in DEVICES:
        raise ValueError(f"device: expected one of {', '.join(DEVICES)}, found {name}")
    if name == "cpu":
        return torch.device("cpu")
    if torch.cuda.is_available():
        return torch.device("cuda", torch.cuda.current_device())
    if name == "cuda":
        reason = "torch sees no CUDA device" if torch.version.cuda else "this torch is built without CUDA"
        raise ValueError(f"device cuda: {reason}; use --device cpu")
    return torch.device("cpu")


def cpu_computes_bf16() -> bool:
    """Whether the CPU multiplies bf16 natively (AVX512_BF16 or AMX); without that, bf16 is slower than fp32."""
    if hasattr(torch.cpu, "get_capabilities"):
        capabilities = torch.cpu.get_capabilities()
        return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))
    if platform.system() != "Linux":
        return False
    flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").split()
    return "avx512_bf16" in flags or "amx_bf16" in flags


def choose_precision(config: Config, device: torch.device) -> str:
    """``fp32`` or ``bf16``: as the config says, and for ``auto`` bf16 where ``device`` computes in it."""
    wanted = config.training.precision
    if wanted != "auto":
        return wanted
    native = torch.cuda.is_bf16_supported(including_emulation=False) if device.type == "cuda" else cpu_computes_bf16()
    return "bf16" if native else "fp32"


def limit_primitive_cache() -> None:
    """Keeps oneDNN from holding on to a kernel for each of the last 1,024 shapes, 0.5 to 1 MB each in bf16.

    Making one takes 0.5 to 1 ms, a product of a small model 0.1 to 4. The layers of a stack share theirs: up to 40
    shapes in a backward pass, of each worker's own. Works before the process's first product, and not later.
    """
    for cache in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
        os.environ.setdefault(cache, "128")


def release_free_memory() -> None:
    """Hands freed memory back to the system, where the C library can.

    glibc keeps what a training step used, in pieces too small for the next thing as large as a model.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def autocast(device: torch.device, precision: str) -> AbstractContextManager[object]:
    """Products in ``precision``; weights stay float32. Each weight is cast once as long as the context is open."""
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=precision == "bf16")


def peak_memory_bytes() -> int:
    """Largest resident memory of this process so far; 0 where the system does not tell (Windows)."""
    try:
        import resource
    except ImportError:
        return 0
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage if sys.platform == "darwin" else usage * 1024
