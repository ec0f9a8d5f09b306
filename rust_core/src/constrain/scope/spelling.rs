//! Lexemes spelled in bytes: whether what is spelled so far begins something that fits.

use super::accept::View;
use super::basic::Type;
use super::fit::Lexeme;
use super::frame::FrameKind;
use super::name::swizzle;
use super::word::{self, Word};
use super::{Level, Scope};
use crate::constrain::grammar::{FIXED, GrammarState, Terminal, TerminalSet};

const NAME: Terminal = Terminal::named("IDENT");
const NUMBERS: TerminalSet = TerminalSet::of(&[Terminal::named("INT"), Terminal::named("FLOAT")]);

impl Scope {
    /// What `text` is here. A name that is nowhere is no name.
    pub(super) fn lexeme(&self, view: View<'_>, text: &str) -> Lexeme {
        let name = self.names.id(text).or_else(|| view.state.spelled_name(self.names.len(), text));
        let word = word::fixed(text).unwrap_or_else(|| name.map_or(Word::Other, Word::Name));
        Lexeme { word, name }
    }

    /// Whether a lexeme that was spelled fits. A new name does wherever any may be declared.
    pub(super) fn spelled_fits(&self, view: View<'_>, text: &str) -> bool {
        let lexeme = self.lexeme(view, text);
        let is_unknown = lexeme.name.is_none() && word::fixed(text).is_none();
        if !is_unknown {
            return view.fits(lexeme);
        }
        match view.state.top().kind {
            FrameKind::MemberOf { base, .. } if self.level >= Level::Members => {
                view.swizzle_fits(&view.state.top(), base, swizzle(text.as_bytes())) || base == Type::UNKNOWN
            }
            kind => !refers(kind),
        }
    }

    /// Whether some lexeme that begins with `prefix` fits; `allowed` are the grammar's terminals.
    pub(super) fn prefix_fits(&self, view: View<'_>, prefix: &[u8], state: &GrammarState) -> bool {
        let kind = view.state.top().kind;
        let is_member = matches!(kind, FrameKind::MemberOf { .. });
        if self.is_free(kind) || is_member && self.member_begins(view, kind, prefix) {
            return true;
        }
        let allowed = state.allowed();
        let is_number = prefix.first().is_some_and(|first| first.is_ascii_digit() || *first == b'.');
        if is_number && !allowed.and(NUMBERS).is_empty() && self.number_begins(view, prefix) {
            return true;
        }
        let named = !is_member && allowed.contains(NAME) && self.name_begins(view, prefix);
        named || self.fixed_begins(view, prefix, allowed)
    }

    /// Whether any beginning fits, where such a frame is the innermost.
    fn is_free(&self, kind: FrameKind) -> bool {
        match kind {
            FrameKind::MemberOf { .. } => self.level < Level::Members,
            FrameKind::Value { .. } | FrameKind::Callee(_) => false,
            kind => !refers(kind),
        }
    }

    /// The bytes after which `spelling` still begins something that fits: what [`prefix_fits`](Self::prefix_fits) says of
    /// each, found in one pass.
    pub(super) fn next_bytes(&self, view: View<'_>, spelling: &[u8], state: &GrammarState) -> [bool; 256] {
        let kind = view.state.top().kind;
        let mut next = [self.is_free(kind); 256];
        if next[0] {
            return next;
        }
        let allowed = state.allowed();
        let mut longer = [spelling, &[0]].concat();
        let mut try_bytes = |next: &mut [bool; 256], bytes: &[u8], begins: &dyn Fn(&[u8]) -> bool| {
            for &byte in bytes {
                longer[spelling.len()] = byte;
                next[usize::from(byte)] |= begins(&longer);
            }
        };
        let is_member = matches!(kind, FrameKind::MemberOf { .. });
        if is_member {
            let bytes = self.member_bytes(view, kind, spelling.len());
            try_bytes(&mut next, &bytes, &|prefix| self.member_begins(view, kind, prefix));
        } else if allowed.contains(NAME) {
            let declared = view.state.declarations().filter(|one| view.text(one.name).as_bytes().starts_with(spelling));
            for declaration in declared {
                if let Some(&byte) = view.text(declaration.name).as_bytes().get(spelling.len()) {
                    next[usize::from(byte)] |= self.stands(view, declaration.name);
                }
            }
        }
        let is_digit = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        if !allowed.and(NUMBERS).is_empty() && spelling.first().is_none_or(|&first| is_digit(first)) {
            let bytes =
                if spelling.is_empty() { &b"0123456789."[..] } else { &b"0123456789abcdefABCDEFxX.eEuif+-"[..] };
            try_bytes(&mut next, bytes, &|prefix| self.number_begins(view, prefix));
        }
        if spelling.is_empty() {
            for (at, byte) in allowed.iter().flat_map(|terminal| self.beginnings(terminal)) {
                let next = &mut next[usize::from(*byte)];
                *next = *next || self.fixed_fits(view, *at);
            }
            return next;
        }
        for at in self.fixed_range(spelling, allowed) {
            if let Some(&byte) = FIXED[at].0.as_bytes().get(spelling.len()) {
                let next = &mut next[usize::from(byte)];
                *next = *next || self.fixed_fits(view, at);
            }
        }
        next
    }

