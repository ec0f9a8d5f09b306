//! Many prompts at a time.
//!
//! Each thread keeps several answers in the making, whose next tokens are computed together, so that the weights are read
//! once for all of them; one that is done makes room for the next prompt. A row's logits do not depend on the rows computed
//! with it, so every answer is what it is alone.

use super::best_of::BestOf;
use super::constrained::Constrained;
use super::options::{Constrain, GenerateOptions};
use super::writing::{Free, Writing};
use super::{Generation, Model};
use crate::engine::{Session, Workspace};
use crate::error::Result;
use crate::validate::with_large_stack;
use std::mem;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Answers in the making on one thread: with guesses, about as many rows as are computed at a time.
const LANES: usize = 8;

/// What became of a prompt.
type Done = (usize, Result<Generation>);

impl Model {
    /// Answers many, in order and each as [`Model::generate`] would; the error is the first prompt's that has one, and names
    /// it.
    ///
    /// A time limit is each answer's own, and runs while others share its thread.
    pub fn generate_batch<S: AsRef<str>>(&self, prompts: &[S], options: &GenerateOptions) -> Result<Vec<Generation>> {
        Ok(self.generate_batch_while(prompts, options, &|| true)?.unwrap_or_default())
    }

    /// The same; None as soon as `go_on`, which is asked again and again, says no.
    pub(crate) fn generate_batch_while<S: AsRef<str>>(
        &self,
        prompts: &[S],
        options: &GenerateOptions,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Vec<Generation>>> {
        options.check()?;
        let count = prompts.len();
        let prompts = prompts.iter().map(AsRef::as_ref).collect();
        let queue = Queue { prompts, next: AtomicUsize::new(0), failed: AtomicUsize::new(usize::MAX), go_on };
        let threads = self.engine.threads().min(count);
        let lanes = count.div_ceil(threads.max(1)).min(LANES);
        let work = || self.work(&queue, options, lanes);
        let _reservation = (threads > 1).then(|| self.engine.reserve_threads());
        let mut done = thread::scope(|scope| {
            let others = (1..threads).filter_map(|_| thread::Builder::new().spawn_scoped(scope, work).ok());
            let others: Vec<_> = others.collect();
            let mut done = work()?;
            for other in others {
                done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic))?);
            }
            Ok(done)
        })?;
        if !go_on() {
            return Ok(None);
        }
        done.sort_unstable_by_key(|(index, _)| *index);
        let of_prompt = |(index, answer): Done| answer.map_err(|error| error.of_prompt(index, count));
        done.into_iter().map(of_prompt).collect::<Result<_>>().map(Some)
    }

    /// What one thread does, with so many answers in the making.
    fn work(&self, queue: &Queue<'_>, options: &GenerateOptions, most: usize) -> Result<Vec<Done>> {
        if options.beam_size > 1 {
            return Ok(self.search_each(queue, options));
        }
        let budget = options.token_budget(self.engine.config())?;
        if options.constrain == Constrain::Off {
            return Ok(Worker::new(self, queue, options, |candidate| Ok(Free::new(candidate, budget))).run(most));
        }
        let begin = |candidate: &_| Constrained::new((&self.tokenizer, &self.lexicon), candidate, budget);
        Ok(with_large_stack(|| Worker::new(self, queue, options, begin).run(most)))
    }

    /// A beam has rows enough of its own.
    fn search_each(&self, queue: &Queue<'_>, options: &GenerateOptions) -> Vec<Done> {
        let search = |(index, prompt)| {
            let answer = self.generate_with(prompt, options, |_| queue.wants(index));
            if answer.is_err() {
                queue.fail(index);
            }
            (index, answer)
        };
        std::iter::from_fn(|| queue.take()).map(search).collect()
    }
}

/// Prompts, which are taken in their order.
struct Queue<'p> {
    prompts: Vec<&'p str>,
    next: AtomicUsize,
    /// The first prompt that has failed: what comes after it is of no use any more.
    failed: AtomicUsize,
    go_on: &'p (dyn Fn() -> bool + Sync),
}

impl Queue<'_> {
    fn take(&self) -> Option<(usize, &str)> {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        let prompt = self.prompts.get(index)?;
        self.wants(index).then_some((index, *prompt))
    }

    fn wants(&self, index: usize) -> bool {
        index < self.failed.load(Ordering::Relaxed) && (self.go_on)()
    }

    fn fail(&self, index: usize) {
        self.failed.fetch_min(index, Ordering::Relaxed);
    }
}

