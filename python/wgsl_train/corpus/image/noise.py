"""Noise in two colours: random cells, value, gradient and cellular noise, sums of octaves, and what is made of them.

All of it stands on one hash, the sine hash that shader writers know by heart; a prompt may quote it.
"""

from collections.abc import Callable

from ..color import BLACK, WHITE, Color, color
from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, plain
from ..phrase import Slots
from ..surface import verbatim
from .canvas import Canvas
from .compose import Picture, picture

HASH = """fn hash(p: vec2<f32>) -> f32 {
    return fract(sin(dot(p, vec2<f32>(12.9898, 78.233))) * 43758.547);
}"""
VALUE_NOISE = """fn noise(p: vec2<f32>) -> f32 {
    let i = floor(p);
    let f = fract(p);
    let w = f * f * (3.0 - 2.0 * f);
    let a = mix(hash(i), hash(i + vec2<f32>(1.0, 0.0)), w.x);
    let b = mix(hash(i + vec2<f32>(0.0, 1.0)), hash(i + vec2<f32>(1.0, 1.0)), w.x);
    return mix(a, b, w.y);
}"""
_GRADIENT_NOISE = """fn corner(i: vec2<f32>, f: vec2<f32>) -> f32 {
    let a = hash(i) * 6.2831855;
    return dot(vec2<f32>(cos(a), sin(a)), f);
}
fn gradient_noise(p: vec2<f32>) -> f32 {
    let i = floor(p);
    let f = fract(p);
    let w = f * f * (3.0 - 2.0 * f);
    let a = mix(corner(i, f), corner(i + vec2<f32>(1.0, 0.0), f - vec2<f32>(1.0, 0.0)), w.x);
    let b = mix(corner(i + vec2<f32>(0.0, 1.0), f - vec2<f32>(0.0, 1.0)), corner(i + vec2<f32>(1.0, 1.0), f - vec2<f32>(1.0, 1.0)), w.x);
    return mix(a, b, w.y) * 0.7 + 0.5;
}"""
_WORLEY = """fn worley(p: vec2<f32>) -> f32 {
    let i = floor(p);
    let f = fract(p);
    var nearest = 8.0;
    for (var y = -1; y <= 1; y++) {
        for (var x = -1; x <= 1; x++) {
            let cell = vec2<f32>(f32(x), f32(y));
            let point = cell + vec2<f32>(hash(i + cell), hash(i + cell + vec2<f32>(17.0, 31.0)));
            nearest = min(nearest, distance(f, point));
        }
    }
    return nearest;
}"""
_FBM = """fn fbm(p: vec2<f32>) -> f32 {{
    var q = p;
    var amplitude = 0.5;
    var sum = 0.0;
    for (var i = 0; i < {octaves}; i++) {{
        sum += amplitude * {term};
        q *= 2.0;
        amplitude *= 0.5;
    }}
    return sum;
}}"""
_TERMS = {"fbm": "noise(q)", "turbulence": "abs(noise(q) * 2.0 - 1.0)", "ridged": "(1.0 - abs(noise(q) * 2.0 - 1.0))"}

_QUOTED: Templates = (
    " using the hash {h}", " with {h} as the hash", " (hash: {h})", " based on the usual hash {h}", ", random numbers from {h}",
)  # fmt: skip
_QUOTES = (
    "fract(sin(dot(st, vec2(12.9898, 78.233))) * 43758.5453)", "fract(sin(dot(q,vec2(12.9898,78.233)))*43758.5453)",
    "fract(sin(st.x * 12.9898 + st.y * 78.233) * 43758.5453)", "fract(sin(dot(co, vec2(12.9898,78.233))) * 43758.5453123)",
)  # fmt: skip


def _ramp(draw: Draw) -> tuple[Color, Color, list[Modifier]]:
    """Black to white unsaid, or two colours that are said: the first at 0."""
    if draw.chance(0.45):
        return BLACK, WHITE, []
    a = color(draw)
    b = color(draw, other_than=a)
    after = (
        "[between|from] {a} [and|to] {b}", "in {a} and {b}", "colored from {a} (low) to {b} (high)", "mapped to a gradient from {a} to {b}", "with {a} at 0 and {b} at 1",
        "blending {a} and {b}", "of {a} and {b}",
    )  # fmt: skip
    sentence = (
        "map it from {a} to {b}",
        "low values are {a}, high ones {b}",
        "use {a} for 0 and {b} for 1",
        "colors: {a} to {b}",
    )
    return a, b, [Modifier(after=after, sentence=sentence, slots={"a": a.text, "b": b.text})]


