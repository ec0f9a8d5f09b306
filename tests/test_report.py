import io
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wgsl_train import report
from wgsl_train.report import write_curves, write_samples


def step(number: int, **changes: Any) -> dict[str, Any]:
    record = {"type": "step", "step": number, "epoch": 1, "loss": 5.0 / number, "learning_rate": 1e-4, "grad_norm": 1.0}
    return {**record, **changes}


def evaluation(number: int, **changes: Any) -> dict[str, Any]:
    sample = {"prompt": "p", "code": "fn f() {}", "reference": "fn f() {}", "valid": True, "exact": True}
    record = {
        "type": "evaluation",
        "step": number,
        "epoch": number,
        "train_loss": 4.0 / number,
        "val_loss": 4.5 / number,
        "token_accuracy": 0.5,
        "sequence_accuracy": 0.25,
        "valid_rate": 1.0,
        "hollow_rate": 0.0,
        "improved": True,
        "samples": [sample],
    }
    return {**record, **changes}


METRICS = [record for n in range(1, 30) for record in ([step(n), evaluation(n)] if n % 5 == 0 else [step(n)])]


def png_size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.parametrize(
    "metrics",
    [
        METRICS,
        [],
        [step(1)],
        [evaluation(5)],
        [step(1), evaluation(1, val_loss=None, token_accuracy=None, sequence_accuracy=None, valid_rate=None)],
    ],
    ids=["a run", "nothing", "one step", "one evaluation", "no validation split"],
)
def test_curves_are_drawn_from_any_log(metrics: list[dict[str, Any]], tmp_path: Path) -> None:
    write_curves(metrics, tmp_path / "curves.png")
    width, height = png_size((tmp_path / "curves.png").read_bytes())
    assert min(width, height) >= 600
    assert [entry.name for entry in tmp_path.iterdir()] == ["curves.png"]


def test_curves_are_a_function_of_the_log(tmp_path: Path) -> None:
    for name, metrics in (("a", METRICS), ("b", list(METRICS)), ("c", [*METRICS, evaluation(31)])):
        write_curves(metrics, tmp_path / name)
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_curves_show_every_series_with_its_name_and_scale() -> None:
    figure = report._draw(METRICS)
    losses, _, shares = figure.axes
    names = [[text.get_text() for text in panel.get_legend().get_texts()] for panel in (losses, shares)]  # type: ignore[union-attr]
    assert names == [
        ["training, each step (with dropout)", "training, evaluated", "validation, evaluated", "best"],
        ["token accuracy (validation)", "sequence accuracy (validation)", "naga-valid rate of samples"],
    ]
    assert losses.get_yscale() == "log"
    assert all(panel.get_ylabel() for panel in figure.axes)
    assert shares.get_xlabel() == "optimizer step"
    train = next(line for line in losses.lines if line.get_label() == "training, evaluated")
    assert np.asarray(train.get_xydata()).tolist() == [[n, 4.0 / n] for n in range(5, 30, 5)]


def test_samples_come_newest_first_with_verdict_and_reference(tmp_path: Path) -> None:
    wrong = {"prompt": "a red `circle`", "code": "fn g() {}", "reference": "fn h() {}", "valid": True, "exact": False}
    write_samples([evaluation(1), step(2), evaluation(2, samples=[wrong], improved=False)], tmp_path / "samples.md")
    text = (tmp_path / "samples.md").read_text()
    assert text.index("Epoch 2") < text.index("Epoch 1")
    assert "### valid: a red \\`circle\\`" in text
    assert "### exact: p" in text
    assert re.search(r"fn g\(\) \{\}\n```\n\nReference:\n\n```wgsl\nfn h\(\) \{\}\n```", text)
    assert text.count("Reference:") == 1  # an exact answer is its own reference
    assert "val loss 2.2500" in text


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.text("`~#\n a"), st.text("`~#\n a")), min_size=1, max_size=3))
def test_no_output_breaks_out_of_its_block(tmp_path: Path, samples: list[tuple[str, str]]) -> None:
    records = [
        {"prompt": prompt, "code": code, "reference": None, "valid": False, "exact": False} for prompt, code in samples
    ]
    write_samples([evaluation(1, samples=records)], tmp_path / "samples.md")
    fence, headings = None, 0
    for line in io.StringIO((tmp_path / "samples.md").read_text()):
        marks = re.match(r"`{3,}", line)
        if fence is None and marks:
            fence = marks[0]
        elif fence is not None and line.rstrip("\n") == fence:
            fence = None
        elif fence is None and line.startswith("###"):
            headings += 1
    assert fence is None
    assert headings == len(samples)


def test_no_evaluation_yet_is_said(tmp_path: Path) -> None:
    write_samples([step(1)], tmp_path / "samples.md")
    assert "No evaluation yet." in (tmp_path / "samples.md").read_text()


def test_old_pages_survive_a_failure(tmp_path: Path) -> None:
    page = tmp_path / "samples.md"
    write_samples(METRICS, page)
    before = page.read_bytes()
    with pytest.raises(KeyError):
        write_samples([{"type": "evaluation", "samples": [{}]}], page)
    assert page.read_bytes() == before
