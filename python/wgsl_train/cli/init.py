"""``init``: a config file to edit, every key explained."""

from pathlib import Path
from typing import Annotated

import typer

from wgsl_train.config import load_config
from wgsl_train.run_folder import RunError, replace_file


def init(
    path: Annotated[Path, typer.Argument(help="The file to write; one that exists is left alone.")] = Path(
        "config.toml"
    ),
) -> None:
    """Write a config file with every key explained.

    It holds the values of the default config.

    \b
    Examples:
      wgsl-train init
      wgsl-train init my_shaders.toml && wgsl-train run my_shaders.toml
    """
    if path.exists():
        raise RunError(f"{path}: already exists and is left as it is; name another file")
    replace_file(path, load_config().to_toml(comments=True).encode())
    print(f"{path} written; edit it, then: wgsl-train run {path}")
