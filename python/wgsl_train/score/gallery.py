"""The report of an evaluation: a page that needs nothing else, and the same as JSON."""

import base64
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

import rust_core
from wgsl_train.run_folder import replace_file
from wgsl_train.score.interface import UnsupportedError
from wgsl_train.score.label import Label
from wgsl_train.score.picture import Frame, Picture
from wgsl_train.score.png import to_png
from wgsl_train.score.scorer import Scorer
from wgsl_train.score.summary import summarize_samples
from wgsl_train.score.supervisor import NoAdapterError, WorkerError

NOT_DRAWN = (Label.INVALID, Label.TIMEOUT, Label.CRASH)
SHOWN_FRAME = Frame(192, 144, 0.37, (110.0, 60.0, 110.0, 60.0))


def write_report(
    folder: Path, scorer: Scorer, samples: Sequence[Mapping[str, Any]], about: Mapping[str, Any]
) -> tuple[Path, Path]:
    """Writes ``index.html`` and ``scores.json`` into ``folder``; ``about`` says what was evaluated.

    The page shows generated code in canonical layout. Pictures are drawn at one size, time and place of the mouse
    (``SHOWN_FRAME``). Raises ``OSError`` when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    about = {**about, "adapter": scorer.adapter}
    summary = summarize_samples(samples)
    scores, page = folder / "scores.json", folder / "index.html"
    replace_file(scores, json.dumps({"about": about, "summary": summary, "samples": samples}, indent=1).encode())
    shown = [
        {**sample, "code": rust_core.canonical_text(sample["code"]), "pictures": _pictures(scorer, sample)}
        for sample in samples
    ]
    data = json.dumps({"about": about, "summary": summary, "samples": shown})
    template = files("wgsl_train.score").joinpath("gallery.html").read_text(encoding="utf-8")
    # Inside a script element only `<` could end it.
    replace_file(page, template.replace("DATA_OF_THE_REPORT", data.replace("<", "\\u003c")).encode())
    return page, scores


def _pictures(scorer: Scorer, sample: Mapping[str, Any]) -> list[str | None]:
    """Reference, generated and difference as data URLs; None where there is no picture, nothing where there is none."""
    reference = _draw(scorer, sample["reference"])
    if reference is None:
        return []
    generated = None if sample["label"] in NOT_DRAWN else _draw(scorer, sample["code"])
    apart: Picture | None = None
    if generated is not None:
        apart = np.abs(reference.astype(np.int16) - generated.astype(np.int16)).astype(np.uint8)
    return [None if one is None else _data_url(one) for one in (reference, generated, apart)]


def _draw(scorer: Scorer, code: str) -> Picture | None:
    try:
        return scorer.draw(code, [SHOWN_FRAME])[0]
    except NoAdapterError:
        raise
    except (ValueError, UnsupportedError, WorkerError):
        return None


def _data_url(picture: Picture) -> str:
    return "data:image/png;base64," + base64.b64encode(to_png(picture)).decode()
