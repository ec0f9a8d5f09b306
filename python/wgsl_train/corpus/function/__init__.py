"""Families of this theme; importing the folder registers them."""

from . import (
    arithmetic,
    blend,
    color_space,
    easing,
    interpolation,
    limits,
    matrices,
    rotations,
    shading,
    vectors,
    waves,
)

__all__ = ["arithmetic", "bits", "blend", "color_space", "distances", "easing", "interpolation", "intersections", "limits", "matrices", "rotations", "shading", "vectors", "waves"]
    "arithmetic",
    "blend",
    "color_space",
    "easing",
    "interpolation",
    "limits",
    "matrices",
    "rotations",
    "shading",
    "vectors",
    "waves",
]
