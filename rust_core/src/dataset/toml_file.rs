//! `[[examples]]` in TOML, with an optional top-level `theme`. Keys beyond ours are left alone, as in JSONL, but these
//! files are written by hand, so one that looks like a field the record lacks (`splt`) is refused.

use super::record::{Collector, FIELDS, Record, quote};
use crate::error::{Error, Result};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Adds the examples of one TOML text; `place` names it, `stem` is the theme where none is given.
pub(super) fn read(text: &str, place: &str, stem: &str, collector: &mut Collector) -> Result<()> {
    let lines = LineIndex::new(text);
    let at = |offset: usize| format!("{place}, line {}", lines.line(offset));
    let document = DeTable::parse(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        Error::malformed(at(offset), "TOML", error.message())
    })?;
    let document = document.get_ref();
    refuse_typos(document, &["theme", "examples"], &at)?;
    let theme = document.get("theme").map_or(Ok(stem.to_owned()), |value| text_of("theme", value, &at))?;
    let Some(tables) = document.get("examples") else {
        return Err(Error::malformed(place, "`[[examples]]`", "none"));
    };
    let Some(array) = tables.get_ref().as_array() else {
        let found = format!("`examples` is {}", describe(tables.get_ref()));
        return Err(Error::malformed(at(tables.span().start), "`[[examples]]`", found));
    };
    for item in array.iter() {
        let place = at(item.span().start);
        collector.push(record(item, &at)?, place, &theme)?;
    }
    Ok(())
}

fn record(item: &Spanned<DeValue<'_>>, at: &impl Fn(usize) -> String) -> Result<Record> {
    let Some(table) = item.get_ref().as_table() else {
        return Err(Error::malformed(at(item.span().start), "a table in `examples`", describe(item.get_ref())));
    };
    refuse_typos(table, &FIELDS, at)?;
    let mut record = Record::default();
    for name in FIELDS {
        if let Some(value) = table.get(name) {
            record.set(name, text_of(name, value, at)?);
        }
    }
    Ok(record)
}

fn text_of(name: &str, value: &Spanned<DeValue<'_>>, at: &impl Fn(usize) -> String) -> Result<String> {
    value.get_ref().as_str().map(str::to_owned).ok_or_else(|| {
        Error::malformed(at(value.span().start), format!("a string in `{name}`"), describe(value.get_ref()))
    })
}

fn describe(value: &DeValue<'_>) -> String {
    match value.type_str() {
        kind @ ("integer" | "array") => format!("an {kind}"),
        kind => format!("a {kind}"),
    }
}

/// Refuses a key that is nearly one of `known`, unless that one is there too.
fn refuse_typos(table: &DeTable<'_>, known: &[&str], at: &impl Fn(usize) -> String) -> Result<()> {
    for key in table.keys() {
        let name = key.get_ref().as_ref();
        if known.contains(&name) {
            continue;
        }
        let lower = name.to_lowercase();
        // A third of the letters: `promt` and `Code`, but not `idx`.
        let meant = known.iter().find(|known| edit_distance(&lower, known) <= known.len() / 3);
        if let Some(meant) = meant.filter(|meant| !table.contains_key(**meant)) {
            return Err(Error::malformed(at(key.span().start), format!("the key `{meant}`"), quote(name)));
        }
    }
    Ok(())
}

/// Levenshtein distance in characters; quadratic, so a long key counts by its first 40 only.
fn edit_distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().take(40).enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Byte offsets of line starts, so that a place costs a binary search.
struct LineIndex(Vec<usize>);

impl LineIndex {
    fn new(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(offset, _)| offset + 1).collect())
    }

    /// 1-based line of a byte offset.
    fn line(&self, offset: usize) -> usize {
        self.0.partition_point(|start| *start <= offset) + 1
    }
}
