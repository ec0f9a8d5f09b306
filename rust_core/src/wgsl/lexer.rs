//! Lossless lexing: the regular part is [`ROWS`], a table of regular expressions; the two parts of WGSL that no
//! regular expression describes, nested comments and template lists, are scanners beside it.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::closed_type::{is_closed_storage_texture, is_closed_type};
use super::template_list::TemplateLists;
use super::{Span, Table, block_comment_end};

/// What a lexeme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LexemeKind {
    /// Blankspace, line breaks among it.
    Whitespace,
    /// `// ...` up to the line break.
    LineComment,
    /// `/* ... */`, nested.
    BlockComment,
    /// A closed template type fused into one lexeme: `vec3<f32>`.
    TemplateType,
    /// `@name`
    Attribute,
    /// An integer or floating point literal, suffix included.
    Number,
    /// Identifier or keyword.
    Word,
    /// `<` opening a template list.
    TemplateOpen,
    /// `>` closing a template list.
    TemplateClose,
    /// `+`, `<<=`, `->`, ...
    Operator,
    /// Brackets, separators, `.`, a lone `@` and a lone `_`.
    Punctuation,
    /// Anything else: one character.
    Other,
}

/// A lexeme with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme<'a> {
    /// What it is.
    pub kind: LexemeKind,
    /// Normalised text: differs from the source slice only where space or comments stand inside a fused template
    /// type or between `@` and its name.
    pub text: Cow<'a, str>,
    /// Bytes in the source.
    pub span: Span,
}

/// The specification's own patterns (sections of <https://www.w3.org/TR/WGSL/>).
const ROWS: [(LexemeKind, &str); 11] = [
    // 3.2 Blankspace and Line Breaks
    (LexemeKind::Whitespace, r"[\x20\t\n\x0B\x0C\r\u{85}\u{200E}\u{200F}\u{2028}\u{2029}]+"),
    // 3.3 Comments, line-ending
    (LexemeKind::LineComment, r"//[^\n\x0B\x0C\r\u{85}\u{2028}\u{2029}]*"),
    // 3.5.2 Numeric Literals: decimal_int_literal, hex_int_literal
    (LexemeKind::Number, r"0[iu]?|[1-9][0-9]*[iu]?|0[xX][0-9a-fA-F]+[iu]?"),
    // 3.5.2: decimal_float_literal
    (
        LexemeKind::Number,
        r"0[fh]|[1-9][0-9]*[fh]|[0-9]*\.[0-9]+([eE][+-]?[0-9]+)?[fh]?|[0-9]+\.[0-9]*([eE][+-]?[0-9]+)?[fh]?|[0-9]+[eE][+-]?[0-9]+[fh]?",
    ),
    // 3.5.2: hex_float_literal
    (
        LexemeKind::Number,
        r"0[xX][0-9a-fA-F]*\.[0-9a-fA-F]+([pP][+-]?[0-9]+[fh]?)?|0[xX][0-9a-fA-F]+\.[0-9a-fA-F]*([pP][+-]?[0-9]+[fh]?)?|0[xX][0-9a-fA-F]+[pP][+-]?[0-9]+[fh]?",
    ),
    // Not in the specification, which would split `007` into three zeros and a seven: an error to every parser, and
    // quadratic to find for a long run of zeros, since each could still begin a float.
    (LexemeKind::Number, r"[0-9]+"),
    // naga's 64-bit literals, an extension
    (LexemeKind::Number, r"([0-9]+|0[xX][0-9a-fA-F]+)l[iu]|([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?lf"),
    // 3.7 Identifiers: ident_pattern_token
    (LexemeKind::Word, r"[_\p{XID_Start}][\p{XID_Continue}]+|[\p{XID_Start}]"),
    // 16.3 Syntactic Tokens
    (LexemeKind::Operator, r"&&?|->|/|!=?|==?|>=?|>>=?|<=?|<<=?|%|--?|\+\+?|\|\|?|\*|~|\^|\+=|-=|\*=|/=|%=|&=|\|=|\^="),
    (LexemeKind::Punctuation, r"[()\[\]{},;:.@_]"),
    (LexemeKind::Other, r"(?s:.)"),
];

static TABLE: LazyLock<Table<LexemeKind>> = LazyLock::new(|| Table::new(&ROWS));

/// All lexemes, whitespace and comments included; their spans cover every byte in order.
///
/// Total and linear: any text has lexemes. An unterminated `/*` is two operators, and no block comment is looked for
/// after it.
pub fn lex(source: &str) -> Vec<Lexeme<'_>> {
    Lexer::new(source, true).run()
}

/// The lexemes without whitespace and comments.
pub fn tokenize(source: &str) -> Vec<Cow<'_, str>> {
    lex_code(source).into_iter().map(|lexeme| lexeme.text).collect()
}

/// As [`lex`], without whitespace and comments.
pub(crate) fn lex_code(source: &str) -> Vec<Lexeme<'_>> {
    Lexer::new(source, false).run()
}

struct Lexer<'a> {
    source: &'a str,
    keep_trivia: bool,
    lexemes: Vec<Lexeme<'a>>,
    template_lists: TemplateLists,
    /// False once a `/*` was found to have no end: looking again from every later one would be quadratic.
    block_comments: bool,
}

impl<'a> Lexer<'a> {
    fn new(source: &'a str, keep_trivia: bool) -> Self {
        let lexemes = Vec::with_capacity(source.len() / 6);
        Self { source, keep_trivia, lexemes, template_lists: TemplateLists::default(), block_comments: true }
    }

