"""The register of families. A family is a function that draws one request: a prompt and the module that does it."""

from collections.abc import Callable
from dataclasses import dataclass

from .draw import Draw


@dataclass(frozen=True, slots=True)
class Request:
    """A prompt before the last touch, and a module in any layout."""

    prompt: str
    code: str


@dataclass(frozen=True, slots=True)
class Family:
    """A named source of pairs.

    `structures` is about how many programs it has up to constants and names, more for what people often ask for and
    less for what they rarely do: a family is drawn by its root.
    """

    name: str
    theme: str
    structures: float
    build: Callable[[Draw], Request]


FAMILIES: dict[str, Family] = {}


def family(theme: str, *, structures: float = 1) -> Callable[[Callable[[Draw], Request]], Callable[[Draw], Request]]:
    """Registers a family under the name of its function. Raises `ValueError` where the name is taken."""

    def register(build: Callable[[Draw], Request]) -> Callable[[Draw], Request]:
        name = build.__name__
        if name in FAMILIES:
            raise ValueError(f"family {name!r} exists already in {FAMILIES[name].build.__module__}")
        FAMILIES[name] = Family(name, theme, structures, build)
        return build

    return register
