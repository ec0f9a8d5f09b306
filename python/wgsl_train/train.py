"""Training: one loop, top to bottom in ``train``.

What survives a killed process is in ``TrainState`` and the tensors beside it; everything else is made again from
the config and the data, which is why a resumed run is bitwise the run that was never interrupted.
"""

import hashlib
import json
import math
import signal
import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any

import torch

import rust_core
from wgsl_train import report
from wgsl_train.average import WeightAverage
from wgsl_train.bundled import model_folder
from wgsl_train.checkpoint import TrainState, remove_checkpoints, restore, save_checkpoint
from wgsl_train.config import Config
from wgsl_train.data import Sampler, Sequences
from wgsl_train.device import (
    choose_device,
    choose_precision,
    limit_primitive_cache,
    peak_memory_bytes,
    release_free_memory,
)
from wgsl_train.evaluate import LossReport, evaluate_loss, generate_samples, report_samples
from wgsl_train.export import (
    check_frozen,
    export_run,
    frozen_hash,
    model_config,
    ngrams_file,
    tokenizer_file,
    weights_to_bytes,
)
from wgsl_train.gradient import GradientWorkers
from wgsl_train.layers import EncoderDecoder
from wgsl_train.metrics import MetricsLog, cut_back, open_tensorboard, read_metrics
from wgsl_train.model import build_model, parameter_count
from wgsl_train.optimize import build_optimizers, clip_gradients, learning_rate_at
from wgsl_train.progress import Progress, TrainingStart
from wgsl_train.run_folder import RunFolder, replace_file
from wgsl_train.signals import catch_signals
from wgsl_train.start import start_from, starting_tokenizer
from wgsl_train.training_data import TrainingData, load_data
from wgsl_train.world import World

TRAIN_LOSS_SEQUENCES = 1024
"""Training sequences the evaluation-mode training loss is taken over when early stopping does not watch it."""
NGRAM_TARGETS = 1 << 15
"""Targets that ``ngrams.bin`` is counted in at most: more change the table little."""


class NonFiniteLoss(ArithmeticError):  # noqa: N818 - named for what was found
    """Loss or gradient of a step is not a finite number. Weights and checkpoints are as they were before it."""

    def __init__(self, step: int, loss: float, grad_norm: float) -> None:
        """``step`` is the one that was not made."""
        super().__init__(
            f"step {step}: expected a finite loss and gradient norm, found {loss} and {grad_norm}; the step was not "
            'made. Train anew with a lower training.learning_rate, or with training.precision = "fp32"'
        )


class Interrupted(Exception):  # noqa: N818 - what happened, not what went wrong
    """SIGINT or SIGTERM came; the checkpoint of ``step`` is safe."""

    def __init__(self, step: int, signal_number: int) -> None:
        """``step`` counts optimizer steps done."""
        super().__init__(f"stopped by {signal.Signals(signal_number).name} after step {step}, checkpoint saved")
        self.step = step
        self.signal = signal_number


@dataclass(frozen=True, kw_only=True)
class TrainSummary:
    """How a run ended; ``summary.json``. Losses are those of the best checkpoint, nats per target token."""

    steps: int
    epochs: int
    stopped: str
    """``epochs``, ``max_steps`` or ``early_stopping``."""
    best_metric: str
    best_value: float
    best_step: int
    train_loss: float
    val_loss: float | None
    seconds: float
    """Of training, all processes of the run together."""
    peak_memory_bytes: int
    """Largest resident memory of the process that ended the run."""
    export: str


