"""The scorer tells mutants of the bundled examples from the examples: operators, constants, order of arguments."""

import random
from collections import Counter
from collections.abc import Callable, Sequence

import pyarrow as pa
import pytest

import rust_core
from dense import fingerprint
from mutants import Mutant, mutants
from wgsl_train.score import Scorer, UnsupportedError, WorkerError
from wgsl_train.score.supervisor import Supervisor

MUST_BE_TOLD = 0.95

Choice = Callable[[Sequence[Mutant]], Sequence[Mutant]]


def judge_mutants(scorer: Scorer, choose: Choice) -> tuple[Counter[str], list[str]]:
    """How many mutants changed nothing, changed something, and were told; and which were not."""
    counts: Counter[str] = Counter()
    missed = []
    with Supervisor(timeout_secs=20.0) as supervisor:
        for example in pa.table(rust_core.load_examples()).to_pylist():
            original = fingerprint(supervisor, example["code"])
            for mutant in choose(mutants(example["code"])):
                try:
                    if fingerprint(supervisor, mutant.code) == original:
                        counts["changed nothing"] += 1
                        continue
                except (WorkerError, UnsupportedError):
                    pass
                score = scorer.score(example["code"], mutant.code)
                counts["changed something"] += 1
                counts[f"{mutant.kind} changed"] += 1
                if score.label.behaves:
                    missed.append(f"{example['id']}: {mutant.change} {score.figures}")
                else:
                    counts["told"] += 1
    return counts, missed


def check(counts: Counter[str], missed: list[str]) -> None:
    print(dict(counts), *missed, sep="\n")
    assert all(counts[f"{kind} changed"] > 0 for kind in ("operator", "constant", "arguments"))
    assert counts["told"] >= MUST_BE_TOLD * counts["changed something"], missed


def test_a_sample_of_mutants_loses_match(scorer: Scorer) -> None:
    draw = random.Random(2026)
    check(*judge_mutants(scorer, lambda all_: draw.sample(list(all_), min(1, len(all_)))))


@pytest.mark.slow
def test_mutants_lose_match(scorer: Scorer) -> None:
    check(*judge_mutants(scorer, lambda all_: all_))
