"""How far a model's answers can be trusted: a logistic map, fitted on answers that were run.

    wgsl-train evaluate --model DIR --data pairs.jsonl --split all --report report/
    python -m wgsl_train.confidence report/scores.json DIR

The map goes from ``Generation.features`` to the probability that the answer behaves as asked, and stands under
``confidence`` in the model folder's ``config.json``. Fit it on prompts that the model has not seen, worded as its users
word theirs: it is only as honest as they are.
"""

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wgsl_train.run_folder import replace_file

Floats = npt.NDArray[np.float64]

RIDGE = 1.0
"""Pull of the standardised coefficients towards 0: few answers must not make a coefficient large."""
FOLDS = 5
STEPS = 100
THRESHOLD = 0.5
"""Below it an answer is more likely wrong than right."""
SIGNS = {
    "mean_log_probability": 1.0,
    "min_log_probability": 1.0,
    "log_probability": 1.0,
    "rollbacks": -1.0,
    "units_refused": -1.0,
}
"""The features, and which way each may count: a coefficient of the other sign is taken for chance, and is 0."""


@dataclass(frozen=True)
class Logistic:
    """log-odds = intercept + features . coefficients"""

    intercept: float
    coefficients: Floats

    def probability(self, features_NF: Floats) -> Floats:
        """[N] probabilities."""
        return _sigmoid(self.intercept + features_NF @ self.coefficients)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * x)))


def fit(features_NF: Floats, right_N: npt.NDArray[np.bool_], signs_F: Floats) -> Logistic:
    """Ridge logistic regression by Newton's method on standardised features.

    Features whose coefficient has the wrong sign are left out, the worst first, until none has. ``ValueError`` where
    all answers are right or all are wrong.
    """
    if right_N.all() or not right_N.any():
        raise ValueError(f"confidence: expected right and wrong answers, found {right_N.sum()} right of {len(right_N)}")
    mean_F, deviation_F = features_NF.mean(axis=0), features_NF.std(axis=0)
    kept = np.flatnonzero(deviation_F > 1e-12)
    standard_NF = (features_NF - mean_F) / np.where(deviation_F > 1e-12, deviation_F, 1.0)
    while True:
        weights = _newton(standard_NF[:, kept], right_N)
        wrong = weights[1:] * signs_F[kept]
        if not len(kept) or wrong.min() >= 0.0:
            break
        kept = np.delete(kept, wrong.argmin())
    coefficients_F = np.zeros(len(mean_F))
    coefficients_F[kept] = weights[1:] / deviation_F[kept]
    return Logistic(float(weights[0] - coefficients_F @ mean_F), coefficients_F)


def _newton(standard_NF: Floats, right_N: npt.NDArray[np.bool_]) -> Floats:
    """Intercept and coefficients that minimise log loss plus the ridge, which spares the intercept."""
    x_NF = np.column_stack([np.ones(len(standard_NF)), standard_NF])
    ridge_F = np.full(x_NF.shape[1], RIDGE)
    ridge_F[0] = 1e-6
    weights_F = np.zeros(x_NF.shape[1])
    for _ in range(STEPS):
        p_N = _sigmoid(x_NF @ weights_F)
        gradient_F = x_NF.T @ (p_N - right_N) + ridge_F * weights_F
        hessian_FF = (x_NF * (p_N * (1.0 - p_N))[:, None]).T @ x_NF + np.diag(ridge_F)
        step_F = np.linalg.solve(hessian_FF, gradient_F)
        weights_F -= step_F / max(1.0, float(np.abs(step_F).max()))
        if np.abs(step_F).max() < 1e-10:
            break
    return weights_F


def held_out(features_NF: Floats, right_N: npt.NDArray[np.bool_], signs_F: Floats) -> Floats:
    """[N] probabilities, each by a map fitted on the other folds, which have their share of right answers each."""
    random = np.random.default_rng(0)
    order = np.concatenate([random.permutation(np.flatnonzero(right_N == right)) for right in (True, False)])
    probability_N = np.empty(len(right_N))
    for fold in range(FOLDS):
        out = order[fold::FOLDS]
        rest = np.setdiff1d(order, out)
        probability_N[out] = fit(features_NF[rest], right_N[rest], signs_F).probability(features_NF[out])
    return probability_N


