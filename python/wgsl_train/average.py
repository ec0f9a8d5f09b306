"""An exponential moving average of the weights: what is evaluated and exported, while training goes on from its own."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from wgsl_train.layers import EncoderDecoder


class WeightAverage:
    """The average of every trained weight, by name, where the model is."""

    def __init__(self, model: EncoderDecoder, decay: float) -> None:
        """Starts at the weights as they are; ``decay`` in (0, 1) is what stays of it at each step."""
        self.decay = decay
        self.parameters = model.trainable_parameters()
        self.tensors: dict[str, Tensor] = {name: value.detach().clone() for name, value in self.parameters.items()}

    def update(self, step: int) -> None:
        """Takes in the weights after ``step``; the first steps count more, so that the fresh weights are forgotten."""
        decay = min(self.decay, (1 + step) / (10 + step))
        weights = [parameter.detach() for parameter in self.parameters.values()]
        torch._foreach_lerp_(list(self.tensors.values()), weights, 1.0 - decay)

    @contextmanager
    def applied(self) -> Iterator[None]:
        """The model has the average for its weights as long as the context is open."""
        weights = {name: parameter.data for name, parameter in self.parameters.items()}
        try:
            for name, parameter in self.parameters.items():
                parameter.data = self.tensors[name]
            yield
        finally:
            for name, parameter in self.parameters.items():
                parameter.data = weights[name]
