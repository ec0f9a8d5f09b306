//! From logits to one token: the best, or a draw under temperature, top-k and top-p.

use super::options::GenerateOptions;
use crate::error::{Error, Result};
use crate::tokenizer::{BOS, PAD};
use oorandom::Rand64;
use std::cmp::Ordering;

/// Tokens no answer contains.
pub(crate) fn is_answer(id: u32) -> bool {
    id != PAD && id != BOS
}

/// Chooses tokens; one for each generation, so that the same seed gives the same draws.
pub struct Sampler {
    temperature: f32,
    top_k: usize,
    top_p: f64,
    random: Rand64,
    /// (token, weight), best first where top-k or top-p is asked for; kept between draws for its memory.
    candidates: Vec<(u32, f64)>,
}

impl Sampler {
    /// A sampler for options that were checked.
    pub fn new(options: &GenerateOptions) -> Self {
        Self {
            temperature: options.temperature,
            top_k: options.top_k,
            top_p: f64::from(options.top_p),
            random: Rand64::new(u128::from(options.seed)),
            candidates: Vec::new(),
        }
    }

    /// One token by its logits `[V]`, never PAD or BOS; ties go to the lowest id. Logits must be finite
    /// (see [`log_normalizer`]).
    pub fn choose(&mut self, logits: &[f32]) -> u32 {
        self.choose_at(logits, 1.0)
    }

    /// The same with the temperature multiplied by `warmth`, and logits that may be minus infinity.
    pub(crate) fn choose_at(&mut self, logits: &[f32], warmth: f32) -> u32 {
        let temperature = self.temperature * warmth;
        if temperature == 0.0 { best(logits) } else { self.draw(logits, f64::from(temperature)) }
    }

    fn draw(&mut self, logits: &[f32], temperature: f64) -> u32 {
        self.candidates.clear();
        let open = (0..).zip(logits).filter(|(id, logit)| is_answer(*id) && **logit != f32::NEG_INFINITY);
        self.candidates.extend(open.map(|(id, logit)| (id, f64::from(*logit))));
        if self.top_k > 0 || self.top_p < 1.0 {
            self.candidates.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        if self.top_k > 0 {
            self.candidates.truncate(self.top_k);
        }
        let highest = self.candidates.iter().map(|candidate| candidate.1).fold(f64::MIN, f64::max);
        let mut total = 0.0;
        for (_, weight) in &mut self.candidates {
            *weight = ((*weight - highest) / temperature).exp();
            total += *weight;
        }
        if self.top_p < 1.0 {
            let enough = total * self.top_p;
            let mut held = 0.0;
            let nucleus = self.candidates.iter().position(|(_, weight)| {
                held += weight;
                held >= enough
            });
            self.candidates.truncate(nucleus.map_or(usize::MAX, |last| last + 1));
        }
        let mut point = self.random.rand_float() * self.candidates.iter().map(|(_, weight)| weight).sum::<f64>();
        let drawn = self.candidates.iter().find(|(_, weight)| {
            point -= weight;
            point < 0.0
        });
        drawn.or(self.candidates.last()).map_or_else(|| best(logits), |(id, _)| *id)
    }
}

/// The answer with the highest logit, the lowest id of a tie.
fn best(logits: &[f32]) -> u32 {
    let answers = (0_u32..).zip(logits).filter(|(id, _)| is_answer(*id));
    let highest = answers.reduce(|best, next| if next.1.total_cmp(best.1) == Ordering::Greater { next } else { best });
    highest.map_or(crate::tokenizer::EOS, |(id, _)| id)
}

/// ln(sum(exp(logits))): a token's log-probability is its logit less this. V vocabulary, `step` counts from 0.
///
/// [`Error::Malformed`] when a logit is not finite: a model that answers NaN must not answer token 0.
pub fn log_normalizer(logits: &[f32], step: usize) -> Result<f64> {
    if let Some(at) = logits.iter().position(|logit| !logit.is_finite()) {
        let place = format!("the model's logits at step {step}");
        return Err(Error::malformed(place, "finite numbers", format!("{} for token {at}", logits[at])));
    }
    let highest = f64::from(logits.iter().copied().fold(f32::MIN, f32::max));
    Ok(highest + logits.iter().map(|logit| (f64::from(*logit) - highest).exp()).sum::<f64>().ln())
}
