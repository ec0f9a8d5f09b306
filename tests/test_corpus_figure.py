"""What figures are said and coded like: clause order, rhythms, the order of effects."""

import re

import pytest

from wgsl_train.corpus.describe import COLOR, REST, SIZE, Modifier, Thing, describe, join_clauses, settings
from wgsl_train.corpus.draw import Attempt, Draw
from wgsl_train.corpus.image.compose import in_order
from wgsl_train.corpus.rhythm import Rhythm, Spin
from wgsl_train.corpus.vague import RATES


def _draw(index: int) -> Draw:
    return Draw(Attempt(1, index, "train"))


def _thing() -> Thing:
    return Thing(
        ("circle",),
        [
            Modifier(after=("on blue",), rank=REST, key=("background", "blue")),
            Modifier(before=("red",), rank=COLOR, key=("color", "red")),
            Modifier(before=("small",), rank=SIZE, key=("size", "small")),
        ],
    )


def test_adjectives_stand_in_natural_order_and_the_background_comes_last() -> None:
    said = [describe(_draw(index), _thing())[0] for index in range(200)]
    natural = sum(bool(re.search(r"\bsmall red circle,? on blue$", text)) for text in said)
    assert all(re.search(r"circle,? on blue$", text) for text in said)
    assert natural > 150


def test_two_clauses_with_with_share_it() -> None:
    said = {
        describe(
            _draw(index),
            Thing(("box",), [Modifier(after=("with a hole",)), Modifier(after=("with ears",))]),
            apart=False,
        )[0]
        for index in range(50)
    }
    assert all(text.count("with") == 1 and " and " in text for text in said)


def test_settings_name_every_property() -> None:
    listed = settings(_draw(3), _thing())
    assert listed is not None
    assert all(word in listed for word in ("circle", "red", "small", "blue"))
    assert (
        settings(
            _draw(3),
            Thing(("circle",), [Modifier(after=("on blue",)), Modifier(before=("red",), key=("color", "red"))]),
        )
        is None
    )


@pytest.mark.parametrize(
    ("often", "code"),
    [(1.0, "t"), (2.0, "t * 2.0"), (0.25, "t / 4.0"), (1 / 3, "t / 3.0"), (0.3, "t * 0.3"), (1.5, "t * 1.5")],
)
def test_rhythms_are_coded_by_the_rounder_number(often: float, code: str) -> None:
    assert Rhythm(often).code("t") == code
    assert Rhythm(often).angle("t") == code.replace("t", "t * 6.2831855", 1)


def test_what_is_said_of_a_spin_is_its_speed() -> None:
    for degrees in (6, 36, 45, 90, 95, 180, 720, 1080):
        for index in range(60):
            text = Spin(degrees).say(_draw(index))
            assert _degrees(text) == pytest.approx(degrees), text


def _degrees(text: str) -> float:
    """Degrees a second, read back from digits and words."""
    for often, vague in RATES.items():
        if text in vague:
            return often * 360
    words = {"one": 1, "two": 2, "three": 3, "four": 4, "eight": 8, "ten": 10}
    numbers = [
        float(found) if found[0] in ".0123456789" else words[found]
        for found in re.findall(r"\d*\.?\d+|" + "|".join(words), text)
    ]
    if "rpm" in text.lower() or "minute" in text:
        return numbers[0] * 6
    if re.search(r"seconds|secs|\bsec\b.*per turn", text):
        return 360 / numbers[-1]
    return numbers[0] * (360 if re.search("turn|revolution|rotation", text) else 1)


def test_two_effects_are_said_in_the_order_they_are_applied() -> None:
    for index in range(60):
        draw = _draw(index)
        blur, grain = (Modifier(after=(f"with {name}",), sentence=(f"add {name}",)) for name in ("blur", "grain"))
        what, sentences = describe(draw, Thing(("circle",), in_order(draw, [blur, grain])))
        text = join_clauses(draw, what, sentences)
        assert text.index("blur") < text.index("grain"), text
