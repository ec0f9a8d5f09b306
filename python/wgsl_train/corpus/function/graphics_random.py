"""Hashes and what becomes of them, noise by name, points for Monte Carlo."""

from dataclasses import dataclass

from ..draw import Draw
from ..family import Request, family
from ..names import function_name
from ..number import count, plain
from ..phrase import Slots
from .graphics import Entry, entry, entry_request, sentence_request
from .recipe import literal

_TAU = "6.2831855"
_PI = "3.1415927"


@dataclass(frozen=True, slots=True)
class Hash:
    """A hash of a u32: its name in code, its statements, and what people call it."""

    name: str
    body: str
    names: tuple[str, ...]


_HASHES = (
    Hash("pcg_hash", "let state = v * 747796405u + 2891336453u; let word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u; return (word >> 22u) ^ word;", ("PCG", "pcg hash", "the pcg hash", "PCG (747796405, 2891336453, 277803737)")),
    Hash("wang_hash", "var x = (v ^ 61u) ^ (v >> 16u); x *= 9u; x ^= x >> 4u; x *= 668265261u; x ^= x >> 15u; return x;", ("Wang hash", "wang hash", "Thomas Wang's hash", "the Wang integer hash")),
    Hash("xorshift32", "var x = v; x ^= x << 13u; x ^= x >> 17u; x ^= x << 5u; return x;", ("xorshift32", "xorshift (13, 17, 5)", "xorshift", "Marsaglia's xorshift32")),
    Hash("murmur_finalizer", "var x = v; x ^= x >> 16u; x *= 0x85ebca6bu; x ^= x >> 13u; x *= 0xc2b2ae35u; x ^= x >> 16u; return x;", ("murmur3 finalizer", "fmix32", "the MurmurHash3 finalizer", "murmur finalizer")),
    Hash("lowbias32", "var x = v; x ^= x >> 16u; x *= 0x7feb352du; x ^= x >> 15u; x *= 0x846ca68bu; x ^= x >> 16u; return x;", ("lowbias32", "the lowbias32 hash (0x7feb352d, 0x846ca68b)", "Wellons' lowbias32")),
)  # fmt: skip
# What goes in: parameters, the hash of them, and how a prompt says it.
_SEEDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "seed": ("seed: u32", "{h}(seed)", ("from a u32 seed", "given a uint seed", "for a u32 seed", "seeded by an unsigned int", "(seed: u32)", "from an integer seed (u32)")),
    "pixel": ("p: vec2<u32>", "{h}(p.x + {h}(p.y))", ("per pixel (vec2<u32> p), hash of x plus hash of y", "from pixel coordinates vec2<u32>, as hash(x + hash(y))", "for a pixel position p (vec2u), chaining hash(p.x + hash(p.y))", "seeded by a vec2<u32>: hash(p.x + hash(p.y))")),
    "frame": ("p: vec2<u32>, frame: u32", "{h}(p.x + {h}(p.y + {h}(frame)))", ("per pixel and frame: hash(x + hash(y + hash(frame)))", "from a vec2<u32> pixel and a frame number, chained as hash(p.x + hash(p.y + hash(frame)))")),
    "cell": ("p: vec3<u32>", "{h}(p.x + {h}(p.y + {h}(p.z)))", ("per voxel (vec3<u32>), chained as hash(x + hash(y + hash(z)))", "from a vec3<u32>: hash(p.x + hash(p.y + hash(p.z)))")),
    "two": ("a: u32, b: u32", "{h}(a + {h}(b))", ("from two u32 a and b, hash(a + hash(b))", "for a pair of uints, hash(a + hash(b))")),
}  # fmt: skip
_OUTPUTS = ("unit", "unit24", "signed", "range", "range_open", "below", "below_open", "word", "chance", "direction", "pair", "triple")  # fmt: skip
_OUT_SAID: dict[str, tuple[str, ...]] = {
    "unit": ("a random float in 0..1 (divide by 4294967295)", "random float 0..1, u32 / 0xffffffff", "a float between 0 and 1, dividing by 4294967295.0", "rand() in 0..1 = hash / 4294967295"),
    "unit24": ("a random float in [0, 1) from the top 24 bits", "a float below 1 from the upper 24 bits (>> 8, / 16777216)", "random float, (hash >> 8) / 16777216"),
    "signed": ("a random float in -1..1", "a signed random number between -1 and 1", "random in [-1, 1], 2u - 1 with u = hash / 4294967295"),
    "range": ("a random float between {lo} and {hi}", "a random number in {lo}..{hi}", "uniform random in {lo} to {hi}"),
    "range_open": ("a random float between lo and hi, both parameters", "a random float in a range lo..hi passed in after the seed", "random float in lo..hi, lo and hi are f32 arguments"),
    "below": ("a random integer below {n} (modulo)", "a random u32 from 0 to {m} by modulo", "hash % {n}", "a random index for {n} entries"),
    "below_open": ("a random integer below n, n as last parameter (modulo)", "a random u32 index smaller than n (u32 argument), by modulo", "hash % n with n as an argument"),
    "word": ("a random u32", "a hashed unsigned integer", "a 32 bit hash", "the u32 hash"),
    "chance": ("true with probability {p}", "a random bool, true in {p} of cases (hash / 4294967295 < {p})", "a coin flip that is true with chance {p}"),
    "direction": ("a random unit vec2", "a random 2D direction (angle 2 pi u)", "a random point on the unit circle"),
    "pair": ("a random vec2 in 0..1, hashing twice", "two random floats 0..1 as a vec2, the second from the hash of the hash", "a vec2 of random numbers in 0..1: h and hash(h) over 4294967295"),
    "triple": ("a random vec3 in 0..1, hashing again for each component", "a random rgb color: three successive hashes over 4294967295", "three random floats in 0..1 as a vec3, each the hash of the one before"),
}  # fmt: skip
_WITH_HASH = ("using {h}", "with {h}", "by {h}", "based on {h}", "({h})", "via {h}", "hash: {h}")
_DIRECT = ("{h} {i}: {o}", "{o} {i} {w}", "{o} {w} {i}", "{h}, {i}, returning {o}", "{o}, {w}, {i}", "{w} {i}: {o}")
_FULL = "4294967295.0"


