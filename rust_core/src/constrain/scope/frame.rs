//! What is open at some place: a stack of frames, the innermost of which says what a lexeme means.

use super::basic::{ALL_BASIC, Binary, Level, Type, Unary, convertible_to};
use super::name::NameId;
use super::texture::TextureFunction;
use super::types::Space;

/// When a value is known (WGSL section 8.1); each may use those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Constant,
    Override,
    Runtime,
}

/// The types that an expression may have in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Accepted {
    /// The basic ones.
    pub(super) basic: u64,
    /// The others.
    pub(super) want: Want,
    /// Whether it must be something in memory.
    pub(super) reference: bool,
}

/// Which composite types are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    None,
    Any,
    Exactly(Type),
    /// A pointer to what the frame below accepts.
    Pointee,
    /// A pointer to an atomic.
    AtomicPointer,
    Atomic,
    /// A pointer to a runtime-sized array.
    ArrayPointer,
    RuntimeArray,
    WorkgroupPointer,
    Texture(TextureFunction),
    Sampler,
    ComparisonSampler,
}

impl Accepted {
    pub(super) const NOTHING: Self = Self { basic: 0, want: Want::None, reference: false };
    pub(super) const ANYTHING: Self = Self { basic: ALL_BASIC, want: Want::Any, reference: false };

    /// Basic types only.
    pub(super) const fn basic(basic: u64) -> Self {
        Self { basic, want: Want::None, reference: false }
    }

    pub(super) const fn want(want: Want) -> Self {
        Self { basic: 0, want, reference: false }
    }

    /// What becomes a `to` by itself.
    pub(super) fn converting_to(to: Type) -> Self {
        match to {
            Type::UNKNOWN => Self::ANYTHING,
            _ if to.is_basic() => Self::basic(convertible_to(to)),
            _ => Self::want(Want::Exactly(to)),
        }
    }

    /// Integers, for indices, sizes and selectors.
    pub(super) fn integers() -> Self {
        Self::basic(convertible_to(Type::I32) | convertible_to(Type::U32))
    }
}

/// What is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Callee {
    /// A function of the module.
    User(u32),
    Builtin(u8),
    Construct(Type),
    /// A vector or matrix whose kind its arguments say: columns and rows.
    Infer(u8, u8),
    InferArray,
    Bitcast(Type),
}

/// What a template list belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Columns and rows.
    Values(u8, u8),
    Array,
    Pointer,
    Atomic,
    Bitcast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    Plain,
    Function,
    /// Shares the scope of the loop around it.
    Continuing,
}

/// How far a `for` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ForPart {
    Keyword,
    Init,
    Condition,
    Update,
    Body,
}

/// What declares a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Declares {
    Let,
    Const,
    Override,
    Var(Space),
    Alias,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameKind {
    Module {
        is_entry: bool,
        must_use: bool,
    },
    /// An attribute that is followed by parentheses; whether they hold expressions.
    Attribute(bool),
    AttributeArguments,
    /// Everything up to the closing parenthesis; how many are open.
    Skipped(u8),
    /// `struct`, before its brace.
    StructHeader {
        name: Option<NameId>,
    },
    StructBody {
        name: NameId,
        first: u32,
    },
    /// A member after its name, or a parameter.
    Member(NameId),
    Parameter(NameId),
    Function {
        name: Option<NameId>,
        /// Its first parameter.
        first: u32,
        result: Option<Type>,
        is_entry: bool,
        must_use: bool,
    },
    Declaration {
        declares: Declares,
        name: Option<NameId>,
        of: Option<Type>,
        literal: Option<u32>,
    },
    /// Before a type.
    TypeName,
    /// A template list, before or after its first argument.
    Template {
        head: Head,
        element: Option<Type>,
        space: Space,
        count: Option<u32>,
    },
    /// A block that begins with the next brace.
    Header(BlockKind),
    /// After `else`.
    Else,
    Block {
        /// The innermost declaration around it.
        outer: u32,
        kind: BlockKind,
    },
    Switch,
    SwitchBody(Type),
    Case(Type),
    /// A `for`, whose scope began before its header.
    For {
        outer: u32,
        part: ForPart,
    },
    /// A statement of which nothing but the semicolon is left.
    Terminated,
    Break,
    /// An assignment: before the operator.
    Assignment,
    /// A call as a statement.
    CallStatement,

    /// Before an operand.
    Operand,
    /// After one: its type, and where it is stored.
    Value {
        of: Type,
        space: Option<Space>,
        literal: Option<u32>,
    },
    Binary(Binary, Type),
    Unary(Unary),
    Paren,
    /// In the brackets after a value.
    Index {
        base: Type,
        space: Option<Space>,
    },
    /// After the dot.
    MemberOf {
        base: Type,
        space: Option<Space>,
    },
    /// After the name of a function, before its parenthesis or template list.
    Callee(Callee),
    Arguments {
        callee: Callee,
        /// Arguments that are complete.
        count: u16,
        /// What they have told; see [`call`](super::call).
        told: u64,
    },
}

/// Something open. `accepted` and `level` are those of the expression it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) below: u32,
    pub(super) accepted: Accepted,
    pub(super) level: Level,
    pub(super) stage: Stage,
    pub(super) kind: FrameKind,
}

impl Frame {
    /// A frame outside expressions.
    pub(super) fn plain(kind: FrameKind) -> Self {
        Self { below: 0, accepted: Accepted::NOTHING, level: Level::Full, stage: Stage::Runtime, kind }
    }

    /// The beginning of an expression.
    pub(super) fn expression(accepted: Accepted, stage: Stage) -> Self {
        Self { below: 0, accepted, level: Level::Full, stage, kind: FrameKind::Operand }
    }
}
