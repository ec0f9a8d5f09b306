"""Rounds over workers: who is asked what in which order, and what is kept of the answers."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

import rust_core
from inference_peers import weights
from inference_peers.processes import Worker
from inference_peers.report import ENCODE, OURS, SPEED, STEP
from inference_peers.task import Task

PROMPTS = 12
"""Bundled prompts that are answered as a whole."""

Record = dict[str, Any]


def fixed_tasks(
    tokenizer: rust_core.Tokenizer, lengths: Sequence[int], batches: Sequence[int], most_tokens: int
) -> list[Task]:
    """One for each batch and length that make at most `most_tokens`."""
    tasks = []
    for batch in batches:
        for length in (length for length in lengths if batch * length <= most_tokens):
            prompts = weights.prompts_of(tokenizer, length, batch)
            sources = [tokenizer.encode_source(prompt, length) for prompt in prompts]
            tasks.append(Task(prompts=prompts, sources=sources, steps=length))
    return tasks


def measure_lengths(workers: Sequence[Worker], tasks: Sequence[Task], rounds: int, record: Record) -> None:
    """Adds a run for every worker and task to the record.

    The first round warms up and does not count. Batches are measured once, in the second.
    """
    runs: dict[tuple[int, int], Record] = {}
    unsupported: set[tuple[int, int]] = set()
    for number in range(rounds + 1):
        for which, task in enumerate(tasks):
            if len(task.sources) > 1 and number != 1:
                continue
            for index in turned(len(workers), number):
                if (index, which) in unsupported:
                    continue
                answer = workers[index].ask(task)
                if "unsupported" in answer:
                    unsupported.add((index, which))
                    continue
                run = runs.setdefault((index, which), empty_run(workers[index], task))
                run["tokens"] = answer["tokens"]
                if number > 0:
                    add(run, answer, task, record)
            print(f"round {number}: batch {len(task.sources)}, {task.steps} tokens", file=sys.stderr, flush=True)
    record["runs"] += [runs[key] for key in sorted(runs)]


def turned(count: int, number: int) -> list[int]:
    """0 to `count`, beginning elsewhere in each round."""
    return [(number + index) % count for index in range(count)]


def empty_run(worker: Worker, task: Task) -> Record:
    """A run with nothing measured yet."""
    run = {"name": worker.kind.name, "dtype": worker.kind.dtype, "threads": worker.threads}
    run |= {"batch": len(task.sources), "length": task.steps, "sources": task.sources}
    return run | {key: [] for key in (ENCODE, STEP, SPEED, "streaming_share")}


def add(run: Record, answer: Record, task: Task, record: Record) -> None:
    """One round's figures."""
    tokens = len(task.sources) * task.steps
    run[ENCODE].append(answer["encode_secs"] * 1e3)
    run[STEP].append(answer["decode_secs"] / tokens * 1e6)
    run[SPEED].append(tokens / (answer["encode_secs"] + answer["decode_secs"]))
    told = answer["report"]
    run["accepted_drafts"] = told.get("accepted", 0) / tokens
    if "streaming_share" in told:
        run["streaming_share"].append(told["streaming_share"])
        record["streaming_gb_per_s"].append(told["streaming_gb_per_s"])


def compare_tokens(runs: Sequence[Record], folder: Path) -> None:
    """Puts `agreed` in the place of each run's tokens where they still are; they are held to ours in f32."""
    new = [run for run in runs if "tokens" in run]
    expected = {
        (run["batch"], run["length"]): run["tokens"] for run in new if (run["name"], run["dtype"]) == (OURS, "f32")
    }
    for run in new:
        sources, tokens = run.pop("sources"), run.pop("tokens")
        agreed: Record = {"same": 0, "total": 0, "margins": []}
        for source, found, wanted in zip(sources, tokens, expected[run["batch"], run["length"]], strict=True):
            same = common_prefix(found, wanted)
            agreed["same"] += same
            agreed["total"] += len(wanted)
            if run["dtype"] == "f32" and same < len(wanted):
                agreed["margins"].append(weights.margin(folder, source, wanted[:same]))
        run["agreed"] = agreed


def common_prefix(one: Sequence[int], other: Sequence[int]) -> int:
    """Tokens before the first difference."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same


def answer_tasks(tokenizer: rust_core.Tokenizer, most: int) -> list[Task]:
    """Bundled prompts, each answered until EOS or `most` tokens."""
    rows = pa.table(rust_core.load_examples()).to_pylist()
    prompts = [row["prompt"] for row in rows[:: len(rows) // PROMPTS]][:PROMPTS]
    sources = [tokenizer.encode_source(prompt, most) for prompt in prompts]
    return [
        Task(prompts=[prompt], sources=[source], steps=most, stop=True)
        for prompt, source in zip(prompts, sources, strict=True)
    ]


def measure_answers(workers: Sequence[Worker], tasks: Sequence[Task], rounds: int, record: Record) -> None:
    """Adds what all `tasks` take, one after the other, for every worker; ours in f32 is the first."""
    speeds: list[list[float]] = [[] for _ in workers]
    answers: list[list[list[int]]] = [[] for _ in workers]
    accepted = [0] * len(workers)
    for number in range(rounds + 1):
        for index in turned(len(workers), number):
            found = [workers[index].ask(task) for task in tasks]
            answers[index] = [answer["tokens"][0] for answer in found]
            accepted[index] = sum(answer["report"].get("accepted", 0) for answer in found)
            secs = sum(answer["encode_secs"] + answer["decode_secs"] for answer in found)
            if number > 0:
                speeds[index].append(sum(map(len, answers[index])) / secs)
        print(f"round {number}: whole answers", file=sys.stderr, flush=True)
    for worker, speed, tokens, drafts in zip(workers, speeds, answers, accepted, strict=True):
        whole = sum(one == other for one, other in zip(tokens, answers[0], strict=True))
        run = {"name": worker.kind.name, "dtype": worker.kind.dtype, "threads": worker.threads, SPEED: speed}
        total = sum(map(len, tokens))
        run |= {"prompts": len(tasks), "tokens": total, "accepted_drafts": drafts / total, "agreed": {"whole": whole}}
        record["generations"].append(run)
