"""Scores of many outputs, counted: by label, by theme, with intervals."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wgsl_train.score.asked import judge_asked
from wgsl_train.score.item import Answer, Pair
from wgsl_train.score.label import Label
from wgsl_train.score.scorer import Scorer

Z_95 = 1.959963984540054


@dataclass(frozen=True, kw_only=True)
class Summary:
    """How many outputs got which label."""

    count: int
    labels: dict[str, int]
    """Every label that occurs, best first."""
    behaves: int
    """``exact`` and ``match``."""
    behaves_rate: float
    """Share of those that could be scored."""
    behaves_interval: tuple[float, float]
    """Wilson's interval for it, at 95%."""


@dataclass(frozen=True, kw_only=True)
class AskedSummary:
    """How much of what prompts ask for (numbers, colours, names) stands in the live code of the answers."""

    items: int
    items_per_prompt: float
    """Where it is low the rate says little."""
    standing: int
    standing_rate: float
    standing_interval: tuple[float, float]
    """Wilson's interval at 95%, as if the items of one prompt did not depend on each other."""
    reference_rate: float
    """The same share of the references: what is missing to 1 was misread in the prompts."""


def wilson_interval(successes: int, count: int) -> tuple[float, float]:
    """The 95% interval for a share (Wilson 1927); (0, 1) for no trials.

    >>> [round(end, 3) for end in wilson_interval(9, 10)]
    [0.596, 0.982]
    """
    if count == 0:
        return 0.0, 1.0
    share, z2 = successes / count, Z_95 * Z_95
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = Z_95 / (1 + z2 / count) * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def summarize(labels: Iterable[Label]) -> Summary:
    """Counts labels. ``unscored`` is counted, but no part of a rate."""
    counts = Counter(labels)
    total = sum(counts.values())
    scored = total - counts[Label.UNSCORED]
    behaves = sum(count for label, count in counts.items() if label.behaves)
    return Summary(
        count=total,
        labels={label.value: counts[label] for label in Label if counts[label]},
        behaves=behaves,
        behaves_rate=behaves / scored if scored else 0.0,
        behaves_interval=wilson_interval(behaves, scored),
    )


def summarize_asked(samples: Sequence[Mapping[str, Any]]) -> AskedSummary:
    """Counts what ``judge_asked`` gave, under ``asked`` in each sample. Shares of no items are 1."""
    items = [item for sample in samples for item in sample["asked"]]
    standing = sum(item["stands"] for item in items)
    return AskedSummary(
        items=len(items),
        items_per_prompt=len(items) / max(len(samples), 1),
        standing=standing,
        standing_rate=standing / len(items) if items else 1.0,
        standing_interval=wilson_interval(standing, len(items)),
        reference_rate=sum(item["in_reference"] for item in items) / len(items) if items else 1.0,
    )


def summarize_samples(samples: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """``Summary`` of all samples as a dict with ``AskedSummary`` under ``asked``.

    Under ``themes`` and ``splits`` the same for each of them, sorted by name.
    """
    parts = _summary(samples)
    for key, name in (("theme", "themes"), ("split", "splits")):
        values = sorted({sample[key] for sample in samples})
        parts[name] = {value: _summary([sample for sample in samples if sample[key] == value]) for value in values}
    return parts


def _summary(samples: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    labels = summarize(Label(sample["label"]) for sample in samples)
    return {**asdict(labels), "asked": asdict(summarize_asked(samples))}


def score_answers(
    scorer: Scorer,
    examples: Sequence[Mapping[str, Any]],
    answers: Sequence[Answer],
    alternatives: Mapping[Pair, Sequence[str]],
) -> list[dict[str, Any]]:
    """Scores an answer to each example, in their order: one sample each, ready for JSON.

    ``{"id", "theme", "split", "prompt", "code", "reference", "label", "behaves", "detail", "figures", "alternative",
    "asked"}``, the last as of ``judge_asked``, and ``"features"`` where the answer has them.
    """
    samples = []
    for example, answer in zip(examples, answers, strict=True):
        others = alternatives.get((example["prompt"], example["code"]), ())
        score = scorer.score(example["code"], answer.code, others)
        reference = example["code"] if score.alternative is None else others[score.alternative]
        samples.append(
            {
                **{key: example[key] for key in ("id", "theme", "split", "prompt")},
                "code": answer.code,
                "reference": reference,
                "label": score.label.value,
                "behaves": score.label.behaves,
                "detail": score.detail,
                "figures": score.figures,
                "alternative": score.alternative,
                "asked": judge_asked(example["prompt"], answer.code, reference),
                **({} if answer.features is None else {"features": answer.features}),
            }
        )
    return samples
