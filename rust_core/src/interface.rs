//! What a module shows to the outside, as naga sees it: types with their layouts, bindings, functions, entry points.
//!
//! ```
//! let interface = rust_core::describe("fn half(x: f32) -> f32 { return 0.5 * x; }").unwrap();
//! let half = &interface.functions[0];
//! assert_eq!(half.name, "half");
//! assert_eq!(interface.types[half.parameters[0].ty].wgsl, "f32");
//! ```
//!
//! Types are a table and refer to each other by index, so that a struct used a thousand times is told once.

mod ty;

pub use ty::{Member, Type, TypeKind};

use crate::error::{Error, Result};
use crate::validate::with_module;
use naga::common::wgsl::TryToWgsl as _;
use naga::valid::{FunctionInfo, ModuleInfo};
use naga::{AddressSpace, BuiltIn, Expression, Module, ShaderStage};
use serde::Serialize;

/// The outside of one module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interface {
    /// Every type of the module; all other numbers called `type` are indices into this.
    pub types: Vec<Type>,
    /// Variables with `@group` and `@binding`, in the order of these numbers.
    pub bindings: Vec<Resource>,
    /// Functions that are no entry points, in the order of the text.
    pub functions: Vec<Signature>,
    /// Entry points of all stages.
    pub entry_points: Vec<EntryPoint>,
    /// Some code uses what an atomic operation gave back, so results may depend on the order of invocations.
    pub uses_atomic_results: bool,
}

/// One bound variable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resource {
    /// Its name, which no host sees.
    pub name: String,
    /// `@group`.
    pub group: u32,
    /// `@binding`.
    pub binding: u32,
    /// "uniform", "storage", or "handle" for textures and samplers.
    pub space: &'static str,
    /// "read" or "read_write" for storage buffers; None elsewhere.
    pub access: Option<&'static str>,
    /// Index of its type.
    #[serde(rename = "type")]
    pub ty: usize,
}

/// A parameter, or the result of a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Value {
    /// The parameter's name; empty for a result.
    pub name: String,
    /// Index of its type.
    #[serde(rename = "type")]
    pub ty: usize,
    /// What it is bound to in an entry point: "position" or another built-in's name, "location(0)".
    pub bound_to: Option<String>,
}

/// What a caller sees of a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// The function's name.
    pub name: String,
    /// Parameters in order.
    pub parameters: Vec<Value>,
    /// What it returns, if anything.
    pub result: Option<Value>,
}

/// A function that a pipeline can start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryPoint {
    /// "vertex", "fragment" or "compute".
    pub stage: &'static str,
    /// Name, inputs and outputs; those of struct type are bound member by member.
    #[serde(flatten)]
    pub signature: Signature,
    /// Invocations a workgroup in x, y and z; zeros outside compute.
    pub workgroup_size: [u32; 3],
    /// How many dimensions the invocations of a compute shader are told apart in, by the workgroup's size and by the
    /// components of `global_invocation_id` and `workgroup_id` that are read by themselves or in a swizzle: 1 to 3.
    pub dimensions: u32,
}

/// The outside of a valid module.
///
/// # Errors
/// [`Error::Malformed`] with naga's message when `code` is not valid.
pub fn describe(code: &str) -> Result<Interface> {
    with_module(code, interface).map_err(|verdict| {
        let place = verdict.line.map_or("module".into(), |line| format!("module, line {line}"));
        Error::malformed(place, "valid WGSL", verdict.message.unwrap_or_default())
    })
}

fn interface(module: &Module, info: &ModuleInfo) -> Interface {
    // naga orders functions by what calls what.
    let mut functions: Vec<_> = module.functions.iter().collect();
    functions.sort_by_key(|(handle, _)| module.functions.get_span(*handle).to_range().map_or(0, |range| range.start));
    let mut bindings: Vec<_> = module.global_variables.iter().filter_map(|(_, variable)| resource(variable)).collect();
    bindings.sort_by_key(|resource| (resource.group, resource.binding));
    Interface {
        types: module.types.iter().map(|(handle, _)| ty::describe(module, handle)).collect(),
        bindings,
        functions: functions
            .iter()
            .map(|(_, function)| signature(function.name.clone().unwrap_or_default(), function))
            .collect(),
        entry_points: module.entry_points.iter().map(|entry| entry_point(module, entry)).collect(),
        uses_atomic_results: uses_atomic_results(module, info),
    }
}

