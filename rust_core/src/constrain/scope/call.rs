//! Calls: what an argument may be after those before it, and what comes of them all.

use super::accept::View;
use super::basic::{Kind, Type, convertible_to};
use super::construct;
use super::frame::{Accepted, Callee, Frame, Want};
use super::overload::{self, Candidates, Form};
use super::texture::{Parameters, Sampler, TextureFunction};
use super::types::{self, Composite, Space, Texels, Texture};

/// A call in progress. `frame` is that of its arguments: it accepts what the call's result must become.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    pub(super) view: View<'a>,
    pub(super) frame: &'a Frame,
    pub(super) callee: Callee,
    /// Arguments that are complete.
    pub(super) count: usize,
    /// What they have told: the candidates that are left, the type of an atomic, how much of a vector is filled.
    pub(super) told: u64,
}

/// An argument that is complete.
#[derive(Debug, Clone, Copy)]
pub(super) struct Argument {
    pub(super) of: Type,
    /// For a pointer that was made here: where it points, and to what.
    pub(super) pointer: Option<(Space, Type)>,
}

/// What a call gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Value(Type),
    /// An array of these, which may have no number yet.
    Array(Type, u32),
    Nothing,
}

/// Set where a texture comes second, after the number of a component.
const SHIFTED: u64 = 1 << 32;

