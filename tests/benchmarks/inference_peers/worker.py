"""One peer in its own process: loads, says so, then answers a task a line.

The first line on standard output is `{"runner", "load_secs", "memory_bytes"}`; each task of standard input, the fields
of `Task`, gets those of `Timed` with `"memory_bytes"` or `{"unsupported"}`. `memory_bytes` is the
most memory held so far beyond what the interpreter and the libraries took before the weights were loaded.
"""

import argparse
import importlib
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from inference_peers.task import Peer, Task, Unsupported, forget_peak, memory_bytes


def main() -> None:
    """Answers until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer", required=True, help="its module")
    parser.add_argument("--model", type=Path, required=True, help="folder that it was prepared in")
    parser.add_argument("--dtype", required=True)
    parser.add_argument("--threads", type=int, required=True)
    arguments = parser.parse_args()
    # What a library prints goes to standard error, not between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    module = importlib.import_module(f"inference_peers.{arguments.peer}")
    forget_peak()
    before, began = memory_bytes("VmRSS"), perf_counter()
    peer: Peer = module.load(arguments.model, arguments.dtype, arguments.threads)
    loaded = {"runner": peer.runner, "load_secs": perf_counter() - began}
    print(json.dumps({**loaded, "memory_bytes": memory_bytes("VmHWM") - before}), file=answers, flush=True)
    for line in sys.stdin:
        try:
            answer = asdict(peer.run(Task(**json.loads(line))))
        except Unsupported as reason:
            answer = {"unsupported": str(reason)}
        else:
            answer["memory_bytes"] = memory_bytes("VmHWM") - before
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
