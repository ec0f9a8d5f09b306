"""Requests as they are typed into a search box: a recipe by its bare names, next to the whole sentences of `say`."""

from collections.abc import Sequence
from dataclasses import replace

from ..draw import Draw
from ..family import Request
from .recipe import Recipe, literal
from .say import request

_BARE = 0.45


def brisk(draw: Draw, recipes: Sequence[Recipe]) -> Request:
    """One of the recipes, often by a noun phrase alone."""
    chosen = draw.pick(recipes)
    if chosen.what and draw.chance(_BARE):
        return request(draw, replace(chosen, do=(), say=()), brief=True)
    return request(draw, chosen)


def also(known: Recipe, *what: str, do: tuple[str, ...] = (), say: tuple[str, ...] = ()) -> Recipe:
    """A recipe of another file under other names, in place of those it has there.

    A parameter that no name mentions stays open: its constant would have to be said behind a name that is complete.
    """
    spoken = " ".join((*what, *do, *say))
    parameters = tuple(
        each if each.always or f"{{{each.name}}}" in spoken else replace(each, span=None) for each in known.parameters
    )
    return replace(
        known,
        parameters=parameters,
        what=tuple(map(literal, what)),
        do=tuple(map(literal, do)),
        say=tuple(map(literal, say)),
    )


def by_name(*tables: Sequence[Recipe]) -> dict[str, Recipe]:
    """The recipes of these tables; of two with one name the first."""
    found: dict[str, Recipe] = {}
    for table in tables:
        for each in table:
            found.setdefault(each.name, each)
    return found
