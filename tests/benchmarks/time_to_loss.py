"""Time to the same training loss: ``wgsl-train`` against the plain way, in one run on the same data.

The plain way is what a good tutorial does: ``torch.nn.Transformer``, fp32, shuffled batches of 16 padded to the
longest in the batch, unfused AdamW at its best constant learning rate (``--sweep`` looks for it), no checkpoints.
Only its optimizer steps are timed. Ours is ``train()`` with the bundled default config, and everything counts:
tokenizer, steps, evaluations, samples, plots, checkpoints.

    python tests/benchmarks/time_to_loss.py            # the comparison, some minutes
    python tests/benchmarks/time_to_loss.py --sweep    # steps to the loss for the plain way at several learning rates
"""

import argparse
import json
import math
import os
import platform
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from wgsl_train.config import Config, load_config
from wgsl_train.data import Batch, Sequences
from wgsl_train.metrics import read_metrics
from wgsl_train.model import parameter_count, sinusoidal_positions
from wgsl_train.progress import SilentProgress
from wgsl_train.run_folder import RunFolder
from wgsl_train.train import load_data, train

LEARNING_RATES = (5e-5, 1e-4, 2e-4, 3e-4)
BEST_PLAIN_LEARNING_RATE = 1e-4
MAX_PLAIN_EPOCHS = 150


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

    def forward(self, batch: Batch) -> Tensor:
        padding = ~batch.attention_mask
        causal = nn.Transformer.generate_square_subsequent_mask(batch.labels.shape[1], dtype=torch.bool)
        states = self.transformer(
            self.embed(batch.input_ids),
            self.embed(batch.decoder_input_ids),
            tgt_mask=causal,
            tgt_is_causal=True,
            src_key_padding_mask=padding,
            memory_key_padding_mask=padding,
        )
        return F.cross_entropy(self.lm_head(states).flatten(0, 1), batch.labels.flatten(), ignore_index=-100)


def evaluate_plain(model: PlainTransformer, sequences: Sequences) -> float:
    """Mean nats per target token over all of ``sequences``, dropout off."""
    model.eval()
    total, tokens = 0.0, 0
    with torch.no_grad():
        for start in range(0, len(sequences), 17):
            batch = sequences.batch(list(range(start, min(start + 17, len(sequences)))))
            count = int((batch.labels != -100).sum())
            total, tokens = total + float(model(batch)) * count, tokens + count
    model.train()
    return total / tokens


def train_plain(
    config: Config, sequences: Sequences, vocab_size: int, learning_rate: float
) -> Iterator[tuple[int, float, float]]:
    """Yields (steps, training seconds, evaluation-mode loss) after every epoch of the plain way."""
    torch.manual_seed(config.training.seed)
    order_generator = random.Random(config.training.seed)
    model = PlainTransformer(config, vocab_size)
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, betas=(0.9, 0.98))
    print(f"plain: {parameter_count(model):,} parameters, learning rate {learning_rate:g}", flush=True)
    seconds, steps, indices = 0.0, 0, list(range(len(sequences)))
    for _ in range(MAX_PLAIN_EPOCHS):
        order_generator.shuffle(indices)
        started = time.perf_counter()
        for start in range(0, len(indices), 16):
            optimizer.zero_grad()
            loss = model(sequences.batch(indices[start : start + 16]))
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            steps += 1
        seconds += time.perf_counter() - started
        yield steps, seconds, evaluate_plain(model, sequences)


def plain_to_loss(
    config: Config, target: float, learning_rate: float, say: Callable[[str], None] = print
) -> tuple[int, float] | None:
    """(steps, seconds) until the plain way's training loss is under ``target``; None if it never gets there."""
    data = load_data(config)
    sequences = data.encoded.splits["train"]
    for steps, seconds, loss in train_plain(config, sequences, data.tokenizer.target_vocab_size, learning_rate):
        say(f"plain: step {steps}, {seconds:.0f} s, train_loss {loss:.4f}")
        if loss < target:
            return steps, seconds
    return None


def ours_to_loss(config: Config, target: float) -> tuple[int, float]:
    """(steps, seconds) until ``train()``'s own evaluation is under ``target``, everything included."""
    with tempfile.TemporaryDirectory() as folder:
        run = RunFolder.create(config, Path(folder) / "run")
        train(config, run, device="cpu", progress=SilentProgress())
        for record in read_metrics(run.metrics_file):
            if record["type"] == "evaluation" and record["train_loss"] < target:
                return record["step"], record["elapsed_secs"]
    raise SystemExit(f"the default config never reached a training loss of {target}")


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
    parser.add_argument("--sweep", action="store_true", help="look for the plain way's best learning rate")
    arguments = parser.parse_args()
    config = load_config()
    print(machine(), flush=True)
    if arguments.sweep:
        for learning_rate in LEARNING_RATES:
            print(json.dumps({learning_rate: plain_to_loss(config, arguments.target, learning_rate)}), flush=True)
        return
    our_steps, our_seconds = ours_to_loss(config, arguments.target)
    print(f"ours: {our_steps} steps, {our_seconds:.0f} s to train_loss < {arguments.target}", flush=True)
    plain = plain_to_loss(config, arguments.target, BEST_PLAIN_LEARNING_RATE)
    if plain is None:
        print(f"plain: not under {arguments.target} in {MAX_PLAIN_EPOCHS} epochs")
        return
    print(f"| | steps | seconds to train_loss < {arguments.target} | ratio |\n|---|---|---|---|")
    print(f"| plain | {plain[0]} | {plain[1]:.0f} | 1.0 |")
    print(f"| wgsl-train | {our_steps} | {our_seconds:.0f} | {plain[1] / our_seconds:.1f} |")


if __name__ == "__main__":
    main()
