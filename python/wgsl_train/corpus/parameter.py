"""Named numbers of a thing, and the ways to say them. A family gives the number; the wording is shared."""

from . import number as spoken
from .describe import Modifier, Templates
from .draw import Draw
from .number import Number

_AFTER: dict[str, Templates] = {
    "radius": (
        "[with|of] radius {n}", "[with a|having a] radius of {n}", "{double} [wide|across|in diameter]", "r={n}",
        "[with|of] diameter {double}", "whose radius is {n}", "(radius {n})", "radius {n}", "[with|at] r = {n}",
        "that is {double} [wide|across]", "with a {n} radius", "of size {double}",
    ),
    "half_size": (
        "[with|of] half-size {n}", "[with a|having a] side of {double}", "{double} [wide|across]", "with sides of {double}",
        "[with|of] side length {double}", "of size {double}", "whose sides are {double} long", "(side {double})",
        "measuring {double} on each side", "with a half-width of {n}", "that is {double} wide and {double} tall",
    ),
    "thickness": (
        "[with|of] thickness {n}", "{n} thick", "[with a|having a] thickness of {n}", "with a line width of {n}",
        "with a stroke of {n}", "[with a|having a] width of {n}", "line width {n}", "(thickness {n})", "stroked {n} wide",
    ),
    "softness": (
        "with edges softened over {n}", "with a soft edge of {n}", "feathered over {n}", "blurred by {n} at the edge",
        "with a smooth edge {n} wide", "with a falloff of {n}", "using smoothstep over {n}", "with {n} of edge blur",
        "whose edge fades over {n}", "(softness {n})", "anti-aliased over {n}",
    ),
}  # fmt: skip
_SENTENCE: dict[str, Templates] = {
    "radius": (
        "its radius is {n}", "the radius should be {n}", "use a radius of {n}", "make the radius {n}", "r = {n}",
        "it is {double} across", "its diameter is {double}", "it should be {double} wide", "radius: {n}",
    ),
    "half_size": (
        "its sides are {double} long", "it should be {double} wide", "make each side {double}", "side length {double}",
        "it measures {double} by {double}", "use a half-size of {n}", "size: {double}",
    ),
    "thickness": (
        "its thickness is {n}", "make it {n} thick", "the line should be {n} wide", "line width {n}", "use a stroke of {n}",
        "thickness: {n}", "it is {n} thick",
    ),
    "softness": (
        "its edges are soft over {n}", "soften the edge by {n}", "the edge fades over {n}", "use smoothstep over {n}",
        "edge softness {n}", "blur the edge by {n}", "fade the border over {n}",
    ),
}  # fmt: skip


def parameter(draw: Draw, name: str, value: Number) -> Modifier:
    """A modifier that says a number by the name of what it is: `radius`, `half_size`, `thickness`, `softness`."""
    slots = {
        "n": lambda: spoken.share(draw, value.value),
        "double": lambda: spoken.share(draw, round(value.value * 2, 6)),
    }
    return Modifier(after=_AFTER[name], sentence=_SENTENCE[name], slots=slots)