def _scale(draw: Draw, low: int = 2, high: int = 40) -> tuple[int, list[Modifier]]:
    """Cells a side: eight unsaid, or a number that is said."""
    if draw.chance(0.3):
        return 8, []
    number = draw.integer(low, high)
    after = (
        "at scale {n}",
        "with {n} cells [across|per side]",
        "with uv scaled by {n}",
        "at a frequency of {n}",
        "with frequency {n}",
        "scale {n}",
        "on a grid of {n} by {n} cells",
    )
    sentence = ("use a scale of {n}", "the frequency is {n}", "scale uv by {n}", "{n} cells per side")
    return number, [Modifier(after=after, sentence=sentence, slots={"n": lambda: count(draw, number)})]


def _drift(draw: Draw, canvas: Canvas, p: str) -> tuple[str, list[Modifier]]:
    """Moves the noise past the screen by cells a second, now and then."""
    if not draw.chance(0.25):
        return p, []
    speed = draw.pick((0.5, 1.0, 1.0, 2.0, 3.0))
    step = canvas.time if speed == 1.0 else f"{canvas.time} * {Number(speed)}"
    side, offset = draw.pick(
        (
            ("left", f"vec2<f32>({step}, 0.0)"),
            ("right", f"vec2<f32>(-{step}, 0.0)"),
            ("up", f"vec2<f32>(0.0, {step})"),
            ("down", f"vec2<f32>(0.0, -{step})"),
        )
    )
    slots: Slots = {"v": lambda: plain(draw, speed), "side": side}
    after = (
        "drifting {side} at {v} cells a second",
        "scrolling {side} by {v} cells per second",
        "that moves {side}, {v} cells every second",
        "flowing {side} at speed {v}",
    )
    sentence = (
        "it drifts {side} at {v} cells per second",
        "scroll it {side} with speed {v}",
        "animate it: {v} cells a second to the {side}"
        if side in ("left", "right")
        else "move it {side} by {v} cells a second",
    )
    return f"{p} + {offset}", [Modifier(after=after, sentence=sentence, slots=slots)]


def _noise_picture(
    draw: Draw,
    canvas: Canvas,
    uv: str,
    kind: str,
    noun: Templates,
    value: Callable[[str], str],
    slots: Slots | None = None,
) -> Picture:
    """A noise function over scaled coordinates, mapped to two colours."""
    scale, said = _scale(draw)
    a, b, colors = _ramp(draw)
    inner, moves = _drift(draw, canvas, f"{uv} * {scale}.0")
    n = canvas.let("n", value(inner))
    if draw.chance(0.12):
        noun = tuple(text + "{quote}" for text in noun)
        slots = {**(slots or {}), "quote": lambda: draw.phrase(_QUOTED, {"h": verbatim(draw.pick(_QUOTES))})}
    thing = Thing(noun, said + colors + moves, slots or {})
    return Picture((kind, "moving" if moves else "still"), thing, f"mix({a}, {b}, {n})")


_CELLS: Templates = (
    "random grey squares", "blocky random noise", "grid of cells with random brightness", "random value per cell", "pixel noise in blocks", "TV static made of square blocks",
    "mosaic of random [shades|grays|brightness]", "white noise in square cells", "random checkered noise", "each cell a random shade", "blocks of random intensity",
    "random brightness mosaic", "nearest-neighbour random noise", "hash noise per cell",
)  # fmt: skip


