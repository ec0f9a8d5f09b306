"""Ours. One sequence is timed by `wgsl-infer bench`, which is what runs without Python; everything else by `rust_core`.

`WGSL_INFER` names the program. Load time and memory come from it as well.
"""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import rust_core
from inference_peers.task import Task, Timed, Tokens, Unsupported, run_whole
from rust_core.options import GenerateOptions

BENCH_ROUNDS = 3
"""Each process measures a few times, because its first time is a cold one."""


def load(folder: Path, dtype: str, threads: int) -> "Native":
    """`dtype` as `wgsl-infer` names it."""
    return Native(folder / dtype, dtype, threads)


class Native:
    """A model in this process and the program that measures it in another."""

    def __init__(self, folder: Path, dtype: str, threads: int) -> None:
        self.runner = f"wgsl-infer {rust_core.__version__}"
        self.model = rust_core.Model.load(folder, dtype=dtype, threads=threads)
        self.threads = threads
        self.command = [os.environ["WGSL_INFER"], "bench", "--model", str(folder), "--dtype", dtype]
        self.command += ["--rounds", str(BENCH_ROUNDS), "--json"]
        if "--threads" in self._told(self.command[0], "bench", "--help"):
            self.command += ["--threads", str(threads)]
        elif threads > 1:
            self.command = []

    @staticmethod
    def _told(*command: str) -> str:
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    def _generate(self, prompts: list[str], most: int) -> Tokens:
        options: GenerateOptions = {"max_new_tokens": most}
        if len(prompts) == 1:
            found = [self.model.generate(prompts[0], **options)]
        else:
            found = self.model.generate_batch(prompts, **options)
        if most > 1:
            # A build that drafts says how much of it was right.
            self.accepted = sum(getattr(generation, "accepted", 0) for generation in found)
        return [generation.token_ids for generation in found]

    def bench(self, length: int) -> dict[str, Any]:
        """What `wgsl-infer bench` measures for `length` source and target tokens."""
        if not self.command:
            raise Unsupported("one sequence runs on one thread in this build")
        report: dict[str, Any] = json.loads(self._told(*self.command, "--lengths", str(length)))
        return report

    def run(self, task: Task) -> Timed:
        """See `Peer`."""
        if task.stop or len(task.prompts) > 1:
            timed = run_whole(lambda most: self._generate(task.prompts, most), task)
            return replace(timed, report={"accepted": self.accepted})
        report = self.bench(len(task.sources[0]))
        [found] = report["runs"]
        return Timed(
            tokens=self._generate(task.prompts, task.steps),
            encode_secs=found["encode_ms"] / 1e3,
            decode_secs=found["decode_us_per_token"] * task.steps / 1e6,
            report={key: report[key] for key in ("load_ms", "peak_memory_bytes", "streaming_gb_per_s", "kernels")}
            | {"streaming_share": found["streaming_share"]},
        )
