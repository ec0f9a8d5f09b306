"""What is scored: examples of a data set, their alternatives, and answers to their prompts from a file.

``alternatives`` is a key of this room alone: a list of modules that answer the prompt as well as ``code`` does. It is
read here from TOML, JSONL and Parquet, where training leaves it unread like every key it does not know; no Arrow table
carries it.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Pair = tuple[str, str]
"""Prompt and code of an example."""


@dataclass(frozen=True)
class Answer:
    """What a model wrote for a prompt."""

    code: str
    features: dict[str, float] | None = None
    """What its confidence is made of, where the model told; see ``wgsl_train.confidence``."""


NAMES = (("prompt", "natural_language"), ("code", "wgsl_code"))
MAX_ANSWERS_BYTES = 1 << 30


def load_alternatives(path: str) -> dict[Pair, list[str]]:
    """The alternatives of every example of ``dataset.path`` that has some.

    The file has been read as a data set before. Raises ``ValueError`` naming the file and record where
    ``alternatives`` is not a list of strings.
    """
    if path == "bundled":
        return {}
    source = Path(path)
    files = sorted(file for file in source.iterdir() if file.is_file()) if source.is_dir() else [source]
    found: dict[Pair, list[str]] = {}
    for file in files:
        for number, record in enumerate(_records(file), start=1):
            alternatives = record.get("alternatives")
            if alternatives is None:
                continue
            if not isinstance(alternatives, list) or not all(isinstance(code, str) for code in alternatives):
                raise ValueError(f"{file}, record {number}: expected a list of strings in `alternatives`")
            prompt, code = (next((record[name] for name in names if name in record), "") for names in NAMES)
            found[str(prompt), str(code)] = alternatives
    return found


def _records(file: Path) -> Iterator[Mapping[str, Any]]:
    match file.suffix:
        case ".toml":
            yield from tomllib.loads(file.read_text(encoding="utf-8-sig")).get("examples", [])
        case ".jsonl" | ".ndjson":
            for line in file.read_text(encoding="utf-8-sig").splitlines():
                if line.strip():
                    yield json.loads(line)
        case ".parquet":
            import pyarrow.parquet as pq

            table = pq.read_table(file)
            if "alternatives" in table.column_names:
                yield from table.to_pylist()


def load_answers(path: Path, examples: Sequence[Mapping[str, Any]]) -> list[Answer]:
    """The answer to each of ``examples`` from a JSONL file of any model's outputs, as ``generate -`` writes them.

    A line is ``{"code": ..., "id": ... or "prompt": ...}``, with ``features`` or without; one with ``error`` and no
    code is an empty answer. The last line for an example counts. Raises ``ValueError`` with file and line, or naming an
    example that has no answer.
    """
    if path.stat().st_size > MAX_ANSWERS_BYTES:
        raise ValueError(f"{path}: expected at most {MAX_ANSWERS_BYTES >> 20} MiB of answers")
    by_id: dict[str, Answer] = {}
    by_prompt: dict[str, Answer] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            known = _answer(line, f"{path}, line {number}")
            answer = Answer(known.get("code", ""), known.get("features"))
            if "id" in known:
                by_id[known["id"]] = answer
            elif "prompt" in known:
                by_prompt[known["prompt"]] = answer
    answers = [by_id.get(example["id"], by_prompt.get(example["prompt"])) for example in examples]
    missing = [example["id"] for example, answer in zip(examples, answers, strict=True) if answer is None]
    if missing:
        raise ValueError(
            f"{path}: expected an answer to every example of the split, by `id` or `prompt`; "
            f"found none to {missing[0]} ({len(missing)} of {len(examples)} are missing)"
        )
    return [answer for answer in answers if answer is not None]


def _answer(line: bytes, place: str) -> dict[str, Any]:
    try:
        answer = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{place}: expected a JSON object, found {error}") from None
    if not isinstance(answer, dict):
        raise ValueError(f"{place}: expected a JSON object, found {type(answer).__name__}")
    if "code" not in answer and "error" not in answer:
        raise ValueError(f"{place}: expected a field `code`, found none")
    known = {key: answer[key] for key in ("id", "prompt", "code") if key in answer}
    for key, value in known.items():
        if not isinstance(value, str):
            raise ValueError(f"{place}: expected a string in `{key}`, found {type(value).__name__}")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise ValueError(f"{place}: expected Unicode text in `{key}`, found half of a surrogate pair")
    features = answer.get("features")
    if features is not None:
        if not isinstance(features, dict) or not all(type(value) in (int, float) for value in features.values()):
            raise ValueError(f"{place}: expected numbers by name in `features`, found others")
        known["features"] = features
    return known
