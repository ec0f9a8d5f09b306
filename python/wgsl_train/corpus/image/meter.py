"""Bars that show a level, still or in time, and what instruments draw: a radar sweep, a heartbeat, arcs of a signal."""

from ..color import BLACK, WHITE, Color, color, named
from ..describe import COLOR, MOTION, OTHER, PLACE, SIZE, Modifier, Templates, Thing
from ..draw import Draw
from ..number import Number, count, digits, share, shares
from ..phrase import Slots
from ..rhythm import Rhythm, rhythm, spin
from .canvas import Canvas
from .compose import Picture, picture
from .layers import over
from .paint import colored

_BARS: Templates = (
    "progress bar", "loading bar", "health bar", "energy bar", "HP bar", "battery level bar", "fuel gauge", "XP bar", "meter", "level indicator", "download bar", "mana bar", "status bar with a fill", "bar that shows a value",
)  # fmt: skip
# How the filled part is cut from q (0 to 1 over the bar) by {v}, and where it begins.
_FROM = {
    "left": ("{q}.x < {v}", ("from the left", "from left to right", "starting at the left end")),
    "right": ("{q}.x > 1.0 - {v}", ("from the right", "from right to left", "starting at the right end")),
    "bottom": ("{q}.y > 1.0 - {v}", ("from the bottom", "from the bottom up", "upwards")),
}  # fmt: skip
_STILL: tuple[Templates, Templates] = (
    ("at {p}%{way}", "filled to {p}%{way}", "showing {p} percent{way}", "that is {p}% full{way}", "with progress {a}{way}", "{p}% complete{way}", "with {p}% left{way}", "filled up to {a} of its length{way}", "whose first {p}% are filled{way}"),
    ("it is {p}% full{way}", "progress: {p}%{way}", "it shows {p} percent{way}", "value = {a}{way}", "it is filled to {a}{way}", "{p} percent of it are filled{way}", "level: {a}{way}"),
)  # fmt: skip
_FILLING: tuple[Templates, Templates] = (
    ("that fills up {way} in {s}, again and again", "filling {way} every {s}", "that loads {way} in {s} and starts over", "animated to fill {way} over {s}, looping", "that grows {way} and is full after {s}, then starts again from empty", "growing {way}, full after {s}, repeating"),
    ("it fills up {way} every {s}", "the filled part grows {way}, is full after {s}, then it starts again from empty", "it fills {way} within {s}, then restarts", "the done part grows {way}; after {s} it is full and starts over", "one filling {way} takes {s}, in a loop", "it goes {way} from 0 to 100% in {s} and jumps back to 0"),
)  # fmt: skip
_DRAINING: tuple[Templates, Templates] = (
    ("that drains from full to empty in {s}, again and again", "emptying over {s}, looping", "that runs down within {s} and is full again", "counting down in {s}, repeating", "that loses its fill over {s}, over and over"),
    ("it drains from full to empty in {s}, then is full again", "it empties within {s} and starts over full", "it starts full, is empty after {s}, and repeats", "the filled part shrinks to nothing in {s}, in a loop"),
)  # fmt: skip


def _level(draw: Draw, canvas: Canvas, side: str, said: list[Modifier]) -> tuple[str, str]:
    """The kind of a level and its value as WGSL; from the left is left unsaid at times."""
    way = draw.phrase(_FROM[side][1])
    if draw.chance(0.5):
        value = draw.integer(5, 95)
        spoken = "" if side != "right" and draw.chance(0.7) else f" {way}"
        slots: Slots = {"p": str(value), "a": digits(value / 100), "way": spoken}
        said.append(Modifier(after=_STILL[0], sentence=_STILL[1], slots=slots, rank=OTHER))
        return "still", str(Number(value / 100))
    seconds = draw.pick((2, 3, 4, 5, 6, 8, 10, 20))
    time = f"fract({canvas.time} / {Number(seconds)})"
    slots = {"s": count(draw, seconds) + " seconds", "way": way}
    if draw.chance(0.75):
        said.append(Modifier(after=_FILLING[0], sentence=_FILLING[1], slots=slots, rank=MOTION))
        return "filling", time
    said.append(Modifier(after=_DRAINING[0], sentence=_DRAINING[1], slots=slots, rank=MOTION))
    return "draining", f"1.0 - {time}"


