"""A frozen BERT that reads prompts: token ids to features, never trained.

Shapes: M source tokens of a batch, D the encoder's own width, P pieces.
"""

import copy
from collections.abc import Callable

import torch
import torch.nn.functional as F
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from wgsl_train.checkpoint import read_dequantized
from wgsl_train.data import Lengths, positions_of
from wgsl_train.layers import EncoderLayer, LayerShape
from wgsl_train.pretrained import NORM_EPS, PretrainedEncoder

PREFIX = "prompt_encoder."
"""Before the names of its tensors in a model folder."""


class PromptEncoder(nn.Module):
    """Post-norm encoder with learned positions and GELU (Devlin et al. 2019); its parameters are not trained.

    Positions hold the embedding of token type 0, which every prompt has.
    """

    def __init__(self, pretrained: PretrainedEncoder) -> None:
        """Reads the weights. Raises ``ValueError`` naming file and tensor when they are not of that shape."""
        super().__init__()
        D = pretrained.d_model
        shape = LayerShape(
            d_model=D,
            nhead=pretrained.nhead,
            dim_feedforward=pretrained.dim_feedforward,
            dropout=0.0,
            activation=F.gelu,
            norm_eps=NORM_EPS,
        )
        self.word_embedding = nn.Embedding(len(pretrained.pieces), D)
        self.position_embedding = nn.Embedding(pretrained.max_seq_len, D)
        self.norm = nn.LayerNorm(D, eps=NORM_EPS)
        self.layers = nn.ModuleList(EncoderLayer(shape) for _ in range(pretrained.num_layers))
        self.requires_grad_(requires_grad=False)
        _load(self, pretrained)
        # By type of number; outside the module, so that it is neither moved nor saved.
        self._lowered: dict[torch.dtype, list[nn.ModuleList]] = {}

    @torch.no_grad()
    def forward(self, pieces_M: Tensor, lengths: Lengths) -> tuple[Tensor, Tensor]:
        """(rows of the word table, last hidden states), each [M, D]."""
        words_MD = self.word_embedding(pieces_M)
        x_MD = self.norm(words_MD + self.position_embedding(positions_of(lengths, pieces_M.device)))
        for layer in self._layers(x_MD.device.type):
            x_MD = layer(x_MD, lengths)
        return words_MD, x_MD

    def _layers(self, device_type: str) -> nn.ModuleList:
        """The layers with products in the type that autocast asks for.

        Autocast keeps its own copies only of weights that are trained; it would make these anew for every batch.
        """
        if not torch.is_autocast_enabled(device_type):
            return self.layers
        dtype = torch.get_autocast_dtype(device_type)
        if dtype not in self._lowered:
            layers = copy.deepcopy(self.layers)
            for module in layers.modules():
                if isinstance(module, nn.Linear):
                    module.to(dtype)
            self._lowered[dtype] = [layers]
        return self._lowered[dtype][0]


def _load(encoder: PromptEncoder, pretrained: PretrainedEncoder) -> None:
    """Fills ``encoder`` from the file, whose names are Hugging Face's, or ours in an exported model."""
    path = pretrained.weights_file
    if pretrained.exported:
        held = read_dequantized(path, PREFIX)
        for name, parameter in encoder.named_parameters():
            value = held.get(PREFIX + name)
            if value is None or value.shape != parameter.shape:
                found = None if value is None else list(value.shape)
                raise ValueError(
                    f"{path}: tensor {PREFIX}{name}: expected shape {list(parameter.shape)}, found {found}"
                )
            parameter.copy_(value)
        return
    try:
        with safe_open(path, framework="pt") as file:
            present = set(file.keys())

            def tensor(name: str, *shape: int) -> Tensor:
                if name not in present:
                    raise ValueError(f"{path}: tensor {name} is missing")
                value: Tensor = file.get_tensor(name).float()
                if value.shape != shape:
                    raise ValueError(f"{path}: tensor {name}: expected shape {list(shape)}, found {list(value.shape)}")
                return value

            values = _tensors(tensor, pretrained)
    except FileNotFoundError:
        raise ValueError(f"{path}: no such file") from None
    except SafetensorError as error:
        raise ValueError(f"{path}: expected safetensors, found {error}") from None
    for name, parameter in encoder.named_parameters():
        parameter.copy_(values[name])  # fine on the meta device too, where nothing is copied


def _tensors(tensor: Callable[..., Tensor], pretrained: PretrainedEncoder) -> dict[str, Tensor]:
    """Our names and the tensors under them."""
    D, F_, P = pretrained.d_model, pretrained.dim_feedforward, len(pretrained.pieces)
    types = tensor("embeddings.token_type_embeddings.weight", 2, D)
    values = {
        "word_embedding.weight": tensor("embeddings.word_embeddings.weight", P, D),
        "position_embedding.weight": tensor("embeddings.position_embeddings.weight", pretrained.max_seq_len, D)
        + types[0],
    }
    shapes = {"weight": (D,), "bias": (D,)}
    for part, shape in shapes.items():
        values[f"norm.{part}"] = tensor(f"embeddings.LayerNorm.{part}", *shape)
    for index in range(pretrained.num_layers):
        theirs, ours = f"encoder.layer.{index}", f"layers.{index}"
        for part, rows in (("weight", (D, D)), ("bias", (D,))):
            qkv = [tensor(f"{theirs}.attention.self.{name}.{part}", *rows) for name in ("query", "key", "value")]
            values[f"{ours}.self_attention.qkv_proj.{part}"] = torch.cat(qkv)
            values[f"{ours}.self_attention.out_proj.{part}"] = tensor(f"{theirs}.attention.output.dense.{part}", *rows)
            values[f"{ours}.norm1.{part}"] = tensor(f"{theirs}.attention.output.LayerNorm.{part}", D)
            values[f"{ours}.norm2.{part}"] = tensor(f"{theirs}.output.LayerNorm.{part}", D)
        values[f"{ours}.linear1.weight"] = tensor(f"{theirs}.intermediate.dense.weight", F_, D)
        values[f"{ours}.linear1.bias"] = tensor(f"{theirs}.intermediate.dense.bias", F_)
        values[f"{ours}.linear2.weight"] = tensor(f"{theirs}.output.dense.weight", D, F_)
        values[f"{ours}.linear2.bias"] = tensor(f"{theirs}.output.dense.bias", D)
    return values
