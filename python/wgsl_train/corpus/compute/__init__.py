"""Families of this theme; importing the folder registers them."""

from . import unary as unary
from . import binary as binary
