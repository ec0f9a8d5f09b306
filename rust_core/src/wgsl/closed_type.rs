//! The finite set of template types that are one lexeme: they contain scalars and nothing a program could name.

/// Whether `head<argument>` is one of them. `argument` may itself be a closed type.
pub(super) fn is_closed_type(head: &str, argument: &str) -> bool {
    match head {
        "vec2" | "vec3" | "vec4" => is_scalar(argument),
        "mat2x2" | "mat2x3" | "mat2x4" | "mat3x2" | "mat3x3" | "mat3x4" | "mat4x2" | "mat4x3" | "mat4x4" => {
            matches!(argument, "f32" | "f16")
        }
        "atomic" => matches!(argument, "i32" | "u32"),
        "array" => is_scalar(argument) || is_closed_element(argument),
        "texture_1d"
        | "texture_2d"
        | "texture_2d_array"
        | "texture_3d"
        | "texture_cube"
        | "texture_cube_array"
        | "texture_multisampled_2d" => matches!(argument, "f32" | "i32" | "u32"),
        _ => false,
    }
}

/// Whether `head<format, access>` is a storage texture (WGSL section 6.5.5).
pub(super) fn is_closed_storage_texture(head: &str, format: &str, access: &str) -> bool {
    matches!(head, "texture_storage_1d" | "texture_storage_2d" | "texture_storage_2d_array" | "texture_storage_3d")
        && matches!(access, "read" | "write" | "read_write")
        && is_texel_format(format)
}

fn is_scalar(name: &str) -> bool {
    matches!(name, "bool" | "i32" | "u32" | "f32" | "f16")
}

/// A fused vector, matrix or atomic. Not a fused array: arrays of arrays would make the set infinite, and a
/// runtime-sized array has no runtime-sized elements anyway.
fn is_closed_element(text: &str) -> bool {
    text.ends_with('>') && ["vec", "mat", "atomic"].iter().any(|head| text.starts_with(head))
}

/// Texel formats for storage textures (WGSL section 6.5.1).
fn is_texel_format(name: &str) -> bool {
    let Some(digits) = name.find(|c: char| c.is_ascii_digit()) else { return false };
    let (channels, rest) = name.split_at(digits);
    match rest {
        "8unorm" => matches!(channels, "r" | "rg" | "rgba" | "bgra"),
        "8snorm" | "8uint" | "8sint" => matches!(channels, "r" | "rg" | "rgba"),
        "16unorm" | "16snorm" | "16uint" | "16sint" | "16float" => matches!(channels, "r" | "rg" | "rgba"),
        "32uint" | "32sint" | "32float" => matches!(channels, "r" | "rg" | "rgba"),
        "10a2uint" | "10a2unorm" => channels == "rgb",
        "11b10ufloat" => channels == "rg",
        _ => false,
    }
}