@picture(structures=6, warps=0, effects=0.05)
def progress_bar(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A bar 0.8 wide and 0.1 high in the middle (upright: 0.1 by 0.8), filled from the left or the bottom, on black."""
    side = draw.pick(("left", "left", "left", "right", "bottom"))
    said: list[Modifier] = []
    back = BLACK if draw.chance(0.6) else color(draw)
    track, fill = color(draw), color(draw)
    while fill.rgb == track.rgb:
        fill = color(draw)
    said.append(Modifier(
        after=("in {f} on a {t} track", "with a {f} fill and a {t} track", "colored {f} over a {t} bar", "whose filled part is {f} and empty part is {t}", "with {f} for the part done and {t} for the rest", "({f} on {t})", "in {f}, its track {t}"),
        sentence=("the filled part is {f}, the rest of the bar is {t}", "fill color {f}, track color {t}", "{f} for the done part and {t} for the remaining part", "{t} track; the part done is {f}", "track: {t}. Fill: {f}", "the track is {t} and the fill {f}"),
        slots={"f": fill.text, "t": track.text}, rank=COLOR,
    ))  # fmt: skip
    if back is not BLACK:
        said.append(over(back))
    wide, high = (Number(0.1), Number(0.8)) if side == "bottom" else (Number(0.8), Number(0.1))
    if draw.chance(0.55):
        long, short = draw.number(0.3, 0.95, 0.05), draw.number(0.02, 0.25, 0.01)
        wide, high = (short, long) if side == "bottom" else (long, short)
        across, down = shares(draw, wide.value, high.value)
        said.append(Modifier(after=("{w} wide and {h} [high|tall]", "{w} wide, {h} high", "of size {w} x {h}", "({w} by {h})", "measuring {w} by {h}", "with a width of {w} and a height of {h}"), sentence=("it is {w} wide and {h} high", "size {w} x {h}", "width {w}, height {h}"), slots={"w": across, "h": down}, rank=SIZE))  # fmt: skip
    center = "vec2<f32>(0.5)"
    if draw.chance(0.3):
        x, y = (draw.number(0.1, 0.9, 0.1), Number(0.5)) if side == "bottom" else (Number(0.5), draw.number(0.1, 0.9, 0.1))  # fmt: skip
        if (x.value, y.value) != (0.5, 0.5):
            center = f"vec2<f32>({x}, {y})"
            said.append(Modifier(after=("centered at ({x}, {y})", "at ({x}, {y})", "with its center at ({x}, {y})"), sentence=("its center is ({x}, {y})", "put it at ({x}, {y})"), slots={"x": digits(x.value), "y": digits(y.value)}, rank=PLACE))  # fmt: skip
    if side == "bottom":
        said.append(Modifier(before=("vertical", "upright", "standing")))
    elif draw.chance(0.2):
        said.append(Modifier(before=("horizontal", "level", "horizontal")))
    kind, value = _level(draw, canvas, side, said)
    q = canvas.let("q", f"({uv} - {center}) / vec2<f32>({wide}, {high}) + 0.5")
    test = _FROM[side][0].format(q=q, v=f"({value})" if " - " in value and side != "left" else value)
    parts = ""
    if draw.chance(0.15):
        n = draw.integer(3, 12)
        axis = "y" if side == "bottom" else "x"
        said.append(Modifier(after=("cut into {n} segments (the last fifth of each is a gap in the track color)", "made of {n} segments whose last 20% show the track"), sentence=("it has {n} segments; the last 20% of each stay in the track color",), slots={"n": count(draw, n)}))  # fmt: skip
        parts = f" && fract({q}.{axis} * {n}.0) < 0.8"
    bar = f"select({track}, {fill}, {test}{parts})"
    shown = f"select({back}, {bar}, max(abs({q}.x - 0.5), abs({q}.y - 0.5)) < 0.5)"
    return Picture(("progress", kind, side, "cut" if parts else "whole"), Thing(_BARS, said), shown)


def _fill(draw: Draw, said: list[Modifier], usual: Color, back: Color = BLACK) -> Color:
    if draw.chance(0.4) and back is BLACK:
        return usual
    fill = color(draw, other_than=back)
    said.append(colored(fill))
    return fill


_RADAR: Templates = (
    "radar sweep", "radar screen with a rotating beam", "radar", "rotating radar beam with a fading tail", "sonar sweep", "radar scan line that turns and leaves a trail", "sweeping radar beam", "radar display, a line going round with an afterglow",
)  # fmt: skip


@picture(structures=1.6, warps=0, effects=0.05)
def radar_sweep(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A beam that starts at the top and turns clockwise, once a second; its tail fades over a quarter turn; radius 0.4, green."""
    said: list[Modifier] = []
    fill = _fill(draw, said, named("green"))
    speed = spin(draw)
    radius = Number(0.4) if draw.chance(0.5) else draw.number(0.2, 0.5, 0.05)
    tail = Number(0.25) if draw.chance(0.5) else draw.number(0.1, 1.0, 0.05)
    if speed.degrees != 360 or draw.chance(0.4):
        said.append(Modifier(after=("turning {r}", "going round {r}", "[rotating|that rotates] clockwise {r}"), sentence=("it turns {r}", "the beam goes round {r}", "the beam rotates clockwise {r}"), slots={"r": lambda: speed.say(draw)}, rank=MOTION))  # fmt: skip
    if radius.value != 0.4:
        said.append(Modifier(after=("of radius {n}", "with radius {n}", "within a circle of radius {n}"), sentence=("its radius is {n}", "radius {n}"), slots={"n": lambda: share(draw, radius.value)}, rank=SIZE))  # fmt: skip
    if tail.value != 0.25:
        said.append(Modifier(after=("whose tail fades out over {n} of a turn", "with a trail that is gone after {n} of a turn", "with a tail {n} of a turn long"), sentence=("the tail fades to black over {n} of a turn", "the trail is {n} of a turn long"), slots={"n": lambda: digits(tail.value)}))  # fmt: skip
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5)")
    behind = canvas.let("behind", f"fract(({speed.code(canvas.time)} - atan2({p}.x, -{p}.y)) / 6.2831855)")
    light = canvas.let("light", f"max(1.0 - {behind} / {tail}, 0.0)")
    return Picture(("radar",), Thing(_RADAR, said), f"{fill} * {light} * select(0.0, 1.0, length({p}) < {radius})")


