//! The types that operators work on: scalars, vectors and matrices, abstract ones included. There are 42, so that a set of
//! them is one word, and what an expression can become is a table.

use std::sync::LazyLock;

/// How many basic types there are.
pub(super) const BASIC_COUNT: u16 = 42;
/// Every basic type.
pub(super) const ALL_BASIC: u64 = (1 << BASIC_COUNT) - 1;

/// A type: a basic one, an unknown one, or a composite of [`types`](super::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Type(pub(super) u16);

/// What the components of a basic type are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    I32,
    U32,
    F32,
    AbstractInt,
    AbstractFloat,
}

pub(super) const KINDS: [Kind; 6] =
    [Kind::Bool, Kind::I32, Kind::U32, Kind::F32, Kind::AbstractInt, Kind::AbstractFloat];

/// The build of a basic type: `columns` by `rows`, both 1 for a scalar, one column for a vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) columns: u8,
    pub(super) rows: u8,
    pub(super) kind: Kind,
}

impl Kind {
    /// Whether a value becomes one of `other` by itself (WGSL section 6.1.2).
    pub(super) fn converts_to(self, other: Self) -> bool {
        match (self, other) {
            (Self::AbstractInt, to) => to != Self::Bool,
            (Self::AbstractFloat, to) => matches!(to, Self::F32 | Self::AbstractFloat),
            (from, to) => from == to,
        }
    }

    /// The kind that both become.
    pub(super) fn join(self, other: Self) -> Option<Self> {
        if self.converts_to(other) { Some(other) } else { other.converts_to(self).then_some(self) }
    }

    fn is_integer(self) -> bool {
        matches!(self, Self::I32 | Self::U32 | Self::AbstractInt)
    }
}

impl Type {
    pub(super) const BOOL: Self = Self(0);
    pub(super) const I32: Self = Self(1);
    pub(super) const U32: Self = Self(2);
    pub(super) const F32: Self = Self(3);
    pub(super) const ABSTRACT_INT: Self = Self(4);
    pub(super) const ABSTRACT_FLOAT: Self = Self(5);
    /// A type that was not found out: everything is allowed with it.
    pub(super) const UNKNOWN: Self = Self(BASIC_COUNT);

    pub(super) const fn scalar(kind: Kind) -> Self {
        Self(kind as u16)
    }

    /// A vector of 2 to 4 components; a scalar for 1.
    pub(super) const fn vector(rows: u8, kind: Kind) -> Self {
        Self(6 * (rows as u16 - 1) + kind as u16)
    }

    /// A matrix of floats.
    pub(super) const fn matrix(columns: u8, rows: u8, is_abstract: bool) -> Self {
        Self(24 + ((columns as u16 - 2) * 3 + rows as u16 - 2) * 2 + is_abstract as u16)
    }

    pub(super) fn of(shape: Shape) -> Self {
        match shape.columns {
            1 => Self::vector(shape.rows, shape.kind),
            columns => Self::matrix(columns, shape.rows, shape.kind == Kind::AbstractFloat),
        }
    }

    /// None for what is not basic.
    pub(super) fn shape(self) -> Option<Shape> {
        let Self(index) = self;
        match index {
            0..24 => Some(Shape { columns: 1, rows: (index / 6 + 1) as u8, kind: KINDS[usize::from(index % 6)] }),
            24..BASIC_COUNT => {
                let (dimensions, is_abstract) = ((index - 24) / 2, (index - 24) % 2 == 1);
                let kind = if is_abstract { Kind::AbstractFloat } else { Kind::F32 };
                Some(Shape { columns: (dimensions / 3 + 2) as u8, rows: (dimensions % 3 + 2) as u8, kind })
            }
            _ => None,
        }
    }

    pub(super) fn is_basic(self) -> bool {
        self.0 < BASIC_COUNT
    }

    /// Its bit in a set of basic types; nothing for others.
    pub(super) fn bit(self) -> u64 {
        if self.is_basic() { 1 << self.0 } else { 0 }
    }

    /// What a variable without a type gets of such a value.
    pub(super) fn concrete(self) -> Self {
        let kind = match self.shape() {
            Some(Shape { kind: Kind::AbstractInt, .. }) => Kind::I32,
            Some(Shape { kind: Kind::AbstractFloat, .. }) => Kind::F32,
            _ => return self,
        };
        self.shape().map_or(self, |shape| Self::of(Shape { kind, ..shape }))
    }

