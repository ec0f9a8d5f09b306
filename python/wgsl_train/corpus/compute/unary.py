"""Maps of one buffer: each element through one operation or two, in place or into another buffer.

Where a prompt does not say where results go, verbs that change something ("double every element") work in place, and
requests for a value ("the square root of each element") write a second buffer.
"""

from collections.abc import Callable
from functools import partial

from ..draw import Draw, RefusedError
from ..family import Request, family
from ..number import digits, float_literal
from .kernel import Buffer, Kernel, combination
from .operation import OPERATIONS, Operation
from .recipe import spoken

_EACH = ("<each> [of|in] {src}", "<each> [of|in] {src}", "<each> of {src}", "all [elements|values|entries] [of|in] {src}")  # fmt: skip
_IN_PLACE_DO = (
    "{modify} <in_place>", "{modify}, <in_place>", "{modify}", "go through {src} and {modify_it}", "{modify}",
    "replace <each> of {src} [by|with] {value_it}", "overwrite <each> of {src} with {value_it}", "update {src} so that {src.i} becomes {formula}",
    "set {src.i} to {formula}", "walk over {src} and {modify_it} <in_place>", "update {src} <in_place>: {formula_is}",
    "{modify}, writing it back", "{modify} and write the result back", "change {src}: <each> becomes {value_it}",
    "{modify} without using another buffer", "modify {src} <in_place>, so that <each> becomes {value_it}", "do {formula_is}",
    "let one thread per element {modify_it} in {src}, <in_place>", "have each invocation {modify_it} in {src}",
)  # fmt: skip
_IN_PLACE_WHAT = (
    "{formula_is}", "{formula_is} <in_place>", "<elementwise> {formula_is}", "<in_place_noun> update of {src}: {formula_is}",
    "{src.i} = {formula} for all i", "<in_place_noun> map over {src}: {value_it} for <each>", "{src} <in_place>, {formula_is}",
    "a pass over {src} that makes <each> {value_it}", "an <elementwise> <in_place_noun> update where <each> of {src} becomes {value_it}",
)  # fmt: skip
_SEPARATE_DO = (
    "<put> {value_each} [to|in|into] {dst}", "compute {value_each} and <put> it in {dst}", "compute {value_each}",
    "read {src}, {modify_it} and <put> the results [to|in|into] {dst}", "take {value_each}", "calculate {value_each}",
    "{modify} and <put> the result [in|into] {dst}", "fill {dst} with {value_each}", "set {dst.i} to {formula}", "compute {formula_is}",
    "<put> {formula} into {dst.i}", "map {src} to {dst} with {formula}", "{modify}, results [go|going] to {dst}", "take {value_each} and <put> it [in|to] {dst}",
    "turn {src} into {dst}, where {formula_is}", "evaluate {formula} for <each> of {src} and <put> it in {dst}",
    "{modify}, leaving the input as it is and using {dst} for the results", "<put> {value_it} in {dst} for <each> of {src}",
    "have each thread read one value of {src} and write {value_it} to {dst}", "transform {src} into {dst}: {value_it}",
)  # fmt: skip
_SEPARATE_WHAT = (
    "{value_each}", "{value_each}, written to {dst}", "{formula_is}", "{formula_is} for all i", "<elementwise> {formula_is}",
    "map from {src} to {dst}: {formula}", "{value_each}, stored in {dst}", "{value_each} in {dst}", "out of place: {formula_is}",
    "<elementwise> map of {src} to {dst}: {value_it}", "one value of {dst} per element of {src}: {value_it}", "{dst} = {value_each}",
)  # fmt: skip


def literal(value: float, element: str) -> str:
    """A number as WGSL, of the element's scalar type."""
    if element == "u32":
        return f"{int(value)}u"
    return str(int(value)) if element == "i32" else float_literal(value)


def splat(code: str, element: str) -> str:
    """A scalar in every component of a vector type; scalars stay as they are."""
    return f"{element}({code})" if element.startswith("vec") else code


