"""Names that prompts give: functions, variables, buffers, structs, from pools large enough that copying must be learnt.

No name is a WGSL keyword, a reserved word or predeclared: the single words below are chosen so, and compounds and
made-up words cannot be. Names of functions and of variables never meet.
"""

from collections.abc import Collection

from .draw import Draw

_VERBS = (
    "compute", "calc", "calculate", "evaluate", "eval", "apply", "make", "get", "find", "do", "run", "convert", "adjust",
    "update", "process", "transform", "remap", "wrap", "fold", "bend", "shape", "tweak", "blend", "scale", "shift",
    "rescale", "estimate", "derive", "measure", "sample", "build", "generate", "combine", "merge", "split", "spread",
    "squash", "stretch", "shrink", "grow", "limit", "correct", "tune", "encode", "decode", "pack", "unpack", "map",
    "sum", "count", "resolve", "solve", "interp", "ease", "animate", "fade", "tint", "shade", "light", "mask", "warp",
    "twist", "rotate", "turn", "project", "flatten", "smoothen", "sharpen", "trim", "cut", "cap", "bound", "restrain",
    "balance", "weigh", "rate", "score", "rank", "choose", "lookup", "fetch", "query", "probe", "trace", "march", "step_by",
)  # fmt: skip
_NOUNS = (
    "value", "color", "colour", "signal", "curve", "height", "width", "depth", "angle", "speed", "velocity", "position",
    "pos", "point", "vector", "vec", "weight", "factor", "amount", "level", "intensity", "brightness", "contrast", "gamma",
    "alpha", "mask", "noise", "wave", "pulse", "phase", "frequency", "amplitude", "energy", "force", "mass", "torque",
    "pressure", "density", "heat", "temperature", "light", "shadow", "ray", "normal", "tangent", "surface", "edge",
    "border", "corner", "center", "origin", "offset", "delta", "gradient", "slope", "ramp", "falloff", "envelope", "profile",
    "response", "gain", "bias", "range", "limit", "threshold", "ratio", "fraction", "percent", "progress", "blend_factor",
    "time", "frame", "tick", "clock", "beat", "index", "cell", "tile", "grid", "lattice", "field", "pixel", "texel", "sample",
    "particle", "cloud", "terrain", "water", "fire", "smoke", "sky", "sun", "moon", "star", "planet", "orbit", "camera",
    "lens", "view", "screen", "window", "widget", "button", "panel", "player", "enemy", "score", "health", "damage", "price",
    "voltage", "current", "charge", "volume", "area", "radius", "diameter", "side", "vertex", "face", "hull", "spline", "path",
    "knot", "root", "sum", "total", "average", "error", "residual", "entropy", "score_board", "rate", "tempo", "pitch",
    "tone", "hue", "chroma", "luma", "tint", "palette", "swatch", "exposure", "bloom", "glow", "flare", "fog", "haze",
)  # fmt: skip
_ADJECTIVES = (
    "fast", "quick", "simple", "basic", "custom", "my", "safe", "exact", "approx", "soft", "hard", "wide", "narrow", "inner",
    "outer", "upper", "lower", "left", "right", "front", "back", "near", "far", "hot", "cold", "warm", "cool", "bright",
    "dark", "raw", "final_", "local", "global", "linear", "radial", "signed", "scaled", "shifted", "wrapped", "clamped",
    "normalized", "weighted", "biased", "inverted", "mirrored", "smoothed", "stepped", "rounded", "squared", "base", "main",
    "new_", "old", "last", "first", "next", "prev", "max", "min", "total", "unit", "half", "double", "tiny", "big",
)  # fmt: skip
_SINGLE_FUNCTIONS = (
    "foo", "bar", "func", "fun", "helper", "compute", "calc", "evaluate", "process", "transform", "remap", "blend", "ease",
    "shape", "tweak", "adjust", "convert", "combine", "warp", "fold", "wobble", "bounce", "squish", "pulse_it", "jitter",
    "f", "g", "h", "f1", "f2", "g1", "fx", "test", "task", "solve", "answer", "my_function", "myFunc", "do_it", "my_fn",
    "doMath", "kernel_fn", "thing", "op", "apply", "run", "work", "calculate", "magic", "curve", "response", "mapper",
)  # fmt: skip
_LETTERS = ("x", "y", "z", "a", "b", "c", "d", "k", "n", "m", "p", "q", "r", "s", "t", "u", "v", "w")
_SINGLE_VARIABLES = (
    "value", "val", "input", "amount", "factor", "level", "intensity", "brightness", "alpha", "beta", "gamma", "theta", "phi",
    "angle", "speed", "height", "width", "depth", "radius", "size", "position", "pos", "point", "vec", "dir", "direction",
    "color", "colour", "col", "rgb", "weight", "ratio", "offset", "delta", "time", "phase", "freq", "frequency", "amp",
    "amplitude", "energy", "force", "mass", "velocity", "density", "heat", "temperature", "pressure", "signal", "data",
    "number", "num", "arg", "param", "coord", "uv", "st", "px", "axis", "normal", "origin", "start", "stop", "lo", "hi",
    "lower", "upper", "limit", "threshold", "edge", "rate", "slope", "bias", "gain", "scale", "shift", "index", "id", "count",
    "progress", "health", "score", "price", "volume", "area", "distance_m", "dist", "lum", "luma", "hue", "sat", "tone",
    "pitch", "yaw", "roll", "lhs", "rhs", "first", "second", "left", "right", "top", "bottom", "near", "far", "src", "dst",
)  # fmt: skip
_BUFFERS = (
    "data", "values", "numbers", "items", "samples", "elements", "input", "output", "src", "dst", "source", "dest", "results",
    "positions", "velocities", "forces", "masses", "colors", "colours", "weights", "heights", "depths", "pixels", "points",
    "vertices", "indices", "particles", "cells", "grid", "field", "signal", "signals", "prices", "scores", "temps", "energy",
    "energies", "densities", "pressures", "angles", "keys", "counts", "bins", "flags", "ids", "ages", "lives", "speeds",
    "distances", "radii", "offsets", "scales", "a", "b", "c", "x", "y", "z", "u", "v", "w", "p", "q", "buf", "buffer",
    "array_a", "array_b", "buf_a", "buf_b", "bufA", "bufB", "vec_a", "vec_b", "data_in", "data_out", "dataIn", "dataOut",
    "inp", "outp", "lhs", "rhs", "left", "right", "first", "second", "state", "next_state", "prev", "curr", "old_values",
    "new_values", "height_map", "heightMap", "noise_values", "image", "frame", "audio", "wave", "spectrum", "histogram",
)  # fmt: skip
_STRUCTS = (
    "Params", "Settings", "Config", "Options", "Particle", "Body", "Light", "Material", "Ray", "Hit", "Sphere", "Plane",
    "Box", "Camera", "Point", "Pixel", "Cell", "Agent", "Boid", "Vertex", "Globals", "Scene", "Frame", "State", "Item",
    "Entry", "Node", "Sample", "Record", "Element", "Star", "Planet", "Droplet", "Spring", "Joint", "Car", "Player",
    "Enemy", "Bullet", "Tile", "Brush", "Stroke", "Curve", "Segment", "Edge", "Face", "Bounds", "Transform", "Instance",
)  # fmt: skip
_ONSETS = (
    "b",
    "bl",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gl",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "qu",
    "r",
    "sk",
    "t",
    "tr",
    "v",
    "z",
)
_RHYMES = (
    "ab",
    "ax",
    "em",
    "ek",
    "ib",
    "ix",
    "ol",
    "om",
    "ot",
    "ub",
    "un",
    "ur",
    "ad",
    "ev",
    "iv",
    "og",
    "ump",
    "orn",
    "isk",
)
_VOWELS = ("a", "e", "i", "o", "u")


