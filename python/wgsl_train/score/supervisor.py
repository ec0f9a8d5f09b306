"""Keeps one worker process alive, and ends it when a shader does not come back.

What a shader may cost is processor time, not time on the clock: a busy machine makes nobody late. The clock counts only
where nothing is computed any more (a driver that waits for ever).
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any, Self

from wgsl_train.score.message import MAX_MESSAGE_BYTES, pack, unpack

POLL_SECONDS = 0.2
START_SECONDS = 120.0
CLOCK_FACTOR = 10.0
"""Clock time a job may take, in multiples of the processor time it may take."""
JOBS_A_WORKER = 2000
"""Then it is replaced: a driver that leaks never grows old."""

WITHOUT_WGPU = "running shaders needs the package wgpu: pip install 'wgsl-train[render]'"
WITHOUT_ADAPTER = (
    "running shaders needs a graphics adapter ({}); without a GPU, Mesa's software driver will do "
    "(Debian: apt-get install mesa-vulkan-drivers libvulkan1)"
)

ENVIRONMENT = {
    # One thread: the order of invocations, and with it every sum and every race, is the same in every run.
    "LP_NUM_THREADS": "0",
    # lavapipe stops counting a shader's loops at 65,536 for a whole vector of invocations, lanes apart; four lanes of
    # 16,384 (rewrite.MAX_LOOP_STEPS) stay below.
    "LP_NATIVE_VECTOR_WIDTH": "128",
    # The cache knows nothing of that width.
    "MESA_SHADER_CACHE_DISABLE": "true",
    "MESA_GLSL_CACHE_DISABLE": "true",
}


class WorkerError(Exception):
    """A job that brought no result."""


class NoAdapterError(WorkerError, ValueError):
    """Shaders cannot be run on this machine; the message says what is missing."""


class ShaderRefusedError(WorkerError):
    """The device does not accept this shader; the message says why."""


class ShaderTimeoutError(WorkerError):
    """The shader used more time than it may."""


class ShaderCrashError(WorkerError):
    """The shader ended the process it ran in, twice."""


class Supervisor:
    """Runs jobs in a worker process; restarts it as needed. Not for several threads at once."""

    def __init__(self, *, timeout_secs: float = 10.0, memory_bytes: int = 4 << 30) -> None:
        """``timeout_secs``: processor time of a job; ``memory_bytes``: of a worker, where the adapter is software."""
        self._timeout_secs = timeout_secs
        self._memory_bytes = memory_bytes
        self._worker: _Worker | None = None
        self.starts = 0
        self.adapter = ""

    def __enter__(self) -> Self:
        """The supervisor itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes it."""
        self.close()

    def close(self) -> None:
        """Ends the worker. The next job starts another."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def run(self, job: dict[str, Any], blobs: list[bytes]) -> list[bytes]:
        """The outputs of one job, as ``device.Device.run`` gives them.

        Raises ``ShaderRefusedError``, ``ShaderTimeoutError``, ``ShaderCrashError`` or ``NoAdapterError``.
        """
        message = pack(job, blobs)
        for _ in range(2):
            # A crash is the shader's when it happens in a new process too.
            answer = self._ask(message)
            if answer is not None:
                header, outputs = answer
                if "refused" in header:
                    raise ShaderRefusedError(header["refused"])
                return outputs
        raise ShaderCrashError(f"the process that ran this shader ended: {self._last_words}")

    def _ask(self, message: bytes) -> tuple[dict[str, Any], list[bytes]] | None:
        """One question to the worker; None when it died."""
        if self._worker is not None and self._worker.jobs >= JOBS_A_WORKER:
            self.close()
        if self._worker is None:
            self._worker = self._start()
        try:
            return self._worker.ask(message, self._timeout_secs)
        except ShaderTimeoutError:
            self.close()
            raise
        except (EOFError, OSError, ValueError):
            self._last_words = self._worker.last_words()
            self.close()
            return None

    def _start(self) -> "_Worker":
        worker = _Worker(self._memory_bytes)
        try:
            header = worker.greeting()
        except (EOFError, OSError, ValueError, ShaderTimeoutError):
            words = worker.last_words()
            worker.end()
            raise NoAdapterError(f"cannot start the process that runs shaders: {words}") from None
        if "adapter" not in header:
            worker.end()
            raise NoAdapterError(WITHOUT_WGPU if "no_wgpu" in header else WITHOUT_ADAPTER.format(header["no_adapter"]))
        self.starts += 1
        self.adapter = header["adapter"]
        return worker


class _Worker:
    """One process and the two pipes to it."""

    def __init__(self, memory_bytes: int) -> None:
        job_read, job_write = os.pipe()
        answer_read, answer_write = os.pipe()
        self._stderr: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "wgsl_train.score.worker", str(job_read), str(answer_write), str(memory_bytes)],
                pass_fds=(job_read, answer_write),
                stdin=subprocess.DEVNULL,
                stdout=self._stderr,
                stderr=self._stderr,
                env={**os.environ, **ENVIRONMENT},
            )
        finally:
            os.close(job_read)
            os.close(answer_write)
        self._to_worker = Connection(job_write, readable=False)
        self._from_worker = Connection(answer_read, writable=False)
        self.jobs = 0

    def greeting(self) -> dict[str, Any]:
        return self._receive(START_SECONDS)[0]

    def ask(self, message: bytes, timeout_secs: float) -> tuple[dict[str, Any], list[bytes]]:
        self.jobs += 1
        self._to_worker.send_bytes(message)
        return self._receive(timeout_secs)

    def _receive(self, timeout_secs: float) -> tuple[dict[str, Any], list[bytes]]:
        clock, work = time.monotonic(), self._processor_seconds()
        while not self._from_worker.poll(POLL_SECONDS):
            worked, waited = self._processor_seconds() - work, time.monotonic() - clock
            if worked > timeout_secs or waited > CLOCK_FACTOR * timeout_secs:
                raise ShaderTimeoutError(f"more than {timeout_secs:g} s of processor time")
        if self._processor_seconds() - work > timeout_secs:
            raise ShaderTimeoutError(f"more than {timeout_secs:g} s of processor time")
        return unpack(self._from_worker.recv_bytes(MAX_MESSAGE_BYTES))

    def _processor_seconds(self) -> float:
        """User and system time so far; 0 where the system does not tell (the clock counts there)."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def last_words(self) -> str:
        """How the process ended, and the end of what it printed."""
        try:
            code = self._process.wait(POLL_SECONDS)
        except subprocess.TimeoutExpired:
            return "no answer"
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        self._stderr.seek(max(0, self._stderr.seek(0, os.SEEK_END) - 2000))
        printed = self._stderr.read().decode(errors="replace").split("\n")
        return " ".join([how, *[line.strip() for line in printed if line.strip()][-2:]])[:500]

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._to_worker.close()
        self._from_worker.close()
        self._stderr.close()
