"""What a person can get wrong, and what they read: one line that names the thing, exit code 2, nothing half-written."""

import json
import os
import resource
import shutil
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_process import Finished, run_here, run_process

PAIR = {"prompt": "half of x", "code": "fn half(x: f32) -> f32 { return x * 0.5; }"}


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def files_here() -> set[str]:
    return {str(path) for path in Path().rglob("*")}


def assert_refused(finished: Finished, *says: str) -> None:
    assert finished.code == 2, finished
    assert finished.out == ""
    assert finished.err.startswith("error: ")
    assert finished.err.count("\n") == 1
    assert "Traceback" not in finished.err
    for words in says:
        assert words in finished.err


CONFIGS = {
    "unknown key": ("[training]\nlearning_rat = 1.0", ["training.learning_rat", "did you mean learning_rate?"]),
    "wrong type": ('[training]\nbatch_size = "16"', ["training.batch_size", "a whole number", '"16"']),
    "out of range": ("[model]\ndropout = 1.5", ["model.dropout", "less than 1", "1.5"]),
    "no TOML": ("[model\n", ["expected TOML", "line 1"]),
    "no text": ("\udcff", ["expected UTF-8"]),
}


@pytest.mark.parametrize("name", CONFIGS)
def test_bad_config(name: str) -> None:
    text, says = CONFIGS[name]
    Path("mine.toml").write_text(text, errors="surrogateescape")
    before = files_here()
    assert_refused(run_here("run", "mine.toml"), "mine.toml", *says)
    assert files_here() == before


DATA = {
    "malformed TOML": ("pairs.toml", "[[examples]\nprompt = 'a'", ["pairs.toml", "line 1"]),
    "missing field in TOML": ("pairs.toml", "[[examples]]\nprompt = 'a'", ["pairs.toml", "code"]),
    "wrong type in TOML": ("pairs.toml", "[[examples]]\nprompt = 1\ncode = 'a'", ["pairs.toml", "prompt"]),
    "malformed JSONL": ("pairs.jsonl", json.dumps(PAIR) + '\n{"prompt": "a", ', ["pairs.jsonl", "2"]),
    "missing field in JSONL": ("pairs.jsonl", json.dumps(PAIR) + '\n{"prompt": "a"}', ["pairs.jsonl", "2", "code"]),
    "not an object in JSONL": ("pairs.jsonl", "[1]", ["pairs.jsonl", "1"]),
    "no examples": ("pairs.jsonl", "", ["pairs.jsonl"]),
    "no text": ("pairs.jsonl", "\udcff\udcfe", ["pairs.jsonl"]),
    "unknown kind of file": ("pairs.xlsx", "PK", ["pairs.xlsx"]),
    "no Parquet": ("pairs.parquet", "PAR1 or so", ["pairs.parquet"]),
}


@pytest.mark.parametrize("command", ["run", "prepare", "evaluate"])
@pytest.mark.parametrize("name", DATA)
def test_bad_data(name: str, command: str, request: pytest.FixtureRequest) -> None:
    file, text, says = DATA[name]
    Path(file).write_text(text, errors="surrogateescape")
    arguments = {"run": ["run", "tiny", "--out", "out"], "prepare": ["prepare", "--out", "out"]}.get(command)
    if arguments is None:
        arguments = ["evaluate", "--model", str(request.getfixturevalue("tiny_run"))]
    before = files_here()
    assert_refused(run_here(*arguments, "--data", file), *says)
    assert files_here() == before


def test_data_that_is_not_there() -> None:
    assert_refused(run_here("run", "tiny", "--data", "nowhere.jsonl"), "nowhere.jsonl")
    assert list(Path("runs").iterdir()) == []


def test_too_few_examples_to_validate_on() -> None:
    Path("one.jsonl").write_text(json.dumps(PAIR))
    refused = run_here("run", "--data", "one.jsonl", "--set", "training.early_stopping_metric=val_loss")
    assert_refused(refused, "one.jsonl", "split")


