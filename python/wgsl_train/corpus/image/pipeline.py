"""Pictures told step by step: a frame of coordinates, changes of the point, a field, its shaping, a colour, a finish.

The same steps are pasted as GLSL, listed as equations or told in words; the module carries them over one by one.
"""

import re

from ..ask_image import image
from ..color import BLACK, Color, color
from ..draw import Draw
from ..family import Request, family
from ..number import Number, digits
from ..surface import verbatim
from .canvas import Canvas
from .pipeline_stages import COLORS, FIELDS, FRAMES, POSTS, SHAPINGS, WARPS, Stage

_TYPED = re.compile(r"^(vec2|float) (\w+) = ")
_NUMBER = re.compile(r"(?<![\w.])(\d+)\.(\d+)")
# Needs of what follows: a point round the middle, a field that is nowhere below zero.
_ROUND = ("length", "box", "diamond", "angle", "ring", "petals", "spiral", "squared", "two")
_POSITIVE = ("length", "box", "diamond", "ring", "dots", "squared", "two")
_CENTERING = ("turn", "swirl", "mirror", "mirror x", "fold", "polar", "tunnel", "kaleidoscope")


def _numbers(draw: Draw, stage: Stage) -> dict[str, Number]:
    made = {name: draw.number(*bounds) for name, bounds in zip("ab", stage.numbers, strict=False)}
    if "a" in made:
        made["a2"] = Number(round(made["a"].value + draw.pick((0.01, 0.02, 0.05, 0.1)), 4))
    return made


class _Steps:
    """Drawn stages: their WGSL goes to a canvas, their GLSL and words are kept for the prompt."""

    def __init__(self, draw: Draw, canvas: Canvas) -> None:
        self.draw, self.canvas = draw, canvas
        self.seconds = draw.pick(("time", "t", "iTime", "time"))
        self.glsl: list[str] = []
        self.equations: list[str] = []
        self.words: list[str] = []
        self.lines: list[str] = []
        self.style = draw.pick((0, 0, 1, 2))

    def take(self, stage: Stage) -> None:
        """Adds the statements of a stage."""
        made, n = _numbers(self.draw, stage), str(self.draw.integer(2, 8))
        code = [self.filled(line, n, made) for line in stage.code]
        self.lines += code
        texts = [self.draw.pick(stage.glsl)] if stage.glsl else list(stage.code)
        for text in texts:
            filled = self.filled(text, n, made)
            self.glsl.append(self.typed(filled))
        said = {name: digits(value.value) for name, value in made.items()}
        # Not a phrase of the phrase language: formulas are full of its bars and brackets.
        self.words.append(self.timed(verbatim_formulas(self.filled(self.draw.pick(stage.words), n, said))))

    def filled(self, line: str, n: str, made: dict[str, Number] | dict[str, str]) -> str:
        for name, value in made.items():
            line = line.replace(f"{{{name}}}", str(value))
        return line.replace("{n}", n)

    def timed(self, text: str) -> str:
        return text if self.seconds == "time" else re.sub(r"\btime\b", self.seconds, text)

    def typed(self, text: str) -> str:
        """WGSL as GLSL in one hand: `.5`, `5.`, or with all digits."""
        text = text.replace("<f32>", "").replace("atan2(", "atan(").replace("u.time", "iTime").replace("let s", "float s").replace("color", "col").replace("6.2831855", "6.2831853")  # fmt: skip
        return _spelled(text, self.style)


def _spelled(text: str, style: int) -> str:
    """Numbers as people write GLSL."""
    if style == 0:
        return text
    short = _NUMBER.sub(lambda found: f"{found[1] if found[1] != '0' or found[2].strip('0') == '' else ''}.{found[2].rstrip('0')}", text)  # fmt: skip
    return short.replace(" * ", "*").replace(" / ", "/").replace(", ", ",") if style == 2 else short


def verbatim_formulas(text: str) -> str:
    """A sentence in which every word with a sign of a formula is protected."""
    return " ".join(verbatim(word) if re.search(r"[=*/()+\-^|.<>\d]|^[pdv]$", word) else word for word in text.split(" "))  # fmt: skip


