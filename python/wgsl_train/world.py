"""The processes that train one run together, as ``torchrun`` starts them: each computes a share of every step.

Every process holds all weights and makes every step; gradients are added up between them. The first one alone writes,
evaluates and talks. What they tell each other is numbers and JSON, never pickled objects.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import torch
from torch import Tensor, distributed

PATIENCE = timedelta(hours=12)
"""The others wait for the first one's evaluations this long; a process that dies is ``torchrun``'s to notice."""


@dataclass(frozen=True)
class World:
    """This process among those of the run; without ``torchrun`` the only one."""

    rank: int = 0
    size: int = 1
    device: torch.device = torch.device("cpu")  # noqa: RUF009 - immutable

    @property
    def is_first(self) -> bool:
        """Whether this process writes, evaluates and talks."""
        return self.rank == 0

    def add_up(self, tensors: Sequence[Tensor]) -> None:
        """Every tensor becomes the sum over all processes, the same to the last bit in each."""
        if self.size == 1:
            return
        flat = torch.cat([tensor.reshape(-1) for tensor in tensors])
        distributed.all_reduce(flat)
        sums = torch.split(flat, [tensor.numel() for tensor in tensors])
        torch._foreach_copy_(
            list(tensors), [total.view_as(tensor) for total, tensor in zip(sums, tensors, strict=True)]
        )

    def wait(self) -> None:
        """Until all are here."""
        if self.size > 1:
            distributed.barrier()

    def highest(self, number: int) -> int:
        """The highest of all processes' numbers."""
        if self.size == 1:
            return number
        highest = torch.tensor(number, device=self.device)
        distributed.all_reduce(highest, distributed.ReduceOp.MAX)
        return int(highest)

    def from_first(self, value: Any) -> Any:
        """The first process's value in all of them, by way of JSON; what the others hand in is not read."""
        if self.size == 1:
            return value
        data = json.dumps(value).encode() if self.is_first else b""
        size = self.highest(len(data))
        buffer = torch.zeros(size, dtype=torch.uint8, device=self.device)
        if self.is_first:
            buffer.copy_(torch.frombuffer(bytearray(data), dtype=torch.uint8))
        distributed.broadcast(buffer, 0)
        return json.loads(bytes(buffer.cpu().tolist()))


def _cores() -> int:
    """Those that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def joined(device: str = "auto") -> Iterator[World]:
    """This process among those that ``torchrun`` has started, NCCL between GPUs and Gloo between CPUs.

    ``torchrun`` sets ``OMP_NUM_THREADS`` to 1; on CPUs, the processes of a machine share its cores instead.
    """
    local = int(os.environ.get("LOCAL_RANK", "0"))
    if device != "cpu" and torch.cuda.is_available():
        place = torch.device("cuda", local)
        torch.cuda.set_device(place)
    else:
        place = torch.device("cpu")
        if os.environ.get("OMP_NUM_THREADS") == "1":
            torch.set_num_threads(max(1, _cores() // int(os.environ.get("LOCAL_WORLD_SIZE", "1"))))
    distributed.init_process_group("nccl" if place.type == "cuda" else "gloo", timeout=PATIENCE)
    try:
        yield World(distributed.get_rank(), distributed.get_world_size(), place)
    finally:
        distributed.destroy_process_group()
