//! A model folder in memory: engine and tokenizer, known to belong together.

use super::best_of::BestOf;
use super::constrained::{Constrained, Decoding};
use super::options::{Constrain, GenerateOptions};
use super::wanted::Wanted;
use super::writing::{Free, write};
use super::{Answer, FinishReason, Generation, NgramTable, beam};
use crate::bundled;
use crate::constrain::{Constraint, Lexicon};
use crate::engine::{Dtype, Engine, ModelConfig};
use crate::error::{Error, Result};
use crate::tokenizer::Tokenizer;
use crate::validate::with_large_stack;
use std::io::ErrorKind;
use std::path::Path;

const WEIGHTS_FILE: &str = "model.safetensors";
const CONFIG_FILE: &str = "config.json";
const TOKENIZER_FILE: &str = "tokenizer.json";
/// What answers tend to say; a folder need not have it.
const NGRAMS_FILE: &str = "ngrams.bin";

/// An exported model, ready to answer; shared by any number of threads.
pub struct Model {
    pub(super) engine: Engine,
    pub(super) tokenizer: Tokenizer,
    pub(super) lexicon: Lexicon,
    pub(super) ngrams: Option<NgramTable>,
}

impl Model {
    /// Loads a folder with `model.safetensors`, `config.json` and `tokenizer.json`; weights stay what the folder holds. A
    /// [`NgramTable`] beside them, `ngrams.bin`, makes answers come sooner.
    ///
    /// [`Error::Io`] for a file that cannot be read, and whatever [`ModelConfig::load`], [`Tokenizer::load`],
    /// [`Engine::load`] and [`NgramTable::from_bytes`] refuse; [`Error::Malformed`] when the tokenizer is another model's.
    pub fn load(model_dir: &Path) -> Result<Self> {
        Self::load_as(model_dir, Dtype::Auto)
    }

    /// The same; `dtype` says what matrices become in memory.
    pub fn load_as(model_dir: &Path, dtype: Dtype) -> Result<Self> {
        let config = ModelConfig::load(&model_dir.join(CONFIG_FILE))?;
        let tokenizer_path = model_dir.join(TOKENIZER_FILE);
        let tokenizer = Tokenizer::load(&tokenizer_path)?;
        check_tokenizer(&config, &tokenizer, &tokenizer_path.display().to_string())?;
        let ngrams = load_ngrams(&model_dir.join(NGRAMS_FILE), &tokenizer)?;
        let engine = Engine::load_as(&model_dir.join(WEIGHTS_FILE), config, dtype)?;
        Ok(Self { ngrams, ..Self::new(engine, tokenizer) })
    }

    /// The weights that ship inside this build.
    ///
    /// [`Error::Argument`] in a build without the feature `bundled-model`.
    pub fn bundled() -> Result<Self> {
        Self::bundled_as(Dtype::Auto)
    }

    /// The same; `dtype` says what matrices become in memory.
    pub fn bundled_as(dtype: Dtype) -> Result<Self> {
        let Some(files) = bundled::model() else {
            let expected = "a model folder, as this build has no weights of its own (feature `bundled-model`)".into();
            return Err(Error::Argument { name: "model", expected, found: "none".into() });
        };
        let model = Self::from_bytes_as(files.weights, files.config, files.tokenizer, dtype)?;
        match files.ngrams {
            Some(bytes) => model.with_ngrams(bytes),
            None => Ok(model),
        }
    }

    /// A model from the contents of the three files.
    pub fn from_bytes(weights: &[u8], config: &str, tokenizer: &str) -> Result<Self> {
        Self::from_bytes_as(weights, config, tokenizer, Dtype::Auto)
    }

