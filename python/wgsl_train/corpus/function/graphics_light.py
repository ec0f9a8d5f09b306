"""Light by name: diffuse and specular models, microfacet terms, Fresnel, falloff, fog, ambient light, shadows, scattering."""

from ..draw import Draw
from ..family import Request, family
from .graphics import Entry, entry, entry_request, with_degrees

_PI = "3.1415927"
_NLV = "n:vec3 normal; l:vec3 light direction; v:vec3 view direction"
_D = f"fn distribution(n_dot_h: f32, roughness: f32) -> f32 {{ let a = roughness * roughness; let a2 = a * a; let d = n_dot_h * n_dot_h * (a2 - 1.0) + 1.0; return a2 / ({_PI} * d * d); }}\n"
_G = "fn geometry(n_dot_x: f32, roughness: f32) -> f32 { let r = roughness + 1.0; let k = r * r / 8.0; return n_dot_x / (n_dot_x * (1.0 - k) + k); }\n"
_MODELS: tuple[Entry, ...] = (
    entry(
        "half_lambert_linear", "normal:vec3 surface normal; light:vec3 light direction", "dot(normal, light) * 0.5 + 0.5", "f32", names=("half lambert without the square", "half-Lambert, not squared", "dot(n, l) * 0.5 + 0.5", "N.L remapped from -1..1 to 0..1"), do=("remap N dot L to 0..1 without squaring it",), what=("half-Lambert without squaring",), calls="halfLambert half_lambert", plain=False,
    ),
    entry(
        "lambert_light", "normal:vec3 surface normal; light:vec3 light direction; color:vec3 light color; intensity:f32[0.5,5,0.25] intensity", "color * (intensity * max(dot(normal, light), 0.0))", "vec3", implied=False, names=("Lambert with light color and intensity {intensity}", "N.L times light color times {intensity}", "diffuse light contribution: color * {intensity} * max(dot(n, l), 0)"), do=("compute the diffuse contribution of a light of a given color and intensity {intensity}",), what=("the Lambert term times a light color and an intensity of {intensity}",),
    ),
    entry(
        "lambert_brdf", "albedo:vec3 albedo", f"albedo / {_PI}", "vec3", names=("Lambertian BRDF", "albedo / pi", "diffuse BRDF (Lambert)", "Fd_Lambert with albedo"), do=("return the Lambertian BRDF of an albedo: divide it by pi",), what=("the Lambert BRDF, albedo over pi",), calls="lambertBRDF diffuseLambert Fd_Lambert",
    ),
    entry(
        "lambert_two_sided", "normal:vec3 surface normal; light:vec3 light direction", "abs(dot(normal, light))", "f32", names=("two-sided Lambert", "double sided diffuse, abs(dot(n, l))", "lambert for both faces"), do=("light both sides of a surface: the absolute value of N dot L",), what=("two-sided diffuse lighting",),
    ),
    entry(
        "oren_nayar", _NLV + "; roughness:f32[0.1,0.9,0.05] roughness",
        "let n_dot_l = max(dot(n, l), 0.0); let n_dot_v = max(dot(n, v), 0.0); let s2 = roughness * roughness; let a = 1.0 - 0.5 * s2 / (s2 + 0.33); let b = 0.45 * s2 / (s2 + 0.09); "
        "let s = dot(l, v) - n_dot_l * n_dot_v; let t = select(1.0, max(n_dot_l, n_dot_v), s > 0.0); return n_dot_l * (a + b * s / max(t, 0.0001));", "f32", implied=True,
        names=("Oren-Nayar diffuse", "oren nayar", "Oren-Nayar with roughness {roughness}", "rough diffuse (Oren-Nayar), roughness {roughness}", "Oren-Nayar(n, l, v, {roughness})"), do=("compute Oren-Nayar diffuse reflection with roughness {roughness}", "shade a rough matte surface with the Oren-Nayar model, sigma {roughness}"), what=("the Oren-Nayar diffuse term for roughness {roughness}[ from n, l, v|]", "Oren-Nayar shading of clay or the moon, roughness {roughness}"), calls="orenNayar OrenNayarDiffuse oren_nayar",
    ),
    entry(
        "burley_diffuse", "n_dot_l:f32 N dot L; n_dot_v:f32 N dot V; l_dot_h:f32 L dot H; roughness:f32[0.1,0.9,0.05] roughness", f"let f90 = 0.5 + 2.0 * roughness * l_dot_h * l_dot_h; let light_scatter = 1.0 + (f90 - 1.0) * pow(1.0 - n_dot_l, 5.0); let view_scatter = 1.0 + (f90 - 1.0) * pow(1.0 - n_dot_v, 5.0); return light_scatter * view_scatter / {_PI};", "f32",
        names=("Disney diffuse (Burley)", "Fd_Burley", "Burley diffuse BRDF", "Disney diffuse with roughness {roughness}"), do=("compute the Disney (Burley) diffuse term, divided by pi, for roughness {roughness}",), what=("the Burley diffuse BRDF for roughness {roughness}",), calls="Fd_Burley burleyDiffuse disneyDiffuse",
    ),
    entry(
        "phong", _NLV + "; ambient:f32[0.05,0.3,0.05] ambient; shininess:f32[8,128,8] shininess", "ambient + max(dot(n, l), 0.0) + pow(max(dot(reflect(-l, n), v), 0.0), shininess)", "f32", implied=False, names=("full Phong: ambient {ambient} + diffuse + specular, shininess {shininess}", "Phong shading, ambient {ambient}, exponent {shininess}, one float", "Phong reflection model with ambient {ambient} and shininess {shininess}"), do=("add up ambient {ambient}, Lambert diffuse and a Phong specular with exponent {shininess}",), what=("the Phong reflection model: {ambient} + N.L + (R.V)^{shininess}",),
    ),
    entry(
        "blinn_phong", _NLV + "; ambient:f32[0.05,0.3,0.05] ambient; shininess:f32[8,128,8] shininess", "let h = normalize(l + v); return ambient + max(dot(n, l), 0.0) + pow(max(dot(n, h), 0.0), shininess);", "f32", implied=False, names=("full Blinn-Phong: ambient {ambient} + diffuse + specular, shininess {shininess}", "Blinn-Phong shading, ambient {ambient}, exponent {shininess}, one float", "Blinn Phong model with ambient {ambient} and shininess {shininess}"), do=("add up ambient {ambient}, Lambert diffuse and a Blinn-Phong specular with exponent {shininess}",),
    ),
    entry(
        "phong_color", _NLV + "; diffuse_color:vec3 diffuse color; specular_color:vec3 specular color; shininess:f32[8,128,8] shininess", "diffuse_color * max(dot(n, l), 0.0) + specular_color * pow(max(dot(reflect(-l, n), v), 0.0), shininess)", "vec3", implied=False, names=("Phong with diffuse and specular colors, shininess {shininess}", "colored Phong: kd * N.L + ks * (R.V)^{shininess}"), do=("shade with Phong from a diffuse color, a specular color and shininess {shininess}",),
    ),
    entry(
        "blinn_phong_color", _NLV + "; diffuse_color:vec3 diffuse color; specular_color:vec3 specular color; shininess:f32[8,128,8] shininess", "let h = normalize(l + v); return diffuse_color * max(dot(n, l), 0.0) + specular_color * pow(max(dot(n, h), 0.0), shininess);", "vec3", implied=False, names=("Blinn-Phong with diffuse and specular colors, shininess {shininess}", "colored Blinn-Phong: kd * N.L + ks * (N.H)^{shininess}"), do=("shade with Blinn-Phong from a diffuse color, a specular color and shininess {shininess}",),
    ),
    entry(
        "blinn_phong_normalized", "n_dot_h:f32 N dot H; shininess:f32[8,128,8] shininess", f"(shininess + 8.0) / (8.0 * {_PI}) * pow(n_dot_h, shininess)", "f32", implied=False, names=("normalized Blinn-Phong with exponent {shininess}", "energy conserving Blinn-Phong, (s + 8)/(8 pi) (N.H)^s, s = {shininess}"), do=("compute the energy conserving Blinn-Phong term for N.H and exponent {shininess}",),
    ),
    entry(
        "gooch", "normal:vec3 surface normal; light:vec3 light direction; cool:vec3 cool color; warm:vec3 warm color", "mix(cool, warm, dot(normal, light) * 0.5 + 0.5)", "vec3", names=("Gooch shading", "gooch cool to warm", "technical illustration shading from cool to warm color"), do=("blend from a cool to a warm color by N dot L (Gooch)",), what=("Gooch shading with a cool and a warm color",), calls="gooch goochShading",
    ),
    entry(
        "toon_two_tone", "normal:vec3 surface normal; light:vec3 light direction; edge:f32[0.1,0.6,0.05] threshold", "step(edge, dot(normal, light))", "f32", implied=False, names=("two-tone toon shading with threshold {edge}", "cel shading step: 1 if N.L >= {edge}, else 0", "hard toon light at {edge}"), do=("return 1 where N dot L reaches {edge} and 0 elsewhere",),
    ),
    entry(
        "toon_bands", "normal:vec3 surface normal; light:vec3 light direction; bands:f32[2,6,1] number of bands", "ceil(max(dot(normal, light), 0.0) * bands) / bands", "f32", implied=False, names=("toon shading with {bands} bands, rounding up", "cel shading N.L into {bands} steps (ceil)", "toon ramp: ceil(ndotl * {bands}) / {bands}"), do=("quantize Lambert lighting to {bands} bands, rounding up",),
    ),
    entry(
        "toon_bands_floor", "normal:vec3 surface normal; light:vec3 light direction; bands:f32[2,6,1] number of bands", "floor(max(dot(normal, light), 0.0) * bands) / bands", "f32", implied=False, names=("toon shading with {bands} bands, rounding down", "cel shading N.L into {bands} steps (floor)", "toon ramp: floor(ndotl * {bands}) / {bands}"), do=("quantize Lambert lighting to {bands} bands, rounding down",),
    ),
    entry(
        "toon_specular", _NLV + "; shininess:f32[16,128,8] shininess; edge:f32[0.3,0.7,0.1] threshold", "step(edge, pow(max(dot(n, normalize(l + v)), 0.0), shininess))", "f32", implied=False, names=("toon specular: Blinn-Phong exponent {shininess}, hard at {edge}", "hard cartoon highlight, shininess {shininess}, cutoff {edge}"), do=("cut a Blinn-Phong highlight of exponent {shininess} hard at {edge}",),
    ),
    entry(
        "kajiya_kay", "tangent:vec3 hair tangent; h:vec3 half vector; exponent:f32[16,128,8] exponent", "let t_dot_h = dot(tangent, h); return pow(sqrt(max(1.0 - t_dot_h * t_dot_h, 0.0)), exponent);", "f32", implied=False, names=("Kajiya-Kay hair specular, exponent {exponent}", "hair highlight sin(T, H)^{exponent}"), do=("compute the Kajiya-Kay hair highlight with exponent {exponent}",), calls="kajiyaKay strandSpecular", plain=False,
    ),
    entry(
        "translucency", "l:vec3 light direction; n:vec3 normal; v:vec3 view direction; distortion:f32[0.1,0.6,0.1] distortion; power:f32[1,8,1] power", "pow(clamp(dot(v, -normalize(l + n * distortion)), 0.0, 1.0), power)", "f32", implied=False, names=("fake translucency (Barré-Brisebois), distortion {distortion}, power {power}", "cheap SSS back light: dot(V, -(L + N * {distortion}))^{power}"), do=("fake subsurface light from behind with distortion {distortion} and power {power}",),
    ),
)  # fmt: skip
_MICROFACET: tuple[Entry, ...] = (
    entry(
        "ggx_distribution_alpha", "n_dot_h:f32 N dot H; alpha:f32[0.05,0.9,0.05] alpha", f"let a2 = alpha * alpha; let d = n_dot_h * n_dot_h * (a2 - 1.0) + 1.0; return a2 / ({_PI} * d * d);", "f32", implied=False, names=("GGX NDF with alpha {alpha} given directly", "D_GGX(NoH, alpha), no roughness squaring", "Trowbridge-Reitz D from alpha {alpha}"), do=("compute the GGX distribution from N.H and alpha {alpha}, not squaring it first",), what=("GGX D for N dot H and alpha {alpha}",),
    ),
    entry(
        "ggx_distribution_vectors", "n:vec3 normal; h:vec3 half vector; roughness:f32[0.1,0.9,0.05] roughness", f"let a = roughness * roughness; let a2 = a * a; let n_dot_h = max(dot(n, h), 0.0); let d = n_dot_h * n_dot_h * (a2 - 1.0) + 1.0; return a2 / ({_PI} * d * d);", "f32", names=("DistributionGGX(N, H, roughness)", "GGX normal distribution from N, H and roughness (alpha = roughness^2)", "D_GGX from vectors N and H"), do=("compute the GGX distribution from normal, half vector and roughness {roughness}",), what=("the GGX NDF for vectors n and h, roughness {roughness}",), calls="DistributionGGX distributionGGX D_GGX",
    ),
    entry(
        "smith_ggx_visibility", "n_dot_v:f32 N dot V; n_dot_l:f32 N dot L; alpha:f32[0.05,0.9,0.05] alpha", "let a2 = alpha * alpha; let light = n_dot_v * sqrt(n_dot_l * n_dot_l * (1.0 - a2) + a2); let view = n_dot_l * sqrt(n_dot_v * n_dot_v * (1.0 - a2) + a2); return 0.5 / max(light + view, 0.0001);", "f32", names=("V_SmithGGXCorrelated", "height-correlated Smith GGX visibility", "Smith joint visibility, alpha {alpha}", "V term: Smith GGX correlated, 0.5 / (lambda_l + lambda_v)"), do=("compute the height-correlated Smith GGX visibility for alpha {alpha}",), what=("the correlated Smith-GGX visibility term for alpha {alpha}",), calls="V_SmithGGXCorrelated smithGGXCorrelated visibilitySmith",
    ),
    entry(
        "smith_ggx_fast", "n_dot_v:f32 N dot V; n_dot_l:f32 N dot L; alpha:f32[0.05,0.9,0.05] alpha", "0.5 / max(mix(2.0 * n_dot_l * n_dot_v, n_dot_l + n_dot_v, alpha), 0.0001)", "f32", names=("V_SmithGGXCorrelatedFast", "fast Smith GGX visibility, 0.5 / mix(2 NoL NoV, NoL + NoV, a)", "Hammon's approximation of Smith GGX, alpha {alpha}"), do=("approximate the Smith visibility with 0.5 / mix(2 N.L N.V, N.L + N.V, {alpha})",), calls="V_SmithGGXCorrelatedFast",
    ),
    entry(
        "g1_ggx", "n_dot_x:f32 cosine; alpha:f32[0.05,0.9,0.05] alpha", "let a2 = alpha * alpha; return 2.0 * n_dot_x / (n_dot_x + sqrt(a2 + (1.0 - a2) * n_dot_x * n_dot_x));", "f32", implied=False, names=("Smith G1 for GGX, alpha {alpha}", "G1_GGX(cos, {alpha})", "GGX masking G1"), do=("compute Smith's G1 for GGX with alpha {alpha}",), what=("the GGX masking term G1 with alpha {alpha}",),
    ),
    entry(
        "schlick_ggx_ibl", "n_dot_v:f32 N dot V; roughness:f32[0.1,0.9,0.05] roughness", "let k = roughness * roughness * 0.5; return n_dot_v / (n_dot_v * (1.0 - k) + k);", "f32", implied=False, names=("Schlick-GGX for IBL, k = roughness^2 / 2, roughness {roughness}", "GeometrySchlickGGX with k = r*r/2 (image based lighting), r = {roughness}"), do=("compute the Schlick-GGX geometry term for image-based lighting, k = {roughness}^2 / 2",),
    ),
    entry(
        "kelemen_visibility", "l_dot_h:f32 L dot H", "0.25 / max(l_dot_h * l_dot_h, 0.0001)", "f32", names=("Kelemen visibility", "V_Kelemen(LoH)", "0.25 / (LoH * LoH), the clear coat visibility"), do=("compute the Kelemen visibility term",), calls="V_Kelemen",
    ),
    entry(
        "neubelt_visibility", "n_dot_v:f32 N dot V; n_dot_l:f32 N dot L", "1.0 / (4.0 * (n_dot_l + n_dot_v - n_dot_l * n_dot_v))", "f32", names=("Neubelt visibility for cloth", "V_Neubelt", "1 / (4 (NoL + NoV - NoL NoV))"), do=("compute the Neubelt cloth visibility",), calls="V_Neubelt",
    ),
    entry(
        "charlie_distribution", "n_dot_h:f32 N dot H; roughness:f32[0.2,0.9,0.05] roughness", f"let inverse_alpha = 1.0 / roughness; let sin2 = max(1.0 - n_dot_h * n_dot_h, 0.0078125); return (2.0 + inverse_alpha) * pow(sin2, inverse_alpha * 0.5) / (2.0 * {_PI});", "f32", implied=False, names=("Charlie sheen distribution, roughness {roughness}", "D_Charlie with roughness {roughness}", "cloth NDF (Estevez-Kulla Charlie)"), do=("compute the Charlie sheen distribution for roughness {roughness}",), calls="D_Charlie",
        plain=False,
    ),
    entry(
        "cook_torrance", "d:f32 D term; f:vec3 F term; g:f32 G term; n_dot_v:f32 N dot V; n_dot_l:f32 N dot L", "f * (d * g / max(4.0 * n_dot_v * n_dot_l, 0.0001))", "vec3", names=("Cook-Torrance specular from D, F, G", "DFG / (4 NdotV NdotL)", "combine D, F and G into the specular BRDF"), do=("combine D, F and G into Cook-Torrance: D F G / (4 N.V N.L), guarded by 0.0001",), what=("the Cook-Torrance BRDF from its three terms",), calls="cookTorrance cook_torrance",
    ),
    entry(
        "cook_torrance_full", _NLV + "; f0:f32 F0; roughness:f32 roughness", "let h = normalize(l + v); let n_dot_l = max(dot(n, l), 0.0); let n_dot_v = max(dot(n, v), 0.0); let fresnel = f0 + (1.0 - f0) * pow(1.0 - max(dot(v, h), 0.0), 5.0); return distribution(max(dot(n, h), 0.0), roughness) * geometry(n_dot_l, roughness) * geometry(n_dot_v, roughness) * fresnel / max(4.0 * n_dot_l * n_dot_v, 0.0001);", "f32", before=_D + _G, names=("complete GGX specular BRDF from n, l, v, f0 and roughness", "Cook-Torrance with GGX, Smith (Schlick-GGX) and Schlick, from vectors", "GGX specular(n, l, v, f0, roughness) as one float"), do=("evaluate the whole Cook-Torrance specular BRDF (GGX, Schlick-GGX Smith, Schlick Fresnel) from n, l, v, scalar F0 and roughness",),
    ),
    entry(
        "f0_metallic", "albedo:vec3 albedo; metallic:f32[0.1,1,0.1] metallic", "mix(vec3<f32>(0.04), albedo, metallic)", "vec3", implied=True, names=("F0 from albedo and metallic", "mix(vec3(0.04), albedo, metallic)", "base reflectivity for the metallic workflow", "metalness F0, 0.04 for dielectrics"), do=("compute F0 for the metallic workflow: 0.04 mixed with the albedo by metallic {metallic}",), what=("the specular color F0 of an albedo with metallic {metallic}",), calls="computeF0 baseF0",
        plain=False,
    ),
    entry(
        "diffuse_metallic", "albedo:vec3 albedo; metallic:f32[0.1,1,0.1] metallic", "albedo * (1.0 - metallic)", "vec3", implied=True, names=("diffuse color from albedo and metallic", "albedo * (1 - metallic)", "kd color for metals"), do=("remove the diffuse color of a metal: albedo times one minus metallic {metallic}",), calls="diffuseColor",
        plain=False,
    ),
    entry(
        "roughness_to_shininess", "roughness:f32[0.1,0.9,0.05] roughness", "let a = roughness * roughness; return 2.0 / (a * a) - 2.0;", "f32", names=("roughness to Blinn-Phong exponent", "specular power from roughness: 2 / r^4 - 2", "roughness -> shininess (2/a^2 - 2, a = r^2)"), do=("convert roughness {roughness} to a Blinn-Phong exponent, 2 / r^4 - 2",), what=("the specular power of roughness {roughness}",), calls="roughnessToShininess roughnessToSpecPower",
    ),
    entry(
        "shininess_to_roughness", "shininess:f32[4,256,4] shininess", "sqrt(2.0 / (shininess + 2.0))", "f32", names=("shininess to roughness: sqrt(2 / (n + 2))", "Blinn-Phong exponent -> alpha"), do=("convert a Blinn-Phong exponent {shininess} to alpha, sqrt(2 / (n + 2))",), calls="shininessToRoughness",
    ),
    entry(
        "env_brdf_approx", "f0:vec3 F0; roughness:f32 roughness; n_dot_v:f32 N dot V", "let r = roughness * vec4<f32>(-1.0, -0.0275, -0.572, 0.022) + vec4<f32>(1.0, 0.0425, 1.04, -0.04); let a004 = min(r.x * r.x, exp2(-9.28 * n_dot_v)) * r.x + r.y; let ab = vec2<f32>(-1.04, 1.04) * a004 + r.zw; return f0 * ab.x + vec3<f32>(ab.y);", "vec3", names=("EnvBRDFApprox (Karis)", "Karis mobile environment BRDF approximation", "analytic DFG / environment BRDF for mobile"), do=("approximate the environment BRDF as Karis does for mobile",), calls="EnvBRDFApprox envBRDFApprox",
    ),
)  # fmt: skip
_FRESNEL: tuple[Entry, ...] = (
    entry(
        "fresnel_schlick_roughness", "cos_theta:f32 cosine; f0:vec3 F0; roughness:f32 roughness", "f0 + (max(vec3<f32>(1.0 - roughness), f0) - f0) * pow(clamp(1.0 - cos_theta, 0.0, 1.0), 5.0)", "vec3", names=("Fresnel-Schlick with roughness", "fresnelSchlickRoughness", "Schlick Fresnel for IBL with roughness"), do=("compute Schlick's Fresnel dimmed by roughness, max(1 - roughness, F0)",), what=("the roughness-aware Schlick Fresnel for ambient light",), calls="fresnelSchlickRoughness F_SchlickR fresnel_schlick_roughness",
    ),
    entry(
        "fresnel_f90", "u:f32 cosine; f0:vec3 F0; f90:f32 F90", "f0 + (vec3<f32>(f90) - f0) * pow(1.0 - u, 5.0)", "vec3", names=("F_Schlick(u, f0, f90)", "Schlick Fresnel with f90", "fresnel f0 + (f90 - f0) * (1 - u)^5"), do=("compute Schlick's Fresnel between F0 (vec3) and F90 (float)",), calls="F_Schlick fresnelF90",
        plain=False,
    ),
    entry(
        "fresnel_ior", "cos_theta:f32 cosine; ior:f32[1.1,2.4,0.05] index of refraction", "let r = (1.0 - ior) / (1.0 + ior); let f0 = r * r; return f0 + (1.0 - f0) * pow(1.0 - cos_theta, 5.0);", "f32", implied=False, names=("Schlick Fresnel from ior {ior}", "fresnel for index of refraction {ior} (Schlick)", "schlick(cosine, {ior}) like in Ray Tracing in One Weekend", "reflectance(cosine, ior {ior})"), do=("compute Schlick's reflectance for a cosine and refractive index {ior}", "approximate Fresnel reflection of glass with ior {ior}"), what=("Schlick's reflectance with F0 from the index of refraction {ior}",),
    ),
    entry(
        "fresnel_power", "normal:vec3 surface normal; view:vec3 view direction; power:f32[1,6,0.5] power", "pow(1.0 - clamp(dot(normal, view), 0.0, 1.0), power)", "f32", implied=False, names=("Unity fresnel effect node, power {power}", "Fresnel effect pow(1 - saturate(dot(n, v)), {power})", "shader graph Fresnel Effect with power {power}"), do=("do the Shader Graph Fresnel effect with power {power}: one minus the saturated N.V, to the power",),
    ),
    entry(
        "fresnel_bias_scale", "normal:vec3 surface normal; view:vec3 view direction; bias:f32[0,0.3,0.05] bias; scale:f32[0.5,1.5,0.1] scale; power:f32[1,6,0.5] power", "clamp(bias + scale * pow(1.0 - dot(normal, view), power), 0.0, 1.0)", "f32", implied=False, names=("empirical Fresnel: bias {bias}, scale {scale}, power {power}", "bias + scale * (1 - N.V)^power fresnel, clamped ({bias}, {scale}, {power})"), do=("compute the empirical Fresnel term {bias} + {scale} (1 - N.V)^{power}, clamped to 0..1",),
    ),
    entry(
        "fresnel_dielectric", "cos_i:f32 cosine of incidence; eta:f32[1.1,2.4,0.05] relative index of refraction", "let g2 = eta * eta - 1.0 + cos_i * cos_i; if g2 < 0.0 { return 1.0; } let g = sqrt(g2); let a = (g - cos_i) / (g + cos_i); let b = ((g + cos_i) * cos_i - 1.0) / ((g - cos_i) * cos_i + 1.0); return 0.5 * a * a * (1.0 + b * b);", "f32", implied=False, names=("exact dielectric Fresnel with eta {eta}", "unpolarized Fresnel reflectance, ior ratio {eta}, 1 on total internal reflection", "F_Dielectric (Cook-Torrance form), eta {eta}"), do=("compute the exact unpolarized Fresnel reflectance of a dielectric, eta = {eta}",), what=("the exact Fresnel reflectance for relative index {eta}",),
    ),
    entry(
        "fresnel_normal_view", "normal:vec3 surface normal; view:vec3 view direction; f0:f32[0.02,0.1,0.01] F0", "f0 + (1.0 - f0) * pow(1.0 - clamp(dot(normal, view), 0.0, 1.0), 5.0)", "f32", implied=False, names=("Schlick Fresnel from normal and view vectors, F0 {f0}", "fresnel(n, v, f0 = {f0})", "fresnel of a surface seen from view, f0 {f0}"), do=("compute Schlick's Fresnel from a normal, a view direction and F0 {f0}",), what=("the Schlick Fresnel of normal and view with F0 {f0}",),
    ),
    entry(
        "total_internal_reflection", "cos_i:f32 cosine of incidence; eta:f32[1.1,1.8,0.05] ratio n1 over n2", "eta * eta * (1.0 - cos_i * cos_i) > 1.0", "bool", implied=False, names=("total internal reflection test, eta {eta}", "is it TIR? n1/n2 = {eta}"), do=("tell whether light is totally reflected, n1 over n2 being {eta}",), what=("whether total internal reflection happens for eta {eta}",),
    ),
    entry(
        "critical_angle", "n1:f32 denser index; n2:f32 thinner index", "asin(n2 / n1)", "f32", names=("critical angle from two refractive indices", "critical angle asin(n2/n1)"), do=("compute the critical angle of total internal reflection in radians",), calls="criticalAngle",
    ),
)  # fmt: skip
_FALLOFF: tuple[Entry, ...] = (
    entry(
        "window_attenuation", "d:f32 distance; radius:f32[2,20,1] radius", "let x = d / radius; let w = clamp(1.0 - x * x * x * x, 0.0, 1.0); return w * w / (d * d + 1.0);", "f32", implied=False, names=("UE4 point light falloff with radius {radius}", "inverse square falloff windowed to radius {radius} (Karis)", "attenuation saturate(1 - (d/r)^4)^2 / (d^2 + 1), r = {radius}", "light attenuation with radius {radius}, UE4 style"), do=("attenuate a point light physically but let it end at radius {radius} (UE4): sat(1 - (d/r)^4)^2 / (d² + 1)",), what=("the windowed inverse-square falloff of Unreal with radius {radius}",),
    ),
    entry(
        "linear_falloff", "d:f32 distance; radius:f32[1,20,1] radius", "clamp(1.0 - d / radius, 0.0, 1.0)", "f32", implied=False, names=("linear light falloff to zero at radius {radius}", "saturate(1 - d / {radius})", "linear attenuation with range {radius}"), do=("let light fall linearly from 1 to 0 at {radius}",), what=("a linear attenuation with range {radius}",),
    ),
    entry(
        "smooth_range_falloff", "d:f32 distance; near:f32[0.5,3,0.5] start; far:f32[4,20,1] end", "1.0 - smoothstep(near, far, d)", "f32", implied=False, names=("light falloff by smoothstep from {near} to {far}", "attenuation 1 until {near}, smoothly 0 at {far}", "1 - smoothstep({near}, {far}, distance)"), do=("keep light full up to {near} and fade it smoothly to zero at {far}",),
    ),
    entry(
        "position_attenuation", "position:vec3 surface position; light:vec3 light position; radius:f32[2,20,1] radius", "let x = clamp(1.0 - distance(position, light) / radius, 0.0, 1.0); return x * x;", "f32", implied=False, names=("point light attenuation from positions, squared, radius {radius}", "attenuation(position, lightPos, {radius}) = saturate(1 - d/r)^2"), do=("attenuate a point light from surface and light positions: (1 - d/{radius}) clamped and squared",),
    ),
    entry(
        "attenuation_constant", "d:f32 distance; kc:f32 constant factor; kl:f32 linear factor; kq:f32 quadratic factor", "1.0 / (kc + kl * d + kq * d * d)", "f32", names=("attenuation with constant, linear and quadratic factors as parameters", "1/(kc + kl*d + kq*d^2)", "OpenGL light attenuation (distance, constant, linear, quadratic)"), do=("attenuate light by 1 / (constant + linear d + quadratic d²), all passed in",), what=("the classic OpenGL attenuation with three factors as arguments",), calls="attenuation lightAttenuation calcAttenuation",
        plain=False,
    ),
    *with_degrees(
        entry(
            "spot_cone", "to_light:vec3 unit direction to the light; spot:vec3 unit spot direction; inner:f32[0.1,0.4,0.05] inner angle in radians; outer:f32[0.5,1,0.05] outer angle in radians", "smoothstep(cos(outer), cos(inner), dot(-to_light, spot))", "f32", implied=False,
            names=("spotlight cone with inner angle {inner} and outer angle {outer}", "spot light smoothstep between the half angles {inner} and {outer}", "spot factor from direction to the light, spot direction, inner and outer angle ({inner}, {outer})"), do=("compute a smooth spotlight cone between the half angles {inner} and {outer} from the direction to the light and the spot direction",), what=("the soft cone of a spot light with half angles {inner} and {outer}",),
        ),
        "outer",
    )[:1],
    entry(
        "spot_cone_degrees", "to_light:vec3 unit direction to the light; spot:vec3 unit spot direction; inner:f32[5,25,1] inner angle in degrees; outer:f32[28,60,2] outer angle in degrees", "smoothstep(cos(radians(outer)), cos(radians(inner)), dot(-to_light, spot))", "f32", implied=False,
        names=("spotlight cone with inner angle {inner} and outer angle {outer}, both in degrees", "spot light smoothstep, half angles {inner} and {outer} degrees", "spot factor, inner {inner}° and outer {outer}°, from direction to the light and spot direction"), do=("compute a smooth spotlight cone from {inner} to {outer} degrees, given the direction to the light and the spot direction",), what=("the soft cone of a spot light, half angles {inner} and {outer} in degrees",),
    ),
    entry(
        "spot_smooth_cosines", "to_light:vec3 unit direction to the light; spot:vec3 unit spot direction; inner:f32[0.9,0.98,0.01] inner cosine; outer:f32[0.7,0.88,0.01] outer cosine", "smoothstep(outer, inner, dot(-to_light, spot))", "f32", implied=False, names=("spot light factor from vectors and cosines, smoothstep, inner cos {inner}, outer cos {outer}",), do=("fade a spot light with smoothstep from outer cosine {outer} to inner cosine {inner}, given the direction to the light and the spot direction",),
    ),
    entry(
        "fog_mix", "color:vec3 color; fog_color:vec3 fog color; d:f32 distance; density:f32[0.01,0.5,0.01] density", "mix(fog_color, color, exp(-density * d))", "vec3", implied=True, names=("exponential fog: blend color towards fog color, density {density}", "apply exp fog to a color", "applyFog(color, fogColor, distance, {density}), exponential", "fog color by exp(-{density} d)"), do=("blend a color into a fog color with exponential fog of density {density}", "apply exponential fog of density {density} to a color"), what=("a color seen through exponential fog of density {density}",), calls="applyFog apply_fog fogColor",
        plain=False,
    ),
    entry(
        "fog_mix_squared", "color:vec3 color; fog_color:vec3 fog color; d:f32 distance; density:f32[0.01,0.5,0.01] density", "let x = density * d; return mix(fog_color, color, exp(-x * x));", "vec3", names=("exp2 fog: blend color towards fog color, density {density}", "apply exponential squared fog to a color", "apply exp2 fog to a color", "fog color by exp(-({density} d)^2)"), do=("blend a color into a fog color with exponential squared fog of density {density}",), what=("a color seen through exp2 fog of density {density}",),
    ),
    entry(
        "fog_mix_linear", "color:vec3 color; fog_color:vec3 fog color; d:f32 distance; start:f32[1,10,1] fog start; end:f32[12,100,2] fog end", "mix(color, fog_color, clamp((d - start) / (end - start), 0.0, 1.0))", "vec3", names=("linear fog: blend color towards fog color from {start} to {end}", "apply linear fog to a color", "mix in a fog color linearly between distances {start} and {end}"), do=("blend a color into a fog color linearly from distance {start} to {end}",), what=("a color in linear fog between {start} and {end}",),
    ),
    entry(
        "fog_visibility", "d:f32 distance; density:f32[0.01,0.5,0.01] density", "exp(-density * d)", "f32", implied=False, names=("fog transmittance exp(-{density} d)", "visibility through fog of density {density}: 1 near, 0 far", "Beer-Lambert transmittance, extinction {density}"), do=("compute how much light gets through fog of density {density}",), what=("the transmittance of a medium of density {density} over a distance",),
    ),
    entry(
        "transmittance_color", "absorption:vec3 absorption; d:f32 distance", "exp(-absorption * d)", "vec3", names=("Beer's law per channel", "colored transmittance exp(-sigma d)", "vec3 absorption over a distance (Beer-Lambert)"), do=("compute the colored transmittance of a medium by Beer's law",), what=("the transmittance of each channel, exp(-absorption * distance)",), calls="beerLambert beer transmittance",
    ),
    entry(
        "height_fog", "height:f32 height; d:f32 distance; density:f32[0.02,0.4,0.02] density; falloff:f32[0.1,1,0.1] height falloff", "1.0 - exp(-density * exp(-falloff * height) * d)", "f32", implied=False, names=("simple height fog, density {density}, falloff {falloff}", "fog that thins with height: density {density} * exp(-{falloff} h)"), do=("compute fog whose density {density} falls off exponentially with height at rate {falloff}",),
    ),
    entry(
        "hemisphere_up", "normal:vec3 surface normal; up:vec3 up direction; sky:vec3 sky color; ground:vec3 ground color", "mix(ground, sky, dot(normal, up) * 0.5 + 0.5)", "vec3", names=("hemisphere ambient with an up vector", "hemispheric light: normal, up, sky color, ground color"), do=("blend ground and sky color by the dot product of the normal with an up direction",), calls="hemisphereLight hemiAmbient",
    ),
    entry(
        "sh_l1", "n:vec3 unit direction; c0:vec3 band 0; c1:vec3 y coefficient; c2:vec3 z coefficient; c3:vec3 x coefficient", "c0 * 0.2820948 + c1 * (0.48860252 * n.y) + c2 * (0.48860252 * n.z) + c3 * (0.48860252 * n.x)", "vec3", names=("evaluate L1 spherical harmonics (4 vec3 coefficients)", "SH band 0 and 1 in a direction", "spherical harmonics order 2 evaluation with rgb coefficients"), do=("evaluate spherical harmonics up to band 1 in a direction, coefficients in the order 1, y, z, x",), calls="evalSH1 shEvaluateL1",
        plain=False,
    ),
    entry(
        "sh_basis_l1", "n:vec3 unit direction", "vec4<f32>(0.2820948, 0.48860252 * n.y, 0.48860252 * n.z, 0.48860252 * n.x)", "vec4", names=("first four SH basis functions (1, y, z, x)", "SH basis of bands 0 and 1", "spherical harmonic basis L0 and L1 as a vec4"), do=("evaluate the four spherical harmonic basis functions of bands 0 and 1, order 1, y, z, x",), calls="shBasis4 shBasisL1",
    ),
    entry(
        "sh_irradiance", "sh:array<vec3<f32>, 9> coefficients; n:vec3 unit normal",
        "return sh[0] * 0.886227 + sh[1] * (1.023328 * n.y) + sh[2] * (1.023328 * n.z) + sh[3] * (1.023328 * n.x) + sh[4] * (0.858086 * n.x * n.y) + sh[5] * (0.858086 * n.y * n.z) + sh[6] * (0.247708 * (3.0 * n.z * n.z - 1.0)) + sh[7] * (0.858086 * n.x * n.z) + sh[8] * (0.429043 * (n.x * n.x - n.y * n.y));", "vec3",
        names=("SH irradiance from 9 coefficients (Ramamoorthi)", "L2 spherical harmonics irradiance, array of 9 vec3", "irradiance from 9 SH coefficients"), do=("evaluate the irradiance in a direction from nine rgb SH coefficients (Ramamoorthi and Hanrahan)",), calls="irradianceSH shIrradiance",
        plain=False,
    ),
    entry(
        "rim_smooth", "normal:vec3 surface normal; view:vec3 view direction; low:f32[0.3,0.6,0.05] start; high:f32[0.7,1,0.05] end", "smoothstep(low, high, 1.0 - max(dot(normal, view), 0.0))", "f32", implied=False, names=("smoothstep rim light from {low} to {high}", "rim mask: smoothstep({low}, {high}, 1 - N.V)"), do=("compute a rim light that rises smoothly where 1 - N.V goes from {low} to {high}",),
    ),
    entry(
        "rim_color", "normal:vec3 surface normal; view:vec3 view direction; color:vec3 rim color; power:f32[1,8,0.5] power", "color * pow(1.0 - max(dot(normal, view), 0.0), power)", "vec3", implied=False, names=("colored rim light, power {power}", "rim light with a color, exponent {power}", "rimLight(n, v, color, {power})"), do=("compute a rim light of a given color and power {power}",), what=("a rim color times (1 - N.V)^{power}",),
    ),
)  # fmt: skip
_SHADOW: tuple[Entry, ...] = (
    entry("slope_bias", "n_dot_l:f32 N dot L; scale:f32[0.001,0.02,0.001] bias scale; least:f32[0.0001,0.0009,0.0001] smallest bias", "max(scale * (1.0 - n_dot_l), least)", "f32", implied=False, names=("slope-scaled shadow bias max({scale} (1 - NdotL), {least})", "shadow bias from N.L: scale {scale}, minimum {least}"), do=("compute a shadow bias of {scale} * (1 - N.L), at least {least}",)),
    entry("shadow_compare", "depth:f32 receiver depth; stored:f32 shadow map depth; bias:f32[0.001,0.02,0.001] bias", "select(1.0, 0.0, depth - bias > stored)", "f32", implied=False, names=("shadow map comparison with bias {bias}: 0 in shadow, 1 lit", "hard shadow test, bias {bias}"), do=("return 0 if the depth minus {bias} is behind the shadow map's and 1 otherwise",)),
    entry(
        "chebyshev_shadow", "moments:vec2 moments; depth:f32 receiver depth; least:f32[0.00001,0.0005,0.00001] smallest variance", "if depth <= moments.x { return 1.0; } let variance = max(moments.y - moments.x * moments.x, least); let d = depth - moments.x; return variance / (variance + d * d);", "f32", implied=False, names=("variance shadow map, Chebyshev upper bound, min variance {least}", "VSM Chebyshev visibility from moments and depth, variance at least {least}"), do=("compute the Chebyshev upper bound of a variance shadow map, variance not below {least}",), what=("the VSM light factor with a variance of at least {least}",),
    ),
    entry("esm_shadow", "depth:f32 receiver depth; occluder:f32 occluder depth; k:f32[20,100,5] sharpness", "clamp(exp(-k * (depth - occluder)), 0.0, 1.0)", "f32", implied=False, names=("exponential shadow map, k = {k}", "ESM visibility exp(-{k} (receiver - occluder))"), do=("compute the visibility of an exponential shadow map with sharpness {k}",)),
    entry("penumbra_width", "receiver:f32 receiver depth; blocker:f32 average blocker depth; light_size:f32[0.5,4,0.5] light size", "(receiver - blocker) * light_size / blocker", "f32", implied=False, names=("PCSS penumbra width, light size {light_size}", "penumbra estimate (receiver - blocker) / blocker * {light_size}"), do=("estimate the penumbra width of a light of size {light_size} as PCSS does",)),
    entry("cascade_index", "depth:f32 view depth; splits:vec4 split distances", "u32(depth > splits.x) + u32(depth > splits.y) + u32(depth > splits.z)", "u32", names=("cascade index from view depth and a vec4 of splits", "which shadow cascade (0..3) for a depth, splits in a vec4"), do=("choose the shadow cascade 0 to 3 by comparing the depth with the first three splits",), calls="selectCascade cascadeIndex", plain=False),
    entry("rayleigh_phase", "cos_theta:f32 cosine", f"3.0 / (16.0 * {_PI}) * (1.0 + cos_theta * cos_theta)", "f32", names=("Rayleigh phase function", "rayleigh phase 3/(16 pi) (1 + cos^2)", "phaseRayleigh(cosTheta)"), do=("evaluate the Rayleigh phase function",), what=("the Rayleigh phase of a cosine",), calls="rayleighPhase phaseRayleigh"),
    entry("schlick_phase", "cos_theta:f32 cosine; k:f32[-0.8,0.8,0.1] asymmetry", f"let d = 1.0 - k * cos_theta; return (1.0 - k * k) / (4.0 * {_PI} * d * d);", "f32", implied=False, names=("Schlick phase function, k = {k}",), do=("evaluate the Schlick phase function with k {k}",)),
    entry("isotropic_phase", "albedo:vec3 scattering color", f"albedo / (4.0 * {_PI})", "vec3", names=("isotropic phase function times albedo", "albedo / (4 pi)"), do=("divide an albedo by 4 pi, the isotropic phase function",)),
    entry("powder", "density:f32 density", "1.0 - exp(-2.0 * density)", "f32", names=("powder effect for clouds, 1 - exp(-2 d)", "Horizon Zero Dawn cloud powder term"), do=("compute the powder term of clouds, 1 - exp(-2 density)",), calls="powderEffect"),
)  # fmt: skip


@family("function", structures=50)
def light_models(draw: Draw) -> Request:
    """Diffuse, specular and cartoon shading."""
    return entry_request(draw, draw.pick(_MODELS))


@family("function", structures=60)
def microfacets(draw: Draw) -> Request:
    """The terms of physically based shading."""
    return entry_request(draw, draw.pick(_MICROFACET + _FRESNEL))


@family("function", structures=60)
def light_falloff(draw: Draw) -> Request:
    """Attenuation, cones, fog, ambient light, shadows and scattering."""
    return entry_request(draw, draw.pick(_FALLOFF + _SHADOW))