class Applied:
    """An operation with its numbers drawn, in one kernel: its WGSL, and its words for any operand."""

    def __init__(
        self, draw: Draw, kernel: Kernel, operation: Operation, element: str, *, uniforms: float = 0.2
    ) -> None:
        """Draws the numbers; they may stand in uniforms."""
        self.draw, self.operation, self.element = draw, operation, element
        self._code: dict[str, str] = {}
        self._said: dict[str, str | Callable[[], str]] = {}
        if operation.takes_number:
            self._numbers(kernel, operation, bool(operation.noun) and draw.chance(uniforms))

    def _numbers(self, kernel: Kernel, operation: Operation, uniform: bool) -> None:
        draw, scalar = self.draw, self.element if self.element in ("u32", "i32") else "f32"
        whole = scalar != "f32" or operation.step == 1.0
        low, high = operation.low, operation.high
        first = float(draw.integer(int(low), int(high))) if whole else draw.number(low, high, operation.step).value
        if whole and first == 2 and operation.name == "scale":
            first = 3.0
        nouns = [draw.pick(operation.noun)] if operation.noun else [""]
        values = [first]
        if operation.pair:
            nouns = [nouns[0], "high" if nouns[0] == "low" else "maximum"]
            values.append(first + (draw.integer(1, 50) if whole else draw.number(0.5, 40, 0.5).value))
        for key, noun, value in zip("nm", nouns, values, strict=False):
            if uniform:
                self._code[key] = kernel.uniform(noun, noun, scalar, noun)
                self._said[key] = kernel.slots[noun]
                self._said[f"{key} formula"] = kernel.slots[f"{noun}.name"]
            else:
                self._code[key] = literal(value, scalar)
                self._said[key] = partial(spoken, draw, value, scalar)
                self._said[f"{key} formula"] = digits(value)
        self._code["bits"] = f"{int(first)}u"

    def code(self, x: str) -> str:
        """The operation on `x`, which is a name or an element."""
        element, numbers = self.element, self._code
        scalar = element if element in ("u32", "i32") else "f32"
        given = {"x": x, "two": literal(2, scalar), "unit": literal(1, scalar)}
        given |= {"zero": splat(literal(0, scalar), element), "one": splat(literal(1, scalar), element)}
        given |= numbers
        given |= {key.upper(): splat(code, element) for key, code in numbers.items()}
        return self.operation.code.format(**given)

    @property
    def once(self) -> bool:
        """Whether the code has its operand in one place only."""
        return self.operation.code.count("{x}") == 1

    def modify(self, x: str | Callable[[], str]) -> str:
        """`double every element`."""
        return self.draw.phrase(self.operation.modify, {"x": x, **self._said})

    def value(self, x: str | Callable[[], str]) -> str:
        """`the square of every element`."""
        return self.draw.phrase(self.operation.value, {"x": x, **self._said})

    def formula(self, x: str) -> str:
        """What one would type: `sqrt(x)`."""
        said = {key.removesuffix(" formula"): text for key, text in self._said.items() if key.endswith(" formula")}
        return self.draw.pick(self.operation.formula).format(x=x, **said)


def _without_verb(templates: tuple[str, ...], applied: Applied) -> tuple[str, ...]:
    """Templates for an operation: those with a verb are left out where it has none."""
    if applied.operation.modify:
        return templates
    return tuple(template for template in templates if "{modify" not in template)


def _fill(draw: Draw, kernel: Kernel, applied: Applied, src: Buffer, dst: Buffer) -> None:
    """The slots of the templates above."""
    each = partial(draw.phrase, _EACH, kernel.slots)
    it = partial(draw.pick, ("its value", "the value", "the old value" if src is dst else "the input", "its value"))
    kernel.slots |= {
        "modify": lambda: applied.modify(each),
        "modify_it": lambda: applied.modify("each " + draw.pick(("value", "element", "entry"))),
        "value_each": lambda: applied.value(each),
        "value_it": lambda: applied.value(it),
        "formula": lambda: kernel.formula(applied.formula("{0}[i]"), src),
        "formula_is": lambda: kernel.formula("{1}[i] = " + applied.formula("{0}[i]"), src, dst),
    }


