"""Vertex shaders: full-screen triangles, transforms, displacement, instances. Every file registers its families."""
