"""Ctrl-C and SIGTERM as a wish that training grants between two steps."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def catch_signals(*, patient: bool = False) -> Iterator[list[int]]:
    """The signals that asked to stop, SIGINT or SIGTERM; after the first, another ends the process at once.

    Not if ``patient``: Ctrl-C reaches a process of ``torchrun`` twice, and it must still agree with the others.
    Outside the main thread, where Python delivers no signals, the list stays empty.
    """
    received: list[int] = []
    watched = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()

    def note(number: int, _frame: FrameType | None) -> None:
        received.append(number)
        for each in () if patient else watched:
            signal.signal(each, signal.SIG_DFL)

    previous = {number: signal.signal(number, note) for number in watched}
    try:
        yield received
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
