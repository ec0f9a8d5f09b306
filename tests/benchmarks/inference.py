"""Ours against PyTorch, ONNX Runtime, CTranslate2, candle and rten: the same weights on the same machine.

    pip install '.[bench-inference]'        # builds rust_core in release mode as well
    python tests/benchmarks/inference.py

writes `results/inference.md` and, with every single figure, `results/inference.json`. `--quick` is a smoke run of
about a minute that writes to a temporary folder. The weights are fresh ones in the base model's shape, or with
`--run RUN` the best checkpoint of a training run of the base architecture; then whole answers to bundled prompts are
measured too. Cargo builds `wgsl-infer` and the peers that are written in Rust. What is not there is left out, and the
report says so.

Every peer runs in a process of its own (`inference_peers/worker.py`). A round asks each of them once for every length
and batch, another one first each time; the round before the first warms up and does not count. A batch takes long
enough to be measured in one round only. Source and target have the same length, and the weights are such that no answer
ends early. Times of one sequence of ours are those of
`wgsl-infer bench`, where nothing is drafted; batches and tokens are those of `rust_core.Model` without constraint.
Weights are loaded from a warm page cache.
"""

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rust_core
from inference_peers import report, weights
from inference_peers.measure import answer_tasks, compare_tokens, fixed_tasks, measure_answers, measure_lengths
from inference_peers.processes import PYTHON, RUST, Kind, Worker, build, cpu_line, kinds, started
from wgsl_train.config import load_config

HERE = Path(__file__).parent
RUST_PEERS = HERE / "peers_rust"
LENGTHS, BATCHES = (16, 64, 250, 500), (1, 4, 32)
MOST_TOKENS = 500
"""In an answer that does not end."""

Record = dict[str, Any]


def programs() -> dict[str, str]:
    """`wgsl-infer`, and the Rust peers where they can be built."""
    found = {"wgsl-infer": build("-p", "rust_core", "--bin", "wgsl-infer", folder=HERE.parents[1])}
    try:
        found[RUST] = build(folder=RUST_PEERS)
    except subprocess.CalledProcessError as error:
        print(f"{error}; going on without them", file=sys.stderr)
    return found


def prepare(folder: Path, built: dict[str, str], skipped: dict[str, str]) -> list[Kind]:
    """Writes each peer's own files in `folder`; returns those that can run."""
    ready = []
    for kind in kinds():
        if kind.program == RUST and RUST not in built:
            skipped[kind.name] = f"cargo could not build {RUST_PEERS.name}"
            continue
        modules = [kind.module] if kind.program == PYTHON else []
        try:
            for module in modules + [kind.prepared_by] * bool(kind.prepared_by):
                importlib.import_module(f"inference_peers.{module}")
        except ImportError as error:
            skipped[kind.name] = f"{error} (the extra bench-inference has it)"
            continue
        if kind.prepared_by:
            importlib.import_module(f"inference_peers.{kind.prepared_by}").prepare(folder, kind.variant)
        ready.append(kind)
    return ready


def with_workers(
    ready: Sequence[Kind],
    folder: Path,
    threads: int,
    built: dict[str, str],
    record: Record,
    work: Callable[[Sequence[Worker]], None],
) -> None:
    """Starts all, works, and keeps what they took to load."""
    with ExitStack() as stack:
        workers = [stack.enter_context(started(kind, folder, threads, built)) for kind in ready]
        work(workers)
        for worker in workers:
            told = {"name": worker.kind.name, "dtype": worker.kind.dtype, "threads": threads, "folder": folder.name}
            record["loads"].append(told | {"load_ms": worker.load_ms, "memory_mb": worker.memory_bytes / 1e6})
            if worker.runner not in record["versions"]:
                record["versions"].append(worker.runner)


def run_all(folder: Path, arguments: argparse.Namespace, record: Record, out: Path) -> None:
    """The model, the peers' files, the measurements."""
    source = folder / "source"
    if arguments.run is None:
        weights.random_model(load_config().model, source)
    else:
        weights.trained_model(arguments.run, source)
    record["parameters"] = weights.parameter_count(source)
    tokenizer = rust_core.Tokenizer.load(source / "tokenizer.json")
    built = programs()
    few = 1 if arguments.quick else None
    tasks = fixed_tasks(tokenizer, LENGTHS[:few], BATCHES[:few], arguments.most_tokens)
    stages = [("endless", lambda workers: measure_lengths(workers, tasks, arguments.rounds, record))]
    if arguments.run is not None:
        answers = answer_tasks(tokenizer, MOST_TOKENS)[:few]
        stages.append(("whole", lambda workers: measure_answers(workers, answers, arguments.rounds, record)))
    for name, _ in stages:
        weights.derive(source, folder / name, endless=name == "endless")
        ready = prepare(folder / name, built, record["skipped"])
    for threads in arguments.threads:
        for name, work in stages:
            with_workers(ready, folder / name, threads, built, record, work)
            compare_tokens(record["runs"], folder / "endless" / "f32")
            write(record, out)


def write(record: Record, out: Path) -> None:
    """What is there so far: the first figures are worth reading while the next are measured."""
    (out / "inference.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    (out / "inference.md").write_text(report.markdown(record), encoding="utf-8")
    print(f"written: {out / 'inference.md'}, {out / 'inference.json'}", file=sys.stderr)


def circumstances(rounds: int, run: Path | None) -> Record:
    """The record before anything is measured."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{cpu_line('model name') or platform.machine()}, {os.cpu_count()} cores",
        "load_average": round(os.getloadavg()[0], 1),
        "versions": [f"Python {platform.python_version()}"],
        "rounds": rounds,
        "weights": "random" if run is None else "trained",
        "skipped": {},
        **{key: [] for key in ("runs", "loads", "generations", "streaming_gb_per_s")},
    }


def main() -> None:
    """Measures and writes the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, help="a training run of the base architecture")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2], help="each in turn")
    parser.add_argument("--rounds", type=int, help="measurements of each figure (5; quick: 1)")
    parser.add_argument(
        "--most-tokens", type=int, default=LENGTHS[-1] * BATCHES[-1], help="leaves out batches that write more"
    )
    parser.add_argument("--quick", action="store_true", help="the shortest length, one sequence")
    arguments = parser.parse_args()
    if arguments.rounds is None:
        arguments.rounds = 1 if arguments.quick else 5
    out = Path(tempfile.mkdtemp(prefix="inference-")) if arguments.quick else HERE / "results"
    record = circumstances(arguments.rounds, arguments.run)
    with tempfile.TemporaryDirectory() as folder:
        run_all(Path(folder), arguments, record, out)
    print(report.markdown(record))


if __name__ == "__main__":
    main()