/// A prompt whose answer is in the making.
struct Lane<'o, W> {
    index: usize,
    prompt_truncated: bool,
    session: Session,
    candidates: BestOf<'o>,
    writing: W,
}

impl<W: Writing> Lane<'_, W> {
    /// What it is to be fed next.
    fn feed(&mut self) -> Option<(&mut Session, &[u32])> {
        let Self { session, writing, .. } = self;
        let (len, tokens) = writing.feed().request()?;
        session.truncate(len);
        Some((session, tokens))
    }
}

/// One thread and the answers it has in the making, each of which is to be fed something.
struct Worker<'w, B, W> {
    model: &'w Model,
    queue: &'w Queue<'w>,
    options: &'w GenerateOptions,
    begin: B,
    /// In the order of their prompts.
    lanes: Vec<Lane<'w, W>>,
    workspace: Workspace,
    done: Vec<Done>,
}

impl<'w, W: Writing, B: Fn(&GenerateOptions) -> Result<W>> Worker<'w, B, W> {
    fn new(model: &'w Model, queue: &'w Queue<'w>, options: &'w GenerateOptions, begin: B) -> Self {
        Self { model, queue, options, begin, lanes: Vec::new(), workspace: Workspace::default(), done: Vec::new() }
    }

    fn run(mut self, most: usize) -> Vec<Done> {
        loop {
            while self.lanes.len() < most
                && let Some((index, prompt)) = self.queue.take()
            {
                let lane = self.lane(index, prompt).and_then(|lane| self.advance(lane, true));
                self.keep(index, lane);
            }
            if self.lanes.is_empty() {
                return self.done;
            }
            self.feed();
            for mut lane in mem::take(&mut self.lanes) {
                let index = lane.index;
                let lane = if lane.writing.feed().request().is_some() {
                    Ok(Some(lane))
                } else {
                    lane.writing.choose(&mut |_| true).and_then(|goes_on| self.advance(lane, goes_on))
                };
                self.keep(index, lane);
            }
        }
    }

    fn lane(&self, index: usize, prompt: &'w str) -> Result<Lane<'w, W>> {
        let (source, prompt_truncated) = self.model.source_ids(prompt);
        let session = self.model.engine.start(&source)?;
        let (candidates, first) = BestOf::new(self.options, self.model.wanted(prompt, self.options));
        Ok(Lane { index, prompt_truncated, session, candidates, writing: (self.begin)(&first)? })
    }

    /// Chooses as far as logits are there; None when the answer is done.
    fn advance(&mut self, mut lane: Lane<'w, W>, mut goes_on: bool) -> Result<Option<Lane<'w, W>>> {
        loop {
            while goes_on && lane.writing.ask(self.model.ngrams.as_ref()) {
                if lane.writing.feed().request().is_some() {
                    return Ok(Some(lane));
                }
                goes_on = lane.writing.choose(&mut |_| true)?;
            }
            let Lane { index, prompt_truncated, mut session, mut candidates, writing } = lane;
            candidates.add(writing.finish());
            let Some(options) = candidates.next() else {
                let generation = self.model.generation(candidates.into_best(), prompt_truncated)?;
                self.done.push((index, Ok(generation)));
                return Ok(None);
            };
            session.truncate(0);
            let writing = (self.begin)(&options)?;
            lane = Lane { index, prompt_truncated, session, candidates, writing };
            goes_on = true;
        }
    }

    fn keep(&mut self, index: usize, lane: Result<Option<Lane<'w, W>>>) {
        match lane {
            Ok(lane) => self.lanes.extend(lane),
            Err(error) => {
                self.queue.fail(index);
                self.done.push((index, Err(error)));
            }
        }
    }

    /// Feeds all lanes at once; those that nobody wants any more are left.
    fn feed(&mut self) {
        self.lanes.retain(|lane| self.queue.wants(lane.index));
        let mut feeds: Vec<_> = self.lanes.iter_mut().filter_map(Lane::feed).collect();
        let lens: Vec<_> = feeds.iter().map(|(_, tokens)| tokens.len()).collect();
        match self.model.engine.extend_many(&mut feeds, &mut self.workspace) {
            Ok(mut logits) => {
                let vocab_size = self.model.engine.config().target_vocab_size;
                for (lane, len) in self.lanes.iter_mut().zip(lens) {
                    let (own, others) = logits.split_at(len * vocab_size);
                    lane.writing.feed().take(own);
                    logits = others;
                }
            }
            Err(error) => {
                let index = self.lanes.remove(0).index;
                self.keep(index, Err(error));
            }
        }
    }
}
