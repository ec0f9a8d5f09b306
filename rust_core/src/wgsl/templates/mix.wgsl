// Mixes two buffers of colours, one with the other: 0 keeps the first, 1 gives the second.
//
// Bindings: 0 and 1 the colours (RGBA), 2 the factor, 3 the mixed colours.
// Dispatch any number of workgroups in x: a few do the work of many.

@group(0) @binding(0) var<storage, read> first_colors: array<vec4<f32>>;
@group(0) @binding(1) var<storage, read> second_colors: array<vec4<f32>>;
@group(0) @binding(2) var<uniform> factor: f32;
@group(0) @binding(3) var<storage, read_write> mixed_colors: array<vec4<f32>>;

fn mix_colors(first: vec4<f32>, second: vec4<f32>, amount: f32) -> vec4<f32> {
    return mix(first, second, clamp(amount, 0.0, 1.0));
}

@compute @workgroup_size(64)
fn cs_main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
    // The shortest buffer decides; each invocation takes every stride-th colour.
    let inputs = min(arrayLength(&first_colors), arrayLength(&second_colors));
    let count = min(inputs, arrayLength(&mixed_colors));
    let stride = groups.x * 64u;
    for (var i = id.x; i < count; i += stride) {
        mixed_colors[i] = mix_colors(first_colors[i], second_colors[i], factor);
    }
}
