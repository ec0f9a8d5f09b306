"""The whole screen in one colour, still or changing in time."""

from ..color import BLACK, Color, color
from ..describe import Templates, Thing
from ..draw import Draw
from ..number import Number, count
from ..phrase import Slots
from ..rhythm import Rhythm, rhythm
from .canvas import Canvas
from .compose import Picture, picture
from .palette import HUE


@picture(structures=11, warps=0, effects=0.1)
def solid_color(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """The whole screen in one colour."""
    shown = color(draw)
    noun = (
        "[a |]solid {c}", "[the|a] whole <screen> in {c}", "plain {c}", "{c} everywhere", "a {c} <screen>", "a uniform {c}", "a flat {c} color", "nothing but {c}",
        "a single color: {c}", "a {c} fill", "an entirely {c} <screen>", "just {c}", "a solid fill of {c}", "[a |]{c} <background>[ only| and nothing else|]", "[a |]flat {c} [<screen>|<background>]",
    )  # fmt: skip
    whole = (
        "fill [everything|the [whole |entire |]<screen>] with {c}", "make [everything|the <screen>|every pixel|it all] {c}", "paint [everything|the whole <screen>] {c}", "clear the <screen> to {c}",
        "set every pixel to {c}", "background-color: {c}", "background: {c};", "{c}", "output {c} everywhere", "return {c} for every pixel", "[every pixel|the whole <screen>] is {c}",
        "only {c}, nothing [else|more]", "[I want|give me] everything {c}", "color the [whole |]<screen> {c}", "<shader> that [outputs|returns] {c}", "constant color {c}", "turn the <screen> {c}",
        "flood the <screen> with {c}", "fragColor = {c}", "the simplest <shader>: all {c}",
    )  # fmt: skip
    return Picture(("solid",), Thing(noun, slots={"c": shown.text}, article=False, whole=whole), shown.code)


def _every(seconds: float) -> tuple[str, ...]:
    if seconds == 1:
        return ("every second", "each second", "once a second", "one second each")
    if seconds == 0.5:
        return ("every half second", "twice a second", "every 0.5 seconds", "half a second each")
    return (f"every {seconds:g} seconds", f"each for {seconds:g} s", f"{seconds:g} seconds each", f"every {seconds:g}s")


_SWITCH: Templates = (
    "a <screen> that [switches|alternates|toggles|jumps] between {list} {every}", "{list} in turn, {every}", "a <screen> changing between {list}, {every}", "flashing {list}, [a new color|switching] {every}",
    "a hard switch between {list} {every}", "{list} alternating {every}", "a warning light: {list}, {every}", "a signal light that goes {list}, switching {every}",
)  # fmt: skip
_SWITCH_WHOLE: Templates = (
    "switch the [whole |]<screen> between {list} {every}", "alternate {list}, {every}", "the <screen> is {list} in turn, {every}", "show {list} one after the other, {every}, then start again",
    "flash {list} [over the whole <screen>|], {every}", "first {list}, changing {every} and repeating", "toggle between {list} {every}", "blink between {list} {every}",
    "the whole <screen> jumps from {list} and again from the start, {every}",
)  # fmt: skip


@picture(structures=1.1, warps=0, effects=0.05)
def switching_color(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two or three colours in turn, each for the same time; the first one first."""
    n = draw.pick((2, 2, 3))
    shades = [color(draw)]
    while len(shades) < n:
        shades.append(color(draw, other_than=shades[-1]))
    seconds = draw.pick((0.1, 0.25, 0.5, 0.5, 1.0, 1.0, 2.0, 3.0, 4.0, 5.0))
    names = [shade.text for shade in shades]
    listed = draw.pick((", then ", " and ", " and ") if n == 2 else (", then ", " then ")).join(names)
    if n == 3 and draw.chance(0.5):
        listed = f"{names[0]}, {names[1]} and {names[2]}"
    slots: Slots = {"list": listed, "every": lambda: draw.pick(_every(seconds))}
    turn = canvas.let("turn", f"floor({canvas.time} / {Number(seconds)}) % {n}.0")
    code = str(shades[-1])
    for at in range(n - 2, -1, -1):
        code = f"select({code}, {shades[at]}, {turn} < {at + 0.5})"
    return Picture(("switching", str(n)), Thing(_SWITCH, slots=slots, article=False, whole=_SWITCH_WHOLE), code)


_FADE_BETWEEN: Templates = (
    "<screen> that [smoothly |softly |]changes between {a} and {b}{rate}", "smooth color change between {a} and {b}{rate}", "blend of {a} and {b} over time{rate}", "color oscillating between {a} and {b}{rate}",
    "<background> pulsing between {a} and {b}{rate}", "mix of {a} and {b} by a sine of the time{rate}", "mood light between {a} and {b}{rate}", "animated <background> cycling between {a} and {b}{rate}",
)  # fmt: skip
_FADE_WHOLE: Templates = (
    "animate the [whole |]<screen> between {a} and {b}{rate}", "the color [swings|oscillates|moves] between {a} and {b}{rate}", "mix {a} and {b} with [a sine of time|0.5 + 0.5 * sin]{rate}", "let the <screen> pulse between {a} and {b}{rate}",
    "cycle the <background> between {a} and {b}{rate}", "lerp {a} and {b} with a sine{rate}",
)  # fmt: skip
_FADE_FROM: Templates = (
    "<screen> fading from {a} to {b} and back{rate}", "smooth fade from {a} to {b} and back again{rate}", "color that starts {a}, becomes {b} and returns to {a}{rate}", "<background> that goes from {a} to {b} and back{rate}",
    "{a} turning into {b} and back{rate}", "fade {a} -> {b} -> {a}{rate}", "soft blinking from {a} over {b} to {a}{rate}",
)  # fmt: skip
_FADE_FROM_WHOLE: Templates = (
    "fade [the <screen>|everything] from {a} to {b} and back{rate}", "start with {a}, blend to {b} and return{rate}", "blend from {a} to {b} and back{rate}", "go smoothly from {a} to {b} and back to {a}{rate}",
    "the <screen> turns from {a} into {b} and back{rate}",
)  # fmt: skip


@picture(structures=1.4, warps=0, effects=0.05)
def fading_color(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """Two colours and back: "from a to b" begins at a, "between" is a plain sine of the time; once a second unless said."""
    a = color(draw)
    b = color(draw, other_than=a)
    beat = Rhythm(1.0) if draw.chance(0.3) else rhythm(draw)
    bare = beat.often == 1.0 and draw.chance(0.6)
    slots: Slots = {"a": a.text, "b": b.text, "rate": "" if bare else lambda: " " + beat.say(draw)}
    angle = beat.angle(canvas.time)
    if draw.chance(0.5):
        thing = Thing(_FADE_FROM, slots=slots, whole=_FADE_FROM_WHOLE)
        return Picture(("fading from",), thing, f"mix({a}, {b}, 0.5 - 0.5 * cos({angle}))")
    thing = Thing(_FADE_BETWEEN, slots=slots, whole=_FADE_WHOLE)
    return Picture(("fading between",), thing, f"mix({a}, {b}, 0.5 + 0.5 * sin({angle}))")


_HUES: Templates = (
    "<screen> cycling through [all|the] rainbow colors{rate}", "[whole <screen>|<background>] whose hue changes with time{rate}", "color that runs through all hues{rate}", "full-screen hue cycle{rate}",
    "disco light going through all colors{rate}", "rgb gaming light that cycles its hue{rate}", "rainbow color change over time{rate}", "single color that goes round the color wheel{rate}",
)  # fmt: skip
_HUES_WHOLE: Templates = (
    "cycle the [whole |]<screen> through all hues{rate}", "go through the rainbow over time, the whole <screen> in one color{rate}", "rotate the hue of the <background>, red first{rate}", "run through all the hues{rate}",
    "let the <screen> color go round the color wheel{rate}",
)  # fmt: skip


@picture(structures=0.4, warps=0, effects=0.05)
def cycling_hue(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """All hues in time, red first; once a second unless said."""
    beat = Rhythm(1.0) if draw.chance(0.2) else rhythm(draw)
    bare = beat.often == 1.0 and draw.chance(0.6)
    slots: Slots = {"rate": "" if bare else lambda: " " + beat.say(draw)}
    shown = f"{canvas.helper('hue', HUE)}({beat.code(canvas.time)})"
    return Picture(("cycling hue",), Thing(_HUES, slots=slots, whole=_HUES_WHOLE), shown)


_STROBE: Templates = (
    "[flashing|blinking|strobing] {c} <screen>{rate}", "{c} strobe light{rate}", "{c} <screen> that [blinks|flashes] on and off{rate}", "{c} flashes on black{rate}", "<screen> blinking {c}{rate}",
    "{c} alarm light blinking{rate}", "stroboscope in {c}{rate}",
)  # fmt: skip
_STROBE_WHOLE: Templates = (
    "flash the [whole |]<screen> {c}{rate}", "blink the <screen> {c}{rate}", "strobe {c}{rate}", "the <screen> flashes {c}{rate}", "{c} on and off{rate}", "let it blink {c}{rate}",
)  # fmt: skip
_APPEAR: Templates = (
    "fade in from black to {c} over {n}", "<screen> that goes from black to {c} within {n}", "{c} fading in over {n}", "{c} <screen> fading up from black in {n}", "slow fade-in of {c} taking {n}",
)  # fmt: skip
_APPEAR_WHOLE: Templates = (
    "fade in {c} over {n}", "start black and become {c} within {n}", "fade from black to {c} in the first {n}", "the <screen> brightens from black to {c} over {n} and stays {c}", "let {c} appear over {n}",
)  # fmt: skip


@picture(structures=0.8, warps=0, effects=0.05)
def flashing_color(draw: Draw, canvas: Canvas, uv: str) -> Picture:
    """A colour that is there in the first half of each cycle, or one that comes out of black."""
    shown: Color = color(draw, other_than=BLACK)
    if draw.chance(0.6):
        beat = Rhythm(1.0) if draw.chance(0.3) else rhythm(draw)
        bare = beat.often == 1.0 and draw.chance(0.6)
        slots: Slots = {"c": shown.text, "rate": "" if bare else lambda: " " + beat.say(draw)}
        code = f"{shown} * select(0.0, 1.0, fract({beat.code(canvas.time)}) < 0.5)"
        return Picture(("strobe",), Thing(_STROBE, slots=slots, whole=_STROBE_WHOLE), code)
    seconds = draw.pick((1, 2, 3, 4, 5, 8, 10))
    slots = {"c": shown.text, "n": lambda: count(draw, seconds) + (" seconds" if seconds > 1 else " second")}
    code = f"{shown} * clamp({canvas.time} / {Number(seconds)}, 0.0, 1.0)"
    return Picture(("appearing",), Thing(_APPEAR, slots=slots, whole=_APPEAR_WHOLE), code)
