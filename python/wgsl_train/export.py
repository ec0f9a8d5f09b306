"""From a checkpoint to a model folder: ``model.safetensors``, ``config.json`` and ``tokenizer.json``.

``ngrams.bin`` beside them is what the engine guesses ahead by; a folder without it answers the same, only later.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save
from torch import Tensor

import rust_core
from wgsl_train.checkpoint import (
    MODEL_FILE,
    TrainState,
    open_tensors,
    pointed_folder,
    read_state,
    save_tensors,
    sync_folder,
)
from wgsl_train.config import ModelConfig, load_config
from wgsl_train.layers import EncoderDecoder
from wgsl_train.minilm import frozen_tensors
from wgsl_train.pretrained import find_pretrained
from wgsl_train.run_folder import RunFolder

FORMAT_VERSION = 1
DTYPES = ("f32", "bf16", "int8")
NGRAMS_FILE = "ngrams.bin"
EXPORT_FILES = {MODEL_FILE, "config.json", "tokenizer.json", NGRAMS_FILE}


def model_config(config: ModelConfig, tokenizer: rust_core.Tokenizer) -> dict[str, Any]:
    """``config.json`` of an exported folder: the architecture and what its weights belong to."""
    frozen = {}
    if config.architecture == "minilm":
        frozen["prompt_encoder"] = find_pretrained(config.prompt_encoder).to_config()
    return {
        "format_version": FORMAT_VERSION,
        "architecture": config.architecture,
        "source_vocab_size": tokenizer.source_vocab_size,
        "target_vocab_size": tokenizer.target_vocab_size,
        "d_model": config.d_model,
        "nhead": config.nhead,
        "num_encoder_layers": config.encoder_layers,
        "num_decoder_layers": config.decoder_layers,
        "dim_feedforward": config.dim_feedforward,
        "max_seq_len": config.max_seq_len,
        **frozen,
        "tokenizer_hash": tokenizer.hash,
        "wgsl_train_version": rust_core.__version__,
        "naga_version": rust_core.NAGA_VERSION,
    }


def weights_to_bytes(model: EncoderDecoder) -> bytes:
    """The weights as a safetensors file in memory, float32, frozen ones too."""
    return bytes(save({name: tensor.detach().cpu() for name, tensor in model.exported_tensors().items()}))


def quantize_rows(weight: Tensor) -> tuple[Tensor, Tensor]:
    """Symmetric int8 by row: (I8 [out, in] within +-127, scale F32 [out]); weight ~ values * scale."""
    scale = weight.abs().amax(dim=1).clamp_min(torch.finfo(torch.float32).tiny) / 127.0
    values = (weight / scale.unsqueeze(1)).round_().clamp_(-127, 127)
    return values.to(torch.int8), scale


def convert(tensors: dict[str, Tensor], dtype: str) -> dict[str, Tensor]:
    """float32 weights in the form a ``dtype`` folder holds; int8 keeps everything but matrices in float32.

    What is no float32 (the characters of pieces) stays as it is.
    """
    if dtype == "f32":
        return tensors
    if dtype == "bf16":
        return {name: tensor.bfloat16() if tensor.is_floating_point() else tensor for name, tensor in tensors.items()}
    converted = {}
    for name, tensor in tensors.items():
        if tensor.dim() == 2 and tensor.is_floating_point():
            converted[name], converted[f"{name}.scale"] = quantize_rows(tensor)
        else:
            converted[name] = tensor
    return converted


def export_run(run: RunFolder, out: Path, dtype: str = "f32") -> Path:
    """Writes the run's best checkpoint as a model folder at ``out``, whole or not at all; returns ``out``.

    Raises ``ValueError`` when the run has no best checkpoint, something in it is damaged or does not belong together,
    or ``out`` holds anything but an earlier export; ``OSError`` when it cannot be written.
    """
    if dtype not in DTYPES:
        raise ValueError(f"dtype: expected one of {', '.join(DTYPES)}, found {dtype}")
    _refuse_to_overwrite(out)
    checkpoint = pointed_folder(run.best_file, run)
    tokenizer = rust_core.Tokenizer.load(tokenizer_file(run))
    state = read_state(checkpoint)
    if tokenizer.hash != state.tokenizer_hash:
        raise ValueError(
            f"{tokenizer_file(run)}: expected the tokenizer {checkpoint} was trained with "
            f"({state.tokenizer_hash[:12]}), found another ({tokenizer.hash[:12]})"
        )
    config = load_config(str(run.config_file)).model
    check_frozen(config, state, checkpoint)
    with open_tensors(checkpoint / MODEL_FILE) as file:
        trained = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    tensors = convert({**frozen_tensors(config), **trained}, dtype)
    temporary = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        temporary.mkdir(parents=True)
        save_tensors(tensors, temporary / MODEL_FILE)
        _check_written(temporary / MODEL_FILE, tensors)
        described = json.dumps(model_config(config, tokenizer), indent=2) + "\n"
        (temporary / "config.json").write_text(described, encoding="utf-8")
        (temporary / "tokenizer.json").write_text(tokenizer.to_json(), encoding="utf-8")
        if ngrams_file(run).exists():
            shutil.copyfile(ngrams_file(run), temporary / NGRAMS_FILE)
        sync_folder(temporary)
        if out.exists():
            shutil.rmtree(out)
        temporary.rename(out)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    return out


def frozen_hash(config: ModelConfig) -> str:
    """Identifies the pretrained part of the model; empty where it has none."""
    return find_pretrained(config.prompt_encoder).hash() if config.architecture == "minilm" else ""


def check_frozen(config: ModelConfig, state: TrainState, checkpoint: Path) -> None:
    """``ValueError`` when ``checkpoint`` was trained over another pretrained part than ``config`` names."""
    found = frozen_hash(config)
    if found != state.frozen_hash:
        raise ValueError(
            f"{checkpoint}: expected the prompt encoder it was trained with ({state.frozen_hash[:12]}), found another "
            f"({found[:12]}) at model.prompt_encoder = {config.prompt_encoder}"
        )


def tokenizer_file(run: RunFolder) -> Path:
    """Where a run keeps the tokenizer it was trained with."""
    return run.path / "tokenizer.json"


def ngrams_file(run: RunFolder) -> Path:
    """Where a run keeps what its targets tend to say; runs of earlier versions have none."""
    return run.path / NGRAMS_FILE


def _refuse_to_overwrite(out: Path) -> None:
    """Lets through what does not exist, an empty folder, and a folder of nothing but an export's own files."""
    if out.exists() and not out.is_dir():
        raise ValueError(f"{out}: expected a folder to export to, found a file")
    found = {path.name for path in out.iterdir()} if out.is_dir() else set()
    if found - EXPORT_FILES:
        raise ValueError(
            f"{out}: expected a new or empty folder or an earlier export, found {min(found - EXPORT_FILES)}; "
            "export to another folder"
        )


def _check_written(path: Path, tensors: dict[str, Tensor]) -> None:
    """Reads the file back; ``ValueError`` when a tensor is not what was to be written."""
    with open_tensors(path) as file:
        for name, tensor in tensors.items():
            if not torch.equal(file.get_tensor(name), tensor):
                raise ValueError(f"{path}: tensor {name}: what was read back is not what was written")
