"""What lengths of a figure are counted in, and how its sizes are drawn and said."""

from dataclasses import dataclass

from ..describe import SIZE, Modifier
from ..draw import Draw
from ..number import Number, digits, share, shares
from ..parameter import parameter
from ..vague import SIZES, WIDTHS

_PIXELS_IN_UNIT = 800


@dataclass(frozen=True, slots=True)
class Measure:
    """`unit` is `uv`, `height` (of the screen), `pixels` or `cell` (of a repetition).

    `free` allows a size to be left unsaid, which then is the default; `most` bounds sizes from above, `least` bounds
    the main size from below, by a part of its default.
    """

    unit: str = "uv"
    free: bool = True
    most: float = 1.0
    least: float = 0.0

    def number(self, draw: Draw, low: float, high: float) -> Number:
        """A length between two shares of the screen."""
        high = min(high, max(self.most, low * 1.5))
        if self.unit == "pixels":
            return draw.number(round(low * _PIXELS_IN_UNIT, -1), round(high * _PIXELS_IN_UNIT, -1), 10)
        return draw.number(low, high)

    def say(self, draw: Draw, value: float) -> str:
        """A length with its unit, where that must be said."""
        if self.unit == "pixels":
            return digits(value) + draw.pick((" px", "px", " pixels", " pixels", "px"))
        if self.unit == "height" and draw.chance(0.25):
            return share(draw, value) + draw.pick(
                (" of the height", " of the screen height", " of the screen's height")
            )
        if self.unit == "cell":
            return share(draw, value) + draw.pick((" of a cell", " of the cell", " of its cell", " of the cell size"))
        return share(draw, value)

    def said(self, draw: Draw, name: str, value: Number) -> Modifier:
        """The modifier that says a parameter."""
        return parameter(draw, name, value, lambda amount: self.say(draw, amount))

    def sized(self, draw: Draw, name: str, default: float, low: float, high: float) -> tuple[Number, list[Modifier]]:
        """The main size of a figure: the default left unsaid, an adjective, or a number that is said."""
        roll = draw.random.random()
        if self.free and self.unit != "pixels":
            if roll < 0.42:
                return Number(default), []
            if roll < 0.56:
                factor, words = draw.pick([entry for entry in SIZES.items() if entry[0] > self.least])
                return Number(round(default * factor, 4)), [Modifier(before=words, rank=SIZE, key=("size", words[0]))]
        value = self.number(draw, max(low, self.least * default), high)
        return value, [self.said(draw, name, value)]

    def thickness(self, draw: Draw, default: float) -> tuple[Number, list[Modifier]]:
        """A line width: the default of its shape left unsaid, an adjective, or a number that is said."""
        roll = draw.random.random()
        if self.free and self.unit != "pixels":
            if roll < 0.35:
                return Number(default), []
            if roll < 0.47:
                factor, words = draw.pick(tuple(WIDTHS.items()))
                return Number(round(default * factor, 4)), [Modifier(before=words, rank=SIZE, key=("[line width|stroke]", words[0]))]  # fmt: skip
        value = self.number(draw, 0.02, 0.12)
        return value, [self.said(draw, "thickness", value)]

    def sides(self, draw: Draw, width: float, height: float) -> tuple[Number, Number, list[Modifier]]:
        """Width and height: both said, or the defaults."""
        if self.free and self.unit != "pixels" and draw.chance(0.25):
            return Number(width), Number(height), []
        low = max(0.1, 0.5 * self.least)
        wide, high = self.number(draw, low, 0.9), self.number(draw, low, 0.9)
        if self.unit == "uv":
            across, down = shares(draw, wide.value, high.value)
        else:
            across, down = self.say(draw, wide.value), self.say(draw, high.value)
        slots = {"w": across, "h": down}
        said = Modifier(
            after=(*_SIDES, *_SIDES_OF_SCREEN) if self.unit == "uv" else _SIDES,
            sentence=_SIDES_SENTENCE,
            slots=slots,
            rank=SIZE,
            key=draw.pick((("size", "{w} x {h}"), ("width", "{w}; height: {h}"), ("[size|dimensions]", "{w} by {h}"))),
        )
        return wide, high, [said]


_SIDES = (
    "{w} wide and {h} [tall|high]", "[with|of] width [of |]{w} and [a |]height [of |]{h}", "{w} by {h}", "{w} x {h}",
    "of size {w} x {h}", "[that is|which is] {h} tall and {w} wide", "with w = {w} and h = {h}", "measuring {w} by {h}",
    "(width {w}, height {h})", "with a height of {h} and a width of {w}", "whose width is {w} and height is {h}",
    "{h} high and {w} across", "with dimensions {w} x {h}", "width: {w}, height: {h}", "of {w} by {h}",
)  # fmt: skip
_SIDES_OF_SCREEN = (
    "taking up {w} of the width and {h} of the height", "{w} of the <screen> width by {h} of its height", "covering {w} of the width and {h} of the height",
    "as wide as {w} of the <screen> and as high as {h} of it",
)  # fmt: skip
_SIDES_SENTENCE = (
    "it is {w} wide and {h} tall", "width {w}, height {h}", "make it {w} by {h}", "its size is {w} x {h}", "size: {w} x {h}",
    "it measures {w} by {h}", "it should be {h} high and {w} wide", "its width is {w} and its height {h}",
)  # fmt: skip
