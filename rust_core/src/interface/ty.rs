//! One type of the table.

use super::bound_to;
use naga::common::wgsl::{ToWgsl as _, TryToWgsl as _, TypeContext as _};
use naga::{Handle, ImageClass, Module, Scalar, ScalarKind, TypeInner};
use serde::Serialize;

/// One type. Sizes, offsets and strides are bytes, by WGSL's rules of layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Type {
    /// As WGSL spells it; structs by their name.
    pub wgsl: String,
    /// What it consists of.
    #[serde(flatten)]
    pub kind: TypeKind,
}

/// What a type consists of. Scalars are named as in WGSL: "f32", "i32", "u32", "bool".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are WGSL's own words")]
pub enum TypeKind {
    Scalar {
        scalar: String,
    },
    Vector {
        size: u32,
        scalar: String,
    },
    Matrix {
        columns: u32,
        rows: u32,
        scalar: String,
    },
    Atomic {
        scalar: String,
    },
    /// `count` is None for one that is as long as its buffer.
    Array {
        element: usize,
        count: Option<u32>,
        stride: u32,
    },
    Struct {
        members: Vec<Member>,
        size: u32,
    },
    Pointer {
        space: String,
        target: usize,
    },
    /// `sampled` is the scalar that is read, `format` and `access` ("read", "write") are a storage texture's.
    Texture {
        dimension: &'static str,
        arrayed: bool,
        multisampled: bool,
        depth: bool,
        sampled: Option<String>,
        format: Option<&'static str>,
        access: Option<&'static str>,
    },
    Sampler {
        comparison: bool,
    },
    /// Beyond core WGSL, or of a size that only the pipeline knows.
    Other,
}

/// A member of a struct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Index of its type.
    #[serde(rename = "type")]
    pub ty: usize,
    /// Bytes from the start of the struct.
    pub offset: u32,
    /// As [`Value::bound_to`](super::Value::bound_to).
    pub bound_to: Option<String>,
}

pub(super) fn describe(module: &Module, handle: Handle<naga::Type>) -> Type {
    let inner = &module.types[handle].inner;
    let kind = match inner {
        TypeInner::Scalar(scalar) => TypeKind::Scalar { scalar: name(*scalar) },
        TypeInner::Vector { size, scalar } => TypeKind::Vector { size: *size as u32, scalar: name(*scalar) },
        TypeInner::Matrix { columns, rows, scalar } => {
            TypeKind::Matrix { columns: *columns as u32, rows: *rows as u32, scalar: name(*scalar) }
        }
        TypeInner::Atomic(scalar) => TypeKind::Atomic { scalar: name(*scalar) },
        TypeInner::Array { base, size, stride } => array(*base, *size, *stride),
        TypeInner::Struct { members, span } => {
            TypeKind::Struct { members: members.iter().map(member).collect(), size: *span }
        }
        TypeInner::Pointer { base, space } => TypeKind::Pointer {
            space: naga::common::wgsl::address_space_str(*space).0.unwrap_or("handle").into(),
            target: base.index(),
        },
        TypeInner::Image { dim, arrayed, class } => texture(*dim, *arrayed, *class),
        TypeInner::Sampler { comparison } => TypeKind::Sampler { comparison: *comparison },
        _ => TypeKind::Other,
    };
    Type { wgsl: module.to_ctx().type_to_string(handle), kind }
}

fn name(scalar: Scalar) -> String {
    scalar.to_wgsl_for_diagnostics()
}

fn array(base: Handle<naga::Type>, size: naga::ArraySize, stride: u32) -> TypeKind {
    let count = match size {
        naga::ArraySize::Constant(count) => Some(count.get()),
        naga::ArraySize::Dynamic => None,
        naga::ArraySize::Pending(_) => return TypeKind::Other,
    };
    TypeKind::Array { element: base.index(), count, stride }
}

fn member(member: &naga::StructMember) -> Member {
    Member {
        name: member.name.clone().unwrap_or_default(),
        ty: member.ty.index(),
        offset: member.offset,
        bound_to: bound_to(member.binding.as_ref()),
    }
}

fn texture(dimension: naga::ImageDimension, arrayed: bool, class: ImageClass) -> TypeKind {
    let (mut sampled, mut format, mut access) = (None, None, None);
    let (mut multisampled, mut depth) = (false, false);
    match class {
        ImageClass::Sampled { kind, multi } => {
            multisampled = multi;
            sampled = Some(
                match kind {
                    ScalarKind::Sint => "i32",
                    ScalarKind::Uint => "u32",
                    _ => "f32",
                }
                .to_owned(),
            );
        }
        ImageClass::Depth { multi } => (multisampled, depth) = (multi, true),
        ImageClass::External => return TypeKind::Other,
        ImageClass::Storage { format: texel, access: allowed } => {
            format = Some(texel.to_wgsl());
            let (load, store) =
                (allowed.contains(naga::StorageAccess::LOAD), allowed.contains(naga::StorageAccess::STORE));
            access = Some(if load && store {
                "read_write"
            } else if load {
                "read"
            } else {
                "write"
            });
        }
    }
    TypeKind::Texture { dimension: dimension.to_wgsl(), arrayed, multisampled, depth, sampled, format, access }
}