@dataclass(frozen=True, kw_only=True)
class Session:
    """One process's work on a run."""

    config: Config
    run: RunFolder
    progress: Progress
    data: TrainingData
    device: torch.device
    precision: str
    model: EncoderDecoder
    optimizers: list[torch.optim.Optimizer]
    average: WeightAverage | None
    sampler: Sampler
    workers: GradientWorkers
    state: TrainState
    world: World

    def save(self) -> None:
        """Writes the checkpoint of the step just done; the other processes wait until it is there."""
        if self.world.is_first:
            save_checkpoint(self.run, self.state, self.model, self.optimizers, self.average)
        self.world.wait()

    @property
    def total_steps(self) -> int:
        """Steps of a run that early stopping does not end."""
        training = self.config.training
        return training.max_steps or training.num_epochs * self.sampler.steps_per_epoch

    def evaluation_is_due(self) -> bool:
        """Whether the step just done is one to evaluate after."""
        step, training = self.state.step, self.config.training
        if training.evaluate_every_steps:
            due = step % training.evaluate_every_steps == 0
        else:
            due = step % (training.evaluate_every_epochs * self.sampler.steps_per_epoch) == 0
        return due or step == self.total_steps


def train(
    config: Config,
    run: RunFolder,
    *,
    device: str = "auto",
    resume: bool = False,
    progress: Progress,
    world: World | None = None,
) -> TrainSummary:
    """Trains the model of ``config`` in the folder ``run`` and exports the best weights to ``run.export``.

    Every process of ``world`` calls this with the same arguments; all must see the folder and the data.
    With ``resume`` it continues from the last checkpoint, or from the beginning when there is none yet. Raises
    ``Interrupted`` once a checkpoint is safe, ``NonFiniteLoss`` before a step that would spoil the weights,
    ``ValueError`` for config, data or checkpoint, ``OSError`` when something cannot be read or written.
    """
    if run.finished:
        progress.message(f"{run.path} is finished; nothing to do")
        return TrainSummary(**(run.summary() or {}))
    world = world or World()
    session = begin(config, run, device, resume, progress, world)
    training, state, sampler = config.training, session.state, session.sampler
    model, optimizers = session.model, session.optimizers
    started = time.monotonic() - state.elapsed_secs

    log_file = run.metrics_file if world.is_first else None
    tensorboard = open_tensorboard(run.tensorboard, state.step, progress) if world.is_first else None
    with MetricsLog(log_file, tensorboard) as log, catch_signals(patient=world.size > 1) as signals:
        while state.step < session.total_steps and state.stopped is None:
            epoch, position = divmod(state.step, sampler.steps_per_epoch)
            began = time.monotonic()
            learning_rate = learning_rate_at(state.step, session.total_steps, training)
            for group in chain.from_iterable(optimizer.param_groups for optimizer in optimizers):
                group["lr"] = learning_rate

            model.train()
            loss, tokens = session.workers.accumulate(sampler, epoch, position)
            grad_norm = clip_gradients(model, training.gradient_clip_norm)
            if not (math.isfinite(loss) and math.isfinite(grad_norm)):
                raise NonFiniteLoss(state.step + 1, loss, grad_norm)
            for optimizer in optimizers:
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
            state.step += 1
            if session.average is not None:
                session.average.update(state.step)

            now = time.monotonic()
            state.elapsed_secs = now - started
            record = {"type": "step", "step": state.step, "epoch": epoch + 1, "loss": loss}
            record |= {"learning_rate": learning_rate, "grad_norm": grad_norm, "tokens": tokens}
            record |= {"tokens_per_second": tokens / (now - began), "elapsed_secs": state.elapsed_secs}
            log.append(record)
            progress.step(record)

            if session.evaluation_is_due():
                figures = world.from_first(evaluate_average(session) if world.is_first else None)
                record = {"type": "evaluation", "step": state.step, "epoch": epoch + 1, **figures}
                record |= {"improved": note_improvement(session, record)}
                state.elapsed_secs = time.monotonic() - started
                record |= {"elapsed_secs": state.elapsed_secs}
                log.append(record)
                progress.evaluation(record)
                log.sync()
                session.save()
                if world.is_first:
                    write_report(run)
            signal_number = world.highest(signals[0] if signals else 0)
            if signal_number and state.stopped is None:
                log.sync()
                session.save()
                raise Interrupted(state.step, signal_number)
    summary = asdict(finish(session)) if world.is_first else None
    return TrainSummary(**world.from_first(summary))


