//! What every reader hands over: a record whose fields may be missing, and the collector that turns records into
//! examples with defaults, checks and unique ids. One rule for TOML, JSONL and Arrow.

use crate::error::{Error, Result};
use crate::example::{Example, Split};
use std::collections::HashMap;

/// Every name a record may use.
pub(super) const FIELDS: [&str; 7] = ["id", "theme", "split", "prompt", "natural_language", "code", "wgsl_code"];

/// One record as a file gives it.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub id: Option<String>,
    pub theme: Option<String>,
    pub split: Option<String>,
    /// As `prompt` or as `natural_language`.
    pub prompt: [Option<String>; 2],
    /// As `code` or as `wgsl_code`.
    pub code: [Option<String>; 2],
}

impl Record {
    /// Stores `text` under `name`, one of [`FIELDS`]; any other name is ignored.
    pub(super) fn set(&mut self, name: &str, text: String) {
        let [prompt, natural_language] = &mut self.prompt;
        let [code, wgsl_code] = &mut self.code;
        let slot = match name {
            "id" => &mut self.id,
            "theme" => &mut self.theme,
            "split" => &mut self.split,
            "prompt" => prompt,
            "natural_language" => natural_language,
            "code" => code,
            "wgsl_code" => wgsl_code,
            _ => return,
        };
        *slot = Some(text);
    }
}

/// Examples gathered over all files of a set, with where each id was first seen.
#[derive(Default)]
pub(super) struct Collector {
    examples: Vec<Example>,
    places: HashMap<String, String>,
    theme_sizes: HashMap<String, usize>,
}

impl Collector {
    /// Adds one record; `place` is file and line (or record), `default_theme` the file's stem.
    pub(super) fn push(&mut self, record: Record, place: String, default_theme: &str) -> Result<()> {
        let theme = record.theme.unwrap_or_else(|| default_theme.to_owned());
        let size = self.theme_sizes.entry(theme.clone()).or_insert(0);
        *size += 1;
        let example = Example {
            id: record.id.unwrap_or_else(|| format!("{theme}-{size:03}")),
            prompt: one_spelling(record.prompt, ["prompt", "natural_language"], &place)?,
            code: one_spelling(record.code, ["code", "wgsl_code"], &place)?,
            split: record.split.map(|name| parse_split(&name, &place)).transpose()?,
            theme,
        };
        if let Some((expected, found)) = example.objection() {
            return Err(Error::malformed(place, expected, found));
        }
        if let Some(first) = self.places.get(&example.id) {
            return Err(Error::malformed(
                place,
                "an id of its own",
                format!("`{}`, already the id of {first}", example.id),
            ));
        }
        self.places.insert(example.id.clone(), place);
        self.examples.push(example);
        Ok(())
    }

    /// The examples in the order they came; `place` names the whole set should it be empty.
    pub(super) fn finish(self, place: &str) -> Result<Vec<Example>> {
        if self.examples.is_empty() {
            return Err(Error::malformed(place, "at least one example", "none"));
        }
        Ok(self.examples)
    }
}

fn one_spelling(texts: [Option<String>; 2], names: [&str; 2], place: &str) -> Result<String> {
    match texts {
        [Some(text), None] | [None, Some(text)] => Ok(text),
        [None, None] => Err(Error::malformed(place, format!("a field `{}`", names[0]), "none")),
        [Some(_), Some(_)] => Err(Error::malformed(
            place,
            format!("`{}` once", names[0]),
            format!("both `{}` and `{}`", names[0], names[1]),
        )),
    }
}

fn parse_split(name: &str, place: &str) -> Result<Split> {
    Split::from_name(name).ok_or_else(|| {
        let known = Split::ALL.map(|split| format!("`{split}`")).join(", ");
        Error::malformed(place, format!("a split among {known}"), quote(name))
    })
}

/// `text` between backticks, cut to what fits in a message.
pub(super) fn quote(text: &str) -> String {
    const LONGEST: usize = 40;
    let short: String = text.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    let dots = if text.chars().nth(LONGEST).is_some() { "..." } else { "" };
    format!("`{short}{dots}`")
}