fn uses_atomic_results(module: &Module, info: &ModuleInfo) -> bool {
    let is_used = |function: &naga::Function, info: &FunctionInfo| {
        function.expressions.iter().any(|(handle, expression)| {
            matches!(expression, Expression::AtomicResult { .. }) && info[handle].ref_count > 0
        })
    };
    let mut entry_points = module.entry_points.iter().enumerate();
    module.functions.iter().any(|(handle, function)| is_used(function, &info[handle]))
        || entry_points.any(|(index, entry)| is_used(&entry.function, info.get_entry_point(index)))
}

fn resource(variable: &naga::GlobalVariable) -> Option<Resource> {
    let binding = variable.binding?;
    let (space, access) = match variable.space {
        AddressSpace::Uniform => ("uniform", None),
        AddressSpace::Storage { access } if access.contains(naga::StorageAccess::STORE) => {
            ("storage", Some("read_write"))
        }
        AddressSpace::Storage { .. } => ("storage", Some("read")),
        _ => ("handle", None),
    };
    let name = variable.name.clone().unwrap_or_default();
    Some(Resource { name, group: binding.group, binding: binding.binding, space, access, ty: variable.ty.index() })
}

fn signature(name: String, function: &naga::Function) -> Signature {
    let value = |name: &Option<String>, ty: naga::Handle<naga::Type>, binding: &Option<naga::Binding>| Value {
        name: name.clone().unwrap_or_default(),
        ty: ty.index(),
        bound_to: bound_to(binding.as_ref()),
    };
    Signature {
        name,
        parameters: function.arguments.iter().map(|a| value(&a.name, a.ty, &a.binding)).collect(),
        result: function.result.as_ref().map(|result| value(&None, result.ty, &result.binding)),
    }
}

fn bound_to(binding: Option<&naga::Binding>) -> Option<String> {
    binding.map(|binding| match binding {
        naga::Binding::BuiltIn(builtin) => builtin.to_wgsl_for_diagnostics(),
        naga::Binding::Location { location, .. } => format!("location({location})"),
    })
}

fn entry_point(module: &Module, entry: &naga::EntryPoint) -> EntryPoint {
    EntryPoint {
        stage: match entry.stage {
            ShaderStage::Vertex => "vertex",
            ShaderStage::Fragment => "fragment",
            ShaderStage::Compute => "compute",
            _ => "other",
        },
        signature: signature(entry.name.clone(), &entry.function),
        workgroup_size: entry.workgroup_size,
        dimensions: dimensions(module, entry),
    }
}

/// See [`EntryPoint::dimensions`].
fn dimensions(module: &Module, entry: &naga::EntryPoint) -> u32 {
    let function = &entry.function;
    let is_id = |binding: &Option<naga::Binding>| {
        let ids = [BuiltIn::GlobalInvocationId, BuiltIn::WorkGroupId];
        ids.iter().any(|id| *binding == Some(naga::Binding::BuiltIn(*id)))
    };
    let reads_id = |handle| match function.expressions[handle] {
        Expression::FunctionArgument(i) => function.arguments.get(i as usize).is_some_and(|a| is_id(&a.binding)),
        Expression::AccessIndex { base, index } => match function.expressions[base] {
            Expression::FunctionArgument(i) => function.arguments.get(i as usize).is_some_and(|argument| {
                let members = match &module.types[argument.ty].inner {
                    naga::TypeInner::Struct { members, .. } => members.get(index as usize),
                    _ => None,
                };
                members.is_some_and(|member| is_id(&member.binding))
            }),
            _ => false,
        },
        _ => false,
    };
    let read = function.expressions.iter().filter_map(|(_, expression)| match *expression {
        Expression::AccessIndex { base, index } if reads_id(base) => Some(index + 1),
        Expression::Swizzle { size, vector, pattern } if reads_id(vector) => {
            pattern.iter().take(size as usize).map(|component| *component as u32 + 1).max()
        }
        _ => None,
    });
    let by_size = (1..=3).rev().find(|&d| entry.workgroup_size[d as usize - 1] > 1).unwrap_or(1);
    read.max().unwrap_or(1).max(by_size).min(3)
}
