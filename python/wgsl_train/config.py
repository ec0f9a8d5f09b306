"""The configuration: one TOML file, five sections, every key documented here and nowhere else.

A file may leave keys out; what it leaves out takes the base value below. Unknown keys are refused with the
nearest known one, wrong types and values outside their range with what was expected.
"""

import dataclasses
import difflib
import json
import math
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

import rust_core


class ConfigError(ValueError):
    """A config that cannot be used; the message names the file, the key, what was expected and found."""


def option(
    default: Any,
    doc: str,
    *,
    choices: tuple[str, ...] = (),
    minimum: float | None = None,
    maximum: float | None = None,
    above: float | None = None,
    below: float | None = None,
) -> Any:
    """A config key: its base value, its explanation and its range (``above`` and ``below`` exclude the bound)."""
    limits = {"choices": choices, "minimum": minimum, "maximum": maximum, "above": above, "below": below}
    return field(default=default, metadata={"doc": doc, **limits})


@dataclass(frozen=True, kw_only=True)
class TaskConfig:
    """``[task]``: what this config is for."""

    name: str = option("wgsl_generation", "Names the run folders.")
    description: str = option("", "One line for people.")


@dataclass(frozen=True, kw_only=True)
class ModelConfig:
    """``[model]``: the network. Everything here changes what the weights mean."""

    architecture: str = option(
        "transformer",
        "transformer: post-norm encoder-decoder of Vaswani et al. 2017, one embedding for both sides. minilm: prompts "
        "through a frozen pretrained English encoder and their symbols, pre-norm, rotary positions, tied output layer.",
        choices=("transformer", "minilm"),
    )
    d_model: int = option(512, "Width of the residual stream; even, divisible by nhead.", minimum=2, maximum=16384)
    nhead: int = option(8, "Attention heads.", minimum=1, maximum=256)
    num_layers: int = option(6, "Layers of the encoder and, again, of the decoder.", minimum=1, maximum=128)
    num_encoder_layers: int = option(0, "Layers of the encoder; 0: num_layers.", minimum=0, maximum=128)
    num_decoder_layers: int = option(0, "Layers of the decoder; 0: num_layers.", minimum=0, maximum=128)
    dim_feedforward: int = option(2048, "Inner width of the feed-forward layers.", minimum=1, maximum=65536)
    dropout: float = option(0.1, "Dropout on embeddings and sublayer outputs.", minimum=0.0, below=1.0)
    max_seq_len: int = option(
        512, "Longest sequence in tokens, specials included, on either side.", minimum=4, maximum=65536
    )
    prompt_encoder: str = option(
        "all-MiniLM-L6-v2",
        "minilm only: the frozen encoder. all-MiniLM-L6-v2 (extra `english`), or a folder with config.json, vocab.txt "
        "and model.safetensors of a BERT, or an exported model's folder, or bundled: the one of the weights that ship. "
        "It is needed to train and to export, not to run what was exported.",
    )

    @property
    def encoder_layers(self) -> int:
        """Layers of the encoder that is trained."""
        return self.num_encoder_layers or self.num_layers

    @property
    def decoder_layers(self) -> int:
        """Layers of the decoder."""
        return self.num_decoder_layers or self.num_layers


@dataclass(frozen=True, kw_only=True)
class TrainingConfig:
    """``[training]``: how the weights are found."""

    num_epochs: int = option(100, "Passes over the training split at most.", minimum=1)
    max_steps: int = option(0, "Optimizer steps of the whole run, whatever num_epochs says; 0: num_epochs.", minimum=0)
    batch_size: int = option(16, "Sequences an optimizer step.", minimum=1)
    batch_tokens: int = option(
        8192,
        "Source + target tokens a micro-batch at most; a step larger than that is accumulated over several.",
        minimum=1,
    )
    optimizer: str = option(
        "adamw",
        "adamw: Loshchilov and Hutter 2019, fused. muon: orthogonal updates of the layers' matrices (Jordan et al. "
        "2024), AdamW for the rest; worth it from some thousand tokens a step on.",
        choices=("adamw", "muon"),
    )
    learning_rate: float = option(1e-4, "Peak learning rate.", above=0.0)
    weight_decay: float = option(0.01, "Decoupled weight decay on matrices (never on biases and norms).", minimum=0.0)
    schedule: str = option(
        "linear",
        "After the warm-up: constant, or linear or cosine decay to zero.",
        choices=("constant", "linear", "cosine"),
    )
    warmup_steps: int = option(50, "Steps over which the learning rate rises from zero.", minimum=0)
    gradient_clip_norm: float = option(1.0, "Largest norm of the gradient; 0 turns clipping off.", minimum=0.0)
    average_decay: float = option(
        0.0,
        "Exponential moving average of the weights, of which this much stays at each step (0.999): it is what is "
        "evaluated, kept as best and exported; 0: the weights themselves.",
        minimum=0.0,
        below=1.0,
    )
    early_stopping: bool = option(True, "Stop when early_stopping_metric no longer improves.")
    early_stopping_metric: str = option(
        "val_loss", "What early stopping and best/ watch.", choices=("val_loss", "train_loss")
    )
    patience: int = option(15, "Evaluations without improvement before stopping.", minimum=1)
    evaluate_every_epochs: int = option(1, "Evaluate, print samples and save a checkpoint this often.", minimum=1)
    evaluate_every_steps: int = option(0, "The same in optimizer steps; 0: evaluate_every_epochs.", minimum=0)
    precision: str = option(
        "auto", "auto: bf16 where the device computes in it, else fp32.", choices=("auto", "fp32", "bf16")
    )
    init_from: str = option(
        "",
        "An exported model folder whose weights and tokenizer training starts from, or bundled, for those that ship "
        "(`run --init-from` also takes its [model] values); empty: fresh weights, a vocabulary of the training split.",
    )
    seed: int = option(0, "Seeds initial weights, dropout and the order of batches.", minimum=0, maximum=2**63 - 1)


