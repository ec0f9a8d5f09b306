"""Families of this theme; importing the folder registers them."""

from . import formula

__all__ = ["formula"]
