//! Text to token ids and back. One object, two roles: source (prompts) and target (code).
//!
//! | ids | tokens |
//! |---|---|
//! | 0, 1, 2 | [`PAD`], [`BOS`], [`EOS`]: put in and read by others |
//! | 3 | [`END_OF_SPELLING`] |
//! | 4, 5 | [`CAPITALIZED`], [`UPPERCASE`]: the case of the next prompt word |
//! | 6 to 261 | the 256 bytes, for spelling |
//! | from [`FIRST_PIECE`] | pieces: lexemes of code and of prompts, the most frequent first |
//!
//! No unknown token exists: a lexeme that is no piece is spelled, byte for byte, and ended with [`END_OF_SPELLING`].
//!
//! Prompts are read with the same pieces, or with a vocabulary of their own: [`Tokenizer::with_wordpiece`].
//!
//! ```
//! use rust_core::Tokenizer;
//!
//! let tokenizer = Tokenizer::fit(["let x = 1.0;"], ["one"], 1);
//! let ids = tokenizer.encode("let x=1.0; let unseen = x;");
//! assert_eq!(tokenizer.decode(&ids)?, "let x = 1.0;\nlet unseen = x;\n");
//! # Ok::<(), rust_core::Error>(())
//! ```

mod file;
mod prompt;
mod vocab;
mod wordpiece;
mod words;

pub use wordpiece::FORMS;

use std::borrow::Cow;

use crate::error::{Error, Result};
use crate::wgsl::lexer::{lex_code, tokenize};
use crate::wgsl::printer;
use prompt::{Case, prompt_lexemes};
use vocab::{Vocab, VocabBuilder};
use wordpiece::WordPiece;

/// Fills a batch up; never part of a sequence.
pub const PAD: u32 = 0;
/// Begins every target sequence.
pub const BOS: u32 = 1;
/// Ends every sequence.
pub const EOS: u32 = 2;
/// Ends a lexeme spelled in bytes.
pub const END_OF_SPELLING: u32 = 3;
/// The next prompt word begins with a capital letter and goes on in lower case.
pub const CAPITALIZED: u32 = 4;
/// The next prompt word is written in capital letters.
pub const UPPERCASE: u32 = 5;
/// The token of byte 0; the 255 others follow.
pub const FIRST_BYTE: u32 = 6;
/// The first piece.
pub const FIRST_PIECE: u32 = FIRST_BYTE + 256;

/// How prompts are read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    /// With the pieces of code.
    Shared,
    WordPiece(WordPiece),
}

/// Two roles: source (prompts) and target (code), which share one vocabulary or have one each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokenizer {
    source: Source,
    vocab: Vocab,
    /// What the vocabulary was learnt with; kept for the record.
    min_freq: usize,
}

