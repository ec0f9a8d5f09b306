"""Branches: pieces on ranges, either-or, switches on an index, and chains of steps."""

import re

from .. import ask
from ..color import color
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..names import function_name, variable_name
from ..number import Number, digits, plain
from ..surface import verbatim
from .expression import fitting, step, value_of

_TAKES = (
    "it takes [a float|an f32|one float] {x}",
    "the [argument|input|parameter] is {x}",
    "the input is called {x}",
    "parameter: {x}: f32",
    "{x} is an f32",
)


# What cannot stand between `?` and `:`.
_WORDS = re.compile(r"[a-z]\W* [a-z]")


def _names(draw: Draw) -> tuple[str, str]:
    """A function name or none, and the parameter."""
    return function_name(draw) if draw.chance(0.4) else "", variable_name(draw) if draw.chance(0.45) else "x"


def _below(draw: Draw, at: list[Number], values: list[str], x: str) -> str:
    """The pieces from low to high."""
    style = draw.random.random()
    less = draw.pick(("is less than", "is below", "<", "is under", "is smaller than"))
    other = draw.pick(("otherwise", "else", "in all other cases", "for anything else"))
    edges = [plain(draw, edge.value) if less != "<" and style < 0.75 else digits(edge.value) for edge in at]
    if style < 0.3:
        parts = [f"{values[0]} if {x} {less} {edges[0]}"]
        parts += [
            f"{value} if [it is|{x} is|it's] below {edge}" for value, edge in zip(values[1:], edges[1:], strict=False)
        ]
        parts = [draw.phrase((part,), {}) if "[" in part and "<" not in part else part for part in parts]
        return "return " + ", ".join(parts) + draw.pick((", ", " and ")) + f"{values[-1]} {other}"
    if style < 0.55:
        parts = [f"if {x} {less} {edges[0]} return {values[0]}"]
        again = draw.pick(("else if", "otherwise if", "or if"))
        parts += [
            f"{again} {x} {less} {edge} return {value}" for value, edge in zip(values[1:], edges[1:], strict=False)
        ]
        return ", ".join(parts) + f", {other} {draw.pick(('return ', '', 'give '))}{values[-1]}"
    if style < 0.75:
        parts = [f"{values[0]} below {edges[0]}"]
        parts += [
            f"{value} from {low} up to {high}" for value, low, high in zip(values[1:], edges, edges[1:], strict=False)
        ]
        return f"return {', '.join(parts)} and {values[-1]} from {edges[-1]} on, depending on {x}"
    if style < 0.9 or any(map(_WORDS.search, values)):
        parts = [f"{x} < {edges[0]}: {values[0]}"]
        parts += [f"{x} < {edge}: {value}" for value, edge in zip(values[1:], edges[1:], strict=False)]
        return f"branch on {x}: " + "; ".join([*parts, f"else: {values[-1]}"])
    tests = [f"{x} < {edge} ? {value} : " for value, edge in zip(values, edges, strict=False)]
    return "return " + "".join(tests) + values[-1]


def _above(draw: Draw, at: list[Number], values: list[str], x: str) -> str:
    """The pieces from high to low."""
    edges = [digits(edge.value) for edge in at]
    more = draw.pick(("is greater than", "is above", ">", "is over", "is more than", "exceeds"))
    other = draw.pick(("otherwise", "else", "in all other cases", "for anything else"))
    pairs = list(zip(values, edges, strict=False))
    if draw.chance(0.35):
        return (
            "return "
            + ", ".join(f"{value} if {x} {more} {edge}" for value, edge in pairs)
            + f" and {values[-1]} {other}"
        )
    if draw.chance(0.4) and not any(map(_WORDS.search, values)):
        return "return " + "".join(f"{x} > {edge} ? {value} : " for value, edge in pairs) + values[-1]
    again = draw.pick(("else if", "otherwise if", "or if"))
    parts = [
        f"{'if' if at_ == 0 else again} {x} {more} {edge} return {value}" for at_, (value, edge) in enumerate(pairs)
    ]
    return ", ".join(parts) + f", {other} return {values[-1]}"


