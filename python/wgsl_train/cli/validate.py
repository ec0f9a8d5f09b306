"""``validate``: does naga accept these files? Neither torch nor pyarrow is loaded."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

import rust_core
from wgsl_train.cli.errors import error_line, print_error

MAX_FILE_BYTES = 64 << 20
EXIT_INVALID = 1
EXIT_UNREADABLE = 2


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="WGSL files; `-` is stdin.")],
    json_: Annotated[bool, typer.Option("--json", help="One JSON object a file.")] = False,
) -> None:
    """Check WGSL files with naga, the validator of Firefox and wgpu.

    Exit code 0: all valid; 1: some invalid; 2: some could not be read (not UTF-8, no such file).

    \b
    Examples:
      wgsl-train validate shader.wgsl
      wgsl-train validate *.wgsl --json
      wgsl-train generate "a red circle" | wgsl-train validate -
    """
    raise typer.Exit(max([_validate_file(name, as_json=json_) for name in files]))


def _validate_file(name: str, *, as_json: bool) -> int:
    """Prints one verdict; 0 valid, 1 invalid, 2 unreadable."""
    try:
        code = read_code(name)
    except (OSError, ValueError) as error:
        if as_json:
            print(json.dumps({"file": name, "error": error_line(error)}, ensure_ascii=False))
        else:
            print_error(error_line(error), as_json=False)
        return EXIT_UNREADABLE
    verdict = rust_core.validate(code)
    print(json.dumps({"file": name, **verdict.to_dict()}, ensure_ascii=False) if as_json else verdict.describe(name))
    return 0 if verdict.valid else EXIT_INVALID


def read_code(name: str) -> str:
    """The text of a file or of stdin; ``ValueError`` when it is too large to be a shader or not UTF-8."""
    place = "stdin" if name == "-" else name
    if name == "-":
        data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise ValueError(f"{place}: expected a shader, found more than {MAX_FILE_BYTES >> 20} MiB")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{place}: expected UTF-8 text, found byte 0x{data[error.start]:02x} at byte offset {error.start}"
        ) from None
