"""Checkpoints: a folder that is whole or absent, and two small files that name the last and the best one.

``checkpoints/step-N/`` holds ``model.safetensors``, ``optimizer.safetensors`` (the optimizers' moments and the state of
the random generators; the weights that training goes on from, where ``model.safetensors`` holds their average) and
``state.json``. It is written under a temporary name, flushed to disk and renamed; then the pointer files ``last`` and
``best`` are replaced; then folders that neither names are removed. A process that dies at any point in between leaves a
run that ``restore`` continues.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor
from torch.optim import AdamW, Muon, Optimizer

from wgsl_train.average import WeightAverage
from wgsl_train.layers import EncoderDecoder
from wgsl_train.run_folder import RunFolder, replace_file

FORMAT_VERSION = 1
MODEL_FILE, OPTIMIZER_FILE, STATE_FILE = "model.safetensors", "optimizer.safetensors", "state.json"
TEMPORARY = ".writing-"
MOMENTS: dict[type[Optimizer], tuple[str, ...]] = {AdamW: ("exp_avg", "exp_avg_sq"), Muon: ("momentum_buffer",)}
"""What an optimizer remembers of each parameter."""


@dataclass(kw_only=True)
class TrainState:
    """Everything a run needs to continue besides tensors; ``state.json``.

    The position inside an epoch and the order of batches follow from ``step``.
    """

    step: int = 0
    """Optimizer steps done."""
    best_step: int | None = None
    best_value: float | None = None
    """Value of ``training.early_stopping_metric`` at ``best_step``."""
    best_train_loss: float | None = None
    best_val_loss: float | None = None
    evaluations_without_improvement: int = 0
    stopped: str | None = None
    """Why training came to its end: ``epochs``, ``max_steps`` or ``early_stopping``; None before it."""
    elapsed_secs: float = 0.0
    threads: int = 0
    device: str = ""
    precision: str = ""
    config_hash: str = ""
    tokenizer_hash: str = ""
    source_hash: str = ""
    frozen_hash: str = ""
    """Of the pretrained part that the checkpoint does not hold; empty where there is none."""
    torch_version: str = ""
    format_version: int = FORMAT_VERSION


def step_folder(run: RunFolder, step: int) -> Path:
    """Where the checkpoint of ``step`` stands."""
    return run.checkpoints / f"step-{step}"


def save_checkpoint(
    run: RunFolder,
    state: TrainState,
    model: EncoderDecoder,
    optimizers: list[Optimizer],
    average: WeightAverage | None = None,
) -> None:
    """Writes the checkpoint of ``state.step`` and moves the pointers. ``OSError`` leaves the old ones standing.

    A checkpoint of that step that a pointer names already holds the same state and is kept.
    """
    folder = step_folder(run, state.step)
    if not folder.exists():
        temporary = run.checkpoints / f"{TEMPORARY}{folder.name}"
        shutil.rmtree(temporary, ignore_errors=True)
        try:
            temporary.mkdir(parents=True)
            save_tensors(_model_tensors(model, average), temporary / MODEL_FILE)
            save_tensors(_optimizer_tensors(model, optimizers, average), temporary / OPTIMIZER_FILE)
            (temporary / STATE_FILE).write_text(json.dumps(asdict(state), indent=1), encoding="utf-8")
            sync_folder(temporary)
            temporary.rename(folder)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        _sync(run.checkpoints)
    _point(run, state)


def _point(run: RunFolder, state: TrainState) -> None:
    """Makes ``last`` and ``best`` name what ``state`` says, then removes every other checkpoint."""
    if state.best_step is not None:
        replace_file(run.best_file, f"{step_folder(run, state.best_step).name}\n".encode())
    replace_file(run.last_file, f"{step_folder(run, state.step).name}\n".encode())
    kept = {step_folder(run, step) for step in (state.step, state.best_step) if step is not None}
    remove_checkpoints(run, kept)


def remove_checkpoints(run: RunFolder, kept: set[Path]) -> None:
    """Removes checkpoints and half-written folders except ``kept``."""
    if run.checkpoints.is_dir():
        for path in run.checkpoints.iterdir():
            if path not in kept and path.name.startswith(("step-", TEMPORARY)):
                shutil.rmtree(path, ignore_errors=True)


def restore(
    run: RunFolder, model: EncoderDecoder, optimizers: list[Optimizer], average: WeightAverage | None = None
) -> TrainState:
    """Fills ``model``, ``optimizers`` and the random generators from ``last``, and tidies up after a killed process.

    Raises ``ValueError`` naming the file when the checkpoint is damaged or is not of this model.
    """
    folder = pointed_folder(run.last_file, run)
    state = read_state(folder)
    # A process killed between the two pointers left them apart: the state of `last` is the truth.
    if state.step != int(folder.name.removeprefix("step-")):
        raise ValueError(f"{folder / STATE_FILE}: expected the step of its folder, found {state.step}")
    with open_tensors(folder / MODEL_FILE) as file:
        _copy_into(folder / MODEL_FILE, file, _model_tensors(model, average))
    _load_optimizer(folder / OPTIMIZER_FILE, model, optimizers, average, state.step)
    _point(run, state)
    return state


def pointed_folder(pointer: Path, run: RunFolder) -> Path:
    """The checkpoint folder that ``last`` or ``best`` names; ``ValueError`` when there is none."""
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise ValueError(f"{pointer}: no such file; this run has no checkpoint yet") from None
    except UnicodeDecodeError:
        raise ValueError(f"{pointer}: expected the name of a checkpoint, found no text") from None
    number = name.removeprefix("step-")
    if name == number or not (number.isascii() and number.isdigit() and len(number) < 16):
        raise ValueError(f"{pointer}: expected step-N, found {name[:80]!r}")
    folder = run.checkpoints / name
    if not folder.is_dir():
        raise ValueError(f"{pointer}: names {name}, but {folder} does not exist")
    return folder


def read_state(folder: Path) -> TrainState:
    """Reads and checks ``state.json``; ``ValueError`` names the file and the key."""
    path = folder / STATE_FILE
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ValueError(f"{path}: no such file; the checkpoint is damaged") from None
    except ValueError as error:
        raise ValueError(f"{path}: expected JSON, found {error}") from None
    if not isinstance(values, dict):
        raise ValueError(f"{path}: expected a JSON object, found {type(values).__name__}")
    if values.get("format_version") != FORMAT_VERSION:
        raise ValueError(f"{path}: format_version: expected {FORMAT_VERSION}, found {values.get('format_version')}")
    return TrainState(**{field.name: _checked(path, field.name, values) for field in fields(TrainState)})


def _checked(path: Path, key: str, values: dict[str, Any]) -> Any:
    """``values[key]`` when it is of the type the field is declared with."""
    kinds = TrainState.__annotations__[key]
    value = values.get(key)
    if key in values and isinstance(value, kinds) and not isinstance(value, bool):
        return value
    raise ValueError(f"{path}: {key}: expected {getattr(kinds, '__name__', kinds)}, found {value!r}")


@contextmanager
def open_tensors(path: Path) -> Iterator[Any]:
    """``safe_open`` whose every failure is a ``ValueError`` naming the file."""
    try:
        with safe_open(path, framework="pt") as file:
            yield file
    except FileNotFoundError:
        raise ValueError(f"{path}: no such file") from None
    except SafetensorError as error:
        raise ValueError(f"{path}: expected safetensors, found {error}") from None


def read_dequantized(path: Path, prefix: str = "") -> dict[str, Tensor]:
    """The tensors of a model folder's weights file whose names start with ``prefix``, as float32.

    int8 rows are multiplied by their scales; integers without scales stay as they are. Raises ``ValueError`` naming
    file and tensor for another type of number.
    """
    tensors = {}
    with open_tensors(path) as file:
        names = set(file.keys())
        for name in sorted(name for name in names if name.startswith(prefix) and not name.endswith(".scale")):
            value: Tensor = file.get_tensor(name)
            if f"{name}.scale" in names:
                scale: Tensor = file.get_tensor(f"{name}.scale")
                if value.dtype != torch.int8 or value.dim() != 2 or scale.shape != value.shape[:1]:
                    raise ValueError(f"{path}: tensor {name}: expected int8 rows with a scale each")
                value = value.float() * scale.float().unsqueeze(1)
            elif value.dtype == torch.bfloat16:
                value = value.float()
            elif value.dtype not in (torch.float32, torch.int8):
                raise ValueError(f"{path}: tensor {name}: expected float32, bfloat16 or int8, found {value.dtype}")
            tensors[name] = value
    return tensors


def _copy_into(path: Path, file: Any, tensors: dict[str, Tensor]) -> None:
    """Fills ``tensors`` from ``file``, whose names, shapes and types must be the same."""
    names = set(file.keys())
    for name in sorted(tensors.keys() | names):
        if name not in names:
            raise ValueError(f"{path}: tensor {name} is missing")
        if name not in tensors:
            raise ValueError(f"{path}: tensor {name} is not part of this model")
    for name, tensor in tensors.items():
        found = file.get_slice(name)
        shape = tuple(found.get_shape())
        if shape != tuple(tensor.shape):
            raise ValueError(f"{path}: tensor {name}: expected shape {list(tensor.shape)}, found {list(shape)}")
        value = file.get_tensor(name)
        if value.dtype != tensor.dtype:
            raise ValueError(f"{path}: tensor {name}: expected {tensor.dtype}, found {value.dtype}")
        with torch.no_grad():
            tensor.copy_(value)


def _model_tensors(model: EncoderDecoder, average: WeightAverage | None) -> dict[str, Tensor]:
    """What is evaluated and exported: the weights, or their average."""
    return {**model.trainable_parameters()} if average is None else average.tensors


def _moments(optimizers: list[Optimizer]) -> Iterator[tuple[Optimizer, Tensor, tuple[str, ...]]]:
    """Each parameter with the optimizer that changes it and what that remembers."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            for parameter in group["params"]:
                yield optimizer, parameter, MOMENTS[type(optimizer)]


