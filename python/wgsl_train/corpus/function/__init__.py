"""Families of this theme; importing the folder registers them."""

from . import easing, interpolation, limits, matrices, rotations, vectors, waves

__all__ = ["easing", "interpolation", "limits", "matrices", "rotations", "vectors", "waves"]
