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


_HEADS = (
    "",
    "",
    "",
    "bindings: ",
    "binding layout: ",
    "group 0: ",
    "in group 0: ",
    "layout: ",
    "bind group: ",
    "bind group 0: ",
    "interface: ",
    "resources: ",
)
_NAMED = ("{x} at binding {n}", "{x} is binding {n}", "{n} = {x}", "{n}: {x}", "@binding({n}) {x}", "{x} ({n})", "{n} {x}", "binding {n} is {x}", "{x} on binding {n}", "{x} in binding {n}", "{x} -> {n}", "{n} -> {x}", "b{n} = {x}", "{x} sits at {n}", "{x} goes to {n}", "[{n}] {x}", "{n}) {x}", "slot {n}: {x}", "{x} @ {n}", "`{x}` at binding {n}")  # fmt: skip
_ROLES = {
    INPUT: ("input", "the input", "input buffer", "source", "the data"), OUTPUT: ("output", "the output", "the result", "result buffer", "destination"),
    UNIFORM: ("uniform", "the uniform", "the uniform buffer"),
}  # fmt: skip
_INLINE = (" at binding {n}", " (binding {n})", " (@binding({n}))", " at @binding({n})", ", binding {n},", " bound at {n}", " ({n})", " in slot {n}", " (slot {n})", " [{n}]", " on binding {n}", " in binding {n}")  # fmt: skip


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


# Each buffer on its own line of a table. `{x}` is its name, `{t}` its type, `{e}` of an element, `{a}` the access.
_ROWS = (
    "binding {n}: {x}, {t}, {a}", "@binding({n}) {x}: {t} ({a})", "{n} | {x} | {t} | {a}", "- binding {n}: {x} ({t}, {a})", "* {n}: {x}: {t}, {a}", "@group(0) @binding({n}) {x}: {t}, {a}", "binding {n} = {x} ({t}, {a})", "({n}) {x}: {t}, {a}", "{n}. {x} - {t} - {a}", "b{n}: {t} {x} [{a}]",
)  # fmt: skip
_ROLE_ROWS = ("binding {n}: {r} of {e} ({a})", "binding {n}: {r}, {t}", "@binding({n}): {r} ({t})", "- {n}: {r} of {e}", "{n}: {r} ({e}, {a})", "binding {n} {r} {t}", "{r} of {e} at binding {n}", "({n}) {r}, {t}, {a}")  # fmt: skip
_ACCESS: dict[str, tuple[str, ...]] = {
    "storage, read": ("read", "read-only", "read-only-storage", "storage, read", "readonly"), "storage, read_write": ("read_write", "storage", "read-write", "storage, read_write", "rw"), "uniform": ("uniform", "var<uniform>", "uniform buffer", "ubo"),
}  # fmt: skip
_TABLE_ROLES = {INPUT: ("input array", "input buffer", "source array", "input"), OUTPUT: ("output array", "output buffer", "result array", "output")}  # fmt: skip
_FRAMES = ("{head}{table}. {text}", "{text}. {head}{table}", "{text} - {head}{table}", "{head}{table} - {text}", "{text}; {head}{table}", "given {table}: {text}", "{text} | {table}", "[{table}] {text}")  # fmt: skip


def declared(item: Bound, space: str) -> str:
    """The declaration as WGSL."""
    return f"@group(0) @binding({item.number}) var<{space}> {item.name}: {item.type};"


def table(draw: Draw, text: str, items: list[Bound], spaces: dict[str, str], *, by_role: bool) -> str:
    """A prompt whose bindings are declared as code, or listed one by one with type and access."""
    if draw.chance(0.3):
        code = verbatim(" ".join([declared(item, spaces.get(item.name, "uniform")) for item in items]))
        return draw.pick(("{c} {t}", "{t}: {c}", "{t}. {c}", "{c} // {t}", "given {c} {t}", "{t}, with {c}", "I have {c} {t}")).format(c=code, t=text)  # fmt: skip
    row = draw.pick(_ROLE_ROWS if by_role else _ROWS)
    rows = []
    for item in items:
        access = draw.pick(_ACCESS[spaces.get(item.name, "uniform")])
        element = item.type.removeprefix("array<").removesuffix(">") if item.type.startswith("array<") else item.type
        role = draw.pick(_TABLE_ROLES.get(item.role, ("uniform",)))
        rows.append(row.format(n=item.number, x=verbatim(item.name), t=verbatim(item.type), e=verbatim(element), a=access, r=role))  # fmt: skip
    sign = " " if row[0] in "-*@" else draw.pick(("; ", ", ", " / ", " - "))
    head = draw.pick(_HEADS)
    return draw.pick(_FRAMES).format(head=head, table=sign.join(rows), text=text)
