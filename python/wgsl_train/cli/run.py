"""``run``: from pairs of prompt and code to a model that writes WGSL."""

import json
import os
import shlex
import signal
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wgsl_train.bundled import BUNDLED
from wgsl_train.config import Config, ConfigError, config_from_dict, load_config
from wgsl_train.run_folder import RunError, RunFolder, newest_unfinished, resolve_model_dir

if TYPE_CHECKING:
    from wgsl_train.train import TrainSummary
    from wgsl_train.world import World


class Device(StrEnum):
    """Where the model is computed."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


def run(
    config: Annotated[
        str | None,
        typer.Argument(help="A TOML file, or a bundled config by name. None: wgsl_generation.", show_default=False),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            help="Pairs to learn: .toml, .jsonl or .parquet, a folder, or a prepared one. None: as the config says."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The run's folder, new or empty. None: the next free runs/<config>-<n>.")
    ] = None,
    epochs: Annotated[int | None, typer.Option(help="Same as --set training.num_epochs=N.")] = None,
    seed: Annotated[int | None, typer.Option(help="Same as --set training.seed=N.")] = None,
    device: Annotated[Device, typer.Option(help="auto takes CUDA where there is one.")] = Device.AUTO,
    resume: Annotated[
        bool, typer.Option("--resume", help="Continue the run in --out, or else the newest unfinished one.")
    ] = False,
    init_from: Annotated[
        str | None,
        typer.Option(
            metavar="DIR|bundled",
            help="A model folder or a run to go on from, or the weights that ship: weights, tokenizer, [model] values.",
        ),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="SECTION.KEY=VALUE", help="Change one config value; may be repeated."),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Say everything as JSON lines.")] = False,
) -> None:
    """Train a model. `train` is the same command.

    \b
    Examples:
      wgsl-train run                                    the default config on the bundled examples
      wgsl-train run tiny --out /tmp/tiny               a small config, in seconds
      wgsl-train run --data pairs.jsonl --epochs 30     your own pairs (one {"prompt", "code"} a line)
      wgsl-train run --set model.num_layers=4 --set training.batch_size=32
      wgsl-train run --data mine.jsonl --init-from bundled
      wgsl-train run --data mine.jsonl --init-from runs/english-1
      wgsl-train run --resume                           go on where Ctrl-C, a crash or a power cut ended it
      torchrun --nproc-per-node 4 --no-python wgsl-train run --out DIR   four processes, of one machine or more
    """
    changes = [*(set_ or []), *overrides(data, epochs, seed)]
    if init_from is not None:
        from wgsl_train.start import starting_values

        changes += starting_values(init_from if init_from == BUNDLED else resolve_model_dir(Path(init_from)))
    # Read by OpenMP when torch is loaded. Threads that spin while they wait take the cores from each other as soon as
    # another program is busy: on two loaded cores a step of the tiny config took 5 s, and 0.4 s with this.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    with _processes(device.value) as world:
        folder, resolved = _agreed(world, lambda: (_resume if resume else _new_run)(config, out, changes))
        try:
            _train(folder, resolved, world, device=device.value, resume=resume, as_json=json_)
        finally:
            if not resume and (world is None or world.is_first):
                folder.discard_if_empty()


def overrides(data: Path | None = None, epochs: int | None = None, seed: int | None = None) -> list[str]:
    """The short options as ``section.key=value``."""
    changes = []
    if data is not None:
        # Absolute, so that a resumed run finds it from any directory.
        changes.append(f"dataset.path={json.dumps(str(data.absolute()), ensure_ascii=False)}")
    if epochs is not None:
        changes.append(f"training.num_epochs={epochs}")
    if seed is not None:
        changes.append(f"training.seed={seed}")
    return changes


def _new_run(source: str | None, out: Path | None, changes: list[str]) -> tuple[RunFolder, Config]:
    config = load_config(source, changes)
    return RunFolder.create(config, out), config


def _resume(source: str | None, out: Path | None, changes: list[str]) -> tuple[RunFolder, Config]:
    if source is not None or changes:
        found = source if source is not None else f"{changes[0].partition('=')[0]} changed"
        raise ConfigError(f"--resume: continues with the run's own config, found {found}; leave it out")
    run = RunFolder.open(out) if out is not None else newest_unfinished()
    if run is None:
        raise RunError("--resume: no unfinished run under runs/; `wgsl-train list` shows the runs")
    if run.finished:
        raise RunError(f"--resume: {run.path} is finished; `wgsl-train show {run.path}` says how it ended")
    return run, load_config(str(run.config_file))


@contextmanager
def _processes(device: str) -> Iterator["World | None"]:
    """This process among those that ``torchrun`` has started; None, and torch not loaded yet, when it has not."""
    if os.environ.get("WORLD_SIZE", "1") == "1":
        yield None
        return
    from wgsl_train.world import joined

    with joined(device) as world:
        yield world


def _agreed(world: "World | None", find: Callable[[], tuple[RunFolder, Config]]) -> tuple[RunFolder, Config]:
    """The run that ``find`` has made or found: in one process only, which tells the others."""
    if world is None:
        return find()
    told = None
    if world.is_first:
        run, config = find()
        told = [str(run.path.absolute()), config.to_toml()]
    path, text = world.from_first(told)
    return RunFolder(Path(path)), config_from_dict(tomllib.loads(text), path)


def _train(run: RunFolder, config: Config, world: "World | None", *, device: str, resume: bool, as_json: bool) -> None:
    from wgsl_train.progress import JsonProgress, Progress, RichProgress, SilentProgress
    from wgsl_train.train import Interrupted, NonFiniteLoss, train

    if world is not None and not world.is_first:
        try:
            train(config, run, device=device, resume=resume, progress=SilentProgress(), world=world)
        except Interrupted as stop:
            raise typer.Exit(128 + stop.signal) from None
        return
    progress: Progress = JsonProgress() if as_json else RichProgress()
    try:
        with run.lock():
            summary = train(config, run, device=device, resume=resume, progress=progress, world=world)
    except (Interrupted, KeyboardInterrupt) as stop:
        progress.close()
        _say_how_to_continue(run)
        raise typer.Exit(128 + getattr(stop, "signal", signal.SIGINT)) from None
    except NonFiniteLoss as error:
        raise RunError(str(error)) from error
    finally:
        progress.close()
    if as_json:
        print(json.dumps({"type": "summary", "run": str(run.path), **(run.summary() or {})}, ensure_ascii=False))
    else:
        print(farewell(run, config, summary))


def _say_how_to_continue(run: RunFolder) -> None:
    if run.last_file.exists():
        print("stopped; everything up to here is saved. Continue with:", file=sys.stderr)
        print(f"  wgsl-train run --resume --out {shlex.quote(str(run.path))}", file=sys.stderr)
    else:
        print("stopped before anything was learnt", file=sys.stderr)


def farewell(run: RunFolder, config: Config, summary: "TrainSummary") -> str:
    """What a person reads when training is done: how it went, where everything is, what to type next."""
    from wgsl_train.progress import duration

    ended = {"epochs": "all epochs done", "max_steps": "all steps done", "early_stopping": "no improvement any more"}
    losses = f"train {summary.train_loss:.4f}"
    if summary.val_loss is not None:
        losses += f", validation {summary.val_loss:.4f}"
    return "\n".join(
        (
            "",
            f"done in {duration(summary.seconds)}: {summary.epochs} epoch{'s' if summary.epochs != 1 else ''}, "
            f"{summary.steps:,} steps "
            f"({ended.get(summary.stopped, summary.stopped)})",
            f"loss   {losses} (nats per target token, at the best step, {summary.best_step:,})",
            f"run    {run.path} (curves.png, samples.md, metrics.jsonl)",
            f"model  {summary.export}",
            f"next   {next_command(run, config)}",
        )
    )


def next_command(run: RunFolder, config: Config) -> str:
    """``wgsl-train generate`` with a prompt that the model was trained on."""
    return f"wgsl-train generate {shlex.quote(training_prompt(config))} --model {shlex.quote(str(run.path))}"


def training_prompt(config: Config) -> str:
    """The shortest prompt of the training split: one to type."""
    import pyarrow as pa

    from wgsl_train.prepare import choose_examples
    from wgsl_train.prepared import is_prepared, read_some_examples

    try:
        if is_prepared(config.dataset.path):
            table = pa.Table.from_pylist(read_some_examples(Path(config.dataset.path)))
        else:
            table = pa.table(choose_examples(config)[0])
    except (ValueError, OSError):  # the data went away meanwhile; the run is done all the same
        return "a red circle"
    prompts: list[str] = table.filter(pa.array([split == "train" for split in table["split"].to_pylist()]))[
        "prompt"
    ].to_pylist()
    return min(prompts, key=len)
