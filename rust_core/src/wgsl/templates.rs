//! CONTRACT (room: validate). The four chromatic compute shaders, `templates/*.wgsl` via include_str!.

/// Names in menu order.
pub const NAMES: [&str; 4] = ["mix", "filter", "complement", "saturate"];

/// The shader of that name.
pub fn get(name: &str) -> Option<&'static str> {
    todo!()
}