    fn from_bytes_as(weights: &[u8], config: &str, tokenizer: &str, dtype: Dtype) -> Result<Self> {
        let config = ModelConfig::from_json(config, CONFIG_FILE)?;
        let tokenizer = Tokenizer::from_json(tokenizer, TOKENIZER_FILE)?;
        check_tokenizer(&config, &tokenizer, TOKENIZER_FILE)?;
        Ok(Self::new(Engine::from_bytes_as(weights, config, dtype)?, tokenizer))
    }

    fn new(engine: Engine, tokenizer: Tokenizer) -> Self {
        Self { engine, lexicon: Lexicon::new(&tokenizer), tokenizer, ngrams: None }
    }

    /// The same model with what its answers tend to say, as [`NgramTable::to_bytes`] has it. Its answers stay what they are.
    ///
    /// As [`NgramTable::from_bytes`].
    pub fn with_ngrams(self, bytes: &[u8]) -> Result<Self> {
        let ngrams = NgramTable::from_bytes(bytes, self.tokenizer.target_vocab_size(), NGRAMS_FILE)?;
        Ok(Self { ngrams: Some(ngrams), ..self })
    }

    /// Threads to generate with; 1 unless set. One prompt is computed by all of them, and they share several prompts:
    /// [`Model::generate_batch`]. Answers do not depend on it.
    ///
    /// Errors as [`Engine::with_threads`].
    pub fn with_threads(self, threads: usize) -> Result<Self> {
        Ok(Self { engine: self.engine.with_threads(threads)?, ..self })
    }

    /// The tokenizer.
    pub fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    /// The engine, for logits and for decoding by hand.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What the encoder reads for a prompt, and whether it had to be cut; its specials are kept.
    pub fn source_ids(&self, prompt: &str) -> (Vec<u32>, bool) {
        self.tokenizer.encode_source(prompt, self.engine.config().max_seq_len)
    }

    /// Answers one prompt. [`Error::Argument`] for options out of range.
    pub fn generate(&self, prompt: &str, options: &GenerateOptions) -> Result<Generation> {
        self.generate_with(prompt, options, |_| true)
    }

    /// The same, calling `on_tokens` with the code's ids so far after each token; `false` ends it there, with
    /// finish_reason `length`. A beam search and a refusal by the constraint may revise what was shown, and so does the
    /// next candidate of several.
    pub fn generate_with(
        &self,
        prompt: &str,
        options: &GenerateOptions,
        on_tokens: impl FnMut(&[u32]) -> bool + Send,
    ) -> Result<Generation> {
        let (source, prompt_truncated) = self.source_ids(prompt);
        self.generation(self.answer((prompt, &source), options, on_tokens)?, prompt_truncated)
    }

    /// What is told of an answer.
    pub(super) fn generation(&self, answer: Answer, prompt_truncated: bool) -> Result<Generation> {
        let (confidence, low_confidence) = answer.confidence(self.engine.config().confidence.as_ref());
        Ok(Generation {
            code: self.tokenizer.decode(&answer.token_ids)?,
            token_ids: answer.token_ids,
            finish_reason: answer.finish_reason,
            prompt_truncated,
            log_probability: answer.log_probability,
            min_log_probability: answer.min_log_probability,
            confidence,
            low_confidence,
            constraint: answer.constraint,
            drafted: answer.drafted,
            accepted: answer.accepted,
        })
    }

    /// What a prompt asks for, where there are several candidates to choose from.
    pub(super) fn wanted<'w>(&'w self, prompt: &'w str, options: &GenerateOptions) -> Option<Wanted<'w>> {
        let has_several = options.best_of > 1 || options.beam_size > 1;
        has_several.then(|| Wanted::new(prompt, &self.tokenizer))
    }

