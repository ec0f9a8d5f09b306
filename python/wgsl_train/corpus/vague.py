"""What vague words mean: one table of sizes, one of line widths, one of rates, so that a word has one number everywhere."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .draw import Draw

# A size as a share of the default: a radius of 0.05, 0.1, 0.4 and 0.45 where 0.25 is the default.
SIZES: dict[float, tuple[str, ...]] = {
    0.2: ("tiny", "very small", "minuscule", "teeny", "mini", "really small", "wee"),
    0.4: ("small", "little", "smallish", "fairly small", "small-sized", "rather small"),
    1.6: ("large", "big", "large-sized", "bigger", "big fat", "fairly big", "quite large"),
    1.8: ("huge", "giant", "very large", "enormous", "massive", "gigantic", "very big"),
}
# A line width as a share of the default.
WIDTHS: dict[float, tuple[str, ...]] = {
    0.2: ("very thin", "hairline", "ultra-thin", "super thin", "hair-thin"),
    0.5: ("thin", "slim", "fine", "narrow", "thin-lined"),
    2.0: ("thick", "fat", "bold", "heavy", "thick-lined", "chunky"),
    3.0: ("very thick", "extra thick", "very fat", "super thick", "really thick"),
}
# Cycles a second. The first half of the words of a rate are adverbs of one word or two: "slowly pulsing".
RATES: dict[float, tuple[str, ...]] = {
    0.1: ("very slowly", "really slowly", "extremely slowly", "super slowly", "ever so slowly"),
    0.25: ("slowly", "slowly", "at a slow pace", "at a leisurely pace", "at low speed", "in slow motion"),
    3.0: ("fast", "quickly", "rapidly", "at high speed", "at a fast pace", "at a quick pace"),
    6.0: ("very fast", "very quickly", "really fast", "super fast", "extremely fast", "like crazy"),
}
_ADVERBS = {0.1: ("very slowly", "really slowly"), 0.25: ("slowly",), 3.0: ("quickly", "rapidly"), 6.0: ("very quickly", "very rapidly")}  # fmt: skip


def how_fast(draw: "Draw", often: float) -> str | None:
    """`slowly` for a rate of the table, sometimes; None for another rate."""
    words = RATES.get(round(often, 6))
    return draw.pick(words) if words and draw.chance(0.35) else None


def adverbs(often: float) -> tuple[str, ...]:
    """Words that stand before a participle, `slowly`, where the rate has them."""
    return _ADVERBS.get(round(often, 6), ())
