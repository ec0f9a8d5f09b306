"""Functions: mathematics, easing, geometry, colour, light, bits. Every file here registers its families."""
