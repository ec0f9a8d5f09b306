//! Units: what is proposed, judged and kept or refused as a whole. A statement, a declaration, the header of a block,
//! the `}` of one, or a member of a struct (the first one together with the struct's header).

use super::lexicon::{Entry, is_lexeme, may_begin_lexeme, may_begin_spelling};

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

    /// Whether a token can go on this unit: brackets match, spellings are lexemes. `in_block` says whether there is
    /// a block that a `}` could close. EOS is not asked about here.
    pub(super) fn allows(&self, entry: &Entry, in_block: bool) -> bool {
        match (entry, &self.spelling) {
            (Entry::Byte(byte), None) => may_begin_spelling(*byte),
            (Entry::Byte(byte), Some(bytes)) => may_begin_lexeme(&[&bytes[..], &[*byte]].concat()),
            (Entry::EndOfSpelling, Some(bytes)) => {
                std::str::from_utf8(bytes).is_ok_and(|text| is_lexeme(text) && self.allows_lexeme(text, in_block))
            }
            (Entry::Lexeme(text), None) => self.allows_lexeme(text, in_block),
            _ => false,
        }
    }

    fn allows_lexeme(&self, text: &str, in_block: bool) -> bool {
        let outside = self.due.is_empty();
        match text {
            ")" | "]" => self.due.last() == Some(&text),
            "{" => outside && !self.members,
            "}" if self.members => outside,
            "}" => outside && in_block && self.lexemes.is_empty(),
            // An empty statement is no canonical code; those of a `for` header stand in its parentheses.
            ";" if outside => !self.members && !self.lexemes.is_empty(),
            ";" => self.due.len() == 1 && self.keyword() == "for",
            _ => true,
        }
    }

    /// Takes a token that [`allows`](Self::allows) let through.
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
            "<" if self.members => self.due.push(">"),
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