@dataclass(frozen=True, kw_only=True)
class TokenizerConfig:
    """``[tokenizer]``: the vocabulary, learnt from the training split."""

    min_freq: int = option(1, "Lexemes seen less often than this are spelled in bytes.", minimum=1)
    number_pieces: int = option(
        1_000_000,
        "At most this many numbers are tokens of their own, the most frequent ones; others are spelled, and so copied.",
        minimum=0,
    )


@dataclass(frozen=True, kw_only=True)
class DatasetConfig:
    """``[dataset]``: prompt/code pairs and how they are split."""

    path: str = option(
        "bundled",
        "A .toml, .jsonl or .parquet file, a folder of them, a folder that `wgsl-train prepare` wrote (with its own "
        "tokenizer and splits), or `bundled`: the examples inside the package.",
    )
    train_fraction: float = option(0.8, "Share of the training split (rounded down).", above=0.0, maximum=1.0)
    validation_fraction: float = option(
        0.1,
        "Share of the validation split (rounded down); the rest is the test split.",
        minimum=0.0,
        below=1.0,
    )
    split_seed: int = option(0, "Seeds the draw, which is stratified by theme.", minimum=0, maximum=2**63 - 1)
    on_invalid: str = option(
        "keep",
        "What to do with code that naga does not accept as a whole module.",
        choices=("keep", "skip", "error"),
    )


