"""Worked examples, `4711 -> 13`: what some recipes give for a number, by a twin in Python."""

import math
from collections.abc import Callable

from ..draw import Draw
from .recipe import Instance

_Twin = Callable[[int], int]


def _digits(n: int) -> list[int]:
    return [int(digit) for digit in str(n)]


def _digital_root(n: int) -> int:
    return n if n < 10 else _digital_root(sum(_digits(n)))


def _collatz(n: int) -> int:
    return 0 if n <= 1 else 1 + _collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


# By the name of a recipe with one whole number in and one out: the twin, and the range of its examples.
_TWINS: dict[str, tuple[_Twin, int, int]] = {
    "digit_sum": (lambda n: sum(_digits(n)), 10, 9999), "digit_count": (lambda n: len(_digits(n)), 10, 99999), "reverse_digits": (lambda n: int(str(n)[::-1]), 12, 9999),
    "digital_root": (_digital_root, 10, 9999), "factorial": (math.factorial, 3, 9), "sum_to": (lambda n: n * (n + 1) // 2, 4, 200), "sum_of_squares": (lambda n: sum(k * k for k in range(n + 1)), 3, 20),
    "integer_sqrt": (math.isqrt, 5, 400), "popcount": (int.bit_count, 3, 255), "popcount_loop": (int.bit_count, 3, 255), "count_set_bits": (int.bit_count, 3, 255), "next_power_of_two": (lambda n: 1 << (n - 1).bit_length(), 3, 900),
    "gray_code": (lambda n: n ^ (n >> 1), 2, 60), "collatz_steps": (_collatz, 5, 60), "divisor_count": (lambda n: sum(n % d == 0 for d in range(1, n + 1)), 6, 96), "low_byte": (lambda n: n & 255, 256, 4000),
    "triangular_number": (lambda n: n * (n + 1) // 2, 3, 60), "count_trailing_zeros": (lambda n: (n & -n).bit_length() - 1, 2, 96), "floor_log2": (lambda n: n.bit_length() - 1, 2, 2000), "count_down_halving": (lambda n: n.bit_length() - 1, 2, 2000),
    "twelve_hour": (lambda n: (n + 11) % 12 + 1, 0, 23), "halve_or_triple": (lambda n: n // 2 if n % 2 == 0 else 3 * n + 1, 3, 60), "low_half": (lambda n: n & 65535, 65536, 200000),
}  # fmt: skip
_FORMS = (
    "e.g. {a} -> {b}", "{a} should give {b}", "for example {a} gives {b}", "example: {a} -> {b}", "{a} becomes {b}", "so {a} returns {b}", "test: {a} gives {b}", "{a} => {b}", "expected: f({a}) = {b}", "for {a} it must be {b}",
)  # fmt: skip


def example(draw: Draw, chosen: Instance) -> str:
    """A sentence with one example, or nothing where the recipe has no twin."""
    twin = _TWINS.get(chosen.recipe.name)
    if twin is None or not draw.chance(0.3):
        return ""
    evaluate, low, high = twin
    at = draw.integer(low, high)
    return draw.phrase(_FORMS, {"a": str(at), "b": str(evaluate(at))})
