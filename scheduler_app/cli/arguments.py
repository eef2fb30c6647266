"""Arguments and options that several commands share."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import click

from scheduler_app.i18n import mark, tr
from scheduler_app.mission.texts import (
    LONGEST_TEXT,
    is_broken_text,
    one_line,
    shown_text,
    shown_whole,
)

A_PATH = click.Path(path_type=Path, readable=False)  # what cannot be read says so itself

file_argument = click.argument("file", type=A_PATH)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object and nothing else."
)


class Words(click.ParamType[str]):
    """A text that is kept in the mission, on one line; bytes that are no text are none."""

    name = "text"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        text = str(value)
        if is_broken_text(text):
            said = tr("‘{value}’ cannot be read as text.").format(value=shown_whole(text))
            self.fail(said, param, ctx)
        if len(text) > LONGEST_TEXT:
            said = tr("‘{value}’ is longer than {most:,} characters.")
            self.fail(said.format(value=shown_text(text), most=LONGEST_TEXT), param, ctx)
        return one_line(text)


WORDS = Words()


class Number(click.ParamType[float]):
    """A number within limits, spoken of as people do; not a number is none."""

    name = "number"

    def __init__(self, least: float, most: float) -> None:
        self._least = least
        self._most = most

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> float:
        try:
            number = self._read(value)
        except ValueError:
            self.fail(
                tr("‘{value}’ is no {kind}.").format(value=value, kind=tr(self._kind)), param, ctx
            )
        if not self._least <= number <= self._most:
            limits = tr("{value} is not within {least:,} to {most:,}.")
            self.fail(limits.format(value=value, least=self._least, most=self._most), param, ctx)
        return number

    _kind = mark("number")

    def _read(self, value: object) -> float:
        number = float(str(value))
        if math.isnan(number):
            raise ValueError(value)
        return number


class WholeNumber(Number):
    """The same without fractions."""

    _kind = mark("whole number")

    def _read(self, value: object) -> int:
        return int(str(value))