def _usable(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words that may stand inside a compound: `new_` marks one that is reserved alone."""
    return tuple(word.rstrip("_") for word in words)


_COMPOUND_ADJECTIVES = _usable(_ADJECTIVES)


def _join(draw: Draw, words: list[str]) -> str:
    """snake_case, or camelCase in three of ten."""
    parts = "_".join(words).split("_")
    if draw.chance(0.3):
        return parts[0] + "".join(part.capitalize() for part in parts[1:])
    return "_".join(parts)


def _invented(draw: Draw) -> str:
    """A word nobody has seen: `blavorn`, `krotix`."""
    return draw.pick(_ONSETS) + draw.pick(_VOWELS) + draw.pick(_ONSETS) + draw.pick(_RHYMES)


def function_name(draw: Draw) -> str:
    """The name of a function: one to three words, snake_case or camelCase, sometimes with a digit behind."""
    roll = draw.random.random()
    if roll < 0.14:
        return draw.pick(_SINGLE_FUNCTIONS)
    if roll < 0.2:
        return _invented(draw) + "_fn"
    if roll < 0.62:
        words = [draw.pick(_VERBS), draw.pick(_NOUNS)]
    elif roll < 0.8:
        words = [
            draw.pick(_COMPOUND_ADJECTIVES),
            draw.pick(_NOUNS),
            draw.pick(("fn", "func", "of", "at", "for", "curve")),
        ]
    elif roll < 0.95:
        words = [draw.pick(_VERBS), draw.pick(_COMPOUND_ADJECTIVES), draw.pick(_NOUNS)]
    else:
        words = [draw.pick(_VERBS), _invented(draw)]
    name = _join(draw, words)
    return name + draw.pick(("2", "3", "1", "_v2", "_01")) if draw.chance(0.06) else name


def variable_name(draw: Draw, other_than: Collection[str] = ()) -> str:
    """The name of a parameter or variable: a letter, a word or two; none of `other_than`."""
    while True:
        name = _variable_name(draw)
        if name not in other_than:
            return name


def _variable_name(draw: Draw) -> str:
    roll = draw.random.random()
    if roll < 0.25:
        return draw.pick(_LETTERS)
    if roll < 0.75:
        return draw.pick(_SINGLE_VARIABLES)
    if roll < 0.8:
        return _invented(draw)
    return _join(draw, [draw.pick(_COMPOUND_ADJECTIVES), draw.pick(_NOUNS)])


def variable_names(draw: Draw, count: int, other_than: Collection[str] = ()) -> list[str]:
    """Different names for `count` parameters."""
    names: list[str] = []
    while len(names) < count:
        names.append(variable_name(draw, (*other_than, *names)))
    return names


def buffer_name(draw: Draw, other_than: Collection[str] = ()) -> str:
    """The name of a storage buffer; none of `other_than`."""
    while True:
        roll = draw.random.random()
        if roll < 0.7:
            name = draw.pick(_BUFFERS)
        elif roll < 0.78:
            name = _invented(draw)
        else:
            name = _join(draw, [draw.pick(_NOUNS), draw.pick(("buffer", "buf", "data", "values", "in", "out", "list"))])
        if name not in other_than:
            return name


def struct_name(draw: Draw) -> str:
    """The name of a struct: `Particle`, `RayHit`."""
    if draw.chance(0.6):
        return draw.pick(_STRUCTS)
    return "".join(part.capitalize() for part in draw.pick(_NOUNS).split("_")) + draw.pick(
        ("Data", "Info", "Params", "Hit")
    )
