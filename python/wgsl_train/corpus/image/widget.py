"""Controls of a user interface, each with its state: toggles, sliders, check boxes, radio buttons, gauges, ratings, buttons."""

from collections.abc import Callable

from ..color import BLACK, Color, color, named
from ..describe import COLOR, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count
from .canvas import Canvas
from .compose import Picture, picture
from .glyph import where
from .ink import usual_or
from .layers import over
from .several import layer
from .shape_box import SD_BOX
from .stroke import SD_SEGMENT


class _Widget:
    """A control in the making; `color` is painted over in its order."""

    def __init__(self, draw: Draw, canvas: Canvas) -> None:
        self.draw, self.canvas = draw, canvas
        self.said: list[Modifier] = []
        self.back = BLACK if draw.chance(0.5) else color(draw)
        if self.back is not BLACK:
            self.said.append(over(self.back))
        canvas.var("color", str(self.back))
        canvas.add(f"let p = uv - {where(draw, self.said)};")

    def part(self, name: str, usual: str, other_than: Color | None = None, chance: float = 0.5) -> Color:
        """The colour of a part, usual or said."""
        fill = named(usual)
        behind = other_than or self.back
        if not self.draw.chance(chance) and sum(abs(a - b) for a, b in zip(fill.rgb, behind.rgb, strict=True)) > 0.25:
            return fill
        fill = color(self.draw, other_than=behind)
        self.said.append(Modifier(
            after=(f"with a {{c}} {name}", f"whose {name} is {{c}}", f"({name} {{c}})", f"with its {name} in {{c}}"),
            sentence=(f"the {name} is {{c}}", f"{name}: {{c}}", f"make the {name} {{c}}", f"paint the {name} {{c}}", f"{name} color {{c}}"),
            slots={"c": fill.text}, rank=COLOR, key=(name, "{c}"),
        ))  # fmt: skip
        return fill

    def size(self, name: str, usual: float, low: float, high: float, step: float = 0.05) -> Number:
        """A length, usual or said."""
        return usual_or(self.draw, self.said, name, usual, (low, high, step), chance=0.4)

    def rounded(self, half_width: str, half_height: str, radius: str, p: str = "p") -> str:
        """The distance to a rounded box."""
        self.canvas.helper("sd_box", SD_BOX)
        return f"sd_box({p}, vec2<f32>({half_width} - {radius}, {half_height} - {radius})) - {radius}"


Builder = Callable[[_Widget], tuple[Templates, str]]
WIDGETS: dict[str, Builder] = {}


def _widget(build: Builder) -> Builder:
    WIDGETS[build.__name__.strip("_")] = build
    return build


@_widget
def _toggle(w: _Widget) -> tuple[Templates, str]:
    on = w.draw.chance(0.5)
    track = w.part("track", "green" if on else "gray")
    knob = w.part("knob", "white", track)
    layer(w.canvas, track, w.rounded("0.2", "0.1", "0.1"))
    layer(w.canvas, knob, f"length(p {'-' if on else '+'} vec2<f32>(0.1, 0.0)) - 0.08")
    state = ("on", "switched on", "in the on position", "enabled") if on else ("off", "switched off", "in the off position", "disabled")  # fmt: skip
    end = "right" if on else "left"
    nouns = [f"{thing} {how}" for thing in ("toggle switch", "iOS toggle", "toggle", "switch control", "slide switch") for how in state]  # fmt: skip
    return (*nouns, f"toggle switch with the knob on the {end}", f"pill-shaped switch, knob at the {end} end"), "on" if on else "off"  # fmt: skip


@_widget
def _slider(w: _Widget) -> tuple[Templates, str]:
    v = w.draw.integer(1, 19) * 5
    track, fill, knob = w.part("track", "gray"), w.part("filled part", "blue"), w.part("knob", "white")
    wide = w.size("width", 0.6, 0.4, 0.9)
    t = w.size("track height", 0.04, 0.02, 0.08, 0.01)
    r = w.size("knob radius", 0.05, 0.03, 0.09, 0.01)
    layer(w.canvas, track, f"max(abs(p.x) - 0.5 * {wide}, abs(p.y) - 0.5 * {t})")
    w.canvas.add(f"let x = p.x + 0.5 * {wide} - {Number(v / 100)} * {wide};")
    layer(w.canvas, fill, f"max(max(x, -p.x - 0.5 * {wide}), abs(p.y) - 0.5 * {t})")
    layer(w.canvas, knob, f"length(vec2<f32>(x, p.y)) - {r}")
    return (f"slider at {v}%", f"horizontal slider set to {v}%", f"range slider at {v} percent", f"volume slider at {v}%", f"slider control with value {v / 100:g}", f"seek bar with its knob at {v}%", f"range input at {v}%, round knob"), "slider"  # fmt: skip


