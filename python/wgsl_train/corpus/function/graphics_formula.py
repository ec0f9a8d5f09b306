"""Formulas of vectors and scalars, pasted as GLSL or HLSL or said in mathematics, with the types of their parameters."""

import re

from ..draw import Draw
from ..family import Request, family
from ..names import function_name
from ..surface import verbatim
from .specify import _header

_T3, _T2, _T1, _T4 = "vec3<f32>", "vec2<f32>", "f32", "vec4<f32>"
# Names a formula may give to what stands for them, with their type.
_NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "N": (_T3, ("N", "n", "normal", "nrm")), "L": (_T3, ("L", "l", "lightDir", "light_dir")), "V": (_T3, ("V", "v", "viewDir", "view_dir")), "H": (_T3, ("H", "h", "halfVec", "half_dir")), "albedo": (_T3, ("albedo", "baseColor", "diffuse", "base_color", "kd")), "lightColor": (_T3, ("lightColor", "light_color", "radiance", "sun")),
    "specColor": (_T3, ("specColor", "specular_color", "ks", "F0")), "ambientColor": (_T3, ("ambientColor", "ambient_color", "skyColor")), "emissive": (_T3, ("emissive", "emission", "glow")), "color": (_T3, ("color", "col", "c", "rgb")), "other": (_T3, ("other", "tint", "fogColor", "target_color", "b")), "gain": (_T3, ("gain", "slope", "scale3")), "offset3": (_T3, ("offset", "lift", "bias3")),
    "p": (_T3, ("p", "pos", "position", "ro")), "q": (_T3, ("q", "center", "origin", "eye")), "dir": (_T3, ("dir", "rd", "axis", "velocity")), "uv": (_T2, ("uv", "st", "coord", "p")), "scale2": (_T2, ("scale", "tiling", "repeat")), "offset2": (_T2, ("offset", "shift", "scroll")), "pivot": (_T2, ("pivot", "center", "anchor")), "rgba": (_T4, ("rgba", "src", "pixel", "texel")), "under": (_T4, ("dst", "bg", "under")),
    "ambient": (_T1, ("ambient", "amb", "ka")), "shininess": (_T1, ("shininess", "gloss", "exponent", "power")), "shadow": (_T1, ("shadow", "visibility", "occlusion")), "ao": (_T1, ("ao", "occl", "cavity")), "intensity": (_T1, ("intensity", "strength", "brightness")), "d": (_T1, ("d", "dist", "depth")), "k": (_T1, ("k", "amount", "factor")), "t": (_T1, ("t", "time", "mix_amount")), "density": (_T1, ("density", "fogDensity", "sigma")),
    "gamma": (_T1, ("gamma", "g", "exponent2")), "speed": (_T1, ("speed", "rate", "velocity1")), "radius": (_T1, ("radius", "r", "range")), "kd1": (_T1, ("kd", "diffuseFactor", "diffuse_weight")), "ks1": (_T1, ("ks", "specFactor", "spec_weight")),
}  # fmt: skip
_DIFFUSE = ("max(dot(N, L), 0.0)", "clamp(dot(N, L), 0.0, 1.0)", "(dot(N, L) * 0.5 + 0.5)", "abs(dot(N, L))")
_SPECULAR = ("pow(max(dot(N, H), 0.0), shininess)", "pow(max(dot(reflect(-L, N), V), 0.0), shininess)", "pow(clamp(dot(N, H), 0.0, 1.0), shininess)", "pow(1.0 - max(dot(N, V), 0.0), shininess)")  # fmt: skip
_WEIGHT = ("shadow", "ao", "intensity", "1.0 / (1.0 + d * d)", "exp(-density * d)", "clamp(1.0 - d / radius, 0.0, 1.0)")
# `{D}`, `{S}`, `{W}` are one of the above. First the type of the result.
_FORMULAS: tuple[tuple[str, str], ...] = (
    (_T3, "albedo * (ambient + {D})"), (_T3, "albedo * (ambient + lightColor * {D})"), (_T3, "albedo * (ambientColor + lightColor * {D})"), (_T3, "albedo * {D} + specColor * {S}"), (_T3, "albedo * lightColor * {D}"), (_T3, "(albedo * {D} + specColor * {S}) * {W}"), (_T3, "emissive + albedo * lightColor * {D}"), (_T3, "ambientColor * ao + albedo * {D}"), (_T3, "albedo * {D} * {W}"), (_T3, "lightColor * ({D} * {W})"),
    (_T3, "albedo * (ambient + {D} * shadow) + specColor * ({S} * shadow)"), (_T1, "ambient + kd1 * {D} + ks1 * {S}"), (_T1, "ambient + {D} * {W}"), (_T1, "kd1 * {D} + ks1 * {S}"), (_T1, "{D} * {W}"), (_T1, "{S} * {W}"), (_T1, "{D} + {S}"), (_T3, "color * (1.0 + k * {S})"), (_T3, "color + other * {S}"), (_T3, "mix(color, other, {S})"), (_T3, "mix(color, other, {D})"), (_T3, "mix(other, color, exp(-density * d))"),
    (_T3, "mix(color, other, clamp(d / radius, 0.0, 1.0))"), (_T3, "color * gain + offset3"), (_T3, "pow(color * gain, vec3<f32>(gamma))"), (_T3, "mix(color, color * other, k)"), (_T3, "color + (other - color) * k"), (_T3, "color * (1.0 - k) + other * k"), (_T3, "color * exp2(k) + other"), (_T3, "color / (color + vec3<f32>(k))"), (_T3, "vec3<f32>(1.0) - exp(-color * k)"), (_T3, "clamp(color * gain + offset3, vec3<f32>(0.0), vec3<f32>(1.0))"),
    (_T3, "p + dir * t"), (_T3, "p + dir * (speed * t)"), (_T3, "normalize(p - q)"), (_T3, "normalize(p - q) * speed"), (_T3, "q + (p - q) * k"), (_T1, "length(p - q) - radius"), (_T1, "dot(p - q, N)"), (_T1, "dot(p - q, N) / dot(dir, N)"), (_T3, "p - N * dot(p - q, N)"), (_T3, "normalize(reflect(dir, N))"), (_T1, "1.0 / dot(p - q, p - q)"), (_T1, "max(1.0 - distance(p, q) / radius, 0.0)"), (_T3, "normalize(cross(N, dir))"), (_T3, "cross(dir, p - q) + dir * k"),
    (_T2, "uv * scale2 + offset2"), (_T2, "(uv - pivot) * scale2 + pivot"), (_T2, "(uv - pivot) * k + pivot"), (_T2, "fract(uv * scale2 + offset2 * t)"), (_T2, "uv + offset2 * (speed * t)"), (_T2, "uv + (uv - pivot) * (k * length(uv - pivot))"), (_T2, "pivot + (uv - pivot) * (1.0 + k * dot(uv - pivot, uv - pivot))"), (_T2, "fract(uv * scale2) - vec2<f32>(0.5)"), (_T1, "1.0 - smoothstep(radius * 0.5, radius, length(uv - pivot))"), (_T1, "length(uv - pivot) * k"),
    (_T4, "mix(rgba, under, k)"), (_T4, "rgba + under * (1.0 - rgba.a)"), (_T4, "vec4<f32>(rgba.rgb * k, rgba.a)"), (_T4, "vec4<f32>(rgba.rgb + color, rgba.a)"), (_T4, "vec4<f32>(mix(rgba.rgb, color, k), rgba.a)"), (_T4, "vec4<f32>(color, k)"), (_T4, "vec4<f32>(color * k, k)"), (_T3, "mix(color, rgba.rgb, rgba.a)"), (_T3, "rgba.rgb * rgba.a + color * (1.0 - rgba.a)"), (_T3, "rgba.rgb / max(rgba.a, k)"),
)  # fmt: skip
_IDENTIFIER = re.compile(r"(?<![\w.])[A-Za-z]\w*\b(?!\(|<)")
_SATURATE = re.compile(r"clamp\(((?:[^()]|\([^()]*\))*?), 0\.0, 1\.0\)")
_DOT = re.compile(r"dot\((\w+), (\w+)\)")
_SHORT = {_T1: ("float", "f32", "scalar"), _T2: ("vec2", "vec2f", "float2"), _T3: ("vec3", "vec3f", "float3"), _T4: ("vec4", "vec4f", "float4")}  # fmt: skip
_ASK = (
    "{s}: {x}", "{s} returns {x}", "{s} = {x}", "{s} - {x}", "{s} // {x}", "{s} {open} return {x}; {close}", "implement {s}: {x}", "{s}, computing {x}", "write {s} that returns {x}", "{x}, signature {s}", "function {s}. Result: {x}", "{s}; formula: {x}", "[in WGSL|wgsl]: {s} {open} return {x}; {close}", "port: {s} {open} return {x}; {close}", "I need {s}. It computes {x}",
)  # fmt: skip
_ASK_TYPED = (
    "{f}({n}) = {x}, {t}", "{f}({n}) = {x} where {t}", "function {f}: return {x}. {t}", "{x}; {t}; name {f}", "{x} as a function {f}({n}), {t}", "{f} computes {x}. Parameters in order: {n}. {t}", "a function {f}({n}) that returns {x}; {t}", "compute {x}; {t}. Call it {f}, arguments {n}", "given {t}: {f}({n}) returns {x}", "{f} := {x} with parameters {n} ({t})",
)  # fmt: skip


