"""Noise whose hash, fade and layers the prompt chooses: value noise on a line and in the plane, sums of octaves, cells."""

from collections.abc import Callable

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request, family
from ..names import function_name
from ..number import count, plain
from ..surface import verbatim

# Constants that shaders use for the sine hash, of a number and of a vec2.
_LINE = (("12.9898", "43758.5453"), ("127.1", "43758.5453"), ("57.31", "21341.77"), ("78.233", "43758.5453"), ("17.13", "2531.77"))  # fmt: skip
_PLANE = (("12.9898", "78.233", "43758.5453"), ("127.1", "311.7", "43758.5453"), ("12.9898", "78.233", "43758.547"), ("269.5", "183.3", "43758.5453"), ("41.0", "289.0", "45758.5453"), ("63.71", "151.3", "9173.17"))  # fmt: skip
_FADES: dict[str, tuple[str, tuple[str, ...]]] = {
    "cubic": ("f * f * (3.0 - 2.0 * f)", ("weights from f * f * (3.0 - 2.0 * f)", "smoothstep fade 3f² - 2f³", "smooth with f * f * (3 - 2f)", "the weights are f*f*(3.0-2.0*f)", "cubic fade 3f^2 - 2f^3", "Hermite fade f*f*(3 - 2*f)", "blend with the cubic 3t^2 - 2t^3")),
    "quintic": ("f * f * f * (f * (f * 6.0 - 15.0) + 10.0)", ("smootherstep weights", "fade f*f*f*(f*(f*6-15)+10)", "Perlin's quintic fade", "ease the fraction with the fifth-degree polynomial of improved Perlin noise", "the fade is the quintic one", "smooth with t*t*t*(t*(t*6-15)+10)", "improved (quintic) fade curve")),
    "linear": ("f", ("linear interpolation, no fade", "interpolate linearly", "no smoothing, plain mix", "just linear blending between them", "without a fade curve (linear)")),
    "cosine": ("0.5 - 0.5 * cos(3.1415927 * f)", ("cosine interpolation", "blend with 0.5 - 0.5 cos(pi f)", "fade (1 - cos(pi f)) / 2", "cosine fade", "the weight is half of 1 - cos(pi t)")),
}  # fmt: skip
_LINE_HASH = ("hash fract(sin({v} * {a}) * {b})", "each integer is hashed as fract(sin({v} * {a}) * {b})", "random value of a lattice point: fract(sin({v} * {a}) * {b})", "random values by fract(sin({v} * {a}) * {b})", "use fract(sin({v} * {a}) * {b}) as the hash", "with h({v}) = fract(sin({v} * {a}) * {b})", "the lattice values are fract(sin({v}*{a})*{b})")  # fmt: skip
_PLANE_HASH = ("hash fract(sin(dot({v}, vec2({a}, {b}))) * {c})", "each corner gets fract(sin(dot({v}, vec2({a}, {b}))) * {c})", "the lattice values are fract(sin(dot({v}, vec2({a}, {b}))) * {c})", "hash the corners with fract(sin(dot({v}, vec2({a}, {b})))*{c})", "random corners by fract(sin(dot({v}, vec2<f32>({a}, {b}))) * {c})".replace("<", "{lt}"), "use fract(sin(dot({v}, vec2({a}, {b}))) * {c}) as the hash", "with the sine hash, constants {a}, {b} and {c}", "fract-sin hash ({a}, {b}, {c})")  # fmt: skip
_LINE_WHAT = ("1D value noise", "value noise on a line", "one-dimensional value noise", "noise over one axis", "smooth 1D noise from a hash of integers", "a wobbly 1D curve: value noise", "value noise of a float", "noise for a single float", "1d noise", "a noise function of one float, in 0..1")  # fmt: skip
_LINE_DO = ("make value noise of one float", "compute 1D value noise", "hash the integers left and right of x and blend between them", "interpolate random values at the integers", "build smooth noise along one axis")  # fmt: skip
_PLANE_WHAT = ("2D value noise", "value noise in the plane", "value noise for a vec2", "two-dimensional value noise", "smooth 2D noise from a hash of the lattice corners", "lattice value noise in 2D", "a value noise function of a vec2", "2d noise (value)", "value noise, vec2 in, float out", "noise by blending four hashed corners")  # fmt: skip
_PLANE_DO = ("compute 2D value noise", "make value noise of a vec2", "hash the four corners of the cell and blend them", "blend random values of the four lattice corners", "build smooth noise in two dimensions")  # fmt: skip
_OCTAVES_WHAT = ("{n} octaves of {noise}, each with double frequency and half the amplitude, starting at 0.5", "fbm with {n} octaves of {noise} (lacunarity 2, gain 0.5, first amplitude 0.5)", "fractal Brownian motion: {n} octaves of {noise}, frequency times 2 and amplitude times 0.5 each time, amplitude 0.5 first", "a fractal sum of {n} layers of {noise}, halving the amplitude from 0.5 and doubling the frequency")  # fmt: skip
_OCTAVES_DO = ("sum {n} octaves of {noise}, doubling the frequency and halving the amplitude (0.5 at first)", "add up {n} layers of {noise}: amplitude 0.5, 0.25, ..., frequency 1, 2, 4, ...", "make fbm from {n} octaves of {noise}, gain 0.5, lacunarity 2, starting with amplitude 0.5")  # fmt: skip
_CELL_WHAT = ("2D Worley noise: the distance to the nearest feature point", "cellular noise, F1", "Worley noise (F1) of a vec2", "the distance to the closest random point in the 3x3 cells around", "Voronoi distance F1 in the plane", "cell noise: distance to the nearest jittered point")  # fmt: skip
_CELL_DO = ("compute the distance to the nearest random point, one per cell, looking at the 3x3 neighbours", "make 2D Worley noise (F1)", "search the 3x3 cells around for the closest feature point and return its distance")  # fmt: skip


