//! Predeclared functions: what they take and what they give.
//!
//! The rules of `naga::MathFunction` are naga's own ([`naga::proc::OverloadSet`]), read once. The others have no overload set
//! in naga; `tests/scope_overloads.rs` holds both to what naga accepts.

use std::sync::LazyLock;

use naga::proc::{Conclusion, OverloadSet, TypeResolution};
use naga::{MathFunction as Mf, PredeclaredType, Scalar, ScalarKind, TypeInner, VectorSize};

use super::basic::{self, Kind, Type, convertible_to};
use super::name::{EXPONENT, FRACTION, WHOLE};
use super::texture::{self, TextureFunction};
use super::types::{self, Composite, Reach};

/// One way to call a function.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    arguments: [Type; 4],
    arity: u8,
    result: Type,
}

/// How a function's arguments are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// By its rules.
    Overloaded,
    /// A pointer to an atomic, and `values` of its type.
    Atomic {
        values: u8,
        exchanges: bool,
        stores: bool,
    },
    ArrayLength,
    UniformLoad,
    Barrier,
    Texture(TextureFunction),
}

#[derive(Debug)]
pub(super) struct Function {
    name: &'static str,
    pub(super) form: Form,
    /// The most preferred first; at most 64.
    rules: Vec<Rule>,
    /// What its results can become.
    pub(super) reach: Reach,
    /// Whether some result is composite.
    pub(super) has_composite: bool,
}

/// Which rules are left, one bit each.
pub(super) type Candidates = u64;

impl Function {
    /// The rules whose result is one of those that `fits` says.
    pub(super) fn candidates(&self, fits: impl Fn(Type) -> bool) -> Candidates {
        self.select(Candidates::MAX, |rule| fits(rule.result))
    }

    /// The types that argument `index` may have.
    pub(super) fn accepted(&self, candidates: Candidates, index: usize) -> u64 {
        let rules = self.remaining(candidates).filter(|rule| index < usize::from(rule.arity));
        rules.fold(0, |set, rule| set | convertible_to(rule.arguments[index & 3]))
    }

    /// What is left after argument `index` was of this type.
    pub(super) fn after(&self, candidates: Candidates, index: usize, argument: Type) -> Candidates {
        self.select(candidates, |rule| {
            let takes =
                index < usize::from(rule.arity) && convertible_to(rule.arguments[index & 3]) & argument.bit() != 0;
            takes || argument == Type::UNKNOWN
        })
    }

    /// The result with `count` arguments; None where that is too few or none of the rules is left.
    pub(super) fn result(&self, candidates: Candidates, count: usize) -> Option<Type> {
        self.remaining(candidates).find(|rule| usize::from(rule.arity) == count).map(|rule| rule.result)
    }

    fn remaining(&self, candidates: Candidates) -> impl Iterator<Item = &Rule> {
        self.rules.iter().enumerate().filter(move |(at, _)| candidates >> at & 1 == 1).map(|(_, rule)| rule)
    }

    fn select(&self, candidates: Candidates, keep: impl Fn(&Rule) -> bool) -> Candidates {
        let kept = self.rules.iter().enumerate().filter(|(at, rule)| candidates >> at & 1 == 1 && keep(rule));
        kept.fold(0, |set, (at, _)| set | 1 << at)
    }
}

/// The number of a predeclared function.
pub(super) fn number_of(name: &str) -> Option<u8> {
    FUNCTIONS.iter().position(|function| function.name == name).and_then(|index| u8::try_from(index).ok())
}

pub(super) fn function(number: u8) -> &'static Function {
    &FUNCTIONS[usize::from(number)]
}

static FUNCTIONS: LazyLock<Vec<Function>> = LazyLock::new(|| {
    let mut functions: Vec<Function> = MATH.iter().map(|&(name, math)| overloaded(name, math_rules(math))).collect();
    let derivatives = ["dpdx", "dpdxCoarse", "dpdxFine", "dpdy", "dpdyCoarse", "dpdyFine"];
    let widths = ["fwidth", "fwidthCoarse", "fwidthFine"];
    functions.extend(derivatives.into_iter().chain(widths).map(|name| overloaded(name, derivative_rules())));
    functions.extend(["all", "any"].map(|name| overloaded(name, relational_rules())));
    functions.push(overloaded("select", select_rules()));
    for name in
        ["atomicAdd", "atomicSub", "atomicMax", "atomicMin", "atomicAnd", "atomicOr", "atomicXor", "atomicExchange"]
    {
        functions.push(other(name, Form::Atomic { values: 1, exchanges: false, stores: false }));
    }
    functions.push(other("atomicLoad", Form::Atomic { values: 0, exchanges: false, stores: false }));
    functions.push(other("atomicStore", Form::Atomic { values: 1, exchanges: false, stores: true }));
    functions.push(other("atomicCompareExchangeWeak", Form::Atomic { values: 2, exchanges: true, stores: false }));
    functions.push(other("arrayLength", Form::ArrayLength));
    functions.push(other("workgroupUniformLoad", Form::UniformLoad));
    for name in ["storageBarrier", "textureBarrier", "workgroupBarrier"] {
        functions.push(other(name, Form::Barrier));
    }
    functions.extend(texture::FUNCTIONS.iter().map(|&(name, function)| other(name, Form::Texture(function))));
    functions
});