@family("function", structures=200)
def vector_formulas(draw: Draw) -> Request:
    """A formula that mixes vectors and numbers."""
    result, template = draw.pick(_FORMULAS)
    body = template.format(D=draw.pick(_DIFFUSE), S=draw.pick(_SPECULAR), W=draw.pick(_WEIGHT))
    draw.structure("formula", template)
    used = list(dict.fromkeys(word for word in _IDENTIFIER.findall(body) if word in _NAMES))
    names = _named(draw, used)
    body = _IDENTIFIER.sub(lambda found: names.get(found[0], found[0]), body)
    order = draw.sample(used, len(used)) if draw.chance(0.25) else used
    called = function_name(draw) if draw.chance(0.6) else draw.pick(("shade", "f", "compute", "apply", "evaluate"))
    shown, kinds = [names[each] for each in order], [_NAMES[each][0] for each in order]
    formula = _spoken(draw, body)
    if draw.chance(0.5):
        header = _header(draw, called, shown, kinds, result)
        text = draw.phrase(_ASK, {"s": verbatim(header), "x": verbatim(formula), "open": "{", "close": "}"})
    else:
        text = draw.phrase(_ASK_TYPED, {"f": verbatim(called), "n": verbatim(", ".join(shown)), "x": verbatim(formula), "t": _types(draw, shown, kinds)})  # fmt: skip
    parameters = ", ".join(f"{name}: {kind}" for name, kind in zip(shown, kinds, strict=True))
    return Request(text, f"fn {called}({parameters}) -> {result} {{ return {body}; }}")


