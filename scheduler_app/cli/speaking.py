"""What a command prints: results, notes, and the one sentence with which it refuses."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Mapping
from typing import Any

import click

_DIRECTIONS = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
)


class Refusal(Exception):  # noqa: N818 - what a command says when it will not
    """A command ends with this sentence and exit code."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def say(text: str) -> None:
    """A line of the result."""
    click.echo(printable(text))


def printable(text: str) -> str:
    """A text in which nothing commands the terminal: control characters, and such as turn the direction of
    writing, are shown as their numbers.
    """
    return "".join(c if c in "\n\t" or not _is_command(c) else _escaped(c) for c in text)


def _is_command(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or character in _DIRECTIONS


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"


def say_json(data: Mapping[str, Any]) -> None:
    """The one JSON object of `--json`."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(printable(json.dumps(data, ensure_ascii=not is_unicode, indent=2)))


def note(text: str) -> None:
    """A line for the person at the terminal, not part of the result."""
    click.echo(printable(text), err=True)


def is_terminal() -> bool:
    """Whether somebody is watching standard error."""
    return sys.stderr.isatty()
