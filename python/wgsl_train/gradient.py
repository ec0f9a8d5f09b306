"""The gradient of an optimizer step: over micro-batches, and over threads that each take a share of them.

On a CPU the products of a small model are too short to be worth cutting up: two threads inside each product of an
8 M model train 1.6 times slower than two threads with a share of the sequences each (2 cores, bf16, steps of 48).
"""

from concurrent.futures import ThreadPoolExecutor
from itertools import chain, repeat

import torch
from torch import Tensor

from wgsl_train.data import MicroBatch, Sampler
from wgsl_train.device import autocast
from wgsl_train.layers import Dropout, EncoderDecoder
from wgsl_train.model import parameter_count
from wgsl_train.objective import loss_sum
from wgsl_train.world import World

MOST_WORKERS = 4
LARGEST_SHARED_MODEL = 20_000_000
"""Trained parameters up to which several workers pay. Each holds a gradient of its own: 178 MB for the base model,
whose products are long enough to be cut up."""


class GradientWorkers:
    """Threads that compute the gradient of a step together, in every process of the run as many.

    The gradient is the same in every run with as many of both.
    """

    def __init__(
        self, model: EncoderDecoder, device: torch.device, precision: str, threads: int, world: World | None = None
    ) -> None:
        """``threads`` are dealt out to the workers. A device other than the CPU has one worker."""
        self.model, self.device, self.precision = model, device, precision
        self.world = world or World()
        self.parameters = list(model.trainable_parameters().values())
        small = parameter_count(model) <= LARGEST_SHARED_MODEL
        self.count = min(threads, MOST_WORKERS) if small and device.type == "cpu" else 1
        self._pool = ThreadPoolExecutor(self.count, "gradient", torch.set_num_threads, (max(1, threads // self.count),))

    def accumulate(self, sampler: Sampler, epoch: int, position: int) -> tuple[float, int]:
        """Sets the gradient of the mean loss over all target tokens of a step; returns (loss, tokens).

        Gradients are added up in the order of workers and of their micro-batches, then over processes.
        """
        shares = sampler.shares(epoch, position, self.world.size * self.count)
        indices = chain.from_iterable(group for share in shares for micro_batch in share for group in micro_batch)
        tokens = sum(sampler.sequences.sizes(index)[0] for index in indices)
        seeds = torch.randint(2**63 - 1, (len(shares),)).tolist()
        mine = slice(self.world.rank, None, self.world.size)
        parts = list(self._pool.map(self._share, repeat(sampler), shares[mine], seeds[mine], repeat(tokens)))
        total, gradients = parts[0] if parts else (0.0, [torch.zeros_like(each) for each in self.parameters])
        for loss, others in parts[1:]:
            torch._foreach_add_(gradients, others)
            total += loss
        if gradients:
            for parameter, gradient in zip(self.parameters, gradients, strict=True):
                parameter.grad = gradient
        if self.world.size > 1:
            loss_sum_of_all = torch.tensor(total, dtype=torch.float64, device=self.device)
            self.world.add_up([loss_sum_of_all])
            self.world.add_up([parameter.grad for parameter in self.parameters if parameter.grad is not None])
            total = float(loss_sum_of_all)
        return total, tokens

    def _share(
        self, sampler: Sampler, micro_batches: list[MicroBatch], seed: int, tokens: int
    ) -> tuple[float, list[Tensor]]:
        """(loss, gradients) of one worker's micro-batches; one alone adds up in place and returns none."""
        gradients: list[Tensor] = []
        total = torch.zeros((), device=self.device)
        # One context around all micro-batches: bf16 copies of the weights are made once a step.
        with Dropout.drawing_from(torch.Generator().manual_seed(seed)), autocast(self.device, self.precision):
            for micro_batch in micro_batches:
                loss = loss_sum(self.model, sampler.sequences.batch(micro_batch).to(self.device)) / tokens
                with torch.autocast(self.device.type, enabled=False):
                    if self.count == 1:
                        loss.backward()  # type: ignore[no-untyped-call]
                    else:
                        _add(gradients, torch.autograd.grad(loss, self.parameters))
                total += loss.detach()
        return float(total), gradients


def _add(gradients: list[Tensor], more: tuple[Tensor, ...]) -> None:
    if gradients:
        torch._foreach_add_(gradients, more)
    else:
        gradients += more
