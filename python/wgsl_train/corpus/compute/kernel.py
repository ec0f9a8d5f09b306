"""A compute shader in the making, and what its prompt still has to say about its interface.

A family declares buffers and numbers, uses their slots in its templates and adds lines. Slots note what they said;
`request` adds sentences for what the templates left out: names that are not the defaults, element types other than
f32, uniforms, the size of a workgroup. So a prompt always says everything that departs from the defaults.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .. import ask, names
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request
from ..surface import verbatim
from . import binding, wording
from .binding import Bound

# Names that bodies use; no buffer is called so.
_LOCALS = frozenset(
    "z dx dy color gray h word velocity position inside around rule size WIDTH HEIGHT pixel cell at last i j k n x y id lane group sum total value values2 left right center width height size params index row column "
    "next previous step stride count result best bit key seed offset limit bin partial a2 b2 state delta other r g "
    "factor scale alpha threshold time dt radius gravity amount blend lambda weight bias shift low high limit lowest "
    "minimum maximum cap ceiling divisor mask exponent power gamma gain multiplier levels modulus rows columns cols "
    "alive neighbors local from to start end weight weights2 swap first second up down slot p q v c d e h s u w m "
    "angle corners each found gx gy heat im integration l middle now one pcg r2 rank re sides t thread turned wang_hash xorshift".split()
)

Slot = str | Callable[[], str]


def _struct(draw: Draw) -> tuple[str, str]:
    """The name of the struct of uniforms and of its variable; prompts that have the struct say both or the default."""
    if draw.chance(0.75):
        return "Params", "params"
    name = draw.pick(("Settings", "Config", "Uniforms", "Options", "Constants", "Globals", "Args", "Info"))
    return name, name.lower()


_DEFAULTS = frozenset(("", "f32", "64"))


def combination(draw: Draw, subject: str, *others: str) -> None:
    """What is drawn and how it departs from the defaults; the plain form of a subject is never held out."""
    draw.structure(subject, *[part for part in others if part not in _DEFAULTS])


@dataclass(slots=True)
class Buffer:
    """A storage buffer, or a uniform: `type` is the WGSL type of the whole."""

    name: str
    element: str
    type: str
    space: str
    role: str
    named: bool = True
    typed: bool = True

    def __str__(self) -> str:
        """The name, as code uses it."""
        return self.name


class Kernel:
    """Collects the interface and the body of one kernel."""

    def __init__(
        self,
        draw: Draw,
        *,
        workgroups: tuple[str, ...] = ("128", "256", "32"),
        resized: float = 0.16,
        renamed: float = 0.35,
    ) -> None:
        """A kernel: `renamed` is how often its buffers get other names, `resized` how often its workgroup is not 64."""
        self.draw = draw
        self.slots: dict[str, Slot] = {}
        self.sentences: list[str] = []
        self.workgroup = draw.pick(workgroups) if workgroups and draw.chance(resized) else "64"
        self._says_workgroup = self.workgroup != "64"
        self._renames = draw.chance(renamed)
        self._struct = False
        self._struct_name, self._struct_variable = _struct(draw)
        self._numbers: dict[str, int] = {}
        self._told: set[str] = set()
        self._buffers: list[Buffer] = []
        self._uniforms: list[Buffer] = []
        self._said_uniforms: list[str] = []
        self._in_order = True
        self._guards = False
        self._declarations: list[str] = []
        self._lines: list[str] = []
        self._builtins: list[str] = []
        self._bound: list[Bound] = []

    def read(self, key: str, name: str, element: str = "f32") -> Buffer:
        """An input array. Slots: `{key}` a noun with article, `{key.i}` its element, `{key.name}`."""
        return self._buffer(key, name, element, f"array<{element}>", "read", "input")

    def write(self, key: str, name: str, element: str = "f32", size: str = "") -> Buffer:
        """A result array, of a fixed `size` if given; `element` may be atomic."""
        kind = f"array<{element}, {size}>" if size else f"array<{element}>"
        return self._buffer(key, name, element, kind, "read_write", "output")

    def both(self, key: str, name: str, element: str = "f32") -> Buffer:
        """An array that is read and overwritten."""
        return self._buffer(key, name, element, f"array<{element}>", "read_write", "in place")

    def one(self, key: str, name: str, kind: str) -> Buffer:
        """A result that is a single value in a storage buffer: `atomic<u32>`, `f32`."""
        return self._buffer(key, name, kind, kind, "read_write", "single")

    def _buffer(self, key: str, name: str, element: str, kind: str, access: str, role: str) -> Buffer:
        taken = {buffer.name for buffer in self._buffers}
        if self._renames:
            name = names.buffer_name(self.draw, _LOCALS | taken)
        element = element.removeprefix("atomic<").removesuffix(">") if element.startswith("atomic") else element
        plain = element == "f32" or element not in wording.ELEMENTS
        buffer = Buffer(name, element, kind, f"storage, {access}", role, not self._renames, plain)
        self._buffers.append(buffer)
        self.slots[key] = lambda: self._noun(buffer)
        self.slots[f"{key}.i"] = lambda: self.formula("{}[i]", buffer)
        self.slots[f"{key}.name"] = lambda: self.formula("{}", buffer)
        return buffer

    def formula(self, text: str, *buffers: Buffer) -> str:
        """Text with the names of buffers put into its `{}`, kept as it stands; the names count as said."""
        for buffer in buffers:
            buffer.named = True
        return verbatim(text.format(*buffers))

    def _noun(self, buffer: Buffer) -> str:
        """`a buffer of floats`, `the u32 array keys`, `src`."""
        buffer.named = named = buffer.named or self.draw.chance(0.8)
        shown = named and (self._renames or self.draw.chance(0.3))
        name = verbatim(buffer.name) if shown else ""
        noun, buffer.typed = wording.buffer(self.draw, buffer.element, name, buffer.typed, buffer.role == "output")
        return noun + self._number(buffer.name)

    def _number(self, name: str) -> str:
        """Where the prompt tells binding numbers with the nouns: this one, the first time."""
        if name not in self._numbers or name in self._told:
            return ""
        self._told.add(name)
        return binding.inline(self.draw, self._numbers[name])

    def together(self, key: str, count: str, *buffers: Buffer) -> None:
        """A slot for several input arrays of one type: `two float buffers a and b`."""
        self.slots[key] = lambda: self._together(count, buffers)

    def _together(self, count: str, buffers: tuple[Buffer, ...]) -> str:
        text = wording.buffers(self.draw, count, buffers[0].element)
        typed = self._renames or self.draw.chance(0.35)
        for buffer in buffers:
            buffer.typed, buffer.named = True, buffer.named or typed
        if not typed:
            return text
        return f"{text} {wording.listed(self.draw, [verbatim(buffer.name) for buffer in buffers])}"

    def uniform(self, key: str, name: str, kind: str, noun: str) -> str:
        """A value the host sets: its WGSL. `{key}` says that it comes from a uniform, `{key.name}` its name."""
        taken = {buffer.name for buffer in self._buffers} | {uniform.name for uniform in self._uniforms}
        if self.draw.chance(0.35) or name in taken:
            name = names.variable_name(self.draw, _LOCALS | taken)
        uniform = Buffer(name, kind, kind, "uniform", noun)
        self._uniforms.append(uniform)
        self.slots[key] = lambda: self._uniform_noun(uniform)
        self.slots[f"{key}.name"] = verbatim(name)
        return f"\x00{name}\x00"

    def field(self, name: str, kind: str) -> str:
        """A field of the Params uniform whose name and type the family says itself: its WGSL."""
        self._struct = True
        self._struct_name, self._struct_variable = "Params", "params"
        self._uniforms.append(Buffer(name, kind, kind, "uniform", name))
        self._said_uniforms.append(name)
        self._in_order = False
        return f"\x00{name}\x00"

    def bare(self, name: str, kind: str) -> str:
        """A uniform of its own, not in a struct, that the family says itself: its WGSL."""
        self._struct = False
        self._uniforms.append(Buffer(name, kind, kind, "uniform", name))
        self._said_uniforms.append(name)
        self._in_order = False
        return f"\x00{name}\x00"

    @property
    def has_uniforms(self) -> bool:
        """Whether the host sets anything yet."""
        return bool(self._uniforms)

    def _uniform_noun(self, uniform: Buffer) -> str:
        self._said_uniforms.append(uniform.name)
        struct = (self._struct_name, self._struct_variable) if self._in_struct else None
        text = wording.uniform(self.draw, uniform.role, uniform.name, uniform.element, struct)
        return text if struct else text + self._number(uniform.name)

    @property
    def _in_struct(self) -> bool:
        return self._struct or len(self._uniforms) > 1

    def amount(self, key: str, value: str, text: Slot, noun: str, kind: str = "f32", uniform: float = 0.25) -> str:
        """A number said in the prompt, or one in a uniform: its WGSL. `{key}` says it either way."""
        if self.draw.chance(uniform):
            return self.uniform(key, noun.replace(" ", "_"), kind, noun)
        self.slots[key] = self.slots[f"{key}.name"] = text
        return value

    def constant(self, name: str, kind: str, value: str) -> str:
        """A module constant; returns its name."""
        self._declarations.append(f"const {name}: {kind} = {value};")
        return name

    def shared(self, name: str, kind: str) -> str:
        """A variable in workgroup memory; returns its name."""
        self._declarations.append(f"var<workgroup> {name}: {kind};")
        return name

    def declare(self, code: str) -> None:
        """A struct or helper function before the entry point."""
        self._declarations.append(code)

    def local(self, *names: str) -> None:
        """Asks for builtins beside `id`: `lane`, `local`, `group`."""
        self._builtins += [wording.BUILTINS[name] for name in names]

    def add(self, *lines: str) -> None:
        """Adds statements as they stand."""
        self._lines += lines

    def each(self, buffer: Buffer) -> None:
        """One invocation for each element of a buffer: `i`, and a return beyond the end."""
        self._guards = True
        self.add("let i = id.x;", f"if i >= arrayLength(&{buffer}) {{ return; }}")

    def module(self) -> str:
        """The whole module. Inputs come first, then uniforms, then results, unless the prompt numbers them otherwise."""
        structs = [text for text in self._declarations if text.startswith("struct")]
        others = [text for text in self._declarations if not text.startswith("struct")]
        if self._uniforms and self._in_struct:
            fields = "".join(f"{uniform.name}: {uniform.type}, " for uniform in self._uniforms)
            structs.append(f"struct {self._struct_name} {{ {fields}}}")
        spaces = {buffer.name: buffer.space for buffer in self._buffers}
        bound = [
            f"@group(0) @binding({item.number}) var<{spaces.get(item.name, 'uniform')}> {item.name}: {item.type};"
            for item in self._bound or binding.usual(self._items())
        ]
        builtins = ", ".join(["@builtin(global_invocation_id) id: vec3<u32>", *self._builtins])
        head = f"@compute @workgroup_size({self.workgroup}) fn cs_main({builtins}) {{"
        text = "\n".join([*structs, *bound, *others, head, *self._lines, "}"])
        for uniform in self._uniforms:
            reference = f"{self._struct_variable}.{uniform.name}" if self._in_struct else uniform.name
            text = text.replace(f"\x00{uniform.name}\x00", reference)
        return text

    def request(self, *, do: tuple[str, ...] = (), what: tuple[str, ...] = ()) -> Request:
        """The prompt, from verb phrases and noun phrases, and the module."""
        roll = self.draw.random.random()
        if roll < 0.24 and len(self._items()) > 1:
            self._bound = binding.numbered(self.draw, self._items())
            if roll < 0.12:
                self._numbers = {item.name: item.number for item in self._bound}
        main = ask.kernel(self.draw, do=do, what=what, **self.slots)
        if 0.24 <= roll < 0.34:
            main = self._with_table(main)
        self._say_rest()
        if self._in_order:
            # Fields stand in the struct as the prompt names them.
            self._uniforms.sort(key=lambda uniform: self._said_uniforms.index(uniform.name))
        return Request(join_clauses(self.draw, main, self.sentences), self.module())

    def _with_table(self, main: str) -> str:
        """The prompt with a table of its bindings, which tells names, types and numbers."""
        items = binding.numbered(self.draw, self._items())
        self._bound = items
        self._told |= {item.name for item in items}
        roles = [buffer.role for buffer in self._buffers]
        by_role = roles == ["input", "output"] and not self._renames and not self._uniforms and self.draw.chance(0.6)
        for buffer in self._buffers:
            buffer.named = buffer.typed = True
        spaces = {buffer.name: buffer.space for buffer in self._buffers}
        return binding.table(self.draw, main, items, spaces, by_role=by_role)

    def _items(self) -> list[Bound]:
        """What is bound: buffers, and the uniforms or their struct."""
        items = [
            Bound(buffer.name, binding.INPUT if buffer.role == "input" else binding.OUTPUT, buffer.type)
            for buffer in self._buffers
        ]
        if self._uniforms and self._in_struct:
            return [*items, Bound(self._struct_variable, binding.UNIFORM, self._struct_name)]
        return items + [Bound(uniform.name, binding.UNIFORM, uniform.type) for uniform in self._uniforms]

    def _say_rest(self) -> None:
        """Sentences for whatever departs from the defaults and has not been said."""
        draw = self.draw
        for uniform in self._uniforms:
            if uniform.name not in self._said_uniforms:
                text = self._uniform_noun(uniform)
                self.sentences.append(draw.phrase(wording.TAKES, {"uniform": text}))
        ordered = sorted(self._buffers, key=lambda buffer: buffer.role != "input")
        if self._bound and any(item.name not in self._told for item in self._bound):
            rest = [item for item in self._bound if item.name not in self._told]
            # By role only where nothing has another name and nothing was numbered yet.
            names = self._renames or len(rest) < len(self._bound) or draw.chance(0.5)
            self.sentences.append(binding.sentence(draw, rest, names=names))
            if names:
                for buffer in self._buffers:
                    buffer.named = buffer.named or buffer.name not in self._told
        unnamed = any(not buffer.named for buffer in ordered)
        if unnamed or any(not buffer.typed for buffer in ordered) or draw.chance(0.06):
            self.sentences.append(wording.interface(draw, ordered, unnamed or self._renames))
        if self._guards and draw.chance(0.07):
            self.sentences.append(draw.phrase(wording.GUARD))
        if self._says_workgroup or draw.chance(0.06):
            self.sentences.append(draw.phrase(wording.WORKGROUP, {"n": self.workgroup.replace(", ", "x")}))
            draw.random.shuffle(self.sentences)
