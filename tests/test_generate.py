"""The Python face of a model; parity with PyTorch and the ways of choosing are tested elsewhere."""

import gc
import json
import math
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from safetensors.numpy import load_file, save_file

import rust_core

TINY = Path(__file__).parent / "fixtures" / "tiny_model"
PROMPTS = ["red", "a blue thing", "", "Ω", "x " * 100]


def tokenizer_of(size: int) -> rust_core.Tokenizer:
    """A tokenizer with just so many ids: the tiny model's own are numbers without words."""
    missing = size - rust_core.Tokenizer.fit([]).target_vocab_size
    tokenizer = rust_core.Tokenizer.fit([f"word{number}" for number in range(missing)])
    assert tokenizer.source_vocab_size == tokenizer.target_vocab_size == size
    return tokenizer


@pytest.fixture
def model_dir(tmp_path: Path) -> Path:
    shutil.copy(TINY / "model.safetensors", tmp_path)
    config = json.loads((TINY / "config.json").read_text())
    del config["tokenizer_hash"]  # the fixture's own tokenizer is another one
    (tmp_path / "config.json").write_text(json.dumps(config))
    tokenizer_of(300).save(tmp_path / "tokenizer.json")
    return tmp_path


@pytest.fixture
def model(model_dir: Path) -> rust_core.Model:
    return rust_core.Model.load(model_dir)


@pytest.fixture
def endless(model_dir: Path) -> rust_core.Model:
    """The same with a target length of minutes, and without a way to end it."""
    config = json.loads((model_dir / "config.json").read_text()) | {"max_seq_len": 65_536}
    (model_dir / "config.json").write_text(json.dumps(config))
    weights = load_file(model_dir / "model.safetensors")
    weights["lm_head.bias"][rust_core.Tokenizer.fit([]).eos_id] = -1e9
    save_file(weights, model_dir / "model.safetensors")
    return rust_core.Model.load(model_dir)


def test_generation_is_greedy_choice_by_logits(model: rust_core.Model) -> None:
    tokenizer = model.tokenizer
    for prompt in PROMPTS:
        generation = model.generate(prompt)
        room = model.config["max_seq_len"] - 1
        source = [*tokenizer.encode_prompt(prompt)[:room], tokenizer.eos_id]
        target, log_probability = [tokenizer.bos_id], 0.0
        while len(target) <= room:
            logits = model.logits(source, target)
            assert len(logits) == len(target)
            last = logits[-1]
            best = max(range(len(last)), key=last.__getitem__)
            log_probability += last[best] - math.log(sum(map(math.exp, last)))
            target.append(best)
            if best == tokenizer.eos_id:
                break
        ended = target[-1] == tokenizer.eos_id
        assert generation.token_ids == target[1 : -1 if ended else None]
        assert generation.finish_reason == ("eos" if ended else "length")
        assert generation.code == tokenizer.decode(generation.token_ids)
        assert generation.prompt_truncated == (len(tokenizer.encode_prompt(prompt)) > room)
        assert generation.log_probability == pytest.approx(log_probability, rel=1e-4)


def test_a_model_from_bytes_is_the_same(model_dir: Path, model: rust_core.Model) -> None:
    config, tokenizer = (model_dir / "config.json", model_dir / "tokenizer.json")
    weights = (model_dir / "model.safetensors").read_bytes()
    again = rust_core.Model.from_bytes(weights, config.read_text(), tokenizer.read_text())
    assert again.generate("red") == model.generate("red")
    assert again.tokenizer == model.tokenizer
    assert again.config == model.config
    assert model.config["d_model"] == 16


