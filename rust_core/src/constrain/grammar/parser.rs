//! A parse in progress: an LR stack that remembers, so that it can go back.

use super::nesting::{Frame, MAX_LEVEL};
use super::tables::{self, Finish, Terminal, TerminalSet};

const BREAK: Terminal = Terminal::named("'break'");
const IF: Terminal = Terminal::named("'if'");
const INT: Terminal = Terminal::named("INT");
const RETURN: Terminal = Terminal::named("'return'");

/// From this many levels below [`MAX_LEVEL`] on, a lexeme is allowed only if the unit can still be closed in time.
const CLOSING_LEVELS: u16 = 8;

/// A parse in progress, after some tokens.
///
/// Every stack it ever had is kept as a chain of nodes in one arena, as are the frames of [`nesting`](super::nesting):
/// going back is cutting three vectors, and a clone copies some bytes a token.
#[derive(Debug, Clone)]
pub struct GrammarState {
    nodes: Vec<Node>,
    frames: Vec<Frame>,
    steps: Vec<Step>,
    /// The bytes of all spellings.
    spelled: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    state: u16,
    below: u32,
}

/// What is true after a token.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// Top of the stack.
    top: u32,
    frame: u32,
    last: Option<Terminal>,
    /// Where in `spelled` the unfinished spelling begins; its end where there is none.
    spelling: u32,
    /// Lengths of the arenas.
    nodes: u32,
    frames: u32,
    spelled: u32,
}

impl Default for GrammarState {
    fn default() -> Self {
        Self::start()
    }
}

impl GrammarState {
    /// Before the first token.
    pub fn start() -> Self {
        let step = Step { top: 0, frame: 0, last: None, spelling: 0, nodes: 1, frames: 1, spelled: 0 };
        let nodes = vec![Node { state: 0, below: 0 }];
        Self { nodes, frames: vec![Frame::default()], steps: vec![step], spelled: Vec::new() }
    }

    /// Tokens taken so far.
    pub fn len(&self) -> usize {
        self.steps.len() - 1
    }

    /// Whether no token was taken.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Goes back to the state after the first `len` tokens. More than there are: nothing happens.
    pub fn truncate(&mut self, len: usize) {
        self.steps.truncate(len + 1);
        let step = *self.step();
        self.nodes.truncate(step.nodes as usize);
        self.frames.truncate(step.frames as usize);
        self.spelled.truncate(step.spelled as usize);
    }

    /// The terminals that may come next, exactly: after each of them some text completes the unit.
    ///
    /// An LALR state's own look-aheads are a superset (states were merged), so the reductions are tried on this very
    /// stack, for all terminals of a set at a time.
    pub fn allowed(&self) -> TerminalSet {
        self.allowed_of(TerminalSet::ALL)
    }

    /// Whether `terminal` may come next.
    pub fn accepts(&self, terminal: Terminal) -> bool {
        !self.allowed_of(TerminalSet::of(&[terminal])).is_empty()
    }

    /// Which of `candidates` may come next.
    pub(super) fn allowed_of(&self, candidates: TerminalSet) -> TerminalSet {
        let frame = self.frame();
        let viable = self.viable(candidates.without(frame.refused(self.step().last)));
        if frame.level + CLOSING_LEVELS <= MAX_LEVEL {
            return viable;
        }
        let closes = |&terminal: &Terminal| self.closes_in_time(terminal);
        viable.iter().filter(closes).fold(TerminalSet::EMPTY, |set, one| set.or(TerminalSet::of(&[one])))
    }

    /// Takes a terminal; false, and nothing happens, where it is not accepted.
    pub fn push(&mut self, terminal: Terminal) -> bool {
        if !self.accepts(terminal) {
            return false;
        }
        self.take(terminal)
    }

    /// As [`push`](Self::push), for a terminal known to be accepted: only the parser's own word is asked for.
    pub(super) fn take(&mut self, terminal: Terminal) -> bool {
        let step = *self.step();
        let mut top = step.top;
        loop {
            let state = self.node(top).state;
            if let Some(next) = tables::shift(state, terminal) {
                top = self.grow(next, top);
                break;
            }
            let production = tables::reductions(state).find(|(_, ahead)| ahead.contains(terminal));
            let Some(reduced) = production.and_then(|(production, _)| self.reduce(top, production)) else {
                self.nodes.truncate(step.nodes as usize);
                return false;
            };
            top = reduced;
        }
        let frame = self.frame().advance(step.frame, step.last, terminal, &mut self.frames);
        self.note(top, frame, Some(terminal), self.spelled.len());
        true
    }

    /// The bytes of the lexeme that is being spelled; empty between lexemes.
    pub fn spelling(&self) -> &[u8] {
        &self.spelled[self.step().spelling as usize..]
    }

    /// Takes a byte of a spelling.
    pub(super) fn spell(&mut self, byte: u8) {
        let step = *self.step();
        self.spelled.push(byte);
        self.note(step.top, step.frame, step.last, step.spelling as usize);
    }

