"""Small changes to the lexemes of a module before it runs. What is changed is spelled out here; nothing is parsed."""

from itertools import pairwise

import rust_core

MAX_LOOP_STEPS = 16_384
"""Loop iterations an invocation may make, over all loops. More is a time-out, whatever the machine."""


def free_prefix(*codes: str) -> str:
    """A start of names that no text of ``codes`` contains."""
    prefix = "harness_"
    while any(prefix in code for code in codes):
        prefix += "x_"
    return prefix


def count_loop_steps(code: str, prefix: str, group: int, binding: int) -> str:
    """``code`` with a counter in every loop, which is left once it passes ``MAX_LOOP_STEPS``.

    Leaving too early makes a wrong result, so it is told: ``<prefix>late`` is 1 in that invocation, and 1 is stored in
    the storage buffer at ``group`` and ``binding`` (``<prefix>any_late``), which is for the host to bind.
    """
    declarations = (
        f"var<private> {prefix}steps: u32; var<private> {prefix}late: u32; "
        f"@group({group}) @binding({binding}) var<storage, read_write> {prefix}any_late: u32;"
    )
    count = (
        f"{prefix}steps += 1u; if {prefix}steps > {MAX_LOOP_STEPS}u "
        f"{{ {prefix}late = 1u; {prefix}any_late = 1u; break; }}"
    )
    out = []
    in_loop_head = False
    for lexeme in rust_core.tokenize(code):
        out.append(lexeme)
        if lexeme in ("for", "while", "loop"):
            in_loop_head = True
        elif in_loop_head and lexeme == "{":
            # No expression holds a brace: this one opens the body.
            out.append(count)
            in_loop_head = False
    return " ".join(_directives_first(out, declarations))


def _directives_first(lexemes: list[str], declarations: str) -> list[str]:
    """``declarations`` after ``enable``, ``requires`` and ``diagnostic``, which must come first in a module."""
    start = 0
    while start < len(lexemes) and lexemes[start] in ("enable", "requires", "diagnostic", ";"):
        while start < len(lexemes) and lexemes[start] != ";":
            start += 1
        start += 1
    return [*lexemes[:start], declarations, *lexemes[start:]]


def rebound(code: str, bindings: dict[int, int]) -> str:
    """``code`` with the numbers of its bindings exchanged; for a module whose bindings are all in one group."""
    out = []
    in_binding = False
    for lexeme in rust_core.tokenize(code):
        in_binding = lexeme == "@binding" or (in_binding and lexeme != ")")
        number = lexeme.rstrip("iu")
        out.append(str(bindings.get(int(number), number)) if in_binding and number.isdecimal() else lexeme)
    return " ".join(out)


def without_stage(code: str, entry: str) -> str:
    """``code`` with the vertex entry point ``entry`` as an ordinary function: its attributes are taken off."""
    lexemes = rust_core.tokenize(code)
    at = next(i for i, pair in enumerate(pairwise(lexemes)) if pair == ("fn", entry))
    end = lexemes.index("{", at)
    start = at
    # Attributes stand before `fn`: back to the end of what comes before.
    while start > 0 and lexemes[start - 1] not in (";", "}"):
        start -= 1
    head, depth = [], 0
    for i in range(start, end):
        lexeme = lexemes[i]
        if depth or (lexeme == "(" and lexemes[i - 1].startswith("@")):
            depth += {"(": 1, ")": -1}.get(lexeme, 0)
        elif not lexeme.startswith("@"):
            head.append(lexeme)
    return " ".join([*lexemes[:start], *head, *lexemes[end:]])
