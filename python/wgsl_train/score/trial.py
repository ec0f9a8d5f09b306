"""One reference, run once, and how candidates are judged beside it: as pictures, values or buffers.

``trial_of`` chooses by what the reference is. A trial raises ``UnsupportedError`` or a ``WorkerError`` when its
reference cannot be run; ``judge`` raises them for the candidate.
"""

from collections.abc import Iterable
from typing import Any, Protocol

from wgsl_train.score.buffers import Dispatched, dispatch
from wgsl_train.score.difference import (
    ValueDifference,
    compare_buffers,
    compare_rows,
    compare_textures,
    same_elements,
)
from wgsl_train.score.interface import Interface, UnsupportedError
from wgsl_train.score.label import Label, Score
from wgsl_train.score.picture import (
    SCORED_FRAMES,
    STILL_FRAMES,
    UNIFORMS_PLACE,
    UV_OFFSET,
    Picture,
    compare_pictures,
    draw,
    is_animated,
    is_single_color,
    uniforms_objection,
)
from wgsl_train.score.resources import COMPUTE_FILLINGS, Filling, contents
from wgsl_train.score.rewrite import rebound
from wgsl_train.score.supervisor import ShaderTimeoutError, Supervisor
from wgsl_train.score.values import FILLINGS, Call, Outcome, evaluate

CANDIDATE_FUNCTIONS = 4
"""Functions of the right signature that are tried: one of the reference's name first, then from the last one up."""


class InterfaceMismatchError(Exception):
    """The candidate cannot be used in the reference's place; the message says what differs."""


class Trial(Protocol):
    """A reference that has been run."""

    def judge(self, supervisor: Supervisor, candidate: Interface) -> Score:
        """Runs the candidate on the same inputs."""


def trial_of(supervisor: Supervisor, reference: Interface) -> Trial:
    """The trial that suits the reference, which is run here."""
    stages = {entry["stage"] for entry in reference.entry_points}
    if "fragment" in stages:
        return PictureTrial(supervisor, reference)
    if "compute" in stages:
        return BufferTrial(supervisor, reference)
    if "vertex" in stages:
        return VertexTrial(supervisor, reference)
    if not reference.functions:
        raise UnsupportedError("a module without any function")
    return FunctionTrial(supervisor, reference)


class PictureTrial:
    """Fragment shaders: pictures at several sizes, times and places of the mouse."""

    def __init__(self, supervisor: Supervisor, reference: Interface) -> None:
        """Runs the reference."""
        self._reference = reference
        self._pictures = _draw_all(supervisor, reference)

    def judge(self, supervisor: Supervisor, candidate: Interface) -> Score:
        """Match, variation or single colour."""
        known = _places(self._reference)
        for place, shape in _places(candidate).items():
            if known.get(place) != shape and not _is_given(candidate, place):
                objection = uniforms_objection(candidate) if place == UNIFORMS_PLACE else None
                raise InterfaceMismatchError(objection or _binding_words(place, "not among the reference's"))
        pictures = _draw_all(supervisor, candidate.in_place_of(self._reference))
        difference = compare_pictures(self._pictures, pictures)
        figures = {"mean": difference.mean, "p99": difference.p99}
        if difference.matches:
            return Score(Label.MATCH, figures=figures)
        if is_single_color(pictures) and not is_single_color(self._pictures):
            return Score(Label.SINGLE_COLOR, figures=figures)
        return Score(Label.VARIATION, figures=figures)


