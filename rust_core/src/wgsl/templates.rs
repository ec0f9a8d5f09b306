//! The four chromatic shaders: complete compute shaders over storage buffers of colours, ready to dispatch.
//!
//! Each is one file under `templates/`, works for buffers of any length and any number of workgroups in x, and is
//! accepted by naga and by Tint (Chrome's compiler).

/// Names in menu order.
pub const NAMES: [&str; 4] = ["mix", "filter", "complement", "saturate"];

/// Mixes two buffers of colours by a factor.
pub fn mix() -> &'static str {
    include_str!("templates/mix.wgsl")
}

/// Multiplies colours by the colour of a filter.
pub fn filter() -> &'static str {
    include_str!("templates/filter.wgsl")
}

/// Turns every hue by half a turn.
pub fn complement() -> &'static str {
    include_str!("templates/complement.wgsl")
}

/// Makes colours more or less vivid.
pub fn saturate() -> &'static str {
    include_str!("templates/saturate.wgsl")
}

/// The shader of that name, one of [`NAMES`].
pub fn get(name: &str) -> Option<&'static str> {
    match name {
        "mix" => Some(mix()),
        "filter" => Some(filter()),
        "complement" => Some(complement()),
        "saturate" => Some(saturate()),
        _ => None,
    }
}
