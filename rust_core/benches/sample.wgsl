// A field of soft rings that breathe, lit from the upper left.
struct Uniforms {
    resolution: vec2<f32>,
    time: f32,
    frame: f32,
    mouse: vec4<f32>,
}

@group(0) @binding(0) var<uniform> u: Uniforms;
@group(0) @binding(1) var<storage, read> palette: array<vec4<f32>>;

const RINGS: u32 = 8u;
const TAU: f32 = 6.2831855;

/* The distance to a ring of the given radius,
   negative inside its band. */
fn sd_ring(point: vec2<f32>, radius: f32, width: f32) -> f32 {
    return abs(length(point) - radius) - width * 0.5;
}

fn rotate(point: vec2<f32>, angle: f32) -> vec2<f32> {
    let c = cos(angle);
    let s = sin(angle);
    return mat2x2<f32>(c, s, -s, c) * point;
}

@fragment
fn fs_main(@location(0) uv: vec2<f32>) -> @location(0) vec4<f32> {
    let aspect = u.resolution.x / u.resolution.y;
    let centered = (uv - vec2<f32>(0.5, 0.5)) * vec2<f32>(aspect, 1.0);
    var color = vec3<f32>(0.0, 0.0, 0.0);
    for (var i = 0u; i < RINGS; i++) {
        let phase = f32(i) / f32(RINGS);
        let radius = 0.05 + 0.4 * fract(phase + u.time * 0.1);
        let point = rotate(centered, TAU * phase);
        let d = sd_ring(point, radius, 0.02);
        let mask = 1.0 - smoothstep(0.0, 0.01, d);
        let tint = palette[i % arrayLength(&palette)].rgb;
        if (mask > 0.0 && d < 0.5) {
            color += tint * mask * (1.0 - phase);
        } else {
            color = max(color, vec3<f32>(0.01));
        }
    }
    return vec4<f32>(clamp(color, vec3<f32>(0.0), vec3<f32>(1.0)), 1.0);
}
