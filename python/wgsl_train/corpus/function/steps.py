"""Functions that a prompt gives as a row of statements on one variable: integer hashes, float scrambles, and others."""

from dataclasses import dataclass

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..names import function_name
from ..number import Number, digits
from ..surface import verbatim


@dataclass(frozen=True, slots=True)
class Step:
    """One statement: its WGSL, what people type and what they say, each with `{h}` for the variable."""

    kind: str
    code: str
    typed: tuple[str, ...]
    said: tuple[str, ...]


_MULTIPLIERS = (0x85EBCA6B, 0xC2B2AE35, 0x9E3779B9, 0x27D4EB2D, 0x165667B1, 0x7FEB352D, 0x846CA68B, 0x45D9F3B, 0x2C1B3C6D, 0x297A2D39, 2654435761, 374761393, 668265263, 1274126177, 747796405, 277803737, 1664525, 1103515245, 16777619)  # fmt: skip


def _word(draw: Draw) -> tuple[str, str]:
    """A large constant as WGSL and as people type it: known multipliers, or any odd number."""
    value = draw.pick(_MULTIPLIERS) if draw.chance(0.5) else int(draw.random.random() * 0xFFFFFFFF) | 1
    if draw.chance(0.55):
        text = f"0x{value:x}" if draw.chance(0.7) else f"0x{value:X}"
        return text.lower() + "u", text + ("u" if draw.chance(0.2) else "")
    return f"{value}u", f"{value}" + ("u" if draw.chance(0.15) else "")


def _shift(draw: Draw) -> Step:
    count, sign = draw.integer(3, 19), draw.pick((">>", ">>", "<<"))
    side = "right" if sign == ">>" else "left"
    return Step(
        f"xor {sign}", f"{{h}} ^= {{h}} {sign} {count}u;", (f"{{h}} ^= {{h}} {sign} {count}", f"{{h}} = {{h}} ^ ({{h}} {sign} {count})"),
        (f"xor it with itself shifted {side} by {count}", f"{{h}} ^= {{h}} {sign} {count}", f"xor with {{h}} {sign} {count}"),
    )  # fmt: skip


def _multiply(draw: Draw) -> Step:
    code, text = _word(draw)
    return Step("multiply", f"{{h}} *= {code};", (f"{{h}} *= {text}", f"{{h}} = {{h}} * {text}"), (f"times {text}", f"multiply by {text}", f"multiply it by {text}"))  # fmt: skip


def _add(draw: Draw) -> Step:
    code, text = _word(draw)
    return Step(
        "add", f"{{h}} += {code};", (f"{{h}} += {text}", f"{{h}} = {{h}} + {text}"), (f"plus {text}", f"add {text}")
    )


def _xor(draw: Draw) -> Step:
    code, text = _word(draw)
    return Step(
        "xor", f"{{h}} ^= {code};", (f"{{h}} ^= {text}", f"{{h}} = {{h}} ^ {text}"), (f"xor with {text}", f"xor {text}")
    )


