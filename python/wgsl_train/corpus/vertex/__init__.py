"""Families of this theme; importing the folder registers them."""

from . import transform as transform
from . import generated as generated
