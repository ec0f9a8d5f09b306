"""Icons of one colour by their measures: pause, play, menu, dots, equals, check, battery, bookmark, power and the like."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..describe import Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count
from .canvas import Canvas
from .compose import Picture, picture
from .glyph import where
from .ink import ink, usual_or
from .shape import SD_ARC
from .stroke import SD_SEGMENT


@dataclass(slots=True)
class _Icon:
    """An icon in the making: its measures are said where they are not usual."""

    draw: Draw
    canvas: Canvas
    said: list[Modifier] = field(default_factory=list)

    def measure(self, names: str, usual: float, low: float, high: float, step: float = 0.01) -> Number:
        """A length with the names that people give it, divided by `|`."""
        return usual_or(self.draw, self.said, self.draw.pick(names.split("|")), usual, (low, high, step), chance=0.5)


Builder = Callable[[_Icon], tuple[Templates, str]]
ICONS: dict[str, Builder] = {}


def _icon(build: Builder) -> Builder:
    ICONS[build.__name__.strip("_")] = build
    return build


@_icon
def _pause(icon: _Icon) -> tuple[Templates, str]:
    w, h = icon.measure("bar width|width of each bar", 0.1, 0.04, 0.16), icon.measure("bar height|height", 0.4, 0.2, 0.7, 0.05)  # fmt: skip
    gap = icon.measure("gap|gap between the bars|space between the bars", 0.1, 0.04, 0.2, 0.02)
    nouns = ("pause icon", "pause symbol", "pause button symbol", "pause sign (two upright bars)", "two vertical bars side by side like a pause button", "pause icon of two bars", "media player pause glyph", "pause")  # fmt: skip
    return nouns, f"abs(abs(p.x) - 0.5 * ({gap} + {w})) < 0.5 * {w} && abs(p.y) < 0.5 * {h}"


@_icon
def _equals(icon: _Icon) -> tuple[Templates, str]:
    w, t = icon.measure("bar length|width|length", 0.5, 0.2, 0.8, 0.05), icon.measure("bar thickness|thickness|bar height", 0.1, 0.04, 0.14, 0.02)  # fmt: skip
    gap = icon.measure("gap|gap between the bars", 0.1, 0.04, 0.2, 0.02)
    nouns = ("equals sign", "equal sign", "= sign", "equals symbol", "two level bars like an equals sign", "\"=\" symbol", "equality sign")  # fmt: skip
    return nouns, f"abs(abs(p.y) - 0.5 * ({gap} + {t})) < 0.5 * {t} && abs(p.x) < 0.5 * {w}"


@_icon
def _menu(icon: _Icon) -> tuple[Templates, str]:
    w, t = icon.measure("bar length|width|bar width", 0.5, 0.2, 0.8, 0.05), icon.measure("bar thickness|thickness|line thickness", 0.08, 0.02, 0.1, 0.01)  # fmt: skip
    s = icon.measure("spacing|distance between the bars' centers|line spacing", 0.16, 0.12, 0.24, 0.02)
    nouns = ("hamburger menu icon", "hamburger icon", "menu icon", "menu icon of three bars", "three horizontal bars on top of each other", "hamburger button", "three-line menu symbol", "nav menu icon (three bars)", "hamburger menu", "three stacked level bars")  # fmt: skip
    return nouns, f"abs(p.x) < 0.5 * {w} && abs(p.y - {s} * clamp(round(p.y / {s}), -1.0, 1.0)) < 0.5 * {t}"


@_icon
def _dots(icon: _Icon) -> tuple[Templates, str]:
    upright = icon.draw.chance(0.4)
    r, s = icon.measure("dot radius|radius", 0.05, 0.02, 0.07), icon.measure("spacing|dot spacing|distance between dot centers", 0.15, 0.15, 0.25)  # fmt: skip
    nouns: Templates = ("ellipsis icon", "three dots in a row", "more icon (three dots)", "ellipsis of three dots", "three-dot menu icon", "typing indicator with three dots", "three dots side by side", "\"...\" icon")  # fmt: skip
    if upright:
        nouns = ("kebab menu icon", "three dots on top of each other", "vertical ellipsis", "three dots in a column", "vertical three-dot menu icon", "overflow menu icon (three stacked dots)", "kebab icon")  # fmt: skip
    along, other = ("y", "x") if upright else ("x", "y")
    near = f"p.{along} - {s} * clamp(round(p.{along} / {s}), -1.0, 1.0)"
    pair = f"p.{other}, {near}" if upright else f"{near}, p.{other}"
    return nouns, f"length(vec2<f32>({pair})) < {r}"


@_icon
def _play(icon: _Icon) -> tuple[Templates, str]:
    s = icon.measure("size|width and height", 0.4, 0.2, 0.8, 0.05)
    left = icon.draw.chance(0.2)
    nouns: Templates = ("play icon", "play symbol", "play button triangle", "play triangle", "media play glyph", "play button symbol, as wide as high", "play sign", "triangle like on a play button")  # fmt: skip
    if left:
        nouns = ("reverse play icon", "play icon pointing left", "play backwards symbol", "back triangle, like a mirrored play button", "rewind triangle pointing left")  # fmt: skip
        return nouns, f"p.x < 0.5 * {s} && abs(p.y) < 0.5 * (0.5 * {s} + p.x)"
    return nouns, f"p.x > -0.5 * {s} && abs(p.y) < 0.5 * (0.5 * {s} - p.x)"


@_icon
def _forward(icon: _Icon) -> tuple[Templates, str]:
    kind = icon.draw.pick(("forward", "next", "previous", "eject"))
    s = icon.measure("height|size", 0.3, 0.2, 0.5, 0.05)
    if kind == "forward":
        nouns: Templates = ("fast forward icon", "fast-forward symbol", "two play triangles side by side", ">> icon", "double triangle, skip ahead icon", "fast forward glyph")  # fmt: skip
        x = icon.canvas.let("x", f"p.x - select(-0.5, 0.5, p.x > 0.0) * {s}")
        return nouns, f"{x} > -0.5 * {s} && abs(p.y) < 0.5 * (0.5 * {s} - {x})"
    if kind == "eject":
        nouns = ("eject icon", "eject symbol", "triangle above a bar", "eject button glyph", "upward triangle over a level bar")  # fmt: skip
        return nouns, f"(p.y < 0.0 && abs(p.x) < {s} + p.y) || (abs(p.x) < {s} && abs(p.y - 0.1) < 0.04)"
    sign = "" if kind == "next" else "-"
    nouns = ("next track icon", "skip icon", "skip forward symbol", "play triangle with a bar at its tip", "next symbol") if kind == "next" else ("previous track icon", "skip back icon", "skip backward symbol", "triangle to the left with a bar at its tip", "previous symbol")  # fmt: skip
    x = "p.x" if kind == "next" else icon.canvas.let("x", f"{sign}p.x")
    return nouns, f"abs(p.y) < 0.5 * {s} && (({x} > -0.5 * {s} && abs(p.y) < 0.5 * (0.5 * {s} - {x})) || abs({x} - 0.5 * {s} - 0.03) < 0.03)"  # fmt: skip


@_icon
def _exclamation(icon: _Icon) -> tuple[Templates, str]:
    w, h, r = icon.measure("bar width|width", 0.1, 0.04, 0.14, 0.02), icon.measure("bar height", 0.35, 0.2, 0.5, 0.05), icon.measure("dot radius", 0.06, 0.03, 0.08)  # fmt: skip
    nouns = ("exclamation mark", "exclamation point", "\"!\" sign", "alert mark: a bar over a dot", "exclamation mark made of a bar and a dot", "bang sign (!)", "upright bar with a dot below it")  # fmt: skip
    return nouns, f"(abs(p.x) < 0.5 * {w} && abs(p.y + 0.075) < 0.5 * {h}) || length(p - vec2<f32>(0.0, 0.2 + 0.5 * ({h} - 0.35))) < {r}"  # fmt: skip


@_icon
def _division(icon: _Icon) -> tuple[Templates, str]:
    w, t, r = icon.measure("bar length|width", 0.5, 0.3, 0.8, 0.05), icon.measure("bar thickness", 0.08, 0.02, 0.1, 0.02), icon.measure("dot radius", 0.06, 0.03, 0.08)  # fmt: skip
    nouns = ("division sign", "divide symbol", "obelus", "division sign: a bar with a dot above and below", "\u00f7 sign", "level bar between two dots")  # fmt: skip
    return nouns, f"(abs(p.x) < 0.5 * {w} && abs(p.y) < 0.5 * {t}) || length(vec2<f32>(p.x, abs(p.y) - 0.17)) < {r}"


@_icon
def _colon(icon: _Icon) -> tuple[Templates, str]:
    r, s = icon.measure("dot radius|radius", 0.05, 0.02, 0.09), icon.measure("spacing|distance between the dots", 0.2, 0.2, 0.4, 0.02)  # fmt: skip
    nouns = ("colon", "colon sign of two dots", "two dots, one above the other", "clock colon", "\":\" made of two discs", "blinker-style colon (two dots)")  # fmt: skip
    return nouns, f"length(vec2<f32>(p.x, abs(p.y) - 0.5 * {s})) < {r}"


@_icon
def _check(icon: _Icon) -> tuple[Templates, str]:
    t = icon.measure("line thickness|stroke width|thickness", 0.08, 0.02, 0.12)
    nouns = ("check mark", "checkmark", "tick", "tick mark", "check icon", "done icon (check mark)", "V-shaped tick", "check symbol")  # fmt: skip
    a, b, c = "vec2<f32>(-0.2, 0.0)", "vec2<f32>(-0.05, 0.15)", "vec2<f32>(0.2, -0.15)"
    icon.canvas.helper("sd_segment", SD_SEGMENT)
    return nouns, f"min(sd_segment(p, {a}, {b}), sd_segment(p, {b}, {c})) < 0.5 * {t}"


@_icon
def _power(icon: _Icon) -> tuple[Templates, str]:
    r, t = icon.measure("radius", 0.25, 0.15, 0.35, 0.05), icon.measure("line thickness|stroke width|thickness", 0.06, 0.02, 0.1, 0.02)  # fmt: skip
    nouns = ("power icon", "power button symbol", "on/off symbol", "standby icon", "power sign: a ring open at the top with a bar in the gap", "power button icon")  # fmt: skip
    icon.canvas.helper("sd_arc", SD_ARC)
    icon.canvas.helper("sd_segment", SD_SEGMENT)
    return nouns, f"min(sd_arc(vec2<f32>(p.x, -p.y), radians(300.0), {r}), sd_segment(p, vec2<f32>(0.0, -{r}), vec2<f32>(0.0))) < 0.5 * {t}"  # fmt: skip


@_icon
def _search(icon: _Icon) -> tuple[Templates, str]:
    r, t = icon.measure("lens radius|radius", 0.15, 0.1, 0.2), icon.measure("line thickness|stroke width|thickness", 0.05, 0.02, 0.08, 0.01)  # fmt: skip
    nouns = ("magnifying glass icon", "search icon", "magnifier", "loupe icon", "search symbol: a ring with a handle to the bottom right", "magnifying glass")  # fmt: skip
    icon.canvas.helper("sd_segment", SD_SEGMENT)
    return nouns, f"min(abs(length(p + vec2<f32>(0.07)) - {r}), sd_segment(p, vec2<f32>(0.70710678 * {r} - 0.07), vec2<f32>(0.25))) < 0.5 * {t}"  # fmt: skip


@_icon
def _battery(icon: _Icon) -> tuple[Templates, str]:
    w, h, t = icon.measure("width", 0.6, 0.4, 0.8, 0.05), icon.measure("height", 0.3, 0.2, 0.4, 0.02), icon.measure("line thickness|outline thickness|border", 0.03, 0.01, 0.05, 0.01)  # fmt: skip
    level = icon.draw.integer(1, 19) * 5
    forms: Templates = (
        "at {p}%",
        "{p}% full",
        "filled to {p}%",
        "showing {p} percent",
        "charged to {p}%",
        "with {p}% left",
    )
    icon.said.append(Modifier(after=forms, sentence=("it is {p}% full", "charge: {p}%", "level {p}%"), slots={"p": str(level)}))  # fmt: skip
    nouns = ("battery icon", "battery symbol", "battery indicator", "battery status icon", "phone battery icon", "battery")  # fmt: skip
    q = icon.canvas.let("q", f"abs(p) - 0.5 * vec2<f32>({w}, {h})")
    d = icon.canvas.let("d", f"max({q}.x, {q}.y)")
    inside = f"{d} < -{t} && p.x < -0.5 * {w} + {Number(level / 100)} * {w}"
    return nouns, f"({d} < 0.0 && {d} > -{t}) || ({inside}) || (abs(p.x - 0.5 * {w} - 0.02) < 0.02 && abs(p.y) < 0.2 * {h})"  # fmt: skip


@_icon
def _signal(icon: _Icon) -> tuple[Templates, str]:
    n = icon.draw.integer(3, 5)
    w, s = icon.measure("bar width", 0.08, 0.04, 0.1, 0.01), icon.measure("spacing|bar spacing", 0.12, 0.1, 0.16, 0.01)
    said: Templates = ("signal strength icon with {n} bars", "cell signal icon of {n} rising bars", "reception bars, {n} of them", "mobile signal icon, {n} bars", "{n} signal bars, each taller than the one before", "network strength symbol with {n} bars")  # fmt: skip
    nouns = tuple(form.replace("{n}", count(icon.draw, n)) for form in said)
    half = Number((n - 1) / 2)
    i = icon.canvas.let("i", f"clamp(round(p.x / {s} + {half}), 0.0, {Number(n - 1)})")
    return nouns, f"abs(p.x - ({i} - {half}) * {s}) < 0.5 * {w} && p.y < 0.2 && p.y > 0.2 - 0.4 * ({i} + 1.0) / {Number(n)}"  # fmt: skip


@_icon
def _bookmark(icon: _Icon) -> tuple[Templates, str]:
    w, h, k = icon.measure("width", 0.3, 0.2, 0.5, 0.05), icon.measure("height", 0.5, 0.4, 0.8, 0.05), icon.measure("notch depth|notch", 0.1, 0.05, 0.15, 0.01)  # fmt: skip
    nouns = ("bookmark icon", "ribbon bookmark", "bookmark ribbon with a notch at the bottom", "upright rectangle with a V cut out of its bottom", "save icon shaped as a bookmark", "bookmark")  # fmt: skip
    return nouns, f"abs(p.x) < 0.5 * {w} && abs(p.y) < 0.5 * {h} && p.y < 0.5 * {h} - {k} * (1.0 - 2.0 * abs(p.x) / {w})"  # fmt: skip


@_icon
def _bubble(icon: _Icon) -> tuple[Templates, str]:
    w, h, k = icon.measure("width", 0.6, 0.4, 0.8, 0.05), icon.measure("height", 0.3, 0.2, 0.5, 0.05), icon.measure("corner radius", 0.08, 0.02, 0.1, 0.02)  # fmt: skip
    nouns = ("speech bubble", "chat bubble", "comment icon", "dialog balloon with a tail at the bottom", "message bubble", "rounded box with a small triangle below, like a speech bubble")  # fmt: skip
    q = icon.canvas.let("q", f"max(abs(p) - 0.5 * vec2<f32>({w}, {h}) + {k}, vec2<f32>(0.0))")
    return nouns, f"length({q}) < {k} || (p.y > 0.4 * {h} && abs(p.x) < 0.5 * {h} + 0.1 - p.y)"


@_icon
def _lock(icon: _Icon) -> tuple[Templates, str]:
    w, h = icon.measure("body width|width", 0.4, 0.3, 0.6, 0.05), icon.measure("body height", 0.3, 0.2, 0.4, 0.05)
    t = icon.measure("shackle thickness", 0.05, 0.02, 0.08, 0.01)
    nouns = ("padlock icon", "lock icon", "closed padlock", "lock symbol", "padlock: a box with a half ring on top", "secure icon (padlock)")  # fmt: skip
    return nouns, f"(abs(p.x) < 0.5 * {w} && p.y > 0.0 && p.y < {h}) || (p.y <= 0.0 && abs(length(p) - 0.3 * {w}) < 0.5 * {t})"  # fmt: skip


@_icon
def _hourglass(icon: _Icon) -> tuple[Templates, str]:
    w, h = icon.measure("width", 0.3, 0.2, 0.6, 0.05), icon.measure("height", 0.5, 0.4, 0.8, 0.05)
    if icon.draw.chance(0.5):
        nouns: Templates = ("hourglass", "hourglass icon", "sand timer shape", "two triangles meeting at their tips, one above the other", "hourglass shape")  # fmt: skip
        return nouns, f"abs(p.y) < 0.5 * {h} && abs(p.x) < {w} * abs(p.y) / {h}"
    nouns = ("bow tie", "bow tie shape", "two triangles meeting tip to tip side by side", "bowtie shape", "butterfly of two triangles")  # fmt: skip
    return nouns, f"abs(p.x) < 0.5 * {w} && abs(p.y) < {h} * abs(p.x) / {w}"


@_icon
def _hash(icon: _Icon) -> tuple[Templates, str]:
    s, t = icon.measure("size", 0.5, 0.3, 0.9, 0.05), icon.measure("line thickness|bar thickness|line width", 0.05, 0.01, 0.08, 0.01)  # fmt: skip
    nouns = ("hash sign", "tic-tac-toe board", "tic tac toe grid", "noughts and crosses board", "# sign with straight bars", "number sign #", "two upright and two level lines crossing, like a tic-tac-toe field")  # fmt: skip
    return nouns, f"max(abs(p.x), abs(p.y)) < 0.5 * {s} && min(abs(abs(p.x) - {s} / 6.0), abs(abs(p.y) - {s} / 6.0)) < 0.5 * {t}"  # fmt: skip


@_icon
def _brackets(icon: _Icon) -> tuple[Templates, str]:
    s, t = icon.measure("size", 0.5, 0.3, 0.9, 0.05), icon.measure("line thickness|line width", 0.04, 0.02, 0.06, 0.01)
    k = icon.measure("arm length|corner length", 0.12, 0.06, 0.14, 0.02)
    nouns = ("focus brackets", "four corner brackets", "viewfinder corners", "scan frame with only its corners", "camera focus frame (four corner marks)", "square frame showing only its four corners", "full screen icon (four corners)")  # fmt: skip
    q = icon.canvas.let("q", "abs(p)")
    return nouns, f"max({q}.x, {q}.y) < 0.5 * {s} && max({q}.x, {q}.y) > 0.5 * {s} - {t} && min({q}.x, {q}.y) > 0.5 * {s} - {k}"  # fmt: skip


@picture(structures=26, warps=0, effects=0.03)
def small_icon(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """An icon in one colour around its centre; every measure has a usual value."""
    name = draw.pick(tuple(ICONS))
    icon = _Icon(draw, canvas)
    back, fill = ink(draw, icon.said)
    center = where(draw, icon.said)
    canvas.add(f"let p = {uv} - {center};")
    nouns, test = ICONS[name](icon)
    kind = "center" if "0.5)" in center and "," not in center else "placed"
    return Picture(("icon", name, kind), Thing(nouns, icon.said), f"select({back}, {fill}, {test})")
