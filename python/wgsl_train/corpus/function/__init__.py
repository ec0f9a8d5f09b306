"""Families of this theme; importing the folder registers them."""

from . import (
    arithmetic,
    branches,
    eased,
    easing,
    interpolation,
    limits,
    loops,
    matrices,
    polynomial,
    rotations,
    vectors,
    waves,
)

__all__ = [
    "arithmetic",
    "branches",
    "eased",
    "easing",
    "interpolation",
    "limits",
    "loops",
    "matrices",
    "polynomial",
    "rotations",
    "vectors",
    "waves",
]