def _float(draw: Draw) -> Step:
    """A step of a hash or curve on floats; the argument may be of any size."""
    number = draw.number(0.1, 60, draw.pick((0.01, 0.1, 0.0001)))
    n = digits(number.value)
    small = Number(round(0.01 + draw.random.random() * 0.9, 4))
    return draw.pick(
        (
            Step("fract scale", f"{{h}} = fract({{h}} * {small});", (f"{{h}} = fract({{h}} * {small})", f"{{h}} = frac({{h}} * {digits(small.value)})"), (f"fract of it times {digits(small.value)}",)),
            Step("square plus", f"{{h}} *= {{h}} + {number};", (f"{{h}} *= {{h}} + {n}", f"{{h}} = {{h}} * ({{h}} + {n})"), (f"multiply it by itself plus {n}", f"{{h}} *= {{h}} + {n}")),
            Step("double square", "{h} *= {h} + {h};", ("{h} *= {h} + {h}", "{h} = {h} * ({h} + {h})"), ("multiply it by twice itself", "{h} *= {h} + {h}")),
            Step("sine scale", f"{{h}} = sin({{h}}) * {number};", (f"{{h}} = sin({{h}}) * {n}",), (f"take the sine, times {n}", f"sine times {n}")),
            Step("add", f"{{h}} += {number};", (f"{{h}} += {n}", f"{{h}} = {{h}} + {n}"), (f"add {n}", f"plus {n}")),
            Step("scale", f"{{h}} *= {number};", (f"{{h}} *= {n}", f"{{h}} = {{h}} * {n}"), (f"multiply by {n}", f"times {n}")),
            Step("subtract floor", "{h} -= floor({h});", ("{h} -= floor({h})", "{h} = {h} - floor({h})"), ("subtract its floor",)),
            Step("fold", "{h} = abs({h} - 0.5);", ("{h} = abs({h} - 0.5)",), ("subtract 0.5 and take the absolute value",)),
            Step("complement", "{h} = 1.0 - {h};", ("{h} = 1 - {h}",), ("take one minus it",)),
            Step("square", "{h} *= {h};", ("{h} *= {h}", "{h} = {h} * {h}"), ("square it",)),
        )
    )  # fmt: skip


_FINAL = (("{h}", "return {h}"), ("fract({h})", "return fract({h})"))
_INTEGER_END = (
    ("{h}", "return {h}", 5), ("{h} ^ ({h} >> N)", "return {h} ^ ({h} >> N)", 2), ("f32({h}) / 4294967295.0", "return float({h}) / 4294967295", 1),
)  # fmt: skip
_DO = (
    "hash {kind} {x} like this: {steps}", "scramble {x} ({kind}): {steps}", "run these steps on {kind} {x}: {steps}", "do {steps} on {kind} {x}", "take {kind} {x}, then {steps}", "mix the bits of {kind} {x}: {steps}", "compute this for {kind} {x}: {steps}",
)  # fmt: skip
_WHAT = (
    "hash of {kind} {x}: {steps}", "a hash for {kind} {x}, {steps}", "{kind} {x}: {steps}", "these steps on {kind} {x}: {steps}", "{steps}; the input is {kind} {x}", "{steps} ({x} is {kind})", "the mixer {steps}, {x} being {kind}", "a scrambling of {kind} {x}: {steps}",
)  # fmt: skip
_FLOAT_DO = (
    "do this with the float {x}: {steps}", "take a float {x}, then {steps}", "run these steps on {x}: {steps}", "hash a float {x}: {steps}", "compute {steps} for a float {x}", "apply to {x}: {steps}",
)  # fmt: skip
_FLOAT_WHAT = ("{steps}, {x} is a float", "{x} -> {steps}", "a float hash of {x}: {steps}", "{steps} (float {x})", "the steps {steps} on {x}", "f32 {x}: {steps}")  # fmt: skip


def _rows(draw: Draw, steps: list[Step], h: str, x: str, end: str, whole: bool) -> str:
    """The statements as they stand in a prompt."""
    start = "" if h == x else draw.pick((f"{h} = {x}", f"start with {h} = {x}", f"let {h} = {x}"))
    spoken = draw.chance(0.35) and h == x
    rows = [draw.pick(step.said if spoken else step.typed).replace("{h}", h) for step in steps]
    if whole and end == f"return {h}" and draw.chance(0.5):
        end = ""
    parts = [part for part in (start, *rows, end) if part]
    if spoken:
        return verbatim(parts[0]) + "".join(
            [draw.pick((", then ", ", ", ", then ")) + verbatim(part) for part in parts[1:]]
        )
    return verbatim(draw.pick(("; ", ", ", "; ", ", then ")).join(parts))


