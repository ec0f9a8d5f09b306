//! Value constructors (WGSL section 6.10 and 17.1): what their arguments may be.

use super::basic::{self, ALL_BASIC, KINDS, Kind, Shape, Type, convertible_to, members};
use super::call::{Call, Outcome};
use super::frame::{Accepted, Want};
use super::types::{Composite, Count};

/// Set where the first argument was a scalar that may be spread over a vector.
const SPREADS: u64 = 1 << 8;
/// Set where an argument of unknown type was given: the rest is not counted.
const VAGUE: u64 = 1 << 63;
/// Set where a matrix is given by its columns.
const BY_COLUMNS: u64 = 1 << 9;
/// Where the kind of inferred components is kept, counted from 1.
const KIND_SHIFT: u32 = 16;

/// What `bitcast` takes.
pub(super) fn bits() -> Accepted {
    let numbers = |of: &Type| of.shape().is_some_and(|shape| shape.columns == 1 && shape.kind != Kind::Bool);
    Accepted::basic(members(ALL_BASIC).filter(numbers).fold(0, |set, of| set | of.bit()))
}

fn filled(told: u64) -> u8 {
    (told & 0xff) as u8
}

/// What the next argument of `T(...)` may be.
pub(super) fn accepted(call: &Call<'_>, of: Type) -> Option<Accepted> {
    if call.told & VAGUE != 0 {
        return Some(Accepted::ANYTHING);
    }
    let Some(shape) = of.shape() else { return accepted_part(call, of) };
    let basic = match (shape.columns, shape.rows) {
        (1, 1) if call.count == 0 => KINDS.iter().fold(0, |set, &kind| set | Type::scalar(kind).bit()),
        (1, 1) => 0,
        (1, rows) => {
            let conversions = KINDS.iter().fold(0, |set, &kind| set | Type::vector(rows, kind).bit());
            parts_of_vector(call, rows, shape.kind) | if call.count == 0 { conversions } else { 0 }
        }
        _ => parts_of_matrix(call, shape),
    };
    (basic != 0).then_some(Accepted::basic(basic))
}

/// What still fits into a vector of `rows` components.
fn parts_of_vector(call: &Call<'_>, rows: u8, kind: Kind) -> u64 {
    let left = rows.saturating_sub(filled(call.told));
    (1..=left).fold(0, |set, rows| set | convertible_to(Type::vector(rows, kind)))
}

fn parts_of_matrix(call: &Call<'_>, shape: Shape) -> u64 {
    let Shape { columns, rows, kind } = shape;
    let (scalar, column) = (convertible_to(Type::scalar(kind)), convertible_to(Type::vector(rows, kind)));
    let whole = Type::matrix(columns, rows, false).bit() | Type::matrix(columns, rows, true).bit();
    let by_columns = call.told & BY_COLUMNS != 0;
    let size = if by_columns { columns } else { columns * rows };
    match call.count {
        0 => scalar | column | whole,
        _ if filled(call.told) >= size => 0,
        _ if by_columns => column,
        _ => scalar,
    }
}

/// The next member of a struct or element of an array.
fn accepted_part(call: &Call<'_>, of: Type) -> Option<Accepted> {
    match call.view.composite(of)? {
        composite @ Composite::Struct { .. } => {
            call.view.state.members(composite).nth(call.count).map(|(_, part)| Accepted::converting_to(part))
        }
        Composite::Array { element, count } => {
            let is_full = matches!(count, Count::Known(count) if call.count >= count as usize);
            (!is_full).then(|| Accepted::converting_to(element))
        }
        _ => None,
    }
}

/// What is known after one more argument of `T(...)`.
pub(super) fn after(call: &Call<'_>, of: Type, argument: Type) -> Option<u64> {
    match of.shape() {
        Some(_) if argument == Type::UNKNOWN => Some(call.told | VAGUE),
        Some(shape) => fill(call, shape, argument),
        None => Some(call.told),
    }
}

fn fill(call: &Call<'_>, shape: Shape, argument: Type) -> Option<u64> {
    let argument = argument.shape()?;
    let is_scalar = argument.columns == 1 && argument.rows == 1;
    if shape.columns == 1 {
        let spreads = if is_scalar && call.count == 0 { SPREADS } else { 0 };
        return Some(((call.told & !SPREADS) + u64::from(argument.rows)) | spreads);
    }
    if argument.columns > 1 {
        return Some(u64::from(shape.columns * shape.rows));
    }
    Some((call.told + 1) | if is_scalar { 0 } else { BY_COLUMNS })
}

/// Whether `T(` may be closed.
pub(super) fn is_complete(call: &Call<'_>, of: Type) -> bool {
    if call.count == 0 || call.told & VAGUE != 0 {
        return call.view.is_constructible(of);
    }
    match of.shape() {
        Some(shape) => is_filled(call, shape),
        None => match call.view.composite(of) {
            Some(composite @ Composite::Struct { .. }) => call.view.state.members(composite).count() == call.count,
            Some(Composite::Array { count: Count::Known(count), .. }) => count as usize == call.count,
            _ => true,
        },
    }
}

fn is_filled(call: &Call<'_>, shape: Shape) -> bool {
    let filled = filled(call.told);
    match (shape.columns, shape.rows) {
        (1, 1) => call.count == 1,
        (1, rows) => filled == rows || call.told & SPREADS != 0,
        (columns, rows) => filled == columns * rows || call.told & BY_COLUMNS != 0 && filled == columns,
    }
}

