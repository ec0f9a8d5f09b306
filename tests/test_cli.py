import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import rust_core
from cli_process import PROGRAM, run_here, run_process

VALID = "fn half(x: f32) -> f32 {\n    return x * 0.5;\n}\n"
INVALID = "fn half(x: f32) -> f32 {\n    return x * true;\n}\n"
COMMANDS = ["run", "train", "generate", "validate", "evaluate", "export", "prepare", "check", "init", "list", "show"]
COMMANDS += ["template", "render"]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches(command: str) -> None:
    help_ = run_here(command, "--help")
    assert (help_.code, help_.err) == (0, "")
    assert f"Usage: wgsl-train {command}" in help_.out
    assert "Examples:" in help_.out
    assert f"wgsl-train {'run' if command == 'train' else command}" in help_.out.split("Examples:")[1]


def test_no_command_is_a_call_for_help() -> None:
    bare, asked = run_here(), run_here("--help")
    assert bare == asked
    assert bare.code == 0
    for command in COMMANDS:
        assert f"  {command} " in bare.out


NAMES_HEAVY_MODULES = f"""
import atexit, sys
heavy = ("torch", "pyarrow", "matplotlib", "numpy")
atexit.register(lambda: print([name for name in heavy if name in sys.modules]))
{PROGRAM}
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["run", "--help"], ["validate", "-"], ["template", "mix"], ["init"], ["generate", "x"]]
)
def test_what_needs_no_torch_loads_none(arguments: list[str]) -> None:
    finished = run_process(*arguments, stdin=VALID.encode(), program=NAMES_HEAVY_MODULES)
    assert finished.out.splitlines()[-1] == "[]"


def test_generate_loads_no_torch(tiny_run: Path) -> None:
    finished = run_process("generate", "-", "--model", tiny_run, stdin=b"a red circle\n", program=NAMES_HEAVY_MODULES)
    answer, heavy = finished.out.splitlines()
    assert json.loads(answer)["prompt"] == "a red circle"
    assert heavy == "[]"


def test_validate_tells_valid_from_invalid_from_unreadable() -> None:
    Path("good.wgsl").write_text(VALID)
    Path("bad.wgsl").write_text(INVALID)
    Path("no_text.wgsl").write_bytes(b"\xff\xfe fn")
    good, bad = run_here("validate", "good.wgsl"), run_here("validate", "good.wgsl", "bad.wgsl")
    assert (good.code, good.out, good.err) == (0, "good.wgsl: valid\n", "")
    assert bad.code == 1
    verdict = rust_core.validate(INVALID)
    assert f"bad.wgsl:{verdict.line}:{verdict.column}: invalid (validate): {verdict.message}\n" in bad.out
    assert INVALID.splitlines()[0] in bad.out  # points at the source
    worst = run_here("validate", "no_text.wgsl", "bad.wgsl", "nowhere.wgsl", "good.wgsl")
    assert worst.code == 2
    assert "good.wgsl: valid" in worst.out  # the others are still looked at
    assert [line.split(":")[1].strip() for line in worst.err.splitlines()] == ["no_text.wgsl", "nowhere.wgsl"]


def test_validate_answers_programs_a_line_a_file() -> None:
    Path("bad.wgsl").write_text(INVALID)
    Path("no_text.wgsl").write_bytes(b"\xff")
    finished = run_here("validate", "-", "bad.wgsl", "no_text.wgsl", "--json", stdin=VALID.encode())
    good, bad, unreadable = map(json.loads, finished.out.splitlines())
    assert finished.code == 2
    assert good == {"file": "-", **rust_core.validate(VALID).to_dict()}
    assert bad == {"file": "bad.wgsl", **rust_core.validate(INVALID).to_dict()}
    assert set(unreadable) == {"file", "error"}


@pytest.mark.parametrize(
    "code",
    [
        "(" * 10_000,
        "/*" * 5_000,
        "a" * 5_000_000,
        "fn f() {\0}",
        "".join(f"const c{n}=array(c{n - 1},c{n - 1});" for n in range(1, 26)),
    ],
    ids=["nesting", "comments", "5 MB line", "NUL", "const arrays"],
)
def test_validate_survives_hostile_code(code: str) -> None:
    finished = run_here("validate", "-", stdin=code.encode())
    assert finished.code == (0 if rust_core.validate(code).valid else 1)
    assert finished.out.startswith("-")
    assert finished.err == ""


@pytest.mark.parametrize("name", ["mix", "filter", "complement", "saturate"])
def test_templates_are_valid_and_as_the_library_gives_them(name: str) -> None:
    finished = run_here("template", name)
    assert finished.code == 0
    assert finished.out.strip() == getattr(rust_core.templates, name)().strip()
    assert rust_core.validate(finished.out).valid


def test_init_writes_a_config_that_runs_and_leaves_yours_alone() -> None:
    first = run_here("init", "mine.toml")
    assert first.code == 0
    written = Path("mine.toml").read_text()
    assert "# " in written
    Path("mine.toml").write_text("[task]\n")
    again = run_here("init", "mine.toml")
    assert again.code == 2
    assert "mine.toml" in again.err
    assert Path("mine.toml").read_text() == "[task]\n"


def test_show_resolves_a_config_and_says_its_size() -> None:
    finished = run_here("show", "wgsl_generation")
    assert finished.code == 0
    facts = [line for line in finished.out.splitlines() if line.startswith("# ")]
    vocab_size = int(next(line for line in facts if "vocabulary" in line).rpartition(" ")[2])
    assert f"# model: {44_138_496 + 1_025 * vocab_size:,} parameters" in finished.out
    Path("shown.toml").write_text(finished.out)
    assert run_here("show", "shown.toml").out == finished.out


def test_a_run_from_any_folder_ends_with_what_to_type_next(tmp_path: Path) -> None:
    finished = run_here("run", "tiny", "--device", "cpu", "--epochs", "1", "--seed", "3")
    assert finished.code == 0, finished.err
    run = Path("runs/tiny-1")
    for name in (
        "config.toml",
        "metrics.jsonl",
        "curves.png",
        "samples.md",
        "summary.json",
        "export/model.safetensors",
    ):
        assert (run / name).stat().st_size > 0, name
    assert "seed = 3" in (run / "config.toml").read_text()
    assert "run    runs/tiny-1" in finished.out
    command = next(line for line in finished.out.splitlines() if line.startswith("next"))
    program, *words = shlex.split(command.removeprefix("next").strip())
    assert program == "wgsl-train"
    assert words[-2:] == ["--model", "runs/tiny-1"]
    assert run_here(*words).code == 0
    listed = run_here("list").out
    assert "runs/tiny-1" in listed
    assert "finished" in listed


def test_a_run_as_json_is_a_record_a_line() -> None:
    finished = run_here("run", "tiny", "--device", "cpu", "--epochs", "1", "--out", "here", "--json")
    records = [json.loads(line) for line in finished.out.splitlines()]
    kinds = [record["type"] for record in records]
    assert kinds[0] == "message" or kinds[0] == "start"
    assert kinds.count("step") == records[-1]["steps"]
    assert kinds[-1] == "summary"
    logged = [json.loads(line) for line in Path("here/metrics.jsonl").read_text().splitlines()]
    assert [record for record in records if record["type"] in ("step", "evaluation")] == logged


def test_resume_takes_the_runs_own_config(tiny_run: Path) -> None:
    for change in (["tiny"], ["--epochs", "3"], ["--set", "training.seed=1"], ["--data", "x.jsonl"], ["--seed", "1"]):
        refused = run_here("run", "--resume", "--out", tiny_run, *change)
        assert refused.code == 2
        assert "own config" in refused.err
    finished = run_here("run", "--resume", "--out", tiny_run)
    assert finished.code == 2
    assert "is finished" in finished.err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_run_says_how_to_go_on(number: signal.Signals, code: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "run", "tiny", "--device", "cpu", "--epochs", "100000", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line)["type"] == "step":
                process.send_signal(number)
                break
        _, err = process.communicate()
    assert process.returncode == code
    assert "Traceback" not in err
    assert "wgsl-train run --resume --out runs/tiny-1" in err
    assert "unfinished" in run_here("list").out
    resumed = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "run", "--resume", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with resumed as process:
        assert process.stdout is not None
        start = next(record for record in map(json.loads, process.stdout) if record["type"] == "start")
        assert start["run"] == "runs/tiny-1"
        assert start["start_step"] >= 1
        process.kill()


def test_prompts_from_stdin_get_a_line_each(tiny_run: Path) -> None:
    lines = [
        "a red circle",
        json.dumps({"prompt": "two colours", "id": 7}),
        '{"prompt": 3}',
        '{"no prompt": 1}',
        "{broken",
        "",
        "\u00fcml\u00e4ut \u2603",
        "x" * 2_000_000,
        "last, without a newline",
    ]
    stdin = "\n".join(lines).encode() + b"\n\xff\xfe"
    finished = run_here("generate", "-", "--model", tiny_run, "--max-new-tokens", "5", stdin=stdin)
    assert finished.code == 0, finished.err
    answers = [json.loads(line) for line in finished.out.splitlines()]
    assert len(answers) == len(lines) + 1
    assert answers[0]["prompt"] == "a red circle"
    assert {"code", "valid", "finish_reason", "tokens", "prompt_truncated"} <= set(answers[0])
    assert answers[1]["id"] == 7
    assert answers[6]["prompt"] == lines[6]
    assert answers[8]["prompt"] == lines[8]
    for number in (2, 3, 7, 9):
        assert "error" in answers[number], lines[number]


def test_code_is_held_to_valid_wgsl_unless_told_otherwise(tiny_run: Path) -> None:
    """A model of one step of training writes nothing valid of its own."""
    arguments: list[str | Path] = [
        "generate",
        "a red circle",
        "--model",
        tiny_run,
        "--json",
        "--temperature",
        "1",
        "--seed",
        "3",
    ]
    answers = {
        way: json.loads(run_here(*arguments, *flags).out)
        for way, flags in {"": [], "full": ["--constrain", "full"], "off": ["--constrain", "off"]}.items()
    }
    assert answers[""] == answers["full"]
    assert (answers["full"]["valid"], answers["off"]["valid"]) == (True, False)
    assert answers["off"]["rollbacks"] == 0
    assert run_here(*arguments, "--constrain", "some").code == 2
    assert json.loads(run_here(*arguments, "--beam", "2", "--temperature", "0").out)["valid"]


def test_a_dtype_is_what_the_folder_could_hold_too(tiny_run: Path) -> None:
    """At a high temperature, in some of many answers, the last bits of the logits choose among tokens."""
    chosen: list[str | Path] = ["generate", "-", "--constrain", "off", "--temperature", "2", "--seed", "5"]
    prompts = "".join(f"{number} red circles\n" for number in range(60)).encode()
    assert run_here("export", tiny_run, "int8", "--dtype", "int8").code == 0
    ways: list[tuple[Path, list[str]]] = [
        (tiny_run, []),
        (tiny_run, ["--dtype", "auto"]),
        (tiny_run, ["--dtype", "f32"]),
        (tiny_run, ["--dtype", "bf16"]),
        (tiny_run, ["--dtype", "int8"]),
        (tiny_run, ["--dtype", "int4"]),
        (Path("int8"), []),
    ]
    answers = [run_here(*chosen, "--model", model, *flags, stdin=prompts).out for model, flags in ways]
    exact, auto, f32, bf16, int8, int4, folder = answers
    assert exact == auto == f32
    assert int8 == folder
    assert len(exact.splitlines()) == 60
    assert int8 not in (f32, bf16)
    assert int4 not in (f32, bf16, int8)
    refused = run_here(*chosen, "--model", tiny_run, "--dtype", "f16")
    assert (refused.code, "f16" in refused.err) == (2, True)


def test_threads_do_not_change_the_answer(tiny_run: Path) -> None:
    chosen: list[str | Path] = ["generate", "a red circle", "--model", tiny_run, "--constrain", "off"]
    outs = {run_here(*chosen, *flags).out for flags in ([], ["--threads", "1"], ["--threads", "3"])}
    assert len(outs) == 1
    for refused in ("0", "-1", "100000"):
        outcome = run_here(*chosen, "--threads", refused)
        assert (outcome.code, f"found {refused}" in outcome.err) == (2, True)


def test_one_prompt_three_ways(tiny_run: Path) -> None:
    ways = [["a red circle"], ["--prompt", "a red circle"], ["--", "a red circle"]]
    outs = {run_here("generate", "--model", tiny_run, *way).out for way in ways}
    assert len(outs) == 1
    as_json = json.loads(run_here("generate", "a red circle", "--model", tiny_run / "export", "--json").out)
    assert as_json["code"].strip() == outs.pop().strip()
    to_file = run_here("generate", "a red circle", "--model", tiny_run, "--output", "out.wgsl")
    assert (to_file.code, to_file.out) == (0, "")
    assert Path("out.wgsl").read_text().strip() == as_json["code"].strip()
    assert run_here("generate", "--prompt", "-", "--model", tiny_run).code == 0  # a dash as the prompt itself


def test_evaluate_counts_the_split(tiny_run: Path) -> None:
    report = json.loads(run_here("evaluate", "--model", tiny_run, "--json").out)
    assert report["split"] == "test"
    assert report["count"] == 9
    assert report["naga_version"] == rust_core.NAGA_VERSION
    assert "exact" in run_here("evaluate", "--model", tiny_run, "--split", "validation").out
    assert "masks alone" in run_here("evaluate", "--model", tiny_run, "--grammar").out


@pytest.mark.parametrize("dtype", ["f32", "bf16", "int8"])
def test_an_export_stands_alone(tiny_run: Path, dtype: str) -> None:
    exported = run_here("export", tiny_run, "model", "--dtype", dtype)
    assert exported.code == 0, exported.err
    assert sorted(path.name for path in Path("model").iterdir()) == [
        "config.json",
        "model.safetensors",
        "ngrams.bin",
        "tokenizer.json",
    ]
    assert run_here("generate", "a red circle", "--model", "model").code == 0
    assert run_here("export", tiny_run, "model").code == 2  # never over another


def test_show_tells_how_a_run_went(tiny_run: Path) -> None:
    text = run_here("show", tiny_run).out
    assert "# state: finished (epochs)" in text
    assert "# best evaluation: step " in text
    assert "# checkpoints: step-" in text
    assert "# export: " in text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_output_nobody_can_take_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        finished = subprocess.run(
            [sys.executable, "-c", PROGRAM, "template", "mix"], stdout=full, stderr=subprocess.PIPE
        )
    assert finished.returncode == 2
    assert len(finished.stderr.splitlines()) == 1
    assert b"No space left" in finished.stderr


def test_a_reader_that_leaves_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    finished = subprocess.run([sys.executable, "-c", PROGRAM, "template", "mix"], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert finished.stderr == b""
    assert finished.returncode in (1, 141)
