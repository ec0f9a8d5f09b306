"""How often something happens, in the units people use, and its phase in WGSL."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .number import Number, digits, plain
from .phrase import Slots
from .vague import RATES, adverbs, how_fast
from .words import define

if TYPE_CHECKING:
    from .draw import Draw

define(second=("second", "second", "sec"))

_TAU = "6.2831855"
_OFTEN = (0.1, 0.2, 0.25, 0.5, 0.5, 1.0, 1.0, 1.5, 2.0, 2.0, 3.0, 4.0, 5.0)
_PERIODS = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_ANY = (
    "at {hz} Hz", "{n} times [a|per|every] <second>", "{n} cycles [a|per] <second>", "with a frequency of {hz}[ Hz|]",
    "at a frequency of {hz} Hz", "at a rate of {n} [per|times a] <second>", "{hz}x per <second>", "at {hz} cycles per <second>",
)  # fmt: skip
_ONCE = (
    "once [a|per|every] <second>", "every second", "one time per second", "at 1 Hz", "with a period of one second",
    "at 60 bpm", "each second", "on a one-second cycle", "1 time a second", "with one cycle per second", "once each <second>", "every 1 s",
)  # fmt: skip
_SLOW = (
    "every {p} seconds", "once every {p} seconds", "with a period of {p} seconds", "once per {p} seconds", "with a {p}[-| ]second period",
    "on a {p}[-| ]second cycle", "over {p} seconds, again and again", "every {p} s", "(period {p}s)", "taking {p} seconds each time",
    "with one cycle in {p} seconds", "one cycle per {p} seconds", "where one cycle takes {p} seconds", "every {p} secs", "needing {p} seconds for each cycle", "in a loop of {p} seconds", "in a {p} s loop",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Cycles a second. Code names the period where that is the rounder number."""

    often: float

    def code(self, time: str) -> str:
        """The phase in cycles: `u.time`, `u.time * 2.0`, `u.time / 3.0`."""
        if self.often == 1.0:
            return time
        period = round(1 / self.often, 6)
        return (
            f"{time} / {Number(period)}"
            if self.often < 1 and period == int(period)
            else f"{time} * {Number(self.often)}"
        )

    def angle(self, time: str) -> str:
        """The phase in radians."""
        return self.code(time).replace(time, f"{time} * {_TAU}", 1)

    def say(self, draw: "Draw") -> str:
        """`twice a second`, `every 3 seconds`, `at 90 bpm`."""
        often, period = self.often, 1 / self.often
        slots: Slots = {
            "hz": digits(round(often, 3)),
            "n": lambda: plain(draw, round(often, 3)),
            "p": lambda: plain(draw, round(period)),
        }
        vague = how_fast(draw, often)
        if vague:
            return vague
        roll = draw.random.random()
        if often == 1:
            return draw.phrase(_ONCE, slots)
        if often < 1 and abs(period - round(period)) < 1e-6 and (roll < 0.75 or round(often, 3) != often):
            return draw.phrase(_SLOW, slots)
        if roll < 0.2 and often == 2:
            return draw.phrase(
                (
                    "twice [a|per|every] <second>",
                    "two times a second",
                    "every half second",
                    "twice each <second>",
                    "every 500 ms",
                    "once per half second",
                ),
                slots,
            )
        if roll < 0.3 and round(often * 60, 6) == int(often * 60):
            return f"{draw.pick(('at', 'at a tempo of'))} {digits(often * 60)} {draw.pick(('bpm', 'BPM', 'beats per minute'))}"
        return draw.phrase(_ANY, slots)


def rhythm(draw: "Draw") -> Rhythm:
    """Often a familiar rate, sometimes any tenth of a hertz."""
    roll = draw.random.random()
    if roll < 0.12:
        return Rhythm(draw.pick(tuple(RATES)))
    if roll < 0.5:
        return Rhythm(draw.pick(_OFTEN))
    if roll < 0.75:
        return Rhythm(1 / draw.pick(_PERIODS))
    return Rhythm(draw.number(0.1, 4, 0.1).value)


_TURNS = (
    "{turns} [turns|revolutions|rotations|full turns] [a|per] <second>", "{d} degrees [a|per|each|every] second",
    "at {d} degrees per second", "at {d}°/s", "at {rpm} [rpm|RPM|turns per minute|revolutions per minute]", "by {d}° every second",
    "with an angular speed of {d} degrees per second", "at {turns} [turns|revolutions] per second",
)  # fmt: skip
_ONE_TURN = (
    "once [a|per|every] second", "one [turn|revolution|full turn|rotation] [a|per] second", "at 60 rpm", "a full turn every second",
    "at one revolution per second", "360 degrees per second", "one [turn|revolution] each second", "1 turn per second", "once around [a|per|each] second", "one full circle per second",
)  # fmt: skip
_SLOW_TURN = (
    "once every {p} seconds", "one turn every {p} seconds", "a full turn in {p} seconds", "every {p} seconds", "with a period of {p} seconds",
    "one revolution per {p} seconds", "taking {p} seconds per turn", "360 degrees in {p} seconds", "{p} seconds per [turn|revolution]", "one full [turn|revolution] every {p} seconds",
    "{p} secs per turn", "once around in {p} seconds", "needing {p} seconds for [a|each] turn", "with {p} seconds for a full turn", "a full circle every {p} seconds", "one turn in {p} secs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spin:
    """A speed of turning in whole degrees a second."""

    degrees: int

    def code(self, time: str) -> str:
        """The angle in radians."""
        return f"{time} * radians({Number(self.degrees)})"

    def adverbs(self) -> tuple[str, ...]:
        """`slowly`, for a speed that has such a word."""
        return adverbs(self.degrees / 360)

    def say(self, draw: "Draw") -> str:
        """`90 degrees per second`, `at 15 rpm`, `once every 4 seconds`."""
        vague = how_fast(draw, self.degrees / 360)
        if vague:
            return vague
        turns, period = self.degrees / 360, 360 / self.degrees
        slots: Slots = {
            "d": str(self.degrees),
            "turns": lambda: plain(draw, turns),
            "p": lambda: plain(draw, round(period)),
            "rpm": digits(self.degrees / 6),
        }
        if self.degrees == 360:
            return draw.phrase(_ONE_TURN, slots)
        if period == int(period) and draw.chance(0.5):
            return draw.phrase(_SLOW_TURN, slots)
        if round(turns, 3) == turns and self.degrees % 6 == 0:
            return draw.phrase(_TURNS, slots)
        return draw.phrase(
            (
                "{d} degrees [a|per|each] second",
                "at {d} degrees per second",
                "at {d}°/s",
                "by {d} degrees every second",
            ),
            slots,
        )


def spin(draw: "Draw") -> Spin:
    """A familiar speed, or any multiple of five degrees a second."""
    if draw.chance(0.1):
        return Spin(draw.pick([round(often * 360) for often in RATES]))
    if draw.chance(0.7):
        return Spin(draw.pick((36, 45, 60, 72, 90, 90, 120, 180, 180, 360, 360, 720)))
    return Spin(int(draw.number(10, 300, 5).value))
