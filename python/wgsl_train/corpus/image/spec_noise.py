"""Noise whose hash, lattice, fading, octaves and feature points are all in the prompt."""

from ..surface import verbatim
from .spec import HELPER, NOISE, Options, Spec, table

_SINE_HASHES: Options = tuple(
    (text, code)
    for a, b, c in (("12.9898", "78.233", "43758.5453"), ("127.1", "311.7", "43758.5453"), ("269.5", "183.3", "43758.5453"), ("41.0", "289.0", "43758.5453"), ("12.9898", "4.1414", "43758.5453"), ("17.13", "91.7", "24634.6345"))
    for code in (f"fract(sin(dot(p, vec2<f32>({a}, {b}))) * {float(c):.9g})",)
    for text in (f"fract(sin(dot(p, vec2({a}, {b}))) * {c})", f"fract(sin(dot(p,vec2({a},{b})))*{c})", f"fract(sin(p.x * {a} + p.y * {b}) * {c})")
)  # fmt: skip
_FADES: Options = (
    ("smoothstep fade 3t^2 - 2t^3", "f * f * (3.0 - 2.0 * f)"), ("cubic smoothing f*f*(3-2f)", "f * f * (3.0 - 2.0 * f)"), ("smoothstep interpolation", "f * f * (3.0 - 2.0 * f)"),
    ("quintic fade 6t^5 - 15t^4 + 10t^3", "f * f * f * (f * (f * 6.0 - 15.0) + 10.0)"), ("quintic smoothing f*f*f*(f*(f*6-15)+10)", "f * f * f * (f * (f * 6.0 - 15.0) + 10.0)"),
    ("linear (bilinear) interpolation", "f"), ("plain bilinear interpolation, no smoothing", "f"), ("cosine interpolation 0.5 - 0.5 cos(pi f)", "0.5 - 0.5 * cos(3.1415927 * f)"),
)  # fmt: skip
_POINTS: Options = (
    ("fract(sin(vec2(dot(p,vec2(127.1,311.7)),dot(p,vec2(269.5,183.3))))*43758.5453)", "fract(sin(vec2<f32>(dot(p, vec2<f32>(127.1, 311.7)), dot(p, vec2<f32>(269.5, 183.3)))) * 43758.547)"),
    ("fract(sin(vec2(dot(c, vec2(127.1, 311.7)), dot(c, vec2(269.5, 183.3)))) * 43758.5453)", "fract(sin(vec2<f32>(dot(p, vec2<f32>(127.1, 311.7)), dot(p, vec2<f32>(269.5, 183.3)))) * 43758.547)"),
    ("fract(sin(vec2(dot(p, vec2(12.9898, 78.233)), dot(p, vec2(39.346, 11.135)))) * 43758.5453)", "fract(sin(vec2<f32>(dot(p, vec2<f32>(12.9898, 78.233)), dot(p, vec2<f32>(39.346, 11.135)))) * 43758.547)"),
)  # fmt: skip
_LATTICE = (
    "let p = uv * {n};", "let i = floor(p);", "let f = fract(p);", "let w = {fade};",
    "let a = mix({h00}, {h10}, w.x);", "let b = mix({h01}, {h11}, w.x);",
)  # fmt: skip


def _corner(at: str) -> str:
    return f"hash(i{at})"


def _lattice() -> tuple[str, ...]:
    corners = {"{h00}": "", "{h10}": " + vec2<f32>(1.0, 0.0)", "{h01}": " + vec2<f32>(0.0, 1.0)", "{h11}": " + vec2<f32>(1.0, 1.0)"}  # fmt: skip
    lines = []
    for line in _LATTICE:
        for slot, at in corners.items():
            line = line.replace(slot, _corner(at))
        lines.append(line)
    return tuple(lines)


