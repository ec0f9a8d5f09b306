"""Fragment shaders: pictures composed of figures, patterns, gradients and effects. Importing registers the families."""

from . import figure, solid

__all__ = ["figure", "solid"]
