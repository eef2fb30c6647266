"""Tooltips in which every name stands as it was typed: Qt takes what looks like HTML for rich text."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """A text for a tooltip; nothing in it is taken for markup, and no picture is loaded."""
    if "<" not in text:
        return text
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"
