//! What has been declared and what is open after some tokens, kept so that going back is cutting vectors.

use super::basic::{Level, Type};
use super::frame::{Accepted, Frame, FrameKind, Stage};
use super::name::NameId;
use super::types::{self, Composite, Known, Part, Space};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A value; where it is a variable, where that lives.
    Value {
        of: Type,
        space: Option<Space>,
        stage: Stage,
        literal: Option<u32>,
    },
    /// A function that may be called, by its number.
    Function(u32),
    Type(Type),
    /// A name that is taken and stands for nothing: entry points, and what is being declared.
    Taken,
}

/// A declaration; they form a chain, the innermost first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declaration {
    pub(super) name: NameId,
    pub(super) meaning: Meaning,
    /// The one before it; [`NO_DECLARATION`] at the end.
    pub(super) outer: u32,
}

pub(super) const NO_DECLARATION: u32 = u32::MAX;

/// A function of the module.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signature {
    pub(super) first: u32,
    pub(super) count: u32,
    pub(super) result: Option<Type>,
    pub(super) must_use: bool,
}

/// The tokens so far, as scopes and types see them.
///
/// Everything that was ever declared or open lies in arenas that only grow; a step says what is current. Going back is
/// cutting them; a clone copies some hundred bytes a token.
#[derive(Debug, Clone)]
pub struct ScopeState {
    steps: Vec<Step>,
    frames: Vec<Frame>,
    declarations: Vec<Declaration>,
    composites: Vec<Known>,
    members: Vec<(NameId, Type)>,
    parameters: Vec<(NameId, Type)>,
    functions: Vec<Signature>,
    spelled: Vec<Box<str>>,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    top: u32,
    /// The innermost declaration.
    scope: u32,
    /// Tokens that were taken although they were refused.
    misfits: u32,
    lengths: [u32; 7],
}

impl Default for ScopeState {
    fn default() -> Self {
        Self::start()
    }
}

impl ScopeState {
    /// Before the first token.
    pub fn start() -> Self {
        let module = Frame {
            below: 0,
            accepted: Accepted::NOTHING,
            level: Level::Full,
            stage: Stage::Constant,
            kind: FrameKind::Module { is_entry: false, must_use: false },
        };
        let step = Step { top: 0, scope: NO_DECLARATION, misfits: 0, lengths: [1, 0, 0, 0, 0, 0, 0] };
        Self {
            steps: vec![step],
            frames: vec![module],
            declarations: Vec::new(),
            composites: Vec::new(),
            members: Vec::new(),
            parameters: Vec::new(),
            functions: Vec::new(),
            spelled: Vec::new(),
        }
    }

    /// Tokens taken so far.
    pub fn len(&self) -> usize {
        self.steps.len() - 1
    }

    /// Whether no token was taken.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many of the tokens did not fit: nothing that the grammar allows did, or the caller did not ask.
    pub fn misfits(&self) -> usize {
        self.step().misfits as usize
    }

    /// Goes back to the state after the first `len` tokens. More than there are: nothing happens.
    pub fn truncate(&mut self, len: usize) {
        self.steps.truncate(len + 1);
        let [frames, declarations, composites, members, parameters, functions, spelled] =
            self.step().lengths.map(|length| length as usize);
        self.frames.truncate(frames);
        self.declarations.truncate(declarations);
        self.composites.truncate(composites);
        self.members.truncate(members);
        self.parameters.truncate(parameters);
        self.functions.truncate(functions);
        self.spelled.truncate(spelled);
    }

    /// Begins the step of the next token.
    pub(super) fn begin_step(&mut self, is_misfit: bool) {
        let mut step = *self.step();
        step.misfits += u32::from(is_misfit);
        self.steps.push(step);
    }

    /// Notes what the current step's token has added.
    pub(super) fn end_step(&mut self) {
        let lengths = [
            self.frames.len(),
            self.declarations.len(),
            self.composites.len(),
            self.members.len(),
            self.parameters.len(),
            self.functions.len(),
            self.spelled.len(),
        ];
        self.step_mut().lengths = lengths.map(index);
    }

    fn step(&self) -> &Step {
        // The first step is never cut.
        &self.steps[self.steps.len() - 1]
    }

    fn step_mut(&mut self) -> &mut Step {
        let last = self.steps.len() - 1;
        &mut self.steps[last]
    }

    pub(super) fn top(&self) -> Frame {
        self.frame(self.step().top)
    }

    pub(super) fn frame(&self, at: u32) -> Frame {
        self.frames[at as usize]
    }

    /// The frame around the innermost.
    pub(super) fn below(&self) -> Frame {
        self.frame(self.top().below)
    }

    pub(super) fn push(&mut self, frame: Frame) {
        let below = self.step().top;
        self.frames.push(Frame { below, ..frame });
        self.step_mut().top = index(self.frames.len() - 1);
    }

    pub(super) fn pop(&mut self) {
        self.step_mut().top = self.top().below;
    }

    /// Puts another frame in the place of the innermost.
    pub(super) fn replace(&mut self, frame: Frame) {
        self.pop();
        self.push(frame);
    }