/// The kind that the arguments of `vec3(...)` have so far.
fn inferred_kind(told: u64) -> Option<Kind> {
    let index = usize::try_from(told >> KIND_SHIFT & 0xff).ok()?;
    index.checked_sub(1).and_then(|index| KINDS.get(index)).copied()
}

/// What `vec3(...)` or `mat2x2(...)` is when its components are of this kind.
fn inferred_type(columns: u8, rows: u8, kind: Kind) -> Type {
    match (columns, kind) {
        (1, kind) => Type::vector(rows, kind),
        (_, Kind::F32) => Type::matrix(columns, rows, false),
        _ => Type::matrix(columns, rows, true),
    }
}

/// What the next argument of `vec3(...)` or `mat2x2(...)` may be.
pub(super) fn accepted_inferring(call: &Call<'_>, columns: u8, rows: u8) -> Option<Accepted> {
    if call.told & VAGUE != 0 {
        return Some(Accepted::ANYTHING);
    }
    let so_far = inferred_kind(call.told);
    let fits = |kind: Kind| {
        let is_float = !matches!(kind, Kind::Bool | Kind::I32 | Kind::U32);
        (columns == 1 || is_float) && call.view.starts(call.frame, inferred_type(columns, rows, kind))
    };
    let kinds = KINDS.iter().filter(|&&kind| fits(kind) && so_far.is_none_or(|so_far| so_far.converts_to(kind)));
    let shape = |kind| Shape { columns, rows, kind };
    let basic = kinds.fold(0, |set, &kind| {
        let whole = if columns == 1 && call.count == 0 { Type::vector(rows, kind).bit() } else { 0 };
        set | whole | if columns == 1 { parts_of_vector(call, rows, kind) } else { parts_of_matrix(call, shape(kind)) }
    });
    (basic != 0).then_some(Accepted::basic(basic))
}

pub(super) fn after_inferring(call: &Call<'_>, columns: u8, rows: u8, argument: Type) -> Option<u64> {
    if argument == Type::UNKNOWN {
        return Some(call.told | VAGUE);
    }
    let kind = argument.shape()?.kind;
    let joined = inferred_kind(call.told).map_or(Some(kind), |so_far| so_far.join(kind))?;
    let filled = fill(call, Shape { columns, rows, kind }, argument)?;
    Some(filled & !(0xff << KIND_SHIFT) | (joined as u64 + 1) << KIND_SHIFT)
}

pub(super) fn inferred(call: &Call<'_>, columns: u8, rows: u8) -> Option<Type> {
    if call.told & VAGUE != 0 {
        return Some(Type::UNKNOWN);
    }
    let Some(kind) = inferred_kind(call.told) else {
        return (columns == 1 && call.count == 0).then(|| Type::vector(rows, Kind::AbstractInt));
    };
    is_filled(call, Shape { columns, rows, kind }).then(|| inferred_type(columns, rows, kind))
}

/// What the next argument of `array(...)` may be.
pub(super) fn accepted_element(call: &Call<'_>) -> Accepted {
    if let Some(so_far) = told_element(call.told).filter(|of| of.is_basic()) {
        return Accepted::basic(like(so_far));
    }
    match call.frame.accepted.want {
        Want::Exactly(wanted) if call.frame.accepted.basic == 0 => match call.view.composite(wanted) {
            Some(Composite::Array { element, .. }) => Accepted::converting_to(element),
            _ => Accepted::ANYTHING,
        },
        _ => Accepted::ANYTHING,
    }
}

/// The basic types that can stand in an array with `of`.
fn like(of: Type) -> u64 {
    let joins =
        |other: &Type| basic::convertible_to(of) & other.bit() != 0 || basic::convertible_to(*other) & of.bit() != 0;
    members(ALL_BASIC).filter(joins).fold(0, |set, of| set | of.bit())
}

fn told_element(told: u64) -> Option<Type> {
    (told & 0xffff).checked_sub(1).and_then(|number| u16::try_from(number).ok()).map(Type)
}

pub(super) fn after_element(call: &Call<'_>, argument: Type) -> Option<u64> {
    let joined = match told_element(call.told) {
        Some(so_far) if basic::convertible_to(argument) & so_far.bit() != 0 => argument,
        Some(so_far) => so_far,
        None => argument,
    };
    Some(u64::from(joined.0) + 1)
}

pub(super) fn inferred_array(call: &Call<'_>) -> Option<Outcome> {
    told_element(call.told).map(|element| Outcome::Array(element, u32::try_from(call.count).unwrap_or(u32::MAX)))
}

/// Whether an array of `count` elements is accepted, or something in it.
pub(super) fn array_fits(call: &Call<'_>, element: Type, count: u32) -> bool {
    if call.view.starts(call.frame, element) || element == Type::UNKNOWN {
        return true;
    }
    match call.frame.accepted.want {
        Want::Any => true,
        Want::Exactly(wanted) => match call.view.composite(wanted) {
            Some(Composite::Array { element: wanted, count: of }) => {
                let converts = !element.is_basic() || basic::convertible_to(wanted) & element.bit() != 0;
                converts && matches!(of, Count::Known(known) if known == count) || of == Count::Unknown
            }
            _ => false,
        },
        _ => false,
    }
}
