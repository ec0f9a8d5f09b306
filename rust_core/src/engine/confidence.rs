//! How far an answer can be trusted, as a model's `config.json` has it.

use serde_json::{Map, Value};

/// What is known of an answer once it is written, in the order of [`ConfidenceConfig::coefficients`]:
/// [`Generation::features`](crate::Generation::features) says what they are.
pub const FEATURES: [&str; 5] =
    ["mean_log_probability", "min_log_probability", "log_probability", "rollbacks", "units_refused"];

/// A logistic map from features of an answer to the probability that it does what was asked. It is fitted on answers
/// that were run beside their references (`python -m wgsl_train.confidence`), and holds for one model and its own way of
/// decoding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConfidenceConfig {
    /// The log-odds where all features are 0.
    pub intercept: f64,
    /// What one of each of [`FEATURES`] adds to the log-odds.
    pub coefficients: [f64; FEATURES.len()],
    /// Below this an answer is a guess, and said to be one.
    pub threshold: f64,
}

impl ConfidenceConfig {
    /// The probability, 0 to 1, that an answer with these features does what was asked.
    pub fn probability(&self, features: [f64; FEATURES.len()]) -> f64 {
        let terms = self.coefficients.iter().zip(features).map(|(coefficient, feature)| coefficient * feature);
        let log_odds = self.intercept + terms.sum::<f64>();
        // Numbers of a hostile config can make this NaN, which is no confidence at all.
        if log_odds.is_nan() { 0.0 } else { 1.0 / (1.0 + (-log_odds).exp()) }
    }

    /// `confidence` of a `config.json`.
    pub(super) fn to_json(self) -> Value {
        let coefficients = FEATURES.into_iter().zip(self.coefficients);
        let ends = [("intercept", self.intercept), ("threshold", self.threshold)];
        Value::Object(
            ends.into_iter()
                .chain(coefficients)
                .map(|(key, number)| (key.into(), number.into()))
                .collect::<Map<_, _>>(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_logistic_function_of_a_weighted_sum() {
        let config = ConfidenceConfig { intercept: 0.5, coefficients: [2.0, 0.0, 0.0, -1.0, 0.0], threshold: 0.5 };
        let probability = config.probability([-0.25, -9.0, -9.0, 2.0, 3.0]);
        assert!((probability - 1.0 / (1.0 + 2.0_f64.exp())).abs() < 1e-15);
        for (intercept, expected) in [(1e300, 1.0), (-1e300, 0.0)] {
            assert_eq!(ConfidenceConfig { intercept, ..config }.probability([0.0; 5]), expected);
        }
        let hostile = ConfidenceConfig { intercept: f64::MAX, coefficients: [f64::MAX; 5], ..config };
        assert_eq!(hostile.probability([f64::MAX, f64::MIN, 1.0, 1.0, 1.0]), 0.0);
    }
}
