//! Whether what is asked for stands in live code, within tolerance.

use super::color::Rgb;
use super::fold::Vector;
use super::item::{Item, Kind};
use super::live::LiveCode;

/// Of a number from 1 on, relative.
const NUMBER_TOLERANCE: f64 = 1e-3;
/// Of a number below 1: 0.333 is a third.
const SMALL_NUMBER_TOLERANCE: f64 = 6e-4;
/// Of each channel.
const COLOR_TOLERANCE: f64 = 2.0 / 255.0;

impl LiveCode {
    /// Whether it has the item: its name, one of its numbers, one of its colours.
    pub fn has(&self, item: &Item) -> bool {
        if item.kind == Kind::Name {
            return self.names.contains(&item.text);
        }
        // A grey may be one number.
        let grays = item.colors.iter().filter(|rgb| rgb[0] == rgb[1] && rgb[1] == rgb[2]).map(|rgb| rgb[0]);
        item.numbers.iter().copied().chain(grays).any(|asked| self.has_number(asked))
            || item.colors.iter().any(|asked| self.vectors().iter().any(|vector| is_color(vector, asked)))
    }

    fn has_number(&self, asked: f64) -> bool {
        let tolerance = if asked < 1.0 { SMALL_NUMBER_TOLERANCE } else { NUMBER_TOLERANCE * asked };
        self.numbers().iter().any(|found| (found.abs() - asked).abs() <= tolerance)
    }
}

/// The first three components; one that is all on may fade: `vec3<f32>(0.0, 0.0, t)` is a blue.
fn is_color(vector: &Vector, asked: &Rgb) -> bool {
    let Some(found) = vector.get(..3) else { return false };
    found.iter().filter(|part| part.is_none()).count() <= 1
        && found.iter().zip(asked).all(|(found, asked)| match found {
            None => *asked == 1.0,
            Some(found) => (found - asked).abs() <= COLOR_TOLERANCE,
        })
}
