"""Fragment shaders: pictures composed of figures, patterns, gradients and effects. Importing registers the families."""

from . import effect, effect_screen, figure, several, shape_box, shape_curved, shape_pointed, solid, stroke

__all__ = ["effect", "effect_screen", "figure", "several", "shape_box", "shape_curved", "shape_pointed", "solid", "stroke"]