    fn beginnings(&self, terminal: Terminal) -> &[(usize, u8)] {
        self.beginnings.get(terminal.index()).map_or(&[], Vec::as_slice)
    }

    /// The bytes that some member has at a place.
    fn member_bytes(&self, view: View<'_>, kind: FrameKind, at: usize) -> Vec<u8> {
        let FrameKind::MemberOf { base, .. } = kind else { return Vec::new() };
        match (view.composite(view.pointee(base)), view.pointee(base)) {
            (_, Type::UNKNOWN) => (0..=u8::MAX).collect(),
            (None, _) => b"xyzwrgba".to_vec(),
            (Some(composite), _) => {
                let texts = view.state.members(composite).map(|(name, _)| view.text(name).as_bytes());
                texts.filter_map(|text| text.get(at).copied()).collect()
            }
        }
    }

    /// The fixed lexemes of `allowed` that begin with `prefix`.
    fn fixed_range(&self, prefix: &[u8], allowed: TerminalSet) -> impl Iterator<Item = usize> {
        let start = FIXED.partition_point(|(text, _)| text.as_bytes() < prefix);
        let count = FIXED[start..].partition_point(|(text, _)| text.as_bytes().starts_with(prefix));
        (start..start + count).filter(move |&at| !FIXED[at].1.and(allowed).is_empty())
    }

    /// As [`spelled_fits`](Self::spelled_fits), for a fixed lexeme.
    fn fixed_fits(&self, view: View<'_>, at: usize) -> bool {
        match self.fixed.get(at) {
            Some(lexeme) if lexeme.name.is_some() || lexeme.word != Word::Other => view.fits(*lexeme),
            _ => self.spelled_fits(view, &FIXED[at].0),
        }
    }

    fn fixed_begins(&self, view: View<'_>, prefix: &[u8], allowed: TerminalSet) -> bool {
        self.fixed_range(prefix, allowed).any(|at| self.fixed_fits(view, at))
    }

    /// Whether a name that is declared may stand here.
    fn stands(&self, view: View<'_>, name: super::name::NameId) -> bool {
        view.fits(Lexeme { word: Word::Name(name), name: Some(name) })
    }

    fn name_begins(&self, view: View<'_>, prefix: &[u8]) -> bool {
        let mut names = view.state.declarations().filter(|one| view.text(one.name).as_bytes().starts_with(prefix));
        names.any(|one| self.stands(view, one.name))
    }

    fn member_begins(&self, view: View<'_>, kind: FrameKind, prefix: &[u8]) -> bool {
        let FrameKind::MemberOf { base, .. } = kind else { return false };
        let pointee = view.pointee(base);
        if pointee == Type::UNKNOWN {
            return true;
        }
        if let Some(composite) = view.composite(pointee) {
            let mut members =
                view.state.members(composite).filter(|(name, _)| view.text(*name).as_bytes().starts_with(prefix));
            return members.any(|(name, _)| view.fits(Lexeme { word: Word::Name(name), name: Some(name) }));
        }
        // More letters make a longer vector.
        swizzle(prefix).is_some_and(|(length, highest)| {
            (length..=4).any(|length| view.swizzle_fits(&view.state.top(), base, Some((length, highest))))
        })
    }

    /// Whether a number that begins so can have a type that fits.
    fn number_begins(&self, view: View<'_>, prefix: &[u8]) -> bool {
        if self.level < Level::Types {
            return true;
        }
        let fits = |number| view.fits(Lexeme { word: Word::Number { number, value: None }, name: None });
        let is_hex = prefix.get(1).is_some_and(|second| matches!(second, b'x' | b'X'));
        let is_float = !is_hex && prefix.iter().any(|byte| b".eE".contains(byte));
        match prefix.last() {
            Some(b'u') => fits(Type::U32),
            Some(b'i') => fits(Type::I32),
            Some(b'f') if !is_hex => fits(Type::F32),
            _ if is_float => fits(Type::ABSTRACT_FLOAT) || fits(Type::F32),
            _ => [Type::ABSTRACT_INT, Type::I32, Type::U32, Type::F32, Type::ABSTRACT_FLOAT].into_iter().any(fits),
        }
    }
}

/// Whether a name stands for something that is declared, where such a frame is the innermost.
pub(super) fn refers(kind: FrameKind) -> bool {
    matches!(kind, FrameKind::Operand | FrameKind::Block { .. } | FrameKind::For { .. } | FrameKind::TypeName)
}
