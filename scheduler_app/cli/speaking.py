"""What a command prints: results, notes, and the one sentence with which it refuses."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

import click


class Refusal(Exception):  # noqa: N818 - what a command says when it will not
    """A command ends with this sentence and exit code."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def say(text: str) -> None:
    """A line of the result."""
    click.echo(text)


def say_json(data: Mapping[str, Any]) -> None:
    """The one JSON object of `--json`."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(data, ensure_ascii=not is_unicode, indent=2))


def note(text: str) -> None:
    """A line for the person at the terminal, not part of the result."""
    click.echo(text, err=True)


def is_terminal() -> bool:
    """Whether somebody is watching standard error."""
    return sys.stderr.isatty()
