"""Noise without smoothing: a random value at every pixel, or in coarse blocks that change so many times a second."""

from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number
from ..phrase import Slots
from .canvas import Canvas
from .compose import Picture, picture
from .noise import HASH

_STATIC: Templates = (
    "white noise", "TV static", "random noise per pixel", "static", "grainy random noise", "snow like on an old television", "per-pixel random values", "random grayscale noise",
    "television snow", "unfiltered hash noise", "noise with a different random value at every pixel", "film-grain-like random noise", "random black and white speckle",
)  # fmt: skip


@picture(structures=0.4, warps=0)
def white_noise(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A random value from uv itself, at every pixel."""
    name = canvas.helper("hash", HASH)
    moving = draw.chance(0.3)
    said = (
        [
            Modifier(
                before=("animated", "flickering", "moving"),
                after=("that changes every frame", "flickering over time", "different at every moment"),
            )
        ]
        if moving
        else []
    )
    value = f"{name}({uv} + vec2<f32>({canvas.time}))" if moving else f"{name}({uv})"
    return Picture(
        ("white noise", "moving" if moving else "still"), Thing(_STATIC, said, article=False), f"vec3<f32>({value})"
    )


_BLOCKS: Templates = (
    "TV static with {n}x{n} pixels", "static of {n} by {n} blocks", "blocky noise, {n}x{n} cells", "television noise in {n}x{n} fat pixels", "flickering {n} by {n} grid of random grays", "grid of random gray blocks, {n} per side", "{n}x{n} grid of random gray squares, new ones {often}",
    "white noise at {n} by {n}, refreshed {often}",
)  # fmt: skip


@picture(structures=0.4, warps=0)
def blocky_static(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One random grey a cell, new ones so many times a second."""
    n, often = draw.pick((16, 32, 64, 100, 128, draw.integer(8, 200))), draw.pick((1, 2, 4, 5, 8, 10, 12, 15, 20, 24, 25, 30))  # fmt: skip
    words = {1: ("once a second", "every second")}.get(often, (f"{often} times a second", f"{often} times per second", f"at {often} fps"))  # fmt: skip
    after: Templates = ("changing {often}", "that changes {often}", "with new values {often}", "updated {often}")
    said = [Modifier(after=after, sentence=("it changes {often}", "new values {often}", "update it {often}"), slots={"often": lambda: draw.pick(words)})]  # fmt: skip
    noun = tuple(form for form in _BLOCKS if "{often}" not in form)
    if draw.chance(0.2):
        noun, said = tuple(form for form in _BLOCKS if "{often}" in form), []
    name = canvas.helper("hash", HASH)
    cell = canvas.let("cell", f"floor({uv} * {Number(n)}) + vec2<f32>(floor({canvas.time} * {Number(often)}))")
    slots: Slots = {"n": str(n), "often": lambda: draw.pick(words)}
    return Picture(("blocky static",), Thing(noun, said, slots), f"vec3<f32>({name}({cell}))")
