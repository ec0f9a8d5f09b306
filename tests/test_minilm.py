"""``architecture = "minilm"``: against a twin written from its definition, and from config to answer."""

import json
import math
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

import rust_core
from engine_parity import check_engine, teacher_forced
from minilm_twin import minilm_logits
from tiny_bert import write_tiny_bert
from tiny_run import Listener, tiny_config, train_tiny, weights, without_clocks
from wgsl_train.config import ConfigError, ModelConfig, load_config
from wgsl_train.data import Batch, lay_end_to_end
from wgsl_train.evaluate import evaluate_loss
from wgsl_train.export import export_run, model_config, weights_to_bytes
from wgsl_train.metrics import read_metrics
from wgsl_train.minilm import FORMS, MinilmTransformer, piece_symbols
from wgsl_train.model import build_model, parameter_count
from wgsl_train.objective import loss_sum
from wgsl_train.optimize import build_optimizers
from wgsl_train.pretrained import read_pretrained
from wgsl_train.training_data import load_data

ROOT = Path(__file__).parents[1]
VOCAB_SIZE = 41


@pytest.fixture(scope="session")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_bert(tmp_path_factory.mktemp("bert"))


def minilm_config(bert: Path, **changes: Any) -> ModelConfig:
    small: dict[str, Any] = {
        "d_model": 24,
        "nhead": 2,
        "dim_feedforward": 40,
        "num_encoder_layers": 1,
        "num_decoder_layers": 2,
    }
    small |= {"dropout": 0.0, "max_seq_len": 48, **changes}
    return ModelConfig(architecture="minilm", prompt_encoder=str(bert), **small)


def minilm_model(bert: Path, vocab_size: int = VOCAB_SIZE, **changes: Any) -> MinilmTransformer:
    """A model whose every trained bias and norm is random, so that none goes unnoticed."""
    torch.manual_seed(7)
    model = build_model(minilm_config(bert, **changes), vocab_size).eval()
    assert isinstance(model, MinilmTransformer)
    with torch.no_grad():
        for name, parameter in model.trainable_parameters().items():
            if parameter.dim() == 1:
                parameter.add_(torch.randn_like(parameter), alpha=0.2)
            assert torch.isfinite(parameter).all(), name
    return model


def random_batch(lengths: list[tuple[int, int]]) -> Batch:
    """(source, target) lengths in one group, of which the pieces are any of the tiny vocabulary."""
    sources = [torch.randint(4 * FORMS, 3000 * FORMS, (length,)) for length, _ in lengths]
    targets = [torch.randint(3, VOCAB_SIZE, (length + 1,)) for _, length in lengths]
    return lay_end_to_end([list(zip(sources, targets, strict=True))])


def twin(model: MinilmTransformer, pieces: list[str], source: list[int], target: list[int]) -> Tensor:
    """Logits [T, V] in float64 by the definition."""
    tensors = {name: tensor.detach().double() for name, tensor in model.exported_tensors().items()}
    heads = {"nhead": model.config.nhead, "frozen_nhead": model.pretrained.nhead}
    return minilm_logits(tensors, pieces, source, target, **heads)


def test_model_is_its_definition(bert: Path) -> None:
    model, pieces = minilm_model(bert), read_pretrained(bert).pieces
    exact = minilm_model(bert).double()
    for length, target in ((1, [1]), (7, [1, 30, 12, 12, 5]), (40, [1, *range(3, 40)])):
        source = torch.randint(4 * FORMS, len(pieces) * FORMS, (length,)).tolist()
        truth = twin(model, pieces, source, target)
        torch.testing.assert_close(teacher_forced(exact, source, target), truth, rtol=0, atol=1e-7)
        torch.testing.assert_close(teacher_forced(model, source, target), truth, rtol=0, atol=2e-5)


