//! Whether a lexeme fits where the grammar would have it. When in doubt it does.

use super::Level;
use super::accept::View;
use super::basic::{self, ALL_BASIC, Binary, Kind, Type, Unary, members};
use super::frame::{Accepted, Callee, Declares, Frame, FrameKind, Head, Stage, Want};
use super::name::NameId;
use super::overload::{self, Form};
use super::state::{Meaning, NO_DECLARATION};
use super::texture::{Sampler, TextureFunction};
use super::types::{Composite, Count, Space};
use super::word::{Sign, Word};

/// A lexeme: what it is, and its number as a name if it is a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexeme {
    pub(super) word: Word,
    pub(super) name: Option<NameId>,
}

impl View<'_> {
    pub(super) fn fits(&self, lexeme: Lexeme) -> bool {
        let level = self.level;
        let frame = self.state.top();
        let Lexeme { word, name } = lexeme;
        match frame.kind {
            FrameKind::Operand if level < Level::Types => self.operand_name_fits(&frame, word),
            FrameKind::Operand => self.operand_fits(&frame, word),
            FrameKind::MemberOf { base, .. } if level >= Level::Members => self.member_fits(&frame, base, name),
            // Only a name that stands for a function is called.
            FrameKind::Value { .. } if word == Word::Sign(Sign::ParenOpen) => false,
            FrameKind::Callee(callee) => match word {
                Word::Sign(Sign::Less) => match callee {
                    Callee::Infer(..) | Callee::InferArray | Callee::Bitcast(_) => {
                        level < Level::Types || self.has_component_type(head_of(callee))
                    }
                    _ => false,
                },
                word => word == Word::Sign(Sign::ParenOpen),
            },
            FrameKind::Value { of, .. } if level >= Level::Types => self.operator_fits(&frame, of, word),
            FrameKind::Value { of, .. } if level >= Level::Members && word == Word::Sign(Sign::Dot) => {
                self.has_members(of)
            }
            FrameKind::Block { .. } | FrameKind::For { .. } => self.statement_fits(word),
            FrameKind::TypeName => self.type_fits(word),
            FrameKind::Template { head: Head::Pointer, .. } => self.pointer_space_fits(&frame, word),
            FrameKind::StructHeader { .. } => self.is_free(word),
            FrameKind::Function { name: None, .. } => self.is_free(word),
            FrameKind::Function { first, .. } => match word {
                Word::Name(name) => !self.has_parameter(first, name),
                _ => true,
            },
            FrameKind::StructBody { first, .. } => name.is_none_or(|name| self.is_free_member(first, name)),
            FrameKind::Declaration { name: None, .. } => self.is_free(word),
            _ => true,
        }
    }

    fn has_parameter(&self, first: u32, name: NameId) -> bool {
        let count = self.state.parameter_count() - first;
        self.state.parameters(first, count).iter().any(|(known, _)| *known == name)
    }

    /// Whether a struct may have one more member of this name.
    fn is_free_member(&self, first: u32, name: NameId) -> bool {
        let so_far = Composite::Struct { first, count: self.state.member_count() - first };
        let is_sized =
            |of| self.level < Level::Types || self.state.known(of).is_none_or(|known| !known.has_runtime_array);
        self.state.members(so_far).all(|(known, of)| known != name && is_sized(of))
    }

    fn is_free(&self, word: Word) -> bool {
        match word {
            Word::Name(name) => self.is_free_name(name),
            _ => true,
        }
    }

    /// Whether a name may be declared here: no other of the same scope has it.
    fn is_free_name(&self, name: NameId) -> bool {
        let mut frame = self.state.top();
        let outer = loop {
            match frame.kind {
                FrameKind::Module { .. } => break NO_DECLARATION,
                FrameKind::Block { outer, .. } | FrameKind::For { outer, .. } => break outer,
                _ => frame = self.state.frame(frame.below),
            }
        };
        self.state.declarations_until(outer).all(|declaration| declaration.name != name)
    }

    /// By names alone.
    fn operand_name_fits(&self, frame: &Frame, word: Word) -> bool {
        let Word::Name(name) = word else { return true };
        match self.state.meaning(name) {
            Some(Meaning::Value { stage, .. }) => stage <= frame.stage,
            Some(Meaning::Function(_)) => frame.stage == Stage::Runtime,
            Some(Meaning::Type(_)) => true,
            Some(Meaning::Taken) | None => false,
        }
    }

    /// Whether `word` can begin what `frame` accepts.
    fn operand_fits(&self, frame: &Frame, word: Word) -> bool {
        let reference = frame.accepted.reference;
        match word {
            Word::Number { number, value } => {
                let is_shift = matches!(self.state.frame(frame.below).kind, FrameKind::Binary(Binary::Shift, _));
                let is_possible = !is_shift || value.is_none_or(|value| value < 32);
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

    fn has_arguments(&self, frame: &Frame, number: u8) -> bool {
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
    fn can_call(&self, frame: &Frame, number: u32) -> bool {
        let Some(signature) = self.state.function(number) else { return true };
        let parameters = self.state.parameters(signature.first, signature.count);
        parameters.iter().filter(|(_, of)| !of.is_basic() && !self.is_constructible(*of)).all(|(_, of)| {
            let inner = Self::accepting(frame, Accepted::converting_to(*of));
            self.has_value(&inner) || self.has_value(&Frame { accepted: self.addressed(&inner), ..inner })
        })
    }

    fn has_members(&self, of: Type) -> bool {
        match self.composite(of) {
            Some(Composite::Pointer { target, .. }) => {
                target == Type::UNKNOWN || target != of && self.has_members(target)
            }
            Some(Composite::Struct { .. } | Composite::Predeclared(_)) => true,
            Some(_) => false,
            None => of.shape().is_none_or(|shape| shape.columns == 1 && shape.rows > 1),
        }
    }

    fn member_fits(&self, frame: &Frame, base: Type, name: Option<NameId>) -> bool {
        let Some(name) = name else { return base == Type::UNKNOWN };
        if self.pointee(base).is_basic() {
            return self.swizzle_fits(frame, base, self.swizzle(name));
        }
        self.member(base, name).is_some_and(|of| self.level < Level::Types || self.starts(frame, of))
    }

    /// Whether components of a vector may be taken: how many, and which the highest is.
    pub(super) fn swizzle_fits(&self, frame: &Frame, base: Type, selected: Option<(u8, u8)>) -> bool {
        let (Some(shape), Some((length, highest))) = (self.pointee(base).shape(), selected) else { return false };
        if shape.columns > 1 || shape.rows < highest.max(2) {
            return false;
        }
        // Of a vector that is written to, one component.
        let fits = (length == 1 || !frame.accepted.reference) && self.starts(frame, Type::vector(length, shape.kind));
        self.level < Level::Types || fits
    }

    pub(super) fn pointee(&self, of: Type) -> Type {
        match self.composite(of) {
            Some(Composite::Pointer { target, .. }) => target,
            _ => of,
        }
    }

    /// What may come after an operand.
    fn operator_fits(&self, frame: &Frame, of: Type, word: Word) -> bool {
        // A component of a vector has no address.
        let is_addressed = self.state.frame(frame.below).kind == FrameKind::Unary(Unary::AddressOf);
        let has_parts = !is_addressed || self.pointee(of).shape().is_none_or(|shape| shape.columns > 1);
        match word {
            Word::Sign(Sign::Dot) => has_parts && self.has_fitting_member(frame, self.pointee(of)),
            Word::Sign(Sign::BracketOpen) => {
                has_parts && self.element(of).is_some_and(|element| self.starts(frame, element))
            }
            Word::Sign(Sign::Equals | Sign::Increment) | Word::Assign(_) => self.assignment_fits(word),
            _ => match word.binary().filter(|_| !self.closes_template(word)) {
                Some(op) => self.binary_fits(op),
                None => self.closing_fits(word),
            },
        }
    }

    fn has_fitting_member(&self, frame: &Frame, of: Type) -> bool {
        match self.composite(of) {
            Some(composite) => self.state.members(composite).any(|(_, part)| self.starts(frame, part)),
            None if of == Type::UNKNOWN => true,
            None => of.shape().is_some_and(|shape| {
                let vectors = 1..=if frame.accepted.reference { 1 } else { 4 };
                let is_vector = shape.columns == 1 && shape.rows > 1;
                is_vector && vectors.into_iter().any(|rows| self.starts(frame, Type::vector(rows, shape.kind)))
            }),
        }
    }

    fn binary_fits(&self, op: Binary) -> bool {
        let Some(settled) = self.settle(Some(op.tightness())) else { return false };
        let free = settled.pointer.is_none() && !settled.frame.accepted.reference;
        free && (settled.of == Type::UNKNOWN || self.right_operands(op, settled.of, &settled.frame) != 0)
    }

    /// Whether `>` ends the template list around this expression.
    pub(super) fn closes_template(&self, word: Word) -> bool {
        let mut frame = self.state.top();
        word == Word::Sign(Sign::Greater)
            && loop {
                match frame.kind {
                    FrameKind::Value { .. } | FrameKind::Binary(..) | FrameKind::Unary(_) => {
                        frame = self.state.frame(frame.below);
                    }
                    kind => break matches!(kind, FrameKind::Template { .. }),
                }
            }
    }

    fn assignment_fits(&self, word: Word) -> bool {
        let Some(settled) = self.settle(None) else { return false };
        let of = settled.of;
        if settled.pointer.is_some() || !settled.space.is_some_and(Space::is_writable) && of != Type::UNKNOWN {
            return false;
        }
        match word {
            Word::Assign(op) => of == Type::UNKNOWN || Self::assigned(op, of) != 0,
            Word::Sign(Sign::Increment) => matches!(of, Type::I32 | Type::U32 | Type::UNKNOWN),
            _ => self.is_constructible(of),
        }
    }

    /// The basic types that `variable op= ...` takes.
    pub(super) fn assigned(op: Binary, variable: Type) -> u64 {
        let fits = |of: &Type| op.result(variable, *of) == Some(variable);
        members(ALL_BASIC).filter(fits).fold(0, |set, of| set | of.bit())
    }

    /// Whether an expression may end before `word`.
    fn closing_fits(&self, word: Word) -> bool {
        let Some(settled) = self.settle(None) else { return false };
        let below = self.state.frame(settled.frame.below);
        match below.kind {
            FrameKind::Paren => match settled.pointer {
                Some((space, target)) => self.pointer_starts(&below, space, target),
                None => self.starts(&below, settled.of),
            },
            FrameKind::Index { base, .. } => {
                let inside = match (settled.literal, self.length(base)) {
                    (Some(index), Some(length)) => index < length,
                    _ => true,
                };
                inside && self.is_accepted(&settled)
            }
            _ => match self.call(&below) {
                Some(call) if self.is_accepted(&settled) => match word {
                    Word::Sign(Sign::Comma) => call.may_go_on(settled.argument()),
                    _ => call.may_end_after(settled.argument()),
                },
                Some(_) => false,
                None => self.is_accepted(&settled),
            },
        }
    }

    /// What may begin a statement.
    fn statement_fits(&self, word: Word) -> bool {
        let frame = Frame::expression(Accepted { reference: true, ..Accepted::ANYTHING }, Stage::Runtime);
        match word {
            Word::Name(name) => match self.state.meaning(name) {
                Some(Meaning::Function(number)) => {
                    let must_use = self.state.function(number).is_some_and(|signature| signature.must_use);
                    !must_use && (self.level < Level::Types || self.can_call(&frame, number))
                }
                Some(Meaning::Value { of, space, .. }) => {
                    self.level < Level::Types
                        || of == Type::UNKNOWN
                        || match self.composite(of) {
                            Some(Composite::Pointer { space, target }) => space.is_writable() && self.has_parts(target),
                            _ => space.is_some_and(Space::is_writable),
                        }
                }
                _ => false,
            },
            Word::Builtin(number) => self.level < Level::Types || self.has_arguments(&frame, number),
            Word::Sign(Sign::Ampersand) => self.level < Level::Types,
            Word::Sign(Sign::Star) => self.level < Level::Types || self.has_variable(),
            _ => true,
        }
    }

    fn has_parts(&self, of: Type) -> bool {
        self.has_members(of) || self.element(of).is_some()
    }

    /// Whether anything can be assigned to through a pointer.
    fn has_variable(&self) -> bool {
        let writes = |meaning| match meaning {
            Meaning::Value { of, space, .. } => match self.composite(of) {
                Some(Composite::Pointer { space, .. }) => space.is_writable(),
                _ => of == Type::UNKNOWN || space.is_some_and(Space::is_writable),
            },
            _ => false,
        };
        self.state.declarations().any(|declaration| writes(declaration.meaning))
    }

    /// What may stand for a type.
    fn type_fits(&self, word: Word) -> bool {
        let of = match word {
            Word::Name(name) => match self.state.meaning(name) {
                Some(Meaning::Type(of)) => of,
                _ => return false,
            },
            Word::Type(of) => of,
            Word::Head(columns, rows) if self.level >= Level::Types => {
                let head = Head::Values(columns, rows);
                let of = if columns > 1 { Type::matrix(columns, rows, false) } else { Type::vector(rows, Kind::F32) };
                return self.has_component_type(head) && self.type_may_stand(of);
            }
            Word::Array => return self.level < Level::Types || self.array_type_fits(),
            Word::Atomic => return self.level < Level::Types || self.atomic_type_fits(),
            Word::Pointer => return self.level < Level::Types || self.pointer_type_fits(),
            _ => return true,
        };
        self.level < Level::Types || of == Type::UNKNOWN || self.type_may_stand(of)
    }

    /// Whether an alias is in scope that may stand in the list of `head`: closed lists are one lexeme.
    fn has_component_type(&self, head: Head) -> bool {
        let fits = |meaning| match meaning {
            Meaning::Type(Type::UNKNOWN) => true,
            Meaning::Type(of) => Self::is_component(head, of),
            _ => false,
        };
        matches!(head, Head::Array | Head::Bitcast | Head::Pointer)
            || self.state.declarations().any(|declaration| fits(declaration.meaning))
    }

    fn is_component(head: Head, of: Type) -> bool {
        match head {
            Head::Values(1, _) => of.shape().is_some_and(|shape| (shape.columns, shape.rows) == (1, 1)),
            Head::Values(..) => of == Type::F32,
            Head::Atomic => matches!(of, Type::I32 | Type::U32),
            Head::Array | Head::Bitcast | Head::Pointer => true,
        }
    }

    /// Where the type that is being written belongs.
    fn type_place(&self) -> FrameKind {
        self.state.below().kind
    }

    fn type_may_stand(&self, of: Type) -> bool {
        let known = self.state.known(of);
        let is_handle = known.is_some_and(|known| {
            matches!(known.composite, Composite::Texture(_) | Composite::Sampler | Composite::ComparisonSampler)
        });
        let is_pointer = matches!(self.composite(of), Some(Composite::Pointer { .. }));
        let has_runtime_array = known.is_some_and(|known| known.has_runtime_array);
        let is_stored = !is_handle && !is_pointer;
        let is_constructible = self.is_constructible(of);
        match self.type_place() {
            FrameKind::Declaration { declares, .. } => match declares {
                Declares::Var(Space::Handle) => is_handle,
                Declares::Var(Space::StorageRead | Space::Storage) => is_stored && of != Type::BOOL,
                Declares::Var(Space::Uniform) => is_constructible && of != Type::BOOL,
                Declares::Var(Space::Workgroup) => is_stored && !has_runtime_array,
                Declares::Let => is_constructible || is_pointer,
                Declares::Override => of.shape().is_some_and(|shape| (shape.columns, shape.rows) == (1, 1)),
                Declares::Var(_) | Declares::Const => is_constructible,
                Declares::Alias => true,
            },
            FrameKind::Parameter(_) => is_constructible || is_pointer || is_handle,
            FrameKind::Function { .. } => is_constructible,
            // A struct with a runtime-sized array is in no other.
            FrameKind::Member(_) => {
                is_stored && (!has_runtime_array || matches!(self.composite(of), Some(Composite::Array { .. })))
            }
            FrameKind::Template { head, .. } => match head {
                Head::Values(..) | Head::Atomic => Self::is_component(head, of),
                Head::Array => is_stored && !has_runtime_array,
                Head::Bitcast => of.shape().is_some_and(|shape| shape.columns == 1 && shape.kind != Kind::Bool),
                Head::Pointer => is_stored,
            },
            _ => true,
        }
    }

    fn array_type_fits(&self) -> bool {
        !matches!(
            self.type_place(),
            FrameKind::Declaration { declares: Declares::Var(Space::Handle) | Declares::Override, .. }
                | FrameKind::Template { head: Head::Values(..) | Head::Atomic | Head::Bitcast, .. }
        )
    }

    fn atomic_type_fits(&self) -> bool {
        if !self.has_component_type(Head::Atomic) {
            return false;
        }
        match self.type_place() {
            FrameKind::Declaration { declares, .. } => matches!(
                declares,
                Declares::Alias | Declares::Var(Space::Workgroup | Space::Storage | Space::StorageRead)
            ),
            FrameKind::Member(_) => true,
            FrameKind::Template { head, .. } => matches!(head, Head::Array | Head::Pointer),
            _ => false,
        }
    }

    fn pointer_type_fits(&self) -> bool {
        matches!(
            self.type_place(),
            FrameKind::Parameter(_) | FrameKind::Declaration { declares: Declares::Let | Declares::Alias, .. }
        )
    }

    /// naga takes no pointers into other spaces as parameters.
    fn pointer_space_fits(&self, frame: &Frame, word: Word) -> bool {
        let Word::Space(space) = word else { return true };
        let outer = self.state.frame(self.state.frame(frame.below).below);
        let is_parameter = matches!(outer.kind, FrameKind::Parameter(_));
        self.level < Level::Types || !is_parameter || matches!(space, Space::Function | Space::Private)
    }
}

/// Whether a callee's name says its type by itself, or needs a template list or arguments.
pub(super) fn callee_of(word: Word) -> Option<Callee> {
    match word {
        Word::Type(of) => Some(Callee::Construct(of)),
        Word::Head(columns, rows) => Some(Callee::Infer(columns, rows)),
        Word::Array => Some(Callee::InferArray),
        Word::Bitcast => Some(Callee::Bitcast(Type::UNKNOWN)),
        Word::Builtin(number) => Some(Callee::Builtin(number)),
        _ => None,
    }
}

/// What the template list after a callee's name belongs to.
pub(super) fn head_of(callee: Callee) -> Head {
    match callee {
        Callee::Infer(columns, rows) => Head::Values(columns, rows),
        Callee::InferArray => Head::Array,
        _ => Head::Bitcast,
    }
}

/// The size that `array<..., N>` was given.
pub(super) fn counted(count: Option<u32>, is_given: bool) -> Count {
    match (count, is_given) {
        (Some(count), _) => Count::Known(count),
        (None, true) => Count::Unknown,
        (None, false) => Count::Runtime,
    }
}
