"""``render`` and the half of ``evaluate`` that runs shaders."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cli_process import run_here
from wgsl_train.score import Scorer

DISC = """@fragment
fn fs_main(@location(0) uv: vec2<f32>) -> @location(0) vec4<f32> {
    return vec4<f32>(vec3<f32>(select(0.0, 1.0, distance(uv, vec2<f32>(0.5)) < 0.25)), 1.0);
}
"""


def test_render_writes_pictures(scorer: Scorer, tmp_path: Path) -> None:
    shader, out = tmp_path / "disc.wgsl", tmp_path / "pictures"
    shader.write_text(DISC)
    drawn = run_here("render", shader, "--out", out, "--size", "64x48")
    assert (drawn.code, drawn.err, drawn.out) == (0, "", f"{out / 'disc.png'}\n")
    picture = np.asarray(Image.open(out / "disc.png"))
    assert picture.shape == (48, 64, 3)
    assert picture[24, 32].tolist() == [255, 255, 255]
    assert picture[2, 2].tolist() == [0, 0, 0]
    times = run_here("render", "-", "--out", out, "--time", "0", "--time", "0.5", "--json", stdin=DISC.encode())
    answer = json.loads(times.out)
    assert answer["pictures"] == [str(out / "stdin-0s.png"), str(out / "stdin-0.5s.png")]
    assert answer["adapter"] == scorer.adapter


def test_render_says_what_it_cannot_draw(scorer: Scorer, tmp_path: Path) -> None:
    good, function, invalid = (tmp_path / name for name in ("good.wgsl", "function.wgsl", "invalid.wgsl"))
    good.write_text(DISC)
    function.write_text("fn f() -> f32 { return 1.0; }")
    invalid.write_text("fn f(")
    drawn = run_here("render", function, good, invalid, "--out", tmp_path)
    assert drawn.code == 1
    assert (tmp_path / "good.png").exists()
    first, second = drawn.err.splitlines()[:2]
    assert first == f"error: {function}: cannot be drawn: a module without a fragment entry point"
    assert second.startswith(f"error: {invalid}:1:6: invalid (parse)")
    assert run_here("render", tmp_path / "none.wgsl", "--out", tmp_path).code == 2


@pytest.mark.parametrize("size", ["12", "0x4", "axb", "9999x9999", "-1x4"])
def test_render_refuses_a_size(tmp_path: Path, size: str) -> None:
    refused = run_here("render", "x.wgsl", "--out", tmp_path, f"--size={size}")
    assert (refused.code, refused.err) == (
        2,
        f"error: --size: expected WIDTHxHEIGHT of 1 to 8192 pixels, found {size}\n",
    )


def test_evaluate_scores_answers_of_any_model(scorer: Scorer, tmp_path: Path) -> None:
    codes = [DISC, DISC.replace("0.25", "0.2")]
    pairs, answers, report = tmp_path / "pairs.jsonl", tmp_path / "answers.jsonl", tmp_path / "report"
    lines: list[dict[str, object]] = [{"prompt": "</script> disc, r=.25", "code": DISC, "split": "test"}]
    lines += [{"prompt": f"disc {n}", "code": DISC, "split": "train", "alternatives": codes[1:]} for n in range(2)]
    pairs.write_text("".join(json.dumps(line) + "\n" for line in lines))
    given = [
        {"prompt": "</script> disc, r=.25", "code": codes[1]},
        {"prompt": "disc 0", "code": codes[1]},
        {"prompt": "disc 1", "error": "none"},
    ]
    answers.write_text("".join(json.dumps(line) + "\n" for line in given))
    command = ("evaluate", "--answers", answers, "--data", pairs, "--split", "all", "--report", report)
    done = run_here(*command, "--json")
    assert done.code == 0, done.err
    scores = json.loads(done.out)["scores"]["answers"]
    assert scores["labels"] == {"exact": 1, "variation": 1, "hollow": 1}
    assert (scores["behaves"], scores["splits"]["train"]["behaves_rate"]) == (1, 0.5)
    # The disc asked for with a radius of .25 came with 0.2.
    assert [scores["asked"][key] for key in ("items", "standing_rate", "reference_rate")] == [1, 0.0, 1.0]
    written = json.loads((report / "scores.json").read_text())
    assert written["summary"] == scores
    assert [sample["label"] for sample in written["samples"]] == ["variation", "exact", "hollow"]
    page = (report / "index.html").read_text()
    assert page.count("data:image/png;base64,") == 3 + 3 + 1
    assert page.count("</script>") == 2
    assert not re.search(r"(src|href)=[\"']?(https?:)?//", page)
    assert "not in live code: " in page
    text = run_here(*command).out
    assert "behaves rate" in text
    assert re.search(r"asked and live rate +0\.0%", text)
    refused = run_here(*command, "--model", tmp_path)
    assert (refused.code, refused.err) == (2, "error: --answers: expected no --model beside it\n")


def test_evaluate_runs_what_a_model_writes(scorer: Scorer, tiny_run: Path, tmp_path: Path) -> None:
    done = run_here("evaluate", "--model", tiny_run, "--split", "validation", "--report", tmp_path / "report", "--json")
    assert done.code == 0, done.err
    report = json.loads(done.out)
    assert set(report["scores"]) == {"own text", "constrained"}
    assert all(summary["count"] == 8 for summary in report["scores"].values())
    assert report["adapter"] == scorer.adapter
