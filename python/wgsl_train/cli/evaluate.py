"""``evaluate``: how much of a split the native engine gets right."""

import dataclasses
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wgsl_train.cli.run import overrides
from wgsl_train.config import Config, load_config
from wgsl_train.run_folder import RunFolder, resolve_model_dir


class Split(StrEnum):
    """Which examples."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


def evaluate(
    model: Annotated[
        Path | None, typer.Option(help="An exported model or a run. None: the newest run here that has a model.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="Pairs to compare with. None: those of the run, or the bundled ones.")
    ] = None,
    split: Annotated[Split, typer.Option(help="Which part of them.")] = Split.TEST,
    json_: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Count how many answers are exact and valid on a split.

    Every prompt is answered by the native engine; hollow answers, valid but empty of work, are counted too.

    \b
    Examples:
      wgsl-train evaluate
      wgsl-train evaluate --split train
      wgsl-train evaluate --model shader-model --data pairs.jsonl --json
    """
    folder = resolve_model_dir(model)
    config = dataset_config(folder, data)

    from wgsl_train.evaluate import evaluate_model
    from wgsl_train.prepare import choose_examples

    examples, _ = choose_examples(config)
    report = evaluate_model(folder, examples, split.value)
    facts = dataclasses.asdict(report)
    if json_:
        print(json.dumps({"model": str(folder), "data": config.dataset.path, "split": split.value, **facts}))
        return
    print(f"{folder} on the {split.value} split of {config.dataset.path}")
    for name, value in facts.items():
        print(f"  {name.replace('_', ' '):<20}{f'{value:.1%}' if isinstance(value, float) else value}")


def dataset_config(model_dir: Path, data: Path | None) -> Config:
    """The config of the run that ``model_dir`` lies in, else the default one; with ``data`` in place of its path."""
    run = RunFolder(model_dir.parent)
    source = str(run.config_file) if run.config_file.is_file() else None
    return load_config(source, overrides(data))
