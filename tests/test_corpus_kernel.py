"""A compute prompt says every name, size, type and uniform that departs from the defaults."""

import re
from collections.abc import Iterator

import pytest

from wgsl_train.corpus import compute
from wgsl_train.corpus.draw import Attempt, Draw, RefusedError
from wgsl_train.corpus.family import FAMILIES, Request

KERNELS = sorted(name for name, one in FAMILIES.items() if one.build.__module__.startswith(compute.__name__))
DEFAULTS = {
    "values", "results", "a", "b", "c", "x", "y", "cells", "next_cells", "indices", "matrix", "bins", "count",
    "counter", "total", "maximum", "minimum", "sum", "particles", "positions", "velocities", "accelerations",
    "bodies", "pixels", "targets", "current", "previous_heights", "weights", "gradients", "velocity_values", "cache",
    "samples_new", "averages", "biases", "scores", "labels",
}  # fmt: skip
# In these the subject says the type: a cell is 0 or 1 in a u32, an index is a u32.
TYPED_BY_SUBJECT = ("elementary_rule", "game_of_life", "gather_scatter", "terse_kernel")
# In these every role has a name of its own, which a prompt that tells the roles may leave out.
NAMED_BY_SUBJECT = ("bordered_step", *(name for name in KERNELS if name.startswith("task_")))
SAID = {
    "u32": r"u32|unsigned|uint",
    "i32": r"i32|\bints?\b|signed|int32",
    "vec2<f32>": r"vec2|2d|float2|complex",
    "vec3<f32>": r"vec3|3d|float3",
    "vec4<f32>": r"vec4|4d|float4",
}


def requests(family: str, count: int) -> Iterator[Request]:
    """Prompts as families write them, before slips of the finger, with the marks of names taken out."""
    for index in range(count):
        try:
            drawn = FAMILIES[family].build(Draw(Attempt(5, index, "train")))
        except RefusedError:
            continue
        yield Request(drawn.prompt.replace("\x02", ""), drawn.code)


def says(prompt: str, name: str) -> bool:
    # A formula may write an element as `name_i`.
    return re.search(rf"(?<!\w){re.escape(name)}(?:_i)?(?!\w)", prompt) is not None


@pytest.mark.parametrize("family", KERNELS)
def test_a_prompt_says_what_is_not_a_default(family: str) -> None:
    for one in requests(family, 80):
        for name in re.findall(r"var<storage, (?:read|read_write)> (\w+)", one.code):
            assert family in NAMED_BY_SUBJECT or name in DEFAULTS or says(one.prompt, name), one
        for name in re.findall(r"var<uniform> (\w+)", one.code):
            told = says(one.prompt, name) or says(one.prompt, name.capitalize())
            assert family in NAMED_BY_SUBJECT or name in ("params", "size") or told, one
        size = re.search(r"@workgroup_size\(([\d, ]+)\)", one.code)
        assert size is not None
        assert size[1] == "64" or size[1].replace(", ", "x") in one.prompt, one


@pytest.mark.parametrize("family", sorted(set(KERNELS) - set(TYPED_BY_SUBJECT)))
def test_a_prompt_says_element_types_that_are_not_floats(family: str) -> None:
    for one in requests(family, 80):
        for element in re.findall(r"var<storage, read> \w+: array<(.+?)>;", one.code):
            assert element not in SAID or re.search(SAID[element], one.prompt, re.IGNORECASE), one
