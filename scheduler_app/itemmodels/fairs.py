"""Fairs of a city as one line: "Canton Fair, phase 1: 15 Apr 2015 - 19 Apr 2015". Qt-free."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scheduler_app.itemmodels.moments import day_text, read_day
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Fair


def fairs_text(fairs: Iterable[Fair], *, year: int | None = None) -> str:
    """A line that `read_fairs` reads back."""
    return "; ".join(
        f"{one.title}: {day_text(one.first, year=year)} - {day_text(one.last, year=year)}"
        for one in fairs
    )


def read_fairs(mission: Mission, text: str) -> tuple[Fair, ...]:
    """Titles, each with its first and last day after a colon; NOT_UNDERSTOOD for anything else."""
    return tuple(_fair(mission, part) for part in re.split(r"[;\n]", text) if part.strip())


def _fair(mission: Mission, part: str) -> Fair:
    title, colon, days = part.rpartition(":")
    first, dash, last = (
        (one.strip() for one in re.split(r"(\s[-–]\s)", days, maxsplit=1))
        if (re.search(r"\s[-–]\s", days))
        else (days, "", days)
    )
    if not colon or not title.strip():
        raise MissionError(fault=Fault.NOT_UNDERSTOOD, value=part.strip(), other=dash)
    return Fair(title=title.strip(), first=read_day(mission, first), last=read_day(mission, last))