_PULSE: Templates = (
    "heartbeat line", "ECG line with one spike", "heart rate monitor line", "flat line with a heartbeat spike", "pulse line like on a hospital monitor", "cardiogram with a single peak", "line with a triangular spike", "EKG trace",
)  # fmt: skip


@picture(structures=1, warps=0, effects=0.05)
def heartbeat_line(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A level line at y = 0.5, 0.01 thick, with a triangular peak: 0.3 high, 0.1 to each side; it may travel to the right."""
    said: list[Modifier] = []
    fill = _fill(draw, said, named("green"))
    high = Number(0.3) if draw.chance(0.4) else draw.number(0.1, 0.45, 0.05)
    half = Number(0.1) if draw.chance(0.5) else draw.number(0.02, 0.2, 0.02)
    width = Number(0.01) if draw.chance(0.6) else draw.number(0.005, 0.04, 0.005)
    if high.value != 0.3:
        said.append(Modifier(after=("with a peak {n} high", "whose spike rises by {n}", "with a spike of height {n}"), sentence=("the spike is {n} high", "peak height {n}"), slots={"n": lambda: share(draw, high.value)}))  # fmt: skip
    if half.value != 0.1:
        said.append(Modifier(after=("with the spike {n} wide at its foot", "whose spike is {n} wide"), sentence=("the spike is {n} wide at its base", "spike width {n}"), slots={"n": lambda: share(draw, round(2 * half.value, 4))}))  # fmt: skip
    if width.value != 0.01:
        said.append(Modifier(after=("{n} thick", "with a line width of {n}"), sentence=("the line is {n} thick", "line width: {n}"), slots={"n": lambda: share(draw, width.value)}, rank=SIZE))  # fmt: skip
    peak = "0.5"
    if draw.chance(0.5):
        beat = Rhythm(1.0) if draw.chance(0.3) else rhythm(draw)
        peak = f"fract({beat.code(canvas.time)})"
        said.append(Modifier(after=("whose spike travels from left to right {r}", "with the spike running across the <screen> to the right {r}"), sentence=("the spike crosses the <screen> from left to right {r}", "the spike moves from the left edge to the right edge {r}"), slots={"r": lambda: beat.say(draw)}, rank=MOTION))  # fmt: skip
    y = canvas.let("y", f"0.5 - {high} * max(1.0 - abs({uv}.x - {peak}) / {half}, 0.0)")
    return Picture(("heartbeat", "still" if peak == "0.5" else "moving"), Thing(_PULSE, said), f"{fill} * select(0.0, 1.0, abs({uv}.y - {y}) < 0.5 * {width})")  # fmt: skip


_WIFI: Templates = (
    "wifi symbol", "wifi icon", "wireless signal arcs over a dot", "Wi-Fi sign with {n} arcs", "wlan symbol with {n} arcs", "signal strength icon: a dot and {n} arcs above it", "radio waves sign of {n} arcs and a dot", "wifi arcs, {n} of them", "fan of {n} arcs over a dot",
)  # fmt: skip


@picture(structures=1, warps=0, effects=0.05)
def signal_arcs(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A dot of radius 0.05 at (0.5, 0.75) and arcs above it, 45 degrees to each side, 0.06 thick, 0.15 apart; three of them."""
    said: list[Modifier] = []
    back = BLACK if draw.chance(0.6) else color(draw)
    fill = _fill(draw, said, WHITE, back)
    n = 3 if draw.chance(0.4) else draw.integer(2, 4)
    lit = n
    if draw.chance(0.4):
        lit = draw.integer(1, n - 1)
        said.append(Modifier(after=("with only the inner {k} lit, the other[s|] at 20%", "showing {k} of {n} arcs, the rest dimmed to 20%"), sentence=("only the inner {k} of the {n} arcs are lit, the rest are dimmed to 20%", "signal strength {k} of {n}; missing arcs have 20% brightness"), slots={"k": count(draw, lit), "n": count(draw, n)}))  # fmt: skip
    if back is not BLACK:
        said.append(over(back))
    noun = _WIFI if n == 3 else tuple(form for form in _WIFI if "{n}" in form)
    p = canvas.let("p", f"{uv} - vec2<f32>(0.5, 0.75)")
    r = canvas.let("r", f"length({p})")
    i = canvas.let("i", f"round({r} / 0.15)")
    arcs = canvas.let("arcs", f"abs({r} - 0.15 * {i}) < 0.03 && {i} > 0.5 && {i} < {n}.5 && abs({p}.x) < -{p}.y")
    bright = "1.0" if lit == n else f"select(1.0, 0.2, {i} > {lit}.5)"
    return Picture(("wifi", str(n)), Thing(noun, said, {"n": count(draw, n)}), f"mix({back}, {fill}, select(0.0, {bright}, {arcs} || {r} < 0.05))")  # fmt: skip