def test_engine_agrees_with_the_definition_and_torch(bert: Path) -> None:
    rows = pa.table(rust_core.load_examples()).to_pylist()
    pretrained = read_pretrained(bert)
    tokenizer = rust_core.Tokenizer.fit([row["code"] for row in rows])
    tokenizer = tokenizer.with_wordpiece(pretrained.pieces, pretrained.max_seq_len)
    model = minilm_model(bert, tokenizer.target_vocab_size, max_seq_len=512)
    with torch.no_grad():
        model.embedding.weight.mul_(6.0)  # fresh logits are nearly flat
    described = json.dumps(model_config(model.config, tokenizer))
    engine = rust_core.Model.from_bytes(weights_to_bytes(model), described, tokenizer.to_json())
    sources = [(tokenizer.encode_source(row["prompt"], 512), row) for row in rows[::9]]
    check_engine(model, engine, tokenizer, sources, partial(twin, model, pretrained.pieces))


def test_only_what_is_trained_gets_gradients(bert: Path) -> None:
    model = minilm_model(bert).train()
    loss_sum(model, random_batch([(5, 7), (4, 4)])).backward()  # type: ignore[no-untyped-call]
    trained = model.trainable_parameters()
    assert not any(name.startswith("prompt_encoder.") for name in trained)
    assert all(parameter.grad is not None and parameter.grad.any() for parameter in trained.values())
    assert all(parameter.grad is None for parameter in model.prompt_encoder.parameters())
    [adamw] = build_optimizers(model, tiny_config().training)
    optimized = {id(p) for group in adamw.param_groups for p in group["params"]}
    assert optimized == {id(parameter) for parameter in trained.values()}
    assert parameter_count(model) == sum(parameter.numel() for parameter in trained.values())


def test_fresh_weights_expect_nothing(bert: Path) -> None:
    torch.manual_seed(0)
    model = build_model(minilm_config(bert, d_model=64, dim_feedforward=64), VOCAB_SIZE).eval()
    batch = random_batch([(8, 20)] * 8)
    tokens = len(batch.labels)
    assert loss_sum(model, batch).item() / tokens == pytest.approx(math.log(VOCAB_SIZE), rel=0.35)


def test_bf16_is_near(bert: Path) -> None:
    model, batch = minilm_model(bert), random_batch([(5, 7), (3, 4)])
    exact = loss_sum(model, batch).item()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        rounded = loss_sum(model, batch).item()
    assert rounded == pytest.approx(exact, rel=0.03)
    assert rounded != exact


def test_symbols_of_pieces() -> None:
    symbols = piece_symbols(["[PAD]", "[", "##", "##a", "0.5é", "abcdefghijklmnop"])
    assert symbols[0].tolist() == [-1] * 12
    assert symbols[1].tolist() == [ord("[") - 32] + [-1] * 11
    assert symbols[2].tolist() == [3, 3] + [-1] * 10
    assert symbols[3].tolist() == [ord("a") - 32] + [-1] * 11
    assert symbols[4].tolist() == [16, 14, 21, 95] + [-1] * 8
    assert symbols[5].tolist() == [ord(char) - 32 for char in "abcdefghijkl"]


def minilm_changes(bert: Path) -> list[str]:
    return ["model.architecture=minilm", f"model.prompt_encoder={bert}", "model.num_encoder_layers=2"]


def test_a_run_from_data_to_answer(bert: Path, tmp_path: Path) -> None:
    run, summary = train_tiny(tmp_path / "run", "training.num_epochs=4", *minilm_changes(bert))
    evaluations = [record for record in read_metrics(run.metrics_file) if record["type"] == "evaluation"]
    assert evaluations[-1]["train_loss"] < evaluations[0]["train_loss"]
    held = load_file(run.checkpoints / f"step-{summary.best_step}" / "model.safetensors")
    assert not any(name.startswith(("prompt_encoder.", "prompt.symbols")) for name in held)
    exported = load_file(run.export / "model.safetensors")
    assert exported.keys() - held.keys() == {
        name for name in exported if name.startswith(("prompt_encoder.", "prompt.sy"))
    }
    config = json.loads((run.export / "config.json").read_text())
    assert (config["architecture"], config["num_encoder_layers"], config["num_decoder_layers"]) == ("minilm", 2, 1)
    engine = rust_core.Model.load(run.export)
    assert config["source_vocab_size"] == engine.tokenizer.source_vocab_size
    answer = engine.generate("the sum of 2 numbers, vec3f", constrain="full", max_new_tokens=40)
    assert rust_core.validate(answer.code).valid
    assert engine.generate("word " * 300, max_new_tokens=1).prompt_truncated
    # What the log says was measured is what the exported weights give.
    data = load_data(load_config(str(run.config_file)))
    model = build_model(load_config(str(run.config_file)).model, data.tokenizer.target_vocab_size)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(exported[name])
    sequences = data.encoded.splits["train"]
    found = evaluate_loss(model, sequences, batch_tokens=4096, device=torch.device("cpu"), precision="fp32")
    assert found.loss == pytest.approx(summary.train_loss, rel=1e-4)


