import dataclasses
import json
import tomllib
from pathlib import Path

import pytest

from cli_process import run_here
from wgsl_train.cli.check import describe
from wgsl_train.environment import Environment, cpu_features, inspect_environment

GOOD = Environment(
    version="0.1.0",
    python="3.13.0",
    system="Linux",
    torch={"version": "2.15.0", "cuda": None, "devices": [], "threads": 2},
    cpu={"model": "some CPU", "cores": 2, "features": cpu_features("avx2 avx512f avx512_bf16 avx512_vnni")},
    memory={"total_bytes": 16 << 30, "available_bytes": 8 << 30},
    naga="29.0.3",
    extras={"track": {"tensorboard": "2.18"}},
    renderer=True,
    tools={"cargo": "/bin/cargo", "wgsl-infer": "/bin/wgsl-infer"},
)


def test_nothing_missing_needs_no_advice() -> None:
    assert GOOD.advice() == []
    assert describe(GOOD)[-1] == "nothing is missing"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"torch": {"error": "No module named 'torch'"}}, "pip install torch"),
        ({"memory": {"total_bytes": 4 << 30, "available_bytes": 1 << 30}}, "less than 2 GiB"),
        ({"cpu": {"model": "old", "cores": 1, "features": cpu_features("avx2")}}, "fp32"),
        ({"extras": {"track": {"tensorboard": None}}}, "pip install 'wgsl-train[track]'"),
        ({"tools": {"cargo": None, "wgsl-infer": None}}, "rustup"),
        ({"tools": {"cargo": "/bin/cargo", "wgsl-infer": None}}, "cargo install --path rust_core"),
    ],
)
def test_every_gap_has_its_advice(changes: dict[str, object], says: str) -> None:
    environment = dataclasses.replace(GOOD, **changes)  # type: ignore[arg-type]
    (line,) = environment.advice()
    assert says in line
    assert f"- {line}" in describe(environment)


def test_unknown_is_not_missing() -> None:
    unknown = dataclasses.replace(
        GOOD,
        cpu={"model": "arm", "cores": 4, "features": None},
        memory={"total_bytes": None, "available_bytes": None},
        extras={},
    )
    assert unknown.advice() == []
    assert any("unknown on this system" in line for line in describe(unknown))


@pytest.mark.parametrize(
    ("flags", "present"),
    [
        ("fpu sse2 avx2", {"avx2"}),
        ("avx2 avx512f avx512_bf16 avx512_vnni", {"avx2", "avx512", "bf16", "vnni"}),
        ("avx2 avx512f amx_bf16 amx_tile amx_int8 avx_vnni", {"avx2", "avx512", "bf16", "vnni", "amx"}),
        ("fp asimd asimddp bf16", {"neon", "dotprod", "bf16"}),
        ("avx2x xavx2", set()),
    ],
)
def test_cpu_features_are_whole_words(flags: str, present: set[str]) -> None:
    assert {feature for feature, found in cpu_features(flags).items() if found} == present


def test_this_machine_is_seen_as_it_is() -> None:
    environment = inspect_environment()
    assert environment.cpu["cores"] >= 1
    assert environment.torch["threads"] >= 1
    assert json.loads(json.dumps(dataclasses.asdict(environment))) == dataclasses.asdict(environment)


def test_extras_are_those_the_project_declares() -> None:
    extras = inspect_environment().extras
    if not extras:
        pytest.skip("the package runs from a bare source tree: no metadata to read")
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())["project"]
    assert set(extras) == set(project["optional-dependencies"])


def test_check_speaks_to_people_and_programs() -> None:
    plain, machine = run_here("check"), run_here("check", "--json")
    assert (plain.code, machine.code) == (0, 0)
    facts = json.loads(machine.out)
    assert facts["naga"] in plain.out
    assert facts["torch"]["version"] in plain.out
    for line in facts["advice"]:
        assert f"- {line}" in plain.out
