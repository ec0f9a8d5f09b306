"""Families of this theme; importing the folder registers them."""

from . import arithmetic, branches, easing, interpolation, limits, loops, matrices, rotations, vectors, waves

__all__ = [
    "arithmetic",
    "branches",
    "easing",
    "interpolation",
    "limits",
    "loops",
    "matrices",
    "rotations",
    "vectors",
    "waves",
]
