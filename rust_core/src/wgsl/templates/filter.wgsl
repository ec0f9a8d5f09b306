// Looks at a buffer of colours through a coloured filter, as through a sheet of tinted glass: each channel is
// multiplied by the filter's. The filter's alpha is its strength, from 0 (clear glass) to 1.
//
// Bindings: 0 the colours (RGBA), 1 the filter's colour, 2 the filtered colours.
// Dispatch any number of workgroups in x: a few do the work of many.

@group(0) @binding(0) var<storage, read> colors: array<vec4<f32>>;
@group(0) @binding(1) var<uniform> filter_color: vec4<f32>;
@group(0) @binding(2) var<storage, read_write> filtered_colors: array<vec4<f32>>;

fn filter_rgb(color: vec4<f32>, glass: vec4<f32>) -> vec4<f32> {
    let seen = mix(color.rgb, color.rgb * glass.rgb, clamp(glass.a, 0.0, 1.0));
    return vec4<f32>(seen, color.a);
}

@compute @workgroup_size(64)
fn cs_main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
    // The shorter buffer decides; each invocation takes every stride-th colour.
    let count = min(arrayLength(&colors), arrayLength(&filtered_colors));
    let stride = groups.x * 64u;
    for (var i = id.x; i < count; i += stride) {
        filtered_colors[i] = filter_rgb(colors[i], filter_color);
    }
}
