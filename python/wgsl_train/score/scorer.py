"""Scores generated modules by running them beside their references."""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from typing import Self

import rust_core
from wgsl_train.score.interface import Interface, UnsupportedError
from wgsl_train.score.label import Label, Score
from wgsl_train.score.picture import Frame, Picture, draw_by_convention
from wgsl_train.score.supervisor import (
    NoAdapterError,
    ShaderCrashError,
    ShaderRefusedError,
    ShaderTimeoutError,
    Supervisor,
    WorkerError,
)
from wgsl_train.score.trial import InterfaceMismatchError, Trial, trial_of

REMEMBERED_REFERENCES = 512

HASHED_FRAMES = (
    Frame(64, 48, 0.0, (20.0, 15.0, 20.0, 15.0)),
    Frame(64, 48, 0.37, (50.0, 31.0, 5.0, 6.0)),
    Frame(64, 48, 1.73, (33.0, 40.0, 0.0, 0.0)),
)


class Scorer:
    """A worker process and what references gave in it. Use one a thread; close it, or use it with ``with``."""

    def __init__(self, *, timeout_secs: float = 10.0, memory_bytes: int = 4 << 30) -> None:
        """``timeout_secs``: processor time of a shader, compiling included. Nothing starts before it is needed."""
        self._supervisor = Supervisor(timeout_secs=timeout_secs, memory_bytes=memory_bytes)
        self._trials: OrderedDict[str, Trial | str] = OrderedDict()

    def __enter__(self) -> Self:
        """The scorer itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes it."""
        self.close()

    def close(self) -> None:
        """Ends the worker process."""
        self._supervisor.close()

    @property
    def adapter(self) -> str:
        """What shaders have run on; empty before the first one."""
        return self._supervisor.adapter

    def score(self, reference_code: str, candidate_code: str, alternatives: Sequence[str] = ()) -> Score:
        """The best label that ``candidate_code`` gets beside the reference or one of the ``alternatives``.

        Raises ``NoAdapterError`` (a ``ValueError``) when shaders cannot be run on this machine. Any text gets a score.
        """
        references = [reference_code, *alternatives]
        canonical = rust_core.canonical_text(candidate_code)
        for number, reference in enumerate(references):
            if rust_core.canonical_text(reference) == canonical:
                return Score(Label.EXACT, alternative=number - 1 if number else None)
        verdict = rust_core.validate(candidate_code)
        if not verdict.valid:
            return Score(Label.INVALID, verdict.message or "")
        candidate = Interface.of(candidate_code)
        best: Score | None = None
        for number, reference in enumerate(references):
            score = self._score_one(reference, candidate, is_hollow=verdict.hollow)
            if best is None or score.label.rank < best.label.rank:
                best = Score(score.label, score.detail, score.figures, number - 1 if number else None)
            if score.label.behaves:
                break
        assert best is not None
        return best

    def _score_one(self, reference: str, candidate: Interface, *, is_hollow: bool) -> Score:
        trial = self._trial(reference)
        if isinstance(trial, str):
            return Score(Label.UNSCORED, f"the reference cannot be run: {trial}")
        if is_hollow and not rust_core.validate(reference).hollow:
            return Score(Label.HOLLOW)
        try:
            return trial.judge(self._supervisor, candidate)
        except NoAdapterError:
            raise
        except (InterfaceMismatchError, UnsupportedError) as error:
            return Score(Label.INTERFACE_MISMATCH, str(error))
        except ShaderTimeoutError as error:
            return Score(Label.TIMEOUT, str(error))
        except ShaderCrashError as error:
            return Score(Label.CRASH, str(error))
        except ShaderRefusedError as error:
            return Score(Label.INVALID, f"refused by the device: {' '.join(str(error).split())}")

    def _trial(self, reference: str) -> Trial | str:
        """The reference, run; or why it cannot be."""
        if reference in self._trials:
            self._trials.move_to_end(reference)
            return self._trials[reference]
        try:
            trial: Trial | str = trial_of(self._supervisor, Interface.of(reference))
        except NoAdapterError:
            raise
        except (ValueError, UnsupportedError, WorkerError) as error:
            trial = str(error)
        self._trials[reference] = trial
        if len(self._trials) > REMEMBERED_REFERENCES:
            self._trials.popitem(last=False)
        return trial

    def draw(self, code: str, frames: Sequence[Frame]) -> list[Picture]:
        """A picture of a fragment shader for every frame.

        Raises ``ValueError`` for a module that is not valid, ``UnsupportedError`` for one that cannot be drawn, and a
        ``WorkerError`` for one that does not come back.
        """
        return draw_by_convention(self._supervisor, Interface.of(code), frames)

    def picture_hash(self, code: str) -> str:
        """Equal for fragment shaders that draw the same at three times and places of the mouse, bit by bit, here.

        Raises what ``draw`` raises.
        """
        pictures = [picture.tobytes() for picture in self.draw(code, HASHED_FRAMES)]
        seen = pictures[:1] if len(set(pictures)) == 1 else pictures
        return hashlib.sha256(b"".join(seen)).hexdigest()[:32]
