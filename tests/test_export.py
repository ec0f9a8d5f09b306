"""Door 7: a checkpoint becomes a folder that the Rust engine runs as torch does."""

import json
import shutil
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file

import rust_core
from tiny_run import tiny_config, train_tiny
from wgsl_train import export
from wgsl_train.checkpoint import save_tensors
from wgsl_train.data import lay_end_to_end
from wgsl_train.export import convert, export_run, quantize_rows, weights_to_bytes
from wgsl_train.model import build_model
from wgsl_train.run_folder import RunFolder


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return train_tiny(tmp_path_factory.mktemp("export") / "run", "training.num_epochs=2")[0]


def torch_logits(folder: Path, input_ids: list[int], decoder_input_ids: list[int]) -> torch.Tensor:
    """Logits [T, V] of torch with an f32 folder's weights."""
    tensors = load_file(folder / "model.safetensors")
    model = build_model(tiny_config().model, len(tensors["embedding.weight"])).eval()
    model.load_state_dict(tensors)
    pair = torch.tensor(input_ids), torch.tensor([*decoder_input_ids, 2])  # the decoder is not fed the last
    with torch.no_grad():
        return model.lm_head(model(lay_end_to_end([[pair]])))  # type: ignore[no-any-return]


def test_the_engine_computes_what_torch_does(trained: RunFolder) -> None:
    engine = rust_core.Model.load(trained.export)
    source, target = [*engine.tokenizer.encode_prompt("the sum of two numbers"), 2], [1, 40, 50, 60]
    ours = torch.tensor(engine.logits(source, target))
    torch.testing.assert_close(ours, torch_logits(trained.export, source, target), rtol=1e-4, atol=1e-4)
    assert engine.generate("the sum of two numbers", max_new_tokens=5).finish_reason in ("eos", "length")


def test_config_says_what_the_weights_are(trained: RunFolder) -> None:
    config = json.loads((trained.export / "config.json").read_text())
    tokenizer = rust_core.Tokenizer.load(trained.export / "tokenizer.json")
    assert config["tokenizer_hash"] == tokenizer.hash
    assert config["target_vocab_size"] == tokenizer.target_vocab_size
    assert (config["d_model"], config["num_decoder_layers"], config["format_version"]) == (32, 1, 1)


@pytest.mark.parametrize(("dtype", "tolerance"), [("bf16", 0.1), ("int8", 0.2)])
def test_smaller_folders_stay_near(trained: RunFolder, tmp_path: Path, dtype: str, tolerance: float) -> None:
    folder = export_run(trained, tmp_path / dtype, dtype)
    sizes = [(each / "model.safetensors").stat().st_size for each in (folder, trained.export)]
    assert sizes[0] < 0.6 * sizes[1]
    near = torch.tensor(rust_core.Model.load(folder).logits([5, 6, 2], [1, 40]))
    torch.testing.assert_close(near, torch_logits(trained.export, [5, 6, 2], [1, 40]), rtol=0, atol=tolerance)


def test_dtypes_and_names_of_an_int8_folder(trained: RunFolder, tmp_path: Path) -> None:
    original = load_file(trained.export / "model.safetensors")
    tensors = load_file(export_run(trained, tmp_path / "int8", "int8") / "model.safetensors")
    assert tensors.keys() == original.keys() | {f"{name}.scale" for name, value in original.items() if value.dim() == 2}
    for name, value in original.items():
        if value.dim() == 2:
            assert tensors[name].dtype == torch.int8
            restored = tensors[name].float() * tensors[f"{name}.scale"].unsqueeze(1)
            half_a_step = tensors[f"{name}.scale"].unsqueeze(1) * 0.5001
            assert bool(((restored - value).abs() <= half_a_step).all())
        else:
            assert torch.equal(tensors[name], value)


ROWS = st.lists(st.lists(st.floats(-1e6, 1e6, width=32), min_size=3, max_size=3), min_size=1, max_size=5)


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_quantized_rows_are_within_half_a_step(rows: list[list[float]]) -> None:
    weight = torch.tensor(rows)
    values, scale = quantize_rows(weight)
    assert int(values.min()) >= -127
    error = (values.double() * scale.double().unsqueeze(1) - weight.double()).abs()
    assert bool((error <= 0.5001 * scale.double().unsqueeze(1)).all())


def test_a_row_of_zeros_stays_zero() -> None:
    values, scale = quantize_rows(torch.zeros(2, 4))
    assert not values.any()
    assert bool((scale > 0).all())


def test_weights_in_memory_are_the_file(trained: RunFolder) -> None:
    tensors = load_file(trained.export / "model.safetensors")
    model = build_model(tiny_config().model, len(tensors["embedding.weight"]))
    model.load_state_dict(tensors)
    assert len(weights_to_bytes(model)) == (trained.export / "model.safetensors").stat().st_size
    assert convert(tensors, "f32") is tensors


def test_only_an_export_is_overwritten(trained: RunFolder, tmp_path: Path) -> None:
    out = tmp_path / "model"
    out.mkdir()
    assert export_run(trained, export_run(trained, out, "int8"), "f32") == out
    assert load_file(out / "model.safetensors")["lm_head.weight"].dtype == torch.float32
    (out / "notes.txt").write_text("mine")
    with pytest.raises(ValueError, match=r"earlier export, found notes.txt"):
        export_run(trained, out)
    assert (out / "notes.txt").read_text() == "mine"
    with pytest.raises(ValueError, match="found a file"):
        export_run(trained, out / "notes.txt")
    with pytest.raises(ValueError, match="dtype: expected one of f32, bf16, int8, found f16"):
        export_run(trained, tmp_path / "other", "f16")


def test_a_failed_export_leaves_nothing(trained: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = export_run(trained, tmp_path / "model")
    before = (out / "model.safetensors").read_bytes()

    def corrupt(tensors: dict[str, torch.Tensor], path: Path) -> None:
        save_tensors({**tensors, "lm_head.bias": tensors["lm_head.bias"] + 1}, path)

    monkeypatch.setattr(export, "save_tensors", corrupt)
    with pytest.raises(ValueError, match=r"tensor lm_head.bias: what was read back"):
        export_run(trained, out)
    assert (out / "model.safetensors").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_what_does_not_belong_together_is_refused(trained: RunFolder, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "copy")
    shutil.copytree(trained.path, run.path)
    rust_core.Tokenizer.fit(["fn other() {}"], ["words"]).save(run.path / "tokenizer.json")
    with pytest.raises(ValueError, match=r"tokenizer.json: expected the tokenizer"):
        export_run(run, tmp_path / "out")
    run.best_file.unlink()
    with pytest.raises(ValueError, match=r"best: no such file; this run has no checkpoint yet"):
        export_run(run, tmp_path / "out")
    assert not (tmp_path / "out").exists()
