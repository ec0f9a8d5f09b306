"""``show``: a config with everything resolved, or how a run went; and how large the model is."""

from pathlib import Path
from typing import Annotated

import typer

from wgsl_train.cli.errors import error_line
from wgsl_train.config import Config, load_config
from wgsl_train.run_folder import RunFolder


def show(
    name: Annotated[str, typer.Argument(metavar="CONFIG|RUN", help="A TOML file, a bundled config, or a run.")],
) -> None:
    """Show a config, or a run, in full.

    A config with every value resolved and its sizes, or a run's config, progress and files.

    The output is TOML; what is not config stands in comments.

    \b
    Examples:
      wgsl-train show wgsl_generation
      wgsl-train show runs/wgsl_generation-1
      wgsl-train show tiny > mine.toml
    """
    if Path(name).is_dir():
        run = RunFolder.open(Path(name))
        config = load_config(str(run.config_file))
        facts = run_facts(run)
    else:
        config = load_config(name)
        facts = []
    print(config.to_toml())
    for line in [*facts, *size_facts(config)]:
        print(f"# {line}")


def run_facts(run: RunFolder) -> list[str]:
    """How far a run came, its losses and its files."""
    from wgsl_train.metrics import read_metrics
    from wgsl_train.progress import evaluation_line

    metrics = read_metrics(run.metrics_file)
    evaluations = [record for record in metrics if record.get("type") == "evaluation"]
    improved = [record for record in evaluations if record.get("improved")]
    summary = run.summary()
    step = max((record["step"] for record in metrics), default=0)
    facts = [f"state: {'finished (' + str(summary.get('stopped')) + ')' if summary else 'unfinished'}, step {step:,}"]
    if evaluations:
        facts.append(f"last evaluation: {evaluation_line(evaluations[-1])}")
    if improved:
        facts.append(f"best evaluation: step {improved[-1]['step']:,}, {evaluation_line(improved[-1])}")
    checkpoints = sorted(path.name for path in run.checkpoints.glob("step-*")) if run.checkpoints.is_dir() else []
    facts.append(f"checkpoints: {', '.join(checkpoints) or 'none'} ({megabytes(run.checkpoints)})")
    facts.append(f"export: {megabytes(run.export) if run.export.is_dir() else 'none yet'}")
    return facts


def megabytes(folder: Path) -> str:
    """Size of all files in a folder."""
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else 0
    return f"{size / 1e6:,.1f} MB"


def size_facts(config: Config) -> list[str]:
    """Parameters and examples; what cannot be read is said instead."""
    import torch

    from wgsl_train.model import build_model, parameter_count
    from wgsl_train.prepare import choose_examples, fit_tokenizer
    from wgsl_train.prepared import is_prepared, read_manifest, read_tokenizer

    folder = Path(config.dataset.path)
    try:
        if is_prepared(config.dataset.path):
            manifest = read_manifest(folder)
            count = sum(part["rows"] for part in manifest["splits"].values())
            vocab_size = read_tokenizer(folder, manifest).target_vocab_size
        else:
            examples, _ = choose_examples(config)
            count, vocab_size = len(examples), fit_tokenizer(examples, config).target_vocab_size
        with torch.device("meta"):  # shapes without memory
            parameters = parameter_count(build_model(config.model, vocab_size))
    except (ValueError, OSError) as error:
        return [f"data: {error_line(error)}"]
    return [
        f"data: {count} examples, vocabulary {vocab_size}",
        f"model: {parameters:,} parameters, {parameters * 4 / 1e6:,.1f} MB as f32, {parameters / 1e6:,.1f} MB as int8",
    ]
