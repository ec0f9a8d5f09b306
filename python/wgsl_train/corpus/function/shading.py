"""Light on surfaces: diffuse and specular terms, the parts of microfacet BRDFs, attenuation, fog."""

from ..draw import Draw
from ..family import Request, family
from .recipe import recipe
from .say import request

_PI = "3.1415927"
_RECIPES = (
    recipe(
        "lambert", "normal:vec3 surface normal; light:vec3 light direction", "max(dot(normal, light), 0.0)", result="f32",
        do=("compute [the |]Lambert[ian|] diffuse [term|factor|lighting] from a normal and a light direction", "get the diffuse brightness of a surface: N dot L, clamped at 0", "light a surface with Lambert's cosine law", "clamp the dot product of normal and light direction to zero from below"),
        what=("[the |]Lambert diffuse [term|lighting|shading]", "max(dot(n, l), 0)", "n dot l lighting", "the diffuse factor of a normal and a light vector", "Lambertian shading"),
    ),
    recipe(
        "half_lambert", "normal:vec3 surface normal; light:vec3 light direction", "let wrapped = dot(normal, light) * 0.5 + 0.5; return wrapped * wrapped;", result="f32",
        do=("compute Valve's half-Lambert term", "light a surface with half Lambert (squared)", "remap N dot L from -1..1 to 0..1 and square it"),
        what=("half-Lambert lighting", "Valve's half lambert[ diffuse|]", "the half-Lambert term of a normal and a light direction"),
    ),
    recipe(
        "wrap_diffuse", "normal:vec3 surface normal; light:vec3 light direction; wrap:f32[0.1,0.9,0.1] wrap", "max((dot(normal, light) + wrap) / (1.0 + wrap), 0.0)", result="f32",
        do=("compute wrapped diffuse lighting with wrap {wrap}", "let the diffuse light wrap around by {wrap}", "soften Lambert: (N.L + {wrap}) / (1 + {wrap}), not below zero"),
        what=("wrap lighting with a wrap factor of {wrap}", "wrapped diffuse with {wrap}"),
    ),
    recipe(
        "phong_specular", "normal:vec3 surface normal; light:vec3 light direction; view:vec3 view direction; shininess:f32[4,128,4] shininess", "pow(max(dot(reflect(-light, normal), view), 0.0), shininess)", result="f32",
        do=("compute [the |]Phong specular [term|highlight] with [a |]shininess [of |]{shininess}", "reflect the light direction about the normal, dot it with the view direction, and raise to {shininess}", "get the Phong highlight, exponent {shininess}"),
        what=("the Phong specular term with exponent {shininess}", "a Phong highlight [with|of] shininess {shininess}", "Phong specular, shininess {shininess}"),
    ),
    recipe(
        "blinn_phong_specular", "normal:vec3 surface normal; light:vec3 light direction; view:vec3 view direction; shininess:f32[4,128,4] shininess", "pow(max(dot(normal, normalize(light + view)), 0.0), shininess)", result="f32",
        do=("compute [the |]Blinn-Phong specular [term|highlight] with [a |]shininess [of |]{shininess}", "raise the dot product of the normal and the half vector to the power {shininess}", "get the Blinn-Phong highlight from normal, light and view directions, exponent {shininess}", "do Blinn-Phong specular[ lighting|], power {shininess}"),
        what=("the Blinn-Phong specular term with exponent {shininess}", "Blinn-Phong specular with shininess {shininess}", "a Blinn-Phong highlight, shininess {shininess}", "a specular highlight by the half-vector method with power {shininess}"),
    ),
    recipe(
        "half_vector", "light:vec3 light direction; view:vec3 view direction", "normalize(light + view)", result="vec3",
        do=("compute the half vector between light and view direction", "get the normalized halfway vector of two directions", "find the direction halfway between the light and the viewer"),
        what=("the half vector of light and view", "the halfway vector", "the normalized sum of light and view directions"),
    ),
    recipe(
        "fresnel_schlick", "cos_theta:f32 cosine; f0:vec3 reflectance at normal incidence", "f0 + (vec3<f32>(1.0) - f0) * pow(clamp(1.0 - cos_theta, 0.0, 1.0), 5.0)", result="vec3",
        do=("compute [the |]Schlick[-Fresnel|'s approximation of Fresnel] [reflectance |]for a color F0", "approximate the Fresnel term with Schlick, F0 being a vec3", "get Schlick's Fresnel from cos theta and F0 (vec3)", "evaluate F0 + (1 - F0)(1 - cosθ)^5 for a color F0"),
        what=("Fresnel-Schlick with a vec3 F0", "Schlick's Fresnel approximation with colored F0", "the Schlick Fresnel term", "fresnel schlick from cos theta and f0"),
    ),
    recipe(
        "fresnel_schlick_scalar", "cos_theta:f32 cosine; f0:f32[0.02,0.1,0.01] F0", "f0 + (1.0 - f0) * pow(clamp(1.0 - cos_theta, 0.0, 1.0), 5.0)", result="f32",
        do=("compute the scalar Schlick Fresnel with F0 {f0}", "approximate Fresnel reflectance (a single float) with Schlick, F0 = {f0}", "evaluate {f0} + (1 - {f0}) (1 - cos theta)^5"),
        what=("scalar Schlick Fresnel with F0 of {f0}", "the Fresnel reflectance of a dielectric with F0 {f0} by Schlick", "a float Schlick approximation, F0 = {f0}"),
    ),
    recipe(
        "f0_from_ior", "ior:f32[1.1,2.5,0.05] index of refraction", "let r = (ior - 1.0) / (ior + 1.0); return r * r;", result="f32",
        do=("compute F0 from [an|the] index of refraction [of |]{ior}", "convert [an |]IOR [{ior} |]to the reflectance at normal incidence", "get the normal-incidence reflectance for refractive index {ior}, against air"),
        what=("F0 from the index of refraction {ior}", "((n - 1) / (n + 1))^2 for n = {ior}", "reflectance at normal incidence for IOR {ior}"),
    ),
    recipe(
        "ggx_distribution", "n_dot_h:f32 N dot H; roughness:f32[0.1,0.9,0.05] roughness", f"let a = roughness * roughness; let a2 = a * a; let d = n_dot_h * n_dot_h * (a2 - 1.0) + 1.0; return a2 / ({_PI} * d * d);", result="f32",
        do=("compute the GGX [normal |]distribution [function |]with roughness {roughness} (alpha is roughness squared)", "evaluate the Trowbridge-Reitz NDF for N.H, roughness {roughness}, alpha = roughness^2", "get the GGX D term from n dot h and roughness {roughness}[ (a = roughness²)|]"),
        what=("the GGX normal distribution with roughness {roughness}", "GGX D term[, alpha = roughness squared|], roughness {roughness}", "Trowbridge-Reitz distribution for roughness {roughness}"),
    ),
    recipe(
        "schlick_ggx", "n_dot_v:f32 N dot V; roughness:f32[0.1,0.9,0.05] roughness", "let r = roughness + 1.0; let k = r * r / 8.0; return n_dot_v / (n_dot_v * (1.0 - k) + k);", result="f32",
        do=("compute the Schlick-GGX geometry term with roughness {roughness} and k = (roughness + 1)^2 / 8", "evaluate Schlick's geometry function for direct lighting, roughness {roughness}", "get G1 by Schlick-GGX with k = (r+1)²/8 for roughness {roughness}"),
        what=("the Schlick-GGX geometry term for direct light, roughness {roughness}", "Schlick-GGX with k = (roughness + 1)^2 / 8 and roughness {roughness}"),
    ),
    recipe(
        "smith_geometry", "n_dot_v:f32 N dot V; n_dot_l:f32 N dot L; roughness:f32[0.1,0.9,0.05] roughness", "let r = roughness + 1.0; let k = r * r / 8.0; return n_dot_v / (n_dot_v * (1.0 - k) + k) * (n_dot_l / (n_dot_l * (1.0 - k) + k));", result="f32",
        do=("compute Smith's geometry term from Schlick-GGX for view and light, roughness {roughness}", "multiply the two Schlick-GGX terms of n.v and n.l, k = (roughness + 1)^2 / 8, roughness {roughness}"),
        what=("the Smith geometry term with Schlick-GGX and roughness {roughness}", "geometry Smith for direct lighting with roughness {roughness}"),
    ),
    recipe(
        "beckmann_distribution", "n_dot_h:f32 N dot H; m:f32[0.1,0.9,0.05] roughness", f"let c2 = n_dot_h * n_dot_h; let m2 = m * m; return exp((c2 - 1.0) / (m2 * c2)) / ({_PI} * m2 * c2 * c2);", result="f32",
        do=("compute the Beckmann distribution with roughness m = {m}", "evaluate the Beckmann NDF for N.H and m {m}"),
        what=("the Beckmann normal distribution for m = {m}", "Beckmann D term with m of {m}"),
    ),
    recipe(
        "rim_light", "normal:vec3 surface normal; view:vec3 view direction; power:f32[1,8,0.5] power", "pow(1.0 - max(dot(normal, view), 0.0), power)", result="f32",
        do=("compute a rim light [term |]with power {power}", "brighten the edges of an object: (1 - N.V) to the power {power}", "get the rim lighting factor from normal and view direction, exponent {power}", "make a fresnel-like edge glow of exponent {power}"),
        what=("rim lighting with exponent {power}", "the rim term (1 - n dot v)^{power}", "an edge glow factor with power {power}"),
    ),
    recipe(
        "inverse_square", "d:f32 distance", "1.0 / max(d * d, 0.0001)", result="f32",
        do=("compute inverse square [light |][attenuation|falloff] for a distance[, guarded against zero|]", "attenuate light with the square of the distance", "make light fall off as one over distance squared"),
        what=("inverse-square attenuation", "inverse square falloff of a light", "1 over distance squared[ light falloff|]"),
    ),
    recipe(
        "attenuation", "d:f32 distance; linear:f32[0.05,0.7,0.05] linear factor; quadratic:f32[0.1,1.8,0.1] quadratic factor", "1.0 / (1.0 + linear * d + quadratic * d * d)", result="f32",
        do=("compute [light |][point light |]attenuation with constant 1, linear {linear} and quadratic {quadratic}", "attenuate a light by 1 / (1 + {linear} d + {quadratic} d^2)", "get the classic OpenGL attenuation, constant 1, linear {linear}, quadratic {quadratic}"),
        what=("point light attenuation with linear {linear} and quadratic {quadratic} terms", "1 / (1 + {linear} d + {quadratic} d²) attenuation"),
    ),
    recipe(
        "smooth_falloff", "d:f32 distance; radius:f32[1,10,0.5] radius", "let x = clamp(1.0 - d / radius, 0.0, 1.0); return x * x;", result="f32",
        do=("let a light fall off to zero at radius {radius}: (1 - d/{radius}) squared, clamped", "compute a quadratic falloff that reaches zero at {radius}"),
        what=("a squared linear falloff with radius {radius}", "light falloff (1 - d / {radius})^2, zero beyond {radius}"),
    ),
    recipe(
        "spotlight", "cosine:f32 cosine of the angle; inner:f32[0.9,0.98,0.01] inner cosine; outer:f32[0.7,0.88,0.01] outer cosine", "clamp((cosine - outer) / (inner - outer), 0.0, 1.0)", result="f32",
        do=("compute the soft edge of a spotlight between inner cosine {inner} and outer cosine {outer}", "get the intensity of a spot light, linear from 0 at cosine {outer} to 1 at cosine {inner}"),
        what=("spotlight intensity with inner cosine {inner} and outer cosine {outer}", "a linear spotlight cone falloff ({inner}, {outer})"),
    ),
    recipe(
        "exponential_fog", "d:f32 distance; density:f32[0.01,0.5,0.01] density", "1.0 - exp(-density * d)", result="f32",
        do=("compute exponential fog with density {density}", "get the fog amount at a distance, 1 - exp(-{density} d)", "let fog thicken exponentially with density {density}"),
        what=("the exponential fog factor with density {density}", "an exp fog amount, density {density}", "fog that is 1 - exp(-{density} * distance)"),
    ),
    recipe(
        "exponential_squared_fog", "d:f32 distance; density:f32[0.01,0.5,0.01] density", "let x = density * d; return 1.0 - exp(-x * x);", result="f32",
        do=("compute exp2 (exponential squared) fog with density {density}", "get the fog amount 1 - exp(-({density} d)^2)"),
        what=("the exponential squared fog factor, density {density}", "squared exponential fog of density {density}"),
    ),
    recipe(
        "linear_fog", "d:f32 distance; start:f32[1,10,1] fog start; end:f32[12,100,2] fog end", "clamp((d - start) / (end - start), 0.0, 1.0)", result="f32",
        do=("compute linear fog from {start} to {end}", "get the fog amount that grows linearly from 0 at {start} to 1 at {end}", "fade into fog between distances {start} and {end}"),
        what=("linear fog between {start} and {end}", "the linear fog factor for distances {start} to {end}"),
    ),
    recipe(
        "hemisphere_light", "normal:vec3 surface normal; sky:vec3 sky color; ground:vec3 ground color", "mix(ground, sky, normal.y * 0.5 + 0.5)", result="vec3",
        do=("compute hemisphere lighting from a sky and a ground color", "blend a ground and a sky color by how far the normal points up", "do hemispherical ambient light: normal, sky color, ground color"),
        what=("hemisphere ambient lighting", "ambient light between sky and ground color by the normal's y", "hemispheric lighting"),
    ),
    recipe(
        "unpack_normal", "color:vec3 normal map color", "normalize(color * 2.0 - vec3<f32>(1.0))", result="vec3",
        do=("unpack a normal from a normal map color", "decode a tangent space normal from RGB and normalize it", "convert a normal-map texel in 0..1 to a unit normal"),
        what=("the unit normal stored in a normal map color", "normal map decoding", "the unpacked normal of a normal map sample"),
    ),
)  # fmt: skip


@family("function", structures=40)
def shading(draw: Draw) -> Request:
    """A term of a lighting model."""
    return request(draw, draw.pick(_RECIPES))
