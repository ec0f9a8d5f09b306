"""Tests that answer with a number, or with the opposite: any recipe of one line that returns a bool."""

import re
from dataclasses import replace
from functools import cache

from ..draw import Draw
from ..family import Request, family
from .recipe import Recipe
from .say import request
from .spelled_out import _recipes

_LINE = re.compile(r"return ([^;]+);")
_SAYS_BOOL = re.compile(r"\b(?:bool|boolean|true|false|yes|no|not|otherwise|else|return)\b|\?")
# The type, the value for false and for true, and how the answer is asked for.
_NUMBERS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("f32", "0.0", "1.0", (", returning 1.0 or 0.0 instead of a bool", ", as a float: 1 for true, 0 for false", " (result f32, 1.0 for yes and 0.0 for no)", ", as a 0/1 float", "; return 1.0 if so and 0.0 if not", ", answer as f32 (0.0 or 1.0)", ", 1.0 if true else 0.0", " as a float mask (0 or 1)")),
    ("u32", "0u", "1u", (", returning 1 or 0 as u32", ", as u32: 1 for true, 0 for false", " (result u32, 1 for yes and 0 for no)", ", result 0u or 1u", "; return 1u if so and 0u if not", ", 1 or 0 as an unsigned int", ", u32 flag 0/1")),
    ("i32", "0", "1", (", returning 1 or 0 as i32", ", as i32: 1 for true, 0 for false", " (result i32, 1 for yes and 0 for no)", "; return the int 1 if so and 0 if not", ", C style int result 1 or 0")),
    ("i32", "-1", "1", (", returning 1 for yes and -1 for no as i32", ", as i32: 1 if so, -1 if not", "; the int 1 if true, -1 if false")),
    ("f32", "-1.0", "1.0", (", returning 1.0 for yes and -1.0 for no", ", as a float: +1 if so, -1 if not", "; f32 result, 1 if true and -1 if false")),
)  # fmt: skip
_OPPOSITE = (
    ", but negated", " and return the opposite", ", inverted: false when it holds", "; return true when it is NOT so", ", negated", " - the other way round: true if it does not hold", ", then invert the answer",
)  # fmt: skip


@cache
def _tests() -> tuple[Recipe, ...]:
    """One-line tests with phrases that do not name their answer."""
    kept = []
    for each in _recipes():
        do, what = (tuple(text for text in texts if not _SAYS_BOOL.search(text)) for texts in (each.do, each.what))
        if each.result == "bool" and (do or what) and all(_LINE.fullmatch(body) for body in each.bodies.values()):
            kept.append(replace(each, do=do, what=what, say=()))
    return tuple(kept)


def _around(test: Recipe, result: str, before: str, after: str, told: tuple[str, ...], draw: Draw) -> Recipe:
    """The test with something around its expression, and a clause behind every phrase."""
    clause = draw.pick(told)
    bodies = {kind: _LINE.sub(rf"return {before}\1{after};", body) for kind, body in test.bodies.items()}
    return replace(
        test,
        result=result,
        bodies=bodies,
        do=tuple(text + clause for text in test.do),
        what=tuple(text + clause for text in test.what),
    )


@family("function", structures=45)
def tests_as_numbers(draw: Draw) -> Request:
    """Whether something holds, as 1 or 0, as 1 or -1, or turned round."""
    test = draw.pick(_tests())
    if draw.chance(0.2):
        return request(draw, _around(test, "bool", "!(", ")", _OPPOSITE, draw))
    result, no, yes, told = draw.pick(_NUMBERS)
    return request(draw, _around(test, result, f"select({no}, {yes}, ", ")", told, draw))
