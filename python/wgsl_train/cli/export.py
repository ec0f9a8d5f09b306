"""``export``: a run's best weights as a folder that any program with the Rust engine can use."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wgsl_train.run_folder import RunError, RunFolder


class Dtype(StrEnum):
    """How the weights are stored."""

    F32 = "f32"
    BF16 = "bf16"
    INT8 = "int8"


def export(
    run_dir: Annotated[Path, typer.Argument(help="A run.")],
    out_dir: Annotated[Path, typer.Argument(help="The model folder to write, new or empty.")],
    dtype: Annotated[Dtype, typer.Option(help="int8 is a quarter of the size of f32.")] = Dtype.F32,
) -> None:
    """Write a run's best weights as a model folder.

    It holds model.safetensors, config.json and tokenizer.json, which are all that is needed to use it, and ngrams.bin,
    with which answers come sooner.

    \b
    Examples:
      wgsl-train export runs/wgsl_generation-1 shader-model
      wgsl-train export runs/wgsl_generation-1 shader-model-int8 --dtype int8
    """
    run = RunFolder.open(run_dir)
    if out_dir.exists() and (not out_dir.is_dir() or any(out_dir.iterdir())):
        raise RunError(f"{out_dir}: expected a new or empty folder; name another")
    from wgsl_train.export import export_run

    folder = export_run(run, out_dir, dtype.value)
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"{folder}: {size / 1e6:.1f} MB, {dtype.value}; try: wgsl-train generate 'a red circle' --model {folder}")
