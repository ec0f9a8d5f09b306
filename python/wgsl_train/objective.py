"""What is minimised: cross-entropy over the target tokens that are not padding.

Shapes: B batch, T target length, D d_model, V vocab, N target tokens of a batch that are not padding.
"""

import torch.nn.functional as F
from torch import Tensor

from wgsl_train.data import IGNORED_LABEL, Batch
from wgsl_train.layers import EncoderDecoder


def target_logits(model: EncoderDecoder, batch: Batch) -> tuple[Tensor, Tensor]:
    """(logits [N, V] in float32, labels [N]) of the N target tokens that are not padding, under teacher forcing."""
    states_BTD = model(batch.input_ids, batch.attention_mask, batch.decoder_input_ids)
    valid_BT = batch.labels != IGNORED_LABEL
    return model.lm_head(states_BTD[valid_BT]).float(), batch.labels[valid_BT]


def loss_sum(model: EncoderDecoder, batch: Batch) -> Tensor:
    """Summed cross-entropy in nats over the target tokens of ``batch``; a scalar."""
    logits_NV, labels_N = target_logits(model, batch)
    return F.cross_entropy(logits_NV, labels_N, reduction="sum")
