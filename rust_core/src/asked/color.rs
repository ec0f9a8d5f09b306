//! Colours by name, and what they come to.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Red, green and blue, 0 to 1.
pub type Rgb = [f64; 3];

/// The names: CSS Color Module Level 4, section 6.1, and household ones; `green` is pure green. Python's corpus draws
/// its prompts from the same.
const FILE: &str = include_str!("colors.txt");
const CSS_GREEN: Rgb = [0.0, 128.0 / 255.0, 0.0];
/// Towards which grey, and how far.
const SHADES: [(&str, f64, f64); 3] = [("light", 1.0, 0.5), ("dark", 0.0, 0.5), ("pale", 1.0, 0.7)];

static VALUES: LazyLock<HashMap<String, Rgb>> =
    LazyLock::new(|| entries().filter_map(|(value, name)| Some((letters(name), from_hexadecimal(value)?))).collect());

/// Name and value of every known colour, six hexadecimal digits, in the order of the file.
pub fn named_colors() -> impl Iterator<Item = (&'static str, &'static str)> {
    entries().map(|(value, name)| (name, value))
}

/// Value and name of each.
fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILE.lines().filter_map(|line| line.split_once(' '))
}

/// Every name, also as CSS writes it: `sky blue` and `skyblue`.
pub(super) fn spellings() -> impl Iterator<Item = String> {
    entries().flat_map(|(_, name)| {
        let joined = name.replace(' ', "");
        let other = (joined != name).then_some(joined);
        std::iter::once(name.to_owned()).chain(other)
    })
}

/// The readings of a name in small letters; `green` is also CSS's. An unknown one has none.
pub(super) fn color_readings(name: &str) -> Vec<Rgb> {
    if let Some(value) = VALUES.get(&letters(name)) {
        return if name == "green" { vec![*value, CSS_GREEN] } else { vec![*value] };
    }
    shade(name).into_iter().collect()
}

/// `light orange`: half way to white.
fn shade(name: &str) -> Option<Rgb> {
    let (shade, base) = name.split_once([' ', '-'])?;
    let (_, toward, amount) = SHADES.into_iter().find(|(known, ..)| *known == shade)?;
    let base = VALUES.get(&letters(base))?;
    Some(base.map(|part| part + (toward - part) * amount))
}

/// `skyblue` of `sky blue` and of `sky-blue`.
fn letters(name: &str) -> String {
    name.replace([' ', '-'], "")
}

/// `#ff8000`, `0xff8000`, `ff8000`, `#f80`.
pub(super) fn from_hexadecimal(text: &str) -> Option<Rgb> {
    let digits = text.trim_start_matches('#');
    let digits = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")).unwrap_or(digits);
    let value = u32::from_str_radix(digits, 16).ok()?;
    let part = |shift: u32, mask: u32| f64::from(value >> shift & mask) / f64::from(mask);
    match digits.len() {
        3 => Some([part(8, 15), part(4, 15), part(0, 15)]),
        6 => Some([part(16, 255), part(8, 255), part(0, 255)]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_value_and_shades_lie_between() {
        assert_eq!(
            VALUES.len(),
            entries().map(|(_, name)| letters(name)).collect::<std::collections::HashSet<_>>().len()
        );
        assert!(spellings().all(|name| !color_readings(&name).is_empty()));
        assert_eq!(color_readings("sky blue"), color_readings("skyblue"));
        assert_eq!(color_readings("green"), [[0.0, 1.0, 0.0], CSS_GREEN]);
        assert_eq!(color_readings("dark-orange"), color_readings("dark orange"));
        assert_eq!(color_readings("light coral red"), Vec::<Rgb>::new());
        assert_eq!(shade("light red"), Some([1.0, 0.5, 0.5]));
    }

    #[test]
    fn hexadecimal_digits_are_shares_of_255() {
        for text in ["#ff8000", "0xFF8000", "ff8000"] {
            assert_eq!(from_hexadecimal(text), Some([1.0, 128.0 / 255.0, 0.0]), "{text}");
        }
        assert_eq!(from_hexadecimal("#f80"), Some([1.0, 136.0 / 255.0, 0.0]));
        assert_eq!(
            (from_hexadecimal("#ff800"), from_hexadecimal("#\u{ff41}"), from_hexadecimal("")),
            (None, None, None)
        );
    }
}
