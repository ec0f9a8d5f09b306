"""Tasks that people wrote down: several wordings, the slots they share, and the code. One TOML file, one family.

A task is a table of `tasks/<theme>_<subject>.toml`:

    [[tasks]]
    name = "disc_on_ground"
    prompts = ["{n} {ink} discs ...", ...]              # whole requests, in the phrase language
    color = "select({ground}, {ink}, d < {r})"          # images: what is shown, a vec3<f32>
    body = "let d = distance(uv, vec2<f32>(0.5));"      # images: statements before it
    code = "fn {name}(x: f32) -> f32 { ... }"           # the other themes: the whole module
    [tasks.slots]
    ink = "color"                                       # also "name" (a function's), "variable" and "buffer"
    b = { names = ["src", "data"] }                     # one of these names, never mistyped
    r = { share = [0.1, 0.4, 0.05] }                    # 0.25, 25%, a quarter
    k = { number = [1.0, 5.0, 0.5] }                    # digits
    n = { count = [3, 12] }                             # 8, eight
    a = { degrees = [15, 75, 15] }                      # 45 degrees, 45°, pi/4; `radians({a})` in code
    hz = { rate = [0.5, 4.0, 0.5] }                     # twice a second, 2 Hz
    side = [{ say = "[left|left-hand]", code = "uv.x < 0.5" }, { say = "right", code = "uv.x > 0.5" }]
    f = { text = "out[i] = {k} * in[i]" }               # a formula or pasted code: never mistyped, numbers as digits

In code `{r}` is the value as WGSL, `{n.f}` with a point, `{n.u}` with a `u`, `{= 2 * r}` a computed float, `{=i n - 1}` a
computed integer, `{side}` the option's `code` and `{side.other}` another of its keys. In prompts `{r}` is said,
`{= 2 * r}` is digits, `{n.th}` a place in a row ("third", "3rd"), and `{side.other}` another of the option's phrases.
An identifier that is drawn is none that the task's own code uses.
"""

import math
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from typing import Any

from . import number as spoken
from .ask import called
from .color import Color, color
from .draw import Draw
from .family import Request, family
from .image.canvas import Canvas
from .names import buffer_name, function_name, variable_name
from .number import digits, float_literal
from .phrase import compile_phrase, realise
from .surface import verbatim

_SLOT = re.compile(r"\{(=[^{}\n]+|[a-z_][a-z_0-9]*(?:\.[a-z_0-9]+)?)\}")
_WORD = re.compile(r"[a-zA-Z_]\w*")
_SAY: dict[str, Callable[[Draw, float], str]] = {
    "number": spoken.plain, "share": spoken.share, "degrees": spoken.degrees, "rate": spoken.rate, "count": lambda draw, value: spoken.count(draw, int(value)),
}  # fmt: skip
_IN_SUMS = {
    "pi": math.pi,
    "sqrt": math.sqrt,
    "radians": math.radians,
    "floor": math.floor,
    "cos": math.cos,
    "sin": math.sin,
}
_IDENTIFIERS = {"name": function_name, "variable": variable_name, "buffer": buffer_name}
_CALLED_SHARE = 0.4
_FEW = 12
# Of a task in structures: whole requests of many people are worth more than one program of a family.
_WEIGHT = 4


class TaskError(ValueError):
    """A task that cannot be read; the message names the file, the task and what is wrong."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a file, as it stands there."""

    name: str
    prompts: tuple[str, ...]
    code: str = ""
    color: str = ""
    body: str = ""
    helpers: str = ""
    slots: Mapping[str, Any] = field(default_factory=dict)
    words: frozenset[str] = field(init=False)
    """Identifiers of the code, and those that a slot may give it: no drawn one is among them."""

    def __post_init__(self) -> None:
        """Finds the words once, and not with every draw."""
        words = _WORD.findall(" ".join((self.code, self.color, self.body, self.helpers)))
        given = (kind["names"] for kind in self.slots.values() if "names" in kind)
        object.__setattr__(self, "words", frozenset(words).union(*given))


