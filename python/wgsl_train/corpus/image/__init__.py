"""Fragment shaders: pictures composed of figures, patterns, gradients and effects. Importing registers the families."""

from . import figure, gradient, palette, pattern, round_pattern, solid, warp

__all__ = ["figure", "gradient", "palette", "pattern", "round_pattern", "solid", "warp"]
