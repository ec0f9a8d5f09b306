"""The weights that ship: asked for by default, and a start for training. Small ones stand in for them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

import rust_core
from cli_process import run_here, run_process
from tiny_bert import write_tiny_bert
from tiny_run import train_tiny
from wgsl_train import bundled
from wgsl_train.checkpoint import read_dequantized, save_tensors
from wgsl_train.config import load_config
from wgsl_train.export import convert
from wgsl_train.pretrained import find_pretrained

NAMES = ("model.safetensors", "config.json", "tokenizer.json")
STILL = (
    "--set", "training.learning_rate=1e-12", "--set", "training.weight_decay=0.0", "--set", "training.num_epochs=1",
    "--set", "training.precision=fp32", "--device", "cpu",
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model of the kind that ships, in int8. Its encoder is nowhere else any more."""
    folder = tmp_path_factory.mktemp("shipped")
    bert = write_tiny_bert(folder / "bert")
    run, _ = train_tiny(folder / "run", "model.architecture=minilm", f"model.prompt_encoder={bert}")
    save_tensors(convert(load_file(run.export / "model.safetensors"), "int8"), run.export / "model.safetensors")
    for file in bert.iterdir():
        file.unlink()
    return run.export


@pytest.fixture
def inside(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """That model as the one that is compiled in, for the Python side."""
    files = {name: (shipped / name).read_bytes() for name in NAMES}
    monkeypatch.setattr(rust_core, "bundled_model", lambda: files)
    bundled._written_out.cache_clear()
    yield shipped
    bundled._written_out.cache_clear()


def test_training_goes_on_from_it(inside: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    rows = [{"prompt": f"p{n}", "code": f"fn f_{n}() {{}}", "split": ["train", "validation"][n % 2]} for n in range(4)]
    pairs.write_text("\n".join(map(json.dumps, rows)))
    out = tmp_path / "run"
    printed = run_here("run", "tiny", "--data", pairs, "--out", out, "--init-from", "bundled", *STILL)
    assert printed.code == 0, printed.err
    config = load_config(str(out / "config.toml"))
    assert (config.training.init_from, config.model.prompt_encoder) == ("bundled", "bundled")
    before, after = (read_dequantized(folder / "model.safetensors") for folder in (inside, out / "export"))
    assert before.keys() == after.keys()
    for name, value in before.items():
        torch.testing.assert_close(value, after[name], rtol=0, atol=1e-6)
    assert json.loads((out / "export" / "config.json").read_text())["architecture"] == "minilm"
    again = run_here("export", out, tmp_path / "int8", "--dtype", "int8")
    assert again.code == 0, again.err
    assert run_here("generate", "p1", "--model", tmp_path / "int8").code == 0


def test_it_is_written_out_once_and_not_left_behind(inside: Path) -> None:
    folder = bundled.model_folder("bundled")
    assert folder == bundled.model_folder("bundled")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {
        name: (inside / name).read_bytes() for name in NAMES
    }
    assert find_pretrained("bundled").exported
    program = (
        "import rust_core\nrust_core.bundled_model = lambda: {'config.json': b'{}'}\n"
        "from wgsl_train.bundled import model_folder\nprint(model_folder('bundled'))"
    )
    left = run_process(program=program)
    assert left.code == 0, left.err
    assert not Path(left.out.strip()).exists()


def test_a_build_without_weights_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rust_core, "bundled_model", lambda: None)
    bundled._written_out.cache_clear()
    refused = run_here("run", "tiny", "--out", tmp_path / "run", "--init-from", "bundled")
    assert refused.code == 2
    assert refused.err.startswith("error: bundled: this build has no weights of its own")
    assert not (tmp_path / "run").exists()


def test_a_folder_of_that_name_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run_here("run", "tiny", "--init-from", "./bundled")
    assert (refused.code, refused.err) == (
        2,
        "error: bundled: expected an exported model or a run, found no such folder\n",
    )


def test_it_answers_where_no_model_is_named() -> None:
    if rust_core.bundled_model() is None:
        with pytest.raises(ValueError, match="this build has no weights of its own"):
            rust_core.Model.load()
        return
    asked = run_here("generate", "a red circle on black", "--json")
    assert asked.code == 0, asked.err
    answer = json.loads(asked.out)
    assert answer["valid"]
    model = rust_core.Model.load()
    assert model.generate("a red circle on black", constrain="full", beam_size=None).code == answer["code"]
    assert ("confidence" in model.config) == (answer["confidence"] is not None)


def test_evaluate_takes_it_too(tmp_path: Path) -> None:
    if rust_core.bundled_model() is None:
        pytest.skip("this build has no weights of its own")
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps({"prompt": "a red circle", "code": "fn f() {}", "split": "test"}))
    told = json.loads(run_here("evaluate", "--data", pairs, "--json").out)
    assert (told["model"], told["count"], told["constrained"]["valid_rate"]) == ("bundled", 1, 1.0)
