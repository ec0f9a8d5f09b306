"""Motion to the last number: blinks with a duty, timelines, scrolling patterns, paths, loops, bars, plots that move."""

from .spec import HELPER, Options, Spec, table

_DOT: Options = (("dot", ""), ("circle", ""), ("disc", ""), ("ball", ""))
_SCROLL: Options = (
    ("to the right", "uv.x - u.time * {v}"), ("to the left", "uv.x + u.time * {v}"), ("left", "uv.x + u.time * {v}"), ("right", "uv.x - u.time * {v}"), ("from left to right", "uv.x - u.time * {v}"), ("from right to left", "uv.x + u.time * {v}"),
)  # fmt: skip
_SCROLL_Y: Options = (("down", "uv.y - u.time * {v}"), ("up", "uv.y + u.time * {v}"), ("downwards", "uv.y - u.time * {v}"), ("upwards", "uv.y + u.time * {v}"))  # fmt: skip
_WAY: Options = (
    ("to the right", "vec2<f32>(u.time * {v}, 0.0)"), ("to the left", "vec2<f32>(-u.time * {v}, 0.0)"), ("down", "vec2<f32>(0.0, u.time * {v})"), ("up", "vec2<f32>(0.0, -u.time * {v})"),
    ("towards the bottom right", "vec2<f32>(u.time * {v}, u.time * {v})"),
)  # fmt: skip
_SPEED = "[at {v} uv per second|with {v} screen widths per second|at a speed of {v} per second|speed {v}|{v} per second|by {v} every second|velocity {v}]"
_SPEED_Y = "[at {v} uv per second|with {v} screen heights per second|at a speed of {v} per second|speed {v}|{v} per second|by {v} every second|velocity {v}]"


