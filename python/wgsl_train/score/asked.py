"""Whether what a prompt asks for by value stands in the live code of an answer; ``rust_core.asked_items`` says what
that is."""

import rust_core


def judge_asked(prompt: str, code: str, reference: str) -> list[dict[str, str | bool]]:
    """What ``prompt`` asks for and whether it stands in ``code``, ready for JSON.

    ``{"kind", "text", "stands", "in_reference"}`` each. Nothing stands in a module that is not valid. Where the
    reference lacks an item, either is wrong, or the prompt was misread.
    """
    items = rust_core.asked_items(prompt)
    if not items:
        return []
    root = rust_core.function_asked_for(reference)
    # Of no code at all where it is not valid.
    code_live, reference_live = (
        rust_core.live_code(text if rust_core.validate(text).valid else "", root) for text in (code, reference)
    )
    return [
        {
            "kind": item.kind,
            "text": item.text,
            "stands": code_live.has(item),
            "in_reference": reference_live.has(item),
        }
        for item in items
    ]
