"""Training: one loop, top to bottom in ``train``.

What survives a killed process is in ``TrainState`` and the tensors beside it; everything else is made again from
the config and the data, which is why a resumed run is bitwise the run that was never interrupted.
"""

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
from wgsl_train.config import Config
from wgsl_train.data import Sequences
from wgsl_train.device import peak_memory_bytes, release_free_memory
from wgsl_train.evaluate import LossReport, evaluate_loss, generate_samples, report_samples
from wgsl_train.export import export_run, model_config, weights_to_bytes
from wgsl_train.metrics import MetricsLog, open_tensorboard, read_metrics
from wgsl_train.optimize import clip_gradients, learning_rate_at
from wgsl_train.progress import Progress
from wgsl_train.run_folder import RunFolder, replace_file
from wgsl_train.session import Session, begin
from wgsl_train.signals import catch_signals
from wgsl_train.world import World

TRAIN_LOSS_SEQUENCES = 1024
"""Training sequences the evaluation-mode training loss is taken over when early stopping does not watch it."""


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