def _optimizer_tensors(
    model: EncoderDecoder, optimizers: list[Optimizer], average: WeightAverage | None
) -> dict[str, Tensor]:
    """Moments by parameter name, and the generators' states. Before the first step the moments are zero."""
    parameters = model.trainable_parameters()
    names = {id(parameter): name for name, parameter in parameters.items()}
    tensors = {}
    for optimizer, parameter, moments in _moments(optimizers):
        for moment in moments:
            value = optimizer.state[parameter].get(moment) if parameter in optimizer.state else None
            tensors[f"{moment}.{names[id(parameter)]}"] = torch.zeros_like(parameter) if value is None else value
    if average is not None:
        tensors |= {f"weight.{name}": parameter for name, parameter in parameters.items()}
    tensors["rng.cpu"] = torch.get_rng_state()
    if next(model.parameters()).device.type == "cuda":
        tensors["rng.cuda"] = torch.cuda.get_rng_state()
    return tensors


def _load_optimizer(
    path: Path,
    model: EncoderDecoder,
    optimizers: list[Optimizer],
    average: WeightAverage | None,
    step: int,
) -> None:
    for optimizer, parameter, moments in _moments(optimizers):
        optimizer.state[parameter] = {
            "step": torch.tensor(float(step), device=parameter.device),
            **{moment: torch.zeros_like(parameter, memory_format=torch.preserve_format) for moment in moments},
        }
    tensors = _optimizer_tensors(model, optimizers, average)
    with open_tensors(path) as file:
        _copy_into(path, file, tensors)
    try:
        torch.set_rng_state(tensors["rng.cpu"])
        if "rng.cuda" in tensors:
            torch.cuda.set_rng_state(tensors["rng.cuda"])
    except RuntimeError as error:
        raise ValueError(f"{path}: rng: expected a generator state, found {error}") from None


def save_tensors(tensors: dict[str, Tensor], path: Path) -> None:
    """Streams tensors to disk; the CPU's are written from where they stand. Raises ``OSError`` naming ``path``."""
    try:
        save_file({name: tensor.detach().cpu() for name, tensor in tensors.items()}, path)
    except SafetensorError as error:  # what the system said is in its text alone
        code = re.search(r"os error ([0-9]+)", str(error))
        if code is None:
            raise OSError(f"{path}: {error}") from None
        raise OSError(int(code[1]), os.strerror(int(code[1])), str(path)) from None


def sync_folder(folder: Path) -> None:
    """Flushes every file of ``folder``, then the folder itself, to disk."""
    for path in folder.iterdir():
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    """Flushes a file or, where the system can, a folder."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
