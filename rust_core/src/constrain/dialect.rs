//! What naga takes and Tint refuses, where it needs a module with its types to see it.

use naga::valid::{FunctionInfo, ModuleInfo};
use naga::{
    Binding, Block, BuiltIn, Expression, Function, Handle, MathFunction, Module, Scalar, ScalarKind, Span, Statement,
    StructMember, TypeInner, VectorSize,
};

/// Whether a module that naga accepts, made from `code`, reads and writes atomics through their functions alone (WGSL
/// section 17.8), takes the sign of no unsigned number (17.5.60), and has built-in values of their own types in structs (13.3.1).
pub(super) fn is_portable(code: &str, module: &Module, info: &ModuleInfo) -> bool {
    let plain = module.functions.iter().map(|(handle, function)| (function, &info[handle]));
    let entry_points = module.entry_points.iter().enumerate();
    let entry_points = entry_points.map(|(at, entry_point)| (&entry_point.function, info.get_entry_point(at)));
    let mut bodies = plain.chain(entry_points).map(|(function, info)| Body { code, module, function, info });
    let mut structs = module.types.iter().filter_map(|(_, ty)| match &ty.inner {
        TypeInner::Struct { members, .. } => Some(members),
        _ => None,
    });
    structs.all(|members| members.iter().all(|member| is_of_its_type(member, module)))
        && bodies.all(|body| body.is_portable())
}

/// Whether a built-in value in a struct has the type it is said to have; naga looks only at what an entry point uses.
fn is_of_its_type(member: &StructMember, module: &Module) -> bool {
    let Some(Binding::BuiltIn(built_in)) = member.binding else { return true };
    let vector = |size, scalar| TypeInner::Vector { size, scalar };
    let expected = match built_in {
        BuiltIn::Position { .. } => vector(VectorSize::Quad, Scalar::F32),
        BuiltIn::FragDepth => TypeInner::Scalar(Scalar::F32),
        BuiltIn::FrontFacing => TypeInner::Scalar(Scalar::BOOL),
        BuiltIn::VertexIndex
        | BuiltIn::InstanceIndex
        | BuiltIn::SampleIndex
        | BuiltIn::SampleMask
        | BuiltIn::LocalInvocationIndex => TypeInner::Scalar(Scalar::U32),
        BuiltIn::LocalInvocationId | BuiltIn::GlobalInvocationId | BuiltIn::WorkGroupId | BuiltIn::NumWorkGroups => {
            vector(VectorSize::Tri, Scalar::U32)
        }
        _ => return true,
    };
    module.types[member.ty].inner == expected
}

struct Body<'a> {
    code: &'a str,
    module: &'a Module,
    function: &'a Function,
    info: &'a FunctionInfo,
}

impl Body<'_> {
    fn is_portable(&self) -> bool {
        let expressions = &self.function.expressions;
        expressions.iter().all(|(handle, expression)| match expression {
            Expression::Load { pointer } => {
                !self.is_atomic(*pointer) || self.says(expressions.get_span(handle), "atomicLoad")
            }
            Expression::Math { fun: MathFunction::Sign, arg, .. } => {
                self.type_of(*arg).scalar_kind() != Some(ScalarKind::Uint)
            }
            _ => true,
        }) && self.stores_portably(&self.function.body)
    }

    fn stores_portably(&self, block: &Block) -> bool {
        block.span_iter().all(|(statement, span)| match statement {
            Statement::Store { pointer, .. } => !self.is_atomic(*pointer) || self.says(*span, "atomicStore"),
            Statement::Block(block) => self.stores_portably(block),
            Statement::If { accept, reject, .. } => self.stores_portably(accept) && self.stores_portably(reject),
            Statement::Switch { cases, .. } => cases.iter().all(|case| self.stores_portably(&case.body)),
            Statement::Loop { body, continuing, .. } => self.stores_portably(body) && self.stores_portably(continuing),
            _ => true,
        })
    }

    fn type_of(&self, expression: Handle<Expression>) -> &TypeInner {
        self.info[expression].ty.inner_with(&self.module.types)
    }

    fn is_atomic(&self, pointer: Handle<Expression>) -> bool {
        match self.type_of(pointer) {
            TypeInner::Pointer { base, .. } => matches!(self.module.types[*base].inner, TypeInner::Atomic(_)),
            _ => false,
        }
    }

    /// Whether the text at `span` is a call of `function`: naga's module has the same expression for a read that is not.
    fn says(&self, span: Span, function: &str) -> bool {
        let text = span.to_range().and_then(|range| self.code.get(range)).unwrap_or_default();
        text.trim_start().starts_with(function)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::with_module;

    #[test]
    fn what_tint_refuses_is_seen() {
        for (statement, portable) in [
            ("let x = atomicLoad(&count);", true),
            ("atomicStore(&count, 1u);", true),
            ("if true { atomicStore(&counts[i], atomicLoad(&count) + 1u); }", true),
            ("counts[atomicLoad(&count)] = i;", false),
            ("let x = count;", false),
            ("count = 1u;", false),
            ("count += 1u;", false),
            ("loop { if i > 3u { counts[i] = 1u; } break; }", false),
            ("let x = counts[i] + 1u;", false),
            ("let x = atomicAdd(&count, 1u);", true),
            ("let x = sign(f32(i));", true),
            ("let x = sign(vec2<i32>(1, 2));", true),
            ("let x = sign(i);", false),
            ("let x = sign(vec2<u32>(i, i));", false),
        ] {
            let code = format!(
                "@group(0) @binding(0) var<storage, read_write> count: atomic<u32>; \
                 @group(0) @binding(1) var<storage, read_write> counts: array<atomic<u32>>; \
                 fn f(i: u32) {{ {statement} }} \
                 @compute @workgroup_size(64) fn main(@builtin(local_invocation_index) i: u32) {{ f(i); }}"
            );
            let found = with_module(&code, |module, info| is_portable(&code, module, info));
            assert_eq!(found, Ok(portable), "{statement}");
        }
    }

    #[test]
    fn built_in_values_have_their_types() {
        for (member, portable) in [
            ("@builtin(local_invocation_index) i: u32", true),
            ("@builtin(local_invocation_id) i: vec3<u32>", true),
            ("@builtin(position) i: vec4<f32>", true),
            ("@builtin(front_facing) i: bool", true),
            ("@builtin(local_invocation_id) i: mat3x2<f32>", false),
            ("@builtin(position) i: vec3<f32>", false),
            ("@builtin(vertex_index) i: i32", false),
        ] {
            let code = format!("struct S {{ {member} }} @compute @workgroup_size(1) fn main() {{}}");
            let found = with_module(&code, |module, info| is_portable(&code, module, info));
            assert_eq!(found, Ok(portable), "{member}");
        }
    }
}
