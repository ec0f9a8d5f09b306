"""Fragment shaders: pictures composed of figures, patterns, gradients and effects. Importing registers the families."""

from . import effect, effect_screen, figure, shape_box, shape_curved, shape_pointed, solid

__all__ = ["effect", "effect_screen", "figure", "shape_box", "shape_curved", "shape_pointed", "solid"]