@_widget
def _checkbox(w: _Widget) -> tuple[Templates, str]:
    on = w.draw.chance(0.7)
    box, mark = w.part("box", "white"), named("black")
    s, t = w.size("size", 0.4, 0.2, 0.6), w.size("border thickness", 0.03, 0.01, 0.05, 0.01)
    layer(w.canvas, box, f"abs(max(abs(p.x), abs(p.y)) - 0.5 * {s}) - 0.5 * {t}")
    if on:
        mark = w.part("check mark", "green")
        w.canvas.helper("sd_segment", SD_SEGMENT)
        w.canvas.add(f"let q = p / {s};")
        layer(w.canvas, mark, "min(sd_segment(q, vec2<f32>(-0.25, 0.0), vec2<f32>(-0.05, 0.2)), sd_segment(q, vec2<f32>(-0.05, 0.2), vec2<f32>(0.25, -0.2))) - 0.05")  # fmt: skip
        return ("checked checkbox", "ticked check box", "checkbox with a check mark", "checkbox in checked state", "square outline with a tick inside", "to-do checkbox, done"), "checked"  # fmt: skip
    return ("empty checkbox", "unchecked checkbox", "unticked check box", "checkbox without a mark", "to-do checkbox, not done"), "unchecked"  # fmt: skip


@_widget
def _radio(w: _Widget) -> tuple[Templates, str]:
    on = w.draw.chance(0.7)
    ring = w.part("ring", "white")
    r, t = w.size("radius", 0.2, 0.1, 0.4), w.size("ring thickness", 0.03, 0.01, 0.05, 0.01)
    layer(w.canvas, ring, f"abs(length(p) - {r}) - 0.5 * {t}")
    if not on:
        return ("empty radio button", "unselected radio button", "radio button, off", "radio button that is not selected"), "unselected"  # fmt: skip
    layer(w.canvas, w.part("dot", "white"), f"length(p) - 0.5 * {r}")
    return ("selected radio button", "radio button, on", "radio button with its dot", "checked radio button: a ring with a dot half its radius", "option button, selected"), "selected"  # fmt: skip


@_widget
def _button(w: _Widget) -> tuple[Templates, str]:
    body = w.part("fill", "blue", chance=0.8)
    wide, high = w.size("width", 0.6, 0.3, 0.9), w.size("height", 0.2, 0.1, 0.4)
    k = w.size("corner radius", 0.05, 0.01, 0.05, 0.01)
    w.canvas.add(f"let d = {w.rounded(f'0.5 * {wide}', f'0.5 * {high}', str(k))};")
    layer(w.canvas, body, "d")
    nouns: Templates = ("button", "UI button", "rounded button", "push button", "call-to-action button", "web button with rounded corners", "submit button without a label", "button shape")  # fmt: skip
    if w.draw.chance(0.6):
        line = color(w.draw, other_than=body)
        t = w.size("border width", 0.02, 0.01, 0.04, 0.005)
        w.said.append(Modifier(after=("with a {c} border", "with a {c} outline", "bordered in {c}", "and a {c} border inside its edge"), sentence=("the border is {c}", "border color {c}", "it has a {c} border"), slots={"c": line.text}))  # fmt: skip
        layer(w.canvas, line, f"abs(d + 0.5 * {t}) - 0.5 * {t}")
        return nouns, "border"
    return nouns, "plain"


