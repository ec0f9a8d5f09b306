"""Confidence: the fit, what it is worth, and how an answer below the threshold is told."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

import rust_core
from cli_process import run_here
from wgsl_train.cli.generate import LOW_CONFIDENCE
from wgsl_train.confidence import SIGNS, auc, calibration, fit, held_out, main, read_scores

ONES = np.ones(2)


def drawn(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of a logistic model: log-odds 1 + 2 x, and a feature that says nothing."""
    random = np.random.default_rng(seed)
    features = random.normal(size=(count, 2)) * [1.0, 5.0]
    return features, random.random(count) < 1.0 / (1.0 + np.exp(-1.0 - 2.0 * features[:, 0]))


def test_the_fit_finds_the_map_the_labels_came_from() -> None:
    features, right = drawn(20_000)
    fitted = fit(features, right, ONES)
    assert fitted.intercept == pytest.approx(1.0, abs=0.1)
    assert fitted.coefficients == pytest.approx([2.0, 0.0], abs=0.1)
    for _, confidence, share in calibration(held_out(features, right, ONES), right, bins=10):
        assert confidence == pytest.approx(share, abs=0.03)


def test_it_is_the_minimum_of_what_it_minimises() -> None:
    features, right = drawn(300)
    fitted = fit(features, right, np.array([1.0, np.sign(fit(features, right, ONES).coefficients[1]) or 1.0]))

    def loss(intercept: float, coefficients: np.ndarray) -> float:
        log_odds = intercept + features @ coefficients
        ridge = 0.5 * np.square(coefficients * features.std(axis=0)).sum()
        return float(np.logaddexp(0.0, np.where(right, -log_odds, log_odds)).sum() + ridge)

    least = loss(fitted.intercept, fitted.coefficients)
    moved = fitted.coefficients != 0.0
    for change in (-1e-3, 1e-3):
        assert loss(fitted.intercept + change, fitted.coefficients) > least
        for index in np.flatnonzero(moved):
            other = fitted.coefficients.copy()
            other[index] += change
            assert loss(fitted.intercept, other) > least


def test_a_coefficient_of_the_wrong_sign_is_none() -> None:
    features, right = drawn(500)
    assert fit(features, right, np.array([-1.0, -1.0])).coefficients[0] == 0.0
    constant = np.column_stack([features[:, 0], np.full(500, 3.0)])
    assert fit(constant, right, ONES).coefficients[1] == 0.0
    for labels in (np.ones(500, bool), np.zeros(500, bool)):
        with pytest.raises(ValueError, match="expected right and wrong answers"):
            fit(features, labels, ONES)


def test_separable_answers_have_a_finite_map() -> None:
    x = np.linspace(-1.0, 1.0, 40)[:, None]
    fitted = fit(x, x[:, 0] > 0.0, np.ones(1))
    assert np.isfinite(fitted.coefficients).all()
    assert fitted.coefficients[0] > 0.0


def test_auc_counts_pairs() -> None:
    random = np.random.default_rng(1)
    score, right = random.integers(0, 5, 60).astype(float), random.random(60) < 0.4
    pairs = [1.0 if a > b else 0.5 if a == b else 0.0 for a in score[right].tolist() for b in score[~right].tolist()]
    assert auc(score, right) == pytest.approx(sum(pairs) / len(pairs))
    assert np.isnan(auc(score, np.ones(60, bool)))


def samples(count: int) -> list[dict[str, object]]:
    """Samples as ``evaluate --report`` writes them: sure answers are right more often."""
    random = np.random.default_rng(2)
    made: list[dict[str, object]] = [{"label": "unscored", "behaves": False}]
    for _ in range(count):
        features = dict(zip(SIGNS, -random.random(len(SIGNS)), strict=True))
        behaves = bool(random.random() < 1.0 / (1.0 + np.exp(-4.0 - 10.0 * features["mean_log_probability"])))
        made.append({"label": "match" if behaves else "variation", "behaves": behaves, "features": features})
    return made


@pytest.fixture
def model(tiny_run: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_run / "export", tmp_path / "model"))


def test_what_is_fitted_is_what_the_engine_computes(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scores = tmp_path / "scores.json"
    scores.write_text(json.dumps({"samples": samples(200)}))
    before = rust_core.Model.load(model).generate("a red circle", constrain="full")
    assert (before.confidence, before.low_confidence) == (None, False)
    main([str(scores), str(model)])
    told = capsys.readouterr().out
    assert "200 answers" in told
    assert "AUC 0." in told
    after = rust_core.Model.load(model).generate("a red circle", constrain="full")
    fitted = fit(*read_scores(scores), np.array(list(SIGNS.values())))
    row = np.array([[after.features[name] for name in SIGNS]])
    assert after.confidence == pytest.approx(fitted.probability(row)[0], abs=1e-12)
    assert after.features == before.features
    assert rust_core.Model.load(model).config["confidence"]["threshold"] == 0.5


def test_scores_without_features_are_refused(tmp_path: Path) -> None:
    scores = tmp_path / "scores.json"
    scores.write_text(json.dumps({"samples": [{"label": "match", "behaves": True}]}))
    with pytest.raises(
        ValueError, match=r"scores\.json, sample 1: expected numbers in `features`, found no 'features'"
    ):
        read_scores(scores)


@pytest.mark.parametrize(("threshold", "is_low"), [(1.1, True), (0.0, False)])
def test_a_guess_is_called_one(model: Path, threshold: float, is_low: bool) -> None:
    path = model / "config.json"
    confidence = {"intercept": 1.0, "threshold": threshold, **dict.fromkeys(SIGNS, 0.0)}
    path.write_text(json.dumps(json.loads(path.read_text()) | {"confidence": confidence}))
    plain = run_here("generate", "a red circle", "--model", model)
    assert plain.err.splitlines().count(LOW_CONFIDENCE) == int(is_low)
    as_json = run_here("generate", "a red circle", "--model", model, "--json")
    assert LOW_CONFIDENCE not in as_json.err
    answer = json.loads(as_json.out)
    assert (answer["low_confidence"], answer["confidence"]) == (is_low, pytest.approx(1.0 / (1.0 + np.exp(-1.0))))
    assert set(answer["features"]) == set(SIGNS)