def _draw_all(supervisor: Supervisor, interface: Interface) -> list[Picture]:
    if is_animated(interface):
        return draw(supervisor, interface, SCORED_FRAMES, UV_OFFSET)
    still = draw(supervisor, interface, SCORED_FRAMES[:STILL_FRAMES], UV_OFFSET)
    return still * (len(SCORED_FRAMES) // STILL_FRAMES)


def _is_given(candidate: Interface, place: tuple[int, int]) -> bool:
    """What every image shader may use: Uniforms at binding 0, a texture at 1, a sampler at 2."""
    resource = next(r for r in candidate.bindings if (r["group"], r["binding"]) == place)
    ty = candidate.types[resource["type"]]
    if place == UNIFORMS_PLACE:
        return resource["space"] == "uniform" and uniforms_objection(candidate) is None
    return (place, ty["wgsl"]) in (((0, 1), "texture_2d<f32>"), ((0, 2), "sampler"))


class BufferTrial:
    """Compute shaders: what is in their writable bindings afterwards."""

    def __init__(self, supervisor: Supervisor, reference: Interface) -> None:
        """Runs the reference."""
        self._reference = reference
        self._entries = [entry for entry in reference.entry_points if entry["stage"] == "compute"]
        self._results = [dispatch(supervisor, reference, entry, entry["dimensions"]) for entry in self._entries]
        for result in self._results:
            if not self._compare(result.outputs[0], result.outputs[1]).matches:
                raise UnsupportedError("a compute shader that gives two results for the same inputs")
            if not self._changes_something(result):
                raise UnsupportedError("a compute shader that changes nothing, whatever its buffers hold")

    def judge(self, supervisor: Supervisor, candidate: Interface) -> Score:
        """Match, variation or nondeterministic; of several entry points the first that is no match decides."""
        candidate = _with_bindings_of(self._reference, candidate)
        _require_same_bindings(self._reference, candidate)
        candidate = candidate.in_place_of(self._reference)
        entries = [entry for entry in candidate.entry_points if entry["stage"] == "compute"]
        if len(entries) != len(self._entries):
            raise InterfaceMismatchError(
                f"compute entry points: expected {len(self._entries)}, found {len(entries)} in the module"
            )
        names = {entry["name"]: entry for entry in entries}
        score = Score(Label.MATCH)
        for entry, by_order, result in zip(self._entries, entries, self._results, strict=True):
            own = dispatch(supervisor, candidate, names.get(entry["name"], by_order), entry["dimensions"])
            differences = [self._compare(result.outputs[0], outputs) for outputs in own.outputs]
            wrong = {"wrong": max(difference.wrong for difference in differences)}
            if all(difference.matches for difference in differences):
                score = Score(Label.MATCH, figures=wrong)
                continue
            if not self._compare(own.outputs[0], own.outputs[1]).matches:
                return Score(Label.NONDETERMINISTIC, figures=wrong)
            return Score(Label.VARIATION, figures=wrong)
        return score

    def _compare(self, one: list[list[bytes]], other: list[list[bytes]]) -> ValueDifference:
        parts = [
            _compare_outputs(self._reference, filling, a, b)
            for filling, a, b in zip(COMPUTE_FILLINGS, one, other, strict=True)
        ]
        return ValueDifference(all(part.matches for part in parts), max(part.wrong for part in parts))

    def _changes_something(self, result: Dispatched) -> bool:
        writable = [is_writable(self._reference, resource) for resource in self._reference.bindings]
        for filling, outputs in zip(COMPUTE_FILLINGS, result.outputs[0], strict=True):
            given = [
                data for data, is_result in zip(contents(self._reference, filling), writable, strict=True) if is_result
            ]
            if any(before is None or before != after for before, after in zip(given, outputs, strict=True)):
                return True
        return False


def is_writable(interface: Interface, resource: dict[str, Any]) -> bool:
    """Whether a shader can write to this binding, so that it is read back."""
    return resource["access"] == "read_write" or interface.types[resource["type"]].get("format") is not None


def _compare_outputs(interface: Interface, filling: Filling, one: list[bytes], other: list[bytes]) -> ValueDifference:
    """Compares the writable bindings of one run, in order."""
    parts = [ValueDifference(True, 0.0)]
    writable = [resource for resource in interface.bindings if is_writable(interface, resource)]
    for resource, a, b in zip(writable, one, other, strict=True):
        ty = interface.types[resource["type"]]
        if ty["kind"] == "texture":
            parts.append(compare_textures(a, b, ty["format"]))
            continue
        part = compare_buffers(a, b, interface.words(resource["type"], filling.elements))
        # Slots that an atomic counter hands out come in no order.
        if not part.matches and interface.uses_atomic_results and ty["kind"] == "array":
            part = ValueDifference(same_elements(a, b, ty["stride"] // 4), part.wrong)
        parts.append(part)
    return ValueDifference(all(part.matches for part in parts), max(part.wrong for part in parts))


class FunctionTrial:
    """Functions: values for many inputs. The function asked for is the last one of the reference."""

    def __init__(self, supervisor: Supervisor, reference: Interface) -> None:
        """Runs the reference."""
        self._reference = reference
        self._function = reference.functions[-1]
        self._outcome = evaluate(supervisor, Call.of_function(reference, self._function))

    def judge(self, supervisor: Supervisor, candidate: Interface) -> Score:
        """The best of the candidate's functions of the same signature."""
        functions = candidate.functions_with(self._reference.signature(self._function))
        if not functions:
            raise InterfaceMismatchError(f"no function with the signature of {self._function['name']}")
        _require_known_bindings(self._reference, candidate)
        candidate = candidate.in_place_of(self._reference)
        functions.reverse()
        functions.sort(key=lambda function: function["name"] != self._function["name"])
        best: Score | None = None
        for function in functions[:CANDIDATE_FUNCTIONS]:
            outcome = evaluate(supervisor, Call.of_function(candidate, function))
            score = _score_values(self._reference, self._outcome, outcome)
            if best is None or score.label.rank < best.label.rank:
                best = score
            if score.label.behaves:
                break
        assert best is not None
        return best


class VertexTrial:
    """Vertex shaders: position and outputs for many attributes, vertices and instances."""

    def __init__(self, supervisor: Supervisor, reference: Interface) -> None:
        """Runs the reference."""
        self._reference = reference
        self._entry = _vertex_entry(reference)
        self._outcome = evaluate(supervisor, Call.of_vertex(reference, self._entry))

    def judge(self, supervisor: Supervisor, candidate: Interface) -> Score:
        """Match or variation."""
        entry = _vertex_entry(candidate)
        for what, of in (("inputs", lambda e: e["parameters"]), ("outputs", lambda e: [e["result"]])):
            expected, found = _bound(self._reference, of(self._entry)), _bound(candidate, of(entry))
            if expected != found:
                raise InterfaceMismatchError(f"vertex {what}: expected {_words(expected)}, found {_words(found)}")
        candidate = _with_bindings_of(self._reference, candidate)
        _require_same_bindings(self._reference, candidate)
        call = Call.of_vertex(candidate.in_place_of(self._reference), entry)
        return _score_values(self._reference, self._outcome, evaluate(supervisor, call))


def _vertex_entry(interface: Interface) -> dict[str, Any]:
    for entry in interface.entry_points:
        if entry["stage"] == "vertex":
            return entry
    raise InterfaceMismatchError("no vertex entry point")


def _bound(interface: Interface, values: Iterable[dict[str, Any]]) -> dict[str, str]:
    members = [member for value in values for member in interface.members(value)]
    return {str(member.bound_to): interface.types[member.type]["wgsl"] for member in members}


def _words(bound: dict[str, str]) -> str:
    return ", ".join(f"{type_} at {bound_to}" for bound_to, type_ in sorted(bound.items())) or "none"


def _score_values(reference: Interface, expected: Outcome, found: Outcome) -> Score:
    wrong = 0.0
    matches = True
    for one, other in zip(expected.words, found.words, strict=True):
        exact = not expected.has_float_inputs
        difference = compare_rows(one, other, expected.kinds, expected.rows, exact=exact)
        if difference.late:
            raise ShaderTimeoutError("a loop of this function does not end in reasonable time")
        wrong = max(wrong, difference.wrong)
        matches = matches and difference.matches
    if not expected.kinds:
        for filling, ours, theirs in zip(FILLINGS, expected.buffers, found.buffers, strict=False):
            matches = matches and _compare_outputs(reference, filling, ours, theirs).matches
    return Score(Label.MATCH if matches else Label.VARIATION, figures={"wrong": wrong})


Places = dict[tuple[int, int], tuple[str, str | None, str]]


def _places(interface: Interface) -> Places:
    """What is bound where: address space, access, layout."""
    return {
        (r["group"], r["binding"]): (r["space"], r["access"], interface.bound_layout(r["type"]))
        for r in interface.bindings
    }


def _binding_words(place: tuple[int, int], what: str) -> str:
    return f"the binding at group {place[0]}, binding {place[1]}: {what}"


def _require_known_bindings(reference: Interface, candidate: Interface) -> None:
    known = _places(reference)
    for place, shape in _places(candidate).items():
        if known.get(place) != shape:
            raise InterfaceMismatchError(_binding_words(place, "not among the reference's, or of another type"))


def _with_bindings_of(reference: Interface, candidate: Interface) -> Interface:
    """``candidate`` with its bindings numbered as the reference's, where both have the same ones in the same order.

    A prompt seldom says whether a uniform is bound before or after the buffers. So bindings answer each other by their
    order among those of one address space.
    """
    wanted, found = _by_space(reference), _by_space(candidate)
    if {space: len(places) for space, places in wanted.items()} != {
        space: len(places) for space, places in found.items()
    }:
        return candidate
    pairs = [pair for space, places in found.items() for pair in zip(places, wanted[space], strict=True)]
    groups = {group for place in pairs for group, _ in place}
    if len(groups) != 1 or all(old == new for old, new in pairs):
        return candidate
    return Interface.of(rebound(candidate.code, {old: new for (_, old), (_, new) in pairs}))


def _by_space(interface: Interface) -> dict[str, list[tuple[int, int]]]:
    """Places by address space, in order."""
    spaces: dict[str, list[tuple[int, int]]] = {}
    for place, (space, _, _) in sorted(_places(interface).items()):
        spaces.setdefault(space, []).append(place)
    return spaces


def _require_same_bindings(reference: Interface, candidate: Interface) -> None:
    _require_known_bindings(reference, candidate)
    found = _places(candidate)
    for place in _places(reference):
        if place not in found:
            raise InterfaceMismatchError(_binding_words(place, "expected one, found none"))
