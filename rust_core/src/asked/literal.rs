//! Numeric literals of WGSL.

/// The value of a literal lexeme; None for another lexeme and for hexadecimal floats.
pub(super) fn literal(lexeme: &str) -> Option<f64> {
    let lower = lexeme.to_ascii_lowercase();
    if let Some(digits) = lower.strip_prefix("0x") {
        let digits = digits.strip_suffix(['i', 'u']).unwrap_or(digits);
        let value = |value: f64, digit: char| Some(value.mul_add(16.0, f64::from(digit.to_digit(16)?)));
        return if digits.is_empty() { None } else { digits.chars().try_fold(0.0, value) };
    }
    let is_number = lower.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    let digits = lower.strip_suffix(['f', 'h', 'i', 'u']).unwrap_or(&lower);
    if is_number { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn suffixes_and_bases_are_read_and_other_lexemes_are_none() {
        for (lexeme, value) in [("0xFFu", 255.0), ("0x1f", 31.0), ("1.5f", 1.5), (".5", 0.5), ("2.", 2.0), ("7i", 7.0)]
        {
            assert_eq!(literal(lexeme), Some(value), "{lexeme}");
        }
        assert_eq!(literal("1e-3h"), Some(0.001));
        for lexeme in ["", ".", "0x", "0x1p3", "x", "inf", "nan", "e5", "f", "1.0.0", "٣", "-1"] {
            assert_eq!(literal(lexeme), None, "{lexeme}");
        }
    }
}
