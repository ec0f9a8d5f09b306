"""Going on from a model that was exported, or from the one that ships: its shape, its tokenizer, its weights."""

import json
from pathlib import Path

import torch

import rust_core
from wgsl_train.bundled import BUNDLED, model_folder
from wgsl_train.checkpoint import MODEL_FILE, read_dequantized
from wgsl_train.config import Config
from wgsl_train.export import tokenizer_file
from wgsl_train.layers import EncoderDecoder
from wgsl_train.run_folder import RunError, RunFolder

SHAPE_KEYS = ("d_model", "nhead", "num_encoder_layers", "num_decoder_layers", "dim_feedforward", "max_seq_len")


def starting_values(source: str | Path) -> list[str]:
    """``section.key=value`` that make a config start from an exported model: a folder, or "bundled".

    Raises ``ValueError`` (a ``RunError`` for a folder) when there is none.
    """
    path = model_folder(str(source)).absolute() / "config.json"
    try:
        values = json.loads(path.read_bytes())
        architecture, shape = values["architecture"], {key: int(values[key]) for key in SHAPE_KEYS}
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise RunError(f"{path}: expected the config of an exported model, found {error!r}") from None
    # Absolute, so that a resumed run finds it from any directory.
    name = BUNDLED if source == BUNDLED else str(path.parent)
    place = json.dumps(name, ensure_ascii=False)
    changes = [f"model.architecture={json.dumps(architecture)}", f"training.init_from={place}"]
    if architecture == "minilm":
        changes.append(f"model.prompt_encoder={place}")
    return [*changes, *(f"model.{key}={size}" for key, size in shape.items())]


def starting_tokenizer(config: Config, run: RunFolder, resume: bool) -> rust_core.Tokenizer | None:
    """The tokenizer of ``training.init_from``, which the run has kept where it is resumed; None without the key."""
    if not config.training.init_from:
        return None
    path = tokenizer_file(run) if resume else model_folder(config.training.init_from) / "tokenizer.json"
    return rust_core.Tokenizer.load(path)


def start_from(folder: Path, model: EncoderDecoder) -> None:
    """Fills what is trained from an exported model, whatever numbers it is stored in.

    Raises ``ValueError`` naming the tensor that is missing or of another shape.
    """
    path = folder / MODEL_FILE
    held = read_dequantized(path)
    with torch.no_grad():
        for name, parameter in model.trainable_parameters().items():
            value = held.get(name)
            if value is None or value.shape != parameter.shape:
                found = "none" if value is None else str(list(value.shape))
                raise ValueError(f"{path}: tensor {name}: expected shape {list(parameter.shape)}, found {found}")
            parameter.copy_(value)
