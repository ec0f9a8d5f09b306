"""``evaluate``: how much of a split the native engine gets right, by text or by running what it wrote."""

import dataclasses
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wgsl_train.cli.run import overrides
from wgsl_train.config import Config, load_config
from wgsl_train.run_folder import RunFolder, resolve_model_dir

if TYPE_CHECKING:
    from wgsl_train.evaluate import Constrain

TITLES = {"off": "own text", "grammar": "masks alone", "full": "constrained"}


class Split(StrEnum):
    """Which examples."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"
    ALL = "all"


def evaluate(
    model: Annotated[
        Path | None, typer.Option(help="An exported model or a run. None: the newest run here that has a model.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="Pairs to compare with. None: those of the run, or the bundled ones.")
    ] = None,
    split: Annotated[Split, typer.Option(help="Which part of them.")] = Split.TEST,
    render: Annotated[bool, typer.Option("--render", help="Run every answer beside its reference.")] = False,
    answers: Annotated[
        Path | None,
        typer.Option(
            help='JSONL of answers to score instead of a model: {"code", "id" or "prompt"}; implies --render.'
        ),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Folder for a page with pictures and the scores as JSON; implies --render.")
    ] = None,
    grammar: Annotated[
        bool, typer.Option("--grammar", help="Show what masks alone give, too: `generate --constrain grammar`.")
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Count how many answers are exact and valid on a split, or with --render how many do what was asked.

    Every prompt is answered by the native engine with the model's own text and held to valid WGSL as `generate`
    does. Hollow answers, valid but empty of work, are counted too.

    With --render each answer is run beside its reference, in a process of its own, and gets a label: exact, match,
    variation, single_color, hollow, interface_mismatch, nondeterministic, timeout, crash or invalid. Exact and match
    behave as asked. It needs the extra `render` and a graphics adapter. Pairs may carry `alternatives`, a list of
    modules that are equally right. Beside the labels stands how many of the numbers, colours and names that prompts
    ask for are in the live code of the answers, constants folded, within tolerance.

    \b
    Examples:
      wgsl-train evaluate
      wgsl-train evaluate --split train
      wgsl-train evaluate --model shader-model --data pairs.jsonl --json
      wgsl-train evaluate --render --report report/
      wgsl-train evaluate --answers other_model.jsonl --data pairs.jsonl --split all
    """
    if answers is not None and model is not None:
        raise ValueError("--answers: expected no --model beside it")
    if answers is not None:
        config, place = load_config(None, overrides(data)), {"answers": str(answers)}
    else:
        folder = resolve_model_dir(model)
        config, place = dataset_config(folder, data), {"model": str(folder)}
    place |= {"data": config.dataset.path, "split": split.value}
    if render or answers is not None or report is not None:
        _score(place, config, report, _modes(grammar), as_json=json_)
    else:
        _count(place, config, _modes(grammar), as_json=json_)


def _modes(grammar: bool) -> "list[Constrain]":
    """How the model decodes, a column each."""
    return ["off", "grammar", "full"] if grammar else ["off", "full"]


def _count(place: dict[str, str], config: Config, modes: "list[Constrain]", *, as_json: bool) -> None:
    from wgsl_train.evaluate import evaluate_model
    from wgsl_train.prepare import choose_examples

    examples, _ = choose_examples(config)
    judged = evaluate_model(Path(place["model"]), examples, place["split"], modes)
    reports = {mode: dataclasses.asdict(report) for mode, report in judged.items()}
    if as_json:
        masked = {"grammar": reports["grammar"]} if "grammar" in reports else {}
        print(json.dumps({**place, **reports["off"], **masked, "constrained": reports["full"]}))
        return
    print(f"{place['model']} on the {place['split']} split of {place['data']}")
    _print_columns({TITLES[mode]: report for mode, report in reports.items()})