_HASH_FN = (("hash", "fn hash(p: vec2<f32>) -> f32 {\n    return {hash};\n}"),)
_FBM_FN = """fn fbm(p: vec2<f32>) -> f32 {
    var q = p;
    var amplitude = {amp};
    var sum = 0.0;
    for (var i = 0; i < {oct}; i++) {
        sum += amplitude * {term};
        q *= {lac};
        amplitude *= {gain};
    }
    return sum;
}"""
_POINT_FN = (("random_point", "fn random_point(p: vec2<f32>) -> vec2<f32> {\n    return {point};\n}"),)
_SEARCH = (
    "let p = uv * {n};", "let i = floor(p);", "let f = fract(p);", "var first = 8.0;", "var second = 8.0;", "var owner = vec2<f32>(0.0);", "for (var y = -1; y <= 1; y++) {", "for (var x = -1; x <= 1; x++) {", "let cell = vec2<f32>(f32(x), f32(y));", "let d = distance(f, cell + {at});",
    "second = min(second, max(first, d));", "owner = select(owner, i + cell, d < first);", "first = min(first, d);", "}", "}",
)  # fmt: skip


def _search(second: bool, owner: bool, at: str = "random_point(i + cell)") -> tuple[str, ...]:
    """The nine cells around; the nearest distance, and what else is asked."""
    kept = [line for line in _SEARCH if (second or "second" not in line) and (owner or "owner" not in line)]
    return tuple(line.replace("{at}", at) for line in kept)


_PCG = (("pcg", "fn pcg(v: u32) -> u32 {\n    let state = v * 747796405u + 2891336453u;\n    let word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;\n    return (word >> 22u) ^ word;\n}"),)  # fmt: skip
_WANG = (("wang", "fn wang(v: u32) -> u32 {\n    var s = (v ^ 61u) ^ (v >> 16u);\n    s *= 9u;\n    s = s ^ (s >> 4u);\n    s *= 0x27d4eb2du;\n    return s ^ (s >> 15u);\n}"),)  # fmt: skip
_OCTAVES = {"oct": (2, 8, 1), "lac": (1.8, 3, 0.1), "gain": (0.3, 0.7, 0.05), "n": (2, 12, 1)}