@dataclass(frozen=True, kw_only=True)
class Config:
    """A whole configuration."""

    task: TaskConfig = field(default_factory=TaskConfig)
    model: ModelConfig = field(default_factory=ModelConfig)
    training: TrainingConfig = field(default_factory=TrainingConfig)
    tokenizer: TokenizerConfig = field(default_factory=TokenizerConfig)
    dataset: DatasetConfig = field(default_factory=DatasetConfig)

    def __post_init__(self) -> None:
        """Checks what no single key can check."""
        model, dataset = self.model, self.dataset
        if model.d_model % model.nhead or model.d_model % 2:
            raise ConfigError(
                f"model.d_model: expected an even number divisible by nhead = {model.nhead}, found {model.d_model}"
            )
        if model.architecture == "minilm" and (model.d_model // model.nhead) % 2:
            raise ConfigError(
                "model.d_model: expected an even number of columns a head in minilm (rotary positions turn pairs), "
                f"found {model.d_model} / {model.nhead} = {model.d_model // model.nhead}"
            )
        if dataset.train_fraction + dataset.validation_fraction > 1.0:
            raise ConfigError(
                "dataset.train_fraction + dataset.validation_fraction: expected at most 1, "
                f"found {dataset.train_fraction} + {dataset.validation_fraction}"
            )

    def to_toml(self, *, comments: bool = False) -> str:
        """The config as TOML that loads as the same; with ``comments`` every key is explained."""
        sections = [_section_to_toml(f.name, getattr(self, f.name), comments) for f in fields(self)]
        return "\n".join(sections)


SECTIONS: dict[str, type] = {
    "task": TaskConfig,
    "model": ModelConfig,
    "training": TrainingConfig,
    "tokenizer": TokenizerConfig,
    "dataset": DatasetConfig,
}
DEFAULT_CONFIG = "wgsl_generation"
MAX_CONFIG_BYTES = 1 << 20


def load_config(source: str | None = None, overrides: list[str] | None = None) -> Config:
    """Loads a TOML file, or a bundled config by name (None: the default one), and applies ``section.key=value``.

    Raises ``ConfigError``, or ``OSError`` when a file cannot be read.
    """
    place, text = _read_source(source or DEFAULT_CONFIG)
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, brackets nested in thousands
        raise ConfigError(f"{place}: expected TOML, found {error}") from None
    for override in overrides or []:
        _apply_override(table, override)
    return config_from_dict(table, place)


def config_from_dict(table: dict[str, Any], place: str) -> Config:
    """Builds a ``Config`` from parsed TOML; ``place`` names the source in errors."""
    for name in table:
        if name not in SECTIONS:
            raise ConfigError(f"{place}: unknown section [{name}]{_nearest(name, list(SECTIONS))}")
        if not isinstance(table[name], dict):
            raise ConfigError(f"{place}: {name}: expected a section [{name}], found {table[name]!r}")
    sections: dict[str, Any] = {
        name: _section_from_dict(kind, table.get(name, {}), place, name) for name, kind in SECTIONS.items()
    }
    try:
        return Config(**sections)
    except ConfigError as error:
        raise ConfigError(f"{place}: {error}") from None


def _read_source(source: str) -> tuple[str, str]:
    """(place, text) of a file or a bundled config; a file wins over a bundled name."""
    path = Path(source)
    bundled = {name.removesuffix(".toml"): text for name, text in rust_core.bundled_configs().items()}
    if not path.is_file() and source in bundled:
        return f"bundled config {source}", bundled[source]
    try:
        with path.open("rb") as file:
            data = file.read(MAX_CONFIG_BYTES + 1)
        if len(data) > MAX_CONFIG_BYTES:
            raise ConfigError(f"{source}: expected a config, found more than {MAX_CONFIG_BYTES >> 20} MiB")
        return str(path), data.decode()
    except FileNotFoundError:
        raise ConfigError(
            f"config {source}: no such file, and no bundled config of that name (bundled: {', '.join(bundled)})"
        ) from None
    except IsADirectoryError:
        raise ConfigError(f"config {source}: expected a TOML file, found a folder") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{source}: expected UTF-8 text, found {error.reason} at byte {error.start}") from None


def _apply_override(table: dict[str, Any], override: str) -> None:
    """Sets one ``section.key=value``; the value is TOML, and a bare word is a string."""
    key, equals, raw = override.partition("=")
    section, dot, name = key.strip().partition(".")
    if not (equals and dot and section and name):
        raise ConfigError(f"--set {override}: expected section.key=value, as in training.batch_size=32")
    value: Any = raw.strip()
    with suppress(ValueError, RecursionError):  # a bare word is text
        parsed = tomllib.loads(f"value = {raw}")
        value = parsed["value"] if len(parsed) == 1 else value
    target = table.setdefault(section, {})
    if not isinstance(target, dict):
        raise ConfigError(f"--set {override}: {section} is not a section")
    target[name] = value


T = TypeVar("T")


def _section_from_dict(kind: type[T], values: dict[str, Any], place: str, section: str) -> T:
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    checked: dict[str, Any] = {}
    for name, value in values.items():
        key = f"{place}: {section}.{name}"
        if name not in known:
            raise ConfigError(f"{key}: unknown key{_nearest(name, list(known))}")
        checked[name] = _check(value, known[name], key)
    return kind(**checked)


def _check(value: Any, spec: "dataclasses.Field[Any]", key: str) -> Any:
    """The value in the field's type, or a ``ConfigError`` that names the key and what it takes."""
    kind: type = type(spec.default)
    if kind is float and type(value) is int:
        with suppress(OverflowError):
            value = float(value)
    found: type = type(value)
    if found is not kind:
        names = {str: "text in quotes", int: "a whole number", float: "a number", bool: "true or false"}
        raise ConfigError(f"{key}: expected {names[kind]}, found {json.dumps(value, default=str)}")
    limits = spec.metadata
    if limits["choices"] and value not in limits["choices"]:
        raise ConfigError(f"{key}: expected one of {', '.join(limits['choices'])}, found {value}")
    if kind in (int, float):
        inside = math.isfinite(value) and all(
            (
                limits["minimum"] is None or value >= limits["minimum"],
                limits["maximum"] is None or value <= limits["maximum"],
                limits["above"] is None or value > limits["above"],
                limits["below"] is None or value < limits["below"],
            )
        )
        if not inside:
            raise ConfigError(f"{key}: expected {_range_text(limits)}, found {value}")
    return value


def _range_text(limits: Any) -> str:
    words = {"minimum": "at least", "above": "more than", "maximum": "at most", "below": "less than"}
    parts = [f"{word} {limits[name]}" for name, word in words.items() if limits[name] is not None]
    return " and ".join(parts) or "a finite number"


def _nearest(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]}?" if close else f"; known: {', '.join(known)}"


def _section_to_toml(name: str, section: Any, comments: bool) -> str:
    lines = [f"[{name}]"]
    for spec in fields(section):
        value = getattr(section, spec.name)
        if comments:
            choices = spec.metadata["choices"]
            lines.append(f"# {spec.metadata['doc']}" + (f" One of: {', '.join(choices)}." if len(choices) > 1 else ""))
        # JSON's spelling of text, numbers and booleans is TOML's too; DEL is the one character it leaves bare.
        lines.append(f"{spec.name} = " + json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f"))
    return "\n".join(lines) + "\n"
