"""Families of this theme; importing the folder registers them."""

from . import arithmetic, easing, interpolation, limits, matrices, rotations, vectors, waves

__all__ = ["arithmetic", "easing", "interpolation", "limits", "matrices", "rotations", "vectors", "waves"]