@family("function", structures=60)
def hash_steps(draw: Draw) -> Request:
    """Shifts, exclusive ors and large factors on one word, or on two coordinates mixed into one."""
    makers, offset = (_shift, _multiply, _shift, _add, _xor), draw.pick((0, 1))
    steps: list[Step] = []
    for at in range(draw.pick((2, 3, 3, 4, 5))):
        # Mostly the classical alternation of shifts and multiplications; a kind never follows itself.
        usual = _shift if (at + offset) % 2 == 0 else _multiply
        steps.append((usual if draw.chance(0.7) else draw.pick(makers))(draw))
        if at and steps[-1].kind == steps[-2].kind and steps[-1].kind[:5] != "xor >":
            steps[-1] = (_shift if steps[-1].kind == "multiply" else _multiply)(draw)
    end, end_typed, _ = draw.random.choices(_INTEGER_END, [weight for _, _, weight in _INTEGER_END])[0]
    if "N" in end:
        count = str(draw.integer(5, 18))
        end, end_typed = end.replace("N", f"{count}u"), end_typed.replace("N", count)
    two = draw.chance(0.25)
    draw.structure("hash", *[step.kind for step in steps], "two" if two else "", end[:3])
    h = "h" if draw.chance(0.7) else draw.pick(("v", "s", "n", "hash", "state"))
    name = function_name(draw) if draw.chance(0.35) else ""
    result = "f32" if end.startswith("f32") else "u32"
    lines = " ".join(step.code.replace("{h}", h) for step in steps) + f" return {end.replace('{h}', h)};"
    end_text = end_typed.replace("{h}", h)
    if two:
        (first, first_text), (second, second_text) = _word(draw), _word(draw)
        code = f"fn {name or 'hash'}(x: u32, y: u32) -> {result} {{ var {h} = x * {first} + y * {second}; {lines} }}"
        rows = f"{h} = x * {first_text} + y * {second_text}"
        shown = verbatim(f"{rows}; ") + _rows(draw, steps, h, h, end_text, result == "u32")
        kind, x = draw.pick((("two u32", "x and y"), ("unsigned ints", "x and y"), ("the uints", "x, y")))
    else:
        x = h if draw.chance(0.5) else draw.pick(tuple(letter for letter in ("x", "n", "key", "seed", "value") if letter != h))  # fmt: skip
        shown = _rows(draw, steps, h, x, end_text, result == "u32")
        inner = h if x != h else "bits"
        lines = (
            lines
            if inner == h
            else " ".join(step.code.replace("{h}", inner) for step in steps) + f" return {end.replace('{h}', inner)};"
        )
        code = f"fn {name or 'hash'}({x}: u32) -> {result} {{ var {inner} = {x}; {lines} }}"
        kind, x = draw.pick(("a u32", "the u32", "an unsigned int", "a uint")), verbatim(x)
    form, phrases = ("do", _DO) if draw.chance(0.5) else ("what", _WHAT)
    asked = ask.frame(draw, form, draw.phrase(phrases, {"kind": kind, "x": x, "steps": shown}), name)
    return Request(asked, code)


@family("function", structures=60)
def float_steps(draw: Draw) -> Request:
    """Two to four statements on one float, ending in its value or its fraction."""
    steps: list[Step] = []
    count = draw.pick((2, 2, 3, 3, 4))
    while len(steps) < count:
        step = _float(draw)
        if step.kind not in [taken.kind for taken in steps]:
            steps.append(step)
    end, end_typed = draw.pick(_FINAL)
    draw.structure("float steps", *[step.kind for step in steps], end)
    x = draw.pick(("x", "x", "p", "n", "t", "v", "seed"))
    h = draw.pick(tuple(letter for letter in ("p", "h", "y", "r") if letter != x)) if draw.chance(0.5) else x
    inner = h if h != x else "value"
    name = function_name(draw) if draw.chance(0.35) else ""
    lines = " ".join(step.code.replace("{h}", inner) for step in steps)
    code = f"fn {name or 'hash'}({x}: f32) -> f32 {{ var {inner} = {x}; {lines} return {end.replace('{h}', inner)}; }}"
    shown = _rows(draw, steps, h, x, end_typed.replace("{h}", h), whole=end == "{h}")
    form, phrases = ("do", _FLOAT_DO) if draw.chance(0.5) else ("what", _FLOAT_WHAT)
    asked = ask.frame(draw, form, draw.phrase(phrases, {"x": verbatim(x), "steps": shown}), name)
    return Request(join_clauses(draw, asked, []), code)
