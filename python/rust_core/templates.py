"""The four chromatic compute shaders, complete and valid as they stand.

>>> from rust_core import templates
>>> "@compute" in templates.mix()
True
"""

from rust_core._native import TEMPLATE_NAMES as NAMES
from rust_core._native import template

__all__ = ["NAMES", "complement", "filter", "mix", "saturate"]


def mix() -> str:
    """Mix two buffers of colours."""
    return template("mix")


def filter() -> str:
    """Filter a buffer of colours through a colour."""
    return template("filter")


def complement() -> str:
    """Turn colours into their complements."""
    return template("complement")


def saturate() -> str:
    """Scale the saturation of colours."""
    return template("saturate")
