"""The inference benchmark: its ratios, its rounds, and that its peers compute what we do."""

import importlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import torch

import rust_core
from wgsl_train.config import load_config

PEERS = [
    ("pytorch", "", "torch"),
    ("onnx_runtime", "onnx_graph", "onnxruntime"),
    ("ctranslate", "ctranslate", "ctranslate2"),
]
"""Module, module that prepares its files, package."""


@pytest.fixture
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the benchmark's package importable."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "benchmarks"))


def module(name: str) -> ModuleType:
    return importlib.import_module(f"inference_peers.{name}")


def run_of(name: str, dtype: str, encode: float, step: float, speed: float) -> dict[str, Any]:
    """Around these medians, on one thread, one sequence of 16 tokens."""
    found = {"name": name, "dtype": dtype, "threads": 1, "batch": 1, "length": 16}
    figures = {"encode_ms": encode, "decode_us_per_token": step, "tokens_per_s": speed}
    agreed = {"agreed": {"same": 15, "total": 16, "margins": []}}
    return found | agreed | {key: [value * 0.9, value, value * 1.5] for key, value in figures.items()}


@pytest.mark.usefixtures("benchmarks")
def test_a_ratio_is_to_the_fastest_peer_of_the_dtype() -> None:
    report = module("report")
    runs = [
        run_of("ours", "f32", 4.0, 100.0, 9_000.0),
        run_of("ours", "int8", 2.0, 50.0, 18_000.0),
        run_of("A", "f32", 1.0, 300.0, 3_000.0),
        run_of("B", "f32", 2.0, 200.0, 4_500.0),
        run_of("B", "int8", 8.0, 400.0, 2_000.0),
    ]
    assert report.ratio(runs, report.STEP, "f32", None) == (pytest.approx(2.0), "B f32")
    assert report.ratio(runs, report.STEP, "f32", "A") == (pytest.approx(3.0), "A f32")
    assert report.ratio(runs, report.ENCODE, "f32", None) == (pytest.approx(0.25), "A f32")
    assert report.ratio(runs, report.SPEED, None, None) == (pytest.approx(4.0), "B f32")
    assert report.ratio(runs, report.STEP, "bf16", None) is None
    assert report.ratio(runs[:2], report.STEP, "f32", None) is None


@pytest.mark.usefixtures("benchmarks")
def test_the_report_shows_every_figure() -> None:
    record = {
        **{"date": "2026-01-02", "machine": "a CPU", "rounds": 3, "weights": "random", "parameters": 44_000_000},
        **{"load_average": 0.1, "versions": ["torch 2"], "streaming_gb_per_s": [20.0], "skipped": {"rten": "no cargo"}},
        "runs": [run_of("ours", "f32", 4.0, 100.0, 9_000.0), run_of("A", "f32", 1.0, 300.0, 3_000.0)],
        "loads": [{"name": "A", "dtype": "f32", "threads": 1, "folder": "endless", "load_ms": 7.0, "memory_mb": 180.0}],
        "generations": [],
    }
    text = module("report").markdown(json.loads(json.dumps(record)))
    for expected in (
        "44.0 M parameters, random weights",
        "Left out: rten: no cargo.",
        "## 1 thread, batch 1",
        "| ours f32 | 100.0 ±30% |",
        "| decode, f32 | 3.00 (A f32) |",
        "| encode, f32 | 0.25 (A f32) |",
        "| A f32 | 1 | 7 | 180 |",
        "| A f32 | 15 of 16 | 93.8% |",
    ):
        assert expected in text, expected


class FakeWorker:
    """Answers with the number of times anybody was asked, in milliseconds."""

    asked: list[str]

    def __init__(self, name: str, asked: list[str]) -> None:
        self.kind = SimpleNamespace(name=name, dtype="f32")
        self.threads, self.asked = 1, asked

    def ask(self, task: Any) -> dict[str, Any]:
        self.asked.append(self.kind.name)
        if self.kind.name == "C":
            return {"unsupported": "no"}
        return {"tokens": [[7, 8]], "encode_secs": len(self.asked) / 1e3, "decode_secs": 1.0, "report": {}}


@pytest.mark.usefixtures("benchmarks")
def test_rounds_interleave_and_the_first_does_not_count() -> None:
    asked: list[str] = []
    record: dict[str, Any] = {"runs": [], "streaming_gb_per_s": []}
    task = module("task").Task(prompts=["p"], sources=[[3, 2]], steps=2)
    module("measure").measure_lengths([FakeWorker(name, asked) for name in "ABC"], [task], 2, record)
    assert asked == ["A", "B", "C", "B", "A", "A", "B"]
    assert [(run["name"], run["encode_ms"]) for run in record["runs"]] == [("A", [5.0, 6.0]), ("B", [4.0, 7.0])]
    assert record["runs"][0]["tokens_per_s"][0] == pytest.approx(2 / 1.005)


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fresh weights in a small shape, in every dtype of ours."""
    folder = tmp_path_factory.mktemp("inference")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent / "benchmarks"))
        weights = module("weights")
        config = replace(load_config().model, d_model=128, nhead=4, num_layers=2, dim_feedforward=256)
        weights.random_model(config, folder / "source")
        weights.derive(folder / "source", folder / "endless", endless=True)
    return folder / "endless"


@pytest.fixture
def torch_threads() -> Iterator[None]:
    """Puts back what a peer sets for its process."""
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


@pytest.mark.usefixtures("benchmarks", "torch_threads")
@pytest.mark.parametrize(("name", "prepared_by", "package"), PEERS)
def test_a_peer_chooses_our_tokens(tiny_model: Path, name: str, prepared_by: str, package: str) -> None:
    for needed in (package, "onnx") if prepared_by == "onnx_graph" else (package,):
        pytest.importorskip(needed, reason=f"{needed} is in the extra bench-inference")
    if prepared_by:
        module(prepared_by).prepare(tiny_model, "f32")
    tokenizer = rust_core.Tokenizer.load(tiny_model / "f32" / "tokenizer.json")
    prompts = module("weights").prompts_of(tokenizer, 20, 3)
    sources = [tokenizer.encode_source(prompt, 20) for prompt in prompts]
    task = module("task").Task(prompts=prompts, sources=sources, steps=30)
    ours = module("native").load(tiny_model, "f32", 1).run(task).tokens
    assert [len(set(tokens)) > 5 for tokens in ours] == [True] * 3, "weights that always choose the same tell nothing"
    assert module(name).load(tiny_model, "f32", 1).run(task).tokens == ours