def _asked(draw: Draw, told: str, name: str) -> str:
    """The request around a command, or around a sentence that is none."""
    return ask.frame(draw, "say" if told.startswith(("if ", "given ", "for ")) else "do", told, name)


def _colors(draw: Draw, count: int) -> tuple[list[str], list[str]]:
    """Colours as WGSL, without the parentheses that arithmetic would need, and in words."""
    shown = [color(draw) for _ in range(count)]
    return [each.code[1:-1] if each.code.startswith("(") else each.code for each in shown], [
        each.text for each in shown
    ]


def _finish(draw: Draw, told: str, x: str, name: str, code: str, default: str) -> Request:
    asked = _asked(draw, told, name)
    sentences = [draw.phrase(_TAKES, {"x": verbatim(x)})] if draw.chance(0.25) else []
    return Request(join_clauses(draw, asked, sentences), code.replace("@", name or default))


@family("function", structures=60)
def ranges(draw: Draw) -> Request:
    """One to three thresholds, and a number, a colour or a small expression for each piece."""
    count = draw.pick((1, 1, 1, 2, 2, 3))
    name, x = _names(draw)
    low, span = draw.pick(((0.0, 1.0), (0.0, 1.0), (-5.0, 10.0), (0.0, 100.0)))
    edges: list[Number] = []
    while len(edges) < count:
        edge = draw.number(low + span * 0.05, low + span * 0.95, span / 20)
        if all(abs(edge.value - other.value) > span / 50 for other in edges):
            edges.append(edge)
    edges.sort(key=lambda edge: edge.value)
    rising = draw.chance(0.65)
    colored = draw.chance(0.2)
    if colored:
        kinds, (codes, words) = ["color"], _colors(draw, count + 1)
    else:
        chosen: list[tuple[str, str, str]] = []
        while len(chosen) <= count:
            piece = value_of(draw, x)
            # Neighbouring pieces with one value would make the border meaningless.
            if not chosen or piece[1] != chosen[-1][1]:
                chosen.append(piece)
        kinds, codes, words = (
            [kind for kind, _, _ in chosen],
            [code for _, code, _ in chosen],
            [word for _, _, word in chosen],
        )
    draw.structure("ranges", "below" if rising else "above", str(count), *kinds)
    if not rising:
        edges.reverse()
    told = (_below if rising else _above)(draw, edges, words, verbatim(x))
    sign = "<" if rising else ">"
    tests = " ".join(f"if {x} {sign} {edge} {{ return {code}; }}" for edge, code in zip(edges, codes, strict=False))
    result = "vec3<f32>" if colored else "f32"
    return _finish(draw, told, x, name, f"fn @({x}: f32) -> {result} {{ {tests} return {codes[-1]}; }}", "piecewise")


_CONDITIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("less", "{a} < {b}", ("{a} is less than {b}", "{a} < {b}", "{a} is smaller than {b}", "{a} is below {b}")),
    ("greater", "{a} > {b}", ("{a} is greater than {b}", "{a} > {b}", "{a} is larger than {b}", "{a} exceeds {b}")),
    ("at least", "{a} >= {b}", ("{a} is at least {b}", "{a} >= {b}", "{a} is greater than or equal to {b}")),
    ("at most", "{a} <= {b}", ("{a} is at most {b}", "{a} <= {b}", "{a} is less than or equal to {b}")),
    ("product", "{a} * {b} < 0.0", ("{a} and {b} have opposite signs (their product is negative)", "{a} * {b} < 0", "the product of {a} and {b} is negative")),
    ("both", "{a} > 0.0 && {b} > 0.0", ("both {a} and {b} are positive", "{a} > 0 and {b} > 0", "{a} and {b} are both greater than zero")),
    ("any", "{a} < 0.0 || {b} < 0.0", ("{a} or {b} is negative", "{a} < 0 or {b} < 0", "any of {a} and {b} is less than zero")),
    ("far", "abs({a} - {b}) > {n}", ("{a} and {b} differ by more than {n}", "abs({a} - {b}) > {n}", "the distance between {a} and {b} is more than {n}")),
)  # fmt: skip
_RESULTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("sum", "{a} + {b}", ("{a} + {b}", "their sum", "the sum of {a} and {b}", "{a} plus {b}")),
    ("difference", "{a} - {b}", ("{a} - {b}", "{a} minus {b}")),
    ("reverse", "{b} - {a}", ("{b} - {a}", "{b} minus {a}")),
    ("product", "{a} * {b}", ("{a} * {b}", "their product", "the product of {a} and {b}", "{a} times {b}")),
    ("first", "{a}", ("{a}", "just {a}")),
    ("second", "{b}", ("{b}", "just {b}")),
    ("zero", "0.0", ("0", "zero", "0.0")),
    ("one", "1.0", ("1", "one", "1.0")),
    ("number", "{n}", ("{n}", "the constant {n}")),
    ("mean", "({a} + {b}) * 0.5", ("their average", "the mean of {a} and {b}", "({a} + {b}) / 2")),
    ("square", "{a} * {a}", ("{a} squared", "the square of {a}", "{a} * {a}")),
    ("scaled", "{b} * {n}", ("{n} times {b}", "{b} * {n}", "{b} multiplied by {n}")),
)  # fmt: skip
_EITHER = (
    "return {then} if {when}, [otherwise|else|and otherwise] {other}", "if {when}[,| then] return {then}, [otherwise|else] {other}", "compare {a} and {b}: if {when}, the result is {then}, else {other}",
    "give back {then} when {when} and {other} when not", "check if {when} and return {then} in that case, {other} otherwise", "choose {then} if {when}, {other} if not",
    "take two floats {a} and {b} and return {then} if {when}, else {other}", "return {other}, unless {when}, in which case return {then}",
)  # fmt: skip


@family("function", structures=60)
def either_or(draw: Draw) -> Request:
    """Two parameters, one condition, two results."""
    a = variable_name(draw) if draw.chance(0.5) else "a"
    b = variable_name(draw, (a,)) if a != "a" else "b"
    condition, yes, no = draw.pick(_CONDITIONS), *draw.sample(_RESULTS, 2)
    draw.structure("either", condition[0], yes[0], no[0])
    code, said = [], []
    for _, text, words in (condition, yes, no):
        value = draw.number(1.5, 9.5, 0.5)
        code.append(text.format(a=a, b=b, n=value))
        phrase = draw.pick(words)
        number = fitting(phrase, plain(draw, value.value), value.value)
        said.append(phrase.format(a=verbatim(a), b=verbatim(b), n=number))
    told = draw.phrase(
        _EITHER, {"when": said[0], "then": said[1], "other": said[2], "a": verbatim(a), "b": verbatim(b)}
    )
    name = function_name(draw) if draw.chance(0.4) else ""
    asked = _asked(draw, told, name)
    order = f"{verbatim(a)}, {verbatim(b)}"
    # The prompt may name the second first: the order of the parameters is told then.
    sentences = [
        draw.phrase(
            ("the parameters are {s}", "parameters: {s}", "arguments {s}", "it takes {s}[, both f32|]"), {"s": order}
        )
    ]
    if told.find(verbatim(a)) < told.find(verbatim(b)) and draw.chance(0.75):
        sentences = []
    body = f"if {code[0]} {{ return {code[1]}; }} return {code[2]};"
    return Request(
        join_clauses(draw, asked, sentences), f"fn {name or 'choose_value'}({a}: f32, {b}: f32) -> f32 {{ {body} }}"
    )


_SWITCH_FRAMES = (
    "return {cases}[ depending on|, by] [the index|the integer|the mode] {i}", "map [the index|an index|the integer] {i} to {things}: {cases}", "switch on {i}: {cases}", "look up {things} by [index|number] {i}: {cases}",
    "select {things} with a switch over {i}: {cases}", "turn the [mode|index] {i} into {things}: {cases}", "use a switch [statement |]on [the integer |]{i}: {cases}",
)  # fmt: skip


