"""Pictures and pages made from ``metrics.jsonl``: pure functions of the records, written whole or not at all."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wgsl_train.progress import EVALUATION_FIELDS, one_line, sample_verdict
from wgsl_train.run_folder import replace_file

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Records = Sequence[Mapping[str, Any]]

TRAIN, VALIDATION, GREY = "#1f6fb4", "#d1495b", "#6b7280"
RATES = (
    ("token_accuracy", "token accuracy (validation)", TRAIN, "-"),
    ("sequence_accuracy", "sequence accuracy (validation)", VALIDATION, "-"),
    ("valid_rate", "naga-valid rate of samples", "#2a9d6f", "--"),
)


def write_curves(metrics: Records, path: Path) -> None:
    """Draws losses, learning rate, accuracies and the valid rate over steps as a PNG.

    Raises ``OSError`` when ``path`` cannot be written.
    """
    image = io.BytesIO()
    _draw(metrics).savefig(image, format="png", dpi=110)
    replace_file(path, image.getvalue())


def _draw(metrics: Records) -> "Figure":
    # Figure without pyplot: no global state, no display, and Agg is what savefig takes.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8.0, 8.0))
    figure.subplots_adjust(left=0.1, right=0.98, top=0.98, bottom=0.06, hspace=0.14)
    panels = figure.subplots(3, 1, sharex=True, height_ratios=(4, 1.2, 2))
    steps = [r for r in metrics if r.get("type") == "step"]
    evaluations = [r for r in metrics if r.get("type") == "evaluation"]
    _draw_losses(panels[0], steps, evaluations)
    _draw_learning_rate(panels[1], steps)
    _draw_rates(panels[2], evaluations)
    for panel in panels:
        panel.grid(True, color="#e5e7eb", linewidth=0.8)
        panel.set_axisbelow(True)
        panel.spines[["top", "right"]].set_visible(False)
    panels[-1].set_xlabel("optimizer step")
    panels[-1].xaxis.get_major_locator().set_params(integer=True)
    return figure


def _points(records: Records, key: str) -> tuple[list[float], list[float]]:
    pairs = [(float(r["step"]), float(r[key])) for r in records if r.get(key) is not None]
    return [x for x, _ in pairs], [y for _, y in pairs]


def _draw_losses(panel: "Axes", steps: Records, evaluations: Records) -> None:
    drawn = 0
    lines: tuple[tuple[Records, str, str, dict[str, Any]], ...] = (
        (steps, "loss", "training, each step (with dropout)", {"color": TRAIN, "alpha": 0.3, "linewidth": 1.0}),
        (evaluations, "train_loss", "training, evaluated", {"color": TRAIN, "marker": "o", "markersize": 3.0}),
        (evaluations, "val_loss", "validation, evaluated", {"color": VALIDATION, "marker": "o", "markersize": 3.0}),
    )
    for records, key, label, style in lines:
        x, y = _points(records, key)
        if x:
            panel.plot(x, y, label=label, **style)
            drawn += 1
    panel.set_yscale("log")
    panel.set_ylabel("loss (nats per target token)")
    best = [r for r in evaluations if r.get("improved")]
    if best:
        panel.axvline(float(best[-1]["step"]), color=GREY, linestyle=":", linewidth=1.2, label="best")
        drawn += 1
    low, high = panel.get_ylim()
    panel.yaxis.set_major_formatter("{x:g}")
    # Between the powers of ten only where there is room.
    panel.yaxis.set_minor_formatter("{x:g}" if high < 20 * low else "")
    if drawn:
        panel.legend(frameon=True, framealpha=0.8, edgecolor="none")


def _draw_learning_rate(panel: "Axes", steps: Records) -> None:
    x, y = _points(steps, "learning_rate")
    panel.plot(x, y, color=GREY, linewidth=1.2)
    panel.set_ylabel("learning rate")
    panel.ticklabel_format(axis="y", style="sci", scilimits=(0, 0))
    panel.set_ylim(bottom=0.0)


def _draw_rates(panel: "Axes", evaluations: Records) -> None:
    drawn = 0
    for key, label, color, line in RATES:
        x, y = _points(evaluations, key)
        if x:
            panel.plot(x, y, line, color=color, marker="o", markersize=3.0, label=label)
            drawn += 1
    panel.set_ylim(-0.03, 1.03)
    panel.set_ylabel("share")
    if drawn:
        panel.legend(frameon=True, framealpha=0.8, edgecolor="none")


def write_samples(metrics: Records, path: Path) -> None:
    """Writes every evaluation's sample outputs as Markdown, newest first.

    Raises ``OSError`` when ``path`` cannot be written.
    """
    evaluations = [r for r in metrics if r.get("type") == "evaluation" and r.get("samples")]
    parts = ["# Sample outputs", ""]
    if not evaluations:
        parts.append("No evaluation yet.")
    for record in reversed(evaluations):
        parts += _evaluation_page(record)
    replace_file(path, ("\n".join(parts).rstrip() + "\n").encode())


def _evaluation_page(record: Mapping[str, Any]) -> list[str]:
    figures = [f"{label} {record[key]:{spec}}" for key, label, spec in EVALUATION_FIELDS if record.get(key) is not None]
    best = " (best so far)" if record.get("improved") else ""
    lines = [f"## Epoch {record['epoch']}, step {record['step']:,}{best}", "", ", ".join(figures), ""]
    for sample in record["samples"]:
        lines += [f"### {sample_verdict(sample)}: {_plain(str(sample['prompt']))}", ""]
        lines += [*_fenced(str(sample["code"])), ""]
        if not sample.get("exact") and sample.get("reference"):
            lines += ["Reference:", "", *_fenced(str(sample["reference"])), ""]
    return lines


def _plain(text: str) -> str:
    """A prompt inside a Markdown heading: one line, nothing in it is markup."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!" else c for c in one_line(text, 300))


def _fenced(code: str) -> list[str]:
    """A code block whose fence is longer than any run of backticks inside."""
    fence = "```"
    while fence in code:
        fence += "`"
    return [f"{fence}wgsl", code.rstrip(), fence]