def test_a_table_of_ngrams_changes_no_answer(model_dir: Path, model: rust_core.Model) -> None:
    tokenizer = model.tokenizer
    plain = [model.generate(prompt) for prompt in PROMPTS]
    targets = [[tokenizer.bos_id, *generation.token_ids, tokenizer.eos_id] for generation in plain]
    table = rust_core.ngram_table(targets * 4)
    assert table == rust_core.ngram_table(targets * 4)
    (model_dir / "ngrams.bin").write_bytes(table)
    fast = [rust_core.Model.load(model_dir).generate(prompt) for prompt in PROMPTS]
    assert [(each.code, each.log_probability) for each in fast] == [(each.code, each.log_probability) for each in plain]
    assert sum(each.accepted for each in fast) > sum(each.accepted for each in plain)
    (model_dir / "ngrams.bin").write_bytes(table[:-1])
    with pytest.raises(ValueError, match=r"ngrams\.bin: expected `wgslngr1`"):
        rust_core.Model.load(model_dir)
    with pytest.raises(ValueError, match="targets"):
        rust_core.ngram_table([[1, -2]])


@pytest.mark.parametrize("threads", [1, 3])
def test_a_batch_is_its_prompts_one_by_one(model_dir: Path, threads: int) -> None:
    model = rust_core.Model.load(model_dir, threads=threads)
    options: rust_core.GenerateOptions = {"temperature": 1.0, "seed": 3, "max_new_tokens": 20}
    expected = [model.generate(prompt, **options) for prompt in PROMPTS * 4]
    assert model.generate_batch(PROMPTS * 4, **options) == expected
    assert model.generate_batch([]) == []
    assert f"threads={threads}" in repr(model)


def test_a_generation_tells_itself(model: rust_core.Model) -> None:
    generation = model.generate("red", max_new_tokens=2)
    made = json.loads(json.dumps(generation.to_dict()))
    assert list(made) == [
        "code",
        "token_ids",
        "finish_reason",
        "prompt_truncated",
        "log_probability",
        "min_log_probability",
        "confidence",
        "low_confidence",
        "features",
        "units_refused",
        "rollbacks",
        "units_dropped",
        "closed_by_force",
        "tokens_spent",
        "drafted",
        "accepted",
    ]
    assert made == {name: getattr(generation, name) for name in made}
    assert (
        repr(generation)
        == f"Generation(code={json.dumps(generation.code, ensure_ascii=False)}, tokens=2, finish_reason='length')"
    )
    assert generation != model.generate("red", max_new_tokens=3)


@pytest.mark.parametrize("temperature", [0.0, 1.5])
def test_a_constrained_answer_is_valid(model: rust_core.Model, temperature: float) -> None:
    for seed, prompt in enumerate(PROMPTS):
        options: rust_core.GenerateOptions = {"temperature": temperature, "seed": seed, "constrain": "full"}
        generation = model.generate(prompt, **options)
        assert rust_core.validate(generation.code).valid
        assert generation.tokens_spent > 0
        assert generation.code == model.tokenizer.decode(generation.token_ids)
        if not prompt:
            continue  # no line
        answered = json.loads(model.answer_line(json.dumps({"prompt": prompt, "rollbacks": "of the input"}), **options))
        for name in ("units_refused", "rollbacks", "units_dropped", "closed_by_force", "tokens_spent", "accepted"):
            assert answered[name] == getattr(generation, name)


def test_masks_alone_ask_no_validator_and_end(model: rust_core.Model) -> None:
    generation = model.generate("red", constrain="grammar", temperature=1.0)
    assert generation.finish_reason in ("eos", "closed", "length")
    assert rust_core.tokenize(generation.code) == rust_core.tokenize(rust_core.canonical_text(generation.code))


def test_a_beam_left_open_is_that_of_the_programs(model: rust_core.Model) -> None:
    for prompt in PROMPTS:
        assert model.generate(prompt, constrain="full", beam_size=None) == model.generate(
            prompt, constrain="full", beam_size=4
        )
        for options in (
            rust_core.GenerateOptions(beam_size=None),
            rust_core.GenerateOptions(beam_size=None, constrain="grammar"),
            rust_core.GenerateOptions(beam_size=None, constrain="full", temperature=1.0),
            rust_core.GenerateOptions(beam_size=None, constrain="full", best_of=2),
            rust_core.GenerateOptions(beam_size=None, constrain="full", prefix="@fragment fn"),
        ):
            left_open = model.generate(prompt, **options)
            options["beam_size"] = 1
            assert left_open == model.generate(prompt, **options)