    fn answer(
        &self,
        (prompt, source): (&str, &[u32]),
        options: &GenerateOptions,
        mut on_tokens: impl FnMut(&[u32]) -> bool + Send,
    ) -> Result<Answer> {
        options.check()?;
        let budget = options.token_budget(self.engine.config())?;
        // One source for all candidates, which is read once.
        let session = self.engine.start(source)?;
        let mut decoding = Decoding { engine: &self.engine, session, ngrams: self.ngrams.as_ref() };
        let wanted = self.wanted(prompt, options);
        if options.beam_size > 1 {
            return self.search(decoding, wanted, options, budget, on_tokens);
        }
        let (mut candidates, first) = BestOf::new(options, wanted);
        let mut next = Some(first);
        while let Some(candidate) = next {
            let (answer, goes_on) = self.write(&mut decoding, &candidate, budget, &mut on_tokens)?;
            candidates.add(answer);
            next = candidates.next().filter(|_| goes_on);
        }
        Ok(candidates.into_best())
    }

    /// One candidate, and whether the caller wants more.
    fn write(
        &self,
        decoding: &mut Decoding<'_>,
        options: &GenerateOptions,
        budget: usize,
        mut on_tokens: impl FnMut(&[u32]) -> bool + Send,
    ) -> Result<(Answer, bool)> {
        let mut goes_on = true;
        let watch = |tokens: &[u32]| {
            goes_on = on_tokens(tokens);
            goes_on
        };
        decoding.session.truncate(0);
        let answer = if options.constrain == Constrain::Off {
            write(decoding, Free::new(options, budget), watch)?
        } else {
            let writing = Constrained::new((&self.tokenizer, &self.lexicon), options, budget)?;
            with_large_stack(|| write(decoding, writing, watch))?
        };
        Ok((answer, goes_on))
    }

    /// A beam search, in which greedy's answer takes part: with guesses ahead it costs little, and a beam may lose it.
    fn search(
        &self,
        mut decoding: Decoding<'_>,
        wanted: Option<Wanted<'_>>,
        options: &GenerateOptions,
        budget: usize,
        mut on_tokens: impl FnMut(&[u32]) -> bool + Send,
    ) -> Result<Answer> {
        let alone = GenerateOptions { beam_size: 1, ..options.clone() };
        let (greedy, goes_on) = self.write(&mut decoding, &alone, budget, &mut on_tokens)?;
        if !goes_on || greedy.finish_reason == FinishReason::Time {
            return Ok(greedy);
        }
        decoding.session.truncate(0);
        let candidates = (wanted.as_ref(), Some(greedy));
        let mode = options.constrain;
        if mode == Constrain::Off {
            return beam::search(decoding, options, None, candidates, on_tokens);
        }
        let constraint = mode.constraint(Constraint::new(&self.tokenizer, &self.lexicon, budget));
        with_large_stack(|| beam::search(decoding, options, Some(constraint), candidates, on_tokens))
    }
}

/// The table of a folder, if it has one.
fn load_ngrams(path: &Path, tokenizer: &Tokenizer) -> Result<Option<NgramTable>> {
    match NgramTable::load(path, tokenizer.target_vocab_size()) {
        Err(Error::Io { source, .. }) if source.kind() == ErrorKind::NotFound => Ok(None),
        table => table.map(Some),
    }
}

/// Another model's tokenizer would give plausible nonsense.
fn check_tokenizer(config: &ModelConfig, tokenizer: &Tokenizer, place: &str) -> Result<()> {
    let hash = tokenizer.hash();
    if let Some(expected) = &config.tokenizer_hash
        && !expected.eq_ignore_ascii_case(&hash)
    {
        let expected = format!("the tokenizer this model was trained with (sha256 {expected}, as config.json says)");
        return Err(Error::malformed(place, expected, format!("another one (sha256 {hash})")));
    }
    for (side, expected, found) in [
        ("source", config.source_vocab_size, tokenizer.source_vocab_size()),
        ("target", config.target_vocab_size, tokenizer.target_vocab_size()),
    ] {
        if expected != found {
            let expected = format!("{expected} {side} tokens, as config.json says");
            return Err(Error::malformed(place, expected, found.to_string()));
        }
    }
    Ok(())
}
