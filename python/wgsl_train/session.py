"""What a run is made of before its next step: data, model, optimizers, fresh or as the last checkpoint left them."""

import hashlib
from dataclasses import dataclass

import torch

import rust_core
from wgsl_train.average import WeightAverage
from wgsl_train.bundled import model_folder
from wgsl_train.checkpoint import TrainState, remove_checkpoints, restore, save_checkpoint
from wgsl_train.config import Config
from wgsl_train.data import Sampler
from wgsl_train.device import choose_device, choose_precision, limit_primitive_cache
from wgsl_train.export import check_frozen, frozen_hash, ngrams_file, tokenizer_file
from wgsl_train.gradient import GradientWorkers
from wgsl_train.layers import EncoderDecoder
from wgsl_train.metrics import cut_back
from wgsl_train.model import build_model, parameter_count
from wgsl_train.optimize import build_optimizers
from wgsl_train.progress import Progress, TrainingStart
from wgsl_train.run_folder import RunFolder, replace_file
from wgsl_train.start import start_from, starting_tokenizer
from wgsl_train.training_data import TrainingData, load_data
from wgsl_train.world import World

NGRAM_TARGETS = 1 << 15
"""Targets that ``ngrams.bin`` is counted in at most: more change the table little."""


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
