"""Families of this theme; importing the folder registers them."""

from . import easing, interpolation, limits, vectors, waves

__all__ = ["easing", "interpolation", "limits", "vectors", "waves"]