def _stages(draw: Draw) -> tuple[str, list[tuple[str, Stage]], str, str]:
    """The frame, the changes, the field and the shaping, such that something can be seen."""
    warps = draw.sample(tuple(WARPS), draw.pick((0, 0, 1, 1, 1, 2)))
    warps = [name for at, name in enumerate(warps) if not (name in ("swirl", "turn", "kaleidoscope") and any(other in ("swirl", "turn", "kaleidoscope") for other in warps[:at]))]  # fmt: skip
    if "polar" in warps or "tunnel" in warps:
        warps = [name for name in warps if name not in ("polar", "tunnel")] + ["polar" if "polar" in warps else "tunnel"]  # fmt: skip
    last = warps[-1] if warps else ""
    field = draw.pick(("x", "y", "sum", "lattice", "waves", "dots")) if last in ("polar", "tunnel") else draw.pick(tuple(FIELDS))  # fmt: skip
    middle = field in _ROUND or any(name in _CENTERING for name in warps)
    frame = draw.pick(("centered", "signed", "aspect", "aspect half", "centered") if middle else tuple(FRAMES))
    shapings = tuple(SHAPINGS) if field in _POSITIVE else tuple(name for name in SHAPINGS if name not in ("plain", "invert"))  # fmt: skip
    if field == "angle" or field == "spiral":
        shapings = ("half wave", "still wave", "abs wave")
    return frame, [(name, WARPS[name]) for name in warps], field, draw.pick(shapings)


_PASTED = (
    "{code}", "{code}", "[port|convert|translate] [this|it] to [wgsl|WGSL]: {code}", "[shadertoy|Shadertoy|GLSL|glsl] -> [wgsl|WGSL]: {code}", "{code} // [to wgsl|in WGSL please|shadertoy]", "the same in WGSL: {code}", "here is my [shadertoy|glsl], I need it as a WGSL fragment shader: {code}",
    "[rewrite|express] this [shadertoy|GLSL] [snippet|code|shader] in WGSL: {code}", "I found this [on shadertoy|in an old demo]: {code} [Can you port it?|How does it look in WGSL?|Please convert it.]", "what is [this|the following] in wgsl? {code}", "[webgpu|wgsl] version of {code}", "carry over: {code}", "mainImage body: {code}", "[glsl|GLSL]: {code}", "fragment shader equivalent to {code}",
    "```glsl {code} ```", "my teacher gave us this GLSL, I have to hand it in as WGSL: {code}", "{open} {code} {close}",
)  # fmt: skip
_TOLD = (
    "{steps}", "{steps}", "<draw> this: {steps}", "[fragment shader|shader|wgsl shader], step by step: {steps}", "[recipe|algorithm|pseudocode|steps]: {steps}", "[compute|do] the following per pixel. {steps}", "a <shader> [that does the following|doing this]: {steps}", "I want [a picture|an effect] made like this: {steps}", "[per pixel|for each pixel|every pixel]: {steps}",
    "[please |]<write> a <shader>. {steps}", "[can|could] you <write> a <shader> like this? {steps}", "how it works: {steps}", "the math is simple. {steps}", "[plan|spec]: {steps}",
)  # fmt: skip
_MAIN = verbatim("void mainImage(out vec4 fragColor, in vec2 fragCoord) {")
_THEN = ("", "", "", "then ", "next, ", "after that ", "and then ", "now ")


def _told(draw: Draw, words: list[str]) -> str:
    kind = draw.pick(("sentences", "sentences", "commas", "semicolons", "numbers", "arrows", "lines"))
    if kind == "sentences":
        parts = [(draw.pick(_THEN) if at else "") + text for at, text in enumerate(words)]
        return ". ".join(text if text.startswith("\x02") else text[:1].upper() + text[1:] for text in parts) + draw.pick(("", "."))  # fmt: skip
    if kind == "commas":
        return ", ".join((draw.pick(_THEN) if at else "") + text for at, text in enumerate(words))
    if kind == "numbers":
        mark = draw.pick(("{}. ", "{}) ", "({}) "))
        return " ".join(mark.format(at + 1) + text for at, text in enumerate(words))
    return {"semicolons": "; ", "arrows": " -> ", "lines": " | "}[kind].join(words)


def _colored(draw: Draw, steps: _Steps, name: str) -> tuple[str, str, str]:
    """The colour as WGSL, as GLSL, and in words."""
    stage = COLORS[name]
    first = color(draw, other_than=BLACK)
    second: Color = color(draw, other_than=first)
    made = _numbers(draw, stage)
    code = steps.filled(stage.code[0].replace("{c}", str(first)).replace("{k}", str(second)), "", made)
    vectors = [f"vec3({', '.join(digits(round(part, 3)) if part not in (0, 1) else f'{part:.1f}' for part in one.rgb)})" for one in (first, second)]  # fmt: skip
    text = (draw.pick(stage.glsl) if stage.glsl else stage.code[0]).replace("{c}", vectors[0]).replace("{k}", vectors[1])  # fmt: skip
    said = {key: digits(value.value) for key, value in made.items()}
    words = verbatim_formulas(
        steps.timed(steps.filled(draw.pick(stage.words), "", said)).replace("{c}", "\x04").replace("{k}", "\x05")
    )
    words = words.replace("\x04", first.text).replace("\x05", second.text)
    return code, steps.typed(steps.filled(text, "", made)), words