@family("compute", structures=60)
def map_in_place(draw: Draw) -> Request:
    """One operation on each element, written back."""
    operation = draw.pick([operation for operation in OPERATIONS if not operation.result])
    element = draw.pick(operation.types)
    combination(draw, f"in place {operation.name}", element)
    kernel = Kernel(draw)
    data = kernel.both("src", "values", element)
    applied = Applied(draw, kernel, operation, element)
    kernel.each(data)
    _apply(kernel, applied, data, data)
    _fill(draw, kernel, applied, data, data)
    do, what = _IN_PLACE_DO, _IN_PLACE_WHAT
    return kernel.request(do=_without_verb(do, applied), what=what)


@family("compute", structures=60)
def map_to(draw: Draw) -> Request:
    """One operation on each element, written to a second buffer."""
    operation = draw.pick(OPERATIONS)
    element = draw.pick(operation.types)
    combination(draw, f"to {operation.name}", element)
    kernel = Kernel(draw)
    src = kernel.read("src", "values", element)
    dst = kernel.write("dst", "results", operation.result or element)
    dst.typed = True
    applied = Applied(draw, kernel, operation, element)
    kernel.each(dst)
    _apply(kernel, applied, src, dst)
    _fill(draw, kernel, applied, src, dst)
    return kernel.request(do=_without_verb(_SEPARATE_DO, applied), what=_SEPARATE_WHAT)


def _apply(kernel: Kernel, applied: Applied, src: Buffer, dst: Buffer) -> None:
    if applied.once:
        kernel.add(f"{dst}[i] = {applied.code(f'{src}[i]')};")
    else:
        kernel.add(f"let value = {src}[i];", f"{dst}[i] = {applied.code('value')};")


_CHAIN_IN_PLACE = (
    "{first} and then {second} <in_place>", "{first}, then {second}", "first {first}, then {second}", "{first} and {second} <in_place>",
    "{first}, after that {second}, <in_place>", "{first} and then {second} in one pass", "{first}; then {second}",
)  # fmt: skip
_CHAIN_TO = (
    "{first}, then {second}, and <put> the result in {dst}", "{first} and {second}, <put> the results to {dst}",
    "first {first}, then {second}; results go to {dst}", "{first}, {second} and <put> it into {dst}",
    "{first}, after that {second}, and <put> the outcome in {dst}", "{first} and then {second} in one pass, writing to {dst}",
)  # fmt: skip
_CHAINED = [operation for operation in OPERATIONS if operation.modify and not operation.result]


@family("compute", structures=120)
def map_twice(draw: Draw) -> Request:
    """Two operations after each other on each element."""
    operations = draw.sample(_CHAINED, 2)
    element = draw.pick(operations[0].types)
    if element not in operations[1].types:
        element = "f32" if all("f32" in operation.types for operation in operations) else ""
    if not element or (operations[0].noun and operations[0].noun == operations[1].noun):
        raise RefusedError
    draw.structure(operations[0].name, operations[1].name)
    kernel = Kernel(draw)
    stays = draw.chance(0.5)
    src = kernel.both("src", "values", element) if stays else kernel.read("src", "values", element)
    dst = src if stays else kernel.write("dst", "results", element)
    dst.typed = dst.typed or not stays
    first, second = [Applied(draw, kernel, operation, element, uniforms=0.1) for operation in operations]
    kernel.each(dst)
    value = f"{src}[i]"
    if not first.once:
        kernel.add(f"let x = {src}[i];")
        value = "x"
    kernel.add(f"let value = {first.code(value)};", f"{dst}[i] = {second.code('value')};")
    each = partial(draw.phrase, _EACH, kernel.slots)
    kernel.slots |= {
        "first": lambda: first.modify(each),
        "second": lambda: second.modify(lambda: draw.pick(("it", "the result", "that", "it"))),
    }
    return kernel.request(do=_CHAIN_IN_PLACE if stays else _CHAIN_TO)