@picture(structures=0.8, background=True, warps=0.1)
def random_cells(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """One random value a cell."""
    name = canvas.helper("hash", HASH)
    return _noise_picture(draw, canvas, uv, "random cells", _CELLS, lambda p: f"{name}(floor({p}))")


_VALUE: Templates = (
    "value noise", "smooth noise", "smooth value noise", "interpolated random noise", "soft random blobs", "bilinear-smoothed random noise", "lattice noise", "value noise with smoothstep interpolation",
    "smoothly interpolated random values on a grid", "2D value noise", "cloudy noise of a single octave", "random smooth bumps",
)  # fmt: skip


@picture(structures=1.4, background=True, warps=0.1)
def value_noise(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Random values at the grid's corners, interpolated by smoothstep."""
    canvas.helper("hash", HASH)
    name = canvas.helper("noise", VALUE_NOISE)
    return _noise_picture(draw, canvas, uv, "value noise", _VALUE, lambda p: f"{name}({p})")


_PERLIN: Templates = (
    "Perlin noise", "gradient noise", "perlin noise", "classic Perlin noise", "2D gradient noise", "perlin-style gradient noise", "noise made of random gradients", "smooth Perlin noise",
    "Perlin-type noise", "Ken Perlin's noise",
)  # fmt: skip


@picture(structures=1.1, background=True, warps=0.1)
def gradient_noise(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Random gradients at the grid's corners; 0.5 where they cancel."""
    canvas.helper("hash", HASH)
    name = canvas.helper("gradient_noise", _GRADIENT_NOISE)
    return _noise_picture(draw, canvas, uv, "gradient noise", _PERLIN, lambda p: f"{name}({p})")


_CELLULAR: Templates = (
    "Worley noise", "cellular noise", "Voronoi [pattern|noise|distance field]", "cell noise", "worley F1 noise", "distance to the nearest random point", "Voronoi cells shaded by distance",
    "cellular pattern", "noise like skin cells under a microscope", "F1 cellular noise", "voronoi diagram shaded by the distance to the nearest point", "organic cell pattern",
)  # fmt: skip


@picture(structures=1.4, background=True, warps=0.1)
def cellular_noise(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Distance to the nearest of one random point a cell."""
    canvas.helper("hash", HASH)
    name = canvas.helper("worley", _WORLEY)
    noun = _CELLULAR
    if draw.chance(0.25):
        noun = tuple(
            f"inverted {text}" if text[0] in "WVcwFvo" and " " in text else f"{text} with bright points"
            for text in _CELLULAR
        )
        return _noise_picture(draw, canvas, uv, "inverted cellular", noun, lambda p: f"1.0 - {name}({p})")
    return _noise_picture(draw, canvas, uv, "cellular", noun, lambda p: f"{name}({p})")


_OCTAVES: dict[str, Templates] = {
    "fbm": (
        "fbm{o}", "fractal noise{o}", "fractal Brownian motion{o}", "fBm noise{o}", "cloud-like noise{o}", "layered noise{o}", "multi-octave value noise{o}", "summed octaves of noise{o}",
        "fractal sum of value noise{o}", "cloud texture{o}", "noise with several octaves{o}", "fbm clouds{o}", "smoky fractal noise{o}",
    ),
    "turbulence": ("turbulence{o}", "turbulence noise{o}", "turbulent noise{o}", "fbm of absolute values{o}", "billowy noise{o}", "turbulence texture{o}"),
    "ridged": ("ridged noise{o}", "ridged multifractal noise{o}", "ridged fbm{o}", "mountain-ridge noise{o}", "ridge noise{o}", "noise with sharp ridges{o}"),
}  # fmt: skip
_O: Templates = (
    " with {k} octaves",
    " of {k} octaves",
    ", {k} octaves",
    " ({k} octaves)",
    " summing {k} octaves",
    " using {k} layers",
    " over {k} octaves",
)


@picture(structures=1.8, background=True, warps=0.1)
def octave_noise(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Octaves of value noise, each of twice the frequency and half the weight: five unless said."""
    kind = draw.pick(("fbm", "fbm", "fbm", "turbulence", "ridged"))
    octaves = 5 if draw.chance(0.4) else draw.pick((2, 3, 4, 5, 6, 7, 8))
    said = octaves != 5 or draw.chance(0.3)
    canvas.helper("hash", HASH)
    canvas.helper("noise", VALUE_NOISE)
    name = canvas.helper("fbm", _FBM.format(octaves=octaves, term=_TERMS[kind]))
    slots: Slots = {"o": lambda: draw.phrase(_O, {"k": count(draw, octaves)}) if said else ""}
    return _noise_picture(draw, canvas, uv, kind, _OCTAVES[kind], lambda p: f"{name}({p})", slots)


_WARPED: Templates = (
    "domain-warped noise", "domain warping", "warped fbm", "fbm of fbm", "noise distorted by noise", "swirly marbled noise", "fbm warped by itself", "liquid-looking warped noise",
    "domain warped fbm", "fbm(p + {k} * fbm(p))", "noise whose coordinates are displaced by noise", "marble-like warped noise",
)  # fmt: skip


@picture(structures=0.6, warps=0.05)
def warped_noise(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """fbm of a coordinate displaced along both axes by fbm; strength 4 unless said."""
    canvas.helper("hash", HASH)
    canvas.helper("noise", VALUE_NOISE)
    name = canvas.helper("fbm", _FBM.format(octaves=5, term=_TERMS["fbm"]))
    strength = Number(4.0)
    scale, said = _scale(draw, 2, 12)
    if draw.chance(0.5):
        strength = draw.number(1.0, 8.0, 0.5)
        said.append(
            Modifier(
                after=("with a warp strength of {k}", "warped by {k}", "with strength {k}"),
                sentence=("the warp strength is {k}", "displace by {k}"),
                slots={"k": lambda: plain(draw, strength.value)},
            )
        )
    a, b, colors = _ramp(draw)
    inner, moves = _drift(draw, canvas, f"{uv} * {scale}.0")
    p = canvas.let("p", inner)
    q = canvas.let("w", f"vec2<f32>({name}({p}), {name}({p} + vec2<f32>(5.2, 1.3)))")
    noun = _WARPED if strength.value != 4.0 else tuple(text for text in _WARPED if "{k}" not in text)
    thing = Thing(noun, said + colors + moves, {"k": lambda: plain(draw, strength.value)})
    return Picture(("warped", "moving" if moves else "still"), thing, f"mix({a}, {b}, {name}({p} + {strength} * {q}))")


_MARBLE: Templates = (
    "marble",
    "marble texture",
    "marbled stone",
    "marble veins",
    "polished marble",
    "marble-like stripes",
    "veined stone texture",
    "procedural marble",
)
_WOOD: Templates = (
    "wood rings",
    "wood grain",
    "tree rings",
    "wood texture",
    "procedural wood",
    "cross-section of a tree trunk",
    "noisy concentric wood rings",
    "wooden texture",
)


@picture(structures=0.4, warps=0.05)
def marble_or_wood(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Stripes along x (marble) or rings (wood), disturbed by fbm: ten of them unless said."""
    wood = draw.chance(0.5)
    canvas.helper("hash", HASH)
    canvas.helper("noise", VALUE_NOISE)
    name = canvas.helper("fbm", _FBM.format(octaves=5, term=_TERMS["fbm"]))
    number = 10
    said = []
    if draw.chance(0.5):
        number = draw.integer(3, 20)
        what = "rings" if wood else "veins"
        said.append(
            Modifier(
                after=(f"with {{n}} {what}", f"having {{n}} {what}"),
                sentence=(f"use {{n}} {what}",),
                slots={"n": lambda: count(draw, number)},
            )
        )
    a, b, colors = _ramp(draw)
    n = canvas.let("n", f"{name}({uv} * 8.0)")
    if wood:
        v = canvas.let("v", f"fract(distance({uv}, vec2<f32>(0.5)) * {number}.0 + {n})")
    else:
        v = canvas.let("v", f"0.5 + 0.5 * sin(6.2831855 * ({uv}.x * {number}.0 + {n} * 2.0))")
    return Picture(
        ("wood" if wood else "marble",), Thing(_WOOD if wood else _MARBLE, said + colors), f"mix({a}, {b}, {v})"
    )


_STARS: Templates = (
    "starry sky", "night sky full of stars", "star field", "starfield", "field of random stars", "random white dots like stars", "sky with randomly placed stars", "galaxy of tiny stars",
    "scattered stars", "randomly scattered dots",
)  # fmt: skip


@picture(structures=0.6, warps=0)
def starfield(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A dot of random brightness at a random place in every cell, n by n cells (20 unless said)."""
    canvas.helper("hash", HASH)
    number = 20
    said = []
    if draw.chance(0.5):
        number = draw.integer(5, 40)
        said.append(
            Modifier(
                after=("with {n} by {n} cells", "on a {n}x{n} grid", "with {n} rows of them"),
                sentence=("use {n} x {n} cells",),
                slots={"n": str(number)},
            )
        )
    sky = BLACK if draw.chance(0.5) else color(draw)
    star = WHITE if draw.chance(0.6) and sky is not WHITE else color(draw, other_than=sky)
    if sky is not BLACK:
        said.append(
            Modifier(
                after=("<on> {c}", "on a {c} <background>", "with a {c} sky"),
                sentence=("the sky is {c}",),
                slots={"c": sky.text},
            )
        )
    if star is not WHITE:
        said.append(
            Modifier(
                after=("with {c} stars", "of {c} stars", "with stars in {c}"),
                sentence=("the stars are {c}",),
                slots={"c": star.text},
            )
        )
    canvas.add(f"let p = {uv} * {number}.0;")
    canvas.add("let i = floor(p);")
    canvas.add("let spot = 0.2 + 0.6 * vec2<f32>(hash(i), hash(i + vec2<f32>(17.0, 31.0)));")
    canvas.add("let glow = hash(i + vec2<f32>(5.0, 7.0)) * select(0.0, 1.0, distance(fract(p), spot) < 0.1);")
    return Picture(("stars",), Thing(_STARS, said), f"mix({sky}, {star}, glow)")
