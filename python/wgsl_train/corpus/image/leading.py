"""Requests that begin with the background or the place: "on navy, a white disc", "in the top left put a star"."""

from dataclasses import replace

from ..describe import PLACE, Modifier, Templates, Thing, describe, join_clauses
from ..draw import Draw

_GROUND: Templates = (
    "on a {bg} <background> <draw> {what}", "on {bg}: {what}", "{bg} <background>, {what}", "{bg} <background> with {what}", "<background> {bg}. {what}", "{bg} <background>. On it {what}", "fill the <screen> with {bg} and put {what} on it",
    "start with a {bg} <background>, then <draw> {what}", "on a {bg} <background> [put|place|I want|there is] {what}", "the <background> is {bg}, and on it there is {what}", "a {bg} <screen> with {what}", "bg {bg}, {what}",
    "everything {bg}, except for {what}", "first make it all {bg}, then <draw> {what}", "take a {bg} <background> and <draw> {what} on it", "given a {bg} <background>, <draw> {what}", "<background>: {bg}, foreground: {what}", "{bg} behind, {what} in front",
    "[plain |]{bg} <screen>, on it {what}", "over {bg}, {what}", "clear to {bg}, then <draw> {what}", "[background layer|layer 0]: {bg}. [Foreground|Layer 1]: {what}", "set the <background> to {bg} and add {what}",
    "I have a {bg} <background> and want {what} on it", "there is a {bg} <background> and on it {what}", "paint everything {bg}. Over that, {what}", "color the <background> {bg} and <draw> {what} on top", "{what} goes on a {bg} <background>", "[against|on] {bg} you see {what}",
)  # fmt: skip
_SPOT: Templates = (
    "{where} <draw> {what}", "{where}: {what}", "{where} there is {what}", "{where} [put|place] {what}", "{where}, {what}", "{where} I want {what}", "{where} goes {what}", "{where} [we see|you see|there should be|sits] {what}",
    "[put|place] {where} {what}", "<screen> with, {where}, {what}", "{where} [add|show] {what}",
)  # fmt: skip


def led(draw: Draw, thing: Thing) -> str | None:
    """The request with its background or its place first, now and then; None where it has none or keeps its usual order."""
    if not thing.article or draw.random.random() > 0.3:
        return None
    ground = next((modifier for modifier in thing.modifiers if _is_ground(modifier)), None)
    if ground:
        bg = ground.slots["bg"]
        what, sentences = describe(draw, _without(thing, ground))
        return join_clauses(draw, draw.phrase(_GROUND, {"bg": bg, "what": what}), sentences)
    spot = next((modifier for modifier in thing.modifiers if modifier.rank == PLACE and modifier.after), None)
    if spot:
        where = draw.phrase(spot.after, spot.slots)
        if where.startswith(("at ", "in the ")):
            what, sentences = describe(draw, _without(thing, spot))
            return join_clauses(draw, draw.phrase(_SPOT, {"where": where, "what": what}), sentences)
    return None


def _is_ground(modifier: Modifier) -> bool:
    return "bg" in modifier.slots


def _without(thing: Thing, modifier: Modifier) -> Thing:
    return replace(thing, modifiers=[other for other in thing.modifiers if other is not modifier])