impl Call<'_> {
    /// What is known before the first argument.
    pub(super) fn begin(view: View<'_>, frame: &Frame, callee: Callee) -> u64 {
        match callee {
            Callee::Builtin(number) => overload::function(number).candidates(|result| view.starts(frame, result)),
            _ => 0,
        }
    }

    /// What the next argument may be; None where there can be none.
    pub(super) fn accepted(&self) -> Option<Accepted> {
        match self.callee {
            Callee::User(number) => {
                let signature = self.view.state.function(number)?;
                let parameters = self.view.state.parameters(signature.first, signature.count);
                parameters.get(self.count).map(|(_, of)| Accepted::converting_to(*of))
            }
            Callee::Builtin(number) => self.builtin_accepted(number),
            Callee::Construct(of) => construct::accepted(self, of),
            Callee::Infer(columns, rows) => construct::accepted_inferring(self, columns, rows),
            Callee::InferArray => Some(construct::accepted_element(self)),
            Callee::Bitcast(_) => (self.count == 0).then(construct::bits),
        }
    }

    /// What is known after one more argument; None where it does not fit.
    pub(super) fn after(&self, argument: Argument) -> Option<u64> {
        match self.callee {
            Callee::User(_) => Some(0),
            Callee::Builtin(number) => self.builtin_after(number, argument),
            Callee::Construct(of) => construct::after(self, of, argument.of),
            Callee::Infer(columns, rows) => construct::after_inferring(self, columns, rows, argument.of),
            Callee::InferArray => construct::after_element(self, argument.of),
            Callee::Bitcast(_) => Some(0),
        }
    }

    /// What the call gives with the arguments so far; None where some are missing.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        match self.callee {
            Callee::User(number) => {
                let signature = self.view.state.function(number)?;
                let result = signature.result.map_or(Outcome::Nothing, Outcome::Value);
                (self.count == signature.count as usize).then_some(result)
            }
            Callee::Builtin(number) => self.builtin_outcome(number),
            Callee::Construct(of) => construct::is_complete(self, of).then_some(Outcome::Value(of)),
            Callee::Infer(columns, rows) => construct::inferred(self, columns, rows).map(Outcome::Value),
            Callee::InferArray => construct::inferred_array(self),
            Callee::Bitcast(of) => (self.count == 1).then_some(Outcome::Value(of)),
        }
    }

    /// Whether the call may end here: its result is one that is accepted.
    pub(super) fn may_end(&self) -> bool {
        match self.outcome() {
            Some(Outcome::Value(of)) => self.view.starts(self.frame, of),
            Some(Outcome::Array(element, count)) => construct::array_fits(self, element, count),
            Some(Outcome::Nothing) => self.frame.accepted.want == Want::Any,
            None => false,
        }
    }

    /// This call, one argument later.
    fn next(&self, told: u64) -> Self {
        Self { count: self.count + 1, told, ..*self }
    }

    /// Whether `,` may come after an argument.
    pub(super) fn may_go_on(&self, argument: Argument) -> bool {
        let next = self.after(argument).map(|told| self.next(told));
        next.is_some_and(|next| next.accepted().is_some_and(|accepted| accepted != Accepted::NOTHING) || next.may_end())
    }

    /// Whether `)` may come after an argument.
    pub(super) fn may_end_after(&self, argument: Argument) -> bool {
        self.after(argument).is_some_and(|told| self.next(told).may_end())
    }

    fn builtin_accepted(&self, number: u8) -> Option<Accepted> {
        let function = overload::function(number);
        match function.form {
            Form::Overloaded => {
                let basic = function.accepted(self.told, self.count);
                (basic != 0).then_some(Accepted::basic(basic))
            }
            Form::Atomic { .. } if self.count == 0 => Some(Accepted::want(Want::AtomicPointer)),
            Form::Atomic { values, .. } => (self.count <= usize::from(values)).then(|| Accepted::basic(self.told)),
            Form::ArrayLength => (self.count == 0).then_some(Accepted::want(Want::ArrayPointer)),
            Form::UniformLoad => (self.count == 0).then_some(Accepted::want(Want::WorkgroupPointer)),
            Form::Barrier => None,
            Form::Texture(texture) => self.texture_accepted(texture),
        }
    }

    fn builtin_after(&self, number: u8, argument: Argument) -> Option<u64> {
        let function = overload::function(number);
        let target = argument.pointer.map(|(_, target)| target).or_else(|| match self.view.composite(argument.of) {
            Some(Composite::Pointer { target, .. }) => Some(target),
            _ => None,
        });
        match function.form {
            Form::Overloaded => {
                let left: Candidates = function.after(self.told, self.count, argument.of);
                (left != 0).then_some(left)
            }
            Form::Atomic { stores, exchanges, .. } if self.count == 0 => {
                let kind = match target.and_then(|target| self.view.composite(target)) {
                    Some(Composite::Atomic(kind)) => kind,
                    _ => return Some(convertible_to(Type::I32) | convertible_to(Type::U32)),
                };
                let fits = stores || exchanges || self.view.starts(self.frame, Type::scalar(kind));
                fits.then(|| convertible_to(Type::scalar(kind)))
            }
            Form::UniformLoad => {
                let loaded = match target.map(|target| (target, self.view.composite(target))) {
                    Some((_, Some(Composite::Atomic(kind)))) => Type::scalar(kind),
                    Some((target, _)) => target,
                    None => Type::UNKNOWN,
                };
                Some(loaded.0.into())
            }
            Form::Texture(function) => self.texture_after(function, argument.of),
            Form::Atomic { .. } | Form::ArrayLength | Form::Barrier => Some(self.told),
        }
    }

    fn builtin_outcome(&self, number: u8) -> Option<Outcome> {
        let function = overload::function(number);
        let when = |is_complete: bool, outcome| is_complete.then_some(outcome);
        match function.form {
            Form::Overloaded => function.result(self.told, self.count).map(Outcome::Value),
            Form::Atomic { values, exchanges, stores } => {
                let signed = self.told == convertible_to(Type::I32);
                let kind = if signed { Kind::I32 } else { Kind::U32 };
                let outcome = match () {
                    () if stores => Outcome::Nothing,
                    () if self.told.count_ones() > 2 => Outcome::Value(Type::UNKNOWN),
                    () if exchanges => Outcome::Value(types::exchange_result(kind)),
                    () => Outcome::Value(Type::scalar(kind)),
                };
                when(self.count == usize::from(values) + 1, outcome)
            }
            Form::ArrayLength => when(self.count == 1, Outcome::Value(Type::U32)),
            Form::UniformLoad => when(self.count == 1, Outcome::Value(Type(self.told as u16))),
            Form::Barrier => when(self.count == 0, Outcome::Nothing),
            Form::Texture(function) => self.texture_outcome(function),
        }
    }

    /// The texture, and how many arguments come before what follows texture and sampler.
    fn texture(&self, function: TextureFunction) -> Option<(Option<Texture>, usize)> {
        let before = usize::from(self.told & SHIFTED != 0) + 1 + usize::from(function.sampler() != Sampler::None);
        let of = Type(self.told as u16);
        match self.view.composite(of) {
            Some(Composite::Texture(texture)) => Some((Some(texture), before)),
            _ => (self.told & 0xffff != 0).then_some((None, before)),
        }
    }

    fn texture_accepted(&self, function: TextureFunction) -> Option<Accepted> {
        let texture = Accepted::want(Want::Texture(function));
        let Some((known, before)) = self.texture(function) else {
            let is_gather = function == TextureFunction::Gather && self.count == 0;
            return Some(if is_gather { Accepted { basic: Accepted::integers().basic, ..texture } } else { texture });
        };
        if self.count < before {
            let is_compared = function.sampler() == Sampler::Comparison;
            return Some(Accepted::want(if is_compared { Want::ComparisonSampler } else { Want::Sampler }));
        }
        let Some(known) = known else { return Some(Accepted::ANYTHING) };
        let Parameters { sets, count, .. } = function.parameters(known);
        let index = self.count - before;
        (index < count).then(|| Accepted::basic(sets[index]))
    }

    fn texture_after(&self, function: TextureFunction, of: Type) -> Option<u64> {
        if self.told & 0xffff != 0 {
            return Some(self.told);
        }
        match self.view.composite(of) {
            Some(Composite::Texture(texture)) => {
                // The component is left out for a depth texture only.
                let is_shifted = self.told & SHIFTED != 0;
                let is_depth = texture.texels == Texels::Depth;
                let fits = function != TextureFunction::Gather || is_shifted != is_depth;
                fits.then(|| self.told | u64::from(of.0))
            }
            _ if of == Type::UNKNOWN => Some(self.told | u64::from(of.0)),
            _ => Some(self.told | SHIFTED),
        }
    }

    fn texture_outcome(&self, function: TextureFunction) -> Option<Outcome> {
        let (texture, before) = self.texture(function)?;
        let Some(texture) = texture else { return Some(Outcome::Value(Type::UNKNOWN)) };
        let parameters = function.parameters(texture);
        let given = self.count.checked_sub(before)?;
        let fits = given >= parameters.required && given <= parameters.count;
        let is_store = function == TextureFunction::Store;
        fits.then(|| if is_store { Outcome::Nothing } else { Outcome::Value(function.result(texture)) })
    }
}
