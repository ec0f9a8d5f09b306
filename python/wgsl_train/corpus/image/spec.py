"""Effects that a prompt specifies to the last number: a table row has the wordings and the code, numbers and colours are drawn."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ..ask_image import image
from ..color import BLACK, WHITE, Color, color
from ..describe import Templates
from ..draw import Draw
from ..family import Request, family
from ..number import digits
from ..phrase import Slots
from ..surface import verbatim
from .canvas import Canvas
from .noise import HASH, VALUE_NOISE
from .palette import HUE
from .shape_box import SD_BOX
from .stroke import SD_SEGMENT
from .transform import ROTATE

# A number: low, high, step.
Bounds = tuple[float, float, float]
# What a slot may be: its words and its code.
Options = tuple[tuple[str, str], ...]

_HELPERS = {"sd_box": SD_BOX, "rotate": ROTATE, "hue": HUE, "noise": VALUE_NOISE, "sd_segment": SD_SEGMENT}


@dataclass(frozen=True, slots=True)
class Spec:
    """A row: requests, statements, and what is shown.

    `light` and `mask` are numbers: light is multiplied by a colour (white unsaid), a mask may stand on another one.
    `shown` is a colour. Slots: `numbers` by their bounds, `options` by words and code, `colors` by letters, and `T`,
    the time. `more` gives slots that follow from the numbers, as words and code.
    """

    texts: Templates
    body: tuple[str, ...] = ()
    light: str = ""
    mask: str = ""
    shown: str = ""
    numbers: dict[str, Bounds] = field(default_factory=dict)
    options: dict[str, Options] = field(default_factory=dict)
    colors: str = ""
    helpers: tuple[tuple[str, str], ...] = ()
    more: Callable[[dict[str, float]], dict[str, tuple[str, str]]] | None = None


_TINTED: Templates = (
    "{text}, {c}", "{text}, in {c}", "{text}, color {c}", "{c} {bare}", "{text}. Color: {c}", "{text}. The color is {c}", "{text}, tinted {c}", "{text} ({c})", "{text}, all in {c}", "{text}; use {c}",
)  # fmt: skip
_ON: Templates = (
    "{text}, {c} on {k}", "{text}, in {c} on {k}", "{text}. Colors: {c} on {k}", "{text}, {c} <on> {k}", "{text}; {c} with {k} behind", "{text}. {c}, background {k}", "{text}, {c} on a {k} <background>", "on {k}, {bare}, in {c}",
)  # fmt: skip
_GRAY = re.compile(r"\b(?:gr[ae]y|grays|grayscale|black|white)\b")
_FORMULA = re.compile(r"[=*/()+^<>]|\d\w|^[b-z]$")


def protected(text: str) -> str:
    """A text in which words that belong to a formula are safe from slips of the finger."""
    return " ".join(verbatim(word) if _FORMULA.search(word) and "\x02" not in word else word for word in text.split(" "))  # fmt: skip


def _filled(code: str, slots: dict[str, str]) -> str:
    # Twice: the code of an option may have numbers in it.
    for name, value in (*slots.items(), *slots.items()):
        code = code.replace(f"{{{name}}}", value)
    return code


def ask_for(draw: Draw, row: Spec) -> Request:
    """The request that a row makes with drawn numbers and colours."""
    canvas = Canvas()
    values = {name: draw.number(*bounds) for name, bounds in row.numbers.items()}
    words = {name: digits(value.value) for name, value in values.items()}
    code = {name: str(value) for name, value in values.items()}
    for name, options in row.options.items():
        words[name], code[name] = draw.pick(options)
    if row.more:
        for name, (said, written) in row.more({name: value.value for name, value in values.items()}).items():
            words[name], code[name] = said, written
    used: list[Color] = []
    for letter in row.colors:
        used.append(color(draw, other_than=used[-1] if used else None))
        words[letter], code[letter] = used[-1].text, str(used[-1])
    words["T"] = draw.pick(("time", "t", "time", "iTime"))
    slots: Slots = {name: _filled(text, words) for name, text in words.items()}
    text = draw.phrase(row.texts, slots)
    text, shown = _looks(draw, row, text)
    body = [_filled(line, code) for line in row.body]
    shown = _filled(shown, code)
    helpers = [(name, _filled(helper, code)) for name, helper in row.helpers]
    calling = "\n".join([*body, shown])
    needed: list[tuple[str, str]] = []
    for name, helper in reversed(helpers):
        if re.search(rf"\b{name}\(", calling):
            needed.insert(0, (name, helper))
            calling += helper
    for name, helper in needed:
        canvas.helper(name, _with_uniforms(canvas, helper))
    for line in body:
        canvas.add(_with_uniforms(canvas, line))
    shown = _with_uniforms(canvas, shown)
    text = protected(text)
    roll = draw.random.random()
    if roll < 0.3 and "?" not in text and ". " not in text:
        text = image(draw, text)
    return Request(text, canvas.module(shown))


def _looks(draw: Draw, row: Spec, text: str) -> tuple[str, str]:
    """The text with its colours, and what is shown as WGSL."""
    if row.shown:
        return text, row.shown
    value = row.light or row.mask
    # What calls itself gray or names its colours is not tinted.
    if draw.chance(0.45) or _GRAY.search(text):
        return text, f"vec3<f32>({value})"
    if row.light or draw.chance(0.5):
        fill = color(draw, other_than=BLACK)
        grouped = f"({value})" if re.search(r" [-+] ", re.sub(r"\([^()]*(?:\([^()]*(?:\([^()]*\))*[^()]*\))*[^()]*\)", "", value)) else value  # fmt: skip
        return draw.phrase(_TINTED, {"text": text, "bare": text, "c": fill.text}), f"{fill} * {grouped}"
    back = WHITE if draw.chance(0.3) else color(draw)
    fill = color(draw, other_than=back)
    return draw.phrase(_ON, {"text": text, "bare": text, "c": fill.text, "k": back.text}), f"mix({back}, {fill}, {value})"  # fmt: skip


def _with_uniforms(canvas: Canvas, code: str) -> str:
    if "u." in code and re.search(r"\bu\.", code):
        _ = canvas.time
    return code


def table(name: str, structures: float) -> Callable[[dict[str, Spec]], dict[str, Spec]]:
    """Registers the rows of a table as one family."""

    def register(rows: dict[str, Spec]) -> dict[str, Spec]:
        kinds = tuple(rows)

        def build(draw: Draw) -> Request:
            return ask_for(draw, rows[draw.pick(kinds)])

        build.__name__ = name
        family("image", structures=structures)(build)
        return rows

    return register


HELPER = {"hash": ("hash", HASH), **{name: (name, code) for name, code in _HELPERS.items()}}
NOISE = (HELPER["hash"], HELPER["noise"])
