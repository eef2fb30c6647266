"""What a finished sentence never shows: a hole where a name should stand, a code, a doubled sign."""

from __future__ import annotations

import re

HOLES = {
    "a doubled space": re.compile(r"\S  \S"),
    "a space before a sign": re.compile(r"\s[.,;:!?)](?:\s|$)"),
    "an empty quotation": re.compile(r"‘\s*’|“\s*”|\(\s*\)|\[\s*\]"),
    "a doubled sign": re.compile(r"[,;:]\s*[.,;:]|\.\s*[,;]|(?<!\.)\.\.(?!\.)"),
    "an open field": re.compile(r"[{}]"),
    "a code": re.compile(r"\bNone\b|<[A-Za-z]+\.[A-Z_]+|\bnan\b|datetime\."),
    "nothing after a colon": re.compile(r":\s*$"),
    "a list that begins or ends with nothing": re.compile(r"^\s|^and |\band\s*[.;:]|\s$"),
}


def holes_in(sentence: str) -> list[str]:
    """What is wrong with a sentence, in words; nothing where it is whole."""
    if not sentence.strip():
        return ["nothing is said"]
    return [what for what, shape in HOLES.items() if shape.search(sentence)]


def assert_whole(*sentences: str) -> None:
    """Each is a sentence that may be shown. Names in tests hold no such signs themselves."""
    wrong = {sentence: found for sentence in sentences if (found := holes_in(sentence))}
    assert not wrong
