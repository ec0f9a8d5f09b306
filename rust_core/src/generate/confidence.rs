//! What an answer tells about itself, and how far it can be trusted.

use super::{Answer, Generation};
use crate::constrain::ConstraintReport;
use crate::engine::{ConfidenceConfig, FEATURES};

/// Log-probabilities below this count as this: one hopeless token is as bad as another.
const FLOOR: f64 = -20.0;

impl Generation {
    /// What confidence is made of, in the order of [`FEATURES`]: the mean and the least log-probability of the model's
    /// own tokens, -ln(1 - x) of their sum x, and ln(1 + n) of how often decoding went back and of the proposals refused.
    pub fn features(&self) -> [f64; FEATURES.len()] {
        features(self.log_probability, self.min_log_probability, &self.constraint)
    }
}

impl Answer {
    /// The confidence of this answer and whether it is below the threshold; None and false where `config` is None.
    pub(super) fn confidence(&self, config: Option<&ConfidenceConfig>) -> (Option<f64>, bool) {
        let Some(config) = config else { return (None, false) };
        let features = features(self.log_probability, self.min_log_probability, &self.constraint);
        let confidence = config.probability(features);
        (Some(confidence), confidence < config.threshold)
    }
}

fn features(sum: f64, min: f64, constraint: &ConstraintReport) -> [f64; FEATURES.len()] {
    let count = |n: usize| (n as f64).ln_1p();
    let (mean, min) = match constraint.own_tokens {
        0 => (FLOOR, FLOOR),
        tokens => ((sum / tokens as f64).max(FLOOR), min.max(FLOOR)),
    };
    [mean, min, -(-sum).ln_1p(), count(constraint.rollbacks), count(constraint.units_refused)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_bounded_and_count_what_went_wrong() {
        let report = ConstraintReport { own_tokens: 4, rollbacks: 2, units_refused: 5, ..ConstraintReport::default() };
        let found = features(-6.0, -3.0, &report);
        let expected = [-1.5, -3.0, -7.0_f64.ln(), 3.0_f64.ln(), 6.0_f64.ln()];
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?}");
        assert_eq!(features(-4e3, -1e3, &report)[..2], [FLOOR, FLOOR]);
        assert_eq!(features(0.0, 0.0, &ConstraintReport::default()), [FLOOR, FLOOR, 0.0, 0.0, 0.0]);
    }
}