def _line_hash(draw: Draw) -> tuple[str, str]:
    a, b = (
        draw.pick(_LINE) if draw.chance(0.6) else (str(draw.number(5, 400, 0.01)), str(draw.number(900, 60000, 0.01)))
    )
    variable = draw.pick(("n", "x", "i", "p"))
    said = draw.phrase(_LINE_HASH, {"v": verbatim(variable), "a": verbatim(a), "b": verbatim(b)})
    return f"fn hash(n: f32) -> f32 {{ return fract(sin(n * {a}) * {b}); }}\n", said


def _plane_hash(draw: Draw) -> tuple[str, str]:
    a, b, c = draw.pick(_PLANE) if draw.chance(0.6) else (str(draw.number(5, 400, 0.01)), str(draw.number(5, 400, 0.01)), str(draw.number(900, 60000, 0.01)))  # fmt: skip
    slots = {
        "v": verbatim(draw.pick(("p", "c", "i", "cell"))),
        "a": verbatim(a),
        "b": verbatim(b),
        "c": verbatim(c),
        "lt": "<",
    }
    code = f"fn hash(p: vec2<f32>) -> f32 {{ return fract(sin(dot(p, vec2<f32>({a}, {b}))) * {c}); }}\n"
    return code, draw.phrase(_PLANE_HASH, slots)


def _fade(draw: Draw) -> tuple[str, str, str]:
    kind = draw.pick(("cubic", "cubic", "quintic", "quintic", "linear", "cosine"))
    code, said = _FADES[kind]
    return kind, code, draw.phrase(said)


def _on_line(name: str, fade: str) -> str:
    return f"fn {name}(x: f32) -> f32 {{ let i = floor(x); let f = fract(x); let w = {fade}; return mix(hash(i), hash(i + 1.0), w); }}"


def _in_plane(name: str, fade: str) -> str:
    return (
        f"fn {name}(p: vec2<f32>) -> f32 {{ let i = floor(p); let f = fract(p); let w = {fade}; "
        "let bottom = mix(hash(i), hash(i + vec2<f32>(1.0, 0.0)), w.x); "
        "let top = mix(hash(i + vec2<f32>(0.0, 1.0)), hash(i + vec2<f32>(1.0, 1.0)), w.x); return mix(bottom, top, w.y); }"
    )


_BUILD: dict[int, Callable[[str, str], str]] = {1: _on_line, 2: _in_plane}


@family("function", structures=40)
def constant_noise(draw: Draw) -> Request:
    """Value noise from a hash with told constants and a told fade; maybe octaves of it."""
    dimension, octaves = draw.pick((1, 2, 2)), draw.integer(2, 8) if draw.chance(0.3) else 0
    hash_code, hash_said = _line_hash(draw) if dimension == 1 else _plane_hash(draw)
    kind, fade, fade_said = _fade(draw)
    draw.structure(f"value noise {dimension}", kind, *(["octaves"] if octaves else []))
    name = function_name(draw) if draw.chance(0.35) else ""
    sentences = [hash_said, fade_said]
    draw.random.shuffle(sentences)
    what, do = (_LINE_WHAT, _LINE_DO) if dimension == 1 else (_PLANE_WHAT, _PLANE_DO)
    if octaves:
        noun = draw.pick(what).removeprefix("a ").removeprefix("an ").split(":")[-1].strip()
        slots = {"n": count(draw, octaves), "noise": noun}
        asked = draw.phrase(_OCTAVES_DO, slots) if draw.chance(0.4) else draw.phrase(_OCTAVES_WHAT, slots)
        text = ask.frame(draw, "do" if asked.split(" ")[0] in ("sum", "add", "make") else "what", asked, name)
    else:
        verbal = draw.chance(0.35)
        text = ask.frame(draw, "do" if verbal else "what", draw.phrase(do if verbal else what), name)
    code = hash_code + _BUILD[dimension]("value_noise" if octaves else name or "value_noise", fade)
    if octaves:
        variable, kind_of = ("x", "f32") if dimension == 1 else ("p", "vec2<f32>")
        code += (
            f"\nfn {name or 'fbm'}({variable}: {kind_of}) -> f32 {{ var total = 0.0; var amplitude = 0.5; var q = {variable}; "
            f"for (var k = 0u; k < {octaves}u; k++) {{ total += amplitude * value_noise(q); q *= 2.0; amplitude *= 0.5; }} return total; }}"
        )
    return Request(join_clauses(draw, text, sentences), code)


