"""The corpus under Ray: the same batch function, the same pairs. Skipped without the extra `ray`."""

import pytest

from wgsl_train.corpus.batch import pairs
from wgsl_train.corpus.pair import pair

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_map_batches_makes_the_same_pairs() -> None:
    import ray.data

    ray.init(num_cpus=2, include_dashboard=False, configure_logging=False)
    try:
        indexes = ray.data.range(40).rename_columns({"id": "index"})
        drawn = indexes.map_batches(pairs, batch_format="pyarrow", batch_size=16, fn_kwargs={"seed": 5}).take_all()
    finally:
        ray.shutdown()
    assert {row["id"]: row["prompt"] for row in drawn} == {
        f"train-5-{index}": pair(5, index).prompt for index in range(40)
    }