impl Tokenizer {
    /// Learns the vocabulary from prompts and codes (the training split only; the caller's duty): every lexeme seen
    /// at least `min_freq` times, the most frequent first, equally frequent ones in order of their bytes.
    pub fn fit<'a>(
        codes: impl IntoIterator<Item = &'a str>,
        prompts: impl IntoIterator<Item = &'a str>,
        min_freq: usize,
    ) -> Self {
        let mut builder = VocabBuilder::default();
        for code in codes {
            tokenize(code).iter().for_each(|lexeme| builder.count(lexeme));
        }
        for prompt in prompts {
            prompt_lexemes(prompt).iter().for_each(|(_, lexeme)| builder.count(lexeme));
        }
        Self { source: Source::Shared, vocab: builder.build(min_freq), min_freq }
    }

    /// The same, with at most `most` numbers among the pieces, the most frequent ones; the others are spelled. Numbers that
    /// prompts give are spelled digit by digit there, and copying them is learnt once for all of them.
    pub fn with_number_pieces(self, most: usize) -> Self {
        Self { vocab: self.vocab.with_number_pieces(most), ..self }
    }

    /// The same for code; prompts are read by WordPiece with these pieces, in the order of their ids, and by the rules of
    /// BERT (uncased) with digits and the parts of names split. A source is `[CLS]`, the prompt's tokens and `[SEP]`, at
    /// most `max_len` in all. A source id is `piece * FORMS + form`; see [`FORMS`].
    ///
    /// # Errors
    /// [`Error::Malformed`] for pieces without `[PAD]` at 0, `[UNK]`, `[CLS]` and `[SEP]`, for too many or too long ones
    /// or one twice, and for a `max_len` outside 2 to 65,536.
    pub fn with_wordpiece(self, pieces: Vec<Box<str>>, max_len: usize) -> Result<Self> {
        let source = Source::WordPiece(WordPiece::new(pieces, max_len, "wordpiece")?);
        Ok(Self { source, ..self })
    }

    /// How many ids a source sequence may hold, specials included.
    pub fn source_vocab_size(&self) -> usize {
        match &self.source {
            Source::Shared => self.vocab.size(),
            Source::WordPiece(wordpiece) => wordpiece.size(),
        }
    }

    /// How many ids a target sequence may hold, specials included.
    pub fn target_vocab_size(&self) -> usize {
        self.vocab.size()
    }

    /// Code to ids; neither [`BOS`] nor [`EOS`] is added. Comments and layout are dropped.
    pub fn encode(&self, code: &str) -> Vec<u32> {
        let lexemes = lex_code(code);
        let mut ids = Vec::with_capacity(lexemes.len());
        for lexeme in &lexemes {
            self.vocab.push_lexeme(&lexeme.text, &mut ids);
        }
        ids
    }

    /// Prompt to ids, without the specials of [`encode_source`](Self::encode_source).
    pub fn encode_prompt(&self, prompt: &str) -> Vec<u32> {
        match &self.source {
            Source::Shared => self.encode_shared(prompt),
            Source::WordPiece(wordpiece) => wordpiece.encode(prompt),
        }
    }

    /// What an encoder reads for a prompt: its ids and the specials around them, at most `max_len` (at least 2) in all;
    /// and whether the prompt had to be cut. The specials are kept: [`EOS`] behind it where it shares the vocabulary of
    /// code, `[CLS]` before and `[SEP]` behind it in WordPiece.
    pub fn encode_source(&self, prompt: &str, max_len: usize) -> (Vec<u32>, bool) {
        match &self.source {
            Source::Shared => {
                let mut ids = self.encode_shared(prompt);
                let room = max_len.saturating_sub(1);
                let truncated = ids.len() > room;
                ids.truncate(room);
                ids.push(EOS);
                (ids, truncated)
            }
            Source::WordPiece(wordpiece) => wordpiece.encode_source(prompt, max_len),
        }
    }

    fn encode_shared(&self, prompt: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        for (case, lexeme) in prompt_lexemes(prompt) {
            match case {
                Case::AsWritten => {}
                Case::Capitalized => ids.push(CAPITALIZED),
                Case::Uppercase => ids.push(UPPERCASE),
            }
            self.vocab.push_lexeme(&lexeme, &mut ids);
        }
        ids
    }

    /// Ids to canonical text. Specials are skipped, a spelling that is not ended is ended by what follows it, and
    /// invalid UTF-8 in one becomes U+FFFD.
    ///
    /// # Errors
    /// [`Error::TokenId`] where an id is outside the vocabulary.
    pub fn decode(&self, ids: &[u32]) -> Result<String> {
        let mut lexemes: Vec<Cow<'_, str>> = Vec::with_capacity(ids.len());
        let mut spelling: Vec<u8> = Vec::new();
        for &id in ids {
            if let Some(byte) = vocab::byte(id) {
                spelling.push(byte);
                continue;
            }
            end_spelling(&mut spelling, &mut lexemes);
            if id >= FIRST_PIECE {
                let piece = self.vocab.piece(id);
                lexemes.push(Cow::Borrowed(piece.ok_or(Error::TokenId { id, vocab_size: self.vocab.size() })?));
            }
        }
        end_spelling(&mut spelling, &mut lexemes);
        Ok(printer::print(lexemes.iter().map(|lexeme| &**lexeme)))
    }

    /// The token as a person reads it: `<pad>`, `<0x41>`, `vec3<f32>`. None outside the vocabulary.
    pub fn piece(&self, id: u32) -> Option<String> {
        let special = match id {
            PAD => "<pad>",
            BOS => "<bos>",
            EOS => "<eos>",
            END_OF_SPELLING => "<end>",
            CAPITALIZED => "<cap>",
            UPPERCASE => "<upper>",
            _ => match vocab::byte(id) {
                Some(byte) => return Some(format!("<0x{byte:02X}>")),
                None => self.vocab.piece(id)?,
            },
        };
        Some(special.to_owned())
    }
}

fn end_spelling(spelling: &mut Vec<u8>, lexemes: &mut Vec<Cow<'_, str>>) {
    if !spelling.is_empty() {
        lexemes.push(Cow::Owned(String::from_utf8_lossy(spelling).into_owned()));
        spelling.clear();
    }
}