def auc(score_N: Floats, right_N: npt.NDArray[np.bool_]) -> float:
    """Probability that a right answer has a higher score than a wrong one; equal ones count half. NaN without both."""
    rights, wrongs = score_N[right_N], score_N[~right_N]
    if not len(rights) or not len(wrongs):
        return math.nan
    higher = (rights[:, None] > wrongs).mean() + 0.5 * (rights[:, None] == wrongs).mean()
    return float(higher)


def calibration(probability_N: Floats, right_N: npt.NDArray[np.bool_], bins: int = 5) -> list[tuple[int, float, float]]:
    """(answers, mean confidence, share that is right) of ``bins`` groups of equal size, least confident first."""
    groups = np.array_split(np.argsort(probability_N, kind="stable"), bins)
    return [
        (len(group), float(probability_N[group].mean()), float(right_N[group].mean())) for group in groups if len(group)
    ]


def read_scores(path: Path) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Features [N, F] in the order of ``SIGNS``, and whether the answer behaves, of what ``evaluate --report`` wrote.

    Answers that could not be scored are left out. Raises ``ValueError`` naming the sample that has no features.
    """
    samples = json.loads(path.read_bytes())["samples"]
    scored: Sequence[Mapping[str, Any]] = [sample for sample in samples if sample["label"] != "unscored"]
    rows = []
    for number, sample in enumerate(scored, start=1):
        try:
            rows.append([float(sample["features"][name]) for name in SIGNS])
        except KeyError as error:
            raise ValueError(f"{path}, sample {number}: expected numbers in `features`, found no {error}") from None
    return np.array(rows).reshape(-1, len(SIGNS)), np.array([sample["behaves"] for sample in scored], dtype=bool)


def report(probability_N: Floats, right_N: npt.NDArray[np.bool_]) -> str:
    """AUC, Brier score, what the threshold separates, and the calibration table."""
    low_N = probability_N < THRESHOLD
    lines = [
        f"{len(right_N)} answers, {right_N.mean():.1%} right; held out, {FOLDS} folds:",
        f"AUC {auc(probability_N, right_N):.3f}, Brier score {np.square(probability_N - right_N).mean():.3f} "
        f"(always the mean: {right_N.mean() * (1.0 - right_N.mean()):.3f})",
    ]
    for name, group_N in ((f"below {THRESHOLD}", low_N), (f"from {THRESHOLD}", ~low_N)):
        share = f"{right_N[group_N].mean():.1%} right" if group_N.any() else "none"
        lines.append(f"  {name:<12}{group_N.sum():<8}{share}")
    lines.append(f"\n  {'answers':<10}{'confidence':<14}right")
    lines += [f"  {count:<10}{mean:<14.3f}{right:.3f}" for count, mean, right in calibration(probability_N, right_N)]
    return "\n".join(lines)


def to_config(fitted: Logistic) -> dict[str, float]:
    """``confidence`` of a ``config.json``."""
    coefficients = dict(zip(SIGNS, fitted.coefficients.tolist(), strict=True))
    return {"intercept": fitted.intercept, "threshold": THRESHOLD, **coefficients}


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the report and writes the map into the model folder's ``config.json``."""
    parser = argparse.ArgumentParser(prog="python -m wgsl_train.confidence", description=main.__doc__)
    parser.add_argument("scores", type=Path, help="scores.json of `evaluate --report`")
    parser.add_argument("model", type=Path, help="the model folder whose answers these are")
    chosen = parser.parse_args(arguments)
    features_NF, right_N = read_scores(chosen.scores)
    signs_F = np.array(list(SIGNS.values()))
    fitted = to_config(fit(features_NF, right_N, signs_F))
    print(report(held_out(features_NF, right_N, signs_F), right_N))
    path = chosen.model / "config.json"
    config = json.loads(path.read_bytes()) | {"confidence": fitted}
    replace_file(path, (json.dumps(config, indent=2) + "\n").encode())
    print(f"\n{path}: confidence = {json.dumps(fitted)}")


if __name__ == "__main__":
    main()