@dataclass(slots=True)
class _Drawn:
    """The slots of one draw: as WGSL, as a prompt says them, and the numbers that sums use."""

    code: dict[str, str] = field(default_factory=dict)
    said: dict[str, str | Callable[[], str]] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)

    def filled(self, text: str, where: str) -> str:
        """WGSL with its slots replaced."""

        def value(found: re.Match[str]) -> str:
            key = found[1]
            if key.startswith("=i "):
                return str(round(self.computed(key)))
            if key.startswith("="):
                return float_literal(self.computed(key))
            if key not in self.code:
                raise TaskError(f"{where}: the code has {{{key}}}; there are {', '.join(self.code) or 'no slots'}")
            return self.code[key]

        return _SLOT.sub(value, text)

    def say_sums(self, text: str) -> None:
        """What a prompt says for `{= 2 * r}`; not computed before it is said, since slots of the sum may come later."""
        for found in _SLOT.finditer(text):
            if found[1].startswith("="):
                self.said[found[1]] = partial(self._sum, found[1])

    def _sum(self, key: str) -> str:
        return digits(self.computed(key))

    def computed(self, key: str) -> float:
        """The value of `= 2 * r`."""
        # The package's own files are read here, nothing that a user feeds in.
        return round(
            float(eval(key.removeprefix("=i").removeprefix("="), {"__builtins__": {}}, _IN_SUMS | self.values)), 6
        )


def tasks(theme: str) -> dict[str, tuple[Task, ...]]:
    """The tasks of a theme by the stem of their file."""
    return {name.removesuffix(".toml"): read(name, text) for name, text in _texts(theme).items()}


def _texts(theme: str) -> dict[str, str]:
    folder = files(__package__).joinpath("tasks")
    names = sorted(file.name for file in folder.iterdir() if file.name.startswith(f"{theme}_"))
    return {name: folder.joinpath(name).read_text(encoding="utf-8") for name in names}


def read(name: str, text: str) -> tuple[Task, ...]:
    """The tasks of one file. Raises `TaskError` for keys it does not know and for a task without prompts or code."""
    found = []
    for at, table in enumerate(tomllib.loads(text)["tasks"]):
        where = f"{name}: task {at + 1} ({table.get('name', 'without a name')})"
        try:
            task = Task(**{**table, "prompts": tuple(table["prompts"])})
        except (TypeError, KeyError) as error:
            raise TaskError(f"{where}: {error}") from None
        if not task.prompts or bool(task.code) == bool(task.color):
            raise TaskError(f"{where}: expected prompts and either `code` or `color`")
        for prompt in task.prompts:
            if len(compile_phrase(f"[{prompt}]")[0]) > 1:
                raise TaskError(f"{where}: expected one request, found `|` outside brackets in {prompt!r}")
        found.append(task)
    return tuple(found)


def request(draw: Draw, task: Task) -> Request:
    """Draws the slots of a task, and its request."""
    drawn = _Drawn()
    shown: list[Color] = []
    for key in task.slots:
        _fill(draw, drawn, key, task, shown)
    wording = draw.template(task.prompts)
    drawn.say_sums(wording)
    prompt = realise(compile_phrase(wording), draw, drawn.said)
    if "name" in task.slots and "{name}" not in wording:
        prompt = _named(draw, drawn, task, prompt)
    return Request(prompt, _module(drawn, task))


def _named(draw: Draw, drawn: _Drawn, task: Task, prompt: str) -> str:
    """The function has the task's name, or one that the prompt gives behind a comma."""
    if prompt.endswith(("?", "!")) or not draw.chance(_CALLED_SHARE):
        drawn.code["name"] = task.name
        return prompt
    return f"{prompt.rstrip('.')}{draw.pick((', ', ', ', ' '))}{called(draw, drawn.code['name'])}"


