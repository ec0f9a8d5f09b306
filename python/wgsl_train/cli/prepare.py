"""``prepare``: look at the data before training on it."""

from pathlib import Path
from typing import Annotated

import typer

from wgsl_train.cli.run import overrides
from wgsl_train.config import load_config


def prepare(
    config: Annotated[
        str | None,
        typer.Argument(help="A TOML file, or a bundled config by name. None: wgsl_generation.", show_default=False),
    ] = None,
    *,
    out: Annotated[Path, typer.Option(help="The folder to write, new or empty.")],
    data: Annotated[
        Path | None,
        typer.Option(help="Pairs: .toml, .jsonl or .parquet, or a folder. None: the bundled examples."),
    ] = None,
) -> None:
    """Write and report what `run` would train on with this config.

    The folder holds Arrow shards, the tokenizer, a manifest, and a report of what needs attention. `run --data` takes
    it: the shards are mapped into memory as they stand.

    \b
    Examples:
      wgsl-train prepare --data pairs.jsonl --out prepared && cat prepared/report.md
      wgsl-train prepare --out bundled-data
      wgsl-train prepare english --data pairs.jsonl --out prepared && wgsl-train run english --data prepared
    """
    from wgsl_train.prepare import prepare as write_folder

    manifest, report = write_folder(load_config(config, overrides(data)), out)
    splits = manifest["splits"]
    print(", ".join(f"{part['rows']} {name}" for name, part in splits.items()))
    print(f"{sum(part['source_tokens'] + part['target_tokens'] for part in splits.values()):,} tokens")
    for count, what in (
        (len(report.invalid), "do not stand alone"),
        (len(report.too_long), "targets are too long: `run` refuses them, the shards leave them out"),
        (len(report.truncated_prompts), "prompts are cut"),
        (len(report.duplicates), "duplicates"),
    ):
        if count:
            print(f"{count} {what}")
    print(f"written to {out}; {out / 'report.md'} names every example in question")
