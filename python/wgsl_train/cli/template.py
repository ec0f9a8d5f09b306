"""``template``: the four chromatic compute shaders, ready to run."""

from enum import StrEnum
from typing import Annotated

import typer

import rust_core


class Name(StrEnum):
    """The templates."""

    MIX = "mix"
    FILTER = "filter"
    COMPLEMENT = "complement"
    SATURATE = "saturate"


def template(name: Annotated[Name, typer.Argument(help="Which one.")]) -> None:
    """Print a chromatic compute shader.

    Complete WGSL, for buffers of any length.

    \b
    Examples:
      wgsl-train template mix
      wgsl-train template saturate > saturate.wgsl
    """
    print(getattr(rust_core.templates, name.value)().rstrip("\n"))
