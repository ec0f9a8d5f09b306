"""Values of functions: a compute shader calls the function once a row of inputs and writes what comes out.

A vertex shader is a function too, once its attributes are taken off; its inputs and outputs are told apart by what they
are bound to, not by their order.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from wgsl_train.score.inputs import INDEX, Rows, input_rows
from wgsl_train.score.interface import BOOL, F32, I32, Interface, UnsupportedError
from wgsl_train.score.resources import COMPUTE_FILLINGS, contents, free_group, job_bindings, join_blobs, test_image
from wgsl_train.score.rewrite import count_loop_steps, free_prefix, without_stage
from wgsl_train.score.supervisor import Supervisor

WORKGROUP_SIZE = 64
FILLINGS = (COMPUTE_FILLINGS[3], COMPUTE_FILLINGS[1])
"""What buffers hold that a function reads: one run each."""
TEXTURE_SIZE = (24, 16)

INDEX_INPUTS = ("vertex_index", "instance_index")


@dataclass(frozen=True)
class Slot:
    """A value that goes in or comes out: its place among the others, and its type."""

    key: str
    type: int


@dataclass(frozen=True)
class Call:
    """A function to call, inside a module that declares it."""

    interface: Interface
    code: str
    """The module's text with the function as an ordinary one."""
    function: dict[str, Any]
    is_vertex: bool

    @staticmethod
    def of_function(interface: Interface, function: dict[str, Any]) -> "Call":
        """Calls ``function`` of the module."""
        return Call(interface, interface.code, function, False)

    @staticmethod
    def of_vertex(interface: Interface, entry: dict[str, Any]) -> "Call":
        """Calls the vertex entry point ``entry`` of the module."""
        return Call(interface, without_stage(interface.code, entry["name"]), entry, True)

    def input_slots(self) -> list[list[Slot]]:
        """The slots of each parameter in order; none for textures and samplers."""
        slots: list[list[Slot]] = []
        for number, parameter in enumerate(self.function["parameters"]):
            ty = self.interface.types[parameter["type"]]
            if ty["kind"] in ("texture", "sampler"):
                slots.append([])
            elif ty["kind"] == "pointer":
                slots.append([Slot(f"{number:04}", ty["target"])])
            elif self.is_vertex:
                slots.append([Slot(str(m.bound_to), m.type) for m in self.interface.members(parameter)])
            else:
                slots.append([Slot(f"{number:04}", parameter["type"])])
        return slots


@dataclass(frozen=True)
class Leaf:
    """One scalar: the slot it belongs to, its place in it, what it is."""

    key: str
    number: int
    kind: int


@dataclass(frozen=True)
class Outcome:
    """What one function gave."""

    rows: Rows
    kinds: tuple[int, ...]
    words: list[npt.NDArray[np.uint32]]
    """A run each: (rows, outputs + 1); the last word of a row tells that the loops of this call were cut off."""
    buffers: list[list[bytes]]
    """The module's own writable bindings of each run."""
    has_float_inputs: bool


