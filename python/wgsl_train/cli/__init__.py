"""The command line: a file a command. Here are their names, and the one place that turns errors into exit codes.

Nothing imported here loads torch or pyarrow: ``--help``, ``generate`` and ``validate`` answer at once. Commands
import what they need when they run.
"""

import errno
import os
import sys
from typing import Annotated

import typer

import rust_core
from wgsl_train.cli import (
    check,
    evaluate,
    export,
    generate,
    init,
    list_,
    prepare,
    render,
    run,
    show,
    template,
    validate,
)
from wgsl_train.cli.errors import EXIT_USAGE, CommandLineError, error_line, print_error

EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141

app = typer.Typer(
    name="wgsl-train",
    help="Train small models that turn plain English into WGSL, and use them.",
    epilog="Start with `wgsl-train check`, then `wgsl-train run`. `wgsl-train COMMAND --help` shows examples.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(asked: bool) -> None:
    if asked:
        print(f"wgsl-train {rust_core.__version__} (naga {rust_core.NAGA_VERSION})")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


app.command("run")(run.run)
app.command("train", short_help="The same as run.")(run.run)
app.command("generate")(generate.generate)
app.command("validate")(validate.validate)
app.command("evaluate")(evaluate.evaluate)
app.command("render")(render.render)
app.command("export")(export.export)
app.command("prepare")(prepare.prepare)
app.command("check")(check.check)
app.command("init")(init.init)
app.command("list")(list_.list_everything)
app.command("show")(show.show)
app.command("template")(template.template)


def main(arguments: list[str] | None = None) -> None:
    """Runs one command and leaves with its exit code: 0, 1 for a verdict against, 2 for what cannot be done."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        code = app(arguments or ["--help"], prog_name="wgsl-train", standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except (CommandLineError, ValueError, OSError, rust_core.InternalError) as error:
        _drop_unwritten_output()
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            sys.exit(EXIT_BROKEN_PIPE)
        if os.environ.get("WGSL_TRAIN_TRACEBACK") == "1":
            raise
        print_error(error_line(error), as_json="--json" in arguments)
        code = EXIT_USAGE
    sys.exit(code)


def _drop_unwritten_output() -> None:
    """Whatever stdout refuses (its reader has gone, the disk is full) must not fail again when Python ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
