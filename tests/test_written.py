"""Tasks written as TOML: every wording of every task gives a valid module, and a mistake in a file is named."""

import re
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

import rust_core
from wgsl_train.corpus import written
from wgsl_train.corpus.draw import Attempt, Draw, RefusedError
from wgsl_train.corpus.family import Request

TASKS = [
    (stem, task)
    for theme in ("image", "function", "compute", "vertex")
    for stem, tasks in written.tasks(theme).items()
    for task in tasks
]
MINIMAL = '[[tasks]]\nname = "t"\nprompts = ["a {k} b"]\ncode = "fn {name}() -> f32 { return {k}; }"\n'


def request(task: written.Task, index: int = 0) -> Request:
    return written.request(Draw(Attempt(11, index, "train")), task)


@pytest.mark.parametrize("stem", sorted({stem for stem, _ in TASKS}))
def test_every_wording_of_every_task_gives_a_valid_module(stem: str) -> None:
    drawn = []
    for task in (task for name, task in TASKS if name == stem):
        for wording in task.prompts:
            drawn += [request(replace(task, prompts=(wording,)), index) for index in range(2)]
    verdicts = rust_core.validate_batch([rust_core.canonical_text(one.code) for one in drawn])
    refused = [(one, verdict.message) for one, verdict in zip(drawn, verdicts, strict=True) if not verdict.valid]
    assert not refused
    assert not [one.prompt for one in drawn if not one.prompt.strip()]


def test_one_prompt_has_one_answer() -> None:
    answers: dict[str, str] = {}
    for _, task in TASKS:
        for index in range(40):
            try:
                one = request(task, index)
            except RefusedError:
                continue
            code = rust_core.canonical_text(one.code)
            assert answers.setdefault(one.prompt, code) == code, one.prompt


def test_names_are_told_once() -> None:
    names = [(stem, task.name) for stem, task in TASKS]
    assert len(names) == len(set(names))


def test_slots_stand_in_code_and_prompt() -> None:
    (task,) = written.read(
        "image_x.toml",
        """
        [[tasks]]
        name = "dots"
        prompts = ['{n} {ink} dots, {side}, {= 2 * r} across, {v} \\|{one}\\|, {formula}, {side.where}']
        body = '''
        let {v} = {n.f};
        let {one} = {v} + f32({n.u}) + {= n * r} + radians({a});
        let n = {one} + f32({=i n + 1});
        '''
        color = "select({ink}, vec3<f32>(n), {side})"
        [tasks.slots]
        ink = "color"
        n = { count = [3, 9] }
        r = { share = [0.1, 0.4, 0.1] }
        a = { degrees = [15, 30, 15] }
        v = "variable"
        one = { names = ["sum", "all_of_it"] }
        formula = { text = "r = {r}" }
        side = [{ say = "[left|port]", code = "uv.x < {r}", where = "port side" }]
        """,
    )
    one = request(task)
    assert rust_core.validate(one.code).valid, one.code
    radius = one.code.split("uv.x < ")[1].split(")")[0]
    assert f"r = {float(radius):g}".replace(" ", "") in one.prompt.replace("\x02", "").replace(" ", "")
    assert f"{2 * float(radius):g} across" in one.prompt
    assert one.prompt.endswith("port side")
    assert re.search(r" \|\x02(sum|all_of_it)\x02\|, ", one.prompt)
    assert re.search(r"f32\(\d+\)", one.code)
    assert "radians(15.0)" in one.code or "radians(30.0)" in one.code


def test_places_in_a_row_and_sums_inside_options_are_said() -> None:
    (task,) = written.read(
        "function_x.toml",
        """
        [[tasks]]
        name = "every"
        prompts = ["every {n.th} one, {pick}"]
        code = "fn every(x: u32) -> bool { return x % {n.u} == {pick}; }"
        [tasks.slots]
        n = { count = [2, 12] }
        pick = [{ say = "from {=i n - 1} on", code = "{=i n - 1}u" }]
        """,
    )
    places = {}
    for index in range(120):
        one = request(task, index)
        n = int(one.code.split("% ")[1].split("u")[0])
        assert f"== {n - 1}u" in one.code
        assert one.prompt.endswith(f" one, from {n - 1} on")
        places[one.prompt.split()[1]] = n
    assert {"second": 2, "third": 3, "3rd": 3, "11th": 11}.items() <= places.items()


def test_a_drawn_identifier_is_none_of_the_code() -> None:
    text = MINIMAL.replace("a {k} b", "{v}").replace("return {k};", "let value = 1.0; let {v} = value; return {v};")
    (task,) = written.read("function_x.toml", text + '[tasks.slots]\nname = "name"\nv = "variable"')
    assert all(rust_core.validate(request(task, index).code).valid for index in range(300))


def test_a_function_has_the_name_that_is_said_or_its_own() -> None:
    text = MINIMAL.replace("a {k} b", "twice x").replace(
        "() -> f32 { return {k}; }", "(x: f32) -> f32 { return 2.0 * x; }"
    )
    (task,) = written.read("function_x.toml", text.replace('"t"', '"own"') + '[tasks.slots]\nname = "name"')
    drawn = [request(task, index) for index in range(60)]
    own = [one for one in drawn if "fn own(" in one.code]
    assert 20 < len(own) < 50
    assert all(one.prompt == "twice x" for one in own)
    called = [(one, one.code.split("fn ")[1].split("(")[0]) for one in drawn if one not in own]
    assert all(name in one.prompt for one, name in called)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MINIMAL.replace("prompts", "wordings"), r"task 1 \(t\): 'prompts'"),
        (MINIMAL + 'colour = "x"\n', r"task 1 \(t\): .*colour"),
        (MINIMAL.replace("code", "body"), r"task 1 \(t\): expected prompts and either `code` or `color`"),
        (MINIMAL.replace('["a {k} b"]', "[]"), r"task 1 \(t\): expected prompts"),
    ],
)
def test_a_mistake_in_a_file_is_named(text: str, told: str) -> None:
    with pytest.raises(written.TaskError, match=f"function_x.toml: {told}"):
        written.read("function_x.toml", text)


def test_a_slot_that_is_not_there_is_named() -> None:
    (task,) = written.read("function_x.toml", MINIMAL.replace("a {k} b", "a"))
    with pytest.raises(written.TaskError, match=r"t: the code has \{name\}"):
        request(task)


def test_the_files_are_part_of_the_package() -> None:
    folder = files("wgsl_train.corpus").joinpath("tasks")
    assert all(tomllib.loads(file.read_text())["tasks"] for file in folder.iterdir() if file.name.endswith(".toml"))
