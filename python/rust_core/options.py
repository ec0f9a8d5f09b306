"""The keyword arguments of `Model.generate` and its like, with their types."""

from typing import Literal, TypedDict


class GenerateOptions(TypedDict, total=False):
    """How to choose tokens and when to stop. Every key may be left out."""

    max_new_tokens: int | None
    """Tokens to generate at most. Default None: as many as the model's max_seq_len allows."""
    temperature: float
    """0.0, the default, is greedy: always the likeliest token."""
    top_k: int
    """Draw among the k likeliest tokens only. Default 0: off."""
    top_p: float
    """Draw among the likeliest tokens that together have this probability. Default 1.0: off."""
    beam_size: int | None
    """Answers kept side by side. Of those that are finished, greedy's own with them, the one that lacks least of what
    the prompt asks for by value (`asked_items`) is taken, then the likeliest. Default 1: no beam search. None: as
    `wgsl-train generate` has it: 4 for greedy answers with constrain "full", else 1."""
    length_penalty: float
    """Beam search divides the log-probability by length to this power. Default 1.0."""
    seed: int
    """Which draw, where temperature is not 0. Default 0."""
    constrain: Literal["off", "grammar", "full"]
    """What the code is held to. "full": naga accepts it, whatever the model does; "grammar": masks alone, with no word
    from naga. Default "off"."""
    best_of: int
    """Candidates, of which the one is taken that lacks least of what the prompt asks for by value, then the one with
    the highest mean log-probability a token, then with fewest rollbacks. At temperature 0 the first one is greedy and
    the others are drawn at 1. Default 1."""
    prefix: str
    """Code the answer begins with, such as "@fragment fn", fed as if the model had chosen it. Needs a constraint.
    Default "": none."""
    time_limit_secs: float | None
    """Wall-clock limit. Default None: no limit, so that the same call gives the same text."""
