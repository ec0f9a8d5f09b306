"""What a generated module is worth against its reference: one word each."""

from dataclasses import dataclass, field
from enum import StrEnum


class Label(StrEnum):
    """From best to worst."""

    EXACT = "exact"
    """The reference's canonical text."""
    MATCH = "match"
    """Another text that does the same, within the tolerances of ``picture`` and ``difference``."""
    VARIATION = "variation"
    """Runs, with the interface asked for, and does something else."""
    SINGLE_COLOR = "single_color"
    """One colour all over where the reference is a picture."""
    HOLLOW = "hollow"
    """Valid, but no function does anything."""
    INTERFACE_MISMATCH = "interface_mismatch"
    """Other parameters, bindings or stages than the reference's: a caller could not use it in its place."""
    NONDETERMINISTIC = "nondeterministic"
    """Two runs from the same inputs gave two results."""
    TIMEOUT = "timeout"
    """Did not come back, or came back with loops cut off."""
    CRASH = "crash"
    """Ended the process it ran in."""
    INVALID = "invalid"
    """Not accepted by naga, or not by the device."""
    UNSCORED = "unscored"
    """The reference itself could not be run here: says nothing about the candidate."""

    @property
    def behaves(self) -> bool:
        """Whether the module does what was asked."""
        return self in (Label.EXACT, Label.MATCH)

    @property
    def rank(self) -> int:
        """0 for the best."""
        return list(Label).index(self)


@dataclass(frozen=True)
class Score:
    """The judgement on one module."""

    label: Label
    detail: str = ""
    """Why, for a person; may be empty."""
    figures: dict[str, float] = field(default_factory=dict)
    """What was measured: ``mean`` and ``p99`` of pictures, ``wrong`` share of values."""
    alternative: int | None = None
    """Which of the alternatives it was compared with; None: the reference."""