def test_the_best_of_some_is_the_likeliest_a_token(model: rust_core.Model) -> None:
    best = model.generate("red", best_of=4, seed=3, constrain="full", temperature=1.0)
    seeds = range(3, 7)
    assert best in [model.generate("red", seed=seed, constrain="full", temperature=1.0) for seed in seeds]
    with pytest.raises(ValueError, match="best_of: expected 1 to 64, found 0"):
        model.generate("red", best_of=0)
    with pytest.raises(ValueError, match="best_of: expected 1 with a beam_size above 1, found 2"):
        model.generate("red", best_of=2, beam_size=2)


def test_a_constraint_of_no_known_kind_is_refused(model: rust_core.Model) -> None:
    with pytest.raises(ValueError, match='constrain: expected one of off, grammar, full, found "none"'):
        model.generate("red", constrain="none")  # type: ignore[arg-type]


def test_a_stream_ends_with_the_answer(model: rust_core.Model) -> None:
    options: rust_core.GenerateOptions = {"temperature": 1.5, "seed": 5}
    stream = model.stream("red", **options)
    assert stream.generation is None
    texts = list(stream)
    generation = model.generate("red", **options)
    assert texts[-1] == generation.code
    assert stream.generation == generation
    assert next(stream, None) is None
    ids = generation.token_ids
    shown = [model.tokenizer.decode(ids[:length]) for length in range(1, len(ids) + 1)]
    assert texts == [text for text, before in zip(shown, ["", *shown], strict=False) if text != before]


def test_a_line_is_answered_by_a_line(model: rust_core.Model) -> None:
    options: rust_core.GenerateOptions = {"temperature": 1.0, "seed": 2}
    expected = model.generate("red", **options)
    line = json.dumps({"id": 7, "prompt": "red", "error": "of the input"})
    answer = model.answer_line(line, **options)
    assert "\n" not in answer
    answered = json.loads(answer)
    verdict = rust_core.validate(expected.code)
    assert answered["code"] == expected.code
    assert answered["tokens"] == len(expected.token_ids)
    assert (answered["valid"], answered.get("message")) == (verdict.valid, verdict.message)
    assert answered["id"] == 7
    assert "error" not in answered
    assert json.loads(model.answer_line("red", **options))["code"] == expected.code
    assert "error" in json.loads(model.answer_line('{"prompt": 3}'))
    with pytest.raises(ValueError, match="temperature: expected"):
        model.answer_line("red", temperature=-1.0)


def test_dropping_a_stream_ends_its_thread(endless: rust_core.Model) -> None:
    tasks = Path("/proc/self/task")
    if not tasks.exists():
        pytest.skip("threads are counted through /proc")
    before = len(list(tasks.iterdir()))
    stream = endless.stream("red")
    assert next(stream)
    assert len(list(tasks.iterdir())) == before + 1
    del stream
    gc.collect()
    while len(list(tasks.iterdir())) > before:
        pass


class AlarmError(Exception):
    """Raised by the signal handler of `alarm`."""


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    def handler(*_: object) -> None:
        raise AlarmError

    before = signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("call", ["generate", "generate_batch", "generate_batch_of_short", "stream", "answer_line"])
def test_a_signal_ends_a_generation(endless: rust_core.Model, call: str) -> None:
    """As Ctrl-C does; without listening this would take minutes."""
    calls: dict[str, Callable[[], object]] = {
        "generate": lambda: endless.generate("red"),
        "generate_batch": lambda: endless.generate_batch(PROMPTS),
        "generate_batch_of_short": lambda: endless.generate_batch(["red"] * 1_000_000, max_new_tokens=1),
        "stream": lambda: list(endless.stream("red")),
        "answer_line": lambda: endless.answer_line("red", time_limit_secs=60),
    }
    with pytest.raises(AlarmError), alarm(0.1):
        calls[call]()


