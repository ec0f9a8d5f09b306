"""An interface in words: every resource with its binding, its name, its type and what it holds, in many layouts."""

from dataclasses import dataclass

from ..draw import Draw
from ..surface import verbatim


@dataclass(frozen=True, slots=True)
class Resource:
    """A buffer or a uniform; `fields` are those of its struct, `noun` what it holds."""

    name: str
    type: str
    space: str
    noun: str = ""
    fields: tuple[tuple[str, str], ...] = ()


def declared(bound: list[Resource], group: int) -> list[str]:
    """Declarations in the order of the bindings."""
    return [
        f"@group({group}) @binding({number}) var<{one.space}> {one.name}: {one.type};"
        for number, one in enumerate(bound)
    ]


_ROWS = (
    "binding {n}: {x}", "{n}: {x}", "{n} = {x}", "{x} at binding {n}", "@binding({n}) {x}", "binding {n} is {x}", "{x} ({n})", "{n} {x}", "b{n}: {x}",
    "({n}) {x}", "{x} (binding {n})", "slot {n}: {x}", "{n} -> {x}", "{x} on binding {n}", "- {n}: {x}",
)  # fmt: skip
_HEADS = (
    "",
    "",
    "",
    "",
    "bindings: ",
    "interface: ",
    "buffers: ",
    "bind group: ",
    "layout: ",
    "resources: ",
    "group 0: ",
)
_IN_ORDER = ("bindings in order: {l}", "bindings 0 to {last}: {l}", "the bindings are, in this order, {l}", "bound from 0 on: {l}", "in binding order: {l}", "bindings 0..{last} are {l}", "bind {l} in that order")  # fmt: skip
_WITHOUT_NOUN = ("{x}: {t} ({a})", "{x} ({t}, {a})", "{x}, {t}, {a}", "{x} ({e}, {a})", "array of {e} {x}, {a}", "{x}, an array of {e} ({a})", "{t} {x} [{a}]", "{x}: {e}, {a}")  # fmt: skip
_WITH_NOUN = ("{x} = {c}, array of {e}, {a}", "{c} in {x} ({e}, {a})", "{x} ({c}): {t}, {a}", "{c}: {x} ({t}, {a})", "{x}, {c}, {e} ({a})", "{c} ({x}, {t}, {a})", "{x} with {c}, {t}, {a}")  # fmt: skip
_PLURALS = {"f32": ("floats", "f32", "float", "f32 values"), "u32": ("u32", "uints", "unsigned ints", "u32 values"), "i32": ("i32", "ints", "signed ints")}  # fmt: skip
_ACCESS = {
    "storage, read": ("read", "read only", "read-only", "input", "readonly", "read-only storage"),
    "storage, read_write": ("read_write", "read-write", "writable", "rw", "read-write storage"),
    "uniform": ("uniform",),
}


def _element(draw: Draw, one: Resource) -> str:
    element = one.type.removeprefix("array<").removesuffix(">")
    if element in _PLURALS:
        return draw.pick(_PLURALS[element])
    if element.startswith("vec"):
        short = element.replace("<f32>", "f").replace("<u32>", "u")
        return verbatim(draw.pick((element, short, element)))
    return verbatim(element)


def _fields(draw: Draw, one: Resource) -> str:
    """The struct of a uniform: its fields in order."""
    form = draw.pick(("{n}: {t}", "{n}: {t}", "{n} ({t})", "{t} {n}"))
    listing = ", ".join(verbatim(form.format(n=name, t=kind)) for name, kind in one.fields)
    kinds = {kind for _, kind in one.fields}
    if len(kinds) == 1 and len(one.fields) > 1 and draw.chance(0.4):
        listing = f"{', '.join(verbatim(name) for name, _ in one.fields)} (all {verbatim(kinds.pop())})"
    forms = ["uniform {v}: struct {S} {{ {l} }}", "uniform struct {S} {{{l}}} {v}", "the uniform {v}, a struct {S} with {l}", "uniform {v} of struct {S} (fields {l})", "struct {S} as uniform {v} with the fields {l}"]  # fmt: skip
    if one.name == one.type.lower():
        forms += ["a uniform struct {S} with {l}", "uniform {S} {{ {l} }}", "the {S} uniform ({l})", "{S} (uniform): {l}", "a uniform struct {S} holding {l}", "a {S} uniform with the fields {l} in that order"]  # fmt: skip
    return draw.pick(forms).format(v=verbatim(one.name), S=verbatim(one.type), l=listing)


def _spoken(draw: Draw, one: Resource, nouns: bool) -> str:
    """One resource in words; with `nouns` also what it holds."""
    name = verbatim(one.name)
    if one.fields:
        return _fields(draw, one)
    if one.space == "uniform":
        return draw.pick(("uniform {x}: {t}", "the uniform {x} ({t})", "{x}, a uniform {t}", "uniform {t} {x}", "{x} (uniform {t})", "{t} {x} (uniform)")).format(x=name, t=verbatim(one.type))  # fmt: skip
    access = draw.pick(_ACCESS[one.space])
    forms = _WITH_NOUN if nouns or (one.noun and draw.chance(0.3)) else _WITHOUT_NOUN
    return draw.pick(forms).format(x=name, t=verbatim(one.type), a=access, e=_element(draw, one), c=one.noun)


def describe(draw: Draw, bound: list[Resource], group: int, *, nouns: bool = False) -> str:
    """The whole interface as one sentence or list."""
    if not nouns and draw.chance(0.12):
        code = []
        for number, one in enumerate(bound):
            if one.fields:
                code.append(f"struct {one.type} {{ {', '.join(f'{name}: {kind}' for name, kind in one.fields)} }}")
            code.append(f"@group({group}) @binding({number}) var<{one.space}> {one.name}: {one.type};")
        return verbatim(" ".join(code))
    if draw.chance(0.25):
        listing = ", ".join(_spoken(draw, one, nouns) for one in bound)
        return draw.phrase(_IN_ORDER, {"l": listing, "last": str(len(bound) - 1)}) + _group(draw, group)
    row, head = draw.pick(_ROWS), draw.pick(_HEADS)
    if group:
        head = draw.pick((f"group {group}: ", f"bind group {group}: ", f"all in group {group}: ", f"@group({group}): "))
    sign = " " if row[0] in "-@" else draw.pick((", ", "; ", ", "))
    return head + sign.join(row.format(n=number, x=_spoken(draw, one, nouns)) for number, one in enumerate(bound))


def _group(draw: Draw, group: int) -> str:
    return draw.pick((f", all in group {group}", f" (group {group})", f" of group {group}")) if group else ""
