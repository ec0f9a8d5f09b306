"""``--init-from``: a run that goes on from an exported model."""

import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

import rust_core
from cli_process import run_here
from tiny_bert import write_tiny_bert
from tiny_run import Listener, tiny_config, train_tiny, weights
from wgsl_train.checkpoint import read_dequantized
from wgsl_train.config import load_config
from wgsl_train.export import export_run
from wgsl_train.run_folder import RunError, RunFolder
from wgsl_train.start import starting_values

STILL = ("training.learning_rate=1e-12", "training.num_epochs=1", "training.weight_decay=0.0")


@pytest.fixture(scope="module", params=["transformer", "minilm"])
def first(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    folder = tmp_path_factory.mktemp("first")
    changes = [f"model.architecture={request.param}", f"model.prompt_encoder={write_tiny_bert(folder / 'bert')}"]
    run, _ = train_tiny(folder / "run", "training.num_epochs=4", *changes)
    shutil.rmtree(folder / "bert")  # what was exported holds all that is needed
    return run


def test_it_starts_where_the_other_ended(first: RunFolder, tmp_path: Path) -> None:
    listener = Listener()
    run, summary = train_tiny(tmp_path / "run", *starting_values(first.export), *STILL, progress=listener)
    told = json.loads(first.summary_file.read_text())
    assert summary.train_loss == pytest.approx(told["train_loss"], rel=1e-4)
    before, after = (load_file(each.export / "model.safetensors") for each in (first, run))
    assert before.keys() == after.keys()
    for name, value in before.items():
        torch.testing.assert_close(value, after[name], rtol=0, atol=1e-6)
    assert rust_core.Tokenizer.load(run.export / "tokenizer.json") == rust_core.Tokenizer.load(
        first.export / "tokenizer.json"
    )


@pytest.mark.parametrize("dtype", ["bf16", "int8"])
def test_stored_in_fewer_bits_it_starts_near(first: RunFolder, tmp_path: Path, dtype: str) -> None:
    folder = export_run_without_bert(first, tmp_path, dtype)
    _, summary = train_tiny(tmp_path / "run", *starting_values(folder), *STILL)
    told = json.loads(first.summary_file.read_text())
    assert summary.train_loss == pytest.approx(told["train_loss"], rel=0.02)
    exact, near = (read_dequantized(each / "model.safetensors") for each in (first.export, folder))
    assert exact.keys() == near.keys()


def export_run_without_bert(run: RunFolder, out: Path, dtype: str) -> Path:
    """An export in fewer bits, made from the first one's own prompt encoder."""
    copy = RunFolder(Path(shutil.copytree(run.path, out / "copy")))
    if "minilm" not in copy.config_file.read_text():
        return export_run(copy, out / dtype, dtype)
    from wgsl_train.checkpoint import save_tensors
    from wgsl_train.export import convert

    folder = Path(shutil.copytree(run.export, out / dtype))
    save_tensors(convert(load_file(run.export / "model.safetensors"), dtype), folder / "model.safetensors")
    return folder


def test_its_resume_is_the_run_that_was_never_interrupted(first: RunFolder, tmp_path: Path) -> None:
    origin = Path(shutil.copytree(first.export, tmp_path / "origin"))
    changes = [*starting_values(origin), "training.num_epochs=2", "training.evaluate_every_epochs=1"]
    whole, _ = train_tiny(tmp_path / "whole", *changes)

    class Stopper(Listener):
        def step(self, record: object) -> None:
            if isinstance(record, dict) and record["step"] == 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_tiny(tmp_path / "cut", *changes, progress=Stopper())
    cut, _ = train_tiny(tmp_path / "cut", *changes, resume=True)
    assert weights(cut) == weights(whole)


def test_new_words_are_spelled(first: RunFolder, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    rows = [{"prompt": f"p{n}", "code": f"fn unheard_of_{n}() {{}}", "split": "train"} for n in range(9)]
    pairs.write_text("\n".join(map(json.dumps, rows)))
    printed = run_here(
        "run", "tiny", "--data", pairs, "--out", tmp_path / "run", "--init-from", first.path, "--device", "cpu",
        "--set", "training.num_epochs=1", "--set", "training.evaluate_every_epochs=1",
    )  # fmt: skip
    assert printed.code == 0, printed.err
    config = load_config(str(tmp_path / "run" / "config.toml"))
    assert config.training.init_from == str(first.export)
    assert (config.model.d_model, config.model.decoder_layers) == (32, 1)


def test_what_does_not_fit_is_refused(first: RunFolder, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"config.json: expected the config of an exported model"):
        starting_values(tmp_path)
    changes = [*starting_values(first.export), "model.dim_feedforward=65"]
    with pytest.raises(ValueError, match=r"tensor .*linear1.weight: expected shape \[65, 32\], found \[64, 32\]"):
        train_tiny(tmp_path / "run", *changes)
    assert tiny_config(*starting_values(first.export)).model.encoder_layers == 1
