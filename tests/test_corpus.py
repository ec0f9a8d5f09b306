"""The corpus engine: true to its seed, valid in every family, and honest about what it holds out."""

import re
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rust_core
from wgsl_train.config import load_config
from wgsl_train.contamination import TrainingTraces, structure
from wgsl_train.corpus.batch import SCHEMA, pairs
from wgsl_train.corpus.draw import SPLITS, Attempt, Draw, RefusedError
from wgsl_train.corpus.family import FAMILIES
from wgsl_train.corpus.folder import HELD_OUT, parts, write_corpus
from wgsl_train.corpus.pair import ExhaustedError, pair
from wgsl_train.corpus.phrase import PhraseError, compile_phrase, realise
from wgsl_train.corpus.surface import touch, verbatim
from wgsl_train.corpus.words import WORDS
from wgsl_train.prepare import prepare
from wgsl_train.training_data import load_data


def draw(index: int = 0, split: str = "train") -> Draw:
    known = next(name for name in SPLITS if name == split)
    return Draw(Attempt(1, index, known))


def texts(split: str, count: int, seed: int = 5) -> list[tuple[str, str]]:
    known = next(name for name in SPLITS if name == split)
    drawn = [pair(seed, index, known) for index in range(count)]
    return [(one.prompt, one.code) for one in drawn]


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_a_family_writes_valid_canonical_modules(name: str) -> None:
    drawn = [pair(7, index, family=name) for index in range(60)]
    verdicts = rust_core.validate_batch([one.code for one in drawn])
    refused = [(one, verdict.message) for one, verdict in zip(drawn, verdicts, strict=True) if not verdict.valid]
    assert not refused
    assert all(one.code == rust_core.canonical_text(one.code) for one in drawn)
    assert all(len(rust_core.tokenize(one.code)) <= 450 for one in drawn)
    assert not [one.prompt for one in drawn if re.search(r"(?<!\w)<[a-z_]+>|[\x00-\x09\x0b-\x1f]|  ", one.prompt)]


def test_the_same_seed_gives_the_same_pairs_in_any_order() -> None:
    forwards = [pair(3, index) for index in range(50)]
    backwards = [pair(3, index) for index in reversed(range(50))]
    assert forwards == backwards[::-1]
    assert forwards != [pair(4, index) for index in range(50)]


def test_prompts_differ_and_code_does_too() -> None:
    drawn = texts("train", 2000)
    assert len({prompt for prompt, _ in drawn}) > 1950
    assert len({code for _, code in drawn}) > 1500


def test_one_prompt_never_has_two_answers() -> None:
    answers: dict[str, str] = {}
    for prompt, code in texts("train", 4000):
        folded = " ".join(prompt.lower().split())
        assert answers.setdefault(folded, code) == code, prompt


def test_held_out_templates_never_stand_in_training() -> None:
    options = tuple(f"template {number}" for number in range(60))
    seen = {draw(index).phrase(options) for index in range(2000)}
    drawn = [(one.phrase(options), one.uses_withheld) for one in (draw(index, "template") for index in range(300))]
    withheld = {text for text, held in drawn if held}
    assert withheld
    assert not seen & withheld
    assert len(seen | withheld) == len(options)
    assert options[0] in seen


def test_held_out_synonyms_never_stand_in_training() -> None:
    for name, synonyms in WORDS.items():
        seen = {draw(index).word(name) for index in range(400)}
        drawn = [(one.word(name), one.uses_withheld) for one in (draw(index, "synonym") for index in range(100))]
        withheld = {word for word, held in drawn if held}
        assert not seen & withheld, name
        assert seen | withheld <= set(synonyms)


def test_held_out_numbers_never_stand_in_training() -> None:
    seen = {draw(index).number(0.0, 1.0, 0.01).value for index in range(3000)}
    assert not [value for value in seen if 0.6 <= value <= 0.7]
    assert len(seen) == 101 - 11
    drawn = [
        (one.number(0.0, 1.0, 0.01).value, one.uses_withheld) for one in (draw(index, "number") for index in range(300))
    ]
    assert {value for value, held in drawn if held} <= {round(0.6 + 0.01 * step, 6) for step in range(11)}
    assert any(held for _, held in drawn)


def test_held_out_combinations_never_stand_in_training() -> None:
    combinations = [("circle", f"turn {number}", "vignette") for number in range(60)]
    withheld = [parts for parts in combinations if _refused(draw(), parts)]
    assert 0 < len(withheld) < 20
    assert not _refused(draw(), ("circle", "center", "still"))
    assert withheld == [parts for parts in combinations if not _refused(draw(0, "combination"), parts)]


def _refused(one: Draw, parts: tuple[str, ...]) -> bool:
    try:
        one.structure(*parts)
    except RefusedError:
        return True
    return False


