"""Fragment shaders: pictures composed of figures, patterns, gradients and effects. Every file registers its families."""
