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
    grammar: Annotated[
        bool, typer.Option("--grammar", help="Show what masks alone give, too: `generate --constrain grammar`.")
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Count how many answers are exact and valid on a split.

    Every prompt is answered by the native engine with the model's own text and held to valid WGSL as `generate`
    does. Hollow answers, valid but empty of work, are counted too.

    \b
    Examples:
      wgsl-train evaluate
      wgsl-train evaluate --split train
      wgsl-train evaluate --model shader-model --data pairs.jsonl --json
    """
    folder = resolve_model_dir(model)
    config = dataset_config(folder, data)

    from wgsl_train.evaluate import Constrain, evaluate_model
    from wgsl_train.prepare import choose_examples

    examples, _ = choose_examples(config)
    modes: list[Constrain] = ["off", "grammar", "full"] if grammar else ["off", "full"]
    judged = evaluate_model(folder, examples, split.value, modes)
    reports = {mode: dataclasses.asdict(report) for mode, report in judged.items()}
    own, constrained = reports["off"], reports["full"]
    if json_:
        place = {"model": str(folder), "data": config.dataset.path, "split": split.value}
        masked = {"grammar": reports["grammar"]} if grammar else {}
        print(json.dumps({**place, **own, **masked, "constrained": constrained}))
        return
    print(f"{folder} on the {split.value} split of {config.dataset.path}")
    titles = {"off": "own text", "grammar": "masks alone", "full": "constrained"}
    print(f"  {'':<22}" + "".join(f"{titles[mode]:<13}" for mode in modes).rstrip())
    for name in own:
        shown = "".join(f"{_shown(name, reports[mode][name]):<13}" for mode in modes)
        print(f"  {name.replace('_', ' '):<22}{shown}".rstrip())


def _shown(name: str, value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1%}" if name.endswith("_rate") else f"{value:.2f}"
    return str(value)


def dataset_config(model_dir: Path, data: Path | None) -> Config:
    """The config of the run that ``model_dir`` lies in, else the default one; with ``data`` in place of its path."""
    run = RunFolder(model_dir.parent)
    source = str(run.config_file) if run.config_file.is_file() else None
    return load_config(source, overrides(data))