    /// The shortest end of the unit, [`Terminal::END`] not included. An unfinished spelling counts as not begun.
    ///
    /// Shortest as far as one state can see: what is begun is ended in the fewest lexemes, and nothing else is begun.
    pub fn closing(&self) -> Vec<Terminal> {
        let mut closed = self.clone();
        let mut terminals = Vec::new();
        while let Some(terminal) = closed.finish_lexeme() {
            terminals.push(terminal);
        }
        terminals
    }

    /// The first lexeme of [`closing`](Self::closing).
    pub(super) fn next_of_closing(&mut self) -> Option<Terminal> {
        let len = self.len();
        let next = self.finish_lexeme();
        self.truncate(len);
        next
    }

    /// How many lexemes [`closing`](Self::closing) has after `terminal`, unless it is not accepted or they are more than
    /// `most`. Leaves the state as it is.
    pub(super) fn closing_len_after(&mut self, terminal: Terminal, most: usize) -> Option<usize> {
        let len = self.len();
        if !self.push(terminal) {
            return None;
        }
        let count = (0..=most).take_while(|_| self.finish_lexeme().is_some()).count();
        self.truncate(len);
        (count <= most).then_some(count)
    }

    /// Takes the next terminal of the closing; None at the end.
    fn finish_lexeme(&mut self) -> Option<Terminal> {
        let mut top = self.step().top;
        loop {
            match tables::finish(self.node(top).state) {
                Finish::Reduce(production) => top = self.reduce(top, production)?,
                Finish::Shift(Terminal::END) => return None,
                Finish::Shift(terminal) => {
                    let step = *self.step();
                    // `return;` where a value is due and `break;` where `break if` is: the grammar knows of neither.
                    let is_refused = self.frame().refused(step.last).contains(terminal);
                    let terminal = match step.last {
                        Some(RETURN) if is_refused => INT,
                        Some(BREAK) if is_refused => IF,
                        _ => terminal,
                    };
                    let next = tables::shift(self.node(top).state, terminal)?;
                    top = self.grow(next, top);
                    let frame = self.frame().advance(step.frame, step.last, terminal, &mut self.frames);
                    self.note(top, frame, Some(terminal), self.spelled.len());
                    return Some(terminal);
                }
            }
        }
    }

    /// Whether, with `terminal`, the unit can be closed without nesting too deep. Rare, so it may be slow.
    fn closes_in_time(&self, terminal: Terminal) -> bool {
        let mut trial = self.clone();
        let mut more = trial.take(terminal);
        while more && trial.frame().level <= MAX_LEVEL {
            more = trial.finish_lexeme().is_some();
        }
        !more
    }

    /// Which of `candidates` the parser would read, after whatever reductions.
    fn viable(&self, candidates: TerminalSet) -> TerminalSet {
        let mut found = TerminalSet::EMPTY;
        let mut pending = vec![(VirtualStack { below: self.step().top, above: Vec::new() }, candidates)];
        while let Some((stack, candidates)) = pending.pop() {
            let state = stack.state(self);
            found = found.or(tables::shifts(state).and(candidates));
            for (production, ahead) in tables::reductions(state) {
                let candidates = candidates.and(ahead);
                if !candidates.is_empty()
                    && let Some(reduced) = stack.reduced(self, production)
                {
                    pending.push((reduced, candidates));
                }
            }
        }
        found
    }

    /// The stack after a reduction; its new top.
    fn reduce(&mut self, top: u32, production: u16) -> Option<u32> {
        let below = (0..tables::length(production)).fold(top, |node, _| self.node(node).below);
        let next = tables::goto(self.node(below).state, production)?;
        Some(self.grow(next, below))
    }

    fn grow(&mut self, state: u16, below: u32) -> u32 {
        self.nodes.push(Node { state, below });
        index(self.nodes.len() - 1)
    }

    fn note(&mut self, top: u32, frame: u32, last: Option<Terminal>, spelling: usize) {
        let (nodes, frames, spelled) = (index(self.nodes.len()), index(self.frames.len()), index(self.spelled.len()));
        self.steps.push(Step { top, frame, last, spelling: index(spelling), nodes, frames, spelled });
    }

    fn step(&self) -> &Step {
        // The first step is never cut.
        &self.steps[self.steps.len() - 1]
    }

    fn frame(&self) -> Frame {
        self.frames[self.step().frame as usize]
    }

    fn node(&self, node: u32) -> Node {
        self.nodes[node as usize]
    }
}

/// A sequence of four thousand million lexemes does not fit into memory.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A stack that reductions were tried on: some of the real one, and states above it.
struct VirtualStack {
    below: u32,
    above: Vec<u16>,
}

impl VirtualStack {
    fn state(&self, real: &GrammarState) -> u16 {
        self.above.last().copied().unwrap_or(real.node(self.below).state)
    }

    fn reduced(&self, real: &GrammarState, production: u16) -> Option<Self> {
        let length = tables::length(production);
        let kept = self.above.len().saturating_sub(length);
        let below = (self.above.len()..length).fold(self.below, |node, _| real.node(node).below);
        let mut reduced = Self { below, above: self.above[..kept].to_vec() };
        let next = tables::goto(reduced.state(real), production)?;
        reduced.above.push(next);
        Some(reduced)
    }
}