    /// Gives the innermost frame another kind.
    pub(super) fn become_kind(&mut self, kind: FrameKind) {
        self.replace(Frame { kind, ..self.top() });
    }

    /// The innermost declaration, for [`leave`](Self::leave).
    pub(super) fn scope(&self) -> u32 {
        self.step().scope
    }

    /// Forgets what was declared since `scope` was the innermost.
    pub(super) fn leave(&mut self, scope: u32) {
        self.step_mut().scope = scope;
    }

    pub(super) fn declare(&mut self, name: NameId, meaning: Meaning) {
        let outer = self.scope();
        self.declarations.push(Declaration { name, meaning, outer });
        self.step_mut().scope = index(self.declarations.len() - 1);
    }

    /// All declarations, the innermost first, shadowed ones too.
    pub(super) fn declarations(&self) -> impl Iterator<Item = &Declaration> {
        self.declarations_until(NO_DECLARATION)
    }

    /// Those that were made since `scope` was the innermost.
    pub(super) fn declarations_until(&self, scope: u32) -> impl Iterator<Item = &Declaration> {
        let mut next = self.scope();
        std::iter::from_fn(move || {
            let declaration = (next != scope).then(|| self.declarations.get(next as usize)).flatten()?;
            next = declaration.outer;
            Some(declaration)
        })
    }

    pub(super) fn meaning(&self, name: NameId) -> Option<Meaning> {
        self.declarations().find(|declaration| declaration.name == name).map(|declaration| declaration.meaning)
    }

    /// The number of a name that the vocabulary lacks; `first` is the number of the first such name.
    pub(super) fn spelled_name(&self, first: usize, text: &str) -> Option<NameId> {
        self.spelled.iter().position(|known| &**known == text).map(|at| index(first + at))
    }

    pub(super) fn add_spelled(&mut self, first: usize, text: &str) -> NameId {
        self.spelled_name(first, text).unwrap_or_else(|| {
            self.spelled.push(text.into());
            index(first + self.spelled.len() - 1)
        })
    }

    pub(super) fn spelled_text(&self, first: usize, name: NameId) -> Option<&str> {
        (name as usize).checked_sub(first).and_then(|at| self.spelled.get(at)).map(|text| &**text)
    }

    pub(super) fn known(&self, of: Type) -> Option<&Known> {
        let index = usize::from(of.0).checked_sub(usize::from(Type::UNKNOWN.0) + 1)?;
        let predeclared = &types::PREDECLARED.composites;
        predeclared.get(index).or_else(|| self.composites.get(index - predeclared.len()))
    }

    /// The number of a composite that means the same wherever it is written.
    pub(super) fn intern(&mut self, composite: Composite) -> Type {
        let own = || self.composites.iter().position(|known| known.composite == composite).and_then(declared);
        types::number_of(composite).or_else(own).unwrap_or_else(|| self.add_composite(composite))
    }

    /// A composite that is like no other.
    pub(super) fn add_composite(&mut self, composite: Composite) -> Type {
        let part = |of: Type| -> Part { (of, self.known(of).copied()) };
        let inner = match composite {
            Composite::Array { element: inner, .. } | Composite::Pointer { target: inner, .. } => Some(inner),
            _ => None,
        };
        let members = self.members(composite).map(|(_, of)| of);
        let known = Known::of(composite, members.chain(inner).map(part));
        self.composites.push(known);
        declared(self.composites.len() - 1).unwrap_or(Type::UNKNOWN)
    }

    /// Members of a struct, in order.
    pub(super) fn members(&self, composite: Composite) -> impl Iterator<Item = (NameId, Type)> {
        let (first, count) = match composite {
            Composite::Struct { first, count } => (first as usize, count as usize),
            _ => (0, 0),
        };
        let fixed = if let Composite::Predeclared(members) = composite { Some(members) } else { None };
        let own = self.members.get(first..first + count).unwrap_or_default();
        own.iter().copied().chain(fixed.into_iter().flatten())
    }

    pub(super) fn member_count(&self) -> u32 {
        index(self.members.len())
    }

    pub(super) fn add_member(&mut self, name: NameId, of: Type) {
        self.members.push((name, of));
    }

    pub(super) fn parameter_count(&self) -> u32 {
        index(self.parameters.len())
    }

    pub(super) fn add_parameter(&mut self, name: NameId, of: Type) {
        self.parameters.push((name, of));
    }

    pub(super) fn parameters(&self, first: u32, count: u32) -> &[(NameId, Type)] {
        self.parameters.get(first as usize..(first + count) as usize).unwrap_or_default()
    }

    pub(super) fn function(&self, number: u32) -> Option<Signature> {
        self.functions.get(number as usize).copied()
    }

    pub(super) fn add_function(&mut self, signature: Signature) -> u32 {
        self.functions.push(signature);
        index(self.functions.len() - 1)
    }
}

/// The number of a composite of the module; none where there are more than fit.
fn declared(at: usize) -> Option<Type> {
    u16::try_from(types::first_declared() + at).ok().map(Type)
}

/// A sequence of four thousand million lexemes does not fit into memory.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