def test_resume_is_the_run_that_was_never_interrupted(bert: Path, tmp_path: Path) -> None:
    changes = ["training.num_epochs=3", "training.evaluate_every_epochs=1", *minilm_changes(bert)]
    whole, _ = train_tiny(tmp_path / "whole", *changes)

    class Stopper(Listener):
        def step(self, record: Any) -> None:
            if record["step"] == 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_tiny(tmp_path / "cut", *changes, progress=Stopper())
    cut, _ = train_tiny(tmp_path / "cut", *changes, resume=True)
    assert weights(cut) == weights(whole)
    assert without_clocks(read_metrics(cut.metrics_file)) == without_clocks(read_metrics(whole.metrics_file))


def test_another_prompt_encoder_is_refused(bert: Path, tmp_path: Path) -> None:
    own = write_tiny_bert(tmp_path / "bert")
    run, _ = train_tiny(tmp_path / "run", "training.num_epochs=1", *minilm_changes(own))
    tensors = load_file(own / "model.safetensors")
    tensors["embeddings.LayerNorm.bias"] += 1.0
    save_file(tensors, own / "model.safetensors")
    with pytest.raises(ValueError, match=r"expected the prompt encoder it was trained with \(.*\), found another"):
        export_run(run, tmp_path / "out")
    run.summary_file.unlink()
    with pytest.raises(ValueError, match=r"expected the prompt encoder it was trained with"):
        train_tiny(run.path, "training.num_epochs=1", *minilm_changes(own), resume=True)


@pytest.mark.parametrize("dtype", ["bf16", "int8"])
def test_smaller_folders_stay_near(bert: Path, tmp_path: Path, dtype: str) -> None:
    run, _ = train_tiny(tmp_path / "run", "training.num_epochs=1", *minilm_changes(bert))
    folder = export_run(run, tmp_path / dtype, dtype)
    near, exact = (rust_core.Model.load(each) for each in (folder, run.export))
    source = exact.tokenizer.encode_source("a red circle of radius 0.25", 64)
    difference = torch.tensor(near.logits(source, [1, 40])) - torch.tensor(exact.logits(source, [1, 40]))
    assert 0.0 < float(difference.abs().max()) < 0.2
    assert load_file(folder / "model.safetensors")["prompt.symbols"].dtype == torch.int8
    named = rust_core.Model.load(folder, dtype=dtype)
    assert named.logits(source, [1, 40]) == near.logits(source, [1, 40]), "auto is what the folder holds"
    if dtype == "int8":
        at_load = rust_core.Model.load(run.export, dtype="int8")
        assert at_load.logits(source, [1, 40]) == near.logits(source, [1, 40]), "one way to quantise"
        widened = rust_core.Model.load(folder, dtype="f32")
        assert widened.logits(source, [1, 40]) != near.logits(source, [1, 40]), "activations are quantised too"


def test_config_keys(bert: Path) -> None:
    assert (ModelConfig(num_layers=5).encoder_layers, ModelConfig(num_layers=5).decoder_layers) == (5, 5)
    config = ModelConfig(num_layers=5, num_encoder_layers=2, num_decoder_layers=3)
    assert (config.encoder_layers, config.decoder_layers) == (2, 3)
    with pytest.raises(ConfigError, match=r"model.d_model: expected an even number of columns a head in minilm"):
        load_config("tiny", ["model.architecture=minilm", "model.d_model=30", "model.nhead=10"])
    with pytest.raises(ValueError, match=r"config.json: no such file"):
        load_data(tiny_config("model.architecture=minilm", f"model.prompt_encoder={bert / 'nowhere'}"))
