"""The process that runs shaders: reads jobs from a pipe, runs them on the adapter, writes answers back.

Everything in a job may be hostile to the driver. This process holds nothing worth keeping: the supervisor ends it when
it is late and starts another. ``python -m wgsl_train.score.worker READ_FD WRITE_FD MEMORY_BYTES`` starts it.
"""

import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from wgsl_train.score.message import MAX_MESSAGE_BYTES, pack, unpack


def main(read_fd: int, write_fd: int, memory_bytes: int) -> None:
    """Serves jobs until the pipe closes. The first message says whether there is an adapter."""
    jobs, answers = Connection(read_fd, writable=False), Connection(write_fd, readable=False)
    try:
        from wgsl_train.score.device import Device, NoAdapterError
    except ImportError as error:
        answers.send_bytes(pack({"no_wgpu": str(error)}))
        return
    try:
        device = Device()
    except NoAdapterError as error:
        answers.send_bytes(pack({"no_adapter": str(error)}))
        return
    # A software adapter's buffers are this process's memory; a GPU's driver maps far more than it uses.
    if device.is_software:
        _limit_memory(memory_bytes)
    answers.send_bytes(pack({"adapter": device.description}))
    while True:
        try:
            job, blobs = unpack(jobs.recv_bytes(MAX_MESSAGE_BYTES))
        except EOFError:
            return
        answers.send_bytes(_answer(device, job, blobs))


def _answer(device: Any, job: dict[str, Any], blobs: list[bytes]) -> bytes:
    from wgsl_train.score.device import REFUSALS

    try:
        return pack({}, device.run(job, blobs))
    except REFUSALS as error:
        return pack({"refused": str(error)})


def _limit_memory(memory_bytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
