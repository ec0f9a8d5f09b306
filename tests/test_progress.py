import io
import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from wgsl_train.progress import Eta, JsonProgress, RichProgress, SilentProgress, TrainingStart, duration, one_line

START = TrainingStart(
    total_steps=500,
    start_step=0,
    parameters=44_435_746,
    examples={"train": 68, "validation": 8, "test": 9},
    device="cpu",
    precision="bf16",
    threads=2,
    run=Path("runs/tiny-1"),
    notes=["tensorboard is not installed"],
)
STEP = {"type": "step", "step": 3, "epoch": 1, "loss": 2.5, "learning_rate": 1e-4, "tokens_per_second": 1234.5}
SAMPLE = {"prompt": "mix [a] and b", "code": "fn f() {\n    return;\n}", "reference": "", "valid": True, "exact": False}
EVALUATION = {
    "type": "evaluation",
    "step": 3,
    "epoch": 1,
    "train_loss": 2.4,
    "val_loss": None,
    "token_accuracy": 0.5,
    "sequence_accuracy": 0.0,
    "valid_rate": 1.0,
    "hollow_rate": 0.25,
    "improved": True,
    "samples": [SAMPLE] * 5,
    "elapsed_secs": 75.0,
}


def spoken(*, terminal: bool, **changes: Any) -> str:
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=terminal, width=100, highlight=False, color_system="standard" if terminal else "auto"
    )
    told = RichProgress(console)
    told.start(START)
    told.step(STEP)
    told.evaluation({**EVALUATION, **changes})
    told.message("early stopping at [step 3]")
    told.close()
    return out.getvalue()


def test_a_file_gets_plain_lines() -> None:
    text = spoken(terminal=False)
    assert "\x1b" not in text
    assert "\r" not in text
    assert "runs/tiny-1: 44,435,746 parameters, 500 steps" in text
    assert "68 train, 8 validation, 9 test; cpu, bf16, 2 threads" in text
    assert "tensorboard is not installed" in text
    assert "epoch 1  train loss 2.4000  val tokens 50.0%  val sequences 0.0%" in text
    assert "samples valid 100%  hollow 25%  1 min 15 s  * best" in text
    assert text.count("valid: mix [a] and b") == 3
    assert "early stopping at [step 3]" in text


def test_steps_reach_a_file_at_intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    out = io.StringIO()
    told = RichProgress(Console(file=out, width=100))
    told.start(START)
    for number in range(1, 101):
        now[0] += 0.5
        told.step({**STEP, "step": number})
    lines = [line for line in out.getvalue().splitlines() if "loss" in line]
    assert len(lines) == 5
    assert lines[0] == "epoch 1  step 20/500  loss 2.5000  lr 1.0e-04  1,234 tokens/s  4 min 00 s left"


def test_a_terminal_gets_a_live_line_and_coloured_code() -> None:
    text = spoken(terminal=True)
    assert "step 3/500  loss 2.5000  lr 1.0e-04  1,234 tokens/s" in text
    assert "\x1b[" in text
    assert text.rstrip("\n").endswith("\x1b[2K")  # the live line is gone


@pytest.mark.parametrize("terminal", [True, False])
def test_outputs_cannot_speak_to_the_terminal(terminal: bool) -> None:
    hostile = {"prompt": "\x1b]0;title\x07 a\rb", "code": "\x1b[2J\x9b1m fn\x07", "valid": False, "exact": False}
    text = spoken(terminal=terminal, samples=[hostile])
    for sequence in ("\x1b]0", "\x1b[2J", "\x07", "\x9b"):
        assert sequence not in text


def test_long_code_is_cut_with_a_count() -> None:
    text = spoken(terminal=False, samples=[{**SAMPLE, "code": "\n".join(f"// {n}" for n in range(50))}])
    assert "// 7\n" in text
    assert "// ... 42 more lines" in text
    assert "// 8\n" not in text


def test_json_lines_hold_every_record() -> None:
    out = io.StringIO()
    told = JsonProgress(out)
    told.start(START)
    told.step(STEP)
    told.evaluation(EVALUATION)
    told.message("hello")
    told.close()
    start, step, evaluation, message = map(json.loads, out.getvalue().splitlines())
    assert (start["type"], start["total_steps"], start["run"]) == ("start", 500, "runs/tiny-1")
    assert (step, evaluation) == (STEP, EVALUATION)
    assert message == {"type": "message", "text": "hello"}


def test_silence_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    told = SilentProgress()
    told.start(START)
    told.step(STEP)
    told.evaluation(EVALUATION)
    told.message("hello")
    told.close()
    assert capsys.readouterr() == ("", "")


@given(st.integers(0, 400), st.integers(1, 100), st.floats(0.01, 100.0))
def test_eta_counts_only_steps_made_now(start_step: int, made: int, pace: float) -> None:
    eta = Eta(500, start_step, now=1000.0)
    assert eta.remaining_secs(start_step, 1000.0) is None
    expected = (500 - start_step - made) * pace
    assert eta.remaining_secs(start_step + made, 1000.0 + made * pace) == pytest.approx(expected, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("secs", "text"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (185, "3 min 05 s"),
        (3599.7, "1 h 00 min"),
        (7620, "2 h 07 min"),
    ],
)
def test_durations(secs: float, text: str) -> None:
    assert duration(secs) == text


@given(st.text(), st.integers(4, 50))
def test_one_line_is_one_printable_line(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert line.isprintable()
