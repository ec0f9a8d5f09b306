//! Train, validation and test: exact totals over the whole set, spread over the themes as evenly as the totals allow.
//! (Cutting the list at 80% would make validation another topic than training.)

use crate::error::{Error, Result};
use crate::example::{Example, Split};
use oorandom::Rand64;
use std::collections::BTreeMap;

/// How much goes where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SplitOptions {
    /// Share of the training split; its size is rounded down.
    pub train_fraction: f64,
    /// Share of the validation split; its size is rounded down. The rest is the test split.
    pub validation_fraction: f64,
    /// Which draw.
    pub seed: u64,
}

impl Default for SplitOptions {
    fn default() -> Self {
        Self { train_fraction: 0.8, validation_fraction: 0.1, seed: 0 }
    }
}

/// Gives every example a split, or keeps the splits where all have one. Order is kept, and the draw depends on the
/// ids and themes alone, not on the order of files.
///
/// Of `n` examples, `floor(train_fraction n)` are for training, `floor(validation_fraction n)` for validation, the rest
/// for test. Within a theme of `m`, the training count is one of the two integers around its share of the total.
///
/// # Errors
/// [`Error::Argument`] for fractions outside 0..=1 or with a sum over 1; [`Error::Malformed`] where only some examples
/// have a split.
pub fn split(mut examples: Vec<Example>, options: &SplitOptions) -> Result<Vec<Example>> {
    check(options)?;
    if examples.iter().any(|example| example.split.is_some()) {
        return match examples.iter().find(|example| example.split.is_none()) {
            None => Ok(examples),
            Some(bare) => {
                let place = format!("example `{}`", bare.id);
                Err(Error::malformed(place, "a split, as other examples of the set have one", "none"))
            }
        };
    }
    let train_total = share(options.train_fraction, examples.len());
    let validation_total = share(options.validation_fraction, examples.len());
    let mut random = Rand64::new(u128::from(options.seed));
    let themes = shuffled_themes(&examples, &mut random);

    let sizes: Vec<usize> = themes.iter().map(Vec::len).collect();
    let train = apportion(train_total, &sizes);
    let held_out: Vec<usize> = sizes.iter().zip(&train).map(|(size, train)| size - train).collect();
    let validation = apportion(validation_total, &held_out);
    for ((members, train), validation) in themes.iter().zip(train).zip(validation) {
        for (rank, member) in members.iter().enumerate() {
            examples[*member].split = Some(match rank {
                _ if rank < train => Split::Train,
                _ if rank < train + validation => Split::Validation,
                _ => Split::Test,
            });
        }
    }
    Ok(examples)
}

fn check(options: &SplitOptions) -> Result<()> {
    let refuse = |name, value: f64| Error::Argument {
        name,
        expected: "a share from 0 to 1, both together at most 1".into(),
        found: value.to_string(),
    };
    let SplitOptions { train_fraction, validation_fraction, .. } = *options;
    for (name, value) in [("train_fraction", train_fraction), ("validation_fraction", validation_fraction)] {
        if !(0.0..=1.0).contains(&value) {
            return Err(refuse(name, value));
        }
    }
    if train_fraction + validation_fraction > 1.0 + ROUNDING {
        return Err(refuse("validation_fraction", validation_fraction));
    }
    Ok(())
}

/// Decimal fractions are not exact in binary: 0.29 of 100 is 28.999999999999996, and means 29.
const ROUNDING: f64 = 1e-9;

fn share(fraction: f64, count: usize) -> usize {
    ((fraction * count as f64 + ROUNDING).floor() as usize).min(count)
}

/// Indices of the examples of each theme; themes and members both in a drawn order that rests on names alone.
fn shuffled_themes(examples: &[Example], random: &mut Rand64) -> Vec<Vec<usize>> {
    let mut themes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, example) in examples.iter().enumerate() {
        themes.entry(&example.theme).or_default().push(index);
    }
    let mut themes: Vec<Vec<usize>> = themes.into_values().collect();
    for members in &mut themes {
        members.sort_by(|left, right| examples[*left].id.cmp(&examples[*right].id));
        shuffle(members, random);
    }
    shuffle(&mut themes, random);
    themes
}

fn shuffle<T>(items: &mut [T], random: &mut Rand64) {
    for last in (1..items.len()).rev() {
        let chosen = random.rand_range(0..last as u64 + 1) as usize;
        items.swap(last, chosen);
    }
}

/// Splits `total` over parts in proportion to their sizes by largest remainder (Hamilton's method): each part gets its
/// exact share rounded down or up, ties go to the earlier part. `total` is at most the sum of `sizes`.
fn apportion(total: usize, sizes: &[usize]) -> Vec<usize> {
    let sum: usize = sizes.iter().sum();
    if sum == 0 {
        return vec![0; sizes.len()];
    }
    let exact = |size: usize| total as u128 * size as u128;
    let mut counts: Vec<usize> = sizes.iter().map(|size| (exact(*size) / sum as u128) as usize).collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    by_remainder.sort_by_key(|part| std::cmp::Reverse(exact(sizes[*part]) % sum as u128));
    let missing = total - counts.iter().sum::<usize>();
    for part in by_remainder.into_iter().take(missing) {
        counts[part] += 1;
    }
    counts
}