def test_target_longer_than_the_model_holds() -> None:
    long = {"id": "the-long-one", "prompt": "sum", "code": f"fn sum() -> f32 {{ return {' + '.join(['1.0'] * 600)}; }}"}
    Path("long.jsonl").write_text(
        "\n".join(json.dumps({**PAIR, "prompt": f"half {n}"}) for n in range(20)) + "\n" + json.dumps(long)
    )
    refused = run_here("run", "tiny", "--data", "long.jsonl", "--out", "out")
    assert_refused(refused, "the-long-one", "max_seq_len")
    assert not Path("out").exists()


def test_code_that_does_not_stand_alone_when_the_config_forbids_it() -> None:
    rows = [{**PAIR, "prompt": f"half {n}"} for n in range(20)] + [
        {"id": "bare", "prompt": "c", "code": "clamp(v, 0.0, 1.0)"}
    ]
    Path("pairs.jsonl").write_text("\n".join(map(json.dumps, rows)))
    refused = run_here("run", "tiny", "--data", "pairs.jsonl", "--set", "dataset.on_invalid=error")
    assert_refused(refused, "pairs.jsonl", "bare", "on_invalid")


def truncate(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])


def lie_about_sizes(folder: Path) -> None:
    weights = folder / "model.safetensors"
    data = weights.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header["lm_head.bias"]["shape"] = [2**40]
    text = json.dumps(header).encode()
    weights.write_bytes(struct.pack("<Q", len(text)) + text + data[8 + length :])


def lie_about_the_header(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(struct.pack("<Q", 2**62) + weights.read_bytes()[8:])


def change_config(**changes: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / "config.json"
        file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))

    return change


def change_tokenizer(folder: Path) -> None:
    import rust_core

    rust_core.Tokenizer.fit(["fn other() {}"]).save(folder / "tokenizer.json")


def empty(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).write_bytes(b"")

    return change


MODELS: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "truncated weights": (truncate, ["model.safetensors"]),
    "header with another shape": (lie_about_sizes, ["model.safetensors", "header"]),
    "header of 4 EiB": (lie_about_the_header, ["model.safetensors"]),
    "no weights": (empty("model.safetensors"), ["model.safetensors"]),
    "config of a wider model": (change_config(d_model=64), ["64"]),
    "config of a deeper model": (change_config(num_decoder_layers=9), ["decoder.layers"]),
    "config of a shallower model": (change_config(num_encoder_layers=0), ["num_encoder_layers"]),
    "config of a model with huge sizes": (change_config(dim_feedforward=2**40), ["dim_feedforward"]),
    "config of another architecture": (change_config(architecture="rnn"), ["architecture", "rnn"]),
    "config of another format": (change_config(format_version=99), ["format_version", "99"]),
    "config that is no JSON": (empty("config.json"), ["config.json"]),
    "tokenizer of another model": (change_tokenizer, ["tokenizer"]),
    "tokenizer that is no JSON": (empty("tokenizer.json"), ["tokenizer.json"]),
    "no tokenizer": (lambda folder: (folder / "tokenizer.json").unlink(), ["tokenizer.json"]),
}


@pytest.mark.parametrize("name", MODELS)
def test_bad_model(name: str, tiny_run: Path) -> None:
    damage, says = MODELS[name]
    shutil.copytree(tiny_run / "export", "model")
    damage(Path("model"))
    refused = run_here("generate", "a red circle", "--model", "model", "--output", "out.wgsl")
    assert_refused(refused, *says)
    assert not Path("out.wgsl").exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--temperature", "-1"], "temperature"),
        (["--temperature", "nan"], "temperature"),
        (["--top-p", "0"], "top_p"),
        (["--top-p", "1.5"], "top_p"),
        (["--top-k", "-1"], "top_k"),
        (["--beam", "0"], "beam_size"),
        (["--beam", "1000000000"], "beam_size"),
        (["--max-new-tokens", "-5"], "max_new_tokens"),
        (["--seed", "-1"], "seed"),
        (["--seed", str(2**70)], "seed"),
        (["--temperature", "warm"], "--temperature"),
        (["--prompt", "two prompts"], "one prompt"),
    ],
)
def test_bad_options(options: list[str], says: str, tiny_run: Path) -> None:
    assert_refused(run_here("generate", "a red circle", "--model", tiny_run, *options), says)