@_widget
def _gauge(w: _Widget) -> tuple[Templates, str]:
    v = w.draw.integer(1, 19) * 5
    track, fill = w.part("track", "gray"), w.part("filled part", "green")
    r, t = w.size("radius", 0.35, 0.2, 0.45), w.size("thickness", 0.08, 0.02, 0.12, 0.02)
    w.canvas.add(f"let d = max(abs(length(p) - {r}) - 0.5 * {t}, p.y);")
    w.canvas.add("let t = atan2(p.y, p.x) / 3.1415927 + 1.0;")
    layer(w.canvas, track, "d")
    layer(w.canvas, f"select({track}, {fill}, t < {Number(v / 100)})", "d")
    nouns = (f"half circle gauge at {v}%", f"semicircular gauge filled to {v}%", f"speedometer arc at {v}%", f"half-ring gauge showing {v} percent", f"half donut gauge, {v}% from the left", f"180 degree gauge with value {v / 100:g}", f"dashboard gauge arc at {v}%")  # fmt: skip
    return nouns, "gauge"


@_widget
def _needle(w: _Widget) -> tuple[Templates, str]:
    v = w.draw.integer(1, 19) * 5
    dial, hand = w.part("dial", "white"), named("red")
    hand = w.part("needle", "red", dial)
    r, t = w.size("dial radius", 0.35, 0.2, 0.45), w.size("needle thickness", 0.02, 0.01, 0.04, 0.01)
    layer(w.canvas, dial, f"max(length(p) - {r}, p.y)")
    w.canvas.helper("sd_segment", SD_SEGMENT)
    w.canvas.add(f"let a = {Number(v / 100)} * 3.1415927;")
    layer(w.canvas, hand, f"sd_segment(p, vec2<f32>(0.0), -0.8 * {r} * vec2<f32>(cos(a), sin(a))) - 0.5 * {t}")
    nouns = (f"half dial with a needle at {v}%", f"analog gauge, needle at {v} percent", f"speedometer with its needle at {v}% of the half circle", f"fuel gauge with a needle at {v}%", f"half-disc meter whose needle points to {v}%")  # fmt: skip
    return nouns, "needle"


@_widget
def _steps(w: _Widget) -> tuple[Templates, str]:
    n = w.draw.integer(3, 7)
    k = w.draw.integer(1, n)
    first = w.draw.chance(0.5)
    off, on = w.part("inactive dots", "gray"), w.part("active dots" if first else "active dot", "white")
    r, s = w.size("dot radius", 0.03, 0.02, 0.05, 0.01), w.size("spacing", 0.12, 0.1, 0.14, 0.01)
    half = Number((n - 1) / 2)
    w.canvas.add(f"let i = clamp(round(p.x / {s} + {half}), 0.0, {Number(n - 1)});")
    test = f"i < {Number(k - 0.5)}" if first else f"i == {Number(k - 1)}"
    layer(w.canvas, f"select({off}, {on}, {test})", f"length(vec2<f32>(p.x - (i - {half}) * {s}, p.y)) - {r}")
    counted, which = count(w.draw, n), count(w.draw, k)
    if first:
        nouns: Templates = (f"rating of {k} out of {n} dots", f"{counted} dots, the first {which} active", f"step indicator, {k} of {n} steps done", f"progress dots: {k} of {n} filled", f"level meter of {counted} dots with {which} lit")  # fmt: skip
    else:
        nouns = (f"pagination dots, page {k} of {n} active", f"carousel indicator with {counted} dots, number {k} active", f"{counted} page dots, dot {k} active", f"slide indicator of {counted} dots with number {k} highlighted")  # fmt: skip
    return nouns, "first" if first else "one"


@_widget
def _window(w: _Widget) -> tuple[Templates, str]:
    body, bar = w.part("body", "white"), w.part("title bar", "gray")
    wide, high, t = w.size("width", 0.7, 0.4, 0.9), w.size("height", 0.5, 0.3, 0.8), w.size("title bar height", 0.08, 0.04, 0.12, 0.01)  # fmt: skip
    w.canvas.add(f"let d = max(abs(p.x) - 0.5 * {wide}, abs(p.y) - 0.5 * {high});")
    layer(w.canvas, body, "d")
    layer(w.canvas, bar, f"max(d, p.y + 0.5 * {high} - {t})")
    return ("window with a title bar", "desktop window: a body and a title bar on top", "dialog box with a header strip", "app window mockup", "card with a header strip", "panel with a title bar"), "window"  # fmt: skip


@picture(structures=16, warps=0, effects=0.02)
def user_control(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A control in one of its states; every measure and colour has a usual value."""
    name = draw.pick(tuple(WIDGETS))
    made = _Widget(draw, canvas)
    nouns, state = WIDGETS[name](made)
    return Picture(("widget", name, state), Thing(nouns, made.said), "color")
