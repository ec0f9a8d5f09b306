"""Pairs a second on one core: drawn, printed, validated and encoded; and what each step takes of it.

    python tests/benchmarks/corpus_rate.py [--pairs 5000]

Processor time, not the clock's: the figure holds on a busy machine.
"""

import argparse
import json
import platform
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import pyarrow as pa

import rust_core
from wgsl_train.corpus.batch import pairs as whole_road
from wgsl_train.corpus.pair import Pair, pair

_T = TypeVar("_T")


def measured(work: Callable[[], _T]) -> tuple[_T, float]:
    """The result, and processor seconds of all threads of this process."""
    began = time.process_time()
    return work(), time.process_time() - began


def rates(count: int) -> dict[str, Any]:
    """Draws `count` pairs and passes them on, one step after the other."""
    pair(0, 0)
    rust_core.validate("")
    drawn, draw_secs = measured(lambda: [pair(1, index) for index in range(count)])
    codes = [one.code for one in drawn]
    verdicts, naga_secs = measured(lambda: rust_core.validate_batch(codes))
    assert all(verdict.valid for verdict in verdicts)
    tokenizer = rust_core.Tokenizer.fit(codes, [one.prompt for one in drawn], min_freq=5)
    _, encode_secs = measured(lambda: encode(tokenizer, drawn))
    indexes = pa.table({"index": pa.array(range(count, 2 * count), pa.int64())})
    _, batch_secs = measured(lambda: whole_road(indexes, seed=1))
    total = draw_secs + naga_secs + encode_secs
    return {
        "pairs": count,
        "pairs_per_core_second": count / total,
        "microseconds_a_pair": {
            "draw_and_print": 1e6 * draw_secs / count,
            "naga": 1e6 * naga_secs / count,
            "encode": 1e6 * encode_secs / count,
        },
        "naga_share": naga_secs / total,
        "batch_function_pairs_per_core_second": count / batch_secs,
    }


def encode(tokenizer: rust_core.Tokenizer, drawn: list[Pair]) -> None:
    """Both sides to token ids."""
    tokenizer.encode_batch([one.code for one in drawn])
    for one in drawn:
        tokenizer.encode_prompt(one.prompt)


def main() -> None:
    """Prints one JSON object with the machine beside the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=5000)
    arguments = parser.parse_args()
    record = {"date": datetime.now(UTC).date().isoformat(), "machine": platform.processor() or platform.machine()}
    record |= {"python": platform.python_version(), "naga": rust_core.NAGA_VERSION}
    print(json.dumps({**record, **rates(arguments.pairs)}, indent=2))


if __name__ == "__main__":
    main()