def evaluate(
    supervisor: Supervisor, call: Call, choose_rows: Callable[[tuple[tuple[str, int], ...]], Rows] = input_rows
) -> Outcome:
    """Calls the function on every row of its inputs; ``choose_rows`` makes them as ``input_rows`` does.

    Raises ``UnsupportedError`` where values cannot be handed in or taken out, and a ``WorkerError`` for what does not
    come back.
    """
    harness = _Harness(call)
    rows = choose_rows(harness.input_kinds())
    interface = call.interface
    fillings = FILLINGS if interface.bindings else FILLINGS[:1]
    own = [rows.words.tobytes() or bytes(4), bytes(4 * len(rows.words) * harness.output_width), bytes(4)]
    runs = [[*contents(interface, filling), *own, *harness.extra_contents()] for filling in fillings]
    blobs, places = join_blobs(runs)
    groups = [(len(rows.words) + WORKGROUP_SIZE - 1) // WORKGROUP_SIZE, 1, 1]
    job = {
        "kind": "dispatch",
        "code": harness.code(),
        "entry": f"{harness.prefix}main",
        "bindings": [*job_bindings(interface), *harness.bindings()],
        "runs": [
            {"groups": groups, "blobs": place, "texture_size": filling.grid if interface.bindings else TEXTURE_SIZE}
            for filling, place in zip(fillings, places, strict=True)
        ],
    }
    outputs = supervisor.run(job, blobs)
    a_run = len(outputs) // len(runs)
    # The last two of a run are the harness's: what came out, and whether any loop was cut off.
    out = [np.frombuffer(data, np.uint32).reshape(len(rows.words), -1) for data in outputs[a_run - 2 :: a_run]]
    buffers = [outputs[start : start + a_run - 2] for start in range(0, len(outputs), a_run)]
    kinds = tuple(leaf.kind for leaf, _ in harness.outputs)
    return Outcome(rows, kinds, out, buffers, any(leaf.kind == F32 for leaf, _ in harness.inputs))


class _Harness:
    """The text around a function, and the bindings it needs."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.group = free_group(call.interface)
        self.prefix = free_prefix(call.code)
        self.inputs = self._inputs()
        self.outputs = self._outputs()
        self.output_width = len(self.outputs) + 1

    def _leaves(self, slot: Slot, expression: str) -> list[tuple[Leaf, str]]:
        leaves = self.call.interface.leaves(slot.type, expression)
        return [(Leaf(slot.key, number, kind), text) for number, (text, kind) in enumerate(leaves)]

    def _inputs(self) -> list[tuple[Leaf, str]]:
        slots = [slot for parameter in self.call.input_slots() for slot in parameter]
        leaves = [leaf for slot in slots for leaf in self._leaves(slot, slot.key)]
        return sorted(leaves, key=lambda leaf: (leaf[0].key, leaf[0].number))

    def input_kinds(self) -> tuple[tuple[str, int], ...]:
        """For every word of a row: the vector it is a component of, and what it holds."""
        return tuple(
            (text.rpartition("[")[0] or text, INDEX if leaf.key in INDEX_INPUTS else leaf.kind)
            for leaf, text in self.inputs
        )

    def _outputs(self) -> list[tuple[Leaf, str]]:
        outputs = [leaf for slot, expression in self._results() for leaf in self._leaves(slot, expression)]
        for number, parameter in enumerate(self.call.function["parameters"]):
            ty = self.call.interface.types[parameter["type"]]
            if ty["kind"] == "pointer":
                outputs += self._leaves(Slot(f"{number:04}", ty["target"]), f"{self.prefix}p{number}")
        return sorted(outputs, key=lambda leaf: (leaf[0].key, leaf[0].number))

    def _results(self) -> list[tuple[Slot, str]]:
        result, variable = self.call.function["result"], f"{self.prefix}r"
        if result is None:
            return []
        if self.call.is_vertex and result["bound_to"] is None:
            members = self.call.interface.members(result)
            return [(Slot(str(member.bound_to), member.type), f"{variable}.{member.name}") for member in members]
        return [(Slot(result["bound_to"] or "", result["type"]), variable)]

    def bindings(self) -> list[dict[str, Any]]:
        own = [
            {"group": self.group, "binding": i, "kind": kind}
            for i, kind in enumerate(("read", "read_write", "read_write"))
        ]
        for number, parameter in enumerate(self.call.function["parameters"]):
            kind = self.call.interface.types[parameter["type"]]["kind"]
            if kind in ("texture", "sampler"):
                own.append({"group": self.group, "binding": 3 + number, "kind": kind, "format": "rgba8unorm"})
        return own

    def extra_contents(self) -> list[bytes | None]:
        size = FILLINGS[0].grid if self.call.interface.bindings else TEXTURE_SIZE
        return [test_image(*size).tobytes() if b["kind"] == "texture" else None for b in self.bindings()[3:]]

    def code(self) -> str:
        """The module with an entry point that calls the function for every row."""
        p, group = self.prefix, self.group
        where = {(leaf.key, leaf.number): i for i, (leaf, _) in enumerate(self.inputs)}
        declarations, statements, arguments = [], [], []
        for number, (parameter, slots) in enumerate(
            zip(self.call.function["parameters"], self.call.input_slots(), strict=True)
        ):
            ty = self.call.interface.types[parameter["type"]]
            if ty["kind"] in ("texture", "sampler"):
                if ty["kind"] == "texture" and ty["wgsl"] != "texture_2d<f32>":
                    raise UnsupportedError(f"a parameter of type {ty['wgsl']}")
                declarations.append(f"@group({group}) @binding({3 + number}) var {p}t{number}: {ty['wgsl']};")
                arguments.append(f"{p}t{number}")
                continue
            words = self._words(slots, where)
            if ty["kind"] == "pointer":
                if ty["space"] != "function":
                    raise UnsupportedError(f"a parameter of type {ty['wgsl']}")
                statements.append(f"var {p}p{number} = {self.call.interface.construct(ty['target'], words)};")
                arguments.append(f"&{p}p{number}")
            else:
                arguments.append(self.call.interface.construct(parameter["type"], words))
        called = f"{self.call.function['name']}({', '.join(arguments)})"
        statements.append(f"{called};" if self.call.function["result"] is None else f"let {p}r = {called};")
        stores = [f"{p}out[{p}o + {i}u] = {_as_word(text, leaf.kind)};" for i, (leaf, text) in enumerate(self.outputs)]
        entry = f"""
@group({group}) @binding(0) var<storage, read> {p}in: array<u32>;
@group({group}) @binding(1) var<storage, read_write> {p}out: array<u32>;
{" ".join(declarations)}
@compute @workgroup_size({WORKGROUP_SIZE})
fn {p}main(@builtin(global_invocation_id) {p}id: vec3<u32>) {{
    let {p}o = {p}id.x * {self.output_width}u;
    if {p}o >= arrayLength(&{p}out) {{ return; }}
    let {p}i = {p}id.x * {max(1, len(self.inputs))}u;
    {" ".join(statements)}
    {" ".join(stores)}
    {p}out[{p}o + {len(stores)}u] = {p}late;
}}"""
        return count_loop_steps(self.call.code, p, group, 2) + entry

    def _words(self, slots: Sequence[Slot], where: dict[tuple[str, int], int]) -> Iterator[str]:
        for slot in slots:
            for number in range(len(self.call.interface.leaves(slot.type, ""))):
                yield f"{self.prefix}in[{self.prefix}i + {where[slot.key, number]}u]"


def _as_word(expression: str, kind: int) -> str:
    if kind in (F32, I32):
        return f"bitcast<u32>({expression})"
    return f"select(0u, 1u, {expression})" if kind == BOOL else expression
