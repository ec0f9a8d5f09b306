"""Binding numbers told in a prompt: which buffer is bound where, in the usual order or in another."""

from dataclasses import dataclass

from ..draw import Draw
from ..surface import verbatim

INPUT, UNIFORM, OUTPUT = "input", "uniform", "output"


@dataclass(slots=True)
class Bound:
    """A buffer or uniform: its name, its role, its WGSL type, and its number once that is chosen."""

    name: str
    role: str
    type: str
    number: int = 0


def usual(items: list[Bound]) -> list[Bound]:
    """Inputs, then uniforms, then results, numbered from 0."""
    ordered = sorted(items, key=lambda item: (INPUT, UNIFORM, OUTPUT).index(item.role))
    for number, item in enumerate(ordered):
        item.number = number
    return ordered


def numbered(draw: Draw, items: list[Bound]) -> list[Bound]:
    """The items by number, for a prompt that tells the numbers: mostly as usual, else uniforms last or first, or at random."""
    ordered, roll = usual(items), draw.random.random()
    if roll < 0.25:
        ordered.sort(key=lambda item: item.role == UNIFORM)
    elif roll < 0.35:
        ordered.sort(key=lambda item: item.role != UNIFORM)
    elif roll < 0.42:
        draw.random.shuffle(ordered)
    for number, item in enumerate(ordered):
        item.number = number
    return ordered


_HEADS = ("", "", "", "bindings: ", "binding layout: ", "group 0: ", "in group 0: ")
_NAMED = ("{x} at binding {n}", "{x} is binding {n}", "{n} = {x}", "{n}: {x}", "@binding({n}) {x}", "{x} ({n})", "{n} {x}", "binding {n} is {x}", "{x} on binding {n}", "{x} in binding {n}")  # fmt: skip
_ROLES = {
    INPUT: ("input", "the input", "input buffer", "source", "the data"), OUTPUT: ("output", "the output", "the result", "result buffer", "destination"),
    UNIFORM: ("uniform", "the uniform", "the uniform buffer"),
}  # fmt: skip
_INLINE = (
    " at binding {n}",
    " (binding {n})",
    " (@binding({n}))",
    " at @binding({n})",
    ", binding {n},",
    " bound at {n}",
    " ({n})",
)


def inline(draw: Draw, number: int) -> str:
    """What stands behind the noun for a buffer: ` at binding 1`."""
    return draw.pick(_INLINE).format(n=number)


def sentence(draw: Draw, items: list[Bound], *, names: bool) -> str:
    """All the numbers in one sentence; without `names` by role, where each role is there once."""
    roles = [item.role for item in items]
    by_role = not names and INPUT in roles and len(set(roles)) == len(roles)
    form, sign = draw.pick(_NAMED[:5] if by_role else _NAMED), draw.pick((", ", ", ", "; "))
    typed = not by_role and draw.chance(0.3)
    parts = []
    for item in items:
        if by_role:
            shown = draw.pick(_ROLES[item.role])
        else:
            text = f"{item.name}: {item.type}" if typed else item.name
            shown = ("uniform " if item.role == UNIFORM and draw.chance(0.75) else "") + verbatim(text)
        parts.append(form.format(x=shown, n=item.number))
    head = draw.pick(_HEADS if form[0] == "{" else ("",))
    return head + sign.join(parts)
