"""Named numbers of a thing, and the ways to say them. A family gives the number; the wording is shared."""

from collections.abc import Callable

from . import number as spoken
from .describe import SIZE, Modifier, Templates
from .draw import Draw
from .number import Number
from .phrase import Slots

_AFTER: dict[str, Templates] = {
    "radius": (
        "[with|of] radius {n}", "[with a|having a] radius of {n}", "{double} [wide|across|in diameter]", "r={n}",
        "[with|of] diameter {double}", "whose radius is {n}", "(radius {n})", "radius {n}", "[with|at] r = {n}",
        "that is {double} [wide|across]", "with a {n} radius", "[with|having] a diameter of {double}", "(r = {n})",
        "whose diameter is {double}", "with a radius equal to {n}", "extending {n} from its center",
    ),
    "half_size": (
        "[with|of] half-size {n}", "[with a|having a] side of {double}", "{double} [wide|across]", "with sides of {double}",
        "[with|of] side length {double}", "of size {double}", "whose sides are {double} long", "(side {double})",
        "measuring {double} on each side", "with a half-width of {n}", "that is {double} wide and {double} tall",
    ),
    "side": (
        "[with|having] a side of {n}", "{n} [wide|across]", "with sides of {n}", "[with|of] side length {n}", "of size {n}",
        "whose sides are {n} long", "(side {n})", "measuring {n} on each side", "that is {n} wide and {n} tall", "{n} by {n}",
        "{n} x {n}", "with an edge length of {n}", "side {n}", "[with|having] a width and height of {n}", "with side = {n}",
    ),
    "width": (
        "{n} wide", "[with|having] a width of {n}", "[with|of] width {n}", "(width {n})", "that is {n} wide", "{n} across",
        "of size {n}", "whose width is {n}", "spanning {n} from left to right", "size {n}", "[with|having] a size of {n}",
    ),
    "length": (
        "{n} long", "[with|having] a length of {n}", "[with|of] length {n}", "(length {n})", "that is {n} long",
        "whose length is {n}", "that measures {n} from end to end", "length {n}",
    ),
    "thickness": (
        "[with|of] thickness {n}", "{n} thick", "[with a|having a] thickness of {n}", "with a line width of {n}",
        "with a stroke of {n}", "[with a|having a] stroke width of {n}", "line width {n}", "(thickness {n})", "stroked {n} wide",
        "drawn {n} thick", "with lines {n} wide", "[that is|which is] {n} thick",
    ),
    "corner": (
        "with a corner radius of {n}", "with corners rounded by {n}", "with {n} rounded corners", "with border-radius {n}",
        "(corner radius {n})", "with a border radius of {n}", "whose corners have radius {n}", "rounded by {n}",
        "with rounding {n}", "with corners of radius {n}", "with round corners of {n}",
    ),
    "softness": (
        "with edges softened over {n}", "with a soft edge of {n}", "feathered over {n}", "blurred over {n} at the edge",
        "with a smooth edge {n} wide", "with an edge falloff of {n}", "with a smoothstep edge {n} wide", "with {n} of edge blur",
        "whose edge fades over {n}", "(softness {n})", "anti-aliased over {n}", "with a feather of {n}",
    ),
}  # fmt: skip
_SENTENCE: dict[str, Templates] = {
    "radius": (
        "its radius is {n}", "the radius should be {n}", "use a radius of {n}", "make the radius {n}", "r = {n}",
        "it is {double} across", "its diameter is {double}", "it should be {double} wide", "radius: {n}", "radius {n}",
        "let its radius be {n}", "set the radius to {n}", "it has a radius of {n}", "the diameter is {double}",
    ),
    "half_size": (
        "its sides are {double} long", "it should be {double} wide", "make each side {double}", "side length {double}",
        "it measures {double} by {double}", "use a half-size of {n}", "size: {double}",
    ),
    "side": (
        "its sides are {n} long", "it should be {n} wide", "make each side {n}", "side length {n}", "it measures {n} by {n}",
        "set the side to {n}", "size: {n}", "it is {n} wide and {n} high", "each side is {n}", "its side length is {n}",
    ),
    "width": (
        "it is {n} wide", "make it {n} wide", "its width is {n}", "width: {n}", "it should be {n} across", "size: {n}",
        "set its width to {n}", "it spans {n} from left to right", "its size is {n}",
    ),
    "length": ("it is {n} long", "its length is {n}", "make it {n} long", "length: {n}", "it should be {n} in length"),
    "thickness": (
        "its thickness is {n}", "make it {n} thick", "the line should be {n} wide", "line width {n}", "use a stroke of {n}",
        "thickness: {n}", "it is {n} thick", "stroke width: {n}", "the thickness should be {n}",
    ),
    "corner": (
        "its corners are rounded by {n}", "round its corners by {n}", "corner radius: {n}", "border-radius: {n}",
        "the corner radius is {n}", "use a corner radius of {n}", "the corners have a radius of {n}",
    ),
    "softness": (
        "its edges are soft over {n}", "soften the edge over {n}", "the edge fades over {n}", "use smoothstep across {n}",
        "edge softness {n}", "blur the edge over {n}", "fade its border over {n}", "feather: {n}",
        "use 1 - smoothstep(-{half}, {half}, d) as its mask", "col = mix(bg, col, smoothstep({half}, -{half}, d))",
    ),
}  # fmt: skip
_KEYS = {
    "radius": "[radius|r]", "half_size": "half-size", "side": "[side|size]", "width": "width", "length": "length",
    "thickness": "[thickness|line width|stroke-width|stroke]", "corner": "[border-radius|corner radius]",
    "softness": "[softness|feather|blur|edge]",
}  # fmt: skip


def parameter(draw: Draw, name: str, value: Number, say: Callable[[float], str] | None = None) -> Modifier:
    """A modifier that says a number by the name of what it is, one of the keys of `_AFTER`.

    `say` puts a number in words with its unit; without it the number is a share of the screen.
    """
    said = say or (lambda amount: spoken.share(draw, amount))
    slots: Slots = {
        # Once: nobody writes "30% by 0.3".
        "n": said(value.value),
        "double": said(round(value.value * 2, 6)),
        "half": spoken.digits(value.value / 2),
        "plain": spoken.digits(value.value),
    }
    return Modifier(after=_AFTER[name], sentence=_SENTENCE[name], slots=slots, rank=SIZE, key=(_KEYS[name], "{n}"))
