"""Time to the same training loss: ``wgsl-train`` against the plain way, in one run on the same data.

The plain way is what a good tutorial does: ``torch.nn.Transformer``, fp32, shuffled batches of 16 padded to the
longest in the batch, unfused AdamW, no checkpoints. Each of several constant learning rates gets ``PROBE_STEPS`` steps,
and the one with the lowest loss goes on. Only its optimizer steps are timed, and it is given up once it has taken
``--give-up`` times as long as we did. Ours is ``train()`` with
the bundled default config, and everything counts: tokenizer, steps, evaluations, samples, plots, checkpoints.

    python tests/benchmarks/time_to_loss.py
"""

import argparse
import contextlib
import math
import os
import platform
import random
import tempfile
import time
from datetime import date
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from wgsl_train.config import Config, load_config
from wgsl_train.data import Sequences
from wgsl_train.model import sinusoidal_positions
from wgsl_train.progress import Record, SilentProgress
from wgsl_train.run_folder import RunFolder
from wgsl_train.train import train
from wgsl_train.training_data import TrainingData, load_data

PLAIN_LEARNING_RATES = [5e-5, 1e-4, 2e-4]
EVALUATE_EVERY_EPOCHS = 5
PROBE_STEPS = 50


class PlainTransformer(nn.Module):
    """``nn.Transformer`` with a shared embedding and sinusoidal positions, initialised as its documentation does."""

    positions: Tensor

    def __init__(self, config: Config, vocab_size: int) -> None:
        super().__init__()
        model = config.model
        self.scale = math.sqrt(model.d_model)
        self.embedding = nn.Embedding(vocab_size, model.d_model)
        self.transformer = nn.Transformer(
            model.d_model,
            model.nhead,
            model.num_layers,
            model.num_layers,
            model.dim_feedforward,
            model.dropout,
            batch_first=True,
        )
        self.lm_head = nn.Linear(model.d_model, vocab_size)
        self.dropout = nn.Dropout(model.dropout)
        self.register_buffer("positions", sinusoidal_positions(model.max_seq_len, model.d_model))
        for parameter in self.parameters():
            if parameter.dim() > 1:
                nn.init.xavier_uniform_(parameter)

    def embed(self, ids: Tensor) -> Tensor:
        embedded: Tensor = self.dropout(self.embedding(ids) * self.scale + self.positions[: ids.shape[1]])
        return embedded

    def forward(self, sources: list[Tensor], targets: list[Tensor]) -> Tensor:
        """Mean cross-entropy in nats; the target's first token is never predicted, its last never read."""
        input_ids, padding = pad(sources, 0), pad([torch.zeros(len(source)) for source in sources], 1) == 1
        labels = pad([target[1:] for target in targets], -100)
        causal = nn.Transformer.generate_square_subsequent_mask(labels.shape[1], dtype=torch.bool)
        states = self.transformer(
            self.embed(input_ids),
            self.embed(pad([target[:-1] for target in targets], 0)),
            tgt_mask=causal,
            tgt_is_causal=True,
            src_key_padding_mask=padding,
            memory_key_padding_mask=padding,
        )
        return F.cross_entropy(self.lm_head(states).flatten(0, 1), labels.flatten(), ignore_index=-100)


def pad(sequences: list[Tensor], value: int) -> Tensor:
    """[B, longest], int64, filled up on the right."""
    return nn.utils.rnn.pad_sequence([each.long() for each in sequences], batch_first=True, padding_value=value)


def pairs_of(sequences: Sequences, indices: list[int]) -> tuple[list[Tensor], list[Tensor]]:
    """Token ids of sources and targets."""
    rows = [int(sequences.rows[index]) for index in indices]
    return [sequences.inputs[row] for row in rows], [sequences.labels[row] for row in rows]


def evaluate_plain(model: PlainTransformer, sequences: Sequences) -> float:
    """Mean nats per target token over all of ``sequences``, dropout off."""
    model.eval()
    total, tokens = 0.0, 0
    with torch.no_grad():
        for start in range(0, len(sequences), 17):
            sources, targets = pairs_of(sequences, list(range(start, min(start + 17, len(sequences)))))
            count = sum(len(target) - 1 for target in targets)
            total, tokens = total + float(model(sources, targets)) * count, tokens + count
    model.train()
    return total / tokens


