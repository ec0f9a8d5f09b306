"""What this machine offers to training and inference, and what to do about what is missing."""

import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rust_core

DISTRIBUTION = "wgsl-train"
DEFAULT_RUN_BYTES = 2 << 30

CPU_FEATURES = {
    "avx2": ("avx2",),
    "avx512": ("avx512f",),
    "bf16": ("avx512_bf16", "amx_bf16", "bf16"),
    "vnni": ("avx512_vnni", "avx_vnni"),
    "amx": ("amx_tile",),
    "neon": ("asimd",),
    "dotprod": ("asimddp",),
}
"""Feature -> the flags of /proc/cpuinfo that mean it."""


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The findings, as plain values that JSON takes."""

    version: str
    python: str
    system: str
    torch: dict[str, Any]
    """version, cuda (the version torch is built for, or None), devices, threads; or an error."""
    cpu: dict[str, Any]
    """model, cores (that this process may use), features (None where the system does not say)."""
    memory: dict[str, int | None]
    """total_bytes and available_bytes."""
    naga: str
    extras: dict[str, dict[str, str | None]]
    """extra -> package -> installed version or None."""
    renderer: bool
    tools: dict[str, str | None]
    """program -> where it is on PATH, or None."""

    def advice(self) -> list[str]:
        """What to do about what is missing, the important first."""
        lines = []
        if "error" in self.torch:
            lines.append(f"torch cannot be imported ({self.torch['error']}): training needs it; pip install torch")
        available = self.memory["available_bytes"]
        if available is not None and available < DEFAULT_RUN_BYTES:
            lines.append("less than 2 GiB of memory is free: close something, or try `wgsl-train run tiny`")
        features = self.cpu["features"]
        if features is not None and not features["bf16"] and not self.torch.get("devices"):
            lines.append("the CPU does not compute in bf16: training runs in fp32, about three times slower")
        for extra, packages in self.extras.items():
            missing = [package for package, version in packages.items() if version is None]
            if missing:
                lines.append(f"{', '.join(missing)} missing: pip install '{DISTRIBUTION}[{extra}]' (optional)")
        if self.tools["cargo"] is None:
            lines.append("cargo missing: install Rust with rustup to build wgsl-infer (optional)")
        elif self.tools["wgsl-infer"] is None:
            lines.append("wgsl-infer missing: cargo install --path rust_core, in a checkout (optional)")
        return lines


def inspect_environment() -> Environment:
    """Looks at everything once; imports torch, which takes a second or two."""
    return Environment(
        version=rust_core.__version__,
        python=platform.python_version(),
        system=platform.platform(),
        torch=_torch(),
        cpu=_cpu(),
        memory=_memory(),
        naga=rust_core.NAGA_VERSION,
        extras=_extras(),
        renderer=importlib.util.find_spec("wgpu") is not None,
        tools={program: shutil.which(program) for program in ("cargo", "wgsl-infer")},
    )


def _torch() -> dict[str, Any]:
    try:
        import torch
    except (ImportError, OSError) as error:  # a wheel whose libraries do not load is an OSError
        return {"error": " ".join(str(error).split())}
    devices = [
        {"name": properties.name, "memory_bytes": properties.total_memory}
        for properties in map(torch.cuda.get_device_properties, range(torch.cuda.device_count()))
    ]
    return {
        "version": str(torch.__version__),
        "cuda": torch.version.cuda,
        "devices": devices,
        "threads": torch.get_num_threads(),
    }


def _cpu() -> dict[str, Any]:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    model = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    flags = re.search(r"^(?:flags|Features)\s*:\s*(.+)$", text, re.MULTILINE)
    return {
        "model": model[1] if model else platform.processor() or platform.machine(),
        "cores": usable_cores(),
        "features": cpu_features(flags[1]) if flags else None,
    }


def cpu_features(flags: str) -> dict[str, bool]:
    """Which features a line of flags from /proc/cpuinfo names."""
    found = set(flags.split())
    return {feature: not found.isdisjoint(names) for feature, names in CPU_FEATURES.items()}


def usable_cores() -> int:
    """Logical cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> dict[str, int | None]:
    memory: dict[str, int | None] = {"total_bytes": None, "available_bytes": None}
    with suppress(OSError):
        for line in Path("/proc/meminfo").read_text(encoding="ascii", errors="replace").splitlines():
            match = re.match(r"Mem(Total|Available):\s*([0-9]+) kB", line)
            if match:
                memory[f"{match[1].lower()}_bytes"] = int(match[2]) * 1024
    if memory["total_bytes"] is None:
        with suppress(AttributeError, ValueError, OSError):
            memory["total_bytes"] = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return memory


def _extras() -> dict[str, dict[str, str | None]]:
    """The extras that the installed package declares; none when it runs from a bare source tree."""
    try:
        requirements = importlib.metadata.requires(DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        return {}
    extras: dict[str, dict[str, str | None]] = {}
    for requirement in requirements:
        match = re.match(r"([A-Za-z0-9._-]+).*;.*extra\s*==\s*['\"]([^'\"]+)['\"]", requirement)
        if match:
            extras.setdefault(match[2], {})[match[1]] = _installed_version(match[1])
    return extras


def _installed_version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
