//! Finds what a prompt asks for: one pattern of all forms, and what stands around each place it is found.

use super::color::{Rgb, color_readings, from_hexadecimal, spellings};
use super::context::{is_angle, is_built_in, is_cell_line, is_color, is_css_gradient, is_number, is_series};
use super::item::Item;
use super::pattern::{Pattern, Place, Prompt, compile};
use super::reading::{EVERYWHERE, angle_readings, number_readings, share_readings};
use fancy_regex::{Captures, Match, Regex};
use std::cmp::Reverse;
use std::sync::LazyLock;

/// What stands beyond is not read.
pub const MAX_PROMPT_CHARACTERS: usize = 4000;
/// Numbers, colours and names beyond these are not read: each is held against the whole prompt.
pub const MAX_PLACES: usize = 100;

/// Whole numbers in words; those below are no counts, and others are seldom written out.
const WORDS: [(&str, f64); 23] = [
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];
const PARTS: [(&str, f64); 8] = [
    ("third", 3.0),
    ("quarter", 4.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("eighth", 8.0),
    ("tenth", 10.0),
    ("twelfth", 12.0),
];
const NUMERATORS: [(&str, f64); 6] =
    [("a", 1.0), ("an", 1.0), ("one", 1.0), ("two", 2.0), ("three", 3.0), ("four", 4.0)];
/// Colours of most shaders, and those that mean a thing as often.
const NOT_COUNTED: [&str; 9] = ["black", "white", "gray", "grey", "brick", "rose", "rust", "sand", "snow"];

/// Every form in which something is asked for, a group each; `{NUMBER}` and its like are filled in.
const FORMS: [&str; 14] = [
    // A number behind these words is the request's own.
    concat!(
        r"(?P<nothing>\b(?:ticket|isn?s?ue|question|task|shader|frag|exercise|lab|step|pass|stage|layer)\s*#?\d+",
        r"(?=\s*[:.])|hsla?\([^)]*\)|\b\d+ x \d+ times \d+ x \d+|\b00, 10, 01, 11\b)",
    ),
    r"`(?P<quoted>[a-z_]\w*)`",
    concat!(
        r#"\b(?:called|named|name it|call it|name:)\s+["'`]?"#,
        r"(?P<called>(?:[a-z]+_\w+|[a-z]+[A-Z]\w*|foo|bar))\b",
    ),
    r"(?<![\w.@:#])(?P<snake>[a-z][a-z0-9]*(?:_[a-z0-9]+)*_[a-z0-9]{2,})(?![\w(])",
    concat!(
        r"(?P<hex>(?:#|\b0x)[0-9a-f]{6}(?![0-9a-z])|#[0-9a-f]{3}(?![0-9a-z])|",
        r"\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{6}\b)",
    ),
    r"\brgb\s*\(?\s*(?P<rgb>\d+(?:\s*,\s*|\s+)\d+(?:\s*,\s*|\s+)\d+)(?![.\d])",
    r"(?<!\w)(?<!step )\(\s*(?P<triple>\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3})\s*\)",
    // The value that follows says more.
    concat!(
        r"(?<![\w-])(?P<color>(?>(?:{COLORS})|(?:light|dark|pale)[ -](?:{COLORS})))(?![\w'-])",
        r"(?!\s+(?:\w+\s+)?\(?(?:of\s+)?(?:#|\d+%|\(|rgb))(?!\s*\()",
    ),
    r"(?<![\w.^])(?P<percent>{NUMBER})\s*(?:%|pct\b|perc\w{2,4}\b|per cent\b|vmin\b)",
    r"(?<![\w.^])(?<!gradient\()(?P<degrees>{NUMBER})\s*(?:°|deg(?:rees|s)?\b)(?!\s+(?:corner|angle))",
    r"(?<![\w.^/])(?P<over>\d+)\s*/\s*(?P<under>\d+)(?!\w|\.\d|\s*\d)",
    r"\b(?P<numerator>{NUMERATORS}) (?P<part>{PARTS})s?(?=\s+(?:of|from|down|along|across|up)\b)",
    r"(?<![\w.^])(?P<number>{NUMBER})(?![.]?\d)",
    r"(?<![\w-])(?P<word>{WORDS})(?![\w-]|\s*(?:%|pct|percent|per cent|{PARTS}))",
];

/// A name whose capitals tell it from a word.
static CAMEL: Pattern = Pattern::new(concat!(
    r#"\b(?:[Cc]alled|[Nn]amed|[Nn]ame it|[Cc]all it|[Nn]ame:)\s+["'`]?"#,
    r"([a-z]+[A-Z][0-9A-Za-z_]*)\b",
));
static SCAN: LazyLock<Regex> = LazyLock::new(|| {
    let names = |pairs: &[(&str, f64)]| pairs.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("|");
    let mut colors: Vec<_> = spellings().filter(|name| !NOT_COUNTED.contains(&name.as_str())).collect();
    // The longest first: `light blue` is no blue.
    colors.sort_by_key(|name| Reverse(name.len()));
    let source = FORMS.join("|");
    let source = source.replace("{NUMBER}", r"(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?");
    let source = source.replace("{COLORS}", &colors.join("|")).replace("{WORDS}", &names(&WORDS));
    compile(&source.replace("{NUMERATORS}", &names(&NUMERATORS)).replace("{PARTS}", &names(&PARTS)))
});

/// What the first [`MAX_PROMPT_CHARACTERS`] of `prompt` ask for, in order, at most [`MAX_PLACES`] things; the same thing
/// twice counts once.
///
/// Any text is read; one made to be slow to read is read as far as it is quick.
pub fn asked_items(prompt: &str) -> Vec<Item> {
    let end = prompt.char_indices().nth(MAX_PROMPT_CHARACTERS).map_or(prompt.len(), |(at, _)| at);
    let prompt = Prompt::new(&prompt[..end], &CAMEL.ranges(&prompt[..end]));
    let found = SCAN.captures_iter(prompt.small()).map_while(Result::ok);
    let found = found.filter_map(|found| Form::of(&prompt, &found));
    let matches: Vec<_> = found.take(MAX_PLACES).collect();
    let percents: Vec<_> = matches.iter().filter_map(|(_, form)| form.percent()).collect();
    let mut items = Vec::new();
    for (found, form) in matches {
        let place = Place::new(&prompt, found.range());
        // Shares of a whole: code may add them up.
        let are_shares = percents.len() > 1 && (percents.iter().sum::<f64>() - 100.0).abs() < 1e-7;
        let is_share = are_shares && form.percent().is_some();
        let item = if is_share { None } else { form.item(&place) };
        items.extend(item.filter(|item| !items.contains(item)));
    }
    items
}

/// What a prompt has in a place.
enum Form<'t> {
    Name(&'t str),
    Hexadecimal(&'t str),
    /// Three whole numbers.
    Triple(&'t str),
    ColorName(&'t str),
    Percent(f64),
    Degrees(f64),
    Fraction(f64, f64),
    /// A third and its like, in words.
    Part(f64, f64),
    Number(f64),
}

impl<'t> Form<'t> {
    fn of(prompt: &'t Prompt<'t>, found: &Captures<'t>) -> Option<(Match<'t>, Self)> {
        let typed = |group: &str| found.name(group).map(|found| prompt.typed(found.range()));
        let text = |group: &str| found.name(group).map(|found| found.as_str());
        let number = |group: &str| text(group).and_then(|text| text.parse::<f64>().ok());
        let named = |group: &str, names: &[(&str, f64)]| {
            let text = text(group)?;
            names.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, value)| *value)
        };
        // A name in capitals is a constant of another language, not one that is asked for.
        let snake = || typed("snake").filter(|name| !name.contains(|letter: char| letter.is_ascii_uppercase()));
        let form = typed("quoted").or_else(|| typed("called")).or_else(snake).map(Self::Name);
        let form = form.or_else(|| typed("hex").map(Self::Hexadecimal));
        let form = form.or_else(|| text("rgb").or_else(|| text("triple")).map(Self::Triple));
        let form = form.or_else(|| text("color").map(Self::ColorName));
        let form = form.or_else(|| number("percent").map(Self::Percent));
        let form = form.or_else(|| number("degrees").map(Self::Degrees));
        let form = form.or_else(|| Some(Self::Fraction(number("over")?, number("under")?)));
        let form = form.or_else(|| Some(Self::Part(named("numerator", &NUMERATORS)?, named("part", &PARTS)?)));
        let form = form.or_else(|| number("number").or_else(|| named("word", &WORDS)).map(Self::Number));
        Some((found.get(0)?, form?))
    }

    fn percent(&self) -> Option<f64> {
        if let Self::Percent(value) = self { Some(*value) } else { None }
    }

    /// What is asked for there; None where right code may do without.
    fn item(&self, place: &Place<'_>) -> Option<Item> {
        match *self {
            Self::Name(name) => (!is_built_in(name)).then(|| Item::name(name)),
            Self::Hexadecimal(digits) => hexadecimal(digits),
            Self::Triple(text) => triple(place.text(), text),
            Self::ColorName(name) => is_color(place).then(|| Item::color(place.text(), color_readings(name))),
            Self::Percent(percent) => {
                if is_cell_line(place) {
                    None
                } else {
                    share(percent / 100.0, place, Vec::new())
                }
            }
            Self::Degrees(degrees) => is_angle(place, degrees).then(|| angle(degrees, place)).flatten(),
            Self::Fraction(over, under) => {
                let value = if under == 0.0 { 0.0 } else { over / under };
                if value == 0.0 || is_series(place.prompt) {
                    return None;
                }
                share(value, place, vec![under, 1.0 / value, (value * 100.0).round_ties_even() / 100.0])
            }
            // A cell that takes a tenth makes ten cells.
            Self::Part(over, under) => share(over / under, place, vec![under]),
            Self::Number(value) => {
                is_number(place, value).then(|| Item::number(place.text(), number_readings(value, place)))
            }
        }
    }
}

fn hexadecimal(digits: &str) -> Option<Item> {
    let mut item = color_by_value(digits, from_hexadecimal(digits)?)?;
    if let Some(number) = digits.get(2..).filter(|_| digits.as_bytes().starts_with(b"0x") || digits.starts_with("0X")) {
        // In a hash 0x19660d is a number.
        item.numbers.extend(u32::from_str_radix(number, 16).ok().map(f64::from));
    }
    Some(item)
}

/// `255, 128, 0`: bytes, because one of them is large.
fn triple(text: &str, triple: &str) -> Option<Item> {
    let parts = triple.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut rgb: Rgb = [0.0; 3];
    for (part, place) in parts.zip(&mut rgb) {
        *place = part.parse::<f64>().ok()? / 255.0;
    }
    if rgb.iter().any(|part| *part > 4.0 / 255.0) { color_by_value(text, rgb) } else { None }
}

/// A colour by its value; black and white count no more than by name.
fn color_by_value(text: &str, color: Rgb) -> Option<Item> {
    let counts = color != [0.0; 3] && color != [1.0; 3];
    counts.then(|| Item::color(text, vec![color]))
}

fn angle(degrees: f64, place: &Place<'_>) -> Option<Item> {
    if degrees == 0.0 || degrees == 360.0 {
        return None;
    }
    let mut numbers = angle_readings(degrees.to_radians());
    // A gradient of CSS may be counted in degrees.
    numbers.extend(is_css_gradient(place.prompt).then_some(degrees));
    Some(Item::number(place.text(), numbers))
}

fn share(value: f64, place: &Place<'_>, others: Vec<f64>) -> Option<Item> {
    if EVERYWHERE.contains(&value) {
        return None;
    }
    let mut numbers = share_readings(value, place);
    numbers.extend(others);
    Some(Item::number(place.text(), numbers))
}
