"""Functions of graphics practice: an entry has the names practitioners use, descriptions, and calls of other languages.

The tables are in the files `graphics_*`; a family draws an entry and asks for it by a bare name, by a description, by a
call as it stands in other code, or with an angle in degrees.
"""

import re
from dataclasses import dataclass

from .. import ask
from ..describe import join_clauses
from ..draw import Draw
from ..family import Request
from ..names import function_name
from ..surface import verbatim
from .recipe import Parameter, Recipe, recipe
from .say import request, shape
from .specify import _header

_WORDS = re.compile(r"[A-Za-z_]\w*")
_BARE = (
    "{s}", "{s}", "{s} in [WGSL|wgsl]", "{s}, {x}", "{s} - {x}", "{s}: {x}", "{x}: {s}", "{x}, {s}", "// {x} {s}", "[implement|write|need|give me] {s}, {x}", "[port|translate] {s} ({x})", "{s} ({x})", "{s} // {x}",
    "[my|our|the old] [shader|code|engine] [calls|has|uses] {s}, [that is|it's|meaning] {x}", "`{s}` - {x}", "[what is|what's] {s} in WGSL? {x}", "fn {s}, {x}", "{x} as {s}", "- {s}: {x}", "{s} = {x}", "{s} like everybody has it: {x}",
)  # fmt: skip
_NAKED = ("{s}", "{s}", "{s}", "{s} in [WGSL|wgsl]", "implement {s}", "fn {s}", "the usual {s}", "[I need|need|give me] {s}", "{s} pls", "`{s}`", "wgsl {s}", "[write|code] {s}", "{s}()?")  # fmt: skip
_DEGREES = (
    "{t}, {a} in degrees", "{t} with {a} in degrees", "{t} ({a} in degrees)", "{t}; {a} is in degrees", "{t}, the {a} is given in degrees, not radians", "{t}, {a} given in degrees", "{t} - {a} in deg", "{t} where {a} comes in degrees",
)  # fmt: skip

