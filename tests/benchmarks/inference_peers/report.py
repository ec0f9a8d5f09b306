"""The record of `inference.py` as Markdown: what was measured, and how ours compares with the fastest peer.

A record's `runs` are dicts with name, dtype, threads, batch, length, `agreed` and, a value a round, `encode_ms`,
`decode_us_per_token` and `tokens_per_s`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Any

OURS = "ours"
ENCODE, STEP, SPEED = "encode_ms", "decode_us_per_token", "tokens_per_s"
TITLES = {ENCODE: "Encode, ms", STEP: "Decode, µs a token", SPEED: "Tokens/s, encoding included"}

COMPARED = (
    (STEP, "f32", None),
    (STEP, "bf16", None),
    (STEP, "int8", None),
    (STEP, "int8", "CTranslate2"),
    (ENCODE, "f32", None),
    (ENCODE, "bf16", None),
    (ENCODE, "int8", None),
    (SPEED, None, None),
)
"""Measure, dtype (None: each side's fastest) and peer (None: the fastest)."""

Run = Mapping[str, Any]


def markdown(record: Mapping[str, Any]) -> str:
    """The whole report."""
    parts = [heading(record)]
    runs: Sequence[Run] = record["runs"]
    for threads in values(runs, "threads"):
        for batch in values(runs, "batch"):
            chosen = [run for run in runs if (run["threads"], run["batch"]) == (threads, batch)]
            if chosen:
                parts += section(chosen, f"{counted(threads, 'thread')}, batch {batch}")
    parts += [loads(record["loads"]), two_threads(runs), streaming(runs), agreement(runs)]
    if record["generations"]:
        parts.append(generations(record["generations"]))
    return "\n\n".join(part for part in parts if part) + "\n"


def heading(record: Mapping[str, Any]) -> str:
    """Where and when, and what is missing."""
    lines = [
        f"# Inference: {record['parameters'] / 1e6:.1f} M parameters, {record['weights']} weights",
        f"{record['date']}, {record['machine']}, {record['rounds']} rounds; medians, ± half the range. Load at the "
        f"start: {record['load_average']}. One core reads {spread(record['streaming_gb_per_s'], '.1f')} GB/s.",
        "Versions: " + ", ".join(record["versions"]) + ".",
    ]
    lines += [f"Left out: {name}: {reason}." for name, reason in record["skipped"].items()]
    return "\n\n".join(lines)


def section(runs: Sequence[Run], title: str) -> list[str]:
    """The tables of one batch on so many threads."""
    lengths = values(runs, "length")
    head = ["", *(f"{length} + {length}" for length in lengths)]
    parts = [f"## {title} (source + target tokens)"]
    accepted = max(run.get("accepted_drafts", 0.0) for run in runs)
    if accepted:
        parts.append(f"Up to {accepted:.0%} of our tokens were accepted drafts.")
    for measure, name in TITLES.items():
        rows = []
        for label in dict.fromkeys(label_of(run) for run in runs):
            found = {run["length"]: run for run in runs if label_of(run) == label}
            cells = [spread(found[length][measure], ".1f") if length in found else "-" for length in lengths]
            rows.append([label, *cells])
        parts.append(f"### {name}\n\n{table(head, rows)}")
    rows = []
    for measure, dtype, peer in COMPARED:
        found_ratios = [ratio([run for run in runs if run["length"] == n], measure, dtype, peer) for n in lengths]
        if any(found_ratios):
            label = f"{TITLES[measure].partition(',')[0].lower()}, {dtype or 'any dtype'}"
            rows.append([f"{label}, {peer}" if peer else label, *(told(found) for found in found_ratios)])
    if rows:
        parts.append(f"### Times as fast as the fastest peer\n\n{table(head, rows)}")
    return parts


def ratio(runs: Sequence[Run], measure: str, dtype: str | None, peer: str | None) -> tuple[float, str] | None:
    """How many times as fast as the fastest peer ours is, and which peer that is; None where a side is missing."""
    of_dtype = [run for run in runs if dtype in (None, run["dtype"])]
    speed: Callable[[Run], float] = lambda run: median(run[measure]) ** (1 if measure == SPEED else -1)  # noqa: E731
    ours = max((speed(run) for run in of_dtype if run["name"] == OURS), default=None)
    peers = [run for run in of_dtype if run["name"] != OURS and peer in (None, run["name"])]
    if ours is None or not peers:
        return None
    fastest = max(peers, key=speed)
    return ours / speed(fastest), label_of(fastest)


def told(found: tuple[float, str] | None) -> str:
    """A ratio's cell."""
    return "-" if found is None else f"{found[0]:.2f} ({found[1]})"


def loads(found: Sequence[Run]) -> str:
    """Load time and memory; of Python peers without the interpreter and the libraries."""
    rows = [
        [label_of(one), str(one["threads"]), f"{one['load_ms']:.0f}", f"{one['memory_mb']:.0f}"]
        for one in found
        if one["folder"] == "endless"
    ]
    title = "## Load, and the most memory held at batch 1\n\n"
    note = (
        "Ours is the whole process; of the peers in Python, what the interpreter and the libraries take is not counted."
    )
    return f"{title}{note}\n\n" + table(["", "threads", "load, ms", "MB"], rows)


def two_threads(runs: Sequence[Run]) -> str:
    """How much faster the step of one sequence is on two threads."""
    rows = []
    alone = [run for run in runs if run["batch"] == 1]
    lengths = values(alone, "length")
    for label in dict.fromkeys(label_of(run) for run in alone):
        found = {(run["threads"], run["length"]): median(run[STEP]) for run in alone if label_of(run) == label}
        pairs = [(found.get((1, length)), found.get((2, length))) for length in lengths]
        if any(one and two for one, two in pairs):
            rows.append([label, *(f"{one / two:.2f}" if one and two else "-" for one, two in pairs)])
    if not rows:
        return ""
    return "## Two threads: times as fast a step\n\n" + table(["", *map(str, lengths)], rows)


def streaming(runs: Sequence[Run]) -> str:
    """How much of what one core can read of memory a step of ours reads of weights."""
    found = [run for run in runs if run.get("streaming_share") and run["threads"] == 1]
    lengths = values(found, "length")
    rows = []
    for dtype in dict.fromkeys(run["dtype"] for run in found):
        shares = {run["length"]: median(run["streaming_share"]) for run in found if run["dtype"] == dtype}
        rows.append([dtype, *(f"{shares[length]:.0%}" if length in shares else "-" for length in lengths)])
    if not rows:
        return ""
    return "## Share of streaming bandwidth in our step\n\n" + table(["", *map(str, lengths)], rows)


def agreement(runs: Sequence[Run]) -> str:
    """How far the greedy tokens are those of ours in f32; the first difference ends a sequence."""
    rows = []
    for label in dict.fromkeys(label_of(run) for run in runs):
        of_label = [run for run in runs if label_of(run) == label]
        same, total = (sum(run["agreed"][key] for run in of_label) for key in ("same", "total"))
        margins = [margin for run in of_label for margin in run["agreed"].get("margins", [])]
        cell = f"{max(margins):.1e}" if margins else ""
        rows.append([label, f"{same} of {total}", f"{same / total:.1%}", cell])
    head = ["", "tokens before a difference", "share", "largest margin at a difference (f32)"]
    return "## The same greedy tokens as ours in f32\n\n" + table(head, rows)


def generations(found: Sequence[Run]) -> str:
    """Whole answers to real prompts, until EOS, drafting included."""
    rows = []
    for run in found:
        peers = [peer for peer in found if peer["name"] != OURS and peer["threads"] == run["threads"]]
        of_dtype = [peer for peer in peers if peer["dtype"] == run["dtype"]]
        same = f"{run['agreed']['whole']} of {run['prompts']}"
        drafts = f"{run['accepted_drafts']:.0%}" if run["name"] == OURS else ""
        cells = [str(run["threads"]), str(run["tokens"]), same, drafts, spread(run[SPEED], ".0f")]
        rows.append([label_of(run), *cells, times_the_fastest(run, of_dtype), times_the_fastest(run, peers)])
    head = ["", "threads", "tokens", "same answers as ours in f32", "accepted drafts", "tokens/s"]
    head += ["times the fastest peer of the dtype", "of any"]
    return "## Whole greedy answers to real prompts, batch 1\n\n" + table(head, rows)


def times_the_fastest(run: Run, peers: Sequence[Run]) -> str:
    """A run's tokens a second by the highest among `peers`."""
    fastest = max((median(peer[SPEED]) for peer in peers), default=None)
    return f"{median(run[SPEED]) / fastest:.2f}" if fastest else "-"


def label_of(run: Run) -> str:
    """A row's name."""
    return f"{run['name']} {run['dtype']}"


def values(runs: Iterable[Run], key: str) -> list[int]:
    """The different ones, in order."""
    return sorted({run[key] for run in runs})


def counted(number: int, noun: str) -> str:
    """1 thread, 2 threads."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def spread(measured: Sequence[float], form: str) -> str:
    """Median and half the range in percent of it."""
    if not measured:
        return "-"
    middle = median(measured)
    half = (max(measured) - min(measured)) / 2 / middle
    return f"{middle:{form}} ±{abs(half):.0%}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