class PlainRun:
    """The plain way at one learning rate, as far as it has come."""

    def __init__(self, config: Config, data: TrainingData, learning_rate: float) -> None:
        torch.manual_seed(config.training.seed)
        self.order_generator = random.Random(config.training.seed)
        self.sequences = data.encoded.splits["train"]
        self.indices = list(range(len(self.sequences)))
        self.learning_rate = learning_rate
        self.model = PlainTransformer(config, data.tokenizer.target_vocab_size)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=learning_rate, betas=(0.9, 0.98))
        self.steps, self.seconds, self.train_loss = 0, 0.0, math.inf

    def advance(self) -> None:
        """Some epochs, timed, and an evaluation, not timed."""
        started = time.perf_counter()
        for _ in range(EVALUATE_EVERY_EPOCHS):
            self.order_generator.shuffle(self.indices)
            for start in range(0, len(self.indices), 16):
                self.optimizer.zero_grad()
                loss = self.model(*pairs_of(self.sequences, self.indices[start : start + 16]))
                loss.backward()
                nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
                self.optimizer.step()
                self.steps += 1
        self.seconds += time.perf_counter() - started
        self.train_loss = evaluate_plain(self.model, self.sequences)
        figures = f"step {self.steps}, {self.seconds:.0f} s, train_loss {self.train_loss:.4f}"
        print(f"plain at {self.learning_rate:g}: {figures}", flush=True)


def best_plain_run(config: Config, data: TrainingData, learning_rates: list[float]) -> PlainRun:
    """The run with the lowest training loss after ``PROBE_STEPS``."""
    best: PlainRun | None = None
    for learning_rate in learning_rates:
        run = PlainRun(config, data, learning_rate)
        while run.steps < PROBE_STEPS:
            run.advance()
        if best is None or run.train_loss < best.train_loss:
            best = run
    if best is None:
        raise SystemExit("expected at least one learning rate")
    return best


class Reached(Exception):  # noqa: N818 - not an error
    """The loss is reached, and the checkpoint of that evaluation is written."""


class UntilLoss(SilentProgress):
    """Ends training at the first step after an evaluation under ``target``."""

    def __init__(self, target: float) -> None:
        self.target = target
        self.record: Record | None = None

    def evaluation(self, record: Record) -> None:
        print(f"ours: step {record['step']}, {record['elapsed_secs']:.0f} s, train_loss {record['train_loss']:.4f}")
        if record["train_loss"] < self.target:
            self.record = record

    def step(self, record: Record) -> None:
        if self.record is not None:
            raise Reached


def ours_to_loss(config: Config, target: float) -> tuple[int, float]:
    """(steps, seconds) until ``train()`` has evaluated and saved a model under ``target``."""
    progress = UntilLoss(target)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        run = RunFolder.create(config, Path(folder) / "run")
        with contextlib.suppress(Reached):
            train(config, run, device="cpu", progress=progress)
    if progress.record is None:
        raise SystemExit(f"the default config never reached a training loss of {target}")
    return progress.record["step"], time.perf_counter() - started


def machine() -> str:
    """CPU model, threads and versions: what a figure is worth nothing without."""
    names = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    return (
        f"{date.today()}, {names[0] if names else platform.processor()}, {os.cpu_count()} cores, "
        f"torch {torch.__version__} ({torch.get_num_threads()} threads), Python {platform.python_version()}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", type=float, default=0.1, help="training loss, nats per target token")
    parser.add_argument("--give-up", type=float, default=8.0, help="stop the plain way at this many times our time")
    parser.add_argument(
        "--learning-rates", type=float, nargs="+", default=PLAIN_LEARNING_RATES, help="of the plain way"
    )
    arguments = parser.parse_args()
    config = load_config()
    print(machine(), flush=True)
    our_steps, our_seconds = ours_to_loss(config, arguments.target)
    plain = best_plain_run(config, load_data(config), arguments.learning_rates)
    while plain.train_loss >= arguments.target and plain.seconds < arguments.give_up * our_seconds:
        plain.advance()
    ratio = f"{plain.seconds / our_seconds:.1f}"
    if plain.train_loss >= arguments.target:
        ratio = f"more than {ratio}"
    print("| | steps | seconds | training loss | times ours |", "|---|---|---|---|---|", sep="\n")
    print(f"| wgsl-train | {our_steps} | {our_seconds:.0f} | under {arguments.target} | 1 |")
    name = f"plain, learning rate {plain.learning_rate:g}"
    print(f"| {name} | {plain.steps} | {plain.seconds:.0f} | {plain.train_loss:.2f} | {ratio} |")


if __name__ == "__main__":
    main()