def begin(config: Config, run: RunFolder, device: str, resume: bool, progress: Progress, world: World) -> Session:
    """Data, model and optimizer as they stand before the next step: fresh, or as the last checkpoint left them."""
    if world.is_first and not resume and (run.last_file.exists() or run.metrics_file.exists()):
        raise ValueError(f"{run.path}: training has begun there already; continue it with --resume")
    limit_primitive_cache()
    training = config.training
    place = choose_device(device)
    precision = choose_precision(config, place)
    resume = resume and run.last_file.exists()
    data = load_data(config, starting_tokenizer(config, run, resume))
    torch.manual_seed(training.seed)
    vocab_size = data.tokenizer.target_vocab_size
    model = build_model(config.model, vocab_size)
    if not resume:
        if training.init_from:
            start_from(model_folder(training.init_from), model)
        else:
            model.set_output_bias(data.encoded.splits["train"].target_counts(vocab_size))
    model.to(place)
    optimizers = build_optimizers(model, training)
    average = WeightAverage(model, training.average_decay) if training.average_decay else None
    sampler = Sampler(
        sequences=data.encoded.splits["train"],
        batch_size=training.batch_size,
        batch_tokens=training.batch_tokens,
        seed=training.seed,
    )
    state = TrainState(
        threads=torch.get_num_threads(),
        device=place.type if world.size == 1 else f"{place.type} x {world.size}",
        precision=precision,
        config_hash=hashlib.sha256(config.to_toml().encode()).hexdigest(),
        tokenizer_hash=data.tokenizer.hash,
        source_hash=data.encoded.source_hash,
        frozen_hash=frozen_hash(config.model),
        torch_version=torch.__version__,
    )
    if resume:
        restored = restore(run, model, optimizers, average)
        check_frozen(config.model, restored, run.path)
        state = continue_from(restored, state, run, progress)
    elif world.is_first:
        run.checkpoints.mkdir(parents=True, exist_ok=True)
        remove_checkpoints(run, kept=set())
        replace_file(tokenizer_file(run), data.tokenizer.to_json().encode())
        replace_file(ngrams_file(run), rust_core.ngram_table(data.encoded.splits["train"].some_targets(NGRAM_TARGETS)))
    if world.is_first:
        cut_back(run.metrics_file, state.step)
    session = Session(
        config=config,
        run=run,
        progress=progress,
        data=data,
        device=place,
        precision=precision,
        model=model,
        optimizers=optimizers,
        average=average,
        sampler=sampler,
        workers=GradientWorkers(model, place, precision, torch.get_num_threads(), world),
        state=state,
        world=world,
    )
    announce(session)
    return session


def announce(session: Session) -> None:
    """Tells ``progress`` what is about to happen."""
    data = session.data
    session.progress.start(
        TrainingStart(
            total_steps=session.total_steps,
            start_step=session.state.step,
            parameters=parameter_count(session.model),
            examples={name: len(split) for name, split in data.encoded.splits.items()},
            device=session.state.device,
            precision=session.precision,
            threads=torch.get_num_threads(),
            run=session.run.path,
            notes=[*data.notes, f"vocabulary: {data.tokenizer.target_vocab_size:,} tokens"],
        )
    )


def continue_from(state: TrainState, now: TrainState, run: RunFolder, progress: Progress) -> TrainState:
    """The restored ``state``, compared with what this process found (``now``).

    Other data is a ``ValueError``; the thread count is taken from the checkpoint; what else keeps the run from being
    bitwise the same is said.
    """
    for key, what in (("source_hash", "the examples"), ("tokenizer_hash", "the vocabulary")):
        was, found = getattr(state, key), getattr(now, key)
        if was != found:
            raise ValueError(
                f"{run.path}: expected {what} of the checkpoint of step {state.step} ({was[:12]}), found others "
                f"({found[:12]}); restore the data, or train anew in another folder"
            )
    if state.threads != now.threads:
        torch.set_num_threads(state.threads)
        progress.message(f"continuing with {state.threads} threads, as the run began")
    for key in ("device", "precision", "config_hash", "torch_version"):
        was, found = getattr(state, key), getattr(now, key)
        if was != found:
            progress.message(f"{key} was {was[:12]}, is {found[:12]}: the run continues, but not bitwise as it was")
            setattr(state, key, found)
    return state


