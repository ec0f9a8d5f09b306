//! Units: what is proposed, judged and kept or refused as a whole. A statement, a declaration, the header of a block,
//! the `}` of one, or a member of a struct (the first one together with the struct's header).

use super::lexicon::Entry;

/// The lexemes proposed since the last unit that was kept.
#[derive(Debug, Clone, Default)]
pub(super) struct Unit {
    lexemes: Vec<Box<str>>,
    /// Bytes of a lexeme being spelled.
    spelling: Option<Vec<u8>>,
    /// Closing brackets that are due, innermost last; in a struct, those of template lists among them.
    due: Vec<&'static str>,
    /// Whether this is within the braces of a struct.
    members: bool,
    ended: bool,
}

impl Unit {
    /// An empty unit; `members` where the innermost open block is a struct.
    pub(super) fn new(members: bool) -> Self {
        Self { members, ..Self::default() }
    }

    pub(super) fn lexemes(&self) -> &[Box<str>] {
        &self.lexemes
    }

    /// Whether its last lexeme made it whole.
    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// Takes a token that the grammar allows.
    pub(super) fn push(&mut self, entry: &Entry) {
        match entry {
            Entry::Byte(byte) => self.spelling.get_or_insert_default().push(*byte),
            Entry::EndOfSpelling => {
                let bytes = self.spelling.take().unwrap_or_default();
                self.push_lexeme(String::from_utf8_lossy(&bytes).into());
            }
            Entry::Lexeme(text) => self.push_lexeme(text.clone()),
            Entry::Never | Entry::Eos => {}
        }
    }

    fn push_lexeme(&mut self, text: Box<str>) {
        match &*text {
            "(" => self.due.push(")"),
            "[" => self.due.push("]"),
            "<" if self.members && self.lexemes.last().is_some_and(|head| takes_template_list(head)) => {
                self.due.push(">")
            }
            ")" | "]" | ">" if self.due.last() == Some(&&*text) => _ = self.due.pop(),
            "{" if self.keyword() == "struct" => self.members = true,
            ";" | "{" | "}" => self.ended = self.due.is_empty(),
            "," => self.ended = self.members && self.due.is_empty(),
            _ => {}
        }
        self.lexemes.push(text);
    }

    /// The word that says what this is, attributes aside; "" where there is none yet.
    pub(super) fn keyword(&self) -> &str {
        self.after_attributes(0).first().map_or("", |lexeme| lexeme)
    }

    /// What a function returns, as its header says, attributes aside; None where that is nothing.
    pub(super) fn return_type(&self) -> Option<String> {
        let arrow = self.lexemes.iter().position(|lexeme| &**lexeme == "->")?;
        let words = self.after_attributes(arrow + 1).iter();
        Some(words.take_while(|lexeme| &***lexeme != "{").map(|lexeme| &**lexeme).collect())
    }

    fn after_attributes(&self, from: usize) -> &[Box<str>] {
        let mut rest = self.lexemes.get(from..).unwrap_or_default();
        while let [attribute, after @ ..] = rest
            && attribute.starts_with('@')
        {
            rest = after;
            if rest.first().is_some_and(|lexeme| &**lexeme == "(") {
                let close = rest.iter().scan(0_usize, |depth, lexeme| {
                    match &**lexeme {
                        "(" => *depth += 1,
                        ")" => *depth -= 1,
                        _ => {}
                    }
                    Some(*depth)
                });
                let len = close.take_while(|depth| *depth > 0).count() + 1;
                rest = rest.get(len..).unwrap_or_default();
            }
        }
        rest
    }
}

/// Whether a `<` after this word opens a template list and compares nothing.
fn takes_template_list(word: &str) -> bool {
    let is_vector = word.len() == 4 && word.starts_with("vec") || word.len() == 6 && word.starts_with("mat");
    matches!(word, "array" | "atomic" | "ptr" | "bitcast") || is_vector && word.ends_with(['2', '3', '4'])
}
