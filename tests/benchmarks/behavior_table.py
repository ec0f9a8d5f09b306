"""Does it do what was asked? The README's table for one model: every held-out split of the corpus and a blind half.

    python tests/benchmarks/behavior_table.py --model MODEL [--per-split 500] [--blind development] [--json OUT]

Each split is answered three times: by the model's own text, held to the grammar, held to valid WGSL. The pairs of the
corpus are drawn here, by a seed of their own; a blind half is taken whole. `--json` keeps what the table is made of,
with every failure. Intervals are Wilson's, at 95%. Needs the extra `render` and a graphics adapter.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa

import rust_core
from wgsl_train.corpus.folder import HELD_OUT
from wgsl_train.corpus.pair import pair
from wgsl_train.evaluate import Constrain, generate_samples, report_samples
from wgsl_train.score import Scorer
from wgsl_train.score.item import Answer, Pair, load_alternatives
from wgsl_train.score.summary import score_answers, summarize_samples

BLIND = Path(__file__).parents[1] / "fixtures" / "blind"
SEED = 20_261_122
"""Of the pairs that are drawn; no corpus for training is made with it."""
MODES: tuple[Constrain, ...] = get_args(Constrain)
Example = dict[str, str]


def corpus_examples(split: Any, count: int) -> list[Example]:
    """The first pairs of a held-out split."""
    drawn = [pair(SEED, index, split) for index in range(count)]
    return [
        {"id": f"{split}-{index}", "theme": one.theme, "split": split, "prompt": one.prompt, "code": one.code}
        for index, one in enumerate(drawn)
    ]


def blind_examples(half: str, count: int | None) -> tuple[list[Example], dict[Pair, list[str]]]:
    """A half of the blind set, or ``count`` evenly spaced pairs of it, with the answers that are equally right."""
    folder = BLIND / half
    pairs = pa.table(rust_core.load_examples(folder)).to_pylist()
    found: list[Example] = [{**one, "split": f"blind {half}"} for one in pairs]
    step = max(1, len(found) // count) if count else 1
    return found[::step][:count], load_alternatives(str(folder))


def judged(
    model: rust_core.Model,
    scorer: Scorer,
    examples: Sequence[Example],
    alternatives: Mapping[Pair, Sequence[str]],
    constrain: Constrain,
) -> dict[str, Any]:
    """What a model is worth on one split, decoding in one way; failures are told whole."""
    answers = generate_samples(model, examples, constrain=constrain)
    given = [Answer(answer["code"], answer["features"]) for answer in answers]
    scored = score_answers(scorer, examples, given, alternatives)
    return {
        **summarize_samples(scored),
        "valid": report_samples(answers).valid,
        "failures": [sample for sample in scored if not sample["behaves"]],
    }


def row(split: str, mode: str, figures: Mapping[str, Any]) -> str:
    """One line of the table."""
    empty = sum(figures["labels"].get(label, 0) for label in ("hollow", "single_color"))
    asked, count = figures["asked"], figures["count"]
    cells = (
        split,
        mode,
        str(count),
        f"{figures['valid'] / count:.1%}",
        f"{empty / count:.1%}",
        f"{figures['behaves_rate']:.1%} ({interval(figures['behaves_interval'])})",
        f"{asked['standing_rate']:.1%} ({interval(asked['standing_interval'])})",
        f"{asked['reference_rate']:.1%}, {asked['items_per_prompt']:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def interval(ends: Sequence[float]) -> str:
    return f"{100 * ends[0]:.0f}-{100 * ends[1]:.0f}"


HEAD = (
    "| split | constrain | prompts | valid | hollow or one colour | behaves (95%) | asked values live (95%) "
    "| of references, a prompt |\n|---|---|---|---|---|---|---|---|"
)


def themes(split: str, figures: Mapping[str, Any]) -> list[str]:
    """Behaviour by theme, held to valid WGSL."""
    return [
        f"| {split} | {theme} | {part['count']} | {part['behaves_rate']:.1%} ({interval(part['behaves_interval'])}) |"
        for theme, part in figures["themes"].items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="an exported model folder")
    parser.add_argument("--per-split", type=int, help="pairs a split; none: 500 of the corpus, all of the blind half")
    parser.add_argument("--blind", choices=("development", "final"), default="development")
    parser.add_argument("--json", type=Path, help="file for the figures and failures")
    options = parser.parse_args()
    model = rust_core.Model.load(options.model)
    blind, alternatives = blind_examples(options.blind, options.per_split)
    splits: dict[str, list[Example]] = {split: corpus_examples(split, options.per_split or 500) for split in HELD_OUT}
    splits[f"blind {options.blind}"] = blind
    figures: dict[str, dict[str, Any]] = {}
    with Scorer() as scorer:
        print(HEAD)
        for split, examples in splits.items():
            figures[split] = {}
            for mode in MODES:
                figures[split][mode] = judged(model, scorer, examples, alternatives, mode)
                print(row(split, mode, figures[split][mode]), flush=True)
        adapter = scorer.adapter
    print("\n| split | theme | prompts | behaves (95%) |\n|---|---|---|---|")
    print("\n".join(line for split, modes in figures.items() for line in themes(split, modes["full"])))
    about = {"model": str(options.model), "adapter": adapter, "naga_version": rust_core.NAGA_VERSION, "seed": SEED}
    print(f"\n{', '.join(f'{name} {value}' for name, value in about.items())}")
    if options.json:
        options.json.write_text(json.dumps({**about, "splits": figures}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
