"""Fragment shaders: pictures composed of figures, patterns, gradients and effects. Importing registers the families."""

from . import figure, formula, solid

__all__ = ["figure", "formula", "solid"]
