"""The README's sheet of pictures: what a model answers to plain prompts, the first and only answer, failures too.

    python tests/benchmarks/prompt_sheet.py [--model MODEL] [--output tests/benchmarks/results/prompt_sheet.png]

Greedy, held to valid WGSL, drawn at 0.3 seconds. Without a model: the weights that ship. Needs the extra `render` and a
graphics adapter.
"""

import argparse
import textwrap
from pathlib import Path

import matplotlib.pyplot as plt

import rust_core
from wgsl_train.score import Frame, Picture, Scorer, UnsupportedError, WorkerError

PROMPTS = (
    "a soft orange glow pulsing over dark blue",
    "red circle on white",
    "a checkerboard of red and white",
    "blue to black vertical gradient",
    "five-pointed yellow star on navy",
    "spiral that spins slowly",
    "vertical rainbow stripes",
    "a green ring in the top left corner",
    "raymarched sphere with a light",
    "concentric rings moving outward",
    "plasma",
    "voronoi cells in pastel colours",
    "brick wall",
    "heart shape, pink on white",
    "animated sine wave line in cyan",
    "french flag",
)
FRAME = Frame(160, 160, 0.3)
COLUMNS = 8


def picture(model: rust_core.Model, scorer: Scorer, prompt: str) -> Picture | None:
    """What the answer draws; None where it draws nothing."""
    code = model.generate(prompt, constrain="full", beam_size=None).code
    try:
        [drawn] = scorer.draw(code, [FRAME])
    except (ValueError, UnsupportedError, WorkerError):
        return None
    return drawn


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="an exported model folder")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "results" / "prompt_sheet.png")
    options = parser.parse_args()
    model = rust_core.Model.load(options.model)
    rows = -(-len(PROMPTS) // COLUMNS)
    figure, panels = plt.subplots(rows, COLUMNS, figsize=(1.6 * COLUMNS, 2.0 * rows), layout="constrained")
    with Scorer() as scorer:
        for panel, prompt in zip(panels.flat, PROMPTS, strict=True):
            drawn = picture(model, scorer, prompt)
            panel.axis("off")
            panel.set_title(textwrap.fill(prompt, 24), fontsize=7)
            if drawn is not None:
                panel.imshow(drawn)
    figure.savefig(options.output, dpi=110)
    print(options.output)


if __name__ == "__main__":
    main()