@pytest.mark.parametrize("split", HELD_OUT)
def test_a_held_out_split_shares_little_with_training(split: str) -> None:
    traces = TrainingTraces(texts("train", 1500))
    overlap = traces.overlap(texts(split, 100))
    assert overlap.equal_prompts == 0
    if split == "combination":
        assert overlap.equal_structure <= 0.3
    if split == "number":
        assert overlap.equal_code <= 0.1


def test_a_family_without_anything_to_hold_out_says_so() -> None:
    with pytest.raises(ExhaustedError, match="nothing held out"):
        pair(1, 0, "combination", family="mouse_color")


def test_structure_forgets_names_and_constants_only() -> None:
    first = "fn lift(x: f32) -> f32 { let y = x * 2.0; return y + 1.0; }"
    second = "fn raise(t: f32) -> f32 { let k = t * 0.5; return k + 3.0; }"
    assert structure(first) == structure(second)
    assert structure(first) != structure(first.replace("+", "-"))
    assert structure(first) != structure(first.replace("f32", "i32"))


@given(st.text(max_size=60))
def test_any_text_is_a_phrase_or_a_phrase_error(text: str) -> None:
    compiled = None
    with suppress(PhraseError):
        compiled = compile_phrase(text)
    if not set(text) & set("[]|{}<>"):
        assert compiled is not None
        assert realise(compiled, draw(), {}) == text


@pytest.mark.parametrize("text", ["[a|b", "a]", "a {b"])
def test_a_broken_phrase_is_shown(text: str) -> None:
    with pytest.raises(PhraseError, match=re.escape(repr(text))):
        compile_phrase(text)


def test_a_phrase_has_alternatives_slots_and_words() -> None:
    text = "[a|one] {size} [very [big|small] |]<circle>"
    found = {draw(index).phrase((text,), {"size": "0.5"}) for index in range(500)}
    assert {"a 0.5 circle", "one 0.5 very big circle"} <= found
    with pytest.raises(PhraseError, match="size"):
        draw().phrase(("{size}",), {"other": "1"})


def test_the_last_touch_leaves_names_and_formulas_alone() -> None:
    name = "smoothed noise value"
    for index in range(500):
        assert name in touch(draw(index), f"write a function called {verbatim(name)} with colour and several words")


def test_a_batch_is_a_pure_function_of_its_indexes() -> None:
    indexes = pa.table({"index": pa.array([4, 0, 9], pa.int64())})
    table = pairs(indexes, seed=11)
    assert table.schema.equals(SCHEMA)
    assert table["prompt"].to_pylist() == [pair(11, index).prompt for index in (4, 0, 9)]


def test_a_corpus_folder_is_continued_where_it_ended(tmp_path: Path) -> None:
    whole = write_corpus(tmp_path / "whole", count=300, held_out=20, seed=2, workers=1, on_pairs=lambda _: None)
    again = tmp_path / "again"
    write_corpus(again, count=300, held_out=20, seed=2, workers=1, on_pairs=lambda _: None)
    (again / "train-00000.parquet").unlink()
    (again / "manifest.json").unlink()
    resumed = write_corpus(again, count=300, held_out=20, seed=2, workers=1, on_pairs=lambda _: None)
    assert resumed == whole
    for part in parts(300, 20):
        assert pq.read_table(again / part.file).equals(pq.read_table(tmp_path / "whole" / part.file))
    prompts = [prompt for part in parts(300, 20) for prompt in pq.read_table(again / part.file)["prompt"].to_pylist()]
    assert len({" ".join(prompt.lower().split()) for prompt in prompts}) == len(prompts)


def test_a_corpus_folder_is_what_training_takes(tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus", count=60, held_out=4, seed=2, workers=1, on_pairs=lambda _: None)
    config = load_config(None, [f"dataset.path={tmp_path / 'corpus'}", "model.max_seq_len=1024"])
    splits = load_data(config).encoded.splits
    manifest, _ = prepare(config, tmp_path / "prepared")
    held = {name: part["rows"] for name, part in manifest["splits"].items()}
    assert held == {name: len(split) for name, split in splits.items()}
    assert held["train"] > 50
    assert held["test"] == 0


def test_a_folder_of_another_corpus_is_refused(tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus", count=10, held_out=0, seed=2, workers=1, on_pairs=lambda _: None)
    with pytest.raises(ValueError, match=r"corpus\.json: expected seed 3, found 2"):
        write_corpus(tmp_path / "corpus", count=10, held_out=0, seed=3, workers=1, on_pairs=lambda _: None)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    with pytest.raises(ValueError, match="expected a new folder"):
        write_corpus(tmp_path / "other", count=10, held_out=0, seed=3, workers=1, on_pairs=lambda _: None)
