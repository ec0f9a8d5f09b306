//! Where a number or the name of a colour in a prompt is none that right code must have.

use super::pattern::{Pattern, Place};
use super::reading::EVERYWHERE;

/// Whole numbers below stand in most shaders anyway.
const SMALLEST_COUNT: f64 = 5.0;
const MOST_NEIGHBORS: f64 = 8.0;
const LONGEST_STATEMENT: usize = 200;

/// Names that are no choice of the prompt, or of another language.
static BUILT_IN: Pattern = Pattern::new(concat!(
    r"^(?:gl_\w+|u_\w+|thread_\w+|workgroup_size|local_size|snake_case|rem_euclid|linear_srgb_to_\w+|",
    r"ease_(?:in|out)|\w+_index|\w+_(?:invocation|workgroups|instance)_\w+|\w+_[ijk])$",
));
/// Terms that a loop makes.
static SERIES: Pattern = Pattern::new(r"\d\s*(?:[+,]\s*)?(?:\.\.\.|…)|\d\s*- \.\.\.|- 1/3 \+");
static NO_NUMBER_BEFORE: Pattern = Pattern::new(concat!(
    r"(?:\b(?:rec|bt|itu|luma|rule|mode|css|figure|lying|below|power|power of)[.\s-]*|\bnot [\w ]{0,20}|",
    r"(?:pi|π)\s*/\s*|\^\s*\(?|\*\*\s*|\|\s*[<>]=?\s*|_index \d to\s*)$",
));
/// A constant of a formula that is written out elsewhere; in small letters it is any name.
static CAPITAL_BEFORE: Pattern = Pattern::new(r"\b[A-F]\s*=\s*$");
static NO_NUMBER_AFTER: Pattern = Pattern::new(concat!(
    r"^(?:[ -]?bits?\b|[ -]?d(?![\w²³])|(?:st|nd|rd|th)\b|[- ](?:point|tap)\b|[- ]?vec|\s*o'?\s?clock|h\b|\s*fps|",
    r"\s+(?:is )?on (?:a|the) clock|\s*[rb]pm|[^.,;]{0,20}per minute|\s+further|",
    r"\s+(?:corners|values|zones|instances)\b|\s*deg|\s+over pi|\w*_|\s*\(mod|\s*ms\b)",
));
static NEIGHBORS: Pattern = Pattern::new(r"live neighbou?r");
static EXAMPLE: Pattern = Pattern::new(concat!(
    r"\d\)?\s*(?:->|→|=>|gives|becomes|returns|yields)|(?:gives|becomes|returns|yields)\s+\d|\btest:|",
    r"\d degrees -?\d",
));
static WORKED_OUT: Pattern = Pattern::new(r"hable|uncharted|lucas|fibonacci");
static QUARTER_TURN: Pattern = Pattern::new(r"vec2|perpendicular|\b(?:rotate|turn) (?!it\b)\w+ by\b");
static CELL_LINES: Pattern = Pattern::new(r"\bgrid|lattice|mesh|graph paper|\bcells?\b");
static LINE: Pattern = Pattern::new(r"thick|stroke|lines?\b|wid");
/// Also as they are mistyped.
static OTHER_SHADE: Pattern = Pattern::new(concat!(
    r"\b(?:l\w{1,4}t|d\w{1,2}k|p\w{1,2}e|bright|deep|fully|navy|cadet|powder|medium|baby|neon|electric|dull|muted|",
    r"warm|rosy|pas\w+|du\w+|soft|pure|half-bright|v\w{2,3})[ -]$",
));
static TAKEN_BACK_BEFORE: Pattern =
    Pattern::new(r"\b(?:not|said|asked for|instead of|rather than|replace)\s+(?:(?:in|an?|the)\s+)?$");
static TAKEN_BACK_AFTER: Pattern =
    Pattern::new(r"^\s*(?:,|\.+)\s*(?:hmm\s+)?(?:no|sorry|wait|scratch|i mean|er|actually)\b");
