"""Fragment shaders: pictures composed of figures, patterns, gradients and effects. Importing registers the families."""

from . import (
    coded,
    compound,
    effect,
    effect_screen,
    figure,
    flag,
    scenery,
    several,
    shape_box,
    shape_curved,
    shape_pointed,
    solid,
    stroke,
)

__all__ = [
    "coded",
    "compound",
    "effect",
    "effect_screen",
    "figure",
    "flag",
    "scenery",
    "several",
    "shape_box",
    "shape_curved",
    "shape_pointed",
    "solid",
    "stroke",
]