@family("image", structures=60)
def told_by_steps(draw: Draw) -> Request:
    """Statements one after the other, each said or pasted; nothing is left open."""
    canvas = Canvas()
    frame, warps, field, shaping = _stages(draw)
    hue = draw.pick(("grey", "grey", *COLORS))
    steps = _Steps(draw, canvas)
    draw.structure("steps", frame, *[name for name, _ in warps], field, shaping, hue)
    for stage in (FRAMES[frame], *[one for _, one in warps], FIELDS[field], SHAPINGS[shaping]):
        steps.take(stage)
    pasted = draw.chance(0.45)
    if pasted and hue in ("tint", "mix"):
        hue = draw.pick(("grey", "cosine", "iq", "channels"))
    code, glsl, words = _colored(draw, steps, hue)
    glsl_lines, said = list(steps.glsl), [*steps.words, words]
    shown = code
    if draw.chance(0.15):
        before, already = len(steps.lines), len(steps.words)
        steps.take(POSTS[draw.pick(tuple(POSTS))])
        said.append(steps.words[already])
        glsl_lines += [f"vec3 col = {glsl};", steps.glsl[-1], "fragColor = vec4(col,1.0);"]
        steps.lines.insert(before, f"var color = {code};")
        shown = "color"
    elif draw.chance(0.5):
        glsl_lines += [f"vec3 col = {glsl};", draw.pick(("fragColor = vec4(col,1.0);", "fragColor = vec4(col, 1.);", "gl_FragColor = vec4(col,1.0);"))]  # fmt: skip
    else:
        glsl_lines.append(draw.pick(("fragColor = vec4({g}, 1.0);", "fragColor = vec4({g},1.);", "col = {g};", "return vec4({g}, 1.0);", "vec3 col = {g};")).format(g=glsl))  # fmt: skip
    if "u.time" in shown:
        shown = shown.replace("u.time", canvas.time)
    names = {"p": draw.pick(("p", "p", "p", "st", "q", "pos")), "d": draw.pick(("d", "d", "dist", "r")), "v": draw.pick(("v", "v", "f", "m", "glow"))}  # fmt: skip
    _write(canvas, [_renamed(line, names) for line in steps.lines])
    shown, glsl_lines, said = _renamed(shown, names), [_renamed(line, names) for line in glsl_lines], [_renamed(line, names) for line in said]  # fmt: skip
    if pasted:
        if any("uv" in line.replace("uv;", "uv") for line in glsl_lines) and "uv" in glsl_lines[0] and draw.chance(0.4):
            glsl_lines.insert(0, draw.pick(("vec2 uv = fragCoord/iResolution.xy;", "vec2 uv = fragCoord.xy / iResolution.xy;")))  # fmt: skip
        text = draw.phrase(
            _PASTED, {"code": verbatim(draw.pick((" ", " ", "\n")).join(glsl_lines)), "open": _MAIN, "close": "}"}
        )
    else:
        text = draw.phrase(_TOLD, {"steps": _told(draw, said)})
        if draw.chance(0.05):
            text = image(draw, text) if text.startswith("a ") else text
    return Request(text, canvas.module(shown))


_NAMED = re.compile(r"(?<![A-Za-z_.])[pdv](?![A-Za-z_0-9(])")


def _renamed(text: str, names: dict[str, str]) -> str:
    return _NAMED.sub(lambda found: names[found[0]], text)


def _write(canvas: Canvas, lines: list[str]) -> None:
    """Declarations become `let`, or `var` where a later line assigns to the name."""
    for at, line in enumerate(lines):
        if "u.time" in line:
            line = line.replace("u.time", canvas.time)
        if "u.resolution" in line:
            line = line.replace("u.resolution", canvas.resolution)
        found = _TYPED.match(line)
        if found:
            changed = any(re.search(rf"\b{found[2]}(?:\.[xy])? [-+*/]?= ", later) and not _TYPED.match(later) for later in lines[at + 1 :])  # fmt: skip
            line = f"{'var' if changed else 'let'} {line[len(found[1]) + 1 :]}"
        canvas.add(line)
