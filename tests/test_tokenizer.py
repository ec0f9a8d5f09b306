"""The tokenizer's Python face; its properties in depth are Rust's tests."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import rust_core

CODES = ["fn half(x: f32) -> f32 { return x * 0.5; }", "const k: vec3<f32> = vec3<f32>(1.0);"]
TOKENIZER = rust_core.Tokenizer.fit(CODES, ["half of a number", "A constant"])

# Characters that make lexemes, next to any other.
FREQUENT = st.sampled_from("abfnx_019.,;:(){}[]<>=+-*/&|!%@#\"' \n\t")
WGSL_TEXT = st.text(alphabet=FREQUENT | st.characters(codec="utf-8"))


def test_tokenize_gives_lexemes() -> None:
    assert rust_core.tokenize("let x = 1.0;") == ["let", "x", "=", "1.0", ";"]
    assert rust_core.tokenize("// nothing\n/* at all */") == []


@given(WGSL_TEXT)
@example("array<vec4<f32>, 4>")
@example("a >>= b>> c")
@example("\x00\u2028é🦀")
def test_decode_of_encode_has_the_same_lexemes(code: str) -> None:
    decoded = TOKENIZER.decode(TOKENIZER.encode(code))
    assert rust_core.tokenize(decoded) == rust_core.tokenize(code)
    assert decoded == rust_core.canonical_text(code)


@given(WGSL_TEXT)
def test_canonical_text_is_a_fixed_point(code: str) -> None:
    text = rust_core.canonical_text(code)
    assert rust_core.canonical_text(text) == text


@given(st.lists(st.integers(0, TOKENIZER.target_vocab_size - 1)))
def test_decode_is_total_within_the_vocabulary(ids: list[int]) -> None:
    assert isinstance(TOKENIZER.decode(ids), str)


@pytest.mark.parametrize("bad", [-1, TOKENIZER.target_vocab_size, 2**32, 2**80])
def test_ids_outside_the_vocabulary_are_value_errors(bad: int) -> None:
    with pytest.raises(ValueError, match=str(bad)):
        TOKENIZER.decode([3, bad])
    assert TOKENIZER.piece(bad) is None


def test_every_id_has_a_piece_and_specials_come_first() -> None:
    pieces = [TOKENIZER.piece(id) for id in range(TOKENIZER.target_vocab_size)]
    assert None not in pieces
    assert len(set(pieces)) == len(pieces)
    assert (TOKENIZER.pad_id, TOKENIZER.bos_id, TOKENIZER.eos_id) == (0, 1, 2)


def test_files_and_texts_round_trip(tmp_path: Path) -> None:
    TOKENIZER.save(tmp_path / "tokenizer.json")
    for again in (
        rust_core.Tokenizer.load(tmp_path / "tokenizer.json"),
        rust_core.Tokenizer.load(str(tmp_path / "tokenizer.json")),
        rust_core.Tokenizer.from_json(TOKENIZER.to_json()),
    ):
        assert again == TOKENIZER
        assert again.hash == TOKENIZER.hash
    assert [path.name for path in tmp_path.iterdir()] == ["tokenizer.json"]


def test_refusals_are_of_their_kind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.json"):
        rust_core.Tokenizer.load(tmp_path / "none.json")
    with pytest.raises(OSError, match="cannot write"):
        TOKENIZER.save(tmp_path / "no" / "folder" / "tokenizer.json")
    with pytest.raises(ValueError, match=r"tokenizer\.json"):
        rust_core.Tokenizer.from_json("{}")
    with pytest.raises(ValueError, match="min_freq: expected"):
        rust_core.Tokenizer.fit(CODES, min_freq=-1)
    with pytest.raises(TypeError):
        rust_core.Tokenizer.fit("one text is no list of texts")
    with pytest.raises(ValueError, match="surrogates not allowed"):
        rust_core.tokenize("\ud800")


def test_min_freq_drops_what_is_rare() -> None:
    rare = rust_core.Tokenizer.fit(CODES, min_freq=2)
    assert rare.target_vocab_size < TOKENIZER.target_vocab_size
    assert rare.decode(rare.encode(CODES[0])) == rust_core.canonical_text(CODES[0])


def test_repr_says_the_sizes() -> None:
    source, target = TOKENIZER.source_vocab_size, TOKENIZER.target_vocab_size
    assert repr(TOKENIZER) == f"Tokenizer(source_vocab_size={source}, target_vocab_size={target})"


def test_number_pieces_bounds_the_numbers_that_are_tokens() -> None:
    code = "let a = 1.0 + 1.0 + 1.0 + 2.5 + 2.5 + 0x1Fu + x1;"
    tokenizer = rust_core.Tokenizer.fit([code]).with_number_pieces(1)
    lengths = {lexeme: len(tokenizer.encode(lexeme)) for lexeme in ("1.0", "2.5", "0x1Fu", "x1")}
    assert lengths == {"1.0": 1, "2.5": 4, "0x1Fu": 6, "x1": 1}
    assert rust_core.tokenize(tokenizer.decode(tokenizer.encode(code))) == rust_core.tokenize(code)
    assert rust_core.Tokenizer.from_json(tokenizer.to_json()) == tokenizer
