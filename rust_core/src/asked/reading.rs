//! The values that code may have for a number in a prompt: 30% is 0.3, a diameter of 0.4 a radius of 0.2.

use super::pattern::{Pattern, Place};
use std::f64::consts::{PI, TAU};

/// Numbers that stand in nearly every shader.
pub(super) const EVERYWHERE: [f64; 4] = [0.0, 0.5, 1.0, 2.0];
const NEAR: usize = 25;

static SIZE: Pattern = Pattern::new(concat!(
    r"thick|wid|across|diameter|stroke|line|sides?\b|size|long|tall|high|height|length|band|strip|ring|bars?\b|",
    r"gap|gutter|mortar|edge|central|middle|total|square|box|blur|soft|fade|feather|slanted|",
    r"oblique|[x\u00d7]\s*\.?\d|by \.?\d|\d by $|half of|circle\([\d, ]*$",
));
static RATE_AFTER: Pattern = Pattern::new(concat!(
    r"^\s*(?:s\b|secs?\b|seconds?|times|hz|hertz|cycles?|periods?|(?:\w+ )?waves?|rev|turns?|rounds?|orbits?|x(?![\w²³])|",
    r"rad|per\b|/\s*s|beats?|rps)",
));
static RATE_BEFORE: Pattern = Pattern::new(r"(?:period|every|frequency|over|for|after)\s*(?:of|=|:|is)?\s*$");
static AROUND: Pattern = Pattern::new(r"kaleidoscop|sectors|mirrored|\bfold|evenly|symmetr|wedges|sunburst");
static TWICE: Pattern =
    Pattern::new(r"rings?\b|turns|bands|strips|stripes|steps|bars|pairs|wedges|alternat|level stripes");
static LESS_ONE_BEFORE: Pattern = Pattern::new(r"(?:levels|shades|tones|steps)\s*[=:]?\s*$");
static LESS_ONE_AFTER: Pattern =
    Pattern::new(r"^\s+(?:line strip )?(?:points|vertices|levels|shades|tones|steps|colou?rs)\b");
static WINDOW: Pattern = Pattern::new(r"box|blur|mean|average|window|filter|around|taps?\b");
static FROM_THE_END: Pattern = Pattern::new(concat!(
    r"from (?:the )?(?:right|bottom|both|either|all|edge|left|top)|outermost|transparen|opaque|opacity|darke|threshold|",
    r"fade|remov|dim|los",
));
static STRIP_BEFORE: Pattern = Pattern::new(r"\b(?:bottom|right|lower|lowest|last)\s*$");
static STRIP_AFTER: Pattern = Pattern::new(r"^\s*(?:wide|high|tall|of the (?:height|width))");
static END: Pattern = Pattern::new(r"right|bottom|lower|lowest|floor|last");
static PART_OF_A_ROW: Pattern = Pattern::new(r"first|last|followed|\brest\b|others|\bleft\b|\bright\b|out of");
static RANGE: Pattern = Pattern::new(concat!(
    r"(\d+(?:\.\d+)?|\.\d+)%?\s*(?:and|to|\.\.|-|\u2013|through)\s*-?",
    r"(\d+(?:\.\d+)?|\.\d+)",
));

/// Of a number other than 0; `value` first.
pub(super) fn number_readings(value: f64, place: &Place<'_>) -> Vec<f64> {
    let (before, after) = (place.before(NEAR), place.after(NEAR));
    let is_whole = value.fract() == 0.0;
    let mut readings = Vec::new();
    if before.trim_end().ends_with('/') {
        readings.push(1.0 / value);
    }
    if is_whole {
        of_count(value, before, place.after(2 * NEAR), &mut readings);
    }
    if RATE_AFTER.is_in(after) || (is_whole && AROUND.is_in(place.prompt)) || RATE_BEFORE.is_in(before) {
        // A frequency may stand as a period and the other way round, times a circle's angle or not.
        readings.extend([1.0 / value, TAU * value, PI * value, TAU / value, PI / value]);
    }
    if value < 1.0 && is_strip(place) {
        readings.push(1.0 - value);
    }
    if SIZE.is_in(before) || SIZE.is_in(&place.before_and_after(NEAR)) {
        of_size(value, &mut readings);
    }
    of_range(value, place.prompt, &mut readings);
    telling(value, readings)
}

/// Of a share of a whole (30%, 1/3).
pub(super) fn share_readings(value: f64, place: &Place<'_>) -> Vec<f64> {
    let context = place.around(NEAR);
    let mut readings = Vec::new();
    if SIZE.is_in(context) {
        of_size(value, &mut readings);
    }
    of_range(value, place.prompt, &mut readings);
    if FROM_THE_END.is_in(context) || is_strip(place) {
        readings.push(1.0 - value);
    }
    telling(value, readings)
}

/// Of an angle: itself, half of it (to either side), in turns, and what a direction has of it.
pub(super) fn angle_readings(radians: f64) -> Vec<f64> {
    let direction = [radians.sin().abs(), radians.cos().abs(), radians.tan().abs()];
    telling(radians, [radians / 2.0, radians / TAU].into_iter().chain(direction))
}

/// `value` and those others that do not stand in nearly every shader.
fn telling(value: f64, others: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut readings = vec![value];
    for other in others {
        let is_everywhere = EVERYWHERE.iter().any(|common| (other - common).abs() <= 1e-3);
        if !is_everywhere && !readings.contains(&other) {
            readings.push(other);
        }
    }
    readings
}

/// Rings are two bands each, levels have a step less between them, a window has a square and two halves.
fn of_count(value: f64, before: &str, after: &str, readings: &mut Vec<f64>) {
    let is_in_either = |pattern: &Pattern| pattern.is_in(&format!("{before}{after}"));
    if is_in_either(&TWICE) {
        readings.push(2.0 * value);
    }
    if LESS_ONE_AFTER.is_in(after) || LESS_ONE_BEFORE.is_in(before) {
        readings.push(value - 1.0);
    }
    if is_in_either(&PART_OF_A_ROW) {
        readings.push(value - 0.5);
    }
    if is_in_either(&WINDOW) {
        readings.extend([(value - 1.0) / 2.0, value * value]);
    }
}

/// Whether it is the share of a strip along the right or bottom edge, where the code has where that begins.
fn is_strip(place: &Place<'_>) -> bool {
    STRIP_BEFORE.is_in(place.before(NEAR)) || (STRIP_AFTER.is_in(place.rest()) && END.is_in(place.around(2 * NEAR)))
}

/// Half to either side of a middle.
fn of_size(value: f64, readings: &mut Vec<f64>) {
    readings.push(value / 2.0);
    if value < 1.0 {
        readings.extend([0.5 - value / 2.0, 0.5 + value / 2.0]);
    }
}

/// Extent, middle and sum of a range that ends with the value.
fn of_range(value: f64, prompt: &str, readings: &mut Vec<f64>) {
    for (low, high) in RANGE.pairs(prompt) {
        let (Ok(low), Ok(high)) = (low.parse::<f64>(), high.parse::<f64>()) else { continue };
        for scale in [1.0, 0.01] {
            if value == scale * low || value == scale * high {
                let extent = (high - low).abs();
                let parts = [extent, extent / 2.0, low + high, (low + high) / 2.0];
                readings.extend(parts.map(|part| scale * part));
            }
        }
    }
}
