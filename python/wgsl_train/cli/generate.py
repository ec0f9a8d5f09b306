"""``generate``: a prompt in, WGSL out, by the Rust engine; neither torch nor pyarrow is loaded."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

import rust_core
from wgsl_train.cli.errors import error_line, print_error
from wgsl_train.cli.render import DEFAULT_SIZE, EXIT_NOT_DRAWN, parse_frames, write_pictures
from wgsl_train.run_folder import replace_file, resolve_model_dir

if TYPE_CHECKING:
    from wgsl_train.score import Frame

MAX_LINE_BYTES = 1 << 20
LOW_CONFIDENCE = "This is far from what the model knows; take it as a guess."


class Dtype(StrEnum):
    """What matrices are kept and multiplied as."""

    AUTO = "auto"
    F32 = "f32"
    BF16 = "bf16"
    INT8 = "int8"
    INT4 = "int4"


class Constrain(StrEnum):
    """What the code is held to."""

    OFF = "off"
    GRAMMAR = "grammar"
    FULL = "full"


def generate(
    prompt: Annotated[
        str | None,
        typer.Argument(help="What the shader should do; `-` reads one prompt a line from stdin.", show_default=False),
    ] = None,
    prompt_option: Annotated[
        str | None, typer.Option("--prompt", help="The prompt, for one that starts with a dash.")
    ] = None,
    model: Annotated[Path | None, typer.Option(help="An exported model or a run. None: the weights that ship.")] = None,
    dtype: Annotated[
        Dtype,
        typer.Option(help="What matrices are kept and multiplied as; `auto`: as the folder holds them."),
    ] = Dtype.AUTO,
    threads: Annotated[int, typer.Option(help="Threads to compute with; the answer does not depend on it.")] = 1,
    output: Annotated[Path | None, typer.Option(help="Write to this file. None: stdout.")] = None,
    temperature: Annotated[float, typer.Option(help="0 takes the likeliest token; higher is more varied.")] = 0.0,
    top_k: Annotated[int, typer.Option(help="Sample among the k likeliest tokens; 0: all.")] = 0,
    top_p: Annotated[float, typer.Option(help="Sample among the likeliest tokens that hold this share.")] = 1.0,
    beam: Annotated[
        int | None,
        typer.Option(
            help="Beam search of this width, whose answer with most of the asked values is taken; 1: none, sooner. "
            "None: 4, or 1 with --temperature, --best-of or --prefix, or without `--constrain full`."
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Same seed, same text.")] = 0,
    best_of: Annotated[
        int,
        typer.Option(
            help="The best of so many candidates: of those that have most of the asked values the likeliest; at "
            "temperature 0 the first is greedy, the others are drawn at 1."
        ),
    ] = 1,
    prefix: Annotated[
        str, typer.Option(help="Code the answer begins with, such as `@fragment fn`; as if the model had chosen it.")
    ] = "",
    max_new_tokens: Annotated[
        int | None, typer.Option(help="Most tokens to write. None: as many as the model holds.")
    ] = None,
    constrain: Annotated[
        Constrain,
        typer.Option(
            help="`full` can only end in valid WGSL; `grammar` is right in syntax; `off` is the model's own text."
        ),
    ] = Constrain.FULL,
    render: Annotated[
        Path | None, typer.Option(metavar="FILE.png", help="Draw the answer, a fragment shader, to this file.")
    ] = None,
    size: Annotated[str | None, typer.Option(metavar="WxH", help="Pixels of the picture. None: 256x256.")] = None,
    time: Annotated[
        list[float] | None, typer.Option(help="Seconds; give it several times for several pictures.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Answer as one JSON object, with the verdict.")] = False,
) -> None:
    """Write WGSL for a prompt.

    With `-`, every line of stdin is a prompt, or a JSON object with "prompt" (its other keys are kept), and every
    line gets one line of JSON in answer, in order, errors included.

    --render needs the extra `render` and a graphics adapter. Exit code 1: the answer cannot be drawn.

    \b
    Examples:
      wgsl-train generate "mix two colours half and half"
      wgsl-train generate "a soft orange glow pulsing over dark blue" --render glow.png --time 0 --time 0.25
      wgsl-train generate "a red circle" --output circle.wgsl
      wgsl-train generate "soft noise" --temperature 0.8 --top-p 0.95 --seed 7 --json
      wgsl-train generate - --model runs/tiny-1 < prompts.txt > answers.jsonl
    """
    if (prompt is None) == (prompt_option is None):
        raise typer.BadParameter("expected one prompt: PROMPT, `-`, or --prompt TEXT")
    options: dict[str, Any] = {
        "max_new_tokens": max_new_tokens,
        "temperature": temperature,
        "top_k": top_k,
        "top_p": top_p,
        "beam_size": beam,
        "seed": seed,
        "best_of": best_of,
        "prefix": prefix,
        "constrain": constrain.value,
    }
    text = prompt if prompt_option is None else prompt_option
    if not text or not text.strip():
        raise typer.BadParameter("expected a prompt, found none in it")
    frames = _frames(render, size, time, prompt)
    loaded = rust_core.Model.load(None if model is None else resolve_model_dir(model), dtype.value, threads)
    if prompt == "-":
        _answer_lines(loaded, options, output)
        return
    code = _answer_one(loaded, text, options, output, as_json=json_)
    if render is not None and frames is not None:
        _draw(code, render, frames, as_json=json_)


def _frames(
    render: Path | None, size: str | None, time: list[float] | None, prompt: str | None
) -> "list[Frame] | None":
    """What to draw, if anything; what cannot be drawn is told before the model is asked."""
    if render is None:
        if size is not None or time:
            raise ValueError("--size and --time: expected --render beside them")
        return None
    if prompt == "-":
        raise ValueError("--render: expected one prompt, found `-`")
    if render.suffix != ".png":
        raise ValueError(f"--render: expected a file name that ends in .png, found {render}")
    frames = parse_frames(size or DEFAULT_SIZE, time)
    if importlib.util.find_spec("wgpu") is None:
        from wgsl_train.score.supervisor import WITHOUT_WGPU

        raise ValueError(f"--render: {WITHOUT_WGPU}")
    return frames


def _draw(code: str, render: Path, frames: "list[Frame]", *, as_json: bool) -> None:
    """Draws the answer and says where; exit code 1 where it is no picture."""
    from wgsl_train.score import NoAdapterError, Scorer, UnsupportedError, WorkerError

    try:
        with Scorer() as scorer:
            paths = write_pictures(scorer, code, frames, render.with_suffix(""))
    except NoAdapterError:
        raise
    except (ValueError, UnsupportedError, WorkerError) as error:
        print_error(f"{render}: the answer cannot be drawn: {error_line(error)}", as_json=as_json)
        raise typer.Exit(EXIT_NOT_DRAWN) from None
    for path in paths:
        print(f"picture: {path}", file=sys.stderr)


def _answer_one(
    model: rust_core.Model, prompt: str, options: dict[str, Any], output: Path | None, *, as_json: bool
) -> str:
    """Writes the answer; returns its code."""
    if as_json:
        line = model.answer_line(json.dumps({"prompt": prompt}), **options)
        answer = json.loads(line)
        if error := answer.get("error"):
            raise ValueError(error)
        _write(f"{line}\n", output)
        return str(answer["code"])
    generation = model.generate(prompt, **options)
    _write(generation.code.rstrip("\n") + "\n", output)
    _warn(generation)
    return generation.code


def _warn(generation: rust_core.Generation) -> None:
    """Says on stderr what the code does not show."""
    verdict = rust_core.validate(generation.code)
    if generation.prompt_truncated:
        print("warning: the prompt is longer than the model reads; its end was cut", file=sys.stderr)
    if generation.finish_reason == "closed":
        print("warning: the model came to no end of its own; the code was completed by force", file=sys.stderr)
    if generation.low_confidence:
        print(LOW_CONFIDENCE, file=sys.stderr)
    if verdict.hollow:
        print("warning: no function of the answer does anything; the model has no answer to this", file=sys.stderr)
    if generation.finish_reason == "length":
        print(f"warning: the code was cut off after {len(generation.token_ids)} tokens", file=sys.stderr)
    if not verdict.valid:
        print(f"warning: naga does not accept this output: {verdict.message}", file=sys.stderr)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        print(text, end="")
    else:
        replace_file(output, text.encode())


def _answer_lines(model: rust_core.Model, options: dict[str, Any], output: Path | None) -> None:
    answers = (_answer_line(model, line, options) for line in _lines(sys.stdin.buffer))
    if output is not None:
        replace_file(output, "".join(f"{answer}\n" for answer in answers).encode())
        return
    for answer in answers:
        print(answer, flush=True)


def _answer_line(model: rust_core.Model, line: bytes | None, options: dict[str, Any]) -> str:
    if line is None:
        return json.dumps({"error": f"expected a line of at most {MAX_LINE_BYTES} bytes"})
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        return json.dumps(
            {"error": f"expected UTF-8 text, found byte 0x{line[error.start]:02x} at byte offset {error.start}"}
        )
    return model.answer_line(text, **options)


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of ``file`` without their ends; None for one that is too long to be read into memory."""
    while line := file.readline(MAX_LINE_BYTES + 2):
        stripped = line.rstrip(b"\r\n")
        if len(stripped) <= MAX_LINE_BYTES:
            yield stripped
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE_BYTES)
        yield None
