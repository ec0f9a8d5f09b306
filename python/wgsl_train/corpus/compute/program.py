"""Kernels whose whole interface the prompt spells out: buffers with names, types and bindings, uniforms in structs, borders.

A program is a body and its words; `build` draws where its numbers come from, what everything is called, which binding it
has, and says all of it. A third of all prompts are terse instead and take the defaults.
"""

import re
from dataclasses import dataclass

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request
from ..names import buffer_name
from ..number import plain
from ..surface import verbatim
from .kernel import combination
from .recipe import fill
from .stated import Resource, declared, describe

Templates = tuple[str, ...]
READ, WRITE, BOTH = "read", "write", "both"


@dataclass(frozen=True, slots=True)
class Slot:
    """A buffer: the first name is the default. `{T}` in `element` is the drawn type, `noun` what it holds."""

    key: str
    names: Templates
    role: str = READ
    element: str = "{T}"
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A number: a value in the prompt, or a uniform under one of the names."""

    key: str
    names: Templates
    low: float
    high: float
    step: float = 0.05
    kind: str = "f32"
    uniform: float = 0.55


@dataclass(frozen=True, slots=True)
class Program:
    """`lines` run for each element of `{dst}`. With `grid` they have `x`, `y`, `{w}`, `{h}`; `{l}` and so on need `border`.

    `say` are verb phrases with buffers and numbers, `brief` noun phrases without buffers. `zero` is what lies outside.
    """

    name: str
    slots: tuple[Slot, ...]
    lines: Templates
    say: Templates
    brief: Templates
    numbers: tuple[Given, ...] = ()
    grid: bool = False
    border: bool = False
    types: Templates = ("f32",)
    zero: str = "0.0"
    helper: str = ""
    image: bool = False


_BORDERS: dict[str, Templates] = {
    "wrap": ("the grid wraps around", "wrap at the borders", "periodic boundaries", "toroidal", "opposite edges are connected", "wraparound at all four sides", "on a torus", "indices wrap around (modulo)"),
    "clamp": ("clamp at the edges", "edges are clamped", "neighbours outside are clamped to the edge", "repeat the edge cells outside", "clamped borders", "use the nearest cell beyond the border"),
    "keep": ("border cells keep their value", "the border is copied unchanged", "edge cells are not changed, just copied", "fixed borders: cells on the edge are copied over", "copy the outermost cells as they are", "only interior cells are updated, the edge is copied"),
    "dead": ("border cells are set to 0", "write 0 to the edge cells", "the outermost cells become 0", "cells on the border are always 0 in the result"),
    "zero": ("cells outside the grid count as 0", "outside the grid everything is 0", "treat neighbours outside as zero", "zero padding", "missing neighbours are 0"),
}  # fmt: skip
_SIZE = ("the grid is {w} x {h}", "{w} by {h} cells", "size {w}x{h}", "width {w}, height {h}", "{w} wide, {h} high", "{w}x{h}", "a {w} by {h} grid", "grid size {w} x {h}")  # fmt: skip
_IMAGE = ("the image is {w} x {h}", "{w} by {h} pixels", "size {w}x{h}", "width {w}, height {h}", "{w} wide, {h} high", "{w}x{h}", "a {w}x{h} image", "resolution {w}x{h}")  # fmt: skip
_ROWS = ("row-major", "stored row by row", "index = y * width + x", "i = y * width + x")
_STRUCTS = (("Params", "params"), ("Params", "params"), ("Params", "params"), ("Settings", "settings"), ("Config", "config"), ("Uniforms", "uniforms"), ("Grid", "grid_info"), ("SimParams", "sim"), ("Info", "info"), ("Constants", "constants"))  # fmt: skip
_FIELD_NAMES = {"w": ("width", "width", "width", "w", "cols", "nx"), "h": ("height", "height", "height", "h", "rows", "ny")}  # fmt: skip
_TAKEN = frozenset(
    "i x y id left right row up down l r u d c t around size width height w h nx ny cols rows rate params settings config uniforms grid_info sim info constants sum best k dx dy next_state gx gy s WIDTH HEIGHT color gray at p q f a b column step found best last velocity angle above below low n z neighbors alive keep weights bayer m bits".split()
)


# A number of a prompt stands in the code as what it is used as.
_FLOATED = re.compile(r"f32\((\d+)u\)")


class _Drawing:
    """One program with everything drawn."""

    def __init__(self, draw: Draw, program: Program) -> None:
        self.draw, self.program = draw, program
        self.stated = draw.chance(0.72)
        self.square = program.grid and draw.chance(0.15)
        self.element = draw.pick(program.types)
        self.values: dict[str, str] = {"T": self.element}
        self.words: dict[str, str] = {}
        self.fields: list[tuple[str, str, str]] = []
        self.constants: list[str] = []
        self.sentences: list[str] = []
        self.border = ""
        if program.border:
            self.border = draw.pick(_possible_borders(program))
        self.named: list[tuple[Slot, str, str]] = []
        self._name()
        self._numbers()
        if program.grid:
            self._size()
        combination(draw, program.name, self.border, self.element if self.element != program.types[0] else "")

    def _name(self) -> None:
        taken = set(_TAKEN)
        for slot in self.program.slots:
            name = slot.names[0]
            if self.stated:
                name = buffer_name(self.draw, taken) if self.draw.chance(0.25) else self.draw.pick(slot.names)
            if name in taken:
                name = buffer_name(self.draw, taken)
            taken.add(name)
            self.values[slot.key] = name
            self.words[slot.key] = verbatim(name)
            self.named.append((slot, name, fill(slot.element, {"T": self.element})))
        self.taken = taken

    def _numbers(self) -> None:
        together, all_uniform = self.draw.chance(0.75), self.draw.chance(0.55 if self.stated else 0.2)
        for given in self.program.numbers:
            name = self.draw.pick(given.names) if self.stated else given.names[0]
            chosen = all_uniform if together else self.draw.chance(given.uniform if self.stated else 0.2)
            if (chosen and name not in self.taken) or given.kind.startswith("vec"):
                self.taken.add(name)
                self.fields.append((given.key, name, given.kind))
                self.words[given.key] = verbatim(name)
            elif given.kind == "f32":
                value = self.draw.number(given.low, given.high, given.step)
                self.values[given.key] = str(value)
                self.words[given.key] = plain(self.draw, value.value)
            else:
                whole = self.draw.integer(int(given.low), int(given.high))
                self.values[given.key] = f"{whole}u" if given.kind == "u32" else str(whole)
                self.words[given.key] = str(whole)

    def _size(self) -> None:
        draw, roll = self.draw, self.draw.random.random()
        if roll < (0.3 if self.stated else 0.6):
            width = draw.pick((32, 64, 100, 128, 256, 320, 512, 640, 1024))
            height = width if draw.chance(0.5) else draw.pick((16, 48, 64, 100, 200, 240, 256, 480, 512))
            self.constants = [f"const WIDTH: u32 = {width}u;", f"const HEIGHT: u32 = {height}u;"]
            self.values |= {"w": "WIDTH", "h": "HEIGHT"}
            forms = _IMAGE if self.program.image else _SIZE
            self.sentences.append(draw.phrase(forms, {"w": str(width), "h": str(height)}))
        elif roll < 0.75 and self.stated:
            sizes = [(key, draw.pick(_FIELD_NAMES[key]), "u32") for key in "wh"]
            self.fields = sizes + self.fields if draw.chance(0.8) else self.fields + sizes
        else:
            name = "size" if not self.stated else draw.pick(("size", "size", "dims", "extent", "grid_size"))
            self.fields.insert(0 if draw.chance(0.7) else len(self.fields), ("size", name, "vec2<u32>"))
            self.sentences.append(
                draw.phrase(
                    (
                        "{n} is (width, height)",
                        "{n}.x is the width, {n}.y the height",
                        "{n} (vec2<u32>) holds width and height".replace("<", "{lt}"),
                    ),
                    {"n": verbatim(name), "lt": "<"},
                )
            )
        if draw.chance(0.2):
            self.sentences.append(draw.pick(_ROWS))

    def resources(self) -> tuple[list[Resource], str]:
        """What is bound, unnumbered, and the declaration of a struct if there is one."""
        found = [
            Resource(name, f"array<{kind}>", "storage, read" if slot.role == READ else "storage, read_write", slot.noun)
            for slot, name, kind in self.named
        ]
        struct = ""
        if len(self.fields) > 1 or (self.fields and self.stated and self.draw.chance(0.3)):
            kind, variable = self.draw.pick(_STRUCTS) if self.stated else _STRUCTS[0]
            inner = ", ".join(f"{name}: {kind}" for _, name, kind in self.fields)
            struct = f"struct {kind} {{ {inner} }}"
            found.append(Resource(variable, kind, "uniform", "", tuple((name, of) for _, name, of in self.fields)))
            self._refer(f"{variable}.")
        else:
            found += [Resource(name, kind, "uniform", "") for _, name, kind in self.fields]
            self._refer("")
        return found, struct

    def _refer(self, prefix: str) -> None:
        for key, name, _ in self.fields:
            if key == "size":
                self.values |= {"w": f"{prefix}{name}.x", "h": f"{prefix}{name}.y"}
            else:
                self.values[key] = f"{prefix}{name}"

    def lines(self) -> list[str]:
        """The body."""
        dst = self.program.slots[-1].key
        if self.square:
            lines = [
                "if id.x >= {w} || id.y >= {h} { return; }",
                "let x = id.x;",
                "let y = id.y;",
                "let i = y * {w} + x;",
            ]
        else:
            lines = ["let i = id.x;", f"if i >= arrayLength(&{{{dst}}}) {{ return; }}"]
        if self.program.grid and not self.square:
            lines += ["let x = i % {w};", "let y = i / {w};"]
        if self.border:
            lines += _border_lines(self.border, self.program)
        around = _neighbours(self.border) if self.border else {}
        text = [fill(line, around) for line in self.program.lines]
        return [_FLOATED.sub(r"\1.0", fill(line, self.values)) for line in lines + text]


def _possible_borders(program: Program) -> Templates:
    """What can be copied or zeroed depends on the types and on whether 0 means anything."""
    same = program.slots[0].element == program.slots[-1].element
    kinds = ("wrap", "clamp", *(("keep",) if same else ()))
    if not program.zero:
        return kinds
    return (*kinds, "zero", *(("dead",) if same else ()))


def _border_lines(border: str, program: Program) -> list[str]:
    """What comes before the update of a cell."""
    if border == "wrap":
        return [
            "let left = y * {w} + (x + {w} - 1u) % {w};", "let right = y * {w} + (x + 1u) % {w};",
            "let up = (y + {h} - 1u) % {h} * {w} + x;", "let down = (y + 1u) % {h} * {w} + x;",
        ]  # fmt: skip
    if border == "clamp":
        return [
            "let left = max(x, 1u) - 1u;", "let right = min(x + 1u, {w} - 1u);", "let row = y * {w};",
            "let up = (max(y, 1u) - 1u) * {w};", "let down = min(y + 1u, {h} - 1u) * {w};",
        ]  # fmt: skip
    if border in ("keep", "dead"):
        value = "{src}[i]" if border == "keep" else program.zero
        return [
            "if x == 0u || y == 0u || x == {w} - 1u || y == {h} - 1u {", f"{{dst}}[i] = {value};", "return;", "}",
        ]  # fmt: skip
    zero = program.zero
    return [
        f"let l = select({zero}, {{src}}[i - 1u], x > 0u);", f"let r = select({zero}, {{src}}[i + 1u], x + 1u < {{w}});",
        f"let u = select({zero}, {{src}}[i - {{w}}], y > 0u);", f"let d = select({zero}, {{src}}[i + {{w}}], y + 1u < {{h}});",
    ]  # fmt: skip


def _neighbours(border: str) -> dict[str, str]:
    """How the four neighbours of a cell are written."""
    if border == "clamp":
        return {"l": "{src}[row + left]", "r": "{src}[row + right]", "u": "{src}[up + x]", "d": "{src}[down + x]"}
    if border == "wrap":
        return {"l": "{src}[left]", "r": "{src}[right]", "u": "{src}[up]", "d": "{src}[down]"}
    if border in ("keep", "dead"):
        return {"l": "{src}[i - 1u]", "r": "{src}[i + 1u]", "u": "{src}[i - {w}]", "d": "{src}[i + {w}]"}
    return {"l": "l", "r": "r", "u": "u", "d": "d"}


def build(draw: Draw, program: Program) -> Request:
    """Draws a program and says it."""
    drawn = _Drawing(draw, program)
    found, struct = drawn.resources()
    group = draw.pick((1, 2)) if drawn.stated and draw.chance(0.06) else 0
    bound = _ordered(draw, found) if drawn.stated else sorted(found, key=_usual)
    if drawn.border:
        drawn.sentences.append(draw.pick(_BORDERS[drawn.border]))
    sentences, brief = drawn.sentences, not drawn.stated or draw.chance(0.4)
    draw.random.shuffle(sentences)
    if drawn.stated:
        told = describe(draw, bound, group, nouns=brief and len(program.slots) > 2)
        sentences.insert(0 if draw.chance(0.5) else len(sentences), told)
    else:
        sentences += _defaults(draw, drawn, found)
    if brief:
        main = ask.kernel(draw, do=(), what=program.brief, **drawn.words)
    else:
        main = ask.kernel(draw, do=program.say, what=(), **drawn.words)
    workgroup = (
        draw.pick(("8, 8", "8, 8", "16, 16")) if drawn.square else draw.pick(("64",) * 20 + ("128", "256", "32"))
    )
    if workgroup != "64":
        sentences.append(draw.phrase(("workgroup size {n}", "{n} threads per workgroup", "@workgroup_size({n})"), {"n": workgroup.replace(", ", "x")}))  # fmt: skip
    helper = [fill(program.helper, drawn.values)] if program.helper else []
    head = f"@compute @workgroup_size({workgroup}) fn cs_main(@builtin(global_invocation_id) id: vec3<u32>) {{"
    lines = [struct, *declared(bound, group), *drawn.constants, *helper, head, *drawn.lines(), "}"]
    prompt = join_clauses(draw, main, [sentence for sentence in sentences if sentence])
    if drawn.stated and draw.chance(0.12) and not main.endswith("?"):
        prompt = f"{told[:1].upper()}{told[1:]}. {join_clauses(draw, main, [one for one in sentences if one != told])}"
    return Request(prompt, "\n".join(lines))


def _defaults(draw: Draw, drawn: _Drawing, found: list[Resource]) -> list[str]:
    """What a terse prompt still has to say: types that are not f32, and uniforms."""
    told = []
    for slot, name, kind in drawn.named:
        if kind != "f32" or slot.role == BOTH or len(drawn.named) > 2:
            told.append(f"{verbatim(name)} is {'array<' + kind + '>' if draw.chance(0.6) else 'an array of ' + kind}")
    for one in found:
        if one.space == "uniform" and one.fields:
            told.append("Params has " + ", ".join(verbatim(f"{name}: {kind}") for name, kind in one.fields))
        elif one.space == "uniform" and not (one.name == "size" and draw.chance(0.7)):
            told.append(f"{verbatim(one.name)} is a uniform {verbatim(one.type)}")
    return told


def _usual(one: Resource) -> int:
    return {"storage, read": 0, "uniform": 1}.get(one.space, 2)


def _ordered(draw: Draw, found: list[Resource]) -> list[Resource]:
    """The order of the bindings: as usual, uniforms last or first, or any."""
    roll = draw.random.random()
    if roll < 0.4:
        return sorted(found, key=_usual)
    if roll < 0.75:
        return sorted(found, key=lambda one: one.space == "uniform")
    if roll < 0.88:
        return sorted(found, key=lambda one: one.space != "uniform")
    return draw.sample(found, len(found))