@family("function", structures=150)
def hash_outputs(draw: Draw) -> Request:
    """A hash of some integers, turned into what is needed."""
    chosen, seed = draw.pick(_HASHES), draw.pick(("seed", "seed", "pixel", "pixel", "frame", "cell", "two"))
    output = draw.pick(_OUTPUTS)
    while seed == "seed" and output == "word":
        output = draw.pick(_OUTPUTS)
    if seed == "seed" and output == "unit" and chosen.name == "pcg_hash":
        output = "signed"
    draw.structure("hash", chosen.name, seed, output)
    low, high, number, share = draw.number(-4, 1, 0.5), draw.number(2, 9, 0.5), draw.integer(3, 64), draw.number(0.1, 0.9, 0.05)  # fmt: skip
    parameters, hashed, said = _SEEDS[seed]
    hashed = hashed.format(h=chosen.name)
    slots: Slots = {"[": "[", "]": "]", "<": "<", "lo": plain(draw, low.value), "hi": plain(draw, high.value), "n": count(draw, number), "m": str(number - 1), "p": plain(draw, share.value)}  # fmt: skip
    kind, result = _result(output, chosen.name, hashed, str(low), str(high), number, str(share))
    extra = {"range_open": ", lo: f32, hi: f32", "below_open": ", n: u32"}.get(output, "")
    hash_name = draw.pick(chosen.names)
    told = draw.phrase(_WITH_HASH, {"h": hash_name})
    text = draw.phrase(
        _DIRECT,
        {"h": hash_name, "i": draw.phrase(tuple(map(literal, said)), slots), "o": draw.phrase(tuple(map(literal, _OUT_SAID[output])), slots), "w": told},
    )  # fmt: skip
    name = function_name(draw) if draw.chance(0.35) else ""  # fmt: skip
    shown = name or ("random_u32" if output in ("word", "below", "below_open") else "random_bool" if output == "chance" else {"vec2<f32>": "random_vec2", "vec3<f32>": "random_vec3"}.get(kind, "random_f32"))  # fmt: skip
    code = (
        f"fn {chosen.name}(v: u32) -> u32 {{ {chosen.body} }}\nfn {shown}({parameters}{extra}) -> {kind} {{ {result} }}"
    )
    return Request(sentence_request(draw, draw.pick(("what", "brief")), text, name, []), code)


def _result(output: str, name: str, hashed: str, low: str, high: str, number: int, share: str) -> tuple[str, str]:
    """The type and the statements of a result."""
    unit = f"f32({hashed}) / {_FULL}"
    if output in ("unit", "unit24", "signed", "range", "range_open"):
        if output in ("range", "range_open"):
            low, high = ("lo", "hi") if output == "range_open" else (low, high)
        value = {"unit": unit, "unit24": f"f32({hashed} >> 8u) / 16777216.0", "signed": f"2.0 * {unit} - 1.0"}.get(output, f"mix({low}, {high}, {unit})")  # fmt: skip
        return "f32", f"return {value};"
    if output in ("below", "below_open", "word"):
        return "u32", f"return {hashed}{'' if output == 'word' else f' % {number}u' if output == 'below' else ' % n'};"
    if output == "chance":
        return "bool", f"return {unit} < {share};"
    if output == "direction":
        return "vec2<f32>", f"let angle = {_TAU} * {unit}; return vec2<f32>(cos(angle), sin(angle));"
    if output == "pair":
        return "vec2<f32>", f"let h = {hashed}; return vec2<f32>(f32(h), f32({name}(h))) / {_FULL};"
    return "vec3<f32>", f"let x = {hashed}; let y = {name}(x); let z = {name}(y); return vec3<f32>(f32(x), f32(y), f32(z)) / {_FULL};"  # fmt: skip


