"""Ours. One sequence is timed by `wgsl-infer bench`, which is what runs without Python; everything else by `rust_core`.

`WGSL_INFER` names the program. Load time and memory come from it as well.
"""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import rust_core
from inference_peers.task import Task, Timed, Tokens, Unsupported, run_whole
from rust_core.options import GenerateOptions

BENCH_ROUNDS = 3
"""Each process measures a few times, because its first time is a cold one."""


def load(folder: Path, dtype: str, threads: int) -> "Native":
    """`dtype` as `wgsl-infer` names it; int4 is made of f32 at load."""
    return Native(folder / ("f32" if dtype == "int4" else dtype), dtype, threads)


class Native:
    """A model in this process and the program that measures it in another."""

    def __init__(self, folder: Path, dtype: str, threads: int) -> None:
        self.runner = f"wgsl-infer {rust_core.__version__}"
        self.model = rust_core.Model.load(folder, dtype=dtype, threads=threads)
        self.threads = threads
        self.options = ["--model", str(folder), "--dtype", dtype, "--rounds", str(BENCH_ROUNDS), "--json"]

    @cached_property
    def command(self) -> list[str]:
        """`wgsl-infer bench` on as many threads as asked for."""
        command = [os.environ["WGSL_INFER"], "bench"]
        if "--threads" in told([*command, "--help"]):
            return [*command, *self.options, "--threads", str(self.threads)]
        if self.threads > 1:
            raise Unsupported("one sequence runs on one thread in this build")
        return [*command, *self.options]

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

    def run(self, task: Task) -> Timed:
        """See `Peer`."""
        if task.stop or len(task.prompts) > 1:
            timed = run_whole(lambda most: self._generate(task.prompts, most), task)
            return replace(timed, report={"accepted": self.accepted})
        report: dict[str, Any] = json.loads(told([*self.command, "--lengths", str(len(task.sources[0]))]))
        [found] = report["runs"]
        kept = ("load_ms", "peak_memory_bytes", "streaming_gb_per_s", "kernels")
        return Timed(
            tokens=self._generate(task.prompts, task.steps),
            encode_secs=found["encode_ms"] / 1e3,
            decode_secs=found["decode_us_per_token"] * task.steps / 1e6,
            report={key: report[key] for key in kept} | {"streaming_share": found["streaming_share"]},
        )


def told(command: Sequence[str]) -> str:
    """What a program prints."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
