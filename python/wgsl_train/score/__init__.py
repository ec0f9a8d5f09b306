"""Runs shaders: pictures of them, and scores of generated modules beside their references.

    from wgsl_train.score import Scorer
    with Scorer() as scorer:
        scorer.score(reference_code, candidate_code).label      # Label.MATCH

Needs the extra ``render`` (PyPI ``wgpu``) and a graphics adapter; Mesa's software driver will do. Shaders run in a
process of their own, so one that hangs or crashes is a label. ``label`` says what the labels mean, ``picture`` and
``difference`` hold the tolerances, ``resources`` and ``inputs`` what shaders are fed, ``trial`` how candidates are
judged, ``asked`` whether what a prompt asks for by value is in the answer, ``supervisor`` and ``worker`` the two
processes, ``rewrite`` the change that is made to every text: its loops are counted.
"""

from wgsl_train.score.interface import UnsupportedError
from wgsl_train.score.label import Label, Score
from wgsl_train.score.picture import Frame, Picture, render
from wgsl_train.score.scorer import Scorer
from wgsl_train.score.supervisor import NoAdapterError, WorkerError

__all__ = [
    "Frame",
    "Label",
    "NoAdapterError",
    "Picture",
    "Score",
    "Scorer",
    "UnsupportedError",
    "WorkerError",
    "render",
]
