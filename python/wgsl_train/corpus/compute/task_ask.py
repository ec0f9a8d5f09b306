"""How a prompt spells out the interface of a task: buffers and uniforms by binding, role, type, name or order."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import ask
from ..draw import Draw
from ..surface import verbatim
from . import task_words as words

if TYPE_CHECKING:
    from .task import Task

IN, OUT, BOTH, UNIFORM = "in", "out", "both", "uniform"
_RANK = {IN: 0, UNIFORM: 1, BOTH: 2, OUT: 2}


@dataclass(slots=True)
class Item:
    """What is bound: a buffer, a uniform, or a struct or vector of several numbers, its `fields`."""

    key: str
    name: str
    noun: str
    type: str
    role: str
    element: str
    number: int = 0
    fields: "list[Item]" = field(default_factory=list)

    @property
    def is_struct(self) -> bool:
        """Whether the numbers are fields of a struct."""
        return bool(self.fields) and not self.type.startswith("vec")

    @property
    def is_single(self) -> bool:
        """Whether a storage buffer holds one value."""
        return self.role != UNIFORM and not self.type.startswith("array")


@dataclass(slots=True)
class Asked:
    """What the prompt has to tell."""

    task: "Task"
    storage: list[Item]
    uniforms: list[Item]
    constants: dict[str, str]
    in_place: bool
    named: bool
    counted: bool
    workgroup: str = ""


def struct(item: Item) -> str:
    """The struct of a uniform."""
    return f"struct {item.type} {{ {', '.join([f'{each.name}: {each.type}' for each in item.fields])} }}"


def declaration(item: Item) -> str:
    """The declaration of a binding as WGSL."""
    space = {IN: "storage, read", UNIFORM: "uniform"}.get(item.role, "storage, read_write")
    return f"@group(0) @binding({item.number}) var<{space}> {item.name}: {item.type};"


def prompt(draw: Draw, asked: Asked) -> tuple[str, list[Item]]:
    """The prompt, and the items in the order of their numbers."""
    items = _usual(asked)
    roll = draw.random.random() * (0.76 if asked.task.spelled else 1.0)
    spoken = _Spoken(draw, asked)
    if roll < 0.42:
        order = _numbered(draw, items)
        text = _framed(draw, spoken.main(), words.LISTED, _list(draw, asked, order, numbered=True))
    elif roll < 0.56:
        order = _numbered(draw, items)
        text = _framed(draw, spoken.main(), words.LISTED, _prose(draw, asked, order))
    elif roll < 0.68:
        order = _numbered(draw, items)
        head = draw.pick(words.IN_ORDER)
        text = _framed(draw, spoken.main(), words.ORDERED, head + _list(draw, asked, order, numbered=False))
    elif roll < 0.76:
        order, asked.named = _numbered(draw, items), True
        code = " ".join([struct(item) for item in order if item.is_struct] + [declaration(item) for item in order])
        text = _framed(draw, spoken.main(), words.DECLARED, verbatim(code))
    else:
        numbered = draw.chance(0.6)
        order = _numbered(draw, items) if numbered else items
        text, order = spoken.inline(order, numbered=numbered)
    clauses = [*_clauses(draw, asked)]
    for clause in draw.sample(clauses, len(clauses)):
        text = text.rstrip(".") + draw.pick(words.JOIN).format(clause)
    return text, order


def _usual(asked: Asked) -> list[Item]:
    """Inputs, uniforms, results."""
    inputs = [item for item in asked.storage if item.role == IN]
    return [*inputs, *asked.uniforms, *[item for item in asked.storage if item.role != IN]]


def _count(items: list[Item]) -> list[Item]:
    for number, item in enumerate(items):
        item.number = number
    return items


def _numbered(draw: Draw, items: list[Item]) -> list[Item]:
    """The items by number: as usual, uniforms last or first, results first, or at random."""
    order, roll = list(items), draw.random.random()
    if roll < 0.25:
        order.sort(key=lambda item: item.role == UNIFORM)
    elif roll < 0.45:
        order.sort(key=lambda item: item.role != UNIFORM)
    elif roll < 0.52:
        order.sort(key=lambda item: item.role not in (OUT, BOTH))
    elif roll < 0.7:
        draw.random.shuffle(order)
    return _count(order)


def _clauses(draw: Draw, asked: Asked) -> list[str]:
    clauses = []
    if asked.workgroup or draw.chance(0.05):
        clauses.append(draw.phrase(words.WORKGROUP, {"n": asked.workgroup or "64"}))
    if asked.counted:
        count = next(each for item in asked.uniforms for each in (item.fields or [item]) if each.key == "count")
        clauses.append(draw.phrase(words.COUNTED, {"n": verbatim(count.name)}))
    elif not asked.task.serial and draw.chance(0.06):
        clauses.append(draw.phrase(words.GUARD))
    return clauses


def _framed(draw: Draw, main: str, frames: tuple[str, ...], listed: str) -> str:
    if main.endswith("?"):
        return f"{main} {listed[:1].upper()}{listed[1:]}"
    return draw.pick(frames).format(text=main, list=listed)


def _words(draw: Draw, item: Item) -> dict[str, str]:
    """What the templates of an item may say."""
    adjective, plural = words.element(draw, item.element)
    access = draw.pick(words.ACCESS[item.role])
    return {
        "name": verbatim(item.name), "noun": item.noun, "t": verbatim(item.type), "e": verbatim(item.element) if "<" in item.element else item.element,
        "adj": adjective, "es": plural, "a": access, "n": str(item.number),
    }  # fmt: skip


def _fields(draw: Draw, item: Item, *, named: bool) -> str:
    """The numbers of a struct or a vector, one after the other."""
    if item.is_struct:
        if draw.chance(0.35):
            inner = ", ".join([f"{each.name}: {each.type}" for each in item.fields])
            return verbatim(f"{{ {inner} }}")
        form = draw.pick(words.FIELD)
        return _joined(
            draw, [form.format(name=verbatim(each.name), noun=each.noun, t=verbatim(each.type)) for each in item.fields]
        )
    form = draw.pick(words.COMPONENT)
    shown = [
        form.format(c=letter, name=verbatim(each.name) if named else each.noun)
        for letter, each in zip("xyzw", item.fields, strict=False)
    ]
    return _joined(draw, shown)


def _joined(draw: Draw, parts: list[str]) -> str:
    if len(parts) > 1 and draw.chance(0.6):
        return ", ".join(parts[:-1]) + draw.pick((" and ", " and ", ", and ", " & ")) + parts[-1]
    return ", ".join(parts)


def _described(draw: Draw, asked: Asked, item: Item, forms: dict[str, str]) -> str:
    slots = _words(draw, item)
    if item.fields:
        slots["fields"] = _fields(draw, item, named=asked.named)
        table = words.STRUCT if item.is_struct else words.VECTOR
        return draw.pick(table[asked.named]).format(**slots)
    kind = "uniform" if item.role == UNIFORM else "single" if item.is_single else "buffer"
    return forms[kind].format(**slots)


def _forms(draw: Draw, asked: Asked) -> dict[str, str]:
    """One form for each kind of item, so that a list is of one cast."""
    named = asked.named
    return {
        "uniform": draw.pick(words.UNIFORM[named]),
        "single": draw.pick(words.SINGLE[named]),
        "buffer": draw.pick(words.BUFFER[named]),
    }


def _list(draw: Draw, asked: Asked, order: list[Item], *, numbered: bool, headed: bool = True) -> str:
    forms = _forms(draw, asked)
    frame = draw.pick(words.NUMBERED) if numbered else "{d}"
    parts = [frame.format(n=item.number, d=_described(draw, asked, item, forms)) for item in order]
    head = draw.pick(words.HEADS) if numbered and headed and frame[0] != "-" else ""
    sign = (
        " "
        if frame[0] == "-"
        else draw.pick((", ", ", ", "; ", "; ", " | "))
        if numbered
        else draw.pick((", ", "; ", ", "))
    )
    return head + sign.join(parts)


def _prose(draw: Draw, asked: Asked, order: list[Item]) -> str:
    """Each item in a short sentence of its own: `the samples are at binding 1 (f32)`."""
    parts = []
    for item in draw.sample(order, len(order)) if draw.chance(0.4) else order:
        slots = _words(draw, item)
        if item.fields:
            slots["d"] = _described(draw, asked, item, {})
            parts.append(draw.pick(words.PROSE_FIELDS).format(**slots))
        else:
            table = (
                words.PROSE_UNIFORM
                if item.role == UNIFORM
                else words.PROSE_SINGLE
                if item.is_single
                else words.PROSE[item.role]
            )
            parts.append(draw.pick(table[asked.named]).format(**slots))
    sign = draw.pick((", ", "; ", ". ", ". ", ", and "))
    if sign == ". ":
        parts = [part[:1].upper() + part[1:] if not part.startswith("\x02") else part for part in parts]
    return sign.join(parts)


class _Spoken:
    """The sentence that says what is done, with nouns or names for the parts."""

    def __init__(self, draw: Draw, asked: Asked) -> None:
        self.draw, self.asked = draw, asked
        self.told: set[str] = set()

    def _noun(self, item: Item, *, quoted: bool = True) -> str:
        """The noun or the name of an item; a component of a vector has no name in the code, so none in quotes."""
        if not self.asked.named:
            return f"the {item.noun}"
        name = verbatim(item.name)
        if item.role == UNIFORM:
            return self.draw.pick((name, name, f"the {item.noun} {name}", f"`{name}`" if quoted else name))
        return self.draw.pick(
            (name, name, name, f"the {item.noun} {name}", f"`{name}`", f"the buffer {name}", f"the array {name}")
        )

    def _slots(self) -> dict[str, str]:
        asked = self.asked
        slots = {item.key: self._noun(item) for item in asked.storage}
        for item in asked.uniforms:
            slots |= (
                {each.key: self._noun(each, quoted=item.is_struct) for each in item.fields}
                if item.fields
                else {item.key: self._noun(item)}
            )
        return slots | {key: verbatim(text) for key, text in asked.constants.items()}

    def _where(self, slots: dict[str, str]) -> dict[str, str]:
        """`{to}`: where the result goes; of a task in place its name stands for the part that is dropped."""
        task, draw = self.asked.task, self.draw
        written = next(part for part in task.parts if part.role in (OUT, BOTH))
        if self.asked.in_place:
            slots[written.key] = slots[task.into]
            return slots | {"to": draw.phrase(words.IN_PLACE)}
        return slots | {"to": draw.phrase(words.TO, {"o": slots[written.key]})}

    def main(self) -> str:
        """What is done, as a request or as a formula."""
        asked, draw, task = self.asked, self.draw, self.asked.task
        if task.spelled or (task.formula and asked.named and draw.chance(0.4)):
            return self._formula()
        return ask.kernel(draw, do=task.do, what=task.what, **self._where(self._slots()))

    def _formula(self) -> str:
        asked, draw, task = self.asked, self.draw, self.asked.task
        values = {item.key: item.name for item in asked.storage} | asked.constants
        for item in asked.uniforms:
            path = f"{item.name}." if item.is_struct and draw.chance(0.5) else ""
            values |= {each.key: path + each.name for each in item.fields} if item.fields else {item.key: item.name}
        if asked.in_place:
            written = next(part for part in task.parts if part.role in (OUT, BOTH))
            values[written.key] = values[task.into]
        text = draw.pick(task.formula)
        for key, value in values.items():
            text = text.replace(f"{{{key}}}", value)
        return draw.phrase(words.FORMULA, {"f": verbatim(text)})

    def inline(self, order: list[Item], *, numbered: bool) -> tuple[str, list[Item]]:
        """The sentence with types, and maybe numbers, behind the nouns; what it leaves out stands behind it.

        Without numbers the items are bound as usual: inputs, uniforms, results, each as they are mentioned.
        """
        asked, draw, task = self.asked, self.draw, self.asked.task
        forms = draw.pick(words.INLINE_NUMBERED if numbered else words.INLINE)
        slots = self._where(self._slots())
        held = {item.key: item for item in order if not item.fields}
        shown: list[str] = []

        def told(key: str) -> str:
            item = held[key]
            shown.append(key)
            kind = (
                f"{item.element}"
                if item.role != UNIFORM
                else draw.pick(words.UNIFORM_KIND).format(verbatim(item.element))
            )
            return slots[key] + forms.format(t=verbatim(kind) if item.role != UNIFORM else kind, n=item.number)

        spoken: dict[str, object] = {**slots, **{key: (lambda key=key: told(key)) for key in held}}
        written = next(part for part in task.parts if part.role in (OUT, BOTH))
        if asked.in_place:
            spoken[written.key] = slots[task.into]
        else:
            spoken["to"] = lambda: draw.phrase(words.TO, {"o": told(written.key)})
        text = ask.kernel(draw, do=task.do, what=task.what, **spoken)  # type: ignore[arg-type]
        rest = [item for item in order if item.key not in shown]
        if not numbered:
            mentioned = [*shown, *[item.key for item in rest]]
            order = sorted(order, key=lambda item: (_RANK[item.role], mentioned.index(item.key)))
            order = _count(order)
        if rest:
            text = _framed(draw, text, words.BEHIND, _list(draw, asked, rest, numbered=numbered, headed=False))
        return text, order
