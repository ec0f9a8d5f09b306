"""Glows by a quotient, sums of lights, plasmas, waves between sources, and ramps of colour with all their stops."""

from .spec import HELPER, Options, Spec, table

_P = "let p = uv - vec2<f32>(0.5);"
_BOX = (HELPER["sd_box"],)
_SEGMENT = (HELPER["sd_segment"],)
_GLOW = {"k": (0.004, 0.05, 0.002), "r": (0.1, 0.45, 0.05)}


def _sectors(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    return {"n": (f"{values['n']:g}", f"{round(values['n'])}"), "N": ("", f"{values['n']:.1f}")}


GLOWS = table("specified_glow", 12)({
    "ring": Spec(
        ("neon circle: radius {r}, glow {k}/abs(d - {r}), d = distance to the center", "glowing circle r={r}, {k} / abs(length(p) - {r}), p = uv - 0.5", "neon ring of radius {r}, intensity {k} divided by the distance to the circle", "circle outline (r {r}) that glows: {k} over the distance to the line"),
        (_P, "let d = abs(length(p) - {r});"), light="{k} / max(d, 0.0001)", numbers=_GLOW,
    ),
    "pulsing point": Spec(
        ("pulsating glow {k} * (1 + {a} * sin({w} * {T})) / d, d = distance to the center", "point light {k}*(1+{a}*sin({w}*{T}))/length(uv-0.5)", "glowing dot in the middle, {k} / d, its strength swings by a factor 1 + {a} sin({w} {T})"),
        ("let d = distance(uv, vec2<f32>(0.5));",), light="{k} * (1.0 + {a} * sin({w} * u.time)) / max(d, 0.0001)", numbers={"k": (0.01, 0.1, 0.01), "a": (0.1, 0.9, 0.1), "w": (1, 8, 1)},
    ),
    "square": Spec(
        ("neon square outline of side {s}, glow {k} / abs(sdBox)", "glowing square (side {s}), brightness {k} / |d| with d the signed distance to the square".replace("|d|", "abs(d)"), "neon frame: {s} wide square, {k} over the distance to its outline"),
        (_P, "let d = abs(sd_box(p, vec2<f32>(0.5 * {s})));"), light="{k} / max(d, 0.0001)", numbers={"k": (0.004, 0.03, 0.002), "s": (0.2, 0.8, 0.1)}, helpers=_BOX,
    ),
    "rectangle": Spec(
        ("glowing rectangle outline {w} x {h}, {k} / abs(sdf)", "neon rectangle, width {w}, height {h}, brightness {k} over the distance to the outline", "{w} by {h} box outline with glow {k}/abs(d)"),
        (_P, "let d = abs(sd_box(p, 0.5 * vec2<f32>({w}, {h})));"), light="{k} / max(d, 0.0001)", numbers={"k": (0.004, 0.03, 0.002), "w": (0.3, 0.9, 0.1), "h": (0.2, 0.7, 0.1)}, helpers=_BOX,
    ),
    "segment": Spec(
        ("glowing line from ({a}, {b}) to ({e}, {f}), {k} / d", "neon segment ({a}, {b})-({e}, {f}) with brightness {k} over the distance", "light saber between ({a}, {b}) and ({e}, {f}), glow {k}/d"),
        ("let d = sd_segment(uv, vec2<f32>({a}, {b}), vec2<f32>({e}, {f}));",), light="{k} / max(d, 0.0001)", numbers={"k": (0.004, 0.03, 0.002), "a": (0.1, 0.4, 0.1), "b": (0.1, 0.9, 0.1), "e": (0.6, 0.9, 0.1), "f": (0.1, 0.9, 0.1)}, helpers=_SEGMENT,
    ),
    "saber": Spec(
        ("light saber from ({a}, {b}) to ({e}, {f}): white core {w} thick, {c} halo {k} / d", "{c} laser between ({a}, {b}) and ({e}, {f}) with a white core of thickness {w} and a glow of {k} over the distance"),
        ("let d = sd_segment(uv, vec2<f32>({a}, {b}), vec2<f32>({e}, {f}));",), shown="select({c} * {k} / max(d, 0.0001), vec3<f32>(1.0), d < 0.5 * {w})", colors="c", numbers={"k": (0.004, 0.03, 0.002), "w": (0.005, 0.03, 0.005), "a": (0.1, 0.4, 0.1), "b": (0.1, 0.9, 0.1), "e": (0.6, 0.9, 0.1), "f": (0.1, 0.9, 0.1)}, helpers=_SEGMENT,
    ),
    "moving point": Spec(
        ("glowing point at 0.5 + {r} * (cos({w} {T}), sin({w} {T})), {k} / d", "light orbiting the center: position 0.5 + {r}*vec2(cos({w}*{T}), sin({w}*{T})), brightness {k}/distance", "{k} / distance to the moving point vec2(0.5) + {r} * vec2(cos({T} * {w}), sin({T} * {w}))"),
        ("let d = distance(uv, vec2<f32>(0.5) + {r} * vec2<f32>(cos({w} * u.time), sin({w} * u.time)));",), light="{k} / max(d, 0.0001)", numbers={"k": (0.005, 0.05, 0.005), "r": (0.1, 0.4, 0.05), "w": (1, 6, 1)},
    ),
    "circle of points": Spec(
        ("{n} glowing points evenly on a circle of radius {r}, turning at {w} rad/s, sum of {k} / d", "{n} lights on a circle (radius {r}), angle i * 2pi / {n} + {w} * {T}, brightness sum of {k}/distance", "ring of {n} glowing dots, r = {r}, rotating with angle {w}*{T}, add {k} / d for each"),
        ("var glow = 0.0;", "for (var i = 0; i < {n}; i++) {", "let a = u.time * {w} + f32(i) * 6.2831855 / {N};", "glow += {k} / max(distance(uv, vec2<f32>(0.5) + {r} * vec2<f32>(cos(a), sin(a))), 0.0001);", "}"), light="glow", numbers={"k": (0.002, 0.02, 0.002), "r": (0.15, 0.4, 0.05), "w": (0.5, 4, 0.5), "n": (3, 12, 1)}, more=_sectors,
    ),
    "tone mapped": Spec(
        ("{n} {c} lights on a circle of radius {r}, angle i * 2pi / {n} + {w} * {T}, sum of {k} / d, tone map 1 - exp(-color)", "{n} glowing {c} points circling at radius {r} ({w} rad/s), each {k}/distance, result 1 - exp(-c)"),
        ("var glow = 0.0;", "for (var i = 0; i < {n}; i++) {", "let a = u.time * {w} + f32(i) * 6.2831855 / {N};", "glow += {k} / max(distance(uv, vec2<f32>(0.5) + {r} * vec2<f32>(cos(a), sin(a))), 0.0001);", "}"), shown="1.0 - exp(-{c} * glow)", colors="c", numbers={"k": (0.002, 0.04, 0.002), "r": (0.15, 0.4, 0.05), "w": (0.5, 4, 0.5), "n": (3, 12, 1)}, more=_sectors,
    ),
    "gauss": Spec(
        ("Gaussian blob exp(-{k} * d^2) at ({x}, {y})", "soft spot exp(-{k}*d*d), d = distance to ({x}, {y})", "gaussian light centered at ({x}, {y}), brightness e^(-{k} d^2)"),
        ("let d = distance(uv, vec2<f32>({x}, {y}));",), light="exp(-{k} * d * d)", numbers={"k": (5, 60, 5), "x": (0.2, 0.8, 0.1), "y": (0.2, 0.8, 0.1)},
    ),
    "curtain": Spec(
        ("aurora: {c} curtain exp(-{k} * (y - {a} - {b} * sin({n} x + {T}))^2) plus {m} curtain exp(-{k} * (y - {e} - {b} * sin({f} x - {T}))^2)", "two aurora bands, {c} at y = {a} + {b} sin({n} x + {T}) and {m} at y = {e} + {b} sin({f} x - {T}), each exp(-{k} dy^2), added, x and y in uv"),
        ("let a = uv.y - {a} - {b} * sin({n} * uv.x + u.time);", "let b = uv.y - {e} - {b} * sin({f} * uv.x - u.time);"), shown="{c} * exp(-{k} * a * a) + {m} * exp(-{k} * b * b)", colors="cm", numbers={"k": (20, 100, 10), "a": (0.2, 0.4, 0.05), "e": (0.5, 0.8, 0.05), "b": (0.05, 0.15, 0.05), "n": (3, 12, 1), "f": (3, 12, 1)},
    ),
    "interference": Spec(
        ("interference of two sources at ({a}, {b}) and ({e}, {f}): 0.5 + 0.25 * (sin({k} * d1) + sin({k} * d2))", "two wave sources ({a}, {b}), ({e}, {f}), gray = 0.5 + 0.25*(sin({k}*d1) + sin({k}*d2))"),
        ("let d1 = distance(uv, vec2<f32>({a}, {b}));", "let d2 = distance(uv, vec2<f32>({e}, {f}));"), light="0.5 + 0.25 * (sin({k} * d1) + sin({k} * d2))", numbers={"k": (30, 150, 10), "a": (0.1, 0.4, 0.1), "b": (0.1, 0.9, 0.1), "e": (0.6, 0.9, 0.1), "f": (0.1, 0.9, 0.1)},
    ),
    "moving interference": Spec(
        ("interference of waves from ({a}, {b}) and ({e}, {f}): 0.5 + 0.25 * (sin({k} * d1 - {w} * {T}) + sin({k} * d2 - {w} * {T}))", "ripples from two drops at ({a}, {b}) and ({e}, {f}), 0.5 + 0.25*(sin({k}*d1 - {w}*{T}) + sin({k}*d2 - {w}*{T}))"),
        ("let d1 = distance(uv, vec2<f32>({a}, {b}));", "let d2 = distance(uv, vec2<f32>({e}, {f}));"), light="0.5 + 0.25 * (sin({k} * d1 - {w} * u.time) + sin({k} * d2 - {w} * u.time))", numbers={"k": (30, 150, 10), "w": (1, 10, 1), "a": (0.1, 0.4, 0.1), "b": (0.1, 0.9, 0.1), "e": (0.6, 0.9, 0.1), "f": (0.1, 0.9, 0.1)},
    ),
    "balls": Spec(
        ("metaballs at ({a}, {b}) and ({e}, {f}): lit where {r}^2/d1^2 + {r}^2/d2^2 > 1", "two metaballs of radius {r} at ({a}, {b}) and ({e}, {f}), field r^2/d^2 summed, threshold 1"),
        ("let p1 = uv - vec2<f32>({a}, {b});", "let p2 = uv - vec2<f32>({e}, {f});"), mask="select(0.0, 1.0, {r} * {r} / dot(p1, p1) + {r} * {r} / dot(p2, p2) > 1.0)", numbers={"r": (0.05, 0.2, 0.01), "a": (0.2, 0.4, 0.05), "b": (0.3, 0.7, 0.1), "e": (0.6, 0.8, 0.05), "f": (0.3, 0.7, 0.1)},
    ),
    "rose": Spec(
        ("rose curve r = {r} * abs(cos({n} * angle)), filled", "rhodonea filled inside r < {r}*abs(cos({n}*theta)), theta = atan2(y, x) around the center", "flower: inside where length(p) < {r} * abs(cos({n} * atan2(p.y, p.x))), p = uv - 0.5"),
        (_P,), mask="select(0.0, 1.0, length(p) < {r} * abs(cos({n} * atan2(p.y, p.x))))", numbers={"r": (0.2, 0.48, 0.02), "n": (2, 8, 1)},
    ),
    "sine wave fill": Spec(
        ("{c} water below y = {a} + {b} * sin({n} * x + {w} * {T}), {k} above", "{k} sky and a {c} sea whose surface is y = {a} + {b}*sin({n}*x + {T}*{w}), y down", "fill {c} under the moving wave {a} + {b} sin({n} x + {w} {T}) (y from the top), {k} over it"),
        ("let y = {a} + {b} * sin({n} * uv.x + {w} * u.time);",), shown="select({k}, {c}, uv.y > y)", colors="ck", numbers={"a": (0.3, 0.7, 0.05), "b": (0.02, 0.15, 0.01), "n": (3, 30, 1), "w": (1, 6, 1)},
    ),
})  # fmt: skip

_ALONG: Options = (
    ("along x", "uv.x"), ("from left to right", "uv.x"), ("from top to bottom", "uv.y"), ("along y, top first", "uv.y"), ("by 2 * distance to the center", "2.0 * distance(uv, vec2<f32>(0.5))"), ("over t = (x + y) / 2", "(uv.x + uv.y) * 0.5"), ("by fract(x + {T} * 0.1)", "fract(uv.x + u.time * 0.1)"), ("by the distance to the mouse", "distance(uv, u.mouse.xy / u.resolution)"),
)  # fmt: skip
_T = "let t = {along};"


def _stops(n: int) -> tuple[str, ...]:
    """Statements that go through n colours at equal steps."""
    letters = "abcdefg"[:n]
    lines = [f"let s = ({{along}}) * {n - 1}.0;", "var color = {a};"]
    lines += [f"color = mix(color, {{{letter}}}, clamp(s - {at}.0, 0.0, 1.0));" if at else f"color = mix(color, {{{letter}}}, clamp(s, 0.0, 1.0));" for at, letter in enumerate(letters[1:])]  # fmt: skip
    return tuple(lines)


def _listed(n: int, comma: str) -> str:
    return comma.join(f"{{{letter}}}" for letter in "abcdefg"[:n])


def _ramp(n: int) -> Spec:
    return Spec(
        (f"color ramp {{along}}: {_listed(n, ', ')}, equally spaced, linear in between", f"{n} stop gradient {_listed(n, ' -> ')} {{along}}, evenly spaced", f"colormap with {n} equally spaced stops {_listed(n, ' ')}, interpolated linearly, {{along}}", f"gradient {{along}} through {_listed(n, ', ')} at even steps", f"lookup ramp [{_listed(n, ', ')}] {{along}}"),
        _stops(n), shown="color", colors="abcdefg"[:n], options={"along": _ALONG},
    )  # fmt: skip


RAMPS = table("specified_ramp", 12)({
    "3": _ramp(3), "4": _ramp(4), "5": _ramp(5), "6": _ramp(6),
    "heat": Spec(
        ("heat map {along}: clamp(vec3(3t, 3t - 1, 3t - 2), 0, 1)", "black-red-yellow-white heat ramp {along} (stops at 0, 1/3, 2/3, 1)", "thermal colors {along}, red rises first, then green, then blue, each over a third"),
        (_T,), shown="clamp(vec3<f32>(3.0 * t, 3.0 * t - 1.0, 3.0 * t - 2.0), vec3<f32>(0.0), vec3<f32>(1.0))", options={"along": _ALONG},
    ),
    "hsv": Spec(
        ("hsv strip {along}: saturation {s}, value {v}", "hue {along} with saturation {s} and value {v}", "rainbow {along} at s = {s}, v = {v} (HSV)", "hsv(t, {s}, {v}), t {along}"),
        (_T,), shown="{v} * mix(vec3<f32>(1.0), hue(t), {s})", numbers={"s": (0.2, 0.9, 0.1), "v": (0.3, 0.9, 0.1)}, options={"along": _ALONG}, helpers=(HELPER["hue"],),
    ),
    "repeated hsv": Spec(
        ("hue = {n} * t, t {along}", "rainbow {along}, {n} times", "{n} rainbows {along}"),
        (_T,), shown="hue({n} * t)", numbers={"n": (2, 8, 1)}, options={"along": _ALONG}, helpers=(HELPER["hue"],),
    ),
    "cosine": Spec(
        ("iq palette a=({a}) b=({b}) c=({e}) d=({f}), t {along}", "cosine palette a + b*cos(2pi(c*t + d)) with a = ({a}), b = ({b}), c = ({e}), d = ({f}), {along}", "a=({a}), b=({b}), c=({e}), d=({f}) palette {along}", "palette(t, vec3({a}), vec3({b}), vec3({e}), vec3({f})) {along}"),
        (_T,), shown="vec3<f32>({a}) + vec3<f32>({b}) * cos(6.2831855 * (vec3<f32>({e}) * t + vec3<f32>({f})))",
        options={"along": _ALONG, "a": (("0.5, 0.5, 0.5", "0.5, 0.5, 0.5"), ("0.5, 0.5, 0.4", "0.5, 0.5, 0.4"), ("0.8, 0.5, 0.4", "0.8, 0.5, 0.4"), (".5,.5,.5", "0.5, 0.5, 0.5"), ("0.6, 0.4, 0.5", "0.6, 0.4, 0.5")), "b": (("0.5, 0.5, 0.5", "0.5, 0.5, 0.5"), ("0.2, 0.4, 0.2", "0.2, 0.4, 0.2"), (".5,.5,.5", "0.5, 0.5, 0.5"), ("0.4, 0.4, 0.3", "0.4, 0.4, 0.3")), "e": (("1, 1, 1", "1.0, 1.0, 1.0"), ("1.0, 1.0, 0.5", "1.0, 1.0, 0.5"), ("2, 1, 0", "2.0, 1.0, 0.0"), ("1, 0.7, 0.4", "1.0, 0.7, 0.4"), ("2, 1, 1", "2.0, 1.0, 1.0")), "f": (("0, 0.33, 0.67", "0.0, 0.33, 0.67"), ("0, 0.1, 0.2", "0.0, 0.1, 0.2"), ("0.3, 0.2, 0.2", "0.3, 0.2, 0.2"), ("0.8, 0.9, 0.3", "0.8, 0.9, 0.3"), ("0, .33, .67", "0.0, 0.33, 0.67"), ("0.5, 0.2, 0.25", "0.5, 0.2, 0.25"), ("0, 0.15, 0.2", "0.0, 0.15, 0.2"))},
    ),
    "gray steps": Spec(
        ("{n} gray steps {along}, from black to white", "step wedge {along}: {n} patches from black to white", "{n} level grayscale staircase {along}, black first, white last"),
        (_T,), shown="vec3<f32>(min(floor(t * {n}), {n} - 1.0) / ({n} - 1.0))", numbers={"n": (3, 16, 1)}, options={"along": _ALONG[:4]},
    ),
})  # fmt: skip
