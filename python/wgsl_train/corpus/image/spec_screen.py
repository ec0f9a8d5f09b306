"""Pointer, pixels and finishes, specified to the last number: splits, spotlights, pixel sizes, scan lines, dither, grain."""

from .spec import HELPER, Options, Spec, table

_POINTER: Options = (("mouse", ""), ("cursor", ""), ("pointer", ""), ("mouse position", ""))
_M = "let m = u.mouse.xy / u.resolution;"
_CENTER = "let p = (uv - vec2<f32>(0.5)) * u.resolution;"


def _half(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    return {"d": (f"{2 * values['r']:g}", "")}


POINTER = table("specified_pointer", 14)({
    "split": Spec(
        ("before/after slider: {c} left of the {m}, {k} right of it", "split the screen at the {m} x: left {c}, right {k}", "everything left of the {m} is {c}, everything right of it {k}", "uv.x < mouse.x ? {c} : {k}", "wipe: {c} up to the {m}, {k} beyond, vertical edge"),
        ("let x = u.mouse.x / u.resolution.x;",), shown="select({k}, {c}, uv.x < x)", colors="ck", options={"m": _POINTER},
    ),
    "split line": Spec(
        ("comparison slider: {c} to the left of the {m}, {k} to the right, {e} divider {w} wide at the {m}", "split at mouse x, left {c}, right {k}, with a {e} line {w} thick on the border", "{c} | {k} halves divided at the {m}, the dividing line is {e} and {w} wide".replace(" | ", " and ")),
        ("let x = u.mouse.x / u.resolution.x;",), shown="select(select({k}, {c}, uv.x < x), {e}, abs(uv.x - x) < 0.5 * {w})", colors="cke", numbers={"w": (0.004, 0.03, 0.002)}, options={"m": _POINTER},
    ),
    "split y": Spec(
        ("{c} above the {m}, {k} below it", "split the screen at the {m} y: top {c}, bottom {k}", "horizon at the {m}: {c} above, {k} below", "uv.y < mouse.y ? {c} : {k}"),
        ("let y = u.mouse.y / u.resolution.y;",), shown="select({k}, {c}, uv.y < y)", colors="ck", options={"m": _POINTER},
    ),
    "mix x": Spec(
        ("screen color mix({c}, {k}, mouse x)", "blend the whole screen from {c} ({m} at the left edge) to {k} ({m} at the right edge)", "mouse.x picks a color between {c} and {k}, whole screen", "fill: {c} when the {m} is on the left, {k} on the right, linear in between"),
        (_M,), shown="mix({c}, {k}, m.x)", colors="ck", options={"m": _POINTER},
    ),
    "mouse rgb": Spec(
        ("red = mouse x, green = mouse y, blue = {b}", "color vec3(mouse.x, mouse.y, {b}) with the mouse in 0..1", "r is the {m} x over the width, g the {m} y over the height, b = {b}", "vec4(iMouse.xy/iResolution.xy, {b}, 1)"),
        (_M,), shown="vec3<f32>(m.x, m.y, {b})", numbers={"b": (0, 1, 0.1)}, options={"m": _POINTER},
    ),
    "hue": Spec(
        ("hue = mouse x, brightness = 1 - mouse y, full screen", "fill with hsv(mouse.x, 1, 1 - mouse.y)", "color picker screen: hue by {m} x, value 1 at the top and 0 at the bottom by {m} y"),
        (_M,), shown="hue(m.x) * (1.0 - m.y)", options={"m": _POINTER}, helpers=(HELPER["hue"],),
    ),
    "falloff": Spec(
        ("brightness = 1 - {k} * distance to the {m}, not below 0", "max(0, 1 - {k}*distance(uv, mouse)) as gray", "light at the {m}: falls linearly, 1 - {k} d, clamped at zero, d in uv", "spotlight at the {m}, intensity max(1 - {k} * d, 0)"),
        ("let d = distance(uv, u.mouse.xy / u.resolution);",), light="max(1.0 - {k} * d, 0.0)", numbers={"k": (1, 8, 0.5)}, options={"m": _POINTER},
    ),
    "exp": Spec(
        ("glow exp(-{k} * d) with d the distance to the {m}", "exp(-{k}*distance(uv, mouse))", "soft light under the {m}, exp(-{k} d)", "light around the {m} that decays with exp(-{k} * distance)"),
        ("let d = distance(uv, u.mouse.xy / u.resolution);",), light="exp(-{k} * d)", numbers={"k": (3, 20, 1)}, options={"m": _POINTER},
    ),
    "ripple": Spec(
        ("ripples around the {m}: 0.5 + 0.5 * sin({a} * d - {b} * {T})", "0.5+0.5*sin({a}*d - {b}*{T}), d = distance to the {m}", "waves spreading from the {m}, 0.5 + 0.5 sin({a} d - {b} {T})"),
        ("let d = distance(uv, u.mouse.xy / u.resolution);",), light="0.5 + 0.5 * sin({a} * d - {b} * u.time)", numbers={"a": (20, 100, 5), "b": (1, 10, 1)}, options={"m": _POINTER},
    ),
    "damped ripple": Spec(
        ("ripples around the {m}: (0.5 + 0.5 * sin({a} * d - {b} * {T})) * exp(-{e} * d)", "(0.5+0.5*sin({a}*d - {b}*{T}))*exp(-{e}*d) with d = distance to the {m}", "waves spreading from the {m}, 0.5 + 0.5 sin({a} d - {b} {T}), faded by exp(-{e} d)"),
        ("let d = distance(uv, u.mouse.xy / u.resolution);",), light="(0.5 + 0.5 * sin({a} * d - {b} * u.time)) * exp(-{e} * d)", numbers={"a": (20, 100, 5), "b": (1, 10, 1), "e": (2, 8, 1)}, options={"m": _POINTER},
    ),
    "pixel disc": Spec(
        ("circle of radius {r} px at the {m}", "disc with a radius of {r} pixels under the {m}", "{d} pixel wide dot that follows the {m}", "dot at the {m}, r = {r}px", "round cursor, {r} pixels in radius"),
        ("let d = distance(uv * u.resolution, u.mouse.xy);",), mask="select(0.0, 1.0, d < {r})", numbers={"r": (5, 120, 5)}, options={"m": _POINTER}, more=_half,
    ),
    "pixel ring": Spec(
        ("ring of radius {r} px and thickness {w} px around the {m}", "circle outline at the {m}, {r} pixels radius, {w} pixels thick", "{w}px wide ring, r = {r}px, following the {m}"),
        ("let d = abs(distance(uv * u.resolution, u.mouse.xy) - {r});",), mask="select(0.0, 1.0, d < 0.5 * {w})", numbers={"r": (10, 120, 5), "w": (1, 12, 1)}, options={"m": _POINTER},
    ),
    "pixel line": Spec(
        ("line from the screen center to the {m}, {w} pixels wide", "connect the middle of the screen with the {m} by a {w} px line", "segment between the center and the {m}, thickness {w}px"),
        ("let d = sd_segment(uv * u.resolution, 0.5 * u.resolution, u.mouse.xy);",), mask="select(0.0, 1.0, d < 0.5 * {w})", numbers={"w": (2, 20, 1)}, options={"m": _POINTER}, helpers=(HELPER["sd_segment"],),
    ),
    "dots": Spec(
        ("{n}x{n} dots whose radius shrinks with the distance d of their center to the {m}: max({a} - {b} * d, 0.05) cells", "dot grid {n} by {n}, radius max({a} - {b}*d, 0.05) in cell units, d = distance of the cell center to the {m}"),
        ("let cell = uv * {n};", "let center = (floor(cell) + vec2<f32>(0.5)) / {n};", "let r = max({a} - {b} * distance(center, u.mouse.xy / u.resolution), 0.05);"), mask="select(0.0, 1.0, distance(fract(cell), vec2<f32>(0.5)) < r)", numbers={"n": (6, 24, 1), "a": (0.3, 0.5, 0.05), "b": (0.2, 1, 0.1)}, options={"m": _POINTER},
    ),
    "round spot": Spec(
        ("circle at the {m} that stays round in any window, radius {r} of the height", "aspect corrected disc at the {m}, radius {r} in units of the screen height", "round dot under the {m}, r = {r} * height"),
        ("let p = (uv - u.mouse.xy / u.resolution) * vec2<f32>(u.resolution.x / u.resolution.y, 1.0);",), mask="select(0.0, 1.0, length(p) < {r})", numbers={"r": (0.05, 0.4, 0.05)}, options={"m": _POINTER},
    ),
})  # fmt: skip

PIXELS = table("specified_pixels", 12)({
    "grid": Spec(
        ("grid lines {w} px wide every {n} pixels", "{w} pixel lines every {n} pixels, horizontal and vertical", "graph paper: a line of {w} px each {n} px", "pixel grid, spacing {n} px, line width {w} px, lines at the left and top of each cell"),
        ("let q = (uv * u.resolution) % vec2<f32>({n});",), mask="select(0.0, 1.0, min(q.x, q.y) < {w})", numbers={"n": (10, 100, 5), "w": (1, 5, 1)},
    ),
    "border": Spec(
        ("{c} border of {w} pixels around the window, {k} inside", "frame: {w} px {c} along all four edges, the inside {k}", "{w}px {c} frame, {k} content", "screen {k} with a {w} pixel wide {c} edge"),
        ("let q = uv * u.resolution;", "let e = min(min(q.x, q.y), min(u.resolution.x - q.x, u.resolution.y - q.y));"), shown="select({k}, {c}, e < {w})", colors="ck", numbers={"w": (2, 40, 2)},
    ),
    "rows": Spec(
        ("every second pixel row black, the others {c}", "{c} interlaced: odd pixel rows black", "alternate {c} and black pixel rows, the first row {c}", "scan lines at pixel level, even rows {c}, odd rows black"),
        shown="{c} * select(1.0, 0.0, floor(uv.y * u.resolution.y) % 2.0 == 1.0)", colors="c",
    ),
    "stripes": Spec(
        ("vertical stripes {n} pixels wide, {c} and {k}, {c} first", "{c} and {k} columns of {n} px each, starting with {c}", "{n}px wide vertical bars alternating {c} {k}"),
        shown="select({c}, {k}, floor(uv.x * u.resolution.x / {n}) % 2.0 == 1.0)", colors="ck", numbers={"n": (2, 80, 2)},
    ),
    "disc": Spec(
        ("circle of radius {r} pixels in the middle of the screen", "centered disc with a radius of {r} px", "{d} px wide circle in the center", "filled circle, r = {r}px, centered", "round dot {d} pixels in diameter, at the screen center"),
        (_CENTER,), mask="select(0.0, 1.0, length(p) < {r})", numbers={"r": (10, 200, 10)}, more=_half,
    ),
    "ring": Spec(
        ("ring of radius {r} px, {w} px thick, centered", "centered circle outline, radius {r} pixels, line width {w} pixels", "{w}px wide circle of radius {r}px in the middle"),
        (_CENTER,), mask="select(0.0, 1.0, abs(length(p) - {r}) < 0.5 * {w})", numbers={"r": (20, 200, 10), "w": (2, 20, 1)},
    ),
    "box": Spec(
        ("{w} x {h} pixel rectangle in the middle", "centered box of {w} by {h} px", "rectangle, width {w}px, height {h}px, centered on the screen"),
        (_CENTER,), mask="select(0.0, 1.0, sd_box(p, 0.5 * vec2<f32>({w}, {h})) < 0.0)", numbers={"w": (20, 300, 10), "h": (20, 200, 10)}, helpers=(HELPER["sd_box"],),
    ),
    "corner box": Spec(
        ("{w} x {h} px rectangle in the top left corner, {m} pixels from both edges", "box {w} by {h} pixels, offset ({m}, {m}) px from the upper left corner", "badge at top left: {w}px wide, {h}px high, margin {m}px"),
        ("let q = uv * u.resolution - vec2<f32>({m});",), mask="select(0.0, 1.0, q.x >= 0.0 && q.y >= 0.0 && q.x < {w} && q.y < {h})", numbers={"w": (20, 200, 10), "h": (10, 100, 10), "m": (5, 40, 5)},
    ),
    "round": Spec(
        ("circle that is round in every window size, radius {r} of the screen height", "aspect-corrected circle, r = {r} of the height, centered", "disc of diameter {d} times the window height that never becomes an ellipse", "perfect circle regardless of the aspect ratio, radius {r} (in screen heights)", "p = (uv - 0.5) * vec2(aspect, 1), length(p) < {r}"),
        ("let p = (uv - vec2<f32>(0.5)) * vec2<f32>(u.resolution.x / u.resolution.y, 1.0);",), mask="select(0.0, 1.0, length(p) < {r})", numbers={"r": (0.1, 0.45, 0.05)}, more=_half,
    ),
    "square cells": Spec(
        ("checkerboard with square cells, {n} of them over the height, corrected for the aspect ratio", "square checks on any screen: {n} rows, x scaled by width/height", "aspect correct checkerboard, {n} squares high, from the top left corner"),
        ("let cell = floor(uv * vec2<f32>(u.resolution.x / u.resolution.y, 1.0) * {n});",), mask="select(0.0, 1.0, abs(cell.x + cell.y) % 2.0 == 1.0)", numbers={"n": (3, 20, 1)},
    ),
    "signed ring": Spec(
        ("p = (2*fragCoord - iResolution.xy)/iResolution.y; ring where abs(length(p) - {r}) < {w}", "with (fragCoord*2-iResolution.xy)/iResolution.y as p: lit if abs(length(p)-{r}) < {w}", "coordinates from -1 to 1 in y, aspect corrected; ring of radius {r} where abs(length(p) - {r}) is below {w}"),
        ("let p = (uv * 2.0 - vec2<f32>(1.0)) * vec2<f32>(u.resolution.x / u.resolution.y, 1.0);",), mask="select(0.0, 1.0, abs(length(p) - {r}) < {w})", numbers={"r": (0.2, 0.9, 0.05), "w": (0.01, 0.1, 0.01)},
    ),
    "xor": Spec(
        ("xor pattern: ((x ^ y) & 255) / 255 with pixel coordinates", "XOR texture from pixel x and y, 8 bit, as gray", "(x xor y) mod 256 over 255, per pixel"),
        ("let q = vec2<u32>(uv * u.resolution);",), light="f32((q.x ^ q.y) & 255u) / 255.0",
    ),
    "xor grid": Spec(
        ("xor pattern on a {n}x{n} grid: (x ^ y) / {n}", "x ^ y of the cell index, {n} by {n} cells, divided by {n}, gray", "munching squares, still: {n}x{n} cells, gray (x xor y)/{n}"),
        ("let q = vec2<u32>(uv * {n});",), light="f32(q.x ^ q.y) / {n}", options={"n": (("16", "16.0"), ("32", "32.0"), ("64", "64.0"), ("128", "128.0"), ("256", "256.0"), ("8", "8.0"))},
    ),
    "and": Spec(
        ("sierpinski triangle by bitwise and: {n}x{n} cells, lit where (x & y) == 0", "(x & y) == 0 on a {n} by {n} grid", "Sierpinski gasket from x AND y equal to zero, {n} cells per side"),
        ("let q = vec2<u32>(uv * {n});",), mask="select(0.0, 1.0, (q.x & q.y) == 0u)", options={"n": (("16", "16.0"), ("32", "32.0"), ("64", "64.0"), ("128", "128.0"), ("256", "256.0"), ("512", "512.0"))},
    ),
})  # fmt: skip

_BASES: Options = (
    ("rainbow from left to right", "hue(uv.x)"), ("all hues from left to right", "hue(uv.x)"), ("horizontal gradient from black to white", "vec3<f32>(uv.x)"), ("vertical gradient, black at the top, white at the bottom", "vec3<f32>(uv.y)"), ("white screen", "vec3<f32>(1.0)"), ("uv as red and green", "vec3<f32>(uv.x, uv.y, 0.0)"),
)  # fmt: skip
_B = "let color = {base};"
_HUE = (HELPER["hue"],)
FINISHES = table("specified_finish", 16)({
    "vignette product": Spec(
        ("{base} with the vignette pow(16 * x * (1-x) * y * (1-y), {k})", "{base}, multiplied by pow(16*x*y*(1-x)*(1-y), {k})", "{base}; vignette formula (16 x (1-x) y (1-y))^{k}", "darken the edges of a {base} by pow(16.0*uv.x*uv.y*(1.0-uv.x)*(1.0-uv.y), {k})"),
        (_B,), shown="color * pow(16.0 * uv.x * (1.0 - uv.x) * uv.y * (1.0 - uv.y), {k})", numbers={"k": (0.1, 1, 0.05)}, options={"base": _BASES}, helpers=_HUE,
    ),
    "vignette step": Spec(
        ("{base} with a vignette: 1 - smoothstep({a}, {b}, distance to the center)", "{base}, vignette smoothstep from {a} to {b}, black outside", "{base} that darkens from distance {a} (full brightness) to {b} (black), smoothstep"),
        (_B,), shown="color * (1.0 - smoothstep({a}, {b}, distance(uv, vec2<f32>(0.5))))", numbers={"a": (0.1, 0.4, 0.05), "b": (0.5, 0.8, 0.05)}, options={"base": _BASES}, helpers=_HUE,
    ),
    "vignette square": Spec(
        ("{base} times 1 - {k} * d^2, d = distance to the center", "{base} with a quadratic vignette 1 - {k}*dot(p,p), p = uv - 0.5"),
        (_B, "let p = uv - vec2<f32>(0.5);"), shown="color * (1.0 - {k} * dot(p, p))", numbers={"k": (0.5, 2, 0.1)}, options={"base": _BASES}, helpers=_HUE,
    ),
    "scan rows": Spec(
        ("{base} with {n} scan line rows, every other row at {p}", "{base}; CRT rows: of {n} rows each second one is multiplied by {a}", "{base} where odd rows (of {n}) are dimmed to {p}"),
        (_B,), shown="color * select(1.0, {a}, floor(uv.y * {n}) % 2.0 == 1.0)", numbers={"n": (20, 300, 10), "a": (0.1, 0.9, 0.1)}, options={"base": _BASES}, helpers=_HUE, more=lambda v: {"p": (f"{v['a'] * 100:g}%", "")},
    ),
    "scan sine": Spec(
        ("{base} with scan lines {a} + {b} * sin(uv.y * {n})", "{base} multiplied by {a} + {b}*sin({n}*y)", "{base}; scanline effect: color *= {a} + {b} * sin({n} * uv.y)"),
        (_B,), shown="color * ({a} + {b} * sin(uv.y * {n}))", numbers={"n": (50, 800, 50), "a": (0.7, 0.9, 0.05), "b": (0.1, 0.3, 0.05)}, options={"base": _BASES}, helpers=_HUE,
    ),
    "rolling scan": Spec(
        ("{base} with scan lines rolling: {a} + {b} * sin(uv.y * {n} - {v} * {T})", "{base}; color *= {a} + {b} * sin({n} * uv.y - {v} * {T})", "{base} multiplied by moving scan lines {a}+{b}*sin(y*{n}-{T}*{v})"),
        (_B,), shown="color * ({a} + {b} * sin(uv.y * {n} - {v} * u.time))", numbers={"n": (50, 800, 50), "a": (0.7, 0.9, 0.05), "b": (0.1, 0.3, 0.05), "v": (1, 10, 1)}, options={"base": _BASES}, helpers=_HUE,
    ),
    "levels": Spec(
        ("{base}, posterized to {n} levels: floor(c * {m} + 0.5) / {m}", "{base} quantized to {n} levels per channel, black and white included", "{base} in {n} steps per channel (round to multiples of 1/{m})"),
        (_B,), shown="floor(color * {m} + 0.5) / {m}", numbers={"n": (3, 12, 1)}, options={"base": _BASES}, helpers=_HUE, more=lambda v: {"m": (f"{v['n'] - 1:g}", f"{v['n'] - 1:.1f}")},
    ),
    "floor levels": Spec(
        ("{base}, posterized by floor(c * {n}) / {n}", "{base}: color = floor(color * {n}) / {n}", "{base} banded with floor({n} * c)/{n}"),
        (_B,), shown="floor(color * {n}) / {n}", numbers={"n": (3, 12, 1)}, options={"base": _BASES}, helpers=_HUE,
    ),
    "pixelate radial": Spec(
        ("pixelate to {n} x {m} blocks (sample at the block center), then a radial gradient: 1 - distance to the center / {r}, not below 0", "radial gradient white to black at distance {r}, pixelated into {n} columns and {m} rows, block centers sampled", "{n} by {m} mosaic of a radial falloff max(1 - d/{r}, 0), evaluated at the middle of each block"),
        ("let q = (floor(uv * vec2<f32>({n}, {m})) + vec2<f32>(0.5)) / vec2<f32>({n}, {m});",), light="max(1.0 - distance(q, vec2<f32>(0.5)) / {r}, 0.0)", numbers={"n": (8, 64, 2), "m": (6, 48, 2), "r": (0.3, 0.7, 0.05)},
    ),
    "pixelate hue": Spec(
        ("rainbow along x in {n} blocks, hue of the block center", "{n} flat hue steps from left to right, hue = (floor({n} x) + 0.5)/{n}", "stepped rainbow: {n} columns, each the hue at its middle"),
        ("let x = (floor(uv.x * {n}) + 0.5) / {n};",), shown="hue(x)", numbers={"n": (4, 40, 1)}, helpers=_HUE,
    ),
    "halftone x": Spec(
        ("halftone of a horizontal ramp: {n} dots across, black dots on white, dot radius {r} * x of the cell center (cell units)", "halftone, {n}x{n} cells, black dot of radius {r} * (column + 0.5)/{n} in each white cell", "print raster: dots grow from left to right, radius {r} times the cell's x, {n} cells per side, black on white"),
        ("let cell = uv * {n};", "let dark = (floor(cell.x) + 0.5) / {n};"), light="select(1.0, 0.0, distance(fract(cell), vec2<f32>(0.5)) < {r} * dark)", numbers={"n": (10, 60, 2), "r": (0.4, 0.8, 0.05)},
    ),
    "halftone y": Spec(
        ("halftone of a vertical ramp: {n} dots per side, black on white, dot radius {r} * y of the cell center (cell units), bigger towards the bottom", "halftone, {n}x{n} cells, black dot of radius {r} * (row + 0.5)/{n}, white paper"),
        ("let cell = uv * {n};", "let dark = (floor(cell.y) + 0.5) / {n};"), light="select(1.0, 0.0, distance(fract(cell), vec2<f32>(0.5)) < {r} * dark)", numbers={"n": (10, 60, 2), "r": (0.4, 0.8, 0.05)},
    ),
    "dither": Spec(
        ("2x2 Bayer dither of a horizontal gradient (black left, white right), per pixel, matrix 0 2 / 3 1, threshold (m + 0.5)/4", "1 bit ramp from black at the left to white at the right with 2x2 ordered dithering (rows 0 2 and 3 1, +0.5, /4) on pixels", "ordered dither 2x2 at pixel level of brightness uv.x, levels (0 2 / 3 1 + 0.5) / 4, white where uv.x >= level"),
        ("let cell = floor(uv * u.resolution) % vec2<f32>(2.0);", "let level = (select(select(3.0, 1.0, cell.x > 0.5), select(0.0, 2.0, cell.x > 0.5), cell.y < 0.5) + 0.5) / 4.0;"), light="step(level, uv.x)",
    ),
    "random dither": Spec(
        ("random dithering of a horizontal gradient: white where x > hash(pixel), usual sin hash", "noise dither: pixel is white if uv.x is larger than fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453), p = pixel coordinate", "stochastic 1-bit ramp, threshold hash(floor(uv * resolution))"),
        ("let n = hash(floor(uv * u.resolution));",), light="select(0.0, 1.0, uv.x > n)", helpers=(HELPER["hash"],),
    ),
    "channel shift": Spec(
        ("white circle of radius {r} with RGB split: red shifted by {k} to the left, blue by {k} to the right", "chromatic aberration on a disc (radius {r}): red at x - {k}, green centered, blue at x + {k}", "disc r={r}; red channel offset -{k}, blue channel offset +{k} in x"),
        ("let p = uv - vec2<f32>(0.5);", "let o = vec2<f32>({k}, 0.0);"), shown="vec3<f32>(select(0.0, 1.0, length(p + o) < {r}), select(0.0, 1.0, length(p) < {r}), select(0.0, 1.0, length(p - o) < {r}))", numbers={"r": (0.1, 0.4, 0.05), "k": (0.01, 0.08, 0.01)},
    ),
    "gamma": Spec(
        ("{base} raised to the power {k}", "{base}, color = pow(color, vec3({k}))", "{base} with pow(c, {k}) per channel"),
        (_B,), shown="pow(color, vec3<f32>({k}))", numbers={"k": (0.3, 3, 0.1)}, options={"base": _BASES}, helpers=_HUE,
    ),
})  # fmt: skip