fn overloaded(name: &'static str, rules: Vec<Rule>) -> Function {
    let parts = rules.iter().fold(0, |set, rule| set | rule.result.bit());
    let composites = rules.iter().filter(|rule| !rule.result.is_basic());
    let members = composites.fold(0, |set, rule| set | types::predeclared_parts(rule.result));
    let has_composite = rules.iter().any(|rule| !rule.result.is_basic());
    let reach = types::reach_of_parts(parts | members);
    Function { name, form: Form::Overloaded, rules, reach, has_composite }
}

fn other(name: &'static str, form: Form) -> Function {
    let integers = Type::I32.bit() | Type::U32.bit();
    let (parts, has_composite) = match form {
        Form::Atomic { stores: true, .. } | Form::Barrier => (0, false),
        Form::Atomic { exchanges, .. } => (integers | if exchanges { Type::BOOL.bit() } else { 0 }, exchanges),
        Form::ArrayLength => (Type::U32.bit(), false),
        Form::UniformLoad => (basic::ALL_BASIC, true),
        Form::Texture(function) => (function.results(), false),
        Form::Overloaded => (0, false),
    };
    Function { name, form, rules: Vec::new(), reach: types::reach_of_parts(parts), has_composite }
}

fn rule(arguments: &[Type], result: Type) -> Rule {
    let mut padded = [Type::UNKNOWN; 4];
    padded.iter_mut().zip(arguments).for_each(|(slot, argument)| *slot = *argument);
    Rule { arguments: padded, arity: arguments.len() as u8, result }
}

/// Scalars and vectors of these kinds.
fn values(kinds: &[Kind]) -> impl Iterator<Item = (u8, Type)> {
    kinds.iter().flat_map(|&kind| (1..=4).map(move |rows| (rows, Type::vector(rows, kind))))
}

/// naga makes an abstract argument concrete first, so an abstract integer is none for it; it is allowed here.
fn derivative_rules() -> Vec<Rule> {
    values(&[Kind::F32]).map(|(_, value)| rule(&[value], value)).collect()
}

fn relational_rules() -> Vec<Rule> {
    values(&[Kind::Bool]).map(|(_, value)| rule(&[value], Type::BOOL)).collect()
}

fn select_rules() -> Vec<Rule> {
    let kinds = [Kind::AbstractInt, Kind::AbstractFloat, Kind::I32, Kind::U32, Kind::F32, Kind::Bool];
    let conditions = |rows| if rows == 1 { vec![Type::BOOL] } else { vec![Type::BOOL, Type::vector(rows, Kind::Bool)] };
    let rules = values(&kinds).flat_map(|(rows, value)| {
        conditions(rows).into_iter().map(move |condition| rule(&[value, value, condition], value))
    });
    rules.collect()
}

fn math_rules(math: Mf) -> Vec<Rule> {
    let module = naga::Module::default();
    let listed = math.overloads().overload_list(&module.to_ctx());
    let mut rules: Vec<Rule> = listed.iter().filter_map(read_rule).collect();
    // By the ranks of section 6.1.2: what stays abstract first, then `i32` before `u32`.
    let rank = |argument: Type| match argument.shape().map(|shape| shape.kind) {
        Some(Kind::AbstractInt) => 0,
        Some(Kind::AbstractFloat) => 1,
        Some(Kind::I32) => 2,
        _ => 3,
    };
    rules.sort_by_key(|rule| rank(rule.arguments[0]));
    rules
}

/// None where a type of the rule is outside the subset.
fn read_rule(listed: &naga::proc::Rule) -> Option<Rule> {
    let read_argument = |argument: &TypeResolution| match argument {
        TypeResolution::Value(inner) => read_type(inner),
        TypeResolution::Handle(_) => None,
    };
    let arguments: Vec<Type> = listed.arguments.iter().map(read_argument).collect::<Option<_>>()?;
    let result = match &listed.conclusion {
        Conclusion::Value(inner) => read_type(inner)?,
        Conclusion::Predeclared(PredeclaredType::ModfResult { size, scalar }) => {
            let fraction = Type::vector(rows(*size), read_kind(*scalar)?);
            types::number_of(Composite::Predeclared([(FRACTION, fraction), (WHOLE, fraction)]))?
        }
        Conclusion::Predeclared(PredeclaredType::FrexpResult { size, scalar }) => {
            let kind = read_kind(*scalar)?;
            let exponent = if kind == Kind::F32 { Kind::I32 } else { Kind::AbstractInt };
            let members = [(FRACTION, kind), (EXPONENT, exponent)];
            types::number_of(Composite::Predeclared(
                members.map(|(name, kind)| (name, Type::vector(rows(*size), kind))),
            ))?
        }
        Conclusion::Predeclared(_) => return None,
    };
    Some(rule(&arguments, result))
}

fn rows(size: Option<VectorSize>) -> u8 {
    size.map_or(1, |size| size as u8)
}