@family("function", structures=12)
def switches(draw: Draw) -> Request:
    """A number or a colour for each of two to five values of an index, and a default."""
    count = draw.pick((2, 3, 3, 4, 5))
    first = draw.pick((0, 0, 0, 1))
    unsigned = draw.chance(0.4)
    i = variable_name(draw) if draw.chance(0.4) else "i"
    name = function_name(draw) if draw.chance(0.4) else ""
    colored = draw.chance(0.5)
    if colored:
        codes, words = _colors(draw, count + 1)
    else:
        numbers = [draw.number(0, 20, 0.5) for _ in range(count + 1)]
        codes, words = [str(value) for value in numbers], [plain(draw, value.value) for value in numbers]
    draw.structure("switch", str(count), str(first), "u32" if unsigned else "i32", "color" if colored else "number")
    sign = draw.pick((" for ", ": ", " if it is ", " -> "))
    keys = [str(first + at) for at in range(count)]
    parts = [
        f"{key}{sign}{word}" if sign in (": ", " -> ") else f"{word}{sign}{key}"
        for key, word in zip(keys, words, strict=False)
    ]
    last = draw.pick(("{} otherwise", "{} for anything else", "default {}", "{} by default", "else {}")).format(
        words[-1]
    )
    told = draw.phrase(
        _SWITCH_FRAMES,
        {"cases": f"{', '.join(parts)}, {last}", "i": verbatim(i), "things": "a color" if colored else "a number"},
    )
    asked = ask.frame(draw, "do", told, name)
    kind = "u32" if unsigned else "i32"
    typed = (
        ("{i} is a u32", "the index is a u32", "u32 index", "use a u32 for {i}", "{i}: u32")
        if unsigned
        else ("{i} is an i32", "the index is an i32")
    )
    sentences = [draw.phrase(typed, {"i": verbatim(i)})] if unsigned or draw.chance(0.2) else []
    cases = " ".join(
        f"case {key}{'u' if unsigned else ''} {{ return {code}; }}" for key, code in zip(keys, codes, strict=False)
    )
    result, default = ("vec3<f32>", "pick_color") if colored else ("f32", "pick_value")
    body = f"switch {i} {{ {cases} default {{ return {codes[-1]}; }} }}"
    return Request(join_clauses(draw, asked, sentences), f"fn {name or default}({i}: {kind}) -> {result} {{ {body} }}")


_CHAIN_FRAMES = (
    "take {x}, {steps}", "[start|begin] with {x}: {steps}", "apply these steps to {x}: {steps}", "process {x} like this: {steps}", "take a float {x}, {steps} and return the result",
    "given {x}, {steps}", "do the following with {x}: {steps}", "for an input {x}, {steps}",
)  # fmt: skip


@family("function", structures=60)
def chains(draw: Draw) -> Request:
    """Two to four steps on one number, one statement each."""
    count = draw.pick((2, 2, 3, 3, 4))
    name, x = _names(draw)
    steps = [step(draw, chained=True) for _ in range(count)]
    draw.structure("chain", *[taken.kind for taken in steps])
    said = [draw.pick(taken.do) for taken in steps]
    if draw.chance(0.5):
        listed = ", ".join(said[:-1]) + draw.pick((", then ", " and then ", ", finally ")) + said[-1]
    else:
        listed = ", then ".join(said)
    told = draw.phrase(_CHAIN_FRAMES, {"x": verbatim(x), "steps": listed})
    # The variable never meets the parameter's name.
    result = "result" if x != "result" else "value"
    lines = [f"var {result} = {steps[0].code.replace('{}', x)};"]
    lines += [f"{result} = {taken.code.replace('{}', result)};" for taken in steps[1:]]
    return _finish(
        draw, told, x, name, f"fn @({x}: f32) -> f32 {{ {' '.join(lines)} return {result}; }}", "process_value"
    )
