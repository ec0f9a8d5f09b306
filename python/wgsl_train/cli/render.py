"""``render``: fragment shaders as PNG files."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import rust_core
from wgsl_train.cli.errors import error_line, print_error
from wgsl_train.cli.validate import EXIT_UNREADABLE, read_code

if TYPE_CHECKING:
    from wgsl_train.score import Frame, Scorer

EXIT_NOT_DRAWN = 1
MAX_SIDE = 8192
DEFAULT_SIZE = "256x256"


def render(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="WGSL files; `-` is stdin.")],
    out: Annotated[Path, typer.Option(help="Folder the pictures go to; made if there is none.")],
    size: Annotated[str, typer.Option(metavar="WxH", help="Pixels.")] = DEFAULT_SIZE,
    time: Annotated[
        list[float] | None, typer.Option(help="Seconds; give it several times for several pictures.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="One JSON object a file.")] = False,
) -> None:
    """Draw fragment shaders to PNG files, on whatever adapter there is.

    A shader reads uv at location 0 or the built-in position, time, size and mouse from Uniforms at group 0, binding 0,
    and a test image from textures. A module with a vertex shader of its own is drawn with it. Pictures are called after
    their file, and after the time where several are given.

    Exit code 0: all drawn; 1: some could not be; 2: some could not be read, or nothing can be drawn on this machine.

    \b
    Examples:
      wgsl-train render shader.wgsl --out pictures
      wgsl-train render *.wgsl --out pictures --size 640x360 --time 0 --time 0.5
      wgsl-train generate "a red circle" | wgsl-train render - --out pictures
    """
    from wgsl_train.score import Scorer

    frames = parse_frames(size, time)
    out.mkdir(parents=True, exist_ok=True)
    with Scorer() as scorer:
        code = max([_render_file(scorer, name, frames, out, as_json=json_) for name in files])
    raise typer.Exit(code)


def parse_frames(size: str, times: list[float] | None) -> "list[Frame]":
    """``--size`` and ``--time`` as frames."""
    width, height = _parse_size(size)
    from wgsl_train.score import Frame

    return [Frame(width, height, time) for time in times or [0.0]]


def _parse_size(size: str) -> tuple[int, int]:
    width, _, height = size.partition("x")
    if not (width.isdecimal() and height.isdecimal() and all(1 <= int(n) <= MAX_SIDE for n in (width, height))):
        raise ValueError(f"--size: expected WIDTHxHEIGHT of 1 to {MAX_SIDE} pixels, found {size}")
    return int(width), int(height)


def _render_file(scorer: "Scorer", name: str, frames: "list[Frame]", out: Path, *, as_json: bool) -> int:
    """Draws one file and says so; 0 drawn, 1 not, 2 unreadable."""
    from wgsl_train.score import NoAdapterError, UnsupportedError, WorkerError

    place = "stdin" if name == "-" else name
    try:
        code = read_code(name)
    except (OSError, ValueError) as error:
        return _refuse(place, error_line(error), EXIT_UNREADABLE, as_json=as_json)
    verdict = rust_core.validate(code)
    if not verdict.valid:
        return _refuse(place, verdict.describe(place).strip(), EXIT_NOT_DRAWN, as_json=as_json)
    try:
        paths = write_pictures(scorer, code, frames, out / ("stdin" if name == "-" else Path(name).stem))
    except NoAdapterError:
        raise
    except (UnsupportedError, WorkerError) as error:
        return _refuse(place, f"{place}: cannot be drawn: {error}", EXIT_NOT_DRAWN, as_json=as_json)
    if as_json:
        print(json.dumps({"file": place, "pictures": [str(path) for path in paths], "adapter": scorer.adapter}))
    else:
        print(*paths, sep="\n")
    return 0


def _refuse(place: str, line: str, code: int, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"file": place, "error": line}, ensure_ascii=False))
    else:
        print_error(line, as_json=False)
    return code


def write_pictures(scorer: "Scorer", code: str, frames: "list[Frame]", place: Path) -> list[Path]:
    """Draws ``code`` to ``place``, less its ``.png`` and, where there are several frames, less the time after it.

    Raises what ``Scorer.draw`` raises, and ``OSError``.
    """
    from wgsl_train.run_folder import replace_file
    from wgsl_train.score.png import to_png

    paths = []
    for frame, picture in zip(frames, scorer.draw(code, frames), strict=True):
        moment = f"-{frame.time:g}s" if len(frames) > 1 else ""
        paths.append(place.with_name(f"{place.name}{moment}.png"))
        replace_file(paths[-1], to_png(picture))
    return paths