static OF_A_THING: Pattern = Pattern::new(r"^\s+(?:lamps?|coast)\b");
static FLAG: Pattern = Pattern::new(r"\bflag of\b|japan");
static ABOUT_CHANNELS: Pattern = Pattern::new(concat!(
    r"channel|component|\bhues?\b|wheel|rainbow|spectrum|swap|exchang|trade places|additive|anaglyph|weights?\b|byte|",
    r"colou?r circle|\badd up|balance|screen mask|\bas red and|",
    r"\b(?:red|green|blue)\s*(?:=|:|is\b|are\b|equal|gets\b|grow|again|\||\(|[\d.]|\w+\()|",
    r"\b(?:let|set|output|how much|into|more|less|scale|zero|multiplying)\s+(?:red|green|blue)\b|",
    r"[\dxyzuvlrt)]\s+(?:for|in|as|into)\s+(?:red|green|blue)\b|\bin red,? (?:so|and|green)\b",
));
static ALL_HUES: Pattern = Pattern::new(r"yellow,? green,? cyan,? blue|cyan,? magenta,? yellow");
static ASSIGNED: Pattern = Pattern::new(r"(?:^|[;{:])\s*(?:\w+\s+)?(\w+)\s*[-+*/]?=(?!=)[^;{]*$");

/// Whether a name is no choice of the prompt's.
pub(super) fn is_built_in(name: &str) -> bool {
    BUILT_IN.is_in(name)
}

/// Whether the prompt writes out the first terms of a series.
pub(super) fn is_series(prompt: &str) -> bool {
    SERIES.is_in(prompt)
}

/// Whether the prompt speaks of a gradient of CSS.
pub(super) fn is_css_gradient(prompt: &str) -> bool {
    prompt.contains("gradient(")
}

/// Whether a colour's name is one here, all of it, and the last word on the matter.
pub(super) fn is_color(place: &Place<'_>) -> bool {
    let prompt = place.prompt;
    if OTHER_SHADE.is_from(place.up_to(), place.near_start(20)) || ALL_HUES.is_in(prompt) || FLAG.is_in(prompt) {
        return false;
    }
    if TAKEN_BACK_BEFORE.is_in(place.before(20)) || TAKEN_BACK_AFTER.is_in(place.rest()) {
        return false;
    }
    if OF_A_THING.is_in(place.rest()) {
        return false;
    }
    let is_channel = ["red", "green", "blue"].iter().any(|name| place.text().eq_ignore_ascii_case(name));
    !is_channel || !ABOUT_CHANNELS.is_in(prompt)
}

/// Whether a number of that value is one that code must have.
pub(super) fn is_number(place: &Place<'_>, value: f64) -> bool {
    if [&EXAMPLE, &SERIES, &WORKED_OUT].iter().any(|pattern| pattern.is_in(place.prompt)) {
        return false;
    }
    if EVERYWHERE.contains(&value) || (value.fract() == 0.0 && value < SMALLEST_COUNT) {
        return false;
    }
    if value <= MOST_NEIGHBORS && NEIGHBORS.is_in(place.prompt) {
        return false;
    }
    if is_cell_line(place) || is_dead(place) {
        return false;
    }
    !NO_NUMBER_BEFORE.is_in(place.before(25))
        && !CAPITAL_BEFORE.is_in(place.typed_before(25))
        && !NO_NUMBER_AFTER.is_in(place.rest())
}

/// Whether an angle is none of an example, and none of those that code has without saying them.
pub(super) fn is_angle(place: &Place<'_>, degrees: f64) -> bool {
    if is_css_gradient(place.prompt) && degrees == 180.0 {
        return false;
    }
    let is_quarter_turn = degrees == 90.0 && QUARTER_TURN.is_in(place.prompt);
    !is_quarter_turn && !EXAMPLE.is_in(place.prompt)
}

/// Whether it is the thickness of a grid's lines, which code gives in cells.
pub(super) fn is_cell_line(place: &Place<'_>) -> bool {
    CELL_LINES.is_in(place.prompt) && LINE.is_in(place.around(20))
}

/// Whether it stands in a statement of a listing whose name is not read again.
fn is_dead(place: &Place<'_>) -> bool {
    let Some(name) = ASSIGNED.group_from(place.up_to(), place.near_start(LONGEST_STATEMENT)) else { return false };
    let statement_end = place.prompt[place.start()..].find(';').map(|at| place.start() + at);
    statement_end.is_some_and(|end| !has_word(&place.prompt[end..], name))
}

/// Whether `text` has `word` as a word of its own.
fn has_word(text: &str, word: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|found| found == word)
}
