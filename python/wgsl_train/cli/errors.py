"""Errors as a person reads them: one line that names the thing, and exit code 2."""

import errno
import json
import sys

import typer

EXIT_USAGE = 2

# typer carries click inside or beside it, depending on its version; its base class of usage errors is reached
# through the one that typer exports.
CommandLineError: type[Exception] = typer.BadParameter.__mro__[2]

ADVICE = {
    errno.ENOSPC: "free some space and try again; what was written before is whole",
    errno.EFBIG: "this process may not write files that large; raise the limit (ulimit -f) and try again",
    errno.EACCES: "choose another place, or change its permissions",
    errno.EROFS: "choose another place",
}


def error_line(error: Exception) -> str:
    """An error as one line that says, where the error alone does not, what to do."""
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        advice = ADVICE.get(error.errno or 0)
        text = f"{place}{error.strerror}" + (f"; {advice}" if advice else "")
    elif isinstance(error, CommandLineError):
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "wgsl-train"
        text = f"{error.format_message().rstrip('.')}; see `{command} --help`"  # type: ignore[attr-defined]
    else:
        text = str(error) or type(error).__name__
    return " ".join(text.split())


def print_error(line: str, *, as_json: bool) -> None:
    """Writes an error to stderr: ``error: ...``, or ``{"error": ...}``."""
    print(json.dumps({"error": line}, ensure_ascii=False) if as_json else f"error: {line}", file=sys.stderr)
