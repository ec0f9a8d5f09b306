"""What is minimised: cross-entropy over the target tokens.

Shapes: N target tokens of a batch, D d_model, V vocab.
"""

import torch.nn.functional as F
from torch import Tensor

from wgsl_train.data import Batch
from wgsl_train.layers import EncoderDecoder


def target_logits(model: EncoderDecoder, batch: Batch) -> Tensor:
    """[N, V] in float32, under teacher forcing."""
    return model.lm_head(model(batch)).float()  # type: ignore[no-any-return]


def loss_sum(model: EncoderDecoder, batch: Batch) -> Tensor:
    """Summed cross-entropy in nats over the target tokens of ``batch``; a scalar."""
    return F.cross_entropy(target_logits(model, batch), batch.labels, reduction="sum")
