"""Whether what a prompt asks for stands in live code."""

from collections.abc import Sequence
from wgsl_train.score.asked import Item, Kind, Rgb
from wgsl_train.score.fold import Constants, Vector
from wgsl_train.score.live import Live

COLOR_TOLERANCE = 0.008

def stands(item: Item, live: Live) -> bool:
    if item.kind is Kind.NAME:
        return item.text in live.names
    if item.kind is Kind.NUMBER:
        return any(_near(v, live.constants) for v in item.numbers)
    return any(_color(c, live.constants) for c in item.colors) or bool(item.all_numbers) and all(_near(v, live.constants) for v in item.all_numbers)

def _near(v: float, constants: Constants) -> bool:
    return any(abs(abs(n) - v) <= 6e-4 + 1e-3*v if v < 1 else abs(abs(n)-v) <= 1e-3 *v for n in constants.numbers)

def _color(rgb: Rgb, constants: Constants) -> bool:
    return any(_matches(rgb, v) for v in constants.vectors)

def _matches(rgb: Rgb, vector: Vector) -> bool:
    return len(vector) >= 3 and all(p is not None and abs(p-c) <= COLOR_TOLERANCE for p,c in zip(vector, rgb))