    fn run(mut self) -> Vec<Lexeme<'a>> {
        let mut matcher = TABLE.matcher();
        let mut start = 0;
        while start < self.source.len() {
            let Some((kind, end)) = matcher.longest_match(self.source, start) else { break };
            start = self.take(kind, start, end);
        }
        self.lexemes
    }

    /// Takes what the table matched, or less or more of it where the scanners know better; gives the end.
    fn take(&mut self, kind: LexemeKind, start: usize, end: usize) -> usize {
        match kind {
            LexemeKind::Whitespace | LexemeKind::LineComment => self.push_trivia(kind, start, end),
            LexemeKind::Word => self.push_word(start, end),
            LexemeKind::Operator => return self.take_operator(start, end),
            _ => self.push(kind, start, end),
        }
        end
    }

    fn take_operator(&mut self, start: usize, end: usize) -> usize {
        match self.source.as_bytes()[start] {
            b'/' => {
                if let Some(comment_end) = self.block_comment_end(start) {
                    self.push_trivia(LexemeKind::BlockComment, start, comment_end);
                    return comment_end;
                }
            }
            // Maximal munch stops at a `>` that closes a template list: `array<vec2<f32>>= ...`
            b'>' => {
                if let Some(open) = self.template_lists.close() {
                    self.close_template_list(open, start);
                    return start + 1;
                }
            }
            b'-' if self.source[start..end].ends_with('>') && self.template_lists.would_close() => {
                self.push(LexemeKind::Operator, start, start + 1);
                return start + 1;
            }
            _ => {}
        }
        self.push(LexemeKind::Operator, start, end);
        end
    }

    fn push_trivia(&mut self, kind: LexemeKind, start: usize, end: usize) {
        if self.keep_trivia {
            self.lexemes.push(Lexeme { kind, text: Cow::Borrowed(&self.source[start..end]), span: start..end });
        }
    }

    fn push(&mut self, kind: LexemeKind, start: usize, end: usize) {
        let text = &self.source[start..end];
        self.template_lists.advance(kind, text, self.lexemes.len());
        self.lexemes.push(Lexeme { kind, text: Cow::Borrowed(text), span: start..end });
    }

    /// A word, or the attribute it makes with an `@` before it.
    fn push_word(&mut self, start: usize, end: usize) {
        let Some(at) = self.code_before(self.lexemes.len()).filter(|&at| self.lexemes[at].text == "@") else {
            return self.push(LexemeKind::Word, start, end);
        };
        let at_sign = self.lexemes[at].span.clone();
        self.lexemes.truncate(at);
        self.push(LexemeKind::Attribute, at_sign.start, end);
        if at_sign.end != start
            && let Some(attribute) = self.lexemes.last_mut()
        {
            attribute.text = Cow::Owned(format!("@{}", &self.source[start..end]));
        }
    }

    /// Pushes the `>` at `start`, whose `<` is `self.lexemes[open]`, and fuses what became a closed type.
    fn close_template_list(&mut self, open: usize, start: usize) {
        self.lexemes[open].kind = LexemeKind::TemplateOpen;
        if let Some((head, text)) = self.closed_type(open) {
            let span = self.lexemes[head].span.start..start + 1;
            let slice = &self.source[span.clone()];
            let text = if slice == text { Cow::Borrowed(slice) } else { Cow::Owned(text) };
            self.lexemes.truncate(head);
            self.lexemes.push(Lexeme { kind: LexemeKind::TemplateType, text, span });
        } else {
            let text = Cow::Borrowed(&self.source[start..start + 1]);
            self.lexemes.push(Lexeme { kind: LexemeKind::TemplateClose, text, span: start..start + 1 });
        }
    }

    /// The index of the head and the normalised text, if the list opened at `open` and about to be closed makes one.
    fn closed_type(&self, open: usize) -> Option<(usize, String)> {
        let head = self.code_before(open)?;
        let name = &self.lexemes[head];
        if name.kind != LexemeKind::Word {
            return None;
        }
        let mut arguments = self.lexemes[open + 1..].iter().filter(|lexeme| !lexeme.kind.is_trivia());
        // A fourth is asked for only to see that there is none: a long list is not walked.
        let first = arguments.next()?;
        let (comma, second, more) = (arguments.next(), arguments.next(), arguments.next());
        let text = match (comma, second, more) {
            (None, None, None) if is_closed_type(&name.text, &first.text) => format!("{}<{}>", name.text, first.text),
            (Some(comma), Some(access), None)
                if comma.text == "," && is_closed_storage_texture(&name.text, &first.text, &access.text) =>
            {
                format!("{}<{}, {}>", name.text, first.text, access.text)
            }
            _ => return None,
        };
        Some((head, text))
    }

    /// The last lexeme before `index` that is neither whitespace nor comment.
    fn code_before(&self, index: usize) -> Option<usize> {
        self.lexemes[..index].iter().rposition(|lexeme| !lexeme.kind.is_trivia())
    }

    /// Where the block comment that starts at `start` ends. None where none starts or it has no end.
    fn block_comment_end(&mut self, start: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        if !self.block_comments || !bytes[start..].starts_with(b"/*") {
            return None;
        }
        let end = block_comment_end(bytes, start);
        self.block_comments = end.is_some();
        end
    }
}

impl LexemeKind {
    /// Whitespace and comments: what [`tokenize`] leaves out.
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Whitespace | Self::LineComment | Self::BlockComment)
    }
}
