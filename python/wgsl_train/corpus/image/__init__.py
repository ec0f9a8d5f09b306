"""Fragment shaders: pictures composed of figures, patterns, gradients and effects. Importing registers the families."""

from . import figure, shape_box, shape_curved, shape_pointed, solid

__all__ = ["figure", "shape_box", "shape_curved", "shape_pointed", "solid"]
