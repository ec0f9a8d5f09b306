"""Families of this theme; importing the folder registers them."""

from . import generated as generated
from . import standard as standard
from . import transform as transform