def _module(drawn: _Drawn, task: Task) -> str:
    if task.code:
        return drawn.filled(task.code, task.name)
    canvas = Canvas()
    helpers, body, shown = (drawn.filled(text, task.name).strip() for text in (task.helpers, task.body, task.color))
    if "u." in helpers + body + shown:
        _ = canvas.time
    if helpers:
        canvas.helper(task.name, helpers)
    if body:
        canvas.add(body)
    return canvas.module(shown)


def _fill(draw: Draw, drawn: _Drawn, key: str, task: Task, shown: list[Color]) -> None:
    """Draws one slot."""
    kind = task.slots[key]
    if kind == "color":
        found = color(draw, other_than=shown[-1] if shown else None)
        while any(found.rgb == other.rgb for other in shown):
            found = color(draw)
        shown.append(found)
        drawn.code[key], drawn.said[key] = found.code, found.text
    elif isinstance(kind, str):
        name = _IDENTIFIERS[kind](draw)
        while name in task.words or name in drawn.code.values():
            name = _IDENTIFIERS[kind](draw)
        drawn.code[key], drawn.said[key] = name, verbatim(name)
    elif isinstance(kind, list):
        _option(draw, drawn, key, draw.pick(kind))
    elif "names" in kind:
        drawn.code[key] = draw.pick([name for name in kind["names"] if name not in drawn.code.values()])
        drawn.said[key] = verbatim(drawn.code[key])
    elif "text" in kind:
        drawn.said[key] = verbatim(_SLOT.sub(lambda found: _typed(drawn, found[1]), kind["text"]))
    else:
        _number(draw, drawn, key, *next(iter(kind.items())))


def _option(draw: Draw, drawn: _Drawn, key: str, option: Mapping[str, str]) -> None:
    """One of several; each of its keys may be said or stand in the code."""
    for name, text in option.items():
        full = key if name in ("say", "code") else f"{key}.{name}"
        if name != "say":
            drawn.code[full] = drawn.filled(text, key)
        if name != "code":
            drawn.say_sums(text)
            drawn.said[full] = partial(realise, compile_phrase(text), draw, drawn.said)


def _typed(drawn: _Drawn, key: str) -> str:
    """A slot inside typed text: numbers as digits, names as they are."""
    if key.startswith("="):
        return digits(drawn.computed(key))
    return digits(drawn.values[key]) if key in drawn.values else drawn.code[key]


def _number(draw: Draw, drawn: _Drawn, key: str, kind: str, bounds: list[float]) -> None:
    """A number of a kind, in WGSL and in words."""
    if kind == "count":
        value = float(draw.integer(int(bounds[0]), int(bounds[1])))
        drawn.code |= {key: str(int(value)), f"{key}.u": f"{int(value)}u"}
        drawn.said[f"{key}.th"] = partial(spoken.ordinal, draw, int(value))
    else:
        value = _multiple(draw, *bounds)
        drawn.code[key] = float_literal(value)
    drawn.code[f"{key}.f"] = float_literal(value)
    drawn.values[key] = value
    drawn.said[key] = partial(_SAY[kind], draw, value)


def _multiple(draw: Draw, low: float, high: float, step: float) -> float:
    """A multiple of `step`; of a few, none is held out."""
    steps = round((high - low) / step)
    return round(low + step * draw.integer(0, steps), 6) if steps < _FEW else draw.number(low, high, step).value


def _register(theme: str, name: str, text: str) -> None:
    """A file is read as far as its number of tasks, and whole when it is first drawn from."""

    def build(draw: Draw) -> Request:
        return request(draw, draw.pick(_read(name, text)))

    build.__name__ = f"written_{name.removesuffix('.toml')}"
    family(theme, structures=_WEIGHT * text.count("[[tasks]]"))(build)


_read = cache(read)


def register() -> None:
    """Registers every file of `tasks` as a family."""
    for theme in ("image", "function", "compute", "vertex"):
        for name, text in _texts(theme).items():
            _register(theme, name, text)
