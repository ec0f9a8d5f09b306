"""What a run learns from: pairs tokenized now, or a prepared folder mapped into memory."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

import rust_core
from wgsl_train.config import Config
from wgsl_train.data import EncodedData, read_encoded, read_prepared
from wgsl_train.prepare import choose_examples, fit_tokenizer, source_of
from wgsl_train.prepared import is_prepared, read_manifest, read_some_examples, read_tokenizer

SAMPLES = 3
"""Prompts answered at each evaluation; a fresh model never ends its answers, so they are most of its cost."""


@dataclass(frozen=True)
class TrainingData:
    """Examples, the vocabulary fitted on their training split, and their tokens."""

    encoded: EncodedData
    tokenizer: rust_core.Tokenizer
    samples: list[dict[str, str]]
    """Examples with code of middling length, of the split that early stopping watches."""
    notes: list[str]


def load_data(config: Config, tokenizer: rust_core.Tokenizer | None = None) -> TrainingData:
    """Everything ``config.dataset`` names, tokenized; with ``tokenizer`` in place of one of the training split.

    Raises ``ValueError`` or ``OSError`` naming what is wrong.
    """
    data = load_prepared(config) if is_prepared(config.dataset.path) else load_pairs(config, tokenizer)
    if tokenizer is not None and data.tokenizer != tokenizer:
        raise ValueError(
            f"{config.dataset.path}: expected data prepared with the tokenizer of {config.training.init_from}, found "
            "another; name the pairs themselves"
        )
    if not len(data.encoded.splits["train"]):
        raise ValueError(f"{config.dataset.path}: expected examples in the training split, found none")
    if config.training.early_stopping_metric == "val_loss" and not len(data.encoded.splits["validation"]):
        raise ValueError(
            f"{config.dataset.path}: expected examples in the validation split, found none; "
            'raise dataset.validation_fraction or set training.early_stopping_metric = "train_loss"'
        )
    return data


def load_prepared(config: Config) -> TrainingData:
    """A prepared folder, mapped into memory."""
    folder = Path(config.dataset.path)
    manifest = read_manifest(folder)
    tokenizer = read_tokenizer(folder, manifest)
    shared = tokenizer.encode_source("", 2) == [tokenizer.eos_id]
    if source_of(tokenizer, config) != tokenizer or shared != (config.model.architecture == "transformer"):
        raise ValueError(
            f"{folder}: expected prompts tokenized for model.architecture = {config.model.architecture}, found others; "
            "prepare the data anew with this config"
        )
    encoded = read_prepared(
        folder,
        manifest,
        source_vocab_size=tokenizer.source_vocab_size,
        target_vocab_size=tokenizer.target_vocab_size,
        max_seq_len=config.model.max_seq_len,
    )
    samples = choose_samples(read_some_examples(folder), config)
    return TrainingData(encoded, tokenizer, samples, [f"prepared data from {folder}", sample_note(config)])


def load_pairs(config: Config, tokenizer: rust_core.Tokenizer | None) -> TrainingData:
    """Pairs of prompt and code, tokenized now."""
    examples, inspection = choose_examples(config)
    if tokenizer is None:
        tokenizer = fit_tokenizer(examples, config)
    stream = rust_core.encode_dataset(examples, tokenizer, max_seq_len=config.model.max_seq_len)
    encoded = read_encoded(stream)
    notes = []
    if inspection["invalid"]:
        done = "left out" if config.dataset.on_invalid == "skip" else "kept"
        notes.append(f"{len(inspection['invalid'])} examples are no modules naga accepts; {done} (dataset.on_invalid)")
    if inspection["duplicates"]:
        notes.append(f"{len(inspection['duplicates'])} examples are duplicates; `wgsl-train prepare` names them")
    if stream.truncated_prompts:
        notes.append(f"{len(stream.truncated_prompts)} prompts are longer than model.max_seq_len and were cut")
    notes.append(sample_note(config))
    return TrainingData(encoded, tokenizer, choose_samples(pa.table(examples).to_pylist(), config), notes)


def sampled_split(config: Config) -> str:
    """Where the training loss is watched, memorising is what is asked for, and what the samples should show."""
    return "train" if config.training.early_stopping_metric == "train_loss" else "validation"


def sample_note(config: Config) -> str:
    """What the samples are, for people."""
    return f"samples: prompts of the {sampled_split(config)} split, answered by the native engine"


def choose_samples(examples: list[dict[str, str]], config: Config) -> list[dict[str, str]]:
    """Examples with code of middling length."""
    rows = sorted((row for row in examples if row["split"] == sampled_split(config)), key=lambda row: len(row["code"]))
    first = max(0, (len(rows) - SAMPLES) // 2)
    return rows[first : first + SAMPLES]
