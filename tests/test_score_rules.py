"""The rules of scoring that need no device: tolerances, intervals, items, and what supervisor and worker say."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgsl_train.score.difference import compare_buffers, compare_rows, compare_textures, same_elements
from wgsl_train.score.inputs import Rows, input_rows
from wgsl_train.score.interface import BOOL, F32, I32, PAD, U32, UnsupportedError
from wgsl_train.score.item import load_alternatives, load_answers
from wgsl_train.score.label import Label
from wgsl_train.score.message import pack, unpack
from wgsl_train.score.picture import compare_pictures, is_single_color
from wgsl_train.score.summary import summarize, summarize_samples, wilson_interval

ROWS = 200


def rows_of(count: int = ROWS, edges: int = 0) -> Rows:
    return Rows(np.zeros((count, 1), np.uint32), np.arange(count) < edges, np.zeros(count, np.bool_))


def outputs(values: npt.NDArray[np.float64]) -> npt.NDArray[np.uint32]:
    """One float output a row, and no loop cut off."""
    words = np.zeros((len(values), 2), np.uint32)
    words[:, 0] = values.astype(np.float32).view(np.uint32)
    return words


VALUES = np.linspace(1.0, 3.0, ROWS)


def compare(candidate: npt.NDArray[np.float64], *, reference: npt.NDArray[np.float64] = VALUES, edges: int = 0) -> bool:
    return compare_rows(outputs(reference), outputs(candidate), (F32,), rows_of(edges=edges), exact=False).matches


def changed(values: npt.NDArray[np.float64], rows: slice, to: float) -> npt.NDArray[np.float64]:
    other = values.copy()
    other[rows] = to
    return other


def test_floats_match_within_tolerance() -> None:
    assert compare(VALUES * 1.0009)
    assert not compare(VALUES * 1.002)
    assert compare(VALUES - 1.0, reference=VALUES - 1.0 + 5e-5)


def test_a_few_rows_may_be_on_the_other_side_of_a_border() -> None:
    assert compare(changed(VALUES, slice(100, 102), 9.0))
    assert not compare(changed(VALUES, slice(100, 103), 9.0))
    assert compare(changed(VALUES, slice(0, 5), 9.0), edges=50)
    assert not compare(changed(VALUES, slice(0, 6), 9.0), edges=50)


def test_what_is_not_finite() -> None:
    holes = changed(VALUES, slice(0, 60), np.nan)
    assert compare(VALUES, reference=holes)
    assert not compare(changed(VALUES, slice(0, 1), np.inf))
    with pytest.raises(UnsupportedError, match="nothing finite"):
        compare(VALUES, reference=VALUES * np.nan)


def test_integers_are_equal_or_not() -> None:
    words = np.zeros((ROWS, 2), np.uint32)
    other = words.copy()
    other[7, 0] = 1
    assert compare_rows(words, words, (U32,), rows_of(), exact=True).matches
    assert not compare_rows(words, other, (U32,), rows_of(), exact=True).matches
    assert compare_rows(words, other, (BOOL,), rows_of(), exact=False).matches


def test_a_loop_that_was_cut_off_is_late_or_left_out() -> None:
    late = outputs(VALUES)
    late[3, 1] = 1
    assert compare_rows(outputs(VALUES), late, (F32,), rows_of(), exact=False).late
    assert compare_rows(late, outputs(changed(VALUES, slice(3, 4), 9.0)), (F32,), rows_of(), exact=True).matches
    large = Rows(np.zeros((ROWS, 1), np.uint32), np.zeros(ROWS, np.bool_), np.arange(ROWS) == 3)
    assert compare_rows(outputs(VALUES), late, (F32,), large, exact=False).matches


def test_buffers_are_compared_word_by_word_but_for_padding() -> None:
    kinds = np.array([F32, I32, PAD] * 100, np.uint8)
    words = np.arange(300, dtype=np.uint32)
    words[kinds == F32] = np.ones(100, np.float32).view(np.uint32)
    padded = words + (kinds == PAD)
    assert compare_buffers(words.tobytes(), padded.astype(np.uint32).tobytes(), kinds).matches
    for at in (1, 298):
        wrong = words.copy()
        wrong[at] += 1
        assert not compare_buffers(words.tobytes(), wrong.tobytes(), kinds).matches
    drifted = words.copy()
    drifted[0] += 1
    assert compare_buffers(words.tobytes(), drifted.tobytes(), kinds).matches


def test_textures_match_to_a_step() -> None:
    texels = np.arange(64, dtype=np.uint8)
    assert compare_textures(texels.tobytes(), (texels + 1).tobytes(), "rgba8unorm").matches
    assert not compare_textures(texels.tobytes(), (texels + 2).tobytes(), "rgba8unorm").matches
    assert not compare_textures(texels.tobytes(), (texels + 1).tobytes(), "rgba8uint").matches
    floats = np.ones(16, np.float32)
    assert not compare_textures(floats.tobytes(), (floats * 1.1).tobytes(), "rgba32float").matches


@given(st.lists(st.integers(0, 2**32 - 1), min_size=6, max_size=12), st.randoms())
def test_elements_in_any_order(words: list[int], shuffle: Any) -> None:
    elements = np.array(words[: len(words) // 2 * 2], np.uint32).reshape(-1, 2)
    order = list(range(len(elements)))
    shuffle.shuffle(order)
    assert same_elements(elements.tobytes(), elements[order].tobytes(), 2)
    other = elements.copy()
    other[0, 0] ^= 1
    assert not same_elements(elements.tobytes(), other.tobytes(), 2)


def test_pictures() -> None:
    black = np.zeros((50, 60, 4), np.uint8)
    dot, disc, haze = black.copy(), black.copy(), black + np.uint8(2)
    dot[5, 5:10] = 255
    disc[5:15, 5:15] = 255
    assert compare_pictures([black], [dot]).matches
    assert not compare_pictures([black], [disc]).matches
    assert not compare_pictures([black], [haze]).matches
    assert not compare_pictures([black, black], [black, disc]).matches
    assert is_single_color([black, haze])
    assert not is_single_color([black, dot])


def test_rows_are_many_varied_and_the_same_each_time() -> None:
    rows = input_rows((("a", F32), ("a", F32), ("b", U32), ("c", I32), ("d", BOOL)))
    assert (~rows.is_edge).sum() >= 256
    assert rows.is_edge.sum() >= 100
    input_rows.cache_clear()
    assert np.array_equal(rows.words, input_rows((("x", F32), ("x", F32), ("y", U32), ("z", I32), ("w", BOOL))).words)
    floats = rows.words[:, :2].view(np.float32)
    assert np.isfinite(floats).all()
    lengths = np.hypot(floats[:, 0], floats[:, 1])
    assert (np.abs(lengths - 1.0) < 1e-6).sum() >= 64
    assert (floats[:, 0] == floats[:, 1]).sum() >= 16
    assert (rows.words[:, 3].view(np.int32) < 0).sum() > 50
    assert set(rows.words[:, 4]) == {0, 1}
    signed = rows.words[:, 3].view(np.int32).astype(np.int64)
    assert np.array_equal(rows.is_large, (rows.words[:, 2] > 4096) | (np.abs(signed) > 4096))


@given(st.dictionaries(st.text(), st.integers()), st.lists(st.binary()))
def test_messages_come_back(header: dict[str, int], blobs: list[bytes]) -> None:
    header.pop("blob_lengths", None)
    assert unpack(pack(header, blobs)) == (header, blobs)


def test_a_message_cut_short_is_refused() -> None:
    message = pack({"a": 1}, [b"12345"])
    with pytest.raises(ValueError, match="expected"):
        unpack(message[:-1])


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share(one: int, other: int) -> None:
    successes, count = sorted((one, other))
    low, high = wilson_interval(successes, count)
    assert 0.0 <= low <= high <= 1.0
    if count:
        assert low - 1e-12 <= successes / count <= high + 1e-12


def test_the_interval_of_wilson() -> None:
    # Newcombe 1998, table I: 81 of 263 and 0 of 20.
    assert wilson_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson_interval(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


def test_labels_are_counted() -> None:
    summary = summarize([Label.EXACT, Label.MATCH, Label.UNSCORED, Label.CRASH, Label.MATCH])
    assert (summary.count, summary.behaves, summary.behaves_rate) == (5, 3, 0.75)
    assert summary.labels == {"exact": 1, "match": 2, "crash": 1, "unscored": 1}
    samples = [
        {"label": "exact", "theme": "b", "split": "test", "asked": []},
        {"label": "invalid", "theme": "a", "split": "test", "asked": []},
    ]
    parts = summarize_samples(samples)
    assert list(parts["themes"]) == ["a", "b"]
    assert parts["themes"]["b"]["behaves_rate"] == 1.0
    assert parts["splits"]["test"]["count"] == 2


def test_alternatives_are_read_beside_the_examples(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[examples]]\nprompt = "p"\ncode = "c"\nalternatives = ["d", "e"]\n')
    line = {"natural_language": "q", "wgsl_code": "r", "alternatives": ["s"]}
    (tmp_path / "b.jsonl").write_text(json.dumps(line) + "\n\n" + json.dumps({"prompt": "x", "code": "y"}) + "\n")
    assert load_alternatives(str(tmp_path)) == {("p", "c"): ["d", "e"], ("q", "r"): ["s"]}
    assert load_alternatives("bundled") == {}
    (tmp_path / "b.jsonl").write_text(json.dumps({**line, "alternatives": "s"}))
    with pytest.raises(ValueError, match=r"b\.jsonl, record 1: expected a list of strings"):
        load_alternatives(str(tmp_path))


EXAMPLES = [{"id": "one", "prompt": "first"}, {"id": "two", "prompt": "second"}]


def test_answers_are_found_by_id_or_prompt(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"prompt": "second", "code": "b"}\n{"id": "one", "code": "old"}\n{"id": "one", "code": "a"}\n')
    assert load_answers(path, EXAMPLES) == ["a", "b"]
    path.write_text('{"prompt": "second", "error": "no"}\n{"id": "one", "code": "a", "more": 1}\n')
    assert load_answers(path, EXAMPLES) == ["a", ""]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "one", "code": "a"}', "found none to two .1 of 2 are missing."),
        ('{"id": "one", "code": "a"}\n[]', r"answers\.jsonl, line 2: expected a JSON object, found list"),
        ("{", r"answers\.jsonl, line 1: expected a JSON object"),
        ('{"id": "one"}', "expected a field `code`, found none"),
        ('{"id": 1, "code": "a"}', "expected a string in `id`, found int"),
        ('{"id": "one", "code": "\\ud800"}', "half of a surrogate pair"),
        ("[" * 100_000, "expected a JSON object"),
    ],
)
def test_answers_that_are_none_are_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(text)
    with pytest.raises(ValueError, match=message):
        load_answers(path, EXAMPLES)
