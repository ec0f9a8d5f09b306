"""One prompt/code pair from four integers: pick a family, let it speak, print the code as decoding would."""

from dataclasses import dataclass
from importlib import import_module
from itertools import accumulate
from pkgutil import iter_modules

import rust_core

from . import compute, function, image, vertex, written
from .ask_image import remarked
from .draw import Attempt, Draw, RefusedError, Split
from .family import FAMILIES, Family
from .surface import touch

# A file of a theme's folder registers its families when it is imported.
for _theme in (image, function, compute, vertex):
    for _file in iter_modules(_theme.__path__):
        import_module(f"{_theme.__name__}.{_file.name}")
written.register()
_THEME_SHARES = {"image": 0.5, "function": 0.25, "compute": 0.2, "vertex": 0.05}
_MOST_ATTEMPTS = 400


@dataclass(frozen=True, slots=True)
class Pair:
    """A prompt with its module in canonical form, and where it came from."""

    prompt: str
    code: str
    theme: str
    family: str


class ExhaustedError(RuntimeError):
    """No attempt gave a pair of the asked split."""


def pair(seed: int, index: int, split: Split = "train", *, family: str | None = None) -> Pair:
    """The pair at `index` of a split. `family` asks for one family by its name, for looking at it.

    Raises `ExhaustedError` where a family has nothing that the split could hold out, `KeyError` for an unknown family.
    """
    for number in range(_MOST_ATTEMPTS):
        draw = Draw(Attempt(seed, index, split, number))
        chosen = FAMILIES[family] if family else _family(draw)
        try:
            request = chosen.build(draw)
            prompt = remarked(draw, request.prompt, request.code) if chosen.theme == "image" else request.prompt
            draw.finish()
        except RefusedError:
            continue
        return Pair(touch(draw, prompt), rust_core.canonical_text(request.code), chosen.theme, chosen.name)
    raise ExhaustedError(f"pair {index} of split {split}: nothing held out in {_MOST_ATTEMPTS} attempts")


def _family(draw: Draw) -> Family:
    """A theme by its share, then a family by the root of its number of structures: large ones must not drown small ones."""
    themes = [theme for theme in _THEME_SHARES if any(family.theme == theme for family in FAMILIES.values())]
    theme = draw.random.choices(themes, [_THEME_SHARES[theme] for theme in themes])[0]
    families, cumulative = _families(theme)
    return draw.random.choices(families, cum_weights=cumulative)[0]


_BY_THEME: dict[str, tuple[list[Family], list[float]]] = {}


def _families(theme: str) -> tuple[list[Family], list[float]]:
    if theme not in _BY_THEME:
        families = [family for family in FAMILIES.values() if family.theme == theme]
        _BY_THEME[theme] = families, list(accumulate(family.structures**0.5 for family in families))
    return _BY_THEME[theme]
