"""Whether shaders can be run here. Where they cannot, tests that need it are skipped and say why."""

from collections.abc import Iterator

import pytest

from wgsl_train.score import NoAdapterError, Scorer

STILL = """
@fragment
fn fs_main(@location(0) uv: vec2<f32>) -> @location(0) vec4<f32> {
    return vec4<f32>(uv, 0.0, 1.0);
}
"""


@pytest.fixture(scope="session")
def scorer() -> Iterator[Scorer]:
    """A scorer that has drawn something."""
    with Scorer(timeout_secs=20.0) as made:
        try:
            made.picture_hash(STILL)
        except NoAdapterError as error:
            pytest.skip(str(error))
        yield made