@family("function", structures=6)
def cell_noise(draw: Draw) -> Request:
    """Worley noise: a feature point in each cell, from two sine hashes with told constants."""
    a, b, c = draw.pick(_PLANE)
    d, e = draw.pick((("269.5", "183.3"), ("39.346", "11.135"), ("93.989", "67.345")))
    name = function_name(draw) if draw.chance(0.35) else ""
    verbal = draw.chance(0.35)
    text = ask.frame(draw, "do" if verbal else "what", draw.phrase(_CELL_DO if verbal else _CELL_WHAT), name)
    told = draw.phrase(
        ("the point of cell c is fract(sin(vec2(dot(c, vec2({a}, {b})), dot(c, vec2({d}, {e})))) * {m})", "feature points by fract(sin(vec2(dot(c, vec2({a}, {b})), dot(c, vec2({d}, {e})))) * {m})", "hash each cell c to fract(sin(vec2(dot(c, vec2({a}, {b})), dot(c, vec2({d}, {e})))) * {m})"),
        {key: verbatim(value) for key, value in zip("abdem", (a, b, d, e, c), strict=True)},
    )  # fmt: skip
    code = (
        f"fn hash2(c: vec2<f32>) -> vec2<f32> {{ return fract(sin(vec2<f32>(dot(c, vec2<f32>({a}, {b})), dot(c, vec2<f32>({d}, {e})))) * {c}); }}\n"
        f"fn {name or 'worley'}(p: vec2<f32>) -> f32 {{ let i = floor(p); let f = fract(p); var nearest = 8.0; "
        "for (var y = -1; y <= 1; y++) { for (var x = -1; x <= 1; x++) { let cell = vec2<f32>(f32(x), f32(y)); "
        "nearest = min(nearest, distance(f, cell + hash2(i + cell))); } } return nearest; }"
    )
    return Request(join_clauses(draw, text, [told]), code)


_GAIN = ("{n} octaves", "loop {n} times", "with {n} octaves", "{n} layers", "octaves: {n}")
_LACUNARITY = ("the frequency is multiplied by {l} each time and the amplitude by {g}", "lacunarity {l}, gain {g}", "frequency times {l}, amplitude times {g} per octave", "lacunarity = {l} and persistence = {g}", "each octave has {l} times the frequency and {g} times the amplitude")  # fmt: skip
_SINES_WHAT = ("a sum of sines fbm: sin of the frequency times x, amplitude 1 at first", "layered sines of a float, the first being sin(x)", "a fractal sum of sine waves starting with sin(x)", "octaves of sine: sin(x) plus smaller, faster copies")  # fmt: skip
_SINES_DO = ("add up sine waves of rising frequency, the first is sin(x)", "sum octaves of sin(frequency * x), starting with frequency and amplitude 1", "layer sines for a rough wave, beginning with sin(x)")  # fmt: skip


@family("function", structures=6)
def sine_octaves(draw: Draw) -> Request:
    """A sum of sines, each faster and weaker by told factors."""
    octaves, faster, weaker = draw.integer(2, 10), draw.number(1.2, 3, 0.1), draw.number(0.3, 0.8, 0.05)
    name = function_name(draw) if draw.chance(0.35) else ""
    verbal = draw.chance(0.4)
    text = ask.frame(draw, "do" if verbal else "what", draw.phrase(_SINES_DO if verbal else _SINES_WHAT), name)
    sentences = [
        draw.phrase(_GAIN, {"n": count(draw, octaves)}),
        draw.phrase(_LACUNARITY, {"l": plain(draw, faster.value), "g": plain(draw, weaker.value)}),
    ]
    code = (
        f"fn {name or 'sine_octaves'}(x: f32) -> f32 {{ var total = 0.0; var amplitude = 1.0; var frequency = 1.0; "
        f"for (var k = 0u; k < {octaves}u; k++) {{ total += amplitude * sin(frequency * x); frequency *= {faster}; amplitude *= {weaker}; }} return total; }}"
    )
    return Request(join_clauses(draw, text, sentences), code)