def _octaves(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    return {"oct": (f"{values['oct']:g}", f"{round(values['oct'])}"), "amp": ("0.5", "0.5")}


def _words(options: Options) -> Options:
    """Formulas that no slip of the finger changes."""
    return tuple((verbatim(text), code) for text, code in options)


NOISES = table("specified_noise", 30)({
    "value": Spec(
        ("value noise, scale {n}, hash {hash}, {fade}", "value noise with {n} cells across; hash = {hash}; {fade}", "smooth noise: lattice of {n} x {n} cells, corner values {hash}, {fade}, shown in gray", "2D value noise at frequency {n} using {hash} at the corners and {fade}", "noise(uv * {n}) where corners are hashed by {hash}, {fade}", "grayscale value noise. Hash: {hash}. Interpolation: {fade}. Scale: {n}"),
        _lattice(), light="mix(a, b, w.y)", numbers={"n": (3, 40, 1)}, options={"hash": _words(_SINE_HASHES), "fade": _FADES}, helpers=_HASH_FN,
    ),
    "cells": Spec(
        ("random gray cells, {n} x {n}, hash {hash} of the cell index", "{n} by {n} blocks, each with brightness {hash}, p = floor(uv * {n})", "mosaic of {n}x{n} random grays: p = floor({n} * uv), gray = {hash}", "per-cell white noise, grid {n}, value = {hash}"),
        ("let p = floor(uv * {n});",), light="{hash}", numbers={"n": (4, 64, 1)}, options={"hash": _words(_SINE_HASHES)},
    ),
    "pixels": Spec(
        ("white noise per pixel, hash {hash} with p the pixel coordinate", "every pixel random: {hash}, p = floor(uv * resolution)", "TV noise, static, one value per pixel: {hash} (p in whole pixels)"),
        ("let p = floor(uv * u.resolution);",), light="{hash}", options={"hash": _words(_SINE_HASHES)},
    ),
    "flicker": Spec(
        ("TV static that changes every frame: {hash} with p = pixel coordinate + frame", "animated white noise, p = floor(uv * resolution) + frame, gray = {hash}", "per pixel noise, new each frame: add the frame number to both pixel coordinates p, then {hash}"),
        ("let p = floor(uv * u.resolution) + vec2<f32>(u.frame);",), light="{hash}", options={"hash": _words(_SINE_HASHES)},
    ),
    "grain": Spec(
        ("film grain on {c}: add {a} * (h - 0.5), h = {hash}, p = pixel + frame", "{c} screen with grain: color + {a} * (hash - 0.5), hash = {hash} of the pixel coordinate plus the frame number", "fill with {c} and add noise of amplitude {a} around zero: {a} * ({hash} - 0.5) per pixel, p = floor(uv*resolution) + frame"),
        ("let p = floor(uv * u.resolution) + vec2<f32>(u.frame);", "let n = {hash};"), shown="{c} + {a} * (n - 0.5)", numbers={"a": (0.05, 0.4, 0.05)}, options={"hash": _words(_SINE_HASHES)}, colors="c",
    ),
    "fbm": Spec(
        ("fbm of value noise: {oct} octaves, lacunarity {lac}, gain {gain}, base scale {n}, first amplitude 0.5", "fbm, {oct} octaves, gain {gain}, lacunarity {lac}, scale {n}", "fractal noise with octaves={oct} lacunarity={lac} persistence={gain} scale={n}", "sum {oct} octaves of value noise over uv*{n}; each octave multiplies the frequency by {lac} and the amplitude by {gain}, starting at 0.5", "{oct} octave fbm (value noise, smoothstep), starting amplitude 0.5, persistence {gain}, frequency times {lac} per octave, uv scaled by {n}", "clouds: fbm({n} * uv) with {oct} octaves, amplitude 0.5 then times {gain}, frequency times {lac}"),
        ("let n = fbm(uv * {n});",), light="n", numbers=_OCTAVES, helpers=(*NOISE, ("fbm", _FBM_FN.replace("{term}", "noise(q)"))), more=_octaves,
    ),
    "turbulence spec": Spec(
        ("turbulence: {oct} octaves of abs(2*noise - 1), lacunarity {lac}, gain {gain}, scale {n}", "billowed fbm with {oct} octaves, each term abs(noise*2-1), frequency x{lac}, amplitude x{gain} starting at 0.5, uv*{n}", "turbulent noise, |2n-1| summed as abs(2 * noise - 1) over {oct} octaves, persistence {gain}, lacunarity {lac}, base frequency {n}".replace("|2n-1| summed as", "summing")),
        ("let n = fbm(uv * {n});",), light="n", numbers=_OCTAVES, helpers=(*NOISE, ("fbm", _FBM_FN.replace("{term}", "abs(noise(q) * 2.0 - 1.0)"))), more=_octaves,
    ),
    "moving fbm": Spec(
        ("clouds drifting to the left: fbm(uv * {n} + vec2({T} * {v}, 0)), {oct} octaves, lacunarity {lac}, gain {gain}", "fbm with {oct} octaves (lacunarity {lac}, gain {gain}) of uv*{n}, x shifted by {v} * {T}", "scrolling fbm: p = uv*{n}, p.x += {v}*{T}; {oct} octaves, frequency x{lac}, amplitude x{gain} from 0.5"),
        ("let n = fbm(uv * {n} + vec2<f32>(u.time * {v}, 0.0));",), light="n", numbers={**_OCTAVES, "v": (0.2, 2, 0.2)}, helpers=(*NOISE, ("fbm", _FBM_FN.replace("{term}", "noise(q)"))), more=_octaves,
    ),
    "fbm mix": Spec(
        ("{c} to {k} by fbm, {oct} octaves, lacunarity {lac}, gain {gain}, scale {n}", "mix({c}, {k}, fbm(uv*{n})), fbm with {oct} octaves, gain {gain}, lacunarity {lac}", "sky: {c} with {k} clouds, weight = fbm of {oct} octaves, frequency factor {lac}, amplitude factor {gain}, scale {n}"),
        ("let n = fbm(uv * {n});",), shown="mix({c}, {k}, n)", numbers=_OCTAVES, colors="ck", helpers=(*NOISE, ("fbm", _FBM_FN.replace("{term}", "noise(q)"))), more=_octaves,
    ),
    "warp": Spec(
        ("domain warping: q = (fbm(p), fbm(p + (5.2, 1.3))), value fbm(p + {k} q), p = uv*{n}, fbm of {oct} octaves", "iq domain warp, p = {n}*uv, q = vec2(fbm(p), fbm(p + vec2(5.2,1.3))), gray = fbm(p + {k}*q), {oct} octaves", "fbm(p + {k} * vec2(fbm(p), fbm(p + vec2(5.2, 1.3)))) with p = uv * {n}, {oct} octaves of value noise"),
        ("let p = uv * {n};", "let q = vec2<f32>(fbm(p), fbm(p + vec2<f32>(5.2, 1.3)));"), light="fbm(p + {k} * q)", numbers={"oct": (2, 6, 1), "n": (2, 8, 1), "k": (1, 6, 0.5)},
        helpers=(*NOISE, ("fbm", _FBM_FN.replace("{term}", "noise(q)").replace("{lac}", "2.0").replace("{gain}", "0.5"))), more=_octaves,
    ),
    "marble spec": Spec(
        ("marble: 0.5 + 0.5 * sin({a} * uv.x + {b} * fbm(uv * {n})), fbm {oct} octaves", "marble veins sin(x*{a} + {b}*fbm(uv*{n})) mapped to 0..1, {oct} octaves of value noise", "gray = 0.5 + 0.5*sin({a}*x + {b}*fbm), fbm over uv*{n} with {oct} octaves, lacunarity 2, gain 0.5"),
        ("let n = fbm(uv * {n});",), light="0.5 + 0.5 * sin({a} * uv.x + {b} * n)", numbers={"oct": (2, 6, 1), "n": (2, 8, 1), "a": (5, 40, 1), "b": (2, 12, 1)},
        helpers=(*NOISE, ("fbm", _FBM_FN.replace("{term}", "noise(q)").replace("{lac}", "2.0").replace("{gain}", "0.5"))), more=_octaves,
    ),
    "wood spec": Spec(
        ("wood rings: fract({a} * length(p) + {b} * noise(p * {n})), p = uv - 0.5", "wood: p = uv - 0.5, gray = fract(length(p)*{a} + noise(p*{n})*{b}), value noise", "tree rings as the fraction of {a}*|p| + {b}*noise({n}*p), p centered uv".replace("|p|", "length(p)")),
        ("let p = uv - vec2<f32>(0.5);",), light="fract({a} * length(p) + {b} * noise(p * {n}))", numbers={"n": (2, 12, 1), "a": (4, 20, 1), "b": (0.2, 2, 0.2)}, helpers=NOISE,
    ),
    "fire spec": Spec(
        ("fire: v = fbm(vec2({n}*x, {n}*y + {v}*{T})) * y ({oct} octaves), color clamp(vec3(2v, 2v-0.7, 2v-1.5), 0, 1), y from the top", "flames rising: fbm of (x*{n}, y*{n} + {T}*{v}) times uv.y, {oct} octaves, black-red-yellow ramp vec3(2v, 2v - 0.7, 2v - 1.5) clamped"),
        ("let v = fbm(vec2<f32>(uv.x * {n}, uv.y * {n} + u.time * {v})) * uv.y;",), shown="clamp(vec3<f32>(2.0 * v, 2.0 * v - 0.7, 2.0 * v - 1.5), vec3<f32>(0.0), vec3<f32>(1.0))", numbers={"oct": (2, 6, 1), "n": (2, 10, 1), "v": (0.5, 4, 0.5)},
        helpers=(*NOISE, ("fbm", _FBM_FN.replace("{term}", "noise(q)").replace("{lac}", "2.0").replace("{gain}", "0.5"))), more=_octaves,
    ),
    "F1": Spec(
        ("voronoi F1, {n} cells, feature point {point}", "Worley noise: scale {n}, gray = distance to the nearest feature point, point in each cell = {point}", "cellular noise F1 on uv*{n} with points {point}", "voronoi distance (nearest of 3x3 cells), {n}x{n} cells, random point of a cell p: {point}"),
        _search(False, False), light="first", numbers={"n": (3, 20, 1)}, options={"point": _words(_POINTS)}, helpers=_POINT_FN,
    ),
    "F2": Spec(
        ("voronoi F2 (second nearest), {n} cells, feature point {point}", "Worley F2 on uv*{n}: distance to the second closest point, points {point}"),
        _search(True, False), light="second", numbers={"n": (3, 20, 1)}, options={"point": _words(_POINTS)}, helpers=_POINT_FN,
    ),
    "F2-F1": Spec(
        ("voronoi F2 - F1 as gray, {n} cells, feature point {point}", "Worley F2-F1, scale {n}, points {point}", "cell borders: second nearest minus nearest distance, {n}x{n} cells, points = {point}"),
        _search(True, False), light="second - first", numbers={"n": (3, 20, 1)}, options={"point": _words(_POINTS)}, helpers=_POINT_FN,
    ),
    "borders": Spec(
        ("voronoi borders where F2 - F1 < {w}, {n} cells, feature point {point}", "voronoi edges: lit if F2-F1 < {w}, scale {n}, points {point}", "cracks: {n}x{n} voronoi cells, line where the second distance minus the first is below {w}, points = {point}"),
        _search(True, False), mask="select(0.0, 1.0, second - first < {w})", numbers={"n": (3, 16, 1), "w": (0.02, 0.15, 0.01)}, options={"point": _words(_POINTS)}, helpers=_POINT_FN,
    ),
    "flat cells": Spec(
        ("voronoi cells in flat random grays, {n} per side, feature point {point}, gray = x of the random point of the nearest cell", "voronoi mosaic, scale {n}: each cell has the gray random_point(cell).x, points {point}", "flat shaded voronoi: find the nearest cell, show the x component of its point {point}, {n} cells"),
        _search(False, True), light="random_point(owner).x", numbers={"n": (3, 16, 1)}, options={"point": _words(_POINTS)}, helpers=_POINT_FN,
    ),
    "moving points": Spec(
        ("animated voronoi F1, {n} cells, points at 0.5 + 0.5*sin({T} + 6.2831*h), h = {point}", "voronoi with moving points: o = {point}, o = 0.5 + 0.5 * sin({T} + 6.2831 * o), F1 in gray, scale {n}", "Worley noise whose points wander: 0.5 + 0.5 sin(time + 6.2831 * random), random = {point}, {n} cells, nearest distance"),
        _search(False, False, "0.5 + 0.5 * sin(u.time + 6.2831 * random_point(i + cell))"), light="first", numbers={"n": (3, 16, 1)}, options={"point": _words(_POINTS)}, helpers=_POINT_FN,
    ),
    "spots": Spec(
        ("voronoi F1 thresholded: lit where the distance to the nearest point is below {w}, {n} cells, points {point}", "random dots of radius {w} (cell units), one per cell of a {n}x{n} grid, at {point}; also look into the 8 neighbour cells"),
        _search(False, False), mask="select(0.0, 1.0, first < {w})", numbers={"n": (3, 20, 1), "w": (0.1, 0.4, 0.05)}, options={"point": _words(_POINTS)}, helpers=_POINT_FN,
    ),
    "pcg": Spec(
        ("white noise with PCG: seed = pixel.x + pixel.y * width, state = seed * 747796405u + 2891336453u, word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u, out (word >> 22u) ^ word, over 2^32", "per-pixel pcg hash of x + y*width, shown as gray (divide by 4294967296)", "pcg random per pixel, index = y * width + x, normalized by 2^32", "integer noise: pcg(x + y * width) / 4294967296.0 for pixel (x, y)"),
        ("let q = vec2<u32>(uv * u.resolution);",), light="f32(pcg(q.x + q.y * u32(u.resolution.x))) / 4294967296.0", helpers=_PCG,
    ),
    "pcg cells": Spec(
        ("{n} x {n} cells with pcg noise, seed x + y * {n}", "pcg(cell.x + {n} * cell.y) / 2^32 as gray on a {n} by {n} grid", "blocky PCG noise: grid {n}x{n}, hash of x + {n}*y, divided by 4294967296"),
        ("let q = vec2<u32>(uv * {n});",), light="f32(pcg(q.x + q.y * {N})) / 4294967296.0", numbers={"n": (4, 64, 1)}, helpers=_PCG, more=lambda v: {"N": ("", f"{round(v['n'])}u")},
    ),
    "wang": Spec(
        ("wang hash noise on a {n} by {n} grid, seed x + y * {n}, gray = hash / 2^32", "per-cell Wang hash, {n}x{n} cells: s = (v ^ 61) ^ (v >> 16), s *= 9, s ^= s >> 4, s *= 0x27d4eb2d, s ^= s >> 15, v = x + {n} * y, over 2^32"),
        ("let q = vec2<u32>(uv * {n});",), light="f32(wang(q.x + q.y * {N})) / 4294967296.0", numbers={"n": (4, 64, 1)}, helpers=_WANG, more=lambda v: {"N": ("", f"{round(v['n'])}u")},
    ),
    "stars": Spec(
        ("stars: {n}x{n} cells, star in the cell center where hash(cell) > {h}, radius {r} cell, usual sin hash", "starfield, grid {n}, a dot of radius {r} (cell units) in cells whose random value is above {h}", "night sky: cells of 1/{n}, hash > {h} gives a star of radius {r} cells at the middle of the cell, hash fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453)"),
        ("let p = uv * {n};",), light="select(0.0, 1.0, hash(floor(p)) > {h} && distance(fract(p), vec2<f32>(0.5)) < {r})", numbers={"n": (10, 60, 1), "h": (0.7, 0.98, 0.02), "r": (0.05, 0.3, 0.05)}, helpers=(HELPER["hash"],),
    ),
    "twinkle": Spec(
        ("twinkling stars: {n}x{n} cells, star at the cell center where hash > {h}, radius {r} cells, brightness 0.5 + 0.5 * sin({w}*{T} + 6.28*hash)", "starfield {n} by {n}, cells with random > {h} get a star of radius {r} that twinkles with 0.5+0.5 sin({w} {T} + 6.28 h)"),
        ("let p = uv * {n};", "let h = hash(floor(p));"), light="(0.5 + 0.5 * sin({w} * u.time + 6.28 * h)) * select(0.0, 1.0, h > {h} && distance(fract(p), vec2<f32>(0.5)) < {r})", numbers={"n": (10, 60, 1), "h": (0.7, 0.98, 0.02), "r": (0.05, 0.3, 0.05), "w": (1, 6, 1)}, helpers=(HELPER["hash"],),
    ),
    "rain": Spec(
        ("rain: {n} columns, each a streak {l} long falling at {v} + hash(column), offset by hash(column + 7)", "{n} falling streaks of length {l}, column i falls with speed {v} + hash(i) and starts at hash(i + 7), wraps around", "rain streaks, {n} columns, y = fract(uv.y - {T} * ({v} + hash(i)) + hash(i + 7)), lit where y < {l}"),
        ("let i = floor(uv.x * {n});", "let y = fract(uv.y - u.time * ({v} + hash(vec2<f32>(i, 0.0))) + hash(vec2<f32>(i + 7.0, 0.0)));"), light="select(0.0, 1.0, y < {l})", numbers={"n": (20, 120, 5), "l": (0.05, 0.3, 0.05), "v": (0.2, 1.5, 0.1)}, helpers=(HELPER["hash"],),
    ),
    "matrix": Spec(
        ("matrix rain: {n} columns, a head falls with speed {v} + hash(column), brightness fades from 1 at the head to 0 one screen above", "digital rain, {n} columns: head = fract({T} * ({v} + hash(i))), brightness 1 - fract(head - y)", "{n} columns of falling trails, each with its own speed {v} + hash(column), trail 1 - fract(head - uv.y)"),
        ("let i = floor(uv.x * {n});", "let head = fract(u.time * ({v} + hash(vec2<f32>(i, 0.0))));"), light="1.0 - fract(head - uv.y)", numbers={"n": (10, 80, 5), "v": (0.1, 1, 0.1)}, helpers=(HELPER["hash"],),
    ),
    "random colors": Spec(
        ("{n}x{n} cells with random colors: r = hash(c), g = hash(c + (17, 31)), b = hash(c + (5, 7))", "mosaic of random RGB, {n} per side, red hash(i), green hash(i + vec2(17, 31)), blue hash(i + vec2(5, 7))"),
        ("let i = floor(uv * {n});",), shown="vec3<f32>(hash(i), hash(i + vec2<f32>(17.0, 31.0)), hash(i + vec2<f32>(5.0, 7.0)))", numbers={"n": (3, 40, 1)}, helpers=(HELPER["hash"],),
    ),
    "bricks": Spec(
        ("brick mosaic of {n} rows, {m} bricks per row, odd rows shifted by half a brick, each brick hash(x, row) gray", "{n} rows by {m} bricks with running bond (odd rows half a brick to the left), every brick a random gray hash(vec2(x, row))"),
        ("let row = floor(uv.y * {n});", "let x = floor(uv.x * {m} + 0.5 * (row % 2.0));"), light="hash(vec2<f32>(x, row))", numbers={"n": (4, 30, 1), "m": (3, 20, 1)}, helpers=(HELPER["hash"],),
    ),
})  # fmt: skip
