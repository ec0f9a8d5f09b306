"""The corpus engine: prompts and modules made from one meaning, without end, the same for the same seed."""

from .pair import Pair, pair

__all__ = ["Pair", "pair"]
