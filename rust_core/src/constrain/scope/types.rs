//! Types that are no scalars, vectors or matrices. The predeclared ones are the same in every module and have fixed numbers;
//! those of a module follow them, in the order they are met.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::basic::{self, BASIC_COUNT, Kind, Level, Type};
use super::name::{EXCHANGED, EXPONENT, FRACTION, NameId, OLD_VALUE, WHOLE};
use crate::constrain::grammar::FIXED;
use crate::wgsl::lexer::tokenize;

/// Where a variable lives, and what may be done with it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Function,
    Private,
    Workgroup,
    Uniform,
    StorageRead,
    Storage,
    Handle,
}

impl Space {
    pub(super) fn is_writable(self) -> bool {
        !matches!(self, Self::Uniform | Self::StorageRead | Self::Handle)
    }
}

/// What a texture holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texels {
    Sampled(Kind),
    Depth,
    Storage(Kind),
    External,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Texture {
    /// Components of a coordinate.
    pub(super) dimensions: u8,
    pub(super) is_cube: bool,
    pub(super) is_arrayed: bool,
    pub(super) is_multisampled: bool,
    pub(super) texels: Texels,
}

/// A type that is not basic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Composite {
    /// `count` members from `first` in the state's arena.
    Struct {
        first: u32,
        count: u32,
    },
    /// What `modf`, `frexp` and `atomicCompareExchangeWeak` return.
    Predeclared([(NameId, Type); 2]),
    Array {
        element: Type,
        count: Count,
    },
    Atomic(Kind),
    Pointer {
        space: Space,
        target: Type,
    },
    Texture(Texture),
    Sampler,
    ComparisonSampler,
}

/// How many elements an array has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Runtime,
    Known(u32),
    Unknown,
}

/// What each composite can become, by level; see [`basic::reach`].
pub(super) type Reach = [u64; 5];

/// A composite and what is in it, found out once: types share parts, so that looking again could take for ever.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) composite: Composite,
    pub(super) reach: Reach,
    /// Numbers of all composites in it, modulo 64.
    pub(super) parts: u64,
    pub(super) has_atomic: bool,
    pub(super) has_runtime_array: bool,
    /// Whether there are values of it.
    pub(super) is_constructible: bool,
}

/// What is known of a part: its own entry, or that it is basic.
pub(super) type Part = (Type, Option<Known>);

impl Known {
    pub(super) fn of(composite: Composite, parts: impl Iterator<Item = Part>) -> Self {
        // What is read through a pointer is there, but a pointer is made of nothing.
        let is_value =
            matches!(composite, Composite::Struct { .. } | Composite::Predeclared(_) | Composite::Array { .. });
        let is_runtime = matches!(composite, Composite::Array { count: Count::Runtime, .. });
        let mut known = Self {
            composite,
            reach: [0; 5],
            // An array whose size is not known may be the one that is looked for.
            parts: if matches!(composite, Composite::Array { count: Count::Unknown, .. }) { u64::MAX } else { 0 },
            has_atomic: matches!(composite, Composite::Atomic(_)),
            has_runtime_array: is_runtime,
            is_constructible: is_value && !is_runtime,
        };
        let mut basic = 0;
        for (part, entry) in parts {
            let Some(entry) = entry else {
                basic |= match composite {
                    _ if part == Type::UNKNOWN => u64::MAX,
                    // A pointer has the parts of what it points to, but is not that.
                    Composite::Pointer { .. } => basic::parts(part),
                    _ => part.bit(),
                };
                continue;
            };
            basic |= entry.reach[Level::Postfix as usize];
            let is_part = u64::from(!matches!(composite, Composite::Pointer { .. }));
            known.parts |= entry.parts | is_part << (part.0 & 63);
            known.has_atomic |= entry.has_atomic;
            known.has_runtime_array |= entry.has_runtime_array;
            known.is_constructible &= entry.is_constructible;
        }
        known.reach = reach_of_parts(basic);
        known
    }
}

pub(super) fn reach_of_parts(parts: u64) -> Reach {
    [Level::Postfix, Level::Product, Level::Arithmetic, Level::Relational, Level::Full]
        .map(|level| basic::reach_of_set(parts, level))
}

/// The predeclared composites, with what they can become and their numbers by text.
pub(super) struct Predeclared {
    pub(super) composites: Vec<Known>,
    by_text: HashMap<String, Type>,
}

pub(super) static PREDECLARED: LazyLock<Predeclared> = LazyLock::new(|| {
    let mut predeclared = Predeclared { composites: Vec::new(), by_text: HashMap::new() };
    for text in FIXED.iter().map(|(text, _)| text.as_str()).chain(["atomic<i32>", "atomic<u32>"]) {
        predeclared.resolve(text);
    }
    for kind in [Kind::F32, Kind::AbstractFloat] {
        for rows in 1..=4 {
            let fraction = Type::vector(rows, kind);
            let exponent = Type::vector(rows, if kind == Kind::F32 { Kind::I32 } else { Kind::AbstractInt });
            predeclared.intern(Composite::Predeclared([(FRACTION, fraction), (WHOLE, fraction)]));
            predeclared.intern(Composite::Predeclared([(FRACTION, fraction), (EXPONENT, exponent)]));
        }
    }
    for kind in [Kind::I32, Kind::U32] {
        predeclared.intern(Composite::Predeclared([(OLD_VALUE, Type::scalar(kind)), (EXCHANGED, Type::BOOL)]));
    }
    predeclared
});

