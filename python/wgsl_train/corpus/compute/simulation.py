"""Kernels of simulations, audio, tables and neural networks that have names: a body each, and how people ask for it."""

from ..draw import Draw
from ..family import Request, family
from .recipe import Amount
from .spec import BOTH, READ, WRITE, Held, Spec, build

_SRC, _DST = Held("src", "values", READ), Held("dst", "results", WRITE)
_P2, _V2 = Held("p", "positions", BOTH, "vec2<f32>", True), Held("w", "velocities", BOTH, "vec2<f32>", True)
_DT = Amount(0.005, 0.1, 0.005, "f32", ("dt", "time step"), 0.35)
_WRAP = (
    "let x = i % {w};", "let y = i / {w};", "let left = y * {w} + (x + {w} - 1u) % {w};", "let right = y * {w} + (x + 1u) % {w};", "let up = (y + {h} - 1u) % {h} * {w} + x;", "let down = (y + 1u) % {h} * {w} + x;",
)  # fmt: skip
_SIZE = {"w": Amount(16, 1024, 16, "u32", ("width",), 0.75), "h": Amount(16, 1024, 16, "u32", ("height",), 0.75)}
_GRIDS = (
    Spec("gray_scott", (Held("src", "cells", READ, "vec2<f32>", True), Held("dst", "next_cells", WRITE, "vec2<f32>", True)), (*_WRAP, "let c = {src}[i];", "let s = {src}[up] + {src}[down] + {src}[left] + {src}[right] - 4.0 * c;", "let r = c.x * c.y * c.y;", "{dst}[i] = vec2<f32>(c.x + 0.2 * s.x - r + {f} * (1.0 - c.x), c.y + 0.1 * s.y + r - ({f} + {k}) * c.y);"), each="dst", amounts={**_SIZE, "f": Amount(0.02, 0.08, 0.002, "f32", ("feed",), 0.3), "k": Amount(0.045, 0.07, 0.001, "f32", ("kill",), 0.3)},
        do=("do a Gray-Scott reaction-diffusion step on vec2 cells (u, v) from {src.name} to {dst.name}: 4-neighbour Laplacian, diffusion 0.2 and 0.1, feed {f}, kill {k}, dt 1, wrapping, width {w}, height {h}",), what=("Gray-Scott: vec2 (u, v) from {src.name} to {dst.name}, Du 0.2, Dv 0.1, feed {f}, kill {k}, dt 1, 4-neighbour Laplacian, periodic, width {w}, height {h}",)),
    Spec("upwind", (_SRC, _DST), ("let n = arrayLength(&{src});", "{dst}[i] = {src}[i] - {k} * ({src}[i] - {src}[(i + n - 1u) % n]);"), each="dst", amounts={"k": Amount(0.1, 0.9, 0.05, "f32", ("courant number", "courant"), 0.4)},
        do=("advect {src} one upwind step to the right with Courant number {k} into {dst}, periodic", "do u[i] - c (u[i] - u[i-1]) on the ring in {src} into {dst}, c = {k}"), what=("a first-order upwind advection step of {src} in {dst}, Courant number {k}, periodic", "upwind transport to the right with c {k}: {src} into {dst}, wrapping")),
    Spec("wave_1d", (Held("src", "current", READ), Held("q", "previous", READ), Held("dst", "next_values", WRITE)), ("let n = arrayLength(&{src});", "let l = {src}[(i + n - 1u) % n];", "let r = {src}[(i + 1u) % n];", "{dst}[i] = 2.0 * {src}[i] - {q}[i] + {k} * (l - 2.0 * {src}[i] + r);"), each="dst", amounts={"k": Amount(0.05, 0.9, 0.05, "f32", ("coefficient",), 0.3)},
        do=("do a leapfrog step of the 1D wave equation on a ring: next = 2 now - before + {k} * (left - 2 now + right), now {src.name}, before {q.name}, next {dst.name}",), what=("a 1D wave equation step on a ring with coefficient {k}: {src.name} (now), {q.name} (before), {dst.name} (next)",)),
    Spec("upsample", (_SRC, _DST), ("{dst}[i] = {src}[i / {n}];",), each="dst", amounts={"n": Amount(2, 8, 1, "u32", ("factor",), 0.2)},
        do=("repeat every element of {src} {n} times into {dst}", "upsample {src} by {n} with nearest neighbour into {dst}"), what=("np.repeat of {src} by {n} in {dst}", "nearest-neighbour upsampling of {src} by {n}, in {dst}")),
)  # fmt: skip
_BODIES = (
    Spec("verlet_4d", (Held("p", "current", READ, "vec4<f32>", True), Held("q", "previous", READ, "vec4<f32>", True), Held("dst", "next_positions", WRITE, "vec4<f32>", True)), ("let now = {p}[i];", "{dst}[i] = vec4<f32>(2.0 * now.xyz - {q}[i].xyz + vec3<f32>(0.0, -{g}, 0.0) * {t} * {t}, now.w);"), each="dst", amounts={"g": Amount(1, 12, 0.1, "f32", ("gravity",), 0.2), "t": _DT},
        do=("advance position-Verlet points in vec4 buffers: twice {p.name} minus {q.name} plus acceleration times the squared time step {t} gives {dst.name}; the acceleration is {g} towards negative y and the fourth component of {p.name} is copied", "do a Störmer-Verlet update of vec4<f32> particles, keeping the w of {p.name}: {p.name} now, {q.name} before, {dst.name} after, gravity {g} down in y, time step {t}"),
        what=("a Verlet update of vec4 particles: {p.name} is now, {q.name} before, {dst.name} after; gravity {g} along -y, time step {t}, w is taken from {p.name}", "position Verlet on vec4<f32>, w of {p.name} copied: 2 {p.name} - {q.name} + g dt^2 in {dst.name}, g {g} downwards (y), dt {t}")),
    Spec("attract_inverse", (_P2, _V2), ("let d = {o} - {p}[i];", "{w}[i] = {w}[i] + {k} * d / (dot(d, d) + 0.01);"), each="w", amounts={"k": Amount(0.1, 4, 0.1, "f32", ("strength",), 0.3)}, given={"o": ("vec2<f32>", "attractor")},
        do=("pull the vec2 velocities {w.name} towards {o} (vec2<f32>) by {k} * d / (dot(d, d) + 0.01), d from the vec2 positions {p.name} to it (read-write buffer)",), what=("an attractor at {o} (vec2<f32>): {w.name} += {k} d / (d.d + 0.01) with d from {p.name}, both vec2 buffers read_write",)),
    Spec("swirl", (_P2, _V2), ("let d = {p}[i] - {o};", "{w}[i] = {w}[i] + {k} * vec2<f32>(-d.y, d.x);"), each="w", amounts={"k": Amount(0.1, 4, 0.1, "f32", ("strength",), 0.3)}, given={"o": ("vec2<f32>", "center")},
        do=("swirl particles around {o} (vec2<f32>): add {k} * (-d.y, d.x) to the vec2 velocities {w.name}, d being the vec2 position in {p.name} (read_write) minus the center",), what=("a vortex around {o} (vec2<f32>) of strength {k}: {w.name} += {k} (-d.y, d.x), d = {p.name} - center, vec2 buffers, both read_write",)),
    Spec("wind_drag", (_V2,), ("{w}[i] = {w}[i] + {k} * ({o} - {w}[i]) * {t};",), each="w", amounts={"k": Amount(0.1, 4, 0.1, "f32", ("drag",), 0.3), "t": _DT}, given={"o": ("vec2<f32>", "wind")},
        do=("let the wind {o} (vec2<f32>) carry the vec2 velocities {w.name}: v += {k} * (wind - v) * {t}",), what=("wind drag on the vec2 velocities {w.name}: v += {k} (wind - v) dt, wind {o} (vec2<f32>), dt {t}",)),
    Spec("age_particles", (Held("l", "values", BOTH),), ("{l}[i] = max({l}[i] - {t}, 0.0);",), each="l", amounts={"t": _DT},
        do=("count the lifetimes in {l} down by {t}, not below zero", "age particles: subtract {t} from every life in {l}, floor at 0"), what=("a countdown of {l} by {t}, clamped at zero", "particle aging in {l}: life = max(life - {t}, 0)")),
    Spec("wind_chain", (_P2, Held("a", "anchors", READ, "vec2<f32>", True)), ("let d = {p}[i] - {a}[i];", "let r = length(d);", "if r > {k} {", "{p}[i] = {a}[i] + d * ({k} / r);", "}"), each="p", amounts={"k": Amount(0.1, 3, 0.1, "f32", ("reach", "leash length"), 0.3)},
        do=("pull each vec2 point of {p.name} back to at most {k} from its anchor in the vec2 buffer {a.name}, in place",), what=("a leash of length {k}: vec2 {p.name} kept within that distance of the vec2 {a.name}, in place",)),
    Spec("pair_distances", (Held("p", "points", READ, "vec3<f32>", True), _DST), ("let n = arrayLength(&{p});", "{dst}[i] = distance({p}[i / n], {p}[i % n]);"), each="dst",
        do=("write all pairwise distances of the vec3 points {p.name} to {dst}, row-major n x n", "build the distance matrix of the vec3 points {p.name} in {dst} (row i, column j)"), what=("the n x n distance matrix of the vec3 buffer {p.name} in {dst}", "scipy's cdist of the vec3 points {p.name} with themselves in {dst}")),
    Spec("nearest_neighbor", (Held("p", "points", READ, "vec2<f32>", True), Held("dst", "nearest", WRITE, "u32", True)), ("var best = 0u;", "var found = 1e30;", "for (var k = 0u; k < arrayLength(&{p}); k++) {", "let d = distance({p}[i], {p}[k]);", "if k != i && d < found {", "found = d;", "best = k;", "}", "}", "{dst}[i] = best;"), each="dst",
        do=("find for each vec2 point of {p.name} the index of the nearest other point (the first in a tie), u32 in {dst.name}",), what=("brute-force nearest neighbours of the vec2 points {p.name}, u32 indices in {dst.name}, lower index in ties",)),
    Spec("count_near", (Held("p", "points", READ, "vec2<f32>", True), Held("dst", "neighbors_out", WRITE, "u32", True)), ("var count = 0u;", "for (var k = 0u; k < arrayLength(&{p}); k++) {", "if k != i && distance({p}[i], {p}[k]) < {r} {", "count++;", "}", "}", "{dst}[i] = count;"), each="dst", amounts={"r": Amount(0.05, 2, 0.05, "f32", ("radius",), 0.4)},
        do=("count for each vec2 point of {p.name} the other points closer than {r}, u32 in {dst.name}",), what=("the number of neighbours within {r} (strictly) of every vec2 point in {p.name}, as u32 in {dst.name}",)),
)  # fmt: skip
_SOUND = (
    Spec("hann", (Held("dst", "values", BOTH),), ("let n = f32(arrayLength(&{dst}) - 1u);", "{dst}[i] = {dst}[i] * (0.5 - 0.5 * cos(6.2831855 * f32(i) / n));"), each="dst", do=("multiply {dst} by a Hann window in place (symmetric, n - 1 in the denominator)", "window {dst} with 0.5 - 0.5 cos(2 pi i / (n - 1)), in place"), what=("a symmetric Hann window on {dst}, in place", "np.hanning times {dst}, in place")),
    Spec("hamming", (Held("dst", "values", BOTH),), ("let n = f32(arrayLength(&{dst}) - 1u);", "{dst}[i] = {dst}[i] * (0.54 - 0.46 * cos(6.2831855 * f32(i) / n));"), each="dst", do=("multiply {dst} by a Hamming window in place (0.54, 0.46, n - 1 in the denominator)",), what=("a symmetric Hamming window on {dst}, in place", "np.hamming times {dst}, in place")),
    Spec("fade_in", (Held("dst", "values", BOTH),), ("{dst}[i] = {dst}[i] * min(f32(i) / {n}, 1.0);",), each="dst", amounts={"n": Amount(100, 5000, 100, "f32", ("fade length",), 0.3)}, do=("fade {dst} in linearly over the first {n} samples, in place",), what=("a linear fade-in over {n} samples on {dst}, in place",)),
    Spec("ring_modulation", (_SRC, _DST), ("{dst}[i] = {src}[i] * sin(6.2831855 * {f} * f32(i) / {r});",), each="dst", amounts={"f": Amount(50, 2000, 10, "f32", ("frequency",), 0.4), "r": Amount(8000, 48000, 1000, "f32", ("rate", "sample rate"), 0.4)}, do=("ring-modulate {src} with a sine of frequency {f} at sample rate {r}, into {dst}",), what=("ring modulation of {src} in {dst} with a {f} Hz sine carrier, {r} samples per second",)),
    Spec("echo", (_SRC, _DST), ("var sum = {src}[i];", "if i >= {n} {", "sum += {k} * {src}[i - {n}];", "}", "{dst}[i] = sum;"), each="dst", amounts={"n": Amount(10, 5000, 10, "u32", ("delay",), 0.3), "k": Amount(0.1, 0.9, 0.05, "f32", ("gain",), 0.3)}, do=("add an echo to {src}: the sample {n} earlier times {k}, into {dst}",), what=("a single echo of {src} in {dst}, delay {n} samples, gain {k}", "{dst} = {src.name}[i] + {k} * {src.name}[i - d], d {n}, nothing before the start")),
    Spec("dft_magnitude", (_SRC, _DST), ("let n = arrayLength(&{src});", "var re = 0.0;", "var im = 0.0;", "for (var k = 0u; k < n; k++) {", "let turned = 6.2831855 * f32(i * k % n) / f32(n);", "re += {src}[k] * cos(turned);", "im -= {src}[k] * sin(turned);", "}", "{dst}[i] = sqrt(re * re + im * im);"), each="dst", do=("compute the magnitude of the naive DFT of {src} into {dst}, one bin per thread",), what=("the DFT magnitudes of {src} in {dst}, no FFT", "abs(np.fft.fft(x)) of {src} in {dst}, brute force")),
    Spec("dft_complex", (_SRC, Held("dst", "bins", WRITE, "vec2<f32>", True)), ("let n = arrayLength(&{src});", "var sum = vec2<f32>(0.0);", "for (var k = 0u; k < n; k++) {", "let turned = 6.2831855 * f32(i * k % n) / f32(n);", "sum += {src}[k] * vec2<f32>(cos(turned), -sin(turned));", "}", "{dst}[i] = sum;"), each="dst", do=("compute the naive DFT of the real buffer {src} into the vec2 buffer {dst.name} (real, imaginary), one bin per thread",), what=("a brute-force discrete Fourier transform of {src} as vec2 (re, im) in {dst.name}",)),
    Spec("stereo_to_mono", (Held("src", "stereo", READ, "vec2<f32>", True), _DST), ("{dst}[i] = 0.5 * ({src}[i].x + {src}[i].y);",), each="dst", do=("mix the stereo samples {src.name} (vec2<f32>) down to mono in {dst}",), what=("a mono mixdown of the vec2 stereo buffer {src.name} in {dst}", "the average of left and right of the vec2 samples {src.name}, in {dst}")),
)  # fmt: skip
_TABLES = (
    Spec("palette_default", (Held("t", "palette", READ, "vec4<f32>", True), Held("x", "indices", READ, "u32", True), Held("dst", "pixels", WRITE, "vec4<f32>", True)), ("let k = {x}[i];", "var color = vec4<f32>(1.0, 0.0, 1.0, 1.0);", "if k < arrayLength(&{t}) {", "color = {t}[k];", "}", "{dst}[i] = color;"), each="dst",
        do=("look up the palette {t.name} (vec4) with the u32 indices {x.name} and write RGBA pixels to {dst.name}; an index past the end gives opaque magenta", "color pixels: {dst.name}[i] = {t.name}[{x.name}[i]], vec4 palette, u32 indices, magenta (1, 0, 1, 1) if out of range"),
        what=("a palette lookup with a fallback: vec4 {t.name}, u32 {x.name}, vec4 {dst.name}, out of range is opaque magenta", "indexed colors from the vec4 palette {t.name} by u32 {x.name} in {dst.name}, magenta for bad indices")),
    Spec("gather_default", (_SRC, Held("x", "indices", READ, "u32", True), _DST), ("let k = {x}[i];", "var value = {d};", "if k < arrayLength(&{src}) {", "value = {src}[k];", "}", "{dst}[i] = value;"), each="dst", amounts={"d": Amount(-5, 5, 0.5, "f32", ("default value",), 0.2)},
        do=("gather {src} by the u32 indices {x.name} into {dst}, giving {d} where an index is out of range",), what=("a gather of {src} by u32 {x.name} in {dst} with default {d} for bad indices", "{dst} = {src.name}[{x.name}[i]], or {d} if the u32 index is past the end")),
    Spec("linspace_vector", (_DST,), ("{dst}[i] = {v}.x + ({v}.y - {v}.x) * f32(i) / f32(arrayLength(&{dst}) - 1u);",), each="dst", given={"v": ("vec2<f32>", "ends")},
        do=("fill {dst} with evenly spaced values from x to y of {v} (vec2<f32>), both ends included", "do a linspace into {dst}: start and stop are x and y of {v} (vec2<f32>), ends included"), what=("linspace in {dst}, start and stop in {v} (vec2<f32>)", "np.linspace in {dst} from x to y of {v} (vec2<f32>), both included")),
    Spec("lerp_table", (Held("t", "table", READ), _SRC, _DST), ("let at = clamp({src}[i], 0.0, 1.0) * f32(arrayLength(&{t}) - 1u);", "let k = min(u32(at), arrayLength(&{t}) - 2u);", "{dst}[i] = mix({t}[k], {t}[k + 1u], at - f32(k));"), each="dst",
        do=("map {src} (0..1, clamped) through the float table {t.name} with linear interpolation into {dst}, at least two entries",), what=("a 1D float lookup table {t.name} applied to {src} in {dst} with linear interpolation, inputs clamped to 0..1, two or more entries",)),
    Spec("binary_search", (Held("t", "sorted", READ), _SRC, Held("dst", "places", WRITE, "u32", True)), ("var low = 0u;", "var high = arrayLength(&{t});", "while low < high {", "let middle = (low + high) / 2u;", "if {t}[middle] < {src}[i] {", "low = middle + 1u;", "} else {", "high = middle;", "}", "}", "{dst}[i] = low;"), each="dst",
        do=("find for each value of {src} the first index in the ascending float array {t.name} that is not less, as u32 in {dst.name}", "binary search the sorted float buffer {t.name} for every value of {src}, lower bound as u32 in {dst.name}"), what=("np.searchsorted of {src} in the float buffer {t.name}, u32 results in {dst.name}", "std::lower_bound of {src} in the sorted float buffer {t.name}, u32 in {dst.name}")),
    Spec("one_sided_counts", (_SRC, Held("dst", "ranks", WRITE, "u32", True)), ("var rank = 0u;", "for (var k = 0u; k < arrayLength(&{src}); k++) {", "if {src}[k] < {src}[i] || ({src}[k] == {src}[i] && k < i) {", "rank++;", "}", "}", "{dst}[i] = rank;"), each="dst",
        do=("compute the rank of every element of {src} by counting smaller ones (earlier ones in ties), u32 in {dst.name}",), what=("ranks of {src} as u32 in {dst.name}, ties by position", "the rank transform of {src} (0-based, stable) in {dst.name}, u32")),
    Spec("dense_layer", (Held("src", "inputs", READ), Held("t", "weights_in", READ), Held("b", "biases", READ), _DST), ("let n = arrayLength(&{src});", "var sum = {b}[i];", "for (var k = 0u; k < n; k++) {", "sum += {t}[i * n + k] * {src}[k];", "}", "{dst}[i] = max(sum, 0.0);"), each="dst",
        do=("compute a dense layer with ReLU: inputs {src.name}, row-major weights {t.name}, biases {b.name}, output {dst.name}",), what=("a fully connected layer with ReLU, relu(W x + b): x {src.name}, W {t.name} (row-major), b {b.name}, out {dst.name}",)),
    Spec("linear_layer", (Held("src", "inputs", READ), Held("t", "weights_in", READ), Held("b", "biases", READ), _DST), ("let n = arrayLength(&{src});", "var sum = {b}[i];", "for (var k = 0u; k < n; k++) {", "sum += {t}[i * n + k] * {src}[k];", "}", "{dst}[i] = sum;"), each="dst",
        do=("compute W x + b: x {src.name}, row-major W {t.name}, b {b.name}, result {dst.name}",), what=("a linear layer y = W x + b with x {src.name}, W {t.name} (row-major), b {b.name}, y {dst.name}", "nn.Linear: inputs {src.name}, weights {t.name} (row-major), biases {b.name}, output {dst.name}")),
    Spec("convolve_valid", (_SRC, Held("t", "taps", READ), _DST), ("var sum = 0.0;", "for (var k = 0u; k < arrayLength(&{t}); k++) {", "sum += {t}[k] * {src}[i + k];", "}", "{dst}[i] = sum;"), each="dst",
        do=("correlate {src} with the taps in {t.name} into {dst} (valid part, so {dst.name} is shorter): {dst.name}[i] = sum of {t.name}[k] * {src.name}[i + k]",), what=("np.correlate of {src} with {t.name}, mode valid, in {dst}", "the valid 1D cross-correlation of {src} and {t.name} in {dst}")),
    Spec("pack_four_bytes", (Held("src", "bytes_in", READ, "u32", True), Held("dst", "words", WRITE, "u32", True)), ("let k = i * 4u;", "{dst}[i] = ({src}[k] & 255u) | (({src}[k + 1u] & 255u) << 8u) | (({src}[k + 2u] & 255u) << 16u) | (({src}[k + 3u] & 255u) << 24u);"), each="dst",
        do=("pack four bytes (u32 each) of {src.name} into every u32 of {dst.name}, little endian",), what=("little-endian packing of the u32 bytes {src.name} into u32 words {dst.name}",)),
    Spec("unpack_bytes", (Held("src", "words", READ, "u32", True), Held("dst", "bytes_out", WRITE, "u32", True)), ("{dst}[i] = ({src}[i / 4u] >> (8u * (i % 4u))) & 255u;",), each="dst",
        do=("unpack the u32 words {src.name} into bytes, one u32 each, little endian, in {dst.name}",), what=("the bytes of the u32 words {src.name} (little endian) as u32 in {dst.name}",)),
    Spec("delta_decode_flags", (Held("src", "keys", READ, "u32", True), Held("dst", "heads", WRITE, "u32", True)), ("if i == 0u {", "{dst}[i] = 1u;", "return;", "}", "{dst}[i] = select(0u, 1u, {src}[i] != {src}[i - 1u]);"), each="dst",
        do=("mark where a new run starts in the u32 buffer {src.name}: 1 or 0 as u32 in {dst.name}, the first is always 1",), what=("head flags of runs in the u32 {src.name}: u32 1 where it differs from the one before (and at 0), in {dst.name}",)),
)  # fmt: skip


@family("compute", structures=30)
def grid_simulation(draw: Draw) -> Request:
    """Diffusion, reaction, advection and waves with wrapping borders."""
    return build(draw, draw.pick(_GRIDS))


@family("compute", structures=30)
def body_simulation(draw: Draw) -> Request:
    """Points and particles, each other and under forces."""
    return build(draw, draw.pick(_BODIES))


@family("compute", structures=24)
def sound(draw: Draw) -> Request:
    """Windows, echoes, modulation, Fourier transforms."""
    return build(draw, draw.pick(_SOUND))


@family("compute", structures=40)
def lookups(draw: Draw) -> Request:
    """Tables, ranks, searches, layers of networks and packed bytes."""
    return build(draw, draw.pick(_TABLES))