@pytest.mark.parametrize("call", ["generate", "stream"])
def test_a_time_limit_ends_a_generation(endless: rust_core.Model, call: str) -> None:
    if call == "generate":
        generation = endless.generate("red", time_limit_secs=0.05)
    else:
        stream = endless.stream("red", time_limit_secs=0.05)
        list(stream)
        assert stream.generation is not None
        generation = stream.generation
    assert generation.finish_reason == "time"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_new_tokens": 0}, "max_new_tokens: expected at least 1, found 0"),
        ({"max_new_tokens": -1}, "max_new_tokens: expected an integer from 0 to .*, found -1"),
        ({"max_new_tokens": 64}, "max_new_tokens: expected at most 63"),
        ({"temperature": -1.0}, "temperature: expected 0 to 100, found -1"),
        ({"temperature": math.nan}, "temperature: expected 0 to 100, found NaN"),
        ({"top_p": 0.0}, "top_p: expected above 0"),
        ({"top_k": -2}, "top_k: expected an integer from 0"),
        ({"beam_size": 0}, "beam_size: expected 1 to"),
        ({"seed": -1}, "seed: expected an integer from 0"),
        ({"time_limit_secs": 0}, "time_limit_secs: expected a finite number above 0"),
    ],
)
def test_options_out_of_range_are_value_errors(model: rust_core.Model, options: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        model.generate("red", **options)
    with pytest.raises(ValueError, match=message):
        list(model.stream("red", **options))
    with pytest.raises(ValueError, match=message):
        model.generate_batch(["red"], **options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"temperture": 1.0}, "unexpected keyword argument 'temperture'"),
        ({"temperature": "hot"}, "argument 'temperature': must be real number, not str"),
        ({"top_k": 1.5}, "argument 'top_k': .*float"),
    ],
)
def test_options_of_another_kind_are_type_errors(model: rust_core.Model, options: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        model.generate("red", **options)


@pytest.mark.parametrize(
    ("name", "damage", "message"),
    [
        ("model.safetensors", lambda data: data[:1000], r"model\.safetensors: "),
        ("model.safetensors", lambda data: b"\xff" * 8 + data[8:], r"model\.safetensors: "),
        ("config.json", lambda data: data.replace(b'"d_model": 16', b'"d_model": 32'), r"model\.safetensors: tensor `"),
        ("config.json", lambda data: data.replace(b"nhead", b"nheads"), r"config\.json: "),
        ("config.json", lambda _: b"{", r"config\.json: "),
        (
            "tokenizer.json",
            lambda _: tokenizer_of(301).to_json().encode(),
            r"tokenizer\.json: expected 300 source",
        ),
        ("tokenizer.json", lambda data: data[:-9], r"tokenizer\.json: "),
    ],
)
def test_files_that_are_wrong_are_value_errors(model_dir: Path, name: str, damage: Any, message: str) -> None:
    path = model_dir / name
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match=message) as raised:
        rust_core.Model.load(model_dir)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_files_that_are_missing_are_named(model_dir: Path, name: str) -> None:
    (model_dir / name).unlink()
    with pytest.raises(FileNotFoundError, match=f"cannot read .*{name}"):
        rust_core.Model.load(model_dir)


def test_bad_arguments_are_value_errors(model_dir: Path, model: rust_core.Model) -> None:
    with pytest.raises(ValueError, match="dtype: expected one of auto, f32, bf16, int8, int4, found f16"):
        rust_core.Model.load(model_dir, dtype="f16")
    for threads in (0, -1, 10**6):
        with pytest.raises(ValueError, match=r"threads: expected .* found -?\d"):
            rust_core.Model.load(model_dir, threads=threads)
    for ids in ([300], [-1], [2**40], []):
        with pytest.raises(ValueError, match=r"expected|outside"):
            model.logits(ids, [1])
    with pytest.raises(ValueError, match="outside"):
        model.logits([2], [300])
