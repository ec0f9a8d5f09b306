"""``corpus``: make prompt/code pairs to train on, or look at some."""

import json
import os
import time
from pathlib import Path
from typing import Annotated

import typer


def corpus(
    out: Annotated[
        Path | None, typer.Option(help="The folder to write; a corpus begun there is continued. None: print pairs.")
    ] = None,
    pairs: Annotated[int, typer.Option(help="Training pairs.", min=1)] = 10,
    held_out: Annotated[
        int, typer.Option(help="Pairs for validation and for each held-out split, with --out.", min=0)
    ] = 1000,
    seed: Annotated[int, typer.Option(help="Another seed, other pairs.", min=0, max=2**31 - 1)] = 0,
    family: Annotated[str | None, typer.Option(help="Print pairs of this family only.")] = None,
    split: Annotated[
        str, typer.Option(help="Print pairs of: train, validation, combination, template, synonym, number.")
    ] = "train",
    workers: Annotated[int | None, typer.Option(help="Processes; as many as cores by default.", min=1)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Pairs or the manifest as JSON.")] = False,
) -> None:
    """Make prompt/code pairs from the families of programs in `wgsl_train/corpus`.

    \b
    Examples:
      wgsl-train corpus                                    ten pairs to look at
      wgsl-train corpus --family figure --pairs 3
      wgsl-train corpus --out pairs --pairs 200000 --seed 1   Parquet shards
      wgsl-train run --data pairs                             trains on them
    """
    if out is None:
        _print_pairs(pairs, seed, family, split, as_json)
        return
    if family is not None or split != "train":
        raise typer.BadParameter("goes with printing only, not with --out", param_hint="--family/--split")
    _write(out, pairs, held_out, seed, workers or os.cpu_count() or 1, as_json)


def _print_pairs(count: int, seed: int, family: str | None, split: str, as_json: bool) -> None:
    from wgsl_train.corpus.draw import SPLITS
    from wgsl_train.corpus.family import FAMILIES
    from wgsl_train.corpus.pair import pair

    known = next((name for name in SPLITS if name == split), None)
    if known is None:
        raise typer.BadParameter(f"expected {', '.join(SPLITS)}, found {split}", param_hint="--split")
    if family is not None and family not in FAMILIES:
        raise typer.BadParameter(
            f"expected one of {', '.join(sorted(FAMILIES))}, found {family}", param_hint="--family"
        )
    for index in range(count):
        one = pair(seed, index, known, family=family)
        if as_json:
            print(json.dumps({"prompt": one.prompt, "code": one.code, "theme": one.theme, "family": one.family}))
        else:
            print(f"# {one.prompt}\n# {one.theme}/{one.family}, pair {index}\n\n{one.code}")


def _write(out: Path, count: int, held_out: int, seed: int, workers: int, as_json: bool) -> None:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    from wgsl_train.corpus.folder import HELD_OUT, write_corpus

    total = count + held_out * (1 + len(HELD_OUT))
    started = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), MofNCompleteColumn())
    rate = TextColumn("{task.fields[rate]} pairs/s")
    with Progress(*columns, rate, TimeRemainingColumn(), console=Console(stderr=True), disable=as_json) as bar:
        task = bar.add_task("making pairs", total=total, rate="-")

        def on_pairs(number: int) -> None:
            bar.advance(task, number)
            done = bar.tasks[task].completed
            bar.update(task, rate=f"{done / (time.monotonic() - started):,.0f}")

        manifest = write_corpus(out, count=count, held_out=held_out, seed=seed, workers=workers, on_pairs=on_pairs)
    if as_json:
        print(json.dumps(manifest))
        return
    kept = sum(file["pairs"] for file in manifest["files"])
    print(f"{kept:,} pairs in {out} ({total - kept:,} repeated prompts left out)")
    print(f"train on them with `wgsl-train run --data {out}`; {out / 'test'} holds the held-out splits")
