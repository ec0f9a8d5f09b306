"""The screen painted by regions: "left 30% red, right 20% blue, rest white", rules with else, painted in order."""

from ..ask_image import image
from ..color import BLACK, Color, color
from ..describe import Templates
from ..draw import Draw
from ..family import Request, family
from .canvas import Canvas
from .region import Region, any_region

_ITEM: Templates = (
    "{r} {c}",
    "{r} {c}",
    "{r} in {c}",
    "{c} {r}",
    "{r}: {c}",
    "{r} = {c}",
    "{r} is {c}",
    "{c} for {r}",
    "{c}: {r}",
    "{r} -> {c}",
)
_SENTENCE: Templates = ("{r} is {c}", "{r} should be {c}", "paint {r} {c}", "fill {r} with {c}", "color {r} {c}", "{r} gets {c}", "use {c} for {r}", "{c} fills {r}", "make {r} {c}", "{r} shows {c}")  # fmt: skip
_WHERE: Templates = (
    "{c} where {f}",
    "{c} if {f}",
    "{f}: {c}",
    "where {f}, {c}",
    "{c} when {f}",
    "{f} -> {c}",
    "{c} for {f}",
    "{f} => {c}",
    "for {f} {c}",
)
_REST: Templates = ("the rest {c}", "rest {c}", "{c} elsewhere", "everything else {c}", "otherwise {c}", "{c} everywhere else", "the remaining area {c}", "rest: {c}", "else {c}", "all other pixels {c}", "{c} for the rest", "and {c} outside")  # fmt: skip
_REST_SENTENCE: Templates = ("the rest is {c}", "everything else is {c}", "all other pixels are {c}", "the remaining area is {c}", "elsewhere it is {c}", "leave the rest {c}", "the <background> is {c}", "what is left is {c}")  # fmt: skip
_FIRST: Templates = (
    "{c} <background>",
    "<background> {c}",
    "a {c} <background>",
    "start with {c} everywhere",
    "everything {c}",
    "all {c}",
    "fill the <screen> with {c}",
    "clear to {c}",
)
_WHOLE: Templates = (
    "{list}", "{list}", "{list}", "<draw> this: {list}", "<shader>: {list}", "color the <screen>: {list}", "<screen> regions: {list}", "{list}, hard edges", "flat colors: {list}", "paint the <screen> like this: {list}", "I want {list}", "[can you|could you] do {list}?", "wgsl: {list}", "fill the <screen>: {list}", "[layout|regions|areas|zones]: {list}",
    "a <shader> with {list}", "split the <screen>: {list}", "full screen, {list}", "{list} (uv, y down)", "the <screen> has {list}", "fragment: {list}",
)  # fmt: skip
_TOLD: Templates = (
    "{list}", "{list}", "{list}", "{list}", "<draw> this. {list}", "<shader>. {list}", "[description|spec|picture|requirements]: {list}", "Flat colors, hard edges. {list}", "A <shader> in uv space. {list}", "I need a <shader>. {list}", "Please <write> this. {list}", "{list}{stop} Nothing else is drawn", "Paint the <screen> like this. {list}",
    "The <screen> is divided by hard edges. {list}", "No gradients. {list}", "Task: color the <screen> by position. {list}",
)  # fmt: skip
_CHAIN: Templates = (
    "if {f}", "if {f}", "when {f}", "if ({f})",
)  # fmt: skip


def _listed(draw: Draw, regions: list[Region], fills: list[Color], ground: Color | None) -> str:
    """ "left 30% red, right 20% blue, rest white": without articles if in a hurry."""
    bare = draw.chance(0.45)
    item = draw.pick(_ITEM) if draw.chance(0.6) else ""
    parts = []
    for region, fill in zip(regions, fills, strict=True):
        words = region.words.removeprefix("the ").removeprefix("a ") if bare else region.words
        parts.append(draw.phrase((item,) if item else _ITEM, {"r": words, "c": fill.text}))
    if ground is not None:
        rest = draw.phrase(_REST, {"c": ground.text})
        if draw.chance(0.3):
            parts.insert(0, draw.phrase(_FIRST, {"c": ground.text}))
        else:
            parts.append(rest)
    return _joined(draw, parts)