    /// The type of a column or component; None where there is none.
    pub(super) fn element(self) -> Option<Self> {
        let shape = self.shape()?;
        match (shape.columns, shape.rows) {
            (1, 1) => None,
            (1, _) => Some(Self::scalar(shape.kind)),
            (_, rows) => Some(Self::vector(rows, shape.kind)),
        }
    }
}

/// The basic types of a set.
pub(super) fn members(mut set: u64) -> impl Iterator<Item = Type> {
    std::iter::from_fn(move || {
        let lowest = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (lowest < u64::BITS).then_some(Type(lowest as u16))
    })
}

/// Classes of binary operators that types do not tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binary {
    /// `*`
    Multiply,
    /// `/ %`
    Divide,
    /// `+ -`
    Add,
    /// `<< >>`
    Shift,
    /// `== !=`
    Equal,
    /// `< <= > >=`
    Order,
    /// `& |`
    Bits,
    /// `^`
    Xor,
    /// `&& ||`
    Logical,
}

const BINARIES: [Binary; 9] = [
    Binary::Multiply,
    Binary::Divide,
    Binary::Add,
    Binary::Shift,
    Binary::Equal,
    Binary::Order,
    Binary::Bits,
    Binary::Xor,
    Binary::Logical,
];

/// Unary operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unary {
    Negate,
    Not,
    Complement,
    Dereference,
    AddressOf,
}

/// Which operators may still follow an operand: all that bind tighter than the one before it. The grammar refuses more;
/// this is for what an operand can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Postfix,
    Product,
    Arithmetic,
    Relational,
    Full,
}

impl Binary {
    /// How tightly it binds.
    pub(super) fn tightness(self) -> u8 {
        match self {
            Self::Multiply | Self::Divide => 4,
            Self::Add => 3,
            Self::Shift => 2,
            Self::Equal | Self::Order => 1,
            Self::Bits | Self::Xor | Self::Logical => 0,
        }
    }

    /// What may follow its right operand before it is applied.
    pub(super) fn right_level(self) -> Level {
        match self {
            Self::Multiply | Self::Divide | Self::Shift | Self::Bits | Self::Xor => Level::Postfix,
            Self::Add => Level::Product,
            Self::Equal | Self::Order => Level::Arithmetic,
            Self::Logical => Level::Relational,
        }
    }

    /// The type of `left op right`; None where naga refuses it.
    pub(super) fn result(self, left: Type, right: Type) -> Option<Type> {
        if left == Type::UNKNOWN || right == Type::UNKNOWN {
            return Some(Type::UNKNOWN);
        }
        let row = TABLES.results[self as usize].get(usize::from(left.0))?;
        let result = *row.get(usize::from(right.0))?;
        (u16::from(result) < BASIC_COUNT).then_some(Type(result.into()))
    }

    fn apply(self, left: Shape, right: Shape) -> Option<Type> {
        if self == Self::Shift {
            let shifts = left.kind.is_integer() && right.kind.converts_to(Kind::U32);
            let fits = (left.columns, left.rows) == (right.columns, right.rows);
            return (shifts && fits && right.kind.is_integer()).then(|| Type::of(left));
        }
        let kind = left.kind.join(right.kind)?;
        let (columns, rows) = self.dimensions(left, right)?;
        let is_vector = columns == 1;
        let fits = match self {
            Self::Multiply | Self::Add => kind != Kind::Bool,
            Self::Divide | Self::Order => kind != Kind::Bool && is_vector,
            Self::Equal => is_vector,
            Self::Bits => is_vector && !matches!(kind, Kind::F32 | Kind::AbstractFloat),
            Self::Xor => is_vector && kind.is_integer(),
            Self::Logical => is_vector && rows == 1 && kind == Kind::Bool,
            Self::Shift => false,
        };
        let kind = if matches!(self, Self::Equal | Self::Order) { Kind::Bool } else { kind };
        fits.then(|| Type::of(Shape { columns, rows, kind }))
    }

