//! From logits to one token: the best, or a draw under temperature, top-k and top-p.

use super::options::GenerateOptions;
use crate::error::{Error, Result};
use crate::tokenizer::{BOS, PAD};
use oorandom::Rand64;

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
    /// (token, logit), best first where top-k or top-p is asked for; kept between draws for its memory, as the next is.
    candidates: Vec<(u32, f32)>,
    /// Of each candidate.
    weights: Vec<f64>,
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
            weights: Vec::new(),
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
        self.candidates.extend(open.map(|(id, logit)| (id, *logit)));
        if self.top_k > 0 || self.top_p < 1.0 {
            self.candidates.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        if self.top_k > 0 {
            self.candidates.truncate(self.top_k);
        }
        self.weigh(temperature);
        let mut point = self.random.rand_float() * self.weights.iter().sum::<f64>();
        let drawn = self.candidates.iter().zip(&self.weights).find(|(_, weight)| {
            point -= **weight;
            point < 0.0
        });
        let last = self.weights.len().checked_sub(1).and_then(|last| self.candidates.get(last));
        drawn.map(|(candidate, _)| candidate).or(last).map_or_else(|| best(logits), |(id, _)| *id)
    }

    /// Gives the candidates their weights; fewer than there are candidates where top-p leaves some out.
    fn weigh(&mut self, temperature: f64) {
        let highest = self.candidates.iter().map(|candidate| candidate.1).fold(f32::MIN, f32::max);
        self.weights.clear();
        self.weights.extend(self.candidates.iter().map(|(_, logit)| f64::from(*logit) - f64::from(highest)));
        let coldness = temperature.recip();
        self.weights.iter_mut().for_each(|weight| *weight = exp(*weight * coldness));
        if self.top_p < 1.0 {
            let enough = self.weights.iter().sum::<f64>() * self.top_p;
            let mut held = 0.0;
            let nucleus = self.weights.iter().position(|weight| {
                held += weight;
                held >= enough
            });
            self.weights.truncate(nucleus.map_or(usize::MAX, |last| last + 1));
        }
    }
}

/// The answer with the highest logit, the lowest id of a tie.
fn best(logits: &[f32]) -> u32 {
    const FIRST: u32 = BOS + 1;
    let answers = logits.get(FIRST as usize..).unwrap_or_default();
    let highest = highest(answers);
    let best = (FIRST..).zip(answers).find(|(_, logit)| **logit == highest);
    best.map_or(crate::tokenizer::EOS, |(id, _)| id)
}

/// Values that loops take at a time, so that they become loops of vectors.
const LANES: usize = 16;

/// The highest of some logits; minus infinity where there are none.
fn highest(logits: &[f32]) -> f32 {
    let higher = |a: f32, b: f32| if b > a { b } else { a };
    let mut lanes = [f32::NEG_INFINITY; LANES];
    let (chunks, rest) = logits.as_chunks::<LANES>();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, logit)| *lane = higher(*lane, *logit));
    }
    lanes.iter().chain(rest).copied().fold(f32::NEG_INFINITY, higher)
}

/// exp for x <= 0, relative error about 1e-11; exp(-700) at the least. x = n ln 2 + r, exp(x) = 2^n exp(r), and exp(r) is
/// its series, which is short because r is within ln 2 / 2. Unlike the library's it has no branch.
fn exp(x: f64) -> f64 {
    /// Added to a number, it leaves the nearest whole number in the lowest bits.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    /// 1 / n!
    const SERIES: [f64; 10] = [
        1.0 / 362_880.0,
        1.0 / 40_320.0,
        1.0 / 5_040.0,
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ];
    let x = if x < -700.0 { -700.0 } else { x };
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let r = x - (shifted - ROUND) * std::f64::consts::LN_2;
    let series = SERIES.iter().fold(0.0, |sum, factor| sum * r + factor);
    series * f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52)
}

/// ln(sum(exp(logits))): a token's log-probability is its logit less this. V vocabulary, `step` counts from 0.
///
/// [`Error::Malformed`] when a logit is not finite: a model that answers NaN must not answer token 0.
pub fn log_normalizer(logits: &[f32], step: usize) -> Result<f64> {
    if !logits.iter().fold(true, |all, logit| all & logit.is_finite()) {
        let place = format!("the model's logits at step {step}");
        let found = logits.iter().zip(0..).find(|(logit, _)| !logit.is_finite());
        let found = found.map_or(String::new(), |(logit, at)| format!("{logit} for token {at}"));
        return Err(Error::malformed(place, "finite numbers", found));
    }
    let highest = f64::from(highest(logits));
    let mut sums = [0.0; LANES];
    let (chunks, rest) = logits.as_chunks::<LANES>();
    for chunk in chunks {
        sums.iter_mut().zip(chunk).for_each(|(sum, logit)| *sum += exp(f64::from(*logit) - highest));
    }
    let rest = rest.iter().map(|logit| exp(f64::from(*logit) - highest));
    Ok(highest + sums.into_iter().chain(rest).sum::<f64>().ln())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_exponential_is_that_of_the_library() {
        for x in (0..100_000).map(|n| -0.005 * f64::from(n)) {
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-11, "{x}");
        }
        assert!(exp(f64::NEG_INFINITY) < 1e-300 && exp(0.0) == 1.0);
    }

    #[test]
    fn the_highest_is_found_wherever_it_is() {
        for len in 1..70 {
            for at in 0..len {
                let mut logits = vec![f32::NEG_INFINITY; len];
                logits[at] = -3.0;
                assert_eq!(highest(&logits), -3.0);
            }
        }
    }
}
