// Makes colours more or less vivid at the same luminance: 0 gives greys, 1 changes nothing, 2 doubles the distance
// from grey. Channels are cut to the range from 0 to 1; alpha stays.
//
// Bindings: 0 the colours (linear RGBA), 1 the amount, 2 the saturated colours.
// Dispatch any number of workgroups in x: a few do the work of many.

@group(0) @binding(0) var<storage, read> colors: array<vec4<f32>>;
@group(0) @binding(1) var<uniform> amount: f32;
@group(0) @binding(2) var<storage, read_write> saturated_colors: array<vec4<f32>>;

// How bright each channel looks (Rec. 709).
const LUMINANCE_WEIGHTS = vec3<f32>(0.2126, 0.7152, 0.0722);

fn saturate_rgb(color: vec4<f32>, saturation: f32) -> vec4<f32> {
    let grey = vec3<f32>(dot(color.rgb, LUMINANCE_WEIGHTS));
    let vivid = mix(grey, color.rgb, max(saturation, 0.0));
    return vec4<f32>(clamp(vivid, vec3<f32>(0.0), vec3<f32>(1.0)), color.a);
}

@compute @workgroup_size(64)
fn cs_main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
    // The shorter buffer decides; each invocation takes every stride-th colour.
    let count = min(arrayLength(&colors), arrayLength(&saturated_colors));
    let stride = groups.x * 64u;
    for (var i = id.x; i < count; i += stride) {
        saturated_colors[i] = saturate_rgb(colors[i], amount);
    }
}
