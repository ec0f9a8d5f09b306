// Replaces every colour by its complement: the hue opposite on the colour wheel, with the same lightness, the same
// saturation and the same alpha. Red becomes cyan; a grey stays as it is.
//
// Bindings: 0 the colours (RGBA), 1 their complements.
// Dispatch any number of workgroups in x: a few do the work of many.

@group(0) @binding(0) var<storage, read> colors: array<vec4<f32>>;
@group(0) @binding(1) var<storage, read_write> complements: array<vec4<f32>>;

fn complement_rgb(color: vec4<f32>) -> vec4<f32> {
    let largest = max(color.r, max(color.g, color.b));
    let smallest = min(color.r, min(color.g, color.b));
    // Mirrors each channel between the largest and the smallest: half a turn of the hue.
    return vec4<f32>(vec3<f32>(largest + smallest) - color.rgb, color.a);
}

@compute @workgroup_size(64)
fn cs_main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
    // The shorter buffer decides; each invocation takes every stride-th colour.
    let count = min(arrayLength(&colors), arrayLength(&complements));
    let stride = groups.x * 64u;
    for (var i = id.x; i < count; i += stride) {
        complements[i] = complement_rgb(colors[i]);
    }
}