def evaluate_average(session: Session) -> dict[str, Any]:
    """``evaluate`` of what will be exported."""
    with session.average.applied() if session.average is not None else nullcontext():
        return evaluate(session)


def evaluate(session: Session) -> dict[str, Any]:
    """The figures of an evaluation record: evaluation-mode losses, teacher-forced accuracies, generated samples."""
    config, data, model = session.config, session.data, session.model
    splits, watched = data.encoded.splits, config.training.early_stopping_metric

    def measure(sequences: Sequences, most: int | None = None) -> LossReport:
        return evaluate_loss(
            model,
            sequences,
            batch_tokens=config.training.batch_tokens,
            device=session.device,
            precision=session.precision,
            most=most,
        )

    train_loss = measure(splits["train"], None if watched == "train_loss" else TRAIN_LOSS_SEQUENCES).loss
    validation = measure(splits["validation"]) if len(splits["validation"]) else None
    release_free_memory()
    engine = rust_core.Model.from_bytes(
        weights_to_bytes(model),
        json.dumps(model_config(config.model, data.tokenizer)),
        data.tokenizer.to_json(),
        threads=torch.get_num_threads(),
    )
    # A little more than the longest answer asked for is enough to see that an answer does not end.
    longest = max(len(data.tokenizer.encode(example["code"])) for example in data.samples)
    samples = generate_samples(engine, data.samples, max_new_tokens=min(longest + 16, config.model.max_seq_len - 1))
    generation = report_samples(samples)
    return {
        "train_loss": train_loss,
        "val_loss": validation and validation.loss,
        "token_accuracy": validation and validation.token_accuracy,
        "sequence_accuracy": validation and validation.sequence_accuracy,
        "valid_rate": generation.valid_rate,
        "hollow_rate": generation.hollow_rate,
        "samples": samples,
    }


def note_improvement(session: Session, figures: Mapping[str, Any]) -> bool:
    """Whether this evaluation is the best so far; the state learns it, and whether training is at its end."""
    state, training = session.state, session.config.training
    value: float = figures[training.early_stopping_metric]
    improved = state.best_value is None or value < state.best_value
    if improved:
        state.best_step, state.best_value = state.step, value
        state.best_train_loss, state.best_val_loss = figures["train_loss"], figures["val_loss"]
        state.evaluations_without_improvement = 0
    else:
        state.evaluations_without_improvement += 1
    if training.early_stopping and state.evaluations_without_improvement >= training.patience:
        state.stopped = "early_stopping"
    elif state.step == session.total_steps:
        state.stopped = "max_steps" if training.max_steps else "epochs"
    return improved


def write_report(run: RunFolder) -> None:
    """Draws the curves and writes the samples from the log."""
    metrics = read_metrics(run.metrics_file)
    report.write_curves(metrics, run.curves_file)
    report.write_samples(metrics, run.samples_file)


def finish(session: Session) -> TrainSummary:
    """Exports the best weights and writes ``summary.json``, which makes the run finished."""
    run, state = session.run, session.state
    if state.best_step is None or state.best_value is None or state.best_train_loss is None:
        raise ValueError(f"{run.config_file}: expected more epochs than the checkpoint of step {state.step} has done")
    write_report(run)
    export_run(run, run.export)
    summary = TrainSummary(
        steps=state.step,
        epochs=-(-state.step // session.sampler.steps_per_epoch),
        stopped=state.stopped or "epochs",
        best_metric=session.config.training.early_stopping_metric,
        best_value=state.best_value,
        best_step=state.best_step,
        train_loss=state.best_train_loss,
        val_loss=state.best_val_loss,
        seconds=state.elapsed_secs,
        peak_memory_bytes=peak_memory_bytes(),
        export=str(run.export),
    )
    replace_file(run.summary_file, (json.dumps(asdict(summary), indent=2) + "\n").encode())
    return summary
