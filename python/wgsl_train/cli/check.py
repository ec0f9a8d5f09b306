"""``check``: what this machine offers, and what to do about what is missing."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from wgsl_train.environment import Environment

EXIT_MISSING = 1


def check(json_: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False) -> None:
    """Show what this machine offers, and what is missing.

    Python, torch, devices, CPU features, memory, naga, extras and tools; with what to do about gaps.

    Exit code 0: everything that training needs is here; 1: something is missing.

    \b
    Examples:
      wgsl-train check
      wgsl-train check --json
    """
    from wgsl_train.environment import inspect_environment

    environment = inspect_environment()
    if json_:
        print(json.dumps({**asdict(environment), "advice": environment.advice()}))
    else:
        print("\n".join(describe(environment)))
    if "error" in environment.torch:
        raise typer.Exit(EXIT_MISSING)


def describe(environment: "Environment") -> list[str]:
    """The findings as lines for a person."""
    rows = [
        ("wgsl-train", environment.version),
        ("python", f"{environment.python} on {environment.system}"),
        ("torch", _torch(environment)),
        ("devices", _devices(environment)),
        ("cpu", f"{environment.cpu['model']}, {environment.cpu['cores']} cores"),
        ("features", _features(environment)),
        ("memory", _memory(environment)),
        ("naga", environment.naga),
        ("renderer", "wgpu is installed" if environment.renderer else "not installed"),
    ]
    for extra, packages in environment.extras.items():
        rows.append((f"[{extra}]", ", ".join(f"{name} {version or '-'}" for name, version in packages.items())))
    rows += [(tool, path or "not on PATH") for tool, path in environment.tools.items()]
    advice = environment.advice()
    lines = [f"{name:<12}{value}" for name, value in rows]
    return [*lines, "", *(f"- {line}" for line in advice)] if advice else [*lines, "", "nothing is missing"]


def _torch(environment: "Environment") -> str:
    torch = environment.torch
    if "error" in torch:
        return "cannot be imported"
    return f"{torch['version']}, {torch['threads']} threads"


def _devices(environment: "Environment") -> str:
    devices = [f"{d['name']} ({d['memory_bytes'] / 2**30:.0f} GiB)" for d in environment.torch.get("devices", [])]
    return ", ".join(["cpu", *devices])


def _features(environment: "Environment") -> str:
    features = environment.cpu["features"]
    if features is None:
        return "unknown on this system"
    return ", ".join(name for name, present in features.items() if present) or "none that matter"


def _memory(environment: "Environment") -> str:
    total, available = environment.memory["total_bytes"], environment.memory["available_bytes"]
    parts = [f"{total / 2**30:.1f} GiB"] if total else ["unknown"]
    if available:
        parts.append(f"{available / 2**30:.1f} GiB free")
    return ", ".join(parts)