@pytest.mark.parametrize("arguments", [[], [""], ["  "], ["--prompt", ""]])
def test_no_prompt(arguments: list[str], tiny_run: Path) -> None:
    assert_refused(run_here("generate", "--model", tiny_run, *arguments), "expected", "prompt")
    assert_refused(run_here("generate", "--model", tiny_run, "--output", "out", *arguments), "expected", "prompt")


def test_errors_for_programs(tiny_run: Path) -> None:
    for arguments in (
        ["run", "--set", "training.learning_rat=1", "--json"],
        ["generate", "x", "--model", "nowhere", "--json"],
        ["generate", "x", "--model", str(tiny_run), "--top-p", "7", "--json"],
        ["evaluate", "--model", "nowhere", "--json"],
        ["check", "--json", "--frobnicate"],
    ):
        finished = run_here(*arguments)
        assert (finished.code, finished.out) == (2, "")
        assert list(json.loads(finished.err)) == ["error"]


UNWRITABLE = {
    "a file in the way": "file/sub/out",
    "a folder nobody can write to": "locked/out",
    "a name that is too long": "x" * 300,
}


@pytest.mark.parametrize("name", UNWRITABLE)
@pytest.mark.parametrize("command", ["run", "prepare", "export", "init", "generate"])
def test_unwritable_places(name: str, command: str, tiny_run: Path) -> None:
    Path("file").write_text("")
    Path("locked").mkdir(mode=0o500)
    if "locked" in UNWRITABLE[name] and os.access("locked", os.W_OK):
        pytest.skip("root writes everywhere")
    place = UNWRITABLE[name]
    before = files_here()
    commands: dict[str, list[str | Path]] = {
        "run": ["run", "tiny", "--out", place],
        "prepare": ["prepare", "--out", place],
        "export": ["export", tiny_run, place],
        "init": ["init", place],
        "generate": ["generate", "x", "--model", tiny_run, "--output", place],
    }
    assert_refused(run_here(*commands[command]), Path(place).parts[0][:40])
    assert files_here() == before


def limit_files_to(size: int) -> Callable[[], None]:
    """As a full disk: no file grows over ``size`` bytes (Python ignores the signal, so writing fails with EFBIG)."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_FSIZE as Linux has it")
@pytest.mark.parametrize("command", ["run", "prepare", "export", "init", "generate"])
def test_full_disk(command: str, tiny_run: Path) -> None:
    commands: dict[str, list[str | Path]] = {
        "run": ["run", "tiny", "--out", "out"],
        "prepare": ["prepare", "--out", "out"],
        "export": ["export", tiny_run, "out"],
        "init": ["init", "out"],
        "generate": ["generate", "x", "--model", tiny_run, "--output", "out", "--json"],
    }
    finished = run_process(*commands[command], preexec_fn=limit_files_to(16))
    assert finished.code == 2, finished
    assert len(finished.err.splitlines()) == 1
    assert "Traceback" not in finished.err
    assert files_here() == set()


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_FSIZE as Linux has it")
def test_a_disk_that_fills_while_training_leaves_a_run_that_goes_on() -> None:
    """config.toml and the log fit, the weights do not: no half checkpoint, and ``--resume`` ends the run."""
    arguments = ["run", "tiny", "--device", "cpu", "--epochs", "1"]
    finished = run_process(*arguments, "--out", "out", preexec_fn=limit_files_to(20_000))
    assert finished.code == 2, finished
    assert len(finished.err.splitlines()) == 1
    assert "Traceback" not in finished.err
    assert list(Path("out/checkpoints").iterdir()) == []
    assert run_here("run", "--resume", "--out", "out", "--device", "cpu").code == 0
    assert Path("out/export/model.safetensors").is_file()


def test_tracebacks_are_there_for_those_who_ask() -> None:
    finished = run_process("run", "--set", "a.b=1", environment={"WGSL_TRAIN_TRACEBACK": "1"})
    assert "Traceback" in finished.err
    assert "ConfigError" in finished.err
