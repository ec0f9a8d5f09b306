"""What an optimizer step does with gradients: learning rate, clipping, AdamW and Muon."""

import math

import torch
from torch import nn

from wgsl_train.config import TrainingConfig
from wgsl_train.layers import EncoderDecoder


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


def build_optimizers(model: EncoderDecoder, training: TrainingConfig) -> list[torch.optim.Optimizer]:
    """Fused AdamW, for ``optimizer = "muon"`` after Muon, which takes the matrices of the layers.

    Embeddings, the output layer, biases and norms are AdamW's in both. Matrices and embeddings decay, biases and norms
    do not. Muon's updates are scaled to the size that AdamW's have, so both run at one learning rate (Liu et al. 2025,
    "Muon is Scalable for LLM Training", section 2.2).
    """
    parameters = list(model.trainable_parameters().values())
    optimizers: list[torch.optim.Optimizer] = []
    if training.optimizer == "muon":
        hidden = {id(module.weight) for module in model.modules() if isinstance(module, nn.Linear)}
        hidden.discard(id(model.lm_head.weight))
        matrices = [p for p in parameters if id(p) in hidden]
        optimizers.append(
            torch.optim.Muon(
                matrices,
                lr=training.learning_rate,
                weight_decay=training.weight_decay,
                adjust_lr_fn="match_rms_adamw",
            )
        )
        parameters = [p for p in parameters if id(p) not in hidden]
    groups = [
        {"params": [p for p in parameters if p.dim() >= 2], "weight_decay": training.weight_decay},
        {"params": [p for p in parameters if p.dim() < 2], "weight_decay": 0.0},
    ]
    optimizers.append(torch.optim.AdamW(groups, lr=training.learning_rate, betas=(0.9, 0.98), eps=1e-9, fused=True))
    return optimizers


def clip_gradients(model: nn.Module, max_norm: float) -> float:
    """Scales gradients down to ``max_norm`` (0: never) where they exceed it; returns the norm they had."""
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    norm = float(nn.utils.get_total_norm(gradients))
    if 0.0 < max_norm < norm < math.inf:
        torch._foreach_mul_(gradients, max_norm / norm)
    return norm