def _joined(draw: Draw, parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    if draw.chance(0.3):
        return ", ".join(parts[:-1]) + draw.pick((" and ", ", and ")) + parts[-1]
    return draw.pick((", ", ", ", "; ", " | ", " / ")).join(parts)


def _sentences(draw: Draw, regions: list[Region], fills: list[Color], ground: Color | None) -> str:
    parts = [
        draw.phrase(_SENTENCE, {"r": region.words, "c": fill.text}) for region, fill in zip(regions, fills, strict=True)
    ]
    if ground is not None:
        if draw.chance(0.4):
            parts.insert(0, draw.phrase(_FIRST, {"c": ground.text}))
        else:
            parts.append(draw.phrase(_REST_SENTENCE, {"c": ground.text}))
    return ". ".join(part[:1].upper() + part[1:] for part in parts) + draw.pick(("", ".", "."))


def _formulas(draw: Draw, regions: list[Region], fills: list[Color], ground: Color | None) -> str:
    form = draw.pick(_WHERE)
    parts = [
        draw.phrase((form,), {"f": region.formula, "c": fill.text}) for region, fill in zip(regions, fills, strict=True)
    ]
    if ground is not None:
        parts.append(draw.phrase(_REST, {"c": ground.text}))
    return _joined(draw, parts)


def _chain(draw: Draw, regions: list[Region], fills: list[Color], ground: Color) -> str:
    """`if ... else if ... else`: the first that holds wins."""
    told = [region.formula if draw.chance(0.8) else f"in {region.words}" for region in regions]
    start = draw.phrase(_CHAIN, {"f": told[0]})
    then = draw.pick((" then ", ": ", " -> ", " return ", ", ", " => ", " color = ", " it is "))
    parts = [f"{start}{then}{fills[0].text}"]
    otherwise = draw.pick(("else if ", "else if ", "elif ", "otherwise if "))
    parts += [f"{otherwise}{words}{then}{fill.text}" for words, fill in zip(told[1:], fills[1:], strict=True)]
    parts.append(
        f"{draw.pick(('else', 'else', 'otherwise'))}{then if then not in (', ', ' then ') else ' '}{ground.text}"
    )
    return draw.pick((", ", "; ", ", ", " ")).join(parts)


@family("image", structures=30)
def painted_regions(draw: Draw) -> Request:
    """One to four regions over a ground (black unsaid), later ones on top; in an if-chain the first one wins."""
    n = draw.pick((1, 1, 2, 2, 2, 3, 3, 4))
    regions: list[Region] = []
    while len(regions) < n:
        found = any_region(draw)
        if all(found.code != other.code for other in regions):
            regions.append(found)
    style = draw.pick(("list", "list", "sentences", "formulas", "formulas", "chain"))
    said = draw.chance(0.75) or style == "chain"
    ground = color(draw) if said else BLACK
    fills: list[Color] = []
    for _ in range(n):
        fills.append(color(draw, other_than=fills[-1] if fills else ground))
    draw.structure(*sorted(region.kind for region in regions), style)
    order = list(zip(regions, fills, strict=True))
    if style == "chain":
        text = _chain(draw, regions, fills, ground)
        order.reverse()
    else:
        teller = {"list": _listed, "sentences": _sentences, "formulas": _formulas}[style]
        text = teller(draw, regions, fills, ground if said else None)
        if n > 1 and draw.chance(0.25):
            text = text.removesuffix(".") + draw.pick((", later ones on top", " (in that order, later on top)", ", painted in this order", ". Later rules override earlier ones"))  # fmt: skip
    canvas = Canvas()
    if n == 1:
        shown = f"select({ground}, {order[0][1]}, {order[0][0].code})"
    else:
        shown = canvas.var("color", str(ground))
        for region, fill in order:
            canvas.add(f"color = select(color, {fill}, {region.code});")
    if style == "sentences":
        return Request(
            draw.phrase(_TOLD, {"list": text, "stop": "" if text.endswith(".") else "."}), canvas.module(shown)
        )
    if style == "list" and draw.chance(0.15):
        return Request(image(draw, text), canvas.module(shown))
    return Request(draw.phrase(_WHOLE, {"list": text}), canvas.module(shown))
