import dataclasses
import math
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rust_core
from wgsl_train.config import SECTIONS, Config, ConfigError, config_from_dict, load_config

FIXTURES = Path(__file__).parent / "fixtures" / "config"


def values_of(spec: "dataclasses.Field[Any]") -> st.SearchStrategy[Any]:
    """Every value that a key takes."""
    limits, default = spec.metadata, spec.default
    if limits["choices"]:
        return st.sampled_from(limits["choices"])
    if isinstance(default, bool):
        return st.booleans()
    if isinstance(default, str):
        return st.text(st.characters(codec="utf-8"))
    low, high = (limits["minimum"] or 0, limits["maximum"] or 2**40)
    if isinstance(default, int):
        return st.integers(int(low), int(high))
    above = limits["above"] is not None or limits["minimum"] is None
    top = limits["below"] if limits["below"] is not None else high
    return st.floats(float(low), float(top), exclude_min=above, exclude_max=limits["below"] is not None)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """A config file's content with any subset of keys, each alone in its range."""
    table: dict[str, dict[str, Any]] = {}
    for name, kind in SECTIONS.items():
        keys = draw(st.sets(st.sampled_from([f.name for f in dataclasses.fields(kind)])))
        table[name] = {f.name: draw(values_of(f)) for f in dataclasses.fields(kind) if f.name in keys}
    return table


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.booleans())
def test_toml_round_trip(table: dict[str, dict[str, Any]], comments: bool) -> None:
    try:
        config = config_from_dict(table, "here")
    except ConfigError as error:
        # What no single key can check: heads that do not divide the width or are odd, fractions over one.
        if not any(words in str(error) for words in ("divisible", "columns a head", "at most 1")):
            raise
        return
    text = config.to_toml(comments=comments)
    assert config_from_dict(tomllib.loads(text), "there") == config
    for section, values in table.items():
        for key, value in values.items():
            assert getattr(getattr(config, section), key) == value


def test_a_file_that_says_nothing_is_the_base_config(tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text("")
    assert load_config(str(empty)) == Config()


def test_the_base_format_loads_with_its_keys_and_values() -> None:
    config = load_config(str(FIXTURES / "base.toml"))
    model, training = config.model, config.training
    assert (model.architecture, model.d_model, model.nhead, model.num_layers) == ("transformer", 512, 8, 6)
    assert (model.dim_feedforward, model.dropout, model.max_seq_len) == (2048, 0.1, 512)
    assert (training.num_epochs, training.batch_size, training.learning_rate) == (100, 16, 1e-4)
    assert (training.optimizer, training.early_stopping, training.patience) == ("adamw", True, 15)
    assert training.gradient_clip_norm == 1.0


def test_every_key_is_explained() -> None:
    for kind in SECTIONS.values():
        assert kind.__doc__
        for spec in dataclasses.fields(kind):
            assert spec.metadata["doc"].endswith("."), spec.name


@pytest.mark.parametrize("name", sorted(rust_core.bundled_configs()))
def test_bundled_configs_load(name: str) -> None:
    config = load_config(name.removesuffix(".toml"))
    assert config.task.name == name.removesuffix(".toml")


REFUSED = tomllib.loads((FIXTURES / "refused.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", REFUSED, ids=[case["name"] for case in REFUSED])
def test_refusals_say_what_where_and_what_instead(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "some.toml"
    file.write_text(case["toml"], encoding="utf-8")
    with pytest.raises(ConfigError) as refusal:
        load_config(str(file))
    message = str(refusal.value)
    assert message.startswith(str(file))
    for words in case["says"]:
        assert words in message


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("training.batch_size=32", 32),
        ("training.batch_size = 32", 32),
        ("training.schedule=cosine", "cosine"),
        ('training.schedule="cosine"', "cosine"),
        ("training.learning_rate=1", 1.0),
        ("training.early_stopping=false", False),
        ("task.name=true story", "true story"),
    ],
)
def test_overrides(override: str, expected: Any) -> None:
    section, _, key = override.partition("=")[0].strip().partition(".")
    found = getattr(getattr(load_config(None, [override]), section), key)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("override", "says"),
    [
        ("batch_size=3", "section.key=value"),
        ("training.batch_size", "section.key=value"),
        ("=", "section.key=value"),
        ("training.batch_sise=3", "did you mean batch_size?"),
        ("training.batch_size=many", "a whole number"),
        ("training.batch_size=3\nseed = 4", "a whole number"),
    ],
)
def test_overrides_refused(override: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says.replace("?", r"\?").replace(".", r"\.")):
        load_config(None, [override])


def test_the_last_override_wins() -> None:
    assert load_config(None, ["training.seed=1", "training.seed=2"]).training.seed == 2


def test_what_is_not_finite_is_no_learning_rate() -> None:
    for value in (math.nan, math.inf, 10**400):
        with pytest.raises(ConfigError, match="learning_rate"):
            config_from_dict({"training": {"learning_rate": value}}, "here")


def test_missing_config_lists_the_bundled_ones() -> None:
    with pytest.raises(ConfigError, match="wgsl_generation"):
        load_config("no_such_config")


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "a = " + "{b=" * 5000])
def test_hostile_toml_is_refused_in_words(text: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=r"hostile\.toml: expected TOML"):
        load_config(str(file))


def test_an_endless_file_is_no_config() -> None:
    with pytest.raises(ConfigError, match="MiB"):
        load_config("/dev/zero")