/// The number of the first composite that a module declares.
pub(super) fn first_declared() -> usize {
    usize::from(BASIC_COUNT) + 1 + PREDECLARED.composites.len()
}

/// The closed type that a lexeme names, if any.
pub(super) fn named(text: &str) -> Option<Type> {
    basic_type(text).or_else(|| PREDECLARED.by_text.get(text).copied())
}

/// The number of a predeclared composite.
pub(super) fn number_of(composite: Composite) -> Option<Type> {
    let index = PREDECLARED.composites.iter().position(|known| known.composite == composite)?;
    u16::try_from(index).ok().map(|index| Type(BASIC_COUNT + 1 + index))
}

impl Predeclared {
    fn resolve(&mut self, text: &str) -> Option<Type> {
        if let Some(known) = basic_type(text).or_else(|| self.by_text.get(text).copied()) {
            return Some(known);
        }
        let composite = match text.split_once('<') {
            Some(("array", element)) => {
                let element = self.resolve(element.strip_suffix('>')?)?;
                Composite::Array { element, count: Count::Runtime }
            }
            Some(("atomic", "i32>")) => Composite::Atomic(Kind::I32),
            Some(("atomic", "u32>")) => Composite::Atomic(Kind::U32),
            None if text == "sampler" => Composite::Sampler,
            None if text == "sampler_comparison" => Composite::ComparisonSampler,
            _ => Composite::Texture(texture(text)?),
        };
        let number = self.intern(composite);
        self.by_text.insert(text.to_owned(), number);
        Some(number)
    }

    fn intern(&mut self, composite: Composite) -> Type {
        let parts: Vec<Part> = match composite {
            Composite::Predeclared(members) => members.iter().map(|&(_, part)| (part, None)).collect(),
            Composite::Array { element, .. } => {
                let index = usize::from(element.0).checked_sub(usize::from(BASIC_COUNT) + 1);
                vec![(element, index.and_then(|index| self.composites.get(index)).copied())]
            }
            _ => Vec::new(),
        };
        self.composites.push(Known::of(composite, parts.into_iter()));
        Type(BASIC_COUNT + self.composites.len() as u16)
    }
}

/// `f32`, `vec3<f32>`, `vec3f`, `mat4x4<f32>` and so on.
fn basic_type(text: &str) -> Option<Type> {
    let kind_of = |name: &str| match name {
        "bool" => Some(Kind::Bool),
        "i32" | "i" => Some(Kind::I32),
        "u32" | "u" => Some(Kind::U32),
        "f32" | "f" => Some(Kind::F32),
        _ => None,
    };
    if let Some(kind) = kind_of(text).filter(|_| text.len() > 1) {
        return Some(Type::scalar(kind));
    }
    let digit =
        |at: usize| text.as_bytes().get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|size| (2..=4).contains(size));
    let argument = |at: usize| {
        let rest = text.get(at..)?;
        kind_of(rest.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(rest))
    };
    if text.starts_with("vec") {
        return Some(Type::vector(digit(3)?, argument(4)?));
    }
    let is_matrix = text.starts_with("mat") && text.get(4..5) == Some("x") && argument(6) == Some(Kind::F32);
    if is_matrix { Some(Type::matrix(digit(3)?, digit(5)?, false)) } else { None }
}

/// The size and build of `vec3` or `mat2x3` without a list: columns and rows.
pub(super) fn head(text: &str) -> Option<(u8, u8)> {
    let shape = basic_type(&format!("{text}<f32>"))?.shape()?;
    Some((shape.columns, shape.rows))
}

fn texture(text: &str) -> Option<Texture> {
    let lexemes = tokenize(text);
    let whole = lexemes.first()?;
    let (name, argument) = whole.split_once('<').unwrap_or((whole, ""));
    let rest = name.strip_prefix("texture_")?;
    let texels = if rest.starts_with("depth") {
        Texels::Depth
    } else if rest.starts_with("external") {
        Texels::External
    } else {
        let kind = |text: &str| {
            let is = |word: &str| text.contains(word);
            if is("uint") || is("u32") {
                Kind::U32
            } else if is("sint") || is("i32") {
                Kind::I32
            } else {
                Kind::F32
            }
        };
        if rest.starts_with("storage") { Texels::Storage(kind(argument)) } else { Texels::Sampled(kind(argument)) }
    };
    let is_cube = rest.contains("cube");
    let dimensions = if rest.contains("1d") {
        1
    } else if rest.contains("3d") || is_cube {
        3
    } else {
        2
    };
    let (is_arrayed, is_multisampled) = (rest.ends_with("array"), rest.contains("multisampled"));
    Some(Texture { dimensions, is_cube, is_arrayed, is_multisampled, texels })
}

/// The basic types among the members of a predeclared struct.
pub(super) fn predeclared_parts(of: Type) -> u64 {
    let index = usize::from(of.0).checked_sub(usize::from(BASIC_COUNT) + 1);
    match index.and_then(|index| PREDECLARED.composites.get(index)).map(|known| known.composite) {
        Some(Composite::Predeclared(members)) => members.iter().fold(0, |set, (_, part)| set | part.bit()),
        _ => 0,
    }
}

/// What `atomicCompareExchangeWeak` gives.
pub(super) fn exchange_result(kind: Kind) -> Type {
    number_of(Composite::Predeclared([(OLD_VALUE, Type::scalar(kind)), (EXCHANGED, Type::BOOL)]))
        .unwrap_or(Type::UNKNOWN)
}
