//! Exact totals, even spread, and a draw that rests on seed and names alone.

use proptest::prelude::*;
use rust_core::dataset::{SplitOptions, split};
use rust_core::{Example, Split};
use std::collections::BTreeMap;

fn set(themes: &[usize]) -> Vec<Example> {
    let mut examples = Vec::new();
    for (theme, size) in themes.iter().enumerate() {
        for n in 1..=*size {
            let id = format!("t{theme}-{n:03}");
            let theme = format!("t{theme}");
            examples.push(Example { id, theme, prompt: "p".into(), code: "c".into(), split: None });
        }
    }
    examples
}

fn count(examples: &[Example], split: Split) -> usize {
    examples.iter().filter(|example| example.split == Some(split)).count()
}

fn drawn(examples: &[Example]) -> BTreeMap<String, Split> {
    examples.iter().map(|example| (example.id.clone(), example.split.unwrap())).collect()
}

fn seeded(seed: u64) -> SplitOptions {
    SplitOptions { seed, ..SplitOptions::default() }
}

#[test]
fn totals_are_exact_for_every_size() {
    for n in 1..=200 {
        for theme_size in [1, 5, 7, n] {
            let mut themes = vec![theme_size; n / theme_size];
            themes.push(n % theme_size);
            let examples = split(set(&themes), &seeded(n as u64)).unwrap();
            let counts = Split::ALL.map(|split| count(&examples, split));
            assert_eq!(counts, [n * 8 / 10, n / 10, n - n * 8 / 10 - n / 10], "{n} in themes of {theme_size}");
        }
    }
}

#[test]
fn the_bundled_size_gives_68_8_9() {
    let examples = split(set(&[5; 17]), &SplitOptions::default()).unwrap();
    assert_eq!(Split::ALL.map(|split| count(&examples, split)), [68, 8, 9]);
}

proptest! {
    #[test]
    fn themes_get_their_share(themes in prop::collection::vec(0_usize..40, 1..12), seed: u64) {
        let examples = split(set(&themes), &seeded(seed)).unwrap();
        let total = examples.len() as f64;
        for (theme, size) in themes.iter().enumerate() {
            let name = format!("t{theme}");
            let members: Vec<_> = examples.iter().filter(|example| example.theme == name).cloned().collect();
            let share = |split| count(&examples, split) as f64 * *size as f64 / total.max(1.0);
            prop_assert!((count(&members, Split::Train) as f64 - share(Split::Train)).abs() < 1.0);
            // What is held out is within 1 of its share, and its two halves within 1 of theirs.
            prop_assert!((count(&members, Split::Validation) as f64 - share(Split::Validation)).abs() < 2.0);
            prop_assert!((count(&members, Split::Test) as f64 - share(Split::Test)).abs() < 2.0);
        }
    }

    #[test]
    fn the_draw_does_not_depend_on_order(
        (themes, order) in (prop::collection::vec(1_usize..9, 1..6), any::<prop::sample::Index>()),
        seed: u64,
    ) {
        let forward = set(&themes);
        let mut turned = forward.clone();
        turned.rotate_left(order.index(forward.len()));
        turned.reverse();
        let ids: Vec<_> = turned.iter().map(|example| example.id.clone()).collect();
        let turned = split(turned, &seeded(seed)).unwrap();
        prop_assert_eq!(ids, turned.iter().map(|example| example.id.clone()).collect::<Vec<_>>());
        prop_assert_eq!(drawn(&turned), drawn(&split(forward, &seeded(seed)).unwrap()));
    }
}

#[test]
fn the_seed_changes_the_draw() {
    let draws: Vec<_> = (0..8).map(|seed| drawn(&split(set(&[5; 17]), &seeded(seed)).unwrap())).collect();
    assert_eq!(draws[3], drawn(&split(set(&[5; 17]), &seeded(3)).unwrap()));
    for pair in draws.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
}

#[test]
fn given_splits_are_kept_or_refused_as_a_whole() {
    let mut examples = set(&[3]);
    examples[0].split = Some(Split::Test);
    examples[2].split = Some(Split::Test);
    let message = split(examples.clone(), &seeded(0)).unwrap_err().to_string();
    assert_eq!(message, "example `t0-002`: expected a split, as other examples of the set have one, found none");
    examples[1].split = Some(Split::Train);
    assert_eq!(split(examples.clone(), &seeded(0)).unwrap(), examples);
}

#[test]
fn fractions_are_checked_and_mean_their_decimals() {
    for (train, validation) in [(1.5, 0.0), (-0.1, 0.1), (0.8, f64::NAN), (0.8, 0.3)] {
        let options = SplitOptions { train_fraction: train, validation_fraction: validation, seed: 0 };
        let message = split(set(&[3]), &options).unwrap_err().to_string();
        assert!(message.contains("_fraction: expected a share from 0 to 1"), "{message}");
    }
    let options = SplitOptions { train_fraction: 0.29, validation_fraction: 0.71, seed: 0 };
    let examples = split(set(&[100]), &options).unwrap();
    assert_eq!(Split::ALL.map(|split| count(&examples, split)), [29, 71, 0]);
}