def _named(draw: Draw, used: list[str]) -> dict[str, str]:
    """A name for each, all different."""
    names: dict[str, str] = {}
    for each in used:
        options = [name for name in _NAMES[each][1] if name not in names.values()]
        names[each] = options[0] if draw.chance(0.4) else draw.pick(options)
    return names


def _spoken(draw: Draw, body: str) -> str:
    """The formula as WGSL, GLSL, HLSL or half mathematics."""
    style = draw.pick(("wgsl", "glsl", "glsl", "hlsl", "hlsl", "math"))
    if style == "wgsl":
        return body
    text = body.replace("<f32>", "")
    if style == "hlsl":
        text = _SATURATE.sub(r"saturate(\1)", text).replace("mix(", "lerp(")
        return re.sub(r"\bvec(\d)\b", r"float\1", text)
    if style == "math":
        text = _DOT.sub(draw.pick((r"\1·\2", r"\1.\2", r"(\1·\2)")), text)
        return re.sub(r"\b(\d)\.0\b", r"\1", text)
    return text


def _types(draw: Draw, names: list[str], kinds: list[str]) -> str:
    """`N and L are vec3, ambient is a float`."""
    groups: dict[str, list[str]] = {}
    for name, kind in zip(names, kinds, strict=True):
        groups.setdefault(kind, []).append(verbatim(name))
    parts = []
    dialect = draw.pick((0, 0, 1, 2))
    for kind, members in groups.items():
        word = _SHORT[kind][dialect]
        joined = ", ".join(members[:-1]) + f" and {members[-1]}" if len(members) > 1 else members[0]
        parts.append(draw.pick((f"{joined} {'are' if len(members) > 1 else 'is a'} {word}", f"{joined}: {word}", f"{word} {joined}")))  # fmt: skip
    return ", ".join(parts)
