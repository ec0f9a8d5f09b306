"""Where a number or the name of a colour in a prompt is none that right code must have."""

import re

from wgsl_train.score.reading import EVERYWHERE

SMALLEST_COUNT = 5
"""Whole numbers below stand in most shaders anyway."""
NOUNS = ("brick", "rose", "rust", "sand", "snow")
"""Colours that mean a thing as often."""
BUILT_IN = re.compile(
    r"gl_\w+|u_\w+|thread_\w+|workgroup_size|local_size|snake_case|rem_euclid|linear_srgb_to_\w+|ease_(?:in|out)|"
    r"\w+_index|\w+_(?:invocation|workgroups|instance)_\w+|\w+_[ijk]"
)
"""Names that are no choice of the prompt, or of another language."""
SERIES = re.compile(r"\d\s*(?:[+,]\s*)?(?:\.\.\.|…)|\d\s*- \.\.\.|- 1/3 \+", re.IGNORECASE)
"""Terms that a loop makes."""

_NO_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:rec|bt|itu|luma|rule|mode|css|figure|lying|below|power|power of)[.\s-]*|\bnot [\w ]{0,20}|"
    r"(?:pi|π)\s*/\s*|\^\s*\(?|\*\*\s*|\|\s*[<>]=?\s*|(?-i:\b[A-F])\s*=\s*|_index \d to\s*)$",
    re.IGNORECASE,
)
_NO_NUMBER_AFTER = re.compile(
    r"[ -]?bits?\b|[ -]?d\b|(?:st|nd|rd|th)\b|[- ](?:point|tap)\b|[- ]?vec|\s*o'?\s?clock|h\b|\s*fps|"
    r"\s+(?:is )?on (?:a|the) clock|\s*[rb]pm|[^.,;]{0,20}per minute|\s+further|"
    r"\s+(?:corners|values|zones|instances)\b|\s*deg|\s+over pi|\w*_|\s*\(mod|\s*ms\b",
    re.IGNORECASE,
)
_MOST_NEIGHBORS = 8
_NEIGHBORS = re.compile(r"live neighbou?r", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"\d\)?\s*(?:->|→|=>|gives|becomes|returns|yields)|(?:gives|becomes|returns|yields)\s+\d|\btest:|\d degrees -?\d",
    re.IGNORECASE,
)
_WORKED_OUT = re.compile(r"hable|uncharted|lucas|fibonacci", re.IGNORECASE)
_QUARTER_TURN = re.compile(r"vec2|perpendicular|\b(?:rotate|turn) (?!it\b)\w+ by\b", re.IGNORECASE)
_CELL_LINES = re.compile(r"\bgrid|lattice|mesh|graph paper|\bcells?\b", re.IGNORECASE)
_LINE = re.compile(r"thick|stroke|lines?\b|wid", re.IGNORECASE)
# Also as they are mistyped.
_OTHER_SHADE = re.compile(
    r"\b(?:l\w{1,4}t|d\w{1,2}k|p\w{1,2}e|bright|deep|fully|navy|cadet|powder|medium|baby|neon|electric|dull|muted|warm|rosy|"
    r"pas\w+|du\w+|soft|pure|half-bright|v\w{2,3})[ -]$",
    re.IGNORECASE,
)
_TAKEN_BACK_BEFORE = re.compile(
    r"\b(?:not|said|asked for|instead of|rather than|replace)\s+(?:(?:in|an?|the)\s+)?$", re.IGNORECASE
)
_TAKEN_BACK_AFTER = re.compile(
    r"\s*(?:,|\.+)\s*(?:hmm\s+)?(?:no|sorry|wait|scratch|I mean|er|actually)\b", re.IGNORECASE
)
_OF_A_THING = re.compile(r"\s+(?:lamps?|coast)\b", re.IGNORECASE)
_FLAG = re.compile(r"\bflag of\b|japan", re.IGNORECASE)
_CHANNELS = ("red", "green", "blue")
_ABOUT_CHANNELS = re.compile(
    r"channel|component|\bhues?\b|wheel|rainbow|spectrum|swap|exchang|trade places|additive|anaglyph|weights?\b|byte|"
    r"colou?r circle|\badd up|balance|screen mask|\bas red and|"
    r"\b(?:red|green|blue)\s*(?:=|:|is\b|are\b|equal|gets\b|grow|again|\||\(|[\d.]|\w+\()|"
    r"\b(?:let|set|output|how much|into|more|less|scale|zero|multiplying)\s+(?:red|green|blue)\b|"
    r"[\dxyzuvlrt)]\s+(?:for|in|as|into)\s+(?:red|green|blue)\b|\bin red,? (?:so|and|green)\b",
    re.IGNORECASE,
)
_ALL_HUES = re.compile(r"yellow,? green,? cyan,? blue|cyan,? magenta,? yellow", re.IGNORECASE)
_LONGEST_STATEMENT = 200
_ASSIGNED = re.compile(r"(?:^|[;{:])\s*(?:\w+\s+)?(\w+)\s*[-+*/]?=(?!=)[^;{]*$")


def is_color(found: re.Match[str]) -> bool:
    """Whether a colour's name is one here, all of it, and the last word on the matter."""
    prompt, start, end = found.string, found.start(), found.end()
    if _OTHER_SHADE.search(prompt, max(start - 20, 0), start) or _ALL_HUES.search(prompt) or _FLAG.search(prompt):
        return False
    if _TAKEN_BACK_BEFORE.search(prompt[max(start - 20, 0) : start]) or _TAKEN_BACK_AFTER.match(prompt, end):
        return False
    if _OF_A_THING.match(prompt, end):
        return False
    return found["color"].lower() not in _CHANNELS or not _ABOUT_CHANNELS.search(prompt)


def is_number(found: re.Match[str], value: float) -> bool:
    """Whether a number of that value is one that code must have."""
    prompt, start = found.string, found.start()
    if any(pattern.search(prompt) for pattern in (_EXAMPLE, SERIES, _WORKED_OUT)):
        return False
    if value in EVERYWHERE or (value.is_integer() and value < SMALLEST_COUNT):
        return False
    if value <= _MOST_NEIGHBORS and _NEIGHBORS.search(prompt):
        return False
    if is_cell_line(found) or _is_dead(prompt, start):
        return False
    return not _NO_NUMBER_BEFORE.search(prompt[max(start - 25, 0) : start]) and not _NO_NUMBER_AFTER.match(
        prompt, found.end()
    )


def is_angle(found: re.Match[str]) -> bool:
    """Whether an angle is none of an example, and none of those that code has without saying them."""
    degrees = float(found["degrees"])
    if "gradient(" in found.string and degrees == 180:
        return False
    return not _EXAMPLE.search(found.string) and not (degrees == 90 and _QUARTER_TURN.search(found.string))


def is_cell_line(found: re.Match[str]) -> bool:
    """Whether it is the thickness of a grid's lines, which code gives in cells."""
    around = found.string[max(found.start() - 20, 0) : found.end() + 20]
    return bool(_CELL_LINES.search(found.string) and _LINE.search(around))


def _is_dead(prompt: str, start: int) -> bool:
    """Whether it stands in a statement of a listing whose name is not read again."""
    assigned = _ASSIGNED.search(prompt, max(start - _LONGEST_STATEMENT, 0), start)
    if not assigned or ";" not in prompt[start:]:
        return False
    return not re.search(rf"\b{assigned[1]}\b", prompt[prompt.index(";", start) :])
