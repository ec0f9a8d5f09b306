"""One optimizer step in its parts: learning rate, gradients over micro-batches, clipping, AdamW."""

import math

import torch
from torch import nn

from wgsl_train.config import TrainingConfig
from wgsl_train.data import Sequences
from wgsl_train.device import autocast
from wgsl_train.layers import EncoderDecoder
from wgsl_train.objective import loss_sum


def learning_rate_at(step: int, total_steps: int, training: TrainingConfig) -> float:
    """Learning rate of the step that follows ``step`` finished ones: linear warm-up, then the schedule's decay."""
    peak, warmup = training.learning_rate, training.warmup_steps
    if step < warmup:
        return peak * (step + 1) / warmup
    remaining = (total_steps - step) / max(1, total_steps - warmup)
    match training.schedule:
        case "constant":
            return peak
        case "linear":
            return peak * remaining
        case _:
            return peak * 0.5 * (1.0 - math.cos(math.pi * remaining))


def build_optimizer(model: nn.Module, training: TrainingConfig) -> torch.optim.AdamW:
    """Fused AdamW; matrices decay, biases and norms do not."""
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    groups = [
        {"params": [p for p in parameters if p.dim() >= 2], "weight_decay": training.weight_decay},
        {"params": [p for p in parameters if p.dim() < 2], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=training.learning_rate, betas=(0.9, 0.98), eps=1e-9, fused=True)


def accumulate_gradients(
    model: EncoderDecoder, sequences: Sequences, micro_batches: list[list[int]], device: torch.device, precision: str
) -> tuple[float, int]:
    """Adds the gradient of the mean loss over all target tokens of ``micro_batches``; returns (loss, tokens)."""
    tokens = sum(sequences.sizes(index)[0] for indices in micro_batches for index in indices)
    total = torch.zeros((), device=device)
    # One context around all micro-batches: bf16 copies of the weights are made once a step.
    with autocast(device, precision):
        for indices in micro_batches:
            loss = loss_sum(model, sequences.batch(indices).to(device)) / tokens
            with torch.autocast(device.type, enabled=False):
                loss.backward()  # type: ignore[no-untyped-call]
            total += loss.detach()
    return float(total), tokens


def clip_gradients(model: nn.Module, max_norm: float) -> float:
    """Scales gradients down to ``max_norm`` (0: never) where they exceed it; returns the norm they had."""
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    norm = float(nn.utils.get_total_norm(gradients))
    if 0.0 < max_norm < norm < math.inf:
        torch._foreach_mul_(gradients, max_norm / norm)
    return norm