    /// Columns and rows of the result.
    fn dimensions(self, left: Shape, right: Shape) -> Option<(u8, u8)> {
        let (a, b) = ((left.columns, left.rows), (right.columns, right.rows));
        match (self, a, b) {
            (Self::Multiply, (1, 1), other) | (Self::Multiply, other, (1, 1)) => Some(other),
            (Self::Multiply, (1, rows), (columns, inner)) if columns > 1 => (rows == inner).then_some((1, columns)),
            (Self::Multiply, (columns, rows), (1, inner)) if columns > 1 => (columns == inner).then_some((1, rows)),
            (Self::Multiply, (inner, rows), (columns, other)) if inner > 1 && columns > 1 => {
                (inner == other).then_some((columns, rows))
            }
            // A scalar beside a vector is spread out.
            (Self::Add | Self::Divide, (1, 1), (1, rows)) | (Self::Add | Self::Divide, (1, rows), (1, 1)) => {
                Some((1, rows))
            }
            _ => (a == b).then_some(a),
        }
    }
}

impl Unary {
    /// The type of `op operand` for those that work on values.
    pub(super) fn result(self, operand: Type) -> Option<Type> {
        let Some(shape) = operand.shape() else { return (operand == Type::UNKNOWN).then_some(operand) };
        let fits = shape.columns == 1
            && match self {
                Self::Negate => !matches!(shape.kind, Kind::Bool | Kind::U32),
                Self::Not => shape.kind == Kind::Bool,
                Self::Complement => shape.kind.is_integer(),
                Self::Dereference | Self::AddressOf => false,
            };
        fits.then_some(operand)
    }
}

/// The basic types that become `to` by themselves, `to` among them.
pub(super) fn convertible_to(to: Type) -> u64 {
    TABLES.convertible.get(usize::from(to.0)).copied().unwrap_or(0)
}

/// What an operand of this basic type can become with what may follow at `level`.
pub(super) fn reach(of: Type, level: Level) -> u64 {
    TABLES.reach[level as usize].get(usize::from(of.0)).copied().unwrap_or(ALL_BASIC)
}

/// As [`reach`], for any of a set.
pub(super) fn reach_of_set(set: u64, level: Level) -> u64 {
    members(set).fold(0, |reached, of| reached | reach(of, level))
}

/// The basic types that can become one of `accepted` at `level`.
pub(super) fn leading_to(accepted: u64, level: Level) -> u64 {
    let leads = |of: &Type| reach(*of, level) & accepted != 0;
    members(ALL_BASIC).filter(leads).fold(0, |set, of| set | of.bit())
}

struct Tables {
    /// `[op][left][right]`; [`BASIC_COUNT`] where there is no result.
    results: Vec<[[u8; 42]; 42]>,
    convertible: [u64; 42],
    reach: [[u64; 42]; 5],
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables =
        Tables { results: vec![[[42; 42]; 42]; BINARIES.len()], convertible: [0; 42], reach: [[0; 42]; 5] };
    let shapes: Vec<(usize, Shape)> = members(ALL_BASIC).filter_map(|of| Some((of.0.into(), of.shape()?))).collect();
    for &(left, left_shape) in &shapes {
        for &(right, right_shape) in &shapes {
            for op in BINARIES {
                let result = op.apply(left_shape, right_shape);
                tables.results[op as usize][left][right] = result.map_or(42, |result| result.0 as u8);
            }
            let same = (left_shape.columns, left_shape.rows) == (right_shape.columns, right_shape.rows);
            if same && left_shape.kind.converts_to(right_shape.kind) {
                tables.convertible[right] |= 1 << left;
            }
        }
    }
    for level in [Level::Postfix, Level::Product, Level::Arithmetic, Level::Relational, Level::Full] {
        for &(of, _) in &shapes {
            tables.reach[level as usize][of] = closure(&tables.results, 1 << of, level);
        }
    }
    tables
});

/// All that the types of a set become with postfixes and the operators of `level`.
fn closure(results: &[[[u8; 42]; 42]], mut set: u64, level: Level) -> u64 {
    let least = [5, 4, 2, 1, 0][level as usize];
    let operators = || BINARIES.iter().filter(move |op| op.tightness() >= least);
    loop {
        let mut more = set;
        for of in members(set) {
            more |= parts(of);
            for op in operators() {
                let row = &results[*op as usize][usize::from(of.0)];
                more |= row.iter().filter(|&&result| result < 42).fold(0, |set, result| set | 1 << result);
            }
        }
        if more == set {
            return set;
        }
        set = more;
    }
}

/// What one postfix makes of a basic type.
pub(super) fn parts(of: Type) -> u64 {
    match (of.shape(), of.element()) {
        (Some(Shape { columns: 1, kind, .. }), Some(_)) => {
            (1..=4).fold(0, |set, rows| set | Type::vector(rows, kind).bit())
        }
        (_, Some(column)) => column.bit(),
        _ => 0,
    }
}
