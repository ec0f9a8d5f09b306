"""What image prompts say beside the picture is true of its code; values of CSS mean what CSS says."""

import colorsys
import re

import pytest

import rust_core
from wgsl_train.corpus.ask_image import remarked
from wgsl_train.corpus.color import HOUSE, NAMED
from wgsl_train.corpus.draw import Attempt, Draw
from wgsl_train.corpus.image.canvas import Canvas
from wgsl_train.corpus.image.css_value import css_color
from wgsl_train.corpus.pair import pair
from wgsl_train.corpus.surface import touch, verbatim


def _draw(index: int) -> Draw:
    return Draw(Attempt(1, index, "train"))


def _remarks(code: str) -> set[str]:
    """What stands behind the request."""
    return {remarked(_draw(index), "a circle", code).lower().partition("a circle")[2] for index in range(3000)}


@pytest.mark.parametrize(
    ("code", "denied"),
    [
        ("let a = u.time;", r"animat|still|move|motion"),
        ("let m = u.mouse.xy;", r"mouse|input"),
        ("let r = u.resolution;", r"aspect|resolution"),
        ("for (var i = 0; i < 3; i++) {}", r"loop"),
        ("fn sd_box(p: vec2<f32>) -> f32 {}", r"helper|one function"),
        ("let a = smoothstep(0.0, 1.0, uv.x);", r"gradient|flat|blur|shading"),
    ],
)
def test_no_remark_denies_what_the_code_does(code: str, denied: str) -> None:
    assert not [text for text in _remarks(code) if re.search(denied, text)]
    assert [text for text in _remarks("let d = 1.0;") if re.search(denied, text)]


def test_hsl_is_that_of_css() -> None:
    seen = 0
    for index in range(3000):
        shade = css_color(_draw(index), Canvas())
        if not shade.text.startswith("hsl("):
            continue
        seen += 1
        hue, saturation, lightness = map(float, re.findall(r"\d+", shade.text))
        assert shade.rgb == pytest.approx(colorsys.hls_to_rgb(hue / 360, lightness / 100, saturation / 100))
    assert seen > 50


def test_a_color_of_css_is_a_keyword_of_css() -> None:
    keywords = {name.replace(" ", "") for name in NAMED if name not in HOUSE}
    said = [css_color(_draw(index), Canvas()).text for index in range(2000)]
    words = {text for text in said if text.isalpha()}
    assert words <= keywords - {"green"}
    assert len(words) > 80


def test_a_listing_carries_its_numbers_over() -> None:
    for index in range(150):
        one = pair(8, index, family="shader_listing")
        asked = {float(number) for number in re.findall(r"(?<![\w.])\d*\.\d+(?!\w)", one.prompt)}
        given = {float(number) for number in re.findall(r"(?<![\w.])\d+\.\d+", one.code)}
        # pi is folded, and `.5` of a pixel or a half stands for the centre.
        assert asked - given <= {0.5, 2.0}, one


def test_habits_of_typing_leave_formulas_alone() -> None:
    formula = "mix(You, Please, sin(A * With)) - don't"
    for index in range(3000):
        assert formula in touch(_draw(index), f"please draw a gradient with {verbatim(formula)} for you, please")


def test_listings_are_valid_in_every_dialect() -> None:
    drawn = [pair(9, index, family="shader_listing").code for index in range(300)]
    assert all(verdict.valid for verdict in rust_core.validate_batch(drawn))
