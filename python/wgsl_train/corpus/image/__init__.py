"""Fragment shaders: pictures composed of figures, patterns, gradients and effects. Importing registers the families."""

from . import figure, fractal, gradient, noise, palette, pattern, round_pattern, scene, solid, warp

__all__ = ["figure", "fractal", "gradient", "noise", "palette", "pattern", "round_pattern", "scene", "solid", "warp"]