fn read_type(inner: &TypeInner) -> Option<Type> {
    match *inner {
        TypeInner::Scalar(scalar) => Some(Type::scalar(read_kind(scalar)?)),
        TypeInner::Vector { size, scalar } => Some(Type::vector(size as u8, read_kind(scalar)?)),
        TypeInner::Matrix { columns, rows, scalar } => match read_kind(scalar)? {
            kind @ (Kind::F32 | Kind::AbstractFloat) => {
                Some(Type::matrix(columns as u8, rows as u8, kind == Kind::AbstractFloat))
            }
            _ => None,
        },
        _ => None,
    }
}

fn read_kind(scalar: Scalar) -> Option<Kind> {
    match (scalar.kind, scalar.width) {
        (ScalarKind::Bool, _) => Some(Kind::Bool),
        (ScalarKind::Sint, 4) => Some(Kind::I32),
        (ScalarKind::Uint, 4) => Some(Kind::U32),
        (ScalarKind::Float, 4) => Some(Kind::F32),
        (ScalarKind::AbstractInt, _) => Some(Kind::AbstractInt),
        (ScalarKind::AbstractFloat, _) => Some(Kind::AbstractFloat),
        _ => None,
    }
}

/// WGSL's names of naga's functions (naga keeps the table to itself).
const MATH: [(&str, Mf); 77] = [
    ("abs", Mf::Abs),
    ("min", Mf::Min),
    ("max", Mf::Max),
    ("clamp", Mf::Clamp),
    ("saturate", Mf::Saturate),
    ("cos", Mf::Cos),
    ("cosh", Mf::Cosh),
    ("sin", Mf::Sin),
    ("sinh", Mf::Sinh),
    ("tan", Mf::Tan),
    ("tanh", Mf::Tanh),
    ("acos", Mf::Acos),
    ("acosh", Mf::Acosh),
    ("asin", Mf::Asin),
    ("asinh", Mf::Asinh),
    ("atan", Mf::Atan),
    ("atanh", Mf::Atanh),
    ("atan2", Mf::Atan2),
    ("radians", Mf::Radians),
    ("degrees", Mf::Degrees),
    ("ceil", Mf::Ceil),
    ("floor", Mf::Floor),
    ("round", Mf::Round),
    ("fract", Mf::Fract),
    ("trunc", Mf::Trunc),
    ("modf", Mf::Modf),
    ("frexp", Mf::Frexp),
    ("ldexp", Mf::Ldexp),
    ("exp", Mf::Exp),
    ("exp2", Mf::Exp2),
    ("log", Mf::Log),
    ("log2", Mf::Log2),
    ("pow", Mf::Pow),
    ("dot", Mf::Dot),
    ("dot4I8Packed", Mf::Dot4I8Packed),
    ("dot4U8Packed", Mf::Dot4U8Packed),
    ("cross", Mf::Cross),
    ("distance", Mf::Distance),
    ("length", Mf::Length),
    ("normalize", Mf::Normalize),
    ("faceForward", Mf::FaceForward),
    ("reflect", Mf::Reflect),
    ("refract", Mf::Refract),
    ("sign", Mf::Sign),
    ("fma", Mf::Fma),
    ("mix", Mf::Mix),
    ("step", Mf::Step),
    ("smoothstep", Mf::SmoothStep),
    ("sqrt", Mf::Sqrt),
    ("inverseSqrt", Mf::InverseSqrt),
    ("transpose", Mf::Transpose),
    ("determinant", Mf::Determinant),
    ("quantizeToF16", Mf::QuantizeToF16),
    ("countTrailingZeros", Mf::CountTrailingZeros),
    ("countLeadingZeros", Mf::CountLeadingZeros),
    ("countOneBits", Mf::CountOneBits),
    ("reverseBits", Mf::ReverseBits),
    ("extractBits", Mf::ExtractBits),
    ("insertBits", Mf::InsertBits),
    ("firstTrailingBit", Mf::FirstTrailingBit),
    ("firstLeadingBit", Mf::FirstLeadingBit),
    ("pack4x8snorm", Mf::Pack4x8snorm),
    ("pack4x8unorm", Mf::Pack4x8unorm),
    ("pack2x16snorm", Mf::Pack2x16snorm),
    ("pack2x16unorm", Mf::Pack2x16unorm),
    ("pack2x16float", Mf::Pack2x16float),
    ("pack4xI8", Mf::Pack4xI8),
    ("pack4xU8", Mf::Pack4xU8),
    ("pack4xI8Clamp", Mf::Pack4xI8Clamp),
    ("pack4xU8Clamp", Mf::Pack4xU8Clamp),
    ("unpack4x8snorm", Mf::Unpack4x8snorm),
    ("unpack4x8unorm", Mf::Unpack4x8unorm),
    ("unpack2x16snorm", Mf::Unpack2x16snorm),
    ("unpack2x16unorm", Mf::Unpack2x16unorm),
    ("unpack2x16float", Mf::Unpack2x16float),
    ("unpack4xI8", Mf::Unpack4xI8),
    ("unpack4xU8", Mf::Unpack4xU8),
];