def _score(
    place: dict[str, str], config: Config, report: Path | None, modes: "list[Constrain]", *, as_json: bool
) -> None:
    """Answers, runs and counts. The report shows what users get: the constrained answers."""
    from wgsl_train.evaluate import choose_split
    from wgsl_train.prepare import choose_examples
    from wgsl_train.score.item import load_alternatives
    from wgsl_train.score.scorer import Scorer
    from wgsl_train.score.summary import score_answers, summarize_samples

    examples = choose_split(choose_examples(config)[0], place["split"])
    alternatives = load_alternatives(config.dataset.path)
    columns = _answers(place, examples, modes)
    with Scorer() as scorer:
        scored = {name: score_answers(scorer, examples, codes, alternatives) for name, codes in columns.items()}
        summaries = {name: summarize_samples(samples) for name, samples in scored.items()}
        shown = list(scored)[-1]
        if report is not None:
            from wgsl_train.score.gallery import write_report

            page, _ = write_report(report, scorer, scored[shown], {**place, "column": shown})
        adapter = scorer.adapter
    if as_json:
        print(json.dumps({**place, "adapter": adapter, "scores": summaries}))
        return
    print(f"{place.get('model') or place['answers']} on the {place['split']} split of {place['data']} ({adapter})")
    _print_columns({name: _flat(summary) for name, summary in summaries.items()})
    for name in ("themes", "splits"):
        _print_parts(name.removesuffix("s"), summaries[shown][name])
    if report is not None:
        print(f"report {page}")


def _answers(place: dict[str, str], examples: list[dict[str, str]], modes: "list[Constrain]") -> dict[str, list[str]]:
    """Columns of answers to the examples: those of the file, or the model's in every way of decoding."""
    if "answers" in place:
        from wgsl_train.score.item import load_answers

        return {"answers": load_answers(Path(place["answers"]), examples)}
    import rust_core
    from wgsl_train.evaluate import generate_samples

    model = rust_core.Model.load(place["model"])
    return {
        TITLES[mode]: [sample["code"] for sample in generate_samples(model, examples, constrain=mode)] for mode in modes
    }


def _flat(summary: dict[str, Any]) -> dict[str, object]:
    asked = summary["asked"]
    return {
        "count": summary["count"],
        "behaves": summary["behaves"],
        "behaves_rate": summary["behaves_rate"],
        "interval": _interval(summary["behaves_interval"]),
        **summary["labels"],
        "asked_values": asked["items"],
        "a_prompt": asked["items_per_prompt"],
        "asked_and_live_rate": asked["standing_rate"],
        "its_interval": _interval(asked["standing_interval"]),
        "of_references_rate": asked["reference_rate"],
    }


def _interval(ends: tuple[float, float]) -> str:
    return f"{ends[0]:.1%}-{ends[1]:.1%}"


def _print_columns(columns: dict[str, dict[str, object]]) -> None:
    print(f"  {'':<22}" + "".join(f"{name:<16}" for name in columns).rstrip())
    for name in dict.fromkeys(name for column in columns.values() for name in column):
        shown = "".join(f"{_shown(name, column.get(name, 0)):<16}" for column in columns.values())
        print(f"  {name.replace('_', ' '):<22}{shown}".rstrip())


def _print_parts(title: str, parts: dict[str, Any]) -> None:
    print(f"\n  {title:<24}{'count':<8}{'behaves':<10}{'interval':<15}{'asked':<8}{'live':<10}interval")
    for name, summary in parts.items():
        asked = summary["asked"]
        behaves = f"{summary['behaves_rate']:<10.1%}{_interval(summary['behaves_interval']):<15}"
        live = f"{asked['standing_rate']:<10.1%}{_interval(asked['standing_interval'])}"
        print(f"  {name:<24}{summary['count']:<8}{behaves}{asked['items']:<8}{live}")


def _shown(name: str, value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1%}" if name.endswith("_rate") else f"{value:.2f}"
    return str(value)


def dataset_config(model_dir: Path, data: Path | None) -> Config:
    """The config of the run that ``model_dir`` lies in, else the default one; with ``data`` in place of its path."""
    run = RunFolder(model_dir.parent)
    source = str(run.config_file) if run.config_file.is_file() else None
    return load_config(source, overrides(data))