# What practitioners call a parameter, by its name in the table; `d` and the like only under their label.
_ALIASES: dict[str, tuple[str, ...]] = {
    "normal": ("N", "n", "nrm", "normalWS", "surfaceNormal"), "light": ("L", "l", "lightDir", "light_dir", "toLight"), "view": ("V", "v", "viewDir", "view_dir", "eyeDir"), "n": ("N", "normal", "nrm"), "l": ("L", "lightDir", "light_dir"), "v": ("V", "viewDir", "view_dir"), "h half vector": ("H", "halfVec", "half_dir"),
    "n_dot_h": ("NoH", "NdotH", "ndoth", "nDotH"), "n_dot_l": ("NoL", "NdotL", "ndotl", "nDotL"), "n_dot_v": ("NoV", "NdotV", "ndotv", "nDotV"), "v_dot_h": ("VoH", "VdotH"), "l_dot_h": ("LoH", "LdotH"), "cos_theta": ("cosTheta", "cosine", "c", "u"), "roughness": ("rough", "r", "perceptualRoughness"), "alpha": ("a", "alphaG"),
    "color": ("c", "col", "rgb", "colour", "inputColor"), "albedo": ("baseColor", "base_color", "diffuse"), "f0": ("F0", "specularColor", "reflectance0"), "shininess": ("exponent", "power", "gloss", "specPower", "s"), "d distance": ("dist", "x"), "radius": ("r", "R", "range", "lightRadius"), "density": ("fogDensity", "fog_density", "k"),
    "start": ("fogStart", "from_dist", "nearDist"), "end": ("fogEnd", "to_dist", "farDist"), "fog_color": ("fogColor", "fogCol", "fog"), "sky": ("skyColor", "sky_color", "upper"), "ground": ("groundColor", "ground_color", "lower"), "uv": ("st", "texcoord", "coord", "texCoord"), "p point": ("pos", "point", "position"), "eye": ("camPos", "cameraPos", "eyePos", "from_pos"),
    "center point looked at": ("lookAt", "at", "focus", "to_pos"), "up up direction": ("worldUp", "upVec"), "fov_y": ("fov", "fovy", "fovY", "vfov"), "aspect": ("aspectRatio", "ratio"), "near": ("znear", "zNear", "n", "nearPlane"), "far": ("zfar", "zFar", "farPlane"), "depth": ("z", "rawDepth", "depthValue"), "u uniform numbers": ("xi", "Xi", "rnd", "rand2"), "u": ("xi", "rnd", "x"),
    "pixel": ("px", "fragCoord", "pix"), "resolution": ("res", "screenSize", "size", "viewport"), "k smoothness": ("smoothness", "blend_radius"), "d1": ("a", "da", "distA"), "d2": ("b", "db", "distB"), "r radius": ("radius", "rad"), "b half size": ("halfSize", "half_extents", "size"), "base": ("backdrop", "bottom", "dst"), "top": ("blend", "layer", "src"),
    "octaves": ("octaveCount", "numOctaves"), "gain": ("persistence", "falloff"), "kelvin": ("temp", "temperature"), "angle": ("theta", "a", "rot"), "strength": ("amount", "s"), "amount": ("strength", "k"), "threshold": ("thr", "cutoff", "limit"), "exposure": ("ev", "exposureScale"), "white": ("whitePoint", "Lwhite", "w"), "gamma": ("g", "gammaValue"), "contrast": ("c", "amount"), "pivot": ("mid", "center"),
    "power": ("exponent", "pw", "falloff"), "inner": ("innerAngle", "inner_angle"), "outer": ("outerAngle", "outer_angle"), "to_light": ("L", "toLight", "lightDir"), "spot": ("spotDir", "spot_dir"), "ior": ("eta", "n", "refractiveIndex"), "metallic": ("metalness", "metal"), "tangent": ("T_dir", "tangentDir"), "direction": ("dir", "rd"), "position": ("pos", "worldPos"), "height": ("h", "heightValue"), "scale": ("s", "heightScale"),
    "frame": ("frameIndex", "idx"), "columns": ("cols", "nx"), "rows": ("ny", "rowCount"), "ndc": ("p", "clipXY"), "inverse_view_projection": ("invViewProj", "inv_view_proj", "invVP"), "inverse_projection": ("invProj", "inv_proj"), "lab": ("c", "color"), "lch": ("c", "color"), "hsv": ("c", "color"), "xyz": ("c", "color"), "yuv": ("c", "color"), "levels": ("n", "steps", "levelCount"), "bands": ("n", "steps", "levels"),
}  # fmt: skip
_LISTED = (
    "{x}, args {l}", "{x}; args: {l}", "{x}, arguments {l}", "{x} ({l})", "{x}, parameters {l}", "{x} - params: {l}", "{x}. Inputs: {l}", "{x}, takes {l}", "{x} from {l}", "{x} given {l}", "{x}, signature ({l})", "({l}) -> {x}", "{x}: f({l})", "{x}, params {l}", "inputs {l}; {x}", "fn({l}): {x}", "{x} with {l} as parameters", "{x}. Arguments in this order: {l}", "{x} taking {l}, [in that order|WGSL]",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A function by its bare names and by its descriptions; `calls` are names that other code has for it."""

    brief: Recipe
    full: Recipe | None
    calls: tuple[str, ...]
    plain: bool


def entry(
    name: str,
    signature: str,
    body: str,
    result: str = "T",
    *,
    names: tuple[str, ...],
    do: tuple[str, ...] = (),
    what: tuple[str, ...] = (),
    say: tuple[str, ...] = (),
    calls: str = "",
    before: str = "",
    types: tuple[str, ...] = ("f32",),
    plain: bool = True,
    implied: bool = True,
) -> Entry:
    """An entry; without `plain`, a call of it is never shown without a name that tells what it is."""
    brief = recipe(name, signature, body, result, what=names, before=before, types=types, implied=implied)
    full = None
    if do or what or say:
        full = recipe(name, signature, body, result, do, what, say, before, types=types, implied=implied)
    return Entry(brief, full, tuple(calls.split()), plain)


def with_degrees(made: Entry, angle: str) -> tuple[Entry, Entry]:
    """The entry, and the same with its parameter `angle`, in radians, taken in degrees."""
    label = next(given.label for given in made.brief.parameters if given.name == angle).replace(" in radians", "")
    return made, Entry(
        _in_degrees(made.brief, angle, label), made.full and _in_degrees(made.full, angle, label), (), True
    )


def _in_degrees(made: Recipe, angle: str, label: str) -> Recipe:
    word = re.compile(rf"(?<![\w.]){angle}\b")

    def told(phrases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            form.format(t=phrase, a=said)
            for phrase in phrases
            for form in _DEGREES[:6]
            for said in (label, f"{{{angle}}}")
        )

    return Recipe(
        f"{made.name}_degrees",
        made.parameters,
        made.result,
        {kind: word.sub(f"radians({angle})", body) for kind, body in made.bodies.items()},
        told(made.do),
        told(made.what),
        (),
        made.locals,
        made.before,
        made.color,
        False,
    )


def entry_request(draw: Draw, chosen: Entry) -> Request:
    """A prompt for an entry, in one of its forms."""
    roll = draw.random.random()
    if chosen.calls and roll < 0.18:
        return _called(draw, chosen)
    if roll < 0.34:
        return _listed(draw, chosen.brief)
    if chosen.full is None or roll < 0.6:
        return request(draw, chosen.brief, brief=True)
    return request(draw, chosen.full)


def _called(draw: Draw, chosen: Entry) -> Request:
    """A call or a header with its own name and parameters, with or without a word on what it is."""
    given = chosen.brief
    kind = next(iter(given.bodies))
    made = shape(draw, given, kind)
    if len(made.names) > 1 or draw.chance(0.5):
        made.names = _aliased(draw, given)
    if any(parameter.always for parameter in given.parameters):
        return request(draw, given, brief=True)
    draw.structure("call", given.name)
    name = draw.pick(chosen.calls)
    names = [made.names[each.name] for each in made.order]
    types = [made.type_of(each.type) for each in made.order]
    if draw.chance(0.5):
        shown = f"{name}({', '.join(names)})"
    else:
        shown = _header(draw, name, names, types, made.type_of(given.result))
    named = len(names) > 1 or names[0] in (given.parameters[0].name, *_aliases(given.parameters[0]))
    naked = chosen.plain and named and draw.chance(0.4)
    said = draw.phrase(given.what, made.wording(draw, (f"a {kind}",)).slots)
    text = draw.phrase(_NAKED if naked else _BARE, {"s": verbatim(shown), "x": said})
    return Request(text, made.code(name))


def _listed(draw: Draw, given: Recipe) -> Request:
    """A name with the list of its parameters, as practitioners call them, with or without types, in any order."""
    if any(parameter.always for parameter in given.parameters):
        return request(draw, given, brief=True)
    made = shape(draw, given, next(iter(given.bodies)) if draw.chance(0.7) else draw.pick(tuple(given.bodies)))
    made.names = _aliased(draw, given)
    if len(made.order) > 1 and draw.chance(0.2):
        made.order = draw.sample(made.order, len(made.order))
    draw.structure("listed", given.name)
    items = made.typed() if draw.chance(0.45) else [made.names[each.name] for each in made.order]
    text = draw.phrase(given.what, made.wording(draw, (f"a {made.type}",)).slots)
    if made.type != next(iter(given.bodies)) and ":" not in items[0]:
        items = made.typed()
    named = function_name(draw) if draw.chance(0.25) else ""
    asked = draw.phrase(_LISTED, {"x": text, "l": verbatim(", ".join(items))})
    if named:
        asked += draw.phrase((", call it {n}", ", name: {n}", ", as {n}", " -> fn {n}"), {"n": verbatim(named)})
    return Request(asked, made.code(named or given.name))


def _aliases(given: Parameter) -> tuple[str, ...]:
    return _ALIASES.get(f"{given.name} {given.label}") or _ALIASES.get(given.name, ())


def _aliased(draw: Draw, given: Recipe) -> dict[str, str]:
    """The parameters under names of practice; none that the body uses for something else."""
    own = {each.name for each in given.parameters}
    taken = {*own, *_WORDS.findall(" ".join((*given.bodies.values(), given.before)))}
    names: dict[str, str] = {}
    for each in given.parameters:
        options = [name for name in _aliases(each) if name not in taken]
        names[each.name] = draw.pick(options) if options and draw.chance(0.55) else each.name
        taken.add(names[each.name])
    return names


def sentence_request(draw: Draw, form: str, text: str, name: str, sentences: list[str]) -> str:
    """A phrase in a frame, with sentences behind it."""
    return join_clauses(draw, ask.frame(draw, form, text, name), sentences)