def _duty(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    on, off = values["on"], values["off"]
    period = round(on + off, 4)
    share = round(on / period, 4)
    return {
        "period": (f"{period:g}", f"{period}"),
        "test": ("", "fract(u.time) < " + str(share) if period == 1 else f"fract(u.time / {period}) * {period} < {on}"),
    }


def _percent(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    return {"pct": (f"{round(values['s'] * 100):g}%", "")}


def _sum3(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    a, b, c = values["a"], values["b"], values["c"]
    return {"all": (f"{a + b + c:g}", f"{a + b + c:.1f}"), "ab": ("", f"{a + b:.1f}")}


def _lissajous(values: dict[str, float]) -> dict[str, tuple[str, str]]:
    return {"A": (f"{values['a']:g}", ""), "B": (f"{values['b']:g}", "")}


MOTIONS = table("specified_motion", 30)({
    "blink": Spec(
        ("{dot} of radius {r} that is on for {on} s and off for {off} s", "blinking {dot}, radius {r}: {on} seconds visible, {off} seconds hidden, repeating", "{dot} r={r}, blinks, {on}s on / {off}s off", "{dot} with radius {r} in the middle; it shows for {on} seconds, then disappears for {off} seconds, over and over", "centered {dot} radius {r} blinking with a period of {period} seconds, visible during the first {on} seconds"),
        ("let d = distance(uv, vec2<f32>(0.5));",), mask="select(0.0, 1.0, d < {r} && {test})", numbers={"r": (0.05, 0.4, 0.05), "on": (0.1, 2, 0.1), "off": (0.1, 2, 0.1)}, options={"dot": _DOT}, more=_duty,
    ),
    "strobe": Spec(
        ("strobe with {n} flashes a second, lit {pct} of the time", "stroboscope: {n} Hz, duty cycle {s}", "screen flashing {n} times per second, each flash takes {pct} of the cycle", "whole screen blinks at {n} Hz with a duty cycle of {pct}", "flash at {n} Hz, on while fract({n} * {T}) < {s}", "full screen strobe {n}/s duty {pct}"),
        light="select(0.0, 1.0, fract(u.time * {n}) < {s})", numbers={"n": (2, 12, 1), "s": (0.05, 0.8, 0.05)}, more=_percent,
    ),
    "three lights": Spec(
        ("{c} for {a} seconds, then {k} for {b} seconds, then {m} for {e} seconds, loop, whole screen", "traffic light timing on the whole screen: {a} s {c}, {b} s {k}, {e} s {m}, repeat", "cycle the screen: {c} {a}s, {k} {b}s, {m} {e}s", "signal sequence {c} ({a} s) -> {k} ({b} s) -> {m} ({e} s), endless, fill the screen", "the screen is {c} for the first {a} seconds, {k} for the next {b}, {m} for the last {e} of a {all} second cycle"),
        ("let t = fract(u.time / {all}) * {all};",), shown="select(select({m}, {k}, t < {ab}), {c}, t < {a})", numbers={"a": (1, 6, 1), "b": (1, 4, 1), "e": (1, 6, 1)}, colors="ckm", more=lambda v: _sum3({"a": v["a"], "b": v["b"], "c": v["e"]}),
    ),
    "triangle fade": Spec(
        ("fade from {c} to {k} and back linearly, {p} seconds per full cycle", "crossfade {c} <-> {k}, triangle wave, period {p} s, starts at {c}", "linear ping-pong between {c} and {k} every {p} seconds, {c} at time 0", "screen color goes from {c} to {k} and back in {p} seconds, linear not sine", "triangle wave blend of {c} and {k}, whole cycle {p} seconds, first {c}"),
        ("let t = 1.0 - abs(fract(u.time / {p}) * 2.0 - 1.0);",), shown="mix({c}, {k}, t)", numbers={"p": (2, 12, 1)}, colors="ck",
    ),
    "once": Spec(
        ("go from {c} to {k} within {p} seconds with smoothstep, then stay", "transition from {c} to {k}, smoothstep over {p} seconds, no loop", "one-shot smoothstep fade {c} -> {k} in the first {p} s, hold {k} afterwards", "smoothstep(0, {p}, {T}) blends the screen from {c} to {k}"),
        shown="mix({c}, {k}, smoothstep(0.0, {p}, u.time))", numbers={"p": (2, 12, 1)}, colors="ck",
    ),
    "scrolling stripes": Spec(
        (f"{{n}} vertical stripes scrolling {{way}} {_SPEED}", f"vertical stripes ({{n}} across) moving {{way}} {_SPEED}", f"{{n}} upright bars that slide {{way}} {_SPEED}", f"animated vertical stripes, {{n}} of them, going {{way}} {_SPEED}"),
        ("let x = {way};",), mask="select(0.0, 1.0, fract(x * {n}) < 0.5)", numbers={"n": (3, 30, 1), "v": (0.05, 0.8, 0.05)}, options={"way": _SCROLL},
    ),
    "scrolling bands": Spec(
        (f"{{n}} horizontal stripes scrolling {{way}} {_SPEED_Y}", f"horizontal bands ({{n}}) moving {{way}} {_SPEED_Y}", f"{{n}} level bars that slide {{way}} {_SPEED_Y}", f"horizontal stripes, {{n}} of them, rolling {{way}} {_SPEED_Y}"),
        ("let y = {way};",), mask="select(0.0, 1.0, fract(y * {n}) < 0.5)", numbers={"n": (3, 30, 1), "v": (0.05, 0.8, 0.05)}, options={"way": _SCROLL_Y},
    ),
    "scrolling checks": Spec(
        (f"{{n}}x{{n}} checkerboard moving {{way}} {_SPEED_Y}", f"checkerboard of {{n}} by {{n}} squares drifting {{way}} {_SPEED_Y}", f"scrolling checker pattern, {{n}} squares per side, going {{way}} {_SPEED_Y}"),
        ("let cell = floor((uv - {way}) * {n});",), mask="select(0.0, 1.0, abs(cell.x + cell.y) % 2.0 == 1.0)", numbers={"n": (3, 16, 1), "v": (0.05, 0.8, 0.05)}, options={"way": _WAY},
    ),
    "scrolling dots": Spec(
        (f"{{n}}x{{n}} grid of dots moving {{way}} {_SPEED_Y}, dot radius {{r}} of a cell", f"polka dots, {{n}} per side, radius {{r}} cells, scrolling {{way}} {_SPEED_Y}", f"dot pattern ({{n}} by {{n}}, r = {{r}} of the cell) that drifts {{way}} {_SPEED_Y}"),
        ("let cell = fract((uv - {way}) * {n});",), mask="select(0.0, 1.0, distance(cell, vec2<f32>(0.5)) < {r})", numbers={"n": (3, 20, 1), "v": (0.05, 0.8, 0.05), "r": (0.1, 0.45, 0.05)}, options={"way": _WAY},
    ),
    "eased slide": Spec(
        ("{dot} of radius {r} going from x = {a} to x = {b} and back in {p} seconds, smoothstep easing each way", "ease-in-out: {dot} (r {r}) moves between x={a} and x={b}, round trip {p} s, smoothstep, at y = 0.5", "{dot} radius {r}, slides from x {a} to {b} and returns, {p} seconds per round trip, eased with smoothstep"),
        ("let t = smoothstep(0.0, 1.0, 1.0 - abs(fract(u.time / {p}) * 2.0 - 1.0));", "let d = distance(uv, vec2<f32>(mix({a}, {b}, t), 0.5));"), mask="select(0.0, 1.0, d < {r})",
        numbers={"r": (0.02, 0.1, 0.01), "a": (0.1, 0.3, 0.05), "b": (0.6, 0.9, 0.05), "p": (2, 8, 1)}, options={"dot": _DOT},
    ),
    "linear slide": Spec(
        ("{dot} of radius {r} moving back and forth linearly from x = {a} to x = {b}, {p} seconds per round trip", "ping-pong {dot}: x goes from {a} to {b} and back at constant speed in {p} s, r = {r}", "{dot} (r {r}) travels from x={a} to x={b} and back at constant speed, cycle {p} s, y = 0.5"),
        ("let t = 1.0 - abs(fract(u.time / {p}) * 2.0 - 1.0);", "let d = distance(uv, vec2<f32>(mix({a}, {b}, t), 0.5));"), mask="select(0.0, 1.0, d < {r})",
        numbers={"r": (0.02, 0.1, 0.01), "a": (0.1, 0.3, 0.05), "b": (0.6, 0.9, 0.05), "p": (2, 8, 1)}, options={"dot": _DOT},
    ),
    "from to": Spec(
        ("{dot} of radius {r} moving from ({a}, {b}) to ({e}, {f}) in {p} seconds, then again from the start", "{dot} (r {r}) flies in a straight line from ({a},{b}) to ({e},{f}), takes {p} s, loops", "animate a {dot}, radius {r}: position mix(({a}, {b}), ({e}, {f}), fract({T} / {p}))", "loop: {dot} with r={r} travels ({a}, {b}) -> ({e}, {f}) in {p} seconds"),
        ("let t = fract(u.time / {p});", "let d = distance(uv, mix(vec2<f32>({a}, {b}), vec2<f32>({e}, {f}), t));"), mask="select(0.0, 1.0, d < {r})",
        numbers={"r": (0.02, 0.1, 0.01), "a": (0.1, 0.4, 0.1), "b": (0.1, 0.9, 0.1), "e": (0.6, 0.9, 0.1), "f": (0.1, 0.9, 0.1), "p": (2, 8, 1)}, options={"dot": _DOT},
    ),
    "pendulum": Spec(
        ("pendulum: bob of radius {r} hanging {l} below the top center, swinging +-{a} degrees with a period of {p} s (sine)", "swinging bob r={r}, pivot at (0.5, 0), length {l}, amplitude {a} degrees, period {p} seconds", "pendulum bob (radius {r}) on an invisible string of length {l} from (0.5, 0), angle {a}° * sin(2pi {T} / {p})"),
        ("let a = radians({a}) * sin(u.time * 6.2831855 / {p});", "let d = distance(uv, vec2<f32>(0.5, 0.0) + {l} * vec2<f32>(sin(a), cos(a)));"), mask="select(0.0, 1.0, d < {r})", numbers={"r": (0.02, 0.1, 0.01), "l": (0.3, 0.8, 0.05), "a": (10, 60, 5), "p": (2, 6, 1)},
    ),
    "parabola": Spec(
        ("ball of radius {r} bouncing on the bottom edge, parabolic, {h} high, one bounce every {p} s", "bouncing ball, r = {r}: height is {h} * 4t(1-t) over the floor with t = fract({T}/{p})", "ball (radius {r}) that bounces on the lower edge to a height of {h}, each bounce lasts {p} seconds, true parabola", "jumping ball: bounce height {h}, duration {p} s, radius {r}, rests on the bottom edge at t=0, parabola"),
        ("let t = fract(u.time / {p});", "let d = distance(uv, vec2<f32>(0.5, 1.0 - {r} - {h} * 4.0 * t * (1.0 - t)));"), mask="select(0.0, 1.0, d < {r})", numbers={"r": (0.03, 0.12, 0.01), "h": (0.2, 0.8, 0.05), "p": (0.5, 2.5, 0.5)},
    ),
    "lissajous": Spec(
        ("{dot} of radius {r} on a Lissajous curve: position 0.5 + {k} * (sin({a} {T}), sin({b} {T}))", "Lissajous {dot}, r {r}, x = 0.5 + {k} sin({a}*{T}), y = 0.5 + {k} sin({b}*{T})", "{dot} (radius {r}) moving at 0.5 + {k}*vec2(sin({a}*{T}), sin({b}*{T}))", "{dot} r={r} whose center is vec2(0.5) + {k} * sin(vec2({a}, {b}) * {T})"),
        ("let d = distance(uv, vec2<f32>(0.5) + {k} * vec2<f32>(sin({a} * u.time), sin({b} * u.time)));",), mask="select(0.0, 1.0, d < {r})", numbers={"r": (0.02, 0.1, 0.01), "k": (0.2, 0.4, 0.05), "a": (1, 5, 1), "b": (1, 7, 1)}, options={"dot": _DOT},
    ),
    "orbit spec": Spec(
        ("{dot} of radius {r} orbiting ({x}, {y}) at distance {k}, angle = {w} * {T}, starting on the right", "{dot} r={r} circling around ({x}, {y}), orbit radius {k}, {w} rad/s clockwise, starts to the right", "{dot} (radius {r}) at ({x}, {y}) + {k} * (cos({w} {T}), sin({w} {T}))", "orbiting {dot}: center ({x}, {y}), orbit radius {k}, angular speed {w} radians per second, dot radius {r}, position c + {k}*(cos a, sin a)"),
        ("let a = u.time * {w};", "let d = distance(uv, vec2<f32>({x}, {y}) + {k} * vec2<f32>(cos(a), sin(a)));"), mask="select(0.0, 1.0, d < {r})", numbers={"r": (0.02, 0.1, 0.01), "k": (0.1, 0.3, 0.05), "w": (0.5, 5, 0.5), "x": (0.3, 0.7, 0.1), "y": (0.3, 0.7, 0.1)}, options={"dot": _DOT},
    ),
    "dvd": Spec(
        ("DVD screensaver: {c} rectangle {w} x {h} bouncing off all edges, velocity ({a}, {b}) per second, starts in the top left corner", "bouncing logo like the DVD one, {c} box {w} wide and {h} high, moves ({a}, {b}) uv per second and reflects at the borders, top left corner at time 0", "{c} rect ({w} by {h}) that bounces between the screen edges with triangle waves, speeds {a} in x and {b} in y, from the top left"),
        ("let room = vec2<f32>(1.0 - {w}, 1.0 - {h});", "let t = 1.0 - abs(fract(u.time * vec2<f32>({a}, {b}) / (2.0 * room)) * 2.0 - vec2<f32>(1.0));", "let p = uv - (0.5 * vec2<f32>({w}, {h}) + t * room);"), shown="{c} * select(0.0, 1.0, sd_box(p, 0.5 * vec2<f32>({w}, {h})) < 0.0)",
        numbers={"w": (0.1, 0.3, 0.05), "h": (0.05, 0.2, 0.05), "a": (0.1, 0.5, 0.05), "b": (0.1, 0.5, 0.05)}, colors="c", helpers=(HELPER["sd_box"],),
    ),
    "beat": Spec(
        ("circle whose radius is {r} + {k} * exp(-{e} * fract({T}))", "heartbeat: radius {r} plus {k}*exp(-{e}*fract({T})), one beat per second, filled circle", "disc with a kick every second, radius = {r} + {k} * exp(-{e} t), t = fract(time)", "beating circle, base radius {r}, jumps by {k} each second and decays with exp(-{e}*t)"),
        ("let r = {r} + {k} * exp(-{e} * fract(u.time));",), mask="select(0.0, 1.0, distance(uv, vec2<f32>(0.5)) < r)", numbers={"r": (0.1, 0.3, 0.05), "k": (0.02, 0.15, 0.01), "e": (3, 12, 1)},
    ),
    "radius formula": Spec(
        ("circle with radius {r} + {k} * sin({w} * {T})", "circle, r = {r} + {k}*sin({w}*{T})", "pulsing disc: radius {r} + {k} sin({w} {T})", "filled circle whose radius is {r} plus {k} times the sine of {w} times the time", "length(uv - 0.5) < {r} + {k}*sin({T}*{w})"),
        ("let r = {r} + {k} * sin({w} * u.time);",), mask="select(0.0, 1.0, distance(uv, vec2<f32>(0.5)) < r)", numbers={"r": (0.15, 0.35, 0.05), "k": (0.02, 0.14, 0.01), "w": (1, 8, 1)},
    ),
    "loading arc": Spec(
        ("loading ring, radius {r}, thickness {w}, an arc of {pct} of the circle rotating clockwise once every {p} s, starting at the top", "spinner: ring r={r}, {w} thick, only {pct} of it visible, the gap and arc turn clockwise with a period of {p} seconds, the arc starts at 12 o'clock", "circular loader, radius {r}, line {w}, arc length {s} of a turn, clockwise, {p} s per turn, begins at the top"),
        ("let p = uv - vec2<f32>(0.5);", "let d = abs(length(p) - {r}) - 0.5 * {w};", "let s = fract(atan2(p.x, -p.y) / 6.2831855 - u.time / {p});"), mask="select(0.0, 1.0, d < 0.0 && s < {s})", numbers={"r": (0.15, 0.4, 0.05), "w": (0.02, 0.1, 0.01), "s": (0.1, 0.8, 0.05), "p": (1, 4, 0.5)}, more=_percent,
    ),
    "filling arc": Spec(
        ("ring of radius {r} and thickness {w} that fills clockwise from the top in {p} seconds, then starts again", "circular progress: ring r {r}, width {w}, the lit part grows clockwise from 12 o'clock, full after {p} s, loops", "countdown ring (radius {r}, {w} thick), drawn clockwise from the top, complete after {p} seconds, repeating"),
        ("let p = uv - vec2<f32>(0.5);", "let d = abs(length(p) - {r}) - 0.5 * {w};", "let s = fract(atan2(p.x, -p.y) / 6.2831855);"), mask="select(0.0, 1.0, d < 0.0 && s < fract(u.time / {p}))", numbers={"r": (0.15, 0.4, 0.05), "w": (0.02, 0.1, 0.01), "p": (1, 10, 1)},
    ),
    "countdown bar": Spec(
        ("countdown bar at the bottom, {h} high, full width, shrinks to the left and is empty after {p} seconds, no loop", "bar along the lower edge, height {h}, starts full width and shrinks from the right to nothing in {p} s, then stays empty", "time bar: bottom {h} of the screen, width 1 - {T}/{p} (not below 0), from the left"),
        ("let t = clamp(1.0 - u.time / {p}, 0.0, 1.0);",), mask="select(0.0, 1.0, uv.y > 1.0 - {h} && uv.x < t)", numbers={"h": (0.05, 0.3, 0.05), "p": (5, 60, 5)},
    ),
    "equalizer": Spec(
        ("{n} equalizer bars from the bottom, height of bar i is {a} + {b} * sin({w} * {T} + i), gaps of 20% between", "audio bars: {n} columns, bar i reaches {a} + {b}*sin({T}*{w} + i) of the height from the bottom, each fills 80% of its column", "fake spectrum with {n} bars, h(i) = {a} + {b} sin({w} {T} + i), bar width 80% of the column, standing on the lower edge"),
        ("let i = floor(uv.x * {n});", "let h = {a} + {b} * sin({w} * u.time + i);"), mask="select(0.0, 1.0, fract(uv.x * {n}) < 0.8 && 1.0 - uv.y < h)", numbers={"n": (6, 32, 1), "a": (0.4, 0.6, 0.05), "b": (0.1, 0.4, 0.05), "w": (1, 6, 1)},
    ),
    "moving plot": Spec(
        ("sine curve y = 0.5 + {a} * sin(2pi ({k} x - {v} {T})), line {w} thick, y up", "moving sine line: y = 0.5 + {a}*sin(6.2831853*({k}*x - {v}*{T})), thickness {w}, y upwards", "oscilloscope line, y (from the bottom) = 0.5 + {a} sin(2pi({k}x - {v}{T})), {w} thick"),
        ("let y = 0.5 + {a} * sin(6.2831855 * ({k} * uv.x - {v} * u.time));",), mask="select(0.0, 1.0, abs(1.0 - uv.y - y) < 0.5 * {w})", numbers={"a": (0.1, 0.4, 0.05), "k": (1, 5, 1), "v": (0.5, 3, 0.5), "w": (0.005, 0.04, 0.005)},
    ),
    "scanner": Spec(
        ("scanner light: vertical glow going left and right between the edges with a sine every {p} s, brightness exp(-{e} * abs(x - pos))", "knight rider sweep, pos = 0.5 + 0.5 sin(2pi {T}/{p}), brightness exp(-{e}*abs(x - pos))", "vertical beam of light that swings from side to side, period {p} seconds, falloff exp(-{e} * distance in x)"),
        ("let x = 0.5 + 0.5 * sin(u.time * 6.2831855 / {p});",), light="exp(-{e} * abs(uv.x - x))", numbers={"p": (1, 6, 1), "e": (5, 40, 5)},
    ),
    "many rings": Spec(
        ("rings running outwards from the center, a new one every second, speed {v} per second, {w} thick", "concentric rings that keep growing at {v} uv/s, one per second, line width {w}", "water rings: every second a ring starts in the middle and expands with {v} per second forever, {w} wide"),
        ("let r = length(uv - vec2<f32>(0.5));", "let d = abs(fract(r / {v} - u.time + 0.5) - 0.5) * {v};"), mask="select(0.0, 1.0, d < 0.5 * {w})", numbers={"v": (0.1, 0.4, 0.05), "w": (0.005, 0.04, 0.005)},
    ),
    "phased dots": Spec(
        ("{n}x{n} dots, radius {r} * (0.5 + 0.5 * sin({w} * {T} - {k} * column)) of a cell", "dot grid {n} by {n}; the dots pulse with a delay per column: r = {r}*(0.5+0.5*sin({w}*{T} - {k}*i)) cells, i = column", "wave of pulsing dots, {n} per side, radius in cells {r} * (0.5 + 0.5 sin({w} {T} - {k} i)) with column index i"),
        ("let cell = uv * {n};", "let r = {r} * (0.5 + 0.5 * sin({w} * u.time - {k} * floor(cell.x)));"), mask="select(0.0, 1.0, distance(fract(cell), vec2<f32>(0.5)) < r)", numbers={"n": (4, 20, 1), "r": (0.2, 0.5, 0.05), "w": (1, 8, 1), "k": (0.2, 1.2, 0.1)},
    ),
    "typing": Spec(
        ("three dots typing indicator, radius {r}, {s} apart, each jumps up {h} with abs(sin(pi*({T} - {k}*i))), i = 0, 1, 2 from left", "chat typing dots: 3 dots r={r}, spacing {s}, dot i is raised by {h} * abs(sin(pi * ({T} - {k} * i)))", "three bouncing dots (radius {r}, distance {s}), one hop a second of height {h}, each {k} s after the one to its left, abs(sin)"),
        ("let i = clamp(round((uv.x - 0.5) / {s}) + 1.0, 0.0, 2.0);", "let d = distance(uv, vec2<f32>(0.5 + {s} * (i - 1.0), 0.5 - {h} * abs(sin(3.1415927 * (u.time - {k} * i)))));"), mask="select(0.0, 1.0, d < {r})", numbers={"r": (0.02, 0.06, 0.01), "s": (0.12, 0.25, 0.01), "h": (0.05, 0.2, 0.05), "k": (0.1, 0.3, 0.05)},
    ),
    "hue time": Spec(
        ("whole screen with hue {T} / {p}, saturation {s}, value {b}", "fill: hsv({T} / {p}, {s}, {b})", "screen color hsv with h = {T}/{p}, s = {s}, v = {b}", "cycle the hue of the screen once every {p} seconds at saturation {s} and value {b}"),
        shown="{b} * mix(vec3<f32>(1.0), hue(u.time / {p}), {s})", numbers={"p": (2, 20, 1), "s": (0.2, 0.9, 0.1), "b": (0.3, 0.9, 0.1)}, helpers=(HELPER["hue"],),
    ),
    "frame blink": Spec(
        ("switch between {c} and {k} every {n} frames, {c} first", "alternate {c} and {k}, each for {n} frames (frame counter), {c} first", "use the frame number: {c} for {n} frames, {k} for {n} frames, repeat", "frame-based blinking: floor(frame / {n}) even is {c}, odd is {k}"),
        shown="select({c}, {k}, floor(u.frame / {n}) % 2.0 == 1.0)", numbers={"n": (1, 60, 1)}, colors="ck",
    ),
    "frame ramp": Spec(
        ("gray level = (frame mod {n}) / {n}", "brightness goes up with every frame and wraps after {n} frames: frame % {n} / {n}", "fade by frame count: mod(frame, {n}) / {n} as gray", "gray = fract(frame / {n})"),
        light="(u.frame % {n}) / {n}", numbers={"n": (10, 255, 5)},
    ),
})  # fmt: skip