_HASH2 = "fn hash(p: vec2<f32>) -> f32 { return fract(sin(dot(p, vec2<f32>(12.9898, 78.233))) * 43758.547); }\n"
_HASH3 = "fn hash(p: vec3<f32>) -> f32 { return fract(sin(dot(p, vec3<f32>(12.9898, 78.233, 45.164))) * 43758.547); }\n"
_VALUE = _HASH2 + "fn value_noise(p: vec2<f32>) -> f32 { let i = floor(p); let f = fract(p); let w = f * f * (3.0 - 2.0 * f); let a = mix(hash(i), hash(i + vec2<f32>(1.0, 0.0)), w.x); let b = mix(hash(i + vec2<f32>(0.0, 1.0)), hash(i + vec2<f32>(1.0, 1.0)), w.x); return mix(a, b, w.y); }\n"  # fmt: skip
_GRADIENT = f"fn gradient(cell: vec2<f32>) -> vec2<f32> {{ let angle = {_TAU} * fract(sin(dot(cell, vec2<f32>(12.9898, 78.233))) * 43758.547); return vec2<f32>(cos(angle), sin(angle)); }}\n"
_CELLS = "fn hash2(c: vec2<f32>) -> vec2<f32> { return fract(sin(vec2<f32>(dot(c, vec2<f32>(127.1, 311.7)), dot(c, vec2<f32>(269.5, 183.3)))) * 43758.547); }\n"
_SEARCH = "let i = floor(p); let f = fract(p); {start} for (var y = -1; y <= 1; y++) {{ for (var x = -1; x <= 1; x++) {{ let cell = vec2<f32>(f32(x), f32(y)); let d = {d}; {use} }} }} return {result};"
_TWO_NEAREST = {
    "start": "var first = 8.0; var second = 8.0;",
    "d": "distance(f, cell + hash2(i + cell))",
    "use": "if d < first { second = first; first = d; } else if d < second { second = d; }",
}
_NOISE: tuple[Entry, ...] = (
    entry("hash_without_sine", "p:vec2 point", "var q = fract(vec3<f32>(p.xyx) * 0.1031); q += dot(q, q.yzx + 33.33); return fract((q.x + q.y) * q.z);", "f32", names=("Dave Hoskins hash12", "hash without sine, vec2 to float", "hash12 (0.1031, 33.33)", "sine-free hash of a vec2"), do=("hash a vec2 to a float without sine (Dave Hoskins, 0.1031 and 33.33)",), calls="hash12 hash21", plain=False),
    entry("hash_line_without_sine", "x:f32 number", "var q = fract(x * 0.1031); q *= q + 33.33; q *= q + q; return fract(q);", "f32", names=("Dave Hoskins hash11", "hash without sine, float to float", "hash11 (0.1031, 33.33)"), do=("hash a float to a float without sine (Dave Hoskins)",), calls="hash11"),
    entry("hash_line", "x:f32 number", "fract(sin(x * 12.9898) * 43758.547)", "f32", names=("fract(sin(x * 12.9898) * 43758.5453)", "sine hash of a float", "1D random: fract(sin(x*12.9898)*43758.5453)"), do=("hash one float with fract(sin(x * 12.9898) * 43758.5453)",), calls="rand1 random1 rand1d", plain=False),
    entry("hash_space", "p:vec3 point", "fract(sin(dot(p, vec3<f32>(12.9898, 78.233, 45.164))) * 43758.547)", "f32", names=("sine hash of a vec3 with 12.9898, 78.233, 45.164", "3D random: fract(sin(dot(p, vec3(12.9898, 78.233, 45.164))) * 43758.5453)", "rand(vec3), the fract sin one (12.9898, 78.233, 45.164)"), do=("hash a vec3 with fract(sin(dot(p, (12.9898, 78.233, 45.164))) * 43758.5453)",), calls="rand3 random3d", plain=False),
    entry("hash_two", "p:vec2 point", "fract(sin(vec2<f32>(dot(p, vec2<f32>(127.1, 311.7)), dot(p, vec2<f32>(269.5, 183.3)))) * 43758.547)", "vec2", names=("hash22 with 127.1, 311.7, 269.5, 183.3", "random vec2 from a vec2 (127.1 311.7 / 269.5 183.3)", "fract(sin(vec2(dot(p, vec2(127.1,311.7)), dot(p, vec2(269.5,183.3))))*43758.5453)", "random2, two sine hashes"), do=("hash a vec2 to a vec2 with sines, 127.1 311.7 and 269.5 183.3",), calls="random2 hash22", plain=False),
    entry("pcg2d", "v:vec2<u32> coordinates", "var q = v * 1664525u + vec2<u32>(1013904223u); q.x += q.y * 1664525u; q.y += q.x * 1664525u; q = q ^ (q >> vec2<u32>(16u)); q.x += q.y * 1664525u; q.y += q.x * 1664525u; q = q ^ (q >> vec2<u32>(16u)); return q;", "vec2<u32>", names=("pcg2d", "pcg2d hash, uvec2 to uvec2", "Jarzynski and Olano pcg2d"), do=("hash a vec2<u32> with pcg2d",), calls="pcg2d"),
    entry("pcg3d", "v:vec3<u32> coordinates", "var q = v * 1664525u + vec3<u32>(1013904223u); q.x += q.y * q.z; q.y += q.z * q.x; q.z += q.x * q.y; q = q ^ (q >> vec3<u32>(16u)); q.x += q.y * q.z; q.y += q.z * q.x; q.z += q.x * q.y; return q;", "vec3<u32>", names=("pcg3d", "pcg3d hash, uvec3 to uvec3", "Jarzynski and Olano pcg3d"), do=("hash a vec3<u32> with pcg3d",), calls="pcg3d"),
    entry("value_noise_3d", "p:vec3 point", "let i = floor(p); let f = fract(p); let w = f * f * (3.0 - 2.0 * f); let a = mix(mix(hash(i), hash(i + vec3<f32>(1.0, 0.0, 0.0)), w.x), mix(hash(i + vec3<f32>(0.0, 1.0, 0.0)), hash(i + vec3<f32>(1.0, 1.0, 0.0)), w.x), w.y); let b = mix(mix(hash(i + vec3<f32>(0.0, 0.0, 1.0)), hash(i + vec3<f32>(1.0, 0.0, 1.0)), w.x), mix(hash(i + vec3<f32>(0.0, 1.0, 1.0)), hash(i + vec3<f32>(1.0, 1.0, 1.0)), w.x), w.y); return mix(a, b, w.z);", "f32", before=_HASH3, names=("3D value noise", "value noise of a vec3", "value noise in space, sine hash", "noise(vec3), value noise"), do=("make smooth value noise of a vec3",), calls="noise3 noise3d valueNoise3D", plain=False),
    entry("gradient_noise", "p:vec2 point", "let i = floor(p); let f = fract(p); let w = f * f * f * (f * (f * 6.0 - 15.0) + 10.0); let a = mix(dot(gradient(i), f), dot(gradient(i + vec2<f32>(1.0, 0.0)), f - vec2<f32>(1.0, 0.0)), w.x); let b = mix(dot(gradient(i + vec2<f32>(0.0, 1.0)), f - vec2<f32>(0.0, 1.0)), dot(gradient(i + vec2<f32>(1.0, 1.0)), f - vec2<f32>(1.0, 1.0)), w.x); return mix(a, b, w.y);", "f32", before=_GRADIENT, names=("2D gradient noise", "Perlin noise 2D", "perlin noise of a vec2", "classic Perlin noise with random unit gradients", "gradient noise (quintic fade)"), do=("compute 2D Perlin gradient noise with quintic fade", "interpolate the dot products of random unit gradients at the four corners (Perlin)"), what=("2D Perlin noise in about -1..1",), calls="perlin perlinNoise perlin2d gradientNoise cnoise"),
    entry("simplex_noise", "p:vec2 point", "let i = floor(p + vec2<f32>((p.x + p.y) * 0.36602542)); let a = p - i + vec2<f32>((i.x + i.y) * 0.21132487); let step_x = step(a.y, a.x); let o = vec2<f32>(step_x, 1.0 - step_x); let b = a - o + vec2<f32>(0.21132487); let c = a - vec2<f32>(0.57735026); let h = max(vec3<f32>(0.5) - vec3<f32>(dot(a, a), dot(b, b), dot(c, c)), vec3<f32>(0.0)); let n = h * h * h * h * vec3<f32>(dot(a, gradient(i)), dot(b, gradient(i + o)), dot(c, gradient(i + vec2<f32>(1.0)))); return dot(n, vec3<f32>(70.0));", "f32", before=_GRADIENT, names=("2D simplex noise", "simplex noise of a vec2", "snoise(vec2)", "simplex 2d"), do=("compute 2D simplex noise",), what=("simplex noise in the plane, factor 70",), calls="snoise simplex2d simplexNoise"),
    entry("worley_f1", "p:vec2 point", _SEARCH.format(start="var nearest = 8.0;", d="distance(f, cell + hash2(i + cell))", use="nearest = min(nearest, d);", result="nearest"), "f32", before=_CELLS, names=("Worley noise", "worley(vec2)", "cellular noise F1 for a vec2", "Voronoi distance to the nearest point", "cell noise, distance to the closest feature point"), do=("compute 2D Worley noise, the distance to the nearest feature point",), calls="worley cellular cellNoise worleyNoise"),
    entry("worley_f2", "p:vec2 point", _SEARCH.format(**_TWO_NEAREST, result="second"), "f32", before=_CELLS, names=("Worley F2", "cellular noise F2: distance to the second nearest point", "second closest feature point distance"), do=("compute the distance to the second nearest feature point (Worley F2)",), calls="worleyF2 cellularF2"),
    entry("worley_borders", "p:vec2 point", _SEARCH.format(**_TWO_NEAREST, result="second - first"), "f32", before=_CELLS, names=("Worley F2 - F1", "cellular noise F2 minus F1, cell borders at 0", "Voronoi borders by F2 - F1"), do=("compute F2 - F1 of Worley noise",), calls="worleyF2F1 voronoiBorders"),
    entry("worley_manhattan", "p:vec2 point", _SEARCH.format(start="var nearest = 8.0;", d="dot(abs(f - cell - hash2(i + cell)), vec2<f32>(1.0))", use="nearest = min(nearest, d);", result="nearest"), "f32", before=_CELLS, names=("Worley noise with Manhattan distance", "cellular noise F1, taxicab metric"), do=("compute Worley noise with the Manhattan distance",)),
    entry("voronoi_id", "p:vec2 point", "let i = floor(p); let f = fract(p); var nearest = 8.0; var best = vec2<f32>(0.0); for (var y = -1; y <= 1; y++) { for (var x = -1; x <= 1; x++) { let cell = vec2<f32>(f32(x), f32(y)); let d = distance(f, cell + hash2(i + cell)); if d < nearest { nearest = d; best = i + cell; } } } return best;", "vec2", before=_CELLS, names=("Voronoi cell id (integer cell of the nearest point)", "which Voronoi cell: coordinates of the winning cell"), do=("find the cell whose feature point is nearest and return its coordinates",), calls="voronoiCell voronoiId", plain=False),
    entry("fbm", "p:vec2 point; octaves:u32 number of octaves", "var total = 0.0; var amplitude = 0.5; var q = p; for (var k = 0u; k < octaves; k++) { total += amplitude * value_noise(q); q *= 2.0; amplitude *= 0.5; } return total;", "f32", before=_VALUE, names=("fbm with the number of octaves as a parameter (value noise)", "fbm(p, octaves)", "fractal brownian motion, octaves as u32 argument", "value noise fbm where the octave count is passed in"), do=("sum value noise over a given number of octaves, gain 0.5, lacunarity 2",), calls="fbm fbm2d", plain=False),
    entry("fbm_parameters", "p:vec2 point; octaves:u32 number of octaves; lacunarity:f32 lacunarity; gain:f32 gain", "var total = 0.0; var amplitude = 0.5; var q = p; for (var k = 0u; k < octaves; k++) { total += amplitude * value_noise(q); q *= lacunarity; amplitude *= gain; } return total;", "f32", before=_VALUE, names=("fbm(p, octaves, lacunarity, gain)", "fbm with octaves, lacunarity and gain as parameters", "fully parametrized fractal noise (octaves, lacunarity, gain), value noise"), do=("sum octaves of value noise with lacunarity and gain as arguments, amplitude 0.5 first",), calls="fbm fractalNoise", plain=False),
    entry("fbm_normalized", "p:vec2 point; octaves:u32 number of octaves", "var total = 0.0; var amplitude = 0.5; var weight = 0.0; var q = p; for (var k = 0u; k < octaves; k++) { total += amplitude * value_noise(q); weight += amplitude; q *= 2.0; amplitude *= 0.5; } return total / weight;", "f32", before=_VALUE, names=("normalized fbm, divided by the sum of amplitudes, octaves as parameter", "fbm(p, octaves) normalized to 0..1"), do=("sum octaves of value noise and divide by the total amplitude",)),
    entry("turbulence", "p:vec2 point; octaves:count[3,8] octaves", "var total = 0.0; var amplitude = 0.5; var q = p; for (var k = 0u; k < octavesu; k++) { total += amplitude * abs(2.0 * value_noise(q) - 1.0); q *= 2.0; amplitude *= 0.5; } return total;".replace("octavesu", "u32(octaves)"), "f32", before=_VALUE, names=("turbulence with {octaves} octaves: sum of abs(2 noise - 1)", "turbulence, {octaves} octaves of folded value noise", "billow noise with {octaves} octaves"), do=("sum {octaves} octaves of |2 n - 1| with n value noise".replace("|", "{|}"),)),
    entry("ridged", "p:vec2 point; octaves:count[3,8] octaves", "var total = 0.0; var amplitude = 0.5; var q = p; for (var k = 0u; k < u32(octaves); k++) { let ridge = 1.0 - abs(2.0 * value_noise(q) - 1.0); total += amplitude * ridge * ridge; q *= 2.0; amplitude *= 0.5; } return total;", "f32", before=_VALUE, names=("ridged multifractal with {octaves} octaves (squared ridges)", "ridged noise, {octaves} octaves: (1 - abs(2n - 1))^2", "ridge noise for mountains, {octaves} octaves, squared"), do=("sum {octaves} octaves of squared ridges, 1 - abs(2 n - 1), of value noise",)),
    entry("domain_warp", "p:vec2 point; strength:f32[0.5,4,0.25] warp strength", "let q = vec2<f32>(value_noise(p), value_noise(p + vec2<f32>(5.2, 1.3))); return value_noise(p + strength * q);", "f32", before=_VALUE, implied=False, names=("domain warped value noise, strength {strength}, offset (5.2, 1.3)", "noise(p + {strength} * vec2(noise(p), noise(p + (5.2, 1.3))))"), do=("warp the domain of value noise by itself, offset (5.2, 1.3), strength {strength}",)),
    entry("tileable_noise", "p:vec2 point; period:f32[4,16,1] period", "let i = floor(p); let f = fract(p); let w = f * f * (3.0 - 2.0 * f); let j = i + vec2<f32>(1.0); let lo = i - period * floor(i / period); let hi = j - period * floor(j / period); return mix(mix(hash(lo), hash(vec2<f32>(hi.x, lo.y)), w.x), mix(hash(vec2<f32>(lo.x, hi.y)), hash(hi), w.x), w.y);", "f32", before=_HASH2, implied=False, names=("tileable 2D value noise with period {period}", "periodic value noise, repeats every {period} units", "seamless value noise, period {period}"), do=("make value noise of a vec2 that repeats every {period} cells",)),
)  # fmt: skip
_FRAME = "fn tangent_frame(n: vec3<f32>) -> mat3x3<f32> { let axis = select(vec3<f32>(1.0, 0.0, 0.0), vec3<f32>(0.0, 1.0, 0.0), abs(n.x) > 0.9); let t = normalize(cross(n, axis)); return mat3x3<f32>(t, cross(n, t), n); }\n"
_SAMPLES: tuple[Entry, ...] = (
    entry("sample_hemisphere_uniform", "u:vec2 uniform numbers", f"let z = u.x; let r = sqrt(max(1.0 - z * z, 0.0)); let a = {_TAU} * u.y; return vec3<f32>(r * cos(a), r * sin(a), z);", "vec3", names=("uniform hemisphere sample around +z", "uniform hemisphere direction from two random numbers, z = u.x", "sampleHemisphereUniform(u)", "UniformSampleHemisphere"), do=("sample the hemisphere around +z uniformly from a vec2 (z = u.x)",), what=("a uniform hemisphere direction about z, z = u.x, angle 2 pi u.y",), calls="sampleHemisphereUniform uniformHemisphere UniformSampleHemisphere"),
    entry("cosine_hemisphere", "u:vec2 uniform numbers", f"let r = sqrt(u.x); let a = {_TAU} * u.y; return vec3<f32>(r * cos(a), r * sin(a), sqrt(max(1.0 - u.x, 0.0)));", "vec3", names=("cosine weighted hemisphere sample", "cosine-weighted hemisphere direction from two random numbers", "importance sample Lambert in tangent space", "CosineSampleHemisphere"), do=("sample a cosine-weighted direction around +z from a vec2",), what=("a cosine-weighted hemisphere direction in tangent space",), calls="sampleHemisphereCosine cosineSampleHemisphere CosineSampleHemisphere sample_cosine"),
    entry("cosine_hemisphere_normal", "n:vec3 normal; u:vec2 uniform numbers", f"let r = sqrt(u.x); let a = {_TAU} * u.y; return tangent_frame(n) * vec3<f32>(r * cos(a), r * sin(a), sqrt(max(1.0 - u.x, 0.0)));", "vec3", before=_FRAME, names=("cosine weighted direction around a normal", "cosine hemisphere sample about n", "sample diffuse bounce direction from normal and two random numbers"), do=("sample a cosine-weighted direction around a normal from a vec2 of random numbers",), calls="cosineDirection sampleCosineHemisphere randomCosineDirection", plain=False),
    entry("concentric_disk", "u:vec2 uniform numbers", f"let o = 2.0 * u - vec2<f32>(1.0); if o.x == 0.0 && o.y == 0.0 {{ return vec2<f32>(0.0); }} var r = o.x; var theta = {_PI} / 4.0 * (o.y / o.x); if abs(o.y) >= abs(o.x) {{ r = o.y; theta = {_PI} / 2.0 - {_PI} / 4.0 * (o.x / o.y); }} return r * vec2<f32>(cos(theta), sin(theta));", "vec2", names=("concentric disk mapping (Shirley-Chiu)", "ConcentricSampleDisk", "square to disk, Shirley's concentric map", "area preserving square to disk"), do=("map the unit square to the unit disk concentrically (Shirley and Chiu)",), calls="concentricSampleDisk ConcentricSampleDisk squareToDisk"),
    entry("disk_in_radius", "u:vec2 uniform numbers; radius:f32[0.5,4,0.25] radius", f"let r = radius * sqrt(u.x); let a = {_TAU} * u.y; return vec2<f32>(r * cos(a), r * sin(a));", "vec2", implied=False, names=("uniform point in a disk of radius {radius} from two random numbers", "random point in a circle of radius {radius} (sqrt)"), do=("turn two uniform numbers into a uniform point in a disk of radius {radius}",)),
    entry("sample_cone", "u:vec2 uniform numbers; cos_max:f32[0.5,0.95,0.05] cosine of the cone angle", f"let z = mix(cos_max, 1.0, u.x); let r = sqrt(max(1.0 - z * z, 0.0)); let a = {_TAU} * u.y; return vec3<f32>(r * cos(a), r * sin(a), z);", "vec3", implied=False, names=("uniform direction in a cone around +z, cos of the angle {cos_max}", "sample a cone about z, cosThetaMax {cos_max}"), do=("sample a uniform direction within the cone of cosine {cos_max} around +z",)),
    entry("sample_ggx", "u:vec2 uniform numbers; roughness:f32[0.1,0.9,0.05] roughness", f"let a = roughness * roughness; let phi = {_TAU} * u.x; let z = sqrt((1.0 - u.y) / (1.0 + (a * a - 1.0) * u.y)); let r = sqrt(1.0 - z * z); return vec3<f32>(r * cos(phi), r * sin(phi), z);", "vec3", implied=True, names=("GGX importance sampling of the half vector", "ImportanceSampleGGX in tangent space", "importance sample GGX, roughness {roughness}", "GGX half vector from two random numbers"), do=("importance sample a GGX half vector around +z with roughness {roughness}",), what=("a GGX-distributed half vector in tangent space, alpha = roughness²",), calls="importanceSampleGGX ImportanceSampleGGX sampleGGX"),
    entry("sample_ggx_normal", "u:vec2 uniform numbers; n:vec3 normal; roughness:f32 roughness", f"let a = roughness * roughness; let phi = {_TAU} * u.x; let z = sqrt((1.0 - u.y) / (1.0 + (a * a - 1.0) * u.y)); let r = sqrt(1.0 - z * z); return tangent_frame(n) * vec3<f32>(r * cos(phi), r * sin(phi), z);", "vec3", before=_FRAME, names=("ImportanceSampleGGX(Xi, N, roughness)", "GGX importance sampling around a normal", "importance sample GGX half vector in world space from Xi, N, roughness"), do=("importance sample a GGX half vector around a normal",), calls="ImportanceSampleGGX importanceSampleGGX", plain=False),
    entry("tangent_to_world", "v:vec3 tangent space vector; n:vec3 normal", "tangent_frame(n) * v", "vec3", before=_FRAME, names=("tangent space to world space from a normal", "rotate a z-up sample to a normal", "tangent to world (build the frame from n)"), do=("rotate a direction given around +z into the frame of a normal",), calls="tangentToWorld localToWorld toWorld", plain=False),
    entry("onb_duff", "n:vec3 unit normal", "let s = select(-1.0, 1.0, n.z >= 0.0); let a = -1.0 / (s + n.z); let b = n.x * n.y * a; return mat3x3<f32>(vec3<f32>(1.0 + s * n.x * n.x * a, s * b, -s * n.x), vec3<f32>(b, s + n.y * n.y * a, -n.y), n);", "mat3", names=("branchless orthonormal basis (Duff et al.)", "Pixar ONB from a normal, columns t, b, n", "orthonormal basis from n, revisited"), do=("build the branchless orthonormal basis of Duff et al. with columns tangent, bitangent, normal",), calls="branchlessONB duffONB buildOrthonormalBasis"),
    entry("r2_sequence", "i:u32 index", "fract(vec2<f32>(0.75487766, 0.5698403) * f32(i) + vec2<f32>(0.5))", "vec2", names=("R2 sequence", "Martin Roberts R2 low discrepancy sequence", "R2 quasirandom point i, offset 0.5"), do=("compute point i of the R2 sequence",), what=("the R2 quasirandom sequence, fract(0.5 + i (0.7549, 0.5698))",), calls="r2 r2_sequence R2"),
    entry("golden_sequence", "i:u32 index", "fract(f32(i) * 0.618034)", "f32", names=("golden ratio sequence", "additive recurrence with the golden ratio", "fract(i * 0.618034)"), do=("compute element i of the golden ratio sequence",), calls="goldenRatioSequence"),
    entry("vogel_disk", "i:u32 index; n:u32 number of points; phi:f32 rotation", "let r = sqrt((f32(i) + 0.5) / f32(n)); let a = f32(i) * 2.3999632 + phi; return r * vec2<f32>(cos(a), sin(a));", "vec2", names=("Vogel disk sample", "VogelDiskSample(index, count, phi)", "golden angle spiral in the unit disk with rotation"), do=("place sample i of n on a Vogel disk rotated by phi",), calls="vogelDiskSample VogelDiskSample vogelDisk"),
    entry("halton_23", "i:u32 index", "vec2<f32>(radical_inverse(i, 2u), radical_inverse(i, 3u))", "vec2", before="fn radical_inverse(index: u32, base: u32) -> f32 { var fraction = 1.0; var result = 0.0; var i = index; while i > 0u { fraction /= f32(base); result += fraction * f32(i % base); i /= base; } return result; }\n", names=("Halton (2, 3)", "2D Halton sequence with bases 2 and 3", "halton23(i) for TAA jitter", "Halton 2,3 point i"), do=("compute the Halton point with bases 2 and 3",), calls="halton23 halton2D haltonJitter"),
    entry("stratified_jitter", "cell:vec2<u32> cell; cells:u32[2,16] cells per side; u:vec2 random numbers", "(vec2<f32>(cell) + u) / f32(cells)", "vec2", implied=False, names=("stratified sample: (cell + u) / {cells}", "jittered grid sample, {cells} x {cells}"), do=("place a jittered sample in its cell of a grid of {cells} by {cells}",)),
    entry("power_heuristic", "a:f32 first pdf; b:f32 second pdf", "a * a / (a * a + b * b)", "f32", names=("power heuristic (beta 2)", "MIS weight, power heuristic", "powerHeuristic(pdfA, pdfB)"), do=("compute the MIS weight with the power heuristic",), what=("the power heuristic weight a²/(a² + b²)",), calls="powerHeuristic misWeight"),
    entry("balance_heuristic", "a:f32 first pdf; b:f32 second pdf", "a / (a + b)", "f32", names=("balance heuristic", "MIS weight, balance heuristic", "balanceHeuristic(pdfA, pdfB)"), do=("compute the MIS weight with the balance heuristic",), calls="balanceHeuristic"),
    entry("pdf_cosine", "cos_theta:f32 cosine", f"max(cos_theta, 0.0) / {_PI}", "f32", names=("pdf of cosine-weighted hemisphere sampling", "cosine hemisphere pdf, cos / pi", "CosineHemispherePdf"), do=("return the pdf of a cosine-weighted direction: cosine over pi, not below zero",), calls="cosineHemispherePdf pdfCosine"),
    entry("pdf_ggx", "n_dot_h:f32 N dot H; v_dot_h:f32 V dot H; roughness:f32[0.1,0.9,0.05] roughness", f"let a = roughness * roughness; let a2 = a * a; let d = n_dot_h * n_dot_h * (a2 - 1.0) + 1.0; return a2 / ({_PI} * d * d) * n_dot_h / (4.0 * v_dot_h);", "f32", names=("pdf of GGX half vector sampling, D N.H / (4 V.H)", "GGX pdf for importance sampling"), do=("compute the pdf of a direction sampled through the GGX half vector",), calls="ggxPdf pdfGGX"),
    entry("cone_pdf", "cos_max:f32[0.5,0.95,0.05] cosine of the cone angle", f"1.0 / ({_TAU} * (1.0 - cos_max))", "f32", implied=False, names=("pdf of uniform cone sampling, cos {cos_max}", "1 / (2 pi (1 - {cos_max}))"), do=("return the pdf of a uniform direction in a cone of cosine {cos_max}",)),
    entry("area_to_solid_angle", "pdf:f32 area pdf; distance_squared:f32 squared distance; cos_light:f32 cosine at the light", "pdf * distance_squared / max(cos_light, 0.0001)", "f32", names=("area pdf to solid angle pdf", "convert pdf from area to solid angle measure", "pdf * d^2 / cos"), do=("convert an area pdf to solid angle: times squared distance over the cosine at the light",), calls="areaToSolidAngle pdfAtoW"),
    entry("sample_exponential", "u:f32 uniform number; sigma:f32[0.1,3,0.1] extinction", "-log(1.0 - u) / sigma", "f32", implied=False, names=("free path sampling with extinction {sigma}", "exponential distribution sample, rate {sigma}", "-ln(1 - u) / {sigma}"), do=("sample a free-flight distance in a medium of extinction {sigma}",)),
    entry("tent_filter", "u:f32 uniform number", "let x = 2.0 * u; if x < 1.0 { return sqrt(x) - 1.0; } return 1.0 - sqrt(2.0 - x);", "f32", names=("tent filter sample", "tent-distributed offset in -1..1 from a uniform number (smallpt)", "smallpt tent filter"), do=("warp a uniform number to a tent distribution in -1..1",), calls="tentFilter sampleTent"),
    entry("russian_roulette", "throughput:vec3 path throughput", "clamp(max(throughput.r, max(throughput.g, throughput.b)), 0.05, 1.0)", "f32", names=("Russian roulette survival probability, max throughput channel in 0.05..1",), do=("return the survival probability of a path: its largest throughput channel, between 0.05 and 1",)),
    entry("cranley_patterson", "sample:vec2 sample; shift:vec2 shift", "fract(sample + shift)", "vec2", names=("Cranley-Patterson rotation", "toroidal shift of a sample", "fract(sample + offset) for vec2"), do=("shift a 2D sample toroidally by an offset",), calls="cranleyPatterson toroidalShift"),
)  # fmt: skip


@family("function", structures=70)
def noise_by_name(draw: Draw) -> Request:
    """A hash of floats, a noise, a sum of octaves."""
    return entry_request(draw, draw.pick(_NOISE))


@family("function", structures=50)
def sampling_by_name(draw: Draw) -> Request:
    """Directions, points and probabilities of Monte Carlo."""
    return entry_request(draw, draw.pick(_SAMPLES))
