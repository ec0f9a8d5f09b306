//! Whether a lexeme can begin what an expression must become.

use super::accept::View;
use super::basic::{self, Binary, Kind, Type, Unary};
use super::frame::{Accepted, Frame, FrameKind, Stage, Want};
use super::name::NameId;
use super::overload::{self, Form};
use super::state::Meaning;
use super::texture::{Sampler, TextureFunction};
use super::types::{Composite, Space};
use super::word::{Sign, Word};

impl View<'_> {
    /// By names alone.
    pub(super) fn operand_name_fits(&self, frame: &Frame, word: Word) -> bool {
        let Word::Name(name) = word else { return true };
        match self.state.meaning(name) {
            Some(Meaning::Value { stage, .. }) => stage <= frame.stage,
            Some(Meaning::Function(_)) => frame.stage == Stage::Runtime,
            Some(Meaning::Type(_)) => true,
            Some(Meaning::Taken) | None => false,
        }
    }

    /// Whether `word` can begin what `frame` accepts.
    pub(super) fn operand_fits(&self, frame: &Frame, word: Word) -> bool {
        let reference = frame.accepted.reference;
        match word {
            Word::Number { number, value } => {
                // An abstract integer has 64 bits.
                let is_possible = match self.state.frame(frame.below).kind {
                    FrameKind::Binary(Binary::Shift, left) if left == left.concrete() => value.is_none_or(|by| by < 32),
                    _ => true,
                };
                is_possible && !reference && self.starts(frame, number)
            }
            Word::Bool => !reference && self.starts(frame, Type::BOOL),
            Word::Type(of) => !reference && self.is_constructible(of) && self.starts(frame, of),
            Word::Name(name) => self.name_fits(frame, name),
            Word::Builtin(number) => !reference && self.builtin_fits(frame, number),
            Word::Head(columns, rows) => !reference && self.head_fits(frame, columns, rows),
            Word::Bitcast => !reference && frame.accepted.basic != 0,
            Word::Array => {
                !reference && (frame.accepted.basic != 0 || matches!(frame.accepted.want, Want::Any | Want::Exactly(_)))
            }
            Word::Sign(Sign::ParenClose) => {
                let below = self.state.frame(frame.below);
                self.call(&below).is_none_or(|call| call.may_end())
            }
            Word::Sign(Sign::ParenOpen) => {
                let inner = self.inner(frame);
                inner.basic != 0 || inner.want != Want::None
            }
            _ => word.unary().is_none_or(|op| self.unary_fits(frame, op)),
        }
    }

    fn name_fits(&self, frame: &Frame, name: NameId) -> bool {
        match self.state.meaning(name) {
            Some(meaning @ Meaning::Value { .. }) => {
                self.value_fits(frame, meaning) && (!frame.accepted.reference || self.target_fits(frame, meaning))
            }
            Some(Meaning::Function(number)) if frame.stage == Stage::Runtime && !frame.accepted.reference => {
                let result = self.state.function(number).and_then(|signature| signature.result);
                result.is_some_and(|result| self.starts(frame, result)) && self.can_call(frame, number)
            }
            Some(Meaning::Type(of)) => !frame.accepted.reference && self.is_constructible(of) && self.starts(frame, of),
            _ => false,
        }
    }

    /// Whether a variable may be changed, if that is what it stands for.
    fn target_fits(&self, frame: &Frame, meaning: Meaning) -> bool {
        let Meaning::Value { of, space, .. } = meaning else { return false };
        let is_written = match self.composite(of) {
            Some(Composite::Pointer { space, .. }) => space.is_writable(),
            _ => of == Type::UNKNOWN || space.is_some_and(Space::is_writable),
        };
        is_written || !self.is_target(*frame)
    }

    fn head_fits(&self, frame: &Frame, columns: u8, rows: u8) -> bool {
        let kinds = [Kind::Bool, Kind::I32, Kind::U32, Kind::F32, Kind::AbstractInt, Kind::AbstractFloat];
        if columns > 1 {
            return [true, false]
                .iter()
                .any(|&is_abstract| self.starts(frame, Type::matrix(columns, rows, is_abstract)));
        }
        kinds.iter().any(|&kind| self.starts(frame, Type::vector(rows, kind)))
    }

    fn unary_fits(&self, frame: &Frame, op: Unary) -> bool {
        match op {
            Unary::Dereference | Unary::AddressOf if frame.stage != Stage::Runtime => false,
            Unary::Dereference => {
                let target = |of| match self.composite(of) {
                    Some(Composite::Pointer { target, .. }) => target,
                    _ => of,
                };
                let fits = |meaning| match meaning {
                    Meaning::Value { of, .. } if of == Type::UNKNOWN => true,
                    Meaning::Value { of, space, .. } => {
                        (space.is_some() || target(of) != of) && self.starts(frame, target(of))
                    }
                    _ => false,
                };
                self.state.declarations().any(|declaration| fits(declaration.meaning))
            }
            // What it gives is no place.
            Unary::AddressOf if frame.accepted.reference => false,
            Unary::AddressOf => {
                let inner = Frame { accepted: self.addressed(frame), level: basic::Level::Postfix, ..*frame };
                self.has_value(&inner)
            }
            _ => !frame.accepted.reference && self.unary_operands(op, frame) != 0,
        }
    }

    /// Whether what a predeclared function gives is accepted, and what it takes is there.
    fn builtin_fits(&self, frame: &Frame, number: u8) -> bool {
        let function = overload::function(number);
        let given = function.reach[frame.level as usize] & frame.accepted.basic != 0
            || function.has_composite && matches!(frame.accepted.want, Want::Any | Want::Exactly(_));
        given && self.has_arguments(frame, number)
    }

    pub(super) fn has_arguments(&self, frame: &Frame, number: u8) -> bool {
        let form = overload::function(number).form;
        if form == Form::Overloaded {
            return true;
        }
        if frame.stage != Stage::Runtime {
            return false;
        }
        let has = |want| self.has_value(&Self::accepting(frame, Accepted::want(want)));
        match form {
            Form::Atomic { .. } => has(Want::Atomic) || has(Want::AtomicPointer),
            Form::ArrayLength => has(Want::RuntimeArray) || has(Want::ArrayPointer),
            Form::UniformLoad => has(Want::WorkgroupPointer) || self.has_space(Space::Workgroup),
            Form::Texture(function) => {
                self.has_texture(frame, function)
                    && match function.sampler() {
                        Sampler::None => true,
                        Sampler::Plain => has(Want::Sampler),
                        Sampler::Comparison => has(Want::ComparisonSampler),
                    }
            }
            Form::Overloaded | Form::Barrier => true,
        }
    }

    /// Whether there is a texture that `function` makes something of that is accepted.
    fn has_texture(&self, frame: &Frame, function: TextureFunction) -> bool {
        let fits = |meaning| match meaning {
            Meaning::Value { of: Type::UNKNOWN, .. } => true,
            Meaning::Value { of, .. } => match self.composite(of) {
                Some(Composite::Texture(texture)) => {
                    function.takes(texture) && self.starts(frame, function.result(texture))
                }
                _ => false,
            },
            _ => false,
        };
        self.state.declarations().any(|declaration| fits(declaration.meaning))
    }

    fn has_space(&self, wanted: Space) -> bool {
        let lives = |meaning| matches!(meaning, Meaning::Value { space: Some(space), .. } if space == wanted);
        self.state.declarations().any(|declaration| lives(declaration.meaning))
    }

    /// Whether there are values for the parameters of a function that have no literals.
    pub(super) fn can_call(&self, frame: &Frame, number: u32) -> bool {
        let Some(signature) = self.state.function(number) else { return true };
        let parameters = self.state.parameters(signature.first, signature.count);
        parameters.iter().filter(|(_, of)| !of.is_basic() && !self.is_constructible(*of)).all(|(_, of)| {
            let inner = Self::accepting(frame, Accepted::converting_to(*of));
            self.has_value(&inner) || self.has_value(&Frame { accepted: self.addressed(&inner), ..inner })
        })
    }
}
