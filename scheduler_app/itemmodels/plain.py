"""Texts of users on the screen: nothing of them is taken for markup, and no word of them is endless.

Qt takes what looks like HTML for rich text, and breaks lines between words only: a name of a thousand
letters without a space would make a window wider than any screen.
"""

from __future__ import annotations

import re
from html import escape

LONGEST_WORD = 120
"""Letters of which more are not shown of one word; its tooltip has them."""
_PIECE = 20
"""Letters between which a long word may be broken."""
_BREAK = "\u200b"
_LONG = re.compile(rf"\S{{{_PIECE + 1},}}")


def tip(text: str) -> str:
    """A text for a tooltip; nothing in it is taken for markup, no picture is loaded, and it is broken into lines."""
    if "<" not in text and _LONG.search(text) is None:
        return text
    return f"<qt>{escape(breakable(text)).replace(chr(10), '<br>')}</qt>"


def fitting(text: str) -> str:
    """A text for a label of several lines: long words can be broken anywhere, endless ones are cut."""
    return breakable(_WORD_TOO_LONG.sub(_cut, text))


def breakable(text: str) -> str:
    """A text in which long words, such as addresses of web pages, may be broken anywhere."""
    return _LONG.sub(lambda word: _BREAK.join(re.findall(rf".{{1,{_PIECE}}}", word[0])), text)


def in_one_line(text: str) -> str:
    """A text for a label or a button of one line, cut where it is too long for it."""
    return text if len(text) <= LONGEST_WORD else f"{text[: LONGEST_WORD - 1]}…"


_WORD_TOO_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def _cut(word: re.Match[str]) -> str:
    return f"{word[0][: LONGEST_WORD - 1]}…"
