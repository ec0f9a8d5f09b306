"""Whether what a prompt asks for stands in live code, within tolerance."""

from collections.abc import Sequence

import rust_core
from wgsl_train.score.asked import Item, Kind, asked_items
from wgsl_train.score.fold import Vector
from wgsl_train.score.live import Live, function_asked_for, live_code
from wgsl_train.score.reading import Rgb

NUMBER_TOLERANCE = 1e-3
"""Of a number from 1 on, relative."""
SMALL_NUMBER_TOLERANCE = 6e-4
"""Of a number below 1: 0.333 is a third."""
COLOR_TOLERANCE = 2 / 255
"""Of each channel."""


def judge_asked(prompt: str, code: str, reference: str) -> list[dict[str, str | bool]]:
    """What ``prompt`` asks for and whether it stands in ``code``, ready for JSON.

    ``{"kind", "text", "stands", "in_reference"}`` each. Nothing stands in a module that is not valid. Where the
    reference lacks an item, either is wrong, or the prompt was misread.
    """
    items = asked_items(prompt)
    if not items:
        return []
    root = function_asked_for(reference)
    found = [live_code(text, root) if rust_core.validate(text).valid else Live() for text in (code, reference)]
    return [
        {"kind": item.kind.value, "text": item.text, "stands": in_code, "in_reference": in_reference}
        for item in items
        for in_code, in_reference in [[stands(item, live) for live in found]]
    ]


def stands(item: Item, live: Live) -> bool:
    """Whether ``live`` has the item: its name, one of its numbers, one of its colours."""
    match item.kind:
        case Kind.NAME:
            return item.text in live.names
        case Kind.NUMBER:
            return _has_number(item.numbers, live)
        case Kind.COLOR:
            # A grey may be one number.
            grays = [asked[0] for asked in item.colors if max(asked) == min(asked)]
            vectors = live.constants.vectors
            return _has_number((*item.numbers, *grays), live) or any(
                _is_color(vector, asked) for asked in item.colors for vector in vectors
            )


def _has_number(readings: Sequence[float], live: Live) -> bool:
    return any(_is_near(abs(found), asked) for asked in readings for found in live.constants.numbers)


def _is_near(found: float, asked: float) -> bool:
    tolerance = SMALL_NUMBER_TOLERANCE if asked < 1 else NUMBER_TOLERANCE * asked
    return abs(found - asked) <= tolerance


def _is_color(vector: Vector, asked: Rgb) -> bool:
    """The first three components; one that is all on may fade: ``vec3<f32>(0.0, 0.0, t)`` is a blue."""
    if len(vector) < 3 or vector[:3].count(None) > 1:
        return False
    return all(
        part == 1.0 if found is None else abs(found - part) <= COLOR_TOLERANCE
        for found, part in zip(vector, asked, strict=False)
    )
