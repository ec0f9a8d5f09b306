"""What a model is worth: loss and accuracy under teacher forcing, and what it writes by itself.

The first is torch's, in evaluation mode; the second is the Rust engine's, so what is measured is what ships.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import torch
import torch.nn.functional as F

import rust_core
from wgsl_train.data import Sequences, evaluation_batches
from wgsl_train.device import autocast
from wgsl_train.layers import EncoderDecoder
from wgsl_train.objective import target_logits
from wgsl_train.prepared import SPLITS

Constrain = Literal["off", "grammar", "full"]
"""What decoding is held to, as ``rust_core.GenerateOptions`` has it."""


@dataclass(frozen=True, kw_only=True)
class LossReport:
    """Teacher-forced figures over some sequences."""

    loss: float
    """Mean nats per target token."""
    token_accuracy: float
    """Share of target tokens that are the likeliest one."""
    sequence_accuracy: float
    """Share of sequences in which every target token is."""
    tokens: int


def evaluate_loss(
    model: EncoderDecoder,
    sequences: Sequences,
    *,
    batch_tokens: int,
    device: torch.device,
    precision: str,
    most: int | None = None,
) -> LossReport:
    """Evaluation-mode pass over ``sequences`` (``most``: over that many of them, evenly spaced).

    Raises ``ValueError`` when there are none. Leaves the model in the mode it was in.
    """
    if not len(sequences):
        raise ValueError("evaluation: expected at least one sequence, found none")
    was_training = model.training
    model.eval()
    loss, tokens, right, whole, count = 0.0, 0, 0, 0, 0
    with torch.inference_mode(), autocast(device, precision):
        for batch in evaluation_batches(sequences, batch_tokens, most):
            batch = batch.to(device)
            logits_NV = target_logits(model, batch)
            loss += float(F.cross_entropy(logits_NV, batch.labels, reduction="sum"))
            hits = logits_NV.argmax(dim=-1) == batch.labels
            by_sequence = hits.cpu().split_with_sizes(list(chain.from_iterable(batch.target_lengths)))
            tokens += len(hits)
            right += int(hits.sum())
            whole += sum(bool(each.all()) for each in by_sequence)
            count += len(by_sequence)
    model.train(was_training)
    return LossReport(loss=loss / tokens, token_accuracy=right / tokens, sequence_accuracy=whole / count, tokens=tokens)


@dataclass(frozen=True, kw_only=True)
class GenerationReport:
    """What a model wrote for prompts whose code is known. Rates are shares of ``count``."""

    count: int
    exact: int
    """Outputs whose canonical text is the reference's."""
    exact_rate: float
    valid: int
    """Outputs naga accepts as a whole module."""
    valid_rate: float
    hollow: int
    """Valid outputs in which no function does anything."""
    hollow_rate: float
    closed_by_force: int
    """Outputs with an ending that is not the model's; 0 without constraint."""
    closed_by_force_rate: float
    mean_rollbacks: float
    truncated_prompts: int
    naga_version: str


def generate_samples(
    model: rust_core.Model,
    examples: Sequence[Mapping[str, str]],
    *,
    max_new_tokens: int | None = None,
    constrain: Constrain = "off",
) -> list[dict[str, Any]]:
    """Answers every prompt as ``wgsl-train generate`` does and judges what comes.

    ``examples`` have ``id``, ``prompt`` and ``code``.

    A sample is ``{"id", "prompt", "code", "reference", "valid", "exact", "hollow", "finish_reason",
    "prompt_truncated", "closed_by_force", "rollbacks", "features"}``, in the order of the examples.
    """
    prompts = [example["prompt"] for example in examples]
    outputs = model.generate_batch(prompts, max_new_tokens=max_new_tokens, constrain=constrain, beam_size=None)
    verdicts = rust_core.validate_batch([output.code for output in outputs])
    return [
        {
            "id": example["id"],
            "prompt": example["prompt"],
            "code": output.code,
            "reference": example["code"],
            "valid": verdict.valid,
            "exact": rust_core.canonical_text(output.code) == rust_core.canonical_text(example["code"]),
            "hollow": verdict.hollow,
            "finish_reason": output.finish_reason,
            "prompt_truncated": output.prompt_truncated,
            "closed_by_force": output.closed_by_force,
            "rollbacks": output.rollbacks,
            "features": output.features,
        }
        for example, output, verdict in zip(examples, outputs, verdicts, strict=True)
    ]


def report_samples(samples: Sequence[Mapping[str, Any]]) -> GenerationReport:
    """Counts ``samples``; ``ValueError`` when there are none."""
    if not samples:
        raise ValueError("evaluation: expected at least one example, found none")
    count = len(samples)
    exact, valid, hollow, closed, rollbacks, truncated = (
        sum(sample[key] for sample in samples)
        for key in ("exact", "valid", "hollow", "closed_by_force", "rollbacks", "prompt_truncated")
    )
    return GenerationReport(
        count=count,
        exact=exact,
        exact_rate=exact / count,
        valid=valid,
        valid_rate=valid / count,
        hollow=hollow,
        hollow_rate=hollow / count,
        closed_by_force=closed,
        closed_by_force_rate=closed / count,
        mean_rollbacks=rollbacks / count,
        truncated_prompts=truncated,
        naga_version=rust_core.NAGA_VERSION,
    )


def evaluate_generation(
    model: rust_core.Model, examples: Sequence[Mapping[str, str]], constrain: Constrain = "off"
) -> GenerationReport:
    """Counts what ``model`` writes for ``examples``; ``ValueError`` when there are none."""
    return report_samples(generate_samples(model, examples, constrain=constrain))


def choose_split(examples: Any, split: str) -> list[dict[str, str]]:
    """The ``examples`` (``rust_core.Examples`` that have splits) of one split, or of "all" of them.

    Raises ``ValueError`` when the split is unknown or empty.
    """
    if split not in (*SPLITS, "all"):
        raise ValueError(f"split: expected one of {', '.join(SPLITS)}, all, found {split}")
    chosen = [example for example in pa.table(examples).to_pylist() if split in ("all", example["split"])]
    if not chosen:
        raise ValueError(f"split {split}: expected at least one example, found none")
    return chosen


def evaluate_model(
    model_dir: Path | None,
    examples: Any,
    split: str = "test",
    modes: Sequence[Constrain] = ("off", "full"),
    *,
    threads: int = 1,
) -> dict[Constrain, GenerationReport]:
    """Evaluates a model folder, or without one the weights that ship, on one split of ``examples``.

    ``choose_split`` says which splits there are. Once for each of ``modes``: by its own text ("off"), held to the masks
    ("grammar"), held to valid WGSL ("full").
    Raises what ``choose_split`` and loading the model raise.
    """
    chosen = choose_split(examples, split)
    model = rust_core.Model.load(model_dir, threads=threads)
    return {mode: evaluate_generation(model, chosen, mode) for mode in modes}
