"""Stages of a picture that a prompt tells step by step: a frame, changes of the point, a field, its shaping, a colour.

A statement is WGSL with `{a}`, `{b}`, ... for numbers; GLSL is derived from it. `words` say the same to a person.
"""

from dataclasses import dataclass

from ..describe import Templates

# low, high, step of a drawn number
Range = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Stage:
    """Statements, the ways to say them, and the numbers in both. `glsl` replaces the statements where those differ."""

    code: tuple[str, ...]
    words: Templates
    numbers: tuple[Range, ...] = ()
    glsl: tuple[str, ...] = ()


_ASPECT = "vec2<f32>(u.resolution.x / u.resolution.y, 1.0)"
FRAMES: dict[str, Stage] = {
    "uv": Stage(("vec2 p = uv;",), ("start with p = uv", "p is the uv coordinate", "let p be uv", "take p = uv"), (), ("vec2 p = fragCoord/iResolution.xy;", "vec2 p = uv;", "vec2 p = fragCoord.xy / iResolution.xy;")),
    "centered": Stage(("vec2 p = uv - vec2<f32>(0.5);",), ("start with p = uv - 0.5", "center the coordinates, p = uv - 0.5", "p is uv minus 0.5", "with p = uv - vec2(0.5)", "move the origin to the middle (p = uv - 0.5)", "let p be the offset from the screen center in uv"), (), ("vec2 p = fragCoord/iResolution.xy - 0.5;", "vec2 p = uv - .5;", "vec2 p = uv - vec2(0.5);")),
    "signed": Stage(("vec2 p = uv * 2.0 - vec2<f32>(1.0);",), ("start with p = uv * 2 - 1", "remap uv to -1..1 and call it p", "p = 2*uv - 1", "let p run from -1 to 1 on both axes", "p is uv scaled to -1..1"), (), ("vec2 p = fragCoord/iResolution.xy * 2.0 - 1.0;", "vec2 p = uv*2.-1.;", "vec2 p = -1.0 + 2.0*uv;")),
    "aspect": Stage((f"vec2 p = (uv * 2.0 - vec2<f32>(1.0)) * {_ASPECT};",), ("remap uv to -1..1 and multiply x by the aspect ratio, call it p", "p = (2*fragCoord - resolution)/resolution.y", "p = uv*2-1 with x times width/height", "p runs from -1 to 1 vertically and is corrected for the aspect ratio"), (), ("vec2 p = (2.0*fragCoord-iResolution.xy)/iResolution.y;", "vec2 p = (fragCoord*2.-iResolution.xy)/iResolution.y;", "vec2 p = uv*2.-1.; p.x *= iResolution.x/iResolution.y;", "vec2 p = (-iResolution.xy + 2.0*fragCoord.xy)/iResolution.y;")),
    "aspect half": Stage((f"vec2 p = (uv - vec2<f32>(0.5)) * {_ASPECT};",), ("p = uv - 0.5 with x multiplied by the aspect ratio", "p = (fragCoord - 0.5*resolution)/resolution.y", "center uv and correct the aspect ratio (x times width/height), giving p", "p is the offset from the center in units of the screen height"), (), ("vec2 p = (fragCoord-0.5*iResolution.xy)/iResolution.y;", "vec2 p = (fragCoord - .5*iResolution.xy)/iResolution.y;", "vec2 p = uv-.5; p.x *= iResolution.x/iResolution.y;")),
    "scaled": Stage(("vec2 p = uv * {a};",), ("start with p = uv * {a}", "scale uv by {a} and call it p", "p = {a} * uv", "p is uv times {a}"), ((2, 20, 1),), ("vec2 p = fragCoord/iResolution.xy * {a};", "vec2 p = uv*{a};", "vec2 p = {a}*uv;")),
}  # fmt: skip
_TURNED = "p = vec2<f32>(p.x * cos(a) - p.y * sin(a), p.x * sin(a) + p.y * cos(a));"
WARPS: dict[str, Stage] = {
    "turn": Stage(("float a = u.time * {a};", _TURNED), ("rotate p by a = {a} * time (x cos a - y sin a, x sin a + y cos a)", "a = {a}*time, then p = (p.x*cos(a) - p.y*sin(a), p.x*sin(a) + p.y*cos(a))", "turn it with the angle a = time * {a}: p = vec2(p.x*cos(a)-p.y*sin(a), p.x*sin(a)+p.y*cos(a))"), ((0.1, 3, 0.1),)),
    "swirl": Stage(("float a = {a} * length(p);", _TURNED), ("twist p by the angle a = {a}*length(p), that is p = (p.x cos a - p.y sin a, p.x sin a + p.y cos a)", "swirl: a = {a} * length(p), p = vec2(p.x*cos(a) - p.y*sin(a), p.x*sin(a) + p.y*cos(a))"), ((1, 12, 0.5),)),
    "mirror": Stage(("p = abs(p);",), ("mirror both axes, p = abs(p)", "fold it into one quadrant with abs(p)", "take the absolute value of p", "p = abs(p)")),
    "mirror x": Stage(("p.x = abs(p.x);",), ("mirror left and right: p.x = abs(p.x)", "take the absolute value of p.x", "p.x = abs(p.x)", "fold x with abs")),
    "scale": Stage(("p *= {a};",), ("scale p by {a}", "multiply p by {a}", "p *= {a}", "zoom out: p = p * {a}"), ((2, 12, 1),)),
    "repeat": Stage(("p = fract(p * {a}) - vec2<f32>(0.5);",), ("repeat it: p = fract(p * {a}) - 0.5", "tile p {a} times per unit and center each tile (fract(p*{a}) - 0.5)", "p = fract({a}*p) - 0.5", "make cells with p = fract(p*{a})-.5"), ((2, 12, 1),)),
    "sine warp": Stage(("p += {a} * sin(p.yx * {b} + u.time);",), ("warp p by adding {a} * sin({b} * p.yx + time)", "p += {a}*sin(p.yx*{b} + time)", "distort it with p = p + {a} * sin(p.yx * {b} + time)", "add {a} times sin of ({b} times p.yx plus time) to p"), ((0.05, 0.5, 0.05), (2, 12, 1))),
    "wave x": Stage(("p.x += {a} * sin(p.y * {b} + u.time);",), ("shift p.x by {a} * sin({b} * p.y + time)", "p.x += {a}*sin(p.y*{b} + time)", "let x wobble: add {a} * sin(p.y * {b} + time) to p.x", "wave it sideways, p.x += {a} * sin({b}*p.y + time)"), ((0.02, 0.3, 0.02), (3, 30, 1))),
    "wave y": Stage(("p.y += {a} * sin(p.x * {b} + u.time);",), ("shift p.y by {a} * sin({b} * p.x + time)", "p.y += {a}*sin(p.x*{b} + time)", "let y wobble: add {a} * sin(p.x * {b} + time) to p.y", "make it wavy, p.y += {a} * sin({b}*p.x + time)"), ((0.02, 0.3, 0.02), (3, 30, 1))),
    "pixelate": Stage(("p = floor(p * {a}) / {a};",), ("pixelate: p = floor(p * {a}) / {a}", "snap p to a grid, floor(p*{a})/{a}", "quantize p with floor(p * {a}) / {a}", "p = floor({a}*p)/{a}"), ((5, 60, 1),)),
    "scroll": Stage(("p.x += u.time * {a};",), ("scroll: p.x += {a} * time", "add {a} * time to p.x", "move it with p.x += time*{a}", "p.x = p.x + {a} * time"), ((0.05, 1.5, 0.05),)),
    "scroll y": Stage(("p.y += u.time * {a};",), ("scroll: p.y += {a} * time", "add {a} * time to p.y", "move it with p.y += time*{a}", "p.y = p.y + {a} * time"), ((0.05, 1.5, 0.05),)),
    "fold": Stage(("for (var i = 0; i < {n}; i++) { p = abs(p) / dot(p, p) - vec2<f32>({a}); }",), ("{n} times: p = abs(p) / dot(p, p) - {a}", "iterate p = abs(p)/dot(p,p) - {a}, {n} times", "loop {n} times over p = abs(p) / dot(p, p) - {a}", "repeat p = abs(p)/dot(p, p) - {a} for {n} iterations"), ((0.4, 1.2, 0.05),), ("for(int i=0;i<{n};i++) p = abs(p)/dot(p,p) - {a};", "for (int i = 0; i < {n}; i++) { p = abs(p) / dot(p, p) - vec2({a}); }")),
    "crumple": Stage(("for (var i = 0; i < {n}; i++) { p += {a} * sin(p.yx * {b} + u.time); }",), ("{n} times: p += {a} * sin({b} * p.yx + time)", "iterate p += {a}*sin(p.yx*{b} + time), {n} times", "in a loop of {n} steps add {a}*sin(p.yx*{b} + time) to p", "do p = p + {a} * sin({b}*p.yx + time) {n} times in a row"), ((0.1, 0.8, 0.05), (1, 5, 0.5)), ("for(int i=0;i<{n};i++) p += {a}*sin(p.yx*{b} + u.time);", "for (int i = 0; i < {n}; i++) { p += {a} * sin(p.yx * {b} + u.time); }")),
    "polar": Stage(("p = vec2<f32>(atan2(p.y, p.x) / 6.2831855, length(p));",), ("go to polar coordinates: p = (angle / 2pi, radius)", "p = vec2(atan2(p.y, p.x)/(2*pi), length(p))", "replace p by (atan2(p.y, p.x) / 6.2831853, length(p))", "polar remap: p.x becomes atan2(y, x)/2pi, p.y the distance to the center"), (), ("p = vec2(atan(p.y,p.x)/6.2831853, length(p));", "p = vec2(atan(p.y, p.x) / 6.2831853, length(p));")),
    "tunnel": Stage(("p = vec2<f32>(atan2(p.y, p.x) / 3.1415927, {a} / length(p) + u.time);",), ("tunnel mapping: p = (atan2(p.y, p.x)/pi, {a}/length(p) + time)", "p.x becomes angle / pi, p.y becomes {a} / radius + time", "for the tunnel, p = vec2(atan2(p.y, p.x) / 3.14159265, {a} / length(p) + time)"), ((0.1, 1, 0.1),), ("p = vec2(atan(p.y,p.x)/3.1415927, {a}/length(p) + u.time);",)),
    "kaleidoscope": Stage(("float a = atan2(p.y, p.x);", "let s = 6.2831855 / {a};", "a = abs(a - s * round(a / s));", "p = length(p) * vec2<f32>(cos(a), sin(a));"), ("kaleidoscope with {a} sectors: fold the angle a = abs(a - s*round(a/s)), s = 2pi/{a}, keep the radius", "fold the angle around the center into {a} mirrored sectors (a = abs(a - s * round(a / s)) with s = 2*pi/{a}), p = r*(cos a, sin a)", "mirror the angle in {a} segments: s = 2pi/{a}, a = |a - s round(a/s)|, then p = length(p) * (cos a, sin a)"), ((3, 12, 1),), ("float a = atan(p.y,p.x); float s = 6.2831853/{a}; a = abs(a - s*round(a/s)); p = length(p)*vec2(cos(a), sin(a));",)),
}  # fmt: skip
FIELDS: dict[str, Stage] = {
    "length": Stage(("float d = length(p);",), ("d is the length of p", "let d = length(p)", "d = length(p)", "take the distance d = length(p)", "measure the distance d of p from the origin")),
    "box": Stage(("float d = max(abs(p.x), abs(p.y));",), ("d = max(abs(p.x), abs(p.y))", "d is the larger of |p.x| and |p.y|", "use the Chebyshev norm d = max(|p.x|, |p.y|)")),
    "diamond": Stage(("float d = abs(p.x) + abs(p.y);",), ("d = abs(p.x) + abs(p.y)", "d is |p.x| + |p.y|", "use the Manhattan norm d = |p.x| + |p.y|")),
    "x": Stage(("float d = p.x;",), ("d is p.x", "take d = p.x", "d = p.x")),
    "y": Stage(("float d = p.y;",), ("d is p.y", "take d = p.y", "d = p.y")),
    "sum": Stage(("float d = p.x + p.y;",), ("d = p.x + p.y", "d is the sum of p.x and p.y", "add both coordinates: d = p.x + p.y")),
    "product": Stage(("float d = p.x * p.y;",), ("d = p.x * p.y", "d is p.x times p.y", "multiply the coordinates: d = p.x * p.y")),
    "angle": Stage(("float d = atan2(p.y, p.x);",), ("d = atan2(p.y, p.x)", "d is the angle atan2(p.y, p.x)", "take the polar angle d = atan2(p.y, p.x)")),
    "ring": Stage(("float d = abs(length(p) - {a});",), ("d = abs(length(p) - {a})", "d is the distance to the circle of radius {a}: abs(length(p) - {a})", "d = |length(p) - {a}|"), ((0.1, 0.8, 0.05),)),
    "waves": Stage(("float d = sin(p.x * {a} + u.time) + sin(p.y * {b} + u.time);",), ("d = sin({a} * p.x + time) + sin({b} * p.y + time)", "d is the sum of sin(p.x*{a} + time) and sin(p.y*{b} + time)", "add two waves: d = sin({a}*p.x + time) + sin({b}*p.y + time)"), ((2, 15, 1), (2, 15, 1))),
    "lattice": Stage(("float d = sin(p.x * {a}) * sin(p.y * {b});",), ("d = sin({a} * p.x) * sin({b} * p.y)", "d is sin(p.x*{a}) times sin(p.y*{b})", "multiply two sines: d = sin({a}*p.x) * sin({b}*p.y)"), ((3, 25, 1), (3, 25, 1))),
    "petals": Stage(("float d = length(p) + {b} * sin(atan2(p.y, p.x) * {a});",), ("d = length(p) + {b} * sin({a} * atan2(p.y, p.x))", "d is the radius plus {b} * sin({a} * angle)", "petals: d = length(p) + {b}*sin(atan2(p.y,p.x)*{a})"), ((3, 9, 1), (0.05, 0.2, 0.05))),
    "spiral": Stage(("float d = length(p) * {a} + atan2(p.y, p.x);",), ("d = length(p) * {a} + atan2(p.y, p.x)", "spiral: d = {a} * length(p) + the angle atan2(p.y, p.x)", "d is {a} times the radius plus the polar angle"), ((3, 25, 1),)),
    "dots": Stage(("float d = length(fract(p * {a}) - vec2<f32>(0.5));",), ("d = length(fract(p * {a}) - 0.5)", "d is the distance to the cell center: length(fract({a}*p) - 0.5)", "in cells of fract(p*{a}), d is the distance to the middle of the cell"), ((2, 12, 1),)),
    "squared": Stage(("float d = dot(p, p);",), ("d = dot(p, p)", "d is the squared length of p", "d = p.x^2 + p.y^2")),
    "two": Stage(("float d = min(length(p - vec2<f32>({a}, 0.0)), length(p + vec2<f32>({a}, 0.0)));",), ("d = min(length(p - vec2({a}, 0)), length(p + vec2({a}, 0)))", "d is the smaller distance of p to ({a}, 0) and (-{a}, 0)"), ((0.1, 0.4, 0.05),)),
}  # fmt: skip
SHAPINGS: dict[str, Stage] = {
    "plain": Stage(("float v = d;",), ("v = d", "use d as it is: v = d", "v is just d")),
    "half wave": Stage(("float v = 0.5 + 0.5 * sin(d * {a} - u.time * {b});",), ("v = 0.5 + 0.5 * sin({a} * d - {b} * time)", "v = 0.5 + 0.5*sin(d*{a} - time*{b})", "make waves that run outwards: v = 0.5 + 0.5 * sin(d * {a} - time * {b})"), ((4, 60, 1), (1, 8, 1))),
    "still wave": Stage(("float v = 0.5 + 0.5 * cos(d * {a});",), ("v = 0.5 + 0.5 * cos({a} * d)", "v = 0.5 + 0.5*cos(d*{a})", "make bands v = 0.5 + 0.5 * cos(d * {a})"), ((4, 60, 1),)),
    "abs wave": Stage(("float v = abs(sin(d * {a} + u.time));",), ("v = abs(sin({a} * d + time))", "v = |sin(d*{a} + time)|", "v is the absolute value of sin(d * {a} + time)"), ((3, 30, 1),)),
    "rings": Stage(("float v = fract(d * {a} - u.time);",), ("v = fract({a} * d - time)", "v = fract(d*{a} - time)", "v is the fractional part of {a} * d - time"), ((2, 12, 1),)),
    "bands": Stage(("float v = step(0.5, fract(d * {a}));",), ("v = step(0.5, fract({a} * d))", "hard bands: v = step(0.5, fract(d*{a}))", "v is 1 where fract(d * {a}) is at least 0.5, else 0"), ((2, 20, 1),)),
    "cut": Stage(("float v = step(d, {a});",), ("v = step(d, {a})", "v is 1 where d <= {a}, else 0", "threshold: v = step(d, {a})"), ((0.1, 0.6, 0.05),)),
    "soft cut": Stage(("float v = 1.0 - smoothstep({a}, {a2}, d);",), ("v = 1 - smoothstep({a}, {a2}, d)", "v goes smoothly from 1 at d = {a} to 0 at d = {a2} (smoothstep)", "soft edge: v = 1.0 - smoothstep({a}, {a2}, d)"), ((0.1, 0.6, 0.05),)),
    "glow": Stage(("float v = {a} / abs(d);",), ("v = {a} / abs(d)", "glow: v = {a}/|d|", "v is {a} divided by the absolute value of d"), ((0.01, 0.1, 0.01),)),
    "ripple glow": Stage(("float v = {b} / abs(sin(d * {a} + u.time) / {a});",), ("v = {b} / abs(sin({a} * d + time) / {a})", "neon rings: v = {b}/abs(sin(d*{a} + time)/{a})"), ((4, 12, 1), (0.01, 0.05, 0.01)), ("float v = sin(d*{a} + u.time)/{a}; v = {b}/abs(v);", "float v = {b} / abs(sin(d * {a} + u.time) / {a});")),
    "falloff": Stage(("float v = exp(-{a} * abs(d));",), ("v = exp(-{a} * abs(d))", "exponential falloff v = exp(-{a}|d|)", "v decays as exp(-{a} * |d|)"), ((2, 20, 1),)),
    "gauss": Stage(("float v = exp(-{a} * d * d);",), ("v = exp(-{a} * d * d)", "a Gaussian: v = exp(-{a} d^2)", "v = e^(-{a}*d*d)"), ((2, 40, 1),)),
    "invert": Stage(("float v = 1.0 - abs(d);",), ("v = 1 - abs(d)", "v is one minus |d|", "invert it, v = 1.0 - abs(d)")),
    "levels": Stage(("float v = floor(d * {a}) / {a};",), ("v = floor(d * {a}) / {a}", "posterize: v = floor({a}*d)/{a}", "quantize d to steps of 1/{a}: v = floor(d*{a})/{a}"), ((3, 12, 1),)),
}  # fmt: skip
# The colour of v; {c} and {k} are colours that are drawn.
COLORS: dict[str, Stage] = {
    "grey": Stage(("vec3<f32>(v)",), ("show v as gray", "output v as brightness", "color = vec3(v)", "the color is v in all three channels", "grayscale v", "gray = v")),
    "tint": Stage(("{c} * v",), ("the color is {c} times v", "multiply {c} by v", "color = v * {c}", "tint v with {c}", "{c} with brightness v")),
    "mix": Stage(("mix({c}, {k}, v)",), ("mix {c} and {k} by v", "color = mix({c}, {k}, v)", "blend from {c} (v = 0) to {k} (v = 1)", "lerp {c} to {k} with v", "v goes from {c} to {k}")),
    "cosine": Stage(("0.5 + 0.5 * cos(v * {a} + vec3<f32>(0.0, 2.0, 4.0))",), ("color = 0.5 + 0.5 * cos({a} * v + vec3(0, 2, 4))", "use the palette 0.5 + 0.5*cos(v*{a} + vec3(0,2,4))", "color it by 0.5 + 0.5 * cos(v * {a} + (0, 2, 4))"), ((1, 8, 0.5),)),
    "moving cosine": Stage(("0.5 + 0.5 * cos(v * {a} + u.time + vec3<f32>(0.0, 2.0, 4.0))",), ("color = 0.5 + 0.5 * cos({a} * v + time + vec3(0, 2, 4))", "use the palette 0.5 + 0.5*cos(v*{a} + time + vec3(0,2,4))"), ((1, 8, 0.5),)),
    "iq": Stage(("0.5 + 0.5 * cos(6.2831855 * (v * {a} + vec3<f32>(0.0, 0.33, 0.67)))",), ("color = 0.5 + 0.5*cos(2pi*(v*{a} + vec3(0, 0.33, 0.67)))", "use iq's palette 0.5 + 0.5 * cos(6.2831853 * ({a} * v + (0, 0.33, 0.67)))"), ((0.5, 3, 0.5),), ("0.5+0.5*cos(6.2831853*(v*{a}+vec3(0.0,0.33,0.67)))",)),
    "channels": Stage(("vec3<f32>(v, v * v, 1.0 - v)",), ("red = v, green = v*v, blue = 1 - v", "color = vec3(v, v*v, 1 - v)", "put v into red, v squared into green and 1 - v into blue")),
    "red": Stage(("vec3<f32>(v, {a}, {b})",), ("red is v, green {a}, blue {b}", "color = vec3(v, {a}, {b})", "put v into red and keep green at {a}, blue at {b}"), ((0, 0.9, 0.1), (0, 0.9, 0.1))),
    "fire": Stage(("clamp(vec3<f32>(2.0 * v, 2.0 * v - 0.7, 2.0 * v - 1.5), vec3<f32>(0.0), vec3<f32>(1.0))",), ("fire ramp: color = clamp(vec3(2v, 2v - 0.7, 2v - 1.5), 0, 1)", "color = clamp(vec3(2*v, 2*v - 0.7, 2*v - 1.5), 0, 1)"), (), ("clamp(vec3(2.0*v, 2.0*v-0.7, 2.0*v-1.5), 0.0, 1.0)",)),
}  # fmt: skip
POSTS: dict[str, Stage] = {
    "vignette": Stage(("color *= 1.0 - length(uv - vec2<f32>(0.5));",), ("multiply the result by 1 - length(uv - 0.5)", "darken the corners: color *= 1 - length(uv - 0.5)", "finally color *= 1.0 - distance(uv, center)"), (), ("col *= 1.0 - length(uv-0.5);",)),
    "scan": Stage(("color *= 0.8 + 0.2 * sin(uv.y * {a});",), ("scan lines: color *= 0.8 + 0.2 * sin(uv.y * {a})", "multiply by 0.8 + 0.2*sin({a} * uv.y) for scan lines"), ((100, 600, 50),)),
    "negative": Stage(("color = 1.0 - color;",), ("invert the color at the end", "finally color = 1 - color", "output the negative, 1 - color")),
    "pulse": Stage(("color *= 0.5 + 0.5 * sin(u.time * {a});",), ("let it all pulse: color *= 0.5 + 0.5 * sin({a} * time)", "multiply by 0.5 + 0.5*sin(time*{a})"), ((1, 6, 1),)),
    "dim": Stage(("color *= {a};",), ("multiply the color by {a}", "at the end color *= {a}"), ((0.2, 0.9, 0.1),)),
}  # fmt: skip
