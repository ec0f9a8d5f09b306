"""Compute shaders: maps, reductions, scans, matrices, images in buffers, simulations. Every file registers its families."""
